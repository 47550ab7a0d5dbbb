-- Figures against the period before and earlier years, and figures whose period does not fit their indicator.
\set QUIET on
SET client_min_messages = warning;
SET jit = off;
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SET search_path = public, office;
SELECT plan(18);

-- Consumer prices of the euro area, 2015 = 100 (Eurostat): CP00 102.33 in October 2017, 104.52 and 104.68 in September and October 2018
INSERT INTO region (region, parent_region) VALUES ('ea', NULL), ('x', 'ea');
INSERT INTO indicator (indicator, unit, decimals, frequency, cumulative) VALUES ('cpi', 'I15', 2, 'M', false), ('jobless', 'per cent', 1, 'M', false), ('gdp', 'EUR', 1, 'Q', false), ('sales', 'EUR', 1, 'M', true), ('week', 'EUR', 1, 'W', false);
INSERT INTO observation (indicator, region, period, value) VALUES
	('cpi', 'ea', '2016-10', 100.91), ('cpi', 'ea', '2017-10', 102.33), ('cpi', 'ea', '2018-09', 104.52), ('cpi', 'ea', '2018-10', 104.68),
	('jobless', 'ea', '2018-09', 8.0), ('jobless', 'ea', '2018-10', 7.9), ('jobless', 'ea', '2016-10', 9.7),
	('gdp', 'ea', '2018-Q1', 100), ('gdp', 'ea', '2018-Q2', 101), ('gdp', 'ea', '2017-Q2', -5), ('gdp', 'ea', '2016-Q2', 0),
	('sales', 'ea', '2018-01', 10), ('sales', 'ea', '2018-01/02', 25), ('sales', 'ea', '2016-01/02', 20), ('week', 'ea', '2018-W01', 10), ('week', 'ea', '2018-W02', 11);
SELECT results_eq($$SELECT comparison, years, base_period_code, base, change, growth, growth_source, growth_reason, annual_growth FROM comparison_board WHERE indicator = 'cpi' AND period = '2018-10' ORDER BY years NULLS FIRST$$,
	-- 1.00153 ^ 12, and the root of 104.68 / 100.91
	$$VALUES ('preceding', NULL::integer, '2018-09', 104.52, 0.2, 0.2, 'level', NULL, 1.9), ('year_ago', 1, '2017-10', 102.33, 2.3, 2.3, 'level', NULL, 2.3), ('earlier_year', 2, '2016-10', 100.91, 3.7, 3.7, 'level', NULL, 1.9)$$,
	'on the month before, the year before and two years before');
SELECT results_eq($$SELECT comparison, change, change_unit, growth, growth_reason, annual_growth FROM comparison_board WHERE indicator = 'jobless' AND period = '2018-10' ORDER BY years NULLS FIRST$$,
	$$VALUES ('preceding', -0.1, 'percentage_point', NULL::numeric, 'in_points', NULL::numeric), ('year_ago', NULL, 'percentage_point', NULL, 'no_base', NULL), ('earlier_year', -1.8, 'percentage_point', NULL, 'in_points', NULL)$$, 'a rate changes in points');
SELECT results_eq($$SELECT comparison, base, growth, growth_reason, annual_growth FROM comparison_board WHERE indicator = 'gdp' AND period = '2018-Q2' ORDER BY years NULLS FIRST$$,
	$$VALUES ('preceding', 100.0, 1.0, NULL, 4.1), ('year_ago', -5.0, NULL::numeric, 'base_negative', NULL::numeric), ('earlier_year', 0.0, NULL, 'base_zero', NULL)$$, 'quarters, four of them a year; bases of zero and below');
SELECT results_eq($$SELECT comparison, growth, growth_reason FROM comparison_board WHERE indicator = 'sales' AND period = '2018-01/02' ORDER BY years NULLS FIRST$$,
	$$VALUES ('preceding', NULL::numeric, 'cumulative'), ('year_ago', NULL, 'no_base'), ('earlier_year', 25.0, NULL)$$, 'what runs from January is not compared with a part of itself');
