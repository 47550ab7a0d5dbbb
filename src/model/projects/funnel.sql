-- What became of the projects of one cohort.

CREATE OR REPLACE FUNCTION @m@.pipeline_funnel(cohort @x@.ref_period, on_date date, first_stage text DEFAULT NULL,
	known_at timestamptz DEFAULT @x@.as_of())
RETURNS TABLE (region text, from_stage text, stage text, stage_order integer, cohort_projects bigint, reached bigint,
	conversion numeric, step_conversion numeric, waiting bigint, gone bigint, entered bigint,
	days_q1 numeric, days_median numeric, days_q3 numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT f.region, f.from_stage, f.stage, f.stage_order, f.cohort_projects, f.reached,
		@x@.stat_round(@x@.share(f.reached, f.cohort_projects), 1),
		@x@.stat_round(@x@.share(f.reached, lag(f.reached) OVER (PARTITION BY f.region ORDER BY f.stage_order)), 1),
		f.waiting, f.gone, f.entered,
		@x@.stat_round((f.lower[1] + f.upper[1]) / 2.0, 1),
		@x@.stat_round((f.lower[2] + f.upper[2]) / 2.0, 1),
		@x@.stat_round((f.lower[3] + f.upper[3]) / 2.0, 1)
	FROM (
		SELECT p.region, o.stage AS from_stage, s.stage, s.stage_order,
			count(*) AS cohort_projects,
			count(*) FILTER (WHERE a.furthest >= s.stage_order) AS reached,
			count(*) FILTER (WHERE a.furthest = s.stage_order AND NOT a.gone) AS waiting,
			count(*) FILTER (WHERE a.furthest = s.stage_order AND a.gone) AS gone,
			count(d.days) AS entered,
			-- quantiles are of whole days, or half way between two
			percentile_disc('{0.25,0.5,0.75}'::float8[]) WITHIN GROUP (ORDER BY d.days) AS lower,
			percentile_disc('{0.75,0.5,0.25}'::float8[]) WITHIN GROUP (ORDER BY d.days DESC) AS upper
		FROM (
			SELECT g.stage, g.stage_order FROM @m@.project_stage g
			WHERE g.stage = coalesce(pipeline_funnel.first_stage,
				(SELECT z.stage FROM @m@.project_stage z ORDER BY z.stage_order LIMIT 1))) o
		CROSS JOIN LATERAL (
			SELECT DISTINCT h.project
			FROM @m@.project_history(pipeline_funnel.known_at) h
			WHERE h.stage = o.stage AND h.happened_on BETWEEN @x@.start_date(pipeline_funnel.cohort)
				AND least(@x@.end_date(pipeline_funnel.cohort), pipeline_funnel.on_date)) c
		JOIN @m@.project p ON p.project = c.project
		-- a project belongs to the cohort of its first entry
		CROSS JOIN LATERAL (
			SELECT min(h.happened_on) AS since
			FROM @m@.project_history(pipeline_funnel.known_at) h
			WHERE h.project = p.project AND h.stage = o.stage) m
		CROSS JOIN LATERAL (
			SELECT max(h.stage_order) FILTER (WHERE NOT h.leaves) AS furthest,
				coalesce(max(@m@.stage_moment(h.happened_on, h.stage_order)) FILTER (WHERE h.leaves)
					> max(@m@.stage_moment(h.happened_on, h.stage_order)) FILTER (WHERE NOT h.leaves), false) AS gone,
				array_agg(h.stage ORDER BY h.happened_on) AS stages,
				array_agg(h.happened_on ORDER BY h.happened_on) AS days
			FROM @m@.project_history(pipeline_funnel.known_at) h
			WHERE h.project = p.project AND h.happened_on BETWEEN m.since AND pipeline_funnel.on_date) a
		JOIN @m@.project_stage s ON s.stage_order >= o.stage_order AND NOT s.leaves
		CROSS JOIN LATERAL (SELECT a.days[array_position(a.stages, s.stage)] - m.since AS days) d
		WHERE m.since >= @x@.start_date(pipeline_funnel.cohort)
		GROUP BY p.region, o.stage, s.stage, s.stage_order) f
	ORDER BY f.region, f.stage_order;
END;
COMMENT ON FUNCTION @m@.pipeline_funnel(@x@.ref_period, date, text, timestamptz) IS 'What became by a day of the projects that first entered a stage (first_stage; NULL: the first of all, planned) in a period, as it was known at a time (default: indstat.as_of, else everything known now), by region, a row for each stage from there on. reached: projects that entered this stage or a later one (stages may be skipped), which never grows down the funnel; conversion: percent of the cohort, step_conversion: percent of those that reached the stage before; waiting and gone: those that came no further, still in the pipeline and left (suspended, cancelled), so that reached is waiting and gone and what the next stage reached; entered: projects that entered the stage itself, and the quartiles and median of the days it took them from their first entry into first_stage (only those that arrived count; half days lie between two). No row for a region without such projects.';

CREATE OR REPLACE VIEW @m@.pipeline_funnel WITH (security_invoker = true) AS
SELECT c.period, c.period::text AS period_code,
	@x@.label(c.period, opt.lang) AS period_label,
	@x@.start_date(c.period) AS period_start, @x@.end_date(c.period) AS period_end,
	@x@.year_of(c.period) AS year,
	c.on_date, f.region,
	@x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region) AS region_name,
	f.from_stage, f.stage,
	@x@.localised_name(opt.lang, s.name_zh, s.name_zh_hant, s.name_en, s.stage) AS stage_name,
	f.stage_order, f.cohort_projects, f.reached, f.conversion, f.step_conversion, f.waiting, f.gone,
	f.entered, f.days_q1, f.days_median, f.days_q3
