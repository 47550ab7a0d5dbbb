-- one worker
SET max_parallel_workers_per_gather = 1;
SELECT sum(members(growth)), sum(total(growth))
FROM (SELECT yoy_growth(a.figures, b.figures) AS growth
      FROM cross_sections a JOIN cross_sections b ON b.indicator = a.indicator AND b.period = (a.period - interval '1 year')::date
      LIMIT ALL) s;
RESET max_parallel_workers_per_gather;
