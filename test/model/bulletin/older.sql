-- A model that is older than languages as rows: create_model gives it German, the words of the
-- report that it lacks, and names of checks; what the office has of its own stays.
\set QUIET on
SET client_min_messages = warning;
SET jit = off;
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SET search_path = public, office;
SELECT plan(16);
CREATE TEMP TABLE was AS SELECT kind, code, text FROM translation WHERE lang = 'de';
CREATE TEMP TABLE words AS TABLE report_word;
-- as it was
DELETE FROM translation;
DELETE FROM language;
DELETE FROM report_word WHERE word IN ('published', 'note_source', 'gap_good', 'gap_chart');
UPDATE report_word SET text_en = 'Our page', text_zh = NULL WHERE word = 'title';
INSERT INTO report_word (word, text_en) VALUES ('mine', 'A word of ours');
DELETE FROM bulletin_sentence WHERE sentence = 'loss';
DELETE FROM bulletin_sentence WHERE sentence = 'structure';
INSERT INTO bulletin_sentence (sentence, paragraph, sentence_order, text_en) VALUES ('structure', 1, 1, 'A sentence of ours.');
DELETE FROM bulletin_source WHERE source = 'structure';
UPDATE bulletin_sentence SET text_en = 'Ours: {board.indicator:Name}.' WHERE sentence = 'indicator';
ALTER TABLE target RENAME CONSTRAINT "chain or initiative, not both" TO target_check1;
ALTER TABLE indicator RENAME CONSTRAINT "weight_indicator is another indicator" TO indicator_check3;
ALTER TABLE observation RENAME CONSTRAINT "published_rank is from 1 to published_rank_peers" TO observation_check1;
ALTER TABLE load_spelling DROP CONSTRAINT load_spelling_profile_fkey, ADD CONSTRAINT load_spelling_profile_fkey FOREIGN KEY (profile) REFERENCES load_profile ON UPDATE CASCADE;
ALTER TABLE load_added DROP CONSTRAINT load_added_load_fkey, ADD CONSTRAINT load_added_load_fkey FOREIGN KEY (load) REFERENCES load ON DELETE CASCADE;
ALTER TABLE edit_rule DROP CONSTRAINT "kind is one of range growth preceding ratio not_zero", ADD CONSTRAINT edit_rule_kind_check CHECK (kind IN ('range', 'growth', 'ratio', 'not_zero'));
CREATE TEMP TABLE sentences AS TABLE bulletin_sentence;
ALTER TABLE model_option DROP COLUMN names_in CASCADE;
DROP TABLE calendar_day, service_pause, service_pause_revision, working_hours, dimension, dimension_code, event_undoing, figure_note, forgetting, indicator_dimension, language, project_region, project_state, project_state_revision, publication, publication_act, publication_figure, region_change, indicator_change, translation CASCADE;
CREATE OR REPLACE FUNCTION office.model_version() RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN 1;
SELECT create_model('office') \g /dev/null
SELECT isnt(model_version(), 1, 'it was brought up to date');
SELECT results_eq('SELECT lang, decimal_mark FROM language', $$VALUES ('de', ',')$$, 'German is there');
SELECT set_eq($$SELECT kind, code, text FROM was EXCEPT SELECT kind, code, text FROM translation WHERE lang = 'de'$$, $$SELECT kind, code, text FROM was WHERE kind = 'sentence' AND code IN ('loss', 'structure')$$,
	'with all but sentences that the model has not, or that it could not print');
SELECT is_empty($$SELECT kind, code FROM translation WHERE lang <> 'de' EXCEPT SELECT kind, code FROM was$$, 'and nothing else');
SELECT set_eq('SELECT word, text_zh, text_en FROM report_word EXCEPT SELECT word, text_zh, text_en FROM words', $$VALUES ('title', NULL, 'Our page'), ('mine', NULL, 'A word of ours')$$, 'words of the office stay');
SELECT is_empty('SELECT word FROM words EXCEPT SELECT word FROM report_word', 'and those that it lacked are there');
SELECT is_empty('(TABLE bulletin_sentence EXCEPT TABLE sentences) UNION ALL (TABLE sentences EXCEPT TABLE bulletin_sentence)', 'its sentences are its own');
SELECT set_eq($$SELECT code FROM translation_gap('de') WHERE kind = 'sentence'$$, '{structure}'::text[], 'what German lacks is listed');
SELECT is((SELECT count(*) FROM pg_constraint WHERE connamespace = 'office'::regnamespace AND conname IN ('target_check1', 'indicator_check3', 'observation_check1')), 0::bigint, 'checks have names that say what they take');
SELECT is((SELECT count(*) FROM pg_constraint WHERE connamespace = 'office'::regnamespace AND conname IN ('chain or initiative, not both', 'weight_indicator is another indicator', 'published_rank is from 1 to published_rank_peers')), 3::bigint, 'all of them');
SELECT is_empty($$SELECT conname FROM pg_constraint WHERE connamespace = 'office'::regnamespace AND contype = 'f' AND (confupdtype <> 'a' OR confdeltype <> 'a')
		UNION ALL SELECT v FROM unnest('{load_spelling_profile_fkey,load_added_load_fkey}'::text[]) v WHERE NOT EXISTS (SELECT FROM pg_constraint WHERE connamespace = 'office'::regnamespace AND conname = v)$$, 'foreign keys are there, and none acts');
SELECT set_eq($$SELECT conname FROM pg_constraint WHERE conrelid = 'edit_rule'::regclass AND pg_get_constraintdef(oid) ~ 'range'$$, '{kind is one of range growth preceding ratio not_zero}'::name[], 'rules know the change on the period before');
INSERT INTO region (region, name_en) VALUES ('r', 'Rhein');
INSERT INTO indicator (indicator, name_en) VALUES ('i', 'output');
INSERT INTO translation (lang, kind, code, text) VALUES ('de', 'indicator', 'i', 'Produktion');
INSERT INTO observation (indicator, region, period, value) VALUES ('i', 'r', '2023-05', 100), ('i', 'r', '2024-05', 107);
SELECT matches((SELECT string_agg(text, ' ') FROM bulletin('r', '2024-05', 'de')), 'Produktion: gegenüber dem Vorjahresmonat um 7,0 % gestiegen', 'so the office has a German bulletin');
-- once is enough: what the office takes out stays out
DELETE FROM translation WHERE kind = 'month';
DELETE FROM report_word WHERE word = 'gap_good';
SELECT create_model('office') \g /dev/null
SELECT is_empty($$SELECT code FROM translation WHERE kind = 'month'$$, 'what is taken out afterwards stays out');
SELECT is_empty($$SELECT word FROM report_word WHERE word = 'gap_good'$$, 'of the words, too');
-- a model of figures alone gets the bulletin, and German with it, when it is made
SELECT create_model('plain', '{figures}') \g /dev/null
DROP TABLE plain.dimension, plain.dimension_code, plain.event_undoing, plain.figure_note, plain.forgetting, plain.indicator_dimension, plain.publication, plain.publication_act, plain.publication_figure, plain.region_change, plain.indicator_change CASCADE;
CREATE OR REPLACE FUNCTION plain.model_version() RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN 1;
SELECT lives_ok($$SELECT create_model('plain')$$, 'one without a bulletin is brought up to date, too');
SELECT * FROM finish();
