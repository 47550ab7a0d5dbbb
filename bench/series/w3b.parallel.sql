-- one worker
SET max_parallel_workers_per_gather = 1;
SELECT sum(known_periods(whole)), sum(known_periods(growth)), sum(total(growth))
FROM (SELECT whole, yoy_growth(whole) AS growth
      FROM (SELECT series_sum(figures, 'partial_zero') AS whole
            FROM by_series s JOIN region r ON r.region = s.region GROUP BY s.indicator, r.parent
            LIMIT ALL) s
      LIMIT ALL) s;
RESET max_parallel_workers_per_gather;
