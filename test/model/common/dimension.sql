-- Breakdowns: what a figure is broken down by beside regions, as SDMX has it.
\set QUIET on
SET client_min_messages = error;
SET jit = off;
SET timezone = 'UTC';
CREATE EXTENSION indstat;
SELECT plan(62);
SELECT create_model('office') \g /dev/null
SELECT grant_model('office', 'indstat_test_loader', 'loader'), grant_model('office', 'indstat_test_deputy', 'deputy'), grant_model('office', 'indstat_test_reader', 'reader') \g /dev/null
SET search_path = office, public;

-- a labour-market table, by sex and age: the deputy says what is broken down, the loader loads
INSERT INTO region (region, parent_region) VALUES ('land', NULL), ('north', 'land'), ('south', 'land');
SET ROLE indstat_test_deputy;
INSERT INTO dimension (dimension, name_en, name_zh, dimension_order) VALUES ('SEX', 'Sex', '性别', 1), ('AGE', 'Age', '年龄', 2);
INSERT INTO dimension_code (dimension, code, parent_code, is_total, name_en, name_zh, code_order) VALUES
	('SEX', 'T', NULL, true, 'Both sexes', '全部', 1), ('SEX', 'F', 'T', false, 'Women', '女', 2), ('SEX', 'M', 'T', false, 'Men', '男', 3),
	('AGE', '_T', NULL, true, 'All ages', '全部', 1), ('AGE', 'Y15T24', '_T', false, '15 to 24', '15—24岁', 2), ('AGE', 'Y25T54', '_T', false, '25 to 54', '25—54岁', 3), ('AGE', 'Y55T64', '_T', false, '55 to 64', '55—64岁', 4);
INSERT INTO indicator (indicator, frequency, unit, unit_mult, decimals, time_per_collect, name_en, name_zh) VALUES
	('EMP', 'Q', 'persons', 3, 1, 'A', 'Employed', '就业人员'), ('UNE', 'Q', 'persons', 3, 1, 'A', 'Unemployed', NULL), ('ACT', 'Q', 'persons', 3, 1, 'A', 'Labour force', '劳动力');
INSERT INTO indicator (indicator, frequency, unit, decimals, additivity, numerator_indicator, weight_indicator, name_en) VALUES ('UNE_RATE', 'Q', 'percent', 1, 'ratio', 'UNE', 'ACT', 'Unemployment rate');
SELECT throws_ok($$SELECT make_breakdown('UNE_RATE', '{SEX,AGE}')$$, '23503', 'indicator "UNE_RATE" is a ratio or average of others that are not broken down alike', 'a ratio is broken down after what it is made of');
SELECT is((SELECT count(*) FROM make_breakdown('EMP', '{SEX,AGE}')), 11::bigint, 'all codes of one with all of the other, without the total that is there');
SELECT is((SELECT count(*) FROM unnest('{UNE,ACT,UNE_RATE}'::text[]) c, make_breakdown(c, '{SEX,AGE}')), 33::bigint, 'and the others');
RESET ROLE;
SELECT is_empty($$SELECT make_breakdown('EMP', '{AGE,SEX}')$$, 'what is there is not made again, in whatever order');
SELECT results_eq($$SELECT indicator, concept, breakdown, parent_indicator, of_which, unit, unit_mult::int, decimals, time_per_collect, name_en, name_zh FROM indicator WHERE concept = 'EMP' AND breakdown !~ '[25]5T' ORDER BY breakdown COLLATE "C"$$, $$VALUES
	('EMP.AGE=Y15T24', 'EMP', 'AGE=Y15T24', 'EMP', true, 'persons', 3, 1, 'A', 'Employed: 15 to 24', '就业人员：15—24岁'),
	('EMP.AGE=Y15T24,SEX=F', 'EMP', 'AGE=Y15T24,SEX=F', 'EMP.AGE=Y15T24', false, 'persons', 3, 1, 'A', 'Employed: Women, 15 to 24', '就业人员：女，15—24岁'),
	('EMP.AGE=Y15T24,SEX=M', 'EMP', 'AGE=Y15T24,SEX=M', 'EMP.AGE=Y15T24', false, 'persons', 3, 1, 'A', 'Employed: Men, 15 to 24', '就业人员：男，15—24岁'),
	('EMP.SEX=F', 'EMP', 'SEX=F', 'EMP', false, 'persons', 3, 1, 'A', 'Employed: Women', '就业人员：女'),
	('EMP.SEX=M', 'EMP', 'SEX=M', 'EMP', false, 'persons', 3, 1, 'A', 'Employed: Men', '就业人员：男')$$, 'a cell is as its concept, a part along the first dimension, and has a name');
