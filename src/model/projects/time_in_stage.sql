-- How long projects have been where they are, and which are overdue.

CREATE OR REPLACE FUNCTION @m@.time_in_stage_on(of_region text, reach integer, picked text[], days date[], known_at timestamptz)
RETURNS TABLE (on_date date, project text, kind text, chain text, planned_investment numeric, stage text, stage_order integer,
	entered_on date, days_there integer, norm_days integer, overdue boolean, days_overdue integer, owner text, whole_investment numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT w.on_date, w.project, w.kind, w.chain, w.planned_investment, w.stage, w.stage_order, w.entered_on,
		w.on_date - w.entered_on, w.norm_days, w.on_date - w.entered_on > w.norm_days,
		CASE WHEN w.norm_days IS NOT NULL THEN greatest(w.on_date - w.entered_on - w.norm_days, 0) END, w.owner, w.whole_investment
	FROM (
		SELECT s.*, d.on_date
		FROM @m@.project_span(of_region, reach, picked, known_at) s
		-- a condition on the day is met before the projects are
		JOIN unnest(time_in_stage_on.days) AS d (on_date) ON s.since <= d.on_date AND d.on_date < s.until
		WHERE NOT s.final) w;
END;
COMMENT ON FUNCTION @m@.time_in_stage_on(text, integer, text[], date[], timestamptz) IS 'The stage each project of region_project with the same arguments is in on each of some days, given in order: what time_in_stage is made of, as a view and as a function, and stage_backlog.';

CREATE OR REPLACE FUNCTION @m@.time_in_stage(on_date date, known_at timestamptz DEFAULT @x@.as_of())
RETURNS TABLE (region text, project text, kind text, chain text, planned_investment numeric, stage text, stage_order integer,
	entered_on date, days integer, norm_days integer, overdue boolean, days_overdue integer, owner text, size_class text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT r.region, t.project, t.kind, t.chain, t.planned_investment, t.stage, t.stage_order,
		t.entered_on, t.days_there, t.norm_days, t.overdue, t.days_overdue, t.owner, @class(t.whole_investment)@
	FROM @m@.one_day(time_in_stage.on_date, time_in_stage.known_at) d
	CROSS JOIN @m@.region r
	CROSS JOIN LATERAL @m@.time_in_stage_on(r.region, 0, NULL::text[], d.days, d.known_at) t;
END;
COMMENT ON FUNCTION @m@.time_in_stage(date, timestamptz) IS 'The stage each project is in on a day, as it was known at a time (default: indstat.as_of, else everything known now), since when, for how many days (0 on the day of entry), and whether that is more than norm_days of the stage (NULL: no norm) and by how much. Projects in a final stage wait for nothing and are left out. size_class: by planned investment, none below the lowest. A project stands in its own region, also for those above (region_ancestor); one that stands in several is there in each, with its share.';

CREATE OR REPLACE VIEW @m@.time_in_stage WITH (security_invoker = true) AS
SELECT t.on_date, extract(year FROM t.on_date)::integer AS year, extract(month FROM t.on_date)::integer AS month, r.region,
	@x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region) AS region_name,
	t.project, p.name AS project_name, t.kind, t.chain,
	@x@.localised_name(opt.lang, c.name_zh, c.name_zh_hant, c.name_en, t.chain) AS chain_name,
	t.planned_investment, t.stage,
	@x@.localised_name(opt.lang, s.name_zh, s.name_zh_hant, s.name_en, t.stage) AS stage_name,
	t.stage_order, t.entered_on, t.days_there AS days, t.norm_days, t.overdue, t.days_overdue,
	t.owner, @class(t.whole_investment)@ AS size_class
FROM @m@.pipeline_days() d
CROSS JOIN @m@.region r
CROSS JOIN LATERAL @m@.time_in_stage_on(r.region, 0, NULL::text[], d.days, d.known_at) t
-- each is there, and none is looked up whose name is not asked for
LEFT JOIN @m@.project p ON p.project = t.project
LEFT JOIN @m@.project_stage s ON s.stage = t.stage
LEFT JOIN @m@.chain c ON c.chain = t.chain
CROSS JOIN @m@.model_option opt
WHERE EXISTS (SELECT FROM @m@.region_project(r.region, 0, NULL::text[], d.known_at) o);
COMMENT ON VIEW @m@.time_in_stage IS 'The stage each project is in at the end of each month, as known at indstat.as_of, for how many days, and whether it is overdue against the norm of the stage; without projects in a final stage. Filter by region or project. For another day call the function of the same name.';
COMMENT ON COLUMN @m@.time_in_stage.project_name IS 'Name of the project.';
COMMENT ON COLUMN @m@.time_in_stage.planned_investment IS 'Planned total investment, in yuan or the currency of the model; of a project that stands in several regions the share of this one.';
COMMENT ON COLUMN @m@.time_in_stage.entered_on IS 'The day it entered the stage.';
COMMENT ON COLUMN @m@.time_in_stage.days IS 'Days since then; 0 on the day itself.';
COMMENT ON COLUMN @m@.time_in_stage.norm_days IS 'Within how many days it should go on; NULL: no norm.';
COMMENT ON COLUMN @m@.time_in_stage.overdue IS 'Whether days is more than norm_days; NULL without a norm.';
COMMENT ON COLUMN @m@.time_in_stage.days_overdue IS 'How many days more; 0 when not overdue, NULL without a norm.';

CREATE OR REPLACE FUNCTION @m@.stage_backlog_on(of_region text, reach integer, picked text[], days date[], known_at timestamptz)
RETURNS TABLE (on_date date, stage text, projects bigint, days_q1 numeric, days_median numeric, days_q3 numeric, days_longest integer,
	overdue bigint, overdue_share numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT t.on_date, t.stage, t.projects, @m@.quartile(t.days, 1), @m@.quartile(t.days, 2), @m@.quartile(t.days, 3), t.days[t.projects],
		t.overdue, @x@.stat_round(@x@.share(t.overdue, t.projects), 1)
	FROM (
		SELECT w.on_date, w.stage, count(*) AS projects, array_agg(w.days_there ORDER BY w.days_there) AS days,
			CASE WHEN count(w.norm_days) > 0 THEN count(*) FILTER (WHERE w.overdue) END AS overdue
		FROM @m@.time_in_stage_on(of_region, reach, picked, stage_backlog_on.days, known_at) w
		GROUP BY w.on_date, w.stage) t;
END;
COMMENT ON FUNCTION @m@.stage_backlog_on(text, integer, text[], date[], timestamptz) IS 'How many projects of region_project with the same arguments wait in each stage on each of some days, given in order, and for how long: what stage_backlog is made of, as a view and as a function.';

CREATE OR REPLACE FUNCTION @m@.stage_backlog(on_date date, known_at timestamptz DEFAULT @x@.as_of(),
	of_chain text DEFAULT NULL, of_kind text DEFAULT NULL, of_owner text DEFAULT NULL, of_size_class text DEFAULT NULL)
RETURNS TABLE (region text, stage text, stage_order integer, norm_days integer, projects bigint, days_q1 numeric, days_median numeric,
	days_q3 numeric, days_longest integer, overdue bigint, overdue_share numeric, overdue_reason text, coverage text, additive boolean)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT r.region, t.stage, s.stage_order, s.norm_days, t.projects, t.days_q1, t.days_median, t.days_q3, t.days_longest,
		t.overdue, t.overdue_share, CASE WHEN s.norm_days IS NULL THEN 'no_norm' END, v.coverage, v.additive
	FROM @m@.one_day(stage_backlog.on_date, stage_backlog.known_at) d
	CROSS JOIN @m@.region r
	CROSS JOIN LATERAL @m@.coverage_of(r.region) v
	CROSS JOIN LATERAL @m@.stage_backlog_on(r.region, v.reach, ARRAY[stage_backlog.of_chain, stage_backlog.of_kind, stage_backlog.of_owner, stage_backlog.of_size_class], d.days, d.known_at) t
	JOIN @m@.project_stage s ON s.stage = t.stage
	ORDER BY r.region, v.coverage, s.stage_order;
END;
COMMENT ON FUNCTION @m@.stage_backlog(date, timestamptz, text, text, text, text) IS 'How many projects wait in each stage on a day, as it was known at a time (default: at indstat.as_of, else everything known now), for how long, and how many are overdue against the norm of the stage; without final stages. of_chain, of_kind, of_owner, of_size_class: only such projects (NULL: whichever). coverage, additive: see coverage_of.';

CREATE OR REPLACE VIEW @m@.stage_backlog WITH (security_invoker = true) AS
SELECT t.on_date, extract(year FROM t.on_date)::integer AS year, extract(month FROM t.on_date)::integer AS month, r.region,
	@x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region) AS region_name,
	t.stage,
	@x@.localised_name(opt.lang, s.name_zh, s.name_zh_hant, s.name_en, s.stage) AS stage_name,
	s.stage_order, s.norm_days, t.projects, t.days_q1, t.days_median, t.days_q3, t.days_longest, t.overdue, t.overdue_share,
	CASE WHEN s.norm_days IS NULL THEN 'no_norm' END AS overdue_reason, v.coverage, v.additive
FROM @m@.pipeline_days() d
CROSS JOIN @m@.region r
CROSS JOIN LATERAL @m@.coverage_of(r.region) v
CROSS JOIN LATERAL @m@.stage_backlog_on(r.region, v.reach, NULL::text[], d.days, d.known_at) t
JOIN @m@.project_stage s ON s.stage = t.stage
CROSS JOIN @m@.model_option opt
WHERE EXISTS (SELECT FROM @m@.region_project(r.region, v.reach, NULL::text[], d.known_at) o);
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
