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
-- adds project_region
-- adds region_change
-- adds forgetting
-- adds project_state
-- adds project_state_revision
