-- The histories of projects: as known at a time, and which of them cannot be.

CREATE TABLE IF NOT EXISTS @m@.project_stage_event_revision (
	event_id bigint NOT NULL,
	project text NOT NULL,
	stage text NOT NULL,
	entry smallint NOT NULL,
	happened_on date,
	batch text,
	recorded_at timestamptz NOT NULL,
	superseded_at timestamptz NOT NULL,
	superseded_by text NOT NULL,
	revision_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY
);
CREATE INDEX IF NOT EXISTS project_stage_event_revision_idx ON @m@.project_stage_event_revision (project, stage, entry, recorded_at) INCLUDE (happened_on, superseded_at);
CREATE INDEX IF NOT EXISTS project_stage_event_revision_day_idx ON @m@.project_stage_event_revision (happened_on, stage);
COMMENT ON TABLE @m@.project_stage_event_revision IS 'Rows of project_stage_event as they were before somebody changed or deleted them, with until when they were known and who did it; written by the triggers of project_stage_event. Nobody but the owner of the model needs to write here.';
COMMENT ON COLUMN @m@.project_stage_event_revision.entry IS 'Which entry into the stage.';
COMMENT ON COLUMN @m@.project_stage_event_revision.happened_on IS 'The day the stage was entered; NULL in a correction that withdrew it.';
COMMENT ON COLUMN @m@.project_stage_event_revision.batch IS 'The batch event it was part of.';
COMMENT ON COLUMN @m@.project_stage_event_revision.superseded_at IS 'When the row was corrected, changed or deleted; until then it was known.';
COMMENT ON COLUMN @m@.project_stage_event_revision.superseded_by IS 'The role that changed or deleted it.';
COMMENT ON COLUMN @m@.project_stage_event_revision.revision_id IS 'Number of the row.';
CREATE OR REPLACE TRIGGER project_stage_event_stamped BEFORE UPDATE ON @m@.project_stage_event
	FOR EACH ROW EXECUTE FUNCTION @m@.stamp_event('project, stage, entry');
CREATE OR REPLACE TRIGGER project_stage_event_updated AFTER UPDATE ON @m@.project_stage_event
	REFERENCING OLD TABLE AS superseded NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION @m@.keep_event();
CREATE OR REPLACE TRIGGER project_stage_event_deleted AFTER DELETE ON @m@.project_stage_event
	REFERENCING OLD TABLE AS superseded
	FOR EACH STATEMENT EXECUTE FUNCTION @m@.keep_event();
CREATE OR REPLACE TRIGGER project_stage_event_truncated BEFORE TRUNCATE ON @m@.project_stage_event
	FOR EACH STATEMENT EXECUTE FUNCTION @m@.keep_event();

