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

-- by the calendar: gaps, a base of zero, a negative one
SELECT yoy_growth('2022-01: 100,110,null,130,-5,0,7,1,1,1,1,1, 120,100,5,100,5,5,7.007,1.5'::series);
SELECT yoy_growth('2022-Q1: 100,110,null,130,131.9'::series) AS quarters, yoy_growth('2022: 100,131.9'::series) AS years,
	yoy_growth('ytd 2022-01: 100,200,1,1,1,1,1,1,1,1,1,1,110,null,1'::series) AS ytd, yoy_growth('2022-01: 1, 2'::series) AS short, yoy_growth('M:'::series) AS empty;
-- ISO week 53 and 29 February have no base
SELECT yoy_growth(series_agg(w, n)) FROM (VALUES ('2020-W52'::ref_period, 10), ('2020-W53', 20), ('2021-W52', 11), ('2021-W01', 7)) x (w, n);
SELECT to_array(yoy_growth(series_agg(d, n))) FROM (VALUES ('2024-02-28'::ref_period, 10), ('2024-02-29', 20), ('2023-02-28', 8), ('2023-03-01', 9)) x (d, n);
SELECT pop_growth('2022-01: 100,110,null,130,-5,0,7,0.07'::series), pop_growth('2022: 100,131.9,131.9'::series);
-- digits and mode: rounded once
SELECT yoy_growth('2022: 8, 8.01'::series) AS six, yoy_growth('2022: 8, 8.01'::series, 2, 'half_away') AS away,
	yoy_growth('2022: 8, 8.01'::series, 2, 'half_even') AS even, yoy_growth('2022: 3, 4'::series, 12, 'half_away') AS twelve,
	yoy_growth('2022: 20000003, 20000004'::series, 0, 'half_even') AS none, pop_growth('2022: 8, 7.99'::series, 2, 'half_away') AS falls;
SELECT yoy_growth('2022: 300000000, 300135000'::series, 1, 'half_away') AS once, stat_round(yoy_growth('2022: 30000000000, 30014999999'::series), 1) AS twice,
	yoy_growth('2022: 30000000000, 30014999999'::series, 1, 'half_away') AS right;
-- where there is no rate, nothing is too large
SELECT yoy_growth('2021: -9000000000000000000, 9000000000000000000, 9000000000000000000'::series), pop_growth('2021: -9000000000000000000, 9000000000000000000'::series, 1, 'half_even');
SELECT pg_temp.try($$SELECT yoy_growth('2022: 0.000001, 90000000'::series)$$), yoy_growth('2022: 0.000001, 90000000'::series, 2, 'half_away');
-- January and February together
CREATE TEMP TABLE joint AS SELECT series_agg(p, v) AS s FROM (VALUES ('2021-01'::ref_period, 4), ('2021-02', 5), ('2021-03', 6),
	('2022-01..02', 10), ('2022-03', 8), ('2022-04', 10), ('2023-01..02', 11), ('2023-03', 9), ('2023-04', 10)) x (p, v);
SELECT g.* FROM joint, unnest(yoy_growth(s)) g WHERE value IS NOT NULL;
SELECT g.* FROM joint, unnest(pop_growth(s)) g WHERE value IS NOT NULL;
-- a February that loses its January is not taken for both
SELECT g.* FROM joint, unnest(yoy_growth(s || '2020-01: 0, 4')) g WHERE value IS NOT NULL;
SELECT yoy_growth(s || '2020-01: 0, 4', '2021-02') FROM joint;
-- two series
SELECT share('2022-01: 100,110,null,130,7,1,5'::series, '2022-02: 300,110,130.5,-7,0,9'::series), completion_rate('2022: 83'::series, '2022: 100'::series),
	contribution('2022: 3, 5, 4'::series, '2022: 12, 14, 14'::series), pp_gap('2022: 5.3, 6'::series, '2022: 4.75, 6.05'::series);
SELECT share('2022: 1'::series, '2022: 3'::series, 2, 'half_away'), contribution('2022: 1, 2'::series, '2022: 3'::series, 2, 'half_away');
SELECT share('jan-feb 2022-02: 5, 1'::series, '2022-01: 4, 6, 2'::series) AS unlike, share('jan-feb 2022-02: 5, 1'::series, 'jan-feb 2022-02: 10, 2'::series) AS alike;
-- one period
SELECT yoy_growth('2022-01: 7,110,null,130,1,1,1,1,1,1,1,0, 120,100,5,100'::series, '2023-01') AS growth, yoy_growth('2022-01: 7'::series, '2022-01') AS no_base,
	pop_growth('2022-01: 7, 6'::series, '2022-02') AS pop, share('2022: 1'::series, '2022: 3'::series, '2022') AS share, contribution('2022: 1, 2'::series, '2022: 3'::series, '2023') AS contribution,
	pp_gap('2022: 5.3'::series, '2022: 4.75'::series, '2022') AS gap, completion_rate('2022: 83'::series, '2022: 100'::series, '2022') AS completion;
