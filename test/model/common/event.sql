-- Every history at its edges: a row is known from exactly recorded_at until just before
-- superseded_at, whatever reads it.  Each table that keeps a history is asked at both
-- moments and a microsecond before; what must be answered follows from what was written.
\set QUIET on
SET client_min_messages = warning;
SET timezone = 'UTC';
CREATE EXTENSION indstat;
SELECT create_model('o') \g /dev/null
SET search_path = public, o;
SELECT plan(15);

INSERT INTO region (region) VALUES ('r');
INSERT INTO indicator (indicator) VALUES ('i');
INSERT INTO chain (chain) VALUES ('c');
INSERT INTO department (department, department_order) VALUES ('d', 1), ('f', 2);
INSERT INTO enterprise (enterprise, region) VALUES ('e', 'r');
INSERT INTO agreement (agreement, region, kind, party) VALUES ('a', 'r', 'credit', 'bank');
INSERT INTO platform (platform) VALUES ('p');
INSERT INTO ladder (ladder) VALUES ('l');
INSERT INTO ladder_tier (ladder, tier, tier_order) SELECT 'l', 't' || n, n FROM generate_series(1, 4) n;
INSERT INTO assessment_scheme (scheme) VALUES ('s');
INSERT INTO assessment_round (scheme, round, round_order) VALUES ('s', 'one', 1);
INSERT INTO service_request (request, region, recorded_at) SELECT q, 'r', '2023-01-01' FROM unnest(ARRAY['task', 'wait', 'event']) q;
INSERT INTO service_task (request, department, recorded_at) VALUES ('wait', 'd', '2023-01-01'), ('wait', 'f', '2023-01-01');
-- two tasks of a day each: two days if one waits for the other, else one
INSERT INTO service_event (request, department, event, happened_at, recorded_at) VALUES ('task', NULL, 'opened', '2023-02-01', '2023-01-01'), ('wait', NULL, 'opened', '2023-02-01', '2023-01-01'),
	('wait', 'd', 'opened', '2023-02-01', '2023-01-01'), ('wait', 'd', 'closed', '2023-02-02', '2023-01-01'), ('wait', 'f', 'opened', '2023-02-01', '2023-01-01'), ('wait', 'f', 'closed', '2023-02-02', '2023-01-01');
INSERT INTO initiative (initiative, region, kind, recorded_at) VALUES ('n', 'r', 'task', '2023-01-01'), ('contest', 'r', 'contest', '2023-01-01');
INSERT INTO contest (initiative) VALUES ('contest');
INSERT INTO project (project, region, planned_investment) VALUES ('j', 'r', 1);
INSERT INTO observation (indicator, period, region, conf_status, recorded_at) VALUES ('i', '2022', 'r', 'C', '2023-01-01');

