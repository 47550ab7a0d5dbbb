-- Boards of the office count in the regions above by the tree of the day: the oracle is a model
-- with the same rows in which the tree of that day is the only one that there ever was.
\set QUIET on
SET client_min_messages = warning;
CREATE EXTENSION indstat;
SELECT create_model('o') \g /dev/null
SELECT create_model('b') \g /dev/null
SET search_path = public, o;
SET jit = off;
SELECT plan(33);

-- a worked example: a district goes from one county to another on 1 April, and is alone from July on
INSERT INTO region (region, parent_region) VALUES ('land', NULL), ('east', 'land'), ('west', 'land'), ('d', 'east'), ('e', 'east');
INSERT INTO service_request (request, region, recorded_at) VALUES ('q', 'd', '2024-01-01'), ('p', 'e', '2024-01-01');
INSERT INTO service_event (request, event, happened_at, recorded_at) VALUES ('q', 'opened', '2024-02-10', '2024-01-01'), ('p', 'opened', '2024-02-10', '2024-01-01');
SELECT move_region('d', 'west', '2024-04-01') \g /dev/null
SELECT move_region('d', NULL, '2024-07-01') \g /dev/null
SELECT results_eq($$SELECT region, since, until FROM region_below('east', 100) ORDER BY 1$$, $$VALUES ('d', date '-infinity', date '2024-04-01'), ('e', '-infinity', 'infinity'), ('east', '-infinity', 'infinity')$$, 'what was below it, and how long');
-- from east to west it is below the land all the while
SELECT results_eq($$SELECT region, since, until FROM region_below('land', 100) WHERE region = 'd'$$, $$VALUES ('d', date '-infinity', date '2024-07-01')$$, 'below the whole it stays');
SELECT results_eq($$SELECT region, since, until FROM region_below('east', 0)$$, $$VALUES ('east', date '-infinity', date 'infinity')$$, 'itself it always is');
SELECT results_eq($$SELECT d, string_agg(concat_ws(' ', region, coverage, requests_open, additive), ', ' ORDER BY region, coverage) FROM unnest(ARRAY[date '2024-03-31', '2024-04-01', '2024-06-30', '2024-07-01']) d, service_board(d) GROUP BY d ORDER BY d$$,
	$$VALUES (date '2024-03-31', 'd all 1 t, e all 1 t, east all 2 f, land all 2 f'), ('2024-04-01', 'd all 1 t, e all 1 t, east all 1 f, land all 2 f, west all 1 f'),
		('2024-06-30', 'd all 1 t, e all 1 t, east all 1 f, land all 2 f, west all 1 f'), ('2024-07-01', 'd all 1 t, e all 1 t, east all 1 f, land all 1 f')$$, 'a request counts where its region is on the day');
SELECT results_eq($$SELECT on_date, sum(requests_open) FILTER (WHERE additive), max(requests_open) FILTER (WHERE region = 'west' AND coverage = 'all') FROM service_board WHERE on_date = '2024-02-29' GROUP BY on_date$$,
	$$VALUES (date '2024-02-29', 2::numeric, NULL::bigint)$$, 'the view, and what adds up');
-- projects: one of d, one that stands in d and e, one that went from e to d in May
INSERT INTO project (project, region, planned_investment, invested) VALUES ('p', 'd', 1000, 100), ('s', 'd', 100, 10), ('m', 'd', 10, 1);
INSERT INTO project_region (project, region, share) VALUES ('s', 'd', 0.4), ('s', 'e', 0.6);
INSERT INTO project_state (project, valid_from, region) VALUES ('m', '1900-01-01', 'e'), ('m', '2024-05-01', 'd');
INSERT INTO project_stage_event (project, stage, happened_on, recorded_at) SELECT p, v.stage, v.day, v.day FROM unnest(ARRAY['p', 's', 'm']) p, (VALUES ('planned', date '2023-01-10'), ('started', '2023-02-10'), ('completed', '2024-06-10')) v (stage, day);
SELECT results_eq($$SELECT project, planned_investment, invested, valid_from, valid_until FROM region_project('east', 100, NULL, 'infinity') ORDER BY project, valid_from$$,
	$$VALUES ('m', 10::numeric, 1::numeric, date '-infinity', date '2024-05-01'), ('p', 1000, 100, '-infinity', '2024-04-01'), ('s', 100, 10, '-infinity', '2024-04-01'), ('s', 60.0, 6.0, '2024-04-01', 'infinity')$$, 'a project counts above while its region is below, with the shares that are');
