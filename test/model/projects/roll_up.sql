-- What a region's boards count: its own, and with all below it. Every board is held against itself
-- after everything below was moved into the region; projects that stand in several regions, and
-- what is picked by chain, kind, owner and size class, against plain queries.
\set QUIET on
SET client_min_messages = warning;
SET timezone = 'UTC';
SET jit = off;
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SET search_path = public, office;
SELECT plan(72);
SELECT setseed(0.17) \g /dev/null

-- a land with four districts, two of them with towns, beside a land with none
INSERT INTO region (region, parent_region) VALUES ('world', NULL), ('land', 'world'), ('other', 'world'),
	('d1', 'land'), ('d2', 'land'), ('d3', 'land'), ('d4', 'land'), ('d1a', 'd1'), ('d1b', 'd1'), ('d2a', 'd2');
CREATE FUNCTION pg_temp.some_region() RETURNS text LANGUAGE sql VOLATILE AS $$ SELECT (ARRAY['world', 'land', 'other', 'd1', 'd2', 'd3', 'd1a', 'd1b', 'd2a'])[1 + floor(random() * 9)::integer] $$;
INSERT INTO chain (chain) VALUES ('c1'), ('c2');
INSERT INTO department (department, department_order) VALUES ('o1', 1), ('o2', 2), ('o3', 3);
UPDATE project_stage SET norm_days = 40 WHERE stage IN ('signed', 'planned');
INSERT INTO project (project, region, chain, kind, owner, planned_investment)
SELECT 'p' || n, CASE n WHEN 3 THEN 'd3' WHEN 4 THEN 'other' WHEN 12 THEN 'd1a' WHEN 7 THEN 'd3' ELSE pg_temp.some_region() END, (ARRAY['c1', 'c2', NULL])[1 + floor(random() * 3)::integer], (ARRAY['new', 'technical_upgrade'])[1 + floor(random() * 2)::integer],
	(ARRAY['o1', 'o2', NULL])[1 + floor(random() * 3)::integer], round((random() * 2e8)::numeric, 2)
FROM generate_series(1, 90) n;
INSERT INTO project_stage_event (project, stage, happened_on, batch, recorded_at)
SELECT project, stage, day, CASE WHEN stage = 'signed' AND extract(month FROM day) = 3 THEN 'fair of ' || extract(year FROM day) END, day + 1
FROM (
	SELECT p.project, s.stage, date '2022-01-10' + (s.n * 70 + substr(p.project, 2)::integer * 7 + s.n * (substr(p.project, 2)::integer % 13) * 3)::integer AS day
	FROM project p CROSS JOIN (VALUES ('planned', 0), ('signed', 1), ('started', 2), ('completed', 7)) s (stage, n)
	WHERE s.n <= substr(p.project, 2)::integer % 9) e
WHERE day < '2024-07-01';
-- the share of a part is all of what is left
INSERT INTO project_region (project, region, share) VALUES ('p3', 'd1a', 0.25), ('p3', 'd1b', 0.35), ('p3', 'd3', 0.4), ('p4', 'd2', 0.5), ('p4', 'other', 0.5),
	('p12', 'd1', 0.1), ('p12', 'd1a', 0.9), ('p7', 'd3', 1);

INSERT INTO enterprise (enterprise, region, chain) SELECT 'e' || n, pg_temp.some_region(), 'c1' FROM generate_series(1, 40) n;
INSERT INTO ladder (ladder) VALUES ('l');
INSERT INTO ladder_tier (ladder, tier, tier_order) VALUES ('l', 't1', 1), ('l', 't2', 2), ('l', 't3', 3);
INSERT INTO enterprise_tier (ladder, enterprise, since, tier, kind)
SELECT 'l', enterprise, date '2023-01-31' + k * 90, (ARRAY['t1', 't2', 't3', NULL])[1 + floor(random() * 4)::integer], CASE WHEN k = 5 THEN 'forecast' ELSE 'actual' END
FROM enterprise CROSS JOIN generate_series(0, 5) k WHERE random() < 0.6;
INSERT INTO assessment_scheme (scheme) VALUES ('s');
INSERT INTO assessment_grade (scheme, grade, grade_order) VALUES ('s', 'g1', 1), ('s', 'g2', 2);
INSERT INTO assessment_round (scheme, round, round_order) VALUES ('s', 'r1', 1), ('s', 'r2', 2);
INSERT INTO assessment (scheme, round, enterprise, assessed_on, graded_on, grade)
SELECT 's', r, enterprise, d, CASE WHEN q < 0.7 THEN d + 20 END, CASE WHEN q < 0.35 THEN 'g1' WHEN q < 0.7 THEN 'g2' END
FROM (SELECT enterprise, r, date '2023-02-01' + CASE r WHEN 'r1' THEN 0 ELSE 300 END + floor(random() * 60)::integer AS d, random() AS q
	  FROM enterprise CROSS JOIN unnest(ARRAY['r1', 'r2']) r WHERE random() < 0.7) a;
