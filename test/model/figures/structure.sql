-- Structure and hierarchy over random trees, against plain SQL.
\set QUIET on
SET client_min_messages = warning;
SET jit = off;
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SET search_path = public, office;
SELECT plan(37);

SELECT setseed(0.7) \g /dev/null
INSERT INTO region (region, parent_region) VALUES ('top', NULL);
INSERT INTO region (region, parent_region) SELECT 'r' || n, CASE WHEN n <= 4 THEN 'top' ELSE 'r' || (1 + n % 4) END FROM generate_series(1, 14) n;
INSERT INTO indicator (indicator, parent_indicator, decimals, growth_decimals, unit_mult)
SELECT 'i' || n, CASE WHEN n > 1 THEN 'i' || greatest(1, floor(random() * n * 0.6))::integer END, 1, 1, CASE WHEN n % 3 = 0 THEN 4 ELSE 8 END FROM generate_series(1, 25) n;
-- leaves at random; wholes are the exact sums of their parts, over both trees
CREATE TEMP TABLE leaf AS
SELECT i.indicator, r.region, y, (random() * 10)::numeric(20, 6) - 1 AS value
FROM indicator i, region r, generate_series(2022, 2023) y
WHERE NOT EXISTS (SELECT FROM indicator c WHERE c.parent_indicator = i.indicator) AND NOT EXISTS (SELECT FROM region c WHERE c.parent_region = r.region);
CREATE TEMP TABLE figure AS
SELECT a.ancestor AS indicator, b.ancestor AS region, l.y, sum(l.value) AS value
FROM leaf l JOIN indicator_ancestor a ON a.indicator = l.indicator JOIN region_ancestor b ON b.region = l.region GROUP BY 1, 2, 3;
INSERT INTO observation (indicator, period, region, value)
SELECT indicator, ref_year(y), region, value * CASE WHEN substr(indicator, 2)::integer % 3 = 0 THEN 10000 ELSE 1 END FROM figure;
-- a coverage that changed: comparable bases for whole families in some regions
UPDATE observation o SET comparable_base = f.value * 0.9 * CASE WHEN substr(o.indicator, 2)::integer % 3 = 0 THEN 10000 ELSE 1 END
FROM figure f WHERE o.period = '2023' AND f.y = 2022 AND f.indicator = o.indicator AND f.region = o.region AND o.region IN ('r5', 'r6', 'r7');
\ir ../../../test/data/analyze.sql

CREATE TEMP TABLE part AS
SELECT 'indicator' AS tree, i.indicator, f.region, i.parent_indicator AS whole, f.value, b.value * CASE WHEN f.region IN ('r5', 'r6', 'r7') THEN 0.9 ELSE 1 END AS base,
	t.value AS total, tb.value * CASE WHEN f.region IN ('r5', 'r6', 'r7') THEN 0.9 ELSE 1 END AS total_base
FROM indicator i JOIN figure f ON f.indicator = i.indicator AND f.y = 2023
JOIN figure b ON b.indicator = i.indicator AND b.region = f.region AND b.y = 2022
JOIN figure t ON t.indicator = i.parent_indicator AND t.region = f.region AND t.y = 2023
JOIN figure tb ON tb.indicator = i.parent_indicator AND tb.region = f.region AND tb.y = 2022
UNION ALL
SELECT 'region', f.indicator, r.region, r.parent_region, f.value, b.value, t.value, tb.value
FROM region r JOIN figure f ON f.region = r.region AND f.y = 2023
JOIN figure b ON b.region = r.region AND b.indicator = f.indicator AND b.y = 2022
JOIN figure t ON t.region = r.parent_region AND t.indicator = f.indicator AND t.y = 2023
JOIN figure tb ON tb.region = r.parent_region AND tb.indicator = f.indicator AND tb.y = 2022;
CREATE TEMP TABLE view_part AS SELECT * FROM structure_part() WHERE period = '2023';
SELECT is((SELECT count(*) FROM view_part), (SELECT count(*) FROM part), 'every part of every whole, over both trees');
SELECT is_empty($$SELECT v.indicator, v.region FROM view_part v JOIN part p USING (tree, indicator, region)
	WHERE round(v.share, 12) IS DISTINCT FROM CASE WHEN p.total > 0 THEN round(100 * p.value / p.total, 12) END$$, '★ 30 shares');
