-- Regions as parts of a whole: sums over the children of each region, made of whole cross-sections.

CREATE OR REPLACE VIEW @m@.roll_up_cross_section WITH (security_invoker = true) AS
SELECT c.indicator, c.period, c.figures, b.figures AS base, c.odd OR coalesce(b.odd, false) AS odd,
	@x@.roll_up(c.figures, t.tree, opt.missing_parts) AS parts_sum,
	@x@.roll_up(b.figures, t.tree, opt.missing_parts) AS parts_sum_base,
	@x@.roll_up(c.without_level, t.tree, 'partial_zero') AS without_level,
	@x@.roll_up(b.without_level, t.tree, 'partial_zero') AS without_level_base,
	-- every child knows how many of its parent's children have a level
	@x@.roll_up(@x@.peers(c.figures, t.tree), t.tree, 'non_null') AS parts_by_children,
	t.tree,
	CASE WHEN c.store = 'packed' AND coalesce(b.store, 'packed') = 'packed' THEN 'packed' ELSE 'rows' END AS store,
	c.odd OR coalesce(b.odd, false) OR i.region_additivity <> 'sum' OR k.breaks AS by_rows
FROM @m@.level_cross_section c
JOIN @m@.indicator i ON i.indicator = c.indicator
CROSS JOIN @m@.model_option opt
CROSS JOIN @m@.region_hierarchy t
LEFT JOIN LATERAL (
	SELECT y.figures, y.without_level, y.store, y.odd FROM @m@.level_cross_section y
	WHERE y.indicator = c.indicator AND y.period OPERATOR(@x@.=) @x@.same_period_last_year(c.period, 1) LIMIT 1) b ON true
CROSS JOIN LATERAL (
	-- levels on two sides of a break are not compared
	SELECT EXISTS (SELECT FROM @m@.observation_known e WHERE e.indicator = c.indicator AND e.obs_status = 'B'
		AND e.period OPERATOR(@x@.>) @x@.same_period_last_year(c.period, 1) AND e.period OPERATOR(@x@.<=) c.period) AS breaks OFFSET 0) k;
COMMENT ON VIEW @m@.roll_up_cross_section IS 'The levels of all regions of one indicator and period in one value, beside those a year earlier and the sums of both over the children of each region; exact. What level_roll_up and level_structure print.';
COMMENT ON COLUMN @m@.roll_up_cross_section.figures IS 'Levels by region, in the unit and multiplier of the indicator.';
COMMENT ON COLUMN @m@.roll_up_cross_section.odd IS 'Whether the levels, or those a year earlier, make no such value: see level_of_rows.';
COMMENT ON COLUMN @m@.roll_up_cross_section.by_rows IS 'Whether level_of_rows answers instead: the levels make no such value, are not summed over regions, or one of them broke since a year earlier.';
COMMENT ON COLUMN @m@.roll_up_cross_section.base IS 'Levels by region a year earlier; NULL if there are none.';
COMMENT ON COLUMN @m@.roll_up_cross_section.parts_sum IS 'Sums over the children that have a row in region, by model_option.missing_parts; of use where by_rows is false.';
COMMENT ON COLUMN @m@.roll_up_cross_section.parts_sum_base IS 'The same a year earlier.';
COMMENT ON COLUMN @m@.roll_up_cross_section.without_level IS 'Of regions with a child that is observed without a level: how many; such a child is never taken for zero.';
COMMENT ON COLUMN @m@.roll_up_cross_section.without_level_base IS 'The same a year earlier.';
COMMENT ON COLUMN @m@.roll_up_cross_section.parts_by_children IS 'How many children have a level, times how many children there are.';
COMMENT ON COLUMN @m@.roll_up_cross_section.tree IS 'Every region and its parent.';
COMMENT ON COLUMN @m@.roll_up_cross_section.store IS 'Which store answered for the period and its base: packed, or rows.';

CREATE OR REPLACE VIEW @m@.level_roll_up WITH (security_invoker = true) AS
SELECT c.indicator,
	@x@.localised_name(opt.lang, i.name_zh, i.name_zh_hant, i.name_en, i.indicator) AS indicator_name,
	r.region,
	@x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region) AS region_name,
	r.parent_region,
	c.period, c.period::text AS period_code,
	@x@.label(c.period, opt.lang, i.cumulative) AS period_label,
	@x@.start_date(c.period) AS period_start, @x@.end_date(c.period) AS period_end,
	@x@.year_of(c.period) AS year, @x@.number_in_year(c.period, i.cumulative) AS number_in_year,
	@x@.stat_round(s.parts_sum, i.decimals) AS parts_sum,
	i.unit, i.unit_mult,
	@x@.stat_round(s.parts_sum_base, i.decimals) AS parts_sum_base,
	CASE WHEN i.change_unit = 'percent' THEN @x@.stat_round(s.change, i.growth_decimals) END AS growth,
	CASE WHEN i.region_additivity = 'none' THEN 'not_additive' WHEN i.change_unit <> 'percent' AND s.change IS NOT NULL THEN 'in_points'
		 ELSE @x@.growth_status(s.parts_sum, s.parts_sum_base, false, s.parts_break, false, 'null'::text) END AS growth_reason,
	s.parts, e.parts_expected, opt.missing_parts, c.store,
	@x@.stat_round(s.change, i.change_decimals) AS change, i.change_unit, i.region_additivity
FROM @m@.roll_up_cross_section c
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
	SELECT k.parent_region, k.children, @m@.children_of(up.children_expected, k.children) AS parts_expected
	FROM (SELECT x.parent_region, count(*) AS children FROM @m@.region x
		  WHERE x.parent_region IS NOT NULL GROUP BY x.parent_region) k
	JOIN @m@.region up ON up.region = k.parent_region) e ON e.parent_region = r.region
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
	@x@.localised_name(opt.lang, i.name_zh, i.name_zh_hant, i.name_en, i.indicator) AS indicator_name,
	r.region,
	@x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region) AS region_name,
	r.parent_region,
	c.period, c.period::text AS period_code,
	@x@.label(c.period, opt.lang, i.cumulative) AS period_label,
	@x@.start_date(c.period) AS period_start, @x@.end_date(c.period) AS period_end,
	@x@.year_of(c.period) AS year, @x@.number_in_year(c.period, i.cumulative) AS number_in_year,
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
FROM @m@.roll_up_cross_section c
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
	SELECT k.parent_region, k.children, @m@.children_of(up.children_expected, k.children) AS parts_expected
	FROM (SELECT x.parent_region, count(*) AS children FROM @m@.region x
		  WHERE x.parent_region IS NOT NULL GROUP BY x.parent_region) k
	JOIN @m@.region up ON up.region = k.parent_region) e ON e.parent_region = r.parent_region
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
