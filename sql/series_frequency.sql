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

-- summed, average, end, beginning
SELECT c, change_frequency('2022-01: 1,2,3,4,null,6,7,8.5,9,10,11,12, 13'::series, 'Q', c) AS quarters, change_frequency('2022-01: 1,2,3,4,null,6,7,8.5,9,10,11,12'::series, 'A', c) AS years,
	change_frequency('2022-Q4: 1,2,5,7,10'::series, 'S', c) AS halves FROM unnest('{S,A,E,B,M,H,L,Y}'::text[]) c;
SELECT change_frequency('2022-01: 1,2'::series, 'M', 'S') AS same, change_frequency('ytd 2022-01: 1,2,3,4,5,6'::series, 'Q', 'E') AS ytd, change_frequency('ytd 2022-11: 10, 12, 1'::series, 'A', 'E') AS year,
	change_frequency('M:'::series, 'Q', 'S') AS empty;
SELECT change_frequency('jan-feb 2022-02: 10, 5, 1,1,1'::series, 'Q', c) FROM unnest('{S,A,E,B,M,H,L,Y}'::text[]) c;
SELECT change_frequency(series_agg(to_char(d, 'YYYY-MM-DD')::ref_period, extract(day FROM d)), 'M', c) FROM generate_series(timestamp '2024-01-31', '2024-03-31', '1 day') d, unnest('{S,A,E,B,M,H,L,Y}'::text[]) c GROUP BY c ORDER BY c;
SELECT moving_avg('2022-01: 1,2,4,4,5,null,7,8,9,10'::series, 3) AS three, moving_avg('2022-01: 1,2,3'::series, 1) AS one, moving_avg('2022-01: 1,2,3'::series, 4) AS none,
	moving_avg('2022-01: 1,2,4'::series, 3, '2022-03') AS at, moving_avg('2022-01: 1,2,4'::series, 3, '2022-02') AS unknown;
SELECT moving_avg('jan-feb 2021-11: 1, 2, null, 9, 3, 5'::series, n) FROM generate_series(1, 4) n;
SELECT n, moving_avg('jan-feb 2022-02: 10, 5, 3'::series, n), moving_avg('jan-feb 2022-02: 10, 5, 3'::series, n, '2022-04') AS april, moving_avg('jan-feb 2022-02: 10'::series, n, '2022-01..02') AS both FROM generate_series(1, 5) n;
-- averages keep what 18 digits have room for
SELECT moving_avg('2022: 123456789012345678, 123456789012345679'::series, 2), moving_avg('2022: 1234567890123, 1234567890124.5'::series, 2), moving_avg('2022: 0.12345678, 0.12345679'::series, 2);
-- days to weeks, the last of which runs beyond the year 9999
SELECT c, change_frequency('2024-01-01: 1,2,3,4,5,6,9, 8,7,null,5,4,3,2, 1'::series, 'W', c) AS weeks, change_frequency('9999-12-19: 1,2,3,4,5,6,7,8,9'::series, 'W', c) AS last FROM unnest('{S,A,E,B,M,H,L,Y}'::text[]) c;
-- bad input
SELECT pg_temp.try($$SELECT change_frequency('2022-Q1: 1'::series, 'M', 'S')$$);
SELECT pg_temp.try($$SELECT change_frequency('2022-Q1: 1'::series, 'T', 'S')$$);
SELECT pg_temp.try($$SELECT change_frequency('2022-W01: 1'::series, 'M', 'S')$$);
SELECT pg_temp.try($$SELECT change_frequency('2022-W01: 1'::series, 'D', 'S')$$);
SELECT pg_temp.try($$SELECT change_frequency('2022-01: 1'::series, 'D', 'S')$$);
SELECT pg_temp.try($$SELECT change_frequency('2022-01: 1'::series, 'W', 'S')$$);
SELECT pg_temp.try($$SELECT change_frequency('2022-01: 1'::series, 'X', 'S')$$);
SELECT pg_temp.try($$SELECT change_frequency('2022-01: 1'::series, 'Q', 'X')$$);
SELECT pg_temp.try($$SELECT change_frequency('2022-01: 1'::series, 'Q', '')$$);
SELECT pg_temp.try($$SELECT change_frequency('ytd 2022-01: 1'::series, 'Q', 'S')$$);
SELECT pg_temp.try($$SELECT change_frequency('2022-01: 9000000000000000000, 9000000000000000000, 1'::series, 'Q', 'S')$$);
SELECT pg_temp.try($$SELECT moving_avg('2022-01: 1'::series, 0)$$);
SELECT pg_temp.try($$SELECT moving_avg('ytd 2022-01: 1'::series, 2)$$);

