-- ref_period_make: periods from years and their parts, from dates and ranges of days
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

-- the calendar: constructors against date arithmetic
SELECT count(*) FILTER (WHERE start_date(ref_month(y, m)) <> make_date(y, m, 1)
		OR end_date(ref_month(y, m)) <> (make_date(y, m, 1) + interval '1 month - 1 day')::date
		OR months(ref_month(y, m)) <> 1
		OR ref_month(make_date(y, m, 17)) <> ref_month(y, m)
		OR ref_ytd(y, m) <> daterange(make_date(y, 1, 1), end_date(ref_month(y, m)), '[]')::ref_period
		OR months(ref_ytd(y, m)) <> m) AS differ
FROM generate_series(1, 9998) AS y, generate_series(1, 12) AS m;
SELECT count(*) FILTER (WHERE to_char(start_date(p), 'IYYY-"W"IW') <> p::text
		OR end_date(p) - start_date(p) <> 6 OR extract(isodow FROM start_date(p)) <> 1
		OR ref_week(extract(isoyear FROM start_date(p))::int, extract(week FROM start_date(p))::int) <> p) AS differ,
	count(*)
FROM (SELECT ref_week(y, w) AS p FROM generate_series(1000, 9998, 7) AS y, generate_series(1, 52) AS w) AS s;
SELECT count(*) FILTER (WHERE has <> (extract(week FROM make_date(y, 12, 28)) = 53)) AS differ
FROM (SELECT y, pg_temp.says(format('SELECT ref_week(%s, 53)', y)) = 'no error' AS has FROM generate_series(1900, 2100) AS y) AS s;
SELECT count(*) FILTER (WHERE (y::text || '-D' || to_char(d, 'FM000'))::ref_period
	<> daterange(make_date(y, 1, 1) + d - 1, make_date(y, 1, 1) + d)::ref_period) AS differ
FROM generate_series(1990, 2030) AS y, generate_series(1, 365) AS d;
SELECT ref_quarter(2023, 2), ref_half(2023, 2), ref_year(2023), ref_ytd(2023, 5), ref_week(2023, 7), ref_months('2023-11-01', 5);

-- equal span, equal value
SELECT ref_ytd(2023, 6) = ref_half(2023, 1) AS half, ref_ytd(2023, 3) = '2023-Q1' AS quarter,
	ref_ytd(2023, 12) = ref_year(2023) AS year, daterange('2023-02-01', '2023-03-01')::ref_period = '2023-02' AS month;

SELECT command, pg_temp.says(command)
FROM unnest(ARRAY[
	'SELECT ref_month(2023, 13)', 'SELECT ref_month(0, 1)', 'SELECT ref_month(10000, 1)', 'SELECT ref_quarter(2023, 5)',
	'SELECT ref_half(2023, 0)', 'SELECT ref_year(-1)', 'SELECT ref_year(2147483647)', 'SELECT ref_ytd(2023, 0)',
	'SELECT ref_week(2023, 53)', 'SELECT ref_week(9999, 52)', 'SELECT ref_week(-2147483648, 1)',
	'SELECT ref_months(''2023-01-15'', 1)', 'SELECT ref_months(''2023-01-01'', 0)', 'SELECT ref_months(''2023-01-01'', 2147483647)',
	'SELECT ref_months(''infinity'', 1)', 'SELECT ref_month(''infinity''::date)', 'SELECT ref_month(''0001-12-31 BC''::date)',
	'SELECT ref_month(''10000-01-01''::date)', 'SELECT daterange(''empty'')::ref_period', 'SELECT daterange(''2023-01-01'', NULL)::ref_period',
	'SELECT daterange(NULL, ''2023-01-01'')::ref_period', 'SELECT daterange(''2023-01-01'', ''infinity'')::ref_period',
	'SELECT daterange(''9999-01-01'', ''10000-01-02'')::ref_period', 'SELECT daterange(''0001-12-31 BC'', ''2023-01-02'')::ref_period'
]) WITH ORDINALITY AS s(command, n) ORDER BY n;

