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
CREATE TEMP TABLE state AS SELECT indstat_internal.completion_agg_trans(indstat_internal.completion_agg_trans(NULL, 1, 2.5, 10), 2::bigint, -1::numeric, 3) AS n, indstat_internal.completion_agg_trans(NULL, 'ä', 2.5, 10) AS t;
SELECT length(n), length(t), indstat_internal.key_completion_int8_final(n), indstat_internal.key_completion_final(t), indstat_internal.key_completion_final(indstat_internal.completion_agg_trans(t, 'ä', 1.5, NULL)), indstat_internal.key_completion_final(indstat_internal.completion_agg_trans(t, 'ä', 1.5, 10)) FROM state;
SELECT indstat_internal.key_completion_int8_final(indstat_internal.completion_agg_combine(n, indstat_internal.completion_agg_trans(NULL, 2, 0.125::float8, 1))), indstat_internal.completion_agg_combine(n, NULL) = n AS same, indstat_internal.completion_agg_combine(NULL, n) = n AS same FROM state;
SELECT indstat_internal.completion_agg_combine(n, t) FROM state;
SELECT indstat_internal.key_completion_final(n) FROM state;
SELECT indstat_internal.key_completion_int8_final(t) FROM state;
SELECT indstat_internal.completion_agg_trans(n, 'a', 1.5, 2) FROM state;
SELECT indstat_internal.panel_series_int8_final(n) FROM state;
SELECT indstat_internal.key_completion_int8_final(indstat_internal.panel_agg_trans(NULL, 1, 2, '2023-01'::ref_period, 3));
SELECT indstat_internal.key_completion_int8_final('');
-- every byte of a state spoilt and every length: an error or completions, no more
CREATE FUNCTION pg_temp.try(state bytea) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	PERFORM indstat_internal.key_completion_int8_final(state);
	PERFORM indstat_internal.key_completion_int8_final(indstat_internal.completion_agg_combine(indstat_internal.completion_agg_trans(NULL, 5, 5, 1), state));
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
CREATE AGGREGATE pg_temp.agg_state(bigint, numeric, numeric) (SFUNC = indstat_internal.completion_agg_trans, STYPE = bytea);
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
SELECT indstat_internal.key_completion_int8_final(state)::text = indstat_internal.key_completion_int8_final(indstat_internal.completion_agg_combine(a, b))::text AS joined, length(state) = length(indstat_internal.completion_agg_combine(a, b)) AS as_long,
	indstat_internal.key_completion_int8_final(state)::text = (SELECT completion_agg(key, actual, target)::text FROM mixed_target) AS same, indstat_internal.completion_agg_combine(state, NULL) = state AS kept
FROM whole, parts;
SELECT indstat_internal.completion_agg_trans(indstat_internal.completion_agg_trans(NULL, 1, 1e30, 1), 1::bigint, -1e30, 2) = indstat_internal.completion_agg_trans(indstat_internal.completion_agg_trans(NULL, 1, 0.0, 1), 1::bigint, 0, 2) AS scale_differs,
	indstat_internal.completion_agg_trans(indstat_internal.completion_agg_trans(NULL, 1, 1e30, 1), 1::bigint, -1e30, 2) = indstat_internal.completion_agg_trans(indstat_internal.completion_agg_trans(NULL, 1, 0, 1), 1::bigint, 0, 2) AS one_form;
-- states that are finished by other functions, which know no expression of the call
CREATE FUNCTION pg_temp.finish(state bytea) RETURNS key_completion_int8[] LANGUAGE sql AS 'SELECT indstat_internal.key_completion_int8_final(state)';
SELECT pg_temp.finish(n) FROM state;
-- keys that differ in their high bits only
SELECT count(*) FROM unnest((SELECT completion_agg(i::bigint << 48, 1::numeric, 1::numeric) FROM generate_series(1, 60000) i));

-- parts of a state that contradict each other: each is refused, the nearest that fits is not.  Version, texts, two zeros, number of members (4 bytes); of each key two numbers and its text, then of both sums
-- count, NaN, +infinity, -infinity, decimals and 32 digits to base 10,000, all of 8 bytes
CREATE FUNCTION pg_temp.le(value bigint) RETURNS bytea LANGUAGE sql AS $$ SELECT string_agg(set_byte('\x00', 0, ((value >> (8 * i)) & 255)::int), '' ORDER BY i) FROM generate_series(0, 7) i $$;
CREATE FUNCTION pg_temp.told(statement text, state bytea) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
BEGIN
	EXECUTE statement INTO result USING state;
	RETURN result;
EXCEPTION WHEN OTHERS THEN
	RETURN SQLSTATE || ': ' || SQLERRM;
