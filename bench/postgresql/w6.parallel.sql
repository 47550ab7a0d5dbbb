-- two workers
SET max_parallel_workers_per_gather = 2;
SELECT count(*), sum(100 * a / t)
FROM (SELECT sum(actual) AS a, sum(target) AS t FROM target GROUP BY chain) s;
RESET max_parallel_workers_per_gather;
