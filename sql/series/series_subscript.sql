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
CREATE TEMP TABLE t (k text PRIMARY KEY, s series);
INSERT INTO t VALUES
	('month', '2023-11: 10.5, null, -3'), ('quarter', '2023-Q4: 1, 2'), ('half', '2023-S2: 1, 2'),
	('four', '2023-T3: 1, 2'), ('year', '2023: 1, 2'), ('week', '2023-W52: 1, 2'), ('day', '2023-12-31: 1, 2'),
	('ytd', 'ytd 2023-11: 10, 12, 1'), ('joint', 'jan-feb 2022-12: 4, null, 9, 5'), ('none', 'M:'), ('null', NULL);

-- one value
SELECT s['2023-11'] AS known, s['2023-12'] AS gap, s['1990-01'] AS before, s[NULL] AS of_null,
	value_at(s, '2024-01') FROM t WHERE k = 'month';
SELECT s['2023-12-31'] AS day FROM t WHERE k = 'day';
SELECT s['2023'] AS year, s['2023-01..11'] AS eleven, s['2024-01'] AS january FROM t WHERE k = 'ytd';
SELECT s['2023-01..02'] AS both, s['2023-02'] AS february, s['2023-03'] AS march FROM t WHERE k = 'joint';
SELECT pg_temp.try($$SELECT s['2023-Q1'] FROM t WHERE k = 'month'$$);
SELECT pg_temp.try($$SELECT s['2023-05'] FROM t WHERE k = 'ytd'$$);
SELECT pg_temp.try($$SELECT s['no'] FROM t WHERE k = 'ytd'$$);
SELECT pg_temp.try($$SELECT s[1] FROM t$$);
SELECT pg_temp.try($$SELECT s['2023-01']['2023-02'] FROM t$$);
SELECT pg_temp.try($$SELECT value_at(s, '2023-W01') FROM t WHERE k = 'none'$$);

-- a part
SELECT s['2023-12':'2024-01'] AS bare, s['2023-12':] AS onwards, s[:'2023-11'] AS until, s[:] AS whole,
	s['2025-01':'2025-12'] AS beyond, s['2024-01':'2023-01'] AS backwards, s[NULL:'2024-01'] AS of_null,
	slice(s, NULL, '2023-12') FROM t WHERE k = 'month';
SELECT s['2023-03':] AS march, s[:'2022-12'] AS december FROM t WHERE k = 'joint';
SELECT pg_temp.try($$SELECT s['2023-02':] FROM (SELECT 'jan-feb 2023-01: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, null, 5'::series s) x$$);

-- a table of series of all kinds: which condition runs first is the planner's choice, so none fails for a row that another leaves out
CREATE TEMP TABLE kinds AS SELECT k, s FROM t WHERE k <> 'null';
SELECT k, s['2023-11'] AS month, s['2023-Q4'] AS quarter, s['2023':] AS from_year, slice(s, '2023-12', '2024-01') AS part FROM kinds ORDER BY k;
SELECT k FROM kinds WHERE k = 'month' AND s['2023-11'] IS NOT NULL AND s['2023-11':'2024-01'] IS NOT NULL;
SELECT p, count(*) AS kinds, count(value_at(s, p)) AS value, count(slice(s, p, p)) AS part, count(yoy_growth(s, p)) AS yoy, count(pop_growth(s, p)) AS pop, count(share(s, s, p)) AS share, count(contribution(s, s, p)) AS contribution, count(pp_gap(s, s, p)) AS gap,
	count(moving_avg(s, 2, p)) AS average, count(rebase(s, p, p)) AS rebased, count(chain_link(s, p, p)) AS linked, count(chain_link_yoy(s, p, p)) AS linked_yoy, count(to_ytd(s, p)) AS to_ytd, count(from_ytd(s, p)) AS from_ytd
FROM kinds, unnest(ARRAY['2023-12', '2024-01', '2023-01/P2M', '2024-Q1', '2024-S1', '2024-T1', '2023', '2024', '2023-01/P12M', '2024-W01', '2024-01-01', '2023-02/P3M', '2023/P2Y']::ref_period[]) p GROUP BY p ORDER BY p;
SELECT count(*) AS pairs, count(share(a.s, b.s, p)) AS share, count(contribution(a.s, b.s, p)) AS contribution, count(pp_gap(a.s, b.s, p)) AS gap FROM kinds a, kinds b, unnest(ARRAY['2023-12', '2024-Q1', '2024']::ref_period[]) p WHERE a.k <> b.k;

