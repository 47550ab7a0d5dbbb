/*
 * model: the tables and views of an office, made in a schema of the caller's
 *
 * A model is not part of the extension: its tables hold an office's data, so
 * they are ordinary objects of the schema's owner, dumped and restored as such.
 * The extension holds the text of the statements, and the functions that run it.
 *
 *	model_ddl		the statements, with the names of the schemas put in
 *	create_model	runs them, after it has looked around (below)
 *	grant_model, revoke_model	access, kept in access_role and given again
 *					whenever the model is made anew (grant.sql)
 *
 * create_model goes through these phases; every one either changes nothing or
 * ends in an error that undoes all:
 *
 *	1. whose model it is: the owner of the schema's, whoever calls; what follows
 *	   runs as that role (act_as), never with the rights of a superuser;
 *	2. nothing of others is in the way: no CREATE for others in the schema, no
 *	   objects, triggers or foreign keys of others, no relation of the same name
 *	   that is not the model's;
 *	3. on a model that stands, its views and tables are locked, boards first, in
 *	   the order in which readers take them (lock_patiently);
 *	4. the statements: tables IF NOT EXISTS, views and functions OR REPLACE;
 *	5. the grants that were given before.
 *
 * What must always hold, and who holds it:
 *
 *	- rows are never touched by create_model;
 *	- a figure that was known stays known: triggers keep what is changed or
 *	  deleted, with the rights of the model's owner (never of a superuser);
 *	- who may not see a figure sees nothing made of it: views are
 *	  security_invoker, row policies stand on the tables, and what is packed is
 *	  used only while the policies are those it was packed under;
 *	- no statement depends on search_path: every name is written in full.
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
 * A view is what people read.  What views are made of is a function without arguments,
 * LANGUAGE sql STABLE, not STRICT, with no SET, whose text the planner puts in the place
 * of the call.  A function comes before the operator classes of our types in pg_upgrade,
 * so nothing in its body sorts by a period, groups by it or has DISTINCT of it; what does
 * is a text, _x.sql, for which @model_x@ stands alone on a line.
 *
 * test/whole/update.t compares a model that was brought up to date with a new one.
 */

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

CREATE FUNCTION @extschema@.model_owner(schema_name pg_catalog.name)
RETURNS pg_catalog.regrole
LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	database_owner oid := (SELECT d.datdba FROM pg_database d WHERE d.datname = current_database());
	caller oid := (SELECT r.oid FROM pg_roles r WHERE r.rolname = current_user);
	owner oid := (SELECT n.nspowner FROM pg_namespace n WHERE n.nspname = schema_name);
BEGIN
	/* the schema that every database comes with belongs to whoever owns the database */
	IF owner = (SELECT r.oid FROM pg_roles r WHERE r.rolname = 'pg_database_owner') THEN
		owner := database_owner;
	END IF;
	/* a schema that is not there yet is made for the caller, but not for a superuser if it can be helped */
	IF owner IS NULL THEN
		owner := CASE WHEN (SELECT r.rolsuper FROM pg_roles r WHERE r.oid = caller) THEN database_owner ELSE caller END;
	END IF;
	RETURN owner;
END
$function$;
COMMENT ON FUNCTION @extschema@.model_owner(pg_catalog.name)
IS 'The role that a model in a schema belongs to: the owner of the schema (of the database, where the schema is public''s). Of a schema that does not exist: the caller, for a superuser the owner of the database. NULL gives NULL.';

