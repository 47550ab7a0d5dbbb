-- Linked indexes and their contributions: worked examples, then links made in plain SQL over random parts.
\set QUIET on
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
\pset null '(null)'

-- The two products of the IMF's quarterly national accounts manual: quantities and prices, a year and twelve quarters; the results are exact fractions to four decimals.
CREATE TEMP TABLE two (period ref_period, product text, quantity numeric, price numeric);
INSERT INTO two VALUES
	('1997', 'A', 251.0, 7.0),
	('1997', 'B', 236.0, 6.0),
	('1998-Q1', 'A', 67.4, 6.1),
	('1998-Q1', 'B', 57.6, 8.0),
	('1998-Q2', 'A', 69.4, 5.7),
	('1998-Q2', 'B', 57.1, 8.6),
	('1998-Q3', 'A', 71.5, 5.3),
	('1998-Q3', 'B', 56.5, 9.4),
	('1998-Q4', 'A', 73.7, 5),
	('1998-Q4', 'B', 55.8, 10.0),
	('1999-Q1', 'A', 76, 4.5),
	('1999-Q1', 'B', 55.4, 10.7),
	('1999-Q2', 'A', 78.3, 4.3),
	('1999-Q2', 'B', 54.8, 11.5),
	('1999-Q3', 'A', 80.6, 3.8),
	('1999-Q3', 'B', 54.2, 11.7),
	('1999-Q4', 'A', 83.1, 3.5),
	('1999-Q4', 'B', 53.6, 12.1),
	('2000-Q1', 'A', 85.5, 3.4),
	('2000-Q1', 'B', 53.2, 12.5),
	('2000-Q2', 'A', 88.2, 3.1),
	('2000-Q2', 'B', 52.7, 13),
	('2000-Q3', 'A', 90.8, 2.8),
	('2000-Q3', 'B', 52.1, 13.8),
	('2000-Q4', 'A', 93.5, 2.7),
	('2000-Q4', 'B', 52, 14.7);
CREATE TEMP TABLE year AS SELECT year_of(period) AS y, product, sum(quantity) AS quantity, round(sum(quantity * price), 60) / sum(quantity) AS price, sum(quantity * price) AS value FROM two GROUP BY 1, 2;
-- volumes of the quarters at the average prices of the year before, on the mean and on the fourth quarter of that year
CREATE TEMP TABLE two_short AS
SELECT n.period, index_agg(n.quantity, b.quantity / 4, NULL, b.price, 'lowe') AS annual, index_agg(n.quantity, coalesce(q.quantity, b.quantity / 4), NULL, b.price, 'lowe') AS quarterly
FROM two n JOIN year b ON b.y = year_of(n.period) - 1 AND b.product = n.product LEFT JOIN two q ON q.period = ref_quarter(b.y, 4) AND q.product = n.product WHERE frequency(n.period) = 'Q' GROUP BY n.period;
CREATE TEMP TABLE linked AS SELECT period, chain_link(annual, period, '1997', 'annual_overlap') OVER () AS annual_overlap, chain_link(quarterly, period, '1997-Q4', 'one_quarter_overlap') OVER () AS one_quarter_overlap FROM two_short;
-- annual overlap 103.0444 104.4311 105.8304 107.2424 107.2630 108.1148 108.9665 109.9472 109.6214 110.2055 110.6114 111.7235; one-quarter overlap the same in 1998, then 108.3149 109.1750 110.0350 111.0253 111.6137 112.2083 112.6217 113.7539;
-- growth on the quarter before in the first quarters 0.0193 and -0.2963 by annual overlap, 1.0001 and 0.5299 by one-quarter overlap
SELECT period, stat_round(annual_overlap, 4) AS annual_overlap, stat_round(one_quarter_overlap, 4) AS one_quarter_overlap, stat_round(pop_growth(annual_overlap, period) OVER (), 4) AS growth_annual, stat_round(pop_growth(one_quarter_overlap, period) OVER (), 4) AS growth_one_quarter FROM linked ORDER BY period;
-- contributions of A to the latter: 1.7127 1.7745 1.8344 1.3962 1.3824 1.3715 1.4791 1.0141 1.1349 1.0871 1.1247; of B: -0.3670 -0.4346 -0.5003 -0.3961 -0.5883 -0.5837 -0.5791 -0.4842 -0.6021 -0.7187 -0.1193; first quarters too
CREATE TEMP TABLE volume AS
SELECT t.period, t.product, t.quantity, l.one_quarter_overlap AS whole, l.annual_overlap AS whole_annual, share(y.price * coalesce(q.quantity, y.quantity), sum(y.price * coalesce(q.quantity, y.quantity)) OVER w) AS share, share(y.value, sum(y.value) OVER w) AS share_year
FROM two t JOIN linked l USING (period) JOIN year y ON y.y = year_of(t.period) - 1 AND y.product = t.product LEFT JOIN two q ON q.period = ref_quarter(y.y, 4) AND q.product = t.product WINDOW w AS (PARTITION BY t.period)
UNION ALL SELECT '1997-Q4', product, quantity / 4, 100, 100, NULL, NULL FROM year WHERE y = 1997;
WITH c AS (SELECT period, product, whole, contribution_linked(quantity, whole, share, period, period - 1, 'one_quarter_overlap') OVER (PARTITION BY product) AS c FROM volume)
SELECT a.period, stat_round(a.c, 4) AS a, stat_round(b.c, 4) AS b, abs(a.c + b.c - pop_growth(a.whole, a.period) OVER ()) < 1e-15 AS adds_up FROM c a JOIN c b ON b.period = a.period AND b.product = 'B' WHERE a.product = 'A' AND a.period > '1998-Q1' ORDER BY 1;
-- those to annual overlap add up across the step, too; on a year they are what the annual overlap's own formula adds up to
WITH c AS (SELECT period, product, whole_annual, contribution_linked(quantity, whole_annual, share_year, period, period - 1, 'annual_overlap') OVER w AS c, contribution_linked(quantity, whole_annual, share_year, period, same_period_last_year(period), 'annual_overlap') OVER w AS on_year
	FROM volume WINDOW w AS (PARTITION BY product))