FROM (
	SELECT @x@.ref_year(y) AS period, m.on_date, m.known_at
	FROM @m@.pipeline_month_end m
	CROSS JOIN LATERAL generate_series((SELECT min(e.year) FROM @m@.pipeline_month_end e), m.year) y) c
CROSS JOIN LATERAL @m@.pipeline_funnel(c.period, c.on_date, NULL, c.known_at) f
JOIN @m@.project_stage s ON s.stage = f.stage
JOIN @m@.region r ON r.region = f.region
CROSS JOIN @m@.model_option opt;
COMMENT ON VIEW @m@.pipeline_funnel IS 'What became of the projects planned in each year by the end of each month (within the year: of those planned until then), as known at indstat.as_of. Filter by period, on_date and region: only what is asked for is counted. For the cohort of another period, from another stage, by another day call the function of the same name.';
COMMENT ON COLUMN @m@.pipeline_funnel.from_stage IS 'The stage whose entry made a project a member of the cohort.';
COMMENT ON COLUMN @m@.pipeline_funnel.cohort_projects IS 'Projects of the cohort.';
COMMENT ON COLUMN @m@.pipeline_funnel.reached IS 'Of them, how many entered this stage or a later one by on_date.';
COMMENT ON COLUMN @m@.pipeline_funnel.conversion IS 'reached in percent of the cohort.';
COMMENT ON COLUMN @m@.pipeline_funnel.step_conversion IS 'reached in percent of what reached the stage before; NULL in the first row, and where nothing did.';
COMMENT ON COLUMN @m@.pipeline_funnel.waiting IS 'Those that came to this stage and no further and are still in the pipeline.';
COMMENT ON COLUMN @m@.pipeline_funnel.gone IS 'Those that came to this stage and no further and have left, as by cancellation.';
COMMENT ON COLUMN @m@.pipeline_funnel.entered IS 'Those that entered this stage itself, without those that skipped it.';
COMMENT ON COLUMN @m@.pipeline_funnel.days_q1 IS 'Lower quartile of the days from from_stage to this one, of those that entered.';
COMMENT ON COLUMN @m@.pipeline_funnel.days_median IS 'Median of those days.';
COMMENT ON COLUMN @m@.pipeline_funnel.days_q3 IS 'Upper quartile of those days.';
