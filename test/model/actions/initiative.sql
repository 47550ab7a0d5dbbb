-- Trees of actions rolled up from their tasks, and contests ranked; against a
-- plain-SQL oracle on random trees.
\set QUIET on
SET client_min_messages = warning;
CREATE EXTENSION indstat;
SELECT create_model('o') \g /dev/null
SET search_path = public, o;
SELECT plan(49);

INSERT INTO region (region, name_en) VALUES ('r', 'R'), ('s', 'S');
INSERT INTO chain (chain, name_en) VALUES ('steel', 'steel');
INSERT INTO department (department, department_order, name_zh, name_zh_hant, name_en) VALUES
	('office', 1, '办公室', '辦公室', 'office'), ('team', 2, '专班', '專班', 'team'), ('u1', 11, NULL, NULL, NULL), ('u2', 12, NULL, NULL, NULL), ('u3', 13, NULL, NULL, NULL);

-- worked example: an action with a campaign of two tasks and an inquiry with two findings
INSERT INTO initiative (initiative, parent_initiative, region, kind, initiative_order, owner, chain, period, weight, name_zh, name_en, recorded_at) VALUES
	('a', NULL, 'r', 'action', 1, 'office', NULL, '2023', 1, '行动', 'action', '2023-01-05'),
	('c', 'a', 'r', 'campaign', 2, NULL, NULL, '2023-S1', 1, NULL, NULL, '2023-01-05'),
	('c2', 'c', 'r', 'task', 1, 'team', NULL, NULL, 3, NULL, NULL, '2023-01-05'),
	('c10', 'c', 'r', 'task', 2, NULL, NULL, NULL, 1, NULL, NULL, '2023-01-05'),
	('q', 'a', 'r', 'inquiry', 1, NULL, 'steel', NULL, 1, NULL, NULL, '2023-01-05'),
	('f1', 'q', 'r', 'finding', 1, 'team', NULL, NULL, 1, NULL, NULL, '2023-03-12'),
	('f2', 'q', 'r', 'finding', 1, 'team', NULL, NULL, 1, NULL, NULL, '2023-06-02'),
	('b', NULL, 's', 'task', 1, NULL, NULL, NULL, 2, NULL, NULL, '2023-01-05');
INSERT INTO initiative_event (initiative, event, happened_on, recorded_at) VALUES
	('c', 'due', '2023-06-30', '2023-01-05'), ('c2', 'due', '2023-03-31', '2023-01-05'), ('c2', 'done', '2023-03-30', '2023-04-01'),
	('f1', 'begun', '2023-03-10', '2023-03-12'), ('f1', 'due', '2023-05-31', '2023-03-12'),
	('f2', 'begun', '2023-05-20', '2023-06-02'), ('f2', 'due', '2023-05-25', '2023-06-02'), ('f2', 'done', '2023-05-31', '2023-06-02');
SELECT results_eq($$SELECT initiative, outline, level, owner, period::text, due_on, tasks, done, open, due, overdue, done_in_time, weight, done_weight, done_share, due_share, elapsed_share, pace_gap, half_passed
	FROM initiative_progress('2023-05-31') WHERE region = 'r' ORDER BY tree_order$$,
	$$VALUES ('a', '1', 1, 'office', '2023', date '2023-06-30', 4::bigint, 2::bigint, 2::bigint, 3::bigint, 1::bigint, 1::bigint, 6::numeric, 4::numeric, 66.7, 83.3, 41.7, 25.0, NULL::boolean),
		('q', '1.1', 2, 'office', '2023', '2023-05-31', 2, 1, 1, 2, 1, 0, 2, 1, 50.0, 100.0, 41.7, 8.3, NULL),
		('f1', '1.1.1', 3, 'team', '2023', '2023-05-31', 1, 0, 1, 1, 1, 0, 1, 0, 0.0, 100.0, 41.7, -41.7, NULL),
		('f2', '1.1.2', 3, 'team', '2023', '2023-05-25', 1, 1, 0, 1, 0, 0, 1, 1, 100.0, 100.0, 41.7, 58.3, NULL),
		('c', '1.2', 2, 'office', '2023-S1', '2023-06-30', 2, 1, 1, 1, 0, 1, 4, 3, 75.0, 75.0, 83.3, -8.3, true),
		('c2', '1.2.1', 3, 'team', '2023-S1', '2023-03-31', 1, 1, 0, 1, 0, 1, 3, 3, 100.0, 100.0, 83.3, 16.7, true),
		('c10', '1.2.2', 3, 'office', '2023-S1', '2023-06-30', 1, 0, 1, 0, 0, 0, 1, 0, 0.0, 0.0, 83.3, -83.3, false)$$,
	'the tree, each node with the sums of its tasks; order, owner, period and due date come from above');
