-- What a load may be told, what SDMX's actions do figure by figure, files that are broken, and roles that mean harm.
\set QUIET on
SET client_min_messages = error;
SET jit = off;
SET timezone = 'UTC';
SET datestyle = ISO;
CREATE EXTENSION indstat;
SELECT plan(63);
SELECT create_model('office') \g /dev/null
SELECT grant_model('office', 'indstat_test_loader', 'loader') \g /dev/null
SELECT grant_model('office', 'indstat_test_reader', 'reader') \g /dev/null
INSERT INTO office.region (region) VALUES ('a'), ('b'), ('c');
INSERT INTO office.indicator (indicator, frequency) VALUES ('i', 'M'), ('j', 'M');
SET ROLE indstat_test_loader;
SET search_path = office, public;
CREATE FUNCTION pg_temp.outcome(file text, profile text, options jsonb DEFAULT '{}') RETURNS text LANGUAGE sql AS $$
	DELETE FROM load_staged;
	INSERT INTO load_line VALUES (file);
	SELECT concat_ws(' ', f.outcome, f.new, f.changed, f.deleted, f.same, f.missing, f.refused) FROM load_figures('options', profile, options) f;
$$;
CREATE FUNCTION pg_temp.fails(file text, profile text, options jsonb DEFAULT '{}') RETURNS text LANGUAGE plpgsql AS $$
DECLARE said text;
BEGIN
	RETURN pg_temp.outcome(file, profile, options);
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS said = PG_EXCEPTION_DETAIL;
	RETURN concat_ws(' | ', SQLSTATE, SQLERRM, nullif(said, ''));
END $$;
CREATE FUNCTION pg_temp.figures() RETURNS text LANGUAGE sql AS $$
	SELECT string_agg(concat_ws(' ', o.indicator, o.region, o.period, coalesce(o.value::text, '-'), o.obs_status), ', ' ORDER BY o.indicator, o.region, o.period) FROM observation o;
$$;

-- by small batches, with figures that are given twice far apart, changed and deleted across them, and undone
SELECT is(pg_temp.outcome((SELECT E'region,indicator,period,value\n' || string_agg(format('%s,%s,%s,%s', r, i, to_char(m, 'YYYY-MM'), n), E'\n' ORDER BY m, i, r) || E'\na,i,2000-01,0\nb,j,2000-02,7'
	FROM generate_series(timestamp '2000-01-01', '2019-12-01', '1 month') WITH ORDINALITY s (m, n), unnest('{a,b,c}'::text[]) r, unnest('{i,j}'::text[]) i), 'long', '{"batch": 100}'), 'loaded 1438 0 0 0 0 4', 'batches of a hundred; what is given twice, and not alike, is refused both times');
SELECT is((SELECT count(*) FROM observation o WHERE o.value <> (o.period - '2000-01') + 1), 0::bigint, 'each figure is its own');
SELECT results_eq('SELECT count(*), count(DISTINCT (indicator, region, period)), count(DISTINCT load) FROM load_change()', 'VALUES (1438::bigint, 1438::bigint, 1::bigint)', 'and is shown once');
CREATE TEMP TABLE before AS SELECT indicator, region, period, value, obs_status FROM observation;
SELECT is(pg_temp.outcome((SELECT E'ACTION,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE\n' || string_agg(format('%s,%s,%s,%s,%s', CASE WHEN n % 3 = 0 THEN 'D' WHEN n % 3 = 1 THEN 'R' ELSE 'M' END, r, i, to_char(m, 'YYYY-MM'), CASE WHEN n % 3 > 0 THEN n + (n % 2) END), E'\n' ORDER BY r, i, m)
	FROM generate_series(timestamp '2000-03-01', '2020-02-01', '1 month') WITH ORDINALITY s (m, x), LATERAL (SELECT x + 2 AS n) y, unnest('{a,b,c}'::text[]) r, unnest('{i,j}'::text[]) i), 'sdmx-csv', '{"batch": 50}'), 'loaded 12 474 480 474 0 0', 'changes and deletions by batches of fifty');