SELECT results_eq($$SELECT project, planned_investment, valid_from, valid_until FROM region_project('west', 100, NULL, 'infinity') ORDER BY project, valid_from$$,
	$$VALUES ('m', 10::numeric, date '2024-05-01', date '2024-07-01'), ('p', 1000, '2024-04-01', '2024-07-01'), ('s', 40.0, '2024-04-01', '2024-07-01')$$, 'and above the new parent since, up to when it goes on');
SELECT results_eq($$SELECT region, projects, planned_investment, projects_year_ago, planned_investment_year_ago FROM project_stock('2024-05-31') WHERE kind = 'all' AND size_class = 'all' AND coverage = 'all' ORDER BY 1$$,
	$$VALUES ('d', 3::bigint, 1050.0, 2::bigint, 1040.0), ('e', 1, 60.0, 2, 70.0), ('east', 1, 60.0, 3, 1110.0), ('land', 3, 1110.0, 3, 1110.0), ('west', 3, 1050.0, 0, 0)$$, 'stock of a day and of the day a year earlier, each by its tree');
SELECT results_eq($$SELECT region, entries, amount FROM pipeline_flow('2024-06') WHERE stage = 'completed' AND coverage = 'all' AND entries > 0 ORDER BY 1$$,
	$$VALUES ('d', 3::bigint, 1050.0), ('e', 1, 60.0), ('east', 1, 60.0), ('land', 3, 1110.0), ('west', 3, 1050.0)$$, 'entries by the tree of their day');
SELECT results_eq($$SELECT region, cohort_projects, reached FROM pipeline_funnel('2023', '2024-12-31') WHERE stage = 'completed' AND coverage = 'all' ORDER BY 1$$,
	$$VALUES ('d', 2::bigint, 2::bigint), ('e', 2, 2), ('east', 3, 3), ('land', 3, 3)$$, 'a cohort by that of the day on which it began');
DELETE FROM project_stage_event; DELETE FROM project_region; WITH s AS (DELETE FROM project_state) DELETE FROM project;
DELETE FROM service_event; DELETE FROM service_request; DELETE FROM region_change; DELETE FROM region;

-- random trees: some regions move again and again, away and back, and one ends
SELECT setseed(0.3) \g /dev/null
INSERT INTO region (region) SELECT 'r' || n FROM generate_series(0, 17) n;
-- above each is one with a lower number, so that no move makes a circle
UPDATE region SET parent_region = 'r' || floor(random() * least(n, 6))::integer FROM generate_series(1, 17) n WHERE region = 'r' || n;
DO $$
DECLARE
	m record;
BEGIN
	FOR m IN SELECT 'r' || n AS region, n, date '2024-01-10' + k * 40 + floor(random() * 39)::integer AS day FROM generate_series(3, 17) n, generate_series(0, 6) k WHERE random() < 0.4 ORDER BY day LOOP
		BEGIN
			PERFORM o.move_region(m.region, CASE WHEN random() < 0.9 THEN 'r' || floor(random() * least(m.n, 6))::integer END, m.day);
		EXCEPTION WHEN check_violation OR invalid_parameter_value THEN NULL;	-- is there already
		END;
	END LOOP;
