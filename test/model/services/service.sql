-- Requests and their tasks: serial, parallel and actual time, backlog, share in
-- time, cycles; against a plain-SQL oracle on random requests.
\set QUIET on
SET client_min_messages = warning;
CREATE EXTENSION indstat;
SELECT create_model('o') \g /dev/null
SET search_path = public, o;
SELECT plan(42);

INSERT INTO region (region, name_en) VALUES ('r', 'R'), ('s', 'S');
INSERT INTO department (department, department_order, name_zh, name_zh_hant, name_en) VALUES
	('land', 10, '自然资源局', '自然資源局', 'land'), ('power', 20, '供电公司', '供電公司', 'power'), ('water', 30, '水利局', '水利局', 'water'), ('permit', 40, NULL, NULL, NULL);

-- worked example: land 4 days; power 2 days after land; water 3 days beside them;
-- permit 1 day after power and water
INSERT INTO service_request (request, region, recorded_at) VALUES ('q1', 'r', '2023-03-01'), ('q2', 'r', '2023-03-01'), ('q3', 's', '2023-03-01');
INSERT INTO service_task (request, department, recorded_at)
SELECT 'q1', department, timestamptz '2023-03-01' FROM department
UNION ALL SELECT 'q2', d, '2023-03-01' FROM unnest(ARRAY['land', 'power']) d;
INSERT INTO service_dependency (request, department, depends_on, recorded_at) VALUES
	('q1', 'power', 'land', '2023-03-01'), ('q1', 'permit', 'power', '2023-03-01'), ('q1', 'permit', 'water', '2023-03-01');
INSERT INTO service_event (request, department, event, happened_at, recorded_at) VALUES
	('q1', NULL, 'opened', '2023-03-01 09:00', '2023-03-01'), ('q1', NULL, 'due', '2023-03-11 09:00', '2023-03-01'),
	('q1', 'land', 'opened', '2023-03-01 09:00', '2023-03-01'), ('q1', 'land', 'closed', '2023-03-05 09:00', '2023-03-06'),
	('q1', 'water', 'opened', '2023-03-01 09:00', '2023-03-01'), ('q1', 'water', 'closed', '2023-03-04 09:00', '2023-03-06'),
	('q1', 'power', 'opened', '2023-03-05 21:00', '2023-03-06'), ('q1', 'power', 'closed', '2023-03-07 21:00', '2023-03-08'),
	('q1', 'permit', 'opened', '2023-03-08 09:00', '2023-03-08'), ('q1', 'permit', 'closed', '2023-03-09 09:00', '2023-03-09'),
	('q2', NULL, 'opened', '2023-03-20 12:00', '2023-03-21'),
	('q2', 'land', 'opened', '2023-03-20 12:00', '2023-03-21'), ('q2', 'land', 'due', '2023-03-24', '2023-03-21'),
	('q2', 'land', 'closed', '2023-03-25 12:00', '2023-03-26'), ('q2', 'power', 'due', '2023-04-10', '2023-03-21'),
	('q3', NULL, 'opened', '2023-03-20 12:00', '2023-03-21'), ('q3', NULL, 'due', '2023-03-25', '2023-03-21');
SELECT results_eq($$SELECT serial_days, parallel_days, longest_days, elapsed_days, turnaround_reason, in_time
	FROM service_turnaround('2023-03-31') WHERE request = 'q1'$$,
	$$VALUES (10.00, 7.00, 4.00, 8.00, NULL::text, true)$$, 'one after the other 10 days, side by side 7, in fact 8');
SELECT results_eq($$SELECT request, tasks, open_tasks, serial_days, parallel_days, elapsed_days, turnaround_reason, in_time
	FROM service_turnaround('2023-03-31') WHERE request <> 'q1' ORDER BY request$$,
	$$VALUES ('q2', 2::bigint, 1::bigint, NULL::numeric, NULL::numeric, 11.50, 'tasks_open', NULL::boolean),
		('q3', 0, 0, NULL, NULL, 11.50, 'no_tasks', false)$$, 'what is open has a reason, and is late once past its due time');
