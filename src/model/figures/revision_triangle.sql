-- How figures were revised: every release of every reference period.

CREATE OR REPLACE VIEW @m@.observation_release WITH (security_invoker = true) AS
SELECT w.indicator, w.period, w.region, w.value, w.published_growth, w.obs_status, w.conf_status,
	w.recorded_at, w.superseded_at, w.period_start, w.period_end, w.release,
	w.first_value, first_value(w.growth) OVER versions AS first_growth,
	w.latest_value, last_value(w.growth) OVER versions AS latest_growth, w.is_latest,
	w.growth, w.growth_source
FROM (
	SELECT k.*, i.change_unit,
		CASE WHEN s.growth_source = 'published' THEN k.published_growth
			 WHEN i.change_unit <> 'percent' THEN k.value - s.base
			 ELSE @x@.yoy_growth(k.value, s.base) END AS growth,
		CASE WHEN s.growth_source = 'published' OR s.base > 0 OR s.base IS NOT NULL AND i.change_unit <> 'percent' THEN s.growth_source END AS growth_source
	FROM (
		SELECT v.indicator, v.period, v.region, v.value, v.published_growth, v.comparable_base, v.obs_status, v.conf_status,
			v.recorded_at, v.superseded_at, v.period_start, v.period_end,
			row_number() OVER versions AS release,
			first_value(v.value) OVER versions AS first_value,
			last_value(v.value) OVER versions AS latest_value,
			lead(v.recorded_at) OVER versions IS NULL AS is_latest,
			-- the year before as it was known when this was shown; beside the latest, as it is known now
			CASE WHEN lead(v.recorded_at) OVER versions IS NULL THEN (SELECT @x@.as_of()) ELSE least(greatest(v.recorded_at, v.released_at, c.released_at), (SELECT @x@.as_of())) END AS shown_at
		FROM (
			SELECT o.indicator, o.period, o.region, o.value, o.published_growth, o.comparable_base, o.obs_status, o.conf_status,
				o.released_at, o.recorded_at, o.period_start, o.period_end, 'infinity'::timestamptz AS superseded_at
			FROM @m@.observation o
			UNION ALL
			SELECT r.indicator, r.period, r.region, r.value, r.published_growth, r.comparable_base, r.obs_status, r.conf_status,
				r.released_at, r.recorded_at, r.period_start, r.period_end, r.superseded_at
			FROM @m@.observation_revision r) v
		LEFT JOIN @m@.release_calendar c ON c.indicator = v.indicator AND c.period OPERATOR(@x@.=) v.period
		WHERE v.recorded_at <= (SELECT @x@.as_of())
			-- a draft that was replaced before its release was not a release
			AND coalesce(v.superseded_at > coalesce(v.released_at, c.released_at), true)
		WINDOW versions AS (PARTITION BY v.indicator, v.period, v.region, v.period_start, v.period_end
			ORDER BY v.recorded_at, v.superseded_at
			ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)) k
	JOIN @m@.indicator i ON i.indicator = k.indicator
	LEFT JOIN LATERAL (
		SELECT y.value
		FROM (
			SELECT o.value, o.recorded_at, 'infinity'::timestamptz AS superseded_at FROM @m@.observation o
			WHERE o.indicator = k.indicator AND o.region = k.region AND o.period OPERATOR(@x@.=) @x@.same_period_last_year(k.period, 1)
			UNION ALL
			SELECT r.value, r.recorded_at, r.superseded_at FROM @m@.observation_revision r
			WHERE r.indicator = k.indicator AND r.region = k.region AND r.period OPERATOR(@x@.=) @x@.same_period_last_year(k.period, 1)) y
		WHERE y.recorded_at <= k.shown_at AND (y.superseded_at > k.shown_at OR y.superseded_at = 'infinity')
			AND NOT EXISTS (SELECT FROM @m@.observation_known e WHERE e.indicator = k.indicator AND e.region = k.region AND e.obs_status = 'B'
				AND e.period OPERATOR(@x@.>) @x@.same_period_last_year(k.period, 1) AND e.period OPERATOR(@x@.<=) k.period)
		LIMIT 1) b ON k.published_growth IS NULL AND k.comparable_base IS NULL
	CROSS JOIN LATERAL (
		SELECT coalesce(k.comparable_base, b.value) AS base,
			CASE WHEN k.published_growth IS NOT NULL THEN 'published' WHEN k.value IS NULL THEN NULL WHEN k.comparable_base IS NOT NULL THEN 'comparable_base' WHEN b.value IS NOT NULL THEN 'level' END AS growth_source) s) w
WINDOW versions AS (PARTITION BY w.indicator, w.period, w.region, w.period_start, w.period_end
	ORDER BY w.release
	ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING);
