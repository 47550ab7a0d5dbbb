-- Lines go into load_staged by hundreds: none is lost, doubled, kept after an error or put into another model.
\set QUIET on
SET client_min_messages = error;
CREATE EXTENSION indstat;
SELECT plan(22);
SELECT create_model('office') \g /dev/null
SELECT create_model('second') \g /dev/null
SELECT grant_model('office', 'indstat_test_loader', 'loader') \g /dev/null
SET ROLE indstat_test_loader;

INSERT INTO office.load_line SELECT 'line ' || n FROM generate_series(1, 1203) n;
SELECT results_eq('SELECT count(*), count(DISTINCT line), count(DISTINCT staged_at) FROM office.load_staged', 'VALUES (1203::bigint, 1203::bigint, 1::bigint)', 'each line once');
SELECT is_empty($$SELECT * FROM (SELECT line, row_number() OVER (ORDER BY line_id) AS n FROM office.load_staged) s WHERE line <> 'line ' || n$$, 'in their order');
DELETE FROM office.load_staged;
INSERT INTO office.load_line SELECT CASE WHEN n % 2 = 0 THEN repeat('x', 1000) END FROM generate_series(1, 1000) n;
SELECT results_eq('SELECT count(*), count(line), sum(length(line)) FROM office.load_staged', 'VALUES (1000::bigint, 500::bigint, 500000::bigint)', 'also long ones, and what is NULL');
DELETE FROM office.load_staged;
INSERT INTO office.load_line SELECT 'none' WHERE false;
SELECT is((SELECT count(*) FROM office.load_staged), 0::bigint, 'none is none');
WITH put AS (INSERT INTO office.load_line SELECT 'returned ' || n FROM generate_series(1, 3) n RETURNING line) SELECT is(count(*), 3::bigint, 'each is returned') FROM put;
SELECT is((SELECT string_agg(line, ', ' ORDER BY line_id) FROM office.load_staged), 'returned 1, returned 2, returned 3', 'and stored');
DELETE FROM office.load_staged;

-- an error on the way
SELECT throws_ok($$INSERT INTO office.load_line SELECT (1 / (700 - n))::text FROM generate_series(1, 900) n$$, '22012', NULL, 'an error after more than one statement''s lines');
INSERT INTO office.load_line VALUES ('after it');
SELECT results_eq('SELECT line FROM office.load_staged', $$VALUES ('after it')$$, 'leaves nothing, and nothing for the next');
DELETE FROM office.load_staged;

-- a statement within a statement, in another model
RESET ROLE;
CREATE FUNCTION other(n integer) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO second.load_line SELECT 'second ' || n || '.' || k FROM generate_series(1, n % 3) k;
	RETURN 'first ' || n;
END
$$;
INSERT INTO office.load_line SELECT other(n) FROM generate_series(1, 1100) n;
SELECT results_eq($$SELECT count(*), count(*) FILTER (WHERE line LIKE 'first %'), count(DISTINCT line) FROM office.load_staged WHERE session = pg_backend_pid()$$, 'VALUES (1100::bigint, 1100::bigint, 1100::bigint)', 'each in its own');
SELECT results_eq($$SELECT count(*), count(*) FILTER (WHERE line LIKE 'second %'), count(DISTINCT line) FROM second.load_staged$$, 'VALUES (1101::bigint, 1101::bigint, 1101::bigint)', 'and those of the inner one');
DELETE FROM office.load_staged;

