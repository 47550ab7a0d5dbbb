CREATE TABLE by_series AS
SELECT indicator::int, region::int, series AS figures
FROM panel_int8('SELECT indicator, region, period, value FROM observation_numeric');
ALTER TABLE by_series ADD PRIMARY KEY (indicator, region);
VACUUM ANALYZE by_series;
