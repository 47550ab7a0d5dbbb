-- Every function, aggregate, window function and operator of the extension in a view of its own:
-- nothing of it can be dropped, or get other arguments or another result.  Psql's variable
-- dropped: names, with blanks around, of functions that the step drops all the same.
SELECT format('CREATE VIEW %I.%I AS %s', 'pinned', 'f' || p.oid,
	CASE WHEN p.prokind = 'a' THEN format('SELECT %s.%I(%s) AS x', p.pronamespace::regnamespace, p.proname, a.nothing)
		 WHEN p.prokind = 'w' THEN format('SELECT %s.%I(%s) OVER () AS x', p.pronamespace::regnamespace, p.proname, a.nothing)
		 WHEN p.proretset THEN format('SELECT count(*) AS x FROM %s.%I(%s) AS f', p.pronamespace::regnamespace, p.proname, a.nothing)
		 ELSE format('SELECT %s.%I(%s) IS NULL AS x', p.pronamespace::regnamespace, p.proname, a.nothing) END)
FROM pg_proc p
JOIN pg_depend d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'indstat'
CROSS JOIN LATERAL (SELECT string_agg(format('%sNULL::%s', CASE WHEN p.provariadic <> 0 AND n = p.pronargs THEN 'VARIADIC ' END, CASE t::regtype::text WHEN 'anyarray' THEN 'integer[]' WHEN 'anyelement' THEN 'integer' WHEN 'anynonarray' THEN 'integer'
		WHEN 'anycompatible' THEN 'integer' WHEN 'anycompatiblearray' THEN 'integer[]' WHEN 'record' THEN 'pg_class' ELSE t::regtype::text END), ', ' ORDER BY n) AS nothing
	FROM unnest(p.proargtypes) WITH ORDINALITY u (t, n)) a
WHERE p.pronamespace <> 'indstat_internal'::regnamespace AND p.prorettype <> 'trigger'::regtype AND strpos(:'dropped', ' ' || p.proname || ' ') = 0
UNION ALL
SELECT format('CREATE VIEW pinned.%I AS SELECT NULL::%s OPERATOR(%s.%s) NULL::%s AS x', 'o' || o.oid, o.oprleft::regtype, o.oprnamespace::regnamespace, o.oprname, o.oprright::regtype)
FROM pg_operator o
JOIN pg_depend d ON d.classid = 'pg_operator'::regclass AND d.objid = o.oid AND d.deptype = 'e'
JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'indstat'
WHERE o.oprleft <> 0
\gexec
