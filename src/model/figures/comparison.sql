-- Every figure against the period before, the year before, earlier years, and so far in the year.

CREATE OR REPLACE VIEW @m@.comparison_board WITH (security_invoker = true) AS
SELECT g.indicator, g.indicator_name, g.region, g.region_name, g.parent_region,
	g.period, g.period_code, g.period_label, g.period_start, g.period_end, g.year, g.number_in_year,
	c.comparison, c.years,
	c.base_period, c.base_period::text AS base_period_code,
	CASE WHEN n.reporting_year_start = 1 THEN @x@.label(c.base_period, (SELECT l.lang FROM @m@.model_option l), g.cumulative OR c.comparison IN ('year_to_date', 'quarter_to_date')) ELSE @m@.reporting_label(c.base_period, (SELECT l.lang FROM @m@.model_option l), g.cumulative OR c.comparison IN ('year_to_date', 'quarter_to_date'), n.reporting_year_start) END AS base_period_label,
	@x@.year_of(@m@.months_later(c.base_period, 1 - n.reporting_year_start)) AS base_year,
	@x@.stat_round(c.value, g.decimals) AS value, g.unit, g.unit_mult,
	@x@.stat_round(c.base, g.decimals) AS base,
	@x@.stat_round(f.change, g.growth_decimals) AS change, g.change_unit,
	CASE WHEN g.change_unit = 'percent' THEN @x@.stat_round(f.change, g.growth_decimals) END AS growth,
	CASE WHEN c.comparison = 'year_ago' THEN @x@.figure_word(g.figures, g.region, g.period, 'source'::text) WHEN f.change IS NOT NULL THEN 'level' END AS growth_source,
	CASE WHEN c.comparison = 'year_ago' THEN @x@.figure_word(g.figures, g.region, g.period, 'reason'::text)
		 WHEN c.to_date THEN 'cumulative'
		 WHEN f.change IS NOT NULL THEN CASE WHEN g.change_unit <> 'percent' THEN 'in_points' END
		 ELSE @x@.growth_status(c.value, c.base, g.value IS NULL AND g.conf_status <> 'F' OR c.base IS NULL AND c.conf_status <> 'F', c.base IS NOT NULL AND c.crosses_break, false, 'null'::text) END AS growth_reason,
	CASE WHEN g.change_unit = 'percent' THEN @x@.stat_round(
		CASE WHEN c.years = 1 THEN f.change
			 WHEN c.years > 1 AND f.change IS NOT NULL THEN @x@.compound_growth(g.value, c.base, c.years)
			 WHEN c.years IS NULL AND 12 % @x@.months(g.period) = 0 THEN @x@.annualised_growth(f.change, 12 / @x@.months(g.period)) END, g.growth_decimals) END AS annual_growth,
	@x@.combined_status(@x@.combined_status(g.obs_status, c.obs_status), c.value_obs_status) AS obs_status,
	n.concept, n.breakdown,
	greatest(@crossed(region, g.region, c.base_period, g.period, 'coverage'::text)@, @crossed(indicator, g.indicator, c.base_period, g.period, 'coverage'::text)@) AS crosses_change,
	c.value_period, c.value_period::text AS value_period_code,
	CASE WHEN n.reporting_year_start = 1 THEN @x@.label(c.value_period, (SELECT l.lang FROM @m@.model_option l), g.cumulative OR c.comparison IN ('year_to_date', 'quarter_to_date')) ELSE @m@.reporting_label(c.value_period, (SELECT l.lang FROM @m@.model_option l), g.cumulative OR c.comparison IN ('year_to_date', 'quarter_to_date'), n.reporting_year_start) END AS value_period_label
