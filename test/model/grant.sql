-- Who may do what: every object of a model, every role that grant_model knows, frozen.
\set QUIET on
SET client_min_messages = warning;
SET jit = off;
CREATE EXTENSION indstat;
SELECT plan(47);
SELECT create_model('office') \g /dev/null
SELECT grant_model('office', ('indstat_test_' || r)::name, a) FROM (VALUES ('reader', 'reader'), ('loader', 'loader'), ('insider', 'before_release'),
	('confidant', 'confidential'), ('deputy', 'deputy')) v (r, a) \g /dev/null

/*
 * Of a table or view: r select, a insert, w update, d delete, D truncate, x references,
 * t trigger; a capital A, W: of some columns only.  Of a sequence: r select, w update,
 * U usage.  Of a function: X execute.  In the order reader|loader|insider|confidant|deputy|stranger.
 */
CREATE FUNCTION pg_temp.letters(who name, kind "char", o oid) RETURNS text LANGUAGE sql AS $$
	SELECT CASE WHEN kind = 'f' THEN CASE WHEN has_function_privilege(who, o, 'EXECUTE') THEN 'X' ELSE '' END
		WHEN kind = 'S' THEN concat(CASE WHEN has_sequence_privilege(who, o, 'SELECT') THEN 'r' END, CASE WHEN has_sequence_privilege(who, o, 'UPDATE') THEN 'w' END,
			CASE WHEN has_sequence_privilege(who, o, 'USAGE') THEN 'U' END)
		ELSE concat(CASE WHEN has_table_privilege(who, o, 'SELECT') THEN 'r' WHEN has_any_column_privilege(who, o, 'SELECT') THEN 'R' END,
			CASE WHEN has_table_privilege(who, o, 'INSERT') THEN 'a' WHEN has_any_column_privilege(who, o, 'INSERT') THEN 'A' END,
			CASE WHEN has_table_privilege(who, o, 'UPDATE') THEN 'w' WHEN has_any_column_privilege(who, o, 'UPDATE') THEN 'W' END,
			CASE WHEN has_table_privilege(who, o, 'DELETE') THEN 'd' END, CASE WHEN has_table_privilege(who, o, 'TRUNCATE') THEN 'D' END,
			CASE WHEN has_table_privilege(who, o, 'REFERENCES') OR has_any_column_privilege(who, o, 'REFERENCES') THEN 'x' END,
			CASE WHEN has_table_privilege(who, o, 'TRIGGER') THEN 't' END) END
$$;
CREATE TEMP VIEW granted AS
SELECT o.name, (SELECT string_agg(pg_temp.letters(('indstat_test_' || r)::name, o.kind, o.oid), '|' ORDER BY n)
				FROM unnest(ARRAY['reader', 'loader', 'insider', 'confidant', 'deputy', 'stranger']) WITH ORDINALITY u (r, n)) AS rights
FROM (SELECT c.relname::text AS name, c.relkind AS kind, c.oid FROM pg_class c WHERE c.relnamespace = 'office'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
	  UNION ALL SELECT p.proname || '()', 'f', p.oid FROM pg_proc p WHERE p.pronamespace = 'office'::regnamespace) o;
