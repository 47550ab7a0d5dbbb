-- Entries of projects into stages over a period, against the same period a year earlier.

CREATE OR REPLACE FUNCTION @m@.pipeline_flow(period @x@.ref_period, known_at timestamptz DEFAULT @x@.as_of())
RETURNS TABLE (region text, stage text, entries bigint, amount numeric, batches bigint, batch_entries bigint,
	entries_year_ago bigint, amount_year_ago numeric, entries_growth numeric, entries_growth_reason text,
	amount_growth numeric, amount_growth_reason text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT g.region, g.stage, g.entries, g.amount, g.batches, g.batch_entries, g.entries_year_ago, g.amount_year_ago,
		@x@.stat_round(@x@.yoy_growth(g.entries, g.entries_year_ago), 1),
		@x@.growth_status(g.entries, g.entries_year_ago, false, false, false, 'null'::text),
		@x@.stat_round(@x@.yoy_growth(g.amount, g.amount_year_ago), 1),
		@x@.growth_status(g.amount, g.amount_year_ago, false, false, false, 'null'::text)
	FROM (
		-- a stage that nobody entered shows its zero, in every region that has projects
		SELECT r.region, s.stage, s.stage_order,
			coalesce(f.entries, 0) AS entries, coalesce(f.amount, 0) AS amount,
			coalesce(f.batches, 0) AS batches, coalesce(f.batch_entries, 0) AS batch_entries,
			CASE WHEN y.comparable THEN coalesce(f.entries_year_ago, 0) END AS entries_year_ago,
			CASE WHEN y.comparable THEN coalesce(f.amount_year_ago, 0) END AS amount_year_ago
		FROM @m@.region r
		CROSS JOIN @m@.project_stage s
		-- a week 53 has no other to be held against
		CROSS JOIN (SELECT @x@.same_period_last_year(pipeline_flow.period) IS NOT NULL AS comparable) y
		LEFT JOIN (
			SELECT p.region, e.stage,
				count(*) FILTER (WHERE NOT e.year_ago) AS entries,
				sum(p.planned_investment) FILTER (WHERE NOT e.year_ago) AS amount,
				count(DISTINCT e.batch) FILTER (WHERE NOT e.year_ago) AS batches,
				count(e.batch) FILTER (WHERE NOT e.year_ago) AS batch_entries,
				count(*) FILTER (WHERE e.year_ago) AS entries_year_ago,
				sum(p.planned_investment) FILTER (WHERE e.year_ago) AS amount_year_ago
			FROM (
				SELECT h.project, h.stage, h.batch, false AS year_ago
				FROM @m@.project_history(pipeline_flow.known_at) h
				WHERE h.happened_on BETWEEN @x@.start_date(pipeline_flow.period) AND @x@.end_date(pipeline_flow.period)
				UNION ALL
				SELECT h.project, h.stage, NULL, true
				FROM @m@.project_history(pipeline_flow.known_at) h
				WHERE h.happened_on BETWEEN @x@.start_date(@x@.same_period_last_year(pipeline_flow.period))
					AND @x@.end_date(@x@.same_period_last_year(pipeline_flow.period))) e
			JOIN @m@.project p ON p.project = e.project
			GROUP BY p.region, e.stage) f ON f.region = r.region AND f.stage = s.stage
		WHERE EXISTS (SELECT FROM @m@.project o WHERE o.region = r.region)) g
	ORDER BY g.region, g.stage_order;
END;
COMMENT ON FUNCTION @m@.pipeline_flow(@x@.ref_period, timestamptz) IS 'Entries of projects into each stage over any reference period, as it was known at a time (default: indstat.as_of, else everything known now), by region: number (a project that enters again counts again), planned investment, how many batch events and how many entries in them; number and investment of the same period a year earlier, and the growth on them (percent, one decimal) with the reason where there is none. A stage that nobody entered shows 0. Flows of different stages are not one cohort: that is pipeline_funnel.';

CREATE OR REPLACE VIEW @m@.pipeline_flow WITH (security_invoker = true) AS
SELECT f.region,
	@x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region) AS region_name,
	f.stage,
	@x@.localised_name(opt.lang, s.name_zh, s.name_zh_hant, s.name_en, s.stage) AS stage_name,
	s.stage_order,
	m.period, m.period::text AS period_code,
	@x@.label(m.period, opt.lang) AS period_label,
	@x@.start_date(m.period) AS period_start, @x@.end_date(m.period) AS period_end,
	m.year, m.month AS number_in_year,
	f.entries, f.amount, f.batches, f.batch_entries,
	f.entries_year_ago, f.amount_year_ago, f.entries_growth, f.entries_growth_reason, f.amount_growth, f.amount_growth_reason,
	y.entries AS entries_ytd, y.amount AS amount_ytd, y.batches AS batches_ytd, y.batch_entries AS batch_entries_ytd,
	y.entries - y.batch_entries AS separate_entries_ytd,
	y.entries_year_ago AS entries_ytd_year_ago, y.amount_year_ago AS amount_ytd_year_ago,
	y.entries_growth AS entries_ytd_growth, y.entries_growth_reason AS entries_ytd_growth_reason,
	y.amount_growth AS amount_ytd_growth, y.amount_growth_reason AS amount_ytd_growth_reason
