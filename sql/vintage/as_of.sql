-- Knowledge time: a setting that is checked, before and after the library is loaded.
SET timezone = 'UTC';
SET datestyle = 'ISO, YMD';
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
SELECT current_database() AS db, current_user AS owner \gset
-- before the library is loaded only a superuser may set for the database
\set superuser :owner
\getenv superuser INDSTAT_SUPERUSER
CREATE VIEW session AS SELECT name, setting FROM pg_settings WHERE name LIKE 'indstat.%';

-- not loaded yet: nothing set is everything known now
\c
SET timezone = 'UTC';
SET datestyle = 'ISO, YMD';
SELECT as_of();
SHOW indstat.as_of;
SET indstat.as_of = '2023-06-15';
SELECT as_of();
SET indstat.as_of = '2023-06-15 18:00+08';
SELECT as_of();
SET indstat.as_of = 'infinity';
SELECT as_of();
SHOW indstat.as_of;
SET indstat.as_of = '';
SELECT as_of();
-- refused when it is set
SET indstat.as_of = 'yesterday evening';
SET indstat.as_of = '2023-02-30';
SET indstat.as_of = '-infinity';
SET indstat.as_of = '300000-01-01';
SET indstat.as_of = 'epoch';
SELECT pg_catalog.set_config('indstat.as_of', repeat('2023 ', 26), false);
SET indstat.as_of = '18:00';
SET indstat.as_of = 'now 18:00 5 days';
SHOW indstat.as_of;
SET indstat.asof = '2023-06-15';
SET indstat.as_of TO DEFAULT;
SELECT * FROM session;
-- the moment stays, whatever DateStyle and TimeZone become
SET datestyle = 'German, DMY';
SET indstat.as_of = '01.02.2023 00:00';
SHOW indstat.as_of;
SET datestyle = 'SQL, MDY';
SET timezone = 'Asia/Shanghai';
SHOW indstat.as_of;
SELECT as_of() = '2023-02-01 00:00+00'::timestamptz AS same;
SET indstat.as_of = '01/02/2023';
SHOW indstat.as_of;
SET datestyle = 'ISO, DMY';
SELECT as_of();
SET indstat.as_of = '0044-03-15 BC';
SET timezone = 'America/New_York';
SHOW indstat.as_of;
SET datestyle = 'ISO, YMD';
SET timezone = 'UTC';
SELECT as_of();
RESET indstat.as_of;
SELECT as_of();
-- transactions, savepoints, functions
BEGIN;
SET LOCAL indstat.as_of = '2023-07-01';
SAVEPOINT a;
SET LOCAL indstat.as_of = '2023-08-01';
SELECT as_of();
ROLLBACK TO a;
SELECT as_of();
SET indstat.as_of = 'soon';
ROLLBACK;
SELECT as_of();
CREATE FUNCTION pg_temp.known_then() RETURNS timestamptz LANGUAGE sql SET indstat.as_of = '2020-01-01 00:00+00' AS 'SELECT as_of()';
SELECT pg_temp.known_then(), as_of();
CREATE FUNCTION pg_temp.known_never() RETURNS timestamptz LANGUAGE sql SET indstat.as_of = 'never' AS 'SELECT as_of()';
ALTER DATABASE :"db" SET indstat.as_of = 'never';
-- a cached generic plan reads the setting anew
PREPARE known AS SELECT as_of();
SET plan_cache_mode = force_generic_plan;
EXECUTE known;
SET indstat.as_of = '2023-06-15';
EXECUTE known;
-- workers see the setting of their leader, whatever the style of dates
CREATE TABLE fact AS SELECT g AS id, timestamptz '2023-06-01' + g * interval '1 hour' AS recorded_at FROM generate_series(1, 2000) g;
ALTER TABLE fact SET (parallel_workers = 2);
-- the subject is a plan, which must not depend on how the server is set
DO $$ BEGIN PERFORM set_config(name, boot_val, false) FROM pg_settings WHERE category LIKE 'Query Tuning%' OR name IN ('work_mem', 'hash_mem_multiplier', 'max_parallel_workers_per_gather'); END $$;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET parallel_leader_participation = off;
EXPLAIN (COSTS OFF) SELECT count(*) FROM fact WHERE recorded_at <= as_of();
SELECT count(*), count(*) = 14 * 24 AS right FROM fact WHERE recorded_at <= as_of();
SET datestyle = 'German, DMY';
SET timezone = 'Asia/Shanghai';
SELECT count(*) FROM fact WHERE recorded_at <= as_of();
SET indstat.as_of = '02.06.2023 08:00';
SET datestyle = 'SQL, MDY';
SET timezone = 'America/New_York';
SELECT count(*) FROM fact WHERE recorded_at <= as_of();
RESET indstat.as_of;
SELECT count(*) FROM fact WHERE recorded_at <= as_of();

