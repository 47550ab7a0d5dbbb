SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
\pset null '(null)'
SET datestyle = ISO;
CREATE TEMP TABLE output (city text, branch text, month date, period ref_period, value numeric);
INSERT INTO output
SELECT city, branch, make_date(y, 5, 31), ref_month(y, 5), value
FROM (VALUES ('east', 'steel', 2023, 100), ('east', 'steel', 2024, 110), ('east', 'paper', 2023, 50), ('east', 'paper', 2024, 40),
	('west', 'steel', 2023, 10), ('west', 'steel', 2024, NULL), ('west', 'paper', 2023, 20), ('west', 'paper', 2024, 25), ('west', 'glass', 2022, 9)) v (city, branch, y, value);
-- worked by hand: (110 + 40 + 25) / (100 + 50 + 10 + 20) = 175 / 180
SELECT yoy_growth(value, period, '2024-05') AS growth, yoy_growth(value, month, '2024-05-01') AS by_date,
	yoy_growth(value::float8, period, '2024-05') AS float8, yoy_growth(value::bigint, month, '2024-05-17') AS bigint,
	yoy_growth(value, period, '2024-06') AS other, yoy_growth(value, period, NULL) AS at_null,
	yoy_growth(value, period, '2023-05') AS year_before
FROM output;
-- like with like: west has no steel in 2024
SELECT city, yoy_growth(value, period, '2024-05') AS growth, yoy_growth(value, period, '2024-05', branch) AS like_with_like,
	yoy_growth(value, month, '2024-05-01', branch) AS by_date, yoy_growth(value, period, '2024-05', NULL) AS no_member
FROM output GROUP BY city ORDER BY city;
SELECT share(value, city = 'west'), share(value, branch = 'none') AS none, share(value, NULL::boolean) AS unknown FROM output WHERE period = '2024-05';
-- the last row is all branches: 100 * (110 - 100) / (100 + 70)
SELECT branch, contribution(value, base, branch = 'steel') FROM (VALUES ('steel', 110, 100), ('paper', 65, 70), ('glass', NULL, 30), ('stone', 30, NULL)) v (branch, value, base) GROUP BY ROLLUP (branch) ORDER BY branch;
SELECT chain_completion(actual, target) AS known, chain_completion(actual, target, true) AS missing_zero, chain_completion(actual, target, false) AS missing_out, chain_completion(actual, target, NULL) AS flag_null
FROM (VALUES (50, 100), (NULL, 100), (30, NULL), (30, 60)) v (actual, target);

-- no rows, nothing known, bases that are none, what is not finite
SELECT yoy_growth(value, period, '2024-05') AS growth, yoy_growth(value, period, '2024-05', branch) AS members, share(value, true), contribution(value, value, true), chain_completion(value, value) FROM output WHERE false;
SELECT yoy_growth(NULL::numeric, period, '2024-05') AS growth, share(NULL::numeric, true), contribution(NULL::numeric, value, true), chain_completion(NULL::numeric, value), chain_completion(NULL::numeric, value, true) AS zero FROM output;
SELECT share(v, true) AS zero, share(v - 1, true) AS negative, chain_completion(1, v) AS no_target, contribution(5, v, true) FROM (VALUES (0::numeric), (0)) s (v);
SELECT x, share(v, v > 1) AS share, chain_completion(v, 5::numeric) AS completion, contribution(1::numeric, v, true) AS contribution, yoy_growth(v, ref_month(2023, 5), '2024-05') AS growth
FROM (VALUES ('NaN'::numeric), ('Infinity'), ('-Infinity')) f (x) CROSS JOIN LATERAL (VALUES (1), (2), (x)) s (v) GROUP BY x ORDER BY x;
SELECT share(v, true) AS both_infinities FROM (VALUES ('Infinity'::float8), ('-Infinity')) s (v);

