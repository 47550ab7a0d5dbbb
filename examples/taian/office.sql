-- The first office's enterprises and services up to the end of May 2023, and its
-- actions up to the end of June.
--
-- The rows are CONSTRUCTED by the fixed rules below, as in data.sql, which must be
-- loaded before. Only the totals that follow from them are published: no single
-- enterprise, grade, request, agreement, owner or due date here is a real one.

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
VALUES ('key_enterprises', '重点攻坚突破企业', '重點攻堅突破企業', 'key growth enterprises');
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
VALUES ('digital', '制造业数字化转型评估', '製造業數位轉型評估', 'digital transformation of manufacturing');
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
VALUES ('reception_hall', '泰山产业会客厅', '泰山產業會客廳', 'Taishan industry reception hall');
INSERT INTO membership_event (platform, enterprise, event, happened_on, recorded_at)
SELECT 'reception_hall', format('E-%s', lpad(e.n::text, 4, '0')), e.event, e.day, pg_temp.recorded(e.day)
FROM (
	SELECT n, 'joined' AS event, date '2022-04-01' + n % 400 AS day FROM generate_series(1, 1080) n
	UNION ALL
	SELECT n, 'exited', date '2023-05-09' FROM generate_series(90, 1080, 90) n
	UNION ALL
	SELECT n, 'profile_completed', date '2022-04-01' + n % 400 + 15 FROM generate_series(1, 1052, 2) n
	UNION ALL
	SELECT 2, 'profile_completed', date '2023-05-15') e;
INSERT INTO membership_event (platform, enterprise, event, happened_on, recorded_at)
VALUES ('reception_hall', 'E-0002', 'profile_completed', NULL, pg_temp.recorded('2023-06-18'));

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

-- The five actions of the report and what they are made of. The report names the
-- actions, the contest of securing the factors of production, both inquiries, the
-- five campaigns, the chains that are joined, the lists, and that there are eight
-- measures and 249 projects to attract; everything below, owners, dates, findings
-- and scores are constructed. The year is followed to the end of June.
INSERT INTO department (department, department_order, name_zh, name_zh_hant, name_en)
VALUES ('office', 50, '市工业推进办公室', '市工業推進辦公室', 'the city''s industrial office');
INSERT INTO department (department, department_order, name_zh, name_zh_hant, name_en)
SELECT 'team-' || chain, 50 + row_number() OVER (ORDER BY chain COLLATE "C"),
	name_zh || '产业链专班', name_zh_hant || '產業鏈專班', 'chain team: ' || name_en
FROM chain;
INSERT INTO department (department, department_order, name_zh, name_zh_hant, name_en)
SELECT 'unit-' || n, 70 + n, format('示例县市区%s', n), format('示例縣市區%s', n), format('constructed county %s', n)
FROM generate_series(1, 6) n;

CREATE TEMP TABLE plan (initiative text, parent text, kind text, ord integer, owner text, chain text, name_zh text, name_zh_hant text, name_en text,
	begun date, due date, done date) ON COMMIT DROP;
