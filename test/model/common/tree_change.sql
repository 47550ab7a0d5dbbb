-- Regions in time: a code that is changed everywhere, moves, what begins and ends, the tree of a day
-- against a plain loop over random events, and boards by the tree of one's choice.
\set QUIET on
SET client_min_messages = warning;
SET timezone = 'UTC';
SET jit = off;
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SET search_path = public, office;
SELECT plan(45);
SELECT setseed(0.29) \g /dev/null

-- a region that stands in every table there is
INSERT INTO region (region, parent_region, name_en) VALUES ('land', NULL, 'Land'), ('zzold', 'land', 'Hill'), ('b', 'land', 'Lake'), ('c', 'land', 'Dale'), ('z1', 'zzold', 'Town');
INSERT INTO indicator (indicator, frequency) VALUES ('i', 'M'), ('j', 'M');
INSERT INTO chain (chain) VALUES ('k');
INSERT INTO department (department, department_order) VALUES ('d', 1);
INSERT INTO observation (indicator, period, region, value, recorded_at)
SELECT i, ref_month(y, m), r.region, round((random() * 100 + 50)::numeric, 2), '2024-12-01' FROM unnest(ARRAY['i', 'j']) i CROSS JOIN generate_series(2022, 2024) y CROSS JOIN generate_series(1, 12) m CROSS JOIN region r;
UPDATE observation SET value = value + 1, recorded_at = '2025-01-01' WHERE indicator = 'i' AND year_of(period) = 2024;
UPDATE observation SET conf_status = 'C', value = NULL WHERE indicator = 'j' AND period = '2023-02' AND region = 'zzold';
INSERT INTO observation_confidential (indicator, period, region, value) VALUES ('j', '2023-02', 'zzold', 7);
SELECT keep_packed(true), pack_observations() \g /dev/null
INSERT INTO chain_observation (indicator, region, chain, period, value, recorded_at) VALUES ('i', 'zzold', 'k', '2024-05', 3, '2024-12-01');
UPDATE chain_observation SET value = 4, recorded_at = '2025-01-01';
INSERT INTO target (indicator, region, period, kind, target, recorded_at) VALUES ('i', 'zzold', '2024', 'flow', 900, '2024-12-01');
UPDATE target SET target = 950, recorded_at = '2025-01-01';
INSERT INTO project (project, region, planned_investment) VALUES ('p', 'zzold', 5e8), ('q', 'b', 1e8);
INSERT INTO project_region (project, region, share) VALUES ('q', 'zzold', 0.3), ('q', 'b', 0.7);
INSERT INTO project_stage_event (project, stage, happened_on, recorded_at) VALUES ('p', 'started', '2024-02-01', '2024-02-02'), ('q', 'started', '2023-02-01', '2024-02-02');
INSERT INTO enterprise (enterprise, region) VALUES ('e', 'zzold');
INSERT INTO ladder (ladder) VALUES ('l');
INSERT INTO ladder_tier (ladder, tier, tier_order) VALUES ('l', 't', 1);
INSERT INTO enterprise_tier (ladder, enterprise, since, tier) VALUES ('l', 'e', '2024-01-31', 't');
INSERT INTO agreement (agreement, region, kind, party) VALUES ('a', 'zzold', 'credit', 'bank');
INSERT INTO agreement_amount (agreement, purpose, signed_on, amount) VALUES ('a', 'industry', '2024-01-05', 100);
INSERT INTO service_request (request, region) VALUES ('s', 'zzold');
INSERT INTO service_task (request, department) VALUES ('s', 'd');
INSERT INTO service_event (request, department, event, happened_at) VALUES ('s', NULL, 'opened', '2024-03-01'), ('s', 'd', 'opened', '2024-03-01'), ('s', 'd', 'closed', '2024-03-04');
INSERT INTO initiative (initiative, region, kind, recorded_at) VALUES ('t', 'zzold', 'task', '2024-01-01');
INSERT INTO initiative_event (initiative, event, happened_on) VALUES ('t', 'done', '2024-03-01');
INSERT INTO initiative_observation (indicator, region, initiative, period, value) VALUES ('i', 'zzold', 't', '2024-05', 8);
INSERT INTO load_spelling (profile, kind, spelling, code) SELECT min(profile), 'region', 'the hill', 'zzold' FROM load_profile;

