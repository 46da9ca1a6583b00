#!/usr/bin/env bash
# A repository of so many commits over the shipped units: each commit adds one to three records to one unit's month.
#
#   tests/bench/history.sh FOLDER [COMMITS]
set -euo pipefail
source=$(cd "$(dirname "$0")/../.." && pwd)
folder=$1
commits=${2:-1000}
mkdir -p "$folder"
git init -q -b main "$folder"
{
  printf 'commit refs/heads/main\nmark :1\ncommitter a <a@example.cn> 1767225600 +0800\ndata 5\nstart\n'
  (cd "$source" && find ljfl.toml units -name '*.toml' -o -name unit.yaml -o -path '*/_common/*' | LC_ALL=C sort) | while read -r file; do
    printf 'M 100644 inline %s\ndata %d\n' "$file" "$(wc -c < "$source/$file")"
    cat "$source/$file"
    echo
  done
  (cd "$source/units" && ls -d [!_]*) | LC_ALL=C awk -v commits="$commits" '
    { unit[NR] = $1 }
    function chance(n) { seed = (seed * 16807) % 2147483647; return seed % n }
    BEGIN { seed = 20261124 }
    END {
      for (i = 2; i <= commits; ++i) {
        time = 1767225600 + i * 25000
        day = strftime("%Y-%m-%d", time, 1); month = substr(day, 1, 7)
        u = unit[1 + chance(NR)]; path = "units/" u "/" month ".yaml"
        if (!(path in text)) text[path] = "records:\n"
        for (k = chance(3); k >= 0; --k)
          text[path] = text[path] "  - date: " day "\n    task: party-study\n    note: commit " i ", " k ", with " chance(300) " people\n"
        printf "commit refs/heads/main\nmark :%d\ncommitter %s <%s@example.cn> %d +0800\ndata %d\n%s\nfrom :%d\nM 100644 inline %s\ndata %d\n%s\n",
          i, u, u, time, length(u), u, i - 1, path, length(text[path]), text[path]
      }
    }'
} | git -C "$folder" fast-import --quiet
git -C "$folder" reset -q --hard
git -C "$folder" gc -q
