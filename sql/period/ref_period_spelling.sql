-- ref_period: every kind of spelling, what has several readings, and how periods are written
\set VERBOSITY terse
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
SET datestyle = ISO;
SET client_encoding = 'UTF8';
\pset null '(null)'
\set ECHO none
\getenv top PG_ABS_SRCDIR
\set file :top '/test/data/says.sql'
\i :file
\set file :top '/test/data/reference_periods.sql'
\i :file
\set ECHO all

-- ISO and SDMX, as files have them
SELECT spelling, spelling::ref_period AS period FROM unnest(ARRAY[
	'2023-5', '2023-5-6', '2023-05-1', '2016/12', '2023/05', '2023/5', '2008/9', '2023/5/31', '2023/05/31', '2023.05.31', '2023.5.6', '20230531', '2023:05', '2023:12',
	'2023M5', '2023m05', '2023-M5', '2023 M5', '2023/M05', '2023q2', '2023 Q2', '2023:Q2', '2023/Q2', '2023-Q02', '2023h1', '2023S01', '2023w7', '2023-W7', '2023-W07-3', '2023D45', '2015M07D03', '2023t1', '2023A01',
	'2023 / 05', '2023 / 5 / 31', '2023／05', '2023. 5. 31', '2015-M07-D03', '2015-M7-D3', '2023 M 5', '2023 Q 2', '2023Q 2', '2023 H 1', '2023 W 7', '2023 D 45', '2023, Q2', '2023.Q2', '2023.M05', '2023.Q1..2023.Q3',
	'YR2023', 'CY2023', 'YR 2023', 'CY 2023', '2023 [YR2023]', '2023 [YR 2023]', '2023Q1 [2023Q1]', '2023M05 [2023M05]',
	'2023-05-31T00:00:00', '2023-05-31T00:00:00Z', '2023-05-31T00:00:00.000', '2023-05-31T00:00:00.000+08:00', '2023-05-31T00:00:00-05', '2023-05-31T00:00', '2023-05-31 00:00:00', '2023-05-31 00:00:00+00', '2023/5/31 0:00', '2023-05-31Z', '2023-05-31+08:00', '2023-05-31 +08', '2023/5/31 +05:30',
	'2014-01-01T00:00:00/P1Y', '2014-01-01T00:00:00Z/P3M', '2014-01-01T00:00:00/P7D',
	'2023-Q1..2023-Q3', '2023-Q1..Q3', '2023Q1-Q3', '2023Q1-2023Q3', '2023-Q1/Q3', '2023M01-M05', '2023M01..2023-05', '2023-S1..2023-S2', '2023-W07..2023-W09', '2023-W07..W09', '2023-D001..2023-D045', '2023-05-01..2023-05-10', '2022..2023', '2022-2023', '2022–2023', '2022 - 2023', '2022 to 2023', '2023-01 - 2023-05', '2023-01 to 2023-05', '2023/01..2023/05', '20230501-20230510'
]) WITH ORDINALITY s (spelling, n) ORDER BY n;
-- Chinese
SELECT spelling, spelling::ref_period AS period FROM unnest(ARRAY[
	'2007第4季度', '2005年第1-2季度', '2023年第1-4季度', '2023年第1—第3季度', '2023年第一至三季度', '2023年第一季度至第三季度', '2023年一季度—三季度', '2023一季度', '2023年1-2季', '2023年第二季', '2023年首季', '2023年首季度',
	'2023年前5个月', '2023年前五个月', '2023年前五個月', '2023年前5月', '2023年前两个月', '2023年前兩個月', '2023年前十一个月', '2023年前12个月', '2023年头五个月', '2023年頭5個月', '2023年首五個月', '2023年前三季度', '2023年前3季', '2023年前两季度', '2023年前三个季度', '2023年前四季度', '2023年前1季度',
	'2023年 5月', '2023 年 5 月', '2023年 1 — 5 月', '2023年 第 2 季度', '2023 年 上半年', '2023 5月', '2023 1-5月',
	'2023年一月', '2023年十月', '2023年十一月', '2023年十二月份', '2023年元月', '2023年元月份', '2023年一至五月', '2023年一月至五月', '2023年十月—十二月', '2023年1月份—5月份', '2023年1—12月', '2023年1——5月',
	'2023.5月', '2023.1-5月', '2023.1—5月份', '2023-5月', '2023-05月', '2023/5月', '2023/1-5月', '2023-5月31日', '2023.第2季度', '2023-上半年', '2023.1—3季度', '2023年5月31日 0:00', '2023年5月31日 00:00:00',
	'二〇二三年五月', '二○二三年', '二零二三年十二月三十一日', '二〇二三年上半年', '2023年五月三日', '2023年五月二十日', '2023年5月31号', '2023年5月31號', '2023年5月1日至10日', '2023年5月1—10日', '2023年五月一日至六月十日',
	'2023年5月上旬', '2023年5月中旬', '2023年2月下旬', '2024年二月下旬', '2023上半年', '2023年下半年', '2023全年', '2023年 全年', '2023年度',
	'2023年第七周', '2023年第十二週', '2023年第7—8周', '2023年第7周—第9周', '2023年Q2', '2023年H1', '2023年M5',
	'2023年1月..2023年5月', '2023年一季度..2023年三季度', '2022年第四季度—2023年第一季度', '2022年12月31日—2023年1月1日', '2021年—2025年', '2021—2025年', '2021年至2025年', '2021-2025年', '2023年上半年..2023年下半年'
]) WITH ORDINALITY s (spelling, n) ORDER BY n;
-- English
SELECT spelling, spelling::ref_period AS period FROM unnest(ARRAY[
	'May 2023', 'may 2023', 'MAY 2023', 'May, 2023', 'May-2023', 'May/2023', 'May2023', 'Sep 2023', 'Sept 2023', 'Sept. 2023', 'September 2023', 'Dec. 2023', '2023 May', '2023-May', '2023May', '2023 September',
	'January–May 2023', 'Jan-May 2023', 'Jan–May 2023', 'January to May 2023', 'Jan.-Mar. 2023', '2023 Jan-May', '2023 January–May', 'November 2022–March 2023', 'Nov 2022 - Mar 2023', 'May 2023..June 2023', '2022 Nov..2023 Mar',
	'31 May 2023', '31-May-2023', '31May2023', '31st May 2023', 'May 31, 2023', 'May 31 2023', 'May 1st, 2023', '2023 May 31', '2023-May-31', '1–10 May 2023', '1-10 May 2023', 'May 1–10, 2023', '1 May–10 June 2023', '30 December 2022–3 January 2023', 'May 1, 2023 to May 10, 2023',
	'Q2 2023', 'Q2-2023', 'Q2/2023', 'q2 2023', 'Q2 of 2023', 'Q02 2023', '2Q2023', '2Q 2023', '2Q-2023', 'H1 2023', '1H2023', '2H 2023', 'S1 2023', 'M05 2023', 'W07 2023', 'Q1–Q3 2023', 'Q1-Q3 2023', 'Q4 2022–Q1 2023', 'W52-W53 2020',
	'first quarter 2023', 'third quarter of 2023', '3rd quarter of 2023', '1st half 2023', 'second half of 2023', 'quarter 2 of 2023', 'first five months of 2023', 'first 11 months of 2023', 'first three quarters of 2023', 'week 7 of 2023', 'Week 07, 2023', 'week 7 2023',
	'year 2023', 'calendar year 2023', 'Quarter 2 2023', 'Qtr 2 2023', 'Qtr. 2, 2023', 'Qtr2 2023', '2nd Qtr 2023', 'half 1 2023', 'Half-year 1 2023', 'first half-year 2023', 'second half year of 2023', 'first-quarter 2023', '3rd-quarter 2023', 'the first quarter of 2023', 'the first three quarters of 2023', 'wk 7 2023', 'Q 2 2023', 'H 1 2023', 'Q 1–Q 3 2023',
	'2023 Quarter 2', '2023 Qtr 2', '2023-Quarter 2', '2023 second quarter', '2023 2nd quarter', '2023, second quarter', '2023 first half', '2023 1st half', '2023 Half 1', '2023 second half-year', '2023 first five months', '2023 first three quarters', '2023 week 7', '2023 Week 07', '2023 wk7', '2023, May', '2023, May 31',
	'January through May 2023', 'May 2023 through June 2023', '2020 through 2023', '2023 Quarter 1..2023 Quarter 3'
]) WITH ORDINALITY s (spelling, n) ORDER BY n;

