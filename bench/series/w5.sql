SELECT sum(known_periods(figures)), sum(total(rank)), sum(total(rank * figures))
FROM (SELECT figures, series_rank(figures) OVER (PARTITION BY s.indicator, r.parent) AS rank
      FROM by_series s JOIN region r ON r.region = s.region OFFSET 0) s;
