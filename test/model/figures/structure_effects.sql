-- Rate and weight effects beside the shares and contributions of structure and region_structure:
-- printed ones, the definition in plain SQL over random averages and ratios, and what nobody asks for is not computed.
\set QUIET on
SET client_min_messages = warning;
SET timezone = 'UTC';
SET jit = off;
CREATE EXTENSION indstat;
SELECT create_model('office', '{targets}') \g /dev/null
SET search_path = public, office;
SELECT plan(18);

-- household headship, United States (Das Gupta 1993, example 5.1), 1970 and 1985 as if a year apart: printed are 1.2269 by the age structure, 1.7403 by the rates, together 2.9672
INSERT INTO region (region) VALUES ('US');
CREATE TEMP TABLE given AS SELECT * FROM (VALUES ('15-19', 12.9, 1.9, 10.1, 2.2), ('20-24', 10.9, 25.8, 11.2, 24.3), ('25-29', 9.5, 45.7, 11.6, 45.8), ('30-34', 8.0, 49.6, 10.9, 52.5), ('35-39', 7.8, 51.2, 9.4, 56.1),
	('40-44', 8.4, 51.6, 7.7, 55.6), ('45-49', 8.6, 51.8, 6.3, 56.0), ('50-54', 7.8, 54.9, 6.0, 57.4), ('55-59', 7.0, 58.7, 6.3, 57.2), ('60-64', 5.9, 60.4, 5.9, 61.2), ('65-69', 4.7, 62.8, 5.1, 63.9), ('70-74', 3.6, 66.6, 4.0, 68.6), ('75+', 4.9, 66.8, 5.5, 72.2)) v (age, w0, r0, w1, r1);
INSERT INTO indicator (indicator, unit, decimals, frequency) VALUES ('size', 'percent', 1, 'A');
INSERT INTO indicator (indicator, unit, decimals, frequency) SELECT 'size ' || age, 'percent', 1, 'A' FROM given;
INSERT INTO indicator (indicator, unit, decimals, frequency, additivity, weight_indicator) VALUES ('headship', 'percent', 6, 'A', 'weighted_average', 'size');
INSERT INTO indicator (indicator, parent_indicator, unit, decimals, frequency, additivity, weight_indicator) SELECT 'headship ' || age, 'headship', 'percent', 1, 'A', 'weighted_average', 'size ' || age FROM given;
INSERT INTO observation (indicator, region, period, value)
SELECT i || ' ' || age, 'US', y::ref_period, CASE i WHEN 'size' THEN CASE y WHEN '1984' THEN w0 ELSE w1 END ELSE CASE y WHEN '1984' THEN r0 ELSE r1 END END FROM given, unnest('{size,headship}'::text[]) i, unnest('{1984,1985}'::text[]) y
UNION ALL VALUES ('headship', 'US', '1984'::ref_period, 44.7268), ('headship', 'US', '1985', 47.6940);
SELECT results_eq($$SELECT stat_round(sum(weight_effect), 4), stat_round(sum(rate_effect), 4), stat_round(sum(weight_effect + rate_effect), 4), count(effect_reason), array_agg(DISTINCT contribution_reason) FROM structure WHERE parent_indicator = 'headship' AND period = '1985'$$,
	$$VALUES (1.2269, 1.7403, 2.9672, 0::bigint, '{not_additive}'::text[])$$, 'the effects of age and of rates as printed');
SELECT is_empty($$SELECT s.indicator, s.rate_effect, s.weight_effect FROM structure s JOIN given g ON s.indicator = 'headship ' || g.age
	CROSS JOIN (SELECT sum(w0) AS w0, sum(w1) AS w1, sum(w0 * r0) / sum(w0) AS m0, sum(w1 * r1) / sum(w1) AS m1 FROM given) a
	WHERE s.period = '1985' AND (s.rate_effect, s.weight_effect) IS DISTINCT FROM (round((g.r1 - g.r0) * (g.w0 / a.w0 + g.w1 / a.w1) / 2, 6), round((g.w1 / a.w1 - g.w0 / a.w0) * ((g.r0 + g.r1) / 2 - (a.m0 + a.m1) / 2), 6))$$, 'of each age, rounded once to the decimals of the whole');
