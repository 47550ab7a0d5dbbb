-- Targets of chains, regions, indicators and initiatives: what was attained, and at what pace.
\set QUIET on
SET client_min_messages = warning;
SET timezone = 'UTC';
-- without statistics every plan looks dear enough to compile
SET jit = off;
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SET search_path = public, office;
SELECT plan(68);

INSERT INTO region (region, parent_region, name_en) VALUES ('top', NULL, 'Top'), ('a', 'top', 'A'), ('b', 'top', 'B'), ('c', 'top', 'C');
INSERT INTO chain (chain, name_en) VALUES ('k', 'K'), ('l', 'L'), ('m', 'M');
INSERT INTO department (department, department_order, name_en) VALUES ('dept', 1, 'Department');
INSERT INTO initiative_kind (kind, kind_order) SELECT 'drive', 99 WHERE NOT EXISTS (SELECT FROM initiative_kind WHERE kind = 'drive');
INSERT INTO initiative (initiative, region, kind, name_en) VALUES ('visits', 'a', 'drive', 'Visits');
INSERT INTO indicator (indicator, cumulative, time_per_collect, unit_mult) VALUES ('output', false, 'S', 0), ('invested', true, 'S', 0),
	('jobs', false, 'E', 0), ('price', false, 'A', 0), ('attracted', false, 'S', 0), ('attracted_sum', false, 'S', 8);

-- chains: single months, one of them missing
INSERT INTO target (indicator, region, chain, period, kind, target, owner, due_on, recorded_at) VALUES
	('output', 'a', 'k', '2023-Q2', 'flow', 30, 'dept', '2023-05-15', '2023-01-01'), ('output', 'a', 'l', '2023-Q2', 'flow', 10, NULL, NULL, '2023-01-01'),
	('output', 'a', 'm', '2023-Q2', 'flow', 20, NULL, NULL, '2023-01-01'), ('output', 'b', 'k', '2023-Q2', 'flow', 5, NULL, NULL, '2023-01-01');
INSERT INTO chain_observation (indicator, region, chain, period, value, recorded_at)
SELECT 'output', 'a', c, ref_month(y, m), v, make_date(y, m, 28) FROM (VALUES
	('k', 2023, 4, 12), ('k', 2023, 5, 12), ('k', 2023, 6, 8), ('l', 2023, 4, 1), ('l', 2023, 5, 1), ('m', 2023, 5, 15),
	('k', 2022, 4, 10), ('k', 2022, 5, 5), ('k', 2022, 6, 5), ('l', 2022, 4, 1), ('l', 2022, 5, 1)) v (c, y, m, v);
SELECT results_eq($$SELECT chain, target, actual, completion, completion_reason, elapsed_share, pace_gap, seasonal_share, seasonal_pace_gap, half_passed, above_overall FROM chain_board WHERE region = 'a' AND on_date = '2023-05-31' ORDER BY chain$$,
	$$VALUES ('k', 30::numeric, 24::numeric, 80.0, NULL, 66.7, 13.3, 75.0, 5.0, true, true), ('l', 10, 2, 20.0, NULL, 66.7, -46.7, NULL, NULL, false, false), ('m', 20, NULL, NULL, 'no_actual', 66.7, NULL, NULL, NULL, NULL, NULL)$$,
	'completion, pace by the calendar and by the year before, half the time and half the task');
SELECT results_eq($$SELECT DISTINCT overall_target, overall_completion, mean_completion, overall_pace_gap, overall_half_passed, chains, chains_known FROM chain_board WHERE region = 'a' AND on_date = '2023-05-31'$$,
	$$VALUES (60::numeric, 65.0, 50.0, -1.7, true, 3::bigint, 2::bigint)$$, 'sums over sums are not the mean of the rates');
SELECT results_eq($$SELECT chain, owner_name, due_on, overdue FROM chain_board WHERE region = 'a' AND on_date = '2023-05-31' ORDER BY chain$$,
	$$VALUES ('k', 'Department', date '2023-05-15', true), ('l', NULL, NULL, NULL), ('m', NULL, NULL, NULL)$$, 'whose it is and when it is due');
SELECT results_eq($$SELECT on_date, actual, completion, half_passed, overdue FROM chain_board WHERE region = 'a' AND chain = 'k' ORDER BY on_date$$,
	$$VALUES (date '2023-04-30', 12::numeric, 40.0, NULL, false), ('2023-05-31', 24, 80.0, true, true), ('2023-06-30', 32, 106.7, true, false)$$, 'month by month');
SELECT results_eq($$SELECT chain, completion, subjects_known FROM (SELECT subject AS chain, completion, subjects_known FROM target_board WHERE subject_kind = 'chain' AND region = 'b' AND on_date = '2023-05-31') x$$,
	$$VALUES ('k', NULL::numeric, 0::bigint)$$, 'another region has other peers');
