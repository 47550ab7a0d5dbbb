-- A model in parts: each alone, every two together, and what is added later.
\set QUIET on
SET client_min_messages = warning;
SET jit = off;
SET timezone = 'UTC';
CREATE EXTENSION indstat;
\ir ../../test/data/model_catalogue.sql
SELECT plan(20);

CREATE TEMP TABLE part (n serial, part text, loads text);
INSERT INTO part (part, loads) VALUES
	('targets', $$INSERT INTO @m@.department (department, department_order) VALUES ('d', 1) ON CONFLICT DO NOTHING;
		INSERT INTO @m@.target (indicator, region, period, kind, target, owner) VALUES ('i', 'a', '2023', 'flow', 10, 'd');
		INSERT INTO @m@.target (indicator, region, chain, period, kind, target) VALUES ('i', 'a', 'k', '2023', 'flow', 10)$$),
	('projects', $$INSERT INTO @m@.project (project, region, planned_investment) VALUES ('p', 'a', 1);
		INSERT INTO @m@.project_stage_event (project, stage, happened_on) VALUES ('p', 'started', '2023-05-03')$$),
	('enterprises', $$INSERT INTO @m@.enterprise (enterprise, region) VALUES ('e', 'a');
		INSERT INTO @m@.agreement (agreement, region, kind, party) VALUES ('g', 'a', 'credit', 'bank');
		INSERT INTO @m@.agreement_amount (agreement, purpose, signed_on, amount) VALUES ('g', 'industry', '2023-05-04', 5)$$),
	('services', $$INSERT INTO @m@.department (department, department_order) VALUES ('d', 1) ON CONFLICT DO NOTHING;
		INSERT INTO @m@.service_request (request, region) VALUES ('q', 'a');
		INSERT INTO @m@.service_task (request, department) VALUES ('q', 'd');
		INSERT INTO @m@.service_event (request, event, happened_at) VALUES ('q', 'opened', '2023-05-05 10:00')$$),
	('actions', $$INSERT INTO @m@.department (department, department_order) VALUES ('d', 1) ON CONFLICT DO NOTHING;
		INSERT INTO @m@.initiative (initiative, region, kind, owner) VALUES ('n', 'a', 'action', 'd');
		INSERT INTO @m@.initiative_event (initiative, event, happened_on) VALUES ('n', 'begun', '2023-05-06')$$),
	('bulletin', $$UPDATE @m@.bulletin_sentence SET text_en = text_en || ' ' WHERE sentence = 'indicators'$$);
CREATE TEMP VIEW subset AS
	SELECT ARRAY['figures'] AS parts
	UNION ALL SELECT ARRAY[p.part] FROM part p
	UNION ALL SELECT ARRAY[p.part, q.part] FROM part p JOIN part q ON q.n > p.n;
SELECT is((SELECT count(*) FROM subset), 22::bigint, 'so many subsets');

CREATE TEMP TABLE fault (parts text[], at text, message text);
CREATE TEMP TABLE read_rows (parts text[], view text, rows bigint);
CREATE TEMP TABLE seen (parts text[], made text[], relations bigint);
CREATE PROCEDURE pg_temp.try(wanted text[]) LANGUAGE plpgsql AS $$
DECLARE
	at text;
	step record;
	before text;
	former_path CONSTANT text := current_setting('search_path');
	n bigint;
