SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;
RESET client_min_messages;
\pset null '(null)'
SET datestyle = ISO;
CREATE TEMP TABLE monthly AS
SELECT ref_month(y, m) AS period, make_date(y, m, 1 + (y + m) % 28) AS day, (y - 2019) * 10 + m::numeric AS value
FROM generate_series(2020, 2022) y, generate_series(1, 12) m WHERE (y, m) <> (2021, 3);
-- no ORDER BY is needed, and a missing month shifts nothing
SELECT period, value, yoy_growth(value, period) OVER () AS yoy, yoy_growth(value::float8, day) OVER () AS by_date, pop_growth(value::bigint, period) OVER () AS pop, pop_growth(value, day) OVER () AS pop_by_date
FROM monthly WHERE extract(month FROM day) BETWEEN 2 AND 4 ORDER BY period;
-- the frame does not matter either
SELECT count(*) FILTER (WHERE a IS DISTINCT FROM b OR a IS DISTINCT FROM c) AS differs, count(a) AS known FROM (
	SELECT yoy_growth(value, period) OVER () AS a, yoy_growth(value, period) OVER (ORDER BY value DESC ROWS BETWEEN CURRENT ROW AND CURRENT ROW) AS b,
		yoy_growth(value, period) OVER (ORDER BY period ROWS 2 PRECEDING EXCLUDE CURRENT ROW) AS c FROM monthly) s;
-- NULL periods and values, zero and negative bases, what is not finite, periods of other kinds
SELECT period, value, yoy_growth(value, period) OVER () AS yoy FROM (VALUES
	('2020-01'::ref_period, 1::numeric), ('2021-01', 2), ('2020-02', NULL), ('2021-02', 2), ('2020-03', 1), ('2021-03', NULL), ('2020-04', 0), ('2021-04', 1), ('2020-05', -1), ('2021-05', 1),
	('2020-06', 'NaN'), ('2021-06', 1), ('2020-07', 1), ('2021-07', 'Infinity'), (NULL, 5), (NULL, 6), ('2020', 10), ('2021', 12), ('2020-Q1', 4), ('2021-Q1', 5), ('2020-W53', 1), ('2024-02-29', 1), ('0001-01', 1)) v (period, value)
ORDER BY period, value;
SELECT period, pop_growth(value, period) OVER () AS pop FROM (VALUES ('2023-Q4'::ref_period, 1), ('2024-Q1', 2), ('2023', 3), ('2024', 6), ('2024-01', 9), ('0001', 1)) v (period, value) ORDER BY period;
-- a period that occurs twice
SELECT yoy_growth(value, period) OVER () FROM (VALUES (1, '2024-05'::ref_period), (2, '2024-05')) v (value, period);
SELECT yoy_growth(value, day) OVER () FROM (VALUES (1, '2024-05-01'::date), (NULL, '2024-05-31')) v (value, day);
SELECT yoy_growth(value, day) OVER () FROM (VALUES (1, 'infinity'::date)) v (value, day);
SELECT yoy_growth(value, day) OVER () FROM (VALUES (1, '0001-12-31 BC'::date)) v (value, day);
SELECT yoy_growth(value, period) FROM monthly;
SELECT yoy_growth(value, period) OVER (PARTITION BY r) FROM (VALUES (1, '2024-05'::ref_period, 'a'), (2, '2024-05', 'b')) v (value, period, r);
SELECT yoy_growth(value, period) OVER () FROM monthly WHERE false;
-- random partitions against a self-join
SELECT setseed(0.75);
CREATE TEMP TABLE panel AS
SELECT r, ref_month(y, m) AS period, make_date(y, m, 1 + (random() * 27)::int) AS day, CASE WHEN random() < 0.1 THEN NULL ELSE round(((random() - 0.2) * 10 ^ (random() * 9))::numeric, (random() * 5)::int) END AS value
FROM generate_series(1, 60) r, generate_series(2000, 2020) y, generate_series(1, 12) m WHERE random() < 0.85;
SELECT count(*) AS rows, count(x.yoy) AS known,
	count(*) FILTER (WHERE x.yoy::text IS DISTINCT FROM yoy_growth(x.value, y.value)::text) AS yoy,
	count(*) FILTER (WHERE x.yoy_date::text IS DISTINCT FROM x.yoy::text) AS by_date,
	count(*) FILTER (WHERE x.yoy_float8::text IS DISTINCT FROM yoy_growth(x.value::float8, y.value::float8)::text) AS float8,
	count(*) FILTER (WHERE x.pop::text IS DISTINCT FROM yoy_growth(x.value, p.value)::text) AS pop