SELECT results_eq($$SELECT request, open_tasks, closed_at, elapsed_days FROM service_turnaround('2023-03-08')$$,
	$$VALUES ('q1', 1::bigint, NULL::timestamp, 7.63)$$, 'on a day before, the last task was open');
SELECT is_empty($$SELECT * FROM service_turnaround('2023-02-28')$$, 'and nothing before it was opened');
SELECT results_eq($$SELECT region, department, backlog, overdue, not_opened, longest_open_days, tasks_closed, closed_with_due, closed_in_time, in_time_share
	FROM service_backlog('2023-03-31')$$,
	$$VALUES ('r', 'all', 0::bigint, 0::bigint, 1::bigint, NULL::numeric, 5::bigint, 5::bigint, 4::bigint, 80.0),
		('r', 'land', 0, 0, 0, NULL, 2, 2, 1, 50.0), ('r', 'power', 0, 0, 1, NULL, 1, 1, 1, 100.0),
		('r', 'water', 0, 0, 0, NULL, 1, 1, 1, 100.0), ('r', 'permit', 0, 0, 0, NULL, 1, 1, 1, 100.0)$$,
	'the backlog by department; a task without a due time has its request''s');
SELECT results_eq($$SELECT department, backlog, overdue, not_opened, longest_open_days FROM service_backlog('2023-03-02')$$,
	$$VALUES ('all', 2::bigint, 0::bigint, 2::bigint, 1.63), ('land', 1, 0, 0, 1.63), ('power', 0, 0, 1, NULL), ('water', 1, 0, 0, 1.63), ('permit', 0, 0, 1, NULL)$$,
	'and on another day');
SELECT results_eq($$SELECT overdue FROM service_backlog('2023-04-10') WHERE region = 'r' AND department = 'power'$$, ARRAY[1::bigint], 'overdue though never opened');
SELECT results_eq($$SELECT region, departments, requests_opened, requests_closed, requests_open, requests_overdue, in_time_share, serial_days, parallel_days, elapsed_days, saved_share
	FROM service_board('2023-03-31')$$,
	$$VALUES ('r', 4::bigint, 2::bigint, 1::bigint, 1::bigint, 0::bigint, 100.0, 10.00, 7.00, 8.00, 30.0), ('s', 0, 1, 0, 1, 1, NULL, NULL, NULL, NULL, NULL)$$,
	'the board by region');
SELECT results_eq($$SELECT requests_opened, requests_closed, departments FROM service_board('2023-03-31', '2023-03-15') WHERE region = 'r'$$,
	$$VALUES (1::bigint, 0::bigint, 2::bigint)$$, 'since another day');
SELECT results_eq($$SELECT d, b.requests_closed, b.closed_with_due, b.closed_in_time, b.in_time_share, b.serial_days, b.parallel_days, b.elapsed_days, b.saved_share
	FROM unnest(ARRAY[date '2023-03-08', '2023-03-09']) d, service_board('2023-03-31', d) b WHERE b.region = 'r' ORDER BY d$$,
	$$VALUES (date '2023-03-08', 1::bigint, 1::bigint, 1::bigint, 100.0, 10.00, 7.00, 8.00, 30.0), ('2023-03-09', 0, 0, 0, NULL, NULL, NULL, NULL, NULL)$$,
	'what was closed on the day or before is in no sum since it');

-- knowledge time
INSERT INTO service_event (request, department, event, happened_at, recorded_at) VALUES
	('q1', 'permit', 'closed', '2023-03-10 09:00', '2023-04-20'), ('q1', NULL, 'due', '2023-03-10', '2023-04-20'), ('q2', 'land', 'closed', NULL, '2023-04-20');
SELECT results_eq($$SELECT serial_days, parallel_days, elapsed_days, in_time FROM service_turnaround('2023-03-31') WHERE request = 'q1'$$,
	$$VALUES (11.00, 8.00, 9.00, false)$$, 'what was put right later counts today');
