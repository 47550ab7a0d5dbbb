-- What is amiss with a model: each fault is made, found, and found no more when it is mended.
\set QUIET on
SET client_min_messages = warning;
SET jit = off;
CREATE EXTENSION indstat;
SELECT plan(39);
SELECT create_model('o') \g /dev/null
CREATE FUNCTION pg_temp.finds() RETURNS SETOF text LANGUAGE sql AS $$
	SELECT concat_ws(' ', c.severity, c.finding, c.object) || CASE WHEN c.detail = '' OR c.hint = '' OR c.detail IS NULL OR c.hint IS NULL THEN ' and not what to do' ELSE '' END
	FROM model_check('o') c ORDER BY 1 $$;
-- found as long as it is there
CREATE FUNCTION pg_temp.found(make text, findings text[], mend text, name text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	saw text[];
BEGIN
	EXECUTE make;
	saw := ARRAY(SELECT pg_temp.finds());
	EXECUTE mend;
	RETURN is(array_to_string(saw || '|'::text || ARRAY(SELECT pg_temp.finds()), '; '), array_to_string(findings || '|'::text, '; '), name);
END $$;
SELECT is_empty('SELECT pg_temp.finds()', 'nothing is amiss with a new one');
SELECT throws_ok($$SELECT model_check('none')$$, '42P01', NULL, 'what is no model is not checked');
SELECT is_empty('SELECT model_check(NULL)', 'nor is NULL');
SET ROLE indstat_test_stranger;
SELECT throws_ok($$SELECT model_check('o')$$, '42501', NULL, 'nor by anybody else');
RESET ROLE;

-- whose it is
SELECT pg_temp.found('GRANT CREATE, USAGE ON SCHEMA o TO indstat_test_reader', '{error create_granted o}', 'REVOKE ALL ON SCHEMA o FROM indstat_test_reader', 'others may create in it');
SELECT pg_temp.found('GRANT TRIGGER ON o.region TO indstat_test_reader', '{error trigger_granted o}', 'REVOKE TRIGGER ON o.region FROM indstat_test_reader', 'others may put triggers on it');
GRANT CREATE, USAGE ON SCHEMA o TO indstat_test_reader;
GRANT TRIGGER ON o.region TO indstat_test_reader;
SET ROLE indstat_test_reader;
CREATE TABLE o.theirs (x integer);
CREATE FUNCTION o.look() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER look AFTER INSERT ON o.region EXECUTE FUNCTION o.look();
RESET ROLE;
REVOKE CREATE ON SCHEMA o FROM indstat_test_reader;
REVOKE TRIGGER ON o.region FROM indstat_test_reader;
SELECT results_eq('SELECT pg_temp.finds()', ARRAY['error foreign_owner o', 'error foreign_trigger o'], 'others own what is in it, a trigger too');
DROP TRIGGER look ON o.region;
SET ROLE indstat_test_reader;
DROP TABLE o.theirs;
DROP FUNCTION o.look();
RESET ROLE;
REVOKE ALL ON SCHEMA o FROM indstat_test_reader;
SELECT is_empty('SELECT pg_temp.finds()', 'and no longer');

-- what is missing
SELECT pg_temp.found('DROP VIEW o.ytd_check', '{error missing o.ytd_check}', $$SELECT create_model('o')$$, 'a view');
SELECT pg_temp.found('DROP INDEX o.observation_region_idx', '{error missing o.observation_region_idx}', $$SELECT create_model('o')$$, 'an index');
SELECT pg_temp.found('ALTER TABLE o.project ADD CONSTRAINT named CHECK (name <> '''') NOT VALID', '{error invalid named of o.project}', 'ALTER TABLE o.project DROP CONSTRAINT named', 'a constraint that is not checked');
SELECT pg_temp.found('DROP TRIGGER region_updated ON o.region', '{error trigger_missing o.region}', $$SELECT create_model('o')$$, 'a trigger');
SELECT pg_temp.found('DROP TRIGGER service_task_stamped ON o.service_task', '{error trigger_missing o.service_task}', $$SELECT create_model('o')$$, 'one of those that many tables have');
SELECT pg_temp.found('DROP TRIGGER observation_deleted ON o.observation', '{error trigger_missing o.observation}', $$SELECT create_model('o')$$, 'one of observation');
SELECT pg_temp.found('DROP TRIGGER kept_truncated ON o.region_ancestor', '{error trigger_missing o.region_ancestor}', $$SELECT create_model('o')$$, 'one that holds TRUNCATE back');
SELECT pg_temp.found('DROP TRIGGER observation_loaded ON o.observation_load', '{error trigger_missing o.observation_load}', $$SELECT create_model('o')$$, 'one of a view');
SELECT pg_temp.found('ALTER TABLE o.indicator DISABLE TRIGGER indicator_deleted', '{error trigger_disabled o.indicator}', 'ALTER TABLE o.indicator ENABLE TRIGGER indicator_deleted', 'one that does not fire');
CREATE FUNCTION pg_temp.nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
SELECT pg_temp.found('CREATE TRIGGER sometimes BEFORE INSERT ON o.target_revision FOR EACH ROW WHEN (NEW.kind = ''flow'') EXECUTE FUNCTION pg_temp.nothing()', '{error trigger_condition o.target_revision}',
	'DROP TRIGGER sometimes ON o.target_revision', 'one with a condition where history is kept');

-- policies
SELECT pg_temp.found('ALTER TABLE o.observation DISABLE ROW LEVEL SECURITY', '{notice policy_replaced o.observation}', 'ALTER TABLE o.observation ENABLE ROW LEVEL SECURITY', 'row security that was turned off');
SELECT pg_temp.found('CREATE POLICY mine ON o.chain_observation USING (true)', '{notice policy_replaced o.chain_observation}', 'DROP POLICY mine ON o.chain_observation', 'a policy of the owner''s');
DELETE FROM o.model_policy WHERE table_name = 'observation_confidential';
DROP POLICY confidential ON o.observation_confidential;
SELECT pg_temp.found('ALTER TABLE o.observation_confidential DISABLE ROW LEVEL SECURITY', '{error policy_missing o.observation_confidential}', $$SELECT create_model('o')$$, 'none where there should be');

-- partitions that came later
SELECT replace(replace(model_ddl('o2'), E'published_rank) = 0)\n);', E'published_rank) = 0)\n) PARTITION BY LIST (indicator);'), 'o2.', 'o2.') AS ddl \gset
BEGIN;
:ddl
COMMIT;
RESET search_path;
SELECT create_model('o2') \g /dev/null
CREATE TABLE o2.observation_rest PARTITION OF o2.observation DEFAULT;
SELECT o2.keep_packed(true) \g /dev/null
CREATE TABLE o2.observation_i PARTITION OF o2.observation FOR VALUES IN ('i');
SELECT results_eq($$SELECT finding, object, count(*) FROM model_check('o2') GROUP BY 1, 2 ORDER BY 1, 2$$,
	$$VALUES ('policy_missing', 'o2.observation_i', 1::bigint), ('policy_missing', 'o2.observation_rest', 1), ('trigger_missing', 'o2.observation_i', 7), ('trigger_missing', 'o2.observation_rest', 4)$$,
	'partitions without triggers and policies');
SELECT create_model('o2') \g /dev/null
SELECT is_empty($$SELECT * FROM model_check('o2')$$, 'create_model gives them theirs, those of packing too');

-- rows
INSERT INTO o.indicator (indicator) VALUES ('i');
INSERT INTO o.region (region) VALUES ('r'), ('s');
SELECT o.keep_packed(true) \g /dev/null
INSERT INTO o.observation (indicator, period, region, value) VALUES ('i', '2023-05', 'r', 1);
SELECT pg_temp.found('SELECT 1', '{notice unpacked o.observation_unpacked}', 'SELECT o.pack_observations()', 'what waits to be packed');
INSERT INTO o.observation (indicator, period, region, value) VALUES ('i', '2022-05', 'r', 0.1), ('i', '2022-05', 's', 1234567890123456789);
SELECT o.pack_observations() \g /dev/null
SELECT pg_temp.found('SELECT 1', '{notice unpackable o.observation_unpacked}', 'DELETE FROM o.observation; SELECT o.pack_observations()', 'what cannot be');
ALTER TABLE o.model_option DISABLE TRIGGER USER;
DELETE FROM o.model_option;
SELECT pg_temp.found('ALTER TABLE o.model_option ENABLE TRIGGER USER', '{error no_option o.model_option}', $$SELECT create_model('o')$$, 'options that are gone');
SELECT grant_model('o', 'indstat_test_loader', 'loader') \g /dev/null
SELECT pg_temp.found('REVOKE SELECT ON o.region FROM indstat_test_loader', '{warning not_granted indstat_test_loader}', $$SELECT create_model('o')$$, 'a grant that was taken');
SELECT pg_temp.found('INSERT INTO o.access_role (access, role) VALUES (''reader'', ''4294967000'')', '{warning role_gone 4294967000}', $$SELECT create_model('o')$$, 'a role that is gone');

-- settings
SELECT as_of() \g /dev/null
SELECT pg_temp.found('SET indstat.as_of = ''2023-01-01 00:00Z''', '{"warning setting indstat.as_of = 2023-01-01 00:00:00+00"}', 'RESET indstat.as_of', 'a knowledge time that is set');
SELECT pg_temp.found('ALTER ROLE CURRENT_USER SET row_security = off', ARRAY['notice setting row_security = off of ROLE ' || current_user], 'ALTER ROLE CURRENT_USER RESET row_security', 'a setting of sessions to come');

-- a model that gets another name, be it one by which policies call their tables
SELECT grant_model('o', 'indstat_test_reader', 'reader') \g /dev/null
INSERT INTO o.observation (indicator, period, region, value) VALUES ('i', '2023-06', 'r', 1);
UPDATE o.observation SET value = 2;
SELECT o.pack_observations() \g /dev/null
CREATE FUNCTION pg_temp.renamed(old name, new name) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	seen text;
BEGIN
	EXECUTE format('ALTER SCHEMA %I RENAME TO %I', old, new);
	PERFORM set_config('role', 'indstat_test_reader', true);
	EXECUTE format('SELECT string_agg(value::text, '', '') FROM %I.observation_revision WHERE value = 1 AND period_end = ''2023-06-30''', new) INTO seen;
	RESET role;
	RETURN concat_ws(' ', seen, (SELECT string_agg(c.finding, ', ') FROM model_check(new) c));
END $$;
SELECT is(pg_temp.renamed(old, new), '1', format('%s is called %s', old, new)) FROM (VALUES (1, 'o', 'c'), (2, 'c', 's'), (3, 's', 'l'), (4, 'l', 'u'), (5, 'u', 'observation'), (6, 'observation', 'A.b ('), (7, 'A.b (', 'office')) v (n, old, new) ORDER BY n;

-- whoever may call it for the model of another does so with the rights of that one: what was planted there does not run as the caller
CREATE SCHEMA theirs AUTHORIZATION indstat_test_reader;
SET ROLE indstat_test_reader;
SELECT create_model('theirs', '{figures}') \g /dev/null
CREATE TABLE theirs.told (who name);
CREATE FUNCTION theirs.tell() RETURNS boolean LANGUAGE sql VOLATILE AS 'INSERT INTO theirs.told VALUES (current_user) RETURNING true';
ALTER TABLE theirs.observation_unpacked RENAME TO unpacked;
CREATE VIEW theirs.observation_unpacked AS SELECT 'i'::text AS indicator, '2023'::text AS period, NULL::text AS region, NULL::text AS reason WHERE theirs.tell();
RESET ROLE;
\setenv database :DBNAME
\set found `psql -XAtq -d "$database" ${INDSTAT_SUPERUSER:+-U "$INDSTAT_SUPERUSER"} -c "SELECT string_agg(severity || ' ' || finding, ', ') FROM model_check('theirs') WHERE detail <> '' AND hint <> '' AND finding = 'unpacked'"`
SELECT is(:'found'::text, 'notice unpacked', 'a superuser checks the model of another');
SET ROLE indstat_test_reader;
SELECT string_agg(DISTINCT who, ', ') AS who FROM theirs.told \gset
RESET ROLE;
SELECT is(:'who'::text, 'indstat_test_reader', 'and nothing of it runs with the rights of the superuser');
SELECT * FROM finish();
