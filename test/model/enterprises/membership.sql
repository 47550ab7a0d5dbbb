-- Members of a platform and their profiles on a day, as known at a time; against a
-- plain-SQL oracle on random histories.
\set QUIET on
SET client_min_messages = warning;
CREATE EXTENSION indstat;
SELECT create_model('o') \g /dev/null
SET search_path = public, o;
SELECT plan(14);

INSERT INTO region (region, name_en) VALUES ('r', 'R'), ('s', 'S');
INSERT INTO enterprise (enterprise, region) SELECT 'e' || n, CASE WHEN n % 3 = 0 THEN 's' ELSE 'r' END FROM generate_series(1, 50) n;
INSERT INTO platform (platform, name_zh, name_zh_hant, name_en) VALUES ('p', '平台', '平臺', 'platform'), ('q', NULL, NULL, NULL);
INSERT INTO membership_event (platform, enterprise, event, entry, happened_on, recorded_at) VALUES
	('p', 'e1', 'joined', 1, '2022-03-01', '2022-03-02'), ('p', 'e2', 'joined', 1, '2023-01-10', '2023-01-11'), ('p', 'e4', 'joined', 1, '2023-02-01', '2023-02-02'),
	('p', 'e1', 'profile_completed', 1, '2022-04-01', '2022-04-02'), ('p', 'e2', 'profile_completed', 1, '2023-06-01', '2023-06-02'),
	('p', 'e4', 'exited', 1, '2023-04-01', '2023-04-02'), ('p', 'e4', 'joined', 2, '2023-04-01', '2023-04-02'),
	('p', 'e5', 'joined', 1, '2022-01-01', '2022-01-02'), ('p', 'e5', 'exited', 1, '2023-03-01', '2023-03-02');
SELECT results_eq($$SELECT members, members_since, change, joined, exited, profiles_completed, profiles_open, profiles_completed_since, profile_share FROM membership_board('2023-05-31')$$,
	$$VALUES (3::bigint, 2::bigint, 1::bigint, 2::bigint, 1::bigint, 1::bigint, 2::bigint, 1::bigint, 33.33)$$, 'members, who came and went, profiles; back on the day one left is a member');
SELECT results_eq($$SELECT profiles_completed, profile_share FROM membership_board('2023-06-30')$$, $$VALUES (2::bigint, 66.67)$$, 'a profile counts from its day on');
SELECT results_eq($$SELECT members FROM membership_board('2023-05-31', '2023-01-31')$$, $$VALUES (3::bigint)$$, 'against another day');
INSERT INTO membership_event (platform, enterprise, event, happened_on, recorded_at) VALUES ('p', 'e1', 'profile_completed', NULL, '2023-07-01'), ('p', 'e2', 'joined', '2023-06-10', '2023-07-01');
SELECT results_eq($$SELECT members, profiles_completed, profile_share FROM membership_board('2023-05-31')$$, $$VALUES (2::bigint, 0::bigint, 0.00)$$, 'what is known after corrections');
SELECT results_eq($$SELECT members, profiles_completed FROM membership_board('2023-05-31', NULL, '2023-06-30')$$, $$VALUES (3::bigint, 1::bigint)$$, 'what was known before stays');
SET indstat.as_of = '2023-06-30';
UPDATE model_option SET lang = 'zh-Hant';
SELECT results_eq($$SELECT platform_name, members FROM membership_board WHERE on_date = '2023-05-31'$$, $$VALUES ('平臺', 3::bigint)$$, 'the view, as known by then and in the language of the model');
RESET indstat.as_of;
SELECT throws_ok($$INSERT INTO membership_event (platform, enterprise, event, happened_on) VALUES ('p', 'e1', 'liked', '2023-01-01')$$, '23514', NULL, 'an event that is none');
SELECT throws_ok($$INSERT INTO membership_event (platform, enterprise, event, happened_on) VALUES ('p', 'e99', 'joined', '2023-01-01')$$, '23503', NULL, 'an enterprise that is none');

DELETE FROM membership_event;
DELETE FROM membership_event_revision;
SELECT setseed(0.4925) \g /dev/null
INSERT INTO membership_event (platform, enterprise, event, entry, happened_on, recorded_at)
SELECT (ARRAY['p', 'q'])[1 + floor(random() * 2)], 'e' || (1 + floor(random() * 50)), (ARRAY['joined', 'joined', 'exited', 'profile_completed'])[1 + floor(random() * 4)],
	1 + floor(random() * 2)::integer, CASE WHEN random() > 0.1 THEN date '2022-01-01' + n END, timestamptz '2022-01-01 00:00+00' + n * interval '1 day' + random() * interval '300 days'
FROM generate_series(1, 700) n;
CREATE TEMP TABLE question AS
SELECT date '2022-06-01' + floor(random() * 700)::integer AS day, timestamptz '2022-06-01 00:00+00' + random() * interval '700 days' AS known FROM generate_series(1, 15);
CREATE VIEW pg_temp.known AS
SELECT q.day, q.known, a.* FROM question q JOIN membership_event a ON a.recorded_at <= q.known AND a.happened_on <= q.day
WHERE NOT EXISTS (SELECT FROM membership_event b WHERE (b.platform, b.enterprise, b.event, b.entry) = (a.platform, a.enterprise, a.event, a.entry)
	AND b.recorded_at > a.recorded_at AND b.recorded_at <= q.known);
