SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
\pset null '(null)'
SET datestyle = ISO;
-- feature 23: from months to cumulative figures: months, one of them missing, and the next year; no ORDER BY is needed
CREATE TEMP TABLE monthly (period ref_period, value numeric);
INSERT INTO monthly VALUES ('2023-03', 3.5), ('2023-01', 1.25), ('2023-02', 2), ('2023-06', 6), ('2023-04', 4), ('2024-02', 20), ('2024-01', 10), ('2022-12', 12), ('2023-07', 7);
SELECT period, value, to_ytd(period) AS ytd_period, to_ytd(value, period) OVER () AS ytd, to_ytd(value::float8, period) OVER () AS float8, to_ytd(value::bigint, period) OVER () AS int8, to_ytd(value, end_date(period)) OVER () AS by_date
FROM monthly ORDER BY period;
-- feature 26: January and February come together
CREATE TEMP TABLE combined (period ref_period, value numeric);
INSERT INTO combined VALUES ('2023-01-01/P2M', 21.5), ('2023-03', 12), ('2023-04', 13.5), ('2023-05', 11), ('2024-01-01/P2M', 22), ('2024-03', NULL), ('2024-04', 1);
SELECT period, label(period, 'zh') AS label, value, to_ytd(period) AS ytd_period, to_ytd(value, period) OVER () AS ytd FROM combined ORDER BY period;
-- feature 24: and back, without loss: the two months are the first single period
CREATE TEMP TABLE cumulative AS SELECT to_ytd(period) AS period, to_ytd(value, period) OVER () AS value FROM combined;
SELECT period, value, from_ytd_period(value, period) OVER () AS single_period, from_ytd(value, period) OVER () AS single, from_ytd(value::float8, period) OVER () AS float8
FROM cumulative ORDER BY period;
SELECT period, value FROM combined EXCEPT SELECT from_ytd_period(value, period) OVER (), from_ytd(value, period) OVER () FROM cumulative ORDER BY 1;
-- with a January figure, February is February; a month that is missing is not skipped
SELECT period, value, from_ytd_period(value, period) OVER () AS single_period, from_ytd(value, period) OVER () AS single,
	from_ytd_period(value, period, 'Q') OVER () AS quarter, from_ytd(value, period, 'Q') OVER () AS quarter_value, from_ytd(value, period, 'S') OVER () AS half_value, from_ytd(value, period, 'A') OVER () AS year_value
