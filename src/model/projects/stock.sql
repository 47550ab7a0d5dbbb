-- Projects under construction, on any day and as known at any time.

CREATE OR REPLACE FUNCTION @m@.project_span(of_region text, reach integer, picked text[], known_at timestamptz)
RETURNS TABLE (project text, kind text, chain text, owner text, planned_investment numeric, whole_investment numeric,
	stage text, stage_order integer, in_stock boolean, final boolean, norm_days integer, entered_on date, left_on date,
	since date, until date, invested numeric, jobs integer, expected_on date, probability numeric, source text, reason_lost text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT l.project, l.kind, l.chain, l.owner, l.planned_investment, l.whole_investment,
		l.stage, l.stage_order, l.in_stock, l.final, l.norm_days, l.entered_on, l.left_on,
		greatest(l.entered_on, l.valid_from), least(l.left_on, l.valid_until), l.invested, l.jobs, l.expected_on, l.probability, l.source, l.reason_lost
	FROM (
		SELECT p.*, s.stage_order, s.in_stock, s.final, s.norm_days, p.happened_on AS entered_on,
			coalesce(lead(p.happened_on) OVER (
				-- numbers are sorted faster than texts by the rules of a language
				PARTITION BY hashtext(p.project), p.project, p.valid_from
				ORDER BY p.happened_on, s.stage_order), 'infinity') AS left_on
		FROM @m@.region_event(of_region, reach, picked, known_at) p
		JOIN @m@.project_stage s ON s.stage = p.stage) l
	-- of several stages on one day the last in order counts
	WHERE l.left_on > l.entered_on AND l.valid_from < l.left_on AND l.entered_on < l.valid_until;
END;
COMMENT ON FUNCTION @m@.project_span(text, integer, text[], timestamptz) IS 'The stages of the projects of region_project with the same arguments as they were known at a time, each with the day it was entered and the day it was left for the next one (infinity: not yet): on a day a project is in the stage with entered_on <= day < left_on. What is dated (region, kind, chain, investment) divides a stage in rows of since <= day < until. Of several stages on one day only the last in order is there. A condition on project reads that project''s events only.';

CREATE OR REPLACE FUNCTION @m@.region_stock(of_region text, reach integer, picked text[], known_at timestamptz)
RETURNS TABLE (project text, kind text, chain text, owner text, planned_investment numeric, whole_investment numeric,
	valid_from date, valid_until date, turns date[])
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	-- the ways of region_event, each with its events in one value
	WITH size AS MATERIALIZED (SELECT l.is_large FROM @m@.large_region(of_region, reach) l)
	SELECT q.project, q.kind, q.chain, q.owner, q.planned_investment, q.whole_investment, q.valid_from, q.valid_until, q.turns
	FROM (
		SELECT p.*, e.turns
		FROM @m@.steady_project(of_region, reach, picked) p
		CROSS JOIN LATERAL (
			SELECT @x@.turning_days(h.happened_on, s.stage_order, s.in_stock) AS turns
			FROM @m@.project_event(known_at) h
			JOIN @m@.project_stage s ON s.stage = h.stage
			WHERE h.project = p.project) e
		WHERE (SELECT z.is_large FROM size z) IS NOT TRUE
		UNION ALL
		SELECT p.*, e.turns
		-- apart, so that they are not looked up one by one
		FROM (SELECT p.* FROM @m@.steady_project(of_region, reach, picked) p OFFSET 0) p
		JOIN (
			SELECT h.project, @x@.turning_days(h.happened_on, s.stage_order, s.in_stock) AS turns
			FROM @m@.project_event(known_at) h
			JOIN @m@.project_stage s ON s.stage = h.stage
			GROUP BY h.project) e ON e.project = p.project
		WHERE (SELECT z.is_large FROM size z)
		UNION ALL
		SELECT p.*, e.turns
		FROM @m@.moving_project(of_region, reach, picked, known_at) p
		CROSS JOIN LATERAL (
			SELECT @x@.turning_days(h.happened_on, s.stage_order, s.in_stock) AS turns
			FROM @m@.project_event(known_at) h
			JOIN @m@.project_stage s ON s.stage = h.stage
			WHERE h.project = p.project) e) q
	WHERE q.turns IS NOT NULL;
END;
COMMENT ON FUNCTION @m@.region_stock(text, integer, text[], timestamptz) IS 'Those projects of region_project with the same arguments that were under construction at some time, with turns, the days on which they came to be and ceased, as they were known at a time: project_span for those who need no stages, without a sort of all events.';

CREATE OR REPLACE FUNCTION @m@.quartile(days integer[], quarter integer) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN @x@.stat_round((days[(quarter * cardinality(days) + 3) / 4] + days[quarter * cardinality(days) / 4 + 1]) / 2.0, 1);
COMMENT ON FUNCTION @m@.quartile(integer[], integer) IS 'The first, second (the median) or third quartile of days that are in order: one of them, or half way between two. NULL without any.';

CREATE OR REPLACE FUNCTION @m@.stock_cell(of_region text, reach integer, picked text[], dimensions text[], days date[], known_at timestamptz)
RETURNS TABLE (on_date date, dimension text, member text, size_class text, in_stock boolean,
	projects bigint, projects_year_ago bigint, stock bigint, stock_year_ago bigint,
	planned_investment numeric, planned_investment_year_ago numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	WITH base AS MATERIALIZED (
		SELECT array_agg(@m@.year_ago(d.on_date) ORDER BY d.on_date) AS days FROM unnest(stock_cell.days) AS d (on_date)
	), class AS MATERIALIZED (
		SELECT array_agg(z.size_class ORDER BY z.from_investment) AS names, array_agg(z.from_investment ORDER BY z.from_investment) AS bounds
		FROM @m@.size_class z
	), stood AS MATERIALIZED (
		-- project by project, or, where stages are told apart, stage by stage
		SELECT 'none' AS stage, true AS in_stock, p.kind, coalesce(p.chain, 'none') AS chain, p.owner, p.planned_investment,
			coalesce(class.names[width_bucket(p.whole_investment, class.bounds)], 'none') AS size_class, p.turns, p.valid_from AS since, p.valid_until AS until
		FROM @m@.region_stock(of_region, reach, picked, known_at) p
		CROSS JOIN class
		WHERE 'stage' <> ALL (dimensions)
		UNION ALL
		SELECT s.stage, s.in_stock, s.kind, coalesce(s.chain, 'none'), s.owner, s.planned_investment,
			coalesce(class.names[width_bucket(s.whole_investment, class.bounds)], 'none'), ARRAY[s.since], s.since, s.until
		FROM @m@.project_span(of_region, reach, picked, known_at) s
		CROSS JOIN base
		CROSS JOIN class
		-- what begins after all of the days begins after those a year before
		WHERE 'stage' = ANY (dimensions) AND s.since <= stock_cell.days[cardinality(stock_cell.days)] AND s.until > base.days[1]
	), cell AS MATERIALIZED (
		-- the smallest cells are counted, the others are sums of them
		SELECT c.dimension, c.member, c.size_class, c.in_stock, t.place, t.projects::integer, t.projects_year_ago::integer, t.amount, t.amount_year_ago
		FROM (
			SELECT s.dimension, s.member, s.size_class, s.in_stock,
				@x@.standing_agg(s.turns, s.since, s.until, stock_cell.days, s.planned_investment) AS now,
				@x@.standing_agg(s.turns, s.since, s.until, base.days, s.planned_investment) AS year_ago
			FROM (
				SELECT 'kind' AS dimension, k.kind AS member, k.* FROM stood k WHERE k.in_stock
				UNION ALL
				SELECT 'stage', g.stage, g.* FROM stood g WHERE 'stage' = ANY (dimensions)
				UNION ALL
				SELECT 'chain', h.chain, h.* FROM stood h WHERE h.in_stock AND 'chain' = ANY (dimensions)
				UNION ALL
				SELECT 'owner', o.owner, o.* FROM stood o WHERE o.in_stock AND o.owner IS NOT NULL AND 'owner' = ANY (dimensions)) s
			CROSS JOIN base
			GROUP BY s.dimension, s.member, s.in_stock, s.size_class) c
		CROSS JOIN LATERAL unnest(c.now[1:1], c.year_ago[1:1], c.now[2:2], c.year_ago[2:2]) WITH ORDINALITY AS t (projects, projects_year_ago, amount, amount_year_ago, place)
		WHERE t.projects > 0 OR t.projects_year_ago > 0
	), total AS MATERIALIZED (
		SELECT array_agg(coalesce(t.now, 0) ORDER BY n.place) AS now, array_agg(coalesce(t.year_ago, 0) ORDER BY n.place) AS year_ago
		FROM unnest(stock_cell.days) WITH ORDINALITY AS n (day, place)
		LEFT JOIN (
			SELECT c.place, sum(c.projects) AS now, sum(c.projects_year_ago) AS year_ago
			FROM cell c WHERE c.dimension = 'kind'
			GROUP BY c.place) t ON t.place = n.place
	)
	SELECT stock_cell.days[c.place], c.dimension, c.member, c.size_class, c.in_stock,
		c.projects, c.projects_year_ago, total.now[c.place], total.year_ago[c.place], c.amount, c.amount_year_ago
	FROM (
		SELECT d.dimension, d.member, coalesce(c.size_class, 'all') AS size_class, c.in_stock, c.place,
			sum(c.projects) AS projects, sum(c.projects_year_ago) AS projects_year_ago,
			sum(c.amount) AS amount, sum(c.amount_year_ago) AS amount_year_ago
		FROM cell c
		CROSS JOIN LATERAL (
			SELECT c.dimension, c.member WHERE c.dimension = ANY (dimensions)
			UNION ALL
			SELECT 'all', 'all' WHERE c.dimension = 'kind' AND 'all' = ANY (dimensions)) d
		GROUP BY GROUPING SETS ((d.dimension, d.member, c.in_stock, c.place), (d.dimension, d.member, c.in_stock, c.place, c.size_class))) c
	CROSS JOIN total;
END;
COMMENT ON FUNCTION @m@.stock_cell(text, integer, text[], text[], date[], timestamptz) IS 'The projects of region_project with the same arguments on each of some days, given in order, and a year before each, as it was known at a time, in one pass over their events: number and planned investment along those of the dimensions all, stage (all stages; in_stock says which count as under construction), chain (none: without one), kind and owner (those that have one) that are asked for, each by size class (all: the total; none: below the lowest); stock and stock_year_ago: all under construction. A row where there is a project on the day or a year before.';

CREATE OR REPLACE FUNCTION @m@.stock_structure_on(of_region text, reach integer, picked text[], dimensions text[], days date[], known_at timestamptz)
RETURNS TABLE (on_date date, dimension text, member text, size_class text, in_stock boolean, projects bigint, projects_year_ago bigint,
	change bigint, growth numeric, growth_reason text, share numeric, share_base numeric, contribution numeric,
	planned_investment numeric, planned_investment_year_ago numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT s.on_date, s.dimension, s.member, s.size_class, s.in_stock, s.projects, s.projects_year_ago, s.projects - s.projects_year_ago,
		@x@.stat_round(@x@.yoy_growth(s.projects, s.projects_year_ago), 1),
		CASE WHEN s.projects_year_ago = 0 THEN 'base_zero' END,
		CASE WHEN s.in_stock THEN @x@.stat_round(@x@.share(s.projects, s.stock), 1) END,
		CASE WHEN s.in_stock THEN @x@.stat_round(@x@.share(s.projects_year_ago, s.stock_year_ago), 1) END,
		CASE WHEN s.in_stock THEN @x@.stat_round(@x@.contribution(s.projects, s.projects_year_ago, s.stock_year_ago), 2) END,
		s.planned_investment, s.planned_investment_year_ago
	FROM @m@.stock_cell(of_region, reach, picked, dimensions, days, known_at) s;
END;
COMMENT ON FUNCTION @m@.stock_structure_on(text, integer, text[], text[], date[], timestamptz) IS 'The projects of region_project with the same first three arguments on each of some days, given in order, along those of the dimensions all, stage, chain, kind and owner that are asked for: what project_stock (all and kind) and stock_structure (the others) are made of, as views and as functions.';

CREATE OR REPLACE FUNCTION @m@.project_stock(on_date date, known_at timestamptz DEFAULT @x@.as_of(),
	of_chain text DEFAULT NULL, of_kind text DEFAULT NULL, of_owner text DEFAULT NULL, of_size_class text DEFAULT NULL)
RETURNS TABLE (region text, kind text, size_class text, projects bigint, projects_year_ago bigint,
	change bigint, growth numeric, contribution numeric, planned_investment numeric, planned_investment_year_ago numeric,
	growth_reason text, coverage text, additive boolean)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT r.region, s.member, s.size_class, s.projects, s.projects_year_ago, s.change, s.growth, s.contribution,
		s.planned_investment, s.planned_investment_year_ago, s.growth_reason, v.coverage, v.additive
	FROM @m@.one_day(project_stock.on_date, project_stock.known_at) d
	CROSS JOIN @m@.region r
	CROSS JOIN LATERAL @m@.coverage_of(r.region) v
	CROSS JOIN LATERAL @m@.stock_structure_on(r.region, v.reach, ARRAY[project_stock.of_chain, project_stock.of_kind, project_stock.of_owner, project_stock.of_size_class], '{all,kind}', d.days, d.known_at) s
	ORDER BY r.region, v.coverage, s.member, s.size_class;
END;
COMMENT ON FUNCTION @m@.project_stock(date, timestamptz, text, text, text, text) IS 'Projects under construction on a day, as it was known at a time (default: at indstat.as_of, else everything known now), by region, kind and size class; all marks totals. change on the same day a year earlier (the end of a month against the end of that month), growth in percent, contribution of the class to the growth of the region''s stock in percentage points, growth_reason base_zero where there was no stock. Size class by planned investment. of_chain, of_kind, of_owner, of_size_class: only such projects (NULL: whichever). coverage, additive: see coverage_of. A condition on region reads the projects of that region and those below it only.';

CREATE OR REPLACE FUNCTION @m@.pipeline_month_end()
RETURNS TABLE (on_date date, year integer, month integer, known_at timestamptz)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	WITH known AS MATERIALIZED (SELECT @x@.as_of() AS at)
	SELECT m.on_date, extract(year FROM m.on_date)::integer AS year, extract(month FROM m.on_date)::integer AS month,
		k.at AS known_at
	FROM known k
	-- of the months after the last event those that were over by then; a day's leeway, because a day has no time zone
	CROSS JOIN LATERAL (SELECT date_trunc('month', k.at AT TIME ZONE 'UTC' + interval '1 day')::date - 1 AS day) over
	CROSS JOIN @m@.latest_day() latest
	CROSS JOIN LATERAL @m@.month_ends(
		(SELECT h.happened_on FROM @m@.project_history(k.at) h ORDER BY h.happened_on LIMIT 1),
		greatest((SELECT h.happened_on FROM @m@.project_history(k.at) h ORDER BY h.happened_on DESC LIMIT 1),
			CASE WHEN latest.day > over.day THEN over.day ELSE latest.day END)) m;
END;
COMMENT ON FUNCTION @m@.pipeline_month_end() IS 'The ends of the months from the first stage event to the last one or as far as figures go (latest_day), as known at indstat.as_of: the days that the views of stocks count on. A month without an event is one of them; of those after the last event, only what was over by indstat.as_of. known_at: the knowledge time, indstat.as_of, infinity when unset. No row without a stage event.';

CREATE OR REPLACE FUNCTION @m@.pipeline_days()
RETURNS TABLE (days date[], known_at timestamptz)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	-- once, wherever it stands in a join
	WITH day AS MATERIALIZED (
		SELECT array_agg(m.on_date ORDER BY m.on_date) AS days, min(m.known_at) AS known_at
		FROM @m@.pipeline_month_end() m
	)
	SELECT d.days, d.known_at FROM day d;
END;
COMMENT ON FUNCTION @m@.pipeline_days() IS 'All days of pipeline_month_end in one row, for the views that count each region in one pass. days: in order, NULL without a stage event; known_at as there.';

CREATE OR REPLACE FUNCTION @m@.stock_row(of_region text, reach integer, dimensions text[], days date[], known_at timestamptz)
RETURNS TABLE (on_date date, year integer, month integer, region text, region_name text, dimension text, member text, member_name text, stage_order integer,
	size_class text, size_class_name text, in_stock boolean, projects bigint, projects_year_ago bigint, change bigint, growth numeric, growth_reason text,
	share numeric, share_base numeric, share_change numeric, contribution numeric, planned_investment numeric, planned_investment_year_ago numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT s.on_date, extract(year FROM s.on_date)::integer, extract(month FROM s.on_date)::integer, r.region,
		@x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region),
		s.dimension, s.member,
		CASE s.dimension
			WHEN 'stage' THEN @x@.localised_name(opt.lang, g.name_zh, g.name_zh_hant, g.name_en, s.member)
			WHEN 'chain' THEN @x@.localised_name(opt.lang, h.name_zh, h.name_zh_hant, h.name_en, s.member)
@if services|actions|targets@
			WHEN 'owner' THEN @x@.localised_name(opt.lang, n.name_zh, n.name_zh_hant, n.name_en, s.member)
@endif@
			ELSE s.member END,
		g.stage_order, s.size_class,
		CASE s.size_class WHEN 'all' THEN @x@.localised_name(opt.lang, '合计', '合計', 'total', s.size_class)
			ELSE @x@.localised_name(opt.lang, c.name_zh, c.name_zh_hant, c.name_en, s.size_class) END,
		s.in_stock, s.projects, s.projects_year_ago, s.change, s.growth, s.growth_reason,
		s.share, s.share_base, @x@.stat_round(@x@.pp_gap(s.share, s.share_base), 1), s.contribution,
		s.planned_investment, s.planned_investment_year_ago
	FROM @m@.region r
	CROSS JOIN LATERAL @m@.stock_structure_on(r.region, stock_row.reach, NULL::text[], stock_row.dimensions, stock_row.days, stock_row.known_at) s
	LEFT JOIN @m@.project_stage g ON s.dimension = 'stage' AND g.stage = s.member
	LEFT JOIN @m@.chain h ON s.dimension = 'chain' AND h.chain = s.member
@if services|actions|targets@
	LEFT JOIN @m@.department n ON s.dimension = 'owner' AND n.department = s.member
@endif@
	LEFT JOIN @m@.size_class c ON c.size_class = s.size_class
	CROSS JOIN @m@.model_option opt
	WHERE r.region = stock_row.of_region;
END;
COMMENT ON FUNCTION @m@.stock_row(text, integer, text[], date[], timestamptz) IS 'The rows of stock_structure_on with their names, as project_stock and stock_structure show them: what these views are, for all month ends, and what the report reads once for both.';

CREATE OR REPLACE VIEW @m@.project_stock WITH (security_invoker = true) AS
SELECT s.on_date, s.year, s.month, r.region, s.region_name, s.member AS kind, s.size_class, s.size_class_name,
	s.projects, s.projects_year_ago, s.change, s.growth, s.contribution,
	s.planned_investment, s.planned_investment_year_ago, s.growth_reason, v.coverage, v.additive
FROM @m@.pipeline_days() d
CROSS JOIN @m@.region r
CROSS JOIN LATERAL @m@.coverage_of(r.region) v
CROSS JOIN LATERAL @m@.stock_row(r.region, v.reach, '{all,kind}', d.days, d.known_at) s
WHERE EXISTS (SELECT FROM @m@.region_project(r.region, v.reach, NULL::text[], d.known_at) o);
COMMENT ON VIEW @m@.project_stock IS 'Projects under construction at the end of each month, as known at indstat.as_of, by region, kind and size class (all marks totals), with the change on the year, growth (percent) and contribution (percentage points). Filter by region: the events of a region are read once, whichever of its months are shown. For another day call the function of the same name.';

CREATE OR REPLACE FUNCTION @m@.stock_structure(on_date date, known_at timestamptz DEFAULT @x@.as_of(),
	of_chain text DEFAULT NULL, of_kind text DEFAULT NULL, of_owner text DEFAULT NULL, of_size_class text DEFAULT NULL)
RETURNS TABLE (region text, dimension text, member text, size_class text, in_stock boolean, projects bigint, projects_year_ago bigint,
	change bigint, growth numeric, growth_reason text, share numeric, share_base numeric, contribution numeric,
	planned_investment numeric, planned_investment_year_ago numeric, coverage text, additive boolean)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT r.region, s.dimension, s.member, s.size_class, s.in_stock, s.projects, s.projects_year_ago, s.change,
		s.growth, s.growth_reason, s.share, s.share_base, s.contribution, s.planned_investment, s.planned_investment_year_ago,
		v.coverage, v.additive
	FROM @m@.one_day(stock_structure.on_date, stock_structure.known_at) d
	CROSS JOIN @m@.region r
	CROSS JOIN LATERAL @m@.coverage_of(r.region) v
	CROSS JOIN LATERAL @m@.stock_structure_on(r.region, v.reach, ARRAY[stock_structure.of_chain, stock_structure.of_kind, stock_structure.of_owner, stock_structure.of_size_class], '{stage,chain,kind,owner}', d.days, d.known_at) s
	ORDER BY r.region, v.coverage, s.dimension, s.member, s.size_class;
END;
COMMENT ON FUNCTION @m@.stock_structure(date, timestamptz, text, text, text, text) IS 'The projects of each region on a day, as it was known at a time (default: at indstat.as_of), along four dimensions: by stage (all stages, in_stock says which count as under construction), and those under construction by chain, by kind and, where they have one, by owner; each also by size class, all marking the total. Number, change on the year, growth (percent), share of the stock (percent), contribution to its growth (percentage points); share and contribution are NULL outside the stock. of_chain, of_kind, of_owner, of_size_class: only such projects (NULL: whichever). coverage, additive: see coverage_of.';

CREATE OR REPLACE VIEW @m@.stock_structure WITH (security_invoker = true) AS
SELECT s.on_date, s.year, s.month, r.region, s.region_name, s.dimension, s.member, s.member_name, s.stage_order, s.size_class, s.size_class_name,
	s.in_stock, s.projects, s.projects_year_ago, s.change, s.growth, s.growth_reason, s.share, s.share_base, s.share_change, s.contribution,
	s.planned_investment, s.planned_investment_year_ago, v.coverage, v.additive
FROM @m@.pipeline_days() d
CROSS JOIN @m@.region r
CROSS JOIN LATERAL @m@.coverage_of(r.region) v
CROSS JOIN LATERAL @m@.stock_row(r.region, v.reach, '{stage,chain,kind,owner}', d.days, d.known_at) s
WHERE EXISTS (SELECT FROM @m@.region_project(r.region, v.reach, NULL::text[], d.known_at) o);
COMMENT ON VIEW @m@.stock_structure IS 'The projects of a region at the end of each month, as known at indstat.as_of, by stage, chain, kind and owner (dimension, member), each also by size class (all marks the total): number, change on the year, growth (percent), share of the stock under construction (percent), its change and the contribution to growth (percentage points). Filter by region: the events of a region are read once, whichever of its months are shown.';
COMMENT ON COLUMN @m@.stock_structure.dimension IS 'What the stock is divided by: stage, chain, kind or owner.';
COMMENT ON COLUMN @m@.stock_structure.member IS 'Code of the stage, chain, kind or owner; none where a project has no chain.';
COMMENT ON COLUMN @m@.stock_structure.member_name IS 'Its name in the language of the model.';
COMMENT ON COLUMN @m@.stock_structure.in_stock IS 'Whether these projects count as under construction.';