SELECT results_eq($$SELECT count(*), count(*) FILTER (WHERE o.value <> n + n % 2 OR n % 3 = 0) FROM observation o CROSS JOIN LATERAL (SELECT (o.period - '2000-01') + 1 AS n) y WHERE n > 2$$, 'VALUES (960::bigint, 0::bigint)', 'each as its line says');
SELECT results_eq('SELECT kind, count(*) FROM load_change() WHERE load = 2 GROUP BY 1 ORDER BY 1', $$VALUES ('changed', 474::bigint), ('deleted', 480::bigint), ('new', 12::bigint)$$, 'and is shown');
SELECT results_eq('SELECT new, changed, deleted FROM undo_load(2)', 'VALUES (480::bigint, 474::bigint, 12::bigint)', 'all of it is undone');
SELECT set_eq('SELECT indicator, region, period, value, obs_status FROM observation', 'TABLE before', 'and all is as it was');
DELETE FROM observation;

-- actions
SELECT is(pg_temp.outcome(E'ACTION,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS,NOTE\nI,a,i,2023-01,1,A,\nA,a,i,2023-02,2,P,\nM,a,i,2023-03,3,,\nR,a,i,2023-04,4,E,\nInformation,a,i,2023-05,5,,\n,a,i,2023-06,6,,', 'sdmx-csv'), 'loaded 6 0 0 0 0 0', 'I, A, M, R, a word and none insert what is not there');
SELECT is(pg_temp.outcome(E'ACTION,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS,NOTE\nM,a,i,2023-01,,P,\nM,a,i,2023-02,2,,\nR,a,i,2023-03,,M,\nR,a,i,2023-04,4,,\nD,a,i,2023-05,,,\nD,a,i,2023-06,,,-', 'sdmx-csv'), 'loaded 0 3 1 2 1 0', 'M keeps what is empty, R does not, D deletes a figure, or of it an attribute that is not kept');
SELECT is(pg_temp.figures(), 'i a 2023-01 1 P, i a 2023-02 2 P, i a 2023-03 - M, i a 2023-04 4 A, i a 2023-06 6 A', 'so they stand');
SELECT is(pg_temp.outcome(E'ACTION,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE\nD,a,i,2023-01,\nD,a,i,2023-01,\nD,c,i,2023-01,\nZ,a,i,2023-02,1', 'sdmx-csv'), 'loaded 0 0 1 1 0 2', 'deleted once; what is not there is the same; Z is no action');
DELETE FROM observation;

