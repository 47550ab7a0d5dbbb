-- A whole against the sum of its parts, over both trees.

CREATE OR REPLACE FUNCTION @m@.average_tolerance(half numeric, spread numeric, weights numeric, weight_halves numeric)
RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN half + CASE WHEN weights > 0 THEN spread * weight_halves / weights ELSE 0 END;
COMMENT ON FUNCTION @m@.average_tolerance(numeric, numeric, numeric, numeric) IS 'How far a weighted average can be out by rounding: half a unit of the parts, and what rounded weights (weight_halves: half a unit of each, weights: their sum) move where the parts lie spread apart.';

CREATE OR REPLACE FUNCTION @m@.ratio_tolerance(factor numeric, numerators numeric, denominators numeric, numerator_halves numeric, denominator_halves numeric)
RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN denominators > 0 THEN factor * (numerator_halves + abs(numerators) / denominators * denominator_halves) / denominators END;
COMMENT ON FUNCTION @m@.ratio_tolerance(numeric, numeric, numeric, numeric, numeric) IS 'How far factor × numerators / denominators can be out by rounding, where the sums can be out by their halves; NULL unless the denominators are above zero.';

CREATE OR REPLACE VIEW @m@.hierarchy_check WITH (security_invoker = true) AS
SELECT h.tree, h.indicator,
	@x@.localised_name(opt.lang, i.name_zh, i.name_zh_hant, i.name_en, i.indicator) AS indicator_name,
	h.region,
	@x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region) AS region_name,
	h.period, h.period::text AS period_code,
	CASE WHEN i.reporting_year_start = 1 THEN @x@.label(h.period, opt.lang, i.cumulative) ELSE @m@.reporting_label(h.period, opt.lang, i.cumulative, i.reporting_year_start) END AS period_label,
	h.period_start, h.period_end,
	@x@.year_of(@m@.months_later(h.period, 1 - i.reporting_year_start)) AS year, @x@.number_in_year(@m@.months_later(h.period, 1 - i.reporting_year_start), i.cumulative) AS number_in_year,
	@x@.stat_round(h.value, i.decimals) AS value, i.unit, i.unit_mult,
	@x@.stat_round(h.parts_sum, CASE WHEN h.additivity = 'sum' THEN greatest(scale(h.parts_sum), i.decimals) ELSE i.decimals END) AS parts_sum, h.parts, h.parts_expected,
	@x@.stat_round(h.value, i.decimals) - CASE WHEN h.additivity = 'sum' THEN h.parts_sum ELSE @x@.stat_round(h.parts_sum, i.decimals) END AS residual,
	CASE WHEN h.additivity = 'sum' THEN h.parts_tolerance ELSE @x@.stat_round(h.parts_tolerance, i.decimals + 2) END + ('1e' || -i.decimals)::numeric * 0.5 AS tolerance,
	abs(@x@.stat_round(h.value, i.decimals) - h.parts_sum) <= h.parts_tolerance + ('1e' || -i.decimals)::numeric * 0.5 AS adds_up,
	CASE WHEN h.value IS NOT NULL AND h.parts_sum IS NOT NULL THEN NULL
		 WHEN h.additivity = 'none' THEN 'not_additive'
		 WHEN h.suppressed THEN 'suppressed'
		 WHEN h.value IS NULL THEN 'no_value'
		 ELSE coalesce(h.index_fault, 'parts_missing') END AS check_reason,
	opt.missing_parts, h.obs_status, h.additivity, h.dimension,
	CASE h.tree WHEN 'indicator' THEN @crossed(indicator, h.indicator, h.period, NULL::@x@.ref_period, 'parts'::text)@ WHEN 'region' THEN @crossed(region, h.region, h.period, NULL::@x@.ref_period, 'parts'::text)@ END AS crosses_change
