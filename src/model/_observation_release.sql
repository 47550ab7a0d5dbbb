/*
 * Every version of every figure that was released, unrounded, with its number, the
 * change on the year as it was shown then (growth, and growth_source: published, or
 * on the comparable base, or on the level a year earlier as that was known then), the
 * first and the latest of its reference period; as known at indstat.as_of.
 */
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
	ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
