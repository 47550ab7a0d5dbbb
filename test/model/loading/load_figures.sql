-- A file goes in: twenty bad rows are listed and the rest is loaded; what a load did is shown and undone; the way out is the way in.
\set QUIET on
SET client_min_messages = error;
SET jit = off;
SET timezone = 'UTC';
SET datestyle = ISO;
CREATE EXTENSION indstat;
SELECT plan(42);
SELECT create_model('office') \g /dev/null
SELECT create_model('second') \g /dev/null
SELECT grant_model(m, 'indstat_test_loader', 'loader') FROM unnest(ARRAY['office', 'second']) m \g /dev/null
SELECT grant_model('office', 'indstat_test_deputy', 'deputy') \g /dev/null
INSERT INTO office.region (region, parent_region, name_en, name_zh) VALUES ('370000', NULL, 'Shandong', '山东省'), ('370900', '370000', 'Taian', '泰安市'), ('370100', '370000', 'Jinan', '济南市'),
	('x1', '370000', 'Twin', NULL), ('x2', '370000', 'Twin', NULL);
INSERT INTO office.indicator (indicator, name_en, name_zh, frequency, cumulative, unit, unit_mult) VALUES ('retail', 'Retail sales', '零售额', 'M', true, 'yuan', 8), ('cpi', 'CPI', '居民消费价格', 'M', false, 'percent', 0), ('gdp', 'GDP', '生产总值', 'Q', false, 'yuan', 8);
UPDATE office.indicator SET single_indicator = 'gdp' WHERE indicator = 'retail';
INSERT INTO second.region (region, parent_region, name_en, name_zh) SELECT region, parent_region, name_en, name_zh FROM office.region;
INSERT INTO second.indicator (indicator, name_en, name_zh, frequency, cumulative, unit, unit_mult) SELECT indicator, name_en, name_zh, frequency, cumulative, unit, unit_mult FROM office.indicator;

SET ROLE indstat_test_loader;
SELECT throws_ok($$SELECT * FROM office.load_figures('none', 'long')$$, '55000', NULL, 'nothing was copied');
COPY office.load_line FROM stdin WITH (FORMAT csv, DELIMITER E'\x02', QUOTE E'\x01');
Sales of the region, a table with a title
region;indicator;period;value;growth;status
泰安市;零售额(亿元);2023年1—5月;1.234,5;8,1;A
Taian;retail;2023-01/04;987,6;;P
370100;CPI;2023-05;101,2%;;
370100;CPI;2023-06;n/a;;
370100;GDP (亿元);2023-Q1;2,5亿;;
370100;GDP (万元);2023-Q2;25000;;
;retail;2023-01/03;1;;
Atlantis;retail;2023-01/03;1;;
Twin;retail;2023-01/03;1;;
370100;;2023-01/03;1;;
370100;happiness;2023-01/03;1;;
370100;retail;;1;;
370100;retail;2023-13;1;;
370100;retail;2023-05;1;;
370100;CPI;2023-Q1;1;;
370100;CPI;2023-01;one;;
370100;CPI;2023-02;1.2.3;;
370100;CPI;2023-03;1;;Z
370100;CPI;2023-04;1;;M
370100;CPI;2023-07;1;much;
370100;CPI;2023-08;1e40;;
370100;CPI;2023-09;1
370100;CPI;2023-10;1;;;;;x
370100;CPI (亿元);2023-11;1;;
370100;CPI;2023-06;n/a;;
370100;GDP;2023-Q3;1;;
370100;GDP;2023-Q3;2;;
370100;"CPI;2023-12;1;;
\.
CREATE TEMP TABLE said AS SELECT * FROM office.load_figures('bad.csv', 'long', '{"decimal_mark": ",", "group_mark": "."}');
SELECT results_eq('SELECT load, outcome, lines, figures, new, changed, deleted, same, missing, refused FROM said', $$VALUES (1::bigint, 'loaded', 30::bigint, 28::bigint, 6::bigint, 0::bigint, 0::bigint, 0::bigint, 1::bigint, 22::bigint)$$, 'what is right is loaded');
SELECT results_eq('SELECT indicator, region, period::text, value, published_growth, obs_status FROM office.observation ORDER BY indicator, region, period', $$VALUES
	('cpi', '370100', '2023-05', 101.2, NULL::numeric, 'A'), ('cpi', '370100', '2023-06', NULL, NULL, 'O'), ('gdp', '370100', '2023-Q1', 2.5, NULL, 'A'), ('gdp', '370100', '2023-Q2', 2.5, NULL, 'A'),
	('retail', '370900', '2023-01-01/P4M', 987.6, NULL, 'P'), ('retail', '370900', '2023-01-01/P5M', 1234.5, 8.1, 'A')$$, 'by code and by name, with decimal commas, 亿 and 万, percent and what is missing');