CREATE TEMP TABLE frozen (rights text, names text);
INSERT INTO frozen VALUES
	('X|X|X|X|X|X', $$
		agreement_board() agreement_board_on() assessment_grades() assessment_grades_on() assessment_history() assessment_moves() attained() counted_on() observed_on()
		bulletin() bulletin_omission() contest_board() contest_board_on() day_and_since() figure_query() has_access() history_fault() indicator_family()
		initiative_progress() initiative_progress_on() initiative_task() initiative_task_on() keep_option() keep_packed() ladder_board() ladder_board_on()
		level_of_rows() load_figures() load_observation() membership_board() membership_board_on() membership_history() model_parts() model_version() month_ends()
		months_of() observation_stamp() one_day() pack_observations() pipeline_flow() pipeline_flow_of() pipeline_funnel() pipeline_funnel_of()
		policies_stand() preceding_period() project_event() project_history() project_span() project_stock() pipeline_flow_row() quartile() refuse_recoding()
		refuse_truncate() region_family() sees_embargoed() service_backlog() service_board() service_cycle() service_task_state() service_turnaround()
		share_of_last() stamp_event() stock_cell() stock_structure() stock_structure_on() tier_history() time_in_stage() time_in_stage_on() undo_load()
		average_tolerance() children_of() follow_unit() parts_per_unit() ratio_tolerance() set_quantity() unit_near() unit_of() weighted()
		wide_csv() year_ago() load_change() has_figures() change_shown()
		latest_period() service_days() service_clock() working_clock() clock_reading() working_span() pauses_between() working_time() due_after() service_task_span() service_request_span() service_turnaround_on() service_backlog_on() service_board_on()
		report()
		board_of_tree() region_change_crossed() indicator_change_crossed() indicator_family_of() indicator_tree() structure_of_tree() region_family_of() region_structure_of_tree() check_change() move_below() move_indicator() move_region() recode() region_tree() rename_indicator() rename_region() class_of() coverage_of() region_below() region_below_in_time() region_above() project_part() moved_project() stays_below() is_picked() part_of() region_project() stage_backlog() stage_backlog_on() moving_project() large_region() region_stock() stock_row() region_event() steady_project()
		bulletin_context() check_translation() label_shape() name_in() said() spell_figure() spoken_chart() spoken_growth_word() spoken_label() spoken_label_year_ago()
		spoken_plural_word() spoken_print_amount() spoken_print_figure() spoken_print_list() spoken_print_number() spoken_print_ordinal() spoken_print_percent() translation_gap() voice() follow_act() note_of() publication_note()
		enter_project() follow_region() forget() forget_of() history_size() history_size_of() purge_history() purge_history_of() project_progress() stage_duration() stage_visit() project_state_span() project_state_version() project_valid()
		index_fault() index_level() index_link_level() index_link_periods() index_reason() index_share() index_weight() index_year() known_comparison() months_label() period_apart() release_figure() revision_by_release()
		agreement_amount_version() assessment_version() bulletin_name() chain_observation_version() contest_score_version()
		enterprise_tier_version() indicator_part() initiative_event_version() initiative_observation_version() latest_day()
		membership_event_version() observation_confidential_version() observation_figures() observation_full() pipeline_days() pipeline_month_end()
		region_hierarchy() region_part() series_of_rows() service_dependency_version() service_event_version() service_pause_version() service_task_version()
		structure_part() subject_observation() target_known() target_version()
		breakdown_csv() breakdown_key() cell_of() dimension_parts() follow_code() follow_dimension() make_breakdown() make_cells() set_breakdown()
		bulletin_trial() rating_trial() tried_thresholds() undo_event() known_language() spoken_code() stands_in() check_own_region()
		average_effects() level_contributions() fitting_period() keep_load() months_later() reporting_label() reporting_start_day() sdmx_period()$$),
	('r|rAWd|r|r|rAWd|', $$
		agreement agreement_amount assessment chain_observation contest contest_score enterprise enterprise_tier initiative initiative_event
		initiative_observation membership_event observation pipeline_indicator project project_region project_state project_stage_event service_dependency service_event service_pause service_request
		service_task target
		indicator_release$$),
	('r|ra|r|r|ra|', $$
		load_line observation_load$$),
	('r|rA|r|r|rA|', $$
		load_added load_before load_refused event_undoing$$),
	('r|rAW|r|r|rAW|', $$
		load$$),
	('r|rAd|r|r|rAd|', $$
		load_staged$$),
	('r|r|r|r|rAWd|', $$
		agreement_kind agreement_purpose assessment_grade assessment_round assessment_scheme bulletin_sentence bulletin_source chain department indicator
		initiative_kind ladder ladder_tier load_profile load_spelling model_option platform project_stage region region_change indicator_change release_calendar size_class
		edit_rule working_hours calendar_day unit unit_spelling report_word target_rating language translation publication publication_figure publication_act figure_note
		dimension dimension_code indicator_dimension$$),
	('r|r|r|r|r|', $$
		access_role forgetting comparison_board edit_check period_check agreement_amount_revision agreement_board assessment_grades assessment_revision
		chain_board chain_observation_revision contest_board contest_score_revision
		enterprise_tier_revision growth_check hierarchy_check indicator_ancestor indicator_board indicator_period
		initiative_ancestor initiative_event_revision initiative_observation_revision
		initiative_progress initiative_task ladder_board level_board level_cross_section level_roll_up level_series level_structure
		loss_board membership_board membership_event_revision model_policy observation_cross_section
		observation_growth observation_known observation_packed observation_recoded
		observation_revision observation_series observation_suppressed observation_unpacked pipeline_batch pipeline_check
		pipeline_flow pipeline_funnel project_stage_event_revision project_state_revision project_stock region_ancestor
		region_structure revision_summary revision_triangle sdmx_csv service_backlog service_board
		service_dependency_revision service_event_revision service_pause_revision
		service_task_revision service_turnaround stage_backlog stock_structure structure
		target_board target_revision time_in_stage ytd_check$$),
	('|AWd||r|AWd|', $$
		observation_confidential$$),
	('|||r||', $$
		disclosure_check
		observation_confidential_revision$$),
	('|||||', $$
		agreement_amount_agreement_amount_id_seq agreement_amount_revision_revision_id_seq assessment_assessment_id_seq assessment_revision_revision_id_seq
		chain_observation_revision_revision_id_seq contest_score_contest_score_id_seq contest_score_revision_revision_id_seq
		enterprise_tier_enterprise_tier_id_seq enterprise_tier_revision_revision_id_seq initiative_event_initiative_event_id_seq
		initiative_event_revision_revision_id_seq initiative_observation_revision_revision_id_seq check_shares() keep_ancestors() keep_event() keep_indicator_period()
		keep_project_history() keep_recoding() keep_revision() load_load_seq load_staged_line_id_seq mark_unpacked()
		membership_event_membership_event_id_seq membership_event_revision_revision_id_seq
		observation_confidential_revision_revision_id_seq observation_packed_packed_id_seq observation_unpacked_mark_id_seq project_stage_event_event_id_seq
		date_project() event_undoing_undoing_seq forgetting_forgetting_seq keep_project_state() project_state_revision_revision_id_seq project_stage_event_revision_revision_id_seq refuse_service_cycle() service_dependency_revision_revision_id_seq
		service_event_revision_revision_id_seq service_event_service_event_id_seq service_pause_revision_revision_id_seq service_pause_service_pause_id_seq service_task_revision_revision_id_seq target_revision_revision_id_seq
		target_target_id_seq$$);
