-- Contributions on the period before and on earlier years, of sums and of indexes, over both trees.
\set QUIET on
SET client_min_messages = warning;
SET jit = off;
CREATE EXTENSION indstat;
SELECT create_model('office', '{}') \g /dev/null
SET search_path = public, office;
SELECT plan(15);

-- Two products, twelve quarters at the prices of the year before (quarterly national accounts manual 2001, chapter IX), linked in the fourth quarter
INSERT INTO region (region) VALUES ('x');
CREATE TEMP TABLE two (period ref_period, product text, quantity numeric, price numeric);
INSERT INTO two VALUES
	('1998-Q1', 'A', 67.4, 6.1), ('1998-Q1', 'B', 57.6, 8.0), ('1998-Q2', 'A', 69.4, 5.7), ('1998-Q2', 'B', 57.1, 8.6), ('1998-Q3', 'A', 71.5, 5.3), ('1998-Q3', 'B', 56.5, 9.4), ('1998-Q4', 'A', 73.7, 5), ('1998-Q4', 'B', 55.8, 10.0),
	('1999-Q1', 'A', 76, 4.5), ('1999-Q1', 'B', 55.4, 10.7), ('1999-Q2', 'A', 78.3, 4.3), ('1999-Q2', 'B', 54.8, 11.5), ('1999-Q3', 'A', 80.6, 3.8), ('1999-Q3', 'B', 54.2, 11.7), ('1999-Q4', 'A', 83.1, 3.5), ('1999-Q4', 'B', 53.6, 12.1),
	('2000-Q1', 'A', 85.5, 3.4), ('2000-Q1', 'B', 53.2, 12.5), ('2000-Q2', 'A', 88.2, 3.1), ('2000-Q2', 'B', 52.7, 13), ('2000-Q3', 'A', 90.8, 2.8), ('2000-Q3', 'B', 52.1, 13.8), ('2000-Q4', 'A', 93.5, 2.7), ('2000-Q4', 'B', 52, 14.7);
INSERT INTO indicator (indicator, unit, decimals, frequency) VALUES ('value', 'dollar', 10, 'A'), ('value_A', 'dollar', 10, 'A'), ('value_B', 'dollar', 10, 'A');
INSERT INTO indicator (indicator, unit, decimals, growth_decimals, frequency, additivity, weight_indicator, parent_indicator) VALUES
	('volume', 'index', 12, 4, 'Q', 'index', 'value', NULL), ('A', 'tons', 1, 4, 'Q', 'none', 'value_A', 'volume'), ('B', 'tons', 1, 4, 'Q', 'none', 'value_B', 'volume');
CREATE TEMP TABLE year AS SELECT year_of(period) AS y, product, sum(quantity * price) / sum(quantity) AS price, max(quantity) FILTER (WHERE number_in_year(period) = 4) AS last FROM two GROUP BY 1, 2 UNION ALL VALUES (1997, 'A', 7, 62.75), (1997, 'B', 6, 59);
INSERT INTO observation (indicator, region, period, value)
SELECT product, 'x', period, quantity FROM two UNION ALL VALUES ('A', 'x', '1997-Q4'::ref_period, 62.75), ('B', 'x', '1997-Q4', 59), ('volume', 'x', '1997-Q4', 100)
UNION ALL SELECT 'value_' || product, 'x', ref_year(y + 1), round(price * last, 20) FROM year WHERE y < 2000 UNION ALL SELECT 'value', 'x', ref_year(y + 1), sum(round(price * last, 20)) FROM year WHERE y < 2000 GROUP BY y;
INSERT INTO observation (indicator, region, period, value)
SELECT 'volume', 'x', q.period, round(chain_link(q.v, q.period, '1997-Q4', 'one_quarter_overlap') OVER (), 18)
FROM (SELECT t.period, 100 * sum(y.price * t.quantity) / sum(y.price * y.last) AS v FROM two t JOIN year y ON y.product = t.product AND y.y = year_of(t.period) - 1 GROUP BY t.period) q;
CREATE TEMP TABLE printed (period ref_period, growth numeric, a numeric, b numeric);
INSERT INTO printed VALUES ('1998-Q2', 1.3457, 1.7127, -0.3670), ('1998-Q3', 1.3399, 1.7745, -0.4346), ('1998-Q4', 1.3341, 1.8344, -0.5003), ('1999-Q1', 1.0001, 1.3962, -0.3961), ('1999-Q2', 0.7941, 1.3824, -0.5883), ('1999-Q3', 0.7878, 1.3715, -0.5837), ('1999-Q4', 0.9000, 1.4791, -0.5791),
	('2000-Q1', 0.5299, 1.0141, -0.4842), ('2000-Q2', 0.5328, 1.1349, -0.6021), ('2000-Q3', 0.3684, 1.0871, -0.7187), ('2000-Q4', 1.0054, 1.1247, -0.1193);
