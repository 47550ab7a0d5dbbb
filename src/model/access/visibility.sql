/*
 * One rule of visibility for every copy of a figure.  Policies read rows and
 * the clock, and no setting that a reader could change.  They are made with
 * their table; a policy that its owner replaced is never put back beside the
 * new one, and model_policy remembers what ours said, so that copies (packed
 * values, history) are not shown by rules that no longer hold for the rows.
 */
DO $policies$
DECLARE
	-- what ended before anything that is still to come is not looked up; where more is to come than
	-- a family of figures has rows, asking what ends first would cost more than the look-ups
	on_calendar CONSTANT text := $sql$(@t@.period_end < (SELECT CASE WHEN count(*) < 300 THEN coalesce(min(@x@.end_date(c.period)), 'infinity') ELSE '-infinity' END
			FROM (SELECT u.period FROM @m@.release_calendar u WHERE u.released_at > now() LIMIT 300) c)
		OR NOT EXISTS (SELECT FROM @m@.release_calendar c
			WHERE c.indicator = @t@.indicator AND c.period OPERATOR(@x@.=) @t@.period AND c.released_at > now()))$sql$;
	insider CONSTANT text := $sql$(SELECT @m@.has_access('before_release'))$sql$;
	confidant CONSTANT text := $sql$(SELECT @m@.has_access('confidential'))$sql$;
	deputy CONSTANT text := $sql$(SELECT @m@.has_access('deputy'))$sql$;
	loaded CONSTANT text := $sql$EXISTS (SELECT FROM @m@.load l WHERE l.load = @t@.load)$sql$;
	loading CONSTANT text := $sql$EXISTS (SELECT FROM @m@.load l WHERE l.load = @t@.load AND l.outcome = 'running')$sql$;
	same_key CONSTANT text := $sql$s.indicator = @t@.indicator AND s.period OPERATOR(@x@.=) @t@.period AND s.region = @t@.region$sql$;
	suppressed CONSTANT text := format('NOT EXISTS (SELECT FROM @m@.observation_suppressed s WHERE %s AND s.access = ''confidential'') OR %s', same_key, confidant);
	p record;
	place record;
	made boolean;
	mark text;
	wanted jsonb;