PREPARE late AS SELECT serial_days, parallel_days, elapsed_days, in_time FROM service_turnaround('2023-03-31') WHERE request = 'q1';
SET indstat.as_of = '2023-04-01';
SELECT results_eq('EXECUTE late', $$VALUES (10.00, 7.00, 8.00, true)$$, 'what was known before stays');
SELECT results_eq($$SELECT serial_days, backlog FROM service_turnaround t JOIN service_backlog b ON b.on_date = t.on_date AND b.department = 'land' AND b.region = 'r'
	WHERE t.on_date = '2023-03-31' AND t.request = 'q1'$$, $$VALUES (10.00, 0::bigint)$$, 'the setting reaches the views');
SET indstat.as_of = '2023-03-07';
SELECT results_eq($$SELECT open_tasks FROM service_turnaround('2023-03-31')$$, ARRAY[2::bigint], 'requests that were not known are not there');
SELECT throws_ok($$SET indstat.as_of = 'soon'$$, '22023', NULL, 'a bad time is an error');
RESET indstat.as_of;
SELECT results_eq('EXECUTE late', $$VALUES (11.00, 8.00, 9.00, false)$$, 'reset brings everything back');
SELECT results_eq($$SELECT backlog FROM service_backlog WHERE on_date = '2023-03-31' AND region = 'r' AND department = 'land'$$, ARRAY[1::bigint], 'a task whose closing is withdrawn is open again');

-- the views
UPDATE model_option SET lang = 'zh-Hant';
SELECT results_eq($$SELECT DISTINCT department_order, department_name FROM service_backlog WHERE department IN ('all', 'power') ORDER BY 1$$, $$VALUES (20, '供電公司'), (NULL, '合計')$$, 'departments have names');
SELECT results_eq($$SELECT on_date, request FROM service_turnaround ORDER BY 1, 2$$,
	$$VALUES (date '2023-03-31', 'q1'), ('2023-03-31', 'q2'), ('2023-03-31', 'q3')$$, 'the view shows the months that something happened in');

-- bad input
SELECT throws_like($$INSERT INTO service_dependency (request, department, depends_on) VALUES ('q1', 'land', 'permit')$$,
	'dependencies of request "q1" would form a cycle', 'a cycle is refused');
SELECT throws_ok($$INSERT INTO service_dependency (request, department, depends_on) VALUES ('q2', 'land', 'power'), ('q2', 'power', 'land')$$, '23514', NULL, 'also within one statement');
SELECT throws_ok($$UPDATE service_dependency SET depends_on = 'permit' WHERE department = 'power'$$, '23514', NULL, 'and by an update');
SELECT throws_ok($$INSERT INTO service_dependency (request, department, depends_on) VALUES ('q1', 'land', 'land')$$, '23514', NULL, 'no task waits for itself');
SELECT throws_ok($$INSERT INTO service_dependency (request, department, depends_on) VALUES ('q2', 'land', 'water')$$, '23503', NULL, 'nor for one that does not exist');
SELECT lives_ok($$INSERT INTO service_dependency (request, department, depends_on) VALUES ('q2', 'power', 'land')$$, 'what is no cycle is taken');
SELECT throws_ok($$INSERT INTO service_event (request, event, happened_at) VALUES ('q1', 'closed', now())$$, '23514', NULL, 'a request is closed by its tasks');
SELECT throws_ok($$INSERT INTO service_event (request, event, happened_at) VALUES ('q1', 'opened', 'infinity')$$, '23514', NULL, 'infinity is no time');
INSERT INTO service_event (request, department, event, happened_at) VALUES ('q2', 'land', 'opened', '2023-03-30'), ('q2', 'land', 'closed', '2023-03-29'), ('q2', 'power', 'closed', '2023-03-30');
SELECT results_eq($$SELECT serial_days, longest_days, turnaround_reason FROM service_turnaround('2023-03-31') WHERE request = 'q2'$$,
	$$VALUES (NULL::numeric, NULL::numeric, 'times_missing')$$, 'closed before it was opened: no time is made up');

