-- Names in every view, in every language, against the code that each belongs to.
\set QUIET on
BEGIN;
SET LOCAL client_min_messages = warning;
CREATE EXTENSION indstat;
SELECT create_model('taian') \g /dev/null
COMMIT;
\ir ../../examples/taian/data.sql
\ir ../../examples/taian/office.sql
\ir ../../examples/taian/pipeline.sql
SET search_path = public, taian;
\ir ../../examples/taian/figures.sql
-- something to see for the checks: a rule, a day among months, a part that is given away
INSERT INTO edit_rule (rule, indicator, kind, low) VALUES ('positive', 'investment', 'range', 0);
INSERT INTO observation (indicator, period, region, value) VALUES ('investment', '2023-05-01', 'taian', 1);
UPDATE observation SET value = NULL, published_growth = NULL, comparable_base = NULL, published_rank = NULL, published_rank_peers = NULL, conf_status = 'C'
WHERE indicator = 'other_investment' AND region = 'taian' AND period = '2023年1—5月';

-- a name says what it is the name of, and in which language
CREATE TEMP TABLE named AS
SELECT c.oid::regclass AS place, (SELECT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[i.indnkeyatts - 1]
	WHERE i.indrelid = c.oid AND i.indisprimary) AS code
FROM pg_class c JOIN pg_attribute n ON n.attrelid = c.oid AND n.attname = 'name_zh'
WHERE c.relnamespace = 'taian'::regnamespace AND c.relkind = 'r';
DO $$
DECLARE n record;
BEGIN
	FOR n IN SELECT * FROM named LOOP
		EXECUTE format('UPDATE %1$s SET name_zh = %2$I || '' zh'', name_zh_hant = %2$I || '' zh-Hant'', name_en = %2$I || '' en''', n.place, n.code);
	END LOOP;
END $$;
-- a project has one name, in no language
UPDATE project SET name = project || ' zh-Hant';
-- a view's name and what it is of
CREATE TEMP TABLE shown AS
SELECT c.oid::regclass::text AS view, a.attname::text AS name, regexp_replace(a.attname, '_name$', '') AS code
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
WHERE c.relnamespace = 'taian'::regnamespace AND c.relkind = 'v' AND a.attnum > 0 AND a.attname ~ '_name$'
	AND (c.relname, a.attname) NOT IN (('ladder_board', 'kind_name'), ('time_in_stage', 'project_name'));
-- impossible histories, so that there is something to see of them
UPDATE model_option SET impossible_history = 'list';
INSERT INTO project_stage_event (project, stage, happened_on)
SELECT p.project, s.stage, '2023-05-01' FROM (SELECT project FROM project ORDER BY project LIMIT 1) p, project_stage s WHERE s.final;
-- and a figure of another frequency
INSERT INTO observation (indicator, region, period, value) VALUES ('investment', 'taian', '2023-01-01', 1);
CREATE TEMP TABLE seen (view text, name text, lang text, rows bigint, named bigint, wrong text);
DO $$
DECLARE
	s record;
	language text;
	total text;
BEGIN
	FOR language, total IN VALUES ('zh', '合计'), ('zh-Hant', '合計'), ('en', 'total') LOOP
		UPDATE model_option SET lang = language;
		FOR s IN SELECT * FROM shown LOOP
			EXECUTE format('INSERT INTO seen SELECT %1$L, %2$L, %4$L, count(*), count(%2$I),
				min(coalesce(%3$I, ''NULL'') || '' is '' || coalesce(%2$I, ''NULL'')) FILTER (WHERE %2$I IS DISTINCT FROM CASE %3$I WHEN ''all'' THEN %5$L ELSE %3$I || '' '' || %4$L END)
				FROM %1$s', s.view, s.name, s.code, language, total);
		END LOOP;
	END LOOP;
END $$;
SELECT plan(6);
SELECT cmp_ok((SELECT count(*) FROM shown), '>', 60::bigint, 'there are many names');
SELECT is_empty('SELECT view, name, lang FROM seen WHERE named = 0', 'every view has names to see');
SELECT is_empty($$SELECT * FROM seen WHERE wrong IS NOT NULL AND (view, name) NOT IN (('stock_structure', 'member_name'), ('assessment_grades', 'grade_name'))$$,
	'each is the name of its code in the language of the model');
SELECT set_eq($$SELECT lang, wrong FROM seen WHERE wrong IS NOT NULL$$, $$VALUES ('zh', 'new is new'), ('zh-Hant', 'new is new'), ('en', 'new is new'),
	('zh', 'ungraded is 未定级'), ('zh-Hant', 'ungraded is 未定級'), ('en', 'ungraded is not graded yet')$$, 'but for kinds of projects, which have no names, and enterprises without a grade');
SELECT set_eq($$SELECT kind, kind_name FROM ladder_board$$, $$VALUES ('actual', 'actual'), ('forecast', 'forecast')$$, 'of ladders, what is and what is to come');
SELECT set_eq('SELECT DISTINCT project_name = project || '' zh-Hant'' FROM time_in_stage', 'VALUES (true)', 'and a project has its own');
SELECT * FROM finish();