SELECT results_eq($$SELECT name_en, name_zh, name_zh_hant FROM indicator WHERE indicator = 'UNE.SEX=F'$$, $$VALUES ('Unemployed: Women', NULL::text, NULL::text)$$, 'in the languages that the concept has one in');
SELECT results_eq($$SELECT additivity, numerator_indicator, weight_indicator FROM indicator WHERE indicator = 'UNE_RATE.AGE=Y15T24,SEX=F'$$, $$VALUES ('ratio', 'UNE.AGE=Y15T24,SEX=F', 'ACT.AGE=Y15T24,SEX=F')$$, 'a ratio is one of the cells');

SET ROLE indstat_test_loader;
\copy load_line FROM 'test/data/labour-market.csv' WITH (FORMAT csv, DELIMITER E'\x02', QUOTE E'\x01')
SELECT results_eq($$SELECT outcome, new, refused FROM load_figures('labour-market.csv', 'sdmx-csv')$$, $$VALUES ('loaded', 720::bigint, 0::bigint)$$, 'the table goes in, no name invented');
RESET ROLE;
SELECT results_eq($$SELECT count(DISTINCT indicator), count(DISTINCT region), count(DISTINCT period_code) FROM indicator_board$$, 'VALUES (48::bigint, 3::bigint, 5::bigint)', 'forty-eight cells in three regions and five quarters');
CREATE TEMP TABLE file (a text, b text, c text, d text, region text, concept text, sex text, age text, period ref_period, value numeric, status text);
\copy file FROM 'test/data/labour-market.csv' CSV HEADER
SELECT is_empty($$SELECT f.concept, f.sex, f.age, f.region, f.period FROM file f
	LEFT JOIN (SELECT coalesce(i.concept, i.indicator) AS concept, s.code AS sex, a.code AS age, o.region, o.period, o.value FROM observation o JOIN indicator i USING (indicator)
		JOIN indicator_dimension s ON s.indicator = i.indicator AND s.dimension = 'SEX' JOIN indicator_dimension a ON a.indicator = i.indicator AND a.dimension = 'AGE') o USING (concept, sex, age, region, period)
	WHERE o.value IS DISTINCT FROM f.value$$, 'every figure is where the file has it');

-- filters
SELECT results_eq($$SELECT indicator, value FROM indicator_board WHERE concept = 'EMP' AND breakdown = 'AGE=Y15T24,SEX=F' AND region = 'land' AND period = '2024-Q1'$$, $$SELECT 'EMP.AGE=Y15T24,SEX=F', value FROM file WHERE (concept, sex, age, region, period) = ('EMP', 'F', 'Y15T24', 'land', '2024-Q1')$$, 'boards are filtered by concept and breakdown');
SELECT is((SELECT count(*) FROM indicator_board WHERE indicator IN (SELECT indicator FROM indicator_dimension WHERE dimension = 'SEX' AND code = 'T') AND region = 'land' AND period = '2024-Q1' AND concept IS NULL), 4::bigint, 'and by one dimension, totals too');
SELECT results_eq($$SELECT DISTINCT breakdown FROM comparison_board WHERE concept = 'UNE' AND breakdown LIKE '%SEX=M%' ORDER BY 1$$, $$VALUES ('AGE=Y15T24,SEX=M'), ('AGE=Y25T54,SEX=M'), ('AGE=Y55T64,SEX=M'), ('SEX=M')$$, 'comparisons too');
CREATE FUNCTION pg_temp.plan_of(query text, OUT plan text) LANGUAGE plpgsql AS $$
DECLARE l text;
BEGIN
	plan := '';
	FOR l IN EXECUTE 'EXPLAIN (COSTS OFF) ' || query LOOP plan := plan || l || E'\n'; END LOOP;