FROM @m@.model_option opt
CROSS JOIN LATERAL (
	SELECT CASE WHEN w.dimension IS NULL THEN 'indicator' ELSE 'dimension' END AS tree, w.dimension, t.indicator, t.region, t.period, t.period_start, t.period_end, t.value,
		s.parts_sum, s.parts, s.parts_expected, s.parts_tolerance, s.has_sum, u.additivity,
		t.conf_status <> 'F' OR s.suppressed AS suppressed,
		@x@.combined_status(t.obs_status, s.obs_status) AS obs_status, CASE WHEN u.additivity = 'index' THEN s.index_fault END AS index_fault
	FROM (SELECT NULL::text AS dimension, e.parent_indicator AS whole, array_agg(e.indicator) AS parts FROM @m@.indicator e WHERE e.parent_indicator IS NOT NULL AND NOT e.of_which GROUP BY e.parent_indicator
		  UNION ALL
		  SELECT d.dimension, d.whole, d.parts FROM @m@.dimension_parts() d) w
	JOIN @m@.indicator u ON u.indicator = w.whole
	LEFT JOIN @m@.indicator uw ON uw.indicator = u.weight_indicator
	JOIN @m@.observation_known t ON t.indicator = u.indicator
	CROSS JOIN LATERAL (
		-- what an index is linked in, and its weight
		SELECT CASE WHEN u.additivity = 'index' THEN @m@.index_link_periods(t.period, u.index_link) END AS link_periods,
			CASE WHEN u.additivity = 'index' THEN @m@.index_link_level(u.indicator, t.region, @m@.index_link_periods(t.period, u.index_link)) END AS level,
			CASE WHEN u.additivity = 'index' THEN @m@.index_weight(u.weight_indicator, t.region, t.period, u.index_link) * ('1e' || uw.unit_mult)::numeric END AS weight,
			('1e' || -u.decimals)::numeric AS unit, ('1e' || uw.unit_mult - uw.decimals)::numeric * 0.5 AS weight_half OFFSET 0) l
	CROSS JOIN LATERAL (
		SELECT CASE u.additivity WHEN 'sum' THEN @x@.sum_of_parts(@x@.stat_round(v.value * c.scale, c.decimals + u.unit_mult - c.unit_mult), v.present, opt.missing_parts)
				WHEN 'none' THEN NULL
				WHEN 'index' THEN CASE WHEN @m@.index_fault(count(v.value + x.weight) = count(*), sum(x.weight * c.weight_scale), l.weight, sum(c.weight_half * c.weight_scale) + l.weight_half,
						l.level > 0 AND count(x.link) = count(*) AND bool_and(x.link * x.weight >= 0 AND x.link <> 0), bool_or(v.value < c.lowest)) IS NULL
					THEN l.level * sum(x.weight * c.weight_scale * v.value / nullif(x.link, 0)) / nullif(sum(x.weight * c.weight_scale), 0) END
				ELSE @m@.weighted(min(c.factor), sum(CASE WHEN u.additivity = 'ratio' THEN n.value * c.numerator_scale ELSE v.value * c.scale * d.value * c.weight_scale END), sum(d.value * c.weight_scale),
					count(CASE WHEN u.additivity = 'ratio' THEN n.value ELSE v.value END + d.value) = count(*)) END AS parts_sum,
			CASE u.additivity WHEN 'sum' THEN @x@.has_sum_of_parts(v.value, v.present, opt.missing_parts) ELSE count(v.value) > 0 END AS has_sum,
			count(v.value) AS parts, count(*) AS parts_expected,
			coalesce(CASE u.additivity WHEN 'sum' THEN sum(c.scale * ('1e' || -c.decimals)::numeric * 0.5) FILTER (WHERE v.value IS NOT NULL)
				WHEN 'ratio' THEN @m@.ratio_tolerance(min(c.factor), sum(n.value * c.numerator_scale), sum(d.value * c.weight_scale), sum(c.numerator_half * c.numerator_scale), sum(c.weight_half * c.weight_scale))
				-- what parts now, parts and whole in the link period, and weights are rounded by
				WHEN 'index' THEN @m@.average_tolerance((l.level * sum(x.weight * c.weight_scale * ('1e' || -c.decimals)::numeric / nullif(x.link, 0) * (1 + v.value / nullif(x.link, 0)))
						+ l.unit * sum(x.weight * c.weight_scale * v.value / nullif(x.link, 0))) * 0.5 / nullif(sum(x.weight * c.weight_scale), 0),
					l.level * (max(v.value / nullif(x.link, 0)) - min(v.value / nullif(x.link, 0))), sum(x.weight * c.weight_scale), sum(c.weight_half * c.weight_scale))
				ELSE @m@.average_tolerance(max(c.scale * ('1e' || -c.decimals)::numeric * 0.5), max(v.value * c.scale) - min(v.value * c.scale), sum(d.value * c.weight_scale), sum(c.weight_half * c.weight_scale)) END, 0) AS parts_tolerance,
			coalesce(bool_or(v.conf_status <> 'F' OR coalesce(d.conf_status, 'F') <> 'F' OR coalesce(n.conf_status, 'F') <> 'F'), false) AS suppressed,
			@x@.combined_status(v.obs_status) AS obs_status,
			@m@.index_fault(count(v.value + x.weight) = count(*), sum(x.weight * c.weight_scale), l.weight, sum(c.weight_half * c.weight_scale) + l.weight_half,
				l.level > 0 AND count(x.link) = count(*) AND bool_and(x.link * x.weight >= 0 AND x.link <> 0), bool_or(v.value < c.lowest)) AS index_fault
		FROM (SELECT e.indicator, e.decimals, e.unit_mult, e.weight_indicator, e.numerator_indicator, ('1e' || (e.unit_mult - u.unit_mult))::numeric AS scale,
				CASE WHEN (SELECT k.kind FROM @m@.unit k WHERE k.unit = e.unit) = 'index' THEN 0 END AS lowest,
				-- everything in units of one
				('1e' || iw.unit_mult)::numeric AS weight_scale, ('1e' || -iw.decimals)::numeric * 0.5 AS weight_half,
				('1e' || iv.unit_mult)::numeric AS numerator_scale, ('1e' || -iv.decimals)::numeric * 0.5 AS numerator_half,
				CASE WHEN u.additivity = 'ratio' THEN @m@.parts_per_unit(u.change_unit) * ('1e' || -u.unit_mult)::numeric ELSE 1 END AS factor
			  FROM @m@.indicator e
			  LEFT JOIN @m@.indicator iw ON iw.indicator = e.weight_indicator
			  LEFT JOIN @m@.indicator iv ON iv.indicator = e.numerator_indicator
			  WHERE e.indicator = ANY (w.parts)
				AND CASE u.additivity WHEN 'sum' THEN @adds(e, u)@ WHEN 'index' THEN @weighs(e, u)@ ELSE coalesce(e.unit = u.unit, true) END) c
		LEFT JOIN LATERAL (
			SELECT z.value, z.conf_status, z.obs_status, true AS present FROM @m@.observation_known z
			WHERE z.indicator = c.indicator AND z.period OPERATOR(@x@.=) t.period AND z.region = t.region
			OFFSET 0) v ON true
		LEFT JOIN LATERAL (
			SELECT z.value, z.conf_status FROM @m@.observation_known z
			WHERE u.additivity NOT IN ('sum', 'none') AND z.indicator = c.weight_indicator AND z.period OPERATOR(@x@.=) t.period AND z.region = t.region
			OFFSET 0) d ON true
		CROSS JOIN LATERAL (
			SELECT CASE WHEN u.additivity = 'index' THEN @m@.index_weight(c.weight_indicator, t.region, t.period, u.index_link) END AS weight,
				CASE WHEN u.additivity = 'index' THEN @m@.index_link_level(c.indicator, t.region, l.link_periods) END AS link OFFSET 0) x
		LEFT JOIN LATERAL (
			SELECT z.value, z.conf_status FROM @m@.observation_known z
			WHERE u.additivity = 'ratio' AND z.indicator = c.numerator_indicator AND z.period OPERATOR(@x@.=) t.period AND z.region = t.region
			OFFSET 0) n ON true) s
	WHERE u.additivity <> 'sum' OR s.parts_expected > 0
	UNION ALL
	SELECT 'region' AS tree, NULL::text AS dimension, t.indicator, t.region, t.period, t.period_start, t.period_end, t.value,
		s.parts_sum, s.parts, s.parts_expected, s.parts_tolerance, s.has_sum, u.region_additivity,
		t.conf_status <> 'F' OR s.suppressed,
		@x@.combined_status(t.obs_status, s.obs_status), CASE WHEN u.region_additivity = 'index' THEN s.index_fault END
	FROM (SELECT e.parent_region, count(*) AS children FROM @m@.region e WHERE e.parent_region IS NOT NULL GROUP BY e.parent_region) w
	JOIN @m@.region p ON p.region = w.parent_region
	JOIN @m@.observation_known t ON t.region = p.region
	JOIN @m@.indicator u ON u.indicator = t.indicator
	LEFT JOIN @m@.indicator iw ON iw.indicator = u.weight_indicator
	LEFT JOIN @m@.indicator iv ON iv.indicator = u.numerator_indicator
	CROSS JOIN LATERAL (
		SELECT ('1e' || -u.decimals)::numeric * 0.5 AS half, ('1e' || -iw.decimals)::numeric * 0.5 AS weight_half, ('1e' || -iv.decimals)::numeric * 0.5 AS numerator_half,
			CASE WHEN u.region_additivity = 'ratio' THEN @m@.parts_per_unit(u.change_unit) * ('1e' || (iv.unit_mult - iw.unit_mult - u.unit_mult))::numeric ELSE 1 END AS factor,
			CASE WHEN (SELECT k.kind FROM @m@.unit k WHERE k.unit = u.unit) = 'index' THEN 0 END AS lowest,
			CASE WHEN u.region_additivity = 'index' THEN @m@.index_link_periods(t.period, u.index_link) END AS link_periods,
			CASE WHEN u.region_additivity = 'index' THEN @m@.index_link_level(u.indicator, t.region, @m@.index_link_periods(t.period, u.index_link)) END AS level,
			CASE WHEN u.region_additivity = 'index' THEN @m@.index_weight(u.weight_indicator, t.region, t.period, u.index_link) END AS weight OFFSET 0) f
	CROSS JOIN LATERAL (
		SELECT CASE u.region_additivity WHEN 'sum' THEN @x@.sum_of_parts(@x@.stat_round(v.value, u.decimals), v.present, opt.missing_parts)
				WHEN 'none' THEN NULL
				WHEN 'index' THEN CASE WHEN @m@.index_fault(count(v.value + x.weight) = sum(c.parts), sum(x.weight), f.weight, (sum(c.parts) + 1) * f.weight_half,
						f.level > 0 AND count(x.link) = sum(c.parts) AND bool_and(x.link * x.weight >= 0 AND x.link <> 0), bool_or(v.value < f.lowest)) IS NULL
					THEN f.level * sum(x.weight * v.value / nullif(x.link, 0)) / nullif(sum(x.weight), 0) END
				ELSE @m@.weighted(f.factor, sum(CASE WHEN u.region_additivity = 'ratio' THEN n.value ELSE v.value * d.value END), sum(d.value),
					count(CASE WHEN u.region_additivity = 'ratio' THEN n.value ELSE v.value END + d.value) = sum(c.parts)) END AS parts_sum,
			CASE u.region_additivity WHEN 'sum' THEN @x@.has_sum_of_parts(v.value, v.present, opt.missing_parts) ELSE count(v.value) > 0 END AS has_sum,
			count(v.value) AS parts, sum(c.parts) AS parts_expected,
			coalesce(CASE u.region_additivity WHEN 'sum' THEN count(v.value) * f.half
				WHEN 'ratio' THEN @m@.ratio_tolerance(f.factor, sum(n.value), sum(d.value), sum(c.parts) * f.numerator_half, sum(c.parts) * f.weight_half)
				WHEN 'index' THEN @m@.average_tolerance((f.level * sum(x.weight / nullif(x.link, 0) * (1 + v.value / nullif(x.link, 0))) + sum(x.weight * v.value / nullif(x.link, 0))) * f.half / nullif(sum(x.weight), 0),
					f.level * (max(v.value / nullif(x.link, 0)) - min(v.value / nullif(x.link, 0))), sum(x.weight), sum(c.parts) * f.weight_half)
				ELSE @m@.average_tolerance(f.half, max(v.value) - min(v.value), sum(d.value), sum(c.parts) * f.weight_half) END, 0) AS parts_tolerance,
			coalesce(bool_or(v.conf_status <> 'F' OR coalesce(d.conf_status, 'F') <> 'F' OR coalesce(n.conf_status, 'F') <> 'F'), false) AS suppressed,
			@x@.combined_status(v.obs_status) AS obs_status,
			@m@.index_fault(count(v.value + x.weight) = sum(c.parts), sum(x.weight), f.weight, (sum(c.parts) + 1) * f.weight_half,
				f.level > 0 AND count(x.link) = sum(c.parts) AND bool_and(x.link * x.weight >= 0 AND x.link <> 0), bool_or(v.value < f.lowest)) AS index_fault
		FROM (SELECT e.region, 1 AS parts FROM @m@.region e WHERE e.parent_region = p.region
			  UNION ALL
			  -- those that should be there and have not even a row in region: one row for all, since they are all alike
			  SELECT NULL::text, (p.children_expected - w.children)::integer WHERE p.children_expected > w.children) c
		LEFT JOIN LATERAL (
			SELECT z.value, z.conf_status, z.obs_status, true AS present FROM @m@.observation_known z
			WHERE z.indicator = t.indicator AND z.period OPERATOR(@x@.=) t.period AND z.region = c.region
			OFFSET 0) v ON true
		LEFT JOIN LATERAL (
			SELECT z.value, z.conf_status FROM @m@.observation_known z
			WHERE u.region_additivity NOT IN ('sum', 'none') AND z.indicator = u.weight_indicator AND z.period OPERATOR(@x@.=) t.period AND z.region = c.region
			OFFSET 0) d ON true
		CROSS JOIN LATERAL (
			SELECT CASE WHEN u.region_additivity = 'index' THEN @m@.index_weight(u.weight_indicator, c.region, t.period, u.index_link) END AS weight,
				CASE WHEN u.region_additivity = 'index' THEN @m@.index_link_level(u.indicator, c.region, f.link_periods) END AS link OFFSET 0) x
		LEFT JOIN LATERAL (
			SELECT z.value, z.conf_status FROM @m@.observation_known z
			WHERE u.region_additivity = 'ratio' AND z.indicator = u.numerator_indicator AND z.period OPERATOR(@x@.=) t.period AND z.region = c.region
			OFFSET 0) n ON true) s) h
