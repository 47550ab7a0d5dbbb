-- Working hours, holidays and pauses: how long requests and tasks take by them, and
-- what is late; against an oracle that counts half hours one by one.
\set QUIET on
SET client_min_messages = warning;
CREATE EXTENSION indstat;
SELECT create_model('o') \g /dev/null
SET search_path = public, o;
SELECT plan(41);

-- without a calendar every hour counts
SELECT results_eq($$SELECT working_time('2024-05-03 16:00', '2024-05-06 10:00'), working_time('2024-05-06 10:00', '2024-05-03 16:00'), working_time('2024-05-03 16:00', '2024-05-03 16:00'),
	working_time(NULL, '2024-05-03'), working_time('2024-05-03', NULL), working_time('2024-05-03 16:00:00.000001', '2024-05-03 16:00:36')$$,
	$$VALUES (66.00, -66.00, 0.00, NULL::numeric, NULL::numeric, 0.01)$$, 'every hour counts');
SELECT results_eq($$SELECT due_after('2024-05-03 16:00', 1), due_after('2024-05-03 16:00', 3), due_after('2024-05-03 16:00', 0), due_after('2024-05-03 16:00', -2147483648), due_after(NULL, 1), due_after('2024-05-03', NULL), due_after('infinity', 1)$$,
	$$VALUES (timestamp '2024-05-05', timestamp '2024-05-07', NULL::timestamp, NULL::timestamp, NULL::timestamp, NULL::timestamp, NULL::timestamp)$$, 'and every day is due at its end');
INSERT INTO calendar_day (day) VALUES ('2024-05-05');
SELECT results_eq($$SELECT working_time('2024-05-03 16:00', '2024-05-06 10:00'), due_after('2024-05-03 16:00', 2)$$, $$VALUES (42.00, timestamp '2024-05-07')$$, 'but for holidays');
DELETE FROM calendar_day;

-- 9 to 12 and 13 to 17 from Monday to Friday; the first of May is free, and worked for on the Saturday before
INSERT INTO working_hours (weekday, begins, ends) SELECT d, b, e FROM generate_series(1, 5) d, (VALUES (time '09:00', time '12:00'), ('13:00', '17:00')) h (b, e);
INSERT INTO calendar_day (day, begins, ends, name) VALUES ('2024-05-01', NULL, NULL, 'Labour Day'), ('2024-04-27', '09:00', '12:00', NULL), ('2024-04-27', '13:00', '17:00', NULL), ('2024-12-24', '09:00', '12:00', 'Christmas Eve');
SELECT results_eq($$SELECT f, t, working_time(f, t) FROM (VALUES (timestamp '2024-05-03 16:00', timestamp '2024-05-06 10:00'), ('2024-05-03 17:00', '2024-05-06 09:00'), ('2024-05-03 12:00', '2024-05-03 13:00'),
		('2024-05-03 11:59:24', '2024-05-03 13:00:36'), ('2024-04-26 09:00', '2024-05-02 17:00'), ('2024-05-01', '2024-05-02'), ('2024-12-24', '2024-12-25'), ('2024-05-03 08:00', '2024-05-03 23:00'), ('2023-01-01', '2024-01-01'),
		('1899-12-31', '1900-01-02'), ('2199-12-31', '2300-01-01'), ('2400-01-01', '2500-01-01')) v (f, t)$$,
	$$VALUES (timestamp '2024-05-03 16:00', timestamp '2024-05-06 10:00', 2.00), ('2024-05-03 17:00', '2024-05-06 09:00', 0.00), ('2024-05-03 12:00', '2024-05-03 13:00', 0.00),
		('2024-05-03 11:59:24', '2024-05-03 13:00:36', 0.02), ('2024-04-26 09:00', '2024-05-02 17:00', 35.00), ('2024-05-01', '2024-05-02', 0.00), ('2024-12-24', '2024-12-25', 3.00), ('2024-05-03 08:00', '2024-05-03 23:00', 7.00), ('2023-01-01', '2024-01-01', 1820.00),
		('1899-12-31', '1900-01-02', 7.00), ('2199-12-31', '2300-01-01', 7.00), ('2400-01-01', '2500-01-01', 0.00)$$, 'weekends, lunch, holidays, a Saturday that is worked on, half a day');