-- random requests: tasks 1 to n, each may wait for lower ones; oracle: walk all paths
SELECT setseed(0.7) \g /dev/null
INSERT INTO department (department, department_order) SELECT 'd' || n, 100 + n FROM generate_series(1, 9) n;
INSERT INTO service_request (request, region, recorded_at) SELECT 'z' || n, CASE WHEN n % 2 = 0 THEN 'r' ELSE 's' END, '2024-01-01' FROM generate_series(1, 150) n;
INSERT INTO service_task (request, department, recorded_at)
SELECT 'z' || n, 'd' || t, timestamptz '2024-01-01' + n * interval '1 hour' FROM generate_series(1, 150) n, generate_series(1, 9) t WHERE t <= 3 + n % 7;
INSERT INTO service_dependency (request, department, depends_on, recorded_at)
SELECT a.request, a.department, b.department, '2024-01-01' FROM service_task a JOIN service_task b ON b.request = a.request AND b.department < a.department
WHERE a.request LIKE 'z%' AND hashtext(a.request || a.department || b.department) % 3 = 0;
INSERT INTO service_event (request, department, event, happened_at, recorded_at)
SELECT 'z' || n, NULL, e.event, timestamp '2024-01-01' + e.day * interval '1 day', timestamptz '2024-01-01'
FROM (SELECT n, floor(random() * 60)::integer AS start FROM generate_series(1, 150) n) q CROSS JOIN LATERAL (VALUES ('opened', start), ('due', start + 30)) e (event, day);
INSERT INTO service_event (request, department, event, happened_at, recorded_at)
SELECT t.request, t.department, e.event, q.happened_at + e.hours * interval '1 hour', timestamptz '2024-01-01' + e.hours * interval '1 hour' + random() * interval '10 days'
FROM (SELECT s.*, floor(random() * 200)::integer AS wait, floor(random() * 600)::integer AS takes FROM (SELECT * FROM service_task WHERE request LIKE 'z%' ORDER BY 1, 2) s) t
JOIN service_event q ON q.request = t.request AND q.department IS NULL AND q.event = 'opened'
CROSS JOIN LATERAL (VALUES ('opened', wait), ('closed', wait + takes)) e (event, hours);
CREATE TEMP TABLE oracle AS
WITH RECURSIVE task AS (
	SELECT o.request, o.department, extract(epoch FROM c.happened_at - o.happened_at) AS seconds
	FROM service_event o JOIN service_event c ON c.request = o.request AND c.department = o.department AND c.event = 'closed'
	WHERE o.event = 'opened' AND o.request LIKE 'z%'
), path AS (
	SELECT request, department, seconds AS length FROM task
	UNION ALL
	SELECT d.request, d.department, p.length + t.seconds FROM path p
	JOIN service_dependency d ON d.request = p.request AND d.depends_on = p.department
	JOIN task t ON t.request = d.request AND t.department = d.department
)
SELECT s.request, round(s.serial / 86400, 2) AS serial, round(max(p.length) / 86400, 2) AS parallel, round(s.longest / 86400, 2) AS longest
FROM (SELECT request, sum(seconds) AS serial, max(seconds) AS longest FROM task GROUP BY request) s JOIN path p ON p.request = s.request
GROUP BY s.request, s.serial, s.longest;
SELECT results_eq($$SELECT request, serial_days, parallel_days, longest_days FROM service_turnaround('2025-01-01') WHERE request LIKE 'z%' ORDER BY request$$,
	$$SELECT * FROM oracle ORDER BY request$$, 'all three times are those of the oracle');
SELECT ok(bool_and(serial_days >= parallel_days AND parallel_days >= longest_days) AND count(*) FILTER (WHERE serial_days > parallel_days AND parallel_days > longest_days) > 50,
	'serial >= parallel >= longest task, and mostly strictly') FROM service_turnaround('2025-01-01') WHERE request LIKE 'z%';
