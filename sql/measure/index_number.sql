SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
\pset null '(null)'
SET datestyle = ISO;
-- feature 59: rebase an index: to one quarter, to the mean of a year, to a half-year
CREATE TEMP TABLE quarterly (period ref_period, value numeric);
INSERT INTO quarterly VALUES ('2020-Q4', 95), ('2021-Q1', 98), ('2021-Q3', 102.5), ('2021-Q2', 101), ('2021-Q4', 103), ('2022-Q1', 108), ('2022-Q2', NULL), ('2021', 400), ('2022', 430);
SELECT period, value, rebase(value, period, '2021-Q1') OVER () AS quarter, rebase(value, period, '2021') OVER () AS year, rebase(value, period, '2021-S1') OVER () AS half, rebase(value, period, '2022') OVER () AS incomplete, rebase(value, period, '2021-T1') OVER () AS no_quarters
FROM quarterly ORDER BY period;
-- years among quarters are a series of their own: the base of a quarter is never a year's row
SELECT period, stat_round(rebase(value, period, '2021') OVER (), 10) = stat_round(value / 404.5 * 400, 10) AS mean_of_quarters FROM quarterly ORDER BY period LIMIT 3;
SELECT day, rebase(v, day, '2023-01') OVER (ORDER BY day DESC ROWS 1 PRECEDING) AS month, rebase(v::float8, day, '2023-Q1') OVER () AS float8, rebase(v::bigint, day, '2023-Q1') OVER () AS int8
FROM (VALUES ('2023-01-15'::date, 50.0), ('2023-02-28', 60), ('2023-03-31', 40), (NULL, 1)) x (day, v) ORDER BY day;
SELECT period, rebase(v, period, '2023-01-01') OVER () AS day, rebase(v, period, '2023-W01') OVER () AS week FROM (SELECT ('2023-01-01'::date + n)::text::ref_period AS period, n + 1 AS v FROM generate_series(0, 8) n) x ORDER BY period LIMIT 3;
-- no answer; not a number; refused
SELECT rebase(v, p, '2023') OVER () AS zero, rebase(v - 1, p, '2023') OVER () AS negative, rebase(v, p, NULL) OVER () AS no_base FROM (VALUES (0, '2023'::ref_period)) x (v, p);
SELECT rebase(v, p, '2023') OVER () FROM (VALUES ('NaN'::numeric, '2023'::ref_period), (1, '2024')) x (v, p);
SELECT rebase(v, p, '2023') OVER () FROM (VALUES (1, '2023'::ref_period), (2, '2023')) x (v, p);
SELECT rebase(1, '2023'::ref_period, '2023');
-- the movement of an index does not change with its base
SELECT setseed(0.59) \g /dev/null
CREATE TEMP TABLE monthly AS SELECT ref_month(2020 + n / 12, 1 + n % 12) AS period, round((80 + random() * 40)::numeric, 1) AS value FROM generate_series(0, 59) n;
WITH r AS (SELECT period, value, rebase(value, period, '2022') OVER () AS rebased FROM monthly),
	g AS (SELECT yoy_growth(value, period) OVER w AS growth, yoy_growth(rebased, period) OVER w AS rebased_growth FROM r WINDOW w AS (ORDER BY period))
SELECT count(growth), count(*) FILTER (WHERE stat_round(growth, 10) <> stat_round(rebased_growth, 10)) AS differ, (SELECT stat_round(avg(rebased), 15) FROM r WHERE period <@ '2022'::ref_period) AS base_mean FROM g;

-- feature 60: splice two bases: at one quarter, at the overlapping year; each side keeps its own movement
CREATE TEMP TABLE bases (period ref_period, old numeric, new numeric);
INSERT INTO bases VALUES ('2019-Q3', 108, NULL), ('2019-Q4', 110, NULL), ('2020-Q1', 111, 98), ('2020-Q2', 112, 100), ('2020-Q3', 113, 100.5), ('2020-Q4', 114, 101.5), ('2021-Q1', NULL, 103), ('2021-Q2', NULL, NULL);
SELECT period, old, new, splice(old, new, period, '2020-Q1') OVER () AS quarter_overlap, splice(old, new, period, '2020') OVER () AS annual_overlap, splice(old, new, period, '2019') OVER () AS no_overlap, splice(old::float8, new, period, '2020') OVER () = splice(old, new, period, '2020') OVER () AS float8
FROM bases ORDER BY period;
SELECT stat_round(pop_growth(spliced, period) OVER (ORDER BY period), 12) = stat_round(pop_growth(old, period) OVER (ORDER BY period), 12) AS old_movement, period FROM (SELECT *, splice(old, new, period, '2020-Q1') OVER () AS spliced FROM bases) s ORDER BY period LIMIT 3;
SELECT day, splice(o, n, day, '2020-02') OVER () FROM (VALUES ('2020-01-31'::date, 50, NULL), ('2020-02-29', 60, 120), ('2020-03-31', 0, 130)) x (day, o, n) ORDER BY day;
SELECT p, splice(o, n, p, '2020') OVER () AS old_zero, splice(o, n, p, NULL) OVER () AS no_link, splice('NaN'::numeric, n::numeric, p, '2020') OVER () AS nan FROM (VALUES ('2019'::ref_period, 1, 1), ('2020', 0, 5)) x (p, o, n) ORDER BY p;