BEGIN;
INSERT INTO observation (indicator, region, period, value) VALUES ('sales', 'x', '2022', 100), ('sales', 'x', '2023-01/11', 105), ('sales', 'x', '2023', 120);
SELECT results_eq($$SELECT comparison, growth, growth_reason, annual_growth FROM comparison_board WHERE indicator = 'sales' AND region = 'x' AND period = '2023' ORDER BY years NULLS FIRST$$,
	$$VALUES ('preceding', NULL::numeric, 'cumulative', NULL::numeric), ('year_ago', 20.0, NULL, 20.0)$$, 'nor is the whole year with its first eleven months');
ROLLBACK;
SELECT results_eq($$SELECT growth, annual_growth FROM comparison_board WHERE indicator = 'week' AND period = '2018-W02' AND comparison = 'preceding'$$, $$VALUES (10.0, NULL::numeric)$$, 'weeks are not annualised');
SELECT results_eq($$SELECT base_period_label, base_year FROM comparison_board WHERE indicator = 'cpi' AND period = '2018-10' AND base_year = 2016$$, $$VALUES ('October 2016', 2016)$$, 'a chosen year');
UPDATE observation SET obs_status = 'B' WHERE indicator = 'cpi' AND period = '2018-09';
UPDATE observation SET published_growth = 2.2 WHERE indicator = 'cpi' AND period = '2018-10';
SELECT results_eq($$SELECT comparison, growth, growth_source, growth_reason FROM comparison_board WHERE indicator = 'cpi' AND period = '2018-10' ORDER BY years NULLS FIRST$$,
	$$VALUES ('preceding', 0.2, 'level', NULL), ('year_ago', 2.2, 'published', NULL), ('earlier_year', NULL, NULL, 'break')$$, 'not across a break; the year before by order of authority');
UPDATE observation SET value = NULL, conf_status = 'C' WHERE indicator = 'jobless' AND period = '2018-09';
SELECT results_eq($$SELECT growth_reason FROM comparison_board WHERE indicator = 'jobless' AND period = '2018-10' AND comparison = 'preceding'$$, ARRAY['suppressed'], 'nor with what is confidential');
SELECT results_eq($$SELECT comparison FROM comparison_board WHERE indicator = 'jobless' AND period = '2018-09' AND growth_reason = 'suppressed' ORDER BY 1$$, ARRAY['preceding', 'year_ago'], 'which has nothing to show itself');

-- the oracle: self-joins on days
SELECT setseed(0.3) \g /dev/null
INSERT INTO region (region, parent_region) SELECT 'r' || n, 'ea' FROM generate_series(1, 5) n;
INSERT INTO indicator (indicator, unit, decimals, growth_decimals) VALUES ('random', 'tons', 2, 6), ('share', '%', 2, 1);
INSERT INTO observation (indicator, region, period, value, obs_status)
SELECT i, 'r' || n, ref_month(y, m), round((random() * 100 - 5)::numeric, 2), CASE WHEN random() < 0.02 THEN 'B' ELSE 'A' END
FROM unnest(ARRAY['random', 'share']) i, generate_series(1, 5) n, generate_series(2019, 2022) y, generate_series(1, 12) m WHERE random() < 0.9;
CREATE TEMP TABLE wanted AS
SELECT o.indicator, o.region, o.period, d.months / 12 AS years, CASE WHEN b.value IS NULL OR k.breaks THEN NULL WHEN o.indicator = 'share' THEN o.value - b.value WHEN b.value > 0 THEN round(100 * (o.value - b.value) / b.value, 6) END AS change
FROM observation o CROSS JOIN (VALUES (1), (24), (36)) d (months)
LEFT JOIN observation b ON b.indicator = o.indicator AND b.region = o.region AND b.period_start = o.period_start - make_interval(months => d.months)
CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM observation z WHERE z.indicator = o.indicator AND z.region = o.region AND z.obs_status = 'B' AND z.period_start > b.period_start AND z.period_start <= o.period_start) AS breaks) k
WHERE o.indicator IN ('random', 'share') AND (d.months = 1 OR b.indicator IS NOT NULL);
SELECT cmp_ok((SELECT count(change) FROM wanted), '>', 600::bigint, 'many comparisons');
SELECT is_empty($$SELECT w.*, c.change FROM wanted w FULL JOIN (SELECT * FROM comparison_board WHERE indicator IN ('random', 'share') AND comparison <> 'year_ago') c
	ON c.indicator = w.indicator AND c.region = w.region AND c.period = w.period AND coalesce(c.years, 0) = w.years
	WHERE c.change IS DISTINCT FROM w.change OR c.indicator IS NULL OR w.indicator IS NULL$$, 'as plain SQL has them');
