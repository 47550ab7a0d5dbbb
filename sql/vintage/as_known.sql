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

-- as many rows as are fetched at once, one fewer and one more, none and all; a row recorded at the very moment is known, a microsecond before it is not
CREATE TABLE fact AS SELECT g AS id, timestamptz '2023-06-01' + g * interval '1 hour' AS recorded_at FROM generate_series(1, 2001) g;
CREATE VIEW known_fact AS SELECT id, recorded_at, as_of() AS known FROM fact WHERE recorded_at <= as_of();
SELECT n, count(*) = n AS at_the_moment, count(*) FILTER (WHERE known <> at) AS other_moment, coalesce(sum(id) = n * (n + 1) / 2, n = 0) AS those_rows, (SELECT count(*) = greatest(n - 1, 0) FROM as_known(at - interval '1 microsecond', NULL::known_fact)) AS just_before
FROM unnest(ARRAY[0, 1, 2, 999, 1000, 1001, 1999, 2000, 2001]::bigint[]) n, LATERAL (SELECT timestamptz '2023-06-01' + n * interval '1 hour' AS at) m LEFT JOIN LATERAL as_known(at, NULL::known_fact) k ON true WHERE k.id IS NOT NULL OR n = 0 AND k.id IS NULL GROUP BY n, at HAVING n > 0 ORDER BY n;
SELECT count(*) AS before_all FROM as_known('2023-06-01', NULL::known_fact);
-- a condition on every kind of value, alone and in a list, and on what has no equality
CREATE TABLE typed (i int, n numeric, b boolean, t text, d date, j jsonb, a int[], x json, p point);
INSERT INTO typed VALUES (1, 1.50, true, 'true', '2023-05-01', '{"a": 1}', '{1,2}', '{}', '(1,2)'), (2, 2, false, '1', '2023-06-01', '[1]', '{}', '[]', '(0,0)'), (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
SELECT filter, (SELECT string_agg(coalesce(i::text, 'null'), ' ' ORDER BY i) FROM as_known('infinity', NULL::typed, filter::jsonb)) AS rows
FROM unnest(ARRAY['{"i": 1}', '{"i": "1"}', '{"i": [1]}', '{"i": [1, 2]}', '{"i": [null]}', '{"i": [null, 1]}', '{"i": [1, null]}', '{"i": null}', '{"n": 1.5}', '{"n": [1.500, 3]}', '{"b": true}', '{"b": false}', '{"b": [true, null]}', '{"b": "no"}', '{"t": true}', '{"t": 1}', '{"d": "2023-06-01"}', '{"j": {"a": 1}}', '{"j": [{"a": 1}]}', '{"j": [[1]]}', '{"a": "{1,2}"}', '{"a": ["{}", "{1,2}"]}', '{"a": ["{1,2}", null, "{9}"]}', '{"a": ["{1}"]}', '{"a": ["{}", "{}"], "i": 1}', '{"a": [null]}',  '{"i": 1, "b": true}', '{"i": 1, "b": false}', '{"i": 1, "n": 1.5, "t": "true"}', '{}']) WITH ORDINALITY f (filter, o) ORDER BY o;
SELECT i FROM as_known('infinity', NULL::typed, '{"x": "{}"}');
SELECT i FROM as_known('infinity', NULL::typed, '{"i": {"a": 1}}');
SELECT i FROM as_known('infinity', NULL::typed, '"i"');
SELECT i FROM as_known('infinity', NULL::typed, NULL) ORDER BY i;
SELECT i FROM as_known('infinity', NULL::typed, '{"x": []}');
SELECT count(*) FROM as_known('infinity', NULL::typed, '{"x": [null]}');
DROP VIEW known_fact;
DROP TABLE fact, typed;
-- types with a length or a scale: a value is compared as it is, neither cut nor rounded; alone and in a list
CREATE DOMAIN sized_code AS char(3) CHECK (VALUE <> 'ZZZ');
CREATE TABLE sized (id int, code char(3), dom sized_code, one char, bits bit(3), more varbit(5), text varchar(5), num numeric(6,2), at timestamp(0), span interval(0), codes char(3)[], bit_list bit(3)[], letter "char", name name);
INSERT INTO sized VALUES (1, 'ABC', 'ABC', 'A', '101', '1011', 'abcde', 1234.50, '2023-05-01 10:00:01', '90 seconds', '{ABC,DE}', '{101,001}', 'A', 'ABC'), (2, 'DE', 'DE', 'D', '001', '10', 'abcd', 7, '2023-05-02', '1 day', '{DE}', '{001}', 'D', 'DE');
INSERT INTO sized (id) VALUES (3);
SELECT filter, (SELECT string_agg(id::text, ' ' ORDER BY id) FROM as_known('infinity', NULL::sized, filter::jsonb)) AS rows
FROM unnest(ARRAY['{"code": "ABC"}', '{"code": "DE"}', '{"code": "DE "}', '{"code": ["ABC", "DE", null]}', '{"code": "ABCD"}', '{"code": ["ABCD", "A"]}', '{"dom": "ABC"}', '{"dom": ["DE", "ABC"]}', '{"dom": "ABCD"}', '{"dom": "ZZZ"}', '{"one": "A"}', '{"one": "AB"}',
	'{"bits": "101"}', '{"bits": 101}', '{"bits": ["101", "001"]}', '{"bits": "1011"}', '{"bits": "1"}', '{"more": "1011"}', '{"more": ["10", "1"]}', '{"more": "101100"}', '{"text": "abcde"}', '{"text": "abcdef"}', '{"text": ["abcd", "x"]}',
	'{"num": 1234.5}', '{"num": [1234.50, 7]}', '{"num": 1234.504}', '{"num": 123456789}', '{"at": "2023-05-01 10:00:01"}', '{"at": "2023-05-01 10:00:01.2"}', '{"at": ["2023-05-02"]}', '{"span": "90 seconds"}', '{"span": ["1 day"]}', '{"span": "90.3 seconds"}',
	'{"codes": "{ABC,DE}"}', '{"codes": ["{DE}", "{ABC,DE}"]}', '{"bit_list": ["{001}"]}', '{"bit_list": "{101,001}"}', '{"letter": "A"}', '{"name": ["ABC", "DE"]}']) filter;
DROP TABLE sized;
DROP DOMAIN sized_code;
-- every kind of relation that has rows
CREATE TABLE parted (i int) PARTITION BY LIST (i);
CREATE TABLE part_1 PARTITION OF parted DEFAULT;
INSERT INTO parted VALUES (1), (2);
CREATE MATERIALIZED VIEW kept AS SELECT i * 10 AS i FROM parted;
CREATE DOMAIN parted_row AS parted;
SELECT (SELECT sum(i) FROM as_known('infinity', NULL::parted)) AS partitioned, (SELECT sum(i) FROM as_known('infinity', NULL::part_1)) AS partition, (SELECT sum(i) FROM as_known('infinity', NULL::kept)) AS materialized, (SELECT sum(i) FROM as_known('infinity', NULL::parted, '{"i": [2, 3]}')) AS filtered;
DROP DOMAIN parted_row;
DROP MATERIALIZED VIEW kept;
DROP TABLE parted;