SELECT results_eq($$SELECT DISTINCT year, month, period_code, period_label, subject_name FROM target_board WHERE subject_kind = 'chain' AND subject = 'k' AND region = 'a' AND on_date = '2023-04-30'$$,
	$$VALUES (2023, 4, '2023-Q2', label('2023-Q2'::ref_period, 'en'), 'K')$$, 'with what a reader needs');

-- the same quarter's target, read as cumulative
INSERT INTO target (indicator, region, chain, period, kind, target, recorded_at) VALUES ('output', 'a', 'k', '2023-Q2', 'cumulative', 60, '2023-01-01');
SELECT results_eq($$SELECT actual, elapsed_share FROM chain_board WHERE region = 'a' AND chain = 'k' AND kind = 'cumulative' AND on_date = '2023-05-31'$$, $$VALUES (NULL::numeric, 83.3)$$, 'months before the quarter are missing');
INSERT INTO chain_observation (indicator, region, chain, period, value, recorded_at) SELECT 'output', 'a', 'k', ref_month(2023, m), 2, '2023-04-01' FROM generate_series(1, 3) m;
SELECT results_eq($$SELECT actual, completion, pace_gap, chains FROM chain_board WHERE region = 'a' AND chain = 'k' AND kind = 'cumulative' AND on_date = '2023-05-31'$$, $$VALUES (30::numeric, 50.0, -33.3, 1::bigint)$$, 'then they count');

-- regions among regions, indicators among indicators
INSERT INTO target (indicator, region, period, kind, target, recorded_at) VALUES ('invested', 'a', '2023', 'flow', 100, '2023-01-01'), ('invested', 'b', '2023', 'flow', 300, '2023-01-01'),
	('invested', 'top', '2023', 'flow', 500, '2023-01-01'), ('jobs', 'a', '2023', 'flow', 1000, '2023-01-01'), ('price', 'a', '2023', 'flow', 100, '2023-01-01');
INSERT INTO observation (indicator, region, period, value, recorded_at) VALUES
	('invested', 'a', '2023-01-01/P5M', 40, '2023-06-10'), ('invested', 'a', '2023-S1', 60, '2023-07-10'), ('invested', 'a', '2022-01-01/P5M', 20, '2022-06-10'), ('invested', 'a', '2022', 80, '2023-01-10'),
	('invested', 'b', '2023-01-01/P5M', 60, '2023-06-10'), ('invested', 'top', '2023-01-01/P5M', 150, '2023-06-10'), ('jobs', 'a', '2023-05', 900, '2023-06-10'), ('jobs', 'a', '2023-04', 800, '2023-05-10'), ('price', 'a', '2023-05', 99, '2023-06-10');
SELECT results_eq($$SELECT subject, actual, completion, elapsed_share, pace_gap, seasonal_share, half_passed, above_overall, overall_completion, mean_completion, subjects FROM target_board WHERE subject_kind = 'region' AND indicator = 'invested' AND on_date = '2023-05-31' AND peer_region = 'top' ORDER BY subject$$,
	$$VALUES ('a', 40::numeric, 40.0, 41.7, -1.7, 25.0, NULL::boolean, true, 25.0, 30.0, 2::bigint), ('b', 60, 20.0, 41.7, -21.7, NULL, NULL, false, 25.0, 30.0, 2)$$, 'regions stand among their siblings');
SELECT results_eq($$SELECT half_passed, completion, overall_half_passed FROM target_board WHERE subject_kind = 'region' AND indicator = 'invested' AND on_date = '2023-06-30' AND region = 'a'$$, $$VALUES (true, 60.0, true)$$, 'half the time has passed at mid-year');
SELECT results_eq($$SELECT subject, actual, completion, completion_reason, elapsed_share, overall_completion, overall_reason, mean_completion, subjects, subjects_known FROM target_board WHERE subject_kind = 'indicator' AND peer_region = 'a' AND on_date = '2023-05-31' ORDER BY subject$$,
	$$VALUES ('invested', 40::numeric, 40.0, NULL, 41.7, NULL::numeric, 'not_summable', 65.0, 3::bigint, 2::bigint), ('jobs', 900, 90.0, NULL, NULL, NULL, 'not_summable', 65.0, 3, 2), ('price', NULL, NULL, 'not_summable', NULL, NULL, 'not_summable', 65.0, 3, 2)$$,
	'indicators of a region have a mean and no sum; a stock is a level, an average is neither');
SELECT is_empty($$SELECT * FROM target_board b JOIN target_board o USING (region, indicator, period, kind, on_date) WHERE b.subject_kind = 'region' AND o.subject_kind = 'indicator' AND (b.completion, b.pace_gap, b.target) IS DISTINCT FROM (o.completion, o.pace_gap, o.target)$$, 'both readings of one target agree');