CREATE FUNCTION pg_temp.content(place text, old_code text, new_code text) RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
	RETURN QUERY EXECUTE format('SELECT replace((to_jsonb(whole_row) - ''tree_order'')::text, %L, %L) FROM office.%I whole_row', old_code, new_code, place);
END $$;
CREATE TEMP TABLE place AS SELECT c.relname::text AS name FROM pg_class c WHERE c.relnamespace = 'office'::regnamespace AND c.relkind IN ('r', 'v')
	AND c.relname NOT IN ('observation_cross_section', 'observation_unpacked', 'region_change', 'disclosure_check', 'sdmx_csv');
CREATE TEMP TABLE before AS SELECT p.name, NULL::timestamptz AS known, pg_temp.content(p.name, 'zzold', 'zznew') AS line FROM place p;
SET indstat.as_of = '2024-12-15';
INSERT INTO before SELECT p.name, '2024-12-15', pg_temp.content(p.name, 'zzold', 'zznew') FROM place p;
RESET indstat.as_of;
CREATE TEMP TABLE fired AS SELECT tgrelid, tgname, tgenabled FROM pg_trigger;
SELECT cmp_ok((SELECT count(DISTINCT name) FROM before WHERE line LIKE '%zznew%'), '>=', 40::bigint, 'the code stands in many tables and views');
SELECT rename_region('zzold', 'zznew', '2025-01-01') \g /dev/null
SELECT is_empty($$SELECT 1 FROM observation_cross_section s WHERE NOT EXISTS (SELECT FROM observation_unpacked u WHERE u.indicator = s.indicator AND u.period = s.period)$$, 'packed values with the old code do not answer');
SELECT pack_observations() \g /dev/null
SELECT ok((SELECT bool_and(value_at(figures, 'zznew') IS NOT NULL AND value_at(figures, 'zzold') IS NULL) FROM observation_cross_section WHERE indicator = 'i'), 'until they are packed again');
SELECT is_empty($$SELECT p.name FROM place p WHERE EXISTS ((SELECT line FROM before b WHERE b.name = p.name AND known IS NULL EXCEPT ALL SELECT pg_temp.content(p.name, '', ''))
	UNION ALL (SELECT pg_temp.content(p.name, '', '') EXCEPT ALL SELECT line FROM before b WHERE b.name = p.name AND known IS NULL))$$, 'every table and view is what it was, with the new code');
SET indstat.as_of = '2024-12-15';
SELECT is_empty($$SELECT p.name FROM place p WHERE EXISTS ((SELECT line FROM before b WHERE b.name = p.name AND known IS NOT NULL EXCEPT ALL SELECT pg_temp.content(p.name, '', ''))
	UNION ALL (SELECT pg_temp.content(p.name, '', '') EXCEPT ALL SELECT line FROM before b WHERE b.name = p.name AND known IS NOT NULL))$$, 'also as it was known before');
