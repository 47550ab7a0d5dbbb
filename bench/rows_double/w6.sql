SELECT count(*), sum(completion)
FROM (SELECT chain_completion(actual, target) AS completion FROM target GROUP BY chain) s;
