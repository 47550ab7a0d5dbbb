-- The rows of the feature table that no other system has (★), one after the other, on the
-- first office's data and on small worked examples. Each name begins with the number of its row.
\set QUIET on
SET client_min_messages = warning;
SET jit = off;
CREATE EXTENSION indstat;
SELECT create_model('taian') \g /dev/null
\ir ../../examples/taian/data.sql
\ir ../../examples/taian/office.sql
\ir ../../examples/taian/bulletin.sql
SELECT plan(32);
SET search_path = public, taian;
CREATE TEMP VIEW board AS SELECT * FROM indicator_board WHERE region = 'taian' AND period = '2023年1—5月';

SELECT results_eq($$SELECT DISTINCT period::text, period_label FROM board$$, $$VALUES ('2023-01-01/P5M', 'January–May 2023')$$, '★ 4 January to May is a period of its own');
SELECT is((SELECT count(*) FROM observation WHERE period = '2023年1—5月'), (SELECT count(*) FROM observation WHERE period = '2023-01..05'), '★ 8 written the Chinese way');
SELECT results_eq($$SELECT growth, growth_source FROM board WHERE indicator = 'industrial_investment'$$, $$VALUES (31.9, 'level')$$, '★ 25 January to May against January to May a year earlier');

-- ★ 18 a rate that is NULL says why
INSERT INTO indicator (indicator, decimals) VALUES ('t18', 0);
INSERT INTO observation (indicator, period, region, value, obs_status, conf_status) SELECT 't18', p::ref_period, r, v, s, c FROM (VALUES
	('2022-05', 'jinan', 0, 'A', 'F'), ('2023-05', 'jinan', 5, 'A', 'F'), ('2022-05', 'zibo', -2, 'A', 'F'), ('2023-05', 'zibo', 5, 'A', 'F'),
	('2023-05', 'weihai', 5, 'A', 'F'), ('2022-05', 'linyi', 5, 'A', 'F'), ('2023-05', 'linyi', 6, 'B', 'F'),
	('2022-05', 'heze', NULL, 'Q', 'C'), ('2023-05', 'heze', 6, 'A', 'F'), ('2022-05', 'rizhao', 5, 'A', 'F'), ('2023-05', 'rizhao', NULL, 'M', 'F')) v (p, r, v, s, c);
SELECT results_eq($$SELECT region, growth_reason FROM indicator_board WHERE indicator = 't18' AND period = '2023-05' ORDER BY region$$,
	$$VALUES ('heze', 'suppressed'), ('jinan', 'base_zero'), ('linyi', 'break'), ('rizhao', 'no_value'), ('weihai', 'no_base'), ('zibo', 'base_negative')$$, '★ 18 no rate, a reason');
SELECT is_empty($$SELECT * FROM indicator_board WHERE (growth IS NULL) <> (growth_reason IS NOT NULL)$$, '★ 18 on every row of the board');

-- ★ 26, 28 January-February together, and the identity of cumulative figures
INSERT INTO indicator (indicator, cumulative, decimals) VALUES ('t26', true, 0);
INSERT INTO observation (indicator, period, region, value) VALUES ('t26', '2023年1—2月', 'taian', 10), ('t26', '2023-03', 'taian', 6), ('t26', '2023年1—3月', 'taian', 16),
	('t26', '2023-04', 'taian', 5), ('t26', '2023年1—4月', 'taian', 22);
SELECT results_eq($$SELECT period_code, previous_value, single_value, residual, adds_up FROM ytd_check WHERE indicator = 't26' ORDER BY period$$,
	$$VALUES ('2023-01-01/P2M', NULL::numeric, NULL::numeric, NULL::numeric, NULL::boolean), ('2023-Q1', 10, 6, 0, true), ('2023-01-01/P4M', 16, 5, 1, true)$$,
	'★ 26 ★ 28 from January-February on; one is within the rounding of three figures');
UPDATE observation SET value = 24 WHERE indicator = 't26' AND period = '2023年1—4月';
SELECT results_eq($$SELECT residual, tolerance, adds_up FROM ytd_check WHERE indicator = 't26' AND period = '2023年1—4月'$$, $$VALUES (3::numeric, 1.5, false)$$, '★ 28 three is not');

SELECT results_eq($$SELECT share, share_change FROM structure WHERE region = 'taian' AND period = '2023年1—5月' AND indicator = 'industrial_investment'$$,
	$$VALUES (34.7, 5.1)$$, '★ 30 the share, and its change in points');
INSERT INTO indicator (indicator, unit, growth_decimals, higher_is_better) VALUES ('t31', 'percent', 1, false);
INSERT INTO observation (indicator, period, region, value) VALUES ('t31', '2022-05', 'taian', 5.5), ('t31', '2023-05', 'taian', 5.2);
SELECT results_eq($$SELECT change, change_unit, growth, growth_reason FROM indicator_board WHERE indicator = 't31' AND period = '2023-05'$$,
	$$VALUES (-0.3, 'percentage_point', NULL::numeric, 'in_points')$$, '★ 31 the change of a rate is a difference in points');
