-- one worker
SET max_parallel_workers_per_gather = 1;
SELECT sum(known_periods(growth)), sum(total(growth))
FROM (SELECT yoy_growth(figures) AS growth FROM by_series LIMIT ALL) s;
RESET max_parallel_workers_per_gather;
