-- The report: one page with pictures.

CREATE TABLE IF NOT EXISTS @m@.report_word (
	word text PRIMARY KEY,
	text_zh text,
	text_zh_hant text,
	text_en text
);
COMMENT ON TABLE @m@.report_word IS 'The words of the report: its headings, titles of charts and columns, and what stands at its foot; an office edits them. The row currency says what the money of the model is in, in the bulletin too ({currency}); nothing and nothing_but are what a bulletin says that has no figures. A word that is missing is printed as its code.';
COMMENT ON COLUMN @m@.report_word.word IS 'Code of the word; @ and # in its texts stand for a name and a number.';
COMMENT ON COLUMN @m@.report_word.text_zh IS 'In simplified Chinese.';
COMMENT ON COLUMN @m@.report_word.text_zh_hant IS 'In traditional Chinese.';
COMMENT ON COLUMN @m@.report_word.text_en IS 'In English.';

CREATE OR REPLACE FUNCTION @m@.report(region text, period @x@.ref_period, lang text DEFAULT NULL, known_at timestamptz DEFAULT @x@.as_of())
RETURNS text
LANGUAGE sql STABLE PARALLEL UNSAFE
BEGIN ATOMIC
	SELECT @x@.report_page($name$@m@.report_word$name$::regclass, report.region, report.period, coalesce(report.lang, (SELECT o.lang FROM @m@.model_option o)), report.known_at);
END;
COMMENT ON FUNCTION @m@.report(text, @x@.ref_period, text, timestamptz) IS 'The report of a region and period as one HTML page, in zh, zh-Hant, en or a language of the table language (NULL: that of the model), as it was known at a time (default: at indstat.as_of): headline figures, the board with gaps and ranks, structure and contributions, targets of chains and of the region, projects, enterprises, services, actions, a line per indicator, the text of the bulletin, source and knowledge time. It needs no script and nothing from elsewhere, is well-formed XML, and every figure in it is one of the views that the caller may see; sections of parts that the model has not, or without figures, are left out. Indicators stand in the order of indicator_order; those without a figure for the very period, but for one that ends with it, name theirs. Stocks are counted at the end of the period, which must be the end of a month for the views to have them. An unknown region or language is error 22023; NULL for region or period gives NULL.';

