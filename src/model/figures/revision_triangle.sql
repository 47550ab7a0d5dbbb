-- How figures were revised: every release of every reference period.

CREATE OR REPLACE VIEW @m@.revision_triangle WITH (security_invoker = true) AS
SELECT v.indicator,
	@x@.localised_name(opt.lang, i.name_zh, i.name_zh_hant, i.name_en, i.indicator) AS indicator_name,
	v.region,
	@x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region) AS region_name,
	v.period, v.period::text AS period_code,
	@x@.label(v.period, opt.lang, i.cumulative) AS period_label,
	v.period_start, v.period_end,
	@x@.year_of(v.period) AS year, @x@.number_in_year(v.period, i.cumulative) AS number_in_year,
	v.release, v.is_latest, v.recorded_at,
	CASE WHEN v.superseded_at <= (SELECT @x@.as_of()) THEN v.superseded_at END AS superseded_at,
	@x@.stat_round(v.value, i.decimals) AS value, i.unit, i.unit_mult,
	@x@.stat_round(v.first_value, i.decimals) AS first_value,
	@x@.stat_round(v.latest_value, i.decimals) AS latest_value,
	@x@.stat_round(v.value, i.decimals) - @x@.stat_round(v.first_value, i.decimals) AS value_revision,
	@x@.stat_round(v.published_growth, i.growth_decimals) AS published_growth,
	@x@.stat_round(v.first_growth, i.growth_decimals) AS first_growth,
	@x@.stat_round(v.latest_growth, i.growth_decimals) AS latest_growth,
	@x@.stat_round(@x@.pp_gap(@x@.stat_round(v.published_growth, i.growth_decimals), @x@.stat_round(v.first_growth, i.growth_decimals)), i.growth_decimals) AS growth_revision,
	v.obs_status, v.conf_status
FROM (
@model_observation_release@
	) v
JOIN @m@.indicator i ON i.indicator = v.indicator
JOIN @m@.region r ON r.region = v.region
CROSS JOIN @m@.model_option opt;
COMMENT ON VIEW @m@.revision_triangle IS 'The revision triangle: one row for every reference period and release, with what was printed then, the first and the latest release and the revision since the first. Printed figures; rows by reference period, columns by release make the triangle.';
COMMENT ON COLUMN @m@.revision_triangle.superseded_at IS 'When the next version took its place or it was deleted; NULL: it stands.';

CREATE OR REPLACE VIEW @m@.revision_summary WITH (security_invoker = true) AS
SELECT s.indicator,
	@x@.localised_name(opt.lang, i.name_zh, i.name_zh_hant, i.name_en, i.indicator) AS indicator_name,
	s.region,
	@x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region) AS region_name,
	s.periods, s.revised_periods, s.releases,
	@x@.stat_round(s.mean_revision, i.decimals + 1) AS mean_revision,
	@x@.stat_round(s.mean_absolute_revision, i.decimals + 1) AS mean_absolute_revision,
	@x@.stat_round(s.mean_growth_revision, i.growth_decimals + 1) AS mean_growth_revision,
	@x@.stat_round(s.mean_absolute_growth_revision, i.growth_decimals + 1) AS mean_absolute_growth_revision
FROM (
	SELECT v.indicator, v.region, count(*) AS periods,
		count(*) FILTER (WHERE v.release > 1) AS revised_periods, max(v.release) AS releases,
		avg(v.latest_value - v.first_value) AS mean_revision,
		avg(abs(v.latest_value - v.first_value)) AS mean_absolute_revision,
		avg(v.latest_growth - v.first_growth) AS mean_growth_revision,
		avg(abs(v.latest_growth - v.first_growth)) AS mean_absolute_growth_revision
	FROM (
@model_observation_release@
		) v
	WHERE v.is_latest
	GROUP BY v.indicator, v.region) s
JOIN @m@.indicator i ON i.indicator = s.indicator
JOIN @m@.region r ON r.region = s.region
CROSS JOIN @m@.model_option opt;
COMMENT ON VIEW @m@.revision_summary IS 'How much the figures of an indicator and region were revised, over its reference periods: latest release minus first, its mean (a bias) and the mean of its absolute size. Printed with one decimal more than the figures.';
COMMENT ON COLUMN @m@.revision_summary.periods IS 'How many reference periods have a release.';
COMMENT ON COLUMN @m@.revision_summary.revised_periods IS 'How many of them were released more than once.';
COMMENT ON COLUMN @m@.revision_summary.releases IS 'The most releases that a reference period had.';
COMMENT ON COLUMN @m@.revision_summary.mean_revision IS 'Mean of latest minus first level, in the unit and multiplier of the indicator; reference periods without both are left out.';
COMMENT ON COLUMN @m@.revision_summary.mean_absolute_revision IS 'Mean of the absolute difference of latest and first level, in the unit and multiplier of the indicator.';
COMMENT ON COLUMN @m@.revision_summary.mean_growth_revision IS 'Mean of latest minus first published growth, percentage points.';
COMMENT ON COLUMN @m@.revision_summary.mean_absolute_growth_revision IS 'Mean of the absolute difference of latest and first published growth, percentage points.';
