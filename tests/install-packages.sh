#!/bin/sh
# Installs what is missing to build ljfl (`build`), to test it (`test`), to do so with clang, its sanitizers and fuzzers
# (`clang`), to build it for ARM on another machine (`arm64`), or to look at it (`lint`), by Debian's packages. Does
# nothing, and asks nothing of the network, when all is there. Where there is no apt, it says what is needed and fails.
set -eu

build="g++ cmake make git libcli11-dev libyaml-cpp-dev libtoml11-dev libfmt-dev libkainjow-mustache-dev nlohmann-json3-dev libcmark-gfm-dev libcmark-gfm-extensions-dev nettle-dev"
test="doctest-dev libvalijson-dev libyaml-dev valgrind"

# The newest clang of each Debian: 12 has 16, 13 has 19. Its runtime, which holds the sanitizers and libFuzzer, and its
# tools (coverage) are packages of their own.
clang=19
grep -qs '^VERSION_CODENAME=bookworm' /etc/os-release && clang=16

wanted=$build
case "${1:-build}" in
  test) wanted="$build $test" ;;
  clang) wanted="$build $test clang-$clang libclang-rt-$clang-dev llvm-$clang" ;;
  arm64) wanted="$build g++-aarch64-linux-gnu qemu-user-static" ;;
  lint) wanted="$build $test clang-tidy-$clang clang-format-$clang cppcheck shellcheck" ;;
esac

if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
  # Another system: what CMake finds is what counts, so only say what it will look for.
  for tool in c++ cmake make git; do
    command -v "$tool" >/dev/null 2>&1 || missing="${missing:-}$tool "
  done
  [ -z "${missing:-}" ] && exit 0
  echo "ljfl needs these, by their Debian names (there is no apt here to install them):" >&2
  # shellcheck disable=SC2086  # a list of words is meant
  printf '  %s\n' $wanted >&2
  exit 1
fi

missing=
for package in $wanted; do
  state=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$state" = installed ] || missing="$missing $package"
done
[ -z "$missing" ] && exit 0

echo "installing:$missing"
as_root=
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null 2>&1; then
    echo "not root, and there is no sudo; run as root: apt-get install$missing" >&2
    exit 1
  fi
  as_root=sudo
fi
$as_root apt-get update -q
# shellcheck disable=SC2086  # a list of words is meant
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
