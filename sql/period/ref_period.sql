-- ref_period: spellings, labels, errors, what goes in and out
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

CREATE FUNCTION pg_temp.refuses(spelling text) RETURNS text LANGUAGE sql AS
$$ SELECT pg_temp.says(format('SELECT %L::ref_period', spelling)) $$;

-- spellings; feature 8: Chinese ones, in simplified and traditional script
SELECT spelling, spelling::ref_period AS period
FROM unnest(ARRAY[
	'2023-05', '2023-M05', '2023M05', '2023-Q2', '2023Q2', '2023-S1', '2023S1',
	'2023H1', '2023-H2', '2023-T1', '2023T3', '2023-A1', '2023A1', '2023',
	'2023-W07', '2023W07', '2020-W53', '2023-D045', '2024D366', '2023-05-31',
	'2023-01-01/P5M', '2023-01/P5M', '2023-01-01/P1Y', '2023-02-01/P1Y6M',
	'2023-01-01/P7D', '2023-01-02/P7D', '2023-01-02/P2W', '2021/P5Y', '2021-01-01/P5Y',
	'2023-01-01/2023-05-31', '2023-01/05', '2023-01/2023-05', '2023-01..05',
	'2023-01..2023-05', '2022-11/2023-03', '2021/2025', '2021..2025',
	'2023-Q1/2023-Q3', '2023-W07/2023-W08', E' \t2023-05\n', '0001-01-01',
	'9999-12-31', '0001/P9999Y', '2023-02-01/P28D', '2023-01-01/P365D',
	'２０２３－０５'
]) WITH ORDINALITY AS s(spelling, n) ORDER BY n;

SELECT spelling, spelling::ref_period AS period
FROM unnest(ARRAY[
	'2023年5月', '2023年05月', '2023年5月份', '２０２３年５月', '2023年1-5月', '2023年1–5月',
	'2023年1—5月', '2023年1－5月', '2023年1~5月', '2023年1～5月', '2023年1至5月',
	'2023年1到5月', '2023年1─5月', '2023年1−5月', '2023年1〜5月', '2023年1—5月份',
	'2023年1月—5月', '2023年1月至5月', '２０２３年１－５月', '2022年11月—2023年3月',
	'2022年11月至2023年3月', '2023年上半年', '2023年下半年', '2023年一季度',
	'2023年第一季度', '2023年第1季度', '2023年1季度', '2023年四季度', '2023年第二季',
	'2023年前三季度', '2023年前3季度', '2023年前三季', '2023年一至三季度', '2023年1—3季度',
	'2023年', '2023年全年', '2023年度', '2021—2025年', '2021-2025年', '2021年—2025年',
	'2023年第7周', '2023年第7週', '2023年5月31日', '2023年5月1—10日',
	'2023年5月1日—6月10日', '2022年12月30日—2023年1月3日',
	'“十四五”', '十四五', '“十四五”时期', '「十四五」時期', '十四五期间', '『十四五』期間',
	'"十四五"', '‘十四五’', '＂十四五＂', '“十五”', '“十一五”', '“十二五”', '“十三五”',
	'“十五五”', '十五五时期', '十五'
]) WITH ORDINALITY AS s(spelling, n) ORDER BY n;

-- every dash, with the same meaning: one value
SELECT count(DISTINCT ('2023年1' || dash || '5月')::ref_period), count(*)
FROM unnest(ARRAY['-', '–', '—', '－', '~', '～', '至', '到', '─', '−']) AS d(dash);

-- what is not certain is refused, with the position
SELECT spelling, pg_temp.refuses(spelling)
FROM unnest(ARRAY[
	'', ' ', '23-05', '202305', '2023-', '2023--05',
	'2023-Q', '2023-Q002', '2023-X1', '2023Q2x', '2023-M005', '2023-W007', '2023-D0045',
	'2023 -05', '2023-05 2023-06', '2023-01-01/P', '2023-01-01/P5', '2023-01-01/PT5H',
	'2023-01-15/P1M', '2023/P5D', '2023-Q1/P5M', '2023-01/2023-05-31', '2023-01/5', '2023-01-01/05',
	'2021/25', '2023-Q1/2023-S1', '2023—05', '23年5月', '2023年5', '2023年1—5', '2023年1———5月',
	'2023年第7', '2023年五季度', '2023年1—5月底',
	'2023年5月份31日', '2023年中半年', '“十四五', '“十四五」', '十六五', '“十四五”计划', '今年', '五', '２０２３－Ｑ２'
]) WITH ORDINALITY AS s(spelling, n) ORDER BY n;