SELECT results_eq($$SELECT f, n, due_after(f, n) FROM (VALUES (timestamp '2024-05-03 08:00', 1), ('2024-05-03 18:00', 1), ('2024-05-04 10:00', 1), ('2024-04-26 10:00', 1), ('2024-04-26 10:00', 3), ('2024-04-30 10:00', 1), ('2024-04-30', 5), ('2024-12-23', 1), ('2024-05-03', 250)) v (f, n)$$,
	$$VALUES (timestamp '2024-05-03 08:00', 1, timestamp '2024-05-06 17:00'), ('2024-05-03 18:00', 1, '2024-05-06 17:00'), ('2024-05-04 10:00', 1, '2024-05-06 17:00'), ('2024-04-26 10:00', 1, '2024-04-27 17:00'), ('2024-04-26 10:00', 3, '2024-04-30 17:00'),
		('2024-04-30 10:00', 1, '2024-05-02 17:00'), ('2024-04-30', 5, '2024-05-08 17:00'), ('2024-12-23', 1, '2024-12-24 12:00'), ('2024-05-03', 250, '2025-04-18 17:00')$$, 'working days do not count the day itself');
-- summer hours, whole, from a day on and back again
INSERT INTO working_hours (since, weekday, begins, ends) SELECT s, d, b, e FROM generate_series(1, 5) d, (VALUES (date '2024-06-01', time '08:00', time '14:00'), ('2024-10-01', '09:00', '12:00'), ('2024-10-01', '13:00', '17:00')) h (s, b, e);
SELECT results_eq($$SELECT working_time('2024-05-31', '2024-06-01'), working_time('2024-06-03', '2024-06-04'), working_time('2024-09-30', '2024-10-01'), working_time('2024-10-01', '2024-10-02'), due_after('2024-05-30', 1), due_after('2024-05-31', 1)$$,
	$$VALUES (7.00, 6.00, 6.00, 7.00, timestamp '2024-05-31 17:00', timestamp '2024-06-03 14:00')$$, 'a week holds from a day on');
DELETE FROM working_hours WHERE since = '1900-01-01';
SELECT results_eq($$SELECT working_time('2024-05-30', '2024-05-31')$$, $$VALUES (6.00)$$, 'the first one before it, too');
-- hours until midnight and from it on are of two days; what overlaps or touches counts once
TRUNCATE working_hours, calendar_day;
INSERT INTO working_hours (weekday, begins, ends) VALUES (1, '22:00', '24:00'), (2, '00:00', '06:00'), (2, '05:00', '07:00'), (2, '07:00', '08:00'), (3, '00:00', '24:00');
SELECT results_eq($$SELECT working_time('2024-05-06', '2024-05-07'), working_time('2024-05-06 23:00', '2024-05-07 05:30'), working_time('2024-05-07', '2024-05-08'), working_time('2024-05-08', '2024-05-09'), working_time('2024-05-06', '2024-05-13'),
	due_after('2024-05-05', 1), due_after('2024-05-05', 2), due_after('2024-05-05', 3), due_after('2024-05-05', 4)$$,
	$$VALUES (2.00, 6.50, 8.00, 24.00, 34.00, timestamp '2024-05-07', timestamp '2024-05-07 08:00', timestamp '2024-05-09', timestamp '2024-05-14')$$, 'midnight');
-- a day's own rows replace its weekday's, and hours win over closed
INSERT INTO calendar_day (day, begins, ends) VALUES ('2024-05-08', '10:00', '11:00'), ('2024-05-07', NULL, NULL), ('2024-05-07', '01:00', '02:00');
SELECT results_eq($$SELECT working_time('2024-05-06', '2024-05-07'), working_time('2024-05-07', '2024-05-08'), working_time('2024-05-08', '2024-05-09')$$, $$VALUES (2.00, 1.00, 1.00)$$, 'days of their own');
TRUNCATE working_hours, calendar_day;
INSERT INTO working_hours (since, weekday, begins, ends) VALUES ('2199-12-31', 2, '09:00', '10:00');
INSERT INTO calendar_day (day) SELECT g::date FROM generate_series(date '2024-01-01', '2024-12-31', '1 day') g;
SELECT results_eq($$SELECT working_time('2024-01-01', '2024-12-31'), due_after('2199-12-30', 1), due_after('2199-12-31', 1), due_after('2199-12-25', 2000000000)$$, $$VALUES (0.00, timestamp '2199-12-31 10:00', NULL::timestamp, NULL::timestamp)$$, 'a year without work, and the last of days');
TRUNCATE working_hours, calendar_day;

