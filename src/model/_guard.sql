	/*
	 * Nothing is done for a table, or a trigger, that is not this model's own:
	 * this function acts as the owner of the model, and anybody might have
	 * attached it to a table of his, or put a trigger upon what it writes.
	 */
	SELECT quote_ident(n.nspname),
		(SELECT quote_ident(h.nspname) FROM pg_extension e JOIN pg_namespace h ON h.oid = e.extnamespace WHERE e.extname = 'indstat')
	INTO model, home
	FROM pg_trigger t
	JOIN pg_proc f ON f.oid = t.tgfoid
	JOIN pg_namespace n ON n.oid = f.pronamespace
	JOIN pg_class c ON c.oid = t.tgrelid AND c.relowner = f.proowner
	JOIN pg_class r ON r.oid = coalesce(pg_partition_root(t.tgrelid), t.tgrelid)
		AND r.relnamespace = f.pronamespace AND r.relowner = f.proowner AND r.relname = ANY (fired_by)
	WHERE t.tgrelid = TG_RELID AND t.tgname = TG_NAME AND t.tgnargs = 0
		AND coalesce(t.tgoldtable = 'superseded', true) AND coalesce(t.tgnewtable = 'changed', true)
		AND (TG_LEVEL = 'ROW' OR t.tgqual IS NULL)
		AND NOT (f.prosecdef AND (SELECT o.rolsuper FROM pg_roles o WHERE o.oid = f.proowner))
		AND NOT EXISTS (
			SELECT FROM pg_class w
			JOIN pg_trigger x ON x.tgrelid = w.oid AND NOT x.tgisinternal
			JOIN pg_proc g ON g.oid = x.tgfoid AND g.proowner <> f.proowner
			WHERE w.relnamespace = f.pronamespace AND w.relname = ANY (writes));
	IF model IS NULL THEN
		RAISE EXCEPTION 'trigger "%" does not keep table "%.%"', TG_NAME, TG_TABLE_SCHEMA, TG_TABLE_NAME
			USING ERRCODE = 'insufficient_privilege',
				  DETAIL = format('Such a trigger keeps only %s of its own model, as create_model put it there, while nobody but the owner of the model has a trigger on %s.',
					array_to_string(fired_by, ', '), array_to_string(writes, ', ')),
				  HINT = 'Drop triggers that are not the model''s, and call create_model as the owner of its schema.';
	END IF;
	-- not the owner, as whom this runs, but who acted
	actor := CASE WHEN current_setting('role') = 'none' THEN session_user::text ELSE current_setting('role') END;