SELECT results_eq($$SELECT initiative, owner, chain, begun_on, due_on, done_on, state, overdue_days, in_time FROM initiative_task('2023-05-31') ORDER BY initiative$$,
	$$VALUES ('b', NULL, NULL, NULL::date, NULL::date, NULL::date, 'open', NULL::integer, NULL::boolean),
		('c10', 'office', NULL, NULL, '2023-06-30', NULL, 'open', NULL, NULL), ('c2', 'team', NULL, NULL, '2023-03-31', '2023-03-30', 'done', NULL, true),
		('f1', 'team', 'steel', '2023-03-10', '2023-05-31', NULL, 'overdue', 0, false), ('f2', 'team', 'steel', '2023-05-20', '2023-05-25', '2023-05-31', 'done', NULL, false)$$,
	'the tasks');
SELECT results_eq($$SELECT initiative, state, overdue_days FROM initiative_task('2023-07-10') WHERE state = 'overdue' ORDER BY 1$$,
	$$VALUES ('c10', 'overdue', 10), ('f1', 'overdue', 40)$$, 'overdue by ever more days');
SELECT results_eq($$SELECT tasks, done, due FROM initiative_progress('2023-03-31') WHERE initiative = 'a'$$, $$VALUES (3::bigint, 1::bigint, 1::bigint)$$, 'what was found later does not count yet');
SELECT results_eq($$SELECT done FROM initiative_progress('2023-03-29') WHERE initiative = 'a'$$, ARRAY[0::bigint], 'nor what was done later');
SELECT is_empty($$SELECT * FROM initiative_progress(NULL)$$, 'no day, no rows');

-- knowledge time
SELECT results_eq($$SELECT initiative, tasks FROM initiative_progress('2023-05-31', '2023-03-01') WHERE region = 'r' ORDER BY tree_order$$,
	$$VALUES ('a', 3::bigint), ('q', 1), ('c', 2), ('c2', 1), ('c10', 1)$$, 'before anything was found the inquiry itself was the task');
INSERT INTO initiative_event (initiative, event, happened_on, recorded_at) VALUES
	('f1', 'due', '2023-07-31', '2023-06-10'), ('c2', 'done', NULL, '2023-06-10'), ('c10', 'cancelled', '2023-05-15', '2023-06-10');
PREPARE board AS SELECT tasks, done, due, overdue, done_share FROM initiative_progress('2023-05-31') WHERE initiative = 'a';
SELECT results_eq('EXECUTE board', $$VALUES (3::bigint, 1::bigint, 2::bigint, 1::bigint, 20.0)$$, 'put off, withdrawn, cancelled');
SET indstat.as_of = '2023-06-05';
SELECT results_eq('EXECUTE board', $$VALUES (4::bigint, 2::bigint, 3::bigint, 1::bigint, 66.7)$$, 'what was known before stays');
SELECT results_eq($$SELECT tasks FROM initiative_progress WHERE on_date = '2023-05-31' AND initiative = 'a'$$, ARRAY[4::bigint], 'in the view, too');
SELECT results_eq($$SELECT state FROM initiative_task WHERE on_date = '2023-05-31' AND initiative = 'c2'$$, ARRAY['done'], 'and for tasks');
SELECT throws_ok($$SET indstat.as_of = 'whenever'$$, '22023', NULL, 'a bad time is an error');
RESET indstat.as_of;
SELECT results_eq('EXECUTE board', $$VALUES (3::bigint, 1::bigint, 2::bigint, 1::bigint, 20.0)$$, 'reset brings everything back');

