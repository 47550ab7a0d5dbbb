SELECT count(*), sum(rank), sum(rank * value)
FROM (SELECT o.value, rank() OVER (PARTITION BY o.indicator, o.period, r.parent ORDER BY o.value DESC) AS rank
      FROM observation o JOIN region r ON r.region = o.region) s;
