-- Events of the projects of a region are found in two ways, by an index or by a pass over
-- all of them: the same events, by their definition too, and the same boards, of what
-- moved, changed, was divided, corrected, withdrawn and deleted, also as known earlier
-- and by a reader who may not see all.
\set QUIET on
SET client_min_messages = warning;
SET timezone = 'UTC';
-- without statistics everything is expected to take long
SET jit = off;
CREATE EXTENSION indstat;
SELECT create_model('office') \g /dev/null
SET search_path = public, office;
SELECT plan(31);
SELECT setseed(0.36) \g /dev/null
INSERT INTO region (region, parent_region) VALUES ('top', NULL), ('lone', NULL);
INSERT INTO region (region, parent_region) SELECT 'c' || i, 'top' FROM generate_series(1, 4) i;
INSERT INTO region (region, parent_region) SELECT 'd' || i || j, 'c' || i FROM generate_series(1, 3) i, generate_series(1, 3) j;
INSERT INTO chain (chain) SELECT 'h' || i FROM generate_series(1, 4) i;
INSERT INTO department (department, department_order) SELECT 'o' || i, i FROM generate_series(1, 3) i;
UPDATE model_option SET impossible_history = 'list';
INSERT INTO project (project, region, chain, kind, planned_investment, owner)
SELECT 'p' || i, (ARRAY['c1', 'c4', 'd11', 'd12', 'd13', 'd21', 'd22', 'd31', 'top', 'lone'])[1 + trunc(10 * random() * random())],
	CASE WHEN random() < 0.8 THEN 'h' || 1 + trunc(4 * random()) END, (ARRAY['new', 'technical_upgrade', 'other'])[1 + trunc(3 * random())],
	round((3e8 * random())::numeric, trunc(3 * random())::integer), CASE WHEN random() < 0.6 THEN 'o' || 1 + trunc(3 * random()) END
FROM generate_series(1, 240) i;
INSERT INTO project_stage_event (project, stage, entry, happened_on, recorded_at, batch)
SELECT p.project, s.stage, s.entry, p.since + (s.days * p.pace)::integer, (p.since + (s.days * p.pace)::integer + trunc(40 * random())::integer)::timestamptz,
	CASE WHEN random() < 0.3 THEN 'b' || 1 + trunc(5 * random()) END
FROM (SELECT project, date '2020-01-01' + trunc(700 * random())::integer AS since, 1.5 * random() AS pace, random() AS fate FROM project) p
JOIN (VALUES ('planned', 0, 1, 0.0, 1.0), ('signed', 60, 1, 0.1, 1.0), ('started', 120, 1, 0.2, 1.0), ('under_construction', 130, 1, 0.4, 1.0), ('completed', 400, 1, 0.5, 0.7),
	('suspended', 200, 1, 0.7, 1.0), ('planned', 240, 2, 0.8, 0.9), ('started', 260, 2, 0.7, 0.9), ('cancelled', 270, 1, 0.9, 1.0)) s (stage, days, entry, from_fate, to_fate)
	ON p.fate >= s.from_fate AND p.fate < s.to_fate;
-- corrected and withdrawn, changed, deleted
INSERT INTO project_stage_event (project, stage, entry, happened_on, recorded_at, batch)
SELECT project, stage, entry, CASE WHEN random() < 0.8 THEN happened_on + trunc(30 * random())::integer - 10 END, recorded_at + interval '50 days', batch
FROM project_stage_event WHERE random() < 0.1;
DELETE FROM project_stage_event WHERE random() < 0.02 AND superseded_at IS NULL;
UPDATE project_stage_event SET happened_on = happened_on + 3 WHERE random() < 0.03 AND superseded_at IS NULL;
-- moved, grown, of another chain and owner
DO $$ DECLARE
	k record;
	d date;
