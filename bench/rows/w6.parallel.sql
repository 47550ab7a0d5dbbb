-- two workers
SET max_parallel_workers_per_gather = 2;
SELECT count(*), sum(completion)
FROM (SELECT chain_completion(actual, target) AS completion FROM target_numeric GROUP BY chain) s;
RESET max_parallel_workers_per_gather;
