-- Sizes of history, purging it by rule, and deleting whatever is known of an enterprise, a project, a company or a role.
\set QUIET on
SET client_min_messages = warning;
SET timezone = 'UTC';
SET jit = off;
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SET search_path = public, office;
SELECT plan(43);

INSERT INTO region (region, parent_region, name_en) VALUES ('top', NULL, 'Top'), ('acme', 'top', 'Acme Works Ltd'), ('other', 'top', 'Other');
INSERT INTO indicator (indicator) VALUES ('output');
INSERT INTO department (department, department_order) VALUES ('d', 1), ('e', 2);
INSERT INTO enterprise (enterprise, region, name_en) VALUES ('E77', 'other', 'Widget & Sons'), ('E78', 'other', 'Kept Inc');
INSERT INTO ladder (ladder) VALUES ('l');
INSERT INTO ladder_tier (ladder, tier, tier_order) VALUES ('l', 't1', 1), ('l', 't2', 2);
INSERT INTO enterprise_tier (ladder, enterprise, since, tier) SELECT 'l', e, '2023-01-01', 't1' FROM unnest(ARRAY['E77', 'E78']) e;
UPDATE enterprise_tier SET tier = 't2';
UPDATE enterprise_tier SET tier = 't1';
UPDATE enterprise_tier SET tier = 't2';
INSERT INTO service_request (request, region, enterprise, name_en) VALUES ('RQ71', 'other', 'E77', 'land for Widget'), ('RQ72', 'other', 'E78', 'power');
INSERT INTO service_task (request, department) SELECT q, d FROM unnest(ARRAY['RQ71', 'RQ72']) q, unnest(ARRAY['d', 'e']) d;
INSERT INTO service_dependency (request, department, depends_on) VALUES ('RQ71', 'd', 'e');
INSERT INTO service_event (request, department, event, happened_at) SELECT q, NULL, 'opened', '2023-02-01 09:00' FROM unnest(ARRAY['RQ71', 'RQ72']) q;
UPDATE service_event SET happened_at = '2023-02-01 10:00';
INSERT INTO project (project, region, planned_investment, name) VALUES ('P5', 'acme', 1, 'Acme hall'), ('P6', 'other', 2, 'hall');
INSERT INTO project_stage_event (project, stage, happened_on) SELECT p, 'started', '2023-03-01' FROM unnest(ARRAY['P5', 'P6']) p;
UPDATE project SET planned_investment = 9;
INSERT INTO observation (indicator, region, period, value) SELECT 'output', r, p::ref_period, 5 FROM unnest(ARRAY['top', 'acme', 'other']) r, unnest(ARRAY['2023-01', '2023-02']) p;
UPDATE observation SET value = 6;
SELECT keep_packed FROM keep_packed(true) \g /dev/null
SELECT pack_observations() \g /dev/null
INSERT INTO load_spelling (profile, kind, spelling, code) SELECT profile, 'region', 'ACME', 'acme' FROM load_profile LIMIT 1;
INSERT INTO load (profile) VALUES ('sdmx') RETURNING load \gset
INSERT INTO load_refused (load, line, field, text, reason, sqlstate) VALUES (:load, 1, 'x', 'a line on Widget & Sons', 'no', '22023'), (:load, 2, 'x', 'a line on Acme Works Ltd', 'no', '22023'), (:load, 3, 'x', 'a line on nobody', 'no', '22023');
INSERT INTO load_added (load, indicator, region, periods) VALUES (:load, 'output', 'acme', ARRAY['2023-01']::ref_period[]);

