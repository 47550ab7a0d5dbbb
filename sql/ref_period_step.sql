-- ref_period_step: moved by own length, the same period last year, the period before
\set VERBOSITY terse
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
SET datestyle = ISO;
SET client_encoding = 'UTF8';
\set ECHO none
\i test/data/says.sql
\i test/data/reference_periods.sql
\set ECHO all

-- steps, by own length
SELECT p, p + 1 AS next, p - 1 AS before, 2 + p AS second, p + 0 = p AS stays
FROM unnest(ARRAY['2023-01', '2023-Q1', '2023-S1', '2023', '2023-01-01/P5M', '2021/P5Y', '2023-W01', '2024-02-29', '2023-01-01/P10D', '2022-11-01/P5M']::ref_period[]) AS p;
SELECT count(*) FILTER (WHERE start_date(p + 1) <> end_date(p) + 1 OR (p + 1) - 1 <> p
	OR p + 3 <> p + 1 + 2 OR months(p + 1) IS DISTINCT FROM months(p)) AS differ
FROM v WHERE p > '1000' AND p < '3000'
	-- a span of days that turns into a whole month steps by months from there
	AND (months(p) IS NULL) = (months(p + 1) IS NULL) AND (months(p) IS NULL) = (months(p + 3) IS NULL);
SELECT command, pg_temp.says(command)
FROM unnest(ARRAY[
	'SELECT ''9999-12''::ref_period + 1', 'SELECT ''0001''::ref_period - 1', 'SELECT ''2023-05-31''::ref_period + 2147483647',
	'SELECT ''2023-05-31''::ref_period + (-2147483648)', 'SELECT ''2023''::ref_period - (-2147483648)', 'SELECT ''0001/P9999Y''::ref_period + 2147483647'
]) WITH ORDINALITY AS s(command, n) ORDER BY n;

-- the same period a year earlier: NULL where the calendar has none
SELECT p, same_period_last_year(p), previous_period(p)
FROM unnest(ARRAY['2023-05', '2024-02', '2023-Q2', '2023', '2023-01-01/P5M', '2022-11-01/P5M', '2021/P5Y', '2023-W07', '2020-W53', '2021-W52',
	'2023-05-31', '2024-02-29', '2025-02-28', '2024-02-20/P10D', '2024-02-26/2024-03-05', '0001-05', '0001-05-01', '0001-W01', '0002-01', '0002-W01']::ref_period[]) WITH ORDINALITY AS s(p, n) ORDER BY n;
SELECT count(*) FILTER (WHERE same_period_last_year(p) IS DISTINCT FROM
	daterange((start_date(p) - interval '1 year')::date, (end_date(p) + 1 - interval '1 year')::date)::ref_period) AS months_differ
FROM v WHERE months(p) IS NOT NULL AND start_date(p) >= '0002-01-01';
SELECT count(*) FILTER (WHERE same_period_last_year(p) IS DISTINCT FROM
	CASE WHEN extract(month FROM start_date(p)) = 2 AND extract(day FROM start_date(p)) = 29 THEN NULL
		ELSE daterange((start_date(p) - interval '1 year')::date, (start_date(p) - interval '1 year')::date, '[]')::ref_period END) AS days_differ
FROM v WHERE start_date(p) = end_date(p) AND start_date(p) >= '0002-01-01';
SELECT count(*) FILTER (WHERE to_char(start_date(same_period_last_year(p)), 'IYYY-IW')
	<> (extract(isoyear FROM start_date(p)) - 1)::text || to_char(start_date(p), '-IW')) AS weeks_differ
FROM v WHERE frequency(p) = 'W' AND p BETWEEN '1001' AND '3000';

-- feature 4: year to date is a value with a period before it, in its series: cumulative or not
SELECT p, previous_period(p, false) AS single, previous_period(p, true) AS cumulative
FROM unnest(ARRAY['2023-01', '2023-01-01/P2M', '2023-Q1', '2023-01-01/P5M', '2023', '2021-01-01/P18M', '0001-01']::ref_period[]) AS p;

SELECT command, pg_temp.says(command)
FROM unnest(ARRAY['SELECT previous_period(''2023-Q2'', true)', 'SELECT previous_period(''2023-W07'', true)']) WITH ORDINALITY AS s(command, n) ORDER BY n;
