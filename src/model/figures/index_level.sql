-- Indexes whose weights change once a year: what their parts make up and contribute.

CREATE OR REPLACE FUNCTION @m@.index_year(period @x@.ref_period, link text)
RETURNS integer
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN extract(year FROM CASE WHEN link = 'january' AND @x@.months(period) = 1 THEN @x@.start_date(period) - 1 ELSE @x@.start_date(period) END)::integer;
COMMENT ON FUNCTION @m@.index_year(@x@.ref_period, text) IS 'The year whose weights a period of an index is made with: its own, but January has those of the year before where links are joined in January.';

CREATE OR REPLACE FUNCTION @m@.index_link_periods(period @x@.ref_period, link text)
RETURNS @x@.ref_period[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE WHEN @x@.months(period) NOT IN (1, 3, 6, 12) OR @m@.index_year(period, link) < 3 THEN NULL
			WHEN link = 'january' AND @x@.months(period) = 1 THEN ARRAY[@x@.ref_month(@m@.index_year(period, link), 1)]
			ELSE ARRAY(SELECT @x@.ref_months(make_date(@m@.index_year(period, link) - 1, 1 + n * @x@.months(period), 1), @x@.months(period))
				FROM unnest('{0,1,2,3,4,5,6,7,8,9,10,11}'::integer[]) u (n)
				WHERE n < 12 / @x@.months(period) AND (link = 'annual_overlap' OR n = 12 / @x@.months(period) - 1)) END;
COMMENT ON FUNCTION @m@.index_link_periods(@x@.ref_period, text) IS 'The periods that a month, quarter, half-year or year of an index stands on, by its index_link: the last of the year before, its January, or all of the year before, whose mean it is then. NULL for other periods, and if an argument is NULL.';

CREATE OR REPLACE FUNCTION @m@.index_link_level(indicator text, region text, periods @x@.ref_period[])
RETURNS numeric
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT CASE WHEN count(z.value) = cardinality(index_link_level.periods) THEN avg(z.value) END
	FROM @m@.observation_known z
	WHERE z.indicator = index_link_level.indicator AND z.region = index_link_level.region AND z.period OPERATOR(@x@.=) ANY (index_link_level.periods);
END;
COMMENT ON FUNCTION @m@.index_link_level(text, text, @x@.ref_period[]) IS 'The mean of an indicator in a region over periods, as those that index_link_periods names, as known at indstat.as_of; NULL where one is missing, or an argument is NULL.';

CREATE OR REPLACE FUNCTION @m@.index_weight(weight text, region text, period @x@.ref_period, link text)
RETURNS numeric
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT w.value
	FROM @m@.observation_known w
	WHERE w.indicator = index_weight.weight AND w.region = index_weight.region AND w.value IS NOT NULL
		AND w.period OPERATOR(@x@.=) ANY (ARRAY[index_weight.period, @x@.ref_year(@m@.index_year(index_weight.period, index_weight.link))])
	ORDER BY w.period_end - w.period_start LIMIT 1;
END;
COMMENT ON FUNCTION @m@.index_weight(text, text, @x@.ref_period, text) IS 'The figure of an indicator of weights for a period of an index: of the very period, or else of the year (index_year), as known at indstat.as_of. NULL where there is none, or an argument is NULL.';

CREATE OR REPLACE FUNCTION @m@.index_share(weight text, whole_weight text, region text, period @x@.ref_period, year integer)
RETURNS numeric
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT w.value * ('1e' || ((SELECT i.unit_mult FROM @m@.indicator i WHERE i.indicator = w.indicator) - (SELECT i.unit_mult FROM @m@.indicator i WHERE i.indicator = t.indicator)))::numeric / nullif(t.value, 0)
	FROM @m@.observation_known w
	JOIN @m@.observation_known t ON t.indicator = index_share.whole_weight AND t.region = w.region AND t.period OPERATOR(@x@.=) w.period
	WHERE w.indicator = index_share.weight AND w.region = index_share.region
		AND w.period OPERATOR(@x@.=) ANY (ARRAY[index_share.period, @x@.ref_year(index_share.year)])
		AND w.value IS NOT NULL AND t.value IS NOT NULL
	ORDER BY w.period_end - w.period_start LIMIT 1;
END;
COMMENT ON FUNCTION @m@.index_share(text, text, text, @x@.ref_period, integer) IS 'The weight of a part of an index over that of the index: the figures of their indicators of weights, of the very period or else of the year. NULL where one is missing, or an argument is NULL.';

/*
 * Weights of a year are those of its link period, L, and V(t) = share * T(L) * v(t) / v(L)
 * is what a part is of the index T then; across links the base of V(t) is
 * V(L) - V'(L) + V'(b), V' with the weights of the year before, so that
 * (V(t) - base) / T(b) is the contribution (Ribe, as in contribution_linked).
 */
CREATE OR REPLACE FUNCTION @m@.index_level(part text, whole text, region text, block @x@.ref_period)
RETURNS TABLE (period @x@.ref_period, value numeric, base numeric, obs_status text)
-- strict, so that its plan is not made where there is no index
LANGUAGE sql STABLE STRICT PARALLEL SAFE ROWS 24
BEGIN ATOMIC
	WITH known AS MATERIALIZED (
		SELECT o.period, o.period_start, o.period_end, o.obs_status, u.index_link,
			-- weights in units of one
			o.value * CASE WHEN o.indicator IN (m.weight_indicator, u.weight_indicator) THEN ('1e' || (SELECT w.unit_mult FROM @m@.indicator w WHERE w.indicator = o.indicator))::numeric ELSE 1 END AS value,
			o.indicator = m.indicator AS is_part, o.indicator = u.indicator AS is_whole,
			o.indicator = m.weight_indicator AS is_weight, o.indicator = u.weight_indicator AS is_whole_weight,
			CASE WHEN (SELECT k.kind FROM @m@.unit k WHERE k.unit = m.unit) = 'index' THEN 0 END AS lowest
		FROM @m@.indicator m
		JOIN @m@.indicator u ON u.indicator = index_level.whole
		JOIN @m@.observation_known o ON o.indicator IN (m.indicator, u.indicator, m.weight_indicator, u.weight_indicator)
		WHERE m.indicator = index_level.part AND o.region = index_level.region AND o.period_end <= @x@.end_date(index_level.block)
			-- from the link before the year before the first period of the block on
			AND o.period_end > @x@.end_date(index_level.block) - 6 * 366),
	wide AS MATERIALIZED (
		SELECT k.period_start, k.period_end, max(k.value) FILTER (WHERE k.is_part) AS v, max(k.value) FILTER (WHERE k.is_whole) AS t,
			max(k.value) FILTER (WHERE k.is_weight) / nullif(max(k.value) FILTER (WHERE k.is_whole_weight), 0) AS share,
			bool_or((k.is_part OR k.is_whole) AND k.obs_status = 'B') AS broke, min(k.obs_status) FILTER (WHERE k.is_part) AS obs_status,
			max(CASE WHEN k.index_link = 'annual_overlap' AND k.is_part THEN @x@.months(k.period) END) AS overlap_length,
			-- a volume may be negative, as inventories are, an index number is not
			min(k.lowest) AS lowest
		FROM known k GROUP BY k.period_start, k.period_end),
	-- what years are linked in: a month, quarter, half-year or year, or the mean of a year
	link AS MATERIALIZED (
		SELECT w.period_start, w.period_end, 0 AS of_length, w.v, w.t FROM wide w
		UNION ALL
		SELECT make_date(y.year, 1, 1), make_date(y.year, 12, 31), y.length, avg(y.v), avg(y.t)
		FROM (SELECT extract(year FROM w.period_end)::integer AS year, w.overlap_length AS length, w.v, w.t FROM wide w WHERE w.overlap_length IN (1, 3, 6, 12) AND w.v IS NOT NULL AND w.t IS NOT NULL) y
		GROUP BY y.year, y.length HAVING count(*) = 12 / y.length),
	linked AS MATERIALIZED (
		SELECT o.period, o.period_start, o.period_end, o.is_whole, q.year,
			(o.period_start - interval '1 year')::date AS start_ago, ((o.period_end + 1) - interval '1 year')::date - 1 AS end_ago,
			CASE WHEN q.overlap THEN make_date(q.year - 1, 1, 1) WHEN q.length > 1 THEN make_date(q.year - 1, 13 - q.length, 1) WHEN q.january THEN make_date(q.year, 1, 1) ELSE make_date(q.year - 1, 12, 1) END AS link_start,
			CASE WHEN q.january THEN make_date(q.year, 1, 31) ELSE make_date(q.year - 1, 12, 31) END AS link_end,
			CASE WHEN q.overlap THEN q.length ELSE 0 END AS of_length
		FROM known o
		CROSS JOIN LATERAL (
			SELECT @x@.months(o.period) AS length, o.index_link = 'january' AND @x@.months(o.period) = 1 AS january, o.index_link = 'annual_overlap' AS overlap,
				extract(year FROM CASE WHEN o.index_link = 'january' AND @x@.months(o.period) = 1 THEN o.period_start - 1 ELSE o.period_start END)::integer AS year OFFSET 0) q
		WHERE o.is_part AND o.period OPERATOR(@x@.>) @x@.family_after(index_level.block) AND q.length IN (1, 3, 6, 12) AND q.year > 2)
	SELECT p.period,
		CASE WHEN p.is_whole THEN n.t ELSE @x@.stat_round(x.now * n.v, 20) END AS value,
		CASE WHEN p.is_whole THEN b.t
			 WHEN p.link_start = p.start_ago AND p.link_end = p.end_ago THEN @x@.stat_round(x.now * b.v, 20)
			 ELSE @x@.stat_round(x.now * l.v - x.before * (l.v - b.v), 20) END AS base,
		@x@.combined_status(n.obs_status, b.obs_status) AS obs_status
	FROM linked p
	JOIN wide n ON n.period_start = p.period_start AND n.period_end = p.period_end
	JOIN wide b ON b.period_start = p.start_ago AND b.period_end = p.end_ago
	LEFT JOIN link l ON l.period_start = p.link_start AND l.period_end = p.link_end AND l.of_length = p.of_length
	LEFT JOIN link k ON k.period_start = (p.link_start - interval '1 year')::date AND k.period_end = (p.link_end - interval '1 year')::date AND k.of_length = p.of_length
	-- weights of the year, where the period has none of its own
	LEFT JOIN wide y ON y.period_start = make_date(p.year, 1, 1) AND y.period_end = make_date(p.year, 12, 31)
	LEFT JOIN wide z ON z.period_start = make_date(p.year - 1, 1, 1) AND z.period_end = make_date(p.year - 1, 12, 31)
	-- what stands for a part in the link period has the sign of its weight
	CROSS JOIN LATERAL (SELECT CASE WHEN coalesce(n.share, y.share) * l.v >= 0 AND l.t > 0 THEN coalesce(n.share, y.share) * l.t / nullif(l.v, 0) END AS now,
		CASE WHEN coalesce(b.share, z.share) * k.v >= 0 AND k.t > 0 THEN coalesce(b.share, z.share) * k.t / nullif(k.v, 0) END AS before OFFSET 0) x
	WHERE n.t > 0 AND b.t > 0
		AND coalesce(least(n.v, b.v) >= n.lowest, true)
		AND (p.is_whole OR x.now * n.v IS NOT NULL AND b.v IS NOT NULL AND (p.link_start = p.start_ago AND p.link_end = p.end_ago OR x.before IS NOT NULL))
		AND NOT EXISTS (SELECT FROM wide e WHERE e.broke AND e.period_end > p.end_ago AND e.period_end <= p.period_end);
END;
COMMENT ON FUNCTION @m@.index_level(text, text, text, @x@.ref_period) IS 'Of a part of an index in a region, in a block of periods (see family_upto), as known at indstat.as_of: its level in the index (value) and the base a year earlier, such that their difference over the base of the index is its contribution (Ribe''s formula, weights and link as indicator.index_link says); of the index itself, its own. No row where a figure or weight on the way is missing, where an index number is below zero or what it is linked in is not of the sign of its weight, where the series broke, and for NULL; nor of weeks and days.';

CREATE OR REPLACE FUNCTION @m@.index_reason(part text, whole text, region text, period @x@.ref_period)
RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT CASE WHEN w.now IS NULL THEN 'no_weight'
		WHEN w.is_index AND o.value < 0 THEN 'value_negative'
		WHEN num_nulls(b.value, c.value, l.level, l.whole_level) > 0 OR NOT a.links AND num_nulls(l.level_before, l.whole_level_before) > 0 THEN 'no_base'
		WHEN NOT a.links AND w.before IS NULL THEN 'no_weight'
		WHEN 0 IN (c.value, l.level, l.whole_level) OR NOT a.links AND 0 IN (l.level_before, l.whole_level_before) THEN 'base_zero'
		WHEN w.is_index AND b.value < 0 OR least(c.value, w.now * l.level, l.whole_level) < 0 OR NOT a.links AND least(w.before * l.level_before, l.whole_level_before) < 0 THEN 'base_negative'
		ELSE 'no_base' END
	FROM @m@.indicator m
	JOIN @m@.indicator u ON u.indicator = index_reason.whole
	CROSS JOIN LATERAL (
		SELECT @x@.same_period_last_year(index_reason.period, 1) AS year_ago, @m@.index_link_periods(index_reason.period, u.index_link) AS link,
			@m@.index_link_periods(@x@.same_period_last_year(index_reason.period, 1), u.index_link) AS link_before OFFSET 0) t
	-- the base is what the period is linked in, as of December
	CROSS JOIN LATERAL (SELECT coalesce(t.link = ARRAY[t.year_ago], false) AS links) a
	CROSS JOIN LATERAL (
		SELECT @m@.index_link_level(m.indicator, index_reason.region, t.link) AS level, @m@.index_link_level(u.indicator, index_reason.region, t.link) AS whole_level,
			@m@.index_link_level(m.indicator, index_reason.region, t.link_before) AS level_before, @m@.index_link_level(u.indicator, index_reason.region, t.link_before) AS whole_level_before OFFSET 0) l
	CROSS JOIN LATERAL (
		SELECT @m@.index_share(m.weight_indicator, u.weight_indicator, index_reason.region, index_reason.period, @m@.index_year(index_reason.period, u.index_link)) AS now,
			@m@.index_share(m.weight_indicator, u.weight_indicator, index_reason.region, t.year_ago, @m@.index_year(t.year_ago, u.index_link)) AS before,
			coalesce((SELECT k.kind = 'index' FROM @m@.unit k WHERE k.unit = m.unit), false) AS is_index OFFSET 0) w
	LEFT JOIN @m@.observation_known o ON o.indicator = m.indicator AND o.region = index_reason.region AND o.period OPERATOR(@x@.=) index_reason.period
	LEFT JOIN @m@.observation_known b ON b.indicator = m.indicator AND b.region = index_reason.region AND b.period OPERATOR(@x@.=) t.year_ago
	LEFT JOIN @m@.observation_known c ON c.indicator = u.indicator AND c.region = index_reason.region AND c.period OPERATOR(@x@.=) t.year_ago
	WHERE m.indicator = index_reason.part;
END;
COMMENT ON FUNCTION @m@.index_reason(text, text, text, @x@.ref_period) IS 'Why there is no contribution of a part of an index in a region and period (index_level): no_weight (of the period, or a year earlier), value_negative (an index number below zero), no_base (a year earlier, or what the periods are linked in), base_zero, base_negative. NULL for NULL.';

CREATE OR REPLACE FUNCTION @m@.index_fault(complete boolean, weights numeric, whole_weight numeric, weight_halves numeric, linked boolean, negative boolean)
RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN complete IS NOT TRUE THEN 'parts_missing'
			WHEN weights <= 0 OR abs(weights - whole_weight) > weight_halves THEN 'weights_differ'
			WHEN negative THEN 'value_negative'
			WHEN linked IS NOT TRUE THEN 'no_link' END;
COMMENT ON FUNCTION @m@.index_fault(boolean, numeric, numeric, numeric, boolean, boolean) IS 'Why an index cannot be made of its parts: parts_missing (unless it is complete: figures and weights of all parts), weights_differ (the weights do not add up to more than zero, or to that of the whole within weight_halves; NULL: the whole has none), value_negative, no_link (unless it is linked: part or whole has no figure above zero that the period could be linked in); NULL where it can be made.';
