-- Boards count in every region above: they say what they cover.
@drop project_span@
@drop pipeline_flow@
@drop pipeline_flow_of@
@drop pipeline_funnel_of@
@drop agreement_board_on@
@drop assessment_grades_on@
@drop assessment_moves@
@drop ladder_board_on@
@drop membership_board_on@
@drop service_task_span@
-- made anew, with more columns
DROP INDEX IF EXISTS @m@.project_region_idx;
-- adds project_region
-- adds region_change
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