END
$$;
INSERT INTO indicator (indicator) SELECT 'other' || n FROM generate_series(1, 3000) n;
INSERT INTO observation (indicator, region, period, value) SELECT 'other' || n, r.region, ref_quarter(2024, 1), n FROM generate_series(1, 3000) n, region r;
ANALYZE indicator, indicator_period, observation;
SELECT alike(pg_temp.plan_of($$SELECT value FROM indicator_board WHERE breakdown = 'AGE=Y15T24,SEX=F'$$), '%indicator_breakdown_idx%', 'by an index');
SELECT unalike(pg_temp.plan_of($$SELECT value FROM indicator_board WHERE breakdown = 'AGE=Y15T24,SEX=F'$$), '%Seq Scan on observation o%', 'and the figures by theirs');
SELECT alike(pg_temp.plan_of($$SELECT share FROM structure WHERE concept = 'EMP' AND breakdown = 'SEX=F'$$), '%indicator_cell_idx%', 'in structure, too');
DELETE FROM observation WHERE indicator LIKE 'other%';
DELETE FROM indicator WHERE indicator LIKE 'other%';

-- totals and parts: along the first dimension in the tree, along the other beside it
SELECT is_empty($$SELECT indicator, period_code FROM hierarchy_check WHERE adds_up IS NOT TRUE AND additivity <> 'ratio'$$, 'the cells add up to their totals, along each dimension');
SELECT results_eq($$SELECT tree, dimension, count(DISTINCT indicator), count(*) FROM hierarchy_check WHERE indicator LIKE 'EMP%' GROUP BY 1, 2 ORDER BY 1, 2$$,
	$$VALUES ('dimension', 'AGE', 3::bigint, 45::bigint), ('indicator', NULL, 4, 60), ('region', NULL, 12, 60)$$, 'sexes of each age, ages of each sex, and regions of all');
SELECT is_empty($$SELECT tree, dimension, indicator, region, period_code, value, parts_sum, residual FROM hierarchy_check WHERE additivity = 'ratio' AND adds_up IS NOT TRUE$$, 'and so do rates, from their numerators and denominators');
SELECT cmp_ok((SELECT count(*) FROM hierarchy_check WHERE additivity = 'ratio' AND tree = 'dimension'), '=', 45::bigint, 'all of them');
CREATE TEMP TABLE oracle AS
SELECT f.concept, f.sex, f.age, f.region, stat_round(100 * f.value / t.value, 1) AS share, stat_round(100 * (f.value - b.value) / tb.value, 1) AS contribution
FROM file f JOIN file t ON (t.concept, t.region, t.period, t.age, t.sex) = (f.concept, f.region, f.period, f.age, 'T') JOIN file b ON (b.concept, b.region, b.sex, b.age) = (f.concept, f.region, f.sex, f.age) JOIN file tb ON tb.concept = f.concept AND tb.region = f.region AND tb.sex = t.sex AND tb.age = t.age AND tb.period = b.period
WHERE f.period = '2024-Q1' AND b.period = '2023-Q1' AND f.sex <> 'T' AND f.concept <> 'UNE_RATE';
SELECT is_empty($$SELECT o.*, s.share, s.contribution FROM oracle o JOIN indicator i ON coalesce(i.concept, i.indicator) = o.concept AND i.breakdown = breakdown_key(ARRAY['SEX=' || o.sex, 'AGE=' || o.age])
	LEFT JOIN structure s ON s.indicator = i.indicator AND s.region = o.region AND s.period = '2024-Q1'
	WHERE s.share IS DISTINCT FROM o.share OR s.contribution IS DISTINCT FROM o.contribution OR s.adds_up IS NOT TRUE$$, 'shares of the sexes and contributions to growth, in every age');