SELECT results_eq($$SELECT DISTINCT rate_effect, weight_effect, effect_reason FROM structure WHERE parent_indicator = 'headship' AND period = '1984'$$, $$VALUES (NULL::numeric, NULL::numeric, 'no_base')$$, 'a year before there was nothing');

-- random trees: an average, a ratio and a sum, of which a part stands beside; regions
SELECT setseed(0.37) \g /dev/null
INSERT INTO region (region, parent_region) SELECT p, nullif('top', p) FROM unnest('{top,a,b,c}'::text[]) p;
INSERT INTO indicator (indicator, unit) SELECT i, 'persons' FROM unnest('{w,n}'::text[]) i;
INSERT INTO indicator (indicator, unit) SELECT i || k, 'persons' FROM unnest('{w,n}'::text[]) i CROSS JOIN generate_series(1, 4) k;
INSERT INTO indicator (indicator, unit, decimals, additivity, region_additivity, weight_indicator, numerator_indicator) VALUES ('wage', 'yuan', 2, 'weighted_average', 'weighted_average', 'w', NULL), ('rate', 'percent', 2, 'ratio', 'ratio', 'w', 'n');
INSERT INTO indicator (indicator, unit, decimals, additivity, region_additivity, weight_indicator, numerator_indicator, parent_indicator, of_which)
SELECT i || k, CASE i WHEN 'wage' THEN 'yuan' ELSE 'percent' END, 1, CASE i WHEN 'wage' THEN 'weighted_average' ELSE 'ratio' END, CASE i WHEN 'wage' THEN 'weighted_average' ELSE 'ratio' END, 'w' || k, CASE i WHEN 'rate' THEN 'n' || k END, i, k = 4
FROM unnest('{wage,rate}'::text[]) i CROSS JOIN generate_series(1, 4) k;
INSERT INTO indicator (indicator, unit) VALUES ('sum', 'yuan'); INSERT INTO indicator (indicator, unit, parent_indicator) VALUES ('sum1', 'yuan', 'sum');
INSERT INTO observation (indicator, region, period, value, recorded_at, released_at, obs_status)
SELECT i.indicator, r, ref_month(y, m), round((50 + random() * 100)::numeric, 1), '2025-01-01', CASE WHEN random() < 0.02 THEN timestamptz '2190-01-01' END, CASE WHEN random() < 0.01 THEN 'B' ELSE 'A' END
FROM indicator i CROSS JOIN unnest('{top,a,b,c}'::text[]) r CROSS JOIN generate_series(2021, 2024) y CROSS JOIN generate_series(1, 6) m WHERE i.indicator !~ 'size|headship' AND random() < 0.98;
UPDATE observation SET value = NULL, conf_status = 'C', recorded_at = '2025-02-01' WHERE indicator !~ 'size|headship' AND random() < 0.01;
UPDATE observation SET value = NULL, obs_status = 'M', recorded_at = '2025-02-02' WHERE indicator !~ 'size|headship' AND conf_status = 'F' AND random() < 0.01;
UPDATE observation SET value = value + 5, recorded_at = '2025-06-01' WHERE indicator !~ 'size|headship' AND value IS NOT NULL AND random() < 0.2;
ANALYZE observation;
SELECT grant_model('office', 'indstat_test_reader', 'reader') \g /dev/null
-- Kitagawa's formula, from the rows of figures alone; what is missing or broken of one part says nothing of any
CREATE FUNCTION pg_temp.by_definition() RETURNS TABLE (tree text, part text, whole text, region text, whole_region text, period_start date, rate_effect numeric, weight_effect numeric) LANGUAGE sql STABLE AS $$
	WITH known AS MATERIALIZED (SELECT o.indicator, o.region, o.period_start, o.value, o.obs_status FROM observation_known o),
	part AS (
		SELECT 'indicator' AS tree, i.indicator AS part, i.parent_indicator AS whole, r.region, r.region AS whole_region, i.weight_indicator
		FROM indicator i CROSS JOIN region r WHERE i.parent_indicator IN ('wage', 'rate') AND NOT i.of_which
		UNION ALL
		SELECT 'region', i.indicator, i.indicator, r.region, r.parent_region, i.weight_indicator FROM indicator i CROSS JOIN region r WHERE i.additivity IN ('weighted_average', 'ratio') AND r.parent_region IS NOT NULL),
	figure AS (
		SELECT p.*, t.period_start, x1.value AS r1, x0.value AS r0, w1.value AS w1, w0.value AS w0,
			EXISTS (SELECT FROM known b WHERE b.obs_status = 'B' AND b.period_start > t0.period_start AND b.period_start <= t.period_start
				AND (b.indicator, b.region) IN ((p.part, p.region), (p.weight_indicator, p.region), (p.whole, p.whole_region))) AS broke
		FROM part p
		JOIN known t ON t.indicator = p.whole AND t.region = p.whole_region
		JOIN known t0 ON t0.indicator = p.whole AND t0.region = p.whole_region AND t0.period_start = (t.period_start - interval '1 year')::date
		LEFT JOIN known x1 ON x1.indicator = p.part AND x1.region = p.region AND x1.period_start = t.period_start
		LEFT JOIN known x0 ON x0.indicator = p.part AND x0.region = p.region AND x0.period_start = t0.period_start
		LEFT JOIN known w1 ON w1.indicator = p.weight_indicator AND w1.region = p.region AND w1.period_start = t.period_start
		LEFT JOIN known w0 ON w0.indicator = p.weight_indicator AND w0.region = p.region AND w0.period_start = t0.period_start),
	whole AS (
		SELECT f.tree, f.whole, f.whole_region, f.period_start, sum(f.w1) AS w1, sum(f.w0) AS w0, sum(f.r1 * f.w1) / sum(f.w1) AS m1, sum(f.r0 * f.w0) / sum(f.w0) AS m0
		FROM figure f GROUP BY f.tree, f.whole, f.whole_region, f.period_start
		HAVING count(f.r1 + f.r0 + f.w1 + f.w0) = count(*) AND NOT bool_or(f.broke))
	SELECT f.tree, f.part, f.whole, f.region, f.whole_region, f.period_start,
		round((f.r1 - f.r0) * (f.w0 / h.w0 + f.w1 / h.w1) / 2, i.decimals), round((f.w1 / h.w1 - f.w0 / h.w0) * ((f.r0 + f.r1) / 2 - (h.m0 + h.m1) / 2), i.decimals)
	FROM figure f JOIN whole h ON h.tree = f.tree AND h.whole = f.whole AND h.whole_region = f.whole_region AND h.period_start = f.period_start JOIN indicator i ON i.indicator = f.whole
