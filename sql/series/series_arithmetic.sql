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

-- of periods that both have
SELECT '2022-01: 1.5, 2, null, 4'::series + '2022-02: 0.25, 1, -4, 9'::series AS plus, '2022-01: 1.5, 2, null, 4'::series - '2022-02: 0.25, 1, -4, 9'::series AS minus,
	'2022-01: 1.5, 2, null, 4'::series * '2022-02: 0.25, 1, -4, 9'::series AS times, '2022-01: 1.5, 2, null, 4'::series / '2022-02: 0.25, 1, -3, 9'::series AS divide,
	'2022: 1'::series + '2030: 1'::series AS apart;
-- with numbers on either side
SELECT '2022: 1.5, null, -2'::series + 1 AS plus, 1 + '2022: 1.5, null, -2'::series AS from_left, '2022: 1.5, null, -2'::series - 0.75 AS minus, 1 - '2022: 1.5, null, -2'::series AS left_minus,
	'2022: 1.5, null, -2'::series * -3 AS times, 0.5 * '2022: 1.5, null, -2'::series AS left_times, '2022: 1.5, null, -2'::series / 3 AS divide, 1 / '2022: 1.5, null, -3, 0'::series AS left_divide,
	-'2022: 1.5, null, -2'::series AS negated;
SELECT divide('2022: 1'::series, '2022: 3'::series, 12), divide('2022: 12345.6'::series, 10000, 12), divide('2022: -1, 1'::series, 2, 0), '2022: 1, 0'::series / '2022: 0, 0'::series AS by_zero;
SELECT stat_round('2022: 1.25, 2.35, -0.05, 150, -250, null, 1'::series, 1), stat_round('2022: 1.25, 2.35, -0.05, 150, -250'::series, 1, 'half_even'),
	stat_round('2022: 1.25, 2.35, -0.05, 150, -250'::series, -2), stat_round('2022: 150, -250, 350'::series, -2, 'half_even'), stat_round('2022: 150'::series, -30), stat_round('2022: 1.25'::series, 9);
-- bad input
SELECT pg_temp.try($$SELECT '2022-01: 1'::series + '2022-Q1: 1'::series$$);
SELECT pg_temp.try($$SELECT '2022-01: 1'::series + 'ytd 2022-01: 1'::series$$);
SELECT pg_temp.try($$SELECT '2022: 9223372036854775807'::series + 1$$);
SELECT pg_temp.try($$SELECT '2022: -9223372036854775807'::series - 1$$);
SELECT pg_temp.try($$SELECT '2022: 9000000000'::series * '2022: 9000000000'::series$$);
SELECT '2022: 2147483648, null, -2147483649, 3'::series * '2022: 4294967295, 2, -2147483648, -1'::series AS beyond_32_bits,
	'2022: 2147483647, -2147483648'::series * '2022: -2147483648, -2147483648'::series AS within;
SELECT pg_temp.try($$SELECT '2022: 1'::series + 'NaN'::numeric$$);
SELECT pg_temp.try($$SELECT '2022: 1'::series * 1e30$$);
SELECT pg_temp.try($$SELECT '2022: 1'::series / 0$$);
SELECT pg_temp.try($$SELECT divide('2022: 1'::series, 3, 13)$$);
SELECT pg_temp.try($$SELECT '2022: 9000000000000'::series / 0.001$$);
SELECT pg_temp.try($$SELECT stat_round('2022: 9000000000000000000'::series, -19)$$);
SELECT pg_temp.try($$SELECT stat_round('2022: 1'::series, 1, 'down')$$);

-- against numeric
SELECT setseed(0.75);
CREATE TEMP TABLE r AS
SELECT k, series('2020-01', array_agg(a ORDER BY i)) AS sa, series('2020-01', array_agg(b ORDER BY i)) AS sb, array_agg(a ORDER BY i) AS a, array_agg(b ORDER BY i) AS b,
	round((random() * 50 + 1)::numeric, k % 3) AS c
FROM (SELECT k, i, CASE WHEN random() > 0.15 THEN round(((random() - 0.5) * 10 ^ (k % 7))::numeric, k % 4) END AS a,
	CASE WHEN random() > 0.15 THEN round(((random() - 0.5) * 10 ^ (k % 5))::numeric, k % 5) END AS b FROM generate_series(1, 40) k, generate_series(1, 300) i) x GROUP BY k;
