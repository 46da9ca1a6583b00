#!/usr/bin/env bash
# Puts what run.sh said into both READMEs, between their marks, the headings in the README's language.
#
#   tests/bench/publish.sh TABLES
set -euo pipefail
cd "$(dirname "$0")/../.."
chinese() {
  sed -e 's/^### Start$/### 启动/' \
    -e 's/^### One district/### 一个区/' -e 's/^### A province in one register/### 一个省，一本台账/' \
    -e 's/^### The history of 1,000 commits over 64 units/### 64 个单位、1,000 个提交的历史/' \
    -e 's/^### Twice as much, how much longer? (at most 2.2)/### 多一倍，慢几倍（不超过 2.2）/' \
    -e 's/^### rollup, district by district/### 逐区汇总/' -e 's/^### The reader alone/### 只算读取器/' -e 's/^### Goals/### 目标/' \
    -e 's/^| program | time ms | × the first | CPU ms | peak MB | runs |/| 程序 | 毫秒 | 是第一行的几倍 | CPU 毫秒 | 内存峰值 MB | 次数 |/' \
    -e 's/^| command | of | once, CPU ms | twice, CPU ms | × |/| 命令 | 规模 | 一倍，CPU 毫秒 | 两倍，CPU 毫秒 | × |/' \
    -e 's/^| goal | limit | measured | |/| 目标 | 界限 | 实测 | |/' -e 's/| met |$/| 达到 |/' -e 's/| \*\*missed\*\* |$/| **没有达到** |/' \
    -e 's/^Machine: /机器：/' -e 's/^Load when begun: /开始时的负载：/'
}
for readme in README.md README.zh-CN.md; do
  filter=cat
  [ "$readme" = README.md ] || filter=chinese
  $filter <"$1" >"$1.part"
  awk -v part="$1.part" '
    /^<!-- \/bench -->$/ { inside = 0 }
    !inside { print }
    /^<!-- bench: / { inside = 1; print ""; while ((getline line < part) > 0) print line; print "" }' "$readme" >"$1.whole"
  cat "$1.whole" >"$readme"
done
rm -f "$1.part" "$1.whole"