-- of each table a row, the column that holds its figure, the figure n in it, and what reads it back
CREATE TEMP TABLE history AS SELECT * FROM (VALUES
	('agreement_amount', 'agreement, purpose, signed_on', $$'a', 'industry', date '2023-02-01'$$, 'amount', '%s', $$SELECT amount FROM agreement_board('2023-12-31') WHERE purpose = 'all'$$),
	('membership_event', 'platform, enterprise, event', $$'p', 'e', 'joined'$$, 'happened_on', $$date '2023-02-01' + %s$$, $$SELECT happened_on - date '2023-02-01' FROM membership_history()$$),
	('enterprise_tier', 'ladder, enterprise, since', $$'l', 'e', date '2023-02-01'$$, 'tier', $$'t' || %s$$, 'SELECT tier_order FROM tier_history()'),
	('assessment', 'scheme, round, enterprise', $$'s', 'one', 'e'$$, 'assessed_on', $$date '2023-02-01' + %s$$, $$SELECT assessed_on - date '2023-02-01' FROM assessment_history()$$),
	('service_task', 'request, department', $$'task', 'd'$$, NULL, NULL, $$SELECT 1 FROM service_task_state('2023-12-31') WHERE request = 'task' AND department = 'd'$$),
	('service_dependency', 'request, department, depends_on', $$'wait', 'd', 'f'$$, NULL, NULL, $$SELECT 1 FROM service_turnaround('2023-12-31') WHERE request = 'wait' AND parallel_days = 2$$),
	('service_event', 'request, event', $$'event', 'opened'$$, 'happened_at', $$timestamp '2023-02-01' + %s * interval '1 day'$$, $$SELECT request_opened_at::date - date '2023-02-01' FROM service_task_state('2023-12-31') WHERE request = 'event'$$),
	('service_pause', 'request, paused_at', $$'task', timestamp '2023-02-03'$$, 'resumed_at', $$timestamp '2023-02-03' + %s * interval '1 day'$$, $$SELECT nullif(paused_days, 0)::integer FROM service_turnaround('2023-12-31') WHERE request = 'task'$$),
	('initiative_event', 'initiative, event', $$'n', 'done'$$, 'happened_on', $$date '2023-02-01' + %s$$, $$SELECT done_on - date '2023-02-01' FROM initiative_task('2023-12-31') WHERE initiative = 'n'$$),
	('contest_score', 'initiative, department, scored_on', $$'contest', 'd', date '2023-02-01'$$, 'score', '%s', $$SELECT score FROM contest_board('2023-12-31')$$),
	('target', 'indicator, region, period, kind', $$'i', 'r', '2023'::ref_period, 'flow'$$, 'target', '%s', 'SELECT target FROM target_known()'),
	('chain_observation', 'indicator, region, chain, period', $$'i', 'r', 'c', '2023'::ref_period$$, 'value', '%s', $$SELECT value FROM subject_observation() WHERE subject_kind = 'chain'$$),
	('initiative_observation', 'indicator, region, initiative, period', $$'i', 'r', 'n', '2023'::ref_period$$, 'value', '%s', $$SELECT value FROM subject_observation() WHERE subject_kind = 'initiative'$$),
	('observation', 'indicator, region, period', $$'i', 'r', '2023'::ref_period$$, 'value', '%s', $$SELECT value FROM observation_known WHERE period = '2023'$$),
	('observation_confidential', 'indicator, region, period', $$'i', 'r', '2022'::ref_period$$, 'value', '%s', $$SELECT value FROM observation_full() WHERE period = '2022'$$),
	('project_state', 'project, valid_from', $$'j', date '2023-02-01'$$, 'planned_investment', '%s', $$SELECT planned_investment FROM project_valid(as_of()) WHERE project = 'j' AND valid_from = '2023-02-01'$$),
	('project_stage_event', 'project, stage', $$'j', 'planned'$$, 'happened_on', $$date '2023-02-01' + %s$$, $$SELECT happened_on - date '2023-02-01' FROM project_history(as_of())$$)
	) AS v (place, columns, key, figure, figure_of, reader);
SELECT set_eq('SELECT place FROM history', $$SELECT regexp_replace(c.relname, '_revision$', '') FROM pg_class c WHERE c.relnamespace = 'o'::regnamespace AND c.relkind = 'r' AND c.relname LIKE '%\_revision'$$,
	'every table that keeps its history is among these');

CREATE TEMP TABLE answer (place text, asked text, got numeric, expected numeric);
CREATE FUNCTION pg_temp.ask(h history, what text, at timestamptz, before numeric, from_then_on numeric) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	got numeric;
BEGIN
	FOR late IN 0..1 LOOP
		got := NULL;
		PERFORM set_config('indstat.as_of', (at - (1 - late) * interval '1 microsecond')::text, true);
		EXECUTE h.reader INTO got;
		INSERT INTO answer VALUES (h.place, what, got, CASE late WHEN 0 THEN before ELSE from_then_on END);
	END LOOP;
	PERFORM set_config('indstat.as_of', '', true);
