-- insert the rows, with their primary key
BEGIN;
WITH added AS (
  INSERT INTO observation_by_series SELECT indicator, region, period, value FROM new_month RETURNING value)
SELECT count(*), sum(value) FROM added;
\timing off
ROLLBACK;
VACUUM observation_by_series;
