-- Figures whose period does not fit their indicator.

CREATE OR REPLACE VIEW @m@.period_check WITH (security_invoker = true) AS
SELECT p.indicator, @name(p, indicator)@ AS indicator_name, r.region, @name(r, region)@ AS region_name,
	o.period, p.period_code,
	p.period_label,
	p.period_start, p.period_end, p.year, p.number_in_year,
	@x@.stat_round(o.value, p.decimals) AS value, p.unit, p.unit_mult, p.frequency, p.cumulative,
	p.check_reason, p.other_period, p.other_period::text AS other_period_code
FROM (
	SELECT i.indicator, i.name_zh, i.name_zh_hant, i.name_en, i.decimals, i.unit, i.unit_mult, i.frequency, i.cumulative,
		q.period, q.period_code, @label(q)@ AS period_label, q.period_start, q.period_end, @year(q)@ AS year, @number(q)@ AS number_in_year, w.check_reason, w.other_period
	FROM @m@.indicator i
	JOIN @m@.indicator_period q ON q.indicator = i.indicator
	CROSS JOIN LATERAL (
		SELECT CASE WHEN i.reporting_year_start = 1 THEN @x@.fitting_period(q.period, i.frequency, i.cumulative, 'day'::text, false)
				ELSE @m@.fitting_period(q.period, i.frequency, i.cumulative, 'day'::text, false, i.reporting_year_start) END IS NULL AS misfit,
			i.cumulative AND @m@.months_of(i.frequency) IS NOT NULL AND @x@.months(q.period) <= 12 AND NOT @x@.starts_in_january(@m@.months_later(q.period, 1 - i.reporting_year_start)) AS single,
			-- what was perhaps meant: the period that a day lies in, all from January to the last one
			CASE WHEN i.reporting_year_start = 1 THEN @x@.fitting_period(q.period, i.frequency, i.cumulative, 'any_day'::text, true)
				ELSE @m@.fitting_period(q.period, i.frequency, i.cumulative, 'any_day'::text, true, i.reporting_year_start) END AS meant OFFSET 0) f
	CROSS JOIN LATERAL (
		SELECT CASE WHEN f.single AND NOT f.misfit THEN 'single_period' ELSE 'frequency' END AS check_reason,
			CASE WHEN f.meant OPERATOR(@x@.<>) q.period THEN f.meant END AS other_period
		WHERE f.misfit OR f.single
		UNION ALL
		SELECT 'overlap' AS check_reason, z.period AS other_period
		FROM @m@.indicator_period z
		WHERE NOT f.misfit AND NOT i.cumulative AND z.indicator = q.indicator AND z.period OPERATOR(@x@.<>) q.period
			AND z.period_start <= q.period_end AND z.period_end >= q.period_start) w) p
JOIN @m@.observation_known o ON o.indicator = p.indicator AND o.period OPERATOR(@x@.=) p.period
JOIN @m@.region r ON r.region = o.region
WHERE CASE p.check_reason
	-- single periods beside those from January are kept on purpose
	WHEN 'single_period' THEN NOT EXISTS (SELECT FROM @m@.observation_known z WHERE z.indicator = o.indicator AND z.region = o.region AND z.period OPERATOR(@x@.=) p.other_period)
	WHEN 'overlap' THEN EXISTS (SELECT FROM @m@.observation_known z WHERE z.indicator = o.indicator AND z.region = o.region AND z.period OPERATOR(@x@.=) p.other_period)
	ELSE true END;
COMMENT ON VIEW @m@.period_check IS 'Figures whose period does not fit their indicator, as known at indstat.as_of: of another frequency, single where the indicator is cumulative, or covering days that another figure of the region covers too. Such figures get growth and ranks all the same.';
COMMENT ON COLUMN @m@.period_check.frequency IS 'SDMX CL_FREQ code of the indicator.';
COMMENT ON COLUMN @m@.period_check.cumulative IS 'Whether periods of the indicator run from January.';
COMMENT ON COLUMN @m@.period_check.check_reason IS 'frequency: not of the frequency of the indicator (a quarter among months, a day that a spreadsheet made of a month); single_period: a single period of a cumulative indicator, without the figure from January beside it (September where January to September is meant); overlap: other_period covers some of the same days.';
COMMENT ON COLUMN @m@.period_check.other_period IS 'The period that was perhaps meant, or the one that overlaps, of type ref_period; NULL: there is none.';
COMMENT ON COLUMN @m@.period_check.other_period_code IS 'The same as text, canonical SDMX.';