-- spelt well, but there is no such span
SELECT spelling, pg_temp.refuses(spelling)
FROM unnest(ARRAY[
	'2023-13', '2023-00', '0000', '0000-01', '10000', '10000年', '2023-02-29', '2023-02-30', '2023-05-00',
	'2023-05-32', '2023-Q5', '2023-Q0', '2023-S3', '2023-T4', '2023-A2', '2023-M13', '2023-W53', '2023-W54',
	'2023-W00', '2023-D366', '2023-D000', '2024-D367', '9999-W52', '2023-01-01/P0M',
	'2023-01-01/P99999999999M', '9999/P2Y', '0001/P10000Y', '2023-01-01/P999999999D', '2023-05/2023-01',
	'2023-05/01', '2025/2021', '2023-05-31/2023-05-01', '2023年13月', '2023年0月', '2023年5—1月', '2023年1—13月',
	'2023年第5季度', '2023年第53周', '2023年2月29日', '2023年2月30日', '2025—2021年', '2023-01-01..2022-12-31'
]) WITH ORDINALITY AS s(spelling, n) ORDER BY n;

-- the hint lists the spellings
DO $$
DECLARE
	hint text;
BEGIN
	PERFORM 'nonsense'::ref_period;
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS hint = PG_EXCEPTION_HINT;
	RAISE NOTICE '%', hint;
END $$;

-- a long text is refused, not read for ever
SELECT pg_temp.says(format('SELECT %L::ref_period', repeat('9', 100000))) LIKE '22007%' AS refused;

-- out and in, the wire: the same value
SELECT count(*) FILTER (WHERE p::text::ref_period IS NULL OR p::text::ref_period <> p) AS text_differs,
	count(*) FILTER (WHERE indstat_internal.ref_period_send(p) <>
		int4send(start_date(p) - '2000-01-01'::date) || int4send(end_date(p) - '2000-01-01'::date)) AS wire_differs,
	count(*) > 10000 AS many
FROM v;

-- NULL in, NULL out
SELECT num_nulls(NULL::ref_period + 1, ref_month(2023, NULL), start_date(NULL), same_period_last_year(NULL), elapsed_share(NULL, '2023-05-31'),
	elapsed_share('2023', NULL), label('2023', NULL), '2023'::ref_period @> NULL::date, is_complete('2023', NULL), NULL::ref_period = '2023') AS nulls;

-- the catalog: operator classes are sound, labels are right, everything has a comment
SELECT amname, opcname, amvalidate(c.oid)
FROM pg_opclass AS c JOIN pg_am AS a ON a.oid = opcmethod
WHERE opcintype = 'ref_period'::regtype ORDER BY 1, 2;
SELECT count(*) AS mislabelled
FROM pg_proc
WHERE prosrc LIKE 'ref\_period\_%'
	AND (provolatile <> CASE WHEN prosrc ~ 'timestamptz|joinsel' THEN 's' ELSE 'i' END OR proparallel <> 's' OR NOT proisstrict
		OR proleakproof <> (proname ~ '^(ref_period_(eq|ne|lt|le|gt|ge|cmp|contained_by)|contains|is_complete)$' AND prosrc !~ 'timestamp'));
