SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
\pset null '(null)'
-- feature 14: compound growth
-- two-year averages as published by the NBS of China: gross domestic product 2021 (2.2 and 8.1 %: 5.1 %),
-- industrial value added January-February 2021 (-13.5 and 35.1 %: 8.1 %)
SELECT compound_growth(ARRAY[2.2, 8.1]) AS gdp, stat_round(compound_growth(ARRAY[2.2, 8.1]), 1) AS printed, compound_growth(ARRAY[-13.5, 35.1]::float8[]) AS value_added, stat_round(compound_growth(ARRAY[-13.5, 35.1]::float8[]), 1) AS printed;
-- levels; exact roots come out exact
SELECT compound_growth(121, 100, 2) AS square, compound_growth(133.1, 100, 3) AS cube, compound_growth(1024::bigint, 1::bigint, 10) AS doubled, compound_growth(0.729::float8, 1, 3) AS fall, compound_growth(2, 1, 10) AS root, compound_growth(1, 2, 10) AS halved;
SELECT compound_growth(120, 100, 1) AS one_year, yoy_growth(120, 100), compound_growth(0, 100, 5) AS gone, compound_growth(100, 100, 7) AS flat, compound_growth(ARRAY[5.5]) AS one_rate, compound_growth(ARRAY[0, 0, 0.0]) AS no_change;
-- a tie in the 21st digit is told from its neighbours
SELECT compound_growth(r * r, 100 * 100, 2) FROM unnest(ARRAY[112.3456789012345678955, 112.34567890123456789549999999, 112.34567890123456789550000001]::numeric[]) r;
SELECT compound_growth(r * r, 100 * 100, 2) FROM unnest(ARRAY[87.6543210987654321095, 87.65432109876543210949999999999, 87.6543210987654321095000000001]::numeric[]) r;
-- the exact root lies within half a unit of the last digit: held with multiplication alone
SELECT setseed(0.14) \g /dev/null
CREATE TEMP TABLE levels AS
SELECT round((random() * 10 ^ (random() * 10 - 3))::numeric, 4) + 0.0001 AS current, round((random() * 10 ^ (random() * 10 - 3))::numeric, 4) + 0.0001 AS base, 2 + (n % 4) AS years
FROM generate_series(1, 2000) n;
WITH g AS (SELECT *, compound_growth(current, base, years) AS growth FROM levels),
	bounds AS (SELECT *, 1 + (growth + half) * 0.01 AS upper, 1 + (growth - half) * 0.01 AS lower FROM g, LATERAL (SELECT ('5e' || (floor(log(abs(growth)))::integer - 20))::numeric AS half) h),
	powers AS (SELECT *,
		CASE years WHEN 2 THEN upper * upper WHEN 3 THEN upper * upper * upper WHEN 4 THEN upper * upper * upper * upper ELSE upper * upper * upper * upper * upper END * base AS at_upper,
		CASE years WHEN 2 THEN lower * lower WHEN 3 THEN lower * lower * lower WHEN 4 THEN lower * lower * lower * lower ELSE lower * lower * lower * lower * lower END * base AS at_lower FROM bounds)
