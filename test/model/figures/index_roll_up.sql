-- What the parts of an index make up, over both trees, against links made in plain SQL; and what is no index.
\set QUIET on
SET client_min_messages = warning;
SET jit = off;
CREATE EXTENSION indstat;
SELECT create_model('office', '{}') \g /dev/null
SET search_path = public, office;
SELECT plan(24);

-- Consumer prices of the euro area (Eurostat): weights of 2019 per mille, indexes of December 2018 and October 2019, 2015 = 100
INSERT INTO region (region) VALUES ('EA');
CREATE TEMP TABLE hicp (coicop text, weight numeric, december numeric, october numeric);
INSERT INTO hicp VALUES ('CP00', 1000, 104.05, 105.44);
INSERT INTO hicp VALUES ('CP01', 150.44, 104.48, 105.73), ('CP02', 39.71, 108.82, 112.08), ('CP03', 60.41, 106.3, 107.44), ('CP04', 165.34, 104.69, 105.34), ('CP05', 62.09, 101.05, 101.38), ('CP06', 47.21, 102.91, 103.56), ('CP07', 153.57, 105.08, 106.6), ('CP08', 29.93, 96.2, 95.24), ('CP09', 88.01, 101.95, 103.82), ('CP10', 9.76, 99.25, 100.13), ('CP11', 99.59, 105.49, 108.81), ('CP12', 93.94, 103.67, 105.21);
INSERT INTO indicator (indicator, unit, decimals, frequency) SELECT 'W' || coicop, 'permille', 2, 'A' FROM hicp;
INSERT INTO indicator (indicator, unit, decimals, additivity, weight_indicator, parent_indicator) SELECT coicop, 'index', 2, 'index', 'W' || coicop, CASE WHEN coicop <> 'CP00' THEN 'CP00' END FROM hicp ORDER BY coicop;
INSERT INTO observation (indicator, region, period, value)
SELECT 'W' || coicop, 'EA', '2019'::ref_period, weight FROM hicp UNION ALL SELECT coicop, 'EA', '2018-12', december FROM hicp UNION ALL SELECT coicop, 'EA', '2019-10', october FROM hicp;
SELECT results_eq($$SELECT value, parts_sum, residual, adds_up, parts, additivity FROM hierarchy_check WHERE indicator = 'CP00' AND period = '2019-10'$$,
	$$VALUES (105.44, 105.44, 0.00, true, 12::bigint, 'index')$$, 'the twelve divisions make up all items: linked in December, with the weights of the year');
-- the plain mean of the indexes with these weights is another, 105.50
SELECT is((SELECT round(sum(weight * october) / 1000, 2) FROM hicp WHERE coicop <> 'CP00'), 105.50, 'which the mean of indexes is not');
SELECT results_eq($$SELECT parts_sum, adds_up, check_reason FROM hierarchy_check WHERE indicator = 'CP00' AND period = '2018-12'$$, $$VALUES (NULL::numeric, NULL::boolean, 'parts_missing')$$, 'no weights of that year');
CREATE FUNCTION pg_temp.says(OUT said text) LANGUAGE sql AS $$ SELECT concat_ws(' ', coalesce(parts_sum::text, 'none'), adds_up, check_reason) FROM hierarchy_check WHERE indicator = 'CP00' AND period = '2019-10' $$;
BEGIN;
UPDATE observation SET value = 140.44 WHERE indicator = 'WCP01';
SELECT is(pg_temp.says(), 'none weights_differ', 'weights that do not add up to that of the whole');
ROLLBACK;
BEGIN;
UPDATE observation SET value = 150.45 WHERE indicator = 'WCP01';
SELECT is(pg_temp.says(), '105.44 t', 'by a hundredth: within their rounding');
ROLLBACK;
BEGIN;
DELETE FROM observation WHERE indicator = 'WCP03';
SELECT is(pg_temp.says(), 'none parts_missing', 'a weight is missing');
ROLLBACK;
BEGIN;
DELETE FROM observation WHERE indicator = 'CP03' AND period = '2018-12';
SELECT is(pg_temp.says(), 'none no_link', 'a link is missing');
ROLLBACK;
BEGIN;
UPDATE observation SET value = 0 WHERE indicator = 'CP03' AND period = '2018-12';
SELECT is(pg_temp.says(), 'none no_link', 'or zero');
UPDATE observation SET value = -5 WHERE indicator = 'CP03' AND period = '2018-12';
SELECT is(pg_temp.says(), 'none no_link', 'or below');
ROLLBACK;
BEGIN;
UPDATE observation SET value = -5 WHERE indicator = 'CP03' AND period = '2019-10';
SELECT is(pg_temp.says(), 'none value_negative', 'an index below zero');
ROLLBACK;
BEGIN;
UPDATE observation SET value = NULL, conf_status = 'C' WHERE indicator = 'CP03' AND period = '2019-10';
SELECT is(pg_temp.says(), 'none suppressed', 'confidential');
ROLLBACK;

