-- The catalogue of the extension agrees with itself, as opr_sanity and type_sanity
-- ask of PostgreSQL's own; and what stands in it, frozen, so that any change shows.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
SET search_path = public, indstat_internal;
-- the catalogue is joined with itself in many ways, whatever a server is set to
SET enable_indexscan = on; SET enable_indexonlyscan = on; SET enable_bitmapscan = on;
\pset format unaligned
\pset tuples_only on
CREATE TEMP VIEW member AS
SELECT d.classid, d.objid FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'indstat'
WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e';
CREATE TEMP VIEW f AS
SELECT p.*, l.lanname, ARRAY(SELECT unnest(p.proargtypes)) AS types, p.oid::regprocedure AS signature
FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang JOIN member m ON m.classid = 'pg_proc'::regclass AND m.objid = p.oid;
CREATE TEMP VIEW o AS SELECT o.*, o.oid::regoperator AS signature FROM pg_operator o JOIN member m ON m.classid = 'pg_operator'::regclass AND m.objid = o.oid;
CREATE TEMP VIEW a AS SELECT a.*, a.aggfnoid::regprocedure AS signature, p.types FROM pg_aggregate a JOIN f p ON p.oid = a.aggfnoid;
-- rows of operator families and classes go with them
CREATE TEMP VIEW strategy AS
SELECT s.*, f.opfname, m.amname FROM pg_amop s JOIN pg_opfamily f ON f.oid = s.amopfamily JOIN pg_am m ON m.oid = f.opfmethod
WHERE f.oid IN (SELECT objid FROM member WHERE classid = 'pg_opfamily'::regclass);
CREATE TEMP VIEW support AS
SELECT s.*, f.opfname, m.amname, p.proname, ARRAY(SELECT unnest(p.proargtypes)) AS types, p.prorettype FROM pg_amproc s JOIN pg_opfamily f ON f.oid = s.amprocfamily JOIN pg_am m ON m.oid = f.opfmethod JOIN pg_proc p ON p.oid = s.amproc
WHERE f.oid IN (SELECT objid FROM member WHERE classid = 'pg_opfamily'::regclass);
CREATE FUNCTION pg_temp.folded(types oid[]) RETURNS text LANGUAGE sql AS $$
	SELECT coalesce(string_agg(CASE
		WHEN t = ANY (ARRAY['numeric', 'float8', 'int8', 'int4', 'int2']::regtype[]) THEN 'number' WHEN t = ANY (ARRAY['numeric[]', 'float8[]', 'int8[]']::regtype[]) THEN 'numbers'
		WHEN t = ANY (ARRAY['ref_period', 'date']::regtype[]) THEN 'when' ELSE t::regtype::text END, ', ' ORDER BY n), '')
	FROM unnest(types) WITH ORDINALITY a (t, n);
$$;

\echo == symbols: which say a type say one of their own, and all that tell the overloads apart
-- numeric, float8, int8, int4, int2, text, date and period in a symbol, but for the name of the function, are the types that it reads
CREATE TEMP TABLE word AS
SELECT v.word, v.type::regtype::oid AS type FROM (VALUES ('numeric', 'numeric'), ('float8', 'float8'), ('int8', 'int8'), ('int4', 'int4'), ('int2', 'int2'), ('text', 'text'), ('date', 'date'), ('period', 'ref_period')) v (word, type);
INSERT INTO word SELECT word, typarray FROM word JOIN pg_type t ON t.oid = type;
CREATE TEMP TABLE symbol AS
SELECT f.oid, signature, proname, prosrc, types, prokind, pg_temp.folded(types) AS shape,
	(SELECT coalesce(array_agg(DISTINCT w ORDER BY w), '{}') FROM regexp_split_to_table(replace(regexp_replace(replace(prosrc, proname, ''), '^ref_period_', ''), 'ref_period', 'period'), '_') w WHERE w IN (SELECT word FROM word)) AS said,
	(SELECT coalesce(array_agg(DISTINCT word), '{}') FROM word WHERE type = ANY (types)) AS own,
	(SELECT string_agg(w, '_' ORDER BY n) FROM regexp_split_to_table(replace(prosrc, 'ref_period', 'period'), '_') WITH ORDINALITY x (w, n) WHERE w NOT IN (SELECT word FROM word)) AS stem
