-- Parts against their wholes, on one coverage.

CREATE OR REPLACE VIEW @m@.structure_part WITH (security_invoker = true) AS
SELECT g.indicator, i.parent_indicator, g.period, g.region, g.value, t.value AS total,
	c.base, c.total_base, g.growth, t.growth AS total_growth,
	@x@.share(g.value, t.value) AS share,
	@x@.share(c.base, c.total_base) AS share_base,
	CASE WHEN c.source IS NOT NULL THEN @x@.contribution(g.value, c.base, c.total_base)
		 WHEN g.level_base >= 0 AND t.level_base > 0 THEN @x@.share(g.level_base, t.level_base) * g.growth / 100
	END AS contribution,
	CASE WHEN c.source IS NOT NULL THEN @x@.contribution_share(g.value, c.base, t.value, c.total_base)
	END AS contribution_share,
	CASE WHEN c.source IS NOT NULL THEN c.source
		 WHEN g.growth IS NOT NULL AND g.level_base >= 0 AND t.level_base > 0 THEN 'prior_share'
	END AS contribution_source,
	g.period_start, g.period_end
FROM @m@.observation_growth g
JOIN @m@.indicator i ON i.indicator = g.indicator
CROSS JOIN LATERAL (
	SELECT p.* FROM @m@.observation_growth p
	WHERE p.indicator = i.parent_indicator AND p.period = g.period AND p.region = g.region
	OFFSET 0) t
CROSS JOIN LATERAL (
	SELECT CASE WHEN g.comparable_base IS NOT NULL AND t.comparable_base IS NOT NULL THEN 'comparable_base'
				WHEN g.growth_source = 'level' AND t.growth_source = 'level' THEN 'level' END AS source,
		   CASE WHEN g.comparable_base IS NOT NULL AND t.comparable_base IS NOT NULL THEN g.comparable_base
				ELSE g.level_base END AS base,
		   CASE WHEN g.comparable_base IS NOT NULL AND t.comparable_base IS NOT NULL THEN t.comparable_base
				ELSE t.level_base END AS total_base) c;
COMMENT ON VIEW @m@.structure_part IS 'A part against its whole, unrounded: share (percent), contribution (percentage points) and where the contribution comes from: comparable_base or level (one coverage for part and whole), prior_share (the share a year earlier times published growth).';

CREATE OR REPLACE VIEW @m@.structure WITH (security_invoker = true) AS
SELECT p.indicator,
	@x@.localised_name(opt.lang, i.name_zh, i.name_zh_hant, i.name_en, i.indicator) AS indicator_name,
	p.parent_indicator, p.region,
	@x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region) AS region_name,
	p.period,
	@x@.label(p.period, opt.lang, i.cumulative) AS period_label,
	p.period_start, p.period_end,
	@x@.stat_round(p.value, i.decimals) AS value, p.base,
	@x@.stat_round(p.total, i.decimals) AS total, p.total_base,
	@x@.stat_round(p.growth, i.growth_decimals) AS growth,
	@x@.stat_round(p.total_growth, i.growth_decimals) AS total_growth,
	@x@.stat_round(p.share, i.growth_decimals) AS share,
	@x@.stat_round(p.share_base, i.growth_decimals) AS share_base,
	@x@.stat_round(CASE WHEN opt.gap_of = 'printed'
		 THEN @x@.pp_gap(@x@.stat_round(p.share, i.growth_decimals), @x@.stat_round(p.share_base, i.growth_decimals))
		 ELSE @x@.share_change(p.value, p.total, p.base, p.total_base) END, i.growth_decimals) AS share_change,
	@x@.stat_round(p.contribution, i.growth_decimals) AS contribution,
	@x@.stat_round(p.contribution_share, i.growth_decimals) AS contribution_share,
	p.contribution_source,
	@x@.stat_round(p.total_growth, i.growth_decimals) - s.contributions AS residual
FROM @m@.structure_part p
JOIN @m@.indicator i ON i.indicator = p.indicator
JOIN @m@.region r ON r.region = p.region
CROSS JOIN @m@.model_option opt
LEFT JOIN LATERAL (
	SELECT CASE WHEN count(*) = count(q.contribution)
				THEN sum(@x@.stat_round(q.contribution, i.growth_decimals)) END AS contributions
	FROM @m@.indicator sibling
	LEFT JOIN LATERAL (
		SELECT z.contribution FROM @m@.structure_part z
		WHERE z.indicator = sibling.indicator AND z.period = p.period AND z.region = p.region
		OFFSET 0) q ON true
	WHERE sibling.parent_indicator = p.parent_indicator) s ON true;
COMMENT ON VIEW @m@.structure IS 'Parts of a whole: share (percent) and its change on the year (percentage points), contribution to the growth of the whole (percentage points), share of the increase (percent). Printed figures; residual is the printed growth of the whole minus the printed contributions of all its parts, NULL while a part is missing.';
COMMENT ON COLUMN @m@.structure.base IS 'The level a year earlier that shares and contributions stand on: comparable base where part and whole both have one, else the published level.';
COMMENT ON COLUMN @m@.structure.contribution IS 'Percentage points that the part adds to the growth of the whole; may exceed it.';
COMMENT ON COLUMN @m@.structure.contribution_source IS 'comparable_base, level or prior_share; NULL where contribution is NULL.';
