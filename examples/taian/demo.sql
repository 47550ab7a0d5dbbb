-- The board of the first office, in English and Chinese.
\set QUIET on
\pset border 2
\pset linestyle unicode
\pset footer off
\pset null ''
SET client_min_messages = warning;
CREATE EXTENSION indstat;
SELECT create_model('taian') \g /dev/null
\ir data.sql
\ir office.sql
\ir pipeline.sql
\ir bulletin.sql
\ir figures.sql
SET search_path = public, taian;

\echo
\echo 'indstat: the half-year board of Tai''an, reference period January-May 2023'
\echo 'The rows are constructed by a fixed rule; only the totals are published.'

\pset title 'Indicators (growth in %, gaps in percentage points)'
SELECT indicator_name, value, growth, parent_growth AS province, pp_gap, reference_pp_gap, rank, peers
FROM indicator_board WHERE region = 'taian' AND period = '2023-01-01/P5M' ORDER BY indicator_order, growth DESC NULLS LAST;

UPDATE model_option SET lang = 'zh';
\pset title '指标（增速为 %，差距为百分点）'
SELECT indicator_name AS "指标", period_label AS "报告期", growth AS "同比增长", parent_growth AS "全省增长", pp_gap AS "高于全省", rank AS "全省位次"
FROM indicator_board WHERE region = 'taian' AND period = '2023年1—5月' ORDER BY indicator_order, growth DESC NULLS LAST;
UPDATE model_option SET lang = 'en';

\pset title 'Structure of investment (shares in %, changes and contributions in percentage points)'
SELECT indicator_name, share, share_base, share_change, growth, contribution, contribution_share
FROM structure WHERE region = 'taian' AND period = '2023-01-01/P5M' AND parent_indicator IN ('investment', 'industrial_investment')
ORDER BY parent_indicator DESC, contribution DESC;

\pset title 'Industry chains: second-quarter target at the end of May (100 million yuan, %, percentage points)'
SELECT chain_name, target, actual, completion, elapsed_share, pace_gap, above_overall, overall_completion
FROM chain_board
WHERE indicator = 'chain_investment' AND region = 'taian' AND period = '2023-Q2' AND kind = 'flow' AND on_date = '2023-05-31'
ORDER BY completion DESC;

\pset title 'Projects under construction at the end of May'
SELECT kind, size_class_name, projects, projects_year_ago, change, growth, contribution
FROM project_stock WHERE region = 'taian' AND on_date = '2023-05-31' ORDER BY kind, size_class;

\pset title 'Pipeline since January (amounts in yuan)'
SELECT stage_name, entries_ytd, amount_ytd, batch_entries_ytd, entries_ytd_year_ago
FROM pipeline_flow WHERE region = 'taian' AND period = '2023-05' ORDER BY stage_order;

\pset title 'What became of the projects planned in 2023, by the end of May'
SELECT stage_name, reached, conversion, step_conversion, waiting, days_q1, days_median, days_q3
FROM pipeline_funnel WHERE region = 'taian' AND period = '2023' AND on_date = '2023-05-31' ORDER BY stage_order;
\pset title 'Projects waiting at the end of May, and those overdue'
SELECT stage_name, projects, days_median, days_longest, norm_days, overdue, overdue_share
FROM stage_backlog WHERE region = 'taian' AND on_date = '2023-05-31' ORDER BY stage_order;
\pset title 'Projects to be attracted in 2023: whose task it is, and when it is due'
SELECT chain_name, target, owner_name, due_on
FROM chain_board WHERE region = 'taian' AND indicator = 'projects_attracted' AND on_date = '2023-05-31' ORDER BY target DESC, chain;
\pset title 'Projects under construction at the end of May, as known now and on 5 June'
SELECT 'now' AS known, projects, change, growth FROM project_stock('2023-05-31') WHERE region = 'taian' AND kind = 'all' AND size_class = 'all'
UNION ALL
SELECT 'on 5 June', projects, change, growth FROM project_stock('2023-05-31', '2023-06-05 00:00+08') WHERE region = 'taian' AND kind = 'all' AND size_class = 'all';

\pset title 'Key enterprises: actual at the end of May against a year earlier, and forecast for the end of 2025'
SELECT kind_name, tier_name, on_date, enterprises, at_or_above, entered, exited, promoted, demoted
FROM ladder_board
WHERE region = 'taian' AND ladder = 'key_enterprises' AND (on_date, kind) IN (('2023-05-31', 'actual'), ('2025-12-31', 'forecast'))
ORDER BY kind, tier_order DESC NULLS FIRST;

