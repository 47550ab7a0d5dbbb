-- How far the figures of the model go.

@if projects|enterprises|services|actions@
CREATE OR REPLACE FUNCTION @m@.latest_day()
RETURNS TABLE (day date)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT CASE WHEN g.day > far.day THEN far.day ELSE g.day END AS day
	FROM (SELECT (now() AT TIME ZONE 'UTC')::date + 366 AS day) far
	CROSS JOIN (SELECT greatest(
		-- the last of each indicator is one look at the index; not ORDER BY, see the head of model.sql
		(SELECT max(@x@.end_date(l.period))
		 FROM @m@.indicator i
		 CROSS JOIN LATERAL (
			SELECT @x@.max(o.period) AS period FROM @m@.observation o
			WHERE o.indicator = i.indicator AND o.obs_status <> 'F') l)
@if projects@
		, (SELECT max(e.happened_on) FROM @m@.project_stage_event e)
@endif@
		) AS day) g;
END;
COMMENT ON FUNCTION @m@.latest_day() IS 'The last day that an observation (no forecast) covers or a project entered a stage, in one row, but no more than a year ahead, so that one odd period draws no board out; NULL without any. Boards of what rarely changes, such as agreements, go on to the end of its month.';
@endif@
