/*
 * Every type with a binary form and every aggregate of the extension, as C: what
 * test/fuzz/states.c calls.  From the catalogue, so that a new one is in it by
 * itself; one of a type that states.c cannot make values of does not compile.
 */
\pset format unaligned
\pset tuples_only on
CREATE TEMP TABLE ours AS
SELECT d.classid, d.objid FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid AND d.refclassid = 'pg_extension'::regclass AND e.extname = 'indstat'
WHERE d.deptype = 'e';
CREATE TEMP TABLE type AS
SELECT t.typname AS name, i.prosrc AS input, o.prosrc AS output, r.prosrc AS receive, s.prosrc AS send
FROM pg_type t JOIN ours ON ours.classid = 'pg_type'::regclass AND ours.objid = t.oid
JOIN pg_proc i ON i.oid = t.typinput JOIN pg_proc o ON o.oid = t.typoutput JOIN pg_proc r ON r.oid = t.typreceive JOIN pg_proc s ON s.oid = t.typsend
WHERE t.typtype = 'b' AND t.typcategory <> 'A';
CREATE TEMP TABLE aggregate AS
SELECT DISTINCT ON (t.prosrc, t.pronargs, c.prosrc, f.prosrc) p.oid::regprocedure AS name, t.oid AS transition, t.prosrc AS trans, t.proisstrict AS trans_strict,
	c.prosrc AS combine, c.proisstrict AS combine_strict, f.prosrc AS final, f.proisstrict AS final_strict, f.prorettype AS result,
	a.aggserialfn <> 0 OR a.aggdeserialfn <> 0 OR a.agginitval IS NOT NULL OR a.aggfinalextra OR a.aggmtransfn <> 0 OR t.prolang <> c.prolang AS unknown_sort
FROM pg_aggregate a JOIN pg_proc p ON p.oid = a.aggfnoid JOIN ours ON ours.classid = 'pg_proc'::regclass AND ours.objid = p.oid
JOIN pg_proc t ON t.oid = a.aggtransfn LEFT JOIN pg_proc c ON c.oid = a.aggcombinefn LEFT JOIN pg_proc f ON f.oid = a.aggfinalfn
ORDER BY t.prosrc, t.pronargs, c.prosrc, f.prosrc, p.oid;
-- states.c runs an aggregate as it runs these: it must be told of another sort
SELECT '#error ' || name || ' has a serial form, a first value or another language' FROM aggregate WHERE unknown_sort OR combine IS NULL;
SELECT DISTINCT format('extern Datum %s(PG_FUNCTION_ARGS);', symbol)
FROM (SELECT unnest(ARRAY[input, output, receive, send]) AS symbol FROM type UNION SELECT unnest(ARRAY[trans, combine, final]) FROM aggregate) x
WHERE symbol IS NOT NULL ORDER BY 1;
SELECT 'static const TargetType types[] = {';
SELECT format('	{"%s", TYPE_%1$s, %s, %s, %s, %s},', name, input, output, receive, send) FROM type ORDER BY name;
SELECT '};';
SELECT 'static const TargetAggregate aggregates[] = {';
SELECT format('	{"%s", %s, %s, %s, {%s}, %s, %s, %s, %s, TYPE_%s, %s, {%s}},', a.name, a.trans, a.trans_strict, p.pronargs,
	(SELECT string_agg('TYPE_' || t.typname, ', ' ORDER BY n) FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY u (t, n) JOIN pg_type t ON t.oid = u.t),
	a.combine, a.combine_strict, coalesce(a.final, 'NULL'), coalesce(a.final_strict, true),
	-- a row, or an array of rows, is a RECORD of its columns
	CASE WHEN c.oid IS NOT NULL THEN 'RECORD' ELSE coalesce(y.typname, 'none') END, coalesce(c.relnatts, 0),
	coalesce((SELECT string_agg(t.atttypid::text, ', ' ORDER BY t.attnum) FROM pg_attribute t WHERE t.attrelid = c.oid AND t.attnum > 0), '0'))
FROM aggregate a JOIN pg_proc p ON p.oid = a.transition LEFT JOIN pg_type y ON y.oid = a.result LEFT JOIN pg_type e ON e.oid = y.typelem AND y.typlen = -1
LEFT JOIN pg_class c ON c.oid = coalesce(nullif(e.typrelid, 0), nullif(y.typrelid, 0)) ORDER BY a.trans, p.pronargs, a.final;
SELECT '};';
