-- Completed visits to stages, single and cumulative, and what was invested against what is planned.
\set QUIET on
SET client_min_messages = warning;
SET timezone = 'UTC';
SET jit = off;
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SET search_path = public, office;
SELECT plan(9);

\ir ../../../test/data/random_histories.sql
CREATE TEMP TABLE moment AS SELECT d::date AS d, k FROM unnest(ARRAY['2021-06-30', '2022-02-28', '2023-12-31']::date[]) d CROSS JOIN unnest(ARRAY['2022-01-01', 'infinity']::timestamptz[]) k;
-- the oracle walks through the entries of each project
CREATE FUNCTION pg_temp.visits(d date, k timestamptz) RETURNS TABLE (project text, stage text, visit integer, entered_on date, left_on date, days integer, days_in_all integer) LANGUAGE plpgsql AS $$
DECLARE
	e record;
	was record;
	seen jsonb := '{}';
BEGIN
	SELECT NULL::text AS project, NULL::text AS stage, NULL::date AS day, 0 AS stage_order INTO was;
	FOR e IN SELECT * FROM (SELECT x.project, x.stage, x.day, x.stage_order FROM pg_temp.known(k) x WHERE x.day <= d) y ORDER BY y.project COLLATE "C", y.day, y.stage_order LOOP
		IF was.project = e.project AND e.day > was.day THEN
			visit := coalesce((seen->was.stage->>0)::integer, 0) + 1;
			days := e.day - was.day;
			days_in_all := coalesce((seen->was.stage->>1)::integer, 0) + days;
			seen := seen || jsonb_build_object(was.stage, jsonb_build_array(visit, days_in_all));
			project := was.project; stage := was.stage; entered_on := was.day; left_on := e.day;
			RETURN NEXT;
		END IF;
		IF was.project IS DISTINCT FROM e.project THEN
			IF was.project IS NOT NULL THEN
				project := was.project; stage := was.stage; entered_on := was.day; left_on := NULL; days := d - was.day;
				visit := coalesce((seen->was.stage->>0)::integer, 0) + 1; days_in_all := coalesce((seen->was.stage->>1)::integer, 0) + days;
				RETURN NEXT;
			END IF;
			seen := '{}';
		END IF;
		was := e;
	END LOOP;
	project := was.project; stage := was.stage; entered_on := was.day; left_on := NULL; days := d - was.day;
	visit := coalesce((seen->was.stage->>0)::integer, 0) + 1; days_in_all := coalesce((seen->was.stage->>1)::integer, 0) + days;
	RETURN NEXT;
END $$;
CREATE TEMP TABLE expected AS SELECT m.d, m.k, o.* FROM moment m CROSS JOIN LATERAL pg_temp.visits(m.d, m.k) o;
SELECT set_eq('SELECT m.d, m.k, s.project, s.stage, s.visit, s.entered_on, s.left_on, s.days, s.days_in_all FROM moment m CROSS JOIN LATERAL stage_visit(m.d, m.k) s', 'TABLE expected', 'every visit, and how long with those before');
SELECT cmp_ok((SELECT count(*) FROM expected WHERE visit > 1), '>', 20::bigint, 'of which many are not the first');
SELECT set_eq($$SELECT region, stage, visits, projects, days_median, days_longest, days_in_all_median FROM stage_duration('2021', 'infinity')$$,
	$$SELECT p.region, e.stage, count(*) AS visits, count(DISTINCT e.project) AS projects, round(((array_agg(e.days ORDER BY e.days))[(count(*) + 1) / 2] + (array_agg(e.days ORDER BY e.days))[count(*) / 2 + 1]) / 2.0, 1) AS median, max(e.days),
		(SELECT round(((array_agg(t.a ORDER BY t.a))[(count(*) + 1) / 2] + (array_agg(t.a ORDER BY t.a))[count(*) / 2 + 1]) / 2.0, 1) FROM (
			SELECT max(x.days_in_all) AS a FROM pg_temp.visits('2021-12-31', 'infinity') x JOIN project q ON q.project = x.project WHERE q.region = p.region AND x.stage = e.stage AND x.left_on >= '2021-01-01' GROUP BY x.project) t)
	  FROM pg_temp.visits('2021-12-31', 'infinity') e JOIN project p ON p.project = e.project WHERE e.left_on >= '2021-01-01' GROUP BY p.region, e.stage$$, 'durations of the visits that ended in a year');