BEGIN
	FOR k IN SELECT project, random() AS fate FROM project WHERE random() < 0.25 LOOP
		d := date '2020-06-01' + trunc(600 * random())::integer;
		IF k.fate < 0.4 THEN
			UPDATE project SET region = (ARRAY['c1', 'd11', 'd12', 'd22', 'lone'])[1 + trunc(5 * random())], valid_from = d WHERE project = k.project;
		ELSIF k.fate < 0.7 THEN
			UPDATE project SET planned_investment = 2 * planned_investment + 1.25, kind = 'new', valid_from = d WHERE project = k.project;
		ELSE
			INSERT INTO project_state (project, valid_from, chain, owner, recorded_at) VALUES (k.project, d, 'h2', 'o1', '2021-06-01');
		END IF;
	END LOOP;
END $$;
INSERT INTO project_region (project, region, share)
SELECT p.project, coalesce(r.region, CASE WHEN p.region IN ('d11', 'd12') THEN 'c2' ELSE p.region END), r.share
FROM project p CROSS JOIN (VALUES ('d11', 0.25), ('d12', 0.5), (NULL, 0.25)) r (region, share)
WHERE p.project IN (SELECT project FROM project ORDER BY md5(project) LIMIT 24);
SELECT cmp_ok((SELECT count(*) FROM project_state), '>', 60::bigint, 'many changed');
SELECT cmp_ok((SELECT count(*) FROM project_stage_event_revision), '>', 20::bigint, 'and were edited');
SELECT grant_model('office', 'indstat_test_reader', 'reader') \g /dev/null
-- a rule of the office's own
ALTER TABLE project ENABLE ROW LEVEL SECURITY;
CREATE POLICY not_of_all ON project USING (project NOT LIKE '%7');
ALTER TABLE project_stage_event ENABLE ROW LEVEL SECURITY;
CREATE POLICY not_of_all ON project_stage_event USING (project NOT LIKE '%3' OR stage <> 'started');

-- By its definition: what a project is on each day, where that is, and the rows that were known.
CREATE FUNCTION pg_temp.defined(known timestamptz) RETURNS TABLE (region text, reach integer, project text, kind text, chain text, owner text, amount numeric, valid_from date, valid_until date, stage text, happened_on date, batch text)
LANGUAGE sql AS $$
	WITH place AS (
		SELECT p.project, p.valid_from, p.valid_until, p.kind, p.chain, p.owner, p.planned_investment, coalesce(s.region, p.region) AS region, coalesce(s.share, 1) AS share
		FROM project_valid(known) p LEFT JOIN project_region s ON s.project = p.project
	), event AS (
		SELECT DISTINCT ON (e.project, e.stage, e.entry) e.*
		FROM (SELECT project, stage, entry, happened_on, batch, recorded_at, 'infinity'::timestamptz AS gone FROM project_stage_event
			  UNION ALL SELECT project, stage, entry, happened_on, batch, recorded_at, superseded_at FROM project_stage_event_revision) e
		WHERE e.recorded_at <= known AND (e.gone > known OR e.gone = 'infinity')
		ORDER BY e.project, e.stage, e.entry, e.recorded_at DESC
	)
	SELECT r.region, v.reach, l.project, l.kind, l.chain, l.owner, trim_scale(l.planned_investment * sum(l.share)), l.valid_from, l.valid_until, e.stage, e.happened_on, e.batch
	FROM region r CROSS JOIN (VALUES (0), (100)) v (reach)
	JOIN region_ancestor a ON a.ancestor = r.region AND a.distance <= v.reach
	JOIN place l ON l.region = a.region
	JOIN event e ON e.project = l.project AND e.happened_on IS NOT NULL
	GROUP BY r.region, v.reach, l.project, l.kind, l.chain, l.owner, l.planned_investment, l.valid_from, l.valid_until, e.stage, e.happened_on, e.batch, e.entry
$$;
CREATE FUNCTION pg_temp.found(known timestamptz) RETURNS SETOF record
LANGUAGE sql AS $$
	SELECT r.region, v.reach, e.project, e.kind, e.chain, e.owner, trim_scale(e.planned_investment), e.valid_from, e.valid_until, e.stage, e.happened_on, e.batch
	FROM region r CROSS JOIN (VALUES (0), (100)) v (reach) CROSS JOIN LATERAL region_event(r.region, v.reach, NULL::text[], known) e