-- what was attained, over odd spans
CREATE FUNCTION pg_temp.got(i text, first_day date, last_day date) RETURNS numeric LANGUAGE sql AS $$ SELECT actual FROM attained(i, 'a', 'region', 'a', first_day, last_day) $$;
SELECT is(pg_temp.got('invested', '2023-06-01', '2023-06-30'), 20::numeric, 'cumulative figures are taken apart');
SELECT is(pg_temp.got('invested', '2022-01-01', '2023-05-31'), 120::numeric, 'over years each year counts');
SELECT is(pg_temp.got('invested', '2022-06-01', '2023-05-31'), 100::numeric, 'less what came before');
SELECT ok(pg_temp.got('invested', '2021-01-01', '2023-05-31') IS NULL, 'a year that is missing makes it unknown');
SELECT ok(pg_temp.got('invested', '2023-04-01', '2023-05-31') IS NULL, 'so does a quarter before');
SELECT ok(pg_temp.got('jobs', '2023-01-01', '2023-06-30') IS NULL, 'a level of another day is none of this');
SELECT ok(pg_temp.got('nothing', '2023-01-01', '2023-06-30') IS NULL, 'and an indicator that is none has nothing');
INSERT INTO target (indicator, region, period, kind, target, recorded_at) VALUES ('invested', 'a', '2021/P5Y', 'flow', 1000, '2021-01-01');
SELECT results_eq($$SELECT seasonal_share, elapsed_share FROM target_board WHERE subject_kind = 'region' AND region = 'a' AND period = '2021/P5Y' AND on_date = '2023-06-30'$$, $$VALUES (NULL::numeric, 50.0)$$, 'five years have no year before');

-- what is told twice is not counted twice
INSERT INTO indicator (indicator, frequency, cumulative, time_per_collect) VALUES ('twice', 'M', false, 'S');
INSERT INTO observation (indicator, region, period, value) SELECT 'twice', 'a', p::ref_period, v FROM (VALUES ('2023-07', 10), ('2023-08', 10), ('2023-09', 10), ('2023-Q3', 30), ('2023-10', 1),
	('2024-01/02', 5), ('2024-03', 3), ('2024-Q1', 8), ('2024-Q2', 9), ('2025-01', 2), ('2025-02', 3), ('2025-01/02', 5), ('2025-03', 4)) v (p, v);
SELECT ok(pg_temp.got('twice', '2023-07-01', '2023-12-31') IS NULL, 'months and their quarter are no half-year');
SELECT is(pg_temp.got('twice', '2023-07-01', '2023-09-30'), 30::numeric, 'but the quarter');
SELECT is(pg_temp.got('twice', '2023-07-01', '2023-10-31'), 31::numeric, 'and go on');
SELECT is(pg_temp.got('twice', '2024-01-01', '2024-03-31'), 8::numeric, 'January and February together are of a monthly one');
SELECT is(pg_temp.got('twice', '2024-04-01', '2024-06-30'), 9::numeric, 'a quarter by itself counts');
SELECT ok(pg_temp.got('twice', '2025-01-01', '2025-03-31') IS NULL, 'January and February told twice are not known');

-- initiatives
INSERT INTO target (indicator, region, initiative, period, kind, target, recorded_at) VALUES ('output', 'a', 'visits', '2023-Q2', 'flow', 40, '2023-01-01');
INSERT INTO initiative_observation (indicator, region, initiative, period, value, recorded_at) VALUES ('output', 'a', 'visits', '2023-04', 10, '2023-05-01'), ('output', 'a', 'visits', '2023-05', 20, '2023-06-01');
SELECT results_eq($$SELECT subject, subject_name, actual, completion, overall_completion FROM target_board WHERE subject_kind = 'initiative' AND on_date = '2023-05-31'$$, $$VALUES ('visits', 'Visits', 30::numeric, 75.0, 75.0)$$, 'an initiative has figures of its own');

-- counted from the pipeline: an attraction schedule by chain
INSERT INTO pipeline_indicator (indicator, stage, measure) VALUES ('attracted', 'signed', 'projects'), ('attracted_sum', 'signed', 'planned_investment');
INSERT INTO project (project, region, chain, planned_investment) SELECT 'p' || n, CASE WHEN n = 9 THEN 'b' ELSE 'a' END, (ARRAY['k', 'l', NULL])[1 + n % 3], 150000000 * n FROM generate_series(1, 9) n;
INSERT INTO project_stage_event (project, stage, happened_on, recorded_at) SELECT 'p' || n, 'signed', make_date(2023, n, 5), make_date(2023, n, 10) FROM generate_series(1, 9) n;
INSERT INTO target (indicator, region, chain, period, kind, target, owner, due_on, recorded_at)
SELECT i, 'a', c, '2023', 'flow', 4, 'dept', '2023-11-30', '2023-01-01' FROM unnest(ARRAY['attracted', 'attracted_sum']) i, unnest(ARRAY['k', 'l']) c;
INSERT INTO target (indicator, region, period, kind, target, recorded_at) VALUES ('attracted', 'a', '2023', 'flow', 16, '2023-01-01');
SELECT results_eq($$SELECT chain, actual, completion, pace_gap, overall_completion, due_on, overdue FROM chain_board WHERE indicator = 'attracted' AND on_date = '2023-06-30' ORDER BY chain$$,
	$$VALUES ('k', 2::numeric, 50.0, 0.0, 50.0, date '2023-11-30', false), ('l', 2, 50.0, 0.0, 50.0, '2023-11-30', false)$$, 'signed projects count, each in its chain');
