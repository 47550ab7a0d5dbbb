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

-- every frequency to every longer one, from each first period to each last about the edges of both, with a gap and without, every way to collect: by plain SQL over the rows
CREATE TEMP TABLE unit AS SELECT * FROM (VALUES ('M', 1), ('Q', 3), ('T', 4), ('S', 6), ('A', 12)) u (f, months);
CREATE TEMP TABLE source AS SELECT row_number() OVER () AS id, u.f, u.months, a, n, gap, (SELECT array_agg(CASE WHEN i = gap THEN NULL ELSE (i * 37 % 11) - 3 + 0.5 END ORDER BY i) FROM generate_series(1, n) i) AS v FROM unit u, generate_series(0, 3) a, unnest(ARRAY[1, 2, 3, 4, 5, 12, 13, 14, 24, 25]) n, unnest(ARRAY[0, 2]) gap WHERE gap < n AND (gap = 0 OR n > 3);
ALTER TABLE source ADD s series;
UPDATE source SET s = series(CASE f WHEN 'M' THEN ref_month(2000, 10 + a % 3) WHEN 'Q' THEN ref_quarter(2000, a + 1) WHEN 'T' THEN ('2000-T' || a % 3 + 1)::ref_period WHEN 'S' THEN ('2000-S' || a % 2 + 1)::ref_period ELSE ref_year(2000 + a) END, v);
SELECT c, count(*) AS periods, count(expected) > 100 AS enough, count(*) FILTER (WHERE expected IS DISTINCT FROM value_at(changed, p)) AS differ, bool_and(known_periods(changed) = known) AS no_more
FROM (SELECT c, p, CASE c WHEN 'E' THEN e WHEN 'B' THEN b WHEN 'M' THEN m ELSE CASE WHEN here = parts THEN CASE c WHEN 'S' THEN total WHEN 'H' THEN h WHEN 'L' THEN l ELSE round(total / parts, 6) END END END AS expected, changed,
	count(CASE c WHEN 'E' THEN e WHEN 'B' THEN b WHEN 'M' THEN m ELSE CASE WHEN here = parts THEN total END END) OVER (PARTITION BY id, f, c) AS known
	FROM (SELECT id, l.f, c, p, change_frequency(s, l.f, c) AS changed, l.months / x.months AS parts, count(value) AS here, sum(value) AS total, max(value) AS h, min(value) AS l, max(value) FILTER (WHERE end_date(period) = end_date(p)) AS e, max(value) FILTER (WHERE start_date(period) = start_date(p)) AS b, max(value) FILTER (WHERE start_date(period) - start_date(p) BETWEEN (end_date(p) - end_date(period)) - 3 AND (end_date(p) - end_date(period)) + 3) AS m
		FROM source x JOIN unit l ON l.months > x.months AND l.months % x.months = 0, unnest('{S,A,E,B,M,H,L,Y}'::text[]) c, unnest(s) r,
			LATERAL (SELECT (extract(year FROM start_date(period)) * 12 + extract(month FROM start_date(period)) - 1)::int / l.months * l.months AS first) i, LATERAL (SELECT daterange(make_date(first / 12, first % 12 + 1, 1), (make_date(first / 12, first % 12 + 1, 1) + (l.months || ' months')::interval)::date)::ref_period AS p) q
		GROUP BY id, l.f, c, p, s, l.months, x.months) y) z GROUP BY c ORDER BY c;