SELECT results_eq($$SELECT indicator, contribution, residual FROM structure WHERE region = 'taian' AND period = '2023年1—5月' AND parent_indicator = 'investment' ORDER BY 1$$,
	$$VALUES ('industrial_investment', 9.4, 0.0), ('other_investment', 3.1, 0.0)$$, '★ 32 contributions and what does not add up');
SELECT results_eq($$SELECT contribution_share FROM structure WHERE region = 'taian' AND period = '2023年1—5月' AND indicator = 'industrial_investment'$$,
	$$SELECT stat_round(100 * 9.4424 / 12.51, 1)$$, '★ 34 the share of the increase');
SELECT results_eq($$SELECT growth_breadth(growth)::text FROM indicator_board WHERE indicator = 'industrial_upgrade' AND period = '2023年1—5月' AND parent_region = 'shandong'$$,
	$$VALUES ('(12,0,4,0)')$$, '★ 35 how many cities rose, stayed, fell');

SELECT results_eq($$SELECT growth, parent_growth, pp_gap FROM board WHERE indicator = 'industrial_investment'$$, $$VALUES (31.9, 10.2, 21.7)$$, '★ 40 the gap to the parent region');
SELECT results_eq($$SELECT growth, reference_growth, reference_pp_gap FROM board WHERE indicator = 'industrial_private_investment'$$, $$VALUES (27.4, 14.5, 12.9)$$, '★ 40 and to another indicator');
SELECT results_eq($$SELECT rank, rank_source, peers, peers_expected FROM board WHERE indicator IN ('value_added', 'industrial_upgrade') ORDER BY rank$$,
	$$VALUES (1::bigint, 'computed', 16::bigint, 16::bigint), (5, 'published', 16, 16)$$, '★ 42 the rank, published or computed, and of how many');
-- four regions over three periods, lower is better, one tie, one newcomer
INSERT INTO region (region, parent_region) VALUES ('u', NULL), ('u1', 'u'), ('u2', 'u'), ('u3', 'u'), ('u4', 'u');
INSERT INTO indicator (indicator, higher_is_better) VALUES ('t42', false);
INSERT INTO observation (indicator, period, region, value) SELECT 't42', p::ref_period, r, v FROM (VALUES
	('2021-04', 100, 100, 100, 100), ('2021-05', 100, 100, 100, 100), ('2022-04', 104, 103, 102, 101), ('2022-05', 101, 102, 103, 104),
	('2023-04', 110, 106, 105, 104), ('2023-05', 102, 102, 101, 110)) v (p, u1, u2, u3, u4),
	LATERAL (VALUES ('u1', u1), ('u2', u2), ('u3', u3), ('u4', u4)) w (r, v);
SELECT results_eq($$SELECT region, growth, rank, rank_change, rank_change_year, level_rank FROM indicator_board WHERE indicator = 't42' AND period = '2023-05' ORDER BY region$$,
	$$VALUES ('u1', 1.0, 3::bigint, 1::bigint, -2::bigint, 2::bigint), ('u2', 0.0, 2, -1, 0, 2), ('u3', -1.9, 1, 1, 2, 1), ('u4', 5.8, 4, -1, 0, 4)$$,
	'★ 42 lower is better; places gained since the period before and the year before; rank of the level, with ties');
DELETE FROM observation WHERE indicator = 't42' AND period = '2022-05' AND region = 'u4';
SELECT results_eq($$SELECT region, rank, rank_reason, peers, rank_change, rank_change_year FROM indicator_board WHERE indicator = 't42' AND period = '2023-05' AND region IN ('u1', 'u4') ORDER BY region$$,
	$$VALUES ('u1', NULL::bigint, 'peers_missing', 3::bigint, NULL::bigint, NULL::bigint), ('u4', NULL, 'no_growth', 3, NULL, NULL)$$, '★ 42 no rank while a peer is missing');
DELETE FROM observation WHERE region = 'u4';
DELETE FROM region WHERE region = 'u4';
UPDATE region SET children_expected = 3 WHERE region = 'u';
DELETE FROM observation WHERE indicator = 't42' AND period = '2021-05' AND region = 'u1';
SELECT results_eq($$SELECT region, rank, rank_change_year FROM indicator_board WHERE indicator = 't42' AND period = '2023-05' AND region IN ('u1', 'u2') ORDER BY region$$,
	$$VALUES ('u1', 3::bigint, NULL::bigint), ('u2', 2, NULL)$$, '★ 42 newly ranked: no change of rank');

-- quarterly, January to date: before January-June comes January-March
INSERT INTO indicator (indicator, cumulative, frequency) VALUES ('quarterly', true, 'Q');
INSERT INTO observation (indicator, period, region, value, published_growth) SELECT 'quarterly', p::ref_period, r, 1, g FROM (VALUES
	('2023-Q1', 'u1', 1), ('2023-Q1', 'u2', 2), ('2023-Q1', 'u3', 3), ('2023-S1', 'u1', 3), ('2023-S1', 'u2', 2), ('2023-S1', 'u3', 1)) v (p, r, g);
