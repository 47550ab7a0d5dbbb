-- Years that do not begin in January: labels, numbers, what is cumulative and what came before, checks, targets and loading.
\set QUIET on
SET client_min_messages = error;
SET jit = off;
CREATE EXTENSION indstat;
SELECT plan(50);
SELECT create_model('office', '{targets,bulletin}') \g /dev/null
SET search_path = office, public;
INSERT INTO region (region) VALUES ('IN');
INSERT INTO indicator (indicator, unit, unit_mult, decimals, cumulative, reporting_year_start, frequency) VALUES ('receipts', 'yuan', 7, 0, true, 4, 'M'), ('quarterly', 'yuan', 7, 0, false, 4, 'Q'), ('yearly', 'yuan', 7, 0, false, 4, 'A'), ('federal', 'yuan', 7, 0, true, 10, 'Q');
INSERT INTO indicator (indicator, unit, unit_mult, decimals) VALUES ('month', 'yuan', 7, 0);
UPDATE indicator SET single_indicator = 'month' WHERE indicator = 'receipts';
/* Union Government of India, revenue receipts, crore rupees, 2017-18 and April to August 2018-19: each month and the year to date as printed by the Controller General of Accounts */
CREATE TEMP TABLE printed AS SELECT ref_month(2017 + (n + 2) / 12, (n + 2) % 12 + 1) AS month, m, y, n FROM (SELECT m, y, n::integer AS n FROM unnest(
	'{35081,47931,116290,91717,118849,213339,105561,76093,208761,82065,81991,257507}'::numeric[],
	'{35081,83012,199302,291019,409868,623207,728768,804861,1013622,1095687,1177678,1435185}'::numeric[]) WITH ORDINALITY u (m, y, n)) p;
INSERT INTO observation (indicator, region, period, value)
SELECT 'month', 'IN', month, m FROM printed UNION ALL SELECT 'receipts', 'IN', ref_months(date '2017-04-01', n), y FROM printed
UNION ALL SELECT 'receipts', 'IN', ref_months(date '2018-04-01', n), y FROM unnest('{70657,126457,267771,335736,464548}'::numeric[]) WITH ORDINALITY u (y, n0) CROSS JOIN LATERAL (SELECT n0::integer AS n) c
UNION ALL SELECT 'quarterly', 'IN', p::ref_period, v FROM (VALUES ('2017-Q2', 199302), ('2017-Q3', 423905), ('2017-Q4', 390415), ('2018-Q1', 421563)) v (p, v)
UNION ALL SELECT 'yearly', 'IN', '2017-04-01/P12M'::ref_period, 1435185;

-- labels and numbers
SELECT results_eq($$SELECT period_label, year, number_in_year, cumulative FROM indicator_board WHERE indicator = 'receipts' AND period IN ('2017-04-01/P1M', '2017-04-01/P5M', '2017-04-01/P10M', '2017-04-01/P12M') ORDER BY period_end$$, $$VALUES
	('April 2017', 2017, 1, true), ('April–August 2017', 2017, 5, true), ('April 2017–January 2018', 2017, 10, true), ('FY 2017/18', 2017, 12, true)$$, 'cumulative from April, in one reporting year');
SELECT results_eq($$SELECT period_label, year, number_in_year FROM indicator_board WHERE indicator IN ('quarterly', 'yearly') ORDER BY indicator, period_end$$, $$VALUES
	('Q1 FY 2017/18', 2017, 1), ('Q2 FY 2017/18', 2017, 2), ('Q3 FY 2017/18', 2017, 3), ('Q4 FY 2017/18', 2017, 4), ('FY 2017/18', 2017, 1)$$, 'quarters and years of fiscal years');
