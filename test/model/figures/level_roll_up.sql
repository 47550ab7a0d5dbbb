-- Sums over the children of a region, and the children as their parts: from packed levels as from rows.
\set QUIET on
SET client_min_messages = warning;
SET jit = off;
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SET search_path = public, office;
SELECT plan(84);

-- figures that anyone can add up
INSERT INTO region (region, parent_region, children_expected) VALUES ('top', NULL, NULL), ('a', 'top', 2), ('b', 'top', NULL), ('c', 'top', NULL), ('a1', 'a', NULL);
INSERT INTO indicator (indicator, decimals) VALUES ('x', 1);
INSERT INTO indicator (indicator, unit) VALUES ('rate', 'percent');
INSERT INTO observation (indicator, period, region, value) VALUES
	('x', '2022-05', 'top', 1000), ('x', '2022-05', 'a', 40.04), ('x', '2022-05', 'b', 60), ('x', '2022-05', 'c', 99.96),
	('x', '2023-05', 'top', 1000), ('x', '2023-05', 'a', 50.04), ('x', '2023-05', 'b', 57), ('x', '2023-05', 'c', 103.01), ('x', '2023-05', 'a1', 3),
	('rate', '2023-05', 'a', 5), ('rate', '2023-05', 'b', 5), ('rate', '2023-05', 'c', 5);
SELECT results_eq($$SELECT region, parts_sum, parts_sum_base, growth, growth_reason, parts, parts_expected, missing_parts, store FROM level_roll_up WHERE period = '2023-05' AND indicator = 'x' ORDER BY region$$,
	$$VALUES ('a', NULL::numeric, NULL::numeric, NULL::numeric, 'no_value', 1::bigint, 2::bigint, 'non_null', 'rows'), ('top', 210.1, 200.0, 5.0, NULL, 3, 3, 'non_null', 'rows')$$,
	'a sum of children, rounded once, and its growth; none while one is missing; none of rates');
SELECT results_eq($$SELECT region, value, total, growth, total_growth, share, share_change, contribution, parts FROM level_structure WHERE parent_region = 'top' AND period = '2023-05' AND indicator = 'x' ORDER BY region$$,
	$$VALUES ('a', 50.0, 210.1, 25.0, 5.0, 23.8, 3.8, 5.0, 3::bigint), ('b', 57.0, 210.1, -5.0, 5.0, 27.1, -2.9, -1.5, 3), ('c', 103.0, 210.1, 3.1, 5.0, 49.0, -1.0, 1.5, 3)$$,
	'the children as parts of their sum: shares, and contributions in points');
UPDATE model_option SET missing_parts = 'non_zero';
SELECT results_eq($$SELECT parts_sum, growth_reason, parts FROM level_roll_up WHERE region = 'a'$$, $$VALUES (3.0, 'no_base', 1::bigint)$$, 'a missing one as zero');
INSERT INTO region (region, parent_region) VALUES ('a2', 'a');
INSERT INTO observation (indicator, period, region, conf_status) VALUES ('x', '2023-05', 'a2', 'C');
SELECT results_eq($$SELECT parts_sum, growth_reason, parts FROM level_roll_up WHERE region = 'a'$$, $$VALUES (NULL::numeric, 'no_value', 1::bigint)$$, 'never a suppressed one');
SELECT results_eq($$SELECT region, share FROM level_structure WHERE parent_region = 'a'$$, $$VALUES ('a1', NULL::numeric)$$, 'and no share from which it could be told');
DELETE FROM observation;
DELETE FROM observation_revision;
DELETE FROM region;

