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
