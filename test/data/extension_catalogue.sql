-- Every object of the extension by identity, and what is known of it: definition, comment,
-- privileges, what it depends on.  Two installations are the same if these rows are.
-- Of what is no column it says nothing, so that neither an OID nor an order is part of it.
CREATE FUNCTION pg_temp.extension_catalogue() RETURNS TABLE (object text, what text, definition text) LANGUAGE sql STABLE AS $$
	WITH member AS (
		SELECT d.classid, d.objid, format('%s %s', i.type, i.identity) AS object
		FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'indstat'
		CROSS JOIN LATERAL pg_identify_object(d.classid, d.objid, d.objsubid) i
		WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e'
	), acl (class, oid, acl) AS (
		SELECT 'pg_proc'::regclass, oid, proacl FROM pg_proc UNION ALL SELECT 'pg_type'::regclass, oid, typacl FROM pg_type
		UNION ALL SELECT 'pg_namespace'::regclass, oid, nspacl FROM pg_namespace
	)
	SELECT m.object, 'comment', d.description FROM member m JOIN pg_description d ON d.classoid = m.classid AND d.objoid = m.objid
	UNION ALL SELECT m.object, 'is there', NULL FROM member m
	UNION ALL SELECT m.object, 'privileges', (SELECT string_agg(x::text, ' ' ORDER BY x::text COLLATE "C") FROM unnest(a.acl) x)
		FROM member m JOIN acl a ON a.class = m.classid AND a.oid = m.objid
	UNION ALL SELECT m.object, 'needs', string_agg(DISTINCT format('%s %s (%s)', i.type, i.identity, d.deptype), ', ')
		FROM member m JOIN pg_depend d ON d.classid = m.classid AND d.objid = m.objid AND d.deptype <> 'e'
		CROSS JOIN LATERAL pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) i GROUP BY m.object
	UNION ALL SELECT m.object, 'function', concat_ws(E'\n', CASE WHEN p.prokind = 'a' THEN pg_get_function_arguments(p.oid) || pg_get_function_result(p.oid) ELSE pg_get_functiondef(p.oid) END,
			p.proparallel, p.provolatile, p.proisstrict, p.procost, p.prorows, p.prosupport::regproc, p.proleakproof, p.probin)
		FROM member m JOIN pg_proc p ON m.classid = 'pg_proc'::regclass AND p.oid = m.objid
	UNION ALL SELECT m.object, 'aggregate', concat_ws(' ', a.aggkind, a.aggnumdirectargs, a.aggtransfn, a.aggfinalfn, a.aggcombinefn, a.aggserialfn, a.aggdeserialfn, a.aggmtransfn, a.aggminvtransfn, a.aggmfinalfn,
			a.aggfinalextra, a.aggmfinalextra, a.aggfinalmodify, a.aggmfinalmodify, a.aggsortop::regoper, a.aggtranstype::regtype, a.aggtransspace, a.aggmtranstype::regtype, a.aggmtransspace, a.agginitval, a.aggminitval)
		FROM member m JOIN pg_aggregate a ON m.classid = 'pg_proc'::regclass AND a.aggfnoid = m.objid
	UNION ALL SELECT m.object, 'type', concat_ws(' ', t.typlen, t.typbyval, t.typtype, t.typcategory, t.typispreferred, t.typdelim, t.typsubscript, t.typelem::regtype, t.typinput, t.typoutput, t.typreceive, t.typsend,
			t.typmodin, t.typmodout, t.typanalyze, t.typalign, t.typstorage, t.typcollation::regcollation, t.typdefault)
		FROM member m JOIN pg_type t ON m.classid = 'pg_type'::regclass AND t.oid = m.objid
	UNION ALL SELECT m.object, 'operator', concat_ws(' ', o.oprcanmerge, o.oprcanhash, o.oprresult::regtype, o.oprcom::regoperator, o.oprnegate::regoperator, o.oprcode, o.oprrest, o.oprjoin)
		FROM member m JOIN pg_operator o ON m.classid = 'pg_operator'::regclass AND o.oid = m.objid
	UNION ALL SELECT m.object, 'class', concat_ws(' ', c.opcdefault, c.opcintype::regtype, c.opckeytype::regtype, f.opfname)
		FROM member m JOIN pg_opclass c ON m.classid = 'pg_opclass'::regclass AND c.oid = m.objid JOIN pg_opfamily f ON f.oid = c.opcfamily
	UNION ALL SELECT m.object, 'family', string_agg(x.part, ', ' ORDER BY x.part COLLATE "C")
		FROM member m CROSS JOIN LATERAL (
			SELECT concat_ws(' ', a.amopstrategy, a.amoppurpose, a.amopopr::regoperator) AS part FROM pg_amop a WHERE a.amopfamily = m.objid
			UNION ALL SELECT concat_ws(' ', a.amprocnum, a.amproclefttype::regtype, a.amprocrighttype::regtype, a.amproc::regprocedure) FROM pg_amproc a WHERE a.amprocfamily = m.objid) x
		WHERE m.classid = 'pg_opfamily'::regclass GROUP BY m.object
	UNION ALL SELECT m.object, 'cast', concat_ws(' ', c.castfunc::regprocedure, c.castcontext, c.castmethod) FROM member m JOIN pg_cast c ON m.classid = 'pg_cast'::regclass AND c.oid = m.objid
$$;
