-- Levels in packed form: the same figures as from rows, whatever happens to them.
\set QUIET on
SET client_min_messages = warning;
SET jit = off;
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SET search_path = public, office;
SELECT plan(82);

SELECT setseed(0.75) \g /dev/null
INSERT INTO region (region, parent_region)
SELECT 'r' || i, CASE WHEN i = 1 THEN NULL WHEN i <= 6 THEN 'r1' ELSE 'r' || 2 + i % 5 END FROM generate_series(1, 26) AS i;
INSERT INTO indicator (indicator, unit, cumulative, frequency, decimals, higher_is_better)
VALUES ('output', 'yuan', true, 'M', 2, true), ('jobless', 'percent', false, 'M', 1, false), ('stock', 'tons', false, 'Q', 0, true);
INSERT INTO observation (indicator, period, region, value, recorded_at)
SELECT i.indicator, CASE i.indicator WHEN 'output' THEN ref_ytd(y, m) WHEN 'jobless' THEN ref_month(y, m) ELSE ref_quarter(y, m) END, r.region,
	CASE WHEN random() < 0.95 THEN round(((random() - 0.05) * 1000)::numeric, i.decimals + 1) END, now() - interval '1 year'
FROM indicator AS i, region AS r, generate_series(2022, 2023) AS y, generate_series(1, CASE i.indicator WHEN 'stock' THEN 4 ELSE 12 END) AS m
WHERE random() < 0.97;
-- what is kept under the code of another frequency belongs to cross-sections alone
INSERT INTO observation (indicator, period, region, value) VALUES ('output', '2023-05', 'r1', 5), ('stock', '2023', 'r1', 7);

CREATE TEMP VIEW board AS SELECT indicator, period, region, value, change, growth, growth_reason, parent_growth, pp_gap, rank, rank_reason,
	peers, peers_expected, parent_share FROM level_board;
CREATE TEMP VIEW series_rows AS SELECT s.indicator, s.region, u.period, u.value FROM level_series AS s, unnest(s.figures) AS u WHERE u.value IS NOT NULL;
CREATE TEMP TABLE truth (LIKE board);
CREATE TEMP TABLE series_truth (LIKE series_rows);
CREATE FUNCTION pg_temp.set_truth() RETURNS void LANGUAGE sql AS $$
	DELETE FROM truth;
	DELETE FROM series_truth;
	-- plain SQL over the rows
	INSERT INTO truth
	SELECT o.indicator, o.period, o.region, stat_round(o.value, i.decimals),
		stat_round(change(o.value, b.value, i.unit), i.growth_decimals),
		CASE WHEN i.change_unit = 'percent' THEN stat_round(yoy_growth(o.value, b.value), i.growth_decimals) END,
		CASE WHEN i.change_unit <> 'percent' THEN 'in_points' WHEN b.value IS NULL THEN 'no_base' WHEN b.value = 0 THEN 'base_zero'
			WHEN b.value < 0 THEN 'base_negative' END,
		p.change, stat_round(change(o.value, b.value, i.unit), i.growth_decimals) - p.change,
		CASE WHEN o.peers = o.peers_expected AND o.change IS NOT NULL AND r.parent_region IS NOT NULL THEN o.rank END,
		CASE WHEN r.parent_region IS NULL THEN 'no_peer_group' WHEN o.change IS NULL THEN 'no_growth' WHEN o.peers < o.peers_expected THEN 'peers_missing' END,
		CASE WHEN r.parent_region IS NOT NULL AND o.any_change THEN o.peers END, CASE WHEN r.parent_region IS NOT NULL THEN o.peers_expected END,
		CASE WHEN i.unit <> 'percent' THEN stat_round(100 * o.value / nullif(greatest(pv.value, 0), 0), i.growth_decimals) END
	FROM (
		SELECT o.indicator, o.period, o.region, o.value, change(o.value, b.value, i.unit) AS change, r.parent_region,
			rank() OVER (PARTITION BY o.indicator, o.period, r.parent_region
				ORDER BY CASE WHEN i.higher_is_better THEN -1 ELSE 1 END * change(o.value, b.value, i.unit) NULLS LAST) AS rank,
			count(change(o.value, b.value, i.unit)) OVER (PARTITION BY o.indicator, o.period, r.parent_region) AS peers,
			count(b.value) OVER (PARTITION BY o.indicator, o.period) > 0 AS any_change,
			(SELECT count(*) FROM region AS s WHERE s.parent_region = r.parent_region) AS peers_expected
		FROM observation_known AS o JOIN indicator AS i ON i.indicator = o.indicator JOIN region AS r ON r.region = o.region
		LEFT JOIN observation_known AS b ON b.indicator = o.indicator AND b.region = o.region AND b.period = same_period_last_year(o.period)
		WHERE o.value IS NOT NULL) AS o
	JOIN indicator AS i ON i.indicator = o.indicator JOIN region AS r ON r.region = o.region
	LEFT JOIN observation_known AS b ON b.indicator = o.indicator AND b.region = o.region AND b.period = same_period_last_year(o.period)
	LEFT JOIN observation_known AS pv ON pv.indicator = o.indicator AND pv.period = o.period AND pv.region = r.parent_region
	LEFT JOIN LATERAL (
		SELECT stat_round(change(pv.value, pb.value, i.unit), i.growth_decimals) AS change FROM observation_known AS pb
		WHERE pb.indicator = o.indicator AND pb.region = r.parent_region AND pb.period = same_period_last_year(o.period)) AS p ON true;
	INSERT INTO series_truth
	SELECT o.indicator, o.region, o.period, o.value FROM observation_known AS o
	WHERE o.value IS NOT NULL AND CASE o.indicator WHEN 'output' THEN starts_in_january(o.period) WHEN 'stock' THEN frequency(o.period) = 'Q' ELSE true END
