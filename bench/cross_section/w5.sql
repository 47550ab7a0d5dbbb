SELECT sum(members(figures)), sum(total(rank)), sum(total(rank * figures))
FROM (SELECT figures, rank_within(figures, tree) AS rank FROM cross_sections, tree OFFSET 0) s;