SELECT yoy_growth(s, '2023-01..02') AS together, yoy_growth(s, '2023-02') AS february, yoy_growth(s, '2022-01..02') AS apart_before,
	pop_growth(s, '2022-03') AS march, yoy_growth('2020-W53: 5'::series, '2020-W53') AS week FROM joint;
-- bad input
SELECT pg_temp.try($$SELECT yoy_growth('2022-01: 1'::series, '2023-Q1')$$);
SELECT pg_temp.try($$SELECT yoy_growth('2022-01: 1'::series, 13, 'half_away')$$);
SELECT pg_temp.try($$SELECT yoy_growth('2022-01: 1'::series, 1, 'up')$$);
SELECT pg_temp.try($$SELECT pop_growth('ytd 2022-01: 1, 2'::series)$$);
SELECT pg_temp.try($$SELECT pop_growth('ytd 2022-01: 1, 2'::series, '2022-01..02')$$);
SELECT pg_temp.try($$SELECT share('2022-01: 1'::series, '2022-Q1: 1'::series)$$);
SELECT pg_temp.try($$SELECT share('2022-01: 1'::series, 'ytd 2022-01: 1'::series, '2022-01')$$);
SELECT pg_temp.try($$SELECT yoy_growth('2022: 0.0001, 1000000000000'::series)$$);
SELECT pg_temp.try($$SELECT yoy_growth('2022: 9223372036854775807, -9223372036854775807'::series)$$);

-- the same digits as the row functions, on random panels with gaps
SELECT setseed(0.25);
CREATE TEMP TABLE panel AS
SELECT k, p AS period, round((CASE WHEN k % 7 = 0 THEN 1e9 WHEN k % 5 = 0 THEN 1e-4 ELSE 100 END * (random() - CASE WHEN k % 4 = 0 THEN 0.3 ELSE 0 END))::numeric, k % 6) AS value
FROM generate_series(1, 60) k, LATERAL (
	SELECT CASE k % 3 WHEN 0 THEN ref_month(2015 + i / 12, i % 12 + 1) WHEN 1 THEN ref_quarter(2001 + i / 4, i % 4 + 1)
		ELSE ref_ytd(2015 + i / 12, i % 12 + 1) END AS p FROM generate_series(0, 83) i) x
WHERE random() > 0.1;
-- from 2018 on some publish January and February together
DELETE FROM panel WHERE k % 6 = 0 AND number_in_year(period) IN (1, 2);
INSERT INTO panel SELECT k, p, round((random() * 100 - 10)::numeric, 2)
FROM generate_series(6, 60, 6) k, unnest('{2015-01,2015-02,2016-01,2016-02,2017-01,2017-02,2018-01..02,2019-01..02,2020-01..02,2021-01..02}'::ref_period[]) p;
CREATE TEMP TABLE packed AS
SELECT k, series_agg(period, value) AS s FROM panel WHERE k % 3 <> 2 GROUP BY k UNION ALL SELECT k, series_ytd_agg(period, value) FROM panel WHERE k % 3 = 2 GROUP BY k;
CREATE TEMP TABLE by_row AS
SELECT k, period, yoy_growth(value, period) OVER w AS yoy, CASE WHEN k % 3 <> 2 THEN pop_growth(value, period) OVER w END AS pop FROM panel WINDOW w AS (PARTITION BY k);
SELECT count(*) > 2000 AS enough, count(*) FILTER (WHERE stat_round(r.yoy, 6) IS DISTINCT FROM g.value AND NOT alone) AS differ,
	count(*) FILTER (WHERE r.yoy IS DISTINCT FROM yoy_growth(p.s, r.period)) AS differ_at
FROM by_row r JOIN packed p USING (k) LEFT JOIN LATERAL unnest(yoy_growth(p.s)) g ON g.period OPERATOR(=) r.period,
	LATERAL (SELECT k % 6 = 0 AND r.period < '2018-01' AND number_in_year(r.period) = 2 AND g.value IS NULL AS alone) a;
