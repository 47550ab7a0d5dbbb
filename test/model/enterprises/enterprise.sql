-- Ladders: the tiers on a day, the moves between two days, as known at a time;
-- against a plain-SQL oracle on random histories.
\set QUIET on
SET client_min_messages = warning;
CREATE EXTENSION indstat;
SELECT create_model('o') \g /dev/null
SET search_path = public, o;
SELECT plan(25);

INSERT INTO region (region, name_en) VALUES ('r', 'R'), ('s', 'S');
INSERT INTO enterprise (enterprise, region) SELECT 'e' || n, CASE WHEN n % 3 = 0 THEN 's' ELSE 'r' END FROM generate_series(1, 60) n;
INSERT INTO ladder (ladder, name_zh, name_zh_hant, name_en) VALUES ('size', '规模', '規模', 'size'), ('export', NULL, NULL, NULL);
INSERT INTO ladder_tier (ladder, tier, tier_order, name_zh, name_zh_hant, name_en) VALUES
	('size', 'small', 10, '小型', '小型', 'small'), ('size', 'middle', 20, '中型', '中型', 'middle'), ('size', 'large', 30, '大型', '大型', 'large'),
	('export', 'some', 1, NULL, NULL, NULL), ('export', 'much', 2, NULL, NULL, NULL);

-- worked example
INSERT INTO enterprise_tier (ladder, enterprise, since, tier, recorded_at) VALUES
	('size', 'e1', '2022-01-01', 'small', '2022-01-05'), ('size', 'e1', '2023-01-01', 'middle', '2023-01-05'),
	('size', 'e2', '2022-01-01', 'large', '2022-01-05'), ('size', 'e2', '2023-02-01', 'middle', '2023-02-05'),
	('size', 'e4', '2022-01-01', 'middle', '2022-01-05'), ('size', 'e4', '2023-03-01', NULL, '2023-03-05'),
	('size', 'e5', '2023-04-01', 'small', '2023-04-05');
INSERT INTO enterprise_tier (ladder, enterprise, kind, since, tier, recorded_at) VALUES
	('size', 'e1', 'forecast', '2025-12-31', 'large', '2023-04-05'), ('size', 'e2', 'forecast', '2025-12-31', 'middle', '2023-04-05');
SELECT results_eq($$SELECT tier, enterprises, at_or_above, enterprises_since, change, entered, exited, promoted, demoted
	FROM ladder_board('2023-05-31') WHERE kind = 'actual'$$,
	$$VALUES ('all', 3::bigint, 3::bigint, 3::bigint, 0::bigint, 1::bigint, 1::bigint, 1::bigint, 1::bigint),
		('large', 0, 0, 1, -1, 0, 1, 0, 0), ('middle', 2, 2, 1, 1, 2, 1, 1, 1), ('small', 1, 3, 1, 0, 1, 1, 0, 0)$$,
	'tiers, and moves since a year ago');
SELECT results_eq($$SELECT tier, enterprises, enterprises_since, promoted FROM ladder_board('2025-12-31', '2023-05-31') WHERE kind = 'forecast'$$,
	$$VALUES ('all', 2::bigint, 2::bigint, 1::bigint), ('large', 1, 0, 1), ('middle', 1, 2, 0), ('small', 0, 0, 0)$$,
	'a forecast is held against where the same enterprises stand');
SELECT is_empty($$SELECT * FROM ladder_board('2021-12-31')$$, 'nobody on a ladder, no rows');
INSERT INTO enterprise_tier (ladder, enterprise, since, tier, recorded_at) VALUES ('size', 'e1', '2023-01-01', 'large', '2023-06-20');
INSERT INTO enterprise_tier (ladder, enterprise, since, withdrawn, recorded_at) VALUES ('size', 'e5', '2023-04-01', true, '2023-06-20');
SELECT results_eq($$SELECT tier, enterprises FROM ladder_board('2023-05-31') WHERE kind = 'actual'$$,
	$$VALUES ('all', 2::bigint), ('large', 1), ('middle', 1), ('small', 0)$$, 'a tier that was put right, and one withdrawn');
SELECT results_eq($$SELECT tier, enterprises FROM ladder_board('2023-05-31', NULL, '2023-06-01') WHERE kind = 'actual'$$,
	$$VALUES ('all', 3::bigint), ('large', 0), ('middle', 2), ('small', 1)$$, 'what was known before stays');

