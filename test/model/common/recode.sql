-- A code that is changed everywhere: of an indicator and of a region, in one table and in partitions.
-- (test/model/common/tree_change.sql has it with all parts of an office.)
\set QUIET on
SET client_min_messages = warning;
SET jit = off;
CREATE EXTENSION indstat;
SELECT plan(20);

SELECT create_model(m, '{targets}'::text[]) FROM unnest('{office,listed,spread,ranged}'::name[]) m \g /dev/null
CREATE FUNCTION pg_temp.everywhere(statement text) RETURNS void LANGUAGE plpgsql AS
$$ DECLARE m text; BEGIN
	FOREACH m IN ARRAY '{office,listed,spread,ranged}'::text[] LOOP EXECUTE replace(statement, '@m@', m); END LOOP;
END $$;
SELECT pg_temp.everywhere($$INSERT INTO @m@.region (region, parent_region) VALUES ('top', NULL), ('zzold', 'top'), ('b', 'top'), ('c', 'zzold');
	INSERT INTO @m@.indicator (indicator, parent_indicator) VALUES ('whole', NULL), ('yyold', 'whole'), ('part', 'yyold'), ('w', NULL);
	INSERT INTO @m@.indicator (indicator, unit, weight_indicator, reference_indicator, additivity, region_additivity) VALUES ('rate', 'percent', 'yyold', 'yyold', 'weighted_average', 'weighted_average');
	INSERT INTO @m@.observation (indicator, period, region, value, recorded_at)
	SELECT i, ref_month(2023, 1) + k, r, 100 + length(i) * k + ascii(r), '2024-01-01' FROM unnest('{whole,yyold,part,w,rate}'::text[]) i, generate_series(0, 14) k, unnest('{top,zzold,b,c}'::text[]) r;
	UPDATE @m@.observation SET value = value + 1, recorded_at = '2024-06-01' WHERE year_of(period) = 2024;
	UPDATE @m@.observation SET conf_status = 'C', value = NULL WHERE indicator = 'yyold' AND region = 'zzold' AND period = '2023-03';
	INSERT INTO @m@.target (indicator, region, period, kind, target, recorded_at) VALUES ('yyold', 'zzold', '2024', 'flow', 5, '2024-01-01');
	INSERT INTO @m@.edit_rule (rule, indicator, kind, other_indicator, low) VALUES ('r', 'whole', 'ratio', 'yyold', 0);
	INSERT INTO @m@.load_spelling (profile, kind, spelling, code) SELECT min(profile), 'indicator', 'all of it', 'yyold' FROM @m@.load_profile$$) \g /dev/null
SELECT partition_observations('listed', 'indicator'), partition_observations('spread', 'indicator', 8), partition_observations('ranged', 'period') \g /dev/null
SELECT attach_partition('listed', 'of_old', '{yyold}'), attach_partition('ranged', 'y2023', '{2023}') \g /dev/null
SELECT pg_temp.everywhere($$SELECT @m@.keep_packed(true); SELECT @m@.pack_observations()$$) \g /dev/null

CREATE FUNCTION pg_temp.content(model text, place text) RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
	RETURN QUERY EXECUTE format('SELECT replace(replace(to_jsonb(whole_row)::text, ''yyold'', ''yynew''), ''zzold'', ''zznew'') FROM %I.%I whole_row', model, place);
END $$;
CREATE TEMP TABLE place AS SELECT n.nspname::text AS model, c.relname::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
	WHERE n.nspname IN ('office', 'listed', 'spread', 'ranged') AND c.relkind IN ('r', 'p', 'v') AND NOT c.relispartition
	AND c.relname NOT IN ('observation_cross_section', 'observation_unpacked', 'observation_packed', 'region_change', 'sdmx_csv', 'disclosure_check');
