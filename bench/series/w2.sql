WITH growth AS (
  SELECT s.indicator, s.region, r.parent, value_at(figures, '2023-12') AS value, yoy_growth(figures, '2023-12') AS growth
  FROM by_series s JOIN region r ON r.region = s.region
  OFFSET 0),
board AS (
  SELECT g.*, pp_gap(g.growth, p.growth) AS gap, count(g.growth) OVER peers AS peers, rank_within(g.growth) OVER peers AS rank
  FROM growth g LEFT JOIN growth p ON p.indicator = g.indicator AND p.region = g.parent
  WHERE g.value IS NOT NULL
  WINDOW peers AS (PARTITION BY g.indicator, g.parent))
SELECT count(*), sum(value), count(growth), sum(growth), sum(gap), sum(rank), sum(peers) FILTER (WHERE growth IS NOT NULL) FROM board;
