-- Regions as parts of a whole: sums over the children of each region, made of whole cross-sections.

CREATE OR REPLACE VIEW @m@.level_roll_up WITH (security_invoker = true) AS
SELECT c.indicator,
@model_level_names@
	@x@.stat_round(s.parts_sum, i.decimals) AS parts_sum,
	i.unit, i.unit_mult,
	@x@.stat_round(s.parts_sum_base, i.decimals) AS parts_sum_base,
	CASE WHEN i.change_unit = 'percent' THEN @x@.stat_round(s.change, i.growth_decimals) END AS growth,
	CASE WHEN i.region_additivity = 'none' THEN 'not_additive' WHEN i.change_unit <> 'percent' AND s.change IS NOT NULL THEN 'in_points'
		 ELSE @x@.growth_status(s.parts_sum, s.parts_sum_base, false, s.parts_break, false, 'null'::text) END AS growth_reason,
	s.parts, e.parts_expected, opt.missing_parts, c.store,
	@x@.stat_round(s.change, i.change_decimals) AS change, i.change_unit, i.region_additivity
FROM (
@model_roll_up_cross_section@
	) c
JOIN @m@.indicator i ON i.indicator = c.indicator
CROSS JOIN @m@.model_option opt
CROSS JOIN LATERAL (
	SELECT v.member, v."values"
	FROM @x@.side_by_side(c.parts_sum, c.parts_sum_base, c.without_level, c.without_level_base, c.parts_by_children) v
	WHERE NOT c.by_rows
	UNION ALL
	SELECT o.region, ARRAY[o.parts_sum, o.parts_sum_base, o.without_level::numeric, o.without_level_base::numeric, (o.parts * o.children)::numeric, o.parts_break::integer::numeric]
	FROM @m@.level_of_rows(c.indicator, c.period) o
	WHERE c.by_rows) f
JOIN @m@.region r ON r.region = f.member
JOIN (
@model_region_children@
	) e ON e.parent_region = r.region
CROSS JOIN LATERAL (
	-- a child that has not even a row in region is missing too
	SELECT e.parts_expected = e.children OR i.region_additivity = 'sum' AND opt.missing_parts IN ('non_zero', 'partial_zero', 'always_zero') AS may_be_summed) m
CROSS JOIN LATERAL (
	SELECT q.*, CASE WHEN q.parts_break THEN NULL WHEN i.change_unit = 'percent' THEN @x@.yoy_growth(q.parts_sum, q.parts_sum_base) ELSE q.parts_sum - q.parts_sum_base END AS change
	FROM (
		SELECT CASE WHEN m.may_be_summed AND f."values"[3] IS NULL THEN f."values"[1] END AS parts_sum,
			CASE WHEN m.may_be_summed AND f."values"[4] IS NULL THEN f."values"[2] END AS parts_sum_base,
			(f."values"[5] / e.children)::bigint AS parts, coalesce(f."values"[6] = 1, false) AS parts_break) q) s