SELECT is((SELECT count(*) FROM oracle), 72::bigint, 'so many');
SELECT results_eq($$SELECT breakdown, of_which, parts_expected, share IS NOT NULL, contribution IS NOT NULL FROM structure WHERE parent_indicator = 'EMP' AND region = 'land' AND period = '2024-Q1' ORDER BY breakdown$$,
	$$VALUES ('AGE=Y15T24', true, 2::bigint, true, true), ('AGE=Y25T54', true, 2, true, true), ('AGE=Y55T64', true, 2, true, true), ('SEX=F', false, 2, true, true), ('SEX=M', false, 2, true, true)$$, 'ages have a share and a contribution too, and are in no sum of sexes');
UPDATE observation SET value = value + 1 WHERE indicator = 'EMP.AGE=Y15T24,SEX=F' AND region = 'land' AND period = '2024-Q1';
SELECT results_eq($$SELECT tree, dimension, indicator, residual, adds_up FROM hierarchy_check WHERE NOT adds_up ORDER BY 1, 2, 3$$,
	$$VALUES ('dimension', 'AGE', 'EMP.SEX=F', -1.0, false), ('indicator', NULL, 'EMP.AGE=Y15T24', -1.0, false), ('region', NULL, 'EMP.AGE=Y15T24,SEX=F', 1.0, false)$$, 'one wrong figure is seen along each of its dimensions');
SELECT set_config('indstat.as_of', (SELECT min(recorded_at) FROM observation)::text, false) \g /dev/null
SELECT is_empty($$SELECT indicator FROM hierarchy_check WHERE NOT adds_up$$, 'and was not wrong when the file was loaded');
RESET indstat.as_of;
UPDATE observation SET value = value - 1 WHERE indicator = 'EMP.AGE=Y15T24,SEX=F' AND region = 'land' AND period = '2024-Q1';
DELETE FROM observation WHERE indicator = 'EMP.AGE=Y15T24,SEX=F' AND period = '2024-Q1' AND region = 'land';
SELECT results_eq($$SELECT dimension, parts, parts_expected, check_reason FROM hierarchy_check WHERE tree = 'dimension' AND indicator = 'EMP.SEX=F' AND period = '2024-Q1' AND region = 'land'$$, $$SELECT NULL::text, NULL::bigint, NULL::bigint, NULL::text WHERE false$$, 'a whole with a part that has no figure is not checked, as in the other trees');
UPDATE model_option SET missing_parts = 'partial_null';
SELECT results_eq($$SELECT dimension, parts, parts_expected, check_reason FROM hierarchy_check WHERE tree = 'dimension' AND indicator = 'EMP.SEX=F' AND period = '2024-Q1' AND region = 'land'$$, $$VALUES ('AGE', 2::bigint, 3::bigint, 'parts_missing')$$, 'but as model_option.missing_parts says');
UPDATE model_option SET missing_parts = 'non_null';
INSERT INTO dimension_code (dimension, code, parent_code) VALUES ('AGE', 'Y_GE65', '_T');
SELECT is_empty($$SELECT * FROM hierarchy_check WHERE dimension IS NOT NULL$$, 'nor one with a code that no cell is of');
DELETE FROM dimension_code WHERE code = 'Y_GE65';

