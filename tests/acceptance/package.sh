#!/bin/sh
# The packages: hardened, whole, the same bytes each time, and at work on a Debian that has nothing else.
. "$(dirname "$0")/lib.sh"
need binutils cmake debootstrap libc-bin

elf() { readelf -W "$@" "$LJFL" 2>/dev/null; }
is_alone() { ! elf -d | grep -q NEEDED && ! elf -l | grep -q INTERP; }
has_relro() { elf -l | grep -q GNU_RELRO; }
stack_runs_nothing() { elf -l | grep GNU_STACK | grep -q 'RW ' && ! elf -l | grep -E 'LOAD' | grep -q 'RWE'; }
has_canaries() { nm "$LJFL" | grep -q __stack_chk_fail && objdump -d --no-show-raw-insn "$LJFL" | grep -c 'call.*__stack_chk_fail' | grep -qE '[0-9]{3}'; }
names_no_folder() { ! strings "$LJFL" | grep -qF "$LJFL_SOURCE"; }
check "it needs no other file to start" is_alone
check "its tables are read-only once it runs" has_relro
check "its stack runs nothing" stack_runs_nothing
check "its functions have canaries" has_canaries
check "it holds no path of the machine that built it" names_no_folder

make_package() { OUT="$1" BUILD="$(dirname "$LJFL")" "$LJFL_SOURCE/tests/dist.sh" >"$work/dist.log" 2>&1 || { cat "$work/dist.log"; return 1; }; }
check "the packages are made" make_package "$work/one"
check "and made again" make_package "$work/two"
check "they are the same bytes" cmp "$work/one/SHA256SUMS" "$work/two/SHA256SUMS"
deb=$(find "$work/one" -name '*.deb')
tarball=$(find "$work/one" -name '*.tar.gz')
holds() { dpkg-deb -c "$deb" | grep -q " \./$1\$"; }
for file in usr/bin/ljfl usr/share/doc/ljfl/copyright usr/share/ljfl/templates/month/bulletin.md.mustache usr/share/man/man1/ljfl.1.gz \
  usr/share/man/zh_CN/man1/ljfl.1.gz usr/share/bash-completion/completions/ljfl; do
  check "the .deb holds $file" holds "$file"
done
names_them() { dpkg-deb --fsys-tarfile "$deb" | tar -xOf - ./usr/share/doc/ljfl/copyright >"$work/copyright" && for name in yaml-cpp toml11 cli11 fmt mustache nlohmann cmark-gfm nettle libc6; do grep -qi "$name" "$work/copyright" || return 1; done; }
check "its copyright file names every library in it" names_them

# A Debian of its own for each release, from where this machine has its packages.
# shellcheck disable=SC2016  # apt-get puts it in
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 2>/dev/null | head -n 1)
if [ "$(id -u)" -ne 0 ] || [ -z "$mirror" ]; then
  echo "skipped a Debian of its own: only root makes one, and apt must know a mirror"
  exit
fi
project
printf '编号,本月\n' >"$work/project/x.csv"
for release in bookworm trixie; do
  clean=$work/$release
  script=/usr/share/debootstrap/scripts/$release
  [ -e "$script" ] || script=/usr/share/debootstrap/scripts/sid
  if ! debootstrap --variant=minbase "$release" "$clean" "$mirror" "$script" >"$work/debootstrap.log" 2>&1; then
    tail -n 5 "$work/debootstrap.log"
    check "a clean $release is made" false
    continue
  fi
  inside() { chroot "$clean" /bin/sh -ec "cd /root/project && $1"; }
  cp -R "$work/project" "$clean/root/"
  cp "$deb" "$tarball" "$clean/root/"
  check "$release: the .deb is installed" chroot "$clean" dpkg -i "/root/$(basename "$deb")"
  check "$release: the register is checked" inside 'ljfl check --today 2026-10-31 --quiet --fail-on error >/dev/null'
  check "$release: the bulletin is rendered" inside 'rm -r reports/2026-10 && ljfl report --month 2026-10 --today 2026-11-24 && grep -q 兴庆区 reports/2026-10/bulletin.md'
  check "$release: it is the one that is committed" cmp "$clean/root/project/reports/2026-10/bulletin.md" "$LJFL_SOURCE/reports/2026-10/bulletin.md"
  "$LJFL" -C "$work/project" sheet 教育局 --month 2026-10 --today 2026-10-31 2>/dev/null | tail -c +4 | iconv -f UTF-8 -t GB18030 >"$clean/root/project/form.csv"
  check "$release: a form in GBK comes back" inside 'ljfl import form.csv --today 2026-10-31'
  check "$release: a new project begins" chroot "$clean" sh -ec 'mkdir /root/new && cd /root/new && ljfl init . --district 测试区 && ljfl check --fail-on error'
  check "$release: the tarball does it too" chroot "$clean" sh -ec "cd /root && tar xzf $(basename "$tarball") && ljfl-*/bin/ljfl -C project check --today 2026-10-31 --quiet --fail-on error >/dev/null"
  check "$release: the .deb goes without a trace" sh -c "chroot '$clean' dpkg -P ljfl >/dev/null && ! [ -e '$clean/usr/bin/ljfl' ] && ! [ -e '$clean/usr/share/ljfl' ]"
  rm -rf "$clean"
done
