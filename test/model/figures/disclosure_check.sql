-- Confidential figures that the published ones give away in one step, over both trees.
\set QUIET on
SET client_min_messages = warning;
SET jit = off;
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SET search_path = public, office;
SELECT plan(8);

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
SELECT * FROM finish();