FROM (VALUES ('2023-01'::ref_period, 10::bigint), ('2023-01-01/P2M', 25), ('2023-Q1', 45), ('2023-01-01/P5M', 90), ('2023-S1', 111), ('2023-01-01/P9M', 170), ('2023', 250), ('2022', 200), ('2022-01', NULL), ('2022-01-01/P2M', 30), (NULL, 1)) v (period, value) ORDER BY period;
-- dates mark the month that a figure runs to
SELECT day, value, from_ytd(value, day) OVER () AS single, from_ytd_period(value, day) OVER () AS single_period, from_ytd(value, day, 'Q') OVER () AS quarter
FROM (VALUES ('2023-02-28'::date, 25), ('2023-03-31', 45), ('2023-04-15', 60), ('2023-06-30', 111), ('2024-01-31', 9), ('2024-02-29', 30)) v (day, value) ORDER BY day;
-- quarters, half-years, bimonthly and mixed months: each length is a series of its own
SELECT period, to_ytd(value, period) OVER () FROM (VALUES ('2023-Q1'::ref_period, 1), ('2023-Q2', 2), ('2023-Q4', 4), ('2023-S1', 10), ('2023-S2', 20), ('2023', 100), ('2023-03-01/P2M', 7), ('2023-01-01/P2M', 5), ('2023-01', 2), ('2023-02', 4), ('2023-03', 8), ('2023-T1', 3)) v (period, value) ORDER BY period;
-- January-February where one of the two months has no value
SELECT r, period, to_ytd(value, period) OVER (PARTITION BY r) FROM (VALUES (1, '2023-01'::ref_period, NULL), (1, '2023-02', 2), (1, '2023-01-01/P2M', 5), (1, '2023-03', 1), (2, '2023-02', NULL), (2, '2023-01-01/P2M', 6), (2, '2023-03', 1), (2, '2023-01', 1), (3, '2023-01-01/P2M', NULL), (3, '2023-03', 1)) v (r, period, value) ORDER BY r, period;
-- what is not a number
SELECT period, to_ytd(value, period) OVER () AS ytd, from_ytd(value, to_ytd(period)) OVER () AS single FROM (VALUES ('2023-01'::ref_period, 1::numeric), ('2023-02', 'NaN'), ('2023-03', 'Infinity')) v (period, value) ORDER BY period;
-- refused
SELECT to_ytd(value, period) OVER () FROM (VALUES (1, '2023-01-01/P5M'::ref_period)) v (value, period);
SELECT to_ytd(value, period) OVER () FROM (VALUES (1, '2023-W05'::ref_period)) v (value, period);
SELECT to_ytd(value, period) OVER () FROM (VALUES (1, '2023-02'::ref_period), (2, '2023-02')) v (value, period);
SELECT from_ytd(value, period) OVER () FROM (VALUES (1, '2023-02'::ref_period)) v (value, period);
SELECT from_ytd(value, period) OVER () FROM (VALUES (1, '2023/P2Y'::ref_period)) v (value, period);
SELECT from_ytd(value, period, 'W') OVER () FROM (VALUES (1, '2023'::ref_period)) v (value, period);
SELECT to_ytd(value, period) FROM monthly;
SELECT to_ytd('2022-12-01/P2M'::ref_period);
SELECT from_ytd(value, period, NULL) OVER () FROM (VALUES (1, '2023'::ref_period)) v (value, period);
SELECT to_ytd(value, period) OVER () FROM monthly WHERE false;
-- feature 27: growth of a month from two cumulative rates: profits of January-May 2023: 26 688.9 at -18.8 %, January-April 20 328.8 at -20.6 %; May was published at -12.6 %
SELECT stat_round(implied_growth(26688.9, -18.8, 20328.8, -20.6), 1) AS implied, stat_round(lower(i), 2) AS lower, stat_round(upper(i), 2) AS upper, i @> -12.6 AS holds_published
FROM implied_growth_interval(26688.9, -18.8, 20328.8, -20.6, 1, 1) i;
SELECT implied_growth(300, 50, 100, 0) AS half, implied_growth(300::float8, 50, 100, 0) AS float8, implied_growth(100, 0, 100, 0) AS no_base, implied_growth(100, -100, 50, 0) AS lost, implied_growth(NULL, 1, 1, 1), implied_growth('NaN', 1::numeric, 1, 1);
SELECT implied_growth_interval(300, 50, 100, 0, 0, 0) AS interval, implied_growth_interval(10.1, 1, 10.0, 1, 1, 1) AS unbounded, implied_growth_interval(100, 0, 100, 0, 1, 1) AS no_base;
-- feature 25: cumulative figures against the same span a year earlier; where January had no figure, January-February has
SELECT period, value, yoy_growth(value, period) OVER () AS growth, yoy_base(value, period) OVER () AS base
FROM (VALUES ('2022-01-01/P2M'::ref_period, 20.0), ('2022-Q1', 31), ('2022-01-01/P4M', 42), ('2023-01-01/P2M', 22), ('2023-Q1', 31), ('2023-01-01/P4M', 45.36), ('2023-01-01/P5M', 60), ('2023-03', 9), ('2022-03', 11)) v (period, value) ORDER BY period;
-- feature 28: cumulative figure of a month = that of the month before + the month; the residual of published figures
SELECT period, ytd, month, residual, adds_up(ytd, ytd - residual, 2, 1) AS within_rounding
FROM (SELECT to_ytd(period) AS period, ytd, month, ytd - lag(ytd) OVER (ORDER BY period) - month AS residual
	FROM (VALUES ('2023-03'::ref_period, 151.2, NULL), ('2023-04', 203.3, 52.1), ('2023-05', 266.9, 63.5), ('2023-06', 338.8, 72.9)) v (period, ytd, month)) s ORDER BY period;