SELECT daterange('9999-12-31', '10000-01-01')::ref_period, '[2023-01-01,2023-05-31]'::daterange::ref_period, '(2022-12-31,2023-06-01)'::daterange::ref_period;

-- there and back
SELECT count(*) FILTER (WHERE p::daterange::ref_period <> p) AS daterange_differs,
	count(*) FILTER (WHERE daterange(start_date(p), end_date(p), '[]') <> p::daterange) AS bounds_differ
FROM v;

-- the least and the greatest of every field, and one beside
CREATE FUNCTION pg_temp.made(call text) RETURNS boolean LANGUAGE sql AS $$ SELECT pg_temp.says('SELECT ' || call) = 'no error' $$;
SELECT call, string_agg(n::text, ' ' ORDER BY n) FILTER (WHERE pg_temp.made(format(call, n))) AS made, string_agg(DISTINCT pg_temp.says('SELECT ' || format(call, n)), '; ') FILTER (WHERE n IN (-1, 0, 54, 10000)) AS beside
FROM unnest(ARRAY['ref_month(2023, %s)', 'ref_quarter(2023, %s)', 'ref_half(2023, %s)', 'ref_ytd(2023, %s)', 'ref_week(2020, %s)', 'ref_week(2021, %s)', 'ref_year(%s)', 'ref_month(%s, 1)', 'ref_month(%s, 12)', 'ref_quarter(%s, 4)', 'ref_half(%s, 1)', 'ref_ytd(%s, 12)', 'ref_week(%s, 1)', 'ref_week(%s, 51)']) WITH ORDINALITY c (call, o), unnest(ARRAY[-1, 0, 1, 2, 3, 4, 5, 6, 7, 11, 12, 13, 51, 52, 53, 54, 9998, 9999, 10000]) n GROUP BY call, o ORDER BY o;
SELECT ref_week(9999, 51) AS last_week, ref_week(1, 1) AS first_week, ref_months('9999-12-01', 1) AS last, ref_months('0001-01-01', 119988) AS all, ref_month('0001-01-01'::date) AS first_day, ref_month('9999-12-31'::date) AS last_day;
SELECT command, pg_temp.says(command) FROM unnest(ARRAY['SELECT ref_months(''9999-12-01'', 2)', 'SELECT ref_months(''0001-01-01'', 119989)', 'SELECT ref_months(''2023-01-01'', -1)', 'SELECT ref_months(''2023-01-02'', 1)', 'SELECT ref_months(''2023-01-31'', 1)', 'SELECT ref_month(''-infinity''::date)', 'SELECT daterange(''-infinity'', ''2023-01-01'')::ref_period', 'SELECT daterange(''9999-12-31'', ''10000-01-01'', ''[]'')::ref_period', 'SELECT daterange(''2023-01-01'', ''2023-01-01'', ''[)'')::ref_period']) WITH ORDINALITY AS s(command, n) ORDER BY n;
SELECT daterange('2023-01-01', '2023-01-01', '[]')::ref_period AS one_day, daterange('0001-01-01', '0001-01-01', '[]')::ref_period AS first, daterange('9999-12-31', '9999-12-31', '[]')::ref_period AS last, '9999-12-31'::ref_period::daterange AS to_range, daterange('2023-01-01', '2023-01-03', '()')::ref_period AS between;
-- the first and the last day of every month there is, and the days beside
SELECT count(*) AS months, count(*) FILTER (WHERE ref_month(first) <> p OR ref_month(last) <> p OR start_date(p) <> first OR end_date(p) <> last OR (y, m) > (1, 1) AND ref_month(first - 1) = p OR (y, m) < (9999, 12) AND ref_month(last + 1) <> p + 1) AS differ
FROM (SELECT y, m, ref_month(y, m) AS p, make_date(y, m, 1) AS first, CASE WHEN m = 12 THEN make_date(y, 12, 31) ELSE make_date(y, m + 1, 1) - 1 END AS last FROM generate_series(1, 9999) y, generate_series(1, 12) m) s;
