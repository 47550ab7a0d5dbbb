-- Random histories of 390 projects (ten more have none), in three of four regions, with
-- corrections and withdrawals: the same dice on every machine.
-- Expects a model in the search_path, still without rows.

CREATE FUNCTION pg_temp.dice(seed text, sides integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
	SELECT (('x' || substr(md5(seed), 1, 7))::bit(28)::integer % sides) $$;
INSERT INTO region (region) SELECT 'r' || n FROM generate_series(1, 4) n;
INSERT INTO chain (chain) VALUES ('c1'), ('c2'), ('c3');
INSERT INTO size_class (size_class, from_investment) VALUES ('500m_or_more', 500000000);
INSERT INTO project (project, region, chain, kind, planned_investment)
SELECT 'p' || n, 'r' || 1 + pg_temp.dice('region' || n, 3), (ARRAY['c1', 'c2', 'c3', NULL])[1 + pg_temp.dice('chain' || n, 4)],
	(ARRAY['new', 'technical_upgrade', 'expansion'])[1 + pg_temp.dice('kind' || n, 3)],
	(ARRAY[0, 99999999.99, 100000000, 499999999, 500000000, 7000000000])[1 + pg_temp.dice('size' || n, 6)]
FROM generate_series(1, 400) n;
-- walks through the stages: forward with skips, out by suspension and back, some to an end
CREATE TEMP TABLE walk AS
WITH RECURSIVE walk (project, step, stage_order, day, entries) AS (
	SELECT 'p' || n, 0, 10 * (1 + pg_temp.dice('begin' || n, 2)), date '2020-01-01' + pg_temp.dice('day' || n, 700), ARRAY[]::integer[]
	FROM generate_series(1, 390) n
	UNION ALL
	SELECT w.project, w.step + 1, s.next, w.day + pg_temp.dice(w.project || 'wait' || w.step, 150) + CASE WHEN s.next < w.stage_order OR w.stage_order = 80 THEN 1 ELSE 0 END,
		w.entries || w.stage_order
	FROM walk w
	CROSS JOIN LATERAL (SELECT pg_temp.dice(w.project || 'turn' || w.step, 100) AS d) t
	CROSS JOIN LATERAL (SELECT CASE
		WHEN w.stage_order IN (70, 90) OR w.step > 9 THEN NULL
		WHEN w.stage_order = 80 THEN CASE WHEN t.d < 70 THEN 50 WHEN t.d < 80 THEN 90 END
		WHEN t.d < 10 THEN 80 WHEN t.d < 15 THEN 90 WHEN t.d < 25 THEN NULL
		WHEN w.stage_order = 10 THEN 20 + 10 * (t.d % 4 / 3 * 2) WHEN w.stage_order = 20 THEN 30 + 10 * (t.d % 2)
		WHEN w.stage_order = 30 THEN 40 WHEN w.stage_order = 40 THEN 50 WHEN w.stage_order = 50 THEN 60 + 10 * (t.d % 5 / 4) ELSE 70 END AS next) s
	WHERE s.next IS NOT NULL
)
SELECT * FROM walk;
INSERT INTO project_stage_event (project, stage, entry, happened_on, recorded_at, batch)
SELECT w.project, s.stage, 1 + cardinality(array_positions(w.entries, w.stage_order)), w.day, w.day::timestamp AT TIME ZONE 'UTC' + pg_temp.dice(w.project || 'late' || w.step, 90) * interval '1 day' + interval '1 hour',
	CASE WHEN s.stage IN ('signed', 'started') AND pg_temp.dice(w.project || 'joint', 3) > 0 THEN to_char(w.day, 'YYYY-MM') END
FROM walk w JOIN project_stage s ON s.stage_order = w.stage_order;
-- corrections: later by a day, recorded months after; and withdrawals of last steps
UPDATE model_option SET impossible_history = 'list';
INSERT INTO project_stage_event (project, stage, entry, happened_on, recorded_at)
SELECT e.project, e.stage, e.entry, CASE WHEN pg_temp.dice(e.project || e.stage || 'gone', 5) > 0 THEN e.happened_on + pg_temp.dice(e.project || e.stage, 40) - 20 END,
	e.recorded_at + interval '100 days' + pg_temp.dice(e.project || 'x', 200) * interval '1 day'
FROM project_stage_event e WHERE pg_temp.dice(e.project || e.stage || 'wrong', 6) = 0;
INSERT INTO project_stage_event (project, stage, entry, happened_on, recorded_at)
SELECT e.project, e.stage, e.entry, e.happened_on + 1, e.recorded_at + interval '40 days'
FROM project_stage_event e WHERE e.superseded_at IS NOT NULL AND pg_temp.dice(e.project || e.stage || 'again', 3) = 0;
\ir analyze.sql

-- the oracle of knowledge: of the versions of an entry the last that was recorded
CREATE FUNCTION pg_temp.known(k timestamptz) RETURNS TABLE (project text, stage text, entry smallint, day date, stage_order integer, leaves boolean, batch text) LANGUAGE sql AS $$
	SELECT l.project, l.stage, l.entry, l.happened_on, s.stage_order, s.leaves, l.batch
	FROM (SELECT DISTINCT ON (project, stage, entry) * FROM project_stage_event WHERE recorded_at <= k
		  ORDER BY project, stage, entry, recorded_at DESC) l
	JOIN project_stage s USING (stage) WHERE l.happened_on IS NOT NULL $$;