RESET indstat.as_of;
SELECT set_eq($$SELECT tgrelid, tgname, tgenabled FROM pg_trigger$$, $$TABLE fired$$, 'every trigger fires as before');
SELECT results_eq($$SELECT region, changed_on, kind, from_region, into_region FROM region_change$$, $$VALUES ('zznew', date '2025-01-01', 'renamed', 'zzold', 'zznew')$$, 'it is noted');
SELECT results_eq($$SELECT region, code_then FROM region_tree('2024-12-31') WHERE region <> code_then$$, $$VALUES ('zznew', 'zzold')$$, 'and what it was called is known');
SELECT is_empty($$SELECT 1 FROM region_tree('2025-01-01') WHERE region <> code_then$$, 'from that day on it is called so');
SELECT is_empty($$SELECT 1 FROM indicator_board WHERE crosses_change IS NOT NULL$$, 'a new code is nothing that a comparison reaches across');
SELECT rename_region('zznew', 'hill', NULL) \g /dev/null
SELECT is((SELECT count(*) FROM region_change), 1::bigint, 'a code that was wrong is not noted');
SELECT is((SELECT region FROM region_change), 'hill', 'what is noted has the code of today');

-- what is refused
SELECT throws_ok($$SELECT rename_region('nowhere', 'x', NULL)$$, '22023', 'there is no region "nowhere"', 'a region that there is not');
SELECT throws_ok($$SELECT rename_region(NULL, 'x', NULL)$$, '22023', NULL, 'none');
SELECT throws_ok($$SELECT rename_region('hill', NULL, NULL)$$, '22004', NULL, 'no code');
SELECT throws_ok($$SELECT rename_region('hill', 'b', NULL)$$, '23505', 'there is region "b" already', 'a code that is another''s');
SELECT throws_ok($$SELECT rename_region('hill', ' x', NULL)$$, '23514', NULL, 'what is no code');
SELECT throws_ok($$SELECT move_region('nowhere', 'land', '2025-01-01')$$, '23503', NULL, 'a move of what there is not');
SELECT throws_ok($$SELECT move_region('b', 'nowhere', '2025-01-01')$$, '23503', NULL, 'or to what there is not');
SELECT throws_ok($$SELECT move_region('b', 'land', '2025-01-01')$$, '23514', NULL, 'or to where it is');
SELECT throws_ok($$SELECT move_region('hill', 'z1', '2025-01-01')$$, '23514', NULL, 'or below itself');
SELECT throws_ok($$SELECT move_region('b', NULL, NULL)$$, '23502', NULL, 'or on no day');
SELECT is((SELECT count(*) FROM region_change), 1::bigint, 'what is refused leaves nothing');
SELECT grant_model('office', 'indstat_test_deputy', 'deputy') \g /dev/null
SET ROLE indstat_test_deputy;
SELECT throws_ok($$SELECT office.rename_region('hill', 'x', NULL)$$, '42501', 'must be owner of the model to change a code', 'a deputy renames nothing');
SELECT lives_ok($$SELECT office.move_region('z1', 'b', '2025-02-01')$$, 'but moves');
RESET ROLE;
SELECT move_region('z1', 'hill', '2025-03-01') \g /dev/null
SELECT results_eq($$SELECT d, parent_region FROM unnest(ARRAY['2025-01-31', '2025-02-28', '2025-03-01']::date[]) d, region_tree(d) WHERE region = 'z1' ORDER BY 1$$,
	$$VALUES (date '2025-01-31', 'hill'), ('2025-02-28', 'b'), ('2025-03-01', 'hill')$$, 'there and back');

-- boards by the tree of one's choice
CREATE TEMP TABLE board AS SELECT * FROM indicator_board;
SELECT set_eq($$SELECT i, p, region, parent_region, value, change, parent_change, pp_gap, rank, rank_reason, peers, peers_expected
		FROM unnest(ARRAY['i', 'j']) i CROSS JOIN unnest(ARRAY['2023-02', '2024-02', '2024-05', '2022-05']::ref_period[]) p CROSS JOIN LATERAL board_of_tree(i, p, '2025-06-30')$$,
	$$SELECT indicator, period, region, parent_region, value, change, parent_growth, pp_gap, rank, rank_reason, peers, peers_expected FROM board WHERE period_code IN ('2023-02', '2024-02', '2024-05', '2022-05')$$, 'by the tree of today it is indicator_board');
