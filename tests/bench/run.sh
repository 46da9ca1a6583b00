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
# What users run: installed, and without its symbols, as tests/dist.sh packs it.
install -D -s "$ljfl" "$dir/bin/ljfl"
sync "$dir/bin/ljfl"  # it is started as it lies on the disk, not while it is written there
ljfl=$dir/bin/ljfl

corpus() { # name copies seed
  [ -d "$dir/$1" ] || "$bin/corpus" . "$dir/$1" "$2" "$3" >&2
}
corpus district 1 1
corpus two 2 2
corpus half 16 3
corpus province 32 7

# A race's table is shown, and kept under a name for what is reckoned from it.
race() { # name [rounds]
  "$bin/race" "${2:-$rounds}" "$dir/$1.raw" | tee "$dir/$1.md"
}
cell() { # name row column: 3 time ms, 4 ×, 5 CPU ms, 6 peak MB; nothing for a row that is not there or failed
  awk -F'|' -v row=" $2 " -v column="$3" '$2 == row && $3 + 0 > 0 {print $column + 0}' "$dir/$1.md"
}
goals=()
goal() { # what limit unit measured [atleast [what the floor itself reaches]]
  [ -n "$4" ] || { goals+=("| $1 | $2$3 | not measured | |"); return; }
  goals+=("$(awk -v what="$1" -v limit="$2" -v unit="$3" -v measured="$4" -v least="${5:-}" -v floor="${6:-}" 'BEGIN {
    met = least == "" ? measured <= limit : measured >= limit
    beyond = !met && floor > 0 && floor < limit ? sprintf("; the floor itself %.0f%s", floor, unit) : ""
    printf "| %s | %s %s%s | %.2f%s | %s |", what, least == "" ? "≤" : "≥", limit, unit, measured, unit, (met ? "met" : "**missed**") beyond }')")
}
times() { # name row other: how many times longer `row` takes than `other`
  awk -v a="$(cell "$1" "$2" 3)" -v b="$(cell "$1" "$3" 3)" 'BEGIN { if (a > 0 && b > 0) print a / b }'
}
row() { # name rounds command [folder taken away before each run]
  printf '%s\t%s\t%s\t%s\n' "$1" "$2" "$3" "${4:-}"
}
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
{ row "true" 200 /bin/true; row "ljfl --version" 200 "$ljfl --version"; } | race start 200
goal "start: ljfl --version against true" 1 × "$(times start "ljfl --version" true)"

title "One district ($("$bin/floor" "$dir/district"))"
{
  row "floor: walk, read, count newlines" "$rounds" "$bin/floor $dir/district/units"
  row "ljfl check" "$rounds" "$ljfl check -C $dir/district $day"
  row "ljfl status" "$rounds" "$ljfl status -C $dir/district $day"
  row "ljfl report" "$rounds" "$ljfl report -C $dir/district --month 2026-10 $day" "$dir/district/reports/2026-10"
  row "ljfl report, once more" "$rounds" "$ljfl report -C $dir/district --month 2026-10 $day"
  [ -x "$bin/peer_libyaml" ] && row "libyaml, events only" "$rounds" "$bin/peer_libyaml $dir/district/units"
  row "yaml-cpp LoadFile only" 5 "$bin/peer_yaml_cpp $dir/district/units"
  [ -n "$native" ] && row "sourcemeta jsonschema validate" 5 "$native validate tests/bench/month.schema.json $dir/district/units --extension .yaml"
  [ -n "$python" ] && row "Python CSafeLoader + jsonschema" 3 "$python tests/bench/peer_python.py tests/bench/month.schema.json $dir/district/units"
  [ -n "$yamllint" ] && row "yamllint -d relaxed" 3 "$yamllint -d relaxed $dir/district/units"
} | race district
floor="floor: walk, read, count newlines"
goal "check of a district against the floor" 2.5 × "$(times district "ljfl check" "$floor")"
goal "report of a district against the floor" 7 × "$(times district "ljfl report" "$floor")"
goal "check of a district: faster than yaml-cpp's LoadFile" 30 × "$(times district "yaml-cpp LoadFile only" "ljfl check")" atleast \
  "$(times district "yaml-cpp LoadFile only" "$floor")"
goal "check of a district: faster than sourcemeta's validator" 6 × "$(times district "sourcemeta jsonschema validate" "ljfl check")" atleast \
  "$(times district "sourcemeta jsonschema validate" "$floor")"
goal "check of a district: faster than Python" 100 × "$(times district "Python CSafeLoader + jsonschema" "ljfl check")" atleast \
  "$(times district "Python CSafeLoader + jsonschema" "$floor")"
goal "check of a district: faster than yamllint" 600 × "$(times district "yamllint -d relaxed" "ljfl check")" atleast \
  "$(times district "yamllint -d relaxed" "$floor")"

