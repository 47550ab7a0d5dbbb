-- indicator_board as one writes it by hand: growth by a join with the year before, ranks by
-- windows, the ranks before by lag().  It knows no authority beyond a published rate, no breaks,
-- no confidential bases, no family that is not complete, and no month that is missing.
-- Read by PostgreSQL and by DuckDB.
CREATE VIEW plain_board AS
WITH grown AS (
	SELECT o.*, r.parent_region, r.name_en AS region_name, b.value AS base, b.obs_status AS base_obs_status,
		coalesce(o.published_growth, CASE WHEN b.value > 0 THEN 100.0 * (o.value - b.value) / b.value END) AS change
	FROM figure o
	JOIN place r ON r.region = o.region
	JOIN calendar c ON c.period_end = o.period_end
	LEFT JOIN figure b ON b.indicator = o.indicator AND b.region = o.region AND b.period_end = c.year_ago
), ranked AS (
	SELECT g.*,
		CASE WHEN g.change IS NOT NULL AND g.parent_region IS NOT NULL THEN rank() OVER (PARTITION BY g.indicator, g.period_end, g.parent_region ORDER BY g.change DESC NULLS LAST) END AS place_of,
		CASE WHEN g.value IS NOT NULL AND g.parent_region IS NOT NULL THEN rank() OVER (PARTITION BY g.indicator, g.period_end, g.parent_region ORDER BY g.value DESC NULLS LAST) END AS level_rank,
		CASE WHEN g.parent_region IS NOT NULL THEN count(g.change) OVER (PARTITION BY g.indicator, g.period_end, g.parent_region) END AS peers,
		CASE WHEN g.parent_region IS NOT NULL THEN count(*) OVER (PARTITION BY g.indicator, g.period_end, g.parent_region) END AS peers_expected
	FROM grown g
), before AS (
	SELECT k.*, lag(k.place_of) OVER (PARTITION BY k.indicator, k.region ORDER BY k.period_end) AS place_before,
		lag(k.place_of, 12) OVER (PARTITION BY k.indicator, k.region ORDER BY k.period_end) AS place_year_ago
	FROM ranked k
), latest AS (
	SELECT indicator, max(period_end) AS period_end FROM figure GROUP BY indicator
)
SELECT k.indicator, i.name_en AS indicator_name, k.region, k.region_name, k.parent_region, k.period_end AS period, c.period_code, c.period_label, c.period_start, k.period_end,
	c.year, c.number_in_year, round(k.value, 2) AS value, i.unit, i.unit_mult, round(k.change, 1) AS change, 'percent' AS change_unit, round(k.change, 1) AS growth,
	CASE WHEN k.published_growth IS NOT NULL THEN 'published' WHEN k.change IS NOT NULL THEN 'level' END AS growth_source,
	CASE WHEN k.change IS NULL THEN CASE WHEN k.value IS NULL THEN 'no_value' WHEN k.base IS NULL THEN 'no_base' WHEN k.base = 0 THEN 'base_zero' ELSE 'base_negative' END END AS growth_reason,
	round(p.change, 1) AS parent_growth, round(k.change, 1) - round(p.change, 1) AS pp_gap,
	i.reference_indicator, round(f.change, 1) AS reference_growth, round(k.change, 1) - round(f.change, 1) AS reference_pp_gap,
	coalesce(k.published_rank, k.place_of) AS rank, CASE WHEN k.published_rank IS NOT NULL THEN 'published' WHEN k.place_of IS NOT NULL THEN 'computed' END AS rank_source,
	CASE WHEN k.published_rank IS NOT NULL THEN NULL WHEN k.parent_region IS NULL THEN 'no_peer_group' WHEN k.change IS NULL THEN 'no_growth' WHEN k.peers < k.peers_expected THEN 'peers_missing' END AS rank_reason,
	coalesce(k.published_rank_peers, k.peers) AS peers, coalesce(k.published_rank_peers, k.peers_expected) AS peers_expected,
	k.place_before - coalesce(k.published_rank, k.place_of) AS rank_change, k.place_year_ago - coalesce(k.published_rank, k.place_of) AS rank_change_year, k.level_rank,
	k.obs_status, CASE WHEN k.obs_status <> 'A' THEN k.obs_status ELSE k.base_obs_status END AS change_obs_status, k.conf_status, k.released_at, k.recorded_at,
	FALSE AS cumulative, k.period_end = z.period_end AS is_latest_period, i.indicator_order, CAST(NULL AS text) AS crosses_change, i.concept, i.breakdown
FROM before k
JOIN measure i ON i.indicator = k.indicator
JOIN calendar c ON c.period_end = k.period_end
JOIN latest z ON z.indicator = k.indicator
LEFT JOIN grown p ON p.indicator = k.indicator AND p.period_end = k.period_end AND p.region = k.parent_region
LEFT JOIN grown f ON f.indicator = i.reference_indicator AND f.period_end = k.period_end AND f.region = k.region;
