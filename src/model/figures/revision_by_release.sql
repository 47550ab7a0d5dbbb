/*
 * Revisions as offices publish them: every publication of an indicator is a
 * release of all its figures, also of those that it leaves as they were.
 */

CREATE TABLE IF NOT EXISTS @m@.indicator_release (
	indicator text NOT NULL REFERENCES @m@.indicator,
	released_at timestamptz NOT NULL DEFAULT now() CHECK (isfinite(released_at)),
	note text,
	PRIMARY KEY (indicator, released_at)
);
COMMENT ON TABLE @m@.indicator_release IS 'When an indicator was published: each row is a release of all its figures that were known then, unchanged ones too, so that release 3 of a period is what its third publication said. It changes no figure and holds none back (release_calendar does); release_figure and the statistics of revisions count by it. Without rows for an indicator every recorded version of a figure is a release of that figure.';
COMMENT ON COLUMN @m@.indicator_release.released_at IS 'When it was published; what is recorded in the same transaction belongs to it. Not given: now.';
COMMENT ON COLUMN @m@.indicator_release.note IS 'What the office calls it, as ''second estimate''; nothing depends on it.';

CREATE OR REPLACE FUNCTION @m@.known_comparison(comparison text)
RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
AS $check$
BEGIN
	IF comparison NOT IN ('year_ago', 'preceding', 'level') THEN
		RAISE EXCEPTION 'unknown comparison "%"', comparison
			USING ERRCODE = 'invalid_parameter_value', HINT = 'Comparisons are year_ago, preceding and level.';
	END IF;
	RETURN comparison;
END
$check$;
COMMENT ON FUNCTION @m@.known_comparison(text) IS 'The comparison itself: year_ago, preceding, or level for none; another is error 22023, NULL gives NULL.';

