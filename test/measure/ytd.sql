-- Cumulative and single periods, held against plain SQL over random series.
\set QUIET on
SET client_min_messages = warning;
CREATE EXTENSION indstat;
SELECT plan(17);

-- Random series: some months missing, some without a value; about a third of
-- the years of a series have January and February together.
SELECT setseed(0.11) \g /dev/null
CREATE TEMP TABLE years AS
SELECT r, y, random() < 0.35 AS together FROM generate_series(1, 80) r, generate_series(2015, 2022) y;
CREATE TEMP TABLE single AS
SELECT r, y, m, CASE WHEN together AND m = 2 THEN ref_ytd(y, 2) ELSE ref_month(y, m) END AS period,
	CASE WHEN random() < 0.03 THEN NULL ELSE round(((random() - 0.3) * 10 ^ (random() * 12))::numeric, (random() * 6)::integer) END AS value
FROM years, generate_series(1, 12) m
WHERE NOT (together AND m = 1) AND random() < 0.97;

-- Plain SQL: the sum of the year so far, if none of its months is missing.
CREATE TEMP TABLE oracle AS
SELECT s.r, s.y, s.m, s.period, s.value,
	(SELECT CASE WHEN count(b.value) = s.m - CASE WHEN t.together THEN 1 ELSE 0 END THEN sum(b.value) END
	 FROM single b WHERE b.r = s.r AND b.y = s.y AND b.m <= s.m) AS ytd
FROM single s JOIN years t ON t.r = s.r AND t.y = s.y;
CREATE TEMP TABLE cumulative AS
SELECT r, y, m, period, value, to_ytd(value, period) OVER (PARTITION BY r) AS ytd FROM single;

SELECT cmp_ok((SELECT count(*) FROM oracle WHERE ytd IS NOT NULL), '>', 4000::bigint, 'there are sums to compare');
SELECT cmp_ok((SELECT count(*) FROM oracle WHERE ytd IS NULL AND value IS NOT NULL), '>', 500::bigint, 'and sums that a missing month makes unknown');
SELECT is_empty($$SELECT c.r, c.period FROM cumulative c JOIN oracle o ON o.r = c.r AND o.period = c.period WHERE c.ytd IS DISTINCT FROM o.ytd$$,
	'★ 26 to_ytd: January to date, January-February combined or not, unknown from the first missing month on');
SELECT is_empty($$SELECT c.r, c.period FROM cumulative c JOIN (
		SELECT r, period, to_ytd(value, period) OVER (PARTITION BY r ORDER BY md5(period::text) ROWS 1 PRECEDING) AS ytd FROM single) s
		ON s.r = c.r AND s.period = c.period WHERE c.ytd IS DISTINCT FROM s.ytd$$,
	'neither ORDER BY nor a frame matters');
SELECT is_empty($$SELECT c.period FROM cumulative c JOIN (
		SELECT r, y, m, to_ytd(value, make_date(y, m, 1 + (r + m) % 28)) OVER (PARTITION BY r) AS ytd
		FROM single WHERE (r, y) NOT IN (SELECT r, y FROM years WHERE together)) s
		ON s.r = c.r AND s.y = c.y AND s.m = c.m WHERE c.ytd IS DISTINCT FROM s.ytd$$,
	'dates mark months');

-- The way back: exactly the figures of the months whose year is known so far.
CREATE TEMP TABLE back AS
SELECT r, from_ytd_period(ytd, to_ytd(period)) OVER w AS period, from_ytd(ytd, to_ytd(period)) OVER w AS value
FROM cumulative WINDOW w AS (PARTITION BY r);
SELECT is_empty($$SELECT r, period, value FROM oracle WHERE ytd IS NOT NULL EXCEPT SELECT r, period, value FROM back$$,
	'★ 24 from_ytd(to_ytd(x)) = x, periods included');
SELECT is_empty($$SELECT b.r, b.period FROM back b JOIN oracle o ON o.r = b.r AND o.period = b.period
	WHERE b.value IS NOT NULL AND (o.ytd IS NULL OR b.value IS DISTINCT FROM o.value)$$,
	'from_ytd gives nothing where the cumulative figure is unknown: no shifted difference');
