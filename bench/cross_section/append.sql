-- insert a row an indicator
BEGIN;
WITH added AS (
  INSERT INTO cross_sections
  SELECT indicator, period, cross_section_agg(region, value) FROM new_month GROUP BY indicator, period
  RETURNING figures)
SELECT sum(members(figures)), sum(total(figures)) FROM added;
\timing off
ROLLBACK;
VACUUM cross_sections;
