-- Who sees a figure: not before its release, and never when it is confidential.

CREATE TABLE IF NOT EXISTS @m@.access_role (
	access text NOT NULL CHECK (access IN ('before_release', 'confidential')),
	role name NOT NULL,
	PRIMARY KEY (access, role)
);
COMMENT ON TABLE @m@.access_role IS 'Roles that see more than the public: their members too. The owner of the tables and superusers see everything anyway. Readers need SELECT here, and nobody but the owner should write it.';
COMMENT ON COLUMN @m@.access_role.access IS 'before_release: figures under embargo; confidential: confidential figures, and what was known of a figure before it was made confidential.';
COMMENT ON COLUMN @m@.access_role.role IS 'Name of a role; a role that does not exist gives access to nobody.';

CREATE TABLE IF NOT EXISTS @m@.release_calendar (
	indicator text NOT NULL REFERENCES @m@.indicator,
	period @x@.ref_period NOT NULL,
	released_at timestamptz NOT NULL CHECK (isfinite(released_at)),
	PRIMARY KEY (indicator, period)
);
COMMENT ON TABLE @m@.release_calendar IS 'When the figures of an indicator and period are released. It holds for rows of observation, its history and chain_observation that give no time themselves; readers need SELECT here.';
COMMENT ON COLUMN @m@.release_calendar.released_at IS 'From then on everybody sees the figures who may read the table.';

CREATE TABLE IF NOT EXISTS @m@.observation_suppressed (
	indicator text NOT NULL,
	period @x@.ref_period NOT NULL,
	region text NOT NULL,
	suppressed_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (indicator, period, region)
);
COMMENT ON TABLE @m@.observation_suppressed IS 'Figures that are or were confidential: what was known of them before is shown to roles with access to confidential figures only. Filled by a trigger of observation; the owner deletes a row to declassify its history. Readers need SELECT here, whoever changes observations INSERT.';

CREATE TABLE IF NOT EXISTS @m@.observation_confidential (
	indicator text NOT NULL REFERENCES @m@.indicator,
	period @x@.ref_period NOT NULL,
	region text NOT NULL REFERENCES @m@.region,
	value numeric CHECK (value <> 'NaN' AND value <> 'Infinity' AND value <> '-Infinity'),
	published_growth numeric CHECK (published_growth <> 'NaN' AND published_growth <> 'Infinity' AND published_growth <> '-Infinity'),
	comparable_base numeric CHECK (comparable_base <> 'NaN' AND comparable_base <> 'Infinity' AND comparable_base <> '-Infinity'),
	recorded_at timestamptz NOT NULL DEFAULT now() CHECK (isfinite(recorded_at)),
	period_start date GENERATED ALWAYS AS (@x@.start_date(period)) STORED,
	period_end date GENERATED ALWAYS AS (@x@.end_date(period)) STORED,
	PRIMARY KEY (indicator, period, region, recorded_at)
);
COMMENT ON TABLE @m@.observation_confidential IS 'The figures of observations whose conf_status is not F; observation holds NULL and the status. Versions are added and never changed: the latest holds. Only roles of access_role with access confidential see or add rows, whatever is granted.';
COMMENT ON COLUMN @m@.observation_confidential.value IS 'The level, in the unit and multiplier of the indicator.';
COMMENT ON COLUMN @m@.observation_confidential.recorded_at IS 'When this version was recorded.';

CREATE OR REPLACE FUNCTION @m@.suppress_history() RETURNS trigger
LANGUAGE plpgsql
AS $trigger$
BEGIN
	INSERT INTO @m@.observation_suppressed (indicator, period, region)
	VALUES (NEW.indicator, NEW.period, NEW.region)
	ON CONFLICT DO NOTHING;
	RETURN NULL;
END
$trigger$;
COMMENT ON FUNCTION @m@.suppress_history() IS 'Trigger: notes the key of a figure that is confidential, so that its earlier versions are hidden from readers without access.';
CREATE OR REPLACE TRIGGER observation_suppressed AFTER INSERT OR UPDATE ON @m@.observation
	FOR EACH ROW WHEN (NEW.conf_status <> 'F') EXECUTE FUNCTION @m@.suppress_history();

CREATE OR REPLACE FUNCTION @m@.has_access(access text)
RETURNS boolean
LANGUAGE plpgsql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $access$
BEGIN
	RETURN EXISTS (
		SELECT FROM @m@.access_role a
		JOIN pg_roles r ON r.rolname = a.role
		WHERE a.access = has_access.access AND pg_has_role(r.oid, 'USAGE'));
END
$access$;
COMMENT ON FUNCTION @m@.has_access(text) IS 'Whether the current role, or one that it is a member of, stands in access_role with this access. false if access is NULL or no such access. For policies: as (SELECT has_access(...)) it is asked once in a query.';

/*
 * The policies.  They read rows and the clock, and no setting that a reader
 * could change.  A policy that is there stays as it is; row security is turned
 * on with the first, so that an owner who turns it off is not overruled.
 */
