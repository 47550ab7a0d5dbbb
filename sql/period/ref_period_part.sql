-- ref_period_part: what a period consists of
\set VERBOSITY terse
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
SET datestyle = ISO;
SET client_encoding = 'UTF8';

SELECT p, start_date(p), end_date(p), months(p), frequency(p), starts_in_january(p),
	year_of(p), number_in_year(p), number_in_year(p, true) AS months_from_january
FROM unnest(ARRAY['2023-05', '2023-01', '2023-Q2', '2023-T2', '2023-02-01/P4M', '2023-S2', '2023', '2023-07/2024-06', '2021/P5Y', '2023-01-01/P5M', '2023-S1', '2024-12-31', '2025-W01',
	'2022-11-01/P5M', '2023-04/P6M', '2023-W07', '2023-05-31', '2023-01-01/P10D', '2023-01-01/P7D', '0001/P9999Y']::ref_period[]) WITH ORDINALITY AS s(p, n) ORDER BY n;

-- every span of one to 26 months from every month of two years, by the words of the standard
SELECT count(*) AS spans, count(*) FILTER (WHERE months(p) IS DISTINCT FROM l) AS months, count(*) FILTER (WHERE frequency(p) IS DISTINCT FROM CASE WHEN l = 1 THEN 'M' WHEN l = 3 AND m IN (1, 4, 7, 10) THEN 'Q' WHEN l = 4 AND m IN (1, 5, 9) THEN 'T' WHEN l = 6 AND m IN (1, 7) THEN 'S' WHEN l = 12 AND m = 1 THEN 'A' WHEN l = 24 AND m = 1 THEN 'A2' END) AS frequency,
	count(*) FILTER (WHERE starts_in_january(p) <> (m = 1)) AS january, count(*) FILTER (WHERE year_of(p) <> extract(year FROM end_date(p))) AS year,
	count(*) FILTER (WHERE number_in_year(p) IS DISTINCT FROM CASE WHEN m + l > 13 THEN NULL WHEN l IN (1, 2, 3, 4, 6, 12) AND m % l = 1 % l THEN (m - 1) / l + 1 WHEN m = 1 THEN l END) AS number, count(*) FILTER (WHERE number_in_year(p, true) IS DISTINCT FROM CASE WHEN m = 1 AND l <= 12 THEN l END) AS cumulative
FROM (SELECT m, l, ref_months(make_date(y, m, 1), l) AS p FROM unnest(ARRAY[1, 2023, 2024, 9996]) y, generate_series(1, 12) m, generate_series(1, 26) l) s;
-- days and spans of days about the turn of years with and without a leap day
SELECT count(*) AS spans, count(*) FILTER (WHERE frequency(p) IS DISTINCT FROM CASE WHEN l = 0 THEN 'D' WHEN l = 6 AND extract(isodow FROM d) = 1 THEN 'W' END) AS frequency, count(*) FILTER (WHERE year_of(p) <> CASE WHEN l = 6 AND extract(isodow FROM d) = 1 THEN extract(isoyear FROM d) ELSE extract(year FROM d + l) END) AS year,
	count(*) FILTER (WHERE number_in_year(p) IS DISTINCT FROM CASE WHEN l = 0 THEN extract(doy FROM d) WHEN l = 6 AND extract(isodow FROM d) = 1 THEN extract(week FROM d) END) AS number, count(*) FILTER (WHERE number_in_year(p, true) IS NOT NULL OR months(p) IS NOT NULL OR starts_in_january(p)) AS months
FROM (SELECT d, l, daterange(d, d + l, '[]')::ref_period AS p FROM unnest(ARRAY[1900, 2000, 2004, 2015, 2020, 2021, 2023, 2024, 2026]) y, LATERAL (SELECT make_date(y, 12, 20) + i AS d FROM generate_series(0, 25) i UNION ALL SELECT make_date(y, 2, 25) + i FROM generate_series(0, 9) i) d, generate_series(0, 8) l) s;
-- frequencies of other codes
SELECT p, frequency(p) FROM unnest(ARRAY['0001/P9999Y', '0001-01-01/P9998Y', '2023-02-01/P12M', '2023-01-01/P7D', '2023-01-02/P7D', '2023-01-02/P14D']::ref_period[]) p;
SELECT containing_period('2023-05'::ref_period, code) FROM unnest(ARRAY['M', 'Q', 'T', 'S', 'A']) WITH ORDINALITY c (code, n) ORDER BY n;
SELECT containing_period('2023-05'::ref_period, 'X');
SELECT containing_period('2023-05'::ref_period, '');
SELECT containing_period('2023-05'::ref_period, 'MM');
