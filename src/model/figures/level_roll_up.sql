-- Regions as parts of a whole: sums over the children of each region, made of whole cross-sections.

CREATE OR REPLACE VIEW @m@.level_roll_up WITH (security_invoker = true) AS
SELECT c.indicator,
@model_level_names@
	@x@.stat_round(s.parts_sum, i.decimals) AS parts_sum,
	i.unit, i.unit_mult,
	@x@.stat_round(s.parts_sum_base, i.decimals) AS parts_sum_base,
	@x@.stat_round(@x@.yoy_growth(s.parts_sum, s.parts_sum_base), i.growth_decimals) AS growth,
	@x@.growth_status(s.parts_sum, s.parts_sum_base, false, false, false, 'null'::text) AS growth_reason,
	s.parts, e.parts_expected, opt.missing_parts, c.store
FROM (
@model_roll_up_cross_section@
	) c
JOIN @m@.indicator i ON i.indicator = c.indicator
CROSS JOIN @m@.model_option opt
CROSS JOIN LATERAL (
	SELECT v.member, v."values"
	FROM @x@.side_by_side(c.parts_sum, c.parts_sum_base, c.without_level, c.without_level_base, c.parts_by_children) v
	WHERE NOT c.odd
	UNION ALL
	SELECT o.region, ARRAY[o.parts_sum, o.parts_sum_base, o.without_level::numeric, o.without_level_base::numeric, (o.parts * o.children)::numeric]
	FROM @m@.level_of_rows(c.indicator, c.period) o
	WHERE c.odd) f
JOIN @m@.region r ON r.region = f.member
JOIN (
@model_region_children@
	) e ON e.parent_region = r.region
CROSS JOIN LATERAL (
	-- a child that has not even a row in region is missing too
	SELECT e.parts_expected = e.children OR opt.missing_parts IN ('non_zero', 'partial_zero', 'always_zero') AS may_be_summed) m
CROSS JOIN LATERAL (
	SELECT CASE WHEN m.may_be_summed AND f."values"[3] IS NULL THEN f."values"[1] END AS parts_sum,
		CASE WHEN m.may_be_summed AND f."values"[4] IS NULL THEN f."values"[2] END AS parts_sum_base,
		(f."values"[5] / e.children)::bigint AS parts) s
WHERE s.parts > 0 OR s.parts_sum IS NOT NULL;
COMMENT ON VIEW @m@.level_roll_up IS 'For every region that has children the sum of their levels and its growth on the sum a year earlier: levels alone, of indicators that can be summed (not those in percent). model_option.missing_parts says what a missing child stands for; one that is observed without a level, as a confidential one is, is never taken for zero. Printed figures, each rounded once; made of whole cross-sections, and the same whether they are packed or not. Filter by indicator and period.';
COMMENT ON COLUMN @m@.level_roll_up.region IS 'Code of the region whose children are summed.';
COMMENT ON COLUMN @m@.level_roll_up.parts_sum IS 'The sum of the children''s levels, rounded once to the published decimals, in the unit and multiplier of the indicator; NULL where it is not known (parts, parts_expected).';
COMMENT ON COLUMN @m@.level_roll_up.parts_sum_base IS 'The same for the same period a year earlier.';
COMMENT ON COLUMN @m@.level_roll_up.growth IS 'Growth of the sum on the sum a year earlier, percent, from the sums as they are before rounding.';
COMMENT ON COLUMN @m@.level_roll_up.parts IS 'How many children have a level.';
COMMENT ON COLUMN @m@.level_roll_up.missing_parts IS 'The mode, see model_option.';
COMMENT ON COLUMN @m@.level_roll_up.store IS 'Which store answered for the period and its base: packed, or rows.';

CREATE OR REPLACE VIEW @m@.level_structure WITH (security_invoker = true) AS
SELECT c.indicator,
@model_level_names@
	@x@.stat_round(f."values"[1], i.decimals) AS value,
	i.unit, i.unit_mult,
	@x@.stat_round(s.total, i.decimals) AS total,
	@x@.stat_round(f."values"[6], i.growth_decimals) AS growth,
	@x@.stat_round(@x@.yoy_growth(s.total, s.total_base), i.growth_decimals) AS total_growth,
	@x@.stat_round(s.share, i.growth_decimals) AS share,
	@x@.stat_round(s.share - s.share_base, i.growth_decimals) AS share_change,
	CASE WHEN s.total_base IS NOT NULL THEN @x@.stat_round(f."values"[9], i.growth_decimals) END AS contribution,
	(f."values"[10] / e.children)::bigint AS parts, e.parts_expected, opt.missing_parts, c.store
