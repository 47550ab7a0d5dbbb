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
