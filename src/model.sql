/* model: the tables and views of an office, made in a schema of the caller's */

CREATE FUNCTION @extschema@.localised_name(lang pg_catalog.text, name_zh pg_catalog.text,
	name_zh_hant pg_catalog.text, name_en pg_catalog.text, code pg_catalog.text)
RETURNS pg_catalog.text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT CASE WHEN lang OPERATOR(pg_catalog.=) 'zh' THEN COALESCE(name_zh, name_zh_hant, name_en, code)
				WHEN lang OPERATOR(pg_catalog.=) 'zh-Hant' THEN COALESCE(name_zh_hant, name_zh, name_en, code)
				ELSE COALESCE(name_en, name_zh, name_zh_hant, code) END;
END;
COMMENT ON FUNCTION @extschema@.localised_name(pg_catalog.text, pg_catalog.text, pg_catalog.text, pg_catalog.text, pg_catalog.text)
IS 'The name of a thing in a language (zh, zh-Hant; anything else is en), or the nearest language that has one, or its code. NULL only when all are NULL.';

CREATE FUNCTION @extschema@.model_ddl(schema_name pg_catalog.name)
RETURNS pg_catalog.text
LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	home text;
BEGIN
	/* these characters have a meaning inside statements that are put together */
	IF schema_name::text = '' OR schema_name::text LIKE 'pg\_%' OR schema_name::text ~ '[''%$\\]' THEN
		RAISE EXCEPTION 'invalid model schema name: "%"', schema_name
			USING ERRCODE = 'invalid_schema_name',
				  DETAIL = 'A name that is empty, starts with pg_ or holds one of '' % $ \ is refused.',
				  HINT = 'Name a schema of your own, for example office.';
	END IF;

	/* the operators and functions of the extension live where it was installed */
	SELECT n.nspname INTO STRICT home
	FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
	WHERE e.extname = 'indstat';
	IF home ~ '[''%$\\]' THEN
		RAISE EXCEPTION 'indstat is installed in schema "%", whose name holds one of '' %% $ \', home
			USING ERRCODE = 'invalid_schema_name',
				  HINT = 'Rename that schema to make a model.';
	END IF;

	/*
	 * The statements stand in src/model, joined here when the install script is
	 * made; @m@ in them is the model's schema, @x@ the extension's.
	 */
	RETURN replace(replace($ddl$
@model_ddl@
$ddl$, '@x@', quote_ident(home)), '@m@', quote_ident(schema_name));
END
$function$;
COMMENT ON FUNCTION @extschema@.model_ddl(pg_catalog.name)
IS 'The statements that create_model executes, as text, for people who keep migrations. schema_name: the schema of the model. Names are quoted; run it in one transaction.';

CREATE FUNCTION @extschema@.create_model(schema_name pg_catalog.name)
RETURNS pg_catalog.void
LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	home text;
	squatters text;
	ddl text;
	message text;
	dependents text;
BEGIN
	SELECT quote_ident(n.nspname) INTO STRICT home
	FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
	WHERE e.extname = 'indstat';

	EXECUTE format('SELECT %s.model_ddl($1)', home) INTO ddl USING schema_name;

	/*
	 * IF NOT EXISTS must never adopt a table that somebody else made: a schema
	 * that is no model of the caller's yet must hold none of the names.
	 */
	SELECT string_agg(format('%I', c.relname), ', ' ORDER BY c.relname) INTO squatters
	FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
	WHERE n.nspname = schema_name AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
		AND (NOT pg_has_role(c.relowner, 'USAGE')
			 OR NOT EXISTS (SELECT FROM pg_class o
							WHERE o.relnamespace = n.oid AND o.relname = 'model_option' AND o.relkind IN ('r', 'p')
								AND obj_description(o.oid, 'pg_class') LIKE 'What the views agree on%'))
		AND c.relname IN (SELECT m[1] FROM regexp_matches(ddl,
			'^CREATE (?:TABLE IF NOT EXISTS|OR REPLACE VIEW) [^\n]*?\.([a-z_]+) ', 'gn') m);
	IF squatters IS NOT NULL THEN
		RAISE EXCEPTION 'schema "%" already has relations that a model would use', schema_name
			USING ERRCODE = 'duplicate_table',
				  DETAIL = format('They are not a model of yours: %s.', squatters),
				  HINT = 'Give the model a schema of its own.';
	END IF;

	BEGIN
		EXECUTE ddl;
	EXCEPTION WHEN invalid_table_definition THEN
		GET STACKED DIAGNOSTICS message = MESSAGE_TEXT;
		SELECT string_agg(DISTINCT r.ev_class::regclass::text, ', ') INTO dependents
		FROM pg_depend d
		JOIN pg_rewrite r ON r.oid = d.objid AND d.classid = 'pg_rewrite'::regclass
		JOIN pg_class c ON c.oid = d.refobjid AND d.refclassid = 'pg_class'::regclass AND c.relkind = 'v'
		JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = schema_name
		WHERE r.ev_class <> d.refobjid;
		RAISE EXCEPTION 'a view of model "%" cannot be brought up to date: %', schema_name, message
			USING ERRCODE = 'dependent_objects_still_exist',
				  DETAIL = format('Views that depend on views of the model: %s.', coalesce(dependents, 'none')),
				  HINT = 'Drop the view and those that depend on it, call create_model again, and create them anew.';
	END;
END
$function$;
COMMENT ON FUNCTION @extschema@.create_model(pg_catalog.name)
IS 'Creates the tables and views of an office in a schema of the caller''s, as ordinary objects that the caller owns; on an existing model it brings views and functions up to date and never touches rows. schema_name: created when missing; a schema with relations of the same names that are no model of the caller''s is refused (42P07), a view that cannot be replaced too (2BP01). To be rid of it: DROP SCHEMA.';
