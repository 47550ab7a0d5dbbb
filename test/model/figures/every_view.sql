-- An amount, a stock, an average, an index and a rate in one tree: what every view that quantity.sql does not ask says of each.
\set QUIET on
SET client_min_messages = warning;
SET jit = off;
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SET search_path = public, office;
SELECT plan(11);

INSERT INTO region (region, parent_region, name_en) VALUES ('land', NULL, 'Land'), ('north', 'land', 'North'), ('south', 'land', 'South');
INSERT INTO indicator (indicator, unit, decimals) VALUES ('workers', 'persons', 0), ('jobless', 'persons', 1), ('force', 'persons', 0);
INSERT INTO indicator (indicator, unit, decimals, frequency) VALUES ('weight', 'permille', 0, 'A');
INSERT INTO indicator (indicator, parent_indicator, unit, decimals, growth_decimals, time_per_collect, additivity, region_additivity, weight_indicator, numerator_indicator) VALUES
	('whole', NULL, 'yuan', 1, 1, 'S', NULL, NULL, NULL, NULL), ('amount', 'whole', 'yuan', 1, 1, 'S', NULL, NULL, NULL, NULL), ('rest', 'whole', 'yuan', 1, 1, 'S', NULL, NULL, NULL, NULL),
	('stock', 'whole', 'yuan', 1, 1, 'E', NULL, NULL, NULL, NULL), ('average', 'whole', 'yuan', 1, 1, 'A', 'weighted_average', NULL, 'workers', NULL),
	('index', 'whole', 'index', 2, 1, 'A', 'none', 'index', 'weight', NULL), ('rate', 'whole', 'percent', 2, 1, 'A', 'ratio', NULL, 'force', 'jobless');
-- four months: December and the January after, a year apart
INSERT INTO observation (indicator, region, period, value, recorded_at)
SELECT v.i, r.region, p.p::ref_period, v.v[r.n] + CASE WHEN v.i IN ('force', 'workers') THEN 0 ELSE p.n * v.step[r.n] END, '2024-02-01'
FROM (VALUES
	('workers', '{300,200,100}'::numeric[], '{0,0,0}'::numeric[]), ('jobless', '{15,10,5}', '{0.3,0.2,0.1}'), ('force', '{300,200,100}', '{0,0,0}'),
	('whole', '{80,50,30}', '{10,6,4}'), ('amount', '{20,12,8}', '{5,3,2}'), ('rest', '{60,38,22}', '{5,3,2}'), ('stock', '{40,25,15}', '{4,3,1}'),
	('average', '{110,100,130}', '{2,2,2}'), ('index', '{100,100,100}', '{1.5,1,2}'), ('rate', '{5,5,5}', '{0.1,0.1,0.1}')) v (i, v, step)
CROSS JOIN (VALUES (1, 'land'), (2, 'north'), (3, 'south')) r (n, region) CROSS JOIN (VALUES (0, '2022-12'), (0, '2023-01'), (0, '2023-02'), (1, '2023-12'), (2, '2024-01'), (3, '2024-02')) p (n, p);
INSERT INTO observation (indicator, region, period, value) SELECT 'weight', r, ref_year(y), CASE r WHEN 'land' THEN 1000 ELSE 500 END FROM unnest('{land,north,south}'::text[]) r, generate_series(2023, 2024) y;
CREATE TEMP TABLE kind (kind text, n int);
INSERT INTO kind VALUES ('amount', 1), ('stock', 2), ('average', 3), ('index', 4), ('rate', 5);

CREATE FUNCTION pg_temp.say(query text) RETURNS text[] LANGUAGE plpgsql AS $$
DECLARE
	said text[];
BEGIN
	EXECUTE format('SELECT array_agg(k.kind || '': '' || coalesce((SELECT string_agg(s, '', '' ORDER BY s) FROM (%s) x (s)), ''no row'') ORDER BY k.n) FROM kind k', query) INTO said;
	RETURN said;
