SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
\pset null '(null)'
-- side by side, one after the other, and a diamond: 1 before 2 and 3, both before 4
SELECT critical_path('{5,3,4}', '{}', '{}') AS side_by_side,
	critical_path('{5,3,4}', '{2,3}', '{1,2}') AS one_after_the_other,
	critical_path('{5,3,4,2}', '{2,3,4,4}', '{1,1,2,3}') AS diamond,
	critical_path('{5,3,4,2}', '{2,2,3,3,4,4}', '{1,1,1,1,2,3}') AS said_twice,
	critical_path('[0:1]={7,1}', '[5:5]={1}', '[3:3]={2}') AS odd_bounds,
	critical_path('{0}', '{}', '{}') AS nothing_to_do,
	critical_path('{}', '{}', '{}') AS no_tasks,
	critical_path(NULL, '{}', '{}') AS unknown;
-- bad input
SELECT critical_path('{1,2}', '{1,2}', '{2,1}');
SELECT critical_path('{1,2}', '{1}', '{1}');
SELECT critical_path('{1,-2}', '{}', '{}');
SELECT critical_path('{1,NULL}', '{}', '{}');
SELECT critical_path('{1,2}', '{1,NULL}', '{2,2}');
SELECT critical_path('{1,2}', '{3}', '{1}');
SELECT critical_path('{1,2}', '{1}', '{0}');
SELECT critical_path('{1,2}', '{1}', '{}');
SELECT critical_path('{{1,2}}', '{}', '{}');
SELECT critical_path('{9223372036854775807,1}', '{2}', '{1}');
SELECT critical_path('{9223372036854775807,1}', '{}', '{}');
-- random graphs against all paths walked in plain SQL
SELECT setseed(0.3);
CREATE TEMP TABLE task AS SELECT g, t, floor(random() * 1e9)::bigint AS duration FROM generate_series(1, 200) g, generate_series(1, 9) t;
CREATE TEMP TABLE waits AS
SELECT a.g, CASE WHEN a.g % 2 = 0 THEN a.t ELSE b.t END AS follower, CASE WHEN a.g % 2 = 0 THEN b.t ELSE a.t END AS predecessor
FROM task a JOIN task b ON b.g = a.g AND b.t < a.t WHERE random() < a.g / 250.0;
CREATE TEMP TABLE result AS
SELECT k.g, critical_path(k.durations, coalesce(e.followers, '{}'), coalesce(e.predecessors, '{}')) AS length, k.serial, k.longest
FROM (SELECT g, array_agg(duration ORDER BY t) AS durations, sum(duration) AS serial, max(duration) AS longest FROM task GROUP BY g) k
LEFT JOIN (SELECT g, array_agg(follower) AS followers, array_agg(predecessor) AS predecessors FROM waits GROUP BY g) e ON e.g = k.g;
WITH RECURSIVE path AS (
	SELECT g, t, duration AS length FROM task
	UNION ALL
	SELECT w.g, w.follower, p.length + t.duration FROM path p JOIN waits w ON w.g = p.g AND w.predecessor = p.t JOIN task t ON t.g = w.g AND t.t = w.follower
), longest_path AS (SELECT g, max(length) AS length FROM path GROUP BY g)
SELECT count(*) AS graphs, count(*) FILTER (WHERE r.length = p.length) AS equal,
	count(*) FILTER (WHERE r.serial >= r.length AND r.length >= r.longest) AS between_longest_and_sum,
	count(*) FILTER (WHERE r.length < r.serial AND r.length > r.longest) > 100 AS most_strictly
FROM result r JOIN longest_path p ON p.g = r.g;
-- ten thousand tasks in one chain
SELECT critical_path(array_agg(1::bigint), array_agg(n + 1) FILTER (WHERE n < 10000), array_agg(n) FILTER (WHERE n < 10000)) FROM generate_series(1, 10000) n;
-- the ends of what can be added; a number of tasks and a name beside it; arrays that have room for NULLs and none
SELECT critical_path('{9223372036854775807}', '{}', '{}') AS longest, critical_path('{9223372036854775806,1}', '{2}', '{1}') AS just, critical_path('{9223372036854775807,0}', '{2}', '{1}') AS and_nothing, critical_path('{0,0,0}', '{2,3}', '{1,2}') AS nothing, critical_path('{7,1,1}', '{3,3}', '{1,2}') AS last_task, critical_path('{1,1,7}', '{1}', '{3}') AS first_waits;
SELECT critical_path(('{NULL,5,3}'::bigint[])[2:3], ('{NULL,2}'::int[])[2:2], ('{NULL,1}'::int[])[2:2]) AS room_for_nulls, critical_path(('{NULL,5,3}'::bigint[])[2:3], '{}', '{}') AS no_edges;
SELECT critical_path('{9223372036854775807,1}', '{1}', '{2}');
SELECT critical_path('{1}', '{1}', '{1}');
SELECT critical_path('{1,2}', '{0}', '{1}');
SELECT critical_path('{1,2}', '{2}', '{3}');
SELECT critical_path('{}', '{1}', '{1}');
SELECT critical_path('{1,2,3}', '{1,2,3}', '{3,1,2}');
SELECT critical_path('{1,2,3,4}', '{2,3,2}', '{1,2,3}');
SELECT critical_path('{-1}', '{}', '{}');
SELECT critical_path('{1,2}', '{}', '{1}');
SELECT critical_path('{1,2}', '{{1,2}}', '{{1,2}}');