SELECT results_eq($$SELECT chain, actual FROM chain_board WHERE indicator = 'attracted_sum' AND on_date = '2023-06-30' ORDER BY chain$$, $$VALUES ('k', 13.50), ('l', 7.50)$$, 'or their investment, in the multiplier of the indicator');
SELECT results_eq($$SELECT actual, completion FROM target_board WHERE subject_kind = 'region' AND indicator = 'attracted' AND on_date = '2023-06-30'$$, $$VALUES (6::numeric, 37.5)$$, 'a region counts all of its own');

-- knowledge time
PREPARE seen AS SELECT chain, target, actual FROM chain_board WHERE region = 'a' AND indicator IN ('output', 'attracted') AND kind = 'flow' AND on_date = '2023-05-31' AND chain <> 'm' ORDER BY indicator, chain;
SET plan_cache_mode = force_generic_plan;
INSERT INTO chain_observation (indicator, region, chain, period, value, recorded_at) VALUES ('output', 'a', 'k', '2023-05', 9, '2023-09-01'), ('output', 'a', 'l', '2023-05', NULL, '2023-09-01');
INSERT INTO target (indicator, region, chain, period, kind, target, recorded_at) VALUES ('output', 'a', 'k', '2023-Q2', 'flow', 42, '2023-08-01');
INSERT INTO project_stage_event (project, stage, happened_on, recorded_at) VALUES ('p3', 'signed', '2023-06-03', '2023-09-01');
SELECT results_eq('seen', $$VALUES ('k', 4::numeric, 0::numeric), ('l', 4, 2), ('k', 42, 21), ('l', 10, NULL)$$, 'unset: targets and actuals as corrected');
SET indstat.as_of = '2023-07-01';
SELECT results_eq('seen', $$VALUES ('k', 4::numeric, 1::numeric), ('l', 4, 2), ('k', 30, 24), ('l', 10, 2)$$, 'a late correction does not change what was known then, nor in a cached plan');
SELECT results_eq($$SELECT on_date, actual, completion_reason FROM chain_board WHERE indicator = 'attracted' AND chain = 'l' AND on_date BETWEEN '2023-06-30' AND '2023-07-31' ORDER BY 1$$, $$VALUES (date '2023-06-30', 2::numeric, NULL), ('2023-07-31', NULL, 'no_actual')$$, 'nothing is counted for days to come');
SET indstat.as_of = '2023-08-15';
SELECT results_eq('seen', $$VALUES ('k', 4::numeric, 1::numeric), ('l', 4, 2), ('k', 42, 24), ('l', 10, 2)$$, 'a target that was changed is known from then on');
SET indstat.as_of = '2023-05-01';
SELECT results_eq('seen', $$VALUES ('k', 4::numeric, NULL::numeric), ('l', 4, NULL), ('k', 30, NULL), ('l', 10, NULL)$$, 'before the month was reported');
SET indstat.as_of = '';
SELECT results_eq($$SELECT actual FROM chain_board WHERE region = 'a' AND indicator = 'output' AND kind = 'flow' AND on_date = '2023-05-31' AND chain = 'k'$$, ARRAY[21::numeric], 'empty: everything known now');
INSERT INTO target (indicator, region, chain, period, kind, target, recorded_at) VALUES ('output', 'a', 'm', '2023-Q2', 'flow', NULL, '2023-10-01');
SELECT is_empty($$SELECT * FROM chain_board WHERE region = 'a' AND indicator = 'output' AND chain = 'm'$$, 'a target can be withdrawn');
SET indstat.as_of = '2023-07-01';
SELECT results_eq($$SELECT DISTINCT target FROM chain_board WHERE region = 'a' AND indicator = 'output' AND chain = 'm'$$, ARRAY[20::numeric], 'and was known before');
SELECT throws_ok($$SET indstat.as_of = 'never'$$, '22023', NULL, 'bad text is refused');
RESET indstat.as_of;
SELECT results_eq('seen', $$VALUES ('k', 4::numeric, 0::numeric), ('l', 4, 2), ('k', 42, 21), ('l', 10, NULL)$$, 'RESET');

