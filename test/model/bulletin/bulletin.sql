-- The bulletin: the first office's, a second one's with other figures, what is left
-- out, what was known before, and templates that are refused.
\set QUIET on
SET client_min_messages = warning;
SET jit = off;
BEGIN;
CREATE EXTENSION indstat;
SELECT create_model('taian') \g /dev/null
SELECT create_model('coast') \g /dev/null
COMMIT;
\ir ../../../examples/taian/data.sql
\ir ../../../examples/taian/office.sql
\ir ../../../examples/taian/bulletin.sql
SET search_path = public;
SELECT plan(156);

-- create_model writes its sentences before the triggers that check them are there
SELECT lives_ok($$UPDATE coast.bulletin_source SET keys = keys; UPDATE coast.bulletin_sentence SET condition = condition; UPDATE coast.translation SET text = text$$,
	'what a new model says could have been saved by its office');

-- Every printed figure of the report, where it must stand: the view, the column and
-- what picks the row.  derived ones are not printed.
CREATE TEMP TABLE printed (id text PRIMARY KEY, view text, "column" text, key jsonb, value numeric);
INSERT INTO printed
SELECT k.id || c.id, 'indicator_board', c.name, jsonb_build_object('indicator', k.indicator), c.value
FROM (VALUES ('A1', 'value_added', 11.4, NULL::numeric, NULL::numeric, 5), ('A2', 'industrial_investment', 31.9, 21.7, NULL, 2),
	('A3', 'industrial_upgrade', 45.0, 38.6, NULL, 1), ('A4', 'manufacturing_upgrade', 45.2, 42.3, NULL, 1),
	('A5', 'manufacturing_investment', 31.8, NULL, NULL, NULL), ('A6', 'funds_in_place', 20.5, NULL, NULL, NULL),
	('A7', 'industrial_private_investment', 27.4, NULL, 12.9, NULL)) AS k (id, indicator, growth, gap, reference_gap, rank)
CROSS JOIN LATERAL (VALUES ('', 'growth', k.growth), (' gap', 'pp_gap', k.gap), (' reference gap', 'reference_pp_gap', k.reference_gap),
	(' rank', 'rank', k.rank), (' peers', 'peers', CASE WHEN k.rank > 0 THEN 16 END)) AS c (id, name, value)
WHERE c.value IS NOT NULL;
INSERT INTO printed VALUES
	('B1', 'structure', 'share', '{"indicator": "industrial_investment"}', 34.7), ('B2', 'structure', 'share_change', '{"indicator": "industrial_investment"}', 5.1),
	('B3', 'structure', 'stated_contribution', '{"indicator": "industrial_investment"}', 9.4), ('B4', 'structure', 'share', '{"indicator": "manufacturing_investment"}', 83),
	('C1', 'chain_board', 'chains_known', '{"indicator": "chain_investment", "kind": "flow"}', 13),
	('C2', 'chain_board', 'overall_completion', '{"indicator": "chain_investment", "kind": "flow"}', 83.2), ('C3', 'chain_board', '#', '{"above_overall": "true", "kind": "flow"}', 6),
	('D1', 'project_stock', 'projects', '{"kind": "all", "size_class": "all"}', 868), ('D1 change', 'project_stock', 'change', '{"kind": "all", "size_class": "all"}', 65),
	('D1 growth', 'project_stock', 'growth', '{"kind": "all", "size_class": "all"}', 8.1),
	('D2', 'project_stock', 'projects', '{"kind": "all", "size_class": "100m_or_more"}', 442), ('D2 change', 'project_stock', 'change', '{"kind": "all", "size_class": "100m_or_more"}', 68),
	('D3', 'project_stock', 'projects', '{"kind": "technical_upgrade", "size_class": "all"}', 562), ('D3 change', 'project_stock', 'change', '{"kind": "technical_upgrade", "size_class": "all"}', 62),
	('D3 growth', 'project_stock', 'growth', '{"kind": "technical_upgrade", "size_class": "all"}', 12.4),
	('D4', 'project_stock', 'projects', '{"kind": "technical_upgrade", "size_class": "100m_or_more"}', 267),
	('D4 change', 'project_stock', 'change', '{"kind": "technical_upgrade", "size_class": "100m_or_more"}', 61),
	('E1', 'pipeline_flow', 'entries_ytd', '{"stage": "planned"}', 260), ('E1 amount', 'pipeline_flow', 'amount_ytd', '{"stage": "planned"}', 307.06e9),
	('E2', 'pipeline_flow', 'entries_ytd', '{"stage": "chosen"}', 40), ('E3', 'pipeline_flow', 'batch_entries_ytd', '{"stage": "signed"}', 58),
	('E4', 'pipeline_flow', 'batch_entries_ytd', '{"stage": "started"}', 242), ('E4 amount', 'pipeline_flow', 'amount_ytd', '{"stage": "started"}', 129.622e9),
	('E5', 'chain_board', 'overall_target', '{"indicator": "projects_attracted"}', 249),
	('F1', 'ladder_board', 'enterprises', '{"kind": "actual", "tier": "all"}', 74), ('F2', 'ladder_board', 'enterprises', '{"kind": "forecast", "tier": "10bn"}', 17),
	('F3', 'ladder_board', 'enterprises', '{"kind": "forecast", "tier": "5bn"}', 34),
	('F4', 'assessment_grades', 'enterprises', '{"scheme": "digital", "round": "2023", "grade": "all"}', 130), ('F5', 'service_board', 'departments', '{}', 15),
	('F6 banks', 'agreement_board', 'parties', '{"kind": "credit", "purpose": "all"}', 5), ('F6', 'agreement_board', 'amount', '{"kind": "credit", "purpose": "all"}', 300e9),
	('F6 industry', 'agreement_board', 'amount', '{"kind": "credit", "purpose": "industry"}', 160e9),
	('F7', 'membership_board', 'members', '{}', 1068), ('F7 complete', 'membership_board', 'profiles_completed', '{}', 526);

CREATE TEMP TABLE line AS
SELECT l.lang, b.* FROM unnest(ARRAY['zh', 'zh-Hant', 'en']) l (lang) CROSS JOIN LATERAL taian.bulletin('taian', '2023年1—5月', l.lang) b;
CREATE TEMP TABLE figure AS
SELECT l.lang, l.paragraph, l.sentence, l.text, f.n, f.figure, f.figure->>'view' AS view, f.figure->>'column' AS "column", f.figure->'key' AS key,
	f.figure->'value' AS value, f.figure->>'printed' AS printed
FROM line l CROSS JOIN LATERAL jsonb_array_elements(l.figures) WITH ORDINALITY f (figure, n);

SELECT is_empty(format($$SELECT p.id FROM printed p WHERE NOT EXISTS (SELECT FROM figure f WHERE f.lang = %L AND f.view = p.view AND f.column = p.column
	AND f.key @> p.key AND f.value = to_jsonb(p.value) AND strpos(f.text, f.printed) > 0)$$, lang), 'every printed figure of A to F is in the bulletin: ' || lang)
FROM unnest(ARRAY['zh', 'zh-Hant', 'en']) lang;
-- sentences print some figures twice, as a sign and as a number; no figure stands in two sentences
SELECT is_empty($$SELECT f.lang, p.id FROM printed p JOIN figure f ON f.view = p.view AND f.column = p.column AND f.key @> p.key AND f.value = to_jsonb(p.value)
	WHERE f.printed ~ '[0-9]' GROUP BY f.lang, p.id HAVING count(*) > 1$$, 'and once only');
