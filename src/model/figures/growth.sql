/*
 * Every observation with the figures of its family, and its change by order of
 * authority; not rounded.
 *
 * A family is a whole and its parts: a region and its children in one indicator,
 * or an indicator and its parts in one region.  family_agg computes all figures
 * of a family in a block of periods, a year, in one value.  Views look their
 * figures up in it, through family_of, which remembers it while the query runs.
 * It reads what the caller may see.
 */

CREATE OR REPLACE FUNCTION @m@.region_family(indicator text, family text, block @x@.ref_period, contributes boolean)
RETURNS @x@.family_figures
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT @x@.family_agg(k.member, k.is_part, k.period, k.value, k.published_growth, k.comparable_base, k.published_rank, k.obs_status, k.conf_status,
		m.change_unit <> 'percent', m.unit_mult::integer, m.change_decimals, m.higher_is_better, region_family.block, (SELECT @m@.children_of(h.children_expected, (SELECT count(*) FROM @m@.region c WHERE c.parent_region = h.region))
		 FROM @m@.region h WHERE h.region = region_family.family), region_family.contributes AND m.region_additivity = 'sum', false, m.time_additive AND NOT m.cumulative)
	FROM @m@.indicator m
	JOIN @m@.region_ancestor a ON a.ancestor = region_family.family AND a.distance <= 1
	-- member by member; the key itself and not the joined one: partitions are left out before they are opened
	CROSS JOIN LATERAL (
		SELECT a.region AS member, a.distance = 1 AS is_part, n.period, n.value, n.published_growth, n.comparable_base, n.published_rank, n.obs_status, n.conf_status
		FROM @m@.observation n
		WHERE n.indicator = region_family.indicator AND n.region = a.region
			AND n.period OPERATOR(@x@.>) @x@.family_after(region_family.block) AND n.period OPERATOR(@x@.<=) region_family.block
			AND n.recorded_at <= (SELECT @x@.as_of())
		UNION ALL
		-- what was known then beside it
		SELECT a.region AS member, a.distance = 1 AS is_part, n.period, n.value, n.published_growth, n.comparable_base, n.published_rank, n.obs_status, n.conf_status
		FROM @m@.observation_revision n
		WHERE n.indicator = region_family.indicator AND n.region = a.region
			-- IS TRUE: through the index of series, not through that of periods with all regions in it
			AND (n.period OPERATOR(@x@.>) @x@.family_after(region_family.block) AND n.period OPERATOR(@x@.<=) region_family.block) IS TRUE
			AND n.recorded_at <= (SELECT @x@.as_of()) AND n.superseded_at > (SELECT @x@.as_of())
			AND (SELECT @x@.as_of() < 'infinity')) k
	WHERE m.indicator = region_family.indicator;
END;
COMMENT ON FUNCTION @m@.region_family(text, text, @x@.ref_period, boolean) IS 'The figures of a region (family) and its children in one indicator, in a block of periods (see family_upto), as known at indstat.as_of: what boards look up through family_of. contributes: with the contributions of the children, where they can be added. NULL where there are none, or an argument is NULL.';

CREATE OR REPLACE FUNCTION @m@.region_family_of(indicator text, family text, block @x@.ref_period, contributes boolean, parts text[])
RETURNS @x@.family_figures
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT @x@.family_agg(k.member, k.is_part, k.period, k.value, k.published_growth, k.comparable_base, k.published_rank, k.obs_status, k.conf_status,
		m.change_unit <> 'percent', m.unit_mult::integer, m.change_decimals, m.higher_is_better, region_family_of.block,
		(SELECT @m@.children_of(h.children_expected, cardinality(region_family_of.parts)::bigint) FROM @m@.region h WHERE h.region = region_family_of.family),
		region_family_of.contributes AND m.region_additivity = 'sum', false, m.time_additive AND NOT m.cumulative)
	FROM @m@.indicator m
	CROSS JOIN LATERAL (
		SELECT a.region AS member, a.distance = 1 AS is_part, n.period, n.value, n.published_growth, n.comparable_base, n.published_rank, n.obs_status, n.conf_status
		FROM (SELECT region_family_of.family AS region, 0 AS distance UNION ALL SELECT p.region, 1 FROM unnest(region_family_of.parts) p (region)) a
		JOIN @m@.observation_known n ON n.indicator = region_family_of.indicator AND n.region = a.region
		WHERE n.period OPERATOR(@x@.>) @x@.family_after(region_family_of.block) AND n.period OPERATOR(@x@.<=) region_family_of.block) k
	WHERE m.indicator = region_family_of.indicator;