-- a cell that is held back is given away along each of its dimensions
BEGIN;
INSERT INTO observation (indicator, region, period, value) SELECT 'EMP.AGE=Y15T24,SEX=F', 'land', '2024-Q1', value FROM file WHERE (concept, sex, age, region, period) = ('EMP', 'F', 'Y15T24', 'land', '2024-Q1');
UPDATE observation SET value = NULL, conf_status = 'C' WHERE indicator = 'EMP.AGE=Y15T24,SEX=F' AND region = 'land' AND period = '2024-Q1';
SELECT results_eq($$SELECT tree, indicator, region, whole_indicator, given_away_by FROM disclosure_check ORDER BY 1$$, $$VALUES ('dimension', 'EMP.AGE=Y15T24,SEX=F', 'land', 'EMP.SEX=F', 'whole_less_parts'),
	('indicator', 'EMP.AGE=Y15T24,SEX=F', 'land', 'EMP.AGE=Y15T24', 'whole_less_parts'), ('region', 'EMP.AGE=Y15T24,SEX=F', 'land', 'EMP.AGE=Y15T24,SEX=F', 'sum_of_parts')$$, 'by the men of its age, by the other ages, and by the regions');
ROLLBACK;

-- what is refused, and what would be right
SET ROLE indstat_test_loader;
COPY load_line FROM stdin WITH (FORMAT csv, DELIMITER E'\x02', QUOTE E'\x01');
INDICATOR,REF_AREA,Sex,AGE,TIME_PERIOD,OBS_VALUE
EMP,land,X,_T,2024-Q2,1
EMP,land,F,Y75,2024-Q2,1
NOPE,land,F,_T,2024-Q2,1
EMP,land,Women,all ages,2024-Q2,2
EMP,land,,,2024-Q2,3
EMP,land,weiblich,Y15T24,2024-Q2,4
\.
SELECT results_eq($$SELECT new, refused FROM load_figures('bad.csv', 'sdmx-csv', '{"map": {"SEX": {"weiblich": "F"}}}')$$, 'VALUES (3::bigint, 3::bigint)', 'codes that are not known are refused');
SELECT results_eq($$SELECT line, field, column_name, text, reason, expected, sqlstate FROM load_refused ORDER BY line$$, $$VALUES
	(2::bigint, 'indicator', 'INDICATOR+Sex+AGE', 'EMP | SEX=X | AGE=_T', 'dimension SEX has no code X', 'one of T, F, M, a name of one, or an entry of the option map', '23503'),
	(3, 'indicator', 'INDICATOR+Sex+AGE', 'EMP | SEX=F | AGE=Y75', 'dimension AGE has no code Y75', 'one of _T, Y15T24, Y25T54, Y55T64, a name of one, or an entry of the option map', '23503'),
	(4, 'indicator', 'INDICATOR+Sex+AGE', 'NOPE | SEX=F | AGE=_T', 'there is no such indicator', 'a code of indicator or its name in any language, an entry of load_spelling or of the option map', '23503')$$, 'with what is known');
RESET ROLE;
SELECT results_eq($$SELECT indicator, value FROM observation WHERE period = '2024-Q2' ORDER BY 2$$, $$VALUES ('EMP.SEX=F', 2::numeric), ('EMP', 3), ('EMP.AGE=Y15T24,SEX=F', 4)$$, 'names, what the option map says, and the total where nothing is said');
DELETE FROM observation WHERE period = '2024-Q2';
INSERT INTO indicator (indicator, frequency) VALUES ('VAC', 'Q');
SELECT is((SELECT count(*) FROM make_breakdown('VAC', '{AGE,SEX}', 'SEX', '{SEX=F}')), 7::bigint, 'some codes of a dimension, all of the other');
SELECT is((SELECT parent_indicator FROM indicator WHERE indicator = 'VAC.AGE=Y15T24,SEX=F'), 'VAC.AGE=Y15T24', 'along another than the first');
COPY load_line FROM stdin WITH (FORMAT csv, DELIMITER E'\x02', QUOTE E'\x01');
geschlecht,REF_AREA,TIME_PERIOD,OBS_VALUE
M,land,2024-Q2,1
F,land,2024-Q2,1
\.
SELECT results_eq($$SELECT new, refused FROM load_figures('one.csv', 'sdmx-csv', '{"indicator": "VAC", "dimension_columns": {"Geschlecht": "SEX"}}')$$, 'VALUES (1::bigint, 1::bigint)', 'another heading, and one concept for a whole file');
SELECT alike((SELECT reason || ': ' || expected FROM load_refused ORDER BY load DESC LIMIT 1), 'indicator VAC has no cell SEX=M: one that make_breakdown made: AGE=Y15T24; AGE=Y15T24,SEX=F;%', 'a cell that was not made is refused');

