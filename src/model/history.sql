-- The histories of projects: as known at a time, and which of them cannot be.

CREATE OR REPLACE FUNCTION @m@.project_history(known_at timestamptz)
RETURNS TABLE (project text, stage text, happened_on date, batch text, stage_order integer, leaves boolean)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT e.project, e.stage, e.happened_on, e.batch, s.stage_order, s.leaves
	FROM @m@.project_stage_event e
	JOIN @m@.project_stage s ON s.stage = e.stage
	WHERE e.recorded_at <= known_at AND (e.superseded_at <= known_at) IS NOT TRUE
		AND e.happened_on IS NOT NULL;
END;
COMMENT ON FUNCTION @m@.project_history(timestamptz) IS 'The entries of projects into stages as they were known at a time: of the rows of one project, stage and entry the one recorded last by then counts, and a withdrawn entry is left out. Conditions on project, stage and happened_on reach an index.';

CREATE OR REPLACE FUNCTION @m@.stage_moment(happened_on date, stage_order integer) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (happened_on - date '2000-01-01')::bigint << 32 | stage_order;
COMMENT ON FUNCTION @m@.stage_moment(date, integer) IS 'A day and a stage in one number that sorts by day and, on one day, by the order of stages: days since 2000 times 2^32, and stage_order.';

CREATE OR REPLACE FUNCTION @m@.history_fault(of_projects text[], known_at timestamptz)
RETURNS TABLE (project text, stage text, entry smallint, happened_on date, recorded_at timestamptz,
	reason text, other_stage text, other_on date)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT f.project, f.stage, f.entry, f.happened_on, f.recorded_at, f.reason,
		CASE WHEN f.reason = 'without_predecessor' THEN f.after_stage ELSE f.previous_stage END,
		CASE WHEN f.reason <> 'without_predecessor' THEN f.previous_on END
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
		FROM (
			SELECT e.project, e.stage, e.entry, e.happened_on, e.recorded_at, s.stage_order, s.leaves, s.after_stage,
				lag(e.stage) OVER w AS previous_stage,
				lag(e.happened_on) OVER w AS previous_on,
				lag(s.stage_order) OVER w AS previous_order,
				lag(s.leaves) OVER w AS previous_leaves,
				lag(s.final) OVER w AS previous_final,
				array_agg(e.stage) OVER w AS stages_so_far
			FROM @m@.project_stage_event e
			JOIN @m@.project_stage s ON s.stage = e.stage
			WHERE e.project = ANY (of_projects) AND e.happened_on IS NOT NULL
				AND e.recorded_at <= known_at AND (e.superseded_at <= known_at) IS NOT TRUE
			-- stages of one day are passed in their order
			WINDOW w AS (PARTITION BY e.project ORDER BY e.happened_on, s.stage_order, e.entry)) h) f
	WHERE f.reason IS NOT NULL
	UNION ALL
	SELECT e.project, e.stage, e.entry, NULL, e.recorded_at, 'withdrawn_before_entered', NULL, NULL
	FROM @m@.project_stage_event e
	WHERE e.project = ANY (of_projects) AND e.happened_on IS NULL AND e.recorded_at <= known_at
		AND (SELECT v.happened_on FROM @m@.project_stage_event v
			 WHERE v.project = e.project AND v.stage = e.stage AND v.entry = e.entry AND v.recorded_at < e.recorded_at
			 ORDER BY v.recorded_at DESC LIMIT 1) IS NULL;
END;
COMMENT ON FUNCTION @m@.history_fault(text[], timestamptz) IS 'What is impossible in the histories of some projects as they were known at a time, a row for each entry that cannot be, with the first reason that holds; other_stage and other_on say which entry it clashes with. The reasons are those of pipeline_check.';

CREATE OR REPLACE VIEW @m@.pipeline_check WITH (security_invoker = true) AS
WITH known AS MATERIALIZED (SELECT @x@.as_of() AS at)
SELECT r.region,
	@x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region) AS region_name,
	f.project, f.stage,
	@x@.localised_name(opt.lang, s.name_zh, s.name_zh_hant, s.name_en, s.stage) AS stage_name,
	s.stage_order, f.entry, f.happened_on, f.recorded_at, f.reason,
	@x@.localised_name(opt.lang, why.zh, why.zh_hant, why.en, f.reason) AS explanation,
	f.other_stage, f.other_on