FROM f WHERE lanname = 'c';
SELECT signature, prosrc, 'says a type that is none of its arguments' FROM symbol
WHERE NOT said <@ own AND types <> '{}' AND 'internal'::regtype <> ALL (types);
-- types that differ between overloads; a period need not be said where the other is a date
SELECT s.signature, s.prosrc, 'does not say ' || w.word
FROM symbol s JOIN LATERAL unnest(s.types) WITH ORDINALITY t (type, n) ON true JOIN word w ON w.type = t.type AND w.word <> 'period'
WHERE w.word <> ALL (s.said) AND EXISTS (SELECT FROM symbol o WHERE (o.proname, o.shape, o.prokind) = (s.proname, s.shape, s.prokind) AND o.types[t.n] <> t.type) ORDER BY 1;
SELECT proname, shape, 'has symbols of several kinds: ' || string_agg(DISTINCT stem, ', ') FROM symbol GROUP BY proname, shape, prokind HAVING count(DISTINCT stem) > 1 ORDER BY 1;
SELECT string_agg(signature::text, ', ' ORDER BY signature::text), 'overloads of different types have one symbol' FROM symbol GROUP BY prosrc, proname, shape, prokind HAVING count(*) > 1;
\echo == symbols of more than one function: more arguments than one are not in its name
SELECT prosrc || ': ' || string_agg(DISTINCT proname, ', ' ORDER BY proname) FROM symbol GROUP BY prosrc HAVING count(DISTINCT proname) > 1 ORDER BY prosrc COLLATE "C";
\echo == symbols for arguments of more than one type
SELECT a.prosrc || ': ' || a.signature || ', ' || b.signature FROM symbol a JOIN symbol b USING (prosrc)
WHERE a.oid < b.oid AND a.types[:least(cardinality(a.types), cardinality(b.types))] <> b.types[:least(cardinality(a.types), cardinality(b.types))]
	-- one more in the middle
	AND NOT EXISTS (SELECT FROM generate_subscripts(b.types, 1) i WHERE b.types[:i - 1] || b.types[i + 1:] = a.types) AND NOT EXISTS (SELECT FROM generate_subscripts(a.types, 1) i WHERE a.types[:i - 1] || a.types[i + 1:] = b.types) ORDER BY 1;

\echo == functions: overloads of one shape differ in their types and symbols only
SELECT proname, pg_temp.folded(types), prokind, 'differ' FROM f
GROUP BY 1, 2, 3 HAVING count(DISTINCT (prorettype, proretset, lanname, proisstrict, provolatile, proparallel, proleakproof, procost, prorows, prosupport, provariadic, proargmodes, coalesce(pg_get_expr(proargdefaults, 0), ''), proconfig, prosecdef)) > 1;
-- and two functions of one symbol too, but for the name and more arguments
SELECT string_agg(signature::text, ', ' ORDER BY signature::text), 'have one symbol and differ' FROM f WHERE lanname = 'c'
GROUP BY prosrc HAVING count(DISTINCT (prokind, proretset, proisstrict, provolatile, proparallel, proleakproof)) > 1;
SELECT signature, 'has no library, no symbol or a wrong cost' FROM f
WHERE (lanname = 'c') <> coalesce(probin = 'indstat' AND prosrc ~ '^[a-z0-9_]+$', false) OR procost <= 0 OR proretset <> (prorows > 0) OR lanname NOT IN ('c', 'sql', 'plpgsql') AND prokind <> 'a';
SELECT signature, 'is strict and has no argument that could be NULL' FROM f WHERE proisstrict AND pronargs = 0 AND proname <> 'as_of';
SELECT signature, 'has arguments or a result of internal, and is not strict or not for the server' FROM f
WHERE 'internal'::regtype = ANY (types || prorettype) AND (NOT proisstrict OR provolatile <> CASE WHEN proname ~ 'joinsel$' THEN 's' ELSE 'i' END OR proname !~ '_(recv|support|sortsupport|subscript|eqjoinsel)$');
SELECT f.signature, 'has no support function' FROM f JOIN pg_proc s ON s.oid = f.prosupport
WHERE s.prorettype <> 'internal'::regtype OR s.proargtypes::text <> 'internal'::regtype::oid::text OR s.oid NOT IN (SELECT oid FROM f);
SELECT signature, 'supports nothing' FROM f WHERE proname ~ '_support$' AND oid NOT IN (SELECT prosupport FROM f);
-- those that are called by a name have the support of that name
SELECT f.signature, f.prosupport FROM f WHERE f.prosupport <> 0 AND NOT CASE f.prosupport::text
	WHEN 'ref_period_contains_support' THEN proname = 'contains' WHEN 'ref_period_contained_support' THEN proname = 'ref_period_contained_by'
	WHEN 'ref_period_is_complete_support' THEN proname = 'is_complete' WHEN 'packed_unnest_support' THEN proname ~ '^unnest' AND proretset ELSE false END;
SELECT signature, 'has no support' FROM f WHERE (proname IN ('contains', 'is_complete', 'unnest', 'unnest_int8') OR proname = 'ref_period_contained_by' AND types[0 + 1] IN ('date'::regtype, 'ref_period'::regtype)) AND prosupport = 0;