-- before the library is loaded a text is not checked: the first function does it, each time
\c
SET timezone = 'UTC';
SET datestyle = 'ISO, YMD';
SET indstat.as_of = '2023-06-15';
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET parallel_leader_participation = off;
SELECT count(*) FROM fact WHERE recorded_at <= as_of();
SHOW indstat.as_of;
\c
SET indstat.as_of = 'yesterday evening';
SELECT as_of();
SELECT yoy_growth(2, 1);
SELECT '2023'::ref_period;
SET indstat.as_of = '-infinity';
SELECT as_of();
RESET indstat.as_of;
SELECT as_of();
-- another day under another DateStyle
\c
SET datestyle = 'ISO, DMY';
SET indstat.as_of = '01.02.2023';
SELECT as_of();
SET indstat.as_of = '2023-02-01 00:00+00';
SELECT as_of() = '2023-02-01 00:00+00'::timestamptz AS right;
-- no day at all under another
\c
SET datestyle = 'ISO, DMY';
SET indstat.as_of = '25/06/2023';
SELECT as_of();
SET datestyle = 'ISO, MDY';
SELECT as_of();
-- a name that is misspelt
\c
SET indstat.asof = '2020-01-01';
SELECT as_of();
SELECT as_of();
RESET indstat.asof;
SELECT as_of();
\c
SET "IndStat.As_Off" = 'x';
SELECT as_of();
SET "indstat.as_off" = '';
SELECT as_of();
\c
SET timezone = 'UTC';
SET datestyle = 'ISO, YMD';
SET "IndStat.AS_OF" = '2020-01-01 00:00+00';
SELECT as_of();
-- what the end of a transaction would bring back
\c
SET timezone = 'UTC';
SET datestyle = 'ISO, YMD';
SET indstat.as_of = 'soon';
BEGIN;
SET LOCAL indstat.as_of = '2023-06-15';
SELECT as_of();
ROLLBACK;
SET indstat.as_of = '2023-01-01 00:00+00';
BEGIN;
SET LOCAL indstat.as_of = '2023-06-15 00:00+00';
SAVEPOINT a;
SET LOCAL indstat.as_of = '2023-07-15 00:00+00';
SELECT as_of();
ROLLBACK TO a;
SELECT as_of();
COMMIT;
SELECT as_of();
\c
SET timezone = 'UTC';
BEGIN;
SET indstat.as_of = 'first';
SET LOCAL indstat.as_of = '2023-06-15 00:00+00';
SELECT as_of();
ROLLBACK;
BEGIN;
SET indstat.as_of = '2023-01-01 00:00+00';
SET LOCAL indstat.as_of = '2023-06-15 00:00+00';
SELECT as_of() = '2023-06-15 00:00+00' AS local;
COMMIT;
SELECT as_of() = '2023-01-01 00:00+00' AS session;
-- of the database: set before anything is loaded
\c - :superuser
ALTER DATABASE :"db" SET indstat.as_of = 'soon';
\c - :owner
SELECT as_of();
SET indstat.as_of = '2023-06-15 00:00+00';
SELECT as_of();
\c - :superuser
ALTER DATABASE :"db" SET indstat.as_of = '2023-06-15 00:00+00';
\c - :owner
SET timezone = 'UTC';
SELECT as_of() = '2023-06-15 00:00+00' AS of_database;
SET indstat.as_of = '2023-07-15 00:00+00';
RESET indstat.as_of;
SELECT as_of() = '2023-06-15 00:00+00' AS of_database;
ALTER DATABASE :"db" RESET indstat.as_of;
ALTER DATABASE :"db" SET indstat.as_off = 'x';
\c - :superuser
ALTER DATABASE :"db" SET indstat.as_off = 'x';
\c - :owner
SELECT as_of();
\c - :superuser
ALTER DATABASE :"db" RESET indstat.as_off;
\c - :owner
DROP VIEW session;
DROP TABLE fact;