-- knowledge time as a setting, in a cached plan
PREPARE board AS SELECT enterprises FROM ladder_board('2023-05-31') WHERE kind = 'actual' AND tier = 'large';
SELECT results_eq('EXECUTE board', ARRAY[1::bigint], 'everything known now');
SET indstat.as_of = '2023-06-01';
SELECT results_eq('EXECUTE board', ARRAY[0::bigint], 'the setting reaches a cached plan');
SELECT results_eq($$SELECT enterprises FROM ladder_board WHERE on_date = '2023-04-30' AND kind = 'actual' AND tier = 'large'$$, ARRAY[0::bigint], 'and the view');
SELECT throws_ok($$SET indstat.as_of = 'yesterday-ish'$$, '22023', NULL, 'a bad time is an error');
RESET indstat.as_of;
SELECT results_eq('EXECUTE board', ARRAY[1::bigint], 'reset brings everything back');

-- the view
SELECT is((SELECT max(on_date) FROM ladder_board WHERE kind = 'actual'), '2023-06-30', 'actual tiers go as far as the office knows');
SELECT is((SELECT max(on_date) FROM ladder_board WHERE kind = 'forecast'), '2025-12-31', 'forecasts to the end of the plan');
UPDATE model_option SET lang = 'zh-Hant';
SELECT results_eq($$SELECT DISTINCT tier_order, ladder_name, kind_name, tier_name FROM ladder_board WHERE on_date = '2025-12-31' ORDER BY tier_order$$,
	$$VALUES (10, '規模', '預計', '小型'), (20, '規模', '預計', '中型'), (30, '規模', '預計', '大型'), (NULL, '規模', '預計', '合計')$$, 'in the language of the model');
UPDATE model_option SET lang = 'en';

-- bad input
SELECT throws_ok($$INSERT INTO enterprise_tier (ladder, enterprise, since, tier) VALUES ('size', 'e1', '2023-01-01', 'much')$$, '23503', NULL, 'a tier of another ladder');
SELECT throws_ok($$INSERT INTO enterprise_tier (ladder, enterprise, kind, since, tier) VALUES ('size', 'e1', 'hoped', '2023-01-01', 'small')$$, '23514', NULL, 'a kind that is none');
SELECT throws_ok($$INSERT INTO enterprise_tier (ladder, enterprise, since, tier) VALUES ('size', 'e1', 'infinity', 'small')$$, '23514', NULL, 'a day that is none');
SELECT throws_ok($$INSERT INTO ladder_tier (ladder, tier, tier_order) VALUES ('size', 'all', 40)$$, '23514', NULL, 'all is the name of the total');

-- random histories against an oracle that asks for each enterprise by itself
DELETE FROM enterprise_tier;
DELETE FROM enterprise_tier_revision;
SELECT setseed(0.74) \g /dev/null
INSERT INTO enterprise_tier (ladder, enterprise, kind, since, tier, withdrawn, recorded_at)
SELECT t.ladder, 'e' || (1 + floor(random() * 60)), CASE WHEN random() < 0.2 THEN 'forecast' ELSE 'actual' END,
	date '2022-01-01' + 30 * floor(random() * 30)::integer, CASE WHEN random() < 0.85 THEN t.tier END, random() < 0.1,
	timestamptz '2022-01-01 00:00+00' + random() * interval '900 days'
FROM generate_series(1, 400) n, ladder_tier t;
CREATE FUNCTION pg_temp.tier_on(l text, e text, k text, day date, known timestamptz) RETURNS integer LANGUAGE sql AS $$
	SELECT (SELECT t.tier_order FROM ladder_tier t WHERE t.ladder = l AND t.tier = a.tier)
	FROM enterprise_tier a
	WHERE a.ladder = l AND a.enterprise = e AND a.kind = k AND a.since <= day AND a.recorded_at <= known AND NOT a.withdrawn
		AND a.recorded_at = (SELECT max(b.recorded_at) FROM enterprise_tier b WHERE b.ladder = l AND b.enterprise = e
							 AND b.kind = k AND b.since = a.since AND b.recorded_at <= known)
	ORDER BY a.since DESC LIMIT 1 $$;
CREATE FUNCTION pg_temp.said(l text, e text, k text, day date, known timestamptz) RETURNS boolean LANGUAGE sql AS $$
	SELECT EXISTS (SELECT FROM (
		SELECT DISTINCT ON (a.since) a.withdrawn FROM enterprise_tier a
		WHERE a.ladder = l AND a.enterprise = e AND a.kind = k AND a.since <= day AND a.recorded_at <= known
		ORDER BY a.since, a.recorded_at DESC) a WHERE NOT a.withdrawn) $$;
