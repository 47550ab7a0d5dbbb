	/*
	 * Nothing is done for a table, or a trigger, that is not this model's own:
	 * this function acts as the owner of the model, and anybody might have
	 * attached it to a table of his, or put a trigger upon what it writes.
	 */
	SELECT quote_ident(h.nspname) INTO home
	FROM pg_extension e JOIN pg_namespace h ON h.oid = e.extnamespace WHERE e.extname = 'indstat';
	-- not pg_trigger, which an older snapshot shows as it was before somebody added one
	EXECUTE format(
		'SELECT quote_ident(n.nspname)
		 FROM %1$s.triggers_of($1, false) t
		 JOIN pg_proc f ON f.oid = t.function AND f.proowner = t.relation_owner
		 JOIN pg_namespace n ON n.oid = f.pronamespace
		 JOIN pg_class r ON r.oid = coalesce(pg_partition_root($1), $1)
			AND r.relnamespace = f.pronamespace AND r.relowner = f.proowner AND r.relname = ANY ($3)
		 WHERE t.name = $2 AND t.arguments = 0 AND concat_ws('' '', $5, t.old_table, t.new_table) = ANY ($6)
			AND ($5 LIKE ''%%ROW'' OR NOT t.conditional)
			AND NOT (f.prosecdef AND (SELECT o.rolsuper FROM pg_roles o WHERE o.oid = f.proowner))
			AND NOT EXISTS (
				SELECT FROM %1$s.triggers_of($1, false) d WHERE d.function = t.function AND d.fires = t.fires AND d.name <> t.name)
			AND NOT EXISTS (
				SELECT FROM pg_class w
				CROSS JOIN LATERAL %1$s.triggers_of(w.oid::regclass, true) x
				WHERE w.relnamespace = f.pronamespace AND w.relname = ANY ($4) AND w.relkind IN (''r'', ''p'')
					AND (x.relation_owner <> f.proowner
						OR x.name IS NOT NULL AND (x.conditional OR x.function_owner IS DISTINCT FROM f.proowner)))', home)
	INTO model USING TG_RELID::regclass, TG_NAME, fired_by, writes, concat_ws(' ', TG_WHEN, TG_OP, TG_LEVEL), fired_when;
	IF model IS NULL THEN
		RAISE EXCEPTION 'trigger "%" does not keep table "%.%"', TG_NAME, TG_TABLE_SCHEMA, TG_TABLE_NAME
			USING ERRCODE = 'insufficient_privilege',
				  DETAIL = format('Such a trigger keeps only %s of its own model, as create_model put it there, while there is no trigger of others, and none with a condition, on %s.',
					array_to_string(fired_by, ', '), array_to_string(writes, ', ')),
				  HINT = 'Drop triggers that are not the model''s, and call create_model as the owner of its schema.';
	END IF;
	-- not the owner, as whom this runs, but who acted
	actor := CASE WHEN current_setting('role') = 'none' THEN session_user::text ELSE current_setting('role') END;
