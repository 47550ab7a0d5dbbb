-- The model: made, made again, refused; and what its views say at the edges.
\set QUIET on
SET client_min_messages = warning;
CREATE EXTENSION indstat;
SELECT plan(45);

-- making it
SELECT lives_ok($$SELECT create_model('office')$$, 'a model is made');
SELECT is_empty($$SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'office'::regnamespace
	AND c.relkind IN ('r', 'v') AND obj_description(c.oid, 'pg_class') IS NULL$$, 'every table and view has a comment');
SELECT is_empty($$SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'office'::regnamespace
	AND c.relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false)$$, 'views run with the reader''s rights');
INSERT INTO office.region (region, name_en) VALUES ('r', 'R');
UPDATE office.model_option SET lang = 'zh';
DELETE FROM office.size_class WHERE size_class = 'under_100m';
SELECT lives_ok($$SELECT create_model('office')$$, 'making it again is harmless');
SELECT results_eq($$SELECT lang FROM office.model_option$$, $$VALUES ('zh')$$, 'options stay');
SELECT is((SELECT count(*) FROM office.size_class), 1::bigint, 'deleted reference rows stay deleted');
SELECT is((SELECT count(*) FROM office.region), 1::bigint, 'rows stay');
CREATE SCHEMA taken;
CREATE TABLE taken.region (x integer);
SELECT throws_ok($$SELECT create_model('taken')$$, '42P07', NULL, 'a stranger''s table is not adopted');
SELECT throws_ok($$SELECT create_model('')$$, '3F000', NULL, 'a schema needs a name');
SELECT throws_ok($$SELECT create_model('pg_office')$$, '3F000', NULL, 'and not a reserved one');
SELECT throws_ok(format('SELECT create_model(%L)', name), '3F000', NULL, 'nor ' || name) FROM unnest(ARRAY['it''s', '100%', 'a$b$', 'a\b']) AS name;
SELECT lives_ok($$SELECT create_model('Büro "; DROP SCHEMA office; --')$$, 'an odd name is quoted');
SELECT is((SELECT count(*) FROM pg_namespace WHERE nspname = 'office'), 1::bigint, 'and nothing else runs');
SELECT create_model('a@x@b') \g /dev/null
SELECT is((SELECT count(*) FROM pg_namespace WHERE nspname = 'a@x@b'), 1::bigint, 'even one that looks like a mark of ours');
SELECT ok(create_model(NULL) IS NULL, 'no name, no model');

-- a small office of another country: gaps, ties, negatives
SELECT create_model('small') \g /dev/null
SET search_path = public, small;
INSERT INTO region (region, parent_region, name_en, children_expected) VALUES ('top', NULL, 'Top', 4), ('a', 'top', 'A', NULL),
	('b', 'top', 'B', NULL), ('c', 'top', 'C', NULL), ('d', 'top', 'D', NULL);
INSERT INTO indicator (indicator, name_en, reference_indicator, higher_is_better) VALUES ('jobs', 'jobs', NULL, true);
INSERT INTO indicator (indicator, name_en, reference_indicator, higher_is_better) VALUES ('unemployed', 'unemployed', 'jobs', false);
INSERT INTO observation (indicator, period, region, value)
SELECT i, p::ref_period, r, v FROM (VALUES
	('jobs', '2022-05', 'top', 400), ('jobs', '2023-05', 'top', 404),
	('jobs', '2022-05', 'a', 100), ('jobs', '2023-05', 'a', 110),
	('jobs', '2022-05', 'b', 100), ('jobs', '2023-05', 'b', 110.0),
	('jobs', '2022-05', 'c', 100), ('jobs', '2023-05', 'c', 84),
	('jobs', '2022-05', 'd', 100), ('jobs', '2023-05', 'd', 100),
	('unemployed', '2022-05', 'a', 10), ('unemployed', '2023-05', 'a', 9),
	('unemployed', '2022-05', 'b', 10), ('unemployed', '2023-05', 'b', 12),
	('unemployed', '2022-05', 'c', 0), ('unemployed', '2023-05', 'c', 5),
	('unemployed', '2022-05', 'd', -2), ('unemployed', '2023-05', 'd', 5)) v (i, p, r, v);
SELECT results_eq($$SELECT region, growth, pp_gap, rank, rank_source, peers FROM indicator_board
	WHERE indicator = 'jobs' AND period = '2023-05' AND parent_region = 'top' ORDER BY region$$,
	$$VALUES ('a', 10.0, 9.0, 1::bigint, 'computed', 4::bigint), ('b', 10.0, 9.0, 1, 'computed', 4), ('c', -16.0, -17.0, 4, 'computed', 4), ('d', 0.0, -1.0, 3, 'computed', 4)$$,
	'gaps, and ties that share a rank');
SELECT results_eq($$SELECT growth_reason FROM indicator_board WHERE indicator = 'unemployed' AND period = '2023-05' ORDER BY region$$,
	$$VALUES (NULL), (NULL), ('base_zero'), ('base_negative')$$, 'no growth has a reason');
