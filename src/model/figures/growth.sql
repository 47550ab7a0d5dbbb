/*
 * Every observation with the figures of its family, and its change by order of
 * authority; not rounded.
 *
 * A family is a region and its children, and family_agg computes all figures of
 * a family, an indicator and a block of periods in one value.  It hangs on the
 * row by a LEFT JOIN of an aggregate without GROUP BY: that is one row, so the
 * planner leaves it out where no figure is asked for, and looks it up in its
 * memory (Memoize) where the next row is of the same family and block.  It reads
 * what the caller may see.
 */

CREATE OR REPLACE VIEW @m@.observation_figures WITH (security_invoker = true) AS
SELECT i.indicator, p.period, r.region, r.parent_region,
	o.value, o.published_growth, o.comparable_base, o.published_rank, o.published_rank_peers,
	o.obs_status, o.conf_status, o.released_at, o.recorded_at,
	@name(i, indicator)@ AS indicator_name,
	@name(r, region)@ AS region_name,
	p.period_code,
	CASE (SELECT l.lang FROM @m@.model_option l) WHEN 'zh' THEN p.label_zh WHEN 'zh-Hant' THEN p.label_zh_hant ELSE p.label_en END AS period_label,
	p.period_start, p.period_end, p.year, p.number_in_year, p.year_ago, p.preceding, p.block,
	i.parent_indicator, i.reference_indicator, i.unit, i.unit_mult, i.change_unit, i.decimals, i.growth_decimals, i.higher_is_better,
	r.family, f.figures, f.peers_expected
FROM @m@.indicator i
JOIN @m@.indicator_period p ON p.indicator = i.indicator
JOIN @m@.observation_known o ON o.indicator = p.indicator AND o.period OPERATOR(@x@.=) p.period
JOIN @m@.region r ON r.region = o.region
LEFT JOIN LATERAL (
@family(i.indicator, r.family, p.block, false)@) f ON true;
COMMENT ON VIEW @m@.observation_figures IS 'Every observation as known at indstat.as_of, with names, labels and all figures of its family: the region above, and its children, in the year of the period. What growth, ranks and gaps are looked up in: figure_number(figures, region, period, ...) and so on. Columns that are not asked for are not computed. The value is as stored, not rounded.';
COMMENT ON COLUMN @m@.observation_figures.value IS 'The level as stored, in the unit and multiplier of the indicator; not rounded.';
COMMENT ON COLUMN @m@.observation_figures.year_ago IS 'The same period a year earlier; NULL where the calendar has none.';
COMMENT ON COLUMN @m@.observation_figures.preceding IS 'The period before in the series of the indicator; NULL for the first of a year of a cumulative one.';
COMMENT ON COLUMN @m@.observation_figures.block IS 'The last period of the block of periods whose figures are computed together.';
COMMENT ON COLUMN @m@.observation_figures.family IS 'The region that heads the family: the parent; of the top, the region itself.';
COMMENT ON COLUMN @m@.observation_figures.figures IS 'The figures of the family, of type family_figures.';
COMMENT ON COLUMN @m@.observation_figures.peers_expected IS 'How many children the head of the family should have; NULL: none.';
COMMENT ON COLUMN @m@.observation_figures.parent_indicator IS 'The whole that the indicator is a part of.';
COMMENT ON COLUMN @m@.observation_figures.decimals IS 'Decimals of published values.';
COMMENT ON COLUMN @m@.observation_figures.growth_decimals IS 'Decimals of published rates, shares and gaps.';
COMMENT ON COLUMN @m@.observation_figures.higher_is_better IS 'Whether the highest growth ranks first.';

CREATE OR REPLACE VIEW @m@.observation_growth WITH (security_invoker = true) AS
SELECT o.indicator, o.period, o.region, o.value,
	@x@.figure_number(o.figures, o.region, o.period, 'base'::text) AS level_base, o.comparable_base,
	@x@.figure_number(o.figures, o.region, o.period, 'change'::text) AS change,
	o.change_unit,
	CASE WHEN o.change_unit = 'percent' THEN @x@.figure_number(o.figures, o.region, o.period, 'change'::text) END AS growth,
	@x@.figure_word(o.figures, o.region, o.period, 'source'::text) AS growth_source,
	@x@.figure_word(o.figures, o.region, o.period, 'reason'::text) AS growth_reason,
	o.published_growth, o.published_rank, o.published_rank_peers,
	o.obs_status, @x@.figure_word(o.figures, o.region, o.period, 'base_obs_status'::text) AS base_obs_status,
	@x@.figure_word(o.figures, o.region, o.period, 'change_obs_status'::text) AS change_obs_status,
	o.conf_status, @x@.figure_word(o.figures, o.region, o.period, 'base_conf_status'::text) AS base_conf_status,
	@x@.figure_word(o.figures, o.region, o.period, 'break'::text) IS NOT NULL AS crosses_break,
	o.released_at, o.recorded_at, o.period_start, o.period_end, o.year_ago AS period_year_ago
FROM @m@.observation_figures o;
COMMENT ON VIEW @m@.observation_growth IS 'The change of every observation on the same period a year earlier, unrounded, by order of authority: published, comparable base, level. Growth in percent, or for indicators in percent the difference in percentage points; growth_reason says why there is no growth rate.';
COMMENT ON COLUMN @m@.observation_growth.value IS 'The level as stored, in the unit and multiplier of the indicator; not rounded.';
COMMENT ON COLUMN @m@.observation_growth.growth IS 'Growth rate in percent, not rounded; NULL where change_unit is not percent.';
