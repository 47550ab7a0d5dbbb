-- The first office's enterprises, services and actions, up to the end of May 2023.
--
-- The rows are CONSTRUCTED by the fixed rules below, as in data.sql, which must be
-- loaded before. Only the totals that follow from them are published: no single
-- enterprise, grade, request, agreement or due date here is a real one. The names
-- of the actions are those of the report.

SET search_path = taian, public;
BEGIN;

-- When the office records what happened on a day: two days later.
CREATE FUNCTION pg_temp.recorded(happened_on date) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS
$$ SELECT (happened_on + 2)::timestamp AT TIME ZONE 'Asia/Shanghai' $$;

INSERT INTO enterprise (enterprise, region, chain, name_zh, name_zh_hant, name_en)
SELECT format('E-%s', lpad(n::text, 4, '0')), 'taian', c.chain,
	format('示例企业%s', lpad(n::text, 4, '0')), format('示例企業%s', lpad(n::text, 4, '0')),
	format('constructed enterprise %s', lpad(n::text, 4, '0'))
FROM generate_series(1, 1080) n
JOIN (SELECT chain, row_number() OVER (ORDER BY chain COLLATE "C") - 1 AS k FROM chain) c ON c.k = n % 13;

-- The ladder: 74 key enterprises, and where they are forecast to stand at the end of
-- the 14th five-year plan. "34 to pass 5 billion" is read as 34 beside the 17 that
-- pass 10 billion; at_or_above has the sum of both.
INSERT INTO ladder (ladder, name_zh, name_zh_hant, name_en)
VALUES ('key_enterprises', '重点攻坚突破企业', '重點攻堅突破企業', 'key enterprises to be lifted');
INSERT INTO ladder_tier (ladder, tier, tier_order, from_revenue, name_zh, name_zh_hant, name_en)
VALUES
	('key_enterprises', 'under_5bn', 1, 0, '营业收入50亿元以下', '營業收入50億元以下', 'revenue under 5 billion'),
	('key_enterprises', '5bn', 2, 5000000000, '营业收入50亿元至100亿元', '營業收入50億元至100億元', 'revenue of 5 to 10 billion'),
	('key_enterprises', '10bn', 3, 10000000000, '营业收入100亿元以上', '營業收入100億元以上', 'revenue of 10 billion or more');
INSERT INTO enterprise_tier (ladder, enterprise, kind, since, tier, recorded_at)
SELECT 'key_enterprises', format('E-%s', lpad(t.n::text, 4, '0')), t.kind, t.since, t.tier, pg_temp.recorded(t.known_on)
FROM (
	-- 72 were on the ladder from 2021 on
	SELECT n, 'actual' AS kind, date '2021-12-31' AS since, CASE WHEN n <= 4 THEN '10bn' WHEN n <= 15 THEN '5bn' ELSE 'under_5bn' END AS tier, date '2022-02-15' AS known_on
	FROM generate_series(1, 72) n
	UNION ALL
	-- the accounts of 2022: two rise to 10 billion, five to 5 billion, one falls
	SELECT n, 'actual', '2022-12-31', CASE WHEN n <= 6 THEN '10bn' WHEN n = 15 THEN 'under_5bn' ELSE '5bn' END, '2023-02-15'
	FROM generate_series(1, 72) n WHERE n IN (5, 6, 15, 16, 17, 18, 19, 20)
	UNION ALL
	-- one leaves the list in the spring, three are taken up
	SELECT n, 'actual', date '2023-03-31', CASE WHEN n <= 72 THEN NULL ELSE 'under_5bn' END, '2023-03-31'
	FROM generate_series(72, 75) n
	UNION ALL
	SELECT n, 'forecast', date '2025-12-31', CASE WHEN n <= 17 THEN '10bn' WHEN n <= 51 THEN '5bn' ELSE 'under_5bn' END, '2023-04-10'
	FROM generate_series(1, 75) n WHERE n <> 72) t;

-- 130 enterprises assessed for their digital transformation in 2023, after a pilot
-- round of 60 in 2022. The last ten are not graded yet.
INSERT INTO assessment_scheme (scheme, name_zh, name_zh_hant, name_en)
VALUES ('digital', '制造业数字化转型评估', '製造業數字化轉型評估', 'digital transformation of manufacturing');
INSERT INTO assessment_grade (scheme, grade, grade_order, name_zh, name_zh_hant, name_en)
VALUES
	('digital', 'starting', 1, '起步级', '起步級', 'starting'),
	('digital', 'growing', 2, '成长级', '成長級', 'growing'),
	('digital', 'advanced', 3, '先进级', '先進級', 'advanced'),
	('digital', 'leading', 4, '引航级', '引航級', 'leading');
