SELECT count(*), sum(100 * a / t)
FROM (SELECT sum(actual) AS a, sum(target) AS t FROM target GROUP BY chain) s;
