-- What the views of the pipeline read: for one date and region, and as known on a day,
-- an index gives what is asked for, and no table of events is read whole; of a region
-- that has a large part of all projects it is, once.
\set QUIET on
SET client_min_messages = warning;
SET timezone = 'UTC';
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SET search_path = public, office;
SELECT plan(15);
\set projects 4000
\ir ../../../bench/pipeline_data.sql
SELECT 'VACUUM ANALYZE ' || string_agg(oid::regclass::text, ', ') FROM pg_class WHERE relnamespace = 'office'::regnamespace AND relkind = 'r'
\gexec

CREATE FUNCTION pg_temp.plan_of(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	line text;
	result text := '';
BEGIN
	FOR line IN EXECUTE 'EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) ' || query LOOP
		-- of the two ways to the events one is not gone
		CONTINUE WHEN line LIKE '%Seq Scan on project_stage_event % (never executed)';
		result := result || line || chr(10);
	END LOOP;
	RETURN result;
END $$;
SELECT unalike(pg_temp.plan_of(q), '%Seq Scan on project_stage_event %', what)
FROM (VALUES
	('project_stock', $$SELECT * FROM project_stock WHERE region = 'r05' AND on_date = '2021-05-31'$$),
	('project_stock on any day, as known on another', $$SELECT * FROM project_stock('2021-05-17', '2021-06-10') WHERE region = 'r05'$$),
	('project_stock of all regions', $$SELECT * FROM project_stock('2021-05-17')$$),
	('stock_structure', $$SELECT * FROM stock_structure WHERE region = 'r05' AND on_date = '2021-05-31'$$),
	('pipeline_flow', $$SELECT * FROM pipeline_flow WHERE region = 'r05' AND period = '2021-05'$$),
	('pipeline_flow of any period, as known on a day', $$SELECT * FROM pipeline_flow('2021-W20', '2021-06-10') WHERE region = 'r05'$$),
	('pipeline_funnel', $$SELECT * FROM pipeline_funnel WHERE region = 'r05' AND period = '2019' AND on_date = '2021-05-31'$$),
	('time_in_stage', $$SELECT * FROM time_in_stage WHERE region = 'r05' AND on_date = '2021-05-31'$$),
	('stage_backlog', $$SELECT * FROM stage_backlog WHERE region = 'r05' AND on_date = '2021-05-31'$$),
	('pipeline_check', $$SELECT * FROM pipeline_check WHERE region = 'r05'$$)) AS v (what, q);
SELECT matches(pg_temp.plan_of($$SELECT * FROM project_stock WHERE region = 'r05' AND on_date = '2021-05-31'$$),
	'Index Only Scan using project_stage_event_project_stage_entry_recorded_at[^\n]*\s+Index Cond: \(\(project = [^)]*project\) AND \(recorded_at <= ', 'what was known of a project is in the index');
SELECT matches(pg_temp.plan_of($$SELECT * FROM pipeline_flow('2021-05', '2021-06-10') WHERE region = 'r05'$$),
	'project_stage_event_day_idx[^\n]*\s+Index Cond: \(\(happened_on IS NOT NULL\) AND \(happened_on >= ''2021-05-01''', 'a period reaches the days');
UPDATE region SET parent_region = 'r01' WHERE region <> 'r01';
SELECT is(regexp_count(pg_temp.plan_of(q), 'Seq Scan on project_stage_event [^\n]*actual'), 1, what)
FROM (VALUES
	('project_stock of all projects', $$SELECT * FROM project_stock WHERE region = 'r01' AND coverage = 'all' AND on_date = '2021-05-31'$$),
	('pipeline_flow of all projects', $$SELECT * FROM pipeline_flow WHERE region = 'r01' AND coverage = 'all' AND period = '2021-05'$$)) AS v (what, q);
SELECT unalike(pg_temp.plan_of($$SELECT * FROM project_stock WHERE region = 'r05' AND on_date = '2021-05-31'$$), '%Seq Scan on project_stage_event %', 'not so of a region below');
SELECT * FROM finish();