INSERT INTO platform (platform) VALUES ('f');
INSERT INTO membership_event (platform, enterprise, event, entry, happened_on)
SELECT 'f', enterprise, e.event, 1, date '2023-01-15' + e.n * 100 + substr(enterprise, 2)::integer * 4
FROM enterprise CROSS JOIN (VALUES ('joined', 0), ('profile_completed', 1), ('exited', 3)) e (event, n) WHERE e.n <= substr(enterprise, 2)::integer % 4;
INSERT INTO agreement (agreement, region, kind, party) SELECT 'a' || n, pg_temp.some_region(), 'credit', 'bank' || n % 4 FROM generate_series(1, 20) n;
INSERT INTO agreement_amount (agreement, purpose, signed_on, ends_on, amount)
SELECT agreement, u, date '2023-01-01' + substr(agreement, 2)::integer * 20, date '2024-02-01' + substr(agreement, 2)::integer * 9, round((random() * 1e6)::numeric, 2)
FROM agreement CROSS JOIN unnest(ARRAY['industry', 'other']) u;
INSERT INTO service_request (request, region, enterprise) SELECT 'q' || n, pg_temp.some_region(), 'e' || 1 + n % 40 FROM generate_series(1, 60) n;
INSERT INTO service_task (request, department) SELECT request, d FROM service_request CROSS JOIN unnest(ARRAY['o1', 'o2', 'o3']) d WHERE random() < 0.7;
INSERT INTO service_event (request, event, happened_at) SELECT request, v.event, timestamp '2023-01-05 09:00' + substr(request, 2)::integer * interval '8 days' + v.after
FROM service_request CROSS JOIN (VALUES ('opened', interval '0'), ('due', interval '30 days')) v (event, after);
INSERT INTO service_event (request, department, event, happened_at) SELECT t.request, t.department, v.event, timestamp '2023-01-06 09:00' + substr(t.request, 2)::integer * interval '8 days' + v.after * ascii(substr(t.department, 2)) / 49
FROM service_task t CROSS JOIN (VALUES ('opened', interval '1 day'), ('closed', interval '17 days 5 hours')) v (event, after) WHERE v.event = 'opened' OR random() < 0.8;
INSERT INTO initiative (initiative, parent_initiative, region, kind, owner, recorded_at)
SELECT 'i' || n, CASE WHEN n > 5 THEN 'i' || 1 + n % 5 END, pg_temp.some_region(), CASE WHEN n < 3 THEN 'contest' ELSE 'task' END, 'o1', '2023-01-01' FROM generate_series(1, 40) n;
INSERT INTO initiative_event (initiative, event, happened_on)
SELECT initiative, e.event, date '2023-02-01' + substr(initiative, 2)::integer * 11 + e.n FROM initiative CROSS JOIN (VALUES ('due', 60), ('done', 40)) e (event, n) WHERE e.event = 'due' OR random() < 0.6;

-- the rows of a board in a region, without what says where they stand
CREATE FUNCTION pg_temp.rows_of(board text, what text, of_coverage text) RETURNS SETOF jsonb LANGUAGE plpgsql AS $$
BEGIN
	RETURN QUERY EXECUTE format('SELECT to_jsonb(b) - ''{region,region_name,coverage,additive}''::text[] FROM %s b WHERE b.region = %L AND b.coverage = %L', board, what, of_coverage);
