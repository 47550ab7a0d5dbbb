-- Stocks of projects over random histories, held against plain SQL; and as known then.
\set QUIET on
SET client_min_messages = warning;
SET timezone = 'UTC';
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SET search_path = public, office;
SELECT plan(39);

\ir ../../../test/data/random_histories.sql
SELECT cmp_ok((SELECT count(*) FROM project_stage_event), '>', 1200::bigint, 'there are many random histories');
SELECT cmp_ok((SELECT count(*) FROM project_stage_event WHERE entry > 1), '>', 20::bigint, 'some of them return');
SELECT is((SELECT count(DISTINCT stage) FROM project_stage_event), 9::bigint, 'every stage is entered');
SELECT is_empty($$SELECT event_id FROM (SELECT event_id, superseded_at,
	lead(recorded_at) OVER (PARTITION BY project, stage, entry ORDER BY recorded_at) AS next FROM project_stage_event) e
	WHERE superseded_at IS DISTINCT FROM next$$, 'each row knows when it was superseded');
SELECT cmp_ok((SELECT count(*) FROM project_stage_event WHERE superseded_at IS NOT NULL), '>', 200::bigint, 'many are');
SELECT cmp_ok((SELECT count(*) FROM pipeline_check), '>', 10::bigint, 'and some histories become impossible');

-- at the very moment of a correction the new row is known, and the old one no longer
CREATE TEMP TABLE correction AS SELECT DISTINCT superseded_at AS at FROM project_stage_event WHERE superseded_at IS NOT NULL ORDER BY 1 LIMIT 60;
SELECT is_empty($$SELECT c.at, e.project, e.stage, e.entry FROM correction c CROSS JOIN LATERAL project_event(c.at) e GROUP BY 1, 2, 3, 4 HAVING count(*) > 1$$, 'one row of an entry is known');
SELECT is((SELECT count(*) FROM correction c JOIN project_stage_event n ON n.recorded_at = c.at CROSS JOIN LATERAL project_event(c.at) e
	WHERE (e.project, e.stage, e.entry, e.recorded_at) = (n.project, n.stage, n.entry, n.recorded_at)), (SELECT count(*) FROM correction c JOIN project_stage_event n ON n.recorded_at = c.at), 'the one that was just recorded');
SELECT is((SELECT count(*) FROM correction c JOIN project_stage_event o ON o.superseded_at = c.at CROSS JOIN LATERAL project_event(c.at - interval '1 microsecond') e
	WHERE (e.project, e.stage, e.entry, e.recorded_at) = (o.project, o.stage, o.entry, o.recorded_at)), (SELECT count(*) FROM correction c JOIN project_stage_event o ON o.superseded_at = c.at), 'a microsecond before it was the other');

-- the oracle: entries less exits
CREATE FUNCTION pg_temp.level(d date, k timestamptz) RETURNS TABLE (region text, stage text, kind text, size_class text, chain text, n bigint, amount numeric) LANGUAGE sql AS $$
	SELECT p.region, m.stage, p.kind,
		CASE WHEN p.planned_investment >= 500000000 THEN '500m_or_more' WHEN p.planned_investment >= 100000000 THEN '100m_or_more' ELSE 'under_100m' END,
		coalesce(p.chain, 'none'), sum(m.step), sum(m.step * p.planned_investment)
	FROM (SELECT project, stage, 1 AS step FROM pg_temp.known(k) WHERE day <= d
		  UNION ALL
		  SELECT project, before, -1 FROM (SELECT project, lag(stage) OVER (PARTITION BY project ORDER BY day, stage_order) AS before
										   FROM pg_temp.known(k) WHERE day <= d) x WHERE before IS NOT NULL) m
	JOIN project p USING (project)
	GROUP BY 1, 2, 3, 4, 5 $$;
CREATE TEMP TABLE moment AS
SELECT d::date AS d, k FROM unnest(ARRAY['2020-06-30', '2021-02-28', '2021-12-15', '2022-06-30', '2024-02-29']::date[]) d
CROSS JOIN unnest(ARRAY['2021-07-01', '2022-01-01', 'infinity']::timestamptz[]) k;

CREATE TEMP TABLE counted AS
SELECT m.d, m.k, s.region, s.kind, s.size_class, s.projects, s.projects_year_ago, s.change, s.growth, s.growth_reason, s.contribution, s.planned_investment
FROM moment m CROSS JOIN LATERAL project_stock(m.d, m.k) s;
CREATE FUNCTION pg_temp.in_stock(d date, k timestamptz) RETURNS TABLE (region text, kind text, size_class text, n bigint, amount numeric) LANGUAGE sql AS $$
	SELECT l.region, coalesce(l.kind, 'all'), coalesce(l.size_class, 'all'), sum(l.n)::bigint, sum(l.amount)
	FROM pg_temp.level(d, k) l JOIN project_stage s USING (stage) WHERE s.in_stock
	GROUP BY l.region, CUBE (l.kind, l.size_class) HAVING sum(l.n) > 0 $$;