CREATE TEMP VIEW expected AS SELECT n.name, f.rights FROM frozen f CROSS JOIN LATERAL regexp_split_to_table(btrim(f.names, E' \n\t'), '\s+') n (name);
SELECT is_empty($$SELECT name FROM granted EXCEPT SELECT name FROM expected$$, 'every object of the model is frozen here: review what is new and add it');
SELECT is_empty($$SELECT name FROM expected EXCEPT SELECT name FROM granted$$, 'and nothing is frozen that is gone');
SELECT results_eq($$SELECT name, g.rights FROM granted g JOIN expected e USING (name) WHERE g.rights <> e.rights ORDER BY 1$$,
	$$SELECT name, e.rights FROM granted g JOIN expected e USING (name) WHERE g.rights <> e.rights ORDER BY 1$$, 'each role has the rights that are frozen, on tables, views and sequences');
SELECT set_eq($$SELECT proname::text FROM pg_proc p WHERE pronamespace = 'office'::regnamespace AND NOT has_function_privilege('indstat_test_stranger', oid, 'EXECUTE')$$,
	$$SELECT proname::text FROM pg_proc p WHERE pronamespace = 'office'::regnamespace AND prosecdef$$, 'functions are everybody''s, with their own rights, but those that have the owner''s');
SELECT is_empty($$SELECT p.proname FROM pg_proc p, unnest(ARRAY['reader', 'loader', 'deputy', 'insider', 'confidant']) r
	WHERE pronamespace = 'office'::regnamespace AND prosecdef AND has_function_privilege('indstat_test_' || r, oid, 'EXECUTE')$$, 'which nobody may attach');
