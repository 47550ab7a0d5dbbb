SELECT period, value, yoy_growth(figures, period) AS growth
FROM by_series, unnest(figures) WHERE indicator = :indicator AND region = :region
