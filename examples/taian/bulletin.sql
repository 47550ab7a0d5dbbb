-- What the first office adds to its bulletin: sources and sentences of its own, for
-- the forecast of its plan and for the projects it is to attract, and a word of its own.
--
-- Expects data.sql and office.sql.  doc/bulletin.md says how templates are written.

SET search_path = taian, public;

INSERT INTO bulletin_source (source, view_name, condition, keys, order_by)
VALUES
	('attraction', 'chain_board', 'region = :region and on_date = :period_end and indicator = ''projects_attracted'' and kind = ''flow''',
	 ARRAY['indicator', 'period'], NULL),
	('plan_end', 'ladder_board', 'region = :region and kind = ''forecast'' and on_date = ''2025-12-31''', ARRAY['ladder', 'tier'], NULL);

INSERT INTO bulletin_sentence (sentence, paragraph, sentence_order, each, condition, text_zh, text_zh_hant, text_en)
VALUES
	('attraction', 5, 40, 'attraction', NULL,
	 '{attraction.period:label}计划招引项目{attraction.overall_target:count}个，已按{attraction.chains:count}条产业链列出任务清单。',
	 '{attraction.period:label}計劃招引項目{attraction.overall_target:count}個，已按{attraction.chains:count}條產業鏈列出任務清單。',
	 'The plan for {attraction.period:label} is to attract {attraction.overall_target:plural|# project|# projects} across {attraction.chains:plural|# chain|# chains}.'),
	('plan_end', 6, 15, NULL, 'period_end >= ''2023-04-10'' and period_end < ''2025-12-31'' and ladders(key_enterprises).enterprises > 0',
	 '其中预计到{plan_end(key_enterprises, all).on_date:label(year)}底，{plan_end(key_enterprises, 10bn).tier:name}的{plan_end(key_enterprises, 10bn).enterprises:count}户，{plan_end(key_enterprises, 5bn).tier:name}的{plan_end(key_enterprises, 5bn).enterprises:count}户。',
	 '其中預計到{plan_end(key_enterprises, all).on_date:label(year)}底，{plan_end(key_enterprises, 10bn).tier:name}的{plan_end(key_enterprises, 10bn).enterprises:count}家，{plan_end(key_enterprises, 5bn).tier:name}的{plan_end(key_enterprises, 5bn).enterprises:count}家。',
	 'Of them, {plan_end(key_enterprises, 10bn).enterprises:count} are expected to reach {plan_end(key_enterprises, 10bn).tier:name} by the end of {plan_end(key_enterprises, all).on_date:label(year)}, and {plan_end(key_enterprises, 5bn).enterprises:count} {plan_end(key_enterprises, 5bn).tier:name}.');

-- The office calls what a review selects an outstanding case.
UPDATE project_stage SET name_zh = '入选优秀案例', name_zh_hant = '入選優秀案例' WHERE stage = 'chosen';
UPDATE bulletin_sentence SET text_zh = replace(text_zh, '经评审入选', '经评审入选优秀案例'), text_zh_hant = replace(text_zh_hant, '經評審入選', '經評審入選優秀案例'),
	text_en = replace(text_en, ' chosen after review', ' chosen as outstanding after review')
WHERE sentence = 'planned';

-- What the report begins with is the office's choice.
UPDATE indicator SET indicator_order = array_position('{value_added,investment,industrial_investment,industrial_upgrade,manufacturing_upgrade,manufacturing_investment,industrial_private_investment,private_investment,funds_in_place,other_investment}', indicator);
