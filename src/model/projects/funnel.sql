-- What became of the projects of one cohort.

CREATE OR REPLACE FUNCTION @m@.pipeline_funnel_of(of_region text, reach integer, picked text[], cohorts @x@.ref_period[], first_stage text, days date[], known_at timestamptz)
RETURNS TABLE (cohort integer, on_date date, from_stage text, stage text, stage_order integer, cohort_projects bigint, reached bigint,
	conversion numeric, step_conversion numeric, waiting bigint, gone bigint, entered bigint,
	days_q1 numeric, days_median numeric, days_q3 numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	WITH origin AS MATERIALIZED (
		SELECT g.stage, g.stage_order FROM @m@.project_stage g
		WHERE g.stage = coalesce(pipeline_funnel_of.first_stage,
			(SELECT z.stage FROM @m@.project_stage z ORDER BY z.stage_order LIMIT 1))
	), bound AS MATERIALIZED (
		SELECT array_agg(@x@.start_date(p.period) ORDER BY p.place) AS first, array_agg(@x@.end_date(p.period) ORDER BY p.place) AS last
		FROM unnest(cohorts) WITH ORDINALITY AS p (period, place)
		WHERE p.period IS NOT NULL
	), member AS MATERIALIZED (
		-- first entries into the origin, of the region where it was on that day
		SELECT f.project, f.since, width_bucket(f.since, b.first) AS cohort
		FROM (
			SELECT e.project, e.valid_from, e.valid_until, min(e.happened_on) AS since
			FROM @m@.region_event(of_region, reach, picked, known_at) e
			-- from the first cohort on
			WHERE e.stage = (SELECT o.stage FROM origin o) AND e.happened_on >= (SELECT b.first[1] FROM bound b)
			GROUP BY e.project, e.valid_from, e.valid_until) f
		CROSS JOIN bound b
		WHERE f.valid_from <= f.since AND f.since < f.valid_until AND f.since <= b.last[width_bucket(f.since, b.first)]
			-- where none was before, none is looked up; from -infinity: a range is expected to be short, so an index says that there is none
			AND (NOT EXISTS (SELECT FROM @m@.project_event(known_at) h WHERE h.happened_on >= '-infinity' AND h.happened_on < (SELECT b.first[1] FROM bound b) AND h.stage = (SELECT o.stage FROM origin o))
				OR NOT EXISTS (SELECT FROM @m@.project_event(known_at) h WHERE h.project = f.project AND h.happened_on < b.first[1] AND h.stage = (SELECT o.stage FROM origin o)))
	), event AS MATERIALIZED (
		-- what happened since then
		SELECT h.project, h.stage, h.stage_order, h.leaves, h.happened_on, m.since, m.cohort,
			width_bucket(h.happened_on - 1, pipeline_funnel_of.days) + 1 AS begins
		FROM member m
		CROSS JOIN LATERAL (
			SELECT e.* FROM @m@.project_history(known_at) e
			WHERE e.project = m.project AND e.happened_on >= m.since OFFSET 0) h
	), reach AS MATERIALIZED (
		-- project by project, when it reached each stage, by entering it or a later one, and when it entered it
		SELECT e.project, e.cohort, e.since, s.stage, s.stage_order,
			width_bucket(e.since - 1, pipeline_funnel_of.days) + 1 AS begins,
			min(e.begins) FILTER (WHERE e.stage_order >= s.stage_order AND NOT e.leaves) AS reached,
			min(e.begins) FILTER (WHERE e.stage = s.stage) AS entered,
			min(e.happened_on) FILTER (WHERE e.stage = s.stage) - e.since AS days
		FROM event e
		CROSS JOIN origin o
		JOIN @m@.project_stage s ON s.stage_order >= o.stage_order AND NOT s.leaves
		GROUP BY e.project, e.cohort, e.since, s.stage, s.stage_order
	), furthest AS MATERIALIZED (
		-- the furthest stage it had come to, and whether it had left since
		SELECT f.cohort, f.furthest, count(*)::integer AS spans, array_agg(f.begins) AS begins, array_agg(f.ends) AS ends,
			array_agg(CASE WHEN f.leaves THEN 5 ELSE 4 END) AS measure
		FROM (
			SELECT e.cohort, e.begins, coalesce(lead(e.begins) OVER w, cardinality(pipeline_funnel_of.days) + 1) AS ends, e.leaves,
				max(e.stage_order) FILTER (WHERE NOT e.leaves) OVER w AS furthest
			FROM event e
			WINDOW w AS (PARTITION BY e.project ORDER BY e.happened_on, e.stage_order)) f
		WHERE f.begins < f.ends
		GROUP BY f.cohort, f.furthest
	), cell AS (
		SELECT c.cohort, c.stage, c.stage_order, c.begins || c.reached || lag(c.reached) OVER before || f.begins || c.entered AS begins,
			array_fill(cardinality(pipeline_funnel_of.days) + 1, ARRAY[cardinality(c.begins || c.reached || lag(c.reached) OVER before)])
				|| f.ends || array_fill(cardinality(pipeline_funnel_of.days) + 1, ARRAY[coalesce(cardinality(c.entered), 0)]) AS ends,
			array_fill(1, ARRAY[cardinality(c.begins)]) || array_fill(2, ARRAY[coalesce(cardinality(c.reached), 0)])
				|| array_fill(3, ARRAY[coalesce(cardinality(lag(c.reached) OVER before), 0)])
				|| f.measure || array_fill(6, ARRAY[coalesce(cardinality(c.entered), 0)]) AS measure
		FROM (
			SELECT r.cohort, r.stage, r.stage_order, array_agg(r.begins) AS begins,
				array_agg(r.reached) FILTER (WHERE r.reached IS NOT NULL) AS reached,
				array_agg(r.entered) FILTER (WHERE r.entered IS NOT NULL) AS entered
			FROM reach r
			GROUP BY r.cohort, r.stage, r.stage_order) c
		LEFT JOIN furthest f ON f.cohort = c.cohort AND f.furthest = c.stage_order
		WINDOW before AS (PARTITION BY c.cohort ORDER BY c.stage_order)
	), waited AS (
		-- the days of those who had arrived change where somebody arrives
		SELECT q.cohort, q.stage, q.begins + n.number::integer - 1 AS place, q.days
		FROM (
			SELECT a.cohort, a.stage, a.begins,
				coalesce(lead(a.begins) OVER (PARTITION BY a.cohort, a.stage ORDER BY a.begins), cardinality(pipeline_funnel_of.days) + 1) AS ends, a.days
			FROM (
				SELECT c.cohort, c.stage, b.begins, array_agg(d.days ORDER BY d.days) AS days
				FROM (
					SELECT r.cohort, r.stage, array_agg(DISTINCT r.entered) AS places, array_agg(r.entered) AS entered, array_agg(r.days) AS days
					FROM reach r WHERE r.entered <= cardinality(pipeline_funnel_of.days)
					GROUP BY r.cohort, r.stage) c
				CROSS JOIN LATERAL unnest(c.places) AS b (begins)
				CROSS JOIN LATERAL unnest(c.entered, c.days) AS d (entered, days)
				WHERE d.entered <= b.begins
				GROUP BY c.cohort, c.stage, b.begins) a) q
		CROSS JOIN LATERAL unnest(pipeline_funnel_of.days[q.begins:q.ends - 1]) WITH ORDINALITY AS n (day, number)
	)
	SELECT c.cohort, pipeline_funnel_of.days[t.place], o.stage, c.stage, c.stage_order, t.number[1], t.number[2],
		@x@.stat_round(@x@.share(t.number[2], t.number[1]), 1),
		@x@.stat_round(@x@.share(t.number[2], t.number[3]), 1),
		t.number[4], t.number[5], t.number[6],
		@m@.quartile(w.days, 1), @m@.quartile(w.days, 2), @m@.quartile(w.days, 3)
	FROM origin o
	CROSS JOIN cell c
	CROSS JOIN LATERAL @x@.standing(c.begins, c.ends, c.measure, NULL::numeric[], cardinality(pipeline_funnel_of.days), 6) t
	LEFT JOIN waited w ON w.cohort = c.cohort AND w.stage = c.stage AND w.place = t.place;
END;
COMMENT ON FUNCTION @m@.pipeline_funnel_of(text, integer, text[], @x@.ref_period[], text, date[], timestamptz) IS 'What became of the projects of region_project with the same first three arguments that first entered a stage in each of some periods, and were such projects on that day, on each of some days, both given in order, the periods without overlap, in one pass over their events: what pipeline_funnel is made of, as a view and as a function; cohort is the number in the list.';

CREATE OR REPLACE FUNCTION @m@.pipeline_funnel(cohort @x@.ref_period, on_date date, first_stage text DEFAULT NULL,
	known_at timestamptz DEFAULT @x@.as_of(),
	of_chain text DEFAULT NULL, of_kind text DEFAULT NULL, of_owner text DEFAULT NULL, of_size_class text DEFAULT NULL)
RETURNS TABLE (region text, from_stage text, stage text, stage_order integer, cohort_projects bigint, reached bigint,
	conversion numeric, step_conversion numeric, waiting bigint, gone bigint, entered bigint,
	days_q1 numeric, days_median numeric, days_q3 numeric, coverage text, additive boolean)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT r.region, f.from_stage, f.stage, f.stage_order, f.cohort_projects, f.reached, f.conversion, f.step_conversion,
		f.waiting, f.gone, f.entered, f.days_q1, f.days_median, f.days_q3, v.coverage, v.additive
	FROM @m@.one_day(pipeline_funnel.on_date, pipeline_funnel.known_at) d
	CROSS JOIN @m@.region r
	CROSS JOIN LATERAL @m@.coverage_of(r.region) v
	CROSS JOIN LATERAL @m@.pipeline_funnel_of(r.region, v.reach, ARRAY[pipeline_funnel.of_chain, pipeline_funnel.of_kind, pipeline_funnel.of_owner, pipeline_funnel.of_size_class], ARRAY[pipeline_funnel.cohort], pipeline_funnel.first_stage, d.days, d.known_at) f
	ORDER BY r.region, v.coverage, f.stage_order;
END;
COMMENT ON FUNCTION @m@.pipeline_funnel(@x@.ref_period, date, text, timestamptz, text, text, text, text) IS 'What became by a day of the projects that first entered a stage (first_stage; NULL: the first of all, planned) in a period, as it was known at a time (default: indstat.as_of, else everything known now), by the region it was in on the day of that entry, a row for each stage from there on. reached: projects that came to this stage or beyond (entered it or a later one: stages may be skipped), which never grows down the funnel and is what the report draws, without stages that all skipped; conversion: percent of the cohort, step_conversion: percent of those that reached the stage before; waiting and gone: those that came no further, still in the pipeline and left (suspended, cancelled), so that reached is waiting and gone and what the next stage reached; entered: projects that entered the stage itself, and the quartiles and median of the days it took them from their first entry into first_stage (only those that arrived count; half days lie between two). No row for a region without such projects. of_chain, of_kind, of_owner, of_size_class: only such projects (NULL: whichever). coverage, additive: see coverage_of.';

CREATE OR REPLACE VIEW @m@.pipeline_funnel WITH (security_invoker = true) AS
WITH day AS MATERIALIZED (
	SELECT array_agg(m.on_date ORDER BY m.on_date) AS days, array_agg(DISTINCT @x@.ref_year(m.year)) AS years, min(m.known_at) AS known_at
	FROM @m@.pipeline_month_end() m
)
SELECT f.period, f.period::text AS period_code,
	@x@.label(f.period, opt.lang, false) AS period_label,
	@x@.start_date(f.period) AS period_start, @x@.end_date(f.period) AS period_end,
	@x@.year_of(f.period) AS year,
	f.on_date, r.region,
	@x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region) AS region_name,
	f.from_stage, f.stage,
	@x@.localised_name(opt.lang, s.name_zh, s.name_zh_hant, s.name_en, s.stage) AS stage_name,
	f.stage_order, f.cohort_projects, f.reached, f.conversion, f.step_conversion, f.waiting, f.gone,
	f.entered, f.days_q1, f.days_median, f.days_q3, v.coverage, v.additive
