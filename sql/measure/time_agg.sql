SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
\pset null '(null)'
SET datestyle = ISO;
SELECT p, containing_period(p, 'Q') AS q, containing_period(p, 'S') AS s, containing_period(p, 'T') AS t, containing_period(p, 'A') AS a, containing_period(p, 'M') AS m FROM unnest(ARRAY['2023-05', '2023-Q2', '2023-01-01/P2M', '2023-03-01/P2M', '2023', '2023-W13', '2023-05-31']::ref_period[]) p;
SELECT containing_period('2024-02-29'::date, 'Q') AS quarter, containing_period('2024-02-29'::date, 'S') AS half, containing_period(NULL::date, 'Q');
SELECT containing_period('2023-05'::ref_period, 'X');
-- feature 61, 62: half-years and quarters from months, by the indicator's own time_per_collect
CREATE TEMP TABLE monthly (period ref_period, value numeric);
INSERT INTO monthly SELECT ref_month(2023, m), m + 0.1 FROM generate_series(1, 11) m;
SELECT containing_period(period, 'Q') AS quarter, time_agg(value, period, containing_period(period, 'Q'), 'S') AS summed, time_agg(value, period, containing_period(period, 'Q'), 'A') AS average, time_agg(value, period, containing_period(period, 'Q'), 'E') AS "end", time_agg(value, period, containing_period(period, 'Q'), 'B') AS beginning,
	time_agg(value, period, containing_period(period, 'Q'), 'M') AS middle, time_agg(value, period, containing_period(period, 'Q'), 'H') AS highest, time_agg(value, period, containing_period(period, 'Q'), 'L') AS lowest, time_agg(value, period, containing_period(period, 'Q'), 'Y') AS annualised