INSERT INTO plan (initiative, parent, kind, ord, name_zh, name_zh_hant, name_en)
VALUES
	('compete', NULL, 'action', 1, '五大比拼、两大问效', '五大比拼、兩大問效', 'five contests, two inquiries'),
	('break_through', NULL, 'action', 2, '五大攻坚突破', '五大攻堅突破', 'five breakthroughs'),
	('join_chains', NULL, 'action', 3, '五链融合、科技支撑', '五鏈融合、科技支撐', 'five chains joined, supported by science'),
	('grow', NULL, 'action', 4, '企业育苗', '企業育苗', 'growing enterprises'),
	('market', NULL, 'action', 5, '市场活力提升', '市場活力提升', 'market vitality'),
	('contest-planning', 'compete', 'contest', 1, '项目策划大比拼', '項目策劃大比拼', 'contest of project planning'),
	('contest-attraction', 'compete', 'contest', 2, '招商引资大比拼', '招商引資大比拼', 'contest of investment attraction'),
	('contest-lifting', 'compete', 'contest', 3, '企业培强大比拼', '企業培強大比拼', 'contest of strengthening enterprises'),
	('contest-parks', 'compete', 'contest', 4, '特色园区大比拼', '特色園區大比拼', 'contest of industrial parks'),
	('contest-factors', 'compete', 'contest', 5, '要素保障大比拼', '要素保障大比拼', 'contest of securing the factors of production'),
	('inquiry-chief', 'compete', 'inquiry', 6, '总链长“一线问效”', '總鏈長“一線問效”', 'the chief chain head asks on site'),
	('inquiry-heads', 'compete', 'inquiry', 7, '“链长问效”', '“鏈長問效”', 'the chain heads ask'),
	('planning', 'break_through', 'campaign', 1, '项目策划攻坚突破', '項目策劃攻堅突破', 'project planning'),
	('attraction', 'break_through', 'campaign', 2, '招商引资攻坚突破', '招商引資攻堅突破', 'investment attraction'),
	('lifting', 'break_through', 'campaign', 3, '企业培强攻坚突破', '企業培強攻堅突破', 'strengthening enterprises'),
	('parks', 'break_through', 'campaign', 4, '特色园区建设攻坚突破', '特色園區建設攻堅突破', 'industrial parks'),
	('factors', 'break_through', 'campaign', 5, '要素保障攻坚突破', '要素保障攻堅突破', 'securing the factors of production'),
	('chains', 'join_chains', 'programme', 1, '五链融合', '五鏈融合', 'five chains joined'),
	('lists', 'join_chains', 'programme', 2, '系列工程', '系列工程', 'lists of tens, hundreds and thousands'),
	('digital', 'join_chains', 'programme', 3, '制造业数字化转型', '製造業數位轉型', 'digital transformation of manufacturing'),
	('chain-industry', 'chains', 'programme', 1, '产业链', '產業鏈', 'industry chain'),
	('chain-innovation', 'chains', 'programme', 2, '创新链', '創新鏈', 'innovation chain'),
	('chain-talent', 'chains', 'programme', 3, '人才链', '人才鏈', 'talent chain'),
	('chain-education', 'chains', 'programme', 4, '教育链', '教育鏈', 'education chain'),
	('chain-digital', 'chains', 'programme', 5, '数字链', '數位鏈', 'digital chain'),
	('list-tens', 'lists', 'programme', 1, '“双十”工程', '“雙十”工程', 'twice ten'),
	('list-hundreds', 'lists', 'programme', 2, '“双百”工程', '“雙百”工程', 'twice a hundred'),
	('list-thousands', 'lists', 'programme', 3, '“双千”工程', '“雙千”工程', 'twice a thousand'),
	('list-all', 'lists', 'programme', 4, '“十百千万”工程', '“十百千萬”工程', 'tens, hundreds, thousands and ten thousands'),
	('training', 'grow', 'programme', 1, '企业管理者和机关干部双赋能', '企業管理者和機關幹部雙賦能', 'training for managers and officials'),
	('cooperation', 'grow', 'programme', 2, '制造业协同发展', '製造業協同發展', 'manufacturers working together'),
	('credit', 'grow', 'programme', 3, '金融助力', '金融助力', 'credit'),
	('reception_hall', 'market', 'programme', 1, '泰山产业会客厅', '泰山產業會客廳', 'Taishan industry reception hall'),
	('law', 'market', 'programme', 2, '新型工业化立法', '新型工業化立法', 'legislation');

