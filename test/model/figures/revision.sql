-- Revisions: what was known is kept, and read back, against a diary that plain SQL keeps.
\set QUIET on
SET client_min_messages = warning;
-- without statistics the board of a small table looks dear, and compiling it takes longer than reading it
SET jit = off;
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
-- a second office keeps its observations in partitions
SELECT replace(model_ddl('parts'), E'published_rank) = 0)\n);', E'published_rank) = 0)\n) PARTITION BY LIST (indicator);') AS ddl \gset
BEGIN;
:ddl;
CREATE TABLE parts.observation_x PARTITION OF parts.observation FOR VALUES IN ('x');
CREATE TABLE parts.observation_y PARTITION OF parts.observation FOR VALUES IN ('y');
COMMIT;
SET search_path = public, office;
SELECT plan(48);

-- eighty transactions, each of which changes something; the diary notes the whole table at the end of each
CREATE TABLE diary (known_at timestamptz, line text);
INSERT INTO region (region) SELECT 'r' || n FROM generate_series(1, 6) n;
INSERT INTO indicator (indicator) VALUES ('x'), ('y');
CREATE FUNCTION figure(o office.observation_known) RETURNS text LANGUAGE sql STABLE AS
$$ SELECT concat_ws('|', (o).indicator, (o).period::text, (o).region, coalesce((o).value::text, '-'), coalesce((o).published_growth::text, '-'), (o).obs_status) $$;
SELECT setseed(0.3) \g /dev/null
DO $$
BEGIN
	FOR step IN 1..80 LOOP
		FOR twice IN 1..1 + floor(random() * 2) LOOP
			CASE floor(random() * 6)
				WHEN 0 THEN
					INSERT INTO observation (indicator, period, region, value)
					SELECT i, ref_month(2020, m), 'r' || r, floor(random() * 9)
					FROM unnest(ARRAY['x', 'y']) i, generate_series(1, 4) m, generate_series(1, 6) r WHERE random() < 0.2
					ON CONFLICT DO NOTHING;
				WHEN 1 THEN
					UPDATE observation SET value = floor(random() * 3), published_growth = floor(random() * 2) WHERE random() < 0.3;
				WHEN 2 THEN
					UPDATE observation SET obs_status = CASE WHEN random() < 0.9 THEN obs_status ELSE 'P' END;
				WHEN 3 THEN
					INSERT INTO observation (indicator, period, region, value)
					SELECT 'x', ref_month(2020, 1), 'r' || r, floor(random() * 9) FROM generate_series(1, 6) r WHERE random() < 0.5
					ON CONFLICT (indicator, period, region) DO UPDATE SET value = excluded.value;
				WHEN 4 THEN
					DELETE FROM observation WHERE random() < 0.1;
				ELSE
					-- figures change places
					UPDATE observation SET indicator = CASE indicator WHEN 'x' THEN 'y' ELSE 'x' END, value = value + 1
					WHERE region = 'r' || 1 + floor(random() * 6) AND period = '2020-04' AND indicator = 'x'
						AND NOT EXISTS (SELECT FROM observation z WHERE z.indicator = 'y' AND z.period = observation.period AND z.region = observation.region);
			END CASE;
		END LOOP;
		INSERT INTO diary SELECT now(), figure(ROW(o.indicator, o.period, o.region, o.value, o.published_growth, o.comparable_base, o.published_rank,
			o.published_rank_peers, o.obs_status, o.conf_status, o.released_at, o.recorded_at, o.period_start, o.period_end, o.period_year_ago)::observation_known) FROM observation o;
		COMMIT;
	END LOOP;
END
$$;
SELECT cmp_ok((SELECT count(*) FROM observation_revision), '>', 200::bigint, 'there is a history');
CREATE TEMP TABLE reread (known_at timestamptz, line text);
DO $$
DECLARE
	at timestamptz;
BEGIN
	FOR at IN SELECT DISTINCT known_at FROM diary LOOP
		PERFORM set_config('indstat.as_of', at::text, true);
		INSERT INTO reread SELECT at, figure(k) FROM observation_known k;
	END LOOP;
