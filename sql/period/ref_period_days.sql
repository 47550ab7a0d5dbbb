-- ref_period_days: days and periods within a period, and how much of it is over
\set VERBOSITY terse
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
SET datestyle = ISO;
SET client_encoding = 'UTF8';
\set ECHO none
\getenv top PG_ABS_SRCDIR
\set file :top '/test/data/reference_periods.sql'
\i :file
\set ECHO all

SELECT d, '2023-Q2'::ref_period @> d AS contains, d <@ '2023-Q2'::ref_period AS contained, contains('2023-Q2', d)
FROM unnest(ARRAY['-infinity', '2023-03-31', '2023-04-01', '2023-06-29', '2023-06-30', '2023-07-01', 'infinity']::date[]) AS d;
SELECT '2023'::ref_period @> '2023-Q2'::ref_period AS year_has_quarter, '2023-05'::ref_period <@ '2023-Q2'::ref_period AS quarter_has_month,
	'2023-Q2'::ref_period @> '2023'::ref_period AS quarter_has_year, contains('2023', '2023-W01'::ref_period) AS week_1, contains('2023', '2023-W52'::ref_period) AS week_52;

-- as ranges of days do
SELECT count(*) FILTER (WHERE (a.p @> b.p) <> (a.p::daterange @> b.p::daterange) OR (a.p @> b.p) <> (b.p <@ a.p)) AS contains
FROM (SELECT p FROM v ORDER BY indstat_internal.ref_period_hash(p) LIMIT 300) AS a,
	(SELECT p FROM v ORDER BY indstat_internal.ref_period_hash(p) LIMIT 300) AS b;

-- every span of days within a fortnight about a leap day
CREATE TEMP TABLE span AS SELECT daterange(date '2024-02-22' + a, date '2024-02-22' + b, '[]')::ref_period AS p, date '2024-02-22' + a AS first, date '2024-02-22' + b AS last FROM generate_series(0, 13) a, generate_series(a, 13) b;
INSERT INTO span VALUES ('2024-02', '2024-02-01', '2024-02-29'), ('2024-03', '2024-03-01', '2024-03-31'), ('0001/P9999Y', '0001-01-01', '9999-12-31'), ('0001-01-01', '0001-01-01', '0001-01-01'), ('9999-12-31', '9999-12-31', '9999-12-31');
SELECT count(*) AS pairs, count(*) FILTER (WHERE a.p @> b.p) > 1000 AS many, count(*) FILTER (WHERE (a.p @> b.p) <> (a.first <= b.first AND a.last >= b.last)) AS holds, count(*) FILTER (WHERE (a.p <@ b.p) <> (a.first >= b.first AND a.last <= b.last)) AS within,
	count(*) FILTER (WHERE contains(a.p, b.p) <> (a.p @> b.p)) AS function_differs FROM span a, span b;
SELECT count(*) AS pairs, count(*) FILTER (WHERE (p @> d) <> (first <= d AND last >= d)) AS holds, count(*) FILTER (WHERE (d <@ p) <> (first <= d AND last >= d)) AS within, count(*) FILTER (WHERE contains(p, d) <> (p @> d)) AS function_differs
FROM span, (SELECT date '2024-02-20' + i AS d FROM generate_series(0, 18) i UNION ALL SELECT unnest(ARRAY['-infinity', '4713-01-01 BC', '0001-12-31 BC', '0001-01-01', '0001-01-02', '9999-12-30', '9999-12-31', '10000-01-01', '5874897-12-31', 'infinity']::date[])) d;

-- ref_period_elapsed
SELECT d, is_complete('2023-Q2', d)
FROM unnest(ARRAY['-infinity', '2023-03-31', '2023-04-01', '2023-06-29', '2023-06-30', '2023-07-01', 'infinity']::date[]) AS d;

-- elapsed share, percent
SELECT d, elapsed_share('2023-Q2', d) AS quarter, elapsed_share('2023-Q2', d, true) AS by_days,
	elapsed_share('2023-S1', d) AS half, elapsed_share('2023-W22', d) AS week
FROM unnest(ARRAY['-infinity', '2023-03-31', '2023-04-01', '2023-05-01', '2023-05-31', '2023-06-29', '2023-06-30', 'infinity']::date[]) AS d;
SELECT elapsed_share('2023-05-31', '2023-05-30'), elapsed_share('2023-05-31', '2023-05-31'), elapsed_share('0001/P9999Y', '0001-01-01'), elapsed_share('0001/P9999Y', '0001-01-01', true),
	elapsed_share('0001/P9999Y', '9999-12-30'), elapsed_share('2021/P5Y', '2023-05-31');
