-- How far the figures go: the last day of what was observed or happened, a year ahead at most.
\set QUIET on
SET client_min_messages = warning;
SET timezone = 'UTC';
CREATE EXTENSION indstat;
SELECT create_model('o') \g /dev/null
SET search_path = public, o;
SELECT plan(10);

INSERT INTO region (region) VALUES ('r'), ('s');
INSERT INTO indicator (indicator) VALUES ('i'), ('j'), ('none');
INSERT INTO project (project, region, planned_investment) VALUES ('p', 'r', 1);
CREATE FUNCTION pg_temp.day() RETURNS date LANGUAGE sql AS $$ SELECT day FROM latest_day() $$;
SELECT results_eq('SELECT day FROM latest_day()', ARRAY[NULL::date], 'of nothing there is none');
INSERT INTO observation (indicator, period, region, value) VALUES ('i', '2023-04', 'r', 1), ('i', '2023-02', 's', 1), ('j', '2023-03', 'r', 1);
SELECT is(pg_temp.day(), '2023-04-30', 'the last day of the latest period');
INSERT INTO observation (indicator, period, region, value, obs_status) VALUES ('i', '2023-05', 'r', 1, 'F');
SELECT is(pg_temp.day(), '2023-04-30', 'but not of a forecast');
INSERT INTO observation (indicator, period, region, value, obs_status) VALUES ('j', '2023-05', 's', 1, 'E');
SELECT is(pg_temp.day(), '2023-05-31', 'of an estimate it is');
INSERT INTO project_stage_event (project, stage, happened_on, recorded_at) VALUES ('p', 'planned', '2023-05-30', '2023-06-01');
SELECT is(pg_temp.day(), '2023-05-31', 'what happened before does not count');
INSERT INTO project_stage_event (project, stage, happened_on, recorded_at) VALUES ('p', 'signed', '2023-06-01', '2023-06-01');
SELECT is(pg_temp.day(), '2023-06-01', 'what happened later does');
UPDATE model_option SET impossible_history = 'list';
INSERT INTO project_stage_event (project, stage, happened_on) VALUES ('p', 'started', current_date + 366);
SELECT is(pg_temp.day(), current_date + 366, 'a year ahead');
INSERT INTO project_stage_event (project, stage, happened_on) VALUES ('p', 'completed', current_date + 367);
SELECT is(pg_temp.day(), current_date + 366, 'and no further');
DELETE FROM project_stage_event;
SELECT is(pg_temp.day(), '2023-05-31', 'without events it is the figures'' day');
DELETE FROM observation;
INSERT INTO project_stage_event (project, stage, happened_on, recorded_at) VALUES ('p', 'reviewed', '2023-05-30', '2023-06-01');
SELECT is(pg_temp.day(), '2023-05-30', 'and without figures the events''');
SELECT * FROM finish();