-- bad input
SELECT throws_ok($$INSERT INTO target (indicator, region, chain, initiative, period, kind, target) VALUES ('output', 'a', 'k', 'visits', '2023', 'flow', 1)$$, '23514', NULL, 'a target is a chain''s or an initiative''s');
SELECT throws_ok($$INSERT INTO target (indicator, region, period, kind, target) VALUES ('output', 'a', '2023', 'flow', 'NaN')$$, '23514', NULL, 'NaN is no target');
SELECT throws_ok($$INSERT INTO target (indicator, region, period, kind, target, due_on) VALUES ('output', 'a', '2023', 'flow', 1, 'infinity')$$, '23514', NULL, 'nor is never a due date');
SELECT throws_ok($$INSERT INTO target (indicator, region, period, kind, target, recorded_at) VALUES ('jobs', 'a', '2023', 'flow', 5, '2023-01-01')$$, '23505', NULL, 'one target at a time');
UPDATE target SET target = target;
SELECT is((SELECT count(*) FROM target_revision), 0::bigint, 'an update that changes nothing is none, though a target has a column that follows from others');
UPDATE target SET target = target + 1 WHERE target_id = (SELECT max(target_id) FROM target WHERE target IS NOT NULL);
SELECT is((SELECT count(*) FROM target_revision), 1::bigint, 'one that changes something is kept');
SELECT throws_ok($$INSERT INTO pipeline_indicator (indicator, stage, measure) VALUES ('jobs', 'signed', 'hope')$$, '23514', NULL, 'projects or their investment are counted');

-- late on the day it was due, as tasks are; full is what prints 100.0, half at exactly 50, above the whole means above
DELETE FROM target;
INSERT INTO region (region) VALUES ('e');
INSERT INTO indicator (indicator) VALUES ('edge');
INSERT INTO chain (chain) SELECT 'e' || n FROM generate_series(1, 6) n;
INSERT INTO target (indicator, region, chain, period, kind, target, due_on, recorded_at) SELECT 'edge', 'e', 'e' || n, '2023-Q2', 'flow', 1000, d::date, '2023-01-01'
FROM (VALUES (1, '2023-05-30'), (2, '2023-05-31'), (3, '2023-06-01'), (4, '2023-05-30'), (5, '2023-05-30'), (6, NULL)) v (n, d);
-- by the end of May: 499.99 and 500 of 1000; 999.99, 1000 and 1000.01; and the overall of the six
INSERT INTO chain_observation (indicator, region, chain, period, value, recorded_at) SELECT 'edge', 'e', 'e' || n, m::ref_period, w.v, '2023-06-01'
FROM (VALUES (1, 999.99), (2, 499.99), (3, 500), (4, 1000), (5, 1000.01), (6, 0.01)) u (n, v) CROSS JOIN LATERAL (VALUES ('2023-04', 0), ('2023-05', u.v)) w (m, v);
SELECT results_eq($$SELECT chain, completion, half_passed, overdue, above_overall, overall_completion, overall_half_passed FROM chain_board WHERE region = 'e' AND on_date = '2023-05-31' ORDER BY chain$$,
	$$VALUES ('e1', 100.0, true, false, true, 66.7, true), ('e2', 50.0, false, true, false, 66.7, true), ('e3', 50.0, true, false, false, 66.7, true),
		('e4', 100.0, true, false, true, 66.7, true), ('e5', 100.0, true, false, true, 66.7, true), ('e6', 0.0, false, NULL, false, 66.7, true)$$, 'due, full and half');
SELECT results_eq($$SELECT DISTINCT overdue FROM chain_board WHERE region = 'e' AND chain = 'e3' AND on_date = '2023-06-30'$$, ARRAY[NULL::boolean], 'what is not known is not overdue');
UPDATE chain_observation SET value = 500 WHERE region = 'e' AND period = '2023-05';
SELECT results_eq($$SELECT DISTINCT completion, above_overall, overall_half_passed, mean_completion FROM chain_board WHERE region = 'e' AND on_date = '2023-05-31'$$, $$VALUES (50.0, false, true, 50.0)$$, 'as much as the whole is not above it; half of it is half');
UPDATE chain_observation SET value = 499.99 WHERE region = 'e' AND period = '2023-05' AND chain = 'e1';
SELECT results_eq($$SELECT DISTINCT overall_completion, overall_half_passed FROM chain_board WHERE region = 'e' AND on_date = '2023-05-31'$$, $$VALUES (50.0, false)$$, 'a hundredth less is not');
-- half of the time: of four months exactly the second one's end
INSERT INTO target (indicator, region, chain, period, kind, target, recorded_at) VALUES ('edge', 'e', 'e2', '2023-03/P4M', 'flow', 1000, '2023-01-01');
SELECT results_eq($$SELECT on_date, elapsed_share, half_passed IS NULL, overall_half_passed IS NULL FROM chain_board WHERE region = 'e' AND period = '2023-03/P4M' ORDER BY 1$$,
	$$VALUES (date '2023-03-31', 25.0, true, true), ('2023-04-30', 50.0, true, true), ('2023-05-31', 75.0, true, true), ('2023-06-30', 100.0, true, true)$$, 'what is not known is neither');