WHERE s.parts > 0 OR s.parts_sum IS NOT NULL;
COMMENT ON VIEW @m@.level_roll_up IS 'For every region that has children what their levels make up and its change on the year: their sum, or, as indicator.region_additivity says, the weighted average or the ratio of sums; nothing of what is neither (growth_reason not_additive). Levels alone. model_option.missing_parts says what a missing child stands for; one that is observed without a level, as a confidential one is, is never taken for zero. Printed figures, each rounded once; sums are made of whole cross-sections, and the same whether they are packed or not. Filter by indicator and period.';
COMMENT ON COLUMN @m@.level_roll_up.region_additivity IS 'How the regions below make up a region: sum, weighted_average, index, ratio or none.';
COMMENT ON COLUMN @m@.level_roll_up.change IS 'Change of what the children make up on that a year earlier, in the unit that change_unit says.';
COMMENT ON COLUMN @m@.level_roll_up.growth_reason IS 'Why growth is NULL: not_additive, in_points, break (of a child), no_value, no_base, base_zero, base_negative.';
COMMENT ON COLUMN @m@.level_roll_up.region IS 'Code of the region whose children are summed.';
COMMENT ON COLUMN @m@.level_roll_up.parts_sum IS 'The sum of the children''s levels, or their weighted average or ratio, rounded once to the published decimals, in the unit and multiplier of the indicator; NULL where it is not known (parts, parts_expected).';
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
	CASE WHEN i.change_unit = 'percent' THEN @x@.stat_round(f."values"[6], i.growth_decimals) END AS growth,
	CASE WHEN i.change_unit = 'percent' AND NOT s.total_break THEN @x@.stat_round(@x@.yoy_growth(s.total, s.total_base), i.growth_decimals) END AS total_growth,
	@x@.stat_round(s.share, i.growth_decimals) AS share,
	@x@.stat_round(s.share - s.share_base, i.growth_decimals) AS share_change,
	CASE WHEN s.total_base IS NOT NULL AND s.adds AND i.change_unit = 'percent' THEN @x@.stat_round(f."values"[9], i.growth_decimals) END AS contribution,
	(f."values"[10] / e.children)::bigint AS parts, e.parts_expected, opt.missing_parts, c.store,
	CASE WHEN NOT s.adds THEN 'not_additive' WHEN i.change_unit <> 'percent' THEN 'in_points'
		 WHEN s.total_base IS NULL OR f."values"[9] IS NULL THEN CASE WHEN s.crosses_break OR s.total_break THEN 'break' WHEN s.total_base <= 0 THEN @x@.growth_status(1::numeric, s.total_base, false, false, false, 'null'::text) ELSE 'no_base' END END AS contribution_reason
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
	WHERE NOT c.by_rows
	UNION ALL
	SELECT o.region, ARRAY[o.value, p.parts_sum, p.parts_sum_base, p.without_level::numeric, p.without_level_base::numeric,
		@x@.stat_round(o.change, w.decimals),
		@x@.stat_round(@x@.share(o.value, p.parts_sum), w.decimals), CASE WHEN NOT p.parts_break THEN @x@.stat_round(@x@.share(o.base, p.parts_sum_base), w.decimals) END,
		CASE WHEN NOT p.parts_break THEN @x@.stat_round(@x@.contribution(o.value, o.base, p.parts_sum_base), w.decimals) END,
		(p.parts * p.children)::numeric, o.crosses_break::integer::numeric, p.parts_break::integer::numeric]
	FROM @m@.level_of_rows(c.indicator, c.period) o
	JOIN @m@.level_of_rows(c.indicator, c.period) p ON p.region = o.parent_region
	WHERE c.by_rows) f
JOIN @m@.region r ON r.region = f.member
JOIN (
@model_region_children@
	) e ON e.parent_region = r.parent_region
CROSS JOIN LATERAL (
	SELECT e.parts_expected = e.children OR i.region_additivity = 'sum' AND opt.missing_parts IN ('non_zero', 'partial_zero', 'always_zero') AS may_be_summed) m
CROSS JOIN LATERAL (
	SELECT CASE WHEN m.may_be_summed AND f."values"[4] IS NULL THEN f."values"[2] END AS total,
		CASE WHEN m.may_be_summed AND f."values"[5] IS NULL THEN f."values"[3] END AS total_base,
		CASE WHEN i.region_additivity = 'sum' AND m.may_be_summed AND f."values"[4] IS NULL THEN f."values"[7] END AS share,
		CASE WHEN i.region_additivity = 'sum' AND m.may_be_summed AND f."values"[5] IS NULL THEN f."values"[8] END AS share_base,
		i.region_additivity = 'sum' AS adds, coalesce(f."values"[11] = 1, false) AS crosses_break, coalesce(f."values"[12] = 1, false) AS total_break) s
WHERE f."values"[1] IS NOT NULL;
COMMENT ON VIEW @m@.level_structure IS 'Every level as a part of the sum over all children of the region above, which level_roll_up gives: share (percent) and its change on the year (percentage points), contribution to the growth of the sum (percentage points). Levels alone: published growth, comparable bases and the region''s own published total are those of region_structure. Printed figures; made of whole cross-sections, and the same whether they are packed or not. Filter by indicator and period.';
COMMENT ON COLUMN @m@.level_structure.contribution_reason IS 'Why there is no contribution: not_additive (no share either), in_points, break, no_base, base_zero or base_negative (of the sum).';
COMMENT ON COLUMN @m@.level_structure.total IS 'What the levels of all children of the region above make up, as level_roll_up has it; NULL where it is not known.';
COMMENT ON COLUMN @m@.level_structure.growth IS 'Percent on the level a year earlier, rounded once to the indicator''s published decimals (at most 12).';
COMMENT ON COLUMN @m@.level_structure.total_growth IS 'Growth of the sum, percent.';
COMMENT ON COLUMN @m@.level_structure.share_change IS 'Printed share minus the printed share a year earlier, percentage points.';
COMMENT ON COLUMN @m@.level_structure.contribution IS 'Percentage points that the part adds to the growth of the sum; NULL without a level a year earlier.';
COMMENT ON COLUMN @m@.level_structure.parts IS 'How many children of the region above have a level.';
COMMENT ON COLUMN @m@.level_structure.missing_parts IS 'The mode, see model_option.';
COMMENT ON COLUMN @m@.level_structure.store IS 'Which store answered for the period and its base: packed, or rows.';
