SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
\pset format unaligned
\pset null '(null)'
-- only the SQLSTATE, the message, the detail and the hint of an error
CREATE FUNCTION pg_temp.try(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
	detail text;
	hint text;
BEGIN
	EXECUTE query INTO result;
	RETURN result;
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT;
	RETURN sqlstate || ': ' || sqlerrm || coalesce(' / ' || nullif(detail, ''), '') || coalesce(' / ' || nullif(hint, ''), '');
END $$;

-- index numbers
SELECT rebase('2022-01: 50, 60, null, 75, -5'::series, '2022-02') AS month, rebase('2022-01: 1, 2, 6, 4'::series, '2022-Q1') AS quarter, rebase('2022-Q1: 1, 2, 3, 4, 5'::series, '2022') AS year,
	rebase('ytd 2022-01: 1, 4, 6'::series, '2022-01..02') AS cumulative, rebase('2022-01-01: 1, 2, 3, 4'::series, '2022-01-01/P2D') AS days, rebase('2022-W01: 1, 2, 3'::series, '2022-01-03/P14D') AS weeks;
SELECT rebase('2022-01: 50, 60'::series, '2022-03') AS no_base, rebase('2022-01: 1, null, 3'::series, '2022-Q1') AS incomplete, rebase('2022-01: 0, 5'::series, '2022-01') AS zero, rebase('2022-01: -1, 5'::series, '2022-01') AS negative;
SELECT rebase('jan-feb 2022-02: 10, 5, 6'::series, '2022-01..02') AS joint, rebase('jan-feb 2022-02: 10, 5, 6'::series, '2022-03') AS march, rebase('jan-feb 2022-02: 10, 5, 6'::series, '2022-Q1') AS quarter;
SELECT rebase('2022-01: 3, 7'::series, '2022-01', '2022-02') AS at, rebase('2022-01: 1, 2, 4'::series, '2022-Q1', '2022-01') AS at_average, rebase('2022-01: 3, 7'::series, '2022-01', '2022-05') AS unknown;
SELECT pg_temp.try($$SELECT rebase('2022-Q1: 1'::series, '2022-01')$$);
SELECT pg_temp.try($$SELECT rebase('2022-Q1: 1'::series, '2022-02..04')$$);
SELECT pg_temp.try($$SELECT rebase('ytd 2022-01: 1'::series, '2022-02')$$);
SELECT pg_temp.try($$SELECT rebase('2022-01: 0.0001, 1000000000000'::series, '2022-01')$$);

-- chains
SELECT chain_link('2022-02: 10, -5, null, 2'::series, '2022-01') AS from_start, chain_link('2022-02: 10, -5, null, 2'::series, '2022-03') AS back, chain_link('2022-02: 10, -5, null, 2'::series, '2022-06') AS part,
	chain_link('2022: 1, 2'::series, '2030') AS none, chain_link('2022: 50, -100, 7, -101, 9'::series, '2022') AS nothing, chain_link('2022: 50, -100, 7'::series, '2024') AS not_back;
SELECT chain_link('jan-feb 2021-11: 1, 2, null, 9, 3'::series, '2021-11') AS before, chain_link('jan-feb 2021-11: 1, 2, null, 9, 3'::series, '2022-03') AS after, chain_link('0001: 5, 5'::series, '0001') AS year_one;
SELECT chain_link('2022: 1, 3'::series, '2021', '2023') AS at, chain_link('2022: 1, 3'::series, '2021', '2025') AS beyond;
SELECT pg_temp.try($$SELECT chain_link('ytd 2022-01: 1'::series, '2022-01')$$);
SELECT pg_temp.try($$SELECT chain_link('2022-01: 1'::series, '2022')$$);

-- chains of growth on a year
SELECT chain_link_yoy('2021-01: 10, 20, null, 5, 6,7,8,9,10,11,12,13, 50, -50, 7'::series, '2021-01') AS month, chain_link_yoy('2021-01: 10, 20, null, 5, 6,7,8,9,10,11,12,13, 50, -50, 7'::series, '2021') AS year,
	chain_link_yoy('2021-Q1: 1, 2, 3, 4, 5'::series, '2020-S2') AS half, chain_link_yoy('2021: 1, 2'::series, '2020') AS annual, chain_link_yoy('ytd 2021-01: 1, 2, 3'::series, '2020-01..02') AS cumulative;
SELECT chain_link_yoy('2022: 50, -100, 7, -101, 9'::series, '2022') AS ends, chain_link_yoy('2022: 50, -100, 7'::series, '2024') AS not_back, chain_link_yoy('2022: 1, 2'::series, '2030') AS none, chain_link_yoy('2022: 1'::series, '2023') AS gap, chain_link_yoy('0001: 5, 5'::series, '0001') AS year_one,
	chain_link_yoy('ytd 2021-01: 1,1,1,1,1,1,1,1,1,1,1,12'::series, '2020') AS december;
SELECT chain_link_yoy('jan-feb 2021-02: 10, 1, 1,1,1,1,1,1,1,1,1, null, 20, 2'::series, '2020') AS joint, chain_link_yoy('jan-feb 2021-02: 10, 1, 1,1,1,1,1,1,1,1,1, null, 20, 2'::series, '2021-01..02') AS joint_base,
	chain_link_yoy('jan-feb 2021-02: 10, 1, 1,1,1,1,1,1,1,1,1, 5, 6, 2'::series, '2021-02') AS february, chain_link_yoy('jan-feb 2021-02: 10, 1, 1,1,1,1,1,1,1,1,1, null, 20, 2'::series, '2021-02') AS not_alone;
SELECT chain_link_yoy('2021: 1, 3'::series, '2020', '2022') AS at, chain_link_yoy('2021: 1, 3'::series, '2020', '2024') AS beyond, chain_link_yoy('jan-feb 2021-02: 10, 1'::series, '2020', '2021-01..02') AS joint, chain_link_yoy('jan-feb 2021-02: 10, 1'::series, '2020', '2021-02') AS not_alone,
	chain_link('jan-feb 2021-11: 1, 2, null, 9, 3'::series, '2022-03', '2022-01..02') AS two_months, chain_link('jan-feb 2021-11: 1, 2, null, 9, 3'::series, '2022-03', '2022-02') AS february;
SELECT pg_temp.try($$SELECT chain_link_yoy('2022-01: 1'::series, '2021/P2Y')$$);
SELECT pg_temp.try($$SELECT chain_link_yoy('2022-W01: 1'::series, '2021-W01')$$);
SELECT pg_temp.try($$SELECT chain_link_yoy('2022-Q1: 1'::series, '2021-01')$$);

-- the same digits as the row functions
SELECT setseed(0.0625);
CREATE TEMP TABLE panel AS
SELECT k, ref_month(2015 + i / 12, i % 12 + 1) AS period, round((random() * 100 - CASE WHEN k % 4 = 0 THEN 5 ELSE 0 END)::numeric, k % 4) AS value
FROM generate_series(1, 40) k, generate_series(0, 71) i WHERE random() > 0.02;
CREATE TEMP TABLE packed AS SELECT k, series_agg(period, value) AS s FROM panel GROUP BY k;
SELECT base, count(r.index) > 500 AS enough, count(*) FILTER (WHERE stat_round(r.index, 6) IS DISTINCT FROM value_at(rebase(s, base), r.period)) AS differ,
	count(*) FILTER (WHERE r.index IS DISTINCT FROM rebase(s, base, r.period)) AS differ_at
FROM (SELECT k, period, base, rebase(value, period, base) OVER (PARTITION BY k, base) AS index FROM panel, unnest('{2016-05,2016-Q1,2017}'::ref_period[]) base) r JOIN packed USING (k) GROUP BY base ORDER BY base;
SELECT base, count(r.index) > 500 AS enough, count(*) FILTER (WHERE stat_round(r.index, 6) IS DISTINCT FROM value_at(chain_link(g, base), r.period)) AS differ,
	count(*) FILTER (WHERE r.index IS DISTINCT FROM chain_link(g, base, r.period)) AS differ_at
FROM (SELECT k, period, base, chain_link(g, period, base) OVER (PARTITION BY k, base) AS index
	FROM (SELECT k, period, stat_round(value / 10 - 4, 2) AS g FROM panel) x, unnest('{2016-05,2018-01}'::ref_period[]) base) r
JOIN (SELECT k, series_agg(period, stat_round(value / 10 - 4, 2)) AS g FROM panel GROUP BY k) p USING (k) GROUP BY base ORDER BY base;
-- on a year, from a month; and from a year what is had from each of its months
SELECT base, count(r.index) > 150 AS enough, count(*) FILTER (WHERE stat_round(r.index, 6) IS DISTINCT FROM value_at(chain_link_yoy(g, base), r.period)) AS differ,
	count(*) FILTER (WHERE r.index IS DISTINCT FROM chain_link_yoy(g, base, r.period)) AS differ_at,
	count(*) FILTER (WHERE extract(month FROM start_date(r.period)) = extract(month FROM start_date(base)) AND r.index IS DISTINCT FROM chain_link_yoy(g, ref_year(year_of(base)), r.period)) AS differ_from_year
FROM (SELECT k, period, base, chain_link(g, period, base, true) OVER (PARTITION BY k, base) AS index
	FROM (SELECT k, period, stat_round(value / 10 - 4, 2) AS g FROM panel) x, unnest('{2015-05,2016-05,2018-01,2020-12}'::ref_period[]) base) r
JOIN (SELECT k, series_agg(period, stat_round(value / 10 - 4, 2)) AS g FROM panel GROUP BY k) p USING (k) GROUP BY base ORDER BY base;

-- a long chain that has one month of each year, and so gaps that are longer than the room for it: products of rates by numeric
CREATE TEMP TABLE long_chain AS SELECT series('1001-01', ARRAY(SELECT CASE WHEN m % 12 = 4 THEN (m / 12) % 7 - 3 + 0.5 END FROM generate_series(0, 12 * 300 - 1) m)) AS s;
SELECT count(*) AS years, count(*) FILTER (WHERE abs(value_at(c, p) - index) > 0.000001 * greatest(index / 100, 1)) AS differ, count(*) FILTER (WHERE value_at(c, p) IS NULL) AS missing, known_periods(c) = count(*) + 1 AS and_the_year_before, periods(c)
FROM (SELECT chain_link_yoy(s, '1100-05') AS c FROM long_chain) x,
	(SELECT ref_month(1001 + y, 5) AS p, 100 * exp(sum(ln(1 + ((y % 7) - 3 + 0.5) / 100.0)) OVER (ORDER BY y) - sum(CASE WHEN y <= 99 THEN ln(1 + ((y % 7) - 3 + 0.5) / 100.0) ELSE 0 END) OVER ()) AS index FROM generate_series(0, 299) y) y GROUP BY c;
-- two months together are no month: not part of a base, and not compared with one; sums of a base that no integer holds
SELECT rebase('jan-feb 2022-02: 10, 11, 12, 13, 14'::series, '2022-Q2'::ref_period) AS quarter, rebase('jan-feb 2022-02: 10, 11, 12, 13, 14'::series, '2022-01/02'::ref_period) AS joint, rebase('jan-feb 2022-02: 10, 11, 12, 13, 14'::series, '2022-Q1'::ref_period) AS over_it, rebase('jan-feb 2022-02: 10, 11, 12, 13, 14'::series, '2022-03'::ref_period) AS month,
	rebase('jan-feb 2022-02: 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22'::series, '2023-02'::ref_period) AS apart;
SELECT rebase('2022-01: 3074457345618258602, 3074457345618258602, 3074457345618258602'::series, '2022-Q1'::ref_period) AS just_fits;
SELECT rebase('2022-01: 3074457345618258602, 3074457345618258602, 3074457345618258604'::series, '2022-Q1'::ref_period) AS does_not;
SELECT rebase('2022-W01: 1, 2, 3, 4, 5, 6'::series, '2022-01-03/P14D'::ref_period) AS weeks, rebase('2022-01-03: 1, 2, 3, 4'::series, '2022-01-04/P2D'::ref_period) AS days;
SELECT rebase('2022-W01: 1, 2, 3, 4, 5, 6'::series, '2022-01-04/P14D'::ref_period) AS no_weeks;
SELECT rebase('2022-W01: 1, 2, 3, 4, 5, 6'::series, '2022-01-03/P15D'::ref_period) AS no_weeks;