SELECT count(*) AS values, count(*) FILTER (WHERE x + y IS DISTINCT FROM value_at(sa + sb, p)) AS plus, count(*) FILTER (WHERE x - y IS DISTINCT FROM value_at(sa - sb, p)) AS minus,
	count(*) FILTER (WHERE x * y IS DISTINCT FROM value_at(sa * sb, p)) AS times,
	count(*) FILTER (WHERE CASE WHEN y <> 0 THEN round(x / y, 6) END IS DISTINCT FROM value_at(sa / sb, p)) AS divide,
	count(*) FILTER (WHERE x + c IS DISTINCT FROM value_at(sa + c, p) OR c + x IS DISTINCT FROM value_at(c + sa, p)) AS plus_number,
	count(*) FILTER (WHERE x - c IS DISTINCT FROM value_at(sa - c, p) OR c - x IS DISTINCT FROM value_at(c - sa, p)) AS minus_number,
	count(*) FILTER (WHERE x * c IS DISTINCT FROM value_at(sa * c, p) OR c * x IS DISTINCT FROM value_at(c * sa, p)) AS times_number,
	count(*) FILTER (WHERE round(x / c, 6) IS DISTINCT FROM value_at(sa / c, p)) AS divide_number,
	count(*) FILTER (WHERE stat_round(x, 1) IS DISTINCT FROM value_at(stat_round(sa, 1), p) OR stat_round(x, -1, 'half_even') IS DISTINCT FROM value_at(stat_round(sa, -1, 'half_even'), p)) AS rounded
FROM r, LATERAL unnest(r.a, r.b) WITH ORDINALITY u (x, y, i), LATERAL (SELECT ref_month(2020 + (i::int - 1) / 12, (i::int - 1) % 12 + 1) AS p) m;

-- series over ranges that are apart, next to one another, or one over: of every length, either way round
SELECT count(*) AS tried, count(*) FILTER (WHERE a + b IS DISTINCT FROM plus) AS plus, count(*) FILTER (WHERE b + a IS DISTINCT FROM plus) AS turned, count(*) FILTER (WHERE pp_gap(a, b) IS DISTINCT FROM minus) AS gap, count(*) FILTER (WHERE share(a, b) IS DISTINCT FROM share) AS share, count(*) FILTER (WHERE a * b IS DISTINCT FROM times OR b * a IS DISTINCT FROM times) AS times, count(*) FILTER (WHERE divide(a, b, 3) IS DISTINCT FROM quotient) AS quotient, count(*) FILTER (WHERE a || b IS DISTINCT FROM merged) AS merged
FROM (SELECT series('2000-01', va) AS a, series(ref_month(2000, 1) + at, vb) AS b, series('2000-01', array_agg(x + y ORDER BY p)) AS plus, series('2000-01', array_agg(x - y ORDER BY p)) AS minus, series('2000-01', array_agg(CASE WHEN y > 0 THEN round(100 * x / y, 6) END ORDER BY p)) AS share, series('2000-01', array_agg(x * y ORDER BY p)) AS times,
	series('2000-01', array_agg(round(x / nullif(y, 0), 3) ORDER BY p)) AS quotient, series('2000-01', array_agg(coalesce(y, x) ORDER BY p)) AS merged
	FROM generate_series(1, 5) n, generate_series(1, 5) m, generate_series(0, 7) at, LATERAL (SELECT ARRAY(SELECT i * 1.5 + n FROM generate_series(1, n) i) AS va, ARRAY(SELECT CASE i % 3 WHEN 0 THEN 0 ELSE 7 - i * 4 END::numeric FROM generate_series(1, m) i) AS vb) v,
		generate_series(0, 14) p, LATERAL (SELECT va[p + 1] AS x, vb[p + 1 - at] AS y) w GROUP BY va, vb, at) t;
-- January and February together in some years, apart in others, one of them alone in more, each with a March and without: what is true of the rows is true of the series
CREATE TEMP TABLE joint AS
SELECT id, series_agg(p, v) AS s FROM (SELECT id, y, id / 8 % 4 AS c, (id / 32 + y) % 2 AS march, CASE y WHEN 0 THEN id % 4 WHEN 1 THEN id / 4 % 4 ELSE 1 END AS pattern FROM generate_series(0, 127) id, generate_series(0, 2) y) x,
	LATERAL (SELECT ref_month(2020 + y, 12), 7 + y WHERE c % 2 = 0 UNION ALL SELECT ref_month(2020 + y, 3), 5.5 + y WHERE march = 1 UNION ALL SELECT ((2020 + y) || '-01/P2M')::ref_period, 20 + y WHERE pattern = 1 UNION ALL SELECT ref_month(2020 + y, m), 10 * m + y FROM generate_series(1, 2) m WHERE pattern = 2 OR pattern = 3 AND m = 1) r (p, v) GROUP BY id;