END $$;
INSERT INTO region_change (region, changed_on, kind, from_region) SELECT 'r17', '2024-12-20', 'ended', parent_region FROM region WHERE region = 'r17';
UPDATE region SET parent_region = NULL WHERE region = 'r17';
SELECT ok((SELECT count(*) FROM region_change) > 25, 'regions moved ' || (SELECT count(*) FROM region_change));
INSERT INTO department (department, department_order) VALUES ('d1', 1), ('d2', 2);
INSERT INTO service_request (request, region, recorded_at) SELECT 'q' || n, 'r' || n % 18, '2023-01-01' FROM generate_series(1, 150) n;
INSERT INTO service_task (request, department, recorded_at) SELECT 'q' || n, d, '2023-01-01' FROM generate_series(1, 150) n, unnest(ARRAY['d1', 'd2']) d WHERE n % 5 > 0;
INSERT INTO service_event (request, department, event, happened_at, recorded_at)
SELECT t.request, t.department, e.event, e.t, '2023-01-01'
FROM (SELECT request, NULL AS department, timestamp '2023-10-01' + random() * interval '400 days' AS at FROM (SELECT * FROM service_request ORDER BY request) r) q
CROSS JOIN LATERAL (SELECT q.request, NULL::text AS department UNION ALL SELECT s.request, s.department FROM service_task s WHERE s.request = q.request) t
CROSS JOIN LATERAL (VALUES ('opened', q.at + CASE WHEN t.department IS NULL THEN interval '0' ELSE interval '2 days' END), ('due', q.at + interval '20 days'), ('closed', CASE WHEN t.department IS NOT NULL AND hashtext(t.request) % 4 > 0 THEN q.at + (3 + abs(hashtext(t.request || t.department)) % 60) * interval '1 day' END)) e (event, t)
WHERE e.t IS NOT NULL AND (e.event <> 'due' OR t.department IS NULL);
INSERT INTO enterprise (enterprise, region) SELECT 'e' || n, 'r' || n % 18 FROM generate_series(1, 90) n;
INSERT INTO agreement_kind (kind) VALUES ('fund') ON CONFLICT DO NOTHING;
INSERT INTO agreement (agreement, region, kind, party) SELECT 'a' || n, 'r' || n % 18, CASE WHEN n % 3 = 0 THEN 'credit' ELSE 'fund' END, 'p' || n % 7 FROM generate_series(1, 60) n;
INSERT INTO agreement_amount (agreement, purpose, signed_on, ends_on, amount, recorded_at)
SELECT 'a' || n, p.purpose, d.day, CASE WHEN n % 4 > 0 THEN d.day + n * 3 END, n, '2023-01-01' FROM generate_series(1, 60) n CROSS JOIN LATERAL (SELECT date '2023-11-01' + (n * 37) % 380 AS day) d JOIN agreement_purpose p ON hashtext(p.purpose || n) % 2 = 0;
INSERT INTO platform (platform) VALUES ('x'), ('y');
INSERT INTO membership_event (platform, enterprise, event, entry, happened_on, recorded_at)
SELECT p, 'e' || n, v.event, v.entry, date '2023-06-01' + abs(hashtext(p || n)) % 200 + v.after, '2023-01-01' FROM generate_series(1, 90) n, unnest(ARRAY['x', 'y']) p,
	(VALUES ('joined', 1::smallint, 0), ('profile_completed', 1, 50), ('exited', 1, 160), ('joined', 2, 300)) v (event, entry, after) WHERE hashtext(n || p) % 3 > 0 AND (v.after < 100 OR n % 2 = 0 AND (v.after < 200 OR n % 4 = 0));
INSERT INTO ladder (ladder) VALUES ('l');
INSERT INTO ladder_tier (ladder, tier, tier_order) SELECT 'l', 't' || n, n FROM generate_series(1, 3) n;
INSERT INTO enterprise_tier (ladder, enterprise, kind, since, tier, recorded_at)
SELECT 'l', 'e' || n, CASE WHEN k = 4 THEN 'forecast' ELSE 'actual' END, date '2023-05-01' + k * 130 + n, CASE WHEN (n + k) % 5 > 0 THEN 't' || 1 + (n * 7 + k * 5) % 3 END, '2023-01-01' FROM generate_series(1, 90) n, generate_series(1, 4) k WHERE (n * k) % 4 > 0;
INSERT INTO assessment_scheme (scheme) VALUES ('s');
INSERT INTO assessment_round (scheme, round, round_order) VALUES ('s', 'one', 1), ('s', 'two', 2);
INSERT INTO assessment_grade (scheme, grade, grade_order) VALUES ('s', 'g1', 1), ('s', 'g2', 2);
INSERT INTO assessment (scheme, round, enterprise, assessed_on, graded_on, grade, recorded_at)
SELECT 's', r.round, 'e' || n, r.day + n, CASE WHEN n % 5 > 0 THEN r.day + 2 * n END, CASE WHEN n % 5 > 0 THEN 'g' || 1 + (n * r.k) % 2 END, '2023-01-01' FROM generate_series(1, 90) n, (VALUES ('one', date '2024-01-01', 1), ('two', '2024-06-01', 3)) r (round, day, k) WHERE n % 7 <> r.k;