FROM monthly GROUP BY 1 ORDER BY 1;
-- complete periods only, unless asked
SELECT containing_period(period, 'S') AS half, time_agg(value, period, containing_period(period, 'S'), 'S') AS summed, time_agg(value, period, containing_period(period, 'S'), 'S', true) AS incomplete, time_agg(value, period, containing_period(period, 'S'), 'A', true) AS average, time_agg(value, period, containing_period(period, 'S'), 'E', true) AS "end", time_agg(value, period, containing_period(period, 'S'), 'M', true) AS no_middle, time_agg(value, period, containing_period(period, 'S'), 'S', NULL) AS null
FROM monthly GROUP BY 1 ORDER BY 1;
-- the way to aggregate is a column of the indicator
SELECT indicator, time_agg(value, period, '2023-Q1', collected) AS quarter, time_agg(value, period, '2023-S1', collected) AS half
FROM monthly, (VALUES ('output', 'S'), ('inventories', 'E'), ('employment', 'A')) i (indicator, collected) GROUP BY indicator ORDER BY indicator;
-- January-February together stand for both: in the sum, in completeness, and as two months in the average
CREATE TEMP TABLE combined (period ref_period, value numeric);
INSERT INTO combined VALUES ('2023-01-01/P2M', 21.5), ('2023-03', 12), ('2023-04', 13.5), ('2023-05', 11), ('2023-06', NULL);
SELECT time_agg(value, period, '2023-Q1', 'S') AS summed, time_agg(value, period, '2023-Q1', 'A') AS average, time_agg(value, period, '2023-Q1', 'B') AS beginning, time_agg(value, period, '2023-Q1', 'M') AS no_middle, time_agg(value, period, '2023-Q2', 'S') AS no_june, time_agg(value, period, '2023-01-01/P5M', 'S') AS january_to_may, time_agg(value, period, '2023-02-01/P2M', 'S') AS across FROM combined;
-- years from quarters, quarters from days, dates that mark months, other types
SELECT time_agg(v, p, '2023', 'S') AS year, time_agg(v::float8, p, '2023', 'A') AS float8, time_agg(v::bigint, p, '2023', 'E') AS int8 FROM (VALUES ('2023-Q1'::ref_period, 1.5), ('2023-Q2', 2), ('2023-Q3', 3), ('2023-Q4', 4)) x (p, v);
SELECT time_agg(n, day::text::ref_period, '2023-Q1', 'S') AS days, time_agg(n, day::text::ref_period, '2023-Q1', 'A') AS average, time_agg(n, day::text::ref_period, '2023', 'S') AS year FROM (SELECT '2023-01-01'::date + n AS day, n FROM generate_series(0, 89) n) d;
SELECT time_agg(v, day, '2023-Q1', 'S') AS dates, time_agg(v::float8, day, '2023-Q1', 'H') AS highest, time_agg(v, day, '2023-Q1', 'S', true) AS incomplete FROM (VALUES ('2023-01-31'::date, 1), ('2023-02-14', 2), ('2023-03-01', 4), ('2023-04-01', 8)) x (day, v);
-- negative, not a number, nothing
SELECT time_agg(v, p, '2023-Q1', 'H') AS highest, time_agg(v, p, '2023-Q1', 'L') AS lowest, time_agg(v, p, '2023-Q1', 'S') AS sum FROM (VALUES ('2023-01'::ref_period, -3.5), ('2023-02', -2), ('2023-03', -7)) x (p, v);
SELECT time_agg(v, p, '2023-Q1', 'H') AS highest, time_agg(v, p, '2023-Q1', 'E') AS "end", time_agg(v, p, '2023-Q1', 'S') AS sum, time_agg(v, p, '2023-Q1', 'A') AS average FROM (VALUES ('2023-01'::ref_period, 'NaN'::numeric), ('2023-02', 2), ('2023-03', 3)) x (p, v);
SELECT time_agg(1, '2023-01'::ref_period, NULL, 'S') AS no_target, time_agg(1, NULL::ref_period, '2023', 'S') AS no_period, time_agg(NULL::numeric, '2023-01'::ref_period, '2023-01', 'S') AS no_value;
SELECT time_agg(1, period, '2023', 'S') AS no_rows FROM monthly WHERE false;
-- refused
SELECT time_agg(v, p, '2023-Q1', 'S') FROM (VALUES (1, '2023-01'::ref_period), (2, '2023-01')) x (v, p);
SELECT time_agg(v, p, '2023-S1', 'S') FROM (VALUES (1, '2023-Q1'::ref_period), (2, '2023-01')) x (v, p);
SELECT time_agg(v, p, '2023', 'S') FROM (VALUES (1, '2023-01'::ref_period), (2, '2023-02-01')) x (v, p);
SELECT time_agg(1, '2023-01'::ref_period, '2000/P40Y', 'S');
SELECT time_agg(1, '2023-01'::ref_period, '2023', 'X');
SELECT time_agg(1, '2023-01'::ref_period, '2023', NULL);
SELECT time_agg(1, period, '2023', CASE WHEN period < '2023-05' THEN 'S' ELSE 'A' END) FROM monthly;
SELECT time_agg(1, period, containing_period(period, 'Q'), 'S') FROM monthly;
\set VERBOSITY sqlstate
SELECT time_agg(v, p, '2023-Q1', 'S') FROM (VALUES (1, '2023-01'::ref_period), (2, '2023-01')) x (v, p);
SELECT time_agg(1, '2023-01'::ref_period, '2000/P40Y', 'S');
SELECT time_agg(1, '2023-01'::ref_period, '2023', 's');
SELECT time_agg(1, '2023-01'::ref_period, '2023', NULL);
\set VERBOSITY default
-- a state goes out and in without loss; what no aggregate writes is refused
CREATE TEMP TABLE states AS SELECT n, (indstat_internal.time_agg_trans(NULL, v, p, t, h, i))::text AS state FROM (VALUES (1, 1.5, '2023-02'::ref_period, '2023-Q1'::ref_period, 'S', true), (2, -2, '2023-01-15', '2023-01', 'M', false), (3, NULL, '2023-01', NULL, 'E', NULL)) x (n, v, p, t, h, i);
SELECT n, state::exact_sums::text = state AS same, indstat_internal.time_agg_final(state::exact_sums) AS figure FROM states ORDER BY n;
SELECT state FROM states WHERE n = 1 \gset
SELECT indstat_internal.time_agg_final(replace(:'state', ',2,', ',9,')::exact_sums);
SELECT indstat_internal.time_agg_final(replace(:'state', ',2,', ',0,')::exact_sums);
SELECT indstat_internal.time_agg_final(replace(:'state', ':(1,0', ':(2,0')::exact_sums);
SELECT indstat_internal.time_agg_final('1:time_agg:(-1,595,7,0,0,0,0,0):(1,0,0,0,0,5)');
SELECT indstat_internal.time_agg_final('1:time_agg:(0,88,0,0,0,0,0,0):(0,0,0,0,0,0)');
SELECT indstat_internal.time_agg_final('1:time_agg:(0,83,1,0,0,0,0,0):(1,0,0,0,0,5)');
SELECT indstat_internal.time_agg_combine('1:time_agg:(0,83,0,0,0,0,0,0):(0,0,0,0,0,0)', '1:time_agg:(0,65,0,0,0,0,0,0):(0,0,0,0,0,0)');
-- against plain SQL over random months, serial and parallel
CREATE TABLE time_many AS SELECT r, ref_month(2015 + n / 12, 1 + n % 12) AS period, CASE WHEN random() < 0.95 THEN round(((random() - 0.3) * 1000)::numeric, 2) END AS value
FROM (SELECT setseed(0.61)) s, generate_series(1, 60) r, generate_series(0, 59) n WHERE random() < 0.97;
CREATE TEMP TABLE plain AS SELECT r, containing_period(period, 'Q') AS q,
	CASE WHEN count(value) = 3 THEN sum(value) END AS s, CASE WHEN count(value) = 3 THEN round(sum(value) / 3, 10) END AS a,
	max(value) FILTER (WHERE number_in_year(period) % 3 = 0) AS e, max(value) FILTER (WHERE number_in_year(period) % 3 = 1) AS b, max(value) FILTER (WHERE number_in_year(period) % 3 = 2) AS m, CASE WHEN count(value) = 3 THEN max(value) END AS h, CASE WHEN count(value) = 3 THEN min(value) END AS l, sum(value) AS i
