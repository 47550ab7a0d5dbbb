-- A board as known at a moment, without the setting.
SET timezone = 'UTC';
SET datestyle = 'ISO, YMD';
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
CREATE TABLE fact AS SELECT g AS id, timestamptz '2023-06-01' + g * interval '1 hour' AS recorded_at FROM generate_series(1, 2000) g;
CREATE VIEW known_fact AS SELECT id, recorded_at, id % 3 AS kind, NULLIF(id % 4, 0) AS part, 'n' || id AS "Name", ref_month(2023, 1 + id % 12) AS period, as_of() AS known FROM fact WHERE recorded_at <= as_of();
SELECT count(*), max(recorded_at), max(known) FROM as_known('2023-06-02', NULL::known_fact);
SELECT * FROM as_known('2023-06-02', NULL::known_fact, '{"id": [3, 7, 7, 5000]}') ORDER BY id;
SELECT id FROM as_known('2023-06-02', NULL::known_fact, '{"kind": 1, "part": null, "period": ["2023-05", "2023-11"]}') WHERE id < 20 ORDER BY id;
SELECT count(*) FILTER (WHERE part IS NULL) AS null, count(*) FILTER (WHERE part = 2) AS two, count(*) FROM as_known('infinity', NULL::known_fact, '{"part": [null, 2]}');
SELECT id FROM as_known('infinity', NULL::known_fact, '{"Name": "n12"}');
SELECT count(*) FROM as_known('infinity', NULL::known_fact, '{"id": []}');
SELECT count(*) FROM as_known('infinity', NULL::known_fact, '{}');
SELECT (as_known('2023-06-02', NULL::known_fact, '{"id": 1}')).id, as_of();
SELECT as_of();
-- the setting is put back, also after an error
SET indstat.as_of = '2023-06-10';
SELECT count(*), as_of() FROM as_known('2023-06-02', NULL::known_fact);
SELECT as_of();
DO $$ BEGIN
	PERFORM * FROM as_known('2023-06-02', NULL::known_fact, '{"id": "x"}');
EXCEPTION WHEN invalid_text_representation THEN
	RAISE NOTICE '%', as_of();
END $$;
SELECT as_of();
RESET indstat.as_of;
-- columns that are no more, a table, a quote in a name and in a value
CREATE TABLE odd (gone int, "it's ""odd""" text, b varchar(3));
INSERT INTO odd VALUES (1, 'a''b\c', 'xyz'), (2, 'plain', 'xy');
ALTER TABLE odd DROP gone;
SELECT * FROM as_known('infinity', NULL::odd, '{"it''s \"odd\"": "a''b\\c"}');
SELECT * FROM as_known('infinity', NULL::odd, '{"b": "xyzzy"}');
-- errors
SELECT * FROM as_known(NULL, NULL::odd);
SELECT * FROM as_known('-infinity', NULL::odd);
SELECT * FROM as_known('infinity', NULL::odd, '{"c": 1}');
SELECT * FROM as_known('infinity', NULL::odd, '[]');
SELECT * FROM as_known('infinity', 1) t;
CREATE TYPE pair AS (a int, b int);
SELECT * FROM as_known('infinity', NULL::pair);
-- the caller's rights
SET ROLE indstat_test_reader;
SELECT * FROM as_known('infinity', NULL::odd);
RESET ROLE;
DROP VIEW known_fact;
DROP TABLE fact, odd;
DROP TYPE pair;
