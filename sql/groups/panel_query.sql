SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
\pset null '(null)'
SET datestyle = ISO;
CREATE TABLE panel_row AS
SELECT i AS indicator, r AS region, make_date(y, m, 1 + (y + m) % 28) AS day, ref_month(y, m) AS period, i * 1000 + length(r) * 100 + (y - 2020) * 10 + m + 0.5 AS value
FROM generate_series(1, 2) i, unnest(ARRAY['泰安', '济南市', 'b']) r, generate_series(2021, 2023) y, generate_series(1, 12) m WHERE (y, m, r) <> (2022, 3, 'b');
-- every series of a query, by key
SELECT p.indicator, p.region, known_periods(p.series), p.series['2022-02'], p.series['2022-03'], first_period(p.series), last_period(p.series)
FROM panel('SELECT indicator::text, region, period, value FROM panel_row') p;
SELECT p.indicator, p.region, p.series[:'2021-03'] FROM panel_int8('SELECT indicator, -length(region), day, value FROM panel_row') p;
-- the types that columns may have, domains of them too
CREATE DOMAIN code AS varchar(9) CHECK (value <> '');
CREATE DOMAIN amount AS numeric(9, 2);
SELECT * FROM panel($$SELECT 'a'::code, 'b'::varchar, '2023-05-31'::date, 1.50::amount$$);
SELECT * FROM panel($$SELECT 'a'::text, 'b'::text, '2023-Q2'::ref_period, 1.25::float8$$);
SELECT * FROM panel_int8($$SELECT 1::int2, 9223372036854775807, '2023'::ref_period, (-5)::int2 UNION ALL SELECT -1::int2, 0, '2023', 7$$);
SELECT * FROM panel_int8($$SELECT 1::int8, -1, '2023'::ref_period, 5::int8$$);
SELECT * FROM panel_int8($$SELECT 1, -1, '2023'::ref_period, 5$$);
-- several frequencies beside one another, January and February together
SELECT * FROM panel($$SELECT 'x', name, period::ref_period, value FROM (VALUES
	('month', '2022-12', 1.5), ('month', '2023-02', 2), ('quarter', '2023-Q2', 3), ('week', '2023-W07', 6),
	('joint', '2023-01/P2M', 8), ('joint', '2022-12', 9), ('joint', '2023-03', 10)) v (name, period, value)$$);
-- nothing there; what has no period or no value
SELECT count(*) FROM panel('SELECT region, region, period, value FROM panel_row WHERE false');
SELECT count(*) FROM panel($$SELECT NULL::text, 'b', NULL::date, value FROM panel_row UNION ALL SELECT NULL, 'b', day, NULL FROM panel_row$$);
SELECT count(*) FROM panel(NULL);
-- long codes, values and codes out of line
SELECT count(*), min(known_periods(series)), max(length(region)) FROM panel($$
	SELECT a, b, period, 1 FROM panel_row, (VALUES ('ab', 'c'), ('a', 'bc'), ('', 'abc'), ('abc', ''), (repeat('长', 100), 'x'), (repeat('长', 100), repeat('y', 100000))) v (a, b) WHERE indicator = 1 AND region = 'b'$$);
