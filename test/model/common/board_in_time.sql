-- Boards of the office count in the regions above by the tree of the day: the oracle is a model
-- with the same rows in which the tree of that day is the only one that there ever was.
\set QUIET on
SET client_min_messages = warning;
CREATE EXTENSION indstat;
SELECT create_model('o') \g /dev/null
SELECT create_model('b') \g /dev/null
SET search_path = public, o;
SET jit = off;
SELECT plan(13);

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

-- the same rows there, and a day's tree
SELECT count(*) FROM (SELECT NULL) x \g /dev/null
DO $$
DECLARE
	t text;
BEGIN
	INSERT INTO b.region (region) SELECT region FROM o.region;
	FOREACH t IN ARRAY '{department,enterprise,agreement_kind,service_request,service_task,service_event,agreement,agreement_amount,platform,membership_event,ladder,ladder_tier,enterprise_tier,assessment_scheme,assessment_round,assessment_grade,assessment}'::text[] LOOP
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
SELECT is(pg_temp.differs(v), 0::bigint, v || ' is its function at month ends') FROM unnest(ARRAY['service_board', 'service_backlog', 'agreement_board', 'membership_board', 'ladder_board']) v;
SELECT is_empty($$SELECT on_date, region FROM service_board b WHERE additive AND coverage = 'all' AND EXISTS (SELECT FROM region_tree(b.on_date) t WHERE t.parent_region = b.region)$$, 'what may be summed holds nothing of others');
SELECT * FROM finish();
