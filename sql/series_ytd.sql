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
