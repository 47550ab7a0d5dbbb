SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
SET datestyle = 'ISO, YMD';
\pset null '(null)'
-- from the first day up to, not including, the second, and so on; of one day the highest number; nothing changes where it held before
SELECT turning_days(day, number, holds) FROM (VALUES (date '2023-03-01', 1, true), ('2023-01-10', 1, false), ('2023-05-01', 3, false), ('2023-04-01', 2, true), ('2023-09-01', 2, true)) v (day, number, holds);
SELECT turning_days(day, number, holds) FROM (VALUES (date '2023-03-01', 2, false), ('2023-03-01', 1, true)) v (day, number, holds);
SELECT turning_days(day, number, holds) FROM (VALUES (date '2023-03-01', 1, false), ('2023-03-01', 2, true), ('2023-03-01', 2, false)) v (day, number, holds);
SELECT turning_days(day, number, holds) FROM (VALUES (date '2023-03-01', 1, true), (NULL, 1, false), ('2023-04-01', NULL, false), ('2023-05-01', 1, NULL)) v (day, number, holds);
-- never, and of nothing
SELECT turning_days('2023-03-01', 1, false), turning_days(NULL, 1, true);
SELECT turning_days(NULL, NULL, NULL) WHERE false;
-- how many, and their amounts, with the decimals of what holds; only within since and until
SELECT standing_agg(turns::date[], since, until, ARRAY['2023-01-31', '2023-02-28', '2023-03-31', '2023-04-30']::date[], amount)
FROM (VALUES ('{2023-01-31}', date '-infinity', date 'infinity', 2.50), ('{2023-02-01,2023-03-31,2023-04-30}', '-infinity', 'infinity', 7), ('{2022-01-01}', '2023-02-28', '2023-04-30', NULL), ('{2023-04-30,2023-05-01}', '-infinity', '2023-04-30', 100)) v (turns, since, until, amount);
SELECT standing_agg('{}', '-infinity', 'infinity', '{2023-01-31}', 1), standing_agg('{2023-02-01}', '-infinity', 'infinity', '{2023-01-31}', 1.5), standing_agg('{2023-02-01}', '-infinity', 'infinity', '{}', 1);
SELECT standing_agg(NULL, '-infinity', 'infinity', '{2023-01-31}', 1), standing_agg('{2023-01-01}', NULL, 'infinity', '{2023-01-31}', 1), standing_agg('{2023-01-01}', '-infinity', NULL, '{2023-01-31}', 1), standing_agg('{2023-01-01}', '-infinity', 'infinity', NULL, 1);
SELECT standing_agg(NULL, NULL, NULL, NULL, NULL) WHERE false;
-- bad input
SELECT standing_agg('{2023-01-01,NULL}', '-infinity', 'infinity', '{2023-01-31}', 1);
SELECT standing_agg('{2023-02-01,2023-01-01}', '-infinity', 'infinity', '{2023-01-31}', 1);
SELECT standing_agg('{2023-02-01,2023-02-01}', '-infinity', 'infinity', '{2023-01-31}', 1);
SELECT standing_agg('{{2023-02-01}}', '-infinity', 'infinity', '{2023-01-31}', 1);
SELECT standing_agg('{2023-02-01}', '-infinity', 'infinity', '{2023-02-28,NULL}', 1);
SELECT standing_agg('{2023-02-01}', '-infinity', 'infinity', '{2023-02-28,2023-01-31}', 1);
SELECT standing_agg('{2023-02-01}', '-infinity', 'infinity', '{2023-02-28}', 'NaN');
SELECT standing_agg('{2023-02-01}', '-infinity', 'infinity', '{2023-02-28}', 1e70);
SELECT standing_agg('{2023-02-01}', '-infinity', 'infinity', days::date[], 1) FROM (VALUES ('{2023-02-28}'), ('{2023-03-31}')) v (days);
SELECT standing_agg('{2023-02-01}', '-infinity', 'infinity', days::date[], 1) FROM (VALUES ('{2023-02-28}'), ('{2023-02-28,2023-03-31}')) v (days);
-- a list that once held a NULL
CREATE TEMP TABLE list AS SELECT '{2023-01-31,NULL}'::date[] AS days, '{2023-02-01,NULL}'::date[] AS turns;
UPDATE list SET days[2] = '2023-02-28', turns[2] = '2023-03-01';
SELECT standing_agg(turns, '-infinity', 'infinity', days, 1) FROM list, generate_series(1, 2);
-- a day twice, as the 28th and 29th of February have one a year before
SELECT standing_agg('{2023-02-28}', '-infinity', 'infinity', '{2023-02-27,2023-02-28,2023-02-28}', 1);
-- states from outside are read or refused, and no byte of them leads anywhere else
CREATE TEMP TABLE state AS SELECT 'turning_days' AS aggregate, indstat_internal.turning_days_trans(indstat_internal.turning_days_trans(NULL, '2023-01-01', 1, true), '2023-02-01', 2, false) AS state
UNION ALL SELECT 'standing_agg', indstat_internal.standing_agg_trans(indstat_internal.standing_agg_trans(NULL, '{2023-02-01}', '-infinity', 'infinity', '{2023-01-31,2023-02-28,2023-03-31}', 1.5), '{2023-03-01}', '-infinity', 'infinity', '{2023-01-31,2023-02-28,2023-03-31}', 10::numeric ^ 40);
CREATE FUNCTION pg_temp.read(aggregate text, state bytea) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
BEGIN
	IF aggregate = 'turning_days' THEN
		result := indstat_internal.turning_days_final(indstat_internal.turning_days_combine(state, indstat_internal.turning_days_trans(state, '2023-05-01', 1, true)));
	ELSE
		result := indstat_internal.standing_agg_final(indstat_internal.standing_agg_combine(state, indstat_internal.standing_agg_trans(state, '{2023-03-01}', '-infinity', 'infinity', '{2023-01-31,2023-02-28,2023-03-31}', 3)));
	END IF;
	RETURN 'read';