END $$;
CREATE FUNCTION pg_temp.below(what text) RETURNS SETOF text LANGUAGE sql AS $$ SELECT region FROM office.region_ancestor WHERE ancestor = what AND distance > 0 $$;
-- everything that stands below a region stands in another from now on
CREATE FUNCTION pg_temp.move_below(what text, place text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	t text;
	shares CONSTANT jsonb := (SELECT jsonb_agg(s) FROM office.project_region s);
BEGIN
	-- a project has a share in its own region, before and after
	DELETE FROM office.project_region;
	FOREACH t IN ARRAY ARRAY['project', 'enterprise', 'agreement', 'service_request', 'initiative'] LOOP
		-- a project has stood there since ever
		EXECUTE format('UPDATE office.%I SET region = %L%s WHERE region IN (SELECT pg_temp.below(%L))', t, place, CASE t WHEN 'project' THEN ', valid_from = ''1900-01-01''' END, what);
	END LOOP;
	INSERT INTO office.project_region (project, region, share)
	SELECT s.project, CASE WHEN s.region IN (SELECT pg_temp.below(what)) THEN place ELSE s.region END, sum(s.share)
	FROM jsonb_populate_recordset(NULL::office.project_region, shares) s GROUP BY 1, 2;
END $$;
CREATE TEMP TABLE board (board text, name text);
INSERT INTO board SELECT v, v FROM unnest(ARRAY['project_stock', 'stock_structure', 'pipeline_flow', 'pipeline_funnel', 'pipeline_batch', 'stage_backlog',
	'ladder_board', 'assessment_grades', 'membership_board', 'agreement_board', 'service_backlog', 'service_board']) v;
INSERT INTO board SELECT f || $$('2024-03-31')$$, f || ' of a day' FROM unnest(ARRAY['project_stock', 'stock_structure', 'stage_backlog', 'ladder_board', 'assessment_grades', 'assessment_moves',
	'membership_board', 'agreement_board', 'service_backlog', 'service_board']) f;
INSERT INTO board VALUES ($$pipeline_flow('2024-Q1')$$, 'pipeline_flow of a period'), ($$pipeline_funnel('2023', '2024-03-31')$$, 'pipeline_funnel of a cohort'),
	($$stock_structure('2024-03-31', 'infinity', of_size_class => '100m_or_more')$$, 'what is picked');
CREATE TEMP TABLE saved (region text, coverage text, board text, line jsonb);
INSERT INTO saved SELECT r, c, b.board, pg_temp.rows_of(b.board, r, c) FROM board b CROSS JOIN unnest(ARRAY['land', 'd1']) r CROSS JOIN unnest(ARRAY['own', 'all']) c;
CREATE TEMP TABLE differ (region text, coverage text, board text, differences bigint);
CREATE FUNCTION pg_temp.compare(what text, of_coverage text) RETURNS void LANGUAGE sql AS $$
	INSERT INTO differ SELECT what, of_coverage, b.board, (SELECT count(*) FROM (
		(SELECT s.line FROM saved s WHERE s.board = b.board AND s.region = what AND s.coverage = of_coverage EXCEPT ALL SELECT pg_temp.rows_of(b.board, what, 'own'))
		UNION ALL (SELECT pg_temp.rows_of(b.board, what, 'own') EXCEPT ALL SELECT s.line FROM saved s WHERE s.board = b.board AND s.region = what AND s.coverage = of_coverage)) d)
	FROM board b $$;
BEGIN;
SELECT pg_temp.move_below('land', 'land') \g /dev/null
SELECT pg_temp.compare('land', 'all') \g /dev/null
SELECT is((SELECT differences FROM differ d WHERE d.board = b.board), 0::bigint, b.name || ': with all below is what it would be if all of it stood there') FROM board b;
ROLLBACK;
BEGIN;
SELECT pg_temp.move_below('d1', 'd1') \g /dev/null
SELECT pg_temp.compare('d1', 'all') \g /dev/null
SELECT is((SELECT sum(differences) FROM differ), 0::numeric, 'also half way down the tree');
ROLLBACK;
-- a region without any below it has one row, which is both
BEGIN;
SELECT pg_temp.move_below('land', 'other') \g /dev/null
SELECT pg_temp.compare('land', 'own') \g /dev/null
SELECT is((SELECT sum(differences) FROM differ), 0::numeric, 'its own is what it is when nothing stands below');
ROLLBACK;
SELECT cmp_ok((SELECT count(*) FROM saved s WHERE s.board = b.board AND s.region = 'land' AND s.coverage = 'all'), '>', 0::bigint, b.name || ' has figures here') FROM board b
WHERE b.name NOT LIKE '%of a %';

-- which rows there are
SELECT set_eq($$SELECT DISTINCT region, coverage, additive FROM project_stock$$, $$
	SELECT r.region, c.coverage, c.coverage = 'own' OR NOT EXISTS (SELECT FROM region k WHERE k.parent_region = r.region)
	FROM region r CROSS JOIN (VALUES ('own'), ('all')) c (coverage)
	WHERE (c.coverage = 'all' OR EXISTS (SELECT FROM region k WHERE k.parent_region = r.region))
		AND EXISTS (SELECT FROM (SELECT project, region FROM project WHERE project NOT IN (SELECT project FROM project_region) UNION ALL SELECT project, region FROM project_region) p
			JOIN region_ancestor a ON a.region = p.region WHERE a.ancestor = r.region AND (c.coverage = 'all' OR a.distance = 0))$$, 'all in every region, own where others are below, and which of them share nothing');
SELECT results_eq($$SELECT on_date, sum(planned_investment) FROM project_stock WHERE additive AND kind = 'all' AND size_class = 'all' GROUP BY on_date ORDER BY 1$$,
	$$SELECT on_date, planned_investment FROM project_stock WHERE region = 'world' AND coverage = 'all' AND kind = 'all' AND size_class = 'all' ORDER BY 1$$, 'the investment of what is additive is that of all');
SELECT is_empty($$SELECT 1 FROM project_stock WHERE region = 'd3' AND coverage = 'own'$$, 'no row is said twice');

-- stocks and flows with shares and filters, against plain queries
CREATE TEMP VIEW place AS
SELECT p.project, r.region AS above, c.coverage, p.chain, p.kind, p.owner, p.planned_investment AS whole,
	(SELECT z.size_class FROM size_class z WHERE z.from_investment <= p.planned_investment ORDER BY z.from_investment DESC LIMIT 1) AS size_class,
	CASE WHEN NOT EXISTS (SELECT FROM project_region s WHERE s.project = p.project) THEN
		CASE WHEN p.region = r.region OR c.coverage = 'all' AND p.region IN (SELECT pg_temp.below(r.region)) THEN 1 END
	ELSE (SELECT sum(s.share) FROM project_region s WHERE s.project = p.project AND (s.region = r.region OR c.coverage = 'all' AND s.region IN (SELECT pg_temp.below(r.region)))) END AS share
FROM project p CROSS JOIN region r CROSS JOIN (VALUES ('own'), ('all')) c (coverage);
CREATE FUNCTION pg_temp.stands(p text, d date) RETURNS boolean LANGUAGE sql AS $$
	SELECT (SELECT s.in_stock FROM office.project_stage_event e JOIN office.project_stage s USING (stage) WHERE e.project = p AND e.happened_on <= d ORDER BY e.happened_on DESC, s.stage_order DESC LIMIT 1) $$;
SELECT set_eq($$SELECT region, coverage, projects, planned_investment FROM project_stock('2024-01-31') WHERE kind = 'all' AND size_class = 'all' AND projects > 0$$,
	$$SELECT above, coverage, count(*), sum(whole * share) FROM place WHERE share > 0 AND pg_temp.stands(project, '2024-01-31')
		AND (coverage = 'all' OR EXISTS (SELECT FROM region k WHERE k.parent_region = above)) GROUP BY 1, 2$$, 'a shared project counts once in each region and once above, its investment by share');
SELECT set_eq(format($$SELECT region, coverage, projects, planned_investment FROM project_stock('2024-01-31', 'infinity', %s) WHERE kind = 'all' AND size_class = 'all' AND projects > 0$$, f.arguments),
	format($$SELECT above, coverage, count(*), sum(whole * share) FROM place WHERE share > 0 AND pg_temp.stands(project, '2024-01-31') AND %s
		AND (coverage = 'all' OR EXISTS (SELECT FROM region k WHERE k.parent_region = above)) GROUP BY 1, 2$$, f.condition), 'only ' || f.condition)
FROM (VALUES ('of_chain => ''c1''', 'chain = ''c1'''), ('of_kind => ''new''', 'kind = ''new'''), ('of_owner => ''o2''', 'owner = ''o2'''), ('of_size_class => ''under_100m''', 'size_class = ''under_100m'''),
	('''c2'', ''new'', ''o1''', 'chain = ''c2'' AND kind = ''new'' AND owner = ''o1''')) f (arguments, condition);
SELECT set_eq(format($$SELECT region, coverage, stage, entries, amount FROM pipeline_flow('2023', 'infinity'%s) WHERE entries > 0$$, f.arguments),
	format($$SELECT above, coverage, stage, count(*), sum(whole * share) FROM place JOIN project_stage_event USING (project) WHERE share > 0 AND happened_on BETWEEN '2023-01-01' AND '2023-12-31' AND %s
		AND (coverage = 'all' OR EXISTS (SELECT FROM region k WHERE k.parent_region = above)) GROUP BY 1, 2, 3$$, f.condition), 'the flow, ' || f.condition)
FROM (VALUES ('', 'true'), (', of_chain => ''c1''', 'chain = ''c1'''), (', of_size_class => ''100m_or_more'', of_owner => ''o2''', 'size_class = ''100m_or_more'' AND owner = ''o2''')) f (arguments, condition);
SELECT set_eq($$SELECT region, coverage, stage, projects FROM stage_backlog('2024-01-31', 'infinity', of_kind => 'technical_upgrade')$$,
	$$SELECT above, coverage, stage, count(DISTINCT p.project) FROM place p JOIN time_in_stage('2024-01-31') t ON t.project = p.project WHERE p.share > 0 AND p.kind = 'technical_upgrade'
		AND (coverage = 'all' OR EXISTS (SELECT FROM region k WHERE k.parent_region = above)) GROUP BY 1, 2, 3$$, 'who waits, of a kind');
SELECT set_eq($$SELECT region, stage, projects FROM stage_backlog('2024-01-31', 'infinity', NULL, NULL, 'o1', 'under_100m') WHERE coverage = 'all'$$,
	$$SELECT a.ancestor, stage, count(DISTINCT project) FROM time_in_stage t JOIN region_ancestor a ON a.region = t.region WHERE on_date = '2024-01-31' AND owner = 'o1' AND size_class = 'under_100m' GROUP BY 1, 2$$, 'and of an owner and size class, which are columns of those who wait');
SELECT set_eq($$SELECT region, coverage, cohort_projects FROM pipeline_funnel('2022', '2024-01-31', NULL, 'infinity', of_owner => 'o1') WHERE stage = 'planned'$$,
	$$SELECT above, coverage, count(*) FROM place WHERE share > 0 AND owner = 'o1' AND EXISTS (SELECT FROM project_stage_event e WHERE e.project = place.project AND stage = 'planned' AND happened_on BETWEEN '2022-01-01' AND '2022-12-31')
		AND (coverage = 'all' OR EXISTS (SELECT FROM region k WHERE k.parent_region = above)) GROUP BY 1, 2$$, 'a cohort of an owner');
SELECT set_eq($$SELECT region, coverage, member, projects FROM stock_structure('2024-01-31') WHERE dimension = 'owner' AND size_class = 'all' AND projects > 0$$,
	$$SELECT above, coverage, owner, count(*) FROM place WHERE share > 0 AND owner IS NOT NULL AND pg_temp.stands(project, '2024-01-31')
		AND (coverage = 'all' OR EXISTS (SELECT FROM region k WHERE k.parent_region = above)) GROUP BY 1, 2, 3$$, 'the stock by owner');

-- a target for projects counts those of the districts
INSERT INTO indicator (indicator) VALUES ('begun');
INSERT INTO pipeline_indicator (indicator, stage) VALUES ('begun', 'started');
INSERT INTO target (indicator, region, period, kind, target) VALUES ('begun', 'land', '2023', 'flow', 30);
SELECT results_eq($$SELECT actual FROM target_board WHERE subject_kind = 'region' AND region = 'land' AND on_date = '2023-12-31'$$,
	$$SELECT entries::numeric FROM pipeline_flow('2023') WHERE region = 'land' AND coverage = 'all' AND stage = 'started'$$, 'a target of a land counts the projects of its districts');

-- bulletin and report of a land whose projects are all in its districts
UPDATE project SET region = 'd4', valid_from = '1900-01-01' WHERE region = 'land';
SELECT results_eq($$SELECT text LIKE format('%% %s project%% under construction in land, %%', s.projects) FROM bulletin('land', '2024-03', 'en') b, project_stock s
	WHERE s.region = 'land' AND s.on_date = '2024-03-31' AND s.kind = 'all' AND s.size_class = 'all' AND s.coverage = 'all' AND b.text LIKE 'At the end of March%'$$, 'VALUES (true)', 'its bulletin tells of them');
SELECT is_empty($$SELECT sentence_code FROM bulletin_omission('land', '2024-03', 'en') WHERE reason = 'several_values'$$, 'and no figure of two');
SELECT matches(report('land', '2024-03', 'en'), 'Under construction at the end of each month', 'and its report shows them');
UPDATE initiative SET region = 'd1' WHERE region = 'land';
SELECT matches(report('land', '2024-03', 'en'), 'Tasks done, %', 'and what its districts do');
-- a list has each thing once, in its own region
SELECT is_empty($$SELECT on_date, request FROM service_turnaround GROUP BY 1, 2 HAVING count(*) > 1$$, 'a list has each request once');
SELECT results_eq($$SELECT sum(planned_investment) FROM time_in_stage WHERE on_date = '2023-06-30' AND stage = 'signed'$$,
	$$SELECT sum(p.planned_investment) FROM project p WHERE (SELECT e.stage FROM project_stage_event e JOIN project_stage s USING (stage) WHERE e.project = p.project AND happened_on <= '2023-06-30' ORDER BY happened_on DESC, stage_order DESC LIMIT 1) = 'signed'$$, 'and of a project each share once');

-- shares
-- a project stands where its shares say, and its own region is one of them or one above
SELECT throws_ok($$UPDATE project SET region = 'other' WHERE project = 'p3'$$, '23514', 'project "p3" has no share in region "other"', 'its own region says nothing else');
SELECT throws_ok($$UPDATE project_region SET region = 'other' WHERE project = 'p3' AND region = 'd3'; UPDATE project_region SET region = 'd2' WHERE project = 'p3' AND region IN ('d1a')$$, '23514', NULL, 'nor is it left without a share');
SELECT throws_ok($$INSERT INTO project_region (project, region, share) VALUES ('p20', 'd1', 0.5), ('p20', 'd2', 0.4)$$, '23514', 'the shares of project "p20" do not sum to 1', 'shares that do not sum to 1 are refused');
SELECT throws_ok($$UPDATE project_region SET share = 0.3 WHERE project = 'p3' AND region = 'd3'$$, '23514', NULL, 'when one is changed');
SELECT throws_ok($$DELETE FROM project_region WHERE project = 'p3' AND region = 'd3'$$, '23514', NULL, 'when one is gone');
SELECT throws_ok($$UPDATE project_region SET project = 'p21' WHERE project = 'p3' AND region = 'd3'$$, '23514', NULL, 'when one goes to another project');
SELECT lives_ok($$UPDATE project_region SET share = CASE region WHEN 'd3' THEN 0.5 WHEN 'd1a' THEN 0.25 ELSE 0.25 END WHERE project = 'p3'$$, 'all in one statement');
SELECT lives_ok($$DELETE FROM project_region WHERE project = 'p3'$$, 'without any it stands in its own region');
SELECT results_eq($$SELECT DISTINCT region, planned_investment = (SELECT planned_investment FROM project WHERE project = 'p3') FROM time_in_stage WHERE project = 'p3'$$,
	$$SELECT region, true FROM project p WHERE project = 'p3' AND EXISTS (SELECT FROM time_in_stage t WHERE t.project = 'p3')$$, 'whole');
SELECT * FROM finish();
