-- family_agg: growth, ranks and contributions of a whole and its parts, looked up by member and period
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS indstat;

-- a worked example: industry 390.42 on 296.00 in an economy of 1125.14 on 1000.00
CREATE TEMP TABLE worked (member text, is_part boolean, period ref_period, value numeric, published numeric, comparable numeric, rank int, obs text DEFAULT 'A', conf text DEFAULT 'F');
INSERT INTO worked VALUES
	('all', false, '2022-05', 1000.00), ('all', false, '2023-05', 1125.14),
	('industry', true, '2022-05', 296.00), ('industry', true, '2023-05', 390.42),
	('services', true, '2022-05', 600), ('services', true, '2023-05', 630),
	('farming', true, '2022-05', 104), ('farming', true, '2023-05', 104.72);
CREATE FUNCTION pg_temp.figures(points boolean DEFAULT false, decimals int DEFAULT 1, higher boolean DEFAULT true, expected bigint DEFAULT 3) RETURNS family_figures LANGUAGE sql AS $$
	SELECT family_agg(member, is_part, period, value, published, comparable, rank, obs, conf, points, 0, decimals, higher, family_upto('2023-05'), expected, true, false, true) FROM worked $$;
SELECT family_upto('2023-05'), family_after(family_upto('2023-05')), family_upto('2021/P5Y'), family_after('2021/P5Y');
SELECT pg_temp.figures();
SELECT w.member, figure_number(f, w.member, w.period, 'change') AS change, figure_number(f, w.member, w.period, 'printed') AS printed,
	figure_word(f, w.member, w.period, 'source') AS source, figure_rank(f, w.member, w.period, w.period) AS rank, figure_level_rank(f, w.member, w.period) AS level_rank,
	figure_number(f, w.member, w.period, 'base') AS base, round(figure_number(f, w.member, w.period, 'contribution'), 3) AS contribution, figure_word(f, w.member, w.period, 'contribution_source') AS contribution_source
FROM worked w, pg_temp.figures() f WHERE w.period = '2023-05' ORDER BY w.member COLLATE "C";
SELECT figure_number(f, 'all', '2023-05', 'contributions') AS contributions, figure_count(f, '2023-05', 'contributions') AS parts, figure_count(f, '2023-05', 'peers') AS peers, figure_count(f, '2023-05', 'expected') AS expected
FROM pg_temp.figures() f;
-- one published rate, and all are ranked as they are printed; a peer too few, and none is
UPDATE worked SET published = 5.0 WHERE member = 'farming' AND period = '2023-05';
SELECT figure_rank(f, 'services', '2023-05', '2023-05'), figure_rank(f, 'farming', '2023-05', '2023-05'), figure_rank(g, 'farming', '2023-05', '2023-05') AS of_four
FROM pg_temp.figures() f, pg_temp.figures(expected => 4) g;
-- reasons
UPDATE worked SET value = 0 WHERE member = 'services' AND period = '2022-05';
UPDATE worked SET value = NULL, conf = 'C' WHERE member = 'industry' AND period = '2022-05';
UPDATE worked SET obs = 'B' WHERE member = 'all' AND period = '2023-05';
SELECT m, figure_word(f, m, '2023-05', 'reason') AS reason, figure_word(f, m, '2023-05', 'break') AS break, figure_word(f, m, '2023-05', 'base_conf_status') AS base_conf_status, figure_word(f, m, '2023-05', 'change_obs_status') AS change_obs_status
FROM pg_temp.figures() f, unnest('{all,farming,industry,services}'::text[]) m;
-- nothing there
SELECT figure_number(f, 'nobody', '2023-05', 'change'), figure_number(f, 'all', '2019-05', 'change'), figure_word(f, 'all', NULL, 'source'), figure_rank(f, 'all', '2023-05', '2023-05'), figure_count(f, '2019-05', 'peers')
FROM pg_temp.figures() f;