-- projects enter stages on some 40 days; some change their region or what else is dated, some stand in several regions
INSERT INTO chain (chain) VALUES ('c1'), ('c2');
UPDATE project_stage SET norm_days = 40 WHERE stage IN ('planned', 'signed');
INSERT INTO project (project, region, chain, kind, owner, planned_investment, invested, jobs, expected_on, probability)
SELECT 'p' || n, 'r' || n % 18, (ARRAY['c1', 'c2', NULL])[1 + n % 3], CASE WHEN n % 4 = 0 THEN 'technical_upgrade' ELSE 'new' END, (ARRAY['d1', NULL, 'd2'])[1 + n % 3], n * 1e6, n * 1e5, n % 9, date '2024-03-01' + n, n % 100 FROM generate_series(1, 160) n;
INSERT INTO project_region (project, region, share)
SELECT 'p' || n, CASE k WHEN 0 THEN 'r' || n % 18 ELSE 'r' || (n * 5 + k * 7 + 1) % 18 END, CASE k WHEN 0 THEN 0.25 WHEN 1 THEN 0.4 ELSE 0.35 END FROM generate_series(7, 160, 7) n, generate_series(0, 2) k WHERE (n * 5 + 8) % 18 <> n % 18 AND (n * 5 + 15) % 18 <> n % 18;
INSERT INTO project_state (project, valid_from, region, chain, planned_investment)
SELECT 'p' || n, date '2023-12-01' + (n * 17 + k * 120) % 330, CASE WHEN (n + k) % 3 > 0 THEN 'r' || (n * 5 + k) % 18 END, CASE WHEN k = 1 THEN 'c1' END, CASE WHEN n % 4 = 0 THEN n * 1e6 + k END
FROM generate_series(5, 160, 5) n, generate_series(1, 2) k WHERE NOT EXISTS (SELECT FROM project_region s WHERE s.project = 'p' || n);
INSERT INTO project_state (project, valid_from, owner, planned_investment) SELECT DISTINCT s.project, date '2024-05-05', 'd2', 77e6 FROM project_region s WHERE hashtext(s.project) % 2 = 0;
INSERT INTO project_stage_event (project, stage, happened_on, batch, recorded_at)
SELECT 'p' || n, v.stage, d.day, CASE WHEN v.stage = 'signed' AND n % 3 = 0 THEN 'fair of ' || d.day END, d.day
FROM generate_series(1, 160) n, (VALUES ('planned', 0), ('signed', 1), ('started', 2), ('completed', 5)) v (stage, k)
CROSS JOIN LATERAL (SELECT date '2023-10-02' + (((n * 37) % 300 + v.k * (40 + n % 50)) / 11) * 11 + 0 AS day) d WHERE v.k <= n % 7 AND d.day < date '2025-01-20';
INSERT INTO indicator (indicator, unit, cumulative) VALUES ('begun', 'project', false), ('to_be_spent', 'yuan', false);
INSERT INTO pipeline_indicator (indicator, stage, measure) VALUES ('begun', 'started', 'projects'), ('to_be_spent', 'started', 'planned_investment');

-- the same rows there, and a day's tree
SELECT count(*) FROM (SELECT NULL) x \g /dev/null
DO $$
DECLARE
	t text;
