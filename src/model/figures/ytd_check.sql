-- January to date = January to the period before + the period.

CREATE OR REPLACE VIEW @m@.ytd_check WITH (security_invoker = true) AS
SELECT c.indicator,
	@x@.localised_name(opt.lang, c.name_zh, c.name_zh_hant, c.name_en, c.indicator) AS indicator_name,
	c.region,
	@x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region) AS region_name,
	c.period, c.period::text AS period_code,
	CASE WHEN c.reporting_year_start = 1 THEN @x@.label(c.period, opt.lang, true) ELSE @m@.reporting_label(c.period, opt.lang, true, c.reporting_year_start) END AS period_label,
	c.period_start, c.period_end,
	@x@.year_of(@m@.months_later(c.period, 1 - c.reporting_year_start)) AS year, @x@.number_in_year(@m@.months_later(c.period, 1 - c.reporting_year_start), true) AS number_in_year,
	c.value, c.unit, c.unit_mult,
	c.previous AS previous_period, c.previous_value,
	c.single AS single_period, c.single_value,
	CASE WHEN c.time_additive THEN c.value - c.previous_value - c.single_value END AS residual,
	c.tolerance,
	CASE WHEN c.time_additive THEN abs(c.value - c.previous_value - c.single_value) <= c.tolerance END AS adds_up,
	CASE WHEN NOT c.time_additive THEN 'not_additive'
		 WHEN c.value IS NOT NULL AND c.previous_value IS NOT NULL AND c.single_value IS NOT NULL THEN NULL
		 WHEN c.suppressed THEN 'suppressed'
		 WHEN c.value IS NULL THEN 'no_value'
		 WHEN c.previous_value IS NULL THEN 'no_previous'
		 ELSE 'no_single' END AS check_reason,
	c.obs_status
FROM (
	SELECT o.indicator, o.region, o.period, o.period_start, o.period_end, a.previous, a.single,
		i.name_zh, i.name_zh_hant, i.name_en, i.unit, i.unit_mult, i.time_additive, i.reporting_year_start,
		@x@.stat_round(o.value, i.decimals) AS value,
		@x@.stat_round(p.value, i.decimals) AS previous_value,
		@x@.stat_round(s.value * ('1e' || (j.unit_mult - i.unit_mult))::numeric, j.decimals + i.unit_mult - j.unit_mult) AS single_value,
		('1e' || -i.decimals)::numeric + ('1e' || (j.unit_mult - i.unit_mult - j.decimals))::numeric * 0.5 AS tolerance,
		o.conf_status <> 'F' OR coalesce(p.conf_status, 'F') <> 'F' OR coalesce(s.conf_status, 'F') <> 'F' AS suppressed,
		@x@.combined_status(o.obs_status, @x@.combined_status(p.obs_status, s.obs_status)) AS obs_status
	FROM @m@.indicator i
	JOIN @m@.indicator j ON j.indicator = coalesce(i.single_indicator, i.indicator)
	JOIN @m@.observation_known o ON o.indicator = i.indicator
	CROSS JOIN LATERAL (
		SELECT @m@.preceding_period(o.period, true, i.frequency, i.reporting_year_start) AS previous OFFSET 0) b
	CROSS JOIN LATERAL (
		SELECT b.previous, @x@.ref_months(@x@.end_date(b.previous) + 1, @m@.months_of(i.frequency)) AS single
		WHERE @x@.starts_in_january(@m@.months_later(o.period, 1 - i.reporting_year_start)) AND @x@.months(o.period) <= 12 AND b.previous IS NOT NULL
		OFFSET 0) a
	LEFT JOIN @m@.observation_known p ON p.indicator = o.indicator AND p.region = o.region AND p.period OPERATOR(@x@.=) a.previous
	LEFT JOIN @m@.observation_known s ON s.indicator = j.indicator AND s.region = o.region AND s.period OPERATOR(@x@.=) a.single
	WHERE i.cumulative) c
JOIN @m@.region r ON r.region = c.region
CROSS JOIN @m@.model_option opt;
COMMENT ON VIEW @m@.ytd_check IS 'The identity of cumulative figures: January (or the month of indicator.reporting_year_start) to date less the same to the period before less the single period, with the residual and what rounding explains. Single periods are those of single_indicator, or stand under the same code. January, and January-February where January is not published, have nothing to be checked with.';
COMMENT ON COLUMN @m@.ytd_check.value IS 'The cumulative figure, rounded once to the published decimals.';
COMMENT ON COLUMN @m@.ytd_check.previous_period IS 'The cumulative period before, of type ref_period.';
COMMENT ON COLUMN @m@.ytd_check.previous_value IS 'The cumulative figure of the period before.';
COMMENT ON COLUMN @m@.ytd_check.single_period IS 'The period that comes on top, of type ref_period.';
COMMENT ON COLUMN @m@.ytd_check.single_value IS 'The figure of that period alone, in the unit multiplier of the cumulative one.';
COMMENT ON COLUMN @m@.ytd_check.residual IS 'value - previous_value - single_value: not zero where earlier months were revised without being published again.';
COMMENT ON COLUMN @m@.ytd_check.check_reason IS 'Why there is no residual: not_additive (periods of a rate, an index or a stock do not add up, see indicator.time_additive), suppressed, no_value, no_previous, no_single.';
COMMENT ON COLUMN @m@.ytd_check.obs_status IS 'SDMX CL_OBS_STATUS code of the three figures, combined by precedence.';
