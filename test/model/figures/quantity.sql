-- What kind of quantity an indicator is: units, how parts and regions make up a whole, and what every view makes of it.
\set QUIET on
SET client_min_messages = warning;
SET jit = off;
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SET search_path = public, office;
SELECT plan(47);

-- units are rows, and many spellings mean one
SELECT results_eq($$SELECT s, unit_of(s) FROM unnest('{Percent,per cent,pct,%,％,PC,PERCENT OF GDP,PC_ACT,percentage points,‰,bps,指数,人,元,zorkmid," Persons "}'::text[]) WITH ORDINALITY v (s, n) ORDER BY n$$,
	$$VALUES ('Percent', 'percent'), ('per cent', 'percent'), ('pct', 'percent'), ('%', 'percent'), ('％', 'percent'), ('PC', 'percent'), ('PERCENT OF GDP', 'PC_GDP'), ('PC_ACT', 'PC_ACT'),
		('percentage points', 'percentage_point'), ('‰', 'permille'), ('bps', 'basis_point'), ('指数', 'index'), ('人', 'persons'), ('元', 'yuan'), ('zorkmid', NULL), (' Persons ', 'persons')$$, 'spellings of units');
SELECT is(unit_of(NULL), NULL, 'no text, no unit');
SELECT is_empty($$SELECT unit FROM unit WHERE name_zh IS NULL OR name_zh_hant IS NULL OR name_en IS NULL$$, 'every unit has a name in each language');
SELECT is_empty($$SELECT s.spelling FROM unit_spelling s JOIN unit u USING (unit) WHERE change_unit(s.spelling) <> 'percent' AND change_unit(s.spelling) <> u.change_unit$$, 'and means what change_unit says of it');
SELECT throws_ok($$INSERT INTO indicator (indicator, unit) VALUES ('typo', 'precent')$$, '23503', 'unknown unit of indicator "typo": "precent"', 'a unit that is not known is refused');
SELECT matches((SELECT unit_near('precent')), '^percent', 'with what is near');
SELECT is(unit_near('zorkmid'), NULL, 'if anything is');
INSERT INTO unit (unit, kind, name_en) VALUES ('zorkmid', 'amount', 'zorkmids');
SELECT lives_ok($$INSERT INTO indicator (indicator, unit) VALUES ('typo', 'Zorkmid')$$, 'an office adds its own');
SELECT results_eq($$SELECT unit, additivity, region_additivity, change_unit, time_additive FROM indicator WHERE indicator = 'typo'$$, $$VALUES ('zorkmid', 'sum', 'sum', 'percent', true)$$, 'amounts add up');
UPDATE indicator SET unit = '%' WHERE indicator = 'typo';
SELECT results_eq($$SELECT unit, additivity, region_additivity, change_unit, time_additive FROM indicator WHERE indicator = 'typo'$$, $$VALUES ('percent', 'none', 'none', 'percentage_point', false)$$, 'percentages do not');
UPDATE indicator SET unit = 'zorkmid', additivity = 'none' WHERE indicator = 'typo';
UPDATE indicator SET additivity = 'none' WHERE indicator = 'typo';
UPDATE indicator SET unit = 'yuan' WHERE indicator = 'typo';
SELECT results_eq($$SELECT additivity, region_additivity FROM indicator WHERE indicator = 'typo'$$, $$VALUES ('none', 'sum')$$, 'what was declared stays');
UPDATE indicator SET unit = 'zorkmid', additivity = 'sum' WHERE indicator = 'typo';
UPDATE unit SET kind = 'ratio' WHERE unit = 'zorkmid';
SELECT results_eq($$SELECT change_unit, time_additive FROM indicator WHERE indicator = 'typo'$$, $$VALUES ('point', false)$$, 'an indicator follows its unit');
SELECT throws_ok($$UPDATE unit SET kind = 'weight' WHERE unit = 'zorkmid'$$, '23514', NULL, 'a kind that is none');
SELECT throws_ok($$INSERT INTO indicator (indicator, additivity) VALUES ('x', 'weighted_average')$$, '23514', NULL, 'an average has weights');
SELECT throws_ok($$INSERT INTO indicator (indicator, additivity, weight_indicator) VALUES ('x', 'ratio', 'typo')$$, '23514', NULL, 'a ratio has a numerator');
SELECT throws_ok($$INSERT INTO indicator (indicator, additivity) VALUES ('x', 'mean')$$, '23514', NULL, 'and nothing else is known');
DELETE FROM indicator;

