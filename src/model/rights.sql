/* rights: acting as the owner of a model, and knowing whose triggers would act as him */

CREATE FUNCTION @extschema@.act_as(role pg_catalog.regrole, statement pg_catalog.text)
RETURNS pg_catalog.text
AS 'MODULE_PATHNAME', 'act_as'
LANGUAGE c VOLATILE STRICT PARALLEL UNSAFE;
COMMENT ON FUNCTION @extschema@.act_as(pg_catalog.regrole, pg_catalog.text) IS
'runs a statement with the rights of a role that the caller is a member of, as VACUUM and CREATE INDEX run the functions of an owner: what it calls cannot SET ROLE, leave a deferred trigger, a temporary table or a setting behind. Returns the first column of the first row that it gives, as text; NULL if there is none. create_model, grant_model, revoke_model and model_check call it, so that a superuser may call them for models of others. A role that is not one''s own, or the rights of a SECURITY DEFINER function, are error 42501; NULL does nothing and gives NULL';

CREATE FUNCTION @extschema@.triggers_of(place pg_catalog.regclass, with_parts pg_catalog.bool,
	OUT relation pg_catalog.regclass, OUT relation_owner pg_catalog.oid, OUT name pg_catalog.name, OUT function pg_catalog.oid,
	OUT function_owner pg_catalog.oid, OUT fires pg_catalog.int4, OUT conditional pg_catalog.bool, OUT arguments pg_catalog.int4,
	OUT old_table pg_catalog.text, OUT new_table pg_catalog.text)
RETURNS SETOF pg_catalog.record
AS 'MODULE_PATHNAME', 'triggers_of'
LANGUAGE c VOLATILE STRICT PARALLEL UNSAFE ROWS 10;
COMMENT ON FUNCTION @extschema@.triggers_of(pg_catalog.regclass, pg_catalog.bool) IS
'the triggers of a table, or (with_parts) of it and all partitions and children, that would fire now: pg_trigger shows those of the snapshot, which may be older. Internal ones are left out; a relation without any has one row with no name. fires is tgtype of pg_trigger. If the caller owns the table, nobody adds a trigger until the transaction ends. Without any right on the table it is error 42501. NULL gives no row';


CREATE FUNCTION @extschema@.run_kept(statement pg_catalog.text, arguments pg_catalog.text[])
RETURNS pg_catalog.text[]
AS 'MODULE_PATHNAME', 'run_kept'
LANGUAGE c VOLATILE STRICT PARALLEL UNSAFE;
COMMENT ON FUNCTION @extschema@.run_kept(pg_catalog.text, pg_catalog.text[]) IS
'runs a statement whose parameter $1 is arguments, and gives the first column, which must be of type text[] (42804), of its first row; NULL if there is none. As EXECUTE does, with the rights of the caller, but its plan is kept for the session and found by the text of the statement: the triggers of a model run what they ask every time through it. NULL gives NULL and runs nothing';