FROM (SELECT *, yoy_growth(value, period) OVER w AS yoy, yoy_growth(value, day) OVER w AS yoy_date, yoy_growth(value::float8, day) OVER w AS yoy_float8, pop_growth(value, period) OVER w AS pop
	  FROM panel WINDOW w AS (PARTITION BY r)) x
LEFT JOIN panel y ON y.r = x.r AND y.period = same_period_last_year(x.period)
LEFT JOIN panel p ON p.r = x.r AND p.period = x.period - 1;
-- rows by period, backwards and shuffled: one answer
SELECT count(*) AS rows, count(a) AS known, count(*) FILTER (WHERE a::text IS DISTINCT FROM b::text) AS backwards, count(*) FILTER (WHERE a::text IS DISTINCT FROM c::text) AS shuffled,
	count(*) FILTER (WHERE e::text IS DISTINCT FROM f::text OR e::text IS DISTINCT FROM g::text) AS float8
FROM (SELECT yoy_growth(value, p) OVER (PARTITION BY r ORDER BY p) AS a, yoy_growth(value, p) OVER (PARTITION BY r ORDER BY p DESC) AS b, yoy_growth(value, p) OVER (PARTITION BY r ORDER BY md5(r || p::text || value)) AS c,
		pop_growth(value::float8, p) OVER (PARTITION BY r ORDER BY p NULLS FIRST) AS e, pop_growth(value::float8, p) OVER (PARTITION BY r ORDER BY p DESC) AS f, pop_growth(value::float8, p) OVER (PARTITION BY r ORDER BY value) AS g
	  FROM (SELECT r, value * 1e30 AS value, CASE WHEN value IS NOT NULL OR day < '2010-01-01' THEN period END AS p FROM panel WHERE r < 20
			UNION ALL SELECT r, y, ref_year(y) FROM generate_series(1, 19) r, generate_series(2000, 2020) y
			UNION ALL SELECT r, d - '2000-01-01', d::text::ref_period FROM generate_series(1, 19) r, LATERAL (SELECT '2000-01-01'::date + n FROM generate_series(0, 7000, 17) n) x (d)) s) t;
SELECT yoy_growth(value, period) OVER (ORDER BY value) FROM (VALUES (1, '2024-05'::ref_period), (2, '2024-06'), (3, NULL), (4, '2024-06')) v (value, period);
SELECT yoy_growth(value, period) OVER (ORDER BY value DESC) FROM (VALUES (1, '2024-05'::ref_period), (2, '2024-06'), (3, NULL), (4, '2024-06')) v (value, period);
-- a partition larger than work_mem, beside another window function
SET work_mem = '64kB';
SELECT count(*) AS rows, count(g) AS known, count(*) FILTER (WHERE g <> 0) AS not_zero, max(n) AS last
FROM (SELECT yoy_growth(1::numeric, p) OVER (ORDER BY p) AS g, row_number() OVER (ORDER BY p) AS n
	  FROM (SELECT ref_month(y, m) AS p FROM generate_series(1, 3000) y, generate_series(1, 12) m ORDER BY m, y) s) t;
RESET work_mem;