END;
COMMENT ON FUNCTION @m@.region_family_of(text, text, @x@.ref_period, boolean, text[]) IS 'region_family of children of one''s choice, as those of the tree of another day.';

CREATE OR REPLACE FUNCTION @m@.indicator_family(family text, region text, block @x@.ref_period, contributes boolean)
RETURNS @x@.family_figures
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
@members(@m@.indicator_ancestor a ON a.ancestor = u.indicator; @m@.indicator e WHERE e.parent_indicator = u.indicator)@
END;
COMMENT ON FUNCTION @m@.indicator_family(text, text, @x@.ref_period, boolean) IS 'The figures of an indicator (family) and its parts in one region, in a block of periods (see family_upto), as known at indstat.as_of: what structure looks up through family_of. contributes: with the contributions of the parts, where they can be added or have weights in an index, whose parts are then those of index_level. NULL where there are none, or an argument is NULL.';

CREATE OR REPLACE FUNCTION @m@.indicator_family_of(family text, region text, block @x@.ref_period, contributes boolean, parts text[])
RETURNS @x@.family_figures
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
@members((SELECT $1 AS indicator, 0 AS distance UNION ALL SELECT p.indicator, 1 FROM unnest($5) p (indicator)) a ON true; unnest($5) p (indicator) JOIN @m@.indicator e ON e.indicator = p.indicator WHERE true)@
END;
COMMENT ON FUNCTION @m@.indicator_family_of(text, text, @x@.ref_period, boolean, text[]) IS 'indicator_family of parts of one''s choice, as those of the tree of another day.';

CREATE OR REPLACE FUNCTION @m@.observation_figures()
RETURNS TABLE (indicator text, period @x@.ref_period, region text, parent_region text, value numeric, published_growth numeric,
	comparable_base numeric, published_rank integer, published_rank_peers integer, obs_status text, conf_status text,
	released_at timestamptz, recorded_at timestamptz, indicator_name text, region_name text, period_code text, period_label text,
	period_start date, period_end date, year integer, number_in_year integer, year_ago @x@.ref_period, preceding @x@.ref_period,
	block @x@.ref_period, parent_indicator text, reference_indicator text, unit text, unit_mult smallint, change_unit text,
	decimals integer, growth_decimals integer, higher_is_better boolean, family text, figures @x@.family_figures, cumulative boolean)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT i.indicator, p.period, r.region, r.parent_region,
		o.value, o.published_growth, o.comparable_base, o.published_rank, o.published_rank_peers,
		o.obs_status, o.conf_status, o.released_at, o.recorded_at,
		@name(i, indicator)@ AS indicator_name,
		@name(r, region)@ AS region_name,
		p.period_code,
		@label(p)@ AS period_label,
		p.period_start, p.period_end, @year(p)@ AS year, @number(p)@ AS number_in_year, p.year_ago, CASE WHEN p.reporting_year_start = 1 THEN p.preceding ELSE @m@.preceding_period(p.period, p.cumulative, p.frequency, p.reporting_year_start) END AS preceding, p.block,
		i.parent_indicator, i.reference_indicator, i.unit, i.unit_mult, i.change_unit, i.decimals, i.change_decimals AS growth_decimals, i.higher_is_better,
		r.family, @region_family(i.indicator, r.family, p.block, false)@ AS figures,
		i.cumulative
	FROM @m@.indicator i
	JOIN @m@.indicator_period p ON p.indicator = i.indicator
	JOIN @m@.observation_known o ON o.indicator = p.indicator AND o.period OPERATOR(@x@.=) p.period
	JOIN @m@.region r ON r.region = o.region;
