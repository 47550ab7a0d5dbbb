SELECT sum(members(value)), sum(total(value)), sum(members(growth)), sum(total(growth)),
  sum(total(gap)), sum(total(rank)), sum(total(peers - rank) + total(rank))
FROM (SELECT value, growth, pp_gap(growth, of_parent(growth, tree)) AS gap, rank_within(growth, tree) AS rank,
        peers(growth, tree) AS peers
      FROM (SELECT a.figures AS value, yoy_growth(a.figures, b.figures) AS growth
            FROM cross_sections a JOIN cross_sections b ON b.indicator = a.indicator AND b.period = '2022-12-01'
            WHERE a.period = '2023-12-01'
            OFFSET 0) s, tree
      OFFSET 0) s;