CREATE FUNCTION @extschema@.policy_fingerprint(place pg_catalog.regclass)
RETURNS pg_catalog.text
-- every query of a reader asks it: PL/pgSQL keeps the plan, which takes as long to make as to run
LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
-- what a session sets must not make them look replaced
SET standard_conforming_strings = on
SET quote_all_identifiers = off
AS $function$
BEGIN
	RETURN (
		SELECT md5(string_agg(concat_ws(' ', p.polname, p.polpermissive, p.polcmd, p.polroles,
			-- without the names that a rename changes
			CASE WHEN least(length(n.nspname), length(h.nspname)) > 3 AND c.relname NOT IN (n.nspname, h.nspname) THEN
					replace(replace(replace(e.text, quote_ident(c.relname) || '.', ''), quote_ident(n.nspname) || '.', '@m@.'), quote_ident(h.nspname) || '.', '@x@.')
				-- a short one is the alias of a table too, or it is that of the table: the same, by what stands before it or behind it
				ELSE regexp_replace(
					regexp_replace(regexp_replace(
						regexp_replace(regexp_replace(e.text, q.before || q.home, '\1@x@.', 'g'), q.begins || q.home || q.call, '@x@.', 'g'),
						q.before || q.model, '\1@m@.', 'g'), q.begins || q.model || q.call, '@m@.', 'g'),
					q.begins || q.relation, '', 'g') END),
			E'\n' ORDER BY p.polname))
		FROM pg_policy p
		JOIN pg_class c ON c.oid = p.polrelid
		JOIN pg_namespace n ON n.oid = c.relnamespace
		JOIN (pg_extension x JOIN pg_namespace h ON h.oid = x.extnamespace) ON x.extname = 'indstat'
		CROSS JOIN LATERAL (SELECT concat_ws(' CHECK ', pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) AS text OFFSET 0) e
		CROSS JOIN LATERAL (SELECT
			'(\m(?:FROM|JOIN)\s+\(*|OPERATOR\(|::|'')' AS before, '(?=(?:[[:alnum:]_$]+|"(?:[^"]|"")*")\()' AS call, '(?<![[:alnum:]_$".])' AS begins,
			-- any character of a name may mean something in a regular expression
			regexp_replace(quote_ident(c.relname) || '.', '([^[:alnum:]_ ])', '\\\1', 'g') AS relation,
			regexp_replace(quote_ident(n.nspname) || '.', '([^[:alnum:]_ ])', '\\\1', 'g') AS model,
			regexp_replace(quote_ident(h.nspname) || '.', '([^[:alnum:]_ ])', '\\\1', 'g') AS home) q
		WHERE p.polrelid = place);
END
$function$;
COMMENT ON FUNCTION @extschema@.policy_fingerprint(pg_catalog.regclass)
IS 'What the row policies of a table say, as one short text that does not depend on the names of schemas, so that a model notices when they were replaced. NULL: the table has none, or place is NULL.';