-- what is no whole number of its periods is refused, and nothing else is
SELECT string_agg(x.f || l.f, ' ' ORDER BY x.f, l.f) AS refused FROM (SELECT DISTINCT ON (f) f, s FROM source ORDER BY f, id) x, unnest('{M,Q,T,S,A,W,D}'::text[]) l (f) WHERE pg_temp.try(format('SELECT change_frequency(%L::series, %L, ''S'')', s, l.f)) ~ 'cannot be brought';
-- averages of the largest figures keep what there is room for
SELECT change_frequency(format('2000-01: %s, %s, %s', a, b, c)::series, 'Q', 'A') AS average, change_frequency(format('2000-01: %s, %s', a, b)::series, 'A', 'E') AS none, moving_avg(format('2000: %s, %s', a, b)::series, 2) AS moving
FROM (VALUES ('9223372036854775807', '9223372036854775807', '9223372036854775807'), ('-9223372036854775807', '0', '0'), ('922337203685477580', '922337203685477579', '0'), ('1', '1', '0'), ('0.5', '0.1234567', '0')) v (a, b, c) WHERE abs(a::numeric) + abs(b::numeric) + abs(c::numeric) < 2 ^ 63::numeric;
SELECT pg_temp.try($$SELECT moving_avg('2000: 9223372036854775807, 9223372036854775807'::series, 2)$$) AS too_large, pg_temp.try($$SELECT moving_avg('2000: 1'::series, 0)$$) AS none, pg_temp.try($$SELECT moving_avg('2000: 1'::series, 65536)$$) AS most, pg_temp.try($$SELECT moving_avg('2000: 1'::series, 65537)$$) AS more;
-- moving averages of every length over every gap
SELECT count(*) AS tried, count(known) > 300 AS enough, count(*) FILTER (WHERE known IS DISTINCT FROM value_at(a, p)) AS differ, count(*) FILTER (WHERE stat_round(one, 6) IS DISTINCT FROM known) AS one
FROM (SELECT moving_avg(s, n) AS a, p, moving_avg(s, n, p) AS one, CASE WHEN i >= n AND cardinality(array_remove(v[i - n + 1:i], NULL)) = n THEN round((SELECT sum(x) FROM unnest(v[i - n + 1:i]) x) / n, 6) END AS known
	FROM (SELECT v, series('2000', v) AS s FROM generate_series(1, 9) len, generate_series(0, 9) gap, LATERAL (SELECT ARRAY(SELECT CASE WHEN i <> gap THEN i * i % 7 + 0.25 END FROM generate_series(1, len) i) AS v) x WHERE gap = 0 OR gap BETWEEN 2 AND len - 1) y, generate_series(1, 6) n, generate_series(1, cardinality(v)) i, LATERAL (SELECT ref_year(1999 + i) AS p) q) z;
-- more periods than are looked at between two interrupts, against rows
SELECT n, count(*) AS quarters, count(*) FILTER (WHERE u.value IS DISTINCT FROM r.value) AS differ FROM unnest(ARRAY[765, 768, 771, 1600]) n, LATERAL (SELECT change_frequency(series('1900-01', (SELECT array_agg((i * 7 % 11)::numeric ORDER BY i) FROM generate_series(1, n) i)), 'Q', 'S') AS s OFFSET 0) x,
	LATERAL (SELECT q, CASE WHEN count(*) = 3 THEN sum(i * 7 % 11) END AS value FROM generate_series(1, n) i, LATERAL (SELECT (i + 2) / 3 AS q) y GROUP BY q) r LEFT JOIN LATERAL (SELECT ord, value FROM unnest(s) WITH ORDINALITY w (period, value, ord)) u ON u.ord = r.q GROUP BY n ORDER BY n;
SELECT count(*) AS months, count(*) FILTER (WHERE a.value IS DISTINCT FROM b.value) AS differ FROM (SELECT moving_avg(('jan-feb 1900-02: 5, ' || (SELECT string_agg((i * 7 % 11)::text, ', ' ORDER BY i) FROM generate_series(1, 900) i))::series, 3) AS joint, moving_avg(('1900-03: ' || (SELECT string_agg((i * 7 % 11)::text, ', ' ORDER BY i) FROM generate_series(1, 900) i))::series, 3) AS apart) x, unnest(apart) a LEFT JOIN LATERAL (SELECT value FROM unnest(joint) j WHERE j.period = a.period) b ON true WHERE a.period > '1900-05';
-- one meaning in rows and in packed values, whatever the frequency, the code, the gaps, and where January and February came together
SELECT setseed(0.15) \g /dev/null
CREATE TEMP TABLE figure AS
SELECT k.f, k.id, x.p, round((random() * 200 - 60)::numeric, k.id % 3) AS v
FROM (SELECT f, id, random() AS joints, random() * 0.3 AS gaps FROM unnest('{M,Q,T,S,D}'::text[]) f, generate_series(1, 60) id) k
CROSS JOIN LATERAL (
	SELECT ref_month(y, m) AS p FROM generate_series(2019, 2022) y, generate_series(1, 12) m WHERE k.f = 'M' AND (m > 2 OR y % 5 <> floor(k.joints * 5))
	UNION ALL SELECT ref_months(make_date(y, 1, 1), 2) FROM generate_series(2019, 2022) y WHERE k.f = 'M' AND y % 5 = floor(k.joints * 5)
	UNION ALL SELECT ref_months(make_date(2019, 1 + n * u, 1), u) FROM (VALUES ('Q', 3), ('T', 4), ('S', 6)) w (f, u), generate_series(0, 11) n WHERE w.f = k.f AND 1 + n * u <= 12
	UNION ALL SELECT ref_months(make_date(2020, 1 + n * u, 1), u) FROM (VALUES ('Q', 3), ('T', 4), ('S', 6)) w (f, u), generate_series(0, 11) n WHERE w.f = k.f AND 1 + n * u <= 12
	UNION ALL SELECT daterange(date '2020-01-20' + n, date '2020-01-21' + n)::ref_period FROM generate_series(0, 130) n WHERE k.f = 'D' AND k.id <= 10) x
