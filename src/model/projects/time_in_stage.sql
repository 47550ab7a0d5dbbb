-- How long projects have been where they are, and which are overdue.

CREATE OR REPLACE FUNCTION @m@.time_in_stage_on(of_region text, days date[], known_at timestamptz)
RETURNS TABLE (on_date date, project text, kind text, chain text, planned_investment numeric, stage text, stage_order integer,
	entered_on date, days_there integer, norm_days integer, overdue boolean, days_overdue integer)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT w.on_date, w.project, w.kind, w.chain, w.planned_investment, w.stage, w.stage_order, w.entered_on,
		w.on_date - w.entered_on, w.norm_days, w.on_date - w.entered_on > w.norm_days,
		CASE WHEN w.norm_days IS NOT NULL THEN greatest(w.on_date - w.entered_on - w.norm_days, 0) END
	FROM (
		SELECT s.*, d.on_date
		FROM @m@.project_span(of_region, known_at) s
		-- a condition on the day is met before the projects are
		JOIN unnest(time_in_stage_on.days) AS d (on_date) ON s.since <= d.on_date AND d.on_date < s.until
		WHERE NOT s.final) w;
END;
COMMENT ON FUNCTION @m@.time_in_stage_on(text, date[], timestamptz) IS 'The stage each project of a region is in on each of some days, given in order: what time_in_stage is made of, as a view and as a function, and stage_backlog.';

CREATE OR REPLACE FUNCTION @m@.time_in_stage(on_date date, known_at timestamptz DEFAULT @x@.as_of())
RETURNS TABLE (region text, project text, kind text, chain text, planned_investment numeric, stage text, stage_order integer,
	entered_on date, days integer, norm_days integer, overdue boolean, days_overdue integer)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT r.region, t.project, t.kind, t.chain, t.planned_investment, t.stage, t.stage_order,
		t.entered_on, t.days_there, t.norm_days, t.overdue, t.days_overdue
	FROM @m@.one_day(time_in_stage.on_date, time_in_stage.known_at) d
	CROSS JOIN @m@.region r
	CROSS JOIN LATERAL @m@.time_in_stage_on(r.region, d.days, d.known_at) t;
END;
COMMENT ON FUNCTION @m@.time_in_stage(date, timestamptz) IS 'The stage each project is in on a day, as it was known at a time (default: indstat.as_of, else everything known now), since when, for how many days (0 on the day of entry), and whether that is more than norm_days of the stage (NULL: no norm) and by how much. Projects in a final stage wait for nothing and are left out.';

CREATE OR REPLACE VIEW @m@.time_in_stage WITH (security_invoker = true) AS
SELECT t.on_date, extract(year FROM t.on_date)::integer AS year, extract(month FROM t.on_date)::integer AS month, r.region,
	@x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region) AS region_name,
	t.project, p.name AS project_name, t.kind, t.chain,
	@x@.localised_name(opt.lang, c.name_zh, c.name_zh_hant, c.name_en, t.chain) AS chain_name,
	t.planned_investment, t.stage,
	@x@.localised_name(opt.lang, s.name_zh, s.name_zh_hant, s.name_en, t.stage) AS stage_name,
	t.stage_order, t.entered_on, t.days_there AS days, t.norm_days, t.overdue, t.days_overdue