UPDATE model_option SET lang = 'zh';
SELECT results_eq($$SELECT period_label FROM indicator_board WHERE indicator IN ('quarterly', 'yearly') ORDER BY indicator, period_end LIMIT 5$$, $$VALUES ('2017/18财年一季度'), ('2017/18财年二季度'), ('2017/18财年三季度'), ('2017/18财年四季度'), ('2017/18财年')$$, 'in Chinese');
UPDATE model_option SET lang = 'en';
SELECT is((SELECT count(*) FROM indicator_board WHERE indicator = 'receipts' AND year = 2017), 12::bigint, 'a filter by the year has all of it');
SELECT results_eq($$SELECT indicator FROM indicator_board WHERE period_label = 'Q4 FY 2017/18'$$, $$VALUES ('quarterly')$$, 'and by a label its figure');
SELECT is(reporting_label('2017-10-01/P6M', 'en', false, 4), 'H2 FY 2017/18', 'a half-year');
SELECT is(reporting_label('2017-10-01/P6M', 'zh-Hant', false, 4), '2017/18財年下半年', 'in traditional Chinese');
SELECT is_empty($$SELECT l, c, p FROM unnest('{en,zh,zh-Hant}'::text[]) l, unnest('{true,false}'::boolean[]) c, unnest('{2023,2023-S1,2023-Q3,2023-05,2023-W07,2023-05-31,2023-01-01/P5M,2020-03-01/P14M}'::ref_period[]) p WHERE reporting_label(p, l, c, 1) <> label(p, l, c)$$, 'from January, the labels of the calendar');
SELECT is_empty($$SELECT s, p FROM generate_series(1, 12) s, unnest('{2023,2023-S1,2023-Q3,2023-05,2023-W07,2023-05-31,2023-01-01/P5M,2020-03-01/P14M,0001-01,9999-12,9999,0001}'::ref_period[]) p WHERE months_later(months_later(p, s - 1), 1 - s) <> p$$, 'what is moved is moved back, also at the ends of time');
SELECT is_empty($$SELECT s, m, n FROM generate_series(1, 12) s, generate_series(0, 11) m, generate_series(1, 12) n, LATERAL (SELECT ref_months((date '2020-01-01' + make_interval(months => s - 1))::date, n) AS p) p
	WHERE m = 0 AND (year_of(months_later(p, 1 - s)), number_in_year(months_later(p, 1 - s), true)) <> (2020, n)$$, 'every span from the first month: its year, and its number of months');

-- what came before
SELECT results_eq($$SELECT preceding_period(p::ref_period, true, 'M', 4)::text FROM unnest('{2017-04-01/P5M,2017-04-01/P10M,2017-04-01/P2M,2017-04,2017-07,2017-04-01/P12M}'::text[]) WITH ORDINALITY u (p, n) ORDER BY n$$,
	$$VALUES ('2017-04-01/P4M'), ('2017-04-01/P9M'), ('2017-04'), (NULL), ('2017-06'), ('2017-04-01/P11M')$$, 'the period before in the series');
SELECT is(preceding_period('2018-10-01/P6M', true, 'Q', 10)::text, '2018-Q4', 'of quarters from October');
SELECT is_empty($$SELECT c FROM comparison_board c WHERE indicator = 'receipts' AND comparison = 'preceding' AND period <> '2017-04-01/P12M' AND (growth IS NOT NULL OR growth_reason <> 'cumulative')$$, 'a figure to date is not compared with the one before, which is part of it');
SELECT results_eq($$SELECT growth, base_period_code, base_period_label, base_year FROM comparison_board WHERE indicator = 'receipts' AND comparison = 'year_ago' AND period = '2018-04-01/P5M'$$, $$VALUES (13.3, '2017-04-01/P5M', 'April–August 2017', 2017)$$, 'April to August on the year: 464548 on 409868');
SELECT results_eq($$SELECT DISTINCT period_code FROM indicator_board WHERE is_latest_period AND indicator = 'receipts'$$, $$VALUES ('2018-04-01/P5M')$$, 'the latest is the last');
SELECT results_eq($$SELECT comparison, growth FROM comparison_board WHERE indicator = 'quarterly' AND comparison = 'preceding' AND period = '2018-Q1'$$, $$VALUES ('preceding', 8.0)$$, 'the quarter before, across the calendar''s year');