\echo == operators
SELECT o.signature, 'has a function of other types' FROM o JOIN pg_proc p ON p.oid = oprcode
WHERE p.proargtypes::text <> concat_ws(' ', nullif(oprleft, 0), nullif(oprright, 0)) OR p.prorettype <> oprresult OR p.oid NOT IN (SELECT oid FROM f);
SELECT o.signature, 'has a function that is not strict, immutable and parallel safe' FROM o JOIN pg_proc p ON p.oid = oprcode
-- a timestamp with time zone has a day by TimeZone alone
WHERE NOT (proisstrict AND provolatile = CASE WHEN 'timestamptz'::regtype IN (oprleft, oprright) THEN 's' ELSE 'i' END AND proparallel = 's' AND NOT proretset);
SELECT o.signature, 'and its commutator are not mutual' FROM o LEFT JOIN pg_operator c ON c.oid = o.oprcom
WHERE o.oprcom <> 0 AND (c.oprcom IS DISTINCT FROM o.oid OR c.oprleft <> o.oprright OR c.oprright <> o.oprleft OR c.oprresult <> o.oprresult OR c.oprcode = 0 OR c.oid NOT IN (SELECT oid FROM o));
SELECT o.signature, 'and its negator are not mutual' FROM o LEFT JOIN pg_operator n ON n.oid = o.oprnegate
WHERE o.oprnegate <> 0 AND (n.oprnegate IS DISTINCT FROM o.oid OR n.oid = o.oid OR n.oprleft <> o.oprleft OR n.oprright <> o.oprright OR n.oprresult <> 'boolean'::regtype OR o.oprresult <> 'boolean'::regtype OR n.oid NOT IN (SELECT oid FROM o));
-- the negator of a commutator is the commutator of the negator
SELECT o.signature, 'commutator and negator disagree' FROM o JOIN pg_operator c ON c.oid = o.oprcom JOIN pg_operator n ON n.oid = o.oprnegate WHERE c.oprnegate <> n.oprcom;
-- what an operator is, by its name, and so its commutator, its negator, its estimators, its function and its place in a class
CREATE TEMP TABLE sort (op text, strategy int, commutator text, negator text, rest text, joining text, suffix text);
INSERT INTO sort VALUES
	('<', 1, '>', '>=', 'scalarltsel', 'scalarltjoinsel', '_lt'), ('<=', 2, '>=', '>', 'scalarlesel', 'scalarlejoinsel', '_le'), ('=', 3, '=', '<>', 'eqsel', 'eqjoinsel', '_eq'),
	('>=', 4, '<=', '<', 'scalargesel', 'scalargejoinsel', '_ge'), ('>', 5, '<', '<=', 'scalargtsel', 'scalargtjoinsel', '_gt'), ('<>', NULL, '<>', '=', 'neqsel', 'neqjoinsel', '_ne'),
	('@>', NULL, '<@', NULL, 'matchingsel', 'matchingjoinsel', 'contains'), ('<@', NULL, '@>', NULL, 'matchingsel', 'matchingjoinsel', 'contained_by'), ('&&', NULL, '&&', NULL, 'matchingsel', 'matchingjoinsel', '_overlaps'),
	('+', NULL, '+', NULL, NULL, NULL, '_plus'), ('*', NULL, '*', NULL, NULL, NULL, '_times'), ('-', NULL, NULL, NULL, NULL, NULL, '_minus'), ('/', NULL, NULL, NULL, NULL, NULL, '_divide'), ('||', NULL, NULL, NULL, NULL, NULL, '_merge');
SELECT o.signature, o.oprcode, o.oprrest, o.oprjoin, 'is not what its name says'
FROM o LEFT JOIN pg_operator c ON c.oid = o.oprcom LEFT JOIN pg_operator n ON n.oid = o.oprnegate LEFT JOIN sort s ON s.op = o.oprname
WHERE s.op IS NULL OR o.oprkind = 'l' AND o.oprcode::text !~ '_negate$'
	OR o.oprkind <> 'l' AND (right(o.oprcode::text, length(s.suffix)) <> s.suffix OR c.oprname IS DISTINCT FROM s.commutator OR n.oprname IS DISTINCT FROM s.negator
		OR o.oprrest::oid::regproc::text <> coalesce(s.rest, '-') OR replace(o.oprjoin::oid::regproc::text, 'ref_period_eqjoinsel', 'eqjoinsel') <> coalesce(s.joining, '-'));
SELECT o.signature, 'has another place in a class than its name says' FROM o JOIN strategy t ON t.amopopr = o.oid LEFT JOIN sort s ON s.op = o.oprname
WHERE t.amopstrategy <> CASE amname WHEN 'hash' THEN CASE o.oprname WHEN '=' THEN 1 END ELSE s.strategy END OR t.amoplefttype <> o.oprleft OR t.amoprighttype <> o.oprright OR t.amoppurpose <> 's' OR amname NOT IN ('hash', 'btree', 'brin') OR s.op IS NULL;
SELECT o.signature, 'says wrongly that it hashes or merges' FROM o
WHERE oprcanhash <> EXISTS (SELECT FROM strategy WHERE amopopr = o.oid AND amname = 'hash') OR oprcanmerge <> EXISTS (SELECT FROM strategy WHERE amopopr = o.oid AND amname = 'btree' AND amopstrategy = 3);
SELECT left_.signature, 'and its commutator have other costs' FROM o left_ JOIN pg_operator c ON c.oid = left_.oprcom JOIN pg_proc p ON p.oid = left_.oprcode JOIN pg_proc q ON q.oid = c.oprcode
WHERE p.proleakproof <> q.proleakproof OR left_.oprname NOT IN ('/') AND left_.oprcom <> left_.oid AND p.procost <> q.procost;
SELECT opfname, amname, amoplefttype::regtype, 'has not all strategies' FROM strategy GROUP BY 1, 2, 3 HAVING count(DISTINCT amopstrategy) <> CASE amname WHEN 'hash' THEN 1 ELSE 5 END;

