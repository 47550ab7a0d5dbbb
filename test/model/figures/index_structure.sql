-- Contributions of the parts of an index, against contribution_linked over rows.
\set QUIET on
SET client_min_messages = warning;
SET jit = off;
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SET search_path = public, office;
SELECT plan(14);

SELECT setseed(0.154) \g /dev/null
INSERT INTO region (region) VALUES ('land'), ('isle');
-- prices (months, December), trade (months, January), volume (quarters), yearly (months, weights of years)
INSERT INTO indicator (indicator, unit, decimals, frequency)
SELECT 'w_' || t || p, 'permille', 2, CASE t WHEN 'volume' THEN 'Q' WHEN 'yearly' THEN 'A' ELSE 'M' END FROM unnest('{prices,trade,volume,yearly}'::text[]) t, unnest('{"",_1,_2,_3}'::text[]) p;
INSERT INTO indicator (indicator, unit, decimals, growth_decimals, frequency, additivity, weight_indicator, parent_indicator, index_link)
SELECT t || p, 'index', 2, 12, CASE t WHEN 'volume' THEN 'Q' ELSE 'M' END, 'index', 'w_' || t || p, CASE p WHEN '' THEN NULL ELSE t END, CASE t WHEN 'trade' THEN 'january' ELSE 'december' END
FROM unnest('{prices,trade,volume,yearly}'::text[]) t, unnest('{"",_1,_2,_3}'::text[]) p ORDER BY p;
CREATE TEMP TABLE step AS
SELECT t, p, CASE t WHEN 'volume' THEN ref_quarter(2018 + n / 12, 1 + n % 12 / 3) ELSE ref_month(2018 + n / 12, 1 + n % 12) END AS period,
	2018 + CASE t WHEN 'trade' THEN n - 1 ELSE n END / 12 AS weights_of, n, round((90 + random() * 20)::numeric, 2) AS v
FROM unnest('{prices,trade,volume,yearly}'::text[]) t, generate_series(1, 3) p, generate_series(0, 59) n WHERE t <> 'volume' OR n % 3 = 0;
CREATE TEMP TABLE weight AS
SELECT t, y, p, CASE p WHEN 3 THEN 1000 - a - b WHEN 1 THEN a ELSE b END AS w FROM (SELECT t, y, (200 + floor(random() * 200))::numeric AS a, (100 + floor(random() * 300))::numeric AS b FROM unnest('{prices,trade,volume,yearly}'::text[]) t, generate_series(2017, 2022) y) s, generate_series(1, 3) p;
INSERT INTO observation (indicator, region, period, value) SELECT t || '_' || p, 'land', period, v FROM step;
INSERT INTO observation (indicator, region, period, value)
SELECT 'w_' || s.t || '_' || p, 'land', s.period, w FROM step s JOIN weight w USING (t, p) WHERE w.y = s.weights_of AND t <> 'yearly'
UNION ALL SELECT 'w_' || t || '_' || p, 'land', ref_year(y), w FROM weight WHERE t = 'yearly';
INSERT INTO observation (indicator, region, period, value) SELECT 'w_' || t, 'land', period, 1000 FROM step WHERE p = 1 AND t <> 'yearly' UNION ALL SELECT 'w_yearly', 'land', ref_year(y), 1000 FROM generate_series(2017, 2022) y;
-- the whole: links of the parts, chained
INSERT INTO observation (indicator, region, period, value)
SELECT t, 'land', period, round(v, 12) FROM (
	SELECT t, period, CASE t WHEN 'volume' THEN chain_link(v, period, '2018-Q4', 'one_quarter_overlap') OVER x WHEN 'trade' THEN chain_link(v, period, '2019-01', 'january') OVER x ELSE chain_link(v, period, '2018-12', 'december') OVER x END AS v
	FROM (SELECT s.t, s.period, sum(w.w * s.v / l.v) / 10 AS v
		FROM step s JOIN weight w ON w.t = s.t AND w.p = s.p AND w.y = s.weights_of
		JOIN step l ON l.t = s.t AND l.p = s.p AND l.period = CASE s.t WHEN 'volume' THEN ref_quarter(s.weights_of - 1, 4) WHEN 'trade' THEN ref_month(s.weights_of, 1) ELSE ref_month(s.weights_of - 1, 12) END
		GROUP BY s.t, s.period) links WINDOW x AS (PARTITION BY t)) chained WHERE v IS NOT NULL;
INSERT INTO observation (indicator, region, period, value) VALUES ('volume', 'land', '2018-Q4', 100), ('prices', 'land', '2018-12', 100), ('yearly', 'land', '2018-12', 100), ('trade', 'land', '2019-01', 100) ON CONFLICT DO NOTHING;
CREATE TEMP TABLE oracle AS
SELECT s.t || '_' || s.p AS indicator, s.period,
	CASE s.t WHEN 'volume' THEN contribution_linked(s.v, o.value, w.w / 10, s.period, same_period_last_year(s.period), 'one_quarter_overlap') OVER x WHEN 'trade' THEN contribution_linked(s.v, o.value, w.w / 10, s.period, same_period_last_year(s.period), 'january') OVER x
		ELSE contribution_linked(s.v, o.value, w.w / 10, s.period, same_period_last_year(s.period), 'december') OVER x END AS contribution
