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
