-- What parts add to the growth of a whole on the period before, or on any earlier year.

CREATE OR REPLACE FUNCTION @m@.level_contributions(years integer DEFAULT 1)
RETURNS TABLE (tree text, indicator text, whole_indicator text, region text, whole_region text, period @x@.ref_period, period_code text,
	period_start date, period_end date, base_period_code text, value numeric, base numeric, total numeric, total_base numeric, growth numeric, total_growth numeric,
	contribution numeric, contribution_source text, contribution_reason text, residual numeric, parts bigint, parts_expected bigint,
	unit text, unit_mult smallint, total_unit text, total_unit_mult smallint, of_which boolean)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT z.* FROM (
	SELECT q.tree, q.indicator, q.whole_indicator, q.region, q.whole_region, q.period, q.period_code, q.period_start, q.period_end, q.base_period_code,
		q.value, q.base, q.total, q.total_base,
		CASE WHEN q.change_unit = 'percent' AND NOT q.broke THEN @x@.yoy_growth(q.value, q.base) END AS growth, q.total_growth,
		q.contribution, CASE WHEN q.contribution IS NOT NULL THEN CASE q.kind WHEN 'sum' THEN 'level' ELSE 'index_weights' END END AS contribution_source,
		CASE WHEN q.contribution IS NOT NULL THEN NULL
			 WHEN q.kind = 'none' THEN 'not_additive' WHEN q.total_change_unit <> 'percent' THEN 'in_points'
			 WHEN q.base_period_code IS NULL AND q.cumulative THEN 'cumulative'
			 WHEN q.suppressed THEN 'suppressed' WHEN q.broke THEN 'break'
			 WHEN q.value IS NULL OR q.total IS NULL THEN 'no_value' WHEN q.base IS NULL OR q.total_base IS NULL THEN 'no_base'
			 WHEN q.total_base = 0 THEN 'base_zero' WHEN q.total_base < 0 THEN 'base_negative'
			 WHEN q.weight_share IS NULL THEN 'no_weight' WHEN q.lowest = 0 AND q.value < 0 THEN 'value_negative' ELSE 'no_base' END AS contribution_reason,
		CASE WHEN count(q.contribution) FILTER (WHERE NOT q.of_which) OVER beside = count(*) FILTER (WHERE q.kind <> 'none' AND NOT q.of_which) OVER beside
			 THEN q.total_growth - sum(q.contribution) FILTER (WHERE NOT q.of_which) OVER beside END AS residual,
		count(q.contribution) FILTER (WHERE NOT q.of_which) OVER beside AS parts, count(*) FILTER (WHERE q.kind <> 'none' AND NOT q.of_which) OVER beside AS parts_expected,
		q.unit, q.unit_mult, q.total_unit, q.total_unit_mult, q.of_which
	FROM (
		SELECT s.*,
			CASE WHEN s.total_change_unit = 'percent' AND NOT s.whole_broke THEN @x@.yoy_growth(s.total, s.total_base) END AS total_growth,
			CASE WHEN s.total_change_unit <> 'percent' OR s.broke OR s.value IS NULL OR s.base IS NULL OR s.lowest = 0 AND least(s.value, s.base) < 0 THEN NULL
				 WHEN s.kind = 'sum' THEN @x@.contribution(s.value * s.scale, s.base * s.scale, s.total_base)
				 ELSE s.linked END AS contribution
		FROM (
			SELECT a.tree, a.indicator, u.indicator AS whole_indicator, a.region, t.region AS whole_region, t.period, p.period_code, p.period_start, p.period_end,
				b.period::text AS base_period_code, v.value, v0.value AS base, t.value AS total, t0.value AS total_base, a.kind, a.of_which, a.scale, a.lowest, a.change_unit,
				u.change_unit AS total_change_unit, u.cumulative, a.unit, a.unit_mult, u.unit AS total_unit, u.unit_mult AS total_unit_mult, x.weight_share,
				'F' <> ANY (ARRAY[coalesce(v.conf_status, 'F'), coalesce(v0.conf_status, 'F'), t.conf_status, coalesce(t0.conf_status, 'F')]) AND num_nulls(v.value, v0.value, t.value, t0.value) > 0 AS suppressed,
				y.whole_broke, y.whole_broke OR EXISTS (SELECT FROM @m@.observation_known e WHERE e.indicator = a.indicator AND e.region = a.region AND e.obs_status = 'B'
					AND e.period OPERATOR(@x@.>) b.period AND e.period OPERATOR(@x@.<=) t.period) AS broke,
				@x@.contribution_linked(CASE WHEN a.kind = 'index' THEN v.value END, CASE WHEN a.kind = 'index' THEN t.value END, x.weight_share, t.period, b.period,
					-- what the function calls it
					CASE WHEN a.kind <> 'index' OR @x@.months(p.period) NOT IN (1, 3, 6, 12) THEN NULL
						 WHEN @x@.months(p.period) = 12 OR u.index_link = 'annual_overlap' THEN 'annual_overlap'
						 WHEN @x@.months(p.period) = 3 THEN 'one_quarter_overlap' WHEN @x@.months(p.period) = 1 THEN u.index_link END) OVER part AS linked
			FROM @m@.indicator u
			JOIN @m@.indicator_period p ON p.indicator = u.indicator
			CROSS JOIN LATERAL (
				SELECT CASE WHEN level_contributions.years IS NOT NULL THEN @x@.same_period_last_year(p.period, level_contributions.years)
					ELSE @m@.period_apart(p.period, p.cumulative, p.frequency, p.reporting_year_start) END AS period OFFSET 0) b
			JOIN @m@.observation_known t ON t.indicator = u.indicator AND t.period OPERATOR(@x@.=) p.period
			LEFT JOIN @m@.observation_known t0 ON t0.indicator = u.indicator AND t0.region = t.region AND t0.period OPERATOR(@x@.=) b.period
			CROSS JOIN LATERAL (
				SELECT 'indicator' AS tree, e.indicator, t.region, e.weight_indicator, e.of_which, e.unit, e.unit_mult, e.change_unit, ('1e' || (e.unit_mult - u.unit_mult))::numeric AS scale,
					CASE WHEN @adds(e, u)@ THEN 'sum' WHEN @weighs(e, u)@ THEN 'index' ELSE 'none' END AS kind,
					CASE WHEN (SELECT k.kind FROM @m@.unit k WHERE k.unit = e.unit) = 'index' THEN 0 END AS lowest
				FROM @m@.indicator e WHERE e.parent_indicator = u.indicator
				UNION ALL
				SELECT 'region' AS tree, u.indicator, r.region, u.weight_indicator, false AS of_which, u.unit, u.unit_mult, u.change_unit, 1::numeric AS scale,
					CASE WHEN u.region_additivity IN ('sum', 'index') THEN u.region_additivity ELSE 'none' END AS kind,
					CASE WHEN (SELECT k.kind FROM @m@.unit k WHERE k.unit = u.unit) = 'index' THEN 0 END AS lowest
				FROM @m@.region r WHERE r.parent_region = t.region) a
			LEFT JOIN @m@.observation_known v ON v.indicator = a.indicator AND v.region = a.region AND v.period OPERATOR(@x@.=) t.period
			LEFT JOIN @m@.observation_known v0 ON v0.indicator = a.indicator AND v0.region = a.region AND v0.period OPERATOR(@x@.=) b.period
			CROSS JOIN LATERAL (
				SELECT EXISTS (SELECT FROM @m@.observation_known e WHERE e.indicator = t.indicator AND e.region = t.region AND e.obs_status = 'B'
					AND e.period OPERATOR(@x@.>) b.period AND e.period OPERATOR(@x@.<=) t.period) AS whole_broke OFFSET 0) y
			LEFT JOIN @m@.indicator ia ON a.kind = 'index' AND ia.indicator = a.weight_indicator
			LEFT JOIN @m@.indicator iu ON a.kind = 'index' AND iu.indicator = u.weight_indicator
			CROSS JOIN LATERAL (
				SELECT CASE WHEN a.kind = 'index' THEN @x@.share(@m@.index_weight(a.weight_indicator, a.region, t.period, u.index_link) * ('1e' || (ia.unit_mult - iu.unit_mult))::numeric,
					@m@.index_weight(u.weight_indicator, t.region, t.period, u.index_link)) END AS weight_share OFFSET 0) x
			WINDOW part AS (PARTITION BY a.tree, u.indicator, t.region, a.indicator, a.region)) s) q
	-- not by the period itself, see the head of model.sql
	WINDOW beside AS (PARTITION BY q.tree, q.whole_indicator, q.whole_region, q.period_start, q.period_end)) z
	-- what was never there counts as missing, and has no row
	WHERE z.value IS NOT NULL OR z.base IS NOT NULL OR z.contribution_reason = 'suppressed';
END;
COMMENT ON FUNCTION @m@.level_contributions(integer) IS 'What each part adds to the growth of its whole between two periods, percentage points, over the tree of indicators and that of regions, as known at indstat.as_of. years: how many years lie between (default 1), NULL: on the preceding period (quarter on quarter, in first quarters too), but for a cumulative figure on the one before, which is a part of it. Of sums the change of the part over the base of the whole (level), of the parts of an index what their weights make of it across all links between the two (index_weights; contribution_linked). Levels alone, unrounded: published growth and comparable bases are those of structure and region_structure. residual: growth of the whole less the contributions of all parts, but for those of which; NULL while one is missing. contribution_reason: not_additive, in_points, cumulative, suppressed, break, no_value, no_base, base_zero, base_negative (of the whole), no_weight, value_negative. Filter by whole_indicator and whole_region: figures of the parts of one whole are read.';