BEGIN
	INSERT INTO b.region (region) SELECT region FROM o.region;
	FOREACH t IN ARRAY '{department,chain,project,project_region,project_state,project_stage_event,enterprise,agreement_kind,service_request,service_task,service_event,agreement,agreement_amount,platform,membership_event,ladder,ladder_tier,enterprise_tier,assessment_scheme,assessment_round,assessment_grade,assessment}'::text[] LOOP
		EXECUTE format('INSERT INTO b.%I SELECT * FROM o.%1$I ON CONFLICT DO NOTHING', t);
	END LOOP;
END $$;
CREATE TEMP TABLE found (board text, day date, differ bigint, agree bigint);
DO $$
DECLARE
	d date;
	v record;
BEGIN
	FOREACH d IN ARRAY ARRAY[date '2024-01-31', '2024-03-15', '2024-05-31', '2024-08-07', '2024-10-31', '2024-12-19', '2024-12-20', '2025-01-31'] || ARRAY(SELECT changed_on - k FROM (SELECT changed_on FROM o.region_change ORDER BY changed_on OFFSET 3 LIMIT 4) c, generate_series(0, 1) k) LOOP
		UPDATE b.region SET parent_region = NULL;
		UPDATE b.region r SET parent_region = t.parent_region FROM o.region_tree(d) t WHERE t.region = r.region;
		FOR v IN SELECT * FROM (VALUES ('service_board', 'NULL'), ('service_backlog', 'NULL'), ('agreement_board', NULL), ('membership_board', 'NULL'), ('ladder_board', 'NULL'), ('assessment_grades', NULL), ('assessment_moves', NULL)) v (board, since) LOOP
			EXECUTE format('WITH x AS (SELECT to_jsonb(f) - ''additive'' AS j FROM o.%1$I(%2$L%3$s) f WHERE coverage = ''all''), y AS (SELECT to_jsonb(f) - ''additive'' AS j FROM b.%1$I(%2$L%3$s) f WHERE coverage = ''all'')
				INSERT INTO found SELECT %1$L, %2$L, (SELECT count(*) FROM (SELECT * FROM x EXCEPT ALL SELECT * FROM y UNION ALL (SELECT * FROM y EXCEPT ALL SELECT * FROM x)) z), (SELECT count(*) FROM (SELECT * FROM x INTERSECT SELECT * FROM y) z)',
				v.board, d, ', ' || v.since);
		END LOOP;
	END LOOP;
END $$;
SELECT results_eq($$SELECT board, sum(differ), min(agree) > 0 FROM found GROUP BY board ORDER BY board$$,
	$$SELECT n, 0::numeric, true FROM unnest(ARRAY['agreement_board', 'assessment_grades', 'assessment_moves', 'ladder_board', 'membership_board', 'service_backlog', 'service_board']) n$$, 'boards are those of the tree of the day');
-- projects: figures of the day, and those of a year earlier as they were then; what is of a period as one of a day
CREATE TEMP TABLE found_of_projects (board text, day date, differ bigint, agree bigint);
CREATE TEMP TABLE entered (region text, day date, stage text, entries bigint, amount numeric, batch_entries bigint);
DO $$
DECLARE
	d date;
	next date;
	flat boolean;
	v record;
