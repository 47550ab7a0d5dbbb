WITH whole AS MATERIALIZED (
  SELECT indicator, period, roll_up(figures, tree, 'partial_zero') AS figures FROM cross_sections, tree)
SELECT sum(members(figures)), sum(members(growth)), sum(total(growth))
FROM (SELECT a.figures, yoy_growth(a.figures, b.figures) AS growth
      FROM whole a LEFT JOIN whole b ON b.indicator = a.indicator AND b.period = (a.period - interval '1 year')::date
      OFFSET 0) s;
