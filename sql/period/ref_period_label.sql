-- ref_period_label: periods in words, and back
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

SELECT p, label(p, 'zh') AS zh, label(p, 'zh-Hant') AS hant, label(p, 'en') AS en
FROM unnest(ARRAY['2023-05', '2023-01', '2023-Q1', '2023-Q2', '2023-Q4', '2023-S1', '2023-S2', '2023-01/09', '2023', '2023-01-01/P5M', '2023-T1', '2023-02/04', '2022-11/2023-03',
	'2021/P2Y', '2021/P5Y', '2026/P5Y', '2001/P5Y', '1996/P5Y', '2022/P5Y', '2023-07/2024-06', '2023-W07', '2023-05-31', '2023-05-01/P10D', '2023-05-01/2023-06-10', '2022-12-30/2023-01-03']::ref_period[]) WITH ORDINALITY AS s(p, n) ORDER BY n;
SELECT p, label(p, 'zh', true) AS zh, label(p, 'zh-Hant', true) AS hant, label(p, 'en', true) AS en
FROM unnest(ARRAY['2023-01', '2023-Q1', '2023-S1', '2023-01/09', '2023', '2023-Q2', '2023-S2', '2021/P5Y', '2023-W07']::ref_period[]) WITH ORDINALITY AS s(p, n) ORDER BY n;
SELECT count(*) FILTER (WHERE label(p, 'zh-Hans') <> label(p, 'zh') OR label(p, 'zh', false) <> label(p, 'zh')) AS differ FROM v;

-- Chinese labels are spellings
SELECT count(*) FILTER (WHERE label(p, 'zh')::ref_period <> p OR label(p, 'zh-Hant')::ref_period <> p
	OR label(p, 'zh', true)::ref_period <> p OR label(p, 'zh-Hant', true)::ref_period <> p) AS label_differs
FROM v;

SELECT pg_temp.says('SELECT label(''2023'', ''fr'')');

-- every span of one to 26 months from every month of a year, spelt out by plain SQL: canonical text, and labels in three languages, cumulative and not
WITH span AS (SELECT m, l, ref_months(make_date(2021, m, 1), l) AS p, 2021 + (m + l - 2) / 12 AS y2, (m + l - 2) % 12 + 1 AS m2 FROM generate_series(1, 12) m, generate_series(1, 60) l),
	plain AS (SELECT *, trim(to_char(make_date(2021, m, 1), 'Month')) AS name, trim(to_char(make_date(2021, m2, 1), 'Month')) AS name2, m = 1 AND l = 60 AS plan FROM span)
SELECT count(*) AS spans,
	count(*) FILTER (WHERE p::text <> CASE WHEN l = 1 THEN to_char(m, 'FM"2021-"00') WHEN l = 12 AND m = 1 THEN '2021' WHEN l = 3 AND m % 3 = 1 THEN '2021-Q' || (m + 2) / 3 WHEN l = 6 AND m % 6 = 1 THEN '2021-S' || (m + 5) / 6 ELSE to_char(m, 'FM"2021-"00') || '-01/P' || CASE WHEN m = 1 AND l % 12 = 0 THEN l / 12 || 'Y' ELSE l || 'M' END END) AS text,
	count(*) FILTER (WHERE label(p, 'en') <> CASE WHEN l = 1 THEN name || ' 2021' WHEN y2 > 2021 AND m = 1 AND l % 12 = 0 THEN '2021–' || y2 WHEN y2 > 2021 THEN name || ' 2021–' || name2 || ' ' || y2 WHEN l = 12 THEN '2021' WHEN l = 3 AND m % 3 = 1 THEN 'Q' || (m + 2) / 3 || ' 2021' WHEN l = 6 AND m % 6 = 1 THEN 'H' || (m + 5) / 6 || ' 2021' ELSE name || '–' || name2 || ' 2021' END) AS en,
	count(*) FILTER (WHERE label(p, 'en', true) <> CASE WHEN m = 1 AND l BETWEEN 2 AND 12 THEN 'January–' || name2 || ' 2021' ELSE label(p, 'en') END) AS en_cumulative,
	count(*) FILTER (WHERE label(p, 'zh') <> CASE WHEN plan THEN '“十四五”时期' WHEN l = 1 THEN '2021年' || m || '月' WHEN y2 > 2021 AND m = 1 AND l % 12 = 0 THEN '2021—' || y2 || '年' WHEN y2 > 2021 THEN '2021年' || m || '月—' || y2 || '年' || m2 || '月' WHEN l = 12 THEN '2021年' WHEN l = 3 AND m % 3 = 1 THEN '2021年' || substr('一二三四', (m + 2) / 3, 1) || '季度' WHEN l = 6 AND m % 6 = 1 THEN '2021年' || CASE m WHEN 1 THEN '上' ELSE '下' END || '半年' WHEN l = 9 AND m = 1 THEN '2021年前三季度' ELSE '2021年' || m || '—' || m2 || '月' END) AS zh,
	count(*) FILTER (WHERE label(p, 'zh', true) <> CASE WHEN m = 1 AND l BETWEEN 2 AND 12 THEN '2021年1—' || m2 || '月' ELSE label(p, 'zh') END) AS zh_cumulative,
	count(*) FILTER (WHERE label(p, 'zh-Hant') <> CASE WHEN plan THEN '「十四五」時期' WHEN l = 3 AND m % 3 = 1 THEN '2021年第' || substr('一二三四', (m + 2) / 3, 1) || '季' WHEN l = 9 AND m = 1 THEN '2021年前三季' ELSE label(p, 'zh') END) AS hant
FROM plain;
SELECT string_agg(label(ref_months(make_date(y, 1, 1), 60), 'zh'), ' ' ORDER BY y) AS plans FROM generate_series(1996, 2031, 5) y;
SELECT label('2021-02-01/P60M', 'zh') AS shifted, label('2022/P5Y', 'zh') AS later, label('2021-01-01/P59M', 'zh') AS shorter, label('2021/P6Y', 'zh') AS longer;
-- spans of days over the ends of months and years
SELECT p, p::text AS text, label(p, 'en') AS en, label(p, 'zh') AS zh FROM unnest(ARRAY['0001-01-01', '9999-12-31', '2023-05-31/P2D', '2023-12-31/P2D', '2023-05-30/P2D', '2022-05-31/2023-05-31', '2023-05-01/2024-05-01', '2020-W53', '0001-W01', '2023-01-01/P7D', '2023-01-02/P8D', '2023-01-02/P6D', '0001-01-01/9999-12-30']::ref_period[]) WITH ORDINALITY s (p, n) ORDER BY n;
