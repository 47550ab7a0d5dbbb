-- Entries of projects into stages over a period, against the same period a year earlier.

CREATE OR REPLACE FUNCTION @m@.pipeline_flow(period @x@.ref_period, known_at timestamptz DEFAULT @x@.as_of(),
	of_chain text DEFAULT NULL, of_kind text DEFAULT NULL, of_owner text DEFAULT NULL, of_size_class text DEFAULT NULL)
RETURNS TABLE (region text, stage text, entries bigint, amount numeric, batches bigint, batch_entries bigint,
	entries_year_ago bigint, amount_year_ago numeric, entries_growth numeric, entries_growth_reason text,
	amount_growth numeric, amount_growth_reason text, coverage text, additive boolean)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT g.region, g.stage, g.entries, g.amount, g.batches, g.batch_entries, g.entries_year_ago, g.amount_year_ago,
		@x@.stat_round(@x@.yoy_growth(g.entries, g.entries_year_ago), 1),
		@x@.growth_status(g.entries, g.entries_year_ago, false, false, false, 'null'::text),
		@x@.stat_round(@x@.yoy_growth(g.amount, g.amount_year_ago), 1),
		@x@.growth_status(g.amount, g.amount_year_ago, false, false, false, 'null'::text), g.coverage, g.additive
	FROM (
		-- a stage that nobody entered shows its zero, in every region that has projects
		SELECT r.region, v.coverage, v.additive, s.stage, s.stage_order,
			coalesce(f.entries, 0) AS entries, coalesce(f.amount, 0) AS amount,
			coalesce(f.batches, 0) AS batches, coalesce(f.batch_entries, 0) AS batch_entries,
			CASE WHEN y.comparable THEN coalesce(f.entries_year_ago, 0) END AS entries_year_ago,
			CASE WHEN y.comparable THEN coalesce(f.amount_year_ago, 0) END AS amount_year_ago
		FROM @m@.region r
		CROSS JOIN LATERAL @m@.coverage_of(r.region) v
		CROSS JOIN @m@.project_stage s
		-- a week 53 has no other to be held against
		CROSS JOIN (SELECT @x@.same_period_last_year(pipeline_flow.period, 1) IS NOT NULL AS comparable) y
		LEFT JOIN (
			SELECT e.region, e.reach, e.stage,
				count(*) FILTER (WHERE NOT e.year_ago) AS entries,
				sum(e.planned_investment) FILTER (WHERE NOT e.year_ago) AS amount,
				count(DISTINCT e.batch) FILTER (WHERE NOT e.year_ago) AS batches,
				count(e.batch) FILTER (WHERE NOT e.year_ago) AS batch_entries,
				count(*) FILTER (WHERE e.year_ago) AS entries_year_ago,
				sum(e.planned_investment) FILTER (WHERE e.year_ago) AS amount_year_ago
			FROM (
				WITH entry AS (
					SELECT h.project, h.stage, h.batch, h.happened_on, false AS year_ago
					FROM @m@.project_history(pipeline_flow.known_at) h
					WHERE h.happened_on BETWEEN @x@.start_date(pipeline_flow.period) AND @x@.end_date(pipeline_flow.period)
					UNION ALL
					SELECT h.project, h.stage, NULL, h.happened_on, true
					FROM @m@.project_history(pipeline_flow.known_at) h
					WHERE h.happened_on BETWEEN @x@.start_date(@x@.same_period_last_year(pipeline_flow.period, 1))
						AND @x@.end_date(@x@.same_period_last_year(pipeline_flow.period, 1))
				), picked_out AS NOT MATERIALIZED (
					SELECT ARRAY[pipeline_flow.of_chain, pipeline_flow.of_kind, pipeline_flow.of_owner, pipeline_flow.of_size_class] AS picked, pipeline_flow.known_at AS known_at
				)
@model_placed_entry@
				) e
			GROUP BY e.region, e.reach, e.stage) f ON f.region = r.region AND f.reach = v.reach AND f.stage = s.stage
		WHERE EXISTS (SELECT FROM @m@.region_project(r.region, v.reach, NULL::text[], pipeline_flow.known_at) o)) g
	ORDER BY g.region, g.coverage, g.stage_order;
