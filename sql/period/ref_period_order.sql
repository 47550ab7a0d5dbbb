-- ref_period_order: comparison, sorting, hashing, indexes, joins, partitions by range and hash, RANGE frames
\set VERBOSITY terse
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
SET datestyle = ISO;
SET client_encoding = 'UTF8';
\set ECHO none
\getenv top PG_ABS_SRCDIR
\set file :top '/test/data/says.sql'
\i :file
\set file :top '/test/data/reference_periods.sql'
\i :file
\set ECHO all

-- order: by end, then by start; the operators agree with the comparison
SELECT count(*) FILTER (WHERE (a.p < b.p) <> ((end_date(a.p), start_date(a.p)) < (end_date(b.p), start_date(b.p)))) AS lt,
	count(*) FILTER (WHERE (a.p <= b.p) <> (indstat_internal.ref_period_cmp(a.p, b.p) <= 0)) AS le,
	count(*) FILTER (WHERE (a.p = b.p) <> (start_date(a.p) = start_date(b.p) AND end_date(a.p) = end_date(b.p))) AS eq,
	count(*) FILTER (WHERE (a.p <> b.p) = (a.p = b.p)) AS ne,
	count(*) FILTER (WHERE (a.p > b.p) <> (b.p < a.p)) AS gt,
	count(*) FILTER (WHERE (a.p >= b.p) <> (b.p <= a.p)) AS ge,
	count(*) FILTER (WHERE indstat_internal.ref_period_cmp(a.p, b.p) <> -indstat_internal.ref_period_cmp(b.p, a.p)) AS cmp
FROM (SELECT p FROM v ORDER BY indstat_internal.ref_period_hash(p) LIMIT 300) AS a,
	(SELECT p FROM v ORDER BY indstat_internal.ref_period_hash(p) LIMIT 300) AS b;

-- a sort, and min and max, agree with the order of the dates
SELECT array_agg(p ORDER BY p) = array_agg(p ORDER BY end_date(p), start_date(p)) AS sorted,
	array_agg(p ORDER BY p DESC) = array_agg(p ORDER BY end_date(p) DESC, start_date(p) DESC) AS sorted_down,
	min(p), max(p)
FROM v;
SELECT min(p), max(p) FROM v WHERE false;
SELECT min(p), max(p) FROM (VALUES (NULL::ref_period), ('2023-05'), ('2023-Q2'), ('2023-04')) AS t(p);