FROM step s JOIN weight w ON w.t = s.t AND w.p = s.p AND w.y = s.weights_of LEFT JOIN observation o ON o.indicator = s.t AND o.region = 'land' AND o.period = s.period
WINDOW x AS (PARTITION BY s.t, s.p);
CREATE TEMP TABLE shown AS SELECT * FROM structure;
SELECT is_empty($$SELECT o.indicator, o.period, o.contribution, s.contribution FROM oracle o LEFT JOIN shown s USING (indicator, period) WHERE stat_round(o.contribution, 12) IS DISTINCT FROM s.contribution$$, 'contributions are those of contribution_linked: December, January, quarters, weights of years');
SELECT results_eq($$SELECT parent_indicator, count(contribution) FROM shown GROUP BY 1 ORDER BY 1$$, $$SELECT t, count(contribution) FROM (SELECT split_part(indicator, '_', 1) AS t, contribution FROM oracle) s GROUP BY 1 ORDER BY 1$$, 'which are so many');
SELECT cmp_ok((SELECT count(contribution) FROM shown), '>', 300::bigint, 'many');
SELECT is_empty($$SELECT indicator, period FROM shown WHERE contribution IS NOT NULL AND (abs(residual) > 1e-10 OR parts <> 3 OR parts_expected <> 3 OR contribution_source <> 'index_weights' OR contribution_reason IS NOT NULL)$$, 'and add up to the growth of the whole, with the residual shown');
SELECT results_eq($$SELECT DISTINCT contribution_reason FROM shown WHERE contribution IS NULL$$, $$VALUES ('no_base')$$, 'none where the link before is not known');
SELECT is_empty($$SELECT indicator FROM shown WHERE num_nonnulls(share, share_base, share_change, contribution_share, base, total_base) > 0$$, 'an index has no share of another');
SELECT is_empty($$SELECT s.indicator FROM shown s JOIN indicator_board b USING (indicator, region, period) JOIN indicator_board w ON w.indicator = s.parent_indicator AND w.region = s.region AND w.period = s.period WHERE s.growth IS DISTINCT FROM b.growth OR s.total_growth IS DISTINCT FROM w.growth$$, 'growth is that of the board');
-- reasons
CREATE FUNCTION pg_temp.reason(OUT reasons text) LANGUAGE sql AS $$SELECT string_agg(concat_ws(' ', s.indicator, s.contribution_reason, (s.residual IS NULL)::text), ', ' ORDER BY s.indicator) FROM structure s WHERE s.parent_indicator = 'prices' AND s.period = '2021-05'$$;
BEGIN;
DELETE FROM observation WHERE indicator = 'w_prices_1' AND period = '2021-05';
SELECT is(pg_temp.reason(), 'prices_1 no_weight true, prices_2 true, prices_3 true', 'a weight is missing');
ROLLBACK;
BEGIN;
DELETE FROM observation WHERE indicator = 'prices_1' AND period = '2020-12';
SELECT is(pg_temp.reason(), 'prices_1 no_base true, prices_2 true, prices_3 true', 'a link is missing');
ROLLBACK;
BEGIN;
UPDATE observation SET obs_status = 'B' WHERE indicator = 'prices_2' AND period = '2020-09';
SELECT is(pg_temp.reason(), 'prices_1 true, prices_2 break true, prices_3 true', 'a part broke');
UPDATE observation SET obs_status = 'B' WHERE indicator = 'prices' AND period = '2020-09';
SELECT is(pg_temp.reason(), 'prices_1 break true, prices_2 break true, prices_3 break true', 'the whole broke');
ROLLBACK;
BEGIN;
UPDATE observation SET value = NULL, conf_status = 'C' WHERE indicator = 'prices_3' AND period = '2021-05';
SELECT is(pg_temp.reason(), 'prices_1 true, prices_2 true, prices_3 suppressed true', 'confidential');
ROLLBACK;
-- as it was known: a later revision of a link changes it
SELECT now() AS before \gset
SELECT pg_sleep(0.01) \g /dev/null
SELECT contribution AS was FROM structure WHERE indicator = 'prices_1' AND period = '2021-05' \gset
UPDATE observation SET value = value + 5 WHERE indicator = 'prices_1' AND period = '2020-12';
SELECT results_eq(format('SELECT contribution = %s, (SELECT contribution FROM as_known(%L, NULL::structure, %L)) FROM structure WHERE indicator = %L AND period = %L', :'was', :'before', '{"indicator": "prices_1", "period_code": "2021-05"}', 'prices_1', '2021-05'),
	format('VALUES (false, %s)', :'was'), 'as known at a moment');
-- an index without weights, a part that is none
UPDATE indicator SET additivity = 'none', weight_indicator = NULL, region_additivity = 'none' WHERE indicator = 'prices_1';
SELECT results_eq($$SELECT DISTINCT indicator, contribution_reason, parts_expected FROM structure WHERE parent_indicator = 'prices' AND period = '2021-05' ORDER BY 1$$, $$VALUES ('prices_1', 'not_additive', 2::bigint), ('prices_2', NULL, 2), ('prices_3', NULL, 2)$$, 'a part without a weight');
SELECT * FROM finish();
