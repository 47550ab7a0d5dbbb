-- window, no ORDER BY
SELECT count(*), sum(rank), sum(rank * value)
FROM (SELECT o.value, rank_within(o.value) OVER (PARTITION BY o.indicator, o.period, r.parent) AS rank
      FROM observation o JOIN region r ON r.region = o.region) s;