SELECT is_empty($$SELECT a.attrelid::regclass, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
	WHERE c.relnamespace = 'office'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND (a.attname IN ('recorded_at', 'superseded_at') AND c.relname <> 'load_before' OR a.attname IN ('loaded_by', 'loaded_at', 'staged_by', 'staged_at'))
		AND (has_column_privilege('indstat_test_loader', c.oid, a.attnum, 'INSERT') OR has_column_privilege('indstat_test_loader', c.oid, a.attnum, 'UPDATE'))$$,
	'a loader does not say when anything was recorded');
SELECT is_empty($$SELECT a.attrelid::regclass, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
	WHERE c.relnamespace = 'office'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attname NOT IN ('recorded_at', 'superseded_at')
		AND has_any_column_privilege('indstat_test_loader', c.oid, 'INSERT') AND c.relname NOT IN ('load', 'load_added', 'load_before', 'load_refused', 'load_staged', 'event_undoing')
		AND NOT (has_column_privilege('indstat_test_loader', c.oid, a.attnum, 'INSERT') AND has_column_privilege('indstat_test_loader', c.oid, a.attnum, 'UPDATE'))$$,
	'but writes every other column of what he loads');
SELECT is_empty($$SELECT 1 FROM pg_class c, unnest(ARRAY['reader', 'loader', 'deputy', 'insider', 'confidant', 'stranger']) r
	WHERE c.relnamespace = 'office'::regnamespace AND c.relkind IN ('r', 'v') AND (has_table_privilege('indstat_test_' || r, c.oid, 'TRIGGER, REFERENCES, TRUNCATE'))$$,
	'nobody was given TRIGGER, REFERENCES or TRUNCATE');
SELECT is((SELECT string_agg(r || CASE WHEN has_schema_privilege('indstat_test_' || r, 'office', 'CREATE') THEN ' C' ELSE '' END || CASE WHEN has_schema_privilege('indstat_test_' || r, 'office', 'USAGE') THEN ' U' ELSE '' END, ', ' ORDER BY r)
	FROM unnest(ARRAY['reader', 'loader', 'deputy', 'insider', 'confidant', 'stranger']) r), 'confidant U, deputy U, insider U, loader U, reader U, stranger', 'nor CREATE on the schema');