-- the views
UPDATE model_option SET lang = 'zh';
SELECT results_eq($$SELECT initiative_name, kind_name, owner_name, period_label FROM initiative_progress WHERE on_date = '2023-05-31' AND initiative = 'a'$$,
	$$VALUES ('行动', '行动', '办公室', '2023年')$$, 'the view has names');
SELECT results_eq($$SELECT DISTINCT kind_name, chain_name FROM initiative_task WHERE on_date = '2023-05-31' AND parent_initiative = 'q'$$, $$VALUES ('发现问题', 'steel')$$, 'tasks, too');
SELECT results_eq($$SELECT DISTINCT on_date FROM initiative_progress ORDER BY 1$$,
	$$VALUES (date '2023-03-31'), ('2023-04-30'), ('2023-05-31')$$, 'from the first date to the last event');

-- the tree
SELECT throws_ok($$UPDATE initiative SET parent_initiative = 'f1' WHERE initiative = 'a'$$, '23514', NULL, 'nothing stands above itself');
SELECT throws_ok($$INSERT INTO initiative (initiative, parent_initiative, region, kind) VALUES ('x', 'y', 'r', 'task'), ('y', 'x', 'r', 'task')$$, '23514', NULL, 'nor do two above one another');
SELECT throws_ok($$INSERT INTO initiative (initiative, region, kind, weight) VALUES ('x', 'r', 'task', 'NaN')$$, '23514', NULL, 'NaN is no weight');
SELECT throws_ok($$INSERT INTO initiative (initiative, region, kind, weight) VALUES ('x', 'r', 'task', 0)$$, '23514', NULL, 'zero neither');
SELECT throws_ok($$INSERT INTO initiative_event (initiative, event, happened_on) VALUES ('a', 'begun', 'infinity')$$, '23514', NULL, 'infinity is no day');
UPDATE initiative SET parent_initiative = 'c' WHERE initiative = 'q';
SELECT results_eq($$SELECT outline, tasks FROM initiative_progress('2023-05-31') WHERE initiative IN ('c', 'f2') ORDER BY tree_order$$, $$VALUES ('1.1', 3::bigint), ('1.1.2.2', 1)$$, 'what is moved takes along what is below it');
INSERT INTO initiative_event (initiative, event, happened_on) VALUES ('c', 'cancelled', '2023-05-31');
SELECT results_eq($$SELECT initiative FROM initiative_progress('2023-05-31') ORDER BY 1$$, ARRAY['b'], 'what is cancelled takes along what is below it');
SELECT results_eq($$SELECT initiative, tasks FROM initiative_progress('2023-05-30') WHERE level < 3 ORDER BY 1$$, $$VALUES ('a', 3::bigint), ('b', 1), ('c', 3)$$, 'but not before');
DELETE FROM initiative_event;
DELETE FROM initiative;
SELECT is_empty($$SELECT * FROM initiative_ancestor$$, 'a tree that is gone leaves nothing');

-- contests
INSERT INTO initiative (initiative, region, kind, recorded_at) VALUES ('points', 'r', 'contest', '2023-01-01'), ('days', 'r', 'contest', '2023-01-01');
INSERT INTO contest (initiative, higher_is_better, units_expected, unit) VALUES ('points', true, NULL, 'points'), ('days', false, 3, 'days');
INSERT INTO contest_score (initiative, department, scored_on, score, recorded_at) VALUES
	('points', 'u1', '2023-03-31', 80, '2023-04-01'), ('points', 'u2', '2023-03-31', 90, '2023-04-01'), ('points', 'u3', '2023-03-31', 80, '2023-04-01'),
	('points', 'u1', '2023-04-30', 95, '2023-05-01'), ('points', 'u3', '2023-04-30', 90.0, '2023-05-01'),
	('days', 'u1', '2023-03-31', 5, '2023-04-01'), ('days', 'u2', '2023-03-31', 3, '2023-04-01'), ('days', 'u3', '2023-04-30', 4, '2023-05-01');
