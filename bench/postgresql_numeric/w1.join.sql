-- self-join over the heap
SELECT count(growth), sum(growth)
FROM (SELECT 100 * (a.value / nullif(b.value, 0) - 1) AS growth
      FROM observation_numeric a LEFT JOIN observation_numeric b
      ON b.indicator = a.indicator AND b.region = a.region AND b.period = (a.period - interval '1 year')::date) s;