BEGIN
	UPDATE b.project_stage t SET norm_days = s.norm_days FROM o.project_stage s WHERE s.stage = t.stage;
	FOR d, flat IN SELECT DISTINCT x.day, f FROM (SELECT happened_on FROM o.project_stage_event UNION SELECT changed_on - k FROM o.region_change, generate_series(0, 1) k WHERE hashtext(region) % 3 = 0) x (day), unnest(ARRAY[true, false]) f ORDER BY f, x.day LOOP
		UPDATE b.region SET parent_region = NULL WHERE parent_region IS NOT NULL;
		IF NOT flat THEN
			UPDATE b.region r SET parent_region = t.parent_region FROM o.region_tree(d) t WHERE t.region = r.region AND t.parent_region IS NOT NULL;
		END IF;
		next := (d + interval '1 year')::date;
		FOR v IN SELECT * FROM (VALUES
			('project_stock', 'on_day', '{region,kind,size_class,projects,planned_investment}', 'projects > 0', ''),
			('project_stock', 'on_day', '{region,kind,size_class,projects,planned_investment}', 'projects > 0', ', of_chain => ''c1'', of_owner => ''d1'''),
			('project_stock', 'year_ago', '{region,kind,size_class}', '', ''),
			('stock_structure', 'on_day', '{region,dimension,member,size_class,in_stock,projects,share,planned_investment}', 'projects > 0', ''),
			('stock_structure', 'on_day', '{region,dimension,member,size_class,in_stock,projects,share,planned_investment}', 'projects > 0', ', of_kind => ''new'''),
			('stock_structure', 'year_ago', '{region,dimension,member,size_class,in_stock}', '', ''),
			('stage_backlog', 'on_day', NULL, 'true', ''),
			('time_in_stage', 'on_day', NULL, 'true', ''),
			('stage_visit', 'on_day', NULL, 'true', ''),
			('project_progress', 'on_day', NULL, 'true', ''),
			('stage_duration', 'to_day', NULL, 'true', ''),
			('pipeline_flow', 'of_day', '{region,stage,entries,amount,batches,batch_entries}', 'entries > 0', ''),
			('pipeline_flow', 'of_day', '{region,stage,entries,amount,batches,batch_entries}', 'entries > 0', ', of_chain => ''c2'''),
			('pipeline_funnel', 'of_day', NULL, 'true', ', date ''2024-11-11'''),
			('pipeline_funnel', 'of_day', NULL, 'true', ', date ''2025-03-31'', ''signed''')) w (board, mode, columns, holds, more)
			WHERE CASE WHEN flat THEN abs(hashtext(d || w.board || w.more)) % 20 = 0 ELSE abs(hashtext(d || w.board || w.more)) % 12 = 0 END AND (w.mode <> 'year_ago' OR o.year_ago(next) = d) LOOP
			EXECUTE format('WITH x AS (SELECT %4$s AS j FROM o.%1$I(%2$s) f WHERE %3$s), y AS (SELECT %6$s AS j FROM b.%1$I(%5$s) f WHERE %7$s)
				INSERT INTO found_of_projects SELECT %8$L, %9$L, (SELECT count(*) FROM (SELECT * FROM x EXCEPT ALL SELECT * FROM y UNION ALL (SELECT * FROM y EXCEPT ALL SELECT * FROM x)) z), (SELECT count(*) FROM (SELECT * FROM x INTERSECT SELECT * FROM y) z)',
				v.board,
				CASE v.mode WHEN 'year_ago' THEN quote_literal(next) WHEN 'on_day' THEN quote_literal(d) WHEN 'of_day' THEN format('ref_period(daterange(%L, %1$L, ''[]''))', d) ELSE format('ref_period(daterange(''2023-10-01'', %L, ''[]''))', d) END || v.more,
				CASE WHEN v.board = 'time_in_stage' THEN 'true' WHEN flat THEN 'additive' ELSE 'coverage = ''all''' END || ' AND ' || CASE v.mode WHEN 'year_ago' THEN 'projects_year_ago > 0' ELSE v.holds END,
				CASE WHEN v.mode = 'year_ago' THEN format('to_jsonb(ROW(%s, projects_year_ago, planned_investment_year_ago))', btrim(v.columns, '{}'))
					WHEN v.columns IS NULL THEN 'to_jsonb(f) - ''{additive,coverage}''::text[]' ELSE format('to_jsonb(ROW(%s))', btrim(v.columns, '{}')) END,
				CASE v.mode WHEN 'of_day' THEN format('ref_period(daterange(%L, %1$L, ''[]''))', d) WHEN 'to_day' THEN format('ref_period(daterange(''2023-10-01'', %L, ''[]''))', d) ELSE quote_literal(d) END || v.more,
				CASE WHEN v.mode = 'year_ago' THEN format('to_jsonb(ROW(%s, projects, planned_investment))', btrim(v.columns, '{}'))
					WHEN v.columns IS NULL THEN 'to_jsonb(f) - ''{additive,coverage}''::text[]' ELSE format('to_jsonb(ROW(%s))', btrim(v.columns, '{}')) END,
				CASE WHEN v.board = 'time_in_stage' THEN 'true' ELSE 'coverage = ''all''' END || ' AND ' || CASE v.mode WHEN 'year_ago' THEN 'projects > 0' ELSE v.holds END,
				v.board || CASE WHEN v.mode = 'year_ago' THEN ' a year ago' ELSE '' END || CASE WHEN flat THEN ', own' ELSE '' END, d);
		END LOOP;
		IF NOT flat THEN
			INSERT INTO entered SELECT f.region, d, f.stage, f.entries, f.amount, f.batch_entries FROM b.pipeline_flow(ref_period(daterange(d, d, '[]'))) f WHERE f.coverage = 'all' AND f.entries > 0;
		END IF;
	END LOOP;