\echo == operator classes
SELECT opfname, amname, amprocnum, proname, 'is not the support of that number'
FROM support JOIN pg_type t ON t.oid = amproclefttype
WHERE NOT coalesce(CASE amname || amprocnum
	WHEN 'btree1' THEN proname = typname || '_cmp' AND types = ARRAY[t.oid, t.oid] AND prorettype = 'int4'::regtype
	WHEN 'btree2' THEN proname = typname || '_sortsupport' AND types = ARRAY['internal'::regtype::oid] AND prorettype = 'void'::regtype
	WHEN 'btree3' THEN proname = typname || '_in_range' AND types = ARRAY[t.oid, t.oid, amprocrighttype, 'bool'::regtype, 'bool'::regtype] AND prorettype = 'bool'::regtype
	WHEN 'btree4' THEN proname = 'btequalimage' WHEN 'hash1' THEN proname = typname || '_hash' AND types = ARRAY[t.oid] AND prorettype = 'int4'::regtype
	WHEN 'hash2' THEN proname = typname || '_hash_extended' AND types = ARRAY[t.oid, 'int8'::regtype] AND prorettype = 'int8'::regtype
	WHEN 'brin1' THEN proname = 'brin_minmax_opcinfo' WHEN 'brin2' THEN proname = 'brin_minmax_add_value' WHEN 'brin3' THEN proname = 'brin_minmax_consistent' WHEN 'brin4' THEN proname = 'brin_minmax_union' END, false)
	OR amprocrighttype <> amproclefttype AND amname || amprocnum <> 'btree3';
SELECT opfname, amname, 'has not all support functions' FROM support GROUP BY 1, 2, amproclefttype HAVING count(*) <> CASE amname WHEN 'hash' THEN 2 ELSE 4 END;
SELECT c.opcname, m.amname, 'is not the default class of its type, or stores another' FROM pg_opclass c JOIN pg_am m ON m.oid = opcmethod WHERE c.oid IN (SELECT objid FROM member WHERE classid = 'pg_opclass'::regclass) AND (NOT opcdefault OR opckeytype <> 0
	OR (SELECT count(*) FROM support s WHERE s.amprocfamily = opcfamily AND amproclefttype = opcintype) = 0);
SELECT proname, 'of a class is not strict, immutable and parallel safe' FROM support JOIN pg_proc p USING (proname) WHERE p.oid = amproc AND p.oid IN (SELECT oid FROM f) AND NOT (proisstrict AND provolatile = 'i' AND proparallel = 's');

\echo == types
SELECT t.oid::regtype, 'has functions that are none of its own' FROM pg_type t JOIN member m ON m.classid = 'pg_type'::regclass AND m.objid = t.oid
WHERE typtype = 'b' AND typcategory <> 'A' AND NOT (typinput::text = typname || '_in' AND typoutput::text = typname || '_out' AND typreceive::text = typname || '_recv' AND typsend::text = typname || '_send' AND typmodin = 0 AND typmodout = 0 AND typanalyze = 0
	AND typsubscript::text = CASE typname WHEN 'series' THEN 'series_subscript' ELSE '-' END);
SELECT signature, 'takes or gives other types than such a function does, or may fail to be strict' FROM f JOIN pg_type t ON f.oid IN (typinput, typoutput, typreceive, typsend)
WHERE typtype = 'b' AND typcategory <> 'A' AND NOT (proisstrict AND provolatile = 'i' AND proparallel = 's' AND CASE f.oid WHEN typinput THEN (types, prorettype) = (ARRAY['cstring'::regtype::oid], t.oid) WHEN typoutput THEN (types, prorettype) = (ARRAY[t.oid], 'cstring'::regtype::oid)
	WHEN typreceive THEN (types, prorettype) = (ARRAY['internal'::regtype::oid], t.oid) ELSE (types, prorettype) = (ARRAY[t.oid], 'bytea'::regtype::oid) END);
