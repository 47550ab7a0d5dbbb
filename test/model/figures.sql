-- Every figure of sections A to G of the first office's report, at its printed
-- rounding; and no project row can go without a figure changing.
\set QUIET on
BEGIN;
SET LOCAL client_min_messages = warning;
CREATE EXTENSION indstat;
SELECT create_model('taian') \g /dev/null
COMMIT;
\ir ../../examples/taian/data.sql
\ir ../../examples/taian/office.sql
\ir ../../examples/taian/pipeline.sql
SET search_path = public, taian;
\ir ../../examples/taian/figures.sql
-- as autovacuum would; what only a superuser may analyse is passed over
SET client_min_messages = error;
ANALYZE;
RESET client_min_messages;

CREATE TEMP TABLE published (id text PRIMARY KEY, value numeric);
INSERT INTO published VALUES
	('A1', 11.4), ('A1 rank', 5),
	('A2', 31.9), ('A2 gap', 21.7), ('A2 rank', 2), ('A2 province', 10.2),
	('A3', 45.0), ('A3 gap', 38.6), ('A3 rank', 1), ('A3 province', 6.4),
	('A4', 45.2), ('A4 gap', 42.3), ('A4 rank', 1), ('A4 province', 2.9),
	('A5', 31.8), ('A6', 20.5),
	('A7', 27.4), ('A7 reference gap', 12.9), ('A7 reference', 14.5),
	('B1', 34.7), ('B2', 5.1), ('B2 base', 29.6), ('B3', 9.4), ('B4', 83),
	('B5', 12.5), ('B6', 4.4), ('B6 contribution', 3.07), ('B6 residual', 0.0),
	('C1', 13), ('C2', 83.2), ('C2 cumulative', 83.2), ('C3', 6), ('C4', 16.5), ('C5', -0.1),
	('D1', 868), ('D1 change', 65), ('D1 growth', 8.1),
	('D2', 442), ('D2 change', 68), ('D2 growth', 18.2),
	('D3', 562), ('D3 change', 62), ('D3 growth', 12.4),
	('D4', 267), ('D4 change', 61), ('D4 growth', 29.6),
	('D5 large', 8.47), ('D5 small', -0.37),
	('E1', 260), ('E1 amount', 307.060), ('E2', 40), ('E3', 58), ('E3 in batches', 58),
	('E4', 242), ('E4 in batches', 242), ('E4 amount', 129.622), ('E5', 249),
	('F1', 74), ('F2', 17), ('F3', 34), ('F4', 130), ('F5', 15),
	('F6 banks', 5), ('F6', 300), ('F6 industry', 160), ('F6 industry share', 53.3),
	('F7', 1068), ('F7 complete', 526), ('F7 share', 49.25),
	('G actions', 5), ('G1 contests', 5), ('G1 inquiries', 2), ('G2', 5), ('G2 attraction', 249), ('G2 owned', 249),
	('G3', 5), ('G3 lists', 4), ('G3 measures', 8), ('G half', 5);

SELECT plan(10 + (SELECT count(*)::integer FROM published));

SELECT is(f.value, p.value, p.id || ': ' || coalesce(f.what, 'no such figure'))
FROM published p LEFT JOIN figure f ON f.id = p.id ORDER BY f.line;

SELECT is_empty($$SELECT id FROM figure EXCEPT SELECT id FROM published$$, 'the board prints no figure that is not held against the report');
SELECT is((SELECT count(*) FROM figure), (SELECT count(DISTINCT id) FROM figure), 'every figure comes out once');

SELECT set_eq($$SELECT chain FROM chain_board WHERE indicator = 'chain_investment' AND period = '2023-Q2' AND kind = 'flow'
	AND on_date = '2023-05-31' AND above_overall$$,
	ARRAY['chemicals', 'textiles', 'food', 'digital', 'new_energy', 'medicine'], 'C3: the six chains the report names');
SELECT set_eq($$SELECT rank_source FROM indicator_board WHERE region = 'taian' AND period = '2023-01-01/P5M' AND rank IS NOT NULL$$,
	ARRAY['published', 'computed'], 'both published and computed ranks are shown');
SELECT set_eq($$SELECT growth_source FROM indicator_board WHERE region = 'taian' AND period = '2023-01-01/P5M'$$,
	ARRAY['published', 'comparable_base', 'level'], 'all three sources of growth are shown');

SELECT results_eq($$SELECT sum(target), count(owner_name), count(DISTINCT owner), min(due_on) FROM chain_board WHERE indicator = 'projects_attracted' AND on_date = '2023-05-31'$$,
	$$VALUES (249::numeric, 13::bigint, 13::bigint, date '2023-11-30')$$, 'E5: each chain''s share has an owner and a due date');
SELECT is((SELECT projects FROM project_stock('2023-05-31', '2023-06-05') WHERE region = 'taian' AND kind = 'all' AND size_class = 'all'), 869::bigint, 'D1 as known on 5 June: a completion was not reported yet');
SELECT results_eq($$SELECT cohort_projects, reached FROM pipeline_funnel WHERE region = 'taian' AND period = '2023' AND on_date = '2023-05-31' AND stage IN ('planned', 'signed') ORDER BY stage_order$$,
	$$VALUES (260::bigint, 260::bigint), (260, 30)$$, 'E1 and E3 are not one cohort: 30 of the 58 signed were planned in the year');

-- One project of every kind of history goes; each time a figure of D or E must change.
CREATE FUNCTION pg_temp.figures_without(gone text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	changed bigint;
BEGIN
	BEGIN
		DELETE FROM taian.project_stage_event WHERE project = gone;
		DELETE FROM taian.project WHERE project = gone;
		SELECT count(*) INTO changed FROM published p JOIN figure f ON f.id = p.id WHERE f.value IS DISTINCT FROM p.value;
		RAISE EXCEPTION 'undo' USING ERRCODE = 'TT001';
	EXCEPTION WHEN SQLSTATE 'TT001' THEN
		RETURN changed;
	END;
END $$;
CREATE TEMP TABLE history AS
SELECT string_agg(stage || CASE WHEN happened_on < '2022-06-01' THEN ' before' ELSE ' after' END, ',' ORDER BY happened_on, stage)
	|| split_part(project, '-', 1) AS shape, min(project) AS first_project, max(project) AS last_project
FROM (SELECT e.* FROM taian.project_stage_event e ORDER BY project, happened_on, stage) e
GROUP BY project;
CREATE TEMP TABLE witness AS
SELECT min(first_project) AS project FROM history GROUP BY shape
UNION SELECT max(last_project) FROM history GROUP BY shape;
SELECT cmp_ok((SELECT count(*) FROM witness), '>', 20::bigint, 'there are many kinds of history');
SELECT is_empty($$SELECT project FROM witness WHERE pg_temp.figures_without(project) = 0$$,
	'without any one project a figure changes');

SELECT * FROM finish();