CREATE OR REPLACE FUNCTION @m@.release_figure(indicator text, region text, comparison text DEFAULT 'year_ago', months integer[] DEFAULT NULL)
RETURNS TABLE (period @x@.ref_period, period_code text, release bigint, months_after integer, is_latest boolean, shown_at timestamptz, value numeric, change numeric, decimals integer)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	WITH version AS MATERIALIZED (
		SELECT k.*
		FROM (
			SELECT v.period, v.period::text AS period_code, v.value, v.published_growth, v.comparable_base, v.recorded_at, v.superseded_at, v.conf_status,
				greatest(v.recorded_at, v.released_at, c.released_at) AS shown_from
			FROM (
				SELECT o.period, o.value, o.published_growth, o.comparable_base, o.released_at, o.recorded_at, 'infinity'::timestamptz AS superseded_at, o.conf_status
				FROM @m@.observation o
				WHERE o.indicator = release_figure.indicator AND o.region = release_figure.region
				UNION ALL
				SELECT r.period, r.value, r.published_growth, r.comparable_base, r.released_at, r.recorded_at, r.superseded_at, r.conf_status
				FROM @m@.observation_revision r
				WHERE r.indicator = release_figure.indicator AND r.region = release_figure.region) v
			LEFT JOIN @m@.release_calendar c ON c.indicator = release_figure.indicator AND c.period OPERATOR(@x@.=) v.period) k
		-- a draft that was replaced before its release was not a release
		WHERE k.recorded_at <= (SELECT @x@.as_of()) AND k.shown_from < k.superseded_at),
	publication AS MATERIALIZED (
		SELECT p.released_at, row_number() OVER (ORDER BY p.released_at) AS number
		FROM @m@.indicator_release p
		WHERE p.indicator = release_figure.indicator AND p.released_at <= least((SELECT @x@.as_of()), now())),
	released AS MATERIALIZED (
		-- the number counts on where a figure was withdrawn in between
		SELECT v.period, v.period_code, p.released_at, p.number - min(p.number) OVER (PARTITION BY v.period_code) + 1 AS release
		FROM version v
		JOIN publication p ON p.released_at >= v.shown_from AND p.released_at < v.superseded_at
		UNION ALL
		SELECT v.period, v.period_code, v.shown_from, row_number() OVER (PARTITION BY v.period_code ORDER BY v.shown_from)
		FROM version v
		WHERE NOT EXISTS (SELECT FROM publication p)),
	moment AS (
		SELECT r.period, r.period_code, r.release, NULL::integer AS months_after, r.released_at AS shown_at
		FROM released r
		UNION ALL
		-- a time that has not come is no horizon
		SELECT r.period, r.period_code, NULL::bigint, m.m, (r.released_at AT TIME ZONE 'UTC' + make_interval(months => m.m)) AT TIME ZONE 'UTC'
		FROM released r
		CROSS JOIN unnest(release_figure.months) m (m)
		WHERE r.release = 1 AND m.m >= 0 AND (r.released_at AT TIME ZONE 'UTC' + make_interval(months => m.m)) AT TIME ZONE 'UTC' <= least((SELECT @x@.as_of()), now())
		UNION ALL
		SELECT r.period, r.period_code, NULL::bigint, NULL::integer, (SELECT @x@.as_of())
		FROM released r
		WHERE r.release = 1)
	SELECT m.period, m.period_code, m.release, m.months_after, m.release IS NULL AND m.months_after IS NULL AS is_latest, m.shown_at, v.value,
		CASE WHEN q.comparison = 'level' THEN v.value
			 WHEN q.comparison = 'year_ago' AND v.published_growth IS NOT NULL THEN v.published_growth
			 WHEN i.change_unit <> 'percent' THEN v.value - s.base
			 ELSE @x@.yoy_growth(v.value, s.base) END AS change,
		CASE WHEN q.comparison = 'level' THEN i.decimals ELSE i.change_decimals END AS decimals
	FROM moment m
	JOIN version v ON v.period_code = m.period_code AND v.shown_from <= m.shown_at AND (v.superseded_at > m.shown_at OR v.superseded_at = 'infinity')
	JOIN @m@.indicator i ON i.indicator = release_figure.indicator
	CROSS JOIN (SELECT (SELECT @m@.known_comparison(release_figure.comparison)) AS comparison) q
	CROSS JOIN LATERAL (SELECT CASE q.comparison WHEN 'year_ago' THEN @x@.same_period_last_year(m.period, 1) WHEN 'preceding' THEN @m@.period_apart(m.period, i.cumulative, i.frequency, i.reporting_year_start) END AS period OFFSET 0) a
	-- the other period as it was known at the same time
	LEFT JOIN version b ON b.period_code = a.period::text AND b.shown_from <= m.shown_at AND (b.superseded_at > m.shown_at OR b.superseded_at = 'infinity')
	CROSS JOIN LATERAL (
		SELECT CASE WHEN q.comparison = 'year_ago' AND v.comparable_base IS NOT NULL THEN v.comparable_base
			WHEN NOT EXISTS (SELECT FROM @m@.observation_known e WHERE e.indicator = release_figure.indicator AND e.region = release_figure.region AND e.obs_status = 'B'
				AND e.period OPERATOR(@x@.>) a.period AND e.period OPERATOR(@x@.<=) m.period) THEN b.value END AS base OFFSET 0) s
	WHERE (SELECT @m@.known_comparison(release_figure.comparison)) IS NOT NULL;
END;
COMMENT ON FUNCTION @m@.release_figure(text, text, text, integer[]) IS 'Every figure of an indicator and region at each release, as it was known then: release 1 is its first, and each row of indicator_release is one, whether it changed the figure or not; without such rows, every recorded version. value: the level, in the unit and multiplier of the indicator; change: on the year before (year_ago: published, on the comparable base, or on the level a year before as it was known at the same time) or on the period before (preceding), percent or points, or the value itself (level); unrounded. shown_at: when; months_after: rows of so many months after the first release (by the clock of UTC), where that time has come; is_latest: the row of what is known now, or at indstat.as_of. decimals: of a printed change. change is NULL across a break, where a base is missing or not positive, and where the period before is a part of the figure itself (January to April of January to May). A comparison of another name is error 22023; NULL, or a code that is not there, gives no row.';

CREATE OR REPLACE FUNCTION @m@.revision_by_release(indicator text, region text, comparison text DEFAULT 'year_ago', against bigint DEFAULT NULL,
	months integer[] DEFAULT '{1,3,12,24,36}', decimals integer DEFAULT NULL)
RETURNS TABLE (release bigint, months_after integer, periods bigint, mean numeric, mean_absolute numeric, median numeric, standard_deviation numeric, root_mean_square numeric,
	minimum numeric, maximum numeric, largest numeric, sign_changes bigint, sign_change_share numeric, t numeric, p_value numeric,
	robust_t numeric, robust_p_value numeric, noise_to_signal numeric)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 20
