-- Measures against worked official examples, and against plain SQL over random data.
\set QUIET on
SET client_min_messages = warning;
CREATE EXTENSION indstat;
SELECT plan(28);

-- Worked official examples.
-- National Bureau of Statistics of China: industrial profits of January-May 2018, 27 298.3 at +16.5 %; 29 047.6 a year before.
SELECT is(stat_round(yoy_growth(27298.3, 29047.6), 2), -6.02, '★ 50 from published levels the growth would be -6.02 %');
SELECT is(consistent(16.5, yoy_growth(27298.3, 29047.6), 1), false, '★ 50, 73 which is not what the published 16.5 % rounds');
SELECT is(stat_round(implied_base(27298.3, 16.5), 1), 23432.0, '★ 51 the comparable base that level and rate imply');
SELECT ok(implied_base_interval(27298.3, 16.5, 1, 1) @> 23432.0 AND NOT implied_base_interval(27298.3, 16.5, 1, 1) @> 29047.6, '★ 73 within rounding, and the published level is not within it');
SELECT is(consistent(16.5, yoy_growth(27298.3, implied_base(27298.3, 16.5)), 1), true, 'the implied base gives the published rate back');
-- the same office, two-year averages
SELECT is(stat_round(compound_growth(ARRAY[2.2, 8.1]), 1), 5.1, '★ 14 gross domestic product of 2021: 5.1 % a year over two years');
SELECT is(stat_round(compound_growth(ARRAY[-13.5, 35.1]), 1), 8.1, '★ 14 industrial value added, January-February 2021: 8.1 %');
-- Statistics Canada, catalogue 13-017-X, table 2.12
SELECT results_eq($$SELECT stat_round(contribution_fisher(v, u, p, o) OVER (), 2)
	FROM (VALUES ('A', 48, 72, 25.0, 50.0), ('B', 255, 240, 125, 125), ('C', 504, 455, 140, 130), ('D', 135, 150, 100, 120)) x (part, v, u, p, o) ORDER BY part$$,
	'VALUES (1.98), (1.66), (1.49), (1.22)', '★ 33 contributions to the growth of a chained Fisher index');
-- January and February together: to cumulative figures and back
SELECT results_eq($$WITH m (period, value) AS (VALUES ('2024-01-01/P2M'::ref_period, 140.3), ('2024-03', 95.2), ('2024-04', 88.9), ('2024-05', 97.1)),
		c AS (SELECT to_ytd(period) AS period, to_ytd(value, period) OVER () AS ytd FROM m)
	SELECT from_ytd_period(ytd, period) OVER w, from_ytd(ytd, period) OVER w, ytd FROM c WINDOW w AS () ORDER BY period$$,
	$$VALUES ('2024-01-01/P2M'::ref_period, 140.3, 140.3), ('2024-03', 95.2, 235.5), ('2024-04', 88.9, 324.4), ('2024-05', 97.1, 421.5)$$,
	'★ 24, 26 January-February to cumulative figures and back without loss');
SELECT results_eq($$SELECT growth_word(current, base, 'zh') FROM (VALUES (1, -10, 5), (2, 10, -5), (3, -10, -15), (4, -10, -5)) x (n, base, current) ORDER BY n$$,
	$$VALUES ('由亏转盈'), ('由盈转亏'), ('增亏'), ('减亏')$$, '★ 20 the four pairs of sign change and their words');
-- the first office's own figures: investment in industry, 34.7 % of the total after 29.6, up 31.9 %
SELECT is(stat_round(weighted_growth(31.9, 34.7 - 5.1), 1), 9.4, '★ 32 prior share times growth: 9.4 percentage points');

-- Random trees: a whole with parts, this year and a year before, some parts falling.
SELECT setseed(0.4) \g /dev/null
CREATE TEMP TABLE tree AS
SELECT t, p, round((random() * 10 ^ (random() * 6))::numeric, (random() * 4)::integer) AS value, round((0.1 + random() * 10 ^ (random() * 6))::numeric, (random() * 4)::integer) AS base
FROM generate_series(1, 400) t, generate_series(1, 9) p WHERE random() < 0.8;
CREATE TEMP TABLE whole AS SELECT t, sum(value) AS value, sum(base) AS base, count(*) AS parts FROM tree GROUP BY t HAVING sum(value) > 0;
CREATE TEMP TABLE part AS
SELECT tr.t, tr.p, tr.value, tr.base, w.value AS total, w.base AS total_base, share(tr.value, w.value) AS share, share_change(tr.value, w.value, tr.base, w.base) AS share_change,
	contribution(tr.value, tr.base, w.base) AS contribution, contribution_share(tr.value, tr.base, w.value, w.base) AS contribution_share