-- a loader, with the grants of a loader alone
SET ROLE indstat_test_deputy;
INSERT INTO office.region (region, parent_region) VALUES ('top', NULL), ('a', 'top'), ('b', 'top');
INSERT INTO office.indicator (indicator) VALUES ('i');
INSERT INTO office.chain (chain) VALUES ('k');
INSERT INTO office.department VALUES ('d', 1), ('e', 2);
UPDATE office.region SET region = 'c' WHERE region = 'b';
SELECT set_eq($$SELECT region, ancestor, distance FROM office.region_ancestor$$, $$VALUES ('top', 'top', 0), ('a', 'a', 0), ('a', 'top', 1), ('c', 'c', 0), ('c', 'top', 1)$$, 'a deputy''s tree is kept, another code too');
DELETE FROM office.region WHERE region = 'c';
SELECT is_empty($$SELECT FROM office.region_ancestor WHERE region = 'c' OR ancestor = 'c'$$, 'what is deleted has no ancestors');
INSERT INTO office.release_calendar VALUES ('i', '2023-05', '2999-01-01');
SELECT throws_ok($$DELETE FROM office.access_role$$, '42501', NULL, 'a deputy does not decide who sees what');
SET ROLE indstat_test_loader;
SELECT lives_ok($$INSERT INTO office.observation (indicator, period, region, value) VALUES ('i', '2023-04', 'a', 1), ('i', '2023-05', 'a', 2), ('i', '2023-06', 'a', 3)$$, 'a loader inserts figures, under embargo too');
RESET ROLE;
SELECT keep_packed FROM office.keep_packed(true) \g /dev/null
SELECT office.pack_observations() \g /dev/null
SET ROLE indstat_test_loader;
CREATE FUNCTION pg_temp.changed(statement text) RETURNS bigint LANGUAGE plpgsql AS $$ DECLARE n bigint; BEGIN EXECUTE statement; GET DIAGNOSTICS n = ROW_COUNT; RETURN n; END $$;
SELECT is(pg_temp.changed($$UPDATE office.observation SET value = value + 1$$), 3::bigint, 'updates them');
SELECT is(pg_temp.changed($$DELETE FROM office.observation WHERE period = '2023-06'$$), 1::bigint, 'and deletes them');
SELECT lives_ok($$INSERT INTO office.project (project, region, planned_investment) VALUES ('p', 'a', 1)$$, 'a project');
SELECT lives_ok($$INSERT INTO office.project_stage_event (project, stage, happened_on) VALUES ('p', 'planned', '2023-01-01'), ('p', 'started', '2023-02-01')$$, 'its stages');
SELECT is(pg_temp.changed($$UPDATE office.project_stage_event SET happened_on = '2023-02-02' WHERE stage = 'started'$$), 1::bigint, 'which change');
SELECT is(pg_temp.changed($$DELETE FROM office.project_stage_event WHERE stage = 'started'$$), 1::bigint, 'and go');
SELECT lives_ok($$INSERT INTO office.initiative (initiative, parent_initiative, region, kind) VALUES ('x', NULL, 'a', 'action'), ('y', 'x', 'a', 'task')$$, 'initiatives');
SELECT is(pg_temp.changed($$UPDATE office.initiative SET parent_initiative = NULL WHERE initiative = 'y'$$), 1::bigint, 'are moved');
SELECT set_eq($$SELECT initiative, ancestor FROM office.initiative_ancestor$$, $$VALUES ('x', 'x'), ('y', 'y')$$, 'with their ancestors');
SELECT lives_ok($$INSERT INTO office.service_request (request, region) VALUES ('r', 'a')$$, 'requests');
SELECT lives_ok($$INSERT INTO office.service_task (request, department) VALUES ('r', 'd'), ('r', 'e')$$, 'tasks');
SELECT lives_ok($$INSERT INTO office.service_dependency (request, department, depends_on) VALUES ('r', 'd', 'e')$$, 'what waits for what');
SELECT throws_ok($$INSERT INTO office.service_dependency (request, department, depends_on) VALUES ('r', 'e', 'd')$$, '23514', NULL, 'and no cycle');
SELECT lives_ok($$INSERT INTO office.chain_observation (indicator, period, region, chain, value) VALUES ('i', '2023-05', 'a', 'k', 1)$$, 'figures of chains');
SELECT lives_ok($$INSERT INTO office.target (indicator, region, period, kind, target) VALUES ('i', 'a', '2023', 'flow', 1)$$, 'targets');
SELECT throws_ok($$INSERT INTO office.observation_confidential (indicator, period, region, value) VALUES ('i', '2023-05', 'a', 1)$$, '42501', NULL, 'but no confidential figure without access confidential');
SELECT throws_ok($$INSERT INTO office.region VALUES ('z')$$, '42501', NULL, 'nor a region');
SELECT lives_ok($$INSERT INTO office.observation_load (indicator, period, region, value) VALUES ('i', '2023-07', 'a', 4)$$, 'observation_load takes rows');
\copy office.observation_load (indicator, period, region, value) FROM PROGRAM 'printf "i\t2023-08\ta\t5\n"'
SELECT results_eq($$SELECT value, obs_status, conf_status FROM office.observation WHERE period = '2023-08'$$, $$VALUES (5.0, 'A', 'F')$$, 'and COPY, with the defaults of observation');
RESET ROLE;
SELECT is_empty($$SELECT FROM office.observation_revision WHERE superseded_by <> 'indstat_test_loader'$$, 'history is signed by the loader');
SELECT results_eq($$SELECT count(*) FROM office.observation_revision$$, $$VALUES (4::bigint)$$, 'and whole');