-- the way out is the way in, with times of release
UPDATE observation SET released_at = '2024-06-15 10:05:03.25+08' WHERE indicator = 'EMP.SEX=F' AND period = '2024-Q1';
UPDATE observation SET released_at = '2030-01-01 00:00+00' WHERE indicator = 'EMP' AND period = '2024-Q1';
CREATE TEMP TABLE lines AS SELECT row_number() OVER () AS n, l AS line FROM breakdown_csv('EMP') l;
SELECT is((SELECT line FROM lines WHERE n = 1), 'STRUCTURE,STRUCTURE_ID,ACTION,FREQ,INDICATOR,REF_AREA,SEX,AGE,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS,UNIT_MEASURE,UNIT_MULT,DECIMALS,PUBLISHED_GROWTH,EMBARGO_TIME,REPORTING_YEAR_START_DAY', 'a file has the columns of the dimensions');
SELECT is((SELECT count(*) FROM lines WHERE line LIKE 'dataflow,INDSTAT:FIGURES(1.0),I,Q,EMP,land,F,Y25T54,2023-Q4,%'), 1::bigint, 'and the codes in them');
CREATE TEMP TABLE before AS SELECT indicator, region, period, value, obs_status, released_at FROM observation WHERE indicator LIKE 'EMP%';
DELETE FROM observation WHERE indicator LIKE 'EMP%';
INSERT INTO load_line SELECT string_agg(line, E'\n' ORDER BY n) FROM lines;
SELECT results_eq($$SELECT new, refused FROM load_figures('back.csv', 'sdmx-csv')$$, 'SELECT count(*), 0::bigint FROM before', 'it is read back');
SELECT set_eq($$SELECT indicator, region, period, value, obs_status, released_at FROM observation WHERE indicator LIKE 'EMP%'$$, 'TABLE before', 'as it was');
SELECT is_empty($$SELECT breakdown_csv('NOPE')$$, 'of what is not there, no line');

-- a national-accounts table: industries in a tree of three levels, prices without a total, chain-linked volumes that are not additive
INSERT INTO dimension (dimension, name_en, dimension_order) VALUES ('ACTIVITY', 'Activity', 3), ('PRICES', 'Prices', 4);
INSERT INTO dimension_code (dimension, code, parent_code, is_total, additivity, name_en) VALUES
	('ACTIVITY', '_T', NULL, true, NULL, 'All activities'), ('ACTIVITY', 'A', '_T', false, NULL, 'Agriculture'), ('ACTIVITY', 'BTF', '_T', false, NULL, 'Industry and construction'), ('ACTIVITY', 'GTU', '_T', false, NULL, 'Services'),
	('ACTIVITY', 'C', 'BTF', false, NULL, 'Manufacturing'), ('ACTIVITY', 'F', 'BTF', false, NULL, 'Construction'),
	('PRICES', 'V', NULL, false, NULL, 'Current prices'), ('PRICES', 'L', NULL, false, 'none', 'Chain-linked volumes');
