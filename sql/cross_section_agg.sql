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