-- long numerics (above a short varlena, above a page) beside narrow and wide columns: no value may lie in a row that is gone
CREATE TEMP VIEW wide AS SELECT k, i, ref_month(2020 + i / 12, 1 + i % 12) AS period, (11.5 + i * 37 % 11) * factor + (1 + i % 3) * tiny AS v, repeat('w', bytes + i) AS w
FROM (VALUES (1, 1::numeric, 1e-400, 40), (2, 1, 1e-400, 3000000), (3, 1e11100, 1e-5400, 40), (4, 1e11100, 1e-5400, 3000000)) size (k, factor, tiny, bytes), generate_series(0, 14) i OFFSET 0;
SELECT k, count(*) AS rows, max(length(w)) AS wide, count(yoy) AS yoy, count(*) FILTER (WHERE yoy IS DISTINCT FROM yoy_growth(v, (SELECT b.v FROM wide b WHERE b.k = x.k AND b.i = x.i - 12))) AS yoy_differs,
	count(pop) AS pop, count(*) FILTER (WHERE pop IS DISTINCT FROM yoy_growth(v, (SELECT b.v FROM wide b WHERE b.k = x.k AND b.i = x.i - 1))) AS pop_differs,
	count(*) FILTER (WHERE base IS DISTINCT FROM (SELECT b.v FROM wide b WHERE b.k = x.k AND b.i = x.i - 1)) AS base_differs
FROM (SELECT *, yoy_growth(v, period) OVER (PARTITION BY k ORDER BY md5(i::text)) AS yoy, pop_growth(v, period) OVER (PARTITION BY k ORDER BY period) AS pop, pop_base(v, period) OVER (PARTITION BY k ORDER BY period DESC) AS base FROM wide) x GROUP BY k ORDER BY k;

-- every month of three thousand years is told from every other, whatever is remembered of the calendar; by period, by date, in order and not
SELECT count(*) AS rows, count(*) FILTER (WHERE year IS DISTINCT FROM CASE WHEN i > 12 THEN i - 12 END) AS year, count(*) FILTER (WHERE before IS DISTINCT FROM CASE WHEN i > 1 THEN i - 1 END) AS before, count(*) FILTER (WHERE year_by_date IS DISTINCT FROM CASE WHEN i > 12 THEN i - 12 END) AS year_by_date, count(*) FILTER (WHERE before_by_date IS DISTINCT FROM CASE WHEN i > 1 THEN i - 1 END) AS before_by_date
FROM (SELECT i, yoy_base(i, p) OVER o AS year, pop_base(i, p) OVER r AS before, yoy_base(i, d) OVER r AS year_by_date, pop_base(i, d) OVER o AS before_by_date
	FROM (SELECT i::bigint AS i, '0001-01'::ref_period + (i - 1) AS p, (date '0001-01-01' + make_interval(months => i - 1, days => i % 28))::date AS d FROM generate_series(1, 36000) i) s WINDOW o AS (ORDER BY i), r AS (ORDER BY i * 7919 % 36007)) x;
-- partitions of sizes about those where memory is taken in another way, with gaps as wide as one to five rows, some without a period or a value, short and long numerics
SELECT wide, count(*) AS rows, count(base) AS known, count(*) FILTER (WHERE base IS DISTINCT FROM plain) AS ordered, count(*) FILTER (WHERE shuffled IS DISTINCT FROM plain) AS shuffled, count(*) FILTER (WHERE growth IS DISTINCT FROM yoy_growth(v, plain)) AS growth
FROM (SELECT *, yoy_base(v, p) OVER (PARTITION BY wide, n ORDER BY i) AS base, yoy_base(v, p) OVER (PARTITION BY wide, n ORDER BY i * 37 % 101) AS shuffled, yoy_growth(v, p) OVER (PARTITION BY wide, n ORDER BY i DESC) AS growth,
		CASE WHEN p IS NOT NULL THEN max(CASE WHEN v IS NOT NULL THEN v END) OVER (PARTITION BY wide, n, p IS NULL ORDER BY i RANGE BETWEEN 12 PRECEDING AND 12 PRECEDING) END AS plain
	FROM (SELECT wide, n, i, CASE WHEN i % 29 > 0 THEN '1900-01'::ref_period + i END AS p, CASE WHEN i % 11 > 0 THEN (i + 1) * CASE WHEN wide THEN 1 + 1e-300 ELSE 1 END END AS v FROM unnest('{t,f}'::boolean[]) wide, unnest(ARRAY[1, 2, 3, 12, 13, 31, 32, 33, 63, 64, 65, 255, 256, 257]) n, generate_series(0, n + n / 4) i WHERE i % 5 > 0 OR i % 7 > n % 6) s OFFSET 0) x GROUP BY wide ORDER BY wide;
