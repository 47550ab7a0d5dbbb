-- Contributions to a chain-linked volume whose years are joined by annual overlap, against the formula written out over rows.
\set QUIET on
SET client_min_messages = warning;
SET jit = off;
CREATE EXTENSION indstat;
SELECT create_model('office', '{}') \g /dev/null
SET search_path = public, office;
SELECT plan(10);
SELECT setseed(0.31) \g /dev/null
INSERT INTO region (region) VALUES ('land');
-- quarterly and monthly volumes of three parts
INSERT INTO indicator (indicator, unit, decimals, frequency) SELECT 'w_' || t || p, 'permille', 2, 'A' FROM unnest('{gdp,ip}'::text[]) t, unnest('{"",_1,_2,_3}'::text[]) p;
INSERT INTO indicator (indicator, unit, decimals, growth_decimals, frequency, additivity, weight_indicator, parent_indicator, index_link)
SELECT t || p, 'index', 2, 12, CASE t WHEN 'gdp' THEN 'Q' ELSE 'M' END, 'index', 'w_' || t || p, CASE p WHEN '' THEN NULL ELSE t END, 'annual_overlap' FROM unnest('{gdp,ip}'::text[]) t, unnest('{"",_1,_2,_3}'::text[]) p ORDER BY p;
CREATE TEMP TABLE step AS
SELECT t, p, y, ref_months(make_date(y, 1 + (n - 1) * u, 1), u) AS period, round((90 + random() * 30)::numeric, 2) AS v
FROM (VALUES ('gdp', 3), ('ip', 1)) x (t, u), generate_series(1, 3) p, generate_series(2018, 2022) y, generate_series(1, 12) n WHERE n <= 12 / u;
CREATE TEMP TABLE weight AS
SELECT t, y, p, CASE p WHEN 3 THEN 1000 - a - b WHEN 1 THEN a ELSE b END AS w FROM (SELECT t, y, (200 + floor(random() * 200))::numeric AS a, (100 + floor(random() * 300))::numeric AS b FROM unnest('{gdp,ip}'::text[]) t, generate_series(2018, 2022) y) s, generate_series(1, 3) p;
CREATE TEMP TABLE mean AS SELECT t, p, y, avg(v) AS v FROM step GROUP BY t, p, y;
CREATE TEMP TABLE short AS
SELECT s.t, s.y, s.period, sum(w.w * s.v / l.v) / 1000 AS v FROM step s JOIN weight w USING (t, p, y) JOIN mean l ON (l.t, l.p, l.y) = (s.t, s.p, s.y - 1) GROUP BY s.t, s.y, s.period;
-- chained by hand: each year on the mean of the year before
CREATE TEMP TABLE whole AS
WITH RECURSIVE c AS (
	SELECT t, 2018 AS y, 100::numeric AS mean FROM unnest('{gdp,ip}'::text[]) t
	UNION ALL SELECT c.t, c.y + 1, c.mean * m.v FROM c JOIN (SELECT t, y, avg(v) AS v FROM short GROUP BY t, y) m ON m.t = c.t AND m.y = c.y + 1)
SELECT s.t, s.y, s.period, c.mean * s.v AS v, c.mean AS before FROM short s JOIN c ON c.t = s.t AND c.y = s.y - 1;
SELECT is_empty($$SELECT t, period FROM (SELECT t, period, v, chain_link(v100, period, '2019', 'annual_overlap') OVER (PARTITION BY t) * b AS linked FROM (SELECT w.t, w.period, w.v, s.v * 100 AS v100, avg(w.v) FILTER (WHERE w.y = 2019) OVER (PARTITION BY w.t) / 100 AS b FROM whole w JOIN short s USING (t, period)) x) y WHERE abs(v - linked) > 1e-9$$, 'chain_link says the same of the whole');
INSERT INTO observation (indicator, region, period, value)
SELECT t || '_' || p, 'land', period, v FROM step UNION ALL SELECT 'w_' || t || '_' || p, 'land', ref_year(y), w FROM weight UNION ALL SELECT DISTINCT 'w_' || t, 'land', ref_year(y), 1000 FROM weight
UNION ALL SELECT t, 'land', period, round(v, 14) FROM whole
-- the year that the chain begins in has the mean that it was given
UNION ALL SELECT t, 'land', period, 100 FROM step WHERE y = 2018 AND p = 1;
CREATE TEMP TABLE oracle AS
SELECT n.t || '_' || n.p AS indicator, n.period, 100 / b.v * (
	w.w / 1000 * wn.before * (n.v / l.v - 1) + z.w / 1000 * b.before * (l.v - a.v) / k.v) AS contribution
