-- No view shows an infinite date or time, which drivers cannot read: what has no end is NULL.
\set QUIET on
BEGIN;
SET LOCAL client_min_messages = warning;
CREATE EXTENSION indstat;
SELECT create_model('taian') \g /dev/null
COMMIT;
\ir ../../examples/taian/data.sql
\ir ../../examples/taian/office.sql
\ir ../../examples/taian/pipeline.sql
\ir ../../examples/taian/bulletin.sql
SET client_min_messages = error;
ANALYZE;
RESET client_min_messages;
SELECT plan(5);

-- a figure that was revised, one that is under embargo
UPDATE taian.observation SET value = value + 1 WHERE (indicator, region, period) = (SELECT indicator, region, period FROM taian.observation WHERE value IS NOT NULL ORDER BY 1, 2, 3 LIMIT 1);
UPDATE taian.observation SET released_at = '2099-12-31 08:00+08' WHERE (indicator, region, period) = (SELECT indicator, region, period FROM taian.observation WHERE value IS NOT NULL ORDER BY 1 DESC, 2 DESC, 3 DESC LIMIT 1);

CREATE TEMP TABLE shown AS
SELECT c.relname AS view, a.attname AS name, t.typcategory = 'A' AS list
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 JOIN pg_type t ON t.oid = a.atttypid
WHERE c.relkind IN ('v', 'm') AND c.relnamespace = 'taian'::regnamespace
	AND coalesce(nullif(t.typelem, 0), t.oid) IN ('date'::regtype, 'timestamp'::regtype, 'timestamptz'::regtype);
CREATE FUNCTION pg_temp.infinite() RETURNS TABLE (view name, name name, rows bigint) LANGUAGE plpgsql AS $$
BEGIN
	FOR view, name, rows IN SELECT s.view, s.name, CASE WHEN s.list THEN 1 END FROM shown s LOOP
		EXECUTE format('SELECT count(*) FROM taian.%I WHERE ' || CASE WHEN rows = 1 THEN 'EXISTS (SELECT FROM unnest(%I) e WHERE NOT isfinite(e))' ELSE 'NOT isfinite(%I)' END, view, name) INTO rows;
		IF rows > 0 THEN
			RETURN NEXT;
		END IF;
	END LOOP;
END
$$;
SELECT cmp_ok((SELECT count(*) FROM shown), '>', 80::bigint, 'there are columns to look at');
SELECT is_empty('SELECT * FROM pg_temp.infinite()', 'none is infinite');
SET indstat.as_of = '2023-06-30 18:00+08';
SELECT is_empty('SELECT * FROM pg_temp.infinite()', 'nor as known then');
SET indstat.as_of = 'infinity';
SELECT is_empty('SELECT * FROM pg_temp.infinite()', 'nor as known at the end of time');
RESET indstat.as_of;
SELECT throws_ok($$UPDATE taian.observation SET released_at = 'infinity'$$, '23514', NULL, 'an embargo ends');
SELECT * FROM finish();
