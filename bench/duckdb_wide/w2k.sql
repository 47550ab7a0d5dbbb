WITH current AS (
  SELECT o.indicator, o.region, r.parent, o.m120 AS value, 100 * (o.m120 / nullif(o.m108, 0) - 1) AS growth
  FROM wide o JOIN region r ON r.region = o.region WHERE o.m120 IS NOT NULL AND o.indicator = 5),
board AS (
  SELECT c.*, c.growth - p.growth AS gap, count(c.growth) OVER (PARTITION BY c.indicator, c.parent) AS peers,
    CASE WHEN c.growth IS NOT NULL THEN rank() OVER (PARTITION BY c.indicator, c.parent ORDER BY c.growth DESC NULLS LAST) END AS rank
  FROM current c LEFT JOIN current p ON p.indicator = c.indicator AND p.region = c.parent)
SELECT count(*), sum(value), count(growth), sum(growth), sum(gap), sum(rank), sum(peers) FILTER (WHERE growth IS NOT NULL) FROM board;
