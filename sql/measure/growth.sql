SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
\pset null '(null)'
-- feature 19: base policies: every sign of the base
SELECT current, base, yoy_growth(current, base) AS plain, yoy_growth(current, base, 'null') AS "null", yoy_growth(current, base, 'abs') AS abs, yoy_growth(current, base, 'signed') AS signed, yoy_growth(current, base, 'abs') AS pop
FROM (VALUES (120::numeric, 100::numeric), (-20, 100), (0, 100), (100, -50), (-25, -50), (-75, -50), (0, -50), (5, 0), (0, 0), (-5, 0), (NULL, 1), (1, NULL), ('NaN', -1), (1, '-Infinity')) v (current, base);
SELECT yoy_growth(150.5::float8, -100, 'abs') AS float8, yoy_growth(150::bigint, (-100)::bigint, 'signed') AS int8, yoy_growth(3, 2, 'error') AS fine;
SELECT yoy_growth(1, 0, 'error');
SELECT yoy_growth(1::numeric, -1::numeric, 'error');
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
SELECT period, pop_base(value, period) OVER () AS period_base, yoy_growth(value, pop_base(value, period) OVER (), 'abs') AS abs, pop_base(value::float8, period) OVER (ORDER BY period) AS float8, pop_base(value::bigint, start_date(period)) OVER (ORDER BY value) AS int8_date, yoy_base(value::float8, end_date(period)) OVER (ORDER BY period DESC) AS float8_date FROM profit WHERE period IS NOT NULL ORDER BY period;
SELECT yoy_growth(value, yoy_base(value, period) OVER (), 'error') FROM profit;
-- with the policy null, base and scalar are the window form
SELECT count(*) FILTER (WHERE yoy_growth(value, base) IS DISTINCT FROM growth) AS differ, count(growth) FROM (SELECT value, yoy_base(value, period) OVER w AS base, yoy_growth(value, period) OVER w AS growth FROM profit WINDOW w AS ()) s;
-- growth of sums with a policy: the sums, then the scalar
SELECT yoy_growth(sum(value) FILTER (WHERE period <@ '2023'::ref_period), sum(value) FILTER (WHERE period <@ '2022'::ref_period), 'abs') AS sums FROM profit;
SELECT p, pop_base(v, p) OVER () AS base FROM (VALUES ('Infinity'::numeric, '2022'::ref_period), (1, '2023')) x (v, p) ORDER BY p;

-- every pair of signs and of equal figures, with every policy, reason and word, by the words of the comments
CREATE TEMP TABLE pair AS SELECT a, b FROM unnest(ARRAY[-2, -1, -0.5, 0, 0.5, 1, 2]) a, unnest(ARRAY[-2, -1, -0.5, 0, 0.5, 1, 2]) b;
CREATE FUNCTION pg_temp.growth_error(a numeric, b numeric) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	RETURN yoy_growth(a, b, 'error')::text;
EXCEPTION WHEN OTHERS THEN
	RETURN SQLSTATE;
END $$;
SELECT count(*) AS pairs, count(*) FILTER (WHERE yoy_growth(a, b, 'null') IS DISTINCT FROM CASE WHEN b > 0 THEN trim_scale((a - b) / b * 100) END) AS null_policy, count(*) FILTER (WHERE yoy_growth(a, b, 'abs') IS DISTINCT FROM CASE WHEN b <> 0 THEN trim_scale((a - b) / abs(b) * 100) END) AS abs, count(*) FILTER (WHERE yoy_growth(a::float8, b::float8, 'signed') IS DISTINCT FROM CASE WHEN b <> 0 THEN trim_scale((a - b) / b * 100) END) AS signed,
	count(*) FILTER (WHERE pg_temp.growth_error(a, b) IS DISTINCT FROM CASE WHEN b > 0 THEN trim_scale((a - b) / b * 100)::text WHEN b = 0 THEN '22012' ELSE '22003' END) AS error,
	count(*) FILTER (WHERE growth_status(a, b) IS DISTINCT FROM CASE WHEN b = 0 THEN 'base_zero' WHEN b < 0 THEN 'base_negative' END OR growth_status(a, b, base_policy => 'abs') IS DISTINCT FROM CASE WHEN b = 0 THEN 'base_zero' END OR growth_status(a, b, base_policy => 'signed') IS DISTINCT FROM CASE WHEN b = 0 THEN 'base_zero' END OR growth_status(a, b, base_policy => NULL) IS DISTINCT FROM growth_status(a, b) OR growth_status(a, b, base_policy => 'error') IS DISTINCT FROM growth_status(a, b)) AS reason,
	count(*) FILTER (WHERE growth_word(a, b) IS DISTINCT FROM CASE WHEN a = b THEN 'flat' WHEN b < 0 AND a > 0 THEN 'turned_to_profit' WHEN b > 0 AND a < 0 THEN 'turned_to_loss' WHEN (b < 0 OR a < 0) AND a < b THEN 'loss_widened' WHEN b < 0 OR a < 0 THEN 'loss_narrowed' WHEN a > b THEN 'increase' ELSE 'decrease' END OR growth_word(a, b) <> growth_word(a::float8, b::float8) OR growth_word((a * 2)::bigint, (b * 2)::bigint) <> growth_word(a, b)) AS word FROM pair;
