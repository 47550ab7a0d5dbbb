-- What is recorded of the office's doings is kept: rows that are changed or deleted all the same stay known.

CREATE OR REPLACE FUNCTION @m@.stamp_event() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $trigger$
DECLARE
	derived text[];
	same_key text;
	corrected boolean;
BEGIN
	-- superseded_at of project_stage_event follows from other rows; generated columns are not in NEW yet
	derived := ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = TG_RELID AND a.attgenerated <> '') || 'superseded_at'::text;
	IF to_jsonb(NEW) - derived = to_jsonb(OLD) - derived THEN
		RETURN NEW;
	END IF;
	-- the argument names the columns of the key, which may be NULL
	SELECT string_agg(format('(v.%1$I OPERATOR(%2$I.=) ($1).%1$I OR v.%1$I IS NULL AND ($1).%1$I IS NULL)', a.attname, y.nspname), ' AND ') INTO same_key
	FROM regexp_split_to_table(TG_ARGV[0], ', ') k
	JOIN pg_attribute a ON a.attrelid = TG_RELID AND a.attname = k
	JOIN pg_type t ON t.oid = a.atttypid
	JOIN pg_namespace y ON y.oid = t.typnamespace;
	EXECUTE format('SELECT EXISTS (SELECT FROM %I.%I v WHERE v.recorded_at > ($1).recorded_at AND %s)', TG_TABLE_SCHEMA, TG_TABLE_NAME, same_key)
	INTO corrected USING OLD;
	IF corrected THEN
		RAISE EXCEPTION 'a row of "%" that was corrected cannot be changed', TG_TABLE_NAME
			USING ERRCODE = 'check_violation',
				  DETAIL = format('A later row with the same %s has replaced it.', TG_ARGV[0]),
				  HINT = 'Change the latest row, or record another correction.';
	END IF;
	IF NEW.recorded_at < OLD.recorded_at THEN
		RAISE EXCEPTION 'a row of "%" cannot be recorded before the one it replaces', TG_TABLE_NAME
			USING ERRCODE = 'check_violation',
				  DETAIL = format('The row has stood since %s; the new one would stand since %s.', OLD.recorded_at, NEW.recorded_at),
				  HINT = 'Record a correction as a row of its own, or leave recorded_at out.';
	ELSIF NEW.recorded_at = OLD.recorded_at THEN
		NEW.recorded_at := CASE WHEN now() >= OLD.recorded_at THEN now() ELSE OLD.recorded_at + interval '1 microsecond' END;
	END IF;
	RETURN NEW;
END
$trigger$;
COMMENT ON FUNCTION @m@.stamp_event() IS 'Trigger: a row that is changed is known from now on, or from a later time that the update gives. An earlier one is refused (23514), and so is a change of a row that was corrected: what it says is history. An update that changes nothing leaves recorded_at. Argument: the columns of the key.';

CREATE OR REPLACE FUNCTION @m@.keep_event() RETURNS trigger
LANGUAGE plpgsql SECURITY @rights@ SET search_path = pg_catalog, pg_temp
AS $trigger$
DECLARE
	fired_by CONSTANT text[] := ARRAY[TG_TABLE_NAME];
	fired_when CONSTANT text[] := '{AFTER UPDATE STATEMENT superseded changed,AFTER DELETE STATEMENT superseded,BEFORE TRUNCATE STATEMENT}';
	writes CONSTANT text[] := ARRAY[TG_TABLE_NAME || '_revision'];
	model text;
	home text;
	actor text;
	columns text;
	changed_since text;
BEGIN
@guard@
	IF TG_OP = 'TRUNCATE' THEN
		RAISE EXCEPTION 'table "%" keeps its history and cannot be truncated', TG_TABLE_NAME
			USING ERRCODE = 'object_not_in_prerequisite_state',
				  HINT = format('DELETE keeps what is deleted in %I_revision.', TG_TABLE_NAME);
	END IF;
	-- a column that the owner added is kept if its like was added to the history
	SELECT string_agg(format('%I', a.attname), ', ' ORDER BY a.attnum) INTO columns
	FROM pg_attribute a
	JOIN pg_attribute k ON k.attrelid = format('%s.%I', model, writes[1])::regclass AND k.attname = a.attname AND NOT k.attisdropped
	WHERE a.attrelid = TG_RELID AND a.attnum > 0 AND NOT a.attisdropped AND a.attname <> 'superseded_at';
	-- what was changed is recorded later
	IF TG_OP = 'UPDATE' THEN
		SELECT 'NOT EXISTS (SELECT FROM changed n WHERE n.recorded_at = o.recorded_at AND '
			|| string_agg(format('n.%1$I OPERATOR(%2$I.=) o.%1$I', a.attname, y.nspname), ' AND ') || ')' INTO changed_since
		FROM pg_index i
		JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
		JOIN pg_type t ON t.oid = a.atttypid
		JOIN pg_namespace y ON y.oid = t.typnamespace
		WHERE i.indrelid = TG_RELID AND i.indisprimary;
	END IF;
	EXECUTE format(
		'INSERT INTO %1$s.%2$I (%3$s, superseded_at, superseded_by)
		 SELECT %3$s, least(%4$s, CASE WHEN now() >= recorded_at THEN now() ELSE recorded_at + interval ''1 microsecond'' END), $1
		 FROM superseded o
		 -- what was recorded in this very transaction was never known
		 WHERE recorded_at <> now() AND %5$s', model, writes[1], columns,
		-- of an event that was corrected before, until then
		CASE WHEN TG_TABLE_NAME = 'project_stage_event' THEN 'superseded_at' ELSE 'NULL' END, coalesce(changed_since, 'true')) USING actor;
	RETURN NULL;
END
$trigger$;
COMMENT ON FUNCTION @m@.keep_event() IS 'Trigger: after each statement keeps the rows that it changed or deleted in the table of the same name and _revision, with the rights of the owner of the model, and who did it. A row that was recorded in the same transaction is not kept. TRUNCATE is refused (55000), and whatever did not fire it as create_model set it up (42501).';
REVOKE EXECUTE ON FUNCTION @m@.keep_event() FROM PUBLIC;