CREATE TEMP TABLE question AS
SELECT date '2022-06-01' + floor(random() * 700)::integer AS day, date '2022-03-01' + floor(random() * 700)::integer AS since,
	timestamptz '2022-06-01 00:00+00' + random() * interval '800 days' AS known
FROM generate_series(1, 12);
CREATE TEMP TABLE answer AS
SELECT q.*, b.* FROM question q CROSS JOIN LATERAL ladder_board(q.day, q.since, q.known) b;
CREATE TEMP TABLE oracle AS
SELECT q.day, q.known, e.region, l.ladder, k.kind, s.now, s.since
FROM question q CROSS JOIN enterprise e CROSS JOIN ladder l CROSS JOIN (VALUES ('actual'), ('forecast')) k (kind)
CROSS JOIN LATERAL (SELECT pg_temp.tier_on(l.ladder, e.enterprise, k.kind, q.day, q.known) AS now,
	pg_temp.tier_on(l.ladder, e.enterprise, 'actual', q.since, q.known) AS since) s
WHERE s.now IS NOT NULL OR s.since IS NOT NULL AND (k.kind = 'actual' OR pg_temp.said(l.ladder, e.enterprise, 'forecast', q.day, q.known));
SELECT cmp_ok((SELECT count(*) FROM answer WHERE promoted > 0 AND demoted > 0 AND exited > 0), '>', 20::bigint, 'there is something to compare');
SELECT is_empty($$SELECT day, known, region, ladder, kind, tier, enterprises, at_or_above, enterprises_since, entered, exited, promoted, demoted FROM answer
	EXCEPT
	(SELECT a.day, a.known, a.region, a.ladder, a.kind, a.tier,
		count(*) FILTER (WHERE o.now = t), count(*) FILTER (WHERE o.now >= t), count(*) FILTER (WHERE o.since = t),
		count(*) FILTER (WHERE o.now = t AND o.since IS DISTINCT FROM t), count(*) FILTER (WHERE o.since = t AND o.now IS DISTINCT FROM t),
		count(*) FILTER (WHERE o.now = t AND o.since < t), count(*) FILTER (WHERE o.now = t AND o.since > t)
	FROM answer a CROSS JOIN LATERAL (SELECT a.tier_order AS t) t
	JOIN oracle o ON o.day = a.day AND o.known = a.known AND o.region = a.region AND o.ladder = a.ladder AND o.kind = a.kind
	WHERE a.tier <> 'all' GROUP BY a.day, a.known, a.region, a.ladder, a.kind, a.tier
	UNION ALL
	SELECT o.day, o.known, o.region, o.ladder, o.kind, 'all', count(o.now), count(o.now), count(o.since),
		count(*) FILTER (WHERE o.since IS NULL), count(*) FILTER (WHERE o.now IS NULL),
		count(*) FILTER (WHERE o.now > o.since), count(*) FILTER (WHERE o.now < o.since)
	FROM oracle o GROUP BY o.day, o.known, o.region, o.ladder, o.kind)$$, 'every count is that of the oracle');
SELECT is_empty($$SELECT * FROM answer WHERE entered - exited <> change OR enterprises - enterprises_since <> change
		OR promoted + demoted > entered AND tier <> 'all'$$, 'entered less exited is the change of the count');
-- day by day: on the day itself the tier holds, until the day before the next
DELETE FROM enterprise_tier;
INSERT INTO enterprise_tier (ladder, enterprise, kind, since, tier, recorded_at) VALUES ('size', 'e1', 'actual', '2023-03-10', 'small', '2023-01-01'), ('size', 'e1', 'actual', '2023-03-12', 'large', '2023-01-01'), ('size', 'e1', 'actual', '2023-03-14', NULL, '2023-01-01'),
	('size', 'e2', 'actual', '2023-03-11', 'large', '2023-01-01'), ('size', 'e2', 'actual', '2023-03-13', 'small', '2023-01-01'), ('size', 'e2', 'forecast', '2023-03-12', 'middle', '2023-01-01');
