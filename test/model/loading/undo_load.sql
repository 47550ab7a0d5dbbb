-- The way back of a load: what it must not touch, and what nobody may make of its log.
\set QUIET on
SET client_min_messages = error;
SET jit = off;
SET timezone = 'UTC';
SET datestyle = ISO;
CREATE EXTENSION indstat;
SELECT plan(47);
SELECT create_model('office', '{figures}') \g /dev/null
SELECT grant_model('office', 'indstat_test_loader', 'loader'), grant_model('office', 'indstat_test_deputy', 'deputy'),
	grant_model('office', 'indstat_test_confidant', 'loader'), grant_model('office', 'indstat_test_confidant', 'confidential') \g /dev/null
INSERT INTO office.region (region) VALUES ('a'), ('b');
INSERT INTO office.indicator (indicator, frequency) VALUES ('i', 'M');
SET search_path = office, public;
CREATE FUNCTION pg_temp.loaded(file text, options jsonb DEFAULT '{}') RETURNS text LANGUAGE sql AS $$
	DELETE FROM load_staged;
	INSERT INTO load_line VALUES (E'region,indicator,period,value,obs_status,conf_status\n' || file);
	SELECT concat_ws(' ', f.outcome, f.new, f.changed, f.deleted, f.same, f.missing, f.refused) FROM load_figures('undo', 'long', '{"status_columns": ["obs_status"], "conf_columns": ["conf_status"]}' || options) f;