SELECT is_empty($$SELECT * FROM service_backlog('2024-02-10', NULL, '2024-02-05') b WHERE b.department <> 'all' AND b.department LIKE 'd%'
	AND ROW(b.backlog, b.tasks_closed) IS DISTINCT FROM (
		SELECT ROW(count(*) FILTER (WHERE o.happened_at < '2024-02-11' AND c.happened_at IS NULL OR o.happened_at < '2024-02-11' AND c.happened_at >= '2024-02-11'),
			count(*) FILTER (WHERE c.happened_at < '2024-02-11'))
		FROM service_task t JOIN service_request r ON r.request = t.request AND r.region = b.region
		JOIN service_event q ON q.request = t.request AND q.department IS NULL AND q.event = 'opened' AND q.happened_at < '2024-02-11'
		LEFT JOIN service_event o ON o.request = t.request AND o.department = t.department AND o.event = 'opened' AND o.recorded_at <= '2024-02-05'
		LEFT JOIN service_event c ON c.request = t.request AND c.department = t.department AND c.event = 'closed' AND c.recorded_at <= '2024-02-05'
		WHERE t.department = b.department AND t.recorded_at <= '2024-02-05')$$, 'the backlog is that of the oracle');
SELECT is_empty($$SELECT region FROM service_backlog('2024-02-10') GROUP BY region
	HAVING sum(backlog) FILTER (WHERE department = 'all') <> sum(backlog) FILTER (WHERE department <> 'all')$$, 'departments add up to the total');

-- a task has no corrections: another department's, recorded later, does not hold instead of it
INSERT INTO service_request (request, region, recorded_at) VALUES ('y', 'r', '2023-03-01');
INSERT INTO service_task (request, department, recorded_at) VALUES ('y', 'land', '2023-03-01'), ('y', 'power', '2023-03-02');
UPDATE service_task SET department = 'water' WHERE request = 'y' AND department = 'land';
SELECT results_eq($$SELECT department, superseded_at = 'infinity' FROM service_task_version() WHERE request = 'y' ORDER BY recorded_at, department$$,
	$$VALUES ('land', false), ('power', true), ('water', true)$$, 'the older task of a request can go to another department, and what was before is kept');
INSERT INTO service_dependency (request, department, depends_on, recorded_at) VALUES ('y', 'water', 'power', '2023-03-01');
INSERT INTO service_task (request, department, recorded_at) VALUES ('y', 'land', '2023-03-03');
INSERT INTO service_dependency (request, department, depends_on, recorded_at) VALUES ('y', 'land', 'power', '2023-03-03');
SELECT lives_ok($$UPDATE service_dependency SET depends_on = 'land' WHERE request = 'y' AND department = 'water'$$, 'so can the older of its dependencies');
-- midnight: what happens at 24:00 is of the next day, a microsecond before of this one
DELETE FROM service_event; DELETE FROM service_dependency; DELETE FROM service_task; DELETE FROM service_request;
INSERT INTO service_request (request, region, recorded_at) SELECT q, 'r', '2023-01-01' FROM unnest(ARRAY['edge', 'late', 'same', 'early', 'none']) q;
INSERT INTO service_task (request, department, recorded_at) SELECT q, 'land', timestamptz '2023-01-01' FROM unnest(ARRAY['edge', 'late', 'same', 'early']) q;
INSERT INTO service_event (request, department, event, happened_at, recorded_at) VALUES
	('edge', NULL, 'opened', '2023-05-11', '2023-01-01'), ('edge', NULL, 'due', '2023-05-13', '2023-01-01'), ('edge', 'land', 'opened', '2023-05-11', '2023-01-01'), ('edge', 'land', 'due', '2023-05-13', '2023-01-01'), ('edge', 'land', 'closed', '2023-05-13', '2023-01-01'),
	('late', NULL, 'opened', '2023-05-10 23:59:59.999999', '2023-01-01'), ('late', 'land', 'opened', '2023-05-10 23:59:59.999999', '2023-01-01'), ('late', NULL, 'due', '2023-05-12 23:59:59.999999', '2023-01-01'), ('late', 'land', 'closed', '2023-05-13', '2023-01-01'),
	-- closed at once; and before it was opened
	('same', NULL, 'opened', '2023-05-11 12:00', '2023-01-01'), ('same', 'land', 'opened', '2023-05-11 12:00', '2023-01-01'), ('same', 'land', 'closed', '2023-05-11 12:00', '2023-01-01'),
	('early', NULL, 'opened', '2023-05-11 12:00', '2023-01-01'), ('early', 'land', 'opened', '2023-05-11 12:00', '2023-01-01'), ('early', 'land', 'closed', '2023-05-11 11:59:59.999999', '2023-01-01'),
	('none', NULL, 'opened', '2023-05-12', '2023-01-01'), ('none', NULL, 'due', '2023-05-13', '2023-01-01');
