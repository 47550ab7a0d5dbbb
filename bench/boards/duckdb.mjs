// plain_board in DuckDB, in memory.  Arguments: directory of the tables as CSV with headers,
// where npm put the driver, plain_board.sql.  Lines of standard input are queries by name;
// each is run three times, its result read to the end, and its median wall clock printed, in ms.
import { createRequire } from 'module';
import { readFileSync } from 'fs';

const [data, modules, board] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(modules + '/')('@duckdb/node-api');
const connection = await (await DuckDBInstance.create(':memory:')).connect();
for (const table of ['calendar', 'place', 'measure', 'figure'])
  await connection.run(`CREATE TABLE ${table} AS SELECT * FROM read_csv('${data}/${table}.csv', header=true, sample_size=-1)`);
// columns without a value have no type in a file
for (const [column, type] of [['value', 'DECIMAL(20,2)'], ['published_growth', 'DECIMAL(20,2)'], ['published_rank', 'INTEGER'], ['published_rank_peers', 'INTEGER']])
  await connection.run(`ALTER TABLE figure ALTER ${column} TYPE ${type}`);
await connection.run(readFileSync(board, 'utf8'));
for (const line of readFileSync(0, 'utf8').trim().split('\n')) {
  const [name, sql] = line.split('\t');
  const took = [];
  for (let i = 0; i < 3; i++) {
    const start = process.hrtime.bigint();
    for (const chunk of await (await connection.run(sql)).fetchAllChunks())
      chunk.rowCount;
    took.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  console.log(`${name}\t${took.sort((a, b) => a - b)[1].toFixed(1)}`);
}
process.exit(0);