SELECT is_empty($$SELECT v.indicator, v.region FROM view_part v JOIN part p USING (tree, indicator, region)
	WHERE v.tree = 'indicator' AND p.total > 0 AND p.total_base > 0 AND round(v.share_change, 12) <> round(100 * p.value / p.total - 100 * p.base / p.total_base, 12)$$, '★ 30 change of share, on the comparable base');
SELECT is_empty($$SELECT v.indicator, v.region FROM view_part v JOIN part p USING (tree, indicator, region)
	WHERE v.tree = 'indicator' AND p.total_base > 0 AND p.base > 0 AND v.contribution_source IS NOT NULL AND round(v.contribution, 12) <> round(100 * (p.value - p.base) / p.total_base, 12)$$, '★ 32 contribution, on the comparable base');
SELECT results_eq($$SELECT DISTINCT contribution_source FROM view_part WHERE tree = 'indicator' AND region IN ('r5', 'r6', 'r7')$$, ARRAY['comparable_base'], '★ 32 one coverage for part and whole');
SELECT is_empty($$SELECT v.indicator, v.region FROM view_part v JOIN part p USING (tree, indicator, region)
	WHERE v.tree = 'indicator' AND v.contribution_share IS NOT NULL AND round(v.contribution_share, 12) <> round(100 * (p.value - p.base) / (p.total - p.total_base), 12)$$, '★ 34 share of the increase');
-- exactly in their numerators: what was divided by the whole's base adds up to the whole's increase
SELECT is_empty($$SELECT whole_indicator, region FROM view_part v JOIN indicator i USING (indicator) JOIN indicator u ON u.indicator = v.whole_indicator
	WHERE tree = 'indicator' AND contribution_source IS NOT NULL
	GROUP BY whole_indicator, region, total, total_base, parts_expected
	HAVING count(*) = parts_expected AND sum((v.value - v.base) * ('1e' || i.unit_mult - u.unit_mult)::numeric) <> total - total_base$$, '★ 32 contributions add exactly in their numerators');
SELECT is_empty($$SELECT whole_indicator, region FROM view_part v WHERE tree = 'indicator' AND contribution_source IS NOT NULL
	GROUP BY whole_indicator, region, total, total_base, parts_expected, total_growth
	HAVING count(*) = parts_expected AND abs(sum(contribution) - total_growth) > 1e-12$$, '★ 32 and, unrounded, to the growth of the whole');
SELECT cmp_ok((SELECT count(*) FROM view_part WHERE contribution > total_growth OR contribution < 0), '>', 20::bigint, '★ 32 larger than the whole''s growth, or negative: not clamped');

CREATE TEMP TABLE printed AS SELECT * FROM structure WHERE year = 2023;
SELECT is_empty($$SELECT s.parent_indicator, s.region, s.residual FROM printed s JOIN (
		SELECT p.whole, p.region, round(max(100 * (p.total - p.total_base) / p.total_base), 1) - sum(round(100 * (p.value - p.base) / p.total_base, 1)) AS residual, bool_and(p.base > 0) AS complete
		FROM part p WHERE p.tree = 'indicator' AND p.total_base > 0 GROUP BY p.whole, p.region) o ON o.whole = s.parent_indicator AND o.region = s.region
	WHERE o.complete AND s.residual IS DISTINCT FROM o.residual$$, '★ 32 the residual of the printed figures');
SELECT cmp_ok((SELECT count(*) FROM printed WHERE residual <> 0), '>', 10::bigint, 'which there are');
SELECT is_empty($$SELECT s.indicator, s.region FROM region_structure s JOIN (
		SELECT p.whole, p.indicator, round(max(100 * (p.total - p.total_base) / p.total_base), 1) - sum(round(100 * (p.value - p.base) / p.total_base, 1)) AS residual, bool_and(p.base > 0) AS complete
		FROM part p WHERE p.tree = 'region' AND p.total_base > 0 AND p.whole = 'top' GROUP BY p.whole, p.indicator) o ON o.whole = s.parent_region AND o.indicator = s.indicator
	WHERE s.year = 2023 AND o.complete AND s.residual IS DISTINCT FROM o.residual$$, '★ 32 over the tree of regions too');