CREATE FUNCTION @extschema@.model_ddl(schema_name pg_catalog.name, parts pg_catalog.text[])
RETURNS pg_catalog.text
LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
SET standard_conforming_strings = on
SET quote_all_identifiers = off
AS $function$
DECLARE
	known text[] := '{figures,targets,projects,enterprises,services,actions,bulletin}';
	home text;
	owner text;
	rights text;
	version integer;	-- of the model that is there
	newest integer := 0;
	ddl text;
	had text[];
	has text[];
	lines text[] := '{}';
	piece text;
	mark text;
	outer_ones boolean[] := '{}';	-- whether what is around the innermost marks is kept
	kept boolean := true;
	spoken record;
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

	/* what there is stays; a new model has everything unless it is said which parts */
	SELECT s.version, s.parts INTO version, had FROM (
@model_state@
	) s;
	SELECT string_agg(format('"%s"', p), ', ') INTO mark FROM unnest(parts) p WHERE p <> ALL (known) OR p IS NULL;
	IF mark IS NOT NULL THEN
		RAISE EXCEPTION 'unknown part of a model: %', mark
			USING ERRCODE = 'invalid_parameter_value',
				  HINT = format('Parts are: %s.', array_to_string(known, ', '));
	END IF;
	has := ARRAY(SELECT k FROM unnest(known) k
		WHERE k = 'figures' OR k = ANY (coalesce(had, '{}') || parts) OR had IS NULL AND cardinality(parts) = 0);

	EXECUTE format('SELECT %I.model_owner($1)', home) INTO owner USING schema_name;
	/* the triggers that keep what nobody may write act as the owner of the model, but never as a superuser */
	rights := CASE WHEN (SELECT r.rolsuper FROM pg_roles r WHERE r.oid = owner::regrole) THEN 'INVOKER' ELSE 'DEFINER' END;

	/*
	 * The statements stand in src/model, joined here when the install script is
	 * made; @m@ in them is the model's schema, @x@ the extension's, and what is
	 * said in many of them alike is said once:
	 *
	 *	@if p@			what stands there up to @else@ or @endif@ if the model has part p (parts.awk)
	 *	@parts@			the parts of the model, @version@ the number of the last migration
	 *	@code(c)@		what a code may be
	 *	@day(c)@		which days are in a board's reach: one odd day must not make it count millions of months
	 *	@figure(c)@		which figures views can reckon with, NaN and infinity are not among them
	 *	@rights@		whose rights a trigger function that keeps history has
	 *	@guard@			how such a function makes sure of what fired it
	 *	@kept(t(k), v)@	that superseded rows of a table are kept: its keys, its values, then
	 *					the types of both (parts.awk)
	 *	@changes(k)@	what became of the things of a tree, table k: _change, the tree of a day, moves
	 *	@crossed(k, ...)@	the last such change that a comparison reaches across: k_change_crossed(...)
	 *	@members(m a ON ...; p e WHERE ...)@	the figures of the family whose members are rows of m, and its parts those of p
	 *	@name(t, c)@	the name of what row t stands for, in the language of the model, or its code c;
	 *					this, and localised_name(opt.lang, ...), first asks translation (see below)
	 *	@label(p)@		the label, @year(p)@, @number(p)@ of row p of indicator_period
	 *	@adds(p, w)@	whether p is added to w, @weighs(p, w)@ whether it is a part of an index
	 *	@region_family(i, r, b, c)@, @indicator_family(...)@	the figures of a family: family_of() of the function of that name
	 *	@class(x)@		the size class of an investment
	 *	@..._holds(t)@	whether a packed value still says what the rows say
	 */
	known := has || ARRAY(SELECT 'new_' || h FROM unnest(has) h WHERE h = ANY (had) IS NOT TRUE)
		|| ARRAY(SELECT 'before_' || n FROM generate_series(version + 1, version + 99) n);
	FOREACH piece IN ARRAY string_to_array($ddl$
@model_ddl@
$ddl$, E'\n@')
	LOOP
		mark := substring(piece FROM '^(if [a-z0-9_|]+|else|endif)@(?:\n|$)');
		IF mark LIKE 'if before%' THEN
			newest := substr(mark, 11)::integer;
			outer_ones := outer_ones || kept;
			kept := coalesce(version < newest, false);
		ELSIF mark LIKE 'if %' THEN
			outer_ones := outer_ones || kept;
			kept := kept AND string_to_array(substr(mark, 4), '|') && known;
		ELSIF mark = 'else' THEN
			kept := outer_ones[cardinality(outer_ones)] AND NOT kept;
		ELSIF mark = 'endif' THEN
			kept := outer_ones[cardinality(outer_ones)];
			outer_ones := outer_ones[:cardinality(outer_ones) - 1];
		END IF;
		IF kept THEN
			lines := array_append(lines, CASE WHEN mark IS NULL THEN CASE WHEN lines <> '{}' THEN '@' ELSE '' END || piece ELSE substr(piece, length(mark) + 3) END);
		END IF;
	END LOOP;
	IF version > newest THEN
		RAISE EXCEPTION 'model "%" is newer than the extension', schema_name
			USING ERRCODE = 'object_not_in_prerequisite_state',
				  DETAIL = format('It is of version %s; this version of indstat makes models of version %s.', version, newest),
				  HINT = 'Install the version of indstat that made it, and ALTER EXTENSION indstat UPDATE.';
	END IF;

	ddl := array_to_string(lines, E'\n');
	/* a name or a label in a language that is rows, of a model that has them: nothing is looked up unless it is asked for */
	IF 'bulletin' = ANY (has) THEN
		ddl := regexp_replace(ddl, '@x@\.label\(([a-z]+\.[a-z_]+), opt\.lang, ([a-z.]+)\)', 'CASE WHEN opt.names_in IS NULL THEN \& ELSE @m@.spoken_label(\1, opt.names_in, \2) END', 'g');
		FOR spoken IN
			SELECT '@x@\.localised_name\(opt\.lang, (' || v.alias || ')\.name_zh, \1\.name_zh_hant, \1\.name_en, ([a-z]+)\.(' || v.code || ')\)' AS found,
				format('coalesce(CASE WHEN opt.names_in IS NOT NULL THEN @m@.said(opt.names_in, ''%s'', \2.\3, %s) END, \&)', v.kind, coalesce('\1.' || v.within, 'NULL::text')) AS put
			FROM (VALUES ('[a-z]', 'region|indicator|chain|stage|department|initiative|size_class|rating|ladder|scheme|platform|purpose', '\3', NULL), ('[a-z]', 'owner', 'department', NULL),
				('g', 'member', 'stage', NULL), ('h', 'member', 'chain', NULL), ('n', 'member', 'department', NULL), ('k', '(?<= k\.)kind', 'agreement_kind', NULL),
				('t', 'tier', 'tier', 'ladder'), ('d', 'round', 'round', 'scheme'), ('g', 'grade', 'grade', 'scheme')) v (alias, code, kind, within)
		LOOP
			ddl := regexp_replace(ddl, spoken.found, spoken.put, 'g');
		END LOOP;
		ddl := regexp_replace(regexp_replace(ddl,
			'@name\(([a-z_]+), ([a-z_]+)\)@', 'coalesce(CASE WHEN (SELECT l.names_in FROM @m@.model_option l) IS NOT NULL THEN @m@.said((SELECT l.names_in FROM @m@.model_option l), ''\2'', \1.\2, NULL::text) END, \&)', 'g'),
			'@label\(([a-z_]+)\)@', 'CASE WHEN \1.reporting_year_start = 1 AND (SELECT l.names_in FROM @m@.model_option l) IS NOT NULL THEN @m@.spoken_label(\1.period, (SELECT l.names_in FROM @m@.model_option l), \1.cumulative) ELSE \& END', 'g');
	END IF;
	ddl := replace(replace(replace(replace(replace(replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(ddl,
		'@changes\(([a-z]+)\)@', $changes$
@model_changes@
$changes$, 'g'),
		'@members\((.*?); (.*?)\)@', $members$
@model_family_of_indicators@
$members$, 'g'),
		-- nothing is asked where nothing ever changed
		'@crossed\((region|indicator), ((?:[^()@]|@x@)*)\)@', 'CASE WHEN EXISTS (SELECT FROM @m@.\1_change) THEN @m@.\1_change_crossed(\2) END', 'g'),
		'@kept\(([a-z_]+)\(([a-z_, ]+)\)((?:, [a-z_]+)*); ([^()]*)\)@', $kept$
@model_kept@
$kept$, 'g'),
		'@cross_section_holds\(([a-z@]+)\)@', 'NOT EXISTS (SELECT FROM @m@.observation_unpacked u WHERE u.indicator = \1.indicator AND u.period OPERATOR(@x@.=) \1.period)
	AND NOT EXISTS (SELECT FROM @m@.release_calendar c WHERE c.indicator = \1.indicator AND c.period OPERATOR(@x@.=) \1.period AND c.released_at > now())
	AND (SELECT @m@.policies_stand(''@m@.observation''::regclass))', 'g'),
		'@series_holds\(([a-z@]+)\)@', 'NOT EXISTS (SELECT FROM @m@.observation_unpacked u WHERE u.indicator = \1.indicator AND u.region = \1.region)
	AND NOT EXISTS (SELECT FROM @m@.release_calendar c
		WHERE c.indicator = \1.indicator AND c.released_at > now() AND @x@.value_at(\1.figures, c.period) IS NOT NULL)
	AND (\1.holds_until IS NULL OR \1.holds_until > now() AND NOT (SELECT @m@.sees_embargoed()))
	AND (SELECT @m@.policies_stand(''@m@.observation''::regclass))', 'g'),
		'@day\((@?[a-z_@.()]+?)\)@', '(\1 >= date ''1900-01-01'' AND \1 < date ''2200-01-01'')', 'g'),
		'@figure\(([a-z_]+)\)@', '(abs(\1) < 1e30 AND scale(\1) <= 30)', 'g'),
		-- of a row of indicator_period; what is stored is of years from January
		'@label\(([a-z_]+)\)@', 'CASE WHEN \1.reporting_year_start = 1 THEN CASE (SELECT l.lang FROM @m@.model_option l) WHEN ''zh'' THEN \1.label_zh WHEN ''zh-Hant'' THEN \1.label_zh_hant ELSE \1.label_en END
			ELSE @m@.reporting_label(\1.period, (SELECT l.lang FROM @m@.model_option l), \1.cumulative, \1.reporting_year_start) END', 'g'),
		'@year\(([a-z_]+)\)@', 'CASE WHEN \1.reporting_year_start = 1 THEN \1.year ELSE @x@.year_of(@m@.months_later(\1.period, 1 - \1.reporting_year_start)) END', 'g'),
		'@number\(([a-z_]+)\)@', 'CASE WHEN \1.reporting_year_start = 1 THEN \1.number_in_year ELSE @x@.number_in_year(@m@.months_later(\1.period, 1 - \1.reporting_year_start), \1.cumulative) END', 'g'),
		-- not localised_name: a sub-select in its place would keep it from being taken apart, and names are filtered by
		'@name\(([a-z_]+), ([a-z_]+)\)@', 'CASE (SELECT l.lang FROM @m@.model_option l) WHEN ''zh'' THEN coalesce(\1.name_zh, \1.name_zh_hant, \1.name_en, \1.\2)
		WHEN ''zh-Hant'' THEN coalesce(\1.name_zh_hant, \1.name_zh, \1.name_en, \1.\2) ELSE coalesce(\1.name_en, \1.name_zh, \1.name_zh_hant, \1.\2) END', 'g'),
		'@code\(([a-z_]+)\)@', 'CONSTRAINT \1_is_code CHECK (octet_length(\1) >= 1 AND octet_length(\1) <= 255 AND \1 = btrim(\1))', 'g'),
		-- whether figures of one indicator are parts of those of another that can be added: of one unit, and not a stock of a flow
		'@adds\(([a-z_]+), ([a-z_]+)\)@', '(\1.additivity = ''sum'' AND \2.additivity = ''sum'' AND coalesce(\1.unit = \2.unit, true) AND (\1.time_per_collect = ''E'') = (\2.time_per_collect = ''E''))', 'g'),
		-- whether the one is a part, with a weight, of an index
		'@weighs\(([a-z_]+), ([a-z_]+)\)@', '(\2.additivity = ''index'' AND \1.weight_indicator IS NOT NULL AND \1.change_unit = ''percent'')', 'g'),
		'@(indicator|region)_family\(([^()@]*)\)@', '@x@.family_of(''@m@.\1_family(text, text, @x@.ref_period, boolean)''::regprocedure, \2)', 'g'),
		-- in place, and not class_of: the classes are then looked up once a query, not once a row
		'@class\(([a-z_.]+)\)@', 'coalesce((SELECT array_agg(z.size_class ORDER BY z.from_investment, z.size_class) FROM @m@.size_class z)
		[width_bucket(\1, (SELECT array_agg(z.from_investment ORDER BY z.from_investment, z.size_class) FROM @m@.size_class z))], ''none'')', 'g'),
		'@guard@', $guard$
