-- What the first office adds to its bulletin: sources and sentences of its own, for
-- the forecast of its plan and for the projects it is to attract.
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
	 '{attraction.period:label}安排{attraction.indicator:name}{attraction.overall_target:count}个，按{attraction.chains:count}条产业链列入任务清单。',
	 '{attraction.period:label}安排{attraction.indicator:name}{attraction.overall_target:count}個，按{attraction.chains:count}條產業鏈列入任務清單。',
	 'For {attraction.period:label}, {attraction.overall_target:count} {attraction.indicator:name} are set out by {attraction.chains:plural|# chain|# chains}.'),
	('plan_end', 6, 15, NULL, 'period_end >= ''2023-04-10'' and period_end < ''2025-12-31'' and ladders(key_enterprises).enterprises > 0',
	 '其中预计到{plan_end(key_enterprises, all).on_date:label}，{plan_end(key_enterprises, 10bn).tier:name}的{plan_end(key_enterprises, 10bn).enterprises:count}户，{plan_end(key_enterprises, 5bn).tier:name}的{plan_end(key_enterprises, 5bn).enterprises:count}户。',
	 '其中預計到{plan_end(key_enterprises, all).on_date:label}，{plan_end(key_enterprises, 10bn).tier:name}的{plan_end(key_enterprises, 10bn).enterprises:count}家，{plan_end(key_enterprises, 5bn).tier:name}的{plan_end(key_enterprises, 5bn).enterprises:count}家。',
	 'Of them, {plan_end(key_enterprises, 10bn).enterprises:count} are expected to reach {plan_end(key_enterprises, 10bn).tier:name} by {plan_end(key_enterprises, all).on_date:label}, and {plan_end(key_enterprises, 5bn).enterprises:count} {plan_end(key_enterprises, 5bn).tier:name}.');
