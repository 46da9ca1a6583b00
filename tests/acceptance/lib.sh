# For the scripts beside it: sourced, never run.
# shellcheck shell=sh

# need PACKAGE…: installs Debian packages that are missing.
need() {
  missing=
  for package in "$@"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing="$missing $package"
  done
  [ -z "$missing" ] && return 0
  as_root=
  [ "$(id -u)" -eq 0 ] || as_root=sudo
  # shellcheck disable=SC2086  # a list of words is meant
  { $as_root apt-get update -q && $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing; } >&2
}

# check WHAT COMMAND…: runs the command and tells what came of it.
verdict=0
check() {
  what=$1
  shift
  if "$@"; then
    echo "ok $what"
  else
    echo "FAILED $what"
    verdict=1
  fi
}

# A folder of our own, gone at the end; the script's exit code says whether every check held.
work=$(mktemp -d)
trap 'rm -rf "$work"; exit $verdict' EXIT

# project: a copy of the shipped project in $work/project, as git has it.
project() {
  rm -rf "$work/project"
  mkdir "$work/project"
  cp -r "$LJFL_SOURCE/ljfl.toml" "$LJFL_SOURCE/units" "$LJFL_SOURCE/templates" "$LJFL_SOURCE/reports" "$work/project/"
}