SELECT results_eq('SELECT line, field, text, sqlstate FROM office.load_refused ORDER BY line, field', $$VALUES
	(9::bigint, 'region', '', '23502'), (10, 'region', 'Atlantis', '23503'), (11, 'region', 'Twin', '21000'), (12, 'indicator', '', '23502'), (13, 'indicator', 'happiness', '23503'), (14, 'period', '', '23502'),
	(15, 'period', '2023-13', '22007'), (16, 'period', '2023-05', '23514'), (17, 'period', '2023-Q1', '23514'), (18, 'value', 'one', '22P02'), (19, 'value', '1.2.3', '22P02'), (20, 'status', 'Z', '23514'),
	(21, 'status', 'M', '23514'), (22, 'growth', 'much', '22P02'), (23, 'value', '10000000000000000000000000000000000000000', '22003'), (24, 'line', NULL, '22P04'), (25, 'line', NULL, '22P04'),
	(26, 'unit', 'CPI (亿元)', '22023'), (27, 'key', 'CPI 370100 2023-06', '23505'), (28, 'key', 'GDP 370100 2023-Q3', '23505'), (29, 'key', 'GDP 370100 2023-Q3', '23505'), (30, 'line', NULL, '22P04')$$,
	'and what is not is listed, each row with its line, column, text and SQLSTATE');
SELECT is_empty($$SELECT FROM office.load_refused WHERE reason IS NULL OR expected IS NULL OR column_name IS NULL AND field NOT IN ('line', 'key')$$, 'with a reason and what would be right');
SELECT is((SELECT count(*) FROM office.load_staged), 0::bigint, 'the lines are gone');
SELECT is((SELECT array_agg(kind) FROM office.load_change() WHERE load = 1), array_fill('new'::text, ARRAY[6]), 'what a load did can be shown');

COPY office.load_line FROM stdin WITH (FORMAT csv, DELIMITER E'\x02', QUOTE E'\x01');
region,indicator,period,value,status
370900,retail,2023-01/05,1234.50,
370900,retail,2023-01/04,990,
370100,cpi,2023-06,100.9,
370100,cpi,2023-07,100.5,
\.
RESET ROLE;
SET ROLE indstat_test_deputy;
SELECT is((SELECT count(*) FROM office.load_staged), 0::bigint, 'nobody sees what others copied');
RESET ROLE;
SET ROLE indstat_test_loader;
SELECT results_eq($$SELECT outcome, new, changed, same, refused FROM office.load_figures('tried', 'long', '{"dry_run": true}')$$, $$VALUES ('tried', 1::bigint, 2::bigint, 1::bigint, 0::bigint)$$, 'a dry run says what would be');
SELECT is((SELECT count(*) FROM office.observation), 6::bigint, 'and does nothing');
SELECT results_eq($$SELECT load, outcome, new, changed, same, refused FROM office.load_figures('good.csv', 'long')$$, $$VALUES (3::bigint, 'loaded', 1::bigint, 2::bigint, 1::bigint, 0::bigint)$$, 'its lines are still there to be loaded');
SELECT results_eq($$SELECT period::text, value, obs_status FROM office.observation WHERE indicator = 'retail' ORDER BY period$$, $$VALUES ('2023-01-01/P4M', 990::numeric, 'P'), ('2023-01-01/P5M', 1234.5, 'A')$$, 'what the file does not say stays');
SELECT is((SELECT published_growth FROM office.observation WHERE indicator = 'retail' AND months(period) = 5), 8.1, 'growth too');
SELECT results_eq($$SELECT indicator, period::text, value FROM office.observation_revision ORDER BY 1$$, $$VALUES ('cpi', '2023-06', NULL::numeric), ('retail', '2023-01-01/P4M', 987.6)$$, 'a version is recorded of what changed and of nothing else');
SELECT results_eq($$SELECT kind, indicator, period::text, value_before FROM office.load_change() WHERE load = 3 ORDER BY 1, 2$$, $$VALUES ('changed', 'cpi', '2023-06', NULL::numeric), ('changed', 'retail', '2023-01-01/P4M', 987.6), ('new', 'cpi', '2023-07', NULL)$$, 'with what was before');