SELECT results_eq($$SELECT initiative, department, scored_on, score, rank, units, rank_reason, score_change, rank_since, rank_change FROM contest_board('2023-04-30', '2023-03-31') ORDER BY 1, 2$$,
	$$VALUES ('days', 'u1', date '2023-03-31', 5::numeric, 3::bigint, 3::bigint, NULL::text, 0::numeric, NULL::bigint, NULL::bigint),
		('days', 'u2', '2023-03-31', 3, 1, 3, NULL, 0, NULL, NULL), ('days', 'u3', '2023-04-30', 4, 2, 3, NULL, NULL, NULL, NULL),
		('points', 'u1', '2023-04-30', 95, 1, 3, NULL, 15, 2, 1), ('points', 'u2', '2023-03-31', 90, 2, 3, NULL, 0, 1, -1), ('points', 'u3', '2023-04-30', 90.0, 2, 3, NULL, 10, 2, 0)$$,
	'ranks with ties, in both directions, and moves');
SELECT results_eq($$SELECT department, rank, rank_reason FROM contest_board('2023-03-31') WHERE initiative = 'days' ORDER BY 1$$,
	$$VALUES ('u1', NULL::bigint, 'units_missing'), ('u2', NULL, 'units_missing')$$, 'no rank while units are missing');
INSERT INTO contest_score (initiative, department, scored_on, score, recorded_at) VALUES ('points', 'u1', '2023-04-30', NULL, '2023-06-01');
SELECT results_eq($$SELECT department, score, rank FROM contest_board('2023-04-30') WHERE initiative = 'points' ORDER BY 1$$, $$VALUES ('u1', 80::numeric, 3::bigint), ('u2', 90, 1), ('u3', 90, 1)$$, 'a score withdrawn: the one before holds');
SELECT results_eq($$SELECT rank FROM contest_board('2023-04-30', NULL, '2023-05-15') WHERE initiative = 'points' AND department = 'u1'$$, ARRAY[1::bigint], 'what was known before stays');
SELECT is((SELECT min(on_date) FROM contest_board), (SELECT (date_trunc('month', min(scored_on)) + interval '1 month - 1 day')::date FROM contest_score), 'the view begins with the month of the first score');
SET indstat.as_of = '2023-05-15';
SELECT results_eq($$SELECT since_date, rank, rank_change, unit FROM contest_board WHERE on_date = '2023-04-30' AND initiative = 'points' AND department = 'u1'$$,
	$$VALUES (date '2023-03-31', 1::bigint, 1::bigint, 'points')$$, 'the view compares with the month before, and the setting reaches it');
RESET indstat.as_of;
SELECT throws_ok($$INSERT INTO contest_score (initiative, department, scored_on, score) VALUES ('points', 'u1', '2023-05-31', 'Infinity')$$, '23514', NULL, 'infinity is no score');
SELECT results_eq($$SELECT count(*) FROM (SELECT b.rank, rank() OVER (PARTITION BY b.initiative ORDER BY CASE WHEN c.higher_is_better THEN -b.score ELSE b.score END) AS plain
	FROM contest_board('2023-04-30') b JOIN contest c ON c.initiative = b.initiative) x WHERE rank <> plain$$, ARRAY[0::bigint], 'ranks are those of plain SQL');