EXCEPTION WHEN invalid_parameter_value OR numeric_value_out_of_range THEN
	RETURN CASE WHEN sqlerrm LIKE 'invalid state%' THEN 'refused' ELSE 'read' END;
END $$;
SELECT aggregate, pg_temp.read(aggregate, state) FROM state ORDER BY aggregate;
SELECT aggregate, count(*) FILTER (WHERE read = 'refused') > 0 AS refused, count(*) FILTER (WHERE read IS NULL) AS neither
FROM (SELECT s.aggregate, pg_temp.read(s.aggregate, set_byte(s.state, at, byte)) AS read FROM state s, generate_series(0, octet_length(s.state) - 1) at, unnest('{0,3,127,192,255}'::integer[]) byte
	UNION ALL SELECT s.aggregate, pg_temp.read(s.aggregate, substr(s.state, 1, size)) FROM state s, generate_series(0, octet_length(s.state) - 1) size) r GROUP BY aggregate ORDER BY aggregate;
-- the room to grow in holds nothing of the server's
SELECT octet_length(state) - octet_length(rtrim(state, '\x00')) > 100 AS empty FROM (
	SELECT indstat_internal.standing_agg_trans(indstat_internal.standing_agg_trans(NULL, '{}', '-infinity', 'infinity', days, 1), days, '-infinity', 'infinity', days, 1) AS state
	FROM (SELECT array_agg(date '2023-01-01' + n) AS days FROM generate_series(1, 42) n) d) s;
SELECT indstat_internal.turning_days_final('\x'), indstat_internal.turning_days_final(NULL);
SELECT indstat_internal.standing_agg_final('\x0100000000000000ffffff7f14000000');
-- random entries of things against every day by itself, digits and all
SELECT setseed(0.7);
CREATE TEMP TABLE thing AS
SELECT i AS thing, i % 5 AS cell, CASE WHEN random() > 0.1 THEN round((random() * 1e6)::numeric, floor(random() * 5)::integer) END AS amount,
	CASE WHEN random() > 0.5 THEN date '2023-01-01' + floor(random() * 60)::integer ELSE '-infinity' END AS since,
	CASE WHEN random() > 0.5 THEN date '2023-03-01' + floor(random() * 60)::integer ELSE 'infinity' END AS until
FROM generate_series(1, 400) i;
CREATE TEMP TABLE entry AS
SELECT thing, date '2023-01-01' + floor(random() * 120)::integer AS day, n AS number, random() > 0.4 AS holds FROM thing, generate_series(1, 25) n WHERE n <= thing % 27;
CREATE TEMP TABLE days AS SELECT array_agg(d::date ORDER BY d) AS days FROM generate_series(timestamp '2022-12-30', '2023-05-10', '3 days') d;
WITH turn AS MATERIALIZED (
	SELECT t.*, e.turns FROM thing t JOIN (SELECT thing, turning_days(day, number, holds) AS turns FROM entry GROUP BY thing) e USING (thing)
), counted AS (
	SELECT c.cell, u.number, u.amount, u.place
	FROM (SELECT cell, standing_agg(turns, since, until, days, amount) AS figures FROM turn CROSS JOIN days GROUP BY cell) c
	CROSS JOIN LATERAL unnest(c.figures[1:1], c.figures[2:2]) WITH ORDINALITY u (number, amount, place)
), by_day AS (
	SELECT c.cell, d.place, count(h.thing) AS number, coalesce(sum(h.amount), 0) AS amount
	FROM (SELECT DISTINCT cell FROM turn) c
	CROSS JOIN (SELECT d.* FROM days, unnest(days) WITH ORDINALITY d (day, place)) d
	LEFT JOIN thing h ON h.cell = c.cell AND h.since <= d.day AND d.day < h.until
		AND (SELECT e.holds FROM entry e WHERE e.thing = h.thing AND e.day <= d.day ORDER BY e.day DESC, e.number DESC LIMIT 1)
	GROUP BY c.cell, d.place
)
SELECT count(*) AS places, count(*) FILTER (WHERE c.number = b.number AND c.amount::text = b.amount::text) AS same, sum(b.number) > 1000 AS many
FROM counted c FULL JOIN by_day b USING (cell, place);
