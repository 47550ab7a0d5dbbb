-- dates, timestamps and texts beside periods: casts, parameters, plans; sequences of periods
\set VERBOSITY terse
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
SET datestyle = ISO;
SET timezone = 'UTC';
SET client_encoding = 'UTF8';
\pset null '(null)'
\set ECHO none
\getenv top PG_ABS_SRCDIR
\set file :top '/test/data/says.sql'
\i :file
\set ECHO all

CREATE TABLE monthly (period ref_period PRIMARY KEY, value numeric, code varchar(7), fixed char(7), spelling text, day date, at timestamp);
INSERT INTO monthly SELECT ref_month(d), 100 + n, to_char(d, 'YYYY-MM'), to_char(d, 'YYYY-MM'), to_char(d, 'YYYY年FMMM月'), d, d + interval '12 hours' FROM generate_series('2000-01-01'::timestamp, '2023-12-01', '1 month') WITH ORDINALITY s (d, n);
ANALYZE monthly;
-- literals, parameters of drivers (varchar, text, unknown) and lists of texts reach the index
SET enable_seqscan = off; SET enable_bitmapscan = on; SET enable_indexscan = on; SET enable_indexonlyscan = off; SET plan_cache_mode = force_generic_plan;
CREATE FUNCTION pg_temp.condition(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
	line text;
BEGIN
	FOR line IN EXECUTE 'EXPLAIN (COSTS OFF) ' || query LOOP
		IF line ~ 'Cond|Filter' AND line !~ 'Recheck' THEN RETURN NEXT btrim(line); END IF;
	END LOOP;
END $$;
PREPARE by_varchar(varchar) AS SELECT value FROM monthly WHERE period = $1;
PREPARE by_text(text) AS SELECT value FROM monthly WHERE $1 = period;
PREPARE by_unknown AS SELECT value FROM monthly WHERE period = $1;
PREPARE by_list(text[]) AS SELECT value FROM monthly WHERE period = ANY ($1);
PREPARE by_varchars(varchar[]) AS SELECT value FROM monthly WHERE period = ANY ($1);
PREPARE by_span(varchar) AS SELECT value FROM monthly WHERE period <@ $1;
PREPARE by_order(varchar, text) AS SELECT value FROM monthly WHERE period >= $1 AND period < $2;
SELECT query, pg_temp.condition(query) FROM unnest(ARRAY['SELECT * FROM monthly WHERE period = ''2023-05''', 'SELECT * FROM monthly WHERE period IN (''2023-05'', ''2023年6月'')', 'SELECT * FROM monthly WHERE period = ANY (ARRAY[''2023-05'', ''2023-06''])', 'SELECT * FROM monthly WHERE period <@ ''2022..2023''', 'SELECT * FROM monthly WHERE period BETWEEN ''2022-01'' AND ''2022-12''', 'EXECUTE by_varchar(''2023-05'')', 'EXECUTE by_text(''2023-05'')', 'EXECUTE by_unknown(''2023-05'')', 'EXECUTE by_list(''{2023-05}'')', 'EXECUTE by_varchars(''{2023-05}'')', 'EXECUTE by_span(''2023'')', 'EXECUTE by_order(''2023-01'', ''2023-06'')']) WITH ORDINALITY q (query, n) ORDER BY n;
RESET plan_cache_mode; RESET enable_seqscan; RESET enable_bitmapscan; RESET enable_indexscan; RESET enable_indexonlyscan;
EXECUTE by_varchar('2023年5月');
EXECUTE by_list('{2023-05,May 2023,2023年6月}');
EXECUTE by_varchar('202305');
-- every operator takes a literal, a text and a varchar, and means the same
SELECT op, count(DISTINCT n) AS counts FROM unnest(ARRAY['=', '<>', '<', '<=', '>', '>=', '@>', '<@', '&&']) op, unnest(ARRAY['''2023-05''', '''2023-05''::text', '''2023-05''::varchar', '''2023-05''::char(7)', '''2023-05''::ref_period']) w,
	LATERAL (SELECT (xpath('//c/text()', query_to_xml(format('SELECT count(*) AS c FROM monthly WHERE period %s %s', op, w), false, false, '')))[1]::text AS n) x GROUP BY op ORDER BY op COLLATE "C";
SELECT count(*) FILTER (WHERE period = code) AS code, count(*) FILTER (WHERE fixed = period) AS fixed, count(*) FILTER (WHERE period = spelling) AS spelling, count(*) FILTER (WHERE day <@ period) AS day, count(*) FILTER (WHERE period @> at) AS at, count(*) FILTER (WHERE at::timestamptz <@ period) AS zoned FROM monthly;
-- texts stay texts
SELECT pg_typeof(max(code)) AS max, pg_typeof(code || spelling) AS joined, code = spelling AS same, spelling < '3' AS before, code IN ('2000-01') AS listed, length(code), pg_typeof(coalesce(code, '2023')) AS known, code LIKE '2000%' AS likes, fixed = code AS fixed, code = 'x' AS none FROM monthly WHERE period = '2000-01' GROUP BY code, spelling, fixed;
-- what is stored as text becomes a period, as a date does; where it has other meanings it is refused
BEGIN;
INSERT INTO monthly (period) SELECT 'Jan 2024'::text UNION ALL SELECT '2024年2月';
INSERT INTO monthly (period) VALUES ('2024-03'::varchar), (date '2024-03-31');
UPDATE monthly SET period = code WHERE period = '2023-05';
SELECT period FROM monthly WHERE period > '2023-12' ORDER BY 1;
ROLLBACK;
SELECT pg_temp.says(c) FROM unnest(ARRAY['INSERT INTO monthly (period) SELECT ''05/2023''::text', 'INSERT INTO monthly (period) VALUES (date ''infinity'')', 'INSERT INTO monthly (period) VALUES (now())', 'INSERT INTO monthly (period) VALUES (202305)']) WITH ORDINALITY s (c, n) ORDER BY n;
CREATE TABLE packed (s series, c cross_section, h hierarchy);
INSERT INTO packed SELECT '2023-01: 1, 2'::text, '{1: 5}'::text, '{1: null}'::text UNION ALL SELECT '2023-01: 1, 2'::varchar, '{1: 5}'::varchar, '{1: null}'::varchar;
SELECT count(*), count(DISTINCT s::text) AS series FROM packed;
-- a day, and no way back; a month is not compared with a date, whose meaning is not certain
SELECT date '2023-05-31'::ref_period AS day, (date '2023-05-31')::ref_period = '2023-05-31' AS same, date '0001-01-01'::ref_period AS first, date '9999-12-31'::ref_period AS last;
-- from 19 on PostgreSQL says more of what it does not find
SELECT c, regexp_replace(pg_temp.says('SELECT ' || c), ' \| (No (operator|function) of that name|Could not choose).*', '') AS says FROM unnest(ARRAY['ref_period ''2023-05''::date', 'ref_period ''2023-05-31''::date', 'ref_period ''2023-05'' = date ''2023-05-31''', 'ref_period ''2023-05'' >= date ''2023-05-31''', 'extract(year FROM ref_period ''2023'')', 'date ''-infinity''::ref_period', 'date ''10000-01-01''::ref_period', 'date ''0001-12-31 BC''::ref_period', 'date_trunc(''month'', ref_period ''2023'')', '''2023'' - ''2022''', 'ref_year(''2023'')']) WITH ORDINALITY s (c, n) ORDER BY n;

-- the period that holds a day, against PostgreSQL's own calendar
SELECT count(*) AS days, count(*) FILTER (WHERE ref_month(d) <> to_char(d, 'YYYY-MM')::ref_period) AS month, count(*) FILTER (WHERE ref_quarter(d) <> to_char(d, 'YYYY"-Q"Q')::ref_period) AS quarter, count(*) FILTER (WHERE ref_half(d) <> ref_half(extract(year FROM d)::int, CASE WHEN extract(month FROM d) <= 6 THEN 1 ELSE 2 END)) AS half,
	count(*) FILTER (WHERE ref_year(d) <> to_char(d, 'YYYY')::ref_period) AS year, count(*) FILTER (WHERE ref_ytd(d) <> ref_ytd(extract(year FROM d)::int, extract(month FROM d)::int)) AS ytd, count(*) FILTER (WHERE ref_week(d) <> to_char(d, 'IYYY"-W"IW')::ref_period) AS week, count(*) FILTER (WHERE start_date(d::ref_period) <> d OR end_date(d::ref_period) <> d) AS day,
	count(*) FILTER (WHERE ref_month(d::timestamp + interval '23:59:59') <> ref_month(d) OR ref_month(d::timestamptz) <> ref_month(d)) AS timestamps,
	count(*) FILTER (WHERE (containing_period(d, 'W'), containing_period(d, 'D'), containing_period(d, 'M'), containing_period(d, 'Q'), containing_period(d, 'S'), containing_period(d, 'A')) IS DISTINCT FROM (ref_week(d), d::ref_period, ref_month(d), ref_quarter(d), ref_half(d), ref_year(d))) AS containing
FROM (SELECT d::date AS d FROM generate_series('1999-12-20'::timestamp, '2028-01-10', '1 day') d UNION ALL SELECT '0001-01-01' UNION ALL SELECT '9999-12-20') x;
SELECT pg_temp.says('SELECT ' || c) FROM unnest(ARRAY['ref_week(date ''9999-12-31'')', 'ref_quarter(date ''infinity'')', 'ref_half(date ''-infinity'')', 'ref_year(date ''10000-01-01'')', 'ref_ytd(date ''0001-12-31 BC'')', 'ref_month(timestamp ''infinity'')', 'ref_month(timestamptz ''infinity'')', 'ref_month(timestamp ''10000-01-01'')', 'containing_period(date ''2023-01-01'', ''X'')', 'containing_period(date ''2023-01-01'', '''')', 'containing_period(date ''2023-01-01'', ''WW'')']) WITH ORDINALITY s (c, n) ORDER BY n;
SELECT num_nulls(ref_quarter(NULL::date), ref_half(NULL::date), ref_year(NULL::date), ref_ytd(NULL::date), ref_week(NULL::date), ref_month(NULL::timestamp), ref_month(NULL::timestamptz), NULL::date::ref_period, '2023' && NULL::ref_period, '2023'::ref_period - NULL::ref_period) AS nulls;
-- what BI tools write
SELECT ref_month(date_trunc('month', at)) AS month, ref_month('2023-05-31') AS literal FROM monthly WHERE period = '2023-05';
-- a timestamp with time zone has its day where the session is
SET timezone = 'Asia/Shanghai';
SELECT ref_month(timestamptz '2023-05-31 23:00+00') AS month, timestamptz '2023-05-31 23:00+00' <@ '2023-06'::ref_period AS within, '2023-05'::ref_period @> timestamptz '2023-05-31 23:00+00' AS outside;
SET timezone = 'UTC';
SELECT ref_month(timestamptz '2023-05-31 23:00+00') AS month, '2023-05'::ref_period @> timestamptz '2023-05-31 23:00+00' AS within, '2023'::ref_period @> timestamptz 'infinity' AS never, timestamp '-infinity' <@ '2023'::ref_period AS nor_this, timestamp '2023-05-31 23:59:59.999999' <@ '2023-05'::ref_period AS last, timestamp '2023-06-01' <@ '2023-05'::ref_period AS next;

-- a span of other length: what people read, and what the order says
SELECT count(*) FILTER (WHERE period BETWEEN '2022' AND '2023') AS in_order, min(period) FILTER (WHERE period BETWEEN '2022' AND '2023') AS from_, max(period) FILTER (WHERE period BETWEEN '2022' AND '2023') AS to_, count(*) FILTER (WHERE period <@ '2022..2023') AS as_read, min(period) FILTER (WHERE period <@ '2022..2023') AS first, max(period) FILTER (WHERE period <@ '2022..2023') AS last FROM monthly;
-- overlap is symmetric, and what ranges say
SELECT count(*) AS pairs, count(*) FILTER (WHERE (a && b) <> (b && a)) AS asymmetric, count(*) FILTER (WHERE (a && b) <> (a::daterange && b::daterange)) AS differ, count(*) FILTER (WHERE a && b) AS overlap FROM (SELECT p::ref_period FROM unnest(ARRAY['2023', '2023-05', '2023-Q2', '2023-W22', '2023-06-01', '2023-05-31', '2022/P5Y', '0001', '9999', '2023-W23']) p) a (a), (SELECT p::ref_period FROM unnest(ARRAY['2023', '2023-05', '2023-Q2', '2023-W22', '2023-06-01', '2023-05-31', '2022/P5Y', '0001', '9999', '2023-06']) p) b (b);

-- the difference undoes a step; what is no number of steps is an error
SELECT count(*) AS steps, count(*) FILTER (WHERE (p + n) - p <> n OR p - (p + n) <> -n) AS differ FROM unnest(ARRAY['2023-05', '2023-Q2', '2023-S1', '2023', '2023-T1', '2021/P5Y', '2023-01/05', '2022-11/2023-03', '2023-W07', '2023-02-14', '2023-05-01/P10D', '2023-02-01/P28D']::ref_period[]) p, unnest(ARRAY[-100, -13, -1, 0, 1, 7, 400]) n;
SELECT pg_temp.says(format('SELECT %L::ref_period - %L::ref_period', a, b)) FROM (VALUES ('2023-05', '2023-Q1'), ('2023-01/05', '2023-01/04'), ('2023-01/05', '2022-01/05'), ('2023-W07', '2023-02-14'), ('2023-02-01/P28D', '2023-01-01/P28D'), ('2023-05-01/P10D', '2023-05-05/P10D'), ('2023', '2022-07-01/P12M')) v (a, b);
SELECT '2023-05'::ref_period - '2023-01'::ref_period AS months, '2024'::text - '2021'::ref_period AS years, ref_period '9999-12-31' - '0001-01-01' AS days;

-- sequences, and what is missing
SELECT array_agg(p) AS months FROM periods_between('2023-11', '2024-02') p;
SELECT array_agg(p) AS weeks FROM periods_between('2020-W52', '2021-W02') p;
SELECT array_agg(p) AS one, (SELECT count(*) FROM periods_between('2023-02', '2023-01')) AS none, (SELECT count(*) FROM periods_between(NULL, '2023-01')) AS of_null FROM periods_between('2023-Q3', '2023-Q3') p;
SELECT array_agg(p) AS cumulative FROM periods_between('2022-01/10', '2023-01/03', true) p;
SELECT array_agg(p) AS from_january FROM periods_between('2023-01', '2023', true) p;
SELECT pg_temp.says(c) FROM unnest(ARRAY['SELECT * FROM periods_between(''2023-05'', ''2023-01/06'', true)', 'SELECT * FROM periods_between(''2023-01'', ''2023-Q3'', true)', 'SELECT missing_periods(''{2023-W01}'', true)']) WITH ORDINALITY s (c, n) ORDER BY n;
SELECT count(*) AS of_years FROM periods_between('2021/P2Y', '2023', true);
SELECT pg_temp.says('SELECT * FROM periods_between(''2023-01'', ''2023-Q2'')');
SELECT missing_periods('{2023-01,2023-04,NULL,2023-02,2023-01}') AS months, missing_periods('{2023-Q1,2023-Q2}') AS none, missing_periods('{}') AS of_none, missing_periods('{NULL}') AS of_null, missing_periods(NULL) AS null, missing_periods('{2022-01/11,2023-01/02}', true) AS cumulative, missing_periods('{2020-W52,2021-W01}') AS week;
SELECT code < '2012' AS early, missing_periods(array_agg(period)) FROM monthly WHERE period NOT IN ('2001-03', '2001-04', '2020-12') GROUP BY 1 ORDER BY 1;
SELECT count(*) AS series, count(*) FILTER (WHERE missing_periods(kept) <> lost) AS differ FROM (SELECT array_agg(p) FILTER (WHERE keep) AS kept, coalesce(array_agg(p ORDER BY p) FILTER (WHERE NOT keep), '{}') AS lost FROM (SELECT k, p, n IN (0, 40) OR ('x' || left(md5(k || '-' || n), 2))::bit(8)::int < 160 AS keep FROM (SELECT k, (f + n) AS p, n FROM unnest(ARRAY['2020-05', '2020-Q1', '2020-W50', '2020-02-27', '2020']::ref_period[]) WITH ORDINALITY x (f, k), generate_series(0, 40) n) y) z GROUP BY k) w;
SELECT pg_temp.says('SELECT missing_periods(''{2023-01,2023-Q1}'')');

-- dates mark months: where no month has the month before, pop_growth says so
CREATE TEMP TABLE quarterly AS SELECT g, d::date AS d, (10 + row_number() OVER (ORDER BY g, d))::numeric AS v FROM unnest(ARRAY['a', 'b']) g, generate_series('2022-01-01'::timestamp, '2023-10-01', '3 months') d;
SELECT pg_temp.says(format('SELECT %s(v, d) OVER (PARTITION BY g) FROM quarterly WHERE %s', f, w)) FROM unnest(ARRAY['pop_growth', 'pop_base', 'yoy_growth']) f, unnest(ARRAY['true', 'extract(month FROM d) IN (1, 7)', 'extract(month FROM d) = 1', 'd < ''2022-06-01''', 'd < ''2022-09-01''']) w;
SELECT pg_temp.says('SELECT pop_growth(v::bigint, d) OVER () FROM quarterly WHERE g = ''a''') AS bigint, pg_temp.says('SELECT pop_growth(v::float8, d) OVER () FROM quarterly WHERE g = ''a''') AS float8;
SELECT d, round(pop_growth(v, ref_quarter(d)) OVER (), 2) AS quarters FROM quarterly WHERE g = 'a' AND d < '2023-01-01' ORDER BY d;
-- one month between is enough: then a gap is a gap
SELECT d, round(pop_growth(v, d) OVER (), 2) AS months FROM (SELECT d, v FROM quarterly WHERE g = 'a' UNION ALL SELECT '2022-05-01', 5) x WHERE d < '2022-12-01' ORDER BY d;
-- February alone in a series that has January and February together, and January beside both
SELECT c, pg_temp.says(format('SELECT series_agg(p::ref_period, 1::numeric) FROM unnest(%L::text[]) p', c)) FROM unnest(ARRAY['{2022-01/02,2022-03,2023-02}', '{2022-01/02,2022-01}', '{2022-01/02,2023-01,2023-01/02}', '{2020-01/02,2021-02,2022-02,2023-02,2024-02}', '{2022-01/02,2022-02}', '{2022-01/02,2022-03,2023-01,2023-02}']) WITH ORDINALITY s (c, n) ORDER BY n;
DROP TABLE monthly, packed;
