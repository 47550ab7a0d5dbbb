SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
\pset null '(null)'
SET datestyle = ISO;
CREATE TEMP TABLE observation AS
SELECT i AS indicator, r AS region, make_date(y, m, 1 + (y + m) % 28) AS day, ref_month(y, m) AS period, i * 1000 + length(r) * 100 + (y - 2020) * 10 + m + 0.5 AS value
FROM generate_series(1, 2) i, unnest(ARRAY['泰安', '济南市', 'b']) r, generate_series(2021, 2023) y, generate_series(1, 12) m WHERE (y, m, r) <> (2022, 3, 'b');
-- every series of the table, by key
SELECT p.indicator, p.region, known_periods(p.series), p.series['2022-02'], p.series['2022-03'], first_period(p.series), last_period(p.series)
FROM unnest((SELECT panel_agg(indicator::text, region, period, value) FROM observation)) p;
SELECT p.indicator, p.region, p.series[:'2021-03'] FROM unnest((SELECT panel_agg(indicator, -length(region), day, value) FROM observation)) p;
SELECT pg_typeof(panel_agg('a', 'b', period, 1)), pg_typeof(panel_agg(1, 2, period, 1.5::float8)), pg_typeof(panel_agg('a', indicator::text, day, value)) FROM observation WHERE day < '2021-02-01' AND indicator = 1 AND region = 'b';
-- several frequencies beside one another, January and February together
SELECT * FROM unnest((SELECT panel_agg('x', name, period::ref_period, value) FROM (VALUES
	('month', '2022-12', 1.5), ('month', '2023-02', 2), ('quarter', '2023-Q2', 3), ('half', '2023-S1', 4), ('year', '2023', 5), ('week', '2023-W07', 6), ('day', '2023-05-31', 7),
	('joint', '2023-01/P2M', 8), ('joint', '2022-12', 9), ('joint', '2023-03', 10)) v (name, period, value)));
