-- panel(query) over the heap
SELECT sum(known_periods(growth)), sum(total(growth))
FROM (SELECT yoy_growth(series) AS growth
      FROM panel_int8('SELECT indicator, region, period, value FROM observation')
      OFFSET 0) s;