title "A province in one register ($("$bin/floor" "$dir/province"))"
{
  row "floor, one thread" "$rounds" "$bin/floor $dir/province/units"
  row "ljfl check -j 1" "$rounds" "$ljfl check -j 1 -C $dir/province $day"
  row "ljfl check" "$rounds" "$ljfl check -C $dir/province $day"
  row "ljfl status" "$rounds" "$ljfl status -C $dir/province $day"
  [ -x "$bin/peer_libyaml" ] && row "libyaml, events only" 3 "$bin/peer_libyaml $dir/province/units"
  row "yaml-cpp LoadFile only" 1 "$bin/peer_yaml_cpp $dir/province/units"
} | race province
goal "check of a province, one thread, against the floor" 2.5 × "$(times province "ljfl check -j 1" "floor, one thread")"
goal "check of a province, all cores, against the floor" 1.6 × "$(times province "ljfl check" "floor, one thread")"

[ -d "$dir/history" ] || tests/bench/history.sh "$dir/history" 1000 >&2
title "The history of 1,000 commits over 64 units"
{
  row "git log --stat" "$rounds" "git -C $dir/history log --stat"
  row "git log --raw" "$rounds" "git -C $dir/history log --raw"
  row "ljfl log" "$rounds" "$ljfl log -C $dir/history"
  row "ljfl audit" "$rounds" "$ljfl audit -C $dir/history $day"
} | race history
goal "log against git log --stat" 1.1 × "$(times history "ljfl log" "git log --stat")"

title "Twice as much, how much longer? (at most 2.2)"
# Of a round's two runs, one after the other, the longer over the shorter; the median of these. A neighbour's noise that
# lasts longer than a round slows both, and it takes many rounds until sixteen such figures stand still.
twice() { # command, what it is of, rounds, once's words, twice's words
  { row once "$3" "$4"; row twice "$3" "$5"; } | race twice "$3" >/dev/null
  awk -F'\t' -v what="$1" -v of="$2" -v one="$(cell twice once 5)" -v two="$(cell twice twice 5)" '
    $1 == "once" { cpu[$2] = $4 }
    $1 == "twice" && cpu[$2] > 0 {
      x = $4 / cpu[$2]
      for (i = n++; i > 0 && sorted[i - 1] > x; --i) sorted[i] = sorted[i - 1]
      sorted[i] = x
    }
    END {
      if (n == 0) { printf "| %s | %s | | | failed |\n", what, of; exit }
      x = n % 2 ? sorted[(n - 1) / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2
      printf "| %s | %s | %.1f | %.1f | %.2f%s |\n", what, of, one, two, x, (x > 2.2 ? " **above the limit**" : "")
    }' "$dir/twice.raw"
}
printf '| command | of | once, CPU ms | twice, CPU ms | × |\n| --- | --- | ---: | ---: | ---: |\n'
{
  many=$((rounds * 2 + 3))
  twice "floor, one thread" "1,024, 2,048 units" "$many" "$bin/floor $dir/half/units" "$bin/floor $dir/province/units"
  unit=caizhengju-11  # in both
  for command in "check -j 1" "status" "due" "gaps" "show $unit" "todo $unit" "notice --month 2026-10 --dry-run" \
    "sheet $unit --month 2026-11" "rank --half 2026H2" "report --month 2026-10" "table" "fmt --check" "schema month" \
    "export --out $dir/tables --month 2026-10"; do
    name=${command%% --*}
    twice "ljfl ${name% "$unit"}" "1,024, 2,048 units" "$many" "$ljfl $command -C $dir/half $day" "$ljfl $command -C $dir/province $day"
  done
  [ -d "$dir/history-2000" ] || tests/bench/history.sh "$dir/history-2000" 2000 >&2
  for command in log audit; do
    twice "ljfl $command" "1,000, 2,000 commits" "$many" "$ljfl $command -C $dir/history $day" "$ljfl $command -C $dir/history-2000 $day"
  done
} | tee "$dir/doubled.md"
goal "twice as much, the worst of these commands" 2.2 × "$(awk -F'|' '/ljfl/ && $6 + 0 > most {most = $6 + 0} END {print most}' "$dir/doubled.md")"

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
} | race rollup 5
awk -F'|' '/districts/ {split($2, w, " "); n = w[3]; t[++k] = $3; c[k] = n}
  END { print ""; for (i = 2; i <= k; ++i) printf "- from %d to %d: %.2f ms for each further district\n", c[i-1], c[i], (t[i] - t[i-1]) / (c[i] - c[i-1]);
        printf "- 3,000 districts at the rate of the last: %.1f s (extrapolated)\n", (t[k] + (t[k] - t[1]) / (c[k] - c[1]) * (3000 - c[k])) / 1000 }' "$dir/rollup.md"
goal "rollup: 200 districts against 100" 2.2 × "$(times rollup "ljfl rollup, 200 districts" "ljfl rollup, 100 districts")"

title "The language server: from a keystroke to its findings"
tests/bench/keystroke.py "$ljfl" .

title "The reader alone"
"$bin/reader" "$dir/district" 20

title "Goals"
printf '| goal | limit | measured | |\n| --- | ---: | ---: | --- |\n'
printf '%s\n' "${goals[@]}"
[ ${#skipped[@]} -eq 0 ] || printf '\nSkipped, not to be had here: %s\n' "$(printf '%s; ' "${skipped[@]}")"