-- options
SELECT is(pg_temp.outcome(E'region,indicator,period,value\na,i,2022-04-01/P1Y,1', 'long'), 'loaded 0 0 0 0 0 1', 'a fiscal year of a monthly indicator is refused');
SELECT is(pg_temp.outcome(E'region,indicator,period,value\na,i,2022-04-01/P1Y,1', 'long', '{"any_period": true}'), 'loaded 1 0 0 0 0 0', 'but for any_period');
SELECT is(pg_temp.outcome(E'region,indicator,period,value\nAlpha,Iota,2023-05,1', 'long', '{"map": {"region": {"Alpha": "a"}, "indicator": {"Iota": "i"}}, "keep_lines": true}'), 'loaded 1 0 0 0 0 0', 'words of the file are codes by map');
SELECT is((SELECT count(*) FROM load_staged), 1::bigint, 'keep_lines keeps them');
SELECT results_eq($$SELECT outcome, same FROM load_figures('again', 'long', '{"map": {"region": {"Alpha": "a"}, "indicator": {"Iota": "i"}}}')$$, $$VALUES ('loaded', 1::bigint)$$, 'for another load');
SELECT is((SELECT count(*) FROM load_staged), 0::bigint, 'and then they are gone');
DELETE FROM observation;
SELECT is(pg_temp.outcome(E'region,indicator,period,value\na,i,2023-05,1\nx,i,2023-05,1', 'long', '{"all_or_nothing": true, "dry_run": true}'), 'tried 1 0 0 0 0 1', 'a dry run of all or nothing says what would be');
SELECT is(pg_temp.outcome(E'region,indicator,period,value\na,i,2023-05,1\nx,i,2023-05,1', 'long', '{"all_or_nothing": true}'), 'refused 0 0 0 0 0 1', 'which is nothing');
SELECT is(pg_temp.outcome(E'region,indicator,period,value\na,i,2023-05,1\nb,i,2023-05,1', 'long', '{"all_or_nothing": true}'), 'loaded 2 0 0 0 0 0', 'or all');
DELETE FROM observation;
SELECT is(pg_temp.fails(E'region,indicator,period,value\na,i,2023-05,1', 'long', options), '22023 | ' || says, 'no such option: ' || options::text)
FROM (VALUES ('[]'::jsonb, 'options must be an object of JSON'), ('1', 'options must be an object of JSON'),
	('{"batch": "x"}', 'an option is not what it may be | invalid input syntax for type integer: "x"'), ('{"batch": 0}', 'an option is not what it may be | batch must be positive and released_at finite'),
	('{"released_at": "infinity"}', 'an option is not what it may be | batch must be positive and released_at finite'), ('{"dry_run": "perhaps"}', 'an option is not what it may be | invalid input syntax for type boolean: "perhaps"'),
	('{"map": 1}', 'an option is not what it may be | map must be an object of region, indicator and dimensions, each an object of spellings and codes'), ('{"map": {"region": [1]}}', 'an option is not what it may be | map must be an object of region, indicator and dimensions, each an object of spellings and codes'),
	('{"map": {"colour": {}}}', 'an option is not what it may be | map may have region, indicator and dimensions, and "colour" is none'),
	('{"period_rewrite": ["x"]}', 'an option is not what it may be | period_rewrite must be an array of pairs'), ('{"period_rewrite": [["(", "x"]]}', 'an option is not what it may be | invalid regular expression: parentheses () not balanced'),
	('{"foot": "("}', 'an option is not what it may be | invalid regular expression: parentheses () not balanced'), ('{"above": {"region": "["}}', 'an option is not what it may be | invalid regular expression: brackets [] not balanced'),
	('{"multipliers": {"x": "y"}}', 'an option is not what it may be | invalid input syntax for type integer: "y"'), ('{"delimiter": ".", "decimal_mark": "."}', 'an option is not what it may be | delimiter, quote and decimal_mark must differ'),
	('{"decimal_mark": null}', 'an option is not what it may be | null value in column "decimal_mark" of relation "indstat_load_profile" violates not-null constraint')) v (options, says);

