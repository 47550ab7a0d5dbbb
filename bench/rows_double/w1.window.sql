-- window over rows clustered by series, in index order
SELECT count(growth), sum(growth)
FROM (SELECT yoy_growth(value, period) OVER (PARTITION BY indicator, region ORDER BY period) AS growth FROM observation_by_series) s;
