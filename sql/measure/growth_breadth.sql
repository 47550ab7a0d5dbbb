SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
\pset null '(null)'
-- feature 35: growth breadth: of 41 industries 40 grew, as in January-February 2021; the rates are constructed
CREATE TEMP TABLE industry AS SELECT n AS industry, CASE WHEN n = 41 THEN -0.4 ELSE n * 1.7 END AS growth FROM generate_series(1, 41) n;
SELECT growth_breadth(growth) AS breadth, (growth_breadth(growth)).rose, (growth_breadth(growth)).fell, count(*) FROM industry;
-- by levels: a base of zero or below counts too; by rates it has none
CREATE TEMP TABLE members (member text, current numeric, base numeric);
INSERT INTO members VALUES ('a', 12, 10), ('b', 10, 10.0), ('c', 8, 10), ('d', 5, 0), ('e', -5, -10), ('f', -15, -10), ('g', NULL, 10), ('h', 10, NULL), ('i', 'NaN', 1);
SELECT (b).*, (r).* FROM (SELECT growth_breadth(current, base) AS b, growth_breadth(yoy_growth(current, base)) AS r FROM members) x;
-- printed rates: what rounds to zero is flat in the bulletin
SELECT growth_breadth(g) AS exact, growth_breadth(stat_round(g, 1)) AS printed FROM unnest(ARRAY[0.04, -0.04, 0.05, 0, 3]) g;
SELECT growth_breadth(g::float8) AS float8, growth_breadth((g * 10)::bigint) AS int8, growth_breadth(g::float8, 0) AS levels, growth_breadth(1::bigint, 2::bigint) AS int8_levels, growth_breadth(g) FILTER (WHERE false) AS no_rows FROM unnest(ARRAY[0.1, -0.1, 0]) g;
SELECT growth_breadth('Infinity'::float8, 1) AS infinite, growth_breadth(NULL::numeric) AS unknown;
-- against plain SQL, parallel
CREATE TABLE breadth_many AS SELECT n % 5 AS grp, CASE WHEN n % 13 > 0 THEN (n * 7919 % 21 - 10) / 2.0 END AS growth FROM generate_series(1, 20000) n;
SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0; SET min_parallel_table_scan_size = 0; SET max_parallel_workers_per_gather = 2;
SELECT grp, growth_breadth(growth) AS breadth, growth_breadth(growth)::text = format('(%s,%s,%s,%s)', count(*) FILTER (WHERE growth > 0), count(*) FILTER (WHERE growth = 0), count(*) FILTER (WHERE growth < 0), count(*) FILTER (WHERE growth IS NULL)) AS plain
FROM breadth_many GROUP BY grp ORDER BY grp;
RESET ALL;
DROP TABLE breadth_many;
-- states are checked
SELECT indstat_internal.growth_breadth_final('1:growth_breadth:(3,2,1,0):'), indstat_internal.growth_breadth_combine('1:growth_breadth:(3,2,1,0):', '1:growth_breadth:(1,1,1,1):');
SELECT indstat_internal.growth_breadth_combine('1:growth_breadth:(9223372036854775807,0,0,0):', '1:growth_breadth:(1,0,0,0):');
SELECT indstat_internal.growth_breadth_final('1:sum_of_parts:(0,0,0,0):(0,0,0,0,0,0)');
SELECT indstat_internal.percent_final('1:growth_breadth:(3,2,1,0):');
SELECT indstat_internal.growth_breadth_final('1:growth_breadth:(3,-2,1,0):');
