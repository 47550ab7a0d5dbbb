-- What is tried without being saved: a sentence, and thresholds of targets.
\set QUIET on
SET client_min_messages = warning;
SET jit = off;
BEGIN;
CREATE EXTENSION indstat;
SELECT create_model('taian') \g /dev/null
COMMIT;
\ir ../../../examples/taian/data.sql
\ir ../../../examples/taian/office.sql
\ir ../../../examples/taian/bulletin.sql
SET search_path = public, taian;
SELECT plan(29);

-- every sentence that is saved says on trial what it says in the bulletin
CREATE TEMP TABLE tried AS
SELECT l.lang, s.sentence, t.line, t.text, t.figures
FROM unnest('{zh,de}'::text[]) l (lang)
CROSS JOIN bulletin_sentence s
CROSS JOIN LATERAL bulletin_trial('taian', '2023-01..05', l.lang, CASE l.lang WHEN 'zh' THEN s.text_zh WHEN 'zh-Hant' THEN s.text_zh_hant WHEN 'en' THEN s.text_en ELSE said(l.lang, 'sentence', s.sentence, NULL) END, s.each, s.condition) t
WHERE s.active;
SELECT cmp_ok((SELECT count(text) FROM tried), '>', 50::bigint, 'so many sentences');
SELECT is_empty($$(SELECT lang, text, figures FROM tried WHERE text IS NOT NULL EXCEPT ALL SELECT l.lang, b.text, b.figures FROM unnest('{zh,de}'::text[]) l (lang) CROSS JOIN LATERAL bulletin('taian', '2023-01..05', l.lang) b)
	UNION ALL (SELECT l.lang, b.text, b.figures FROM unnest('{zh,de}'::text[]) l (lang) CROSS JOIN LATERAL bulletin('taian', '2023-01..05', l.lang) b WHERE b.paragraph < 1000 EXCEPT ALL SELECT lang, text, figures FROM tried)$$, 'and each reads as in the bulletin, with its figures');
CREATE TEMP TABLE saved AS SELECT count(*) AS n, md5(string_agg(s::text, '' ORDER BY sentence)) AS d FROM bulletin_sentence s;
SELECT results_eq($$SELECT line, text, omitted FROM bulletin_trial('taian', '2023-01..05', 'en', '{region} has {board.#:count} indicators.')$$, $$VALUES (1, 'Tai''an has 10 indicators.', '[]'::jsonb)$$, 'a new one');
SELECT results_eq($$SELECT text FROM bulletin_trial('taian', '2023-01..05', 'de', '{region} hat {board.#:plural|# Indikator|# Indikatoren}.')$$, $$VALUES ('Tai''an hat 10 Indikatoren.')$$, 'in a language that is a row');
SELECT results_eq($$SELECT text FROM bulletin_trial('taian', '2023-01..05', 'zh', '{board.indicator:name}。', 'board', 'board.rank = 1') WHERE text IS NOT NULL ORDER BY line$$,
	$$SELECT indicator_name || '。' FROM (SELECT localised_name('zh', i.name_zh, i.name_zh_hant, i.name_en, b.indicator) AS indicator_name, b.indicator_order, b.growth FROM indicator_board b JOIN indicator i USING (indicator) WHERE b.region = 'taian' AND b.period = '2023-01..05' AND b.rank = 1) x ORDER BY indicator_order, growth DESC$$,
	'for each key of a source, where its condition holds');
SELECT results_eq($$SELECT DISTINCT omitted->0->>'reason', omitted->0->>'slot', omitted->0->'key' ? 'indicator' FROM bulletin_trial('taian', '2023-01..05', 'zh', '{board.indicator:name}。', 'board', 'board.rank = 1') WHERE text IS NULL$$,
	$$VALUES ('condition', 'board.rank = 1', true)$$, 'where it does not, that is the reason');