INSERT INTO assessment_round (scheme, round, round_order, name_zh, name_zh_hant, name_en)
VALUES
	('digital', '2022', 1, '2022年试点', '2022年試點', 'pilot of 2022'),
	('digital', '2023', 2, '2023年评估', '2023年評估', 'assessment of 2023');
INSERT INTO assessment (scheme, round, enterprise, assessed_on, graded_on, grade, recorded_at)
SELECT 'digital', a.round, format('E-%s', lpad(a.n::text, 4, '0')), a.day, a.day + 20, a.grade, pg_temp.recorded(a.day + 20)
FROM (
	SELECT '2022' AS round, n, date '2022-09-01' + n AS day, (ARRAY['starting', 'starting', 'growing', 'starting', 'growing', 'advanced'])[1 + n % 6] AS grade
	FROM generate_series(1, 60) n
	UNION ALL
	SELECT '2023', n, date '2023-02-01' + n / 2, (ARRAY['growing', 'starting', 'advanced', 'growing', 'leading', 'starting', 'growing', 'advanced'])[1 + n % 8]
	FROM generate_series(11, 130) n) a;
INSERT INTO assessment (scheme, round, enterprise, assessed_on, recorded_at)
SELECT 'digital', '2023', format('E-%s', lpad(n::text, 4, '0')), '2023-05-22', pg_temp.recorded('2023-05-22')
FROM generate_series(131, 140) n;

-- The service platform: 1080 joined and 12 left again, 526 profiles of members are
-- complete. One profile more was taken for complete in May; in June that was put right.
INSERT INTO platform (platform, name_zh, name_zh_hant, name_en)
VALUES ('parlour', '泰山产业会客厅', '泰山產業會客廳', 'Taishan industry parlour');
INSERT INTO membership_event (platform, enterprise, event, happened_on, recorded_at)
SELECT 'parlour', format('E-%s', lpad(e.n::text, 4, '0')), e.event, e.day, pg_temp.recorded(e.day)
FROM (
	SELECT n, 'joined' AS event, date '2022-04-01' + n % 400 AS day FROM generate_series(1, 1080) n
	UNION ALL
	SELECT n, 'exited', date '2023-05-09' FROM generate_series(90, 1080, 90) n
	UNION ALL
	SELECT n, 'profile_completed', date '2022-04-01' + n % 400 + 15 FROM generate_series(1, 1052, 2) n
	UNION ALL
	SELECT 2, 'profile_completed', date '2023-05-15') e;
INSERT INTO membership_event (platform, enterprise, event, happened_on, recorded_at)
VALUES ('parlour', 'E-0002', 'profile_completed', NULL, pg_temp.recorded('2023-06-18'));

-- Five provincial banks agree credit of 300 billion yuan, 160 billion of it for industry.
INSERT INTO agreement (agreement, region, kind, party, name_zh, name_zh_hant, name_en)
SELECT 'credit-' || n, 'taian', 'credit', 'bank-' || n,
	format('与示例省级银行%s的战略合作协议', n), format('與示例省級銀行%s的戰略合作協議', n), format('strategic agreement with constructed provincial bank %s', n)
FROM generate_series(1, 5) n;
INSERT INTO agreement_amount (agreement, purpose, signed_on, ends_on, amount, recorded_at)
SELECT 'credit-' || b.n, p.purpose, b.day, '2025-12-31', p.amount * 1e9, pg_temp.recorded(b.day)
FROM (VALUES (1, date '2023-02-21', 80, 45), (2, '2023-03-07', 70, 40), (3, '2023-03-07', 60, 30), (4, '2023-04-12', 50, 25), (5, '2023-05-10', 40, 20))
	AS b (n, day, total, industry)
CROSS JOIN LATERAL (VALUES ('industry', b.industry), ('other', b.total - b.industry)) AS p (purpose, amount);