CREATE TEMP TABLE before AS SELECT p.model, p.name, pg_temp.content(p.model, p.name) AS line FROM place p;
CREATE TEMP TABLE fired AS SELECT tgrelid, tgname, tgenabled FROM pg_trigger;
SELECT pg_temp.everywhere($$SELECT @m@.rename_indicator('yyold', 'yynew'); SELECT @m@.rename_region('zzold', 'zznew', NULL); SELECT @m@.pack_observations()$$) \g /dev/null
SELECT is_empty(format($$SELECT p.name FROM place p WHERE model = %1$L AND EXISTS ((SELECT line FROM before b WHERE b.name = p.name AND b.model = p.model EXCEPT ALL SELECT pg_temp.content(p.model, p.name))
	UNION ALL (SELECT pg_temp.content(p.model, p.name) EXCEPT ALL SELECT line FROM before b WHERE b.name = p.name AND b.model = p.model))$$, m), m || ': every table and view is what it was, with the new codes')
FROM unnest('{office,listed,spread,ranged}'::text[]) m;
SELECT is((SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace CROSS JOIN LATERAL pg_temp.content(n.nspname::text, c.relname::text) l
	WHERE n.nspname = m AND c.relkind IN ('r', 'p', 'v') AND l ~ 'zzold|yyold'), 0::bigint, m || ': the old ones stand nowhere') FROM unnest('{office,listed,spread,ranged}'::text[]) m;
SELECT set_eq($$SELECT tgrelid, tgname, tgenabled FROM pg_trigger$$, $$TABLE fired$$, 'every trigger fires as before');
SELECT is_empty($$SELECT f.* FROM unnest('{office,listed,spread,ranged}'::name[]) m, model_check(m) f WHERE finding <> 'unpacked'$$, 'nothing is amiss');
SELECT set_eq($$SELECT * FROM office.indicator_ancestor$$, $$WITH RECURSIVE up AS (SELECT indicator, indicator AS ancestor, 0 AS distance FROM office.indicator
	UNION ALL SELECT u.indicator, i.parent_indicator, u.distance + 1 FROM up u JOIN office.indicator i ON i.indicator = u.ancestor WHERE i.parent_indicator IS NOT NULL) SELECT * FROM up$$, 'the tree of indicators has its ancestors');
SELECT is((SELECT count(*) FROM office.observation_revision WHERE indicator = 'yynew' AND superseded_by = current_user), (SELECT count(*) FROM listed.observation_revision WHERE indicator = 'yynew'), 'what was known stays known, and nothing new is');
-- and figures are kept from then on
UPDATE office.observation SET value = 0 WHERE indicator = 'yynew' AND region = 'zznew' AND period = '2024-02';
SELECT is((SELECT count(*) FROM office.observation_revision WHERE indicator = 'yynew' AND region = 'zznew' AND period = '2024-02'), 2::bigint, 'what is changed is kept as before');

SELECT throws_ok($$SELECT office.recode('office.target'::regclass, 'a', 'b')$$, '22023', '"office.target" is not the table of regions or of indicators of a model', 'another table');
SELECT throws_ok($$SELECT office.recode('pg_class'::regclass, 'a', 'b')$$, '22023', NULL, 'of nobody');
SELECT throws_ok($$SELECT office.recode(NULL, 'a', 'b')$$, '22023', NULL, 'none');
SELECT create_model('spoken', '{figures,bulletin}') \g /dev/null
INSERT INTO spoken.indicator (indicator, frequency) VALUES ('w', 'M');
INSERT INTO spoken.region (region) VALUES ('w');
INSERT INTO spoken.translation (lang, kind, code, text) VALUES ('de', 'indicator', 'w', 'Gewicht'), ('de', 'region', 'w', 'Westen');
SELECT spoken.rename_indicator('w', 'w2') \g /dev/null
SELECT results_eq($$SELECT kind, code FROM spoken.translation WHERE text IN ('Gewicht', 'Westen') ORDER BY kind COLLATE "C"$$, $$VALUES ('indicator', 'w2'), ('region', 'w')$$, 'what it is called in other languages goes with it');
SELECT throws_ok($$SELECT office.rename_indicator('nothing', 'b')$$, '22023', 'there is no indicator "nothing"', 'an indicator that there is not');
SELECT throws_ok($$SELECT office.rename_indicator('w', 'part')$$, '23505', NULL, 'a code that is another''s');
SELECT throws_ok($$SELECT office.rename_indicator('w', NULL)$$, '22004', NULL, 'no code');
SELECT * FROM finish();
