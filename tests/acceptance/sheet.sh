#!/bin/sh
# The form goes through LibreOffice, is filled in there, and comes back: only the rows that were filled in change.
. "$(dirname "$0")/lib.sh"
need libreoffice-calc-nogui python3
project
cd "$work/project" || exit 1
today=2026-10-31

# convert FILE FOLDER FILTER: by a profile of our own, so that no running office is in the way.
convert() {
  case "$1" in *.csv) from='--infilter=Text - txt - csv (StarCalc):44,34,76' ;; *) from=--nologo ;; esac
  soffice "-env:UserInstallation=file://$work/profile" --headless "$from" --convert-to "$3" --outdir "$2" "$1" > "$work/office.log" 2>&1
}
same_register() { diff -r units "$work/before" > "$work/difference"; }
only_month_changed() { diff -rq units "$work/before" | grep -v "units/jiaoyuju/2026-10.yaml" | grep -c . | grep -qx 0; }

cp -r units "$work/before"
"$LJFL" sheet 教育局 --month 2026-10 --today $today -o "$work/form.csv" > /dev/null 2>&1
mkdir "$work/ods" "$work/back" "$work/back2"
convert "$work/form.csv" "$work/ods" ods
# 44 comma, 34 quotes, 76 UTF-8: as "save as CSV" with the defaults; then once more as tab and UTF-16, Excel's Unicode text.
convert "$work/ods/form.ods" "$work/back" 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false'
check "the form survives LibreOffice" test -s "$work/back/form.csv"
"$LJFL" import "$work/back/form.csv" --yes --today $today > "$work/said" 2>&1
check "unfilled, it changes nothing" same_register

# A clerk fills in two rows in the spreadsheet itself.
python3 - "$work/back/form.csv" "$work/back2/form.csv" <<'PY'
import csv, sys
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8-sig")))
head = rows[0]
at = {name: head.index(name) for name in ("编号", "本月", "累计", "日期", "情况说明", "上月累计", "本月已记")}
for row in rows[1:]:
    if row[at["编号"]] == "demo-schools":
        row[at["本月"]] = "1"
        row[at["累计"]] = str(int(row[at["上月累计"]]) + int(row[at["本月已记"]]) + 1)
        row[at["情况说明"]] = "验收1所，逗号,和\"引号\"\n第二行"
    if row[at["编号"]] == "publicity":
        row[at["本月"]] = "2"
        row[at["日期"]] = "2026/10/30"
        row[at["情况说明"]] = "展板两块"
csv.writer(open(sys.argv[2], "w", encoding="utf-8-sig", newline="")).writerows(rows)
PY
mkdir "$work/ods2" "$work/back3"
convert "$work/back2/form.csv" "$work/ods2" ods
convert "$work/ods2/form.ods" "$work/back3" 'csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false'
"$LJFL" import "$work/back3/form.csv" --today $today > "$work/preview" 2>&1
cat "$work/preview" >&2
check "a preview writes nothing" same_register
check "filled in, it is taken" "$LJFL" import "$work/back3/form.csv" --yes --today $today
check "only that month's file of that unit changed" only_month_changed
# Two records were added, and no line was taken away.
diff "$work/before/jiaoyuju/2026-10.yaml" units/jiaoyuju/2026-10.yaml > "$work/lines"
cat "$work/lines" >&2
check "no line of it was taken away" sh -c "! grep -q '^<' '$work/lines'"
check "two records were added" sh -c "[ \$(grep -c '^> *- date:' '$work/lines') -eq 2 ]"
check "and nothing is wrong with it" "$LJFL" check --second-opinion --quiet --today $today
"$LJFL" import "$work/back3/form.csv" --yes --today $today > "$work/again" 2>&1
check "the same file again changes nothing" sh -c "cp units/jiaoyuju/2026-10.yaml '$work/kept' && '$LJFL' import '$work/back3/form.csv' --yes --today $today; cmp -s units/jiaoyuju/2026-10.yaml '$work/kept'"
