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

-- competition ranks; NULL is no peer
CREATE TEMP TABLE member (g int, name text, s series);
INSERT INTO member VALUES (1, 'a', '2022-01: 5, 5, null, 1.5'), (1, 'b', '2022-01: 7, 5, 3, 1.25'), (1, 'c', '2022-02: 4, 3, 2'), (1, 'd', NULL), (2, 'e', '2022: 3'), (3, 'f', 'M:');
SELECT g, name, series_rank(s) OVER w AS highest, series_rank(s, false) OVER w AS lowest FROM member WINDOW w AS (PARTITION BY g) ORDER BY g, name;
-- January and February together are ranked among their like
SELECT name, series_rank(s) OVER () FROM (VALUES ('a', 'jan-feb 2022-02: 10, 1'::series), ('b', 'jan-feb 2022-02: 20, 2'), ('c', '2022-01: 9, 30, 3'), ('d', '2022-01: 8, 40, 4')) x (name, s) ORDER BY name;
SELECT pg_temp.try($$SELECT series_rank(s) OVER () FROM (VALUES ('2022-01: 10'::series), ('2022-Q1: 3')) x (s)$$);
SELECT pg_temp.try($$SELECT series_rank(s, NULL) OVER () FROM member$$);
SELECT pg_temp.try($$SELECT series_rank(s) FROM member$$);
-- one direction for each partition
SELECT pg_temp.try($$SELECT series_rank(s, name = 'b') OVER (PARTITION BY g ORDER BY name) FROM member$$);
SELECT g, name, series_rank(s, g = 1) OVER w AS highest, series_rank(s, g <> 1) OVER w AS lowest FROM member WHERE g < 3 WINDOW w AS (PARTITION BY g) ORDER BY g, name;
SELECT pg_temp.try($$SELECT series_rank(s) OVER () FROM (VALUES ('2022: 9000000000000000000'::series), ('2022: 0.5')) x (s)$$);
SELECT pg_temp.try($$SELECT series_rank(s) OVER () FROM (VALUES ('0001-01-01: 1'::series), ('9999-12-31: 2')) x (s)$$);
SELECT series_rank(s) OVER () FROM member WHERE false;

-- against rank_within: small groups, large ones, 64 bits, ties
SELECT setseed(0.875);
CREATE TEMP TABLE panel AS
SELECT g, k, ref_quarter(2015 + i / 4, i % 4 + 1) AS period, round((random() * (10 ^ (g * 2)) - 2)::numeric, g % 3) AS value
FROM generate_series(1, 6) g, generate_series(1, 180) k, generate_series(0, 15) i WHERE (g % 2 = 0 OR k <= 30) AND random() > 0.05;
CREATE TEMP TABLE packed AS SELECT g, k, series_agg(period, value) AS s FROM panel GROUP BY g, k;
CREATE TEMP TABLE by_row AS SELECT g, k, period, rank_within(value) OVER w AS high, rank_within(value, false) OVER w AS low FROM panel WINDOW w AS (PARTITION BY g, period);
CREATE TEMP TABLE ranked AS SELECT g, k, series_rank(s) OVER w AS high, series_rank(s, false) OVER w AS low FROM packed WINDOW w AS (PARTITION BY g);
SELECT g, count(*) > 400 AS enough, count(*) FILTER (WHERE r.high IS DISTINCT FROM value_at(x.high, r.period)) AS high, count(*) FILTER (WHERE r.low IS DISTINCT FROM value_at(x.low, r.period)) AS low
FROM by_row r JOIN ranked x USING (g, k) GROUP BY g ORDER BY g;
SELECT (SELECT sum(known_periods(high)) FROM ranked) - (SELECT count(*) FROM by_row) AS more;

-- series that lie beside wide columns, and long ones
CREATE TEMP VIEW wide AS SELECT k, i, repeat('w', bytes + i) AS w, series(ref_month(2001, 1), ARRAY(SELECT ((i * 7919 + t * 31 + i * t) % 97)::numeric / 10 FROM generate_series(1, periods) t)) AS s
FROM (VALUES (1, 40, 12), (2, 3000000, 12), (3, 40, 3000), (4, 3000000, 3000)) size (k, bytes, periods), generate_series(0, 9) i OFFSET 0;
SELECT k, max(wide) AS wide, count(*) AS figures, count(*) FILTER (WHERE r <> plain) AS differ
FROM (SELECT k, wide, o.period, o.ranked_value AS r, rank() OVER (PARTITION BY k, o.period ORDER BY o.value DESC) AS plain
	  FROM (SELECT k, length(w) AS wide, s, series_rank(s) OVER (PARTITION BY k) AS ranked FROM wide OFFSET 0) x, ROWS FROM (unnest(s), unnest(ranked)) AS o (period, value, period_again, ranked_value)) y GROUP BY k ORDER BY k;

