-- How far the figures of the model go.

@if projects|enterprises|services|actions@
CREATE OR REPLACE VIEW @m@.latest_day WITH (security_invoker = true) AS
SELECT CASE WHEN g.day > far.day THEN far.day ELSE g.day END AS day
FROM (SELECT (now() AT TIME ZONE 'UTC')::date + 366 AS day) far
CROSS JOIN (SELECT greatest(
	(SELECT max(l.period_end)
	 FROM @m@.indicator i
	 CROSS JOIN LATERAL (
		SELECT o.period_end FROM @m@.observation o
		WHERE o.indicator = i.indicator AND o.obs_status <> 'F'
		ORDER BY o.period DESC LIMIT 1) l)
@if projects@
	, (SELECT max(e.happened_on) FROM @m@.project_stage_event e)
@endif@
	) AS day) g;
COMMENT ON VIEW @m@.latest_day IS 'The last day that an observation (no forecast) covers or a project entered a stage, in one row, but no more than a year ahead, so that one odd period draws no board out; NULL without any. Boards of what rarely changes, such as agreements, go on to the end of its month.';
COMMENT ON COLUMN @m@.latest_day.day IS 'That day.';
@endif@