INSERT INTO indicator (indicator, frequency, unit, unit_mult, decimals, name_en) VALUES ('gva', 'A', 'euro', 9, 1, 'Gross value added');
SELECT is((SELECT count(*) FROM make_breakdown('gva', '{ACTIVITY,PRICES}')), 12::bigint, 'a cube without a total');
\copy load_line FROM 'test/data/national-accounts.csv' WITH (FORMAT csv, DELIMITER E'\x02', QUOTE E'\x01')
SELECT results_eq($$SELECT new, refused FROM load_figures('national-accounts.csv', 'sdmx-csv-1.0', '{"map": {"indicator": {"A.B1G": "gva"}}, "status_columns": []}')$$, 'VALUES (36::bigint, 0::bigint)', 'SDMX-CSV 1.0 with labels, without a column of the indicator');
SELECT results_eq($$SELECT breakdown, value, parent_indicator, additivity, contribution_reason FROM structure JOIN indicator i USING (indicator, concept, breakdown, parent_indicator) WHERE concept = 'gva' AND period = '2022' AND breakdown ~ 'ACTIVITY=(BTF|C)' ORDER BY 1$$, $$VALUES
	('ACTIVITY=BTF,PRICES=L', 162.8, 'gva.PRICES=L', 'none', 'not_additive'), ('ACTIVITY=BTF,PRICES=V', 170.9, 'gva.PRICES=V', 'sum', NULL),
	('ACTIVITY=C,PRICES=L', 122.4, 'gva.ACTIVITY=BTF,PRICES=L', 'none', 'not_additive'), ('ACTIVITY=C,PRICES=V', 128.5, 'gva.ACTIVITY=BTF,PRICES=V', 'sum', NULL)$$, 'volumes have no share of another, amounts have');
SELECT results_eq($$SELECT indicator, bool_and(adds_up), min(check_reason) FROM hierarchy_check WHERE indicator LIKE 'gva%' GROUP BY 1 ORDER BY indicator COLLATE "C"$$, $$VALUES
	('gva.ACTIVITY=BTF,PRICES=L', NULL, 'not_additive'), ('gva.ACTIVITY=BTF,PRICES=V', true, NULL), ('gva.PRICES=L', NULL, 'not_additive'), ('gva.PRICES=V', true, NULL)$$, 'nor are they added');

-- names and codes follow
UPDATE indicator SET name_en = 'Women at work' WHERE indicator = 'EMP.SEX=F';
UPDATE indicator SET name_en = 'Persons employed' WHERE indicator = 'EMP';
UPDATE dimension_code SET name_en = 'under 25' WHERE code = 'Y15T24';
SELECT results_eq($$SELECT indicator, name_en FROM indicator WHERE indicator IN ('EMP.SEX=F', 'EMP.SEX=M', 'EMP.AGE=Y15T24,SEX=F', 'UNE.AGE=Y15T24') ORDER BY indicator COLLATE "C"$$, $$VALUES
	('EMP.AGE=Y15T24,SEX=F', 'Persons employed: Women, under 25'), ('EMP.SEX=F', 'Women at work'), ('EMP.SEX=M', 'Persons employed: Men'), ('UNE.AGE=Y15T24', 'Unemployed: under 25')$$, 'composed names follow those of concept and codes, one that was given stays');
