SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
\pset format unaligned
\pset null '(null)'
-- only the SQLSTATE, the message, the detail and the hint of an error
CREATE FUNCTION pg_temp.try(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
	detail text;
	hint text;
BEGIN
	EXECUTE query INTO result;
	RETURN result;
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT;
	RETURN sqlstate || ': ' || sqlerrm || coalesce(' / ' || nullif(detail, ''), '') || coalesce(' / ' || nullif(hint, ''), '');
END $$;

-- where all members have a value; NULL is a member without any
CREATE TEMP TABLE member (g int, s series);
INSERT INTO member VALUES (1, '2022-01: 1, 2, null, 4'), (1, '2022-02: 0.5, 1, 1, 1'), (2, '2022-01: 5'), (2, NULL), (3, '2022-01: 0, 0, 5, 0'), (3, '2022-01: 0, null, -5, null, 0'), (4, NULL), (5, 'M:'), (6, '2022-Q1: 1, 2'), (6, '2022-Q3: 3');
SELECT g, series_sum(s) FROM member GROUP BY g ORDER BY g;
SELECT g, m AS mode, series_sum(s, m) FROM member, unnest('{non_null,non_zero,partial_null,partial_zero,always_null,always_zero}'::text[]) WITH ORDINALITY m (m, n) WHERE g IN (1, 3, 6) GROUP BY g, n, m ORDER BY g, n;
-- wide sums: what overflows on the way may fit in the end
SELECT series_sum(s) FROM (VALUES ('2022: 9000000000000000000'::series), ('2022: 9000000000000000000'), ('2022: -9000000000000000000'), ('2022: 0.5'), ('2022: -0.5')) x (s);
SELECT series_sum(s) FROM (VALUES ('2022: -0.5'::series), ('2022: 0.5'), ('2022: 9000000000000000000'), ('2022: 9000000000000000000'), ('2022: -9000000000000000000')) x (s);
SELECT pg_temp.try($$SELECT series_sum(s) FROM (VALUES ('2022: 9000000000000000000'::series), ('2022: 9000000000000000000')) x (s)$$);
-- January and February together
SELECT series_sum(s), series_sum(s, 'always_zero') FROM (VALUES ('jan-feb 2022-02: 10, 5'::series), ('jan-feb 2021-12: 3, null, 1, 2')) x (s);
SELECT pg_temp.try($$SELECT series_sum(s, 'partial_zero') FROM (VALUES ('jan-feb 2022-02: 10, 5'::series), ('2022-01: 3, 1, 1, 2')) x (s)$$);
SELECT pg_temp.try($$SELECT series_sum(s, 'partial_zero') FROM (VALUES ('jan-feb 2022-02: 10, 5'::series), ('2022-01: 3')) x (s)$$);
-- bad input
SELECT pg_temp.try($$SELECT series_sum(s) FROM (VALUES ('2022-01: 10'::series), ('2022-Q1: 3')) x (s)$$);
SELECT pg_temp.try($$SELECT series_sum(s) FROM (VALUES ('2022-01: 10'::series), ('ytd 2022-01: 3')) x (s)$$);
SELECT pg_temp.try($$SELECT series_sum(s, 'all') FROM member$$);
SELECT pg_temp.try($$SELECT series_sum(s, NULL) FROM member$$);
SELECT pg_temp.try($$SELECT series_sum(s, CASE WHEN g = 1 THEN 'non_null' ELSE 'non_zero' END) FROM member WHERE g < 3$$);
SELECT pg_temp.try($$SELECT series_sum(s) FROM (VALUES ('0001: 10'::series), ('9999: 3')) x (s)$$);
SELECT pg_temp.try($$SELECT series_sum(s) FROM (VALUES ('0001-01-01: 10'::series), ('2022-01-01: 3')) x (s)$$);
SELECT pg_temp.try(format('SELECT indstat_internal.series_sum_final(%L)', s))
FROM unnest(ARRAY['\x', '\x01', '\x014d000000000000000000000000000000000000000000000000000000000000', '\x014d00000000000001000000000000000000000064000000fbffffff']) s;
SELECT pg_temp.try($$SELECT indstat_internal.series_sum_combine('\x014d00000000000001000000000000000000000000000000ffffffff', '\x014d00000000000001000000000000000000000000000000ffffff7f')$$);
SELECT indstat_internal.series_sum_final(indstat_internal.series_sum_combine(indstat_internal.series_sum_trans(NULL, '2022: 1', 'non_zero'), indstat_internal.series_sum_trans(NULL, '2023: 0.5', 'non_zero'))) AS by_hand;
-- a state with any byte changed makes a value that can be read, or an error
CREATE TEMP TABLE state AS SELECT indstat_internal.series_sum_combine(indstat_internal.series_sum_trans(NULL, 'jan-feb 2022-02: 5, 1'), indstat_internal.series_sum_trans(NULL, 'jan-feb 2022-02: 5, 2.5')) AS b;
SELECT DISTINCT regexp_replace(pg_temp.try(format('SELECT ''reads as '' || (indstat_internal.series_sum_final(%L)::text::series IS NOT NULL)', set_byte(b, i, (get_byte(b, i) + d) % 256))), '^reads as .*', 'reads') AS try
FROM state, generate_series(0, length(b) - 1) i, unnest(ARRAY[1, 64, 127, 128, 255]) d ORDER BY try;
SELECT DISTINCT regexp_replace(pg_temp.try(format('SELECT ''reads as '' || (indstat_internal.series_sum_final(indstat_internal.series_sum_combine(%L, %L))::text::series IS NOT NULL)', b, set_byte(b, i, (get_byte(b, i) + d) % 256))), '^reads as .*', 'reads') AS try
FROM state, generate_series(0, length(b) - 1) i, unnest(ARRAY[1, 64, 127, 128, 255]) d ORDER BY try;

-- against plain SQL, serial = parallel
SELECT setseed(0.625);
CREATE TABLE series_sum_rows AS
SELECT g, k, ref_month(2015 + i / 12, i % 12 + 1) AS period, round(((random() - 0.5) * 10 ^ (k % 9))::numeric, k % 5) AS value
FROM generate_series(1, 20) g, generate_series(1, 12) k, generate_series(0, 47) i WHERE i BETWEEN k % 4 AND 50 - k % 5 AND random() > CASE WHEN g % 2 = 0 OR i < 0 THEN -1 ELSE 0.05 END;
CREATE TABLE series_sum_packed AS SELECT g, k, series_agg(period, value) AS s FROM series_sum_rows GROUP BY g, k;
CREATE TEMP TABLE expected AS SELECT g, period, sum(value) AS total, count(*) AS known FROM series_sum_rows GROUP BY g, period;
CREATE TEMP TABLE serial AS SELECT g, m, series_sum(s, m) AS s FROM series_sum_packed, unnest('{non_null,non_zero,partial_zero,always_zero}'::text[]) m GROUP BY g, m;
SELECT m, count(*) > 900 AS enough, count(v.value) > 400 AS known, count(*) FILTER (WHERE CASE WHEN m <> 'non_null' OR e.known = 12 THEN e.total END IS DISTINCT FROM v.value) AS differ
FROM serial x JOIN expected e USING (g) LEFT JOIN LATERAL unnest(x.s) v ON v.period OPERATOR(=) e.period GROUP BY m ORDER BY m;
-- the subject is a plan, which must not depend on how the server is set
DO $$ BEGIN PERFORM set_config(name, boot_val, false) FROM pg_settings WHERE category LIKE 'Query Tuning%' OR name IN ('work_mem', 'hash_mem_multiplier', 'max_parallel_workers_per_gather'); END $$;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
ALTER TABLE series_sum_packed SET (parallel_workers = 2);
ANALYZE series_sum_packed;
EXPLAIN (COSTS OFF) SELECT g, series_sum(s) FROM series_sum_packed GROUP BY g;
SELECT count(*) AS groups, count(*) FILTER (WHERE a.s <> p.s) AS differ FROM (SELECT g, m, series_sum(s, m) AS s FROM series_sum_packed, unnest('{non_null,non_zero,partial_zero,always_zero}'::text[]) m GROUP BY g, m) a JOIN serial p USING (g, m);
SELECT count(*) AS groups, count(*) FILTER (WHERE a.s <> p.s) AS differ FROM (SELECT g, series_sum(s) AS s FROM series_sum_packed GROUP BY g) a JOIN serial p USING (g) WHERE m = 'non_null';
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;
-- in any order
SELECT count(*) FILTER (WHERE a.s <> p.s) AS differ FROM (SELECT g, series_sum(s ORDER BY k DESC) AS s FROM series_sum_packed GROUP BY g) a JOIN serial p USING (g) WHERE m = 'non_null';
-- as a window: each row sees the state of those before it
SELECT count(*) FILTER (WHERE w <> a) AS differ FROM (SELECT g, k, series_sum(s, 'partial_zero') OVER (PARTITION BY g ORDER BY k) AS w FROM series_sum_packed) x
JOIN LATERAL (SELECT series_sum(s, 'partial_zero') AS a FROM series_sum_packed q WHERE q.g = x.g AND q.k <= x.k) y ON true WHERE g < 4;
DROP TABLE series_sum_rows, series_sum_packed;

-- parts that together wrap around 64 bits on the common scale are too large, and never another sum
SELECT series_sum(s) FROM (SELECT '2022: 0.0000000001'::series UNION ALL SELECT '2022: 880312916825159306' FROM generate_series(1, 9)) x (s);
-- beside what is wide on the common scale, what is missing stays missing; against rows
SELECT count(*) AS tried, count(*) FILTER (WHERE first IS DISTINCT FROM expected) AS first_differs, count(*) FILTER (WHERE last IS DISTINCT FROM expected) AS last_differs, count(DISTINCT expected::text) AS sums
FROM unnest('{"2023-01: 90000000000000000, null, 5","2023-01: 1, null, -80000000000000000","2023-01: null, 7, 90000000000000001","2023-01: -90000000000000001, 2, null, 4"}'::series[]) a, unnest('{"2023-01: 0.25, 1.125, null","2023-01: 0.001, 1, 2, 3","2023-01: 7, 8, 9, 10"}'::series[]) b,
	LATERAL (SELECT series_sum(v ORDER BY o) AS first, series_sum(v ORDER BY o DESC) AS last, (SELECT series_agg(period, sum) FROM (SELECT period, CASE WHEN count(value) = 3 THEN sum(value) END AS sum FROM (VALUES (a), (a * -1), (b)) x (s), unnest(s) GROUP BY period) r) AS expected FROM (VALUES (1, b), (2, a), (3, a * -1)) w (o, v)) y;
