-- # Time series
-- One indicator of one region over time, in one value: a frequency, a first period, and one exact decimal or nothing for every period. [series.md](series.md) says when to use it.

-- ## series
SELECT '2023-01: 1.5, null, 2'::series AS months, series('2023-Q1', ARRAY[3, 7.5]) AS quarters, series('2023-Q1', ARRAY[3, 7.5], true) AS cumulative;
SELECT s['2023-03'] AS one_value, s['2023-02':] AS part, s::numeric[] AS list, s::jsonb::series = s AS as_json_and_back FROM (SELECT '2023-01: 1.5, null, 2'::series AS s) AS x;

-- ## operators of series
-- Period by period, where both have a value.
SELECT a + b AS plus, a - b AS minus, a * 2 AS twice, a / b AS quotient, -a AS negative FROM (SELECT '2023-01: 10, 12, 15'::series AS a, '2023-02: 4, 5, 6'::series AS b) AS x;
SELECT a || b AS revised_and_longer, a = b AS equal, a <> b AS different FROM (SELECT '2023-01: 10, 12'::series AS a, '2023-02: 13, 14'::series AS b) AS x;

-- ## series_agg, series_ytd_agg
SELECT series_agg(day, value) AS months FROM (VALUES (date '2023-02-28', 12), ('2023-01-31', 10)) AS v (day, value);
SELECT series_agg(month, value, 'sum') AS summed FROM (VALUES ('2023-01'::ref_period, 4), ('2023-01', 6), ('2023-02', 12)) AS v (month, value);
SELECT series_ytd_agg(period, value) AS cumulative FROM (VALUES ('2023-01..02'::ref_period, 7), ('2023-01..03', 11)) AS v (period, value);

-- ## value_at, slice
SELECT value_at(s, '2023-02') AS value, slice(s, '2023-02', NULL) AS from_february FROM (SELECT '2023-01: 10, 12, 15'::series AS s) AS x;
SELECT value_at('{"north": 12.5, "south": 13}'::cross_section, 'south') AS of_a_member;

-- ## first_period, last_period, periods, known_periods, basis, total
SELECT first_period(s), last_period(s), periods(s), known_periods(s), basis(s), total(s) FROM (SELECT 'ytd 2023-Q1: 3, null, 12'::series AS s) AS x;
SELECT total('{"north": 12.5, "south": 13}'::cross_section) AS of_all_members;

-- ## unnest
-- A series, a cross-section or a hierarchy as rows.
SELECT period, value FROM unnest('2023-01: 10, null, 15'::series);
SELECT member, value FROM unnest('{"north": 12.5, "south": 13}'::cross_section);

-- ## gaps, fill
SELECT gaps(s) AS gap, fill(s, 'previous') AS with_the_value_before, fill(s, 0) AS with_zero FROM (SELECT '2023-01: 10, null, 15'::series AS s) AS x;

-- ## to_array, to_jsonb, to_series
SELECT to_array(s), to_jsonb(s), to_series(to_jsonb(s)) FROM (SELECT '2023-01: 10, null, 15'::series AS s) AS x;

-- ## divide
-- As `/`, with the decimals asked for.
SELECT divide(s, 7, 2) AS by_a_number, divide(s, '2023-01: 3, 7'::series, 1) AS by_a_series FROM (SELECT '2023-01: 10, 12'::series AS s) AS x;

-- ## change_frequency
SELECT change_frequency(s, 'Q', 'S') AS sums, change_frequency(s, 'Q', 'A') AS averages, change_frequency(s, 'Q', 'E') AS at_the_end FROM (SELECT '2023-01: 3, 4, 5, 6, 6, 9'::series AS s) AS x;

-- ## moving_avg
SELECT moving_avg(s, 3) AS of_three_months, moving_avg(s, 3, '2023-04') AS one_period FROM (SELECT '2023-01: 3, 4, 5, 6'::series AS s) AS x;
SELECT moving_avg('jan-feb 2023-02: 2.4, 3.9', 'A', 3) AS of_means, moving_avg('jan-feb 2023-02: 2.4, 3.9', 3) AS of_sums;

-- ## chain_link_yoy
-- Rates on the same month a year earlier: each month of the base year is 100.
SELECT chain_link_yoy('2023-01: 5, 6, 4'::series, '2022') AS index;

-- ## series_sum
SELECT series_sum(s) AS where_all_are_known, series_sum(s, 'partial_zero') AS of_what_is_known FROM (VALUES ('2023-01: 1, 2, 3'::series), ('2023-02: 10, 10')) AS v (s);

-- ## series_rank
SELECT city, series_rank(s) OVER () AS ranks FROM (VALUES ('a', '2023-01: 3, 4, 4'::series), ('b', '2023-01: 5, 4, 1')) AS v (city, s);

-- ## sparkline
SELECT sparkline('2023-01: 3, 5, null, 9, 4'::series);

-- ## revision_statistics, revision_figures
-- Of growth as it was published at two releases, period by period.
SELECT r.n, stat_round(r.mean, 3) AS mean, stat_round(r.mean_absolute, 3) AS mean_absolute FROM revision_statistics('2007-Q1: 0.745, 0.334, 0.721, 0.352', '2007-Q1: 0.603, 0.349, 0.714, 0.382') AS r;
SELECT pg_typeof(revision_statistics('2007-Q1: 0.745, 0.334', '2007-Q1: 0.603, 0.349')) = 'revision_figures'::regtype AS of_this_type;
