-- What holds for every object of the extension.
\set QUIET on
SET client_min_messages = warning;
CREATE EXTENSION indstat;
SELECT plan(11);

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

SELECT set_eq($$SELECT proname::text, provolatile::text, proparallel::text FROM member_function WHERE provolatile <> 'i' OR proparallel <> 's'$$,
	$$VALUES ('as_of', 's', 's'), ('model_ddl', 's', 's'), ('create_model', 'v', 'u'),
		('bulletin_slot', 's', 's'), ('bulletin_query', 's', 's'), ('bulletin_view', 's', 's'), ('bulletin_fill', 's', 's'),
		('bulletin_lines', 's', 's'), ('bulletin_check', 's', 'u'),
		('bulletin_sentence_check', 'v', 'u'), ('bulletin_source_check', 'v', 'u')$$,
	'everything is immutable and parallel safe but what reads the setting, and reads or writes the catalogue');
SELECT is_empty($$SELECT oid::regprocedure FROM member_function WHERE prosecdef$$, 'nothing runs with its owner''s rights');
SELECT set_eq($$SELECT DISTINCT proname::text FROM member_function WHERE proleakproof$$,
	$$SELECT proname::text FROM member_function WHERE proname ~ '^ref_period_(eq|ne|lt|le|gt|ge|cmp)$'$$,
	'only comparisons, which cannot fail, are leakproof');
SELECT is_empty($$SELECT a.aggfnoid::regprocedure FROM pg_aggregate a JOIN member_function p ON p.oid = a.aggfnoid
	WHERE a.aggcombinefn = 0 OR a.aggtranstype = 'internal'::regtype OR a.aggtranstype = ANY (ARRAY['anyelement', 'anyarray']::regtype[])$$,
	'every aggregate combines, on a flat state of its own');
SELECT is_empty($$SELECT o.opcname FROM pg_opclass o JOIN member m ON m.classid = 'pg_opclass'::regclass AND m.objid = o.oid
	WHERE NOT amvalidate(o.oid)$$, 'every operator class is valid');
SELECT is_empty($$SELECT oid::regprocedure FROM member_function p
	WHERE pronargs > 0 AND prokind IN ('f', 'w') AND proname !~ '(_in|_out|_recv|_send|_eq|_ne|_lt|_le|_gt|_ge|_cmp|_hash|_hash_extended|_sortsupport|_larger|_smaller|_transition|_combine|_final|_accum)'
		AND proargnames IS NULL$$, 'arguments have names');
SELECT * FROM finish();
