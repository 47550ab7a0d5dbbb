SELECT sum(members(part)), sum(total(part)), sum(total(part_ytd)), sum(total(growth)), sum(total(growth_ytd))
FROM (SELECT contribution(now, base, of_parent(whole_base, tree)) AS part,
        contribution(now_ytd, base_ytd, of_parent(whole_base_ytd, tree)) AS part_ytd,
        yoy_growth(whole, whole_base) AS growth, yoy_growth(whole_ytd, whole_base_ytd) AS growth_ytd
      FROM (SELECT *, roll_up(now, tree, 'partial_zero') AS whole, roll_up(base, tree, 'partial_zero') AS whole_base,
              roll_up(now_ytd, tree, 'partial_zero') AS whole_ytd, roll_up(base_ytd, tree, 'partial_zero') AS whole_base_ytd
            FROM (SELECT cross_section_sum(figures) FILTER (WHERE period = '2023-05-01') AS now,
                    cross_section_sum(figures) FILTER (WHERE period = '2022-05-01') AS base,
                    cross_section_sum(figures) FILTER (WHERE period >= '2023-01-01') AS now_ytd,
                    cross_section_sum(figures) FILTER (WHERE period < '2023-01-01') AS base_ytd
                  FROM cross_sections
                  WHERE period BETWEEN '2022-01-01' AND '2022-05-01' OR period BETWEEN '2023-01-01' AND '2023-05-01'
                  GROUP BY indicator
                  OFFSET 0) s, tree
            OFFSET 0) s
      OFFSET 0) s;