SELECT results_eq($$SELECT text, omitted FROM bulletin_trial('taian', '2023-01..05', 'en', 'Rank {board.rank:ordinal}.')$$, $$VALUES (NULL::text, '[{"key": null, "slot": "{board.rank:ordinal}", "reason": "several_values"}]'::jsonb)$$, 'a figure that is missing is named');
SELECT results_eq($$SELECT text, omitted->0->>'reason' FROM bulletin_trial('taian', '2031', 'en', '{board.indicator:Name}.', 'board')$$, $$VALUES (NULL::text, 'no_row')$$, 'as is a source without a row');
SELECT is_empty($$SELECT * FROM bulletin_trial('taian', '2023-01..05', 'en', NULL)$$, 'no template says nothing');
SELECT results_eq($$SELECT text FROM bulletin_trial('taian', '2023-01..05', 'en', '{members.profiles_completed:count}', known_at => '2023-06-05 00:00+08') UNION ALL SELECT text FROM bulletin_trial('taian', '2023-01..05', 'en', '{members.profiles_completed:count}')$$, $$VALUES ('527'), ('526')$$, 'as it was known on a day');
-- what could not be saved is the same error
SELECT throws_ok($$SELECT * FROM bulletin_trial('taian', '2023-01..05', 'en', '{region.name}')$$, '42704', 'unknown source "region" in slot {region.name} of a bulletin sentence', 'an unknown source');
SELECT throws_ok($$SELECT * FROM bulletin_trial('taian', '2023-01..05', 'en', '{regin} grew.')$$, '42703', 'unknown slot {regin} in a bulletin sentence', 'an unknown slot');
SELECT throws_ok($$SELECT * FROM bulletin_trial('taian', '2023-01..05', 'en', '{board.growht:growth}')$$, '42703', 'unknown column "growht" in slot {board.growht:growth} of a bulletin sentence', 'an unknown column');
SELECT throws_ok($$SELECT * FROM bulletin_trial('taian', '2023-01..05', 'de', '{board.growth:grwth}')$$, '22023', NULL, 'an unknown format');
SELECT throws_ok($$SELECT * FROM bulletin_trial('taian', '2023-01..05', 'en', '{board.growth:growth')$$, '42601', NULL, 'what cannot be read');
SELECT throws_ok($$SELECT * FROM bulletin_trial('taian', '2023-01..05', 'en', 'x', 'bord')$$, '42704', NULL, 'an unknown source to repeat over');
SELECT throws_ok($$SELECT * FROM bulletin_trial('taian', '2023-01..05', 'en', 'x', NULL, 'board.growth >> 3')$$, '42601', NULL, 'a condition that is none');
SELECT throws_ok($$SELECT * FROM bulletin_trial('nowhere', '2023-01..05', 'en', 'x')$$, '22023', NULL, 'an unknown region');
SELECT throws_ok($$SELECT * FROM bulletin_trial('taian', '2023-01..05', 'tlh', 'x')$$, '22023', NULL, 'an unknown language');
SELECT results_eq('SELECT count(*), md5(string_agg(s::text, '''' ORDER BY sentence)) FROM bulletin_sentence s', 'SELECT n, d FROM saved', 'nothing was saved');

-- thresholds: the oracle is the board before and after they are changed
CREATE TEMP TABLE board_before AS SELECT subject_kind, subject, indicator, region, period::text AS period, kind, on_date, rating FROM target_board;
CREATE FUNCTION pg_temp.odd(thresholds jsonb) RETURNS TABLE (changed bigint, differ bigint) LANGUAGE plpgsql AS $$
BEGIN
	CREATE TEMP TABLE said AS SELECT t.subject_kind, t.subject, t.indicator, t.region, t.period::text AS period, t.kind, t.on_date, t.rating, t.rating_tried FROM rating_trial(thresholds) t;
	BEGIN
		UPDATE target_rating r SET from_score = (thresholds->>r.rating)::numeric WHERE thresholds ? r.rating;
		CREATE TEMP TABLE done AS SELECT b.*, a.rating AS rating_after FROM board_before b JOIN target_board a USING (subject_kind, subject, indicator, region, kind, on_date)
			WHERE a.period::text = b.period AND a.rating IS DISTINCT FROM b.rating;
		SELECT count(*), (SELECT count(*) FROM ((TABLE done EXCEPT TABLE said) UNION ALL (TABLE said EXCEPT TABLE done)) x) INTO changed, differ FROM done;
		RAISE 'undo';
	EXCEPTION WHEN raise_exception THEN
	END;
	DROP TABLE said;
	RETURN NEXT;
END $$;
SELECT results_eq($$SELECT t.n, o.changed > 0, o.differ FROM (VALUES (1, '{"on_track": 5}'::jsonb), (2, '{"behind": -30.5}'), (3, '{"on_track": 20, "behind": 0}'), (4, '{"far_behind": 30}'), (5, '{"on_track": 0}')) t (n, j) CROSS JOIN LATERAL pg_temp.odd(t.j) o$$,
	$$VALUES (1, true, 0::bigint), (2, true, 0), (3, true, 0), (4, true, 0), (5, false, 0)$$, 'what would change is what changes');
SELECT is_empty($$SELECT rating, from_score FROM target_rating WHERE (rating, coalesce(from_score, -1)) NOT IN (('on_track', 0), ('behind', -10), ('far_behind', -1))$$, 'and nothing was');
SELECT is_empty('SELECT * FROM rating_trial(NULL)', 'NULL tries nothing');
SELECT throws_ok($$SELECT * FROM rating_trial('{"amber": 3}')$$, '22023', 'invalid thresholds to try: amber: 3', 'a code that target_rating has not');
SELECT throws_ok($$SELECT * FROM rating_trial('{"behind": "low"}')$$, '22023', NULL, 'what is not a number');
SELECT throws_ok($$SELECT * FROM rating_trial('{"behind": 0}')$$, '22023', 'invalid thresholds to try: behind and on_track: 0', 'two from one score');
SELECT throws_ok($$SELECT * FROM rating_trial('[5]')$$, '22023', NULL, 'what is no object');

-- a reader tries both
SELECT grant_model('taian', 'indstat_test_reader', 'reader') \g /dev/null
CREATE TEMP TABLE seen (what text);
GRANT ALL ON seen TO indstat_test_reader;
SET ROLE indstat_test_reader;
INSERT INTO seen SELECT text FROM taian.bulletin_trial('taian', '2023-01..05', 'en', '{region}.') UNION ALL SELECT 'rows' FROM taian.rating_trial('{"on_track": 5}') LIMIT 2;
RESET ROLE;
SELECT results_eq('SELECT count(*) FROM seen', 'VALUES (2::bigint)', 'a reader may');
SELECT set_eq($$SELECT column_name::text FROM information_schema.columns WHERE table_schema = 'taian' AND table_name = 'target_board' AND column_name LIKE 'rating%'$$, '{rating,rating_name,rating_colour,rating_score}'::text[], 'the score stands on the board');
SELECT * FROM finish();