/*
 * One tree of an index, an average, a rate, a stock and an amount over two regions.
 * North has 200 workers with a wage of 99, south 100 with 130: 328 / 3 = 109.3 together.
 */
INSERT INTO region (region, parent_region) VALUES ('land', NULL), ('north', 'land'), ('south', 'land');
INSERT INTO indicator (indicator, unit, decimals) VALUES ('workers', 'persons', 0), ('jobless', 'persons', 0), ('force', 'persons', 0);
INSERT INTO indicator (indicator, parent_indicator, unit, decimals, growth_decimals, time_per_collect, additivity, weight_indicator, numerator_indicator) VALUES
	('amount', NULL, 'yuan', 1, 1, 'S', NULL, NULL, NULL), ('part', 'amount', 'yuan', 1, 1, 'S', NULL, NULL, NULL), ('rest', 'amount', 'yuan', 1, 1, 'S', NULL, NULL, NULL),
	('index', 'amount', 'index', 2, 1, 'A', NULL, NULL, NULL), ('average', 'amount', 'yuan', 1, 1, 'A', 'weighted_average', 'workers', NULL),
	('rate', 'amount', 'percent', 2, 1, 'A', 'ratio', 'force', 'jobless'), ('stock', 'amount', 'yuan', 1, 1, 'E', NULL, NULL, NULL);
INSERT INTO observation (indicator, region, period, value)
SELECT v.i, r.region, y.p::ref_period, (CASE y.p WHEN '2024-05' THEN v.now ELSE v.ago END)[r.n]
FROM (VALUES
	('workers', '{300,200,100}'::numeric[], '{300,150,150}'::numeric[]), ('jobless', '{15.3,10,5.3}', '{15,10,5}'), ('force', '{315,210,105}', '{315,160,155}'),
	('amount', '{100,60,40}', '{80,50,30}'), ('part', '{30,20,10}', '{20,15,5}'), ('rest', '{70,40,30}', '{60,35,25}'),
	('index', '{109.06,110,108}', '{104.46,105,104}'), ('average', '{109.3,99,130}', '{110,100,120}'), ('rate', '{4.86,4.76,5.05}', '{4.76,6.25,3.23}'), ('stock', '{50,30,20}', '{40,25,15}')) v (i, now, ago)
CROSS JOIN (VALUES (1, 'land'), (2, 'north'), (3, 'south')) r (n, region) CROSS JOIN (VALUES ('2023-05'), ('2024-05')) y (p);

-- the figure or the reason, for every view and kind: see doc/figures.md
CREATE TEMP VIEW seen AS
SELECT v.view, k.kind, v.shown
FROM (VALUES ('amount', 'part'), ('stock', 'stock'), ('average', 'average'), ('index', 'index'), ('rate', 'rate')) k (kind, indicator)
CROSS JOIN LATERAL (
	SELECT 'indicator_board', concat_ws(' ', b.change, b.change_unit, b.growth, b.growth_reason) FROM indicator_board b WHERE b.indicator = k.indicator AND b.region = 'land' AND b.period = '2024-05'
	UNION ALL SELECT 'level_board', concat_ws(' ', b.change, b.growth, b.growth_reason, 'share ' || coalesce(b.parent_share::text, 'none')) FROM level_board b WHERE b.indicator = k.indicator AND b.region = 'north' AND b.period = '2024-05'
	UNION ALL SELECT 'structure', concat_ws(' ', s.growth, 'share ' || coalesce(s.share::text, 'none'), s.contribution, s.contribution_reason) FROM structure s WHERE s.indicator = k.indicator AND s.region = 'land' AND s.period = '2024-05'
	UNION ALL SELECT 'region_structure', concat_ws(' ', s.growth, 'share ' || coalesce(s.share::text, 'none'), s.contribution, s.contribution_reason) FROM region_structure s WHERE s.indicator = k.indicator AND s.region = 'north' AND s.period = '2024-05'
	UNION ALL SELECT 'level_roll_up', concat_ws(' ', coalesce(u.parts_sum::text, 'none'), u.change, u.growth, u.growth_reason) FROM level_roll_up u WHERE u.indicator = k.indicator AND u.period = '2024-05'
	UNION ALL SELECT 'level_structure', concat_ws(' ', coalesce(u.total::text, 'none'), 'share ' || coalesce(u.share::text, 'none'), u.contribution, u.contribution_reason) FROM level_structure u WHERE u.indicator = k.indicator AND u.region = 'north' AND u.period = '2024-05'
	UNION ALL SELECT 'hierarchy_check', concat_ws(' ', coalesce(h.parts_sum::text, 'none'), h.adds_up, h.check_reason) FROM hierarchy_check h WHERE h.tree = 'region' AND h.indicator = k.indicator AND h.period = '2024-05') v (view, shown);
