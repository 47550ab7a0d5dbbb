-- Ranks among the children of one parent, of a whole peer group at a time.

CREATE OR REPLACE VIEW @m@.observation_rank WITH (security_invoker = true) AS
SELECT w.indicator, w.period, r.region, p.parent_region, w.value, w.level_base, w.comparable_base,
	w.change, w.change_unit, w.growth, w.growth_source, w.growth_reason, w.obs_status, w.base_obs_status, w.change_obs_status, w.conf_status,
	w.released_at, w.recorded_at, w.period_start, w.period_end,
	CASE WHEN w.published_rank IS NOT NULL THEN w.published_rank::bigint
		 WHEN w.peers >= p.peers_expected THEN w.rank END AS rank,
	CASE WHEN w.published_rank IS NOT NULL THEN 'published'
		 WHEN w.peers >= p.peers_expected AND w.rank IS NOT NULL THEN 'computed' END AS rank_source,
	CASE WHEN w.published_rank IS NOT NULL THEN NULL
		 WHEN w.change IS NULL THEN 'no_growth'
		 WHEN w.peers < p.peers_expected THEN 'peers_missing' END AS rank_reason,
	CASE WHEN w.published_rank IS NOT NULL THEN w.published_rank_peers::bigint ELSE w.peers END AS peers,
	CASE WHEN w.published_rank IS NOT NULL THEN w.published_rank_peers::bigint ELSE p.peers_expected END AS peers_expected,
	CASE WHEN w.previous_published_rank IS NOT NULL THEN w.previous_published_rank::bigint
		 WHEN w.previous_peers >= p.peers_expected THEN w.previous_rank END AS previous_rank,
	CASE WHEN w.year_ago_published_rank IS NOT NULL THEN w.year_ago_published_rank::bigint
		 WHEN w.year_ago_peers >= p.peers_expected THEN w.year_ago_rank END AS year_ago_rank,
	CASE WHEN w.level_peers >= p.peers_expected THEN w.level_rank END AS level_rank
FROM (
	-- few parents, and each peer group is computed once, whether all regions are asked for or one
	SELECT c.parent_region, coalesce(up.children_expected, c.children)::bigint AS peers_expected
	FROM (SELECT e.parent_region, count(*) AS children FROM @m@.region e
		  WHERE e.parent_region IS NOT NULL GROUP BY e.parent_region) c
	JOIN @m@.region up ON up.region = c.parent_region) p
CROSS JOIN LATERAL (
	SELECT g.*,
		@x@.rank_within(CASE WHEN g.any_published THEN @x@.stat_round(g.change, g.growth_decimals) ELSE g.change END,
						g.higher_is_better) OVER peer AS rank,
		count(g.change) OVER peer AS peers,
		@x@.rank_within(CASE WHEN g.any_previous_published THEN @x@.stat_round(g.previous_change, g.growth_decimals) ELSE g.previous_change END,
						g.higher_is_better) OVER peer AS previous_rank,
		count(g.previous_change) OVER peer AS previous_peers,
		@x@.rank_within(CASE WHEN g.any_year_ago_published THEN @x@.stat_round(g.year_ago_change, g.growth_decimals) ELSE g.year_ago_change END,
						g.higher_is_better) OVER peer AS year_ago_rank,
		count(g.year_ago_change) OVER peer AS year_ago_peers,
		@x@.rank_within(g.value, g.higher_is_better) OVER peer AS level_rank,
		count(g.value) OVER peer AS level_peers
	FROM (
		-- one precision in a peer group: exact only if no rate in it was published rounded
		SELECT s.*, i.growth_decimals, i.higher_is_better,
			bool_or(s.growth_source = 'published') OVER peer AS any_published,
			b.change AS previous_change, b.published_rank AS previous_published_rank,
			bool_or(b.growth_source = 'published') OVER peer AS any_previous_published,
			y.change AS year_ago_change, y.published_rank AS year_ago_published_rank,
			bool_or(y.growth_source = 'published') OVER peer AS any_year_ago_published
		FROM @m@.region c
		JOIN @m@.observation_growth s ON s.region = c.region
		JOIN @m@.indicator i ON i.indicator = s.indicator
		CROSS JOIN LATERAL (
			-- computed apart: under row security only a bare column reaches an index
			SELECT @m@.preceding_period(s.period, i.cumulative, i.frequency) AS previous OFFSET 0) a
		LEFT JOIN LATERAL (
			SELECT z.change, z.growth_source, z.published_rank FROM @m@.observation_growth z
			WHERE z.indicator = s.indicator AND z.region = s.region AND z.period OPERATOR(@x@.=) a.previous
			OFFSET 0) b ON true
		LEFT JOIN LATERAL (
			SELECT z.change, z.growth_source, z.published_rank FROM @m@.observation_growth z
			WHERE z.indicator = s.indicator AND z.region = s.region AND z.period OPERATOR(@x@.=) s.period_year_ago
			OFFSET 0) y ON true
		WHERE c.parent_region = p.parent_region
		WINDOW peer AS (PARTITION BY s.indicator, s.period, s.period_start, s.period_end)) g
	WINDOW peer AS (PARTITION BY g.indicator, g.period, g.period_start, g.period_end)) w
JOIN @m@.region r ON r.region = w.region AND r.parent_region = p.parent_region
UNION ALL
SELECT g.indicator, g.period, r.region, NULL, g.value, g.level_base, g.comparable_base,
	g.change, g.change_unit, g.growth, g.growth_source, g.growth_reason, g.obs_status, g.base_obs_status, g.change_obs_status, g.conf_status,
	g.released_at, g.recorded_at, g.period_start, g.period_end,
	g.published_rank::bigint, CASE WHEN g.published_rank IS NOT NULL THEN 'published' END,
	CASE WHEN g.published_rank IS NULL THEN 'no_peer_group' END,
	g.published_rank_peers::bigint, g.published_rank_peers::bigint, NULL::bigint, NULL::bigint, NULL::bigint
FROM @m@.region r
JOIN @m@.observation_growth g ON g.region = r.region
WHERE r.parent_region IS NULL;
COMMENT ON VIEW @m@.observation_rank IS 'The change of every observation, unrounded, with its rank among the children of the parent region, the ranks in the preceding period and a year earlier, and the rank of the level. A rank is NULL while a peer is missing (peers < peers_expected), unless it was published.';