-- the base at zero and on either side, and both ends of an exact half
SELECT p, yoy_growth(v, p) OVER () AS yoy, pop_growth(v, p) OVER () AS pop FROM (VALUES (0::numeric, '2020'::ref_period), (1, '2021'), (-1, '2022'), (1e-30, '2023'), (-1e-30, '2024'), (1073741824, '2025'), (1073741825, '2026'), (1073741824, '2027'), (1073741823, '2028')) x (v, p) ORDER BY p;
-- at the beginning of time there is nothing before
SELECT p, pop_growth(g, p) OVER () AS pop, yoy_growth(g, p) OVER () AS yoy, pop_base(g, p) OVER () AS pop_base, yoy_base(g, p) OVER () AS yoy_base FROM (VALUES ('0001-01'::ref_period, 5.0), ('0001-02', 7), ('0001', 3), ('0001-12', 9), ('0002-01', 4), ('0001-W01', 3), ('0001-01-01', 2), ('0001-01-02', 1)) v (p, g);

-- the base of any year, by the calendar: plain joins
CREATE TEMP TABLE many AS SELECT g, ref_month(2010, 1) + i AS period, CASE WHEN random() < 0.1 THEN NULL ELSE round((random() * 100 - 5)::numeric, 1) END AS value FROM (SELECT setseed(0.74)) s, generate_series(1, 3) g, generate_series(0, 130) i WHERE random() < 0.9;
SELECT years, count(*), count(base) AS known, count(*) FILTER (WHERE base IS DISTINCT FROM plain) AS differ, count(*) FILTER (WHERE base IS DISTINCT FROM of_dates) AS dates_differ, count(*) FILTER (WHERE base::float8 IS DISTINCT FROM of_float8) AS float8_differ
FROM (SELECT years, yoy_base(m.value, m.period, years) OVER w AS base, yoy_base(m.value, end_date(m.period), years) OVER w AS of_dates, (yoy_base(m.value::float8, m.period, years) OVER w)::float8 AS of_float8, b.value AS plain
	FROM many m CROSS JOIN unnest(ARRAY[0, 1, 2, 4, 9, -1]) years LEFT JOIN many b ON b.g = m.g AND b.period = m.period - 12 * years WINDOW w AS (PARTITION BY m.g, years ORDER BY md5(m.period::text))) s GROUP BY years ORDER BY years;
-- an earlier year, a later one or the same, whatever the order of rows, in one partition and in another row
SELECT years, count(*), count(upwards) AS known, count(*) FILTER (WHERE upwards IS DISTINCT FROM plain) AS upwards, count(*) FILTER (WHERE downwards IS DISTINCT FROM plain) AS downwards, count(*) FILTER (WHERE shuffled IS DISTINCT FROM plain) AS shuffled, count(*) FILTER (WHERE of_dates IS DISTINCT FROM plain) AS of_dates
FROM (SELECT years, yoy_base(m.value, m.period, years) OVER (PARTITION BY m.g, years ORDER BY m.period) AS upwards, yoy_base(m.value, m.period, years) OVER (PARTITION BY m.g, years ORDER BY m.period DESC) AS downwards,
		yoy_base(m.value, m.period, years) OVER (PARTITION BY m.g, years ORDER BY md5(m.period::text)) AS shuffled, yoy_base(m.value, end_date(m.period), years) OVER (PARTITION BY m.g, years ORDER BY m.period) AS of_dates, b.value AS plain
	FROM many m CROSS JOIN generate_series(-10, 3) years LEFT JOIN many b ON b.g = m.g AND b.period = m.period - 12 * years) s GROUP BY years ORDER BY years;