SELECT count(*), count(*) FILTER (WHERE current >= at_lower AND current <= at_upper) AS exact, count(*) FILTER (WHERE growth < 0) > 500 AS falls_too FROM powers;
-- a tie at the printed decimal: double precision prints another digit
SET extra_float_digits = 1;
SELECT r - 100 AS growth, stat_round(compound_growth(r * r, 10000, 2), 1) AS printed, round((100 * (power((r * r)::float8 / 10000, 0.5::float8) - 1))::text::numeric, 1) AS float8
FROM unnest(ARRAY[100.25, 101.35, 103.85, 106.55]) r;
-- rates and the levels they make are averaged alike
SELECT count(*) FILTER (WHERE compound_growth(ARRAY[a, b, c]) IS DISTINCT FROM compound_growth((100 + a) * (100 + b) * (100 + c), 1000000, 3)) AS differ, count(*)
FROM (SELECT round((random() * 80 - 40)::numeric, 1) AS a, round((random() * 80 - 40)::numeric, 1) AS b, round((random() * 80 - 40)::numeric, 1) AS c FROM generate_series(1, 500)) r;
-- near and far
SELECT compound_growth(1.00000000000000000000000000000000000001, 1, 7) AS near_zero, compound_growth(1e-60, 1, 3) AS near_minus_100, compound_growth(1e90, 1e-30, 4) AS large, compound_growth(1.5, 1, 1000) AS many_years;
-- no answer
SELECT compound_growth(1, 0, 2), compound_growth(1, -1, 2), compound_growth(-1, 1, 2), compound_growth(NULL, 1, 2), compound_growth('NaN', 1::numeric, 2), compound_growth(1, 'Infinity'::float8, 2);
SELECT compound_growth(ARRAY[5, NULL]::numeric[]), compound_growth('{}'::numeric[]), compound_growth(ARRAY[10, -100]::numeric[]) AS lost, compound_growth(ARRAY[10, -130]::numeric[]), compound_growth(ARRAY[10, 'NaN']::numeric[]), compound_growth(ARRAY['NaN', -100]::numeric[]);
SELECT compound_growth(1, 1, 0);
SELECT compound_growth(2, 1, 1001);
SELECT compound_growth(ARRAY[[1, 2], [3, 4]]::numeric[]);
SELECT compound_growth(array_fill(1.0, ARRAY[1001]));
SELECT compound_growth(1 + 1e-950, 1, 2);
-- feature 13: annualised growth; 1.0 percent a month is 12.7 percent a year
SELECT annualised_growth(1.0, 12) AS monthly, annualised_growth(1.3::float8, 4) AS quarterly, annualised_growth(-2.6, 4) AS fall, annualised_growth(-100, 4), annualised_growth(-101, 4), annualised_growth(5, 1), annualised_growth('NaN'::numeric, 4), annualised_growth(NULL::numeric, 4);
SELECT annualised_growth(0.1, 0);

-- the half of the 21st digit and what lies beside it, for roots of two to nine, by levels and by rates, rises and falls
SELECT n, compound_growth(up, base, n) AS up, compound_growth(up + 1e-40, base, n) AS above, compound_growth(up - 1e-40, base, n) AS below, compound_growth(down, base, n) AS down, compound_growth(down + 1e-40, base, n) AS down_above, compound_growth(down - 1e-40, base, n) AS down_below, compound_growth(array_fill(5.00000000000000000005, ARRAY[n])) AS rates, compound_growth(array_fill(-5.00000000000000000005, ARRAY[n])) AS rates_down
FROM generate_series(2, 9) n, LATERAL (WITH RECURSIVE p AS (SELECT 1 AS i, 105.00000000000000000005 AS up, 94.99999999999999999995 AS down, 100::numeric AS base UNION ALL SELECT i + 1, up * 105.00000000000000000005, down * 94.99999999999999999995, base * 100 FROM p WHERE i < 9) SELECT up, down, base FROM p WHERE i = n) x;
-- one period is a division: halves, and against exact powers for more
SELECT annualised_growth(5.00000000000000000005, 1) AS half, annualised_growth(-5.00000000000000000005, 1) AS down, compound_growth(105.00000000000000000005, 100, 1) AS level, compound_growth(ARRAY[5.00000000000000000005]) AS rate;
SELECT count(*) AS rates, count(*) FILTER (WHERE annualised_growth(g, n) <> CASE WHEN exact = 0 THEN 0 ELSE round(exact, 19 - floor(log(abs(exact)))::int) END) AS differ, count(*) FILTER (WHERE annualised_growth(g::float8, n) <> annualised_growth(g, n)) AS float8
FROM (SELECT g, n, ((100 + g) * CASE WHEN n > 1 THEN 100 + g ELSE 1 END * CASE WHEN n > 2 THEN 100 + g ELSE 1 END * CASE WHEN n > 3 THEN 100 + g ELSE 1 END) * ('1e-' || 2 * n - 2)::numeric - 100 AS exact FROM (SELECT i * 7919 % 30011 * 0.01 - 100 AS g FROM generate_series(0, 400) i UNION ALL VALUES (-100), (0), (-99.99999), (0.00001)) x, generate_series(1, 4) n) y;
-- the least and the greatest number of years, of rates and of periods; the ends of what has an answer
SELECT compound_growth(array_fill(0.1, ARRAY[1000])) AS thousand_rates, compound_growth(1, 1, 1000) AS thousand_years, annualised_growth(0.1::numeric, 1000) > 171 AS thousand_periods, compound_growth(0, 1, 1) AS gone, compound_growth(0, 1, 1000) AS gone_long_ago, compound_growth(1, 0.0001, 2) AS from_little, compound_growth(-0.0001, 1, 2) AS negative, annualised_growth(-100.0001, 2) AS below, annualised_growth(-100, 1000) AS lost;
SELECT compound_growth(1, 1, -1);
SELECT annualised_growth(1.0, 1001);
SELECT compound_growth(ARRAY[-100, 'NaN']::numeric[]) AS lost_first, compound_growth(ARRAY['NaN', -99]::numeric[]) AS nan_first, compound_growth(ARRAY[5, 'Infinity']::float8[]) AS infinite, compound_growth(ARRAY[-100.0001]) AS one_lost, compound_growth(ARRAY[-99.9999]) AS one_nearly, compound_growth(ARRAY[NULL]::numeric[]) AS one_unknown, compound_growth(ARRAY['NaN', NULL]::numeric[]) AS nan_and_unknown, annualised_growth('Infinity'::numeric, 2) AS infinite_rate, compound_growth('NaN', -1::numeric, 2) AS nan_level;
SELECT compound_growth(1e17, 99999999999999999, 2) = compound_growth(1e18, 999999999999999990, 2) AS long_and_short, compound_growth(0.0004, 0.0001, 2) AS decimals, compound_growth(0.25, 1, 2) AS half_gone, compound_growth(1.21::float8, 1, 2) AS float8;
-- however far apart the two are: the digits of python's decimal with 400 digits, and no endless search
SET statement_timeout = '60s';
SELECT compound_growth(2e40::numeric, 7, 3) AS a, compound_growth(7e50, 3e10, 5) AS b, compound_growth(123456789e20, 3.7, 2) AS c, compound_growth(8.1e30, 3, 17) AS d;
SELECT compound_growth(1e300::numeric, 7, 3) = 5.2275795857471021675e101 AS a, compound_growth(7, 1e300::numeric, 3) AS b,
	compound_growth(array_fill(9007199254740993::numeric, ARRAY[30])) AS c, compound_growth(array_fill(1e100::numeric, ARRAY[3])) = 1e100 AS d,
	compound_growth(array_fill(1e300::float8, ARRAY[30])) = 1e300 AS e;
