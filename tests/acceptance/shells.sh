#!/bin/sh
# Completion in real shells, and the manual page by two real formatters.
# shellcheck disable=SC2016  # a $ between single quotes is another program's
. "$(dirname "$0")/lib.sh"
need zsh fish mandoc groff man-db shellcheck
project
mkdir -p "$work/bin" "$work/home"
ln -s "$LJFL" "$work/bin/ljfl"
export PATH="$work/bin:$PATH" HOME="$work/home" SOURCE_DATE_EPOCH=1793462399 LC_ALL=C.UTF-8
cd "$work/project" || exit 1

# -- bash: what its own completion comes to, by the function it was given.
cat > "$work/ask.bash" <<'BASH'
source <(ljfl completion bash)
# ask TYPE WORD…: the last word is at the cursor. TYPE 63 is the listing after a second Tab.
ask() {
  COMP_TYPE=$1; shift
  COMP_WORDS=(ljfl "$@") COMP_CWORD=$#
  compopt() { :; }   # only inside of a completion is there anything to set
  _ljfl ljfl "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
  printf '%s\n' "${COMPREPLY[@]}"
}
BASH
bash_says() { want=$1; shift; [ "$(bash -c '. "$0"; ask 9 "$@"' "$work/ask.bash" "$@" 2>&1 | tr '\n' ' ')" = "$want " ]; }
bash_lists() { want=$1; shift; bash -c '. "$0"; ask 63 "$@"' "$work/ask.bash" "$@" 2>&1 | grep -qxF "$want"; }
check "bash completes a command" bash_says "gaps" ga
check "bash completes an option" bash_says "--filing" status --fil
check "bash completes a choice" bash_says "text json csv" status --format ""
check "bash completes a choice behind =" bash_says "json" status --format = js
check "bash completes a unit by pinyin" bash_says "caizhengju" show caizh
check "bash completes a unit by its Chinese name" bash_says "教育局 教体局" show 教
check "bash completes an item of a unit" bash_says "caizhengju/bank-branches" show caizhengju/bank
check "bash completes an item of the unit before" bash_says "bank-branches" record caizhengju bank
check "bash completes a month" bash_says "2026-10 2026-09 2026-08 2026-07 2026-06 2026-05 2026-04 2026-03 2026-02 2026-01" report --month 2026-
check "bash shows beside a word what it means" bash_lists "caizhengju  财政局（金融工作局）" show ca
check "bash: nothing for what nobody knows, and no complaint" bash_says "" nosuch --x ""
# A real terminal: what stands on the line after Tab.
cat > "$work/tab.py" <<'PY'
import os, pty, select, sys, time
shell, keys = sys.argv[1:3]
pid, fd = pty.fork()
if pid == 0:
    os.environ.update(TERM='dumb', PS1='$ ')
    os.execvp(shell.split()[0], shell.split())
def read(seconds):
    out, end = b'', time.time() + seconds
    while time.time() < end:
        if select.select([fd], [], [], 0.1)[0]:
            try: out += os.read(fd, 65536)
            except OSError: break
    return out
read(1)
for line in sys.argv[3:]:
    os.write(fd, line.encode() + b'\n'); read(1)
os.write(fd, keys.encode().decode('unicode_escape').encode('latin-1'))
print(read(3).decode(errors='replace'))
os.write(fd, b'\x15exit\n')
PY
in_bash() { python3 "$work/tab.py" "bash --norc --noprofile -i" "$1" 'source <(ljfl completion bash)' | grep -qF -- "$2"; }
check "bash on a terminal: a unit" in_bash 'ljfl show caizh\t' "show caizhengju"
check "bash on a terminal: files where files are meant" in_bash 'ljfl import ljf\t' "import ljfl.toml"
check "bash on a terminal: folders for -C" in_bash 'ljfl -C uni\t' "-C units/"

# -- zsh: a terminal too, since its completion lives only in its line editor.
in_zsh() { python3 "$work/tab.py" "zsh -f -i" "$1" 'autoload -U compinit; compinit -u -d '"$work"'/dump; source <(ljfl completion zsh)' | grep -qF -- "$2"; }
check "zsh completes a command" in_zsh 'ljfl expl\t' "explain"
check "zsh completes a unit" in_zsh 'ljfl show caizh\t' "show caizhengju"
check "zsh says what a word means" in_zsh 'ljfl show caizhengju/b\t' "银行网点"
check "zsh completes a choice behind =" in_zsh 'ljfl status --format=js\t' "--format=json"
mkdir -p "$work/functions"
ljfl completion zsh > "$work/functions/_ljfl"
from_fpath() { python3 "$work/tab.py" "zsh -f -i" "$1" 'fpath=('"$work"'/functions $fpath); autoload -U compinit; compinit -u -d '"$work"'/dump2' | grep -qF -- "$2"; }
check "zsh finds the script in fpath" from_fpath 'ljfl show caizh\t' "show caizhengju"

