/*
 * partition: the observations of a model in partitions
 *
 * Triggers for each statement and row policies are not inherited: keep_partition
 * gives a partition what the whole has.  Rows that come into a model or leave it
 * with a partition go through its triggers, so that history, periods and packed
 * values know of them as of any other row; rows that only move between partitions
 * go past them.
 */

CREATE FUNCTION @extschema@.keep_partition(place pg_catalog.regclass, came_by_hand pg_catalog.bool)
RETURNS pg_catalog.void
LANGUAGE plpgsql STRICT PARALLEL UNSAFE
SET row_security = off
SET search_path = pg_catalog, pg_temp
SET standard_conforming_strings = on
SET quote_all_identifiers = off
AS $function$
DECLARE
	whole CONSTANT regclass := pg_partition_root(place);
	here CONSTANT pg_class := (SELECT c FROM pg_class c WHERE c.oid = place);
	root CONSTANT pg_class := (SELECT c FROM pg_class c WHERE c.oid = whole);
	model CONSTANT text := (SELECT quote_ident(n.nspname) FROM pg_namespace n WHERE n.oid = root.relnamespace);
	home CONSTANT text := (SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'indstat');
	own_columns CONSTANT text := (SELECT format('\m%s\.(?=(?:%s)\M)', root.relname, string_agg(a.attname, '|')) FROM pg_attribute a WHERE a.attrelid = whole AND a.attnum > 0 AND NOT a.attisdropped);
	-- as the replacement of a regular expression
	here_columns CONSTANT text := replace(quote_ident(here.relname), '\', '\\') || '.';
	t record;
	p record;
	stand boolean;
	marked boolean := false;
BEGIN
	IF whole IS NULL OR whole = place THEN
		RETURN;
	END IF;
	FOR t IN
		SELECT g.tgname, pg_get_triggerdef(g.oid) AS def, format(' ON %s ', whole) AS here
		FROM pg_trigger g
		JOIN pg_proc f ON f.oid = g.tgfoid AND f.pronamespace = root.relnamespace
		WHERE g.tgrelid = whole AND NOT g.tgisinternal AND g.tgtype & 1 = 0
			AND NOT EXISTS (SELECT FROM pg_trigger d WHERE d.tgrelid = place AND d.tgname = g.tgname)
		ORDER BY g.tgname
	LOOP
		EXECUTE overlay(overlay(t.def PLACING format(' ON %s ', place) FROM strpos(t.def, t.here) FOR length(t.here))
			PLACING 'CREATE OR REPLACE TRIGGER' FROM 1 FOR length('CREATE TRIGGER'));
		marked := marked OR came_by_hand AND t.tgname LIKE 'observation\_unpacked\_%';
	END LOOP;
	-- what came past the triggers is not packed, whatever is
	IF marked THEN
		EXECUTE format(
			'INSERT INTO %1$s.observation_unpacked (indicator, period, region)
			 SELECT o.indicator, o.period, o.region FROM %2$s o
			 GROUP BY GROUPING SETS ((o.indicator, o.period), (o.indicator, o.region))', model, place);
	END IF;
	IF root.relrowsecurity AND NOT here.relrowsecurity AND NOT EXISTS (SELECT FROM pg_policy l WHERE l.polrelid = place) THEN
		EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', place);
		-- where the owner has rules of his own, a partition by itself shows nothing until he gives it some
		EXECUTE format('SELECT m.fingerprint = %s.policy_fingerprint($1) FROM %s.model_policy m WHERE m.table_name = $2', home, model)
		INTO stand USING whole, root.relname;
		FOR p IN
			SELECT l.*, pg_get_expr(l.polqual, l.polrelid) AS visible, pg_get_expr(l.polwithcheck, l.polrelid) AS checked, obj_description(l.oid, 'pg_policy') AS meaning
			FROM pg_policy l WHERE l.polrelid = whole AND stand
		LOOP
			EXECUTE format('CREATE POLICY %I ON %s AS %s FOR %s USING (%s)%s', p.polname, place,
				CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END, CASE p.polcmd WHEN '*' THEN 'ALL' ELSE 'SELECT' END,
				-- columns are named by their table inside sub-selects
				regexp_replace(p.visible, own_columns, here_columns, 'g'),
				' WITH CHECK (' || regexp_replace(p.checked, own_columns, here_columns, 'g') || ')');
			EXECUTE format('COMMENT ON POLICY %I ON %s IS %L', p.polname, place, p.meaning);
		END LOOP;
	END IF;
END
$function$;
COMMENT ON FUNCTION @extschema@.keep_partition(pg_catalog.regclass, pg_catalog.bool) IS
'gives a partition of a table of a model the triggers for each statement and the row policies of the whole, so that rows that are written or read by the name of the partition are kept and hidden like others; came_by_hand: what it holds is marked to be packed anew if it had no such triggers. create_model and attach_partition call it. A table that is no partition is left alone; NULL does nothing';

CREATE FUNCTION @extschema@.partition_bound(observation pg_catalog.regclass, holds pg_catalog.text[], OUT bound pg_catalog.text, OUT condition pg_catalog.text)
LANGUAGE plpgsql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	home CONSTANT text := (SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'indstat');
	model CONSTANT text := (SELECT quote_ident(n.nspname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = observation);
	strategy CONSTANT "char" := (SELECT p.partstrat FROM pg_partitioned_table p WHERE p.partrelid = observation);
	strange text;
	first text;
	after text;
BEGIN
	IF strategy IS NULL THEN
		RAISE EXCEPTION 'table "%" has no partitions', observation
			USING ERRCODE = 'object_not_in_prerequisite_state', HINT = 'partition_observations makes it a table that has.';
	ELSIF strategy = 'h' THEN
		RAISE EXCEPTION 'partitions of table "%" are made all at once', observation
			USING ERRCODE = 'object_not_in_prerequisite_state', DETAIL = 'Its indicators are spread over them: without one of them, its figures have no place.';
	ELSIF holds IS NULL OR array_position(holds, NULL) IS NOT NULL OR array_ndims(holds) > 1 THEN
		RAISE EXCEPTION 'what a partition holds must be a list without NULL'
			USING ERRCODE = 'null_value_not_allowed', HINT = 'An empty list is the partition of everything that no other holds.';
	ELSIF cardinality(holds) = 0 THEN
		bound := 'DEFAULT';
	ELSIF strategy = 'l' THEN
		EXECUTE format('SELECT h FROM unnest($1) h WHERE NOT EXISTS (SELECT FROM %s.indicator i WHERE i.indicator = h) LIMIT 1', model) INTO strange USING holds;
		IF strange IS NOT NULL THEN
			RAISE EXCEPTION 'indicator "%" does not exist', strange
				USING ERRCODE = 'foreign_key_violation', HINT = 'Observations are partitioned by indicator: name indicators by their codes.';
		END IF;
		bound := format('FOR VALUES IN (%s)', (SELECT string_agg(quote_literal(h), ', ') FROM unnest(holds) h));
		condition := format('indicator = ANY (%L::text[])', holds);
	ELSE
		IF cardinality(holds) > 2 THEN
			RAISE EXCEPTION 'a partition by period holds one period, or from one to another'
				USING ERRCODE = 'invalid_parameter_value', HINT = 'For example {2023}, or {2021,2023}: all figures whose last day lies between.';
		END IF;
		/* periods stand by their last day, those of one day by their first: the first of a day has the earliest there is */
		EXECUTE format('SELECT %1$s.ref_period(daterange(date ''0001-01-01'', %1$s.start_date($1::%1$s.ref_period) + 1))::text,
			CASE WHEN %1$s.end_date($2::%1$s.ref_period) < date ''9999-12-31'' THEN %1$s.ref_period(daterange(date ''0001-01-01'', %1$s.end_date($2::%1$s.ref_period) + 2))::text END', home)
		INTO first, after USING holds[1], holds[cardinality(holds)];
		bound := format('FOR VALUES FROM (%L) TO (%s)', first, coalesce(quote_literal(after), 'MAXVALUE'));
		condition := format('period OPERATOR(%1$s.>=) %2$L::%1$s.ref_period', home, first)
			|| coalesce(format(' AND period OPERATOR(%1$s.<) %2$L::%1$s.ref_period', home, after), '');
	END IF;
END
$function$;
COMMENT ON FUNCTION @extschema@.partition_bound(pg_catalog.regclass, pg_catalog.text[]) IS
'the bound of a partition of observation and the condition of its rows (NULL: all that no other holds), as SQL; holds: see attach_partition, whose errors these are';

CREATE FUNCTION @extschema@.attach_partition(schema_name pg_catalog.name, partition_name pg_catalog.name, holds pg_catalog.text[])
RETURNS pg_catalog.int8
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET row_security = off
SET search_path = pg_catalog, pg_temp
SET client_min_messages = warning
SET standard_conforming_strings = on
SET quote_all_identifiers = off
AS $function$
DECLARE
	home CONSTANT text := (SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'indstat');
	whole CONSTANT regclass := to_regclass(format('%I.observation', schema_name));
	place CONSTANT text := format('%I.%I', schema_name, partition_name);
	keeper regrole;
	columns CONSTANT text := (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a
		WHERE a.attrelid = whole AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '');
	bound text;
	condition text;
	rest regclass;
	stands pg_class;
	ddl text;
	moved boolean := false;
	taken_in text;
	written bigint := 0;
BEGIN
	IF schema_name IS NULL OR partition_name IS NULL THEN
		RETURN NULL;
	END IF;
@model_observation_owner@
	IF (SELECT r.oid FROM pg_roles r WHERE r.rolname = current_user) <> keeper::oid THEN
		EXECUTE format('SELECT %s.act_as($1, $2)', home)
		USING keeper, format('SELECT %s.attach_partition(%L::name, %L::name, %L::text[])', home, schema_name, partition_name, holds);
		RETURN NULL;
	END IF;
	EXECUTE format('SELECT %s.lock_patiently($1)', home) USING format('LOCK TABLE %s IN ACCESS EXCLUSIVE MODE', whole);
	EXECUTE format('SELECT b.bound, b.condition FROM %s.partition_bound($1, $2) b', home) INTO bound, condition USING whole, holds;

	SELECT c.* INTO stands FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = schema_name AND c.relname = partition_name;
	IF stands.oid IS NOT NULL THEN
		EXECUTE format('SELECT %s.model_ddl($1)', home) INTO ddl USING schema_name;
		IF stands.relkind <> 'r' OR stands.relispartition OR stands.relowner <> keeper::oid OR stands.relname = ANY (ARRAY(
@model_names@
			)) THEN
			RAISE EXCEPTION 'relation % cannot become a partition of observation', place
				USING ERRCODE = 'wrong_object_type', DETAIL = 'It is no table of the owner''s own outside of the model, or a partition already.';
		END IF;
		taken_in := format('%I.%I', schema_name, 'taken_in_' || stands.oid);
		EXECUTE format('ALTER TABLE %s RENAME TO %I', place, 'taken_in_' || stands.oid);
	END IF;

	/* what the partition of everything else holds of it moves: figures stay what they are, and nothing is recorded */
	SELECT i.inhrelid::regclass INTO rest FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
	WHERE i.inhparent = whole AND pg_get_expr(c.relpartbound, c.oid) = 'DEFAULT';
	IF rest IS NOT NULL AND condition IS NOT NULL THEN
		EXECUTE format('SELECT EXISTS (SELECT FROM %s WHERE %s)', rest, condition) INTO moved;
	END IF;
	IF moved THEN
		EXECUTE format('CREATE TABLE %s (LIKE %s INCLUDING ALL)', place, whole);
		EXECUTE format('ALTER TABLE %s DISABLE TRIGGER USER', rest);
		EXECUTE format('WITH moved AS (DELETE FROM %1$s WHERE %2$s RETURNING %3$s) INSERT INTO %4$s (%3$s) SELECT %3$s FROM moved', rest, condition, columns, place);
		EXECUTE format('ALTER TABLE %s ENABLE TRIGGER USER', rest);
		EXECUTE format('ALTER TABLE %s ATTACH PARTITION %s %s', whole, place, bound);
	ELSE
		EXECUTE format('CREATE TABLE %s PARTITION OF %s %s', place, whole, bound);
	END IF;
	EXECUTE format('SELECT %s.keep_partition($1, false)', home) USING place::regclass;
	IF taken_in IS NOT NULL THEN
		-- as they were recorded, unless another version was known then: as one that was detached
		EXECUTE format(
			'INSERT INTO %1$s (%2$s)
			 SELECT %3$s FROM %4$s t',
			place, columns,
			(SELECT string_agg(CASE a.attname WHEN 'recorded_at' THEN format('CASE WHEN EXISTS (SELECT FROM %1$I.observation_revision r
					WHERE r.indicator = t.indicator AND r.period OPERATOR(%2$s.=) t.period AND r.region = t.region AND r.superseded_at > t.recorded_at)
					THEN now() ELSE t.recorded_at END', schema_name, home) ELSE format('t.%I', a.attname) END, ', ' ORDER BY a.attnum) FROM pg_attribute a
			 WHERE a.attrelid = whole AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''),
			taken_in);
		GET DIAGNOSTICS written = ROW_COUNT;
		EXECUTE format('DROP TABLE %s', taken_in);
	END IF;
	-- as create_model counts its tables: uncounted it is planned as ten pages
	EXECUTE format('ANALYZE %s', place);
	RETURN written;
END
$function$;
COMMENT ON FUNCTION @extschema@.attach_partition(pg_catalog.name, pg_catalog.name, pg_catalog.text[]) IS
'makes a partition of the observations of a model, with the triggers and policies of the whole; returns how many figures it brought in. For the owner of the model. partition_name: if a table of that name stands in the schema with the columns of observation, as one that was detached, its rows are taken in, as an INSERT of them would: with the time they were recorded, or, where another version was known since, from now on. What the partition of everything else holds of it is moved, which changes no figure and is not recorded. holds: by indicator, the codes of indicators; by period, one period or the first and the last: figures whose last day lies from the first day of the one to the last of the other; an empty list: everything that no other partition holds. NULL among them is error 22004, an unknown indicator 23503, more than two periods 22023; observations without partitions, or spread over them, 55000; a relation that cannot be taken in 42809. NULL for a name does nothing';

CREATE FUNCTION @extschema@.detach_partition(schema_name pg_catalog.name, partition_name pg_catalog.name)
RETURNS pg_catalog.int8
LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
SET row_security = off
SET search_path = pg_catalog, pg_temp
SET client_min_messages = warning
SET standard_conforming_strings = on
SET quote_all_identifiers = off
AS $function$
DECLARE
	home CONSTANT text := (SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'indstat');
	whole CONSTANT regclass := to_regclass(format('%I.observation', schema_name));
	place CONSTANT text := format('%I.%I', schema_name, partition_name);
	beside text;
	keeper regrole;
	columns CONSTANT text := (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a
		WHERE a.attrelid = whole AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '');
	left_out bigint;
BEGIN
@model_observation_owner@
	IF (SELECT r.oid FROM pg_roles r WHERE r.rolname = current_user) <> keeper::oid THEN
		EXECUTE format('SELECT %s.act_as($1, $2)', home)
		USING keeper, format('SELECT %s.detach_partition(%L::name, %L::name)', home, schema_name, partition_name);
		RETURN NULL;
	END IF;
	EXECUTE format('SELECT %s.lock_patiently($1)', home) USING format('LOCK TABLE %s IN ACCESS EXCLUSIVE MODE', whole);
	IF NOT EXISTS (SELECT FROM pg_inherits i WHERE i.inhparent = whole AND i.inhrelid = to_regclass(place)) THEN
		RAISE EXCEPTION 'table % is not a partition of observation', place
			USING ERRCODE = 'wrong_object_type', HINT = 'model_check says what was detached by hand, and what to do about it.';
	ELSIF (SELECT p.partstrat FROM pg_partitioned_table p WHERE p.partrelid = whole) = 'h' THEN
		RAISE EXCEPTION 'partitions of table "%" stay together', whole
			USING ERRCODE = 'object_not_in_prerequisite_state', DETAIL = 'Its indicators are spread over them: without one of them, its figures have no place.';
	END IF;
	-- without triggers, policies or grants: a table of the owner's own
	beside := format('%I.%I', schema_name, 'detached_' || place::regclass::oid);
	EXECUTE format('CREATE TABLE %s (LIKE %s INCLUDING ALL)', beside, place);
	EXECUTE format('INSERT INTO %1$s (%2$s) SELECT %2$s FROM %3$s', beside, columns, place);
	GET DIAGNOSTICS left_out = ROW_COUNT;
	-- by its triggers, so that history and what is packed know of it
	EXECUTE format('DELETE FROM %s', place);
	EXECUTE format('ALTER TABLE %s DETACH PARTITION %s', whole, place);
	EXECUTE format('DROP TABLE %s', place);
	EXECUTE format('ALTER TABLE %s RENAME TO %I', beside, partition_name);
	RETURN left_out;
END
$function$;
COMMENT ON FUNCTION @extschema@.detach_partition(pg_catalog.name, pg_catalog.name) IS
'takes a partition of the observations out of a model: what it held is from now on an ordinary table of that name, without triggers, policies, grants or foreign keys. For the model its figures are deleted: they are kept in observation_revision and known to whoever asks what was known before. Returns how many they were. attach_partition takes them in again. For the owner of the model; another table is error 42809, one of those that indicators are spread over 55000. NULL does nothing';

CREATE FUNCTION @extschema@.partition_observations(schema_name pg_catalog.name, by pg_catalog.text, spread pg_catalog.int4)
RETURNS pg_catalog.void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET row_security = off
SET search_path = pg_catalog, pg_temp
SET client_min_messages = warning
SET standard_conforming_strings = on
SET quote_all_identifiers = off
AS $function$
DECLARE
	home CONSTANT text := (SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'indstat');
	space CONSTANT oid := (SELECT n.oid FROM pg_namespace n WHERE n.nspname = schema_name);
	former CONSTANT regclass := to_regclass(format('%I.observation', schema_name));
	whole CONSTANT text := format('%I.observation', schema_name);
	columns CONSTANT text := (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a
		WHERE a.attrelid = former AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '');
	keeper regrole;
	ddl text;
	made text[];
	o record;
	drops text := '';
	others text;
	own text;
	hidden oid[] := ARRAY[former::oid];
	again text := '';
	triggers text[];
	constraints text[];
	indexes text[];
	forced CONSTANT boolean := (SELECT c.relforcerowsecurity FROM pg_class c WHERE c.oid = former);
	described text;
BEGIN
	IF schema_name IS NULL OR by IS NULL THEN
		RETURN;
	ELSIF by NOT IN ('indicator', 'period') THEN
		RAISE EXCEPTION 'observations cannot be partitioned by "%"', by
			USING ERRCODE = 'invalid_parameter_value', HINT = 'Use indicator or period.';
	ELSIF spread < 1 OR spread > 1000 OR spread IS NOT NULL AND by = 'period' THEN
		RAISE EXCEPTION 'observations cannot be spread over % partitions by %', spread, by
			USING ERRCODE = 'invalid_parameter_value', HINT = 'By indicator they can be spread over 1 to 1000 partitions; by period each partition is made by attach_partition.';
	END IF;
@model_observation_owner@
	IF (SELECT r.oid FROM pg_roles r WHERE r.rolname = current_user) <> keeper::oid THEN
		EXECUTE format('SELECT %s.act_as($1, $2)', home)
		USING keeper, format('SELECT %s.partition_observations(%L::name, %L::text, %L::integer)', home, schema_name, by, spread);
		RETURN;
	ELSIF (SELECT c.relkind FROM pg_class c WHERE c.oid = former) = 'p' THEN
		RAISE EXCEPTION 'the observations of model "%" are partitioned already', schema_name
			USING ERRCODE = 'object_not_in_prerequisite_state', DETAIL = format('They are by %s.', pg_get_partkeydef(former)), HINT = 'attach_partition makes a partition more.';
	END IF;
	SELECT string_agg(format('%I', p.pubname), ', ' ORDER BY p.pubname) INTO others FROM pg_publication_rel r JOIN pg_publication p ON p.oid = r.prpubid WHERE r.prrelid = former;
	IF others IS NOT NULL THEN
		RAISE EXCEPTION 'the observations of model "%" are published', schema_name
			USING ERRCODE = 'object_not_in_prerequisite_state', DETAIL = format('By publications that name the table: %s. A table with partitions is another one, which they would not have.', others),
				  HINT = format('ALTER PUBLICATION ... DROP TABLE %1$s, partition it, and ALTER PUBLICATION ... ADD TABLE %1$s again.', whole);
	END IF;
	IF forced THEN
		-- of what follows nothing is for others
		EXECUTE format('SELECT %s.lock_patiently($1)', home) USING format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', former);
	END IF;
	/* as this version of indstat makes it, and nobody in it any longer */
	EXECUTE format('SELECT %1$s.create_model($1), %1$s.model_ddl($1)', home) USING schema_name;
	EXECUTE format('SELECT %1$s.model_ddl($1)', home) INTO ddl USING schema_name;

	/* views and functions that stand on it are made anew; what is not the model's is in the way */
	made := ARRAY(SELECT m[1] FROM regexp_matches(ddl, '^CREATE OR REPLACE (?:VIEW|FUNCTION) (?:"(?:[^"]|"")*"|[^". ]+)\.([a-z_]+)[ (]', 'gn') m);
	FOR o IN
		WITH RECURSIVE needs (class, oid, depth) AS (
			SELECT 'pg_class'::regclass::oid, former::oid, 0
			UNION SELECT u.class, u.oid, n.depth + 1
			FROM needs n
			LEFT JOIN pg_class c ON n.class = 'pg_class'::regclass AND c.oid = n.oid
			JOIN pg_depend d ON d.deptype IN ('n', 'a') AND d.classid IN ('pg_rewrite'::regclass, 'pg_proc'::regclass, 'pg_policy'::regclass, 'pg_constraint'::regclass)
				AND (d.refclassid = n.class AND d.refobjid = n.oid OR d.refclassid = 'pg_type'::regclass AND d.refobjid = c.reltype)
			LEFT JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
			LEFT JOIN pg_constraint k ON d.classid = 'pg_constraint'::regclass AND k.oid = d.objid
			CROSS JOIN LATERAL (SELECT CASE WHEN r.oid IS NULL THEN d.classid ELSE 'pg_class'::regclass END, coalesce(r.ev_class, d.objid)) u (class, oid)
			WHERE (u.class, u.oid) <> (n.class, n.oid) AND k.conrelid IS DISTINCT FROM n.oid
		)
		SELECT f.class, f.oid, f.oid::regclass::text AS called, c.relkind = 'v' AND c.relnamespace = space AND c.relname = ANY (made) AS view,
			p.pronamespace = space AND p.proname = ANY (made) AS routine,
			(SELECT h.oid FROM pg_class h WHERE h.oid = l.polrelid AND h.relnamespace = space) AS hides
		FROM (SELECT n.class, n.oid, max(n.depth) AS depth FROM needs n WHERE n.depth > 0 GROUP BY n.class, n.oid) f
		LEFT JOIN pg_class c ON f.class = 'pg_class'::regclass AND c.oid = f.oid
		LEFT JOIN pg_proc p ON f.class = 'pg_proc'::regclass AND p.oid = f.oid
		LEFT JOIN pg_policy l ON f.class = 'pg_policy'::regclass AND l.oid = f.oid
		ORDER BY f.depth DESC, f.oid
	LOOP
		IF o.hides IS NOT NULL THEN
			hidden := hidden || o.hides;
		ELSIF o.view OR o.routine THEN
			drops := drops || CASE WHEN o.view THEN format('DROP VIEW IF EXISTS %s; ', o.oid::regclass) ELSE format('DROP FUNCTION IF EXISTS %s; ', o.oid::regprocedure) END;
		ELSE
			others := concat_ws(', ', others, pg_describe_object(o.class, o.oid, 0));
		END IF;
		CONTINUE WHEN o.view IS NOT TRUE;
		again := again || (
@model_grants@
		);
	END LOOP;
	EXECUTE format('SELECT string_agg(c.oid::regclass::text, '', '') FROM pg_class c LEFT JOIN %1$I.model_policy m ON m.table_name = c.relname
		WHERE c.oid = ANY ($1) AND (c.relrowsecurity AND m.fingerprint = %2$s.policy_fingerprint(c.oid)) IS NOT TRUE', schema_name, home)
	INTO own USING hidden;
	IF own IS NOT NULL THEN
		RAISE EXCEPTION 'model "%" has row policies of your own', schema_name
			USING ERRCODE = 'object_not_in_prerequisite_state', DETAIL = format('They are on %s.', own),
				  HINT = 'Partition the observations first, and give them your policies then.';
	END IF;
	IF others IS NOT NULL THEN
		RAISE EXCEPTION 'the observations of model "%" cannot be partitioned while others depend on them', schema_name
			USING ERRCODE = 'dependent_objects_still_exist', DETAIL = format('They are not the model''s own: %s.', others),
				  HINT = 'Drop them, and create them anew afterwards.';
	END IF;
	SELECT former::oid AS oid, whole AS called INTO o;
	again := again || (
@model_grants@
	);
	-- policies are made anew too, as of a table that never had any
	EXECUTE format('DELETE FROM %I.model_policy m USING pg_class c WHERE c.oid = ANY ($1) AND c.relname = m.table_name', schema_name) USING hidden;
	FOR o IN SELECT l.polname, l.polrelid::regclass AS place FROM pg_policy l WHERE l.polrelid = ANY (hidden) LOOP
		EXECUTE format('DROP POLICY %I ON %s', o.polname, o.place);
		EXECUTE format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY', o.place);
	END LOOP;
	EXECUTE drops;

	/* triggers of packing and of the owner's come again; those of create_model it makes itself */
	triggers := ARRAY(SELECT s.statement FROM pg_trigger g
		CROSS JOIN LATERAL (VALUES (1, pg_get_triggerdef(g.oid)),
			(2, format('ALTER TABLE %s %s TRIGGER %I', whole, CASE g.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' WHEN 'A' THEN 'ENABLE ALWAYS' END, g.tgname))) s (no, statement)
		WHERE g.tgrelid = former AND NOT g.tgisinternal AND strpos(ddl, format('TRIGGER %I ', g.tgname)) = 0 AND (s.no = 1 OR g.tgenabled <> 'O') ORDER BY g.tgname, s.no);
	/* and so do constraints and the owner's indexes; those that stand now get other names, and become parts of the new ones */
	constraints := ARRAY(SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s', whole, k.conname, pg_get_constraintdef(k.oid))
		FROM pg_constraint k WHERE k.conrelid = former AND k.contype IN ('p', 'f', 'u') ORDER BY k.contype DESC, k.conname);
	indexes := ARRAY(SELECT pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
		WHERE i.indrelid = former AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.conrelid = former) AND c.relname <> ALL (ARRAY(
@model_names@
		)) ORDER BY c.oid);
	FOR o IN SELECT g.tgname FROM pg_trigger g WHERE g.tgrelid = former AND NOT g.tgisinternal LOOP
		EXECUTE format('DROP TRIGGER %I ON %s', o.tgname, former);
	END LOOP;
	described := obj_description(former, 'pg_class');
	EXECUTE format('ALTER TABLE %s RENAME TO observation_rest', former);
	FOR o IN
		SELECT c.oid::regclass AS name, CASE WHEN c.relname ~ '^observation_.{1,40}$' THEN regexp_replace(c.relname, '^observation_', 'observation_rest_') ELSE 'observation_rest_' || c.oid END AS beside
		FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indrelid = former ORDER BY c.oid
	LOOP
		EXECUTE format('ALTER INDEX %s RENAME TO %I', o.name, o.beside);
	END LOOP;
	EXECUTE format('CREATE TABLE %s (LIKE %s INCLUDING ALL EXCLUDING INDEXES) PARTITION BY %s (%I)', whole, former,
		CASE WHEN spread IS NOT NULL THEN 'HASH' WHEN by = 'indicator' THEN 'LIST' ELSE 'RANGE' END, by);
	EXECUTE format('COMMENT ON TABLE %s IS %L', whole, described);
	FOR o IN SELECT c AS def FROM unnest(constraints) c LOOP
		EXECUTE o.def;
	END LOOP;
	IF spread IS NULL THEN
		EXECUTE format('ALTER TABLE %s ATTACH PARTITION %s DEFAULT', whole, former);
	ELSE
		FOR n IN 1..spread LOOP
			EXECUTE format('CREATE TABLE %I.%I PARTITION OF %s FOR VALUES WITH (MODULUS %s, REMAINDER %s)', schema_name, 'observation_' || n, whole, spread, n - 1);
		END LOOP;
		EXECUTE format('INSERT INTO %1$s (%2$s) SELECT %2$s FROM %3$s', whole, columns, former);
	END IF;

	EXECUTE format('SELECT %s.create_model($1)', home) USING schema_name;
	IF spread IS NOT NULL THEN
		EXECUTE format('DROP TABLE %s', former);
	END IF;
	FOR o IN SELECT t AS def FROM unnest(indexes || triggers) t LOOP
		EXECUTE o.def;
	END LOOP;
	-- nothing changed, so what is packed holds: triggers alone
	FOR o IN SELECT t.relid, pg_get_triggerdef(g.oid) AS def FROM pg_partition_tree(whole::regclass) t JOIN pg_trigger g ON g.tgrelid = whole::regclass AND g.tgname LIKE 'observation\_unpacked\_%'
			WHERE t.relid <> whole::regclass LOOP
		EXECUTE replace(o.def, format(' ON %s ', whole), format(' ON %s ', o.relid));
	END LOOP;
	EXECUTE again;
	IF forced THEN
		FOR o IN SELECT t.relid FROM pg_partition_tree(whole::regclass) t LOOP
			EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', o.relid);
		END LOOP;
	END IF;
END
$function$;
COMMENT ON FUNCTION @extschema@.partition_observations(pg_catalog.name, pg_catalog.text, pg_catalog.int4) IS
'makes the observations of a model a table with partitions, with what stands on them and who may read them; no figure changes, history and packed values stay. For the owner of the model. by: indicator or period. spread: by indicator, over how many partitions figures are spread by a hash of its code (they are copied: twice the room meanwhile); NULL: all of them stay where they are, in the partition observation_rest of everything that no other holds, and attach_partition makes others. Anything else is error 22023; a model that is partitioned already, or has row policies of its owner''s on observation, or is published by name, 55000; views and functions of others on observation are in the way (2BP01). It waits until nobody uses the model. NULL for a name or by does nothing';

CREATE FUNCTION @extschema@.partition_observations(schema_name pg_catalog.name, by pg_catalog.text)
RETURNS pg_catalog.void
LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
	EXECUTE format('SELECT %I.partition_observations($1, $2, $3)', (SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'indstat'))
	USING schema_name, by, NULL::integer;
END
$function$;
COMMENT ON FUNCTION @extschema@.partition_observations(pg_catalog.name, pg_catalog.text) IS
'partition_observations(schema_name, by, spread) without spread, by indicator or period: partitions are made by attach_partition. NULL does nothing';