-- indexes
-- the subject is a plan, which must not depend on how the server is set
DO $$ BEGIN PERFORM set_config(name, boot_val, false) FROM pg_settings WHERE category LIKE 'Query Tuning%' OR name IN ('work_mem', 'hash_mem_multiplier', 'max_parallel_workers_per_gather'); END $$;
CREATE TABLE obs (period ref_period, n int);
INSERT INTO obs SELECT p, row_number() OVER (ORDER BY p) FROM v;
CREATE INDEX obs_btree ON obs (period);
CREATE INDEX obs_brin ON obs USING brin (period) WITH (pages_per_range = 1);
ANALYZE obs;
SET enable_seqscan = off;
EXPLAIN (COSTS OFF) SELECT n FROM obs WHERE period > '2023' AND period < '2024-05' ORDER BY period;
CREATE FUNCTION pg_temp.scans(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
	line text;
BEGIN
	-- how the rest of a plan is printed differs between versions
	FOR line IN EXECUTE 'EXPLAIN (COSTS OFF) ' || query LOOP
		IF line ~ 'Scan' THEN RETURN NEXT substring(line, '[A-Z].*'); END IF;
	END LOOP;
END $$;
SELECT pg_temp.scans('SELECT max(period) FROM obs'), pg_temp.scans('SELECT min(period) FROM obs');
SELECT max(period), min(period) FROM obs;
CREATE TEMP TABLE counts AS SELECT 'btree' AS by, count(*) AS n FROM obs WHERE period BETWEEN '2023-03' AND '2023-09';
DROP INDEX obs_btree;
SET enable_indexscan = off;
EXPLAIN (COSTS OFF) SELECT count(*) FROM obs WHERE period BETWEEN '2023-03' AND '2023-09';
INSERT INTO counts SELECT 'brin', count(*) FROM obs WHERE period BETWEEN '2023-03' AND '2023-09';
DROP INDEX obs_brin;
RESET enable_seqscan;
RESET enable_indexscan;
INSERT INTO counts SELECT 'seq', count(*) FROM obs WHERE period BETWEEN '2023-03' AND '2023-09';
SELECT count(DISTINCT n) AS one FROM counts;

-- a join by merge, DISTINCT, a unique index with deduplication
SET enable_nestloop = off;
SET enable_hashjoin = off;
SELECT count(*) = (SELECT count(*) FROM obs) AS merge FROM obs AS a JOIN obs AS b ON a.period = b.period;
RESET enable_hashjoin;
RESET enable_nestloop;
SELECT count(DISTINCT period) = count(*) AS distinct FROM obs;
CREATE INDEX obs_many ON obs (period) WITH (deduplicate_items = on);
INSERT INTO obs SELECT '2023-05', 0 FROM generate_series(1, 1000);
SELECT count(*) FROM obs WHERE period = '2023-05';

-- partitions by range
CREATE TABLE by_year (period ref_period, n int) PARTITION BY RANGE (period);
-- a year's periods end from 1 January on; the earliest value that does is the longest span
CREATE TABLE by_year_2022 PARTITION OF by_year FOR VALUES FROM ('0001-01-01/2022-01-01') TO ('0001-01-01/2023-01-01');
CREATE TABLE by_year_2023 PARTITION OF by_year FOR VALUES FROM ('0001-01-01/2023-01-01') TO ('0001-01-01/2024-01-01');
INSERT INTO by_year SELECT p, 1 FROM v WHERE end_date(p) BETWEEN '2022-01-01' AND '2023-12-31';
SELECT tableoid::regclass, min(end_date(period)), max(end_date(period)) FROM by_year GROUP BY 1 ORDER BY 1;
EXPLAIN (COSTS OFF) SELECT * FROM by_year WHERE period = '2023-05';

-- RANGE frames: the same month last year, though a month is missing
SELECT p, n, sum(n) OVER w AS year_ago, sum(n) OVER r AS rolling_3
FROM (SELECT ref_month(2022, 1) + i AS p, i + 1 AS n FROM generate_series(0, 16) AS i WHERE i <> 2) AS s
WINDOW w AS (ORDER BY p RANGE BETWEEN '1 year' PRECEDING AND '1 year' PRECEDING),
	r AS (ORDER BY p RANGE BETWEEN '2 months' PRECEDING AND CURRENT ROW)
ORDER BY p;
-- cumulative periods find the same span of the year before
SELECT p, sum(n) OVER (ORDER BY p RANGE BETWEEN '1 year' PRECEDING AND '1 year' PRECEDING) AS year_ago
FROM (SELECT ref_ytd(y, m) AS p, y * 100 + m AS n FROM generate_series(2022, 2023) AS y, generate_series(1, 12) AS m) AS s
ORDER BY p DESC LIMIT 12;
-- against the definition, both ways, ascending and descending
CREATE TEMP TABLE u AS SELECT p, frequency(p) AS f FROM v WHERE frequency(p) IN ('M', 'W', 'D') AND p BETWEEN '1900' AND '2040';
CREATE INDEX ON u (f, p);
ANALYZE u;
SELECT count(*) > 400 AS enough,
	count(*) FILTER (WHERE ahead IS DISTINCT FROM (SELECT count(*) FROM u AS b WHERE b.f = 'M' AND b.p BETWEEN s.p + 1 AND s.p + 5)) AS following,
	count(*) FILTER (WHERE behind IS DISTINCT FROM (SELECT count(*) FROM u AS b WHERE b.f = 'M' AND b.p BETWEEN s.p - 5 AND s.p - 1)) AS preceding
FROM (SELECT p, count(*) OVER (ORDER BY p RANGE BETWEEN '1 month' FOLLOWING AND '5 months' FOLLOWING) AS ahead,
		count(*) OVER (ORDER BY p DESC RANGE BETWEEN '1 month' FOLLOWING AND '5 months' FOLLOWING) AS behind
	FROM u WHERE f = 'M') AS s;
SELECT f, count(*) > 2000 AS enough,
	count(*) FILTER (WHERE n <> 1 + (SELECT count(*) FROM u AS b WHERE b.f = s.f AND b.p >= s.p - s.back AND b.p < s.p)) AS differ
FROM (SELECT p, f, 2 AS back, count(*) OVER (ORDER BY p RANGE '14 days' PRECEDING) AS n FROM u WHERE f = 'W'
	UNION ALL
	SELECT p, f, 30, count(*) OVER (ORDER BY p RANGE '30 days' PRECEDING) FROM u WHERE f = 'D') AS s
GROUP BY f ORDER BY f;

-- the edges of time are no error
SELECT p, count(*) OVER (ORDER BY p RANGE BETWEEN '170000000 years' PRECEDING AND '170000000 years' FOLLOWING) AS everything,
	count(*) OVER (ORDER BY p RANGE BETWEEN '1 month' PRECEDING AND '1 month' FOLLOWING) AS near
FROM unnest(ARRAY['0001-01', '0001-02', '9999-11', '9999-12']::ref_period[]) AS p;
SELECT p, count(*) OVER (ORDER BY p RANGE BETWEEN '1 month' PRECEDING AND '0 days' PRECEDING) AS month
FROM unnest(ARRAY['2023-01-31', '2023-02-27', '2023-02-28', '2023-03-31']::ref_period[]) AS p;
SELECT command, pg_temp.says(command)
FROM unnest(ARRAY[
	'SELECT indstat_internal.ref_period_in_range(''2023-05'', ''2023-05'', ''-1 month'', true, true)',
	'SELECT indstat_internal.ref_period_in_range(''2023-05'', ''2023-05'', ''1 month -1 day'', true, true)',
	'SELECT indstat_internal.ref_period_in_range(''2023-05'', ''2023-05'', ''3 days'', true, true)',
	'SELECT indstat_internal.ref_period_in_range(''2023-05'', ''2023-05'', ''3 hours'', true, true)',
	'SELECT indstat_internal.ref_period_in_range(''2023-W07'', ''2023-W07'', ''1 year'', true, true)'
]) WITH ORDINALITY AS s(command, n) ORDER BY n;

DROP TABLE obs, by_year;
-- RANGE frames against dates moved by plain SQL, both ways, at both ends: spans of months, single days, and spans of days about a leap day
CREATE TEMP TABLE frame AS
SELECT p, ref_months((make_date(2023, m, 1) + make_interval(months => n))::date, l) AS up, ref_months((make_date(2023, m, 1) - make_interval(months => n))::date, l) AS down, make_interval(months => n) AS step FROM generate_series(1, 12) m, unnest(ARRAY[1, 3, 12]) l, LATERAL (SELECT ref_months(make_date(2023, m, 1), l) AS p) p, unnest(ARRAY[0, 1, 11, 12, 13, 25]) n
UNION ALL SELECT daterange(d, d + l, '[]')::ref_period, daterange(d + n, d + l + n, '[]')::ref_period, daterange(d - n, d + l - n, '[]')::ref_period, make_interval(days => n) FROM generate_series(0, 9) i, LATERAL (SELECT date '2024-02-25' + i AS d) d, unnest(ARRAY[0, 1, 6]) l, unnest(ARRAY[0, 1, 7, 29]) n
UNION ALL SELECT d::text::ref_period, (d + make_interval(months => n, days => k))::date::text::ref_period, ((d - make_interval(months => n))::date - k)::text::ref_period, make_interval(months => n, days => k) FROM generate_series(0, 40) i, LATERAL (SELECT date '2024-01-25' + i AS d) d, unnest(ARRAY[1, 12, 13]) n, unnest(ARRAY[0, 3]) k;
SELECT count(*) AS frames, count(*) FILTER (WHERE NOT (indstat_internal.ref_period_in_range(up, p, step, false, true) AND indstat_internal.ref_period_in_range(up, p, step, false, false) AND indstat_internal.ref_period_in_range(down, p, step, true, true) AND indstat_internal.ref_period_in_range(down, p, step, true, false))) AS at_end,
	count(*) FILTER (WHERE indstat_internal.ref_period_in_range(v, p, step, false, true) <> (v <= up) OR indstat_internal.ref_period_in_range(v, p, step, false, false) <> (v >= up) OR indstat_internal.ref_period_in_range(v, p, step, true, true) <> (v <= down) OR indstat_internal.ref_period_in_range(v, p, step, true, false) <> (v >= down)) AS differ
FROM frame, unnest(ARRAY[up, down, daterange(start_date(up) - 1, end_date(up), '[]')::ref_period, daterange(start_date(up), end_date(up) + 1, '[]')::ref_period, daterange(start_date(up) - 5, end_date(up) - 1, '[]')::ref_period, daterange(start_date(down), end_date(down) + 1, '[]')::ref_period, daterange(start_date(down) - 1, end_date(down), '[]')::ref_period, p]) v;
SELECT command, pg_temp.says('SELECT indstat_internal.ref_period_in_range(' || command || ', true, true)')
FROM unnest(ARRAY['''2023-05-31'', ''2023-05-31'', ''0 seconds''', '''2023-05-31'', ''2023-05-31'', ''1 microsecond''', '''2023-05-31'', ''2023-05-31'', ''-1 microsecond''', '''2023-05-31'', ''2023-05-31'', ''-1 day''', '''2023-05-31/P2D'', ''2023-05-31/P2D'', ''1 month''', '''2023-05-31/P2D'', ''2023-05-31/P2D'', ''1 day''', '''2023-05'', ''2023-05'', ''1 day''', '''2023-05'', ''2023-05'', ''1 month 1 day''']) WITH ORDINALITY AS s(command, n) ORDER BY n;

-- ref_period_hash
-- the hash is frozen, and its extended form with seed 0 begins with it
SELECT p, indstat_internal.ref_period_hash(p), indstat_internal.ref_period_hash_extended(p, 0), indstat_internal.ref_period_hash_extended(p, 42)
FROM unnest(ARRAY['2023-05', '2023-Q2', '2023-05-31', '0001/P9999Y']::ref_period[]) AS p;
SELECT count(*) FILTER (WHERE (indstat_internal.ref_period_hash_extended(p, 0) & x'ffffffff'::bigint) <> (indstat_internal.ref_period_hash(p)::bigint & x'ffffffff'::bigint)) AS differs,
	count(*) FILTER (WHERE indstat_internal.ref_period_hash(p::text::ref_period) <> indstat_internal.ref_period_hash(p)) AS unlike,
	count(DISTINCT indstat_internal.ref_period_hash(p)) > 0.99 * count(*) AS spread
FROM v;

-- an index, a join, groups
CREATE TABLE obs (period ref_period);
INSERT INTO obs SELECT p FROM v;
CREATE INDEX obs_hash ON obs USING hash (period);
ANALYZE obs;
-- the subject is a plan, which must not depend on how the server is set
DO $$ BEGIN PERFORM set_config(name, boot_val, false) FROM pg_settings WHERE category LIKE 'Query Tuning%' OR name IN ('work_mem', 'hash_mem_multiplier', 'max_parallel_workers_per_gather'); END $$;
SET enable_seqscan = off;
SET enable_indexscan = off;
EXPLAIN (COSTS OFF) SELECT period FROM obs WHERE period = '2023-05';
SELECT count(*) FROM obs WHERE period = '2023-05';
RESET enable_seqscan;
RESET enable_indexscan;
SET enable_nestloop = off;
SET enable_mergejoin = off;
SELECT count(*) = (SELECT count(*) FROM obs) AS hash FROM obs AS a JOIN obs AS b ON a.period = b.period;
RESET enable_mergejoin;
RESET enable_nestloop;
SET enable_sort = off;
SELECT count(*) = (SELECT count(*) FROM obs) AS groups FROM (SELECT period FROM obs GROUP BY period) AS g;
RESET enable_sort;

-- partitions
CREATE TABLE by_hash (period ref_period) PARTITION BY HASH (period);
CREATE TABLE by_hash_0 PARTITION OF by_hash FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE by_hash_1 PARTITION OF by_hash FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO by_hash SELECT ref_month(2023, m) FROM generate_series(1, 12) AS m;
SELECT tableoid::regclass, count(*) FROM by_hash GROUP BY 1 ORDER BY 1;

DROP TABLE obs, by_hash;
