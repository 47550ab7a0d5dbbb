-- What is asked of a project is dated: boards of a day take what was so on that day, as it was known.
\set QUIET on
SET client_min_messages = warning;
SET jit = off;
SET timezone = 'UTC';
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SET search_path = public, office;
SELECT plan(50);

-- the case that it was made for
INSERT INTO region (region) VALUES ('a'), ('b');
INSERT INTO chain (chain) VALUES ('c');
INSERT INTO department (department, department_order) VALUES ('d', 1), ('e', 2);
INSERT INTO project (project, region, chain, planned_investment) VALUES ('p', 'a', 'c', 5e7), ('q', 'a', NULL, 2e8);
INSERT INTO project_stage_event (project, stage, happened_on, recorded_at, batch) VALUES ('p', 'planned', '2023-02-01', '2023-02-02', NULL), ('p', 'started', '2023-06-01', '2023-06-02', 'joint'), ('q', 'started', '2023-06-01', '2023-06-02', 'joint');
CREATE FUNCTION pg_temp.seen() RETURNS text LANGUAGE sql AS $$
	SELECT md5(concat(
		(SELECT string_agg(s::text, ';' ORDER BY s::text) FROM project_stock('2024-01-31') s),
		(SELECT string_agg(s::text, ';' ORDER BY s::text) FROM stock_structure('2024-01-31') s),
		(SELECT string_agg(s::text, ';' ORDER BY s::text) FROM pipeline_flow('2023') s WHERE entries > 0),
		(SELECT string_agg(s::text, ';' ORDER BY s::text) FROM pipeline_funnel('2023', '2024-01-31') s),
		(SELECT string_agg(s::text, ';' ORDER BY s::text) FROM time_in_stage('2024-01-31') s),
		(SELECT string_agg(s::text, ';' ORDER BY s::text) FROM pipeline_batch s),
		(SELECT string_agg(s::text, ';' ORDER BY s::text) FROM project_stock s WHERE on_date <= '2024-01-31'),
		(SELECT string_agg(s::text, ';' ORDER BY s::text) FROM pipeline_flow s WHERE year <= 2023 AND entries > 0))) $$;
SELECT pg_temp.seen() AS before \gset
SELECT set_eq($$SELECT region, size_class, projects FROM project_stock('2024-01-31') WHERE kind = 'all'$$, $$VALUES ('a', 'all', 2::bigint), ('a', 'under_100m', 1), ('a', '100m_or_more', 1)$$, 'one project of each class');
UPDATE project SET planned_investment = 5e8, region = 'b', chain = NULL, kind = 'expansion', jobs = 40, owner = 'd', source = 'fair' WHERE project = 'p';
SELECT is(pg_temp.seen(), :'before', 'what changes today leaves the boards of the days before alone: stock, structure, flow, funnel, waiting time, batches');
SELECT set_eq($$SELECT region, kind, size_class, projects, planned_investment FROM project_stock(current_date) WHERE projects > 0 AND size_class <> 'all' AND kind <> 'all'$$,
	$$VALUES ('a', 'new', '100m_or_more', 1::bigint, 2e8), ('b', 'expansion', '100m_or_more', 1, 5e8)$$, 'and holds from today on');
SELECT results_eq($$SELECT projects_year_ago, planned_investment_year_ago FROM project_stock((date '2024-01-31' + interval '1 year')::date) WHERE (region, kind, size_class) = ('a', 'all', 'under_100m')$$,
	$$VALUES (1::bigint, 5e7)$$, 'and not in what is compared with');
SELECT results_eq($$SELECT valid_from, region, chain, kind, planned_investment, jobs, owner, source, recorded_at < '1901-01-01' FROM project_state WHERE project = 'p' ORDER BY valid_from$$,
	$$VALUES (date '1900-01-01', 'a', 'c', 'new', 5e7, NULL::integer, NULL::text, NULL::text, true), (current_date, 'b', NULL, 'expansion', 5e8, 40, 'd', 'fair', false)$$, 'both stand in project_state');
SELECT results_eq($$SELECT project, valid_from FROM project ORDER BY project$$, $$VALUES ('p', current_date), ('q', NULL)$$, 'the row of the project says since when; one that never changed has no state');
SELECT is_empty($$SELECT FROM project_state WHERE project = 'q'$$, 'and no row of it');
UPDATE project SET name = 'Plant', kind = kind, region = region;
SELECT is((SELECT count(*) FROM project_state), 2::bigint, 'what changes nothing, or a name, is no change');