END
$$;
SELECT is_empty('SELECT * FROM diary EXCEPT SELECT * FROM reread', 'every version of the whole table is read back as it was');
SELECT is_empty('SELECT * FROM reread EXCEPT SELECT * FROM diary', 'and nothing else');
SELECT is((SELECT count(*) FROM reread), (SELECT count(*) FROM diary), 'each figure once');
SELECT is_empty($$SELECT indicator, period, region FROM (SELECT indicator, period, region, recorded_at, superseded_at,
		lead(recorded_at) OVER w AS next FROM (SELECT indicator, period, region, recorded_at, superseded_at FROM observation_revision
			UNION ALL SELECT indicator, period, region, recorded_at, 'infinity' FROM observation) v
		WINDOW w AS (PARTITION BY indicator, period, region ORDER BY recorded_at)) s
	WHERE next < superseded_at$$, 'at no time are two versions known');

-- the small print, on a table without and with partitions
CREATE FUNCTION pg_temp.history(model text, OUT line text) RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
	RETURN QUERY EXECUTE format('SELECT concat_ws(''|'', indicator, period::text, region, value::text, superseded_by) FROM %I.observation_revision ORDER BY superseded_at, 1', model);
END
$$;
SET search_path = public, parts;
INSERT INTO region (region) VALUES ('a'), ('b');
INSERT INTO indicator (indicator) VALUES ('x'), ('y');
SELECT create_model('parts') \g /dev/null
INSERT INTO observation (indicator, period, region, value, recorded_at) VALUES
	('x', '2023-05', 'a', 1, '2023-06-01'), ('x', '2023-05', 'b', 2, '2023-06-01'), ('y', '2023-05', 'a', 3, '2023-06-01');
UPDATE observation SET value = value;
SELECT is_empty($$SELECT pg_temp.history('parts')$$, 'no change, no row');
UPDATE observation SET value = 10 WHERE region = 'a' AND indicator = 'x';
SELECT results_eq($$SELECT pg_temp.history('parts')$$, $$VALUES ('x|2023-05|a|1|indstat_owner')$$, 'an update keeps what it superseded, and who did it');
UPDATE observation_y SET value = 30;
SELECT is((SELECT count(*) FROM observation_revision WHERE indicator = 'y' AND value = 3), 1::bigint, 'in a partition that is named itself too');
SELECT ok((SELECT recorded_at > now() - interval '1 hour' FROM observation WHERE indicator = 'y'), 'a new version is recorded now');
UPDATE observation SET indicator = 'y' WHERE indicator = 'x' AND region = 'b';
SELECT results_eq($$SELECT o.region, o.value FROM observation o WHERE o.indicator = 'y' ORDER BY 1$$, $$VALUES ('a', 30::numeric), ('b', 2)$$, 'a changed key moves the row');
SELECT is((SELECT count(*) FROM observation_revision WHERE indicator = 'x' AND region = 'b' AND value = 2), 1::bigint, 'which deletes it at the old key');
SELECT is((SELECT count(*) FROM observation_revision WHERE indicator = 'y' AND region = 'b'), 0::bigint, 'and inserts it at the new one');
DELETE FROM observation WHERE indicator = 'y' AND region = 'a';
SELECT is((SELECT count(*) FROM observation_revision WHERE indicator = 'y' AND region = 'a' AND value = 30), 1::bigint, 'a deletion keeps what is deleted');
DELETE FROM observation_x;
SELECT is((SELECT count(*) FROM observation_revision WHERE indicator = 'x' AND region = 'a' AND value = 10), 1::bigint, 'in a partition that is named itself too');
SELECT throws_ok($$TRUNCATE observation$$, '55000', NULL, 'TRUNCATE is refused');
SELECT throws_ok($$TRUNCATE observation_x$$, '55000', NULL, 'of a partition too');
CREATE TABLE observation_z PARTITION OF observation DEFAULT;
SELECT create_model('parts') \g /dev/null
INSERT INTO indicator (indicator) VALUES ('z');
INSERT INTO observation (indicator, period, region, value, recorded_at) VALUES ('z', '2023-05', 'a', 1, '2023-06-01');
DELETE FROM observation_z;
SELECT is((SELECT count(*) FROM observation_revision WHERE indicator = 'z'), 1::bigint, 'a partition that was added later has its history once create_model has run');
BEGIN;
INSERT INTO observation (indicator, period, region, value) VALUES ('z', '2023-06', 'a', 1);
UPDATE observation SET value = 2 WHERE indicator = 'z';
UPDATE observation SET value = 3 WHERE indicator = 'z';
DELETE FROM observation WHERE indicator = 'z';
INSERT INTO observation (indicator, period, region, value) VALUES ('z', '2023-06', 'a', 4);
COMMIT;
SELECT is((SELECT count(*) FROM observation_revision WHERE indicator = 'z' AND period = '2023-06'), 0::bigint, 'what no other transaction could see was never known');
INSERT INTO observation (indicator, period, region, value) VALUES ('z', '2023-06', 'a', 5), ('z', '2023-07', 'a', 6)
ON CONFLICT (indicator, period, region) DO UPDATE SET value = excluded.value;
SELECT is((SELECT count(*) FROM observation_revision WHERE indicator = 'z' AND period >= '2023-06' AND value = 4), 1::bigint, 'ON CONFLICT DO UPDATE keeps it');
MERGE INTO observation o USING (VALUES ('z', '2023-06'::ref_period, 'a', 7), ('z', '2023-08', 'a', 8)) n (indicator, period, region, value)
	ON o.indicator = n.indicator AND o.period = n.period AND o.region = n.region
