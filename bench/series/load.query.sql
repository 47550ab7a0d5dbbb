-- panel(query) over the numeric heap
DROP TABLE IF EXISTS loaded;
CREATE TABLE loaded AS
SELECT indicator::int, region::int, series AS figures
FROM panel_int8('SELECT indicator, region, period, value FROM observation_numeric');
\timing off
SELECT sum(known_periods(figures)), sum(total(figures)) FROM loaded;
