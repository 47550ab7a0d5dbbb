-- How figures were revised: every release of every reference period.

CREATE OR REPLACE VIEW @m@.revision_triangle WITH (security_invoker = true) AS
SELECT v.indicator,
	v.indicator_name,
	v.region,
	v.region_name,
	v.period, v.period::text AS period_code,
	CASE WHEN v.reporting_year_start = 1 THEN @x@.label(v.period, (SELECT l.lang FROM @m@.model_option l), v.cumulative) ELSE @m@.reporting_label(v.period, (SELECT l.lang FROM @m@.model_option l), v.cumulative, v.reporting_year_start) END AS period_label,
	v.period_start, v.period_end,
	@x@.year_of(@m@.months_later(v.period, 1 - v.reporting_year_start)) AS year, @x@.number_in_year(@m@.months_later(v.period, 1 - v.reporting_year_start), v.cumulative) AS number_in_year,
	v.release, v.is_latest, v.recorded_at,
	CASE WHEN v.superseded_at <= (SELECT @x@.as_of()) AND v.superseded_at <> 'infinity' THEN v.superseded_at END AS superseded_at,
	@x@.stat_round(v.value, v.decimals) AS value, v.unit, v.unit_mult,
	@x@.stat_round(v.first_value, v.decimals) AS first_value,
	@x@.stat_round(v.latest_value, v.decimals) AS latest_value,
	@x@.stat_round(v.value, v.decimals) - @x@.stat_round(v.first_value, v.decimals) AS value_revision,
	@x@.stat_round(v.published_growth, v.change_decimals) AS published_growth,
	@x@.stat_round(v.first_growth, v.change_decimals) AS first_growth,
	@x@.stat_round(v.latest_growth, v.change_decimals) AS latest_growth,
	@x@.stat_round(@x@.pp_gap(@x@.stat_round(v.growth, v.change_decimals), @x@.stat_round(v.first_growth, v.change_decimals)), v.change_decimals) AS growth_revision,
	v.obs_status, v.conf_status,
	@x@.stat_round(v.growth, v.change_decimals) AS growth, v.growth_source, v.change_unit
FROM (
@model_observation_release@
	) v;
COMMENT ON VIEW @m@.revision_triangle IS 'The revision triangle: one row for every reference period and release, with what was printed then, the first and the latest release and the revision since the first. Printed figures; rows by reference period, columns by release make the triangle.';
COMMENT ON COLUMN @m@.revision_triangle.growth IS 'The change on the year as it was shown then: published, or computed from the levels that were known then (of the latest release, that are known now); percent, or a difference as change_unit says.';
COMMENT ON COLUMN @m@.revision_triangle.first_growth IS 'growth of the first release.';
COMMENT ON COLUMN @m@.revision_triangle.latest_growth IS 'growth of the latest release.';
COMMENT ON COLUMN @m@.revision_triangle.growth_revision IS 'growth minus that of the first release, percentage points (or points, as change_unit says).';
COMMENT ON COLUMN @m@.revision_triangle.superseded_at IS 'When the next version took its place or it was deleted; NULL: it stands.';

CREATE OR REPLACE VIEW @m@.revision_summary WITH (security_invoker = true) AS
SELECT i.indicator,
	@x@.localised_name(opt.lang, i.name_zh, i.name_zh_hant, i.name_en, i.indicator) AS indicator_name,
	r.region,
	@x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region) AS region_name,
	s.periods, s.revised_periods, s.releases,
	@x@.stat_round(s.mean_revision, i.decimals + 1) AS mean_revision,
	@x@.stat_round(s.mean_absolute_revision, i.decimals + 1) AS mean_absolute_revision,
	@x@.stat_round(s.mean_growth_revision, i.change_decimals + 1) AS mean_growth_revision,
	@x@.stat_round(s.mean_absolute_growth_revision, i.change_decimals + 1) AS mean_absolute_growth_revision,
	i.change_unit,
	(s.growth).n AS growth_periods,
	@x@.stat_round((s.growth).median, i.change_decimals + 1) AS median_growth_revision,
	@x@.stat_round((s.growth).standard_deviation, i.change_decimals + 1) AS growth_standard_deviation,
	@x@.stat_round((s.growth).largest, i.change_decimals) AS largest_growth_revision,
	@x@.stat_round((s.growth).sign_change_share, 1) AS sign_change_share,
	@x@.stat_round((s.growth).t, 2) AS t, @x@.stat_round((s.growth).p_value, 3) AS p_value,
	@x@.stat_round((s.growth).robust_t, 2) AS robust_t, @x@.stat_round((s.growth).robust_p_value, 3) AS robust_p_value
FROM @m@.indicator i
-- one series at a time, of those that there are: the first rows do not wait for the figures of all
CROSS JOIN LATERAL (
	SELECT DISTINCT k.region
	FROM (
		SELECT o.indicator, o.region FROM @m@.observation o
		UNION ALL
		SELECT h.indicator, h.region FROM @m@.observation_revision h) k
	WHERE k.indicator = i.indicator) k