-- what has several readings is refused, and the hint names them
SELECT spelling, (e).sql_error_code AS state, (e).detail, (e).hint FROM unnest(ARRAY[
	'202305', '2023.1', '2023.05', '2023.10', '23年5月', '112年5月', '民國112年', '2022/23', '2009/10', '2022–23', '2022-23', '05/2023', '5/2023', '05-2023', '31.12.1950', '12/31/2023', '31/12/2023', '2023:5', '2023A', '2023D', 'FY2023', 'FY 2022/23', 'fy2023', 'T1 2023', '1T 2023', '1T2023', '9M 2023', '9M2023', 'May-23', 'May 23', '31-May-23', '2022 / 23', '2004 / 05', 'T 1 2023', 'fiscal year 2023', '9 M 2023', 'Q2 23', 'Q2/23', '2Q23', '1H23', 'Jan-May 23'
]) WITH ORDINALITY s (spelling, n), LATERAL (SELECT period_error(spelling) AS e) x ORDER BY n;
-- what is nearly one, and where it goes wrong
SELECT spelling, (e).sql_error_code AS state, (e).detail, (e).hint IS NULL AS no_hint FROM unnest(ARRAY[
	'"2023-05"', '“2023-05”', '''2023-05''', '"', '“十六五”', '十六五', '2023 05', '2023-05-31T12:00:00', '2023-05-31T00:00:01', '2023-05-31T00', '2023-05-31T00:', '2023-05-31T00:0', '2023-05-31T00:00:0', '2023-05-31T00:00:00.', '2023-05-31T00:00:00.5', '2023-05-31T00:00:00+8', '2023-05-31T00:00:00+08:0', '2023-05-31T24:00', '2023-05-31 -05', '2023-05-31 +', '2023-05-31 +8', '2023-05T00:00:00',
	'2014-01-01T00:00:00/2014-12-31T00:00:00', '2014-01-01/2014-12-31T00:00:00', '2023 [YR2024]', '2023 [', '2023]', '2023[YR2023]', '2023 [FY2023]', '2022..2023-05', '2023-Q1..2023-05', '2023-01-01..10', '2023-01—05', '2023Q1-3', '2023-W07..9', '2023W7-9', '2023-W07-8', '2023-W07-0', 'May', 'Mayo 2023', 'May 2023 June', 'Ma 2023', 'maybe 2023', 'May 32, 2023', 'Feb 29, 2023', '0 May 2023', '31 June 2023', 'June-May 2023', '10-1 May 2023', '2 June–30 May 2023', 'Q5 2023', 'Q0 2023', '5Q2023', '02Q2023', 'H3 2023', 'Q2', 'Q2 ', 'X1 2023', 'A1 2023', 'D045 2023', 'W53 2023', 'week 54 of 2023', 'week', 'fifth quarter 2023', 'third half 2023', '5th quarter 2023', '1th quarter 2023', 'first month of 2023', 'first 13 months of 2023', 'first one months of 2023', 'second five months of 2023', 'YR23', 'YR', '2023 Foo', '2023 second', '2023 second month', '2023 third half', '2023 5th quarter', '2023 Quarter 5', '2023 half', '2023 half 3', 'half 2023', '2023 week 54', '2023 week', 'year', 'year to date 2023', 'calendar 2023', 'the 2023', '2023, 5', '2023, 05', '2023,', '2023 Q 5', '2023 Q', '2023 Q 2 2024', '2023-May-32', 'Q3-Q1 2023', 'Q1-H2 2023',
	'2023.13月', '2023-年5月', '2023.5月6', '2023年5月31日 12:00', '2023-M05-D32', '2023-M05-', '2023 / ', '2023 / 13', '2023年前13个月', '2023年前0个月', '2023年前五季度', '2023年前个月', '2023年两月', '2023年十三月', '2023年二十月', '2023年〇月', '2023年第二月', '2023年第5—6季度', '2023年第0周', '2023年第8—7周', '2023年第7—54周', '2023年5月上半旬', '2023年5月份上旬', '2023年2月三十日', '2023年五月三十二日', '2023年一、二季度', '2023年1—第3月', '〇〇〇〇年', '二〇二年', '二十三年', '20231301', '20230230', '20230532', '00000101', '2023053', '202305311', '2023.13.01', '2023.02.30', '2023.5.', '2023..', '2023-', '2023/', '2023:', '2023:13', '2023:123', '2023/123'
]) WITH ORDINALITY s (spelling, n), LATERAL (SELECT period_error(spelling) AS e) x ORDER BY n;

