#!/bin/sh
# The exported tables in engines made for tables: DuckDB on one machine, ClickHouse as a cluster of two shards, and the
# Frictionless description of them. Each is asked what rollup answers, district by district, and must say the same.
set -u
. "$(dirname "$0")/lib.sh"
need nodejs npm clickhouse-server clickhouse-client

# Four districts: the shipped register, and three that lost some of it, so that no two answer alike.
for i in 1 2 3 4; do
  mkdir -p "$work/districts/$i"
  cp -r "$LJFL_SOURCE/ljfl.toml" "$LJFL_SOURCE/units" "$work/districts/$i/"
  sed -i "s/^district = .*/district = \"第${i}区\"/" "$work/districts/$i/ljfl.toml"
  n=$i
  for month in "$work/districts/$i"/units/*/2026-0[3-8].yaml; do
    n=$((n + 1))
    [ "$i" -eq 1 ] || [ $((n % (i + 2))) -ne 0 ] || rm "$month"
  done
done
# The month before lies beside it, and counts in no answer.
"$LJFL" export "$work/districts" --out "$work/out" --month 2026-09 --today 2026-11-23 >"$work/export.log" 2>&1
"$LJFL" export "$work/districts" --out "$work/out" --month 2026-10 --today 2026-11-23 >>"$work/export.log" 2>&1
check "export writes four districts, two months of each" test "$(find "$work"/out/standing -mindepth 2 -maxdepth 2 | wc -l)" -eq 8
check "export describes them" test -s "$work/out/datapackage.json"
"$LJFL" rollup "$work/districts" --month 2026-10 --today 2026-11-23 --format csv --lang en |
  tr -d '\r' | tail -n +2 | awk -F, -v OFS='\t' '{print $1, $10, $8, $9, $12, $13, $15, $16}' | sort >"$work/answer"
check "rollup answers for each of them" test "$(sort -u "$work/answer" | wc -l)" -eq 4

# ---- DuckDB
(cd "$work" && npm install --silent --no-audit --no-fund @duckdb/node-api@1.5.6-r.1 >npm.log 2>&1)
cat >"$work/ask.mjs" <<'JS'
import { DuckDBInstance } from '@duckdb/node-api';
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const [format, sql] = process.argv.slice(2);
const reader = await connection.runAndReadAll(sql.replaceAll('FROM_STANDING', format === 'csv'
  ? "read_csv('out/standing/*/*/*.csv', hive_partitioning = true)" : "read_json('ndjson/standing/*/*/*.ndjson', hive_partitioning = true)")
  .replaceAll('FROM_FINDINGS', format === 'csv'
  ? "read_csv('out/findings/*/*/*.csv', hive_partitioning = true)" : "read_json('ndjson/findings/*/*/*.ndjson', hive_partitioning = true)"));
for (const row of reader.getRows()) console.log(row.map(String).join('\t'));
JS
question="SELECT s.district, s.late, s.due, s.met, s.target, s.counted, s.lag, coalesce(f.open, 0) FROM
  (SELECT district, count(*) FILTER (late) AS late, sum(periods_due) AS due, sum(periods_met) AS met, sum(target) AS target,
          sum(counted) AS counted, sum(lag) AS lag FROM FROM_STANDING WHERE month = '2026-10' GROUP BY district) s
  LEFT JOIN (SELECT district, count(*) AS open FROM FROM_FINDINGS WHERE state IN ('open', 'due_soon', 'overdue') GROUP BY district) f
  USING (district) ORDER BY s.district"
(cd "$work" && node ask.mjs csv "$question") | sort >"$work/duckdb" 2>"$work/duckdb.log"
check "DuckDB answers as rollup does, from CSV" cmp "$work/answer" "$work/duckdb"
"$LJFL" export "$work/districts" --out "$work/ndjson" --format ndjson --month 2026-10 --today 2026-11-23 >>"$work/export.log" 2>&1
(cd "$work" && node ask.mjs ndjson "$question") | sort >"$work/duckdb-ndjson"
check "DuckDB answers as rollup does, from NDJSON" cmp "$work/answer" "$work/duckdb-ndjson"
(cd "$work" && node ask.mjs csv "SELECT count(*) FROM read_csv('out/records/*/*/*.csv', hive_partitioning = true, all_varchar = true)") >"$work/rows"
check "DuckDB reads every record" test "$(cat "$work/rows")" -eq "$(cat "$work"/districts/*/units/*/2026-*.yaml | grep -cE '^ *- \{?date: ')"

# ---- ClickHouse: two servers on the loopback, a shard each, two districts to a shard
shard() { # number
  mkdir -p "$work/ch$1/data" "$work/ch$1/tmp" "$work/ch$1/log"
  cat >"$work/ch$1/config.xml" <<XML
<yandex>
  <logger><level>error</level><log>$work/ch$1/log/server.log</log><errorlog>$work/ch$1/log/error.log</errorlog></logger>
  <listen_host>127.0.0.1</listen_host>
  <http_port>$((18120 + $1))</http_port><tcp_port>$((19000 + $1))</tcp_port><interserver_http_port>$((19010 + $1))</interserver_http_port>
  <path>$work/ch$1/data/</path><tmp_path>$work/ch$1/tmp/</tmp_path>
  <mark_cache_size>100000000</mark_cache_size>
  <users_config>$work/ch$1/users.xml</users_config><default_profile>default</default_profile><default_database>default</default_database>
  <remote_servers><districts>
    <shard><replica><host>127.0.0.1</host><port>19001</port></replica></shard>
    <shard><replica><host>127.0.0.1</host><port>19002</port></replica></shard>
  </districts></remote_servers>
</yandex>
XML
  cat >"$work/ch$1/users.xml" <<XML
<yandex>
  <profiles><default><max_memory_usage>1000000000</max_memory_usage></default></profiles><quotas><default/></quotas>
  <users><default><password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default></users>
</yandex>
XML
  clickhouse-server --config-file="$work/ch$1/config.xml" >"$work/ch$1/out.log" 2>&1 &
  eval "server$1=$!"
}
server1=
server2=
shard 1
shard 2
# shellcheck disable=SC2154  # verdict is lib.sh's
trap 'kill $server1 $server2 2>/dev/null; wait 2>/dev/null; rm -rf "$work"; exit $verdict' EXIT
ask() { # shard sql
  clickhouse-client --host 127.0.0.1 --port $((19000 + $1)) --query "$2"
}
for i in $(seq 1 60); do
  ask 1 'SELECT 1' >/dev/null 2>&1 && ask 2 'SELECT 1' >/dev/null 2>&1 && break
  sleep 0.5
done
text="district String, month String, as_of Date, unit String, item String, id String, title String, kind String, state String, late String"
numbers="done UInt32, periods_due UInt32, periods_met UInt32, periods_short UInt32, target UInt32, counted UInt32, gap UInt32, expected UInt32, lag UInt32"
for s in 1 2; do
  ask $s "CREATE TABLE standing ($text, due String, done_on String, last_record String, $numbers, level String, source String) ENGINE = MergeTree(as_of, (district, unit, id), 8192)"
  ask $s "CREATE TABLE findings (district String, month String, unit String, finding String, date Date, site String, text String, deduct String, rectify_by String, rectified String, state String, source String) ENGINE = MergeTree(date, (district, unit, finding), 8192)"
  ask $s "CREATE TABLE standing_all AS standing ENGINE = Distributed(districts, default, standing)"
  ask $s "CREATE TABLE findings_all AS findings ENGINE = Distributed(districts, default, findings)"
done
for i in 1 2 3 4; do
  s=$(((i % 2) + 1))
  for table in standing findings; do
    for file in "$work/out/$table/district=第${i}区"/month=*/"$table".csv; do
      [ -f "$file" ] || continue
      clickhouse-client --host 127.0.0.1 --port $((19000 + s)) --query "INSERT INTO $table FORMAT CSVWithNames" <"$file"
    done
  done