INSERT INTO chain_observation (indicator, region, chain, period, value, recorded_at) VALUES ('edge', 'e', 'e2', '2023-03', 500, '2023-06-01'), ('edge', 'e', 'e2', '2023-06', 1, '2023-07-01');
SELECT results_eq($$SELECT on_date, actual, half_passed FROM chain_board WHERE region = 'e' AND period = '2023-03/P4M' ORDER BY 1$$,
	$$VALUES (date '2023-03-31', 500::numeric, NULL::boolean), ('2023-04-30', 500, true), ('2023-05-31', 1000, true), ('2023-06-30', 1001, true)$$, 'half of the time passes at exactly half');
-- a year has a year before it, thirteen months have none; the year before is compared on the same day, the end of a February with the end of the other
INSERT INTO target (indicator, region, chain, period, kind, target, recorded_at) VALUES ('edge', 'e', 'e3', '2024', 'flow', 1000, '2023-01-01'), ('edge', 'e', 'e3', '2023-12/P13M', 'flow', 1000, '2023-01-01');
INSERT INTO chain_observation (indicator, region, chain, period, value, recorded_at) SELECT 'edge', 'e', 'e3', ref_month(y, m), m, '2023-06-01' FROM generate_series(2022, 2023) y, generate_series(1, 12) m WHERE NOT (y = 2023 AND m IN (4, 5));
SELECT results_eq($$SELECT period::text, on_date, seasonal_share FROM chain_board WHERE region = 'e' AND chain = 'e3' AND on_date IN ('2024-01-31', '2024-02-29') AND period <> '2023-Q2' ORDER BY 1, 2$$,
	$$VALUES ('2023-12-01/P13M', date '2024-01-31', NULL::numeric), ('2023-12-01/P13M', '2024-02-29', NULL), ('2024', '2024-01-31', round(100.0 * 1 / (1 + 2 + 3 + 0 + 500 + 6 + 7 + 8 + 9 + 10 + 11 + 12), 1)), ('2024', '2024-02-29', round(100.0 * 3 / 569, 1))$$, 'twelve months have a year before');
-- counted from the pipeline: both days of the span, and not before a day after the day they are counted to is known to have come
SELECT results_eq($$SELECT a.first_day, a.last_day, t.actual FROM (VALUES (date '2023-01-05', date '2023-02-05'), ('2023-01-06', '2023-02-05'), ('2023-01-05', '2023-02-04'), ('2023-01-06', '2023-02-04')) a (first_day, last_day)
	CROSS JOIN LATERAL attained('attracted', 'a', 'region', 'a', a.first_day, a.last_day) t ORDER BY a.first_day, a.last_day$$,
	$$VALUES (date '2023-01-05', date '2023-02-04', 1::numeric), ('2023-01-05', '2023-02-05', 2), ('2023-01-06', '2023-02-04', 0), ('2023-01-06', '2023-02-05', 1)$$, 'first and last day inclusive');
-- which side is good: ceilings, bands, rates, growth, what is zero or below
SET search_path = public, office;
RESET indstat.as_of;
INSERT INTO indicator (indicator, cumulative, time_per_collect, unit, higher_is_better, decimals) VALUES ('energy', false, 'S', 't', false, 0), ('jobless', false, 'A', 'percent', false, 1), ('growth_rate', true, 'S', 'percent', true, 1), ('balance', false, 'S', 'yuan', true, 0), ('turnover', false, 'S', 'yuan', true, 0), ('stock', false, 'E', 't', true, 0);
INSERT INTO region (region, parent_region) VALUES ('g', 'top');
INSERT INTO chain (chain) VALUES ('g1'), ('g2'), ('g3');
INSERT INTO target (indicator, region, chain, period, kind, target, target_to, direction, measure, due_on, recorded_at) VALUES
	('energy', 'g', NULL, '2023-Q2', 'flow', 100, NULL, NULL, 'level', '2023-06-30', '2023-01-01'), ('jobless', 'g', NULL, '2023-Q2', 'flow', 5, NULL, NULL, 'level', '2023-05-31', '2023-01-01'),
	('growth_rate', 'g', NULL, '2023-S1', 'flow', 6, NULL, NULL, 'level', NULL, '2023-01-01'), ('balance', 'g', NULL, '2023-Q2', 'flow', -10, NULL, NULL, 'level', NULL, '2023-01-01'),
	('turnover', 'g', NULL, '2023-Q2', 'flow', 6, NULL, NULL, 'growth', '2023-07-15', '2023-01-01'), ('stock', 'g', NULL, '2023-Q2', 'flow', 90, 110, 'within', 'level', NULL, '2023-01-01'),
	('energy', 'g', 'g1', '2023-Q2', 'flow', 100, NULL, NULL, 'level', '2023-05-15', '2023-01-01'), ('energy', 'g', 'g2', '2023-Q2', 'flow', 100, NULL, 'at_most', 'level', '2023-05-15', '2023-01-01'), ('energy', 'g', 'g3', '2023-Q2', 'flow', 10000, NULL, 'at_least', 'level', '2023-05-31', '2023-01-01');
