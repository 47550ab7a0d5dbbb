-- # Growth and gaps
-- All rates, shares and completions are in percent (31.9, not 0.319), all gaps and contributions in percentage points. Where the base is found by the calendar, rows may come in any order, and a month that is missing gives no rate instead of a wrong one.

-- ## yoy_growth
-- With the base given; as window function over the rows of a partition; as aggregate of sums at one period, like with like; of a whole series and of all regions at once.
SELECT stat_round(yoy_growth(868, 803), 1) AS growth, yoy_growth(5, -10) AS no_rate, yoy_growth(5, -10, 'abs') AS up, yoy_growth(5, -10, 'signed') AS as_arithmetic_has_it;
SELECT month, value, yoy_growth(value, month) OVER () FROM (VALUES ('2022-04'::ref_period, 80), ('2022-05', 100), ('2023-04', 92), ('2023-05', 131.9)) AS v (month, value);
SELECT yoy_growth(value, month, '2023-05') AS of_sums, yoy_growth(value, month, '2023-05', works) AS of_the_same_works
FROM (VALUES ('a', '2022-05'::ref_period, 100), ('b', '2022-05', 50), ('a', '2023-05', 110), ('b', '2023-05', 60), ('c', '2023-05', 40)) AS v (works, month, value);
SELECT yoy_growth('2022-05: 100, 120'::series || '2023-05: 108, 126', 1, 'half_away') AS series, yoy_growth('2022-05: 100'::series || '2023-05: 108', '2023-05') AS one_period,
       yoy_growth('{"north": 108, "south": 95}'::cross_section, '{"north": 100, "south": 100}', 1) AS regions;

-- ## pop_growth
-- On the period before: month on month, quarter on quarter.
SELECT month, value, stat_round(pop_growth(value, month) OVER (), 1) AS growth FROM (VALUES (date '2023-01-31', 100), ('2023-02-28', 104), ('2023-04-30', 110)) AS v (month, value);
SELECT pop_growth('2023-01: 100, 104, 103'::series, 1, 'half_away');

-- ## yoy_base, pop_base
-- The base itself, for the absolute change and for measures that take it.
SELECT month, value, value - yoy_base(value, month) OVER () AS change, growth_word(value, pop_base(value, month) OVER (), 'zh') AS on_the_month
FROM (VALUES ('2022-05'::ref_period, 803), ('2023-04', 870), ('2023-05', 868)) AS v (month, value);

-- ## growth_status
SELECT growth_status(5, 4) AS there_is_one, growth_status(5, NULL) AS no_base, growth_status(5, 0) AS zero, growth_status(5, -4) AS negative, growth_status(5, 4, series_break => true) AS a_break;

-- ## growth_word
SELECT current, base, growth_word(current, base), growth_word(current, base, 'zh') AS zh, growth_word(current, base, 'en') AS en FROM (VALUES (5, 4), (3, -2), (-2, 3), (-5, -2), (-1, -2), (4, 4)) AS v (current, base);

-- ## change, change_unit
-- For a figure that is itself in percent the change is a difference in points.
SELECT unit, change(current, base, unit), change_unit(unit) FROM (VALUES ('yuan', 110, 100), ('percent', 5.2, 5.5)) AS v (unit, current, base);

-- ## pp_gap
-- The city grew by 31.9 %, the province by 10.2 %; a target is reached to 83.2 % when 66.7 % of its time has passed.
SELECT pp_gap(31.9, 10.2) AS above_the_province, pp_gap(83.2, 66.7) AS ahead_of_time;
SELECT pp_gap('{"city": 31.9}'::cross_section, '{"city": 10.2}') AS regions, pp_gap('2023-05: 31.9, 30'::series, '2023-05: 10.2, 11') AS series;

-- ## implied_base, implied_base_interval
-- A level of 27298.3 that is published as growing by 16.5 % is compared with this, to within rounding.
SELECT stat_round(implied_base(27298.3, 16.5), 1) AS base, stat_round(lower(i), 2) AS from, stat_round(upper(i), 2) AS to FROM implied_base_interval(27298.3, 16.5, 1, 1) AS i;

-- ## compound_growth
-- Two-year average growth, of levels and of published rates.
SELECT stat_round(compound_growth(125.44, 100, 2), 2) AS of_levels, stat_round(compound_growth(ARRAY[8.4, 3.0]), 2) AS of_rates;

-- ## annualised_growth
SELECT stat_round(annualised_growth(0.8, 12), 2) AS monthly, stat_round(annualised_growth(1.5, 4), 2) AS quarterly;

-- ## growth_breadth
-- How many industries rose, stayed, fell, and of how many nothing is known.
SELECT (b).* FROM (SELECT growth_breadth(growth) AS b FROM (VALUES (4.1), (0.0), (-2.0), (3.3), (NULL)) AS v (growth)) AS x;

-- ## growth_counts
SELECT (growth_breadth(current, base)::growth_counts).rose FROM (VALUES (5, 4), (3, 4), (6, 1)) AS v (current, base);