END $$;
SELECT is(pg_temp.say($$SELECT concat_ws(' ', comparison, value, base, change, growth, growth_reason) FROM comparison_board b WHERE b.indicator = k.kind AND b.region = 'land' AND b.period = '2024-02' AND comparison <> 'quarter_to_date'$$), ARRAY[
	'amount: preceding 35.0 30.0 16.7 16.7, year_ago 35.0 20.0 75.0 75.0, year_to_date 65.0 40.0 62.5 62.5', 'stock: preceding 52.0 48.0 8.3 8.3, year_ago 52.0 40.0 30.0 30.0',
	'average: preceding 116.0 114.0 1.8 1.8, year_ago 116.0 110.0 5.5 5.5, year_to_date 115.0 110.0 4.5 4.5', 'index: preceding 104.50 103.00 1.5 1.5, year_ago 104.50 100.00 4.5 4.5, year_to_date 103.75 100.00 3.8 3.8',
	'rate: preceding 5.30 5.20 0.10 in_points, year_ago 5.30 5.00 0.30 in_points, year_to_date 5.25 5.00 0.25 in_points'], 'comparison_board: sums so far of amounts, means of averages, none of stocks');
-- an index of two regions of equal weight, linked in December: half of 101.5 / 101 over 103
SELECT is(pg_temp.say($$SELECT concat_ws(' ', tree, round(contribution, 4), contribution_source, contribution_reason) FROM level_contributions(NULL) b WHERE b.indicator = k.kind AND b.region = CASE b.tree WHEN 'region' THEN 'north' ELSE 'land' END AND b.period = '2024-02'$$), ARRAY[
	'amount: indicator 5.0000 level, region 10.0000 level', 'stock: indicator not_additive, region 6.2500 level', 'average: indicator not_additive, region not_additive', 'index: indicator not_additive, region 0.4878 index_weights', 'rate: indicator not_additive, region not_additive'], 'level_contributions');
SELECT is(pg_temp.say($$SELECT concat_ws(' ', round(rate_effect, 4), round(weight_effect, 4), contribution_reason) FROM average_effects(1) b WHERE b.indicator = k.kind AND b.region = 'north' AND b.period = '2024-02'$$), ARRAY[
	'amount: no row', 'stock: no row', 'average: 4.0000 0.0000', 'index: no row', 'rate: 0.2000 0.0000'], 'average_effects');
SELECT is(pg_temp.say($$SELECT concat_ws(' ', u.parts_sum, u.change, u.growth, u.growth_reason, h.residual, h.adds_up) FROM level_roll_up u JOIN hierarchy_check h USING (indicator, region, period) WHERE u.indicator = k.kind AND u.period = '2024-02' AND h.tree = 'region'$$), ARRAY[
	'amount: 35.0 75.0 75.0 0.0 t', 'stock: 52.0 30.0 30.0 0.0 t', 'average: 116.0 5.5 5.5 0.0 t', 'index: 104.50 4.5 4.5 0.00 t', 'rate: 5.30 0.30 in_points 0.00 t'], 'level_roll_up and hierarchy_check, of an index of regions, too');
INSERT INTO target (indicator, region, period, kind, target) SELECT kind, r, '2024', 'flow', 100 FROM kind, unnest('{north,south}'::text[]) r;
SELECT is(pg_temp.say($$SELECT concat_ws(' ', actual, completion, completion_reason, overall_target, overall_reason) FROM target_board b WHERE b.indicator = k.kind AND b.subject_kind = 'region' AND b.region = 'north' AND b.on_date = '2024-02-29'$$), ARRAY[
	'amount: 39 39.0 200', 'stock: 34 34.0 200', 'average: not_summable not_additive', 'index: not_summable not_additive', 'rate: 5.3 rate not_summable'], 'target_board');
