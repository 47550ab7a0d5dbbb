-- The board: growth, gaps and ranks.

CREATE OR REPLACE VIEW @m@.indicator_board WITH (security_invoker = true) AS
SELECT g.indicator,
	@x@.localised_name(opt.lang, i.name_zh, i.name_zh_hant, i.name_en, i.indicator) AS indicator_name,
	g.region,
	@x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region) AS region_name,
	g.parent_region,
	g.period, g.period::text AS period_code,
	@x@.label(g.period, opt.lang, i.cumulative) AS period_label,
	g.period_start, g.period_end,
	@x@.year_of(g.period) AS year, @x@.number_in_year(g.period, i.cumulative) AS number_in_year,
	@x@.stat_round(g.value, i.decimals) AS value,
	i.unit, i.unit_mult,
	@x@.stat_round(g.change, i.growth_decimals) AS change, g.change_unit,
	@x@.stat_round(g.growth, i.growth_decimals) AS growth,
	g.growth_source, g.growth_reason,
	@x@.stat_round(pg.change, i.growth_decimals) AS parent_growth,
	@x@.stat_round(CASE WHEN opt.gap_of = 'printed'
		 THEN @x@.pp_gap(@x@.stat_round(g.change, i.growth_decimals), @x@.stat_round(pg.change, i.growth_decimals))
		 ELSE @x@.pp_gap(g.change, pg.change) END, i.growth_decimals) AS pp_gap,
	i.reference_indicator,
	@x@.stat_round(rg.change, i.growth_decimals) AS reference_growth,
	@x@.stat_round(CASE WHEN opt.gap_of = 'printed'
		 THEN @x@.pp_gap(@x@.stat_round(g.change, i.growth_decimals), @x@.stat_round(rg.change, i.growth_decimals))
		 ELSE @x@.pp_gap(g.change, rg.change) END, i.growth_decimals) AS reference_pp_gap,
	g.rank, g.rank_source, g.rank_reason, g.peers, g.peers_expected,
	g.previous_rank - g.rank AS rank_change,
	g.year_ago_rank - g.rank AS rank_change_year,
	g.level_rank,
	g.obs_status, g.change_obs_status, g.conf_status, g.released_at, g.recorded_at
FROM @m@.observation_rank g
JOIN @m@.indicator i ON i.indicator = g.indicator
JOIN @m@.region r ON r.region = g.region
CROSS JOIN @m@.model_option opt
LEFT JOIN LATERAL (
	SELECT p.change FROM @m@.observation_growth p
	WHERE p.indicator = g.indicator AND p.period OPERATOR(@x@.=) g.period AND p.region = g.parent_region
	OFFSET 0) pg ON true
LEFT JOIN LATERAL (
	-- points are not compared with growth rates
	SELECT f.change FROM @m@.observation_growth f
	WHERE f.indicator = i.reference_indicator AND f.period OPERATOR(@x@.=) g.period AND f.region = g.region
		AND f.change_unit = g.change_unit
	OFFSET 0) rg ON true;
COMMENT ON VIEW @m@.indicator_board IS 'Every observation with its change on the year (growth in percent, or percentage points for indicators in percent), the change of the parent region and of the reference indicator, the gaps to both (percentage points), the rank among the parent''s children and how it changed. Printed figures, each rounded once. Filter by indicator and period, or by indicator and region: only the rows shown and their peers are read.';
COMMENT ON COLUMN @m@.indicator_board.growth IS 'Percent on the same period a year earlier, rounded once to the indicator''s published decimals; NULL for indicators in percent, see change.';
COMMENT ON COLUMN @m@.indicator_board.pp_gap IS 'Change minus the parent region''s change, percentage points.';
COMMENT ON COLUMN @m@.indicator_board.reference_pp_gap IS 'Change minus the change of the reference indicator in the same region, percentage points.';