JOIN @m@.indicator i ON i.indicator = h.indicator
JOIN @m@.region r ON r.region = h.region
WHERE h.has_sum;
COMMENT ON VIEW @m@.hierarchy_check IS 'Every observed whole against the sum of its parts, over the tree of indicators (of one region), the tree of regions (of one indicator), and the dimensions of a breakdown: residual, what rounding explains, and whether the two agree. model_option.missing_parts says what a missing part stands for and which wholes are checked. What is not a sum is checked as indicator.additivity and region_additivity say: a weighted average, an index that is linked as index_link says (what the parts have become since the link period, by their weights, times the whole then), or a ratio of sums; of what is neither there is nothing to check (not_additive). Parts of which (indicator.of_which) are not summed, nor those in another unit. Where a part or the whole is suppressed there is no residual.';
COMMENT ON COLUMN @m@.hierarchy_check.tree IS 'Which tree the whole and its parts stand in: indicator or region; dimension: the parts of a breakdown along a dimension that is not the one of the tree of indicators, see dimension.';
COMMENT ON COLUMN @m@.hierarchy_check.indicator IS 'Code of the indicator; in the tree of indicators, of the whole.';
COMMENT ON COLUMN @m@.hierarchy_check.region IS 'Code of the region; in the tree of regions, of the whole.';
COMMENT ON COLUMN @m@.hierarchy_check.value IS 'The whole, rounded once to the published decimals.';
COMMENT ON COLUMN @m@.hierarchy_check.parts_sum IS 'The sum of the printed parts, or their weighted average, index or ratio, in the unit and multiplier of the whole; NULL where it is not known.';
COMMENT ON COLUMN @m@.hierarchy_check.parts IS 'How many parts have a value.';
COMMENT ON COLUMN @m@.hierarchy_check.residual IS 'The whole minus the sum of its parts.';
COMMENT ON COLUMN @m@.hierarchy_check.additivity IS 'How the parts make up the whole: sum, weighted_average, index, ratio or none.';
COMMENT ON COLUMN @m@.hierarchy_check.missing_parts IS 'The mode, see model_option.';
COMMENT ON COLUMN @m@.hierarchy_check.check_reason IS 'Why there is no residual: not_additive, suppressed, no_value, parts_missing (of an average, index or ratio: a weight, too), and of an index weights_differ (those of the parts do not add up to that of the whole), no_link (what is the period linked in is not there or not above zero), value_negative.';
COMMENT ON COLUMN @m@.hierarchy_check.obs_status IS 'SDMX CL_OBS_STATUS code of the whole and its parts, combined by precedence.';
COMMENT ON COLUMN @m@.hierarchy_check.crosses_change IS 'The last change since the first day of the period by which the whole got or lost a part (indicator_change, region_change): day and kind, as 2024-01-01 moved; the parts are those of the tree of today, the whole is of the time. NULL: none, and of a dimension.';
