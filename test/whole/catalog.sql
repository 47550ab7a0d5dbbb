-- What holds for every object of the extension.
\set QUIET on
SET client_min_messages = warning;
CREATE EXTENSION indstat;
SELECT plan(22);

CREATE TEMP VIEW member AS
SELECT d.classid, d.objid, i.type, i.identity
FROM pg_depend d
JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'indstat'
CROSS JOIN LATERAL pg_identify_object(d.classid, d.objid, 0) i
WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e';
CREATE TEMP VIEW member_function AS
SELECT p.* FROM pg_proc p JOIN member m ON m.classid = 'pg_proc'::regclass AND m.objid = p.oid;

SELECT cmp_ok((SELECT count(*) FROM member), '>', 150::bigint, 'the extension has its members');
SELECT is_empty($$SELECT identity FROM member WHERE classid = 'pg_class'::regclass$$, 'no member is a table, view or sequence');
SELECT is_empty($$SELECT type, identity FROM member
	WHERE type <> 'type' AND type <> 'function' AND obj_description(objid, (SELECT c.relname FROM pg_class c WHERE c.oid = classid)) IS NULL$$,
	'every operator, aggregate, cast, class and family has a comment');
SELECT is_empty($$SELECT type, identity FROM member
	WHERE type = 'function' AND obj_description(objid, 'pg_proc') IS NULL$$, 'every function has a comment');
SELECT is_empty($$SELECT type, identity FROM member
	WHERE type = 'type' AND identity !~ '\[\]$' AND obj_description(objid, 'pg_type') IS NULL$$, 'every type has a comment');

-- what is not immutable and parallel safe, and why
CREATE TEMP TABLE exception (name text, volatility text, parallel text, reason text);
INSERT INTO exception VALUES
	('ref_month', 's', 's', 'of a timestamp with time zone reads TimeZone'),
	('ref_period_contains', 's', 's', 'of a timestamp with time zone reads TimeZone'),
	('ref_period_contained_by', 's', 's', 'of a timestamp with time zone reads TimeZone'),
	('as_of', 's', 's', 'reads the setting of knowledge time'),
	('as_known', 's', 'u', 'sets the knowledge time for a query'),
	('family_of', 's', 's', 'calls a function that reads tables'),
	('ref_period_eqjoinsel', 's', 's', 'reads statistics'),
	('model_owner', 's', 's', 'looks up who owns a schema'),
	('model_ddl', 's', 's', 'looks up the schema of the extension'),
	('model_check', 'v', 'u', 'runs as the owner of the model'),
	('policy_fingerprint', 's', 's', 'looks policies up in the catalogue'),
	('act_as', 'v', 'u', 'runs a statement'),
	('triggers_of', 'v', 'u', 'locks what it looks up'),
	('grant_again', 'v', 'u', 'grants'),
	('grant_model', 'v', 'u', 'grants'),
	('revoke_model', 'v', 'u', 'revokes'),
	('lock_patiently', 'v', 'u', 'takes locks'),
	('run_kept', 'v', 'u', 'runs a statement'),
	('keep_partition', 'v', 'u', 'makes triggers and policies'),
	('partition_bound', 's', 's', 'looks up how a table is partitioned'),
	('attach_partition', 'v', 'u', 'makes tables'),
	('detach_partition', 'v', 'u', 'makes tables'),
	('partition_observations', 'v', 'u', 'makes tables and views'),
	('keep_packed', 'v', 'u', 'makes triggers'),
	('pack_observations', 'v', 'u', 'writes the packed tables'),
	('create_model', 'v', 'u', 'creates tables and views'),
	('stage_line', 'v', 'u', 'a trigger'),
	('load_read', 'v', 'u', 'makes a temporary table'),
	('load_figures', 'v', 'u', 'writes figures'),
	('load_refuse', 'v', 'u', 'writes what is refused'),
	('undo_load', 'v', 'u', 'writes figures'),
	('panel', 's', 'u', 'runs a query, which may call anything'),
	('panel_int8', 's', 'u', 'runs a query, which may call anything'),
	('bulletin_slot', 's', 's', 'part of bulletin_lines'),
	('bulletin_query', 's', 's', 'looks names up in the catalogue'),
	('bulletin_view', 's', 's', 'looks names up in the catalogue'),
	('bulletin_fill', 's', 's', 'part of bulletin_lines'),
	('chart_home', 's', 's', 'part of chart'),
	('chart_printed', 's', 's', 'part of chart'),
	('chart_specification', 's', 's', 'part of chart'),
	('chart_svg', 's', 's', 'part of chart'),
	('chart', 's', 's', 'looks up the schema of the extension'),
	('chart_vega', 's', 's', 'looks up the schema of the extension'),
	('report_page', 's', 'u', 'reads views of the model, with a knowledge time that it sets'),
	('bulletin_lines', 's', 'u', 'reads views of the model, with a knowledge time that it sets'),
	('bulletin_check', 's', 'u', 'tries queries, and catches their errors in a subtransaction'),
	('bulletin_sentence_check', 'v', 'u', 'a trigger'),
	('bulletin_source_check', 'v', 'u', 'a trigger');