SELECT count(*), count(base) AS known, count(*) FILTER (WHERE base IS DISTINCT FROM plain) AS differ
FROM (SELECT yoy_base(m.value, m.period, y.years) OVER (PARTITION BY m.g ORDER BY m.period) AS base, b.value AS plain FROM many m CROSS JOIN LATERAL (SELECT (number_in_year(m.period)::int + year_of(m.period)) % 7 - 3 AS years) y LEFT JOIN many b ON b.g = m.g AND b.period = m.period - 12 * y.years) s;
SELECT period, yoy_base(value, period, -1) OVER (ORDER BY period) AS next_year FROM (VALUES ('2019'::ref_period, 1 + 1e-300), ('2020', 2 + 1e-300), ('2021', NULL), ('2022', 4)) x (period, value) ORDER BY period;
-- retail sales of China against 2019: growth, and the average of two years
SELECT period, stat_round(yoy_growth(value, yoy_base(value, period, 2) OVER w), 1) AS on_2019, stat_round(compound_growth(value, yoy_base(value, period, 2) OVER w, 2), 1) AS a_year, yoy_base(value, period, NULL) OVER w AS nothing, yoy_base(value, period, 10000) OVER w AS no_year FROM (VALUES ('2019-01..05'::ref_period, 100.0), ('2021-01..05', 108.9)) x (period, value) WINDOW w AS ();
-- rows of other years of one partition
SELECT period, yoy_base(value, period, years) OVER () AS base FROM (VALUES ('2019'::ref_period, 1, 1), ('2020', 2, 1), ('2021', 3, 2), ('2022', 4, 3)) x (period, value, years) ORDER BY period;
SELECT p, same_period_last_year(p::ref_period, y) AS base FROM (VALUES ('2024-02-29', 4), ('2024-02-29', 3), ('2020-W53', 5), ('2020-W53', 4), ('2024-01..05', 5), ('0005', 4), ('0005', 5), ('9999-12', -1), ('2023-Q3', -2), ('2024-05', 0), ('2024-05', NULL), ('2024-05', 2147483647), ('2024-05', -2147483648)) x (p, y);

-- any number is read as it is, a domain by what it is over; what is no number is refused
CREATE DOMAIN billion AS numeric(12, 2) CHECK (VALUE >= 0);
SELECT period, pop_growth(v, period) OVER w AS int4, pop_growth(v::int2, period) OVER w AS int2, pop_growth(v::float4, period) OVER w AS float4, pop_growth(v::billion, period) OVER w AS of_domain,
	yoy_base(v::int2, period, 1) OVER w AS base, pop_base(v, day) OVER w AS base_by_date, to_ytd(v, period) OVER w AS ytd, splice(v, v * 2.5, period, '2020-03') OVER w AS mixed
FROM (SELECT period, day, value::int AS v FROM monthly WHERE period <= '2020-04') m WINDOW w AS () ORDER BY period;
SELECT pop_growth(v, period) OVER w AS of_real, pop_growth(v, period) OVER w = pop_growth(v::float8, period) OVER w AS like_double FROM (VALUES ('2020-01'::ref_period, 0.1::float4), ('2020-02', 0.3)) v (period, v) WINDOW w AS () ORDER BY period;
SELECT pop_growth(period::text, period) OVER () FROM monthly;
SELECT yoy_base(day, period, 1) OVER () FROM monthly;
SELECT splice('1'::text, '2', period, '2020-03') OVER () FROM monthly;
SELECT rebase(NULL, period, '2020-01') OVER () FROM monthly;
SELECT rebase(NULL::int, period, '2020-01') OVER () AS unknown FROM monthly LIMIT 1;
SELECT contribution_linked(true, true, true, period, '2020-03', 'december') OVER () FROM monthly;
DROP DOMAIN billion;
