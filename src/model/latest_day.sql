-- How far the figures of the model go.

CREATE OR REPLACE FUNCTION @m@.latest_day()
RETURNS date
-- no body that is parsed early: pg_upgrade restores functions before the operator classes of our types
LANGUAGE plpgsql STABLE PARALLEL SAFE
SET search_path = pg_catalog, @x@, pg_temp
AS $latest$
BEGIN
	RETURN greatest(
		(SELECT max(end_date(l.period))
		 FROM @m@.indicator i
		 CROSS JOIN LATERAL (
			SELECT o.period FROM @m@.observation o
			WHERE o.indicator = i.indicator AND o.obs_status <> 'F'
			ORDER BY o.period DESC LIMIT 1) l),
		(SELECT max(e.happened_on) FROM @m@.project_stage_event e));
END
$latest$;
COMMENT ON FUNCTION @m@.latest_day() IS 'The last day that an observation (no forecast) covers or a project entered a stage; NULL without any. Boards of what rarely changes, such as agreements, go on to the end of its month.';
