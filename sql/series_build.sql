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
SELECT pg_temp.try(format('SELECT series_agg_final(%L)', s))
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
