-- Cohorts of projects through the stages, against plain SQL over random histories.
\set QUIET on
SET client_min_messages = warning;
SET timezone = 'UTC';
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SET search_path = public, office;
SELECT plan(20);

-- a cohort that fits a hand: six planned in 2023, and one that was planned before
INSERT INTO region (region) VALUES ('hand');
INSERT INTO project (project, region, planned_investment) SELECT 'h' || n, 'hand', 1 FROM generate_series(1, 7) n;
INSERT INTO project_stage_event (project, stage, entry, happened_on, recorded_at)
SELECT p, s, e, d::date, d::timestamptz + interval '1 day' FROM (VALUES
	('h1', 'planned', 1, '2023-01-01'), ('h1', 'reviewed', 1, '2023-01-11'), ('h1', 'signed', 1, '2023-02-01'), ('h1', 'started', 1, '2023-03-01'), ('h1', 'completed', 1, '2024-01-01'),
	('h2', 'planned', 1, '2023-01-01'), ('h2', 'signed', 1, '2023-03-01'),
	('h3', 'planned', 1, '2023-02-01'), ('h3', 'reviewed', 1, '2023-02-04'), ('h3', 'cancelled', 1, '2023-02-05'),
	('h4', 'planned', 1, '2023-02-01'), ('h4', 'started', 1, '2023-02-01'), ('h4', 'suspended', 1, '2023-03-01'), ('h4', 'planned', 2, '2023-04-01'),
	('h5', 'planned', 1, '2023-12-31'),
	('h6', 'planned', 1, '2023-03-01'), ('h6', 'reviewed', 1, '2023-03-02'),
	('h7', 'planned', 1, '2022-12-31'), ('h7', 'suspended', 1, '2023-02-01'), ('h7', 'planned', 2, '2023-05-01'), ('h7', 'signed', 1, '2023-05-02')) v (p, s, e, d);
SELECT results_eq($$SELECT stage, cohort_projects, reached, conversion, step_conversion, waiting, gone, entered, days_q1, days_median, days_q3 FROM pipeline_funnel('2023', '2023-12-30')$$,
	$$VALUES ('planned', 5::bigint, 5::bigint, 100.0, NULL::numeric, 0::bigint, 0::bigint, 5::bigint, 0.0, 0.0, 0.0),
		('reviewed', 5, 5, 100.0, 100.0, 1, 1, 3, 1.0, 3.0, 10.0),
		('chosen', 5, 3, 60.0, 60.0, 0, 0, 0, NULL, NULL, NULL),
		('signed', 5, 3, 60.0, 100.0, 1, 0, 2, 31.0, 45.0, 59.0),
		('started', 5, 2, 40.0, 66.7, 2, 0, 2, 0.0, 29.5, 59.0),
		('under_construction', 5, 0, 0.0, 0.0, 0, 0, 0, NULL, NULL, NULL),
		('completed', 5, 0, 0.0, NULL, 0, 0, 0, NULL, NULL, NULL)$$, 'a year''s cohort by a day');
SELECT results_eq($$SELECT stage, cohort_projects, reached, waiting, gone FROM pipeline_funnel('2023', '2023-03-15') WHERE stage IN ('planned', 'started')$$,
	$$VALUES ('planned', 5::bigint, 5::bigint, 0::bigint, 0::bigint), ('started', 5, 2, 1, 1)$$, 'who is suspended is gone');
SELECT results_eq($$SELECT stage, cohort_projects, reached FROM pipeline_funnel('2023-Q1', '2024-06-01') WHERE stage IN ('planned', 'completed')$$,
	$$VALUES ('planned', 5::bigint, 5::bigint), ('completed', 5, 1)$$, 'a quarter''s cohort a year later');
SELECT results_eq($$SELECT stage, cohort_projects, reached, entered, days_median FROM pipeline_funnel('2023-01-01/P5M', '2023-12-31', 'signed')$$,
	$$VALUES ('signed', 3::bigint, 3::bigint, 3::bigint, 0.0), ('started', 3, 1, 1, 28.0), ('under_construction', 3, 0, 0, NULL), ('completed', 3, 0, 0, NULL)$$, 'from another stage on');
SELECT results_eq($$SELECT cohort_projects FROM pipeline_funnel('2022', '2023-12-31') WHERE stage = 'planned'$$, $$VALUES (1::bigint)$$, 'a project belongs to the cohort of its first entry');
SELECT is_empty($$SELECT * FROM pipeline_funnel('2024', '2024-12-31')$$, 'no cohort, no funnel');
SELECT is_empty($$SELECT * FROM pipeline_funnel('2023', '2022-12-31')$$, 'nor before it began');
SELECT is_empty($$SELECT * FROM pipeline_funnel('2023', '2023-12-31', 'nowhere')$$, 'nor from a stage that is none');
INSERT INTO project_stage_event (project, stage, entry, happened_on, recorded_at) VALUES ('h5', 'planned', 1, NULL, '2024-02-01');
SELECT results_eq($$SELECT cohort_projects FROM pipeline_funnel('2023', '2023-12-31') WHERE stage = 'planned'$$, $$VALUES (5::bigint)$$, 'a late correction changes today''s answer');
SELECT results_eq($$SELECT cohort_projects FROM pipeline_funnel('2023', '2023-12-31', NULL, '2024-01-31') WHERE stage = 'planned'$$, $$VALUES (6::bigint)$$, 'and not the one known then');