-- random parts, as indicators and as regions: months, quarters, half-years and years, in every link
SELECT setseed(0.62) \g /dev/null
INSERT INTO region (region, parent_region) VALUES ('land', NULL), ('r1', 'land'), ('r2', 'land'), ('r3', 'land');
CREATE TEMP TABLE way (i text, months int, frequency text, link text);
INSERT INTO way VALUES ('md', 1, 'M', 'december'), ('mj', 1, 'M', 'january'), ('mo', 1, 'M', 'annual_overlap'), ('qd', 3, 'Q', 'december'), ('qo', 3, 'Q', 'annual_overlap'), ('sd', 6, 'S', 'december'), ('so', 6, 'S', 'annual_overlap'), ('ad', 12, 'A', 'december'), ('ao', 12, 'A', 'annual_overlap');
INSERT INTO indicator (indicator, unit, decimals, frequency) SELECT 'w' || i || p, 'permille', 0, 'A' FROM way, unnest('{"",1,2,3}'::text[]) p;
INSERT INTO indicator (indicator, unit, decimals, growth_decimals, frequency, additivity, weight_indicator, parent_indicator, index_link)
SELECT i || p, 'index', 10, 9, frequency, 'index', 'w' || i || p, CASE WHEN p <> '' THEN i END, link FROM way, unnest('{"",1,2,3}'::text[]) p ORDER BY p;
CREATE TEMP TABLE step AS
SELECT i, link, months, p, y, n, ref_months(make_date(y, 1 + (n - 1) * months, 1), months) AS period, CASE WHEN link = 'january' AND n = 1 THEN y - 1 ELSE y END AS of_weights, round((90 + random() * 30)::numeric, 2) AS v
FROM way, generate_series(1, 3) p, generate_series(2018, 2022) y, generate_series(1, 12) n WHERE n <= 12 / months;
CREATE TEMP TABLE weight AS
SELECT i, y, p, CASE p WHEN 3 THEN 1000 - a - b WHEN 1 THEN a ELSE b END AS w FROM (SELECT i, y, (200 + floor(random() * 200))::numeric AS a, (100 + floor(random() * 300))::numeric AS b FROM way, generate_series(2018, 2022) y) s, generate_series(1, 3) p;
-- what a part has become since what it is linked in
CREATE TEMP TABLE relative AS
SELECT s.*, w.w, s.v / (SELECT avg(l.v) FROM step l WHERE l.i = s.i AND l.p = s.p
	AND CASE s.link WHEN 'annual_overlap' THEN l.y = s.y - 1 WHEN 'january' THEN l.y = s.of_weights AND l.n = 1 ELSE l.y = s.y - 1 AND l.n = 12 / s.months END) AS r
FROM step s JOIN weight w ON w.i = s.i AND w.p = s.p AND w.y = s.of_weights;
CREATE TEMP TABLE short AS SELECT i, link, months, of_weights, y, n, period, sum(w * r) / 1000 AS v FROM relative GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING count(r) = 3;
-- chained by hand from 100
CREATE TEMP TABLE whole AS
WITH RECURSIVE c AS (
	SELECT i, min(of_weights) AS y, 100::numeric AS level FROM short GROUP BY i
	UNION ALL
	SELECT c.i, c.y + 1, c.level * (SELECT avg(s.v) FROM short s WHERE s.i = c.i AND s.of_weights = c.y
		AND CASE s.link WHEN 'annual_overlap' THEN true WHEN 'january' THEN s.n = 1 ELSE s.n = 12 / s.months END) FROM c WHERE c.y < 2023 AND c.level IS NOT NULL)