-- random trees: a node hangs below any earlier one of its tree; oracle: recursion
DELETE FROM contest_score;
DELETE FROM contest;
DELETE FROM contest_score_revision;
DELETE FROM initiative;
SELECT setseed(0.2) \g /dev/null
CREATE TEMP TABLE random_tree AS SELECT n, random() AS p, random() AS w, random() AS e FROM generate_series(1, 150) n;
INSERT INTO initiative (initiative, parent_initiative, region, kind, weight, recorded_at)
SELECT 'n' || n, CASE WHEN n > 5 THEN 'n' || 1 + floor(p * (n - 1))::integer END, CASE WHEN n % 2 = 0 THEN 'r' ELSE 's' END, 'task', round((0.1 + w * 5)::numeric, 2), timestamptz '2023-01-01 00:00+00' + n * interval '1 hour'
FROM random_tree;
INSERT INTO initiative_event (initiative, event, happened_on, recorded_at)
SELECT 'n' || t.n, v.event, CASE WHEN abs(hashtext(v.event || t.n)) % 17 > 0 THEN date '2023-01-01' + abs(hashtext(v.event || t.n || v.k)) % 300 END, timestamptz '2023-01-01 00:00+00' + v.k * interval '40 days' + t.e * interval '1 day'
FROM random_tree t CROSS JOIN (VALUES ('begun', 1), ('due', 1), ('due', 3), ('done', 2), ('done', 4), ('cancelled', 5)) v (event, k)
WHERE abs(hashtext(v.event || t.n)) % 10 < CASE v.event WHEN 'cancelled' THEN 1 WHEN 'done' THEN 7 ELSE 5 END;
CREATE TEMP TABLE question AS SELECT date '2023-02-15' + 55 * g AS day, timestamptz '2023-01-10' + 60 * g * interval '1 day' AS known FROM generate_series(0, 4) g;
CREATE TEMP TABLE said AS
SELECT q.day, q.known, e.initiative, e.event, e.happened_on FROM question q JOIN initiative_event e ON e.recorded_at <= q.known
WHERE NOT EXISTS (SELECT FROM initiative_event f WHERE f.initiative = e.initiative AND f.event = e.event AND f.recorded_at > e.recorded_at AND f.recorded_at <= q.known);
CREATE INDEX ON said (initiative, day);
-- from every node up to the root; a parent has a lower number
CREATE TEMP TABLE way AS
WITH RECURSIVE up AS (
	SELECT i.initiative, i.initiative AS at, i.parent_initiative FROM initiative i
	UNION ALL
	SELECT u.initiative, i.initiative, i.parent_initiative FROM up u JOIN initiative i ON i.initiative = u.parent_initiative
)
SELECT initiative, at, substr(at, 2)::integer AS number FROM up;
CREATE INDEX ON way (initiative);
ANALYZE said;
ANALYZE way;
CREATE TEMP TABLE oracle AS
WITH leaf AS (
	SELECT i.initiative, q.day, i.weight,
		(SELECT s.happened_on FROM way p JOIN said s ON s.day = q.day AND s.initiative = p.at AND s.event = 'due' AND s.happened_on IS NOT NULL
		 WHERE p.initiative = i.initiative ORDER BY p.number DESC LIMIT 1) AS due_on,
		(SELECT s.happened_on FROM said s WHERE s.day = q.day AND s.initiative = i.initiative AND s.event = 'done' AND s.happened_on <= q.day) AS done_on
	FROM question q JOIN initiative i ON i.recorded_at <= q.known
	WHERE NOT EXISTS (SELECT FROM initiative b WHERE b.parent_initiative = i.initiative AND b.recorded_at <= q.known)
		AND NOT EXISTS (SELECT FROM said s WHERE s.day = q.day AND s.initiative = i.initiative AND s.event = 'begun' AND s.happened_on > q.day)
		AND NOT EXISTS (SELECT FROM way p JOIN said s ON s.day = q.day AND s.initiative = p.at AND s.event = 'cancelled' AND s.happened_on <= q.day
						WHERE p.initiative = i.initiative)
)
SELECT l.day, t.at AS initiative, count(*) AS tasks, count(l.done_on) AS done, count(*) FILTER (WHERE l.due_on <= l.day) AS due,
	count(*) FILTER (WHERE l.due_on <= l.day AND l.done_on IS NULL) AS overdue, count(*) FILTER (WHERE l.done_on <= l.due_on) AS done_in_time,
	sum(l.weight) AS weight, coalesce(sum(l.weight) FILTER (WHERE l.done_on IS NOT NULL), 0) AS done_weight