SELECT results_eq($$SELECT d::date, string_agg(concat_ws(' ', request, open_tasks, serial_days, elapsed_days, turnaround_reason, in_time), ', ' ORDER BY request) FROM generate_series(date '2023-05-09', '2023-05-13', '1 day') d LEFT JOIN LATERAL service_turnaround(d::date) ON true GROUP BY 1 ORDER BY 1$$,
	$$VALUES (date '2023-05-09', ''), ('2023-05-10', 'late 1 0.00 tasks_open'),
		('2023-05-11', 'early 0 0.00 times_missing, edge 1 1.00 tasks_open, late 1 1.00 tasks_open, same 0 0.00 0.00'),
		('2023-05-12', 'early 0 0.00 times_missing, edge 1 2.00 tasks_open, late 1 2.00 tasks_open f, none 0 1.00 no_tasks, same 0 0.00 0.00'),
		('2023-05-13', 'early 0 0.00 times_missing, edge 0 2.00 2.00 t, late 0 2.00 2.00 f, none 0 2.00 no_tasks f, same 0 0.00 0.00')$$, 'requests day by day');
SELECT results_eq($$SELECT d::date, concat_ws(' ', b.backlog, b.overdue, b.not_opened, b.longest_open_days, b.tasks_opened, b.tasks_closed, b.closed_with_due, b.closed_in_time) FROM generate_series(date '2023-05-09', '2023-05-14', '1 day') d LEFT JOIN LATERAL service_backlog(d::date, d::date - 1) b ON b.department = 'land' ORDER BY 1$$,
	$$VALUES (date '2023-05-09', ''), ('2023-05-10', '1 0 0 0.00 1 0 0 0'), ('2023-05-11', '2 0 0 1.00 3 2 0 0'), ('2023-05-12', '2 1 0 2.00 0 0 0 0'), ('2023-05-13', '0 0 0 0 2 2 1'), ('2023-05-14', '0 0 0 0 0 0 0')$$, 'tasks day by day, each against the day before');
SELECT results_eq($$SELECT d::date, concat_ws(' ', b.departments, b.requests_opened, b.requests_closed, b.requests_open, b.requests_overdue, b.closed_with_due, b.closed_in_time, b.serial_days, b.elapsed_days) FROM generate_series(date '2023-05-09', '2023-05-14', '1 day') d LEFT JOIN LATERAL service_board(d::date, d::date - 1) b ON true ORDER BY 1$$,
	$$VALUES (date '2023-05-09', ''), ('2023-05-10', '1 1 0 1 0 0 0'), ('2023-05-11', '1 3 2 2 0 0 0 0.00 0.00'), ('2023-05-12', '1 1 0 3 1 0 0'), ('2023-05-13', '1 0 2 1 1 2 1 4.00 4.00'), ('2023-05-14', '0 0 0 1 1 0 0')$$, 'and requests in sum');
-- a department that waits still, one that was closed at the first moment after the day that is compared with, and one that was closed a microsecond earlier
UPDATE service_event SET happened_at = '2023-05-11' WHERE request = 'same'; UPDATE service_event SET happened_at = '2023-05-10 23:59:59.999999' WHERE request = 'early';
SELECT results_eq($$SELECT tasks_opened, tasks_closed FROM service_backlog('2023-05-11', '2023-05-10') WHERE department = 'land'$$, $$VALUES (2::bigint, 1::bigint)$$, 'since a day is from its end on');
-- the view: closed in the month, from its first moment on
UPDATE service_event SET happened_at = happened_at - date '2023-05-13' + timestamp '2023-06-01' WHERE request IN ('edge', 'late', 'none') OR request = 'same' AND event = 'closed';
SELECT results_eq($$SELECT on_date, request FROM service_turnaround ORDER BY 1, 2$$,
	$$VALUES (date '2023-05-31', 'early'), ('2023-05-31', 'edge'), ('2023-05-31', 'late'), ('2023-05-31', 'none'), ('2023-05-31', 'same'), ('2023-06-30', 'edge'), ('2023-06-30', 'late'), ('2023-06-30', 'none')$$, 'the months of the view');
