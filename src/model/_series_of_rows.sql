/*
 * The levels of all periods of one indicator and region in one value: what
 * series_of_rows gives, and what pack_observations packs.
 */
SELECT i.indicator, s.region, s.figures, s.released, s.next_release, s.levels > 0 AND s.figures IS NULL AS odd,
	s.levels_released > 0 AND s.released IS NULL AS released_odd
FROM (SELECT e.indicator, e.frequency, e.reporting_year_start, e.cumulative AND e.frequency IN ('M', 'Q', 'T', 'S') AS from_january FROM @m@.indicator e) i
CROSS JOIN LATERAL (
	SELECT q.region,
		CASE WHEN i.from_january
			 THEN @x@.series_ytd_agg_or_null(q.period, q.value, i.frequency) FILTER (WHERE i.from_january)
			 ELSE @x@.series_agg_or_null(q.period, q.value) FILTER (WHERE NOT i.from_january) END AS figures,
		CASE WHEN i.from_january
			 THEN @x@.series_ytd_agg_or_null(q.period, q.value, i.frequency) FILTER (WHERE i.from_january AND (q.released_at > now()) IS NOT TRUE)
			 ELSE @x@.series_agg_or_null(q.period, q.value) FILTER (WHERE NOT i.from_january AND (q.released_at > now()) IS NOT TRUE) END AS released,
		min(q.released_at) FILTER (WHERE q.released_at > now()) AS next_release,
		count(q.value) AS levels,
		count(q.value) FILTER (WHERE (q.released_at > now()) IS NOT TRUE) AS levels_released
	FROM (
		SELECT o.region, o.period, o.value, coalesce(o.released_at, c.released_at) AS released_at
		FROM @m@.observation_known o
		LEFT JOIN @m@.release_calendar c ON c.indicator = o.indicator AND c.period OPERATOR(@x@.=) o.period
		WHERE o.indicator = i.indicator
			AND CASE WHEN i.from_january
				 -- a series runs from January
				 THEN i.reporting_year_start = 1 AND @x@.starts_in_january(o.period) AND @x@.number_in_year(o.period, true) % @m@.months_of(i.frequency) = 0
				 ELSE @x@.frequency(o.period) = i.frequency
					-- January and February that come together
					OR i.frequency = 'M' AND @x@.starts_in_january(o.period) AND @x@.months(o.period) = 2 END) q
	GROUP BY q.region) s