SELECT count(*) AS without_comment
FROM (SELECT 'pg_proc'::regclass AS class, oid FROM pg_proc WHERE prosrc LIKE 'ref\_period\_%' OR 'ref_period'::regtype = ANY (proargtypes) AND prokind = 'a' AND proname IN ('min', 'max')
	UNION ALL SELECT 'pg_operator'::regclass, oid FROM pg_operator WHERE 'ref_period'::regtype IN (oprleft, oprright)
	UNION ALL SELECT 'pg_cast'::regclass, oid FROM pg_cast WHERE 'ref_period'::regtype IN (castsource, casttarget)
	UNION ALL SELECT 'pg_opclass'::regclass, oid FROM pg_opclass WHERE opcintype = 'ref_period'::regtype
	UNION ALL SELECT 'pg_opfamily'::regclass, opcfamily FROM pg_opclass WHERE opcintype = 'ref_period'::regtype
	UNION ALL SELECT 'pg_type'::regclass, 'ref_period'::regtype) AS o
WHERE obj_description(oid, class::name) IS NULL;
SELECT typlen, typbyval, typalign FROM pg_type WHERE oid = 'ref_period'::regtype;

-- every letter of a reporting period, in both cases, with every number of one to four digits: zeros before it up to its width, and no more; with a hyphen, a colon, a slash, a blank or nothing before it
CREATE TEMP TABLE lettered AS
SELECT letter, hyphen || CASE WHEN digits % 2 = 0 THEN letter ELSE lower(letter) END || lpad(n::text, digits, '0') AS tail, digits <= width AND n BETWEEN 1 AND most AS good, n, unit FROM (VALUES ('A', 2, 1, 12), ('S', 2, 2, 6), ('H', 2, 2, 6), ('T', 2, 3, 4), ('Q', 2, 4, 3), ('M', 2, 12, 1), ('W', 2, 53, 0), ('D', 3, 366, 0)) l (letter, width, most, unit), generate_series(1, 4) digits, generate_series(0, 400) n, unnest('{"",-,:,/," "}'::text[]) hyphen WHERE length(n::text) <= digits AND (n < 70 OR letter = 'D' AND n > 300);
SELECT letter, count(*) AS spellings, count(*) FILTER (WHERE good) AS good, count(*) FILTER (WHERE good <> (said = 'no error')) AS differ, count(*) FILTER (WHERE said = 'no error' AND p2020 IS DISTINCT FROM CASE WHEN letter = 'W' THEN ref_week(2020, n) WHEN letter = 'D' THEN (date '2019-12-31' + n)::text::ref_period ELSE ref_months(make_date(2020, n * unit - unit + 1, 1), unit) END) AS period_differs
FROM (SELECT *, CASE WHEN said = 'no error' THEN ('2020' || tail)::ref_period END AS p2020 FROM (SELECT *, pg_temp.refuses('2020' || tail) AS said FROM lettered) x) y GROUP BY letter ORDER BY letter;
SELECT spelling, pg_temp.refuses(spelling) FROM unnest(ARRAY['2021-W53', '2021-D366', '1900-D366', '2000-D366', '9999-W52', '9999-W51', '0001-W01', '0001-D001', '9999-D365', '9999-M12', '2023-A', '2023A001', '2023@1', '2023[1', '2023-Z1', '2023-B1']) WITH ORDINALITY s (spelling, n) ORDER BY n;
-- every month and day of three years, and those that are not
SELECT count(*) AS dates, count(*) FILTER (WHERE (pg_temp.refuses(format('%s-%s-%s', y, lpad(m::text, 2, '0'), lpad(d::text, 2, '0'))) = 'no error') <> (m BETWEEN 1 AND 12 AND d BETWEEN 1 AND extract(day FROM make_date(y, least(greatest(m, 1), 12), 1) + interval '1 month - 1 day'))) AS differ,
	count(*) FILTER (WHERE (pg_temp.refuses(format('%s年%s月%s日', y, m, d)) = 'no error') <> (m BETWEEN 1 AND 12 AND d BETWEEN 1 AND extract(day FROM make_date(y, least(greatest(m, 1), 12), 1) + interval '1 month - 1 day'))) AS chinese_differ
