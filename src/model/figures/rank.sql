-- Ranks among the children of one parent, looked up in the figures of their family.

CREATE OR REPLACE VIEW @m@.observation_rank WITH (security_invoker = true) AS
SELECT g.indicator, g.period, g.region, g.parent_region, g.value,
	@x@.figure_number(g.figures, g.region, g.period, 'base'::text) AS level_base, g.comparable_base,
	@x@.figure_number(g.figures, g.region, g.period, 'change'::text) AS change, g.change_unit,
	CASE WHEN g.change_unit = 'percent' THEN @x@.figure_number(g.figures, g.region, g.period, 'change'::text) END AS growth,
	@x@.figure_word(g.figures, g.region, g.period, 'source'::text) AS growth_source,
	@x@.figure_word(g.figures, g.region, g.period, 'reason'::text) AS growth_reason,
	g.obs_status, @x@.figure_word(g.figures, g.region, g.period, 'base_obs_status'::text) AS base_obs_status,
	@x@.figure_word(g.figures, g.region, g.period, 'change_obs_status'::text) AS change_obs_status,
	g.conf_status, g.released_at, g.recorded_at, g.period_start, g.period_end,
	coalesce(g.published_rank::bigint, @x@.figure_rank(g.figures, g.region, g.period, g.period)) AS rank,
	CASE WHEN g.published_rank IS NOT NULL THEN 'published'
		 WHEN @x@.figure_rank(g.figures, g.region, g.period, g.period) IS NOT NULL THEN 'computed' END AS rank_source,
	CASE WHEN g.published_rank IS NOT NULL THEN NULL
		 WHEN g.parent_region IS NULL THEN 'no_peer_group'
		 WHEN @x@.figure_number(g.figures, g.region, g.period, 'change'::text) IS NULL THEN 'no_growth'
		 WHEN @x@.figure_count(g.figures, g.period, 'peers'::text) < @x@.figure_count(g.figures, g.period, 'expected'::text) THEN 'peers_missing' END AS rank_reason,
	CASE WHEN g.published_rank IS NOT NULL THEN g.published_rank_peers::bigint
		 WHEN g.parent_region IS NOT NULL THEN @x@.figure_count(g.figures, g.period, 'peers'::text) END AS peers,
	CASE WHEN g.published_rank IS NOT NULL THEN g.published_rank_peers::bigint
		 WHEN g.parent_region IS NOT NULL THEN @x@.figure_count(g.figures, g.period, 'expected'::text) END AS peers_expected,
	@x@.figure_rank(g.figures, g.region, g.period, g.preceding) AS previous_rank,
	@x@.figure_rank(g.figures, g.region, g.period, g.year_ago) AS year_ago_rank,
	@x@.figure_level_rank(g.figures, g.region, g.period) AS level_rank
FROM @m@.observation_figures g;
COMMENT ON VIEW @m@.observation_rank IS 'The change of every observation, unrounded, with its rank among the children of the parent region, the ranks in the preceding period and a year earlier, and the rank of the level. A rank is NULL while a peer is missing (peers < peers_expected), unless it was published.';
