-- The first office's pipeline beyond its figures: norms of stages, who answers for the
-- projects to be attracted and by when.
--
-- The rows are CONSTRUCTED, as in data.sql and office.sql, which must be loaded before.
-- No figure of the report changes.

SET search_path = taian, public;
BEGIN;

-- Within how many days a project should go on.
UPDATE project_stage SET norm_days = v.days
FROM (VALUES ('planned', 120), ('reviewed', 60), ('chosen', 90), ('signed', 180)) AS v (stage, days)
WHERE project_stage.stage = v.stage;

-- In February each chain's share of the 249 projects to be attracted got an owner and
-- the day it is due, a month before the end of the year for the larger ones.
INSERT INTO target (indicator, region, chain, period, kind, target, owner, due_on, recorded_at)
SELECT t.indicator, t.region, t.chain, t.period, t.kind, t.target, d.department,
	CASE WHEN t.target >= 20 THEN date '2023-11-30' ELSE date '2023-12-31' END, '2023-02-10 00:00+08'
FROM (SELECT t.*, row_number() OVER (ORDER BY t.chain COLLATE "C") AS n
	  FROM target t WHERE t.indicator = 'projects_attracted' AND t.region = 'taian') t
JOIN (SELECT department, row_number() OVER (ORDER BY department_order) AS n FROM department) d ON d.n = t.n;

COMMIT;
DO $$
BEGIN
	EXECUTE (SELECT 'ANALYZE ' || string_agg(oid::regclass::text, ', ') FROM pg_class WHERE relnamespace = 'taian'::regnamespace AND relkind = 'r');
END
$$;
