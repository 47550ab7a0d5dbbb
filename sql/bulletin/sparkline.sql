SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
SELECT sparkline(series('2023-01', ARRAY[1, 2, 3, 4, 5, 6, 7, 8])) AS up, sparkline(series('2023-01', ARRAY[5.5, NULL, -1, 0, 5.49])) AS gap,
	sparkline(series('2023', ARRAY[2.0, 2, 2])) AS flat, sparkline(series('2023', ARRAY[7])) AS one, sparkline(series('2023', '{}')) = '' AS none, sparkline(NULL) IS NULL AS unknown;
-- the ends of what a value can hold; each step is an eighth of the range
SELECT sparkline(series('2023-01', ARRAY[-9223372036854775807, 0, 9223372036854775807])) AS wide;
SELECT string_agg(sparkline(series('2023-01', ARRAY[0, v, 800])), ' ' ORDER BY v) FROM unnest(ARRAY[0, 99, 100, 199, 200, 699, 700, 799, 800]) v;
-- where eight times the difference is more than 64 bits hold, and the whole is more than 63
SELECT count(*) AS lines, count(*) FILTER (WHERE line IS DISTINCT FROM chr(9601) || chr(9600 + least(8, 1 + div((v + 9223372036854775807) * 8, high + 9223372036854775807))::int) || chr(9608)) AS differ
FROM (SELECT v, high, sparkline(series('2023-01', ARRAY[-9223372036854775807, v, high])) AS line FROM unnest(ARRAY[9223372036854775807, 9223372036854775800, 1, -5000000000000000001::numeric]) high,
	LATERAL (SELECT -9223372036854775807 + div((high + 9223372036854775807) * i, 8) + d AS v FROM generate_series(0, 8) i, generate_series(-1, 2) d) x WHERE v BETWEEN -9223372036854775807 AND high) y;
-- five years of months
SELECT sparkline(series_agg(ref_month(2010, 1) + n, 100 + n % 12)) FROM generate_series(0, 59) n;
-- every step of the range, at its ends and beside them, by the eighths of plain SQL
SELECT count(*) AS lines, count(*) FILTER (WHERE sparkline(s) IS DISTINCT FROM plain) AS differ FROM (SELECT k, series('2000-01', array_agg(v ORDER BY i)) AS s, string_agg(CASE WHEN v IS NULL THEN ' ' WHEN low = high THEN chr(9604) ELSE chr(9600 + least(8, 1 + floor((v - low) * 8 / (high - low))::int)) END, '' ORDER BY i) AS plain
	FROM (SELECT *, min(v) OVER (PARTITION BY k) AS low, max(v) OVER (PARTITION BY k) AS high FROM (SELECT k, i, CASE WHEN (i * 7 + k) % 13 > 0 OR i % 20 = 0 THEN (i * (k + 3) * 7919 % 1601 - 800)::numeric / CASE k % 2 WHEN 0 THEN 1 ELSE 100 END END AS v FROM generate_series(1, 12) k, generate_series(0, k * 5) i) x) y GROUP BY k) z;
SELECT sparkline(series('2000-01', ARRAY[0, 9, 10, 19, 20, 29, 30, 39, 40, 49, 50, 59, 60, 69, 70, 79, 80])) AS eighths, sparkline(series('2000-01', ARRAY[-1, NULL, -1])) AS equal, sparkline(series('2000-01', ARRAY[0, 1])) AS two;