CREATE OR REPLACE FUNCTION @m@.project_event(known_at timestamptz)
RETURNS TABLE (project text, stage text, entry smallint, happened_on date, recorded_at timestamptz, batch text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT v.project, v.stage, v.entry, v.happened_on, v.recorded_at, v.batch
	FROM (
		-- two plain legs without a WHERE, so that every filter and join reaches their indexes
		SELECT e.project, e.stage, e.entry, e.happened_on, e.recorded_at, e.batch, e.superseded_at
		FROM @m@.project_stage_event e
		UNION ALL
		SELECT r.project, r.stage, r.entry, r.happened_on, r.recorded_at, r.batch, r.superseded_at
		FROM @m@.project_stage_event_revision r) v
	WHERE v.recorded_at <= known_at AND (v.superseded_at <= known_at) IS NOT TRUE;
END;
COMMENT ON FUNCTION @m@.project_event(timestamptz) IS 'The events of projects as they were known at a time: of the rows of one project, stage and entry the one recorded last by then, those among them that were changed or deleted since. happened_on is NULL where the entry was withdrawn.';

CREATE OR REPLACE FUNCTION @m@.project_history(known_at timestamptz)
RETURNS TABLE (project text, stage text, happened_on date, batch text, stage_order integer, leaves boolean)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT e.project, e.stage, e.happened_on, e.batch, s.stage_order, s.leaves
	FROM @m@.project_event(known_at) e
	JOIN @m@.project_stage s ON s.stage = e.stage
	WHERE e.happened_on IS NOT NULL;
END;
COMMENT ON FUNCTION @m@.project_history(timestamptz) IS 'The entries of projects into stages as they were known at a time: of the rows of one project, stage and entry the one recorded last by then counts, and a withdrawn entry is left out. Conditions on project, stage and happened_on reach an index.';

CREATE OR REPLACE FUNCTION @m@.large_region(of_region text, reach integer)
RETURNS TABLE (is_large boolean)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
	SELECT count(*) > 0.2 * nullif(greatest(c.reltuples, 0), 0) AS is_large
	FROM pg_catalog.pg_class c
	CROSS JOIN @m@.region_ancestor a
	JOIN @m@.project p ON p.region = a.region
	WHERE c.oid = '@m@.project'::regclass AND a.ancestor = of_region AND a.distance <= reach
	GROUP BY c.reltuples;
END;
COMMENT ON FUNCTION @m@.large_region(text, integer) IS 'Whether a region with those up to reach levels below it has more than a fifth of all projects that ANALYZE found, so that one pass over the events of all is less than an index for each; NULL while nothing is known of that, no row without a project.';

CREATE OR REPLACE FUNCTION @m@.region_event(of_region text, reach integer, picked text[], known_at timestamptz)
RETURNS TABLE (project text, kind text, chain text, owner text, planned_investment numeric, whole_investment numeric,
	invested numeric, jobs integer, expected_on date, probability numeric, source text, reason_lost text, valid_from date, valid_until date,
	stage text, happened_on date, batch text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	-- how many there are is known only when it is asked for, so that both ways stand here, of which one is gone
	WITH size AS MATERIALIZED (SELECT l.is_large FROM @m@.large_region(of_region, reach) l)
	SELECT q.*
	FROM (
		SELECT p.*, e.stage, e.happened_on, e.batch
		FROM @m@.steady_project(of_region, reach, picked) p
		CROSS JOIN LATERAL (
			-- project by project: an index holds all that is asked of its events
			SELECT h.stage, h.happened_on, h.batch FROM @m@.project_event(known_at) h
			WHERE h.project = p.project AND h.happened_on IS NOT NULL OFFSET 0) e
		WHERE (SELECT z.is_large FROM size z) IS NOT TRUE
		UNION ALL
		SELECT p.*, e.stage, e.happened_on, e.batch
		FROM @m@.steady_project(of_region, reach, picked) p
		JOIN (SELECT h.* FROM @m@.project_event(known_at) h WHERE h.happened_on IS NOT NULL OFFSET 0) e ON e.project = p.project
		WHERE (SELECT z.is_large FROM size z)
		UNION ALL
		SELECT p.*, e.stage, e.happened_on, e.batch
		FROM @m@.moving_project(of_region, reach, picked, known_at) p
		CROSS JOIN LATERAL (
			SELECT h.stage, h.happened_on, h.batch FROM @m@.project_event(known_at) h
			WHERE h.project = p.project AND h.happened_on IS NOT NULL OFFSET 0) e) q;
END;
COMMENT ON FUNCTION @m@.region_event(text, integer, text[], timestamptz) IS 'The projects of region_project with the same arguments, each with all its entries into stages as they were known at that time, on whichever day: of a small part of all projects by an index, of a large one by a pass over all events. A condition on project reads that project''s events only, where the region is no large one. The one place that boards of regions have events from.';

CREATE OR REPLACE FUNCTION @m@.history_fault(of_projects text[], known_at timestamptz)
RETURNS TABLE (project text, stage text, entry smallint, happened_on date, recorded_at timestamptz,
	reason text, other_stage text, other_on date, reason_zh text, reason_zh_hant text, reason_en text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT f.project, f.stage, f.entry, f.happened_on, f.recorded_at, f.reason, f.other_stage, f.other_on, why.zh, why.zh_hant, why.en
	FROM (
		SELECT f.project, f.stage, f.entry, f.happened_on, f.recorded_at, f.reason,
			CASE WHEN f.reason = 'without_predecessor' THEN f.after_stage ELSE f.previous_stage END AS other_stage,
			CASE WHEN f.reason <> 'without_predecessor' THEN f.previous_on END AS other_on
		FROM (
			SELECT h.*,
				CASE WHEN h.previous_final THEN 'after_final'
					 WHEN h.stage = h.previous_stage THEN 'entered_twice'
					 WHEN h.stage_order < h.previous_order AND NOT h.previous_leaves THEN 'out_of_order'
					 WHEN h.after_stage <> ALL (h.stages_so_far) THEN 'without_predecessor'
					 WHEN h.leaves AND h.previous_stage IS NULL THEN 'left_before_entered'
					 WHEN h.entry <> cardinality(array_positions(h.stages_so_far, h.stage)) THEN 'wrong_entry_number'
					 -- a day's leeway, because the day has no time zone
					 WHEN h.happened_on > (h.recorded_at AT TIME ZONE 'UTC')::date + 1 THEN 'recorded_before'
				END AS reason
			FROM unnest(of_projects) AS o (project)
			CROSS JOIN LATERAL (
				-- project by project, so that it takes no statistics to find them by the index
				SELECT e.project, e.stage, e.entry, e.happened_on, e.recorded_at, s.stage_order, s.leaves, s.after_stage,
					lag(e.stage) OVER w AS previous_stage,
					lag(e.happened_on) OVER w AS previous_on,
					lag(s.stage_order) OVER w AS previous_order,
					lag(s.leaves) OVER w AS previous_leaves,
					lag(s.final) OVER w AS previous_final,
					array_agg(e.stage) OVER w AS stages_so_far
				FROM @m@.project_event(known_at) e
				JOIN @m@.project_stage s ON s.stage = e.stage
				WHERE e.project = o.project AND e.happened_on IS NOT NULL
				-- stages of one day are passed in their order
				WINDOW w AS (ORDER BY e.happened_on, s.stage_order, e.entry)) h) f
		WHERE f.reason IS NOT NULL
		UNION ALL
		SELECT e.project, e.stage, e.entry, NULL, e.recorded_at, 'withdrawn_before_entered', NULL, NULL
		FROM @m@.project_stage_event e
		WHERE e.project = ANY (of_projects) AND e.happened_on IS NULL AND e.recorded_at <= known_at
			AND (SELECT v.happened_on FROM @m@.project_stage_event v
				 WHERE v.project = e.project AND v.stage = e.stage AND v.entry = e.entry AND v.recorded_at < e.recorded_at
				 ORDER BY v.recorded_at DESC LIMIT 1) IS NULL) f
	JOIN (VALUES
		('after_final', '终结阶段之后又进入其他阶段', '終結階段之後又進入其他階段', 'follows a final stage'),
		('entered_twice', '未离开即再次进入同一阶段', '未離開即再次進入同一階段', 'is entered again without having been left'),
		('out_of_order', '晚于其后续阶段', '晚於其後續階段', 'comes after a later stage'),
		('without_predecessor', '缺少必经的前序阶段', '缺少必經的前序階段', 'lacks the stage that must come before it'),
		('left_before_entered', '未入库先退出', '未入庫先退出', 'leaves before any stage was entered'),
		('wrong_entry_number', '进入次数编号有误', '進入次數編號有誤', 'has an entry number out of sequence'),
		('recorded_before', '登记早于发生', '登記早於發生', 'was recorded before it happened'),
		('withdrawn_before_entered', '撤销了不存在的记录', '撤銷了不存在的記錄', 'is withdrawn without having been recorded')
	) AS why (reason, zh, zh_hant, en) ON why.reason = f.reason;
END;
COMMENT ON FUNCTION @m@.history_fault(text[], timestamptz) IS 'What is impossible in the histories of some projects as they were known at a time, a row for each entry that cannot be, with the first reason that holds; other_stage and other_on say which entry it clashes with; the reason stands there in three languages too. The reasons are those of pipeline_check.';

CREATE OR REPLACE VIEW @m@.pipeline_check WITH (security_invoker = true) AS
WITH known AS MATERIALIZED (SELECT @x@.as_of() AS at)
SELECT r.region,
	@x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region) AS region_name,
	f.project, f.stage,
	@x@.localised_name(opt.lang, s.name_zh, s.name_zh_hant, s.name_en, s.stage) AS stage_name,
	s.stage_order, f.entry, f.happened_on, f.recorded_at, f.reason,
	@x@.localised_name(opt.lang, f.reason_zh, f.reason_zh_hant, f.reason_en, f.reason) AS explanation,
	f.other_stage, f.other_on
FROM known
CROSS JOIN @m@.region r
CROSS JOIN LATERAL @m@.history_fault(ARRAY (SELECT p.project FROM @m@.project p WHERE p.region = r.region), known.at) f
JOIN @m@.project_stage s ON s.stage = f.stage
CROSS JOIN @m@.model_option opt;
COMMENT ON VIEW @m@.pipeline_check IS 'Impossible entries in the histories of projects, as known at indstat.as_of: which and why. Empty while model_option.impossible_history is refuse and nothing older is wrong; as of an earlier day it lists what was impossible as it was known then, such as a stage whose predecessor was recorded later.';
COMMENT ON COLUMN @m@.pipeline_check.reason IS 'after_final, entered_twice, out_of_order, without_predecessor, left_before_entered, wrong_entry_number, recorded_before, withdrawn_before_entered.';
COMMENT ON COLUMN @m@.pipeline_check.explanation IS 'The reason in words, in the language of the model.';
COMMENT ON COLUMN @m@.pipeline_check.entry IS 'Which entry into the stage.';
COMMENT ON COLUMN @m@.pipeline_check.happened_on IS 'The day the stage was entered; NULL for a withdrawal.';
COMMENT ON COLUMN @m@.pipeline_check.recorded_at IS 'When it was recorded.';
COMMENT ON COLUMN @m@.pipeline_check.other_stage IS 'The stage it clashes with, or the one that is missing.';
COMMENT ON COLUMN @m@.pipeline_check.other_on IS 'When that stage was entered.';

-- After each statement, so that a load may bring the rows of a project in any order.
CREATE OR REPLACE FUNCTION @m@.keep_project_history() RETURNS trigger
LANGUAGE plpgsql SECURITY @rights@ SET search_path = pg_catalog, pg_temp
AS $trigger$
DECLARE
	fired_by CONSTANT text[] := '{project_stage_event}';
	fired_when CONSTANT text[] := '{AFTER INSERT STATEMENT changed,AFTER UPDATE STATEMENT superseded changed,AFTER DELETE STATEMENT superseded}';
	writes CONSTANT text[] := '{project,project_stage_event}';
	model text;
	home text;
	actor text;
	touched text[];
	changed_once text[];
	corrected text[];
	fault text[];
	late record;
BEGIN
@guard@
	IF TG_OP = 'INSERT' THEN
		SELECT array_agg(DISTINCT n.project) INTO touched FROM changed n;
	ELSIF TG_OP = 'DELETE' THEN
		SELECT array_agg(DISTINCT w.project) INTO touched FROM superseded w;
	ELSE
		SELECT array_agg(DISTINCT u.project) INTO touched
		FROM (SELECT n.project FROM changed n UNION ALL SELECT w.project FROM superseded w) u;
	END IF;
	IF touched IS NULL THEN
		RETURN NULL;
	END IF;
	IF TG_OP = 'INSERT' THEN
		EXECUTE format('SELECT %s.run_kept($1, $2)', home) INTO changed_once USING format(
			'SELECT ARRAY[v.project] FROM %1$s.project_stage_event_revision v WHERE v.project = ANY ($1) LIMIT 1', model), touched;
	END IF;
	IF changed_once IS NOT NULL THEN
		-- at no time may two rows of one entry be known
		EXECUTE format(
			'SELECT n.project, n.stage, n.recorded_at, r.superseded_at
			 FROM changed n
			 CROSS JOIN LATERAL (
				SELECT v.superseded_at FROM %s.project_stage_event_revision v
				WHERE v.project = n.project AND v.stage = n.stage AND v.entry = n.entry
					AND v.superseded_at > n.recorded_at AND v.recorded_at <= n.recorded_at LIMIT 1) r
			 LIMIT 1', model) INTO late;
		IF late.project IS NOT NULL THEN
			RAISE EXCEPTION 'an event cannot be recorded before the one that it follows was deleted'
				USING ERRCODE = CASE WHEN late.recorded_at = now() THEN 'serialization_failure' ELSE 'check_violation' END,
					  DETAIL = format('Stage "%s" of project "%s" was deleted at %s and would be known again from %s.',
									  late.stage, late.project, late.superseded_at, late.recorded_at),
					  HINT = 'Give a later recorded_at, or leave it out; the owner may delete the row in project_stage_event_revision.';
		END IF;
	END IF;

	/*
	 * One writer per project at a time, always in the same order. The row is
	 * written and not only locked, so that a transaction with an older snapshot
	 * fails to serialize instead of overlooking what was recorded meanwhile.
	 */
	EXECUTE format('SELECT %s.run_kept($1, $2)', home) USING format(
		'UPDATE %1$s.project p SET name = p.name
		 FROM (SELECT k.project FROM %1$s.project k WHERE k.project = ANY ($1)
			   ORDER BY k.project FOR NO KEY UPDATE) l
		 WHERE p.project = l.project', model), touched;

	/*
	 * A row is superseded since the first of its corrections was recorded, also
	 * if that one was changed since.  When the last of them is gone the row
	 * stands again, and is known again from now on.  What has no other row, as
	 * most have, is left alone: an UPDATE fires triggers even without a row.
	 */
	EXECUTE format('SELECT %s.run_kept($1, $2)', home) INTO corrected USING format(
		'SELECT ARRAY[v.project] FROM %1$s.project_stage_event v WHERE v.project = ANY ($1)
		 GROUP BY v.project, v.stage, v.entry HAVING count(*) > 1 OR count(v.superseded_at) > 0 LIMIT 1', model), touched;
	IF corrected IS NOT NULL THEN
		EXECUTE format(
			'SELECT array_agg(DISTINCT k.project) FROM %2$s k
			 -- row by row, so that it takes no statistics to find them by the index
			 CROSS JOIN LATERAL (SELECT FROM %1$s.project_stage_event v
				WHERE v.project = k.project AND v.stage = k.stage AND v.entry = k.entry AND (v.event_id <> k.event_id OR v.superseded_at IS NOT NULL) LIMIT 1) v',
			model, CASE TG_OP WHEN 'INSERT' THEN 'changed' WHEN 'DELETE' THEN 'superseded'
				ELSE '(SELECT n.project, n.stage, n.entry, n.event_id FROM changed n UNION ALL SELECT w.project, w.stage, w.entry, w.event_id FROM superseded w)' END)
			INTO corrected;
	END IF;
	IF corrected IS NOT NULL THEN
		EXECUTE format(
			'UPDATE %1$s.project_stage_event e
			 SET superseded_at = CASE WHEN n.next_at IS NOT NULL THEN least(e.superseded_at, n.next_at) END,
				recorded_at = CASE WHEN n.next_at IS NULL THEN greatest(now(), e.recorded_at) ELSE e.recorded_at END
			 FROM (SELECT v.event_id, lead(v.recorded_at) OVER (PARTITION BY v.project, v.stage, v.entry ORDER BY v.recorded_at) AS next_at
				   FROM %1$s.project_stage_event v WHERE v.project = ANY ($1)) n
			 WHERE n.event_id = e.event_id AND CASE WHEN n.next_at IS NULL THEN e.superseded_at IS NOT NULL
				ELSE coalesce(e.superseded_at > n.next_at, true) END', model) USING corrected;
	END IF;

	EXECUTE format('SELECT %s.run_kept($1, $2)', home) INTO fault USING format(
		'SELECT ARRAY[f.project, f.stage, f.happened_on::text, f.reason_en, f.other_stage, f.other_on::text, f.reason]
		 FROM %1$s.history_fault($1, ''infinity''::timestamptz) f
		 WHERE (SELECT opt.impossible_history FROM %1$s.model_option opt) = ''refuse''
		 ORDER BY f.project, f.happened_on, f.stage, f.reason LIMIT 1', model), touched;
	IF fault IS NOT NULL THEN
		RAISE EXCEPTION 'impossible history of project "%"', fault[1]
			USING ERRCODE = 'check_violation',
				  DETAIL = format('Stage "%s"%s %s%s.', fault[2], ' of ' || fault[3], fault[4],
					': "' || fault[5] || '"' || coalesce(' of ' || fault[6], '')),
				  HINT = CASE fault[7]
					WHEN 'entered_twice' THEN 'Stages of one day are passed in their order, so what leaves and comes back on one day has not left: record neither, or the return on the day after. '
					WHEN 'out_of_order' THEN 'A project goes back after a stage that leaves, such as a suspension. '
					WHEN 'wrong_entry_number' THEN 'Entries into a stage are numbered by day: to take one out, give its number the day of the next one and withdraw the last, in one statement. '
					ELSE '' END
					|| 'Record corrections as new rows of the same project, stage and entry; load histories in one statement, or set model_option.impossible_history to list and read pipeline_check.';
	END IF;
	RETURN NULL;
END
$trigger$;
COMMENT ON FUNCTION @m@.keep_project_history() IS 'Trigger of project_stage_event: keeps superseded_at, and refuses what would make a history impossible (23514), holding back other writers of the same projects. Runs with the rights of the owner of the model; whatever did not fire it as create_model set it up is refused (42501).';
REVOKE EXECUTE ON FUNCTION @m@.keep_project_history() FROM PUBLIC;

CREATE OR REPLACE TRIGGER history_after_insert AFTER INSERT ON @m@.project_stage_event
	REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION @m@.keep_project_history();
CREATE OR REPLACE TRIGGER history_after_update AFTER UPDATE ON @m@.project_stage_event
	REFERENCING OLD TABLE AS superseded NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION @m@.keep_project_history();
CREATE OR REPLACE TRIGGER history_after_delete AFTER DELETE ON @m@.project_stage_event
	REFERENCING OLD TABLE AS superseded FOR EACH STATEMENT EXECUTE FUNCTION @m@.keep_project_history();