-- values put in
SELECT pg_temp.try($$UPDATE t SET s['2024-02'] = 7.125 WHERE k = 'month' RETURNING s$$);
SELECT pg_temp.try($$UPDATE t SET s['2023-12'] = 1e3 WHERE k = 'month' RETURNING s$$);
SELECT pg_temp.try($$UPDATE t SET s['2023-09'] = 0.0001 WHERE k = 'month' RETURNING s$$);
SELECT pg_temp.try($$UPDATE t SET s['2023-09'] = NULL WHERE k = 'month' RETURNING s$$);
SELECT pg_temp.try($$UPDATE t SET s['2024-02'] = NULL WHERE k = 'month' RETURNING s$$);
SELECT pg_temp.try($$UPDATE t SET s['2023-S1'] = 5 WHERE k = 'null' RETURNING s$$);
SELECT pg_temp.try($$UPDATE t SET s['2023-04'] = 5 WHERE k = 'none' RETURNING s$$);
SELECT pg_temp.try($$UPDATE t SET s['2024-01..02'] = 3 WHERE k = 'ytd' RETURNING s$$);
SELECT pg_temp.try($$UPDATE t SET s['2023-Q1'] = 5 WHERE k = 'month'$$);
SELECT pg_temp.try($$UPDATE t SET s['2023-01'] = 5 WHERE k = 'joint'$$);
SELECT pg_temp.try($$UPDATE t SET s['2022-02'] = 5 WHERE k = 'joint'$$);
SELECT pg_temp.try($$UPDATE t SET s['2024-01..02'] = 5 WHERE k = 'joint' RETURNING s$$);
SELECT pg_temp.try($$UPDATE t SET s['2023-01'] = 'NaN' WHERE k = 'month'$$);
SELECT pg_temp.try($$UPDATE t SET s['2023-01'] = 1e19 WHERE k = 'month'$$);
SELECT pg_temp.try($$UPDATE t SET s['9999-01'] = 1 WHERE k = 'month'$$);
SELECT pg_temp.try($$UPDATE t SET s[NULL] = 1 WHERE k = 'month'$$);
SELECT pg_temp.try($$UPDATE t SET s['2023-01':'2023-02'] = '2023-01: 1'$$);
SELECT k, s FROM t WHERE k IN ('month', 'none', 'null', 'ytd', 'joint') ORDER BY k;
-- January and February together come and go as one, and only where it leaves all other months what they are
CREATE TEMP TABLE u (n int, s series);
INSERT INTO u VALUES (1, '2023-03: 1, 2'), (2, NULL), (3, 'M:'), (4, '2023-01: 1, 2'), (5, '2023-02: 2'), (6, 'jan-feb 2022-02: 10, 5'), (7, 'jan-feb 2022-01: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, null, 9'), (8, '2023-Q1: 1');
SELECT n, v, pg_temp.try(format('UPDATE u SET s[''2023-01..02''] = %s WHERE n = %s RETURNING s', v, n)) FROM u, (VALUES ('5.5'), ('NULL')) x (v) ORDER BY v, n;
SELECT n, v, pg_temp.try(format('UPDATE u SET s[''2022-02''] = %s WHERE n = %s RETURNING s', v, n)) FROM u, (VALUES ('NULL'), ('5.5')) x (v) WHERE n IN (1, 6, 7) ORDER BY v, n;
-- more decimals than the others can take: those before it, and the last one; a first value of no period of a series
INSERT INTO u VALUES (9, '2023-01: 5, 922337203685477580'), (10, '2023-01: 5, 922337203685477581'), (11, '2023-01: 922337203685477581, 5, 5'), (12, '2023-01: 5, 922337203685477581, null, 9'), (13, NULL);
SELECT n, pg_temp.try(format('UPDATE u SET s[''2023-01''] = 0.5 WHERE n = %s RETURNING s', n)) AS first, pg_temp.try(format('UPDATE u SET s[''2023-03''] = 0.5 WHERE n = %s RETURNING s', n)) AS third FROM u WHERE n > 8 ORDER BY n;
SELECT v, pg_temp.try(format('UPDATE u SET s[%L] = 0.5 WHERE n = 13 RETURNING s', v)) AS first, pg_temp.try('UPDATE u SET s = NULL WHERE n = 13 RETURNING n') AS back FROM unnest(ARRAY['2023-01-01/P5M', '2023-W05', '2023-01/02', '2023-01-03/P14D', '2023-S2', '2023-01-31']) v;
-- a number has no parts
SELECT pg_temp.try($$UPDATE u SET s['2023-01'].x = 1$$) AS field, pg_temp.try($$UPDATE u SET s['2023-01'][1] = 1$$) AS element;

