-- Confidential figures that published ones give away in one step.

CREATE OR REPLACE VIEW @m@.disclosure_check WITH (security_invoker = true) AS
SELECT h.tree, h.indicator, @name(i, indicator)@ AS indicator_name, h.region, @name(r, region)@ AS region_name,
	h.period, h.period::text AS period_code,
	CASE WHEN i.reporting_year_start = 1 THEN @x@.label(h.period, (SELECT l.lang FROM @m@.model_option l), i.cumulative) ELSE @m@.reporting_label(h.period, (SELECT l.lang FROM @m@.model_option l), i.cumulative, i.reporting_year_start) END AS period_label,
	h.period_start, h.period_end, @x@.year_of(@m@.months_later(h.period, 1 - i.reporting_year_start)) AS year, @x@.number_in_year(@m@.months_later(h.period, 1 - i.reporting_year_start), i.cumulative) AS number_in_year,
	h.given_away_by, h.whole_indicator, h.whole_region, h.parts
FROM (
	-- from what is hidden to the wholes that it is, or is a part of
	SELECT CASE WHEN w.dimension IS NULL THEN 'indicator' ELSE 'dimension' END AS tree, x.indicator, x.region, x.period, x.period_start, x.period_end,
		CASE WHEN s.hidden = 0 THEN 'sum_of_parts' ELSE 'whole_less_parts' END AS given_away_by, u.indicator AS whole_indicator, x.region AS whole_region, s.parts
	FROM @m@.observation_known x
	JOIN (SELECT NULL::text AS dimension, e.parent_indicator AS whole, array_agg(e.indicator) AS parts FROM @m@.indicator e WHERE e.parent_indicator IS NOT NULL AND NOT e.of_which GROUP BY e.parent_indicator
		  UNION ALL
		  SELECT d.dimension, d.whole, d.parts FROM @m@.dimension_parts() d) w ON x.indicator = w.whole OR x.indicator = ANY (w.parts)
	JOIN @m@.region y ON y.region = x.region
	JOIN @m@.indicator u ON u.indicator = w.whole AND u.additivity = 'sum'
	JOIN @m@.observation_known t ON t.indicator = u.indicator AND t.period OPERATOR(@x@.=) x.period AND t.region = x.region
	CROSS JOIN LATERAL (
		SELECT count(*) AS parts, count(v.value) AS known, count(*) FILTER (WHERE v.value IS NULL AND v.conf_status <> 'F') AS hidden,
			min(c.indicator) FILTER (WHERE v.value IS NULL AND v.conf_status <> 'F') AS hidden_part
		FROM @m@.indicator c
		LEFT JOIN LATERAL (
			SELECT z.value, z.conf_status FROM @m@.observation_known z
			WHERE z.indicator = c.indicator AND z.period OPERATOR(@x@.=) t.period AND z.region = t.region
			OFFSET 0) v ON true
		WHERE c.indicator = ANY (w.parts) AND @adds(c, u)@) s
	WHERE x.conf_status <> 'F' AND x.value IS NULL AND x.indicator = coalesce(s.hidden_part, u.indicator)
		AND CASE WHEN t.value IS NULL THEN t.conf_status <> 'F' AND s.parts > 0 AND s.known = s.parts ELSE s.hidden = 1 AND s.known = s.parts - 1 END
	UNION ALL
	SELECT 'region' AS tree, x.indicator, x.region, x.period, x.period_start, x.period_end,
		CASE WHEN s.hidden = 0 THEN 'sum_of_parts' ELSE 'whole_less_parts' END AS given_away_by, x.indicator AS whole_indicator, t.region AS whole_region, s.parts
	FROM @m@.observation_known x
	JOIN @m@.indicator u ON u.indicator = x.indicator AND u.region_additivity = 'sum'
	JOIN @m@.region y ON y.region = x.region
	JOIN (SELECT e.parent_region, count(*) AS children FROM @m@.region e WHERE e.parent_region IS NOT NULL GROUP BY e.parent_region) w ON w.parent_region = y.region OR w.parent_region = y.parent_region
	JOIN @m@.region p ON p.region = w.parent_region AND @m@.children_of(p.children_expected, w.children) = w.children
	JOIN @m@.observation_known t ON t.indicator = x.indicator AND t.period OPERATOR(@x@.=) x.period AND t.region = p.region
	CROSS JOIN LATERAL (
		SELECT count(*) AS parts, count(v.value) AS known, count(*) FILTER (WHERE v.value IS NULL AND v.conf_status <> 'F') AS hidden,
			min(c.region) FILTER (WHERE v.value IS NULL AND v.conf_status <> 'F') AS hidden_part
		FROM @m@.region c
		LEFT JOIN LATERAL (
			SELECT z.value, z.conf_status FROM @m@.observation_known z
			WHERE z.indicator = t.indicator AND z.period OPERATOR(@x@.=) t.period AND z.region = c.region
			OFFSET 0) v ON true
		WHERE c.parent_region = p.region) s
	WHERE x.conf_status <> 'F' AND x.value IS NULL AND x.region = coalesce(s.hidden_part, t.region)
		AND CASE WHEN t.value IS NULL THEN t.conf_status <> 'F' AND s.parts > 0 AND s.known = s.parts ELSE s.hidden = 1 AND s.known = s.parts - 1 END) h
-- outer joins, though none is missing: the planner expects next to nothing from within, and would walk through all of it for each name
LEFT JOIN @m@.indicator i ON i.indicator = h.indicator
LEFT JOIN @m@.region r ON r.region = h.region;
COMMENT ON VIEW @m@.disclosure_check IS 'Confidential figures that whoever sees the published ones can compute in one step, as known at indstat.as_of: the only suppressed part of a whole is the whole less the other parts, a suppressed whole is the sum of its parts, over the tree of indicators, the dimensions of a breakdown and the tree of regions. What else must be held back (secondary suppression) is for the office to choose; the figure itself is not shown. What is given away in several steps, or over time, is not looked for.';
COMMENT ON COLUMN @m@.disclosure_check.tree IS 'The tree over which it is given away: indicator, within one region; dimension, along one of a breakdown; region, within one indicator.';
COMMENT ON COLUMN @m@.disclosure_check.indicator IS 'Code of the indicator of the confidential figure.';
COMMENT ON COLUMN @m@.disclosure_check.region IS 'Code of the region of the confidential figure.';
COMMENT ON COLUMN @m@.disclosure_check.given_away_by IS 'whole_less_parts: the whole and all other parts are published; sum_of_parts: all parts are.';
COMMENT ON COLUMN @m@.disclosure_check.whole_indicator IS 'The indicator of the whole.';
COMMENT ON COLUMN @m@.disclosure_check.whole_region IS 'The region of the whole.';
COMMENT ON COLUMN @m@.disclosure_check.parts IS 'How many parts the whole has.';
