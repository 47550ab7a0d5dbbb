SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
\pset null '(null)'
-- "1224", best first; NULL and NaN are not ranked; equal numbers share a rank however written
SELECT v, rank_within(v) OVER () AS high, rank_within(v, true) OVER () AS named, rank_within(v, false) OVER () AS low, rank_within(v::float8) OVER () AS float8, rank_within(v, NULL::boolean) OVER () AS no_direction
FROM (VALUES (3.0), (1.0), (2), (2.00), (NULL), ('NaN'), ('Infinity'), ('-Infinity'), (-5), (0), (2.0000000000000000000001)) s (v) ORDER BY v, scale(v);
SELECT v, rank_within(v) OVER (PARTITION BY v > 2) AS r FROM (VALUES (1::bigint), (2), (2), (3), (9223372036854775807)) s (v) ORDER BY v;
SELECT rank_within(v, v > 1) OVER () FROM (VALUES (1), (2)) s (v);
SELECT rank_within(1) OVER () FROM generate_series(1, 0);
SELECT rank_within(NULL::numeric) OVER ();
-- numerics that differ far behind the point, beyond any double, and around zero
SELECT t, rank_within(t::numeric) OVER () AS high, rank_within(t::numeric, false) OVER () AS low
FROM (VALUES ('0'), ('1e-300'), ('-1e-300'), ('1e-301'), ('0.00'), ('1e300'), ('1e301'), ('-1e300'), ('Infinity'), ('-Infinity'), ('12345678.12345678'), ('12345678.123456781'),
	('12345678.1234567801'), ('-12345678.12345678'), ('-12345678.123456781'), ('12345678.123456780')) s (t) ORDER BY t::numeric, t;
SET extra_float_digits = 1;
SELECT v, rank_within(v) OVER () AS float8 FROM (VALUES ('-Infinity'::float8), (-1.5), ('-0'), (0), (4.9e-324), (1.5), ('Infinity'), ('NaN')) s (v) ORDER BY v;
-- far out, and next to zero
SELECT rank_within(v) OVER () AS r, rank_within(v) OVER () = rank() OVER (ORDER BY v DESC) AS same, rank_within(v, false) OVER () = rank() OVER (ORDER BY v) AS lowest_same
FROM (VALUES ('Infinity'::numeric), ('-Infinity'), (0), (1e-1000), (-1e-1000), (2e-1000), (1e1000), (2e1000), (-1e1000), (1e252), (1e256), (1e-256), (1e-260)) x (v)
ORDER BY r;
-- random partitions against rank() and against counting
SELECT setseed(0.125);
CREATE TABLE ranked AS
SELECT i AS id, i % 40 AS g, CASE WHEN random() < 0.05 THEN NULL WHEN random() < 0.03 THEN 'NaN' ELSE round(((random() - 0.5) * 10 ^ (random() * 4))::numeric, (random() * 3)::int) END AS v,
	((random() - 0.5) * 10)::bigint * (10::numeric ^ (random() * 130 - 65)::int) AS wide
FROM generate_series(1, 8000) i;
SELECT count(*) FILTER (WHERE a IS DISTINCT FROM CASE WHEN v <> 'NaN' THEN high END) AS high, count(*) FILTER (WHERE b IS DISTINCT FROM CASE WHEN v <> 'NaN' THEN low END) AS low,
	count(*) FILTER (WHERE c IS DISTINCT FROM a) AS float8, count(*) FILTER (WHERE d IS DISTINCT FROM wide_high) AS wide, count(*) FILTER (WHERE e IS DISTINCT FROM f) AS bigint
FROM (SELECT v, rank_within(v) OVER p AS a, rank_within(v, false) OVER p AS b, rank_within(v::float8) OVER p AS c,
		rank() OVER (PARTITION BY g ORDER BY nullif(v, 'NaN') DESC NULLS LAST) AS high, rank() OVER (PARTITION BY g ORDER BY nullif(v, 'NaN') NULLS LAST) AS low,
		rank_within(wide) OVER p AS d, rank() OVER (PARTITION BY g ORDER BY wide DESC) AS wide_high,
		rank_within(id::bigint % 7) OVER p AS e, rank() OVER (PARTITION BY g ORDER BY id % 7 DESC) AS f
	FROM ranked WINDOW p AS (PARTITION BY g)) s;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
-- the setting has another name from PostgreSQL 16 on
SELECT count(set_config(name, 'on', false)) AS set FROM pg_settings WHERE name IN ('force_parallel_mode', 'debug_parallel_query');
SELECT count(*) AS rows, count(*) FILTER (WHERE w IS DISTINCT FROM a) AS window_differs, count(*) FILTER (WHERE l IS DISTINCT FROM b) AS lowest_differs
FROM (SELECT id, rank_within(v) OVER (PARTITION BY g) AS w, rank_within(v, false) OVER (PARTITION BY g) AS l FROM ranked WHERE g < 3) x
JOIN (SELECT o.id, rank_within(o.v, p.v) AS a, rank_within(o.v, p.v, false) AS b FROM ranked o JOIN ranked p USING (g) WHERE g < 3 GROUP BY o.id) y USING (id);
SELECT rank_within(10::bigint, id::bigint) AS high, rank_within(10::numeric, id::numeric, false) AS low, rank_within(10.5::float8, id::float8) AS float8 FROM ranked;
DROP TABLE ranked;