UPDATE indicator SET name_en = NULL, name_zh = NULL WHERE indicator = 'EMP.SEX=F';
SELECT is((SELECT name_en FROM indicator WHERE indicator = 'EMP.SEX=F'), 'Persons employed: Women', 'until it is taken away');
UPDATE dimension_code SET code = 'W' WHERE code = 'F' AND dimension = 'SEX';
SELECT results_eq($$SELECT breakdown FROM indicator WHERE indicator IN ('EMP.SEX=F', 'EMP.AGE=Y15T24,SEX=F') ORDER BY 1$$, $$VALUES ('AGE=Y15T24,SEX=W'), ('SEX=W')$$, 'breakdowns follow a code that is renamed');
UPDATE dimension SET dimension = 'GENDER' WHERE dimension = 'SEX';
SELECT is((SELECT string_agg(DISTINCT regexp_replace(breakdown, '.*(GENDER|SEX)', '\1'), ' ') FROM indicator WHERE concept = 'EMP' AND breakdown ~ 'GENDER|SEX'), 'GENDER=M GENDER=W', 'or a dimension');
DELETE FROM indicator_dimension WHERE indicator = 'EMP.SEX=F' AND dimension = 'GENDER';
SELECT is((SELECT breakdown FROM indicator WHERE indicator = 'EMP.SEX=F'), NULL, 'or are gone with their rows');
UPDATE indicator SET breakdown = 'SEX=Q' WHERE indicator = 'EMP.SEX=M';
SELECT is((SELECT breakdown FROM indicator WHERE indicator = 'EMP.SEX=M'), 'GENDER=M', 'and are nobody''s to write');
SELECT throws_ok($$INSERT INTO indicator_dimension VALUES ('EMP.SEX=F', 'GENDER', 'M')$$, '23505', NULL, 'a cell is there once');

-- bad input
SELECT throws_ok($$SELECT make_breakdown('nope', '{AGE}')$$, '23503', 'there is no indicator "nope"', 'no concept');
SELECT throws_ok($$SELECT make_breakdown('EMP.SEX=M', '{AGE}')$$, '22023', 'indicator "EMP.SEX=M" is a cell of a breakdown itself', 'a cell');
SELECT throws_ok($$SELECT make_breakdown('EMP', '{AGE,SEX}')$$, '23503', 'dimension without codes: "SEX"', 'no dimension');
SELECT throws_ok($$SELECT make_breakdown('EMP', '{AGE}', 'GENDER')$$, '22023', 'breakdown of "EMP" along a dimension that it is not by', 'another dimension');
SELECT throws_ok($$SELECT make_breakdown('EMP', '{AGE}', NULL, '{AGE=Y}')$$, '23503', 'unknown code: "AGE=Y"', 'no code');
SELECT throws_ok($$SELECT make_breakdown('EMP', '{AGE,GENDER,AGE}')$$, '22023', 'breakdown of "EMP" by a dimension twice', 'a dimension twice');
SELECT throws_ok($$SELECT make_breakdown('EMP', '{}')$$, '22023', NULL, 'none');
SELECT throws_ok($$SELECT make_breakdown('EMP', NULL)$$, '22023', NULL, 'nor nothing');
SELECT throws_ok($$INSERT INTO dimension_code (dimension, code, is_total) VALUES ('AGE', 'T', true)$$, '23505', NULL, 'a second total');
-- prices make up nothing: parts are along the first dimension that has some
RESET ROLE;
INSERT INTO dimension (dimension) VALUES ('KIND_OF_PRICE'), ('BRANCH');
INSERT INTO dimension_code (dimension, code, parent_code, is_total) VALUES ('KIND_OF_PRICE', 'V', NULL, false), ('KIND_OF_PRICE', 'L', NULL, false), ('BRANCH', '_T', NULL, true), ('BRANCH', 'A', '_T', false), ('BRANCH', 'B', '_T', false);
INSERT INTO indicator (indicator, unit, frequency) VALUES ('added_value', 'yuan', 'A');
SELECT make_breakdown('added_value', '{KIND_OF_PRICE,BRANCH}') \g /dev/null
SELECT results_eq($$SELECT indicator, parent_indicator, of_which FROM indicator WHERE concept = 'added_value' AND breakdown LIKE '%=V' ORDER BY 1$$, $$VALUES ('added_value.BRANCH=A,KIND_OF_PRICE=V', 'added_value.KIND_OF_PRICE=V', false), ('added_value.BRANCH=B,KIND_OF_PRICE=V', 'added_value.KIND_OF_PRICE=V', false), ('added_value.KIND_OF_PRICE=V', NULL, false)$$, 'parts along what has parts');
SELECT * FROM finish();
