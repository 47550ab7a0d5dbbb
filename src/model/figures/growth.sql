-- One change for every observation, by order of authority; not rounded.

CREATE OR REPLACE VIEW @m@.observation_growth WITH (security_invoker = true) AS
SELECT c.indicator, c.period, c.region, c.value, c.level_base, c.comparable_base,
	CASE WHEN c.source = 'published' THEN c.published_growth
		 WHEN c.source IS NOT NULL THEN @x@.change(c.value, c.base, c.unit)
	END AS change,
	c.change_unit,
	CASE WHEN c.change_unit <> 'percent' THEN NULL
		 WHEN c.source = 'published' THEN c.published_growth
		 WHEN c.source IS NOT NULL THEN @x@.yoy_growth(c.value, c.base)
	END AS growth,
	c.source AS growth_source,
	CASE WHEN c.source IS NULL THEN
			@x@.growth_status(c.value, c.base, c.value IS NULL AND c.conf_status <> 'F' OR c.base IS NULL AND c.base_conf_status <> 'F', c.comparable_base IS NULL AND c.crosses_break AND c.base IS NOT NULL, false, 'null'::text)
		 WHEN c.change_unit <> 'percent' THEN 'in_points'
	END AS growth_reason,
	c.published_growth, c.published_rank, c.published_rank_peers,
	c.obs_status, c.base_obs_status,
	CASE WHEN c.source IN ('published', 'comparable_base') THEN c.obs_status
		 WHEN c.source IS NOT NULL THEN @x@.combined_status(c.obs_status, c.base_obs_status) END AS change_obs_status,
	c.conf_status, c.base_conf_status, c.crosses_break, c.released_at, c.recorded_at, c.period_start, c.period_end, c.period_year_ago
FROM (
	SELECT o.*, i.unit, i.change_unit,
		b.value AS level_base, b.obs_status AS base_obs_status, b.conf_status AS base_conf_status,
		coalesce(o.comparable_base, b.value) AS base,
		coalesce(x.crosses_break, false) AS crosses_break,
		CASE WHEN o.published_growth IS NOT NULL THEN 'published'
			 WHEN o.value IS NULL THEN NULL
			 WHEN o.comparable_base IS NOT NULL THEN
				CASE WHEN o.comparable_base > 0 OR i.change_unit <> 'percent' THEN 'comparable_base' END
			 WHEN x.crosses_break THEN NULL
			 WHEN b.value > 0 OR b.value IS NOT NULL AND i.change_unit <> 'percent' THEN 'level'
		END AS source
	FROM @m@.observation_known o
	JOIN @m@.indicator i ON i.indicator = o.indicator
	LEFT JOIN @m@.observation_known b
		ON b.indicator = o.indicator AND b.region = o.region AND b.period OPERATOR(@x@.=) o.period_year_ago
	LEFT JOIN LATERAL (
		-- the level a year earlier is not comparable if the series broke since
		SELECT true AS crosses_break FROM @m@.observation_known k
		WHERE k.indicator = o.indicator AND k.region = o.region AND k.obs_status = 'B'
			AND k.period OPERATOR(@x@.>) o.period_year_ago AND k.period OPERATOR(@x@.<=) o.period
		LIMIT 1) x ON true) c;
COMMENT ON VIEW @m@.observation_growth IS 'The change of every observation on the same period a year earlier, unrounded, by order of authority: published, comparable base, level. Growth in percent, or for indicators in percent the difference in percentage points; growth_reason says why there is no growth rate.';
COMMENT ON COLUMN @m@.observation_growth.value IS 'The level as stored, in the unit and multiplier of the indicator; not rounded.';
COMMENT ON COLUMN @m@.observation_growth.growth IS 'Growth rate in percent, not rounded; NULL where change_unit is not percent.';