-- invisible characters at the ends are dropped, elsewhere named
SELECT to_hex(code) AS code, count(*) FILTER (WHERE (chr(code) || '2023-05')::ref_period = '2023-05' AND ('2023年5月' || chr(code) || ' ')::ref_period = '2023-05') AS dropped,
	min((period_error('2023' || chr(code) || 'Q2')).detail) AS elsewhere, min((period_error('2023年' || chr(code) || '5月')).detail) AS in_chinese
FROM unnest(ARRAY[133, 160, 173, 8195, 8203, 8206, 8239, 8288, 12288, 65279]) code GROUP BY code ORDER BY code;
SELECT (period_error(E'2023\t-05')).detail AS tab, (period_error(E'2023-05\x01')).detail AS control, is_period(E'\u3000\u00a0') AS nothing, is_period(E'\u00a0\u00a0') AS nor_this, is_period(repeat(E'\u3000', 100000) || '2023' || repeat(' ', 100000)) AS many;

-- is_period and period_error say what a cast does, in every column
SELECT count(*) AS spellings, count(*) FILTER (WHERE is_period(s) <> (says = 'no error')) AS is_period, count(*) FILTER (WHERE says IS DISTINCT FROM coalesce(nullif(concat_ws(' | ', (e).sql_error_code, (e).message, (e).detail), ''), 'no error')) AS period_error
FROM (SELECT s, pg_temp.says(format('SELECT %L::ref_period', s)) AS says, period_error(s) AS e FROM unnest(ARRAY['2023', '2023-13', 'x', '', '2023年1—13月', '05/2023', E'2023\u00a0Q1', '2023-W53', 'May 2023', '“十四五', '年']) s) x;
SELECT is_period(NULL) AS is_period, period_error(NULL) IS NULL AS period_error, (SELECT e IS NULL FROM period_error('2023') e) AS no_error;

