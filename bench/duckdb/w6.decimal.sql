-- decimal(14,2)
SELECT count(*), sum(100 * CAST(a AS double) / CAST(t AS double))
FROM (SELECT sum(actual) AS a, sum(target) AS t FROM target_decimal GROUP BY chain) s;
