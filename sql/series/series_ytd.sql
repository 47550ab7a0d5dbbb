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

-- from January on, and back
SELECT to_ytd('2022-11: 1,2,3,4,5,null,6'::series) AS months, to_ytd('2022-Q1: 1.5,2,null,4,5'::series) AS quarters, to_ytd('2022-S1: 1,2,3'::series) AS halves,
	to_ytd('2022: 1,2'::series) AS years, to_ytd('2022-03: 5, 6'::series) AS late, to_ytd('M:'::series) AS empty;
SELECT from_ytd('ytd 2022-01: 1,3,6,null,15,21'::series) AS months, from_ytd('ytd 2022-Q1: 1.5,3.5,null,4,5'::series) AS quarters, from_ytd('2022: 1,2'::series) AS years,
	from_ytd('ytd 2022-12: 12, 1, 0'::series) AS falls;
-- January and February together
SELECT from_ytd('ytd 2022-02: 10, 16, 20'::series) AS together, to_ytd(from_ytd('ytd 2022-02: 10, 16, 20'::series)) AS back,
	from_ytd('ytd 2021-12: 90, null, 10, 16'::series) AS next_year, to_ytd('jan-feb 2021-12: 9, null, 10, 6'::series) AS to_ytd;
-- one period
SELECT to_ytd('2022-01: 1,2,3'::series, '2022-Q1') AS march, to_ytd('2022-01: 1,null,3'::series, '2022-Q1') AS unknown, to_ytd('jan-feb 2022-02: 10, 6'::series, '2022-Q1') AS joint,
	from_ytd('ytd 2022-01: 1,3,6'::series, '2022-02') AS february, from_ytd('ytd 2022-02: 3,6'::series, '2022-01..02') AS both_months, from_ytd('ytd 2022-02: 3,6'::series, '2022-02') AS no_february;
-- bad input
SELECT pg_temp.try($$SELECT to_ytd('ytd 2022-01: 1'::series)$$);
SELECT pg_temp.try($$SELECT from_ytd('2022-01: 1'::series)$$);
SELECT pg_temp.try($$SELECT to_ytd('2022-W01: 1'::series)$$);
SELECT pg_temp.try($$SELECT to_ytd('2022-01: 1'::series, '2022-02..03')$$);
SELECT pg_temp.try($$SELECT from_ytd('ytd 2022-01: 1'::series, '2022-Q1')$$);
SELECT pg_temp.try($$SELECT to_ytd('2022-01: 9000000000000000000, 9000000000000000000'::series)$$);

-- the same as the row functions
SELECT setseed(0.125);
CREATE TEMP TABLE panel AS
SELECT k, CASE WHEN k % 2 = 0 THEN ref_month(2015 + i / 12, i % 12 + 1) ELSE ref_quarter(2015 + i / 4, i % 4 + 1) END AS period, round((random() * 100 - 20)::numeric, k % 4) AS value
FROM generate_series(1, 40) k, generate_series(0, 71) i WHERE random() > 0.05;
-- some years of some begin with two months
DELETE FROM panel WHERE k % 4 = 0 AND number_in_year(period) IN (1, 2) AND year_of(period) > 2016;
INSERT INTO panel SELECT k, ref_ytd(y, 2), k + y FROM generate_series(4, 40, 4) k, generate_series(2017, 2020) y;
CREATE TEMP TABLE pair AS SELECT k, period, value FROM panel WHERE k % 4 = 0 AND year_of(period) <= 2016 AND number_in_year(period) IN (1, 2);
DELETE FROM panel p USING pair q WHERE p.k = q.k AND p.period OPERATOR(=) q.period AND NOT EXISTS (SELECT FROM pair r WHERE r.k = q.k AND year_of(r.period) = year_of(q.period) AND r.period <> q.period);
CREATE TEMP TABLE packed AS SELECT k, series_agg(period, value) AS s FROM panel GROUP BY k;
CREATE TEMP TABLE cumulative AS SELECT k, to_ytd(period) AS period, to_ytd(value, period) OVER (PARTITION BY k) AS value, to_ytd(s, to_ytd(period)) AS at FROM panel JOIN packed USING (k);
SELECT count(*) > 1500 AS enough, count(r.value) > 500 AS known, count(*) FILTER (WHERE r.value IS DISTINCT FROM c.value) AS differ, count(*) FILTER (WHERE r.value IS DISTINCT FROM r.at) AS differ_at
FROM cumulative r JOIN packed p USING (k) LEFT JOIN LATERAL unnest(to_ytd(p.s)) c ON c.period OPERATOR(=) r.period;
CREATE TEMP TABLE single AS
SELECT k, from_ytd_period(value, period) OVER w AS period, from_ytd(value, period) OVER w AS value FROM cumulative WHERE k % 2 = 0 WINDOW w AS (PARTITION BY k)
UNION ALL SELECT k, from_ytd_period(value, period, 'Q') OVER w, from_ytd(value, period, 'Q') OVER w FROM cumulative WHERE k % 2 = 1 WINDOW w AS (PARTITION BY k);
SELECT count(r.value) > 500 AS known, count(*) FILTER (WHERE r.value IS DISTINCT FROM c.value) AS differ, count(*) FILTER (WHERE r.value IS DISTINCT FROM from_ytd(to_ytd(p.s), r.period)) AS differ_at
FROM single r JOIN packed p USING (k) LEFT JOIN LATERAL unnest(from_ytd(to_ytd(p.s))) c ON c.period OPERATOR(=) r.period;