-- against plain SQL: random figures of 1, 16, 17 and 40 parts, in any order
CREATE TEMP TABLE random_row AS SELECT setseed(0.5) IS NULL AS drawn, 0 AS n, 'm'::text AS member, true AS is_part, NULL::ref_period AS period, 0.0 AS value, 0.0 AS published, 0.0 AS comparable, 'A'::text AS obs LIMIT 0;
SELECT setseed(0.5);
INSERT INTO random_row
SELECT false, n, 'm' || k, k > 0, ref_month(y, m), CASE WHEN random() < 0.95 THEN floor(random() * 30) - 3 END,
	CASE WHEN random() < 0.1 THEN round((random() * 30 - 10)::numeric, 2) END, CASE WHEN random() < 0.1 THEN floor(random() * 12) - 1 END, CASE WHEN random() < 0.02 THEN 'B' ELSE 'A' END
FROM unnest('{1,16,17,40}'::int[]) n, LATERAL generate_series(0, n) k, generate_series(2021, 2023) y, generate_series(1, 3) m WHERE random() < 0.95 ORDER BY random();
CREATE TEMP TABLE random_figures AS
SELECT n, family_agg(member, is_part, period, value, published, comparable, NULL, obs, 'F', false, 0, 1, n <> 17, family_upto('2023-01'), greatest(1, n * 7 / 10), false, false, false) AS f FROM random_row GROUP BY n;
CREATE TEMP TABLE oracle AS
SELECT o.*, CASE WHEN o.published IS NOT NULL THEN o.published
	WHEN o.value IS NULL THEN NULL
	WHEN o.comparable IS NOT NULL THEN CASE WHEN o.comparable > 0 THEN 100 * (o.value - o.comparable) / o.comparable END
	WHEN EXISTS (SELECT FROM random_row k WHERE k.n = o.n AND k.member = o.member AND k.obs = 'B' AND end_date(k.period) > end_date(o.period) - 365 AND end_date(k.period) <= end_date(o.period)) THEN NULL
	WHEN b.value > 0 THEN 100 * (o.value - b.value) / b.value END AS change
FROM random_row o LEFT JOIN random_row b ON b.n = o.n AND b.member = o.member AND start_date(b.period) = start_date(o.period) - interval '1 year'
WHERE o.period >= '2022-01';
SELECT count(*) > 400 AS many, count(*) FILTER (WHERE round(figure_number(f, member, period, 'change'), 8) IS DISTINCT FROM round(change, 8)) AS changes_differ
FROM oracle JOIN random_figures USING (n);
SELECT count(*) FILTER (WHERE rank IS NOT NULL) > 100 AS many, count(*) FILTER (WHERE figure_rank(f, member, period, period) IS DISTINCT FROM rank) AS ranks_differ
FROM (SELECT p.n, p.member, p.period, CASE WHEN count(*) OVER w >= greatest(1, p.n * 7 / 10) THEN rank() OVER (PARTITION BY n, period ORDER BY p.printed * CASE WHEN n <> 17 THEN -1 ELSE 1 END) END AS rank
	  FROM (SELECT o.*, round(change, CASE WHEN bool_or(published IS NOT NULL) OVER (PARTITION BY n, period) THEN 1 ELSE 12 END) AS printed FROM oracle o WHERE is_part) p
	  WHERE p.printed IS NOT NULL WINDOW w AS (PARTITION BY n, period)) r JOIN random_figures USING (n);

-- in two phases, through bytes: the same
SET search_path = public, indstat_internal;
CREATE TEMP TABLE half AS
SELECT family_agg_trans(family_agg_trans(NULL, 'all', false, '2022-05', 1000.00, NULL, NULL, NULL, 'A', 'F', false, 0, 1, true, '2023-12-31', 2, true, false, false),
		'part', true, '2022-05', 296.00, NULL, 1e29, 3, 'P', 'F', false, 0, 1, true, '2023-12-31', 2, true, false, false) AS one,
	family_agg_trans(family_agg_trans(NULL, 'part', true, '2023-05', 390.42, NULL, 300.5, NULL, 'A', 'F', false, 0, 1, true, '2023-12-31', 2, true, false, false),
		'all', false, '2023-05', 1125.14, 12.5, NULL, NULL, 'A', 'F', false, 0, 1, true, '2023-12-31', 2, true, false, false) AS two;
