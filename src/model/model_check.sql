/* model_check: what is amiss with a model */

CREATE FUNCTION @extschema@.model_check(schema_name pg_catalog.name)
RETURNS TABLE (severity pg_catalog.text, finding pg_catalog.text, object pg_catalog.text, detail pg_catalog.text, hint pg_catalog.text)
LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
SET standard_conforming_strings = on
SET quote_all_identifiers = off
AS $function$
#variable_conflict use_column
DECLARE
	home CONSTANT text := (SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'indstat');
	space CONSTANT oid := (SELECT n.oid FROM pg_namespace n WHERE n.nspname = schema_name);
	again CONSTANT text := format('SELECT create_model(%L)', schema_name);
	keeper regrole;
	version integer;
	newest integer;
	ddl text;
	names text[];
	guarded text[];
	f record;
	answer text;
	waiting bigint;
	odd bigint;
BEGIN
	EXECUTE format('SELECT %1$s.model_owner($1)', home) INTO keeper USING schema_name;
	SELECT s.version INTO version FROM (
@model_state@
	) s;
	IF version IS NULL THEN
		RAISE EXCEPTION 'schema "%" is not a model', schema_name
			USING ERRCODE = 'undefined_table', HINT = again || ' makes one.';
	ELSIF NOT pg_has_role(keeper::oid, 'USAGE') THEN
		RAISE EXCEPTION 'must be owner of model "%" to check it', schema_name
			USING ERRCODE = 'insufficient_privilege', HINT = format('It belongs to role %s.', keeper);
	END IF;
	-- names are those of the owner, who may have put something else in their place
	IF (SELECT r.oid FROM pg_roles r WHERE r.rolname = current_user) <> keeper::oid THEN
		EXECUTE format('SELECT %s.act_as($1, $2)', home) INTO answer USING keeper, format('SELECT jsonb_agg(c) FROM %s.model_check(%L::name) c', home, schema_name);
		RETURN QUERY SELECT a.severity, a.finding, a.object, a.detail, a.hint
			FROM jsonb_to_recordset(answer::jsonb) a (severity text, finding text, object text, detail text, hint text);
		RETURN;
	END IF;

	/* its version */
	BEGIN
		EXECUTE format('SELECT %s.model_ddl($1)', home) INTO ddl USING schema_name;
		names := ARRAY(
@model_names@
		);
	EXCEPTION WHEN object_not_in_prerequisite_state THEN
		GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT;
		severity := 'error';
		finding := 'newer_version';
		object := quote_ident(schema_name);
		RETURN NEXT;
		RETURN;
	END;
	newest := substring(ddl FROM '\.model_version\(\)\n[^;]*?RETURN (\d+);')::integer;
	IF version < newest THEN
		RETURN QUERY SELECT 'warning', 'older_version', quote_ident(schema_name), format('It is of version %s; this version of indstat makes models of version %s.', version, newest), again;
	END IF;
	FOR f IN SELECT m[1] AS what FROM regexp_matches(ddl, '^-- in the way: (.*)$', 'gn') m LOOP
		RETURN QUERY SELECT 'warning', 'in_the_way', f.what, 'It depends on what has to be made anew.'::text, 'Drop it before create_model is called, and create it anew.'::text;
	END LOOP;

	/* what belongs to whom */
	RETURN QUERY SELECT 'error', h.finding, quote_ident(schema_name), concat_ws(' ', h.message || '.', h.detail), h.hint FROM (
@model_hazard@
	) h;
	RETURN QUERY SELECT 'warning', 'foreign_owner', format('%I.%I', schema_name, c.relname), format('It belongs to %s, the model to %s.', c.relowner::regrole, keeper), again || ', called by a superuser, hands it over.'
		FROM pg_class c
		WHERE c.relnamespace = space AND c.relkind IN ('r', 'p', 'v') AND c.relname = ANY (names) AND c.relowner <> keeper::oid
			AND (SELECT r.rolsuper FROM pg_roles r WHERE r.oid = c.relowner) ORDER BY c.relname;
	IF (SELECT r.rolsuper FROM pg_roles r WHERE r.oid = keeper::oid) THEN
		RETURN QUERY SELECT 'notice', 'superuser', quote_ident(schema_name), 'The model belongs to a superuser, so that nobody else can write in it.'::text,
			format('ALTER SCHEMA %I OWNER TO a plain role, then %s.', schema_name, again);
	END IF;

	/* what is missing */
	RETURN QUERY SELECT 'error', 'missing', format('%I.%I', schema_name, n), 'create_model makes it, and it is not there.'::text, again
		FROM unnest(names) n WHERE NOT EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = space AND c.relname = n) ORDER BY n;
	RETURN QUERY SELECT 'error', 'invalid', i.indexrelid::regclass::text, 'The index is not valid: it was not built to its end.'::text, format('REINDEX INDEX %s', i.indexrelid::regclass)
		FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid AND c.relnamespace = space WHERE NOT i.indisvalid;
	RETURN QUERY SELECT 'error', 'invalid', format('%s of %s', k.conname, k.conrelid::regclass), 'The constraint was not checked against rows that were there.'::text,
			format('ALTER TABLE %s VALIDATE CONSTRAINT %I', k.conrelid::regclass, k.conname)
		FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid AND c.relnamespace = space WHERE NOT k.convalidated;

	/*
	 * Triggers: those that the statements name, on the table and, of those for
	 * each statement, on every partition; packing has more where it is on.
	 */
	RETURN QUERY
		WITH wanted AS (
			SELECT c.oid, m[1] AS name
			FROM regexp_matches(ddl, 'CREATE OR REPLACE TRIGGER ([a-z_]+) [^;]*? ON [^\n]*\.([a-z_]+)\n', 'g') m
			JOIN pg_class c ON c.relnamespace = space AND c.relname = m[2]
			UNION
			SELECT c.oid, 'kept_truncated'
			FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid AND c.relnamespace = space AND c.relname = ANY (names)
			WHERE p.polcmd = 'r' AND p.polname IN ('kept', 'holds', 'as_the_table', 'released', 'confidential', 'not_suppressed')
			UNION
			SELECT t.tgrelid, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid AND c.relnamespace = space
			WHERE t.tgname ~ '^observation_unpacked_' AND NOT c.relispartition
		), places AS (
			SELECT l.oid, w.name, l.oid <> w.oid AS is_partition
			FROM wanted w CROSS JOIN LATERAL (SELECT w.oid UNION SELECT t.relid FROM pg_partition_tree(w.oid) t) l (oid)
			WHERE l.oid = w.oid OR NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = w.oid AND t.tgname = w.name AND t.tgtype & 1 = 1)
		)
		SELECT 'error', CASE WHEN t.oid IS NULL THEN 'trigger_missing' ELSE 'trigger_disabled' END, p.oid::regclass::text,
			CASE WHEN t.oid IS NULL THEN format('Trigger %I is not there%s.', p.name, CASE WHEN p.is_partition THEN ' on this partition' ELSE '' END)
				 ELSE format('Trigger %I does not fire.', p.name) END,
			CASE WHEN p.name ~ '^observation_unpacked_' AND NOT p.is_partition THEN format('SELECT %I.keep_packed(true)', schema_name) ELSE again END
		FROM places p
		LEFT JOIN pg_trigger t ON t.tgrelid = p.oid AND t.tgname = p.name
		WHERE t.oid IS NULL OR t.tgenabled IN ('D', 'R')
		ORDER BY 3, p.name;
	RETURN QUERY SELECT 'error', 'trigger_condition', t.tgrelid::regclass::text, format('Trigger %I has a condition; beside it the triggers that write here refuse to.', t.tgname), 'Drop it.'::text
		FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid AND c.relnamespace = space
		WHERE t.tgqual IS NOT NULL AND NOT t.tgisinternal AND c.relname ~ '(_revision|_ancestor|^observation_suppressed|^observation_recoded|^observation_unpacked)$';

	RETURN QUERY SELECT 'error', 'partition_detached', c.oid::regclass::text, 'It was a partition of observation and was detached by hand: no history says that its figures were known, and packed values still hold them.'::text,
			format('Attach it as it was (ALTER TABLE %I.observation ATTACH PARTITION %s ...), then SELECT detach_partition(%L, %L)', schema_name, c.oid::regclass, schema_name, c.relname)
		FROM pg_class c
		WHERE NOT c.relispartition AND c.relname <> 'observation' AND EXISTS (SELECT FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
			WHERE t.tgrelid = c.oid AND p.pronamespace = space AND p.proname = 'keep_revision');

	/* row policies */
	guarded := ARRAY(SELECT DISTINCT m[1] FROM regexp_matches(ddl, '^\t\t\(''([a-z_]+)'', ''(?:released|not_suppressed|confidential|holds)'',', 'gn') m
		UNION SELECT h.relname FROM pg_class h JOIN pg_class c ON c.relnamespace = space AND h.relname = c.relname || '_revision' WHERE h.relnamespace = space);
	RETURN QUERY EXECUTE format(
		'SELECT * FROM (
			SELECT ''error'' AS severity, ''policy_missing'' AS finding, c.oid::regclass::text AS object, ''Its rows are shown to everybody who may read the table.'' AS detail, $3 AS hint
			FROM pg_class c
			WHERE c.relnamespace = $1 AND c.relname = ANY ($2) AND c.relkind IN (''r'', ''p'') AND NOT c.relrowsecurity
				AND NOT EXISTS (SELECT FROM %1$I.model_policy m WHERE m.table_name = c.relname)
			UNION ALL
			SELECT ''error'', ''policy_missing'', c.oid::regclass::text, ''By its own name, rows of this partition are shown to everybody who may read it.'', $3
			FROM pg_class t CROSS JOIN LATERAL pg_partition_tree(t.oid) x JOIN pg_class c ON c.oid = x.relid
			WHERE t.relnamespace = $1 AND t.relkind = ''p'' AND NOT t.relispartition AND t.relrowsecurity AND NOT c.relrowsecurity
			UNION ALL
			SELECT ''notice'', ''policy_replaced'', c.oid::regclass::text,
				CASE WHEN c.relrowsecurity THEN ''Its policies are not those of create_model: packed values and history are not shown to others.''
					 ELSE ''Row security was turned off: its rows are shown to everybody who may read the table.'' END,
				CASE WHEN c.relrowsecurity THEN ''If that is meant, give its history policies of your own too.'' ELSE format(''ALTER TABLE %%s ENABLE ROW LEVEL SECURITY'', c.oid::regclass) END
			FROM pg_class c JOIN %1$I.model_policy m ON m.table_name = c.relname
			WHERE c.relnamespace = $1 AND c.relkind IN (''r'', ''p'')
				AND (NOT c.relrowsecurity OR %2$s.policy_fingerprint(c.oid) IS DISTINCT FROM m.fingerprint)) v ORDER BY 3', schema_name, home)
	USING space, guarded, again;

	/* rows */
	EXECUTE format('SELECT count(*) FROM %I.model_option', schema_name) INTO waiting;
	IF waiting = 0 THEN
		RETURN QUERY SELECT 'error', 'no_option', format('%I.model_option', schema_name), 'It has no row, so that every view is empty.'::text, again;
	END IF;
	EXECUTE format('SELECT count(*) FILTER (WHERE u.reason IS NULL), count(*) FILTER (WHERE u.reason IS NOT NULL) FROM (SELECT DISTINCT indicator, period::text, region, reason FROM %I.observation_unpacked) u', schema_name)
	INTO waiting, odd;
	IF waiting > 0 THEN
		RETURN QUERY SELECT 'notice', 'unpacked', format('%I.observation_unpacked', schema_name), format('%s cross-sections and series wait to be packed; rows answer for them.', waiting), format('SELECT %I.pack_observations()', schema_name);
	END IF;
	IF odd > 0 THEN
		RETURN QUERY SELECT 'notice', 'unpackable', format('%I.observation_unpacked', schema_name), format('%s cross-sections and series cannot be packed; rows answer for them.', odd), format('SELECT indicator, period, region, reason FROM %I.observation_unpacked WHERE reason IS NOT NULL', schema_name);
	END IF;
	RETURN QUERY EXECUTE format('SELECT ''warning'', ''role_gone'', a.role::text, format(''It has access %%s and is no role any longer.'', a.access), $1 FROM %I.access_role a
		WHERE NOT EXISTS (SELECT FROM pg_roles r WHERE r.oid = a.role) ORDER BY 3, 4', schema_name)
	USING again;
	RETURN QUERY EXECUTE format('SELECT ''warning'', ''not_granted'', a.role::text, format(''It has access %%s and may not read: %%s.'', a.access, left(string_agg(c.relname, '', '' ORDER BY c.relname), 200)), $2 FROM %I.access_role a
		JOIN pg_roles r ON r.oid = a.role
		JOIN pg_class c ON c.relnamespace = $1 AND c.relkind IN (''r'', ''p'', ''v'') AND c.relname = ANY ($3) AND c.relname !~ ''^(disclosure_check|observation_confidential)''
		WHERE a.view_name = '''' AND a.access <> ''before_release'' AND NOT has_table_privilege(r.oid, c.oid, ''SELECT'') GROUP BY a.role, a.access ORDER BY 3, 4', schema_name)
	USING space, again, names;

	/* settings, of this session and of sessions to come */
	RETURN QUERY
		SELECT v.severity, 'setting', concat_ws(' ', s.name || ' = ' || s.value, s.of_whom), v.meaning, CASE WHEN s.of_whom IS NULL THEN format('RESET %s', s.name) ELSE format('ALTER %s RESET %s', s.alter_what, s.name) END
		FROM (
			SELECT n AS name, current_setting(n, true) AS value, NULL AS of_whom, NULL AS alter_what
			FROM unnest(ARRAY['indstat.as_of', 'session_replication_role', 'row_security']) n
			UNION ALL
			SELECT split_part(c, '=', 1), substr(c, strpos(c, '=') + 1),
				'of ' || w.whom, w.whom
			FROM pg_db_role_setting d
			CROSS JOIN LATERAL unnest(d.setconfig) c
			CROSS JOIN LATERAL (SELECT CASE WHEN d.setrole = 0 THEN format('DATABASE %I', current_database())
				WHEN d.setdatabase = 0 THEN format('ROLE %s', d.setrole::regrole) ELSE format('ROLE %s IN DATABASE %I', d.setrole::regrole, current_database()) END AS whom) w
			WHERE d.setdatabase IN (0, (SELECT b.oid FROM pg_database b WHERE b.datname = current_database()))) s
		JOIN (VALUES
			('indstat.as_of', 'warning', '', 'Every view shows what was known then, and not what is known now.'),
			('session_replication_role', 'error', 'origin', 'Triggers do not fire: no history, no ancestors, no packing.'),
			('row_security', 'notice', 'on', 'Whoever is subject to row security gets an error instead of the rows that he may see.')) v (name, severity, harmless, meaning)
			ON v.name = s.name AND v.harmless <> s.value
		ORDER BY s.of_whom NULLS FIRST, s.name;
END
$function$;
COMMENT ON FUNCTION @extschema@.model_check(pg_catalog.name)
IS 'What is amiss with a model, a row each, with what to do about it; no row when all is well. severity: error (figures, history or what is hidden are at stake), warning, notice. finding: newer_version, older_version, in_the_way (of bringing it up to date); create_granted, foreign_owner, trigger_granted, foreign_trigger, superuser; missing, invalid; trigger_missing, trigger_disabled, trigger_condition; partition_detached; policy_missing, policy_replaced; no_option, unpacked, unpackable, role_gone, not_granted; setting (of the session, a role or the database). For the owner of the model (42501); a schema that is none is error 42P01, NULL gives no row.';
