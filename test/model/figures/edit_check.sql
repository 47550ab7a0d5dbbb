-- Edit rules as rows, and their verdicts.
\set QUIET on
SET client_min_messages = warning;
SET jit = off;
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SET search_path = public, office;
SELECT plan(10);

INSERT INTO region (region) VALUES ('a'), ('b'), ('c'), ('d');
INSERT INTO indicator (indicator, unit, unit_mult, decimals) VALUES ('wages', 'yuan', 4, 1), ('workers', 'persons', 0, 0), ('rate', '%', 0, 1);
INSERT INTO observation (indicator, region, period, value) VALUES
	('wages', 'a', '2023', 60), ('wages', 'a', '2024', 66), ('workers', 'a', '2024', 10), ('wages', 'b', '2023', 60), ('wages', 'b', '2024', 600), ('workers', 'b', '2024', 10),
	('wages', 'c', '2023', 0), ('wages', 'c', '2024', 0), ('workers', 'c', '2024', 0), ('wages', 'd', '2024', NULL), ('rate', 'a', '2023', 5.0), ('rate', 'a', '2024', 7.1);
INSERT INTO edit_rule (rule, indicator, kind, other_indicator, low, high, severity, name_en) VALUES
	('wage', 'wages', 'ratio', 'workers', 20000, 200000, 'error', 'wage of a worker, yuan'), ('jump', 'wages', 'growth', NULL, -20, 20, 'warning', NULL),
	('sign', 'wages', 'range', NULL, 0, NULL, 'error', NULL), ('zero', 'wages', 'not_zero', NULL, NULL, NULL, 'warning', NULL), ('points', 'rate', 'growth', NULL, -2, 2, 'warning', NULL);
SELECT results_eq($$SELECT region, tested, passes, check_reason FROM edit_check WHERE rule = 'wage' AND year = 2024 ORDER BY 1$$,
	-- 66 times ten thousand over 10
	$$VALUES ('a', 66000.0000, true, NULL), ('b', 600000.0000, false, NULL), ('c', NULL::numeric, NULL::boolean, 'base_zero'), ('d', NULL, NULL, 'no_value')$$, 'a ratio to another indicator, whatever the multipliers');
SELECT results_eq($$SELECT region, tested, passes, check_reason FROM edit_check WHERE rule = 'jump' AND year = 2024 ORDER BY 1$$,
	$$VALUES ('a', 10.0, true, NULL), ('b', 900.0, false, NULL), ('c', NULL::numeric, NULL::boolean, 'base_zero'), ('d', NULL, NULL, 'no_value')$$, 'growth');
SELECT results_eq($$SELECT region, passes FROM edit_check WHERE rule = 'zero' AND year = 2024 ORDER BY 1$$, $$VALUES ('a', true), ('b', true), ('c', false), ('d', NULL)$$, 'zero');
SELECT results_eq($$SELECT DISTINCT passes FROM edit_check WHERE rule = 'sign' AND value IS NOT NULL$$, $$VALUES (true)$$, 'a bound is within');
SELECT results_eq($$SELECT tested, passes FROM edit_check WHERE rule = 'points' AND year = 2024$$, $$VALUES (2.1, false)$$, 'the change of a rate in points');
SELECT results_eq($$SELECT rule_name, severity FROM edit_check WHERE NOT passes AND severity = 'error'$$, $$VALUES ('wage of a worker, yuan', 'error')$$, 'what must be corrected');
UPDATE observation SET value = NULL, conf_status = 'C' WHERE indicator = 'workers' AND region = 'b';
SELECT results_eq($$SELECT passes, check_reason FROM edit_check WHERE rule = 'wage' AND region = 'b' AND year = 2024$$, $$VALUES (NULL::boolean, 'suppressed')$$, 'nothing of what is confidential');

-- against the period before; of what runs to date there is none, and a first figure has none
INSERT INTO indicator (indicator, unit, frequency, cumulative) VALUES ('orders', 'persons', 'M', false), ('orders_ytd', 'persons', 'M', true);
INSERT INTO observation (indicator, region, period, value) SELECT 'orders', 'a', ref_month(2024, m::integer), v FROM unnest('{100,150,0,10}'::numeric[]) WITH ORDINALITY o (v, m);
INSERT INTO observation (indicator, region, period, value) SELECT 'orders_ytd', 'a', ref_months('2024-01-01', m::integer), v FROM unnest('{100,250,250,260}'::numeric[]) WITH ORDINALITY o (v, m);
INSERT INTO edit_rule (rule, indicator, kind, low, high) VALUES ('monthly', 'orders', 'preceding', -60, 50), ('monthly to date', 'orders_ytd', 'preceding', -60, 50), ('yearly points', 'rate', 'preceding', -2, 2);
SELECT results_eq($$SELECT period_code, tested, passes, check_reason FROM edit_check WHERE rule = 'monthly' ORDER BY period_start$$,
	$$VALUES ('2024-01', NULL::numeric, NULL::boolean, 'no_base'), ('2024-02', 50.0, true, NULL), ('2024-03', -100.0, false, NULL), ('2024-04', NULL, NULL, 'base_zero')$$, 'the change on the period before');
SELECT results_eq($$SELECT rule, tested, passes, check_reason FROM edit_check WHERE rule IN ('monthly to date', 'yearly points') AND period_code IN ('2024-01-01/P2M', '2024') ORDER BY 1$$,
	$$VALUES ('monthly to date', NULL::numeric, NULL::boolean, 'cumulative'), ('yearly points', 2.1, false, NULL)$$, 'none of a figure to date; of a rate in points');
SELECT throws_ok($$INSERT INTO edit_rule (rule, indicator, kind) VALUES ('none', 'wages', 'range')$$, '23514', NULL, 'a rule has a bound');
SELECT * FROM finish();