SELECT results_eq($$SELECT view, kind, shown FROM seen ORDER BY view COLLATE "C", kind COLLATE "C"$$, $$VALUES
	('hierarchy_check', 'amount', '30.0 t'), ('hierarchy_check', 'average', '109.3 t'), ('hierarchy_check', 'index', 'none not_additive'), ('hierarchy_check', 'rate', '4.86 t'), ('hierarchy_check', 'stock', '50.0 t'),
	('indicator_board', 'amount', '50.0 percent 50.0'), ('indicator_board', 'average', '-0.6 percent -0.6'), ('indicator_board', 'index', '4.4 percent 4.4'), ('indicator_board', 'rate', '0.10 percentage_point in_points'), ('indicator_board', 'stock', '25.0 percent 25.0'),
	('level_board', 'amount', '33.3 33.3 share 66.7'), ('level_board', 'average', '-1.0 -1.0 share none'), ('level_board', 'index', '4.8 4.8 share none'), ('level_board', 'rate', '-1.49 in_points share none'), ('level_board', 'stock', '20.0 20.0 share 60.0'),
	('level_roll_up', 'amount', '30.0 50.0 50.0'), ('level_roll_up', 'average', '109.3 -0.6 -0.6'), ('level_roll_up', 'index', 'none not_additive'), ('level_roll_up', 'rate', '4.86 0.10 in_points'), ('level_roll_up', 'stock', '50.0 25.0 25.0'),
	('level_structure', 'amount', '30.0 share 66.7 25.0'), ('level_structure', 'average', '109.3 share none not_additive'), ('level_structure', 'index', 'none share none not_additive'), ('level_structure', 'rate', '4.86 share none not_additive'), ('level_structure', 'stock', '50.0 share 60.0 12.5'),
	('region_structure', 'amount', '33.3 share 66.7 25.0'), ('region_structure', 'average', '-1.0 share none not_additive'), ('region_structure', 'index', '4.8 share none not_additive'), ('region_structure', 'rate', 'share none not_additive'), ('region_structure', 'stock', '20.0 share 60.0 12.5'),
	('structure', 'amount', '50.0 share 30.0 12.5'), ('structure', 'average', '-0.6 share none not_additive'), ('structure', 'index', '4.4 share none not_additive'), ('structure', 'rate', 'share none not_additive'), ('structure', 'stock', '25.0 share none not_additive')$$,
	'nothing that cannot be added is added: every view, every kind');
SELECT results_eq($$SELECT region, parts_sum, parts_expected, residual, adds_up FROM hierarchy_check WHERE tree = 'indicator' AND period = '2024-05' AND indicator = 'amount' ORDER BY 1$$,
	$$VALUES ('land', 100.0, 2::bigint, 0.0, true), ('north', 60.0, 2, 0.0, true), ('south', 40.0, 2, 0.0, true)$$, 'of a whole only what is in its unit is summed');
SELECT is_empty($$SELECT * FROM structure WHERE adds_up IS NOT TRUE AND period = '2024-05'$$, 'the others are missing in no residual');

-- a tree of averages and one of indices with weights, over indicators
INSERT INTO indicator (indicator, parent_indicator, unit, decimals, additivity, weight_indicator) VALUES
	('workers_men', NULL, 'persons', 0, NULL, NULL), ('workers_women', NULL, 'persons', 0, NULL, NULL),
	('wage', NULL, 'yuan', 1, 'weighted_average', 'workers'), ('wage_men', 'wage', 'yuan', 1, 'none', 'workers_men'), ('wage_women', 'wage', 'yuan', 1, 'none', 'workers_women');