-- "at" is the same for all rows
SELECT yoy_growth(value, period, period) FROM output;
SELECT yoy_growth(value, month, month) FROM output;
SELECT yoy_growth(value, period, CASE WHEN value > 40 THEN '2024-05'::ref_period END) FROM output;
SELECT yoy_growth(value, month, 'infinity') FROM output;
SELECT yoy_growth(value, m, '2024-05-01') FROM (VALUES (1, 'infinity'::date), (3, '2024-05-02'), (2, '2023-05-31'), (7, '-infinity'), (7, '4713-01-01 BC')) s (value, m);
SELECT yoy_growth(value, month, NULL) FROM (VALUES (1, '0001-12-31 BC'::date)) s (value, month);

-- random rows: serial, parallel, by hash, by sort, shuffled, and plain SQL agree to the digit
SELECT setseed(0.25);
CREATE TABLE random_row AS
SELECT i % 200 AS g, CASE WHEN random() < 0.05 THEN NULL ELSE round(((random() - 0.4) * 10 ^ (random() * 12))::numeric, (random() * 6)::int) END AS v,
	CASE WHEN random() < 0.05 THEN NULL ELSE round((random() * 10 ^ (random() * 9))::numeric, 3) END AS w,
	random() < 0.3 AS part, ref_month(2020 + (random() * 4)::int, 1 + (random() * 1)::int) AS period, 'm' || (random() * 20)::int AS member
FROM generate_series(1, 200000) i;
INSERT INTO random_row SELECT i, NULL, NULL, NULL, NULL, NULL FROM generate_series(300, 303) i;
INSERT INTO random_row SELECT 400, 10::numeric ^ 63, 1e-60, true, '2023-01', 'x';
INSERT INTO random_row SELECT 400, 1e-60, 10::numeric ^ 63, false, '2022-01', 'x';
ANALYZE random_row;
CREATE VIEW measured AS
SELECT g, yoy_growth(v, period, '2023-01') AS a, yoy_growth(v::float8, start_date(period), '2023-01-01') AS b, yoy_growth(v, period, '2023-01', member) AS c,
	share(v, part) AS d, share(v::float8, part) AS e, contribution(v, w, part) AS f, chain_completion(v, w) AS h, chain_completion(v, w, true) AS i,
	yoy_growth(CASE WHEN abs(v) < 1e17 THEN round(v)::bigint END, period, '2023-01') AS j