-- where a word stands, in any table of the model, in what is packed too
CREATE FUNCTION pg_temp.holding(word text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c record; n bigint; places text[] := '{}';
BEGIN
	FOR c IN SELECT oid::regclass AS place, relname FROM pg_class WHERE relnamespace = 'office'::regnamespace AND relkind IN ('r', 'p') ORDER BY relname LOOP
		EXECUTE format('SELECT count(*) FROM %s t WHERE strpos(t::text, $1) > 0', c.place) INTO n USING word;
		IF n > 0 THEN places := places || c.relname::text; END IF;
	END LOOP;
	RETURN array_to_string(places, ' ');
END $$;
CREATE FUNCTION pg_temp.fails(statement text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE d text; h text;
BEGIN
	EXECUTE statement;
	RETURN 'no error';
EXCEPTION WHEN others THEN
	GET STACKED DIAGNOSTICS d = PG_EXCEPTION_DETAIL, h = PG_EXCEPTION_HINT;
	RETURN concat_ws(' | ', SQLSTATE, SQLERRM, nullif(d, ''), nullif(h, ''));
END $$;

SELECT results_eq($$SELECT kind, table_name, row_count FROM history_size() WHERE row_count > 0 ORDER BY 1, 2$$, $$VALUES ('history', 'enterprise_tier_revision', 6::bigint), ('history', 'observation_revision', 6), ('history', 'service_event_revision', 2),
	('load', 'load_added', 1), ('load', 'load_refused', 3), ('packed', 'observation_cross_section', 2), ('packed', 'observation_series', 3)$$, 'rows of history, of loads and packed');
SELECT is_empty($$SELECT FROM history_size() WHERE bytes IS NULL OR bytes <= 0 AND row_count > 0 OR (oldest IS NULL) <> (row_count = 0 OR kind = 'load')$$, 'their bytes, and since when');
SET ROLE indstat_test_reader;
SELECT throws_ok($$SELECT office.forget('enterprise', 'E77')$$, '42501', NULL, 'a stranger does not come near');
RESET ROLE;
SELECT grant_model('office', ('indstat_test_' || r)::name, a) FROM (VALUES ('reader', 'reader'), ('deputy', 'deputy')) v (r, a) \g /dev/null
SET ROLE indstat_test_reader;
SELECT cmp_ok((SELECT count(*) FROM office.history_size() WHERE row_count > 0), '>=', 5::bigint, 'a reader sees the sizes');
SET ROLE indstat_test_deputy;
SELECT throws_ok($$SELECT office.forget('enterprise', 'E77')$$, '42501', 'must be owner of the model to forget anything', 'a deputy deletes nothing for ever');
SELECT throws_ok($$SELECT office.purge_history(now())$$, '42501', 'must be owner of the model to purge its history', 'nor history');
SELECT throws_ok($$DELETE FROM office.forgetting$$, '42501', NULL, 'nor what was written down of it');
RESET ROLE;

-- by rule
SELECT is(pg_temp.fails('SELECT purge_history()'), '22004 | there is no rule to purge by | Give older_than, keep_versions or both: what either names goes.', 'a purge has a rule');
SELECT is(pg_temp.fails('SELECT purge_history(NULL, -1)'), '22023 | argument "keep_versions" is out of range: -1 | keep_versions is 0 or more, older_than not in the future.', 'fewer than no versions are not kept');
SELECT is(left(pg_temp.fails($$SELECT purge_history(now() + interval '1 day')$$), 5), '22023', 'nor is what is still to come older');
SELECT is(purge_history(now() - interval '1 hour'), 0::bigint, 'nothing is that old');
SELECT is(purge_history(NULL, 2), 2::bigint, 'superseded three times: the first goes, of each');
SELECT results_eq($$SELECT enterprise, array_agg(tier ORDER BY superseded_at) FROM enterprise_tier_revision GROUP BY 1 ORDER BY 1$$, $$VALUES ('E77', ARRAY['t2', 't1']), ('E78', ARRAY['t2', 't1'])$$, 'and the last two stay');
SELECT results_eq($$SELECT act, keep_versions, rows_gone FROM forgetting ORDER BY forgetting$$, $$VALUES ('purge', NULL::integer, '{}'::jsonb), ('purge', 2, '{"enterprise_tier_revision": 2}')$$, 'each purge is written down');

-- an enterprise
SELECT is(pg_temp.fails($$SELECT forget('enterprise', 'E99')$$), '22023 | there is no enterprise "E99"', 'one that there is not');
SELECT is(pg_temp.fails($$SELECT forget('person', 'E99')$$), '22023 | nothing of kind "person" can be forgotten | It is one of: enterprise, project, region, role.', 'another kind');
SELECT cmp_ok(forget('enterprise', 'E77', 'file 12/2024'), '>', 8::bigint, 'an enterprise is forgotten');
SELECT is(pg_temp.holding('E77') || pg_temp.holding('Widget') || pg_temp.holding('RQ71'), '', 'no table holds its code, its name or its requests any more');
SELECT results_eq($$SELECT (SELECT count(*) FROM enterprise_tier), (SELECT count(*) FROM enterprise_tier_revision), (SELECT count(*) FROM service_event), (SELECT count(*) FROM service_task), (SELECT count(*) FROM service_event_revision), (SELECT count(*) FROM load_refused)$$,
	$$VALUES (1::bigint, 2::bigint, 1::bigint, 2::bigint, 1::bigint, 2::bigint)$$, 'what is of others stays');
SELECT results_eq($$SELECT kind, reference, done_by, rows_gone->'service_task' FROM forgetting WHERE act = 'forget'$$, $$VALUES ('enterprise', 'file 12/2024', current_user::text COLLATE "default", '2'::jsonb)$$, 'a row says what kind, under which number, by whom, how many');

-- a project
SELECT cmp_ok(forget('project', 'P6'), '>=', 4::bigint, 'a project is forgotten');
SELECT is(pg_temp.holding('P6'), '', 'with what it was and the stages it went through');
SELECT is((SELECT count(*) FROM project_state), 2::bigint, 'the other has its states');

-- a company that is observed as a region
SELECT is(left(pg_temp.fails($$SELECT forget('region', 'top')$$), 62), '55000 | region "top" has others below it | Forget those first,', 'a region with others below it');
INSERT INTO translation (lang, kind, code, text) VALUES ('de', 'region', 'acme', 'Acme Werke'), ('de', 'region', 'other', 'Andere');
SELECT isnt(pg_temp.holding('acme'), '', 'a company stands in many tables');
SELECT cmp_ok(forget('region', 'acme'), '>', 8::bigint, 'a company is forgotten');
SELECT is(pg_temp.holding('acme') || pg_temp.holding('Acme') || pg_temp.holding('P5'), '', 'its figures, history, packed values, spellings, projects and refused lines');
SELECT results_eq($$SELECT text FROM translation WHERE kind = 'region'$$, $$VALUES ('Andere')$$, 'and its name in another language; those of others stay');
SELECT is((SELECT count(*) FROM observation) || ' ' || (SELECT count(*) FROM observation_revision), '4 4', 'those of others stay');
SELECT pack_observations() \g /dev/null
SELECT results_eq($$SELECT region, period::text, value FROM level_board WHERE indicator = 'output' ORDER BY 1, 2$$, $$VALUES ('other', '2023-01', 6::numeric), ('other', '2023-02', 6), ('top', '2023-01', 6), ('top', '2023-02', 6)$$, 'and are packed again');
SELECT is(pg_temp.holding('acme'), '', 'without it');

-- who acted
SET ROLE indstat_test_deputy;
UPDATE office.enterprise_tier SET tier = 't1';
RESET ROLE;
SELECT isnt(pg_temp.holding('indstat_test_deputy'), '', 'a role is written down where it acted');
SELECT cmp_ok(forget('role', 'indstat_test_deputy'), '>=', 1::bigint, 'its name is forgotten');
SELECT is(regexp_replace(pg_temp.holding('indstat_test_deputy'), 'access_role', ''), '', 'what it did stays');
-- a region that has a share of a project: it says first whose the share is, and nothing that others share goes
INSERT INTO region (region, parent_region) VALUES ('east', 'top'), ('west', 'top');
INSERT INTO project (project, region, planned_investment) VALUES ('S1', 'west', 10), ('S2', 'west', 20), ('S3', 'east', 30), ('S4', 'west', 40);
UPDATE project SET region = 'east', valid_from = '2023-06-01' WHERE project IN ('S1', 'S4');
INSERT INTO project_region (project, region, share) VALUES ('S1', 'east', 0.5), ('S1', 'west', 0.5), ('S2', 'west', 1);
INSERT INTO project_stage_event (project, stage, happened_on) SELECT 'S' || n, 'started', '2023-03-01' FROM generate_series(1, 4) n;
SELECT is(left(pg_temp.fails($$SELECT forget('region', 'west')$$), 78), '55000 | region "west" has a share of project "S1", which stands in others, too', 'what others share is not taken along');
SELECT is((SELECT count(*) FROM project WHERE project LIKE 'S_'), 4::bigint, 'all are there');
DELETE FROM project_region WHERE project = 'S1';
INSERT INTO project_region (project, region, share) VALUES ('S1', 'east', 1);
SELECT cmp_ok(forget('region', 'west'), '>', 5::bigint, 'then it is forgotten');
SELECT results_eq($$SELECT project FROM project WHERE project LIKE 'S_' ORDER BY 1$$, $$VALUES ('S1'), ('S3'), ('S4')$$, 'with the project that was its alone');
SELECT is(pg_temp.holding('west'), '', 'no table holds it any more');
SELECT results_eq($$SELECT projects, planned_investment FROM project_stock('2023-12-31') WHERE region = 'east' AND kind = 'all' AND size_class = 'all'$$, $$VALUES (3::bigint, 80::numeric)$$, 'the others stand on their boards');
SELECT results_eq($$SELECT valid_from, region, planned_investment FROM project_valid('infinity') WHERE project = 'S1' ORDER BY valid_from$$, $$VALUES (date '-infinity', 'east', 10::numeric), (date '2023-06-01', 'east', 10)$$, 'with what they were');
SELECT cmp_ok(forget('project', 'S4'), '>', 1::bigint, 'a project goes with its states');
SELECT is(pg_temp.holding('S4'), '', 'all of them');
SELECT * FROM finish();