INSERT INTO observation (indicator, region, period, value)
SELECT i, 'land', '2024-05'::ref_period, v FROM (VALUES ('workers_men', 200), ('workers_women', 100), ('wage', 109.3), ('wage_men', 99), ('wage_women', 130)) v (i, v);
SELECT results_eq($$SELECT parts_sum, residual, tolerance, adds_up, additivity FROM hierarchy_check WHERE tree = 'indicator' AND indicator = 'wage'$$,
	-- half a unit of the parts, of the whole, and (130 - 99) * 1.0 / 300 for weights without decimals
	$$VALUES (109.3, 0.0, 0.203, true, 'weighted_average')$$, 'an average of its parts, with their weights');
UPDATE observation SET value = 114.5 WHERE indicator = 'wage';
SELECT results_eq($$SELECT parts_sum, residual, adds_up FROM hierarchy_check WHERE tree = 'indicator' AND indicator = 'wage'$$, $$VALUES (109.3, 5.2, false)$$, 'not their plain mean');
DELETE FROM observation WHERE indicator = 'workers_men';
SELECT results_eq($$SELECT parts_sum, adds_up, check_reason FROM hierarchy_check WHERE tree = 'indicator' AND indicator = 'wage'$$, $$VALUES (NULL::numeric, NULL::boolean, 'parts_missing')$$, 'nor without a weight');
DELETE FROM observation WHERE indicator IN ('average') AND region = 'south' AND period = '2024-05';
SELECT results_eq($$SELECT parts_sum, growth_reason, parts FROM level_roll_up WHERE indicator = 'average' AND period = '2024-05'$$, $$VALUES (NULL::numeric, 'no_value', 1::bigint)$$, 'nor of some of the regions');
UPDATE model_option SET missing_parts = 'partial_zero';
SELECT results_eq($$SELECT parts_sum, growth_reason, parts FROM level_roll_up WHERE indicator = 'average' AND period = '2024-05'$$, $$VALUES (NULL::numeric, 'no_value', 1::bigint)$$, 'whatever a missing part of a sum stands for');
UPDATE model_option SET missing_parts = 'non_null';

-- of which: beside the parts that make up the whole
INSERT INTO indicator (indicator, parent_indicator, unit, decimals, of_which) VALUES ('of part', 'amount', 'yuan', 1, true);
INSERT INTO observation (indicator, region, period, value) VALUES ('of part', 'land', '2023-05', 10), ('of part', 'land', '2024-05', 20);
SELECT results_eq($$SELECT indicator, share, contribution, residual, parts, parts_expected, of_which FROM structure WHERE region = 'land' AND period = '2024-05' AND contribution IS NOT NULL ORDER BY 1$$,
	$$VALUES ('of part', 20.0, 12.5, 0.0, 2::bigint, 2::bigint, true), ('part', 30.0, 12.5, 0.0, 2, 2, false), ('rest', 70.0, 12.5, 0.0, 2, 2, false)$$, 'it has a share and a contribution, and is in no residual');
SELECT results_eq($$SELECT parts_sum, parts, adds_up FROM hierarchy_check WHERE tree = 'indicator' AND indicator = 'amount' AND region = 'land' AND period = '2024-05'$$, $$VALUES (100.0, 2::bigint, true)$$, 'nor in the sum of parts');

-- contributions of any sign: net exports of -875.383 and -880.263 in a domestic product of 30630.2 (US Bureau of Economic Analysis)
INSERT INTO indicator (indicator, parent_indicator, unit, frequency, decimals, growth_decimals) VALUES ('gdp', NULL, 'dollar', 'A', 1, 3), ('net exports', 'gdp', 'dollar', 'A', 3, 4), ('demand', 'gdp', 'dollar', 'A', 3, 4);
INSERT INTO observation (indicator, region, period, value) VALUES ('gdp', 'land', '2023', 30630.2), ('gdp', 'land', '2024', 31000.0), ('net exports', 'land', '2023', -875.383), ('net exports', 'land', '2024', -880.263),
	('demand', 'land', '2023', 31505.583), ('demand', 'land', '2024', 31880.263);
SELECT results_eq($$SELECT indicator, growth, contribution, contribution_source, residual, total, total_growth FROM structure WHERE parent_indicator = 'gdp' AND period = '2024' ORDER BY 1$$,
	$$VALUES ('demand', 1.1892, 1.2232, 'level', -0.0003, 31000.0, 1.207), ('net exports', NULL::numeric, -0.0159, 'level', -0.0003, 31000.0, 1.207)$$, 'a part below zero contributes, and what is the whole''s is the same in every row');