-- checks
SELECT results_eq($$SELECT count(*), count(residual), count(*) FILTER (WHERE adds_up) FROM ytd_check WHERE indicator = 'receipts' AND year = 2017$$, 'VALUES (11::bigint, 11::bigint, 11::bigint)', 'every year to date is the one before and the month');
SELECT results_eq($$SELECT previous_period::text, single_period::text, residual, check_reason, period_label, number_in_year FROM ytd_check WHERE indicator = 'receipts' AND period = '2017-04-01/P10M'$$, $$VALUES ('2017-04-01/P9M', '2018-01', 0::numeric, NULL::text, 'April 2017–January 2018', 10)$$, 'in January too');
UPDATE observation SET value = value + 100 WHERE indicator = 'month' AND period = '2018-02';
SELECT results_eq($$SELECT period_code, residual FROM ytd_check WHERE NOT adds_up$$, $$VALUES ('2017-04-01/P11M', -100::numeric)$$, 'and what does not add up is seen');
UPDATE observation SET value = value - 100 WHERE indicator = 'month' AND period = '2018-02';
SELECT is_empty($$SELECT indicator, period_code, check_reason FROM period_check$$, 'the periods fit their indicators');
INSERT INTO observation (indicator, region, period, value) VALUES ('receipts', 'IN', '2019-01-01/P5M', 1), ('quarterly', 'IN', '2018-02-01/P3M', 1), ('yearly', 'IN', '2018', 1), ('receipts', 'IN', '2018-09', 1);
SELECT results_eq($$SELECT indicator, period_code, check_reason, other_period_code FROM period_check ORDER BY 1, 2, 3$$, $$VALUES ('quarterly', '2018-02-01/P3M', 'frequency', NULL::text), ('quarterly', '2018-Q1', 'overlap', '2018-02-01/P3M'),
	('receipts', '2018-09', 'single_period', '2018-04-01/P6M'), ('receipts', '2019-01-01/P5M', 'frequency', NULL), ('yearly', '2017-04-01/P12M', 'overlap', '2018'), ('yearly', '2018', 'frequency', NULL)$$, 'a span from January is none of theirs, nor is a calendar year');
DELETE FROM observation WHERE period IN ('2019-01-01/P5M', '2018-02-01/P3M', '2018', '2018-09');
SELECT results_eq($$SELECT fitting_period(p::ref_period, f, c, d, t, 4)::text FROM (VALUES (1, '2017-08', 'M', true, 'day', true), (2, '2018-03', 'M', true, 'day', true), (3, '2017-04-01/P5M', 'M', false, 'day', true), (4, '2018-01-31', 'M', true, 'last_day', true), (5, '2018-01-31', 'M', true, 'first_day', true), (6, '2017-04-01/P5M', 'M', true, 'day', false),
	(7, '2017-Q2', 'Q', false, 'day', false), (8, '2017-W07', 'W', false, 'day', false)) v (n, p, f, c, d, t) ORDER BY n$$, $$VALUES ('2017-04-01/P5M'), ('2017-04-01/P12M'), ('2017-08'), ('2017-04-01/P10M'), (NULL), ('2017-04-01/P5M'), ('2017-Q2'), ('2017-W07')$$, 'what a period of a file stands for');

-- as people load it
COPY load_line FROM stdin WITH (FORMAT csv, DELIMITER E'\x02', QUOTE E'\x01');
region,indicator,period,value
IN,receipts,2018-09,600000
IN,receipts,2019-01,1000000
IN,month,2019-01,70000
IN,receipts,2018-04-01/P7M,700000
IN,receipts,2019-01-01/P2M,1
\.
SELECT results_eq($$SELECT new, refused FROM load_figures('months.csv', 'long', '{"to_date": true}')$$, 'VALUES (4::bigint, 1::bigint)', 'the last month stands for all from April');
SELECT results_eq($$SELECT indicator, period::text, value FROM observation WHERE value IN (600000, 1000000, 70000, 700000) ORDER BY value$$, $$VALUES ('month', '2019-01', 70000::numeric), ('receipts', '2018-04-01/P6M', 600000), ('receipts', '2018-04-01/P7M', 700000), ('receipts', '2018-04-01/P10M', 1000000)$$, 'each indicator by its own year');
SELECT results_eq($$SELECT field, text, sqlstate FROM load_refused$$, $$VALUES ('period', '2019-01-01/P2M', '23514')$$, 'a span from January is refused');