SELECT is_empty($$WITH c AS (SELECT r, from_ytd_period(ytd, to_ytd(period)) OVER w AS period, from_ytd(ytd, to_ytd(period)) OVER w AS value, to_ytd(period) AS cumulative_period, ytd
		FROM cumulative WHERE ytd IS NOT NULL WINDOW w AS (PARTITION BY r))
	SELECT r, period FROM (SELECT *, to_ytd(value, period) OVER (PARTITION BY r) AS again FROM c) s WHERE again IS DISTINCT FROM ytd OR to_ytd(period) <> cumulative_period$$,
	'to_ytd(from_ytd(x)) = x');
SELECT is_empty($$SELECT r, period FROM back WHERE months(period) = 2 AND (r, year_of(period)) IN (SELECT r, y FROM years WHERE NOT together)
		AND EXISTS (SELECT FROM single s WHERE s.r = back.r AND s.period = ref_month(year_of(back.period), 1) AND s.value IS NOT NULL)$$,
	'★ 26 two months are one period only where January has no figure');

-- ★ 28: the identity of cumulative and single figures
SELECT is_empty($$SELECT c.r, c.period FROM cumulative c JOIN cumulative p ON p.r = c.r AND p.y = c.y AND p.m = c.m - 1
	WHERE c.ytd - p.ytd <> c.value$$, '★ 28 YTD(m) = YTD(m-1) + month(m), exactly');

-- Quarters from cumulative months, against sums of months.
SELECT is_empty($$WITH q AS (SELECT r, from_ytd_period(ytd, to_ytd(period), 'Q') OVER w AS quarter, from_ytd(ytd, to_ytd(period), 'Q') OVER w AS value
		FROM cumulative WINDOW w AS (PARTITION BY r))
	SELECT q.r, q.quarter FROM q JOIN LATERAL (SELECT sum(s.value) AS value FROM single s WHERE s.r = q.r AND q.quarter @> s.period) s ON true
	WHERE q.value IS NOT NULL AND q.value <> s.value$$, 'quarters from cumulative months are sums of their months');

-- 0.1 + 0.2: the sum is exact, where double precision prints another digit.
SELECT is((SELECT to_ytd(v, p) OVER () FROM (VALUES (0.1::float8, '2023-01'::ref_period), (0.2, '2023-02')) x (v, p) ORDER BY p DESC LIMIT 1)::text, '0.3', 'double precision is summed as its shortest decimals');
SELECT isnt((0.1::float8 + 0.2::float8)::text, '0.3', 'which double precision itself does not do');

-- ★ 27: the growth that two cumulative rates imply, from months whose truth is known
SELECT setseed(0.27) \g /dev/null
CREATE TEMP TABLE implied AS
SELECT v, u, vb, ub, 100 * ((v - u) - (vb - ub)) / (vb - ub) AS truth, round(100 * (v - vb) / vb, 1) AS gv, round(100 * (u - ub) / ub, 1) AS gu
FROM (SELECT u + round((50 + random() * 100)::numeric, 1) AS v, u, ub + round((50 + random() * 100)::numeric, 1) AS vb, ub
	  FROM (SELECT round((100 + random() * 900)::numeric, 1) AS u, round((100 + random() * 900)::numeric, 1) AS ub FROM generate_series(1, 2000)) a) b;
SELECT is_empty($$SELECT * FROM implied WHERE NOT implied_growth_interval(v, gv, u, gu, 1, 1) @> truth$$,
	'★ 27 implied_growth_interval holds the true growth of the month, given rates rounded to one decimal');
SELECT is_empty($$SELECT * FROM implied WHERE NOT implied_growth_interval(v, gv, u, gu, 1, 1) @> implied_growth(v, gv, u, gu)$$,
	'and the implied growth itself');
SELECT is_empty($$SELECT * FROM implied WHERE abs(implied_growth(v, 100 * (v - vb) / vb, u, 100 * (u - ub) / ub) - truth) > 1e-9$$,
	'with unrounded rates the implied growth is the true one');
SELECT is_empty($$SELECT * FROM implied, generate_series(1, 5) WHERE NOT implied_growth_interval(v, gv, u, gu, 1, 1) @>
		implied_growth(v + (random() - 0.5)::numeric / 10, gv + (random() - 0.5)::numeric / 10, u + (random() - 0.5)::numeric / 10, gu + (random() - 0.5)::numeric / 10)$$,
	'no figures within their rounding imply a growth outside the interval');
SELECT * FROM finish();
