-- The bulletin of an office in euros: its currency, levels with their units, figures of other
-- spans, no rank among one, one percentage point, what leads, and nothing silent.
\set QUIET on
SET client_min_messages = warning;
SET jit = off;
CREATE EXTENSION indstat;
SELECT create_model('land') \g /dev/null
SET search_path = public, land;
SELECT plan(22);

INSERT INTO region (region, parent_region, name_zh, name_zh_hant, name_en) VALUES ('de', NULL, '德国', '德國', 'Germany'), ('14', 'de', '萨克森州', '薩克森州', 'Saxony');
INSERT INTO indicator (indicator, name_zh, name_zh_hant, name_en, unit, unit_mult, decimals, growth_decimals, cumulative, time_per_collect, indicator_order) VALUES
	('turnover', '营业额', '營業額', 'turnover', 'euro', 6, 1, 1, true, 'S', 2), ('energy', '能耗', '能耗', 'energy use', 'tce', 4, 1, 1, true, 'S', 1), ('orders', '订单', '訂單', 'orders', NULL, 8, 1, 1, false, 'S', NULL),
	('jobless', '失业率', '失業率', 'unemployment rate', 'percent', 0, 0, 0, false, 'E', NULL), ('staff', '从业人员', '從業人員', 'persons employed', 'persons', 3, 1, 1, false, 'E', NULL), ('prices', '物价指数', '物價指數', 'price index', 'index', 0, 1, 1, false, 'A', NULL);
INSERT INTO observation (indicator, period, region, value)
SELECT i, CASE WHEN c THEN ref_ytd(y, 5) ELSE ref_month(y, 5) END, r, CASE y WHEN 2024 THEN a ELSE b END FROM (VALUES ('turnover', true, 100, 107), ('energy', true, 10, 9.5), ('orders', false, 20, 21), ('jobless', false, 6, 7), ('staff', false, 50, 50.5), ('prices', false, 100, 103)) v (i, c, a, b)
CROSS JOIN unnest(ARRAY[2024, 2025]) y CROSS JOIN unnest(ARRAY['de', '14']) r;
-- the month alone beside the months so far
INSERT INTO observation (indicator, period, region, value) VALUES ('turnover', '2024-05', '14', 20), ('turnover', '2025-05', '14', 30);
INSERT INTO project (project, region, kind, planned_investment, name) VALUES ('p', '14', 'new', 5e8, 'p');
INSERT INTO project_stage_event (project, stage, happened_on, recorded_at) VALUES ('p', 'planned', '2025-02-01', '2025-02-02');
UPDATE report_word SET text_zh = '欧元', text_zh_hant = '歐元', text_en = 'euros' WHERE word = 'currency';

SELECT results_eq($$SELECT text FROM bulletin('14', '2025-05', 'en') WHERE paragraph = 1$$, $$VALUES
	('This bulletin summarises the main indicators of Saxony for May 2025.'),
	('Energy use fell 5.0% on the year in January–May 2025, level with the rate of Germany.'),
	('Turnover grew 50.0% on the year.'),
	('Orders grew 5.0% on the year, level with the rate of Germany.'),
	('Price index grew 3.0% on the year, level with the rate of Germany.'),
	('Persons employed grew 1.0% on the year, level with the rate of Germany.'),
	('Unemployment rate stood at 7%, up 1 percentage point from a year earlier.')$$, 'each at its period, which is said where it is another; no rank among one; one point; what leads');
SELECT results_eq($$SELECT text FROM bulletin('14', '2025-01..05', 'en') WHERE text ~ '^(Turnover|Energy|Orders|Unemp)'$$, $$VALUES
	('Energy use fell 5.0% on the year, level with the rate of Germany.'), ('Turnover grew 7.0% on the year, level with the rate of Germany.'),
	('Orders grew 5.0% on the year in May 2025, level with the rate of Germany.'), ('Unemployment rate stood at 7% in May 2025, up 1 percentage point from a year earlier.')$$, 'and in the bulletin of the months so far');
SELECT results_eq($$SELECT text FROM bulletin('14', '2025-01..05', 'zh') WHERE text ~ '订单|营业额'$$, $$VALUES
	('营业额同比增长7.0%，与全国持平。'), ('2025年5月订单同比增长5.0%，与全国持平。')$$, 'in Chinese');
SELECT results_eq($$SELECT text FROM bulletin('14', '2025-01..05', 'zh-Hant') WHERE text ~ '訂單'$$, $$VALUES ('2025年5月訂單較上年同期增長5.0%，與全國持平。')$$, 'in traditional characters');
SELECT results_eq($$SELECT DISTINCT key->>'indicator', reason FROM bulletin_omission('14', '2025-05', 'en') WHERE clause ~ 'ordinal' AND sentence_code = 'indicator' AND key->>'indicator' = 'orders'$$,
	$$VALUES ('orders', 'no_peers')$$, 'a rank among one is left out with its reason');
