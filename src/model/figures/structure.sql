-- Parts against their wholes, on one coverage, over both trees.

CREATE OR REPLACE VIEW @m@.structure_part WITH (security_invoker = true) AS
SELECT p.tree, p.indicator, p.whole_indicator, p.region, p.whole_region, p.period, p.period_start, p.period_end,
	p.value, p.total, c.base, c.total_base, p.growth, p.total_growth,
	@x@.share(p.value * p.scale, p.total) AS share,
	@x@.share(c.base * p.scale, c.total_base) AS share_base,
	@x@.share_change(p.value * p.scale, p.total, c.base * p.scale, c.total_base) AS share_change,
	CASE WHEN c.source IS NOT NULL THEN @x@.contribution(p.value * p.scale, c.base * p.scale, c.total_base)
		 WHEN p.level_base >= 0 AND p.total_level_base > 0 THEN @x@.share(p.level_base * p.scale, p.total_level_base) * p.growth / 100
	END AS contribution,
	CASE WHEN c.source IS NOT NULL THEN @x@.contribution_share(p.value * p.scale, c.base * p.scale, p.total, c.total_base)
	END AS contribution_share,
	CASE WHEN c.source IS NOT NULL THEN c.source
		 WHEN p.growth IS NOT NULL AND p.level_base >= 0 AND p.total_level_base > 0 THEN 'prior_share'
	END AS contribution_source,
	p.parts_expected,
	@x@.combined_status(@x@.combined_status(p.obs_status, p.total_obs_status),
						@x@.combined_status(p.base_obs_status, p.total_base_obs_status)) AS obs_status
FROM (
	SELECT 'indicator' AS tree, g.indicator, i.parent_indicator AS whole_indicator, g.region, g.region AS whole_region,
		g.period, g.period_start, g.period_end, g.value, g.growth, g.growth_source, g.level_base, g.comparable_base,
		t.value AS total, t.growth AS total_growth, t.growth_source AS total_source,
		t.level_base AS total_level_base, t.comparable_base AS total_comparable_base,
		('1e' || (i.unit_mult - u.unit_mult))::numeric AS scale, n.parts_expected,
		g.obs_status, g.base_obs_status, t.obs_status AS total_obs_status, t.base_obs_status AS total_base_obs_status
	FROM @m@.observation_growth g
	JOIN @m@.indicator i ON i.indicator = g.indicator
	JOIN @m@.indicator u ON u.indicator = i.parent_indicator
	JOIN (SELECT e.parent_indicator, count(*) AS parts_expected FROM @m@.indicator e GROUP BY e.parent_indicator) n
		ON n.parent_indicator = u.indicator
	CROSS JOIN LATERAL (
		SELECT w.* FROM @m@.observation_growth w
		WHERE w.indicator = u.indicator AND w.period OPERATOR(@x@.=) g.period AND w.region = g.region
		OFFSET 0) t
	WHERE g.change_unit = 'percent' AND t.change_unit = 'percent'
	UNION ALL
	SELECT 'region' AS tree, g.indicator, g.indicator AS whole_indicator, g.region, r.parent_region AS whole_region,
		g.period, g.period_start, g.period_end, g.value, g.growth, g.growth_source, g.level_base, g.comparable_base,
		t.value, t.growth, t.growth_source, t.level_base, t.comparable_base,
		1::numeric AS scale, coalesce(p.children_expected, n.children),
		g.obs_status, g.base_obs_status, t.obs_status, t.base_obs_status
	FROM @m@.observation_growth g
	JOIN @m@.region r ON r.region = g.region
	JOIN @m@.region p ON p.region = r.parent_region
	JOIN (SELECT e.parent_region, count(*) AS children FROM @m@.region e GROUP BY e.parent_region) n
		ON n.parent_region = p.region
	CROSS JOIN LATERAL (
		SELECT w.* FROM @m@.observation_growth w
		WHERE w.indicator = g.indicator AND w.period OPERATOR(@x@.=) g.period AND w.region = p.region
		OFFSET 0) t
	WHERE g.change_unit = 'percent') p
CROSS JOIN LATERAL (
	SELECT CASE WHEN p.comparable_base IS NOT NULL AND p.total_comparable_base IS NOT NULL THEN 'comparable_base'
				WHEN p.growth_source = 'level' AND p.total_source = 'level' THEN 'level' END AS source,
		   CASE WHEN p.comparable_base IS NOT NULL AND p.total_comparable_base IS NOT NULL THEN p.comparable_base
				ELSE p.level_base END AS base,
		   CASE WHEN p.comparable_base IS NOT NULL AND p.total_comparable_base IS NOT NULL THEN p.total_comparable_base
				ELSE p.total_level_base END AS total_base) c;
COMMENT ON VIEW @m@.structure_part IS 'A part against its whole, unrounded, over both trees (tree: indicator, within one region; region, within one indicator): share (percent), contribution (percentage points) and where the contribution comes from: comparable_base or level (one coverage for part and whole), prior_share (the share a year earlier times published growth). Unit multipliers may differ; indicators in percent have no structure.';
COMMENT ON COLUMN @m@.structure_part.value IS 'The level as stored, in the unit and multiplier of the indicator; not rounded.';
COMMENT ON COLUMN @m@.structure_part.whole_indicator IS 'The indicator of the whole.';
COMMENT ON COLUMN @m@.structure_part.whole_region IS 'The region of the whole.';
COMMENT ON COLUMN @m@.structure_part.base IS 'The level a year earlier that shares and contributions stand on: comparable base where part and whole both have one, else the published level.';
COMMENT ON COLUMN @m@.structure_part.obs_status IS 'SDMX CL_OBS_STATUS code of all figures involved, combined by precedence.';