/*
 * An oracle that knows no grammar: periods made of numbers by the constructors,
 * spelt in every way by format().  Every text is read as the period it was made
 * of, and no text was made of two.
 */
CREATE TEMP TABLE spelt AS
WITH name AS (SELECT m, trim(to_char(make_date(2000, m, 1), 'Month')) AS long, to_char(make_date(2000, m, 1), 'Mon') AS short, (ARRAY['一','二','三','四','五','六','七','八','九','十','十一','十二'])[m] AS zh FROM generate_series(1, 12) m),
	y AS (SELECT y, y + 1 AS z FROM unnest(ARRAY[1, 999, 1999, 2000, 2008, 2023, 2024, 9998]) y)
SELECT text, p FROM y, name n, LATERAL (SELECT ref_month(y, m) AS p) x, LATERAL unnest(ARRAY[
	format('%s-%s', lpad(y::text, 4, '0'), m), format('%s年%s月', lpad(y::text, 4, '0'), m), format('%s年 %s月份', lpad(y::text, 4, '0'), m), format('%s年%s月', lpad(y::text, 4, '0'), zh), format('%sM%s', lpad(y::text, 4, '0'), m), format('%s m%s', lpad(y::text, 4, '0'), lpad(m::text, 2, '0')), format('%s/%s', lpad(y::text, 4, '0'), m), format('%s.%s月', lpad(y::text, 4, '0'), m), format('%s M %s', lpad(y::text, 4, '0'), m), format('%s:%s', lpad(y::text, 4, '0'), lpad(m::text, 2, '0')), format('%s %s', long, lpad(y::text, 4, '0')), format('%s-%s', upper(short), lpad(y::text, 4, '0')), format('%s. %s', short, lpad(y::text, 4, '0')), format('%s %s', lpad(y::text, 4, '0'), lower(long)), format('%s%s', lpad(y::text, 4, '0'), short)]) text
