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

-- from an array
SELECT series('2023-05', '{1.50, NULL, 3}'), series('2023-Q1', ARRAY[1, 2, 3]), series('2023-W01', '{}'),
	series('2023-05', '{5, 6}', true), series('2023', '{5, 6}', true), series('2023-05', '[7:8]={1, 2}');
SELECT pg_temp.try($$SELECT series('2023-01..05', '{1}')$$);
SELECT pg_temp.try($$SELECT series('2023-W01', '{1}', true)$$);
SELECT pg_temp.try($$SELECT series('2023-01', '{{1}, {2}}')$$);
SELECT pg_temp.try($$SELECT series('2023-01', '{NaN}')$$);
SELECT pg_temp.try($$SELECT series('2023-01', '{1, Infinity}')$$);
SELECT pg_temp.try($$SELECT series('2023-01', '{1e18, 0.01}')$$);
SELECT pg_temp.try($$SELECT series('9999-12', '{1, 2}')$$);
SELECT pg_temp.try($$SELECT series('2023-01', array_fill(1::numeric, ARRAY[65537]))$$);

-- from rows in any order
CREATE TEMP TABLE r (k int, period ref_period, value numeric);
INSERT INTO r VALUES (1, '2023-03', 3), (1, '2023-01', 1.25), (1, '2022-11', -7), (1, '2023-02', NULL), (1, NULL, 4),
	(2, '2023-Q2', 2), (2, '2023-Q1', 1), (3, '2023', 5), (4, '2023-W52', 1), (4, '2024-W01', 2), (5, '2024-02-29', 1), (6, '2023-01', NULL);
SELECT k, series_agg(period, value), series_agg(period, value::float8) = series_agg(period, value) AS float8,
	series_agg(period, round(value)::bigint) AS int8 FROM r GROUP BY k ORDER BY k;