SELECT setseed(0.5) \g /dev/null
INSERT INTO region (region, parent_region, children_expected)
SELECT 'r' || i, CASE WHEN i = 1 THEN NULL WHEN i <= 6 THEN 'r1' ELSE 'r' || 2 + i % 5 END, CASE WHEN i IN (2, 3) THEN i + 2 END FROM generate_series(1, 26) AS i;
INSERT INTO indicator (indicator, unit, cumulative, frequency, decimals, growth_decimals)
VALUES ('output', 'yuan', true, 'M', 2, 1), ('stock', 'tons', false, 'Q', 0, 2), ('jobless', 'percent', false, 'M', 1, 1);
INSERT INTO observation (indicator, period, region, value, recorded_at)
SELECT i.indicator, CASE i.indicator WHEN 'output' THEN ref_ytd(y, m) WHEN 'jobless' THEN ref_month(y, m) ELSE ref_quarter(y, m) END, r.region,
	CASE WHEN random() < 0.97 THEN round(((random() - 0.05) * 1000)::numeric, CASE i.indicator WHEN 'stock' THEN 0 ELSE i.decimals + 1 END) END, now() - interval '1 year'
FROM indicator AS i, region AS r, generate_series(2022, 2023) AS y, generate_series(1, CASE i.indicator WHEN 'stock' THEN 4 ELSE 6 END) AS m
WHERE random() < 0.97 AND i.indicator NOT IN ('x', 'rate');
\ir ../../../test/data/analyze.sql

-- plain SQL over the rows, seen with the rights of whoever asks
CREATE VIEW sums WITH (security_invoker = true) AS
SELECT w.*, CASE WHEN w.nulls = 0 AND (w.parts = w.parts_expected OR w.missing_parts LIKE '%zero') THEN
	CASE w.missing_parts WHEN 'non_zero' THEN nullif(w.known, 0) WHEN 'always_zero' THEN coalesce(w.known, 0) ELSE w.known END END AS parts_sum
FROM (
	SELECT k.indicator, k.period, p.region, opt.missing_parts, max(greatest(p.children_expected, n.children)) AS parts_expected,
		count(o.value) AS parts, count(o.indicator) - count(o.value) AS nulls, sum(o.value) AS known
	FROM (SELECT DISTINCT o.indicator, o.period FROM observation_known AS o WHERE o.value IS NOT NULL) AS k
	JOIN indicator AS i ON i.indicator = k.indicator AND i.change_unit = 'percent'
	CROSS JOIN model_option AS opt CROSS JOIN region AS p JOIN region AS c ON c.parent_region = p.region
	CROSS JOIN LATERAL (SELECT count(*) AS children FROM region AS x WHERE x.parent_region = p.region) AS n
	LEFT JOIN observation_known AS o ON o.indicator = k.indicator AND o.period = k.period AND o.region = c.region
	GROUP BY k.indicator, k.period, p.region, opt.missing_parts) AS w;
CREATE VIEW roll_up_truth WITH (security_invoker = true) AS
SELECT s.indicator, s.period, s.region, stat_round(s.parts_sum, i.decimals) AS parts_sum, stat_round(b.parts_sum, i.decimals) AS parts_sum_base,
	stat_round(yoy_growth(s.parts_sum, b.parts_sum), i.growth_decimals) AS growth, growth_status(s.parts_sum, b.parts_sum), s.parts, s.parts_expected
FROM sums AS s JOIN indicator AS i ON i.indicator = s.indicator
LEFT JOIN sums AS b ON b.indicator = s.indicator AND b.region = s.region AND b.period = same_period_last_year(s.period)
WHERE s.parts > 0 OR s.parts_sum IS NOT NULL;
CREATE VIEW structure_truth WITH (security_invoker = true) AS
SELECT o.indicator, o.period, o.region, stat_round(o.value, i.decimals) AS value, stat_round(s.parts_sum, i.decimals) AS total,
	stat_round(yoy_growth(o.value, y.value), i.growth_decimals) AS growth, stat_round(yoy_growth(s.parts_sum, b.parts_sum), i.growth_decimals) AS total_growth,
	stat_round(share(o.value, s.parts_sum), i.growth_decimals) AS share,
	stat_round(share(o.value, s.parts_sum), i.growth_decimals) - stat_round(share(y.value, b.parts_sum), i.growth_decimals) AS share_change,
	stat_round(contribution(o.value, y.value, b.parts_sum), i.growth_decimals) AS contribution, s.parts, s.parts_expected