SELECT throws_ok($$SELECT * FROM office.undo_load(1)$$, '55000', NULL, 'a load whose figures another changed is not undone');
SELECT throws_like($$SELECT * FROM office.undo_load(1)$$, 'load 1 cannot be undone: 2 of its figures were changed since', 'and says so');
SELECT throws_ok($$SELECT * FROM office.undo_load(2)$$, '55000', NULL, 'a dry run has nothing to undo');
SELECT throws_ok($$SELECT * FROM office.undo_load(99)$$, '22023', NULL, 'nor has what is not there');
RESET ROLE;
CREATE TEMP TABLE before AS SELECT indicator, period, region, value, published_growth, obs_status FROM office.observation;
SET ROLE indstat_test_loader;
SELECT results_eq($$SELECT outcome, new, changed, deleted FROM office.undo_load(3)$$, $$VALUES ('loaded', 0::bigint, 2::bigint, 1::bigint)$$, 'the later one first');
SELECT results_eq($$SELECT period::text, value, obs_status FROM office.observation WHERE indicator = 'cpi' ORDER BY period$$, $$VALUES ('2023-05', 101.2, 'A'), ('2023-06', NULL, 'O')$$, 'figures are what they were');
SELECT is((SELECT count(*) FROM office.observation_revision), 5::bigint, 'as new versions');
SELECT is((SELECT outcome FROM office.load WHERE load = 3), 'undone', 'it is said of the load');
SELECT throws_ok($$SELECT * FROM office.undo_load(3)$$, '55000', NULL, 'once is enough');
SELECT results_eq($$SELECT new, changed, deleted FROM office.undo_load(4)$$, $$VALUES (1::bigint, 2::bigint, 0::bigint)$$, 'the undoing can be undone');
RESET ROLE;
SELECT set_eq('SELECT indicator, period, region, value, published_growth, obs_status FROM office.observation', 'TABLE before', 'and all is as the load had made it');

SET ROLE indstat_test_loader;
COPY office.load_line FROM stdin WITH (FORMAT csv, DELIMITER E'\x02', QUOTE E'\x01');
region,indicator,period,value
370100,cpi,2023-08,100.5
370100,cpi,2023-09,x
\.
SELECT results_eq($$SELECT outcome, new, refused FROM office.load_figures('all', 'long', '{"all_or_nothing": true}')$$, $$VALUES ('refused', 0::bigint, 1::bigint)$$, 'all or nothing is nothing');
SELECT is((SELECT count(*) FROM office.observation WHERE period = '2023-08'), 0::bigint, 'indeed');
SELECT throws_ok($$SELECT * FROM office.load_figures('x', 'long', '{"decimals_mark": ","}')$$, '22023', NULL, 'an option that is not there is refused');
SELECT throws_ok($$SELECT * FROM office.load_figures('x', 'wrong')$$, '22023', NULL, 'and so is a profile');
SELECT throws_ok($$SELECT * FROM office.load_figures('x', 'nbs-wide')$$, '22P04', NULL, 'and a file without its headings');
DELETE FROM office.load_staged;

-- many lines in one value, a quoted cell over two of them, the end of lines of others
INSERT INTO office.load_line VALUES (E'\uFEFFregion,indicator,period,value,note\r\n370100,cpi,2023-08,100.5,"one\r\ntwo"\r\n370100,cpi,2023-09,"1,000.5",\r\n');
SELECT results_eq($$SELECT new, refused FROM office.load_figures('value', 'long', '{"group_mark": ",", "released_at": "2999-01-01"}')$$, $$VALUES (2::bigint, 0::bigint)$$, 'a whole file as one value');
SELECT results_eq($$SELECT period::text, value, released_at::text FROM office.observation WHERE period IN ('2023-08', '2023-09') ORDER BY period$$, $$VALUES ('2023-08', 100.5, '2999-01-01 00:00:00+00'), ('2023-09', 1000.5, '2999-01-01 00:00:00+00')$$, 'under embargo');

-- confidential figures are for those who may
INSERT INTO office.load_line VALUES (E'REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,CONF_STATUS\n370100,cpi,2023-10,1,C\n370100,cpi,2023-11,,C');
SELECT results_eq($$SELECT new, refused FROM office.load_figures('secret', 'sdmx-csv')$$, $$VALUES (1::bigint, 1::bigint)$$, 'a loader without access cannot put a confidential figure in');
SELECT is((SELECT sqlstate FROM office.load_refused WHERE field = 'confidentiality'), '42501', 'and is told so');
RESET ROLE;
INSERT INTO office.load_line VALUES (E'REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,CONF_STATUS\n370100,cpi,2023-10,1,C');
SELECT results_eq($$SELECT new, refused FROM office.load_figures('secret', 'sdmx-csv')$$, $$VALUES (1::bigint, 0::bigint)$$, 'its owner may');
SELECT results_eq($$SELECT f.value, o.value FROM office.observation_full() f JOIN office.observation o ON (o.indicator, o.period, o.region) = (f.indicator, f.period, f.region) WHERE f.period = '2023-10'$$, $$VALUES (1::numeric, NULL::numeric)$$, 'and the figure is where it belongs');