SELECT m, figure_number(f, m, '2023-05', 'change') AS change, figure_word(f, m, '2023-05', 'source') AS source, figure_number(f, m, '2023-05', 'base') AS base, figure_word(f, m, '2023-05', 'base_obs_status') AS base_obs_status
FROM (SELECT family_agg_final(family_agg_combine(one, two)) AS f, 1 AS n FROM half UNION ALL SELECT family_agg_final(family_agg_combine(two, one)), 2 FROM half) f, unnest('{all,part}'::text[]) m ORDER BY n, m COLLATE "C";
SELECT family_agg_final(family_agg_combine(one, NULL)), family_agg_final(family_agg_combine(NULL, two)) FROM half;
SELECT family_agg_final(substr(one, 1, length(one) - 1)) FROM half;
SELECT family_agg_final(one || '\x00') FROM half;
SELECT family_agg_final('\x');
-- a name without bytes, said to be a number
SELECT family_agg_final(set_byte(family_agg_trans(NULL, '', false, '2023', 1, NULL, NULL, NULL, 'A', 'F', false, 0, 1, true, '2023', 1, false, false, false), 1, 0));
RESET search_path;

-- remembered while a query runs: a function of the right kind, and nothing else
CREATE FUNCTION pg_temp.of_worked(one text, other text, block ref_period, contributes boolean) RETURNS family_figures LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT pg_temp.figures() WHERE $1 <> 'none' $$;
SELECT family_of('pg_temp.of_worked'::regproc::oid::regprocedure, 'a', 'b', '2023', true), family_of('pg_temp.of_worked'::regproc::oid::regprocedure, 'none', 'b', '2023', true), family_of('pg_temp.of_worked'::regproc::oid::regprocedure, NULL, 'b', '2023', true);
SELECT family_of('lower(text)', 'a', 'b', '2023', true);
-- each argument of another type, volatile, not parallel safe
CREATE SCHEMA odd;
CREATE FUNCTION pg_temp.refused(arguments text, labels text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format('CREATE OR REPLACE FUNCTION odd.f(%s) RETURNS family_figures LANGUAGE plpgsql %s AS $b$ BEGIN RAISE EXCEPTION ''called''; END $b$', arguments, labels);
	EXECUTE $q$ SELECT family_of('odd.f'::regproc::oid::regprocedure, 'a', 'b', '2023', true) $q$;
	RETURN 'taken';
EXCEPTION WHEN OTHERS THEN
	RETURN sqlstate;
END $$;
SELECT arguments, labels, pg_temp.refused(arguments, labels) FROM (VALUES ('varchar, text, ref_period, boolean', 'STABLE PARALLEL SAFE'), ('text, name, ref_period, boolean', 'STABLE PARALLEL SAFE'), ('text, text, text, boolean', 'STABLE PARALLEL SAFE'), ('text, text, bigint, boolean', 'STABLE PARALLEL SAFE'),
	('text, text, ref_period, text', 'STABLE PARALLEL SAFE'), ('text, text, ref_period', 'STABLE PARALLEL SAFE'), ('text, text, ref_period, boolean', 'VOLATILE PARALLEL SAFE'), ('text, text, ref_period, boolean', 'STABLE'), ('text, text, ref_period, boolean', 'STABLE PARALLEL RESTRICTED'), ('text, text, ref_period, boolean', 'STABLE PARALLEL SAFE')) v (arguments, labels);
-- the change of each part is the second code
CREATE FUNCTION odd.of_code(one text, other text, block ref_period, contributes boolean) RETURNS family_figures LANGUAGE sql STABLE PARALLEL SAFE AS $$
	SELECT public.family_agg(k::text, true, '2023', 1, $2::numeric, NULL, NULL, 'A', 'F', false, 0, 1, true, '2023', 1, false, false, false) FROM generate_series(1, $1::int) k $$;
-- what a row holds stays what it is, however many others are met beside it, and whatever has room
SET work_mem = '64kB';
SELECT count(*) AS rows, count(*) FILTER (WHERE figure_number(o.f, '1', '2023', 'change') <> 0) AS changed, count(*) FILTER (WHERE figure_number(i.f, '1', '2023', 'change') <> i.g) AS wrong
FROM (SELECT family_of('odd.of_code'::regproc::oid::regprocedure, '1500', '0', '2023'::ref_period, false) f OFFSET 0) o,
	LATERAL (SELECT g, family_of('odd.of_code'::regproc::oid::regprocedure, '1500', g::text, '2023'::ref_period, false) f FROM generate_series(1, 300) g WHERE o.f IS NOT NULL OFFSET 0) i WHERE i.f IS NOT NULL;
-- met again in no order, by several calls of one row
SELECT count(*) AS rows, count(*) FILTER (WHERE a <> n OR b <> n OR c <> (n * 7) % 400) AS wrong FROM (
	SELECT n, figure_number(family_of('odd.of_code'::regproc::oid::regprocedure, '900', n::text, '2023'::ref_period, false), '1', '2023', 'change') AS a,
		figure_number(family_of('odd.of_code'::regproc::oid::regprocedure, '900', n::text, '2023'::ref_period, false), '900', '2023', 'change') AS b,
		figure_number(family_of('odd.of_code'::regproc::oid::regprocedure, '900', ((n * 7) % 400)::text, '2023'::ref_period, false), '1', '2023', 'change') AS c
	FROM (SELECT (i * 37) % 400 AS n FROM generate_series(1, 1200) i) s) t;
RESET work_mem;
-- of one knowledge time, one version of the function, one set of rows
CREATE TABLE odd.said (n numeric);
INSERT INTO odd.said VALUES (1);
CREATE FUNCTION odd.of_table(one text, other text, block ref_period, contributes boolean) RETURNS family_figures LANGUAGE sql STABLE PARALLEL SAFE AS $$
	SELECT public.family_agg('a', true, '2023', 1, (SELECT sum(n) FROM odd.said) + extract(day FROM least(public.as_of(), '2100-01-01'))::numeric * 1000, NULL, NULL, 'A', 'F', false, 0, 1, true, '2023', 1, false, false, false) $$;
CREATE FUNCTION pg_temp.looked_up() RETURNS numeric LANGUAGE plpgsql AS $$ BEGIN RETURN figure_number(family_of('odd.of_table'::regproc::oid::regprocedure, 'a', 'b', '2023'::ref_period, false), 'a', '2023', 'change'); END $$;
SET timezone = 'UTC';
CREATE TEMP TABLE said (what text, figure numeric, place int GENERATED ALWAYS AS IDENTITY);
DO $$
DECLARE
	t text;
BEGIN
	INSERT INTO pg_temp.said VALUES ('at first', pg_temp.looked_up());
	INSERT INTO odd.said VALUES (10);
	INSERT INTO pg_temp.said VALUES ('one row more', pg_temp.looked_up());
	BEGIN
		INSERT INTO odd.said VALUES (100);
		INSERT INTO pg_temp.said VALUES ('and another', pg_temp.looked_up());
		IF pg_temp.looked_up() = 1111 THEN RAISE EXCEPTION 'no'; END IF;
	EXCEPTION WHEN OTHERS THEN NULL;
	END;
	INSERT INTO pg_temp.said VALUES ('which was none', pg_temp.looked_up());
	FOREACH t IN ARRAY '{2020-01-02,2020-01-03,""}'::text[] LOOP
		PERFORM set_config('indstat.as_of', t, true);
		INSERT INTO pg_temp.said VALUES (format('as of "%s"', t), pg_temp.looked_up());
	END LOOP;
	PERFORM set_config('indstat.as_of', '', true);
	CREATE OR REPLACE FUNCTION odd.of_table(one text, other text, block ref_period, contributes boolean) RETURNS family_figures LANGUAGE sql STABLE PARALLEL SAFE AS $b$
		SELECT public.family_agg('a', true, '2023', 1, 77, NULL, NULL, 'A', 'F', false, 0, 1, true, '2023', 1, false, false, false) $b$;
	INSERT INTO pg_temp.said VALUES ('another function', pg_temp.looked_up());
END $$;
SELECT what, figure FROM said ORDER BY place;
SELECT day, figure_number(family_of('odd.of_table'::regproc::oid::regprocedure, 'a', 'b', '2023'::ref_period, false), 'a', '2023', 'change') FROM unnest('{2020-01-02,2020-01-03}'::text[]) day WHERE set_config('indstat.as_of', day, true) <> '';
-- what each caller may run
CREATE FUNCTION odd.gate() RETURNS numeric LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN RETURN public.figure_number(public.family_of('odd.of_table'::regproc::oid::regprocedure, 'a', 'b', '2023'::public.ref_period, false), 'a', '2023', 'change'); END $$;
REVOKE EXECUTE ON FUNCTION odd.of_table FROM PUBLIC;
GRANT USAGE ON SCHEMA odd TO indstat_test_reader;
CREATE FUNCTION odd.mine() RETURNS numeric LANGUAGE plpgsql AS $$ BEGIN RETURN public.figure_number(public.family_of('odd.of_table'::regproc::oid::regprocedure, 'a', 'b', '2023'::public.ref_period, false), 'a', '2023', 'change'); END $$;
BEGIN;
SET LOCAL ROLE indstat_test_reader;
SELECT odd.gate();
SELECT odd.gate(), odd.mine();
ROLLBACK;
SET client_min_messages = warning;
DROP SCHEMA odd CASCADE;
RESET client_min_messages;

-- bad input
SELECT 'x'::family_figures;
SELECT figure_number(pg_temp.figures(), 'all', '2023-05', 'growth');
SELECT figure_word(pg_temp.figures(), 'all', '2023-05', '');
SELECT figure_count(pg_temp.figures(), '2023-05', 'parts');
SELECT family_agg('a', true, '2023-05', 'NaN', NULL, NULL, NULL, 'A', 'F', false, 0, 1, true, '2023-12-31', 1, false, false, false);
SELECT family_agg('a', true, '2023-05', 'Infinity', NULL, NULL, NULL, 'A', 'F', false, 0, 1, true, '2023-12-31', 1, false, false, false);
SELECT family_agg(NULL, true, '2023-05', 1, NULL, NULL, NULL, 'A', 'F', false, 0, 1, true, '2023-12-31', 1, false, false, false);
SELECT family_agg('a', true, '2023-05', 1, NULL, NULL, NULL, 'AB', 'F', false, 0, 1, true, '2023-12-31', 1, false, false, false);
SELECT family_agg('a', true, '2023-05', 1, NULL, NULL, NULL, 'A', 'F', false, 0, 101, true, '2023-12-31', 1, false, false, false);
SELECT family_agg('a', true, '2023-05', 1, NULL, NULL, -1, 'A', 'F', false, 0, 1, true, '2023-12-31', 1, false, false, false);
SELECT family_agg('a', true, '2023-05', 1, NULL, NULL, NULL, 'A', 'F', false, 0, 1, true, '2023-12-31', 1, false, false, false) FROM generate_series(1, 2);
SELECT family_agg('a', g = 1, ref_month(2023, g), 1, NULL, NULL, NULL, 'A', 'F', false, 0, 1, true, '2023-12-31', 1, false, false, false) FROM generate_series(1, 2) g;
SELECT family_agg('a', true, '2023-05', 1, NULL, NULL, NULL, 'A', 'F', false, 0, 1, true, '2023-12-31', 1, false, false, false) IS NULL AS of_nothing WHERE false;
