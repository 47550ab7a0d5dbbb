-- self-join
SELECT count(growth), sum(growth)
FROM (SELECT 100 * (a.value / nullif(b.value, 0) - 1) AS growth
      FROM observation a LEFT JOIN observation b
      ON b.indicator = a.indicator AND b.region = a.region AND b.period = CAST(a.period - interval 1 year AS date)) s;
