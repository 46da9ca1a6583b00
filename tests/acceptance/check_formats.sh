#!/bin/sh
# shellcheck disable=SC2016  # what stands in single quotes is for the shell that runs it
# Each form of check's findings, given to those who read it: schemas, and programs that take the form in.
. "$(dirname "$0")/lib.sh"
need libxml2-utils python3-junitparser jq
command -v npm >/dev/null || need npm

# A register whose first line holds a BOM, a tab, 职责 and a character beyond the BMP; a file with a Chinese name; a fix; a
# second place; and enough findings for a second request of fifty.
mkdir -p "$work/data/units/jiaoyuju"
cd "$work/data" || exit 1
printf 'district = "兴庆区"\nyear = 2026\n' >ljfl.toml
cat >units/jiaoyuju/unit.yaml <<'Y'
name: 教育局
role: lead
tasks:
  - {id: plan, title: 工作方案, due: 2026-12-31}
  - {id: plan, title: 又一个}
Y
printf '\357\273\277{records: [{date: 2026.10.12, task: plan,\tnmae: 职责𠀀}],\t职责𠀀: 1}\n' >units/jiaoyuju/2026-10.yaml
{
  echo records:
  i=0
  while [ $i -lt 60 ]; do
    i=$((i + 1))
    echo "  - {date: 2026-09-12, task: no-such-$i}"
  done
} >units/jiaoyuju/2026-09.yaml
echo 'a: 1' >units/jiaoyuju/附件.yaml
git init -q "$work"

for form in human json github gitlab sarif junit rdjson checks; do
  GITHUB_STEP_SUMMARY="$work/summary.md" "$LJFL" check --today 2026-10-31 --format $form -o "$work/$form" 2>/dev/null
done
cd "$work" || exit 1
"$LJFL" -C data check --today 2026-10-31 --min-severity error --fail-on never units/jiaoyuju/unit.yaml --format junit -o clean.xml 2>/dev/null

npm install --silent --no-fund --no-audit ajv@8 ajv-formats@3 ajv-draft-04@1 @microsoft/jest-sarif@1.0.0-beta.0 \
  @microsoft/sarif-multitool-linux @umbrelladocs/rdformat-validator@1 @actions/core@1 @octokit/openapi-types typescript@5 >npm.log 2>&1 ||
  { cat npm.log; exit 1; }

cat >columns.cjs <<'J'
// The bytes of our JSON are the truth; every other form's columns are counted anew from them.
const fs = require('fs'), assert = require('assert');
const json = JSON.parse(fs.readFileSync('json')).diagnostics;
const sarif = JSON.parse(fs.readFileSync('sarif')).runs[0].results;
const rd = JSON.parse(fs.readFileSync('rdjson')).diagnostics;
const checks = JSON.parse(fs.readFileSync('checks')).flatMap(body => body.output.annotations);
assert(json.length > 60 && sarif.length === json.length && rd.length === json.length && checks.length === json.length);
let wide = 0;
for (const one of json) {
  const {path, byte_start, byte_end, start, end} = one.location;
  const bytes = fs.readFileSync('data/' + path);
  const line_start = byte_start === 0 ? 0 : bytes.lastIndexOf(10, byte_start - 1) + 1;
  if (bytes.subarray(byte_start, byte_end).includes(10)) continue;
  const skip = line_start === 0 && bytes[0] === 0xEF ? 3 : 0;
  const before = to => bytes.subarray(line_start + (to < line_start + skip ? 0 : skip), to).toString();
  if (/𠀀/.test(before(byte_end))) ++wide;
  assert.strictEqual(start.column, [...before(byte_start)].length + 1);
  assert.strictEqual(end.column, [...before(byte_end)].length + 1);
  const s = sarif.find(r => r.ruleId === one.code && r.locations[0].physicalLocation.region.startLine === start.line &&
    decodeURIComponent(r.locations[0].physicalLocation.artifactLocation.uri) === 'data/' + path &&
    r.locations[0].physicalLocation.region.startColumn === before(byte_start).length + 1);
  assert(s, 'SARIF ' + one.code + ' ' + path);
  assert.strictEqual(s.locations[0].physicalLocation.region.endColumn, before(byte_end).length + 1);
  const r = rd.find(d => d.code.value === one.code && d.location.path === 'data/' + path &&
    d.location.range.start.line === start.line && d.location.range.start.column === byte_start - line_start + 1);
  assert(r, 'rdjson ' + one.code + ' ' + path);
  assert.strictEqual(r.location.range.end.column, byte_end - line_start + 1);
  assert(checks.find(c => c.title === 'ljfl ' + one.code && c.path === 'data/' + path && c.start_line === start.line &&
    c.start_column === start.column && c.end_column === Math.max(start.column, end.column - 1)), 'checks ' + one.code);
}
assert(wide > 0, 'no finding stands behind the wide character');
J
check "columns, counted again by JavaScript in each form's own unit" node columns.cjs

cat >schemas.cjs <<'J'
const fs = require('fs'), Ajv = require('ajv'), formats = require('ajv-formats').default || require('ajv-formats');
const read = name => JSON.parse(fs.readFileSync(name));
const [, , form, schema] = process.argv;
const Used = schema.includes('"http://json-schema.org/draft-04') || /draft-04/.test(read(schema).$schema || '') ? require('ajv-draft-04').default || require('ajv-draft-04') : Ajv.default || Ajv;
const ajv = new Used({strict: false, allErrors: true, unicodeRegExp: false});
formats(ajv);
const valid = ajv.compile(read(schema));
if (!valid(read(form))) { console.log(valid.errors); process.exit(1); }
J
check "SARIF fits the 2.1.0 schema" node schemas.cjs sarif node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json

