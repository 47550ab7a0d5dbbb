-- GROUP BY over the numeric heap
DROP TABLE IF EXISTS loaded;
CREATE TABLE loaded AS
SELECT indicator, period, cross_section_agg(region, value) AS figures FROM observation_numeric GROUP BY indicator, period;
\timing off
SELECT sum(members(figures)), sum(total(figures)) FROM loaded;
