-- completion_agg over the heap, two workers
SET max_parallel_workers_per_gather = 2;
SELECT count(*), sum(completion)
FROM unnest((SELECT completion_agg(chain, actual, target) FROM target)) s;
RESET max_parallel_workers_per_gather;
