SELECT sum(known_periods(growth)), sum(total(growth))
FROM (SELECT yoy_growth(figures) AS growth FROM by_series OFFSET 0) s;