FROM (SELECT e.on_date, e.year, e.month, e.known_at, @x@.ref_month(e.on_date) AS period FROM @m@.pipeline_month_end e) m
CROSS JOIN LATERAL @m@.pipeline_flow(m.period, m.known_at) f
JOIN LATERAL @m@.pipeline_flow(@x@.ref_ytd(m.year, m.month), m.known_at) y ON y.region = f.region AND y.stage = f.stage
JOIN @m@.project_stage s ON s.stage = f.stage
JOIN @m@.region r ON r.region = f.region
CROSS JOIN @m@.model_option opt;
COMMENT ON VIEW @m@.pipeline_flow IS 'Entries of projects into each stage by month, as known at indstat.as_of: number, planned investment, batch events, against the same month a year earlier; and the same from January on (ytd) against last year''s. Flows of different stages are not one cohort. Filter by region and by period or period_end: only what is asked for is counted. For another period call the function of the same name.';
COMMENT ON COLUMN @m@.pipeline_flow.entries IS 'Entries into the stage in the month.';
COMMENT ON COLUMN @m@.pipeline_flow.amount IS 'Planned investment of the projects that entered, in yuan or the currency of the model.';
COMMENT ON COLUMN @m@.pipeline_flow.batches IS 'Batch events in the month, such as joint signings.';
COMMENT ON COLUMN @m@.pipeline_flow.batch_entries IS 'Entries that were part of one.';
COMMENT ON COLUMN @m@.pipeline_flow.entries_ytd IS 'Entries from January to the end of the month.';
COMMENT ON COLUMN @m@.pipeline_flow.entries_ytd_growth IS 'Growth of entries_ytd on the same months a year earlier, percent.';
COMMENT ON COLUMN @m@.pipeline_flow.entries_ytd_growth_reason IS 'Why there is no growth: base_zero.';

CREATE OR REPLACE VIEW @m@.pipeline_batch WITH (security_invoker = true) AS
WITH known AS MATERIALIZED (SELECT @x@.as_of() AS at)
SELECT b.region,
	@x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region) AS region_name,
	b.batch, b.stage,
	@x@.localised_name(opt.lang, s.name_zh, s.name_zh_hant, s.name_en, s.stage) AS stage_name,
	s.stage_order, b.first_day, b.last_day, b.entries, b.amount
FROM (
	SELECT p.region, h.batch, h.stage, min(h.happened_on) AS first_day, max(h.happened_on) AS last_day,
		count(*) AS entries, sum(p.planned_investment) AS amount
	FROM known k
	CROSS JOIN LATERAL @m@.project_history(k.at) h
	JOIN @m@.project p ON p.project = h.project
	WHERE h.batch IS NOT NULL
	GROUP BY p.region, h.batch, h.stage) b
JOIN @m@.project_stage s ON s.stage = b.stage
JOIN @m@.region r ON r.region = b.region
CROSS JOIN @m@.model_option opt;
COMMENT ON VIEW @m@.pipeline_batch IS 'Batch events, such as joint signings and joint starts, as known at indstat.as_of: when, how many projects entered which stage, with how much planned investment.';
COMMENT ON COLUMN @m@.pipeline_batch.batch IS 'The batch event.';
COMMENT ON COLUMN @m@.pipeline_batch.first_day IS 'Its first day.';
COMMENT ON COLUMN @m@.pipeline_batch.last_day IS 'Its last day; later than first_day where days differ.';
COMMENT ON COLUMN @m@.pipeline_batch.entries IS 'Projects that entered the stage in it.';
COMMENT ON COLUMN @m@.pipeline_batch.amount IS 'Their planned investment, in yuan or the currency of the model.';