FROM (
@model_roll_up_cross_section@
	) c
JOIN @m@.indicator i ON i.indicator = c.indicator
CROSS JOIN @m@.model_option opt
CROSS JOIN LATERAL (
	SELECT @x@.of_parent(c.parts_sum, c.tree) AS total, @x@.of_parent(c.parts_sum_base, c.tree) AS total_base,
		least(i.growth_decimals, 12) AS decimals OFFSET 0) w
CROSS JOIN LATERAL (
	SELECT v.member, v."values"
	FROM @x@.side_by_side(c.figures, w.total, w.total_base,
		@x@.of_parent(c.without_level, c.tree), @x@.of_parent(c.without_level_base, c.tree),
		@x@.yoy_growth(c.figures, c.base, w.decimals),
		@x@.share(c.figures, w.total, w.decimals), @x@.share(c.base, w.total_base, w.decimals),
		@x@.contribution(c.figures, c.base, w.total_base, w.decimals),
		@x@.of_parent(c.parts_by_children, c.tree)) v
	WHERE NOT c.odd
	UNION ALL
	SELECT o.region, ARRAY[o.value, p.parts_sum, p.parts_sum_base, p.without_level::numeric, p.without_level_base::numeric,
		@x@.stat_round(@x@.yoy_growth(o.value, o.base), w.decimals),
		@x@.stat_round(@x@.share(o.value, p.parts_sum), w.decimals), @x@.stat_round(@x@.share(o.base, p.parts_sum_base), w.decimals),
		@x@.stat_round(@x@.contribution(o.value, o.base, p.parts_sum_base), w.decimals),
		(p.parts * p.children)::numeric]
	FROM @m@.level_of_rows(c.indicator, c.period) o
	JOIN @m@.level_of_rows(c.indicator, c.period) p ON p.region = o.parent_region
	WHERE c.odd) f
JOIN @m@.region r ON r.region = f.member
JOIN (
@model_region_children@
	) e ON e.parent_region = r.parent_region
CROSS JOIN LATERAL (
	SELECT e.parts_expected = e.children OR opt.missing_parts IN ('non_zero', 'partial_zero', 'always_zero') AS may_be_summed) m
CROSS JOIN LATERAL (
	SELECT CASE WHEN m.may_be_summed AND f."values"[4] IS NULL THEN f."values"[2] END AS total,
		CASE WHEN m.may_be_summed AND f."values"[5] IS NULL THEN f."values"[3] END AS total_base,
		CASE WHEN m.may_be_summed AND f."values"[4] IS NULL THEN f."values"[7] END AS share,
		CASE WHEN m.may_be_summed AND f."values"[5] IS NULL THEN f."values"[8] END AS share_base) s
WHERE f."values"[1] IS NOT NULL;
COMMENT ON VIEW @m@.level_structure IS 'Every level as a part of the sum over all children of the region above, which level_roll_up gives: share (percent) and its change on the year (percentage points), contribution to the growth of the sum (percentage points). Levels alone: published growth, comparable bases and the region''s own published total are those of region_structure. Printed figures; made of whole cross-sections, and the same whether they are packed or not. Filter by indicator and period.';
COMMENT ON COLUMN @m@.level_structure.total IS 'The sum of the levels of all children of the region above; NULL where it is not known.';
COMMENT ON COLUMN @m@.level_structure.growth IS 'Percent on the level a year earlier, rounded once to the indicator''s published decimals (at most 12).';
COMMENT ON COLUMN @m@.level_structure.total_growth IS 'Growth of the sum, percent.';
COMMENT ON COLUMN @m@.level_structure.share_change IS 'Printed share minus the printed share a year earlier, percentage points.';
COMMENT ON COLUMN @m@.level_structure.contribution IS 'Percentage points that the part adds to the growth of the sum; NULL without a level a year earlier.';
COMMENT ON COLUMN @m@.level_structure.parts IS 'How many children of the region above have a level.';
COMMENT ON COLUMN @m@.level_structure.missing_parts IS 'The mode, see model_option.';
COMMENT ON COLUMN @m@.level_structure.store IS 'Which store answered for the period and its base: packed, or rows.';