UNION ALL SELECT text, p FROM y, name a, name b, LATERAL (SELECT ref_months(make_date(y, a.m, 1), b.m - a.m + 1) AS p) x, LATERAL unnest(ARRAY[
	format('%s年%s—%s月', lpad(y::text, 4, '0'), a.m, b.m), format('%s年%s月至%s月份', lpad(y::text, 4, '0'), a.m, b.m), format('%s年%s至%s月', lpad(y::text, 4, '0'), a.zh, b.zh), format('%s-%s', a.short, b.short || ' ' || lpad(y::text, 4, '0')), format('%s to %s %s', a.long, b.long, lpad(y::text, 4, '0')), format('%s %s–%s', lpad(y::text, 4, '0'), a.long, b.short), format('%sM%s-M%s', lpad(y::text, 4, '0'), a.m, b.m), format('%s-%s..%s-%s', lpad(y::text, 4, '0'), a.m, lpad(y::text, 4, '0'), b.m), format('%s %s..%s %s', a.short, lpad(y::text, 4, '0'), b.long, lpad(y::text, 4, '0')), format('%s年%s月..%s年%s月', lpad(y::text, 4, '0'), a.m, lpad(y::text, 4, '0'), b.zh)]) text WHERE a.m <= b.m
UNION ALL SELECT text, p FROM y, name a, name b, LATERAL (SELECT ref_months(make_date(y, a.m, 1), 12 + b.m - a.m + 1) AS p) x, LATERAL unnest(ARRAY[
	format('%s年%s月—%s年%s月', lpad(y::text, 4, '0'), a.m, lpad(z::text, 4, '0'), b.m), format('%s %s – %s %s', a.short, lpad(y::text, 4, '0'), b.short, lpad(z::text, 4, '0')), format('%s-%s/%s-%s', lpad(y::text, 4, '0'), lpad(a.m::text, 2, '0'), lpad(z::text, 4, '0'), lpad(b.m::text, 2, '0')), format('%sM%s-%sM%s', lpad(y::text, 4, '0'), a.m, lpad(z::text, 4, '0'), b.m)]) text
UNION ALL SELECT text, p FROM y, name n, LATERAL (SELECT ref_ytd(y, m) AS p) x, LATERAL unnest(ARRAY[
	format('%s年前%s个月', lpad(y::text, 4, '0'), m), format('%s年头%s個月', lpad(y::text, 4, '0'), zh), format('%s年首%s月', lpad(y::text, 4, '0'), zh)]) text
UNION ALL SELECT text, p FROM y, generate_series(1, 4) q, LATERAL (SELECT ref_quarter(y, q) AS p) x, LATERAL unnest(ARRAY[
	format('%s-Q%s', lpad(y::text, 4, '0'), q), format('%s q0%s', lpad(y::text, 4, '0'), q), format('Q%s %s', q, lpad(y::text, 4, '0')), format('%sQ%s', q, lpad(y::text, 4, '0')), format('%s 第%s季', lpad(y::text, 4, '0'), q), format('%s年%s季度', lpad(y::text, 4, '0'), substr('一二三四', q, 1)), format('%s quarter of %s', (ARRAY['First','second','third','fourth'])[q], lpad(y::text, 4, '0')), format('%s quarter %s', (ARRAY['1st','2nd','3rd','4th'])[q], lpad(y::text, 4, '0')), format('Quarter %s, %s', q, lpad(y::text, 4, '0')), format('%s Quarter %s', lpad(y::text, 4, '0'), q), format('Qtr %s %s', q, lpad(y::text, 4, '0')), format('%s Q %s', lpad(y::text, 4, '0'), q), format('%s, %s quarter', lpad(y::text, 4, '0'), (ARRAY['first','2nd','third','4th'])[q]), format('%s.Q%s', lpad(y::text, 4, '0'), q), format('%s.第%s季度', lpad(y::text, 4, '0'), q)]) text
