-- ref_period_containment: days and periods within a period
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
FROM (SELECT p FROM v ORDER BY ref_period_hash(p) LIMIT 300) AS a,
	(SELECT p FROM v ORDER BY ref_period_hash(p) LIMIT 300) AS b;

-- every span of days within a fortnight about a leap day
CREATE TEMP TABLE span AS SELECT daterange(date '2024-02-22' + a, date '2024-02-22' + b, '[]')::ref_period AS p, date '2024-02-22' + a AS first, date '2024-02-22' + b AS last FROM generate_series(0, 13) a, generate_series(a, 13) b;
INSERT INTO span VALUES ('2024-02', '2024-02-01', '2024-02-29'), ('2024-03', '2024-03-01', '2024-03-31'), ('0001/P9999Y', '0001-01-01', '9999-12-31'), ('0001-01-01', '0001-01-01', '0001-01-01'), ('9999-12-31', '9999-12-31', '9999-12-31');
SELECT count(*) AS pairs, count(*) FILTER (WHERE a.p @> b.p) > 1000 AS many, count(*) FILTER (WHERE (a.p @> b.p) <> (a.first <= b.first AND a.last >= b.last)) AS holds, count(*) FILTER (WHERE (a.p <@ b.p) <> (a.first >= b.first AND a.last <= b.last)) AS within,
	count(*) FILTER (WHERE contains(a.p, b.p) <> (a.p @> b.p) OR contained_by(a.p, b.p) <> (a.p <@ b.p)) AS function_differs FROM span a, span b;
SELECT count(*) AS pairs, count(*) FILTER (WHERE (p @> d) <> (first <= d AND last >= d)) AS holds, count(*) FILTER (WHERE (d <@ p) <> (first <= d AND last >= d)) AS within, count(*) FILTER (WHERE contains(p, d) <> (p @> d) OR contained_by(d, p) <> (d <@ p)) AS function_differs
FROM span, (SELECT date '2024-02-20' + i AS d FROM generate_series(0, 18) i UNION ALL SELECT unnest(ARRAY['-infinity', '4713-01-01 BC', '0001-12-31 BC', '0001-01-01', '0001-01-02', '9999-12-30', '9999-12-31', '10000-01-01', '5874897-12-31', 'infinity']::date[])) d;
