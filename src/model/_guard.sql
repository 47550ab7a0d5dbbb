	/*
	 * Nothing is done for a table, or a trigger, that is not this model's own:
	 * this function acts as the owner of the model, and anybody might have
	 * attached it to a table of his, or put a trigger upon what it writes.
	 */
	SELECT quote_ident(h.nspname) INTO home
	FROM pg_extension e JOIN pg_namespace h ON h.oid = e.extnamespace WHERE e.extname = 'indstat';
	/*
	 * What triggers_of says is asked by itself, and the rest in statements whose
	 * plans are kept: its schema may be renamed, so run_kept keeps its plan by its name.
	 */
	DECLARE
		called text[];
		keeper oid;
		places oid[];
		others text[];
	BEGIN
		-- not pg_trigger, which an older snapshot shows as it was before somebody added one
		EXECUTE format('SELECT %s.run_kept($1, $2)', home) INTO called USING format(
			'SELECT ARRAY[t.function::text, t.function_owner::text]
			 FROM %1$s.triggers_of($1[1]::oid::regclass, false) t
			 WHERE t.name = $1[2] AND t.arguments = 0 AND t.function_owner = t.relation_owner
				AND concat_ws('' '', $1[3], t.old_table, t.new_table) = ANY ($1[4:]) AND ($1[3] LIKE ''%%ROW'' OR NOT t.conditional)
				AND NOT EXISTS (
					SELECT FROM %1$s.triggers_of($1[1]::oid::regclass, false) d WHERE d.function = t.function AND d.fires = t.fires AND d.name <> t.name)', home),
			ARRAY[TG_RELID::text, TG_NAME::text, concat_ws(' ', TG_WHEN, TG_OP, TG_LEVEL)] || fired_when;
		keeper := called[2];
		SELECT quote_ident(n.nspname), ARRAY(
			SELECT w.oid FROM pg_class w WHERE w.relnamespace = f.pronamespace AND w.relname = ANY (writes) AND w.relkind IN ('r', 'p'))
		INTO model, places
		FROM pg_proc f
		JOIN pg_namespace n ON n.oid = f.pronamespace
		JOIN pg_class r ON r.oid = coalesce(pg_partition_root(TG_RELID)::oid, TG_RELID)
			AND r.relnamespace = f.pronamespace AND r.relowner = f.proowner AND r.relname = ANY (fired_by)
		WHERE f.oid = called[1]::oid AND f.proowner = keeper
			AND NOT (f.prosecdef AND (SELECT o.rolsuper FROM pg_roles o WHERE o.oid = f.proowner));
		IF cardinality(places) > 0 THEN
			EXECUTE format('SELECT %s.run_kept($1, $2)', home) INTO others USING format(
				'SELECT ''{others}''::text[] FROM unnest($1[2:]) w, LATERAL %s.triggers_of(w::oid::regclass, true) x
				 WHERE x.relation_owner <> $1[1]::oid OR x.name IS NOT NULL AND (x.conditional OR x.function_owner IS DISTINCT FROM $1[1]::oid) LIMIT 1', home),
				keeper::text || places::text[];
			IF others IS NOT NULL THEN
				model := NULL;
			END IF;
		END IF;
	END;
	IF model IS NULL THEN
		RAISE EXCEPTION 'trigger "%" does not keep table "%.%"', TG_NAME, TG_TABLE_SCHEMA, TG_TABLE_NAME
			USING ERRCODE = 'insufficient_privilege',
				  DETAIL = format('Such a trigger keeps only %s of its own model, as create_model put it there, while there is no trigger of others, and none with a condition, on %s.',
					array_to_string(fired_by, ', '), array_to_string(writes, ', ')),
				  HINT = 'Drop triggers that are not the model''s, and call create_model as the owner of its schema.';
	END IF;
	-- not the owner, as whom this runs, but who acted
	actor := CASE WHEN current_setting('role') = 'none' THEN session_user::text ELSE current_setting('role') END;
