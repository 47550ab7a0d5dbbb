SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
\pset null '(null)'
-- feature 38: sums of parts with the six modes for missing parts
CREATE TEMP TABLE modes AS SELECT mode, n FROM unnest(ARRAY['non_null', 'non_zero', 'partial_null', 'partial_zero', 'always_null', 'always_zero']) WITH ORDINALITY m (mode, n);
CREATE TEMP TABLE wholes (whole text, part text, value numeric, present boolean);
INSERT INTO wholes VALUES
	('all known', 'a', 1.5, true), ('all known', 'b', 2.25, true),
	('one missing', 'a', 1.5, true), ('one missing', 'b', NULL, false),
	('one without value', 'a', 1.5, true), ('one without value', 'b', NULL, true),
	('all missing', 'a', NULL, false), ('all missing', 'b', NULL, false),
	('cancel', 'a', 2, true), ('cancel', 'b', -2.0, true),
	('zero and missing', 'a', 0, true), ('zero and missing', 'b', NULL, NULL);
SELECT whole, mode, sum_of_parts(value, present, mode) AS sum, has_sum_of_parts(value, present, mode) AS there, sum_of_parts(value, mode) AS null_is_missing, has_sum_of_parts(value, mode) AS there
FROM wholes, modes GROUP BY whole, n, mode ORDER BY min(wholes.ctid), n;
-- the same from the words of the standard, in plain SQL
CREATE TEMP TABLE random_wholes AS SELECT n % 400 AS whole, CASE WHEN random() < 0.6 THEN round(((random() - 0.5) * 4)::numeric) END AS value, random() < 0.5 AS present
FROM (SELECT setseed(0.38)) s, generate_series(1, 1200) n;
WITH counted AS (SELECT whole, mode, sum_of_parts(value, present, mode) AS sum, has_sum_of_parts(value, present, mode) AS there,
		sum(value) AS known, count(value) AS values_known, count(*) FILTER (WHERE value IS NULL AND present) AS nulls, count(*) FILTER (WHERE value IS NULL AND NOT present) AS missing
	FROM random_wholes, modes GROUP BY whole, mode),
	total AS (SELECT *, CASE WHEN nulls = 0 AND (missing = 0 OR mode LIKE '%zero') THEN coalesce(known, 0) END AS expected FROM counted),
	rule AS (SELECT *, CASE mode WHEN 'non_null' THEN expected IS NOT NULL WHEN 'non_zero' THEN expected IS DISTINCT FROM 0 WHEN 'always_null' THEN true WHEN 'always_zero' THEN true ELSE values_known + nulls > 0 END AS expected_there FROM total)
SELECT mode, count(*), count(*) FILTER (WHERE there IS DISTINCT FROM expected_there OR sum IS DISTINCT FROM CASE WHEN expected_there THEN expected END) AS differ, count(*) FILTER (WHERE there) AS there, count(sum) AS known
FROM rule GROUP BY mode ORDER BY mode;
-- double precision and integers; no rows; what is not a number
SELECT sum_of_parts(v::float8, 'non_null') AS float8, sum_of_parts((v * 10)::bigint, 'non_null') AS int8, sum_of_parts(v, true, 'non_null') AS numeric FROM unnest(ARRAY[0.1, 0.2]) v;
SELECT sum_of_parts(1, 'non_null') FILTER (WHERE false) AS none, has_sum_of_parts(1, 'always_zero') FILTER (WHERE false) AS none FROM generate_series(1, 3);
SELECT sum_of_parts(v, 'non_zero') AS nan, has_sum_of_parts(v, 'non_zero') AS there FROM unnest(ARRAY['NaN', 1]::numeric[]) v;
-- wholes that the mode does not make are left out
SELECT whole, sum_of_parts(value, present, 'partial_zero') FROM wholes GROUP BY whole HAVING has_sum_of_parts(value, present, 'partial_zero') ORDER BY whole;
-- refused
SELECT sum_of_parts(1, 'zero');
SELECT sum_of_parts(1, NULL);
SELECT sum_of_parts(1, mode) FROM modes;
SELECT sum_of_parts_final('1:sum_of_parts:(9,0,0,0):(0,0,0,0,0,0)');
SELECT sum_of_parts_final('1:share:():(0,0,0,0,0,0);(0,0,0,0,0,0)');
SELECT percent_final('1:sum_of_parts:(0,1,0,0):(1,0,0,0,0,5)');
SELECT exact_sums_combine('1:sum_of_parts:(0,1,0,0):(1,0,0,0,0,5)', '1:sum_of_parts:(0,1,0,0):(1,0,0,0,0,5)');
\set VERBOSITY sqlstate
SELECT sum_of_parts(1, 'NON_NULL');
SELECT sum_of_parts(1, NULL::text);
SELECT sum_of_parts(1, mode) FROM modes;
\set VERBOSITY default
-- serial, parallel and in any order
CREATE TABLE structure_many AS SELECT n % 7 AS whole, CASE WHEN n % 11 > 0 THEN ((n * 7919) % 1000003) / 1000.0 END AS value FROM generate_series(1, 20000) n;
SELECT whole, sum_of_parts(value, 'partial_zero') AS sum, sum_of_parts(value, 'partial_null') AS unknown INTO TEMP serial FROM structure_many GROUP BY whole;
SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0; SET min_parallel_table_scan_size = 0; SET max_parallel_workers_per_gather = 2;
EXPLAIN (COSTS OFF) SELECT whole, sum_of_parts(value, 'partial_zero') FROM structure_many GROUP BY whole;
SELECT s.whole, s.sum, p.sum = s.sum AS equal, p.unknown FROM serial s JOIN (SELECT whole, sum_of_parts(value, 'partial_zero') AS sum, sum_of_parts(value, 'partial_null') AS unknown FROM structure_many GROUP BY whole) p ON p.whole = s.whole ORDER BY s.whole;
RESET ALL;
DROP TABLE structure_many;
