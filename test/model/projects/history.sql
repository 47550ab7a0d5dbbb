-- Histories of projects: what is refused, what is listed, what was known when.
\set QUIET on
SET client_min_messages = warning;
SET timezone = 'UTC';
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SET search_path = public, office;
SELECT plan(44);

INSERT INTO region (region) VALUES ('r'), ('s');
INSERT INTO project (project, region, planned_investment) SELECT p, 'r', 1 FROM unnest(ARRAY['a', 'b', 'c', 'd', 'e', 'f', 'g']) p;
CREATE FUNCTION pg_temp.history(project text, VARIADIC steps text[]) RETURNS text LANGUAGE sql AS $$
	SELECT 'INSERT INTO project_stage_event (project, stage, happened_on, recorded_at, entry) VALUES '
		|| string_agg(format('(%L, %L, %L, ''2023-12-31'', %s)', project, split_part(s, ' ', 1), split_part(s, ' ', 2), coalesce(nullif(split_part(s, ' ', 3), ''), '1')), ', ')
	FROM unnest(steps) s $$;
CREATE FUNCTION pg_temp.refused(statement text, why text, what text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	detail text;
BEGIN
	EXECUTE statement;
	RETURN fail(what);
EXCEPTION WHEN check_violation THEN
	GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
	RETURN is(detail, why, what);
END $$;

-- what can be
SELECT lives_ok(pg_temp.history('a', 'completed 2023-06-01', 'started 2023-03-01', 'planned 2023-01-01', 'under_construction 2023-03-10'),
	'one statement may bring a history in any order');
SELECT lives_ok(pg_temp.history('b', 'planned 2023-01-01', 'signed 2023-02-01', 'started 2023-02-01'), 'stages may be skipped, or passed on one day in their order');
SELECT lives_ok(pg_temp.history('b', 'suspended 2023-04-01', 'started 2023-05-01 2'), 'a suspended project may go back');
SELECT lives_ok(pg_temp.history('b', 'suspended 2023-06-01 2', 'cancelled 2023-07-01'), 'be suspended again, and cancelled');
SELECT is_empty('SELECT * FROM pipeline_check', 'nothing impossible is known');

-- what cannot
SELECT pg_temp.refused(pg_temp.history('b', 'planned 2023-08-01 2'), 'Stage "planned" of 2023-08-01 follows a final stage: "cancelled" of 2023-07-01.', 'nothing follows a cancellation');
SELECT pg_temp.refused(pg_temp.history('a', 'cancelled 2023-06-01'), 'Stage "cancelled" of 2023-06-01 follows a final stage: "completed" of 2023-06-01.', 'a project does not end twice on one day');
SELECT pg_temp.refused(pg_temp.history('c', 'started 2023-01-01', 'signed 2023-02-01'), 'Stage "signed" of 2023-02-01 comes after a later stage: "started" of 2023-01-01.', 'no stage after a later one');
SELECT pg_temp.refused(pg_temp.history('c', 'chosen 2023-02-01'), 'Stage "chosen" of 2023-02-01 lacks the stage that must come before it: "reviewed".', 'no stage without the one that must come before');
SELECT pg_temp.refused(pg_temp.history('c', 'chosen 2023-02-01', 'planned 2023-01-01', 'reviewed 2023-02-02'), 'Stage "chosen" of 2023-02-01 lacks the stage that must come before it: "reviewed".', 'nor with one that comes later');
SELECT pg_temp.refused(pg_temp.history('c', 'started 2023-02-01', 'started 2023-03-01 2'), 'Stage "started" of 2023-03-01 is entered again without having been left: "started" of 2023-02-01.', 'no stage is entered twice without being left');
SELECT pg_temp.refused(pg_temp.history('c', 'started 2023-02-01', 'suspended 2023-03-01', 'started 2023-03-01 2'), 'Stage "started" of 2023-03-01 is entered again without having been left: "started" of 2023-02-01.', 'nor left and entered at once');
SELECT pg_temp.refused(pg_temp.history('c', 'suspended 2023-03-01'), 'Stage "suspended" of 2023-03-01 leaves before any stage was entered.', 'what never began is not suspended');
SELECT pg_temp.refused(pg_temp.history('c', 'started 2023-03-01 2'), 'Stage "started" of 2023-03-01 has an entry number out of sequence.', 'no second entry without a first');
SELECT pg_temp.refused($$INSERT INTO project_stage_event (project, stage, happened_on, recorded_at) VALUES ('c', 'started', NULL, '2023-03-01')$$,
	'Stage "started" is withdrawn without having been recorded.', 'what was never recorded is not withdrawn');
SELECT pg_temp.refused($$INSERT INTO project_stage_event (project, stage, happened_on, recorded_at) VALUES ('c', 'started', '2023-03-03', '2023-03-01 12:00')$$,
	'Stage "started" of 2023-03-03 was recorded before it happened.', 'nothing is recorded before it happens');
SELECT lives_ok($$INSERT INTO project_stage_event (project, stage, happened_on, recorded_at) VALUES ('c', 'started', '2023-03-02', '2023-03-01 12:00')$$,
	'but somewhere it is tomorrow already');
SELECT pg_temp.refused($$UPDATE project_stage_event SET happened_on = '2022-12-31' WHERE project = 'a' AND stage = 'completed'$$,
	'Stage "completed" of 2022-12-31 lacks the stage that must come before it: "started".', 'nor may an edit make it so');
SELECT pg_temp.refused($$DELETE FROM project_stage_event WHERE project = 'a' AND stage = 'started'$$,
	'Stage "under_construction" of 2023-03-10 lacks the stage that must come before it: "started".', 'nor a deletion');
SELECT pg_temp.refused($$INSERT INTO project_stage_event (project, stage, happened_on, recorded_at) VALUES ('a', 'started', '2023-07-01', '2024-01-01')$$,
	'Stage "under_construction" of 2023-03-10 lacks the stage that must come before it: "started".', 'nor a correction');
SELECT is((SELECT count(*) FROM project_stage_event), 12::bigint, 'what was refused left nothing behind');
SELECT throws_ok($$INSERT INTO project_stage_event (project, stage, happened_on) VALUES ('a', 'nowhere', '2023-07-01')$$, '23503', NULL, 'a stage must be one of the rows');
SELECT throws_ok($$INSERT INTO project_stage_event (project, stage, happened_on) VALUES ('a', 'started', 'infinity')$$, '23514', NULL, 'and a day a day');
SELECT throws_ok($$INSERT INTO project (project, region, planned_investment, kind) VALUES ('z', 'r', 1, 'all')$$, '23514', NULL, 'all is no kind');
SELECT throws_ok($$INSERT INTO project (project, region, planned_investment) VALUES ('z', 'r', 'NaN')$$, '23514', NULL, 'NaN is no investment');

-- listed instead, where the office says so
UPDATE model_option SET impossible_history = 'list';
SELECT lives_ok(pg_temp.history('d', 'completed 2023-01-01', 'started 2023-02-01', 'cancelled 2023-02-01'), 'an office may let them in');
SELECT lives_ok(pg_temp.history('e', 'chosen 2023-01-01 2'), 'one by one');
SELECT results_eq($$SELECT project, stage, happened_on, reason, other_stage, other_on, explanation FROM pipeline_check ORDER BY project, happened_on, stage_order$$,
	$$VALUES ('d', 'completed', date '2023-01-01', 'without_predecessor', 'started', NULL::date, 'lacks the stage that must come before it'),
		('d', 'started', '2023-02-01', 'after_final', 'completed', '2023-01-01', 'follows a final stage'),
		('e', 'chosen', '2023-01-01', 'without_predecessor', 'reviewed', NULL, 'lacks the stage that must come before it')$$, 'and reads which and why');
SELECT is_empty($$SELECT * FROM pipeline_check WHERE region = 's'$$, 'by region');
UPDATE model_option SET lang = 'zh';
SELECT results_eq($$SELECT DISTINCT explanation FROM pipeline_check WHERE project = 'e'$$, $$VALUES ('缺少必经的前序阶段')$$, 'in its language');
UPDATE model_option SET lang = 'en', impossible_history = 'refuse';
SELECT pg_temp.refused($$UPDATE project_stage_event SET batch = 'x' WHERE project = 'd'$$,
	'Stage "completed" of 2023-01-01 lacks the stage that must come before it: "started".', 'what was let in stays wrong');
DELETE FROM project_stage_event WHERE project IN ('d', 'e');

-- a stage of one's own is a row
INSERT INTO project_stage (stage, stage_order, in_stock, after_stage, name_en) VALUES ('trial', 65, true, 'under_construction', 'trial production');
SELECT lives_ok(pg_temp.history('f', 'started 2023-01-01', 'under_construction 2023-02-01', 'trial 2023-03-01', 'completed 2023-04-01'), 'a new stage takes its place');
SELECT pg_temp.refused(pg_temp.history('g', 'started 2023-01-01', 'trial 2023-03-01'), 'Stage "trial" of 2023-03-01 lacks the stage that must come before it: "under_construction".', 'with its rule');

-- what was known when
DELETE FROM project_stage_event;
INSERT INTO project_stage_event (project, stage, happened_on, recorded_at) VALUES ('g', 'planned', '2023-01-05', '2023-01-10'), ('g', 'started', '2023-02-05', '2023-02-10');
INSERT INTO project_stage_event (project, stage, happened_on, recorded_at) VALUES ('g', 'started', '2023-02-07', '2023-03-10'), ('g', 'planned', '2023-01-06', '2023-06-01');
INSERT INTO project_stage_event (project, stage, happened_on, recorded_at) VALUES ('g', 'planned', NULL, '2023-04-10'), ('g', 'started', '2023-02-08', '2023-02-15');
SELECT results_eq($$SELECT stage, happened_on, superseded_at::date FROM project_stage_event ORDER BY stage, recorded_at$$,
	$$VALUES ('planned', date '2023-01-05', date '2023-04-10'), ('planned', NULL, '2023-06-01'), ('planned', '2023-01-06', NULL),
		('started', '2023-02-05', '2023-02-15'), ('started', '2023-02-08', '2023-03-10'), ('started', '2023-02-07', NULL)$$,
	'each row knows which superseded it, in whatever order they came');
UPDATE project_stage_event SET superseded_at = '2030-01-01';
SELECT is((SELECT max(superseded_at) FROM project_stage_event), '2023-06-01'::timestamptz, 'which is not for a hand to write');
SELECT results_eq($$SELECT k::date, string_agg(h.stage || ' ' || h.happened_on, ', ' ORDER BY h.stage_order)
	FROM unnest(ARRAY['2023-01-09', '2023-01-10', '2023-02-14', '2023-03-01', '2023-05-01', 'infinity']::timestamptz[]) WITH ORDINALITY AS k (k, n)
	LEFT JOIN project_history(k.k) h ON h.project = 'g' GROUP BY n, k ORDER BY n$$,
	$$VALUES (date '2023-01-09', NULL), ('2023-01-10', 'planned 2023-01-05'), ('2023-02-14', 'planned 2023-01-05, started 2023-02-05'),
		('2023-03-01', 'planned 2023-01-05, started 2023-02-08'), ('2023-05-01', 'started 2023-02-07'), ('infinity', 'planned 2023-01-06, started 2023-02-07')$$,
	'the history as it was known on each day');
DELETE FROM project_stage_event WHERE stage = 'planned' AND happened_on IS NULL;
SELECT is((SELECT superseded_at FROM project_stage_event WHERE happened_on = '2023-01-05'), '2023-04-10'::timestamptz, 'a row that goes superseded what it corrected all the same');

-- indstat.as_of: the check is of what was known then
UPDATE model_option SET impossible_history = 'list';
INSERT INTO project_stage_event (project, stage, happened_on, recorded_at) VALUES ('f', 'completed', '2023-03-01', '2023-03-02'), ('f', 'started', '2023-01-01', '2023-05-01');
SELECT is_empty('SELECT * FROM pipeline_check', 'today the history is whole');
SET indstat.as_of = '2023-04-01';
SELECT results_eq('SELECT project, stage, reason FROM pipeline_check', $$VALUES ('f', 'completed', 'without_predecessor')$$, 'in April it was not');
RESET indstat.as_of;
SELECT is_empty('SELECT * FROM pipeline_check', 'RESET');
SELECT throws_ok($$SET indstat.as_of = 'soon'$$, '22023', NULL, 'what is no time is refused');
-- a withdrawal takes back the row before it, of the same project, stage and entry; and is known from its moment on
INSERT INTO project (project, region, planned_investment) SELECT 'w' || n, 's', 1 FROM generate_series(1, 7) n;
INSERT INTO project_stage_event (project, stage, entry, happened_on, recorded_at) VALUES
	('w1', 'planned', 1, '2023-01-01', '2023-02-01'), ('w1', 'planned', 1, NULL, '2023-02-02'),									-- as it should be
	('w2', 'planned', 1, '2023-01-01', '2023-02-01'), ('w2', 'planned', 1, NULL, '2023-02-02'), ('w2', 'planned', 1, NULL, '2023-02-03'),	-- twice
	('w3', 'planned', 1, NULL, '2023-02-02'), ('w3', 'planned', 1, '2023-01-01', '2023-02-03'),									-- too early
	('w4', 'planned', 1, '2023-01-01', '2023-02-01'), ('w4', 'started', 1, NULL, '2023-02-02'),									-- another stage
	('w5', 'planned', 1, '2023-01-01', '2023-02-01'), ('w5', 'planned', 2, NULL, '2023-02-02'),									-- another entry
	('w6', 'planned', 1, NULL, '2023-02-02'),																					-- another project's
	('w7', 'planned', 1, '2023-01-01', '2023-02-01'), ('w7', 'planned', 1, '2023-01-02', '2023-02-02'), ('w7', 'planned', 1, NULL, '2023-02-03');	-- of a correction
SELECT results_eq($$SELECT project, stage, entry::integer, happened_on, recorded_at::date, reason FROM pipeline_check WHERE region = 's' ORDER BY project$$,
	$$VALUES ('w2', 'planned', 1, NULL::date, date '2023-02-03', 'withdrawn_before_entered'), ('w3', 'planned', 1, NULL, '2023-02-02', 'withdrawn_before_entered'), ('w4', 'started', 1, NULL, '2023-02-02', 'withdrawn_before_entered'),
		('w5', 'planned', 2, NULL, '2023-02-02', 'withdrawn_before_entered'), ('w6', 'planned', 1, NULL, '2023-02-02', 'withdrawn_before_entered')$$, 'withdrawals of what was not there');
SELECT is_empty($$SELECT * FROM history_fault(ARRAY['w6'], '2023-02-01 23:59:59.999999')$$, 'not known a microsecond before');
SELECT results_eq($$SELECT reason FROM history_fault(ARRAY['w6'], '2023-02-02')$$, ARRAY['withdrawn_before_entered'], 'but then');
SELECT * FROM finish();
