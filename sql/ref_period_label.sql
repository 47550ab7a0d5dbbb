-- ref_period_label: periods in words, and back
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