SELECT set_eq($$SELECT d, k, region, kind, size_class, projects, planned_investment FROM counted WHERE projects > 0$$,
	$$SELECT m.d, m.k, o.* FROM moment m CROSS JOIN LATERAL pg_temp.in_stock(m.d, m.k) o$$, 'the stock is entries less exits, on every day and as known at every time');
SELECT cmp_ok((SELECT count(*) FROM counted), '>', 200::bigint, 'of which there are many');
SELECT set_eq($$SELECT d, k, region, kind, size_class, projects_year_ago FROM counted WHERE projects_year_ago > 0$$,
	$$SELECT m.d, m.k, o.region, o.kind, o.size_class, o.n FROM moment m
	  CROSS JOIN LATERAL pg_temp.in_stock(CASE m.d WHEN '2024-02-29' THEN '2023-02-28' WHEN '2021-02-28' THEN '2020-02-29' ELSE (m.d - interval '1 year')::date END, m.k) o$$,
	'and that of a year before, as known at the same time');
SELECT is_empty($$SELECT * FROM counted WHERE change <> projects - projects_year_ago
	OR growth IS DISTINCT FROM round(100.0 * change / nullif(projects_year_ago, 0), 1)
	OR (growth IS NULL) <> (growth_reason IS NOT NULL)$$, 'change and growth follow, or there is a reason');
SELECT is_empty($$SELECT * FROM counted c JOIN counted t ON (t.d, t.k, t.region, t.kind, t.size_class) = (c.d, c.k, c.region, 'all', 'all')
	WHERE c.contribution IS DISTINCT FROM round(100.0 * c.change / nullif(t.projects_year_ago, 0), 2)$$, 'contributions are of the whole region''s stock');
SELECT is_empty($$SELECT t.d FROM counted c JOIN counted t ON (t.d, t.k, t.region, t.kind, t.size_class) = (c.d, c.k, c.region, c.kind, 'all')
	WHERE c.size_class <> 'all' GROUP BY t.d, t.k, t.region, t.kind, t.projects, t.change HAVING sum(c.projects) <> t.projects OR sum(c.change) <> t.change$$, 'size classes add up');
SELECT set_eq($$SELECT m.d, m.k, s.region, s.member, s.size_class, s.projects FROM moment m CROSS JOIN LATERAL stock_structure(m.d, m.k) s WHERE s.dimension = 'stage' AND s.projects > 0$$,
	$$SELECT m.d, m.k, o.region, o.stage, coalesce(o.size_class, 'all'), sum(o.n)::bigint FROM moment m CROSS JOIN LATERAL pg_temp.level(m.d, m.k) o
	  GROUP BY m.d, m.k, o.region, o.stage, ROLLUP (o.size_class) HAVING sum(o.n) > 0$$, 'each stage holds its entries less its exits');
SELECT set_eq($$SELECT m.d, m.k, s.region, s.member, s.size_class, s.projects FROM moment m CROSS JOIN LATERAL stock_structure(m.d, m.k) s WHERE s.dimension = 'chain' AND s.projects > 0$$,
	$$SELECT m.d, m.k, o.region, o.chain, coalesce(o.size_class, 'all'), sum(o.n)::bigint FROM moment m CROSS JOIN LATERAL pg_temp.level(m.d, m.k) o
	  JOIN project_stage USING (stage) WHERE in_stock
	  GROUP BY m.d, m.k, o.region, o.chain, ROLLUP (o.size_class) HAVING sum(o.n) > 0$$, 'chains likewise');
SELECT is_empty($$SELECT s.d FROM (SELECT m.d, m.k, s.* FROM moment m CROSS JOIN LATERAL stock_structure(m.d, m.k) s) s
	WHERE s.in_stock AND s.size_class = 'all' GROUP BY s.d, s.k, s.region, s.dimension
	HAVING abs(sum(s.share) - 100) > 0.5 OR abs(sum(s.share_base) - 100) > 0.5$$, 'shares of every dimension make up the stock');
SELECT is_empty($$SELECT s.member FROM stock_structure('2022-06-30') s WHERE s.in_stock AND s.share IS NULL OR NOT s.in_stock AND (s.share IS NOT NULL OR s.contribution IS NOT NULL)$$,
	'what is outside has no share');

SELECT set_eq($$SELECT on_date, member, size_class, projects, projects_year_ago, planned_investment FROM stock_structure_on('r1', 100, NULL, '{all,kind}', '{2024-02-28,2024-02-29}', 'infinity')$$,
	$$SELECT d, kind, size_class, projects, projects_year_ago, planned_investment FROM unnest('{2024-02-28,2024-02-29}'::date[]) d CROSS JOIN LATERAL project_stock(d) WHERE region = 'r1'$$, 'two days whose day a year before is the same, in one pass');
