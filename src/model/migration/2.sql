-- Boards count in every region above: they say what they cover.
@drop attained_on@
@drop project_span@
@drop pipeline_flow@
@drop pipeline_flow_of@
@drop pipeline_funnel_of@
@drop stock_structure_on@
@drop project_stock_on@
@drop agreement_board_on@
@drop assessment_grades_on@
@drop assessment_moves@
@drop ladder_board_on@
@drop membership_board_on@
@drop service_days@
@drop service_task_span@
@drop translation_gap@
-- made anew, with more columns
DROP INDEX IF EXISTS @m@.project_region_idx;
-- adds project_region
-- adds region_change
-- adds working_hours
-- adds calendar_day
-- adds service_pause
-- adds service_pause_revision
-- adds indicator_change
-- adds forgetting
-- adds event_undoing
-- adds project_state
-- adds project_state_revision
-- adds dimension
-- adds dimension_code
-- adds indicator_dimension
-- adds language
-- adds translation
-- adds publication
-- adds publication_figure
-- adds publication_act
-- adds figure_note
-- Breakdowns: an indicator is a cell of a concept.
ALTER TABLE @m@.indicator
	ADD COLUMN IF NOT EXISTS concept text REFERENCES @m@.indicator CONSTRAINT indicator_of_another_concept CHECK (concept <> indicator),
	ADD COLUMN IF NOT EXISTS breakdown text,
	ADD COLUMN IF NOT EXISTS names_composed boolean NOT NULL DEFAULT false;
ALTER TABLE @m@.load_profile
	ADD COLUMN IF NOT EXISTS dimension_columns jsonb NOT NULL DEFAULT '{}' CONSTRAINT load_profile_dimension_columns_check CHECK (jsonb_typeof(dimension_columns) = 'object');
-- Names in a language that is rows.
ALTER TABLE @m@.model_option
	ADD COLUMN IF NOT EXISTS names_in text CONSTRAINT model_option_names_in_absent CHECK (names_in IS NULL);
-- Years that do not begin in January.
ALTER TABLE @m@.indicator
	ADD COLUMN IF NOT EXISTS reporting_year_start integer NOT NULL DEFAULT 1 CONSTRAINT indicator_reporting_year_start_check CHECK (reporting_year_start BETWEEN 1 AND 12);
ALTER TABLE @m@.indicator_period
	ADD COLUMN IF NOT EXISTS reporting_year_start integer NOT NULL DEFAULT 1;
-- Annual overlap.
ALTER TABLE @m@.indicator
	DROP CONSTRAINT IF EXISTS "index_link is one of december january",
	DROP CONSTRAINT IF EXISTS "index_link is one of december january annual_overlap";
ALTER TABLE @m@.indicator
	ADD CONSTRAINT "index_link is one of december january annual_overlap" CHECK (index_link IN ('december', 'january', 'annual_overlap'));
-- Rules for the change on the period before.
ALTER TABLE @m@.edit_rule
	DROP CONSTRAINT IF EXISTS edit_rule_kind_check,
	DROP CONSTRAINT IF EXISTS "kind is one of range growth ratio not_zero",
	DROP CONSTRAINT IF EXISTS "kind is one of range growth preceding ratio not_zero";
ALTER TABLE @m@.edit_rule
	ADD CONSTRAINT "kind is one of range growth preceding ratio not_zero" CHECK (kind IN ('range', 'growth', 'preceding', 'ratio', 'not_zero'));
-- No foreign key acts, see follow_code.
DO $acts$
DECLARE
	k record;
BEGIN
	FOR k IN
		SELECT c.conrelid::regclass AS place, c.conname, replace(replace(pg_get_constraintdef(c.oid), ' ON UPDATE CASCADE', ''), ' ON DELETE CASCADE', '') AS definition
		FROM pg_constraint c
		WHERE c.contype = 'f' AND (c.confupdtype = 'c' OR c.confdeltype = 'c') AND c.confrelid IN (to_regclass('@m@.load'), to_regclass('@m@.load_profile'))
			AND c.connamespace = '@m@'::regnamespace AND c.conname ~ '^load_[a-z]+_(load|profile)_fkey$'
	LOOP
		EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I, ADD CONSTRAINT %2$I %s', k.place, k.conname, k.definition);
	END LOOP;
END
$acts$;
-- A check is called by what it takes.
DO $renamed$
DECLARE
	c record;
BEGIN
	FOR c IN
		SELECT k.conrelid::regclass AS place, k.conname, v.says
		FROM (VALUES
		('region', 'parent_region is another region', 'parent_region <> region'),
		('indicator', 'parent_indicator is another indicator', 'parent_indicator <> indicator'),
		('indicator', 'reference_indicator is another indicator', 'reference_indicator <> indicator'),
		('indicator', 'single_indicator is another indicator', 'single_indicator <> indicator'),
		('indicator', 'weight_indicator is another indicator', 'weight_indicator <> indicator'),
		('indicator', 'numerator_indicator is another indicator', 'numerator_indicator <> indicator'),
		('region_change', 'from_region is not into_region', 'from_region <> into_region'),
		('region_change', 'renamed has from_region and into_region', '''renamed'''),
		('region_change', 'moved has from_region or into_region', '''moved'''),
		('dimension_code', 'parent_code is another code', 'parent_code <> code'),
		('observation', 'published_rank is one of published_rank_peers', 'published_rank IS NULL'),
		('observation', 'published_rank is from 1 to published_rank_peers', 'published_rank >= 1'),
		('publication_act', 'takes_effect_at is of act published', 'takes_effect_at IS NULL'),
		('publication_act', 'notice is of act corrected withdrawn', 'notice'),
		('edit_rule', 'low is not above high', 'low <= high'),
		('edit_rule', 'low or high is given, but for kind not_zero', '''not_zero'''),
		('edit_rule', 'other_indicator is of kind ratio', '''ratio'''),
		('project_stage', 'after_stage is another stage', 'after_stage <> stage'),
		('project_stage', 'in_stock is neither leaves nor final', 'in_stock AND'),
		('project_stage_event', 'superseded_at is after recorded_at', 'superseded_at > recorded_at'),
		('assessment', 'graded_on is a day from assessed_on on', 'graded_on >= assessed_on'),
		('assessment', 'grade is of graded_on', 'grade IS NULL) ='),
		('assessment', 'graded_on is of assessed_on', 'assessed_on IS NOT NULL'),
		('agreement_amount', 'ends_on is a day from signed_on on', 'ends_on >= signed_on'),
		('service_dependency', 'depends_on is another department', 'depends_on <> department'),
		('service_event', 'closed is of a department', '''closed'''),
		('initiative', 'parent_initiative is another initiative', 'parent_initiative <> initiative'),
		('target', 'target_to is of within, from target on', 'target_to >= target'),
		('target', 'chain or initiative, not both', 'num_nonnulls(chain, initiative)'),
		('load_profile', 'group_mark is one character, not decimal_mark', 'group_mark <> decimal_mark')) v (place, says, part)
		JOIN pg_constraint k ON k.connamespace = '@m@'::regnamespace AND k.contype = 'c' AND k.conrelid = to_regclass(format('%s.%I', '@m@'::regnamespace, v.place))
			AND k.conname ~ format('^%s(_[a-z_]+)?_check[0-9]*$', v.place) AND strpos(pg_get_constraintdef(k.oid), v.part) > 0
	LOOP
		EXECUTE format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', c.place, c.conname, c.says);
	END LOOP;
END
$renamed$;