SELECT count(*) > 2000 AS enough, count(*) FILTER (WHERE stat_round(r.pop, 6) IS DISTINCT FROM g.value AND NOT alone) AS differ,
	count(*) FILTER (WHERE r.pop IS DISTINCT FROM pop_growth(p.s, r.period)) AS differ_at
FROM by_row r JOIN packed p USING (k) LEFT JOIN LATERAL unnest(pop_growth(p.s)) g ON g.period OPERATOR(=) r.period,
	LATERAL (SELECT k % 6 = 0 AND r.period < '2018-01' AND number_in_year(r.period) = 2 AND g.value IS NULL AS alone) a WHERE k % 3 <> 2;
-- nothing that no row has
SELECT (SELECT sum(known_periods(yoy_growth(s))) FROM packed WHERE k % 6 <> 0) - (SELECT count(yoy) FROM by_row WHERE k % 6 <> 0) AS more_yoy,
	(SELECT sum(known_periods(pop_growth(s))) FROM packed WHERE k % 3 = 1) - (SELECT count(pop) FROM by_row WHERE k % 3 = 1) AS more_pop;
-- other digits
SELECT count(*) > 8000 AS enough, count(*) FILTER (WHERE stat_round(r.yoy, d) IS DISTINCT FROM g.value) AS differ, count(*) FILTER (WHERE stat_round(r.yoy, d, 'half_even') IS DISTINCT FROM e.value) AS differ_even
FROM generate_series(0, 3) d, by_row r JOIN packed p USING (k) LEFT JOIN LATERAL unnest(yoy_growth(p.s, d, 'half_away')) g ON g.period OPERATOR(=) r.period
LEFT JOIN LATERAL unnest(yoy_growth(p.s, d, 'half_even')) e ON e.period OPERATOR(=) r.period WHERE k % 6 <> 0;
-- two series, side by side: a member and the one six after it, which has its periods
CREATE TEMP TABLE pair AS
SELECT a.k, a.period, share(a.value, b.value) AS share, pp_gap(a.value, b.value) AS gap,
	contribution(a.value, ab.value, bb.value) AS contribution
FROM panel a JOIN panel b ON b.k = a.k + 6 AND b.period OPERATOR(=) a.period
LEFT JOIN panel ab ON ab.k = a.k AND ab.period OPERATOR(=) same_period_last_year(a.period)
LEFT JOIN panel bb ON bb.k = b.k AND bb.period OPERATOR(=) same_period_last_year(a.period);
SELECT count(*) > 2000 AS enough, count(*) FILTER (WHERE stat_round(r.share, 6) IS DISTINCT FROM s.value AND NOT (alone AND s.value IS NULL)) AS share,
	count(*) FILTER (WHERE r.gap IS DISTINCT FROM g.value AND NOT (alone AND g.value IS NULL)) AS gap,
	count(*) FILTER (WHERE stat_round(r.contribution, 6) IS DISTINCT FROM c.value AND NOT (alone AND c.value IS NULL)) AS contribution,
	count(*) FILTER (WHERE (r.share, r.gap, r.contribution) IS DISTINCT FROM
		(share(p.s, q.s, r.period), pp_gap(p.s, q.s, r.period), contribution(p.s, q.s, r.period))) AS at
FROM pair r JOIN packed p ON p.k = r.k JOIN packed q ON q.k = p.k + 6
LEFT JOIN LATERAL unnest(share(p.s, q.s)) s ON s.period OPERATOR(=) r.period
LEFT JOIN LATERAL unnest(pp_gap(p.s, q.s)) g ON g.period OPERATOR(=) r.period
LEFT JOIN LATERAL unnest(contribution(p.s, q.s)) c ON c.period OPERATOR(=) r.period,
	LATERAL (SELECT r.k % 6 = 0 AND r.period < '2018-01' AND number_in_year(r.period) = 2 AS alone) a;
-- the same on years, half-years, four months, weeks and days, around leap days and weeks 53, with values of all sizes
SELECT setseed(0.875);
CREATE TEMP TABLE other AS
SELECT f || k AS k, CASE f WHEN 'W' THEN '2019-W40'::ref_period + i WHEN 'D' THEN '2019-12-20'::ref_period + i * 2 ELSE format('2001-01-01/P%sM', f)::ref_period + i END AS period,
	CASE k % 4 WHEN 0 THEN round((random() * 5)::numeric) - 1 WHEN 1 THEN round((random() * 1e9 - 1e8)::numeric, k % 5) WHEN 2 THEN round((random() * 1e15)::numeric, 3) ELSE round(random()::numeric, 12) - 0.1 END AS value
