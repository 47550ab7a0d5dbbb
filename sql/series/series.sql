SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
\pset format unaligned
\pset null '(null)'
-- only the SQLSTATE, the message and the detail of an error
CREATE FUNCTION pg_temp.try(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
	detail text;
BEGIN
	EXECUTE query INTO result;
	RETURN result;
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
	RETURN sqlstate || ': ' || sqlerrm || coalesce(' / ' || nullif(detail, ''), '');
END $$;

-- text: one form, without loss; what is missing at the ends is not kept
SELECT t, t::series::text, t::series::text::series = t::series AS same
FROM (VALUES
	('2023-05: 1.5, null, -2'),
	('  2023年5月 :1.50,NULL , +2.'),
	('2023-Q1: .5'),
	('2023-S2: 1'),
	('2023-T1: 1, 2, 3, 4'),
	('2023: 100, 121'),
	('2023-W52: 1, 2, 3'),
	('2024-02-28: 1, 2, 3'),
	('2023-01: null, null, 5, null'),
	('2023-01: null'),
	('M:'), ('ytd M:'), ('W:'),
	('ytd 2023-05: 5, 6'),
	('ytd 2023-Q2: 0, 0.00, -0'),
	('ytd 2023: 5'),
	('jan-feb 2023-01: null, 5, 3'),
	('jan-feb 2023-01: 1, 5, 3'),
	('2023-01: 9223372036854775807, -9223372036854775807'),
	('2023-01: 0.000000000000000000000000000000000000000000000000000000000001'),
	('2023-01: 100000000000000000, 0.1'),
	('9999-12: 1')
) AS v (t);

-- and where a text is wrong, the error says so
SELECT t, pg_temp.try(format('SELECT %L::series', t))
FROM (VALUES
	(''), (':'), ('2023-01'), ('1, 2, 3'), ('2023-13: 1'), ('2023-01..05: 1'), ('2023-01-01/P5M: 1'),
	('2023-01: 1,'), ('2023-01: 1 2'), ('2023-01: ,1'), ('2023-01: x'), ('2023-01: 1e5'), ('2023-01: NaN'),
	('2023-01: -'), ('2023-01: .'), ('2023-01: 1.2.3'), ('2023-01: nullify'), ('M: 1'), ('X:'),
	('ytd 2023-W01: 1'), ('jan-feb 2023-Q1: 1'), ('年: 1'),
	('2023-01: 9223372036854775808'), ('2023-01: -9223372036854775808'),
	('2023-01: 1000000000000000000, 0.01'), ('2023-01: 0.01, 1000000000000000000'),
	('2023-01: 0.0000000000000000000000000000000000000000000000000000000000001'),
	('9999-12: 1, 2'), ('0001-01: 1')
) AS v (t);
SELECT pg_temp.try(format('SELECT periods(%L)', '2000-01-01: 1' || repeat(',1', 65535)));
SELECT pg_temp.try(format('SELECT periods(%L)', '2000-01-01: 1' || repeat(',1', 65536)));

-- equal by value, whatever the spelling; hashes agree
SELECT '2023-01: 1.50, 2'::series = '2023-01: null, 1.5, 2.000'::series AS shifted,
	'2023-01: 1.50, 2'::series = '2023-01: 1.5, 2.000, null'::series AS same,
	'2023-01: 1'::series <> 'ytd 2023-01: 1'::series AS basis,
	'2023-01: 1'::series <> '2023-Q1: 1'::series AS frequency;
SELECT s, count(*) FROM unnest(ARRAY['2023-01: 1.0', '2023-01: 1', 'ytd 2023-01: 1']::series[]) s
GROUP BY s ORDER BY s::text;
SELECT count(DISTINCT hashed) FROM (SELECT indstat_internal.series_hash_extended(s, 7) AS hashed
	FROM unnest(ARRAY['2023-01: 1.0', '2023-01: 1']::series[]) s) h;

-- stored small: 120 months of two decimals, and 240 inline in their row
SELECT pg_column_size(series('2014-01', array_agg(1000000.01 + i))) FROM generate_series(1, 120) i;
CREATE TEMP TABLE stored AS
SELECT k, series('2004-01', (SELECT array_agg(1000000.01 * k + i) FROM generate_series(1, 240) i)) AS s
FROM generate_series(1, 3) k;
SELECT pg_relation_size(reltoastrelid) AS toasted FROM pg_class WHERE oid = 'stored'::regclass;
SELECT k, periods(s), s['2004-01'], s['2023-12'] FROM stored;
-- compressed and out of line reads the same
CREATE TEMP TABLE long AS
SELECT series('1900-01-01', (SELECT array_agg(i % 97 * 1000001.1) FROM generate_series(1, 40000) i)) AS s;
SELECT periods(s), s['1900-01-02'], s['2009-07-07'], s = s || s AS same FROM long;
