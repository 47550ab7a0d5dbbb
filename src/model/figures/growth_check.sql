-- Published growth against what follows from the levels.

CREATE OR REPLACE VIEW @m@.growth_check WITH (security_invoker = true) AS
SELECT c.indicator, c.indicator_name, c.region, c.region_name,
	c.period, c.period_code, c.period_label, c.period_start, c.period_end, c.year, c.number_in_year,
	@x@.stat_round(c.value, c.decimals) AS value, c.unit, c.unit_mult,
	@x@.stat_round(c.published_growth, c.growth_decimals) AS published_growth, c.change_unit,
	@x@.stat_round(c.level_base, c.decimals) AS level_base,
	@x@.stat_round(c.level_growth, c.growth_decimals + 1) AS level_growth,
	c.level_consistent,
	@x@.stat_round(c.comparable_base, c.decimals) AS comparable_base,
	@x@.stat_round(c.comparable_growth, c.growth_decimals + 1) AS comparable_growth,
	c.comparable_consistent,
	@x@.stat_round(CASE WHEN c.suppressed THEN NULL WHEN c.points THEN c.value - c.published_growth
						ELSE @x@.implied_base(c.value, c.published_growth) END, c.decimals) AS implied_base,
	@x@.stat_round(lower(c.implied), c.decimals + 1) AS implied_base_from,
	@x@.stat_round(upper(c.implied), c.decimals + 1) AS implied_base_to,
	c.crosses_break,
	CASE WHEN c.comparable_consistent OR c.comparable_consistent IS NULL AND c.level_consistent THEN 'consistent'
		 WHEN NOT c.comparable_consistent THEN 'inconsistent'
		 WHEN NOT c.level_consistent THEN 'coverage_differs'
	END AS verdict,
	CASE WHEN c.comparable_consistent IS NULL AND c.level_consistent IS NULL
		 THEN @x@.growth_status(c.value, coalesce(c.comparable_base, c.level_base), c.suppressed, false, false, 'null'::text) END AS check_reason
FROM (
	SELECT g.*, s.points, s.suppressed, m.implied,
		CASE WHEN s.points THEN g.value - g.level_base ELSE @x@.yoy_growth(g.value, g.level_base) END AS level_growth,
		CASE WHEN s.points THEN g.value - g.comparable_base ELSE @x@.yoy_growth(g.value, g.comparable_base) END AS comparable_growth,
		-- the bases that the published rate allows, and those that the printed base stands for
		CASE WHEN g.level_base > 0 OR s.points THEN m.implied && @x@.rounding_interval(g.level_base, g.decimals) END AS level_consistent,
		CASE WHEN g.comparable_base > 0 OR s.points THEN m.implied && @x@.rounding_interval(g.comparable_base, g.decimals) END AS comparable_consistent
	FROM (
		SELECT o.*, @x@.figure_number(o.figures, o.region, o.period, 'base'::text) AS level_base,
			@x@.figure_word(o.figures, o.region, o.period, 'base_conf_status'::text) AS base_conf_status,
			@x@.figure_word(o.figures, o.region, o.period, 'break'::text) IS NOT NULL AS crosses_break
		FROM @m@.observation_figures() o) g
	CROSS JOIN LATERAL (
		-- nor is a confidential base to be had back from what is published of this year
		SELECT g.change_unit <> 'percent' AS points,
			g.conf_status <> 'F' OR g.comparable_base IS NULL AND coalesce(g.base_conf_status, 'F') <> 'F' AS suppressed) s
	CROSS JOIN LATERAL (
		SELECT CASE WHEN s.suppressed THEN NULL
					WHEN s.points THEN
						numrange(lower(@x@.rounding_interval(g.value, g.decimals)) - upper(@x@.rounding_interval(g.published_growth, g.growth_decimals)),
								 upper(@x@.rounding_interval(g.value, g.decimals)) - lower(@x@.rounding_interval(g.published_growth, g.growth_decimals)), '[]')
					ELSE @x@.implied_base_interval(g.value, g.published_growth, g.decimals, g.growth_decimals) END AS implied) m
	WHERE g.published_growth IS NOT NULL) c;
COMMENT ON VIEW @m@.growth_check IS 'Every published growth against what follows from the levels: the growth of the level that was observed a year earlier and of the comparable base, whether rounding explains the difference, and the base that the published rate implies. Published growth often is not the ratio of published levels: the coverage changes. Computed rates are printed with one decimal more than published ones.';
COMMENT ON COLUMN @m@.growth_check.published_growth IS 'Published growth, percent (of an indicator in percent: percentage points, as change_unit says); the other changes are in the same unit.';
COMMENT ON COLUMN @m@.growth_check.level_growth IS 'The change on the level that was observed a year earlier; NULL where that is zero, negative or missing. Computed across a break too: see crosses_break.';
COMMENT ON COLUMN @m@.growth_check.level_consistent IS 'Whether the published growth agrees with it within the rounding of the three figures; NULL: cannot be said.';
COMMENT ON COLUMN @m@.growth_check.comparable_growth IS 'The change on the comparable base.';
COMMENT ON COLUMN @m@.growth_check.comparable_consistent IS 'Whether the published growth agrees with it within the rounding of the three figures; NULL: cannot be said.';
COMMENT ON COLUMN @m@.growth_check.implied_base IS 'The level a year earlier on the coverage of this period that the published growth implies; NULL where that level is confidential.';
COMMENT ON COLUMN @m@.growth_check.implied_base_from IS 'Its lowest value that rounding allows.';
COMMENT ON COLUMN @m@.growth_check.implied_base_to IS 'Its highest value that rounding allows.';
COMMENT ON COLUMN @m@.growth_check.verdict IS 'consistent: with the comparable base, or, where there is none, with the level; inconsistent: not with the comparable base; coverage_differs: not with the level, and no comparable base is stored; NULL: see check_reason.';