BEGIN
	SELECT jsonb_agg(to_jsonb(v)) INTO wanted FROM (VALUES
		-- a confidential observation holds no figure, only that there is one
		('observation', 'released',
			format('conf_status <> ''F'' OR released_at <= now() OR released_at IS NULL AND %s OR %s', on_calendar, insider), NULL,
			'A figure is seen and written from its release on, before by roles of access_role with access before_release.'),
		('observation_revision', 'released',
			format('(released_at <= now() OR released_at IS NULL AND %1$s
				AND NOT EXISTS (SELECT FROM @m@.observation_suppressed s WHERE %2$s AND s.access = ''before_release'' AND s.until > now())
				AND NOT EXISTS (SELECT FROM @m@.observation_recoded s
					JOIN @m@.release_calendar c ON c.indicator = s.to_indicator AND c.period OPERATOR(@x@.=) s.to_period AND c.released_at > now()
					WHERE %2$s)) OR %3$s', on_calendar, same_key, insider), 'false',
			'What was known of a figure is seen while the figure itself may be seen, whatever key it has now.'),
		('observation_revision', 'not_suppressed',
			suppressed, 'false',
			'What was known of a figure before it was made confidential is seen by roles of access_role with access confidential.'),
		('load_before', 'not_suppressed', suppressed, 'false',
			'What a figure was before it was made confidential is seen by roles of access_role with access confidential.'),
		('indicator_period', 'released',
			format('stated OR released_at <= now() OR by_calendar AND %s OR %s', on_calendar, insider), 'false',
			'That an indicator and period has figures is seen from the release of the first on, before by roles of access_role with access before_release.'),
		('chain_observation', 'released', format('%s OR %s', on_calendar, insider), NULL,
			'A figure is seen and written from its release on, before by roles of access_role with access before_release.'),
		('initiative_observation', 'released', format('%s OR %s', on_calendar, insider), NULL,
			'A figure is seen and written from its release on, before by roles of access_role with access before_release.'),
		('chain_observation_revision', 'released', format('%s OR %s', on_calendar, insider), 'false',
			'What was known of a figure is seen from its release on, before by roles of access_role with access before_release.'),
		('initiative_observation_revision', 'released', format('%s OR %s', on_calendar, insider), 'false',
			'What was known of a figure is seen from its release on, before by roles of access_role with access before_release.'),
		('observation_confidential', 'confidential', confidant, NULL,
			'Seen and added by roles of access_role with access confidential.'),
		('observation_confidential_revision', 'confidential', confidant, 'false',
			'Seen by roles of access_role with access confidential.'),
		('load_staged', 'own', 'staged_by = (SELECT (CURRENT_USER)::regrole)', NULL,
			'Everybody sees the lines that he copied himself.'),
		('load', 'own', format('pg_has_role(loaded_by::oid, ''USAGE'') OR %s', deputy), NULL,
			'A load is seen by whoever loaded, and by deputies.'),
		('load_refused', 'own', loaded, loading, 'Seen by whoever sees the load, written as long as it runs.'),
		('load_added', 'own', loaded, loading, 'Seen by whoever sees the load, written as long as it runs.'),
		('load_before', 'own', loaded, loading, 'Seen by whoever sees the load, written as long as it runs.'),
		('observation_cross_section', 'holds', $sql$@cross_section_holds(@t@)@$sql$, 'false',
			'What changed since it was packed, or is under embargo, is seen by nobody but the owner: the rows know who may see it.'),
		('observation_series', 'holds', $sql$@series_holds(@t@)@$sql$, 'false',
			'What changed since it was packed, or is under embargo, is seen by nobody but the owner: the rows know who may see it.')
	) AS v (table_name, policy, visible, checked, meaning);
	-- what decides who sees what, and what triggers keep, is written by nobody, whatever was granted: GRANT ... ON ALL TABLES is soon said
	SELECT wanted || jsonb_agg(to_jsonb(v)) INTO wanted FROM (
	SELECT k AS table_name, 'kept' AS policy, 'true' AS visible, 'false' AS checked,
		'Seen by all who may read it, written by nobody but the owner and the triggers.' AS meaning
	FROM unnest('{access_role,model_policy,forgetting,observation_suppressed,observation_recoded,observation_packed,observation_unpacked,region_ancestor,indicator_ancestor,initiative_ancestor}'::text[]) k) v;
	-- the history of a table is shown as long as the owner has no rules of his own for the table
	SELECT wanted || jsonb_agg(to_jsonb(v)) INTO wanted FROM (
	SELECT c.relname AS table_name, 'as_the_table' AS policy, format('(SELECT @m@.policies_stand(%L::regclass))', h.oid::regclass) AS visible, 'false' AS checked,
		'History is seen while what hides rows of the table itself is what create_model made; with policies of your own for the table, replace this one too.' AS meaning
	FROM pg_class c
	JOIN pg_class h ON h.relnamespace = c.relnamespace AND h.relname || '_revision' = c.relname
	WHERE c.relnamespace = '@m@'::regnamespace AND c.relkind IN ('r', 'p')) v;

	FOR place IN
		-- the tables, then partitions that are named themselves: they have the policies of their own only
		SELECT c.oid, c.oid::regclass AS name, c.relname, c.relrowsecurity, w.table_name, t.oid AS table_oid
		FROM (SELECT DISTINCT v->>'table_name' AS table_name FROM jsonb_array_elements(wanted) v) w
		JOIN pg_class t ON t.relnamespace = '@m@'::regnamespace AND t.relname = w.table_name
		CROSS JOIN LATERAL (SELECT t.oid UNION SELECT x.relid FROM pg_partition_tree(t.oid) x) l
		JOIN pg_class c ON c.oid = l.oid
		ORDER BY c.oid <> t.oid
	LOOP
		SELECT m.fingerprint INTO mark FROM @m@.model_policy m WHERE m.table_name = place.table_name;
		IF place.oid = place.table_oid THEN
			-- new, or as we left it; an owner who turned row security off is not overruled either
			made := CASE WHEN mark IS NULL THEN NOT place.relrowsecurity AND @x@.policy_fingerprint(place.name) IS NULL
						 ELSE @x@.policy_fingerprint(place.name) = mark END;
		ELSE
			PERFORM @x@.keep_partition(place.name, true);
			CONTINUE;
		END IF;
		CONTINUE WHEN made IS NOT TRUE;
		IF mark IS NULL THEN
			EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', place.name);
		END IF;
		FOR p IN
			SELECT v.*, v.policy IN ('not_suppressed', 'as_the_table') AND count(*) OVER () > 1 AS holds_back
			FROM jsonb_to_recordset(wanted) v (table_name text, policy text, visible text, checked text, meaning text)
			WHERE v.table_name = place.table_name
		LOOP
			EXECUTE format('DROP POLICY IF EXISTS %I ON %s', p.policy, place.name);
			-- a policy to see by lets nothing be changed or deleted
			EXECUTE format('CREATE POLICY %I ON %s AS %s FOR %s USING (%s)%s', p.policy, place.name,
				CASE WHEN p.holds_back THEN 'RESTRICTIVE' ELSE 'PERMISSIVE' END, CASE p.checked WHEN 'false' THEN 'SELECT' ELSE 'ALL' END,
				replace(p.visible, '@t@', quote_ident(place.relname)),
				CASE WHEN p.checked = 'false' THEN '' ELSE format(' WITH CHECK (%s)', replace(coalesce(p.checked, p.visible), '@t@', quote_ident(place.relname))) END);
			EXECUTE format('COMMENT ON POLICY %I ON %s IS %L', p.policy, place.name, p.meaning);
		END LOOP;
		INSERT INTO @m@.model_policy (table_name, fingerprint) VALUES (place.table_name, @x@.policy_fingerprint(place.name))
		ON CONFLICT (table_name) DO UPDATE SET fingerprint = excluded.fingerprint;
	END LOOP;
