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
# By the first line alone, without any settings: as an editor finds it that is not VS Code.
printf '{"yaml.schemas": {}}\n' > "$work/new/.vscode/settings.json"
node "$here/schema_session.js" "$language_server" "$work/new" units/jiaoyuju/2026-10.yaml units/jiaoyuju/unit.yaml > "$work/modeline.txt" || verdict=1
sed 's/^\(ok\|FAILED\) /&by the first line alone: /' "$work/modeline.txt"
