-- Rows as they arrive: month by month.
CREATE TABLE observation AS SELECT indicator, region, period, value::double precision AS value FROM observation_numeric;
CREATE INDEX ON observation (period, indicator);
CREATE TABLE target AS SELECT chain, actual::double precision AS actual, target::double precision AS target FROM target_numeric;
-- Rows in the order of their series.
CREATE TABLE observation_by_series AS SELECT * FROM observation ORDER BY indicator, region, period;
ALTER TABLE observation_by_series ADD PRIMARY KEY (indicator, region, period);
-- A month more: what came last, once again.
CREATE TABLE new_month AS
SELECT indicator, region, date '2024-01-01' AS period, value FROM observation_numeric WHERE period = '2023-12-01';
-- an owner is warned of each table of the catalogue
SET client_min_messages = error;
VACUUM (FREEZE, ANALYZE);
