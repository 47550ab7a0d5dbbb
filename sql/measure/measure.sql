SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
\pset null '(null)'
-- worked by hand
SELECT yoy_growth(110, 100) AS plus, yoy_growth(90, 100) AS minus, yoy_growth(868, 803) AS projects,
	yoy_growth(100, 100) AS same, yoy_growth(1, 3) AS third, yoy_growth(0, 5) AS gone;
SELECT yoy_growth(50, 40), pp_gap(31.9, 17.9), pp_gap(0.1::float8, 0.3), pp_gap(9223372036854775807, -9223372036854775807);
SELECT share(1, 3), share(2, 3), share(-1, 4), share(5, 4);
SELECT share_change(1, 3, 1, 4), share_change(2, 4, 1, 2), contribution(15, 10, 50), contribution(0, 100, 50),
	contribution_share(3, 1, 5, 1), contribution_share(1, 2, 3, 7), contribution_share(9, 1, 5, 1);
SELECT completion_rate(83.2, 100), pp_gap(83.2, 66.7), pp_gap(12.5, 41.666);
-- 20 digits, rounded once, halves away from zero, no trailing zeros
SELECT share(1.00000000000000000005, 1), share(-1.00000000000000000005, 1), share(1.00000000000000000004, 1),
	share(99999999999999999999.5, 1), share(1, 8), share(1e-40, 1e40), yoy_growth(1e63, 1e-60);
-- NULL, zero and negative bases
SELECT yoy_growth(NULL::numeric, 1) AS null1, yoy_growth(1, NULL::numeric) AS null2, yoy_growth(1, 0) AS zero,
	yoy_growth(1, -1) AS negative, share(1, 0) AS share0, share(1, -1) AS share_negative,
	completion_rate(1, 0) AS no_target, contribution(2, 1, 0) AS contribution0,
	contribution_share(2, 1, 4, 4) AS no_change, share_change(1, 0, 1, 1) AS change0, share_change(1, 1, 1, -1) AS change_negative;
-- what is not finite stays visible
SELECT f, yoy_growth(f, 1) AS growth, yoy_growth(1, f) AS base, yoy_growth(f, 0) AS zero, pp_gap(f, f) AS gap,
	share(f, 1) AS share, share_change(1, f, 1, 0) AS change, contribution(1, f, 1) AS contribution,
	contribution_share(1, 2, f, f) AS of_increase, completion_rate(f, 1) AS completion, pp_gap(1, f) AS pace
FROM (VALUES ('NaN'::numeric), ('Infinity'), ('-Infinity')) v (f);
SELECT f, yoy_growth(f, 1) AS growth, yoy_growth(1, f) AS base, pp_gap(f, 1) AS gap
FROM (VALUES ('NaN'::float8), ('Infinity'), ('-Infinity')) v (f);
-- double precision is its shortest decimal, whatever the setting
SET extra_float_digits = 0;
SELECT yoy_growth(0.3::float8, 0.1::float8), share(0.1::float8 + 0.2::float8, 1::float8), pp_gap(1e-7::float8, 0), share(1.7976931348623157e308::float8, 1e308::float8), share(5e-324::float8, 1e-323::float8), pp_gap(-0.0::float8, 0);
RESET extra_float_digits;
-- the oracles below read what the server writes
SET extra_float_digits = 1;
-- integers up to the last
SELECT yoy_growth(9223372036854775807, 1), yoy_growth((-9223372036854775807 - 1), 9223372036854775807),
	yoy_growth(9223372036854775807, 9223372036854775806), share((-9223372036854775807 - 1), 3::bigint);

-- stat_round
SELECT v, stat_round(v, 1) AS away, stat_round(v, 1, 'half_away') AS named, stat_round(v, 1, 'half_even') AS even
FROM (VALUES (0.25), (0.35), (-0.25), (-0.35), (0.2500001), (0.2499999), (31.94), (31.95), (0), (7), (0.05), (-0.05), (0.15)) v (v);
SELECT stat_round(1250, -2), stat_round(1250, -2, 'half_even'), stat_round(1350, -2, 'half_even'), stat_round(-2.5, 0, 'half_even'),
	stat_round(2, 3), stat_round(50, -2, 'half_even'), stat_round(150, -2, 'half_even'), stat_round(0.3::float8, 20);