BEGIN ATOMIC
	WITH figure AS MATERIALIZED (
		SELECT f.period, f.period_code, f.release, f.months_after, f.is_latest, max(f.release) OVER (PARTITION BY f.period_code) AS releases,
			@x@.stat_round(f.change, coalesce(revision_by_release.decimals, f.decimals)) AS change
		FROM @m@.release_figure(revision_by_release.indicator, revision_by_release.region, revision_by_release.comparison, revision_by_release.months) f),
	pair AS (
		SELECT e.release, NULL::integer AS months_after, e.period, e.change AS earlier, l.change AS later
		FROM figure e
		JOIN figure l ON l.period_code = e.period_code
		-- what has had no release since has not been revised yet, by zero or otherwise
		WHERE CASE WHEN revision_by_release.against IS NULL THEN l.is_latest AND e.release < e.releases
				   ELSE l.release = revision_by_release.against AND e.release < revision_by_release.against END
		UNION ALL
		SELECT NULL::bigint, l.months_after, e.period, e.change, l.change
		FROM figure e
		JOIN figure l ON l.period_code = e.period_code AND l.months_after IS NOT NULL
		WHERE e.release = 1)
	SELECT q.release, q.months_after, (q.figures).n, (q.figures).mean, (q.figures).mean_absolute, (q.figures).median, (q.figures).standard_deviation, (q.figures).root_mean_square,
		(q.figures).minimum, (q.figures).maximum, (q.figures).largest, (q.figures).sign_changes, (q.figures).sign_change_share, (q.figures).t, (q.figures).p_value,
		(q.figures).robust_t, (q.figures).robust_p_value, (q.figures).noise_to_signal
	FROM (
		SELECT p.release, p.months_after, @x@.revision_statistics(
			CASE WHEN e.from_january THEN @x@.series_ytd_agg_or_null(e.moved, p.later, e.frequency) FILTER (WHERE e.from_january AND @x@.starts_in_january(e.moved))
				 ELSE @x@.series_agg_or_null(p.period, p.later) FILTER (WHERE NOT e.from_january) END,
			CASE WHEN e.from_january THEN @x@.series_ytd_agg_or_null(e.moved, p.earlier, e.frequency) FILTER (WHERE e.from_january AND @x@.starts_in_january(e.moved))
				 ELSE @x@.series_agg_or_null(p.period, p.earlier) FILTER (WHERE NOT e.from_january) END, NULL::integer) AS figures
		FROM pair p
		CROSS JOIN LATERAL (SELECT x.frequency, x.cumulative, x.cumulative AND x.frequency IN ('M', 'Q', 'T', 'S') AS from_january, @m@.months_later(p.period, 1 - x.reporting_year_start) AS moved FROM @m@.indicator x WHERE x.indicator = revision_by_release.indicator) e
		WHERE p.earlier IS NOT NULL AND p.later IS NOT NULL AND @x@.fitting_period(e.moved, e.frequency, e.cumulative, 'day'::text, false) IS NOT NULL
		GROUP BY p.release, p.months_after, e.from_january, e.frequency) q
	WHERE (q.figures).n > 0
	ORDER BY q.release, q.months_after;
END;
COMMENT ON FUNCTION @m@.revision_by_release(text, text, text, bigint, integer[], integer) IS 'How the figures of an indicator and region were revised, by horizon. Rows with release: each release against a later one, its number (against), or what is known now (NULL). Rows with months_after: what was known so many months after the first release, against that. Statistics of later less earlier change (comparison: year_ago, preceding, or level; see release_figure) as in revision_statistics, unrounded: how many periods, mean (a bias), mean absolute, median, standard deviation, root mean square, smallest, largest, largest in size, how many changed their sign and in how many percent, t and p_value of the mean, the same robust, noise to signal. Of matured periods alone: those that have the later release, that had a release since, or for which the months have passed; an unchanged publication counts (indicator_release). Changes are rounded as they are printed before they are compared; decimals: to so many instead. Periods of another frequency than the indicator''s are left out. No row where there is nothing to compare, and for NULL or a code that is not there; a comparison of another name is error 22023.';