-- What they find, and by when it is to be settled: a month later.
INSERT INTO plan (initiative, parent, kind, ord, owner, chain, name_zh, name_zh_hant, name_en, begun, due)
SELECT format('%s-%s-%s', q.inquiry, c.chain, v.visit), q.inquiry, 'finding', v.visit, 'team-' || c.chain, c.chain,
	format('%s：第%s次走访发现的问题', c.name_zh, v.visit), format('%s：第%s次走訪發現的問題', c.name_zh_hant, v.visit), format('%s: found on visit %s', c.name_en, v.visit),
	d.day, d.day + 30
FROM (VALUES ('inquiry-chief', 2, 60), ('inquiry-heads', 4, 30)) AS q (inquiry, visits, every)
CROSS JOIN (SELECT c.*, row_number() OVER (ORDER BY chain COLLATE "C")::integer AS k FROM chain c) c
CROSS JOIN LATERAL generate_series(1, q.visits) AS v (visit)
CROSS JOIN LATERAL (SELECT date '2023-02-10' + (v.visit - 1) * q.every + c.k AS day) d;
-- The schedules of attraction: each project of the year's targets is a task of its chain's team.
INSERT INTO plan (initiative, parent, kind, ord, owner, chain, name_zh, name_zh_hant, name_en)
SELECT 'schedule-' || chain, 'attraction', 'programme', row_number() OVER (ORDER BY chain COLLATE "C"), 'team-' || chain, chain,
	name_zh || '产业链招引任务配档表', name_zh_hant || '產業鏈招引任務配檔表', 'attraction schedule: ' || name_en
FROM chain;
INSERT INTO plan (initiative, parent, kind, ord, name_zh, name_zh_hant, name_en, due)
SELECT format('attract-%s-%s', t.chain, n), 'schedule-' || t.chain, 'task', n,
	format('招引示例项目%s', n), format('招引示例項目%s', n), format('attract constructed project %s', n),
	(date '2022-12-31' + ceil(12 * n / t.target)::integer * interval '1 month')::date
FROM target t CROSS JOIN LATERAL generate_series(1, t.target::integer) n
WHERE t.indicator = 'projects_attracted';
-- Every key enterprise gets a plan of its own by the end of June.
INSERT INTO plan (initiative, parent, kind, ord, owner, chain, name_zh, name_zh_hant, name_en, due)
SELECT 'lift-' || e.enterprise, 'lifting', 'task', row_number() OVER (ORDER BY e.enterprise), 'team-' || e.chain, e.chain,
	'一企一策：' || e.name_zh, '一企一策：' || e.name_zh_hant, 'plan for ' || e.name_en, '2023-06-30'
FROM enterprise e JOIN tier_history() h ON h.enterprise = e.enterprise AND h.kind = 'forecast';
-- Milestones by month or quarter of the rest.
INSERT INTO plan (initiative, parent, kind, ord, name_zh, name_zh_hant, name_en, due)
SELECT format('%s-%s', p.initiative, m.n), p.initiative, CASE p.initiative WHEN 'digital' THEN 'measure' ELSE 'task' END, m.n,
	CASE p.initiative WHEN 'digital' THEN format('支持措施%s', m.n) ELSE format('第%s阶段', m.n) END,
	CASE p.initiative WHEN 'digital' THEN format('支持措施%s', m.n) ELSE format('第%s階段', m.n) END,
	CASE p.initiative WHEN 'digital' THEN format('measure %s', m.n) ELSE format('stage %s', m.n) END,
	(date '2023-01-01' + (m.n * 12 / m.of) * interval '1 month' - interval '1 day')::date
FROM plan p
CROSS JOIN LATERAL (
	SELECT CASE p.initiative WHEN 'digital' THEN 8 WHEN 'factors' THEN 12 WHEN 'credit' THEN 5 ELSE 4 END AS of, n
	FROM generate_series(1, CASE p.initiative WHEN 'digital' THEN 8 WHEN 'factors' THEN 12 WHEN 'credit' THEN 5 ELSE 4 END) n) m
