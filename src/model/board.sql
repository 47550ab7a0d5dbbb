-- The board: growth, gaps and ranks.

CREATE OR REPLACE VIEW @m@.indicator_board WITH (security_invoker = true) AS
SELECT g.indicator,
	@x@.localised_name(opt.lang, i.name_zh, i.name_zh_hant, i.name_en, i.indicator) AS indicator_name,
	g.region,
	@x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region) AS region_name,
	r.parent_region,
	g.period,
	@x@.label(g.period, opt.lang, i.cumulative) AS period_label,
	g.period_start, g.period_end,
	@x@.stat_round(g.value, i.decimals) AS value,
	@x@.stat_round(g.growth, i.growth_decimals) AS growth,
	g.growth_source, g.growth_reason,
	@x@.stat_round(pg.growth, i.growth_decimals) AS parent_growth,
	CASE WHEN opt.gap_of = 'printed'
		 THEN @x@.pp_gap(@x@.stat_round(g.growth, i.growth_decimals), @x@.stat_round(pg.growth, i.growth_decimals))
		 ELSE @x@.stat_round(@x@.pp_gap(g.growth, pg.growth), i.growth_decimals) END AS pp_gap,
	i.reference_indicator,
	@x@.stat_round(rg.growth, i.growth_decimals) AS reference_growth,
	CASE WHEN opt.gap_of = 'printed'
		 THEN @x@.pp_gap(@x@.stat_round(g.growth, i.growth_decimals), @x@.stat_round(rg.growth, i.growth_decimals))
		 ELSE @x@.stat_round(@x@.pp_gap(g.growth, rg.growth), i.growth_decimals) END AS reference_pp_gap,
	CASE WHEN g.published_rank IS NOT NULL THEN g.published_rank::bigint
		 WHEN k.peers >= k.peers_expected THEN k.rank END AS rank,
	CASE WHEN g.published_rank IS NOT NULL THEN 'published'
		 WHEN k.peers >= k.peers_expected AND k.rank IS NOT NULL THEN 'computed' END AS rank_source,
	CASE WHEN g.published_rank IS NOT NULL THEN NULL
		 WHEN r.parent_region IS NULL THEN 'no_peer_group'
		 WHEN g.growth IS NULL THEN 'no_growth'
		 WHEN k.peers < k.peers_expected THEN 'peers_missing' END AS rank_reason,
	CASE WHEN g.published_rank IS NOT NULL THEN g.published_rank_peers::bigint
		 WHEN r.parent_region IS NOT NULL THEN k.peers END AS peers,
	CASE WHEN g.published_rank IS NOT NULL THEN g.published_rank_peers::bigint
		 WHEN r.parent_region IS NOT NULL THEN k.peers_expected END AS peers_expected,
	g.obs_status
FROM @m@.observation_growth g
JOIN @m@.indicator i ON i.indicator = g.indicator
JOIN @m@.region r ON r.region = g.region
CROSS JOIN @m@.model_option opt
LEFT JOIN LATERAL (
	SELECT p.growth FROM @m@.observation_growth p
	WHERE p.indicator = g.indicator AND p.period = g.period AND p.region = r.parent_region
	OFFSET 0) pg ON true
LEFT JOIN LATERAL (
	SELECT f.growth FROM @m@.observation_growth f
	WHERE f.indicator = i.reference_indicator AND f.period = g.period AND f.region = g.region
	OFFSET 0) rg ON true
LEFT JOIN LATERAL (
	-- one precision in a peer group: exact only if no rate in it was published rounded
	SELECT CASE WHEN bool_or(s.growth_source = 'published')
				THEN @x@.rank_within(@x@.stat_round(g.growth, i.growth_decimals),
									 @x@.stat_round(s.growth, i.growth_decimals), i.higher_is_better)
				ELSE @x@.rank_within(g.growth, s.growth, i.higher_is_better) END AS rank,
		count(s.growth) AS peers,
		coalesce((SELECT up.children_expected FROM @m@.region up WHERE up.region = r.parent_region),
				 count(*))::bigint AS peers_expected
	FROM @m@.region c
	LEFT JOIN LATERAL (
		SELECT p.growth, p.growth_source FROM @m@.observation_growth p
		WHERE p.indicator = g.indicator AND p.period = g.period AND p.region = c.region
		OFFSET 0) s ON true
	WHERE c.parent_region = r.parent_region) k ON true;
COMMENT ON VIEW @m@.indicator_board IS 'Every observation with its growth (percent), the growth of the parent region and of the reference indicator, the gaps to both (percentage points) and the rank of growth among the parent''s children. Filter by indicator and period, or by indicator and region: only the rows shown and their peers are read.';
COMMENT ON COLUMN @m@.indicator_board.growth IS 'Percent on the same period a year earlier, rounded once to the indicator''s published decimals.';
COMMENT ON COLUMN @m@.indicator_board.growth_source IS 'published, comparable_base or level; NULL where growth is NULL.';
COMMENT ON COLUMN @m@.indicator_board.growth_reason IS 'Why growth is NULL: no_value, no_base, base_zero, base_negative.';
COMMENT ON COLUMN @m@.indicator_board.pp_gap IS 'Growth minus the parent region''s growth, percentage points.';
COMMENT ON COLUMN @m@.indicator_board.reference_pp_gap IS 'Growth minus the growth of the reference indicator in the same region, percentage points.';
COMMENT ON COLUMN @m@.indicator_board.rank IS 'Rank of growth among the children of the parent region; ties share a rank and leave a gap.';
COMMENT ON COLUMN @m@.indicator_board.rank_source IS 'published or computed; NULL where rank is NULL.';
COMMENT ON COLUMN @m@.indicator_board.rank_reason IS 'Why rank is NULL: no_peer_group, no_growth, peers_missing.';
COMMENT ON COLUMN @m@.indicator_board.peers IS 'How many regions have a growth to be ranked.';
COMMENT ON COLUMN @m@.indicator_board.peers_expected IS 'How many there should be.';