SELECT is_empty($$SELECT c.indicator FROM comparison_board c JOIN indicator_board b USING (indicator, region, period)
	WHERE c.comparison = 'year_ago' AND (c.change IS DISTINCT FROM b.change OR c.growth_reason IS DISTINCT FROM b.growth_reason)$$, 'and the year before as the board has it');

-- periods that do not fit
INSERT INTO indicator (indicator, unit, frequency, cumulative) VALUES ('to date', 'yuan', 'M', true), ('single', 'yuan', 'M', false), ('yearly', 'yuan', 'A', false);
INSERT INTO observation (indicator, region, period, value) VALUES ('to date', 'x', '2023年09月份', 375035), ('to date', 'x', '2023-01/08', 1), ('to date', 'x', '2023-08', 1), ('to date', 'x', '2023-Q1', 1), ('to date', 'x', '2022', 1),
	('single', 'x', '2025-05-01', 1), ('single', 'x', '2025-06', 1), ('single', 'x', '2025-Q2', 1), ('single', 'x', '2025-W20', 1), ('single', 'x', '2024-01/02', 1), ('single', 'x', '2024-02', 1), ('single', 'x', '2024-03', 1),
	('yearly', 'x', '2022', 1), ('yearly', 'x', '2022-04-01/P12M', 1), ('yearly', 'x', '2023-06', 1);
SELECT results_eq($$SELECT indicator, period_code, check_reason, other_period_code FROM period_check WHERE indicator IN ('to date', 'single', 'yearly') ORDER BY indicator, period, other_period$$, $$VALUES
	('single', '2024-01-01/P2M', 'overlap', '2024-02'), ('single', '2024-02', 'overlap', '2024-01-01/P2M'), ('single', '2025-05-01', 'frequency', '2025-05'), ('single', '2025-W20', 'frequency', NULL),
	('single', '2025-Q2', 'frequency', NULL), ('single', '2025-06', 'overlap', '2025-Q2'),
	('to date', '2023-09', 'single_period', '2023-01-01/P9M'),
	('yearly', '2022', 'overlap', '2022-04-01/P12M'), ('yearly', '2022-04-01/P12M', 'frequency', NULL), ('yearly', '2023-06', 'frequency', NULL)$$, 'each with what was perhaps meant, or what overlaps');
SELECT is_empty($$SELECT * FROM period_check WHERE indicator IN ('cpi', 'jobless', 'gdp', 'sales', 'week', 'random', 'share')$$, 'nothing of what fits');
DELETE FROM observation WHERE indicator = 'to date' AND period = '2023-01/08';
SELECT results_eq($$SELECT period_code FROM period_check WHERE indicator = 'to date' ORDER BY period$$, $$VALUES ('2023-08'), ('2023-09')$$, 'a single period without the figure to date');

-- what is cumulative, and what is latest
SELECT results_eq($$SELECT period_code, cumulative, is_latest_period FROM indicator_board WHERE indicator = 'to date' ORDER BY period$$,
	$$VALUES ('2022', true, false), ('2023-Q1', true, false), ('2023-08', false, false), ('2023-09', false, true)$$, 'the board says so');
SELECT results_eq($$SELECT count(*) FROM indicator_board WHERE is_latest_period AND indicator <> 'single'$$, $$SELECT count(*) FROM observation o WHERE o.indicator <> 'single' AND o.period_end = (SELECT max(z.period_end) FROM observation z WHERE z.indicator = o.indicator)$$, 'for every indicator');
SELECT * FROM finish();
