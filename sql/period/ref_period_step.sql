-- ref_period_step: moved by own length, the same period last year, the period before
\set VERBOSITY terse
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
SET datestyle = ISO;
SET client_encoding = 'UTF8';
\set ECHO none
\getenv top PG_ABS_SRCDIR
\set file :top '/test/data/says.sql'
\i :file
\set file :top '/test/data/reference_periods.sql'
\i :file
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

-- steps as long as time: the whole of it, one day more, none at all, at both ends
SELECT '0001-01-01'::ref_period + 3652058 AS last, '9999-12-31'::ref_period - 3652058 AS first, '0001-01-01'::ref_period + 0 AS stays, '9999-12-31'::ref_period - 0 AS stays_too, '0001-01'::ref_period + 119987 AS last_month, '9999-12'::ref_period - 119987 AS first_month, '0001-01-01/P2D'::ref_period + 1826028 AS last_pair, '0001/P9999Y'::ref_period + 0 AS all;
SELECT command, pg_temp.says('SELECT ' || command)
FROM unnest(ARRAY['''0001-01-01''::ref_period + 3652059', '''0001-01-01''::ref_period + 3652060', '''9999-12-31''::ref_period - 3652059', '''9999-12-31''::ref_period - 3652060', '''0001-01''::ref_period + 119988', '''9999-12''::ref_period - 119988', '''0001-01-01/P2D''::ref_period + 1826029', '''0001-01-02''::ref_period - 2', '''9999-12-30''::ref_period + 2', '''0001-Q1''::ref_period - 1', '''9999-11/9999-12''::ref_period + 1', '''0001/P9999Y''::ref_period + 1', '''0001/P9999Y''::ref_period - 1']) WITH ORDINALITY AS s(command, n) ORDER BY n;
SELECT p, previous_period(p), same_period_last_year(p) FROM unnest(ARRAY['0001-01-01', '0001-01-02', '0001-01', '0001-02', '0001-Q2', '0001', '0002', '0001-W01', '0001-W02', '0002-W01', '0001-12-31', '0002-01-01', '0001-01-01/P2D', '0002-01-01/P13M', '0002-02-01/P12M', '9999', '9999-12-31']::ref_period[]) WITH ORDINALITY AS s(p, n) ORDER BY n;
-- every span of up to four days about the end of February, in years with and without a leap day: moved by its length, and to the year before
SELECT count(*) AS spans, count(*) FILTER (WHERE p + n IS DISTINCT FROM daterange(d + n * (l + 1), d + n * (l + 1) + l, '[]')::ref_period OR n + p <> p + n OR p - -n <> p + n) AS moved,
	count(*) FILTER (WHERE same_period_last_year(p) IS DISTINCT FROM CASE WHEN to_char(d, 'MMDD') <> '0229' AND to_char(d + l, 'MMDD') <> '0229' THEN daterange(make_date(y - 1, extract(month FROM d)::int, extract(day FROM d)::int), make_date(y - 1, extract(month FROM d + l)::int, extract(day FROM d + l)::int), '[]')::ref_period END) AS last_year
FROM (SELECT y, d, l, n, daterange(d, d + l, '[]')::ref_period AS p FROM unnest(ARRAY[1896, 1900, 1901, 1904, 1905, 1996, 2000, 2001, 2023, 2024, 2025, 2100, 2101, 2400, 4]) y, LATERAL (SELECT make_date(y, 2, 25) + i AS d FROM generate_series(0, 9) i) d, generate_series(0, 3) l, generate_series(-3, 3) n) s;
-- months, quarters and years about the end of the year and of a century, cumulative or not
SELECT count(*) AS spans, count(*) FILTER (WHERE p + n IS DISTINCT FROM ref_months((make_date(y, m, 1) + make_interval(months => n * l))::date, l)) AS moved, count(*) FILTER (WHERE same_period_last_year(p) IS DISTINCT FROM ref_months(make_date(y - 1, m, 1), l)) AS last_year, count(*) FILTER (WHERE previous_period(p) IS DISTINCT FROM p - 1) AS previous,
	count(*) FILTER (WHERE m = 1 AND previous_period(p, true) IS DISTINCT FROM CASE WHEN l > 1 THEN ref_months(make_date(y, m, 1), l - 1) END) AS cumulative
FROM (SELECT y, m, l, n, ref_months(make_date(y, m, 1), l) AS p FROM unnest(ARRAY[1900, 2000, 2001, 2024]) y, unnest(ARRAY[1, 2, 3, 4, 7, 11, 12]) m, unnest(ARRAY[1, 2, 3, 4, 6, 9, 11, 12, 13, 24]) l, generate_series(-3, 3) n) s;
-- weeks: the 53rd has no week a year before unless that year has 53
SELECT count(*) AS weeks, count(*) FILTER (WHERE same_period_last_year(p) IS DISTINCT FROM CASE WHEN w < 53 OR has_53 THEN ref_week(y - 1, least(w, CASE WHEN has_53 THEN 53 ELSE 52 END)) END) AS last_year, count(*) FILTER (WHERE start_date(p + 1) - start_date(p) <> 7) AS moved
FROM (SELECT y, w, ref_week(y, w) AS p, extract(week FROM make_date(y - 1, 12, 28)) = 53 AS has_53 FROM generate_series(1990, 2030) y, LATERAL generate_series(1, extract(week FROM make_date(y, 12, 28))::int) w) s;
SELECT command, pg_temp.says('SELECT ' || command) FROM unnest(ARRAY['previous_period(''2023-01-01'', true)', 'previous_period(''2023-02/2023-12'', true)', 'previous_period(''2023-01-01/P3D'', true)']) WITH ORDINALITY AS s(command, n) ORDER BY n;
