-- A whole against the sum of its parts, over both trees.

CREATE OR REPLACE VIEW @m@.hierarchy_check WITH (security_invoker = true) AS
SELECT h.tree, h.indicator,
	@x@.localised_name(opt.lang, i.name_zh, i.name_zh_hant, i.name_en, i.indicator) AS indicator_name,
	h.region,
	@x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region) AS region_name,
	h.period, h.period::text AS period_code,
	@x@.label(h.period, opt.lang, i.cumulative) AS period_label,
	h.period_start, h.period_end,
	@x@.year_of(h.period) AS year, @x@.number_in_year(h.period, i.cumulative) AS number_in_year,
	@x@.stat_round(h.value, i.decimals) AS value, i.unit, i.unit_mult,
	@x@.stat_round(h.parts_sum, greatest(scale(h.parts_sum), i.decimals)) AS parts_sum, h.parts, h.parts_expected,
	@x@.stat_round(h.value, i.decimals) - h.parts_sum AS residual,
	h.parts_tolerance + ('1e' || -i.decimals)::numeric * 0.5 AS tolerance,
	abs(@x@.stat_round(h.value, i.decimals) - h.parts_sum) <= h.parts_tolerance + ('1e' || -i.decimals)::numeric * 0.5 AS adds_up,
	CASE WHEN h.value IS NOT NULL AND h.parts_sum IS NOT NULL THEN NULL
		 WHEN h.suppressed THEN 'suppressed'
		 WHEN h.value IS NULL THEN 'no_value'
		 ELSE 'parts_missing' END AS check_reason,
	opt.missing_parts, h.obs_status
FROM @m@.model_option opt
CROSS JOIN LATERAL (
	SELECT 'indicator' AS tree, t.indicator, t.region, t.period, t.period_start, t.period_end, t.value,
		s.parts_sum, s.parts, s.parts_expected, s.parts_tolerance, s.has_sum,
		t.conf_status <> 'F' OR s.suppressed AS suppressed,
		@x@.combined_status(t.obs_status, s.obs_status) AS obs_status
	FROM (SELECT DISTINCT e.parent_indicator FROM @m@.indicator e WHERE e.parent_indicator IS NOT NULL) w
	JOIN @m@.indicator u ON u.indicator = w.parent_indicator AND u.change_unit = 'percent'
	JOIN @m@.observation_known t ON t.indicator = u.indicator
	CROSS JOIN LATERAL (
		SELECT @x@.sum_of_parts(@x@.stat_round(v.value * c.scale, c.decimals + u.unit_mult - c.unit_mult), v.present, opt.missing_parts) AS parts_sum,
			@x@.has_sum_of_parts(v.value, v.present, opt.missing_parts) AS has_sum,
			count(v.value) AS parts, count(*) AS parts_expected,
			coalesce(sum(c.scale * ('1e' || -c.decimals)::numeric * 0.5) FILTER (WHERE v.value IS NOT NULL), 0) AS parts_tolerance,
			coalesce(bool_or(v.conf_status <> 'F'), false) AS suppressed,
			@x@.combined_status(v.obs_status) AS obs_status
		FROM (SELECT e.indicator, e.decimals, e.unit_mult, ('1e' || (e.unit_mult - u.unit_mult))::numeric AS scale
			  FROM @m@.indicator e WHERE e.parent_indicator = u.indicator) c
		LEFT JOIN LATERAL (
			SELECT z.value, z.conf_status, z.obs_status, true AS present FROM @m@.observation_known z
			WHERE z.indicator = c.indicator AND z.period OPERATOR(@x@.=) t.period AND z.region = t.region
			OFFSET 0) v ON true) s
	UNION ALL
	SELECT 'region' AS tree, t.indicator, t.region, t.period, t.period_start, t.period_end, t.value,
		s.parts_sum, s.parts, s.parts_expected, s.parts * ('1e' || -u.decimals)::numeric * 0.5, s.has_sum,
		t.conf_status <> 'F' OR s.suppressed,
		@x@.combined_status(t.obs_status, s.obs_status)
	FROM (SELECT e.parent_region, count(*) AS children FROM @m@.region e WHERE e.parent_region IS NOT NULL GROUP BY e.parent_region) w
	JOIN @m@.region p ON p.region = w.parent_region
	JOIN @m@.observation_known t ON t.region = p.region
	JOIN @m@.indicator u ON u.indicator = t.indicator AND u.change_unit = 'percent'
	CROSS JOIN LATERAL (
		SELECT @x@.sum_of_parts(@x@.stat_round(v.value, u.decimals), v.present, opt.missing_parts) AS parts_sum,
			@x@.has_sum_of_parts(v.value, v.present, opt.missing_parts) AS has_sum,
			count(v.value) AS parts, count(*) AS parts_expected,
			coalesce(bool_or(v.conf_status <> 'F'), false) AS suppressed,
			@x@.combined_status(v.obs_status) AS obs_status
		FROM (SELECT e.region FROM @m@.region e WHERE e.parent_region = p.region
			  UNION ALL
			  -- those that should be there and have not even a row in region
			  SELECT NULL AS region FROM generate_series(w.children + 1, p.children_expected)) c
		LEFT JOIN LATERAL (
			SELECT z.value, z.conf_status, z.obs_status, true AS present FROM @m@.observation_known z
			WHERE z.indicator = t.indicator AND z.period OPERATOR(@x@.=) t.period AND z.region = c.region
			OFFSET 0) v ON true) s) h
JOIN @m@.indicator i ON i.indicator = h.indicator
JOIN @m@.region r ON r.region = h.region
WHERE h.has_sum;
COMMENT ON VIEW @m@.hierarchy_check IS 'Every observed whole against the sum of its parts, over the tree of indicators (of one region) and the tree of regions (of one indicator): residual, what rounding explains, and whether the two agree. model_option.missing_parts says what a missing part stands for and which wholes are checked. Indicators in percent are not summed. Where a part or the whole is suppressed there is no residual.';
COMMENT ON COLUMN @m@.hierarchy_check.indicator IS 'Code of the indicator; in the tree of indicators, of the whole.';
COMMENT ON COLUMN @m@.hierarchy_check.region IS 'Code of the region; in the tree of regions, of the whole.';
COMMENT ON COLUMN @m@.hierarchy_check.value IS 'The whole, rounded once to the published decimals.';
COMMENT ON COLUMN @m@.hierarchy_check.parts_sum IS 'The sum of the printed parts, in the unit and multiplier of the whole; NULL where it is not known.';
COMMENT ON COLUMN @m@.hierarchy_check.parts IS 'How many parts have a value.';
COMMENT ON COLUMN @m@.hierarchy_check.residual IS 'The whole minus the sum of its parts.';
COMMENT ON COLUMN @m@.hierarchy_check.missing_parts IS 'The mode, see model_option.';
COMMENT ON COLUMN @m@.hierarchy_check.check_reason IS 'Why there is no residual: suppressed, no_value, parts_missing.';
COMMENT ON COLUMN @m@.hierarchy_check.obs_status IS 'SDMX CL_OBS_STATUS code of the whole and its parts, combined by precedence.';