FROM step n
JOIN whole wn ON (wn.t, wn.period) = (n.t, n.period)
JOIN step a ON (a.t, a.p, a.period) = (n.t, n.p, same_period_last_year(n.period))
JOIN whole b ON (b.t, b.period) = (n.t, a.period)
JOIN weight w ON (w.t, w.p, w.y) = (n.t, n.p, n.y) JOIN weight z ON (z.t, z.p, z.y) = (n.t, n.p, n.y - 1)
JOIN mean l ON (l.t, l.p, l.y) = (n.t, n.p, n.y - 1) JOIN mean k ON (k.t, k.p, k.y) = (n.t, n.p, n.y - 2);
CREATE TEMP TABLE shown AS SELECT * FROM structure;
SELECT is((SELECT count(*) FROM oracle), 144::bigint, 'three years of three parts, by quarters and by months');
SELECT is_empty($$SELECT o.indicator, o.period, o.contribution, s.contribution FROM oracle o LEFT JOIN shown s USING (indicator, period) WHERE s.contribution IS NULL OR abs(o.contribution - s.contribution) > 2e-12$$, 'contributions are those of the formula');
SELECT is_empty($$SELECT indicator, period_code, residual FROM shown WHERE contribution IS NOT NULL AND (abs(residual) > 1e-10 OR parts <> 3 OR contribution_source <> 'index_weights')$$, 'they add up to the growth of the whole, first quarters too');
SELECT is_empty($$SELECT o.period FROM oracle o JOIN whole w ON w.t = split_part(o.indicator, '_', 1) AND w.period = o.period JOIN whole b ON b.t = w.t AND b.period = same_period_last_year(w.period) GROUP BY w.t, o.period, w.v, b.v HAVING abs(sum(o.contribution) - (w.v / b.v - 1) * 100) > 1e-9$$, 'and so does the formula');
SELECT results_eq($$SELECT DISTINCT contribution_reason FROM shown WHERE contribution IS NULL$$, $$VALUES ('no_base')$$, 'none where the year before is not whole');
BEGIN;
DELETE FROM observation WHERE indicator = 'gdp_1' AND period = '2020-Q2';
SELECT results_eq($$SELECT indicator, contribution_reason FROM structure WHERE parent_indicator = 'gdp' AND period = '2021-Q1' AND contribution IS NULL$$, $$VALUES ('gdp_1', 'no_base')$$, 'one quarter of the year before is missing');
ROLLBACK;
-- annual figures beside them are not the mean
BEGIN;
INSERT INTO observation (indicator, region, period, value) SELECT 'gdp_1', 'land', ref_year(y), 1 FROM generate_series(2018, 2022) y UNION ALL SELECT 'gdp', 'land', ref_year(y), 1 FROM generate_series(2018, 2022) y;
SELECT is_empty($$SELECT s.indicator FROM structure n JOIN shown s USING (indicator, period) WHERE n.contribution IS DISTINCT FROM s.contribution AND months(period) < 12$$, 'annual figures under the same code change nothing');
ROLLBACK;
-- a quarter's own link gives another result
UPDATE indicator SET index_link = 'december' WHERE indicator LIKE 'gdp%';
SELECT cmp_ok((SELECT count(*) FROM structure n JOIN shown s USING (indicator, period) WHERE indicator LIKE 'gdp%' AND abs(n.contribution - s.contribution) > 0.01), '>', 20::bigint, 'which the one-quarter overlap does not give');
SELECT throws_ok($$UPDATE indicator SET index_link = 'annual' WHERE indicator = 'gdp'$$, '23514', NULL, 'and nothing else is known');
SELECT * FROM finish();
