-- the ends of the months from the first to the last event of an initiative, or as far as figures go
WITH day AS MATERIALIZED (
	SELECT array_agg(m.on_date ORDER BY m.on_date) AS days
	FROM (SELECT min(v.happened_on) AS first_day,
			coalesce(max(v.happened_on) FILTER (WHERE v.event <> 'due'), max((v.recorded_at AT TIME ZONE 'UTC')::date)) AS last_day
		  FROM @m@.initiative_event v) span
	CROSS JOIN LATERAL @m@.month_ends(least(span.first_day, span.last_day), greatest(span.last_day, (SELECT d.day FROM @m@.latest_day() d))) m
)