FROM time_many GROUP BY 1, 2;
CREATE VIEW quarters AS SELECT r, q, time_agg(value, period, q, 'S') AS s, stat_round(time_agg(value, period, q, 'A'), 10) AS a, time_agg(value, period, q, 'E') AS e, time_agg(value, period, q, 'B') AS b, time_agg(value, period, q, 'M') AS m, time_agg(value, period, q, 'H') AS h, time_agg(value, period, q, 'L') AS l, time_agg(value, period, q, 'S', true) AS i
FROM (SELECT *, containing_period(period, 'Q') AS q FROM time_many) t GROUP BY r, q;
SELECT count(*), count(s) < count(*) AS some_incomplete FROM quarters;
SELECT count(*) AS differ FROM (TABLE quarters EXCEPT TABLE plain) d;
SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0; SET min_parallel_table_scan_size = 0; SET max_parallel_workers_per_gather = 2; SET enable_sort = off;
SELECT count(*) AS differ FROM (TABLE plain EXCEPT TABLE quarters) d;
RESET ALL;
SET datestyle = ISO;
DROP VIEW quarters;
DROP TABLE time_many;
-- each of as many months, and days, as can be told apart: the first, the last and the middle one of those that are there; one more is refused
SELECT whole, count(*) AS units, count(*) FILTER (WHERE e IS DISTINCT FROM v OR b IS DISTINCT FROM v OR s IS DISTINCT FROM v OR a IS DISTINCT FROM v OR h IS DISTINCT FROM v OR l IS DISTINCT FROM v) AS differ, string_agg(i::text, ' ') FILTER (WHERE m = v) AS middle, string_agg(i::text, ' ') FILTER (WHERE e_complete = v) AS last, string_agg(i::text, ' ') FILTER (WHERE b_complete = v) AS first
FROM (SELECT whole, i, i * 3 - 500 AS v, time_agg(i * 3 - 500, part, whole, 'E', true) AS e, time_agg(i * 3 - 500, part, whole, 'B', true) AS b, time_agg(i * 3 - 500, part, whole, 'S', true) AS s, time_agg(i * 3 - 500, part, whole, 'A', true) AS a, time_agg(i * 3 - 500, part, whole, 'H', true) AS h, time_agg(i * 3 - 500, part, whole, 'L', true) AS l,
		time_agg(i * 3 - 500, part, whole, 'M') AS m, time_agg(i * 3 - 500, part, whole, 'E') AS e_complete, time_agg(i * 3 - 500, part, whole, 'B') AS b_complete
	FROM (SELECT '2000/P32Y'::ref_period AS whole, i, ref_month(2000, 1) + i AS part FROM generate_series(0, 383) i UNION ALL SELECT '2000-01-01/P384D', i, (date '2000-01-01' + i)::text::ref_period FROM generate_series(0, 383) i UNION ALL SELECT '2000-01-01/P129D', i, (date '2000-01-01' + i)::text::ref_period FROM generate_series(0, 128) i UNION ALL SELECT '2000-02-01/P31M', i, ref_month(2000, 2) + i FROM generate_series(0, 30) i) u GROUP BY whole, i) x GROUP BY whole ORDER BY whole;
