-- Embargo and confidentiality, as an ordinary reader of a BI tool meets them.
\set QUIET on
SET client_min_messages = warning;
SET jit = off;
CREATE EXTENSION indstat;
SELECT plan(47);

/*
 * Two offices that differ only in what is secret: figures under embargo, by row
 * and by calendar, confidential figures, and what was known of them before.
 * Whatever the reader asks, both must answer the same.
 */
SELECT create_model(n) FROM unnest(ARRAY['one', 'two']::name[]) n \g /dev/null
CREATE FUNCTION pg_temp.fill(model text, secret numeric) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	PERFORM set_config('search_path', format('public, %I', model), true);
	EXECUTE format('GRANT USAGE ON SCHEMA %I TO indstat_test_reader, indstat_test_insider, indstat_test_confidant', model);
	EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %I TO indstat_test_reader, indstat_test_insider, indstat_test_confidant', model);
	INSERT INTO access_role VALUES ('before_release', 'indstat_test_insider'), ('confidential', 'indstat_test_confidant');
	INSERT INTO region (region, parent_region) VALUES ('top', NULL), ('a', 'top'), ('b', 'top'), ('c', 'top');
	INSERT INTO indicator (indicator, parent_indicator, decimals) VALUES ('whole', NULL, 2), ('part', 'whole', 2), ('rest', 'whole', 2);
	INSERT INTO chain (chain) VALUES ('k');
	INSERT INTO target (indicator, region, chain, period, kind, target) VALUES ('whole', 'a', 'k', '2023-Q2', 'flow', 1000);
	INSERT INTO chain_observation (indicator, period, region, chain, value) VALUES ('whole', '2023-04', 'a', 'k', 10), ('whole', '2023-05', 'a', 'k', secret);
	INSERT INTO observation (indicator, period, region, value, recorded_at)
	SELECT i, ref_month(y, m), r, CASE i WHEN 'whole' THEN 300 WHEN 'part' THEN 100 ELSE 200 END * CASE r WHEN 'top' THEN 3 ELSE 1 END + m + ascii(r) % 7, make_date(y, m, 28)
	FROM unnest(ARRAY['whole', 'part', 'rest']) i, unnest(ARRAY['top', 'a', 'b', 'c']) r, generate_series(2022, 2023) y, generate_series(3, 6) m
	WHERE (y, m) <> (2023, 6);
	-- May 2023 of the whole is on the calendar for 2999, and June of all comes with a time of its own
	INSERT INTO release_calendar VALUES ('whole', '2023-05', '2999-01-01'), ('part', '2023-05', '2000-01-01');
	UPDATE observation SET value = value + secret WHERE indicator = 'whole' AND period = '2023-05';
	INSERT INTO observation (indicator, period, region, value, published_growth, released_at)
	SELECT i, '2023-06', r, secret + 1, secret, '2999-01-01' FROM unnest(ARRAY['whole', 'part', 'rest']) i, unnest(ARRAY['top', 'a', 'b', 'c']) r;
	-- the part of region b was free by mistake, twice, before it was made confidential
	UPDATE observation SET value = secret + 2, recorded_at = '2023-05-10' WHERE indicator = 'part' AND period = '2023-04' AND region = 'b';
	UPDATE observation SET value = secret + 3, published_growth = secret, recorded_at = '2023-05-20' WHERE indicator = 'part' AND period = '2023-04' AND region = 'b';
	UPDATE observation SET value = NULL, published_growth = NULL, conf_status = 'C', recorded_at = '2023-05-30' WHERE indicator = 'part' AND period = '2023-04' AND region = 'b';
	INSERT INTO observation_confidential (indicator, period, region, value, recorded_at) VALUES ('part', '2023-04', 'b', secret + 3, '2023-05-30');
	-- and of region c was free, then confidential, then deleted
	UPDATE observation SET value = secret + 4 WHERE indicator = 'rest' AND period = '2022-04' AND region = 'c';
	UPDATE observation SET value = NULL, conf_status = 'N' WHERE indicator = 'rest' AND period = '2022-04' AND region = 'c';
	DELETE FROM observation WHERE indicator = 'rest' AND period = '2022-04' AND region = 'c';