$$;
CREATE FUNCTION pg_temp.seen(what text) RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
	RETURN NEXT is_empty($q$WITH said AS MATERIALIZED (
			SELECT 'indicator' AS tree, indicator AS part, parent_indicator AS whole, region, region AS whole_region, period_start, rate_effect, weight_effect FROM structure WHERE parent_indicator IN ('wage', 'rate')
			UNION ALL SELECT 'region', indicator, indicator, region, parent_region, period_start, rate_effect, weight_effect FROM region_structure WHERE indicator ~ 'wage|rate'),
		known AS (SELECT * FROM said WHERE num_nonnulls(rate_effect, weight_effect) > 0)
		(TABLE known EXCEPT ALL SELECT * FROM pg_temp.by_definition()) UNION ALL (SELECT * FROM pg_temp.by_definition() EXCEPT ALL TABLE known)$q$, what || ': every part has the effects of the definition, and no other has any');
	RETURN NEXT is_empty($q$SELECT indicator, region, period_code, effect_reason FROM structure WHERE (rate_effect IS NULL) <> (effect_reason IS NOT NULL) OR (weight_effect IS NULL) <> (effect_reason IS NOT NULL)
		OR (effect_reason = 'of_which') <> (of_which AND parent_indicator IN ('wage', 'rate')) OR (effect_reason = 'not_average') <> (parent_indicator = 'sum')
		UNION ALL SELECT indicator, region, period_code, effect_reason FROM region_structure WHERE (rate_effect IS NULL) <> (effect_reason IS NOT NULL) OR (effect_reason = 'not_average') <> (indicator !~ 'wage|rate')$q$, what || ': a reason where there is none, and only there');
	RETURN NEXT is_empty($q$SELECT a.tree, a.indicator, a.region, a.period_code FROM average_effects(1) a LEFT JOIN structure s ON a.tree = 'indicator' AND s.indicator = a.indicator AND s.region = a.region AND s.period = a.period
		LEFT JOIN region_structure r ON a.tree = 'region' AND r.indicator = a.indicator AND r.region = a.region AND r.period = a.period
		WHERE (s.indicator IS NOT NULL OR r.indicator IS NOT NULL) AND a.contribution_reason IS DISTINCT FROM coalesce(s.effect_reason, r.effect_reason)$q$, what || ': and that of average_effects');