FROM known
CROSS JOIN @m@.region r
CROSS JOIN LATERAL @m@.history_fault(ARRAY (SELECT p.project FROM @m@.project p WHERE p.region = r.region), known.at) f
JOIN @m@.project_stage s ON s.stage = f.stage
LEFT JOIN (VALUES
	('after_final', '终结阶段之后又进入其他阶段', '終結階段之後又進入其他階段', 'follows a final stage'),
	('entered_twice', '未离开即再次进入同一阶段', '未離開即再次進入同一階段', 'enters the stage it is already in'),
	('out_of_order', '早于其前序阶段', '早於其前序階段', 'follows a stage that comes after it'),
	('without_predecessor', '缺少必经的前序阶段', '缺少必經的前序階段', 'the stage that must come before was not entered'),
	('left_before_entered', '未入库先退出', '未入庫先退出', 'leaves before anything was entered'),
	('wrong_entry_number', '进入次数编号有误', '進入次數編號有誤', 'the number of the entry does not follow'),
	('recorded_before', '登记早于发生', '登記早於發生', 'was recorded before it happened'),
	('withdrawn_before_entered', '撤销了不存在的记录', '撤銷了不存在的記錄', 'withdraws what was not recorded')
) AS why (reason, zh, zh_hant, en) ON why.reason = f.reason
CROSS JOIN @m@.model_option opt;
COMMENT ON VIEW @m@.pipeline_check IS 'Impossible entries in the histories of projects, as known at indstat.as_of: which and why. Empty while model_option.impossible_history is refuse and nothing older is wrong.';
COMMENT ON COLUMN @m@.pipeline_check.reason IS 'after_final, entered_twice, out_of_order, without_predecessor, left_before_entered, wrong_entry_number, recorded_before, withdrawn_before_entered.';
COMMENT ON COLUMN @m@.pipeline_check.explanation IS 'The reason in words, in the language of the model.';
COMMENT ON COLUMN @m@.pipeline_check.entry IS 'Which entry into the stage.';
COMMENT ON COLUMN @m@.pipeline_check.happened_on IS 'The day the stage was entered; NULL for a withdrawal.';
COMMENT ON COLUMN @m@.pipeline_check.recorded_at IS 'When it was recorded.';
COMMENT ON COLUMN @m@.pipeline_check.other_stage IS 'The stage it clashes with, or the one that is missing.';
COMMENT ON COLUMN @m@.pipeline_check.other_on IS 'When that stage was entered.';

-- After each statement, so that a load may bring the rows of a project in any order.
CREATE OR REPLACE FUNCTION @m@.keep_project_history() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
	touched text[];
	fault record;
BEGIN
	IF TG_OP = 'INSERT' THEN
		SELECT array_agg(DISTINCT n.project) INTO touched FROM now_row n;
	ELSIF TG_OP = 'DELETE' THEN
		SELECT array_agg(DISTINCT w.project) INTO touched FROM was_row w;
	ELSE
		SELECT array_agg(DISTINCT u.project) INTO touched
		FROM (SELECT n.project FROM now_row n UNION ALL SELECT w.project FROM was_row w) u;
	END IF;
	IF touched IS NULL THEN
		RETURN NULL;
	END IF;

	/*
	 * One writer per project at a time, always in the same order. The row is
	 * written and not only locked, so that a transaction with an older snapshot
	 * fails to serialize instead of overlooking what was recorded meanwhile.
	 */
	UPDATE @m@.project p SET kind = p.kind
	FROM (SELECT k.project FROM @m@.project k WHERE k.project = ANY (touched)
		  ORDER BY k.project FOR NO KEY UPDATE) l
	WHERE p.project = l.project;

	UPDATE @m@.project_stage_event e SET superseded_at = n.next_at
	FROM (SELECT v.event_id, lead(v.recorded_at) OVER (PARTITION BY v.project, v.stage, v.entry ORDER BY v.recorded_at) AS next_at
		  FROM @m@.project_stage_event v WHERE v.project = ANY (touched)) n
	WHERE n.event_id = e.event_id AND e.superseded_at IS DISTINCT FROM n.next_at;

	IF (SELECT opt.impossible_history FROM @m@.model_option opt) = 'refuse' THEN
		SELECT f.* INTO fault
		FROM @m@.history_fault(touched, 'infinity') f
		ORDER BY f.project, f.happened_on, f.stage, f.reason LIMIT 1;
		IF FOUND THEN
			RAISE EXCEPTION 'impossible history of project "%"', fault.project
				USING ERRCODE = 'check_violation',
					  DETAIL = format('Stage "%s"%s: %s%s.', fault.stage,
						' entered on ' || fault.happened_on, fault.reason,
						' ' || quote_ident(fault.other_stage) || coalesce(' of ' || fault.other_on, '')),
					  HINT = 'Record corrections as new rows of the same project, stage and entry; load histories in one statement, or set model_option.impossible_history to list and read pipeline_check.';
		END IF;
	END IF;
	RETURN NULL;
END
$body$;
COMMENT ON FUNCTION @m@.keep_project_history() IS 'Trigger of project_stage_event: keeps superseded_at, and refuses what would make a history impossible. Whoever records events needs to update column kind of project and superseded_at of project_stage_event, which it writes to hold back other writers.';

CREATE OR REPLACE TRIGGER history_after_insert AFTER INSERT ON @m@.project_stage_event
REFERENCING NEW TABLE AS now_row FOR EACH STATEMENT EXECUTE FUNCTION @m@.keep_project_history();
CREATE OR REPLACE TRIGGER history_after_update AFTER UPDATE ON @m@.project_stage_event
REFERENCING OLD TABLE AS was_row NEW TABLE AS now_row FOR EACH STATEMENT EXECUTE FUNCTION @m@.keep_project_history();
CREATE OR REPLACE TRIGGER history_after_delete AFTER DELETE ON @m@.project_stage_event
REFERENCING OLD TABLE AS was_row FOR EACH STATEMENT EXECUTE FUNCTION @m@.keep_project_history();
