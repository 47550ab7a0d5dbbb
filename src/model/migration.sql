/*
 * migration: what version and which parts a model has, and how an older one is
 * brought up to date
 *
 * Most of a model is replaced by every create_model: functions, triggers, and views
 * as long as columns are only added to their end.  Whatever else changes, a table
 * above all, needs a migration: src/model/migration/N.sql, with the next number,
 * of statements that may run again.  create_model runs those that the model has not
 * been through, in their order, before anything else.  A new model needs none.
 *
 *	@drop board@		drops a view or function, and what of the model stands on it
 *	@drop region.note@	drops what of the model stands on a column, so that it can be changed
 *	-- adds region_note	a new table or view: a table of the owner's of that name is not taken for it
 *
 * If anything stands on it that is not the model's, it is listed, and nothing is done.
 * test/whole/update.t compares a model that was brought up to date with a new one.
 */

CREATE FUNCTION @extschema@.model_parts(schema_name pg_catalog.name)
RETURNS pg_catalog.text[]
LANGUAGE sql STABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
SET standard_conforming_strings = on
AS $function$
	/* read, not called: the function is whoever's the schema is */
	SELECT string_to_array(coalesce(
		(SELECT substring(pg_get_function_sqlbody(p.oid) FROM '\{([a-z,]*)\}') FROM pg_proc p
		 WHERE p.pronamespace = n.oid AND p.proname = 'model_parts' AND p.pronargs = 0),
		-- of a model that was made before there were parts
		'figures,targets,projects,enterprises,services,actions,bulletin'), ',')
	FROM pg_class o JOIN pg_namespace n ON n.oid = o.relnamespace
	WHERE n.nspname = schema_name AND o.relname = 'model_option' AND o.relkind IN ('r', 'p')
		AND (obj_description(o.oid, 'pg_class') LIKE 'What the views agree on%'
			-- a restore may have left comments out
			OR EXISTS (SELECT FROM pg_proc p WHERE p.pronamespace = n.oid AND p.proname = 'model_parts' AND p.pronargs = 0))
$function$;
COMMENT ON FUNCTION @extschema@.model_parts(pg_catalog.name)
IS 'The parts that the model in a schema was made with: figures, and any of targets, projects, enterprises, services, actions, bulletin. NULL where there is no model, and of NULL.';

CREATE FUNCTION @extschema@.model_version(schema_name pg_catalog.name)
RETURNS pg_catalog.int4
LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
SET standard_conforming_strings = on
AS $function$
DECLARE
	home text := (SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'indstat');
	version integer;
BEGIN
	EXECUTE format('SELECT CASE WHEN %s.model_parts($1) IS NOT NULL THEN coalesce(
			(SELECT substring(pg_get_function_sqlbody(p.oid) FROM ''\d+'')::integer FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
			 WHERE n.nspname = $1 AND p.proname = ''model_version'' AND p.pronargs = 0), 0) END', home)
	INTO version USING schema_name;
	RETURN version;
END
$function$;
COMMENT ON FUNCTION @extschema@.model_version(pg_catalog.name)
IS 'The version of the model in a schema: the number of the last migration it has been through; 0 of one that was made before there were versions. NULL where there is no model, and of NULL.';

CREATE FUNCTION @extschema@.model_drops(schema_name pg_catalog.name, ddl pg_catalog.text)
RETURNS pg_catalog.text
LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
SET standard_conforming_strings = on
SET quote_all_identifiers = off
AS $function$
DECLARE
	space oid := (SELECT n.oid FROM pg_namespace n WHERE n.nspname = schema_name);
	home oid := (SELECT e.extnamespace FROM pg_extension e WHERE e.extname = 'indstat');
	made text[] := ARRAY(SELECT m[1] FROM regexp_matches(ddl, '^CREATE (?:TABLE IF NOT EXISTS|OR REPLACE VIEW|OR REPLACE FUNCTION) (?:"(?:[^"]|"")*"|[^". ]+)\.([a-z_]+)[ (]', 'gn') m);
	gone text[] := ARRAY(SELECT m[1] FROM regexp_matches(ddl, '^@drop ([a-z_]+)@$', 'gn') m);
	mark text[];
	o record;
	statements text;
	grants text := '';