-- a statement within a statement, in the same model
CREATE FUNCTION peek(line text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	BEGIN
		INSERT INTO office.load_line VALUES ('taken back: ' || line);
		RAISE EXCEPTION 'taken back';
	EXCEPTION WHEN raise_exception THEN
		NULL;
	END;
	RETURN line;
END
$$;
INSERT INTO office.load_line SELECT peek('line ' || n) FROM generate_series(1, 1203) n;
SELECT results_eq('SELECT count(*), count(DISTINCT line) FROM office.load_staged', 'VALUES (1203::bigint, 1203::bigint)', 'what a subtransaction takes back is its own');
SELECT is_empty($$SELECT * FROM (SELECT line, row_number() OVER (ORDER BY line_id) AS n FROM office.load_staged) s WHERE line <> 'line ' || n$$, 'and the others stand in their order');
DELETE FROM office.load_staged;
CREATE FUNCTION kept(line text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	BEGIN
		INSERT INTO office.load_line SELECT 'within ' || line || '.' || k FROM generate_series(1, 2) k;
	EXCEPTION WHEN raise_exception THEN
		NULL;
	END;
	RETURN line;
END
$$;
INSERT INTO office.load_line SELECT kept(n::text) FROM generate_series(1, 7) n;
SELECT results_eq($$SELECT count(*), count(*) FILTER (WHERE line LIKE 'within %'), count(DISTINCT line) FROM office.load_staged$$, 'VALUES (21::bigint, 14::bigint, 21::bigint)', 'what one keeps is kept');
DELETE FROM office.load_staged;

-- somebody else's
CREATE FUNCTION of_the_owner(line text) RETURNS text LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
	INSERT INTO office.load_line VALUES ('owner ' || line);
	RETURN 'loader ' || line;
END
$$;
SET ROLE indstat_test_loader;
INSERT INTO office.load_line SELECT of_the_owner(n::text) FROM generate_series(1, 1100) n;
SELECT results_eq($$SELECT count(*), bool_and(line LIKE 'loader %') FROM office.load_staged$$, 'VALUES (1100::bigint, true)', 'the lines of a loader stay in his name');
RESET ROLE;
SELECT results_eq($$SELECT count(*), bool_and(line LIKE 'owner %') FROM office.load_staged WHERE staged_by = CURRENT_USER::regrole$$, 'VALUES (1100::bigint, true)', 'and those of a function in its owner''s');
SELECT is((SELECT string_agg(DISTINCT staged_by::text || substr(line, 1, 3), ' ' ORDER BY staged_by::text || substr(line, 1, 3)) FROM office.load_staged WHERE staged_by::text <> CURRENT_USER), 'indstat_test_loaderloa', 'nobody has another''s');
DELETE FROM office.load_staged;
INSERT INTO office.load_line SELECT 'by ' || CASE WHEN n = 4 THEN set_config('role', 'indstat_test_loader', false) ELSE CURRENT_USER END FROM generate_series(1, 6) n;
RESET ROLE;
SELECT results_eq($$SELECT count(*), count(DISTINCT staged_by) FROM office.load_staged$$, 'VALUES (6::bigint, 2::bigint)', 'a role that is set on the way loses none');
DELETE FROM office.load_staged;

-- as a model of before has it, without the trigger after the statement
DROP TRIGGER load_line_finished ON office.load_line;
INSERT INTO office.load_line SELECT 'alone ' || n FROM generate_series(1, 7) n;
SELECT is((SELECT count(*) FROM office.load_staged), 7::bigint, 'each line by itself');
-- or with one that is another's, or does not fire
CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER audit AFTER INSERT ON office.load_line FOR EACH STATEMENT EXECUTE FUNCTION audit();
INSERT INTO office.load_line SELECT 'audited ' || n FROM generate_series(1, 5) n;
SELECT is((SELECT count(*) FROM office.load_staged), 12::bigint, 'a trigger of others does not store them');
CREATE TRIGGER load_line_finished AFTER UPDATE ON office.load_line FOR EACH STATEMENT EXECUTE FUNCTION stage_line();
INSERT INTO office.load_line VALUES ('of another event');
SELECT is((SELECT count(*) FROM office.load_staged), 13::bigint, 'nor one of another event');
DROP TRIGGER load_line_finished ON office.load_line;
CREATE TRIGGER load_line_finished AFTER INSERT ON office.load_line FOR EACH STATEMENT WHEN (false) EXECUTE FUNCTION stage_line();
INSERT INTO office.load_line VALUES ('under a condition');
SELECT is((SELECT count(*) FROM office.load_staged), 14::bigint, 'nor one with a condition');
SELECT throws_ok($$CREATE TRIGGER wrong BEFORE INSERT ON office.load_staged FOR EACH ROW EXECUTE FUNCTION stage_line(); INSERT INTO office.load_staged (line) VALUES ('x')$$, '39P01', NULL, 'it is a trigger of that view');
SELECT * FROM finish();
