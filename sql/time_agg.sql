SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
\pset null '(null)'
SET datestyle = ISO;
SELECT p, containing_period(p, 'Q') AS q, containing_period(p, 'S') AS s, containing_period(p, 'T') AS t, containing_period(p, 'A') AS a, containing_period(p, 'M') AS m FROM unnest(ARRAY['2023-05', '2023-Q2', '2023-01-01/P2M', '2023-03-01/P2M', '2023', '2023-W13', '2023-05-31']::ref_period[]) p;
SELECT containing_period('2024-02-29'::date, 'Q') AS quarter, containing_period('2024-02-29'::date, 'S') AS half, containing_period(NULL::date, 'Q');
SELECT containing_period('2023-05'::ref_period, 'W');
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
CREATE TEMP TABLE states AS SELECT n, (time_agg_trans(NULL, v, p, t, h, i))::text AS state FROM (VALUES (1, 1.5, '2023-02'::ref_period, '2023-Q1'::ref_period, 'S', true), (2, -2, '2023-01-15', '2023-01', 'M', false), (3, NULL, '2023-01', NULL, 'E', NULL)) x (n, v, p, t, h, i);
SELECT n, state::exact_sums::text = state AS same, time_agg_final(state::exact_sums) AS figure FROM states ORDER BY n;
SELECT state FROM states WHERE n = 1 \gset
SELECT time_agg_final(replace(:'state', ',2,', ',9,')::exact_sums);
SELECT time_agg_final(replace(:'state', ',2,', ',0,')::exact_sums);
SELECT time_agg_final(replace(:'state', ':(1,0', ':(2,0')::exact_sums);
SELECT time_agg_final('1:time_agg:(-1,595,7,0,0,0,0,0):(1,0,0,0,0,5)');
SELECT time_agg_final('1:time_agg:(0,88,0,0,0,0,0,0):(0,0,0,0,0,0)');
SELECT time_agg_final('1:time_agg:(0,83,1,0,0,0,0,0):(1,0,0,0,0,5)');
SELECT time_agg_combine('1:time_agg:(0,83,0,0,0,0,0,0):(0,0,0,0,0,0)', '1:time_agg:(0,65,0,0,0,0,0,0):(0,0,0,0,0,0)');
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
DROP VIEW quarters;
DROP TABLE time_many;
