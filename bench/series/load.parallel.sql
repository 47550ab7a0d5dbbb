-- panel_agg over the numeric heap, one worker
SET max_parallel_workers_per_gather = 1;
DROP TABLE IF EXISTS loaded;
CREATE TABLE loaded AS
SELECT indicator::int, region::int, series AS figures
FROM unnest((SELECT panel_agg(indicator, region, period, value) FROM observation_numeric));
RESET max_parallel_workers_per_gather;
\timing off
SELECT sum(known_periods(figures)), sum(total(figures)) FROM loaded;
