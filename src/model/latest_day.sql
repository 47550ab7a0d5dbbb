-- How far the figures of the model go.

CREATE OR REPLACE VIEW @m@.latest_day WITH (security_invoker = true) AS
SELECT greatest(
	(SELECT max(l.period_end)
	 FROM @m@.indicator i
	 CROSS JOIN LATERAL (
		SELECT o.period_end FROM @m@.observation o
		WHERE o.indicator = i.indicator AND o.obs_status <> 'F'
		ORDER BY o.period DESC LIMIT 1) l),
	(SELECT max(e.happened_on) FROM @m@.project_stage_event e)) AS day;
COMMENT ON VIEW @m@.latest_day IS 'The last day that an observation (no forecast) covers or a project entered a stage, in one row; NULL without any. Boards of what rarely changes, such as agreements, go on to the end of its month.';
COMMENT ON COLUMN @m@.latest_day.day IS 'That day.';
