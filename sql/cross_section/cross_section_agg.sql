SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
\pset format unaligned
\pset null '(null)'
-- only the SQLSTATE, the message and the detail of an error
CREATE FUNCTION pg_temp.try(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
	detail text;
BEGIN
	EXECUTE query INTO result;
	RETURN result;
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
	RETURN sqlstate || ': ' || sqlerrm || coalesce(' / ' || nullif(detail, ''), '');
END $$;

-- from rows
SELECT cross_section_agg(m, v) FROM (VALUES (3, 1.50), (1, 2), (2, NULL), (NULL, 4)) AS r (m, v);
SELECT cross_section_agg(m, v) FROM (VALUES ('b', 1.5::float8), ('a', 0.1), ('泰安', 1e15)) AS r (m, v);
SELECT cross_section_agg(m, v) AS none FROM (VALUES (3, NULL::numeric)) AS r (m, v);
-- integers keep all their digits
SELECT cross_section_agg(m, v) AS texts, cross_section_agg(i, v) AS integers FROM (VALUES ('b', 1, 9007199254740993), ('a', 2, -9223372036854775807)) AS r (m, i, v);
SELECT cross_section_agg(m, v) AS none FROM (VALUES (3, 1.0)) AS r (m, v) WHERE false;
SELECT q, pg_temp.try('SELECT cross_section_agg(m, v) FROM (VALUES ' || q || ') AS r (m, v)')
FROM (VALUES
	('(1, 2.0), (1, 2.0)'), ('(''a'', 2.0), (''b'', 1), (''a'', 3)'), ('(1, ''NaN''::numeric)'), ('(1, ''-Infinity''::float8)'),
	('('''', 1.0)'), ('(repeat(''x'', 256), 1.0)'), ('(1, 1e18), (2, 0.01)'), ('(1, 1e30)'), ('(1, 1e-61)'), ('(1, 1e300::float8)')
) AS v (q);

-- rows of three sorts of keys: a range with gaps, integers far apart, texts
SELECT setseed(0.25);
CREATE TABLE obs AS
SELECT k, t, CASE k WHEN 'range' THEN i::text WHEN 'apart' THEN (i * 1000003)::text ELSE 'r' || i END AS region,
	round(((random() - 0.2) * 10 ^ (random() * 6))::numeric, (t % 4)) AS value
FROM (VALUES ('range'), ('apart'), ('text')) AS v (k), generate_series(1, 400) AS i, generate_series(1, 8) AS t WHERE random() < 0.9;
CREATE TEMPORARY TABLE packed AS
SELECT k, t, CASE WHEN k = 'text' THEN cross_section_agg(region, value) ELSE (SELECT cross_section_agg(o.region::bigint, o.value ORDER BY random())
	FROM obs AS o WHERE o.k = obs.k AND o.t = obs.t) END AS v
FROM obs GROUP BY k, t;

-- parallel: the same bytes as serial
ANALYZE obs;
ALTER TABLE obs SET (parallel_workers = 3);
-- the subject is a plan, which must not depend on how the server is set
DO $$ BEGIN PERFORM set_config(name, boot_val, false) FROM pg_settings WHERE category LIKE 'Query Tuning%' OR name IN ('work_mem', 'hash_mem_multiplier', 'max_parallel_workers_per_gather'); END $$;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 3;
SET enable_sort = off;
-- so few rows are not worth joining states, unless a value is dear
CREATE FUNCTION dear(numeric) RETURNS numeric LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 1000000 AS 'BEGIN RETURN $1; END';
EXPLAIN (costs off) SELECT t, cross_section_agg(region, dear(value)) FROM obs WHERE k = 'text' GROUP BY t;
SELECT bool_and(a.v = p.v) AS texts FROM (SELECT t, cross_section_agg(region, dear(value)) AS v FROM obs WHERE k = 'text' GROUP BY t) AS a
	JOIN packed AS p ON p.k = 'text' AND p.t = a.t;
SELECT bool_and(a.v = p.v) AS integers FROM (SELECT t, cross_section_agg(region::bigint, dear(value)) AS v FROM obs WHERE k = 'range' GROUP BY t) AS a
	JOIN packed AS p ON p.k = 'range' AND p.t = a.t;
DROP FUNCTION dear(numeric);
DROP TABLE obs;

RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;
RESET max_parallel_workers_per_gather;
RESET enable_sort;
-- states that just fit their room and just do not, of integers, short texts and long ones, with decimals that come late; whole, and in two halves joined either way round
CREATE TEMP TABLE row AS SELECT n, sort, i, CASE sort WHEN 'integers' THEN (i * 3 - 7)::text WHEN 'short' THEN chr(97 + i % 26) || i WHEN 'long' THEN repeat(chr(97 + i % 26), 255 - i % 3) || '' ELSE repeat('é', 1 + i % 100) || i END AS key, CASE WHEN i = n / 2 THEN 0.001 ELSE i - 5 END AS v
FROM unnest(ARRAY[1, 2, 3, 19, 20, 25, 30, 31, 32, 33, 62, 63, 64, 200]) n, unnest(ARRAY['integers', 'short', 'long', 'mixed']) sort, generate_series(1, n) i WHERE sort <> 'long' OR n < 26;
CREATE TEMP TABLE right_one AS SELECT n, sort, ('{' || string_agg(CASE WHEN sort = 'integers' THEN key ELSE '"' || key || '"' END || ': ' || v, ', ' ORDER BY i) || '}')::cross_section AS c FROM row GROUP BY n, sort;
CREATE FUNCTION pg_temp.half(n int, sort text, lower int, upper int) RETURNS bytea LANGUAGE plpgsql AS $$
DECLARE
	state bytea;
	r record;
BEGIN
	FOR r IN SELECT * FROM row x WHERE x.n = half.n AND x.sort = half.sort AND i BETWEEN lower AND upper ORDER BY md5(i::text) LOOP
		state := CASE sort WHEN 'integers' THEN indstat_internal.cross_section_transition(state, r.key::bigint, r.v) ELSE indstat_internal.cross_section_transition(state, r.key, r.v) END;
	END LOOP;
	RETURN state;
END $$;
SELECT sort, count(*) AS tried, count(*) FILTER (WHERE CASE WHEN sort = 'integers' THEN i ELSE t END IS DISTINCT FROM c) AS whole, count(*) FILTER (WHERE indstat_internal.cross_section_final(indstat_internal.cross_section_combine(a, b)) IS DISTINCT FROM c) AS halves, count(*) FILTER (WHERE indstat_internal.cross_section_final(indstat_internal.cross_section_combine(b, a)) IS DISTINCT FROM c) AS turned, count(*) FILTER (WHERE cut = 0 AND members(c) <> n) AS members
FROM (SELECT r.*, cut, CASE WHEN cut = 0 THEN (SELECT cross_section_agg(key, v ORDER BY md5(i::text)) FROM row x WHERE x.n = r.n AND x.sort = r.sort) ELSE c END AS t, CASE WHEN cut = 0 AND sort = 'integers' THEN (SELECT cross_section_agg(key::bigint, v ORDER BY md5(i::text)) FROM row x WHERE x.n = r.n AND x.sort = r.sort) ELSE c END AS i,
	pg_temp.half(n, sort, 0, cut) AS a, pg_temp.half(n, sort, cut + 1, n) AS b FROM right_one r, LATERAL (SELECT DISTINCT unnest(ARRAY[0, 1, n / 2, n - 1]) AS cut) x) y GROUP BY sort ORDER BY sort;
-- sums of ranges with gaps: over the same keys, over others, texts; against rows
CREATE TEMP TABLE gapped (sort int, n int, c cross_section);
INSERT INTO gapped SELECT 1, n, c::cross_section FROM unnest(ARRAY['{1: 1, 2: 2, 4: 4}', '{1: 1.5, 3: 3, 4: -4}', '{1: -2.5, 2: 7, 3: 1, 4: 8}', '{2: 5, 3: 5, 5: 5}', '{}', '{5: 0.25, 6: 1, 8: 2}', '{-3: 1, 1000: 2}', '{1: 3, 1000: 2}']) WITH ORDINALITY u (c, n);
INSERT INTO gapped SELECT 2, n, c::cross_section FROM unnest(ARRAY['{"a": 1, "b": 2}', '{"b": 3.25, "c": 1}', '{"a": -1, "c": 5}', '{}', '{"aa": 5}', '{"a": 7, "b": 8}']) WITH ORDINALITY u (c, n);
SELECT sort, count(*) AS pairs, count(*) FILTER (WHERE s <> r) AS differ, count(*) FILTER (WHERE s = r) AS same
FROM (SELECT sort, (SELECT cross_section_sum(c ORDER BY o) FROM (VALUES (1, a.c), (2, b.c), (3, d.c)) v (o, c)) AS s, (SELECT coalesce(CASE sort WHEN 1 THEN cross_section_agg(CASE sort WHEN 1 THEN member::bigint END, v) ELSE cross_section_agg(member, v) END, '{}') FROM (SELECT member, sum(value) AS v FROM (VALUES (a.c), (b.c), (d.c)) x (c), unnest(c) GROUP BY member) y) AS r
	FROM gapped a JOIN gapped b USING (sort) JOIN gapped d USING (sort)) z GROUP BY sort ORDER BY sort;
SELECT cross_section_sum(c) FROM (VALUES ('{1: 9223372036854775806, 2: 1}'::cross_section), ('{1: 1, 2: 1}')) v (c);
SELECT cross_section_sum(c) FROM (VALUES ('{1: 9223372036854775806, 2: 1}'::cross_section), ('{1: 2, 2: 1}')) v (c);
SELECT cross_section_sum(c) FROM (VALUES ('{1: 9223372036854775806, 2: 1}'::cross_section), ('{1: 1, 9: 1}')) v (c);
SELECT cross_section_sum(c) FROM (VALUES ('{1: 9223372036854775806, 2: 1}'::cross_section), ('{1: 2, 9: 1}')) v (c);
SELECT cross_section_sum(c) FROM (VALUES ('{1: -9223372036854775807, 2: 1}'::cross_section), ('{1: -1, 2: 1}')) v (c);
SELECT cross_section_sum(c) FROM (VALUES ('{1: -9223372036854775807, 2: 1}'::cross_section), ('{1: -1, 9: 1}')) v (c);
SELECT cross_section_sum(c) FROM (VALUES ('{1: 5}'::cross_section), ('{"1": 5}')) v (c);