SELECT string_agg(DISTINCT growth_word(a, b, 'zh'), ' ' ORDER BY growth_word(a, b, 'zh')) AS zh, string_agg(DISTINCT growth_word(a, b, 'en'), ', ' ORDER BY growth_word(a, b, 'en')) AS en, count(DISTINCT growth_word(a, b)) FROM pair;
-- what hides a figure comes before what it lacks, in this order
SELECT count(*) AS flags, count(*) FILTER (WHERE growth_status(c, b, s, k, i) IS DISTINCT FROM CASE WHEN s THEN 'suppressed' WHEN k THEN 'break' WHEN i THEN 'incomplete' WHEN c IS NULL THEN 'no_value' WHEN b IS NULL THEN 'no_base' WHEN 'NaN' IN (c, b) THEN NULL WHEN b = 0 THEN 'base_zero' WHEN b < 0 THEN 'base_negative' END) AS differ
FROM unnest('{1,NULL,NaN}'::numeric[]) c, unnest('{1,0,-1,NULL,NaN}'::numeric[]) b, unnest('{t,f,NULL}'::boolean[]) s, unnest('{t,f,NULL}'::boolean[]) k, unnest('{t,f,NULL}'::boolean[]) i;
SELECT yoy_growth(1, 'NaN'::numeric, 'error') AS base_nan, yoy_growth('Infinity', 0::numeric, 'error') AS infinite, yoy_growth('NaN', 0::numeric, 'null') AS nan_over_zero;
-- every unit that is a part of a hundred or of a thousand, and some that only look so
SELECT change_unit(unit), string_agg(unit, ' ' ORDER BY n) FROM unnest(ARRAY['%', '％', 'percent', 'percentage', 'percentage_point', 'pp', 'PC', 'PT', '百分比', '百分点', '百分點', '‰', 'permille', '千分比', '千分点', '千分點', 'Percent', 'PP', 'pc', '% ', '%%', '', '百分', '千', 'permille ', 'yuan']) WITH ORDINALITY u (unit, n) GROUP BY 1 ORDER BY 1;
SELECT change(5, 0, '‰') AS permille, change('NaN'::numeric, 1, '%') AS nan, change(1, -1, 'yuan') AS negative_base, change(NULL::numeric, NULL, NULL), change(6, 5, NULL) AS no_unit;
-- exact halves at the 21st digit, up and down: quotients by powers of two, multiplied out and rounded by numeric
CREATE TEMP TABLE half AS
SELECT n, k, den, round(exact, 19 - floor(log(exact))::int) AS expected
FROM (SELECT n, k, den, digits * ('1e-' || k)::numeric AS exact FROM (SELECT n, k, den, 100 * n * five AS digits FROM (SELECT k, trim_scale(2::numeric ^ k) AS den, trim_scale(5::numeric ^ k) AS five FROM generate_series(10, 55) k OFFSET 0) p, generate_series(1, 999, 2) n OFFSET 0) d WHERE length(rtrim(digits::text, '0')) = 21 OFFSET 0) x;
SELECT count(*) AS halves, count(*) FILTER (WHERE yoy_growth(n - den, -den, 'abs') <> expected) AS abs, count(*) FILTER (WHERE yoy_growth(n - den, -den, 'signed') <> -expected) AS signed, count(*) FILTER (WHERE change(den - n, den, 'yuan') <> -expected) AS change, count(*) FILTER (WHERE implied_base(n, den - 100) <> expected OR implied_base(-n, den - 100) <> -expected) AS implied_base FROM half;
-- the implied base and its interval: the hull of the four corners; growth and level have other decimals; a corner at -100
WITH x (v, g, dv, dg) AS (VALUES (27298.3, 16.5, 1, 1), (110, 10, 0, 2), (110, 10, -1, 0), (-110, 10, 0, 1), (0, 10, 0, 0), (5, -99.95, 1, 1), (5, -99.94, 1, 1), (5, -99.5, 0, 0), (5, -99, 0, 0)), corner AS (SELECT x.*, implied_base(v + i * 5 * 10::numeric ^ (-dv - 1), g + j * 5 * 10::numeric ^ (-dg - 1)) AS base FROM x, (VALUES (-1), (1)) i (i), (VALUES (-1), (1)) j (j))
SELECT v, g, count(base) AS corners, implied_base_interval(v, g, dv, dg) = CASE WHEN count(base) = 4 THEN numrange(min(base), max(base), '[]') ELSE numrange(NULL, NULL) END AS hull, implied_base_interval(v::float8, g::float8, dv, dg) = implied_base_interval(v, g, dv, dg) AS float8 FROM corner GROUP BY v, g, dv, dg ORDER BY v, g;
SELECT implied_base(5, -100) AS lost, implied_base(5, -99.9999) AS nearly, implied_base('Infinity', 5::numeric) AS infinite, implied_base(5, 'NaN'::numeric) AS nan_rate, implied_base('NaN', -200::numeric) AS nan_lost, implied_base_interval(5, 'NaN'::numeric, 1, 1) AS no_interval;
SELECT growth_word(1, 'NaN'::numeric) AS base, growth_word('Infinity'::float8, 1, 'en') AS current, growth_word(1, '-Infinity'::float8, 'en') AS both_ways;
