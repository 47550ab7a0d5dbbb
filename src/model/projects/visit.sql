-- How long projects stayed in their stages, and how far they are: what was invested against what is planned.

CREATE OR REPLACE FUNCTION @m@.stage_visit(on_date date, known_at timestamptz DEFAULT @x@.as_of())
RETURNS TABLE (region text, project text, stage text, stage_order integer, visit integer, entered_on date, left_on date,
	days integer, days_in_all integer, coverage text, additive boolean)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT r.region, p.project, s.stage, s.stage_order, s.visit::integer, s.entered_on, s.left_on, s.days, s.days_in_all::integer, v.coverage, v.additive
	FROM @m@.region r
	CROSS JOIN LATERAL @m@.coverage_of(r.region) v
	CROSS JOIN LATERAL @m@.region_project(r.region, v.reach, NULL::text[], stage_visit.known_at) p
	CROSS JOIN LATERAL (
		SELECT l.stage, l.stage_order, l.entered_on, l.left_on, coalesce(l.left_on, stage_visit.on_date) - l.entered_on AS days,
			row_number() OVER w AS visit, sum(coalesce(l.left_on, stage_visit.on_date) - l.entered_on) OVER w AS days_in_all
		FROM (
			SELECT g.stage, g.stage_order, e.happened_on AS entered_on, lead(e.happened_on) OVER (ORDER BY e.happened_on, g.stage_order) AS left_on
			FROM @m@.project_event(stage_visit.known_at) e
			JOIN @m@.project_stage g ON g.stage = e.stage
			WHERE e.project = p.project AND e.happened_on <= stage_visit.on_date) l
		-- as project_span has it: of several stages on one day the last in order is there
		WHERE (l.left_on > l.entered_on) IS NOT FALSE
		WINDOW w AS (PARTITION BY l.stage ORDER BY l.entered_on)) s
	WHERE p.valid_from <= stage_visit.on_date AND stage_visit.on_date < p.valid_until;
END;
COMMENT ON FUNCTION @m@.stage_visit(date, timestamptz) IS 'Every visit of a project to a stage that had begun by a day, as it was known at a time (default: indstat.as_of, else everything known now), by the region where the project is on that day: visit, the how manieth to this stage; entered_on and left_on (NULL: it is still there); days, how long it stayed, or has stayed so far; days_in_all, with all its visits to the stage before. A stage that was left on the day it was entered is none. coverage, additive: see coverage_of.';

CREATE OR REPLACE FUNCTION @m@.stage_duration(period @x@.ref_period, known_at timestamptz DEFAULT @x@.as_of())
RETURNS TABLE (region text, stage text, stage_order integer, visits bigint, projects bigint, days_q1 numeric, days_median numeric, days_q3 numeric,
	days_longest integer, days_in_all_median numeric, coverage text, additive boolean)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT d.region, d.stage, d.stage_order, d.visits, d.projects, @m@.quartile(d.days, 1), @m@.quartile(d.days, 2), @m@.quartile(d.days, 3),
		d.days[cardinality(d.days)], @m@.quartile(d.days_in_all, 2), d.coverage, d.additive
	FROM (
		SELECT s.region, s.coverage, s.additive, s.stage, s.stage_order, count(*) AS visits, count(*) FILTER (WHERE s.is_last) AS projects,
			array_agg(s.days ORDER BY s.days) AS days, array_agg(s.days_in_all ORDER BY s.days_in_all) FILTER (WHERE s.is_last) AS days_in_all
		FROM (
			SELECT w.*, w.visit = max(w.visit) OVER (PARTITION BY w.region, w.coverage, w.project, w.stage) AS is_last
			FROM @m@.stage_visit(@x@.end_date(stage_duration.period), stage_duration.known_at) w
			WHERE w.left_on BETWEEN @x@.start_date(stage_duration.period) AND @x@.end_date(stage_duration.period)) s
		GROUP BY s.region, s.coverage, s.additive, s.stage, s.stage_order) d
	ORDER BY d.region, d.coverage, d.stage_order;
END;
COMMENT ON FUNCTION @m@.stage_duration(@x@.ref_period, timestamptz) IS 'How long the visits to each stage took that ended within a period, as it was known at a time (default: indstat.as_of, else everything known now), by region: visits, projects that made them, quartiles, median and longest of their days, and the median over projects of all the days that each has spent in the stage by then, with earlier visits (days_in_all_median). Quartiles as in stage_backlog. Only completed visits: what still waits is in stage_backlog. coverage, additive: see coverage_of.';

CREATE OR REPLACE FUNCTION @m@.project_progress(on_date date, known_at timestamptz DEFAULT @x@.as_of())
RETURNS TABLE (region text, stage text, stage_order integer, projects bigint, planned_investment numeric, invested numeric, invested_share numeric,
	projects_known bigint, jobs bigint, likely_investment numeric, past_expected bigint, coverage text, additive boolean)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT r.region, s.stage, s.stage_order, count(*), sum(s.planned_investment), sum(s.invested),
		@x@.stat_round(@x@.share(sum(s.invested), sum(s.planned_investment) FILTER (WHERE s.invested IS NOT NULL)), 1),
		count(s.invested), sum(s.jobs), sum(s.planned_investment * s.probability / 100),
		count(*) FILTER (WHERE s.expected_on < project_progress.on_date), v.coverage, v.additive
	FROM @m@.region r
	CROSS JOIN LATERAL @m@.coverage_of(r.region) v
	CROSS JOIN LATERAL @m@.project_span(r.region, v.reach, NULL::text[], project_progress.known_at) s
	WHERE s.since <= project_progress.on_date AND project_progress.on_date < s.until
	GROUP BY r.region, v.coverage, v.additive, s.stage, s.stage_order
	ORDER BY r.region, v.coverage, s.stage_order;
END;
COMMENT ON FUNCTION @m@.project_progress(date, timestamptz) IS 'How far the projects in each stage are on a day, as it was known at a time (default: indstat.as_of, else everything known now), by region: their number, what is planned and what was invested on that day, in yuan or the currency of the model; invested_share, what was invested as percent of what is planned, one decimal, of those (projects_known) of which it is known; jobs, likely_investment (what is planned times probability, where that is known), past_expected: whose expected_on has passed. NULL where of none it is known. coverage, additive: see coverage_of.';