END
$policies$;

-- Policies do not hold TRUNCATE back.
CREATE OR REPLACE FUNCTION @m@.refuse_truncate() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $trigger$
BEGIN
	IF pg_has_role((SELECT c.relowner FROM pg_class c WHERE c.oid = TG_RELID), 'USAGE') THEN
		RETURN NULL;
	END IF;
	RAISE EXCEPTION 'only the owner of the model may truncate table "%"', TG_TABLE_NAME
		USING ERRCODE = 'insufficient_privilege',
			  HINT = 'REVOKE TRUNCATE on it; grant_model gives what is needed.';
END
$trigger$;
COMMENT ON FUNCTION @m@.refuse_truncate() IS 'Trigger: lets nobody but the owner TRUNCATE what decides who sees what, history and what else triggers keep (42501).';
DO $truncate$
DECLARE
	place regclass;
BEGIN
	FOR place IN
		SELECT l.relid FROM pg_policy p
		JOIN pg_class c ON c.oid = p.polrelid AND c.relnamespace = '@m@'::regnamespace
		JOIN @m@.model_policy m ON m.table_name = c.relname
		CROSS JOIN LATERAL (SELECT c.oid AS relid UNION SELECT x.relid FROM pg_partition_tree(c.oid) x) l
		WHERE p.polcmd = 'r'
		GROUP BY l.relid
	LOOP
		EXECUTE format('CREATE OR REPLACE TRIGGER kept_truncated BEFORE TRUNCATE ON %s
			FOR EACH STATEMENT EXECUTE FUNCTION @m@.refuse_truncate()', place);
	END LOOP;
END
$truncate$;