-- # Shares and contributions
-- Parts of a whole. Contributions may exceed the growth of the whole and are never clamped.

-- ## share
SELECT stat_round(share(390.42, 1125.14), 1) AS of_two_numbers;
SELECT stat_round(share(value, part = 'industry'), 1) AS of_rows FROM (VALUES ('industry', 390.42), ('other', 734.72)) AS v (part, value);
SELECT share('2023-04: 30, 39'::series, '2023-04: 90, 112', 1, 'half_away') AS series, share('{"a": 30}'::cross_section, '{"a": 90}', 1) AS regions;

-- ## share_change
SELECT stat_round(share_change(390.42, 1125.14, 296, 1000), 1) AS points;
SELECT stat_round(share_change(value, base, part = 'industry'), 1) AS of_rows FROM (VALUES ('industry', 390.42, 296), ('other', 734.72, 704)) AS v (part, value, base);

-- ## contribution
-- Industrial investment added 9.4 percentage points to the growth of all investment.
SELECT stat_round(contribution(390.42, 296, 1000), 1) AS points;
SELECT stat_round(contribution(value, base, part = 'industry'), 1) AS of_rows FROM (VALUES ('industry', 390.42, 296), ('other', 734.72, 704)) AS v (part, value, base);
SELECT contribution('2022-05: 296'::series || '2023-05: 390.42', '2022-05: 1000'::series || '2023-05: 1125.14', '2023-05') AS series,
       contribution('{"a": 39}'::cross_section, '{"a": 30}', '{"a": 100}', 1) AS regions;

-- ## contribution_share
SELECT stat_round(contribution_share(390.42, 296, 1125.14, 1000), 1) AS percent;
SELECT stat_round(contribution_share(value, base, part = 'industry'), 1) AS of_rows FROM (VALUES ('industry', 390.42, 296), ('other', 734.72, 704)) AS v (part, value, base);

-- ## sum_of_parts, has_sum_of_parts
-- One part of the second whole is missing.
SELECT whole, sum_of_parts(value, 'non_null') AS non_null, sum_of_parts(value, 'partial_zero') AS partial_zero, has_sum_of_parts(value, 'non_null') AS has_one
FROM (VALUES ('a', 1), ('a', 2), ('b', 3), ('b', NULL)) AS v (whole, value) GROUP BY whole ORDER BY whole;

-- ## additive_volume, weighted_growth, contribution_annual_overlap, contribution_fisher
-- Contributions on chain-linked data, where the plain formula does not add up. The contributions of both methods add up to the growth of the whole.
SELECT stat_round(additive_volume(103, 210, 100), 2) AS at_prices_of_the_year, weighted_growth(6, 35) AS points;
SELECT part, stat_round(contribution_annual_overlap(volume, value_year, volume_base, volume_year) OVER (), 3) AS annual_overlap
FROM (VALUES ('a', 55, 210, 51, 200), ('b', 31, 120, 30, 118)) AS v (part, volume, value_year, volume_base, volume_year);
SELECT part, stat_round(contribution_fisher(value, value_base, price, price_base) OVER (), 3) AS fisher
FROM (VALUES ('a', 110, 100, 1.05, 1), ('b', 52, 50, 0.98, 1)) AS v (part, value, value_base, price, price_base);

