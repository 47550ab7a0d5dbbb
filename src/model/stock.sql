-- Projects under construction, on any day and as known at any time.

CREATE OR REPLACE FUNCTION @m@.project_history(known_at timestamptz)
RETURNS TABLE (project text, stage text, happened_on date, batch text, stage_order integer)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT e.project, e.stage, e.happened_on, e.batch, s.stage_order
	FROM (SELECT DISTINCT ON (v.project, v.stage, v.entry) v.project, v.stage, v.happened_on, v.batch
		  FROM @m@.project_stage_event v
		  WHERE v.recorded_at <= known_at
		  ORDER BY v.project, v.stage, v.entry, v.recorded_at DESC) e
	JOIN @m@.project_stage s ON s.stage = e.stage
	WHERE e.happened_on IS NOT NULL;
END;
COMMENT ON FUNCTION @m@.project_history(timestamptz) IS 'The entries of projects into stages as they were known at a time: of the rows of one project, stage and entry the one recorded last by then counts, and a withdrawn entry is left out.';

CREATE OR REPLACE FUNCTION @m@.project_stock(on_date date, known_at timestamptz DEFAULT 'infinity')
RETURNS TABLE (region text, kind text, size_class text, projects bigint, projects_year_ago bigint,
	change bigint, growth numeric, contribution numeric, planned_investment numeric, planned_investment_year_ago numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	WITH day AS (
		SELECT project_stock.on_date AS now,
			-- the end of a month is compared with the end of that month
			CASE WHEN date_trunc('month', project_stock.on_date + 1) = project_stock.on_date + 1
				 THEN (date_trunc('month', project_stock.on_date + 1) - interval '1 year' - interval '1 day')::date
				 ELSE (project_stock.on_date - interval '1 year')::date END AS year_ago
	), latest AS (
		SELECT DISTINCT ON (w.at, h.project) w.at, h.project, h.stage
		FROM day
		CROSS JOIN LATERAL (VALUES (0, day.now), (1, day.year_ago)) AS w (at, until)
		JOIN @m@.project_history(project_stock.known_at) h ON h.happened_on <= w.until
		ORDER BY w.at, h.project, h.happened_on DESC, h.stage_order DESC
	), stock AS (
		SELECT p.region, coalesce(p.kind, 'all') AS kind, coalesce(c.size_class, 'all') AS size_class,
			count(*) FILTER (WHERE l.at = 0) AS now,
			count(*) FILTER (WHERE l.at = 1) AS year_ago,
			sum(p.planned_investment) FILTER (WHERE l.at = 0) AS investment,
			sum(p.planned_investment) FILTER (WHERE l.at = 1) AS investment_year_ago
		FROM latest l
		JOIN @m@.project_stage s ON s.stage = l.stage AND s.in_stock
		JOIN @m@.project p ON p.project = l.project
		CROSS JOIN LATERAL (
			SELECT z.size_class FROM @m@.size_class z
			WHERE z.from_investment <= p.planned_investment
			ORDER BY z.from_investment DESC LIMIT 1) c
		GROUP BY p.region, GROUPING SETS ((), (p.kind), (c.size_class), (p.kind, c.size_class))
	)
	SELECT s.region, s.kind, s.size_class, s.now, s.year_ago, s.now - s.year_ago,
		@x@.stat_round(@x@.yoy_growth(s.now, s.year_ago), 1),
		@x@.stat_round(@x@.contribution(s.now, s.year_ago, t.year_ago), 2),
		coalesce(s.investment, 0), coalesce(s.investment_year_ago, 0)
	FROM stock s
	JOIN stock t ON t.region = s.region AND t.kind = 'all' AND t.size_class = 'all'
	ORDER BY s.region, s.kind, s.size_class;
END;
COMMENT ON FUNCTION @m@.project_stock(date, timestamptz) IS 'Projects under construction on a day, as it was known at a time (default: everything known now), by region, kind and size class; all marks totals. change on the same day a year earlier (the end of a month against the end of that month), growth in percent, contribution of the class to the growth of the region''s stock in percentage points. Size class by planned investment.';

CREATE OR REPLACE VIEW @m@.project_stock WITH (security_invoker = true) AS
SELECT m.on_date, extract(year FROM m.on_date)::integer AS year, extract(month FROM m.on_date)::integer AS month,
	s.region,
	@x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region) AS region_name,
	s.kind, s.size_class,
	@x@.localised_name(opt.lang, c.name_zh, c.name_zh_hant, c.name_en, s.size_class) AS size_class_name,
	s.projects, s.projects_year_ago, s.change, s.growth, s.contribution,
	s.planned_investment, s.planned_investment_year_ago
FROM (SELECT (g + interval '1 month' - interval '1 day')::date AS on_date
	  FROM (SELECT min(e.happened_on) AS first_day, max(e.happened_on) AS last_day FROM @m@.project_stage_event e) span
	  CROSS JOIN LATERAL generate_series(date_trunc('month', span.first_day::timestamp),
										 span.last_day::timestamp, interval '1 month') g) m
CROSS JOIN LATERAL @m@.project_stock(m.on_date) s
JOIN @m@.region r ON r.region = s.region
LEFT JOIN @m@.size_class c ON c.size_class = s.size_class
CROSS JOIN @m@.model_option opt;
COMMENT ON VIEW @m@.project_stock IS 'Projects under construction at the end of each month, by region, kind and size class (all marks totals), with the change on the year, growth (percent) and contribution (percentage points). Filter by on_date: only the months asked for are counted. For another day or for what was known then, call the function of the same name.';