SELECT indicator, region, periods(series), known_periods(series) FROM unnest((SELECT panel_agg('x', 'y', ref_month(y, 1), y) FROM unnest(ARRAY[2023, 1, 1800, 900]) y));
-- nothing there
SELECT panel_agg('a', 'b', period, NULL::numeric), panel_agg('a', 'b', NULL::date, value) FROM observation;
SELECT panel_agg(NULL::text, NULL, period, NULL::numeric) FROM observation WHERE indicator = 3;
SELECT * FROM unnest((SELECT panel_agg('', '', period, value) FROM observation WHERE indicator = 1 AND region = 'b' AND day < '2021-03-01'));
-- codes that run together are told apart; long ones
SELECT count(*), min(known_periods(series)), max(known_periods(series)) FROM unnest((SELECT panel_agg(a, b, period, 1) FROM observation, (VALUES ('ab', 'c'), ('a', 'bc'), ('', 'abc'), ('abc', ''), (repeat('长', 100), 'x'), (repeat('长', 100), 'y')) v (a, b) WHERE indicator = 1 AND region = 'b'));
-- bad input
SELECT panel_agg(NULL, 'b', period, value) FROM observation;
SELECT panel_agg(1, NULL, day, value) FROM observation;
SELECT panel_agg(region, '泰安', period, value) FROM observation;
SELECT panel_agg(1, 2, day, value) FROM observation;
SELECT panel_agg('a', 'b', period::ref_period, 1) FROM unnest(ARRAY['2023-01', '2023-Q2']) period;
SELECT panel_agg('a', 'b', period::ref_period, 1) FROM unnest(ARRAY['2023-01', '2023-02', '2023-01/P2M', '2024-01']) period;
SELECT panel_agg('a', 'b', period::ref_period, 1) FROM unnest(ARRAY['2023-02', '2023-01', '2024-01/P2M', '2024-01']) period;
SELECT panel_agg('a', 'b', '2023-01/P5M'::ref_period, 1);
SELECT panel_agg('a', 'b', period, 'NaN'::numeric) FROM observation;
SELECT panel_agg('a', 'b', day, '-Infinity'::float8) FROM observation;
SELECT panel_agg('a', 'b', day, 1e18) FROM unnest(ARRAY['2023-01-01'::date]) day;
SELECT panel_agg('a', 'b', day, 1e19) FROM unnest(ARRAY['2023-01-01'::date]) day;
SELECT panel_agg('a', 'b', ref_month(2023, i), CASE i WHEN 1 THEN 1e17 ELSE 0.01 END) FROM generate_series(1, 2) i;
SELECT panel_agg('a', 'b', ref_month(2023, i), CASE i WHEN 2 THEN 1e17 ELSE 0.01 END) FROM generate_series(1, 2) i;
SELECT panel_agg('a', 'b', ref_month(2023, 1), 1e-61);
SELECT panel_agg('a', 'b', 'infinity'::date, 1);
SELECT panel_agg('a', 'b', '0001-12-31 BC'::date, 1);
SELECT panel_agg('a', 'b', d, 1) FROM unnest(ARRAY['0001-01-01', '9999-12-31']::ref_period[]) d;
-- a state is flat where it travels, and never believed
SELECT indstat_internal.panel_agg_trans(NULL, 1, 2, '2023-01'::ref_period, 3) IS NOT NULL AS made, indstat_internal.panel_series_int8_final(indstat_internal.panel_agg_trans(indstat_internal.panel_agg_trans(NULL, 1, 2, '2023-02'::ref_period, 0.25), 1, 1, '2023-01'::ref_period, 3::float8));
CREATE TEMP TABLE state AS SELECT indstat_internal.panel_agg_trans(indstat_internal.panel_agg_trans(NULL, 1, 2, '2023-01'::ref_period, 3), 1, 2, '2020-11'::ref_period, 2.5) AS n, indstat_internal.panel_agg_trans(NULL, 'ä', 'b', '2023-01'::ref_period, 3) AS t;
SELECT length(n), length(t), indstat_internal.panel_series_int8_final(n), indstat_internal.panel_series_final(t), indstat_internal.panel_series_final(indstat_internal.panel_agg_trans(t, 'ä', 'b', '2023-02'::ref_period, 4)) FROM state;
SELECT indstat_internal.panel_series_int8_final(indstat_internal.panel_agg_combine(n, indstat_internal.panel_agg_trans(NULL, 1, 2, '2023-02'::ref_period, 0.125))), indstat_internal.panel_agg_combine(n, NULL) = n AS same, indstat_internal.panel_agg_combine(NULL, n) = n AS same FROM state;
SELECT indstat_internal.panel_agg_combine(n, n) FROM state;
SELECT indstat_internal.panel_agg_combine(n, t) FROM state;
SELECT indstat_internal.panel_agg_combine(n, indstat_internal.panel_agg_trans(NULL, 1, 2, '2023'::ref_period, 1)) FROM state;
SELECT indstat_internal.panel_series_final(n) FROM state;
SELECT indstat_internal.panel_agg_trans(n, 'a', 'b', '2023-01'::ref_period, 3) FROM state;
SELECT indstat_internal.panel_series_int8_final('');
-- every byte of a state spoilt and every length: an error or a panel, no more
CREATE FUNCTION pg_temp.try(state bytea) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	PERFORM indstat_internal.panel_series_int8_final(state);
	PERFORM indstat_internal.panel_series_int8_final(indstat_internal.panel_agg_combine(indstat_internal.panel_agg_trans(NULL, 5, 5, '2023'::ref_period, 1), state));
	RETURN 'read';
EXCEPTION WHEN OTHERS THEN
	RETURN CASE WHEN SQLSTATE IN ('22023', '22003', '54000', '23505') THEN 'refused' ELSE SQLSTATE || ' ' || SQLERRM END;
END $$;
SELECT DISTINCT pg_temp.try(set_byte(n, i, (get_byte(n, i) + d) % 256)) AS try FROM state, generate_series(0, length(n) - 1) i, unnest(ARRAY[1, 64, 127, 128, 255]) d ORDER BY try;
SELECT DISTINCT pg_temp.try(substr(n, 1, i)) FROM state, generate_series(0, length(n) - 1) i;
SELECT DISTINCT pg_temp.try(substr(n, 1, i) || substr(t, i + 1)) FROM state, generate_series(0, length(t) - 1) i;
-- as a window function
SELECT n, count(*) FROM (SELECT array_length(panel_agg(indicator, length(region), day, value) OVER (ORDER BY indicator, length(region)), 1) AS n FROM observation) s GROUP BY n ORDER BY n;
-- random panels in any order of rows against series_agg and the window form
SELECT setseed(0.25);
CREATE TEMP TABLE panel AS
SELECT i AS indicator, r AS region, ref_month(y, m) AS period, make_date(y, m, 1 + (random() * 27)::int) AS day, CASE WHEN random() < 0.1 THEN NULL ELSE round(((random() - 0.1) * 10 ^ (random() * 9))::numeric, (random() * 5)::int) END AS value
FROM generate_series(1, 4) i, generate_series(1, 40) r, generate_series(2000, 2012) y, generate_series(1, 12) m WHERE random() < 0.85;
ALTER TABLE panel SET (parallel_workers = 2);
CREATE TEMP VIEW rows AS
SELECT indicator, region, period, value, yoy_growth(value, period) OVER (PARTITION BY indicator, region) AS yoy FROM panel WHERE value IS NOT NULL;
CREATE TEMP VIEW packed AS
SELECT indicator, region, series_agg(period, value) AS series FROM panel GROUP BY indicator, region;
PREPARE differs(panel_series_int8[]) AS
SELECT (SELECT count(*) FROM unnest($1)) AS series,
	(SELECT count(*) FROM packed FULL JOIN unnest($1) p USING (indicator, region) WHERE (p.series = packed.series) IS NOT TRUE) AS differ,
	(SELECT count(*) FROM (SELECT indicator, region, period, value, yoy_growth(value, period) OVER (PARTITION BY indicator, region) AS yoy
		FROM unnest($1) p, unnest(p.series) WHERE value IS NOT NULL) g FULL JOIN rows USING (indicator, region, period) WHERE g.yoy::text IS DISTINCT FROM rows.yoy::text OR (g.value = rows.value) IS NOT TRUE) AS rows_differ;