-- SDMX's start of the reporting year: 2018-Q2 of a year from April is July to September, 2018-04 is April
COPY load_line FROM stdin WITH (FORMAT csv, DELIMITER E'\x02', QUOTE E'\x01');
INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,REPORTING_YEAR_START_DAY
quarterly,IN,2018-Q2,5,--04-01
quarterly,IN,2018-Q4,6,--04-01
quarterly,IN,2018-Q2,4,--01-01
yearly,IN,2018-A1,7,--04-01
month,IN,2019-02,8,--04-01
month,IN,2018-M12,9,--04-01
month,IN,2018-M12,9,--04-15
\.
SELECT results_eq($$SELECT new, refused FROM load_figures('reporting.csv', 'sdmx-csv')$$, 'VALUES (6::bigint, 1::bigint)', 'reporting years of SDMX');
SELECT results_eq($$SELECT indicator, period::text, value FROM observation WHERE value BETWEEN 2 AND 10 ORDER BY value$$, $$VALUES ('quarterly', '2018-Q2', 4::numeric), ('quarterly', '2018-Q3', 5), ('quarterly', '2019-Q1', 6), ('yearly', '2018-04-01/P12M', 7), ('month', '2019-02', 8), ('month', '2019-03', 9)$$, 'periods of the reporting year, and those of the calendar');
SELECT results_eq($$SELECT "INDICATOR", "TIME_PERIOD", "REPORTING_YEAR_START_DAY" FROM sdmx_csv WHERE "OBS_VALUE" BETWEEN 4 AND 9 ORDER BY "OBS_VALUE"$$, $$VALUES ('quarterly', '2018-04-01/P3M', '--04-01'), ('quarterly', '2018-07-01/P3M', '--04-01'), ('quarterly', '2019-01-01/P3M', '--04-01'), ('yearly', '2018-04-01/P12M', '--04-01'), ('month', '2019-02', NULL), ('month', '2019-03', NULL)$$, 'given back so that nobody takes them for others');
CREATE TEMP TABLE was AS SELECT indicator, region, period, value FROM observation;
CREATE TEMP TABLE file AS SELECT array_to_string(ARRAY['I', f."INDICATOR", f."REF_AREA", f."TIME_PERIOD", f."OBS_VALUE"::text, f."REPORTING_YEAR_START_DAY"], ',', '') AS line FROM sdmx_csv f;
DELETE FROM observation;
INSERT INTO load_line SELECT 'ACTION,INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,REPORTING_YEAR_START_DAY' || E'\n' || string_agg(line, E'\n') FROM file;
SELECT is((SELECT refused FROM load_figures('back.csv', 'sdmx-csv')), 0::bigint, 'and read back');
SELECT set_eq('SELECT indicator, region, period, value FROM observation', 'TABLE was', 'as they were');
DELETE FROM observation WHERE value BETWEEN 2 AND 10;

-- targets: of a fiscal year, of a part of it, of two of them
INSERT INTO target (indicator, region, period, kind, target) VALUES ('receipts', 'IN', '2017-04-01/P12M', 'flow', 1435185), ('receipts', 'IN', '2017-10-01/P6M', 'flow', 1000000), ('receipts', 'IN', '2017-04-01/P24M', 'flow', 3000000), ('month', 'IN', '2017-04-01/P12M', 'flow', 1435185);
SELECT results_eq($$SELECT (attained('receipts', 'IN', 'region', 'IN', f, l)).actual FROM (VALUES (1, date '2017-04-01', date '2018-03-31'), (2, date '2017-10-01', date '2018-03-31'), (3, date '2017-04-01', date '2018-08-31'), (4, date '2017-04-01', date '2018-01-31'), (5, date '2017-07-01', date '2018-08-31'), (6, date '2018-01-01', date '2018-03-31')) v (n, f, l) ORDER BY n$$,
	$$VALUES (1435185::numeric), (1435185 - 623207), (1435185 + 464548), (1095687), (1435185 + 464548 - 199302), (1435185 - 1013622)$$, 'cumulative figures of every fiscal year, less what came before');
