-- Completion and pace by industry chain: the targets of chains on the board of targets.

CREATE OR REPLACE VIEW @m@.chain_board WITH (security_invoker = true) AS
SELECT b.indicator, b.indicator_name, b.peer_region AS region, b.region_name, b.subject AS chain, b.subject_name AS chain_name,
	b.period, b.period_code, b.period_label, b.period_start, b.period_end, b.kind, b.on_date, b.year, b.month,
	b.owner, b.owner_name, b.due_on, b.target, b.actual, b.completion, b.completion_reason,
	b.elapsed_share, b.pace_gap, b.seasonal_share, b.seasonal_pace_gap, b.half_passed, b.overdue, b.above_overall,
	b.overall_target, b.overall_completion, b.mean_completion, b.overall_pace_gap, b.overall_half_passed,
	b.subjects AS chains, b.subjects_known AS chains_known,
	b.direction, b.target_to, b.measure, b.gap, b.gap_unit, b.met, b.rating, b.rating_name, b.rating_colour
FROM @m@.target_board b
WHERE b.subject_kind = 'chain';
COMMENT ON VIEW @m@.chain_board IS 'Targets by industry chain at the end of each month of the target''s span, as known at indstat.as_of: owner and due date, completion (percent of target), overall completion (sum of actuals over sum of targets), the mean of the rates beside it, elapsed share of the span (percent) and pace (percentage points ahead), by the calendar and by the profile of the year before. Filter by region and on_date.';
COMMENT ON COLUMN @m@.chain_board.chains IS 'How many chains of the region have a target.';
COMMENT ON COLUMN @m@.chain_board.chains_known IS 'For how many the actual is known.';
COMMENT ON COLUMN @m@.chain_board.kind IS 'flow: to be reached within the period; cumulative: from January to the end of the period.';
COMMENT ON COLUMN @m@.chain_board.on_date IS 'The end of the month up to which actuals count.';
