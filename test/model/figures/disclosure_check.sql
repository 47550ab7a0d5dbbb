-- Confidential figures that the published ones give away in one step, over both trees.
\set QUIET on
SET client_min_messages = warning;
SET jit = off;
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SET search_path = public, office;
SELECT plan(10);

INSERT INTO region (region, parent_region) VALUES ('land', NULL), ('a', 'land'), ('b', 'land'), ('c', 'land');
INSERT INTO indicator (indicator, parent_indicator, unit, of_which) VALUES ('all', NULL, 'yuan', false), ('x', 'all', 'yuan', false), ('y', 'all', 'yuan', false), ('z', 'all', 'yuan', true), ('rate', 'all', '%', false);
INSERT INTO observation (indicator, region, period, value) SELECT i, r, '2024', CASE i WHEN 'all' THEN 3 ELSE 1 END * CASE r WHEN 'land' THEN 3 ELSE 1 END
FROM unnest('{all,x,y,z,rate}'::text[]) i, unnest('{land,a,b,c}'::text[]) r;
CREATE FUNCTION pg_temp.hide(i text, r text) RETURNS void LANGUAGE sql AS $$ UPDATE observation SET value = NULL, conf_status = 'C' WHERE indicator = i AND region = r $$;
CREATE TEMP VIEW found AS SELECT tree, indicator, region, given_away_by, whole_indicator, whole_region, parts FROM disclosure_check;
SELECT is_empty('SELECT * FROM found', 'nothing is confidential, nothing is given away');
SELECT pg_temp.hide('x', 'a') \g /dev/null
SELECT set_eq('SELECT * FROM found', $$VALUES ('indicator', 'x', 'a', 'whole_less_parts', 'all', 'a', 2::bigint), ('region', 'x', 'a', 'whole_less_parts', 'x', 'land', 3)$$, 'one suppressed part, in both trees');
SELECT pg_temp.hide('x', 'b') \g /dev/null
SELECT set_eq('SELECT * FROM found', $$VALUES ('indicator', 'x', 'a', 'whole_less_parts', 'all', 'a', 2::bigint), ('indicator', 'x', 'b', 'whole_less_parts', 'all', 'b', 2)$$, 'two regions: not of each other, but of the indicators');
SELECT pg_temp.hide('y', 'a'), pg_temp.hide('y', 'b') \g /dev/null
SELECT is_empty('SELECT * FROM found', 'two by two: safe in one step');
SELECT pg_temp.hide('all', 'c') \g /dev/null
SELECT set_eq('SELECT * FROM found', $$VALUES ('indicator', 'all', 'c', 'sum_of_parts', 'all', 'c', 2::bigint), ('region', 'all', 'c', 'whole_less_parts', 'all', 'land', 3)$$, 'a whole whose parts are all published');
SELECT pg_temp.hide('rate', 'a') \g /dev/null
SELECT is_empty($$SELECT * FROM found WHERE indicator IN ('rate', 'z')$$, 'rates do not add up');
SELECT pg_temp.hide('z', 'c') \g /dev/null
SELECT set_eq($$SELECT * FROM found WHERE indicator = 'z'$$, $$VALUES ('region', 'z', 'c', 'whole_less_parts', 'z', 'land', 3::bigint)$$, 'nor does what is of which, over indicators');
UPDATE region SET children_expected = 4 WHERE region = 'land';
SELECT is_empty($$SELECT * FROM found WHERE tree = 'region'$$, 'a region that is missing is unknown, too');

-- much is hidden: one part of three, of all wholes
INSERT INTO region (region) SELECT 'r' || n FROM generate_series(1, 60) n;
INSERT INTO indicator (indicator, parent_indicator) SELECT 'w' || n, NULL FROM generate_series(1, 12) n UNION ALL SELECT concat('w', n, '_', part), 'w' || n FROM generate_series(1, 12) n, generate_series(1, 3) part;
INSERT INTO observation (indicator, region, period, value, conf_status)
SELECT i.indicator, r.region, ref_month(2024, m), CASE WHEN right(i.indicator, 2) <> '_1' THEN 1 END, CASE right(i.indicator, 2) WHEN '_1' THEN 'C' ELSE 'F' END
FROM indicator i, region r, generate_series(1, 6) m WHERE i.indicator LIKE 'w%' AND r.region LIKE 'r%';
ANALYZE observation, indicator, region;
CREATE FUNCTION pg_temp.touched(query text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	plan json;
BEGIN
	EXECUTE 'EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ' || query INTO plan;
	RETURN (plan #>> '{0,Plan,Shared Hit Blocks}')::bigint + (plan #>> '{0,Plan,Shared Read Blocks}')::bigint;
END $$;
SELECT is((SELECT count(*) FROM disclosure_check WHERE whole_indicator LIKE 'w%'), (12 * 60 * 6)::bigint, 'each of them is found');
SELECT cmp_ok(pg_temp.touched('SELECT * FROM disclosure_check LIMIT 10'), '<', 10000::bigint, 'the first of them without the others');
SELECT * FROM finish();
