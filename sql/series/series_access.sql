SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
\pset format unaligned
\pset null '(null)'
CREATE TEMP TABLE t (k text PRIMARY KEY, s series);
INSERT INTO t VALUES
	('month', '2023-11: 10.5, null, -3'), ('quarter', '2023-Q4: 1, 2'), ('half', '2023-S2: 1, 2'),
	('four', '2023-T3: 1, 2'), ('year', '2023: 1, 2'), ('week', '2023-W52: 1, 2'), ('day', '2023-12-31: 1, 2'),
	('ytd', 'ytd 2023-11: 10, 12, 1'), ('joint', 'jan-feb 2022-12: 4, null, 9, 5'), ('none', 'M:'), ('null', NULL);

SELECT k, first_period(s), last_period(s), periods(s), known_periods(s), total(s), frequency(s), basis(s)
FROM t ORDER BY k;
-- integers of every width, and a sum that no value could hold
SELECT first, total(s), known_periods(s), total(s) = (SELECT sum(u.value) FROM unnest(s) AS u) AS same
FROM (VALUES (1.2), (120.3), (-3000.4), (2000000.5), (-300000000.6), (9000000000000000.7)) AS v (first),
	LATERAL (SELECT series('2001-01', ARRAY[first, NULL, first, -1.1] || array_fill(first, ARRAY[700]))) AS made (s);
SELECT k, u.period, u.value FROM t, unnest(s) WITH ORDINALITY u (period, value, n) ORDER BY k, n;
SELECT k, gaps(s) FROM t ORDER BY k;
-- a slice that begins with a February of its own: joined ones behind it, or none
SELECT slice('jan-feb 2022-02: 10, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 4, 5, 6'::series, '2023-02', '2023-03') AS of_its_own, slice('jan-feb 2022-02: 10, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 4, 5, 6'::series, '2023-01', '2023-03') AS with_january, slice('jan-feb 2022-02: 10, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 4, 5, 6'::series, '2023-03', '2023-03') AS march,
	slice('jan-feb 2022-02: 10, 1, 2'::series, '2022-02', '2022-03') AS cut_in, slice('jan-feb 2022-02: 10, 1, 2'::series, '2022-01', '2022-03') AS joint;
SELECT slice('jan-feb 2022-01: 10, 11, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, null, 5, 6'::series, '2022-02', '2023-03') AS joined_behind;
SELECT num_nulls(slice(NULL, '2023-01', '2023-02'), slice(NULL, NULL, '2023-02'), slice(NULL, '2023-01', NULL), slice(NULL, NULL, NULL)) AS nulls, slice('2023-01: 1, 2, 3'::series, NULL, '2023-02') AS up_to, slice('2023-01: 1, 2, 3'::series, '2023-02', NULL) AS since, slice('2023-01: 1, 2, 3'::series, NULL, NULL) AS whole;