END $$;
CREATE TEMP TABLE flat AS SELECT indstat_internal.completion_agg_trans(NULL, 1::bigint, 2.5, 10) AS n, indstat_internal.completion_agg_trans(NULL, 'ä', 2.5, 10) AS t, indstat_internal.completion_agg_trans(NULL, 1::bigint, 'NaN'::numeric, 10) AS nan;
SELECT what, pg_temp.told('SELECT indstat_internal.key_completion_int8_final($1)', b) AS final, pg_temp.told('SELECT indstat_internal.key_completion_int8_final(indstat_internal.completion_agg_combine(indstat_internal.completion_agg_trans(NULL, 5::bigint, 5, 1), $1))', b) = pg_temp.told('SELECT indstat_internal.key_completion_int8_final(indstat_internal.completion_agg_combine(indstat_internal.completion_agg_trans(NULL, 5::bigint, 5, 1), indstat_internal.completion_agg_combine(NULL, $1)))', b) AS combined_alike
FROM flat, LATERAL (VALUES ('as it is', n), ('version 0', overlay(n placing '\x00' from 1)), ('version 2', overlay(n placing '\x02' from 1)), ('texts', overlay(n placing '\x01' from 2)), ('texts 2', overlay(n placing '\x02' from 2)), ('third byte', overlay(n placing '\x01' from 3)), ('fourth byte', overlay(n placing '\x80' from 4)),
	('no members, their bytes', overlay(n placing '\x00000000' from 5)), ('no members', substr(overlay(n placing '\x00000000' from 5), 1, 8)), ('two members, one written', overlay(n placing '\x02000000' from 5)), ('a negative number of members', overlay(n placing '\xffffffff' from 5)), ('2^31 - 1 members', overlay(n placing '\xffffff7f' from 5)),
	('the same key twice', overlay(n placing '\x02000000' from 5) || substr(n, 9)), ('two keys', overlay(n placing '\x02000000' from 5) || pg_temp.le(-1) || substr(n, 17)), ('a byte more', n || '\x00'::bytea), ('a byte less', substr(n, 1, length(n) - 1)),
	('second number of the key', overlay(n placing '\x01' from 17)), ('fewer actual values', overlay(n placing pg_temp.le(0) from 25)), ('more actual values', overlay(n placing pg_temp.le(2) from 25)), ('negative counts', overlay(overlay(n placing pg_temp.le(-1) from 25) placing pg_temp.le(-1) from 321)), ('more values', overlay(overlay(n placing pg_temp.le(2) from 25) placing pg_temp.le(2) from 321)),
	('no values, digits', overlay(overlay(n placing pg_temp.le(0) from 25) placing pg_temp.le(0) from 321)), ('NaN and digits', overlay(n placing pg_temp.le(1) from 33)), ('infinity and digits', overlay(n placing pg_temp.le(1) from 41)), ('-infinity and digits', overlay(n placing pg_temp.le(1) from 49)), ('two NaN of one', overlay(nan placing pg_temp.le(2) from 33)), ('a negative number of NaN', overlay(n placing pg_temp.le(-1) from 33)),
	('NaN', nan), ('NaN and another digit', overlay(nan placing pg_temp.le(1) from 65)), ('16383 decimals', overlay(n placing pg_temp.le(16383) from 57)), ('16384 decimals', overlay(n placing pg_temp.le(16384) from 57)), ('-1 decimals', overlay(n placing pg_temp.le(-1) from 57)),
	('lowest digit 9999', overlay(n placing pg_temp.le(9999) from 65)), ('lowest digit 10000', overlay(n placing pg_temp.le(10000) from 65)), ('highest digit 10^18', overlay(n placing pg_temp.le(1000000000000000000) from 313)), ('highest digit 10^18 - 1', overlay(n placing pg_temp.le(999999999999999999) from 313)), ('digits of two signs', overlay(n placing pg_temp.le(-1) from 65)),
	('all digits negative', overlay(overlay(n placing pg_temp.le(-5000) from 185) placing pg_temp.le(-2) from 193)), ('digit -10000', overlay(overlay(n placing pg_temp.le(-10000) from 185) placing pg_temp.le(-2) from 193)), ('digit -9999', overlay(overlay(n placing pg_temp.le(-9999) from 185) placing pg_temp.le(-2) from 193)), ('highest digit -10^18', overlay(overlay(overlay(n placing pg_temp.le(0) from 185) placing pg_temp.le(0) from 193) placing pg_temp.le(-1000000000000000000) from 313)), ('second sum: digit 10000', overlay(n placing pg_temp.le(10000) from 361)), ('second sum: NaN', overlay(n placing pg_temp.le(2) from 329))) v (what, b);