FROM unnest('{4,6,12,W,D}'::text[]) f, generate_series(1, 12) k, generate_series(0, 599) i WHERE random() > 0.1 AND (f IN ('W', 'D') OR i < 60);
CREATE TEMP TABLE other_packed AS SELECT k, series_agg(period, value) AS s FROM other GROUP BY k;
CREATE TEMP TABLE growth AS
SELECT o.k, m, o.period, yoy_growth(o.value, b.value) AS growth FROM other o CROSS JOIN (VALUES ('year'), ('period')) m (m)
JOIN other b ON b.k = o.k AND b.period OPERATOR(=) CASE WHEN m = 'year' THEN same_period_last_year(o.period) ELSE previous_period(o.period) END WHERE b.value > 0;
SELECT m, count(*) > 5000 AS enough, count(*) FILTER (WHERE stat_round(g.growth, 1) IS DISTINCT FROM v.value) AS differ,
	count(*) FILTER (WHERE g.growth IS DISTINCT FROM CASE WHEN m = 'year' THEN yoy_growth(s, g.period) ELSE pop_growth(s, g.period) END) AS differ_at
FROM growth g JOIN other_packed p USING (k) CROSS JOIN LATERAL (SELECT CASE WHEN m = 'year' THEN yoy_growth(s, 1, 'half_away') ELSE pop_growth(s, 1, 'half_away') END AS r) r
LEFT JOIN LATERAL (SELECT value_at(r, g.period) AS value) v ON true GROUP BY m ORDER BY m;
SELECT sum(known_periods(yoy_growth(s, 1, 'half_away')) + known_periods(pop_growth(s, 1, 'half_away'))) - (SELECT count(*) FROM growth) AS more FROM other_packed;

-- division against integers: all sizes, both roundings
SELECT setseed(0.5);
CREATE TEMP TABLE division AS
SELECT trunc((random() - 0.5) * 10 ^ (random() * 18))::numeric AS num, 1 + trunc(random() * 10 ^ (random() * 15))::numeric AS den, i % 5 AS digits FROM generate_series(1, 20000) i
UNION ALL SELECT (s * (2 * i + 1) * 5)::numeric, (10 ^ p)::numeric, d FROM generate_series(0, 40) i, generate_series(1, 6) p, generate_series(0, 4) d, unnest('{1,-1}'::int[]) s;
SELECT count(*) > 20000 AS enough, count(*) FILTER (WHERE value_at(share(part, total, digits, 'half_away'), '2020') <> sign(num) * q / 10 ^ digits::numeric) AS away,
	count(*) FILTER (WHERE value_at(yoy_growth(series('2019', ARRAY[den, den + num]), digits, 'half_away'), '2020') <> sign(num) * q / 10 ^ digits::numeric) AS growth,
	count(*) FILTER (WHERE value_at(share(part, total, digits, 'half_even'), '2020') <> sign(num) * (q - CASE WHEN tie THEN q % 2 ELSE 0 END) / 10 ^ digits::numeric) AS even,
	count(*) FILTER (WHERE tie) > 100 AS ties
FROM division, LATERAL (SELECT 2 * abs(num) * (10 ^ (digits + 2))::numeric + den AS twice) t,
	LATERAL (SELECT div(twice, 2 * den) AS q, twice % (2 * den) = 0 AS tie, series('2020', ARRAY[num]) AS part, series('2020', ARRAY[den]) AS total) o
WHERE abs(num) / den < 1e12;