DO $policies$
DECLARE
	on_calendar CONSTANT text := $sql$NOT EXISTS (SELECT FROM @m@.release_calendar c
		WHERE c.indicator = %1$s.indicator AND c.period = %1$s.period AND c.released_at > pg_catalog.now())$sql$;
	insider CONSTANT text := $sql$(SELECT @m@.has_access('before_release'))$sql$;
	confidant CONSTANT text := $sql$(SELECT @m@.has_access('confidential'))$sql$;
	p record;
BEGIN
	FOR p IN
		SELECT c.oid, c.oid::regclass AS place, v.policy, v.kind, v.checked, v.meaning,
			replace(v.visible, '@t@', quote_ident(c.relname)) AS visible
		FROM (VALUES
			-- a confidential observation holds no figure, only that there is one
			('observation', 'released', 'PERMISSIVE', 'true',
				format('conf_status <> ''F'' OR released_at <= pg_catalog.now() OR released_at IS NULL AND %s OR %s', format(on_calendar, '@t@'), insider),
				'A figure is seen from its release on, before by roles of access_role with access before_release.'),
			('observation_revision', 'released', 'PERMISSIVE', 'true',
				format('released_at <= pg_catalog.now() OR released_at IS NULL AND %s OR %s', format(on_calendar, '@t@'), insider),
				'A figure is seen from its release on, before by roles of access_role with access before_release.'),
			('observation_revision', 'not_suppressed', 'RESTRICTIVE', 'true',
				format('NOT EXISTS (SELECT FROM @m@.observation_suppressed s WHERE s.indicator = @t@.indicator
					AND s.period = @t@.period AND s.region = @t@.region) OR %s', confidant),
				'What was known of a figure before it was made confidential is seen by roles of access_role with access confidential.'),
			('chain_observation', 'released', 'PERMISSIVE', 'true', format('%s OR %s', format(on_calendar, '@t@'), insider),
				'A figure is seen from its release on, before by roles of access_role with access before_release.'),
			('observation_confidential', 'confidential', 'PERMISSIVE', NULL, confidant,
				'Seen and added by roles of access_role with access confidential.')
		) AS v (tab, policy, kind, checked, visible, meaning)
		-- a partition that is named itself has the policies of its own only
		CROSS JOIN LATERAL (
			SELECT to_regclass(format('%s.%I', $name$@m@$name$, v.tab))::oid AS oid
			UNION SELECT t.relid FROM pg_partition_tree(to_regclass(format('%s.%I', $name$@m@$name$, v.tab))) t) place
		JOIN pg_class c ON c.oid = place.oid
		WHERE NOT EXISTS (SELECT FROM pg_policy x WHERE x.polrelid = c.oid AND x.polname = v.policy)
	LOOP
		IF NOT EXISTS (SELECT FROM pg_policy x WHERE x.polrelid = p.oid) THEN
			EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', p.place);
		END IF;
		EXECUTE format('CREATE POLICY %I ON %s AS %s FOR ALL USING (%s)%s', p.policy, p.place, p.kind, p.visible,
			' WITH CHECK (' || p.checked || ')');
		EXECUTE format('COMMENT ON POLICY %I ON %s IS %L', p.policy, p.place, p.meaning);
	END LOOP;
END
$policies$;

CREATE OR REPLACE VIEW @m@.observation_full WITH (security_invoker = true) AS
SELECT o.indicator, o.period, o.region,
	CASE WHEN o.conf_status = 'F' THEN o.value ELSE c.value END AS value,
	CASE WHEN o.conf_status = 'F' THEN o.published_growth ELSE c.published_growth END AS published_growth,
	CASE WHEN o.conf_status = 'F' THEN o.comparable_base ELSE c.comparable_base END AS comparable_base,
	o.obs_status, o.conf_status, o.released_at, o.recorded_at, o.period_start, o.period_end
FROM @m@.observation_known o
LEFT JOIN LATERAL (
	SELECT x.value, x.published_growth, x.comparable_base
	FROM @m@.observation_confidential x
	WHERE x.indicator = o.indicator AND x.period = o.period AND x.region = o.region
		AND x.recorded_at <= (SELECT @x@.as_of())
	ORDER BY x.recorded_at DESC LIMIT 1) c ON o.conf_status <> 'F';
COMMENT ON VIEW @m@.observation_full IS 'The observations as known at indstat.as_of with the confidential figures in their place, for roles that may read observation_confidential; to others they are NULL, or the view is refused. No other view stands on it: sums, shares, ranks and boards never hold a confidential figure, whoever asks.';
COMMENT ON COLUMN @m@.observation_full.value IS 'The level as stored, in the unit and multiplier of the indicator; not rounded.';
COMMENT ON COLUMN @m@.observation_full.published_growth IS 'The growth that was published or kept confidential, percent.';