FROM @m@.observation_figures() g
LEFT JOIN @m@.indicator n ON n.indicator = g.indicator
CROSS JOIN LATERAL (
	SELECT k.comparison, k.years, k.base_period, g.value, g.period AS value_period, NULL::text AS value_obs_status, b.value AS base, coalesce(b.conf_status, 'F') AS conf_status, b.obs_status, k.to_date,
		EXISTS (SELECT FROM @m@.observation_known e WHERE e.indicator = g.indicator AND e.region = g.region AND e.obs_status = 'B'
			AND e.period OPERATOR(@x@.>) k.base_period AND e.period OPERATOR(@x@.<=) g.period) AS crosses_break
	FROM (
		SELECT 'preceding' AS comparison, NULL::integer AS years, g.preceding AS base_period,
			-- January to May holds January to April, and the year January to November
			g.cumulative AND @x@.starts_in_january(@m@.months_later(g.period, 1 - n.reporting_year_start))
				AND (@x@.months(g.period) < 12 OR @x@.months(g.period) = 12 AND coalesce(@x@.start_date(g.preceding) = g.period_start, false)) AS to_date
		UNION ALL
		SELECT 'earlier_year' AS comparison, y.years, @x@.same_period_last_year(g.period, y.years) AS base_period, false AS to_date
		FROM unnest('{2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20}'::integer[]) y (years)) k
	LEFT JOIN @m@.observation_known b ON b.indicator = g.indicator AND b.region = g.region AND b.period OPERATOR(@x@.=) k.base_period
	WHERE k.comparison = 'preceding' OR b.indicator IS NOT NULL
	UNION ALL
	SELECT 'year_ago' AS comparison, 1 AS years, g.year_ago AS base_period, g.value, g.period AS value_period, NULL::text AS value_obs_status,
		coalesce(CASE WHEN @x@.figure_word(g.figures, g.region, g.period, 'source'::text) = 'level' THEN NULL ELSE g.comparable_base END, @x@.figure_number(g.figures, g.region, g.period, 'base'::text)) AS base,
		'F' AS conf_status, @x@.figure_word(g.figures, g.region, g.period, 'base_obs_status'::text) AS obs_status, false AS to_date, false AS crosses_break
	UNION ALL
	-- the same periods of the year, or quarter, so far: added up, or their mean
	SELECT d.comparison, 1 AS years, d.base_period, v.value, d.value_period, v.obs_status AS value_obs_status, b.value AS base, CASE WHEN b.suppressed THEN 'C' ELSE 'F' END AS conf_status, b.obs_status, false AS to_date,
		EXISTS (SELECT FROM @m@.observation_known e WHERE e.indicator = g.indicator AND e.region = g.region AND e.obs_status = 'B'
			-- also between the periods of a span
			AND e.period_start > @x@.start_date(d.base_period) AND e.period OPERATOR(@x@.>) @x@.containing_period(@x@.start_date(d.base_period), 'D'::text) AND e.period OPERATOR(@x@.<=) g.period) AS crosses_break
	FROM (
		SELECT s.comparison, s.span AS value_period, @x@.same_period_last_year(s.span, 1) AS base_period
		FROM (
			SELECT q.comparison, CASE WHEN NOT g.cumulative AND (n.time_additive OR n.time_per_collect IN ('A', 'Y')) AND @m@.months_of(n.frequency) < 12
					AND (@x@.frequency(g.period) = n.frequency OR n.frequency = 'M' AND @x@.starts_in_january(g.period) AND @x@.months(g.period) = 2)
					AND q.within_months > @m@.months_of(n.frequency)
				THEN @x@.to_ytd(g.period, q.within, n.reporting_year_start) END AS span
			FROM (VALUES ('year_to_date', 'A', 12), ('quarter_to_date', 'Q', 3)) q (comparison, within, within_months)
			OFFSET 0) s
		WHERE s.span OPERATOR(@x@.<>) g.period) d
	CROSS JOIN LATERAL (
		SELECT @x@.time_agg(z.value, z.period, d.value_period, n.time_per_collect) AS value, @x@.combined_status(z.obs_status) AS obs_status
		FROM @m@.observation_known z
		WHERE z.indicator = g.indicator AND z.region = g.region AND z.period OPERATOR(@x@.>) @x@.containing_period(@x@.start_date(d.value_period) - 1, 'D'::text) AND z.period OPERATOR(@x@.<=) g.period
			AND z.period_start >= @x@.start_date(d.value_period) AND (@x@.frequency(z.period) = n.frequency OR n.frequency = 'M' AND @x@.starts_in_january(z.period) AND @x@.months(z.period) = 2)) v
	CROSS JOIN LATERAL (
		SELECT @x@.time_agg(z.value, z.period, d.base_period, n.time_per_collect) AS value, @x@.combined_status(z.obs_status) AS obs_status, coalesce(bool_or(z.value IS NULL AND z.conf_status <> 'F'), false) AS suppressed
		FROM @m@.observation_known z
		WHERE z.indicator = g.indicator AND z.region = g.region AND z.period OPERATOR(@x@.>) @x@.containing_period(@x@.start_date(d.base_period) - 1, 'D'::text) AND z.period OPERATOR(@x@.<=) @x@.containing_period(@x@.end_date(d.base_period), 'D'::text)
			AND z.period_start >= @x@.start_date(d.base_period) AND (@x@.frequency(z.period) = n.frequency OR n.frequency = 'M' AND @x@.starts_in_january(z.period) AND @x@.months(z.period) = 2)) b
	-- a figure that is missing on the way has its own row
	WHERE v.value IS NOT NULL) c
