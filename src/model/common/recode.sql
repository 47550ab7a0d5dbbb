-- A code that is changed everywhere, or gone.

/*
 * What ON UPDATE and ON DELETE CASCADE would do, with the rights of whoever changes
 * the code: a foreign key acts as the owner of the table, and so would every trigger
 * that somebody else put there.  A trigger with this function is called A_followed, to
 * be there before those of foreign keys, which are called RI_ConstraintTrigger.
 */
CREATE OR REPLACE FUNCTION @m@.follow_code() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $trigger$
DECLARE
	statement text;
BEGIN
	FOREACH statement IN ARRAY CASE TG_OP || ' ' || TG_TABLE_NAME
		WHEN 'UPDATE dimension' THEN ARRAY[
			'UPDATE %I.dimension_code f SET dimension = $2.dimension WHERE f.dimension = $1.dimension']
		WHEN 'UPDATE dimension_code' THEN ARRAY[
			'UPDATE %I.dimension_code f SET dimension = $2.dimension, parent_code = $2.code WHERE f.dimension = $1.dimension AND f.parent_code = $1.code',
			'UPDATE %I.indicator_dimension f SET dimension = $2.dimension, code = $2.code WHERE f.dimension = $1.dimension AND f.code = $1.code']
		WHEN 'UPDATE indicator' THEN ARRAY[
			'UPDATE %I.indicator_dimension f SET indicator = $2.indicator WHERE f.indicator = $1.indicator']
		WHEN 'DELETE indicator' THEN ARRAY[
			'DELETE FROM %I.indicator_dimension f WHERE f.indicator = $1.indicator']
		WHEN 'UPDATE load_profile' THEN ARRAY[
			'UPDATE %I.load_spelling f SET profile = $2.profile WHERE f.profile = $1.profile']
		WHEN 'DELETE load' THEN ARRAY[
			'DELETE FROM %I.load_refused f WHERE f.load = $1.load',
			'DELETE FROM %I.load_added f WHERE f.load = $1.load',
			'DELETE FROM %I.load_before f WHERE f.load = $1.load']
	END LOOP
		EXECUTE format(statement, TG_TABLE_SCHEMA) USING OLD, NEW;
	END LOOP;
	RETURN NULL;
END
$trigger$;
COMMENT ON FUNCTION @m@.follow_code() IS 'Trigger: what names a code follows when it is changed, and goes when an indicator or a load is deleted, with the rights of whoever does so.';