SELECT results_eq($$SELECT DISTINCT indicator, actual, completion, period_label FROM target_board WHERE on_date = '2018-03-31' AND period = '2017-04-01/P12M' ORDER BY 1$$, $$VALUES ('month', 1435185::numeric, 100.0, 'April 2017–March 2018'), ('receipts', 1435185, 100.0, 'FY 2017/18')$$, 'a target of the year is met by months and by the year to date alike');
SELECT is_empty($$SELECT m.f FROM (SELECT f, l, (attained('receipts', 'IN', 'region', 'IN', f, l)).actual AS a, (attained('month', 'IN', 'region', 'IN', f, l)).actual AS b
	FROM (SELECT start_date(month) AS f FROM printed) a, (SELECT end_date(month) AS l FROM printed) b WHERE f < l) m WHERE a IS DISTINCT FROM b$$, 'and so is every span within it');

-- revisions of cumulative figures, in the order of their year
UPDATE observation SET value = value + 10, recorded_at = now() + interval '1 second' WHERE indicator = 'receipts' AND period = '2018-04-01/P5M';
SELECT results_eq($$SELECT growth_periods FROM revision_summary WHERE indicator = 'receipts'$$, $$VALUES (8::bigint)$$, 'revisions of growth are counted, of spans that end in the next calendar year too');
SELECT results_eq($$SELECT DISTINCT period_label, year, number_in_year FROM revision_triangle WHERE indicator = 'receipts' AND period = '2018-04-01/P5M'$$, $$VALUES ('April–August 2018', 2018, 5)$$, 'with labels of their own');
SELECT is_empty($$SELECT * FROM level_series WHERE indicator = 'receipts'$$, 'no series: it would run from January');
SELECT results_eq($$SELECT period_label, year, number_in_year FROM level_board WHERE indicator = 'quarterly' AND period = '2018-Q1'$$, $$VALUES ('Q4 FY 2017/18', 2017, 4)$$, 'levels by their labels');

-- a year that begins otherwise from now on
UPDATE indicator SET reporting_year_start = 1 WHERE indicator = 'yearly';
SELECT results_eq($$SELECT period_label, year FROM indicator_board WHERE indicator = 'yearly'$$, $$VALUES ('April 2017–March 2018', 2018)$$, 'labels follow the indicator');
SELECT throws_ok($$UPDATE indicator SET reporting_year_start = 13 WHERE indicator = 'yearly'$$, '23514', NULL, 'there is no thirteenth month');
SELECT throws_ok($$UPDATE indicator SET reporting_year_start = NULL WHERE indicator = 'yearly'$$, '23502', NULL, 'nor none');
-- the functions on one's own tables
SELECT is_empty($$SELECT month FROM (SELECT month, m, y, to_ytd(m, month, 'A', 4) OVER (ORDER BY month) AS to_date FROM printed) s WHERE to_date IS DISTINCT FROM y$$, 'to_ytd with a first month');
SELECT is_empty($$SELECT month FROM (SELECT month, m, from_ytd(y, ref_months(date '2017-04-01', n), 'M', 4) OVER (ORDER BY n) AS single FROM printed) s WHERE single IS DISTINCT FROM m$$, 'and from_ytd');
-- a year from January is as it was
SELECT results_eq($$SELECT period_label, year, number_in_year, cumulative FROM indicator_board WHERE indicator = 'month' AND period = '2018-03'$$, $$VALUES ('March 2018', 2018, 3, false)$$, 'single months are those of the calendar');
SELECT is((SELECT count(*) FROM report('IN', '2018-04-01/P5M', 'en')), 1::bigint, 'a report of a period of a fiscal year');
-- what runs to date is named by its months, also where the calendar has a quarter or half of the same days
SELECT results_eq($$SELECT p::ref_period, reporting_label(p::ref_period, l, c, f) FROM (VALUES (1, '2023-Q2', 'en', true, 4), (2, '2023-Q2', 'zh', true, 4), (3, '2023-Q2', 'zh-Hant', true, 4), (4, '2023-07-01/P6M', 'en', true, 7), (5, '2023-10-01/P3M', 'zh', true, 10),
	(6, '2023-Q2', 'en', false, 4), (7, '2023-04-01/P6M', 'en', true, 4), (8, '2023-Q1', 'en', true, 1)) v (n, p, l, c, f) ORDER BY n$$,
	$$VALUES ('2023-Q2'::ref_period, 'April–June 2023'), ('2023-Q2', '2023年4—6月'), ('2023-Q2', '2023年4—6月'), ('2023-07-01/P6M', 'July–December 2023'), ('2023-Q4', '2023年10—12月'), ('2023-Q2', 'Q1 FY 2023/24'), ('2023-04-01/P6M', 'April–September 2023'), ('2023-Q1', 'January–March 2023')$$, 'the first quarter of a fiscal year to date');
