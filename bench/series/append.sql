-- update every series
BEGIN;
WITH added AS (
  UPDATE by_series s SET figures = s.figures || series('2024-01', ARRAY[n.value])
  FROM new_month n WHERE n.indicator = s.indicator AND n.region = s.region
  RETURNING n.value)
SELECT count(*), sum(value) FROM added;
\timing off
ROLLBACK;
VACUUM by_series;