SELECT set_eq($$SELECT proname::text, provolatile::text, proparallel::text FROM member_function WHERE provolatile <> 'i' OR proparallel <> 's'$$,
	$$SELECT name, volatility, parallel FROM exception$$,
	'everything is immutable and parallel safe but what has a reason not to be');
SELECT is_empty($$SELECT oid::regprocedure FROM member_function WHERE prosecdef$$, 'nothing runs with its owner''s rights');
SELECT set_eq($$SELECT DISTINCT proname::text FROM member_function WHERE proleakproof$$,
	$$SELECT proname::text FROM member_function WHERE proname ~ '^ref_period_(eq|ne|lt|le|gt|ge|cmp|contained_by)$'
		OR proname IN ('contains', 'is_complete')$$,
	'only comparisons, which cannot fail, are leakproof');
SELECT is_empty($$SELECT a.aggfnoid::regprocedure FROM pg_aggregate a JOIN member_function p ON p.oid = a.aggfnoid
	WHERE a.aggcombinefn = 0 OR a.aggtranstype = 'internal'::regtype OR a.aggtranstype = ANY (ARRAY['anyelement', 'anyarray']::regtype[])$$,
	'every aggregate combines, on a flat state of its own');
SELECT is_empty($$SELECT o.opcname FROM pg_opclass o JOIN member m ON m.classid = 'pg_opclass'::regclass AND m.objid = o.oid
	WHERE NOT amvalidate(o.oid)$$, 'every operator class is valid');
SELECT is_empty($$SELECT oid::regprocedure FROM member_function p
	WHERE pronargs > 0 AND prokind IN ('f', 'w') AND proname !~ '(_in|_out|_recv|_send|_eq|_ne|_lt|_le|_gt|_ge|_cmp|_hash|_hash_extended|_sortsupport|_larger|_smaller|_transition|_combine|_final|_accum)'
		AND proargnames IS NULL$$, 'arguments have names');

-- and for every object of a model
SELECT create_model('office') \g /dev/null
SELECT is_empty($$SELECT relname FROM pg_class WHERE relnamespace = 'office'::regnamespace
	AND relkind IN ('r', 'p', 'v', 'm') AND obj_description(oid, 'pg_class') IS NULL$$, 'every table and view of a model has a comment');
SELECT is_empty($$SELECT a.attrelid::regclass, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
	WHERE c.relnamespace = 'office'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm') AND a.attnum > 0 AND NOT a.attisdropped
		AND col_description(a.attrelid, a.attnum) IS NULL$$, 'and every column, here or in src/model/columns.sql');
SELECT is_empty($$SELECT oid::regprocedure FROM pg_proc WHERE pronamespace = 'office'::regnamespace
	AND obj_description(oid, 'pg_proc') IS NULL$$, 'and every function');
SELECT is_empty($$SELECT oid::regprocedure, provolatile, proparallel FROM pg_proc WHERE pronamespace = 'office'::regnamespace
	AND (provolatile = 'v' OR proparallel <> 's') AND prorettype <> 'trigger'::regtype
	AND proname NOT IN ('keep_packed', 'pack_observations', 'report', 'bulletin', 'bulletin_omission', 'bulletin_trial', 'load_figures', 'undo_load',
		'forget', 'forget_of', 'purge_history', 'purge_history_of', 'make_breakdown', 'make_cells', 'move_region', 'move_indicator', 'move_below', 'rename_region', 'rename_indicator', 'recode')$$,
	'only triggers, what loads, what writes the packed tables and what sets a knowledge time are volatile or not parallel safe');
SELECT set_eq($$SELECT proname::text FROM pg_proc WHERE pronamespace = 'office'::regnamespace AND prosecdef$$,
	ARRAY['check_shares', 'date_project', 'keep_ancestors', 'keep_event', 'keep_indicator_period', 'keep_project_history', 'keep_project_state', 'keep_recoding', 'keep_revision', 'mark_unpacked', 'refuse_service_cycle'],
	'nothing in a model runs with its owner''s rights but the triggers that keep what nobody may write');
