#!/bin/sh
# The schemas in the real yaml-language-server (npm), by the settings that `init` and `schema --write` write for VS Code.
# shellcheck disable=SC2016  # a $ between single quotes is another program's
. "$(dirname "$0")/lib.sh"
command -v npm >/dev/null || need nodejs npm
(cd "$work" && npm install --silent --no-audit --no-fund yaml-language-server@1 vscode-languageserver-protocol@3) >&2
export NODE_PATH="$work/node_modules"
here="$LJFL_SOURCE/tests/acceptance"
language_server="$work/node_modules/yaml-language-server/bin/yaml-language-server"

project
"$LJFL" -C "$work/project" schema --write 2>/dev/null
node "$here/schema_session.js" "$language_server" "$work/project" || verdict=1
"$LJFL" init "$work/new" --district 金凤区 --today 2026-10-20 >/dev/null 2>&1
"$LJFL" -C "$work/new" --today 2026-10-20 record 教育局 inspection --note 抽查 >/dev/null 2>&1
check "a new file names its schema in its first line" grep -q '^# yaml-language-server: $schema=../../.ljfl/jiaoyuju.month.schema.json$' "$work/new/units/jiaoyuju/2026-10.yaml"
node "$here/schema_session.js" "$language_server" "$work/new" units/jiaoyuju/2026-10.yaml units/jiaoyuju/unit.yaml || verdict=1
# VS Code's own expression for the output of a task, on what check says of a slip behind 𠀀: file, line and column are right.
cat > "$work/matcher.js" <<'JS'
const { execFileSync, spawnSync } = require('child_process');
const fs = require('fs');
const [ljfl, root, file] = process.argv.slice(2);
const tasks = JSON.parse(fs.readFileSync(`${root}/.vscode/tasks.json`, 'utf8')).tasks;
const task = tasks.find((one) => one.group && one.group.isDefault);
const whole = fs.readFileSync(`${root}/${file}`, 'utf8');
fs.writeFileSync(`${root}/${file}`, `${whole}  - {date: 2026-10-12, note: 收到𠀀村来信, task: nosuch}\n`);
const said = spawnSync(ljfl, ['--today', '2026-10-20', ...task.args], { cwd: root, encoding: 'utf8' }).stdout;
fs.writeFileSync(`${root}/${file}`, whole);
const { regexp, file: f, line, column, severity, code, message } = task.problemMatcher.pattern;
const marks = said.split('\n').map((text) => text.match(new RegExp(regexp))).filter(Boolean);
const mark = marks.find((one) => one[code] === 'E301');
const text = Array.from(`${whole}  - {date: 2026-10-12, note: 收到𠀀村来信, task: nosuch}\n`.split('\n')[mark[line] - 1]).slice(mark[column] - 1).join('');
process.exit(mark[f] === file && mark[severity] === 'error' && text.startsWith('nosuch') && mark[message].includes('nosuch') ? 0 : 1);
JS
check "the problem matcher takes check's output apart" node "$work/matcher.js" "$LJFL" "$work/new" units/jiaoyuju/2026-10.yaml
# By the first line alone, without any settings: as an editor finds it that is not VS Code.
printf '{"yaml.schemas": {}}\n' > "$work/new/.vscode/settings.json"
node "$here/schema_session.js" "$language_server" "$work/new" units/jiaoyuju/2026-10.yaml units/jiaoyuju/unit.yaml > "$work/modeline.txt" || verdict=1
sed 's/^\(ok\|FAILED\) /&by the first line alone: /' "$work/modeline.txt"