-- broken files: what can be read is, and of the rest somebody is told
SELECT is(pg_temp.outcome(E'\uFEFF\uFEFFregion,indicator,period,value\r\na,i,2024-01,1\r\n\r\n  \r\n,,,\r\nb,i,2024-01,"2\r\n', 'long'), 'loaded 1 0 0 0 0 1', 'byte order marks, blank lines, a quote that is never closed');
SELECT results_eq($$SELECT line, field, reason FROM load_refused ORDER BY load DESC LIMIT 1$$, $$VALUES (6::bigint, 'line', 'a quoted cell is not closed')$$, 'which is said with its line');
SELECT is(pg_temp.outcome(E'region,indicator,period,value\ra,i,2024-02,1\rb,i,2024-02,2\r', 'long'), 'loaded 2 0 0 0 0 0', 'lines that end as they did on old machines');
SELECT is(pg_temp.outcome(E'region,indicator,period,value,note\na,i,2024-03,1,"one\n""two""\n\n"\nb,i,2024-03,2,\n', 'long'), 'loaded 2 0 0 0 0 0', 'a cell over four lines');
SELECT is(pg_temp.fails(E'region,indicator,period,value,value\na,i,2024-04,1,2', 'long'), '22P04 | the heading "value" stands more than once | In columns 4, 5 of line 1.', 'of two headings none is meant');
SELECT is(pg_temp.fails(E'title\nRegion,indicator,region,period,value\na,i,a,2024-04,1', 'long'), '22P04 | the heading "region" stands more than once | In columns 1, 3 of line 2.', 'whatever its case');
SELECT is(pg_temp.outcome(E'region,indicator,period,value,note,note\na,i,2024-04,1,x,y', 'long'), 'loaded 1 0 0 0 0 0', 'unless nobody needs it');
SELECT is(pg_temp.outcome(E'region,indicator,2024-05,2024-05\na,i,1,1\nb,i,1,2', 'wide-by-period'), 'loaded 1 0 0 0 0 3', 'headings across may stand twice as long as their figures are alike');
SELECT is(left(pg_temp.fails('', 'long'), 5), '22P04', 'an empty file');
SELECT is(left(pg_temp.fails(NULL, 'long'), 5), '22P04', 'a line that is NULL');
SELECT is(left(pg_temp.fails(repeat('"', 100001), 'long'), 5), '22P04', 'nothing but quotes');
SELECT is(pg_temp.outcome('region,indicator,period,value', 'long'), 'loaded 0 0 0 0 0 0', 'a heading alone');
SELECT is(left(pg_temp.fails('{"dataSets": 1}', 'sdmx-csv'), 55), '22P02 | the file begins as JSON and is no message of SD', 'JSON that is none of SDMX');
SELECT is(pg_temp.outcome(format(E'region,indicator,period,value,note\na,i,2024-06,1,%s\n%s,i,2024-06,1,\n', repeat('x', 20000000), repeat('y', 3000000)), 'long'), 'loaded 1 0 0 0 0 1', 'a cell of twenty megabytes');
SELECT is((SELECT length(text) FROM load_refused ORDER BY load DESC LIMIT 1) <= 3000000, true, 'is listed');
SELECT throws_ok($$COPY load_line FROM PROGRAM 'true'$$, '42501', NULL, 'who loads runs no program');

-- words that would be SQL
SELECT is(pg_temp.outcome(E'region,indicator,period,value\n"a''; DROP TABLE office.load; --",i,2023-01,1\n"%s%1$I",i,2023-01,2\na,"i)); --",2023-01,3', 'long', '{"flags": {"''x%s": "A"}, "missing": ["''%s"], "decimal_mark": "''"}'), 'loaded 0 0 0 0 0 3', 'are words');
SELECT is(pg_temp.outcome(E'region,indicator,"2023-01'' || (SELECT 1) || ''","%1$s","2023-02"\na,i,1,2,3', 'wide-by-period'), 'loaded 1 0 0 0 0 2', 'in headings too');
CREATE FUNCTION pg_temp.lower(text) RETURNS text LANGUAGE plpgsql AS $$BEGIN RAISE 'called by %', current_user; END$$;
SELECT is(pg_temp.outcome(E'region,indicator,period,value\nA,i,2023-03,1', 'long'), 'loaded 1 0 0 0 0 0', 'functions of the session are not called');

-- who loads forges no load of another, reads no other lines, and changes no profile
SELECT throws_ok(s, '42501', NULL, s) FROM unnest(ARRAY['INSERT INTO load (source, profile, loaded_by) VALUES (''x'', ''long'', ''indstat_owner'')', 'UPDATE load_staged SET staged_by = ''indstat_owner''',
	'INSERT INTO load_staged (line, staged_by) VALUES (''x'', ''indstat_owner'')', 'DELETE FROM load', 'UPDATE load_profile SET quote = ''''', 'TRUNCATE load_staged']) s;
RESET ROLE;
SET ROLE indstat_test_reader;
SELECT throws_ok($$INSERT INTO office.load_line VALUES ('x')$$, '42501', NULL, 'a reader loads nothing');
RESET ROLE;
SELECT * FROM finish();
