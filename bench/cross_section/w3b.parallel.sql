-- one worker rolls up as well
SET max_parallel_workers_per_gather = 1;
WITH whole AS MATERIALIZED (
  SELECT indicator, period, roll_up(figures, (SELECT tree FROM tree), 'partial_zero') AS figures FROM cross_sections)
SELECT sum(members(figures)), sum(members(growth)), sum(total(growth))
FROM (SELECT a.figures, yoy_growth(a.figures, b.figures) AS growth
      FROM whole a LEFT JOIN whole b ON b.indicator = a.indicator AND b.period = (a.period - interval '1 year')::date
      LIMIT ALL) s;
RESET max_parallel_workers_per_gather;