FROM unnest(ARRAY[1900, 2000, 2023]) y, generate_series(0, 13) m, unnest(ARRAY[0, 1, 27, 28, 29, 30, 31, 32]) d;
-- both ends of spans, the same, one day or month or year apart, and turned round
SELECT count(*) AS spans, count(*) FILTER (WHERE (said = 'no error') <> (f <= t)) AS refused, count(*) FILTER (WHERE said = 'no error' AND spelling::ref_period <> expected) AS period_differs
FROM (SELECT f, t, spelling, pg_temp.refuses(spelling) AS said, CASE WHEN f <= t THEN expected END AS expected FROM generate_series(1, 12) f, generate_series(1, 12) t, LATERAL (SELECT CASE WHEN f <= t THEN ref_months(make_date(2023, f, 1), t - f + 1) END AS months, CASE WHEN f <= t THEN daterange(make_date(2023, 5, f), make_date(2023, 5, t), '[]')::ref_period END AS days, CASE WHEN f <= t THEN ref_months(make_date(2000 + f, 1, 1), (t - f + 1) * 12) END AS years) e,
	LATERAL (VALUES (to_char(f, 'FM"2023-"00') || to_char(t, 'FM"/"00'), months), (to_char(f, 'FM"2023-"00') || to_char(t, 'FM"..2023-"00'), months), (to_char(f, 'FM"2023-M"00') || to_char(t, 'FM"/2023-M"00'), months), ('2023年' || f || '—' || t || '月', months), ('2023年' || f || '月至' || t || '月份', months), ('2023年' || f || '月—2023年' || t || '月', months), (to_char(f, 'FM"2023-05-"00') || to_char(t, 'FM"/2023-05-"00'), days), ('2023年5月' || f || '—' || t || '日', days), ('2023年5月' || f || '日—5月' || t || '日', days), ('2023年5月' || f || '日—2023年5月' || t || '日', days), (2000 + f || '/' || 2000 + t, years), (2000 + f || '—' || 2000 + t || '年', years), (2000 + f || '年—' || 2000 + t || '年', years)) v (spelling, expected)) x;
