SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
\pset null '(null)'
-- completion of every chain, in percent, with the sums it is made of
CREATE TEMP TABLE project_target (chain text, chain_no int, actual numeric, target numeric);
INSERT INTO project_target VALUES
	('新材料', 3, 120.50, 100), ('新材料', 3, 79.5, 140), ('汽车', 1, 30, 90), ('汽车', 1, NULL, 10), ('汽车', 1, 5, NULL), ('汽车', 1, 30, 30),
	('b', 2, 1, 0), ('', 4, -1, -2), ('c', -5, NULL, 7), ('d', 6, 0, 3);
SELECT * FROM unnest((SELECT completion_agg(chain, actual, target) FROM project_target));
SELECT * FROM unnest((SELECT completion_agg(chain_no, actual, target) FROM project_target));
-- a missing one as zero achieved
SELECT key, completion FROM unnest((SELECT completion_agg(chain, coalesce(actual, 0), target) FROM project_target));
SELECT chain, chain_completion(actual, target, true) FROM project_target GROUP BY chain ORDER BY chain COLLATE "C";
SELECT pg_typeof(completion_agg('a', 1, 2)), pg_typeof(completion_agg(1, 2.5, 3)), pg_typeof(completion_agg(1::bigint, 2::float8, 3)), pg_typeof(completion_agg('a', '1', '2')), pg_typeof(completion_agg(1::smallint, 2, 3.5));
SELECT completion_agg(1, 1, 2)::text, completion_agg(9223372036854775807, 1::bigint, 2)::text, completion_agg(-9223372036854775808, 0.1::float8, 0.3::float8)::text;
-- nothing there, nothing known, nothing to divide by
SELECT completion_agg(chain, actual, target) FROM project_target WHERE chain = 'none';
SELECT completion_agg(1, NULL, 2.5), completion_agg(1, 2.5, NULL), completion_agg(1, 2.5, 0), completion_agg(1, 2.5, -1), completion_agg(1, 0.00, 4.10);
-- NaN and infinity stay visible, in one key alone
SELECT completion_agg(k, a::numeric, t::numeric), completion_agg(k, a::float8, t::float8) FROM (VALUES (1, 'NaN', '1'), (2, '1', 'Infinity'), (2, '-Infinity', '0'), (3, '1', '2'), (4, 'NaN', NULL)) v (k, a, t);
-- digits beyond those of doubles and of bigint
SELECT completion_agg(1, a, t) FROM (VALUES (1e40, 3e40), (1e-40, 0), (0, 1e-40)) v (a, t);
SELECT completion_agg(1, i, i) FROM generate_series(9223372036854775800, 9223372036854775807) i;
-- bad input
SELECT completion_agg(NULL::text, actual, target) FROM project_target;
SELECT completion_agg(nullif(chain_no, 6), actual, target) FROM project_target;
SELECT completion_agg(NULL::bigint, NULL::bigint, NULL);
SELECT completion_agg(1, 1e64, 1);
SELECT completion_agg(1, 1, 1e-65);
SELECT completion_agg(1, 1, 1e300::float8);
-- a state is flat where it travels, and never believed
CREATE TEMP TABLE state AS SELECT completion_agg_trans(completion_agg_trans(NULL, 1, 2.5, 10), 2::bigint, -1::numeric, 3) AS n, completion_agg_trans(NULL, 'ä', 2.5, 10) AS t;
SELECT length(n), length(t), key_completion_int8_final(n), key_completion_final(t), key_completion_final(completion_agg_trans(t, 'ä', 1.5, NULL)), key_completion_final(completion_agg_trans(t, 'ä', 1.5, 10)) FROM state;
SELECT key_completion_int8_final(completion_agg_combine(n, completion_agg_trans(NULL, 2, 0.125::float8, 1))), completion_agg_combine(n, NULL) = n AS same, completion_agg_combine(NULL, n) = n AS same FROM state;
SELECT completion_agg_combine(n, t) FROM state;
SELECT key_completion_final(n) FROM state;
SELECT key_completion_int8_final(t) FROM state;
SELECT completion_agg_trans(n, 'a', 1.5, 2) FROM state;
SELECT panel_series_int8_final(n) FROM state;
SELECT key_completion_int8_final(panel_agg_trans(NULL, 1, 2, '2023-01'::ref_period, 3));
SELECT key_completion_int8_final('');
-- every byte of a state spoilt and every length: an error or completions, no more
CREATE FUNCTION pg_temp.try(state bytea) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	PERFORM key_completion_int8_final(state);
	PERFORM key_completion_int8_final(completion_agg_combine(completion_agg_trans(NULL, 5, 5, 1), state));
	RETURN 'read';
EXCEPTION WHEN OTHERS THEN
	RETURN CASE WHEN SQLSTATE IN ('22023', '22003', '54000') THEN 'refused' ELSE SQLSTATE || ' ' || SQLERRM END;