SELECT s.i, s.period, s.y, c.level * s.v AS v FROM short s JOIN c ON c.i = s.i AND c.y = s.of_weights;
INSERT INTO observation (indicator, region, period, value)
SELECT i || p, 'land', period, v FROM step UNION ALL SELECT 'w' || i || p, 'land', ref_year(y), w FROM weight UNION ALL SELECT i, 'r' || p, period, v FROM step UNION ALL SELECT 'w' || i, 'r' || p, ref_year(y), w FROM weight
UNION ALL SELECT DISTINCT 'w' || i, 'land', ref_year(y), 1000 FROM weight UNION ALL SELECT i, 'land', period, round(v, 20) FROM whole;
-- what the first chain begins in
INSERT INTO observation (indicator, region, period, value)
SELECT i, 'land', period, 100 FROM step WHERE p = 1 AND CASE link WHEN 'annual_overlap' THEN y = 2018 WHEN 'january' THEN y = 2018 AND n = 1 ELSE y = 2018 AND n = 12 / months END ON CONFLICT DO NOTHING;
ANALYZE observation;
CREATE TEMP TABLE checked AS SELECT * FROM hierarchy_check WHERE region = 'land';
SELECT is_empty($$SELECT w.i, w.period, c.tree, w.v, c.parts_sum, c.check_reason FROM whole w CROSS JOIN unnest('{indicator,region}'::text[]) t LEFT JOIN checked c ON c.indicator = w.i AND c.period = w.period AND c.tree = t WHERE c.parts_sum IS DISTINCT FROM round(w.v, 10) OR c.adds_up IS NOT TRUE$$, 'the linked index of the parts, over both trees');
SELECT results_eq($$SELECT tree, count(parts_sum) FROM checked WHERE indicator IN (SELECT i FROM way) GROUP BY 1 ORDER BY 1$$, $$SELECT t, count(*) FROM whole, unnest('{indicator,region}'::text[]) t GROUP BY 1 ORDER BY 1$$, 'and of nothing else');
SELECT results_eq($$SELECT DISTINCT check_reason FROM checked WHERE parts_sum IS NULL AND additivity = 'index' ORDER BY 1$$, $$VALUES ('no_link'), ('parts_missing')$$, 'the first year is linked in nothing, and its January has no weights');
SELECT is_empty($$SELECT w.i, w.period, u.parts_sum FROM whole w LEFT JOIN level_roll_up u ON u.indicator = w.i AND u.period = w.period AND u.region = 'land' WHERE u.parts_sum IS DISTINCT FROM round(w.v, 10)$$, 'level_roll_up has it');
SELECT is_empty($$SELECT w.i, w.period, u.growth FROM whole w JOIN whole b ON b.i = w.i AND b.period = same_period_last_year(w.period) LEFT JOIN level_roll_up u ON u.indicator = w.i AND u.period = w.period AND u.region = 'land' WHERE u.growth IS DISTINCT FROM round((w.v / b.v - 1) * 100, 9)$$, 'with its growth on the year');
-- contributions, of half-years and years too
SELECT is_empty($$SELECT s.parent_indicator, s.period_code, s.residual FROM structure s JOIN whole w ON w.i = s.parent_indicator AND w.period = s.period JOIN whole b ON b.i = w.i AND b.period = same_period_last_year(w.period) WHERE abs(s.residual) IS DISTINCT FROM abs(s.residual) OR s.residual IS NULL OR abs(s.residual) > 5e-9 OR s.parts <> 3$$, 'contributions add up to the growth of the whole');
SELECT is_empty($$SELECT s.indicator, s.period_code, s.contribution FROM structure s JOIN relative r ON s.indicator = r.i || r.p AND s.period = r.period WHERE r.months = 12 AND r.y > 2018 AND s.contribution IS DISTINCT FROM round(r.w / 10 * (r.r - 1), 9)$$, 'of years: the share times the growth of the part');
CREATE TEMP VIEW reasons AS SELECT string_agg(concat_ws(' ', indicator, contribution_reason), ', ' ORDER BY indicator) AS said FROM structure WHERE parent_indicator = 'md' AND period = '2021-05';
BEGIN;
UPDATE observation SET value = -3 WHERE indicator = 'md1' AND period = '2021-05' AND region = 'land';
SELECT results_eq('SELECT said FROM reasons', $$VALUES ('md1 value_negative, md2, md3')$$, 'no contribution of an index below zero');
ROLLBACK;
BEGIN;
UPDATE observation SET value = -3 WHERE indicator = 'md1' AND period = '2020-12' AND region = 'land';
SELECT results_eq('SELECT said FROM reasons', $$VALUES ('md1 base_negative, md2, md3')$$, 'nor if it is linked there');
UPDATE observation SET value = 0 WHERE indicator = 'md1' AND period = '2020-12' AND region = 'land';
SELECT results_eq('SELECT said FROM reasons', $$VALUES ('md1 base_zero, md2, md3')$$, 'or in zero');
ROLLBACK;
BEGIN;
DELETE FROM observation WHERE indicator = 'wmd2' AND period = '2020' AND region = 'land';
SELECT results_eq('SELECT said FROM reasons', $$VALUES ('md1, md2 no_weight, md3')$$, 'the weight of the year before is missing');
ROLLBACK;

