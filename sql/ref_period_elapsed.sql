-- ref_period_elapsed: how much of a period is over
\set VERBOSITY terse
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
SET datestyle = ISO;
SET client_encoding = 'UTF8';
\set ECHO none
\i test/data/reference_periods.sql
\set ECHO all

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