SELECT results_eq($$SELECT indicator, adds_up, stated_contribution = contribution FROM structure WHERE parent_indicator = 'gdp' AND period = '2024' ORDER BY 1$$, $$VALUES ('demand', true, true), ('net exports', true, true)$$, 'within rounding');
UPDATE observation SET value = 0 WHERE indicator = 'net exports' AND period = '2023';
SELECT results_eq($$SELECT indicator, contribution, adds_up, stated_contribution FROM structure WHERE parent_indicator = 'gdp' AND period = '2024' ORDER BY 1$$,
	$$VALUES ('demand', 1.2232, false, NULL::numeric), ('net exports', -2.8738, false, NULL)$$, 'a base of zero, too; what is beyond rounding is not for sentences');
UPDATE observation SET value = 0 WHERE indicator = 'gdp' AND period = '2023';
SELECT results_eq($$SELECT indicator, contribution, contribution_reason FROM structure WHERE parent_indicator = 'gdp' AND period = '2024' ORDER BY 1$$,
	$$VALUES ('demand', NULL::numeric, 'base_zero'), ('net exports', NULL, 'base_zero')$$, 'the base of the whole must be above zero');
UPDATE observation SET obs_status = 'B', value = 30630.2 WHERE indicator = 'gdp' AND period = '2024';
SELECT results_eq($$SELECT DISTINCT contribution, share_change, contribution_reason FROM structure WHERE parent_indicator = 'gdp' AND period = '2024'$$, $$VALUES (NULL::numeric, NULL::numeric, 'break')$$, 'and nothing is compared across a break');

-- share change and contribution on one coverage: profits of mining, January to May 2024 (National Bureau of Statistics of China)
INSERT INTO indicator (indicator, parent_indicator, unit, unit_mult, cumulative, decimals, growth_decimals) VALUES ('profits', NULL, '元', 8, true, 1, 1), ('mining', 'profits', '元', 8, true, 1, 1);
INSERT INTO observation (indicator, region, period, value, published_growth) VALUES ('profits', 'land', '2023-01/05', 26688.9, NULL), ('profits', 'land', '2024-01/05', 27543.8, 3.4),
	('mining', 'land', '2023-01/05', 5919.3, NULL), ('mining', 'land', '2024-01/05', 5024.5, -16.2);
-- 5024.5 / 0.838 = 5995.8 of 27543.8 / 1.034 = 26638.1
SELECT results_eq($$SELECT share, share_base, share_change, contribution, contribution_source, round(base, 1), round(total_base, 1) FROM structure WHERE indicator = 'mining' AND year = 2024$$,
	$$VALUES (18.2, 22.5, -4.3, -3.6, 'implied_base', 5995.8, 26638.1)$$, 'what published growth implies of both');

-- a change in points has the decimals of the level: a margin of 5.17 and 5.19
INSERT INTO indicator (indicator, unit, cumulative, decimals) VALUES ('margin', '百分比', true, 2);
INSERT INTO observation (indicator, region, period, value) VALUES ('margin', 'land', '2023-01/05', 5.17), ('margin', 'land', '2024-01/05', 5.19);
SELECT results_eq($$SELECT change, change_unit, growth FROM indicator_board WHERE indicator = 'margin' AND year = 2024$$, $$VALUES (0.02, 'percentage_point', NULL::numeric)$$, 'up 0.02 points');
SELECT results_eq($$SELECT adds_up, check_reason FROM ytd_check WHERE indicator = 'margin' AND year = 2024$$, $$VALUES (NULL::boolean, 'not_additive')$$, 'months of a rate do not add up');
INSERT INTO target (indicator, region, period, kind, target) VALUES ('margin', 'north', '2024-Q2', 'flow', 5), ('margin', 'south', '2024-Q2', 'flow', 5);
SELECT results_eq($$SELECT DISTINCT completion_reason, overall_target, overall_reason FROM target_board WHERE indicator = 'margin' AND subject_kind = 'region'$$, $$VALUES ('no_actual', NULL::numeric, 'not_summable')$$, 'nor are targets of it added');

-- a sentence on shares is not printed of what has none
SELECT is_empty($$SELECT text FROM bulletin('land', '2024-05', 'en') WHERE text ~ 'made up' AND text ~ '(index|average|rate|stock)'$$, 'no sentence on the share of an index');
SELECT isnt_empty($$SELECT text FROM bulletin('land', '2024-05', 'en') WHERE text ~ 'Part made up 30.0%'$$, 'one on the share of an amount');

