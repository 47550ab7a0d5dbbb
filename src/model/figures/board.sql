-- The board: growth, gaps and ranks.

-- Not part of the plan of a board, which would have all partitions in it a second time.
CREATE OR REPLACE FUNCTION @m@.has_figures(of_indicator text, of_period @x@.ref_period)
RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN EXISTS (SELECT FROM @m@.observation_known k WHERE k.indicator = of_indicator AND k.period OPERATOR(@x@.=) of_period);
COMMENT ON FUNCTION @m@.has_figures(text, @x@.ref_period) IS 'Whether any region has a figure of an indicator and period that the caller may see, as known at indstat.as_of; false for NULL.';

-- Sorted by days: pg_upgrade restores functions before the operator classes of our types.
CREATE OR REPLACE FUNCTION @m@.latest_period()
RETURNS TABLE (indicator text, period @x@.ref_period)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT i.indicator, (
		-- in order first: figures are looked for from the last period on, as far as there are none
		WITH z AS MATERIALIZED (
			SELECT p.indicator, p.period FROM @m@.indicator_period p WHERE p.indicator = i.indicator
			ORDER BY p.period_end DESC, p.period_start DESC)
		SELECT z.period FROM z WHERE @m@.has_figures(z.indicator, z.period) LIMIT 1) AS period
	FROM @m@.indicator i;
END;
COMMENT ON FUNCTION @m@.latest_period() IS 'The last period of every indicator that any region has a figure of that the caller may see, as known at indstat.as_of; NULL without any.';

CREATE OR REPLACE VIEW @m@.indicator_board WITH (security_invoker = true) AS
SELECT g.indicator, g.indicator_name, g.region, g.region_name, g.parent_region,
	g.period, g.period_code, g.period_label, g.period_start, g.period_end, g.year, g.number_in_year,
	@x@.stat_round(g.value, g.decimals) AS value,
	g.unit, g.unit_mult,
	@x@.figure_number(g.figures, g.region, g.period, 'printed'::text) AS change, g.change_unit,
	CASE WHEN g.change_unit = 'percent' THEN @x@.figure_number(g.figures, g.region, g.period, 'printed'::text) END AS growth,
	@x@.figure_word(g.figures, g.region, g.period, 'source'::text) AS growth_source,
	@x@.figure_word(g.figures, g.region, g.period, 'reason'::text) AS growth_reason,
	@x@.figure_number(g.figures, g.parent_region, g.period, 'printed'::text) AS parent_growth,
	@x@.stat_round(CASE (SELECT l.gap_of FROM @m@.model_option l) WHEN 'printed'
		 THEN @x@.pp_gap(@x@.figure_number(g.figures, g.region, g.period, 'printed'::text), @x@.figure_number(g.figures, g.parent_region, g.period, 'printed'::text))
		 ELSE @x@.pp_gap(@x@.figure_number(g.figures, g.region, g.period, 'change'::text), @x@.figure_number(g.figures, g.parent_region, g.period, 'change'::text))
	END, g.growth_decimals) AS pp_gap,
	g.reference_indicator,
	@x@.stat_round(@x@.figure_number(@region_family(f.indicator, g.family, g.block, false)@, g.region, g.period, 'change'::text), g.growth_decimals) AS reference_growth,
	@x@.stat_round(CASE (SELECT l.gap_of FROM @m@.model_option l) WHEN 'printed'
		 THEN @x@.pp_gap(@x@.figure_number(g.figures, g.region, g.period, 'printed'::text),
			@x@.stat_round(@x@.figure_number(@region_family(f.indicator, g.family, g.block, false)@, g.region, g.period, 'change'::text), g.growth_decimals))
		 ELSE @x@.pp_gap(@x@.figure_number(g.figures, g.region, g.period, 'change'::text), @x@.figure_number(@region_family(f.indicator, g.family, g.block, false)@, g.region, g.period, 'change'::text))
	END, g.growth_decimals) AS reference_pp_gap,
	coalesce(g.published_rank::bigint, @x@.figure_rank(g.figures, g.region, g.period, g.period)) AS rank,
	CASE WHEN g.published_rank IS NOT NULL THEN 'published'
		 WHEN @x@.figure_rank(g.figures, g.region, g.period, g.period) IS NOT NULL THEN 'computed' END AS rank_source,
	CASE WHEN g.published_rank IS NOT NULL THEN NULL
		 WHEN g.parent_region IS NULL THEN 'no_peer_group'
		 WHEN @x@.figure_number(g.figures, g.region, g.period, 'change'::text) IS NULL THEN 'no_growth'
		 WHEN @x@.figure_count(g.figures, g.period, 'peers'::text) < @x@.figure_count(g.figures, g.period, 'expected'::text) THEN 'peers_missing' END AS rank_reason,
	CASE WHEN g.published_rank IS NOT NULL THEN g.published_rank_peers::bigint
		 WHEN g.parent_region IS NOT NULL THEN @x@.figure_count(g.figures, g.period, 'peers'::text) END AS peers,
	CASE WHEN g.published_rank IS NOT NULL THEN g.published_rank_peers::bigint
		 WHEN g.parent_region IS NOT NULL THEN @x@.figure_count(g.figures, g.period, 'expected'::text) END AS peers_expected,
	@x@.figure_rank(g.figures, g.region, g.period, g.preceding)
		- coalesce(g.published_rank::bigint, @x@.figure_rank(g.figures, g.region, g.period, g.period)) AS rank_change,
	@x@.figure_rank(g.figures, g.region, g.period, g.year_ago)
		- coalesce(g.published_rank::bigint, @x@.figure_rank(g.figures, g.region, g.period, g.period)) AS rank_change_year,
	@x@.figure_level_rank(g.figures, g.region, g.period) AS level_rank,
	g.obs_status, @x@.figure_word(g.figures, g.region, g.period, 'change_obs_status'::text) AS change_obs_status,
	g.conf_status, g.released_at, g.recorded_at,
	g.cumulative AND @x@.starts_in_january(@m@.months_later(g.period, 1 - n.reporting_year_start)) AND @x@.months(g.period) <= 12 AS cumulative,
	-- not of each row's indicator by itself: all are looked up once where many rows are shown, and a WHERE on it is a join
	EXISTS (
		SELECT FROM @m@.latest_period() z
		WHERE z.indicator = g.indicator AND z.period OPERATOR(@x@.=) g.period) AS is_latest_period,
	n.indicator_order,
	greatest(@crossed(region, g.region, g.year_ago, g.period, 'place'::text)@, @crossed(indicator, g.indicator, g.year_ago, g.period, 'coverage'::text)@) AS crosses_change,
	n.concept, n.breakdown