-- what is refused
SELECT throws_ok(format($$INSERT INTO %s VALUES (%s)$$, place, v), '23514', format('new row for relation "%s" violates check constraint "%s"', substring(place FROM '^[a-z_]+'), says), says || ': ' || v)
FROM (VALUES ('working_hours (weekday, begins, ends)', '1, ''22:00'', ''06:00''', 'ends is after begins: hours past midnight are two rows'), ('working_hours (weekday, begins, ends)', '1, ''09:00'', ''09:00''', 'ends is after begins: hours past midnight are two rows'),
	('working_hours (weekday, begins, ends)', '0, ''09:00'', ''10:00''', 'weekday is from 1 (Monday) to 7 (Sunday)'), ('working_hours (weekday, begins, ends)', '8, ''09:00'', ''10:00''', 'weekday is from 1 (Monday) to 7 (Sunday)'),
	('calendar_day (day, begins, ends)', '''2024-05-01'', ''22:00'', ''06:00''', 'ends is after begins: hours past midnight are two rows'), ('calendar_day (day, begins)', '''2024-05-01'', ''22:00''', 'begins and ends are given together'),
	('calendar_day (day, ends)', '''2024-05-01'', ''22:00''', 'begins and ends are given together'), ('calendar_day (day)', '''infinity''', 'day is from 1900-01-01 to 2199-12-31')) v (place, v, says);
INSERT INTO region (region, parent_region) VALUES ('land', NULL), ('r', 'land'), ('s', 'land');
INSERT INTO department (department, department_order) VALUES ('d1', 1), ('d2', 2), ('d3', 3);
INSERT INTO service_request (request, region, recorded_at) VALUES ('q', 'r', '2024-01-01');
INSERT INTO service_task (request, department, recorded_at) VALUES ('q', 'd1', '2024-01-01');
SELECT throws_ok($$INSERT INTO service_pause (request, paused_at, resumed_at) VALUES ('q', '2024-05-02', '2024-05-01 23:59:59.999999')$$, '23514', 'new row for relation "service_pause" violates check constraint "resumed_at is a time from paused_at on"', 'resumed before it was paused');
SELECT throws_ok($$INSERT INTO service_pause (request, resumed_at) VALUES ('q', '2024-05-02')$$, '23502', NULL, 'resumed without a pause');
SELECT throws_ok($$INSERT INTO service_pause (request, department, paused_at) VALUES ('q', 'd2', '2024-05-02')$$, '23503', NULL, 'of a task that is none');
SELECT throws_ok($$INSERT INTO service_pause (request, paused_at) VALUES ('p', '2024-05-02')$$, '23503', NULL, 'of a request that is none');
SELECT throws_ok($$INSERT INTO service_pause (request, paused_at) VALUES ('q', 'infinity')$$, '23514', NULL, 'infinity is no time');

-- a worked example: 9 to 17 from Monday to Friday. Opened on Thursday at 9, due on Friday at 17, 16 hours; the applicant is asked on Friday at 9 and answers
-- on Monday at 11, 10 hours of which 8 were before it was due: at 11 there are 8 left, until Tuesday at 11.
INSERT INTO working_hours (weekday, begins, ends) SELECT d, '09:00', '17:00' FROM generate_series(1, 5) d;
INSERT INTO service_event (request, department, event, happened_at, recorded_at) VALUES ('q', NULL, 'opened', '2024-05-02 09:00', '2024-01-01'), ('q', NULL, 'due', '2024-05-03 17:00', '2024-01-01'), ('q', 'd1', 'opened', '2024-05-02 09:00', '2024-01-01');
CREATE TEMP TABLE shown AS SELECT 'paused, paused_days, elapsed_days, working_hours, serial_working_hours, in_time, in_working_time FROM service_turnaround' AS columns;
SELECT results_eq(format('SELECT %s(%L)', columns, '2024-05-06'), $$VALUES (false, 0.00, 4.63, 24.00, NULL::numeric, false, false)$$, 'before it was known to wait') FROM shown;
INSERT INTO service_pause (request, paused_at, reason, recorded_at) VALUES ('q', '2024-05-03 09:00', 'papers', '2024-05-03 09:05');
SELECT results_eq(format('SELECT %s(%L)', columns, '2024-05-06'), $$VALUES (true, 3.63, 4.63, 8.00, NULL::numeric, false, NULL::boolean)$$, 'what waits for the applicant is not late') FROM shown;
INSERT INTO service_pause (request, paused_at, resumed_at, recorded_at) VALUES ('q', '2024-05-03 09:00', '2024-05-06 11:00', '2024-05-06 11:05');
SELECT results_eq(format('SELECT g::date, %s(g::date)', replace(columns, 'FROM', 'FROM generate_series(timestamp ''2024-05-02'', ''2024-05-07'', ''1 day'') g CROSS JOIN LATERAL'))
	, $$VALUES (date '2024-05-02', false, 0.00, 0.63, 8.00, NULL::numeric, NULL::boolean, NULL::boolean), ('2024-05-03', true, 0.63, 1.63, 8.00, NULL, false, NULL), ('2024-05-04', true, 1.63, 2.63, 8.00, NULL, false, NULL),
		('2024-05-05', true, 2.63, 3.63, 8.00, NULL, false, NULL), ('2024-05-06', false, 3.08, 4.63, 14.00, NULL, false, NULL), ('2024-05-07', false, 3.08, 5.63, 22.00, NULL, false, false)$$, 'day by day') FROM shown;