INSERT INTO edit_rule (rule, indicator, kind, low, high) SELECT 'g ' || kind, kind, 'growth', -1, 1 FROM kind;
SELECT is(pg_temp.say($$SELECT concat_ws(' ', tested, passes, check_reason) FROM edit_check b WHERE b.indicator = k.kind AND region = 'land' AND period = '2024-01'$$), ARRAY[
	'amount: 50.0 f', 'stock: 20.0 f', 'average: 3.6 f', 'index: 3.0 f', 'rate: 0.20 t'], 'edit_check');
UPDATE observation SET value = value * 1.01, recorded_at = '2024-06-01' WHERE period = '2024-02' AND indicator IN (SELECT kind FROM kind);
SELECT is(pg_temp.say($$SELECT concat_ws(' ', release, growth, growth_revision, change_unit) FROM revision_triangle b WHERE b.indicator = k.kind AND b.region = 'land' AND b.period = '2024-02'$$), ARRAY[
	'amount: 1 75.0 0.0 percent, 2 76.8 1.8 percent', 'stock: 1 30.0 0.0 percent, 2 31.3 1.3 percent', 'average: 1 5.5 0.0 percent, 2 6.5 1.0 percent', 'index: 1 4.5 0.0 percent, 2 5.5 1.0 percent', 'rate: 1 0.30 0.00 percentage_point, 2 0.35 0.05 percentage_point'], 'revision_triangle');
INSERT INTO indicator (indicator, unit, decimals, time_per_collect, cumulative, single_indicator, additivity) SELECT kind || ' to date', i.unit, i.decimals, i.time_per_collect, true, kind, CASE WHEN kind = 'average' THEN 'none' END FROM kind JOIN indicator i ON i.indicator = kind;
INSERT INTO observation (indicator, region, period, value) SELECT kind || ' to date', 'land', p::ref_period, v FROM kind, (VALUES ('2024-01', 30), ('2024-01/02', 65)) v (p, v);
SELECT is(pg_temp.say($$SELECT concat_ws(' ', residual, adds_up, check_reason) FROM ytd_check b WHERE b.indicator = k.kind || ' to date' AND period = '2024-01/02'$$), ARRAY[
	'amount: -0.4 f', 'stock: not_additive', 'average: not_additive', 'index: not_additive', 'rate: not_additive'], 'ytd_check');
UPDATE observation SET value = NULL, conf_status = 'C' WHERE period = '2024-01' AND region = 'north' AND indicator IN (SELECT kind FROM kind);
SELECT is(pg_temp.say($$SELECT concat_ws(' ', tree, given_away_by) FROM disclosure_check b WHERE b.indicator = k.kind$$), ARRAY[
	'amount: indicator whole_less_parts, region whole_less_parts', 'stock: region whole_less_parts', 'average: no row', 'index: no row', 'rate: no row'], 'disclosure_check');
INSERT INTO region (region) VALUES ('isle');
INSERT INTO indicator (indicator, unit, decimals) VALUES ('profit', 'yuan', 1), ('price', 'yuan_per_ton', 1), ('moves', 'persons', 0);
INSERT INTO observation (indicator, region, period, value) SELECT i, 'isle', p::ref_period, v FROM unnest('{profit,index,rate,price,moves}'::text[]) i, (VALUES ('2023-02', -5), ('2024-02', 3)) v (p, v);
SELECT results_eq($$SELECT indicator, word FROM loss_board WHERE region = 'isle' ORDER BY 1$$, $$VALUES ('profit', 'turned_to_profit')$$, 'loss_board: of amounts alone');
SELECT results_eq($$SELECT text FROM bulletin('isle', '2024-02', 'en') WHERE sentence > 1 ORDER BY text$$, $$VALUES ('Profit: turned to profit on the year.'), ('Rate stood at 3.00%, up 8.00 percentage points from a year earlier.')$$, 'and so the bulletin');
SELECT * FROM finish();
