-- wrong where months are missing: lag(value, 12) over rows clustered by series
SELECT count(growth), sum(growth)
FROM (SELECT 100 * (value / nullif(lag(value, 12) OVER (PARTITION BY indicator, region ORDER BY period), 0) - 1) AS growth
      FROM observation_by_series) s;
