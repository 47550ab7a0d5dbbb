-- The identity of cumulative figures in the model, over random series.
\set QUIET on
SET client_min_messages = warning;
SET jit = off;
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SET search_path = public, office;
SELECT plan(15);

SELECT setseed(0.6) \g /dev/null
INSERT INTO region (region) SELECT 'r' || n FROM generate_series(1, 40) n;
INSERT INTO indicator (indicator, cumulative, decimals, unit_mult, single_indicator) VALUES ('single', false, 1, 4, NULL), ('same', true, 2, 8, NULL);
INSERT INTO indicator (indicator, cumulative, decimals, unit_mult, single_indicator, frequency) VALUES ('apart', true, 2, 8, 'single', 'M'), ('quarterly', true, 2, 8, NULL, 'Q');
-- months exact in 10 000, January and February together in odd regions
CREATE TEMP TABLE month AS
SELECT r, m, (random() * 90000)::numeric AS value FROM generate_series(1, 40) r, generate_series(1, 12) m;
INSERT INTO observation (indicator, period, region, value)
SELECT 'single', ref_month(2023, m), 'r' || r, round(value, 1) FROM month WHERE m > 2 OR r % 2 = 0
UNION ALL SELECT 'same', ref_month(2023, m), 'r' || r, round(value / 10000, 2) FROM month WHERE m > 2 OR m = 2 AND r % 2 = 0
UNION ALL SELECT i, ref_ytd(2023, m), 'r' || r, round((SELECT sum(b.value) FROM month b WHERE b.r = month.r AND b.m <= month.m) / 10000, 2)
FROM month, unnest(ARRAY['apart', 'same']) i WHERE m > 1 OR r % 2 = 0
UNION ALL SELECT 'quarterly', p, 'r' || r, round(sum(value) / 10000, 2) FROM month,
	LATERAL (VALUES (ref_quarter(2023, (m + 2) / 3)), (ref_ytd(2023, 6)), (ref_ytd(2023, 9))) q (p)
	WHERE end_date(p) >= make_date(2023, m, 28) AND start_date(p) <= make_date(2023, m, 1) GROUP BY r, p
ON CONFLICT DO NOTHING;
CREATE TEMP TABLE c AS SELECT * FROM ytd_check;
SELECT is_empty($$SELECT indicator, region, period, residual FROM c WHERE NOT adds_up$$, '★ 28 what was rounded adds up within its rounding');
SELECT cmp_ok((SELECT count(*) FROM c WHERE adds_up AND residual <> 0), '>', 50::bigint, 'with residuals that are shown');
SELECT results_eq($$SELECT indicator, count(*) FROM c WHERE adds_up GROUP BY indicator ORDER BY 1$$,
	$$VALUES ('apart', 420::bigint), ('quarterly', 80), ('same', 420)$$, 'every period that has its two others');
SELECT results_eq($$SELECT DISTINCT indicator, period_code, check_reason FROM c WHERE adds_up IS NULL ORDER BY 1, 2$$,
	$$VALUES ('apart', '2023-01-01/P2M', 'no_previous'), ('same', '2023-01-01/P2M', 'no_previous')$$, '★ 26 January-February together has nothing to be checked with');
SELECT is_empty($$SELECT indicator FROM c WHERE residual <> value - previous_value - single_value$$, 'the residual is what it says');
SELECT is_empty($$SELECT indicator FROM c WHERE indicator <> 'quarterly' AND (previous_period <> ref_ytd(2023, number_in_year - 1) OR single_period <> ref_month(2023, number_in_year))$$, 'month by month');
SELECT is_empty($$SELECT indicator FROM c WHERE indicator = 'quarterly' AND (end_date(previous_period) + 1 <> start_date(single_period) OR months(single_period) <> 3)$$, 'or quarter by quarter');

