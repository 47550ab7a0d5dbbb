-- Who sees a figure: not before its release, and never when it is confidential.

CREATE TABLE IF NOT EXISTS @m@.access_role (
	access text NOT NULL CONSTRAINT "access: reader loader before_release confidential deputy" CHECK (access IN ('reader', 'loader', 'before_release', 'confidential', 'deputy')),
	role regrole NOT NULL,
	view_name text NOT NULL DEFAULT '',
	PRIMARY KEY (access, role, view_name)
);
COMMENT ON TABLE @m@.access_role IS 'What grant_model gave to whom, so that what a later create_model makes is granted too, and who sees more than the public: these roles and their members. The owner of the tables and superusers see everything anyway. Readers need SELECT here, and nobody but the owner should write it.';
COMMENT ON COLUMN @m@.access_role.access IS 'reader, loader, deputy: grants. before_release: figures under embargo; confidential: confidential figures, and what was known of a figure before it was made confidential; these two count for row security, whoever writes them here.';
COMMENT ON COLUMN @m@.access_role.role IS 'The role itself, not its name: one that is renamed keeps its access, a new one of an old name gets none.';
COMMENT ON COLUMN @m@.access_role.view_name IS 'The one view or table that was granted; empty: the model.';

CREATE TABLE IF NOT EXISTS @m@.model_policy (
	table_name text PRIMARY KEY,
	fingerprint text NOT NULL
);
COMMENT ON TABLE @m@.model_policy IS 'What the row policies of tables said when create_model made them. While they say it still, packed values and history are shown, see policies_stand. Readers need SELECT here, and nobody but the owner should write it.';
COMMENT ON COLUMN @m@.model_policy.table_name IS 'Name of the table.';
COMMENT ON COLUMN @m@.model_policy.fingerprint IS 'policy_fingerprint of the table.';

CREATE OR REPLACE FUNCTION @m@.policies_stand(place regclass) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT NOT c.relrowsecurity
		OR coalesce(@x@.policy_fingerprint(place) = (SELECT p.fingerprint FROM @m@.model_policy p WHERE p.table_name = c.relname), false)
	FROM pg_class c WHERE c.oid = place::oid;
END;
COMMENT ON FUNCTION @m@.policies_stand(regclass) IS 'Whether what hides rows of a table of the model is what create_model put there (or nothing): copies of its figures know those policies and no others, so they are shown only while this is true.';

CREATE TABLE IF NOT EXISTS @m@.release_calendar (
	indicator text NOT NULL REFERENCES @m@.indicator,
	period @x@.ref_period NOT NULL,
	released_at timestamptz NOT NULL CHECK (isfinite(released_at)),
	PRIMARY KEY (indicator, period)
);
-- policies ask of each query what is still to come
CREATE INDEX IF NOT EXISTS release_calendar_released_at_idx ON @m@.release_calendar (released_at);
COMMENT ON TABLE @m@.release_calendar IS 'When the figures of an indicator and period are released. It holds for rows of observation, its history and chain_observation that give no time themselves; readers need SELECT here.';
COMMENT ON COLUMN @m@.release_calendar.released_at IS 'From then on everybody who may read the table sees the figures.';

CREATE TABLE IF NOT EXISTS @m@.observation_confidential (
	indicator text NOT NULL REFERENCES @m@.indicator,
	period @x@.ref_period NOT NULL,
	region text NOT NULL REFERENCES @m@.region,
	value numeric CHECK (@figure(value)@),
	published_growth numeric CHECK (@figure(published_growth)@),
	comparable_base numeric CHECK (@figure(comparable_base)@),
	recorded_at timestamptz NOT NULL DEFAULT now() CHECK (isfinite(recorded_at)),
	period_start date GENERATED ALWAYS AS (@x@.start_date(period)) STORED,
	period_end date GENERATED ALWAYS AS (@x@.end_date(period)) STORED,
	PRIMARY KEY (indicator, period, region, recorded_at)
);
COMMENT ON TABLE @m@.observation_confidential IS 'The figures of observations whose conf_status is not F; observation holds NULL and the status. Versions are added and never changed: the latest holds. Only roles of access_role with access confidential see or add rows, whatever is granted.';
COMMENT ON COLUMN @m@.observation_confidential.value IS 'The level, in the unit and multiplier of the indicator.';
COMMENT ON COLUMN @m@.observation_confidential.recorded_at IS 'When this version was recorded.';

