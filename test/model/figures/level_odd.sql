-- One odd figure stops nobody: levels that make no whole value are answered from rows, the same as from whole values.
\set QUIET on
SET client_min_messages = warning;
SET jit = off;
CREATE EXTENSION indstat;
SELECT plan(29);
-- two offices with the same figures; in the second a region beside the tree has two levels that need 26 digits together
SELECT create_model(n) FROM unnest(ARRAY['even', 'uneven']::name[]) n \g /dev/null
SELECT setseed(0.4) \g /dev/null
CREATE TEMP TABLE figure AS
SELECT i, ref_month(y, m) AS period, 'r' || r AS region, CASE WHEN random() < 0.93 THEN round((random() * 1000 - 50)::numeric, 3) END AS value
FROM unnest(ARRAY['output', 'jobless', 'plain']) i, generate_series(2021, 2023) y, generate_series(1, 4) m, generate_series(1, 19) r
WHERE random() < 0.95;
DO $$
DECLARE
	model text;
BEGIN
	FOREACH model IN ARRAY ARRAY['even', 'uneven'] LOOP
		PERFORM set_config('search_path', model || ', public', true);
		INSERT INTO region (region, parent_region, children_expected)
		SELECT 'r' || n, CASE WHEN n = 1 THEN NULL WHEN n <= 4 THEN 'r1' ELSE 'r' || 2 + n % 3 END, CASE WHEN n = 4 THEN 7 END FROM generate_series(1, 19) n;
		INSERT INTO region (region, parent_region) VALUES ('odd', NULL), ('odd1', 'odd'), ('odd2', 'odd');
		INSERT INTO indicator (indicator, unit, decimals, higher_is_better) VALUES ('output', 'yuan', 2, true), ('jobless', 'percent', 1, false), ('plain', NULL, 0, true);
		INSERT INTO observation (indicator, period, region, value) SELECT * FROM figure;
		UPDATE observation SET value = NULL, conf_status = 'C' WHERE indicator = 'output' AND region = 'r9' AND period = '2022-02';
		INSERT INTO observation (indicator, period, region, value)
		SELECT i, ref_month(y, m), r, v FROM unnest(ARRAY['output', 'jobless']) i, (VALUES (2022, 2), (2022, 3), (2023, 1), (2023, 3)) t (y, m),
			(VALUES ('odd1', CASE model WHEN 'even' THEN 1.5 ELSE 12345678901234567.0 END), ('odd2', CASE model WHEN 'even' THEN 1.5 ELSE 0.000000012345 END)) v (r, v);
		INSERT INTO observation (indicator, period, region, value) VALUES ('plain', '2021-01', 'odd1', CASE model WHEN 'even' THEN 1 ELSE 123456789012345.0 END), ('plain', '2021-02', 'odd1', 0.00002);
	END LOOP;