SELECT what, pg_temp.told('SELECT indstat_internal.key_completion_final($1)', b) AS final
FROM flat, LATERAL (VALUES ('as it is', t), ('numbers', overlay(t placing '\x00' from 2)), ('a negative length', overlay(t placing pg_temp.le(-1) from 9)), ('a length beyond the end', overlay(t placing pg_temp.le(3) from 9)), ('a shorter length', overlay(t placing pg_temp.le(1) from 9)), ('a length of one gigabyte', overlay(t placing pg_temp.le(1073741824) from 9)), ('2^62', overlay(t placing pg_temp.le(4611686018427387904) from 9)), ('a second text', overlay(t placing pg_temp.le(2) from 17)), ('lengths that cancel', overlay(overlay(t placing pg_temp.le(4) from 9) placing pg_temp.le(-2) from 17)),
	('half a character', overlay(t placing '\xc3' from 26)), ('no UTF-8', overlay(t placing '\xff' from 25)), ('a surrogate', overlay(overlay(t placing pg_temp.le(3) from 9) placing '\xeda080' from 25 for 2)), ('a zero byte', overlay(t placing '\x6100' from 25)), ('another character', overlay(t placing '\xc3b6' from 25)), ('no text', overlay(overlay(t placing pg_temp.le(0) from 9) placing ''::bytea from 25 for 2))) v (what, b);
-- counts at the end of what can be counted: no sum goes on with one that went over it
SELECT what, pg_temp.told('SELECT (indstat_internal.key_completion_int8_final($1))[1].completion', b) AS final, pg_temp.told('SELECT (indstat_internal.key_completion_int8_final(indstat_internal.completion_agg_combine(indstat_internal.completion_agg_trans($1, 1::bigint, 1, 1), NULL)))[1].completion', b) AS one_more, pg_temp.told('SELECT (indstat_internal.key_completion_int8_final(indstat_internal.completion_agg_combine($1, indstat_internal.completion_agg_trans(NULL, 1::bigint, 1, 1))))[1].completion', b) AS combined, pg_temp.told('SELECT (indstat_internal.key_completion_int8_final(indstat_internal.completion_agg_combine(indstat_internal.completion_agg_trans(NULL, 1::bigint, 1, 1), $1)))[1].completion', b) AS combined_second,
	pg_temp.told('SELECT (indstat_internal.key_completion_int8_final(indstat_internal.completion_agg_combine($1, $1)))[1].completion', b) AS with_itself, pg_temp.told('SELECT substr(indstat_internal.completion_agg_combine(indstat_internal.completion_agg_trans($1, 1::bigint, 1, 1), NULL), 25, 8)', b) AS counted
FROM flat, LATERAL (SELECT what, count, overlay(overlay(n placing pg_temp.le(count) from 25) placing pg_temp.le(count) from 321) AS b FROM (VALUES ('2^63 - 1', 9223372036854775807), ('2^63 - 2', 9223372036854775806), ('2^62', 4611686018427387904), ('2^62 - 1', 4611686018427387903), ('2^62 - 2', 4611686018427387902), ('1', 1)) c (what, count)) v ORDER BY count DESC;
-- as many members as slots and room are made for, one fewer and one more; and every key again, near the last one and far from it
SELECT n, count(*) AS keys, count(*) FILTER (WHERE c.actual <> 3 * c.key + 6 OR c.target <> 3) AS differ
FROM unnest(ARRAY[1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 63, 64, 65, 126, 127, 128, 129, 254, 255, 256, 257, 510, 511, 512, 1023, 1024, 1025]) n, LATERAL unnest((SELECT completion_agg(key, key + i, 1 ORDER BY i, CASE i WHEN 2 THEN key WHEN 3 THEN -key ELSE key * 7919 % 10007 END) FROM generate_series(1::bigint, n) key, generate_series(1, 3) i)) c GROUP BY n HAVING count(*) <> n OR count(*) FILTER (WHERE c.actual <> 3 * c.key + 6 OR c.target <> 3) > 0;
-- texts of keys: as many bytes as are taken at first and at once, one fewer and one more; keys that begin alike, or are the end of another
SELECT count(*) AS keys, count(*) FILTER (WHERE c.actual <> length(c.key) OR c.target <> 2) AS differ, array_agg(length(key) ORDER BY n) = array_agg(length(key) ORDER BY key COLLATE "C") AS ordered
FROM unnest((SELECT completion_agg(repeat(c, n), n, 2) FROM unnest('{a,b}'::text[]) c, unnest(ARRAY[0, 1, 2, 255, 256, 511, 512, 513, 1023, 65535, 65536, 65537]) n WHERE c = 'a' OR n > 0)) WITH ORDINALITY c (key, actual, target, completion, n);
