-- Grades of a round and the moves from the round before, as known at a time;
-- against a plain-SQL oracle on random assessments.
\set QUIET on
SET client_min_messages = warning;
CREATE EXTENSION indstat;
SELECT create_model('o') \g /dev/null
SET search_path = public, o;
SELECT plan(16);

INSERT INTO region (region, name_en) VALUES ('r', 'R'), ('s', 'S');
INSERT INTO enterprise (enterprise, region) SELECT 'e' || n, CASE WHEN n % 3 = 0 THEN 's' ELSE 'r' END FROM generate_series(1, 80) n;
INSERT INTO assessment_scheme (scheme, name_zh, name_en) VALUES ('green', '绿色', 'green');
INSERT INTO assessment_grade (scheme, grade, grade_order, name_en) VALUES ('green', 'c', 1, 'C'), ('green', 'b', 2, 'B'), ('green', 'a', 3, 'A');
INSERT INTO assessment_round (scheme, round, round_order, name_en) VALUES ('green', 'one', 1, 'one'), ('green', 'two', 2, 'two'), ('green', 'three', 5, 'three');

-- worked example: one better, one worse, one the same, one new, one no longer there, one not graded yet
INSERT INTO assessment (scheme, round, enterprise, assessed_on, graded_on, grade, recorded_at) VALUES
	('green', 'one', 'e1', '2022-05-01', '2022-05-10', 'c', '2022-05-11'), ('green', 'one', 'e2', '2022-05-01', '2022-05-10', 'a', '2022-05-11'),
	('green', 'one', 'e4', '2022-05-01', '2022-05-10', 'b', '2022-05-11'), ('green', 'one', 'e5', '2022-05-01', '2022-05-10', 'b', '2022-05-11'),
	('green', 'two', 'e1', '2023-05-01', '2023-05-10', 'a', '2023-05-11'), ('green', 'two', 'e2', '2023-05-01', '2023-05-10', 'b', '2023-05-11'),
	('green', 'two', 'e4', '2023-05-01', '2023-05-10', 'b', '2023-05-11'), ('green', 'two', 'e7', '2023-05-01', '2023-05-10', 'b', '2023-05-11'),
	('green', 'two', 'e8', '2023-05-01', '2023-06-10', 'c', '2023-06-11');
SELECT results_eq($$SELECT grade, enterprises, share, enterprises_before, change, improved, worsened, unchanged FROM assessment_grades('2023-05-31') WHERE round = 'two'$$,
	$$VALUES ('all', 5::bigint, 100.0, 4::bigint, 1::bigint, 1::bigint, 1::bigint, 1::bigint), ('a', 1, 20.0, 1, 0, 1, 0, 0),
		('b', 3, 60.0, 2, 1, 0, 1, 1), ('c', 0, 0.0, 1, -1, 0, 0, 0), ('ungraded', 1, 20.0, 0, 1, 0, 0, 0)$$, 'grades, and what became of those of the round before');
SELECT is_empty($$SELECT round, enterprises FROM assessment_moves('2023-05-31') WHERE round = 'three'$$, 'a round that nobody was assessed in has no moves');
SELECT set_eq($$SELECT grade_before, grade, move, enterprises FROM assessment_moves('2023-05-31') WHERE round = 'two'$$,
	$$VALUES ('c', 'a', 1, 1::bigint), ('a', 'b', -1, 1), ('b', 'b', 0, 1), ('b', 'not_assessed', NULL, 1), ('not_assessed', 'b', NULL, 1), ('not_assessed', 'ungraded', NULL, 1)$$,
	'who moved from which grade to which');