-- one view
SELECT revoke_model('office', 'indstat_test_reader') \g /dev/null
SELECT is_empty($$SELECT relname::text FROM pg_class WHERE relnamespace = 'office'::regnamespace AND relkind IN ('r', 'v') AND has_any_column_privilege('indstat_test_reader', oid, 'SELECT, INSERT, UPDATE, REFERENCES')
	UNION ALL SELECT nspname::text FROM pg_namespace WHERE nspname = 'office' AND has_schema_privilege('indstat_test_reader', oid, 'USAGE')
	UNION ALL SELECT access FROM office.access_role WHERE role = 'indstat_test_reader'::regrole$$, 'what is revoked leaves nothing');
SELECT grant_model('office', 'indstat_test_reader', 'reader', 'observation_growth') \g /dev/null
SELECT set_eq($$SELECT oid::regclass::text FROM pg_class WHERE relnamespace = 'office'::regnamespace AND relkind IN ('r', 'v') AND has_table_privilege('indstat_test_reader', oid, 'SELECT')$$,
	$$SELECT 'office.' || n FROM unnest('{access_role,indicator,indicator_period,language,model_option,model_policy,observation,observation_growth,observation_known,observation_recoded,observation_revision,observation_suppressed,region,region_ancestor,release_calendar,translation}'::text[]) n$$,
	'one view is granted with what it stands on, and no more');
SET ROLE indstat_test_reader;
SELECT lives_ok('SELECT * FROM office.observation_growth', 'it is read');
SELECT throws_ok('SELECT * FROM office.indicator_board', '42501', NULL, 'another is not');
RESET ROLE;

-- what a later create_model makes
SELECT grant_model('office', 'indstat_test_reader', 'reader') \g /dev/null
DROP VIEW office.ytd_check;
SELECT create_model('office') \g /dev/null
SELECT ok(has_table_privilege('indstat_test_reader', 'office.ytd_check', 'SELECT'), 'a view that is made anew is granted again');
CREATE TABLE office.secret_of_mine (x integer);
SELECT create_model('office') \g /dev/null
SELECT ok(NOT has_table_privilege('indstat_test_reader', 'office.secret_of_mine', 'SELECT'), 'the owner''s own table is not');

-- a role that is a loader and a deputy
SELECT grant_model('office', 'indstat_test_insider', a) FROM unnest(ARRAY['loader', 'deputy']) a \g /dev/null
SELECT revoke_model('office', 'indstat_test_insider', 'loader') \g /dev/null
SELECT set_eq($$SELECT access FROM office.access_role WHERE role = 'indstat_test_insider'::regrole$$, ARRAY['deputy', 'before_release'], 'stays a deputy who sees what he changes');
SELECT throws_ok($$SELECT grant_model('office', 'indstat_test_reader', 'reader', 'observation_pkey')$$, '42P01', NULL, 'an index is no view');
SELECT throws_ok($$SELECT revoke_model('office', 'indstat_test_reader', 'raeder')$$, '22023', NULL, 'a typing error takes nothing in silence');
SELECT is_empty($$SELECT a.attrelid::regclass, a.attname, x.privilege_type FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid, aclexplode(a.attacl) x
	WHERE c.relnamespace = 'office'::regnamespace AND a.attgenerated <> '' AND x.grantee <> c.relowner$$, 'nobody is given a column that is computed');
-- what was passed on by grant option
GRANT USAGE ON SCHEMA office TO indstat_test_stranger;
GRANT SELECT ON office.region TO indstat_test_stranger WITH GRANT OPTION;
SET ROLE indstat_test_stranger;
GRANT SELECT ON office.region TO PUBLIC;
RESET ROLE;
SELECT revoke_model('office', 'indstat_test_stranger') \g /dev/null
SELECT is_empty($$SELECT a.grantee FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) a WHERE c.oid = 'office.region'::regclass AND a.grantee IN (0, 'indstat_test_stranger'::regrole)$$, 'is revoked with what it came from');
SELECT throws_ok($$SELECT revoke_model('office', NULL)$$, '22004', 'schema and role must not be null', 'nobody is no role');
SELECT throws_ok($$SELECT revoke_model(NULL, 'indstat_test_reader')$$, '22004', NULL, 'nor is nothing a model');
SELECT * FROM finish();
