-- panel_agg over the heap, one worker
SET max_parallel_workers_per_gather = 1;
SELECT sum(known_periods(growth)), sum(total(growth))
FROM (SELECT yoy_growth(series) AS growth
      FROM unnest((SELECT panel_agg(indicator, region, period, value) FROM observation_numeric))
      LIMIT ALL) s;
RESET max_parallel_workers_per_gather;