BEGIN
	FOR step IN
		SELECT 'make' AS name, 'SELECT create_model(''m'', $1)' AS run
		UNION ALL SELECT 'rows', 'INSERT INTO m.region (region, parent_region, name_en) VALUES (''top'', NULL, ''Top''), (''a'', ''top'', ''A'')'
		UNION ALL SELECT 'rows', 'INSERT INTO m.indicator (indicator, name_en) VALUES (''i'', ''i'')'
		UNION ALL SELECT 'rows', 'INSERT INTO m.chain (chain) VALUES (''k'')'
		UNION ALL SELECT 'rows', 'INSERT INTO m.observation (indicator, period, region, value) VALUES (''i'', ''2023-05'', ''a'', 1), (''i'', ''2022-05'', ''a'', 2)'
		UNION ALL SELECT 'rows', replace(s, '@m@', 'm') FROM part p, unnest(string_to_array(p.loads, ';')) s WHERE p.part = ANY (wanted)
		UNION ALL SELECT 'pack', 'SELECT m.keep_packed(true)'
		UNION ALL SELECT 'pack', 'SELECT m.pack_observations()'
	LOOP
		at := step.name;
		EXECUTE step.run USING wanted;
	END LOOP;
	INSERT INTO seen SELECT wanted, (SELECT parts FROM m.model_option), (SELECT count(*) FROM pg_class WHERE relnamespace = 'm'::regnamespace AND relkind IN ('r', 'v'));
	FOR step IN SELECT c.oid::regclass AS name, c.relname FROM pg_class c WHERE c.relnamespace = 'm'::regnamespace AND c.relkind = 'v' LOOP
		at := 'read ' || step.relname;
		EXECUTE format('SELECT count(*) FROM %s', step.name) INTO n;
		INSERT INTO read_rows VALUES (wanted, step.relname, n);
	END LOOP;
	at := 'bulletin';
	IF 'bulletin' = ANY (wanted) THEN
		PERFORM FROM unnest('{zh,zh-Hant,en}'::text[]) l, LATERAL m.bulletin('a', '2023-05', l);
	END IF;
	at := 'again';
	CREATE TEMP TABLE once ON COMMIT DROP AS SELECT * FROM pg_temp.model_catalogue('m');
	PERFORM create_model('m');
	SELECT string_agg(x.object, ', ') INTO before FROM ((TABLE once EXCEPT SELECT * FROM pg_temp.model_catalogue('m')) UNION (SELECT * FROM pg_temp.model_catalogue('m') EXCEPT TABLE once)) x;
	IF before IS NOT NULL THEN
		RAISE 'making it again changes %', before;
	END IF;
	at := 'grants';
	PERFORM grant_model('m', ('indstat_test_' || r)::name, a) FROM (VALUES ('reader', 'reader'), ('loader', 'loader'), ('insider', 'before_release'), ('confidant', 'confidential'), ('deputy', 'deputy')) v (r, a);
	SELECT string_agg(c.relname, ', ') INTO before FROM pg_class c WHERE c.relnamespace = 'm'::regnamespace AND c.relkind IN ('r', 'v') AND c.relname !~ 'confidential|disclosure_check' AND NOT has_table_privilege('indstat_test_reader', c.oid, 'SELECT');
	IF before IS NOT NULL THEN
		RAISE 'a reader does not read %', before;
	END IF;
	PERFORM grant_model('m', 'indstat_test_stranger', 'reader', 'indicator_board');
	PERFORM revoke_model('m', 'indstat_test_stranger');
	IF cardinality(wanted) > 1 THEN
		DROP SCHEMA m CASCADE;
		RETURN;
	END IF;
	at := 'history';
	UPDATE m.observation SET value = 3 WHERE period = '2023-05';
	IF (SELECT count(*) FROM m.observation_revision) > 0 AND NOT EXISTS (SELECT FROM m.observation WHERE value = 3) THEN
		RAISE 'no history';
	END IF;
	at := 'by hand';
	EXECUTE model_ddl('m');
	PERFORM set_config('search_path', former_path, true);
	at := 'figures are not all';
	PERFORM create_model('m', '{figures}');
	IF (SELECT parts FROM m.model_option) <> (SELECT made FROM seen WHERE parts = wanted) THEN
		RAISE 'fewer parts take some away';
	END IF;
	-- all the others beside what was there
	at := 'the others';
	PERFORM create_model('m', '{targets,projects,enterprises,services,actions,bulletin}');
	SELECT string_agg(x.object, ', ') INTO before FROM (
		(SELECT * FROM pg_temp.model_catalogue('m') EXCEPT SELECT * FROM whole) UNION ALL (SELECT * FROM whole EXCEPT SELECT * FROM pg_temp.model_catalogue('m'))) x
	WHERE x.object !~ 'unpacked_(insert|update|delete|truncate)$';
	IF before IS NOT NULL THEN
		RAISE 'grown is not whole: %', before;
	END IF;
	at := 'its words';
	SELECT string_agg(w.word, ', ') INTO before FROM ((SELECT * FROM words EXCEPT SELECT * FROM pg_temp.words()) UNION ALL (SELECT * FROM pg_temp.words() EXCEPT SELECT * FROM words)) w;
	IF before IS NOT NULL THEN
		RAISE 'grown has not the words of a whole model: %', before;
	END IF;
	DROP SCHEMA m CASCADE;
EXCEPTION WHEN OTHERS THEN
	INSERT INTO fault VALUES (wanted, at, SQLERRM);
END $$;
-- a whole model, with the same grants, and the words it begins with
SELECT create_model('m') \g /dev/null
SELECT grant_model('m', ('indstat_test_' || r)::name, a) FROM (VALUES ('reader', 'reader'), ('loader', 'loader'), ('insider', 'before_release'), ('confidant', 'confidential'), ('deputy', 'deputy')) v (r, a) \g /dev/null
CREATE TEMP TABLE whole AS SELECT * FROM pg_temp.model_catalogue('m');
CREATE FUNCTION pg_temp.words() RETURNS TABLE (kind text, word text) LANGUAGE plpgsql AS $$ BEGIN
	RETURN QUERY SELECT 'stage', stage FROM m.project_stage UNION ALL SELECT 'size', size_class FROM m.size_class UNION ALL SELECT 'kind', k.kind FROM m.agreement_kind k
		UNION ALL SELECT 'purpose', purpose FROM m.agreement_purpose UNION ALL SELECT 'action', k.kind FROM m.initiative_kind k
		UNION ALL SELECT 'source', source FROM m.bulletin_source UNION ALL SELECT 'sentence', sentence FROM m.bulletin_sentence;