-- years from every month: single figures, what runs to date, by months and by quarters, say the same
SELECT setseed(0.5) \g /dev/null
INSERT INTO region (region) VALUES ('every');
INSERT INTO indicator (indicator, unit, decimals, reporting_year_start) SELECT 'm' || s, 'yuan', 0, s FROM generate_series(1, 12) s;
INSERT INTO indicator (indicator, unit, decimals, reporting_year_start, cumulative, single_indicator) SELECT 'c' || s, 'yuan', 0, s, true, 'm' || s FROM generate_series(1, 12) s;
INSERT INTO indicator (indicator, unit, decimals, reporting_year_start, cumulative, frequency) SELECT 'q' || s, 'yuan', 0, s, true, 'Q' FROM generate_series(1, 12) s;
INSERT INTO observation (indicator, region, period, value) SELECT 'm' || s, 'every', ref_month(y, m), 1 + floor(random() * 100) FROM generate_series(1, 12) s, generate_series(2020, 2023) y, generate_series(1, 12) m;
INSERT INTO observation (indicator, region, period, value)
SELECT 'c' || s, 'every', to_ytd(period, 'A', s), v FROM (SELECT s, o.period, to_ytd(o.value, o.period, 'A', s) OVER (PARTITION BY o.indicator) AS v FROM generate_series(1, 12) s JOIN observation o ON o.indicator = 'm' || s) x WHERE v IS NOT NULL;
INSERT INTO observation (indicator, region, period, value) SELECT 'q' || substr(indicator, 2), 'every', period, value FROM observation WHERE indicator ~ '^c[0-9]' AND months(period) % 3 = 0;
SELECT results_eq($$SELECT count(*), count(*) FILTER (WHERE adds_up) FROM ytd_check WHERE indicator ~ '^c[0-9]'$$, $$SELECT count(*), count(*) FROM observation WHERE indicator ~ '^c[0-9]' AND months(period) > 1$$, 'every figure to date is the one before and the month');
SELECT is_empty($$SELECT indicator, period_code FROM period_check WHERE region = 'every'$$, 'every period fits');
SELECT results_eq($$SELECT count(*), count(*) FILTER (WHERE b.value = c.value AND b.growth IS NOT DISTINCT FROM c.growth AND b.period_label = c.value_period_label AND b.period_code = c.value_period_code) FROM comparison_board c JOIN indicator_board b ON b.indicator = 'c' || substr(c.indicator, 2) AND b.period_end = c.period_end WHERE c.indicator ~ '^m[0-9]' AND c.comparison = 'year_to_date'$$,
	$$SELECT count(*), count(*) FROM observation WHERE indicator ~ '^c[0-9]' AND months(period) > 1$$, 'the year so far of single months is the figure to date, by its name, too');
SELECT is_empty($$SELECT indicator, period_code FROM comparison_board WHERE indicator ~ '^[cq][0-9]' AND comparison = 'preceding' AND growth_reason IS DISTINCT FROM 'cumulative'$$, 'which is not compared with a part of itself');
SELECT is_empty($$SELECT q.indicator, q.period_code FROM indicator_board q JOIN indicator_board c ON c.indicator = 'c' || substr(q.indicator, 2) AND c.period = q.period WHERE q.indicator ~ '^q[0-9]' AND (q.value, q.growth, q.period_label, q.year, q.number_in_year) IS DISTINCT FROM (c.value, c.growth, c.period_label, c.year, c.number_in_year)$$, 'by quarters as by months');
SELECT * FROM finish();
