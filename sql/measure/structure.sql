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
SELECT indstat_internal.sum_of_parts_final('1:sum_of_parts:(9,0,0,0):(0,0,0,0,0,0)');
SELECT indstat_internal.sum_of_parts_final('1:share:():(0,0,0,0,0,0);(0,0,0,0,0,0)');
SELECT indstat_internal.percent_final('1:sum_of_parts:(0,1,0,0):(1,0,0,0,0,5)');
SELECT indstat_internal.exact_sums_combine('1:sum_of_parts:(0,1,0,0):(1,0,0,0,0,5)', '1:sum_of_parts:(0,1,0,0):(1,0,0,0,0,5)');
\set VERBOSITY sqlstate
SELECT sum_of_parts(1, 'NON_NULL');
SELECT sum_of_parts(1, NULL::text);
SELECT sum_of_parts(1, mode) FROM modes;
\set VERBOSITY default
-- serial, parallel and in any order
CREATE TABLE structure_many AS SELECT n % 7 AS whole, CASE WHEN n % 11 > 0 THEN ((n * 7919) % 1000003) / 1000.0 END AS value FROM generate_series(1, 20000) n;
SELECT whole, sum_of_parts(value, 'partial_zero') AS sum, sum_of_parts(value, 'partial_null') AS unknown INTO TEMP serial FROM structure_many GROUP BY whole;
-- the subject is a plan, which must not depend on how the server is set
DO $$ BEGIN PERFORM set_config(name, boot_val, false) FROM pg_settings WHERE category LIKE 'Query Tuning%' OR name IN ('work_mem', 'hash_mem_multiplier', 'max_parallel_workers_per_gather'); END $$;
SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0; SET min_parallel_table_scan_size = 0; SET max_parallel_workers_per_gather = 2;
EXPLAIN (COSTS OFF) SELECT whole, sum_of_parts(value, 'partial_zero') FROM structure_many GROUP BY whole;
SELECT s.whole, s.sum, p.sum = s.sum AS equal, p.unknown FROM serial s JOIN (SELECT whole, sum_of_parts(value, 'partial_zero') AS sum, sum_of_parts(value, 'partial_null') AS unknown FROM structure_many GROUP BY whole) p ON p.whole = s.whole ORDER BY s.whole;
RESET ALL;
DROP TABLE structure_many;
-- feature 30: change of share, and contribution share, over the rows of a group
CREATE TEMP TABLE structure (part text, value numeric, base numeric);
INSERT INTO structure VALUES ('industry', 34.7, 29.6), ('services', 40.1, 42.2), ('agriculture', 25.2, 28.2), ('new', 3, NULL), ('gone', NULL, 1);
SELECT share_change(value, base, part = 'industry') AS pp, share_change(34.7, 100, 29.6, 100) AS scalar, contribution_share(value, base, part = 'industry') AS without_change, share_change(value::float8, base, part = 'industry') AS float8, share_change((value * 10)::bigint, (base * 10)::bigint, part = 'industry') AS int8 FROM structure;
-- feature 34: contribution share: project counts, 442 large of 868 now and 374 of 803 a year before: 68 of the 65
SELECT contribution_share(n, n0, large) AS large, contribution_share(n, n0, NOT large) AS small, contribution(n, n0, large) AS pp, share_change(n, n0, large) AS share_change
FROM (VALUES (442::bigint, 374::bigint, true), (426, 429, false)) v (n, n0, large);
-- a fall has shares as a rise has; no change has none; new members need a zero
SELECT contribution_share(v, b, p) AS fall FROM (VALUES (8.0, 10.0, true), (9, 10, false)) x (v, b, p);
SELECT contribution_share(coalesce(value, 0), coalesce(base, 0), part = 'new') AS new, contribution_share(coalesce(value, 0), coalesce(base, 0), part = 'gone') AS gone FROM structure;
SELECT share_change(v, b, p) AS base_zero, contribution_share(v, b, p) AS all_new FROM (VALUES (8.0, 0.0, true), (9, 0, false)) x (v, b, p);
SELECT share_change(v, v, true) AS nan, contribution_share(v, 1.0, true) AS nan_share FROM (VALUES ('NaN'::numeric), (1)) x (v);
SELECT share_change(v, v, true) AS no_rows, contribution_share(v, v, NULL) AS no_part FROM (VALUES (NULL::numeric)) x (v);
-- feature 32: contributions add: shares of a complete set add to 100, contribution shares to 100, contributions to the growth of the total, over one denominator
SELECT count(*) AS trees,
	count(*) FILTER (WHERE abs(shares - 100) > 1e-16) AS shares, count(*) FILTER (WHERE abs(changes) > 1e-16) AS changes,
	count(*) FILTER (WHERE abs(contribution_shares - 100) > 1e-13) AS contribution_shares, count(*) FILTER (WHERE abs(contributions - growth) > 1e-13) AS contributions
FROM (SELECT tree, sum(share) AS shares, sum(share_change) AS changes, sum(contribution_share) AS contribution_shares, sum(contribution) AS contributions, min(growth) AS growth
	FROM (SELECT t.tree, p.part, share(t.value, t.part = p.part), share_change(t.value, t.base, t.part = p.part), contribution_share(t.value, t.base, t.part = p.part), contribution(t.value, t.base, t.part = p.part), yoy_growth(sum(t.value), sum(t.base)) AS growth
		FROM (SELECT n % 50 AS tree, n / 50 AS part, round((1 + random() * 1000)::numeric, 1) AS value, round((1 + random() * 1000)::numeric, 1) AS base FROM (SELECT setseed(0.32)) s, generate_series(0, 299) n) t,
			generate_series(0, 5) p (part) GROUP BY t.tree, p.part) x GROUP BY tree) y;