SELECT is_empty($$SELECT FROM stage_visit(NULL)$$, 'no day has none');

-- a district's projects count in its city, by share; what is invested grows, and last month's stays
INSERT INTO region (region, parent_region) VALUES ('city', NULL), ('east', 'city'), ('west', 'city');
INSERT INTO project (project, region, planned_investment, invested, jobs, probability, expected_on) VALUES ('x1', 'east', 100, 10, 5, 50, '2024-03-01'), ('x2', 'west', 300, NULL, NULL, NULL, NULL), ('x3', 'west', 200, 50, 7, 100, '2024-05-01');
INSERT INTO project_region VALUES ('x3', 'east', 0.25), ('x3', 'west', 0.75);
INSERT INTO project_stage_event (project, stage, happened_on, recorded_at) SELECT p, 'started', '2024-01-10', '2024-01-11' FROM unnest(ARRAY['x1', 'x2', 'x3']) p;
INSERT INTO project_state (project, valid_from, invested) VALUES ('x1', '2024-04-15', 60);
SELECT results_eq($$SELECT d, p.projects, p.planned_investment, p.invested, p.invested_share, p.projects_known, p.jobs, p.likely_investment, p.past_expected FROM unnest(ARRAY['2024-03-31', '2024-04-30']::date[]) d CROSS JOIN LATERAL project_progress(d) p WHERE p.region = 'city' AND p.coverage = 'all' ORDER BY d$$,
	$$VALUES (date '2024-03-31', 3::bigint, 600::numeric, 60::numeric, 20.0, 2::bigint, 12::bigint, 250::numeric, 1::bigint), ('2024-04-30', 3, 600, 110, 36.7, 2, 12, 250, 1)$$, 'invested against planned, as it was on the day');
SELECT results_eq($$SELECT p.region, p.projects, p.planned_investment, p.invested, p.invested_share FROM project_progress('2024-04-30') p WHERE p.region IN ('east', 'west') ORDER BY 1$$,
	$$VALUES ('east', 2::bigint, 150::numeric, 72.5, 48.3), ('west', 2, 450, 37.5, 25.0)$$, 'each region its share, and of those of which it is known');
SELECT is_empty($$SELECT FROM project_progress('2024-01-09') WHERE region = 'city'$$, 'before they were entered there are none');

-- targets stay on the board until they are met or long past due
INSERT INTO indicator (indicator) VALUES ('i');
INSERT INTO observation (indicator, region, period, value) VALUES ('i', 'east', '2023', 90), ('i', 'west', '2023', 110);
INSERT INTO target (indicator, region, period, kind, target, due_on, recorded_at) VALUES ('i', 'east', '2023', 'flow', 100, '2024-02-15', '2023-01-01'), ('i', 'west', '2023', 'flow', 100, '2024-02-15', '2023-01-01'), ('i', 'city', '2023', 'flow', 100, NULL, '2023-01-01');
SELECT results_eq($$SELECT region, max(on_date), bool_or(overdue) FILTER (WHERE on_date > '2024-02-29') FROM target_board WHERE subject_kind = 'region' GROUP BY 1 ORDER BY 1$$,
	$$VALUES ('city', date '2023-12-31', NULL), ('east', '2025-02-28', true), ('west', '2024-02-29', NULL)$$, 'one that is not met is there for a year after its due day, one that is met until then');
SET indstat.as_of = '2024-06-10';
SELECT results_eq($$SELECT max(on_date) FROM target_board WHERE subject_kind = 'region' AND region = 'east'$$, $$VALUES (date '2024-06-30')$$, 'and not beyond the day of which it is known');
SELECT * FROM finish();