INSERT INTO region (region, parent_region) VALUES ('other', NULL);
INSERT INTO observation (indicator, period, region, value) SELECT 'i', ref_month(y, 5), 'other', 100 + y - 2022 FROM generate_series(2022, 2024) y;
SELECT move_region('c', 'other', '2024-05-01') \g /dev/null
SELECT set_eq($$SELECT region, parent_region, value, change, parent_change, pp_gap, rank, rank_reason, peers, peers_expected FROM board_of_tree('i', '2024-05', '2024-04-30') WHERE region <> 'other'$$,
	$$SELECT region, parent_region, value, change, parent_growth, pp_gap, rank, rank_reason, peers, peers_expected FROM board WHERE indicator = 'i' AND period = '2024-05'$$, 'by the tree of the time it is what the board was');
SELECT set_eq($$SELECT region, parent_region, value, change, parent_change, pp_gap, rank, rank_reason, peers, peers_expected FROM board_of_tree('i', '2024-05', '2024-05-01')$$,
	$$SELECT region, parent_region, value, change, parent_growth, pp_gap, rank, rank_reason, peers, peers_expected FROM indicator_board WHERE indicator = 'i' AND period = '2024-05'$$, 'and by the new one what it is');
UPDATE observation SET published_growth = 3.26 WHERE indicator = 'i' AND period = '2024-05' AND region = 'b';
UPDATE model_option SET gap_of = 'exact';
SELECT set_eq($$SELECT region, change, pp_gap, rank FROM board_of_tree('i', '2024-05', '2024-05-01')$$, $$SELECT region, change, pp_gap, rank FROM indicator_board WHERE indicator = 'i' AND period = '2024-05'$$, 'with published growth and exact gaps too');
SELECT is_empty($$SELECT 1 FROM board_of_tree('i', '2024-05', NULL)$$, 'no day, no tree');

-- across which change a comparison reaches
SELECT results_eq($$SELECT region, array_agg(DISTINCT crosses_change), min(period_code), max(period_code) FROM indicator_board WHERE indicator = 'i' AND crosses_change IS NOT NULL GROUP BY region ORDER BY 1$$,
	$$VALUES ('c', ARRAY['2024-05-01 moved'], '2024-05', '2024-12'), ('land', ARRAY['2024-05-01 moved'], '2024-05', '2024-12'), ('other', ARRAY['2024-05-01 moved'], '2024-05', '2024-05')$$, 'what moved, what it left and what it came to');
-- b goes into hill; new comes out of c
UPDATE region SET parent_region = NULL WHERE region = 'b';
INSERT INTO region (region, parent_region) VALUES ('new', 'other');
INSERT INTO region_change (region, changed_on, kind, from_region, into_region) VALUES ('b', '2024-07-01', 'ended', 'land', 'hill'), ('new', '2024-09-01', 'began', 'c', NULL);
SELECT results_eq($$SELECT region, crosses_change FROM indicator_board WHERE indicator = 'i' AND period = '2024-10' AND crosses_change > '2024-06' ORDER BY 1$$,
	$$VALUES ('b', '2024-07-01 ended'), ('c', '2024-09-01 began'), ('hill', '2024-07-01 ended')$$, 'what went into another, what it went into, and what another came out of');
SELECT is_empty($$SELECT 1 FROM indicator_board WHERE indicator = 'i' AND period = '2024-06' AND crosses_change > '2024-06'$$, 'not before');
SELECT set_eq($$SELECT d, region FROM unnest(ARRAY['2024-06-30', '2024-07-01', '2024-09-01']::date[]) d, region_tree(d) WHERE region IN ('b', 'new')$$,
	$$VALUES (date '2024-06-30', 'b'), ('2024-09-01', 'new')$$, 'who was there');

-- the tree of every day, against a loop that wrote down what was
CREATE TABLE was (day date, id text, code text, parent text);
TRUNCATE region_change;
DO $$
DECLARE
	day date := '2000-01-01';
	one text;
	other text;
