-- What a model is made of, by name and definition: what two models, or one before and after, are compared by.
-- Where columns stand is not part of it: a column that was added later stands last.
CREATE FUNCTION pg_temp.model_catalogue(model name) RETURNS TABLE (object text, definition text) LANGUAGE sql STABLE AS $$
	WITH relation AS (SELECT c.* FROM pg_class c WHERE c.relnamespace = model::regnamespace)
	SELECT o.object, replace(replace(o.definition, quote_ident(model) || '.', '@m@.'), quote_literal(model), '@m@') FROM (
	SELECT format('relation %s', c.relname), concat_ws(' ', c.relkind, c.relpersistence, c.relrowsecurity, c.relforcerowsecurity, c.reloptions,
		c.relowner::regrole, (SELECT string_agg(x::text, ' ' ORDER BY x::text COLLATE "C") FROM unnest(c.relacl) x)) FROM relation c WHERE c.relkind IN ('r', 'p', 'v', 'S')
	UNION ALL SELECT format('column %s.%s', c.relname, a.attname), concat_ws(' ', format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated, a.attcollation::regcollation,
		(SELECT pg_get_expr(d.adbin, d.adrelid) FROM pg_attrdef d WHERE d.adrelid = c.oid AND d.adnum = a.attnum),
		(SELECT string_agg(x::text, ' ' ORDER BY x::text COLLATE "C") FROM unnest(a.attacl) x))
		FROM relation c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped WHERE c.relkind IN ('r', 'p', 'v')
	UNION ALL SELECT format('view %s', c.relname), pg_get_viewdef(c.oid) FROM relation c WHERE c.relkind = 'v'
	UNION ALL SELECT format('index %s', c.relname), concat_ws(' ', pg_get_indexdef(c.oid), i.indisvalid) FROM relation c JOIN pg_index i ON i.indexrelid = c.oid
	UNION ALL SELECT format('constraint %s.%s', k.conrelid::regclass, k.conname), concat_ws(' ', pg_get_constraintdef(k.oid), k.convalidated)
		-- from 18 on NOT NULL is a constraint too, with a name that need not be the same
		FROM pg_constraint k JOIN relation c ON c.oid = k.conrelid WHERE k.contype <> 'n'
	UNION ALL SELECT format('trigger %s.%s', c.relname, t.tgname), concat_ws(' ', pg_get_triggerdef(t.oid), t.tgenabled) FROM pg_trigger t JOIN relation c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal
	UNION ALL SELECT format('policy %s.%s', c.relname, p.polname), concat_ws(' ', p.polpermissive, p.polcmd, p.polroles, pg_get_expr(p.polqual, c.oid), '/', pg_get_expr(p.polwithcheck, c.oid)) FROM pg_policy p JOIN relation c ON c.oid = p.polrelid
	UNION ALL SELECT format('function %s', p.oid::regprocedure), concat_ws(' ', pg_get_functiondef(p.oid), p.proowner::regrole, (SELECT string_agg(x::text, ' ' ORDER BY x::text COLLATE "C") FROM unnest(p.proacl) x)) FROM pg_proc p WHERE p.pronamespace = model::regnamespace
	UNION ALL SELECT format('comment %s', i.identity), d.description FROM pg_description d CROSS JOIN LATERAL pg_identify_object(d.classoid, d.objoid, d.objsubid) i
		WHERE i.schema = model OR d.classoid IN ('pg_trigger'::regclass, 'pg_policy'::regclass, 'pg_constraint'::regclass) AND i.identity LIKE '% on ' || quote_ident(model) || '.%'
	) o (object, definition)
$$;