SELECT a.period, stat_round(a.c, 4) AS a, stat_round(b.c, 4) AS b, abs(a.c + b.c - pop_growth(a.whole_annual, a.period) OVER ()) < 1e-15 AS adds_up, stat_round(a.on_year, 4) AS a_on_year, stat_round(b.on_year, 4) AS b_on_year, abs(a.on_year + b.on_year - yoy_growth(a.whole_annual, a.period) OVER ()) < 1e-15 AS adds_up
FROM c a JOIN c b ON b.period = a.period AND b.product = 'B' WHERE a.product = 'A' ORDER BY 1;
-- years: 105.1371 108.5729 110.5405, contributions of A 6.8390 5.5187 4.2438, of B -1.7019 -2.2508 -2.4316
WITH i AS (SELECT ref_year(n.y) AS period, chain_link(index_agg(n.quantity, b.quantity, NULL, b.price, 'lowe'), ref_year(n.y), '1997', 'annual_overlap') OVER () AS i FROM year n JOIN year b ON b.y = n.y - 1 AND b.product = n.product GROUP BY n.y UNION ALL SELECT '1997', 100),
	f AS (SELECT i.period, i, y.product, y.quantity, share(b.value, sum(b.value) OVER (PARTITION BY b.y)) AS share FROM i JOIN year y ON ref_year(y.y) = i.period LEFT JOIN year b ON b.y = y.y - 1 AND b.product = y.product),
	c AS (SELECT period, i, product, contribution_linked(quantity, i, share, period, period - 1, 'annual_overlap') OVER (PARTITION BY product) AS c FROM f)
SELECT period, stat_round(max(i), 4) AS index, stat_round(sum(c) FILTER (WHERE product = 'A'), 4) AS a, stat_round(sum(c) FILTER (WHERE product = 'B'), 4) AS b FROM c GROUP BY period ORDER BY period;

-- GDP at chained Fisher volumes, quarterly national accounts manual 2017, example 8.8: annual links 100.79, 101.00, 102.23 give 100.79, 101.79, 104.06 (2010 = 100) in print; the links have two decimals, so the last ones may be off by one
SELECT period, stat_round(chain_link(v, period, '2010', 'annual_overlap') OVER (), 2) AS chain FROM (VALUES ('2011'::ref_period, 100.79), ('2012', 101.00), ('2013', 102.23)) x (period, v);

