#!/bin/sh
# Every fuzzer for a while, two at a time, from the seeds and from what earlier runs found. Prints a line a fuzzer.
#
#     tests/fuzz/run.sh BUILD SECONDS [FUZZER…]
#
# The corpus grows in BUILD/fuzz/corpus; what led to a fault is in BUILD/fuzz/found, and is run again with
# BUILD/tests/fuzz/fuzz_NAME FILE.
set -u
source=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "$1" && pwd)
seconds=$2
shift 2
[ $# -gt 0 ] || set -- reader edits fixes register templates tables messages git
work=$build/fuzz
mkdir -p "$work/corpus" "$work/found" "$work/log"
rm -rf "$work/seeds"
"$build/tests/fuzz/fuzz_seeds" "$source" "$work/seeds" >/dev/null || exit 1

one() {
  name=$1
  mkdir -p "$work/corpus/$name"
  # What takes ten seconds or 2 GB of memory is a fault too.
  UBSAN_OPTIONS=print_stacktrace=1 ASAN_OPTIONS=allocator_may_return_null=0 \
    "$build/tests/fuzz/fuzz_$name" "-max_total_time=$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=8192 -reload=0 \
    -print_final_stats=1 "-dict=$source/tests/fuzz/yaml.dict" "-artifact_prefix=$work/found/$name-" "-seed=${SEED:-0}" \
    "$work/corpus/$name" "$work/seeds/$name" >"$work/log/$name" 2>&1
  code=$?
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$work/log/$name")
  if [ $code -eq 0 ] && [ "${runs:-0}" -gt 0 ]; then
    echo "ok fuzz $name: $runs executions in $seconds s"
  else
    echo "FAILED fuzz $name"
    grep -aE 'DOES NOT HOLD|ERROR|runtime error|SUMMARY|^ours|^theirs|Test unit written' "$work/log/$name" | head -12
    return 1
  fi
}

failed=0
while [ $# -gt 0 ]; do
  first=$1
  second=${2:-}
  shift
  [ -n "$second" ] && shift
  one "$first" &
  pid=$!
  if [ -n "$second" ]; then one "$second" || failed=1; fi
  wait $pid || failed=1
done
exit $failed
