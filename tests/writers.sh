#!/bin/sh
# Several processes record at once, a reader looks on: nothing may be lost, and nothing half written be read.
#     tests/writers.sh LJFL PROCESSES EACH
set -eu
ljfl=$1 processes=$2 each=$3
memory=/dev/shm
[ -w "$memory" ] || memory=${TMPDIR:-/tmp}
work=$(mktemp -d "$memory/writers-XXXXXX")
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir -p units/fenleiban
printf 'district = "x"\nyear = 2026\n' > ljfl.toml
printf 'name: x\nrole: lead\ntasks:\n  - {id: study, title: y}\n' > units/fenleiban/unit.yaml

writer() {
  i=0
  while [ "$i" -lt "$each" ]; do
    month=$((i % 10 + 1))
    [ "$month" -eq 10 ] || month=0$month
    "$ljfl" record fenleiban study --date "2026-$month-15" --note "p$1-$i" --today 2026-11-20 > /dev/null 2>> "said-$1" || echo "p$1-$i" >> failed
    i=$((i + 1))
  done
}

reader() {
  while [ ! -e finished ]; do
    "$ljfl" check --quiet --today 2026-11-20 > seen 2>&1 || { cat seen >> torn; echo >> torn; }
    echo >> looks
  done
}

reader &
look=$!
writers=
p=0
while [ "$p" -lt "$processes" ]; do
  writer "$p" &
  writers="$writers $!"
  p=$((p + 1))
done
for one in $writers; do wait "$one"; done
touch finished
wait "$look"

wanted=$((processes * each))
found=$(cat units/fenleiban/2026-*.yaml | grep -c 'note: p')
distinct=$(grep -ho 'note: p.*' units/fenleiban/2026-*.yaml | sort -u | wc -l)
litter=$(find units -name '.*' | wc -l)
lines_of() {
  if [ -e "$1" ]; then wc -l <"$1"; else echo 0; fi
}
echo "$wanted recorded by $processes processes: $found found, $distinct distinct, $(lines_of failed) refused; $(lines_of looks) looks meanwhile, $(lines_of torn) torn; $litter files left behind"
[ "$found" -eq "$wanted" ] && [ "$distinct" -eq "$wanted" ] && [ ! -e failed ] && [ ! -e torn ] && [ "$litter" -eq 0 ]