-- random histories
DELETE FROM project_stage_event;
DELETE FROM project;
DELETE FROM region;
\ir ../../../test/data/random_histories.sql
CREATE TEMP TABLE ask AS
SELECT c::ref_period AS c, f::date AS f, t::date AS t, d::date AS d, s, k
FROM (VALUES ('2020', '2020-01-01', '2020-12-31'), ('2021-Q1', '2021-01-01', '2021-03-31'), ('2021-06', '2021-06-01', '2021-06-30')) v (c, f, t)
CROSS JOIN unnest(ARRAY['2020-09-30', '2021-06-15', '2023-12-31']) d
CROSS JOIN unnest(ARRAY['planned', 'signed']) s
CROSS JOIN unnest(ARRAY['2021-09-01', 'infinity']::timestamptz[]) k;
CREATE TEMP TABLE funnel AS SELECT a.*, f.* FROM ask a CROSS JOIN LATERAL pipeline_funnel(a.c, a.d, a.s, a.k) f;
SELECT cmp_ok((SELECT count(*) FROM funnel WHERE reached > 0), '>', 150::bigint, 'there is much to compare');
-- the oracle, step by step
CREATE FUNCTION pg_temp.funnel(f date, t date, d date, s text, k timestamptz)
RETURNS TABLE (region text, stage text, cohort bigint, reached bigint, entered bigint, gone bigint, median numeric) LANGUAGE sql AS $$
	WITH h AS MATERIALIZED (SELECT * FROM pg_temp.known(k)),
	m AS MATERIALIZED (SELECT project, min(day) AS since FROM h WHERE stage = s GROUP BY 1 HAVING min(day) BETWEEN f AND least(t, d)),
	e AS MATERIALIZED (SELECT m.project, m.since, h.* FROM m JOIN LATERAL (SELECT stage, stage_order, leaves, day FROM h WHERE h.project = m.project AND h.day BETWEEN m.since AND d) h ON true)
	SELECT p.region, g.stage, count(DISTINCT m.project),
		count(DISTINCT m.project) FILTER (WHERE EXISTS (SELECT FROM e WHERE e.project = m.project AND NOT e.leaves AND e.stage_order >= g.stage_order)),
		count(DISTINCT m.project) FILTER (WHERE EXISTS (SELECT FROM e WHERE e.project = m.project AND e.stage = g.stage)),
		count(DISTINCT m.project) FILTER (WHERE g.stage_order = (SELECT max(e.stage_order) FROM e WHERE e.project = m.project AND NOT e.leaves)
			AND (SELECT e.leaves FROM e WHERE e.project = m.project ORDER BY e.day DESC, e.stage_order DESC LIMIT 1)),
		round(percentile_cont(0.5) WITHIN GROUP (ORDER BY (SELECT min(e.day) - m.since FROM e WHERE e.project = m.project AND e.stage = g.stage))::numeric, 1)
	FROM m JOIN project p USING (project)
	JOIN project_stage g ON NOT g.leaves AND g.stage_order >= (SELECT stage_order FROM project_stage WHERE stage = s)
	GROUP BY 1, 2 $$;
SELECT set_eq('SELECT c, d, s, k, region, stage, cohort_projects, reached, entered, gone, days_median FROM funnel',
	'SELECT a.c, a.d, a.s, a.k, o.* FROM ask a CROSS JOIN LATERAL pg_temp.funnel(a.f, a.t, a.d, a.s, a.k) o', 'the funnel, step by step');
SELECT is_empty($$SELECT * FROM (SELECT *, lag(reached) OVER (PARTITION BY c, d, s, k, region ORDER BY stage_order) AS above FROM funnel) f WHERE reached > above$$, 'a funnel never grows');
SELECT is_empty($$SELECT * FROM (SELECT *, lead(reached, 1, 0::bigint) OVER (PARTITION BY c, d, s, k, region ORDER BY stage_order) AS below FROM funnel) f WHERE reached <> waiting + gone + below$$, 'who reached a stage waits there, is gone, or went on');
SELECT is_empty($$SELECT * FROM funnel WHERE entered > reached OR NOT (0 <= days_q1 AND days_q1 <= days_median AND days_median <= days_q3)$$, 'who entered has reached, and quartiles are in order');
SELECT is_empty($$SELECT * FROM (SELECT *, lag(reached) OVER (PARTITION BY c, s, k, region, stage ORDER BY d) AS before FROM funnel) f WHERE reached < before AND k = 'infinity'$$, 'and with time nobody goes back');

-- the view
SELECT set_eq($$SELECT period_code, region, stage, cohort_projects, reached, conversion, waiting, gone, days_q3 FROM pipeline_funnel WHERE period = '2020' AND on_date = '2021-06-30'$$,
	$$SELECT '2020', region, stage, cohort_projects, reached, conversion, waiting, gone, days_q3 FROM pipeline_funnel('2020', '2021-06-30')$$, 'a year''s cohort in the view');
PREPARE seen AS SELECT sum(reached)::bigint FROM pipeline_funnel WHERE period = '2020' AND on_date = '2021-06-30' AND stage = 'signed';
SET plan_cache_mode = force_generic_plan;
CREATE FUNCTION pg_temp.expected(k timestamptz) RETURNS bigint LANGUAGE sql AS $$ SELECT sum(reached)::bigint FROM pg_temp.funnel('2020-01-01', '2020-12-31', '2021-06-30', 'planned', k) WHERE stage = 'signed' $$;
SELECT results_eq('seen', $$SELECT pg_temp.expected('infinity')$$, 'unset: everything known now');
SET indstat.as_of = '2021-07-01';
SELECT results_eq('seen', $$SELECT pg_temp.expected('2021-07-01')$$, 'as known on a day');
SELECT isnt(pg_temp.expected('2021-07-01'), pg_temp.expected('infinity'), 'which makes a difference');
SELECT * FROM finish();
