		/* read, not called: the functions are whoever's the schema is */
		SELECT coalesce((SELECT substring(pg_get_function_sqlbody(p.oid) FROM '\d+')::integer FROM pg_proc p
				WHERE p.pronamespace = n.oid AND p.proname = 'model_version' AND p.pronargs = 0), 0) AS version,
			-- one that was made before there were parts has them all
			string_to_array(coalesce((SELECT substring(pg_get_function_sqlbody(p.oid) FROM '\{([a-z,]*)\}') FROM pg_proc p
				WHERE p.pronamespace = n.oid AND p.proname = 'model_parts' AND p.pronargs = 0),
				'figures,targets,projects,enterprises,services,actions,bulletin'), ',') AS parts
		FROM pg_class o JOIN pg_namespace n ON n.oid = o.relnamespace
		WHERE n.nspname = schema_name AND o.relname = 'model_option' AND o.relkind IN ('r', 'p')
			AND (obj_description(o.oid, 'pg_class') LIKE 'What the views agree on%'
				-- a restore may have left comments out
				OR EXISTS (SELECT FROM pg_proc p WHERE p.pronamespace = n.oid AND p.proname = 'model_parts' AND p.pronargs = 0))
