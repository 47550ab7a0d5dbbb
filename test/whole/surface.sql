-- What people call is on the path, what the server calls by itself is not, and the plain owner needs no more.
\set QUIET on
SET client_min_messages = warning;
CREATE SCHEMA indstat_internal;
CREATE TABLE indstat_internal.kept ();
CREATE TEMP TABLE refused (state text, made bigint, kept boolean);
DO $$ BEGIN
	CREATE EXTENSION indstat;
EXCEPTION WHEN OTHERS THEN
	INSERT INTO refused SELECT SQLSTATE, (SELECT count(*) FROM pg_extension WHERE extname = 'indstat'), to_regclass('indstat_internal.kept') IS NOT NULL;
END $$;
DROP SCHEMA indstat_internal CASCADE;
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SELECT plan(14);
SELECT results_eq('SELECT state, made, kept FROM refused', $$VALUES ('42P06', 0::bigint, true)$$, 'a schema of that name is refused, and left alone');

CREATE TEMP TABLE f AS
SELECT p.oid, p.oid::regprocedure AS signature, p.proname, p.prokind, p.pronamespace::regnamespace::text AS schema,
	EXISTS (SELECT FROM pg_aggregate a WHERE p.oid IN (aggtransfn, aggfinalfn, aggcombinefn, aggserialfn, aggdeserialfn, aggmtransfn, aggminvtransfn, aggmfinalfn))
		OR EXISTS (SELECT FROM pg_type t WHERE p.oid IN (typinput, typoutput, typreceive, typsend, typmodin, typmodout, typanalyze, typsubscript))
		-- casts have names of their own where people write them: daterange(period)
		OR p.pronamespace = 'indstat_internal'::regnamespace AND EXISTS (SELECT FROM pg_cast c WHERE c.castfunc = p.oid)
		OR EXISTS (SELECT FROM pg_operator o WHERE p.oid IN (o.oprcode, o.oprrest, o.oprjoin)) OR EXISTS (SELECT FROM pg_amproc a WHERE a.amproc = p.oid)
		OR EXISTS (SELECT FROM pg_proc s WHERE s.prosupport = p.oid) AS of_the_server
FROM pg_proc p JOIN pg_depend d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e' JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'indstat';
-- the body of a function in standard SQL names what it calls by its oid, and needs no USAGE
SELECT is_empty($$SELECT signature FROM f WHERE schema = 'indstat_internal' AND NOT of_the_server
	AND NOT EXISTS (SELECT FROM pg_depend d JOIN f c ON c.oid = d.objid WHERE d.classid = 'pg_proc'::regclass AND d.refclassid = 'pg_proc'::regclass AND d.refobjid = f.oid AND c.schema <> 'indstat_internal')$$, 'what is hidden is called by the server, or by the body of a function in standard SQL');
-- combined_status folds two statuses as well as many, and contains() is the name of what @> stands for
SELECT is((SELECT array_agg(DISTINCT proname::text ORDER BY proname::text) FROM f WHERE schema <> 'indstat_internal' AND of_the_server), ARRAY['combined_status', 'contains'], 'and what the server calls is hidden, but for what people call too');
SELECT is_empty($$SELECT d.classid::regclass, d.objid FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'indstat' WHERE d.deptype = 'e' AND (
	d.classid = 'pg_type'::regclass AND (SELECT typnamespace FROM pg_type WHERE oid = d.objid) = 'indstat_internal'::regnamespace
	OR d.classid = 'pg_operator'::regclass AND (SELECT oprnamespace FROM pg_operator WHERE oid = d.objid) = 'indstat_internal'::regnamespace
	OR d.classid = 'pg_class'::regclass AND (SELECT relnamespace FROM pg_class WHERE oid = d.objid) = 'indstat_internal'::regnamespace)$$, 'no type, operator or table is');
SELECT is_empty($$SELECT pg_describe_object(d.classid, d.objid, d.objsubid) FROM pg_depend d JOIN f ON d.refclassid = 'pg_proc'::regclass AND d.refobjid = f.oid AND f.schema = 'indstat_internal'
	WHERE d.classid IN ('pg_rewrite'::regclass, 'pg_policy'::regclass, 'pg_constraint'::regclass, 'pg_attrdef'::regclass, 'pg_trigger'::regclass)$$, 'nothing that a dump names needs it');
