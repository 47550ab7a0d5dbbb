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