SELECT results_eq($$SELECT d::date, string_agg(concat_ws(' ', tier, enterprises, at_or_above, enterprises_since, entered, exited, promoted, demoted), ', ' ORDER BY tier_order NULLS FIRST) FILTER (WHERE tier IN ('all', 'small', 'large'))
	FROM generate_series(date '2023-03-09', '2023-03-15', '1 day') d LEFT JOIN LATERAL ladder_board(d::date, d::date - 1) b ON b.kind = 'actual' GROUP BY 1 ORDER BY 1$$,
	$$VALUES (date '2023-03-09', NULL), ('2023-03-10', 'all 1 1 0 1 0 0 0, small 1 1 0 1 0 0 0, large 0 0 0 0 0 0 0'),
		('2023-03-11', 'all 2 2 1 1 0 0 0, small 1 2 1 0 0 0 0, large 1 1 0 1 0 0 0'), ('2023-03-12', 'all 2 2 2 0 0 1 0, small 0 2 1 0 1 0 0, large 2 2 1 1 0 1 0'),
		('2023-03-13', 'all 2 2 2 0 0 0 1, small 1 2 0 1 0 0 1, large 1 1 2 0 1 0 0'), ('2023-03-14', 'all 1 1 2 0 1 0 0, small 1 1 1 0 0 0 0, large 0 0 1 0 1 0 0'), ('2023-03-15', 'all 1 1 1 0 0 0 0, small 1 1 1 0 0 0 0, large 0 0 0 0 0 0 0')$$, 'who stands where, and moved since the day before');
SELECT results_eq($$SELECT b.since_date, b.tier, b.enterprises, b.enterprises_since, b.promoted, b.demoted FROM unnest(ARRAY['2023-03-11', '2023-03-12']::date[]) d CROSS JOIN LATERAL ladder_board(d, d) b WHERE b.kind = 'forecast' AND tier <> 'small' ORDER BY 1, 2$$,
	$$VALUES (date '2023-03-12', 'all', 1::bigint, 1::bigint, 0::bigint, 1::bigint), ('2023-03-12', 'large', 0, 1, 0, 0), ('2023-03-12', 'middle', 1, 0, 0, 1)$$, 'a forecast from its day on');
-- the months of the view: of actual tiers to the month of the last one, or in which something was recorded
INSERT INTO enterprise_tier (ladder, enterprise, kind, since, tier, recorded_at) VALUES ('size', 'e2', 'forecast', '2023-07-31', 'middle', '2023-01-01'), ('size', 'e2', 'actual', '2023-05-01', 'large', '2023-01-01');
SELECT results_eq($$SELECT kind, min(on_date), max(on_date) FROM ladder_board GROUP BY 1 ORDER BY 1$$, $$VALUES ('actual', date '2023-03-31', date '2023-05-31'), ('forecast', '2023-03-31', '2023-07-31')$$, 'on the first day of a month its board is there');
-- that an enterprise will leave is a forecast too
INSERT INTO ladder (ladder) VALUES ('leaving');
INSERT INTO ladder_tier (ladder, tier, tier_order) VALUES ('leaving', 'a', 1), ('leaving', 'b', 2);
INSERT INTO enterprise (enterprise, region) VALUES ('e', 'r'), ('f', 'r'), ('g', 'r');
INSERT INTO enterprise_tier (ladder, enterprise, kind, since, tier, recorded_at) VALUES ('leaving', 'e', 'actual', '2023-01-01', 'b', '2023-01-01'), ('leaving', 'f', 'actual', '2023-01-01', 'a', '2023-01-01'), ('leaving', 'g', 'actual', '2023-01-01', 'a', '2023-01-01'),
	('leaving', 'e', 'forecast', '2023-12-31', NULL, '2023-01-01'), ('leaving', 'f', 'forecast', '2023-12-31', 'a', '2023-01-01');
SELECT results_eq($$SELECT tier, enterprises, enterprises_since, change, entered, exited FROM ladder_board('2023-12-31', '2023-06-30') WHERE ladder = 'leaving' AND kind = 'forecast'$$,
	$$VALUES ('all', 1::bigint, 2::bigint, -1::bigint, 0::bigint, 1::bigint), ('b', 0, 1, -1, 0, 1), ('a', 1, 1, 0, 0, 0)$$, 'of those that were forecast, one will be gone');
SELECT is_empty($$SELECT FROM ladder_board('2023-12-30', '2023-06-30') WHERE ladder = 'leaving' AND kind = 'forecast'$$, 'from the day of the forecast on');
SELECT * FROM finish();
