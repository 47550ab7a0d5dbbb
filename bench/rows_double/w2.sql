WITH growth AS (
  SELECT o.indicator, o.region, r.parent, o.value, yoy_growth(o.value, b.value) AS growth
  FROM observation o JOIN region r ON r.region = o.region
  LEFT JOIN observation b ON b.indicator = o.indicator AND b.region = o.region AND b.period = date '2022-12-01'
  WHERE o.period = date '2023-12-01'),
board AS (
  SELECT g.*, pp_gap(g.growth, p.growth) AS gap, count(g.growth) OVER peers AS peers, rank_within(g.growth) OVER peers AS rank
  FROM growth g LEFT JOIN growth p ON p.indicator = g.indicator AND p.region = g.parent
  WINDOW peers AS (PARTITION BY g.indicator, g.parent))
SELECT count(*), sum(value), count(growth), sum(growth), sum(gap), sum(rank), sum(peers) FILTER (WHERE growth IS NOT NULL) FROM board;
