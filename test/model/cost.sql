-- What boards of a small office are expected to cost before anybody has analysed
-- its tables, which autovacuum leaves alone as long as they are small: less than
-- what PostgreSQL compiles, for seconds (jit_above_cost).
\set QUIET on
SET client_min_messages = warning;
CREATE EXTENSION indstat;
SELECT plan(6);

CREATE FUNCTION pg_temp.costs(model text) RETURNS TABLE (view text, cost numeric) LANGUAGE plpgsql AS $$
DECLARE
	plan json;
BEGIN
	FOR view IN SELECT c.relname FROM pg_class c WHERE c.relnamespace = model::regnamespace AND c.relkind = 'v' LOOP
		EXECUTE format('EXPLAIN (FORMAT json) SELECT * FROM %s.%I', model, view) INTO plan;
		cost := plan->0->'Plan'->>'Total Cost';
		RETURN NEXT;
	END LOOP;
END $$;
SELECT create_model('empty') \g /dev/null
SELECT is_empty($$SELECT view, cost FROM pg_temp.costs('empty') WHERE cost >= 100000$$, 'no board of a new model is compiled');

-- the first office as its files load it, but for their ANALYZE
SELECT create_model('taian') \g /dev/null
\set data `sed '/ANALYZE/d' examples/taian/data.sql`
:data
\set data `sed '/ANALYZE/d' examples/taian/office.sql`
:data
SET search_path = public;
SELECT cmp_ok((SELECT count(*) FROM taian.observation), '>', 100::bigint, 'an office with figures');
SELECT results_eq($$SELECT DISTINCT reltuples FROM pg_class WHERE oid IN ('taian.observation'::regclass, 'taian.project'::regclass, 'taian.target'::regclass)$$, 'VALUES (0::real)', 'of whose tables nothing is known but that they were empty');
SELECT is_empty($$SELECT view, cost FROM pg_temp.costs('taian') WHERE cost >= 100000$$, 'nor one of an office at work');

-- what nobody counted create_model counts, and nothing else
TRUNCATE taian.target_rating;
SELECT create_model('taian') \g /dev/null
SELECT is_empty($$SELECT oid::regclass FROM pg_class WHERE relnamespace = 'taian'::regnamespace AND relkind = 'r' AND reltuples < 0$$, 'create_model counts what was not');
SELECT results_eq($$SELECT reltuples FROM pg_class WHERE oid = 'taian.observation'::regclass$$, 'VALUES (0::real)', 'and leaves statistics that are there alone');
SELECT * FROM finish();
