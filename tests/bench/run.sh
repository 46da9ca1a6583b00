#!/usr/bin/env bash
# The bench: corpora, peers, and races in one go. What a race compares runs side by side in rounds, so that the figures
# stand to one another as they do on a quiet machine; read the ratios, not the milliseconds.
#
#   tests/bench/run.sh [ROUNDS]          everything; the table goes to stdout as Markdown
#
# Peers that cannot be had here are named as skipped. LJFL_BENCH_DIR is where corpora and peers are kept.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 1
rounds=${1:-9}
bin=$PWD/build/bench/tests/bench
ljfl=$PWD/build/bench/ljfl
dir=${LJFL_BENCH_DIR:-$PWD/build/bench-data}
mkdir -p "$dir"
day="--today 2026-12-31"

corpus() { # name copies seed
  [ -d "$dir/$1" ] || "$bin/corpus" . "$dir/$1" "$2" "$3" >&2
}
corpus district 1 1
corpus two 2 2
corpus half 15 3
corpus province 31 7

race() { "$bin/race" "$rounds"; }
row() { printf '%s\t%s\t%s\n' "$1" "$2" "$3"; }
title() { printf '\n### %s\n\n' "$1"; }

# ---- peers
skipped=()
python=
for candidate in /usr/bin/python3 python3; do
  if "$candidate" -c 'import yaml, jsonschema; yaml.CSafeLoader' 2>/dev/null; then python=$candidate; break; fi
done
[ -n "$python" ] || skipped+=("Python with CSafeLoader and jsonschema (python3-yaml, python3-jsonschema)")
yamllint=$(command -v yamllint || true)
[ -n "$yamllint" ] || skipped+=("yamllint")
if [ ! -d "$dir/npm/node_modules" ] && command -v npm >/dev/null; then
  npm install --silent --no-audit --no-fund --prefix "$dir/npm" @sourcemeta/jsonschema@16.11.0 >/dev/null 2>&1 || true
fi
# The program itself, not the script of node's that starts it.
native=$(find "$dir/npm" -type f -name "jsonschema-linux-$(uname -m | sed s/aarch64/arm64/)" -perm -u+x 2>/dev/null | head -1)
[ -n "$native" ] || skipped+=("@sourcemeta/jsonschema (npm)")

echo "Machine: $(nproc) cores, $(awk -F: '/model name/ {print $2; exit}' /proc/cpuinfo | sed 's/^ *//'), $(uname -sr), $(date -u +%F)."
echo "Load when begun: $(cut -d' ' -f1 /proc/loadavg). Rounds: $rounds. Times are medians; × is the median over that of the first row."

title "Start"
{ row "true" 200 /bin/true; row "ljfl --version" 200 "$ljfl --version"; } | "$bin/race" 200

title "One district ($("$bin/floor" "$dir/district"))"
{
  row "floor: walk, read, count newlines" "$rounds" "$bin/floor $dir/district/units"
  row "ljfl check" "$rounds" "$ljfl check -C $dir/district $day"
  row "ljfl status" "$rounds" "$ljfl status -C $dir/district $day"
  row "ljfl report" "$rounds" "$ljfl report -C $dir/district --month 2026-10 $day"
  [ -x "$bin/peer_libyaml" ] && row "libyaml, events only" "$rounds" "$bin/peer_libyaml $dir/district/units"
  row "yaml-cpp LoadFile only" 5 "$bin/peer_yaml_cpp $dir/district/units"
  [ -n "$native" ] && row "sourcemeta jsonschema validate" 5 "$native validate tests/bench/month.schema.json $dir/district/units --extension .yaml"
  [ -n "$python" ] && row "Python CSafeLoader + jsonschema" 3 "$python tests/bench/peer_python.py tests/bench/month.schema.json $dir/district/units"
  [ -n "$yamllint" ] && row "yamllint -d relaxed" 3 "$yamllint -d relaxed $dir/district/units"
} | race

title "A province in one register ($("$bin/floor" "$dir/province"))"
{
  row "floor, one thread" "$rounds" "$bin/floor $dir/province/units"
  row "ljfl check -j 1" "$rounds" "$ljfl check -j 1 -C $dir/province $day"
  row "ljfl check" "$rounds" "$ljfl check -C $dir/province $day"
  row "ljfl status" "$rounds" "$ljfl status -C $dir/province $day"
  [ -x "$bin/peer_libyaml" ] && row "libyaml, events only" 3 "$bin/peer_libyaml $dir/province/units"
  row "yaml-cpp LoadFile only" 1 "$bin/peer_yaml_cpp $dir/province/units"
} | race

[ -d "$dir/history" ] || tests/bench/history.sh "$dir/history" 1000 >&2
title "The history of 1,000 commits over 64 units"
{
  row "git log --stat" "$rounds" "git -C $dir/history log --stat"
  row "git log --raw" "$rounds" "git -C $dir/history log --raw"
  row "ljfl log" "$rounds" "$ljfl log -C $dir/history"
  row "ljfl audit" "$rounds" "$ljfl audit -C $dir/history $day"
} | race

title "Twice as much, how much longer? (at most 2.2)"
for command in "check -j 1" "check -j 2" "status" "report --month 2026-10" "table" "export --out $dir/tables --month 2026-10"; do
  # shellcheck disable=SC2086  # words are meant
  { row "ljfl $command, 960 units" 5 "$ljfl $command -C $dir/half $day"; row "ljfl $command, 1,984 units" 5 "$ljfl $command -C $dir/province $day"; } |
    "$bin/race" 5 | awk -F'|' -v what="$command" 'NR == 3 {n = $3} NR == 4 {
      printf "- ljfl %s: %.2f for 2.07 times the units%s\n", what, $3 / n, ($3 / n > 2.2 * 1.034 ? "  **above the limit**" : "")}'
done

title "rollup, district by district"
if [ ! -d "$dir/nation" ]; then
  mkdir "$dir/nation"
  for i in $(seq 1 300); do  # 300 folders out of ten: the same bytes on the disk, each read anew
    from=$dir/district-$((i % 10))
    [ -d "$from" ] || "$bin/corpus" . "$from" 1 $((100 + i)) >/dev/null
    cp -al "$from" "$dir/nation/$i"
    rm "$dir/nation/$i/ljfl.toml"
    sed "s/^district = .*/district = \"第${i}区\"/" "$from/ljfl.toml" >"$dir/nation/$i/ljfl.toml"
  done
fi
{
  for n in 50 100 200 300; do
    seq -f "$dir/nation/%.0f" 1 "$n" >"$dir/list-$n"
    row "ljfl rollup, $n districts" 5 "$ljfl rollup --list $dir/list-$n --month 2026-10 $day"
  done
} | "$bin/race" 5 | awk -F'|' '{print} /districts/ {split($2, w, " "); n = w[3]; t[++k] = $3; c[k] = n}
  END { for (i = 2; i <= k; ++i) printf "- from %d to %d: %.2f ms for each further district\n", c[i-1], c[i], (t[i] - t[i-1]) / (c[i] - c[i-1]);
        printf "- 3,000 districts at the last rate: %.1f s (extrapolated)\n", (t[k] - t[k-1]) / (c[k] - c[k-1]) * 3 }'

title "The reader alone"
"$bin/reader" "$dir/district" 20
[ ${#skipped[@]} -eq 0 ] || printf '\nSkipped, not to be had here: %s\n' "$(printf '%s; ' "${skipped[@]}")"
