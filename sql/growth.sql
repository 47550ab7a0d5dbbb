SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
\pset null '(null)'
-- feature 19: base policies: every sign of the base
SELECT current, base, yoy_growth(current, base) AS plain, yoy_growth(current, base, 'null') AS "null", yoy_growth(current, base, 'abs') AS abs, yoy_growth(current, base, 'signed') AS signed, pop_growth(current, base, 'abs') AS pop
FROM (VALUES (120::numeric, 100::numeric), (-20, 100), (0, 100), (100, -50), (-25, -50), (-75, -50), (0, -50), (5, 0), (0, 0), (-5, 0), (NULL, 1), (1, NULL), ('NaN', -1), (1, '-Infinity')) v (current, base);
SELECT yoy_growth(150.5::float8, -100, 'abs') AS float8, yoy_growth(150::bigint, (-100)::bigint, 'signed') AS int8, yoy_growth(3, 2, 'error') AS fine;
SELECT yoy_growth(1, 0, 'error');
SELECT pop_growth(1::numeric, -1::numeric, 'error');
SELECT yoy_growth(1, 2, 'drop');
\set VERBOSITY sqlstate
SELECT yoy_growth(1, 0, 'error');
SELECT yoy_growth(1, -1, 'error');
SELECT yoy_growth(1, 2, 'NULL');
\set VERBOSITY default
-- feature 18: a rate or a reason, never both and never neither
SELECT current, base, yoy_growth(current, base) AS growth, growth_status(current, base) AS reason, growth_status(current, base, base_policy => 'abs') AS under_abs, growth_status(current, base, true, true, true) AS hidden,
	growth_status(current, base, series_break => true, incomplete => true) AS broken, growth_status(current, base, NULL, NULL, true) AS incomplete
FROM (VALUES (120::numeric, 100::numeric), (NULL, 100), (120, NULL), (NULL, NULL), (1, 0), (1, -1), ('NaN', 1), (1, 'Infinity')) v (current, base);
SELECT growth_status(1.5::float8, -2), growth_status(1::bigint, 0::bigint), growth_status(1, -2, base_policy => 'signed') AS signed, growth_status(1, -2, base_policy => 'error') AS error;
SELECT growth_status(1, 2, base_policy => 'none');
-- feature 20: words: the four pairs of sign change, and every case with zero
SELECT base, current, growth_word(current, base) AS code, growth_word(current, base, 'zh') AS zh, growth_word(current, base, 'zh-Hant') AS "zh-Hant", growth_word(current, base, 'en') AS en
FROM (VALUES (1, 10, 12), (2, 10, 8), (3, 10, 10), (4, -10, 5), (5, 10, -5), (6, -10, -15), (7, -10, -5), (8, -10, -10), (9, 0, 5), (10, 0, -5), (11, 10, 0), (12, -10, 0), (13, 0, 0), (14, NULL, 1)) v (n, base, current) ORDER BY n;
SELECT growth_word('NaN'::float8, 1) AS nan, growth_word(1::bigint, 2::bigint, 'zh-Hans') AS hans, growth_word(0.1::numeric, 0.1000) AS equal;
SELECT growth_word(1, 2, 'fr');
-- feature 31: percent or points: the unit decides
SELECT unit, change(5.2, 5.0, unit), change_unit(unit) FROM unnest(ARRAY['percent', '%', '％', 'PT', '百分点', '‰', '亿元', 'yuan', NULL]) unit;
SELECT change(NULL, 5.0, '%'), change(5.0, NULL, 'yuan'), change(5, 0, 'yuan') AS base_zero, change(5, 0, '%') AS points, change(0.3::float8, 0.1, '%') AS float8, change(3::bigint, 2::bigint, '%') AS int8;
-- feature 50: published against computed: industrial profits of January-May 2018: 27 298.3, published at +16.5 %, against 29 047.6 published a year before
SELECT stat_round(yoy_growth(27298.3, 29047.6), 2) AS from_levels, consistent(16.5, yoy_growth(27298.3, 29047.6), 1) AS agrees,
	stat_round(implied_base(27298.3, 16.5), 1) AS implied_base, implied_base_interval(27298.3, 16.5, 1, 1) AS interval, implied_base_interval(27298.3, 16.5, 1, 1) @> 23432.0 AS holds, implied_base_interval(27298.3, 16.5, 1, 1) @> 29047.6 AS holds_published;
SELECT implied_base(100, -100), implied_base(100, -120), implied_base(NULL, 5), implied_base('NaN', 5::numeric), implied_base(110::float8, 10) AS float8, implied_base(-110, 10) AS loss, implied_base(0, 10) AS zero;
SELECT implied_base_interval(-110, 10, 0, 0) AS loss, implied_base_interval(5, -99.99, 1, 1) AS unbounded, implied_base_interval(5, -101, 1, 1) AS no_base, implied_base_interval('NaN', 1::numeric, 1, 1) AS nan;
-- feature 19: the base policy over rows: yoy_base and pop_base find the base by the calendar, yoy_growth takes it with a policy
CREATE TEMP TABLE profit (period ref_period, value numeric);
INSERT INTO profit VALUES ('2022-01', -50), ('2022-02', 40), ('2022-03', 0), ('2022-04', -20), ('2022-05', NULL), ('2022-06', 7), ('2023-01', 100), ('2023-02', -10), ('2023-03', 5), ('2023-04', -30), ('2023-05', 8), ('2023-06', NULL), (NULL, 1);
SELECT period, value, yoy_base(value, period) OVER w AS base, value - yoy_base(value, period) OVER w AS difference, yoy_growth(value, period) OVER w AS plain, yoy_growth(value, yoy_base(value, period) OVER w, 'abs') AS abs, yoy_growth(value, yoy_base(value, period) OVER w, 'signed') AS signed,
	growth_status(value, yoy_base(value, period) OVER w) AS reason, growth_word(value, yoy_base(value, period) OVER w, 'zh') AS word
FROM profit WINDOW w AS () ORDER BY period;
SELECT period, pop_base(value, period) OVER () AS period_base, pop_growth(value, pop_base(value, period) OVER (), 'abs') AS abs, pop_base(value::float8, period) OVER (ORDER BY period) AS float8, pop_base(value::bigint, start_date(period)) OVER (ORDER BY value) AS int8_date, yoy_base(value::float8, end_date(period)) OVER (ORDER BY period DESC) AS float8_date FROM profit WHERE period IS NOT NULL ORDER BY period;
SELECT yoy_growth(value, yoy_base(value, period) OVER (), 'error') FROM profit;
-- with the policy null, base and scalar are the window form
SELECT count(*) FILTER (WHERE yoy_growth(value, base) IS DISTINCT FROM growth) AS differ, count(growth) FROM (SELECT value, yoy_base(value, period) OVER w AS base, yoy_growth(value, period) OVER w AS growth FROM profit WINDOW w AS ()) s;
-- growth of sums with a policy: the sums, then the scalar
SELECT yoy_growth(sum(value) FILTER (WHERE period <@ '2023'::ref_period), sum(value) FILTER (WHERE period <@ '2022'::ref_period), 'abs') AS sums FROM profit;
SELECT p, pop_base(v, p) OVER () AS base FROM (VALUES ('Infinity'::numeric, '2022'::ref_period), (1, '2023')) x (v, p) ORDER BY p;