UNION ALL SELECT text, p FROM y, generate_series(1, 4) q, generate_series(q, 4) r, LATERAL (SELECT ref_months(make_date(y, q * 3 - 2, 1), (r - q + 1) * 3) AS p) x, LATERAL unnest(ARRAY[
	format('%s年第%s-%s季度', lpad(y::text, 4, '0'), q, r), format('Q%s–Q%s %s', q, r, lpad(y::text, 4, '0')), format('%s-Q%s..Q%s', lpad(y::text, 4, '0'), q, r), format('%s年第%s季度至第%s季度', lpad(y::text, 4, '0'), substr('一二三四', q, 1), substr('一二三四', r, 1))]) text
UNION ALL SELECT text, p FROM y, generate_series(1, 2) h, LATERAL (SELECT ref_half(y, h) AS p) x, LATERAL unnest(ARRAY[
	format('%sH%s', lpad(y::text, 4, '0'), h), format('%s s%s', lpad(y::text, 4, '0'), h), format('%sH %s', h, lpad(y::text, 4, '0')), format('H%s %s', h, lpad(y::text, 4, '0')), format('%s年%s半年', lpad(y::text, 4, '0'), substr('上下', h, 1)), format('%s half of %s', (ARRAY['first','second'])[h], lpad(y::text, 4, '0')), format('%s %s half-year', lpad(y::text, 4, '0'), (ARRAY['first','2nd'])[h]), format('Half %s %s', h, lpad(y::text, 4, '0')), format('%s-%s半年', lpad(y::text, 4, '0'), substr('上下', h, 1))]) text
UNION ALL SELECT text, p FROM y, LATERAL (SELECT ref_year(y) AS p) x, LATERAL unnest(ARRAY[
	lpad(y::text, 4, '0'), 'YR' || lpad(y::text, 4, '0'), 'YR ' || lpad(y::text, 4, '0'), 'calendar year ' || lpad(y::text, 4, '0'), lpad(y::text, 4, '0') || '年', lpad(y::text, 4, '0') || '全年', lpad(y::text, 4, '0') || '年度', lpad(y::text, 4, '0') || ' [YR' || lpad(y::text, 4, '0') || ']']) text
UNION ALL SELECT text, ref_months(make_date(y, 1, 1), 24) FROM y, LATERAL unnest(ARRAY[
	format('%s/%s', lpad(y::text, 4, '0'), lpad(z::text, 4, '0')), format('%s-%s', lpad(y::text, 4, '0'), lpad(z::text, 4, '0')), format('%s—%s年', lpad(y::text, 4, '0'), lpad(z::text, 4, '0')), format('%s年至%s年', lpad(y::text, 4, '0'), lpad(z::text, 4, '0')), format('%s to %s', lpad(y::text, 4, '0'), lpad(z::text, 4, '0'))]) text
UNION ALL SELECT text, p FROM y, generate_series(1, 52) w, LATERAL (SELECT ref_week(y, w) AS p) x, LATERAL unnest(ARRAY[
	format('%sW%s', lpad(y::text, 4, '0'), w), format('W%s %s', w, lpad(y::text, 4, '0')), format('%s年第%s周', lpad(y::text, 4, '0'), w), format('week %s of %s', w, lpad(y::text, 4, '0')), format('%s week %s', lpad(y::text, 4, '0'), w), format('%s W %s', lpad(y::text, 4, '0'), w)]) text
UNION ALL SELECT text, daterange(d::date, d::date, '[]')::ref_period FROM generate_series('2023-01-01'::timestamp, '2024-12-31', '1 day') d, LATERAL unnest(ARRAY[
	to_char(d, 'YYYYMMDD'), to_char(d, 'FMYYYY-MM-DD'), to_char(d, 'YYYY/MM/DD'), to_char(d, 'YYYY.FMMM.FMDD'), to_char(d, 'FMDD Month YYYY'), to_char(d, 'FMMonth FMDD, YYYY'), to_char(d, 'DD-Mon-YYYY'), to_char(d, 'YYYY-Mon-DD'), to_char(d, 'YYYY年FMMM月FMDD日'), to_char(d, 'YYYY"M"MM"D"DD'), to_char(d, 'YYYY"-M"MM"-D"DD'), to_char(d, 'YYYY. FMMM. FMDD'), to_char(d, 'YYYY / MM / DD'), to_char(d, 'YYYY年FMMM月FMDD日 00:00'), to_char(d, 'YYYY-"D"DDD'), to_char(d, 'IYYY-"W"IW-ID'), to_char(d, 'YYYY-MM-DD"T00:00:00Z"'), to_char(d, 'FMDDth Mon YYYY')]) text;