-- When they are made, and once what an older model lacks: an office may keep words of its own.
@if new_bulletin|before_2@
INSERT INTO @m@.report_word (word, text_zh, text_zh_hant, text_en)
VALUES
	('title', '经济运行与项目简报', '經濟運行與項目簡報', 'Report on the economy and on projects'),
	('headline', '主要数据', '主要數據', 'At a glance'),
	('board', '主要指标', '主要指標', 'Indicators'),
	('structure', '结构与贡献', '結構與貢獻', 'Structure and contributions'),
	('chains', '产业链目标', '產業鏈目標', 'Targets of the industry chains'),
	('targets', '目标完成情况', '目標完成情況', 'Targets'),
	('projects', '项目', '項目', 'Projects'),
	('enterprises', '企业', '企業', 'Enterprises'),
	('services', '企业服务', '企業服務', 'Services'),
	('actions', '重点行动', '重點行動', 'Actions'),
	('lines', '指标走势', '指標走勢', 'Growth over time'),
	('text', '文字简报', '文字簡報', 'In words'),
	('indicator', '指标', '指標', 'Indicator'),
	('growth', '同比增长', '年增率', 'Growth'),
	('gap', '差距（百分点）', '差距（百分點）', 'Gap, points'),
	('rank', '位次', '位次', 'Rank'),
	('rank_of', '@/#', '@/#', '@ of #'),
	('above', '高于@#', '高於@#', '# above @'),
	('below', '低于@#', '低於@#', '# below @'),
	('level', '与@持平', '與@持平', 'level with @'),
	('ahead', '快于序时进度#', '快於時間進度#', '# ahead of the calendar'),
	('behind', '慢于序时进度#', '慢於時間進度#', '# behind the calendar'),
	('in_step', '与序时进度持平', '與時間進度持平', 'in step with the calendar'),
	('growth_chart', '同比增长（%）', '年增率（%）', 'Growth on the year, %'),
	('gap_chart', '与@的差距（百分点）及位次', '與@的差距（百分點）及位次', 'Gap to @, percentage points, and rank'),
	('peers_chart', '：各地增速（%）', '：各地增速（%）', ': growth of every region, %'),
	('part', '部分', '部分', 'Part'),
	('of_whole', '占@', '佔@', 'of @'),
	('share', '占比', '佔比', 'Share'),
	('share_base', '上年同期', '上年同期', 'A year earlier'),
	('share_change', '变动（百分点）', '變動（百分點）', 'Change, points'),
	('contribution', '拉动（百分点）', '拉動（百分點）', 'Contribution, points'),
	('contributions_chart', '@增速的构成（百分点）', '@增速的構成（百分點）', 'What the growth of @ is made of, points'),
	('rest', '其余', '其餘', 'the rest'),
	('kind_flow', '当期目标', '當期目標', 'within the period'),
	('kind_cumulative', '累计目标', '累計目標', 'from January on'),
	('calendar', '序时进度', '時間進度', 'Calendar'),
	('target', '目标', '目標', 'Target'),
	('target_sum', '合计', '合計', 'Sum'),
	('completion', '完成', '完成', 'Reached'),
	('completion_chart', '目标完成（%）及与序时进度之差', '目標完成（%）及與時間進度之差', 'Target reached, %, and points ahead of the calendar'),
	('actual', '实际', '實際', 'Actual'),
	('gap_good', '差距（正为好）', '差距（正為好）', 'Gap (above zero is good)'),
	('rating', '评价', '評價', 'Rating'),
	('at_least', '不低于', '不低於', 'at least'),
	('at_most', '不高于', '不高於', 'at most'),
	('within', '区间', '區間', 'within'),
	('pace', '进度差（百分点）', '進度差（百分點）', 'Ahead, points'),
	('chains_above', '高于总体的链', '高於總體的鏈', 'Chains above'),
	('of_all', '@ / #', '@ / #', '@ of #'),
	('stock', '在建项目', '在建項目', 'Projects under construction'),
	('all_projects', '全部项目', '全部項目', 'all projects'),
	('kind_new', '新建项目', '新建項目', 'new projects'),
	('kind_technical_upgrade', '技术改造项目', '技術改造項目', 'technical upgrades'),
	('projects_count', '项目数', '項目數', 'Projects'),
	('change', '同比增减', '同比增減', 'Change'),
	('more', '同比增加#个', '同比增加#個', 'up # on the year'),
	('fewer', '同比减少#个', '同比減少#個', 'down # on the year'),
	('unchanged', '与上年同期持平', '與上年同期持平', 'unchanged on the year'),
	('stock_chart', '月末在建项目数', '月末在建項目數', 'Under construction at the end of each month'),
	('stock_chains', '在建项目：按产业链', '在建項目：按產業鏈', 'Under construction, by industry chain'),
	('year_ago', '上年同期', '上年同期', 'a year earlier'),
	('no_chain', '未归链', '未歸鏈', 'no chain'),
	('flow_chart', '@以来进入各阶段的项目', '@以來進入各階段的項目', 'Projects by stage entered since the start of @'),
	('funnel_chart', '@首次入库项目到达各阶段（含其后阶段）的数量', '@首次入庫項目到達各階段（含其後階段）的數量', 'New in @: projects that came to each stage or beyond'),
	('jointly', '其中集中', '其中集中', 'Jointly'),
	('amount', '计划总投资', '計劃總投資', 'Investment'),
	('currency', '元', '元', 'yuan'),
	('nothing', '没有@#的数据。', '沒有@#的數據。', 'There are no figures of @ for #.'),
	('nothing_but', '现有最近的数据为#。', '現有最近的數據為#。', 'The latest there are, are for #.'),
	('expected', '预计到@', '預計到@', 'expected by the end of @'),
	('ungraded', '未定级', '未定級', 'not graded yet'),
	('profiles', '信息完善@家，占#', '資訊完整@家，佔#', '@ with a complete profile (#)'),
	('parties', '#家签约', '#家簽約', 'signed by #'),
	('departments', '并联办理部门', '並行辦理部門', 'Departments working in parallel'),
	('requests_closed', '近一年办结诉求', '近一年辦結訴求', 'Requests closed in the past year'),
	('requests_open', '在办诉求', '在辦訴求', 'Requests open'),
	('in_time', '按时办结率', '如期辦結率', 'Closed in time'),
	('saved', '较串联办理缩短', '較逐一辦理縮短', 'Time saved by working in parallel'),
	('in_time_chart', '各部门按时办结率', '各部門如期辦結率', 'Tasks closed in time, by department'),
	('backlog_chart', '各部门在办事项', '各部門在辦事項', 'Tasks open, by department'),
	('overdue', '逾期#件', '逾期#件', '# overdue'),
	('done_chart', '任务完成（%）', '任務完成（%）', 'Tasks done, %'),
	('action', '行动', '行動', 'Action'),
	('tasks', '任务', '任務', 'Tasks'),
	('tasks_done', '已完成', '已完成', 'Done'),
	('tasks_overdue', '逾期', '逾期', 'Overdue'),
	('source', '来源：本单位统计数据与工作台账。', '來源：本單位統計數據與工作臺賬。', 'Source: the figures and records of the office.'),
	('as_of', '数据截至@（UTC）。', '數據截至@（UTC）。', 'As known on @ UTC.'),
	('none', '暂无数据', '暫無數據', 'no figures')
ON CONFLICT DO NOTHING;
@endif@