INSERT INTO service_event (request, department, event, happened_at, recorded_at) VALUES ('q', 'd1', 'closed', '2024-05-07 11:00', '2024-05-07 12:00');
SELECT results_eq(format('SELECT %s(%L)', columns, '2024-05-31'), $$VALUES (false, 3.08, 5.08, 16.00, 16.00, false, true)$$, 'closed at the last moment') FROM shown;
SELECT results_eq($$SELECT coverage, region, closed_in_time, in_time_share, requests_paused, requests_overdue_in_working_time, closed_in_working_time, in_working_time_share, serial_working_hours, parallel_working_hours, working_hours FROM service_board WHERE on_date = '2024-05-31' ORDER BY region, coverage$$,
	$$VALUES ('all', 'land', 0::bigint, 0.0, 0::bigint, 0::bigint, 1::bigint, 100.0, 16.00, 16.00, 16.00), ('all', 'r', 0, 0.0, 0, 0, 1, 100.0, 16.00, 16.00, 16.00)$$, 'the board, and that of the region above');
SELECT results_eq($$SELECT on_date, b.paused, b.overdue, b.overdue_in_working_time FROM (VALUES (date '2024-05-02'), ('2024-05-03'), ('2024-05-05'), ('2024-05-06')) d (on_date), LATERAL service_backlog(d.on_date) b WHERE region = 'r' AND department = 'd1'$$,
	$$VALUES (date '2024-05-02', 0::bigint, 0::bigint, 0::bigint), ('2024-05-03', 1, 1, 0), ('2024-05-05', 1, 1, 0), ('2024-05-06', 0, 1, 0)$$, 'the task waits with its request');
UPDATE service_event SET happened_at = '2024-05-07 11:00:00.000001' WHERE event = 'closed';
SELECT results_eq(format('SELECT %s(%L)', columns, '2024-05-31'), $$VALUES (false, 3.08, 5.08, 16.00, 16.00, false, false)$$, 'and a moment later') FROM shown;
-- as it was known
SELECT results_eq(format('SELECT k, %s(''2024-05-06'', k::timestamptz)', replace(columns, 'FROM', 'FROM (VALUES (''2024-05-03 09:04:59.999999''), (''2024-05-03 09:05''), (''2024-05-06 11:04:59.999999''), (''2024-05-06 11:05'')) v (k) CROSS JOIN LATERAL')),
	$$VALUES ('2024-05-03 09:04:59.999999', false, 0.00, 4.63, 24.00, NULL::numeric, false, false), ('2024-05-03 09:05', true, 3.63, 4.63, 8.00, NULL, false, NULL), ('2024-05-06 11:04:59.999999', true, 3.63, 4.63, 8.00, NULL, false, NULL), ('2024-05-06 11:05', false, 3.08, 4.63, 14.00, NULL, false, NULL)$$, 'as it was known') FROM shown;
-- closed while it is paused, once and for all; withdrawn; undone
INSERT INTO service_pause (request, department, paused_at) VALUES ('q', 'd1', '2024-05-07 10:00');
SELECT results_eq(format('SELECT %s(%L)', columns, '2024-05-31'), $$VALUES (false, 3.08, 5.08, 16.00, 15.00, false, false)$$, 'a task that is closed waits no more, and its pause is none of its request') FROM shown;
SELECT results_eq($$SELECT paused, backlog FROM service_backlog('2024-05-31') WHERE region = 'r' AND department = 'd1'$$, $$VALUES (0::bigint, 0::bigint)$$, 'nor does the backlog show it');
INSERT INTO service_pause (request, department, paused_at, resumed_at, recorded_at) VALUES ('q', 'd1', '2024-05-07 10:00', '2024-05-07 10:00', clock_timestamp());
SELECT results_eq(format('SELECT %s(%L)', columns, '2024-05-31'), $$VALUES (false, 3.08, 5.08, 16.00, 16.00, false, false)$$, 'a pause is withdrawn') FROM shown;
INSERT INTO event_undoing (event_table, event_key, reason) VALUES ('service_pause', '{"request": "q", "department": null, "paused_at": "2024-05-03 09:00"}', 'he had answered at once');
SELECT results_eq(format('SELECT %s(%L)', columns, '2024-05-31'), $$VALUES (false, 4.08, 5.08, 8.00, 8.00, false, true)$$, 'or undone: what it had corrected stands again, and it still waits') FROM shown;