FROM day d
CROSS JOIN @m@.region r
CROSS JOIN LATERAL @m@.coverage_of(r.region) v
CROSS JOIN LATERAL (
	SELECT d.years[f.cohort] AS period, f.*
	FROM @m@.pipeline_funnel_of(r.region, v.reach, NULL::text[], d.years, NULL, d.days, d.known_at) f) f
LEFT JOIN @m@.project_stage s ON s.stage = f.stage
CROSS JOIN @m@.model_option opt
WHERE EXISTS (SELECT FROM @m@.region_project(r.region, v.reach, NULL::text[], d.known_at) o);
COMMENT ON VIEW @m@.pipeline_funnel IS 'What became of the projects planned in each year by the end of each month (within the year: of those planned until then), as known at indstat.as_of. Filter by region: the events of a region are read once, whichever cohorts and months are shown. For the cohort of another period, from another stage, by another day call the function of the same name.';
COMMENT ON COLUMN @m@.pipeline_funnel.from_stage IS 'The stage whose entry made a project a member of the cohort.';
COMMENT ON COLUMN @m@.pipeline_funnel.cohort_projects IS 'Projects of the cohort.';
COMMENT ON COLUMN @m@.pipeline_funnel.reached IS 'Of them, how many came to this stage or beyond by on_date: entered it or a later one. Stages may be skipped; entered counts the stage itself.';
COMMENT ON COLUMN @m@.pipeline_funnel.conversion IS 'reached in percent of the cohort.';
COMMENT ON COLUMN @m@.pipeline_funnel.step_conversion IS 'reached in percent of what reached the stage before; NULL in the first row, and where nothing did.';
COMMENT ON COLUMN @m@.pipeline_funnel.waiting IS 'Those that came to this stage and no further and are still in the pipeline.';
COMMENT ON COLUMN @m@.pipeline_funnel.gone IS 'Those that came to this stage and no further and have left, as by cancellation.';
COMMENT ON COLUMN @m@.pipeline_funnel.entered IS 'Those that entered this stage itself, without those that skipped it.';
COMMENT ON COLUMN @m@.pipeline_funnel.days_q1 IS 'Lower quartile of the days from from_stage to this one, of those that entered.';
COMMENT ON COLUMN @m@.pipeline_funnel.days_median IS 'Median of those days.';
COMMENT ON COLUMN @m@.pipeline_funnel.days_q3 IS 'Upper quartile of those days.';
