-- completion_agg over the heap
SELECT count(*), sum(completion)
FROM unnest((SELECT completion_agg(chain, actual, target) FROM target)) s;