SELECT t.oid::regtype, 'has storage that does not go with its length' FROM pg_type t JOIN member m ON m.classid = 'pg_type'::regclass AND m.objid = t.oid
WHERE typbyval AND (typlen NOT IN (1, 2, 4, 8) OR typalign <> CASE typlen WHEN 8 THEN 'd' WHEN 4 THEN 'i' WHEN 2 THEN 's' ELSE 'c' END) OR typlen = -1 AND typalign NOT IN ('i', 'd') OR typlen > 0 AND typstorage <> 'p' OR typlen NOT IN (-1, 8, 32);
SELECT t.oid::regtype, 'has an array that is none of its own' FROM pg_type t JOIN member m ON m.classid = 'pg_type'::regclass AND m.objid = t.oid LEFT JOIN pg_type a ON a.oid = t.typarray
WHERE t.typcategory <> 'A' AND (a.typelem IS DISTINCT FROM t.oid OR a.typalign <> greatest(t.typalign, 'd') AND a.typalign <> t.typalign);

\echo == casts
SELECT castsource::regtype, casttarget::regtype, 'has another function' FROM pg_cast c JOIN member m ON m.classid = 'pg_cast'::regclass AND m.objid = c.oid LEFT JOIN f ON f.oid = castfunc
-- from text by the input of the type, where a period is wanted without a word; from a date where it is stored; all others must be written
WHERE CASE WHEN castsource IN ('text'::regtype, 'varchar'::regtype, 'bpchar'::regtype) THEN castmethod <> 'i' OR castcontext <> CASE WHEN casttarget = 'ref_period'::regtype THEN 'i' ELSE 'a' END
	ELSE castmethod <> 'f' OR castcontext <> CASE WHEN castsource = 'date'::regtype THEN 'a' ELSE 'e' END OR types IS DISTINCT FROM ARRAY[castsource] OR prorettype <> casttarget OR NOT (proisstrict AND provolatile = 'i' AND proparallel = 's') END;

\echo == aggregates
SELECT a.signature, 'has parts of other types'
FROM a JOIN pg_proc p ON p.oid = aggfnoid JOIN f t ON t.oid = aggtransfn LEFT JOIN f c ON c.oid = aggcombinefn LEFT JOIN f e ON e.oid = aggfinalfn
WHERE t.types <> aggtranstype || a.types OR t.prorettype <> aggtranstype OR c.types <> ARRAY[aggtranstype, aggtranstype] OR c.prorettype <> aggtranstype
	OR CASE WHEN aggfinalfn = 0 THEN aggtranstype ELSE e.prorettype END <> p.prorettype OR e.types <> ARRAY[aggtranstype] OR t.prokind <> 'f' OR c.prokind <> 'f' OR e.prokind <> 'f' OR c.oid IS NULL;
SELECT a.signature, 'has a strict transition and no state to begin with' FROM a JOIN f t ON t.oid = aggtransfn WHERE t.proisstrict AND agginitval IS NULL AND aggtranstype IS DISTINCT FROM a.types[1];
SELECT a.signature, 'is not as volatile or as parallel as its parts' FROM a JOIN f p ON p.oid = aggfnoid JOIN f q ON q.oid IN (aggtransfn, aggcombinefn, aggfinalfn)
WHERE p.provolatile <> q.provolatile OR p.proparallel <> q.proparallel OR p.provolatile <> 'i' OR p.proparallel <> 's' OR p.proisstrict;
SELECT a.signature, 'is no plain aggregate, moves, serializes, or changes its state' FROM a
WHERE aggkind <> 'n' OR aggnumdirectargs <> 0 OR aggfinalextra OR aggfinalmodify <> 'r' OR aggmtransfn <> 0 OR aggserialfn <> 0 OR aggdeserialfn <> 0 OR agginitval IS NOT NULL;
SELECT a.signature, 'has a sort operator that is not its own' FROM a LEFT JOIN pg_operator s ON s.oid = aggsortop JOIN pg_proc p ON p.oid = aggfnoid
WHERE s.oprname IS DISTINCT FROM CASE proname WHEN 'min' THEN '<' WHEN 'max' THEN '>' END OR proname IN ('min', 'max') AND (s.oprleft <> a.types[1] OR s.oprright <> a.types[1] OR aggtransfn <> aggcombinefn
	OR aggtransfn::text <> format_type(a.types[1], NULL) || CASE proname WHEN 'min' THEN '_smaller' ELSE '_larger' END);
-- overloads share all but the transition function; the transition has one name
SELECT p.proname, pg_temp.folded(a.types), 'differ' FROM a JOIN pg_proc p ON p.oid = aggfnoid GROUP BY 1, 2 HAVING count(DISTINCT (aggtransfn::text, aggcombinefn, aggfinalfn, aggtranstype, aggtransspace)) > 1;
-- the parts of an aggregate that gives NULL where others fail do so themselves
SELECT a.signature, part, 'fails where it should not, or does not where it should' FROM a, unnest(ARRAY[aggtransfn, aggcombinefn, aggfinalfn]) part WHERE (a.signature::text ~ '_or_null\(') <> (part::text ~ '_or_null$') AND part <> 0;
-- what has a figure without rows
SELECT DISTINCT p.proname, 'asks its final function about no rows' FROM a JOIN f e ON e.oid = aggfinalfn JOIN pg_proc p ON p.oid = aggfnoid WHERE NOT e.proisstrict ORDER BY 1;
SELECT signature, 'is part of no aggregate' FROM f WHERE proname ~ '_(trans|transition|combine|final|smaller|larger)(_or_null)?$' AND oid NOT IN (SELECT unnest(ARRAY[aggtransfn, aggcombinefn, aggfinalfn]::oid[]) FROM a);

