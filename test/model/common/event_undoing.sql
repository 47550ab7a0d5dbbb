-- Events that are undone: boards are as before they were entered, what was known is still known
-- as of then, and who did it, when and why stands beside.
\set QUIET on
SET client_min_messages = warning;
SET timezone = 'UTC';
SET jit = off;
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SET search_path = public, office;
SELECT plan(33);

INSERT INTO region (region, parent_region) VALUES ('top', NULL), ('a', 'top'), ('b', 'top');
INSERT INTO indicator (indicator) VALUES ('jobs');
INSERT INTO department (department, department_order) VALUES ('d', 1), ('e', 2);
INSERT INTO enterprise (enterprise, region) SELECT 'E' || n, 'a' FROM generate_series(1, 3) n;
INSERT INTO platform (platform) VALUES ('hall');
INSERT INTO project (project, region, planned_investment) SELECT 'P' || n, CASE WHEN n % 2 = 0 THEN 'a' ELSE 'b' END, n FROM generate_series(1, 12) n;
INSERT INTO project_stage_event (project, stage, happened_on, recorded_at) SELECT 'P' || n, 'planned', '2024-01-01'::date + n, '2024-01-20 08:00' FROM generate_series(1, 12) n;

-- at random: an entry, a correction, a withdrawal or an edit of the last one, then its undoing; the oracle is the board before
CREATE TEMP TABLE trail (n integer, act text, known_at timestamptz, entered text, before text, undone text);
CREATE FUNCTION pg_temp.board() RETURNS text LANGUAGE sql AS $$
	SELECT (SELECT string_agg(f::text, ' ' ORDER BY f::text) FROM pipeline_flow f)
		|| (SELECT string_agg((h.project, h.stage, h.happened_on)::text, ' ' ORDER BY h.project, h.happened_on, h.stage) FROM project_history(as_of()) h)
$$;
CREATE PROCEDURE pg_temp.try() LANGUAGE plpgsql AS $$
DECLARE
	p text;
	what integer;
	was text;
	now_known timestamptz;
	entered text;
BEGIN
	PERFORM setseed(0.4);
	FOR n IN 1..24 LOOP
		p := 'P' || 1 + n % 12;
		what := floor(random() * 4);
		was := pg_temp.board();
		COMMIT;
		IF what = 0 THEN
			INSERT INTO project_stage_event (project, stage, happened_on) VALUES (p, 'signed', '2024-02-10');
		ELSIF what = 1 THEN
			INSERT INTO project_stage_event (project, stage, happened_on, batch) VALUES (p, 'planned', '2024-01-31', 'b');
		ELSIF what = 2 THEN
			INSERT INTO project_stage_event (project, stage, happened_on) VALUES (p, 'planned', NULL);
		ELSE
			UPDATE project_stage_event SET happened_on = '2024-03-05', batch = 'c' WHERE project = p AND stage = 'planned' AND superseded_at IS NULL;
		END IF;
		COMMIT;
		entered := pg_temp.board();
		now_known := clock_timestamp();
		COMMIT;
		INSERT INTO event_undoing (event_table, event_key, reason) VALUES ('project_stage_event', jsonb_build_object('project', p, 'stage', CASE what WHEN 0 THEN 'signed' ELSE 'planned' END), 'wrong project');
		COMMIT;
		INSERT INTO trail VALUES (n, (ARRAY['entry', 'correction', 'withdrawal', 'edit'])[what + 1], now_known, entered, was, pg_temp.board());
		COMMIT;
	END LOOP;
END $$;
CALL pg_temp.try();
SELECT set_eq('SELECT DISTINCT act FROM trail', '{entry,correction,withdrawal,edit}'::text[], 'all kinds were undone');
SELECT is_empty('SELECT n, act FROM trail WHERE entered = before', 'what was entered was seen');
SELECT is_empty('SELECT n, act FROM trail WHERE undone IS DISTINCT FROM before', 'and is not after it was undone: what stood before stands again');
CREATE TEMP TABLE then_known (n integer, board text);
DO $$ DECLARE t record; BEGIN
	FOR t IN SELECT * FROM trail LOOP
		PERFORM set_config('indstat.as_of', t.known_at::text, false);
		INSERT INTO then_known SELECT t.n, pg_temp.board();
	END LOOP;
	PERFORM set_config('indstat.as_of', '', false);