END $$;
SELECT results_eq($$SELECT board, sum(differ), sum(agree) > 9 FROM found_of_projects GROUP BY board ORDER BY board COLLATE "C"$$,
	$$SELECT n || o, 0::numeric, true FROM unnest(ARRAY['project_stock', 'project_stock a year ago', 'stock_structure', 'stock_structure a year ago', 'stage_backlog', 'time_in_stage', 'stage_visit', 'stage_duration', 'project_progress', 'pipeline_flow', 'pipeline_funnel']) n, unnest(ARRAY['', ', own']) o ORDER BY (n || o) COLLATE "C"$$, 'boards of projects are those of the tree of the day, and own ones those without a tree');
SELECT ok((SELECT count(DISTINCT day) FROM entered) > 30 AND (SELECT count(*) FROM entered) > 300, 'entries of ' || (SELECT count(DISTINCT day) FROM entered) || ' days');
SELECT results_eq($$SELECT region, stage, entries, amount, batch_entries FROM pipeline_flow('2024-H1') WHERE coverage = 'all' AND entries > 0 ORDER BY 1, 2$$,
	$$SELECT region, stage, sum(entries)::bigint, sum(amount), sum(batch_entries)::bigint FROM entered WHERE day BETWEEN '2024-01-01' AND '2024-06-30' GROUP BY 1, 2 ORDER BY 1, 2$$, 'a period is the sum of its days');
SELECT results_eq($$SELECT region, stage, entries_year_ago, amount_year_ago FROM pipeline_flow('2025') WHERE coverage = 'all' AND entries_year_ago > 0 ORDER BY 1, 2$$,
	$$SELECT region, stage, sum(entries)::bigint, sum(amount) FROM entered WHERE day BETWEEN '2024-01-01' AND '2024-12-31' GROUP BY 1, 2 ORDER BY 1, 2$$, 'and so is that a year earlier');
SELECT results_eq($$SELECT region, sum(entries)::numeric FROM pipeline_batch WHERE coverage = 'all' GROUP BY 1 ORDER BY 1$$, $$SELECT region, sum(batch_entries) FROM entered GROUP BY 1 HAVING sum(batch_entries) > 0 ORDER BY 1$$, 'batches');
SELECT results_eq($$SELECT r.region, counted_on('begun', r.region, 'region', r.region, '2024-01-01', ARRAY[date '2024-02-20', '2024-09-30']) FROM region r ORDER BY 1$$,
	$$SELECT r.region, ARRAY[coalesce(sum(e.entries) FILTER (WHERE e.day <= '2024-02-20'), 0), coalesce(sum(e.entries), 0)] FROM region r LEFT JOIN entered e ON e.region = r.region AND e.stage = 'started' AND e.day BETWEEN '2024-01-01' AND '2024-09-30' GROUP BY 1 ORDER BY 1$$, 'targets that are counted');
SELECT results_eq($$SELECT r.region, counted_on('to_be_spent', r.region, 'region', r.region, '2024-01-01', ARRAY[date '2024-09-30']) FROM region r ORDER BY 1$$,
	$$SELECT r.region, ARRAY[coalesce(sum(e.amount), 0)] FROM region r LEFT JOIN entered e ON e.region = r.region AND e.stage = 'started' AND e.day BETWEEN '2024-01-01' AND '2024-09-30' GROUP BY 1 ORDER BY 1$$, 'and their investment');