multitool=node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool
chmod +x $multitool
cp sarif findings.sarif
DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 $multitool validate findings.sarif --rule-kind "Sarif;Ghas" --output multitool.sarif --log ForceOverwrite >multitool.log 2>&1
sarif_is_sound() {
  cat multitool.log
  ! grep -q "was skipped" multitool.log && jq -e '[.runs[0].results[]? | select(.level == "error")] | length == 0' multitool.sarif
}
check "SARIF passes Microsoft's validator, GitHub's rules among them" sarif_is_sound

check "our JSON fits its schema" sh -c '"$LJFL" schema check -C data >check.schema.json && node schemas.cjs json check.schema.json'

check "rdjson passes the RDFormat validator" node node_modules/@umbrelladocs/rdformat-validator/dist/cli/index.js rdjson

# What GitLab's parser requires of each item (its codeclimate.json), and what its page says beyond.
check "Code Quality has what GitLab requires, a fingerprint each" jq -e '
  all(.[]; (.description | type == "string") and (.fingerprint | type == "string") and (.location.path | startswith("data/"))
    and (.location.lines.begin | type == "number") and (.severity | IN("info", "minor", "major", "critical", "blocker")))
  and ([.[].fingerprint] | length == (unique | length))' gitlab
check "Code Quality begins without a BOM" sh -c '[ "$(head -c 1 gitlab)" = "[" ]'

check "JUnit is well-formed" xmllint --noout junit
cat >junit.py <<'P'
import sys
from junitparser import JUnitXml, Failure, Skipped
cases = [case for suite in JUnitXml.fromfile("junit") for case in suite]
names = {(case.classname, case.name) for case in cases}
assert len(names) == len(cases), "two cases of one name"
failed = [case for case in cases if any(isinstance(r, Failure) for r in case.result)]
assert len(failed) > 60 and all(r.message for case in failed for r in case.result)
assert sum(suite.failures for suite in JUnitXml.fromfile("junit")) == len(failed)
clean = [case for suite in JUnitXml.fromfile("junit") for case in suite if not case.result]
assert clean, "no passing case for a clean file"
P
check "JUnit is read by junitparser: no case lost, clean files pass" /usr/bin/python3 junit.py

cat >github.cjs <<'J'
// GitHub's own toolkit, given the same findings, must print the same bytes.
const fs = require('fs'), assert = require('assert'), core = require('@actions/core');
const lines = fs.readFileSync('github', 'utf8').split('\n').filter(line => line);
const count = kind => lines.filter(line => line.startsWith('::' + kind + ' ')).length;
assert(count('error') <= 10 && count('warning') <= 10 && count('notice') <= 10 && count('error') > 0);
const undo = words => words.replace(/%0A/g, '\n').replace(/%0D/g, '\r').replace(/%3A/g, ':').replace(/%2C/g, ',').replace(/%25/g, '%');
const write = process.stdout.write.bind(process.stdout);
for (const line of lines) {
  const [, kind, properties, data] = /^::(\w+) (.*?)::(.*)$/.exec(line);
  const p = Object.fromEntries(properties.split(',').map(one => one.split('=')).map(([k, v]) => [k, undo(v)]));
  let said = '';
  process.stdout.write = text => { said += text; return true; };
  core[kind](undo(data), {title: p.title, file: p.file, startLine: +p.line, endLine: +p.endLine, startColumn: p.col && +p.col, endColumn: p.endColumn && +p.endColumn});
  process.stdout.write = write;
  const sorted = words => words.replace(/^::(\w+) (.*?)::/, (_, k, ps) => '::' + k + ' ' + ps.split(',').sort().join(',') + '::').trim();
  assert.strictEqual(sorted(line), sorted(said));
}
J
check "workflow commands are those that @actions/core prints" node github.cjs
check "the step's page holds every finding" sh -c '[ "$(grep -c "^| [enw]" summary.md)" -eq "$(jq ".diagnostics | length" json)" ]'

{
  echo 'import type { operations } from "@octokit/openapi-types";'
  echo 'type Body = operations["checks/create"]["requestBody"]["content"]["application/json"];'
  echo 'const bodies: Body[] ='
  jq 'map(. + {head_sha: "0000000000000000000000000000000000000000"})' checks
  echo ';export default bodies;'
} >checks.ts
check "Check Runs have the type of GitHub's API" node_modules/.bin/tsc --noEmit --strict --skipLibCheck --moduleResolution node --module commonjs checks.ts
check "Check Runs hold at most fifty annotations a request, and lose none" sh -c '
  jq -e "all(.[]; .output.annotations | length <= 50) and length > 1" checks >/dev/null &&
  [ "$(jq "[.[].output.annotations[]] | length" checks)" -eq "$(jq ".diagnostics | length" json)" ]'

# reviewdog needs a newer Go than Debian 12 has: only where one is there.
if command -v reviewdog >/dev/null; then
  check "reviewdog takes rdjson in" sh -c 'reviewdog -f=rdjson -reporter=local -filter-mode=nofilter <rdjson >reviewdog.log 2>&1; grep -q "units/jiaoyuju/2026-10.yaml:1:" reviewdog.log'
else
  echo "skipped reviewdog: not installed"
fi
