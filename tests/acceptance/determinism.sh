#!/bin/sh
# The same data give the same bytes, whatever the machine's zone and locale, the disk and the order of its files, the
# compiler and the number of threads: every command that writes something lasting, under every combination of these.
#
# The second compiler's binary is build/clang/ljfl, or what LJFL_OTHER names.
set -u
. "$(dirname "$0")/lib.sh"
need git locales

# Locales, made here: GB18030 is what a Chinese Windows has, and German writes its numbers with commas. localedef warns of
# the signs that a charset lacks.
mkdir "$work/locales" "$work/no-zones"
localedef -c -i zh_CN -f UTF-8 "$work/locales/zh_CN.UTF-8" >/dev/null 2>&1
localedef -c -i zh_CN -f GB18030 "$work/locales/zh_CN.GB18030" >/dev/null 2>&1
localedef -c -i de_DE -f ISO-8859-1 "$work/locales/de_DE.ISO-8859-1" >/dev/null 2>&1
for locale in zh_CN.UTF-8 zh_CN.GB18030 de_DE.ISO-8859-1; do
  check "there is a locale $locale" \
    test "$(LOCPATH="$work/locales" LC_ALL="$locale" locale charmap 2>/dev/null)" = "${locale#*.}"
done

# Two copies of one history; the second one's files were made in the opposite order, in memory.
memory=$(mktemp -d -p /dev/shm 2>/dev/null || mktemp -d)
trap 'rm -rf "$work" "$memory"; exit $verdict' EXIT
commit() { # FOLDER NAME MESSAGE
  git -C "$1" add -A
  GIT_AUTHOR_DATE=2026-11-01T09:00:00+0800 GIT_COMMITTER_DATE=2026-11-01T09:00:00+0800 \
    git -C "$1" -c "user.name=$2" -c user.email=a@example.cn commit -q -m "$3"
}
copy() { # FOLDER, and what sort is told
  mkdir -p "$1"
  (cd "$LJFL_SOURCE" && find ljfl.toml units templates reports -type f) | LC_ALL=C sort "$2" | while read -r file; do
    mkdir -p "$1/$(dirname "$file")"
    cp "$LJFL_SOURCE/$file" "$1/$file"
  done
  git init -q -b main "$1"
  commit "$1" 甲 台账
  sed -i 's/target: 60$/target: 50/' "$1"/units/*/unit.yaml
  commit "$1" 乙 改目标
}
copy "$work/forwards" -u
copy "$memory/backwards" -r
check "the copies are one commit" \
  test "$(git -C "$work/forwards" rev-parse HEAD)" = "$(git -C "$memory/backwards" rev-parse HEAD)"

# What is asked, word by word; what it says, its notes and its exit code are kept.
commands='check
check --format json
check --format sarif
table
status
status --format csv
due
gaps
rank --half 2026H1
rank --half 2026H1 --format json
log
log --format json
audit
report --month 2026-10 --html
report --half 2026H1 --html
report --year 2026 --html
export --out tables'
count=$(echo "$commands" | wc -l)
ask() { # BINARY FOLDER THREADS OUT
  mkdir "$4"
  number=0
  echo "$commands" | while read -r words; do
    number=$((number + 1))
    # shellcheck disable=SC2086  # words are meant
    (cd "$2" && "$1" --today 2026-11-05 -j "$3" $words >"$4/$number.out" 2>"$4/$number.err")
    echo $? >"$4/$number.code"
  done
  mv "$2/tables" "$4/tables"
  mv "$2/reports" "$4/reports"
  git -C "$2" checkout -q -- reports
}

binaries=$LJFL
other=${LJFL_OTHER:-$LJFL_SOURCE/build/clang/ljfl}
if [ -x "$other" ]; then
  binaries="$LJFL $other"
else
  echo "skipped the second compiler: there is no $other (make clang)"
fi
combinations=0
different=0
for binary in $binaries; do
  for folder in "$work/forwards" "$memory/backwards"; do
    for threads in 1 8; do
      for zone in UTC CST-8 Asia/Shanghai; do # the last one without any table of zones
        for locale in C C.UTF-8 zh_CN.UTF-8 zh_CN.GB18030 de_DE.ISO-8859-1; do
          # glibc has its own C.UTF-8, where LOCPATH is not looked at.
          [ "$locale" = C.UTF-8 ] && places= || places=$work/locales
          out=$work/out.$combinations
          (
            export TZ="$zone" LC_ALL="$locale" TZDIR="$work/no-zones"
            if [ -n "$places" ]; then export LOCPATH="$places"; fi
            ask "$binary" "$folder" "$threads" "$out"
          )
          if [ "$combinations" -gt 0 ]; then
            if diff -r "$work/out.0" "$out" >"$work/differences"; then
              rm -r "$out"
            else
              different=$((different + 1))
              echo "$binary $folder -j$threads $zone $locale:"
              head -n 5 "$work/differences"
            fi
          fi
          combinations=$((combinations + 1))
        done
      done
    done
  done
done
check "every command was answered, with no usage error and no fault" \
  test "$(cat "$work"/out.0/*.code | grep -cE '^[01]$')" -eq "$count"
says_nothing() { find "$work/out.0" -name '*.code' | while read -r code; do [ -s "${code%.code}.out" ] || [ -s "${code%.code}.err" ] || echo "$code"; done; }
check "each said something" test -z "$(says_nothing)"
check "and the reports and tables were written" \
  test "$(find "$work/out.0/reports" "$work/out.0/tables" -type f -size +0 | wc -l)" -gt 20
check "$combinations combinations, $count commands each: the same bytes" test "$different" -eq 0