\echo == laws of the operators, over samples of each type
CREATE TEMP TABLE value (type regtype, n int, v text);
INSERT INTO value
SELECT 'ref_period'::regtype, n, v FROM unnest(ARRAY['2023-05', '2023-05-01/P1M', '2023-Q2', '2023', '2023-01/05', '2023-05-31', '2023-06', '2022-05', '0001', '9999-12-31', '2023-W05', '2023-01', '2023-01-01', '2024-02', '2024-02-29', '2022', '2022-12-31', '2023-S1']) WITH ORDINALITY x (v, n)
UNION ALL SELECT 'series'::regtype, n, v FROM unnest(ARRAY['2023-01: 1, 2', '2023-01: 1.0, 2.00', '2023-01: 1', '2023-01: 2, 1', '2023-02: 1, 2', 'ytd 2023-01: 1, 2', '2023-Q1: 1, 2', '2023-01: 1, null, 2', 'M:', 'Q:', '2023-01: 100000, null, 70000', '2023-01: 0', '2023-01: 0.00']) WITH ORDINALITY x (v, n)
UNION ALL SELECT 'hierarchy'::regtype, n, v FROM unnest(ARRAY['{1: null, 2: 1}', '{2: 1, 1: null}', '{1: null}', '{1: 2, 2: null}', '{"a": null, "b": "a"}', '{"b": "a", "a": null}', '{}']) WITH ORDINALITY x (v, n)
UNION ALL SELECT 'cross_section'::regtype, n, v FROM unnest(ARRAY['{1: 5, 2: 3}', '{2: 3.0, 1: 5.00}', '{1: 5}', '{1: 3, 2: 5}', '{"a": 5, "b": 3}', '{"b": 3, "a": 5}', '{}', '{1: 0}', '{1: 0.0}']) WITH ORDINALITY x (v, n)
UNION ALL SELECT 'numeric'::regtype, n, v FROM unnest(ARRAY['3', '-2', '0.5']) WITH ORDINALITY x (v, n)
UNION ALL SELECT 'integer'::regtype, n, v FROM unnest(ARRAY['3', '-2', '0']) WITH ORDINALITY x (v, n)
UNION ALL SELECT 'date'::regtype, n, v FROM unnest(ARRAY['2023-05-31', '2023-06-01', '2023-05-01', '2024-02-29', '2022-12-31', 'infinity', '-infinity']) WITH ORDINALITY x (v, n)
UNION ALL SELECT type::regtype, n, v FROM unnest(ARRAY['timestamp', 'timestamptz']) type, unnest(ARRAY['2023-05-31 23:59:59', '2023-06-01', '2023-05-01', '2024-02-29 12:00', '2022-12-31', 'infinity', '-infinity']) WITH ORDINALITY x (v, n);
CREATE FUNCTION pg_temp.result(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
BEGIN
	EXECUTE query INTO result;
	RETURN coalesce(result, '-');
EXCEPTION WHEN OTHERS THEN
	RETURN sqlstate;
END $$;
CREATE TEMP TABLE held AS
SELECT o.oid, o.oprcom, o.oprnegate, o.oprname, a.type, a.n AS a, b.n AS b, pg_temp.result(format('SELECT %L::%s OPERATOR(%s.%s) %L::%s', a.v, a.type, o.oprnamespace::regnamespace, o.oprname, b.v, b.type)) AS result
FROM o JOIN value a ON a.type = o.oprleft JOIN value b ON b.type = o.oprright;
ANALYZE held;
SELECT signature, 'has no samples' FROM o WHERE oprkind = 'b' AND oid NOT IN (SELECT oid FROM held);
SELECT o.oid::regoperator, 'and its commutator differ', o.a, o.b FROM held o JOIN held c ON (c.oid, c.a, c.b) = (o.oprcom, o.b, o.a) WHERE o.result <> c.result;
SELECT o.oid::regoperator, 'and its negator agree', o.a, o.b FROM held o JOIN held n ON (n.oid, n.a, n.b) = (o.oprnegate, o.a, o.b) WHERE o.result = n.result OR o.result NOT IN ('true', 'false');
SELECT oid::regoperator, 'is always the same' FROM held GROUP BY oid HAVING count(DISTINCT result) < 2;
-- the comparison says the same as the operators; equal values have equal hashes, others others; a seed of 0 gives the plain hash
SELECT h.oid::regoperator, 'and the comparison differ', h.a, h.b FROM held h JOIN strategy t ON t.amopopr = h.oid AND amname IN ('btree', 'brin') JOIN support s ON s.amproclefttype = h.type AND s.amname = 'btree' AND amprocnum = 1
JOIN value a ON (a.type, a.n) = (h.type, h.a) JOIN value b ON (b.type, b.n) = (h.type, h.b)
CROSS JOIN LATERAL (SELECT pg_temp.result(format('SELECT %s(%L, %L)', s.amproc, a.v, b.v))::int AS cmp) c
WHERE h.result::bool <> CASE amopstrategy WHEN 1 THEN cmp < 0 WHEN 2 THEN cmp <= 0 WHEN 3 THEN cmp = 0 WHEN 4 THEN cmp >= 0 ELSE cmp > 0 END;
SELECT h.oid::regoperator, s.proname, h.a, h.b FROM held h JOIN support s ON s.amproclefttype = h.type AND s.amname = 'hash' JOIN value a ON (a.type, a.n) = (h.type, h.a) JOIN value b ON (b.type, b.n) = (h.type, h.b), unnest(ARRAY[0, 1, -1]) seed
WHERE h.oprname = '=' AND h.result::bool <> (pg_temp.result(format('SELECT %s(%L%s)', s.amproc, a.v, CASE amprocnum WHEN 2 THEN ', ' || seed ELSE '' END)) = pg_temp.result(format('SELECT %s(%L%s)', s.amproc, b.v, CASE amprocnum WHEN 2 THEN ', ' || seed ELSE '' END)));
SELECT v.type, v.v, 'has another hash with a seed of 0' FROM value v JOIN support s ON s.amproclefttype = v.type AND amname = 'hash' AND amprocnum = 1 JOIN support e ON e.amproclefttype = v.type AND e.amname = 'hash' AND e.amprocnum = 2
WHERE pg_temp.result(format('SELECT %s(%L, 0)::bit(64)::bit(64) << 32 >> 32 = %s(%L)::bit(32)::bit(64) >> 32', e.amproc, v.v, s.amproc, v.v)) <> 'true';
-- less than is irreflexive and transitive, equality transitive
SELECT x.oid::regoperator, 'is not transitive', x.a, x.b, y.b FROM held x JOIN held y ON y.oid = x.oid AND y.a = x.b JOIN held z ON z.oid = x.oid AND (z.a, z.b) = (x.a, y.b)
WHERE x.oprname IN ('<', '<=', '=', '>', '>=', '@>', '<@') AND x.oid IN (SELECT oid FROM o WHERE oprleft = oprright) AND (x.result, y.result, z.result) = ('true', 'true', 'false');

\echo == an index of each class finds what a scan finds, and so do the ways to join
CREATE FUNCTION pg_temp.scanned(query text, plan text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	line text;
	lines text := '';
	result text;
BEGIN
	FOR line IN EXECUTE 'EXPLAIN (COSTS OFF) ' || query LOOP lines := lines || line; END LOOP;
	IF lines !~ plan THEN RETURN 'planned otherwise: ' || lines; END IF;
	EXECUTE query INTO result;
	RETURN result;
END $$;
SELECT format('CREATE TABLE sanity_%s AS SELECT v::%1$s AS v, n FROM value, generate_series(1, 20) WHERE type = %1$L::regtype', type) FROM value WHERE type IN (SELECT amproclefttype FROM support) GROUP BY type ORDER BY type
\gexec
CREATE TEMP TABLE scan (class text, op text, n int, v text, way text, result text);
CREATE FUNCTION pg_temp.scan(way text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	c record;
BEGIN
	FOR c IN SELECT opcname, m.amname, opcfamily, opcintype::regtype AS type, opcnamespace::regnamespace AS home FROM pg_opclass k JOIN pg_am m ON m.oid = opcmethod WHERE k.oid IN (SELECT objid FROM member WHERE classid = 'pg_opclass'::regclass) LOOP
		EXECUTE format('CREATE INDEX sanity_index ON sanity_%s USING %s (v %s.%I)', c.type, c.amname, c.home, c.opcname);
		INSERT INTO scan SELECT c.opcname || ' ' || c.amname, s.amopopr::regoperator, v.n, v.v, way,
			pg_temp.scanned(format('SELECT count(*) || '' '' || coalesce(sum(n), 0) FROM sanity_%s WHERE v OPERATOR(%s.%s) %L', c.type, p.oprnamespace::regnamespace, p.oprname, v.v), CASE way WHEN 'index' THEN 'sanity_index' ELSE 'Seq Scan' END)
		FROM strategy s JOIN pg_operator p ON p.oid = s.amopopr JOIN value v ON v.type = c.type WHERE s.amopfamily = c.opcfamily;
		DROP INDEX sanity_index;
	END LOOP;
END $$;
SET jit = off;		-- what is switched off costs so much that it would compile
SET enable_seqscan = off;
SELECT pg_temp.scan('index');
RESET enable_seqscan;
SET enable_indexscan = off;
SET enable_indexonlyscan = off;
SET enable_bitmapscan = off;
SELECT pg_temp.scan('table');
RESET enable_indexscan;
RESET enable_indexonlyscan;
RESET enable_bitmapscan;
SELECT i.class, i.op, i.v, i.result, t.result FROM scan i JOIN scan t USING (class, op, n) WHERE i.way = 'index' AND t.way = 'table' AND i.result IS DISTINCT FROM t.result;
SELECT class, count(DISTINCT op), 'operators,', count(*) > 10 FROM scan GROUP BY class ORDER BY class COLLATE "C";
SET enable_hashjoin = off;
SET enable_mergejoin = off;
CREATE TEMP TABLE joined AS SELECT type, pg_temp.scanned(format('SELECT count(*) || '' '' || sum(a.n * b.n) FROM sanity_%s a JOIN sanity_%1$s b USING (v)', type), 'Nested Loop') AS loop, NULL::text AS hash, NULL::text AS merge FROM value WHERE type IN (SELECT amproclefttype FROM support) GROUP BY type;
RESET enable_hashjoin;
SET enable_nestloop = off;
UPDATE joined SET hash = pg_temp.scanned(format('SELECT count(*) || '' '' || sum(a.n * b.n) FROM sanity_%s a JOIN sanity_%1$s b USING (v)', type), 'Hash Join');
SET enable_hashjoin = off;
RESET enable_mergejoin;
UPDATE joined SET merge = pg_temp.scanned(format('SELECT count(*) || '' '' || sum(a.n * b.n) FROM sanity_%s a JOIN sanity_%1$s b USING (v)', type), 'Merge Join') WHERE type IN (SELECT amproclefttype FROM support WHERE amname = 'btree');
RESET enable_hashjoin;
RESET enable_nestloop;
SELECT type, hash IS NOT DISTINCT FROM loop AS hash, merge = loop AS merge, loop FROM joined ORDER BY type::text COLLATE "C";
SELECT format('DROP TABLE sanity_%s', type) FROM joined ORDER BY type
\gexec

\echo == the catalogue
SELECT format('%s(%s) %s: %s', proname, pg_get_function_arguments(oid), pg_get_function_result(oid), concat_ws(' ', CASE lanname WHEN 'c' THEN prosrc ELSE lanname END, CASE WHEN prokind = 'w' THEN 'window' END, CASE WHEN proisstrict THEN 'strict' END,
	CASE provolatile WHEN 's' THEN 'stable' WHEN 'v' THEN 'volatile' END, CASE proparallel WHEN 'u' THEN 'unsafe' WHEN 'r' THEN 'restricted' END, CASE WHEN proleakproof THEN 'leakproof' END, CASE WHEN procost <> CASE lanname WHEN 'c' THEN 1 ELSE 100 END THEN 'cost ' || procost END,
	CASE WHEN prorows NOT IN (0, 1000) THEN 'rows ' || prorows END, CASE WHEN prosupport <> 0 THEN 'support ' || prosupport END, CASE WHEN prosecdef THEN 'security definer' END, array_to_string(proconfig, ', ')))
FROM f WHERE prokind <> 'a' ORDER BY (proname || signature::text) COLLATE "C";
SELECT format('aggregate %s: %s', signature, concat_ws(', ', aggtransfn, aggcombinefn, nullif(aggfinalfn::text, '-'), aggtranstype::regtype, nullif(aggtransspace, 0), nullif(aggsortop::regoperator::text, '0'))) FROM a ORDER BY signature::text COLLATE "C";
SELECT format('operator %s: %s', signature, concat_ws(', ', oprresult::regtype, oprcode, 'commutator ' || nullif(oprcom, 0)::regoperator, 'negator ' || nullif(oprnegate, 0)::regoperator, nullif(oprrest::text, '-'), nullif(oprjoin::text, '-'), CASE WHEN oprcanhash THEN 'hashes' END, CASE WHEN oprcanmerge THEN 'merges' END)) FROM o ORDER BY signature::text COLLATE "C";
SELECT format('%s %s: %s %s', amname, opfname, amopstrategy, amopopr::regoperator) FROM strategy ORDER BY amname, opfname, amopstrategy;
SELECT format('%s %s: support %s %s', amname, opfname, amprocnum, amproc::oid::regprocedure) FROM support ORDER BY amname, opfname, amprocnum;
SELECT format('type %s: %s', t.oid::regtype, concat_ws(' ', typlen, CASE WHEN typbyval THEN 'by value' END, 'align ' || typalign::text, 'storage ' || typstorage::text, 'category ' || typcategory::text, CASE WHEN typispreferred THEN 'preferred' END)) FROM pg_type t JOIN member m ON m.classid = 'pg_type'::regclass AND m.objid = t.oid WHERE typcategory <> 'A' ORDER BY typname COLLATE "C";
SELECT format('cast %s as %s: %s %s', castsource::regtype, casttarget::regtype, castfunc::oid::regprocedure, castcontext) FROM pg_cast c JOIN member m ON m.classid = 'pg_cast'::regclass AND m.objid = c.oid ORDER BY 1;