BEGIN
	INSERT INTO region (region, parent_region, name_en) SELECT 'n' || n, CASE WHEN n > 3 THEN 'n' || 1 + floor(random() * (n - 1))::integer END, 'id' || n FROM generate_series(1, 30) n;
	FOR n IN 1..120 LOOP
		day := day + 1 + floor(random() * 5)::integer;
		SELECT region INTO one FROM region r WHERE name_en LIKE 'id%' AND NOT EXISTS (SELECT FROM region_change c WHERE c.region = r.region AND c.kind = 'ended') ORDER BY random() LIMIT 1;
		SELECT region INTO other FROM region r WHERE name_en LIKE 'id%' AND region NOT IN (SELECT a.region FROM region_ancestor a WHERE a.ancestor = one)
			AND region <> coalesce((SELECT parent_region FROM region p WHERE p.region = one), '') AND NOT EXISTS (SELECT FROM region_change c WHERE c.region = r.region AND c.kind = 'ended') ORDER BY random() LIMIT 1;
		CASE floor(random() * 10)::integer
			WHEN 0, 1, 2 THEN
				PERFORM rename_region(one, 'm' || n, day);
			WHEN 3 THEN
				INSERT INTO region_change (region, changed_on, kind, from_region, into_region) SELECT one, day, 'ended', parent_region, other FROM region WHERE region = one;
				UPDATE region SET parent_region = NULL WHERE region = one;
			WHEN 4 THEN
				INSERT INTO region (region, parent_region, name_en) VALUES ('o' || n, one, 'id of ' || n);
				INSERT INTO region_change (region, changed_on, kind, from_region) VALUES ('o' || n, day, 'began', one);
			ELSE
				IF other IS NOT NULL THEN
					PERFORM move_region(one, other, day);
				END IF;
		END CASE;
		INSERT INTO was SELECT day, r.name_en, r.region, (SELECT p.name_en FROM region p WHERE p.region = r.parent_region) FROM region r
		WHERE name_en LIKE 'id%' AND NOT EXISTS (SELECT FROM region_change c WHERE c.region = r.region AND c.kind = 'ended');
	END LOOP;
END $$;
SELECT set_eq($$SELECT kind FROM region_change$$, ARRAY['renamed', 'moved', 'began', 'ended'], 'everything happened');
SELECT is_empty($$WITH is_now AS (SELECT d.day, r.name_en AS id, t.code_then AS code, (SELECT p.name_en FROM region p WHERE p.region = t.parent_region) AS parent
		FROM (SELECT DISTINCT day FROM was) d CROSS JOIN LATERAL region_tree(d.day) t JOIN region r ON r.region = t.region WHERE r.name_en LIKE 'id%')
	(TABLE is_now EXCEPT TABLE was) UNION ALL (TABLE was EXCEPT TABLE is_now)$$, 'the tree of every day is what it was then');
SELECT cmp_ok((SELECT count(DISTINCT parent) FROM was), '>', 10::bigint, 'which was not always the same');
SELECT set_eq($$SELECT region, parent_region FROM region_tree('2199-12-31')$$, $$SELECT region, parent_region FROM region r WHERE NOT EXISTS (SELECT FROM region_change c WHERE c.region = r.region AND c.kind = 'ended')$$, 'the tree of today is that of region');
SELECT is_empty($$SELECT 1 FROM region_tree(NULL)$$, 'no day, no region');