-- across a break nothing is compared, whichever view is asked
UPDATE observation SET obs_status = 'B' WHERE indicator = 'part' AND region = 'north' AND period = '2024-05';
SELECT results_eq($$SELECT region, change, growth_reason FROM level_board WHERE indicator = 'part' AND period = '2024-05' ORDER BY 1$$,
	$$VALUES ('land', 50.0, NULL), ('north', NULL::numeric, 'break'), ('south', 100.0, NULL)$$, 'level_board as indicator_board');
SELECT results_eq($$SELECT parts_sum, growth, growth_reason FROM level_roll_up WHERE indicator = 'part' AND period = '2024-05'$$, $$VALUES (30.0, NULL::numeric, 'break')$$, 'nor their sum');
SELECT results_eq($$SELECT region, share, share_change, contribution, contribution_reason FROM level_structure WHERE indicator = 'part' AND region <> 'land' AND period = '2024-05' ORDER BY 1$$,
	$$VALUES ('north', 66.7, NULL::numeric, NULL::numeric, 'break'), ('south', 33.3, NULL, NULL, 'break')$$, 'nor shares in it');

-- two expected and three there are three, in ranks, sums and checks
UPDATE region SET children_expected = 1 WHERE region = 'land';
DELETE FROM observation WHERE indicator = 'amount' AND region = 'south' AND period = '2024-05';
SELECT results_eq($$SELECT rank, peers_expected FROM indicator_board WHERE indicator = 'amount' AND region = 'north' AND period = '2024-05'$$, $$VALUES (NULL::bigint, 2::bigint)$$, 'indicator_board');
SELECT results_eq($$SELECT rank, peers_expected FROM level_board WHERE indicator = 'amount' AND region = 'north' AND period = '2024-05'$$, $$VALUES (NULL::bigint, 2::bigint)$$, 'level_board');
SELECT results_eq($$SELECT parts_expected FROM level_roll_up WHERE indicator = 'amount' AND period = '2024-05'$$, ARRAY[2::bigint], 'level_roll_up');
UPDATE model_option SET missing_parts = 'partial_null';
SELECT results_eq($$SELECT parts_expected FROM hierarchy_check WHERE tree = 'region' AND indicator = 'amount' AND period = '2024-05'$$, ARRAY[2::bigint], 'hierarchy_check');

-- January and February that come together: a base where they came apart, and in the series
INSERT INTO indicator (indicator, unit, decimals) VALUES ('output', 'tons', 0), ('price', '元/吨', 0);
INSERT INTO observation (indicator, region, period, value)
SELECT i, 'land', p::ref_period, v FROM (VALUES ('2022-01', 40), ('2022-02', 60), ('2022-03', 55), ('2023-01/02', 123), ('2023-03', 66)) v (p, v), unnest(ARRAY['output', 'price']) i;
SELECT results_eq($$SELECT indicator, growth, growth_source, growth_reason FROM indicator_board WHERE indicator IN ('output', 'price') AND period = '2023-01/02' ORDER BY 1$$,
	$$VALUES ('output', 23.0, 'level', NULL), ('price', NULL::numeric, NULL, 'no_base')$$, 'of what is summed both months are the base');
SELECT results_eq($$SELECT sum(u.value) FROM level_series s, unnest(s.figures) u WHERE s.indicator = 'output'$$, ARRAY[344::numeric], 'nothing is left out of the series');
-- March to December 305, January and February together 123: rows and series of the year alike
INSERT INTO indicator (indicator, unit, decimals) VALUES ('year', 'tons', 0);
INSERT INTO observation (indicator, region, period, value) SELECT 'year', 'land', ref_month(2023, m), CASE m WHEN 12 THEN 35 ELSE 30 END FROM generate_series(3, 12) m UNION ALL SELECT 'year', 'land', '2023-01/02', 123;
SELECT results_eq($$SELECT value_at(change_frequency(s.figures, 'A', 'S'), '2023'), (SELECT sum(value) FROM observation WHERE indicator = 'year') FROM level_series s WHERE s.indicator = 'year'$$, 'VALUES (428::numeric, 428::numeric)', 'the year of the series is that of the rows');
SELECT * FROM finish();