UPDATE model_option SET lang = 'zh';
\pset title '企业数字化转型评估（截至5月底）'
SELECT round_name AS "轮次", grade_name AS "等级", enterprises AS "企业数", share AS "占比", improved AS "升级", worsened AS "降级"
FROM assessment_grades WHERE region = 'taian' AND on_date = '2023-05-31' AND round = '2023' ORDER BY grade_order DESC NULLS FIRST, grade;
\pset title '银行授信（亿元，%）'
SELECT kind_name AS "类别", purpose_name AS "用途", parties AS "银行数", stat_round(amount / 1e8, 0) AS "金额", share AS "占比"
FROM agreement_board WHERE region = 'taian' AND on_date = '2023-05-31' ORDER BY purpose_order NULLS FIRST;
\pset title '要素保障：各部门办理情况（截至5月底近一年）'
SELECT department_name AS "部门", backlog AS "在办", overdue AS "逾期", not_opened AS "待受理", tasks_closed AS "办结", in_time_share AS "按时办结率"
FROM service_backlog WHERE region = 'taian' AND on_date = '2023-05-31' ORDER BY department_order NULLS FIRST;
UPDATE model_option SET lang = 'en';
\pset title 'Requests closed before the first service fair on 10 March, and in April and May (days)'
SELECT a.what, b.requests_closed, b.serial_days, b.parallel_days, b.elapsed_days, stat_round(completion_rate(b.elapsed_days, b.serial_days), 1) AS elapsed_of_serial
FROM (VALUES ('before', date '2023-03-09', date '2022-12-31'), ('April and May', '2023-05-31', '2023-03-31')) AS a (what, on_date, since)
CROSS JOIN LATERAL service_board(a.on_date, a.since) b ORDER BY a.on_date;

\pset title 'The service platform at the end of May, as known now'
SELECT platform_name, members, change, joined, exited, profiles_completed, profiles_open, profile_share
FROM membership_board WHERE region = 'taian' AND on_date = '2023-05-31';
SET indstat.as_of = '2023-06-05 00:00+08';
\pset title 'The same, as known on 5 June: one profile was put right later'
SELECT platform_name, members, profiles_completed, profiles_open, profile_share
FROM membership_board WHERE region = 'taian' AND on_date = '2023-05-31';
RESET indstat.as_of;

\pset title 'The five actions: half the time gone, half the task done? (30 June)'
SELECT outline, initiative_name, tasks, done, overdue, done_share, elapsed_share, pace_gap, half_passed
FROM initiative_progress WHERE region = 'taian' AND on_date = '2023-06-30' AND level <= 2 ORDER BY tree_order;

UPDATE model_option SET lang = 'zh';
\pset title '问效发现的问题：逾期未解决（截至6月底）'
SELECT owner_name AS "责任单位", initiative_name AS "问题", begun_on AS "发现日期", due_on AS "限期", overdue_days AS "逾期天数"
FROM initiative_task WHERE region = 'taian' AND on_date = '2023-06-30' AND kind = 'finding' AND state = 'overdue' ORDER BY overdue_days DESC, initiative;
\pset title '要素保障大比拼（平均办理天数，6月底与5月底相比）'
SELECT rank AS "位次", department_name AS "单位", score AS "天数", rank_change AS "位次变化"
FROM contest_board WHERE region = 'taian' AND on_date = '2023-06-30' AND initiative = 'contest-factors' ORDER BY rank, department_order;
UPDATE model_option SET lang = 'en';

\pset title 'Every figure of the report, A to G, each from a query'
SELECT id, what, value FROM figure ORDER BY line;

\pset title
\pset format unaligned
\pset tuples_only on
\echo
\echo 'The bulletin, written by the database: every figure stands in one of the views above'
\echo
SELECT string_agg(text, E'\n' ORDER BY sentence) || E'\n' FROM bulletin('taian', '2023年1—5月', 'zh') GROUP BY paragraph ORDER BY paragraph;
-- a sentence a line, at most 100 characters wide
SELECT string_agg(regexp_replace(text, '(.{1,100})( |$)', E'\\1\n', 'g'), '' ORDER BY sentence) FROM bulletin('taian', '2023-01..05', 'en') GROUP BY paragraph ORDER BY paragraph;
