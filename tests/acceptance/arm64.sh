#!/bin/sh
# The packages for 64-bit ARM: made here by a cross compiler (ten minutes and more), they do the main job under qemu, and
# what they answer is what this machine's own program answers, to the byte.
. "$(dirname "$0")/lib.sh"
need binutils git

make_packages() { "$LJFL_SOURCE/tests/dist-arm64.sh" >"$work/dist.log" 2>&1 || { tail -n 40 "$work/dist.log"; return 1; }; }
check "the packages are made" make_packages
deb=$(find "$LJFL_SOURCE/build/dist-arm64" -name '*.deb')
check "the .deb is for arm64" test "$(dpkg-deb -f "$deb" Architecture)" = arm64
dpkg-deb -x "$deb" "$work/root"
program=$work/root/usr/bin/ljfl
elf() { readelf -W "$@" "$program"; }
is_for_arm() { elf -h | grep -q 'Machine: *AArch64'; }
is_alone() { ! elf -d | grep -q NEEDED && ! elf -l | grep -q INTERP; }
check "its program is ARM's" is_for_arm
check "it needs no other file to start" is_alone
holds() { [ -s "$work/root/$1" ]; }
for file in usr/share/doc/ljfl/copyright usr/share/man/zh_CN/man1/ljfl.1.gz usr/share/bash-completion/completions/ljfl; do
  check "the .deb holds $file" holds "$file"
done
printf '#!/bin/sh\nexec qemu-aarch64-static "%s" "$@"\n' "$program" >"$work/arm"
chmod +x "$work/arm"

# One history, and files that are refused: bytes that are no UTF-8, controls, a tab, an odd space.
project
cd "$work/project" || exit 1
mkdir -p units/odd
printf 'name: 怪\nrole: other\n' >units/odd/unit.yaml
printf 'records:\n  - {date: 2026-10-12, task: a, note: \344\270}\n' >units/odd/2026-09.yaml
printf 'records:\n  - {date: 2026-10-12, task: a, note: a\302\205b}\n' >units/odd/2026-08.yaml
printf 'records:\n\t- {date: 2026-10-12，task: a, note: \357\274\210甲)　乙  }\n' >units/odd/2026-10.yaml
git init -q -b main .
git add -A
GIT_AUTHOR_DATE=2026-11-01T09:00:00+0800 GIT_COMMITTER_DATE=2026-11-01T09:00:00+0800 \
  git -c user.name=甲 -c user.email=a@example.cn commit -q -m 台账

ask() { # PROGRAM OUT
  number=0
  mkdir "$2"
  while read -r words; do
    number=$((number + 1))
    # shellcheck disable=SC2086  # words are meant
    "$1" --today 2026-11-05 $words >"$2/$number.out" 2>"$2/$number.err" </dev/null
    echo $? >"$2/$number.code"
  done <<'COMMANDS'
check
check --format json
check --format sarif
check --second-opinion --format json
check --fix --dry-run
table
status --format csv
due
gaps
rank --half 2026H1 --format json
log --format json
audit
fmt --check
schema month
rollup . --month 2026-10
sheet 教育局 --month 2026-10
export --out tables
COMMANDS
  mv tables "$2/tables"
  rm -rf units/odd
  for words in "report --check" "report --month 2026-10 --html" "report --half 2026H1 --html"; do
    number=$((number + 1))
    # shellcheck disable=SC2086  # words are meant
    "$1" --today 2026-11-05 $words >"$2/$number.out" 2>"$2/$number.err"
    echo $? >"$2/$number.code"
  done
  cp -R reports "$2/reports"
  git checkout -q -- .
  # What git never knew is gone too.
  git clean -fdq
}
ask "$LJFL" "$work/here"
ask "$work/arm" "$work/there"
said() { grep -q "error\[E101\]" "$work/there/1.out" && grep -q "error\[E102\]" "$work/there/1.out" && grep -q 一致 "$work/there/18.err"; }
check "on ARM the odd files are refused, and the committed reports are current" said
check "both answered every command, with no usage error and no fault" test "$(cat "$work"/here/*.code | grep -cE '^[01]$')" -eq 20
same() { diff -r "$work/here" "$work/there" >"$work/differences" || { head -n 20 "$work/differences"; return 1; }; }
check "20 commands on ARM: the same bytes as here" same
