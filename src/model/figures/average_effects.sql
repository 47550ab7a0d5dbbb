-- What the parts of an average or a ratio add to its change: by their rates, and by their weights.

CREATE OR REPLACE FUNCTION @m@.average_effects(years integer DEFAULT 1)
RETURNS TABLE (tree text, dimension text, indicator text, whole_indicator text, region text, whole_region text, period @x@.ref_period, period_code text,
	period_start date, period_end date, base_period_code text, value numeric, base numeric, weight_share numeric, weight_share_base numeric,
	rate_effect numeric, weight_effect numeric, contribution numeric, contribution_reason text, total numeric, total_base numeric, residual numeric,
	parts bigint, parts_expected bigint, unit text, unit_mult smallint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT q.tree, q.dimension, q.indicator, q.whole_indicator, q.region, q.whole_region, q.period, q.period_code, q.period_start, q.period_end, q.base_period_code,
		q.value, q.base, @x@.share(q.weight, q.weights) AS weight_share, @x@.share(q.weight_base, q.weights_base) AS weight_share_base,
		CASE WHEN NOT q.broken THEN q.rate_effect END AS rate_effect, CASE WHEN NOT q.broken THEN q.weight_effect END AS weight_effect, CASE WHEN NOT q.broken THEN q.contribution END AS contribution,
		CASE WHEN q.contribution IS NOT NULL AND NOT q.broken THEN NULL
			 WHEN q.broke THEN 'break' WHEN q.suppressed THEN 'suppressed' WHEN q.value IS NULL THEN 'no_value' WHEN q.base IS NULL THEN 'no_base'
			 WHEN q.weight IS NULL OR q.weight_base IS NULL THEN 'no_weight' ELSE 'parts_missing' END AS contribution_reason,
		q.total, q.total_base, CASE WHEN NOT q.broken THEN q.total - q.total_base - q.contributions END AS residual,
		q.parts, q.parts_expected, q.unit, q.unit_mult
	FROM (
		SELECT s.*,
			@x@.contribution_average(s.value, s.base, s.weight, s.weight_base, 'rate'::text) OVER beside AS rate_effect,
			@x@.contribution_average(s.value, s.base, s.weight, s.weight_base, 'weight'::text) OVER beside AS weight_effect,
			@x@.contribution_average(s.value, s.base, s.weight, s.weight_base, 'both'::text) OVER beside AS contribution,
			sum(s.weight) OVER beside AS weights, sum(s.weight_base) OVER beside AS weights_base,
			-- what the average of the parts has changed by, which is the sum of their contributions
			sum(s.value * s.weight) OVER beside / nullif(sum(s.weight) OVER beside, 0) - sum(s.base * s.weight_base) OVER beside / nullif(sum(s.weight_base) OVER beside, 0) AS contributions,
			count(s.value + s.base + s.weight + s.weight_base) OVER beside AS parts, count(*) OVER beside AS parts_expected,
			bool_or(s.broke) OVER beside OR count(s.value + s.base + s.weight + s.weight_base) OVER beside < count(*) OVER beside AS broken
		FROM (
			SELECT a.tree, a.dimension, a.indicator, u.indicator AS whole_indicator, a.region, t.region AS whole_region, t.period, p.period_code, p.period_start, p.period_end,
				b.period::text AS base_period_code, v.value * a.scale AS value, v0.value * a.scale AS base,
				d.value * a.weight_scale AS weight, d0.value * a.weight_scale AS weight_base, t.value AS total, t0.value AS total_base, u.unit, u.unit_mult,
				'F' <> ANY (ARRAY[coalesce(v.conf_status, 'F'), coalesce(v0.conf_status, 'F'), coalesce(d.conf_status, 'F'), coalesce(d0.conf_status, 'F')]) AS suppressed,
				EXISTS (SELECT FROM @m@.observation_known e WHERE (e.indicator, e.region) IN ((a.indicator, a.region), (a.weight_indicator, a.region), (t.indicator, t.region)) AND e.obs_status = 'B'
					AND e.period OPERATOR(@x@.>) b.period AND e.period OPERATOR(@x@.<=) t.period) AS broke
			FROM @m@.indicator u
			JOIN @m@.indicator_period p ON p.indicator = u.indicator
			CROSS JOIN LATERAL (
				SELECT CASE WHEN average_effects.years IS NOT NULL THEN @x@.same_period_last_year(p.period, average_effects.years)
					ELSE @m@.period_apart(p.period, p.cumulative, p.frequency, p.reporting_year_start) END AS period OFFSET 0) b
			JOIN @m@.observation_known t ON t.indicator = u.indicator AND t.period OPERATOR(@x@.=) p.period
			JOIN @m@.observation_known t0 ON t0.indicator = u.indicator AND t0.region = t.region AND t0.period OPERATOR(@x@.=) b.period
			CROSS JOIN LATERAL (
				SELECT CASE WHEN w.dimension IS NULL THEN 'indicator' ELSE 'dimension' END AS tree, w.dimension, e.indicator, t.region, e.weight_indicator,
					('1e' || (e.unit_mult - u.unit_mult))::numeric AS scale, ('1e' || iw.unit_mult)::numeric AS weight_scale
				FROM (SELECT NULL::text AS dimension, array_agg(c.indicator) AS parts FROM @m@.indicator c WHERE c.parent_indicator = u.indicator AND NOT c.of_which
					  UNION ALL
					  SELECT c.dimension, c.parts FROM @m@.dimension_parts() c WHERE c.whole = u.indicator) w
				JOIN @m@.indicator e ON e.indicator = ANY (w.parts) AND coalesce(e.unit = u.unit, true)
				LEFT JOIN @m@.indicator iw ON iw.indicator = e.weight_indicator
				WHERE u.additivity IN ('weighted_average', 'ratio')
				UNION ALL
				SELECT 'region' AS tree, NULL::text AS dimension, u.indicator, r.region, u.weight_indicator, 1::numeric AS scale, 1::numeric AS weight_scale
				FROM @m@.region r WHERE r.parent_region = t.region AND u.region_additivity IN ('weighted_average', 'ratio')) a
			LEFT JOIN @m@.observation_known v ON v.indicator = a.indicator AND v.region = a.region AND v.period OPERATOR(@x@.=) t.period
			LEFT JOIN @m@.observation_known v0 ON v0.indicator = a.indicator AND v0.region = a.region AND v0.period OPERATOR(@x@.=) b.period
			LEFT JOIN @m@.observation_known d ON d.indicator = a.weight_indicator AND d.region = a.region AND d.period OPERATOR(@x@.=) t.period
			LEFT JOIN @m@.observation_known d0 ON d0.indicator = a.weight_indicator AND d0.region = a.region AND d0.period OPERATOR(@x@.=) b.period
			WHERE u.additivity IN ('weighted_average', 'ratio') OR u.region_additivity IN ('weighted_average', 'ratio')) s
		-- not by the period itself, see the head of model.sql
		WINDOW beside AS (PARTITION BY s.tree, s.dimension, s.whole_indicator, s.whole_region, s.period_start, s.period_end)) q;
END;
COMMENT ON FUNCTION @m@.average_effects(integer) IS 'What each part adds to the change of a whole that is an average or ratio of its parts (additivity or region_additivity weighted_average or ratio): over the tree of indicators, the dimensions of a breakdown, and the tree of regions, as known at indstat.as_of. years: how many years lie between (default 1), NULL: on the preceding period, but for a cumulative figure on the one before, which is a part of it. rate_effect: by the change of the part''s rate, at the mean of its shares of the weights; weight_effect: by the change of its share, at how far its mean rate lies above the whole''s; contribution: both; over the parts they add up to the change of the average (Kitagawa; Das Gupta), see contribution_average. In the unit and multiplier of the whole, unrounded; residual: change of the published whole less that of the average of the parts, which is rounding where they agree. weight_share: percent of the weights of the parts. All are NULL where a figure or weight of any part is missing, contribution_reason says why: break, suppressed, no_value, no_base, no_weight, or parts_missing (another part''s).';