-- long numerics (above a short varlena, above a page) beside narrow and wide columns: no value may lie in a row that is gone
CREATE TEMP VIEW wide AS SELECT k, i, ref_month(2020 + i / 12, 1 + i % 12) AS period, (11.5 + i * 37 % 11) * factor + (1 + i % 3) * tiny AS v, repeat('w', bytes + i) AS w
FROM (VALUES (1, 1::numeric, 1e-400, 40), (2, 1, 1e-400, 3000000), (3, 1e11100, 1e-5400, 40), (4, 1e11100, 1e-5400, 3000000)) size (k, factor, tiny, bytes), generate_series(0, 14) i OFFSET 0;
SELECT k, count(*) AS rows, max(length(w)) AS wide, count(ytd) AS known, count(*) FILTER (WHERE ytd IS DISTINCT FROM plain) AS ytd_differs, count(*) FILTER (WHERE single IS DISTINCT FROM v) AS single_differs
FROM (SELECT *, from_ytd(ytd, to_ytd(period)) OVER (PARTITION BY k ORDER BY i % 4) AS single
	  FROM (SELECT *, to_ytd(v, period) OVER (PARTITION BY k ORDER BY i % 5) AS ytd, sum(v) OVER (PARTITION BY k, i / 12 ORDER BY i) AS plain FROM wide) x) y GROUP BY k ORDER BY k;

-- every month there, missing, or there and NULL, with and without January-February: random years against plain SQL, and back
SELECT setseed(0.24) \g /dev/null
CREATE TEMP TABLE single AS
SELECT y, m, CASE WHEN m = 0 THEN ref_months(make_date(y, 1, 1), 2) ELSE ref_month(y, m) END AS period, CASE WHEN random() < 0.75 THEN round((random() * 200 - 100)::numeric, (random() * 2)::int) END AS v
FROM generate_series(1001, 1600) y, generate_series(0, 12) m WHERE random() < CASE WHEN y % 3 = 0 THEN 1 ELSE 0.85 END;
UPDATE single SET v = 1 + m WHERE y % 3 = 0 AND v IS NULL AND m > 2 AND m < y % 12;
CREATE TEMP VIEW years AS
SELECT y, max(v) FILTER (WHERE m = 1) AS january, max(v) FILTER (WHERE m = 2) AS february, max(v) FILTER (WHERE m = 0) AS both_months FROM single GROUP BY y;
WITH plain AS (SELECT s.*, CASE m WHEN 0 THEN v WHEN 1 THEN january WHEN 2 THEN coalesce(january + february, both_months)
		ELSE CASE WHEN count(v) FILTER (WHERE m > 2) OVER w = m - 2 THEN coalesce(january + february, both_months) + sum(v) FILTER (WHERE m > 2) OVER w END END AS expected
	FROM single s JOIN years USING (y) WINDOW w AS (PARTITION BY y ORDER BY m))
SELECT count(*) AS rows, count(expected) AS known, count(*) FILTER (WHERE m > 9 AND expected IS NOT NULL) > 20 AS late, count(*) FILTER (WHERE ytd IS DISTINCT FROM expected) AS differ, count(*) FILTER (WHERE together IS DISTINCT FROM expected) AS together_differ
FROM (SELECT *, to_ytd(v, period) OVER (PARTITION BY y) AS ytd, to_ytd(v, period) OVER () AS together FROM plain) x;
CREATE TEMP TABLE running AS SELECT y, m, CASE WHEN random() < 0.8 THEN round((random() * 1000)::numeric, 1) END AS c FROM generate_series(1001, 1600) y, generate_series(1, 12) m WHERE random() < 0.9;
WITH plain AS (SELECT r.*, step, code, CASE WHEN m % step > 0 THEN NULL WHEN m = step OR m = 2 AND step = 1 AND b.c IS NULL THEN r.c ELSE r.c - b.c END AS expected,
		CASE WHEN m % step > 0 THEN NULL WHEN m = 2 AND step = 1 AND b.c IS NULL THEN ref_ytd(y, 2) ELSE ref_months(make_date(y, m - step + 1, 1), step) END AS expected_period
	FROM running r CROSS JOIN (VALUES ('M', 1), ('Q', 3), ('T', 4), ('S', 6), ('A', 12)) f (code, step) LEFT JOIN LATERAL (SELECT c FROM running b WHERE b.y = r.y AND b.m = r.m - step) b ON true)