RESET statement_timeout;
-- arrays of every type of numbers are the numerics they print as
SELECT setseed(0.56) IS NOT NULL AS seeded;
SELECT t, count(*) FILTER (WHERE growth IS DISTINCT FROM compound_growth(r::numeric[])) AS differ, count(*), count(growth) < count(*) AS some_null
FROM (SELECT n, array_agg(CASE WHEN random() > 0.02 THEN (random() * 260 - 110)::int2 END) AS r FROM generate_series(1, 500) n, generate_series(1, 1 + n % 5) GROUP BY n) g,
	LATERAL (VALUES ('int2', compound_growth(r)), ('int4', compound_growth(r::int4[])), ('int8', compound_growth(r::int8[])), ('float4', compound_growth(r::float4[])), ('float8', compound_growth(r::float8[]))) v (t, growth) GROUP BY t ORDER BY t;
SELECT t, count(*) FILTER (WHERE growth IS DISTINCT FROM compound_growth(r)) AS differ, count(*)
FROM (SELECT n, array_agg(((random() * 26000 - 9000)::int / 100.0)::numeric) AS r FROM generate_series(1, 500) n, generate_series(1, 1 + n % 5) GROUP BY n) g,
	LATERAL (VALUES ('float4', compound_growth(r::float4[])), ('float8', compound_growth(r::float8[]))) v (t, growth) GROUP BY t ORDER BY t;
CREATE DOMAIN pg_temp.rate AS numeric(5, 1);
SELECT compound_growth(ARRAY[5, 6]) = compound_growth(111.3, 100, 2) AS five_and_six, compound_growth(ARRAY[9223372036854775807, -99]) = compound_growth(9223372036854775907, 10000, 2) AS long, compound_growth(ARRAY[2.2, 8.1]::pg_temp.rate[]) = compound_growth(ARRAY[2.2, 8.1]) AS of_a_domain,
	compound_growth(ARRAY[32767, -100]::int2[]) AS lost, compound_growth('{}'::int4[]) AS none, compound_growth(ARRAY['NaN', 5]::float4[]) AS nan, compound_growth(ARRAY['Infinity', 5]::float4[]) AS infinite, compound_growth(ARRAY['-Infinity', -100]::float4[]) AS lost_too;