@model_guard@
$guard$), '@rights@', rights), '@parts@', has::text), '@version@', newest::text), '@x@', quote_ident(home)), '@m@', quote_ident(schema_name));
@model_drops@
	RETURN ddl;
END
$function$;
COMMENT ON FUNCTION @extschema@.model_ddl(pg_catalog.name, pg_catalog.text[])
IS 'The statements that create_model executes with the same arguments, as text, for people who keep migrations. schema_name: the schema of the model; parts: see create_model. Names are quoted; run it in one transaction, as the role that is to own the model (model_owner). Of a model that is older than the extension they begin with what brings it up to date; of one that is newer, it is an error (55000).';

-- No arguments that may be left out: whoever may create functions here could make one that needs none, and it would be called.
CREATE FUNCTION @extschema@.model_ddl(schema_name pg_catalog.name)
RETURNS pg_catalog.text
LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	ddl text;
BEGIN
	EXECUTE format('SELECT %I.model_ddl($1, $2)', (SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'indstat'))
	INTO ddl USING schema_name, '{}'::text[];
	RETURN ddl;
END
$function$;
COMMENT ON FUNCTION @extschema@.model_ddl(pg_catalog.name)
IS 'model_ddl(schema_name, parts) without parts: those that the model has, and all of a new one.';

