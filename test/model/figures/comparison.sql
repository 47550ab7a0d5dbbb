-- Figures against the period before and earlier years, and figures whose period does not fit their indicator.
\set QUIET on
SET client_min_messages = warning;
SET jit = off;
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SET search_path = public, office;
SELECT plan(28);

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
SELECT results_eq($$SELECT comparison, base, growth, growth_reason, annual_growth FROM comparison_board WHERE indicator = 'gdp' AND period = '2018-Q2' AND comparison <> 'year_to_date' ORDER BY years NULLS FIRST$$,
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
SELECT is_empty($$SELECT w.*, c.change FROM wanted w FULL JOIN (SELECT * FROM comparison_board WHERE indicator IN ('random', 'share') AND comparison IN ('preceding', 'earlier_year')) c
	ON c.indicator = w.indicator AND c.region = w.region AND c.period = w.period AND coalesce(c.years, 0) = w.years
	WHERE c.change IS DISTINCT FROM w.change OR c.indicator IS NULL OR w.indicator IS NULL$$, 'as plain SQL has them');
SELECT is_empty($$SELECT c.indicator FROM comparison_board c JOIN indicator_board b USING (indicator, region, period)
	WHERE c.comparison = 'year_ago' AND (c.change IS DISTINCT FROM b.change OR c.growth_reason IS DISTINCT FROM b.growth_reason)$$, 'and the year before as the board has it');

-- so far in the year and the quarter: sums and means of the same months
INSERT INTO indicator (indicator, unit, decimals, growth_decimals, time_per_collect) VALUES ('flow', 'tons', 2, 6, 'S'), ('mean', 'index', 2, 6, 'A'), ('points', '%', 2, 1, 'A'), ('level', 'tons', 2, 6, 'E'), ('number', 'index', 2, 6, 'S');
INSERT INTO indicator (indicator, unit, decimals, growth_decimals, reporting_year_start) VALUES ('fiscal', 'tons', 2, 6, 4);
INSERT INTO observation (indicator, region, period, value, obs_status)
SELECT i, 'r' || n, ref_month(y, m), round((random() * 100 + 1)::numeric, 2), CASE WHEN random() < 0.01 THEN 'B' ELSE 'A' END
FROM unnest('{flow,mean,points,level,number,fiscal}'::text[]) i, generate_series(1, 5) n, generate_series(2019, 2022) y, generate_series(1, 12) m WHERE random() < 0.96;
-- January and February together in one of the years
UPDATE observation SET value = value + 30 WHERE indicator IN ('flow', 'mean', 'points') AND period = '2021-01' AND region = 'r3';
DELETE FROM observation WHERE indicator IN ('flow', 'mean', 'points') AND period IN ('2021-01', '2021-02') AND region IN ('r3', 'r4');
INSERT INTO observation (indicator, region, period, value) SELECT i, r, '2021-01/02', 77 FROM unnest('{flow,mean,points}'::text[]) i, unnest('{r3,r4}'::text[]) r;
CREATE TEMP TABLE months AS
SELECT o.indicator, o.region, o.period, o.value, u.m AS month, o.obs_status, CASE WHEN months(o.period) = 2 AND o.indicator = 'flow' THEN o.value / 2 ELSE o.value END AS monthly
FROM observation o CROSS JOIN LATERAL (SELECT generate_series(o.period_start, o.period_end, '1 month')::date AS m) u WHERE o.indicator IN ('flow', 'mean', 'points', 'level', 'number', 'fiscal');
CREATE TEMP TABLE far AS
SELECT o.indicator, o.region, o.period, s.comparison, s.since,
	(SELECT CASE WHEN count(*) = s.n THEN CASE WHEN o.indicator IN ('flow', 'fiscal') THEN sum(z.monthly) ELSE avg(z.monthly) END END FROM months z WHERE z.indicator = o.indicator AND z.region = o.region AND z.month BETWEEN s.since AND o.period_end) AS value,
	(SELECT CASE WHEN count(*) = s.n THEN CASE WHEN o.indicator IN ('flow', 'fiscal') THEN sum(z.monthly) ELSE avg(z.monthly) END END FROM months z WHERE z.indicator = o.indicator AND z.region = o.region AND z.month BETWEEN s.since - interval '1 year' AND o.period_end - interval '1 year') AS base,
	EXISTS (SELECT FROM months z WHERE z.indicator = o.indicator AND z.region = o.region AND z.obs_status = 'B' AND z.month > s.since - interval '1 year' AND z.month <= o.period_end) AS broke
FROM observation o CROSS JOIN LATERAL (
	SELECT c AS comparison, since, (extract(year FROM age(o.period_end + 1, since)) * 12 + extract(month FROM age(o.period_end + 1, since)))::int AS n
	FROM (SELECT 'quarter_to_date' AS c, date_trunc('quarter', o.period_end)::date AS since
		UNION ALL SELECT 'year_to_date', CASE WHEN o.indicator = 'fiscal' THEN (date_trunc('year', o.period_end - interval '3 months') + interval '3 months')::date ELSE date_trunc('year', o.period_end)::date END) q) s
WHERE o.indicator IN ('flow', 'mean', 'points', 'fiscal') AND s.since < o.period_start;
CREATE TEMP TABLE so_far AS SELECT * FROM comparison_board WHERE comparison LIKE '%to_date' AND indicator IN ('flow', 'mean', 'points', 'level', 'number', 'fiscal');
SELECT cmp_ok((SELECT count(value) FROM far), '>', 800::bigint, 'many spans');
SELECT is_empty($$SELECT f.*, s.value, s.base FROM (SELECT * FROM far WHERE value IS NOT NULL) f FULL JOIN so_far s USING (indicator, region, period, comparison)
	WHERE s.value IS DISTINCT FROM round(f.value, 2) OR s.base IS DISTINCT FROM round(f.base, 2) OR s.value_period IS NULL OR start_date(s.value_period) <> f.since OR end_date(s.value_period) <> s.period_end$$, 'the months of the year, of the fiscal year and of the quarter so far, and those a year earlier; nothing of stocks, and of indexes that are not said to be means');
SELECT is_empty($$SELECT s.indicator FROM so_far s JOIN far f USING (indicator, region, period, comparison)
	WHERE s.change IS DISTINCT FROM CASE WHEN f.broke OR f.base IS NULL THEN NULL WHEN s.indicator = 'points' THEN round(f.value - f.base, 2) ELSE round(100 * (f.value / f.base - 1), 6) END$$, 'growth, or the change in points');
SELECT is_empty($$SELECT growth_reason FROM so_far WHERE (growth IS NULL) <> (growth_reason IS NOT NULL) OR growth IS DISTINCT FROM annual_growth$$, 'or a reason');
SELECT set_eq($$SELECT DISTINCT growth_reason FROM so_far WHERE growth_reason IS NOT NULL$$, ARRAY['break', 'no_base', 'in_points'], 'of which there are these');
SELECT results_eq($$SELECT comparison, value_period_code, value_period_label, base_period_label FROM comparison_board WHERE indicator = 'fiscal' AND period = '2022-05' AND region = 'r1' AND comparison LIKE '%to_date' ORDER BY 1$$,
	$$VALUES ('quarter_to_date', '2022-04-01/P2M', 'April–May 2022', 'April–May 2021'), ('year_to_date', '2022-04-01/P2M', 'April–May 2022', 'April–May 2021')$$, 'a fiscal year is new in April');
SELECT results_eq($$SELECT DISTINCT value_period_code = period_code FROM comparison_board WHERE comparison NOT LIKE '%to_date'$$, ARRAY[true], 'elsewhere the period itself');
INSERT INTO observation (indicator, region, period, conf_status) VALUES ('flow', 'r1', '2020-02', 'C') ON CONFLICT (indicator, period, region) DO UPDATE SET value = NULL, conf_status = 'C', obs_status = 'A';
UPDATE observation SET obs_status = 'A' WHERE indicator = 'flow' AND region = 'r1';
SELECT results_eq($$SELECT DISTINCT growth_reason FROM comparison_board WHERE indicator = 'flow' AND region = 'r1' AND comparison = 'year_to_date' AND year = 2021$$, ARRAY['suppressed'], 'a month that is confidential is not given away');
SELECT is_empty($$SELECT period_code FROM comparison_board WHERE indicator = 'flow' AND region = 'r1' AND comparison = 'year_to_date' AND year = 2020$$, 'nor in the year itself');

-- sentences that are there and switched off
INSERT INTO region (region, name_en, name_zh) VALUES ('city', 'Harbour City', '港城市');
INSERT INTO indicator (indicator, unit, decimals, time_per_collect, name_en, name_zh) VALUES ('orders', 'yuan', 0, 'S', 'orders', '订单'), ('unemployed', '%', 1, 'A', 'unemployment', '失业率');
INSERT INTO observation (indicator, region, period, value) SELECT i, 'city', p::ref_period, v FROM (VALUES ('orders', '2022-01', 100), ('orders', '2022-02', 100), ('orders', '2022-03', 110), ('orders', '2023-01/02', 212), ('orders', '2023-03', 114), ('unemployed', '2023-02', 5.4), ('unemployed', '2023-03', 5.2)) v (i, p, v);
UPDATE bulletin_sentence SET active = sentence IN ('preceding', 'preceding_rate', 'to_date');
SELECT results_eq($$SELECT l, text FROM unnest('{en,zh}'::text[]) l, bulletin('city', '2023-03', l) ORDER BY l, sentence$$, $$VALUES ('en', 'Unemployment was down 0.2 percentage points from February 2023.'), ('en', 'Orders grew 5.2% on the year in Q1 2023.'), ('zh', '失业率比2023年2月下降0.2个百分点。'), ('zh', '2023年一季度，订单同比增长5.2%。')$$, 'points since the month before, and the year so far');

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