-- views: the ends of months
SELECT set_eq($$SELECT region, kind, size_class, projects, change, growth, contribution FROM project_stock WHERE on_date = '2022-06-30'$$,
	$$SELECT region, kind, size_class, projects, change, growth, contribution FROM project_stock('2022-06-30')$$, 'the view shows the end of a month');
SELECT set_eq($$SELECT region, dimension, member, size_class, projects, share FROM stock_structure WHERE on_date = '2022-06-30'$$,
	$$SELECT region, dimension, member, size_class, projects, share FROM stock_structure('2022-06-30')$$, 'so does the other');
SELECT set_eq($$SELECT DISTINCT s.planned_investment_year_ago FROM moment m CROSS JOIN LATERAL project_stock(m.d, m.k) s WHERE s.projects_year_ago = 0$$, ARRAY[0::numeric], 'no project a year ago was of no investment');
SELECT set_eq($$SELECT DISTINCT s.planned_investment FROM moment m CROSS JOIN LATERAL project_stock(m.d, m.k) s WHERE s.projects = 0$$, ARRAY[0::numeric], 'and none now is');
SELECT is_empty($$SELECT * FROM project_stock('2019-12-31')$$, 'before the first there is none');
SELECT is_empty($$SELECT * FROM project_stock(NULL)$$, 'nor on no day');
SELECT is_empty($$SELECT * FROM project_stock('2022-06-30', '-infinity')$$, 'nor was any known before everything');