FROM leaf l JOIN way t ON t.initiative = l.initiative
GROUP BY l.day, t.at;
CREATE TEMP TABLE answer AS SELECT q.day, q.known, b.* FROM question q CROSS JOIN LATERAL initiative_progress(q.day, q.known) b;
SELECT cmp_ok((SELECT count(*) FROM oracle WHERE done > 0 AND overdue > 0 AND tasks > 2), '>', 40::bigint, 'there is something to compare');
SELECT bag_eq($$SELECT day, initiative, tasks, done, due, overdue, done_in_time, weight, done_weight FROM answer$$,
	$$SELECT day, initiative, tasks, done, due, overdue, done_in_time, weight, done_weight FROM oracle$$, 'every sum is that of the oracle');
SELECT is_empty($$SELECT * FROM answer a JOIN initiative i ON i.initiative = a.initiative
	JOIN LATERAL (SELECT sum(c.tasks) AS tasks, sum(c.done) AS done, sum(c.overdue) AS overdue, sum(c.weight) AS weight, sum(c.done_weight) AS done_weight
		FROM answer c WHERE c.parent_initiative = a.initiative AND c.day = a.day) c ON c.tasks IS NOT NULL
	WHERE (a.tasks, a.done, a.overdue, a.weight, a.done_weight) IS DISTINCT FROM (c.tasks, c.done, c.overdue, c.weight, c.done_weight)$$,
	'a whole is the sum of its parts');
SELECT results_eq($$SELECT day, sum(tasks), sum(weight), sum(done_weight) FROM answer WHERE parent_initiative IS NULL GROUP BY day ORDER BY day$$,
	$$SELECT q.day, count(*)::numeric, sum(t.weight), sum(CASE WHEN t.state = 'done' THEN t.weight ELSE 0 END) FROM question q CROSS JOIN LATERAL initiative_task(q.day, q.known) t GROUP BY q.day ORDER BY q.day$$,
	'all trees together are the sum of all tasks');
SELECT is_empty($$SELECT * FROM answer WHERE done + open <> tasks OR overdue > due OR done_share > 100 OR done_in_time > done$$, 'counts fit together');
SELECT is_empty($$SELECT * FROM answer a JOIN answer p ON p.day = a.day AND p.initiative = a.parent_initiative WHERE p.tree_order >= a.tree_order OR p.level + 1 <> a.level OR a.outline NOT LIKE p.outline || '.%'$$, 'a whole comes before its parts');
SELECT is_empty($$SELECT 1 FROM answer GROUP BY day, tree_order HAVING count(*) > 1$$, 'the order is a strict one');
SET indstat.as_of = '2023-05-10';
CREATE TEMP TABLE serial AS SELECT * FROM initiative_progress('2023-06-30');
SELECT set_config(name, 'on', false) FROM pg_settings WHERE name IN ('force_parallel_mode', 'debug_parallel_query') \g /dev/null
CREATE TEMP TABLE parallel AS SELECT * FROM initiative_progress('2023-06-30');
SELECT set_config(name, 'off', false) FROM pg_settings WHERE name IN ('force_parallel_mode', 'debug_parallel_query') \g /dev/null
RESET indstat.as_of;
SELECT bag_eq($$SELECT initiative, tree_order, tasks, done_weight FROM parallel$$, $$SELECT initiative, tree_order, tasks, done_weight FROM serial$$, 'the same in a parallel worker');
SELECT results_eq($$SELECT tasks FROM initiative_progress('infinity') WHERE initiative = 'n1'$$, $$SELECT tasks FROM initiative_progress('9999-12-31') WHERE initiative = 'n1'$$, 'on the last of all days');
-- day by day: begun, due, done and cancelled on the day itself
DELETE FROM initiative_event; DELETE FROM initiative;
INSERT INTO initiative (initiative, region, kind, period, recorded_at) SELECT t, 'r', 'task', '2023-03-11/P4D', '2023-01-01' FROM unnest(ARRAY['in time', 'late', 'never', 'off']) t;
INSERT INTO initiative_event (initiative, event, happened_on, recorded_at) SELECT t, e, d::date, '2023-01-01' FROM (VALUES ('in time', 'begun', '2023-03-10'), ('in time', 'due', '2023-03-12'), ('in time', 'done', '2023-03-12'), ('late', 'due', '2023-03-11'), ('late', 'done', '2023-03-13'),
	('never', 'begun', '2023-03-11'), ('off', 'due', '2023-03-11'), ('off', 'cancelled', '2023-03-12')) v (t, e, d);