BEGIN
	FOR mark IN SELECT m FROM regexp_matches(ddl, '^@drop ([a-z_]+)(?:\.([a-z_]+))?@$', 'gn') m LOOP
		statements := '';
		FOR o IN
			WITH RECURSIVE needs (class, oid, depth) AS (
				SELECT 'pg_class'::regclass::oid, c.oid, 0 FROM pg_class c WHERE c.relnamespace = space AND c.relname = mark[1] AND c.relkind = 'v' AND mark[2] IS NULL
				UNION SELECT 'pg_proc'::regclass, p.oid, 0 FROM pg_proc p WHERE p.pronamespace = space AND p.proname = mark[1] AND mark[2] IS NULL
				-- what stands on one column of a table, which stays itself
				UNION SELECT u.class, u.oid, 1
				FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid AND c.relnamespace = space AND c.relname = mark[1]
				JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum AND d.deptype = 'n'
				LEFT JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
				CROSS JOIN LATERAL (SELECT CASE WHEN r.oid IS NULL THEN d.classid ELSE 'pg_class'::regclass END, coalesce(r.ev_class, d.objid)) u (class, oid)
				WHERE a.attname = mark[2]
				UNION SELECT u.class, u.oid, n.depth + 1
				FROM needs n
				LEFT JOIN pg_class c ON n.class = 'pg_class'::regclass AND c.oid = n.oid
				JOIN pg_depend d ON d.deptype IN ('n', 'a') AND (d.refclassid = n.class AND d.refobjid = n.oid OR d.refclassid = 'pg_type'::regclass AND d.refobjid = c.reltype)
				LEFT JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
				CROSS JOIN LATERAL (SELECT CASE WHEN r.oid IS NULL THEN d.classid ELSE 'pg_class'::regclass END, coalesce(r.ev_class, d.objid)) u (class, oid)
				WHERE (u.class, u.oid) <> (n.class, n.oid)
			)
			SELECT f.class, f.oid, c.relname,
				CASE WHEN c.relkind = 'v' THEN format('DROP VIEW IF EXISTS %I.%I;', schema_name, c.relname)
					 WHEN p.oid IS NOT NULL THEN format('DROP FUNCTION IF EXISTS %s;', p.oid::regprocedure)
					 WHEN t.oid IS NOT NULL THEN format('DROP TRIGGER IF EXISTS %I ON %s;', t.tgname, t.tgrelid::regclass) END AS statement,
				coalesce(c.relkind = 'v' AND c.relnamespace = space AND c.relname = ANY (made || gone), false)
					OR coalesce(p.pronamespace = space AND p.proname = ANY (made || gone), false)
					OR coalesce(tf.pronamespace = space AND tf.proname = ANY (made || gone) OR tf.pronamespace = home, false) AS own
			FROM (SELECT n.class, n.oid, max(n.depth) AS depth FROM needs n GROUP BY n.class, n.oid) f
			LEFT JOIN pg_class c ON f.class = 'pg_class'::regclass AND c.oid = f.oid
			LEFT JOIN pg_proc p ON f.class = 'pg_proc'::regclass AND p.oid = f.oid
			LEFT JOIN pg_trigger t ON f.class = 'pg_trigger'::regclass AND t.oid = f.oid
			LEFT JOIN pg_proc tf ON tf.oid = t.tgfoid
			-- what stands on others goes first
			ORDER BY f.depth DESC, f.oid
		LOOP
			IF o.own THEN
				statements := statements || o.statement || E'\n';
				-- what somebody granted by hand is granted again
				IF o.relname = ANY (made) THEN
					SELECT grants || coalesce(string_agg(format(E'GRANT %s%s ON %I.%I TO %s%s;\n', a.privilege_type, l.columns, schema_name, o.relname,
						CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(a.grantee::regrole::text) END, CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END), ''
						ORDER BY l.columns, a.grantee, a.privilege_type), '') INTO grants
					FROM pg_class c
					CROSS JOIN LATERAL (SELECT c.relacl, '' UNION ALL SELECT k.attacl, format(' (%I)', k.attname) FROM pg_attribute k WHERE k.attrelid = c.oid AND k.attacl IS NOT NULL) l (acl, columns)
					CROSS JOIN LATERAL aclexplode(l.acl) a
					WHERE c.oid = o.oid AND a.grantee <> c.relowner;
				END IF;
			ELSE
				statements := statements || '-- in the way: ' || translate(pg_describe_object(o.class, o.oid, 0), E'\n\r', '  ') || E'\n';
			END IF;
		END LOOP;
		ddl := replace(ddl, '@drop ' || concat_ws('.', mark[1], mark[2]) || E'@\n', statements);
	END LOOP;
	RETURN ddl || grants;
END
$function$;
COMMENT ON FUNCTION @extschema@.model_drops(pg_catalog.name, pg_catalog.text)
IS 'The statements of a model with each mark @drop view@, @drop function@ or @drop table.column@ of a migration written out: what of the model stands on it is dropped, to be made anew further down, what is not the model''s is named as being in the way, and grants on the views are repeated at the end. NULL gives NULL.';
