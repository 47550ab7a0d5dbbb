-- cross_section_agg over the heap, one worker
SET max_parallel_workers_per_gather = 1;
SELECT sum(members(value)), sum(total(rank)), sum(total(rank * value))
FROM (SELECT cross_section_agg(region, value) AS value FROM observation_numeric GROUP BY indicator, period LIMIT ALL) s,
  rank_within(value, (SELECT hierarchy(array_agg(region::bigint), array_agg(parent::bigint)) FROM region)) AS rank;
RESET max_parallel_workers_per_gather;