-- a month is revised and the figure to date is not, as happens
UPDATE observation SET value = value + 0.5 WHERE indicator = 'same' AND period = '2023-07' AND region = 'r7';
SELECT results_eq($$SELECT period_code, region FROM ytd_check WHERE NOT adds_up$$, $$VALUES ('2023-01-01/P7M', 'r7')$$, '★ 28 what does not add up is found');
UPDATE observation SET value = value + 30000 WHERE indicator = 'single' AND period = '2023-07' AND region = 'r8';
SELECT results_eq($$SELECT period_code, round(residual, 1) FROM ytd_check WHERE NOT adds_up AND indicator = 'apart'$$, $$VALUES ('2023-01-01/P7M', -3.0)$$, 'also where the two have different multipliers');
SET indstat.as_of = '2000-01-01';
SELECT is_empty($$SELECT * FROM ytd_check$$, 'as known then');
RESET indstat.as_of;
DELETE FROM observation WHERE indicator = 'same' AND period = '2023-09' AND region = 'r2';
UPDATE observation SET value = NULL, conf_status = 'C' WHERE indicator = 'same' AND period = '2023-09' AND region = 'r3';
UPDATE observation SET value = NULL WHERE indicator = 'same' AND period = '2023-01-01/P9M' AND region = 'r4';
UPDATE observation SET obs_status = 'P' WHERE indicator = 'same' AND period = '2023-10' AND region = 'r5';
SELECT results_eq($$SELECT region, check_reason FROM ytd_check WHERE indicator = 'same' AND period = '2023-01-01/P9M' AND residual IS NULL ORDER BY 1$$,
	$$VALUES ('r2', 'no_single'), ('r3', 'suppressed'), ('r4', 'no_value')$$, 'no residual, a reason');
SELECT results_eq($$SELECT check_reason FROM ytd_check WHERE indicator = 'same' AND period = '2023-01-01/P10M' AND region = 'r4'$$, ARRAY['no_previous'], 'also in the next month');
SELECT results_eq($$SELECT obs_status FROM ytd_check WHERE indicator = 'same' AND period = '2023-01-01/P10M' AND region = 'r5'$$, ARRAY['P'], 'the status of what is combined');
-- to the edge: one decimal of the figures to date and a whole single one leave 2 x 0.05 + 0.5 = 0.6; a tenth more is too much, on either side
INSERT INTO indicator (indicator, cumulative, decimals, single_indicator) VALUES ('unit', false, 0, NULL), ('edge', true, 1, 'unit');
INSERT INTO observation (indicator, period, region, value) SELECT i, p::ref_period, 'r' || n, v FROM generate_series(1, 4) n
CROSS JOIN LATERAL (VALUES ('edge', '2023-01', 10.0), ('edge', '2023-01-01/P2M', 15 + (ARRAY[0.6, 0.7, -0.6, -0.7])[n]), ('unit', '2023-02', 5)) w (i, p, v);
SELECT results_eq($$SELECT region, residual, tolerance, adds_up, check_reason FROM ytd_check WHERE indicator = 'edge' AND number_in_year = 2 ORDER BY region$$,
	$$VALUES ('r1', 0.6, 0.60, true, NULL::text), ('r2', 0.7, 0.60, false, NULL), ('r3', -0.6, 0.60, true, NULL), ('r4', -0.7, 0.60, false, NULL)$$, 'as much as rounding explains, exactly');
-- a year is twelve months, and what is longer is no year to date
INSERT INTO observation (indicator, period, region, value) SELECT 'edge', p::ref_period, 'r9', 1 FROM unnest(ARRAY['2023-01-01/P11M', '2023', '2023-01-01/P13M']) p;
SELECT results_eq($$SELECT period::text, previous_period::text, single_period::text, check_reason FROM ytd_check WHERE indicator = 'edge' AND region = 'r9' AND number_in_year > 2 ORDER BY period::text$$,
	$$VALUES ('2023', '2023-01-01/P11M', '2023-12', 'no_single'), ('2023-01-01/P11M', '2023-01-01/P10M', '2023-11', 'no_previous')$$, 'to the twelfth month');
SELECT * FROM finish();