FROM @m@.observation_figures() g
LEFT JOIN @m@.indicator n ON n.indicator = g.indicator
-- points are not compared with growth rates
LEFT JOIN @m@.indicator f ON f.indicator = g.reference_indicator AND f.change_unit = g.change_unit;
COMMENT ON VIEW @m@.indicator_board IS 'Every observation with its change on the year (growth in percent, or percentage points for indicators in percent), the change of the parent region and of the reference indicator, the gaps to both (percentage points), the rank among the parent''s children and how it changed. Printed figures, each rounded once. Filter by codes, names, labels or days: only the rows shown and their peers are read.';
COMMENT ON COLUMN @m@.indicator_board.cumulative IS 'Whether the figure runs from January, or the month of indicator.reporting_year_start, to date: figures of one year are then part of each other, and not to be summed.';
COMMENT ON COLUMN @m@.indicator_board.is_latest_period IS 'Whether the period is the last one that any region has a figure of in the indicator.';
COMMENT ON COLUMN @m@.indicator_board.growth IS 'Percent on the same period a year earlier, rounded once to the indicator''s published decimals; NULL for indicators in percent, see change.';
COMMENT ON COLUMN @m@.indicator_board.crosses_change IS 'The last change between the base a year earlier and this period that touches the region (region_change: what it covers, or where it stands) or what the indicator covers (indicator_change): day and kind, as 2024-01-01 moved; growth, or gap and rank, reach across it. NULL: none.';
COMMENT ON COLUMN @m@.indicator_board.pp_gap IS 'Change minus the parent region''s change, percentage points.';
COMMENT ON COLUMN @m@.indicator_board.reference_pp_gap IS 'Change minus the change of the reference indicator in the same region, percentage points.';
