-- Entries of projects into stages, by month and from January on.

CREATE OR REPLACE VIEW @m@.pipeline_month WITH (security_invoker = true) AS
WITH entry AS (
	SELECT p.region, h.stage, h.project, h.batch, p.planned_investment,
		@x@.ref_month(extract(year FROM h.happened_on)::integer, extract(month FROM h.happened_on)::integer) AS period
	FROM @m@.project_history('infinity') h
	JOIN @m@.project p ON p.project = h.project
), month AS (
	-- every month between the first and the last entry, so that a quiet month has its zero
	SELECT k.region, k.stage,
		@x@.ref_month(extract(year FROM g)::integer, extract(month FROM g)::integer) AS period
	FROM (SELECT DISTINCT e.region, e.stage FROM entry e) k
	JOIN (SELECT e.region, min(@x@.start_date(e.period)) AS first_day, max(@x@.start_date(e.period)) AS last_day
		  FROM entry e GROUP BY e.region) span ON span.region = k.region
	CROSS JOIN LATERAL generate_series(span.first_day::timestamp, span.last_day::timestamp, interval '1 month') g
), flow AS (
	SELECT m.region, m.stage, m.period, count(e.project) AS entries,
		coalesce(sum(e.planned_investment), 0) AS amount,
		count(DISTINCT e.batch) AS batches, count(e.batch) AS batch_entries
	FROM month m
	LEFT JOIN entry e ON e.region = m.region AND e.stage = m.stage AND e.period = m.period
	GROUP BY m.region, m.stage, m.period
)
SELECT f.region, f.stage, f.period,
	@x@.start_date(f.period) AS period_start, @x@.end_date(f.period) AS period_end,
	f.entries, f.amount, f.batches,
	(sum(f.entries) OVER ytd)::bigint AS entries_ytd,
	sum(f.amount) OVER ytd AS amount_ytd,
	(sum(f.batch_entries) OVER ytd)::bigint AS batch_entries_ytd
FROM flow f
WINDOW ytd AS (PARTITION BY f.region, f.stage, extract(year FROM @x@.start_date(f.period)) ORDER BY f.period);
COMMENT ON VIEW @m@.pipeline_month IS 'Entries of projects into each stage by month and from January on: what pipeline_flow stands on.';

CREATE OR REPLACE VIEW @m@.pipeline_flow WITH (security_invoker = true) AS
SELECT f.region,
	@x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region) AS region_name,
	f.stage,
	@x@.localised_name(opt.lang, s.name_zh, s.name_zh_hant, s.name_en, s.stage) AS stage_name,
	s.stage_order, f.period,
	@x@.label(f.period, opt.lang) AS period_label,
	f.period_start, f.period_end,
	f.entries, f.amount, f.batches,
	f.entries_ytd, f.amount_ytd, f.batch_entries_ytd, y.entries_ytd AS entries_ytd_year_ago,
	@x@.stat_round(@x@.yoy_growth(f.entries_ytd, y.entries_ytd), 1) AS entries_ytd_growth
FROM @m@.pipeline_month f
LEFT JOIN @m@.pipeline_month y
	ON y.region = f.region AND y.stage = f.stage AND y.period = @x@.same_period_last_year(f.period)
JOIN @m@.project_stage s ON s.stage = f.stage
JOIN @m@.region r ON r.region = f.region
CROSS JOIN @m@.model_option opt;
COMMENT ON VIEW @m@.pipeline_flow IS 'Entries of projects into each stage by month: number, planned investment, batch events, and the same from January on (ytd) beside last year''s. Flows of different stages are not one cohort.';
