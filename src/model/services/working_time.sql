-- Working time: the hours of the office, its holidays, and how long something takes by them.

CREATE TABLE IF NOT EXISTS @m@.working_hours (
	since date NOT NULL DEFAULT '1900-01-01' CONSTRAINT "since is a day from 1900-01-01 to 2199-12-31" CHECK (@day(since)@),
	weekday integer NOT NULL CONSTRAINT "weekday is from 1 (Monday) to 7 (Sunday)" CHECK (weekday BETWEEN 1 AND 7),
	begins time NOT NULL,
	ends time NOT NULL,
	PRIMARY KEY (since, weekday, begins),
	CONSTRAINT "ends is after begins: hours past midnight are two rows" CHECK (ends > begins)
);
COMMENT ON TABLE @m@.working_hours IS 'The week of the office: when it works. A morning and an afternoon are two rows, a weekday without a row is free; while the table is empty every hour of every day counts. A week that differs from a day on, as summer hours do, is entered whole with that day as since.';
COMMENT ON COLUMN @m@.working_hours.since IS 'From which day on this week holds, until the next since; the first one holds before it, too.';
COMMENT ON COLUMN @m@.working_hours.weekday IS '1 (Monday) to 7 (Sunday).';
COMMENT ON COLUMN @m@.working_hours.begins IS 'On the office''s clock. Hours that overlap count once.';
COMMENT ON COLUMN @m@.working_hours.ends IS 'Later on the same day, at most 24:00.';

CREATE TABLE IF NOT EXISTS @m@.calendar_day (
	day date NOT NULL CONSTRAINT "day is from 1900-01-01 to 2199-12-31" CHECK (@day(day)@),
	begins time,
	ends time,
	name text,
	UNIQUE NULLS NOT DISTINCT (day, begins),
	CONSTRAINT "begins and ends are given together" CHECK (num_nulls(begins, ends) IN (0, 2)),
	CONSTRAINT "ends is after begins: hours past midnight are two rows" CHECK (ends > begins)
);
COMMENT ON TABLE @m@.calendar_day IS 'Days that are not like their weekday: holidays, and days on which the office works all the same or at other hours. The rows of a day replace working_hours on it.';
COMMENT ON COLUMN @m@.calendar_day.day IS 'Which day.';
COMMENT ON COLUMN @m@.calendar_day.begins IS 'When the office works on it; NULL: it is closed.';
COMMENT ON COLUMN @m@.calendar_day.ends IS 'Until when, at most 24:00.';
COMMENT ON COLUMN @m@.calendar_day.name IS 'Of a holiday.';

/*
 * A clock that goes while the office works.  clock_at are the times at which it starts
 * and stops, in turn; clock is what it shows then, in microseconds.  Two readings tell
 * the working time between them, whatever lies in between.
 */
CREATE OR REPLACE FUNCTION @m@.working_clock(first_day date, last_day date)
RETURNS TABLE (clock_at timestamp[], clock bigint[])
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
	WITH reach AS (
		SELECT greatest(working_clock.first_day, '1900-01-01'::date)::timestamp AS begins, (least(working_clock.last_day, '2199-12-31'::date) + 1)::timestamp AS ends
		WHERE working_clock.first_day IS NOT NULL AND working_clock.last_day IS NOT NULL
	), week AS (
		SELECT w.since, CASE WHEN lag(w.since) OVER (ORDER BY w.since) IS NULL THEN '-infinity' ELSE w.since END AS begins_on,
			coalesce(lead(w.since) OVER (ORDER BY w.since), 'infinity') AS ends_on
		FROM (SELECT DISTINCT h.since FROM @m@.working_hours h) w
	), weekly AS (
		SELECT range_agg(tsrange(d.day + h.begins::interval, d.day + h.ends::interval)) AS hours
		FROM reach r
		CROSS JOIN week w
		-- no further than a week reaches, so that none gives no days
		CROSS JOIN LATERAL generate_series(greatest(r.begins, w.begins_on::timestamp), least(r.ends, w.ends_on::timestamp) - interval '1 day', interval '1 day') d (day)
		JOIN @m@.working_hours h ON h.since = w.since AND h.weekday = extract(isodow FROM d.day)
	), single AS (
		SELECT range_agg(tsrange(c.day::timestamp, (c.day + 1)::timestamp)) AS days,
			range_agg(tsrange(c.day::timestamp + c.begins::interval, c.day::timestamp + c.ends::interval)) FILTER (WHERE c.begins IS NOT NULL) AS hours
		FROM reach r
		JOIN @m@.calendar_day c ON c.day >= r.begins AND c.day < r.ends
	), span AS (
		SELECT lower(u.hours) AS begins, upper(u.hours) AS ends, (extract(epoch FROM upper(u.hours) - lower(u.hours)) * 1000000)::bigint AS length
		FROM reach r
		CROSS JOIN weekly w
		CROSS JOIN single s
		CROSS JOIN LATERAL unnest((CASE WHEN EXISTS (SELECT FROM @m@.working_hours) THEN coalesce(w.hours, '{}')
				WHEN r.begins < r.ends THEN tsmultirange(tsrange(r.begins, r.ends)) ELSE '{}' END
			- coalesce(s.days, '{}')) + coalesce(s.hours, '{}')) u (hours)
	)
	SELECT coalesce(array_agg(k.at ORDER BY k.at), '{}'), coalesce(array_agg(k.shows ORDER BY k.at), '{}')
	FROM (SELECT s.begins, s.ends, s.length, (sum(s.length) OVER (ORDER BY s.begins))::bigint AS worked FROM span s) s
	CROSS JOIN LATERAL (VALUES (s.begins, s.worked - s.length), (s.ends, s.worked)) k (at, shows);
