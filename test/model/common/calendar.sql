-- The days that boards are counted on, every one of the calendar: against make_date.
\set QUIET on
SET client_min_messages = warning;
CREATE EXTENSION indstat;
SELECT create_model('o') \g /dev/null
SET search_path = public, o;
SELECT plan(7);

CREATE TEMP TABLE day AS
SELECT d::date AS d, extract(year FROM d)::integer AS y, extract(month FROM d)::integer AS m, extract(day FROM d)::integer AS n, extract(day FROM d + interval '1 day') = 1 AS last
FROM generate_series(timestamp '1900-01-01', '2199-12-31', '1 day') d;
-- the last day of a month, by the first of the next
SELECT is_empty($$SELECT d, year_ago(d) FROM day WHERE year_ago(d) IS DISTINCT FROM CASE WHEN last THEN make_date(y - 1 + m / 12, m % 12 + 1, 1) - 1 ELSE make_date(y - 1, m, n) END$$, 'the same day a year earlier, the end of a month by the end');
SELECT results_eq($$SELECT year_ago(d) FROM unnest(ARRAY['2024-02-28', '2024-02-29', '2025-02-27', '2025-02-28', '2025-03-01', '2100-02-28', '2101-02-28', '2023-12-31', '2024-01-01', NULL]::date[]) WITH ORDINALITY u (d, n) ORDER BY n$$,
	$$SELECT d::date FROM unnest(ARRAY['2023-02-28', '2023-02-28', '2024-02-27', '2024-02-29', '2024-03-01', '2099-02-28', '2100-02-28', '2022-12-31', '2023-01-01', NULL]) WITH ORDINALITY u (d, n) ORDER BY n$$, 'on both sides of a leap day');
SELECT results_eq($$SELECT on_date FROM month_ends('1900-01-01', '2199-12-31') ORDER BY 1$$, $$SELECT d FROM day WHERE last ORDER BY d$$, 'the ends of all months, the first and the last among them');
SELECT is_empty($$SELECT f.d, t.d FROM day f CROSS JOIN day t WHERE f.d BETWEEN '2023-12-30' AND '2024-03-02' AND t.d BETWEEN f.d AND '2024-03-02'
	AND ARRAY(SELECT on_date FROM month_ends(f.d, t.d) ORDER BY 1) <> ARRAY(SELECT e.d FROM day e WHERE e.last AND e.d >= f.d AND (e.y, e.m) <= (t.y, t.m) ORDER BY e.d)$$, 'from any day to any later one, to the end of its month');
SELECT results_eq($$SELECT on_date FROM month_ends('2024-02-29', '2024-02-29')$$, $$VALUES (date '2024-02-29')$$, 'one day has its month');
SELECT is_empty($$SELECT on_date FROM month_ends('2024-03-01', '2024-02-29')$$, 'backwards there is none');
SELECT is_empty($$SELECT on_date FROM month_ends(NULL, '2024-02-29') UNION ALL SELECT on_date FROM month_ends('2024-02-29', NULL)$$, 'nor from or to no day');
SELECT * FROM finish();