-- every part of series of every length with every gap, and every period put in, from two before the first to two after the last: as arrays have it
CREATE TEMP TABLE small AS SELECT n, gap, v, series('2000-11', v) AS s FROM generate_series(1, 5) n, generate_series(0, 4) gap, LATERAL (SELECT ARRAY(SELECT CASE WHEN i <> gap THEN i * 100 + 0.5 END FROM generate_series(1, n) i) AS v) x WHERE gap = 0 OR gap BETWEEN 2 AND n - 1;
SELECT count(*) AS tried, count(*) FILTER (WHERE s[a:b] IS DISTINCT FROM series(a, w)) AS differ, count(*) FILTER (WHERE slice(s, a, b) IS DISTINCT FROM series(a, w)) AS slice, count(*) FILTER (WHERE s[a:] IS DISTINCT FROM series(a, v[greatest(i, 1):]) AND i > 0 OR s[:b] IS DISTINCT FROM series('2000-11', v[:greatest(j, 0)])) AS open
FROM small, generate_series(-1, n + 2) i, generate_series(-1, n + 2) j, LATERAL (SELECT ref_month(2000, 10) + i AS a, ref_month(2000, 10) + j AS b, ARRAY(SELECT CASE WHEN k BETWEEN 1 AND n THEN v[k] END FROM generate_series(i, j) k) AS w) x;
CREATE TEMP TABLE put AS SELECT n, gap, v, s, i, ref_month(2000, 10) + i AS p, x, s AS changed FROM small, generate_series(-1, n + 2) i, unnest(ARRAY[NULL, 0, 7, -0.125, 1e16]) x;
UPDATE put SET changed[p] = x;
SELECT count(*) AS tried, count(*) FILTER (WHERE changed IS DISTINCT FROM series('2000-09', ARRAY(SELECT CASE WHEN k = i THEN x WHEN k BETWEEN 1 AND n THEN v[k] END FROM generate_series(-1, n + 2) k))) AS differ FROM put;
-- what has no room beside the others, first, within and last; as many periods as can be
CREATE TEMP TABLE room AS SELECT 1000 + row_number() OVER () AS n, v, at FROM unnest(ARRAY['0.001', '0.0001', '-92233720368547758.07', '92233720368547758.08']) v, unnest(ARRAY['01', '02', '03', '04', '05']) at;
INSERT INTO u SELECT n, '2000-02: 1, 9223372036854775.75, 3' FROM room;
SELECT v, at, pg_temp.try(format('UPDATE u SET s[''2000-%s''] = %s WHERE n = %s RETURNING s', at, v, n)) FROM room ORDER BY n;
INSERT INTO u VALUES (101, '2000-01-01: 1');
SELECT pg_temp.try($$UPDATE u SET s['2179-06-06'] = 2 WHERE n = 101 RETURNING periods(s)$$), pg_temp.try($$UPDATE u SET s['1999-12-31'] = 2 WHERE n = 101 RETURNING periods(s)$$), pg_temp.try($$UPDATE u SET s['2179-06-07'] = 2 WHERE n = 101 RETURNING periods(s)$$);
-- what is replaced need not fit beside what replaces it
SELECT t, p, v, pg_temp.try(format('UPDATE u SET s = %L WHERE n = 101 RETURNING s', t)) = t::series::text AS made, pg_temp.try(format('UPDATE u SET s[%L] = %s WHERE n = 101 RETURNING s', p, v)) AS try
FROM (VALUES ('2000: 1, 9000000000000000000, 3', '2001', '0.01'), ('2000: 1, 3, 9000000000000000000', '2002', '0.01'), ('2000: 9000000000000000000', '2000', '0.01'), ('2000: 1, 0.01, 3', '2001', '9000000000000000000'), ('2000: 0.01, 3', '2000', '9000000000000000000'), ('2000: 3, 0.01', '2001', '9000000000000000000'), ('2000: 0.01', '2000', '9000000000000000000'), ('2000: 0.01, 1', '2001', '9000000000000000000')) v (t, p, v);