CREATE TABLE panel_wide (region text, day date, value numeric);
ALTER TABLE panel_wide ALTER region SET STORAGE EXTERNAL, ALTER value SET STORAGE EXTERNAL;
INSERT INTO panel_wide VALUES (repeat('r', 3000), '2023-01-01', 1.5), (repeat('r', 3000), '2023-02-01', repeat('1', 9000)::numeric / ('1' || repeat('0', 8990))::numeric);
SELECT left(region, 3), series FROM panel('SELECT region, region, day, value FROM panel_wide WHERE day < ''2023-02-01''');
SELECT left(region, 3), series FROM panel('SELECT region, region, day, value FROM panel_wide');
-- the same as the aggregate, in the order of the rows and in another
SELECT setseed(0.5);
CREATE TABLE panel_random AS
SELECT k % 7 AS indicator, k % 101 AS region, ref_month(1990 + k / 1212 % 40, 1 + k / 101 % 12) AS period, avg(round(((random() - 0.3) * 10 ^ (random() * 12))::numeric, (random() * 5)::int)) AS value
FROM (SELECT (random() * 400000)::int AS k FROM generate_series(1, 20000)) r GROUP BY 1, 2, 3;
UPDATE panel_random SET value = stat_round(value, 4);
SELECT count(*), bool_and(q.series = a.series) AS same, sum(known_periods(q.series)) = (SELECT count(*) FROM panel_random) AS all_there
FROM panel_int8('SELECT indicator, region, period, value FROM panel_random ORDER BY value') q
FULL JOIN unnest((SELECT panel_agg(indicator, region, period, value) FROM panel_random)) a ON a.indicator = q.indicator AND a.region = q.region;
SELECT count(*), bool_and(q.series = a.series) AS same
FROM panel('SELECT ''i'' || indicator, region::text, period, value::float8 FROM panel_random') q
FULL JOIN unnest((SELECT panel_agg('i' || indicator, region::text, period, value::float8) FROM panel_random)) a ON a.indicator = q.indicator AND a.region = q.region;
SELECT bool_and(x.indicator < x.next OR x.indicator = x.next AND x.region < x.next_region) AS in_order
FROM (SELECT indicator, region, lead(indicator) OVER w AS next, lead(region) OVER w AS next_region
	  FROM panel_int8('SELECT indicator, region, period, value FROM panel_random') WITH ORDINALITY AS p (indicator, region, series, n) WINDOW w AS (ORDER BY n)) x
