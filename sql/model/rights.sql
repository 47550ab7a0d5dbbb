-- Acting as the owner of a model, and the triggers that would fire now.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
SET search_path = public;
CREATE SCHEMA rights;
GRANT USAGE, CREATE ON SCHEMA rights TO indstat_test_reader;
CREATE TABLE rights.said (n int GENERATED ALWAYS AS IDENTITY, who name, line text);
GRANT INSERT ON rights.said TO indstat_test_reader;
CREATE VIEW rights.heard AS SELECT CASE who WHEN 'indstat_test_reader' THEN who ELSE 'owner' END AS who, line FROM rights.said ORDER BY n;

-- the rights of the role, for the statement only
SELECT act_as('indstat_test_reader', 'INSERT INTO rights.said (who, line) VALUES (current_user, ''acted'')');
INSERT INTO rights.said (who, line) VALUES (current_user, 'afterwards');
SELECT act_as(current_user::regrole, 'INSERT INTO rights.said (who, line) VALUES (current_user, ''as oneself'')');
-- what it answers: the first column of the first row
SELECT act_as('indstat_test_reader', 'SELECT concat(current_user, n), 2 FROM generate_series(1, 3) n ORDER BY n') AS answered, act_as('indstat_test_reader', 'SELECT 1 WHERE false') IS NULL AS none,
	act_as('indstat_test_reader', 'SELECT NULL::integer') IS NULL AS nothing, act_as('indstat_test_reader', 'VALUES (1.50)') AS spelt;
SELECT act_as('indstat_test_reader', 'SELECT') IS NULL AS no_column;
-- the role may do no more than it may
SELECT act_as('indstat_test_reader', 'SELECT * FROM rights.said');
SELECT act_as('indstat_test_reader', 'SELECT 1 / 0');
SELECT act_as('indstat_test_reader', 'nonsense');
INSERT INTO rights.said (who, line) VALUES (current_user, 'after errors');
SELECT * FROM rights.heard;

-- no way back to the rights of the caller, and nothing is left behind
SELECT act_as('indstat_test_reader', 'RESET ROLE');
SELECT act_as('indstat_test_reader', 'SET ROLE indstat_test_reader');
SELECT act_as('indstat_test_reader', 'SET SESSION AUTHORIZATION DEFAULT');
SELECT act_as('indstat_test_reader', 'CREATE TEMP TABLE left_behind (x int)');
SELECT act_as('indstat_test_reader', 'COMMIT');
SELECT act_as('indstat_test_reader', 'COPY rights.said FROM STDIN');
SELECT act_as('indstat_test_reader', 'SET search_path = rights');
SHOW search_path;
-- not from the rights of somebody else, and not as those one is no member of
SET ROLE indstat_test_reader;
SELECT act_as('pg_monitor', 'SELECT 1');
RESET ROLE;
CREATE FUNCTION rights.lends() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$ SELECT act_as('indstat_test_reader', 'SELECT 1') $$;
SELECT rights.lends();
SELECT act_as(4294967295, 'SELECT 1');
SELECT act_as(NULL, 'SELECT 1'), act_as('indstat_test_reader', NULL);

-- triggers as they are now
CREATE FUNCTION rights.fired() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TABLE rights.whole (k int, v int) PARTITION BY LIST (k);
CREATE TABLE rights.part PARTITION OF rights.whole FOR VALUES IN (1);
CREATE TRIGGER rows AFTER UPDATE ON rights.part FOR EACH ROW WHEN (new.v > 0) EXECUTE FUNCTION rights.fired('a', 'b');
CREATE TRIGGER changes AFTER UPDATE ON rights.whole REFERENCING OLD TABLE AS before NEW TABLE AS later FOR EACH STATEMENT EXECUTE FUNCTION rights.fired();
CREATE VIEW rights.shown AS SELECT p AS with_parts, t.relation, t.name, t.function::regproc, t.fires, t.conditional, t.arguments, t.old_table, t.new_table,
	t.relation_owner = t.function_owner AS owned_alike FROM unnest(ARRAY[false, true]) p, triggers_of('rights.whole', p) t;
SELECT * FROM rights.shown ORDER BY with_parts, relation::text, name;
-- those of foreign keys are left out; without any there is one row
ALTER TABLE rights.said ADD PRIMARY KEY (n), ADD prior int REFERENCES rights.said;
SELECT relation, name, function, fires FROM triggers_of('rights.said', true);
SELECT count(*) FROM triggers_of(NULL, true);
-- the whole is locked as its parts are, and stays so: nobody adds a trigger meanwhile
BEGIN;
SELECT count(*) > 0 AS found FROM triggers_of('rights.whole', true);
SELECT relation::regclass, mode FROM pg_locks WHERE pid = pg_backend_pid() AND relation IN (SELECT oid FROM pg_class WHERE relnamespace = 'rights'::regnamespace) ORDER BY 1, 2;
ROLLBACK;
SELECT relation FROM triggers_of(4294967295, true);
-- nothing is locked for those without any right on the table
SET ROLE indstat_test_reader;
SELECT count(*) FROM triggers_of('rights.whole', true);
RESET ROLE;
GRANT SELECT (v) ON rights.whole TO indstat_test_reader;
SET ROLE indstat_test_reader;
SELECT count(*) FROM triggers_of('rights.whole', true);
RESET ROLE;

SET client_min_messages = warning;
DROP SCHEMA rights CASCADE;