COMMENT ON VIEW @m@.observation_release IS 'Every version of every figure that was released, unrounded, with its number, the change on the year as it was shown then, the first and the latest of its reference period; as known at indstat.as_of. A version that was replaced before its release time is left out.';
COMMENT ON COLUMN @m@.observation_release.superseded_at IS 'When the next version took its place or it was deleted; infinity: it stands.';
COMMENT ON COLUMN @m@.observation_release.growth IS 'The change on the year as it was shown: published, or on the comparable base, or on the level a year earlier as that was known then (of the latest release, as it is known now); percent, or a difference in points.';
COMMENT ON COLUMN @m@.observation_release.first_growth IS 'growth of the first release.';
COMMENT ON COLUMN @m@.observation_release.latest_growth IS 'growth of the latest release.';
COMMENT ON COLUMN @m@.observation_release.value IS 'The level as stored, in the unit and multiplier of the indicator; not rounded.';

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
	CASE WHEN v.superseded_at <> 'infinity' AND v.superseded_at <= (SELECT @x@.as_of()) THEN v.superseded_at END AS superseded_at,
	@x@.stat_round(v.value, i.decimals) AS value, i.unit, i.unit_mult,
	@x@.stat_round(v.first_value, i.decimals) AS first_value,
	@x@.stat_round(v.latest_value, i.decimals) AS latest_value,
	@x@.stat_round(v.value, i.decimals) - @x@.stat_round(v.first_value, i.decimals) AS value_revision,
	@x@.stat_round(v.published_growth, i.change_decimals) AS published_growth,
	@x@.stat_round(v.first_growth, i.change_decimals) AS first_growth,
	@x@.stat_round(v.latest_growth, i.change_decimals) AS latest_growth,
	@x@.stat_round(@x@.pp_gap(@x@.stat_round(v.growth, i.change_decimals), @x@.stat_round(v.first_growth, i.change_decimals)), i.change_decimals) AS growth_revision,
	v.obs_status, v.conf_status,
	@x@.stat_round(v.growth, i.change_decimals) AS growth, v.growth_source, i.change_unit
FROM @m@.observation_release v
JOIN @m@.indicator i ON i.indicator = v.indicator
JOIN @m@.region r ON r.region = v.region
CROSS JOIN @m@.model_option opt;
COMMENT ON VIEW @m@.revision_triangle IS 'The revision triangle: one row for every reference period and release, with what was printed then, the first and the latest release and the revision since the first. Printed figures; rows by reference period, columns by release make the triangle.';
COMMENT ON COLUMN @m@.revision_triangle.growth IS 'The change on the year as it was shown then: published, or computed from the levels that were known then (of the latest release, that are known now); percent, or a difference as change_unit says.';
COMMENT ON COLUMN @m@.revision_triangle.first_growth IS 'growth of the first release.';
COMMENT ON COLUMN @m@.revision_triangle.latest_growth IS 'growth of the latest release.';
COMMENT ON COLUMN @m@.revision_triangle.growth_revision IS 'growth minus that of the first release, percentage points (or points, as change_unit says).';
COMMENT ON COLUMN @m@.revision_triangle.superseded_at IS 'When the next version took its place or it was deleted; NULL: it stands.';

CREATE OR REPLACE VIEW @m@.revision_summary WITH (security_invoker = true) AS
SELECT s.indicator,
	@x@.localised_name(opt.lang, i.name_zh, i.name_zh_hant, i.name_en, i.indicator) AS indicator_name,
	s.region,
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
FROM (
	SELECT q.*, @x@.revision_statistics(q.latest, q.first, NULL::integer) AS growth
	FROM (
		SELECT v.indicator, v.region, count(*) AS periods,
			count(*) FILTER (WHERE v.release > 1) AS revised_periods, max(v.release) AS releases,
			-- what was published once has not been revised yet, by zero or otherwise
			avg(v.latest_value - v.first_value) FILTER (WHERE v.release > 1) AS mean_revision,
			avg(abs(v.latest_value - v.first_value)) FILTER (WHERE v.release > 1) AS mean_absolute_revision,
			avg(v.latest_growth - v.first_growth) FILTER (WHERE v.release > 1) AS mean_growth_revision,
			avg(abs(v.latest_growth - v.first_growth)) FILTER (WHERE v.release > 1) AS mean_absolute_growth_revision,
			CASE WHEN e.from_january THEN @x@.series_ytd_agg_or_null(v.period, @x@.stat_round(v.latest_growth, e.change_decimals), e.frequency) FILTER (WHERE e.from_january AND m.matured)
				 ELSE @x@.series_agg_or_null(v.period, @x@.stat_round(v.latest_growth, e.change_decimals)) FILTER (WHERE NOT e.from_january AND m.matured) END AS latest,
			CASE WHEN e.from_january THEN @x@.series_ytd_agg_or_null(v.period, @x@.stat_round(v.first_growth, e.change_decimals), e.frequency) FILTER (WHERE e.from_january AND m.matured)
				 ELSE @x@.series_agg_or_null(v.period, @x@.stat_round(v.first_growth, e.change_decimals)) FILTER (WHERE NOT e.from_january AND m.matured) END AS first
		FROM @m@.observation_release v
		JOIN (SELECT x.indicator, x.frequency, x.change_decimals, x.cumulative, x.cumulative AND x.frequency IN ('M', 'Q', 'T', 'S') AS from_january FROM @m@.indicator x) e ON e.indicator = v.indicator
		CROSS JOIN LATERAL (
			SELECT v.release > 1 AND v.latest_growth IS NOT NULL AND v.first_growth IS NOT NULL AND @x@.fitting_period(v.period, e.frequency, e.cumulative, 'day'::text, false) IS NOT NULL
				AND (NOT e.from_january OR @x@.starts_in_january(v.period)) AS matured) m
		WHERE v.is_latest
		GROUP BY v.indicator, v.region, e.from_january, e.frequency, e.change_decimals) q) s
JOIN @m@.indicator i ON i.indicator = s.indicator
JOIN @m@.region r ON r.region = s.region
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
