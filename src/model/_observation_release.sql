/*
 * Every version of every figure that was released, unrounded, with its number, the
 * change on the year as it was shown then (growth, and growth_source: published, or
 * on the comparable base, or on the level a year earlier as that was known then), the
 * first and the latest of its reference period, and what its indicator and region are
 * called; as known at indstat.as_of.
 *
 * Nothing is joined above the windows, and all of them go through the versions in one
 * order, that of an index: the first rows do not wait for all versions.
 */
SELECT w.indicator, w.period, w.region, w.value, w.published_growth, w.obs_status, w.conf_status,
	w.recorded_at, w.superseded_at, w.period_start, w.period_end, w.release,
	w.first_value, first_value(w.growth) OVER versions AS first_growth,
	w.latest_value, last_value(w.growth) OVER versions AS latest_growth, w.is_latest,
	w.growth, w.growth_source, w.indicator_name, w.region_name, w.cumulative, w.decimals, w.change_decimals, w.change_unit, w.unit, w.unit_mult, w.reporting_year_start
FROM (
	SELECT s.*,
		CASE WHEN s.source = 'published' THEN s.published_growth
			 WHEN s.change_unit <> 'percent' THEN s.value - s.base
			 ELSE @x@.yoy_growth(s.value, s.base) END AS growth,
		CASE WHEN s.source = 'published' OR s.base > 0 OR s.base IS NOT NULL AND s.change_unit <> 'percent' THEN s.source END AS growth_source
	FROM (
		SELECT b.*,
			CASE WHEN b.published_growth IS NOT NULL THEN 'published' WHEN b.value IS NULL THEN NULL WHEN b.comparable_base IS NOT NULL THEN 'comparable_base' WHEN b.base IS NOT NULL THEN 'level' END AS source
		FROM (
			-- a window, so that base is looked up once and not wherever it is written
			SELECT k.*, row_number() OVER versions AS release,
				CASE WHEN k.comparable_base IS NOT NULL THEN k.comparable_base
					 WHEN k.published_growth IS NULL THEN (
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
					LIMIT 1) END AS base
			FROM (
				SELECT v.indicator, v.period, v.region, v.value, v.published_growth, v.comparable_base, v.obs_status, v.conf_status,
					v.recorded_at, v.superseded_at, v.period_start, v.period_end,
					@name(i, indicator)@ AS indicator_name, @name(r, region)@ AS region_name,
					-- history outlives what it is of
					i.indicator IS NOT NULL AND r.region IS NOT NULL AS is_there,
					i.cumulative, i.decimals, i.change_decimals, i.change_unit, i.unit, i.unit_mult, i.reporting_year_start,
					first_value(v.value) OVER versions AS first_value,
					last_value(v.value) OVER versions AS latest_value,
					lead(v.recorded_at) OVER versions IS NULL AS is_latest,
					-- the year before as it was known when this was shown; beside the latest, as it is known now
					CASE WHEN lead(v.recorded_at) OVER versions IS NULL THEN (SELECT @x@.as_of())
						 ELSE least(greatest(v.recorded_at, v.released_at, (SELECT c.released_at FROM @m@.release_calendar c
							WHERE c.indicator = v.indicator AND c.period OPERATOR(@x@.=) v.period)), (SELECT @x@.as_of())) END AS shown_at
				FROM (
					SELECT o.indicator, o.period, o.region, o.value, o.published_growth, o.comparable_base, o.obs_status, o.conf_status,
						o.released_at, o.recorded_at, o.period_start, o.period_end, 'infinity'::timestamptz AS superseded_at
					FROM @m@.observation o
					UNION ALL
					SELECT r.indicator, r.period, r.region, r.value, r.published_growth, r.comparable_base, r.obs_status, r.conf_status,
						r.released_at, r.recorded_at, r.period_start, r.period_end, r.superseded_at
					FROM @m@.observation_revision r) v
				-- outer joins: the planner does not expect to lose most rows by them, and then to be better off with all sorted
				LEFT JOIN @m@.indicator i ON i.indicator = v.indicator
				LEFT JOIN @m@.region r ON r.region = v.region
				WHERE v.recorded_at <= (SELECT @x@.as_of())
					-- a draft that was replaced before its release was not a release
					AND (v.superseded_at = 'infinity' AND v.released_at IS NULL
						OR coalesce(v.superseded_at > coalesce(v.released_at, (SELECT c.released_at FROM @m@.release_calendar c
							WHERE c.indicator = v.indicator AND c.period OPERATOR(@x@.=) v.period)), true))
				WINDOW versions AS (PARTITION BY v.indicator, v.period, v.region, v.period_start, v.period_end
					ORDER BY v.recorded_at, v.superseded_at
					ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)) k
			WINDOW versions AS (PARTITION BY k.indicator, k.period, k.region, k.period_start, k.period_end
				ORDER BY k.recorded_at, k.superseded_at)) b) s) w
WHERE w.is_there
WINDOW versions AS (PARTITION BY w.indicator, w.period, w.region, w.period_start, w.period_end
	ORDER BY w.recorded_at, w.superseded_at
	ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