SELECT is_empty($$SELECT reason FROM bulletin_omission('14', '2025-05', 'en') WHERE reason = 'same_period'$$, 'that a period is the bulletin''s own is no omission');
SELECT results_eq($$SELECT DISTINCT text FROM bulletin('14', '2025-05', 'en') WHERE paragraph = 5$$, $$VALUES ('1 project has been planned since the start of 2025, with a planned investment of 500 million euros.')$$, 'in the currency of the office');
SELECT results_eq($$SELECT DISTINCT text FROM bulletin('14', '2025-05', 'zh') WHERE paragraph = 5$$, $$VALUES ('2025年以来累计策划项目1个，计划总投资5亿欧元。')$$, 'in Chinese too');
SELECT is_empty($$SELECT sentence FROM bulletin_sentence WHERE concat(text_zh, text_zh_hant, text_en) ~ '元|yuan'$$, 'no sentence names a currency');
CREATE FUNCTION pg_temp.asked(query text) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
	result jsonb;
BEGIN
	EXECUTE format('SELECT jsonb_agg(to_jsonb(q) -> (SELECT min(k) FROM jsonb_object_keys(to_jsonb(q)) k)) FROM (%s) q', query) INTO result;
	RETURN result;
END $$;
SELECT is_empty($$SELECT p, f FROM unnest(ARRAY['2025-05', '2025-01..05']::ref_period[]) p CROSS JOIN LATERAL bulletin('14', p, 'en') b CROSS JOIN LATERAL jsonb_array_elements(b.figures) f
	WHERE f->>'view' IS NOT NULL AND pg_temp.asked(figure_query(f)) IS DISTINCT FROM jsonb_build_array(f->'value')$$, 'every figure comes out of its query');

-- levels
UPDATE bulletin_sentence SET active = sentence = 'level', condition = NULL;
SELECT results_eq($$SELECT text FROM bulletin('14', '2025-01..05', 'en')$$, $$VALUES
	('Energy use came to 95,000 tonnes of coal equivalent, down 5.0% on the year.'), ('Turnover came to 107 million euros, up 7.0% on the year.'),
	('Orders came to 2.1 billion euros in May 2025, up 5.0% on the year.'), ('Price index came to 103.0 in May 2025, up 3.0% on the year.'),
	('Persons employed came to 50,500 persons in May 2025, up 1.0% on the year.'), ('Unemployment rate came to 7% in May 2025.')$$, 'a level has the unit and multiplier of its row, and the currency where it has no unit');
SELECT results_eq($$SELECT text FROM bulletin('14', '2025-01..05', 'zh') LIMIT 3$$, $$VALUES
	('能耗为9.5万吨标准煤，同比下降5.0%。'), ('营业额为1.07亿欧元，同比增长7.0%。'), ('2025年5月订单为21亿欧元，同比增长5.0%。')$$, 'in Chinese');
SELECT throws_ok($$UPDATE bulletin_sentence SET text_en = '{board.value:level(x)}' WHERE sentence = 'level'$$, '22023', NULL, 'a level with other arguments');
SELECT throws_ok($$UPDATE bulletin_sentence SET each = NULL, text_zh = NULL, text_zh_hant = NULL, text_en = '{stock.projects:level}' WHERE sentence = 'level'$$, '22023', NULL, 'a level of a view without units');
SELECT throws_ok($$UPDATE bulletin_sentence SET text_en = '{board.period:label(mine)}' WHERE sentence = 'level'$$, '22023', NULL, 'a label of another kind');

-- nothing is silent
SELECT results_eq($$SELECT paragraph, sentence, text FROM bulletin('14', '2031', 'en')$$, $$VALUES (1, 1, 'There are no figures of Saxony for 2031. The latest there are, are for January–May 2025.')$$, 'a bulletin without figures says so, and what there is');
SELECT results_eq($$SELECT text FROM bulletin('14', '2031', 'zh')$$, $$VALUES ('没有萨克森州2031年的数据。现有最近的数据为2025年1—5月。')$$, 'in Chinese');
SELECT results_eq($$SELECT text FROM bulletin('14', '2031', 'zh-Hant')$$, $$VALUES ('沒有薩克森州2031年的數據。現有最近的數據為2025年1—5月。')$$, 'in traditional characters');
SELECT results_eq($$SELECT DISTINCT figure_query(f), f->>'printed' FROM bulletin('14', '2031', 'en') b CROSS JOIN LATERAL jsonb_array_elements(b.figures) f ORDER BY 2$$,
	$$VALUES (NULL::text, '2031'), (NULL, 'January–May 2025'), (NULL, 'Saxony')$$, 'its figures are of no view');
SET indstat.as_of = '2020-01-01';
SELECT results_eq($$SELECT text FROM bulletin('14', '2025-05', 'en')$$, $$VALUES ('There are no figures of Saxony for May 2025.')$$, 'of nothing that was known there is no latest');
RESET indstat.as_of;
DELETE FROM report_word;
SELECT is_empty($$SELECT text FROM bulletin('14', '2031', 'en')$$, 'an office that does away with the words is silent');
SELECT results_eq($$SELECT text FROM bulletin('14', '2025-05', 'en') WHERE text ~ 'Orders'$$, $$VALUES ('Orders came to 2.1 billion currency, up 5.0% on the year.')$$, 'and a word that is missing is its code');
SELECT * FROM finish();
