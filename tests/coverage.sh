#!/bin/sh
# Which lines and branches of src the tests run: BUILD/coverage.txt by file, BUILD/html to look at, and the sums at the
# end. Needs a build of the preset `coverage` (clang's own counters: what -O0 compiles is what is counted).
#
#     tests/coverage.sh BUILD JOBS
set -eu
cd "$(dirname "$0")/.."
build=$(cd "$1" && pwd)
tools=
for version in 19 18 17 16; do
  if command -v "llvm-cov-$version" >/dev/null; then
    tools=-$version
    break
  fi
done
rm -rf "$build/profiles"
mkdir -p "$build/profiles"
# Each process writes its own counts; %8m merges those of one binary into eight files. Where calls and allocations are
# made to fail, the counting fails with them.
LLVM_PROFILE_FILE="$build/profiles/%8m.profraw" ctest --preset coverage -j "$2" -E '^(faults|memory-faults)$' \
  >"$build/ctest.log" 2>&1 || {
  tail -n 30 "$build/ctest.log"
  echo "the tests fail: nothing is counted" >&2
  exit 1
}
tail -n 3 "$build/ctest.log"
"llvm-profdata$tools" merge -sparse -o "$build/all.profdata" "$build"/profiles/*.profraw
report() { "llvm-cov$tools" "$@" -instr-profile="$build/all.profdata" "$build/ljfl" -object "$build/tests/ljfl_test" -ignore-filename-regex='/(tests|build|usr)/'; }
report report -show-region-summary=false >"$build/coverage.txt"
report show -format=html -show-branches=count -output-dir="$build/html" >/dev/null
tail -n 1 "$build/coverage.txt"
