-- values to try laws on: months, cumulative, years, weeks, days, odd spans, the ends of time
CREATE TEMP TABLE v AS
SELECT DISTINCT p FROM (
	SELECT ref_months(d::date, n) AS p
	FROM generate_series('1995-01-01'::timestamp, '2030-12-01', '1 month') AS d,
		unnest(ARRAY[1, 2, 3, 4, 5, 6, 9, 11, 12, 18, 24, 60]) AS n
	UNION ALL SELECT ref_ytd(y, m) FROM generate_series(1990, 2030) AS y, generate_series(1, 12) AS m
	UNION ALL SELECT ref_week(y, w) FROM generate_series(1990, 2030) AS y, generate_series(1, 52) AS w
	UNION ALL SELECT daterange(d::date, d::date, '[]')::ref_period
		FROM generate_series('2019-01-01'::timestamp, '2025-03-01', '1 day') AS d
	UNION ALL SELECT daterange(d::date, d::date + n, '[]')::ref_period
		FROM generate_series('2022-12-01'::timestamp, '2024-04-01', '1 day') AS d,
			unnest(ARRAY[1, 6, 9, 27, 28, 29, 30, 100, 364, 365]) AS n
	UNION ALL SELECT unnest(ARRAY['0001-01-01', '0001-01', '0001', '0001-W01', '9999-12-31', '9999-12', '9999', '9999-W51', '0001/P9999Y', '0001-01-01/2000-06-15', '9999-02-28', '0004-02-29', '1900-02', '2000-02', '2100-02-28/P2D']::ref_period[])
) AS s;