SELECT stat_round(2.675::float8, 2), stat_round(2.665::float8, 2, 'half_even'), stat_round('NaN'::numeric, 1), stat_round('-Infinity'::float8, 1, 'half_even'), stat_round(NULL::numeric, 1);
-- bigint keeps the digits that double precision has not
SELECT stat_round(9007199254740993::bigint, 0), stat_round(9223372036854775807, -1), stat_round((-9223372036854775808)::bigint, -18), stat_round(25::bigint, -1, 'half_even'), stat_round(25::bigint, -1), stat_round(7::bigint, 2);
SELECT stat_round(7::bigint, 1001);
SELECT stat_round(1.5, 0, 'up');
SELECT stat_round(1.5, 1001);
SELECT count(*) FILTER (WHERE stat_round(v, 2) IS DISTINCT FROM round(v, 2)) AS away,
	-- float8 rounds halves to even, and v * 4 is exact in it
	count(*) FILTER (WHERE stat_round(v, 0, 'half_even') IS DISTINCT FROM round(v::float8)::numeric) AS even
FROM (SELECT i / 4.0 AS v FROM generate_series(-2000, 2000) i) s;

-- which function a call is resolved to
CREATE TABLE plain (n numeric, f float8, r real, i int, b bigint, s smallint, p ref_period, d date);
CREATE FUNCTION pg_temp.resolved(call text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
BEGIN
	EXECUTE 'CREATE TEMP VIEW resolved AS SELECT ' || call || ' AS x FROM plain';
	SELECT string_agg(DISTINCT d.refobjid::regprocedure::text, ', ') INTO result
	FROM pg_depend d JOIN pg_rewrite w ON w.oid = d.objid
	JOIN pg_proc f ON f.oid = d.refobjid
	WHERE w.ev_class = 'pg_temp.resolved'::regclass AND d.refclassid = 'pg_proc'::regclass
		AND f.proname ~ '^(yoy|pop|pp_|share|contr|compl|chain|pace|rank_w|stat_r)';
	DROP VIEW pg_temp.resolved;
	RETURN result;
EXCEPTION WHEN OTHERS THEN
	RETURN sqlstate || ': ' || sqlerrm;
END $$;
SELECT call, pg_temp.resolved(call)
FROM (VALUES ('yoy_growth(868, 803)'), ('yoy_growth(''868'', 803)'), ('yoy_growth(868, ''803'')'), ('yoy_growth(''868'', ''803'')'),
	('yoy_growth(868.5, 803)'), ('yoy_growth(8680000000000, 803)'),
	('yoy_growth(count(*), count(*))'), ('yoy_growth(sum(i), sum(i))'), ('yoy_growth(sum(b), count(*))'), ('yoy_growth(avg(f), 3)'),
	('yoy_growth(f, f)'), ('yoy_growth(r, r)'), ('yoy_growth(i, i)'), ('yoy_growth(b, b)'), ('yoy_growth(s, s)'), ('yoy_growth(n, n)'),
	('yoy_growth(n, 1)'), ('yoy_growth(n, ''1'')'), ('yoy_growth(b, 1)'), ('yoy_growth(n, i)'), ('yoy_growth(n, b)'), ('yoy_growth(b, i)'), ('yoy_growth(n, f)'), ('yoy_growth(b, f)'),
	('yoy_growth(NULL, 1)'), ('yoy_growth(n, NULL)'), ('yoy_growth(NULL, NULL)'),
	('yoy_growth(n, p) OVER ()'), ('yoy_growth(i, p) OVER ()'), ('yoy_growth(b, d) OVER ()'), ('yoy_growth(f, d) OVER ()'), ('pop_growth(s, p) OVER ()'),
	('yoy_growth(n, p, ''2024-05'')'), ('yoy_growth(i, p, ''2024-05'')'), ('yoy_growth(b, d, ''2024-05-01'')'), ('yoy_growth(n, p, ''2024-05'', ''a'')'), ('yoy_growth(n, d, ''2024-05-01'', ''a'')'),
	('share(n, true)'), ('share(i, i > 1)'), ('share(b, true)'), ('share(1, 2)'), ('contribution(b, b, true)'), ('contribution(1, 2, 3)'),
	('chain_completion(n, n)'), ('chain_completion(i, n)'), ('chain_completion(i, i, true)'), ('chain_completion(NULL, n)'),
	('rank_within(n) OVER ()'), ('rank_within(i) OVER ()'), ('rank_within(b, false) OVER ()'), ('rank_within(n, n)'), ('rank_within(5, b)'), ('rank_within(i, i, true)'),
	('stat_round(31.95, 1)'), ('stat_round(f, 1)'), ('stat_round(i, 1)'), ('stat_round(b, -1)'), ('stat_round(b, -1, ''half_even'')'), ('stat_round(''31.95'', 1)'), ('pp_gap(31.9, 17)')) v (call);
\set VERBOSITY terse
PREPARE untyped AS SELECT yoy_growth($1, $2);
\set VERBOSITY default
PREPARE half_typed AS SELECT yoy_growth($1, 803);
SELECT parameter_types FROM pg_prepared_statements WHERE name = 'half_typed';
EXECUTE half_typed(868);
DROP TABLE plain;

-- against plain numeric arithmetic with plenty of digits, rounded to 20 significant ones
CREATE FUNCTION pg_temp.sig20(num numeric, den numeric) RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE
	digits int;
	scale int;
	doubled numeric;
BEGIN
	IF den <= 0 THEN RETURN NULL; END IF;
	IF num = 0 THEN RETURN 0; END IF;
	-- try until the quotient as an integer has 20 digits
	FOR scale IN -150 .. 250 LOOP
		doubled := div(abs(num) * ('1e' || (scale + 2))::numeric, den);
		digits := length(doubled::text);
		IF doubled > 0 AND digits = 20 THEN
			RETURN trim_scale(sign(num) * div(2 * abs(num) * ('1e' || (scale + 2))::numeric + den, 2 * den) * ('1e' || -scale)::numeric);
		END IF;
	END LOOP;
	RETURN NULL;
END $$;
SELECT setseed(0.5);
CREATE TEMP TABLE random_pair AS
SELECT i, CASE WHEN random() < 0.1 THEN 0 ELSE round((random() * 2 - 0.7)::numeric * ('1e' || (random() * k)::int)::numeric, (random() * 8)::int) END AS a,
	round((random() * 2 - 0.2)::numeric * ('1e' || (random() * k)::int)::numeric, (random() * 8)::int) AS b
FROM (SELECT i, 3 + i % 40 AS k FROM generate_series(1, 3000) i) s;
SELECT count(*) AS pairs,
	count(*) FILTER (WHERE yoy_growth(a, b)::text IS DISTINCT FROM pg_temp.sig20(a - b, b)::text) AS growth,
	count(*) FILTER (WHERE share(a, b)::text IS DISTINCT FROM pg_temp.sig20(a, b)::text) AS share,
	count(*) FILTER (WHERE share(a * 1e45, b * 1e45)::text IS DISTINCT FROM share(a, b)::text) AS scaled_up,
	count(*) FILTER (WHERE share(a * 1e-45, b * 1e-45)::text IS DISTINCT FROM share(a, b)::text) AS scaled_down,
	count(*) FILTER (WHERE pp_gap(a, b) IS DISTINCT FROM a - b) AS gap,
	count(*) FILTER (WHERE contribution(a, b, abs(b) + 1)::text IS DISTINCT FROM pg_temp.sig20(a - b, abs(b) + 1)::text) AS contribution,
	count(*) FILTER (WHERE share_change(a, abs(b) + 3, b, abs(a) + 7)::text IS DISTINCT FROM
		pg_temp.sig20(a * (abs(a) + 7) - b * (abs(b) + 3), (abs(b) + 3) * (abs(a) + 7))::text) AS share_change
FROM random_pair;
SELECT count(*) FILTER (WHERE yoy_growth(round(a)::bigint, round(b)::bigint)::text IS DISTINCT FROM yoy_growth(round(a), round(b))::text) AS bigint,
	count(*) FILTER (WHERE yoy_growth(a::float8, b::float8)::text IS DISTINCT FROM yoy_growth(a::float8::text::numeric, b::float8::text::numeric)::text) AS float8
FROM random_pair WHERE abs(a) < 1e18 AND abs(b) < 1e18;
-- a double is read as its shortest decimal, whatever its form: against the server's own text
SELECT setseed(0.5);
SELECT count(*) AS doubles, count(*) FILTER (WHERE pp_gap(v, 0::float8) IS DISTINCT FROM v::text::numeric OR scale(pp_gap(v, 0::float8)) <> min_scale(v::text::numeric)) AS differ
FROM (SELECT unnest(ARRAY[round(x::numeric, d)::float8, x, x * 1e12, x / 1e7, trunc(x), -round(x::numeric, d)::float8, round((x * 1e9)::numeric, d)::float8, nextafter, trunc(x) + 0.1 + 0.2]) AS v
	FROM (SELECT x, d, round(x::numeric, d)::float8 * (1 + 2.220446049250313e-16) AS nextafter FROM (SELECT random() * 10 ^ (random() * 7) AS x, (random() * 8)::int AS d FROM generate_series(1, 20000)) r) s) t;
SELECT v, pp_gap(v, 0::float8) FROM unnest(ARRAY[0.1, 0.3, 0.1::float8 + 0.2::float8, 1e15 - 0.125, 999999999999999.9, 99999999999999.95, 0.000001, 0.0000005, 1e-30, 123456.000001, 4503599627370497.5, -0.07]) v;

-- exact halves at the 21st digit, up and down: quotients by powers of two, multiplied out and rounded by numeric
CREATE TEMP TABLE half AS
SELECT n, k, den, round(exact, 19 - floor(log(exact))::int) AS expected
FROM (SELECT n, k, den, digits * ('1e-' || k)::numeric AS exact FROM (SELECT n, k, den, 100 * n * five AS digits FROM (SELECT k, trim_scale(2::numeric ^ k) AS den, trim_scale(5::numeric ^ k) AS five FROM generate_series(10, 55) k OFFSET 0) p, generate_series(1, 999, 2) n OFFSET 0) d WHERE length(rtrim(digits::text, '0')) = 21 OFFSET 0) x;
SELECT count(*) AS halves, count(*) FILTER (WHERE share(n, den) IS DISTINCT FROM expected) AS share, count(*) FILTER (WHERE share(-n, den) IS DISTINCT FROM -expected) AS negative, count(*) FILTER (WHERE share(n::bigint, den::bigint) IS DISTINCT FROM expected) AS bigint, count(*) FILTER (WHERE share(n::float8, den::float8) IS DISTINCT FROM expected) AS float8,
	count(*) FILTER (WHERE share(n * 1e40, den * 1e40) IS DISTINCT FROM expected OR share(-n * 1e-40, den * 1e-40) IS DISTINCT FROM -expected) AS long, count(*) FILTER (WHERE yoy_growth(den + n, den) IS DISTINCT FROM expected OR yoy_growth(den - n, den) IS DISTINCT FROM -expected) AS growth, count(*) FILTER (WHERE yoy_growth((den + n)::bigint, den::bigint) IS DISTINCT FROM expected) AS pop,
	count(*) FILTER (WHERE completion_rate(n, den) IS DISTINCT FROM expected) AS completion, count(*) FILTER (WHERE contribution(n, 2 * n, den) IS DISTINCT FROM -expected) AS contribution, count(*) FILTER (WHERE contribution_share(2 * n, n, -den, den - den) IS DISTINCT FROM -expected) AS contribution_share, count(*) FILTER (WHERE share_change(n, den, 0, 7) IS DISTINCT FROM expected) AS share_change
FROM half;
-- beside the half: the least bit more or less decides
SELECT count(*) FILTER (WHERE share(n * 1e60 + 1, den * 1e60) IS DISTINCT FROM expected) AS above, count(*) FILTER (WHERE share(n * 1e60 - 1, den * 1e60) IS DISTINCT FROM expected - ('1e' || (floor(log(expected * 1.000001)) - 19))::numeric) AS below FROM half;
-- quotients just below and at a power of ten, of operands at the ends of what is short
SELECT a, b, share(a, b) FROM (VALUES (99999999999999999, 100000000000000000), (100000000000000000, 99999999999999999), (99999999999999999, 1), (1, 99999999999999999), (99999999999999998, 99999999999999999), (1, 1), (10, 1), (1, 10), (999999999999999999, 1000000000000000000), (-99999999999999999, 99999999999999999), (0, 99999999999999999)) v (a, b);
SELECT count(*) AS pairs, count(*) FILTER (WHERE share(a, b)::text IS DISTINCT FROM pg_temp.sig20(a, b)::text) AS numeric, count(*) FILTER (WHERE a < 1e18 AND b < 1e18 AND share(a::bigint, b::bigint)::text IS DISTINCT FROM pg_temp.sig20(a, b)::text) AS bigint, count(*) FILTER (WHERE pp_gap(a, b) IS DISTINCT FROM a - b OR pp_gap(-a, b) IS DISTINCT FROM -a - b OR pp_gap(a, -b) IS DISTINCT FROM a + b) AS gap,
	count(*) FILTER (WHERE pp_gap(a * 1e-19, b) IS DISTINCT FROM a * 1e-19 - b OR pp_gap(a * 1e-18, b) IS DISTINCT FROM a * 1e-18 - b OR pp_gap(a, b * 1e-17) IS DISTINCT FROM a - b * 1e-17) AS scales, count(*) FILTER (WHERE share_change(a, b, b, a)::text IS DISTINCT FROM pg_temp.sig20(a * a - b * b, a * b)::text) AS product
FROM (SELECT a + d AS a, b + e AS b FROM (SELECT trim_scale(10::numeric ^ generate_series(0, 19))) x (a), (SELECT trim_scale(10::numeric ^ unnest(ARRAY[0, 8, 16, 17, 18, 19]))) y (b), generate_series(-1, 1) d, generate_series(-1, 1) e) s WHERE a > 0 AND b > 0;
-- five groups of digits fit as long as the last one ends in zeros, and at every place of the point
SELECT count(*) AS values, count(*) FILTER (WHERE pp_gap(v, 0) IS DISTINCT FROM v OR pp_gap(0, v) IS DISTINCT FROM -v OR scale(pp_gap(v, 0)) <> min_scale(v)) AS kept, count(*) FILTER (WHERE share(v, 4)::text IS DISTINCT FROM pg_temp.sig20(v, 4)::text OR share(4, abs(v))::text IS DISTINCT FROM pg_temp.sig20(4, abs(v))::text) AS share
FROM (SELECT s * d * ('1e' || e)::numeric AS v FROM unnest(ARRAY[1, 12, 99999999999999999, 100000000000000000, 100000000000000001, 12345678901234567, 123456789012345678, 12340000000000005, 99990000000000000000, 10000000000000001, 1000000000000000000000]::numeric[]) d, generate_series(-24, 8) e, unnest(ARRAY[-1, 1]) s) x;
-- doubles at the ends of what is read without a search: 2^53, 15 and 16 digits, six and seven decimals, the largest and the least
SELECT count(*) AS doubles, count(*) FILTER (WHERE pp_gap(v, 0::float8) IS DISTINCT FROM v::text::numeric OR pp_gap(0::float8, v) IS DISTINCT FROM -(v::text::numeric)) AS differ
FROM (SELECT s * (v + d) AS v FROM unnest(ARRAY[9007199254740991, 9007199254740992, 9007199254740994, 999999999999999, 1e15, 1e16, 1e17, 99999999999999984, 1e18, 1e22, 1e23, 1e300, 1.7976931348623157e308, 4.9e-324, 2.2250738585072014e-308, 1e-7, 1e-6, 0.0000015, 0.1, 999999999.999999, 99999999.9999999, 9999999.99999995, 0]::float8[]) v, unnest(ARRAY[0, 0.5, 1, -1, 1e-6, 1e-7]::float8[]) d, unnest(ARRAY[1, -1]) s) x;
-- the number of digits, and halves to even, in every place and at the ends of the range
SELECT count(*) AS values, count(*) FILTER (WHERE stat_round(v, d) IS DISTINCT FROM round(v, d)) AS away,
	count(*) FILTER (WHERE stat_round(v, d, 'half_even') IS DISTINCT FROM CASE WHEN abs(v * u - trunc(v * u)) = 0.5 AND trunc(v * u) % 2 = 0 THEN trunc(v, d) ELSE round(v, d) END) AS even
FROM (SELECT d, trim_scale(10::numeric ^ d) AS u, s * (w + f) * trim_scale(10::numeric ^ -d) AS v FROM generate_series(-6, 6) d, generate_series(0, 5) w, unnest(ARRAY[0, 0.4999999999, 0.5, 0.50000000001]) f, unnest(ARRAY[1, -1]) s) x;
SELECT stat_round(5e-1001, 1000) = 1e-1000 AS away, stat_round(5e-1001, 1000, 'half_even') = 0 AS even, stat_round(1e1000, -1000) = 1e1000 AS top, stat_round(5e999, -1000, 'half_even') AS low;
SELECT stat_round(1, -1001);
SELECT stat_round(1.5::float8, 0, 'HALF_EVEN');
-- one of the two totals alone at zero, below, or no number
SELECT share_change(1, t, 1, b) FROM (VALUES (1::numeric, 0::numeric), (0, 1), (1, -1), (-1, 1), (0.0001, 0.0001), (1, 'NaN'), ('NaN', 0)) v (t, b);
SELECT share_change('NaN', 1, 1, 1::numeric) AS part, share_change(1, 1, 'Infinity', 1::numeric) AS part_base, share_change(1::float8, 1, 1, '-Infinity') AS total_base, contribution_share(1, 'NaN', 5::numeric, 5) AS zero_change, contribution('NaN', 1::numeric, 0) AS over_zero, share('Infinity'::numeric, -1) AS over_negative;
\set ECHO none
\getenv top PG_ABS_SRCDIR
\set file :top '/test/data/says.sql'
\i :file
\set ECHO all
-- quotients that no numeric holds, and those that just fit: 100 * a / b has 16,383 decimals and 131,072 digits at most
SELECT what, pg_temp.says(format('SELECT completion_rate(%L::numeric, %L::numeric)', a, b)) AS says FROM (SELECT '0.' || repeat('0', 16382) || '1' AS least, '1' || repeat('0', 131071) AS largest, '1' || repeat('0', 65000) AS large, '0.' || repeat('0', 16000) || '1' AS small) g,
	LATERAL (VALUES ('least by 1', least, '1'), ('least by 100', least, '100'), ('least by 1000', least, '1000'), ('least by the largest', least, largest), ('small by large', small, large), ('largest by 1', largest, '1'), ('largest by 1000', largest, '1000'), ('large by small', large, small), ('large by large', large, large), ('largest by least', largest, least)) v (what, a, b);
SELECT completion_rate(('0.' || repeat('0', 16382) || '1')::numeric, 100) = ('0.' || repeat('0', 16382) || '1')::numeric AS least, completion_rate(('1' || repeat('0', 131071))::numeric, 1000) = ('1' || repeat('0', 131070))::numeric AS largest, completion_rate(('1' || repeat('0', 131071))::numeric, ('1' || repeat('0', 131070))::numeric) AS both_large;
-- products too: no more decimals than a numeric has
SELECT pg_temp.says(format('SELECT weighted_growth(%1$L::numeric, %1$L::numeric)', '0.' || repeat('0', 8000) || '1')) AS fits, pg_temp.says(format('SELECT weighted_growth(%1$L::numeric, %1$L::numeric)', '0.' || repeat('0', 8200) || '1')) AS does_not;
SELECT what, pg_temp.says(format('SELECT %s', call)) AS says FROM (SELECT '12345678901234567890' AS d) g, LATERAL (VALUES ('long digits fit', format('weighted_growth(%1$L::numeric, %1$L::numeric)', '0.' || repeat('0', 8100) || d)), ('long digits do not', format('weighted_growth(%1$L::numeric, %1$L::numeric)', '0.' || repeat('0', 8200) || d)),
	('far apart', format('completion_rate(%L::numeric, %L::numeric)', '0.' || repeat('0', 16300) || d, d || repeat('0', 100000))), ('further', format('completion_rate(%L::numeric, %L::numeric)', '0.' || repeat('0', 16300) || d, d || repeat('0', 131000))), ('the other way', format('completion_rate(%L::numeric, %L::numeric)', d || repeat('0', 131000), '0.' || repeat('0', 16300) || d))) v (what, call);
