WITH child AS (
  SELECT r.parent, o.indicator, o.region, m113 AS now, m101 AS base,
    list_sum([{{109..113|m#|, }}]) AS now_ytd, list_sum([{{97..101|m#|, }}]) AS base_ytd
  FROM wide o JOIN region r ON r.region = o.region),
whole AS (
  SELECT parent, indicator, sum(now) AS now, sum(base) AS base, sum(now_ytd) AS now_ytd, sum(base_ytd) AS base_ytd
  FROM child GROUP BY 1, 2),
part AS (
  SELECT 100 * (c.now - c.base) / w.base AS points, 100 * (c.now_ytd - c.base_ytd) / w.base_ytd AS points_ytd
  FROM child c JOIN whole w ON w.parent = c.parent AND w.indicator = c.indicator)
SELECT count(points), sum(points), sum(points_ytd), (SELECT sum(100 * (now / base - 1)) FROM whole),
  (SELECT sum(100 * (now_ytd / base_ytd - 1)) FROM whole)
FROM part;