CREATE FUNCTION @extschema@.create_model(schema_name pg_catalog.name, parts pg_catalog.text[])
RETURNS pg_catalog.void
LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
SET client_min_messages = warning
SET standard_conforming_strings = on
SET quote_all_identifiers = off
AS $function$
DECLARE
	home text;
	keeper regrole;
	names text[];
	known text[];
	hazard record;
	place record;
	tables text;
	had text[];			-- parts that are there; NULL: no model
	found text;
	ddl text;
	statement text;
	part text[];
	locks text;
	code text;
	message text;
	details text;
	advice text;
	context text;
	for_restore CONSTANT boolean := 'restore' = ANY (parts);
	wanted CONSTANT text[] := array_remove(parts, 'restore');
	restored boolean := false;	-- whether the model was made for a restore of data alone
BEGIN
	SELECT quote_ident(n.nspname) INTO STRICT home
	FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
	WHERE e.extname = 'indstat';
	EXECUTE format('SELECT %1$s.model_ddl($1, $2), %1$s.model_owner($1)', home) INTO ddl, keeper USING schema_name, wanted;
	names := ARRAY(
@model_names@
	);
	SELECT s.parts INTO had FROM (
@model_state@
	) s;

	/* a model belongs to the owner of its schema, whoever makes it */
	IF NOT pg_has_role(keeper, 'MEMBER') THEN
		RAISE EXCEPTION 'must be owner of schema "%"', schema_name
			USING ERRCODE = 'insufficient_privilege',
				  DETAIL = format('It belongs to role %s.', keeper),
				  HINT = 'Call create_model as that role, or with a schema of your own.';
	END IF;
	IF for_restore AND had IS NOT NULL THEN
		RAISE EXCEPTION 'schema "%" holds a model already', schema_name
			USING ERRCODE = 'object_not_in_prerequisite_state',
				  DETAIL = 'Data alone are restored into a model that is made for them, without rows and with its triggers off.',
				  HINT = 'Restore into another schema or database.';
	END IF;
	SELECT string_agg(m[1], ', ') INTO found FROM regexp_matches(ddl, '^-- in the way: (.*)$', 'gn') m;
	IF found IS NOT NULL THEN
		RAISE EXCEPTION 'model "%" cannot be brought up to date while others depend on what changes', schema_name
			USING ERRCODE = 'dependent_objects_still_exist',
				  DETAIL = format('They are not the model''s own: %s.', found),
				  HINT = 'Drop them, call create_model again, and create them anew.';
	END IF;
	IF had IS NOT NULL AND (SELECT r.rolsuper FROM pg_roles r WHERE r.rolname = current_user) THEN
		/* what a superuser made in somebody's schema is handed over */
		FOR statement IN
			SELECT format('ALTER %s %s OWNER TO %s', o.sort, o.name, keeper)
			FROM (
				SELECT c.relowner AS owner, CASE c.relkind WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END AS sort, c.oid::regclass::text AS name
				FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
				WHERE n.nspname = schema_name AND c.relkind IN ('r', 'p', 'v') AND c.relname = ANY (names)
				UNION ALL
				SELECT f.proowner, 'ROUTINE', f.oid::regprocedure::text
				FROM pg_proc f JOIN pg_namespace n ON n.oid = f.pronamespace
				WHERE n.nspname = schema_name
					AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = f.oid AND d.deptype = 'e')) o
			WHERE o.owner <> keeper::oid AND (SELECT r.rolsuper FROM pg_roles r WHERE r.oid = o.owner)
		LOOP
			EXECUTE statement;
		END LOOP;
	END IF;
	IF NOT EXISTS (SELECT FROM pg_namespace n WHERE n.nspname = schema_name) THEN
		EXECUTE format('CREATE SCHEMA %I AUTHORIZATION %s', schema_name, keeper);
	END IF;
	IF (SELECT r.oid FROM pg_roles r WHERE r.rolname = current_user) <> keeper::oid THEN
		-- nothing that is the owner's runs with the rights of whoever called
		EXECUTE format('SELECT %s.act_as($1, $2)', home) USING keeper, format('SELECT %s.create_model(%L::name, %L::text[])', home, schema_name, parts);
		RETURN;
	END IF;

	/*
	 * Nothing is relied on that somebody else owns or may replace.  What a
	 * superuser owns is no danger: whoever could replace it can do anything.
	 */
	FOR hazard IN
