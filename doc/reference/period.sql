-- # Periods
-- A reference period is what a figure is about: a span of whole days, months or years. Two periods of equal span are equal, however they were written: January to June is the first half-year.

-- ## ref_period
-- Input is strict: ISO 8601, SDMX and Chinese spellings, nothing guessed. Output is canonical SDMX.
SELECT '2023-M05'::ref_period AS month, '2023H1'::ref_period AS half, '2023年1—5月'::ref_period AS cumulative, '2023-W07'::ref_period AS week;
SELECT '2023-Q2'::ref_period::daterange AS days, '[2023-04-01,2023-07-01)'::daterange::ref_period AS quarter, ref_period(daterange('2023-05-31', '2023-06-01')) AS day;

-- ## operators of ref_period
-- Periods sort by their end, then by their start. `@>` and `<@` reach an index.
SELECT ref_month(2023, 11) + 3 AS later, ref_quarter(2023, 1) - 1 AS before, 2 + ref_year(2023) AS years,
       ref_quarter(2023, 2) @> '2023-05'::ref_period AS holds, ref_quarter(2023, 2) && '2023-06..09'::ref_period AS overlaps, date '2023-07-01' <@ ref_quarter(2023, 2) AS lies_in;
SELECT p, p = '2023-Q1' AS eq, p <> '2023-Q1' AS ne, p < '2023-Q1' AS lt, p <= '2023-Q1' AS le, p > '2023-Q1' AS gt, p >= '2023-Q1' AS ge
FROM unnest('{2023-S1, 2023-03, 2023-Q1}'::ref_period[]) AS p ORDER BY p;

-- ## ref_month, ref_quarter, ref_half, ref_year, ref_ytd, ref_week, ref_months
SELECT ref_month(2023, 5) AS month, ref_month(date '2023-05-17') AS of_a_day, ref_quarter(2023, 2) AS quarter, ref_half(2023, 1) AS half, ref_year(2023) AS year;
SELECT ref_ytd(2023, 5) AS cumulative, ref_week(2023, 7) AS week, ref_months('2021-01-01', 60) AS five_years;

-- ## daterange, start_date, end_date, months, frequency
SELECT p, daterange(p), start_date(p), end_date(p), months(p), frequency(p) FROM unnest('{2023-05, 2023-01..05, 2023-Q2, 2023-W07}'::ref_period[]) AS p;
SELECT frequency('2023-01: 1.5, 2'::series) AS of_a_series;

-- ## label
SELECT l, label('2023年1—5月', l) AS words, label('2023-Q1', l) AS quarter, label('2023-Q1', l, true) AS in_a_cumulative_series FROM unnest('{zh, zh-Hant, en}'::text[]) AS l;

-- ## starts_in_january, year_of, number_in_year
SELECT p, starts_in_january(p), year_of(p), number_in_year(p), number_in_year(p, true) AS months_from_january FROM unnest('{2023-05, 2023-S1, 2023-01..05, 2020-W53}'::ref_period[]) AS p;

-- ## same_period_last_year
SELECT p, same_period_last_year(p) FROM unnest('{2023-05, 2023-01..05, 2020-W53, 2024-02-29}'::ref_period[]) AS p;

-- ## previous_period
SELECT previous_period('2023-01') AS month, previous_period('2023-01..05') AS five_months, previous_period('2023-01..05', true) AS in_a_cumulative_series;

-- ## containing_period
SELECT containing_period('2023-05'::ref_period, 'Q') AS quarter, containing_period(date '2023-05-17', 'A') AS year, containing_period('2023-02..04'::ref_period, 'Q') AS none;

-- ## contains
-- The operators `@>` and `<@` by name.
SELECT contains('2023-Q2', date '2023-05-31') AS day, contains('2023-Q2', '2023-05'::ref_period) AS month;

-- ## is_complete
SELECT is_complete('2023-05', date '2023-05-30') AS a_day_short, is_complete('2023-05', date '2023-05-31') AS over;

-- ## elapsed_share
-- At the end of May four sixths of the second quarter and more have passed by months, or by days.
SELECT stat_round(elapsed_share('2023-Q2', '2023-05-31'), 1) AS by_months, stat_round(elapsed_share('2023-Q2', '2023-05-31', true), 1) AS by_days;

-- ## min, max
SELECT min(p) AS first, max(p) AS last FROM unnest('{2023-05, 2023-01..05, 2022-Q4}'::ref_period[]) AS p;

-- ## is_period, period_error
-- Before a text is cast.
SELECT spelling, is_period(spelling), e.sql_error_code AS state, e.hint FROM unnest(ARRAY['2023 Q2', '2023-13', '202305']) AS spelling, period_error(spelling) AS e;

-- ## periods_between, missing_periods
SELECT array_agg(p) AS months FROM periods_between('2022-11', '2023-02') AS p;
SELECT missing_periods('{2022-11, 2023-01, 2023-03}') AS missing;