-- against plain SQL
SELECT setseed(0.375);
CREATE TEMP TABLE panel AS
SELECT k, i, ref_month(2015 + i / 12, i % 12 + 1) AS period, round((random() * 10 ^ (k % 8) - 20)::numeric, k % 4) AS value
FROM generate_series(1, 40) k, generate_series(0, 71) i WHERE random() > 0.05;
CREATE TEMP TABLE packed AS SELECT k, series_agg(period, value) AS s FROM panel GROUP BY k;
SELECT n, count(*) > 1000 AS enough, count(*) FILTER (WHERE CASE WHEN known = n THEN round(total / n, 6) END IS DISTINCT FROM m.value) AS differ,
	count(*) FILTER (WHERE CASE WHEN known = n THEN round(total / n, 6) END IS DISTINCT FROM round(moving_avg(s, n, r.period), 6)) AS differ_at
FROM generate_series(1, 13, 4) n, packed p, LATERAL (SELECT k, period, sum(value) OVER w AS total, count(*) OVER w AS known FROM panel WHERE k = p.k
	WINDOW w AS (ORDER BY i RANGE BETWEEN n - 1 PRECEDING AND CURRENT ROW)) r LEFT JOIN LATERAL unnest(moving_avg(p.s, n)) m ON m.period OPERATOR(=) r.period GROUP BY n ORDER BY n;
SELECT f, count(*) > 200 AS enough, count(*) FILTER (WHERE CASE WHEN known = size THEN total END IS DISTINCT FROM value_at(change_frequency(s, f, 'S'), r.period)) AS s,
	count(*) FILTER (WHERE CASE WHEN known = size THEN round(total / size, 6) END IS DISTINCT FROM value_at(change_frequency(s, f, 'A'), r.period)) AS a,
	count(*) FILTER (WHERE CASE WHEN known = size THEN round(total / size, 6) END IS DISTINCT FROM value_at(change_frequency(s, f, 'Y'), r.period)) AS y,
	count(*) FILTER (WHERE m IS DISTINCT FROM value_at(change_frequency(s, f, 'M'), r.period)) AS m,
	count(*) FILTER (WHERE e IS DISTINCT FROM value_at(change_frequency(s, f, 'E'), r.period)) AS e, count(*) FILTER (WHERE b IS DISTINCT FROM value_at(change_frequency(s, f, 'B'), r.period)) AS b,
	count(*) FILTER (WHERE CASE WHEN known = size THEN h END IS DISTINCT FROM value_at(change_frequency(s, f, 'H'), r.period)) AS h,
	count(*) FILTER (WHERE CASE WHEN known = size THEN l END IS DISTINCT FROM value_at(change_frequency(s, f, 'L'), r.period)) AS l
FROM (VALUES ('Q', 3), ('T', 4), ('S', 6), ('A', 12)) x (f, size), packed p, LATERAL (SELECT format('%s-01-01/P%sM', 2015, size)::ref_period + i / size AS period, sum(value) AS total, count(*) AS known,
	max(value) FILTER (WHERE i % size = size - 1) AS e, max(value) FILTER (WHERE 2 * (i % size) = size - 1) AS m, max(value) FILTER (WHERE i % size = 0) AS b, max(value) AS h, min(value) AS l FROM panel WHERE k = p.k GROUP BY i / size) r GROUP BY f ORDER BY f;
-- days to weeks and longer
CREATE TEMP TABLE daily AS SELECT daterange(d::date, d::date, '[]')::ref_period AS period, d::date AS d, round((random() * 100)::numeric, 1) AS value
FROM generate_series(timestamp '2019-11-20', '2024-03-05', '1 day') d WHERE random() > 0.01;
CREATE TEMP TABLE by_way AS
SELECT f, c, r.period, change_frequency(s, f, c) AS changed, CASE c WHEN 'E' THEN e WHEN 'B' THEN b WHEN 'M' THEN m ELSE CASE WHEN known = days THEN CASE c WHEN 'S' THEN total WHEN 'H' THEN h WHEN 'L' THEN l ELSE round(total / days, 6) END END END AS expected
FROM (SELECT series_agg(period, value) AS s FROM daily) x, unnest('{S,A,E,B,M,H,L,Y}'::text[]) c,
	LATERAL (SELECT f, p.period, end_date(p.period) - start_date(p.period) + 1 AS days, count(*) AS known, sum(value) AS total, max(value) AS h, min(value) AS l,
		max(value) FILTER (WHERE d = end_date(p.period)) AS e, max(value) FILTER (WHERE d = start_date(p.period)) AS b, max(value) FILTER (WHERE d - start_date(p.period) = end_date(p.period) - d) AS m
		FROM daily, LATERAL (VALUES ('W', ref_week(extract(isoyear FROM d)::int, extract(week FROM d)::int)), ('M', ref_month(d)), ('Q', ref_quarter(extract(year FROM d)::int, extract(quarter FROM d)::int)), ('A', ref_year(extract(year FROM d)::int))) p (f, period) GROUP BY f, p.period) r;
SELECT f, count(*) > 30 AS enough, count(expected) > 0 AS known, count(*) FILTER (WHERE expected IS DISTINCT FROM value_at(changed, period)) AS differ,
	sum(known_periods(changed)) FILTER (WHERE (c, period) IN (SELECT c, min(period) FROM by_way b WHERE b.f = by_way.f GROUP BY c)) = count(expected) AS no_more
FROM by_way GROUP BY f ORDER BY f;
