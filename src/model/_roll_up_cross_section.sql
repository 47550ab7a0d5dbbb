/*
 * The levels of all regions of one indicator and period in one value (figures),
 * beside those a year earlier (base) and the sums of both over the children of each
 * region (parts_sum, parts_sum_base), by model_option.missing_parts; exact.  odd: the
 * levels, or those a year earlier, make no such value, see level_of_rows.
 * without_level: of regions with a child that is observed without a level, how many;
 * such a child is never taken for zero.  parts_by_children: how many children have a
 * level, times how many children there are.  by_rows: level_of_rows answers instead,
 * because the levels make no such value, are not summed over regions, or one of them
 * broke since a year earlier.
 */
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
CROSS JOIN @m@.region_hierarchy() t
LEFT JOIN LATERAL (
	SELECT y.figures, y.without_level, y.store, y.odd FROM @m@.level_cross_section y
	WHERE y.indicator = c.indicator AND y.period OPERATOR(@x@.=) @x@.same_period_last_year(c.period, 1) LIMIT 1) b ON true
CROSS JOIN LATERAL (
	-- levels on two sides of a break are not compared
	SELECT EXISTS (SELECT FROM @m@.observation_known e WHERE e.indicator = c.indicator AND e.obs_status = 'B'
		AND e.period OPERATOR(@x@.>) @x@.same_period_last_year(c.period, 1) AND e.period OPERATOR(@x@.<=) c.period) AS breaks OFFSET 0) k