SELECT count(*) AS spellings, count(*) FILTER (WHERE NOT is_period(text)) AS refused, count(*) FILTER (WHERE is_period(text) AND text::ref_period <> p) AS otherwise, (SELECT count(*) FROM (SELECT text FROM spelt GROUP BY text HAVING count(DISTINCT p) > 1) x) AS of_two_periods FROM spelt;
SELECT text, p, (period_error(text)).detail FROM spelt WHERE NOT is_period(text) OR text::ref_period <> p ORDER BY text COLLATE "C" LIMIT 10;
-- one character more, or less, or another one: refused, or read as what the text with it was made of
SELECT count(*) > 10000 AS many, count(*) FILTER (WHERE is_period(t) AND t::ref_period::text::ref_period IS DISTINCT FROM t::ref_period) AS differ FROM (SELECT left(text, i) || c || substr(text, i + 2) AS t FROM (SELECT DISTINCT ON (p) text FROM spelt ORDER BY p, md5(text)) x, generate_series(0, 8, 2) i, unnest(ARRAY['', '0', '年', '-', '/', '.', 'Q', ' ', E'\u00a0']) c WHERE i < length(text)) y;

-- label: in the style people want
SELECT p, label(p, 'en-short') AS short, label(p, 'iso') AS iso FROM unnest(ARRAY['2023-05', '2023-Q2', '2023-S1', '2023', '2023-01-01/P5M', '2022-11/2023-03', '2021/P5Y', '2023-W07', '2023-05-31', '2023-05-01/P10D', '2022-12-30/2023-01-03', '2022-04-01/P12M']::ref_period[]) WITH ORDINALITY s (p, n) ORDER BY n;
SELECT style, p, label(p, style) FROM (VALUES ('compact', '{2023-05,2023-Q2,2023-S1,2023,2023-W07,2023-05-31}'::ref_period[]), ('digits', '{2023-05,2023,2023-05-31}'), ('FY', '{2023,2022-04-01/P12M,2022-07-01/P12M}'), ('fiscal', '{2023,2022-04-01/P12M,1999-07-01/P12M,2008-04-01/P12M}'), ('sdmx', '{2023-01-01/P5M}'), ('zh', '{2023-01-01/P5M}')) v (style, periods), unnest(periods) p;
SELECT label('2023-Q1', 'en-short', true) AS cumulative, label('2023-Q1', 'compact', true) AS of_no_effect;
SELECT style, p, pg_temp.says(format('SELECT label(%L::ref_period, %L)', p, style)) FROM (VALUES ('compact', '2023-01-01/P5M'::ref_period), ('compact', '2023-T1'), ('compact', '2023-01-01/P2M'), ('compact', '2021/P5Y'), ('compact', '2023-02-01/P3M'), ('compact', '2023-05-01/P10D'), ('digits', '2023-Q1'), ('digits', '2023-W07'), ('FY', '2023-S1'), ('FY', '2023-05-31'), ('fiscal', '2021/P2Y'), ('fr', '2023'), ('EN', '2023'), ('', '2023')) v (style, p);
-- all is read back, but what has other readings
SELECT style, cumulative, count(*) AS periods, count(*) FILTER (WHERE NOT is_period(t)) AS refused, count(*) FILTER (WHERE is_period(t) AND t::ref_period <> p) AS otherwise
FROM (SELECT style, cumulative, p, CASE WHEN style NOT IN ('compact', 'digits', 'FY', 'fiscal') OR style = 'compact' AND frequency(p) IN ('A', 'S', 'Q', 'M', 'W', 'D') OR style = 'digits' AND frequency(p) IN ('A', 'M', 'D') OR months(p) = 12 AND style IN ('FY', 'fiscal') THEN label(p, style, cumulative) END AS t
	FROM v, unnest(ARRAY['zh', 'zh-Hant', 'en', 'en-short', 'sdmx', 'iso', 'compact', 'digits', 'FY', 'fiscal']) style, unnest(ARRAY[false, true]) cumulative) x WHERE t IS NOT NULL GROUP BY style, cumulative ORDER BY style COLLATE "C", cumulative;