-- random requests over three months, on the half hour
TRUNCATE working_hours, calendar_day;
DELETE FROM service_event; DELETE FROM service_pause; DELETE FROM service_task; DELETE FROM service_request;
SELECT setseed(0.4) \g /dev/null
INSERT INTO working_hours (since, weekday, begins, ends) VALUES
	('2024-02-12', 1, '08:00', '12:00'), ('2024-02-12', 1, '13:30', '18:00'), ('2024-02-12', 2, '00:00', '24:00'), ('2024-02-12', 3, '00:00', '06:00'), ('2024-02-12', 3, '05:00', '09:30'), ('2024-02-12', 5, '20:00', '24:00'), ('2024-02-12', 6, '00:00', '03:00'),
	('2024-01-01', 1, '09:00', '17:00'), ('2024-01-01', 2, '09:00', '17:00'), ('2024-01-01', 3, '09:00', '12:00'), ('2024-01-01', 4, '09:00', '17:00'), ('2024-01-01', 5, '09:00', '15:30'),
	('2024-03-10', 7, '10:00', '11:00'), ('2024-03-10', 1, '09:00', '17:00'), ('2024-03-10', 4, '09:00', '17:00');
INSERT INTO calendar_day (day, begins, ends) VALUES ('2024-01-08', NULL, NULL), ('2024-01-13', '10:00', '14:00'), ('2024-02-12', NULL, NULL), ('2024-02-13', '09:00', '10:00'), ('2024-02-13', '11:00', '12:00'), ('2024-03-11', NULL, NULL), ('2024-03-12', '00:00', '24:00');
INSERT INTO service_request (request, region, recorded_at) SELECT 'z' || n, CASE WHEN n % 3 = 0 THEN 's' ELSE 'r' END, '2024-01-01' FROM generate_series(1, 72) n;
INSERT INTO service_task (request, department, recorded_at) SELECT 'z' || n, 'd' || t, '2024-01-01' FROM generate_series(1, 72) n, generate_series(1, 3) t WHERE t <= n % 4;
INSERT INTO service_dependency (request, department, depends_on, recorded_at) SELECT request, 'd3', 'd1', '2024-01-01' FROM service_task WHERE department = 'd3' AND hashtext(request) % 2 = 0;
CREATE TEMP TABLE pick AS SELECT request, department, floor(random() * 40 * 48)::integer AS a, floor(random() * 12 * 48)::integer AS b, floor(random() * 25 * 48)::integer AS c, random() AS p
FROM (SELECT request, NULL AS department FROM service_request UNION ALL SELECT request, department FROM service_task ORDER BY 1, 2) t;
INSERT INTO service_event (request, department, event, happened_at, recorded_at)
SELECT p.request, p.department, e.event, timestamp '2024-01-03' + (q.a + e.step) * interval '30 minutes', timestamptz '2024-01-02'
FROM pick p JOIN pick q ON q.request = p.request AND q.department IS NULL
CROSS JOIN LATERAL (VALUES ('opened', CASE WHEN p.department IS NULL THEN 0 WHEN p.p < 0.95 THEN p.b END), ('due', CASE WHEN p.department IS NULL AND p.p < 0.9 THEN p.c WHEN p.p < 0.2 THEN p.c END),
	('closed', CASE WHEN p.department IS NOT NULL AND p.p < 0.88 THEN p.b + p.c WHEN p.department IS NOT NULL AND p.p < 0.9 THEN p.b - 1 END)) e (event, step)
WHERE e.step IS NOT NULL;
-- pauses of requests and tasks that overlap, touch, begin before all and never end, and what was known of them from time to time
INSERT INTO service_pause (request, department, paused_at, resumed_at, recorded_at)
SELECT p.request, p.department, timestamp '2024-01-03' + (q.a + k.starts) * interval '30 minutes',
	CASE WHEN k.takes IS NOT NULL THEN timestamp '2024-01-03' + (q.a + k.starts + k.takes) * interval '30 minutes' END, timestamptz '2024-01-04' + g.number * interval '5 days'
FROM pick p JOIN pick q ON q.request = p.request AND q.department IS NULL
CROSS JOIN generate_series(1, 3) g (number)
CROSS JOIN LATERAL (SELECT floor(random() * 30 * 48)::integer - 3 * 48 + 0 * p.a AS starts, CASE WHEN random() < 0.85 THEN floor(random() ^ 2 * 8 * 48)::integer END AS takes) k
WHERE hashtext(p.request || coalesce(p.department, '') || g.number) % 3 = 0;
INSERT INTO service_pause (request, department, paused_at, resumed_at, recorded_at)
SELECT request, department, paused_at, CASE WHEN random() < 0.7 THEN paused_at + floor(random() * 150) * interval '30 minutes' WHEN random() < 0.5 THEN paused_at END, recorded_at + interval '20 days'
FROM (SELECT * FROM service_pause ORDER BY service_pause_id) p WHERE hashtext(request || paused_at) % 2 = 0;
DELETE FROM service_pause WHERE service_pause_id IN (SELECT service_pause_id FROM service_pause WHERE hashtext(paused_at::text || request) % 11 = 0);
ANALYZE service_request, service_task, service_event, service_pause, working_hours, calendar_day;