-- long numerics (above a short varlena, above a page) beside narrow and wide columns: no value may lie in a row that is gone
CREATE TEMP VIEW wide AS SELECT k, i, ref_month(2020 + i / 12, 1 + i % 12) AS period, (11.5 + i * 37 % 11) * factor + (1 + i % 3) * tiny AS v, repeat('w', bytes + i) AS w
FROM (VALUES (1, 1::numeric, 1e-400, 40), (2, 1, 1e-400, 3000000), (3, 1e11100, 1e-5400, 40), (4, 1e11100, 1e-5400, 3000000)) size (k, factor, tiny, bytes), generate_series(0, 14) i OFFSET 0;
SELECT k, count(*) AS rows, max(length(w)) AS wide, count(*) FILTER (WHERE high <> plain_high) AS high_differs, count(*) FILTER (WHERE low <> plain_low) AS low_differs
FROM (SELECT *, rank_within(v) OVER (PARTITION BY k) AS high, rank_within(v, false) OVER (PARTITION BY k) AS low, rank() OVER (PARTITION BY k ORDER BY v DESC) AS plain_high, rank() OVER (PARTITION BY k ORDER BY v) AS plain_low FROM wide) x GROUP BY k ORDER BY k;
-- long numerics of one length that differ in their last digits only, in partitions above the size where expressions get memory of their own
SELECT decimals, n, count(*) AS rows, count(*) FILTER (WHERE high <> plain_high) AS high_differs, count(*) FILTER (WHERE low <> plain_low) AS low_differs, count(DISTINCT high) AS ranks
FROM (SELECT *, rank_within(v) OVER w AS high, rank_within(v, false) OVER w AS low, rank() OVER (PARTITION BY decimals, n ORDER BY v DESC) AS plain_high, rank() OVER (PARTITION BY decimals, n ORDER BY v) AS plain_low
	  FROM (SELECT decimals, n, 1234567890123456789.5 + (1 + i * 7919 % 400) * ('1e-' || decimals)::numeric AS v FROM (VALUES (400, 255), (400, 256), (400, 2000), (9000, 700)) x (decimals, n), generate_series(1, n) i OFFSET 0) s
	  WINDOW w AS (PARTITION BY decimals, n)) x GROUP BY decimals, n ORDER BY decimals, n;

-- partitions of every size around those where memory grows (32, 64, 128, 256, 1024), each with all values equal, in pairs, far apart and of long digits, positive and negative, in any order of sizes
CREATE TEMP TABLE sized AS
SELECT n, shape, i, CASE shape WHEN 'equal' THEN 7 WHEN 'long equal' THEN 1234567890123456.0001 WHEN 'pairs' THEN i / 2 WHEN 'mirrored' THEN (i % 2 * 2 - 1) * (i / 3)
	-- equal in their first sixteen digits: some with no more of them
	WHEN 'long pairs' THEN (sign((n % 3 - 1.5)::numeric) * (1234567890123456 + (i / 2) % 64 * 1e-5)) WHEN 'long mirrored' THEN (i % 2 * 2 - 1) * (1234567890123456 + i * 7 % 50 * 1e-30) WHEN 'zeros' THEN (i % 3 - 1) * 1e-300
	ELSE i * 7919 % 10007 END::numeric AS v
FROM unnest(ARRAY[1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129, 255, 256, 257, 1023, 1024, 1025]) n, unnest(ARRAY['equal', 'long equal', 'pairs', 'mirrored', 'long pairs', 'long mirrored', 'zeros', 'distinct']) shape, generate_series(1, n) i;
INSERT INTO sized SELECT n, 'odd', i, CASE i % 9 WHEN 0 THEN NULL WHEN 1 THEN 'NaN' WHEN 2 THEN 'Infinity' WHEN 3 THEN '-Infinity' ELSE i / 9::numeric END FROM unnest(ARRAY[8, 32, 63, 64, 65, 256]) n, generate_series(1, n) i;
SELECT shape, count(*) AS rows, count(*) FILTER (WHERE high IS DISTINCT FROM CASE WHEN v <> 'NaN' THEN plain_high END) AS high_differs, count(*) FILTER (WHERE low IS DISTINCT FROM CASE WHEN v <> 'NaN' THEN plain_low END) AS low_differs,
	count(*) FILTER (WHERE descending IS DISTINCT FROM high) AS large_first_differs, count(*) FILTER (WHERE float8 IS DISTINCT FROM CASE WHEN v <> 'NaN' THEN plain_float8 END) AS float8_differs, count(*) FILTER (WHERE int8 IS DISTINCT FROM plain_int8) AS int8_differs
FROM (SELECT *, rank_within(v) OVER (PARTITION BY shape, n) AS high, rank_within(v, false) OVER (PARTITION BY md5(n || shape)) AS low, rank_within(v) OVER (PARTITION BY 2000 - n, shape) AS descending, rank_within(v::float8) OVER (PARTITION BY shape, n) AS float8, rank_within((i * 37 % 11)::bigint) OVER (PARTITION BY shape, n) AS int8,
		rank() OVER (PARTITION BY shape, n ORDER BY nullif(v, 'NaN') DESC NULLS LAST) AS plain_high, rank() OVER (PARTITION BY shape, n ORDER BY nullif(v, 'NaN') NULLS LAST) AS plain_low, rank() OVER (PARTITION BY shape, n ORDER BY nullif(v::float8, 'NaN') DESC NULLS LAST) AS plain_float8, rank() OVER (PARTITION BY shape, n ORDER BY i * 37 % 11 DESC) AS plain_int8
	FROM sized) x GROUP BY shape ORDER BY shape;
-- the direction of any later row, not only of the second, and of one that is unknown
SELECT rank_within(v, v < 9) OVER () FROM generate_series(1, 9) v;
SELECT rank_within(v, CASE WHEN v < 9 THEN true END) OVER () FROM generate_series(1, 9) v;
SELECT rank_within(v, CASE WHEN v > 1 THEN true END) OVER () FROM generate_series(1, 2) v;
