-- Rate and weight effects: what the parts of an average or a ratio add to its change.
\set QUIET on
SET client_min_messages = warning;
SET jit = off;
CREATE EXTENSION indstat;
SELECT create_model('office', '{}') \g /dev/null
SET search_path = public, office;
SELECT plan(14);
-- household headship, United States (Das Gupta 1993, example 5.1): printed are 1.2269 by the age structure, 1.7403 by the rates, together 2.9672
INSERT INTO region (region) VALUES ('US');
INSERT INTO dimension (dimension) VALUES ('AGE');
INSERT INTO dimension_code (dimension, code, is_total) VALUES ('AGE', '_T', true);
CREATE TEMP TABLE given AS SELECT * FROM (VALUES ('15-19', 12.9, 1.9, 10.1, 2.2), ('20-24', 10.9, 25.8, 11.2, 24.3), ('25-29', 9.5, 45.7, 11.6, 45.8), ('30-34', 8.0, 49.6, 10.9, 52.5), ('35-39', 7.8, 51.2, 9.4, 56.1),
	('40-44', 8.4, 51.6, 7.7, 55.6), ('45-49', 8.6, 51.8, 6.3, 56.0), ('50-54', 7.8, 54.9, 6.0, 57.4), ('55-59', 7.0, 58.7, 6.3, 57.2), ('60-64', 5.9, 60.4, 5.9, 61.2), ('65-69', 4.7, 62.8, 5.1, 63.9), ('70-74', 3.6, 66.6, 4.0, 68.6), ('75+', 4.9, 66.8, 5.5, 72.2)) v (age, w0, r0, w1, r1);
INSERT INTO dimension_code (dimension, code, parent_code) SELECT 'AGE', age, '_T' FROM given;
INSERT INTO indicator (indicator, unit, decimals, frequency) VALUES ('size', 'percent', 1, 'A');
INSERT INTO indicator (indicator, unit, decimals, frequency, additivity, weight_indicator) VALUES ('headship', 'percent', 4, 'A', 'weighted_average', 'size');
SELECT is((SELECT count(*) FROM unnest('{size,headship}'::text[]) c, make_breakdown(c, '{AGE}')), 26::bigint, 'thirteen ages');
INSERT INTO observation (indicator, region, period, value)
SELECT i || '.AGE=' || age, 'US', y::ref_period, CASE i WHEN 'size' THEN CASE y WHEN '1970' THEN w0 ELSE w1 END ELSE CASE y WHEN '1970' THEN r0 ELSE r1 END END FROM given, unnest('{size,headship}'::text[]) i, unnest('{1970,1985}'::text[]) y
UNION ALL VALUES ('headship', 'US', '1970'::ref_period, 44.7268), ('headship', 'US', '1985', 47.6940);
SELECT results_eq($$SELECT tree, stat_round(sum(weight_effect), 4), stat_round(sum(rate_effect), 4), stat_round(sum(contribution), 4), stat_round(max(residual), 4), max(parts), max(parts_expected) FROM average_effects(15) WHERE whole_indicator = 'headship' GROUP BY tree$$,
	$$VALUES ('indicator', 1.2269, 1.7403, 2.9672, 0.0000, 13::bigint, 13::bigint)$$, 'the effects of age and of rates as printed, adding up to the change');
SELECT is_empty($$SELECT whole_indicator FROM average_effects()$$, 'a year before there was nothing');
SELECT is_empty($$SELECT a.indicator FROM average_effects(15) a JOIN given g ON a.indicator = 'headship.AGE=' || g.age
	WHERE (a.value, a.base, a.weight_share, a.weight_share_base) IS DISTINCT FROM (g.r1, g.r0, share(g.w1, (SELECT sum(w1) FROM given)), share(g.w0, (SELECT sum(w0) FROM given)))
	OR abs(a.rate_effect - (g.r1 - g.r0) * (g.w0 / (SELECT sum(w0) FROM given) + g.w1 / (SELECT sum(w1) FROM given)) / 2) > 1e-12$$, 'each age its own');
DELETE FROM observation WHERE indicator = 'size.AGE=75+' AND period = '1970';
SELECT results_eq($$SELECT contribution_reason, count(*), count(contribution), count(residual), max(parts) FROM average_effects(15) GROUP BY 1 ORDER BY 1$$, $$VALUES ('no_weight', 1::bigint, 0::bigint, 0::bigint, 12::bigint), ('parts_missing', 12, 0, 0, 12)$$, 'nothing is said where a weight is missing');

