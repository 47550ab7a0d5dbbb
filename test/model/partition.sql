-- Observations in partitions: the same figures as without, whoever asks, and whatever comes and goes.
\set QUIET on
SET client_min_messages = warning;
SET jit = off;
CREATE EXTENSION indstat;
SELECT plan(92);
\set odd 'odd "role'

-- one office in four models: as one table, and in partitions
SELECT create_model(m, '{figures}'::text[]) FROM unnest('{office,listed,spread,ranged}'::name[]) m \g /dev/null
CREATE FUNCTION pg_temp.everywhere(statement text) RETURNS void LANGUAGE plpgsql AS
$$ DECLARE m text; BEGIN
	FOREACH m IN ARRAY '{office,listed,spread,ranged}'::text[] LOOP EXECUTE replace(statement, '@m@', m); END LOOP;
END $$;
SELECT pg_temp.everywhere($$INSERT INTO @m@.region (region, parent_region) VALUES ('top', NULL), ('a', 'top'), ('b', 'top');
	INSERT INTO @m@.indicator (indicator, parent_indicator) SELECT 'i' || n, CASE WHEN n % 10 = 1 THEN 'i' || n - 1 END FROM unnest(ARRAY(SELECT generate_series(0, 249))) n;
	INSERT INTO @m@.observation (indicator, period, region, value, conf_status, released_at)
	SELECT 'i' || n, ref_month(2021, 10) + k, r, CASE WHEN n % 50 <> 3 OR r <> 'a' THEN 100 + n * k % 17 + length(r) * k END, CASE WHEN n % 50 = 3 AND r = 'a' THEN 'C' ELSE 'F' END,
		CASE WHEN n % 50 = 4 AND k = 14 THEN timestamptz '2999-01-01' END
	FROM unnest(ARRAY(SELECT generate_series(0, 249))) n, unnest('{0,1,2,12,13,14}'::int[]) k, unnest('{top,a,b}'::text[]) r
	WHERE n % 7 <> 0 OR k <> 13$$) \g /dev/null
SELECT pg_temp.everywhere($$UPDATE @m@.observation SET value = value + 1 WHERE indicator = 'i9' AND region = 'b';
	SELECT @m@.keep_packed(true); SELECT @m@.pack_observations(); SELECT grant_model('@m@', 'indstat_test_reader', 'reader');
	GRANT SELECT (indicator, value) ON @m@.observation, @m@.indicator_board TO indstat_test_stranger$$) \g /dev/null

SELECT partition_observations('listed', 'indicator') \g /dev/null
SELECT partition_observations('spread', 'indicator', 8) \g /dev/null
SELECT partition_observations('ranged', 'period') \g /dev/null
SELECT is_empty($$SELECT f.* FROM unnest('{listed,spread,ranged}'::name[]) m, model_check(m) f WHERE finding <> 'unpacked'$$, 'nothing is amiss with a model that was partitioned');
SELECT sum(attach_partition('listed', ('p' || n)::name, ARRAY['i' || n])) FROM unnest(ARRAY(SELECT generate_series(1, 249))) n \g /dev/null
SELECT attach_partition('ranged', 'y2021', '{2021}'), attach_partition('ranged', 'later', '{2022,2024}') \g /dev/null
SELECT is((SELECT count(*) FROM pg_partition_tree('listed.observation') WHERE isleaf), 250::bigint, 'two hundred and fifty partitions');
SELECT is((SELECT count(DISTINCT tableoid) FROM listed.observation), 250::bigint, 'each with its figures');
SELECT is_empty($$SELECT t.relid::regclass FROM unnest('{listed,spread,ranged}'::text[]) m, pg_partition_tree((m || '.observation')::regclass) t JOIN pg_class c ON c.oid = t.relid WHERE c.reltuples < 0$$, 'counted, so that boards are planned by the size that they have');
SELECT is((SELECT count(*) FROM ranged.observation_rest), 0::bigint, 'what one holds is no longer in the rest');
SELECT is_empty($$SELECT f.* FROM unnest('{listed,spread,ranged}'::name[]) m, model_check(m) f WHERE finding <> 'unpacked'$$, 'and nothing is amiss with its partitions');
SELECT pg_temp.everywhere('SELECT create_model(''@m@'')') \g /dev/null
SELECT is_empty($$SELECT f.* FROM unnest('{listed,spread,ranged}'::name[]) m, model_check(m) f WHERE finding <> 'unpacked'$$, 'nor after another create_model');