WHEN MATCHED THEN UPDATE SET value = n.value
WHEN NOT MATCHED THEN INSERT (indicator, period, region, value) VALUES (n.indicator, n.period, n.region, n.value);
SELECT is((SELECT count(*) FROM observation_revision WHERE indicator = 'z' AND period >= '2023-06' AND value = 5), 1::bigint, 'MERGE keeps it');
SELECT throws_ok($$UPDATE observation SET value = 1, recorded_at = '2000-01-01' WHERE indicator = 'z'$$, '23514', NULL, 'history is not written backwards');
SELECT throws_ok($$INSERT INTO observation (indicator, period, region, value, recorded_at) VALUES ('x', '2023-05', 'a', 1, '2023-06-01')$$, '23514', NULL, 'nor over a version that was deleted');
SELECT lives_ok($$INSERT INTO observation (indicator, period, region, value, recorded_at) VALUES ('x', '2023-05', 'a', 1, '2999-06-01'); DELETE FROM observation WHERE recorded_at = '2999-06-01'$$, 'after it is');
SELECT is((SELECT count(*) FROM observation_known), (SELECT count(*) FROM observation), 'without a time, everything known now');
SET indstat.as_of = '2023-06-02';
SELECT results_eq($$SELECT indicator, region, value FROM observation_known ORDER BY 1, 2$$, $$VALUES ('x', 'a', 1::numeric), ('x', 'b', 2), ('y', 'a', 3), ('z', 'a', 1)$$, 'as known in June');
SELECT results_eq($$SELECT indicator, region, value FROM indicator_board ORDER BY 1, 2$$, $$VALUES ('x', 'a', 1.00), ('x', 'b', 2.00), ('y', 'a', 3.00), ('z', 'a', 1.00)$$, 'the board as known in June');
SET indstat.as_of = '2023-05-02';
SELECT is_empty($$SELECT * FROM indicator_board$$, 'and before anything was known');
RESET indstat.as_of;

-- who changes figures adds to history and cannot alter it
GRANT USAGE ON SCHEMA parts TO indstat_test_loader;
GRANT SELECT ON ALL TABLES IN SCHEMA parts TO indstat_test_loader;
GRANT INSERT, UPDATE, DELETE ON observation TO indstat_test_loader;
SET ROLE indstat_test_loader;
UPDATE observation SET value = 99 WHERE indicator = 'z' AND period = '2023-08';
SELECT results_eq($$SELECT value, superseded_by FROM observation_revision WHERE period = '2023-08'$$, $$VALUES (8::numeric, 'indstat_test_loader')$$, 'an updater''s change is kept');
SELECT throws_ok($$UPDATE observation_revision SET value = 0$$, '42501', NULL, 'an updater does not alter history');
SELECT throws_ok($$DELETE FROM observation_revision$$, '42501', NULL, 'nor delete it');
SELECT throws_ok($$TRUNCATE observation_revision$$, '42501', NULL, 'nor empty it');
RESET ROLE;

-- every view of figures shows later what it showed then
SELECT create_model('then') \g /dev/null
SET search_path = public, "then";
INSERT INTO region (region, parent_region) VALUES ('top', NULL), ('a', 'top'), ('b', 'top'), ('c', 'top');
INSERT INTO indicator (indicator, parent_indicator, cumulative, reference_indicator) VALUES ('w', NULL, true, NULL), ('p', 'w', true, 'w'), ('q', 'w', true, NULL);
UPDATE model_option SET missing_parts = 'always_null';
CREATE TABLE shown (known_at timestamptz, name text, line text);
CREATE FUNCTION pg_temp.show() RETURNS TABLE (name text, line text) LANGUAGE plpgsql AS $$
DECLARE
	n text;