-- feature 60: chain-link growth rates: forward, backward, on the year; a gap ends the chain
CREATE TEMP TABLE rates (period ref_period, growth numeric);
INSERT INTO rates VALUES ('2018', 6.7), ('2019', 6.0), ('2020', 2.2), ('2021', 8.1), ('2022', 3.0), ('2024', 5.0);
SELECT period, growth, chain_link(growth, period, '2020') OVER () AS index, chain_link(growth, period, '2017') OVER () AS base_without_row, chain_link(growth, period, '2024') OVER () AS end, chain_link(growth::float8, period, '2020') OVER () AS float8, chain_link(growth::bigint, period, '2020') OVER () AS int8
FROM rates ORDER BY period;
SELECT period, chain_link(growth, period, '2022-05', true) OVER () AS on_year, chain_link(growth, period, '2022-05', false) OVER () AS on_period, chain_link(growth, period, '2022-05', NULL) OVER () AS null
FROM (VALUES ('2021-05'::ref_period, 1.0), ('2022-05', 10.0), ('2023-05', 20.0), ('2022-06', 5.0), ('2023-06', 3.0), ('2024-05', NULL), ('2025-05', 1)) x (period, growth) ORDER BY period;
SELECT day, chain_link(growth, day, '2022-01') OVER () FROM (VALUES ('2022-01-31'::date, 10.0), ('2022-02-28', -100), ('2022-03-31', 5), ('2022-04-30', -101), ('2022-05-31', 1), ('2021-12-31', -100), ('2021-11-30', 3)) x (day, growth) ORDER BY day;
SELECT period, chain_link(growth, period, '2022') OVER () FROM (VALUES ('2022'::ref_period, 1::numeric), ('2023', 'NaN'), ('2024', 2)) x (period, growth) ORDER BY period;
-- growth rates made of an index lead back to it, and an index made of growth rates has them
WITH i AS (SELECT period, rebase(value, period, '2020-01') OVER () AS index, pop_growth(value, period) OVER (ORDER BY period) AS growth, yoy_growth(value, period) OVER (ORDER BY period) AS on_year FROM monthly)
SELECT count(*) FILTER (WHERE stat_round(index, 12) IS DISTINCT FROM stat_round(chained, 12)) AS differ, count(back) AS backward, count(*) FILTER (WHERE stat_round(back * last / 100, 12) <> stat_round(index, 12)) AS backward_differ,
	count(*) FILTER (WHERE januaries IS NOT NULL AND stat_round(januaries, 12) <> stat_round(index, 12)) AS on_year_differ, count(januaries) AS januaries