done
check "each shard holds two districts" test "$(ask 1 'SELECT uniq(district) FROM standing') $(ask 2 'SELECT uniq(district) FROM standing')" = "2 2"
ask 1 "SELECT district, late, due, met, target, counted, lag, open FROM
  (SELECT district, sum(late = 'true') AS late, sum(periods_due) AS due, sum(periods_met) AS met, sum(target) AS target,
          sum(counted) AS counted, sum(lag) AS lag FROM standing_all WHERE month = '2026-10' GROUP BY district)
  ANY LEFT JOIN (SELECT district, count() AS open FROM findings_all WHERE state IN ('open', 'due_soon', 'overdue') GROUP BY district)
  USING district" | sort >"$work/clickhouse"
check "ClickHouse answers as rollup does, over two shards" cmp "$work/answer" "$work/clickhouse"

# ---- the description fits the tables
cat >"$work/package.mjs" <<'JS'
import { readFileSync, existsSync } from 'node:fs';
const root = process.argv[2];
const pkg = JSON.parse(readFileSync(root + '/datapackage.json', 'utf8'));
let bad = pkg.resources.length === 6 ? 0 : 1;
for (const resource of pkg.resources) {
  for (const path of resource.path) {
    if (!existsSync(root + '/' + path)) { console.error('missing', path); bad = 1; continue; }
    const head = readFileSync(root + '/' + path, 'utf8').split('\r\n', 1)[0].split(',');
    if (head.join() !== resource.schema.fields.map((f) => f.name).join()) { console.error('columns', path); bad = 1; }
  }
}
process.exit(bad);
JS
check "datapackage.json names every file and its columns" node "$work/package.mjs" "$work/out"