@model_hazard@
	LOOP
		RAISE EXCEPTION '%', hazard.message USING ERRCODE = 'insufficient_privilege', DETAIL = hazard.detail, HINT = hazard.hint;
	END LOOP;

	/*
	 * IF NOT EXISTS must never adopt what was there before: a schema that is no
	 * model yet, or has not these parts yet, must hold none of the names.
	 */
	known := names;
	IF had IS NULL THEN
		known := '{}';
	ELSIF wanted <> '{}' THEN
		DECLARE
			ddl text;
		BEGIN
			EXECUTE format('SELECT %s.model_ddl($1)', home) INTO ddl USING schema_name;
			known := ARRAY(
@model_names@
			);
		END;
	END IF;
	-- and neither an older one what is new in this version
	known := ARRAY(SELECT unnest(known) EXCEPT SELECT m[1] FROM regexp_matches(ddl, '^-- adds ([a-z_]+)$', 'gn') m);
	SELECT string_agg(format('%I', c.relname), ', ' ORDER BY c.relname) INTO found
	FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
	WHERE n.nspname = schema_name AND c.relname = ANY (names) AND c.relname <> ALL (known);
	IF found IS NOT NULL THEN
		RAISE EXCEPTION 'schema "%" already has relations that a model would use', schema_name
			USING ERRCODE = 'duplicate_table',
				  DETAIL = format('They are not a model of yours: %s.', found),
				  HINT = 'Give the model a schema of its own.';
	END IF;
	IF had IS NOT NULL THEN
		/*
		 * Readers lock a board before what it stands on, statements that replace
		 * views come the other way round.  So all views are locked at once, boards
		 * first: by a change that changes nothing, because LOCK would go on to what
		 * is below.  Who holds one of them is waited for, but not for ever with
		 * others in hand, since a reader may take two boards in any order.  So it
		 * is with tables, whose policies are made anew: whoever reads one, as a
		 * dump does, would hold up every board for as long.
		 */
		SELECT string_agg(CASE c.relkind WHEN 'v' THEN format('ALTER VIEW %s SET (security_invoker = true)', c.oid::regclass)
								ELSE format('LOCK TABLE ONLY %s IN ACCESS EXCLUSIVE MODE', c.oid::regclass) END, '; '
				-- one call of create_model at a time
				ORDER BY c.relname <> 'model_option', c.relkind <> 'v', c.oid DESC) INTO locks
		FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
		WHERE n.nspname = schema_name AND c.relkind IN ('r', 'p', 'v') AND c.relname = ANY (names) AND c.relowner = keeper::oid;
		EXECUTE format('SELECT %s.lock_patiently($1)', home) USING locks;
		SELECT t.tgenabled = 'D' INTO restored FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
		WHERE n.nspname = schema_name AND c.relname = 'model_option' AND t.tgname = 'model_option_kept';
	END IF;
	tables := format('SELECT c.oid::regclass AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
		WHERE n.nspname = %L AND c.relkind IN (''r'', ''p'') AND c.relname = ANY ($1) ORDER BY c.oid', schema_name);

	BEGIN
		IF restored THEN
			-- the policies are those that were made then, whatever the rows say that were restored
			EXECUTE format('DELETE FROM %I.model_policy', schema_name);
			FOR place IN EXECUTE tables USING names LOOP
				EXECUTE format('ALTER TABLE %s ENABLE TRIGGER USER', place.name);
				EXECUTE format('INSERT INTO %1$I.model_policy (table_name, fingerprint)
					SELECT c.relname, %2$s.policy_fingerprint(c.oid) FROM pg_class c WHERE c.oid = $1 AND %2$s.policy_fingerprint(c.oid) IS NOT NULL', schema_name, home)
				USING place.name;
			END LOOP;
		END IF;
		FOR part IN SELECT regexp_split_to_array(ddl, '\n(?=(?:CREATE|COMMENT|INSERT|UPDATE|DO|SET LOCAL|ALTER|DROP|GRANT|REVOKE) )') LOOP
			FOREACH statement IN ARRAY part LOOP
				-- made above; whoever owns a schema need not be one who may make schemas
				CONTINUE WHEN statement LIKE 'CREATE SCHEMA %';
				EXECUTE statement;
			END LOOP;
		END LOOP;
		IF restored THEN
			EXECUTE format('SELECT NOT EXISTS (SELECT FROM %1$I.observation_packed) AND NOT EXISTS (SELECT FROM %1$I.observation_unpacked)', schema_name) INTO restored;
			IF restored THEN
				EXECUTE format('SELECT %I.keep_packed(false)', schema_name);
			END IF;
		ELSIF for_restore THEN
			-- packed values may come with the rest, and are kept from then on
			EXECUTE format('SELECT %I.keep_packed(true)', schema_name);
			found := NULL;
			FOR place IN EXECUTE tables USING names LOOP
				EXECUTE format('ALTER TABLE %s DISABLE TRIGGER USER', place.name);
				found := concat_ws(', ', found, place.name);
			END LOOP;
			EXECUTE 'TRUNCATE ' || found;
		END IF;
		statement := 'the grants that were given before';
		EXECUTE format('SELECT %s.grant_again($1, NULL::regrole)', home) USING schema_name;
		-- A table that nobody counted is planned as if it had ten pages, and plans of boards that
		-- look as expensive as that are compiled for seconds; what is counted as empty is planned by
		-- the size that it has.  Small tables are never counted by autovacuum.
		FOR place IN EXECUTE tables USING names LOOP
			statement := format('ANALYZE %s', place.name);
			IF (SELECT c.reltuples < 0 FROM pg_class c WHERE c.oid = place.name) THEN
				EXECUTE statement;
			END IF;
		END LOOP;
	EXCEPTION WHEN OTHERS THEN
		GET STACKED DIAGNOSTICS code = RETURNED_SQLSTATE, message = MESSAGE_TEXT, details = PG_EXCEPTION_DETAIL,
			advice = PG_EXCEPTION_HINT, context = PG_EXCEPTION_CONTEXT;
		IF code = '42P16' THEN
			/* invalid_table_definition: a view whose columns changed has views upon it */
			SELECT string_agg(DISTINCT r.ev_class::regclass::text, ', ') INTO found
			FROM pg_depend d
			JOIN pg_rewrite r ON r.oid = d.objid AND d.classid = 'pg_rewrite'::regclass
			JOIN pg_class c ON c.oid = d.refobjid AND d.refclassid = 'pg_class'::regclass AND c.relkind = 'v'
			JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = schema_name
			WHERE r.ev_class <> d.refobjid;
			RAISE EXCEPTION 'a view of model "%" cannot be brought up to date: %', schema_name, message
				USING ERRCODE = 'dependent_objects_still_exist',
					  DETAIL = format('Views that depend on views of the model: %s.', coalesce(found, 'none')),
					  HINT = 'Drop the view and those that depend on it, call create_model again, and create them anew.';
		END IF;
		RAISE EXCEPTION 'model "%" cannot be made: %', schema_name, message
			USING ERRCODE = code,
				  DETAIL = concat_ws(E'\n', nullif(details, ''), 'Statement: ' || left(split_part(ltrim(statement, E' \n'), E'\n', 1), 200)),
				  HINT = coalesce(nullif(advice, ''), format('model_ddl(%L%s) gives all statements as text.', schema_name, ', ' || quote_literal(nullif(wanted, '{}'))));
	END;
END
$function$;
COMMENT ON FUNCTION @extschema@.create_model(pg_catalog.name, pg_catalog.text[])
IS 'Creates the tables and views of an office in a schema, all or some parts of them, as ordinary objects that the owner of the schema owns (model_owner), also when a superuser calls it; on an existing model it brings views and functions up to date, gives grant_model''s grants to what is new, counts tables that nobody has counted yet (ANALYZE) and never touches rows. schema_name: created when missing. parts: any of figures (always there), targets, projects, enterprises, services, actions, bulletin (with sentences of the parts that are there); parts that the model has stay, others are added; empty: those that it has, and all of a new model. restore among them makes a new model without rows and with its triggers off, for a dump of data alone; the next call, after the restore, turns them on (55000 for a model that exists). NULL does nothing. Refused are a schema where others may create or own anything, or hold TRIGGER or REFERENCES (42501), one with relations of the same names that are no model (42P07), and a view that cannot be replaced because others stand on it (2BP01). It waits until nobody reads or writes the model, holding up nobody for more than half a second, and gives up after lock_timeout (55P03). To be rid of a model: DROP SCHEMA.';

CREATE FUNCTION @extschema@.create_model(schema_name pg_catalog.name)
RETURNS pg_catalog.void
LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	EXECUTE format('SELECT %I.create_model($1, $2)', (SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'indstat'))
	USING schema_name, '{}'::text[];
END
$function$;
COMMENT ON FUNCTION @extschema@.create_model(pg_catalog.name)
IS 'create_model(schema_name, parts) without parts: makes a model with all of them, or brings one up to date with those that it has. NULL does nothing.';
