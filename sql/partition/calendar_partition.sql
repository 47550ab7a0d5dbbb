-- Rows of a partition in calendar order, whatever the order they come in: by rebase and to_ytd, which look up others of them.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
SET datestyle = ISO;
SELECT setseed(0.11);
-- months, quarters, years and days of one series beside each other, a few gaps; the base by plain SQL
CREATE TEMP TABLE figure AS
SELECT k, period, length, CASE WHEN random() < 0.9 THEN round((1 + 99 * random())::numeric, 2) END AS v
FROM generate_series(1, 20) k, (
	SELECT ref_month(2020 + m / 12, 1 + m % 12), 'M' FROM generate_series(0, 35) m
	UNION ALL SELECT ref_quarter(2020 + q / 4, 1 + q % 4), 'Q' FROM generate_series(0, 11) q
	UNION ALL SELECT ref_year(2020 + y), 'A' FROM generate_series(0, 2) y
	UNION ALL SELECT to_char(date '2020-01-01' + d, 'YYYY-MM-DD')::ref_period, 'D' FROM generate_series(0, 40) d) p (period, length)
WHERE random() < 0.97;
INSERT INTO figure VALUES (1, NULL, NULL, 5), (1, NULL, NULL, 6), (2, NULL, NULL, NULL);
CREATE TEMP VIEW oracle AS
SELECT f.k, f.period, f.v, f.length, f.v / b.v * 100 AS rebased
FROM figure f LEFT JOIN figure b ON b.k = f.k AND b.length = f.length AND b.period = '2021-05';
-- the order, the frame and other lengths do not matter
CREATE TEMP TABLE answer AS
SELECT k, period, v, length, rebase(v, period, '2021-05') OVER s AS in_calendar, rebase(v, period, '2021-05') OVER r AS at_random, rebase(v, period, '2021-05') OVER b AS backwards
FROM figure
WINDOW s AS (PARTITION BY k ORDER BY period), r AS (PARTITION BY k ORDER BY md5(period::text), v ROWS BETWEEN CURRENT ROW AND CURRENT ROW), b AS (PARTITION BY k ORDER BY period DESC);
SELECT count(*) FILTER (WHERE in_calendar IS DISTINCT FROM at_random OR in_calendar IS DISTINCT FROM backwards) AS order_matters,
	count(*) FILTER (WHERE in_calendar IS NOT NULL) > 300 AS many FROM answer;
SELECT a.length, count(*) AS differ FROM answer a JOIN oracle o USING (k, period)
WHERE round(a.in_calendar, 10) IS DISTINCT FROM round(o.rebased, 10) GROUP BY 1;
-- a row without a period has no answer and is in nobody's way
SELECT k, period, v, in_calendar FROM answer WHERE period IS NULL ORDER BY k, v;
-- of months, quarters and years each their own neighbour
CREATE TEMP TABLE single AS SELECT k, period, length, v, to_ytd(v, period) OVER (PARTITION BY k, length ORDER BY md5(period::text)) AS alone,
	to_ytd(v, period) OVER (PARTITION BY k ORDER BY v) AS beside FROM figure WHERE length IN ('M', 'Q');
SELECT length, count(*) > 100 AS many, count(*) FILTER (WHERE alone IS DISTINCT FROM beside) AS differ, count(alone) > 100 AS answered FROM single GROUP BY length ORDER BY length;
-- dates are their months
SELECT count(*) > 500 AS many, count(*) FILTER (WHERE by_period IS DISTINCT FROM by_date) AS differ
FROM (SELECT rebase(v, period, '2021-05') OVER (PARTITION BY k) AS by_period, rebase(v, start_date(period), '2021-05') OVER (PARTITION BY k) AS by_date
	  FROM figure WHERE length = 'M') d;
-- a period that is there twice is an error, also among others and of one row without a value
SELECT rebase(v, period, '2020-01') OVER () FROM (VALUES (1.5, '2020-02'::ref_period), (2, '2020-01'), (NULL, '2020-02')) f (v, period);
SELECT from_ytd(1::numeric, d) OVER () FROM (VALUES (date '2020-02-03'), ('2020-02-29')) f (d);
-- the same first day is not the same period; nothing at all
SELECT period, rebase(v, period, '2020-Q1') OVER () FROM (VALUES (4.0, '2020-01'::ref_period), (2, '2020-Q1'), (3, '2020'), (1, '2020-01-01')) f (v, period) ORDER BY v;
SELECT rebase(v, period, '2020-01') OVER () FROM (VALUES (1.0, '2020-01'::ref_period)) f (v, period) WHERE false;
SELECT rebase(v, period, '2020-01') OVER () FROM (VALUES (1.0, NULL::ref_period), (2, NULL)) f (v, period);
-- partitions of sizes about those where memory is taken in another way, with long numerics, of months, quarters and days in any order
CREATE TEMP TABLE sized AS
SELECT n, i, CASE i % 3 WHEN 0 THEN ref_month(1900, 1) + i WHEN 1 THEN ref_quarter(1900, 1) + i ELSE (date '1900-01-05' + i)::text::ref_period END AS period, (i * 7919 % 1009 + 1) * (1 + ('1e-' || CASE n % 2 WHEN 0 THEN 3 ELSE 300 END)::numeric) AS v FROM unnest(ARRAY[1, 2, 3, 4, 31, 32, 33, 34, 63, 64, 65, 127, 128, 129, 255, 256, 257, 1023, 1024, 1025]) n, generate_series(1, n) i;
SELECT count(*) AS rows, count(rebased) AS known, count(*) FILTER (WHERE rebased IS DISTINCT FROM CASE WHEN i % 3 = b.j % 3 THEN share(v, b.w) END) AS differ, count(*) FILTER (WHERE own <> 100) AS own_differs
FROM (SELECT *, rebase(v, period, base) OVER (PARTITION BY n, base ORDER BY md5(i::text)) AS rebased, rebase(v, period, period) OVER (PARTITION BY n, base ORDER BY i DESC) AS own FROM sized JOIN (SELECT n, i AS j, period AS base, v AS w FROM sized WHERE i IN (1, 2, 31, 32, 1024) OR i = n) b USING (n)) b;
