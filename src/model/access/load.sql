-- Where a role that only loads can COPY figures into: PostgreSQL refuses COPY into a table with row security.

CREATE OR REPLACE VIEW @m@.observation_load WITH (security_invoker = true) AS
SELECT o.indicator, o.period, o.region, o.value, o.published_growth, o.comparable_base,
	o.published_rank, o.published_rank_peers, o.obs_status, o.conf_status, o.released_at, o.recorded_at
FROM @m@.observation o;
COMMENT ON VIEW @m@.observation_load IS 'The observations, for COPY FROM and INSERT by roles with access loader: each row is inserted into observation under its rules. What is left out or NULL has the default of observation.';
COMMENT ON COLUMN @m@.observation_load.value IS 'The level, in the unit and multiplier of the indicator.';

CREATE OR REPLACE FUNCTION @m@.load_observation() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $trigger$
BEGIN
	-- with the rights of whoever loads; recorded_at is written by those only who may
	EXECUTE format('INSERT INTO %I.observation (indicator, period, region, value, published_growth, comparable_base,
			published_rank, published_rank_peers, obs_status, conf_status, released_at%s)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, coalesce($9, ''A''), coalesce($10, ''F''), $11%s)', TG_TABLE_SCHEMA,
		CASE WHEN NEW.recorded_at IS NOT NULL THEN ', recorded_at' END, CASE WHEN NEW.recorded_at IS NOT NULL THEN ', $12' END)
	USING NEW.indicator, NEW.period, NEW.region, NEW.value, NEW.published_growth, NEW.comparable_base,
		NEW.published_rank, NEW.published_rank_peers, NEW.obs_status, NEW.conf_status, NEW.released_at, NEW.recorded_at;
	RETURN NEW;
END
$trigger$;
COMMENT ON FUNCTION @m@.load_observation() IS 'Trigger: inserts a row that comes through observation_load into observation, with the rights of whoever loads.';
CREATE OR REPLACE TRIGGER observation_loaded INSTEAD OF INSERT ON @m@.observation_load
	FOR EACH ROW EXECUTE FUNCTION @m@.load_observation();
