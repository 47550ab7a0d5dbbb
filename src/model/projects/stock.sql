-- Projects under construction, on any day and as known at any time.

CREATE OR REPLACE FUNCTION @m@.project_standing(on_date date, known_at timestamptz)
RETURNS TABLE (region text, project text, kind text, chain text, planned_investment numeric,
	stage text, entered_on date, stage_year_ago text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT l.region, l.project, l.kind, l.chain, l.planned_investment,
		now.stage, date '2000-01-01' + (l.latest >> 32)::integer, ago.stage
	FROM (
		-- project by project: an index holds all that is asked of its events
		SELECT p.region, p.project, p.kind, p.chain, p.planned_investment, e.latest, e.latest_year_ago
		FROM @m@.project p
		CROSS JOIN LATERAL (
			-- one number, because a maximum is found without a sort
			SELECT max(@m@.stage_moment(h.happened_on, h.stage_order)) AS latest,
				max(@m@.stage_moment(h.happened_on, h.stage_order))
					FILTER (WHERE h.happened_on <= @m@.year_ago(project_standing.on_date)) AS latest_year_ago
			FROM @m@.project_history(project_standing.known_at) h
			WHERE h.project = p.project AND h.happened_on <= project_standing.on_date) e) l
	JOIN @m@.project_stage now ON now.stage_order = l.latest & 4294967295
	LEFT JOIN @m@.project_stage ago ON ago.stage_order = l.latest_year_ago & 4294967295;
END;
COMMENT ON FUNCTION @m@.project_standing(date, timestamptz) IS 'The stage each project was in on a day and a year before, as it was known at a time: the stage entered last, of several on one day the last in order. Projects that had entered none are left out. A condition on region or project reaches an index.';

CREATE OR REPLACE FUNCTION @m@.stock_cell(on_date date, known_at timestamptz)
RETURNS TABLE (region text, stage text, stage_year_ago text, in_stock boolean, in_stock_year_ago boolean,
	kind text, chain text, size_class text, projects bigint, planned_investment numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT t.region, t.stage, t.stage_year_ago, now.in_stock, coalesce(ago.in_stock, false), t.kind, t.chain, t.size_class,
		t.projects, t.planned_investment
	FROM (
		SELECT s.region, s.stage, s.stage_year_ago, s.kind, s.chain, coalesce(c.size_class, 'none') AS size_class,
			count(*) AS projects, sum(s.planned_investment) AS planned_investment
		FROM @m@.project_standing(stock_cell.on_date, known_at) s
		LEFT JOIN (
			SELECT z.size_class, z.from_investment, lead(z.from_investment) OVER (ORDER BY z.from_investment) AS below
			FROM @m@.size_class z) c
			ON s.planned_investment >= c.from_investment AND (s.planned_investment >= c.below) IS NOT TRUE
		GROUP BY s.region, s.stage, s.stage_year_ago, s.kind, s.chain, c.size_class) t
	JOIN @m@.project_stage now ON now.stage = t.stage
	LEFT JOIN @m@.project_stage ago ON ago.stage = t.stage_year_ago;
END;
COMMENT ON FUNCTION @m@.stock_cell(date, timestamptz) IS 'How many projects of a region, with how much planned investment, share the stage on a day, the stage a year before, kind, chain and size class (none below the lowest): what the stocks are summed from.';

CREATE OR REPLACE FUNCTION @m@.project_stock(on_date date, known_at timestamptz DEFAULT @x@.as_of())
RETURNS TABLE (region text, kind text, size_class text, projects bigint, projects_year_ago bigint,
	change bigint, growth numeric, contribution numeric, planned_investment numeric, planned_investment_year_ago numeric,
	growth_reason text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT s.region, s.kind, s.size_class, s.now, s.year_ago, s.now - s.year_ago,
		@x@.stat_round(@x@.yoy_growth(s.now, s.year_ago), 1),
		@x@.stat_round(@x@.contribution(s.now, s.year_ago, s.total_year_ago), 2),
		s.investment, s.investment_year_ago,
		CASE WHEN s.year_ago = 0 THEN 'base_zero' END
	FROM (
		SELECT c.region, d.kind, d.size_class,
			coalesce(sum(c.projects) FILTER (WHERE c.in_stock), 0)::bigint AS now,
			coalesce(sum(c.projects) FILTER (WHERE c.in_stock_year_ago), 0)::bigint AS year_ago,
			coalesce(sum(c.planned_investment) FILTER (WHERE c.in_stock), 0) AS investment,
			coalesce(sum(c.planned_investment) FILTER (WHERE c.in_stock_year_ago), 0) AS investment_year_ago,
			max(coalesce(sum(c.projects) FILTER (WHERE c.in_stock_year_ago), 0)::bigint)
				OVER (PARTITION BY c.region) AS total_year_ago
		FROM (SELECT known_at AS at OFFSET 0) k
		CROSS JOIN LATERAL @m@.stock_cell(project_stock.on_date, k.at) c
		CROSS JOIN LATERAL (VALUES ('all', 'all'), (c.kind, 'all'), ('all', c.size_class), (c.kind, c.size_class)) AS d (kind, size_class)
		WHERE c.in_stock OR c.in_stock_year_ago
		GROUP BY c.region, d.kind, d.size_class) s
	ORDER BY s.region, s.kind, s.size_class;
END;
COMMENT ON FUNCTION @m@.project_stock(date, timestamptz) IS 'Projects under construction on a day, as it was known at a time (default: at indstat.as_of, else everything known now), by region, kind and size class; all marks totals. change on the same day a year earlier (the end of a month against the end of that month), growth in percent, contribution of the class to the growth of the region''s stock in percentage points, growth_reason base_zero where there was no stock. Size class by planned investment. A region''s own projects count, not those of the regions below it. A condition on region reads that region''s projects only.';

CREATE OR REPLACE VIEW @m@.pipeline_month_end WITH (security_invoker = true) AS
WITH known AS MATERIALIZED (SELECT @x@.as_of() AS at)
SELECT m.on_date, extract(year FROM m.on_date)::integer AS year, extract(month FROM m.on_date)::integer AS month,
	k.at AS known_at
FROM known k
CROSS JOIN LATERAL @m@.month_ends(
	(SELECT h.happened_on FROM @m@.project_history(k.at) h ORDER BY h.happened_on LIMIT 1),
	(SELECT h.happened_on FROM @m@.project_history(k.at) h ORDER BY h.happened_on DESC LIMIT 1)) m;
COMMENT ON VIEW @m@.pipeline_month_end IS 'The ends of the months from the first to the last stage event, as known at indstat.as_of: the days that the views of stocks count on.';
COMMENT ON COLUMN @m@.pipeline_month_end.known_at IS 'Knowledge time: indstat.as_of, infinity when unset.';

CREATE OR REPLACE VIEW @m@.project_stock WITH (security_invoker = true) AS
SELECT m.on_date, m.year, m.month,
	r.region,
	@x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region) AS region_name,
	s.kind, s.size_class,
	CASE s.size_class WHEN 'all' THEN @x@.localised_name(opt.lang, '合计', '合計', 'total', s.size_class)
		ELSE @x@.localised_name(opt.lang, c.name_zh, c.name_zh_hant, c.name_en, s.size_class) END AS size_class_name,
	s.projects, s.projects_year_ago, s.change, s.growth, s.contribution,
	s.planned_investment, s.planned_investment_year_ago, s.growth_reason
FROM @m@.pipeline_month_end m
CROSS JOIN LATERAL @m@.project_stock(m.on_date, m.known_at) s
JOIN @m@.region r ON r.region = s.region
LEFT JOIN @m@.size_class c ON c.size_class = s.size_class
CROSS JOIN @m@.model_option opt;
COMMENT ON VIEW @m@.project_stock IS 'Projects under construction at the end of each month, as known at indstat.as_of, by region, kind and size class (all marks totals), with the change on the year, growth (percent) and contribution (percentage points). Filter by on_date and region: only what is asked for is counted. For another day call the function of the same name.';

CREATE OR REPLACE FUNCTION @m@.stock_structure(on_date date, known_at timestamptz DEFAULT @x@.as_of())
RETURNS TABLE (region text, dimension text, member text, size_class text, in_stock boolean, projects bigint, projects_year_ago bigint,
	change bigint, growth numeric, growth_reason text, share numeric, share_base numeric, contribution numeric,
	planned_investment numeric, planned_investment_year_ago numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT s.region, s.dimension, s.member, s.size_class, s.in_stock, s.now, s.year_ago, s.now - s.year_ago,
		@x@.stat_round(@x@.yoy_growth(s.now, s.year_ago), 1),
		CASE WHEN s.year_ago = 0 THEN 'base_zero' END,
		CASE WHEN s.in_stock THEN @x@.stat_round(@x@.share(s.now, s.total), 1) END,
		CASE WHEN s.in_stock THEN @x@.stat_round(@x@.share(s.year_ago, s.total_year_ago), 1) END,
		CASE WHEN s.in_stock THEN @x@.stat_round(@x@.contribution(s.now, s.year_ago, s.total_year_ago), 2) END,
		s.investment, s.investment_year_ago
	FROM (
		SELECT c.region, d.dimension, d.member, z.size_class, d.in_stock,
			coalesce(sum(c.projects) FILTER (WHERE NOT d.year_ago), 0)::bigint AS now,
			coalesce(sum(c.projects) FILTER (WHERE d.year_ago), 0)::bigint AS year_ago,
			coalesce(sum(c.planned_investment) FILTER (WHERE NOT d.year_ago), 0) AS investment,
			coalesce(sum(c.planned_investment) FILTER (WHERE d.year_ago), 0) AS investment_year_ago,
			-- every project under construction has one kind, so the kinds add up to the stock
			(sum(sum(c.projects) FILTER (WHERE NOT d.year_ago)) FILTER (WHERE d.dimension = 'kind' AND z.size_class = 'all')
				OVER (PARTITION BY c.region))::bigint AS total,
			(sum(sum(c.projects) FILTER (WHERE d.year_ago)) FILTER (WHERE d.dimension = 'kind' AND z.size_class = 'all')
				OVER (PARTITION BY c.region))::bigint AS total_year_ago
		FROM (SELECT known_at AS at OFFSET 0) k
		CROSS JOIN LATERAL @m@.stock_cell(stock_structure.on_date, k.at) c
		CROSS JOIN LATERAL (VALUES
			('stage', c.stage, c.in_stock, true, false),
			('stage', c.stage_year_ago, c.in_stock_year_ago, c.stage_year_ago IS NOT NULL, true),
			('chain', coalesce(c.chain, 'none'), true, c.in_stock, false),
			('chain', coalesce(c.chain, 'none'), true, c.in_stock_year_ago, true),
			('kind', c.kind, true, c.in_stock, false),
			('kind', c.kind, true, c.in_stock_year_ago, true)) AS d (dimension, member, in_stock, counts, year_ago)
		CROSS JOIN LATERAL (VALUES ('all'), (c.size_class)) AS z (size_class)
		WHERE d.counts
		GROUP BY c.region, d.dimension, d.member, d.in_stock, z.size_class) s
	ORDER BY s.region, s.dimension, s.member, s.size_class;
END;
COMMENT ON FUNCTION @m@.stock_structure(date, timestamptz) IS 'The projects of each region on a day, as it was known at a time (default: at indstat.as_of), along three dimensions: by stage (all stages, in_stock says which count as under construction), and those under construction by chain and by kind; each also by size class, all marking the total. Number, change on the year, growth (percent), share of the stock (percent), contribution to its growth (percentage points); share and contribution are NULL outside the stock.';

CREATE OR REPLACE VIEW @m@.stock_structure WITH (security_invoker = true) AS
SELECT m.on_date, m.year, m.month,
	r.region,
	@x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region) AS region_name,
	s.dimension, s.member,
	CASE s.dimension
		WHEN 'stage' THEN @x@.localised_name(opt.lang, g.name_zh, g.name_zh_hant, g.name_en, s.member)
		WHEN 'chain' THEN @x@.localised_name(opt.lang, h.name_zh, h.name_zh_hant, h.name_en, s.member)
		ELSE s.member END AS member_name,
	g.stage_order, s.size_class,
	CASE s.size_class WHEN 'all' THEN @x@.localised_name(opt.lang, '合计', '合計', 'total', s.size_class)
		ELSE @x@.localised_name(opt.lang, c.name_zh, c.name_zh_hant, c.name_en, s.size_class) END AS size_class_name,
	s.in_stock, s.projects, s.projects_year_ago, s.change, s.growth, s.growth_reason,
	s.share, s.share_base, @x@.stat_round(@x@.pp_gap(s.share, s.share_base), 1) AS share_change, s.contribution,
	s.planned_investment, s.planned_investment_year_ago
FROM @m@.pipeline_month_end m
CROSS JOIN LATERAL @m@.stock_structure(m.on_date, m.known_at) s
JOIN @m@.region r ON r.region = s.region
LEFT JOIN @m@.project_stage g ON s.dimension = 'stage' AND g.stage = s.member
LEFT JOIN @m@.chain h ON s.dimension = 'chain' AND h.chain = s.member
LEFT JOIN @m@.size_class c ON c.size_class = s.size_class
CROSS JOIN @m@.model_option opt;
COMMENT ON VIEW @m@.stock_structure IS 'The projects of a region at the end of each month, as known at indstat.as_of, by stage, chain and kind (dimension, member), each also by size class (all marks the total): number, change on the year, growth (percent), share of the stock under construction (percent), its change and the contribution to growth (percentage points). Filter by on_date and region.';
COMMENT ON COLUMN @m@.stock_structure.dimension IS 'What the stock is divided by: stage, chain or kind.';
COMMENT ON COLUMN @m@.stock_structure.member IS 'Code of the stage, chain or kind; none where a project has no chain.';
COMMENT ON COLUMN @m@.stock_structure.member_name IS 'Its name in the language of the model.';
COMMENT ON COLUMN @m@.stock_structure.in_stock IS 'Whether these projects count as under construction.';
