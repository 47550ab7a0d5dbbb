SELECT period, value, yoy_growth(value, period) OVER (ORDER BY period) AS growth
FROM observation_by_series WHERE indicator = :indicator AND region = :region ORDER BY period