INSERT INTO observation (indicator, region, period, value, recorded_at) VALUES ('energy', 'g', '2023-04', 40, '2023-05-10'), ('energy', 'g', '2023-05', 20, '2023-06-10'), ('jobless', 'g', '2023-05', 5.2, '2023-06-10'), ('growth_rate', 'g', '2023-01..05', 4.5, '2023-06-10'),
	('balance', 'g', '2023-04', -5, '2023-05-10'), ('balance', 'g', '2023-05', 0, '2023-06-10'), ('turnover', 'g', '2022-04', 100, '2023-06-10'), ('turnover', 'g', '2022-05', 100, '2023-06-10'), ('turnover', 'g', '2023-04', 104, '2023-06-10'), ('turnover', 'g', '2023-05', 110, '2023-06-10'),
	('turnover', 'g', '2022-06', 100, '2023-06-10'), ('turnover', 'g', '2023-06', 80, '2023-07-10'), ('stock', 'g', '2023-05', 115, '2023-06-10');
INSERT INTO chain_observation (indicator, region, chain, period, value, recorded_at) SELECT 'energy', 'g', c, '2023-04', v, '2023-05-10' FROM (VALUES ('g1', 60), ('g2', 50), ('g3', 5000)) x (c, v);
INSERT INTO chain_observation (indicator, region, chain, period, value, recorded_at) SELECT 'energy', 'g', c, '2023-05', v, '2023-06-10' FROM (VALUES ('g1', 60), ('g2', 40), ('g3', 4996)) x (c, v);
SELECT results_eq($$SELECT indicator, direction, measure, actual, completion, completion_reason, pace_gap, gap, gap_unit, met, overdue, rating FROM target_board WHERE region = 'g' AND subject_kind = 'indicator' AND on_date = '2023-05-31' ORDER BY indicator$$, $$VALUES
	('balance', 'at_least', 'level', -5::numeric, NULL::numeric, 'target_negative', NULL::numeric, 5::numeric, 'yuan', true, NULL::boolean, 'on_track'),
	('energy', 'at_most', 'level', 60, 60.0, NULL, 6.7, 40, 'tons', true, false, 'on_track'),
	('growth_rate', 'at_least', 'level', 4.5, NULL, 'rate', NULL, -1.5, 'percentage_point', false, NULL, 'behind'),
	('jobless', 'at_most', 'level', 5.2, NULL, 'rate', NULL, -0.2, 'percentage_point', false, true, 'behind'),
	('stock', 'within', 'level', 115, NULL, 'band', NULL, -5, 'tons', false, NULL, 'behind'),
	('turnover', 'at_least', 'growth', 7, NULL, 'rate', NULL, 1.0, 'percentage_point', true, false, 'on_track')$$, 'a floor, a ceiling, a band, points for rates, growth on the year');
SELECT results_eq($$SELECT chain, direction, completion, pace_gap, gap, met, overdue, above_overall, overall_completion, overall_pace_gap, half_passed, chains, rating FROM chain_board WHERE region = 'g' AND on_date = '2023-05-31' ORDER BY chain$$, $$VALUES
	('g1', 'at_most', 120.0, -53.3, -20::numeric, false, true, false, 105.0, -38.3, NULL::boolean, 2::bigint, 'far_behind'), ('g2', 'at_most', 90.0, -23.3, 10, true, false, true, 105.0, -38.3, NULL, 2, 'far_behind'),
	('g3', 'at_least', 100.0, 33.3, -4, true, false, false, 100.0, 33.3, true, 1, 'on_track')$$, 'ceilings among ceilings: below is better, and what prints 100.0 is met');
SELECT results_eq($$SELECT on_date, actual, gap, overdue FROM target_board WHERE region = 'g' AND subject_kind = 'indicator' AND indicator = 'turnover' AND on_date <= '2023-07-31' ORDER BY on_date$$,
	$$VALUES (date '2023-04-30', 4::numeric, -2.0, false), ('2023-05-31', 7, 1.0, false), ('2023-06-30', -2, -8.0, false), ('2023-07-31', -2, -8.0, true)$$, 'a target stays on the board until it is due, with what its span brought');