END
$$;
SELECT pg_temp.fill('one', 123.45), pg_temp.fill('two', 678.9) \g /dev/null
\ir ../../../test/data/analyze.sql

-- everything a role can read of a model, but for the tables that hold the secrets
CREATE FUNCTION pg_temp.all_of(model text, OUT line text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
	c record;
BEGIN
	FOR c IN SELECT relname, relkind FROM pg_class WHERE relnamespace = model::regnamespace AND relkind IN ('r', 'v')
			ORDER BY relname LOOP
		RETURN QUERY EXECUTE format('SELECT %L || '': '' || regexp_replace(t::text, ''20[0-9-]+ [0-9:.]+(\+[0-9]+)?'', ''then'', ''g'') FROM %I.%I t', c.relname, model, c.relname);
	END LOOP;
	RETURN QUERY EXECUTE format('SELECT ''bulletin: '' || b::text FROM unnest(ARRAY[''2023-04'', ''2023-05'', ''2023-06'']::ref_period[]) p, %I.bulletin(''a'', p, ''en'') b', model);
END
$$;
GRANT CREATE ON DATABASE :DBNAME TO indstat_test_reader;
SELECT isnt_empty($$SELECT pg_temp.all_of('one') EXCEPT SELECT pg_temp.all_of('two')$$, 'the owner sees the secrets, which differ');
SET ROLE indstat_test_reader;
SELECT is_empty($$SELECT pg_temp.all_of('one') EXCEPT SELECT pg_temp.all_of('two')$$, 'no table and no view tells a reader anything of a secret');
SELECT is_empty($$SELECT pg_temp.all_of('two') EXCEPT SELECT pg_temp.all_of('one')$$, 'nor the other way round');
SELECT cmp_ok((SELECT count(*) FROM pg_temp.all_of('one')), '>', 200::bigint, 'and there is much to read');
SET indstat.as_of = '2023-05-15';
SELECT is_empty($$SELECT pg_temp.all_of('one') EXCEPT SELECT pg_temp.all_of('two')$$, 'as known when the first of the confidential figures was free');
SET indstat.as_of = '2023-05-25';
SELECT is_empty($$SELECT pg_temp.all_of('one') EXCEPT SELECT pg_temp.all_of('two')$$, 'and the second');
RESET indstat.as_of;

-- what the reader does see
SET search_path = public, one;
SELECT results_eq($$SELECT count(*) FROM observation WHERE period = '2023-06'$$, ARRAY[0::bigint], 'nothing of June');
SELECT results_eq($$SELECT DISTINCT indicator FROM observation WHERE period = '2023-05' ORDER BY 1$$, ARRAY['part', 'rest'], 'of May what the calendar released');
SELECT is_empty($$SELECT * FROM observation_revision WHERE indicator = 'whole' AND period = '2023-05'$$, 'history is under the same embargo');
SELECT is_empty($$SELECT * FROM observation_revision WHERE indicator = 'part' AND period = '2023-04' AND region = 'b'$$, 'what was free before is confidential too');
SELECT is_empty($$SELECT * FROM revision_triangle WHERE region = 'b' AND indicator = 'part' AND period = '2023-04' AND value IS NOT NULL$$, 'in the triangle too');
SELECT results_eq($$SELECT value, growth, growth_reason, rank, rank_reason, level_rank, conf_status FROM indicator_board WHERE indicator = 'part' AND period = '2023-04' AND region = 'b'$$,
	$$VALUES (NULL::numeric, NULL::numeric, 'suppressed', NULL::bigint, 'no_growth', NULL::bigint, 'C')$$, 'a confidential figure is on the board as suppressed');
SELECT results_eq($$SELECT DISTINCT rank, rank_reason, level_rank, peers, peers_expected FROM indicator_board WHERE indicator = 'part' AND period = '2023-04' AND region IN ('a', 'c')$$,
	$$VALUES (NULL::bigint, 'peers_missing', NULL::bigint, 2::bigint, 3::bigint)$$, 'and no peer is ranked without it');
SELECT results_eq($$SELECT DISTINCT residual IS NULL FROM structure WHERE period = '2023-04' AND region = 'b'$$, ARRAY[true], 'no residual gives it away');
SELECT results_eq($$SELECT actual, completion FROM chain_board WHERE on_date = '2023-05-31'$$, $$VALUES (NULL::numeric, NULL::numeric)$$, 'the chains'' figures are under the same calendar');
SELECT is_empty($$SELECT * FROM observation_confidential$$, 'a reader with a grant too many sees no confidential figure');
SELECT results_eq($$SELECT value FROM observation_full() WHERE indicator = 'part' AND period = '2023-04' AND region = 'b'$$, $$VALUES (NULL::numeric)$$, 'nor the view that would hold it');
-- a function that tells what it sees, cheap enough to be tried first
CREATE FUNCTION pg_temp.tell(value numeric, period ref_period) RETURNS boolean LANGUAGE plpgsql COST 0.0001 AS
$$ BEGIN IF value > 120 AND period = '2023-06' THEN RAISE EXCEPTION 'seen: %', value; END IF; RETURN true; END $$;
SELECT lives_ok($$SELECT count(*) FROM observation WHERE pg_temp.tell(value, period)$$, 'a function in a filter is not shown what is hidden');
SELECT lives_ok($$SELECT count(*) FROM indicator_board WHERE pg_temp.tell(value, period)$$, 'through a view neither');
SELECT is_empty($$SELECT * FROM pg_stats WHERE schemaname = 'one' AND tablename IN ('observation', 'observation_revision', 'observation_confidential', 'chain_observation')$$, 'statistics of the tables are not shown');
SET indstat.as_of = '2999-12-31';
SELECT is_empty($$SELECT * FROM indicator_board WHERE period = '2023-06'$$, 'no setting of the reader lifts an embargo');
RESET indstat.as_of;
SELECT throws_ok($$UPDATE release_calendar SET released_at = now()$$, '42501', NULL, 'nor may a reader write the calendar');
SELECT throws_ok($$INSERT INTO access_role VALUES ('before_release', 'indstat_test_reader')$$, '42501', NULL, 'or let himself in');
RESET ROLE;

-- who may see more
SET ROLE indstat_test_insider;
SELECT is((SELECT count(*) FROM observation WHERE period = '2023-06'), 12::bigint, 'an insider sees figures before their release');
SELECT is_empty($$SELECT * FROM observation_confidential$$, 'and no confidential ones');
SELECT is_empty($$SELECT * FROM observation_revision WHERE indicator = 'part' AND period = '2023-04' AND region = 'b' AND value IS NOT NULL$$, 'nor what was free before');
RESET ROLE;
SET ROLE indstat_test_confidant;
SELECT results_eq($$SELECT value FROM observation_full() WHERE indicator = 'part' AND period = '2023-04' AND region = 'b'$$, ARRAY[126.45], 'who may see confidential figures sees them in their place');
SELECT is((SELECT count(*) FROM observation_revision WHERE indicator = 'part' AND period = '2023-04' AND region = 'b'), 3::bigint, 'with what was known before');
SELECT results_eq($$SELECT value, growth_reason FROM indicator_board WHERE indicator = 'part' AND period = '2023-04' AND region = 'b'$$, $$VALUES (NULL::numeric, 'suppressed')$$, 'the board shows them to nobody');
SELECT is((SELECT count(*) FROM observation WHERE period = '2023-06'), 0::bigint, 'and the embargo holds');
RESET ROLE;

-- who loads figures: sees and adds nothing confidential, whatever is granted
GRANT INSERT ON observation_confidential TO indstat_test_reader, indstat_test_confidant;
SET ROLE indstat_test_reader;
SELECT throws_ok($$INSERT INTO observation_confidential (indicator, period, region, value) VALUES ('part', '2023-05', 'b', 1)$$, '42501', NULL, 'a grant alone does not let confidential figures in');
RESET ROLE;
SET ROLE indstat_test_confidant;
SELECT lives_ok($$INSERT INTO observation_confidential (indicator, period, region, value) VALUES ('part', '2023-05', 'b', 1)$$, 'with access it does');
RESET ROLE;

-- released: the reader sees it without anything being written to the figures
UPDATE one.release_calendar SET released_at = now() - interval '1 second' WHERE indicator = 'whole';
SET ROLE indstat_test_reader;
SELECT is((SELECT count(*) FROM indicator_board WHERE indicator = 'whole' AND period = '2023-05'), 4::bigint, 'at its time a figure is released by itself');
RESET ROLE;
SELECT throws_ok($$UPDATE observation SET conf_status = 'C' WHERE indicator = 'whole' AND period = '2023-05'$$, '23514', NULL, 'a confidential figure does not stay in observation');

-- the plans of a reader still reach the indexes
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
SET client_min_messages = error;
INSERT INTO region (region, parent_region) SELECT 'x' || n, 'top' FROM generate_series(1, 50) n;
INSERT INTO indicator (indicator) SELECT 'i' || n FROM generate_series(1, 20) n;
INSERT INTO observation (indicator, period, region, value, recorded_at)
SELECT 'i' || i, ref_month(y, m), 'x' || r, y + m + r, '2023-12-31' FROM generate_series(1, 20) i, generate_series(2020, 2023) y, generate_series(1, 12) m, generate_series(1, 50) r;
UPDATE observation SET value = value + 1 WHERE indicator ~ '^i';
VACUUM ANALYZE observation, observation_revision, region, indicator;
SET ROLE indstat_test_reader;
SELECT doesnt_match(pg_temp.plan_of($$SELECT * FROM indicator_board WHERE indicator = 'i3' AND period = '2023-05'$$),
	'Seq Scan on (observation|observation_revision)\M', 'the board of a period reads no whole table, nor its history');
SELECT doesnt_match(pg_temp.plan_of($$SELECT * FROM indicator_board WHERE indicator = 'i3' AND region = 'x7'$$),
	'Seq Scan on (observation|observation_revision)\M', 'nor does the board of a region');
SELECT doesnt_match(pg_temp.plan_of($$SELECT * FROM indicator_board WHERE indicator = 'i3' AND region = 'x7'$$),
	'Join Filter: (?![^\n]*to_period)[^\n]*period', 'no series is read for one figure of it');
SELECT matches(pg_temp.plan_of($$SELECT * FROM indicator_board WHERE indicator = 'i3' AND period = '2023-05'$$),
	'Index Cond: \(\(indicator = [^\n]*\(period = ''2023-05''', 'its rows are looked up by their key');
RESET ROLE;
-- partitions, named themselves
SELECT replace(model_ddl('parts'), E'published_rank) = 0)\n);', E'published_rank) = 0)\n) PARTITION BY LIST (indicator);') AS ddl \gset
BEGIN;
:ddl;
CREATE TABLE parts.observation_x PARTITION OF parts.observation FOR VALUES IN ('x');
COMMIT;
SET search_path = public, parts;
SELECT create_model('parts') \g /dev/null
INSERT INTO region (region) VALUES ('a');
INSERT INTO indicator (indicator) VALUES ('x');
INSERT INTO observation (indicator, period, region, value, released_at) VALUES ('x', '2023-05', 'a', 1, '2999-01-01'), ('x', '2023-04', 'a', 1, '2000-01-01');
GRANT USAGE ON SCHEMA parts TO indstat_test_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA parts TO indstat_test_reader;
SET ROLE indstat_test_reader;
SELECT results_eq($$SELECT period::text FROM observation$$, ARRAY['2023-04'], 'the embargo holds for a table with partitions');
SELECT results_eq($$SELECT period::text FROM observation_x$$, ARRAY['2023-04'], 'and for a partition that is named itself');
RESET ROLE;
-- who turned row security off is not overruled
ALTER TABLE observation DISABLE ROW LEVEL SECURITY;
SELECT create_model('parts') \g /dev/null
SELECT results_eq($$SELECT relrowsecurity FROM pg_class WHERE oid = 'observation'::regclass$$, ARRAY[false], 'an owner''s choice stays');

SELECT is_empty($$SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'one'::regnamespace AND c.relrowsecurity
	AND c.relname !~ '_revision$'
	AND c.relname NOT IN ('observation', 'observation_confidential', 'chain_observation', 'initiative_observation', 'observation_cross_section', 'observation_series',
		-- what decides who sees what, and what triggers keep: seen, not written, whatever was granted
		'access_role', 'model_policy', 'observation_suppressed', 'observation_recoded', 'observation_packed', 'observation_unpacked',
		'region_ancestor', 'indicator_ancestor', 'initiative_ancestor', 'indicator_period',
		-- loads are seen by whoever made them, and by the owner
		'load', 'load_added', 'load_before', 'load_refused', 'load_staged',
		-- what was forgotten is written by its functions alone
		'forgetting')$$, 'no other table has row security');
-- to the microsecond: at its moment a figure is released, a microsecond before it is not; so are its history and what else stands on the calendar
SELECT create_model('edge') \g /dev/null
SET search_path = public, edge;
SELECT grant_model('edge', 'indstat_test_reader', 'reader') \g /dev/null
INSERT INTO region (region) VALUES ('r');
INSERT INTO indicator (indicator) VALUES ('own'), ('calendar'), ('both'), ('until'), ('moved'), ('to'), ('again');
INSERT INTO chain (chain) VALUES ('k');
INSERT INTO initiative (initiative, region, kind) VALUES ('n', 'r', 'task');
BEGIN;
CREATE TEMP TABLE moment ON COMMIT DROP AS SELECT p::ref_period AS period, now() + (m - 2) * interval '1 microsecond' AS at FROM (VALUES ('2023-01', 1), ('2023-02', 2), ('2023-03', 3)) v (p, m);
INSERT INTO observation (indicator, period, region, released_at, value) SELECT i, period, 'r', CASE WHEN i IN ('own', 'both') THEN at END, 1 FROM moment, unnest(ARRAY['own', 'calendar', 'both']) i;
-- a time of its own goes before the calendar
INSERT INTO release_calendar SELECT i, period, CASE i WHEN 'both' THEN now() + interval '1 day' ELSE at END FROM moment, unnest(ARRAY['calendar', 'both', 'to']) i;
INSERT INTO chain_observation (indicator, period, region, chain, value) SELECT 'calendar', period, 'r', 'k', 1 FROM moment;
INSERT INTO initiative_observation (indicator, period, region, initiative, value) SELECT 'calendar', period, 'r', 'n', 1 FROM moment;
-- histories as the triggers would have written them
INSERT INTO observation_revision (indicator, period, region, obs_status, conf_status, released_at, recorded_at, superseded_at, superseded_by)
SELECT i, period, 'r', 'A', 'F', CASE WHEN i IN ('own', 'both') THEN at END, '2023-04-01', '2023-04-02', 'x' FROM moment, unnest(ARRAY['own', 'calendar', 'both', 'until', 'moved']) i;
INSERT INTO observation_suppressed (indicator, period, region, access, until) SELECT 'until', period, 'r', 'before_release', at FROM moment;
INSERT INTO observation_recoded SELECT 'moved', period, 'r', 'to', period, 'r' FROM moment;
INSERT INTO chain_observation_revision (indicator, period, region, chain, recorded_at, superseded_at, superseded_by) SELECT 'calendar', period, 'r', 'k', '2023-04-01', '2023-04-02', 'x' FROM moment;
INSERT INTO initiative_observation_revision (indicator, period, region, initiative, recorded_at, superseded_at, superseded_by) SELECT 'calendar', period, 'r', 'n', '2023-04-01', '2023-04-02', 'x' FROM moment;
SET LOCAL ROLE indstat_test_reader;
SELECT results_eq($$SELECT place, indicator, string_agg(period::text, ' ' ORDER BY period) FROM (
		SELECT 'figure' AS place, indicator, period FROM observation UNION ALL SELECT 'history', indicator, period FROM observation_revision
		UNION ALL SELECT 'chain', indicator, period FROM chain_observation UNION ALL SELECT 'chain history', indicator, period FROM chain_observation_revision
		UNION ALL SELECT 'initiative', indicator, period FROM initiative_observation UNION ALL SELECT 'initiative history', indicator, period FROM initiative_observation_revision) s GROUP BY 1, 2 ORDER BY place COLLATE "C", indicator COLLATE "C"$$,
	$$SELECT v.place, v.indicator, '2023-01 2023-02' FROM (VALUES ('chain', 'calendar'), ('chain history', 'calendar'), ('figure', 'both'), ('figure', 'calendar'), ('figure', 'own'),
		('history', 'both'), ('history', 'calendar'), ('history', 'moved'), ('history', 'own'), ('history', 'until'), ('initiative', 'calendar'), ('initiative history', 'calendar')) v (place, indicator)$$, 'at the moment itself, and not before');
RESET ROLE;
SELECT is((SELECT count(*) FROM observation) + (SELECT count(*) FROM observation_revision), 24::bigint, 'of those that there are');
COMMIT;
-- what came under embargo when it was known already is marked, and what is released now is not
INSERT INTO observation (indicator, period, region, value) SELECT 'again', p::ref_period, 'r', 1 FROM unnest(ARRAY['2023-01', '2023-02', '2023-03']) p;
BEGIN;
UPDATE observation SET value = 2, released_at = now() + (extract(month FROM period_start)::integer - 2) * interval '1 microsecond' WHERE indicator = 'again';
SELECT results_eq($$SELECT period::text, access, until - now() FROM observation_suppressed WHERE indicator = 'again'$$, $$VALUES ('2023-03', 'before_release', interval '1 microsecond')$$, 'a mark for what is under embargo, until its release');
UPDATE observation SET released_at = now() + interval '1 day' WHERE indicator = 'again';
UPDATE observation SET released_at = CASE period_start WHEN '2023-01-01' THEN now() WHEN '2023-02-01' THEN now() + interval '1 microsecond' END WHERE indicator = 'again';
SELECT results_eq($$SELECT period::text, CASE WHEN isfinite(until) THEN (until - now())::text ELSE until::text END FROM observation_suppressed WHERE indicator = 'again' ORDER BY period$$,
	$$VALUES ('2023-01', '00:00:00'), ('2023-02', '00:00:00.000001'), ('2023-03', '-infinity')$$, 'released earlier than was thought');
COMMIT;
-- however much is still to come, and however early it ended
BEGIN;
DELETE FROM release_calendar;
INSERT INTO indicator (indicator) VALUES ('many'), ('filler');
INSERT INTO observation (indicator, period, region, value) SELECT 'many', ref_month(y, m), 'r', y + m FROM generate_series(2000, 2023) y, generate_series(1, 12) m;
CREATE TEMP TABLE seen (upcoming bigint, few text[], history bigint);
GRANT ALL ON seen TO indstat_test_reader;
CREATE FUNCTION pg_temp.look() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	SET LOCAL ROLE indstat_test_reader;
	INSERT INTO seen SELECT (SELECT count(*) FROM release_calendar WHERE released_at > now()),
		ARRAY(SELECT p.period::text FROM indicator_period p WHERE p.indicator = 'many' AND p.year IN (2010, 2023) EXCEPT SELECT o.period::text FROM observation o WHERE o.indicator = 'many'),
		(SELECT count(*) FROM observation o WHERE o.indicator = 'many');
	RESET ROLE;
END
$$;
SELECT pg_temp.look() \g /dev/null
INSERT INTO release_calendar VALUES ('many', '2023-11', now() + interval '1 day'), ('many', '2023-10', now()) \g /dev/null
SELECT pg_temp.look() \g /dev/null
INSERT INTO release_calendar SELECT 'filler', ref_month(2024 + n / 12, n % 12 + 1), now() + interval '1 day' FROM generate_series(0, 297) n;
SELECT pg_temp.look() \g /dev/null
INSERT INTO release_calendar VALUES ('many', '2010-05', now() + interval '1 day');
SELECT pg_temp.look() \g /dev/null
INSERT INTO release_calendar VALUES ('many', '2000-01', now() + interval '1 day');
SELECT pg_temp.look() \g /dev/null
DELETE FROM release_calendar WHERE indicator = 'filler';
SELECT pg_temp.look() \g /dev/null
SELECT results_eq('SELECT * FROM seen', $$VALUES (0::bigint, '{}'::text[], 288::bigint), (1, '{}', 287), (299, '{}', 287), (300, '{}', 286), (301, '{}', 285), (3, '{}', 285)$$, 'as many are held back as are to come, whether few or many are');
ROLLBACK;
SELECT * FROM finish();
