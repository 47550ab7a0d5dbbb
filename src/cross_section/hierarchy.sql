
/* hierarchy: a tree of members in one value */

CREATE TYPE @extschema@.hierarchy;

CREATE FUNCTION indstat_internal.hierarchy_in(text pg_catalog.cstring)
RETURNS @extschema@.hierarchy
AS 'MODULE_PATHNAME', 'hierarchy_in'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20000;
COMMENT ON FUNCTION indstat_internal.hierarchy_in(pg_catalog.cstring) IS
'reads a hierarchy; anything else is an error (22P02) that names the position';

CREATE FUNCTION indstat_internal.hierarchy_out(value @extschema@.hierarchy)
RETURNS pg_catalog.cstring
AS 'MODULE_PATHNAME', 'hierarchy_out'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20000;
COMMENT ON FUNCTION indstat_internal.hierarchy_out(@extschema@.hierarchy) IS
'writes a hierarchy without loss';

CREATE FUNCTION indstat_internal.hierarchy_recv(message pg_catalog.internal)
RETURNS @extschema@.hierarchy
AS 'MODULE_PATHNAME', 'hierarchy_recv'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION indstat_internal.hierarchy_recv(pg_catalog.internal) IS
'reads the binary form of a hierarchy; everything in it is checked (22P03)';

CREATE FUNCTION indstat_internal.hierarchy_send(value @extschema@.hierarchy)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'hierarchy_send'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION indstat_internal.hierarchy_send(@extschema@.hierarchy) IS
'binary form of a hierarchy, without loss: version, width, decimals, number of values, values, sort of keys, keys';

CREATE TYPE @extschema@.hierarchy (
	INPUT = indstat_internal.hierarchy_in,
	OUTPUT = indstat_internal.hierarchy_out,
	RECEIVE = indstat_internal.hierarchy_recv,
	SEND = indstat_internal.hierarchy_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = int4,
	STORAGE = external
);
COMMENT ON TYPE @extschema@.hierarchy IS
'a tree of members: whose parent is who, as in {"370000": null, "370900": "370000"} or {1: null, 2: 1}; keys are all texts or all integers; at most a million members. Made of arrays by hierarchy(members, parents); ranks of a cross_section, gaps to the parent and sums go along it';

@for string pg_catalog.text pg_catalog.varchar@
CREATE CAST (@string@ AS @extschema@.hierarchy) WITH INOUT AS ASSIGNMENT;
COMMENT ON CAST (@string@ AS @extschema@.hierarchy) IS 'what the input of hierarchy reads; by assignment, for drivers send what is to be stored as text';
@end@

CREATE FUNCTION indstat_internal.hierarchy_eq(a @extschema@.hierarchy, b @extschema@.hierarchy)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'packed_eq'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION indstat_internal.hierarchy_eq(@extschema@.hierarchy, @extschema@.hierarchy) IS
'same members, same parents';

CREATE FUNCTION indstat_internal.hierarchy_ne(a @extschema@.hierarchy, b @extschema@.hierarchy)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'packed_ne'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION indstat_internal.hierarchy_ne(@extschema@.hierarchy, @extschema@.hierarchy) IS
'different members or parents';

CREATE FUNCTION indstat_internal.hierarchy_hash(value @extschema@.hierarchy)
RETURNS pg_catalog.int4
AS 'MODULE_PATHNAME', 'packed_hash'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 400;
COMMENT ON FUNCTION indstat_internal.hierarchy_hash(@extschema@.hierarchy) IS
'hash of a hierarchy';

CREATE FUNCTION indstat_internal.hierarchy_hash_extended(value @extschema@.hierarchy, seed pg_catalog.int8)
RETURNS pg_catalog.int8
AS 'MODULE_PATHNAME', 'packed_hash_extended'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 400;
COMMENT ON FUNCTION indstat_internal.hierarchy_hash_extended(@extschema@.hierarchy, pg_catalog.int8) IS
'hash of a hierarchy with a seed';

CREATE OPERATOR @extschema@.= (
	LEFTARG = @extschema@.hierarchy, RIGHTARG = @extschema@.hierarchy,
	FUNCTION = indstat_internal.hierarchy_eq,
	COMMUTATOR = OPERATOR(@extschema@.=), NEGATOR = OPERATOR(@extschema@.<>),
	RESTRICT = pg_catalog.eqsel, JOIN = pg_catalog.eqjoinsel,
	HASHES
);
COMMENT ON OPERATOR @extschema@.= (@extschema@.hierarchy, @extschema@.hierarchy) IS 'same members, same parents';