SELECT results_eq($$SELECT on_date, overdue FROM target_board WHERE region = 'g' AND subject_kind = 'indicator' AND indicator = 'energy' AND on_date BETWEEN '2023-05-31' AND '2023-06-30' ORDER BY on_date$$, $$VALUES (date '2023-05-31', false), ('2023-06-30', NULL::boolean)$$, 'what is not known is not overdue');
INSERT INTO observation (indicator, region, period, value, recorded_at) VALUES ('energy', 'g', '2023-06', 60, '2023-07-10');
SELECT results_eq($$SELECT completion, pace_gap, met, overdue FROM target_board WHERE region = 'g' AND subject_kind = 'indicator' AND indicator = 'energy' AND on_date = '2023-06-30'$$, $$VALUES (120.0, -20.0, false, true)$$, 'a ceiling of 100 with 120 is 20 points on the wrong side, and on its last day overdue');
SELECT results_eq($$SELECT met, gap FROM target_board WHERE region = 'g' AND subject_kind = 'region' AND indicator = 'stock' AND on_date = '2023-05-31'$$, $$VALUES (false, -5::numeric)$$, 'outside of a band');
SELECT throws_ok($$INSERT INTO target (indicator, region, period, kind, target, direction) VALUES ('stock', 'g', '2024', 'flow', 1, 'within')$$, '23514', NULL, 'a band has two ends');
SELECT throws_ok($$INSERT INTO target (indicator, region, period, kind, target, target_to) VALUES ('stock', 'g', '2024', 'flow', 1, 2)$$, '23514', NULL, 'and nothing else has');
SELECT results_eq($$SELECT text FROM bulletin('g', '2023-05', 'en') WHERE paragraph = 3$$, $$VALUES
	('By the end of May 2023, 1 chain had reached 100.0% of the target for energy in Q2 2023, 33.3 percentage points ahead of the calendar.'),
	('By the end of May 2023, 2 chains had used 105.0% of the limit on energy in Q2 2023, 38.3 percentage points above the calendar.'),
	('By the end of May 2023, 60.0% of the limit on energy in Q2 2023 had been used, 6.7 percentage points below the calendar.'),
	('By the end of May 2023, turnover grew 7.0% on the year, 1.0 percentage points above the target of 6% for Q2 2023.'),
	('In May 2023, growth_rate was 4.5%, 1.5 percentage points below the target of 6%.'),
	('In May 2023, jobless was 5.2%, 0.2 percentage points above the ceiling of 5%.')$$, 'and sentences say which side is good');
INSERT INTO target (indicator, region, period, kind, target, recorded_at) VALUES ('turnover', 'g', '2023-Q2', 'flow', 0, '2023-08-01');
SELECT results_eq($$SELECT measure, completion, completion_reason, gap, met FROM target_board WHERE region = 'g' AND subject_kind = 'indicator' AND indicator = 'turnover' AND on_date = '2023-06-30'$$, $$VALUES ('level', NULL::numeric, 'target_zero', 294::numeric, true)$$, 'a target of zero has a gap and no share');
SELECT is((SELECT array_agg(m[1]) FROM report('g', '2023-05', 'en') r, regexp_matches(r, '<tr><th>((?:energy|jobless|growth_rate|stock|turnover|balance)<small>[^<]*</small></th>(?:<td[^>]*>[^<]*</td>){4})</tr>', 'g') m), ARRAY[
	'balance<small>Q2 2023 · at least</small></th><td>-10</td><td>-5</td><td>+5</td><td style="border-right:4px solid #2e7d32">on track</td>',
	'energy<small>Q2 2023 · at most</small></th><td>100</td><td>60</td><td>+40</td><td style="border-right:4px solid #2e7d32">on track</td>',
	'growth_rate<small>H1 2023 · at least</small></th><td>6%</td><td>4.5%</td><td>-1.5</td><td style="border-right:4px solid #b26a00">behind</td>',
	'jobless<small>Q2 2023 · at most</small></th><td>5%</td><td>5.2%</td><td>-0.2</td><td style="border-right:4px solid #b26a00">behind</td>',
	'stock<small>Q2 2023 · within</small></th><td>90–110</td><td>115</td><td>-5</td><td style="border-right:4px solid #b26a00">behind</td>',
	'turnover<small>Q2 2023 · at least</small></th><td>0</td><td>214</td><td>+214</td><td style="border-right:4px solid #2e7d32">on track</td>'], 'so does the report');
UPDATE target_rating SET from_score = -1 WHERE rating = 'on_track';
SELECT is((SELECT rating FROM target_board WHERE region = 'g' AND subject_kind = 'indicator' AND indicator = 'jobless' AND on_date = '2023-05-31'), 'on_track', 'thresholds are rows');
UPDATE model_option SET lang = 'zh';
SELECT results_eq($$SELECT rating_name, rating_colour FROM target_board WHERE region = 'g' AND subject_kind = 'indicator' AND indicator = 'growth_rate' AND on_date = '2023-05-31'$$, $$VALUES ('略有滞后', '#b26a00')$$, 'with words and colours');
UPDATE model_option SET lang = 'en';
SELECT * FROM finish();
