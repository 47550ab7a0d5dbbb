SELECT count(*), sum(completion)
FROM (SELECT chain_completion(actual, target) AS completion FROM target_numeric GROUP BY chain) s;