-- every way that the months of a year can be there or missing, with what comes before and after: from January on by plain SQL
CREATE TEMP TABLE months AS SELECT id, c, y, m, CASE WHEN y = 1 AND m <= 6 AND (id >> m - 1) % 2 = 0 THEN NULL ELSE y * 100 + m * m * 1.5 END AS v FROM generate_series(0, 63) id, unnest(ARRAY[false, true]) c, generate_series(0, 1) y, generate_series(1, 8) m;
CREATE TEMP TABLE by_id AS SELECT id, c, series('2000-01', array_agg(v ORDER BY y, m), c) AS s FROM (SELECT * FROM months UNION ALL SELECT id, c, 0, m, NULL FROM generate_series(0, 63) id, unnest(ARRAY[false, true]) c, generate_series(9, 12) m) x GROUP BY id, c;
-- what is summed has all months from January on; January alone is a sum
SELECT count(*) FILTER (WHERE value_at(to_ytd(s), p) IS DISTINCT FROM sum) AS differ, count(*) FILTER (WHERE to_ytd(s, p) IS DISTINCT FROM sum) AS one, count(sum) > 300 AS enough
FROM (SELECT id, ((2000 + y) || '-01/P' || m || 'M')::ref_period AS p, CASE WHEN bool_and(v IS NOT NULL) OVER w THEN sum(v) OVER w END AS sum FROM months WHERE NOT c WINDOW w AS (PARTITION BY id, y ORDER BY m)) x JOIN by_id USING (id) WHERE NOT c;
-- what is taken apart has the month before, or is January; February without a January is both
SELECT count(*) FILTER (WHERE (SELECT value FROM unnest(from_ytd(s)) u WHERE u.period = p) IS DISTINCT FROM part) AS differ, count(*) FILTER (WHERE from_ytd(s, p) IS DISTINCT FROM part) AS one, count(part) > 300 AS enough, count(*) FILTER (WHERE joint) AS joint
FROM (SELECT id, CASE WHEN joint THEN ((2000 + y) || '-01/P2M')::ref_period ELSE ref_month(2000 + y, m) END AS p, CASE WHEN m = 1 OR joint THEN v ELSE v - before END AS part, joint
	FROM (SELECT *, m = 2 AND before IS NULL AND v IS NOT NULL AS joint FROM (SELECT *, lag(v) OVER (PARTITION BY id, y ORDER BY m) AS before FROM months WHERE c) w) x) y JOIN by_id USING (id) WHERE c;
-- quarters, four months and halves have no such thing: what has none before it is not known
SELECT f, from_ytd(s) AS apart, to_ytd(from_ytd(s)) AS together FROM (VALUES ('Q', 'ytd 2000-Q1: 1, null, 5, 9, null, 7, 8, 20'::series), ('T', 'ytd 2000-T1: 1, null, 5, null, 4, 6'), ('S', 'ytd 2000-S1: 1, 3, null, 4, 5, 6'), ('A', '2000: 1, null, 3')) v (f, s);
SELECT pg_temp.try(format('SELECT to_ytd(%L::series)', t)) AS to_ytd, pg_temp.try(format('SELECT from_ytd(%L::series)', 'ytd ' || t)) AS from_ytd FROM (VALUES ('2000-01: 9223372036854775806, 1'), ('2000-01: 9223372036854775806, 2'), ('2000-01: -9223372036854775806, -1'), ('2000-01: -9223372036854775806, -2'), ('2000-01: -1, 9223372036854775806'), ('2000-01: -2, 9223372036854775806'), ('2000-01: 1, -9223372036854775806'), ('2000-01: 2, -9223372036854775806')) v (t);
