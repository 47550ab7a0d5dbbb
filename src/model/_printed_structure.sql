	-- what structure and region_structure print of a part s, each figure rounded once
	s.period, s.period_code, s.period_label, s.period_start, s.period_end, s.year, s.number_in_year,
	@x@.stat_round(s.value, s.decimals) AS value, s.base,
	@x@.stat_round(s.total, s.total_decimals) AS total, s.total_base,
	@x@.stat_round(s.growth, s.growth_decimals) AS growth,
	@x@.stat_round(s.total_growth, s.total_growth_decimals) AS total_growth,
	@x@.stat_round(s.share, s.growth_decimals) AS share,
	@x@.stat_round(s.share_base, s.growth_decimals) AS share_base,
	@x@.stat_round(CASE (SELECT l.gap_of FROM @m@.model_option l) WHEN 'printed'
		 THEN @x@.pp_gap(@x@.stat_round(s.share, s.growth_decimals), @x@.stat_round(s.share_base, s.growth_decimals))
		 ELSE s.share_change END, s.growth_decimals) AS share_change,
	@x@.stat_round(s.contribution, s.growth_decimals) AS contribution,
	@x@.stat_round(s.contribution_share, s.growth_decimals) AS contribution_share,
	s.contribution_source,
	CASE WHEN s.parts >= s.parts_expected THEN @x@.stat_round(s.total_growth, s.total_growth_decimals) - s.contributions END AS residual,
	s.parts, s.parts_expected, s.obs_status,
	s.contribution_reason, s.unit, s.unit_mult, s.total_unit, s.total_unit_mult, s.of_which,
	-- each printed contribution, and the printed growth, may be half a unit out
	CASE WHEN s.parts >= s.parts_expected THEN abs(@x@.stat_round(s.total_growth, s.total_growth_decimals) - s.contributions)
		<= (s.parts * ('1e' || -s.growth_decimals)::numeric + ('1e' || -s.total_growth_decimals)::numeric) * 0.5 END AS adds_up,
	CASE WHEN s.parts >= s.parts_expected AND abs(@x@.stat_round(s.total_growth, s.total_growth_decimals) - s.contributions)
		> (s.parts * ('1e' || -s.growth_decimals)::numeric + ('1e' || -s.total_growth_decimals)::numeric) * 0.5 THEN NULL
		 ELSE @x@.stat_round(s.contribution, s.growth_decimals) END AS stated_contribution
