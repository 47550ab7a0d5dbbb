SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
\pset format unaligned
\pset null '(null)'
-- only the SQLSTATE, the message and the detail of an error
CREATE FUNCTION pg_temp.try(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
	detail text;
BEGIN
	EXECUTE query INTO result;
	RETURN result;
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
	RETURN sqlstate || ': ' || sqlerrm || coalesce(' / ' || nullif(detail, ''), '');
END $$;

-- member by member
SELECT a + b AS plus, a - b AS minus, a * b AS times, stat_round(a, 0) AS rounded, stat_round(a, -1) AS tens, stat_round(a, 30) AS as_is
FROM (VALUES ('{1: 1.5, 2: -2.5, 3: 12.05}'::cross_section, '{1: 0.25, 2: 2, 4: 7}'::cross_section)) AS v (a, b);
SELECT yoy_growth(a, b) AS growth, yoy_growth(a, b, 1) AS growth_1, yoy_growth(a, b, 0) AS growth_0
FROM (VALUES ('{1: 131.9, 2: 5, 3: 5, 4: 5, 5: 1, 6: 0.995}'::cross_section, '{1: 100, 2: 0, 3: -5, 5: 3, 6: 1}'::cross_section)) AS v (a, b);
SELECT share(a, b) AS share, completion_rate(a, b, 2) AS completion
FROM (VALUES ('{1: 34.7, 2: 5, 3: -1}'::cross_section, '{1: 100, 2: 0, 3: 3}'::cross_section)) AS v (a, b);
SELECT contribution(a, b, t) AS default_decimals, contribution(a, b, t, 2) AS two
FROM (VALUES ('{1: 868, 2: 442}'::cross_section, '{1: 803, 2: 374}'::cross_section, '{1: 803, 2: 803}'::cross_section)) AS v (a, b, t);
SELECT pp_gap('{1: 31.9, 2: 45}'::cross_section, '{1: 10.2, 2: 6.4}'::cross_section);
SELECT q, pg_temp.try('SELECT ' || q)
FROM (VALUES
	($$'{1: 1}'::cross_section + '{"1": 1}'::cross_section$$),
	($$'{1: 9223372036854775807}'::cross_section + '{1: 1}'::cross_section$$),
	($$'{1: -9223372036854775807}'::cross_section - '{1: 1}'::cross_section$$),
	($$'{1: 9223372036854775807}'::cross_section * '{1: 2}'::cross_section$$),
	($$'{1: 4611686018427387904}'::cross_section * '{1: -2}'::cross_section$$),
	($$'{1: 9223372036854775807}'::cross_section - '{1: 0.1}'::cross_section$$),
	($$stat_round('{1: 9223372036854775807}'::cross_section, -18)$$),
	($$stat_round('{1: 9223372036854775807}'::cross_section, -19)$$),
	($$stat_round('{1: 9223372036854775807}'::cross_section, -2147483648)$$),
	($$yoy_growth('{1: 9223372036854775807}'::cross_section, '{1: 1}'::cross_section)$$),
	($$yoy_growth('{1: 2}'::cross_section, '{1: 1}'::cross_section, -1)$$),
	($$share('{1: 2}'::cross_section, '{1: 1}'::cross_section, 13)$$),
	($$share('{1: 2}'::cross_section, '{1: 1e-60}'::cross_section)$$),
	($$share('{1: 1e-60}'::cross_section, '{1: 9223372036854775807}'::cross_section)$$),
	($$share('{1: 9223372036854775807}'::cross_section, '{1: 9223372036854775806}'::cross_section, 12)$$)
) AS v (q);

-- where there is no rate, nothing is too large
SELECT yoy_growth('{1: 9000000000000000000, 2: 9000000000000000000}'::cross_section, '{1: -9000000000000000000, 2: 9000000000000000000}');

-- along a hierarchy: 1 above 2 to 4, 4 above 5 and 6; 7 stands alone
CREATE TEMPORARY TABLE tree AS SELECT '{1: null, 2: 1, 3: 1, 4: 1, 5: 4, 6: 4, 7: null}'::hierarchy AS h;
SELECT of_parent(g, h) AS of_parent, pp_gap(g, of_parent(g, h)) AS gap, rank_within(g, h) AS rank,
	rank_within(g, h, false) AS rank_from_below, peers(g, h) AS peers
FROM tree, (VALUES ('{1: 5, 2: 7.5, 3: 7.50, 4: -1, 6: 2, 7: 9}'::cross_section), ('{}')) AS v (g);
SELECT v, roll_up(v, h),
	(SELECT string_agg(mode || ' ' || roll_up(v, h, mode)::text, ', ' ORDER BY o)
		FROM unnest(ARRAY['non_null', 'non_zero', 'partial_null', 'partial_zero', 'always_null', 'always_zero']) WITH ORDINALITY AS m (mode, o)) AS modes
FROM tree, (VALUES ('{2: 1, 3: 2.5, 4: 0.5, 5: 3}'::cross_section), ('{2: 1, 5: 0}'), ('{}')) AS v (v);
SELECT q, pg_temp.try('SELECT ' || q || ' FROM tree')
FROM (VALUES
	($$roll_up('{8: 1}', h)$$), ($$rank_within('{0: 1}', h)$$), ($$peers('{"a": 1}', h)$$), ($$of_parent('{99: 1}', h)$$),
	($$roll_up('{2: 9223372036854775807, 3: 1, 4: 0}', h)$$), ($$roll_up('{2: 1}', h, 'partial')$$)
) AS v (q);
-- numbers in a hierarchy may have gaps: who is not in it is not let in by one
SELECT pg_temp.try($$SELECT rank_within('{3: 1}'::cross_section, '{1: null, 2: 1, 4: 1}')$$);

-- ranks of ratios are exact: these differ in the 37th digit
SELECT rank_within(a, b, '{2: 1, 3: 1, 4: 1}') AS ratio, rank_within(share(a, b, 12), '{2: 1, 3: 1, 4: 1}'::hierarchy) AS rounded
FROM (VALUES ('{2: 1000000000000000000, 3: 999999999999999999, 4: 2}'::cross_section,
	'{2: 999999999999999999, 3: 999999999999999998, 4: 2}'::cross_section)) AS v (a, b);

-- over many
SELECT cross_section_sum(cs) FROM (VALUES ('{1: 1, 2: 2.5}'::cross_section), (NULL), ('{2: 0.5, 9: 1}'), ('{}'), ('{1: 2, 2: 1, 9: 3}')) AS v (cs);
SELECT pg_temp.try($$SELECT cross_section_sum(cs) FROM (VALUES ('{1: 1}'::cross_section), ('{"1": 2}')) AS v (cs)$$);
SELECT pg_temp.try($$SELECT cross_section_sum(cs) FROM (VALUES ('{1: 9223372036854775807}'::cross_section), ('{1: 1}')) AS v (cs)$$);

-- rounded away, or to a unit that no figure can have
SELECT stat_round('{1: 4999999999999999999, 2: -4999999999999999999}'::cross_section, -19), stat_round('{1: 9000000000000000000}'::cross_section, -20), stat_round('{1: 0.9}'::cross_section, -2147483648);
SELECT stat_round('{1: 5000000000000000000}'::cross_section, -19);
SELECT stat_round('{1: -9000000000000000000}'::cross_section, -19);

-- Properties over random rows: what plain SQL and the functions on rows say.
-- Three kinds of keys: a range with gaps, integers far apart, texts.
SELECT setseed(0.25);
CREATE TEMPORARY TABLE region AS
SELECT k, i, CASE k WHEN 'range' THEN i::text WHEN 'apart' THEN (i * 1000003)::text ELSE chr(228 + i % 3 * 20000) || '"' || i END AS region,
	CASE WHEN i <= 5 THEN NULL WHEN i <= 40 THEN 1 + i % 5 WHEN i <= 300 THEN 6 + i % 35 ELSE 2 END AS up
FROM (VALUES ('range'), ('apart'), ('text')) AS v (k), generate_series(1, 400) AS i;
ALTER TABLE region ADD parent text;
UPDATE region AS r SET parent = p.region FROM region AS p WHERE p.k = r.k AND p.i = r.up;
CREATE TABLE obs AS
SELECT k, t, region, parent, round(((random() - 0.2) * 10 ^ (random() * 6))::numeric, (t % 4)) AS value
FROM region, generate_series(1, 8) AS t WHERE random() < 0.9;
UPDATE obs SET value = round(value, -2) WHERE t = 3;
UPDATE obs SET value = value * 100000000 WHERE k = 'apart';
ANALYZE obs; ANALYZE region;
CREATE TEMPORARY TABLE packed AS
SELECT k, t, CASE WHEN k = 'text' THEN cross_section_agg(region, value) ELSE (SELECT cross_section_agg(o.region::bigint, o.value ORDER BY random())
	FROM obs AS o WHERE o.k = obs.k AND o.t = obs.t) END AS v
FROM obs GROUP BY k, t;
CREATE TEMPORARY TABLE trees AS
SELECT k, CASE WHEN k = 'text' THEN hierarchy(array_agg(region), array_agg(parent))
	ELSE (SELECT hierarchy(array_agg(r.region::bigint), array_agg(r.parent::bigint)) FROM region AS r WHERE r.k = region.k) END AS h
FROM region GROUP BY k;
-- rows of an expression beside the rows that should be: none may differ
CREATE FUNCTION pg_temp.differing(actual text, expected text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	result bigint;
BEGIN
	EXECUTE format('SELECT count(*) FROM ((%1$s EXCEPT %2$s) UNION ALL (%2$s EXCEPT %1$s)) AS d', actual, expected) INTO result;
	RETURN result;
END $$;
CREATE TEMPORARY TABLE property (what text, actual text, expected text);
INSERT INTO property VALUES
	('rows', 'v', 'SELECT k, t, region, value FROM obs WHERE true'),
	('text form', 'v::text::cross_section', 'SELECT k, t, region, value FROM obs WHERE true'),
	('rounded', 'stat_round(v, 1)', 'SELECT k, t, region, stat_round(value, 1) FROM obs WHERE true'),
	('growth', 'yoy_growth(v, b)', 'SELECT o.k, o.t, o.region, stat_round(yoy_growth(o.value, p.value), 6)
		FROM obs AS o JOIN obs AS p ON p.k = o.k AND p.t = o.t - 1 AND p.region = o.region WHERE p.value > 0'),
	('growth, one decimal', 'yoy_growth(v, b, 1)', 'SELECT o.k, o.t, o.region, stat_round(yoy_growth(o.value, p.value), 1)
		FROM obs AS o JOIN obs AS p ON p.k = o.k AND p.t = o.t - 1 AND p.region = o.region WHERE p.value > 0'),
	('share', 'share(v, b)', 'SELECT o.k, o.t, o.region, stat_round(100 * o.value / p.value, 6)
		FROM obs AS o JOIN obs AS p ON p.k = o.k AND p.t = o.t - 1 AND p.region = o.region WHERE p.value > 0'),
	('plus', 'v + b', 'SELECT o.k, o.t, o.region, o.value + p.value
		FROM obs AS o JOIN obs AS p ON p.k = o.k AND p.t = o.t - 1 AND p.region = o.region WHERE true'),
	('gap', 'pp_gap(v, b)', 'SELECT o.k, o.t, o.region, o.value - p.value
		FROM obs AS o JOIN obs AS p ON p.k = o.k AND p.t = o.t - 1 AND p.region = o.region WHERE true'),
	('contribution', 'contribution(v, b, of_parent(b, h))', 'SELECT o.k, o.t, o.region, stat_round(contribution(o.value, p.value, pp.value), 6)
		FROM obs AS o JOIN obs AS p ON p.k = o.k AND p.t = o.t - 1 AND p.region = o.region
		JOIN obs AS pp ON pp.k = o.k AND pp.t = o.t - 1 AND pp.region = o.parent WHERE pp.value > 0'),
	('of parent', 'of_parent(v, h)', 'SELECT o.k, o.t, r.region, o.value FROM obs AS o JOIN region AS r ON r.k = o.k AND r.parent = o.region WHERE true'),
	('rank', 'rank_within(v, h)', 'SELECT k, t, region, rank() OVER (PARTITION BY k, t, parent ORDER BY value DESC) FROM obs WHERE parent IS NOT NULL'),
	('rank from below', 'rank_within(v, h, false)', 'SELECT k, t, region, rank() OVER (PARTITION BY k, t, parent ORDER BY value) FROM obs WHERE parent IS NOT NULL'),
	('rank of growth', 'rank_within(v, b, h)', 'SELECT o.k, o.t, o.region, rank() OVER (PARTITION BY o.k, o.t, o.parent ORDER BY yoy_growth(o.value, p.value) DESC)
		FROM obs AS o JOIN obs AS p ON p.k = o.k AND p.t = o.t - 1 AND p.region = o.region WHERE p.value > 0 AND o.parent IS NOT NULL'),
	('rank of growth from below', 'rank_within(v, b, h, false)', 'SELECT o.k, o.t, o.region, rank() OVER (PARTITION BY o.k, o.t, o.parent ORDER BY yoy_growth(o.value, p.value))
		FROM obs AS o JOIN obs AS p ON p.k = o.k AND p.t = o.t - 1 AND p.region = o.region WHERE p.value > 0 AND o.parent IS NOT NULL'),
	('peers', 'peers(v, h)', 'SELECT r.k, s.t, r.region, count(o.value) FROM region AS r CROSS JOIN generate_series(1, 8) AS s (t)
		LEFT JOIN obs AS o ON o.k = r.k AND o.t = s.t AND o.parent = r.parent WHERE r.parent IS NOT NULL GROUP BY r.k, s.t, r.region'),
	('roll-up', 'roll_up(v, h)', 'SELECT r.k, s.t, r.parent, sum(o.value) FROM generate_series(1, 8) AS s (t) CROSS JOIN region AS r
		LEFT JOIN obs AS o ON o.k = r.k AND o.region = r.region AND o.t = s.t
		WHERE r.parent IS NOT NULL GROUP BY r.k, s.t, r.parent HAVING count(*) = count(o.value)'),
	('roll-up, missing as zero', 'roll_up(v, h, ''partial_zero'')', 'SELECT k, t, parent, sum(value) FROM obs WHERE parent IS NOT NULL GROUP BY k, t, parent');
SELECT what, pg_temp.differing(
	format('SELECT k, t, member, value FROM (SELECT p.k, p.t, u.member, trim_scale(u.value) AS value
		FROM packed AS p JOIN trees USING (k) LEFT JOIN packed AS q ON q.k = p.k AND q.t = p.t - 1
		CROSS JOIN LATERAL (SELECT u.* FROM (SELECT p.v, q.v AS b) AS c, unnest(%s) AS u) AS u) AS a', actual),
	format('SELECT k, t, region, trim_scale(stat_round) FROM (%s) AS e (k, t, region, stat_round)', expected)) AS differing
FROM property;
SELECT bool_and(total(v) = (SELECT sum(value) FROM obs AS o WHERE o.k = p.k AND o.t = p.t)) AS totals,
	bool_and(members(v) = (SELECT count(*) FROM obs AS o WHERE o.k = p.k AND o.t = p.t)) AS members
FROM packed AS p;
SELECT bool_and(s = (SELECT cross_section_agg(region, v) FROM (SELECT region, sum(value) AS v FROM obs WHERE k = 'text' GROUP BY region) AS q)) AS sums
FROM (SELECT cross_section_sum(v) AS s FROM packed WHERE k = 'text') AS p;
DROP TABLE obs;

-- groups of every size about what is counted and what is sorted, and about a block of what is counted, with ties of every sort, of 32 bits and of 64: the same ranks as rank()
CREATE TEMP TABLE size AS
SELECT width, top, top * 1000 + k AS member, CASE ties WHEN 'none' THEN k * 7 % n WHEN 'pairs' THEN k / 2 WHEN 'all' THEN 1 WHEN 'but one' THEN (k % n = 0)::int WHEN 'few' THEN k * 3 % 3 WHEN 'gaps' THEN nullif(k % 5, 0) ELSE NULL END
	* CASE width WHEN 'narrow' THEN 1 WHEN 'negative' THEN -2147483647 WHEN 'wide' THEN -2147483648 WHEN 'widest' THEN 9000000000000000000 / (n + 1) END AS value, k % 4 AS divisor
FROM (SELECT row_number() OVER ()::bigint AS top, n, ties FROM unnest(ARRAY[1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 13, 60, 61, 63, 64, 65, 66, 128, 129, 256, 257]) n, unnest(ARRAY['none', 'pairs', 'all', 'but one', 'few', 'gaps', 'missing']) ties) g, unnest(ARRAY['narrow', 'negative', 'wide', 'widest']) width, generate_series(1, n) k
WHERE width <> 'negative' OR ties IN ('all', 'but one', 'missing');
SELECT width, count(*) > 400 AS enough, count(*) FILTER (WHERE value_at(r, member) IS DISTINCT FROM high) AS high, count(*) FILTER (WHERE value_at(l, member) IS DISTINCT FROM low) AS low, count(*) FILTER (WHERE value_at(q, member) IS DISTINCT FROM ratio) AS ratio, count(*) FILTER (WHERE value_at(ql, member) IS DISTINCT FROM ratio_low) AS ratio_low
FROM (SELECT *, CASE WHEN value IS NOT NULL THEN rank() OVER (w ORDER BY value DESC NULLS LAST) END AS high, CASE WHEN value IS NOT NULL THEN rank() OVER (w ORDER BY value) END AS low,
		CASE WHEN divisor > 0 AND value IS NOT NULL THEN rank() OVER (w ORDER BY value / nullif(divisor, 0)::numeric DESC NULLS LAST) END AS ratio, CASE WHEN divisor > 0 AND value IS NOT NULL THEN rank() OVER (w ORDER BY value / nullif(divisor, 0)::numeric) END AS ratio_low
	FROM size WINDOW w AS (PARTITION BY width, top)) s
JOIN (SELECT width, rank_within(v, h) AS r, rank_within(v, h, false) AS l, rank_within(v, d, h) AS q, rank_within(v, d, h, false) AS ql
	FROM (SELECT width, hierarchy(array_agg(member), array_agg(top * 1000)) AS h, cross_section_agg(member, value::numeric) AS v, cross_section_agg(member, divisor::numeric) AS d FROM size GROUP BY width OFFSET 0) x OFFSET 0) p USING (width) GROUP BY width ORDER BY width;
-- as many keys, but others; a gap in a range where the hierarchy has no such member; figures beside the hierarchy
SELECT x::cross_section + y::cross_section AS sum, x::cross_section * y::cross_section AS product FROM (VALUES ('{1: 1, 5000: 2}', '{2: 1, 5000: 2}'), ('{1: 1, 2: 2}', '{2: 1, 3: 2}'), ('{"a": 1, "b": 2}', '{"a": 1, "c": 2}'), ('{"a": 1, "bc": 2}', '{"ab": 1, "c": 2}')) v (x, y);
SELECT roll_up(c::cross_section, h::hierarchy) AS sums FROM (VALUES ('{1: 5, 2: 3, 4: 8}', '{1: null, 2: 1, 4: 1, 5000: 1}'), ('{2: 3, 4: 8, 5000: 7}', '{1: null, 2: 1, 4: 1, 5000: 1}'), ('{2: 3, 4: 8}', '{1: null, 2: 1, 4: 1}'), ('{1: 1, 2: 3, 3: 8}', '{1: null, 2: 1, 3: 1}'), ('{2: 3, 3: 8}', '{1: null, 2: 1, 3: 1}')) v (c, h);
SELECT roll_up('{0: 3, 2: 8}', '{1: null, 2: 1, 3: 1}'::hierarchy);
SELECT roll_up('{2: 3, 3: 8, 4: 1}', '{1: null, 2: 1, 3: 1}'::hierarchy);
SELECT roll_up('{2: 3, 3: 8}', '{1: null, 2: 1, 4: 1}'::hierarchy);

-- ranges that begin alike and end apart, that are as long and begin apart, within one another, beside one another; lists and texts as long as each other: by plain SQL
SELECT sort, count(*) AS tried, count(*) FILTER (WHERE a + b IS DISTINCT FROM plus) AS plus, count(*) FILTER (WHERE share(a, b) IS DISTINCT FROM share) AS share, count(*) FILTER (WHERE yoy_growth(a, b) IS DISTINCT FROM growth) AS growth, count(*) FILTER (WHERE contribution(a, b, b) IS DISTINCT FROM growth) AS contribution, count(*) FILTER (WHERE indstat_internal.cross_section_add_known(a, b) IS DISTINCT FROM known) AS known
FROM (SELECT sort, string_agg(k || x, ', ') FILTER (WHERE x IS NOT NULL) AS t_a, string_agg(k || y, ', ') FILTER (WHERE y IS NOT NULL) AS t_b, string_agg(k || x + y, ', ') AS t_plus, string_agg(k || round(100 * x / y, 6), ', ') FILTER (WHERE y > 0) AS t_share, string_agg(k || round(100 * (x - y) / y, 6), ', ') FILTER (WHERE y > 0) AS t_growth, string_agg(k || coalesce(x + y, x, y), ', ') AS t_known
	FROM unnest(ARRAY[0, 1, 2, 3, 40]) n, unnest(ARRAY[0, 1, 2, 3, 40]) m, unnest(ARRAY[-2, -1, 0, 1, 2, 3, 41]) shift, unnest(ARRAY['range', 'list', 'text']) sort, generate_series(-2, 81) i, LATERAL (SELECT CASE WHEN i BETWEEN 1 AND n AND (sort = 'range' OR i % 2 = 1) THEN i * 1.5 - 2 END AS x, CASE WHEN i - shift BETWEEN 1 AND m AND (sort = 'range' OR i % 2 = 1) THEN (i - shift) * 2.25 - 3 END AS y, CASE sort WHEN 'text' THEN '"' || chr(60 + i) || '": ' WHEN 'list' THEN i * 7 || ': ' ELSE i || ': ' END AS k) v
	WHERE chr(60 + i) <> '\' GROUP BY n, m, shift, sort) w, LATERAL (SELECT format('{%s}', t_a)::cross_section AS a, format('{%s}', t_b)::cross_section AS b, format('{%s}', t_plus)::cross_section AS plus, format('{%s}', t_share)::cross_section AS share, format('{%s}', t_growth)::cross_section AS growth, format('{%s}', t_known)::cross_section AS known) c (a, b, plus, share, growth, known) GROUP BY sort ORDER BY sort;
-- the largest sums there can be, of the same members and of others
SELECT a, b, pg_temp.try(format('SELECT cross_section_sum(x) FROM unnest(ARRAY[%L, %L]::cross_section[]) x', a, b)) AS sum, pg_temp.try(format('SELECT cross_section_sum(x) FROM unnest(ARRAY[%L, %L]::cross_section[]) x', b, replace(a, '}', ', 9: 1}'))) AS beside
FROM (VALUES ('{1: 9223372036854775806}', '{1: 1}'), ('{1: 9223372036854775806}', '{1: 2}'), ('{1: -9223372036854775806}', '{1: -1}'), ('{1: -9223372036854775806}', '{1: -2}'), ('{1: -9223372036854775807}', '{1: -9223372036854775807}')) v (a, b);