END;
COMMENT ON FUNCTION @m@.pipeline_flow(@x@.ref_period, timestamptz, text, text, text, text) IS 'Entries of projects into each stage over any reference period, as it was known at a time (default: indstat.as_of, else everything known now), by region: number (a project that enters again counts again), planned investment as it was on that day, how many batch events and how many entries in them; number and investment of the same period a year earlier, and the growth on them (percent, one decimal) with the reason where there is none. A stage that nobody entered shows 0. A period that the year before had not, such as 29 February or a week 53, has no base (no_base), where a stock of that day is held against the end of that February. Flows of different stages are not one cohort: that is pipeline_funnel. of_chain, of_kind, of_owner, of_size_class: only such projects (NULL: whichever). coverage, additive: see coverage_of.';

CREATE OR REPLACE FUNCTION @m@.pipeline_flow_of(of_region text, reach integer, picked text[], periods @x@.ref_period[], up_to @x@.ref_period[], known_at timestamptz)
RETURNS TABLE (place integer, stage text, stage_order integer, entries bigint, amount numeric, batches bigint, batch_entries bigint,
	entries_year_ago bigint, amount_year_ago numeric, entries_ytd bigint, amount_ytd numeric, batches_ytd bigint, batch_entries_ytd bigint,
	entries_ytd_year_ago bigint, amount_ytd_year_ago numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	WITH bound AS MATERIALIZED (
		SELECT l.list, array_agg(@x@.start_date(p.period) ORDER BY p.place) AS first, array_agg(@x@.end_date(p.period) ORDER BY p.place) AS last,
			array_agg(@x@.start_date(y.period) ORDER BY p.place) FILTER (WHERE y.period IS NOT NULL) AS first_year_ago,
			array_agg(@x@.end_date(y.period) ORDER BY p.place) FILTER (WHERE y.period IS NOT NULL) AS last_year_ago
		FROM (VALUES (1), (2)) l (list)
		CROSS JOIN LATERAL unnest(CASE l.list WHEN 1 THEN periods ELSE up_to END) WITH ORDINALITY AS p (period, place)
		CROSS JOIN LATERAL (SELECT @x@.same_period_last_year(p.period, 1) AS period) y
		GROUP BY l.list
	), day AS MATERIALIZED (
		-- however many enter, there are only so many days
		SELECT e.happened_on, s.stage_order, e.batch, count(*) AS entries, sum(e.planned_investment) AS amount
		FROM @m@.region_event(of_region, reach, picked, known_at) e
		JOIN @m@.project_stage s ON s.stage = e.stage
		WHERE e.valid_from <= e.happened_on AND e.happened_on < e.valid_until
			-- not as a range, of which the planner would say without knowing its ends that next to no day lies in it
			AND e.happened_on >= (SELECT min(least(b.first[1], b.first_year_ago[1])) FROM bound b)
			AND (e.happened_on <= (SELECT max(b.last[cardinality(b.last)]) FROM bound b)) IS TRUE
		-- numbers first, if it is by sorting
		GROUP BY e.happened_on, s.stage_order, e.batch
	), event AS MATERIALIZED (
		-- numbers of the first period that a day falls into, and of the first after it that it does not
		SELECT b.list, d.*,
			width_bucket(d.happened_on - 1, b.last) + 1 AS begins, width_bucket(d.happened_on, b.first) + 1 AS ends,
			width_bucket(d.happened_on - 1, b.last_year_ago) + 1 AS begins_year_ago, width_bucket(d.happened_on, b.first_year_ago) + 1 AS ends_year_ago
		FROM day d
		CROSS JOIN bound b
	), counted AS MATERIALIZED (
		-- the days' investments (1, a year before 2) and entries (3, 4) are summed, and those of batches (5)
		SELECT c.list, c.stage_order, t.place, t.amounts[1] AS amount, t.amounts[2] AS amount_year_ago,
			t.amounts[3]::bigint AS entries, t.amounts[4]::bigint AS entries_year_ago, t.amounts[5]::bigint AS batch_entries, t.number[6] AS batches
		FROM (
			SELECT e.list, e.stage_order, count(*)::integer AS days, count(e.begins_year_ago)::integer AS comparable,
				array_agg(e.begins) AS begins, array_agg(e.ends) AS ends, array_agg(e.amount) AS amount, array_agg(e.entries::numeric) AS entries,
				array_agg(e.begins_year_ago) AS begins_year_ago, array_agg(e.ends_year_ago) AS ends_year_ago
			FROM event e GROUP BY e.list, e.stage_order) c
		LEFT JOIN (
			-- a batch counts once in a period, however many of its days fall into it
			SELECT n.list, n.stage_order, count(*)::integer AS days, array_agg(n.begins) AS begins, array_agg(n.begins_anew) AS begins_anew, array_agg(n.ends) AS ends,
				array_agg(n.entries::numeric) AS entries
			FROM (
				SELECT e.list, e.stage_order, e.begins, e.ends, e.entries,
					greatest(e.begins, lag(e.ends) OVER (PARTITION BY e.list, e.stage_order, e.batch ORDER BY e.happened_on)) AS begins_anew
				FROM event e WHERE e.batch IS NOT NULL) n
			GROUP BY n.list, n.stage_order) b ON b.list = c.list AND b.stage_order = c.stage_order
		CROSS JOIN LATERAL (
			SELECT CASE WHEN c.comparable > 0 THEN c.begins_year_ago END AS begins, CASE WHEN c.comparable > 0 THEN c.ends_year_ago END AS ends,
				CASE WHEN c.comparable > 0 THEN c.amount END AS amount, CASE WHEN c.comparable > 0 THEN c.entries END AS entries) y
		CROSS JOIN LATERAL @x@.standing(
			c.begins || c.begins || y.begins || y.begins || b.begins || b.begins_anew,
			c.ends || c.ends || y.ends || y.ends || b.ends || b.ends,
			array_fill(1, ARRAY[c.days]) || array_fill(3, ARRAY[c.days]) || array_fill(2, ARRAY[c.comparable]) || array_fill(4, ARRAY[c.comparable])
				|| array_fill(5, ARRAY[coalesce(b.days, 0)]) || array_fill(6, ARRAY[coalesce(b.days, 0)]),
			c.amount || c.entries || y.amount || y.entries || b.entries || array_fill(NULL::numeric, ARRAY[coalesce(b.days, 0)]),
			cardinality(periods), 6) t
	)
	-- a stage that nobody entered shows its zero
	SELECT n.place::integer AS place, s.stage, s.stage_order,
		coalesce(c.entries, 0) AS entries, coalesce(c.amount, 0) AS amount, coalesce(c.batches, 0) AS batches, coalesce(c.batch_entries, 0) AS batch_entries,
		CASE WHEN b.comparable THEN coalesce(c.entries_year_ago, 0) END AS entries_year_ago,
		CASE WHEN b.comparable THEN coalesce(c.amount_year_ago, 0) END AS amount_year_ago,
		coalesce(y.entries, 0) AS entries_ytd, coalesce(y.amount, 0) AS amount_ytd, coalesce(y.batches, 0) AS batches_ytd, coalesce(y.batch_entries, 0) AS batch_entries_ytd,
		CASE WHEN b.comparable_ytd THEN coalesce(y.entries_year_ago, 0) END AS entries_ytd_year_ago,
		CASE WHEN b.comparable_ytd THEN coalesce(y.amount_year_ago, 0) END AS amount_ytd_year_ago
	FROM (
		SELECT bool_or(b.list = 1 AND b.first_year_ago IS NOT NULL) AS comparable, bool_or(b.list = 2 AND b.first_year_ago IS NOT NULL) AS comparable_ytd
		FROM bound b) b
	CROSS JOIN @m@.project_stage s
	CROSS JOIN unnest(periods) WITH ORDINALITY AS n (period, place)
	LEFT JOIN counted c ON c.list = 1 AND c.stage_order = s.stage_order AND c.place = n.place
	LEFT JOIN counted y ON y.list = 2 AND y.stage_order = s.stage_order AND y.place = n.place;
END;
COMMENT ON FUNCTION @m@.pipeline_flow_of(text, integer, text[], @x@.ref_period[], @x@.ref_period[], timestamptz) IS 'Entries of the projects of region_project with the same first three arguments into each stage over each of some periods, and over those that stand at the same places of another list (ytd), in one pass over their events of these days: what the view pipeline_flow is made of. For one period of all regions there is the function pipeline_flow, which reads its days only. Of two periods of a list the later must neither begin nor end before the earlier, and each must have one a year before, or none; place is the number in the lists, which are of the same length.';

CREATE OR REPLACE FUNCTION @m@.pipeline_flow_row(of_region text, reach integer, days date[], known_at timestamptz)
RETURNS TABLE (region text, region_name text, stage text, stage_name text, stage_order integer,
	period @x@.ref_period, period_code text, period_label text, period_start date, period_end date, year integer, number_in_year integer,
	entries bigint, amount numeric, batches bigint, batch_entries bigint, entries_year_ago bigint, amount_year_ago numeric,
	entries_growth numeric, entries_growth_reason text, amount_growth numeric, amount_growth_reason text,
	entries_ytd bigint, amount_ytd numeric, batches_ytd bigint, batch_entries_ytd bigint, separate_entries_ytd bigint,
	entries_ytd_year_ago bigint, amount_ytd_year_ago numeric,
	entries_ytd_growth numeric, entries_ytd_growth_reason text, amount_ytd_growth numeric, amount_ytd_growth_reason text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT r.region, @x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region),
		f.stage, @x@.localised_name(opt.lang, s.name_zh, s.name_zh_hant, s.name_en, s.stage), f.stage_order,
		m.period, m.period::text, @x@.label(m.period, opt.lang, false), @x@.start_date(m.period), @x@.end_date(m.period),
		@x@.year_of(m.period), @x@.number_in_year(m.period, false),
		f.entries, f.amount, f.batches, f.batch_entries, f.entries_year_ago, f.amount_year_ago,
		@x@.stat_round(@x@.yoy_growth(f.entries, f.entries_year_ago), 1),
		@x@.growth_status(f.entries, f.entries_year_ago, false, false, false, 'null'::text),
		@x@.stat_round(@x@.yoy_growth(f.amount, f.amount_year_ago), 1),
		@x@.growth_status(f.amount, f.amount_year_ago, false, false, false, 'null'::text),
		f.entries_ytd, f.amount_ytd, f.batches_ytd, f.batch_entries_ytd, f.entries_ytd - f.batch_entries_ytd,
		f.entries_ytd_year_ago, f.amount_ytd_year_ago,
		@x@.stat_round(@x@.yoy_growth(f.entries_ytd, f.entries_ytd_year_ago), 1),
		@x@.growth_status(f.entries_ytd, f.entries_ytd_year_ago, false, false, false, 'null'::text),
		@x@.stat_round(@x@.yoy_growth(f.amount_ytd, f.amount_ytd_year_ago), 1),
		@x@.growth_status(f.amount_ytd, f.amount_ytd_year_ago, false, false, false, 'null'::text)
	FROM (
		SELECT array_agg(@x@.ref_month(d.on_date) ORDER BY d.place) AS months,
			array_agg(@x@.ref_ytd(extract(year FROM d.on_date)::integer, extract(month FROM d.on_date)::integer) ORDER BY d.place) AS since_january
		FROM unnest(pipeline_flow_row.days) WITH ORDINALITY AS d (on_date, place)) l
	CROSS JOIN @m@.region r
	CROSS JOIN LATERAL @m@.pipeline_flow_of(r.region, pipeline_flow_row.reach, NULL::text[], l.months, l.since_january, pipeline_flow_row.known_at) f
	CROSS JOIN LATERAL (SELECT l.months[f.place] AS period) m
	LEFT JOIN @m@.project_stage s ON s.stage = f.stage
	CROSS JOIN @m@.model_option opt
	WHERE r.region = pipeline_flow_row.of_region;
END;
COMMENT ON FUNCTION @m@.pipeline_flow_row(text, integer, date[], timestamptz) IS 'The rows of pipeline_flow of one region for the months that some days, given in order and each of another month, are in: what the view is, for all months, and what the report reads for one. reach: coverage_of.';

CREATE OR REPLACE VIEW @m@.pipeline_flow WITH (security_invoker = true) AS
SELECT r.region, f.region_name, f.stage, f.stage_name, f.stage_order,
	f.period, f.period_code, f.period_label, f.period_start, f.period_end, f.year, f.number_in_year,
	f.entries, f.amount, f.batches, f.batch_entries,
	f.entries_year_ago, f.amount_year_ago, f.entries_growth, f.entries_growth_reason, f.amount_growth, f.amount_growth_reason,
	f.entries_ytd, f.amount_ytd, f.batches_ytd, f.batch_entries_ytd, f.separate_entries_ytd,
	f.entries_ytd_year_ago, f.amount_ytd_year_ago,
	f.entries_ytd_growth, f.entries_ytd_growth_reason, f.amount_ytd_growth, f.amount_ytd_growth_reason,
	v.coverage, v.additive
FROM @m@.pipeline_days() d
CROSS JOIN @m@.region r
CROSS JOIN LATERAL @m@.coverage_of(r.region) v
CROSS JOIN LATERAL @m@.pipeline_flow_row(r.region, v.reach, d.days, d.known_at) f
WHERE EXISTS (SELECT FROM @m@.region_project(r.region, v.reach, NULL::text[], d.known_at) o);
COMMENT ON VIEW @m@.pipeline_flow IS 'Entries of projects into each stage by month, as known at indstat.as_of: number, planned investment, batch events, against the same month a year earlier; and the same from January on (ytd) against last year''s. Flows of different stages are not one cohort. Filter by region: the events of a region are read once, whichever of its months are shown. For one period, of any length, call the function of the same name, which reads its days only.';
COMMENT ON COLUMN @m@.pipeline_flow.entries IS 'Entries into the stage in the month.';
COMMENT ON COLUMN @m@.pipeline_flow.amount IS 'Planned investment of the projects that entered, in yuan or the currency of the model.';
COMMENT ON COLUMN @m@.pipeline_flow.batches IS 'Batch events in the month, such as joint signings.';
COMMENT ON COLUMN @m@.pipeline_flow.batch_entries IS 'Entries that were part of one.';
COMMENT ON COLUMN @m@.pipeline_flow.entries_ytd IS 'Entries from January to the end of the month.';
COMMENT ON COLUMN @m@.pipeline_flow.entries_ytd_growth IS 'Growth of entries_ytd on the same months a year earlier, percent.';
COMMENT ON COLUMN @m@.pipeline_flow.entries_ytd_growth_reason IS 'Why there is no growth: base_zero.';

CREATE OR REPLACE VIEW @m@.pipeline_batch WITH (security_invoker = true) AS
WITH known AS MATERIALIZED (SELECT @x@.as_of() AS at)
SELECT r.region,
	@x@.localised_name(opt.lang, r.name_zh, r.name_zh_hant, r.name_en, r.region) AS region_name,
	b.batch, b.stage,
	@x@.localised_name(opt.lang, s.name_zh, s.name_zh_hant, s.name_en, s.stage) AS stage_name,
	s.stage_order, b.first_day, b.last_day, b.entries, b.amount, v.coverage, v.additive
FROM (
	SELECT e.region, e.reach, e.batch, e.stage, min(e.happened_on) AS first_day, max(e.happened_on) AS last_day,
		count(*) AS entries, sum(e.planned_investment) AS amount
	FROM (
				WITH entry AS (
					SELECT h.project, h.stage, h.batch, h.happened_on
					FROM known k
					CROSS JOIN LATERAL @m@.project_event(k.at) h
					WHERE h.batch IS NOT NULL AND h.happened_on IS NOT NULL
				), picked_out AS NOT MATERIALIZED (
					SELECT NULL::text[] AS picked, (SELECT k.at FROM known k) AS known_at
				)
@model_placed_entry@
				) e
	GROUP BY e.region, e.reach, e.batch, e.stage) b
JOIN @m@.project_stage s ON s.stage = b.stage
JOIN @m@.region r ON r.region = b.region
CROSS JOIN LATERAL @m@.coverage_of(b.region) v
CROSS JOIN @m@.model_option opt
WHERE v.reach = b.reach;
COMMENT ON VIEW @m@.pipeline_batch IS 'Batch events, such as joint signings and joint starts, as known at indstat.as_of: when, how many projects entered which stage, with how much planned investment.';
COMMENT ON COLUMN @m@.pipeline_batch.batch IS 'The batch event.';
COMMENT ON COLUMN @m@.pipeline_batch.first_day IS 'Its first day.';
COMMENT ON COLUMN @m@.pipeline_batch.last_day IS 'Its last day; later than first_day where days differ.';
COMMENT ON COLUMN @m@.pipeline_batch.entries IS 'Projects that entered the stage in it.';
COMMENT ON COLUMN @m@.pipeline_batch.amount IS 'Their planned investment, in yuan or the currency of the model.';