SELECT code, count(*) AS rows, count(expected) AS known, count(*) FILTER (WHERE a IS DISTINCT FROM expected) AS differ, count(*) FILTER (WHERE b IS DISTINCT FROM expected) AS by_date_differ, count(*) FILTER (WHERE p IS DISTINCT FROM expected_period) AS period_differs, count(*) FILTER (WHERE d IS DISTINCT FROM expected_period) AS by_date_differs,
	count(*) FILTER (WHERE code = 'M' AND (plain_a IS DISTINCT FROM expected OR plain_p IS DISTINCT FROM expected_period)) AS without_code
FROM (SELECT *, from_ytd(c, ref_ytd(y, m), code) OVER w AS a, from_ytd(c, make_date(y, m, 1) + m * 2, code) OVER w AS b, from_ytd_period(c, ref_ytd(y, m), code) OVER w AS p, from_ytd_period(c, make_date(y, m, 28), code) OVER w AS d,
		from_ytd(c, ref_ytd(y, m)) OVER w AS plain_a, from_ytd_period(c, ref_ytd(y, m)) OVER w AS plain_p
	FROM plain WINDOW w AS (PARTITION BY code)) x GROUP BY code ORDER BY min(step);
-- a figure after one that is there and NULL; the months around the ends of the year and of the calendar
SELECT m, from_ytd(v, ref_ytd(2023, m)) OVER () AS of_period, from_ytd(v, make_date(2023, m, 28)) OVER () AS of_date, from_ytd(v, ref_ytd(2023, m), 'Q') OVER () AS quarter FROM (VALUES (1, 10), (2, NULL), (3, 55), (4, 60), (6, 100), (12, 1)) x (m, v) ORDER BY m;
SELECT to_ytd(p), p FROM unnest(ARRAY['2023-12', '2023-11-01/P2M', '2023-01', '0001-01', '9999-12', '9999', '2023-02-01/P11M']::ref_period[]) p;
SELECT to_ytd('2022-12-01/P13M'::ref_period);
SELECT to_ytd('2023-01-01'::ref_period);
SELECT from_ytd(v, p) OVER () AS single, from_ytd_period(v, p) OVER () AS period FROM (VALUES (5, '9999'::ref_period), (4, '9999-01-01/P11M'), (2, '0001-01')) x (v, p);
-- years that begin before the first one: what lies there is not known, in any step and from any month
SELECT day, first, step, from_ytd(v, day, step, first) OVER w AS single, from_ytd_period(v, day, step, first) OVER w AS period
FROM unnest(ARRAY[2, 7, 12]) first, unnest('{M,Q,S,A}'::text[]) step, (VALUES (1.0, '0001-01-15'::date), (3, '0001-02-15'), (6, '0001-03-15'), (9, '0001-06-15')) x (v, day) WINDOW w AS (PARTITION BY first, step) ORDER BY first, day, step;
SELECT period, to_ytd(v, period, 'A', 7) OVER () AS ytd FROM (VALUES (1.0, '0001-01..02'::ref_period), (3, '0001-03')) x (v, period) ORDER BY period;
SELECT from_ytd(1, '2023-01-01/P13M'::ref_period) OVER ();
SELECT from_ytd(1, '2023-01-01'::ref_period) OVER ();
-- implied growth: a factor of zero has no rate, whatever the levels; the base at zero and beside it
SELECT implied_growth(100, 0, -50, -100) AS before_lost, implied_growth(-100, -100, -150, 5) AS lost, implied_growth(100, 0, -50, -99.9999) AS nearly, implied_growth(100, 0, 100, 0.0000000001) AS tiny_base, implied_growth(100, 0.0000000001, 100, 0) AS negative_base;
SELECT implied_growth_interval(300, 50, -100, -99.95, 1, 1) AS touches_lost, implied_growth_interval(300, 50, -100, -99.94, 1, 1) = numrange(NULL, NULL) AS beside, implied_growth_interval(300, 50, -100, -99.95::float8, 2, 1) = numrange(NULL, NULL) AS finer;
-- an exact half at the 21st digit
SELECT implied_growth(v, a, 0, 0) = round(a, 18) AS up, implied_growth(v, -a, 0, 0) = -round(a, 18) AS down FROM (VALUES (7.0, 10.0000000000000000005), (7, 12.3456789012345678985)) x (v, a);
-- the interval is the hull of the rates at its sixteen corners; growth and levels may have other decimals
WITH x (v, a, u, b, da, dv) AS (VALUES (26688.9, -18.8, 20328.8, -20.6, 1, 1), (300, 50, 100, 0, 0, 0), (1234.5, 3.25, 1000.5, 4.75, 2, 1), (1300, 50, 400, 3, 0, -2), (1300, 50, 400, 3, -1, 0), (200, 5, 199, 5, 0, 1)),
	corner AS (SELECT x.*, implied_growth(v + i * hv, a + j * ha, u + k * hv, b + l * ha) AS rate FROM x, LATERAL (SELECT 5 * 10::numeric ^ (-dv - 1) AS hv, 5 * 10::numeric ^ (-da - 1) AS ha) h, (VALUES (-1), (1)) i (i), (VALUES (-1), (1)) j (j), (VALUES (-1), (1)) k (k), (VALUES (-1), (1)) l (l))