SELECT series_agg(d, v) FROM (VALUES ('2023-01-15'::date, 0.1::float8), ('2023-03-31', 0.2), ('2023-02-01', 0.3)) x (d, v);
SELECT series_agg(d, v), series_agg(d, v::numeric) FROM (VALUES ('2023-01-15'::date, 1), ('2023-03-31', 2)) x (d, v);
SELECT series_agg(period, value) FROM r WHERE false;
-- cumulative
SELECT series_ytd_agg(p, v) AS months, series_ytd_agg(p, v::float8, 'M') AS same
FROM (VALUES ('2023-01..02'::ref_period, 4), ('2023-Q1', 7), ('2023-S1', 20), ('2024-01', 3)) x (p, v);
SELECT series_ytd_agg(p, v, 'Q') FROM (VALUES ('2023-Q1'::ref_period, 7), ('2023-S1', 20), ('2023-01..09', 31), ('2023', 45)) x (p, v);
-- January and February together
SELECT series_agg(p, v) FROM (VALUES ('2023-03'::ref_period, 7), ('2023-01..02', 20), ('2022-12', 6)) x (p, v);
SELECT series_agg(p, v) FROM (VALUES ('2023-01..02'::ref_period, 20), ('2024-01', 6), ('2024-02', 8)) x (p, v);
SELECT pg_temp.try($$SELECT series_agg(p, v) FROM (VALUES ('2023-01..02'::ref_period, 20), ('2024-02', 6)) x (p, v)$$);
SELECT pg_temp.try($$SELECT series_agg(p, v) FROM (VALUES ('2023-01..02'::ref_period, 20), ('2023-01', 6)) x (p, v)$$);
SELECT pg_temp.try($$SELECT series_agg(p, v) FROM (VALUES ('2023-01..02'::ref_period, 20), ('2023-02', 6)) x (p, v)$$);
-- duplicates
SELECT pg_temp.try($$SELECT series_agg(p, v) FROM (VALUES ('2023-01'::ref_period, 20), ('2023-02', 1), ('2023-01', 20)) x (p, v)$$);
SELECT pg_temp.try($$SELECT series_agg(p, v, 'same') FROM (VALUES ('2023-01'::ref_period, 20), ('2023-01', 20.5)) x (p, v)$$);
SELECT series_agg(p, v, 'same') AS same, series_agg(p, v * n, 'sum') AS sum, series_agg(p, v * n, 'min') AS min, series_agg(p, v * n, 'max') AS max
FROM (VALUES ('2023-01'::ref_period, 20, 1), ('2023-02', 0.5, 1), ('2023-01', 20.00, -2)) x (p, v, n);
-- bad input
SELECT pg_temp.try($$SELECT series_agg(p, 1) FROM unnest('{2023-01,2023-Q1}'::ref_period[]) p$$);
SELECT pg_temp.try($$SELECT series_agg(p, 1) FROM unnest('{2023-01,2023-W02}'::ref_period[]) p$$);
SELECT pg_temp.try($$SELECT series_agg(p, 1) FROM unnest('{2023-Q2,2023-01..02}'::ref_period[]) p$$);
SELECT pg_temp.try($$SELECT series_agg(p, 1) FROM unnest('{2023-01..05}'::ref_period[]) p$$);
SELECT pg_temp.try($$SELECT series_ytd_agg(p, 1) FROM unnest('{2023-Q2}'::ref_period[]) p$$);
SELECT pg_temp.try($$SELECT series_ytd_agg(p, 1, 'Q') FROM unnest('{2023-01..02}'::ref_period[]) p$$);
SELECT pg_temp.try($$SELECT series_ytd_agg(p, 1, 'W') FROM unnest('{2023-01..02}'::ref_period[]) p$$);
SELECT pg_temp.try($$SELECT series_ytd_agg(p, 1, f) FROM (VALUES ('2023-Q1'::ref_period, 'Q'), ('2023-Q1', 'M')) x (p, f)$$);
SELECT pg_temp.try($$SELECT series_agg(p, 1, 'last') FROM unnest('{2023-01}'::ref_period[]) p$$);
SELECT pg_temp.try($$SELECT series_agg(p, 1, NULL) FROM unnest('{2023-01}'::ref_period[]) p$$);
SELECT pg_temp.try($$SELECT series_agg(p, 'NaN'::numeric) FROM unnest('{2023-01}'::ref_period[]) p$$);
SELECT pg_temp.try($$SELECT series_agg(p, '-Infinity'::float8) FROM unnest('{2023-01}'::ref_period[]) p$$);
SELECT pg_temp.try($$SELECT series_agg(p, 1e30) FROM unnest('{2023-01}'::ref_period[]) p$$);
SELECT pg_temp.try($$SELECT series_agg(p, v) FROM (VALUES ('2023-01'::ref_period, 1e18), ('2023-02', 0.01)) x (p, v)$$);
SELECT pg_temp.try($$SELECT series_agg(p, v, 'sum') FROM (VALUES ('2023-01'::ref_period, 9e18), ('2023-01', 9e18)) x (p, v)$$);
SELECT pg_temp.try($$SELECT series_agg(p, 1) FROM unnest('{0001-01,9999-12}'::ref_period[]) p$$);
SELECT pg_temp.try(format('SELECT indstat_internal.series_agg_final(%L)', s))
FROM unnest(ARRAY['\x', '\x01', '\x014d000000000000000000000000000000000000000000000000000000',
	'\x014d00000000000000000000ffffff7f0000000000000000000000000000']) s;

-- two series
SELECT '2023-01: 1, 2, 3'::series || '2023-03: 3.5, 4' AS revised, '2023-03: 1'::series || '2022-12: 4' AS before,
	'2023-01: 1'::series || '2023-05: 5' AS apart, 'M:'::series || '2023-05: 5' AS empty, '2023-01: 1, 2, 3'::series || '2023-01: null, null, 7' AS missing;
SELECT 'jan-feb 2023-02: 1, 2'::series || '2023-04: 3' AS joint;
SELECT pg_temp.try($$SELECT '2023-01: 1'::series || '2023-Q1: 1'$$);
SELECT pg_temp.try($$SELECT '2023-01: 1'::series || 'ytd 2023-01: 1'$$);
SELECT pg_temp.try($$SELECT 'jan-feb 2023-02: 1, 2'::series || '2023-01: 3'$$);
SELECT pg_temp.try($$SELECT '2023-02: 1, 2'::series || 'jan-feb 2024-02: 3'$$);
SELECT pg_temp.try($$SELECT '2023-02: 1000000000000000000'::series || '2024-02: 0.01'$$);

-- gaps are filled only when asked
SELECT fill('2023-01: 1.5, null, null, 2'::series, 0) AS zero, fill('2023-01: 1.5, null, null, 2'::series, 0.125) AS eighth,
	fill('2023-01: 1.5, null, null, 2'::series, 'previous') AS previous, fill('M:'::series, 1) AS none,
	fill('jan-feb 2022-11: 1, null, null, 2'::series, 'previous') AS joint;
