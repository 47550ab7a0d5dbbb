/* grant: who may do what with a model, in one call */

CREATE FUNCTION @extschema@.grant_again(schema_name pg_catalog.name, to_role pg_catalog.regrole DEFAULT NULL)
RETURNS pg_catalog.void
LANGUAGE plpgsql PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
SET standard_conforming_strings = on
SET quote_all_identifiers = off
AS $function$
DECLARE
	home CONSTANT text := (SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'indstat');
	model CONSTANT text := quote_ident(schema_name);
	-- figures and events, which are loaded; everything else is looked up, decided or kept
	facts CONSTANT text[] := '{observation,chain_observation,initiative_observation,project,project_region,project_state,project_stage_event,enterprise,enterprise_tier,assessment,membership_event,agreement,agreement_amount,service_request,service_task,service_dependency,service_event,service_pause,initiative,initiative_event,contest,contest_score,target,pipeline_indicator,observation_confidential,indicator_release}';
	kept CONSTANT text[] := '{access_role,model_policy,forgetting,event_undoing,observation_recoded,observation_suppressed,observation_cross_section,observation_series,observation_packed,observation_unpacked,region_ancestor,indicator_ancestor,initiative_ancestor,indicator_period}';
	-- what load_figures writes; everybody sees his own
	loads CONSTANT text[] := '{load,load_refused,load_added,load_before,load_staged}';
	secret CONSTANT text[] := '{disclosure_check,observation_confidential,observation_confidential_revision}';
	ddl text;
	names text[];
	place regclass;
	g record;
	t record;
	columns text;