SELECT panel_agg(indicator, region, period, value) AS by_key FROM (SELECT * FROM panel ORDER BY indicator, region, period) s \gset
SELECT panel_agg(indicator, region, day, value) AS by_month FROM (SELECT * FROM panel ORDER BY period, indicator, region) s \gset
SELECT panel_agg(indicator, region, period, value) AS backwards FROM (SELECT * FROM panel ORDER BY period DESC, region DESC, indicator) s \gset
SELECT panel_agg(indicator, region, period, value) AS shuffled FROM (SELECT * FROM panel ORDER BY md5(panel::text)) s \gset
EXECUTE differs(:'by_key');
SELECT count(yoy) AS growths, count(*) FILTER (WHERE yoy_growth(p.series, period)::text IS DISTINCT FROM yoy::text) AS exact,
	count(*) FILTER (WHERE value_at(yoy_growth(p.series), period) IS DISTINCT FROM stat_round(yoy, 6)) AS rounded
FROM rows JOIN unnest(:'by_key'::panel_series_int8[]) p USING (indicator, region);
SELECT :'by_key' = :'by_month' AS by_month, :'by_key' = :'backwards' AS backwards, :'by_key' = :'shuffled' AS shuffled;
SELECT :'by_key' = (SELECT panel_agg(indicator, region, day, value::float8) FROM panel)::text AS float8,
	(SELECT panel_agg(indicator, region, period, round(value)) FROM panel)::text = (SELECT panel_agg(indicator, region, period, value::bigint) FROM panel)::text AS int8,
	(SELECT sum(known_periods(series)) FROM unnest((SELECT panel_agg(indicator::text, region::text, day, value::float8) FROM panel))) = (SELECT count(value) FROM panel) AS text;
-- parallel
SELECT panel_agg(indicator, region, period, value) AS one FROM panel \gset
CREATE TABLE panel_shared AS SELECT * FROM panel;
ALTER TABLE panel_shared SET (parallel_workers = 3);
-- the subject is a plan, which must not depend on how the server is set
DO $$ BEGIN PERFORM set_config(name, boot_val, false) FROM pg_settings WHERE category LIKE 'Query Tuning%' OR name IN ('work_mem', 'hash_mem_multiplier', 'max_parallel_workers_per_gather'); END $$;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
-- so few rows are not worth joining states, unless a value is dear
CREATE FUNCTION dear(numeric) RETURNS numeric LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 1000000 AS 'BEGIN RETURN $1; END';
EXPLAIN (COSTS OFF) SELECT panel_agg(indicator, region, period, dear(value)) FROM panel_shared;
SELECT panel_agg(indicator, region, period, dear(value))::text = :'one' AS parallel FROM panel_shared;
-- a panel per group
SELECT count(*), bool_and(p.series = packed.series) AS same FROM (SELECT panel_agg(indicator::text, region::text, period, dear(value)) AS panel FROM panel_shared GROUP BY indicator % 3) s, unnest(panel) p JOIN packed ON packed.indicator = p.indicator::int AND packed.region = p.region::int;
DROP FUNCTION dear(numeric);
DROP TABLE panel_shared;

RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;
-- figures that lie just within and just beyond a block of periods, in any order, few and many: what series_agg makes of them; in two states joined either way round, too
CREATE TEMP TABLE sparse AS SELECT row_number() OVER (PARTITION BY shape ORDER BY n, step, start) AS r, n, step, start, shape, i, ref_day AS p, v, CASE shape WHEN 'up' THEN i WHEN 'down' THEN -i WHEN 'inside out' THEN abs(2 * i - n) * 2 + (2 * i > n)::int END AS o
FROM unnest(ARRAY[1, 2, 5, 40]) n, unnest(ARRAY[1, 31, 32, 33, 64, 97]) step, unnest(ARRAY['2000-01-01', '2000-01-18', '2000-01-19', '2000-01-20']::date[]) start, unnest(ARRAY['up', 'down', 'inside out']) shape, generate_series(0, n - 1) i, LATERAL (SELECT daterange(start + i * step, start + i * step, '[]')::ref_period AS ref_day, i * 1.5 + step AS v) x;
CREATE TEMP TABLE alone AS SELECT shape, step * 1000 + n AS region, start - '2000-01-01'::date AS indicator, series_agg(p, v) AS s FROM sparse GROUP BY shape, step, n, start;
SELECT a.shape, count(*) AS series, count(*) FILTER (WHERE u.series IS DISTINCT FROM s) AS differ FROM (SELECT shape, panel_agg(start - '2000-01-01'::date, step * 1000 + n, p, v ORDER BY o, step, n) AS panel FROM sparse GROUP BY shape) x, unnest(panel) u FULL JOIN alone a USING (indicator, region) WHERE a.shape = x.shape GROUP BY a.shape ORDER BY a.shape;
CREATE FUNCTION pg_temp.half(shape text, odd int) RETURNS bytea LANGUAGE plpgsql AS $$
DECLARE
	state bytea;
	r record;
BEGIN
	FOR r IN SELECT * FROM sparse x WHERE x.shape = half.shape AND n < 40 AND i % 2 = odd ORDER BY o, step LOOP
		state := indstat_internal.panel_agg_trans(state, r.start - '2000-01-01'::date, r.step * 1000 + r.n, r.p, r.v);
	END LOOP;
	RETURN state;
END $$;
SELECT a2.shape, turned, count(*) AS series, count(*) FILTER (WHERE u.series IS DISTINCT FROM s) AS differ FROM (SELECT shape, pg_temp.half(shape, 0) AS a, pg_temp.half(shape, 1) AS b FROM unnest(ARRAY['up', 'down', 'inside out']) shape OFFSET 0) x, unnest(ARRAY[false, true]) turned, LATERAL unnest(indstat_internal.panel_series_int8_final(CASE WHEN turned THEN indstat_internal.panel_agg_combine(b, a) ELSE indstat_internal.panel_agg_combine(a, b) END)) u JOIN alone a2 USING (indicator, region) WHERE a2.shape = x.shape GROUP BY a2.shape, turned ORDER BY a2.shape, turned;
-- decimals of one series that lie far apart, whichever comes first, by every type
CREATE FUNCTION pg_temp.made(a numeric, b numeric, plain bool) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	RETURN CASE WHEN plain THEN (SELECT series FROM unnest((SELECT panel_agg(1, 2, ref_year(2000 + i::int), v ORDER BY i) FROM unnest(ARRAY[a, b]) WITH ORDINALITY x (v, i))))::text
		ELSE (SELECT series FROM unnest((SELECT panel_agg('a', 'b', ref_year(2000 + i::int), v::float8 ORDER BY i) FROM unnest(ARRAY[a, b]) WITH ORDINALITY x (v, i))))::text END;
EXCEPTION WHEN numeric_value_out_of_range THEN
	RETURN sqlstate;
END $$;
SELECT count(*) AS tried, count(*) FILTER (WHERE expected = '22003') > 100 AS some_too_large, count(*) FILTER (WHERE actual IS DISTINCT FROM expected) AS differ, count(*) FILTER (WHERE floats IS DISTINCT FROM expected) AS float8
FROM (SELECT pg_temp.made(a, b, true) AS actual, CASE WHEN greatest(scale(a), scale(b)) <= 30 THEN pg_temp.made(a, b, false) ELSE expected END AS floats, expected FROM unnest(ARRAY[0, 1, 9, 10, -9, -10, 92233720368, 1e15, -1e17, 9e18]) m, unnest(ARRAY[0, 1, 2, 8, 15, 17, 18, 19, 20, 21, 36, 37, 60]) d, unnest(ARRAY[false, true]) turned,
	LATERAL (SELECT trim_scale(CASE WHEN turned THEN m ELSE 7 * ('1e-' || d)::numeric END) AS a, trim_scale(CASE WHEN turned THEN 7 * ('1e-' || d)::numeric ELSE m END) AS b) x,
	LATERAL (SELECT CASE WHEN greatest(abs(a), abs(b)) * ('1e' || greatest(scale(a), scale(b)))::numeric < 2 ^ 63::numeric THEN '2001: ' || a || ', ' || b ELSE '22003' END AS expected) y) z;
