-- How figures were revised: every release of every reference period.

CREATE OR REPLACE VIEW @m@.observation_release WITH (security_invoker = true) AS
SELECT v.indicator, v.period, v.region, v.value, v.published_growth, v.obs_status, v.conf_status,
	v.recorded_at, v.superseded_at, v.period_start, v.period_end,
	row_number() OVER versions AS release,
	first_value(v.value) OVER versions AS first_value,
	first_value(v.published_growth) OVER versions AS first_growth,
	last_value(v.value) OVER versions AS latest_value,
	last_value(v.published_growth) OVER versions AS latest_growth,
	lead(v.recorded_at) OVER versions IS NULL AS is_latest,
	@name(i, indicator)@ AS indicator_name,
	@name(r, region)@ AS region_name,
	i.cumulative, i.decimals, i.growth_decimals, i.unit, i.unit_mult
FROM (
	SELECT o.indicator, o.period, o.region, o.value, o.published_growth, o.obs_status, o.conf_status,
		o.released_at, o.recorded_at, o.period_start, o.period_end, 'infinity'::timestamptz AS superseded_at
	FROM @m@.observation o
	UNION ALL
	SELECT r.indicator, r.period, r.region, r.value, r.published_growth, r.obs_status, r.conf_status,
		r.released_at, r.recorded_at, r.period_start, r.period_end, r.superseded_at
	FROM @m@.observation_revision r) v
-- here and not in the views that stand on this one: beside a join they would wait for all versions before they show one
LEFT JOIN @m@.indicator i ON i.indicator = v.indicator
LEFT JOIN @m@.region r ON r.region = v.region
WHERE v.recorded_at <= (SELECT @x@.as_of())
	-- a draft that was replaced before its release was not a release; not joined, so that versions come in the order of an index
	AND (v.superseded_at = 'infinity' AND v.released_at IS NULL
		OR coalesce(v.superseded_at > coalesce(v.released_at, (SELECT c.released_at FROM @m@.release_calendar c
			WHERE c.indicator = v.indicator AND c.period OPERATOR(@x@.=) v.period)), true))
WINDOW versions AS (PARTITION BY v.indicator, v.period, v.region, v.period_start, v.period_end
	ORDER BY v.recorded_at, v.superseded_at
	ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING);
COMMENT ON VIEW @m@.observation_release IS 'Every version of every figure that was released, unrounded, with its number, the first and the latest of its reference period; as known at indstat.as_of. A version that was replaced before its release time is left out.';
COMMENT ON COLUMN @m@.observation_release.superseded_at IS 'When the next version took its place or it was deleted; infinity: it stands.';
COMMENT ON COLUMN @m@.observation_release.value IS 'The level as stored, in the unit and multiplier of the indicator; not rounded.';
COMMENT ON COLUMN @m@.observation_release.indicator_name IS 'Name of the indicator in the language of the model; NULL if it has been deleted.';
COMMENT ON COLUMN @m@.observation_release.region_name IS 'Name of the region in the language of the model; NULL if it has been deleted.';
COMMENT ON COLUMN @m@.observation_release.cumulative IS 'As in indicator.';
COMMENT ON COLUMN @m@.observation_release.decimals IS 'Decimals of published values.';
COMMENT ON COLUMN @m@.observation_release.growth_decimals IS 'Decimals of published rates, shares and gaps.';

CREATE OR REPLACE VIEW @m@.revision_triangle WITH (security_invoker = true) AS
SELECT v.indicator,
	v.indicator_name,
	v.region,
	v.region_name,
	v.period, v.period::text AS period_code,
	@x@.label(v.period, (SELECT l.lang FROM @m@.model_option l), v.cumulative) AS period_label,
	v.period_start, v.period_end,
	@x@.year_of(v.period) AS year, @x@.number_in_year(v.period, v.cumulative) AS number_in_year,
	v.release, v.is_latest, v.recorded_at,
	CASE WHEN v.superseded_at <> 'infinity' AND v.superseded_at <= (SELECT @x@.as_of()) THEN v.superseded_at END AS superseded_at,
	@x@.stat_round(v.value, v.decimals) AS value, v.unit, v.unit_mult,
	@x@.stat_round(v.first_value, v.decimals) AS first_value,
	@x@.stat_round(v.latest_value, v.decimals) AS latest_value,
	@x@.stat_round(v.value, v.decimals) - @x@.stat_round(v.first_value, v.decimals) AS value_revision,
	@x@.stat_round(v.published_growth, v.growth_decimals) AS published_growth,
	@x@.stat_round(v.first_growth, v.growth_decimals) AS first_growth,
	@x@.stat_round(v.latest_growth, v.growth_decimals) AS latest_growth,
	@x@.stat_round(@x@.pp_gap(@x@.stat_round(v.published_growth, v.growth_decimals), @x@.stat_round(v.first_growth, v.growth_decimals)), v.growth_decimals) AS growth_revision,
	v.obs_status, v.conf_status
FROM @m@.observation_release v
WHERE v.indicator_name IS NOT NULL AND v.region_name IS NOT NULL;
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
	FROM @m@.observation_release v
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