-- Random parts, links made in plain SQL
CREATE TEMP TABLE way (link text, length int);
INSERT INTO way VALUES ('december', 1), ('january', 1), ('annual_overlap', 1), ('one_quarter_overlap', 3), ('annual_overlap', 3), ('annual_overlap', 6);
CREATE TEMP TABLE part AS SELECT link, length, n, period, round((80 + 40 * random() + n)::numeric, 2) AS value, CASE link WHEN 'january' THEN year_of(ref_month(year_of(period), number_in_year(period)::int) - 1) ELSE year_of(period) END AS segment
FROM (SELECT setseed(0.72)) s, way, generate_series(1, 4) n, generate_series(0, 72 / length - 1) i, LATERAL (SELECT ref_months((make_date(2015, 1, 1) + make_interval(months => i * length))::date, length) AS period) p;
CREATE TEMP TABLE weight AS SELECT segment, n, round((1 + random() * 99)::numeric, 1) AS weight FROM generate_series(2014, 2020) segment, generate_series(1, 4) n;
CREATE TEMP TABLE link_period AS SELECT link, length, segment, CASE link WHEN 'december' THEN ref_month(segment - 1, 12) WHEN 'january' THEN ref_month(segment, 1) WHEN 'one_quarter_overlap' THEN ref_quarter(segment - 1, 4) ELSE ref_year(segment - 1) END AS link_period FROM way, generate_series(2015, 2020) segment;
CREATE TEMP TABLE relative AS SELECT p.link, p.length, p.segment, p.period, n, w.weight, p.value, l.value AS value_link, 100 * w.weight / sum(w.weight) OVER (PARTITION BY p.link, p.length, p.period) AS share
FROM part p JOIN weight w USING (segment, n) JOIN (SELECT p.link, p.length, l.segment, n, avg(value) AS value FROM link_period l JOIN part p ON p.link = l.link AND p.length = l.length AND p.period <@ l.link_period GROUP BY 1, 2, 3, 4) l USING (link, length, segment, n);
CREATE TEMP TABLE short AS SELECT link, length, segment, period, round(100 * sum(weight * round(value, 60) / value_link) / sum(weight), 40) AS value FROM relative GROUP BY 1, 2, 3, 4;
CREATE TEMP TABLE whole AS
WITH RECURSIVE step AS (SELECT l.link, l.length, l.segment, avg(s.value) / 100 AS step FROM link_period l JOIN short s ON s.link = l.link AND s.length = l.length AND s.period <@ l.link_period GROUP BY 1, 2, 3),
	level AS (SELECT link, length, min(segment) AS segment, round(1.0, 60) AS level FROM short GROUP BY 1, 2 UNION ALL SELECT l.link, l.length, s.segment, round(l.level * s.step, 60) FROM level l JOIN step s ON s.link = l.link AND s.length = l.length AND s.segment = l.segment + 1)
SELECT link, length, segment, period, s.value AS short, l.level * s.value AS value FROM short s JOIN level l USING (link, length, segment);
-- with three bases: a link period before the first row, a period, a year of periods
CREATE TEMP TABLE base AS SELECT link, length, link_period AS base_period FROM link_period WHERE segment = CASE link WHEN 'january' THEN 2015 ELSE 2016 END UNION ALL SELECT link, length, min(period) FILTER (WHERE segment = 2018) FROM whole GROUP BY 1, 2 UNION ALL SELECT link, length, '2019' FROM way;
SELECT link, length, count(*), count(*) FILTER (WHERE abs(linked - plain) > 1e-15 * plain OR linked IS NULL) AS differ, count(*) FILTER (WHERE linked IS DISTINCT FROM ordered) AS order_differs
FROM (SELECT w.link, w.length, w.period, chain_link(short, w.period, b.base_period, w.link) OVER p AS linked, chain_link(short, w.period, b.base_period, w.link) OVER (PARTITION BY w.link, w.length, b.base_period ORDER BY md5(w.period::text) ROWS 1 PRECEDING) AS ordered,
		100 * w.value / coalesce(avg(w.value) FILTER (WHERE w.period <@ b.base_period) OVER p, 100) AS plain FROM whole w JOIN base b USING (link, length) WINDOW p AS (PARTITION BY w.link, w.length, b.base_period)) s GROUP BY 1, 2 ORDER BY 1, 2;