SELECT is_empty($$SELECT p.* FROM printed p LEFT JOIN level_contributions(NULL) a ON a.indicator = 'A' AND a.period = p.period LEFT JOIN level_contributions(NULL) b ON b.indicator = 'B' AND b.period = p.period
	WHERE (stat_round(a.total_growth, 4), stat_round(a.contribution, 4), stat_round(b.contribution, 4)) IS DISTINCT FROM (p.growth, p.a, p.b) OR abs(a.residual) > 1e-12$$, 'on the quarter before, first quarters too, with nothing left over');
SELECT is_empty($$SELECT c.indicator FROM level_contributions(1) c FULL JOIN structure s USING (indicator, region, period) WHERE stat_round(c.contribution, 4) IS DISTINCT FROM s.contribution$$, 'on the year, structure says the same');
SELECT results_eq($$SELECT contribution_source, contribution_reason, count(*) FROM level_contributions(NULL) WHERE whole_indicator = 'volume' GROUP BY 1, 2 ORDER BY 1$$, $$VALUES ('index_weights', NULL, 24::bigint), (NULL, 'no_base', 2)$$, 'where there is a quarter before');

-- United States, 2021 and 2022, billions of dollars (Bureau of Economic Analysis): inventories from below zero to above, imports subtracted; computed: 8.9341 0.7633 1.8709 -2.3569, together 9.2114
INSERT INTO indicator (indicator, unit, unit_mult, decimals, frequency, parent_indicator) VALUES ('gdp', 'dollar', 9, 3, 'A', NULL), ('sales', 'dollar', 9, 3, 'A', 'gdp'), ('stocks', 'dollar', 9, 3, 'A', 'gdp'), ('exports', 'dollar', 9, 3, 'A', 'gdp'), ('imports', 'dollar', 6, 0, 'A', 'gdp');
INSERT INTO observation (indicator, region, period, value) VALUES ('gdp', 'x', '2021', 23315.081), ('gdp', 'x', '2022', 25462.722), ('sales', 'x', '2021', 24195.885), ('sales', 'x', '2022', 26278.885), ('stocks', 'x', '2021', -19.091), ('stocks', 'x', '2022', 158.873),
	('exports', 'x', '2021', 2539.648), ('exports', 'x', '2022', 2975.843), ('imports', 'x', '2021', -3401361), ('imports', 'x', '2022', -3950878);
SELECT results_eq($$SELECT indicator, stat_round(contribution, 4), growth IS NULL, stat_round(total_growth, 4), stat_round(residual, 4) FROM level_contributions(NULL) WHERE whole_indicator = 'gdp' AND contribution IS NOT NULL ORDER BY 1$$,
	$$VALUES ('exports', 1.8709, false, 9.2114, 0.0000), ('imports', -2.3569, true, 9.2114, 0.0000), ('sales', 8.9341, false, 9.2114, 0.0000), ('stocks', 0.7633, true, 9.2114, 0.0000)$$, 'parts of any sign and of another multiplier');

-- random sums over both trees: on the period before, and on two years before, by plain SQL
SELECT setseed(0.41) \g /dev/null
INSERT INTO region (region, parent_region) VALUES ('land', NULL), ('r1', 'land'), ('r2', 'land'), ('r3', 'land');
INSERT INTO indicator (indicator, parent_indicator, unit, decimals, of_which) VALUES ('all', NULL, 'yuan', 2, false), ('p1', 'all', 'yuan', 2, false), ('p2', 'all', 'yuan', 2, false), ('p3', 'all', 'yuan', 2, true), ('rate', 'all', '%', 1, false), ('points', NULL, 'pp', 1, false), ('of_points', 'points', 'pp', 1, false);
UPDATE indicator SET additivity = 'sum' WHERE indicator IN ('points', 'of_points');
INSERT INTO observation (indicator, region, period, value, obs_status)
SELECT i, r, ref_month(y, m), round((random() * 100 - CASE i WHEN 'all' THEN 2 ELSE 10 END)::numeric, 2), CASE WHEN random() < 0.01 THEN 'B' ELSE 'A' END FROM unnest('{all,p1,p2,p3,rate,points,of_points}'::text[]) i, unnest('{land,r1,r2,r3}'::text[]) r, generate_series(2020, 2022) y, generate_series(1, 12) m WHERE random() < 0.95;
UPDATE observation SET value = NULL, conf_status = 'C' WHERE indicator <> 'all' AND period > '2020' AND random() < 0.02;
CREATE TEMP TABLE wanted AS
SELECT d.years, e.tree, e.indicator, e.whole, o.region, t.region AS whole_region, o.period, CASE WHEN t0.value > 0 AND NOT broke THEN 100 * (o.value - o0.value) / t0.value END AS contribution,
	CASE WHEN t0.value > 0 AND NOT whole_broke THEN 100 * (t.value / t0.value - 1) END AS growth, e.of_which
