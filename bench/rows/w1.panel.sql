-- panel_agg over the heap
SELECT sum(known_periods(growth)), sum(total(growth))
FROM (SELECT yoy_growth(series) AS growth
      FROM unnest((SELECT panel_agg(indicator, region, period, value) FROM observation_numeric))
      OFFSET 0) s;