END $$;
CREATE FUNCTION pg_temp.boards(model text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
	board text;
BEGIN
	FOREACH board IN ARRAY ARRAY['level_board', 'level_roll_up', 'level_structure'] LOOP
		RETURN QUERY EXECUTE format('SELECT %L || (to_jsonb(b) - ''store'')::text FROM %I.%I b WHERE b.region !~ ''odd''', board, model, board);
	END LOOP;
END $$;
CREATE FUNCTION pg_temp.differ() RETURNS SETOF text LANGUAGE sql AS $$
	(SELECT pg_temp.boards('even') EXCEPT ALL SELECT pg_temp.boards('uneven')) UNION ALL (SELECT pg_temp.boards('uneven') EXCEPT ALL SELECT pg_temp.boards('even'))
$$;
CREATE FUNCTION pg_temp.odd(model text) RETURNS TABLE (indicator text, period text, region text) LANGUAGE plpgsql AS $$
BEGIN
	RETURN QUERY EXECUTE format('SELECT c.indicator, c.period::text, NULL::text FROM %1$I.level_cross_section c WHERE c.odd
		UNION ALL SELECT s.indicator, NULL, s.region FROM %1$I.level_series s WHERE s.odd', model);
END $$;
SELECT is((SELECT count(*) FROM pg_temp.odd('even')), 0::bigint, 'nothing is odd in the one');
SELECT set_eq($$SELECT * FROM pg_temp.odd('uneven')$$, $$SELECT i, ref_month(y, m)::text, NULL::text FROM unnest(ARRAY['output', 'jobless']) i, (VALUES (2022, 2), (2022, 3), (2023, 1), (2023, 3)) t (y, m)
	UNION ALL VALUES ('plain', NULL, 'odd1')$$, 'in the other it is named');
SELECT cmp_ok((SELECT count(*) FROM pg_temp.boards('even')), '>', 1000::bigint, 'there is much to compare');
CREATE FUNCTION pg_temp.all_modes(what text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
	mode text;
BEGIN
	FOREACH mode IN ARRAY ARRAY['non_null', 'non_zero', 'partial_null', 'partial_zero', 'always_null', 'always_zero'] LOOP
		UPDATE even.model_option SET missing_parts = mode;
		UPDATE uneven.model_option SET missing_parts = mode;
		RETURN NEXT is_empty('SELECT * FROM pg_temp.differ()', what || ', ' || mode);
	END LOOP;
END $$;
SELECT pg_temp.all_modes('from rows');
SELECT even.keep_packed(true), uneven.keep_packed(true) \g /dev/null
SELECT lives_ok('SELECT even.pack_observations(), uneven.pack_observations()', 'what can be is packed');
SELECT set_eq('SELECT indicator, period::text, region, reason FROM uneven.observation_unpacked',
	$$SELECT i, ref_month(y, m)::text, NULL::text, 'Together the levels need more than 18 digits.' FROM unnest(ARRAY['output', 'jobless']) i, (VALUES (2022, 2), (2022, 3), (2023, 1), (2023, 3)) t (y, m)
	UNION ALL VALUES ('plain', NULL, 'odd1', 'Together the levels need more than 18 digits, or the periods lie too far apart.')$$, 'what cannot is named with the reason');
SELECT is((SELECT count(*) FROM uneven.observation_cross_section), (SELECT count(*) - 8 FROM even.observation_cross_section), 'and is not packed');
SELECT pg_temp.all_modes('packed');
SELECT results_eq($$SELECT value, growth, growth_reason, store FROM uneven.level_board WHERE indicator = 'output' AND region = 'odd2' AND period = '2023-03'$$, $$VALUES (0.00::numeric, 0.0, NULL::text, 'rows')$$, 'the odd figure itself is on the board');
SELECT results_eq($$SELECT value, rank FROM uneven.level_board WHERE indicator = 'output' AND region = 'odd1' AND period = '2023-03'$$, $$VALUES (12345678901234567.00, 1::bigint)$$, 'to the digit');
-- tried again when it changes, and packed when it can be
SELECT is((SELECT uneven.pack_observations()), 0::bigint, 'what did not change is not tried again');
UPDATE uneven.observation SET value = 2 WHERE region IN ('odd1', 'odd2');
SELECT uneven.pack_observations() \g /dev/null
SELECT is_empty('SELECT * FROM uneven.observation_unpacked', 'what is odd no longer is packed');
SELECT is_empty($$SELECT * FROM pg_temp.odd('uneven')$$, 'and not named');
SELECT is((SELECT DISTINCT store FROM uneven.level_board), 'packed', 'whole values answer');
UPDATE uneven.observation SET value = 0.00000000000000012345 WHERE region = 'odd2' AND period = '2023-03' AND indicator = 'output';
SELECT uneven.pack_observations() \g /dev/null
SELECT is_empty($$SELECT * FROM uneven.observation_cross_section WHERE indicator = 'output' AND period = '2023-03'$$, 'what has become odd does not stay as it was packed');
-- codes
SELECT throws_ok($$INSERT INTO even.region (region) VALUES ('')$$, '23514', NULL, 'no code is empty');
SELECT throws_ok($$INSERT INTO even.region (region) VALUES (repeat('x', 256))$$, '23514', NULL, 'or longer than a key can be');
SELECT throws_ok($$INSERT INTO even.indicator (indicator) VALUES (' x')$$, '23514', NULL, 'or begins with a blank');
SELECT lives_ok($$INSERT INTO even.region (region) VALUES (repeat('x', 255))$$, 'the longest will do');
SELECT * FROM finish();