-- a large region is read in one pass over all
CREATE TEMP TABLE before AS SELECT 'stock' AS board, to_jsonb(s) AS j FROM project_stock('2024-06-15') s UNION ALL SELECT 'structure', to_jsonb(s) FROM stock_structure('2024-06-15') s UNION ALL SELECT 'funnel', to_jsonb(s) FROM pipeline_funnel('2024-H1', '2024-11-01') s;
ANALYZE project, project_stage_event, region, region_change;
SELECT ok((SELECT count(*) FROM region r CROSS JOIN LATERAL large_region(r.region, 100) l WHERE l.is_large) BETWEEN 2 AND 12, 'some are');
SELECT is_empty($$SELECT 'stock', to_jsonb(s) FROM project_stock('2024-06-15') s UNION ALL SELECT 'structure', to_jsonb(s) FROM stock_structure('2024-06-15') s UNION ALL SELECT 'funnel', to_jsonb(s) FROM pipeline_funnel('2024-H1', '2024-11-01') s EXCEPT ALL SELECT * FROM before$$, 'either way');
-- and so are the views, month by month
CREATE FUNCTION pg_temp.differs(board text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	n bigint;
	columns text;
BEGIN
	SELECT string_agg(format('%I', a.attname), ', ' ORDER BY a.attnum) INTO columns FROM pg_attribute a WHERE a.attrelid = ('o.' || board)::regclass AND a.attnum > 0 AND a.attname !~ '_name$|^(on_date|year|month|kind_name)$'
		AND EXISTS (SELECT FROM pg_proc p WHERE p.proname = board AND p.pronamespace = 'o'::regnamespace AND a.attname = ANY (p.proargnames));
	EXECUTE format('SELECT count(*) FROM (SELECT on_date, %2$s FROM o.%1$I EXCEPT SELECT d.on_date, %2$s FROM (SELECT DISTINCT on_date FROM o.%1$I) d, LATERAL o.%1$I(d.on_date)) x', board, columns) INTO n;
	RETURN n;
END $$;
SELECT is(pg_temp.differs(v), 0::bigint, v || ' is its function at month ends') FROM unnest(ARRAY['service_board', 'service_backlog', 'agreement_board', 'membership_board', 'ladder_board', 'project_stock', 'stock_structure', 'stage_backlog', 'time_in_stage']) v;
SELECT is_empty($$SELECT v.region, v.coverage, v.stage, v.period, v.entries, v.amount, v.batches, v.batch_entries, v.entries_year_ago, v.amount_year_ago, v.entries_growth FROM pipeline_flow v
	EXCEPT SELECT f.region, f.coverage, f.stage, p.period, f.entries, f.amount, f.batches, f.batch_entries, f.entries_year_ago, f.amount_year_ago, f.entries_growth FROM (SELECT DISTINCT period FROM pipeline_flow) p, LATERAL pipeline_flow(p.period) f$$, 'entries by month are those of the function');
SELECT is_empty($$SELECT v.region, v.coverage, v.stage, v.period, v.on_date, v.cohort_projects, v.reached, v.waiting, v.gone, v.entered, v.days_median FROM pipeline_funnel v WHERE v.cohort_projects > 0
	EXCEPT SELECT f.region, f.coverage, f.stage, p.period, p.on_date, f.cohort_projects, f.reached, f.waiting, f.gone, f.entered, f.days_median FROM (SELECT DISTINCT period, on_date FROM pipeline_funnel) p, LATERAL pipeline_funnel(p.period, p.on_date) f$$, 'and so are cohorts');
SELECT is_empty($$SELECT on_date, region FROM service_board b WHERE additive AND coverage = 'all' AND EXISTS (SELECT FROM region_tree(b.on_date) t WHERE t.parent_region = b.region)$$, 'what may be summed holds nothing of others');
SELECT * FROM finish();