-- a request is due when it is said of it, whatever is said of its tasks; a task without a time of its own is due with it
DELETE FROM service_event; DELETE FROM service_dependency; DELETE FROM service_task; DELETE FROM service_request;
INSERT INTO service_request (request, region, recorded_at) VALUES ('said', 'r', '2023-01-01'), ('unsaid', 'r', '2023-01-01');
INSERT INTO service_task (request, department, recorded_at) SELECT q, d, timestamptz '2023-01-01' FROM unnest(ARRAY['said', 'unsaid']) q, unnest(ARRAY['land', 'power']) d;
INSERT INTO service_event (request, department, event, happened_at, recorded_at) VALUES ('said', NULL, 'opened', '2023-06-01', '2023-01-01'), ('said', NULL, 'due', '2023-06-10', '2023-01-01'),
	('said', 'land', 'opened', '2023-06-02', '2023-01-01'), ('said', 'land', 'due', '2023-06-20', '2023-01-01'), ('unsaid', NULL, 'opened', '2023-06-01', '2023-01-01'), ('unsaid', 'land', 'opened', '2023-06-02', '2023-01-01'), ('unsaid', 'land', 'due', '2023-06-20', '2023-01-01');
SELECT results_eq($$SELECT request, department, request_opened_at::date, request_due_at::date, due_at::date FROM service_task_state('2023-06-30') ORDER BY 1, 2$$,
	$$VALUES ('said', 'land', date '2023-06-01', date '2023-06-10', date '2023-06-20'), ('said', 'power', '2023-06-01', '2023-06-10', '2023-06-10'),
		('unsaid', 'land', '2023-06-01', NULL, '2023-06-20'), ('unsaid', 'power', '2023-06-01', NULL, NULL)$$, 'a request has times of its own');
-- sums are taken before rounding
DELETE FROM service_event; DELETE FROM service_task; DELETE FROM service_request;
INSERT INTO service_request (request, region, recorded_at) VALUES ('short', 'r', '2023-01-01');
INSERT INTO service_task (request, department, recorded_at) SELECT 'short', d, timestamptz '2023-01-01' FROM unnest(ARRAY['land', 'power']) d;
INSERT INTO service_event (request, department, event, happened_at, recorded_at)
SELECT 'short', d, e, t, timestamptz '2023-01-01' FROM unnest(ARRAY[NULL, 'land', 'power']) d
CROSS JOIN (VALUES ('opened', timestamp '2023-06-01 09:00'), ('closed', '2023-06-01 09:07')) v (e, t) WHERE d IS NOT NULL OR e = 'opened';
SELECT results_eq($$SELECT serial_days, parallel_days, saved_share FROM service_board('2023-06-30')$$, $$VALUES (0.01, 0.00, 50.0)$$, 'seven minutes side by side are half of seven and seven');
INSERT INTO service_request (request, region, recorded_at) SELECT 'm' || n, 's', '2023-01-01' FROM generate_series(1, 100) n;
INSERT INTO service_task (request, department, recorded_at) SELECT 'm' || n, 'land', '2023-01-01' FROM generate_series(1, 100) n;
INSERT INTO service_event (request, department, event, happened_at, recorded_at)
SELECT 'm' || n, d, e, t, timestamptz '2023-01-01' FROM generate_series(1, 100) n CROSS JOIN unnest(ARRAY[NULL, 'land']) d
CROSS JOIN (VALUES ('opened', timestamp '2023-06-01 09:00'), ('closed', '2023-06-01 09:08')) v (e, t) WHERE d IS NOT NULL OR e = 'opened';
SELECT results_eq($$SELECT serial_days, parallel_days, elapsed_days FROM service_board('2023-06-30') WHERE region = 's'$$, $$VALUES (0.56, 0.56, 0.56)$$, 'a hundred times eight minutes');
SELECT * FROM finish();
