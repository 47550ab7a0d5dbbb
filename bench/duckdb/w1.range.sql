-- RANGE window
SELECT count(growth), sum(growth)
FROM (SELECT 100 * (value / nullif(first_value(value) OVER year_ago, 0) - 1) AS growth
      FROM observation
      WINDOW year_ago AS (PARTITION BY indicator, region ORDER BY period
                          RANGE BETWEEN interval 1 year PRECEDING AND interval 1 year PRECEDING)) s;