SELECT results_eq($$SELECT lang, string_agg(text, '' ORDER BY paragraph, sentence) ~ ALL (CASE lang
		WHEN 'zh' THEN ARRAY['3070\.6亿元', '1296\.22亿元', '3000亿元', '1600亿元', '42\.3个百分点', '第2位', '83\.2%', '新能源、高端化工、数字经济、纺织服装、医药及医疗器械、现代食品']
		WHEN 'zh-Hant' THEN ARRAY['3070\.6億元', '1296\.22億元', '3000億元', '1600億元', '42\.3個百分點', '第2位', '83\.2%', '新能源、高端化工、數位經濟、紡織服裝、醫藥及醫療器械、現代食品']
		ELSE ARRAY['307\.06 billion yuan', '129\.622 billion yuan', '300 billion yuan', '160 billion yuan', '42\.3 percentage points', '2nd among the 16', '83\.2%', 'new energy, high-end chemicals, digital economy, textiles and clothing, medicines and medical devices and modern food'] END)
	FROM line GROUP BY lang ORDER BY lang COLLATE "C"$$, $$VALUES ('en', true), ('zh', true), ('zh-Hant', true)$$, 'in the words of the language');
SELECT is_empty($$SELECT text FROM line WHERE lang = 'zh-Hant' AND text ~ '[个点亿万项业资长为与时间进达户诉]'$$, 'no simplified character in the traditional text');
SELECT is_empty($$SELECT text FROM line WHERE lang <> 'en' AND text ~ '[A-Za-z,;:()]' OR lang = 'en' AND text ~ '[，；。（）一-鿿]'$$, 'no half-width punctuation in Chinese, no Chinese in English');
SELECT results_eq($$SELECT lang, count(*) FROM line GROUP BY lang ORDER BY lang COLLATE "C"$$, $$VALUES ('en', 33::bigint), ('zh', 33), ('zh-Hant', 33)$$, 'the same sentences in all languages');

