#!/bin/sh
# The reports' CSVs in LibreOffice: every cell as it was written, Chinese whole, no formula run.
. "$(dirname "$0")/lib.sh"
need libreoffice-calc-nogui python3 >/dev/null

project
# What might do harm stands in the data itself.
cat >> "$work/project/units/jiaoyuju/2026-10.yaml" <<'YAML'
  - date: 2026-10-27
    task: publicity
    note: "=1+1"
  - date: 2026-09-27   # ljfl: allow E403 until 2026-12-31 =1+1，九月的材料十月才收到
    task: publicity
highlights:
  - "=HYPERLINK(\"http://example.com\")"
YAML
sed -i 's/title: 教育系统工作方案/title: "=1+1, \\"引号\\" 007 与 1\/2"/; s/title: 教育系统全面分类/title: "@SUM(A1)"/; s/title: 进课堂和实践活动/title: "-1+2"/' "$work/project/units/jiaoyuju/unit.yaml"
"$LJFL" -C "$work/project" notice --month 2026-09 --today 2026-10-08 >/dev/null 2>&1 || check "slips are issued" false
"$LJFL" -C "$work/project" report --month 2026-10 --today 2026-11-24 >/dev/null || { check "the report is made" false; exit; }
"$LJFL" -C "$work/project" report --half 2026H1 --today 2026-11-24 >/dev/null

cells() {
  python3 - "$work" "$1" <<'PY'
"""Reads a CSV by the rules, and what LibreOffice made of it, and compares cell by cell."""
import csv, glob, os, subprocess, sys, xml.etree.ElementTree as tree
work, path = sys.argv[1:]
out = os.path.join(work, 'ods')
# 76: UTF-8; quoted fields as text off, each column by its own content, as a double click does.
subprocess.run(['soffice', '-env:UserInstallation=file://' + work + '/office', '--headless', '--convert-to', 'fods',
                '--infilter=CSV:44,34,76,1', '--outdir', out, path], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
space = {'table': 'urn:oasis:names:tc:opendocument:xmlns:table:1.0', 'office': 'urn:oasis:names:tc:opendocument:xmlns:office:1.0',
         'text': 'urn:oasis:names:tc:opendocument:xmlns:text:1.0'}
T, O = '{%s}' % space['table'], '{%s}' % space['office']
sheet = tree.parse(os.path.join(out, os.path.basename(path)[:-4] + '.fods')).getroot()
rows, formulas = [], 0
for row in sheet.iter(T + 'table-row'):
    cells = []
    for cell in row.findall('table:table-cell', space):
        formulas += T + 'formula' in cell.attrib
        shown = '\n'.join(''.join(p.itertext()) for p in cell.findall('text:p', space))
        kind, value = cell.get(O + 'value-type'), shown
        if kind in ('float', 'percentage', 'currency'): value = float(cell.get(O + 'value'))
        if kind == 'date': value = cell.get(O + 'date-value')
        cells += [value] * int(cell.get(T + 'number-columns-repeated', 1)) if len(cells) < 200 else []
    while cells and cells[-1] == '': cells.pop()
    rows += [cells] * (int(row.get(T + 'number-rows-repeated', 1)) if cells else 1)
while rows and not rows[-1]: rows.pop()
with open(path, encoding='utf-8-sig', newline='') as f: wanted = list(csv.reader(f))
bad = 0
def same(a, b):
    if isinstance(b, str): return a == b
    return float(a.rstrip('%')) / (100 if a.endswith('%') else 1) - b < 1e-9
for number, row in enumerate(wanted):
    while row and row[-1] == '': row.pop()
    got = rows[number] if number < len(rows) else []
    for column in range(max(len(row), len(got))):
        a = row[column] if column < len(row) else ''
        b = got[column] if column < len(got) else ''
        try: fine = same(a, b)
        except ValueError: fine = False
        if not fine:
            bad += 1
            if bad < 4: print(f'{path}:{number + 1}:{column + 1}: {a!r} became {b!r}', file=sys.stderr)
if formulas: print(f'{path}: {formulas} formulas', file=sys.stderr)
if len(rows) != len(wanted): print(f'{path}: {len(wanted)} rows became {len(rows)}', file=sys.stderr)
sys.exit(bad > 0 or formulas > 0 or len(rows) != len(wanted) or not wanted)
PY
}
for file in "$work"/project/reports/2026-10/*.csv "$work"/project/reports/2026H1/*.csv; do
  check "$(basename "$(dirname "$file")")/$(basename "$file") in LibreOffice: every cell equal, no formula" cells "$file"
done