SELECT whole, sum(v) FILTER (WHERE part <@ whole) AS plain, time_agg(v, part, whole, 'S') AS complete, time_agg(v, part, whole, 'S') FILTER (WHERE v <> n) AS one_missing, time_agg(v, part, whole, 'E') AS last, time_agg(v, part, whole, 'B') AS first, time_agg(v, part, whole, 'M') AS middle, time_agg(v, part, whole, 'H') AS highest
FROM unnest(ARRAY[1, 2, 63, 64, 65, 127, 128, 129, 320, 383, 384]) n, LATERAL (SELECT ref_months('2000-01-01', n) AS whole) w, generate_series(-1, 400) v, LATERAL (SELECT ref_month(2000, 1) + (v - 1) AS part) p GROUP BY n, whole ORDER BY n;
SELECT time_agg(1, '2000-01'::ref_period, '2000-01-01/P385M', 'S');
SELECT time_agg(1, '2000-01-01'::ref_period, '2000-01-01/P385D', 'S');
-- what reaches over an end of the period is left out, what meets it is not; parts of several units, one beside the other, one over it
SELECT time_agg(v, p, '2024-Q1', 'S', true) AS sum, time_agg(v, p, '2024-Q1', 'A', true) AS average, time_agg(v, p, '2024-01-01/P60D', 'S', true) AS days FROM (VALUES (1, '2023-12-01/P2M'::ref_period), (10, '2024-01-01/P2M'), (100, '2024-03'), (1000, '2024-03-01/P2M'), (10000, '2024')) x (v, p) WHERE p <> '2024-03' OR v = 100;
SELECT time_agg(v, p, '2024-02', 'S') AS sum, time_agg(v, p, '2024-02', 'A') AS average, time_agg(v, p, '2024-02', 'E') AS last, time_agg(v, p, '2024-02', 'B') AS first FROM (VALUES (1, '2024-02-01/P28D'::ref_period), (100, '2024-02-29'), (1000, '2024-01-31'), (10000, '2024-02-29/P2D'), (100000, '2024-03-01')) x (v, p);
SELECT time_agg(v, p, '2024-02', 'S') FROM (VALUES (1, '2024-02-01/P28D'::ref_period), (100, '2024-02-28')) x (v, p);
SELECT time_agg(v, p, '2024-02', 'S') FROM (VALUES (1, '2024-02-02/P28D'::ref_period), (100, '2024-02-01')) x (v, p);
SELECT time_agg(v, p, '2024', 'S') FROM (VALUES (1, '2024-01-01/P2M'::ref_period), (100, '2024-02-01/P2M')) x (v, p);
-- the highest and the lowest of equal ones, of negative ones, beside zero; what is not finite first and last
SELECT k, time_agg(v, p, '2023-Q1', 'H') AS highest, time_agg(v, p, '2023-Q1', 'L') AS lowest, time_agg(v, p, '2023-Q1', 'E') AS last, time_agg(v, p, '2023-Q1', 'S') AS sum, time_agg(v, p, '2023-Q1', 'Y') AS annualised
FROM (VALUES (1, ARRAY[2, 2.0, 2]::numeric[]), (2, '{0,-1,-2}'), (3, '{-2,0,-1}'), (4, '{-2,-1,0}'), (5, '{1,2,NaN}'), (6, '{NaN,2,1}'), (7, '{1,Infinity,2}'), (8, '{1,2,-Infinity}'), (9, '{1e30,1e29,-1e31}'), (10, '{1.5,NULL,1}')) x (k, vs), LATERAL unnest(vs) WITH ORDINALITY u (v, n), LATERAL (SELECT ref_month(2023, n::int) AS p) m GROUP BY k ORDER BY k;
-- an exact half at the 21st digit, of sums and of months that weigh as two
SELECT time_agg(v, p, '2023-01-01/P2M', 'A') AS half, time_agg(-v, p, '2023-01-01/P2M', 'Y') AS down, time_agg(v, p, '2023', 'A', true) AS incomplete FROM (VALUES (0.00000000000000000001, '2023-01'::ref_period), (1, '2023-02')) x (v, p);
SELECT count(*) AS halves, count(*) FILTER (WHERE a <> round((v + 1) / 128, 20 - 1 - floor(log((v + 1) / 128))::int)) AS differ FROM (SELECT v, time_agg(CASE i WHEN 0 THEN v WHEN 1 THEN 1 ELSE 0 END, ref_month(2000, 1) + i, '2000-01-01/P128M', 'A') AS a FROM generate_series(0, 127) i, (SELECT (n * 1e-14)::numeric(40, 30) AS v FROM generate_series(1, 199, 2) n) x GROUP BY v) y;
-- the other containing periods of the first and the last months and of what crosses them
SELECT p, containing_period(p, 'Q') AS q, containing_period(p, 'S') AS s, containing_period(p, 'T') AS t, containing_period(p, 'A') AS a FROM unnest(ARRAY['2023-03-31', '2023-04-01', '2023-03-31/P2D', '2023-06-30', '2023-07-01', '2023-W26', '2023-04-01/P3M', '2023-04-01/P4M', '2023-05-01/P4M', '2023-12', '2023-12-31', '2022-12-31/P2D', '0001-01', '9999-12', '0001', '2023-01-01/P12M', '2023-01-01/P13M']::ref_period[]) WITH ORDINALITY x (p, n) ORDER BY n;
SELECT d, containing_period(d, 'M') AS m, containing_period(d, 'Q') AS q FROM unnest(ARRAY['0001-01-01', '2023-03-31', '2023-04-01', '2024-02-29', '9999-12-31']::date[]) d;
-- states of different periods, ways, units or figures do not join, in either order; nor do those that overlap; one without figures joins any of its own way
CREATE FUNCTION pg_temp.joined(a exact_sums, b exact_sums) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	RETURN coalesce(indstat_internal.time_agg_final(indstat_internal.time_agg_combine(a, b))::text, 'null');
EXCEPTION WHEN OTHERS THEN
	RETURN SQLSTATE || ' ' || left(SQLERRM, 12);