END $$;
CREATE TEMP TABLE words AS SELECT * FROM pg_temp.words();
DROP SCHEMA m CASCADE;
-- each in a transaction of its own, which keeps the catalogue small
SELECT format('CALL pg_temp.try(%L)', parts) FROM subset \gexec
SELECT is_empty('TABLE fault', 'each is made, filled, read, packed, made again, granted and grown into a whole one');
SELECT is_empty($$SELECT parts, made FROM seen WHERE NOT made @> parts OR cardinality(made) <> cardinality(parts) + (parts <> '{figures}')::integer$$, 'and knows its parts');
SELECT is_empty('SELECT parts FROM subset EXCEPT SELECT parts FROM seen', 'every one');
SELECT results_eq($$SELECT relations < (SELECT count(*) FROM whole WHERE object LIKE 'relation%') / 2 FROM seen WHERE parts = '{figures}'$$, ARRAY[true], 'figures alone are less than half of it');
SELECT is_empty($$SELECT p.part FROM part p WHERE NOT EXISTS (SELECT FROM read_rows r WHERE r.parts = ARRAY[p.part] AND r.rows > 0
	AND r.view = CASE p.part WHEN 'targets' THEN 'target_board' WHEN 'projects' THEN 'project_stock' WHEN 'enterprises' THEN 'agreement_board'
		WHEN 'services' THEN 'service_board' WHEN 'actions' THEN 'initiative_progress' ELSE 'indicator_board' END)$$, 'what is loaded is seen on the board of the part');

-- what it says
SELECT create_model('fewer', '{targets,services}') \g /dev/null
SELECT is((SELECT parts FROM fewer.model_option), '{figures,targets,services}', 'parts are listed in their order');
SELECT throws_ok($$SELECT create_model('x', '{figure,targets}')$$, '22023', 'unknown part of a model: "figure"', 'an unknown part is refused');
SELECT throws_ok($$SELECT create_model('x', '{targets,NULL}')$$, '22023', NULL, 'so is NULL among them');
SELECT ok(to_regnamespace('x') IS NULL, 'and nothing is made');
SELECT ok(create_model('x', NULL) IS NULL AND to_regnamespace('x') IS NULL, 'NULL does nothing');

-- codes of parts that are not there
INSERT INTO fewer.region (region) VALUES ('a');
INSERT INTO fewer.indicator (indicator) VALUES ('i');
SELECT throws_ok($$INSERT INTO fewer.service_request (request, region, project) VALUES ('q', 'a', 'p')$$, '23514', NULL, 'a project without projects is refused');
SELECT lives_ok($$INSERT INTO fewer.service_request (request, region) VALUES ('q', 'a')$$, 'a request without one is not');
SELECT create_model('fewer', '{projects}') \g /dev/null
SELECT throws_ok($$UPDATE fewer.service_request SET project = 'p'$$, '23503', NULL, 'with projects it must be one of them');
SELECT throws_ok($$UPDATE fewer.service_request SET enterprise = 'p'$$, '23514', NULL, 'enterprises are absent still');
INSERT INTO fewer.project (project, region, planned_investment) VALUES ('p', 'a', 1);
SELECT lives_ok($$UPDATE fewer.service_request SET project = 'p'$$, 'and then it is taken');

-- an office's own words and tables
DELETE FROM fewer.project_stage;
SELECT create_model('fewer', '{bulletin}') \g /dev/null
SELECT is_empty('TABLE fewer.project_stage', 'what was emptied stays empty');
DELETE FROM fewer.bulletin_sentence WHERE paragraph = 1;
UPDATE fewer.bulletin_sentence SET text_en = 'Ours.' WHERE sentence = 'services';
CREATE TABLE fewer.initiative (mine integer);
SELECT throws_ok($$SELECT create_model('fewer', '{actions}')$$, '42P07', NULL, 'a table of the owner''s own is not taken for a part');
DROP TABLE fewer.initiative;
SELECT create_model('fewer', '{enterprises}') \g /dev/null
SELECT results_eq($$SELECT count(*) FILTER (WHERE paragraph = 1), count(*) FILTER (WHERE text_en = 'Ours.'), count(*) FILTER (WHERE sentence IN ('ladder', 'agreed')) FROM fewer.bulletin_sentence$$,
	$$VALUES (0::bigint, 1::bigint, 2::bigint)$$, 'a part brings its own sentences and touches no others');
SELECT is((SELECT parts FROM fewer.model_option), '{figures,targets,projects,enterprises,services,bulletin}', 'the parts are noted');
SELECT * FROM finish();