-- a month is not filled with the figure of two
SELECT fill('jan-feb 2022-01: 5, null, 3, null, null, null, null, null, null, null, null, null, null, 10, null, 4, null, 6'::series, 'previous'), fill('jan-feb 2022-02: 10, null, 4'::series, 0);
SELECT periods(fill(series('2023-01', array_cat(array_fill(NULL::numeric, ARRAY[65535]), '{1}')) || '2023-01: 2', 'previous'));
SELECT periods(fill(series('2023-01', array_cat('{1}', array_cat(array_fill(NULL::numeric, ARRAY[65534]), '{1}'))), 0.5));
SELECT pg_temp.try($$SELECT fill('2023-01: 1, null, 2'::series, 'linear')$$);
SELECT pg_temp.try($$SELECT fill('ytd 2023-01: 1, null, 2'::series, 'previous')$$);
SELECT pg_temp.try($$SELECT fill('2023-01: 1, null, 2'::series, 'NaN'::numeric)$$);

-- rows in any order, as many as make the state move once, twice, and just not; in two halves, joined either way round; all scales
CREATE TEMP TABLE spread AS SELECT n, step, shape, o, i, i * step AS at, CASE WHEN i % 7 = 3 THEN i * 1.25 WHEN i % 5 = 1 THEN -i ELSE i * 1000 END + CASE WHEN shape = 'wide' AND i = n / 2 THEN 1e12 ELSE 0 END AS v
FROM unnest(ARRAY[1, 2, 8, 9, 15, 16, 17, 31, 32, 33, 34, 65]) n, unnest(ARRAY[1, 2, 3]) step, unnest(ARRAY['up', 'down', 'inside out', 'wide']) shape, generate_series(0, n - 1) i, LATERAL (SELECT CASE shape WHEN 'up' THEN i WHEN 'down' THEN -i WHEN 'inside out' THEN abs(2 * i - n) * 2 + (2 * i > n)::int ELSE i * 7919 % 101 END AS o) x;
CREATE TEMP TABLE right_one AS SELECT n, step, shape, series('2000-01', array_agg(v ORDER BY p)) AS s FROM (SELECT DISTINCT n, step, shape FROM spread) x, LATERAL generate_series(0, (n - 1) * step) p LEFT JOIN LATERAL (SELECT v FROM spread y WHERE y.n = x.n AND y.step = x.step AND y.shape = x.shape AND at = p) y ON true GROUP BY n, step, shape;
SELECT count(*) AS tried, count(*) FILTER (WHERE a IS DISTINCT FROM s) AS series_agg, count(*) FILTER (WHERE f IS DISTINCT FROM s) AS float8, count(*) FILTER (WHERE d IS DISTINCT FROM s) AS dates, count(*) FILTER (WHERE u IS DISTINCT FROM s) AS summed, count(*) FILTER (WHERE o IS DISTINCT FROM s) AS or_null, count(*) FILTER (WHERE y IS DISTINCT FROM ('ytd ' || s::text)::series) AS cumulative
FROM (SELECT n AS size, step, shape, series_agg(m, v ORDER BY o) AS a, series_agg(m, v::float8 ORDER BY o) AS f, series_agg(start_date(m) + 20, v ORDER BY o) AS d, series_agg(m, v, 'sum' ORDER BY o) AS u, series_agg_or_null(m, v ORDER BY o) AS o, series_ytd_agg(daterange(make_date(2000 + at / 12, 1, 1), end_date(m), '[]')::ref_period, v ORDER BY o) AS y FROM spread, LATERAL (SELECT ref_month(2000 + at / 12, at % 12 + 1) AS m) x GROUP BY n, step, shape) t JOIN right_one r ON r.n = t.size AND r.step = t.step AND r.shape = t.shape;
CREATE FUNCTION pg_temp.half(n int, step int, shape text, lower int, upper int) RETURNS bytea LANGUAGE plpgsql AS $$
DECLARE
	state bytea;
	r record;
BEGIN
	FOR r IN SELECT ref_month(2000 + at / 12, at % 12 + 1) AS m, v FROM spread x WHERE x.n = half.n AND x.step = half.step AND x.shape = half.shape AND i BETWEEN lower AND upper ORDER BY o LOOP
		state := indstat_internal.series_agg_trans(state, r.m, r.v);
	END LOOP;
	RETURN state;