FROM @m@.pipeline_days() d
CROSS JOIN @m@.region r
CROSS JOIN LATERAL @m@.time_in_stage_on(r.region, d.days, d.known_at) t
-- each is there, and none is looked up whose name is not asked for
LEFT JOIN @m@.project p ON p.project = t.project
LEFT JOIN @m@.project_stage s ON s.stage = t.stage
LEFT JOIN @m@.chain c ON c.chain = t.chain
CROSS JOIN @m@.model_option opt
WHERE EXISTS (SELECT FROM @m@.project_place() o WHERE o.region = r.region);
COMMENT ON VIEW @m@.time_in_stage IS 'The stage each project is in at the end of each month, as known at indstat.as_of, for how many days, and whether it is overdue against the norm of the stage; without projects in a final stage. Filter by region or project. For another day call the function of the same name.';
COMMENT ON COLUMN @m@.time_in_stage.project_name IS 'Name of the project.';
COMMENT ON COLUMN @m@.time_in_stage.planned_investment IS 'Planned total investment, in yuan or the currency of the model.';
COMMENT ON COLUMN @m@.time_in_stage.entered_on IS 'The day it entered the stage.';
COMMENT ON COLUMN @m@.time_in_stage.days IS 'Days since then; 0 on the day itself.';
COMMENT ON COLUMN @m@.time_in_stage.norm_days IS 'Within how many days it should go on; NULL: no norm.';
COMMENT ON COLUMN @m@.time_in_stage.overdue IS 'Whether days is more than norm_days; NULL without a norm.';
COMMENT ON COLUMN @m@.time_in_stage.days_overdue IS 'How many days more; 0 when not overdue, NULL without a norm.';

CREATE OR REPLACE VIEW @m@.stage_backlog WITH (security_invoker = true) AS
SELECT t.on_date, extract(year FROM t.on_date)::integer AS year, extract(month FROM t.on_date)::integer AS month, r.region,
	@x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region) AS region_name,
	t.stage,
	@x@.localised_name(opt.lang, s.name_zh, s.name_zh_hant, s.name_en, s.stage) AS stage_name,
	s.stage_order, s.norm_days, t.projects,
	@m@.quartile(t.days, 1) AS days_q1, @m@.quartile(t.days, 2) AS days_median, @m@.quartile(t.days, 3) AS days_q3,
	t.days[t.projects] AS days_longest, t.overdue,
	@x@.stat_round(@x@.share(t.overdue, t.projects), 1) AS overdue_share,
	CASE WHEN s.norm_days IS NULL THEN 'no_norm' END AS overdue_reason
FROM @m@.pipeline_days() d
CROSS JOIN @m@.region r
CROSS JOIN LATERAL (
	SELECT w.on_date, w.stage, count(*) AS projects, array_agg(w.days_there ORDER BY w.days_there) AS days,
		CASE WHEN count(w.norm_days) > 0 THEN count(*) FILTER (WHERE w.overdue) END AS overdue
	FROM @m@.time_in_stage_on(r.region, d.days, d.known_at) w
	GROUP BY w.on_date, w.stage) t
JOIN @m@.project_stage s ON s.stage = t.stage
CROSS JOIN @m@.model_option opt
WHERE EXISTS (SELECT FROM @m@.project_place() o WHERE o.region = r.region);
COMMENT ON VIEW @m@.stage_backlog IS 'How many projects wait in each stage at the end of each month, as known at indstat.as_of, for how long, and how many are overdue against the norm of the stage; without final stages. Filter by region.';
COMMENT ON COLUMN @m@.stage_backlog.projects IS 'Projects in the stage.';
COMMENT ON COLUMN @m@.stage_backlog.norm_days IS 'Within how many days they should go on; NULL: no norm.';
COMMENT ON COLUMN @m@.stage_backlog.days_q1 IS 'Lower quartile of the days they have been there; half days lie between two.';
COMMENT ON COLUMN @m@.stage_backlog.days_median IS 'Median of those days.';
COMMENT ON COLUMN @m@.stage_backlog.days_q3 IS 'Upper quartile of those days.';
COMMENT ON COLUMN @m@.stage_backlog.days_longest IS 'The longest.';
COMMENT ON COLUMN @m@.stage_backlog.overdue IS 'Projects that are overdue; NULL without a norm.';
COMMENT ON COLUMN @m@.stage_backlog.overdue_share IS 'Percent of the projects in the stage; NULL without a norm.';
COMMENT ON COLUMN @m@.stage_backlog.overdue_reason IS 'Why overdue is NULL: no_norm.';