-- ## index_agg, contribution_linked, contribution_average
-- Index numbers from their parts, and contributions of indexes and of averages. [measures.md](measures.md#index-numbers) has the formulas.
SELECT index_agg(price, base, weight, weight_base, 'laspeyres') AS laspeyres, index_agg(price, base, weight, weight_base, 'paasche') AS paasche, index_agg(price, base, weight, weight_base, 'fisher') AS fisher
FROM (VALUES (110, 100, 55, 50), (95, 100, 45, 50)) AS v (price, base, weight, weight_base);
SELECT month, stat_round(contribution_linked(part, total, share, month, same_period_last_year(month), 'december') OVER (), 2) AS points
FROM (VALUES ('2021-12'::ref_period, 100.0, 100.0, 30), ('2022-05', 104, 102, NULL), ('2022-12', 106, 103, 31), ('2023-05', 109, 105, NULL)) AS v (month, part, total, share) ORDER BY month DESC LIMIT 1;
SELECT region, stat_round(contribution_average(rate, rate0, labour, labour0, 'rate') OVER (), 2) AS by_rate, stat_round(contribution_average(rate, rate0, labour, labour0, 'weight') OVER (), 2) AS by_weight
FROM (VALUES ('a', 5.0, 4.0, 110, 100), ('b', 7.0, 8.0, 40, 50)) AS v (region, rate, rate0, labour, labour0);

-- # Ranks and completion
-- Against peers, and against a target.

-- ## rank_within
-- Competition ranks: equal values share one, the next is left out. NULL has none. As aggregate: one value among its peers.
SELECT city, growth, rank_within(growth) OVER (), rank_within(growth, false) OVER () AS lowest_first FROM (VALUES ('a', 8.1), ('b', 11.4), ('c', 8.1), ('d', 2.0), ('e', NULL)) AS v (city, growth);
SELECT rank_within(8.1, growth) AS among_peers FROM (VALUES (8.1), (11.4), (2.0)) AS v (growth);
SELECT rank_within('{"a": 8.1, "b": 11.4, "c": 8.1}'::cross_section, '{"p": null, "a": "p", "b": "p", "c": "p"}') AS regions;

-- ## completion_rate
SELECT stat_round(completion_rate(25, 30), 1) AS percent, completion_rate('{"a": 25, "b": 11}'::cross_section, '{"a": 30, "b": 20}', 1) AS chains,
       completion_rate('2023-04: 12, 13'::series, '2023-04: 15, 15', '2023-05') AS one_period;

-- ## chain_completion
-- Sum over sum, which the mean of the rates is not.
SELECT stat_round(chain_completion(actual, target), 1) AS overall, stat_round(chain_completion(actual, target, true), 1) AS missing_as_zero, stat_round(avg(completion_rate(actual, target)), 1) AS mean
FROM (VALUES (25, 30), (11, 20), (NULL, 10)) AS v (actual, target);

-- ## critical_path
-- Three tasks of 7, 5 and 3 days; the third waits for the first.
SELECT critical_path(ARRAY[7, 5, 3], ARRAY[3], ARRAY[1]) AS days;

-- # Cumulative and single periods, index numbers
-- Many figures are published from January on, and January and February only together. Index numbers turn rates into levels.

-- ## to_ytd
-- Values, and the period that they belong to.
SELECT month, value, to_ytd(value, month) OVER (), to_ytd(month) AS period FROM (VALUES ('2023-01..02'::ref_period, 7), ('2023-03', 4), ('2023-04', 5)) AS v (month, value);
SELECT to_ytd('2023-01: 3, 4, 5'::series) AS series, to_ytd('2023-01: 3, 4, 5'::series, '2023-01..03') AS one_period;

-- ## from_ytd, from_ytd_period
SELECT period, value, from_ytd(value, period) OVER (), from_ytd_period(value, period) OVER () FROM (VALUES ('2023-01..02'::ref_period, 7), ('2023-01..03', 11), ('2023-01..04', 16)) AS v (period, value);
SELECT from_ytd(to_ytd('2023-01: 3, 4, 5'::series)) AS series;

-- ## implied_growth, implied_growth_interval
-- January to May 1125.14, up 12.5 %; January to April 877.6, up 12.3 %: so May grew by this, and rounding leaves that much open.
SELECT stat_round(implied_growth(1125.14, 12.5, 877.6, 12.3), 1) AS may, stat_round(lower(i), 1) AS from, stat_round(upper(i), 1) AS to
FROM implied_growth_interval(1125.14, 12.5, 877.6, 12.3, 1, 2) AS i;

-- ## rebase
SELECT quarter, value, stat_round(rebase(value, quarter, '2022') OVER (), 1) AS average_of_2022_is_100
FROM (VALUES ('2022-Q1'::ref_period, 95), ('2022-Q2', 99), ('2022-Q3', 101), ('2022-Q4', 105), ('2023-Q1', 106)) AS v (quarter, value);
SELECT rebase('2022: 80, 100, 110'::series, '2023') AS series;

-- ## splice
-- The old series is carried to the level of the new one in 2021.
SELECT year, old, new, splice(old, new, year, '2021') OVER () FROM (VALUES ('2020'::ref_period, 90, NULL), ('2021', 100, 120), ('2022', NULL, 126)) AS v (year, old, new);

-- ## chain_link
SELECT year, growth, stat_round(chain_link(growth, year, '2021') OVER (), 2) AS index FROM (VALUES ('2021'::ref_period, 8.4), ('2022', 3.0), ('2023', 5.2)) AS v (year, growth);
SELECT chain_link('2021: 8.4, 3, 5.2'::series, '2021') AS series;

-- ## time_agg
-- A quarter from its months: summed, averaged, at its end, or of what is there.
SELECT time_agg(value, month, '2023-Q1', 'S') AS sum, time_agg(value, month, '2023-Q1', 'A') AS average, time_agg(value, month, '2023-Q1', 'E') AS "end",
       time_agg(value, month, '2023-Q2', 'S') AS incomplete, time_agg(value, month, '2023-Q2', 'S', true) AS all_the_same
FROM (VALUES ('2023-01'::ref_period, 3), ('2023-02', 4), ('2023-03', 5), ('2023-04', 6)) AS v (month, value);

-- # Status
-- SDMX codes of observation status.

-- ## is_obs_status, combined_status
SELECT is_obs_status('P') AS a_code, is_obs_status('p') AS none, combined_status('A', 'P') AS of_two;
SELECT combined_status(status) AS of_all FROM (VALUES ('A'), ('E'), ('B'), (NULL)) AS v (status);
