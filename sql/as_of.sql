-- Knowledge time: unset, empty, good and bad text, RESET, cached plans, workers.
SET timezone = 'UTC';
SET datestyle = 'ISO, YMD';
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
SELECT as_of();
SET indstat.as_of = '';
SELECT as_of();
SET indstat.as_of = '2023-06-15';
SELECT as_of();
SET indstat.as_of = '2023-06-15 18:00+08';
SELECT as_of();
SET indstat.as_of = 'infinity';
SELECT as_of();
SET indstat.as_of = 'yesterday evening';
SELECT as_of();
SET indstat.as_of = '2023-02-30';
SELECT as_of();
SET indstat.as_of = '-infinity';
SELECT as_of();
RESET indstat.as_of;
SELECT as_of();

-- a cached generic plan reads the setting anew
PREPARE known AS SELECT as_of();
SET plan_cache_mode = force_generic_plan;
EXECUTE known;
SET indstat.as_of = '2023-06-15';
EXECUTE known;
BEGIN;
SET LOCAL indstat.as_of = '2023-07-01';
EXECUTE known;
ROLLBACK;
EXECUTE known;

-- workers see the setting of their leader
CREATE TABLE fact AS SELECT g AS id, timestamptz '2023-06-01' + g * interval '1 hour' AS recorded_at FROM generate_series(1, 2000) g;
ALTER TABLE fact SET (parallel_workers = 2);
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET parallel_leader_participation = off;
EXPLAIN (COSTS OFF) SELECT count(*) FROM fact WHERE recorded_at <= as_of();
SELECT count(*), count(*) = 14 * 24 AS right FROM fact WHERE recorded_at <= as_of();
DROP TABLE fact;