FROM (SELECT *, chain_link(growth, period, '2020-01') OVER () AS chained, chain_link(growth, period, '2024-12') OVER () AS back, chain_link(on_year, period, '2020-01', true) OVER () AS januaries, last_value(index) OVER (ORDER BY period ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS last FROM i) c;
SELECT chain_link(1, '2023'::ref_period, '2023');

-- a base of its own for every row: every index is 100, and earlier results are given back
SELECT count(*) AS rows, count(*) FILTER (WHERE index = 100) AS hundred
FROM (SELECT chain_link(1.5, p, p) OVER () AS index FROM generate_series(0, 599) i, LATERAL (SELECT '1970-01'::ref_period + i AS p) x) y;

-- long numerics (above a short varlena, above a page) beside narrow and wide columns: no value may lie in a row that is gone
CREATE TEMP VIEW wide AS SELECT k, i, ref_month(2020 + i / 12, 1 + i % 12) AS period, (11.5 + i * 37 % 11) * factor + (1 + i % 3) * tiny AS v, repeat('w', bytes + i) AS w
FROM (VALUES (1, 1::numeric, 1e-400, 40), (2, 1, 1e-400, 3000000), (3, 1e11100, 1e-5400, 40), (4, 1e11100, 1e-5400, 3000000)) size (k, factor, tiny, bytes), generate_series(0, 14) i OFFSET 0;
CREATE AGGREGATE pg_temp.product(numeric) (SFUNC = numeric_mul, STYPE = numeric);
SELECT k, count(*) AS rows, max(length(w)) AS wide, count(*) FILTER (WHERE rebased IS DISTINCT FROM share(v, at)) AS rebased_differs,
	count(*) FILTER (WHERE spliced IS DISTINCT FROM CASE WHEN i >= 3 THEN v ELSE share((v + 1) * at, (at + 1) * 100) END) AS spliced_differs,
	count(*) FILTER (WHERE abs(chained - plain) > 1e-16 * plain) AS chained_differs, count(chained) AS chained
FROM (SELECT *, rebase(v, period, '2020-04') OVER r AS rebased, splice(v + 1, v, period, '2020-04') OVER r AS spliced, chain_link(CASE WHEN i < 9 THEN v END, period, '2020-01') OVER r AS chained,
		nth_value(v, 4) OVER o AS at, 100 * pg_temp.product(CASE WHEN i BETWEEN 1 AND 8 THEN round(1 + v / 100, 40) ELSE 1 END) OVER (PARTITION BY k ORDER BY i) AS plain
	  FROM wide WINDOW r AS (PARTITION BY k ORDER BY i % 4), o AS (PARTITION BY k ORDER BY i ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)) x GROUP BY k ORDER BY k;

-- on the year at both ends of time; a chain of more steps than fit into memory kept at once, forwards and backwards, against recursion in plain SQL
SELECT period, chain_link(10, period, '0002-01', true) OVER () AS first_years, chain_link(10, period, '9998-12', true) OVER () AS last_years, chain_link(10, period, '0001-01') OVER () AS first_month FROM unnest(ARRAY['0001-01', '0001-02', '0002-01', '0002-02', '0003-01', '9997-12', '9998-12', '9999-12']::ref_period[]) period;
SELECT period, chain_link(10, period, '0002-01-01/P2M', true) OVER () AS first_years, chain_link(10, period, '9998-11-01/P2M', true) OVER () AS last_years FROM unnest(ARRAY['0001-01-01/P2M', '0002-01-01/P2M', '9998-11-01/P2M', '9999-11-01/P2M']::ref_period[]) period;
CREATE TEMP TABLE long_chain AS SELECT n, ref_month(1900, 1) + n AS period, CASE n % 3 WHEN 0 THEN 0.123456789 WHEN 1 THEN -0.15 ELSE 1e-7 END AS growth FROM generate_series(0, 400) n;
CREATE INDEX ON long_chain (n);
ANALYZE long_chain;
WITH RECURSIVE level AS (SELECT 0 AS n, 1::numeric AS level UNION ALL SELECT l.n + 1, round(l.level * (100 + c.growth) / 100, 100) FROM level l JOIN long_chain c ON c.n = l.n + 1)
SELECT count(*) AS steps, count(*) FILTER (WHERE forwards <> round(100 * level, 18 + (level < 1)::int) AND abs(forwards - 100 * level) > 5e-18) AS forwards_differ, count(*) FILTER (WHERE abs(backwards - 100 * level / last) > 5e-18) AS backwards_differ, count(forwards) AS forwards, count(backwards) AS backwards
FROM (SELECT *, last_value(level) OVER (ORDER BY n ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS last, chain_link(growth, period, '1900-01') OVER () AS forwards, chain_link(growth, period, '1933-05') OVER () AS backwards FROM level JOIN long_chain USING (n)) x;
-- exact halves at the 21st digit
SELECT period, chain_link(g, period, '2022') OVER () AS chained, rebase(g, period, '2022') OVER () AS rebased FROM (VALUES ('2022'::ref_period, 1), ('2023', 5.000000000000000005), ('2024', -5.00)) x (period, g) ORDER BY period;
SELECT count(*) AS halves, count(*) FILTER (WHERE r <> expected) AS rebased, count(*) FILTER (WHERE s <> expected) AS spliced
FROM (SELECT i, expected, rebase(CASE i WHEN 1 THEN n ELSE den END, ref_year(2000 + i), '2000') OVER w AS r, splice(CASE i WHEN 1 THEN n * 100 ELSE den END, CASE i WHEN 0 THEN 1 END, ref_year(2000 - i), '2000') OVER w AS s
	FROM (SELECT n, k, trim_scale(2::numeric ^ k) AS den, round(exact, 19 - floor(log(exact))::int) AS expected FROM (SELECT n, k, 100 * n * trim_scale(5::numeric ^ k) * ('1e-' || k)::numeric AS exact FROM generate_series(1, 199, 2) n, generate_series(20, 40) k) x WHERE scale(trim_scale(exact)) + floor(log(exact)) = 20) h, generate_series(0, 1) i WINDOW w AS (PARTITION BY n, k)) y WHERE i = 1;
-- the base in days: of one week, of days that make it up, of days that do not; a day that is missing, one that has no value
SELECT period, rebase(v, period, '2023-W01') OVER () AS week, rebase(v, period, '2023-01-02/P4D') OVER () AS four_days, rebase(v, period, '2023-01-07/P4D') OVER () AS beyond, rebase(v, period, '2023-01-03/P2D') OVER () AS two_days, rebase(v, period, '2023-01-31') OVER () AS no_row, rebase(v, period, '2023-01') OVER () AS month
FROM (SELECT ('2023-01-02'::date + i)::text::ref_period AS period, i + 1 AS v FROM generate_series(0, 6) i UNION ALL VALUES ('2023-01-02/P2D'::ref_period, 7), ('2023-01-04/P2D', 9), ('2023-01-02/P3D', 5)) x ORDER BY period;
SELECT period, rebase(v, period, '2023-Q1') OVER () AS quarter, rebase(v, period, '2023-01-01/P2M') OVER () AS two, rebase(v, period, '2023-02') OVER () AS null_value, rebase(v, period, '2023-01-01/P31D') OVER () AS january_as_days FROM (VALUES ('2023-01'::ref_period, 5.0), ('2023-02', NULL), ('2023-03', 7), ('2023-01-01/P2M', 8), ('2023-Q1', 10)) x (period, v) ORDER BY period;
-- the link: a row that starts with it, one that ends before it, one that holds it
SELECT period, splice(o, n, period, '2023-02') OVER () AS at_month, splice(o, n, period, '2023-Q2') OVER () AS at_quarter, splice(o, n, period, '2023') OVER () AS at_year FROM (VALUES ('2023-01'::ref_period, 10.0, 1.0), ('2023-02', 20, 4), ('2023-03', 30, 9), ('2023-Q1', 60, 14), ('2023-Q2', 100, 25), ('2022', 200, 30), ('2023', 300, 60), ('2023-01-01/P2M', 30, 5)) x (period, o, n) ORDER BY period;
SELECT p, splice(o, n, p, '2020') OVER (PARTITION BY k) AS spliced, k FROM (VALUES (1, '2019'::ref_period, 1.0, 1.0), (1, '2020', -1, 5), (2, '2019', 1, 1), (2, '2020', 'NaN', 5), (3, '2019', 1, 1), (3, '2020', 1, 'Infinity'), (4, '2019', 1, 1), (4, '2020', 0.0001, -5), (5, '2019', 1, 1), (5, '2020', NULL, 5), (6, '2019', 1, 1), (6, '2020', 5, NULL)) x (k, p, o, n) ORDER BY k, p;
-- a chain comes to an end at a rate below -100, and goes on through one of -100 to zero; a base that changes from row to row
SELECT period, chain_link(g, period, '2020') OVER (PARTITION BY k) AS from_2020, chain_link(g, period, '2023') OVER (PARTITION BY k) AS from_2023, k FROM (VALUES (1, '2020'::ref_period, 1.0), (1, '2021', -99.99), (1, '2022', 2), (1, '2023', 3), (2, '2020', 1), (2, '2021', -100), (2, '2022', 2), (2, '2023', 3), (3, '2020', 1), (3, '2021', -100.01), (3, '2022', 2), (3, '2023', 3), (4, '2020', 1), (4, '2021', 'Infinity'), (4, '2022', 2), (4, '2023', 3)) x (k, period, g) ORDER BY k, period;
SELECT period, chain_link(g, period, ('202' || (y + 1) % 3)::ref_period) OVER (ORDER BY y) AS other_base, chain_link(g, period, '2020', y = 1) OVER () AS other_way FROM (VALUES (0, '2020'::ref_period, 1.0), (1, '2021', 10), (2, '2022', 20)) x (y, period, g) ORDER BY y;
-- rows of no period, and a chain from year to year of what is no number of months
SELECT p, chain_link(g, p, '2023-W02'::ref_period, true) OVER () AS on_year, chain_link(g, p, '2023-W02'::ref_period, false) OVER () AS on_period, chain_link(g, p, '2023-W02'::ref_period, g < 8) OVER () AS mixed FROM (VALUES ('2023-W01'::ref_period, 5.0), ('2023-W02', 7), ('2023-W03', 9), (NULL, 1), ('2024-W02', 3)) v (p, g);
SELECT p, rebase(g, p, '2023-02') OVER () AS rebased, splice(g, g * 2, p, '2023-02') OVER () AS spliced FROM (VALUES ('2023-01'::ref_period, 5.0), ('2023-02', 8), (NULL, 1)) v (p, g);