SELECT results_eq($$SELECT d::date, string_agg(concat_ws(' ', initiative, state, overdue_days, in_time), ', ' ORDER BY initiative) FROM generate_series(date '2023-03-09', '2023-03-14', '1 day') d LEFT JOIN LATERAL initiative_task(d::date) t ON true GROUP BY 1 ORDER BY 1$$,
	$$VALUES (date '2023-03-09', 'late open, off open'), ('2023-03-10', 'in time open, late open, off open'), ('2023-03-11', 'in time open, late overdue 0 f, never open, off overdue 0 f'),
		('2023-03-12', 'in time done t, late overdue 1 f, never open'), ('2023-03-13', 'in time done t, late done f, never open'), ('2023-03-14', 'in time done t, late done f, never open')$$, 'tasks on each day');
-- half of the weight, at half of the time: the end of the twelfth of four days from the eleventh
INSERT INTO initiative (initiative, parent_initiative, region, kind, weight, period, recorded_at) VALUES ('half', NULL, 'r', 'action', 1, '2023-03-11/P4D', '2023-01-01'), ('half 1', 'half', 'r', 'task', 1.5, NULL, '2023-01-01'), ('half 2', 'half', 'r', 'task', 1.5, NULL, '2023-01-01'),
	('less', NULL, 'r', 'action', 1, '2023-03-11/P4D', '2023-01-01'), ('less 1', 'less', 'r', 'task', 1.5, NULL, '2023-01-01'), ('less 2', 'less', 'r', 'task', 1.500001, NULL, '2023-01-01');
INSERT INTO initiative_event (initiative, event, happened_on, recorded_at) VALUES ('half 1', 'done', '2023-03-11', '2023-01-01'), ('less 1', 'done', '2023-03-11', '2023-01-01');
SELECT results_eq($$SELECT d::date, initiative, done_share, elapsed_share, half_passed FROM generate_series(date '2023-03-11', '2023-03-12', '1 day') d CROSS JOIN LATERAL initiative_progress(d::date) p WHERE initiative IN ('half', 'less') ORDER BY 1, 2$$,
	$$VALUES (date '2023-03-11', 'half', 50.0, 25.0, NULL::boolean), ('2023-03-11', 'less', 50.0, 25.0, NULL), ('2023-03-12', 'half', 50.0, 50.0, true), ('2023-03-12', 'less', 50.0, 50.0, false)$$, 'half is half, and a millionth less is not');
-- of ten years a day is less than the decimal that is printed
UPDATE initiative SET period = '2020/P10Y' WHERE initiative = 'half';
SELECT results_eq($$SELECT d::date, elapsed_share, half_passed FROM generate_series(date '2024-12-30', '2024-12-31', '1 day') d CROSS JOIN LATERAL initiative_progress(d::date) p WHERE initiative = 'half' ORDER BY 1$$,
	$$VALUES (date '2024-12-30', 50.0, NULL::boolean), ('2024-12-31', 50.0, true)$$, 'half of the time has passed when it has, not when it is printed so');
-- contests: the round of the day itself, a year ago if nothing is said, and as many units as are expected
INSERT INTO initiative (initiative, region, kind, recorded_at) VALUES ('race', 'r', 'contest', '2022-01-01');
INSERT INTO contest (initiative, units_expected) VALUES ('race', 2);
INSERT INTO contest_score (initiative, department, scored_on, score, recorded_at) VALUES ('race', 'u1', '2023-02-28', 3, '2022-01-01'), ('race', 'u1', '2023-03-01', 4, '2022-01-01'), ('race', 'u1', '2024-02-28', 5, '2022-01-01'), ('race', 'u1', '2024-02-29', 6, '2022-01-01'),
	('race', 'u2', '2024-02-29', 7, '2022-01-01'), ('race', 'u2', '2023-02-28', 1, '2022-01-01');