-- series that lie far apart take no room for what is between them: the same ranks as rank()
DROP VIEW wide;
CREATE TEMP TABLE apart AS
SELECT g, k, freq, series_agg(CASE WHEN freq = 'M' THEN ref_month(y + p / 12, 1 + p % 12) WHEN freq = 'A' THEN ref_year(y + p) ELSE ref_quarter(y + p / 4, 1 + p % 4) END, round((v * 20)::numeric, p % 2)) AS s
FROM (SELECT g, k, CASE g % 3 WHEN 0 THEN 'M' WHEN 1 THEN 'A' ELSE 'Q' END AS freq, CASE WHEN g < 4 THEN 2000 + k % 3 WHEN g < 8 THEN 1 + k * 37 % 4000 ELSE 1 + k % 5 * 1500 END AS y, p, random() AS v
	  FROM generate_series(1, 11) g, LATERAL generate_series(1, CASE g % 4 WHEN 0 THEN 127 WHEN 1 THEN 128 WHEN 2 THEN 129 ELSE 300 END) k, LATERAL generate_series(0, k % 9) p) x WHERE v > 0.1 GROUP BY g, k, freq;
SELECT g, count(*) > 300 AS enough, count(*) FILTER (WHERE r IS DISTINCT FROM high) AS high, count(*) FILTER (WHERE l IS DISTINCT FROM low) AS low
FROM (SELECT g, o.r, o.l, rank() OVER (PARTITION BY g, o.period ORDER BY o.value DESC) AS high, rank() OVER (PARTITION BY g, o.period ORDER BY o.value) AS low
	  FROM (SELECT g, s, series_rank(s) OVER (PARTITION BY g) AS ranked, series_rank(s, false) OVER (PARTITION BY g) AS lowest FROM apart OFFSET 0) x, ROWS FROM (unnest(s), unnest(ranked), unnest(lowest)) AS o (period, value, p2, r, p3, l) WHERE o.value IS NOT NULL) y GROUP BY g ORDER BY g;
-- January and February joined in some series and not in others, near and far
CREATE TEMP TABLE joined AS SELECT far, k, CASE WHEN k % 3 = 0 THEN joint ELSE apart END AS s FROM (SELECT far, k,
	series_agg(ref_month(y, m), (k * 7 + m) % 11) FILTER (WHERE m <= 4) AS apart, series_agg(CASE WHEN m = 2 THEN (y || '-01/P2M')::ref_period ELSE ref_month(y, m) END, (k * 5 + m) % 7) FILTER (WHERE m BETWEEN 2 AND 4) AS joint
	FROM (SELECT far, k, 1000 + far * k % 7 * 1000 AS y, m FROM generate_series(0, 1) far, generate_series(1, 200) k, generate_series(1, 4) m) x GROUP BY far, k) z;
SELECT far, count(*), count(*) FILTER (WHERE r <> plain) AS differ, count(DISTINCT period) AS periods FROM (
	SELECT far, o.period, o.r, rank() OVER (PARTITION BY far, o.period ORDER BY o.value DESC) AS plain
	FROM (SELECT far, k, s, series_rank(s) OVER (PARTITION BY far) AS ranked FROM joined OFFSET 0) x, ROWS FROM (unnest(s), unnest(ranked)) AS o (period, value, p2, r)) y GROUP BY far ORDER BY far;
-- a thousand series of one value, two of them five thousand years apart
SELECT count(*) AS series, sum(known_periods(r)) AS ranks, max(total(r)) AS last FROM (SELECT series_rank(s) OVER () AS r FROM (SELECT series_agg(ref_month(CASE i WHEN 1 THEN 1 WHEN 2 THEN 5000 ELSE 2000 END, 1), i) AS s FROM generate_series(1, 1000) i GROUP BY i) x) y;