-- the oracle: every half hour, whether the office works, whose it is
CREATE TEMP TABLE grid AS
SELECT g AS t, coalesce((SELECT bool_or(c.begins <= g::time AND g::time < c.ends) FROM calendar_day c WHERE c.day = g::date HAVING count(*) > 0) IS TRUE
	OR NOT EXISTS (SELECT FROM calendar_day c WHERE c.day = g::date) AND EXISTS (SELECT FROM working_hours h WHERE h.weekday = extract(isodow FROM g) AND h.begins <= g::time AND g::time < h.ends
		AND h.since = CASE WHEN g < '2024-02-12' THEN date '2024-01-01' WHEN g < '2024-03-10' THEN date '2024-02-12' ELSE date '2024-03-10' END), false) AS works
FROM generate_series(timestamp '2023-12-25', '2024-04-10 23:30', '30 minutes') g;
CREATE INDEX ON grid (t);
ANALYZE grid;
-- requests (department NULL) and tasks, which were known throughout, and the pauses that were known at a time
CREATE FUNCTION pg_temp.told() RETURNS TABLE (request text, department text, opened timestamp, due timestamp, closed timestamp, since timestamp) LANGUAGE sql STABLE AS $$
	SELECT p.request, p.department, o.happened_at, coalesce(u.happened_at, v.happened_at), CASE WHEN p.department IS NOT NULL THEN c.happened_at
			WHEN (SELECT count(*) FROM service_task t WHERE t.request = p.request) = (SELECT count(happened_at) FROM service_event x WHERE x.request = p.request AND x.event = 'closed')
			THEN (SELECT max(happened_at) FROM service_event x WHERE x.request = p.request AND x.event = 'closed') END, r.happened_at
	FROM pick p
	JOIN service_event r ON r.request = p.request AND r.department IS NULL AND r.event = 'opened'
	LEFT JOIN service_event o ON o.request = p.request AND o.department IS NOT DISTINCT FROM p.department AND o.event = 'opened'
	LEFT JOIN service_event u ON u.request = p.request AND u.department IS NOT DISTINCT FROM p.department AND u.event = 'due'
	LEFT JOIN service_event v ON v.request = p.request AND v.department IS NULL AND v.event = 'due'
	LEFT JOIN service_event c ON c.request = p.request AND c.department = p.department AND c.event = 'closed'
$$;
CREATE FUNCTION pg_temp.waits(known timestamptz) RETURNS TABLE (request text, department text, paused_at timestamp, resumed_at timestamp) LANGUAGE sql STABLE AS $$
	SELECT p.request, p.department, p.paused_at, coalesce(p.resumed_at, 'infinity')
	FROM (SELECT x.*, row_number() OVER (PARTITION BY x.request, x.department, x.paused_at ORDER BY x.recorded_at DESC) AS n
		  FROM (SELECT request, department, paused_at, resumed_at, recorded_at, NULL::timestamptz AS gone FROM service_pause
				UNION ALL SELECT request, department, paused_at, resumed_at, recorded_at, superseded_at FROM service_pause_revision) x
		  WHERE x.recorded_at <= known AND (x.gone IS NULL OR x.gone > known)) p
	WHERE p.n = 1
$$;
CREATE TEMP TABLE waits_known AS SELECT k.known, w.* FROM (VALUES (timestamptz '2024-02-05'), ('infinity')) k (known) CROSS JOIN LATERAL pg_temp.waits(k.known) w;
CREATE INDEX ON waits_known (known, request);
CREATE TEMP TABLE counted (known timestamptz, day date, request text, department text, opened timestamp, due timestamp, closed timestamp, since timestamp, stopped timestamp,
	hours numeric, waited bigint, waiting boolean, late boolean, is_closed boolean);
INSERT INTO counted
SELECT k.known, d.day, t.request, t.department, t.opened, t.due, t.closed, t.since, s.stopped,
	CASE WHEN t.opened <= s.stopped THEN g.worked / 2.0 END, g.waited, coalesce(s.stopped = d.day + 1 AND s.open AND g.waiting, false), g.late, NOT s.open