SELECT results_eq($$SELECT enterprises, share FROM assessment_grades('2023-06-30') WHERE round = 'two' AND grade = 'c'$$, $$VALUES (1::bigint, 20.0)$$, 'a grade counts from its day on');
SELECT results_eq($$SELECT DISTINCT enterprises_before, change, improved FROM assessment_grades('2022-06-30')$$, $$VALUES (NULL::bigint, NULL::bigint, NULL::bigint)$$, 'a first round is compared with nothing');
INSERT INTO assessment (scheme, round, enterprise, assessed_on, graded_on, grade, recorded_at) VALUES ('green', 'two', 'e1', '2023-05-01', '2023-05-10', 'b', '2023-07-01');
INSERT INTO assessment (scheme, round, enterprise, assessed_on, recorded_at) VALUES ('green', 'two', 'e7', NULL, '2023-07-01');
SELECT results_eq($$SELECT grade, enterprises FROM assessment_grades('2023-05-31') WHERE round = 'two'$$,
	$$VALUES ('all', 4::bigint), ('a', 0), ('b', 3), ('c', 0), ('ungraded', 1)$$, 'a grade that was put right, an assessment withdrawn');
SELECT results_eq($$SELECT grade, enterprises FROM assessment_grades('2023-05-31', '2023-06-01') WHERE round = 'two'$$,
	$$VALUES ('all', 4::bigint), ('a', 1), ('b', 3), ('c', 0), ('ungraded', 0)$$, 'what was known before stays');
SELECT results_eq($$SELECT grade_name, enterprises FROM assessment_grades WHERE on_date = '2023-05-31' AND round = 'two' AND grade IN ('all', 'b', 'ungraded') ORDER BY grade$$,
	$$VALUES ('total', 4::bigint), ('B', 3), ('not graded yet', 1)$$, 'the view has names');

SELECT throws_ok($$INSERT INTO assessment (scheme, round, enterprise, assessed_on, grade) VALUES ('green', 'two', 'e1', '2023-01-01', 'a')$$, '23514', NULL, 'a grade has its day');
SELECT throws_ok($$INSERT INTO assessment (scheme, round, enterprise, assessed_on, graded_on, grade) VALUES ('green', 'two', 'e1', '2023-01-02', '2023-01-01', 'a')$$, '23514', NULL, 'which is not before the assessment');
SELECT throws_ok($$INSERT INTO assessment (scheme, round, enterprise, assessed_on, graded_on, grade) VALUES ('green', 'two', 'e1', '2023-01-02', '2023-01-03', 'x')$$, '23503', NULL, 'and is one of the scheme');

DELETE FROM assessment;
DELETE FROM assessment_revision;
SELECT setseed(0.13) \g /dev/null
INSERT INTO assessment (scheme, round, enterprise, assessed_on, graded_on, grade, recorded_at)
SELECT 'green', r.round, 'e' || (1 + floor(random() * 80)), CASE WHEN w > 0.1 THEN day END,
	CASE WHEN w > 0.3 THEN day + floor(random() * 40)::integer END, CASE WHEN w > 0.3 THEN (ARRAY['a', 'b', 'c'])[1 + floor(random() * 3)] END,
	day + random() * interval '200 days'
FROM assessment_round r, generate_series(1, 250) n
CROSS JOIN LATERAL (SELECT random() + 0 * n AS w, date '2022-01-01' + floor(random() * 500)::integer + 0 * n AS day) d;
CREATE TEMP TABLE question AS
SELECT date '2022-03-01' + floor(random() * 600)::integer AS day, timestamptz '2022-06-01 00:00+00' + random() * interval '500 days' AS known FROM generate_series(1, 10);
-- the oracle asks for each enterprise and round by itself
CREATE FUNCTION pg_temp.grade_on(r text, e text, day date, known timestamptz) RETURNS text LANGUAGE sql AS $$
	SELECT CASE WHEN a.assessed_on <= day THEN CASE WHEN a.graded_on <= day THEN a.grade ELSE 'ungraded' END END
	FROM assessment a WHERE a.round = r AND a.enterprise = e AND a.recorded_at <= known ORDER BY a.recorded_at DESC LIMIT 1 $$;
CREATE TEMP TABLE oracle AS
SELECT q.day, q.known, e.region, r.round, r.previous, pg_temp.grade_on(r.round, e.enterprise, q.day, q.known) AS now,
	pg_temp.grade_on(r.previous, e.enterprise, q.day, q.known) AS before