BEGIN
	FOREACH n IN ARRAY ARRAY['indicator_board', 'structure', 'region_structure', 'growth_check', 'ytd_check', 'hierarchy_check', 'revision_triangle'] LOOP
		RETURN QUERY EXECUTE format('SELECT %L, to_jsonb(v)::text FROM %I v', n, n);
	END LOOP;
END
$$;
DO $$
BEGIN
	FOR step IN 1..12 LOOP
		INSERT INTO observation (indicator, period, region, value, published_growth)
		SELECT i, p::ref_period, r, 10 + floor(random() * 90), CASE WHEN random() < 0.5 THEN floor(random() * 20) END
		FROM unnest(ARRAY['w', 'p', 'q']) i, unnest(ARRAY['top', 'a', 'b', 'c']) r, unnest(ARRAY['2022-01-01/P2M', '2022-Q1', '2022-03', '2023-01-01/P2M', '2023-Q1', '2023-03']) p
		WHERE random() < 0.3 ON CONFLICT DO NOTHING;
		UPDATE observation SET value = value + floor(random() * 5), comparable_base = CASE WHEN random() < 0.2 THEN 40 END WHERE random() < 0.2;
		UPDATE observation SET obs_status = CASE WHEN random() < 0.2 THEN 'B' ELSE 'P' END WHERE random() < 0.1;
		DELETE FROM observation WHERE random() < 0.05;
		INSERT INTO shown SELECT now(), name, line FROM pg_temp.show();
		COMMIT;
	END LOOP;
END
$$;
CREATE TABLE shown_later (LIKE shown);
DO $$
DECLARE
	at timestamptz;
BEGIN
	FOR at IN SELECT DISTINCT known_at FROM shown LOOP
		PERFORM set_config('indstat.as_of', at::text, true);
		INSERT INTO shown_later SELECT at, name, line FROM pg_temp.show();
	END LOOP;
END
$$;
-- until when a version stood was not known while it stood
UPDATE shown SET line = (line::jsonb - 'superseded_at')::text;
UPDATE shown_later SET line = (line::jsonb - 'superseded_at')::text;
SELECT is_empty($$SELECT * FROM shown EXCEPT SELECT * FROM shown_later$$, 'board, structure and checks are read back as they were');
SELECT is_empty($$SELECT * FROM shown_later EXCEPT SELECT * FROM shown$$, 'and nothing else');
SELECT cmp_ok((SELECT min(n) FROM (SELECT count(DISTINCT line) AS n FROM shown GROUP BY name) c), '>', 25::bigint, 'which is much, of each');

-- ★ 49 the triangle, first and latest release
SET search_path = public, office;
TRUNCATE observation_revision;
ALTER TABLE observation DISABLE TRIGGER observation_deleted;
DELETE FROM observation;
ALTER TABLE observation ENABLE TRIGGER observation_deleted;
INSERT INTO observation (indicator, period, region, value, published_growth, recorded_at, released_at) VALUES
	('x', '2023-01', 'r1', 100, 5.0, '2023-02-10', '2023-02-15'), ('x', '2023-02', 'r1', 110, 6.0, '2023-03-15', NULL);
UPDATE observation SET value = 101, recorded_at = '2023-02-12' WHERE period = '2023-01';
UPDATE observation SET value = 103, published_growth = 5.4, recorded_at = '2023-03-15' WHERE period = '2023-01';
UPDATE observation SET value = 102, published_growth = 5.2, recorded_at = '2023-04-15' WHERE period = '2023-01';
UPDATE observation SET value = 106.99, published_growth = 5.7, recorded_at = '2023-04-15' WHERE period = '2023-02';
SELECT results_eq($$SELECT period_code, release, value, first_value, latest_value, value_revision, growth_revision, is_latest FROM revision_triangle ORDER BY 1, 2$$,
	$$VALUES ('2023-01', 1::bigint, 101.00, 101.00, 102.00, 0.00, 0.0, false), ('2023-01', 2, 103.00, 101.00, 102.00, 2.00, 0.4, false),
		('2023-01', 3, 102.00, 101.00, 102.00, 1.00, 0.2, true), ('2023-02', 1, 110.00, 110.00, 106.99, 0.00, 0.0, false),
		('2023-02', 2, 106.99, 110.00, 106.99, -3.01, -0.3, true)$$, 'the triangle; a draft is no release');
