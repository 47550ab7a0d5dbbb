WITH child AS (
  SELECT r.parent, o.indicator, o.region,
    sum(value) FILTER (WHERE period = date '2023-05-01') AS now,
    sum(value) FILTER (WHERE period = date '2022-05-01') AS base,
    sum(value) FILTER (WHERE period >= date '2023-01-01') AS now_ytd,
    sum(value) FILTER (WHERE period < date '2023-01-01') AS base_ytd
  FROM observation o JOIN region r ON r.region = o.region
  WHERE period BETWEEN date '2022-01-01' AND date '2022-05-01' OR period BETWEEN date '2023-01-01' AND date '2023-05-01'
  GROUP BY 1, 2, 3),
whole AS (
  SELECT parent, indicator, sum(now) AS now, sum(base) AS base, sum(now_ytd) AS now_ytd, sum(base_ytd) AS base_ytd
  FROM child GROUP BY 1, 2),
part AS (
  SELECT 100 * (c.now - c.base) / w.base AS points, 100 * (c.now_ytd - c.base_ytd) / w.base_ytd AS points_ytd
  FROM child c JOIN whole w ON w.parent = c.parent AND w.indicator = c.indicator)
SELECT count(points), sum(points), sum(points_ytd), (SELECT sum(100 * (now / base - 1)) FROM whole),
  (SELECT sum(100 * (now_ytd / base_ytd - 1)) FROM whole)
FROM part;