END $$;
SELECT DISTINCT pg_temp.try(set_byte(n, i, (get_byte(n, i) + d) % 256)) AS try FROM state, generate_series(0, length(n) - 1) i, unnest(ARRAY[1, 64, 127, 128, 255]) d ORDER BY try;
SELECT DISTINCT pg_temp.try(substr(n, 1, i)) FROM state, generate_series(0, length(n) - 1) i;
SELECT DISTINCT pg_temp.try(substr(n, 1, i) || substr(t, i + 1)) FROM state, generate_series(0, length(t) - 1) i;
-- as a window function
SELECT n, count(*) FROM (SELECT array_length(completion_agg(chain_no, actual, target) OVER (ORDER BY chain_no), 1) AS n FROM project_target) s GROUP BY n ORDER BY n;
-- random targets in any order of rows against chain_completion and plain SQL, under GROUP BY
SELECT setseed(0.5);
CREATE TEMP TABLE random_target AS
SELECT i, (random() ^ 3 * 400)::int - 20 AS key, CASE WHEN random() < 0.1 THEN NULL ELSE round(((random() - 0.1) * 10 ^ (random() * 12))::numeric, (random() * 8)::int) END AS actual,
	CASE WHEN random() < 0.1 THEN NULL WHEN random() < 0.05 THEN 0 ELSE round(((random() - 0.05) * 10 ^ (random() * 12))::numeric, (random() * 8)::int) END AS target
FROM generate_series(1, 30000) i;
ALTER TABLE random_target SET (parallel_workers = 2);
SELECT completion_agg(key, actual, target) AS one FROM random_target \gset
SELECT count(*) AS keys, count(completion) AS known,
	count(*) FILTER (WHERE completion::text IS DISTINCT FROM chain_completion::text OR (actual, target) IS DISTINCT FROM (a, t)) AS differ,
	count(*) FILTER (WHERE abs(completion - plain) > 1e-9 * abs(plain) OR completion IS NULL AND plain IS NOT NULL) AS differ_from_plain
FROM unnest(:'one'::key_completion_int8[]) FULL JOIN (SELECT key, chain_completion(actual, target), sum(actual) FILTER (WHERE target IS NOT NULL) AS a, sum(target) FILTER (WHERE actual IS NOT NULL) AS t,
	CASE WHEN sum(target) FILTER (WHERE actual IS NOT NULL) > 0 THEN 100 * sum(actual) FILTER (WHERE target IS NOT NULL) / sum(target) FILTER (WHERE actual IS NOT NULL) END AS plain
	FROM random_target GROUP BY key) g USING (key);
SELECT :'one' = completion_agg(key, actual, target)::text AS by_key FROM (SELECT * FROM random_target ORDER BY key) s;
SELECT :'one' = completion_agg(key::bigint, actual, target)::text AS shuffled, :'one' = completion_agg(key::smallint, actual, target)::text AS smallint FROM (SELECT * FROM random_target ORDER BY md5(i::text)) s;
-- doubles and integers as the scalar form has them; many keys, far apart; texts
SELECT count(*) AS keys, count(*) FILTER (WHERE completion::text IS DISTINCT FROM chain_completion::text) AS differ
FROM unnest((SELECT completion_agg(key, actual::float8, target::float8) FROM random_target)) FULL JOIN (SELECT key, chain_completion(actual::float8, target::float8) FROM random_target GROUP BY key) g USING (key);
SELECT count(*) AS keys, count(*) FILTER (WHERE completion::text IS DISTINCT FROM chain_completion::text) AS differ
FROM unnest((SELECT completion_agg(i * 4294967296 % 9007199254740993, actual::bigint, target::bigint) FROM random_target)) FULL JOIN (SELECT i * 4294967296 % 9007199254740993 AS key, chain_completion(actual::bigint, target::bigint) FROM random_target GROUP BY 1) g USING (key);
SELECT count(*) AS keys, count(*) FILTER (WHERE completion::text IS DISTINCT FROM chain_completion::text) AS differ, array_agg(key ORDER BY n) = array_agg(key ORDER BY key COLLATE "C") AS ordered
FROM unnest((SELECT completion_agg(md5(key::text) || repeat('长', key % 50), actual, target) FROM random_target)) WITH ORDINALITY c (key, actual, target, completion, n) FULL JOIN (SELECT md5(key::text) || repeat('长', key % 50) AS key, chain_completion(actual, target) FROM random_target GROUP BY 1) g USING (key);
-- parallel
CREATE TABLE target_shared AS SELECT * FROM random_target;
ALTER TABLE target_shared SET (parallel_workers = 3);
-- the subject is a plan, which must not depend on how the server is set
DO $$ BEGIN PERFORM set_config(name, boot_val, false) FROM pg_settings WHERE category LIKE 'Query Tuning%' OR name IN ('work_mem', 'hash_mem_multiplier', 'max_parallel_workers_per_gather'); END $$;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
EXPLAIN (COSTS OFF) SELECT completion_agg(key, actual, target) FROM target_shared;
SELECT completion_agg(key, actual, target)::text = :'one' AS parallel FROM target_shared;
SELECT completion_agg(key::text, actual, target)::text = (SELECT completion_agg(key::text, actual, target)::text FROM random_target) AS parallel FROM target_shared;
-- completions per group
SELECT count(*), bool_and(s.completion::text = one.completion::text) AS same FROM (SELECT completion_agg(key, actual, target) AS c FROM target_shared GROUP BY key % 3) g, unnest(c) s JOIN unnest(:'one'::key_completion_int8[]) one USING (key);
DROP TABLE target_shared;
CREATE AGGREGATE pg_temp.agg_state(bigint, numeric, numeric) (SFUNC = completion_agg_trans, STYPE = bytea);
-- short sums grow long: long numerics, not-a-number, infinities, the ends of bigint, other scales, each key in its own way and at its own time
CREATE TEMP TABLE mixed_target AS
SELECT i, key, CASE WHEN r < 0.9 THEN short WHEN key % 5 = 0 THEN short * 1e20 WHEN key % 5 = 1 THEN short * 1e-30 WHEN key % 5 = 2 THEN 922337203685477.5807 - short WHEN key % 5 = 3 AND r > 0.98 THEN 'NaN' WHEN key % 5 = 4 AND r > 0.98 THEN 'Infinity' ELSE short END AS actual,
	CASE WHEN r < 0.05 THEN -short WHEN key % 7 = 0 AND r > 0.99 THEN short * 1e25 ELSE short + 1 END AS target