END $$;
CREATE TEMP TABLE owned AS SELECT count(*) AS lines FROM pg_temp.by_definition();
GRANT SELECT ON owned TO indstat_test_reader;
SELECT cmp_ok((SELECT lines FROM owned), '>', 100::bigint, 'many parts have effects');
SELECT pg_temp.seen('the owner');
SET indstat.as_of = '2025-03-01';
SELECT pg_temp.seen('as known before');
RESET indstat.as_of;
SET ROLE indstat_test_reader;
SELECT cmp_ok((SELECT count(*) FROM pg_temp.by_definition()), '<', (SELECT lines FROM owned), 'a reader sees less');
SELECT pg_temp.seen('a reader');
RESET ROLE;
SELECT set_eq($$SELECT DISTINCT effect_reason FROM structure WHERE effect_reason IS NOT NULL UNION SELECT effect_reason FROM region_structure WHERE effect_reason IS NOT NULL$$,
	ARRAY['not_average', 'of_which', 'break', 'suppressed', 'no_value', 'no_base', 'no_weight', 'parts_missing'], 'every reason was seen');

-- what is not asked for is not computed
CREATE FUNCTION pg_temp.nodes(query text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	plan text;
BEGIN
	EXECUTE 'EXPLAIN (FORMAT JSON) ' || query INTO plan;
	RETURN (length(plan) - length(replace(plan, '"WindowAgg"', ''))) / length('"WindowAgg"');
END $$;
SELECT results_eq($$SELECT pg_temp.nodes(format('SELECT %s FROM %s', c, v)) FROM unnest('{structure,region_structure}'::text[]) v, unnest('{"indicator, share, contribution, contribution_reason, residual, crosses_change",rate_effect}'::text[]) c$$, $$VALUES (0::bigint), (1), (0), (1)$$, 'who asks for none of the columns has no window in his plan');
SELECT cmp_ok(pg_temp.nodes($$SELECT count(*) FROM structure WHERE year = 2024$$), '=', 0::bigint, 'nor who counts');
SELECT is_empty($$SELECT indicator FROM structure WHERE rate_effect > 0.5 AND year = 2024 EXCEPT SELECT indicator FROM structure WHERE year = 2024 AND effect_reason IS NULL$$, 'and they are filtered by');
SELECT * FROM finish();
