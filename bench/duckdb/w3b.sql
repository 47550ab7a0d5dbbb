WITH whole AS (
  SELECT r.parent, o.indicator, o.period, sum(value) AS value
  FROM observation o JOIN region r ON r.region = o.region GROUP BY 1, 2, 3)
SELECT count(a.value), count(b.value), sum(100 * (a.value / b.value - 1))
FROM whole a LEFT JOIN whole b
ON b.parent = a.parent AND b.indicator = a.indicator AND b.period = CAST(a.period - interval '1 year' AS date);