END;
COMMENT ON FUNCTION @m@.working_clock(date, date) IS 'A clock that goes while the office works, from a first to a last day, by working_hours and calendar_day: when it starts and stops, in turn, and what it shows then, in microseconds. One row; days before 1900 and after 2199 are left out.';

CREATE OR REPLACE FUNCTION @m@.clock_reading(at_time timestamp, clock_at timestamp[], clock bigint[])
RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT CASE WHEN width_bucket(at_time, clock_at) % 2 = 1
			THEN clock[width_bucket(at_time, clock_at)] + (extract(epoch FROM at_time - clock_at[width_bucket(at_time, clock_at)]) * 1000000)::bigint
		WHEN at_time IS NOT NULL THEN coalesce(clock[width_bucket(at_time, clock_at)], 0) END;
END;
COMMENT ON FUNCTION @m@.clock_reading(timestamp, timestamp[], bigint[]) IS 'What a working_clock shows at a time, in microseconds; NULL at NULL.';

CREATE OR REPLACE FUNCTION @m@.pauses_between(pauses tsmultirange, from_time timestamp, to_time timestamp)
RETURNS TABLE (begins_at timestamp, ends_at timestamp)
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
	SELECT lower(u.pause), upper(u.pause)
	FROM unnest(pauses * tsmultirange(tsrange(from_time, to_time))) u (pause)
	-- always so; it makes the planner count with one, where it would with a hundred
	WHERE lower_inf(u.pause)::integer = 0;
END;
COMMENT ON FUNCTION @m@.pauses_between(tsmultirange, timestamp, timestamp) IS 'Pauses one by one, as far as they are between two times (NULL: however far): from when until when, NULL while it goes on.';