SELECT count(*) > 500 AS enough, count(*) FILTER (WHERE u.v IS DISTINCT FROM value_at(s, p)) AS itself, count(*) FILTER (WHERE 2 * v IS DISTINCT FROM value_at(s + s, p)) AS plus, count(*) FILTER (WHERE -3 * v IS DISTINCT FROM value_at(s * -3, p)) AS times, count(*) FILTER (WHERE round(v / 7, 6) IS DISTINCT FROM value_at(s / 7, p)) AS divided, count(*) FILTER (WHERE CASE WHEN v IS NOT NULL THEN 100 END IS DISTINCT FROM value_at(share(s, s), p)) AS share,
	count(*) FILTER (WHERE round(v, -1) IS DISTINCT FROM value_at(stat_round(s, -1), p)) AS rounded, count(*) FILTER (WHERE p = first_period(s)) AS firsts, count(*) FILTER (WHERE p = last_period(s)) AS lasts,
	count(*) FILTER (WHERE (SELECT CASE WHEN v > 0 THEN round((b.value - v) / v * 100, 6) END FROM unnest(s) b WHERE b.period = year_later) IS DISTINCT FROM CASE WHEN EXISTS (SELECT FROM unnest(s) b WHERE b.period = year_later) THEN value_at(yoy_growth(s), year_later) END) AS growth, sum(total(s) - (SELECT sum(value) FROM unnest(s))) AS total
FROM joint, unnest(s) u (p, v), LATERAL (SELECT p + CASE WHEN end_date(p) - start_date(p) > 31 THEN 6 ELSE 12 END AS year_later) y;
-- their parts from any month on hold the rows that end in it or later; none where a February would then stand for a January before it
SELECT count(*) AS tried, count(*) FILTER (WHERE cut) > 50 AS some_cut, count(*) FILTER (WHERE part IS NULL <> cut) AS null, count(*) FILTER (WHERE NOT cut AND (SELECT array_agg(u ORDER BY u.period) FROM unnest(part) u WHERE u.value IS NOT NULL) IS DISTINCT FROM (SELECT array_agg(u ORDER BY u.period) FROM unnest(s) u WHERE u.value IS NOT NULL AND end_date(u.period) > start_date(m))) AS differ
FROM (SELECT s, m, slice(s, m, NULL) AS part, extract(month FROM start_date(m)) = 2 AND value_at(s, m) IS NOT NULL AND EXISTS (SELECT FROM unnest(s) u WHERE end_date(u.period) - start_date(u.period) > 31 AND u.value IS NOT NULL AND u.period > m) AS cut FROM joint, generate_series(0, 40) i, LATERAL (SELECT ref_month(2019, 11) + i AS m) x) y;
-- two of them side by side have what both have for the very period, either way round
SELECT count(*) AS tried, count(*) FILTER (WHERE a.basis <> b.basis) > 50 AS some_unlike, count(*) FILTER (WHERE (SELECT array_agg(u ORDER BY u.period) FROM unnest(a.s + b.s) u WHERE value IS NOT NULL) IS DISTINCT FROM (SELECT array_agg((x.period, x.value + y.value)::record ORDER BY x.period) FROM unnest(a.s) x JOIN unnest(b.s) y ON x.period OPERATOR(=) y.period WHERE x.value + y.value IS NOT NULL)) AS differ
FROM (SELECT *, basis(s) FROM joint UNION ALL SELECT 200, '2019-12: 1, 2, 3, 4, 5', 'single' UNION ALL SELECT 201, '2021-01: 7, 8, 9', 'single') a, (SELECT *, basis(s) FROM joint WHERE id % 9 = 4 UNION ALL SELECT 200, '2019-12: 1, 2, 3, 4, 5', 'single') b;
SELECT '2022-01: 1, 2, 3'::series + 'jan-feb 2022-02: 10, 5' AS single, 'jan-feb 2022-02: 10, 5'::series + '2022-01: 1, 2, 3' AS turned, share('2022-01: 1, 2, 3', 'jan-feb 2022-02: 10, 5'::series) AS share;
-- a product with more decimals than there can be; zeros need none
SELECT ('2023-01: 0.' || repeat('0', 58) || '1')::series * '2023-01: 0.1'::series = ('2023-01: 0.' || repeat('0', 59) || '1')::series AS just_so;
SELECT ('2023-01: 0.' || repeat('0', 59) || '1')::series * '2023-01: 0.1'::series;
SELECT ('2023-01: 0.' || repeat('0', 59) || '1')::series * '2023-01: 0.0'::series AS zero, ('2023-01: 0.' || repeat('0', 59) || '1')::series * '2023-01: 10'::series AS ten;
SELECT ('{1: 0.' || repeat('0', 59) || '1}')::cross_section * '{1: 0.1}'::cross_section;
