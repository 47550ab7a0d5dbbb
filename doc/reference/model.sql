-- # A model
-- The tables and views of an office, as ordinary objects in a schema that its owner names. [administration.md](administration.md) says whose they are and who may do what.

-- ## create_model, model_owner, model_ddl, model_check
SELECT create_model('bureau');
SELECT model_owner('bureau') = current_user::regrole AS mine, substring(model_ddl('bureau') FROM 'CREATE TABLE [^(]*region ') AS as_text;
SELECT version, parts FROM bureau.model_option;
SELECT count(*) AS amiss FROM model_check('bureau') WHERE severity <> 'notice';
DROP SCHEMA bureau CASCADE;

-- ## grant_model, revoke_model, access_role
SELECT grant_model('taian', 'indstat_doc_colleague', 'reader', 'indicator_board');
SELECT access, role, view_name FROM access_role;
SELECT revoke_model('taian', 'indstat_doc_colleague');

-- ## model_option
-- UPDATE it to change the language of all views, or what a gap or a missing part is.
SELECT * FROM model_option;

-- ## partition_observations, attach_partition, detach_partition
-- [administration.md](administration.md#partitions) says which to choose. One call each: the views of the model are made anew.
SELECT create_model('bureau', '{figures}');
SELECT partition_observations('bureau', 'period');
SELECT attach_partition('bureau', 'observation_2023', '{2023}');
SELECT relid, pg_get_expr(relpartbound, oid) AS bound FROM pg_partition_tree('bureau.observation') t JOIN pg_class c ON c.oid = t.relid WHERE isleaf ORDER BY 1;
SELECT detach_partition('bureau', 'observation_2023');
DROP SCHEMA bureau CASCADE;

-- ## localised_name
SELECT localised_name('en', '泰安市', NULL, 'Tai''an', 'taian') AS en, localised_name('zh-Hant', '泰安市', NULL, 'Tai''an', 'taian') AS nearest, localised_name('zh', NULL, NULL, NULL, 'taian') AS code;

-- # Regions, indicators, chains
-- What figures are about. All codes are the office's own.

-- ## region, indicator, chain
SELECT region, parent_region, name_en, children_expected FROM region WHERE region IN ('shandong', 'taian') ORDER BY region;
SELECT indicator, parent_indicator, cumulative, unit, unit_mult, decimals FROM indicator WHERE indicator IN ('investment', 'industrial_investment') ORDER BY indicator;
SELECT chain, name_zh, name_en FROM chain WHERE chain = 'food';

-- ## rename_region, rename_indicator
-- A code is changed everywhere, with what was known under it.
BEGIN;
SELECT rename_region('jinan', 'jn', '2023-01-01'), rename_indicator('investment', 'fixed_investment');
SELECT region, name_en FROM region WHERE region = 'jn';
ROLLBACK;

-- ## region_change, move_region, region_tree, board_of_tree, region_structure_of_tree
-- `region` is the tree of today, `region_change` how it came to be; `region_tree` is the tree of a day, `board_of_tree` the board and `region_structure_of_tree` shares and contributions by it.
BEGIN;
SELECT move_region('jinan', 'taian', '2023-03-01');
SELECT region, changed_on, kind, from_region, into_region FROM region_change;
SELECT on_date, (SELECT t.parent_region FROM region_tree(on_date) t WHERE t.region = 'jinan') FROM unnest('{2023-02-28,2023-03-01}'::date[]) on_date;
SELECT on_date, (SELECT count(*) FROM board_of_tree('investment', '2023-01..05', on_date) b WHERE b.parent_region = 'shandong') AS below_shandong FROM unnest('{2023-02-28,2023-03-01}'::date[]) on_date;
SELECT on_date, s.region, s.share, s.contribution_reason FROM unnest('{2023-02-28,2023-03-01}'::date[]) on_date CROSS JOIN LATERAL region_structure_of_tree('industrial_investment', '2023-01..05', on_date) s WHERE s.region IN ('jinan', 'taian') ORDER BY 1, 2;
ROLLBACK;

-- ## indicator_change, move_indicator, indicator_tree, structure_of_tree
-- The same of indicators: `structure_of_tree` is the structure of a whole by the tree of a day.
BEGIN;
SELECT move_indicator('industrial_investment', NULL, '2023-03-01');
SELECT indicator, changed_on, kind, from_indicator, into_indicator FROM indicator_change;
SELECT on_date, (SELECT t.parent_indicator FROM indicator_tree(on_date) t WHERE t.indicator = 'industrial_investment') FROM unnest('{2023-02-28,2023-03-01}'::date[]) on_date;
SELECT indicator, region, share, contribution FROM structure_of_tree('investment', '2023-01..05', '2023-02-28') ORDER BY region, indicator;
ROLLBACK;

-- ## unit, unit_spelling
SELECT unit, kind, change_unit, additive, name_en FROM unit WHERE unit IN ('yuan', 'percent', 'index') ORDER BY unit;
SELECT spelling, unit FROM unit_spelling WHERE spelling IN ('per cent', 'percent of gdp', '元') ORDER BY unit, spelling;

-- ## region_ancestor, indicator_ancestor, initiative_ancestor, indicator_period
SELECT region, ancestor, distance FROM region_ancestor WHERE region = 'taian' ORDER BY distance;
SELECT indicator, ancestor, distance FROM indicator_ancestor WHERE indicator = 'industrial_investment' ORDER BY distance;
SELECT * FROM indicator_period WHERE indicator = 'industrial_investment' ORDER BY period DESC LIMIT 1;
SELECT initiative, ancestor, distance FROM initiative_ancestor WHERE initiative = 'contest-factors' ORDER BY distance;

-- # Figures
-- One row of `observation` is one figure: of an indicator, a period and a region. Views do the rest. [model.md](model.md) explains them with examples.

-- ## observation
SELECT indicator, period, region, value, published_growth, comparable_base FROM observation WHERE region = 'taian' AND period = '2023年1—5月' AND indicator IN ('value_added', 'funds_in_place') ORDER BY indicator;

-- ## indicator_board
SELECT indicator, value, growth, growth_source, parent_growth, pp_gap, rank, peers
FROM indicator_board WHERE region = 'taian' AND period = '2023年1—5月' AND parent_growth IS NOT NULL ORDER BY indicator;

-- ## comparison_board, period_check
SELECT indicator, comparison, base_period_code, growth, growth_reason FROM comparison_board WHERE region = 'taian' AND period = '2023年1—5月' AND indicator = 'investment' ORDER BY years NULLS FIRST;
SELECT count(*) AS misfits FROM period_check WHERE region = 'taian';

-- ## disclosure_check, edit_rule, edit_check
SELECT count(*) AS given_away FROM disclosure_check;
INSERT INTO edit_rule (rule, indicator, kind, low, high) VALUES ('jump', 'investment', 'growth', -20, 20);
SELECT rule, region, tested, passes FROM edit_check WHERE rule = 'jump' AND period = '2023年1—5月' ORDER BY region LIMIT 2;
DELETE FROM edit_rule;

-- ## structure, region_structure
SELECT indicator, share, share_change, contribution, contribution_share, residual FROM structure WHERE region = 'taian' AND period = '2023年1—5月' AND parent_indicator = 'investment' ORDER BY indicator;
SELECT region, share, share_change, contribution FROM region_structure WHERE indicator = 'industrial_investment' AND period = '2023年1—5月' ORDER BY contribution DESC LIMIT 2;

-- ## observation_known, observation_growth, structure_part
-- The boards' steps, unrounded, for views of one's own.
SELECT value, change, growth_source FROM observation_growth WHERE indicator = 'industrial_investment' AND region = 'taian' AND period = '2023年1—5月';
SELECT k.value, r.change, r.rank, r.peers FROM observation_known k JOIN observation_growth r USING (indicator, region, period) WHERE indicator = 'industrial_investment' AND region = 'taian' AND period = '2023年1—5月';
SELECT tree, share, contribution FROM structure_part() WHERE indicator = 'industrial_investment' AND region = 'taian' AND period = '2023年1—5月' ORDER BY tree;

-- ## growth_check, ytd_check, hierarchy_check
-- Had 20.5 % been published, the comparable base would bear it out, the level of a year earlier would not.
BEGIN;
UPDATE observation SET published_growth = 20.5 WHERE indicator = 'funds_in_place' AND region = 'taian' AND period = '2023年1—5月';
SELECT published_growth, comparable_growth, comparable_consistent, level_growth, level_consistent, verdict FROM growth_check WHERE indicator = 'funds_in_place' AND period = '2023年1—5月';
ROLLBACK;
SELECT period_code, value, previous_value, check_reason FROM ytd_check WHERE indicator = 'investment' AND region = 'taian' AND year = 2023 ORDER BY period DESC LIMIT 2;
SELECT tree, indicator, region, value, parts_sum, residual, tolerance, adds_up FROM hierarchy_check WHERE indicator = 'investment' AND period = '2023年1—5月';

-- ## revision_triangle, revision_summary
BEGIN;
UPDATE observation SET value = 391.00 WHERE indicator = 'industrial_investment' AND region = 'taian' AND period = '2023年1—5月';
SELECT release, value, value_revision, is_latest FROM revision_triangle WHERE indicator = 'industrial_investment' AND region = 'taian' AND period = '2023年1—5月' ORDER BY release;
SELECT periods, revised_periods, mean_revision FROM revision_summary WHERE indicator = 'industrial_investment' AND region = 'taian';
ROLLBACK;

-- ## indicator_release, release_figure, revision_by_release
-- A publication is a release of every figure of the indicator, of those that it leaves as they were too.
BEGIN;
INSERT INTO indicator_release (indicator, note) VALUES ('industrial_investment', 'second estimate');
SELECT release, change, is_latest FROM release_figure('industrial_investment', 'taian', 'year_ago') WHERE period_code = '2023-01-01/P5M' ORDER BY release;
SELECT count(*) FROM revision_by_release('industrial_investment', 'taian', 'year_ago', NULL, '{1,3,12,24,36}');
ROLLBACK;

-- ## dimension, dimension_code, indicator_dimension, make_breakdown, breakdown_csv
-- Employed persons by sex: every cell is an indicator, and a file has a column for the dimension.
BEGIN;
INSERT INTO dimension (dimension, name_en) VALUES ('SEX', 'sex');
INSERT INTO dimension_code (dimension, code, parent_code, is_total, name_en) VALUES ('SEX', 'T', NULL, true, 'both sexes'), ('SEX', 'F', 'T', false, 'women'), ('SEX', 'M', 'T', false, 'men');
INSERT INTO indicator (indicator, unit, unit_mult, decimals, name_en) VALUES ('employed', 'persons', 3, 0, 'employed');
SELECT make_breakdown('employed', '{SEX}');
INSERT INTO observation (indicator, period, region, value) VALUES ('employed.SEX=F', '2023-05', 'taian', 140);
SELECT indicator_name, value FROM indicator_board WHERE concept = 'employed' AND breakdown = 'SEX=F';
SELECT code FROM indicator_dimension WHERE indicator = 'employed';
SELECT * FROM breakdown_csv('employed');
ROLLBACK;

-- ## average_effects
-- The mean wage of two regions changes by what is paid and by where people work.
BEGIN;
INSERT INTO region (region, parent_region) VALUES ('land', NULL), ('north', 'land'), ('south', 'land');
INSERT INTO indicator (indicator, unit, decimals) VALUES ('workers', 'persons', 0);
INSERT INTO indicator (indicator, unit, decimals, additivity, weight_indicator) VALUES ('wage', 'yuan', 0, 'weighted_average', 'workers');
INSERT INTO observation (indicator, period, region, value) VALUES
	('workers', '2022-05', 'north', 150), ('workers', '2022-05', 'south', 150), ('wage', '2022-05', 'north', 98), ('wage', '2022-05', 'south', 126), ('wage', '2022-05', 'land', 112),
	('workers', '2023-05', 'north', 200), ('workers', '2023-05', 'south', 100), ('wage', '2023-05', 'north', 99), ('wage', '2023-05', 'south', 130), ('wage', '2023-05', 'land', 109);
SELECT region, stat_round(rate_effect, 2) AS rate_effect, stat_round(weight_effect, 2) AS weight_effect, total - total_base AS change, stat_round(residual, 2) AS residual FROM average_effects() ORDER BY region;
ROLLBACK;

-- ## level_contributions
-- Net exports, from below zero to further below, and what else grew on the quarter before.
BEGIN;
INSERT INTO region (region) VALUES ('land');
INSERT INTO indicator (indicator, parent_indicator, unit, unit_mult, decimals, frequency) VALUES ('gdp', NULL, 'dollar', 9, 0, 'Q'), ('demand', 'gdp', 'dollar', 9, 0, 'Q'), ('net_exports', 'gdp', 'dollar', 9, 0, 'Q');
INSERT INTO observation (indicator, period, region, value) VALUES ('gdp', '2023-Q1', 'land', 1000), ('demand', '2023-Q1', 'land', 1020), ('net_exports', '2023-Q1', 'land', -20), ('gdp', '2023-Q2', 'land', 1012), ('demand', '2023-Q2', 'land', 1037), ('net_exports', '2023-Q2', 'land', -25);
SELECT indicator, base_period_code, contribution, total_growth, residual FROM level_contributions(NULL) WHERE whole_indicator = 'gdp' AND period = '2023-Q2' ORDER BY indicator;
ROLLBACK;

-- ## loss_board
BEGIN;
INSERT INTO indicator (indicator, name_en) VALUES ('profits', 'profits');
INSERT INTO observation (indicator, period, region, value) VALUES ('profits', '2022-05', 'taian', -5), ('profits', '2023-05', 'taian', 3);
SELECT indicator, value, base, word FROM loss_board WHERE period = '2023-05';
ROLLBACK;

-- ## publication, publication_figure, publication_act, figure_note
-- A release as an act, and what is said beside figures.
BEGIN;
INSERT INTO publication (publication, name_en) VALUES ('may', 'Figures of May');
INSERT INTO publication_figure VALUES ('may', 'investment', '2023-01..05');
INSERT INTO publication_act (publication, act) VALUES ('may', 'drafted'), ('may', 'approved'), ('may', 'published');
SELECT act_number, act, acted_by = current_user AS by_me FROM publication_act ORDER BY act_number;
INSERT INTO figure_note (note, kind, indicator, text_en) VALUES ('source', 'source', 'investment', 'Monthly survey of projects');
SELECT "INDICATOR", "SOURCE" FROM sdmx_csv WHERE "INDICATOR" = 'investment' AND "REF_AREA" = 'taian' ORDER BY "TIME_PERIOD" LIMIT 1;
ROLLBACK;

-- ## release_calendar, observation_confidential, observation_full, observation_suppressed, observation_recoded
-- What is held back: until its release, or for good.
BEGIN;
INSERT INTO release_calendar (indicator, period, released_at) VALUES ('investment', '2023年1—6月', '2023-07-17 10:00+08');
UPDATE observation SET value = NULL, conf_status = 'C' WHERE indicator = 'other_investment' AND region = 'taian' AND period = '2023年1—5月';
INSERT INTO observation_confidential (indicator, period, region, value) VALUES ('other_investment', '2023年1—5月', 'taian', 734.72);
SELECT o.value AS public, f.value AS full FROM observation o JOIN observation_full() f USING (indicator, region, period) WHERE o.indicator = 'other_investment' AND o.region = 'taian' AND o.period = '2023年1—5月';
SELECT access, until FROM observation_suppressed WHERE indicator = 'other_investment';
SELECT count(*) FROM observation_recoded;
ROLLBACK;

-- ## observation_load
-- For loaders, who cannot COPY into a table with row policies.
BEGIN;
COPY observation_load (indicator, period, region, value) FROM stdin;
funds_in_place	2023-06	taian	41.5
\.
SELECT value FROM observation WHERE indicator = 'funds_in_place' AND period = '2023-06';
ROLLBACK;

-- ## model_policy, policies_stand
SELECT count(*) > 0 AS kept, bool_and(policies_stand(table_name::regclass)) AS as_they_were_made FROM model_policy;

-- # Packed levels
-- Levels of a model as whole values beside the rows, for boards of all regions and whole histories. [cross_section.md](cross_section.md#beside-the-observations-of-a-model) says when it pays.

-- ## keep_packed, pack_observations
SELECT keep_packed(true);
SELECT pack_observations() > 0 AS packed;

-- ## level_board, level_roll_up, level_structure
SELECT region, value, growth, pp_gap, rank, parent_share, store FROM level_board WHERE indicator = 'industrial_investment' AND period = '2023年1—5月' AND rank <= 2 ORDER BY rank;
SELECT region, parts_sum, growth, parts, store FROM level_roll_up WHERE indicator = 'industrial_investment' AND period = '2023年1—5月';
SELECT region, share, share_change, contribution, store FROM level_structure WHERE indicator = 'industrial_investment' AND period = '2023年1—5月' AND region = 'taian';

-- ## level_cross_section, level_series, region_hierarchy
SELECT value_at(figures, 'taian') AS level, members(figures), store FROM level_cross_section WHERE indicator = 'industrial_investment' AND period = '2023年1—5月';
SELECT figures, store FROM level_series WHERE indicator = 'industrial_investment' AND region = 'taian';
SELECT parent_of(tree, 'taian') FROM region_hierarchy();

-- ## observation_cross_section, observation_series, observation_packed, observation_unpacked
-- What lies packed, and what changed since.
SELECT (SELECT count(*) FROM observation_cross_section) AS cross_sections, (SELECT count(*) FROM observation_series) AS series, (SELECT count(*) FROM observation_packed) AS of_what, (SELECT count(*) FROM observation_unpacked) AS changed;
SELECT keep_packed(false);

-- # Projects
-- A project and the days on which it entered its stages; everything that is counted follows from these. [pipeline.md](pipeline.md) goes through it.

-- ## project, project_stage, size_class, project_stage_event
SELECT project, chain, kind, planned_investment FROM project ORDER BY project LIMIT 1;
SELECT stage, stage_order, in_stock, final, norm_days FROM project_stage ORDER BY stage_order;
SELECT * FROM size_class ORDER BY from_investment;
SELECT stage, happened_on, batch FROM project_stage_event WHERE project = (SELECT min(project) FROM project) ORDER BY happened_on;

-- ## project_region
-- A project that stands in several regions: its investment counts by share, itself once in each.
BEGIN;
INSERT INTO project_region VALUES ((SELECT min(project) FROM project), 'taian', 0.6), ((SELECT min(project) FROM project), 'jinan', 0.4);
SELECT region, share FROM project_region ORDER BY region;
ROLLBACK;

-- ## project_event
-- The entries as known at a time, without those that were corrected or withdrawn.
SELECT count(*) FROM project_event('2023-06-05 00:00+08') WHERE stage = 'signed';

-- ## project_stock
SELECT size_class, projects, projects_year_ago, change, growth, contribution FROM project_stock WHERE region = 'taian' AND on_date = '2023-05-31' AND kind = 'all' ORDER BY projects DESC;

-- ## stock_structure
SELECT member, projects, change, share, contribution FROM stock_structure WHERE region = 'taian' AND on_date = '2023-05-31' AND dimension = 'kind' AND size_class = 'all' ORDER BY projects DESC;

-- ## pipeline_flow, pipeline_batch
SELECT stage, entries_ytd, amount_ytd, batch_entries_ytd FROM pipeline_flow WHERE region = 'taian' AND period = '2023-05' ORDER BY stage_order;
SELECT batch, stage, first_day, entries FROM pipeline_batch ORDER BY first_day, batch LIMIT 2;

-- ## pipeline_funnel
SELECT stage, cohort_projects, reached, conversion, waiting, days_median FROM pipeline_funnel WHERE region = 'taian' AND period = '2023' AND on_date = '2023-05-31' ORDER BY stage_order;

-- ## time_in_stage, stage_backlog
SELECT stage, projects, days_median, overdue FROM stage_backlog WHERE region = 'taian' AND on_date = '2023-05-31' ORDER BY stage_order;
SELECT project, stage, days, norm_days, days_overdue FROM time_in_stage WHERE region = 'taian' AND on_date = '2023-05-31' ORDER BY days_overdue DESC NULLS LAST, project LIMIT 1;

-- ## project_state, stage_visit, stage_duration, project_progress
-- An UPDATE of a project holds from today on, or from the day in valid_from; visits to a stage, and what was invested against what is planned, on any day.
BEGIN;
UPDATE project SET invested = planned_investment / 4, valid_from = '2023-05-15' WHERE project = (SELECT min(project) FROM project);
SELECT valid_from, invested IS NOT NULL AS known FROM project_state ORDER BY valid_from;
SELECT sum(projects_known) AS known FROM project_progress('2023-05-31') WHERE region = 'taian' AND coverage = 'all';
SELECT count(*) > 0 AS some FROM stage_visit('2023-05-31');
SELECT count(*) > 0 AS some FROM stage_duration('2023');
ROLLBACK;

-- ## pipeline_check
SELECT count(*) AS impossible FROM pipeline_check;

-- # Enterprises
-- Ladders, assessments, memberships and agreements. [office.md](office.md) goes through them.

-- ## enterprise
SELECT enterprise, region, chain, name_en FROM enterprise ORDER BY enterprise LIMIT 1;

-- ## ladder, ladder_tier, enterprise_tier, tier_history
SELECT t.tier, t.from_revenue FROM ladder l JOIN ladder_tier t USING (ladder) ORDER BY t.tier_order;
SELECT kind, since, tier FROM enterprise_tier WHERE enterprise = 'E-0005' ORDER BY since;
SELECT count(*) FROM tier_history('2023-04-01 00:00+08');

-- ## ladder_board
SELECT tier_name, enterprises, at_or_above, entered, exited, promoted, demoted FROM ladder_board WHERE region = 'taian' AND on_date = '2023-05-31' AND kind = 'actual' ORDER BY tier_order DESC NULLS FIRST;

-- ## assessment_scheme, assessment_grade, assessment_round, assessment, assessment_history
SELECT s.name_en, r.round, g.grade FROM assessment_scheme s JOIN assessment_round r USING (scheme) JOIN assessment_grade g USING (scheme) WHERE r.round_order = 2 ORDER BY g.grade_order;
SELECT round, grade FROM assessment WHERE enterprise = 'E-0020' ORDER BY round;
SELECT count(*) FROM assessment_history();

-- ## assessment_grades, assessment_moves
SELECT grade, enterprises, share, improved, worsened FROM assessment_grades WHERE region = 'taian' AND round = '2023' AND on_date = '2023-05-31' ORDER BY grade_order DESC NULLS LAST, grade;
SELECT grade_before, grade, enterprises FROM assessment_moves('2023-05-31') WHERE round = '2023' AND move = -1 ORDER BY enterprises DESC, grade_before, grade LIMIT 2;

-- ## platform, membership_event, membership_history, membership_board
SELECT p.name_en, e.event, e.happened_on FROM platform p JOIN membership_event e USING (platform) WHERE e.enterprise = 'E-0090' ORDER BY e.happened_on;
SELECT count(*) FROM membership_history('2023-06-05 00:00+08') WHERE event = 'profile_completed';
SELECT members, change, joined, exited, profiles_completed, profile_share FROM membership_board WHERE region = 'taian' AND on_date = '2023-05-31';

-- ## agreement, agreement_amount, agreement_kind, agreement_purpose, agreement_board
SELECT a.party, m.purpose, m.amount FROM agreement a JOIN agreement_amount m USING (agreement) WHERE a.agreement = 'credit-1' ORDER BY m.purpose;
SELECT k.kind, p.purpose FROM agreement_kind k CROSS JOIN agreement_purpose p ORDER BY k.kind, p.purpose LIMIT 2;
SELECT purpose, agreements, parties, amount, share FROM agreement_board WHERE region = 'taian' AND on_date = '2023-05-31' ORDER BY purpose_order NULLS FIRST;

-- # Services and actions
-- Requests that departments work on side by side, and the tree of what an office does.

-- ## department, service_request, service_task, service_dependency, service_event
SELECT t.department, d.depends_on FROM service_request r JOIN service_task t USING (request) LEFT JOIN service_dependency d USING (request, department) JOIN department USING (department) WHERE r.request = 'R-036' ORDER BY department_order;
SELECT event, happened_at FROM service_event WHERE request = 'R-036' AND department = 'energy' ORDER BY happened_at;

-- ## working_hours, calendar_day, service_pause, working_time, due_after
BEGIN;
INSERT INTO working_hours (weekday, begins, ends) SELECT weekday, '09:00', '17:00' FROM generate_series(1, 5) weekday;
INSERT INTO calendar_day (day, name) VALUES ('2023-05-01', 'Labour Day');
SELECT working_time('2023-04-28 15:00', '2023-05-02 11:00') AS hours, due_after('2023-04-28 15:00', 5) AS due;
INSERT INTO service_pause (request, department, paused_at, reason) VALUES ('R-036', 'energy', '2023-05-10 09:00', 'a plan of the applicant');
SELECT request, department, paused_at, resumed_at, reason FROM service_pause;
ROLLBACK;

-- ## service_turnaround, service_backlog, service_board
SELECT tasks, serial_days, parallel_days, elapsed_days, in_time FROM service_turnaround('2023-05-31') WHERE request = 'R-036';
SELECT department, backlog, overdue, tasks_closed, in_time_share FROM service_backlog WHERE region = 'taian' AND on_date = '2023-05-31' ORDER BY department_order NULLS FIRST LIMIT 3;
SELECT departments, requests_open, requests_closed, saved_share FROM service_board WHERE region = 'taian' AND on_date = '2023-05-31';

-- ## initiative, initiative_kind, initiative_event, initiative_observation
SELECT i.initiative, i.parent_initiative, k.name_en AS kind FROM initiative i JOIN initiative_kind k USING (kind) WHERE i.initiative = 'contest-factors';
SELECT event, count(*) FROM initiative_event GROUP BY event ORDER BY event;
BEGIN;
INSERT INTO initiative_observation (indicator, region, initiative, period, value) VALUES ('projects_attracted', 'taian', 'attraction', '2023-05', 12);
SELECT initiative, period, value FROM initiative_observation;
ROLLBACK;

-- ## initiative_progress, initiative_task
SELECT outline, initiative_name, tasks, done, overdue, done_share, pace_gap, half_passed FROM initiative_progress WHERE region = 'taian' AND on_date = '2023-06-30' AND level = 1 ORDER BY tree_order;
SELECT owner, initiative, due_on, overdue_days FROM initiative_task WHERE region = 'taian' AND on_date = '2023-06-30' AND state = 'overdue' AND kind = 'finding' ORDER BY overdue_days DESC, initiative LIMIT 2;

-- ## contest, contest_score, contest_board
SELECT c.initiative, c.unit, s.department, s.scored_on, s.score FROM contest c JOIN contest_score s USING (initiative) WHERE initiative = 'contest-factors' ORDER BY s.scored_on DESC, s.score, s.department LIMIT 1;
SELECT rank, department, score, rank_change FROM contest_board WHERE region = 'taian' AND on_date = '2023-06-30' AND initiative = 'contest-factors' ORDER BY rank, department LIMIT 3;

-- # Targets
-- A target has a period of its own; the boards set what was reached against it and against the calendar.

-- ## target, chain_observation, pipeline_indicator
SELECT indicator, period, kind, target FROM target WHERE chain = 'food' ORDER BY indicator, kind;
SELECT period, value FROM chain_observation WHERE chain = 'food' ORDER BY period DESC LIMIT 2;
-- projects attracted are counted when they are signed, and nobody types them in
BEGIN;
INSERT INTO pipeline_indicator VALUES ('projects_attracted', 'signed', 'projects');
SELECT * FROM pipeline_indicator;
ROLLBACK;

-- ## target_known, subject_observation, attained
-- What the boards stand on: targets and actuals as they were known, and what was reached between two days.
SELECT count(*) FROM target_known() WHERE indicator = 'chain_investment' AND kind = 'flow';
SELECT subject, value FROM subject_observation() WHERE subject_kind = 'chain' AND indicator = 'chain_investment' AND subject = 'food' ORDER BY period DESC LIMIT 1;
SELECT actual FROM attained('chain_investment', 'taian', 'chain', 'food', '2023-04-01', '2023-05-31');

-- ## chain_board
SELECT chain, target, actual, completion, elapsed_share, pace_gap, overall_completion FROM chain_board WHERE region = 'taian' AND indicator = 'chain_investment' AND kind = 'flow' AND period = '2023-Q2' AND on_date = '2023-05-31' ORDER BY completion DESC LIMIT 3;

-- ## target_rating
SELECT rating, from_score, colour FROM target_rating ORDER BY from_score DESC NULLS LAST;

-- ## target_board, rating_trial
SELECT subject_kind, count(*) AS targets, max(overall_completion) AS overall FROM target_board WHERE indicator = 'chain_investment' AND on_date = '2023-05-31' AND kind = 'flow' GROUP BY subject_kind ORDER BY subject_kind;
SELECT on_date, subject, score, rating, rating_tried FROM rating_trial('{"on_track": 5}') WHERE subject_kind = 'chain' ORDER BY on_date, subject LIMIT 2;

-- # The bulletin
-- Sentences as rows, filled from the views. [bulletin.md](bulletin.md) says how to write them.

-- ## bulletin, bulletin_omission, bulletin_trial, figure_query
SELECT text FROM bulletin('taian', '2023年1—5月', 'en') WHERE paragraph = 2 AND text LIKE 'Industrial investment%';
SELECT figure_query(f) AS query FROM bulletin('taian', '2023年1—5月', 'en') b CROSS JOIN jsonb_array_elements(b.figures) AS f WHERE b.text LIKE 'Industrial investment made%' AND f->>'column' = 'share';
SELECT sentence_code, reason FROM bulletin_omission('taian', '2023年1—5月', 'en') WHERE clause IS NULL ORDER BY sentence_code, reason LIMIT 2;
SELECT text FROM bulletin_trial('taian', '2023年1—5月', 'en', '{region} has {board.#:count} indicators.');

-- ## bulletin_source, bulletin_sentence
SELECT source, view_name FROM bulletin_source ORDER BY source LIMIT 2;
SELECT sentence, paragraph, text_en FROM bulletin_sentence ORDER BY paragraph, sentence_order LIMIT 1;

-- ## language, translation, translation_gap
-- Languages beside the three that are built in; German ships.
SELECT lang, name, falls_back_to, decimal_mark, group_mark, plural FROM language;
SELECT kind, code, text FROM translation WHERE lang = 'de' AND kind = 'growth_word' ORDER BY code;
SELECT count(*) FROM translation_gap('de') WHERE kind = 'month';

-- ## report
SELECT length(r) > 10000 AS page, xmlparse(DOCUMENT r) IS NOT NULL AS well_formed FROM report('taian', '2023年1—5月', 'en') r;

-- ## report_word
SELECT word, text_zh, text_en FROM report_word WHERE word LIKE 'request%' ORDER BY word;

-- # Files
-- In and out. [loading.md](loading.md) goes from a spreadsheet to the board.

-- ## load_line, load_staged, load_profile, load_spelling, load_figures, load, load_change, load_refused, undo_load
BEGIN;
INSERT INTO load_line VALUES (E'region,indicator,period,value\ntaian,industrial_investment,2024-01,12.5\nnowhere,industrial_investment,2024-01,1');
SELECT count(*) AS staged FROM load_staged;
SELECT outcome, figures, new, refused FROM load_figures('sheet.csv', 'long', '{"any_period": true}');
SELECT line, column_name, text, reason, sqlstate FROM load_refused;
SELECT source, profile, new FROM load;
SELECT indicator, region, period FROM load_change();
SELECT outcome, deleted FROM undo_load((SELECT max(load) FROM load));
SELECT profile, decimal_mark FROM load_profile WHERE profile IN ('long', 'destatis') ORDER BY profile;
SELECT count(*) > 0 AS some FROM load_spelling;
ROLLBACK;

-- ## sdmx_csv, wide_csv
SELECT "INDICATOR", "TIME_PERIOD", "OBS_VALUE" FROM sdmx_csv WHERE "INDICATOR" = 'industrial_investment' AND "REF_AREA" = 'taian' ORDER BY "TIME_PERIOD" DESC LIMIT 1;
SELECT * FROM wide_csv('{industrial_investment}', lang => 'en') LIMIT 2;

-- ## csv_fields, csv_line, number_from_text
SELECT csv_fields('a,"b, c",d') AS fields, csv_line('{a,"b, c"}') AS line, number_from_text('20.184,9', ',', '.') AS number;

-- # History
-- What is changed or deleted stays known until then. Of a correction the row that was recorded last holds.

-- ## *_version, *_revision
BEGIN;
DELETE FROM membership_event WHERE enterprise = 'E-0090' AND event = 'exited';
SELECT event, happened_on, superseded_at = 'infinity' AS stands FROM membership_event_version() WHERE enterprise = 'E-0090' ORDER BY happened_on;
SELECT event, superseded_by = current_user AS by_me FROM membership_event_revision WHERE enterprise = 'E-0090';
ROLLBACK;

-- ## event_undoing
-- What was entered wrongly, undone by one row that says why.
BEGIN;
INSERT INTO event_undoing (event_table, event_key, reason) VALUES ('membership_event', '{"enterprise": "E-0090", "event": "exited"}', 'another enterprise');
SELECT event_table, event->>'event' AS event, stands, reason, done_by = current_user AS by_me FROM event_undoing;
ROLLBACK;

-- ## history_size, purge_history, forget, forgetting
-- Sizes of history and of packed values; purging by rule; deleting all that is known of an enterprise, a project, a company or a role.
BEGIN;
SELECT count(*) > 0 AS some FROM history_size();
SELECT purge_history(keep_versions => 1000) AS gone;
SELECT forget('enterprise', 'E-0090', 'file 7') > 0 AS gone;
SELECT act, kind, keep_versions, reference FROM forgetting ORDER BY forgetting;
ROLLBACK;
