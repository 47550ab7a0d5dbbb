/*
 * Two offices that differ only in what is hidden from a reader.  Whatever the
 * reader asks, both answer the same: every table, view and function (new ones
 * are taken by themselves), plans and statistics; at each step of what can
 * happen to a figure, and as known at any time.  The hidden figures are of one
 * width: PostgreSQL itself shows the mean width of a column in its plans.
 */
\set QUIET on
SET client_min_messages = warning;
SET jit = off;
CREATE EXTENSION indstat;
-- VISIBILITY steps more are taken by chance (SEED are the dice), each with four checks
\getenv steps VISIBILITY
\if :{?steps}
\else
\set steps 1
\endif
\getenv seed SEED
\if :{?seed}
\else
\set seed 1
\endif
SELECT plan(39 + 4 * :steps);
SELECT create_model(n) FROM unnest(ARRAY['office_p', 'office_q']::name[]) n \g /dev/null
SELECT grant_model(n, 'indstat_test_reader', 'reader'), grant_model(n, 'indstat_test_insider', 'before_release'), grant_model(n, 'indstat_test_confidant', 'confidential')
FROM unnest(ARRAY['office_p', 'office_q']::name[]) n \g /dev/null
-- runs a statement in both offices, :secret in it differs
CREATE FUNCTION pg_temp.both(statement text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	PERFORM set_config('search_path', 'office_p, public', true);
	EXECUTE replace(statement, ':secret', '123.45');
	PERFORM set_config('search_path', 'office_q, public', true);
	EXECUTE replace(statement, ':secret', '178.91');
END $$;

-- everything a role can read of a model: rows, functions, plans, statistics
CREATE FUNCTION pg_temp.all_of(model text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
	c record;
	plan text;
BEGIN
	FOR c IN SELECT k.oid::regclass AS name, k.relname, k.relkind FROM pg_class k WHERE k.relnamespace = model::regnamespace AND k.relkind IN ('r', 'p', 'v')
			AND has_table_privilege(k.oid, 'SELECT') LOOP
		RETURN QUERY EXECUTE format('SELECT %L || '': '' || regexp_replace(t::text, ''20[0-9-]+ [0-9:.]+(\+[0-9]+)?'', ''then'', ''g'') FROM %s t', c.relname, c.name);
		IF c.relkind = 'v' AND as_of() = 'infinity' THEN
			FOR plan IN EXECUTE format('EXPLAIN SELECT * FROM %s', c.name) LOOP
				RETURN NEXT c.relname || ' plan: ' || regexp_replace(replace(replace(plan, model || '.', ''), model, 'model'), '''[0-9]+''::oid', 'its oid');
			END LOOP;
		END IF;
	END LOOP;
	FOR c IN SELECT p.proname, p.proargtypes::oid[]::regtype[] AS types FROM pg_proc p
			WHERE p.pronamespace = model::regnamespace AND p.prorettype NOT IN ('trigger'::regtype, 'void'::regtype) AND p.proname NOT IN ('pack_observations', 'load_figures', 'undo_load', 'make_breakdown', 'make_cells', 'set_breakdown', 'move_region', 'recode', 'rename_region', 'rename_indicator', 'purge_history', 'forget') LOOP
		BEGIN
			RETURN QUERY EXECUTE format('SELECT %L || '': '' || regexp_replace(f::text, ''20[0-9-]+ [0-9:.]+(\+[0-9]+)?'', ''then'', ''g'') FROM %I.%I(%s) f', c.proname, model, c.proname, (
				SELECT string_agg(CASE WHEN t = 'date'::regtype THEN 'date ''2023-06-30''' WHEN t = 'timestamptz'::regtype THEN 'as_of()'
					WHEN t = 'ref_period'::regtype THEN 'ref_period ''2023-05''' WHEN t = 'regclass'::regtype THEN format('''%s.observation''::regclass', model)
					WHEN t = 'text'::regtype THEN CASE WHEN c.proname = 'wide_csv' THEN (ARRAY['''en''::text', '''period''::text', ''',''::text'])[n - 2] WHEN c.proname = 'known_comparison' THEN '''level''::text' WHEN c.proname IN ('release_figure', 'revision_by_release') THEN (ARRAY['''whole''::text', '''a''::text', '''level''::text'])[n] WHEN c.proname ~ '^(bulletin|report)' THEN CASE n WHEN 1 THEN '''a''::text' ELSE '''en''::text' END ELSE '''whole''::text' END
					ELSE format('NULL::%s', t) END, ', ' ORDER BY n)
				FROM unnest(c.types) WITH ORDINALITY u (t, n)));
			IF cardinality(c.types) = 0 AND as_of() = 'infinity' THEN
				FOR plan IN EXECUTE format('EXPLAIN SELECT * FROM %I.%I()', model, c.proname) LOOP
					RETURN NEXT c.proname || ' plan: ' || regexp_replace(replace(replace(plan, model || '.', ''), model, 'model'), '''[0-9]+''::oid', 'its oid');
				END LOOP;
			END IF;
		-- what is made of confidential figures alone
		EXCEPTION WHEN insufficient_privilege OR invalid_parameter_value OR undefined_object OR foreign_key_violation OR syntax_error THEN
			RETURN NEXT c.proname || ': ' || SQLERRM;
		END;
	END LOOP;
	RETURN QUERY SELECT regexp_replace((s.tablename, s.attname, s.null_frac, s.n_distinct, s.most_common_vals, s.histogram_bounds)::text, '20[0-9-]+ [0-9:.]+(\+[0-9]+)?', 'then', 'g')
		FROM pg_stats s WHERE s.schemaname = model AND s.attname !~ '_at$|_id$';
	-- what an error tells
	FOR c IN SELECT unnest(ARRAY['SELECT count(1 / (value - 123.45)) FROM %I.observation', 'SELECT count(1 / (value - 123.45)) FROM %I.indicator_board',
			'SELECT figures::text::numeric FROM %I.observation_cross_section', 'INSERT INTO %I.observation (indicator, period, region) VALUES (''whole'', ''2023-06'', ''a'')']) AS query LOOP
		BEGIN
			EXECUTE format(c.query, model);
		EXCEPTION WHEN OTHERS THEN
			RETURN NEXT replace(c.query || ': ' || SQLERRM, model, 'model');
		END;
	END LOOP;
END $$;
CREATE TEMP TABLE compared (lines bigint);
GRANT INSERT ON compared TO indstat_test_reader;
CREATE FUNCTION pg_temp.differ() RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
	one text[] := ARRAY(SELECT replace(a, 'office_p', 'model') FROM pg_temp.all_of('office_p') a);
	two text[] := ARRAY(SELECT replace(a, 'office_q', 'model') FROM pg_temp.all_of('office_q') a);
BEGIN
	INSERT INTO compared VALUES (cardinality(one));
	RETURN QUERY (SELECT unnest(one) EXCEPT ALL SELECT unnest(two)) UNION ALL (SELECT unnest(two) EXCEPT ALL SELECT unnest(one));
END $$;
CREATE FUNCTION pg_temp.unseen(what text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
	at text;
BEGIN
	ANALYZE;
	RETURN NEXT isnt_empty('SELECT pg_temp.differ()', what || ': the owner sees the difference');
	FOREACH at IN ARRAY ARRAY['', '2023-05-25', '2023-07-15'] LOOP
		PERFORM set_config('indstat.as_of', at, true);
		PERFORM set_config('role', 'indstat_test_reader', true);
		RETURN NEXT is_empty('SELECT pg_temp.differ()', what || ': a reader does not' || CASE WHEN at <> '' THEN ', as known on ' || at ELSE '' END);
		PERFORM set_config('role', 'none', true);
	END LOOP;
	PERFORM set_config('indstat.as_of', '', true);
END $$;

SELECT pg_temp.both($$INSERT INTO region (region, parent_region) VALUES ('top', NULL), ('a', 'top'), ('b', 'top'), ('c', 'top'), ('n', 'top')$$),
	pg_temp.both($$INSERT INTO indicator (indicator, parent_indicator, decimals) VALUES ('whole', NULL, 2), ('part', 'whole', 2), ('rest', 'whole', 2)$$),
	pg_temp.both($$INSERT INTO chain (chain) VALUES ('k')$$),
	pg_temp.both($$INSERT INTO department (department, department_order) VALUES ('d', 1)$$),
	pg_temp.both($$INSERT INTO initiative (initiative, region, kind, owner, period) SELECT 'i', 'a', kind, 'd', '2023' FROM initiative_kind ORDER BY kind_order LIMIT 1$$),
	pg_temp.both($$INSERT INTO target (indicator, region, chain, period, kind, target) VALUES ('whole', 'a', 'k', '2023-Q2', 'flow', 1000)$$),
	pg_temp.both($$INSERT INTO observation (indicator, period, region, value, recorded_at)
		SELECT i, ref_month(y, m), r, 100 + m + ascii(r) % 7, make_date(y, m, 28) FROM unnest(ARRAY['whole', 'part', 'rest']) i,
			unnest(ARRAY['top', 'a', 'b', 'c']) r, generate_series(2022, 2023) y, generate_series(1, 6) m$$) \g /dev/null

-- a figure that is confidential from the start, and one that was free before
SELECT pg_temp.both($$UPDATE observation SET value = :secret, recorded_at = '2023-05-10' WHERE indicator = 'part' AND period = '2023-04' AND region = 'b'$$),
	pg_temp.both($$UPDATE observation SET value = NULL, conf_status = 'C' WHERE indicator = 'part' AND period = '2023-04' AND region = 'b'$$),
	pg_temp.both($$INSERT INTO observation_confidential (indicator, period, region, value) VALUES ('part', '2023-04', 'b', :secret)$$),
	pg_temp.both($$UPDATE observation_confidential SET value = :secret + 1$$),
	pg_temp.both($$DELETE FROM observation_confidential$$) \g /dev/null
SELECT pg_temp.unseen('confidential');

-- a draft under embargo, by the row and by the calendar, revised before its release
SELECT pg_temp.both($$INSERT INTO release_calendar VALUES ('whole', '2023-05', '2999-01-01')$$),
	pg_temp.both($$UPDATE observation SET value = :secret WHERE indicator = 'whole' AND period = '2023-05'$$),
	pg_temp.both($$INSERT INTO observation (indicator, period, region, value, released_at) SELECT 'part', '2023-07', r, :secret, '2999-01-01' FROM unnest(ARRAY['top', 'a', 'b', 'c']) r$$),
	pg_temp.both($$INSERT INTO chain_observation (indicator, period, region, chain, value) VALUES ('whole', '2023-04', 'a', 'k', 10), ('whole', '2023-05', 'a', 'k', :secret)$$),
	pg_temp.both($$INSERT INTO initiative_observation (indicator, period, region, initiative, value) VALUES ('whole', '2023-05', 'a', 'i', :secret)$$) \g /dev/null
SELECT pg_temp.both($$UPDATE observation SET value = value + 1 WHERE released_at > now()$$),
	pg_temp.both($$UPDATE chain_observation SET value = value + 1 WHERE period = '2023-05'$$),
	pg_temp.both($$DELETE FROM initiative_observation$$) \g /dev/null
SELECT pg_temp.unseen('embargo');

-- packed
SELECT pg_temp.both('SELECT keep_packed(true)'), pg_temp.both('SELECT pack_observations()') \g /dev/null
SELECT pg_temp.unseen('packed');
SET ROLE indstat_test_reader;
SELECT cmp_ok((SELECT count(*) FROM office_p.level_series WHERE store = 'packed'), '>', 0::bigint, 'and packed values answer the reader');
RESET ROLE;

-- under embargo after it was packed: by the calendar, and by the row, which was known before
SELECT pg_temp.both($$UPDATE observation SET value = :secret, recorded_at = '2023-07-01' WHERE indicator = 'rest' AND period IN ('2023-03', '2023-02') AND region = 'c'$$),
	pg_temp.both('SELECT pack_observations()'),
	pg_temp.both($$INSERT INTO release_calendar VALUES ('rest', '2023-03', '2999-01-01')$$),
	pg_temp.both($$UPDATE observation SET released_at = '2999-01-01' WHERE indicator = 'rest' AND period = '2023-02' AND region = 'c'$$) \g /dev/null
SELECT pg_temp.unseen('embargo after packing');
SELECT pg_temp.both('SELECT pack_observations()') \g /dev/null
SELECT pg_temp.unseen('and packed again');

-- a figure that gets another key when it becomes confidential, or before it does; by an update and by way of a third key
SELECT pg_temp.both($$UPDATE observation SET value = :secret, recorded_at = '2023-07-02' WHERE indicator = 'part' AND period IN ('2023-01', '2023-02', '2023-03') AND region = 'c'$$),
	pg_temp.both('SELECT pack_observations()'),
	pg_temp.both($$UPDATE observation SET region = 'n', value = NULL, conf_status = 'C' WHERE indicator = 'part' AND period = '2023-01' AND region = 'c'$$),
	pg_temp.both($$UPDATE observation SET region = 'n' WHERE indicator = 'part' AND period = '2023-02' AND region = 'c'$$),
	pg_temp.both($$UPDATE observation SET indicator = 'rest', period = '2023-08' WHERE indicator = 'part' AND period = '2023-02' AND region = 'n'$$),
	pg_temp.both($$UPDATE observation SET region = 'n' WHERE indicator = 'part' AND period = '2023-03' AND region = 'c'$$) \g /dev/null
SELECT pg_temp.both($$UPDATE observation SET value = NULL, conf_status = 'N' WHERE indicator = 'rest' AND period = '2023-08' AND region = 'n'$$),
	pg_temp.both($$INSERT INTO release_calendar VALUES ('part', '2023-03', '2999-01-01')$$) \g /dev/null
SELECT pg_temp.unseen('recoding');
SELECT throws_ok($$UPDATE office_p.chain_observation SET period = '2023-01' WHERE period = '2023-05'$$, '23514', NULL, 'a chain''s figure cannot leave the key that holds it back');

-- whatever comes next
CREATE FUNCTION pg_temp.step() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	place text := format('indicator = %L AND region = %L AND period = ref_month(2023, %s)', (ARRAY['whole', 'part', 'rest'])[1 + floor(random() * 3)],
		(ARRAY['top', 'a', 'b', 'c'])[1 + floor(random() * 4)], 1 + floor(random() * 6));
	deeds text[] := ARRAY[
		$deed$UPDATE observation SET value = NULL, conf_status = 'C' WHERE %1$s$deed$,
		$deed$INSERT INTO observation_confidential (indicator, period, region, value) SELECT indicator, period, region, :secret FROM observation WHERE %1$s AND conf_status <> 'F' ON CONFLICT DO NOTHING$deed$,
		$deed$UPDATE observation SET released_at = '2999-01-01', value = CASE WHEN conf_status = 'F' THEN :secret END WHERE %1$s$deed$,
		$deed$INSERT INTO release_calendar SELECT indicator, period, '2999-01-01' FROM observation WHERE %1$s LIMIT 1 ON CONFLICT DO NOTHING$deed$,
		$deed$UPDATE observation SET value = :secret WHERE %1$s AND released_at > now() AND conf_status = 'F'$deed$,
		$deed$UPDATE observation SET region = 'n' WHERE %1$s AND released_at > now()$deed$,
		$deed$DELETE FROM observation WHERE %1$s AND released_at > now()$deed$,
		$deed$UPDATE observation SET released_at = released_at + interval '1 day' WHERE released_at > now()$deed$,
		$deed$UPDATE observation_confidential SET value = value + 1 WHERE %1$s$deed$,
		$deed$DELETE FROM observation_confidential WHERE %1$s$deed$,
		$deed$SELECT pack_observations()$deed$,
		$deed$SELECT keep_packed(true)$deed$,
		$deed$UPDATE observation SET value = 50 WHERE NOT (%1$s) AND indicator = 'rest' AND region = 'top'$deed$,
		$deed$UPDATE chain_observation SET value = :secret WHERE period = '2023-05'$deed$];
	deed text := format(deeds[1 + floor(random() * cardinality(deeds))], place);
BEGIN
	PERFORM pg_temp.both(deed);
	RETURN deed;
EXCEPTION WHEN unique_violation OR check_violation THEN
	RETURN 'refused: ' || deed;
END $$;
SELECT setseed(1.0 / (1 + :seed)) \g /dev/null
SELECT 'SELECT pg_temp.unseen(pg_temp.step())' FROM generate_series(1, :steps)
\gexec

-- rules of the owner's own: what is packed and what is history does not know them
SELECT pg_temp.both($$UPDATE observation SET value = :secret WHERE region = 'b' AND indicator = 'whole' AND period = '2022-02'$$),
	pg_temp.both($$UPDATE observation SET value = value + 1 WHERE region = 'b' AND indicator = 'whole' AND period = '2022-02'$$),
	pg_temp.both('SELECT pack_observations()'),
	pg_temp.both($$CREATE POLICY not_b ON observation AS RESTRICTIVE USING (region <> 'b' OR pg_has_role('indstat_owner', 'USAGE'))$$),
	pg_temp.both($$INSERT INTO project (project, region, planned_investment) VALUES ('p', 'b', 1)$$),
	pg_temp.both($$INSERT INTO project_stage_event (project, stage, happened_on, batch) VALUES ('p', 'planned', '2023-01-01', ':secret')$$) \g /dev/null
SELECT pg_temp.both($$DELETE FROM project_stage_event$$),
	pg_temp.both($$ALTER TABLE project_stage_event ENABLE ROW LEVEL SECURITY$$),
	pg_temp.both($$CREATE POLICY only_q ON project_stage_event USING (project = 'q')$$) \g /dev/null
SELECT pg_temp.unseen('own policies');
SET ROLE indstat_test_reader;
SELECT set_eq('SELECT DISTINCT store FROM office_p.level_cross_section', ARRAY['rows'], 'then rows answer');
SELECT is_empty('SELECT * FROM office_p.observation_cross_section', 'packed values show nothing');
RESET ROLE;
SELECT lives_ok($$SELECT create_model('office_p')$$, 'a later create_model');
SELECT set_eq($$SELECT polname::text FROM pg_policy WHERE polrelid = 'office_p.observation'::regclass ORDER BY 1$$, ARRAY['not_b', 'released'], 'puts no policy beside one''s own');
DROP POLICY not_b ON office_p.observation;
DROP POLICY released ON office_p.observation;
CREATE POLICY mine ON office_p.observation USING (region = 'a');
SELECT create_model('office_p') \g /dev/null
SELECT set_eq($$SELECT polname::text FROM pg_policy WHERE polrelid = 'office_p.observation'::regclass$$, ARRAY['mine'], 'and none that was replaced back');
SET ROLE indstat_test_reader;
SELECT set_eq('SELECT DISTINCT region FROM office_p.observation', ARRAY['a'], 'a reader sees what the owner''s policy says');
SELECT set_eq('SELECT DISTINCT region FROM office_p.level_board', ARRAY['a'], 'in boards of whole cross-sections too');
SELECT is_empty('SELECT * FROM office_p.observation_revision', 'and no history that it does not speak of');
RESET ROLE;
SELECT cmp_ok((SELECT sum(lines) FROM compared), '>', 10000::numeric, 'much was compared');
SELECT diag(format('%s lines compared', sum(lines))) FROM compared;
SELECT diag(format('tried: %s, got through: %s', (SELECT sum(lines) FROM compared), num_failed()));
SELECT * FROM finish();