$$;
CREATE FUNCTION pg_temp.same_figures(what text) RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_temp.set_truth();
	RETURN NEXT results_eq('SELECT b::text FROM board AS b ORDER BY indicator, period, region', 'SELECT t::text FROM truth AS t ORDER BY indicator, period, region', what || ': board');
	RETURN NEXT results_eq('SELECT * FROM series_rows ORDER BY indicator, region, period', 'SELECT * FROM series_truth ORDER BY indicator, region, period', what || ': series');
END $$;
CREATE FUNCTION pg_temp.stores() RETURNS TABLE (cross_sections text, series text) LANGUAGE sql AS $$
	SELECT (SELECT string_agg(DISTINCT store, ' ' ORDER BY store) FROM level_cross_section),
		(SELECT string_agg(DISTINCT store, ' ' ORDER BY store) FROM level_series)
$$;

SELECT pg_temp.same_figures('nothing packed');
SELECT results_eq('SELECT * FROM pg_temp.stores()', $$VALUES ('rows', 'rows')$$, 'rows answer where nothing is packed');
SELECT keep_packed(true) \g /dev/null
SELECT pg_temp.same_figures('marked');
SELECT results_eq('SELECT * FROM pg_temp.stores()', $$VALUES ('rows', 'rows')$$, 'rows answer for what is only marked');
SELECT is(pack_observations(), (SELECT count(DISTINCT (indicator, period)) + count(DISTINCT (indicator, region)) FROM observation), 'every cross-section and series is packed once');
SELECT pg_temp.same_figures('packed');
SELECT results_eq('SELECT * FROM pg_temp.stores()', $$VALUES ('packed', 'packed')$$, 'the packed tables answer');
SELECT is(pack_observations(), 0::bigint, 'and nothing is left to pack');

