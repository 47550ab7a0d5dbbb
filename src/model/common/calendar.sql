-- The days that boards are counted on.

CREATE OR REPLACE FUNCTION @m@.month_ends(first_day date, last_day date)
RETURNS TABLE (on_date date)
-- strict, so that the planner counts with these rows and not with the thousand of a series
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 24
BEGIN ATOMIC
	SELECT (g + interval '1 month' - interval '1 day')::date
	FROM generate_series(date_trunc('month', first_day::timestamp), last_day::timestamp, interval '1 month') g;
END;
COMMENT ON FUNCTION @m@.month_ends(date, date) IS 'The last day of each month from the month of first_day to that of last_day; no row when either is NULL.';

CREATE OR REPLACE FUNCTION @m@.year_ago(on_date date)
RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT CASE WHEN date_trunc('month', (on_date + 1)::timestamp) = (on_date + 1)::timestamp
				THEN ((on_date + 1)::timestamp - interval '1 year' - interval '1 day')::date
				ELSE (on_date::timestamp - interval '1 year')::date END;
END;
COMMENT ON FUNCTION @m@.year_ago(date) IS 'The same day a year earlier; the end of a month is compared with the end of that month. NULL gives NULL.';

CREATE OR REPLACE FUNCTION @m@.one_day(on_date date, known_at timestamptz)
RETURNS TABLE (days date[], known_at timestamptz)
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
	SELECT ARRAY[one_day.on_date], one_day.known_at WHERE one_day.on_date IS NOT NULL;
END;
COMMENT ON FUNCTION @m@.one_day(date, timestamptz) IS 'A day as a list of one, and when it was known: what a board that counts several days in one pass is asked for one; no row when the day is NULL.';

CREATE OR REPLACE FUNCTION @m@.day_and_since(on_date date, since date)
RETURNS TABLE (days date[], since_days date[])
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
	SELECT ARRAY[d.on_date], ARRAY[d.since]
	FROM (SELECT day_and_since.on_date, coalesce(day_and_since.since, @m@.year_ago(day_and_since.on_date)) AS since) d
	WHERE d.on_date IS NOT NULL;
END;
COMMENT ON FUNCTION @m@.day_and_since(date, date) IS 'A day and the one that it is compared with (NULL: a year earlier), as lists of one; no row when the day is NULL.';