END $$;
WITH s (n, s) AS (VALUES (1, indstat_internal.time_agg_trans(NULL, 1, '2023-01'::ref_period, '2023', 'S', true)), (2, indstat_internal.time_agg_trans(NULL, 2, '2023-02'::ref_period, '2023', 'S', true)), (3, indstat_internal.time_agg_trans(NULL, 4, '2023-02'::ref_period, '2024', 'S', true)), (4, indstat_internal.time_agg_trans(NULL, 8, '2023-02'::ref_period, '2023', 'A', true)), (5, indstat_internal.time_agg_trans(NULL, 16, '2023-02'::ref_period, '2023', 'S')),
	(6, indstat_internal.time_agg_trans(NULL, 32, '2023-03-01'::ref_period, '2023', 'S', true)), (7, indstat_internal.time_agg_trans(NULL, NULL::numeric, '2023-02'::ref_period, '2023', 'S', true)), (8, indstat_internal.time_agg_trans(NULL, 64, '2023-01-01/P2M'::ref_period, '2023', 'S', true)))
SELECT a.n, string_agg(rpad(pg_temp.joined(a.s, b.s), 18), ' ' ORDER BY b.n) AS joined FROM s a, s b GROUP BY a.n ORDER BY a.n;
-- states that count what the period does not hold: months of a week, days of more than there are; figures before its first unit do not come about
CREATE FUNCTION pg_temp.state(text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	detail text;
BEGIN
	RETURN $1::exact_sums;
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
	RETURN sqlstate || ': ' || detail;
END $$;
SELECT what, pg_temp.state(s) FROM (SELECT indstat_internal.time_agg_trans(NULL, 5::numeric, '2023-W05'::ref_period, '2023-W05'::ref_period, 'S')::text AS w, indstat_internal.time_agg_trans(NULL, 5::numeric, '2023-02'::ref_period, '2023-Q1'::ref_period, 'S')::text AS q) g, LATERAL (VALUES ('week', w), ('week in months', replace(w, ',1107,', ',595,')), ('quarter', q), ('quarter in days', replace(q, ',595,', ',1107,')), ('quarter in both', replace(q, ',595,', ',1619,')), ('quarter in nothing', replace(q, ',595,', ',83,')), ('fourth month', replace(q, ',595,2,', ',595,8,')), ('third month', replace(q, ',595,2,', ',595,4,'))) v (what, s);