FROM (SELECT i, (random() * 300)::int AS key, random() AS r, round(((random() - 0.3) * 10 ^ (random() * 14))::numeric, (random() * 18)::int) AS short FROM generate_series(1, 20000) i) s;
SELECT count(*) AS keys, count(*) FILTER (WHERE completion::text IS DISTINCT FROM plain::text OR (c.actual, c.target) IS DISTINCT FROM (a, t)) AS differ
FROM unnest((SELECT completion_agg(key, actual, target) FROM mixed_target)) c FULL JOIN (SELECT key, chain_completion(actual, target) AS plain, CASE WHEN sum(actual) = 'Infinity' THEN 'NaN' ELSE sum(actual) END AS a, sum(target) AS t FROM mixed_target GROUP BY key) g USING (key);
SELECT count(*) AS keys, count(*) FILTER (WHERE completion::text IS DISTINCT FROM plain::text) AS differ
FROM unnest((SELECT completion_agg(key, actual::float8, target::float8) FROM mixed_target)) c FULL JOIN (SELECT key, chain_completion(actual::float8, target::float8) AS plain FROM mixed_target GROUP BY key) g USING (key);
CREATE TEMP TABLE end_target AS
SELECT i % 50 AS key, CASE i % 3 WHEN 0 THEN 9223372036854775807 - i WHEN 1 THEN i ELSE -9223372036854775808 + i END AS actual, CASE i % 7 WHEN 0 THEN 9223372036854775807 WHEN 1 THEN -9223372036854775808 ELSE i END AS target FROM generate_series(1::bigint, 1000) i;
SELECT count(*) AS keys, count(*) FILTER (WHERE completion::text IS DISTINCT FROM plain::text OR (c.actual, c.target) IS DISTINCT FROM (a, t)) AS differ
FROM unnest((SELECT completion_agg(key, actual, target) FROM end_target)) c FULL JOIN (SELECT key, chain_completion(actual, target) AS plain, sum(actual) AS a, sum(target) AS t FROM end_target GROUP BY key) g USING (key);
-- one flat form, however its sums lie in memory and wherever they were joined
WITH whole AS (SELECT pg_temp.agg_state(key, actual, target ORDER BY i) AS state FROM mixed_target), parts AS (SELECT pg_temp.agg_state(key, actual, target ORDER BY i) FILTER (WHERE i <= 9000) AS a, pg_temp.agg_state(key, actual, target ORDER BY i) FILTER (WHERE i > 9000) AS b FROM mixed_target)
SELECT key_completion_int8_final(state)::text = key_completion_int8_final(completion_agg_combine(a, b))::text AS joined, length(state) = length(completion_agg_combine(a, b)) AS as_long,
	key_completion_int8_final(state)::text = (SELECT completion_agg(key, actual, target)::text FROM mixed_target) AS same, completion_agg_combine(state, NULL) = state AS kept
FROM whole, parts;
SELECT completion_agg_trans(completion_agg_trans(NULL, 1, 1e30, 1), 1::bigint, -1e30, 2) = completion_agg_trans(completion_agg_trans(NULL, 1, 0.0, 1), 1::bigint, 0, 2) AS scale_differs,
	completion_agg_trans(completion_agg_trans(NULL, 1, 1e30, 1), 1::bigint, -1e30, 2) = completion_agg_trans(completion_agg_trans(NULL, 1, 0, 1), 1::bigint, 0, 2) AS one_form;
-- states that are finished by other functions, which know no expression of the call
CREATE FUNCTION pg_temp.finish(state bytea) RETURNS key_completion_int8[] LANGUAGE sql AS 'SELECT key_completion_int8_final(state)';
SELECT pg_temp.finish(n) FROM state;
-- keys that differ in their high bits only
SELECT count(*) FROM unnest((SELECT completion_agg(i::bigint << 48, 1::numeric, 1::numeric) FROM generate_series(1, 60000) i));