CROSS JOIN LATERAL (
	SELECT CASE WHEN c.comparison = 'year_ago' THEN @x@.figure_number(g.figures, g.region, g.period, 'change'::text)
		WHEN c.to_date OR c.crosses_break THEN NULL
		WHEN g.change_unit = 'percent' THEN @x@.yoy_growth(c.value, c.base)
		ELSE c.value - c.base END AS change OFFSET 0) f;
COMMENT ON VIEW @m@.comparison_board IS 'Every observation against the period before in its series (comparison preceding; 环比), the same period a year earlier (year_ago, by the order of authority of indicator_board) that of up to twenty years (earlier_year, where there is a figure), and what single periods of the year or quarter so far make up, against the same ones a year earlier (year_to_date, quarter_to_date: added up, or the mean of averages, see time_agg): growth in percent, or a difference in points, and growth at an annual rate. Levels are not compared across a break; a figure from January to date is not compared with the one before, which is part of it. Filter by comparison, years or base_year, and by codes, names, labels or days.';
COMMENT ON COLUMN @m@.comparison_board.value IS 'The figure, or what those of value_period make up, rounded once to the published decimals.';
COMMENT ON COLUMN @m@.comparison_board.comparison IS 'preceding, year_ago, earlier_year, year_to_date or quarter_to_date. The last two are there from the second period on, where every period so far has a figure, of indicators that are not cumulative: amounts and counts that are summed over time, and averages (time_per_collect A, Y).';
COMMENT ON COLUMN @m@.comparison_board.years IS 'How many years lie between; NULL: the preceding period.';
COMMENT ON COLUMN @m@.comparison_board.base_period IS 'The period that is compared with, of type ref_period; NULL where there is none.';
COMMENT ON COLUMN @m@.comparison_board.base_period_code IS 'The same as text, canonical SDMX.';
COMMENT ON COLUMN @m@.comparison_board.base_period_label IS 'The same as people write it, in the language of the model.';
COMMENT ON COLUMN @m@.comparison_board.base_year IS 'Year of its last day: 2019 compares everything with 2019.';
COMMENT ON COLUMN @m@.comparison_board.base IS 'The level that is compared with (of the year before: on the coverage that growth_source says), rounded once to the published decimals.';
COMMENT ON COLUMN @m@.comparison_board.change IS 'Change on the level of base_period, in the unit that change_unit says.';
COMMENT ON COLUMN @m@.comparison_board.growth IS 'Growth on the level of base_period, percent; NULL where change_unit is not percent.';
COMMENT ON COLUMN @m@.comparison_board.growth_reason IS 'Why growth is NULL: suppressed, break, no_value, no_base, base_zero, base_negative, in_points, or cumulative (a figure from January to date is not compared with the one before).';
COMMENT ON COLUMN @m@.comparison_board.annual_growth IS 'The same at an annual rate, percent: of the preceding period annualised (not of days and weeks), of several years the average of a year (compound). For seasonal figures the annualised one says little.';
COMMENT ON COLUMN @m@.comparison_board.obs_status IS 'SDMX CL_OBS_STATUS code of both figures, combined by precedence.';
COMMENT ON COLUMN @m@.comparison_board.crosses_change IS 'The last change between base_period and this period of what the region (region_change) or the indicator (indicator_change) covers: day and kind, as 2024-01-01 moved; the comparison reaches across it. NULL: none.';
COMMENT ON COLUMN @m@.comparison_board.value_period IS 'What value is of: the period itself, or of year_to_date and quarter_to_date all from the first of the year or quarter to it; of type ref_period.';
COMMENT ON COLUMN @m@.comparison_board.value_period_code IS 'The same as text, canonical SDMX.';
COMMENT ON COLUMN @m@.comparison_board.value_period_label IS 'The same as people write it, in the language of the model.';