-- indstat.as_of
CREATE FUNCTION pg_temp.plan_of(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
	RETURN QUERY EXECUTE 'EXPLAIN (COSTS OFF) ' || query;
END $$;
CREATE FUNCTION pg_temp.seen() RETURNS text LANGUAGE sql AS $$
	SELECT md5(string_agg(s::text, chr(10) ORDER BY s::text COLLATE "C")) FROM project_stock s WHERE year = 2021 $$;
PREPARE seen AS SELECT (SELECT sum(projects) FROM project_stock WHERE on_date = '2021-12-31' AND kind = 'all' AND size_class = 'all'),
	(SELECT sum(projects) FROM project_stock('2021-12-31') WHERE kind = 'all' AND size_class = 'all');
SET plan_cache_mode = force_generic_plan;
CREATE FUNCTION pg_temp.known_sum(k timestamptz) RETURNS bigint LANGUAGE sql AS $$
	SELECT sum(n)::bigint FROM pg_temp.in_stock('2021-12-31', k) WHERE kind = 'all' AND size_class = 'all' $$;
SELECT results_eq('seen', $$SELECT pg_temp.known_sum('infinity')::numeric, pg_temp.known_sum('infinity')::numeric$$, 'unset: everything known now');
SET indstat.as_of = '2022-01-01';
SELECT results_eq('seen', $$SELECT pg_temp.known_sum('2022-01-01')::numeric, pg_temp.known_sum('2022-01-01')::numeric$$, 'a cached plan reads the setting anew');
-- workers see what their leader sees
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET parallel_leader_participation = off;
SELECT matches((SELECT string_agg(line, chr(10)) FROM pg_temp.plan_of('SELECT count(*) FROM project_history(as_of())') AS line), 'Gather', 'workers read the events');
SELECT results_eq('SELECT count(*) FROM project_history(as_of())', $$SELECT count(*) FROM pg_temp.known('2022-01-01')$$, 'as known at the setting of their leader');
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;
RESET parallel_leader_participation;
SELECT isnt(pg_temp.known_sum('2022-01-01'), pg_temp.known_sum('infinity'), 'which makes a difference');
SELECT pg_temp.seen() AS then_seen \gset
INSERT INTO project_stage_event (project, stage, entry, happened_on, recorded_at)
SELECT project, stage, entry, NULL, '2022-01-01 00:00:01' FROM project_stage_event WHERE superseded_at IS NULL AND recorded_at < '2021-12-31' AND happened_on IS NOT NULL;
SELECT is(pg_temp.seen(), :'then_seen', 'later corrections change nothing that was known then');
SET indstat.as_of = '';
SELECT isnt(pg_temp.seen(), :'then_seen', 'empty: everything known now');
RESET indstat.as_of;
SELECT results_eq('seen', $$SELECT pg_temp.known_sum('infinity')::numeric, pg_temp.known_sum('infinity')::numeric$$, 'RESET: and the answer of today changes');
-- both sides of a leap day, on both days that are compared; and days long ago
INSERT INTO region (region) VALUES ('edge');
INSERT INTO project (project, region, planned_investment) SELECT 'edge' || n, 'edge', n FROM generate_series(1, 5) n;
INSERT INTO project_stage_event (project, stage, happened_on, recorded_at) VALUES ('edge1', 'started', '2020-02-29', '2020-03-01'), ('edge2', 'started', '2020-02-28', '2020-03-01'), ('edge3', 'started', '2020-03-01', '2020-03-01'),
	('edge4', 'started', '1999-12-31', '2020-03-01'), ('edge4', 'completed', '2021-02-28', '2021-03-01'), ('edge5', 'signed', '1900-01-01', '2020-03-01');
SELECT results_eq($$SELECT d, s.projects, s.projects_year_ago, s.planned_investment, s.planned_investment_year_ago
	FROM unnest(ARRAY['2020-02-28', '2020-02-29', '2020-03-01', '2021-02-27', '2021-02-28', '2021-03-01', '2022-02-28']::date[]) d CROSS JOIN LATERAL project_stock(d) s WHERE s.region = 'edge' AND (s.kind, s.size_class) = ('all', 'all') ORDER BY d$$,
	$$VALUES (date '2020-02-28', 2::bigint, 1::bigint, 6::numeric, 4::numeric), ('2020-02-29', 3, 1, 7, 4), ('2020-03-01', 4, 1, 10, 4), ('2021-02-27', 4, 1, 10, 4), ('2021-02-28', 3, 3, 6, 7), ('2021-03-01', 3, 4, 6, 10), ('2022-02-28', 3, 3, 6, 6)$$,
	'the end of February against the end of February, and every other day against its own');
SELECT results_eq($$SELECT d, p.project, p.stage, p.entered_on, y.stage AS stage_year_ago FROM unnest(ARRAY['1899-12-31', '1900-01-01', '1901-01-01', '1999-12-30', '1999-12-31', '2000-12-30', '2000-12-31', '2021-02-28']::date[]) d
	JOIN project_span('edge', 0, NULL, 'infinity') p ON p.entered_on <= d AND p.left_on > d
	LEFT JOIN project_span('edge', 0, NULL, 'infinity') y ON y.project = p.project AND y.entered_on <= year_ago(d) AND y.left_on > year_ago(d) WHERE p.project IN ('edge4', 'edge5') ORDER BY 1, 2$$,
	$$VALUES (date '1900-01-01', 'edge5', 'signed', date '1900-01-01', NULL), ('1901-01-01', 'edge5', 'signed', '1900-01-01', 'signed'), ('1999-12-30', 'edge5', 'signed', '1900-01-01', 'signed'),
		('1999-12-31', 'edge4', 'started', '1999-12-31', NULL), ('1999-12-31', 'edge5', 'signed', '1900-01-01', 'signed'), ('2000-12-30', 'edge4', 'started', '1999-12-31', NULL), ('2000-12-30', 'edge5', 'signed', '1900-01-01', 'signed'),
		('2000-12-31', 'edge4', 'started', '1999-12-31', 'started'), ('2000-12-31', 'edge5', 'signed', '1900-01-01', 'signed'), ('2021-02-28', 'edge4', 'completed', '2021-02-28', 'started'), ('2021-02-28', 'edge5', 'signed', '1900-01-01', 'signed')$$,
	'from the day it is entered on');
SELECT results_eq($$SELECT s.dimension, s.member, s.in_stock, s.projects, s.projects_year_ago, s.share, s.share_base, s.growth_reason FROM stock_structure('2021-02-28') s WHERE s.region = 'edge' AND s.size_class = 'all' AND s.dimension IN ('stage', 'chain') ORDER BY 1, 2$$,
	$$VALUES ('chain', 'none', true, 3::bigint, 3::bigint, 100.0, 100.0, NULL::text), ('stage', 'completed', false, 1, 0, NULL, NULL, 'base_zero'), ('stage', 'signed', false, 1, 1, NULL, NULL, NULL), ('stage', 'started', true, 3, 3, 100.0, 100.0, NULL)$$, 'stage by stage');
-- a class that comes later lies where its bound is, not at the end
INSERT INTO size_class (size_class, from_investment) VALUES ('250m_or_more', 250000000);
SELECT set_eq($$SELECT size_class, projects FROM project_stock('2022-06-30') WHERE region = 'r1' AND kind = 'all' AND size_class <> 'all'$$,
	$$SELECT coalesce((SELECT z.size_class FROM size_class z WHERE z.from_investment <= p.planned_investment ORDER BY z.from_investment DESC LIMIT 1), 'none'), count(*) FROM project_span('r1', 0, NULL, 'infinity') p
	  WHERE p.in_stock AND p.entered_on <= '2022-06-30' AND p.left_on > '2022-06-30' GROUP BY 1$$, 'a class begins at its bound and ends at the next');
SELECT * FROM finish();
