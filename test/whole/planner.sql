-- What functions cost decides about workers, the order of conditions and what is
-- computed before a LIMIT; the settings are PostgreSQL's own.
\set QUIET on
SET client_min_messages = warning;
CREATE EXTENSION indstat;
SET max_parallel_workers_per_gather = 2;
SET jit = off;
SELECT plan(21);

CREATE FUNCTION pg_temp.plan_of(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	line text;
	result text := '';
BEGIN
	FOR line IN EXECUTE 'EXPLAIN (COSTS OFF, VERBOSE) ' || query LOOP
		result := result || line || chr(10);
	END LOOP;
	RETURN result;
END $$;

-- 40,000 series of ten years, 2,500 cross-sections of 1,200 members.
CREATE TABLE by_series AS
SELECT g AS indicator, g % 1000 AS region, series('2014-01', ARRAY(SELECT 100 + m + 0.25 * (m % 7) FROM generate_series(1, 120) m)) * (1 + g % 10)::numeric AS figures
FROM generate_series(1, 40000) g;
CREATE TABLE cross_sections AS
SELECT g AS indicator, figures FROM generate_series(1, 2500) g,
	(SELECT cross_section_agg(m, 1000 + m % 97 * 1.25 + m) AS figures FROM generate_series(1, 1200) m) s;
CREATE TABLE tree AS
SELECT hierarchy(array_agg(m), array_agg(CASE WHEN m > 20 THEN m / 20 END)) AS tree FROM generate_series(1, 1200) m;
VACUUM ANALYZE by_series, cross_sections, tree;

-- workers
PREPARE growth AS SELECT sum(known_periods(growth)) AS known, sum(total(growth)) AS total FROM (SELECT yoy_growth(figures) AS growth FROM by_series LIMIT ALL) s;
PREPARE rank AS SELECT sum(total(rank_within(figures, (SELECT tree FROM tree)))) FROM cross_sections;
SELECT matches(pg_temp.plan_of('EXECUTE growth'), 'Finalize Aggregate.*Gather.*Partial Aggregate.*Parallel Seq Scan on public.by_series',
	'growth of many series is work for two');
SELECT is((SELECT count(*) FROM regexp_matches(pg_temp.plan_of('EXECUTE growth'), 'Output: yoy_growth\(', 'g')), 1::bigint,
	'and each growth is computed once');
SELECT unalike(pg_temp.plan_of('SELECT sum(region), count(figures) FROM by_series'), '%Gather%', 'a plain sum over the same rows is not');
SELECT unalike(pg_temp.plan_of('EXECUTE rank'), '%Gather%', 'values out of line are no pages: no workers');
ALTER TABLE cross_sections SET (parallel_workers = 2);
SELECT matches(pg_temp.plan_of('EXECUTE rank'), 'Finalize Aggregate.*Gather.*Partial Aggregate.*Parallel Seq Scan on public.cross_sections',
	'unless the table asks for them');
SELECT unalike(pg_temp.plan_of('SELECT figures FROM cross_sections WHERE indicator = 7'), '%Gather%', 'one value needs none, though the table asks for them');
SELECT matches(pg_temp.plan_of('SELECT sum(total(whole)), sum(total(whole * whole)) FROM cross_sections, roll_up(figures, (SELECT tree FROM tree)) AS whole'),
	'Finalize Aggregate.*Gather.*Parallel Seq Scan on public.cross_sections.*Function Call: roll_up\(', 'workers roll up each once');
CREATE TEMP TABLE parallel AS EXECUTE growth;
CREATE TEMP TABLE parallel_rank AS EXECUTE rank;
SET max_parallel_workers_per_gather = 0;
SELECT results_eq('growth', 'TABLE parallel', 'growth is the same with workers');
SELECT results_eq('rank', 'TABLE parallel_rank', 'rank is the same with workers');

-- what is dear comes last
SELECT matches(pg_temp.plan_of('SELECT indicator, yoy_growth(figures) FROM by_series ORDER BY region LIMIT 5'),
	'Limit.*Result.*Output: indicator, yoy_growth\(figures\).*Sort.*Output: indicator, region, figures', 'growth of the rows that a LIMIT leaves');
SELECT matches(pg_temp.plan_of('SELECT FROM by_series WHERE total(figures / figures) > 3 AND known_periods(figures) > 3 AND region = 3'),
	'region = 3.*known_periods.*total', 'conditions on plain columns first, then the cheap ones');

-- rows
CREATE FUNCTION pg_temp.rows_of(query text) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
	plan json;
BEGIN
	EXECUTE 'EXPLAIN (FORMAT json) ' || query INTO plan;
	RETURN plan->0->'Plan'->>'Plan Rows';
END $$;
CREATE TABLE annual AS SELECT g AS region, series('2010', ARRAY(SELECT 1000000.5 * g + y FROM generate_series(1, 14) y)) AS figures FROM generate_series(1, 500) g;
ANALYZE annual;
SELECT is(pg_temp.rows_of($$SELECT FROM unnest('2023-01: 1, null, 3'::series)$$), 3, 'a constant is known');
SELECT is(pg_temp.rows_of($$SELECT FROM unnest(yoy_growth('2010: 1, 2, 3, 4'::series) + 1)$$), 3, 'also one that is computed');
SELECT is(pg_temp.rows_of($$SELECT FROM unnest('{"a": 1, "b": 2}'::cross_section)$$), 2, 'a constant cross-section');
SELECT is(pg_temp.rows_of($$SELECT FROM unnest('{"a": null, "b": "a"}'::hierarchy)$$), 2, 'a constant hierarchy');
SELECT is(pg_temp.rows_of($$SELECT FROM unnest(NULL::series)$$) <= 120, true, 'none is no trouble');
SELECT ok(pg_temp.rows_of('SELECT FROM annual, unnest(figures)') BETWEEN 500 * 7 AND 500 * 28, 'the width of a column tells the length of its series');
SELECT ok(pg_temp.rows_of('SELECT FROM annual, unnest(yoy_growth(figures) * 2)') BETWEEN 500 * 7 AND 500 * 28, 'and of what is computed from them');
SELECT is(pg_temp.rows_of('SELECT FROM cross_sections, unnest(figures)'), 2500000, 'what lies out of line has a thousand members');
SELECT is(pg_temp.rows_of('SELECT FROM (SELECT series_sum(figures) AS figures FROM annual) s, unnest(figures)'), 120, 'a sum of series is ten years of months');

-- Whatever goes through all values of one of these types costs more than an operator.
SELECT is((SELECT string_agg(p.oid::regprocedure::text, '; ' ORDER BY p.oid::regprocedure::text COLLATE "C")
	FROM pg_proc p JOIN pg_depend d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
	WHERE p.procost = 1 AND 'c' = (SELECT lanname FROM pg_language l WHERE l.oid = p.prolang)
	AND p.proargtypes::oid[] || p.prorettype && ARRAY['series'::regtype, 'cross_section'::regtype, 'hierarchy'::regtype]::oid[]),
	'basis(series); first_period(series); frequency(series); indstat_internal.series_eq(series,series); indstat_internal.series_ne(series,series); last_period(series); periods(series)',
	'only what reads the head of a value is as cheap as an operator');
SELECT * FROM finish();
