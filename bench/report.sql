-- The page of an office: how long report takes with so many projects, in ms and in
-- multiples of S, the sum over 243,600 numerics in the same session.  The region that it is
-- of has all of them, with three or four stage events each.  The median of :runs.
--
--   test/private_cluster bash -c 'test/owned_database page; psql -qX -d page -v projects=100000 -f bench/report.sql'
--
-- runs: 3. projects: 100000
\set QUIET on
\if :{?projects} \else \set projects 100000 \endif
\if :{?runs} \else \set runs 3 \endif
SET client_min_messages = warning;
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SET search_path = office, public;
SET jit = off;
INSERT INTO region (region, parent_region) VALUES ('prov', NULL);
INSERT INTO region (region, parent_region) SELECT 'city' || i, 'prov' FROM generate_series(1, 16) i;
INSERT INTO chain (chain) SELECT 'ch' || i FROM generate_series(1, 13) i;
INSERT INTO indicator (indicator, cumulative, unit, unit_mult, indicator_order) SELECT 'i' || i, true, 'yuan', 8, i FROM generate_series(1, 10) i;
INSERT INTO observation (indicator, region, period, value)
SELECT 'i' || i, r.region, ref_ytd(y, m), 100 + 7 * i + 3 * y - 6000 + m * (1 + (i * length(r.region)) % 5) FROM generate_series(1, 10) i CROSS JOIN region r CROSS JOIN generate_series(2021, 2023) y CROSS JOIN generate_series(2, 12) m;
INSERT INTO project (project, region, chain, kind, planned_investment)
SELECT 'p' || i, 'city1', 'ch' || (1 + i % 13), CASE WHEN i % 3 = 0 THEN 'technical_upgrade' ELSE 'new' END, (1 + i % 500) * 1e6
FROM generate_series(1, :projects) i;
INSERT INTO project_stage_event (project, stage, happened_on, recorded_at)
SELECT 'p' || i, s.stage, d0 + s.d * (1 + i % 5), (d0 + s.d * (1 + i % 5) + 3)::timestamptz
FROM generate_series(1, :projects) i, LATERAL (SELECT date '2018-01-01' + (i * 7) % 1900 AS d0) x,
	(VALUES ('planned', 0), ('signed', 60), ('started', 120), ('completed', 400)) s (stage, d)
WHERE d0 + s.d * (1 + i % 5) < date '2023-12-31';
-- as autovacuum would after a while
SELECT 'VACUUM ANALYZE ' || string_agg(oid::regclass::text, ', ') FROM pg_class WHERE relnamespace = 'office'::regnamespace AND relkind = 'r'
\gexec
CREATE FUNCTION pg_temp.took(query text, runs integer) RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE
	begun timestamptz;
	spent numeric[];
BEGIN
	FOR i IN 1 .. runs LOOP
		begun := clock_timestamp();
		EXECUTE query;
		spent := spent || (extract(epoch FROM clock_timestamp() - begun) * 1000)::numeric;
	END LOOP;
	RETURN (SELECT round(percentile_disc(0.5) WITHIN GROUP (ORDER BY v), 1) FROM unnest(spent) v);
END $$;
CREATE TEMP TABLE s AS SELECT (n % 1000)::numeric / 7 AS v FROM generate_series(1, 243600) n;
SELECT pg_temp.took('SELECT sum(v) FROM s', 3) AS unit \gset
\pset format aligned
SELECT what, ms, round(ms / :unit, 1) AS "S"
FROM (VALUES ('report', $$SELECT length(report('city1', '2023-05', 'en'))$$), ('report in German', $$SELECT length(report('city1', '2023-05', 'de'))$$), ('bulletin', $$SELECT count(*) FROM bulletin('city1', '2023-05', 'en')$$),
	('indicator_board', $$SELECT count(*) FROM indicator_board WHERE region = 'city1' AND period_end = '2023-05-31'$$),
	('project_stock of a day', $$SELECT count(*) FROM project_stock WHERE region = 'city1' AND on_date = '2023-05-31'$$),
	('project_stock of 25 months', $$SELECT on_date, projects FROM project_stock WHERE region = 'city1' AND on_date <= '2023-05-31' AND kind = 'all' AND size_class = 'all' ORDER BY on_date DESC LIMIT 25$$),
	('stock_structure of a day', $$SELECT count(*) FROM stock_structure WHERE region = 'city1' AND on_date = '2023-05-31' AND dimension = 'chain'$$),
	('pipeline_flow of a month', $$SELECT count(*) FROM pipeline_flow WHERE region = 'city1' AND period_end = '2023-05-31'$$),
	('pipeline_funnel of a year', $$SELECT count(*) FROM pipeline_funnel WHERE region = 'city1' AND on_date = '2023-05-31' AND period = '2023' AND cohort_projects > 0$$)) v (what, query)
CROSS JOIN LATERAL (SELECT pg_temp.took(v.query, :runs) AS ms) q;