-- no two of these fall on one day, so the later one decides
SELECT is_empty($$(SELECT q.day, q.known, b.region, b.platform, b.members, b.profiles_completed FROM question q CROSS JOIN LATERAL membership_board(q.day, q.day, q.known) b WHERE b.members > 0)
	EXCEPT SELECT q.day, q.known, e.region, p.platform, count(*), count(*) FILTER (WHERE EXISTS (SELECT FROM known k
			WHERE (k.day, k.known, k.platform, k.enterprise) = (q.day, q.known, p.platform, e.enterprise) AND k.event = 'profile_completed'))
	FROM question q CROSS JOIN enterprise e CROSS JOIN platform p
	WHERE (SELECT max(k.happened_on) FROM known k WHERE (k.day, k.known, k.platform, k.enterprise) = (q.day, q.known, p.platform, e.enterprise) AND k.event = 'joined')
		> coalesce((SELECT max(k.happened_on) FROM known k WHERE (k.day, k.known, k.platform, k.enterprise) = (q.day, q.known, p.platform, e.enterprise) AND k.event = 'exited'), '-infinity')
	GROUP BY 1, 2, 3, 4$$, 'members and profiles are those of the oracle');
SELECT is_empty($$SELECT * FROM question q CROSS JOIN LATERAL membership_board(q.day, q.day - 100, q.known) b
	WHERE joined - exited <> change OR members - members_since <> change OR profiles_open + profiles_completed <> members OR NOT profile_share BETWEEN 0 AND 100$$,
	'who joined less who left is the change');
SELECT cmp_ok((SELECT sum(members) FROM question q CROSS JOIN LATERAL membership_board(q.day, q.day, q.known) b), '>', 100::numeric, 'there is something to compare');
-- the day itself counts: joined, left, left and joined again, a profile; and on both days that are compared
DELETE FROM membership_event;
INSERT INTO membership_event (platform, enterprise, event, entry, happened_on, recorded_at) VALUES ('p', 'e1', 'joined', 1, '2023-03-10', '2023-01-01'), ('p', 'e1', 'exited', 1, '2023-03-12', '2023-01-01'), ('p', 'e1', 'profile_completed', 1, '2023-03-11', '2023-01-01'),
	-- within one day: there and away is not a member, away and back is one
	('q', 'e1', 'joined', 1, '2023-03-10', '2023-01-01'), ('q', 'e1', 'exited', 1, '2023-03-10', '2023-01-01'),
	('q', 'e2', 'joined', 1, '2023-03-09', '2023-01-01'), ('q', 'e2', 'exited', 1, '2023-03-11', '2023-01-01'), ('q', 'e2', 'joined', 2, '2023-03-11', '2023-01-01'),
	('q', 'e4', 'profile_completed', 1, '2023-03-09', '2023-01-01'), ('q', 'e5', 'joined', 1, '2023-03-11', '2023-01-01'), ('q', 'e5', 'profile_completed', 1, '2023-03-12', '2023-01-01'), ('q', 'e5', 'profile_completed', 2, '2023-03-11', '2023-01-01');
CREATE FUNCTION pg_temp.member_days(p text) RETURNS TABLE (d date, line text) LANGUAGE sql AS $$
	SELECT d::date, concat_ws(' ', members, members_since, joined, exited, profiles_completed, profiles_open, profiles_completed_since) FROM generate_series(date '2023-03-08', '2023-03-13', '1 day') d
	LEFT JOIN LATERAL membership_board(d::date, d::date - 1) b ON b.platform = p ORDER BY 1 $$;
SELECT results_eq($$SELECT * FROM pg_temp.member_days('p')$$, $$VALUES (date '2023-03-08', ''), ('2023-03-09', ''), ('2023-03-10', '1 0 1 0 0 1 0'), ('2023-03-11', '1 1 0 0 1 0 0'), ('2023-03-12', '0 1 0 1 0 0 1'), ('2023-03-13', '0 0 0 0 0 0 0')$$,
	'day by day against the day before');
SELECT results_eq($$SELECT * FROM pg_temp.member_days('q')$$, $$VALUES (date '2023-03-08', ''), ('2023-03-09', '1 0 1 0 0 1 0'), ('2023-03-10', '1 1 0 0 0 1 0'), ('2023-03-11', '2 1 1 0 1 1 0'), ('2023-03-12', '2 2 0 0 1 1 1'), ('2023-03-13', '2 2 0 0 1 1 1')$$,
	'and within a day');
SELECT results_eq($$SELECT on_date, platform, members, members_since, profile_share FROM membership_board ORDER BY 1, 2$$, $$VALUES (date '2023-03-31', 'p', 0::bigint, 0::bigint, NULL::numeric), ('2023-03-31', 'q', 2, 0, 50.00)$$, 'the view has the month, against a year before');
SELECT * FROM finish();
