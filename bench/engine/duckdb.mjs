// DuckDB in memory.  Arguments: directory of the data, where npm put the driver.
// A request a line: {"sql": ...}, or {"sql": ..., "keys": [[indicator, region], ...]}
// for a prepared query of each key.  An answer a line.
import { createRequire } from 'module';
import readline from 'readline';

const [data, modules] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(modules + '/')('@duckdb/node-api');
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const rows = async sql => (await connection.runAndReadAll(sql)).getRows();
const answer = object => console.log(JSON.stringify(object));
const number = v => v === null ? null : typeof v === 'object' ? Number(v.value) / 10 ** v.scale : Number(v);
const read = (file, columns) => `read_csv('${data}/${file}', delim='\t', header=false, auto_detect=false, columns=${columns})`;

await rows(`CREATE TABLE region AS SELECT * FROM ${read('region', "{'region': 'INTEGER', 'parent': 'INTEGER'}")}`);
await rows(`CREATE TABLE observation AS SELECT * FROM ${read('observation', "{'indicator': 'INTEGER', 'region': 'INTEGER', 'period': 'DATE', 'value': 'DOUBLE'}")}`);
await rows('CREATE TABLE observation_by_series AS SELECT * FROM observation ORDER BY indicator, region, period');
await rows(`CREATE TABLE target AS SELECT * FROM ${read('target', "{'chain': 'INTEGER', 'actual': 'DOUBLE', 'target': 'DOUBLE'}")}`);
await rows(`CREATE TABLE target_decimal AS SELECT * FROM ${read('target', "{'chain': 'INTEGER', 'actual': 'DECIMAL(14,2)', 'target': 'DECIMAL(14,2)'}")}`);
answer({ version: (await rows('SELECT version()'))[0][0] });

for await (const line of readline.createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  try {
    const cpu = process.cpuUsage(), start = process.hrtime.bigint();
    let result = null, times = 1;
    if (request.keys) {
      const statement = await connection.prepare(request.sql);
      result = [0, 0];
      times = request.keys.length;
      for (const [indicator, region] of request.keys) {
        statement.bindInteger(1, indicator);
        statement.bindInteger(2, region);
        for (const row of (await statement.runAndReadAll()).getRows())
          if (row[2] !== null) {
            result[0]++;
            result[1] += row[2];
          }
      }
    } else
      result = (await rows(request.sql))[0]?.map(number);
    const ms = Number(process.hrtime.bigint() - start) / 1e6, used = process.cpuUsage(cpu);
    answer({ ms: ms / times, cpu: (used.user + used.system) / 1e3 / times, answer: result });
  } catch (error) {
    answer({ error: String(error.message ?? error) });
  }
}
process.exit(0);