END $$;
SELECT count(*) AS tried, count(*) FILTER (WHERE indstat_internal.series_agg_final(indstat_internal.series_agg_combine(a, b)) IS DISTINCT FROM s) AS joined, count(*) FILTER (WHERE indstat_internal.series_agg_final(indstat_internal.series_agg_combine(b, a)) IS DISTINCT FROM s) AS turned
FROM (SELECT s, pg_temp.half(n, step, shape, 0, cut - 1) AS a, pg_temp.half(n, step, shape, cut, n) AS b FROM right_one, LATERAL (SELECT DISTINCT unnest(ARRAY[0, 1, n / 2, n - 1, n]) AS cut) c WHERE step < 3 AND n IN (1, 2, 9, 16, 17, 33)) x;

-- what is too large for a series, by any way in
SELECT v, left(pg_temp.try(format('SELECT series(''2023'', ARRAY[%L::numeric])', v)), 40) AS array, left(pg_temp.try(format('SELECT series_agg(''2023''::ref_period, %L::numeric)', v)), 40) AS rows, left(pg_temp.try(format('SELECT series_agg_or_null(''2023''::ref_period, %L::numeric)', v)), 40) AS or_null, left(pg_temp.try(format('SELECT ''{"frequency": "A", "first": "2023", "values": [%s]}''::jsonb::series', v)), 40) AS jsonb, left(pg_temp.try(format('SELECT ''2023: %s''::series', v)), 40) AS text
FROM unnest(ARRAY['9223372036854775807', '9223372036854775808', '-9223372036854775808', '9223372036854775809', '18446744073709551617', '92233720368547758070', '100000000000000000000', '1000000000000000000000000000001', '0.9223372036854775807', '0.9223372036854775808', '0.18446744073709551617', '-0.000000000000000000000000000000000000000000000000000000000001', '0.0000000000000000000000000000000000000000000000000000000000001', '0.1000000000000000000000000000000000000000000000000000000000000', '0.1000000000000000001', '1.0000000000000000001']) v;
-- rows that lie further apart than a series is long: an error, or NULL where that is asked for
SELECT series_agg_or_null(p::ref_period, v) AS too_long, series_agg_or_null(p::ref_period, v) FILTER (WHERE v < 3) AS one FROM (VALUES ('2023-01-01', 1::numeric), ('2023-01-01', NULL), ('2203-01-01', 3), ('2203-01-02', 4)) x (p, v);
SELECT periods(series_agg(to_char(day, 'YYYY-MM-DD')::ref_period, 1.5)) AS longest FROM unnest(ARRAY[date '2023-01-01', date '2023-01-01' + 65535]) day;
SELECT periods(series_agg(to_char(day, 'YYYY-MM-DD')::ref_period, 1.5)) FROM unnest(ARRAY[date '2023-01-01', date '2023-01-01' + 65536]) day;
SELECT periods(series_agg_or_null(to_char(day, 'YYYY-MM-DD')::ref_period, 1.5)) AS longest FROM unnest(ARRAY[date '2023-01-01', date '2023-01-01' + 65535]) day;
SELECT series_agg_or_null(to_char(day, 'YYYY-MM-DD')::ref_period, 1.5) AS too_long FROM unnest(ARRAY[date '2023-01-01', date '2023-01-01' + 65536]) day;
-- what is replaced need not fit beside what replaces it
SELECT a, b, pg_temp.try(format('SELECT %L::series || %L', a, b)) AS merged FROM (VALUES ('2000: 1, 9000000000000000000, 3'::series, '2001: 0.01'::series), ('2000: 9000000000000000000', '2000: 0.01'), ('2000: 0.01, 3', '2000: 9000000000000000000'), ('2000: 0.01, 3', '1999: 5, 9000000000000000000'), ('2000: 9000000000000000000', '2001: 0.01'), ('2000: 9000000000000000000, 1', '2001: 0.01'), ('2000: 9000000000000000000, 1, 2', '2000: 0.01, null, 7'), ('2000: 1, 2', '2000: 5, null, 9000000000000000000'), ('2000: 0.5, 2, 3', '2000: 5, null, 9000000000000000000')) v (a, b);
-- nothing put onto something, and the other way round
SELECT '2023-01: 1, 2'::series || 'M:'::series AS after, 'M:'::series || '2023-01: 1, 2'::series AS before, 'M:'::series || 'M:'::series AS neither;