SELECT results_eq($$SELECT DISTINCT rank, rank_reason, peers, peers_expected FROM indicator_board
	WHERE indicator = 'unemployed' AND period = '2023-05' AND region IN ('a', 'b')$$,
	$$VALUES (NULL::bigint, 'peers_missing', 2::bigint, 4::bigint)$$, 'no rank while peers are missing');
SELECT results_eq($$SELECT reference_indicator, reference_growth, reference_pp_gap FROM indicator_board
	WHERE indicator = 'unemployed' AND period = '2023-05' AND region = 'a'$$,
	$$VALUES ('jobs', 10.0, -20.0)$$, 'the gap to another indicator');
UPDATE region SET children_expected = 2 WHERE region = 'top';
SELECT is((SELECT count(rank) FROM indicator_board WHERE indicator = 'unemployed' AND period = '2023-05'), 0::bigint, 'nor where fewer are expected than there are');
UPDATE observation SET published_growth = CASE region WHEN 'c' THEN 30 ELSE 40 END WHERE indicator = 'unemployed' AND period = '2023-05' AND region IN ('c', 'd');
SELECT results_eq($$SELECT region, rank FROM indicator_board WHERE indicator = 'unemployed' AND period = '2023-05' ORDER BY region$$,
	$$VALUES ('a', 1::bigint), ('b', 2), ('c', 3), ('d', 4)$$, 'lower is better where the indicator says so');
UPDATE observation SET published_growth = NULL WHERE indicator = 'unemployed' AND period = '2023-05';
SELECT results_eq($$SELECT growth_reason FROM indicator_board WHERE indicator = 'jobs' AND period = '2022-05' AND region = 'a'$$,
	$$VALUES ('no_base')$$, 'the first year has no base');
SELECT results_eq($$SELECT rank_reason FROM indicator_board WHERE indicator = 'jobs' AND period = '2023-05' AND region = 'top'$$,
	$$VALUES ('no_peer_group')$$, 'the top has no peers');
UPDATE region SET children_expected = 4 WHERE region = 'top';

-- one precision in a peer group
UPDATE observation SET published_growth = 10.0 WHERE indicator = 'jobs' AND period = '2023-05' AND region = 'a';
UPDATE observation SET value = 110.04 WHERE indicator = 'jobs' AND period = '2023-05' AND region = 'b';
SELECT results_eq($$SELECT region, rank FROM indicator_board WHERE indicator = 'jobs' AND period = '2023-05' AND region IN ('a', 'b') ORDER BY region$$,
	$$VALUES ('a', 1::bigint), ('b', 1)$$, 'a published rate is not beaten by digits it was not printed with');
UPDATE observation SET published_growth = NULL WHERE indicator = 'jobs' AND period = '2023-05' AND region = 'a';
SELECT results_eq($$SELECT region, rank FROM indicator_board WHERE indicator = 'jobs' AND period = '2023-05' AND region IN ('a', 'b') ORDER BY region$$,
	$$VALUES ('a', 2::bigint), ('b', 1)$$, 'computed rates are compared exactly');

-- authority
UPDATE observation SET comparable_base = 80 WHERE indicator = 'jobs' AND period = '2023-05' AND region = 'd';
SELECT results_eq($$SELECT growth, growth_source FROM indicator_board WHERE indicator = 'jobs' AND period = '2023-05' AND region = 'd'$$,
	$$VALUES (25.0, 'comparable_base')$$, 'a comparable base goes before the level');
UPDATE observation SET published_growth = 24.9 WHERE indicator = 'jobs' AND period = '2023-05' AND region = 'd';
SELECT results_eq($$SELECT growth, growth_source FROM indicator_board WHERE indicator = 'jobs' AND period = '2023-05' AND region = 'd'$$,
	$$VALUES (24.9, 'published')$$, 'and a published rate before both');

-- the printed gap adds up, the exact one is rounded once
UPDATE observation SET published_growth = CASE region WHEN 'a' THEN 1.26 WHEN 'top' THEN 0.94 END WHERE indicator = 'jobs' AND period = '2023-05' AND region IN ('a', 'top');
SELECT results_eq($$SELECT pp_gap FROM indicator_board WHERE indicator = 'jobs' AND period = '2023-05' AND region = 'a'$$, $$VALUES (0.4)$$, '1.3 less 0.9 is 0.4');
UPDATE model_option SET gap_of = 'exact';
SELECT results_eq($$SELECT pp_gap FROM indicator_board WHERE indicator = 'jobs' AND period = '2023-05' AND region = 'a'$$, $$VALUES (0.3)$$, '1.26 less 0.94 is 0.3');

-- bad input
SELECT throws_ok($$INSERT INTO observation (indicator, period, region, value) VALUES ('jobs', '2023-06', 'a', 'NaN')$$, '23514', NULL, 'NaN is no observation');
SELECT throws_ok($$INSERT INTO observation (indicator, period, region, published_rank, published_rank_peers) VALUES ('jobs', '2023-06', 'a', 5, 4)$$, '23514', NULL, 'fifth of four is no rank');
SELECT throws_ok($$INSERT INTO observation (indicator, period, region, published_rank) VALUES ('jobs', '2023-06', 'a', 5)$$, '23514', NULL, 'a published rank needs its peers');
SELECT throws_ok($$INSERT INTO observation (indicator, period, region) VALUES ('jobs', '2023-13', 'a')$$, '22008', NULL, 'there is no thirteenth month');
SELECT throws_ok($$INSERT INTO target (indicator, region, period, kind, target) VALUES ('jobs', 'a', '2023', 'flow', 'NaN')$$, '23514', NULL, 'a target is a number');