FROM (VALUES (timestamptz '2024-02-05'), ('infinity')) k (known)
CROSS JOIN (VALUES (date '2024-01-15'), ('2024-01-31'), ('2024-02-29'), ('2024-03-31')) d (day)
CROSS JOIN LATERAL pg_temp.told() t
CROSS JOIN LATERAL (SELECT coalesce(t.closed < d.day + 1, false) = false AS open, CASE WHEN t.closed < d.day + 1 THEN t.closed ELSE d.day + 1 END AS stopped) s
CROSS JOIN LATERAL (
	SELECT count(*) FILTER (WHERE c.t >= t.opened AND c.t < s.stopped AND c.works AND NOT c.paused) AS worked,
		count(*) FILTER (WHERE c.t >= t.opened AND c.t < s.stopped AND c.paused) AS waited,
		bool_or(c.paused) FILTER (WHERE c.t = d.day + 1 - interval '30 minutes') AS waiting,
		-- there was a time from the due time on, before it stopped, by which enough had been worked
		bool_or(c.t >= t.due AND c.t < s.stopped AND c.worked_late >= c.waited_so_far) AS late
	FROM (
		SELECT b.t, b.works, b.paused, count(*) FILTER (WHERE b.works AND b.t >= t.due) OVER w AS worked_late, count(*) FILTER (WHERE b.works AND b.paused) OVER w AS waited_so_far
		FROM (SELECT g.t, g.works, EXISTS (SELECT FROM waits_known w WHERE w.known = k.known AND w.request = t.request AND (w.department IS NULL OR w.department = t.department) AND w.paused_at <= g.t AND g.t < w.resumed_at) AS paused
			  FROM grid g WHERE g.t >= t.since AND g.t < s.stopped) b
		WINDOW w AS (ORDER BY b.t ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) c) g
WHERE t.since < d.day + 1;

CREATE TEMP TABLE tasks_of AS
SELECT t.known, t.day, t.request, sum(t.hours) AS serial, max(t.hours) AS longest, bool_and(t.hours IS NOT NULL AND t.is_closed) AS timed,
	CASE WHEN EXISTS (SELECT FROM service_dependency d WHERE d.request = t.request) THEN greatest(max(t.hours), sum(t.hours) FILTER (WHERE t.department <> 'd2')) ELSE max(t.hours) END AS parallel
FROM counted t WHERE t.department IS NOT NULL GROUP BY t.known, t.day, t.request;
CREATE TEMP TABLE wanted AS
SELECT c.known, c.day, c.request, c.waiting AS paused, round(c.waited / 48.0, 2) AS paused_days, round(c.hours, 2) AS working_hours,
	CASE WHEN t.timed THEN round(t.serial, 2) END AS serial, CASE WHEN t.timed THEN round(t.parallel, 2) END AS parallel, CASE WHEN t.timed THEN round(t.longest, 2) END AS longest,
	CASE WHEN c.due IS NULL THEN NULL WHEN c.late THEN false WHEN c.is_closed THEN true END AS in_time, c.is_closed, c.late, c.due, t.timed
FROM counted c LEFT JOIN tasks_of t USING (known, day, request) WHERE c.department IS NULL;
SELECT results_eq($$SELECT count(*) > 400, count(*) FILTER (WHERE paused) > 10, count(*) FILTER (WHERE in_time AND paused_days > 0) > 10, count(*) FILTER (WHERE in_time IS FALSE AND paused_days > 0) > 50, count(*) FILTER (WHERE timed AND serial > parallel) > 50, count(*) FILTER (WHERE working_hours < 30 AND working_hours > 0) > 20 FROM wanted$$,
	$$VALUES (true, true, true, true, true, true)$$, 'there is something of everything');
CREATE TEMP TABLE asked AS SELECT DISTINCT known, day FROM wanted;
CREATE TEMP TABLE turnaround AS SELECT a.known, a.day, b.* FROM asked a CROSS JOIN LATERAL service_turnaround(a.day, a.known) b;
CREATE TEMP TABLE backlog AS SELECT a.known, a.day, b.* FROM asked a CROSS JOIN LATERAL service_backlog(a.day, NULL, a.known) b;
CREATE TEMP TABLE board AS SELECT a.known, a.day, b.* FROM asked a CROSS JOIN LATERAL service_board(a.day, NULL, a.known) b;
SELECT is_empty($$SELECT w.*, b.* FROM wanted w LEFT JOIN turnaround b ON b.known = w.known AND b.day = w.day AND b.request = w.request
	WHERE (b.paused, b.paused_days, b.working_hours, b.serial_working_hours, b.parallel_working_hours, b.longest_working_hours, b.in_working_time)
		IS DISTINCT FROM (w.paused, w.paused_days, w.working_hours, w.serial, w.parallel, w.longest, w.in_time) LIMIT 20$$, 'requests are those of the oracle');
SELECT is_empty($$SELECT w.*, b.paused, b.overdue_in_working_time, b.closed_in_working_time, b.in_working_time_share
	FROM (SELECT c.known, c.day, u.region, m.member, count(*) FILTER (WHERE c.waiting AND c.opened < c.day + 1) AS paused, count(*) FILTER (WHERE c.late AND NOT c.is_closed) AS overdue,
			count(*) FILTER (WHERE c.is_closed AND c.due IS NOT NULL AND c.late IS NOT TRUE) AS closed_in_time, count(*) FILTER (WHERE c.is_closed AND c.due IS NOT NULL) AS closed
		FROM counted c JOIN service_request r USING (request) CROSS JOIN LATERAL (VALUES (r.region), ('land')) u (region) CROSS JOIN LATERAL (VALUES (c.department), ('all')) m (member)
		WHERE c.department IS NOT NULL GROUP BY c.known, c.day, u.region, m.member) w
	LEFT JOIN backlog b ON b.known = w.known AND b.day = w.day AND b.coverage = 'all' AND b.region = w.region AND b.department = w.member
	WHERE (b.paused, b.overdue_in_working_time, b.closed_in_working_time, b.in_working_time_share) IS DISTINCT FROM (w.paused, w.overdue, w.closed_in_time, round(100.0 * w.closed_in_time / nullif(w.closed, 0), 1))$$, 'so are tasks by department');
SELECT is_empty($$SELECT w.*, b.requests_paused, b.requests_overdue_in_working_time, b.closed_in_working_time, b.in_working_time_share, b.serial_working_hours, b.parallel_working_hours, b.working_hours
	FROM (SELECT w.known, w.day, u.region, count(*) FILTER (WHERE w.paused) AS paused, count(*) FILTER (WHERE w.late AND NOT w.is_closed) AS overdue, count(*) FILTER (WHERE w.in_time) AS closed_in_time, count(*) FILTER (WHERE w.is_closed AND w.due IS NOT NULL) AS closed,
			sum(w.serial) AS serial, sum(w.parallel) AS parallel, sum(w.working_hours) FILTER (WHERE w.timed) AS hours
		FROM wanted w JOIN service_request r USING (request) CROSS JOIN LATERAL (VALUES (r.region), ('land')) u (region) GROUP BY w.known, w.day, u.region) w
	LEFT JOIN board b ON b.known = w.known AND b.day = w.day AND b.coverage = 'all' AND b.region = w.region
	WHERE (b.requests_paused, b.requests_overdue_in_working_time, b.closed_in_working_time, b.in_working_time_share, b.serial_working_hours, b.parallel_working_hours, b.working_hours)
		IS DISTINCT FROM (w.paused, w.overdue, w.closed_in_time, round(100.0 * w.closed_in_time / nullif(w.closed, 0), 1), w.serial, w.parallel, w.hours)$$, 'and requests in sum');
-- at month ends the views are what the functions are
SELECT is_empty($$(SELECT on_date, region, coverage, requests_paused, requests_overdue_in_working_time, closed_in_working_time, in_working_time_share, serial_working_hours, parallel_working_hours, working_hours FROM service_board
	EXCEPT SELECT d.on_date, region, coverage, requests_paused, requests_overdue_in_working_time, closed_in_working_time, in_working_time_share, serial_working_hours, parallel_working_hours, working_hours
	FROM (SELECT DISTINCT on_date FROM service_board) d, LATERAL service_board(d.on_date))
	UNION ALL (SELECT on_date, region, coverage, paused, overdue_in_working_time, closed_in_working_time, 0, 0, 0, 0 FROM service_backlog
	EXCEPT SELECT d.on_date, region, coverage, paused, overdue_in_working_time, closed_in_working_time, 0, 0, 0, 0
	FROM (SELECT DISTINCT on_date FROM service_backlog) d, LATERAL service_backlog(d.on_date))$$, 'the views are the functions at month ends');
SELECT is_empty($$SELECT t.request FROM service_turnaround('infinity') t JOIN service_turnaround('2199-01-01') f USING (request)
	WHERE t.closed_at IS NULL AND (t.working_hours IS NOT NULL OR (t.paused, t.in_working_time) IS DISTINCT FROM (f.paused, f.in_working_time))
		OR t.closed_at IS NOT NULL AND (t.working_hours, t.in_working_time) IS DISTINCT FROM (f.working_hours, f.in_working_time)$$, 'at the end of time');
SELECT * FROM finish();
