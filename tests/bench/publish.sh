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
    -e 's/| \*\*missed\*\*; the floor itself \([0-9]*×\) |$/| **没有达到**；地板自己也只有 \1 |/' \
    -e 's/^Machine: /机器：/' -e 's/^Load when begun: \([^ ]*\)\. Rounds: \([0-9]*\)\. .*/开始时的负载：\1。轮数：\2。时间都是中位数；× 是它除以第一行的中位数。/' \
    -e 's/^| floor: walk, read, count newlines |/| 地板：走文件夹、读、数换行 |/' -e 's/^| floor, one thread |/| 地板，一个线程 |/' \
    -e 's/^| ljfl report, once more |/| ljfl report，什么也没变，再做一次 |/' -e 's/^| \(libyaml\), events only |/| \1，只出事件 |/' -e 's/^| yaml-cpp LoadFile only |/| yaml-cpp，只 LoadFile |/' \
    -e 's/^| ljfl rollup, \([0-9]*\) districts |/| ljfl rollup，\1 个区 |/' -e 's/^| \([^|]*\) | \([0-9,]*\), \([0-9,]*\) units |/| \1 | \2、\3 个单位 |/' \
    -e 's/^| \(ljfl [a-z]*\) | \([0-9,]*\), \([0-9,]*\) commits |/| \1 | \2、\3 个提交 |/' -e 's/ \*\*above the limit\*\*/ **超过界限**/' \
    -e 's/^- from \([0-9]*\) to \([0-9]*\): \([0-9.]*\) ms for each further district/- 从 \1 到 \2 个区：每多一个区 \3 毫秒/' \
    -e 's/^- 3,000 districts at the rate of the last: \([0-9.]*\) s (extrapolated)/- 照此推算，3,000 个区要 \1 秒（推算，没有跑过）/' \
    -e 's/^### The language server: from a keystroke to its findings/### 语言服务器：从按键到标出问题/' \
    -e 's/^| start: ljfl --version against true |/| 启动：ljfl --version 与 true 相比 |/' -e 's/^| check of a district against the floor |/| 检查一个区，与地板相比 |/' \
    -e 's/^| report of a district against the floor |/| 做一个区的通报，与地板相比 |/' -e "s/^| check of a district: faster than yaml-cpp's LoadFile |/| 检查一个区，比 yaml-cpp 的 LoadFile 快 |/" \
    -e "s/^| check of a district: faster than sourcemeta's validator |/| 检查一个区，比 sourcemeta 的校验器快 |/" -e 's/^| check of a district: faster than \([^|]*\) |/| 检查一个区，比 \1 快 |/' \
    -e 's/^| check of a province, one thread, against the floor |/| 检查一个省，一个线程，与地板相比 |/' -e 's/^| check of a province, all cores, against the floor |/| 检查一个省，用上所有核，与地板相比 |/' \
    -e 's/^| log against git log --stat |/| log 与 git log --stat 相比 |/' -e 's/^| twice as much, the worst of these commands |/| 多一倍，以上命令里最差的 |/' \
    -e 's/^| rollup: 200 districts against 100 |/| 汇总：200 个区与 100 个区相比 |/'
}
for readme in README.md README.zh-CN.md; do
  filter="cat"
  [ "$readme" = README.md ] || filter=chinese
  $filter <"$1" >"$1.part"
  awk -v part="$1.part" '
    /^<!-- \/bench -->$/ { inside = 0 }
    !inside { print }
    /^<!-- bench: / { inside = 1; print ""; while ((getline line < part) > 0) print line; print "" }' "$readme" >"$1.whole"
  cat "$1.whole" >"$readme"
done
rm -f "$1.part" "$1.whole"