-- over a base of two years the mean is 100, and all stand to it as they do to the first period
SELECT link, length, count(linked), abs(avg(linked) FILTER (WHERE period <@ '2018/P2Y') - 100) < 1e-15 AS mean, count(*) FILTER (WHERE abs(linked - value / mean * 100) > 1e-15 * linked) AS differ
FROM (SELECT *, chain_link(short, period, '2018/P2Y', link) OVER w AS linked, avg(value) FILTER (WHERE period <@ '2018/P2Y') OVER w AS mean FROM whole WINDOW w AS (PARTITION BY link, length)) s GROUP BY 1, 2 ORDER BY 1, 2;
-- contributions add up to the growth of the whole: on the period before, on a year, on three years
CREATE TEMP TABLE figure AS SELECT r.link, r.length, r.n, r.period, r.value, r.value_link, r.share, w.value AS total FROM relative r JOIN whole w USING (link, length, period)
	UNION ALL SELECT p.link, p.length, p.n, p.period, p.value, NULL, NULL, f.level * 100 FROM part p JOIN (SELECT link, length, 1 AS level, min(segment) AS segment FROM whole GROUP BY 1, 2) f USING (link, length) JOIN link_period l ON l.link = p.link AND l.length = p.length AND l.segment = f.segment AND p.period <@ l.link_period;
SELECT link, length, distance, count(*) FILTER (WHERE c IS NOT NULL) AS known, count(*) FILTER (WHERE abs(c - growth) > 1e-14 * (100 + abs(growth)) OR (c IS NULL) <> (growth IS NULL)) AS differ
FROM (SELECT f.link, f.length, f.period, distance, CASE WHEN count(c) = 4 THEN sum(c) END AS c, max(growth) AS growth
	FROM (SELECT f.link, f.length, f.period, distance, contribution_linked(f.value, f.total, f.share, f.period, CASE distance WHEN 0 THEN f.period - 1 ELSE same_period_last_year(f.period, distance) END, f.link) OVER (PARTITION BY f.link, f.length, f.n, distance) AS c,
			100 * (f.total / b.total - 1) AS growth FROM figure f CROSS JOIN unnest(ARRAY[0, 1, 3]) distance LEFT JOIN figure b ON b.link = f.link AND b.length = f.length AND b.n = f.n AND b.period = CASE distance WHEN 0 THEN f.period - 1 ELSE same_period_last_year(f.period, distance) END) f
	-- of the year before the first segment the mean alone is known
	WHERE f.link <> 'annual_overlap' OR year_of(b.period) > 2015 GROUP BY 1, 2, 3, 4) s GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;
-- each is what Ribe's formula says, with the December link
WITH c AS (SELECT n, period, contribution_linked(value, total, share, period, same_period_last_year(period), 'december') OVER (PARTITION BY n) AS c FROM figure WHERE link = 'december')
SELECT count(*), count(*) FILTER (WHERE abs(c - (f.share * d.total / b.total * (f.value / d.value - 1) + b.share * e.total / b.total * (d.value - b.value) / e.value)) > 1e-12) AS differ
FROM c JOIN figure f USING (n, period) JOIN figure b ON b.link = 'december' AND b.n = f.n AND b.period = same_period_last_year(f.period) JOIN figure d ON d.link = 'december' AND d.n = f.n AND d.period = ref_month(year_of(f.period) - 1, 12) JOIN figure e ON e.link = 'december' AND e.n = f.n AND e.period = ref_month(year_of(f.period) - 2, 12)
WHERE f.link = 'december';
-- the kinds of numbers give one figure
SELECT count(*) FILTER (WHERE a <> b OR c <> d) AS differ, count(a), count(c) FROM (SELECT chain_link(round(short), period, '2019', link) OVER p AS a, chain_link(round(short)::bigint, period, '2019', link) OVER p AS b, chain_link(round(short, 3), period, '2019', link) OVER p AS c, chain_link(round(short, 3)::float8, period, '2019', link) OVER p AS d FROM whole WINDOW p AS (PARTITION BY link, length)) s;
SELECT count(*) FILTER (WHERE a <> b OR c <> d) AS differ, count(a), count(c) FROM (SELECT contribution_linked(round(value), round(total), round(share), period, period - 1, link) OVER p AS a, contribution_linked(round(value)::bigint, round(total)::bigint, round(share)::bigint, period, period - 1, link) OVER p AS b,
	contribution_linked(value, round(total, 3), round(share, 3), period, period - 1, link) OVER p AS c, contribution_linked(value::float8, round(total, 3)::float8, round(share, 3)::float8, period, period - 1, link) OVER p AS d FROM figure WINDOW p AS (PARTITION BY link, length, n)) s;