CREATE OPERATOR @extschema@.<> (
	LEFTARG = @extschema@.hierarchy, RIGHTARG = @extschema@.hierarchy,
	FUNCTION = indstat_internal.hierarchy_ne,
	COMMUTATOR = OPERATOR(@extschema@.<>), NEGATOR = OPERATOR(@extschema@.=),
	RESTRICT = pg_catalog.neqsel, JOIN = pg_catalog.neqjoinsel
);
COMMENT ON OPERATOR @extschema@.<> (@extschema@.hierarchy, @extschema@.hierarchy) IS 'different members or parents';

CREATE OPERATOR FAMILY @extschema@.hierarchy_hash_ops USING hash;
COMMENT ON OPERATOR FAMILY @extschema@.hierarchy_hash_ops USING hash IS 'equality of type hierarchy';
CREATE OPERATOR CLASS @extschema@.hierarchy_hash_ops DEFAULT FOR TYPE @extschema@.hierarchy USING hash FAMILY @extschema@.hierarchy_hash_ops AS
	OPERATOR 1 @extschema@.= (@extschema@.hierarchy, @extschema@.hierarchy),
	FUNCTION 1 indstat_internal.hierarchy_hash(@extschema@.hierarchy),
	FUNCTION 2 indstat_internal.hierarchy_hash_extended(@extschema@.hierarchy, pg_catalog.int8);
COMMENT ON OPERATOR CLASS @extschema@.hierarchy_hash_ops USING hash IS 'equality of type hierarchy, which has no order';

CREATE FUNCTION @extschema@.hierarchy(members pg_catalog.int8[], parents pg_catalog.int8[])
RETURNS @extschema@.hierarchy
AS 'MODULE_PATHNAME', 'hierarchy_from_arrays'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20000;
COMMENT ON FUNCTION @extschema@.hierarchy(pg_catalog.int8[], pg_catalog.int8[]) IS
'the tree in which each member has the parent beside it, NULL for a top: hierarchy(array_agg(region), array_agg(parent_region)). Keys are integers; a parent that is not itself a member becomes a top. A duplicate member is error 23505, a member that is its own ancestor 22023, a NULL member 22004';

CREATE FUNCTION @extschema@.hierarchy(members pg_catalog.text[], parents pg_catalog.text[])
RETURNS @extschema@.hierarchy
AS 'MODULE_PATHNAME', 'hierarchy_from_arrays'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20000;
COMMENT ON FUNCTION @extschema@.hierarchy(pg_catalog.text[], pg_catalog.text[]) IS
'the tree in which each member has the parent beside it, NULL for a top: hierarchy(array_agg(region), array_agg(parent_region)). Keys are texts; a parent that is not itself a member becomes a top. A duplicate member is error 23505, a member that is its own ancestor 22023, a NULL member 22004';

CREATE FUNCTION @extschema@.parent_of(tree @extschema@.hierarchy, member pg_catalog.int8)
RETURNS pg_catalog.int8
AS 'MODULE_PATHNAME', 'hierarchy_parent_of_int8'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION @extschema@.parent_of(@extschema@.hierarchy, pg_catalog.int8) IS
'parent of a member; NULL for a top, and for a key that is not a member. Error 42804 if the keys are texts';

CREATE FUNCTION @extschema@.parent_of(tree @extschema@.hierarchy, member pg_catalog.text)
RETURNS pg_catalog.text
AS 'MODULE_PATHNAME', 'hierarchy_parent_of_text'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION @extschema@.parent_of(@extschema@.hierarchy, pg_catalog.text) IS
'parent of a member; NULL for a top, and for a key that is not a member. Error 42804 if the keys are integers';

CREATE FUNCTION @extschema@.unnest(tree @extschema@.hierarchy)
RETURNS TABLE (member pg_catalog.text, parent pg_catalog.text)
AS 'MODULE_PATHNAME', 'hierarchy_unnest'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 30000 ROWS 1000
SUPPORT indstat_internal.packed_unnest_support;
COMMENT ON FUNCTION @extschema@.unnest(@extschema@.hierarchy) IS
'members and their parents as rows, in the order of the members; keys that are integers come as text';
