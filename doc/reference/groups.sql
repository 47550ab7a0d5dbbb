-- # Many groups in one pass
-- Aggregates that find their groups by themselves, for tables of many series or keys.

-- ## panel_agg, panel_series, panel_series_int8
SELECT (unnest(panel_agg(indicator, region, month, value))::panel_series).* FROM (VALUES ('profits', 'north', '2023-01'::ref_period, 10), ('profits', 'south', '2023-01', 7), ('profits', 'north', '2023-02', 12)) AS v (indicator, region, month, value);
SELECT (unnest(panel_agg(1, region, month, value))::panel_series_int8).* FROM (VALUES (10, date '2023-01-31', 7), (20, '2023-01-31', 9)) AS v (region, month, value);

-- ## panel, panel_int8
SELECT * FROM panel($$SELECT 'profits', region, month, value FROM (VALUES ('south', '2023-01'::ref_period, 7.0), ('north', '2023-01', 10)) AS v (region, month, value)$$);
SELECT * FROM panel_int8($$SELECT 1, region, date '2023-01-31', 10 * region FROM generate_series(1, 2) AS region$$);

-- ## completion_agg, key_completion, key_completion_int8
SELECT (unnest(completion_agg(chain, actual, target))::key_completion).* FROM (VALUES ('ships', 11, 20), ('batteries', 12, 15), ('batteries', 13, 15)) AS v (chain, actual, target);
SELECT (unnest(completion_agg(chain, actual, target))::key_completion_int8).* FROM (VALUES (2, 11, 20), (1, 12, 15)) AS v (chain, actual, target);

-- ## standing
-- Each span counts where it begins and where it ends: what stands at each of many places, here month ends, in one pass.
SELECT place, number, amounts FROM standing('{1,2,2}', '{3,4,3}', '{1,1,1}', '{10.5,20,5}', 3, 1);

-- ## turning_days, standing_agg
-- A thing is one group of events in any order, a board over many days one pass over things: what is under construction, open or lent at each month end.
SELECT turning_days(day, number, holds) FROM (VALUES (date '2023-04-10', 70, false), ('2023-01-15', 10, false), ('2023-02-20', 50, true)) AS v (day, number, holds);
SELECT standing_agg(turns::date[], '-infinity', 'infinity', '{2023-01-31,2023-02-28,2023-03-31,2023-04-30}', amount) FROM (VALUES ('{2023-02-20,2023-04-10}', 10.5), ('{2023-01-15}', 20)) AS v (turns, amount);