-- arrays of domains, also of domains over domains, and domains over arrays: a server with assertions looks at the type that the array names
CREATE DOMAIN pg_temp.numeric_rate AS numeric CHECK (VALUE > -100);
CREATE DOMAIN pg_temp.int8_rate AS int8;
CREATE DOMAIN pg_temp.int4_rate AS int4;
CREATE DOMAIN pg_temp.int2_rate AS int2;
CREATE DOMAIN pg_temp.float8_rate AS float8;
CREATE DOMAIN pg_temp.float4_rate AS float4;
CREATE DOMAIN pg_temp.rate_of_rate AS pg_temp.int8_rate NOT NULL;
CREATE DOMAIN pg_temp.rates AS float8[];
CREATE DOMAIN pg_temp.rates_of_rate AS pg_temp.int2_rate[];
CREATE DOMAIN pg_temp.word AS text;
SELECT count(*) AS domains, count(*) FILTER (WHERE growth IS DISTINCT FROM compound_growth(113.4, 100, 2)) AS differ, count(*) FILTER (WHERE one <> 8) AS one_differs, count(unknown) AS known, count(none) AS some
FROM (VALUES (compound_growth('{5,8}'::pg_temp.numeric_rate[]), compound_growth('{8}'::pg_temp.numeric_rate[]), compound_growth('{5,NULL}'::pg_temp.numeric_rate[]), compound_growth('{}'::pg_temp.numeric_rate[])),
	(compound_growth('{5,8}'::pg_temp.int8_rate[]), compound_growth('{8}'::pg_temp.int8_rate[]), compound_growth('{NULL,8}'::pg_temp.int8_rate[]), compound_growth('{}'::pg_temp.int8_rate[])),
	(compound_growth('{5,8}'::pg_temp.int4_rate[]), compound_growth('{8}'::pg_temp.int4_rate[]), compound_growth('{5,NULL}'::pg_temp.int4_rate[]), compound_growth('{}'::pg_temp.int4_rate[])),
	(compound_growth('{5,8}'::pg_temp.int2_rate[]), compound_growth('{8}'::pg_temp.int2_rate[]), compound_growth('{NULL,8}'::pg_temp.int2_rate[]), compound_growth('{}'::pg_temp.int2_rate[])),
	(compound_growth('{5,8}'::pg_temp.float8_rate[]), compound_growth('{8}'::pg_temp.float8_rate[]), compound_growth('{5,NULL}'::pg_temp.float8_rate[]), compound_growth('{}'::pg_temp.float8_rate[])),
	(compound_growth('{5,8}'::pg_temp.float4_rate[]), compound_growth('{8}'::pg_temp.float4_rate[]), compound_growth('{NULL}'::pg_temp.float4_rate[]), compound_growth('{}'::pg_temp.float4_rate[])),
	(compound_growth('{5,8}'::pg_temp.rate_of_rate[]), compound_growth('{8}'::pg_temp.rate_of_rate[]), NULL, compound_growth('{}'::pg_temp.rate_of_rate[])),
	(compound_growth('{5,8}'::pg_temp.rates), compound_growth('{8}'::pg_temp.rates), compound_growth('{5,NULL}'::pg_temp.rates), compound_growth('{}'::pg_temp.rates)),
	(compound_growth('{5,8}'::pg_temp.rates_of_rate), compound_growth('{8}'::pg_temp.rates_of_rate), compound_growth('{NULL,8}'::pg_temp.rates_of_rate), compound_growth('{}'::pg_temp.rates_of_rate))) v (growth, one, unknown, none);
SELECT compound_growth('{2.2,8.1,NaN}'::pg_temp.float8_rate[]) AS nan, compound_growth('{2.2,-100}'::pg_temp.float4_rate[]) AS lost, stat_round(compound_growth('{2.2,8.1}'::pg_temp.float4_rate[]), 1) AS gdp;
SELECT compound_growth('{{1,2},{3,4}}'::pg_temp.int8_rate[]);
SELECT compound_growth('{5,6}'::pg_temp.word[]);
SELECT compound_growth(ARRAY[[1, 2], [3, 4]]);
SELECT compound_growth(ARRAY['5', '6']);
-- a literal needs its type
SELECT compound_growth('{5,6}');
SELECT compound_growth('{5,6}'::numeric[]) = compound_growth(ARRAY[5, 6]) AS with_its_type;
DROP DOMAIN pg_temp.rates_of_rate, pg_temp.rates, pg_temp.rate_of_rate, pg_temp.float4_rate, pg_temp.float8_rate, pg_temp.int2_rate, pg_temp.int4_rate, pg_temp.int8_rate, pg_temp.numeric_rate, pg_temp.rate, pg_temp.word;