# -- fish answers itself.
fish_says() { fish -c "ljfl completion fish | source; complete -C '$1'" 2>&1 | grep -qF -- "$2"; }
check "fish completes a command, and says what it does" fish_says 'ljfl tod' 'todo	一个单位还要办的事'
check "fish completes a unit by its Chinese name" fish_says 'ljfl show 教' '教育局'
check "fish completes an option" fish_says 'ljfl due --wi' '--within'
check "fish completes a choice behind =" fish_says 'ljfl status --format=js' '--format=json'
check "fish completes files where files are meant" fish_says 'ljfl import ljf' 'ljfl.toml'

# -- the scripts themselves.
ljfl completion bash > "$work/ljfl.bash"
check "shellcheck has nothing to say of the bash script" shellcheck -s bash "$work/ljfl.bash"
check "zsh -n reads the zsh script" zsh -n "$work/functions/_ljfl"
ljfl completion fish > "$work/ljfl.fish"
check "fish -n reads the fish script" fish -n "$work/ljfl.fish"
cd / || exit 1
no_project() { [ "$(ljfl __complete show '' 2>&1)" = "" ]; }
check "without a register: silence" no_project

# -- what an install puts where.
built=$(dirname "$LJFL")
if [ -f "$built/cmake_install.cmake" ]; then
  installed() { DESTDIR="$work/root" cmake --install "$built" --prefix /usr >/dev/null && for file in bin/ljfl share/man/man1/ljfl.1 share/man/zh_CN/man1/ljfl.1 share/bash-completion/completions/ljfl share/zsh/site-functions/_ljfl share/fish/vendor_completions.d/ljfl.fish; do [ -s "$work/root/usr/$file" ] || ls "$work/root/usr/$file"* || return 1; done; }
  check "an install has the program, the manual in both languages and three completions" installed
fi

# -- the manual page.
for lang in en zh; do
  page="$work/ljfl.$lang.1"
  ljfl man --lang "$lang" > "$page"
  lint() { mandoc -Tlint -W warning "$page" > "$work/lint" 2>&1; [ ! -s "$work/lint" ] || { cat "$work/lint"; false; }; }
  check "mandoc -Tlint finds nothing in the page ($lang)" lint
  warnings() { man --warnings -E UTF-8 -l -Tutf8 "$page" 2> "$work/warnings" > "$work/shown"; [ ! -s "$work/warnings" ] || { cat "$work/warnings"; false; }; }
  check "man --warnings finds nothing in the page ($lang)" env MANWIDTH=80 sh -c 'man --warnings -E UTF-8 -l -Tutf8 "$1" 2> "$2" > "$3"; cat "$2"; [ ! -s "$2" ]' - "$page" "$work/warnings" "$work/shown"
  narrow() { python3 -c 'import re,sys,unicodedata
w=lambda s:sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in s)
lines=[re.sub("\x1b\\[[0-9;]*m|.\x08","",l.rstrip("\n")) for l in open(sys.argv[1])]
wide=[l for l in lines if w(l)>80 and "  # " not in l and "ljfl " not in l]
print(len(lines),wide[:3]); sys.exit(len(lines)<300 or bool(wide))' "$work/shown"; }
  check "no line of it is wider than the terminal ($lang)" narrow
  whole() { for command in $(ljfl --help --lang en | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p'); do grep -q "^ *$command\$" "$work/plain" || { echo "no $command"; return 1; }; done; }
  sed 's/.\x08//g; s/\x1b\[[0-9;]*m//g' "$work/shown" > "$work/plain"
  check "it has every command ($lang)" whole
  mkdir -p "$work/man/man1" && cp "$page" "$work/man/man1/ljfl.1"
  check "whatis knows it ($lang)" sh -c 'mandb -q -c "$1" 2>/dev/null; man -M "$1" -f ljfl | grep -q "^ljfl (1)"' - "$work/man"
done