CREATE OR REPLACE FUNCTION @m@.working_span(begins_at timestamp, ends_at timestamp, due_at timestamp, known_since timestamp, pauses tsmultirange, clock_at timestamp[], clock bigint[])
RETURNS TABLE (microseconds bigint, put_off_at timestamp)
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
	SELECT CASE WHEN pauses IS NULL AND cardinality(clock_at) = 2 AND begins_at >= clock_at[1] AND ends_at <= clock_at[2] THEN
			-- it goes all the while
			CASE WHEN ends_at >= begins_at THEN (extract(epoch FROM ends_at - begins_at) * 1000000)::bigint END
		WHEN ends_at >= begins_at THEN
			@m@.clock_reading(ends_at, clock_at, clock) - @m@.clock_reading(begins_at, clock_at, clock)
			- CASE WHEN pauses IS NULL THEN 0 ELSE (
				SELECT coalesce(sum(@m@.clock_reading(u.ends_at, clock_at, clock) - @m@.clock_reading(u.begins_at, clock_at, clock)), 0)
				FROM @m@.pauses_between(pauses, working_span.begins_at, working_span.ends_at) u)::bigint END END,
		CASE WHEN pauses IS NULL OR due_at IS NULL THEN due_at ELSE (
			SELECT CASE WHEN q.put_off IS NULL THEN due_at
				WHEN q.goes_on OR q.put_off > clock[cardinality(clock)] THEN 'infinity'
				-- where nothing of a pause was working time the clock was there before
				ELSE greatest(due_at, clock_at[width_bucket(q.put_off - 1, clock)] + (q.put_off - clock[width_bucket(q.put_off - 1, clock)]) * interval '1 microsecond') END
			FROM (
				SELECT (@m@.clock_reading(due_at, clock_at, clock) + sum(p.length) FILTER (WHERE p.before_due))::bigint AS put_off, bool_or(p.goes_on) FILTER (WHERE p.before_due) AS goes_on
				FROM (
					SELECT l.length, l.goes_on,
						-- it begins before what was left of the time has run out
						l.begins - coalesce(sum(l.length) OVER (ORDER BY l.begins_at ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) < @m@.clock_reading(due_at, clock_at, clock) AS before_due
					FROM (
						SELECT u.begins_at, @m@.clock_reading(u.begins_at, clock_at, clock) AS begins, u.ends_at IS NULL AS goes_on,
							coalesce(@m@.clock_reading(u.ends_at, clock_at, clock) - @m@.clock_reading(u.begins_at, clock_at, clock), 0) AS length
						FROM @m@.pauses_between(pauses, known_since, NULL::timestamp) u) l) p) q) END
	-- worked out once, however often it is named
	OFFSET 0;
END;
COMMENT ON FUNCTION @m@.working_span(timestamp, timestamp, timestamp, timestamp, tsmultirange, timestamp[], bigint[]) IS 'By a working_clock: the working time between two times outside pauses, in microseconds (NULL when either is NULL or they are in the wrong order), and the due time put off by the pauses after known_since: the first time from it on at which as much working time has passed since it as pauses have taken until then. infinity: never, as far as the clock goes. Without a pause in working time it is the due time itself. pauses: NULL is none.';

CREATE OR REPLACE FUNCTION @m@.working_time(from_time timestamp, to_time timestamp)
RETURNS numeric
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT @x@.stat_round((@m@.clock_reading(working_time.to_time, c.clock_at, c.clock) - @m@.clock_reading(working_time.from_time, c.clock_at, c.clock)) / 3600000000.0, 2)
	FROM @m@.working_clock(least(working_time.from_time, working_time.to_time)::date, greatest(working_time.from_time, working_time.to_time)::date) c;
END;
COMMENT ON FUNCTION @m@.working_time(timestamp, timestamp) IS 'How many hours the office works between two times, by working_hours and calendar_day, two decimals; below zero when they are the other way round, NULL when either is NULL.';

CREATE OR REPLACE FUNCTION @m@.due_after(from_time timestamp, working_days integer)
RETURNS timestamp
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT d.ends_at
	FROM (
		SELECT max(l.ends_at) AS ends_at, row_number() OVER (ORDER BY l.day) AS number
		FROM (
			SELECT s.day, least(s.day + interval '1 day', c.clock_at[k.place * 2]) AS ends_at
			FROM (SELECT due_after.from_time::date + 1 AS first_day, due_after.working_days) g
			-- one day a week, and a year of holidays
			CROSS JOIN LATERAL @m@.working_clock(g.first_day, g.first_day + 7 * greatest(least(g.working_days, 20000), 0) + 366) c
			CROSS JOIN LATERAL generate_series(1, cardinality(c.clock_at) / 2) k (place)
			-- hours that go on at midnight are of both days
			CROSS JOIN LATERAL generate_series(date_trunc('day', c.clock_at[k.place * 2 - 1]), c.clock_at[k.place * 2] - interval '1 microsecond', interval '1 day') s (day)
			WHERE isfinite(due_after.from_time)) l
		GROUP BY l.day) d
	WHERE d.number = due_after.working_days;
END;
COMMENT ON FUNCTION @m@.due_after(timestamp, integer) IS 'When the office closes on the n-th working day after the day of a time, which does not count itself: what is due within that many working days. A working day is one with hours in working_hours or calendar_day. NULL when either is NULL, below one day, and when there are not as many.';