END $$;
SELECT is_empty('SELECT t.n FROM trail t JOIN then_known k USING (n) WHERE k.board IS DISTINCT FROM t.entered', 'as of then it is seen as it was');
SELECT is_empty($$SELECT t.n, t.act FROM trail t JOIN event_undoing u ON u.undoing = t.n WHERE u.done_by <> current_user OR u.reason <> 'wrong project' OR u.done_at < t.known_at
	OR (u.stands IS NULL) <> (t.act = 'entry') OR t.act = 'edit' AND (u.event->>'batch', u.stands->>'batch') IS DISTINCT FROM ('c', NULL)$$, 'who, when, why, what it was and what stands since');

-- other events
INSERT INTO service_request (request, region, enterprise) VALUES ('R1', 'a', 'E1');
INSERT INTO service_task (request, department) VALUES ('R1', 'd'), ('R1', 'e');
INSERT INTO service_event (request, department, event, happened_at) VALUES ('R1', NULL, 'opened', '2024-02-01 09:00'), ('R1', 'd', 'closed', '2024-02-02 09:00');
INSERT INTO membership_event (platform, enterprise, event, happened_on) SELECT 'hall', 'E' || n, 'joined', '2024-02-01' FROM generate_series(1, 3) n;
INSERT INTO initiative_kind (kind, kind_order) VALUES ('drive', 99) ON CONFLICT DO NOTHING;
INSERT INTO initiative (initiative, region, kind) VALUES ('I', 'a', 'drive');
INSERT INTO initiative_event (initiative, event, happened_on) VALUES ('I', 'begun', '2024-02-01');
INSERT INTO target (indicator, region, period, kind, target) VALUES ('jobs', 'a', '2024-02', 'flow', 5);
UPDATE target SET target = 7;
INSERT INTO event_undoing (event_table, event_key, reason) VALUES ('service_event', '{"request": "R1", "event": "closed"}', 'another request'),
	('membership_event', '{"enterprise": "E2"}', 'not yet'), ('initiative_event', '{"initiative": "I"}', 'x'), ('target', '{"period": "2024年2月", "region": "a"}', 'a slip');
SELECT results_eq($$SELECT event FROM service_event$$, $$VALUES ('opened')$$, 'of services');
SELECT results_eq($$SELECT enterprise FROM membership_event ORDER BY 1$$, $$VALUES ('E1'), ('E3')$$, 'of memberships');
SELECT is_empty('SELECT * FROM initiative_event', 'of actions');
SELECT results_eq('SELECT target FROM target', 'VALUES (5::numeric)', 'a target is again what it was before it was changed, by any spelling of its period');
SELECT results_eq($$SELECT event_table, event->>'target', stands->>'target' FROM event_undoing WHERE event_table = 'target'$$, $$VALUES ('target', '7', '5')$$, 'both are written down');
UPDATE project SET planned_investment = 99, valid_from = '2024-02-01' WHERE project = 'P1';
INSERT INTO event_undoing (event_table, event_key, reason) VALUES ('project_state', '{"project": "P1", "valid_from": "2024-02-01"}', 'another project');
SELECT results_eq($$SELECT planned_investment FROM project WHERE project = 'P1'$$, 'VALUES (1::numeric)', 'what a project is');

-- once more: the undoing is not undone, but what stands
INSERT INTO event_undoing (event_table, event_key, reason) VALUES ('target', '{"region": "a"}', 'all of it');
SELECT is_empty('SELECT * FROM target', 'what stood again is taken out by the next');
SELECT throws_ok($$INSERT INTO event_undoing (event_table, event_key, reason) VALUES ('target', '{"region": "a"}', 'x')$$, '55000', 'the event of "target" was undone already: {"region": "a"}', 'and then there is none');
SELECT throws_ok($$INSERT INTO event_undoing (event_table, event_key, reason) VALUES ('membership_event', '{"enterprise": "E2", "event": "joined"}', 'x')$$, '55000', NULL, 'undone already');
INSERT INTO membership_event (platform, enterprise, event, happened_on) VALUES ('hall', 'E2', 'joined', '2024-02-03');
SELECT is((SELECT count(*) FROM membership_event), 3::bigint, 'what was undone is entered again');