-- What remains of a text without its figures has no digit; every figure comes out of its query.
CREATE FUNCTION pg_temp.without_figures(line text, figures jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	rest text := line;
	f text;
BEGIN
	FOR f IN SELECT x->>'printed' FROM jsonb_array_elements(figures) x WHERE x->>'printed' <> '' ORDER BY length(x->>'printed') DESC LOOP
		IF strpos(rest, f) = 0 THEN
			RETURN format('%s is not in: %s', f, rest);
		END IF;
		rest := overlay(rest PLACING '~' FROM strpos(rest, f) FOR length(f));
	END LOOP;
	RETURN rest;
END $$;
SELECT is_empty($$SELECT text FROM line WHERE pg_temp.without_figures(text, figures) ~ '[0-9]'$$, 'every digit of the text belongs to a figure');
CREATE FUNCTION pg_temp.asked(query text) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
	result jsonb;
BEGIN
	EXECUTE format('SELECT jsonb_agg(to_jsonb(q) -> (SELECT min(k) FROM jsonb_object_keys(to_jsonb(q)) k)) FROM (%s) q', query) INTO result;
	RETURN result;
END $$;
SELECT is_empty($$SELECT f.figure FROM figure f WHERE f.view IS NOT NULL AND f.lang = 'zh' AND pg_temp.asked(taian.figure_query(f.figure)) IS DISTINCT FROM jsonb_build_array(f.value)$$,
	'every figure comes out of its query, alone');
SELECT cmp_ok((SELECT count(*) FROM figure WHERE view IS NOT NULL AND lang = 'zh'), '>', 150::bigint, 'there are many figures');
SELECT is_empty($$SELECT a.value FROM figure a WHERE a.lang = 'zh' AND NOT EXISTS (SELECT FROM figure b WHERE b.lang = 'en' AND b.view IS NOT DISTINCT FROM a.view AND b.column = a.column AND b.key = a.key AND b.value = a.value)$$, 'the languages print the same figures');
SELECT is_empty($$SELECT f FROM taian.bulletin('jinan', '2023年1—5月', 'en') b CROSS JOIN LATERAL jsonb_array_elements(b.figures) f
	WHERE f->>'view' IS NOT NULL AND (f #>> '{key,region}' <> 'jinan' OR coalesce(f #>> '{key,period}', '2023-01-01/P5M') <> '2023-01-01/P5M')$$, 'another city has its own figures alone');
SELECT is_empty($$SELECT b.text FROM taian.bulletin('jinan', '2023年1—5月', 'en') b WHERE b.text ~ 'Tai''an' OR b.text IN (SELECT text FROM line)$$, 'and none of the first one''s');
SELECT is_empty($$SELECT f FROM taian.bulletin('taian', '2023年1—4月', 'en') b CROSS JOIN LATERAL jsonb_array_elements(b.figures) f
	WHERE f->>'view' IS NOT NULL AND (coalesce(f #>> '{key,period}', '2023-04') NOT IN ('2023-01-01/P4M', '2023-04', '2023-Q2', '2023') OR coalesce(f #>> '{key,on_date}', '2023-04-30') NOT IN ('2023-04-30', '2025-12-31'))$$,
	'another period too');
SELECT results_eq($$SELECT text FROM taian.bulletin('jinan', '2023年1—5月', 'zh') WHERE sentence < 5$$, $$VALUES
	('本期简报汇总济南市2023年1—5月的主要指标。'), ('工业投资同比增长6.7%，低于全省3.5个百分点，增速居全省16市第10位。'),
	('工业技改投资同比增长6.4%，与全省持平，增速居全省16市第9位。'), ('制造业技改投资同比增长2.8%，低于全省0.1个百分点，增速居全省16市第9位。'),
	('制造业技改投资占工业技改投资的比重为84.5%，比上年同期下降3.0个百分点，拉动工业技改投资增长2.5个百分点。')$$, 'Jinan''s bulletin');

-- What was known before.
SET indstat.as_of = '2023-06-05 00:00+08';
SELECT results_eq($$SELECT f->>'value' FROM taian.bulletin('taian', '2023年1—5月', 'en') b CROSS JOIN LATERAL jsonb_array_elements(b.figures) f WHERE f->>'column' = 'profiles_completed'$$,
	$$VALUES ('527')$$, 'a figure that was put right later is the one known then');
SELECT is_empty($$SELECT text FROM taian.bulletin('taian', '2023年1—5月', 'en') WHERE paragraph < 3$$, 'observations that were loaded later were not known');
SET indstat.as_of = '2023-03-01';
SELECT is_empty($$SELECT text FROM taian.bulletin('taian', '2023年1—5月', 'en') WHERE text ~ 'expected to reach'$$, 'nor a forecast that was made later');
RESET indstat.as_of;
SELECT is_empty($$SELECT p, b.text FROM unnest(ARRAY['2022-12', '2023-03', '2026-01', '0001', '9999-12-31', '2021-01-01/P5Y', '2023-W07']::ref_period[]) p CROSS JOIN LATERAL taian.bulletin('taian', p, 'en') b
	WHERE b.text ~ 'expected to reach'$$, 'nor in the bulletin of a period before it or after its end');
SELECT is_empty($$SELECT text FROM taian.bulletin('taian', '2023-02-14', 'en') WHERE paragraph = 5$$, 'no flows to the end of a month that is not over');
SELECT throws_ok($$SET indstat.as_of = 'soon'$$, '22023', NULL, 'a knowledge time that is none');
SET indstat.as_of = '';
SELECT is((SELECT count(*) FROM taian.bulletin('taian', '2023年1—5月', 'en')), 33::bigint, 'an empty one is everything known now');
RESET indstat.as_of;

-- A second office: falling, unchanged, tied, lost and missing figures.
SET search_path = public, coast;
INSERT INTO region (region, parent_region, name_zh, name_zh_hant, name_en, children_expected) VALUES
	('coast', NULL, '海岸省', '海岸省', 'Coast', 3), ('port', 'coast', '港口市', '港口市', 'Port', NULL), ('hill', 'coast', NULL, NULL, 'Hill', NULL), ('vale', 'coast', NULL, NULL, 'Vale', NULL);
INSERT INTO indicator (indicator, parent_indicator, name_zh, name_zh_hant, name_en, unit, growth_decimals) VALUES
	('output', NULL, '产出', '產出', 'output', 'yuan', 1), ('heavy', 'output', '重工业', '重工業', 'heavy industry', 'yuan', 1), ('profit', NULL, '利润', '利潤', 'profit', 'yuan', 1),
	('margin', NULL, '结余', '結餘', 'surplus', 'yuan', 1), ('trade', NULL, '贸易', '貿易', 'trade', 'yuan', 1), ('export', NULL, '出口', '出口', 'exports', 'yuan', 1), ('unnamed', NULL, NULL, NULL, NULL, 'yuan', 2),
	('jobless', NULL, '失业率', '失業率', 'unemployment rate', 'percent', 1), ('chain_output', NULL, '产业链产出', '產業鏈產出', 'output of the chains', 'yuan', 1);
UPDATE indicator SET of_which = true WHERE indicator = 'heavy';
INSERT INTO observation (indicator, period, region, value)
SELECT i, ('2020-03'::ref_period)::ref_period, r, a FROM (VALUES ('output', 'coast', 600, 600), ('output', 'port', 200, 150), ('output', 'hill', 200, 150), ('output', 'vale', 200, 300),
	('heavy', 'port', 50, 60), ('profit', 'port', -5, 3), ('margin', 'port', 4, -2), ('trade', 'port', 10, 10), ('unnamed', 'port', 3, 3.1), ('jobless', 'port', 4.0, 4.5)) v (i, r, a, b)
UNION ALL SELECT i, '2021-03', r, b FROM (VALUES ('output', 'coast', 600, 600), ('output', 'port', 200, 150), ('output', 'hill', 200, 150), ('output', 'vale', 200, 300),
	('heavy', 'port', 50, 60), ('profit', 'port', -5, 3), ('margin', 'port', 4, -2), ('trade', 'port', 10, 10), ('unnamed', 'port', 3, 3.1), ('jobless', 'port', 4.0, 4.5), ('export', 'port', NULL, 7)) v (i, r, a, b);
INSERT INTO chain (chain, name_zh, name_zh_hant, name_en) VALUES ('ships', '船舶', '船舶', 'ships'), ('fish', '渔业', '漁業', 'fish'), ('salt', '盐业', '鹽業', 'salt');
INSERT INTO target (indicator, region, chain, period, kind, target) VALUES ('chain_output', 'port', 'ships', '2021-Q1', 'flow', 10), ('chain_output', 'port', 'fish', '2021-Q1', 'flow', 10), ('chain_output', 'port', 'salt', '2021-Q1', 'flow', 4);
INSERT INTO chain_observation (indicator, period, region, chain, value)
SELECT 'chain_output', ref_month(2021, m), 'port', c, v FROM (VALUES ('ships', 3), ('fish', 2)) x (c, v) CROSS JOIN generate_series(1, 3) m;
INSERT INTO project (project, region, kind, planned_investment, name) VALUES ('p1', 'port', 'new', 2e8, 'a'), ('p2', 'port', 'new', 5e7, 'b'), ('p3', 'port', 'new', 1.5e8, 'c');
INSERT INTO project_stage_event (project, stage, happened_on, recorded_at) VALUES ('p1', 'started', '2019-05-01', '2019-05-02'), ('p2', 'started', '2020-02-01', '2020-02-02'),
	('p2', 'completed', '2021-02-01', '2021-02-02'), ('p3', 'planned', '2021-03-05', '2021-03-06');
SELECT results_eq($$SELECT text FROM bulletin('port', '2021-03', 'zh')$$, $$VALUES
	('本期简报汇总港口市2021年3月的主要指标。'),
	('重工业同比增长20.0%。'),
	('unnamed同比增长3.33%。'),
	('贸易同比持平。'),
	('产出同比下降25.0%，低于全省25.0个百分点，增速居全省3个地区第2位。'),
	('失业率为4.50%，比上年同期提高0.50个百分点。'),
	('结余同比由盈转亏。'),
	('利润同比由亏转盈。'),
	('重工业占产出的比重为40.0%，比上年同期提高15.0个百分点，拉动产出增长5.0个百分点。'),
	('截至2021年3月底，2条产业链合计完成产业链产出2021年一季度目标的75.0%，慢于序时进度25.0个百分点；船舶1条产业链高于总体水平。'),
	('截至2021年3月底，全市在建项目1个，比上年同期减少1个，下降50.0%。'),
	('其中亿元以上项目1个，与上年同期持平，未影响在建项目增长。'),
	('其中亿元以下项目0个，比上年同期减少1个，下降100.0%，下拉在建项目增速50.00个百分点。'),
	('2021年以来累计策划项目1个，计划总投资1.5亿元。')$$, 'the second office in Chinese');
SELECT results_eq($$SELECT text FROM bulletin('port', '2021-03', 'zh-Hant')$$, $$VALUES
	('本期簡報彙總港口市2021年3月的主要指標。'),
	('重工業較上年同期增長20.0%。'),
	('unnamed較上年同期增長3.33%。'),
	('貿易較上年同期持平。'),
	('產出較上年同期下降25.0%，低於全省25.0個百分點，增幅居全省3個地區第2位。'),
	('失業率為4.50%，較上年同期提高0.50個百分點。'),
	('結餘較上年同期由盈轉虧。'),
	('利潤較上年同期轉虧為盈。'),
	('重工業佔產出的比重為40.0%，較上年同期提高15.0個百分點，拉動產出增長5.0個百分點。'),
	('截至2021年3月底，2條產業鏈合計完成產業鏈產出2021年第一季目標的75.0%，慢於時間進度25.0個百分點；船舶1條產業鏈高於總體水準。'),
	('截至2021年3月底，全市在建項目1個，較上年同期減少1個，下降50.0%。'),
	('其中億元以上項目1個，與上年同期持平，未影響在建項目增長。'),
	('其中億元以下項目0個，較上年同期減少1個，下降100.0%，下拉在建項目增速50.00個百分點。'),
	('2021年以來累計策劃項目1個，計劃總投資1.5億元。')$$, 'in traditional characters');
SELECT results_eq($$SELECT text FROM bulletin('port', '2021-03', 'en')$$, $$VALUES
	('This bulletin summarises the main indicators of Port for March 2021.'),
	('Heavy industry grew 20.0% on the year.'),
	('Unnamed grew 3.33% on the year.'),
	('Trade was unchanged on the year.'),
	('Output fell 25.0% on the year, 25.0 percentage points below the rate of Coast, ranking 2nd among the 3 regions of Coast.'),
	('Unemployment rate stood at 4.50%, up 0.50 percentage points from a year earlier.'),
	('Surplus: turned to loss on the year.'),
	('Profit: turned to profit on the year.'),
	('Heavy industry made up 40.0% of output, up 15.0 percentage points from a year earlier, and added 5.0 percentage points to the growth of output.'),
	('By the end of March 2021, 2 chains had reached 75.0% of the target for output of the chains in Q1 2021, 25.0 percentage points behind the calendar; 1 chain was above the overall rate: ships.'),
	('At the end of March 2021, 1 project was under construction in Port, down 1, or 50.0%, from a year earlier.'),
	('1 of them has a planned investment of 100 million or more, unchanged from a year earlier, with no effect on the growth of all projects.'),
	('None of them has a planned investment of under 100 million, down 1, or 100.0%, from a year earlier, taking 50.00 percentage points off the growth of all projects.'),
	('1 project has been planned since the start of 2021, with a planned investment of 150 million yuan.')$$, 'in English');
SELECT is_empty($$SELECT b.text FROM unnest(ARRAY['zh', 'zh-Hant', 'en']) l CROSS JOIN LATERAL bulletin('port', '2021-03', l) b WHERE pg_temp.without_figures(b.text, b.figures) ~ '[0-9]'$$,
	'every digit of it belongs to a figure');
SELECT is_empty($$SELECT f FROM bulletin('port', '2021-03', 'en') b CROSS JOIN LATERAL jsonb_array_elements(b.figures) f
	WHERE f->>'view' IS NOT NULL AND pg_temp.asked(coast.figure_query(f)) IS DISTINCT FROM jsonb_build_array(f->'value')$$, 'and every figure comes out of its query');
SELECT results_eq($$SELECT sentence_code, key->>'indicator', clause, reason FROM bulletin_omission('port', '2021-03', 'en')
	WHERE key->>'indicator' = 'export' OR sentence_code = 'stock_upgrade' OR sentence_code = 'members' OR reason = 'peers_missing' AND key->>'indicator' = 'heavy'$$,
	$$VALUES ('indicator', 'heavy', ', ranking {board.rank:ordinal} among the {board.peers:count} {peers} of {parent_whole}', 'peers_missing'), ('indicator', 'export', NULL, 'no_base'),
		('stock_upgrade', NULL, NULL, 'no_row'), ('members', NULL, NULL, 'no_row')$$, 'what is left out is listed with its reason');
SELECT results_eq($$SELECT text FROM bulletin('coast', '2021-03', 'en') WHERE paragraph = 1$$, $$VALUES ('This bulletin summarises the main indicators of Coast for March 2021.'), ('Output was unchanged on the year.')$$,
	'the region at the top has no gap and no rank');
SELECT results_eq($$SELECT text FROM bulletin('hill', '2021-03', 'zh')$$, $$VALUES ('本期简报汇总Hill2021年3月的主要指标。'), ('产出同比下降25.0%，低于全省25.0个百分点，增速居全省3个地区第2位。')$$,
	'a name that is missing is that of the next language; two that are tied share a rank');
SELECT results_eq($$SELECT text FROM bulletin('port', '2031', 'en')$$, $$VALUES ('There are no figures of Port for 2031. The latest there are, are for March 2021.')$$, 'a period without figures has a bulletin that says so');
DELETE FROM observation WHERE region = 'vale' AND period = '2021-03';
SELECT results_eq($$SELECT text FROM bulletin('hill', '2021-03', 'en')$$, $$VALUES ('This bulletin summarises the main indicators of Hill for March 2021.'), ('Output fell 25.0% on the year, 25.0 percentage points below the rate of Coast.')$$,
	'while a peer is missing no rank is printed');

-- Arguments.
SELECT throws_like($$SELECT * FROM bulletin('nowhere', '2021-03', 'en')$$, 'unknown region: "nowhere"', 'a region that is none');
SELECT throws_ok($$SELECT * FROM bulletin('port', '2021-13', 'en')$$, '22008', NULL, 'a period that is none');
SELECT throws_like($$SELECT * FROM bulletin('port', '2021-03', 'fr')$$, 'unknown language: "fr"', 'a language that is none');
SELECT throws_like($$SELECT * FROM bulletin('port', '2031', 'fr')$$, 'unknown language: "fr"', 'even when there is nothing to print');
SELECT is_empty($$SELECT * FROM bulletin(NULL, '2021-03', 'en')$$, 'NULL has no bulletin');
SELECT results_eq($$SELECT text FROM bulletin('hill', '2021-03', 'zh-Hans')$$, $$SELECT text FROM bulletin('hill', '2021-03', 'zh')$$, 'zh-Hans is zh');

-- Templates are edited.
UPDATE bulletin_sentence SET active = sentence = 'indicators';
UPDATE bulletin_sentence SET text_en = '{{{period}}} [[{region}]] <<{parent}>> {board.#} rows[, {board(export).growth:percent} lost][, {board(output).growth:percent(2)|up #|down #|flat}].' WHERE sentence = 'indicators';
SELECT results_eq($$SELECT text FROM bulletin('port', '2021-03', 'en')$$, $$VALUES ('{March 2021} [Port] <Coast> 8 rows, down 25.00%.')$$, 'an edited template is printed; doubled brackets stand for themselves');
UPDATE bulletin_sentence SET text_en = 'Growth: <board|{board.indicator:name} {board.growth:number}>.', condition = 'board.# > 3 and board(output).growth < 0' WHERE sentence = 'indicators';
SELECT results_eq($$SELECT text FROM bulletin('port', '2021-03', 'en')$$, $$VALUES ('Growth: heavy industry 20.0, unnamed 3.33, trade 0.0, output -25.0 and surplus -150.0.')$$, 'a list leaves out the items whose figure is missing');
UPDATE bulletin_sentence SET condition = 'board(output).growth > 0 and board.# > 3' WHERE sentence = 'indicators';
SELECT is_empty($$SELECT text FROM bulletin('port', '2021-03', 'en')$$, 'a condition that does not hold');
UPDATE bulletin_sentence SET condition = 'board(export).growth is null and board(output).indicator = ''output''' WHERE sentence = 'indicators';
SELECT is((SELECT count(*) FROM bulletin('port', '2021-03', 'en')), 1::bigint, 'one that does');
UPDATE bulletin_sentence SET condition = 'region = ''port'' and period_end >= ''2021-03-31'' and year <> ''2020'' and parent = ''coast''', text_en = 'Yes.' WHERE sentence = 'indicators';
SELECT is((SELECT count(*) FROM bulletin('port', '2021-03', 'en')), 1::bigint, 'conditions on the bulletin itself');
SELECT is((SELECT count(*) FROM bulletin('hill', '2021-03', 'en')) + (SELECT count(*) FROM bulletin('port', '2021-02', 'en')), 0::bigint, 'that do not hold');
UPDATE bulletin_sentence SET condition = NULL, text_en = '{board(trade).growth:ordinal}' WHERE sentence = 'indicators';
SELECT results_eq($$SELECT clause, slot, reason FROM bulletin_omission('port', '2021-03', 'en')$$, $$VALUES (NULL, '{board(trade).growth:ordinal}', 'no_ordinal')$$, 'zero is no place');
UPDATE bulletin_sentence SET condition = NULL, text_en = 'Growth {board.growth:percent}.' WHERE sentence = 'indicators';
SELECT results_eq($$SELECT clause, slot, reason FROM bulletin_omission('port', '2021-03', 'en')$$, $$VALUES (NULL, '{board.growth:percent}', 'several_values')$$, 'rows that disagree have no figure together');
UPDATE bulletin_sentence SET text_en = NULL WHERE sentence = 'indicators';
SELECT is_empty($$SELECT text FROM bulletin('port', '2021-03', 'en')$$, 'a sentence without a template in the language');
SELECT create_model('coast') \g /dev/null
SELECT results_eq($$SELECT count(*) FILTER (WHERE active), count(*) FILTER (WHERE text_en IS NULL) FROM bulletin_sentence$$, $$VALUES (1::bigint, 1::bigint)$$, 'making the model again leaves the sentences as they were edited');

-- Templates that could not be printed are refused when they are stored.
CREATE FUNCTION pg_temp.store(template text, condition text, each text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	message text;
	hint text;
	state text;
BEGIN
	INSERT INTO coast.bulletin_sentence (sentence, paragraph, sentence_order, each, condition, text_zh_hant) VALUES ('new', 9, 1, store.each, store.condition, template);
	DELETE FROM coast.bulletin_sentence WHERE sentence = 'new';
	RETURN 'stored';
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS message = MESSAGE_TEXT, hint = PG_EXCEPTION_HINT, state = RETURNED_SQLSTATE;
	RETURN state || ' ' || message || CASE WHEN hint = '' THEN ' (without a hint)' ELSE '' END;
END $$;
SELECT is(pg_temp.store(t.template, t.condition, t.each), t.expected, 'stored: ' || coalesce(t.condition, t.each, t.template))
FROM (VALUES
	('{board.nosuch}', NULL, NULL, '42703 unknown column "nosuch" in slot {board.nosuch} of a bulletin sentence'),
	('{nosuch.growth}', NULL, NULL, '42704 unknown source "nosuch" in slot {nosuch.growth} of a bulletin sentence'),
	('{nosuch}', NULL, NULL, '42703 unknown slot {nosuch} in a bulletin sentence'),
	('{period:percent}', NULL, NULL, '22023 slot {period:percent} takes no format'),
	('{stock(all).projects}', NULL, NULL, '22023 slot {stock(all).projects} does not give the keys of source "stock"'),
	('{board.growth:percnt}', NULL, NULL, '22023 slot {board.growth:percnt} of a bulletin sentence: unknown format for a figure: "percnt"'),
	('{board.growth:percent(one)}', NULL, NULL, '22P02 slot {board.growth:percent(one)} of a bulletin sentence: invalid input syntax for type integer: "one"'),
	('{board.growth:percent(101)}', NULL, NULL, '22023 slot {board.growth:percent(101)} of a bulletin sentence: number of decimals must be between 0 and 100'),
	('{board.growth:percent(1, 2)}', NULL, NULL, '22023 slot {board.growth:percent(1, 2)} of a bulletin sentence: format "percent" cannot have 2 arguments and 0 words'),
	('{board.growth:sign|a|b}', NULL, NULL, '22023 slot {board.growth:sign|a|b} of a bulletin sentence: format "sign" cannot have 0 arguments and 2 words'),
	('{board.indicator:percent}', NULL, NULL, '42804 column "indicator" of slot {board.indicator:percent} is not a number'),
	('{above.above_overall}', NULL, NULL, '42804 column "above_overall" of slot {above.above_overall} is not a number'),
	('{board.indicator:label}', NULL, NULL, '22023 wrong arguments or words in slot {board.indicator:label} of a bulletin sentence'),
	('{board.released_at:label}', NULL, NULL, '22023 wrong arguments or words in slot {board.released_at:label} of a bulletin sentence'),
	('{loss.value:growth_word(word)}', NULL, NULL, '22023 wrong arguments or words in slot {loss.value:growth_word(word)} of a bulletin sentence'),
	('a [b', NULL, NULL, '42601 bulletin template, character 3: "[" without its counterpart'),
	('a ]b', NULL, NULL, '42601 bulletin template, character 3: "]" without its counterpart'),
	('{', NULL, NULL, '42601 bulletin template, character 1: "{" without its counterpart'),
	('增{}', NULL, NULL, '42601 bulletin template, character 2: {} is not a slot'),
	('<flow|x', NULL, NULL, '42601 bulletin template, character 1: "<" without its counterpart'),
	('<nosuch|x>', NULL, NULL, '42704 unknown source "nosuch" in slot <nosuch| of a bulletin sentence'),
	('<services|x>', NULL, NULL, '22023 source "services" has no keys to repeat a sentence or list over'),
	('[a [b]]', NULL, NULL, '42601 bulletin template, character 4: a clause inside a clause or list'),
	('', 'board.growth', NULL, '42601 bulletin condition cannot be read from "board.growth"'),
	('', 'board.growth > 1 or true', NULL, '42601 bulletin condition cannot be read from "or true"'),
	('', 'nosuch > 1', NULL, '42703 unknown slot nosuch > 1 in a bulletin sentence'),
	('', 'board.nosuch > 1', NULL, '42703 unknown column "nosuch" in slot board.nosuch > 1 of a bulletin sentence'),
	('', 'board.growth > ''high''', NULL, '42804 condition board.growth > ''high'' compares a number with something else'),
	('', 'period_end >= ''31.05.2023''', NULL, '42804 condition period_end >= ''31.05.2023'' compares a day with something else'),
	('', 'stock.on_date < ''May 2023''', NULL, '42804 condition stock.on_date < ''May 2023'' compares a day with something else'),
	('', 'board.region = :nosuch', NULL, '42P02 condition board.region = :nosuch names an unknown parameter'),
	('', NULL, 'nosuch', '42704 unknown source "nosuch" in slot nosuch of a bulletin sentence'),
	('{board.growth:percent|up #|down #|flat}[, {board(output).rank:ordinal}]', 'board.# > 0 and board.region = :region', 'board', 'stored')) AS t (template, condition, each, expected);
SELECT throws_ok($$UPDATE bulletin_source SET view_name = 'project' WHERE source = 'stock'$$, '42P01', NULL, 'a source reads a view of its model');
SELECT throws_ok($$UPDATE bulletin_source SET condition = 'nosuch = 1' WHERE source = 'stock'$$, '42703', NULL, 'a source''s condition on a column that is none');
SELECT throws_ok($$UPDATE bulletin_source SET condition = 'on_date = ''yesterdy''' WHERE source = 'stock'$$, '22007', NULL, 'with a value that is none');
SELECT throws_ok($$UPDATE bulletin_source SET condition = 'projects = 1; drop table project' WHERE source = 'stock'$$, '42601', NULL, 'and what is no condition');
SELECT throws_ok($$UPDATE bulletin_source SET order_by = 'projects; drop' WHERE source = 'stock'$$, '42703', NULL, 'an order that is none');
SELECT throws_ok($$UPDATE bulletin_source SET keys = '{kind}' WHERE source = 'stock'$$, '22023', NULL, 'keys that sentences do not give');
SELECT throws_ok($$DELETE FROM bulletin_source WHERE source = 'flow'$$, '42704', NULL, 'a source that sentences use stays');
SELECT throws_ok($$INSERT INTO bulletin_source (source, view_name) VALUES ('a b', 'structure')$$, '23514', NULL, 'a name that no slot could give');

-- Whatever is stored can be printed: templates by chance.
CREATE FUNCTION pg_temp.printable(template text, condition text, each text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	state text;
	message text;
	lines bigint := 0;
BEGIN
	BEGIN
		UPDATE coast.bulletin_sentence SET text_zh_hant = template, text_en = template, condition = printable.condition, each = printable.each WHERE sentence = 'indicators';
	EXCEPTION WHEN OTHERS THEN
		RETURN CASE WHEN SQLSTATE IN ('42601', '42703', '42704', '42P02', '42804', '22023', '22P02') THEN 'refused' ELSE SQLSTATE || ' ' || SQLERRM END;
	END;
	SELECT count(*) INTO lines FROM coast.bulletin('port', '2021-03', 'zh-Hant');
	RETURN 'printed ' || sign(lines);
EXCEPTION WHEN OTHERS THEN
	RETURN format('%s %s: %s | %s | %s', SQLSTATE, SQLERRM, template, condition, each);
END $$;
SELECT setseed(0.2023) \g /dev/null
CREATE TEMP TABLE piece AS SELECT row_number() OVER () AS n, p FROM unnest(ARRAY['{', '}', '[', ']', '<above|', '<board|', '>', '{{', ']]', '增', ' ', '{region}', '{year}', '{board.growth:growth}', '{board.indicator:name}',
	'{board(output).rank:ordinal}', '{board.growth:ordinal}', '{board.period:label}', '{stock(all, all).projects:plural|a|b}', '{above.chain:name}', '{above.#:count}', '{loss.value:growth_word(base)}', '{targets.kind}',
	'{board.growth:percent(2)|#|-#|}', '{flow(:region).entries:count}', '{board.growth:amount(1, 8)}', '{stock.growth}', '|', '{board.obs_status:name(region)}', '{board.value:points}', '{services.departments}']) p;
CREATE TEMP TABLE attempt AS
SELECT (SELECT string_agg(p.p, '' ORDER BY g) FROM generate_series(1, 1 + n % 6) g JOIN piece p ON p.n = 1 + floor(r.v[g] * 31)) AS template,
	(ARRAY[NULL, NULL, 'board.# > 1', 'board.growth > 0', 'region = :region', 'board(output).growth is null and year < ''3''', 'stock.projects = 1', 'board.obs_status = ''A'''])[1 + floor(r.v[7] * 8)] AS condition,
	(ARRAY[NULL, NULL, 'board', 'above', 'loss'])[1 + floor(r.v[8] * 5)] AS each
FROM generate_series(1, 250) n CROSS JOIN LATERAL (SELECT array_agg(random()) AS v FROM generate_series(1, 8) WHERE n > 0) r;
CREATE TEMP TABLE outcome AS SELECT pg_temp.printable(template, condition, each) AS outcome, count(*) FROM attempt GROUP BY 1;
SELECT is_empty($$SELECT outcome FROM outcome WHERE outcome NOT IN ('refused', 'printed 0', 'printed 1')$$, 'what is stored can be printed');
SELECT is((SELECT count(*) FROM outcome WHERE count > 5), 3::bigint, 'many are refused, many print something, many nothing');

-- As known at a time that is given, whatever the session's.
CREATE TEMP TABLE known AS SELECT v.at, l.lang, b.* FROM (VALUES ('2023-03-01 00:00+08'), ('2023-06-05 00:00+08'), ('infinity')) v (at)
	CROSS JOIN unnest(ARRAY['zh', 'en']) l (lang) CROSS JOIN LATERAL taian.bulletin('taian', '2023年1—5月', l.lang, v.at::timestamptz) b;
SELECT results_eq($$SELECT at, count(*) FROM known WHERE lang = 'en' GROUP BY at ORDER BY at$$, $$VALUES ('2023-03-01 00:00+08', 7::bigint), ('2023-06-05 00:00+08', 15), ('infinity', 33)$$,
	'a bulletin as known at a time');
SELECT results_eq($$SELECT lang, paragraph, sentence, text, figures FROM known WHERE at = 'infinity' ORDER BY 1, 2, 3$$,
	$$SELECT lang, paragraph, sentence, text, figures FROM line WHERE lang <> 'zh-Hant' ORDER BY 1, 2, 3$$, 'known at last is the bulletin of today');
CREATE FUNCTION pg_temp.known_again(at text, style text) RETURNS TABLE (lang text, paragraph integer, sentence integer, line text, figures jsonb) LANGUAGE plpgsql AS $$
BEGIN
	PERFORM set_config('indstat.as_of', at, true), set_config('datestyle', style, true);
	RETURN QUERY SELECT l.lang, b.* FROM unnest(ARRAY['zh', 'en']) l (lang) CROSS JOIN LATERAL taian.bulletin('taian', '2023年1—5月', l.lang) b;
END $$;
SELECT set_eq(format('SELECT lang, paragraph, sentence, text, figures FROM known WHERE at = %L', t), format('SELECT * FROM pg_temp.known_again(%L, %L)', t, s), 'as with indstat.as_of: ' || t || ' ' || s)
FROM unnest(ARRAY['2023-03-01 00:00+08', '2023-06-05 00:00+08']) t CROSS JOIN unnest(ARRAY['ISO', 'German, DMY']) s;
SET datestyle = 'German, DMY';
SET indstat.as_of = '01.03.2023 00:00+08';
SELECT results_eq($$SELECT count(*), min(current_setting('indstat.as_of')) FROM taian.bulletin('taian', '2023年1—5月', 'en', 'infinity')$$, $$VALUES (33::bigint, '2023-02-28 16:00:00+00')$$,
	'the session''s own knowledge time stands again');
SELECT results_eq($$SELECT (SELECT count(*) FROM taian.bulletin('taian', '2023年1—5月', 'en')), (SELECT count(*) FROM taian.bulletin('taian', '2023年1—5月', 'en', '05.06.2023 00:00+08')),
	(SELECT count(*) FROM taian.bulletin('taian', '2023年1—5月', 'en'))$$, $$VALUES (7::bigint, 15::bigint, 7::bigint)$$, 'several in one statement');
SELECT throws_like($$SELECT * FROM taian.bulletin('nowhere', '2023', 'en', 'infinity')$$, 'unknown region: "nowhere"', 'an error on the way');
SELECT is(current_setting('indstat.as_of'), '2023-02-28 16:00:00+00', 'leaves it too');
SELECT is_empty($$SELECT * FROM taian.bulletin('taian', '2023年1—5月', 'en', NULL)$$, 'at NULL nothing is known');
RESET indstat.as_of;
RESET datestyle;
SELECT results_eq($$SELECT count(*) FROM taian.bulletin_omission('taian', '2023年1—5月', 'en', '2023-03-01 00:00+08')$$,
	$$SELECT count(*) FROM (SELECT set_config('indstat.as_of', '2023-03-01 00:00+08', true) OFFSET 0) s CROSS JOIN LATERAL taian.bulletin_omission('taian', '2023年1—5月', left('en', length(s.set_config)))$$,
	'what was left out then');
SELECT set_config(name, 'on', false) FROM pg_settings WHERE name IN ('force_parallel_mode', 'debug_parallel_query') \g /dev/null
SELECT is((SELECT count(*) FROM taian.bulletin('taian', '2023年1—5月', 'en', '2023-06-05 00:00+08')), 15::bigint, 'where plans are made parallel');
SELECT set_config(name, 'off', false) FROM pg_settings WHERE name IN ('force_parallel_mode', 'debug_parallel_query') \g /dev/null

-- Neither text nor keys depend on a session's settings, and each query gives its figure under any of them.
CREATE FUNCTION pg_temp.under(settings jsonb) RETURNS TABLE (lang text, paragraph integer, sentence integer, line text, figures jsonb, omitted jsonb, wrong jsonb) LANGUAGE plpgsql AS $$
BEGIN
	-- from 19 on a string reads a backslash in one way only
	PERFORM set_config(s.key, s.value, true) FROM jsonb_each_text(settings) s
	WHERE current_setting('server_version_num')::integer < 190000 OR s.key NOT IN ('standard_conforming_strings', 'escape_string_warning');
	RETURN QUERY SELECT l.lang, b.*,
		(SELECT jsonb_agg(to_jsonb(o)) FROM taian.bulletin_omission('taian', '2023年1—5月', l.lang) o WHERE (b.paragraph, b.sentence) = (1, 1)),
		(SELECT jsonb_agg(f) FROM jsonb_array_elements(b.figures) f WHERE f->>'view' IS NOT NULL AND l.lang = 'zh'
			AND pg_temp.asked(taian.figure_query(f)) IS DISTINCT FROM jsonb_build_array(f->'value'))
	FROM unnest(ARRAY['zh', 'zh-Hant', 'en']) l (lang) CROSS JOIN LATERAL taian.bulletin('taian', '2023年1—5月', l.lang) b;
END $$;
CREATE TEMP TABLE usual AS SELECT * FROM pg_temp.under('{}');
SELECT set_eq('SELECT * FROM usual', format('SELECT * FROM pg_temp.under(%L)', s), 'the same bulletin under ' || s)
FROM unnest(ARRAY[
	'{"datestyle": "ISO, DMY", "timezone": "Etc/GMT-14", "quote_all_identifiers": "on", "transform_null_equals": "on"}',
	'{"datestyle": "German, DMY", "standard_conforming_strings": "off", "escape_string_warning": "off", "array_nulls": "off", "xmloption": "document"}',
	'{"datestyle": "SQL, DMY", "timezone": "Etc/GMT+12", "extra_float_digits": "-15", "bytea_output": "escape", "lc_numeric": "C"}',
	'{"datestyle": "Postgres, MDY", "intervalstyle": "sql_standard", "extra_float_digits": "0"}']) s;
SELECT is((SELECT count(*) FROM usual WHERE wrong IS NOT NULL), 0::bigint, 'and no query gives another figure');
-- A day in a source's condition is read as ISO and stands so in the keys.
CREATE FUNCTION pg_temp.day(day text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	PERFORM set_config('datestyle', 'German, DMY', true);
	UPDATE coast.bulletin_source SET condition = format('region = :region and on_date = %L and projects <> -1', day) WHERE source = 'stock';
	RETURN coalesce((SELECT f->'key'->>'on_date' FROM coast.bulletin('port', '2021-03', 'zh') b CROSS JOIN LATERAL jsonb_array_elements(b.figures) f
		WHERE f->>'view' = 'project_stock' LIMIT 1), 'no figure');
EXCEPTION WHEN OTHERS THEN
	RETURN SQLSTATE;
END $$;
UPDATE coast.bulletin_sentence SET active = true, condition = NULL, text_zh = CASE WHEN sentence = 'indicators' THEN '{stock(all, all).projects:count}' ELSE text_zh END WHERE sentence = 'indicators';
SELECT is(pg_temp.day(d.day), d.key, 'the day ' || d.day) FROM (VALUES ('2021-02-28', '2021-02-28'), ('Feb 28, 2021', '2021-02-28'), ('28.02.2021', '22008'), ('28/02/2021', '22008')) d (day, key);
SELECT pg_temp.day('2021-02-28') \g /dev/null
-- An hour in a condition, and one that is printed, is the same in every zone.
CREATE FUNCTION pg_temp.hour(zone text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	seen text;
BEGIN
	PERFORM set_config('timezone', zone, true);
	CREATE VIEW coast.hours WITH (security_invoker = true) AS
	SELECT 'port' AS region, h AS at, 1 AS one FROM unnest(ARRAY['2021-03-31 15:00+00', '2021-04-01 01:00+00', '2021-03-31 05:00+00']::timestamptz[]) h;
	INSERT INTO coast.bulletin_source (source, view_name, condition) VALUES ('hours', 'hours', 'region = :region and at > ''2021-03-31 12:00'' and at < ''2021-03-31 20:00''');
	UPDATE coast.bulletin_sentence SET text_zh = '{hours.at}' WHERE sentence = 'indicators';
	SELECT string_agg(concat_ws(' ', b.*), '') INTO seen FROM coast.bulletin('port', '2021-03', 'zh') b WHERE b.figures::text ~ 'hours';
	RAISE EXCEPTION '%', coalesce(seen, 'nothing');
EXCEPTION WHEN raise_exception THEN
	RETURN SQLERRM;
END $$;
SELECT is(pg_temp.hour(z), pg_temp.hour('UTC'), 'an hour in ' || z) FROM unnest(ARRAY['Pacific/Kiritimati', 'Etc/GMT+12']) z;
SELECT matches(pg_temp.hour('Etc/GMT+12'), '2021-03-31T15:00:00[+]00:00', 'which is read and written in UTC');
-- Days are compared as days, numbers as numbers, all else as text.
SELECT results_eq($$SELECT v.a || ' ' || v.o || ' ' || v.b, bulletin_holds(jsonb_build_object('operator', v.o, 'value', v.b), jsonb_build_object('value', to_jsonb(v.a)), '{}')
	FROM (VALUES ('10000-01-01', '>', '9999-12-31'), ('2023-05-31', '<', '2023-06-01'), ('2023-05-31', '=', '2023-05-31'), ('b', '>', 'a'), ('2023', '<', '2023-05')) v (a, o, b)$$,
	$$VALUES ('10000-01-01 > 9999-12-31', true), ('2023-05-31 < 2023-06-01', true), ('2023-05-31 = 2023-05-31', true), ('b > a', true), ('2023 < 2023-05', true)$$, 'what is compared');

-- A schema that gets another name, and one that gets the old name.
CREATE TEMP TABLE query AS SELECT f.figure, f.value, taian.figure_query(f.figure) AS query FROM figure f WHERE f.view IS NOT NULL AND f.lang = 'zh';
CREATE TEMP TABLE still AS SELECT * FROM pg_temp.under('{}');
ALTER SCHEMA taian RENAME TO "taian of 2023";
SELECT create_model('taian') \g /dev/null
SELECT results_eq($$SELECT l.lang, b.* FROM unnest(ARRAY['zh', 'zh-Hant', 'en']) l (lang) CROSS JOIN LATERAL "taian of 2023".bulletin('taian', '2023年1—5月', l.lang) b$$, 'SELECT * FROM line',
	'a model that was renamed has its bulletin');
SELECT results_eq($$SELECT to_jsonb(o) FROM "taian of 2023".bulletin_omission('taian', '2023年1—5月', 'zh') o$$, $$SELECT jsonb_array_elements(omitted) FROM still WHERE lang = 'zh'$$, 'and what it leaves out');
SELECT is_empty($$SELECT query FROM query WHERE "taian of 2023".figure_query(figure) <> replace(query, ' taian.', ' "taian of 2023".')
	OR pg_temp.asked("taian of 2023".figure_query(figure)) IS DISTINCT FROM jsonb_build_array(value)$$, 'its queries name it as it is called now');
SELECT throws_like($$SELECT * FROM taian.bulletin('taian', '2023年1—5月', 'en')$$, 'unknown region: "taian"', 'the one that has the old name has its own');
SELECT lives_ok($$UPDATE "taian of 2023".bulletin_sentence SET text_en = text_en WHERE sentence = 'attraction'$$, 'sentences are checked by the sources of their model');
SELECT throws_like($$UPDATE taian.bulletin_sentence SET text_en = '{attraction.chains:count}'$$, 'unknown source "attraction"%', 'which are not those of the other');
CREATE VIEW "taian of 2023".own_view WITH (security_invoker = true) AS SELECT region, 1 AS one FROM "taian of 2023".region;
SELECT lives_ok($$INSERT INTO "taian of 2023".bulletin_source (source, view_name, condition) VALUES ('own', 'own_view', 'region = :region')$$, 'sources by the views of their model');
SELECT throws_ok($$INSERT INTO taian.bulletin_source (source, view_name, condition) VALUES ('own', 'own_view', 'region = :region')$$, '42P01', NULL, 'which are not those of the other either');
SELECT throws_ok($$DELETE FROM "taian of 2023".bulletin_source WHERE source = 'flow'$$, '42704', NULL, 'a source that is used stays');
DROP SCHEMA taian CASCADE;
ALTER SCHEMA "taian of 2023" RENAME TO taian;
-- The extension's schema.
ALTER SCHEMA public RENAME TO "home of indstat";
SET search_path = "home of indstat";
SELECT set_eq('SELECT * FROM still', 'SELECT * FROM pg_temp.under(''{"search_path": "\"home of indstat\""}'')', 'the bulletin after the extension''s schema was renamed');
SELECT throws_ok($$UPDATE taian.bulletin_sentence SET text_en = '{nosuch}' WHERE sentence = 'attraction'$$, '42703', NULL, 'sentences are checked');
SELECT lives_ok($$UPDATE taian.bulletin_sentence SET text_en = '{attraction.chains:percent(1)|#|#|} {attraction.indicator:name} {attraction.period:label}' WHERE sentence = 'attraction'$$, 'and stored');
SELECT throws_ok($$UPDATE taian.bulletin_source SET condition = 'nosuch = 1' WHERE source = 'stock'$$, '42703', NULL, 'sources too');
SELECT lives_ok($$UPDATE taian.bulletin_source SET condition = condition WHERE source = 'stock'$$, 'and theirs');
SELECT lives_ok($$SELECT create_model('taian')$$, 'the model is made again');
CREATE FUNCTION pg_temp.asked_elsewhere(query text) RETURNS jsonb LANGUAGE sql SET search_path = pg_catalog AS 'SELECT pg_temp.asked(query)';
CREATE FUNCTION pg_temp.queried_elsewhere(figure jsonb) RETURNS text LANGUAGE sql SET search_path = pg_catalog AS 'SELECT taian.figure_query(figure)';
SELECT is_empty($$SELECT query FROM query WHERE pg_temp.asked_elsewhere(pg_temp.queried_elsewhere(figure)) IS DISTINCT FROM jsonb_build_array(value)$$, 'queries for whoever does not search that schema');
ALTER SCHEMA "home of indstat" RENAME TO public;
SELECT public.create_model('taian') \g /dev/null
SET search_path = public, coast;

-- Whoever may create functions in the extension's schema gets no call of the bulletin's.
CREATE FUNCTION pg_temp.plant(undo boolean) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	f record;
	planted bigint := 0;
BEGIN
	FOR f IN
		SELECT DISTINCT format('%I.%I(%s)', p.pronamespace::regnamespace, p.proname,
			(SELECT string_agg(CASE WHEN a.type = s.from_type THEN s.to_type ELSE a.type END, ', ' ORDER BY a.n)
			 FROM unnest(p.proargtypes) WITH ORDINALITY t (oid, n) CROSS JOIN LATERAL (SELECT format_type(t.oid, NULL) AS type, t.n) a)) AS signature, pg_get_function_result(p.oid) AS result
		FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid AND d.refclassid = 'pg_extension'::regclass AND e.extname = 'indstat'
		JOIN pg_proc p ON p.oid = d.objid AND d.classid = 'pg_proc'::regclass
		CROSS JOIN (VALUES ('text', 'name'), ('text', 'varchar'), ('text', 'char'), ('text', '"char"'), ('text', 'regclass'), ('text', 'integer'), ('integer', 'smallint'), ('numeric', 'integer'), ('numeric', 'smallint'), ('numeric', 'bigint'),
			('numeric', 'double precision'), ('ref_period', 'text'), ('ref_period', 'name'), ('regclass', 'oid'), ('regclass', 'text'), ('jsonb', 'json'), ('jsonb', 'text'), ('text[]', 'name[]'), ('text[]', 'varchar[]'),
			('integer[]', 'smallint[]'), ('integer[]', 'text[]'), ('date', 'timestamp'), ('timestamp with time zone', 'timestamp'), ('timestamp with time zone', 'text'), ('bigint', 'integer')) s (from_type, to_type)
		WHERE (p.proname ~ '^(bulletin|print)_' OR p.proname IN ('label', 'growth_word', 'localised_name', 'stat_round', 'ref_month', 'ref_year', 'ref_period', 'start_date', 'end_date'))
			AND p.prorettype <> 'trigger'::regtype AND s.from_type IN (SELECT format_type(t, NULL) FROM unnest(p.proargtypes) t)
	LOOP
		BEGIN
			IF undo THEN
				EXECUTE format('DROP FUNCTION IF EXISTS %s', f.signature);
			ELSE
				EXECUTE format('CREATE FUNCTION %s RETURNS %s LANGUAGE plpgsql AS %L', f.signature, f.result, format('BEGIN RAISE EXCEPTION %L; END', replace(f.signature, '%', '') || ' captured a call'));
			END IF;
			planted := planted + 1;
		EXCEPTION WHEN duplicate_function OR dependent_objects_still_exist THEN
			NULL;
		END;
	END LOOP;
	RETURN planted;
END $$;
CREATE TEMP TABLE native AS SELECT oid FROM pg_proc WHERE pronamespace = 'public'::regnamespace;
SELECT cmp_ok(pg_temp.plant(false), '>', 100::bigint, 'functions that look like better ones');
SELECT is((SELECT count(*) FROM taian.bulletin('taian', '2023年1—5月', 'zh', '2023-06-05 00:00+08') b) + (SELECT count(*) FROM taian.bulletin_omission('taian', '2023年1—5月', 'en')),
	15 + 28::bigint, 'get no call of a bulletin');
SELECT results_eq($$SELECT l.lang, b.* FROM unnest(ARRAY['zh', 'zh-Hant']) l (lang) CROSS JOIN LATERAL taian.bulletin('taian', '2023年1—5月', l.lang) b$$, $$SELECT * FROM line WHERE lang <> 'en'$$, 'which reads as before');
SELECT lives_ok($$UPDATE coast.bulletin_sentence SET text_en = '{board.growth:percent(1)|a|b|c}{loss.value:growth_word(base)}{stock.projects:ordinal}{board.period:label}{board.indicator:name}<above|{above.chain:name}>',
	condition = 'board.growth > 0 and period_end > ''2020-01-01''' WHERE sentence = 'indicators'$$, 'none of a sentence''s check');
SELECT lives_ok($$UPDATE coast.bulletin_source SET condition = condition WHERE source = 'stock'$$, 'none of a source''s');
SELECT lives_ok($$SELECT create_model('planted')$$, 'a model is made');
SELECT is_empty($$SELECT pg_describe_object(d.classid, d.objid, 0), d.refobjid::regprocedure FROM pg_depend d
	LEFT JOIN pg_rewrite w ON d.classid = 'pg_rewrite'::regclass AND w.oid = d.objid LEFT JOIN pg_class c ON c.oid = w.ev_class
	LEFT JOIN pg_proc p ON d.classid = 'pg_proc'::regclass AND p.oid = d.objid
	WHERE d.refclassid = 'pg_proc'::regclass AND d.refobjid IN (SELECT oid FROM pg_proc WHERE pronamespace = 'public'::regnamespace EXCEPT SELECT oid FROM native)
		AND (c.relname = 'loss_board' OR p.proname IN ('bulletin_name', 'bulletin', 'bulletin_omission', 'figure_query'))$$, 'whose bulletin calls none of them');
SELECT throws_like($$SELECT print_figure(1::smallint, 'percent', NULL, NULL, 'en')$$, '%captured a call', 'they do capture what is not exact');
DROP SCHEMA planted CASCADE;
SELECT pg_temp.plant(true) \g /dev/null

-- Reading a template takes time in proportion to its length.
CREATE FUNCTION pg_temp.seconds(query text) RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE
	start timestamptz := clock_timestamp();
BEGIN
	EXECUTE query;
	RETURN extract(epoch FROM clock_timestamp() - start);
EXCEPTION WHEN syntax_error THEN
	RETURN extract(epoch FROM clock_timestamp() - start);
END $$;
SELECT cmp_ok(pg_temp.seconds(format('SELECT bulletin_%s(%L || repeat(%L, 200000 / %s) || %L)', t.what, t.head, t.unit, length(t.unit), t.tail)), '<', 10.0, 'time of reading 200,000 characters of ' || t.unit)
FROM (VALUES ('parse', '', '[增a]', ''), ('parse', '', '{b.growth:percent|up|down|}', ''), ('parse', '[', '{a.b}增', ']'), ('parse', '', '<b|x>', ''), ('parse', '', '<ab', ''), ('parse', '{', '[a<b', ''),
	('condition', '', 'b(x).c <> ''it''''s'' and ', 'a = 1'), ('condition', '', 'a=''x ', '')) t (what, head, unit, tail);
SELECT results_eq($$SELECT x->>'slot' FROM jsonb_array_elements(bulletin_condition(E' a = ''x and y = 1''  and \n b(c, d).e is not null and # >= -1.5 ')) x$$,
	$$VALUES ('a = ''x and y = 1'''), ('b(c, d).e is not null'), ('# >= -1.5')$$, 'a condition and its comparisons');
SELECT is(bulletin_parse('a[b <q|{r.s}>{{]')->'clauses', '["b <q|{r.s}>{{"]'::jsonb, 'the text of a clause with a list in it');
SELECT throws_like($$SELECT bulletin_parse('a[b <q|{r.s}> c')$$, 'bulletin template, character 2: "[" without its counterpart', 'and where it began');

-- A reader needs no more than SELECT.
GRANT USAGE ON SCHEMA taian TO indstat_test_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA taian TO indstat_test_reader;
SET ROLE indstat_test_reader;
SELECT is((SELECT count(*) FROM taian.bulletin('taian', '2023年1—5月', 'en')), 33::bigint, 'a reader prints the bulletin');
SELECT throws_ok($$SELECT * FROM coast.bulletin('port', '2021-03', 'en')$$, '42501', NULL, 'and not that of another office');
RESET ROLE;
SELECT * FROM finish();