SELECT cmp_ok((SELECT count(*) FROM f WHERE schema <> 'indstat_internal'), '<=', 430::bigint, 'so many functions are on the path');
SELECT results_eq($$SELECT r, has_schema_privilege(r, 'indstat_internal', p) FROM unnest(ARRAY[current_user, 'indstat_test_stranger', 'indstat_test_reader']) r, unnest(ARRAY['USAGE', 'CREATE']) p ORDER BY r, p$$,
	$$SELECT r, false FROM unnest(ARRAY[current_user, 'indstat_test_stranger', 'indstat_test_reader']) r, unnest(ARRAY['USAGE', 'CREATE']) p ORDER BY r, p$$, 'nobody has a right there');
SELECT throws_ok($$SELECT indstat_internal.ref_period_cmp('2023', '2024')$$, '42501', NULL, 'nor calls by hand what lives there');

-- everything that stands on it works without
CREATE TABLE kept (region text, period ref_period PRIMARY KEY, value numeric, s series, CHECK (period <> '0001'), EXCLUDE USING btree (period WITH =));
INSERT INTO kept SELECT 'a', ref_month(2022, m), 100 + m, series('2022-01', ARRAY[m::numeric, m + 1]) FROM generate_series(1, 12) m;
INSERT INTO kept SELECT 'a', ref_month(2023, m), 110 + m, series('2023-01', ARRAY[m::numeric, m + 1]) FROM generate_series(1, 12) m;
CREATE VIEW grown AS SELECT region, yoy_growth(value, period, '2023-05') AS growth, series_agg(period, value) AS s, max(period) AS latest FROM kept GROUP BY region;
CREATE FUNCTION growth_of(r text) RETURNS numeric LANGUAGE sql STABLE BEGIN ATOMIC SELECT yoy_growth(k.value, k.period, '2023-05') FROM kept k WHERE k.region = r AND k.period BETWEEN '2022-01' AND '2024-12'; END;
CREATE INDEX ON kept USING hash (s);
SELECT results_eq($$SELECT round(growth, 4), latest::text, (s)['2023-05'], growth_of('a') = growth FROM grown$$, $$VALUES (9.5238, '2023-12', 115::numeric, true)$$, 'aggregates, types and functions of standard SQL');
SELECT results_eq($$SELECT count(*), sum(w) FROM (SELECT count(*) OVER (ORDER BY k.period RANGE BETWEEN '2 months' PRECEDING AND CURRENT ROW) AS w FROM kept k JOIN kept j ON j.period = k.period AND j.s = k.s) x$$, $$VALUES (24::bigint, 69::numeric)$$, 'joins, frames');
CREATE TEMP TABLE copied (LIKE kept);
INSERT INTO copied SELECT * FROM kept;
SELECT is_empty('(TABLE kept EXCEPT TABLE copied) UNION ALL (TABLE copied EXCEPT TABLE kept)', 'sets');

-- a model shows views that people read; what they are made of is functions whose text takes the place of the call
-- those that figures are written into are not read, and what is given away is for whoever may see it
SELECT cmp_ok((SELECT count(*) FROM pg_class WHERE relnamespace = 'office'::regnamespace AND relkind IN ('v', 'm') AND relname NOT IN ('load_line', 'observation_load', 'disclosure_check')), '<=', 40::bigint,
	'so many views are in a model for people to read');
CREATE TEMP TABLE helper AS
SELECT p.proname FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang AND l.lanname = 'sql'
WHERE p.pronamespace = 'office'::regnamespace AND p.proretset AND p.pronargs = 0;
CREATE FUNCTION pg_temp.calls(of_relation text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
	plan json;
BEGIN
	EXECUTE 'EXPLAIN (VERBOSE, FORMAT JSON) SELECT * FROM office.' || of_relation INTO plan;
	RETURN QUERY SELECT of_relation || ' calls ' || m[1] FROM regexp_matches(plan::text, '"Function Name": "([^"]*)"', 'g') m JOIN helper h ON h.proname = m[1];
END $$;
SELECT cmp_ok((SELECT count(*) FROM helper), '>', 20::bigint, 'what they are made of is there');
SELECT is_empty($$SELECT pg_temp.calls(quote_ident(proname) || '()') FROM helper
	UNION ALL SELECT pg_temp.calls(quote_ident(relname)) FROM pg_class WHERE relnamespace = 'office'::regnamespace AND relkind = 'v'$$, 'and is never called, but planned with the rest');
SELECT * FROM finish();
