-- The first office: Tai'an, January to May 2023.
--
-- The rows are CONSTRUCTED by the fixed rules below. Only the totals that follow
-- from them are published (Tai'an Daily, 3 July 2023): no single city's level,
-- chain, project or investment sum here is a real one. Amounts of indicators are
-- in 100 million yuan (unit_mult 8), of projects in yuan.
--
--     SELECT create_model('taian');
--     \i examples/taian/data.sql

SET search_path = taian, public;
BEGIN;

-- Shandong and its 16 cities.
INSERT INTO region (region, name_zh, name_zh_hant, name_en, children_expected)
VALUES ('shandong', '山东省', '山東省', 'Shandong', 16);
INSERT INTO region (region, parent_region, name_zh, name_zh_hant, name_en)
SELECT v.*
FROM (VALUES
	('jinan', 'shandong', '济南市', '濟南市', 'Jinan'),
	('qingdao', 'shandong', '青岛市', '青島市', 'Qingdao'),
	('zibo', 'shandong', '淄博市', '淄博市', 'Zibo'),
	('zaozhuang', 'shandong', '枣庄市', '棗莊市', 'Zaozhuang'),
	('dongying', 'shandong', '东营市', '東營市', 'Dongying'),
	('yantai', 'shandong', '烟台市', '煙台市', 'Yantai'),
	('weifang', 'shandong', '潍坊市', '濰坊市', 'Weifang'),
	('jining', 'shandong', '济宁市', '濟寧市', 'Jining'),
	('taian', 'shandong', '泰安市', '泰安市', 'Tai''an'),
	('weihai', 'shandong', '威海市', '威海市', 'Weihai'),
	('rizhao', 'shandong', '日照市', '日照市', 'Rizhao'),
	('linyi', 'shandong', '临沂市', '臨沂市', 'Linyi'),
	('dezhou', 'shandong', '德州市', '德州市', 'Dezhou'),
	('liaocheng', 'shandong', '聊城市', '聊城市', 'Liaocheng'),
	('binzhou', 'shandong', '滨州市', '濱州市', 'Binzhou'),
	('heze', 'shandong', '菏泽市', '菏澤市', 'Heze')) AS v;

-- Wholes before their parts; a part named alone is one of which.
INSERT INTO indicator (indicator, parent_indicator, reference_indicator, name_zh, name_zh_hant, name_en,
	cumulative, unit, unit_mult, of_which)
VALUES
	('value_added', NULL, NULL, '规模以上工业增加值', '規模以上工業增加值', 'value added of industry above designated size', true, 'yuan', 8, false),
	('investment', NULL, NULL, '全部投资', '全部投資', 'all investment', true, 'yuan', 8, false),
	('industrial_investment', 'investment', NULL, '工业投资', '工業投資', 'industrial investment', true, 'yuan', 8, false),
	('other_investment', 'investment', NULL, '其他投资', '其他投資', 'other investment', true, 'yuan', 8, false),
	('manufacturing_investment', 'industrial_investment', NULL, '制造业投资', '製造業投資', 'manufacturing investment', true, 'yuan', 8, true),
	('industrial_upgrade', NULL, NULL, '工业技改投资', '工業技改投資', 'industrial technical-upgrade investment', true, 'yuan', 8, false),
	('manufacturing_upgrade', 'industrial_upgrade', NULL, '制造业技改投资', '製造業技改投資', 'manufacturing technical-upgrade investment', true, 'yuan', 8, true),
	('funds_in_place', NULL, NULL, '工业项目到位资金', '工業項目到位資金', 'funds in place of industrial projects', true, 'yuan', 8, false),
	('private_investment', NULL, NULL, '全部民间投资', '全部民間投資', 'all private investment', true, 'yuan', 8, false),
	('industrial_private_investment', 'private_investment', 'private_investment', '工业民间投资', '工業民間投資', 'industrial private investment', true, 'yuan', 8, true),
	('chain_investment', NULL, NULL, '产业链工业固定资产投资', '產業鏈工業固定資產投資', 'industrial fixed-asset investment of the key chains', false, 'yuan', 8, false),
	('projects_attracted', NULL, NULL, '招引项目', '招引項目', 'projects attracted', false, 'projects', 0, false);

-- Value added: only the growth and the rank are published, at constant prices.
INSERT INTO observation (indicator, period, region, published_growth, published_rank, published_rank_peers)
VALUES ('value_added', ref_ytd(2023, 5), 'taian', 11.4, 5, 16);

-- Levels of Tai'an in January to May of both years.
CREATE TEMP TABLE level (indicator text, year_ago numeric, now numeric) ON COMMIT DROP;
INSERT INTO level VALUES
	('investment', 1000.00, 1125.14),
	('industrial_investment', 296.00, 390.42),
	('other_investment', 704.00, 734.72),
	('manufacturing_investment', 245.87, 324.05),
	('industrial_upgrade', 120.00, 174.00),
	('manufacturing_upgrade', 100.00, 145.20),
	('funds_in_place', 176.40, 216.90),
	('private_investment', 480.00, 549.60),
	('industrial_private_investment', 200.00, 254.80);

-- January is not published alone; the earlier cumulative periods are a fixed part
-- of January to May.
INSERT INTO observation (indicator, period, region, value)
SELECT l.indicator, ref_ytd(y.year, m.month), 'taian', round(y.value * m.part, 2)
FROM level l
CROSS JOIN LATERAL (VALUES (2022, l.year_ago), (2023, l.now)) AS y (year, value)
CROSS JOIN (VALUES (2, 0.30), (3, 0.55), (4, 0.78), (5, 1.00)) AS m (month, part);

-- Funds in place: the coverage changed, so the base is the comparable one.
UPDATE observation SET comparable_base = 180.00
WHERE indicator = 'funds_in_place' AND period = ref_ytd(2023, 5) AND region = 'taian';

-- The other 15 cities, for the three indicators that are ranked. Growth falls in
-- fixed steps from the first city of the list; Jinan takes what makes the
-- province's growth come out, and the province is the sum of its cities.
INSERT INTO observation (indicator, period, region, value)
SELECT i.indicator, ref_ytd(2022, 5), c.region, i.year_ago + 10 * c.n
FROM (VALUES ('industrial_investment', 300.00), ('industrial_upgrade', 110.00), ('manufacturing_upgrade', 90.00)) AS i (indicator, year_ago)
CROSS JOIN (
	SELECT region, row_number() OVER (ORDER BY region) AS n
	FROM region WHERE parent_region = 'shandong' AND region <> 'taian') c;

INSERT INTO observation (indicator, period, region, value)
SELECT b.indicator, ref_ytd(2023, 5), b.region, round(b.value * (1 + (i.highest - i.step * c.n) / 100), 2)
FROM (VALUES ('industrial_investment', 33.6, 3.5), ('industrial_upgrade', 21.0, 2.2), ('manufacturing_upgrade', 15.0, 1.84)) AS i (indicator, highest, step)
JOIN observation b ON b.indicator = i.indicator AND b.period = ref_ytd(2022, 5)
JOIN (SELECT region, row_number() OVER (ORDER BY region) - 1 AS n
	  FROM region WHERE parent_region = 'shandong' AND region NOT IN ('taian', 'jinan')) c ON c.region = b.region;

INSERT INTO observation (indicator, period, region, value)
SELECT p.indicator, ref_ytd(2023, 5), 'jinan', round(sum(b.value) * (1 + p.growth / 100), 2) - sum(o.value)
FROM (VALUES ('industrial_investment', 10.2), ('industrial_upgrade', 6.4), ('manufacturing_upgrade', 2.9)) AS p (indicator, growth)
JOIN observation b ON b.indicator = p.indicator AND b.period = ref_ytd(2022, 5)
LEFT JOIN observation o ON o.indicator = b.indicator AND o.region = b.region AND o.period = ref_ytd(2023, 5)
GROUP BY p.indicator, p.growth;

INSERT INTO observation (indicator, period, region, value)
SELECT indicator, period, 'shandong', sum(value)
FROM observation
WHERE indicator IN ('industrial_investment', 'industrial_upgrade', 'manufacturing_upgrade')
	AND (period = ref_ytd(2022, 5) OR period = ref_ytd(2023, 5))
GROUP BY indicator, period;

-- The 13 key chains; the first six are named in the report, the others are made up.
INSERT INTO chain (chain, name_zh, name_zh_hant, name_en)
VALUES
	('chemicals', '高端化工', '高端化工', 'high-end chemicals'),
	('textiles', '纺织服装', '紡織服裝', 'textiles and clothing'),
	('food', '现代食品', '現代食品', 'modern food'),
	('digital', '数字经济', '數位經濟', 'digital economy'),
	('new_energy', '新能源', '新能源', 'new energy'),
	('medicine', '医药及医疗器械', '醫藥及醫療器械', 'medicines and medical devices'),
	('power_equipment', '输变电装备', '輸變電裝備', 'power equipment'),
	('mining_equipment', '矿山装备', '礦山裝備', 'mining equipment'),
	('vehicles', '汽车及零部件', '汽車及零部件', 'vehicles and parts'),
	('new_materials', '新材料', '新材料', 'new materials'),
	('building_materials', '新型建材', '新型建材', 'building materials'),
	('metals', '金属加工', '金屬加工', 'metalworking'),
	('paper', '造纸印刷', '造紙印刷', 'paper and printing');

-- The second quarter's target and what April and May brought of it; the projects
-- to be attracted in the year.
CREATE TEMP TABLE chain_plan (chain text, quarter_target numeric, reached numeric, projects numeric) ON COMMIT DROP;
INSERT INTO chain_plan VALUES
	('chemicals', 30, 27.00, 26), ('textiles', 20, 17.60, 20), ('food', 25, 21.50, 22),
	('digital', 15, 13.50, 19), ('new_energy', 30, 27.30, 27), ('medicine', 20, 17.40, 20),
	('power_equipment', 20, 15.40, 18), ('mining_equipment', 15, 11.70, 16), ('vehicles', 15, 11.25, 17),
	('new_materials', 20, 15.20, 21), ('building_materials', 15, 11.10, 15), ('metals', 15, 12.15, 16),
	('paper', 10, 6.90, 12);

-- Both readings of "second-quarter target" are kept: the quarter's own flow, and
-- what is to be reached from January to June (twice as much, of which the first
-- quarter brought as much as April and May).
INSERT INTO target (indicator, region, chain, period, kind, target, recorded_at)
SELECT 'chain_investment', 'taian', p.chain, ref_quarter(2023, 2), k.kind, k.times * p.quarter_target, '2023-03-28 00:00+08'
FROM chain_plan p
CROSS JOIN (VALUES ('flow', 1), ('cumulative', 2)) AS k (kind, times);
INSERT INTO target (indicator, region, chain, period, kind, target, recorded_at)
SELECT 'projects_attracted', 'taian', chain, ref_year(2023), 'flow', projects, '2023-01-20 00:00+08' FROM chain_plan;

INSERT INTO chain_observation (indicator, period, region, chain, value, recorded_at)
SELECT 'chain_investment', ref_month(2023, m.month), 'taian', p.chain, m.part * p.reached,
	(end_date(ref_month(2023, m.month)) + 15)::timestamp AT TIME ZONE 'Asia/Shanghai'
FROM chain_plan p
CROSS JOIN (VALUES (1, 0.2), (2, 0.3), (3, 0.5), (4, 0.4), (5, 0.6)) AS m (month, part);

-- Projects. Of each class: how many were under construction at the end of May 2022,
-- how many were started from June to December 2022 and from January to May 2023;
-- of those of 2022 as many were completed since as make the stock of May 2023.
CREATE TEMP TABLE class (class text, kind text, large boolean, before int, started_2022 int, started_2023 int, now int) ON COMMIT DROP;
INSERT INTO class VALUES
	('LU', 'technical_upgrade', true, 206, 40, 100, 267),
	('LN', 'new', true, 168, 30, 60, 175),
	('SU', 'technical_upgrade', false, 294, 30, 50, 295),
	('SN', 'new', false, 135, 20, 32, 131);

-- Planned investment: pairs of projects lie as far above a middle as below it, so
-- that the sums come out: 242 started for 129.622 billion yuan, 260 planned for
-- 307.06 billion.
CREATE TEMP TABLE plan (project text, kind text, planned_investment numeric, part text, n int, class text) ON COMMIT DROP;
INSERT INTO plan
SELECT format('%s-%s-%s', c.class, p.part, lpad(n::text, 3, '0')), c.kind,
	CASE WHEN c.large THEN 784512500 ELSE 50000000 END
	+ CASE WHEN n % 2 = 0 THEN 1 ELSE -1 END * ((n + 1) / 2) * CASE WHEN c.large THEN 3000000 ELSE 150000 END,
	p.part, n, c.class
FROM class c
CROSS JOIN LATERAL (VALUES ('A', c.before), ('B', c.started_2022), ('C', c.started_2023)) AS p (part, count)
CROSS JOIN LATERAL generate_series(1, p.count) n;
INSERT INTO plan
SELECT format('P-%s', lpad(n::text, 3, '0')), CASE WHEN n % 3 = 0 THEN 'technical_upgrade' ELSE 'new' END,
	1181000000 + CASE WHEN n % 2 = 0 THEN 1 ELSE -1 END * ((n + 1) / 2) * 5000000, 'P', n, 'P'
FROM generate_series(1, 260) n;

INSERT INTO project (project, region, chain, kind, planned_investment, name)
SELECT p.project, 'taian', c.chain, p.kind, p.planned_investment, 'constructed project ' || p.project
FROM plan p
JOIN (SELECT chain, row_number() OVER (ORDER BY chain) - 1 AS k FROM chain) c ON c.k = p.n % 13;

-- When each stage was entered; the office records it two days later.
CREATE TEMP TABLE entry (project text, stage text, happened_on date, batch text) ON COMMIT DROP;
INSERT INTO entry
SELECT project, 'planned', date '2020-03-01' + n % 300, NULL::text FROM plan WHERE part = 'A'
UNION ALL
SELECT project, 'started', date '2021-03-01' + n * 7 % 400, NULL FROM plan WHERE part = 'A'
UNION ALL
SELECT project, 'planned', date '2022-01-10' + n % 120, NULL FROM plan WHERE part IN ('B', 'C')
UNION ALL
SELECT project, 'started', date '2022-06-10' + n * 11 % 190, NULL FROM plan WHERE part = 'B'
UNION ALL
-- three joint starts
SELECT project, 'started', d.day, 'joint start ' || d.day
FROM plan
JOIN (VALUES (0, date '2023-01-28'), (1, date '2023-03-16'), (2, date '2023-05-18')) AS d (k, day) ON d.k = n % 3
WHERE part = 'C'
UNION ALL
SELECT project, 'under_construction', d.day + 10, NULL
FROM plan
JOIN (VALUES (0, date '2023-01-28'), (1, date '2023-03-16'), (2, date '2023-05-18')) AS d (k, day) ON d.k = n % 3
WHERE part = 'C'
UNION ALL
-- completed between June 2022 and May 2023: as many as make the stock of May 2023
SELECT p.project, 'completed', date '2022-06-05' + p.n * 13 % 355, NULL
FROM plan p
JOIN class c ON c.class = p.class
WHERE p.part = 'A' AND p.n <= c.before + c.started_2022 + c.started_2023 - c.now
UNION ALL
-- planned in 2023
SELECT project, 'planned', date '2023-01-05' + n % 140, NULL FROM plan WHERE part = 'P'
UNION ALL
SELECT project, 'reviewed', date '2023-01-05' + n % 140 + 5, NULL FROM plan WHERE part = 'P' AND n <= 120
UNION ALL
SELECT project, 'chosen', date '2023-05-20', NULL FROM plan WHERE part = 'P' AND n <= 120 AND n % 3 = 0
UNION ALL
-- 58 signed in two joint signings: 30 of those planned in 2023, 28 of those planned in 2022
SELECT project, 'signed', d.day, 'joint signing ' || d.day
FROM plan
JOIN (VALUES (0, date '2023-05-25'), (1, date '2023-05-31')) AS d (k, day) ON d.k = n % 2
WHERE part = 'P' AND n <= 30
UNION ALL
SELECT project, 'signed', date '2023-01-10', 'joint signing 2023-01-10' FROM plan WHERE class = 'LU' AND part = 'C' AND n <= 28;

-- recorded two days later, but for the last completion of May, which was reported three weeks late
INSERT INTO project_stage_event (project, stage, happened_on, recorded_at, batch)
SELECT project, stage, happened_on,
	CASE WHEN stage = 'completed' AND row_number() OVER (PARTITION BY stage, happened_on <= '2023-05-31' ORDER BY happened_on DESC, project) = 1
			AND happened_on <= '2023-05-31'
		 THEN timestamptz '2023-06-20 09:00+08'
		 ELSE (happened_on + 2)::timestamp AT TIME ZONE 'Asia/Shanghai' END, batch
FROM entry
ORDER BY happened_on, project, stage;

COMMIT;
DO $$
BEGIN
	EXECUTE (SELECT 'ANALYZE ' || string_agg(oid::regclass::text, ', ') FROM pg_class WHERE relnamespace = 'taian'::regnamespace AND relkind = 'r');
END
$$;