WHERE next IS NOT NULL;
-- inside other statements, more than once, prepared, beside what it reads
CREATE TABLE panel_stored AS SELECT * FROM panel('SELECT region, region, period, value FROM panel_row WHERE indicator = 1');
INSERT INTO panel_stored SELECT * FROM panel('SELECT ''again'', region, period, value FROM panel_row WHERE indicator = 2');
SELECT count(*), sum(known_periods(series)), sum(total(series)) = (SELECT sum(value) FROM panel_row) AS same FROM panel_stored;
SELECT i, (SELECT count(*) FROM panel_int8(format('SELECT indicator, length(region), period, value FROM panel_row WHERE indicator = %L', i))) FROM generate_series(1, 3) i;
SELECT (panel_int8('SELECT 1, 2, ''2023''::ref_period, 3')).* LIMIT 1;
BEGIN;
DELETE FROM panel_row WHERE indicator = 1;
SELECT count(*) FROM panel('SELECT indicator::text, region, period, value FROM panel_row');
ROLLBACK;
-- bad input
SELECT panel('SELECT 1');
SELECT panel('SELECT region, region, period, value, value FROM panel_row');
SELECT panel('SELECT indicator, region, period, value FROM panel_row');
SELECT panel_int8('SELECT region, 1, period, value FROM panel_row');
SELECT panel_int8('SELECT 1, 1.5, period, value FROM panel_row');
SELECT panel('SELECT region, region::char(5), period, value FROM panel_row');
SELECT panel('SELECT region, region, now(), value FROM panel_row');
SELECT panel('SELECT region, region, period, value::text FROM panel_row');
SELECT panel('SELECT region, region, period, 1::float4 FROM panel_row');
SELECT panel('SELECT NULL::text, region, period, value FROM panel_row');
SELECT panel_int8('SELECT 1, NULL::int, period, value FROM panel_row');
SELECT panel('SELECT region, region, period, value FROM panel_row');
SELECT panel($$SELECT 'a', 'b', period::ref_period, 1 FROM unnest(ARRAY['2023-01', '2023-Q2']) period$$);
SELECT panel($$SELECT 'a', 'b', '2023-01/P5M'::ref_period, 1$$);
SELECT panel($$SELECT 'a', 'b', '2023'::ref_period, 'NaN'::numeric$$);
SELECT panel($$SELECT 'a', 'b', '2023'::ref_period, 'Infinity'::float8$$);
SELECT panel($$SELECT 'a', 'b', '2023'::ref_period, 1e19$$);
SELECT panel($$SELECT 'a', 'b', 'infinity'::date, 1$$);
SELECT panel($$SELECT 'a', 'b', '0001-12-31 BC'::date, 1$$);
SELECT panel('');
SELECT panel('SELECT region, region, period, value FROM panel_row WHERE indicator = 1; SELECT region, region, period, value FROM panel_row WHERE indicator = 2');
SELECT panel('no query');
SELECT panel('DELETE FROM panel_row RETURNING region, region, period, value');
SELECT panel('TRUNCATE panel_row');
SELECT panel('COMMIT');
SELECT count(*) FROM panel_row;
-- what the query calls may not write either; afterwards the transaction writes again
CREATE SEQUENCE panel_sequence;
CREATE FUNCTION panel_writes() RETURNS numeric LANGUAGE plpgsql AS 'BEGIN INSERT INTO panel_wide VALUES (''w'', ''2023-05-01'', 1); RETURN 1; END';
CREATE FUNCTION panel_writes_again() RETURNS numeric LANGUAGE plpgsql AS 'BEGIN SET transaction_read_only = off; RETURN panel_writes(); END';
CREATE FUNCTION panel_tries() RETURNS numeric LANGUAGE plpgsql AS 'BEGIN BEGIN PERFORM panel_writes(); EXCEPTION WHEN read_only_sql_transaction THEN NULL; END; RETURN panel_writes(); END';
SELECT panel($$SELECT 'a', 'b', '2023'::ref_period, panel_writes()$$);
SELECT panel($$SELECT 'a', 'b', '2023'::ref_period, panel_writes_again()$$);
SELECT panel($$SELECT 'a', 'b', '2023'::ref_period, panel_tries()$$);
SELECT panel($$SELECT 'a', 'b', '2023'::ref_period, nextval('panel_sequence')$$);
SELECT panel_int8($$SELECT 1, 2, '2023'::ref_period, setval('panel_sequence', 7)$$);
SELECT panel($$WITH gone AS (DELETE FROM panel_row RETURNING *) SELECT region, region, period, value FROM gone$$);
SELECT panel($$SELECT region, region, period, value FROM panel_row FOR UPDATE$$);
SELECT panel($$SELECT p.indicator, p.region, '2023'::ref_period, panel_writes() FROM panel('SELECT ''a'', ''b'', ''2023''::ref_period, 1') p$$);
SELECT last_value, is_called, (SELECT count(*) FROM panel_wide) AS rows FROM panel_sequence;
BEGIN;
DO $$ BEGIN
	BEGIN
		PERFORM panel('SELECT ''a'', ''b'', ''2023''::ref_period, panel_writes()');
	EXCEPTION WHEN read_only_sql_transaction THEN
		RAISE NOTICE '%, read-only is %', SQLERRM, current_setting('transaction_read_only');
	END;
	INSERT INTO panel_wide VALUES ('after', '2023-05-01', 1);
END $$;
SELECT count(*) FROM panel('SELECT ''a'', ''b'', ''2023''::ref_period, 1');
SHOW transaction_read_only;
INSERT INTO panel_wide VALUES ('after', '2023-06-01', 1);
ROLLBACK;
BEGIN READ ONLY;
SELECT count(*) FROM panel('SELECT ''a'', ''b'', ''2023''::ref_period, 1');
SHOW transaction_read_only;
ROLLBACK;
DROP SEQUENCE panel_sequence;
DROP FUNCTION panel_writes, panel_writes_again, panel_tries;
-- with the rights of the caller, who sees what he may
CREATE POLICY own ON panel_row USING (region = '泰安');
ALTER TABLE panel_row ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON panel_row TO indstat_test_reader;
SET ROLE indstat_test_reader;
SELECT p.region, count(*) FROM panel('SELECT indicator::text, region, period, value FROM panel_row') p GROUP BY p.region;
SELECT panel('SELECT region, region, period, value FROM panel_random');
RESET ROLE;
DROP TABLE panel_row, panel_wide, panel_random, panel_stored;
