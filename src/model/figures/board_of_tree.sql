-- The board by a tree of one's choice: of today, or of the time.

CREATE OR REPLACE FUNCTION @m@.board_of_tree(of_indicator text, of_period @x@.ref_period, on_date date)
RETURNS TABLE (region text, parent_region text, code_then text, value numeric, change numeric, parent_change numeric, pp_gap numeric,
	rank bigint, rank_reason text, peers bigint, peers_expected bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	WITH tree AS MATERIALIZED (
		SELECT t.region, t.parent_region, t.code_then, count(*) OVER (PARTITION BY t.parent_region) AS children
		FROM @m@.region_tree(on_date) t
	), figure AS MATERIALIZED (
		SELECT t.region, t.parent_region, t.code_then, t.children, @x@.stat_round(g.value, i.decimals::integer) AS value, g.change,
			@x@.stat_round(g.change, i.change_decimals) AS printed, g.growth_source, g.published_rank, g.published_rank_peers,
			i.change_decimals, i.higher_is_better
		FROM tree t
		JOIN @m@.observation_growth g ON g.region = t.region
		JOIN @m@.indicator i ON i.indicator = g.indicator
		WHERE g.indicator = board_of_tree.of_indicator AND g.period OPERATOR(@x@.=) board_of_tree.of_period
	), peer AS (
		SELECT f.*, count(f.change) OVER w AS known,
			bool_or(f.growth_source = 'published') OVER w AS by_print
		FROM figure f
		WINDOW w AS (PARTITION BY f.parent_region)
	), ranked AS (
		SELECT p.*, @x@.rank_within(CASE WHEN p.by_print THEN p.printed ELSE p.change END, p.higher_is_better) OVER (PARTITION BY p.parent_region) AS place
		FROM peer p
	)
	SELECT k.region, k.parent_region, k.code_then, k.value, k.printed, u.printed,
		@x@.stat_round(CASE WHEN opt.gap_of = 'printed' THEN @x@.pp_gap(k.printed, u.printed) ELSE @x@.pp_gap(k.change, u.change) END, k.change_decimals),
		CASE WHEN k.published_rank IS NOT NULL THEN k.published_rank::bigint WHEN x.reason IS NULL THEN k.place END,
		CASE WHEN k.published_rank IS NULL THEN x.reason END,
		CASE WHEN k.published_rank IS NOT NULL THEN k.published_rank_peers::bigint WHEN k.parent_region IS NOT NULL THEN k.known END,
		CASE WHEN k.published_rank IS NOT NULL THEN k.published_rank_peers::bigint WHEN k.parent_region IS NOT NULL THEN x.expected END
	FROM ranked k
	LEFT JOIN figure u ON u.region = k.parent_region
	LEFT JOIN @m@.region h ON h.region = k.parent_region
	CROSS JOIN @m@.model_option opt
	CROSS JOIN LATERAL (
		SELECT e.expected, CASE WHEN k.parent_region IS NULL THEN 'no_peer_group' WHEN k.change IS NULL THEN 'no_growth' WHEN k.known < e.expected THEN 'peers_missing' END AS reason
		FROM (SELECT @m@.children_of(h.children_expected, k.children) AS expected) e) x;
END;
COMMENT ON FUNCTION @m@.board_of_tree(text, @x@.ref_period, date) IS 'The board of an indicator and period by the tree of regions of a day (region_tree): the last day of the period gives the tree of the time, any day of today on that of today, which indicator_board has. Change on the year and that of the parent then, the gap (percentage points), the rank among the children of that parent then; codes are those of today, code_then the code of the day. As known at indstat.as_of. children_expected is that of today. No row for NULL.';