SELECT results_eq($$SELECT region, rank, rank_change FROM indicator_board WHERE indicator = 'quarterly' AND period = '2023-S1' ORDER BY region$$,
	$$VALUES ('u1', 1::bigint, 2::bigint), ('u2', 2, 0), ('u3', 3, -2)$$, '★ 42 the period before, of quarters to date');

-- ★ 44 to 46 targets have a period and a kind of their own
SELECT results_eq($$SELECT kind, overall_completion, elapsed_share, overall_pace_gap FROM chain_board
	WHERE indicator = 'chain_investment' AND period = '2023-Q2' AND on_date = '2023-05-31' GROUP BY 1, 2, 3, 4 ORDER BY 1 DESC$$,
	$$VALUES ('flow', 83.2, 66.7, 16.5), ('cumulative', 83.2, 83.3, -0.1)$$, '★ 44 ★ 45 83.2 % is ahead for a quarter, and behind for a cumulative target');
SELECT results_eq($$SELECT count(*) FILTER (WHERE above_overall), count(*), max(overall_completion) FROM chain_board
	WHERE indicator = 'chain_investment' AND period = '2023-Q2' AND on_date = '2023-05-31' AND kind = 'flow'$$, $$VALUES (6::bigint, 13::bigint, 83.2)$$, '★ 46 sum over sum, and how many are above it');
SELECT results_eq($$SELECT DISTINCT mean_completion = stat_round((SELECT avg(100.0 * actual / target) FROM chain_board WHERE indicator = 'chain_investment' AND period = '2023-Q2' AND on_date = '2023-05-31' AND kind = 'flow'), 1),
	mean_completion <> overall_completion FROM chain_board WHERE indicator = 'chain_investment' AND period = '2023-Q2' AND on_date = '2023-05-31' AND kind = 'flow'$$, $$VALUES (true, true)$$, '★ 46 beside the mean of the rates, which differs');

-- ★ 50, 51, 73 published growth and its base
INSERT INTO indicator (indicator, cumulative, unit_mult, decimals) VALUES ('t50', true, 8, 1);
INSERT INTO observation (indicator, period, region, value, published_growth) VALUES ('t50', '2017年1—5月', 'u', 29047.6, NULL), ('t50', '2018年1—5月', 'u', 27298.3, 16.5);
SELECT results_eq($$SELECT growth, growth_source FROM indicator_board WHERE indicator = 't50' AND year = 2018$$, $$VALUES (16.5, 'published')$$, '★ 50 profits of January-May 2018: the board shows what was published');
SELECT results_eq($$SELECT published_growth, level_growth, verdict FROM growth_check WHERE indicator = 't50' AND year = 2018$$, $$VALUES (16.5, -6.02, 'coverage_differs')$$, '★ 50 the check what the levels give');
SELECT results_eq($$SELECT implied_base, implied_base_from < 23432.0, implied_base_to > 23432.0 FROM growth_check WHERE indicator = 't50' AND year = 2018$$, $$VALUES (23432.0, true, true)$$, '★ 51 the comparable base that it implies');
SELECT results_eq($$SELECT level_consistent FROM growth_check WHERE indicator = 't50' AND year = 2018$$, ARRAY[false], '★ 73 rounding does not explain the difference');

SELECT results_eq($$SELECT projects, change, growth FROM project_stock WHERE region = 'taian' AND on_date = '2023-05-31' AND kind = 'all' AND size_class = 'all'$$,
	$$VALUES (868::bigint, 65::bigint, 8.1)$$, '★ 66 the stock of projects on a day, and its change on the year');
SELECT results_eq($$SELECT entered, exited, promoted, demoted FROM ladder_board('2023-05-31') WHERE region = 'taian' AND ladder = 'key_enterprises' AND kind = 'actual' AND tier = 'all'$$,
	$$VALUES (3::bigint, 1::bigint, 7::bigint, 1::bigint)$$, '★ 69 who entered, left, rose and fell');
SELECT matches((SELECT string_agg(text, ' ') FROM bulletin('taian', '2023年1—5月', 'en')), '31\.9', '★ 72 the sentence is written from the data');
SELECT matches((SELECT string_agg(text, ' ') FROM bulletin('taian', '2023年1—5月', 'zh')), '工业投资.*31\.9%', '★ 72 in Chinese');

-- ★ 49, and what goes with it: the board as known on a day
UPDATE observation SET value = 5.4 WHERE indicator = 't31' AND period = '2023-05';
SELECT results_eq($$SELECT release, value FROM revision_triangle WHERE indicator = 't31' AND period = '2023-05' ORDER BY 1$$, $$VALUES (1::bigint, 5.20), (2, 5.40)$$, '49 every release of a figure');
SELECT set_config('indstat.as_of', (SELECT recorded_at::text FROM revision_triangle WHERE indicator = 't31' AND period = '2023-05' AND release = 1), false) \g /dev/null
SELECT results_eq($$SELECT value, change FROM indicator_board WHERE indicator = 't31' AND period = '2023-05'$$, $$VALUES (5.20, -0.3)$$, '47 and the board as it was known then');
RESET indstat.as_of;
SELECT * FROM finish();