CREATE OR REPLACE VIEW @m@.structure_printed WITH (security_invoker = true) AS
SELECT p.tree, p.indicator,
	@x@.localised_name(opt.lang, i.name_zh, i.name_zh_hant, i.name_en, i.indicator) AS indicator_name,
	p.whole_indicator, p.region,
	@x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region) AS region_name,
	p.whole_region, p.period, p.period::text AS period_code,
	@x@.label(p.period, opt.lang, i.cumulative) AS period_label,
	p.period_start, p.period_end,
	@x@.year_of(p.period) AS year, @x@.number_in_year(p.period, i.cumulative) AS number_in_year,
	@x@.stat_round(p.value, i.decimals) AS value, p.base,
	@x@.stat_round(p.total, i.decimals) AS total, p.total_base,
	@x@.stat_round(p.growth, i.growth_decimals) AS growth,
	@x@.stat_round(p.total_growth, i.growth_decimals) AS total_growth,
	@x@.stat_round(p.share, i.growth_decimals) AS share,
	@x@.stat_round(p.share_base, i.growth_decimals) AS share_base,
	@x@.stat_round(CASE WHEN opt.gap_of = 'printed'
		 THEN @x@.pp_gap(@x@.stat_round(p.share, i.growth_decimals), @x@.stat_round(p.share_base, i.growth_decimals))
		 ELSE p.share_change END, i.growth_decimals) AS share_change,
	@x@.stat_round(p.contribution, i.growth_decimals) AS contribution,
	@x@.stat_round(p.contribution_share, i.growth_decimals) AS contribution_share,
	p.contribution_source,
	CASE WHEN count(p.contribution) OVER whole >= p.parts_expected
		 THEN @x@.stat_round(p.total_growth, i.growth_decimals) - sum(@x@.stat_round(p.contribution, i.growth_decimals)) OVER whole
	END AS residual,
	count(p.contribution) OVER whole AS parts, p.parts_expected, p.obs_status
FROM @m@.structure_part p
JOIN @m@.indicator i ON i.indicator = p.indicator
JOIN @m@.region r ON r.region = p.region
CROSS JOIN @m@.model_option opt
-- a filter on these, and on no other column, is applied before the parts of a whole are counted
WINDOW whole AS (PARTITION BY p.tree, p.whole_indicator, p.whole_region, p.period, p.period_start, p.period_end);
COMMENT ON VIEW @m@.structure_printed IS 'What structure and region_structure print, of both trees. residual is the printed growth of the whole minus the printed contributions of all its parts, NULL while a part is missing or suppressed.';
COMMENT ON COLUMN @m@.structure_printed.whole_indicator IS 'The indicator of the whole.';
COMMENT ON COLUMN @m@.structure_printed.whole_region IS 'The region of the whole.';

CREATE OR REPLACE VIEW @m@.structure WITH (security_invoker = true) AS
SELECT s.indicator, s.indicator_name, s.whole_indicator AS parent_indicator,
	-- part and whole are of one region
	s.whole_region AS region, s.region_name,
	s.period, s.period_code, s.period_label, s.period_start, s.period_end, s.year, s.number_in_year,
	s.value, s.base, s.total, s.total_base, s.growth, s.total_growth, s.share, s.share_base, s.share_change,
	s.contribution, s.contribution_share, s.contribution_source, s.residual, s.parts, s.parts_expected, s.obs_status
FROM @m@.structure_printed s
WHERE s.tree = 'indicator';
COMMENT ON VIEW @m@.structure IS 'Parts of a whole in one region: share (percent) and its change on the year (percentage points), contribution to the growth of the whole (percentage points), share of the increase (percent). Printed figures. Filter by region and period.';

CREATE OR REPLACE VIEW @m@.region_structure WITH (security_invoker = true) AS
SELECT s.whole_indicator AS indicator, s.indicator_name, s.region, s.region_name, s.whole_region AS parent_region,
	s.period, s.period_code, s.period_label, s.period_start, s.period_end, s.year, s.number_in_year,
	s.value, s.base, s.total, s.total_base, s.growth, s.total_growth, s.share, s.share_base, s.share_change,
	s.contribution, s.contribution_share, s.contribution_source, s.residual, s.parts, s.parts_expected, s.obs_status
FROM @m@.structure_printed s
WHERE s.tree = 'region';
COMMENT ON VIEW @m@.region_structure IS 'Regions as parts of the region above, in one indicator: share (percent) and its change on the year (percentage points), contribution to the growth of the whole (percentage points), share of the increase (percent). Printed figures. Filter by indicator and period.';

DO $same$
DECLARE
	place text;
BEGIN
	FOREACH place IN ARRAY ARRAY['structure_printed', 'structure', 'region_structure'] LOOP
		EXECUTE format('COMMENT ON COLUMN @m@.%I.base IS %L', place, 'The level a year earlier that shares and contributions stand on: comparable base where part and whole both have one, else the published level.');
		EXECUTE format('COMMENT ON COLUMN @m@.%I.residual IS %L', place, 'Printed growth of the whole minus the printed contributions of all its parts, percentage points; NULL while one is missing or suppressed.');
		EXECUTE format('COMMENT ON COLUMN @m@.%I.parts IS %L', place, 'How many parts have a contribution.');
		EXECUTE format('COMMENT ON COLUMN @m@.%I.obs_status IS %L', place, 'SDMX CL_OBS_STATUS code of all figures involved, combined by precedence.');
	END LOOP;
END
$same$;
