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