-- groups of every size about what is counted and what is sorted, with ties of every sort, of 32 bits and of 64, on one scale and on several: the same ranks as rank()
CREATE TEMP TABLE size AS
SELECT n, ties, size, k, t, CASE ties WHEN 'none' THEN (k * 7 + t * 5) % n WHEN 'pairs' THEN (k + t) / 2 WHEN 'all' THEN 1 WHEN 'but one' THEN ((k + t) % n = 0)::int WHEN 'few' THEN (k * 3 + t) % 3 WHEN 'gaps' THEN nullif((k + t) % 5, 0) END
	* CASE size WHEN 'narrow' THEN 1 WHEN 'wide' THEN 4294967296 WHEN 'negative' THEN -1 WHEN 'scales' THEN CASE WHEN k % 2 = 0 THEN 1 ELSE 1.5 END WHEN 'widths' THEN CASE WHEN k % 2 = 0 THEN 1 ELSE 2147483648 END WHEN 'scales apart' THEN CASE WHEN k % 2 = 0 THEN 2147483 ELSE 0.0015 END END AS value
FROM unnest(ARRAY[1, 2, 3, 4, 5, 8, 9, 63, 64, 65, 66, 127, 128, 129, 130, 255, 256, 257]) n, unnest(ARRAY['none', 'pairs', 'all', 'but one', 'few', 'gaps']) ties, unnest(ARRAY['narrow', 'wide', 'negative', 'scales', 'widths', 'scales apart']) size,
	generate_series(1, n) k, generate_series(0, 2) t;
SELECT size, count(DISTINCT n) AS sizes, count(*) FILTER (WHERE r IS DISTINCT FROM high) AS high, count(*) FILTER (WHERE l IS DISTINCT FROM low) AS low
FROM (SELECT x.size, x.n, x.ties, o.r, o.l, rank() OVER (w ORDER BY o.value DESC) AS high, rank() OVER (w ORDER BY o.value) AS low
	FROM (SELECT n, ties, size, s, series_rank(s) OVER w AS ranked, series_rank(s, false) OVER w AS lowest FROM (SELECT n, ties, size, k, series('2022', array_agg(value ORDER BY t)) AS s FROM size GROUP BY n, ties, size, k) z WINDOW w AS (PARTITION BY n, ties, size) OFFSET 0) x,
		ROWS FROM (unnest(s), unnest(ranked), unnest(lowest)) AS o (period, value, p2, r, p3, l) WHERE o.value IS NOT NULL WINDOW w AS (PARTITION BY x.n, x.ties, x.size, o.period)) y GROUP BY size ORDER BY size;
-- nulls and empty ones between series with joint months, more than are looked at between two interrupts; against rows
CREATE TEMP TABLE crowd AS SELECT n, CASE n % 5 WHEN 0 THEN NULL WHEN 1 THEN 'M:' WHEN 2 THEN format('jan-feb 2022-02: %s, %s, null, %s', n % 13, n % 7, n % 3) WHEN 3 THEN format('2022-01: %s, %s, %s', n % 3, n % 11, n % 5) ELSE format('2022-03: %s', n % 17) END::series AS s FROM generate_series(1, 600) n;
SELECT count(*) AS figures, count(*) FILTER (WHERE (r)[u.period] IS DISTINCT FROM u.rank) AS differ, count(*) FILTER (WHERE u.rank IS NULL) AS none FROM (SELECT n, s, series_rank(s) OVER () AS r FROM crowd) c
JOIN (SELECT n, period, rank() OVER (PARTITION BY period ORDER BY value DESC) AS rank FROM crowd, unnest(s) WHERE value IS NOT NULL) u USING (n);
SELECT count(*) FILTER (WHERE s IS NULL AND r IS NULL) AS nulls, count(*) FILTER (WHERE periods(s) = 0 AND periods(r) = 0) AS empty FROM (SELECT s, series_rank(s) OVER () AS r FROM crowd) x;
-- so far apart that they are ranked as a list
UPDATE crowd SET s = format('%s-02: %s, %s', lpad((1 + n * 16)::text, 4, '0'), n % 3, n % 7)::series WHERE n % 5 = 4;
SELECT count(*) AS figures, count(*) FILTER (WHERE (r)[u.period] IS DISTINCT FROM u.rank) AS differ FROM (SELECT n, s, series_rank(s) OVER () AS r FROM crowd) c JOIN (SELECT n, period, rank() OVER (PARTITION BY period ORDER BY value DESC) AS rank FROM crowd, unnest(s) WHERE value IS NOT NULL) u USING (n);
DROP TABLE crowd;
