-- A month without an event is a month: boards and bulletin go on as far as figures do.
\set QUIET on
SET client_min_messages = warning;
SET timezone = 'UTC';
CREATE EXTENSION indstat;
SELECT create_model('h') \g /dev/null
SET search_path = public, h;
SELECT plan(17);

INSERT INTO region (region, name_en) VALUES ('h', 'Harbour'), ('quiet', 'Quiet');
INSERT INTO indicator (indicator, name_en) VALUES ('output', 'output');
CREATE FUNCTION pg_temp.months(board text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
BEGIN
	EXECUTE format('SELECT string_agg(DISTINCT to_char(on_date, ''YYYY-MM-DD''), '' '') FROM %s', board) INTO result;
	RETURN result;
END $$;
INSERT INTO observation (indicator, period, region, value, recorded_at) SELECT 'output', ref_month(2024, m), 'h', m, make_date(2024, m + 1, 15) FROM unnest('{1,2,3,4,5}'::integer[]) m;
SELECT is_empty('SELECT on_date FROM pipeline_month_end()', 'an office without projects has no months of them');
INSERT INTO project (project, region, kind, planned_investment, name) VALUES ('p', 'h', 'new', 2e8, 'p');
SELECT is_empty('SELECT on_date FROM project_stock', 'nor has one whose projects have no events');
INSERT INTO project_stage_event (project, stage, happened_on, recorded_at) VALUES ('p', 'started', '2024-03-01', '2024-03-02');

SELECT is(pg_temp.months(board), '2024-03-31 2024-04-30 2024-05-31', board || ' goes on to the last month of the figures')
FROM unnest('{project_stock,stock_structure,time_in_stage,stage_backlog}'::text[]) board;
INSERT INTO project (project, region, kind, planned_investment, name) VALUES ('f', 'quiet', 'new', 2e8, 'f');
INSERT INTO project_stage_event (project, stage, happened_on, recorded_at) VALUES ('f', 'planned', '2024-03-01', '2024-03-02');
SELECT is(pg_temp.months('pipeline_funnel'), '2024-03-31 2024-04-30 2024-05-31', 'the funnel too, of a region without figures');
SELECT is((SELECT string_agg(DISTINCT period_code, ' ') FROM pipeline_flow), '2024-03 2024-04 2024-05', 'and so does pipeline_flow');
SELECT results_eq($$SELECT entries, entries_ytd FROM pipeline_flow WHERE region = 'h' AND stage = 'started' AND period_code = '2024-05'$$, 'VALUES (0::bigint, 1::bigint)', 'with a month in which nothing happened');
SELECT results_eq($$SELECT projects FROM project_stock WHERE on_date = '2024-05-31' AND kind = 'all' AND size_class = 'all'$$,
	$$SELECT projects FROM project_stock('2024-05-31') WHERE kind = 'all' AND size_class = 'all'$$, 'the view has what the function gives');
SELECT isnt_empty($$SELECT text FROM bulletin('h', '2024-01..05', 'en') WHERE text ~ '^At the end of May 2024, 1 project was under construction in Harbour'$$,
	'the bulletin has its sentence on projects');

-- what was known then
SET indstat.as_of = '2024-04-15';
SELECT is(pg_temp.months('project_stock'), '2024-03-31', 'of the months after the last event those that were over');
SET indstat.as_of = '2024-05-01 00:00+08';
SELECT is(pg_temp.months('project_stock'), '2024-03-31 2024-04-30', 'on a clock that is ahead too');
SET indstat.as_of = '2024-03-01';
SELECT is_empty('SELECT on_date FROM pipeline_month_end()', 'no month before the first event was known');
RESET indstat.as_of;

-- forecasts, and events ahead
INSERT INTO observation (indicator, period, region, value, obs_status) VALUES ('output', '2024-12', 'h', 9, 'F');
SELECT is(pg_temp.months('project_stock'), '2024-03-31 2024-04-30 2024-05-31', 'a forecast makes no month');
UPDATE model_option SET impossible_history = 'list';
INSERT INTO project_stage_event (project, stage, happened_on, recorded_at) VALUES ('p', 'completed', '2024-07-10', '2024-06-02');
SELECT is(pg_temp.months('pipeline_month_end()'), '2024-03-31 2024-04-30 2024-05-31 2024-06-30 2024-07-31', 'an event ahead does');
DELETE FROM observation;
DELETE FROM project_stage_event WHERE stage = 'completed';
SELECT is(pg_temp.months('project_stock'), '2024-03-31', 'without figures the last event is the last month');
SELECT * FROM finish();