CREATE OR REPLACE FUNCTION @m@.recode(place regclass, old_code text, new_code text)
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET row_security = off
SET search_path = pg_catalog, pg_temp
AS $recode$
DECLARE
	model CONSTANT text := (SELECT quote_ident(n.nspname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = place);
	home CONSTANT text := (SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'indstat');
	keeper CONSTANT oid := (SELECT c.relowner FROM pg_class c WHERE c.oid = place);
	-- the column of the codes has the name of its table
	key CONSTANT text := (SELECT c.relname::text FROM pg_class c WHERE c.oid = place);
	there text[];
	columns text;
	named boolean;
	fired name[];
	t record;
	trigger_name name;
BEGIN
	IF key <> ALL ('{region,indicator}') OR model IS NULL OR to_regclass(model || '.model_option') IS NULL THEN
		RAISE EXCEPTION '"%" is not the table of regions or of indicators of a model', place USING ERRCODE = 'invalid_parameter_value';
	ELSIF NOT pg_has_role(keeper, 'MEMBER') THEN
		RAISE EXCEPTION 'must be owner of the model to change a code'
			USING ERRCODE = 'insufficient_privilege', HINT = format('It belongs to role %s.', keeper::regrole);
	ELSIF (SELECT r.oid FROM pg_roles r WHERE r.rolname = current_user) <> keeper THEN
		-- nothing that is the owner's runs with the rights of whoever called
		EXECUTE format('SELECT %s.act_as($1, $2)', home)
		USING keeper::regrole, format('SELECT %s.recode(%L::regclass, %L::text, %L::text)', model, place, old_code, new_code);
		RETURN;
	END IF;
	EXECUTE format('LOCK TABLE %s IN SHARE ROW EXCLUSIVE MODE', place);
	EXECUTE format('SELECT array_agg(r.%2$I) FROM %1$s r WHERE r.%2$I IN ($1, $2)', place, key) INTO there USING old_code, new_code;
	IF (old_code = ANY (there)) IS NOT TRUE THEN
		RAISE EXCEPTION 'there is no % "%"', key, old_code USING ERRCODE = 'invalid_parameter_value';
	ELSIF new_code IS NULL THEN
		RAISE EXCEPTION 'the new code of % "%" is missing', key, old_code USING ERRCODE = 'null_value_not_allowed';
	ELSIF new_code = ANY (there) THEN
		RAISE EXCEPTION 'there is % "%" already', key, new_code
			USING ERRCODE = 'unique_violation', HINT = 'What merges keeps its codes and figures; see region_change.';
	END IF;

	-- the new row first, the old one last: nothing points to nothing in between
	SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) INTO columns
	FROM pg_attribute a WHERE a.attrelid = place AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attname <> key;
	EXECUTE format('INSERT INTO %1$s (%3$I, %2$s) SELECT $2, %2$s FROM %1$s r WHERE r.%3$I = $1', place, columns, key) USING old_code, new_code;
	/*
	 * Wherever the code stands, in what was superseded too: the figures are those of
	 * the same thing, so nothing about them is new, and no trigger keeps that they
	 * had another key.  Those of the table itself keep its tree.
	 */
	FOR t IN
		SELECT c.oid::regclass AS name, array_agg(DISTINCT a.attname::text) AS columns
		FROM pg_class c
		JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = 'text'::regtype
		WHERE c.relnamespace = model::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relowner = keeper
			AND c.relname <> key || '_ancestor'
			AND (c.oid <> place AND a.attname IN (key, 'to_' || key)
				OR EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.confrelid = place AND k.contype = 'f' AND k.conkey = ARRAY[a.attnum]))
		GROUP BY c.oid, c.relname ORDER BY c.relname
	LOOP
		columns := (SELECT string_agg(quote_ident(u), ', ') FROM unnest(t.columns) u);
		EXECUTE format('SELECT EXISTS (SELECT FROM %s WHERE $1 IN (%s))', t.name, columns) INTO named USING old_code;
		CONTINUE WHEN NOT named;
		fired := ARRAY(SELECT g.tgname FROM pg_trigger g WHERE g.tgrelid = t.name AND NOT g.tgisinternal AND g.tgenabled = 'O' AND t.name <> place);
		FOREACH trigger_name IN ARRAY fired LOOP
			EXECUTE format('ALTER TABLE %s DISABLE TRIGGER %I', t.name, trigger_name);
		END LOOP;
		EXECUTE format('UPDATE %s SET %s WHERE $1 IN (%s)', t.name,
			(SELECT string_agg(format('%1$I = CASE WHEN %1$I = $1 THEN $2 ELSE %1$I END', u), ', ') FROM unnest(t.columns) u), columns)
		USING old_code, new_code;
		FOREACH trigger_name IN ARRAY fired LOOP
			EXECUTE format('ALTER TABLE %s ENABLE TRIGGER %I', t.name, trigger_name);
		END LOOP;
	END LOOP;
	EXECUTE format('UPDATE %1$s.load_spelling SET code = $2 WHERE kind = $3 AND code = $1', model) USING old_code, new_code, key;
	IF to_regclass(model || '.translation') IS NOT NULL THEN
		EXECUTE format('UPDATE %s.translation SET code = $2 WHERE kind = $3 AND code = $1', model) USING old_code, new_code, key;
	END IF;
	IF key = 'region' THEN
		-- packed values of all regions have the code inside: rows answer until they are packed again
		EXECUTE format('INSERT INTO %1$s.observation_unpacked (indicator, period)
			SELECT k.indicator, k.period FROM %1$s.observation_packed k
			WHERE k.period IS NOT NULL AND EXISTS (SELECT FROM %1$s.observation o
				WHERE o.indicator = k.indicator AND o.period OPERATOR(%2$s.=) k.period AND o.region = $1)', model, home) USING new_code;
	END IF;
	EXECUTE format('DELETE FROM %s r WHERE r.%I = $1', place, key) USING old_code;
END
$recode$;
COMMENT ON FUNCTION @m@.recode(regclass, text, text) IS 'Gives a region or an indicator (place: their table) another code, wherever the old one stands in the tables of the model: what was known stays known, and when, under the new code. Conditions of sentences, and views and filters of the office''s own, that name the old code are not changed. Writers of the tables wait. For the owner of the model (42501). Another table, or a code that there is not, is error 22023, a new code that is NULL 22004, that there is already 23505.';
