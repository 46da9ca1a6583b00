#!/bin/sh
# The language server in two real clients: the library that VS Code speaks with (npm), and Neovim.
# shellcheck disable=SC2016  # a $ between single quotes is another program's
. "$(dirname "$0")/lib.sh"
need neovim
command -v npm >/dev/null || need nodejs npm
(cd "$work" && npm install --silent --no-audit --no-fund vscode-languageserver-protocol@3) >&2
here="$LJFL_SOURCE/tests/acceptance"

project
NODE_PATH="$work/node_modules" node "$here/lsp_session.js" "$LJFL" "$work/project" || verdict=1

project
mkdir "$work/bin"
printf '#!/bin/sh\nexec "%s" --today 2026-10-31 "$@"\n' "$LJFL" > "$work/bin/ljfl"
chmod +x "$work/bin/ljfl"
# Neovim is set up by the very lines of the handbook.
sed -n '/^```lua$/,/^```$/{/^```/!p}' "$LJFL_SOURCE/README.zh-CN.md" > "$work/init.lua"
check "the handbook has two lines for Neovim" [ "$(wc -l < "$work/init.lua")" -eq 2 ]
(cd "$work/project" && PATH="$work/bin:$PATH" HOME="$work" XDG_STATE_HOME="$work/state" timeout 120 nvim --headless -i NONE -n -u "$work/init.lua" -c "luafile $here/lsp_session.lua") || verdict=1
exit $verdict