-- a thousand years of months: the work grows with their number, and one part of all contributes what the whole grows, also where rows come in no order
SET statement_timeout = '2min';
CREATE TEMP TABLE long AS SELECT period, round(chain_link(short, period, '1001', 'december') OVER (), 6) AS december, round(chain_link(short, period, '1001', 'annual_overlap') OVER (), 6) AS annual_overlap
FROM (SELECT ref_month(1000, 1) + i AS period, round((95.5 + 10 * random())::numeric, 2) AS short FROM (SELECT setseed(0.11)) s, generate_series(0, 11999) i OFFSET 0) s;
SELECT count(*), count(d) AS december, count(*) FILTER (WHERE abs(d - (december / d_base - 1) * 100) > 1e-10 * (100 + abs(d))) AS differ, count(a) AS annual_overlap, count(*) FILTER (WHERE abs(a - (annual_overlap / a_base - 1) * 100) > 1e-10 * (100 + abs(a))) AS differ
FROM (SELECT *, contribution_linked(december, december, 100, period, '1002-03', 'december') OVER (ORDER BY md5(period::text)) AS d, contribution_linked(annual_overlap, annual_overlap, 100, period, '1002-03', 'annual_overlap') OVER (ORDER BY md5(period::text)) AS a,
	max(december) FILTER (WHERE period = '1002-03') OVER () AS d_base, max(annual_overlap) FILTER (WHERE period = '1002-03') OVER () AS a_base FROM long) s;
RESET statement_timeout;

-- A part that is negative: inventories
WITH f AS (SELECT * FROM (VALUES ('stock', '2021'::ref_period, -20.0, 1000.0, NULL), ('stock', '2022', 30, 1100, -2), ('rest', '2021', 1020, 1000, NULL), ('rest', '2022', 1070, 1100, 102)) x (part, period, value, total, share))
SELECT part, contribution_linked(value, total, share, period, period - 1, 'annual_overlap') OVER (PARTITION BY part) AS contribution, contribution(value, lag(value) OVER (PARTITION BY part ORDER BY period), 1000) AS plain FROM f ORDER BY part, contribution;
-- no answer: a link period without overlap, or that is not positive, ends the chain; a share or a base that is missing
CREATE TEMP TABLE broken AS SELECT ref_month(2020, 1) + i AS period, CASE WHEN i = 23 THEN NULL ELSE 100 + i % 12 END AS value FROM generate_series(0, 35) i;
SELECT string_agg(coalesce(stat_round(a, 1)::text, '-'), ' ' ORDER BY period) AS from_2020, string_agg(coalesce(stat_round(b, 1)::text, '-'), ' ' ORDER BY period) AS from_2022, count(c) AS across, count(d) AS of_quarters
FROM (SELECT period, chain_link(value, period, '2020-06', 'december') OVER () AS a, chain_link(value, period, '2022-06', 'december') OVER () AS b, chain_link(value, period, '2021', 'december') OVER () AS c, chain_link(value, period, '2020-06', 'one_quarter_overlap') OVER () AS d FROM broken) s;
SELECT chain_link(v, p, '2021', 'annual_overlap') OVER () AS below_zero FROM (VALUES ('2021'::ref_period, 100.0), ('2022', -5), ('2023', 101)) x (p, v);
SELECT chain_link(v, p, '2021', 'annual_overlap') OVER () AS nan FROM (VALUES ('2021'::ref_period, 100.0), ('2022', 'NaN'), ('2023', 101)) x (p, v);
SELECT chain_link(v, p, b, l) OVER () AS nothing FROM (VALUES ('2021'::ref_period, 100.0, '2021'::ref_period, NULL), ('2022', 100, NULL, 'annual_overlap'), (NULL, 101, '2021', 'annual_overlap'), ('2023', 5, '2023-W05', 'annual_overlap')) x (p, v, b, l);
SELECT contribution_linked(v, t, s, p, b, 'annual_overlap') OVER () AS c FROM (VALUES ('2021'::ref_period, 100.0, 100.0, 5, '2020'::ref_period), ('2022', 0, 100, 5, '2021'), ('2023', 101, 100, 5, '2022'), ('2024', 101, -5, 5, '2023'), ('2025', 7, 8, 9, '2024'), ('2026', 7, 8, NULL, '2025'), ('2027', 7, 8, 9, '2028'), ('2028', 'NaN', 8, 9, '2027')) x (p, v, t, s, b);
SELECT chain_link(100.0, '2021'::ref_period, '2021', 'november') OVER ();
SELECT chain_link(v, p, '2021', 'annual_overlap') OVER () FROM (VALUES ('2021'::ref_period, 100.0), ('2021', 1)) x (p, v);
SELECT contribution_linked(1.0, 1, 1, '2021', '2020', 'yearly') OVER ();
SELECT chain_link(1.0, '2021'::ref_period, '2021', 'december');
