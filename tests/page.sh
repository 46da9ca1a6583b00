#!/bin/sh
# CONTRIBUTING.md is true: what it names is there, and a rule added by following the page to the letter is found by
# `check`, told by `explain`, and costs fewer than sixty lines. A copy of the tree is changed; `cmake --build` there
# compiles the two files that the page touches and links them with the objects of BUILD.
#     tests/page.sh BUILD
# shellcheck disable=SC2016  # Markdown's backquotes are meant
set -eu
source=$(cd "$(dirname "$0")/.." && pwd)
build=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tree=$work/tree
page=$tree/CONTRIBUTING.md
fail() {
  echo "CONTRIBUTING.md: $*" >&2
  exit 1
}
export LLVM_PROFILE_FILE=/dev/null # this program is another than the one whose lines are counted

mkdir -p "$tree/build/dev/tests" "$work/bin"
(cd "$source" && for part in *; do [ "$part" = build ] || cp -r "$part" "$tree"; done && cp -r .ci "$tree")

# What the page names.
sed -n 's/^| `\([a-z]*\)` |.*/\1/p' "$page" | sort > "$work/told"
(cd "$tree/src" && for header in */*.hpp; do echo "${header%%/*}"; done) | sort -u > "$work/rooms"
while read -r room; do
  [ -e "$tree/src/$room/$room.hpp" ] || grep -q "\`src/$room/[a-z]*.hpp\`" "$page" || fail "$room has no door"
done < "$work/rooms"
diff "$work/told" "$work/rooms" || fail "its rooms are not those of src/"
grep -o '`[^` ]*`' "$page" | tr -d '`' | grep -E '^(\.ci|src|tests|templates)/' | grep -vE '[<>]|NAME|w699' > "$work/paths"
while read -r path; do
  [ -e "$tree/$path" ] || fail "there is no $path"
done < "$work/paths"
grep -oE '(`|^    )make [a-z]+' "$page" | sed 's/.*make //' | sort -u > "$work/targets"
while read -r target; do
  make -C "$tree" -n "$target" > "$work/said" 2>&1 || fail "there is no make $target"
done < "$work/targets"
[ "$(wc -l < "$work/paths")" -gt 10 ] || fail "hardly a path of it was recognised"
[ "$(wc -l < "$work/targets")" -gt 5 ] || fail "hardly a target of it was recognised"

# The indented block that follows the line which begins with this, as it is written.
block() {
  awk -v head="$1" '
    !found && index($0, head) == 1 { found = 1; next }
    found && /^    / { begun = 1; for (; blank > 0; --blank) print ""; print substr($0, 5); next }
    found && /^$/ { if (begun) ++blank; next }
    found && begun { exit }' "$page"
}

# What the page says to write.
rule=$(sed -n 's/^`\(src\/check\/[a-z0-9_]*\.cpp\)`:$/\1/p' "$page")
[ -n "$rule" ] || fail "it shows no rule"
[ ! -e "$tree/$rule" ] || fail "$rule is there already"
block "\`$rule\`:" > "$tree/$rule"
block '`src/check/checks.cpp`' > "$work/lines"
block '`tests/stories/rules-w6.md`' > "$work/section"
added=$(cat "$tree/$rule" "$work/lines" "$work/section" | wc -l)
[ "$(wc -l < "$work/lines")" -eq 2 ] || fail "it says what else than two lines for checks.cpp"
[ "$added" -lt 60 ] || fail "a rule takes $added lines"
# Each of the two goes after those of its kind that come before it.
awk -v lines="$work/lines" '
  BEGIN { while ((getline line < lines) > 0) { kind = line; sub(/[^ ]*;?,?$/, "", kind); new[kind] = line } }
  { kind = $0; sub(/[^ ]*;?,?$/, "", kind) }
  last in new && (kind != last || $0 > new[last]) { print new[last]; delete new[last] }
  { print; last = kind }' "$tree/src/check/checks.cpp" > "$work/checks.cpp"
cp "$work/checks.cpp" "$tree/src/check/checks.cpp"
{ echo; cat "$work/section"; } >> "$tree/tests/stories/rules-w6.md"

# `cmake --build` in the copy.
ln -s "$build/CMakeFiles" "$tree/build/dev/CMakeFiles"
ln -s "$build/tests/CMakeFiles" "$tree/build/dev/tests/CMakeFiles"
touch "$tree/build/dev/CMakeCache.txt"
cat > "$work/bin/cmake" <<SH
#!/bin/sh
set -eu
[ "\$1" = --build ] || exit 2
cd "$tree/build/dev"
[ ! -e ljfl ] || exit 0
compile() {
  sed -n 's|^ *"command": "\(.*\)",\$|\1|p' "$build/compile_commands.json" | grep -e '-c [^ ]*/src/check/checks.cpp\$' |
    sed -e 's|\\\\\(.\)|\1|g' -e "s|-o [^ ]*|-o $work/\$(basename "\$1" .cpp).cpp.o|" -e "s|-c [^ ]*|-c $tree/\$1|" -e "s|$source/src|$tree/src|g" | sh
}
compile src/check/checks.cpp
compile "$rule"
cp "$build/libljfl_core.a" .
ar r libljfl_core.a "$work"/*.cpp.o
sh CMakeFiles/ljfl.dir/link.txt
cd tests
sh CMakeFiles/ljfl_test.dir/link.txt
SH
# Of all stories that `make accept` would run, the one that the page writes to: the others have tests of their own.
cat > "$tree/build/dev/tests/story" <<SH
#!/bin/sh
for story in tests/stories/*.md; do
  cmp -s "\$story" "$source/\$story" || changed="\${changed:-} \$story"
done
exec "$build/tests/story" "\$1" "\$2" "\$3" "\$4" "\$5" \${changed:-}
SH
chmod +x "$work/bin/cmake" "$tree/build/dev/tests/story"

# What the page says to do, as it says it.
block 'Then build' > "$work/commands"
grep -q explain "$work/commands" || fail "it does not say how to see the rule"
cd "$tree"
while read -r command; do
  PATH="$work/bin:$PATH" LJFL_LANG=zh sh -c "$command" > "$work/said" 2>&1 < /dev/null || {
    cat "$work/said"
    fail "$command"
  }
  case $command in *explain*) cp "$work/said" "$work/explained" ;; esac
done < "$work/commands"

code=$(basename "$rule" | sed 's/_.*//' | tr w W)
grep -q "^$code" "$work/explained" || fail "explain does not know $code"
grep -q "\[$code\]" "$work/explained" || fail "the bad example of $code is not told"
[ "$(grep -c "warning\[$code\]" tests/stories/rules-w6.md)" -eq 1 ] || fail "check does not tell $code once in its story"
grep -q "^### $code" src/check/RULES.md src/check/RULES.zh-CN.md || fail "$code is not in the rule page"
tail -n 2 tests/stories/rules-w6.md | grep -q '通过$' || fail "what was mended is told of still"
echo "$code by the page: $added lines"