SELECT count(*) AS quarters, count(*) FILTER (WHERE (pg_temp.refuses(s) = 'no error') <> (f BETWEEN 1 AND 4 AND t BETWEEN f AND 4)) AS refused, count(*) FILTER (WHERE f BETWEEN 1 AND 4 AND t BETWEEN f AND 4 AND pg_temp.refuses(s || '' ) = 'no error' AND (CASE WHEN f BETWEEN 1 AND 4 AND t BETWEEN f AND 4 THEN s END)::ref_period <> ref_months(make_date(2023, f * 3 - 2, 1), (t - f + 1) * 3)) AS differ FROM generate_series(0, 5) f, generate_series(0, 5) t, LATERAL unnest(ARRAY[format('2023年%s—%s季度', f, t), format('2023年%s至%s季度', substr('零一二三四五', f + 1, 1), substr('零一二三四五', t + 1, 1))]) s;
-- lengths: none, one, up to the end of time and one more
SELECT spelling, pg_temp.refuses(spelling) FROM unnest(ARRAY['9999-12-31/P1D', '9999-12-31/P2D', '9999-12-01/P1M', '9999-12/P1M', '9999-12/P2M', '9999/P1Y', '9999-12-25/P1W', '9999-12-26/P1W', '0001-01-01/P3652059D', '0001-01-01/P3652060D', '0001-01-01/P119988M', '0001-01-01/P119989M', '0001/P9998Y12M', '0001/P9998Y13M', '2023-01-01/P0D', '2023-01-01/P0W', '2023-01-01/P0Y', '2023-01-01/P0Y0M', '2023-01-01/P0Y1M', '2023-01-01/P1Y0M', '2023-01-02/P1M', '2023-01-02/P1W', '2023-01/P1D', '2023-01-01/P1Y1', '2023-01-01/P1Y1D', '2023-01-01/P1M1D', '2023-01-01/P99999999D', '2023-01-01/P100000000D', '2023-01-01/P1000000000D', '2023-01-01/P4294967297D']) WITH ORDINALITY s (spelling, n) ORDER BY n;
-- every dash, quotation mark and word of time there is, and one that is not
SELECT count(DISTINCT ('2023年1' || dash || '5月')::ref_period) AS periods, count(*) FROM unnest(ARRAY['-', '~', '—', '–', '－', '～', '至', '到', '─', '−', '‐', '‑', '‒', '―', '〜']) d (dash);
SELECT spelling, pg_temp.refuses(spelling) AS says FROM unnest(ARRAY['2023年1_5月', '2023年1一5月', '2023年1=5月', '2023.01', '2023-01.02', '2023-01...02', '２０２３／０５', '２０２３-05', '2023-0５', '2023－05－31', '“十四五”时期间', '‘十四五”', '『十四五」', '十四五時期', '十四五期間', '十四五期', '十四', E'2023-05\u00a0', E'\x0b2023-05\x0c', E'\x082023-05', E'\x0e2023-05', E'2023-05\x0e', E'2023-05\u0085', '2023-05;', ':023-05', '202/-05', '2023-0:', '2023-0/']) WITH ORDINALITY s (spelling, n) ORDER BY n;
-- cut off, or gone on with, at every place where a Chinese spelling expects something: where, and what
SELECT spelling, pg_temp.refuses(spelling) AS says FROM unnest(ARRAY['2023年5月3', '2023年5月3号', '2023年5月100日', '2023年5月0日', '2023年5月32日', '2023年5月0—10日', '2023年5月32—33日', '2023年2月30—31日', '2023年5月1—32日', '2023年5月1—10', '2023年4月1—31日', '2023年5月1—日', '2023年5月1—123日',
	'2023年5月1日—0000年1月1日', '2023年5月1日—2024', '2023年5月1日—2024-01', '2023年5月1日—', '2023年5月1日—13月1日', '2023年5月1日—0月1日', '2023年5月1日—6日', '2023年5月1日—6月31日', '2023年5月1日—6月', '2023年5月1日—6月1', '2023年5月1日—4月30日', '2023年5月1日—123月1日',
	'2023年5月—0000年1月', '2023年5月—2024', '2023年5月—2024-01', '2023年5月—2024年', '2023年5月—2024年13月', '2023年5月—', '2023年5月—0月', '2023年5月—13月', '2023年5月—6', '2023年5月—123月', '2023年5月—2023年4月',
	'2023年前', '2023年前三', '2023年前3月', '2023年前三季度末', '2021年—', '2021年—25年', '2021年—2025', '2021年—0000年', '2021年—2020年', '2021年—10000年', '2021—0000年', '2021—2025年度', '2021—2020年',
	'2023年一', '2023年一至', '2023年一至5季度', '2023年一至三', '2023年一月', '2023年三至一季度', '2023年第', '2023年第123周', '2023年第0周', '2023年第一周', '2023年第7月', '2023年第5季度', '2023年第0季度', '2023年123月', '2023年0季度', '2023年5季度', '2023年1—0季度', '2023年1—5季度', '2023年0—5月', '2023年13—15月', '2023年0月', '2023年5天', '2023年5', '2023年x', '2023年上', '2023年下半', '十六五', '“十四', '「十六五」', '2023年5月份1日',
	'2021/P1Y6', '2021/P1YM', '2021/P1Y6D', '2021/P5MX', '2021/P1YX', '2021-01-01/P2D3', '2021/', '2021..', '2021/20225', '2021/2022-13', '2021/0000', '2021-01/13', '2021-01/00', '2021-01/123', '2021-01/2021', '2021-Q1/2021-Q5', '2021-05-01/2021-05-32', '2021/2022x']) WITH ORDINALITY s (spelling, n) ORDER BY n;
-- and as they should be
SELECT spelling, spelling::ref_period AS period FROM unnest(ARRAY['2023年5月30—31日', '2023年4月1—30日', '2022年12月31日至2023年1月1日', '2023年5月—2024年4月', '2023年前三季', '2021年—2021年', '2021—2021年', '2023年第52周', '2023年一至一季度', '2023年二季', '2023年3—4季度', '2021/P1Y6M', '2021-01/12', '2021/2021']) WITH ORDINALITY s (spelling, n) ORDER BY n;

-- ref_period_label
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
