-- A view over all month ends shows what the function of its name gives for each of them.
\set QUIET on
BEGIN;
SET LOCAL client_min_messages = warning;
CREATE EXTENSION indstat;
SELECT create_model('taian') \g /dev/null
COMMIT;
\ir ../../examples/taian/data.sql
\ir ../../examples/taian/office.sql
\ir ../../examples/taian/pipeline.sql
SET search_path = public, taian;
-- what is nobody's and belongs to no chain, department or step
INSERT INTO initiative (initiative, kind, region, period, recorded_at) SELECT 'alone', kind, region, '2023-02/04', '2023-01-15' FROM initiative ORDER BY 1 LIMIT 1;
CREATE TEMP TABLE pair AS
SELECT c.relname::text AS name, (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a
	WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attname <> 'on_date' AND a.attname = ANY (p.proargnames[p.pronargs + 1:])) AS columns,
	-- a request that is closed is shown in its month, and not for ever
	CASE c.relname WHEN 'service_turnaround' THEN 'closed_at IS NULL OR closed_at >= date_trunc(''month'', d.on_date::timestamp)' ELSE 'true' END AS shown,
	-- contests move from month to month
	CASE c.relname WHEN 'contest_board' THEN ', date_trunc(''month'', d.on_date::timestamp)::date - 1' ELSE '' END AS since
FROM pg_class c JOIN pg_proc p ON p.proname = c.relname AND p.pronamespace = c.relnamespace
WHERE c.relnamespace = 'taian'::regnamespace AND c.relkind = 'v' AND p.proargnames[1] = 'on_date' AND p.pronargdefaults = p.pronargs - 1 AND p.proretset
	AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'on_date');
SELECT plan(1 + count(*)::integer) FROM pair;
SELECT cmp_ok((SELECT count(*) FROM pair), '>=', 8::bigint, 'there are such views');
SELECT is_empty(format($$WITH v AS MATERIALIZED (SELECT on_date, %2$s FROM (SELECT * FROM %1$I WHERE on_date BETWEEN '2022-10-31' AND '2023-12-31') v),
	f AS MATERIALIZED (SELECT d.on_date, %2$s FROM (SELECT DISTINCT on_date FROM v) d CROSS JOIN LATERAL %1$I(d.on_date%4$s) WHERE %3$s)
	(SELECT 'not shown', f.* FROM f EXCEPT ALL SELECT 'not shown', v.* FROM v) UNION ALL (SELECT 'only shown', v.* FROM v EXCEPT ALL SELECT 'only shown', f.* FROM f) LIMIT 5$$, name, columns, shown, since), name)
FROM pair ORDER BY name;
SELECT * FROM finish();