SELECT v, da, dv, count(rate) AS corners, implied_growth_interval(v, a, u, b, da, dv) = CASE WHEN count(rate) = 16 THEN numrange(min(rate), max(rate), '[]') ELSE numrange(NULL, NULL) END AS hull FROM corner GROUP BY v, a, u, b, dv, da ORDER BY v, da;
-- rows of no period have no figure, and take none from the others
SELECT p, to_ytd(g, p) OVER () AS to_ytd FROM (VALUES ('2023-01'::ref_period, 5.0), ('2023-02', 7), (NULL, 1)) v (p, g);
SELECT p, from_ytd(g, p) OVER () AS from_ytd, from_ytd_period(g, p) OVER () AS of FROM (VALUES ('2023-01'::ref_period, 5.0), ('2023-01/02', 7), (NULL, 1)) v (p, g);
SELECT d, to_ytd(g, d) OVER () AS to_ytd, from_ytd(g, d) OVER () AS from_ytd FROM (VALUES ('2023-01-31'::date, 5.0), ('2023-02-28', 7), (NULL, 1)) v (d, g);

-- within a quarter or half-year, and in years that begin in another month: plain sums over the calendar
CREATE TEMP TABLE month_value AS SELECT ref_month(2020, 1) + i AS period, make_date(2020, 1, 1) + make_interval(months => i, days => i % 28) AS day, CASE WHEN i IN (17, 30) THEN NULL ELSE i * i % 37 - 4.5 END AS value FROM generate_series(0, 47) i WHERE i <> 40;
SELECT within, first_month, count(*), count(to_ytd) AS known, count(*) FILTER (WHERE to_ytd IS DISTINCT FROM plain) AS differ, count(*) FILTER (WHERE to_ytd IS DISTINCT FROM of_dates) AS dates_differ
FROM (SELECT within, first_month, to_ytd(m.value, m.period, within, first_month) OVER w AS to_ytd, to_ytd(m.value, m.day::date, within, first_month) OVER w AS of_dates, plain
	FROM month_value m CROSS JOIN (VALUES ('A', 12), ('S', 6), ('T', 4), ('Q', 3), ('M', 1)) s (within, length) CROSS JOIN unnest(ARRAY[1, 2, 4, 10]) first_month
	CROSS JOIN LATERAL (SELECT (number_in_year(m.period)::int - first_month + 12) % length + 1 AS n) n
	CROSS JOIN LATERAL (SELECT CASE WHEN count(p.value) = n THEN sum(p.value) END AS plain FROM month_value p WHERE p.period > m.period - n AND p.period <= m.period) p WINDOW w AS (PARTITION BY within, first_month)) s GROUP BY 1, 2 ORDER BY 1, 2;
SELECT period, to_ytd(period::ref_period, within, first_month) AS cumulative FROM (VALUES ('2024-05', 'A', 1), ('2024-05', 'Q', 1), ('2024-05', 'S', 1), ('2024-02', 'A', 4), ('2024-04', 'A', 4), ('2024-Q1', 'A', 4), ('2024-05..06', 'Q', 1), ('2024-05', 'M', 1), ('2024-05', NULL, 1)) x (period, within, first_month);
-- April and May of an unfinished quarter are compared with April and May
WITH m AS (SELECT ref_month(2024, 1) + i AS period, v FROM unnest(ARRAY[100.0, 100, 100, 110, 120, 130, 100, 100, 100, 100, 100, 100, 100, 100, 105, 108, 115]) WITH ORDINALITY x (v, n), LATERAL (SELECT n::int - 1 AS i) i),
	q AS (SELECT period, to_ytd(period, 'Q') AS so_far, to_ytd(v, period, 'Q') OVER () AS value FROM m)
