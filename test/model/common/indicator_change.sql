-- Indicators in time: what was moved, merged, split, ended and renamed; the tree of a day, and structure by it,
-- against plain SQL over what a loop wrote down; what is refused of indicators and of regions alike.
\set QUIET on
SET client_min_messages = warning;
SET timezone = 'UTC';
SET jit = off;
CREATE EXTENSION indstat;
SELECT create_model('office', '{targets}') \g /dev/null
SET search_path = public, office;
SELECT plan(68);
SELECT setseed(0.41) \g /dev/null

-- what is refused, of both kinds
CREATE FUNCTION pg_temp.refused(call text, state text, message text, what text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
	key text;
BEGIN
	FOREACH key IN ARRAY '{region,indicator}'::text[] LOOP
		RETURN NEXT throws_ok(replace(call, 'KEY', key), state, replace(message, 'KEY', key), key || ': ' || what);
	END LOOP;
END $$;
INSERT INTO region (region, parent_region) VALUES ('top', NULL), ('a', 'top'), ('b', 'top'), ('c', 'a');
INSERT INTO indicator (indicator, parent_indicator) VALUES ('top', NULL), ('a', 'top'), ('b', 'top'), ('c', 'a');
SELECT move_region('c', 'b', '2020-03-01'), move_indicator('c', 'b', '2020-03-01') \g /dev/null
SELECT pg_temp.refused($$SELECT move_KEY('x', 'a', '2024-01-01')$$, '23503', 'there is no KEY "x"', 'what there is not');
SELECT pg_temp.refused($$SELECT move_KEY('c', 'x', '2024-01-01')$$, '23503', 'there is no KEY "x"', 'a parent that there is not');
SELECT pg_temp.refused($$SELECT move_KEY(NULL, 'a', '2024-01-01')$$, '23502', 'the KEY of a move is missing', 'nothing');
SELECT pg_temp.refused($$SELECT move_KEY('c', 'a', NULL)$$, '23502', 'the day of a move is missing', 'no day');
SELECT pg_temp.refused($$SELECT move_KEY('c', 'b', '2024-01-01')$$, '23514', 'KEY "c" is below "b" already', 'where it is');
SELECT pg_temp.refused($$SELECT move_KEY('top', NULL, '2024-01-01')$$, '23514', 'KEY "top" has no parent already', 'nowhere, where it is');
SELECT pg_temp.refused($$SELECT move_KEY('b', 'c', '2024-01-01')$$, '23514', 'KEY "b" cannot be moved below "c", which is below it itself', 'in a circle');
SELECT pg_temp.refused($$SELECT move_KEY('b', 'b', '2024-01-01')$$, '23514', 'KEY "b" cannot be moved below "b", which is it itself', 'under itself');
SELECT pg_temp.refused($$SELECT move_KEY('c', 'a', '2020-02-29')$$, '22023', 'KEY "c" was moved on 2020-03-01, which is not before 2020-02-29', 'before the last change');
SELECT pg_temp.refused($$SELECT move_KEY('c', 'a', '2020-03-01')$$, '22023', 'KEY "c" was moved on 2020-03-01, which is not before 2020-03-01', 'on its day');
SELECT pg_temp.refused($$SELECT move_KEY('c', 'a', '2200-01-01')$$, '23514', 'new row for relation "KEY_change" violates check constraint "changed_on is a day from 1900-01-01 to 2199-12-31"', 'no day of ours');
SELECT pg_temp.refused($$INSERT INTO KEY_change VALUES ('c', '2024-01-01', 'merged', 'b', 'a')$$, '23514', 'new row for relation "KEY_change" violates check constraint "kind is one of renamed moved began ended"', 'another kind');
SELECT pg_temp.refused($$INSERT INTO KEY_change VALUES ('c', '2024-01-01', 'moved', 'b', 'b')$$, '23514', 'new row for relation "KEY_change" violates check constraint "from_KEY is not into_KEY"', 'from where to there');
SELECT pg_temp.refused($$INSERT INTO KEY_change VALUES ('c', '2024-01-01', 'renamed', 'd', NULL)$$, '23514', 'new row for relation "KEY_change" violates check constraint "renamed has from_KEY and into_KEY"', 'another code, none');
SELECT pg_temp.refused($$INSERT INTO KEY_change VALUES ('c', '2024-01-01', 'moved', NULL, NULL)$$, '23514', 'new row for relation "KEY_change" violates check constraint "moved has from_KEY or into_KEY"', 'from nowhere to nowhere');
SELECT pg_temp.refused($$INSERT INTO KEY_change VALUES ('c', '2024-01-01', 'began', NULL, 'a')$$, '23514', 'new row for relation "KEY_change" violates check constraint "began has no into_KEY"', 'began into');
SELECT pg_temp.refused($$INSERT INTO KEY_change VALUES ('c', '2024-01-01', 'ended', 'b', 'x')$$, '23503', 'there is no KEY "x"', 'went into what there is not');
SELECT pg_temp.refused($$INSERT INTO KEY_change VALUES ('c', '2024-01-01', 'ended', 'a', 'top')$$, '23514', 'changes of KEY "c" do not follow one another', 'from where it was not');
SELECT pg_temp.refused($$INSERT INTO KEY_change VALUES ('c', '2019-01-01', 'moved', 'top', 'b')$$, '23514', 'changes of KEY "c" do not follow one another', 'to where it did not go on from');
SELECT lives_ok($$INSERT INTO indicator_change VALUES ('c', '2019-01-01', 'moved', 'top', 'a'), ('c', '2018-01-01', 'began', 'top', NULL)$$, 'what was overlooked is put in where it fits');
SELECT results_eq($$SELECT d, parent_indicator FROM unnest('{2017-12-31,2018-12-31,2019-12-31,2020-03-01}'::date[]) d LEFT JOIN LATERAL indicator_tree(d) t ON t.indicator = 'c' ORDER BY 1$$,
	$$VALUES (date '2017-12-31', NULL), ('2018-12-31', 'top'), ('2019-12-31', 'a'), ('2020-03-01', 'b')$$, 'and is in the tree of its days');
SET datestyle = 'German';
SELECT throws_ok($$SELECT move_indicator('c', 'a', '2020-02-29')$$, '22023', 'indicator "c" was moved on 2020-03-01, which is not before 2020-02-29', 'days are written alike in every session');
SELECT throws_ok($$INSERT INTO indicator_change VALUES ('c', '2024-01-01', 'ended', 'a', 'top')$$, '23514', 'changes of indicator "c" do not follow one another', 'also of rows');
RESET datestyle;
INSERT INTO indicator_change VALUES ('c', '2024-01-01', 'ended', 'b', 'a');
SELECT throws_ok($$SELECT move_indicator('c', 'a', '2025-01-01')$$, '22023', 'indicator "c" ended on 2024-01-01', 'what has ended');
DELETE FROM indicator_change WHERE kind = 'ended';
SELECT throws_ok($$SELECT move_below('observation'::regclass, 'a', 'b', '2024-01-01')$$, '22023', '"office.observation" is not the table of regions or of indicators of a model', 'another table');

-- codes in time
SELECT rename_indicator('c', 'd', '2021-01-01'), rename_indicator('d', 'e', NULL) \g /dev/null
SELECT results_eq($$SELECT indicator, changed_on, kind, from_indicator, into_indicator FROM indicator_change WHERE kind = 'renamed'$$, $$VALUES ('e', date '2021-01-01', 'renamed', 'c', 'e')$$, 'a code is noted, and a wrong one mended');
SELECT throws_ok($$SELECT rename_indicator('e', 'f', '2020-01-01')$$, '23514', 'changes of indicator "f" do not follow one another', 'not before the last one');
SELECT rename_indicator('b', 'bb', '2022-01-01') \g /dev/null
SELECT results_eq($$SELECT indicator, parent_indicator, code_then FROM indicator_tree('2020-12-31') WHERE indicator IN ('e', 'bb') ORDER BY 1$$, $$VALUES ('bb', 'top', 'b'), ('e', 'bb', 'c')$$, 'the tree of a day has the codes of the day beside those of today');

-- random trees of amounts: moved, renamed, ended and begun, with figures of twelve years, later revised
SELECT move_indicator('a', NULL, '2023-01-01') \g /dev/null
TRUNCATE indicator_change;
INSERT INTO region (region, parent_region) VALUES ('r1', NULL), ('r2', 'r1');
INSERT INTO indicator (indicator, parent_indicator, name_en, decimals) SELECT 'n' || n, CASE WHEN n > 3 THEN 'n' || 1 + floor(random() * (n - 1) / 3)::integer END, 'id' || n, 1 FROM generate_series(1, 24) n;
CREATE TABLE was (day date, id text, code text, parent text);
DO $$
DECLARE
	day date := '2012-01-01';
	one text;
	other text;
BEGIN
	FOR n IN 1..70 LOOP
		day := day + 1 + floor(random() * 90)::integer;
		SELECT i.indicator INTO one FROM indicator i WHERE i.name_en LIKE 'id%' AND NOT EXISTS (SELECT FROM indicator_change c WHERE c.indicator = i.indicator AND c.kind = 'ended') ORDER BY random() LIMIT 1;
		SELECT i.indicator INTO other FROM indicator i WHERE i.name_en LIKE 'id%' AND i.indicator NOT IN (SELECT a.indicator FROM indicator_ancestor a WHERE a.ancestor = one)
			AND i.indicator <> coalesce((SELECT p.parent_indicator FROM indicator p WHERE p.indicator = one), '') AND NOT EXISTS (SELECT FROM indicator_change c WHERE c.indicator = i.indicator AND c.kind = 'ended') ORDER BY random() LIMIT 1;
		CASE floor(random() * 10)::integer
			WHEN 0, 1 THEN
				PERFORM rename_indicator(one, 'm' || n, day);
			WHEN 2 THEN
				INSERT INTO indicator_change (indicator, changed_on, kind, from_indicator, into_indicator) SELECT one, day, 'ended', parent_indicator, other FROM indicator WHERE indicator = one;
				UPDATE indicator SET parent_indicator = NULL WHERE indicator = one;
			WHEN 3 THEN
				INSERT INTO indicator (indicator, parent_indicator, name_en, decimals) VALUES ('o' || n, one, 'id of ' || n, 1);
				INSERT INTO indicator_change (indicator, changed_on, kind, from_indicator) VALUES ('o' || n, day, 'began', one);
			ELSE
				IF other IS NOT NULL THEN
					PERFORM move_indicator(one, other, day);
				END IF;
		END CASE;
		INSERT INTO was SELECT day, i.name_en, i.indicator, (SELECT p.name_en FROM indicator p WHERE p.indicator = i.parent_indicator) FROM indicator i
		WHERE name_en LIKE 'id%' AND NOT EXISTS (SELECT FROM indicator_change c WHERE c.indicator = i.indicator AND c.kind = 'ended');
	END LOOP;
END $$;
SELECT set_eq($$SELECT kind FROM indicator_change$$, ARRAY['renamed', 'moved', 'began', 'ended'], 'everything happened');
SELECT is_empty($$WITH is_now AS (SELECT d.day, i.name_en AS id, t.code_then AS code, (SELECT p.name_en FROM indicator p WHERE p.indicator = t.parent_indicator) AS parent
		FROM (SELECT DISTINCT day FROM was) d CROSS JOIN LATERAL indicator_tree(d.day) t JOIN indicator i ON i.indicator = t.indicator WHERE i.name_en LIKE 'id%')
	(TABLE is_now EXCEPT TABLE was) UNION ALL (TABLE was EXCEPT TABLE is_now)$$, 'the tree of every day is what it was then');
INSERT INTO observation (indicator, period, region, value, recorded_at, released_at)
SELECT i.indicator, ref_year(y), r, round((random() * 100)::numeric, 1), '2025-01-01', CASE WHEN random() < 0.1 THEN timestamptz '2190-01-01' END
FROM indicator i CROSS JOIN generate_series(2011, 2024) y CROSS JOIN unnest('{r1,r2}'::text[]) r WHERE i.name_en LIKE 'id%' AND random() < 0.97;
UPDATE observation SET value = round((random() * 100)::numeric, 1), recorded_at = '2025-06-01' WHERE random() < 0.3;
UPDATE indicator SET of_which = true WHERE name_en LIKE '%7';
ANALYZE observation;
SELECT grant_model('office', 'indstat_test_reader', 'reader') \g /dev/null
GRANT SELECT ON was TO indstat_test_reader;
-- what can be said of a part of a whole, from the figures and what the loop wrote down
CREATE FUNCTION pg_temp.then_structure() RETURNS TABLE (day date, part text, code text, whole text, region text, year integer, value numeric, total numeric, share numeric, share_base numeric, contribution numeric, parts bigint, expected bigint)
LANGUAGE sql STABLE AS $$
	WITH known AS MATERIALIZED (SELECT o.indicator, o.region, year_of(o.period) AS year, o.value FROM observation_known o),
	pair AS (
		SELECT d.day, p.indicator AS part, w.code, u.indicator AS whole, p.of_which, w.parent
		FROM (SELECT DISTINCT day FROM was WHERE day > '2011-12-31') d JOIN was w ON w.day = d.day
		JOIN indicator p ON p.name_en = w.id JOIN indicator u ON u.name_en = w.parent),
	full_pair AS (
		SELECT q.*, t.region, t.year, v.value, t.value AS total, v0.value AS base, t0.value AS total_base,
			round(100 * (v.value - v0.value) / nullif(t0.value, 0), 1) AS contribution,
			v.indicator IS NOT NULL AS there
		FROM pair q JOIN known t ON t.indicator = q.whole AND t.year = extract(year FROM q.day)
		LEFT JOIN known t0 ON t0.indicator = t.indicator AND t0.region = t.region AND t0.year = t.year - 1
		LEFT JOIN known v ON v.indicator = q.part AND v.region = t.region AND v.year = t.year
		LEFT JOIN known v0 ON v0.indicator = q.part AND v0.region = t.region AND v0.year = t.year - 1)
	SELECT f.day, f.part, f.code, f.whole, f.region, f.year, f.value, f.total, round(100 * f.value / nullif(f.total, 0), 1),
		round(100 * CASE WHEN f.value IS NOT NULL AND f.total IS NOT NULL THEN f.base END / nullif(f.total_base, 0), 1), f.contribution,
		f.parts, nullif(f.expected, 0)
	FROM (SELECT f.*, count(f.contribution) FILTER (WHERE NOT f.of_which) OVER w AS parts, count(*) FILTER (WHERE NOT f.of_which) OVER w AS expected
		  FROM full_pair f WINDOW w AS (PARTITION BY f.day, f.whole, f.region)) f
	WHERE f.there
$$;
CREATE FUNCTION pg_temp.said_structure() RETURNS TABLE (day date, part text, code text, whole text, region text, year integer, value numeric, total numeric, share numeric, share_base numeric, contribution numeric, parts bigint, expected bigint)
LANGUAGE sql STABLE AS $$
	SELECT d.day, s.indicator, s.code_then, s.parent_indicator, s.region, s.year, s.value, s.total, s.share, s.share_base, s.contribution, s.parts, s.parts_expected
	FROM (SELECT DISTINCT w.day, u.indicator FROM was w JOIN indicator u ON u.name_en = w.parent) d
	CROSS JOIN LATERAL structure_of_tree(d.indicator, ref_year(extract(year FROM d.day)::integer), d.day) s
$$;
CREATE FUNCTION pg_temp.seen(what text) RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
	RETURN NEXT is_empty('(SELECT * FROM pg_temp.said_structure() EXCEPT SELECT * FROM pg_temp.then_structure()) UNION ALL (SELECT * FROM pg_temp.then_structure() EXCEPT SELECT * FROM pg_temp.said_structure())', what || ': structure by the tree of the day is plain SQL over it');
	RETURN NEXT is_empty($q$WITH said AS MATERIALIZED (
			SELECT t.* FROM indicator u CROSS JOIN generate_series(2011, 2024) y CROSS JOIN LATERAL structure_of_tree(u.indicator, ref_year(y), '2199-12-31') t),
		stand AS MATERIALIZED (SELECT * FROM structure),
		one AS (SELECT indicator, parent_indicator, region, period_code, period_label, value, base, total, total_base, growth, total_growth, share, share_base, share_change, contribution, contribution_share, contribution_source, residual,
				parts, parts_expected, obs_status, contribution_reason, unit, unit_mult, total_unit, total_unit_mult, of_which, adds_up, stated_contribution FROM said),
		two AS (SELECT indicator, parent_indicator, region, period_code, period_label, value, base, total, total_base, growth, total_growth, share, share_base, share_change, contribution, contribution_share, contribution_source, residual,
				parts, parts_expected, obs_status, contribution_reason, unit, unit_mult, total_unit, total_unit_mult, of_which, adds_up, stated_contribution FROM stand)
		(TABLE one EXCEPT ALL TABLE two) UNION ALL (TABLE two EXCEPT ALL TABLE one)$q$, what || ': and by that of today it is the view');
END $$;
SELECT cmp_ok((SELECT count(*) FROM pg_temp.then_structure() WHERE contribution IS NOT NULL), '>', 300::bigint, 'many parts have contributions');
SELECT pg_temp.seen('the owner');
SET indstat.as_of = '2025-03-01';
SELECT pg_temp.seen('as known before');
RESET indstat.as_of;
CREATE TEMP TABLE owned AS SELECT count(*) AS lines FROM pg_temp.said_structure();
GRANT SELECT ON owned TO indstat_test_reader;
SET ROLE indstat_test_reader;
SELECT cmp_ok((SELECT count(*) FROM pg_temp.said_structure()), '<', (SELECT lines FROM owned), 'a reader sees less');
SELECT pg_temp.seen('a reader');
RESET ROLE;
SELECT is_empty($$SELECT * FROM structure_of_tree('n1', '2020', NULL)$$, 'no day, nothing');
SELECT is_empty($$SELECT * FROM structure_of_tree('nothing', '2020', '2020-12-31')$$, 'nor of what there is not');

-- across which change comparisons reach: against the changes themselves, by the tree of today
CREATE TEMP TABLE above AS SELECT * FROM indicator_ancestor;
CREATE FUNCTION pg_temp.covers(who text, what text) RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT EXISTS (SELECT FROM above WHERE ancestor = who AND indicator = what) $$;
CREATE TEMP TABLE touch AS
SELECT c.changed_on AS day, c.kind, i.indicator,
	c.indicator = i.indicator AS itself,
	c.kind <> 'moved' AND c.indicator = i.indicator OR c.kind = 'ended' AND coalesce(c.into_indicator = i.indicator, false) OR c.kind = 'began' AND coalesce(c.from_indicator = i.indicator, false)
		OR c.kind <> 'began' AND (c.kind = 'moved' OR c.into_indicator IS NOT NULL OR c.indicator NOT IN (SELECT b.from_indicator FROM indicator_change b WHERE b.kind = 'began' AND b.from_indicator IS NOT NULL))
			AND pg_temp.covers(i.indicator, c.from_indicator) <> pg_temp.covers(i.indicator, c.into_indicator) AS coverage,
	c.kind IN ('moved', 'ended') AND coalesce(c.from_indicator = i.indicator, false) OR c.kind = 'moved' AND coalesce(c.into_indicator = i.indicator, false)
		OR c.kind = 'began' AND coalesce((SELECT n.parent_indicator = i.indicator FROM indicator n WHERE n.indicator = c.indicator), false) AS parts
FROM indicator_change c CROSS JOIN indicator i WHERE c.kind <> 'renamed';
CREATE TEMP TABLE crossed AS
SELECT i.indicator, i.parent_indicator, y,
	(SELECT max(t.day || ' ' || t.kind) FROM touch t WHERE t.indicator = i.indicator AND t.coverage AND t.day > make_date(y - 1, 1, 1) AND t.day <= make_date(y, 12, 31)) AS of_board,
	(SELECT max(t.day || ' ' || t.kind) FROM touch t WHERE (t.indicator = i.indicator AND (t.coverage OR t.itself) OR t.indicator = i.parent_indicator AND (t.coverage OR t.parts)) AND t.day > make_date(y - 1, 1, 1) AND t.day <= make_date(y, 12, 31)) AS of_structure,
	(SELECT max(t.day || ' ' || t.kind) FROM touch t WHERE t.indicator = i.indicator AND t.parts AND t.day > make_date(y, 1, 1)) AS of_check,
	(SELECT max(t.day || ' ' || t.kind) FROM touch t WHERE t.indicator = i.indicator AND t.coverage AND t.day > make_date(y - 3, 1, 1) AND t.day <= make_date(y, 12, 31)) AS of_years
FROM indicator i CROSS JOIN generate_series(2011, 2024) y;
SELECT is_empty($$SELECT b.indicator, b.year, b.crosses_change, c.of_board FROM indicator_board b JOIN crossed c ON c.indicator = b.indicator AND c.y = b.year WHERE b.crosses_change IS DISTINCT FROM c.of_board$$, 'a board');
SELECT is_empty($$SELECT b.indicator, b.year, b.crosses_change, c.of_structure FROM structure b JOIN crossed c ON c.indicator = b.indicator AND c.y = b.year WHERE b.crosses_change IS DISTINCT FROM c.of_structure$$, 'a structure');
SELECT is_empty($$SELECT b.indicator, b.year, b.crosses_change, c.of_check FROM hierarchy_check b JOIN crossed c ON c.indicator = b.indicator AND c.y = b.year WHERE b.tree = 'indicator' AND b.crosses_change IS DISTINCT FROM c.of_check$$, 'a check of the sum of parts');
SELECT is_empty($$SELECT b.indicator, b.year, b.crosses_change, c.of_years FROM comparison_board b JOIN crossed c ON c.indicator = b.indicator AND c.y = b.year WHERE b.years = 3 AND b.crosses_change IS DISTINCT FROM c.of_years$$, 'a comparison with an earlier year');
SELECT is_empty($$SELECT b.indicator, b.year, b.crosses_change, c.of_board FROM region_structure b JOIN crossed c ON c.indicator = b.indicator AND c.y = b.year WHERE b.crosses_change IS DISTINCT FROM c.of_board$$, 'a structure of regions');
SELECT ok((SELECT bool_and(n > 0) FROM (SELECT count(*) FILTER (WHERE crosses_change IS NULL) AS none, count(crosses_change) AS n FROM structure UNION ALL SELECT count(*), count(crosses_change) FROM hierarchy_check WHERE tree = 'indicator'
	UNION ALL SELECT count(*), count(crosses_change) FROM indicator_board) x), 'there are such');
SELECT move_region('r2', NULL, '2022-07-01') \g /dev/null
SELECT results_eq($$SELECT DISTINCT year FROM hierarchy_check WHERE tree = 'region' AND crosses_change = '2022-07-01 moved'$$, $$SELECT 0 WHERE false$$, 'r1 has no part left');
SELECT move_region('r2', 'r1', '2023-07-01') \g /dev/null
SELECT set_eq($$SELECT year, crosses_change FROM hierarchy_check WHERE tree = 'region' AND year > 2019$$, $$SELECT y, CASE WHEN y < 2024 THEN '2023-07-01 moved' END FROM generate_series(2020, 2024) y$$, 'the check of regions says so too');
SELECT set_eq($$SELECT DISTINCT year FROM region_structure WHERE crosses_change = '2023-07-01 moved'$$, $$VALUES (2023), (2024)$$, 'and their structure');
SELECT * FROM finish();