FROM tree tr JOIN whole w ON w.t = tr.t;
SELECT cmp_ok((SELECT count(*) FROM part), '>', 2500::bigint, 'there are parts to compare');
-- 20 significant digits are the numerator over the denominator, rounded: the numerator comes back
SELECT is_empty($$SELECT t, p FROM part WHERE abs(share * total / 100 - value) > 1e-18 * total OR abs(contribution * total_base / 100 - (value - base)) > 1e-18 * total_base * greatest(1, abs(contribution) / 10)
	OR abs(share_change * total * total_base / 100 - (value * total_base - base * total)) > 1e-18 * total * total_base$$, '★ 29, 30, 32 every rate is its exact numerator over its denominator');
SELECT is_empty($$SELECT w.t FROM whole w JOIN part p ON p.t = w.t GROUP BY w.t, w.value, w.base
	HAVING sum(p.value - p.base) <> w.value - w.base OR sum(p.value * p.total_base - p.base * p.total) <> 0$$, '★ 32 numerators of contributions add exactly; those of changes of share add to zero');
SELECT is_empty($$SELECT t FROM part GROUP BY t HAVING stat_round(sum(share), 15) <> 100 OR stat_round(sum(share_change), 12) <> 0$$, '★ 30 shares of a complete set are 100, their changes 0');
SELECT is_empty($$SELECT w.t FROM whole w JOIN part p ON p.t = w.t GROUP BY w.t, w.value, w.base
	HAVING abs(sum(p.contribution) - yoy_growth(w.value, w.base)) > 1e-15 * (100 + abs(yoy_growth(w.value, w.base)))$$, '★ 32 contributions add up to the growth of the whole');
SELECT is_empty($$SELECT t FROM part WHERE total <> total_base GROUP BY t, total, total_base
	HAVING abs(sum(contribution_share) - 100) > 1e-12 * (1 + sum(abs(contribution_share)))$$, '★ 34 contribution shares add up to 100');
-- without one part the residual is that part's contribution, found in another way
SELECT is_empty($$SELECT w.t FROM whole w JOIN part p ON p.t = w.t AND p.p > 1 LEFT JOIN part f ON f.t = w.t AND f.p = 1 GROUP BY w.t, w.value, w.base, f.value, f.base
	HAVING abs(yoy_growth(w.value, w.base) - sum(p.contribution) - 100 * (coalesce(f.value, 0) - coalesce(f.base, 0)) / w.base) > 1e-13 * (100 + abs(yoy_growth(w.value, w.base)))$$,
	'★ 32 the residual equals an independently computed one');
SELECT is_empty($$SELECT p.t, p.p FROM part p JOIN LATERAL (SELECT share(x.value, x.p = p.p) AS s, share_change(x.value, x.base, x.p = p.p) AS c, contribution(x.value, x.base, x.p = p.p) AS k, contribution_share(x.value, x.base, x.p = p.p) AS r FROM tree x WHERE x.t = p.t) a ON true
	WHERE (a.s, a.c, a.k, a.r) IS DISTINCT FROM (p.share, p.share_change, p.contribution, p.contribution_share)$$, 'over the rows of a group and from sums: the same digits');
SELECT is_empty($$SELECT w.t FROM whole w JOIN tree x ON x.t = w.t GROUP BY w.t, w.value HAVING sum_of_parts(x.value, 'non_null') <> w.value OR sum_of_parts(x.value, 'non_null') IS NULL$$, '38 a sum of parts is the whole');
SELECT is_empty($$SELECT w.t FROM whole w JOIN tree x ON x.t = w.t GROUP BY w.t, w.parts
	HAVING (growth_breadth(x.value, x.base)).rose <> count(*) FILTER (WHERE x.value > x.base) OR (growth_breadth(yoy_growth(x.value, x.base))).fell <> count(*) FILTER (WHERE x.value < x.base)
		OR (SELECT g.rose + g.stayed + g.fell + g.unknown FROM growth_breadth(x.value, x.base) g) <> w.parts$$, '★ 35 growth breadth counts every member once');

