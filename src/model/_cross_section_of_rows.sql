/*
 * The levels of all regions of one indicator and period in one value, made of the
 * observations as known at indstat.as_of: what level_cross_section answers with
 * where nothing is packed, and what pack_observations packs.  odd: there are levels
 * that make no such value, because together they need more than 18 digits.
 * Indicator by indicator: each is one range of the keys, and its groups are few
 * enough to be held in memory.
 */
SELECT i.indicator, c.period, c.figures, c.without_level, c.odd
FROM @m@.indicator i
CROSS JOIN LATERAL (
	SELECT o.period, @x@.cross_section_agg_or_null(o.region, o.value) AS figures,
		@x@.cross_section_agg(o.region, 1::numeric) FILTER (WHERE o.value IS NULL) AS without_level,
		@x@.cross_section_agg_or_null(o.region, o.value) IS NULL AND count(o.value) > 0 AS odd
	FROM @m@.observation_known o
	WHERE o.indicator = i.indicator
	GROUP BY o.period) c
