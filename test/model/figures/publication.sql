-- A release as an act: what is drafted is held back, approved and published at a time, corrected or
-- withdrawn with a notice; who and when is kept; bulletin, report and data say it, with the notes.
\set QUIET on
SET client_min_messages = warning;
SET jit = off;
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SELECT grant_model('office', 'indstat_test_reader', 'reader') \g /dev/null
SET search_path = public, office;
SELECT plan(41);

INSERT INTO region (region, parent_region, name_en) VALUES ('land', NULL, 'Land'), ('a', 'land', 'Ahausen');
INSERT INTO indicator (indicator, name_en, unit, decimals) VALUES ('sales', 'sales', 'euro', 0), ('jobs', 'jobs', 'persons', 0);
INSERT INTO publication (publication, name_en) VALUES ('sales-2024-05', 'Sales in May');
INSERT INTO publication_figure (publication, indicator, period) VALUES ('sales-2024-05', 'sales', '2024-05');
CREATE FUNCTION pg_temp.seen() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	n bigint;
BEGIN
	SET LOCAL ROLE indstat_test_reader;
	SELECT count(*) INTO n FROM office.observation WHERE indicator = 'sales' AND period = '2024-05'::public.ref_period;
	RESET ROLE;
	RETURN n;
END $$;
SELECT throws_ok($$INSERT INTO publication_act (publication, act) VALUES ('sales-2024-05', 'approved')$$, '23514', 'release "sales-2024-05" cannot be approved: it is not drafted yet', 'what is not drafted is not approved');
INSERT INTO publication_act (publication, act, act_number, acted_by, acted_at) VALUES ('sales-2024-05', 'drafted', 7, 'somebody', '2001-01-01');
INSERT INTO observation (indicator, region, period, value) VALUES ('sales', 'a', '2023-05', 100), ('sales', 'a', '2024-05', 107), ('sales', 'land', '2023-05', 100), ('sales', 'land', '2024-05', 102);
SELECT results_eq($$SELECT act_number, act, acted_by = current_user, acted_at > now() - interval '1 hour' FROM publication_act$$, $$VALUES (1, 'drafted', true, true)$$, 'the server says who and when');
SELECT is(pg_temp.seen(), 0::bigint, 'a draft is seen by nobody else');
SELECT throws_ok($$INSERT INTO publication_act (publication, act) VALUES ('sales-2024-05', 'published')$$, '23514', 'release "sales-2024-05" cannot be published: it is drafted', 'nor published before it is approved');
SELECT throws_ok($$INSERT INTO publication_act (publication, act, notice) VALUES ('sales-2024-05', 'withdrawn', 'x')$$, '23514', NULL, 'or withdrawn before it is published');
INSERT INTO publication_act (publication, act) VALUES ('sales-2024-05', 'approved');
SELECT is(pg_temp.seen(), 0::bigint, 'nor is what is approved');
SELECT is_empty($$SELECT text FROM publication_note('a', '2024-05', 'en', 'infinity')$$, 'and nothing is said of it');
INSERT INTO publication_act (publication, act, takes_effect_at) VALUES ('sales-2024-05', 'published', now() + interval '1 day');
SELECT is(pg_temp.seen(), 0::bigint, 'what is published tomorrow is seen tomorrow');
SELECT results_eq($$SELECT released_at = (SELECT takes_effect_at FROM publication_act WHERE act = 'published') FROM release_calendar$$, 'VALUES (true)', 'the calendar says when');
SELECT is_empty($$SELECT text FROM publication_note('a', '2024-05', 'en', 'infinity')$$, 'until then it is of no release');
SELECT throws_ok($$UPDATE publication_act SET acted_by = 'x'$$, '55000', 'what was done with a release cannot be changed', 'no act is changed');
SELECT throws_ok($$DELETE FROM publication_act$$, '55000', NULL, 'or deleted');
-- another one, at once
INSERT INTO publication (publication, name_en, name_zh) VALUES ('now', 'First estimate', '初步数');
INSERT INTO publication_figure (publication, indicator, period) VALUES ('now', 'sales', '2024-05');
INSERT INTO publication_act (publication, act) VALUES ('now', 'drafted'), ('now', 'approved'), ('now', 'published');
SELECT is(pg_temp.seen(), 2::bigint, 'what is published is seen');
SELECT results_eq($$SELECT indicator, note FROM indicator_release WHERE released_at <= now()$$, $$VALUES ('sales', 'now')$$, 'and counts as a release');
SELECT matches((SELECT text FROM bulletin('a', '2024-05', 'en') WHERE paragraph = 1000), '^First estimate: published on [0-9]{1,2} [A-Z][a-z]+ [0-9]{4}\.$', 'the bulletin says of which release it is');
SELECT matches((SELECT text FROM bulletin('a', '2024-05', 'zh') WHERE paragraph = 1000), '^初步数：[0-9]{4}年[0-9]+月[0-9]+日发布。$', 'in Chinese');
SELECT matches((SELECT text FROM bulletin('a', '2024-05', 'de') WHERE paragraph = 1000), '^First estimate: veröffentlicht am [0-9]{1,2}\. [[:alpha:]]+ [0-9]{4}\.$', 'and in German');
SELECT matches(report('a', '2024-05', 'en'), '<footer><p>First estimate: published on [^<]*</p><p>Source', 'so does the page, at its foot');
SELECT is_empty($$SELECT text FROM bulletin('a', '2023-05', 'en') WHERE paragraph = 1000$$, 'another period is of no release');
SELECT is_empty($$SELECT text FROM bulletin('a', '2024-05', 'en', now() - interval '1 hour') WHERE paragraph = 1000$$, 'nor was this one before');
SELECT throws_ok($$INSERT INTO publication_act (publication, act) VALUES ('now', 'corrected')$$, '23514', NULL, 'a correction has a notice');
UPDATE observation SET value = 108 WHERE indicator = 'sales' AND region = 'a' AND period = '2024-05';
INSERT INTO publication_act (publication, act, notice) VALUES ('now', 'corrected', 'Sales of Ahausen were 108, not 107.');
SELECT matches((SELECT string_agg(text, ' ' ORDER BY sentence) FROM bulletin('a', '2024-05', 'en') WHERE paragraph = 1000), 'corrected on .*\. Sales of Ahausen were 108, not 107\.$', 'which is told');
SELECT is(pg_temp.seen(), 2::bigint, 'what is corrected stays');
INSERT INTO publication_act (publication, act, notice) VALUES ('now', 'withdrawn', 'The survey is repeated.');
SELECT is(pg_temp.seen(), 0::bigint, 'what is withdrawn does not');
SELECT matches((SELECT string_agg(text, ' ' ORDER BY note_order) FROM publication_note('a', '2024-05', 'en', 'infinity')), 'withdrawn on .*\. The survey is repeated\.$', 'and why is told');
SELECT throws_ok($$INSERT INTO publication_act (publication, act) VALUES ('now', 'published')$$, '23514', NULL, 'it is not published again as it is');
INSERT INTO publication_act (publication, act) VALUES ('now', 'drafted'), ('now', 'approved'), ('now', 'published');
SELECT is(pg_temp.seen(), 2::bigint, 'but as a new draft');
SELECT results_eq($$SELECT string_agg(act, ' ' ORDER BY act_number) FROM publication_act WHERE publication = 'now'$$, $$VALUES ('drafted approved published corrected withdrawn drafted approved published')$$, 'all of it is kept');

