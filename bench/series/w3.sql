WITH child AS (
  SELECT s.indicator, r.parent, value_at(figures, '2023-05') AS now, value_at(figures, '2022-05') AS base,
    total(slice(figures, '2023-01', '2023-05')) AS now_ytd, total(slice(figures, '2022-01', '2022-05')) AS base_ytd
  FROM by_series s JOIN region r ON r.region = s.region
  OFFSET 0),
whole AS (
  SELECT parent, indicator, sum(now) AS now, sum(base) AS base, sum(now_ytd) AS now_ytd, sum(base_ytd) AS base_ytd
  FROM child GROUP BY 1, 2),
part AS (
  SELECT contribution(c.now, c.base, w.base) AS points, contribution(c.now_ytd, c.base_ytd, w.base_ytd) AS points_ytd
  FROM child c JOIN whole w ON w.parent = c.parent AND w.indicator = c.indicator)
SELECT count(points), sum(points), sum(points_ytd), (SELECT sum(yoy_growth(now, base)) FROM whole),
  (SELECT sum(yoy_growth(now_ytd, base_ytd)) FROM whole)
FROM part;
