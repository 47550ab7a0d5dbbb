SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
SELECT sparkline(series('2023-01', ARRAY[1, 2, 3, 4, 5, 6, 7, 8])) AS up, sparkline(series('2023-01', ARRAY[5.5, NULL, -1, 0, 5.49])) AS gap,
	sparkline(series('2023', ARRAY[2.0, 2, 2])) AS flat, sparkline(series('2023', ARRAY[7])) AS one, sparkline(series('2023', '{}')) = '' AS none, sparkline(NULL) IS NULL AS unknown;
-- the ends of what a value can hold; each step is an eighth of the range
SELECT sparkline(series('2023-01', ARRAY[-9223372036854775807, 0, 9223372036854775807])) AS wide;
SELECT string_agg(sparkline(series('2023-01', ARRAY[0, v, 800])), ' ' ORDER BY v) FROM unnest(ARRAY[0, 99, 100, 199, 200, 699, 700, 799, 800]) v;
-- five years of months
SELECT sparkline(series_agg(ref_month(2010, 1) + n, 100 + n % 12)) FROM generate_series(0, 59) n;
