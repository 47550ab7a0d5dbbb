CREATE TABLE cross_sections AS
SELECT indicator, period, cross_section_agg(region, value) AS figures FROM observation_numeric GROUP BY indicator, period;
ALTER TABLE cross_sections ADD PRIMARY KEY (indicator, period);
CREATE TABLE tree AS
SELECT hierarchy(array_agg(region::bigint), array_agg(parent::bigint)) AS tree FROM region;
-- few pages, as the values are out of line: it has to ask for a worker
ALTER TABLE cross_sections SET (parallel_workers = 1);
VACUUM ANALYZE cross_sections, tree;