FROM random_row GROUP BY g;
SET max_parallel_workers_per_gather = 0;
-- the subject is a plan, which must not depend on how the server is set
DO $$ BEGIN PERFORM set_config(name, boot_val, false) FROM pg_settings WHERE category LIKE 'Query Tuning%' OR name IN ('work_mem', 'hash_mem_multiplier', 'max_parallel_workers_per_gather'); END $$;
SET enable_hashagg = off;
CREATE TEMP TABLE by_sort AS SELECT g, m::text AS t FROM measured m;
SET enable_hashagg = on;
SET enable_sort = off;
CREATE TEMP TABLE by_hash AS SELECT g, m::text AS t FROM measured m;
RESET enable_sort;
SET max_parallel_workers_per_gather = 4;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
-- the setting has another name from PostgreSQL 16 on
SELECT count(set_config(name, 'on', false)) AS set FROM pg_settings WHERE name IN ('force_parallel_mode', 'debug_parallel_query');
CREATE FUNCTION pg_temp.has(query text, word text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
	line text;
BEGIN
	FOR line IN EXECUTE 'EXPLAIN (COSTS OFF) ' || query LOOP
		IF line LIKE '%' || word || '%' THEN RETURN true; END IF;
	END LOOP;
	RETURN false;
END $$;
SELECT pg_temp.has('SELECT * FROM measured', 'Partial') AND pg_temp.has('SELECT * FROM measured', 'Gather') AS in_parallel;
CREATE TABLE by_parallel AS SELECT g, m::text AS t FROM measured m;
RESET max_parallel_workers_per_gather;
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;
SELECT count(set_config(name, 'off', false)) AS set FROM pg_settings WHERE name IN ('force_parallel_mode', 'debug_parallel_query');
SELECT (SELECT count(*) FROM by_sort) AS groups,
	(SELECT count(*) FROM by_sort s JOIN by_hash h USING (g) WHERE s.t IS DISTINCT FROM h.t) AS hash_differs,
	(SELECT count(*) FROM by_sort s JOIN by_parallel p USING (g) WHERE s.t IS DISTINCT FROM p.t) AS parallel_differs;
CREATE TABLE shuffled AS SELECT * FROM random_row ORDER BY md5(v::text || g), g;
SELECT count(*) AS shuffle_differs FROM (SELECT share(v, part) AS a, yoy_growth(v, period, '2023-01', member) AS b, chain_completion(v, w) AS c FROM random_row WHERE g < 300) x
	CROSS JOIN (SELECT share(v, part) AS a, yoy_growth(v, period, '2023-01', member) AS b, chain_completion(v, w) AS c FROM shuffled WHERE g < 300) y
WHERE (x.a::text, x.b::text, x.c::text) IS DISTINCT FROM (y.a::text, y.b::text, y.c::text);
SELECT count(*) FILTER (WHERE a::text IS DISTINCT FROM oracle_a::text) AS growth,
	count(*) FILTER (WHERE c::text IS DISTINCT FROM CASE WHEN m1 = m0 THEN oracle_a::text END) AS members,
	count(c) AS alike,
	count(*) FILTER (WHERE d::text IS DISTINCT FROM oracle_d::text) AS share,
	count(*) FILTER (WHERE e::text IS DISTINCT FROM oracle_e::text) AS share_float8,
	count(*) FILTER (WHERE f::text IS DISTINCT FROM oracle_f::text) AS contribution,
	count(*) FILTER (WHERE h::text IS DISTINCT FROM oracle_h::text) AS completion,
	count(*) FILTER (WHERE i::text IS DISTINCT FROM oracle_i::text) AS missing_zero,
	count(*) FILTER (WHERE j::text IS DISTINCT FROM oracle_j::text) AS bigint
FROM measured JOIN (
	SELECT g, yoy_growth(sum(v) FILTER (WHERE period = '2023-01'), sum(v) FILTER (WHERE period = '2022-01')) AS oracle_a,
		array_agg(member ORDER BY member COLLATE "C") FILTER (WHERE period = '2023-01' AND v IS NOT NULL) AS m1,
		array_agg(member ORDER BY member COLLATE "C") FILTER (WHERE period = '2022-01' AND v IS NOT NULL) AS m0,
		share(coalesce(sum(v) FILTER (WHERE part), 0), sum(v)) AS oracle_d,
		share(coalesce(sum(v::float8::text::numeric) FILTER (WHERE part), 0), sum(v::float8::text::numeric)) AS oracle_e,
		share(coalesce(sum(v - w) FILTER (WHERE part AND v IS NOT NULL AND w IS NOT NULL), 0), sum(w) FILTER (WHERE v IS NOT NULL)) AS oracle_f,
		share(sum(v) FILTER (WHERE w IS NOT NULL), sum(w) FILTER (WHERE v IS NOT NULL)) AS oracle_h,
		share(coalesce(sum(v) FILTER (WHERE w IS NOT NULL), 0), sum(w)) AS oracle_i,
		yoy_growth(sum(round(v)) FILTER (WHERE period = '2023-01'), sum(round(v)) FILTER (WHERE period = '2022-01')) AS oracle_j
	FROM random_row GROUP BY g) o USING (g)
WHERE g <> 400;
SELECT a > 1e100 AS huge, d, f < 0 AS negative, h IS NOT NULL AS known FROM measured WHERE g = 400;

-- like with like on sets that are equal, and on multisets that are not
SELECT yoy_growth(v, p, '2024', m) FROM (VALUES (1, '2023'::ref_period, 'a'), (2, '2023', 'b'), (4, '2024', 'b'), (2, '2024', 'a')) s (v, p, m);
SELECT yoy_growth(v, p, '2024', m) FROM (VALUES (1, '2023'::ref_period, 'a'), (2, '2023', 'b'), (4, '2024', 'b'), (2, '2024', 'b')) s (v, p, m);

CREATE FUNCTION pg_temp.same(a numeric, b numeric) RETURNS boolean LANGUAGE sql AS 'SELECT a::text IS NOT DISTINCT FROM b::text';
-- sums that fill their bins many times over
SELECT pg_temp.same(share(v, b), share(sum(v) FILTER (WHERE b), sum(v))) AS numeric, pg_temp.same(share(f, b), share(sum(v) FILTER (WHERE b), sum(v))) AS float8, pg_temp.same(share(i, b), share(sum(i) FILTER (WHERE b), sum(i))) AS bigint
FROM (SELECT 999999999999.9999 - n AS v, (999999999999.9999 - n)::float8 AS f, 2300000000000000 - n AS i, n % 3 = 0 AS b FROM generate_series(1, 10000) n) s;
SELECT chain_completion(v, w) AS huge FROM (SELECT 9e62 AS v, 8e62 AS w FROM generate_series(1, 100)) s;
SELECT chain_completion(9e63::float8, 1::float8);
SELECT chain_completion(1e64::float8, 1::float8);
SELECT chain_completion(9e18::float8, 9223372036854775807::float8) AS float8, chain_completion((-9223372036854775808)::bigint, 9223372036854775807) AS bigint;

-- moving frames over the aggregates
SELECT count(*) AS frames, count(*) FILTER (WHERE d::text IS DISTINCT FROM o::text) AS differs FROM (
	SELECT chain_completion(v, w) OVER f AS d, share(sum(v) FILTER (WHERE w IS NOT NULL) OVER f, sum(w) FILTER (WHERE v IS NOT NULL) OVER f) AS o
	FROM (SELECT *, row_number() OVER (ORDER BY md5(v::text), w) AS n FROM random_row WHERE g IN (1, 2)) r
	WINDOW f AS (ORDER BY n ROWS BETWEEN 3 PRECEDING AND 5 FOLLOWING)) s;
DROP VIEW measured;
DROP TABLE random_row, by_parallel, shuffled;

-- every combine: either side empty, unknown, zero, not finite, long; both orders, and three in both ways: the state and the figure are those of all rows at once
CREATE TEMP TABLE set_row AS
SELECT n, slot, i, v, w, (n + slot + i) % 2 = 0 AS flag, chr(96 + i) AS member, i::bigint AS key, (date '2023-05-01' + slot * 12 - 12 + i)::text::ref_period AS day
FROM (VALUES (1, 1, NULL::numeric, NULL::numeric), (2, 1, 0, 0), (3, 1, 1.5, 2), (4, 1, -1.50, -2), (5, 1, 'NaN', 1), (6, 1, 'Infinity', 1), (7, 1, '-Infinity', 1), (8, 1, 'Infinity', 1), (8, 2, '-Infinity', 3), (9, 1, 1, 'NaN'), (10, 1, 1, '-Infinity'), (10, 2, 4, 'Infinity'),
	(11, 1, 1e63, 1), (11, 2, 1, 1e63), (12, 1, 1e-64, 1e-64), (13, 1, 12345678901234567890.123, 7), (13, 2, -3, NULL), (13, 3, 0.1, 0.25)) s (n, i, v, w), generate_series(1, 3) slot;
CREATE TEMP TABLE combined (name text, variant text, call text, tried bigint, states_differ bigint, figures_differ bigint, known bigint);
CREATE FUNCTION pg_temp.combine_all(name text, args text, trans text, combine text, final text, state text, call text, variant text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format('CREATE AGGREGATE pg_temp.state(%s) (SFUNC = %s, STYPE = %s)', args, trans, state);
	EXECUTE format('CREATE TEMP TABLE state AS SELECT n, slot, (SELECT pg_temp.state(%s ORDER BY i) FROM set_row r WHERE r.n = s.n AND r.slot = t.slot) AS s FROM generate_series(0, 13) s (n), generate_series(1, 3) t (slot)', call);
	EXECUTE format($q$
		INSERT INTO combined SELECT $1, $2, $3, count(*),
			count(*) FILTER (WHERE %3$L <> 'bytea' AND in_order AND coalesce(%1$s(a, b), a, b)::text IS DISTINCT FROM whole::text),
			count(*) FILTER (WHERE CASE WHEN coalesce(a, b) IS NOT NULL THEN %2$s(coalesce(%1$s(a, b), a, b))::text END IS DISTINCT FROM CASE WHEN whole IS NOT NULL THEN %2$s(whole)::text END OR whole IS NOT NULL AND %2$s(whole)::text IS DISTINCT FROM figure), count(figure)
		FROM (SELECT a.s AS a, b.s AS b, a.slot < b.slot AS in_order, x.* FROM state a JOIN state b ON b.slot <> a.slot AND b.slot + a.slot = 3,
			LATERAL (SELECT pg_temp.state(%4$s ORDER BY slot, i) AS whole, %5$s(%4$s)::text AS figure FROM set_row r WHERE (r.n, r.slot) IN ((a.n, a.slot), (b.n, b.slot))) x) p$q$, combine, final, state, call, name) USING name, variant, call || ': two';
	EXECUTE format($q$
		INSERT INTO combined SELECT $1, $2, $3, count(*), count(*) FILTER (WHERE %3$L <> 'bytea' AND (l::text, r::text) IS DISTINCT FROM (whole::text, whole::text)),
			count(*) FILTER (WHERE (CASE WHEN l IS NOT NULL THEN %2$s(l)::text END, CASE WHEN r IS NOT NULL THEN %2$s(r)::text END) IS DISTINCT FROM (CASE WHEN whole IS NOT NULL THEN %2$s(whole)::text END, CASE WHEN whole IS NOT NULL THEN %2$s(whole)::text END)), count(whole)
		FROM (SELECT coalesce(%1$s(coalesce(%1$s(a.s, b.s), a.s, b.s), c.s), coalesce(%1$s(a.s, b.s), a.s, b.s), c.s) AS l, coalesce(%1$s(a.s, coalesce(%1$s(b.s, c.s), b.s, c.s)), a.s, coalesce(%1$s(b.s, c.s), b.s, c.s)) AS r, x.*
			FROM state a JOIN state b ON b.n %% 2 = 1 JOIN state c ON c.n IN (0, 1, 3, 5, 7), LATERAL (SELECT pg_temp.state(%4$s ORDER BY slot, i) AS whole FROM set_row r WHERE (r.n, r.slot) IN ((a.n, 1), (b.n, 2), (c.n, 3))) x WHERE a.n IN (0, 1, 3, 4, 7) AND a.slot = 1 AND b.slot = 2 AND c.slot = 3) p$q$, combine, final, state, call) USING name, variant, call || ': three';
	DROP TABLE pg_temp.state;
	EXECUTE format('DROP AGGREGATE pg_temp.state(%s)', args);
END $$;
-- from the catalogue, so that none is forgotten: those over numeric, for the rest are wired to the same functions
CREATE TEMP TABLE aggregate AS
SELECT p.proname::text AS name, aggtransfn::regproc::text AS trans, aggcombinefn::regproc::text AS combine, aggfinalfn::regproc::text AS final, aggtranstype::regtype::text AS state, oidvectortypes(p.proargtypes) AS args,
	CASE WHEN p.proname ~ 'sum_of_parts' THEN '{non_null,non_zero,partial_null,partial_zero,always_null,always_zero}' WHEN p.proname = 'time_agg' THEN '{S,E,B,A,M,H,L,Y}' WHEN p.proname = 'index_agg' THEN '{laspeyres,paasche}' ELSE '{-}'::text[] END AS variants,
	CASE p.proname WHEN 'share' THEN 'v, flag' WHEN 'rank_within' THEN '1.5, v' WHEN 'completion_agg' THEN 'member, v, w' WHEN 'growth_breadth' THEN 'v' WHEN 'yoy_growth' THEN $q$v, CASE WHEN flag THEN '2023-05'::ref_period ELSE '2022-05' END, '2023-05'::ref_period$q$
		WHEN 'sum_of_parts' THEN 'v' WHEN 'has_sum_of_parts' THEN 'v' WHEN 'time_agg' THEN $q$v, day, '2023-05'::ref_period, %L$q$ WHEN 'contribution' THEN 'v, w' WHEN 'contribution_share' THEN 'v, w' WHEN 'share_change' THEN 'v, w' WHEN 'chain_completion' THEN 'v, w' WHEN 'index_agg' THEN 'v, w, 2, 3, %L' END AS call
FROM pg_aggregate a JOIN pg_proc p ON p.oid = aggfnoid
WHERE (aggtranstype IN ('exact_sums'::regtype, 'rank_state'::regtype) OR p.proname = 'completion_agg') AND 'numeric'::regtype = ANY (p.proargtypes) AND oidvectortypes(p.proargtypes) !~ 'date|integer|smallint';
UPDATE aggregate SET call = CASE WHEN args = 'numeric, numeric' AND name = 'growth_breadth' THEN 'v, w' WHEN args ~ '^bigint' THEN 'key, v, w' WHEN name ~ 'sum_of_parts' THEN call || CASE WHEN args ~ 'boolean' THEN ', flag' ELSE '' END || ', %L'
	WHEN name = 'time_agg' AND args ~ 'boolean' THEN call || ', true' WHEN name = 'yoy_growth' AND args ~ 'text' THEN call || ', member' WHEN args ~ 'boolean' AND name = 'rank_within' THEN call || ', false' WHEN args ~ 'boolean' AND call !~ 'flag' THEN call || ', flag' ELSE call END;
SELECT name, args AS untried FROM aggregate WHERE call IS NULL;
SELECT count(pg_temp.combine_all(name, args, trans, combine, final, state, format(call, variant), variant)) > 30 AS all FROM aggregate, unnest(variants) variant;
SELECT name, count(*) AS calls, sum(tried) AS tried, sum(states_differ) AS states_differ, sum(figures_differ) AS figures_differ, sum(known) > 0 AS known FROM combined GROUP BY name ORDER BY name;
-- a row with NULL in any one argument is as if it were not there; a state of no values, and members alike in one half of their sum alone, give nothing
CREATE TEMP TABLE gap AS SELECT n, v.* FROM unnest(ARRAY[0, 1, 2, 3]) n, (VALUES (30::numeric, 20::numeric, true, 1), (10, 5, false, 2), (7, 9, true, 3), (4, 1, false, 4)) v (v, b, p, i) WHERE n = 0 OR i < 5;
UPDATE gap SET v = CASE WHEN n = 1 AND i > 2 THEN NULL ELSE v END, b = CASE WHEN n = 2 AND i > 2 THEN NULL ELSE b END, p = CASE WHEN n = 3 AND i > 2 THEN NULL ELSE p END;
SELECT n, share(v, p)::numeric(10, 6) AS share, contribution(v, b, p)::numeric(10, 6) AS contribution, contribution_share(v, b, p)::numeric(10, 6) AS contribution_share, share_change(v, b, p)::numeric(10, 6) AS share_change FROM gap GROUP BY n ORDER BY n;
SELECT n, (SELECT (100 * sum(v) FILTER (WHERE p) / sum(v) FILTER (WHERE p IS NOT NULL))::numeric(10, 6) FROM gap x WHERE x.n = g.n) AS share, (100 * sum(v - b) FILTER (WHERE p) / sum(b))::numeric(10, 6) AS contribution, (100 * sum(v - b) FILTER (WHERE p) / sum(v - b))::numeric(10, 6) AS contribution_share, (100 * sum(v) FILTER (WHERE p) / sum(v) - 100 * sum(b) FILTER (WHERE p) / sum(b))::numeric(10, 6) AS share_change FROM gap g WHERE num_nulls(v, b, p) = 0 GROUP BY n ORDER BY n;
SELECT indstat_internal.percent_final('1:share:():(0,0,0,0,0,0);(0,0,0,0,0,0)') AS no_values, indstat_internal.percent_final('1:share:():(0,0,0,0,0,0);(1,0,0,0,0,5)') AS no_part, indstat_internal.percent_final('1:share:():(0,0,0,0,0,0);(1,0,0,0,0,0)') AS zero;
SELECT what, indstat_internal.yoy_growth_member_final(format('1:yoy_growth_member:(3172567788242257,3171000125178852,%s):(2,0,0,0,0,6);(%s,0,0,0,0,5)', tags, n)::exact_sums) AS growth
FROM (VALUES ('alike', '7,8,7,8,0', 2), ('first half', '7,8,9,8,0', 2), ('second half', '7,8,7,9,0', 2), ('fewer', '7,8,7,8,0', 1), ('not known', '7,8,7,8,1', 2)) v (what, tags, n);
