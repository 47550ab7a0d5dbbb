-- series_agg with GROUP BY over the numeric heap
DROP TABLE IF EXISTS loaded;
CREATE TABLE loaded AS
SELECT indicator, region, series_agg(period, value) AS figures FROM observation_numeric GROUP BY indicator, region;
\timing off
SELECT sum(known_periods(figures)), sum(total(figures)) FROM loaded;
