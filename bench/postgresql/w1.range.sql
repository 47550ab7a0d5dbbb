-- RANGE window over rows clustered by series, in index order
SELECT count(growth), sum(growth)
FROM (SELECT 100 * (value / nullif(first_value(value) OVER year_ago, 0) - 1) AS growth
      FROM observation_by_series
      WINDOW year_ago AS (PARTITION BY indicator, region ORDER BY period
                          RANGE BETWEEN '1 year' PRECEDING AND '1 year' PRECEDING)) s;