END;
COMMENT ON FUNCTION @m@.observation_figures() IS 'Every observation as known at indstat.as_of, with names, labels and all figures of its family: the region above, and its children, in the year of the period. What growth, ranks and gaps are looked up in: figure_number(figures, region, period, ...) and so on. Columns that are not asked for are not computed. The value is as stored, not rounded. year_ago: the same period a year earlier, NULL where the calendar has none; preceding: the period before in the series of the indicator, NULL for the first of a year of a cumulative one; block: the last period of the block whose figures are computed together; family: the region that heads the family, the parent, of the top the region itself.';

CREATE OR REPLACE VIEW @m@.observation_growth WITH (security_invoker = true) AS
SELECT o.indicator, o.period, o.region, o.value,
	@x@.figure_number(o.figures, o.region, o.period, 'base'::text) AS level_base, o.comparable_base,
	@x@.figure_number(o.figures, o.region, o.period, 'change'::text) AS change,
	o.change_unit,
	CASE WHEN o.change_unit = 'percent' THEN @x@.figure_number(o.figures, o.region, o.period, 'change'::text) END AS growth,
	@x@.figure_word(o.figures, o.region, o.period, 'source'::text) AS growth_source,
	@x@.figure_word(o.figures, o.region, o.period, 'reason'::text) AS growth_reason,
	o.published_growth, o.published_rank, o.published_rank_peers,
	o.obs_status, @x@.figure_word(o.figures, o.region, o.period, 'base_obs_status'::text) AS base_obs_status,
	@x@.figure_word(o.figures, o.region, o.period, 'change_obs_status'::text) AS change_obs_status,
	o.conf_status, @x@.figure_word(o.figures, o.region, o.period, 'base_conf_status'::text) AS base_conf_status,
	@x@.figure_word(o.figures, o.region, o.period, 'break'::text) IS NOT NULL AS crosses_break,
	o.released_at, o.recorded_at, o.period_start, o.period_end, o.year_ago AS period_year_ago,
	o.parent_region,
	-- among the children of one parent
	coalesce(o.published_rank::bigint, @x@.figure_rank(o.figures, o.region, o.period, o.period)) AS rank,
	CASE WHEN o.published_rank IS NOT NULL THEN 'published'
		 WHEN @x@.figure_rank(o.figures, o.region, o.period, o.period) IS NOT NULL THEN 'computed' END AS rank_source,
	CASE WHEN o.published_rank IS NOT NULL THEN NULL
		 WHEN o.parent_region IS NULL THEN 'no_peer_group'
		 WHEN @x@.figure_number(o.figures, o.region, o.period, 'change'::text) IS NULL THEN 'no_growth'
		 WHEN @x@.figure_count(o.figures, o.period, 'peers'::text) < @x@.figure_count(o.figures, o.period, 'expected'::text) THEN 'peers_missing' END AS rank_reason,
	CASE WHEN o.published_rank IS NOT NULL THEN o.published_rank_peers::bigint
		 WHEN o.parent_region IS NOT NULL THEN @x@.figure_count(o.figures, o.period, 'peers'::text) END AS peers,
	CASE WHEN o.published_rank IS NOT NULL THEN o.published_rank_peers::bigint
		 WHEN o.parent_region IS NOT NULL THEN @x@.figure_count(o.figures, o.period, 'expected'::text) END AS peers_expected,
	@x@.figure_rank(o.figures, o.region, o.period, o.preceding) AS previous_rank,
	@x@.figure_rank(o.figures, o.region, o.period, o.year_ago) AS year_ago_rank,
	@x@.figure_level_rank(o.figures, o.region, o.period) AS level_rank
FROM @m@.observation_figures() o;
COMMENT ON VIEW @m@.observation_growth IS 'The change of every observation on the same period a year earlier, unrounded, by order of authority: published, comparable base, level. Growth in percent, or for indicators in percent the difference in percentage points; growth_reason says why there is no growth rate. Beside it its rank among the children of the parent region, the ranks in the preceding period and a year earlier, and the rank of the level; a rank is NULL while a peer is missing (peers < peers_expected), unless it was published. Columns that are not asked for are not computed.';
COMMENT ON COLUMN @m@.observation_growth.value IS 'The level as stored, in the unit and multiplier of the indicator; not rounded.';
COMMENT ON COLUMN @m@.observation_growth.growth IS 'Growth rate in percent, not rounded; NULL where change_unit is not percent.';