FROM observation_known AS o JOIN indicator AS i ON i.indicator = o.indicator JOIN region AS r ON r.region = o.region
JOIN sums AS s ON s.indicator = o.indicator AND s.period = o.period AND s.region = r.parent_region
LEFT JOIN sums AS b ON b.indicator = o.indicator AND b.period = same_period_last_year(o.period) AND b.region = r.parent_region
LEFT JOIN observation_known AS y ON y.indicator = o.indicator AND y.period = same_period_last_year(o.period) AND y.region = o.region
WHERE o.value IS NOT NULL;
CREATE VIEW roll_up_seen WITH (security_invoker = true) AS
SELECT indicator, period, region, parts_sum, parts_sum_base, growth, growth_reason, parts, parts_expected FROM level_roll_up WHERE region_additivity = 'sum';
CREATE VIEW structure_seen WITH (security_invoker = true) AS
SELECT indicator, period, region, value, total, growth, total_growth, share, share_change, contribution, parts, parts_expected FROM level_structure WHERE contribution_reason IS DISTINCT FROM 'not_additive';
CREATE FUNCTION same_figures(what text) RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
	RETURN NEXT is_empty('SELECT f::text FROM roll_up_seen AS f EXCEPT ALL SELECT t::text FROM roll_up_truth AS t UNION ALL
		(SELECT t::text FROM roll_up_truth AS t EXCEPT ALL SELECT f::text FROM roll_up_seen AS f)', what || ': sums');
	RETURN NEXT is_empty('SELECT f::text FROM structure_seen AS f EXCEPT ALL SELECT t::text FROM structure_truth AS t UNION ALL
		(SELECT t::text FROM structure_truth AS t EXCEPT ALL SELECT f::text FROM structure_seen AS f)', what || ': parts');
	-- the same sums that wholes are checked against, where figures are printed as they are
	RETURN NEXT is_empty($q$SELECT h.period, h.region FROM hierarchy_check AS h FULL JOIN level_roll_up AS s ON s.indicator = h.indicator AND s.period = h.period AND s.region = h.region
		WHERE h.tree = 'region' AND h.indicator = 'stock' AND h.parts > 0
			AND row(h.parts_sum, h.parts, h.parts_expected) IS DISTINCT FROM row(s.parts_sum, s.parts, s.parts_expected)$q$, what || ': as in hierarchy_check');
END $$;
CREATE FUNCTION stores() RETURNS text LANGUAGE sql AS $$
	SELECT (SELECT string_agg(DISTINCT store, ' ' ORDER BY store) FROM level_roll_up) || ', ' || (SELECT string_agg(DISTINCT store, ' ' ORDER BY store) FROM level_structure)
$$;

CREATE FUNCTION all_modes(what text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
	mode text;
BEGIN
	FOREACH mode IN ARRAY ARRAY['non_zero', 'partial_null', 'partial_zero', 'always_null', 'always_zero', 'non_null'] LOOP
		UPDATE model_option SET missing_parts = mode;
		RETURN QUERY SELECT same_figures(what || ', ' || mode);
	END LOOP;
END $$;

SELECT all_modes('rows');
SELECT is(stores(), 'rows, rows', 'rows answer where nothing is packed');
SELECT keep_packed(true) \g /dev/null
SELECT pack_observations() \g /dev/null
SELECT all_modes('packed');
SELECT is(stores(), 'packed, packed', 'the packed tables answer');
SELECT cmp_ok((SELECT count(*) FROM roll_up_truth WHERE growth IS NOT NULL), '>', 20::bigint, 'there is something to compare');

-- random changes, packed now and then
UPDATE model_option SET missing_parts = 'partial_zero';
CREATE FUNCTION change_something(n integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	CASE n % 4
		WHEN 0 THEN UPDATE observation SET value = round((random() * 1000)::numeric) WHERE random() < 0.02;
		WHEN 1 THEN DELETE FROM observation WHERE random() < 0.02;
		WHEN 2 THEN UPDATE observation SET value = NULL, conf_status = 'C' WHERE random() < 0.005;
		ELSE UPDATE region SET parent_region = 'r' || 2 + n % 5 WHERE region = 'r' || 10 + n;
	END CASE;
END $$;
CREATE FUNCTION rounds() RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
	FOR n IN 1..8 LOOP
		PERFORM change_something(n);
		IF n % 3 = 0 THEN
			PERFORM pack_observations();
		END IF;
		RETURN QUERY SELECT same_figures('after change ' || n);
	END LOOP;
END $$;
SELECT rounds();
SELECT pack_observations() \g /dev/null
UPDATE observation SET value = 1 WHERE region = 'r7' AND indicator = 'stock' AND period = '2022-Q1';
SELECT is(stores(), 'packed rows, packed rows', 'what changed is answered by rows, the rest is packed');
SELECT results_eq($$SELECT period, string_agg(DISTINCT store, ' ') FROM level_roll_up WHERE indicator = 'stock' AND period IN ('2022-Q1', '2022-Q2', '2023-Q1') GROUP BY period ORDER BY period$$,
	$$VALUES ('2022-Q1'::ref_period, 'rows'), ('2022-Q2', 'packed'), ('2023-Q1', 'rows')$$, 'and what is measured against it');

-- what was known before
SELECT set_config('indstat.as_of', (now() - interval '6 months')::text, false) \g /dev/null
SELECT same_figures('as known before the changes');
SELECT is(stores(), 'rows, rows', 'rows and their history answer what was known');
RESET indstat.as_of;

-- a reader under embargo sees the same from either
SELECT pack_observations() \g /dev/null
GRANT USAGE ON SCHEMA office TO indstat_test_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA office, public TO indstat_test_reader;
INSERT INTO release_calendar (indicator, period, released_at) VALUES ('output', '2022-01/P5M', now() + interval '1 day');
UPDATE observation SET released_at = now() + interval '1 day' WHERE indicator = 'stock' AND period = '2023-Q2' AND region IN ('r2', 'r9');
SELECT pack_observations() \g /dev/null
SET ROLE indstat_test_reader;
SELECT same_figures('seen by a reader');
SELECT is(stores(), 'packed rows, packed rows', 'packed but for what is under embargo');
SELECT is_empty($$SELECT region FROM level_roll_up WHERE indicator = 'output' AND (period = '2022-01/P5M' OR period = '2023-01/P5M' AND parts_sum_base IS NOT NULL)$$,
	'nothing of what is under embargo, nor measured against it');
RESET ROLE;

-- one packed value answers a league table
\ir ../../../test/data/analyze.sql
\ir ../../../test/data/steps_run.sql
SET enable_seqscan = off;
SELECT is_empty($$SELECT * FROM pg_temp.steps_run('SELECT * FROM level_roll_up WHERE indicator = ''output'' AND period = ''2023-01/P3M''')
	WHERE relation IN ('observation', 'observation_revision') AND loop_rows > 0$$, 'rows are not read for what is packed');
SELECT isnt_empty($$SELECT * FROM pg_temp.steps_run('SELECT * FROM level_structure WHERE indicator = ''output'' AND period = ''2023-01/P3M''')
	WHERE step = 'Index Scan' AND index = 'observation_cross_section_pkey' AND (loop_rows, loops) = (1, 1)$$, 'one packed value is');
RESET enable_seqscan;
-- an indicator that is gone had sums then, and has no place in a board now
INSERT INTO indicator (indicator) VALUES ('gone');
INSERT INTO observation (indicator, period, region, value, recorded_at) SELECT 'gone', '2023', r.region, 1, '2024-01-01' FROM region r WHERE r.parent_region = 'r2';
UPDATE observation SET value = 2, recorded_at = '2024-06-01' WHERE indicator = 'gone';
SELECT set_eq($$SELECT region, parts_sum FROM as_known('2024-02-01', NULL::level_roll_up, '{"indicator": "gone"}')$$, $$VALUES ('r2', 4::numeric)$$, 'it was summed');
DELETE FROM observation WHERE indicator = 'gone';
DELETE FROM indicator WHERE indicator = 'gone';
SELECT is_empty($$SELECT * FROM as_known('2024-02-01', NULL::level_roll_up, '{"indicator": "gone"}')$$, 'and is no more');
SELECT is((SELECT count(*) FROM as_known('2024-02-01', NULL::level_roll_up) WHERE indicator_name IS NULL), 0::bigint, 'nothing is without a name');
SELECT finish();
