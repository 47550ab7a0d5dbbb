-- ref_period_hash: the hash, indexes, joins and partitions by hash
\set VERBOSITY terse
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
SET datestyle = ISO;
SET client_encoding = 'UTF8';
\set ECHO none
\getenv top PG_ABS_SRCDIR
\set file :top '/test/data/reference_periods.sql'
\i :file
\set ECHO all

-- the hash is frozen, and its extended form with seed 0 begins with it
SELECT p, ref_period_hash(p), ref_period_hash_extended(p, 0), ref_period_hash_extended(p, 42)
FROM unnest(ARRAY['2023-05', '2023-Q2', '2023-05-31', '0001/P9999Y']::ref_period[]) AS p;
SELECT count(*) FILTER (WHERE (ref_period_hash_extended(p, 0) & x'ffffffff'::bigint) <> (ref_period_hash(p)::bigint & x'ffffffff'::bigint)) AS differs,
	count(*) FILTER (WHERE ref_period_hash(p::text::ref_period) <> ref_period_hash(p)) AS unlike,
	count(DISTINCT ref_period_hash(p)) > 0.99 * count(*) AS spread
FROM v;

-- an index, a join, groups
CREATE TABLE obs (period ref_period);
INSERT INTO obs SELECT p FROM v;
CREATE INDEX obs_hash ON obs USING hash (period);
ANALYZE obs;
-- the subject is a plan, which must not depend on how the server is set
DO $$ BEGIN PERFORM set_config(name, boot_val, false) FROM pg_settings WHERE category LIKE 'Query Tuning%' OR name IN ('work_mem', 'hash_mem_multiplier', 'max_parallel_workers_per_gather'); END $$;
SET enable_seqscan = off;
SET enable_indexscan = off;
EXPLAIN (COSTS OFF) SELECT period FROM obs WHERE period = '2023-05';
SELECT count(*) FROM obs WHERE period = '2023-05';
RESET enable_seqscan;
RESET enable_indexscan;
SET enable_nestloop = off;
SET enable_mergejoin = off;
SELECT count(*) = (SELECT count(*) FROM obs) AS hash FROM obs AS a JOIN obs AS b ON a.period = b.period;
RESET enable_mergejoin;
RESET enable_nestloop;
SET enable_sort = off;
SELECT count(*) = (SELECT count(*) FROM obs) AS groups FROM (SELECT period FROM obs GROUP BY period) AS g;
RESET enable_sort;

-- partitions
CREATE TABLE by_hash (period ref_period) PARTITION BY HASH (period);
CREATE TABLE by_hash_0 PARTITION OF by_hash FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE by_hash_1 PARTITION OF by_hash FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO by_hash SELECT ref_month(2023, m) FROM generate_series(1, 12) AS m;
SELECT tableoid::regclass, count(*) FROM by_hash GROUP BY 1 ORDER BY 1;

DROP TABLE obs, by_hash;