-- Rounding: half away from zero, of the exact value, at every printed decimal.
CREATE TEMP TABLE rate AS SELECT value, base, yoy_growth(value, base) AS growth FROM part WHERE base > 0;
SELECT is_empty($$SELECT value, base, d FROM rate, generate_series(0, 6) d
	WHERE stat_round(growth, d) <> sign(value - base) * div(abs(value - base) * 200 * 10::numeric ^ d + base, 2 * base) / 10::numeric ^ d$$,
	'rounding is half away from zero of the exact quotient, by whole numbers');
-- ties at the second decimal: growth of exactly n / 1,000 %, n an odd multiple of 5
CREATE TEMP TABLE tie AS SELECT 1000 + n / 100.0 AS value, 1000::numeric AS base FROM generate_series(5, 9995, 10) n;
SELECT is_empty($$SELECT value FROM tie WHERE stat_round(yoy_growth(value, base), 2) <> round((value - base) / 10, 2) OR stat_round(yoy_growth(value::float8, base::float8), 2) <> round((value - base) / 10, 2)$$, 'ties are rounded away from zero, as numeric arithmetic does, also from double precision');
SELECT cmp_ok((SELECT count(*) FROM tie WHERE round((100 * (value::float8 / base::float8 - 1))::text::numeric, 2) <> round((value - base) / 10, 2)), '>', 300::bigint, 'double precision prints another digit in a third of 1,000 ties and more');
SELECT is(stat_round(yoy_growth(1001.55, 1000), 2) || ' ' || round((100 * (1001.55::float8 / 1000 - 1))::text::numeric, 2), '0.16 0.15', 'one of them: 1001.55 after 1000');

-- Time: quarters of months are single quarters of cumulative figures.
CREATE TEMP TABLE months AS SELECT r, CASE WHEN m = 2 AND (r + y) % 3 = 0 THEN ref_ytd(y, 2) ELSE ref_month(y, m) END AS period, round((random() * 1000)::numeric, 2) AS value
FROM generate_series(1, 30) r, generate_series(2019, 2023) y, generate_series(1, 12) m WHERE NOT (m = 1 AND (r + y) % 3 = 0);
SELECT results_eq($$SELECT r, containing_period(period, 'Q') AS q, time_agg(value, period, containing_period(period, 'Q'), 'S') FROM months GROUP BY 1, 2 ORDER BY 1, 2$$,
	$$SELECT r, from_ytd_period(ytd, period, 'Q') OVER w, from_ytd(ytd, period, 'Q') OVER w FROM (SELECT r, to_ytd(period) AS period, to_ytd(value, period) OVER (PARTITION BY r) AS ytd FROM months) c
		WHERE months(period) % 3 = 0 WINDOW w AS (PARTITION BY r) ORDER BY 1, 2$$, '★ 24, 61 quarters summed from months are those of cumulative figures');
-- Index numbers: chaining the growth of an index leads back to it, and growth does not depend on the base.
CREATE TEMP TABLE index AS SELECT r, ref_month(2019 + n / 12, 1 + n % 12) AS period, round((60 + random() * 80)::numeric, 1) AS value FROM generate_series(1, 20) r, generate_series(0, 47) n;
SELECT is_empty($$SELECT r, period FROM (SELECT r, period, rebase(value, period, '2020-06') OVER (PARTITION BY r) AS rebased, chain_link(growth, period, '2020-06') OVER (PARTITION BY r) AS chained FROM (SELECT *, pop_growth(value, period) OVER (PARTITION BY r) AS growth FROM index) g) x
	WHERE stat_round(rebased, 12) IS DISTINCT FROM stat_round(chained, 12)$$, '59, 60 chaining the growth of an index leads back to it, both ways from the base');
SELECT is_empty($$SELECT r FROM (SELECT r, rebase(value, period, '2021') OVER (PARTITION BY r) AS rebased, period FROM index) x WHERE period <@ '2021'::ref_period GROUP BY r HAVING stat_round(avg(rebased), 12) <> 100$$, '59 the base year''s mean is 100');
SELECT * FROM finish();
