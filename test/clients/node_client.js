// node-postgres and, for COPY, pg-copy-streams
const fs = require('fs');
const assert = require('assert');
const { pipeline } = require('stream/promises');
const { Readable } = require('stream');
const { Client } = require('pg');
const { from, to } = require('pg-copy-streams');

const LONG = '2000-01: ' + Array.from({ length: 600 }, (_, n) => `${n}.5`).join(', ');
const GROUPS = '{"370900": 10.25, "370100": null, "泰安": -3}';
const TREE = '{"370000": null, "370900": "370000"}';
const FILE = 'region,indicator,period,value\n370900,cpi,2023年5月,"1,000.5"\n370900,cpi,2023-06,101\n370900,cpi,2023-13,1\n';
const EXACT = '123456789012345678.123456789';
const DAY = new Date(2023, 4, 31);
const TIME = new Date(2023, 4, 31, 23, 30);
class NoSuchThing extends Error {}

(async () => {
	const db = new Client({ host: process.env.PGHOST, user: process.env.PGUSER, database: process.env.PGDATABASE });
	await db.connect();
	const ask = async (text, values) => (await db.query({ text, values, rowMode: 'array' })).rows;
	const same = assert.deepStrictEqual;
	const readViews = async (options) => {
		for (const line of fs.readFileSync(process.env.CLIENT_VIEWS, 'utf8').trim().split('\n')) {
			const [view, rows] = line.split(' ');
			same([view, (await db.query({ text: `SELECT * FROM ${view}`, rowMode: 'array', ...options })).rows.length], [view, Number(rows)]);
		}
	};
	const held = async (column, text) => {
		await ask(`INSERT INTO held (id, ${column}) VALUES ($1, $2)`, [1, text]);
		const [[got]] = await ask(`SELECT ${column} FROM held WHERE id = 1`);
		same(await ask(`SELECT ${column} = $1 AND ${column}::text = $2 FROM held WHERE id = 1`, [text, got]), [[true]]);
		await ask('DELETE FROM held');
	};
	const copy = async (statement, text) => pipeline(Readable.from([Buffer.from(text)]), db.query(from(statement)));
	const bytes = async (statement) => {
		const parts = [];
		for await (const part of db.query(to(statement))) parts.push(part);
		return Buffer.concat(parts);
	};
	const tests = {
		'views': () => readViews({}),
		'views in binary': () => readViews({ binary: true }),
		'period': async () => same(await ask('SELECT count(*) FROM taian.indicator_board WHERE region = $1 AND period = $2', ['taian', '2023年1—5月']),
			await ask("SELECT count(*) FROM taian.indicator_board WHERE region = 'taian' AND period = '2023-01-01/P5M'")),
		'list of periods': async () => same(await ask("SELECT ref_period '2023-Q2' = ANY ($1)", [['2023Q1', '2Q2023']]), [[true]]),
		'argument': async () => same(await ask('SELECT label($1, $2), (SELECT count(*) > 20 FROM taian.bulletin($3, $4, $5))', ['2023年5月', 'en', 'taian', '2023年1—5月', 'en']), [['May 2023', true]]),
		'date': async () => same(await ask("SELECT ref_period '2023-05' @> $1, $2 <@ ref_period '2023-Q2', ref_quarter($3)", [DAY, DAY, DAY]), [[true, true, '2023-Q2']]),
		'timestamp': async () => same(await ask("SELECT ref_period '2023-05' @> $1::timestamptz, $2::timestamptz <@ ref_period '2023-Q2', ref_month($3::timestamptz)", [TIME, TIME, TIME]), [[true, true, '2023-05']]),
		'numbers': async () => same(await ask('SELECT sum(n), max(n) FROM unnest($1::numeric[]) n', [[EXACT, 1.5]]), [['123456789012345679.623456789', EXACT]]),
		'series': () => held('series', LONG),
		'cross-section': () => held('cross_section', GROUPS),
		'hierarchy': () => held('hierarchy', TREE),
		'write': async () => {
			await ask('INSERT INTO office.observation (indicator, period, region, value) VALUES ($1, $2, $3, $4), ($5, $6, $7, $8)',
				['cpi', '2022年1月', '370900', EXACT, 'cpi', '2022-02', '370900', null]);
			await ask('INSERT INTO held (id, period) VALUES ($1, $2)', [2, DAY]);
			same(await ask('SELECT period, value FROM office.observation ORDER BY period'), [['2022-01', EXACT], ['2022-02', null]]);
			same(await ask('SELECT period FROM held'), [['2023-05-31']]);
		},
		'batch': async () => {
			await ask('INSERT INTO held (id, period) SELECT * FROM unnest($1::integer[], $2::ref_period[])', [[11, 12, 13, 14], ['2023-05', 'Q2 2023', '2023-06', null]]);
			same(await ask('SELECT count(*)::integer, count(period)::integer FROM held WHERE id BETWEEN 11 AND 14'), [[4, 3]]);
		},
		'COPY': async () => {
			await copy('COPY held (id, period, series) FROM STDIN', '21\t2023年5月\t2022-01: 1, 2\n22\t2Q2023\t\\N\n');
			same((await bytes('COPY (SELECT period, series FROM held WHERE id > 20 ORDER BY id) TO STDOUT')).toString(), '2023-05\t2022-01: 1, 2\n2023-Q2\t\\N\n');
		},
		'COPY in binary': async () => {
			await copy('COPY held (id, period, series) FROM STDIN (FORMAT binary)', await bytes('COPY (SELECT 31, period, series FROM held WHERE id = 21) TO STDOUT (FORMAT binary)'));
			same(await ask('SELECT period::text, series::text FROM held WHERE id = 31'), [['2023-05', '2022-01: 1, 2']]);
		},
		'file': async () => {
			await copy("COPY office.load_line FROM STDIN WITH (FORMAT csv, DELIMITER E'\\x02', QUOTE E'\\x01')", FILE);
			same(await ask('SELECT new::integer, refused::integer FROM office.load_figures($1, $2, $3)', ['node', 'long', { group_mark: ',' }]), [[2, 1]]);
		},
		'error': async () => {
			const e = await ask('SELECT $1::ref_period', ['9M 2023']).then(() => null, (e) => e);
			same([e.code, !!e.detail, /nine months/.test(e.hint)], ['22007', true, true]);
		},
	};
	for (const [name, test] of Object.entries(tests)) {
		try {
			await test();
			console.log(`${name}\tyes`);
		} catch (e) {
			console.log(`${name}\t${e instanceof NoSuchThing ? '–' : 'no'}\t${String(e).replace(/\s+/g, ' ').slice(0, 300)}`);
		}
	}
	await db.end();
})();