-- two products, volumes of years at the prices of the year before (quarterly national accounts manual 2001, chapter IX): indexes 105.1371 108.5729 110.5405, contributions to growth of A 6.8390 5.5187 4.2438, of B -1.7019 -2.2508 -2.4316
INSERT INTO region (region) VALUES ('x');
INSERT INTO indicator (indicator, unit, decimals, frequency) VALUES ('value', 'dollar', 10, 'A'), ('value_A', 'dollar', 10, 'A'), ('value_B', 'dollar', 10, 'A');
INSERT INTO indicator (indicator, unit, decimals, growth_decimals, frequency, additivity, weight_indicator, parent_indicator, index_link) VALUES
	('volume', 'index', 4, 4, 'A', 'index', 'value', NULL, 'annual_overlap'), ('A', 'tons', 1, 4, 'A', 'none', 'value_A', 'volume', 'annual_overlap'), ('B', 'tons', 1, 4, 'A', 'none', 'value_B', 'volume', 'annual_overlap');
-- a year's weights are the values of the year before: quantity and average price
INSERT INTO observation (indicator, region, period, value)
SELECT v.i, 'x', v.p::ref_period, v.v FROM (VALUES ('A', '1997', 251.0), ('B', '1997', 236.0), ('A', '1998', 282.0), ('B', '1998', 227.0), ('A', '1999', 318.0), ('B', '1999', 218.0), ('A', '2000', 358.0), ('B', '2000', 210.0),
	('value_A', '1998', 1757), ('value_B', '1998', 1416), ('value_A', '1999', 1554.17), ('value_B', '1999', 2040.96), ('value_A', '2000', 1275.82), ('value_B', '2000', 2505.68),
	('value', '1998', 3173), ('value', '1999', 3595.13), ('value', '2000', 3781.50), ('volume', '1997', 100)) v (i, p, v);
INSERT INTO observation (indicator, region, period, value) VALUES ('volume', 'x', '1998', 105.1371), ('volume', 'x', '1999', 108.5729), ('volume', 'x', '2000', 110.5405);
SELECT results_eq($$SELECT h.period_code, h.value, h.parts_sum, h.adds_up, (SELECT contribution FROM structure s WHERE s.indicator = 'A' AND s.period = h.period), (SELECT contribution FROM structure s WHERE s.indicator = 'B' AND s.period = h.period) FROM hierarchy_check h WHERE indicator = 'volume' AND period > '1997' ORDER BY 1$$,
	$$VALUES ('1998', 105.1371, 105.1371, true, 6.8390, -1.7019), ('1999', 108.5729, 108.5729, true, 5.5187, -2.2508), ('2000', 110.5405, 110.5405, true, 4.2438, -2.4316)$$, 'chained volumes of years, and their contributions');
-- values as weights, of parts and whole in other multipliers
CREATE TEMP TABLE before AS SELECT 'h' AS view, indicator, period_code, coalesce(parts_sum::text, check_reason) AS said FROM hierarchy_check WHERE indicator = 'volume' UNION ALL SELECT 's', indicator, period_code, coalesce(contribution::text, contribution_reason) FROM structure WHERE parent_indicator = 'volume'
	UNION ALL SELECT 'l', indicator, period_code, coalesce(stat_round(contribution, 10)::text, contribution_reason) FROM level_contributions(NULL) WHERE whole_indicator = 'volume';
UPDATE indicator SET unit_mult = 3 WHERE indicator = 'value_A';
UPDATE observation SET value = value / 1000 WHERE indicator = 'value_A';
UPDATE indicator SET unit_mult = 6 WHERE indicator = 'value';
UPDATE observation SET value = value / 1000000 WHERE indicator = 'value';
SELECT is_empty($$(SELECT 'h', indicator, period_code, coalesce(parts_sum::text, check_reason) FROM hierarchy_check WHERE indicator = 'volume' UNION ALL SELECT 's', indicator, period_code, coalesce(contribution::text, contribution_reason) FROM structure WHERE parent_indicator = 'volume'
	UNION ALL SELECT 'l', indicator, period_code, coalesce(stat_round(contribution, 10)::text, contribution_reason) FROM level_contributions(NULL) WHERE whole_indicator = 'volume') EXCEPT TABLE before$$, 'weights of parts and whole in other multipliers');
SELECT * FROM finish();