@kept(observation_confidential(indicator, period, region), value, published_growth, comparable_base)@

CREATE OR REPLACE FUNCTION @m@.has_access(access text)
RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN EXISTS (SELECT FROM @m@.access_role a WHERE a.access = has_access.access AND pg_has_role(a.role::oid, 'USAGE'));
COMMENT ON FUNCTION @m@.has_access(text) IS 'Whether the current role, or one that it is a member of, stands in access_role with this access. false if access is NULL or no such access. For policies: as (SELECT has_access(...)) it is asked once in a query.';

CREATE OR REPLACE FUNCTION @m@.refuse_recoding() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $trigger$
BEGIN
	RAISE EXCEPTION 'the key of a row of "%" cannot be changed', TG_TABLE_NAME
		USING ERRCODE = 'check_violation',
			  DETAIL = 'What is held back under one key would be shown under the other.',
			  HINT = 'Delete the row, or withdraw it by a correction, and record it anew.';
END
$trigger$;
COMMENT ON FUNCTION @m@.refuse_recoding() IS 'Trigger: refuses to give a figure that can be held back another key (23514).';
CREATE OR REPLACE TRIGGER observation_confidential_key BEFORE UPDATE ON @m@.observation_confidential
	FOR EACH ROW WHEN (NEW.indicator <> OLD.indicator OR NEW.period OPERATOR(@x@.<>) OLD.period OR NEW.region <> OLD.region)
	EXECUTE FUNCTION @m@.refuse_recoding();
CREATE OR REPLACE TRIGGER chain_observation_key BEFORE UPDATE ON @m@.chain_observation
	FOR EACH ROW WHEN (NEW.indicator <> OLD.indicator OR NEW.period OPERATOR(@x@.<>) OLD.period OR NEW.region <> OLD.region OR NEW.chain <> OLD.chain)
	EXECUTE FUNCTION @m@.refuse_recoding();

CREATE OR REPLACE FUNCTION @m@.observation_full()
RETURNS TABLE (indicator text, period @x@.ref_period, region text, value numeric, published_growth numeric, comparable_base numeric,
	obs_status text, conf_status text, released_at timestamptz, recorded_at timestamptz, period_start date, period_end date)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT o.indicator, o.period, o.region,
		CASE WHEN o.conf_status = 'F' THEN o.value ELSE c.value END AS value,
		CASE WHEN o.conf_status = 'F' THEN o.published_growth ELSE c.published_growth END AS published_growth,
		CASE WHEN o.conf_status = 'F' THEN o.comparable_base ELSE c.comparable_base END AS comparable_base,
		o.obs_status, o.conf_status, o.released_at, o.recorded_at, o.period_start, o.period_end
	FROM @m@.observation_known o
	LEFT JOIN LATERAL (
		SELECT x.value, x.published_growth, x.comparable_base
		FROM @m@.observation_confidential_version() x
		WHERE x.indicator = o.indicator AND x.period OPERATOR(@x@.=) o.period AND x.region = o.region
			AND x.recorded_at <= (SELECT @x@.as_of())
			AND (x.superseded_at > (SELECT @x@.as_of()) OR x.superseded_at = 'infinity')
		ORDER BY x.recorded_at DESC, x.superseded_at DESC LIMIT 1) c ON o.conf_status <> 'F';
END;
COMMENT ON FUNCTION @m@.observation_full() IS 'The observations as known at indstat.as_of with the confidential figures in their place, for roles that may read observation_confidential; to others they are NULL, or it is refused (42501). No view stands on it: sums, shares, ranks and boards never hold a confidential figure, whoever asks. Levels as stored, in the unit and multiplier of the indicator; published_growth in percent.';
