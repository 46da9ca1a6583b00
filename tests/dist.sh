#!/bin/sh
# The packages, out of build/release: build/dist/ljfl-VERSION-linux-ARCH.tar.gz and ljfl_VERSION_ARCH.deb; tests/dist-arm64.sh
# asks for them out of another build. The same commit
# gives the same bytes: every time in them is the commit's, every list is sorted, and no owner or path of this machine's
# comes in.
set -eu
cd "$(dirname "$0")/.."
build=${BUILD:-build/release}
out=${OUT:-$PWD/build/dist}
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || stat -c %Y CMakeLists.txt)}
export SOURCE_DATE_EPOCH LC_ALL=C.UTF-8 TZ=UTC
umask 022

version=$(sed -n 's/^project(ljfl VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
architecture=${ARCHITECTURE:-$(uname -m)}
rm -rf "$out"
stage=$out/stage/usr
mkdir -p "$stage"
cmake --install "$build" --prefix "$stage" >/dev/null
"${STRIP:-strip}" --strip-all --remove-section=.comment "$stage/bin/ljfl"
gzip -n9 "$stage"/share/man/man1/ljfl.1 "$stage"/share/man/zh_CN/man1/ljfl.1

# What the binary holds of others, with their own words. Libraries of headers alone are in it too.
{
  echo "ljfl holds, linked into its one file, what these Debian packages brought. Their licences follow."
  echo
  linked="libyaml-cpp-dev libtoml11-dev libcli11-dev libfmt-dev libkainjow-mustache-dev nlohmann-json3-dev libcmark-gfm-dev nettle-dev libstdc++6 libc6"
  for package in $linked; do
    file=/usr/share/doc/$package/copyright
    [ -e "$file" ] || { echo "no $file: whose licence is it?" >&2; exit 1; }
    echo "$package $(dpkg-query -W -f='${Version}' "$package" 2>/dev/null)"
  done
  for package in $linked; do
    printf '\n==== %s\n\n' "$package"
    cat "/usr/share/doc/$package/copyright"
  done
} >"$stage/share/doc/ljfl/copyright"

find "$out/stage" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
find "$out/stage" -type d -exec chmod 755 {} +
find "$out/stage" -type f -exec chmod 644 {} +
chmod 755 "$stage/bin/ljfl"

name=ljfl-$version-linux-$architecture
tar --sort=name --owner=0 --group=0 --numeric-owner "--mtime=@$SOURCE_DATE_EPOCH" --format=gnu \
  --transform="s,^usr,$name," -C "$out/stage" -cf - usr | gzip -n9 >"$out/$name.tar.gz"
LJFL_STAGE="$out/stage" cpack --config src/cmake/package.cmake -G DEB -D "CPACK_PACKAGE_VERSION=$version" \
  ${DEB_ARCHITECTURE:+-D "CPACK_DEBIAN_PACKAGE_ARCHITECTURE=$DEB_ARCHITECTURE"} \
  -B "$out" >"$out/cpack.log" 2>&1 || { cat "$out/cpack.log"; exit 1; }
rm -rf "$out/stage" "$out/_CPack_Packages" "$out/cpack.log"
(cd "$out" && sha256sum -- *.tar.gz *.deb >SHA256SUMS && cat SHA256SUMS)
