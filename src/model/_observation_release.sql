/*
 * Every version of every figure that was released, unrounded, with its number, the
 * first and the latest of its reference period; as known at indstat.as_of.
 */
SELECT v.indicator, v.period, v.region, v.value, v.published_growth, v.obs_status, v.conf_status,
	v.recorded_at, v.superseded_at, v.period_start, v.period_end,
	row_number() OVER versions AS release,
	first_value(v.value) OVER versions AS first_value,
	first_value(v.published_growth) OVER versions AS first_growth,
	last_value(v.value) OVER versions AS latest_value,
	last_value(v.published_growth) OVER versions AS latest_growth,
	lead(v.recorded_at) OVER versions IS NULL AS is_latest
FROM (
	SELECT o.indicator, o.period, o.region, o.value, o.published_growth, o.obs_status, o.conf_status,
		o.released_at, o.recorded_at, o.period_start, o.period_end, 'infinity'::timestamptz AS superseded_at
	FROM @m@.observation o
	UNION ALL
	SELECT r.indicator, r.period, r.region, r.value, r.published_growth, r.obs_status, r.conf_status,
		r.released_at, r.recorded_at, r.period_start, r.period_end, r.superseded_at
	FROM @m@.observation_revision r) v
LEFT JOIN @m@.release_calendar c ON c.indicator = v.indicator AND c.period OPERATOR(@x@.=) v.period
WHERE v.recorded_at <= (SELECT @x@.as_of())
	-- a draft that was replaced before its release was not a release
	AND coalesce(v.superseded_at > coalesce(v.released_at, c.released_at), true)
WINDOW versions AS (PARTITION BY v.indicator, v.period, v.region, v.period_start, v.period_end
	ORDER BY v.recorded_at, v.superseded_at
	ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