BEGIN
	EXECUTE format('SELECT %s.model_ddl($1)', home) INTO ddl USING schema_name;
	names := ARRAY(
@model_names@
	);
	-- a role that is gone leaves a number, which a restored database might take for another role
	EXECUTE format('DELETE FROM %s.access_role a WHERE NOT EXISTS (SELECT FROM pg_roles r WHERE r.oid = a.role)', model);
	FOR g IN EXECUTE format('SELECT a.access, a.role, a.view_name, r.rolname FROM %s.access_role a JOIN pg_roles r ON r.oid = a.role
			WHERE $1 IS NULL OR a.role = $1', model) USING to_role
	LOOP
		EXECUTE format('GRANT USAGE ON SCHEMA %s TO %I', model, g.rolname);
		IF g.view_name <> '' THEN
			place := to_regclass(format('%s.%I', model, g.view_name));
			FOR t IN
				WITH RECURSIVE needed (class, oid) AS (
					SELECT 'pg_class'::regclass, place::oid
					UNION
					-- what a view, a function that is parsed early, and the policies of a table stand on
					SELECT d.refclassid::regclass, d.refobjid
					FROM needed n
					JOIN LATERAL (
						SELECT 'pg_rewrite'::regclass::oid, r.oid FROM pg_rewrite r WHERE n.class = 'pg_class'::regclass AND r.ev_class = n.oid
						UNION ALL SELECT 'pg_policy'::regclass::oid, p.oid FROM pg_policy p WHERE n.class = 'pg_class'::regclass AND p.polrelid = n.oid
						UNION ALL SELECT 'pg_proc'::regclass::oid, n.oid WHERE n.class = 'pg_proc'::regclass) o (class, oid) ON true
					JOIN pg_depend d ON d.classid = o.class AND d.objid = o.oid
						AND d.refclassid IN ('pg_class'::regclass, 'pg_proc'::regclass)
				)
				SELECT c.oid::regclass AS name
				FROM needed n
				JOIN pg_class c ON c.oid = n.oid AND n.class = 'pg_class'::regclass AND c.relkind IN ('r', 'p', 'v')
				WHERE c.relnamespace = (SELECT s.relnamespace FROM pg_class s WHERE s.oid = place)
			LOOP
				EXECUTE format('GRANT SELECT ON %s TO %I', t.name, g.rolname);
			END LOOP;
			CONTINUE;
		END IF;
		FOR t IN
			SELECT c.oid, c.oid::regclass AS name, c.relname, c.relkind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
			WHERE n.nspname = schema_name AND c.relkind IN ('r', 'p', 'v') AND NOT c.relispartition
				AND c.relowner = (SELECT o.relowner FROM pg_class o WHERE o.relnamespace = n.oid AND o.relname = 'model_option')
				-- the model's own, and not what its owner put beside it
				AND c.relname = ANY (names)
		LOOP
			IF t.relname <> ALL (secret) OR g.access = 'confidential' THEN
				EXECUTE format('GRANT SELECT ON %s TO %I', t.name, g.rolname);
			END IF;
			IF t.relname = ANY (loads) THEN
				-- who loaded, and when, nobody says but the server
				IF g.access IN ('loader', 'deputy') THEN
					SELECT string_agg(format('%I', a.attname), ', ' ORDER BY a.attnum) INTO columns
					FROM pg_attribute a
					WHERE a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attidentity = ''
						AND a.attname NOT IN ('loaded_by', 'loaded_at', 'staged_by', 'staged_at', 'session');
					EXECUTE format('GRANT INSERT (%s) ON %s TO %I', columns, t.name, g.rolname);
					IF t.relname = 'load' THEN
						EXECUTE format('GRANT UPDATE (%s) ON %s TO %I', columns, t.name, g.rolname);
					ELSIF t.relname = 'load_staged' THEN
						EXECUTE format('GRANT DELETE ON %s TO %I', t.name, g.rolname);
					END IF;
				END IF;
			ELSIF t.relname = 'event_undoing' AND g.access IN ('loader', 'deputy') THEN
				-- what it was, who and when is filled in
				EXECUTE format('GRANT INSERT (event_table, event_key, reason) ON %s TO %I', t.name, g.rolname);
			ELSIF t.relname IN ('observation_load', 'load_line') AND g.access IN ('loader', 'deputy') THEN
				EXECUTE format('GRANT INSERT ON %s TO %I', t.name, g.rolname);
			ELSIF t.relkind <> 'v' AND (g.access = 'loader' AND t.relname = ANY (facts)
				OR g.access = 'deputy' AND t.relname <> ALL (kept) AND t.relname !~ '_revision$') THEN
				-- when something was recorded is for the clock to say, and for the owner and the deputy
				SELECT string_agg(format('%I', a.attname), ', ' ORDER BY a.attnum) INTO columns
				FROM pg_attribute a
				WHERE a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
					AND (g.access = 'deputy' OR a.attname NOT IN ('recorded_at', 'superseded_at'));
				EXECUTE format('GRANT INSERT (%1$s), UPDATE (%1$s), DELETE ON %2$s TO %3$I', columns, t.name, g.rolname);
			END IF;
		END LOOP;
	END LOOP;
END
$function$;
COMMENT ON FUNCTION @extschema@.grant_again(pg_catalog.name, pg_catalog.regrole) IS
'gives the grants that stand in access_role of a model, of one role or (NULL) of all, so that what is new is granted too; create_model calls it';

CREATE FUNCTION @extschema@.grant_model(schema_name pg_catalog.name, to_role pg_catalog.name, access pg_catalog.text, view_name pg_catalog.name DEFAULT NULL)
RETURNS pg_catalog.void
LANGUAGE plpgsql PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
SET standard_conforming_strings = on
SET quote_all_identifiers = off
AS $function$
DECLARE
	home CONSTANT text := (SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'indstat');
	owner regrole;
	grantee oid := (SELECT r.oid FROM pg_roles r WHERE r.rolname = to_role);
BEGIN
	IF schema_name IS NULL OR to_role IS NULL OR access IS NULL THEN
		RAISE EXCEPTION 'schema, role and access must not be null' USING ERRCODE = 'null_value_not_allowed';
	END IF;
	IF access <> ALL (ARRAY['reader', 'loader', 'before_release', 'confidential', 'deputy']) THEN
		RAISE EXCEPTION 'unknown access to a model: "%"', access
			USING ERRCODE = 'invalid_parameter_value', HINT = 'It is reader, loader, before_release, confidential or deputy.';
	ELSIF grantee IS NULL THEN
		RAISE EXCEPTION 'role "%" does not exist', to_role
			USING ERRCODE = 'undefined_object', HINT = 'Access is given to a role; to give it to several, make them members of one.';
	ELSIF view_name IS NOT NULL AND access <> 'reader' THEN
		RAISE EXCEPTION 'access % is to a model, not to one view', access
			USING ERRCODE = 'invalid_parameter_value', HINT = 'A single view is given with access reader.';
	END IF;
	IF to_regclass(format('%I.access_role', schema_name)) IS NULL THEN
		RAISE EXCEPTION 'schema "%" is not a model', schema_name
			USING ERRCODE = 'undefined_table', HINT = format('SELECT create_model(%L) makes one.', schema_name);
	ELSIF view_name IS NOT NULL AND NOT EXISTS (SELECT FROM pg_class c WHERE c.oid = to_regclass(format('%I.%I', schema_name, view_name)) AND c.relkind IN ('r', 'p', 'v')) THEN
		RAISE EXCEPTION 'model "%" has no view "%"', schema_name, view_name
			USING ERRCODE = 'undefined_table', HINT = format('\dv %I.* lists them.', schema_name);
	END IF;
	EXECUTE format('SELECT %s.model_owner($1)', home) INTO owner USING schema_name;
	IF NOT pg_has_role(owner::oid, 'USAGE') THEN
		RAISE EXCEPTION 'must be owner of model "%" to give access to it', schema_name
			USING ERRCODE = 'insufficient_privilege', HINT = format('It belongs to role %s.', owner);
	ELSIF access IN ('loader', 'deputy') AND (SELECT r.rolsuper FROM pg_roles r WHERE r.oid = owner::oid) THEN
		RAISE EXCEPTION 'model "%" belongs to a superuser, whose rights no trigger may use for others', schema_name
			USING ERRCODE = 'object_not_in_prerequisite_state',
				  DETAIL = 'History and trees are kept with the rights of the model''s owner.',
				  HINT = format('ALTER SCHEMA %I OWNER TO a plain role, then call create_model, which hands the model over.', schema_name);
	END IF;

	-- nothing that is the owner's runs with the rights of whoever called
	IF (SELECT r.oid FROM pg_roles r WHERE r.rolname = current_user) <> owner::oid THEN
		EXECUTE format('SELECT %s.act_as($1, $2)', home) USING owner,
			format('SELECT %s.grant_model(%L::name, %L::name, %L::text, %L::name)', home, schema_name, to_role, access, view_name);
		RETURN;
	END IF;
	-- one at a time, and none beside create_model: two changes of one object's grants would be an error
	EXECUTE format('LOCK TABLE ONLY %I.model_option IN SHARE UPDATE EXCLUSIVE MODE', schema_name);
	EXECUTE format('INSERT INTO %I.access_role (access, role, view_name) VALUES ($1, $2, coalesce($3, '''')) ON CONFLICT DO NOTHING', schema_name)
	USING access, grantee::regrole, view_name;
	IF access IN ('loader', 'deputy') THEN
		-- who could not see what is under embargo would change nothing of it without a word
		EXECUTE format('INSERT INTO %I.access_role (access, role) VALUES (''before_release'', $1) ON CONFLICT DO NOTHING', schema_name)
		USING grantee::regrole;
	END IF;
	EXECUTE format('SELECT %s.grant_again($1, $2)', home) USING schema_name, grantee::regrole;
END
$function$;
COMMENT ON FUNCTION @extschema@.grant_model(pg_catalog.name, pg_catalog.name, pg_catalog.text, pg_catalog.name) IS
'Gives a role access to a model, with all grants that it takes and no more; what a later create_model makes follows. access: reader (reads every view and table but confidential figures; with view_name one view alone and what it stands on), loader (and writes figures and events, but not when they were recorded; sees figures under embargo), before_release (a reader who sees figures under embargo), confidential (a reader of confidential figures and of what was known before they were), deputy (writes everything but history, trees of ancestors, packed values and access itself). For the owner of the model (42501). A role (42704), access (22023) or view (42P01) that does not exist is an error, and so is NULL but for view_name (22004).';

CREATE FUNCTION @extschema@.revoke_model(schema_name pg_catalog.name, from_role pg_catalog.name, access pg_catalog.text DEFAULT NULL, view_name pg_catalog.name DEFAULT NULL)
RETURNS pg_catalog.void
LANGUAGE plpgsql PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
SET quote_all_identifiers = off
AS $function$
DECLARE
	home CONSTANT text := (SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'indstat');
	owner regrole;
	grantee oid := (SELECT r.oid FROM pg_roles r WHERE r.rolname = from_role);
	t record;
BEGIN
	IF schema_name IS NULL OR from_role IS NULL THEN
		RAISE EXCEPTION 'schema and role must not be null' USING ERRCODE = 'null_value_not_allowed';
	END IF;
	IF to_regclass(format('%I.access_role', schema_name)) IS NULL THEN
		RAISE EXCEPTION 'schema "%" is not a model', schema_name USING ERRCODE = 'undefined_table';
	ELSIF grantee IS NULL THEN
		RAISE EXCEPTION 'role "%" does not exist', from_role USING ERRCODE = 'undefined_object';
	END IF;
	IF access <> ALL (ARRAY['reader', 'loader', 'before_release', 'confidential', 'deputy']) THEN
		RAISE EXCEPTION 'unknown access to a model: "%"', access
			USING ERRCODE = 'invalid_parameter_value', HINT = 'It is reader, loader, before_release, confidential or deputy; NULL is all.';
	END IF;
	EXECUTE format('SELECT %s.model_owner($1)', home) INTO owner USING schema_name;
	IF NOT pg_has_role(owner::oid, 'USAGE') THEN
		RAISE EXCEPTION 'must be owner of model "%" to take access from others', schema_name
			USING ERRCODE = 'insufficient_privilege', HINT = format('It belongs to role %s.', owner);
	END IF;
	IF (SELECT r.oid FROM pg_roles r WHERE r.rolname = current_user) <> owner::oid THEN
		EXECUTE format('SELECT %s.act_as($1, $2)', home) USING owner,
			format('SELECT %s.revoke_model(%L::name, %L::name, %L::text, %L::name)', home, schema_name, from_role, access, view_name);
		RETURN;
	END IF;
	-- one at a time, and none beside create_model: two changes of one object's grants would be an error
	EXECUTE format('LOCK TABLE ONLY %I.model_option IN SHARE UPDATE EXCLUSIVE MODE', schema_name);
	-- what a loader and a deputy see, they see while they are the one or the other
	EXECUTE format('DELETE FROM %1$I.access_role a WHERE a.role = $1 AND ($2 IS NULL OR a.access = $2
			OR $2 IN (''loader'', ''deputy'') AND a.access = ''before_release'' AND NOT EXISTS (SELECT FROM %1$I.access_role o
				WHERE o.role = $1 AND o.access IN (''loader'', ''deputy'') AND o.access <> $2)) AND ($3 IS NULL OR a.view_name = $3)', schema_name)
	USING grantee::regrole, access, view_name::text;
	FOR t IN SELECT c.oid::regclass AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
			WHERE n.nspname = schema_name AND c.relkind IN ('r', 'p', 'v') AND c.relowner = owner::oid LOOP
		-- what it passed on of grants that were given by hand goes too
		EXECUTE format('REVOKE ALL ON %s FROM %I CASCADE', t.name, from_role);
	END LOOP;
	EXECUTE format('REVOKE USAGE ON SCHEMA %I FROM %I CASCADE', schema_name, from_role);
	EXECUTE format('SELECT %s.grant_again($1, $2)', home) USING schema_name, grantee::regrole;
END
$function$;
COMMENT ON FUNCTION @extschema@.revoke_model(pg_catalog.name, pg_catalog.name, pg_catalog.text, pg_catalog.name) IS
'Takes access to a model from a role: one that grant_model gave, or (NULL) all; what else it was given stays. Every grant of the role on the model''s tables is taken, those given by hand too, and with them what it passed on to others by grant option. A NULL for schema or role is error 22004. For the owner of the model (42501).';