-- the way out is the way in
INSERT INTO second.load_line SELECT csv_line(ARRAY['STRUCTURE', 'STRUCTURE_ID', 'ACTION', 'FREQ', 'INDICATOR', 'REF_AREA', 'TIME_PERIOD', 'OBS_VALUE', 'OBS_STATUS', 'CONF_STATUS', 'UNIT_MEASURE', 'UNIT_MULT', 'DECIMALS', 'PUBLISHED_GROWTH', 'EMBARGO_TIME']);
INSERT INTO second.load_line SELECT csv_line(ARRAY["STRUCTURE", "STRUCTURE_ID", "ACTION", "FREQ", "INDICATOR", "REF_AREA", "TIME_PERIOD", "OBS_VALUE"::text, "OBS_STATUS", "CONF_STATUS", "UNIT_MEASURE", "UNIT_MULT"::text, "DECIMALS"::text, "PUBLISHED_GROWTH"::text, "EMBARGO_TIME"::text]) FROM office.sdmx_csv;
SELECT throws_ok($$SELECT * FROM second.load_figures('out', 'sdmx-csv')$$, '22P04', NULL, 'what another transaction copied is another file');
DELETE FROM second.load_staged;
INSERT INTO second.load_line SELECT string_agg(line, E'\n') FROM (SELECT 'STRUCTURE,STRUCTURE_ID,ACTION,FREQ,INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS,UNIT_MEASURE,UNIT_MULT,DECIMALS,PUBLISHED_GROWTH,EMBARGO_TIME' UNION ALL
	SELECT csv_line(ARRAY["STRUCTURE", "STRUCTURE_ID", "ACTION", "FREQ", "INDICATOR", "REF_AREA", "TIME_PERIOD", "OBS_VALUE"::text, "OBS_STATUS", "CONF_STATUS", "UNIT_MEASURE", "UNIT_MULT"::text, "DECIMALS"::text, "PUBLISHED_GROWTH"::text, "EMBARGO_TIME"::text]) FROM office.sdmx_csv) l (line);
SELECT refused FROM second.load_figures('out', 'sdmx-csv') \g /dev/null
SELECT set_eq('SELECT indicator, period, region, value, published_growth, obs_status, conf_status, released_at FROM second.observation', 'SELECT indicator, period, region, value, published_growth, obs_status, conf_status, released_at FROM office.observation', 'SDMX-CSV goes out and comes in equal');
SELECT results_eq($$SELECT line FROM office.wide_csv('{retail,gdp}', lang => 'zh') line$$, $$VALUES ('指标,地区,2023年一季度,2023年1—4月,2023年1—5月,2023年二季度'), ('生产总值,济南市,2.5,,,2.5'), ('零售额,泰安市,,990,1234.5,')$$, 'a wide table with headings in a language');
DELETE FROM second.observation;
INSERT INTO second.load_line SELECT string_agg(line, E'\n') FROM office.wide_csv('{retail,gdp}', lang => 'zh') line;
SELECT refused FROM second.load_figures('wide', 'wide-by-period') \g /dev/null
SELECT set_eq('SELECT indicator, period, region, value FROM second.observation', $$SELECT indicator, period, region, value FROM office.observation WHERE indicator IN ('retail', 'gdp')$$, 'which comes in equal too');
-- the marks of what is missing, in a plain sheet
RESET ROLE;
INSERT INTO office.load_line VALUES (E'region,indicator,period,value\n370100,cpi,2020-01,n.a.\n370100,cpi,2020-02,#N/A\n370100,cpi,2020-03,..\n370100,cpi,2020-04,…\n370100,cpi,2020-05,NaN\n370100,cpi,2020-06,–\n370100,cpi,2020-07,x\n');
SELECT results_eq($$SELECT new, missing, refused FROM office.load_figures('marks', 'long')$$, 'VALUES (6::bigint, 6::bigint, 1::bigint)', 'n.a., #N/A, .., …, NaN and a dash are missing, x is nothing');
SELECT * FROM finish();
