#!/bin/sh
# Runs the checks that need heavy real consumers (spreadsheets, browsers, databases, editors), one script a topic. Each
# script installs what it needs, prints a line a check (ok … / FAILED …), and fails when one of them did.
#
#     tests/acceptance/run.sh [TOPIC…]      with LJFL naming the binary (build/release/ljfl by default); behind the
#                                           moment ACCEPTANCE_UNTIL (date +%s) no further topic is begun, and it is
#                                           said which were not
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
LJFL=${LJFL:-$root/build/release/ljfl}
export LJFL LJFL_SOURCE="$root" LC_ALL=C.UTF-8 TZ=UTC
passed=0
failed=0
skipped=0
for script in "$here"/*.sh; do
  topic=$(basename "$script" .sh)
  case "$topic" in run | lib) continue ;; esac
  if [ $# -gt 0 ]; then
    case " $* " in *" $topic "*) ;; *) continue ;; esac
  fi
  echo "== $topic"
  if [ "$(date +%s)" -ge "${ACCEPTANCE_UNTIL:-9999999999}" ]; then
    echo "skipped $topic: there was no time left"
    skipped=$((skipped + 1))
    continue
  fi
  log=$(mktemp)
  start=$(date +%s)
  if sh "$script" >"$log" 2>&1; then verdict=0; else verdict=1; fi
  grep -E '^(ok|FAILED|skipped) ' "$log"
  passed=$((passed + $(grep -c '^ok ' "$log")))
  skipped=$((skipped + $(grep -c '^skipped ' "$log")))
  bad=$(grep -c '^FAILED ' "$log")
  # A script that fails without saying what counts once; so does one that says nothing at all.
  if [ "$verdict" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
  if [ "$(grep -cE '^(ok|FAILED|skipped) ' "$log")" -eq 0 ]; then bad=1; fi
  if [ "$bad" -ne 0 ]; then
    echo "-- the end of what $topic said:"
    tail -n 40 "$log"
  fi
  failed=$((failed + bad))
  rm -f "$log"
  echo "   ($(($(date +%s) - start)) s)"
done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
