#!/bin/sh
# The packages for 64-bit ARM (鲲鹏, 飞腾 and others), made on another machine: build/dist-arm64. By Debian's cross compiler;
# the libraries are taken out of Debian's packages for ARM into build/arm64-libraries, so that this machine stays as it is.
set -eu
cd "$(dirname "$0")/.."
tests/install-packages.sh arm64
libraries=$PWD/build/arm64-libraries
if [ ! -e "$libraries/done" ]; then
  rm -rf "$libraries"
  mkdir -p "$libraries/packages/lists/partial"
  # apt is asked about ARM too, with lists of its own: nothing of the system's changes.
  about_arm() {
    tool=$1
    shift
    "$tool" -q -o APT::Architectures::=arm64 -o "Dir::State::lists=$libraries/packages/lists" -o APT::Sandbox::User=root "$@"
  }
  about_arm apt-get update >/dev/null
  # The CMake packages of yaml-cpp and fmt want to see their shared libraries, whose names have a version.
  shared=$(about_arm apt-cache depends libyaml-cpp-dev:arm64 libfmt-dev:arm64 |
    sed -nE 's/.*Depends: *(lib(yaml-cpp|fmt)[0-9.]+)(:arm64)?$/\1:arm64/p' | sort -u)
  (
    cd "$libraries/packages"
    # shellcheck disable=SC2086  # a list of words is meant
    about_arm apt-get download $shared libyaml-cpp-dev:arm64 libcmark-gfm-dev:arm64 libcmark-gfm-extensions-dev:arm64 nettle-dev:arm64 \
      libfmt-dev:arm64 libkainjow-mustache-dev:arm64 libcli11-dev libtoml11-dev nlohmann-json3-dev >/dev/null
    for package in *.deb; do dpkg-deb -x "$package" "$libraries"; done
  )
  rm -rf "$libraries/packages"
  touch "$libraries/done"
fi
cmake --preset arm64 >/dev/null
cmake --build --preset arm64 -j "$(nproc 2>/dev/null || echo 2)"
BUILD=build/arm64 OUT=$PWD/build/dist-arm64 ARCHITECTURE=aarch64 DEB_ARCHITECTURE=arm64 STRIP=aarch64-linux-gnu-strip tests/dist.sh
