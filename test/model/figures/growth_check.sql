-- Published growth against levels: the profits of January-May 2018, and random figures.
\set QUIET on
SET client_min_messages = warning;
SET jit = off;
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SET search_path = public, office;
SELECT plan(20);

-- Profits of industrial enterprises above designated size, January-May, in 100 million yuan, as published.
INSERT INTO region (region, name_zh, name_zh_hant, name_en) VALUES ('china', '全国', '全國', 'China');
INSERT INTO indicator (indicator, cumulative, unit, unit_mult, decimals, growth_decimals, name_zh, name_zh_hant, name_en)
VALUES ('profits', true, 'yuan', 8, 1, 1, '规模以上工业企业利润总额', '規模以上工業企業利潤總額', 'profits of industrial enterprises above designated size');
INSERT INTO observation (indicator, period, region, value, published_growth)
VALUES ('profits', '2017年1—5月', 'china', 29047.6, 22.7), ('profits', '2018年1—5月', 'china', 27298.3, 16.5);
SELECT results_eq($$SELECT period_code, growth, growth_source FROM indicator_board WHERE year = 2018$$,
	$$VALUES ('2018-01-01/P5M', 16.5, 'published')$$, '★ 50 the board shows the growth that was published');
SELECT results_eq($$SELECT published_growth, level_base, level_growth, level_consistent, implied_base, verdict FROM growth_check WHERE year = 2018$$,
	$$VALUES (16.5, 29047.6, -6.02, false, 23432.0, 'coverage_differs')$$, '★ 50 the levels give -6.02 %, and the published rate implies a base of 23 432.0');
SELECT results_eq($$SELECT 27298.3 / 1.1655 BETWEEN implied_base_from AND implied_base_to AND 27298.3 / 1.1645 BETWEEN implied_base_from AND implied_base_to,
		implied_base_to - implied_base_from FROM growth_check WHERE year = 2018$$, $$VALUES (true, 20.20)$$, '★ 51 within the rounding of the rate, to some twenty');
UPDATE observation SET comparable_base = 23432.0 WHERE period = '2018-01-01/P5M';
SELECT results_eq($$SELECT comparable_growth, comparable_consistent, verdict FROM growth_check WHERE year = 2018$$,
	$$VALUES (16.50, true, 'consistent')$$, '★ 51 a comparable base that is stored agrees');
UPDATE observation SET comparable_base = 23450.0 WHERE period = '2018-01-01/P5M';
SELECT results_eq($$SELECT comparable_growth, comparable_consistent, verdict FROM growth_check WHERE year = 2018$$,
	$$VALUES (16.41, false, 'inconsistent')$$, '★ 73 one that rounding does not explain is found');
UPDATE observation SET comparable_base = 23422.0 WHERE period = '2018-01-01/P5M';
SELECT results_eq($$SELECT comparable_consistent FROM growth_check WHERE year = 2018$$, ARRAY[true], '★ 73 one at the edge of the interval is not');
UPDATE observation SET published_growth = NULL, comparable_base = 23432.0 WHERE period = '2018-01-01/P5M';
SELECT results_eq($$SELECT growth, growth_source FROM indicator_board WHERE year = 2018$$,
	$$VALUES (16.5, 'comparable_base')$$, '★ 51 without a published rate the comparable base goes before the level');
SELECT results_eq($$SELECT verdict, check_reason FROM growth_check WHERE year = 2017$$, $$VALUES (NULL::text, 'no_base')$$, 'no base, no verdict, a reason');
SELECT is_empty($$SELECT * FROM growth_check WHERE year = 2018$$, 'what is not published is not checked');

-- a rate of an indicator in percent is a difference in points
INSERT INTO indicator (indicator, unit, decimals, growth_decimals) VALUES ('unemployment', '%', 1, 1);
INSERT INTO observation (indicator, period, region, value, published_growth) VALUES ('unemployment', '2017-05', 'china', 4.9, NULL), ('unemployment', '2018-05', 'china', 4.8, -0.1),
	('unemployment', '2018-06', 'china', 4.8, -0.4), ('unemployment', '2017-06', 'china', 4.9, NULL);
SELECT results_eq($$SELECT period_code, level_growth, change_unit, implied_base, verdict FROM growth_check WHERE indicator = 'unemployment' ORDER BY period$$,
	$$VALUES ('2018-05', -0.10, 'percentage_point', 4.9, 'consistent'), ('2018-06', -0.10, 'percentage_point', 5.2, 'coverage_differs')$$, '★ 31 points are compared with points');

-- a confidential base is not to be had back
UPDATE observation SET value = NULL, conf_status = 'C', published_growth = NULL WHERE indicator = 'profits' AND period = '2017-01-01/P5M';
UPDATE observation SET published_growth = 16.5, comparable_base = NULL WHERE indicator = 'profits' AND period = '2018-01-01/P5M';
SELECT results_eq($$SELECT implied_base, implied_base_from, verdict, check_reason FROM growth_check WHERE indicator = 'profits' AND year = 2018$$,
	$$VALUES (NULL::numeric, NULL::numeric, NULL::text, 'suppressed')$$, 'a base that is confidential is not implied');