INSERT INTO publication (publication) VALUES ('second');
INSERT INTO publication_figure (publication, indicator, period) VALUES ('second', 'sales', '2024-05');
INSERT INTO publication_act (publication, act) VALUES ('second', 'drafted');
SELECT is(pg_temp.seen(), 2::bigint, 'a second estimate that is drafted does not hide the first');

-- notes of an indicator and of a single figure
INSERT INTO figure_note (note, kind, indicator, period, region, text_en, text_zh) VALUES
	('1', 'footnote', 'sales', '2024-05', 'a', 'One firm moved away.', '一家企业迁出。'), ('2', 'source', 'sales', NULL, NULL, 'Monthly survey.', NULL), ('3', 'contact', 'sales', NULL, NULL, 'press@example.org', NULL),
	('4', 'method', 'jobs', NULL, NULL, 'Counted at the end of the month.', NULL), ('5', 'footnote', 'sales', '2023-05', NULL, 'Revised.', NULL);
INSERT INTO translation (lang, kind, code, text) VALUES ('de', 'note', '1', 'Ein Betrieb ist weggezogen.'), ('de', 'indicator', 'sales', 'Umsatz');
SELECT results_eq($$SELECT kind, text FROM publication_note('a', '2024-05', 'en', 'infinity') WHERE kind <> 'published' ORDER BY note_order$$, $$VALUES ('footnote', 'Sales: One firm moved away.'), ('source', 'Sales, source: Monthly survey.'), ('contact', 'Sales, contact: press@example.org')$$, 'those that a figure of the page has');
-- a note without a text is not printed as its code
INSERT INTO figure_note (note, kind, indicator) VALUES ('bare-code', 'source', 'sales');
INSERT INTO translation (lang, kind, code, text) VALUES ('de', 'note', 'bare-code', 'Nur deutsch.');
SELECT is_empty($$SELECT lang, text FROM unnest('{zh,zh-Hant,en}'::text[]) lang CROSS JOIN LATERAL publication_note('a', '2024-05', lang, 'infinity') WHERE text LIKE '%bare-code%' OR text LIKE '%Nur%'$$, 'what has no text in a language is left out');
SELECT results_eq($$SELECT text FROM publication_note('a', '2024-05', 'de', 'infinity') WHERE text LIKE '%Nur%'$$, $$VALUES ('Umsatz, Quelle: Nur deutsch.')$$, 'where it has one it stands');
SELECT throws_like($$INSERT INTO figure_note (note, kind, indicator, text_en) VALUES ('6', 'source', 'sales', ' ')$$, '%"text is not blank"%', 'a blank one is refused');
SELECT results_eq($$SELECT kind, code, problem FROM translation_gap('en') WHERE code = 'bare-code'$$, $$VALUES ('note', 'bare-code', 'missing')$$, 'and it is listed');
DELETE FROM translation WHERE code = 'bare-code';
DELETE FROM figure_note WHERE note = 'bare-code';
-- a notice in each language, from a column or a row of translation
INSERT INTO publication (publication, name_en, name_zh) VALUES ('tongues', 'Tongues', '多语');
INSERT INTO publication_figure (publication, indicator, period) VALUES ('tongues', 'sales', '2024-05');
INSERT INTO publication_act (publication, act) VALUES ('tongues', 'drafted');
INSERT INTO publication_act (publication, act) VALUES ('tongues', 'approved');
INSERT INTO publication_act (publication, act) VALUES ('tongues', 'published');
INSERT INTO publication_act (publication, act, notice, notice_zh) VALUES ('tongues', 'corrected', 'A firm reported late.', '一家企业迟报。');
INSERT INTO translation (lang, kind, code, within, text) SELECT 'de', 'notice', 'tongues', max(act_number)::text, 'Ein Betrieb meldete spät.' FROM publication_act WHERE publication = 'tongues';
SELECT results_eq($$SELECT lang, (regexp_match(text, 'A firm.*|一家.*|Ein Betrieb.*'))[1] FROM unnest('{de,en,zh,zh-Hant}'::text[]) lang CROSS JOIN LATERAL publication_note('a', '2024-05', lang, 'infinity') WHERE kind = 'corrected' AND text ~ 'A firm|一家|Ein Betrieb' ORDER BY lang COLLATE "C"$$,
	$$VALUES ('de', 'Ein Betrieb meldete spät.'), ('en', 'A firm reported late.'), ('zh', '一家企业迟报。'), ('zh-Hant', '一家企业迟报。')$$, 'a notice is said in the language of the bulletin');