WHERE NOT EXISTS (SELECT FROM plan below WHERE below.parent = p.initiative) AND p.kind IN ('contest', 'campaign', 'programme');
UPDATE plan p SET due = a.signed_on, done = a.signed_on
FROM (SELECT DISTINCT agreement, signed_on FROM agreement_amount) a
WHERE p.initiative = a.agreement AND p.parent = 'credit';
-- Of what is due by the end of June most is done before, every eighth late, every
-- seventeenth not; of the rest every sixth is done ahead of time.
UPDATE plan p SET done = CASE
	WHEN p.due > '2023-06-30' THEN CASE WHEN k.n % 6 = 0 AND p.begun IS NULL THEN date '2023-05-20' + k.n % 40 END
	WHEN k.n % 17 = 0 THEN NULL
	WHEN k.n % 8 = 0 THEN CASE WHEN p.due + 7 <= '2023-06-30' THEN p.due + 7 END
	ELSE p.due - k.n % 6 END
FROM (SELECT initiative, row_number() OVER (ORDER BY initiative COLLATE "C")::integer AS n FROM plan WHERE due IS NOT NULL) k
WHERE k.initiative = p.initiative AND p.parent <> 'credit';

INSERT INTO initiative (initiative, parent_initiative, region, kind, initiative_order, owner, chain, period, name_zh, name_zh_hant, name_en, recorded_at)
SELECT initiative, parent, 'taian', kind, ord, CASE WHEN parent IS NULL THEN 'office' ELSE owner END, chain,
	CASE WHEN parent IS NULL THEN ref_year(2023) END, name_zh, name_zh_hant, name_en, pg_temp.recorded(coalesce(begun, '2023-01-05'))
FROM plan;
INSERT INTO initiative_event (initiative, event, happened_on, recorded_at)
SELECT p.initiative, e.event, e.day, pg_temp.recorded(CASE e.event WHEN 'due' THEN coalesce(p.begun, '2023-01-05') ELSE e.day END)
FROM plan p
CROSS JOIN LATERAL (VALUES ('begun', p.begun), ('due', p.due), ('done', p.done)) AS e (event, day)
WHERE e.day <= '2023-06-30' OR e.event = 'due' AND coalesce(p.begun, '2023-01-05') <= '2023-06-30';
-- A project of May that was counted as attracted fell through.
INSERT INTO initiative_event (initiative, event, happened_on, recorded_at)
SELECT initiative, 'done', NULL, pg_temp.recorded('2023-06-12')
FROM plan WHERE parent LIKE 'schedule-%' AND done BETWEEN '2023-05-01' AND '2023-05-31'
ORDER BY initiative COLLATE "C" LIMIT 1;

-- Scores of the contests at the end of March and of June; the last one counts days.
INSERT INTO contest (initiative, higher_is_better, units_expected, unit)
SELECT initiative, initiative <> 'contest-factors', 6, CASE initiative WHEN 'contest-factors' THEN 'days' ELSE 'points' END
FROM plan WHERE kind = 'contest';
INSERT INTO contest_score (initiative, department, scored_on, score, recorded_at)
SELECT c.initiative, 'unit-' || n, r.day,
	CASE WHEN c.higher_is_better THEN 70 + (c.k * 7 + n * 11 + r.k * 5) % 29 ELSE 8 + (n * 5 + r.k * 3) % 7 END, pg_temp.recorded(r.day)
FROM (SELECT initiative, higher_is_better, row_number() OVER (ORDER BY initiative COLLATE "C")::integer AS k FROM contest) c
CROSS JOIN generate_series(1, 6) n
CROSS JOIN (VALUES (1, date '2023-03-31'), (2, date '2023-06-30')) AS r (k, day);

COMMIT;
DO $$
BEGIN
	EXECUTE (SELECT 'ANALYZE ' || string_agg(oid::regclass::text, ', ') FROM pg_class WHERE relnamespace = 'taian'::regnamespace AND relkind = 'r');
END
$$;