FROM question q CROSS JOIN enterprise e CROSS JOIN (VALUES ('one', NULL), ('two', 'one'), ('three', 'two')) r (round, previous);
SELECT is_empty($$(SELECT q.day, q.known, m.region, m.round, m.grade_before, m.grade, m.enterprises FROM question q CROSS JOIN LATERAL assessment_moves(q.day, q.known) m)
	EXCEPT SELECT day, known, region, round, coalesce(before, 'not_assessed'), coalesce(now, 'not_assessed'), count(*) FROM oracle
	WHERE now IS NOT NULL OR before IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6$$, 'every move is that of the oracle');
SELECT is_empty($$(SELECT day, known, region, round, g.grade, count(*) FILTER (WHERE g.grade IN (now, 'all')) FROM oracle, (VALUES ('a'), ('b'), ('c'), ('ungraded'), ('all')) g (grade)
		WHERE now IS NOT NULL GROUP BY 1, 2, 3, 4, 5)
	EXCEPT SELECT q.day, q.known, m.region, m.round, m.grade, m.enterprises FROM question q CROSS JOIN LATERAL assessment_grades(q.day, q.known) m$$,
	'no grade of the oracle is missing');
SELECT is_empty($$SELECT q.day, m.region, m.round FROM question q CROSS JOIN LATERAL assessment_grades(q.day, q.known) m
	GROUP BY q.day, q.known, m.region, m.round
	HAVING sum(enterprises) FILTER (WHERE grade <> 'all') <> sum(enterprises) FILTER (WHERE grade = 'all')
		OR sum(improved) FILTER (WHERE grade <> 'all') <> sum(improved) FILTER (WHERE grade = 'all')$$, 'the grades add up to the total');
-- day by day: assessed and graded on the day itself; and the round before is the one before, whatever was assessed of it
DELETE FROM assessment;
INSERT INTO assessment (scheme, round, enterprise, assessed_on, graded_on, grade, recorded_at) VALUES ('green', 'three', 'e1', '2023-03-10', '2023-03-12', 'a', '2023-01-01'), ('green', 'three', 'e2', '2023-03-11', '2023-03-11', 'c', '2023-01-01'),
	('green', 'one', 'e1', '2023-03-10', '2023-03-10', 'b', '2023-01-01'), ('green', 'one', 'e2', '2023-03-12', '2023-03-13', 'b', '2023-01-01');
SELECT results_eq($$SELECT d::date, string_agg(concat_ws(' ', round, grade, enterprises, share, enterprises_before, improved), ', ' ORDER BY round, grade) FILTER (WHERE enterprises > 0)
	FROM generate_series(date '2023-03-09', '2023-03-14', '1 day') d LEFT JOIN LATERAL assessment_grades(d::date) b ON b.region = 'r' GROUP BY 1 ORDER BY 1$$,
	$$VALUES (date '2023-03-09', NULL), ('2023-03-10', 'one all 1 100.0, one b 1 100.0, three all 1 100.0 0 0, three ungraded 1 100.0 0 0'),
		('2023-03-11', 'one all 1 100.0, one b 1 100.0, three all 2 100.0 0 0, three c 1 50.0 0 0, three ungraded 1 50.0 0 0'), ('2023-03-12', 'one all 2 100.0, one b 1 50.0, one ungraded 1 50.0, three a 1 50.0 0 0, three all 2 100.0 0 0, three c 1 50.0 0 0'),
		('2023-03-13', 'one all 2 100.0, one b 2 100.0, three a 1 50.0 0 0, three all 2 100.0 0 0, three c 1 50.0 0 0'), ('2023-03-14', 'one all 2 100.0, one b 2 100.0, three a 1 50.0 0 0, three all 2 100.0 0 0, three c 1 50.0 0 0')$$, 'grades on each day');
SELECT results_eq($$SELECT DISTINCT on_date, round, previous_round FROM assessment_grades ORDER BY 1, 2$$, $$VALUES (date '2023-03-31', 'one', NULL), ('2023-03-31', 'three', 'two')$$, 'the month of the last grade');
SELECT * FROM finish();
