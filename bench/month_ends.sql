-- Boards over all month ends: constructed projects and enterprises of 145 regions, and
-- how long each view takes as a whole, for a day, for a region and for its first rows,
-- in ms and in multiples of S, the sum over 243,600 numerics in the same session.
-- Without parallel workers; the quickest of :runs.
--
--   test/private_cluster bash -c 'test/owned_database months; psql -qX -d months -v projects=12000 -f bench/month_ends.sql'
--
-- runs: 3. projects: so many, with three or four stage events each (12000: 41,546 events)
\set QUIET on
\if :{?projects} \else \set projects 12000 \endif
\if :{?runs} \else \set runs 3 \endif
SET client_min_messages = warning;
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SET search_path = office, public;
SET jit = off;
SET max_parallel_workers_per_gather = 0;
INSERT INTO region (region, parent_region) VALUES ('prov', NULL);
INSERT INTO region (region, parent_region) SELECT 'city' || i, 'prov' FROM generate_series(1, 16) i;
INSERT INTO region (region, parent_region) SELECT 'c' || i || '_' || j, 'city' || i FROM generate_series(1, 16) i, generate_series(1, 8) j;
INSERT INTO chain (chain) SELECT 'ch' || i FROM generate_series(1, 13) i;
INSERT INTO project (project, region, chain, kind, planned_investment)
SELECT 'p' || i, 'c' || (1 + i % 16) || '_' || (1 + (i / 16) % 8), 'ch' || (1 + i % 13), CASE WHEN i % 3 = 0 THEN 'technical_upgrade' ELSE 'new' END, (1 + i % 500) * 1e6
FROM generate_series(1, :projects) i;
CREATE TEMP TABLE event AS
SELECT 'p' || i AS project, s.stage, d0 + s.d * (1 + i % 5) AS happened_on, (d0 + s.d * (1 + i % 5) + 3)::timestamptz AS recorded_at
FROM generate_series(1, :projects) i, LATERAL (SELECT date '2018-01-01' + (i * 7) % 1900 AS d0) x,
	(VALUES ('planned', 0), ('signed', 60), ('started', 120), ('completed', 400)) s (stage, d)
WHERE d0 + s.d * (1 + i % 5) < date '2023-12-31';
INSERT INTO enterprise (enterprise, region) SELECT 'e' || i, 'c' || (1 + i % 16) || '_' || (1 + (i / 16) % 8) FROM generate_series(1, 10000) i;
INSERT INTO platform (platform) VALUES ('p1'), ('p2');
INSERT INTO membership_event (platform, enterprise, event, entry, happened_on, recorded_at)
SELECT 'p' || (1 + i % 2), 'e' || (1 + (i * 7919) % 10000), (ARRAY['joined', 'profile_completed', 'exited'])[1 + i / 2 % 3], 1, d, d + interval '1 day'
FROM generate_series(1, 20000) i, LATERAL (SELECT date '2012-12-01' + (i * 104729) % 4030 AS d) x
ON CONFLICT DO NOTHING;
INSERT INTO ladder (ladder) VALUES ('l');
INSERT INTO ladder_tier (ladder, tier, tier_order) VALUES ('l', 'low', 1), ('l', 'middle', 2), ('l', 'high', 3);
INSERT INTO enterprise_tier (ladder, enterprise, since, tier, recorded_at)
SELECT 'l', 'e' || (1 + (i * 7919) % 10000), d, (ARRAY['low', 'middle', 'high'])[1 + i % 3], d + interval '1 day'
FROM generate_series(1, 20000) i, LATERAL (SELECT date '2012-12-01' + (i * 104729) % 4030 AS d) x
ON CONFLICT DO NOTHING;
CREATE TEMP TABLE figure AS SELECT (i * 7919 % 100000) / 100.0 AS value FROM generate_series(1, 243600) i;

-- what inserting costs: a table that is keyed alike, with its foreign keys
CREATE TABLE plain (LIKE project_stage_event INCLUDING ALL);
ALTER TABLE plain ADD FOREIGN KEY (project) REFERENCES project, ADD FOREIGN KEY (stage) REFERENCES project_stage;
ANALYZE event, project, figure, enterprise, membership_event, enterprise_tier;
CREATE FUNCTION pg_temp.inserted(place regclass, filter text) RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE began timestamptz := clock_timestamp();
BEGIN
	EXECUTE format('INSERT INTO %s (project, stage, happened_on, recorded_at) SELECT * FROM event WHERE %s', place, filter);
	RETURN round((1000 * extract(epoch FROM clock_timestamp() - began))::numeric, 0);
END $$;
SELECT stage, pg_temp.inserted('plain', format('stage = %L', stage)) AS plain_ms, pg_temp.inserted('project_stage_event', format('stage = %L', stage)) AS model_ms
FROM unnest(ARRAY['planned', 'signed', 'started', 'completed']) stage;
DROP TABLE plain;
SET client_min_messages = error;
VACUUM ANALYZE;

CREATE FUNCTION pg_temp.took(query text, runs integer DEFAULT :runs) RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE
	began timestamptz;
	best numeric;
	this numeric;
	r record;
BEGIN
	FOR i IN 1..runs LOOP
		began := clock_timestamp();
		-- every row is fetched with every column
		FOR r IN EXECUTE query LOOP END LOOP;
		this := 1000 * extract(epoch FROM clock_timestamp() - began);
		best := least(best, this);
	END LOOP;
	RETURN best;
END $$;
SELECT v.view, s.ms::numeric(10, 1) AS s_ms, t.count::numeric(10, 0) AS count_ms, t.whole::numeric(10, 0) AS whole_ms, (t.whole / s.ms)::numeric(10, 1) AS whole_s,
	t.day::numeric(10, 0) AS day_ms, t.region::numeric(10, 1) AS region_ms, t.first::numeric(10, 1) AS limit_10_ms, t.more::numeric(10, 1) AS limit_2000_ms
FROM unnest(ARRAY['project_stock', 'stock_structure', 'pipeline_flow', 'pipeline_funnel', 'time_in_stage', 'stage_backlog', 'membership_board', 'ladder_board']) v (view)
CROSS JOIN LATERAL (SELECT pg_temp.took('SELECT count(*), sum(value) FROM figure' || CASE WHEN v.view IS NULL THEN ' ' ELSE '' END, 5) AS ms) s
CROSS JOIN LATERAL (SELECT
	pg_temp.took(format('SELECT count(*) FROM %I', v.view)) AS count,
	pg_temp.took(format('SELECT * FROM %I', v.view)) AS whole,
	pg_temp.took(format('SELECT * FROM %I WHERE %s', v.view, CASE v.view WHEN 'pipeline_flow' THEN $$period = '2021-05'$$ ELSE $$on_date = '2021-05-31'$$ END)) AS day,
	pg_temp.took(format('SELECT * FROM %I WHERE region = ''c1_1''', v.view)) AS region,
	pg_temp.took(format('SELECT * FROM %I LIMIT 10', v.view)) AS first,
	pg_temp.took(format('SELECT * FROM %I LIMIT 2000', v.view)) AS more) t;