FROM (VALUES (NULL::int, interval '1 month'), (2, interval '2 years')) d (years, back)
CROSS JOIN (SELECT 'indicator' AS tree, i.indicator, i.parent_indicator AS whole, i.of_which FROM indicator i WHERE i.parent_indicator = 'all' AND i.unit = 'yuan' UNION ALL SELECT 'region', i.indicator, i.indicator, false FROM indicator i WHERE i.indicator IN ('all', 'p1', 'p2', 'p3')) e
JOIN observation o ON o.indicator = e.indicator JOIN region r ON r.region = o.region
JOIN observation t ON t.indicator = e.whole AND t.period = o.period AND t.region = CASE e.tree WHEN 'region' THEN r.parent_region ELSE o.region END
LEFT JOIN observation o0 ON o0.indicator = o.indicator AND o0.region = o.region AND o0.period_start = o.period_start - d.back
LEFT JOIN observation t0 ON t0.indicator = t.indicator AND t0.region = t.region AND t0.period_start = t.period_start - d.back
CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM observation z WHERE (z.indicator, z.region) IN ((o.indicator, o.region), (t.indicator, t.region)) AND z.obs_status = 'B' AND z.period_start > o.period_start - d.back AND z.period_start <= o.period_start) AS broke,
	EXISTS (SELECT FROM observation z WHERE z.indicator = t.indicator AND z.region = t.region AND z.obs_status = 'B' AND z.period_start > o.period_start - d.back AND z.period_start <= o.period_start) AS whole_broke) b
WHERE o.value IS NOT NULL;
CREATE TEMP TABLE got AS SELECT NULL::int AS years, c.* FROM level_contributions(NULL) c WHERE whole_indicator IN ('all', 'p1', 'p2', 'p3') UNION ALL SELECT 2, c.* FROM level_contributions(2) c WHERE whole_indicator IN ('all', 'p1', 'p2', 'p3');
SELECT cmp_ok((SELECT count(contribution) FROM wanted), '>', 800::bigint, 'many contributions');
SELECT is_empty($$SELECT w.*, g.contribution FROM wanted w FULL JOIN (SELECT * FROM got WHERE value IS NOT NULL AND contribution_reason IS DISTINCT FROM 'not_additive') g ON g.years IS NOT DISTINCT FROM w.years AND g.tree = w.tree AND g.indicator = w.indicator AND g.whole_indicator = w.whole AND g.region = w.region AND g.whole_region = w.whole_region AND g.period = w.period
	WHERE w.indicator IS NULL OR g.indicator IS NULL OR (w.contribution IS NULL) <> (g.contribution IS NULL) OR abs(w.contribution - g.contribution) > 1e-10 OR (w.growth IS NULL) <> (g.total_growth IS NULL) OR abs(w.growth - g.total_growth) > 1e-10$$, 'as plain SQL has them');
SELECT is_empty($$SELECT g.indicator FROM got g WHERE (contribution IS NULL) <> (contribution_reason IS NOT NULL) OR (contribution IS NULL) <> (contribution_source IS NULL)$$, 'or a reason');
SELECT set_eq($$SELECT DISTINCT contribution_reason FROM got WHERE contribution IS NULL$$, ARRAY['no_base', 'no_value', 'suppressed', 'break', 'base_negative', 'not_additive'], 'of these');
SELECT is_empty($$SELECT g.whole_region, g.period_code FROM got g WHERE g.tree = 'indicator' AND g.years IS NULL AND g.whole_indicator = 'all' GROUP BY g.whole_region, g.period_code, g.total_growth, g.residual, g.parts
	HAVING (g.residual IS NULL) <> (g.total_growth IS NULL OR count(*) FILTER (WHERE g.indicator IN ('p1', 'p2') AND g.contribution IS NOT NULL) < 2)
		OR abs(g.residual - (g.total_growth - sum(g.contribution) FILTER (WHERE g.indicator IN ('p1', 'p2')))) > 1e-10 OR g.parts <> count(*) FILTER (WHERE g.indicator IN ('p1', 'p2') AND g.contribution IS NOT NULL)$$, 'the residual is of those that make up the whole, if all are there');