$$;
CREATE FUNCTION pg_temp.board(board text) RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
	RETURN QUERY EXECUTE format('SELECT b::text FROM %s b', board);
END $$;
CREATE TEMP TABLE board AS
SELECT * FROM (VALUES ('project_stock'), ('stock_structure'), ('pipeline_flow'), ('pipeline_funnel'), ('time_in_stage'), ('stage_backlog'), ('project_stock(''2021-07-17'')'),
	('stock_structure(''2021-07-17'', ''infinity'', NULL, ''new'')'), ('pipeline_funnel(''2020'', ''2021-07-17'', ''signed'')'), ('project_progress(''2021-07-17'')')) b (board);
CREATE TEMP TABLE seen (who text, as_of text, board text, line text);
GRANT SELECT, INSERT ON seen, board TO indstat_test_reader;
CREATE FUNCTION pg_temp.ways() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	line text;
	result text := '';
BEGIN
	FOR line IN EXECUTE $q$EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) SELECT * FROM region_event('top', 100, NULL, 'infinity')$q$ LOOP
		result := result || line || chr(10);
	END LOOP;
	RETURN result;
END $$;

-- nothing is known of the size of the table: by the index
SELECT matches(pg_temp.ways(), 'Seq Scan on project_stage_event [^\n]*never executed', 'an index is read');
SELECT is_empty(format($$(SELECT * FROM pg_temp.found(%1$L) AS t (a text, b integer, c text, d text, e text, f text, g numeric, h date, i date, j text, k date, l text) EXCEPT ALL SELECT * FROM pg_temp.defined(%1$L))
	UNION ALL (SELECT * FROM pg_temp.defined(%1$L) EXCEPT ALL SELECT * FROM pg_temp.found(%1$L) AS t (a text, b integer, c text, d text, e text, f text, g numeric, h date, i date, j text, k date, l text))$$, k), 'by the index: as known ' || k)
FROM unnest(ARRAY['infinity', '2021-03-01', '2021-08-01']) k;
\set seen 'INSERT INTO seen SELECT current_user, current_setting(''indstat.as_of''), b.board, l FROM board b CROSS JOIN LATERAL pg_temp.board(b.board) l'
:seen;
SET indstat.as_of = '2021-05-20';
:seen;
RESET indstat.as_of;
SET ROLE indstat_test_reader;
:seen;
RESET ROLE;
SELECT cmp_ok((SELECT count(*) FROM seen WHERE who = 'indstat_test_reader'), '>', 1000::bigint, 'the reader sees something');

ANALYZE project;
SELECT matches(pg_temp.ways(), 'Seq Scan on project_stage_event [^\n]*actual', 'all events are read');
SELECT is_empty(format($$(SELECT * FROM pg_temp.found(%1$L) AS t (a text, b integer, c text, d text, e text, f text, g numeric, h date, i date, j text, k date, l text) EXCEPT ALL SELECT * FROM pg_temp.defined(%1$L))
	UNION ALL (SELECT * FROM pg_temp.defined(%1$L) EXCEPT ALL SELECT * FROM pg_temp.found(%1$L) AS t (a text, b integer, c text, d text, e text, f text, g numeric, h date, i date, j text, k date, l text))$$, k), 'by a pass: as known ' || k)
FROM unnest(ARRAY['infinity', '2021-03-01', '2021-08-01']) k;
CREATE TEMP TABLE by_index AS SELECT * FROM seen;
DELETE FROM seen;
:seen;
SET indstat.as_of = '2021-05-20';
:seen;
RESET indstat.as_of;
SET ROLE indstat_test_reader;
:seen;
RESET ROLE;
SELECT is_empty(format($$(SELECT * FROM seen WHERE board = %1$L EXCEPT ALL SELECT * FROM by_index) UNION ALL (SELECT * FROM by_index WHERE board = %1$L EXCEPT ALL SELECT * FROM seen)$$, b.board), b.board || ': the same in both ways')
FROM board b;
SELECT cmp_ok((SELECT count(*) FROM seen s WHERE s.board = b.board), '>', 20::bigint, b.board || ' says something') FROM board b;
SELECT * FROM finish();