SELECT results_eq($$SELECT d, department, since_date, scored_on, score, rank, units, rank_reason, score_since, rank_since, rank_change FROM unnest(ARRAY['2023-02-27', '2023-02-28', '2024-02-28', '2024-02-29', '2024-03-01']::date[]) d CROSS JOIN LATERAL contest_board(d) WHERE initiative = 'race' ORDER BY 1, 2$$,
	$$VALUES (date '2023-02-28', 'u1', date '2022-02-28', date '2023-02-28', 3::numeric, 1::bigint, 2::bigint, NULL::text, NULL::numeric, NULL::bigint, NULL::bigint), ('2023-02-28', 'u2', '2022-02-28', '2023-02-28', 1, 2, 2, NULL, NULL, NULL, NULL),
		('2024-02-28', 'u1', '2023-02-28', '2024-02-28', 5, 1, 2, NULL, 3, 1, 0), ('2024-02-28', 'u2', '2023-02-28', '2023-02-28', 1, 2, 2, NULL, 1, 2, 0), ('2024-02-29', 'u1', '2023-02-28', '2024-02-29', 6, 2, 2, NULL, 3, 1, -1), ('2024-02-29', 'u2', '2023-02-28', '2024-02-29', 7, 1, 2, NULL, 1, 2, 1),
		('2024-03-01', 'u1', '2023-03-01', '2024-02-29', 6, 2, 2, NULL, 4, 1, -1), ('2024-03-01', 'u2', '2023-03-01', '2024-02-29', 7, 1, 2, NULL, 1, 2, 1)$$, 'the score of the day, and of the same day a year ago');
-- what is recorded later is not known, above a task as little as below it
INSERT INTO initiative (initiative, parent_initiative, region, kind, owner, recorded_at) VALUES ('late_parent', NULL, 's', 'action', 'office', '2024-03-01'), ('early_child', 'late_parent', 's', 'task', NULL, '2024-01-01');
SELECT results_eq($$SELECT 'task', owner, NULL::integer, NULL FROM initiative_task('2024-02-29', '2024-02-29') WHERE initiative = 'early_child'
	UNION ALL SELECT 'tree', owner, level, parent_initiative FROM initiative_progress('2024-02-29', '2024-02-29') WHERE initiative = 'early_child'$$,
	$$VALUES ('task', NULL::text, NULL::integer, NULL::text), ('tree', NULL, 1, NULL)$$, 'no owner from what was recorded later');
SELECT results_eq($$SELECT 'task', owner, NULL::integer, NULL FROM initiative_task('2024-03-01', '2024-03-02') WHERE initiative = 'early_child'
	UNION ALL SELECT 'tree', owner, level, parent_initiative FROM initiative_progress('2024-03-01', '2024-03-02') WHERE initiative = 'early_child'$$,
	$$VALUES ('task', 'office', NULL::integer, NULL::text), ('tree', 'office', 2, 'late_parent')$$, 'and then the same in both');
INSERT INTO initiative (initiative, parent_initiative, region, kind, owner, recorded_at) VALUES ('top_level', NULL, 's', 'action', 'team', '2024-01-01'), ('mid_level', 'top_level', 's', 'campaign', NULL, '2024-03-01'), ('leaf_child', 'mid_level', 's', 'task', NULL, '2024-01-01');
SELECT results_eq($$SELECT t.initiative, t.owner, p.parent_initiative, p.tasks FROM initiative_progress('2024-02-29', '2024-02-29') p LEFT JOIN initiative_task('2024-02-29', '2024-02-29') t USING (initiative) WHERE p.initiative IN ('top_level', 'mid_level', 'leaf_child') ORDER BY p.tree_order$$,
	$$VALUES (NULL, NULL, NULL, 1::bigint), ('leaf_child', 'team', 'top_level', 1)$$, 'a level that was not known yet is left out, and what is above it is no task');
SELECT * FROM finish();