CREATE FUNCTION pg_temp.rows_of(view text) RETURNS text LANGUAGE plpgsql AS
$$ DECLARE r text; BEGIN
	EXECUTE format('SELECT count(*) || '' '' || coalesce(md5(string_agg(l, ''|'' ORDER BY l)), '''') FROM (SELECT (to_jsonb(v) - ''recorded_at'' - ''superseded_at'')::text AS l FROM %s v) x', view) INTO r;
	RETURN r;
END $$;
CREATE FUNCTION pg_temp.same(view text, who text) RETURNS SETOF text LANGUAGE plpgsql AS
$$ DECLARE m text; BEGIN
	FOREACH m IN ARRAY '{listed,spread,ranged}'::text[] LOOP
		RETURN NEXT is(pg_temp.rows_of(m || '.' || view), pg_temp.rows_of('office.' || view), format('%s in %s, %s', view, m, who));
	END LOOP;
END $$;
SELECT pg_temp.same(v, 'the owner') FROM unnest('{indicator_board,level_board,structure,observation_revision}'::text[]) v;
SET ROLE indstat_test_reader;
SELECT pg_temp.same(v, 'a reader') FROM unnest('{indicator_board,level_board,region_structure}'::text[]) v;
RESET ROLE;
SET indstat.as_of = '2020-01-01';
SELECT pg_temp.same('indicator_board', 'before there was anything');
RESET indstat.as_of;
SELECT throws_ok($$SET ROLE indstat_test_reader; SELECT * FROM listed.p4$$, '42501', NULL, 'a partition by itself is read by whom it was granted to');
RESET ROLE;
GRANT SELECT ON listed.p4, ranged.later, ranged.observation TO indstat_test_reader;
SET ROLE indstat_test_reader;
SELECT is((SELECT count(*) FROM listed.p4 WHERE period = '2022-12'), 0::bigint, 'and shows nothing under embargo either');
SELECT results_eq($$SELECT count(*), md5(string_agg(indicator || value, ',' ORDER BY indicator, region)) FROM ranged.later WHERE period = '2022-12'$$,
	$$SELECT count(*), md5(string_agg(indicator || value, ',' ORDER BY indicator, region)) FROM ranged.observation WHERE period = '2022-12'$$, 'but what the whole shows');
RESET ROLE;
SET ROLE indstat_test_stranger;
SELECT throws_ok($$SELECT period FROM listed.observation$$, '42501', NULL, 'columns that were granted by hand are, and no others');
RESET ROLE;
SELECT ok(has_column_privilege('indstat_test_stranger', 'listed.observation', 'value', 'SELECT') AND has_column_privilege('indstat_test_stranger', 'listed.indicator_board', 'value', 'SELECT'), 'granted they are');
SELECT is((SELECT count(*) FROM listed.observation_unpacked), (SELECT count(*) FROM office.observation_unpacked), 'what was packed is packed still');

-- what a filter leaves is what is read
CREATE FUNCTION pg_temp.partitions(query text) RETURNS text[] LANGUAGE plpgsql AS
$$ DECLARE line text; plan text := ''; BEGIN
	FOR line IN EXECUTE 'EXPLAIN ' || query LOOP plan := plan || line || E'\n'; END LOOP;
	RETURN ARRAY(SELECT DISTINCT m[1] FROM regexp_matches(plan, 'on (p\d+|y2021|later|observation_rest|observation_\d+)\M', 'g') m ORDER BY 1);
END $$;
SELECT is(pg_temp.partitions($$SELECT * FROM ranged.indicator_board WHERE period = '2022-11'$$), '{later}', 'a period finds its partition in a board');
SELECT is(pg_temp.partitions($$SELECT * FROM ranged.indicator_board WHERE indicator = 'i5' AND period = '2021-11'$$), '{y2021}', 'with an indicator too');
SELECT is(pg_temp.partitions($$SELECT * FROM listed.indicator_board WHERE indicator = 'i5'$$), '{p5}', 'an indicator finds its own');
SELECT is(cardinality(pg_temp.partitions($$SELECT * FROM spread.indicator_board WHERE indicator = 'i5'$$)), 1, 'spread too');

-- writing, by the name of the whole and of a partition
SELECT pg_temp.everywhere($$UPDATE @m@.observation SET value = 7 WHERE indicator = 'i1' AND period = '2022-10'$$) \g /dev/null
UPDATE office.observation SET value = 8 WHERE indicator = 'i2' AND period = '2022-10';
UPDATE spread.observation SET value = 8 WHERE indicator = 'i2' AND period = '2022-10';
UPDATE listed.p2 SET value = 8 WHERE period = '2022-10';
UPDATE ranged.later SET value = 8 WHERE indicator = 'i2' AND period = '2022-10';
SELECT pg_temp.same(v, 'after changes') FROM unnest('{level_board,observation_revision}'::text[]) v;

-- one goes and comes back
SELECT now() + interval '1 microsecond' AS before \gset
SELECT listed.pack_observations() \g /dev/null
SELECT pg_temp.rows_of('listed.indicator_board') AS board, pg_temp.rows_of('listed.level_board') AS levels \gset
SELECT is(detach_partition('listed', 'p9'), 18::bigint, 'how many figures went');
SELECT is((SELECT count(*) FROM listed.indicator_board WHERE indicator = 'i9') + (SELECT count(*) FROM listed.level_board WHERE indicator = 'i9'), 0::bigint, 'they are gone from every board');
SELECT is((SELECT count(*) FROM listed.p9), 18::bigint, 'and stand in a table of their own');
SELECT is((SELECT count(*) FROM listed.observation_revision WHERE indicator = 'i9'), 24::bigint, 'it is history that they were known');
SET indstat.as_of = :'before';
SELECT is(pg_temp.rows_of('listed.indicator_board'), :'board', 'and then they are shown');
RESET indstat.as_of;
SELECT is_empty($$SELECT f.* FROM model_check('listed') f WHERE finding <> 'unpacked'$$, 'nothing is amiss');
SELECT lives_ok($$UPDATE listed.p9 SET value = value$$, 'the table is its owner''s alone');
SELECT is(attach_partition('listed', 'p9', '{i9}'), 18::bigint, 'and they come back');
SELECT is(pg_temp.rows_of('listed.indicator_board'), :'board', 'the board is as it was');
SELECT is(pg_temp.rows_of('listed.level_board'), :'levels', 'of levels too') WHERE listed.pack_observations() > 0;
SELECT is_empty($$SELECT indicator, period, region FROM listed.observation o JOIN listed.observation_revision r USING (indicator, period, region) WHERE r.superseded_at > o.recorded_at$$, 'no two versions are known at a time');

-- by hand
ALTER TABLE listed.observation DETACH PARTITION listed.p9;
SELECT results_eq($$SELECT finding, object FROM model_check('listed') WHERE severity = 'error'$$, $$VALUES ('partition_detached'::text, 'listed.p9'::text)$$, 'detached by hand: it is said');
SELECT throws_ok($$DELETE FROM listed.p9$$, '42501', NULL, 'and cannot be written');
ALTER TABLE listed.observation ATTACH PARTITION listed.p9 FOR VALUES IN ('i9');
CREATE TABLE listed.hand (LIKE listed.observation INCLUDING ALL);
INSERT INTO listed.indicator (indicator) VALUES ('new');
INSERT INTO listed.hand (indicator, period, region, value) VALUES ('new', '2022-10', 'a', 1);
ALTER TABLE listed.observation ATTACH PARTITION listed.hand FOR VALUES IN ('new');
SELECT set_eq($$SELECT DISTINCT finding, object FROM model_check('listed') WHERE severity = 'error'$$, $$VALUES ('trigger_missing'::text, 'listed.hand'::text), ('policy_missing', 'listed.hand')$$, 'attached by hand: too');
SELECT create_model('listed') \g /dev/null
SELECT is_empty($$SELECT f.* FROM model_check('listed') f WHERE severity = 'error'$$, 'create_model gives it what is missing');
SELECT is((SELECT count(*) FROM listed.indicator_board WHERE indicator = 'new') + (SELECT count(*) FROM listed.level_board WHERE indicator = 'new'), 2::bigint, 'and its figures are shown');

-- what cannot be
SELECT throws_ok($$SELECT partition_observations('office', 'region')$$, '22023', NULL, 'by what nobody looks');
SELECT throws_ok($$SELECT partition_observations('listed', 'period')$$, '55000', NULL, 'twice');
SELECT throws_ok($$SELECT attach_partition('office', 'p', '{i1}')$$, '55000', NULL, 'a partition of what has none');
SELECT throws_ok($$SELECT attach_partition('spread', 'p', '{i1}')$$, '55000', NULL, 'one more of what is spread');
SELECT throws_ok($$SELECT detach_partition('spread', 'observation_1')$$, '55000', NULL, 'or one less');
SELECT throws_ok($$SELECT attach_partition('listed', 'p', '{i1,nothing}')$$, '23503', NULL, 'an unknown indicator');
SELECT throws_ok($$SELECT attach_partition('listed', 'region', '{new}')$$, '42809', NULL, 'a table of the model');
SELECT throws_ok($$SELECT detach_partition('listed', 'region')$$, '42809', NULL, 'or taking that away');
SELECT throws_ok($$SELECT attach_partition('ranged', 'p', '{2023,2024,2025}')$$, '22023', NULL, 'more than a first and a last period');
CREATE VIEW public.mine AS SELECT value FROM office.observation;
SELECT throws_ok($$SELECT partition_observations('office', 'period')$$, '2BP01', NULL, 'a view of the owner''s in the way');
DROP VIEW public.mine;
CREATE POLICY mine ON office.observation USING (true);
SELECT throws_ok($$SELECT partition_observations('office', 'period')$$, '55000', NULL, 'and policies');
SET ROLE indstat_test_reader;
SELECT throws_ok($$SELECT partition_observations('office', 'period')$$, '42501', NULL, 'nobody but the owner partitions');
SELECT throws_ok($$SELECT attach_partition('listed', 'p', '{i1}')$$, '42501', NULL, 'attaches');
SELECT throws_ok($$SELECT detach_partition('listed', 'p1')$$, '42501', NULL, 'or detaches');
RESET ROLE;

-- what the owner put on the table stays on it
SELECT create_model(m, '{figures}'::text[]) FROM unnest('{mine,shared}'::name[]) m \g /dev/null
\setenv database :DBNAME
\! psql -XAtq -d "$database" ${INDSTAT_SUPERUSER:+-U "$INDSTAT_SUPERUSER"} -c 'CREATE ROLE "odd ""role"'
GRANT SELECT ON mine.observation, mine.indicator_board TO :"odd";
CREATE INDEX "My index" ON mine.observation (value) WHERE value > 0;
CREATE INDEX observation_mine ON mine.observation (region, value);
CREATE INDEX observation_of_a_name_that_is_as_long_as_a_name_can_be_in_postgr ON mine.observation (value DESC);
ALTER TABLE mine.observation ADD CONSTRAINT only_once UNIQUE (region, period, indicator);
CREATE FUNCTION mine.noted() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER off AFTER INSERT ON mine.observation FOR EACH ROW EXECUTE FUNCTION mine.noted();
CREATE TRIGGER always AFTER UPDATE ON mine.observation FOR EACH ROW EXECUTE FUNCTION mine.noted();
CREATE TRIGGER replica AFTER DELETE ON mine.observation FOR EACH STATEMENT EXECUTE FUNCTION mine.noted();
CREATE TRIGGER plain AFTER DELETE ON mine.observation FOR EACH ROW EXECUTE FUNCTION mine.noted();
ALTER TABLE mine.observation DISABLE TRIGGER off, ENABLE ALWAYS TRIGGER always, ENABLE REPLICA TRIGGER replica, FORCE ROW LEVEL SECURITY;
INSERT INTO mine.region (region) VALUES ('a');
INSERT INTO mine.indicator (indicator) VALUES ('i');
INSERT INTO mine.observation (indicator, period, region, value) VALUES ('i', '2023-05', 'a', 1);
CREATE TEMP VIEW owned AS
	SELECT 'index'::text AS sort, c.relname::text AS name, regexp_replace(pg_get_indexdef(c.oid), ' ON (ONLY )?', ' ON ') AS def FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indrelid = to_regclass('mine.observation') AND i.indisvalid
	UNION ALL SELECT 'trigger', t.tgname, t.tgenabled::text FROM pg_trigger t WHERE t.tgrelid = to_regclass('mine.observation') AND NOT t.tgisinternal
	UNION ALL SELECT 'constraint', k.conname, pg_get_constraintdef(k.oid) FROM pg_constraint k WHERE k.conrelid = to_regclass('mine.observation')
	UNION ALL SELECT 'grant', format('%s %s', c.relname, a.privilege_type), pg_get_userbyid(a.grantee)::text FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) a WHERE c.relnamespace = 'mine'::regnamespace AND c.relname IN ('observation', 'indicator_board')
	UNION ALL SELECT 'forced', '', c.relforcerowsecurity::text FROM pg_class c WHERE c.oid = to_regclass('mine.observation');
CREATE TEMP TABLE had AS SELECT * FROM owned;
SELECT is((SELECT count(*) FROM had WHERE name IN ('My index', 'off', 'only_once') OR def = :'odd'::text), 6::bigint, 'indexes, triggers, constraints and grants of the owner''s');
SET client_min_messages = error;
CREATE PUBLICATION figures_out FOR TABLE mine.region, mine.observation;
CREATE PUBLICATION "Out" FOR TABLE mine.observation;
SELECT throws_ok($$SELECT partition_observations('mine', 'indicator')$$, '55000', 'the observations of model "mine" are published', 'what is published by name is not partitioned');
ALTER PUBLICATION figures_out DROP TABLE mine.observation;
DROP PUBLICATION "Out";
SELECT lives_ok($$SELECT partition_observations('mine', 'indicator')$$, 'they are in the way of nothing');
SELECT set_eq('SELECT * FROM owned', 'SELECT * FROM had', 'and are what they were');
ALTER PUBLICATION figures_out ADD TABLE mine.observation;
SELECT is((SELECT count(*) FROM pg_index i WHERE i.indrelid = 'mine.observation_rest'::regclass), (SELECT count(*) FROM pg_index i WHERE i.indrelid = 'mine.observation'::regclass), 'no index stands twice');
SELECT is((SELECT relforcerowsecurity FROM pg_class WHERE oid = 'mine.observation_rest'::regclass), true, 'nor has the partition less');
ALTER TABLE mine.observation NO FORCE ROW LEVEL SECURITY;
ALTER TABLE mine.observation_rest NO FORCE ROW LEVEL SECURITY;

-- names of partitions that are odd
INSERT INTO mine.indicator (indicator) SELECT n::text FROM unnest('{1,2,3}'::int[]) n;
SELECT lives_ok(format('SELECT attach_partition(''mine'', %L, ARRAY[%L])', name, n::text), 'a partition: ' || name) FROM unnest(ARRAY[E'back\\1slash', repeat('省', 21), repeat('x', 63)]) WITH ORDINALITY u (name, n);
INSERT INTO mine.observation (indicator, period, region, value) SELECT n::text, '2023-05', 'a', n FROM unnest('{1,2,3}'::int[]) n;
SELECT is_empty($$SELECT polname, pg_get_expr(polqual, polrelid) FROM pg_policy WHERE polrelid IN (SELECT relid FROM pg_partition_tree('mine.observation')) AND pg_get_expr(polqual, polrelid) NOT LIKE '%release_calendar%'$$, 'each with the policy of the whole');
SELECT is_empty($$SELECT FROM model_check('mine') WHERE severity = 'error'$$, 'and whole');
SELECT lives_ok(format('SELECT detach_partition(''mine'', %L)', name), 'detached: ' || name) FROM unnest(ARRAY[E'back\\1slash', repeat('省', 21), repeat('x', 63)]) name;
SELECT is(attach_partition('mine', repeat('省', 21)::name, '{2}'), 1::bigint, 'and taken in again');
\! psql -XAtq -d "$database" ${INDSTAT_SUPERUSER:+-U "$INDSTAT_SUPERUSER"} -c 'DROP OWNED BY "odd ""role"' -c 'DROP ROLE "odd ""role"'
SELECT create_model('mine') \g /dev/null
SELECT finish();