WHERE random() > k.gaps / CASE k.f WHEN 'D' THEN 20 ELSE 1 END;
SELECT f, count(*) FILTER (WHERE months(p) = 2) > 20 AS joint, count(*) > 100 AS enough FROM figure GROUP BY f ORDER BY f;
CREATE TEMP TABLE one AS SELECT f, id, series_agg(p, v) AS s FROM figure GROUP BY f, id;
SELECT g.f, count(*) > 300 AS enough, count(*) FILTER (WHERE g.rows IS DISTINCT FROM g.packed) AS differ
FROM (
	SELECT o.f, o.id, l.f AS longer, c, w.p, value_at(change_frequency(o.s, l.f, c), w.p) AS packed,
		stat_round((SELECT time_agg(v, p, w.p, c) FROM figure r WHERE r.f = o.f AND r.id = o.id AND containing_period(r.p, l.f) = w.p), CASE WHEN c IN ('A', 'Y') THEN 6 ELSE 2 END) AS rows
	FROM one o JOIN (VALUES ('M', 'Q'), ('M', 'T'), ('M', 'S'), ('M', 'A'), ('Q', 'S'), ('Q', 'A'), ('T', 'A'), ('S', 'A'), ('D', 'W'), ('D', 'M'), ('D', 'Q')) l (s, f) ON l.s = o.f
	CROSS JOIN unnest('{S,A,E,B,M,H,L,Y}'::text[]) c
	CROSS JOIN LATERAL (SELECT DISTINCT containing_period(r.p, l.f) AS p FROM figure r WHERE r.f = o.f AND r.id = o.id) w) g
GROUP BY g.f ORDER BY g.f;
-- a moving average takes the two together for a sum
SELECT count(*) > 1000 AS enough, count(*) FILTER (WHERE g.rows IS DISTINCT FROM g.packed) AS differ
FROM (
	SELECT stat_round(moving_avg(o.s, n, q.p), 6) AS packed, stat_round((SELECT time_agg(v, p, ref_months(start_date(q.p + 1 - n), n), 'S') FROM figure r WHERE r.f = 'M' AND r.id = o.id AND end_date(r.p) <= end_date(q.p) AND start_date(r.p) >= start_date(q.p + 1 - n)) / n, 6) AS rows
	FROM one o, LATERAL (SELECT p FROM figure r WHERE r.f = 'M' AND r.id = o.id AND months(p) = 1) q, unnest('{2,3,12}'::integer[]) n WHERE o.f = 'M') g;
-- and of an average for the mean of both, which counts as two
SELECT c, count(*) > 1000 AS enough, count(*) FILTER (WHERE g.rows IS DISTINCT FROM g.packed) AS differ
FROM (
	SELECT c, value_at(moving_avg(o.s, c, n), q.p) AS packed, stat_round((SELECT time_agg(v, p, ref_months(start_date(q.p + 1 - n), n), c) FROM figure r WHERE r.f = 'M' AND r.id = o.id AND end_date(r.p) <= end_date(q.p) AND start_date(r.p) >= start_date(q.p + 1 - n)), 6) AS rows
	FROM one o, LATERAL (SELECT p FROM figure r WHERE r.f = 'M' AND r.id = o.id AND months(p) = 1) q, unnest('{2,3,12}'::integer[]) n, unnest('{A,Y}'::text[]) c WHERE o.f = 'M') g GROUP BY c ORDER BY c;
WITH t(p, v) AS (VALUES ('2023-01..02'::ref_period, 2.4), ('2023-03', 3.9))
SELECT time_agg(v, p, '2023-Q1', 'A') AS rows, moving_avg(series_agg(p, v), 'A', 3) AS packed, moving_avg(series_agg(p, v), 'S', 3) = moving_avg(series_agg(p, v), 3) AS summed FROM t;
SELECT moving_avg('2023-01: 1, 2, 3'::series, 'A', 2), moving_avg('2023-01: 1, 2, 3'::series, NULL, 2) IS NULL AS unknown;
SELECT pg_temp.try($$SELECT moving_avg('2023-01: 1'::series, 'E', 2)$$) AS stock, pg_temp.try($$SELECT moving_avg('2023-01: 1'::series, 'Q', 2)$$) AS no_code, pg_temp.try($$SELECT moving_avg('2023-01: 1'::series, 'A', 0)$$) AS none, pg_temp.try($$SELECT moving_avg('ytd 2023-01: 1'::series, 'A', 2)$$) AS cumulative;