SELECT results_eq($$SELECT DISTINCT contribution, contribution_reason FROM level_contributions(NULL) WHERE whole_indicator = 'points' AND tree = 'indicator'$$, $$VALUES (NULL::numeric, 'in_points')$$, 'what is in points has no growth');

-- a cumulative figure, and a whole that does not add up
INSERT INTO indicator (indicator, parent_indicator, unit, decimals, cumulative) VALUES ('cum', NULL, 'yuan', 0, true), ('cum1', 'cum', 'yuan', 0, true), ('cum2', 'cum', 'yuan', 0, true);
INSERT INTO observation (indicator, region, period, value) SELECT i, 'x', p::ref_period, v FROM (VALUES ('cum', '2022-01/05', 100), ('cum', '2023-01/04', 88), ('cum', '2023-01/05', 110), ('cum1', '2022-01/05', 60), ('cum1', '2023-01/04', 51), ('cum1', '2023-01/05', 66), ('cum2', '2022-01/05', 40), ('cum2', '2023-01/05', 43)) v (i, p, v);
SELECT results_eq($$SELECT DISTINCT contribution, contribution_reason FROM level_contributions(NULL) WHERE whole_indicator = 'cum' AND tree = 'indicator' AND period = '2023-01/05'$$, $$VALUES (NULL::numeric, 'cumulative')$$, 'January to May is not compared with January to April');
SELECT results_eq($$SELECT indicator, contribution, residual FROM level_contributions(1) WHERE whole_indicator = 'cum' AND tree = 'indicator' AND period = '2023-01/05' ORDER BY 1$$, $$VALUES ('cum1', 6::numeric, 1::numeric), ('cum2', 3, 1)$$, 'the residual is shown');
SELECT results_eq($$SELECT base_period_code, stat_round(contribution, 2) FROM level_contributions() WHERE indicator = 'cum1' AND tree = 'indicator' AND period = '2023-01/05'$$, $$VALUES ('2022-01-01/P5M', 6.00)$$, 'a year is what is meant');

-- as it was known, and by whom
SELECT now() AS before \gset
SELECT pg_sleep(0.01) \g /dev/null
UPDATE observation SET value = 67 WHERE indicator = 'cum1' AND period = '2023-01/05';
BEGIN;
SELECT set_config('indstat.as_of', :'before', true) \g /dev/null
SELECT results_eq($$SELECT contribution FROM level_contributions(1) WHERE indicator = 'cum1' AND tree = 'indicator' AND period = '2023-01/05'$$, ARRAY[6::numeric], 'as known at a moment');
COMMIT;

-- an index over regions: prices of a union by its countries
INSERT INTO region (region, parent_region) VALUES ('union', NULL), ('c1', 'union'), ('c2', 'union');
INSERT INTO indicator (indicator, unit, decimals, frequency) VALUES ('w', 'permille', 0, 'A');
INSERT INTO indicator (indicator, unit, decimals, additivity, region_additivity, weight_indicator) VALUES ('prices', 'index', 2, 'none', 'index', 'w');
INSERT INTO observation (indicator, region, period, value) SELECT i, r, p::ref_period, v FROM (VALUES ('w', 'union', '2023', 1000), ('w', 'c1', '2023', 600), ('w', 'c2', '2023', 400), ('w', 'union', '2022', 1000), ('w', 'c1', '2022', 500), ('w', 'c2', '2022', 500),
	('prices', 'c1', '2021-12', 100), ('prices', 'c2', '2021-12', 100), ('prices', 'union', '2021-12', 100), ('prices', 'c1', '2022-06', 104), ('prices', 'c2', '2022-06', 100), ('prices', 'union', '2022-06', 102), ('prices', 'c1', '2022-12', 110), ('prices', 'c2', '2022-12', 102), ('prices', 'union', '2022-12', 106),
	('prices', 'c1', '2023-06', 112.2), ('prices', 'c2', '2023-06', 104.04), ('prices', 'union', '2023-06', 108.12)) v (i, r, p, v);
-- by hand: within 2023 0.6 * 2 % and 0.4 * 2 % of 106, before it half of 6 and half of 2, over 102
SELECT results_eq($$SELECT region, stat_round(contribution, 4), stat_round(total_growth, 4), abs(residual) < 1e-12 FROM level_contributions(1) WHERE whole_indicator = 'prices' AND whole_region = 'union' AND period = '2023-06' ORDER BY 1$$,
	$$VALUES ('c1', round((0.6 * 2.12 + 3) / 1.02, 4), 6.0000, true), ('c2', round((0.4 * 2.12 + 1) / 1.02, 4), 6.0000, true)$$, 'of its countries, across the link');
SELECT * FROM finish();
