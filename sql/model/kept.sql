-- Statements whose plans are kept for the session.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
SET search_path = public;
CREATE SCHEMA kept;
CREATE TABLE kept.line (line text, n int);
INSERT INTO kept.line VALUES ('a', 1), ('b', 2);

SELECT run_kept('SELECT ARRAY[l.line, l.n::text] FROM kept.line l WHERE l.line = ANY ($1) ORDER BY l.n DESC', k) FROM unnest(ARRAY['{"a","b"}', '{"a"}', '{}', NULL]::text[]) s, LATERAL (SELECT s::text[]) v (k);
-- what it stands on may change
ALTER TABLE kept.line ALTER n TYPE numeric USING n / 2.0;
SELECT run_kept('SELECT ARRAY[l.line, l.n::text] FROM kept.line l WHERE l.line = ANY ($1) ORDER BY l.n DESC', '{a}');
-- a statement that writes gives nothing, or what it returns
SELECT run_kept('UPDATE kept.line SET n = n + 1 WHERE line = ANY ($1)', '{a,b}');
SELECT run_kept('UPDATE kept.line SET n = n + 1 WHERE line = ANY ($1) RETURNING ARRAY[n::text]', '{b}');
SELECT * FROM kept.line ORDER BY line;
SELECT run_kept('SELECT NULL::text[]', '{}');
-- with the rights of whoever runs it, whoever ran it before
SET ROLE indstat_test_reader;
SELECT run_kept('SELECT ARRAY[l.line, l.n::text] FROM kept.line l WHERE l.line = ANY ($1) ORDER BY l.n DESC', '{a}');
RESET ROLE;
GRANT USAGE ON SCHEMA kept TO indstat_test_reader;
GRANT SELECT ON kept.line TO indstat_test_reader;
ALTER TABLE kept.line ENABLE ROW LEVEL SECURITY;
SET ROLE indstat_test_reader;
SELECT run_kept('SELECT ARRAY[l.line, l.n::text] FROM kept.line l WHERE l.line = ANY ($1) ORDER BY l.n DESC', '{a}');
RESET ROLE;
SELECT run_kept('SELECT ARRAY[l.line, l.n::text] FROM kept.line l WHERE l.line = ANY ($1) ORDER BY l.n DESC', '{a}');
-- found by names as they are now: another schema of that name is meant when there is one
ALTER SCHEMA kept RENAME TO kept_before;
SELECT run_kept('SELECT ARRAY[l.line, l.n::text] FROM kept.line l WHERE l.line = ANY ($1) ORDER BY l.n DESC', '{a}');
CREATE SCHEMA kept;
CREATE TABLE kept.line AS SELECT 'a'::text AS line, 'another' AS n;
SELECT run_kept('SELECT ARRAY[l.line, l.n::text] FROM kept.line l WHERE l.line = ANY ($1) ORDER BY l.n DESC', '{a}');
-- of rows that do nothing but be read, the first one is read; what they do is done
CREATE FUNCTION kept.shown(n int) RETURNS text LANGUAGE plpgsql STABLE AS $$ BEGIN RAISE NOTICE 'row %', n; RETURN n; END $$;
CREATE FUNCTION kept.done(n int) RETURNS text LANGUAGE plpgsql VOLATILE AS $$ BEGIN RAISE NOTICE 'row %', n; RETURN n; END $$;
SELECT run_kept('SELECT ARRAY[kept.shown(n)] FROM generate_series(1, 3) n', '{}');
SELECT run_kept('SELECT ARRAY[kept.done(n)] FROM generate_series(1, 3) n', '{}');
SELECT run_kept('WITH d AS (DELETE FROM kept.line RETURNING line) SELECT ARRAY[line] FROM d', '{}'), (SELECT count(*) FROM kept.line) AS before, run_kept('SELECT ARRAY[count(*)::text] FROM kept.line', '{}') AS after;
SELECT run_kept('', '{}') AS nothing;
-- one that has not been used goes for another one: it says when it is planned
CREATE FUNCTION kept.planned(what text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RAISE NOTICE '% is planned', what; RETURN what; END $$;
CREATE FUNCTION kept.others(low int, high int) RETURNS text LANGUAGE sql VOLATILE AS $$ SELECT count(run_kept('SELECT ARRAY[' || quote_literal(n) || ']', '{}'))::text FROM generate_series(low, high) n $$;
SELECT run_kept($$SELECT ARRAY[kept.planned('first')]$$, '{}');
SELECT kept.others(1, 200), run_kept($$SELECT ARRAY[kept.planned('first')]$$, '{}') AS kept, kept.others(201, 400), run_kept($$SELECT ARRAY[kept.planned('first')]$$, '{}') AS kept_as_used, run_kept($$SELECT ARRAY[kept.planned('second')]$$, '{}') AS second, run_kept($$SELECT ARRAY[kept.planned('second')]$$, '{}') AS second_kept;
SELECT kept.others(401, 700), run_kept($$SELECT ARRAY[kept.planned('first')]$$, '{}') AS planned_anew;
-- none goes while it runs, however it ends
SELECT run_kept('SELECT ARRAY[kept.others(1001, 1300), $1[1]]', '{still there}'), run_kept('SELECT ARRAY[kept.others(1001, 1300), $1[1]]', '{again}');
SELECT run_kept('SELECT ARRAY[kept.others(1001, 1300), (1 / length($1[1]))::text]', '{""}');
SELECT kept.others(1, 300), run_kept('SELECT ARRAY[kept.others(1001, 1300), (1 / length($1[1]))::text]', '{a}');
-- more than are kept
SELECT count(run_kept('SELECT ARRAY[' || quote_literal(n) || ']', '{}')) FROM generate_series(1, 300) n;
-- what cannot be
SELECT run_kept('nonsense', '{}');
SELECT run_kept('SELECT 1', '{}');
SELECT run_kept('SELECT 1; SELECT 2', '{}');
SELECT run_kept('COMMIT', '{}');
SELECT run_kept(NULL, '{}'), run_kept('SELECT 1/0', NULL);
SET client_min_messages = warning;
DROP SCHEMA kept, kept_before CASCADE;