$$;
-- with what is said beside it
CREATE FUNCTION pg_temp.fails(statement text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	said text;
	advice text;
	answer text;
BEGIN
	EXECUTE statement INTO answer;
	RETURN answer;
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS said = PG_EXCEPTION_DETAIL, advice = PG_EXCEPTION_HINT;
	RETURN concat_ws(' | ', SQLSTATE, SQLERRM, nullif(said, ''), nullif(advice, ''));
END $$;
CREATE FUNCTION pg_temp.undone(number bigint) RETURNS text LANGUAGE sql AS $$
	SELECT pg_temp.fails(format('SELECT concat_ws('' '', u.outcome, u.new, u.changed, u.deleted) FROM undo_load(%s) u', number));
$$;
CREATE FUNCTION pg_temp.figures() RETURNS text LANGUAGE sql AS $$
	SELECT string_agg(concat_ws(' ', o.region, o.period, coalesce(o.value::text, '-'), o.conf_status), ', ' ORDER BY o.region, o.period) FROM observation o;
$$;

-- a figure that became confidential since
SET ROLE indstat_test_loader;
SELECT is(pg_temp.loaded(E'a,i,2023-01,10,,\nb,i,2023-01,20,,'), 'loaded 2 0 0 0 0 0', 'load 1');
SELECT is(pg_temp.loaded(E'a,i,2023-01,11,,\nb,i,2023-01,21,,'), 'loaded 0 2 0 0 0 0', 'load 2');
SELECT is((SELECT string_agg(region || ' ' || value, ', ' ORDER BY region) FROM load_before WHERE load = 2), 'a 10, b 20', 'a loader sees what was before');
RESET ROLE;
UPDATE observation SET value = NULL, conf_status = 'C' WHERE region = 'a';
SET ROLE indstat_test_loader;
SELECT is((SELECT string_agg(region || ' ' || value, ', ' ORDER BY region) FROM load_before WHERE load = 2), 'b 20', 'but not what a figure was that is confidential by now');
SELECT is((SELECT string_agg(region || ' ' || value_before, ', ' ORDER BY region) FROM load_change() WHERE load = 2), 'b 20', 'nor by way of load_change');
SELECT is(pg_temp.undone(2), '42501 | load 2 holds confidential figures, and may be undone by those only who see them | Of the figures that it changed or deleted, 1 are confidential by now. | The owner of the model can undo it, and who may write figures and has access confidential, which is given to indstat_test_confidant.', 'nor does he undo half of it');
SET ROLE indstat_test_deputy;
SELECT is((SELECT string_agg(region || ' ' || value, ', ' ORDER BY region) FROM load_before WHERE load = 2), 'b 20', 'a deputy sees no more');
SELECT is(left(pg_temp.undone(2), 5), '42501', 'and undoes no more');
RESET ROLE;
SELECT is((SELECT string_agg(region || ' ' || value, ', ' ORDER BY region) FROM load_before WHERE load = 2), 'a 10, b 20', 'the owner does');
SELECT is(left(pg_temp.undone(2), 68), '55000 | load 2 cannot be undone: 1 of its figures were changed since', 'and is told what changed since');
UPDATE observation SET value = 11, conf_status = 'F' WHERE region = 'a';
SET ROLE indstat_test_loader;
SELECT is((SELECT string_agg(region || ' ' || value, ', ' ORDER BY region) FROM load_before WHERE load = 2), 'b 20', 'once it is free again, what was before is hidden as its history is');
RESET ROLE;
DELETE FROM observation;

-- confidential figures by those who may
SET ROLE indstat_test_confidant;
SELECT is(pg_temp.loaded('a,i,2023-02,1,,C'), 'loaded 1 0 0 0 0 0', 'a loader with access confidential loads a confidential figure: load 3');
SELECT is(pg_temp.loaded('a,i,2023-02,2,,C'), 'loaded 0 1 0 0 0 0', 'load 4');
SELECT is(pg_temp.loaded('a,i,2023-02,3,,C'), 'loaded 0 1 0 0 0 0', 'load 5');
SELECT is(pg_temp.undone(4), format('55000 | load 4 cannot be undone: 1 of its figures were changed since | They are: i 2023-02 a (changed %s). | Undo the later ones first: 5.', (SELECT loaded_at FROM load WHERE load = 5)), 'the one before the last is not undone');
SET ROLE indstat_test_deputy;
SELECT is(left(pg_temp.undone(5), 87), '42501 | load 5 holds confidential figures, and may be undone by those only who see them', 'nor any by who does not see them');
SET ROLE indstat_test_confidant;
SELECT is(pg_temp.undone(5), 'loaded 0 1 0', 'the last is: load 6');
SELECT is((SELECT value FROM observation_confidential ORDER BY recorded_at DESC LIMIT 1), 2::numeric, 'and the figure is that before');
SELECT is(left(pg_temp.undone(4), 76), '55000 | load 4 cannot be undone: 1 of its figures were changed since | They ', 'the undoing is a later load');
SELECT is(pg_temp.undone(6), 'loaded 0 1 0', 'which can be undone itself: load 7');
SELECT is((SELECT value FROM observation_confidential ORDER BY recorded_at DESC LIMIT 1), 3::numeric, 'and the figure is there again');
BEGIN;
SELECT is(pg_temp.loaded('b,i,2023-02,1,,C'), 'loaded 1 0 0 0 0 0', 'of a transaction: load 8');
SELECT is(pg_temp.fails($$SELECT pg_temp.loaded('b,i,2023-02,2,,C')$$),
	'55000 | confidential figures of this file were put in by this transaction already | Nothing was loaded: versions of a confidential figure are told apart by when they were recorded. | COMMIT the first, or undo it by ROLLBACK, and load again.', 'a second version of the same moment is refused');
SELECT is(pg_temp.undone(8), '55000 | load 8 put confidential figures in, and its transaction has not ended | Versions of a confidential figure are told apart by when they were recorded. | ROLLBACK undoes it; or COMMIT, and undo it then.', 'and so is an undoing');
COMMIT;
SELECT is(pg_temp.undone(8), 'loaded 0 0 1', 'afterwards it is not');
RESET ROLE;
DELETE FROM observation;

-- loads of one transaction
SET ROLE indstat_test_loader;
BEGIN;
CREATE TEMP TABLE number ON COMMIT DROP AS SELECT 1::bigint AS first;
SELECT is(pg_temp.loaded(E'a,i,2023-03,1,,\nb,i,2023-03,1,,'), 'loaded 2 0 0 0 0 0', 'one load');
UPDATE number SET first = (SELECT max(load) FROM load);
SELECT is(pg_temp.loaded('a,i,2023-03,2,,'), 'loaded 0 1 0 0 0 0', 'and another of one of its figures');
SELECT is(pg_temp.undone((SELECT first FROM number)), (SELECT format('55000 | load %s cannot be undone: 1 of its figures were changed since | By the same transaction. | Undo the later ones first: %s.', first, first + 1) FROM number), 'the first is not undone before the second');
SELECT is(pg_temp.undone((SELECT max(load) FROM load)), 'loaded 0 1 0', 'the second is');
SELECT is(pg_temp.figures(), 'a 2023-03 1 F, b 2023-03 1 F', 'and left the first');
SELECT is(pg_temp.undone((SELECT first FROM number)), 'loaded 0 0 2', 'which can be undone then');
COMMIT;

-- the log is what loads wrote
SELECT is(pg_temp.loaded('a,i,2023-04,1,,'), 'loaded 1 0 0 0 0 0', 'one more');
SELECT max(load) AS last FROM load \gset
SELECT is(left(pg_temp.fails(format(s, :last)), 5), '42501', s) FROM unnest(ARRAY['UPDATE load SET source = ''other'' WHERE load = %s', 'UPDATE load SET outcome = ''running'' WHERE load = %s', 'UPDATE load SET outcome = ''undone'', new = 0 WHERE load = %s',
	'UPDATE load SET outcome = ''loaded'' WHERE load = %s - 1 AND outcome = ''undone'' OR load = 1 AND outcome = ''loaded''', 'INSERT INTO load_before (load, kind, indicator, period, region, value) VALUES (%s, ''changed'', ''i'', ''2023-04'', ''a'', 5)',
	'INSERT INTO load_added (load, indicator, region, periods) VALUES (%s, ''i'', ''b'', ''{2023-04}'')', 'INSERT INTO load_refused (load, field, reason, sqlstate) VALUES (%s, ''key'', ''x'', ''23505'')',
	'INSERT INTO load (profile, outcome, undoes) VALUES (''long'', ''loaded'', %s)']) s;
SELECT is(pg_temp.undone(:last), 'loaded 0 0 1', 'and undoing is still his');
RESET ROLE;
UPDATE load SET source = 'set right' WHERE load = 1;
SELECT is((SELECT source FROM load WHERE load = 1), 'set right', 'the owner may write it');

-- styles of dates in which a zone has a name that stands for another, or for none
SET ROLE indstat_test_loader;
SET datestyle = 'SQL, DMY';
SET timezone = 'Asia/Shanghai';
SELECT is(pg_temp.loaded('a,i,2023-05,1,,', '{"released_at": "2023-06-05"}'), 'loaded 1 0 0 0 0 0', 'in ' || current_setting('datestyle'));
SET datestyle = 'German';
SELECT is(pg_temp.loaded('a,i,2023-06,1,,', '{"released_at": "2023-06-05T00:00:00+08:00"}'), 'loaded 1 0 0 0 0 0', 'in ' || current_setting('datestyle'));
SET datestyle = 'Postgres, MDY';
SELECT is(pg_temp.loaded('a,i,2023-07,1,,', '{"released_at": "2023-06-04T16:00Z"}'), 'loaded 1 0 0 0 0 0', 'in ' || current_setting('datestyle'));
SELECT is(pg_temp.fails($$SELECT pg_temp.loaded('a,i,2023-08,1,,', '{"released_at": "05/06/2023"}')$$),
	'22023 | an option is not what it may be | released_at must be a time such as 2023-06-15T10:00:00+08:00 | The comments of load_profile say what its columns are, that of load_figures what the other options are.', 'but no time that a style could turn around');
RESET ROLE;
RESET timezone;
SELECT is((SELECT count(*) FROM observation WHERE released_at = '2023-06-04T16:00Z'), 3::bigint, 'the moment is the same');
SELECT * FROM finish();