SELECT results_eq($$SELECT periods, revised_periods, releases, mean_revision, mean_absolute_revision, mean_growth_revision, mean_absolute_growth_revision FROM revision_summary$$,
	$$VALUES (2::bigint, 2::bigint, 3::bigint, -1.005, 2.005, -0.05, 0.25)$$, 'mean revision and mean absolute revision');
INSERT INTO region (region) VALUES ('gone');
INSERT INTO observation (indicator, period, region, value, recorded_at) VALUES ('x', '2023-01', 'gone', 7, '2023-03-01');
UPDATE observation SET value = 8, recorded_at = '2023-04-01' WHERE region = 'gone';
SELECT is((SELECT count(*) FROM revision_triangle WHERE region = 'gone'), 2::bigint, 'a region''s figures are in the triangle');
DELETE FROM observation WHERE region = 'gone';
DELETE FROM region WHERE region = 'gone';
SELECT is((SELECT count(*) FROM revision_triangle WHERE region IS NULL OR region = 'gone'), 0::bigint, 'until it is gone');
INSERT INTO release_calendar VALUES ('x', '2023-02', '2023-04-20');
SELECT results_eq($$SELECT period_code, release, value FROM revision_triangle WHERE period = '2023-02'$$, $$VALUES ('2023-02', 1::bigint, 106.99)$$, 'by the calendar too');
DELETE FROM release_calendar;
SET indstat.as_of = '2023-04-01';
SELECT results_eq($$SELECT period_code, release, value, latest_value, is_latest, superseded_at IS NULL AS stands FROM revision_triangle ORDER BY 1, 2$$,
	$$VALUES ('2023-01', 1::bigint, 101.00, 103.00, false, false), ('2023-01', 2, 103.00, 103.00, true, true), ('2023-02', 1, 110.00, 110.00, true, true)$$, 'the triangle as known on a day');
RESET indstat.as_of;
SET timezone = 'UTC';
-- a version that was replaced at the moment of its release was not a release; one that lived a microsecond longer was
TRUNCATE observation_revision;
ALTER TABLE observation DISABLE TRIGGER observation_deleted;
DELETE FROM observation;
ALTER TABLE observation ENABLE TRIGGER observation_deleted;
INSERT INTO observation (indicator, period, region, value, recorded_at, released_at) SELECT i, p::ref_period, 'r1', 1, '2023-02-01', CASE i WHEN 'x' THEN timestamptz '2023-02-15' END
FROM unnest(ARRAY['x', 'y']) i, unnest(ARRAY['2023-01', '2023-02', '2023-03']) p;
INSERT INTO release_calendar SELECT 'y', p::ref_period, timestamptz '2023-02-15' FROM unnest(ARRAY['2023-01', '2023-02', '2023-03']) p;
UPDATE observation SET value = 2, recorded_at = timestamptz '2023-02-15' + (extract(month FROM period_start)::integer - 2) * interval '1 microsecond';
SELECT results_eq($$SELECT indicator, period::text, count(*), max(release), min(first_value), max(latest_value) FROM revision_triangle GROUP BY 1, 2 ORDER BY 1, 2$$,
	$$VALUES ('x', '2023-01', 1::bigint, 1::bigint, 2::numeric, 2::numeric), ('x', '2023-02', 1, 1, 2, 2), ('x', '2023-03', 2, 2, 1, 2), ('y', '2023-01', 1, 1, 2, 2), ('y', '2023-02', 1, 1, 2, 2), ('y', '2023-03', 2, 2, 1, 2)$$, 'a draft is no release, to the microsecond');