-- another day, set beside
UPDATE project SET planned_investment = 3e8, valid_from = '2024-01-15' WHERE project = 'p';
SELECT results_eq($$SELECT valid_from, region, planned_investment FROM project_state WHERE project = 'p' ORDER BY 1$$,
	$$VALUES (date '1900-01-01', 'a', 5e7), ('2024-01-15', 'a', 3e8), (current_date, 'b', 3e8)$$, 'from that day up to now, and of nothing else');
SELECT results_eq($$SELECT d, s.planned_investment FROM unnest(ARRAY['2024-01-14', '2024-01-15']::date[]) d CROSS JOIN LATERAL project_stock(d) s WHERE (s.region, s.kind, s.size_class) = ('a', 'all', 'all') ORDER BY d$$,
	$$VALUES (date '2024-01-14', 2.5e8), ('2024-01-15', 5e8)$$, 'to the day');
SELECT is((SELECT planned_investment FROM project_stock('2024-01-31', (SELECT max(recorded_at) - interval '1 microsecond' FROM project_state)) WHERE (region, kind, size_class) = ('a', 'all', 'all')), 2.5e8, 'as it was known before, it was not');
UPDATE project SET valid_from = '2020-01-01' WHERE project IN ('p', 'q');
SELECT results_eq($$SELECT project, valid_from FROM project ORDER BY project$$, $$VALUES ('p', current_date), ('q', NULL)$$, 'the day alone is put right');
UPDATE project SET invested = 1e7, valid_from = '1900-01-01' WHERE project = 'q';
SELECT results_eq($$SELECT valid_from, invested FROM project_state_version() WHERE project = 'q' ORDER BY superseded_at$$, $$VALUES (date '1900-01-01', NULL), ('1900-01-01', 1e7)$$, 'since ever corrects, and what was known stays known');
INSERT INTO project (project, region, planned_investment, valid_from) VALUES ('n', 'a', 1, '2024-01-01');
SELECT is((SELECT valid_from FROM project WHERE project = 'n'), NULL, 'a new project is what it is since ever');
SELECT is((SELECT count(*) FROM region_project('a', 100, NULL, 'infinity') WHERE project = 'n'), 1::bigint, 'and is there');
INSERT INTO project (project, region, planned_investment) VALUES ('n', 'b', 2) ON CONFLICT (project) DO UPDATE SET region = excluded.region, planned_investment = excluded.planned_investment;
SELECT results_eq($$SELECT region, valid_until = current_date FROM project_valid('infinity') WHERE project = 'n' ORDER BY valid_from$$, $$VALUES ('a', true), ('b', false)$$, 'a load that writes what it finds dates it, too');

-- written as it is
INSERT INTO project_state (project, valid_from, chain) VALUES ('q', '2023-12-01', 'c');
SELECT results_eq($$SELECT valid_from, region, chain, planned_investment, invested FROM project_state WHERE project = 'q' ORDER BY 1$$,
	$$VALUES (date '1900-01-01', 'a', NULL, 2e8, 1e7), ('2023-12-01', 'a', 'c', 2e8, 1e7)$$, 'what is not said is as it was');