-- two times: what happened by a day, what was known by a day
INSERT INTO project (project, region, planned_investment) VALUES ('p', 'a', 5), ('q', 'a', 200000000);
INSERT INTO project_stage_event (project, stage, happened_on, recorded_at) VALUES
	('p', 'started', '2023-03-01', '2023-03-02'), ('q', 'started', '2023-04-01', '2023-04-02'), ('q', 'completed', '2023-05-20', '2023-07-01');
SELECT results_eq($$SELECT projects FROM project_stock('2023-05-31') WHERE region = 'a' AND kind = 'all' AND size_class = 'all'$$, $$VALUES (1::bigint)$$, 'what is known now');
SELECT results_eq($$SELECT projects FROM project_stock('2023-05-31', '2023-06-10') WHERE region = 'a' AND kind = 'all' AND size_class = 'all'$$, $$VALUES (2::bigint)$$, 'what was known in June');
INSERT INTO project_stage_event (project, stage, happened_on, recorded_at) VALUES ('p', 'started', NULL, '2023-08-01');
SELECT is_empty($$SELECT * FROM project_stock('2023-05-31')$$, 'an entry can be withdrawn');
SELECT results_eq($$SELECT projects FROM project_stock('2023-05-31', '2023-07-10') WHERE region = 'a' AND kind = 'all' AND size_class = 'all'$$, $$VALUES (1::bigint)$$, 'which does not change what was known before');

-- a filter reaches an index, and nothing else of observation is read
CREATE FUNCTION pg_temp.plan_of(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	line text;
	result text := '';
BEGIN
	FOR line IN EXECUTE 'EXPLAIN (COSTS OFF) ' || query LOOP
		result := result || line || chr(10);
	END LOOP;
	RETURN result;
END $$;
INSERT INTO region (region, parent_region) SELECT 'x' || n, 'top' FROM generate_series(1, 50) n;
INSERT INTO indicator (indicator) SELECT 'i' || n FROM generate_series(1, 20) n;
INSERT INTO observation (indicator, period, region, value)
SELECT 'i' || i, ref_month(y, m), 'x' || r, y + m + r FROM generate_series(1, 20) i, generate_series(2020, 2023) y, generate_series(1, 12) m, generate_series(1, 50) r;
\ir ../../test/data/analyze.sql
SELECT unalike(pg_temp.plan_of($$SELECT * FROM indicator_board WHERE indicator = 'i3' AND period = '2023-05'$$),
	'%Seq Scan on observation o%', 'the board of a period reads no whole table');
SELECT matches(pg_temp.plan_of($$SELECT * FROM indicator_board WHERE indicator = 'i3' AND period = '2023-05'$$),
	'observation_pkey[^\n]*\s+Index Cond: \(\(indicator = ''i3''::text\) AND \(period = ''2023-05''', 'it reaches the primary key');
SELECT matches(pg_temp.plan_of($$SELECT * FROM indicator_board WHERE indicator = 'i3' AND region = 'x7'$$),
	'observation_region_idx[^\n]*\s+Index Cond: \(\(indicator = ''i3''::text\) AND \(region = ''x7''', 'the board of a region reaches the second index');
-- what comes before, by the calendar: of figures that add up over a year, and of others
SELECT results_eq($$SELECT p, c, f, office.preceding_period(p::ref_period, c, f)::text COLLATE "C" FROM (VALUES ('2023-06', false, 'M'), ('2023-S1', false, 'Q'), ('2023-01', true, 'M'), ('2023-01/P2M', true, 'M'), ('2023-01/P6M', true, 'M'),
	('2023-01/P6M', true, 'Q'), ('2023-01/P3M', true, 'Q'), ('2023-03/P2M', true, 'M'), ('2023', true, 'M'), ('2023', true, 'A'), ('2022-01/P24M', true, 'M'), ('2023-01/P6M', true, 'W')) v (p, c, f)$$,
	$$VALUES ('2023-06', false, 'M', '2023-05' COLLATE "C"), ('2023-S1', false, 'Q', '2022-S2'), ('2023-01', true, 'M', NULL), ('2023-01/P2M', true, 'M', '2023-01'), ('2023-01/P6M', true, 'M', '2023-01-01/P5M'),
	('2023-01/P6M', true, 'Q', '2023-Q1'), ('2023-01/P3M', true, 'Q', NULL), ('2023-03/P2M', true, 'M', '2023-01-01/P2M'), ('2023', true, 'M', '2023-01-01/P11M'), ('2023', true, 'A', NULL), ('2022-01/P24M', true, 'M', '2020-01-01/P2Y'), ('2023-01/P6M', true, 'W', NULL)$$, 'the preceding period');
SELECT * FROM finish();