PREPARE triangle AS SELECT release, value, is_latest, superseded_at FROM revision_triangle WHERE indicator = 'x' AND period = '2023-03' ORDER BY release;
SET indstat.as_of = '2023-02-15 00:00:00';
SELECT results_eq('triangle', $$VALUES (1::bigint, 1.00, true, NULL::timestamptz)$$, 'until it is superseded a release is the latest');
SET indstat.as_of = '2023-02-15 00:00:00.000001';
SELECT results_eq('triangle', $$VALUES (1::bigint, 1.00, false, timestamptz '2023-02-15 00:00:00.000001'), (2, 2.00, true, NULL)$$, 'and then no more');
RESET indstat.as_of;
-- the triggers do a few rows by kept plans and many in one statement: sixty figures changed together, and the same one by one
TRUNCATE observation_revision, observation_suppressed, observation_recoded, indicator_period;
ALTER TABLE observation DISABLE TRIGGER USER;
DELETE FROM observation;
ALTER TABLE observation ENABLE TRIGGER USER;
DELETE FROM release_calendar;
DO $$
DECLARE
	change text;
	one record;
BEGIN
	FOREACH change IN ARRAY ARRAY[
		$c$INSERT INTO observation (indicator, period, region, value, conf_status, released_at)
			SELECT %1$L, k.period, k.region, CASE WHEN k.n % 7 > 0 THEN k.n * 1.10 END, CASE WHEN k.n % 7 > 0 THEN 'F' ELSE 'C' END,
				CASE k.n % 5 WHEN 1 THEN now() + k.n * interval '1 day' WHEN 2 THEN timestamptz '2020-01-01' END FROM k$c$,
		$c$UPDATE observation o SET value = o.value + 1, published_growth = 0.30 FROM k WHERE o.conf_status = 'F' AND $c$,
		$c$INSERT INTO observation AS o (indicator, period, region, value)
			SELECT %1$L, k.period, k.region, CASE WHEN k.n % 3 = 0 THEN 17 END FROM k
			ON CONFLICT (indicator, period, region) DO UPDATE SET value = CASE WHEN o.conf_status = 'F' THEN coalesce(excluded.value, o.value) END,
				released_at = o.released_at - interval '6 days'$c$,
		$c$UPDATE observation o SET conf_status = 'C', value = NULL, published_growth = NULL, released_at = now() + interval '1 day' FROM k WHERE k.n % 4 = 0 AND $c$,
		$c$UPDATE observation o SET released_at = NULL FROM k WHERE k.n % 8 = 0 AND $c$,
		$c$DELETE FROM observation o USING k WHERE k.n % 11 > 0 AND $c$,
		$c$INSERT INTO observation (indicator, period, region, value) SELECT %1$L, k.period, k.region, k.n FROM k ON CONFLICT (indicator, period, region) DO NOTHING$c$,
		$c$UPDATE observation o SET value = 5, recorded_at = now() + interval '1 hour' FROM k WHERE o.conf_status = 'F' AND $c$,
		$c$UPDATE observation o SET value = 6 FROM k WHERE o.conf_status = 'F' AND $c$]
	LOOP
		change := regexp_replace(change, 'AND $', 'AND o.indicator = %1$L AND k.region = o.region AND k.period = o.period');
		EXECUTE $k$WITH k AS (SELECT r.region, ref_month(2021, m) AS period, 10 * substr(r.region, 2)::integer + m AS n
			FROM region r, generate_series(1, 10) m WHERE r.region ~ '^r[1-6]$') $k$ || replace(change, '%1$L', quote_literal('y'));
		FOR one IN SELECT r.region, ref_month(2021, m) AS period, 10 * substr(r.region, 2)::integer + m AS n FROM region r, generate_series(1, 10) m WHERE r.region ~ '^r[1-6]$' LOOP
			EXECUTE format('WITH k AS (SELECT %L::text AS region, %L::ref_period AS period, %s AS n) ', one.region, one.period, one.n) || replace(change, '%1$L', quote_literal('x'));
		END LOOP;
		COMMIT;
	END LOOP;
END
$$;
SELECT results_eq(format($$SELECT to_jsonb(%1$s) - 'indicator' FROM %1$s WHERE indicator = 'x' ORDER BY 1$$, t), format($$SELECT to_jsonb(%1$s) - 'indicator' FROM %1$s WHERE indicator = 'y' ORDER BY 1$$, t),
	t || ': one by one as together')
FROM unnest(ARRAY['observation', 'observation_revision', 'observation_suppressed', 'indicator_period']) WITH ORDINALITY AS t(t, n) ORDER BY t.n;
SELECT cmp_ok((SELECT count(*) FROM observation_revision WHERE indicator = 'x'), '>', 100::bigint, 'and there is a history');
SELECT * FROM finish();