-- Service requests: 15 departments, named as is usual in a city. Until the first
-- service fair on 10 March their tasks are done one after the other, from then on
-- side by side, but for those that have to wait for another one.
INSERT INTO department (department, department_order, name_zh, name_zh_hant, name_en)
VALUES
	('planning', 1, '自然资源和规划局', '自然資源和規劃局', 'natural resources and planning'),
	('environment', 2, '生态环境局', '生態環境局', 'ecology and environment'),
	('water', 3, '水利局', '水利局', 'water resources'),
	('energy', 4, '能源局', '能源局', 'energy'),
	('transport', 5, '交通运输局', '交通運輸局', 'transport'),
	('emergency', 6, '应急管理局', '應急管理局', 'emergency management'),
	('labour', 7, '人力资源和社会保障局', '人力資源和社會保障局', 'human resources and social security'),
	('science', 8, '科学技术局', '科學技術局', 'science and technology'),
	('finance', 9, '地方金融监督管理局', '地方金融監督管理局', 'local financial supervision'),
	('reform', 10, '发展和改革委员会', '發展和改革委員會', 'development and reform'),
	('construction', 11, '住房和城乡建设局', '住房和城鄉建設局', 'housing and construction'),
	('power', 12, '供电公司', '供電公司', 'power supply'),
	('gas', 13, '燃气公司', '燃氣公司', 'gas supply'),
	('fire', 14, '消防救援支队', '消防救援支隊', 'fire and rescue'),
	('approval', 15, '行政审批服务局', '行政審批服務局', 'administrative approval');
INSERT INTO service_request (request, region, enterprise, name_zh, name_zh_hant, name_en, recorded_at)
SELECT format('R-%s', lpad(n::text, 3, '0')), 'taian', format('E-%s', lpad((n * 7)::text, 4, '0')),
	format('示例要素保障诉求%s', n), format('示例要素保障訴求%s', n), format('constructed request %s', n), pg_temp.recorded(date '2023-01-03' + n * 2)
FROM generate_series(1, 72) n;
-- Which departments have a task, how many days it takes, and its wave: a task of a
-- later wave may have to wait for one of an earlier.
CREATE TEMP TABLE task ON COMMIT DROP AS
SELECT r.request, r.n, d.department, d.department_order AS k, w.wave,
	timestamp '2023-01-03 09:00' + r.n * interval '2 days' AS opened_at,
	(1 + (r.n * 5 + d.department_order * 3) % 7) * interval '1 day' AS takes
FROM (SELECT request, right(request, 3)::integer AS n FROM service_request) r
CROSS JOIN department d
CROSS JOIN LATERAL (SELECT CASE d.department WHEN 'approval' THEN 3 WHEN 'construction' THEN 2 WHEN 'power' THEN 2 WHEN 'gas' THEN 2 ELSE 1 END AS wave) w
WHERE (r.n + d.department_order) % 3 > 0;
INSERT INTO service_task (request, department, recorded_at)
SELECT request, department, pg_temp.recorded(opened_at::date) FROM task;
INSERT INTO service_dependency (request, department, depends_on, recorded_at)
SELECT f.request, f.department, t.department, pg_temp.recorded(f.opened_at::date)
FROM (VALUES ('construction', 'planning'), ('construction', 'environment'), ('power', 'energy'), ('gas', 'energy'), ('approval', 'construction'), ('approval', 'fire'))
	AS w (department, depends_on)
JOIN task f ON f.department = w.department
JOIN task t ON t.request = f.request AND t.department = w.depends_on;
INSERT INTO service_event (request, department, event, happened_at, recorded_at)
SELECT DISTINCT request, NULL, e.event, e.happened_at, pg_temp.recorded(opened_at::date)
FROM task CROSS JOIN LATERAL (VALUES ('opened', opened_at), ('due', opened_at + interval '20 days')) AS e (event, happened_at);
INSERT INTO service_event (request, department, event, happened_at, recorded_at)
SELECT t.request, t.department, e.event, e.happened_at, pg_temp.recorded(e.happened_at::date)
FROM (
	SELECT request, department, takes,
		CASE WHEN opened_at < '2023-03-10' THEN opened_at + sum(takes) OVER (PARTITION BY request ORDER BY k) - takes
			 ELSE opened_at + (SELECT coalesce(sum(longest), interval '0') FROM (
				SELECT max(b.takes) AS longest FROM task b WHERE b.request = task.request AND b.wave < task.wave GROUP BY b.wave) l) END AS opened_at
	FROM task) t
CROSS JOIN LATERAL (VALUES ('opened', t.opened_at), ('closed', t.opened_at + t.takes)) AS e (event, happened_at)
WHERE e.happened_at < '2023-06-01';
-- A task that was entered as closed in May turned out not to be.
INSERT INTO service_event (request, department, event, happened_at, recorded_at)
SELECT request, department, 'closed', NULL, pg_temp.recorded('2023-06-12')
FROM service_event WHERE event = 'closed' AND happened_at < '2023-05-29'
ORDER BY happened_at DESC, request, department LIMIT 1;

COMMIT;
ANALYZE;