-- parts and totals over ranges that begin and end apart, of every length about those that memory comes in: by plain SQL
SELECT f, count(*) AS tried, count(*) FILTER (WHERE contribution(p, t) IS DISTINCT FROM expected) AS contribution, count(*) FILTER (WHERE share(p, t) IS DISTINCT FROM share) AS share, count(*) FILTER (WHERE yoy_growth(p) IS DISTINCT FROM yoy) AS yoy, count(*) FILTER (WHERE pop_growth(p) IS DISTINCT FROM pop) AS pop
FROM (SELECT f, series(start, vp) AS p, series(start + shift, vt) AS t, series(start, array_agg(CASE WHEN total > 0 THEN round(100 * (now - before) / total, 6) END ORDER BY i)) AS expected, series(start, array_agg(CASE WHEN beside > 0 THEN round(100 * now / beside, 6) END ORDER BY i)) AS share, series(start, array_agg(CASE WHEN before > 0 THEN round(100 * (now - before) / before, 6) END ORDER BY i)) AS yoy, series(start, array_agg(CASE WHEN last > 0 THEN round(100 * (now - last) / last, 6) END ORDER BY i)) AS pop
	FROM (VALUES ('years', '2000'::ref_period, 1, ARRAY[1, 2, 7, 8, 9, 16, 17]), ('quarters', '2000-Q3', 4, ARRAY[3, 4, 5, 8, 9, 12, 13]), ('months', '2000-03', 12, ARRAY[12, 13, 16, 17, 32, 511, 512, 513])) k (f, start, lag, lengths), unnest(lengths) n, unnest(lengths) m, generate_series(-1, 2) shift,
		LATERAL (SELECT ARRAY(SELECT CASE WHEN i % 5 <> 2 OR i IN (1, n) THEN i * 31 % 23 - 4 + 0.5 END FROM generate_series(1, n) i) AS vp, ARRAY(SELECT CASE WHEN i % 7 <> 3 OR i IN (1, m) THEN i * 17 % 29 - 3 + 0.25 END FROM generate_series(1, m) i) AS vt) v,
		generate_series(1, n) i, LATERAL (SELECT vp[i] AS now, vp[i - lag] AS before, vp[i - 1] AS last, vt[i - lag - shift] AS total, vt[i - shift] AS beside) x WHERE n < 100 AND m < 100 OR n = m AND shift = 1 GROUP BY f, start, vp, vt, shift) y GROUP BY f ORDER BY f;
-- weeks and days a year apart, where years have 52 weeks or 53, 365 days or 366
SELECT f, count(*) AS tried, count(*) FILTER (WHERE (SELECT value FROM unnest(yoy_growth(s)) u WHERE u.period = r.period) IS DISTINCT FROM expected) AS differ, count(expected) > 350 AS enough, known_periods(yoy_growth(s)) = count(expected) AS no_more
FROM (SELECT f, s, r.period, CASE WHEN b.value > 0 THEN round(100 * (r.value - b.value) / b.value, 6) END AS expected FROM (SELECT 'days' AS f, series('2019-02-20', ARRAY(SELECT i * 31 % 97 - 5 FROM generate_series(1, 800) i)) AS s UNION ALL SELECT 'weeks', series('2019-W30', ARRAY(SELECT i * 31 % 97 - 5 FROM generate_series(1, 500) i))) d, unnest(s) r LEFT JOIN LATERAL (SELECT value FROM unnest(s) q WHERE q.period = same_period_last_year(r.period)) b ON true) r GROUP BY f, s ORDER BY f;

-- growth on an earlier year: what the base of that year gives, for every frequency, with gaps
SELECT f, years, count(*) AS periods, count(whole) AS known, count(*) FILTER (WHERE whole IS DISTINCT FROM stat_round(at, 3)) AS differ, count(*) FILTER (WHERE at IS DISTINCT FROM yoy_growth(value, base)) AS base_differs
FROM (SELECT f, years, p.period, (yoy_growth(s, 3, 'half_away', years))[p.period] AS whole, yoy_growth(s, p.period, years) AS at, p.value, s[same_period_last_year(p.period, years)] AS base
	FROM (SELECT f, series_agg(period, value) AS s FROM (SELECT setseed(0.75)) x, (VALUES ('A'), ('Q'), ('M'), ('W'), ('D')) f (f), LATERAL (SELECT CASE f WHEN 'A' THEN ref_year(2001) + i WHEN 'Q' THEN ref_quarter(2001, 1) + i WHEN 'M' THEN ref_month(2001, 1) + i WHEN 'W' THEN ref_week(2001, 1) + 9 * i ELSE '2000-02-27'::ref_period + 61 * i END AS period, round((random() * 50 - 2)::numeric, 1) AS value FROM generate_series(0, 60) i WHERE random() < 0.95) v GROUP BY f) s,
	LATERAL unnest(s) p (period, value), unnest(ARRAY[1, 2, 5]) years) g GROUP BY 1, 2 ORDER BY 1, 2;
SELECT yoy_growth('ytd 2019-01: 10, 20, null, null, null, null, null, null, null, null, null, null, 11, 23, null, null, null, null, null, null, null, null, null, null, 12, 25'::series, 1, 'half_even', 2) AS cumulative, yoy_growth('2020: 1, 2'::series, 1, 'half_away', 9999) AS far, yoy_growth('2020: 1, 2'::series, '2021', 0) AS none, yoy_growth('2020: 1, 2'::series, '2021', -1) AS below;
SELECT yoy_growth('2020: 1, 2'::series, 1, 'half_away', 0);
SELECT yoy_growth('2020: 1, 2'::series, 1, 'half_away', 10000);