-- shares and contributions of regions by the tree of a day
INSERT INTO indicator (indicator, frequency, decimals, growth_decimals) VALUES ('y', 'A', 3, 3), ('rate', 'A', 3, 3);
UPDATE indicator SET unit = 'percent' WHERE indicator = 'rate';
INSERT INTO observation (indicator, period, region, value, recorded_at)
SELECT i, ref_year(y), region, round((random() * 100 + 1)::numeric, 3), '2025-01-01' FROM unnest('{y,rate}'::text[]) i CROSS JOIN generate_series(1999, 2000) y CROSS JOIN region r WHERE r.name_en LIKE 'id%' AND random() < 0.95;
SELECT is_empty($$WITH said AS (SELECT s.* FROM unnest('{y,rate}'::text[]) i CROSS JOIN LATERAL region_structure_of_tree(i, '2000', '2199-12-31') s),
		one AS (SELECT indicator, region, parent_region, period_code, value, base, total, total_base, growth, total_growth, share, share_base, share_change, contribution, contribution_share, contribution_source, residual, parts, parts_expected, obs_status, contribution_reason, unit, total_unit, of_which, adds_up, stated_contribution FROM said),
		two AS (SELECT indicator, region, parent_region, period_code, value, base, total, total_base, growth, total_growth, share, share_base, share_change, contribution, contribution_share, contribution_source, residual, parts, parts_expected, obs_status, contribution_reason, unit, total_unit, of_which, adds_up, stated_contribution FROM region_structure WHERE indicator IN ('y', 'rate') AND period = '2000')
	(TABLE one EXCEPT ALL TABLE two) UNION ALL (TABLE two EXCEPT ALL TABLE one)$$, 'by the tree of today it is region_structure');
CREATE TEMP TABLE then_part AS
SELECT w.day, r.region, w.code, u.region AS whole, o.value, round(100 * o.value / t.value, 3) AS share, round(100 * (o.value - o0.value) / t0.value, 3) AS contribution, round(100 * (t.value / t0.value - 1), 3) AS growth
FROM was w JOIN region r ON r.name_en = w.id JOIN region u ON u.name_en = w.parent
JOIN observation o ON o.indicator = 'y' AND o.period = '2000' AND o.region = r.region JOIN observation t ON t.indicator = 'y' AND t.period = '2000' AND t.region = u.region
LEFT JOIN observation o0 ON o0.indicator = 'y' AND o0.period = '1999' AND o0.region = r.region LEFT JOIN observation t0 ON t0.indicator = 'y' AND t0.period = '1999' AND t0.region = u.region;
CREATE TEMP TABLE said_part AS SELECT d.day, s.* FROM (SELECT DISTINCT day FROM was) d CROSS JOIN LATERAL region_structure_of_tree('y', '2000', d.day) s JOIN region r ON r.region = s.region AND r.name_en LIKE 'id%';
SELECT cmp_ok((SELECT count(contribution) FROM then_part), '>', 1000::bigint, 'many parts on many days');
-- what came out of a split has no name of the loop's
SELECT is_empty($$(SELECT day, region, code_then, parent_region, value, share, contribution, total_growth FROM said_part WHERE parent_region IN (SELECT region FROM region WHERE name_en ~ '^id[0-9]') AND region IN (SELECT region FROM region WHERE name_en ~ '^id[0-9]') EXCEPT SELECT * FROM then_part)
	UNION ALL (SELECT * FROM then_part WHERE whole IN (SELECT region FROM region WHERE name_en ~ '^id[0-9]') AND region IN (SELECT region FROM region WHERE name_en ~ '^id[0-9]') EXCEPT SELECT day, region, code_then, parent_region, value, share, contribution, total_growth FROM said_part)$$, 'by the tree of a day it is plain SQL over that');
SELECT is_empty($$SELECT p.day, p.parent_region FROM said_part p GROUP BY p.day, p.parent_region, p.parts_expected, p.parts, p.residual, p.total_growth
	HAVING (residual IS NULL) <> (parts < parts_expected OR total_growth IS NULL) OR residual <> total_growth - sum(contribution)$$, 'the residual is of the parts of the time');
SELECT is_empty($$SELECT 1 FROM region_structure_of_tree('y', '2000', NULL)$$, 'no day, no parts');
SELECT * FROM finish();