SELECT is_empty($$SELECT kind, code FROM translation_gap('de') WHERE kind = 'notice' AND code = 'tongues'$$, 'so nothing of it is missing');
SELECT throws_ok($$INSERT INTO publication_act (publication, act) VALUES ('tongues', 'withdrawn')$$, '23514', NULL, 'a withdrawal says why, in some language');
SELECT results_eq($$SELECT text FROM publication_note('land', '2024-05', 'de', 'infinity') WHERE kind NOT IN ('published', 'corrected') ORDER BY note_order$$, $$VALUES ('Umsatz, Quelle: Monthly survey.'), ('Umsatz, Kontakt: press@example.org')$$, 'of another region its own, in its language or the next');
SELECT ok(report('a', '2024-05', 'de') LIKE '%<p>Umsatz: Ein Betrieb ist weggezogen.</p>%', 'at the foot of the page');
SELECT results_eq($$SELECT "REF_AREA", "TIME_PERIOD", "SOURCE", "METHOD", "CONTACT", "COMMENT_OBS" FROM sdmx_csv ORDER BY 1, 2$$, $$VALUES ('a', '2023-05', 'Monthly survey.', NULL, 'press@example.org', 'Revised.'), ('a', '2024-05', 'Monthly survey.', NULL, 'press@example.org', 'One firm moved away.'),
	('land', '2023-05', 'Monthly survey.', NULL, 'press@example.org', 'Revised.'), ('land', '2024-05', 'Monthly survey.', NULL, 'press@example.org', NULL)$$, 'and with the data');
SET ROLE indstat_test_reader;
SELECT throws_ok($$INSERT INTO office.publication_act (publication, act, notice) VALUES ('now', 'withdrawn', 'x')$$, '42501', NULL, 'a reader withdraws nothing');
RESET ROLE;
SELECT * FROM finish();