SELECT is((SELECT chain FROM project WHERE project = 'q'), 'c', 'the row of the project follows');
INSERT INTO project_state (project, valid_from, chain) VALUES ('q', '2023-08-01', NULL);
SELECT is((SELECT chain FROM project WHERE project = 'q'), 'c', 'an earlier one does not change what it is today');
UPDATE project_state SET chain = NULL WHERE project = 'q' AND valid_from = '2023-12-01';
SELECT is((SELECT chain FROM project WHERE project = 'q'), NULL, 'nor is it anything else when a row is corrected');
INSERT INTO project (project, region, planned_investment) VALUES ('f', 'a', 3);
INSERT INTO project_state (project, valid_from, region, planned_investment) VALUES ('f', '1900-01-01', 'b', 1), ('f', '2022-01-01', 'a', 2);
SELECT results_eq($$SELECT region, planned_investment, valid_from FROM project_valid('infinity') WHERE project = 'f' ORDER BY valid_from$$, $$VALUES ('b', 1::numeric, date '-infinity'), ('a', 2, '2022-01-01')$$, 'a whole history may be written');
SELECT results_eq($$SELECT region, planned_investment, valid_from FROM project_valid('2020-01-01') WHERE project = 'f'$$, $$VALUES ('a', 3::numeric, date '-infinity')$$, 'and before, it was known as it was entered');
DELETE FROM project_state WHERE project = 'f' AND valid_from = '1900-01-01';
SELECT results_eq($$SELECT 'a', valid_from, valid_until FROM region_project('a', 100, NULL, 'infinity') WHERE project = 'f'$$, $$VALUES ('a', date '-infinity', date 'infinity')$$, 'what is before the first row is as in the first');
SELECT throws_ok($$DELETE FROM project_state WHERE project = 'f'$$, '23514', 'project "f" would be left without a state', 'the last one stays');
SELECT results_eq($$SELECT planned_investment FROM project_valid('infinity') WHERE project = 'f'$$, $$VALUES (2::numeric)$$, 'so the project stays on its boards');
SELECT results_eq($$SELECT planned_investment FROM project_valid('2020-01-01') WHERE project = 'f'$$, $$VALUES (3::numeric)$$, 'and is known to have been what it was known to be');
SELECT lives_ok($$WITH s AS (DELETE FROM project_state WHERE project = 'f') DELETE FROM project WHERE project = 'f'$$, 'it goes with the project, in one statement');
SELECT throws_ok($$DELETE FROM project WHERE project = 'p'$$, '23503', NULL, 'one with states or events cannot');

