-- ref_period_containment: days and periods within a period
\set VERBOSITY terse
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
SET datestyle = ISO;
SET client_encoding = 'UTF8';
\set ECHO none
\i test/data/reference_periods.sql
\set ECHO all

SELECT d, '2023-Q2'::ref_period @> d AS contains, d <@ '2023-Q2'::ref_period AS contained, contains('2023-Q2', d)
FROM unnest(ARRAY['-infinity', '2023-03-31', '2023-04-01', '2023-06-29', '2023-06-30', '2023-07-01', 'infinity']::date[]) AS d;
SELECT '2023'::ref_period @> '2023-Q2'::ref_period AS year_has_quarter, '2023-05'::ref_period <@ '2023-Q2'::ref_period AS quarter_has_month,
	'2023-Q2'::ref_period @> '2023'::ref_period AS quarter_has_year, contains('2023', '2023-W01'::ref_period) AS week_1, contains('2023', '2023-W52'::ref_period) AS week_52;

-- as ranges of days do
SELECT count(*) FILTER (WHERE (a.p @> b.p) <> (a.p::daterange @> b.p::daterange) OR (a.p @> b.p) <> (b.p <@ a.p)) AS contains
FROM (SELECT p FROM v ORDER BY ref_period_hash(p) LIMIT 300) AS a,
	(SELECT p FROM v ORDER BY ref_period_hash(p) LIMIT 300) AS b;