SELECT is_empty($$SELECT oid::regprocedure FROM pg_proc WHERE pronamespace = 'office'::regnamespace AND prosecdef
	AND (prorettype <> 'trigger'::regtype OR proowner::regrole::name <> current_user OR proconfig IS DISTINCT FROM ARRAY['search_path=pg_catalog, pg_temp']
		OR has_function_privilege('indstat_test_stranger', oid, 'EXECUTE') OR prosrc !~ 'does not keep table')$$,
	'they are the owner''s, look nowhere but in pg_catalog, are nobody''s to attach, and make sure of what fired them');
SELECT is_empty($$SELECT p.oid::regprocedure FROM pg_proc p WHERE pronamespace = 'office'::regnamespace AND p.prolang = (SELECT oid FROM pg_language WHERE lanname = 'plpgsql')
	AND (p.prosrc ~ '\moffice\.' OR p.prosrc ~ '\mpublic\.')$$, 'no body holds the name of a schema as text');
SELECT is_empty($$SELECT p.oid::regprocedure FROM pg_proc p WHERE pronamespace IN ('office'::regnamespace, 'public'::regnamespace)
	AND array_to_string(p.proconfig, ' ') LIKE '%indstat.%'$$, 'no function carries our setting');

-- What a session sets does not change what is said, kept or shown.
SELECT is_empty($$SELECT f.oid::regprocedure FROM (SELECT oid, prolang, prosqlbody, prosrc, proconfig FROM member_function
		UNION ALL SELECT oid, prolang, prosqlbody, prosrc, proconfig FROM pg_proc WHERE pronamespace = 'office'::regnamespace) f
	JOIN pg_language l ON l.oid = f.prolang AND l.lanname IN ('sql', 'plpgsql')
	WHERE f.prosqlbody IS NULL AND strpos(regexp_replace(f.prosrc, '[^a-z]E''[^'']*''', '', 'g'), chr(92)) > 0
		AND 'standard_conforming_strings=on' <> ALL (coalesce(f.proconfig, '{}'))$$, 'what has a backslash reads it as every session does');
CREATE TEMP VIEW stored AS
SELECT 'view ' || r.ev_class::regclass AS what, r.ev_action::text AS tree FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class WHERE c.relnamespace = 'office'::regnamespace
UNION ALL SELECT 'policy ' || polname || ' of ' || polrelid::regclass, concat(polqual, polwithcheck) FROM pg_policy
UNION ALL SELECT 'default of ' || adrelid::regclass, adbin::text FROM pg_attrdef
UNION ALL SELECT 'constraint ' || conname, conbin::text FROM pg_constraint WHERE connamespace = 'office'::regnamespace
UNION ALL SELECT 'function ' || oid::regprocedure, prosqlbody::text FROM pg_proc WHERE pronamespace = 'office'::regnamespace OR oid IN (SELECT oid FROM member_function)
UNION ALL SELECT 'trigger ' || tgname, tgqual::text FROM pg_trigger
UNION ALL SELECT 'index ' || indexrelid::regclass, concat(indpred, indexprs) FROM pg_index JOIN pg_class c ON c.oid = indexrelid WHERE c.relnamespace = 'office'::regnamespace;
-- those that are stable for no other reason than TimeZone, DateStyle or lc_time
SELECT is_empty($$SELECT s.what, p.oid::regprocedure FROM stored s CROSS JOIN LATERAL regexp_matches(s.tree, ':(?:funcid|opfuncid|aggfnoid|winfnoid) ([0-9]+)', 'g') m
	JOIN pg_proc p ON p.oid = m[1]::oid AND p.pronamespace = 'pg_catalog'::regnamespace
	WHERE p.provolatile = 's' AND p.proname <> 'now'
		AND (ARRAY['timestamptz', 'timetz', 'date', 'timestamp', 'tstzrange']::regtype[]::oid[] && (p.proargtypes::oid[] || p.prorettype) OR starts_with(p.proname, 'to_'))$$,
	'nothing that is stored reads or writes a day by the session''s clock');
SELECT is_empty($$SELECT s.what, t.typname FROM stored s CROSS JOIN LATERAL regexp_matches(s.tree, 'COERCEVIAIO :arg [{](?:VAR|OPEXPR|FUNCEXPR|CONST|PARAM) [^{}]*?:(?:vartype|opresulttype|funcresulttype|consttype|paramtype) ([0-9]+)', 'g') m
	JOIN pg_type t ON t.oid = m[1]::oid WHERE t.typcategory IN ('D', 'T') OR t.typname IN ('float4', 'float8', 'bytea')$$,
	'nor turns one, or a double, into text');
SELECT * FROM finish();
