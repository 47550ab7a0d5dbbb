-- One growth for every observation, by order of authority; not rounded.

CREATE OR REPLACE VIEW @m@.observation_growth WITH (security_invoker = true) AS
SELECT o.indicator, o.period, o.region, o.value, b.value AS level_base, o.comparable_base,
	CASE WHEN o.published_growth IS NOT NULL THEN o.published_growth
		 WHEN o.comparable_base IS NOT NULL THEN @x@.yoy_growth(o.value, o.comparable_base)
		 ELSE @x@.yoy_growth(o.value, b.value)
	END AS growth,
	CASE WHEN o.published_growth IS NOT NULL THEN 'published'
		 WHEN o.value IS NULL THEN NULL
		 WHEN o.comparable_base > 0 THEN 'comparable_base'
		 WHEN o.comparable_base IS NULL AND b.value > 0 THEN 'level'
	END AS growth_source,
	CASE WHEN o.published_growth IS NOT NULL THEN NULL
		 WHEN o.value IS NULL THEN 'no_value'
		 WHEN coalesce(o.comparable_base, b.value) IS NULL THEN 'no_base'
		 WHEN coalesce(o.comparable_base, b.value) = 0 THEN 'base_zero'
		 WHEN coalesce(o.comparable_base, b.value) < 0 THEN 'base_negative'
	END AS growth_reason,
	o.published_rank, o.published_rank_peers, o.obs_status, o.period_start, o.period_end
FROM @m@.observation o
LEFT JOIN @m@.observation b
	ON b.indicator = o.indicator AND b.region = o.region
	AND b.period = @x@.same_period_last_year(o.period);
COMMENT ON VIEW @m@.observation_growth IS 'Growth on the same period a year earlier in percent, unrounded, by order of authority: published, comparable base, level; growth_reason says why it is NULL (no_value, no_base, base_zero, base_negative).';
