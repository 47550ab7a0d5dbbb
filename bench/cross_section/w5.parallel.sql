-- one worker
SET max_parallel_workers_per_gather = 1;
SELECT sum(members(figures)), sum(total(rank)), sum(total(rank * figures))
FROM cross_sections, rank_within(figures, (SELECT tree FROM tree)) AS rank;
RESET max_parallel_workers_per_gather;
