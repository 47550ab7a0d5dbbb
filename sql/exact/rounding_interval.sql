SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
\pset null '(null)'
SELECT rounding_interval(9.4, 1), rounding_interval(-0.5, 0), rounding_interval(1200, -2), rounding_interval(0.1::float8, 2), rounding_interval('NaN'::numeric, 1);
-- feature 73: published to one decimal: half a unit either way, ends included
SELECT published, computed, consistent(published, computed, 1) FROM (VALUES (9.4, 9.4424), (9.4, 9.45), (9.4, 9.35), (9.4, 9.4500000001), (9.4, 9.3499999999), (-6.0, -6.02), (0.0, -0.05), (0, 0.051), (16.5, -6.02)) v (published, computed);
SELECT consistent(31.9::float8, 31.85::float8, 1) AS float8, consistent(1.0, 1.4, 0), consistent(1200, 1249, -2), consistent(NULL, 1, 1), consistent('NaN'::numeric, 1, 1), consistent(1, 'Infinity'::float8, 1), consistent(1e20, 1e20 + 0.04, 1) AS big;
-- a computed figure that is itself an interval: share of last year times growth, both rounded
SELECT rounding_interval(9.4, 1) && numrange(29.55 * 31.85 / 100, 29.65 * 31.95 / 100, '[]') AS agrees;
-- a total and its parts, all rounded to one decimal: (3 + 1) halves
SELECT total, adds_up(total, 10.0, 3, 1) FROM unnest(ARRAY[10.0, 10.2, 9.8, 10.21, 9.79]) total;
SELECT adds_up(10::float8, 9.5, 0, 0) AS no_parts, adds_up('NaN'::numeric, 1, 1, 1), adds_up(NULL, 1, 1, 1);
SELECT adds_up(1, 1, -1, 1);
SELECT adds_up(1, 1, 9223372036854775807, 1);
SELECT consistent(1, 1, 1001);
SELECT rounding_interval(1, -1001);
\set VERBOSITY sqlstate
SELECT adds_up(1, 1, -1, 1);
SELECT consistent(1, 1, -1001);

-- each side of half a unit, of every size, up and down; of a total and its parts, of as many as there can be
SELECT count(*) AS figures, count(*) FILTER (WHERE consistent(p, p + s * h, d) IS NOT TRUE) AS at_half, count(*) FILTER (WHERE consistent(p, p + s * (h + e), d) IS NOT FALSE) AS beyond, count(*) FILTER (WHERE consistent(p, p + s * (h - e), d) IS NOT TRUE) AS within, count(*) FILTER (WHERE rounding_interval(p, d) <> numrange(p - h, p + h, '[]')) AS interval,
	count(*) FILTER (WHERE adds_up(p, p + s * h * (n + 1), n, d) IS NOT TRUE) AS parts_at, count(*) FILTER (WHERE adds_up(p, p + s * (h * (n + 1) + e), n, d) IS NOT FALSE) AS parts_beyond
FROM (SELECT p, d, s, n, 5 * trim_scale(10::numeric ^ (-d - 1)) AS h, trim_scale(10::numeric ^ (-d - 6)) AS e FROM unnest(ARRAY[0, 9.4, -6.05, 1200, 1e20]) p, generate_series(-3, 5) d, unnest(ARRAY[1, -1]) s, unnest(ARRAY[0, 1, 2, 9223372036854775806]) n) x;
SELECT consistent(31.9::float8, 31.95, 1) AS at_half, consistent(31.9::float8, 31.950001, 1) AS beyond, adds_up(10::float8, 10.1, 1, 1) AS parts, adds_up(10::float8, 10.100001, 1, 1) AS parts_beyond, consistent(1, 1, 1000) AS fine, consistent(0, 5e999, -1000) AS coarse, consistent(0, 5e999 + 1, -1000) AS too_coarse, rounding_interval(0, 1000) = numrange(-5e-1001, 5e-1001, '[]') AS finest, rounding_interval('Infinity'::float8, 1) AS infinite;
SELECT adds_up(1, 1, 1, 1001);
SELECT rounding_interval(1, 1001);
SELECT consistent(1, 'NaN'::numeric, 1001) AS not_finite;
SELECT adds_up(1, 'NaN'::numeric, -1, 1) AS not_finite;
