-- GROUP BY over the numeric heap, one worker
SET max_parallel_workers_per_gather = 1;
DROP TABLE IF EXISTS loaded;
CREATE TABLE loaded AS
SELECT indicator, period, cross_section_agg(region, value) AS figures FROM observation_numeric GROUP BY indicator, period;
RESET max_parallel_workers_per_gather;
\timing off
SELECT sum(members(figures)), sum(total(figures)) FROM loaded;
