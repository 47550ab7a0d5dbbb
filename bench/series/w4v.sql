SELECT figures, yoy_growth(figures) AS growth FROM by_series WHERE indicator = :indicator AND region = :region