-- the oracle: numeric division with digits to spare, then 20 significant digits
SELECT count(*) FILTER (WHERE elapsed_share(p, d::date) <> round(exact, 19 - floor(log(exact))::int)) AS months_differ,
	count(*) FILTER (WHERE elapsed_share(p, d::date, true) <> round(days, 19 - floor(log(days))::int)) AS days_differ, count(*) > 5000 AS many
FROM (SELECT p, d,
		(100 * ((extract(year FROM age(date_trunc('month', d), start_date(p)::timestamp)) * 12 + extract(month FROM age(date_trunc('month', d), start_date(p)::timestamp)))
			* extract(day FROM date_trunc('month', d) + interval '1 month - 1 day') + extract(day FROM d)))::numeric(60, 40)
			/ (months(p) * extract(day FROM date_trunc('month', d) + interval '1 month - 1 day')) AS exact,
		(100 * (d::date - start_date(p) + 1))::numeric(60, 40) / (end_date(p) - start_date(p) + 1) AS days
	FROM v, generate_series(start_date(p)::timestamp, end_date(p)::timestamp, '37 days') AS d
	WHERE months(p) BETWEEN 2 AND 60 AND p BETWEEN '2015' AND '2021') AS s;

DROP TABLE span;
-- every span of days within a fortnight about a leap day
CREATE TEMP TABLE span AS SELECT daterange(date '2024-02-22' + a, date '2024-02-22' + b, '[]')::ref_period AS p, date '2024-02-22' + a AS first, date '2024-02-22' + b AS last FROM generate_series(0, 13) a, generate_series(a, 13) b;
SELECT count(*) AS pairs, count(*) FILTER (WHERE is_complete(p, d) <> (d >= last)) AS complete, count(*) FILTER (WHERE elapsed_share(p, d) <> expected OR elapsed_share(p, d, true) <> expected OR elapsed_share(p, d, false) <> expected) AS share
FROM (SELECT *, CASE WHEN d < first THEN 0 WHEN d >= last THEN 100 ELSE round(exact, 19 - floor(log(exact))::int) END AS expected FROM span, LATERAL (SELECT date '2024-02-20' + i AS d FROM generate_series(0, 18) i) d, LATERAL (SELECT (100 * greatest(d - first + 1, 1))::numeric(60, 40) / (last - first + 1) AS exact) x) s;
SELECT is_complete('9999', d) AS last_year, is_complete('0001-01-01', d) AS first_day, elapsed_share('0001-01-01', d) AS first_day_share, elapsed_share('9999-12', d) AS last_month, d FROM unnest(ARRAY['-infinity', '0001-12-31 BC', '0001-01-01', '9999-12-01', '9999-12-30', '9999-12-31', '10000-01-01', 'infinity']::date[]) d;
-- every day of months, of periods of several and of the year before and after: complete months, and the running one by its days
SELECT count(*) AS days, count(*) FILTER (WHERE elapsed_share(p, d) <> CASE WHEN d < start_date(p) THEN 0 WHEN d >= end_date(p) THEN 100 ELSE round((100 * ((extract(year FROM d) * 12 + extract(month FROM d) - extract(year FROM start_date(p)) * 12 - extract(month FROM start_date(p))) * length + extract(day FROM d)))::numeric(60, 40) / (months(p) * length), 20 - CASE WHEN months(p) > 3 AND d < start_date(p) + 3 THEN 1 ELSE 2 END) END
		AND abs(elapsed_share(p, d) - (100 * ((extract(year FROM d) * 12 + extract(month FROM d) - extract(year FROM start_date(p)) * 12 - extract(month FROM start_date(p))) * length + extract(day FROM d)))::numeric(60, 40) / (months(p) * length)) > 5e-19) AS share,
	count(*) FILTER (WHERE is_complete(p, d) <> (d >= end_date(p))) AS complete
FROM unnest(ARRAY['2024-02', '2023-02', '2023-12', '2024-Q1', '2023-11-01/P4M', '2023', '2024-S1']::ref_period[]) p, LATERAL (SELECT d, extract(day FROM date_trunc('month', d::timestamp) + interval '1 month - 1 day') AS length FROM (SELECT start_date(p) - 2 + i AS d FROM generate_series(0, end_date(p) - start_date(p) + 4) i) x) d;
-- exact halves at the 21st digit: of 2^21 days 25 * n / 2^19 percent have gone on the n-th
SELECT count(*) AS halves, count(*) FILTER (WHERE elapsed_share('1000-01-01/P2097152D', date '1000-01-01' + n - 1, true) <> round(25 * n * 19073486328125::numeric * 1e-19, 18)) AS differ FROM generate_series(209717, 2097151, 1922) n WHERE n % 2 = 1;
