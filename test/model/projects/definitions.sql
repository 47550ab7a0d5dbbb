-- What users trip over: how it is counted, as doc/pipeline.md says it, and what the errors of histories advise.
\set QUIET on
SET client_min_messages = warning;
SET timezone = 'UTC';
SET jit = off;
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SET search_path = public, office;
SELECT plan(13);
INSERT INTO region (region) VALUES ('a');
INSERT INTO project (project, region, planned_investment) SELECT 'p' || n, 'a', n * 1e8 FROM generate_series(1, 4) n;
CREATE FUNCTION pg_temp.hint(statement text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE h text;
BEGIN
	EXECUTE statement;
	RETURN 'no error';
EXCEPTION WHEN check_violation THEN
	GET STACKED DIAGNOSTICS h = PG_EXCEPTION_HINT;
	RETURN split_part(h, '. ', 1);
END $$;
INSERT INTO project_stage_event (project, stage, entry, happened_on, recorded_at) VALUES
	('p1', 'started', 1, '2023-01-01', '2023-01-02'), ('p1', 'suspended', 1, '2023-03-01', '2023-03-02'), ('p1', 'started', 2, '2023-05-01', '2023-05-02 09:00'),
	('p2', 'planned', 1, '2023-01-10', '2023-01-11'), ('p2', 'signed', 1, '2023-02-10', '2023-02-11'), ('p2', 'suspended', 1, '2023-03-10', '2023-03-11'), ('p2', 'planned', 2, '2023-04-10', '2023-04-11'),
	('p3', 'started', 1, '2024-02-29', '2024-03-01');
-- a stage that leaves, and the same day back
SELECT is(pg_temp.hint($$INSERT INTO project_stage_event (project, stage, entry, happened_on) VALUES ('p3', 'suspended', 1, '2024-05-01'), ('p3', 'started', 2, '2024-05-01')$$),
	'Stages of one day are passed in their order, so what leaves and comes back on one day has not left: record neither, or the return on the day after', 'left and back on one day');
SELECT lives_ok($$INSERT INTO project_stage_event (project, stage, entry, happened_on) VALUES ('p3', 'suspended', 1, '2024-05-01'), ('p3', 'started', 2, '2024-05-02')$$, 'as it advises');
SELECT is(pg_temp.hint($$INSERT INTO project_stage_event (project, stage, entry, happened_on) VALUES ('p1', 'planned', 1, '2023-06-01')$$), 'A project goes back after a stage that leaves, such as a suspension', 'back to an earlier stage');
SELECT is(pg_temp.hint($$INSERT INTO project_stage_event (project, stage, entry, happened_on) VALUES ('p3', 'started', 1, NULL), ('p3', 'suspended', 1, NULL)$$),
	'Entries into a stage are numbered by day: to take one out, give its number the day of the next one and withdraw the last, in one statement', 'the first of two entries is taken out');
SELECT lives_ok($$INSERT INTO project_stage_event (project, stage, entry, happened_on) VALUES ('p3', 'started', 1, '2024-05-02'), ('p3', 'started', 2, NULL), ('p3', 'suspended', 1, NULL)$$, 'as it advises');
-- counted again
SELECT results_eq($$SELECT entered_on, days FROM time_in_stage('2023-05-31') WHERE project = 'p1'$$, $$VALUES (date '2023-05-01', 30)$$, 'a re-entry restarts the days');
SELECT results_eq($$SELECT visit, days, days_in_all FROM stage_visit('2023-05-31') WHERE project = 'p1' AND stage = 'started' ORDER BY 1$$, $$VALUES (1, 59, 59), (2, 30, 89)$$, 'all visits are counted beside');
SELECT results_eq($$SELECT entries, amount FROM pipeline_flow('2023') WHERE stage = 'started'$$, $$VALUES (2::bigint, 2e8)$$, 'and its investment counts again in a flow');
SELECT results_eq($$SELECT stage, waiting FROM pipeline_funnel('2023', '2023-06-30') WHERE waiting > 0$$, $$VALUES ('signed', 1::bigint)$$, 'back in planned it waits at the furthest stage that it reached');
SELECT is(quartile('{1,2,3,4}', 1), 1.5, 'a quartile is an observation or the mean of two');
-- days
SELECT results_eq($$SELECT DISTINCT entries_year_ago, entries_growth_reason FROM pipeline_flow('2024-02-29')$$, $$VALUES (NULL::bigint, 'no_base')$$, 'a leap day has no day a year before');
SET indstat.as_of = '2023-05-02';
SELECT is((SELECT max(happened_on) FROM project_history(as_of()) WHERE project = 'p1'), '2023-03-01', 'a knowledge time is midnight at its beginning');
RESET indstat.as_of;
-- as it was known, a predecessor was missing
INSERT INTO project_stage_event (project, stage, happened_on, recorded_at) VALUES ('p4', 'completed', '2023-06-01', '2023-06-02'), ('p4', 'started', '2023-05-01', '2023-07-01');
SET indstat.as_of = '2023-06-15';
SELECT results_eq($$SELECT project, reason, other_stage FROM pipeline_check$$, $$VALUES ('p4', 'without_predecessor', 'started')$$, 'pipeline_check as of an earlier day lists what was impossible then');
SELECT * FROM finish();