-- random changes, packed now and then
CREATE FUNCTION pg_temp.change_something(n integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	CASE n % 4
		WHEN 0 THEN UPDATE observation SET value = round((random() * 1000)::numeric, 1) WHERE random() < 0.02;
		WHEN 1 THEN DELETE FROM observation WHERE random() < 0.01;
		WHEN 2 THEN INSERT INTO observation (indicator, period, region, value)
			SELECT 'jobless', ref_month(2022 + n % 2, 1 + n % 12), region, n FROM region ON CONFLICT (indicator, period, region) DO UPDATE SET value = excluded.value;
		ELSE UPDATE observation SET period = period - 60 WHERE indicator = 'jobless' AND period = ref_month(2022 + n % 2, 1 + n % 12);
	END CASE;
END $$;
CREATE FUNCTION pg_temp.rounds() RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
	FOR n IN 1..8 LOOP
		PERFORM pg_temp.change_something(n);
		IF n % 3 = 0 THEN
			PERFORM pack_observations();
		END IF;
		RETURN QUERY SELECT pg_temp.same_figures('after change ' || n);
	END LOOP;
END $$;
SELECT pg_temp.rounds();
UPDATE observation SET value = 1 WHERE region = 'r7' AND indicator = 'stock';
SELECT results_eq('SELECT * FROM pg_temp.stores()', $$VALUES ('packed rows', 'packed rows')$$, 'what changed is answered by rows, the rest is packed');
SELECT pack_observations() \g /dev/null

-- so many marks that all rows of an indicator are read, one of them under embargo
INSERT INTO release_calendar (indicator, period, released_at) VALUES ('jobless', '2023-02', now() + interval '1 day');
DO $$
BEGIN
	FOR n IN 1..20 LOOP
		UPDATE observation SET value = value + 1 WHERE random() < 0.9;
	END LOOP;
END $$;
DELETE FROM observation WHERE indicator = 'stock' AND region = 'r9';
INSERT INTO observation_unpacked (indicator, region) SELECT indicator, region FROM observation;
INSERT INTO observation_unpacked (indicator, period) SELECT indicator, period FROM observation;
SELECT cmp_ok((SELECT least(count(period), count(region)) FROM observation_unpacked), '>', 2000::bigint, 'what changes often is marked often');
CREATE TEMP TABLE held AS SELECT figures FROM observation_cross_section WHERE indicator = 'jobless' AND period = '2023-02';
SELECT pack_observations() \g /dev/null
SELECT pg_temp.same_figures('packed after many changes');
SELECT results_eq($$SELECT DISTINCT indicator, period::text FROM observation_unpacked WHERE period IS NOT NULL$$, $$VALUES ('jobless', '2023-02')$$, 'what is under embargo stays marked');
SELECT results_eq($$SELECT figures::text FROM observation_cross_section WHERE indicator = 'jobless' AND period = '2023-02'$$, 'SELECT figures::text FROM held', 'and is not written');
SELECT is_empty($$SELECT FROM observation_series WHERE indicator = 'stock' AND region = 'r9'$$, 'a series of which nothing is left is deleted');
DELETE FROM release_calendar;
SELECT pack_observations() \g /dev/null
SELECT results_eq('SELECT * FROM pg_temp.stores()', $$VALUES ('packed', 'packed')$$, 'all is packed after the release');

-- what was known is never packed
SET indstat.as_of = '2020-01-01';
SELECT is_empty('SELECT * FROM level_board', 'nothing was known before the first record');
RESET indstat.as_of;
SELECT set_config('indstat.as_of', (now() - interval '6 months')::text, false) \g /dev/null
SELECT pg_temp.same_figures('as known before the changes');
SELECT results_eq('SELECT * FROM pg_temp.stores()', $$VALUES ('rows', 'rows')$$, 'rows and their history answer what was known');
SELECT is(pack_observations(), 0::bigint, 'a setting does not reach into the packed tables');
BEGIN;
SELECT set_config('indstat.as_of', '2020-01-01 00:00:00+00', true), pack_observations() \g /dev/null
SELECT is(current_setting('indstat.as_of'), '2020-01-01 00:00:00+00', 'and is what it was');
ROLLBACK;
RESET indstat.as_of;
BEGIN;
INSERT INTO region (region, parent_region) VALUES ('gone', 'r2');
INSERT INTO observation (indicator, period, region, value, recorded_at) VALUES ('jobless', '2023-05', 'gone', 5, now() - interval '1 year');
DELETE FROM observation WHERE region = 'gone';
DELETE FROM region WHERE region = 'gone';
SELECT set_config('indstat.as_of', (now() - interval '6 months')::text, true) \g /dev/null
SELECT pg_temp.same_figures('as known before a region was deleted');
ROLLBACK;

-- embargo and withdrawn figures, seen by a reader
GRANT USAGE ON SCHEMA office TO indstat_test_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA office TO indstat_test_reader;
INSERT INTO release_calendar (indicator, period, released_at) VALUES ('jobless', '2023-11', now() + interval '1 day');
SET ROLE indstat_test_reader;
SELECT is_empty($$SELECT * FROM level_board WHERE indicator = 'jobless' AND period = '2023-11'$$, 'a packed figure under a new embargo is not shown');
RESET ROLE;
DELETE FROM release_calendar;
UPDATE observation SET value = NULL, conf_status = 'C', released_at = NULL WHERE indicator = 'jobless' AND region = 'r3';
SET ROLE indstat_test_reader;
SELECT is_empty($$SELECT indicator FROM observation_cross_section WHERE indicator = 'jobless' AND value_at(figures, 'r3') IS NOT NULL
	UNION ALL SELECT indicator FROM observation_series WHERE indicator = 'jobless' AND region = 'r3'$$, 'a withdrawn figure is not read from the packed tables');
SELECT is_empty($$SELECT * FROM level_board WHERE indicator = 'jobless' AND region = 'r3'$$, 'nor from the board');
SELECT throws_ok('SELECT pack_observations()', '42501', NULL, 'a reader cannot pack');
RESET ROLE;
INSERT INTO observation (indicator, period, region, value, released_at) VALUES ('jobless', '2024-01', 'r4', 5, now() + interval '1 day');
SELECT pack_observations() \g /dev/null
SELECT is_empty($$SELECT indicator FROM observation_cross_section WHERE indicator = 'jobless' AND period = '2024-01'
	UNION ALL SELECT indicator FROM observation_series WHERE indicator = 'jobless' AND region = 'r4' AND figures['2024-01'] IS NOT NULL$$, 'a figure under embargo is not packed');
SELECT pg_temp.same_figures('with an embargo, as the owner sees it');
UPDATE observation SET released_at = now() - interval '1 day' WHERE period = '2024-01';
SELECT is(pack_observations(), 2::bigint, 'after its release it is');

-- a calendar kept a year ahead costs nothing but what is under embargo
SELECT grant_model('office', 'indstat_test_insider', 'before_release'), pack_observations() \g /dev/null
INSERT INTO release_calendar (indicator, period, released_at)
SELECT i.indicator, p, now() + interval '1 month' FROM indicator AS i, unnest(ARRAY['2024-02', '2024-03', '2024-04', '2024-01/P2M', '2024-Q1', '2024-Q2']::ref_period[]) AS p;
SELECT is_empty($$SELECT indicator, region FROM level_series WHERE store <> 'packed' UNION ALL SELECT indicator, period::text FROM level_cross_section WHERE store <> 'packed'$$,
	'a calendar of periods without figures costs nothing');
INSERT INTO observation (indicator, period, region, value) VALUES ('jobless', '2024-02', 'r4', 6), ('jobless', '2024-02', 'r25', 7);
SELECT pack_observations() \g /dev/null
SELECT set_eq($$SELECT region, store FROM level_series WHERE indicator = 'jobless' AND store <> 'packed'$$, $$VALUES ('r4', 'rows'), ('r25', 'rows')$$, 'whoever sees a draft reads it from rows');
SELECT pg_temp.same_figures('with drafts, as the owner sees them');
GRANT USAGE ON SCHEMA office TO indstat_test_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA office TO indstat_test_reader;
SET ROLE indstat_test_insider;
SELECT results_eq($$SELECT figures['2024-02'], store FROM level_series WHERE indicator = 'jobless' AND region = 'r4'$$, $$VALUES (6::numeric, 'rows')$$, 'so does an insider');
RESET ROLE;
SET ROLE indstat_test_reader;
SELECT results_eq($$SELECT figures['2024-02'], figures['2024-01'], store FROM level_series WHERE indicator = 'jobless' AND region = 'r4'$$, $$VALUES (NULL::numeric, 5::numeric, 'packed')$$,
	'to everybody else the packed series is whole');
RESET ROLE;
UPDATE release_calendar SET released_at = now() - interval '1 minute' WHERE indicator = 'jobless' AND period = '2024-02';
SET ROLE indstat_test_reader;
SELECT results_eq($$SELECT figures['2024-02'], store FROM level_series WHERE indicator = 'jobless' AND region = 'r4'$$, $$VALUES (6::numeric, 'rows')$$, 'a release that is put forward holds at once');
RESET ROLE;
SELECT pack_observations() \g /dev/null
SELECT results_eq($$SELECT figures['2024-02'], store FROM level_series WHERE indicator = 'jobless' AND region = 'r4'$$, $$VALUES (6::numeric, 'packed')$$, 'and is packed next time');
SELECT pg_temp.same_figures('after the release');
TRUNCATE release_calendar;
SELECT pack_observations() \g /dev/null
SELECT pg_temp.same_figures('without a calendar');
-- what is packed is what is known now, whatever the session looks at
UPDATE observation SET value = value + 1 WHERE indicator = 'stock' AND region = 'r1' AND period = '2023';
BEGIN;
SELECT set_config('indstat.as_of', (now() - interval '6 months')::text, true), pack_observations() \g /dev/null
COMMIT;
SELECT pg_temp.same_figures('after packing under another knowledge');

-- an updater needs nothing on what the triggers write
GRANT USAGE ON SCHEMA office TO indstat_test_loader;
GRANT SELECT, INSERT, UPDATE, DELETE ON observation TO indstat_test_loader;
GRANT SELECT ON access_role, release_calendar TO indstat_test_loader;
SET ROLE indstat_test_loader;
SELECT lives_ok($$UPDATE observation SET value = 77 WHERE indicator = 'stock' AND region = 'r1' AND period = '2023'$$, 'an updater needs no grant on the marks');
RESET ROLE;
SELECT pg_temp.same_figures('after an updater');

-- a filter reaches the keys of the packed tables and of the rows
SELECT pack_observations() \g /dev/null
\ir ../../../test/data/analyze.sql
\ir ../../../test/data/steps_run.sql
SET enable_seqscan = off;
SELECT is_empty($$SELECT * FROM pg_temp.steps_run('SELECT * FROM level_board WHERE indicator = ''output'' AND period = ''2023-01/P5M''')
	WHERE relation IN ('observation', 'observation_revision') AND loop_rows > 0$$, 'rows are not read for what is packed');
SELECT isnt_empty($$SELECT * FROM pg_temp.steps_run('SELECT * FROM level_board WHERE indicator = ''output'' AND period = ''2023-01/P5M''')
	WHERE step = 'Index Scan' AND index = 'observation_cross_section_pkey' AND (loop_rows, loops) = (1, 1)$$, 'one packed value is');
RESET enable_seqscan;
-- a series has the periods of the indicator's frequency, whatever that becomes
SELECT pack_observations() \g /dev/null
UPDATE indicator SET frequency = 'A' WHERE indicator = 'stock';
SELECT results_eq($$SELECT region, figures::text, store FROM level_series WHERE indicator = 'stock' AND region = 'r1'$$, $$VALUES ('r1', '2023: 77', 'rows')$$, 'of another frequency: another series');
SELECT pack_observations() \g /dev/null
SELECT results_eq($$SELECT region, figures::text, store FROM level_series WHERE indicator = 'stock' AND region = 'r1'$$, $$VALUES ('r1', '2023: 77', 'packed')$$, 'packed too');
UPDATE indicator SET frequency = 'Q' WHERE indicator = 'stock';
SELECT pack_observations() \g /dev/null
UPDATE indicator SET name_en = 'stock', higher_is_better = higher_is_better WHERE indicator = 'stock';
SELECT is_empty($$SELECT FROM observation_unpacked WHERE indicator = 'stock' AND region IS NOT NULL$$, 'other changes of an indicator mark nothing');
SELECT is(keep_packed(false)::text, '', 'switched off');
SELECT is((SELECT count(*) FROM observation_cross_section) + (SELECT count(*) FROM observation_series) + (SELECT count(*) FROM observation_unpacked), 0::bigint, 'the packed tables are emptied');
SELECT pg_temp.same_figures('switched off');
UPDATE observation SET value = 78 WHERE indicator = 'stock' AND region = 'r1' AND period = '2023';
SELECT is((SELECT count(*) FROM observation_unpacked), 0::bigint, 'nothing is marked any more');
SELECT is(pack_observations(), 0::bigint, 'nothing to pack');

-- to the microsecond: what is packed holds until the moment of a release, and at that moment it is packed anew
SELECT create_model('edge') \g /dev/null
SET search_path = public, edge;
SELECT grant_model('edge', 'indstat_test_reader', 'reader') \g /dev/null
INSERT INTO region (region) VALUES ('r');
INSERT INTO indicator (indicator) SELECT 'i' || n FROM generate_series(1, 3) n;
INSERT INTO observation (indicator, period, region, value) SELECT 'i' || n, ref_month(2023, m), 'r', m FROM generate_series(1, 3) n, generate_series(1, 3) m;
SELECT keep_packed(true) \g /dev/null
SELECT pack_observations() \g /dev/null
CREATE TEMP TABLE seen (what text, items text);
GRANT ALL ON seen TO indstat_test_reader;
BEGIN;
-- i1 to i3: a microsecond before now, now, a microsecond after
INSERT INTO release_calendar SELECT 'i' || n, '2023-01', now() + (n - 2) * interval '1 microsecond' FROM generate_series(1, 3) n;
SET LOCAL ROLE indstat_test_reader;
INSERT INTO seen SELECT 'cross-sections', string_agg(indicator, ' ' ORDER BY indicator) FROM observation_cross_section WHERE period = '2023-01';
INSERT INTO seen SELECT 'packed cross-sections', string_agg(indicator, ' ' ORDER BY indicator) FROM level_cross_section WHERE store = 'packed' AND period = '2023-01';
INSERT INTO seen SELECT 'series by the calendar', string_agg(indicator, ' ' ORDER BY indicator) FROM observation_series;
RESET ROLE;
DELETE FROM release_calendar;
UPDATE observation_series SET holds_until = now() + (substr(indicator, 2)::integer - 2) * interval '1 microsecond';
SET LOCAL ROLE indstat_test_reader;
INSERT INTO seen SELECT 'series that leave something out', string_agg(indicator, ' ' ORDER BY indicator) FROM observation_series;
INSERT INTO seen SELECT 'packed series', string_agg(indicator, ' ' ORDER BY indicator) FROM level_series WHERE store = 'packed';
RESET ROLE;
INSERT INTO seen SELECT 'packed series of who sees more', coalesce(string_agg(indicator, ' ' ORDER BY indicator), 'none') FROM level_series WHERE store = 'packed';
INSERT INTO seen SELECT 'packed anew', pack_observations();
INSERT INTO seen SELECT 'still to come', string_agg(indicator, ' ' ORDER BY indicator) FROM observation_series WHERE holds_until IS NOT NULL;
COMMIT;
SELECT results_eq('SELECT * FROM seen ORDER BY what COLLATE "C"', $$VALUES ('cross-sections', 'i1 i2'), ('packed anew', '2'), ('packed cross-sections', 'i1 i2'), ('packed series', 'i3'), ('packed series of who sees more', 'none'),
	('series by the calendar', 'i1 i2'), ('series that leave something out', 'i3'), ('still to come', 'i3')$$, 'at the moment itself');
BEGIN;
-- figures with times of their own: what is due now is in the series, and what is due a microsecond later is what it holds until
UPDATE observation SET released_at = now() + (substr(indicator, 2)::integer - 2) * interval '1 microsecond' WHERE period = '2023-02';
SELECT pack_observations() \g /dev/null
CREATE TEMP TABLE made AS SELECT s.indicator, value_at(s.figures, '2023-02') AS february, s.holds_until - now() AS holds,
	NOT EXISTS (SELECT FROM observation_unpacked u WHERE u.indicator = s.indicator AND u.period = '2023-02') AS whole FROM observation_series s;
COMMIT;
SELECT results_eq('SELECT * FROM made ORDER BY 1', $$VALUES ('i1', 2::numeric, NULL::interval, true), ('i2', 2, NULL, true), ('i3', NULL, interval '1 microsecond', false)$$, 'what is left out is due a microsecond later');
SELECT pack_observations() \g /dev/null
SELECT results_eq($$SELECT s.indicator, value_at(s.figures, '2023-02'), s.holds_until, NOT EXISTS (SELECT FROM observation_unpacked u WHERE u.indicator = s.indicator) FROM observation_series s ORDER BY 1$$,
	$$SELECT 'i' || n, 2::numeric, NULL::timestamptz, true FROM generate_series(1, 3) n$$, 'and then is not');
SELECT finish();