-- Whatever was rounded, what belongs together is consistent; what is off by more than rounding is found.
SELECT setseed(0.5) \g /dev/null
INSERT INTO indicator (indicator, decimals, growth_decimals) VALUES ('random', 1, 1);
INSERT INTO region (region) SELECT 'r' || n FROM generate_series(1, 1500) n;
CREATE TEMP TABLE truth AS
SELECT 'r' || n AS region, (random() * 5000 + 10)::numeric AS base, (random() * 5000 + 10)::numeric AS value, floor(random() * 3) AS off FROM generate_series(1, 1500) n;
INSERT INTO observation (indicator, period, region, value, published_growth)
SELECT 'random', '2022'::ref_period, region, round(base, 1), NULL FROM truth
UNION ALL SELECT 'random', '2023', region, round(value, 1), round(100 * (value - base) / base, 1) + off * 0.7 FROM truth;
CREATE TEMP TABLE verdict AS SELECT c.*, t.off, t.base AS true_base FROM growth_check c JOIN truth t USING (region) WHERE indicator = 'random';
SELECT is((SELECT count(*) FROM verdict), 1500::bigint, 'every published rate is checked');
SELECT is_empty($$SELECT region FROM verdict WHERE off = 0 AND NOT level_consistent$$, '★ 73 what was rounded is consistent');
-- the oracle: the rates that the rounded levels allow, from their corners
CREATE TEMP TABLE corner AS
SELECT region, level_consistent, published_growth, 100 * ((value - 0.05) / (level_base + 0.05) - 1) AS lowest, 100 * ((value + 0.05) / (level_base - 0.05) - 1) AS highest FROM verdict;
SELECT is_empty($$SELECT * FROM corner WHERE level_consistent <> (published_growth + 0.05 >= lowest AND published_growth - 0.05 <= highest)$$,
	'★ 73 consistent exactly where the rounding intervals meet');
SELECT cmp_ok((SELECT count(*) FROM verdict WHERE NOT level_consistent), '>', 500::bigint, 'and what is off is found');
SELECT is_empty($$SELECT region FROM verdict WHERE off = 0 AND NOT true_base BETWEEN implied_base_from - 0.01 AND implied_base_to + 0.01$$,
	'★ 51 the implied base holds the true one');
SELECT is_empty($$SELECT region FROM verdict WHERE (verdict = 'consistent') <> level_consistent$$, 'the verdict says the same');
-- to the edge, in points, which have the decimals of the level: 5.0 less 1.05 stands for 4.95 - 1.1 = 3.85 to 5.05 - 1.0 = 4.05; a base of 4.1 for 4.05 and more, of 3.8 for 3.85 and less
INSERT INTO indicator (indicator, unit, decimals, growth_decimals) VALUES ('edge', '%', 1, 0);
INSERT INTO observation (indicator, period, region, value, published_growth) SELECT 'edge', p::ref_period, 'r' || n, v, g FROM generate_series(1, 4) n CROSS JOIN LATERAL (VALUES ('2022', (ARRAY[4.1, 4.2, 3.8, 3.7])[n], NULL::numeric), ('2023', 5.0, 1.05)) w (p, v, g);
SELECT results_eq($$SELECT region, implied_base, implied_base_from, implied_base_to, level_consistent, verdict FROM growth_check WHERE indicator = 'edge' ORDER BY 1$$,
	$$VALUES ('r1', 4.0, 3.85, 4.05, true, 'consistent'), ('r2', 4.0, 3.85, 4.05, false, 'coverage_differs'), ('r3', 4.0, 3.85, 4.05, true, 'consistent'), ('r4', 4.0, 3.85, 4.05, false, 'coverage_differs')$$, 'where the intervals touch they meet');
UPDATE observation SET comparable_base = CASE region WHEN 'r1' THEN 4.2 WHEN 'r2' THEN 4.1 WHEN 'r3' THEN 0 WHEN 'r4' THEN 3.8 END WHERE indicator = 'edge' AND period = '2023';
SELECT results_eq($$SELECT region, level_consistent, comparable_consistent, verdict FROM growth_check WHERE indicator = 'edge' ORDER BY 1$$,
	$$VALUES ('r1', true, false, 'inconsistent'), ('r2', false, true, 'consistent'), ('r3', true, false, 'inconsistent'), ('r4', false, true, 'consistent')$$, 'a comparable base decides, also one of zero points');
-- of a rate a base of zero or below says nothing
INSERT INTO indicator (indicator, decimals, growth_decimals) VALUES ('base', 2, 1);
INSERT INTO observation (indicator, period, region, value, published_growth, comparable_base, conf_status)
SELECT 'base', p::ref_period, 'r' || n, v, g, b, c FROM generate_series(1, 6) n CROSS JOIN LATERAL (VALUES ('2022', (ARRAY[0, -1, 0.01, NULL, NULL, NULL])[n], NULL::numeric, NULL::numeric, CASE WHEN n IN (5, 6) THEN 'C' ELSE 'F' END),
	('2023', 10, 5, CASE n WHEN 3 THEN 0 WHEN 6 THEN 9.52 END, 'F')) w (p, v, g, b, c);
SELECT results_eq($$SELECT region, level_consistent, comparable_consistent, verdict, check_reason, crosses_break, implied_base IS NULL FROM growth_check WHERE indicator = 'base' ORDER BY 1$$,
	$$VALUES ('r1', NULL::boolean, NULL::boolean, NULL::text, 'base_zero', false, false), ('r2', NULL, NULL, NULL, 'base_negative', false, false), ('r3', false, NULL, 'coverage_differs', NULL, false, false),
		('r4', NULL, NULL, NULL, 'no_base', false, false), ('r5', NULL, NULL, NULL, 'suppressed', false, true), ('r6', NULL, true, 'consistent', NULL, false, false)$$, 'no verdict has a reason');
SELECT * FROM finish();