-- unemployment of Canada by provinces, December 2011 and January 2012 (Statistics Canada): a ratio over regions, on the month before
INSERT INTO region (region, parent_region) SELECT p, nullif('CA', p) FROM unnest('{CA,NL,PE,ON,QC}'::text[]) p;
INSERT INTO indicator (indicator, unit, unit_mult, decimals) VALUES ('force', 'persons', 3, 1), ('jobless', 'persons', 3, 1);
INSERT INTO indicator (indicator, unit, decimals, additivity, region_additivity, numerator_indicator, weight_indicator) VALUES ('rate', 'percent', 1, 'ratio', 'ratio', 'jobless', 'force');
SELECT setseed(0.77) \g /dev/null
INSERT INTO observation (indicator, region, period, value) SELECT i, p, m::ref_period, CASE i WHEN 'force' THEN 500 + floor(random() * 5000) ELSE 30 + floor(random() * 300) END FROM unnest('{force,jobless}'::text[]) i, unnest('{NL,PE,ON,QC}'::text[]) p, unnest('{2011-11,2011-12,2012-01}'::text[]) m;
INSERT INTO observation (indicator, region, period, value) SELECT indicator, 'CA', period, sum(value) FROM observation WHERE indicator IN ('force', 'jobless') GROUP BY indicator, period;
INSERT INTO observation (indicator, region, period, value) SELECT 'rate', j.region, j.period, round(j.value * 100 / f.value, 20) FROM observation j JOIN observation f ON f.indicator = 'force' AND f.region = j.region AND f.period = j.period WHERE j.indicator = 'jobless';
CREATE TEMP TABLE oracle AS
SELECT n.region, n.period, n.value AS r1, b.value AS r0, w.value / tw.value AS w1, z.value / tz.value AS w0, t.value AS t1, t0.value AS t0
FROM observation n JOIN observation b ON b.indicator = 'rate' AND b.region = n.region AND b.period = n.period - 1
JOIN observation w ON w.indicator = 'force' AND w.region = n.region AND w.period = n.period JOIN observation z ON z.indicator = 'force' AND z.region = n.region AND z.period = b.period
JOIN observation tw ON tw.indicator = 'force' AND tw.region = 'CA' AND tw.period = n.period JOIN observation tz ON tz.indicator = 'force' AND tz.region = 'CA' AND tz.period = b.period
JOIN observation t ON t.indicator = 'rate' AND t.region = 'CA' AND t.period = n.period JOIN observation t0 ON t0.indicator = 'rate' AND t0.region = 'CA' AND t0.period = b.period
WHERE n.indicator = 'rate' AND n.region <> 'CA';
SELECT is((SELECT count(*) FROM oracle), 8::bigint, 'two months of four provinces');
SELECT is_empty($$SELECT o.region, o.period FROM oracle o LEFT JOIN average_effects(NULL) a ON a.tree = 'region' AND a.whole_region = 'CA' AND a.region = o.region AND a.period = o.period
	WHERE a.contribution IS NULL OR abs(a.rate_effect - (o.r1 - o.r0) * (o.w0 + o.w1) / 2) > 1e-12 OR abs(a.weight_effect - (o.w1 - o.w0) * ((o.r0 + o.r1) / 2 - (o.t0 + o.t1) / 2)) > 1e-12$$, 'rate and weight effects of every province, by the definition');
SELECT is_empty($$SELECT period_code FROM average_effects(NULL) WHERE tree = 'region' GROUP BY period_code HAVING abs(sum(contribution) - max(total - total_base)) > 1e-12 OR max(abs(residual)) > 1e-12$$, 'they add up to the change of the whole');
UPDATE observation SET value = value + 0.5 WHERE indicator = 'rate' AND region = 'CA' AND period = '2012-01';
SELECT results_eq($$SELECT DISTINCT stat_round(residual, 10) FROM average_effects(NULL) WHERE period = '2012-01'$$, 'VALUES (0.5000000000)', 'what is published otherwise is in the residual');
UPDATE observation SET obs_status = 'B' WHERE indicator = 'rate' AND region = 'ON' AND period = '2012-01';
SELECT results_eq($$SELECT contribution_reason, count(*), count(contribution) FROM average_effects(NULL) WHERE period = '2012-01' GROUP BY 1 ORDER BY 1$$, $$VALUES ('break', 1::bigint, 0::bigint), ('parts_missing', 3, 0)$$, 'nothing is compared across a break');
SELECT is((SELECT count(contribution) FROM average_effects(NULL) WHERE period = '2011-12'), 4::bigint, 'before it all is as it was');
UPDATE observation SET value = NULL, conf_status = 'C' WHERE indicator = 'rate' AND region = 'PE' AND period = '2011-12';
SELECT results_eq($$SELECT region, contribution_reason FROM average_effects(NULL) WHERE period = '2011-12' ORDER BY 1$$, $$VALUES ('NL', 'parts_missing'), ('ON', 'parts_missing'), ('PE', 'suppressed'), ('QC', 'parts_missing')$$, 'nor is a confidential rate given away');
SELECT is((SELECT count(num_nonnulls(rate_effect, weight_effect, contribution, residual) > 0 OR NULL) FROM average_effects(NULL) WHERE period = '2011-12'), 0::bigint, 'by anything');
SELECT is_empty($$SELECT * FROM average_effects(NULL) WHERE whole_indicator IN ('force', 'jobless', 'size')$$, 'what is summed has none');
SELECT * FROM finish();