END
$$;
CREATE FUNCTION pg_temp.put(h history, n integer, at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format('INSERT INTO %I (%s, recorded_at) SELECT %s, $1', h.place, concat_ws(', ', h.columns, h.figure), concat_ws(', ', h.key, format(h.figure_of, n))) USING at;
END
$$;
-- the one version that the last statement superseded
CREATE FUNCTION pg_temp.superseded(h history) RETURNS timestamptz LANGUAGE plpgsql AS $$
DECLARE
	at timestamptz;
BEGIN
	EXECUTE format('SELECT max(superseded_at) FROM %I_revision', h.place) INTO at;
	RETURN at;
END
$$;
CREATE FUNCTION pg_temp.versions(h history) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	n bigint;
BEGIN
	EXECUTE format('SELECT count(*) FROM %I_revision', h.place) INTO n;
	RETURN n;
END
$$;
DO $$
DECLARE
	h history;
	corrected boolean;
	kept bigint;
BEGIN
	FOR h IN SELECT * FROM history ORDER BY place LOOP
		corrected := h.figure IS NOT NULL AND h.place NOT IN ('observation', 'project_state');
		PERFORM pg_temp.put(h, 1, '2023-03-01 12:00');
		PERFORM pg_temp.ask(h, 'recorded', '2023-03-01 12:00', NULL, 1);
		IF corrected THEN
			PERFORM pg_temp.put(h, 2, '2023-04-01 12:00');
			PERFORM pg_temp.ask(h, 'recorded', '2023-03-01 12:00', NULL, 1);
			PERFORM pg_temp.ask(h, 'corrected', '2023-04-01 12:00', 1, 2);
			COMMIT;
			EXECUTE format('DELETE FROM %I WHERE recorded_at = ''2023-04-01 12:00''', h.place);
			PERFORM pg_temp.ask(h, 'corrected', '2023-04-01 12:00', 1, 2);
			PERFORM pg_temp.ask(h, 'correction deleted', pg_temp.superseded(h), 2, 1);
		END IF;
		COMMIT;
		IF h.figure IS NOT NULL THEN
			EXECUTE format('UPDATE %I SET %I = %s %s', h.place, h.figure, format(h.figure_of, 3), CASE WHEN h.place LIKE 'observation' THEN 'WHERE period = ''2023''' WHEN h.place = 'project_state' THEN 'WHERE valid_from = ''2023-02-01''' WHEN h.place = 'service_event' THEN 'WHERE request = ''event''' END);
			PERFORM pg_temp.ask(h, 'recorded', '2023-03-01 12:00', NULL, 1);
			PERFORM pg_temp.ask(h, 'changed', pg_temp.superseded(h), 1, 3);
		END IF;
		COMMIT;
		EXECUTE format('DELETE FROM %I WHERE (%s) = (%s)', h.place, h.columns, h.key);
		PERFORM pg_temp.ask(h, 'deleted', pg_temp.superseded(h), CASE WHEN h.figure IS NULL THEN 1 ELSE 3 END, NULL);
		COMMIT;
		-- recorded at that very time once more: of two that were known the one that stands holds
		IF corrected AND h.place <> 'project_stage_event' THEN
			PERFORM pg_temp.put(h, 4, '2023-03-01 12:00');
			PERFORM pg_temp.ask(h, 'recorded again', '2023-03-01 12:00', NULL, 4);
			COMMIT;
		END IF;
		-- what no other transaction could see was never known
		EXECUTE format('DELETE FROM %I WHERE (%s) = (%s)', h.place, h.columns, h.key);
		COMMIT;
		kept := pg_temp.versions(h);
		PERFORM pg_temp.put(h, 4, now());
		IF h.figure IS NOT NULL THEN
			EXECUTE format('UPDATE %I SET %I = %s WHERE recorded_at = now()', h.place, h.figure, format(h.figure_of, 3));
		END IF;
		EXECUTE format('DELETE FROM %I WHERE (%s) = (%s)', h.place, h.columns, h.key);
		INSERT INTO answer SELECT h.place, 'of one transaction', pg_temp.versions(h), kept;
		COMMIT;
	END LOOP;
END
$$;
SELECT is_empty(format($$SELECT * FROM answer WHERE asked = %L AND got IS DISTINCT FROM expected$$, w), w || CASE w WHEN 'of one transaction' THEN ': never known' ELSE ': a microsecond before and from then on' END)
FROM unnest(ARRAY['recorded', 'corrected', 'correction deleted', 'changed', 'deleted', 'recorded again', 'of one transaction']) WITH ORDINALITY u (w, n) ORDER BY n;
SELECT results_eq($$SELECT asked, count(DISTINCT place) FROM answer GROUP BY 1 ORDER BY 1$$,
	$$VALUES ('changed', 15::bigint), ('corrected', 13), ('correction deleted', 13), ('deleted', 17), ('of one transaction', 17), ('recorded', 17), ('recorded again', 12)$$, 'of all of them');

-- what has no history is known from the moment it was recorded
INSERT INTO service_request (request, region, recorded_at) VALUES ('late', 'r', '2023-05-01 12:00');
INSERT INTO service_event (request, event, happened_at, recorded_at) VALUES ('late', 'opened', '2023-02-01', '2023-01-01');
INSERT INTO initiative (initiative, region, kind, recorded_at) VALUES ('late', 'r', 'contest', '2023-05-01 12:00');
INSERT INTO initiative (initiative, parent_initiative, region, kind, recorded_at) VALUES ('below', 'n', 'r', 'task', '2023-05-01 12:00');
INSERT INTO contest (initiative) VALUES ('late');
INSERT INTO contest_score (initiative, department, scored_on, score, recorded_at) VALUES ('late', 'd', '2023-02-01', 1, '2023-01-01');
CREATE FUNCTION pg_temp.seen(at timestamptz) RETURNS text LANGUAGE sql AS $$
	SELECT concat_ws(' ', (SELECT count(*) FROM service_task_state('2023-12-31', at) WHERE request = 'late'), (SELECT count(*) FROM contest_board('2023-12-31', NULL, at) WHERE initiative = 'late'),
		(SELECT count(*) FROM initiative_task('2023-12-31', at) WHERE initiative = 'late'), (SELECT count(*) FROM initiative_progress('2023-12-31', at) WHERE initiative = 'late'),
		(SELECT string_agg(initiative, ',') FROM initiative_task('2023-12-31', at) WHERE initiative IN ('n', 'below')), (SELECT string_agg(initiative, ',' ORDER BY tree_order) FROM initiative_progress('2023-12-31', at) WHERE initiative IN ('n', 'below'))) $$;
SELECT is(pg_temp.seen('2023-05-01 11:59:59.999999'), '0 0 0 0 n n', 'a request, a contest, a task: not a microsecond before');
SELECT is(pg_temp.seen('2023-05-01 12:00'), '1 1 1 1 below n,below', 'but then, and what stood above it is a task no more');

-- what corrects a row has its key, of which a part may be missing: a target of the region is none of its chains'
INSERT INTO target (indicator, region, chain, period, kind, target, recorded_at) VALUES ('i', 'r', NULL, '2024', 'flow', 1, '2023-01-01'), ('i', 'r', 'c', '2024', 'flow', 2, '2023-01-02'), ('i', 'r', NULL, '2024', 'flow', 3, '2023-01-03');
SELECT throws_ok($$UPDATE target SET target = 9 WHERE target = 1$$, '23514', NULL, 'a row without a chain that was corrected cannot be changed');
SELECT lives_ok($$UPDATE target SET target = 4 WHERE target = 2$$, 'one with a chain that was not can');
SELECT lives_ok($$UPDATE target SET target = 5 WHERE target = 3$$, 'so can the latest, though one of a chain is later');
INSERT INTO target (indicator, region, chain, period, kind, target, recorded_at) VALUES ('i', 'r', 'c', '2024', 'flow', 6, '2999-01-01');
SELECT throws_ok($$UPDATE target SET target = 9 WHERE target = 4$$, '23514', NULL, 'until it is corrected');
SELECT * FROM finish();
