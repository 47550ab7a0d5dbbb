-- cross_section_agg over the heap
SELECT sum(members(value)), sum(total(rank)), sum(total(rank * value))
FROM (SELECT value, rank_within(value, tree) AS rank
      FROM (SELECT cross_section_agg(region, value) AS value FROM observation_numeric GROUP BY indicator, period) s,
        (SELECT hierarchy(array_agg(region::bigint), array_agg(parent::bigint)) AS tree FROM region) t
      OFFSET 0) s;