SELECT isnt_empty($$SELECT * FROM region_structure WHERE residual IS NOT NULL AND parent_region = 'top'$$, 'which there are');
SELECT is_empty($$SELECT residual FROM printed WHERE (residual IS NULL) <> (parts < parts_expected OR total_growth IS NULL)$$, 'a residual, if every part is there');

-- whatever is asked for, a row says the same
SELECT is_empty($$SELECT r.line FROM region g CROSS JOIN LATERAL (SELECT s::text AS line FROM structure s WHERE s.region = g.region AND s.period = '2023') r
	EXCEPT SELECT s::text FROM printed s$$, 'by region and period');
SELECT is_empty($$SELECT r.line FROM indicator g CROSS JOIN LATERAL (SELECT s::text AS line FROM structure s WHERE s.indicator = g.indicator AND s.period = '2023') r
	EXCEPT SELECT s::text FROM printed s$$, 'by indicator and period');

-- filters reach the figures before the parts of a whole are counted
CREATE FUNCTION pg_temp.plan_of(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	line text;
	result text := '';
BEGIN
	FOR line IN EXECUTE 'EXPLAIN (COSTS OFF) ' || query LOOP
		result := result || line || chr(10);
	END LOOP;
	RETURN result;
END $$;
SET enable_seqscan = off;
SELECT matches(pg_temp.plan_of($$SELECT indicator, value, share, share_change, contribution, contribution_reason, residual, adds_up, crosses_change FROM structure WHERE region = 'r5' AND period = '2023'$$), '^(?!.*WindowAgg).*Index Cond: [^\n]*\(region = ''r5''::text\) AND \(period = ''2023''::ref_period\)', 'of a region and period');
SELECT matches(pg_temp.plan_of($$SELECT region, value, share, share_change, contribution, contribution_reason, residual, adds_up, crosses_change FROM region_structure WHERE indicator = 'i1' AND period = '2023'$$), '^(?!.*WindowAgg).*Index Cond: [^\n]*\(indicator = ''i1''::text\) AND \(period = ''2023''::ref_period\)', 'of an indicator and period');
-- effects of rates and weights have a window, over the parts of one whole
SELECT matches(pg_temp.plan_of($$SELECT * FROM structure WHERE region = 'r5' AND period = '2023'$$), 'Index Cond: [^\n]*\(region = ''r5''::text\) AND \(period = ''2023''::ref_period\)', 'with all columns, too');
RESET enable_seqscan;

-- wholes and sums of parts
CREATE TEMP TABLE h AS SELECT * FROM hierarchy_check;
SELECT is_empty($$SELECT tree, indicator, region, residual, tolerance FROM h WHERE NOT adds_up$$, 'what was rounded adds up within its rounding');
SELECT results_eq($$SELECT tree, count(*) FROM h GROUP BY tree ORDER BY 1$$, $$SELECT * FROM (VALUES
	('indicator', (SELECT 2 * 15 * count(DISTINCT parent_indicator) FROM indicator)), ('region', (SELECT 2 * 25 * count(DISTINCT parent_region) FROM region))) v$$, 'every whole of both trees');
SELECT cmp_ok((SELECT count(*) FROM h WHERE residual <> 0), '>', 100::bigint, 'with residuals that are shown');
SELECT is_empty($$SELECT h.indicator, h.region FROM h WHERE tree = 'region' AND parts_sum <> (SELECT sum(round(o.value, 1)) FROM observation o JOIN region r ON r.region = o.region AND r.parent_region = h.region WHERE o.indicator = h.indicator AND o.period = h.period)$$,
	'the sum of the printed parts');
UPDATE observation SET value = value + 5 WHERE indicator = 'i1' AND region = 'top' AND period = '2022';
SELECT set_eq($$SELECT tree, indicator, region FROM hierarchy_check WHERE NOT adds_up$$, $$VALUES ('region', 'i1', 'top'), ('indicator', 'i1', 'top')$$, 'what does not add up is found, in both trees');

-- missing parts, in the six modes
SELECT create_model('six') \g /dev/null
SET search_path = public, six;
INSERT INTO region (region) VALUES ('a'), ('b'), ('c'), ('d'), ('e');
INSERT INTO indicator (indicator, parent_indicator) VALUES ('w', NULL), ('p', 'w'), ('q', 'w');
INSERT INTO observation (indicator, period, region, value) VALUES
	('w', '2023', 'a', 3), ('p', '2023', 'a', 1), ('q', '2023', 'a', 2),	-- complete
	('w', '2023', 'b', 3), ('p', '2023', 'b', 1),					-- one missing
	('w', '2023', 'c', 3),											-- both missing
	('w', '2023', 'd', 0), ('p', '2023', 'd', 0), ('q', '2023', 'd', 0),	-- complete and zero
	('w', '2023', 'e', 3), ('p', '2023', 'e', 1);
INSERT INTO observation (indicator, period, region, conf_status) VALUES ('q', '2023', 'e', 'C');	-- one suppressed
CREATE FUNCTION pg_temp.in_mode(mode text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	UPDATE six.model_option SET missing_parts = mode;
	RETURN (SELECT string_agg(concat(region, '=', coalesce(residual::text, check_reason)), ' ' ORDER BY region) FROM six.hierarchy_check);
END
$$;
SELECT is(pg_temp.in_mode('non_null'), 'a=0.00 d=0.00', 'non_null: wholes of which every part is known');
SELECT is(pg_temp.in_mode('non_zero'), 'a=0.00 b=2.00 e=suppressed', 'non_zero: missing as zero, wholes that are not zero');
SELECT is(pg_temp.in_mode('partial_null'), 'a=0.00 b=parts_missing d=0.00 e=suppressed', 'partial_null: missing as unknown, one part there');
SELECT is(pg_temp.in_mode('partial_zero'), 'a=0.00 b=2.00 d=0.00 e=suppressed', 'partial_zero: missing as zero, one part there');
SELECT is(pg_temp.in_mode('always_null'), 'a=0.00 b=parts_missing c=parts_missing d=0.00 e=suppressed', 'always_null: every whole');
SELECT is(pg_temp.in_mode('always_zero'), 'a=0.00 b=2.00 c=3.00 d=0.00 e=suppressed', 'always_zero: a suppressed part is never zero');
SELECT throws_ok($$UPDATE model_option SET missing_parts = 'zero'$$, '23514', NULL, 'no other mode');

-- regions that should be there and have no row
UPDATE model_option SET missing_parts = 'always_null';
INSERT INTO region (region, parent_region, children_expected) VALUES ('top', NULL, 3), ('x', 'top', NULL), ('y', 'top', NULL);
INSERT INTO observation (indicator, period, region, value, obs_status) VALUES ('w', '2023', 'top', 9, 'A'), ('w', '2023', 'x', 4, 'P'), ('w', '2023', 'y', 5, 'E');
SELECT results_eq($$SELECT residual, parts, parts_expected, check_reason, obs_status FROM hierarchy_check WHERE tree = 'region'$$,
	$$VALUES (NULL::numeric, 2::bigint, 3::bigint, 'parts_missing', 'E')$$, 'a child that is expected and has no row is missing; the status is combined by precedence');
UPDATE region SET children_expected = 2147483647 WHERE region = 'top';
SELECT results_eq($$SELECT parts, parts_expected, check_reason FROM hierarchy_check WHERE tree = 'region'$$,
	$$VALUES (2::bigint, 2147483647::bigint, 'parts_missing')$$, 'and none of those is a row for itself, however many there are');
UPDATE region SET children_expected = NULL WHERE region = 'top';
SELECT results_eq($$SELECT residual, adds_up FROM hierarchy_check WHERE tree = 'region'$$, $$VALUES (0.00, true)$$, 'and one that is not expected is not');
-- to the edge: three parts and a whole without decimals leave 4 x 0.5 = 2
UPDATE model_option SET missing_parts = 'non_null';
INSERT INTO region (region) VALUES ('e1'), ('e2'), ('e3'), ('e4');
INSERT INTO region (region, parent_region) SELECT e || p, e FROM unnest(ARRAY['e1', 'e2', 'e3', 'e4']) e, unnest(ARRAY['a', 'b', 'c']) p;
INSERT INTO indicator (indicator, parent_indicator, decimals) VALUES ('e', NULL, 0), ('ea', 'e', 0), ('eb', 'e', 0), ('ec', 'e', 0);
INSERT INTO observation (indicator, period, region, value)
SELECT 'e', '2023'::ref_period, v.region, v.value FROM (VALUES ('e1', 32), ('e2', 33), ('e3', 28), ('e4', 27)) v (region, value)
UNION ALL SELECT 'e', '2023', e || p, 10 FROM unnest(ARRAY['e1', 'e2', 'e3', 'e4']) e, unnest(ARRAY['a', 'b', 'c']) p
UNION ALL SELECT i, '2023', e, 10 FROM unnest(ARRAY['e1', 'e2', 'e3', 'e4']) e, unnest(ARRAY['ea', 'eb', 'ec']) i;
SELECT results_eq($$SELECT tree, region, residual, tolerance, adds_up FROM hierarchy_check WHERE indicator = 'e' ORDER BY 1, 2$$,
	$$SELECT t, e, r::numeric, 2.0, a FROM unnest(ARRAY['indicator', 'region']) t, (VALUES ('e1', 2, true), ('e2', 3, false), ('e3', -2, true), ('e4', -3, false)) v (e, r, a) ORDER BY 1, 2$$, 'as much as rounding explains, exactly, over both trees');
-- contributions from the share a year earlier times a published rate: a part of zero has one of zero, a whole of zero or below has none
INSERT INTO region (region) SELECT 'p' || n FROM generate_series(1, 6) n;
INSERT INTO observation (indicator, period, region, value, published_growth)
SELECT i, p::ref_period, 'p' || n, v, CASE p WHEN '2023' THEN g END FROM (VALUES (1, 100, 20), (2, 100, 0), (3, 100, -1), (4, 0, 20), (5, -1, 20), (6, 0.01, 0.01)) u (n, whole, part)
CROSS JOIN LATERAL (VALUES ('e', '2022', u.whole, NULL::numeric), ('e', '2023', NULL, 4.0), ('ea', '2022', u.part, NULL), ('ea', '2023', NULL, 5.0)) w (i, p, v, g);
SELECT results_eq($$SELECT region, contribution, contribution_source, contribution_share, share_base FROM structure_part() WHERE indicator = 'ea' AND region LIKE 'p_' AND period = '2023' ORDER BY 1$$,
	$$VALUES ('p1', 1.0, 'prior_share', NULL::numeric, 20.0), ('p2', 0, 'prior_share', NULL, 0), ('p3', NULL, NULL, NULL, NULL), ('p4', NULL, NULL, NULL, NULL), ('p5', NULL, NULL, NULL, NULL), ('p6', 5, 'prior_share', NULL, 100)$$, 'zero parts and zero wholes');
-- a comparable base counts where part and whole have one, and a level where both are from levels
UPDATE observation SET comparable_base = 10 WHERE indicator = 'ea' AND region = 'p1' AND period = '2023';
UPDATE observation SET published_growth = NULL WHERE indicator = 'e' AND region = 'p2' AND period = '2023';
UPDATE observation SET published_growth = NULL, value = 1.01 WHERE indicator IN ('e', 'ea') AND region = 'p6' AND period = '2023';
SELECT results_eq($$SELECT region, contribution_source, base, total_base FROM structure_part() WHERE indicator = 'ea' AND region IN ('p1', 'p2', 'p6') AND period = '2023' ORDER BY 1$$,
	$$VALUES ('p1', 'prior_share', 20::numeric, 100::numeric), ('p2', 'prior_share', 0, 100), ('p6', 'level', 0.01, 0.01)$$, 'one coverage for part and whole');
SELECT * FROM finish();
