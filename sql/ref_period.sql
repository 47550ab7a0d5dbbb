-- ref_period: spellings, errors, order, hash, indexes, calendar, arithmetic
\set VERBOSITY terse
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
SET datestyle = ISO;
SET client_encoding = 'UTF8';

-- what an error says, as a row
CREATE FUNCTION says(command text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	state text; message text; detail text;
BEGIN
	EXECUTE command;
	RETURN 'no error';
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, message = MESSAGE_TEXT,
		detail = PG_EXCEPTION_DETAIL;
	RETURN concat_ws(' | ', state, message, nullif(detail, ''));
END $$;
CREATE FUNCTION refuses(spelling text) RETURNS text LANGUAGE sql AS
$$ SELECT says(format('SELECT %L::ref_period', spelling)) $$;

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
SELECT spelling, refuses(spelling)
FROM unnest(ARRAY[
	'', ' ', '23-05', '202305', '20230531', '2023-5', '2023-', '2023--05', '2023/05', '2023-05-1',
	'2023-Q', '2023-Q02', '2023-X1', '2023Q2x', '2023-q2', '2023-M5', '2023-W7', '2023-D45',
	'2023 -05', '2023-05 2023-06', '2023-01-01/P', '2023-01-01/P5', '2023-01-01/PT5H',
	'2023-01-15/P1M', '2023/P5D', '2023-Q1/P5M', '2023-01/2023-05-31', '2023-01/5', '2023-01-01/05',
	'2021/25', '2023-Q1/2023-S1', '2023—05', '23年5月', '2023年5', '2023年1—5', '2023年1——5月',
	'2023年 5月', '2023年五月', '2023年第7', '2023年前四季度', '2023年五季度', '2023年1—5月底',
	'2023年5月份31日', '2023年中半年', '“十四五', '“十四五」', '十六五', '“十四五”计划', 'May 2023', '今年', '五', '２０２３－Ｑ２'
]) WITH ORDINALITY AS s(spelling, n) ORDER BY n;

-- spelt well, but there is no such span
SELECT spelling, refuses(spelling)
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
SELECT says(format('SELECT %L::ref_period', repeat('9', 100000))) LIKE '22007%' AS refused;

-- values to try laws on: months, cumulative, years, weeks, days, odd spans, the ends of time
CREATE TEMP TABLE v AS
SELECT DISTINCT p FROM (
	SELECT ref_months(d::date, n) AS p
	FROM generate_series('1995-01-01'::timestamp, '2030-12-01', '1 month') AS d,
		unnest(ARRAY[1, 2, 3, 4, 5, 6, 9, 11, 12, 18, 24, 60]) AS n
	UNION ALL SELECT ref_ytd(y, m) FROM generate_series(1990, 2030) AS y, generate_series(1, 12) AS m
	UNION ALL SELECT ref_week(y, w) FROM generate_series(1990, 2030) AS y, generate_series(1, 52) AS w
	UNION ALL SELECT daterange(d::date, d::date, '[]')::ref_period
		FROM generate_series('2019-01-01'::timestamp, '2025-03-01', '1 day') AS d
	UNION ALL SELECT daterange(d::date, d::date + n, '[]')::ref_period
		FROM generate_series('2022-12-01'::timestamp, '2024-04-01', '1 day') AS d,
			unnest(ARRAY[1, 6, 9, 27, 28, 29, 30, 100, 364, 365]) AS n
	UNION ALL SELECT unnest(ARRAY['0001-01-01', '0001-01', '0001', '0001-W01', '9999-12-31', '9999-12', '9999', '9999-W51', '0001/P9999Y', '0001-01-01/2000-06-15', '9999-02-28', '0004-02-29', '1900-02', '2000-02', '2100-02-28/P2D']::ref_period[])
) AS s;
SELECT count(*) > 10000 AS many FROM v;

-- out and in, the wire, the daterange: the same value
SELECT count(*) FILTER (WHERE p::text::ref_period IS NULL OR p::text::ref_period <> p) AS text_differs,
	count(*) FILTER (WHERE p::daterange::ref_period <> p) AS daterange_differs,
	count(*) FILTER (WHERE daterange(start_date(p), end_date(p), '[]') <> p::daterange) AS bounds_differ,
	count(*) FILTER (WHERE ref_period_send(p) <>
		int4send(start_date(p) - '2000-01-01'::date) || int4send(end_date(p) - '2000-01-01'::date)) AS wire_differs,
	count(*) FILTER (WHERE label(p, 'zh')::ref_period <> p OR label(p, 'zh-Hant')::ref_period <> p
		OR label(p, 'zh', true)::ref_period <> p OR label(p, 'zh-Hant', true)::ref_period <> p) AS label_differs
FROM v;

-- order: by end, then by start; the operators agree with the comparison
SELECT count(*) FILTER (WHERE (a.p < b.p) <> ((end_date(a.p), start_date(a.p)) < (end_date(b.p), start_date(b.p)))) AS lt,
	count(*) FILTER (WHERE (a.p <= b.p) <> (ref_period_cmp(a.p, b.p) <= 0)) AS le,
	count(*) FILTER (WHERE (a.p = b.p) <> (start_date(a.p) = start_date(b.p) AND end_date(a.p) = end_date(b.p))) AS eq,
	count(*) FILTER (WHERE (a.p <> b.p) = (a.p = b.p)) AS ne,
	count(*) FILTER (WHERE (a.p > b.p) <> (b.p < a.p)) AS gt,
	count(*) FILTER (WHERE (a.p >= b.p) <> (b.p <= a.p)) AS ge,
	count(*) FILTER (WHERE ref_period_cmp(a.p, b.p) <> -ref_period_cmp(b.p, a.p)) AS cmp,
	count(*) FILTER (WHERE a.p = b.p AND ref_period_hash(a.p) <> ref_period_hash(b.p)) AS hash,
	count(*) FILTER (WHERE (a.p @> b.p) <> (a.p::daterange @> b.p::daterange) OR (a.p @> b.p) <> (b.p <@ a.p)) AS contains
FROM (SELECT p FROM v ORDER BY ref_period_hash(p) LIMIT 300) AS a,
	(SELECT p FROM v ORDER BY ref_period_hash(p) LIMIT 300) AS b;

-- a sort, and min and max, agree with the order of the dates
SELECT array_agg(p ORDER BY p) = array_agg(p ORDER BY end_date(p), start_date(p)) AS sorted,
	array_agg(p ORDER BY p DESC) = array_agg(p ORDER BY end_date(p) DESC, start_date(p) DESC) AS sorted_down,
	min(p), max(p)
FROM v;
SELECT min(p), max(p) FROM v WHERE false;
SELECT min(p), max(p) FROM (VALUES (NULL::ref_period), ('2023-05'), ('2023-Q2'), ('2023-04')) AS t(p);

-- the hash is frozen, and its extended form with seed 0 begins with it
SELECT p, ref_period_hash(p), ref_period_hash_extended(p, 0), ref_period_hash_extended(p, 42)
FROM unnest(ARRAY['2023-05', '2023-Q2', '2023-05-31', '0001/P9999Y']::ref_period[]) AS p;
SELECT count(*) FILTER (WHERE (ref_period_hash_extended(p, 0) & x'ffffffff'::bigint) <> (ref_period_hash(p)::bigint & x'ffffffff'::bigint)) AS differs,
	count(DISTINCT ref_period_hash(p)) > 0.99 * count(*) AS spread
FROM v;

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
FROM (SELECT y, says(format('SELECT ref_week(%s, 53)', y)) = 'no error' AS has FROM generate_series(1900, 2100) AS y) AS s;
SELECT count(*) FILTER (WHERE (y::text || '-D' || to_char(d, 'FM000'))::ref_period
	<> daterange(make_date(y, 1, 1) + d - 1, make_date(y, 1, 1) + d)::ref_period) AS differ
FROM generate_series(1990, 2030) AS y, generate_series(1, 365) AS d;
SELECT ref_quarter(2023, 2), ref_half(2023, 2), ref_year(2023), ref_ytd(2023, 5), ref_week(2023, 7), ref_months('2023-11-01', 5);

-- equal span, equal value
SELECT ref_ytd(2023, 6) = ref_half(2023, 1) AS half, ref_ytd(2023, 3) = '2023-Q1' AS quarter,
	ref_ytd(2023, 12) = ref_year(2023) AS year, daterange('2023-02-01', '2023-03-01')::ref_period = '2023-02' AS month;

SELECT command, says(command)
FROM unnest(ARRAY[
	'SELECT ref_month(2023, 13)', 'SELECT ref_month(0, 1)', 'SELECT ref_month(10000, 1)', 'SELECT ref_quarter(2023, 5)',
	'SELECT ref_half(2023, 0)', 'SELECT ref_year(-1)', 'SELECT ref_year(2147483647)', 'SELECT ref_ytd(2023, 0)',
	'SELECT ref_week(2023, 53)', 'SELECT ref_week(9999, 52)', 'SELECT ref_week(-2147483648, 1)',
	'SELECT ref_months(''2023-01-15'', 1)', 'SELECT ref_months(''2023-01-01'', 0)', 'SELECT ref_months(''2023-01-01'', 2147483647)',
	'SELECT ref_months(''infinity'', 1)', 'SELECT ref_month(''infinity''::date)', 'SELECT ref_month(''0001-12-31 BC''::date)',
	'SELECT ref_month(''10000-01-01''::date)', 'SELECT daterange(''empty'')::ref_period', 'SELECT daterange(''2023-01-01'', NULL)::ref_period',
	'SELECT daterange(NULL, ''2023-01-01'')::ref_period', 'SELECT daterange(''2023-01-01'', ''infinity'')::ref_period',
	'SELECT daterange(''9999-01-01'', ''10000-01-02'')::ref_period', 'SELECT daterange(''0001-12-31 BC'', ''2023-01-02'')::ref_period',
	'SELECT label(''2023'', ''fr'')', 'SELECT previous_period(''2023-Q2'', true)', 'SELECT previous_period(''2023-W07'', true)'
]) WITH ORDINALITY AS s(command, n) ORDER BY n;
SELECT daterange('9999-12-31', '10000-01-01')::ref_period, '[2023-01-01,2023-05-31]'::daterange::ref_period, '(2022-12-31,2023-06-01)'::daterange::ref_period;

-- steps, by own length
SELECT p, p + 1 AS next, p - 1 AS before, 2 + p AS second, p + 0 = p AS stays
FROM unnest(ARRAY['2023-01', '2023-Q1', '2023-S1', '2023', '2023-01-01/P5M', '2021/P5Y', '2023-W01', '2024-02-29', '2023-01-01/P10D', '2022-11-01/P5M']::ref_period[]) AS p;
SELECT count(*) FILTER (WHERE start_date(p + 1) <> end_date(p) + 1 OR (p + 1) - 1 <> p
	OR p + 3 <> p + 1 + 2 OR months(p + 1) IS DISTINCT FROM months(p)) AS differ
FROM v WHERE p > '1000' AND p < '3000'
	-- a span of days that turns into a whole month steps by months from there
	AND (months(p) IS NULL) = (months(p + 1) IS NULL) AND (months(p) IS NULL) = (months(p + 3) IS NULL);
SELECT command, says(command)
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

-- parts
SELECT p, start_date(p), end_date(p), months(p), frequency(p), starts_in_january(p),
	year_of(p), number_in_year(p), number_in_year(p, true) AS months_from_january
FROM unnest(ARRAY['2023-05', '2023-01', '2023-Q2', '2023-T2', '2023-02-01/P4M', '2023-S2', '2023', '2023-07/2024-06', '2021/P5Y', '2023-01-01/P5M', '2023-S1', '2024-12-31', '2025-W01',
	'2022-11-01/P5M', '2023-04/P6M', '2023-W07', '2023-05-31', '2023-01-01/P10D', '2023-01-01/P7D', '0001/P9999Y']::ref_period[]) WITH ORDINALITY AS s(p, n) ORDER BY n;

-- containment and completion
SELECT d, '2023-Q2'::ref_period @> d AS contains, d <@ '2023-Q2'::ref_period AS contained, contains('2023-Q2', d), is_complete('2023-Q2', d)
FROM unnest(ARRAY['-infinity', '2023-03-31', '2023-04-01', '2023-06-29', '2023-06-30', '2023-07-01', 'infinity']::date[]) AS d;
SELECT '2023'::ref_period @> '2023-Q2'::ref_period AS year_has_quarter, '2023-05'::ref_period <@ '2023-Q2'::ref_period AS quarter_has_month,
	'2023-Q2'::ref_period @> '2023'::ref_period AS quarter_has_year, contains('2023', '2023-W01'::ref_period) AS week_1, contains('2023', '2023-W52'::ref_period) AS week_52;

-- elapsed share, percent
SELECT d, elapsed_share('2023-Q2', d) AS quarter, elapsed_share('2023-Q2', d, true) AS by_days,
	elapsed_share('2023-S1', d) AS half, elapsed_share('2023-W22', d) AS week
FROM unnest(ARRAY['-infinity', '2023-03-31', '2023-04-01', '2023-05-01', '2023-05-31', '2023-06-29', '2023-06-30', 'infinity']::date[]) AS d;
SELECT elapsed_share('2023-05-31', '2023-05-30'), elapsed_share('2023-05-31', '2023-05-31'), elapsed_share('0001/P9999Y', '0001-01-01'), elapsed_share('0001/P9999Y', '0001-01-01', true),
	elapsed_share('0001/P9999Y', '9999-12-30'), elapsed_share('2021/P5Y', '2023-05-31');
-- the oracle: numeric division with digits to spare, then 20 significant digits
SELECT count(*) FILTER (WHERE elapsed_share(p, d::date) <> round(exact, 19 - floor(log(exact))::int)) AS months_differ,
	count(*) FILTER (WHERE elapsed_share(p, d::date, true) <> round(days, 19 - floor(log(days))::int)) AS days_differ, count(*) > 10000 AS many
FROM (SELECT p, d,
		(100 * ((extract(year FROM age(date_trunc('month', d), start_date(p)::timestamp)) * 12 + extract(month FROM age(date_trunc('month', d), start_date(p)::timestamp)))
			* extract(day FROM date_trunc('month', d) + interval '1 month - 1 day') + extract(day FROM d)))::numeric(60, 40)
			/ (months(p) * extract(day FROM date_trunc('month', d) + interval '1 month - 1 day')) AS exact,
		(100 * (d::date - start_date(p) + 1))::numeric(60, 40) / (end_date(p) - start_date(p) + 1) AS days
	FROM v, generate_series(start_date(p)::timestamp, end_date(p)::timestamp, '11 days') AS d
	WHERE months(p) BETWEEN 2 AND 60 AND p BETWEEN '2015' AND '2021') AS s;

-- labels
SELECT p, label(p, 'zh') AS zh, label(p, 'zh-Hant') AS hant, label(p, 'en') AS en
FROM unnest(ARRAY['2023-05', '2023-01', '2023-Q1', '2023-Q2', '2023-Q4', '2023-S1', '2023-S2', '2023-01/09', '2023', '2023-01-01/P5M', '2023-T1', '2023-02/04', '2022-11/2023-03',
	'2021/P2Y', '2021/P5Y', '2026/P5Y', '2001/P5Y', '1996/P5Y', '2022/P5Y', '2023-07/2024-06', '2023-W07', '2023-05-31', '2023-05-01/P10D', '2023-05-01/2023-06-10', '2022-12-30/2023-01-03']::ref_period[]) WITH ORDINALITY AS s(p, n) ORDER BY n;
SELECT p, label(p, 'zh', true) AS zh, label(p, 'zh-Hant', true) AS hant, label(p, 'en', true) AS en
FROM unnest(ARRAY['2023-01', '2023-Q1', '2023-S1', '2023-01/09', '2023', '2023-Q2', '2023-S2', '2021/P5Y', '2023-W07']::ref_period[]) WITH ORDINALITY AS s(p, n) ORDER BY n;
SELECT count(*) FILTER (WHERE label(p, 'zh-Hans') <> label(p, 'zh') OR label(p, 'zh', false) <> label(p, 'zh')) AS differ FROM v;

-- a soft error from PostgreSQL 16 on, else one that is caught: the same answers
CREATE FUNCTION pg_temp.is_valid(input text, type text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
	result boolean;
BEGIN
	IF current_setting('server_version_num')::int >= 160000 THEN
		EXECUTE 'SELECT pg_input_is_valid($1, $2)' INTO result USING input, type;
		RETURN result;
	END IF;
	EXECUTE format('SELECT %L::%s', input, type);
	RETURN true;
EXCEPTION WHEN OTHERS THEN
	-- what should have been soft
	IF current_setting('server_version_num')::int >= 160000 THEN RAISE; END IF;
	RETURN false;
END $$;
SELECT i, t, pg_temp.is_valid(i, t)
FROM (VALUES ('2023-05', 'ref_period'), ('2023-13', 'ref_period'), ('2023-5', 'ref_period'), ('', 'ref_period'), ('2023年第53周', 'ref_period'), ('2023年1—5月', 'ref_period'),
	('1:1:1:0:0:0', 'rank_state'), ('1:1:1:0:1:0', 'rank_state'), ('1:1:1:99999999999999999999:0:0', 'rank_state'),
	('1:share:():(0,0,0,0,0,0);(0,0,0,0,0,0)', 'exact_sums'), ('1:share:():(0,0,0,0,0,1);(0,0,0,0,0,0)', 'exact_sums'), ('', 'exact_sums')) v (i, t);

-- indexes
CREATE TABLE obs (period ref_period, n int);
INSERT INTO obs SELECT p, row_number() OVER (ORDER BY p) FROM v;
CREATE INDEX obs_btree ON obs (period);
CREATE INDEX obs_hash ON obs USING hash (period);
CREATE INDEX obs_brin ON obs USING brin (period) WITH (pages_per_range = 1);
ANALYZE obs;
SET enable_seqscan = off;
EXPLAIN (COSTS OFF) SELECT n FROM obs WHERE period > '2023' AND period < '2024-05' ORDER BY period;
CREATE FUNCTION pg_temp.scans(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
	line text;
BEGIN
	-- how the rest of a plan is printed differs between versions
	FOR line IN EXECUTE 'EXPLAIN (COSTS OFF) ' || query LOOP
		IF line ~ 'Scan' THEN RETURN NEXT substring(line, '[A-Z].*'); END IF;
	END LOOP;
END $$;
SELECT pg_temp.scans('SELECT max(period) FROM obs'), pg_temp.scans('SELECT min(period) FROM obs');
SELECT max(period), min(period) FROM obs;
CREATE TEMP TABLE counts AS SELECT 'btree' AS by, count(*) AS n FROM obs WHERE period BETWEEN '2023-03' AND '2023-09';
DROP INDEX obs_btree;
SET enable_indexscan = off;
EXPLAIN (COSTS OFF) SELECT count(*) FROM obs WHERE period BETWEEN '2023-03' AND '2023-09';
INSERT INTO counts SELECT 'brin', count(*) FROM obs WHERE period BETWEEN '2023-03' AND '2023-09';
DROP INDEX obs_brin;
EXPLAIN (COSTS OFF) SELECT n FROM obs WHERE period = '2023-05';
SELECT count(*) FROM obs WHERE period = '2023-05';
DROP INDEX obs_hash;
RESET enable_seqscan;
RESET enable_indexscan;
INSERT INTO counts SELECT 'seq', count(*) FROM obs WHERE period BETWEEN '2023-03' AND '2023-09';
SELECT count(DISTINCT n) AS one FROM counts;

-- joins by merge and by hash, DISTINCT, a unique index with deduplication
SET enable_nestloop = off;
SET enable_hashjoin = off;
SELECT count(*) = (SELECT count(*) FROM obs) AS merge FROM obs AS a JOIN obs AS b ON a.period = b.period;
RESET enable_hashjoin;
SET enable_mergejoin = off;
SELECT count(*) = (SELECT count(*) FROM obs) AS hash FROM obs AS a JOIN obs AS b ON a.period = b.period;
RESET enable_mergejoin;
RESET enable_nestloop;
SELECT count(DISTINCT period) = count(*) AS distinct FROM obs;
CREATE INDEX obs_many ON obs (period) WITH (deduplicate_items = on);
INSERT INTO obs SELECT '2023-05', 0 FROM generate_series(1, 1000);
SELECT count(*) FROM obs WHERE period = '2023-05';

-- partitions by range and by hash
CREATE TABLE by_year (period ref_period, n int) PARTITION BY RANGE (period);
-- a year's periods end from 1 January on; the earliest value that does is the longest span
CREATE TABLE by_year_2022 PARTITION OF by_year FOR VALUES FROM ('0001-01-01/2022-01-01') TO ('0001-01-01/2023-01-01');
CREATE TABLE by_year_2023 PARTITION OF by_year FOR VALUES FROM ('0001-01-01/2023-01-01') TO ('0001-01-01/2024-01-01');
INSERT INTO by_year SELECT p, 1 FROM v WHERE end_date(p) BETWEEN '2022-01-01' AND '2023-12-31';
SELECT tableoid::regclass, min(end_date(period)), max(end_date(period)) FROM by_year GROUP BY 1 ORDER BY 1;
EXPLAIN (COSTS OFF) SELECT * FROM by_year WHERE period = '2023-05';
CREATE TABLE by_hash (period ref_period) PARTITION BY HASH (period);
CREATE TABLE by_hash_0 PARTITION OF by_hash FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE by_hash_1 PARTITION OF by_hash FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO by_hash SELECT ref_month(2023, m) FROM generate_series(1, 12) AS m;
SELECT tableoid::regclass, count(*) FROM by_hash GROUP BY 1 ORDER BY 1;

-- RANGE frames: the same month last year, though a month is missing
SELECT p, n, sum(n) OVER w AS year_ago, sum(n) OVER r AS rolling_3
FROM (SELECT ref_month(2022, 1) + i AS p, i + 1 AS n FROM generate_series(0, 16) AS i WHERE i <> 2) AS s
WINDOW w AS (ORDER BY p RANGE BETWEEN '1 year' PRECEDING AND '1 year' PRECEDING),
	r AS (ORDER BY p RANGE BETWEEN '2 months' PRECEDING AND CURRENT ROW)
ORDER BY p;
-- cumulative periods find the same span of the year before
SELECT p, sum(n) OVER (ORDER BY p RANGE BETWEEN '1 year' PRECEDING AND '1 year' PRECEDING) AS year_ago
FROM (SELECT ref_ytd(y, m) AS p, y * 100 + m AS n FROM generate_series(2022, 2023) AS y, generate_series(1, 12) AS m) AS s
ORDER BY p DESC LIMIT 12;
-- against the definition, both ways, ascending and descending
SELECT count(*) FILTER (WHERE ahead IS DISTINCT FROM (SELECT count(*) FROM v AS b WHERE frequency(b.p) = 'M' AND b.p BETWEEN s.p + 1 AND s.p + 5)) AS following,
	count(*) FILTER (WHERE behind IS DISTINCT FROM (SELECT count(*) FROM v AS b WHERE frequency(b.p) = 'M' AND b.p BETWEEN s.p - 5 AND s.p - 1)) AS preceding
FROM (SELECT p, count(*) OVER (ORDER BY p RANGE BETWEEN '1 month' FOLLOWING AND '5 months' FOLLOWING) AS ahead,
		count(*) OVER (ORDER BY p DESC RANGE BETWEEN '1 month' FOLLOWING AND '5 months' FOLLOWING) AS behind
	FROM v WHERE frequency(p) = 'M' AND p BETWEEN '1900' AND '2040') AS s;
SELECT count(*) FILTER (WHERE n <> 1 + (SELECT count(*) FROM v AS b WHERE frequency(b.p) = s.f AND b.p >= s.p - s.back AND b.p < s.p)) AS differ
FROM (SELECT p, 'W' AS f, 2 AS back, count(*) OVER (ORDER BY p RANGE '14 days' PRECEDING) AS n FROM v WHERE frequency(p) = 'W' AND p BETWEEN '1900' AND '2040'
	UNION ALL
	SELECT p, 'D', 30, count(*) OVER (ORDER BY p RANGE '30 days' PRECEDING) FROM v WHERE frequency(p) = 'D' AND p BETWEEN '1900' AND '2040') AS s;
-- the edges of time are no error
SELECT p, count(*) OVER (ORDER BY p RANGE BETWEEN '170000000 years' PRECEDING AND '170000000 years' FOLLOWING) AS everything,
	count(*) OVER (ORDER BY p RANGE BETWEEN '1 month' PRECEDING AND '1 month' FOLLOWING) AS near
FROM unnest(ARRAY['0001-01', '0001-02', '9999-11', '9999-12']::ref_period[]) AS p;
SELECT p, count(*) OVER (ORDER BY p RANGE BETWEEN '1 month' PRECEDING AND '0 days' PRECEDING) AS month
FROM unnest(ARRAY['2023-01-31', '2023-02-27', '2023-02-28', '2023-03-31']::ref_period[]) AS p;
SELECT command, says(command)
FROM unnest(ARRAY[
	'SELECT ref_period_in_range(''2023-05'', ''2023-05'', ''-1 month'', true, true)',
	'SELECT ref_period_in_range(''2023-05'', ''2023-05'', ''1 month -1 day'', true, true)',
	'SELECT ref_period_in_range(''2023-05'', ''2023-05'', ''3 days'', true, true)',
	'SELECT ref_period_in_range(''2023-05'', ''2023-05'', ''3 hours'', true, true)',
	'SELECT ref_period_in_range(''2023-W07'', ''2023-W07'', ''1 year'', true, true)'
]) WITH ORDINALITY AS s(command, n) ORDER BY n;

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
	AND (provolatile <> 'i' OR proparallel <> 's' OR NOT proisstrict
		OR proleakproof <> (proname ~ '^ref_period_(eq|ne|lt|le|gt|ge|cmp)$'));
SELECT count(*) AS without_comment
FROM (SELECT 'pg_proc'::regclass AS class, oid FROM pg_proc WHERE prosrc LIKE 'ref\_period\_%' OR 'ref_period'::regtype = ANY (proargtypes) AND prokind = 'a' AND proname IN ('min', 'max')
	UNION ALL SELECT 'pg_operator'::regclass, oid FROM pg_operator WHERE 'ref_period'::regtype IN (oprleft, oprright)
	UNION ALL SELECT 'pg_cast'::regclass, oid FROM pg_cast WHERE 'ref_period'::regtype IN (castsource, casttarget)
	UNION ALL SELECT 'pg_opclass'::regclass, oid FROM pg_opclass WHERE opcintype = 'ref_period'::regtype
	UNION ALL SELECT 'pg_opfamily'::regclass, opcfamily FROM pg_opclass WHERE opcintype = 'ref_period'::regtype
	UNION ALL SELECT 'pg_type'::regclass, 'ref_period'::regtype) AS o
WHERE obj_description(oid, class::name) IS NULL;
SELECT typlen, typbyval, typalign FROM pg_type WHERE oid = 'ref_period'::regtype;

DROP TABLE obs, by_year, by_hash;
DROP FUNCTION refuses(text), says(text);