JOIN @m@.region r ON r.region = k.region
CROSS JOIN LATERAL (SELECT i.cumulative AND i.frequency IN ('M', 'Q', 'T', 'S') AS from_january) e
CROSS JOIN LATERAL (
	SELECT q.*, @x@.revision_statistics(q.latest, q.first, NULL::integer) AS growth
	FROM (
		SELECT count(*) AS periods,
			count(*) FILTER (WHERE v.release > 1) AS revised_periods, max(v.release) AS releases,
			-- what was published once has not been revised yet, by zero or otherwise
			avg(v.latest_value - v.first_value) FILTER (WHERE v.release > 1) AS mean_revision,
			avg(abs(v.latest_value - v.first_value)) FILTER (WHERE v.release > 1) AS mean_absolute_revision,
			avg(v.latest_growth - v.first_growth) FILTER (WHERE v.release > 1) AS mean_growth_revision,
			avg(abs(v.latest_growth - v.first_growth)) FILTER (WHERE v.release > 1) AS mean_absolute_growth_revision,
			CASE WHEN e.from_january THEN @x@.series_ytd_agg_or_null(m.moved, @x@.stat_round(v.latest_growth, i.change_decimals), i.frequency) FILTER (WHERE e.from_january AND m.matured)
				 ELSE @x@.series_agg_or_null(v.period, @x@.stat_round(v.latest_growth, i.change_decimals)) FILTER (WHERE NOT e.from_january AND m.matured) END AS latest,
			CASE WHEN e.from_january THEN @x@.series_ytd_agg_or_null(m.moved, @x@.stat_round(v.first_growth, i.change_decimals), i.frequency) FILTER (WHERE e.from_january AND m.matured)
				 ELSE @x@.series_agg_or_null(v.period, @x@.stat_round(v.first_growth, i.change_decimals)) FILTER (WHERE NOT e.from_january AND m.matured) END AS first
		FROM (
@model_observation_release@
			) v
		CROSS JOIN LATERAL (SELECT @m@.months_later(v.period, 1 - i.reporting_year_start) AS moved OFFSET 0) o
		CROSS JOIN LATERAL (
			SELECT v.release > 1 AND v.latest_growth IS NOT NULL AND v.first_growth IS NOT NULL AND @x@.fitting_period(o.moved, i.frequency, i.cumulative, 'day'::text, false) IS NOT NULL
				AND (NOT e.from_january OR @x@.starts_in_january(o.moved)) AS matured, o.moved) m
		WHERE v.is_latest AND v.indicator = i.indicator AND v.region = r.region) q
	WHERE q.periods > 0
	-- once, and not for each statistic that is shown
	OFFSET 0) s
CROSS JOIN @m@.model_option opt;
COMMENT ON VIEW @m@.revision_summary IS 'How much the figures of an indicator and region were revised, over its reference periods that were published more than once: latest release minus first, its mean (a bias) and the mean of its absolute size, of levels and of growth as it was shown; of printed growth also median, standard deviation, t of the mean and the like, as revision_statistics has them. Means are printed with one decimal more than the figures.';
COMMENT ON COLUMN @m@.revision_summary.periods IS 'How many reference periods have a release.';
COMMENT ON COLUMN @m@.revision_summary.revised_periods IS 'How many of them were released more than once.';
COMMENT ON COLUMN @m@.revision_summary.releases IS 'The most releases that a reference period had.';
COMMENT ON COLUMN @m@.revision_summary.mean_revision IS 'Mean of latest minus first level, in the unit and multiplier of the indicator; reference periods without both, or published once, are left out.';
COMMENT ON COLUMN @m@.revision_summary.mean_absolute_revision IS 'Mean of the absolute difference of latest and first level, in the unit and multiplier of the indicator.';
COMMENT ON COLUMN @m@.revision_summary.mean_growth_revision IS 'Mean of latest minus first growth as it was shown, percentage points (or points, as change_unit says).';
COMMENT ON COLUMN @m@.revision_summary.mean_absolute_growth_revision IS 'Mean of the absolute difference of latest and first growth, percentage points.';
COMMENT ON COLUMN @m@.revision_summary.growth_periods IS 'How many periods have a first and a latest printed growth: what the statistics that follow are of. NULL: there are none, or they make no series.';
COMMENT ON COLUMN @m@.revision_summary.median_growth_revision IS 'Median of latest minus first printed growth.';
COMMENT ON COLUMN @m@.revision_summary.growth_standard_deviation IS 'Standard deviation of it.';
COMMENT ON COLUMN @m@.revision_summary.largest_growth_revision IS 'The largest in size, with its sign.';
COMMENT ON COLUMN @m@.revision_summary.sign_change_share IS 'In how many percent of the periods growth changed its sign.';
COMMENT ON COLUMN @m@.revision_summary.t IS 't of the mean: mean / (standard deviation / sqrt(n)).';
COMMENT ON COLUMN @m@.revision_summary.p_value IS 'How probable such a t is by chance, two-sided.';
COMMENT ON COLUMN @m@.revision_summary.robust_t IS 'The same, heeding that revisions depend on those before (Newey and West).';
COMMENT ON COLUMN @m@.revision_summary.robust_p_value IS 'How probable such a robust_t is by chance.';