-- errors
SELECT throws_ok($$INSERT INTO event_undoing (event_table, event_key, reason) VALUES ('membership_event', '{"enterprise": "E9"}', 'x')$$, '22023', 'there is no event of "membership_event" that fits {"enterprise": "E9"}', 'an event that there is not');
SELECT throws_ok($$INSERT INTO event_undoing (event_table, event_key, reason) VALUES ('membership_event', '{"platform": "hall"}', 'x')$$, '22023', '3 events of "membership_event" fit {"platform": "hall"}', 'several');
SELECT throws_ok($$INSERT INTO event_undoing (event_table, event_key, reason) VALUES ('membership_event', '{"firm": "E1"}', 'x')$$, '22023', 'event_key does not name an event of "membership_event": firm', 'a column that there is not');
SELECT throws_ok($$INSERT INTO event_undoing (event_table, event_key, reason) VALUES ('membership_event', '{}', 'x')$$, '22023', NULL, 'no column');
SELECT throws_ok($$INSERT INTO event_undoing (event_table, event_key, reason) VALUES ('membership_event', '["E1"]', 'x')$$, '22023', NULL, 'no object');
SELECT throws_ok($$INSERT INTO event_undoing (event_table, event_key, reason) VALUES ('membership_event', NULL, 'x')$$, '22023', NULL, 'no key');
SELECT throws_ok($$INSERT INTO event_undoing (event_table, event_key, reason) VALUES ('membership_event', '{"happened_on": "spring"}', 'x')$$, '22007', NULL, 'a day that is none');
SELECT throws_ok(format($$INSERT INTO event_undoing (event_table, event_key, reason) VALUES (%L, '{"region": "a"}', 'x')$$, t), '22023', format('no events of "%s" can be undone', t), t || ' has no events')
FROM unnest('{observation,region,observation_confidential,nowhere}'::text[]) t;
SELECT throws_like($$INSERT INTO event_undoing (event_table, event_key, reason) VALUES ('membership_event', '{"enterprise": "E1"}', ' ')$$, '%"reason says why"%', 'without a reason');
INSERT INTO project_stage_event (project, stage, happened_on) VALUES ('P3', 'started', '2024-04-01'), ('P3', 'completed', '2024-05-01');
SELECT throws_ok($$INSERT INTO event_undoing (event_table, event_key, reason) VALUES ('project_stage_event', '{"project": "P3", "stage": "started"}', 'x')$$, '23514', 'impossible history of project "P3"', 'a history without it must be possible');
SELECT is((SELECT count(*) FROM membership_event) + (SELECT count(*) FROM project_stage_event WHERE project = 'P3' AND stage IN ('started', 'completed')), 5::bigint, 'and nothing was undone');

-- who may
SELECT grant_model('office', ('indstat_test_' || r)::name, r) FROM unnest('{reader,loader,deputy}'::text[]) r \g /dev/null
SET ROLE indstat_test_reader;
SELECT throws_ok($$INSERT INTO office.event_undoing (event_table, event_key, reason) VALUES ('membership_event', '{"enterprise": "E1"}', 'x')$$, '42501', NULL, 'not a reader');
SET ROLE indstat_test_loader;
SELECT throws_ok($$INSERT INTO office.event_undoing (event_table, event_key, reason, event, done_by) VALUES ('membership_event', '{"enterprise": "E1"}', 'x', '{}', 'someone')$$, '42501', NULL, 'a loader does not say who it was');
INSERT INTO office.event_undoing (event_table, event_key, reason) VALUES ('membership_event', '{"enterprise": "E1"}', 'x');
RESET ROLE;
SELECT results_eq($$SELECT done_by, event->>'enterprise' FROM event_undoing ORDER BY undoing DESC LIMIT 1$$, $$VALUES ('indstat_test_loader', 'E1')$$, 'but undoes what he may delete');
-- whoever is forgotten leaves nothing there
SELECT forget('enterprise', 'E1', 'f') \g /dev/null
SELECT is_empty($$SELECT * FROM event_undoing WHERE event::text LIKE '%E1%' OR event_key::text LIKE '%E1%' OR event::text LIKE '%R1%'$$, 'nothing is left of an enterprise that was forgotten');
SELECT * FROM finish();