-- what is refused
CREATE FUNCTION pg_temp.fails(statement text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE d text; h text;
BEGIN
	EXECUTE statement;
	RETURN 'no error';
EXCEPTION WHEN others THEN
	GET STACKED DIAGNOSTICS d = PG_EXCEPTION_DETAIL, h = PG_EXCEPTION_HINT;
	RETURN concat_ws(' | ', SQLSTATE, replace(SQLERRM, (current_date + 1)::text, '(tomorrow)'), replace(d, current_date::text, '(today)'), h);
END $$;
SELECT is(pg_temp.fails($$INSERT INTO project_state (project, valid_from) VALUES ('q', current_date + 1)$$),
	'22023 | project "q" cannot change on a day that is still to come: (tomorrow) | Today is (today). | Record it when it has come; what is expected has a column of its own, expected_on.', 'a day to come');
SELECT is(left(pg_temp.fails($$UPDATE project SET jobs = 1, valid_from = current_date + 1 WHERE project = 'q'$$), 5), '22023', 'in an update, too');
SELECT throws_ok($$INSERT INTO project_state (project, valid_from) VALUES ('q', '2023-12-01')$$, '23505', NULL, 'a day twice');
SELECT throws_ok($$INSERT INTO project_state (project, valid_from) VALUES ('nobody', '2023-12-01')$$, NULL, NULL, 'no such project');
SELECT throws_ok($$UPDATE project SET probability = 100.1 WHERE project = 'q'$$, '23514', NULL, 'a probability above 100');
SELECT throws_ok($$UPDATE project SET invested = -1 WHERE project = 'q'$$, '23514', NULL, 'an investment below zero');
SELECT throws_ok($$UPDATE project SET owner = 'nobody' WHERE project = 'q'$$, '23503', NULL, 'an owner that there is not');
SELECT throws_ok($$TRUNCATE project_state$$, '55000', NULL, 'the states are history');

-- as a loader, who has nothing but what grant_model gives
SELECT grant_model('office', 'indstat_test_loader', 'loader') \g /dev/null
SET ROLE indstat_test_loader;
UPDATE office.project SET jobs = 50 WHERE project = 'p';
INSERT INTO office.project_state (project, valid_from, jobs) VALUES ('p', '2024-06-01', 20);
RESET ROLE;
SELECT results_eq($$SELECT valid_from, jobs FROM project_state WHERE project = 'p' ORDER BY 1$$, $$VALUES (date '1900-01-01', NULL), ('2024-01-15', NULL), ('2024-06-01', 20), (current_date, 50)$$, 'a loader dates as the owner does');
SELECT results_eq($$SELECT superseded_by FROM project_state_revision WHERE project = 'p' ORDER BY revision_id DESC LIMIT 1$$, $$VALUES ('indstat_test_loader')$$, 'and it is written down who did');
CREATE TABLE public.mine (LIKE office.project);
SELECT throws_ok($$CREATE TRIGGER t AFTER UPDATE ON public.mine FOR EACH ROW EXECUTE FUNCTION office.date_project(); INSERT INTO mine SELECT * FROM project; UPDATE public.mine SET kind = 'x'$$, '42501', NULL, 'the trigger serves its own table only');

-- against an oracle: random states over random histories, day by day
DROP TABLE public.mine;
DELETE FROM project_stage_event;
WITH s AS (DELETE FROM project_state) DELETE FROM project;
DELETE FROM chain;
DELETE FROM region;
\ir ../../../test/data/random_histories.sql
CREATE TEMP TABLE turn AS
SELECT 'p' || n AS project, date '2020-01-01' + pg_temp.dice('turn' || n || '/' || k, 1700) AS day, n, k,
	timestamptz '2020-02-01' + pg_temp.dice('told' || n || '/' || k, 1700) * interval '1 day' AS at
FROM generate_series(1, 390) n, generate_series(1, 4) k WHERE pg_temp.dice('turns' || n || '/' || k, 3) > 0;
INSERT INTO turn SELECT DISTINCT ON (e.project) e.project, e.happened_on, 1000, 9, e.recorded_at FROM project_stage_event e WHERE pg_temp.dice('same' || e.project, 3) = 0 AND e.happened_on IS NOT NULL ORDER BY e.project, e.event_id;
DELETE FROM turn t USING turn o WHERE t.project = o.project AND t.day = o.day AND t.k > o.k;
INSERT INTO project_state (project, valid_from, owner, region, chain, kind, planned_investment, recorded_at)
SELECT t.project, t.day, (ARRAY['d', 'e'])[1 + pg_temp.dice('o' || t.day || t.project, 3)], 'r' || 1 + pg_temp.dice('r' || t.day || t.project, 4), 'c' || 1 + pg_temp.dice('c' || t.day || t.project, 3), (ARRAY['new', 'expansion'])[1 + pg_temp.dice('k' || t.day || t.project, 2)],
	(ARRAY[0, 99999999.99, 100000000, 500000000])[1 + pg_temp.dice('i' || t.day || t.project, 4)], t.at FROM turn t;
UPDATE project_state SET planned_investment = planned_investment + 1 WHERE pg_temp.dice('edit' || project || valid_from, 5) = 0 AND valid_from > '1900-01-01';
\ir ../../../test/data/analyze.sql
-- the oracle: of the rows known the last that had begun; every version is a row here
CREATE TEMP TABLE version AS SELECT * FROM project_state_version();
CREATE INDEX ON version (project);
CREATE FUNCTION pg_temp.state(p text, d date, k timestamptz) RETURNS TABLE (region text, chain text, kind text, owner text, planned_investment numeric) LANGUAGE plpgsql AS $$
DECLARE v record; best date; first date; pick version; at_first version;
BEGIN
	FOR v IN SELECT * FROM version w WHERE w.project = p AND w.recorded_at <= k AND (w.superseded_at > k OR w.superseded_at = 'infinity') LOOP
		IF v.valid_from <= d AND (best IS NULL OR v.valid_from > best) THEN best := v.valid_from; pick := v; END IF;
		IF first IS NULL OR v.valid_from < first THEN first := v.valid_from; at_first := v; END IF;
	END LOOP;
	IF best IS NULL THEN pick := at_first; END IF;
	IF first IS NULL THEN RETURN QUERY SELECT x.region, x.chain, x.kind, x.owner, x.planned_investment FROM project x WHERE x.project = p;
	ELSE RETURN QUERY SELECT pick.region, pick.chain, pick.kind, pick.owner, pick.planned_investment; END IF;
END $$;
CREATE TEMP TABLE moment AS SELECT d::date AS d, k FROM unnest(ARRAY['2020-06-30', '2021-02-28', '2021-12-15', '2022-06-30', '2024-02-29']::date[]) d CROSS JOIN unnest(ARRAY['2021-07-01', '2022-01-01', 'infinity']::timestamptz[]) k;
CREATE FUNCTION pg_temp.standing(d date, k timestamptz) RETURNS TABLE (region text, chain text, kind text, size_class text, stage text, in_stock boolean, amount numeric) LANGUAGE sql AS $$
	SELECT s.region, coalesce(s.chain, 'none'), s.kind, CASE WHEN s.planned_investment >= 5e8 THEN '500m_or_more' WHEN s.planned_investment >= 1e8 THEN '100m_or_more' ELSE 'under_100m' END, l.stage, g.in_stock, s.planned_investment
	FROM (SELECT DISTINCT ON (project) project, stage FROM pg_temp.known(k) WHERE day <= d ORDER BY project, day DESC, stage_order DESC) l
	JOIN project_stage g ON g.stage = l.stage CROSS JOIN LATERAL pg_temp.state(l.project, d, k) s $$;
SELECT cmp_ok((SELECT count(*) FROM project_state), '>', 900::bigint, 'there are many states');
SELECT set_eq($$SELECT m.d, m.k, s.region, s.kind, s.size_class, s.projects, s.planned_investment FROM moment m CROSS JOIN LATERAL project_stock(m.d, m.k) s WHERE s.projects > 0$$,
	$$SELECT m.d, m.k, o.region, coalesce(o.kind, 'all') AS kind, coalesce(o.size_class, 'all') AS size_class, count(*), sum(o.amount) FROM moment m CROSS JOIN LATERAL pg_temp.standing(m.d, m.k) o WHERE o.in_stock
	  GROUP BY m.d, m.k, o.region, CUBE (o.kind, o.size_class)$$, 'the stock is of what projects were on the day, as it was known');
SELECT set_eq($$SELECT m.d, m.k, s.region, s.kind, s.size_class, s.projects_year_ago FROM moment m CROSS JOIN LATERAL project_stock(m.d, m.k) s WHERE s.projects_year_ago > 0$$,
	$$SELECT m.d, m.k, o.region, coalesce(o.kind, 'all') AS kind, coalesce(o.size_class, 'all') AS size_class, count(*) FROM moment m CROSS JOIN LATERAL pg_temp.standing(year_ago(m.d), m.k) o WHERE o.in_stock
	  GROUP BY m.d, m.k, o.region, CUBE (o.kind, o.size_class)$$, 'that of the year before of what they were then');
SELECT set_eq($$SELECT m.d, m.k, s.region, s.dimension, s.member, s.projects FROM moment m CROSS JOIN LATERAL stock_structure(m.d, m.k) s WHERE s.size_class = 'all' AND s.dimension IN ('stage', 'chain') AND s.projects > 0$$,
	$$SELECT m.d, m.k, o.region, x.dimension, x.member, count(*) FROM moment m CROSS JOIN LATERAL pg_temp.standing(m.d, m.k) o CROSS JOIN LATERAL (VALUES ('stage', o.stage, true), ('chain', o.chain, o.in_stock)) x (dimension, member, counts) WHERE x.counts
	  GROUP BY 1, 2, 3, 4, 5$$, 'stages and chains likewise');
SELECT set_eq($$SELECT m.k, f.region, f.stage, f.entries, f.amount FROM (SELECT DISTINCT k FROM moment) m CROSS JOIN LATERAL pipeline_flow('2021', m.k) f WHERE f.entries > 0$$,
	$$SELECT m.k, s.region, e.stage, count(*), sum(s.planned_investment) FROM (SELECT DISTINCT k FROM moment) m CROSS JOIN LATERAL pg_temp.known(m.k) e CROSS JOIN LATERAL pg_temp.state(e.project, e.day, m.k) s
	  WHERE e.day BETWEEN '2021-01-01' AND '2021-12-31' GROUP BY 1, 2, 3$$, 'flows are of the day of each entry');
SELECT set_eq($$SELECT region, stage, entries, amount, entries_year_ago FROM pipeline_flow WHERE period_code = '2021-06' AND entries > 0$$, $$SELECT region, stage, entries, amount, entries_year_ago FROM pipeline_flow('2021-06') WHERE entries > 0$$, 'in the view, too');
SELECT set_eq($$SELECT region, project, stage, kind, planned_investment FROM time_in_stage('2022-06-30')$$,
	$$SELECT s.region, l.project, l.stage, s.kind, s.planned_investment FROM (SELECT DISTINCT ON (project) project, stage FROM pg_temp.known('infinity') WHERE day <= '2022-06-30' ORDER BY project, day DESC, stage_order DESC) l
	  JOIN project_stage g ON g.stage = l.stage AND NOT g.final CROSS JOIN LATERAL pg_temp.state(l.project, '2022-06-30', 'infinity') s$$, 'each project waits once, as what it was');
SELECT set_eq($$SELECT region, cohort_projects FROM pipeline_funnel('2021', '2022-06-30') WHERE stage = from_stage$$,
	$$SELECT s.region, count(*) FROM (SELECT project, min(day) AS day FROM pg_temp.known('infinity') WHERE stage = 'planned' GROUP BY 1) e CROSS JOIN LATERAL pg_temp.state(e.project, e.day, 'infinity') s
	  WHERE e.day BETWEEN '2021-01-01' AND '2021-12-31' GROUP BY 1$$, 'a cohort is of the region of the day that made it one');

-- the same in trees of regions, with projects that stand in several: every board, and what is picked for it
INSERT INTO region (region) VALUES ('r0');
INSERT INTO indicator (indicator) VALUES ('begun');
INSERT INTO pipeline_indicator (indicator, stage) VALUES ('begun', 'started');
CREATE TEMP TABLE tree (region text, above text, own boolean);
CREATE TEMP TABLE place (d date, k timestamptz, base boolean, project text, region text, coverage text, chain text, kind text, owner text, size_class text, whole numeric, share numeric, stage text, in_stock boolean, final boolean);
CREATE TEMP TABLE entered (k timestamptz, project text, stage text, day date, batch text, first boolean, region text, coverage text, chain text, kind text, owner text, size_class text, whole numeric, share numeric);
CREATE TEMP TABLE differ (round integer, what text, picked text, lines bigint, differences bigint);
-- where a project counts on a day: in the regions of its shares, else in that of the day, and in all above
CREATE FUNCTION pg_temp.counts_in(p text, d date, k timestamptz) RETURNS TABLE (region text, coverage text, chain text, kind text, owner text, size_class text, whole numeric, share numeric) LANGUAGE sql AS $$
	SELECT t.above, c.coverage, s.chain, s.kind, s.owner, CASE WHEN s.planned_investment >= 5e8 THEN '500m_or_more' WHEN s.planned_investment >= 1e8 THEN '100m_or_more' ELSE 'under_100m' END, s.planned_investment, sum(coalesce(h.share, 1))
	FROM pg_temp.state(p, d, k) s
	LEFT JOIN office.project_region h ON h.project = p
	JOIN tree t ON t.region = coalesce(h.region, s.region)
	CROSS JOIN (VALUES ('all'), ('own')) c (coverage)
	WHERE c.coverage = 'all' OR t.own AND EXISTS (SELECT FROM office.region b WHERE b.parent_region = t.above)
	GROUP BY t.above, c.coverage, s.chain, s.kind, s.owner, s.planned_investment $$;
CREATE FUNCTION pg_temp.held(round integer, d date, k timestamptz, what text, picked text, got text, expected text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	one CONSTANT text[] := string_to_array(picked, ' ');
BEGIN
	EXECUTE format('WITH g AS MATERIALIZED (%s), e AS MATERIALIZED (%s)
		INSERT INTO differ SELECT %s, %L, %L, (SELECT count(*) FROM e), (SELECT count(*) FROM ((TABLE g EXCEPT ALL TABLE e) UNION ALL (TABLE e EXCEPT ALL TABLE g)) x)',
		format(got, d, k, CASE WHEN picked <> '' THEN format(', of_%s => %L', one[1], one[2]) END), format(expected, d, k, CASE WHEN picked <> '' THEN format(' AND %I = %L', one[1], one[2]) END),
		round, what || ' ' || d || ' ' || k, picked);
END $$;
CREATE FUNCTION pg_temp.grow(round integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	asked record;
	pick text;
BEGIN
	UPDATE region SET parent_region = NULL;
	UPDATE region SET parent_region = 'r' || pg_temp.dice(round || 'tree' || region, substr(region, 2)::integer) WHERE region LIKE 'r_' AND region <> 'r0' AND pg_temp.dice(round || 'root' || region, 5) > 0;
	DELETE FROM project_region;
	INSERT INTO project_region (project, region, share)
	SELECT p.project, 'r' || (substr(p.region, 2)::integer + 5 - pg_temp.dice(round || 'at' || p.project, h.kind + 1) + h.n - 1) % 5, h.share FROM project p JOIN (VALUES (0, 1, 1), (1, 1, 0.25), (1, 2, 0.75), (2, 1, 0.5), (2, 2, 0.3), (2, 3, 0.2)) h (kind, n, share)
		ON h.kind = pg_temp.dice(round || 'kind' || p.project, 3) WHERE pg_temp.dice(round || 'shared' || p.project, 4) = 0;
	TRUNCATE tree, place, entered;
	INSERT INTO tree WITH RECURSIVE up (region, above) AS (SELECT r.region, r.region FROM region r UNION ALL SELECT u.region, r.parent_region FROM up u JOIN region r ON r.region = u.above WHERE r.parent_region IS NOT NULL)
		SELECT region, above, region = above FROM up;
	INSERT INTO place SELECT m.d, m.k, b.base, l.project, s.*, l.stage, g.in_stock, g.final FROM when_asked m CROSS JOIN (VALUES (false), (true)) b (base)
		CROSS JOIN LATERAL (SELECT CASE WHEN b.base THEN year_ago(m.d) ELSE m.d END AS day) y
		CROSS JOIN LATERAL (SELECT DISTINCT ON (h.project) h.project, h.stage FROM pg_temp.known(m.k) h WHERE h.day <= y.day ORDER BY h.project, h.day DESC, h.stage_order DESC) l
		JOIN project_stage g ON g.stage = l.stage CROSS JOIN LATERAL pg_temp.counts_in(l.project, y.day, m.k) s;
	INSERT INTO entered SELECT m.k, h.project, h.stage, h.day, h.batch, h.stage = 'planned' AND h.place = 1, s.* FROM (SELECT DISTINCT w.k FROM when_asked w) m
		CROSS JOIN LATERAL (SELECT e.*, row_number() OVER (PARTITION BY e.project, e.stage ORDER BY e.day) AS place FROM pg_temp.known(m.k) e) h CROSS JOIN LATERAL pg_temp.counts_in(h.project, h.day, m.k) s;
	FOR asked IN SELECT * FROM when_asked LOOP
		FOREACH pick IN ARRAY ARRAY['', (ARRAY['chain c1', 'kind expansion', 'owner e', 'size_class 100m_or_more'])[1 + (round + asked.n) % 4]] LOOP
			PERFORM pg_temp.held(round, asked.d, asked.k, 'stock', pick, 'SELECT region, coverage, kind, size_class, projects, planned_investment FROM project_stock(%L, %L%s) WHERE projects > 0',
				'SELECT region, coverage, coalesce(kind, ''all''), coalesce(size_class, ''all''), count(*), sum(whole * share) FROM place WHERE (d, k) = (%L, %L) AND NOT base AND in_stock%s GROUP BY region, coverage, CUBE (kind, size_class)');
			PERFORM pg_temp.held(round, asked.d, asked.k, 'stock a year ago', pick, 'SELECT region, coverage, kind, size_class, projects_year_ago, planned_investment_year_ago FROM project_stock(%L, %L%s) WHERE projects_year_ago > 0',
				'SELECT region, coverage, coalesce(kind, ''all''), coalesce(size_class, ''all''), count(*), sum(whole * share) FROM place WHERE (d, k) = (%L, %L) AND base AND in_stock%s GROUP BY region, coverage, CUBE (kind, size_class)');
			PERFORM pg_temp.held(round, asked.d, asked.k, 'structure', pick, 'SELECT region, coverage, dimension, member, projects, planned_investment FROM stock_structure(%L, %L%s) WHERE size_class = ''all'' AND projects > 0',
				'SELECT region, coverage, x.dimension, x.member, count(*), sum(whole * share) FROM place CROSS JOIN LATERAL (VALUES (''stage'', stage, true), (''chain'', coalesce(chain, ''none''), in_stock), (''kind'', kind, in_stock), (''owner'', owner, in_stock AND owner IS NOT NULL)) x (dimension, member, counts)
				 WHERE (d, k) = (%L, %L) AND NOT base%s AND x.counts GROUP BY 1, 2, 3, 4');
			PERFORM pg_temp.held(round, asked.d, asked.k, 'backlog', pick, 'SELECT region, coverage, stage, projects FROM stage_backlog(%L, %L%s)', 'SELECT region, coverage, stage, count(*) FROM place WHERE (d, k) = (%L, %L) AND NOT base AND NOT final%s GROUP BY 1, 2, 3');
			PERFORM pg_temp.held(round, asked.d, asked.k, 'flow', pick, 'SELECT region, coverage, stage, entries, amount, batches FROM pipeline_flow(ref_year(extract(year FROM date %L)::integer), %L%s) WHERE entries > 0',
				'SELECT region, coverage, stage, count(*), sum(whole * share), count(DISTINCT batch) FROM entered WHERE extract(year FROM day) = extract(year FROM date %L) AND k = %L%s GROUP BY 1, 2, 3');
			PERFORM pg_temp.held(round, asked.d, asked.k, 'cohort', pick, 'SELECT region, coverage, cohort_projects FROM pipeline_funnel(''2021'', %L, NULL, %L%s) WHERE stage = from_stage',
				'SELECT region, coverage, count(*) FROM entered WHERE first AND day BETWEEN ''2021-01-01'' AND least(''2021-12-31'', date %L) AND k = %L%s GROUP BY 1, 2');
		END LOOP;
		PERFORM pg_temp.held(round, asked.d, asked.k, 'who waits', '', 'SELECT region, project, kind, chain, owner, size_class, planned_investment FROM time_in_stage(%L, %L)',
			'SELECT region, project, kind, chain, owner, size_class, whole * share FROM place p WHERE (d, k) = (%L, %L) AND NOT base AND NOT final AND (coverage = ''own'' OR NOT EXISTS (SELECT FROM region b WHERE b.parent_region = p.region))');
	END LOOP;
	-- the views of month ends and batches, and what a target counts, as known now
	PERFORM pg_temp.held(round, '2022-06-30', 'infinity', v.what, '', v.got, v.expected) FROM (VALUES
		('stocks of a month', 'SELECT region, coverage, kind, size_class, projects, projects_year_ago, planned_investment FROM project_stock WHERE on_date = %L', 'SELECT region, coverage, kind, size_class, projects, projects_year_ago, planned_investment FROM project_stock(%L, %L)'),
		('flows of a month', 'SELECT region, coverage, stage, entries, amount, entries_year_ago FROM pipeline_flow WHERE period_end = %L', 'SELECT region, coverage, stage, entries, amount, entries_year_ago FROM pipeline_flow(ref_month(date %L), %L)'),
		('backlog of a month', 'SELECT region, coverage, stage, projects FROM stage_backlog WHERE on_date = %L', 'SELECT region, coverage, stage, projects FROM stage_backlog(%L, %L)'),
		('batches', 'SELECT region, coverage, batch, stage, entries, amount FROM pipeline_batch', 'SELECT region, coverage, batch, stage, count(*), sum(whole * share) FROM entered WHERE batch IS NOT NULL AND k = %2$L GROUP BY 1, 2, 3, 4'),
		('attained', 'SELECT r.region, a.actual FROM region r CROSS JOIN LATERAL attained(''begun'', r.region, ''region'', r.region, ''2021-01-01'', ''2021-12-31'') a WHERE a.actual > 0', 'SELECT region, count(*)::numeric FROM entered WHERE stage = ''started'' AND coverage = ''all'' AND k = %2$L AND day BETWEEN ''2021-01-01'' AND ''2021-12-31'' GROUP BY 1')) v (what, got, expected);
END $$;
CREATE TEMP TABLE when_asked AS SELECT * FROM (VALUES (1, date '2021-02-28', timestamptz '2021-07-01'), (2, '2021-12-15', '2022-01-01'), (3, '2022-06-30', 'infinity')) v (n, d, k);
SELECT pg_temp.grow(n) FROM generate_series(1, 3) n \g /dev/null
SELECT is_empty($$SELECT * FROM differ WHERE differences > 0$$, 'in random trees with shares all boards count what projects were and where they were');
SELECT set_eq($$SELECT DISTINCT what FROM differ WHERE lines = 0$$, $$VALUES ('stock a year ago 2021-02-28 2021-07-01 00:00:00+00')$$, 'and none of them has nothing to count, but before anything had begun');
SELECT cmp_ok((SELECT count(DISTINCT p.project) FROM project_region h JOIN project p ON p.project = h.project WHERE p.valid_from IS NOT NULL), '>', 50::bigint, 'with shares and states together');
SELECT * FROM finish();