SELECT so_far, value, stat_round(yoy_growth(value, so_far) OVER (), 1) AS growth FROM q ORDER BY period DESC LIMIT 4;
-- a whole quarter before would give -38.1
SELECT stat_round(yoy_growth(223, 360), 1) AS with_a_whole_quarter;
-- January and February in one figure, inside a year that begins in April and inside half-years
WITH j AS (SELECT * FROM (VALUES ('2022-11'::ref_period, 3), ('2022-12', 4), ('2023-01..02', 9), ('2023-03', 5), ('2023-04', 7)) x (period, value))
SELECT period, to_ytd(value, period) OVER () AS year, to_ytd(value, period, 'S') OVER () AS half, to_ytd(value, period, 'Q') OVER () AS quarter, to_ytd(value, period, 'A', 11) OVER () AS from_november FROM j ORDER BY period;
-- the Union Government of India, revenue receipts, crore rupees, fiscal years April to March: printed to date 35081 83012 199302 291019 409868 623207 728768 804861 1013622 1095687 1177678 1435185 and 70657 126457 267771 335736 464548
CREATE TEMP TABLE india AS SELECT ref_month(2017, 4) + (n::int - 1) AS month, amount FROM unnest(ARRAY[35081, 47931, 116290, 91717, 118849, 213339, 105561, 76093, 208761, 82065, 81991, 257507, 70657, 55800, 141314, 67965, 128812]) WITH ORDINALITY x (amount, n);
CREATE TEMP TABLE india_to_date AS SELECT month, amount, to_ytd(month, 'A', 4) AS period, to_ytd(amount, month, 'A', 4) OVER () AS to_date FROM india;
SELECT string_agg(to_date::text, ' ' ORDER BY month) AS to_date FROM india_to_date;
SELECT period, stat_round(growth, 2) AS growth FROM (SELECT month, period, yoy_growth(to_date, period) OVER () AS growth FROM india_to_date) g WHERE growth IS NOT NULL ORDER BY month;
SELECT count(*), count(*) FILTER (WHERE back IS DISTINCT FROM amount OR back_period IS DISTINCT FROM month) AS differ FROM (SELECT month, amount, from_ytd(to_date, period, 'M', 4) OVER () AS back, from_ytd_period(to_date, period, 'M', 4) OVER () AS back_period FROM india_to_date) b;
SELECT count(*) FILTER (WHERE of_day IS DISTINCT FROM to_date OR back IS DISTINCT FROM amount) AS differ FROM (SELECT amount, to_date, to_ytd(amount, start_date(month), 'A', 4) OVER () AS of_day, from_ytd(to_date, start_date(month), first_month => 4) OVER () AS back FROM india_to_date) d;
SELECT to_ytd(v, p, 'Q', 13) OVER () FROM (VALUES (1, '2024-05'::ref_period)) x (v, p);
SELECT to_ytd(v, p, 'W') OVER () FROM (VALUES (1, '2024-05'::ref_period)) x (v, p);
SELECT to_ytd(v, p, within, first_month) OVER () FROM (VALUES (1, '2024-05'::ref_period, NULL, 1), (1, '2024-06', 'A', NULL), (1, '2024-Q2', 'M', 1)) x (v, p, within, first_month);
SELECT to_ytd(v, p, 'A', 2) OVER () FROM (VALUES (1, '2024-Q2'::ref_period)) x (v, p);
SELECT to_ytd('2024-05'::ref_period, 'A', 0);
SELECT to_ytd('2024-03..04'::ref_period, 'Q');
SELECT to_ytd('0001-02'::ref_period, 'A', 4);
SELECT from_ytd(v, p, 'M', 4) OVER () FROM (VALUES (1, '2024-01..05'::ref_period)) x (v, p);
