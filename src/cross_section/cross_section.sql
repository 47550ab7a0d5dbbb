
/* cross_section: one indicator in one period, the figures of all members in one value */

CREATE TYPE @extschema@.cross_section;

CREATE FUNCTION indstat_internal.cross_section_in(text pg_catalog.cstring)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_in'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20000;
COMMENT ON FUNCTION indstat_internal.cross_section_in(pg_catalog.cstring) IS
'reads a cross-section; anything else is an error (22P02) that names the position';

CREATE FUNCTION indstat_internal.cross_section_out(value @extschema@.cross_section)
RETURNS pg_catalog.cstring
AS 'MODULE_PATHNAME', 'cross_section_out'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20000;
COMMENT ON FUNCTION indstat_internal.cross_section_out(@extschema@.cross_section) IS
'writes a cross-section without loss';

CREATE FUNCTION indstat_internal.cross_section_recv(message pg_catalog.internal)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_recv'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION indstat_internal.cross_section_recv(pg_catalog.internal) IS
'reads the binary form of a cross-section; everything in it is checked (22P03)';

CREATE FUNCTION indstat_internal.cross_section_send(value @extschema@.cross_section)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'cross_section_send'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION indstat_internal.cross_section_send(@extschema@.cross_section) IS
'binary form of a cross-section, without loss: version, width, decimals, number of values, values, sort of keys, keys';

-- Of the category of numbers: a literal, stat_round('31.95', 1), still is a number.
CREATE TYPE @extschema@.cross_section (
	INPUT = indstat_internal.cross_section_in,
	OUTPUT = indstat_internal.cross_section_out,
	RECEIVE = indstat_internal.cross_section_recv,
	SEND = indstat_internal.cross_section_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = int4,
	STORAGE = external,
	CATEGORY = 'N'
);
COMMENT ON TYPE @extschema@.cross_section IS
'one indicator in one period: one exact decimal for each member that has a figure, as in {"370900": 12.5, "371000": 13} or {1: 12.5}; keys are all texts or all integers. A member without a figure, or with null, is not in it. At most a million members; all values together at most 18 digits (up to 9223372036854775807 in units of the last decimal) and 60 decimals, else an error (22003); NaN and infinity are an error (22023)';

@for string pg_catalog.text pg_catalog.varchar@
CREATE CAST (@string@ AS @extschema@.cross_section) WITH INOUT AS ASSIGNMENT;
COMMENT ON CAST (@string@ AS @extschema@.cross_section) IS 'what the input of cross_section reads; by assignment, for drivers send what is to be stored as text';
@end@

CREATE FUNCTION indstat_internal.cross_section_eq(a @extschema@.cross_section, b @extschema@.cross_section)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'packed_eq'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION indstat_internal.cross_section_eq(@extschema@.cross_section, @extschema@.cross_section) IS
'same members, same values; 1.5 and 1.50 are the same';

CREATE FUNCTION indstat_internal.cross_section_ne(a @extschema@.cross_section, b @extschema@.cross_section)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'packed_ne'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION indstat_internal.cross_section_ne(@extschema@.cross_section, @extschema@.cross_section) IS
'different members or values';

CREATE FUNCTION indstat_internal.cross_section_hash(value @extschema@.cross_section)
RETURNS pg_catalog.int4
AS 'MODULE_PATHNAME', 'packed_hash'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 400;
COMMENT ON FUNCTION indstat_internal.cross_section_hash(@extschema@.cross_section) IS
'hash of a cross-section';

CREATE FUNCTION indstat_internal.cross_section_hash_extended(value @extschema@.cross_section, seed pg_catalog.int8)
RETURNS pg_catalog.int8
AS 'MODULE_PATHNAME', 'packed_hash_extended'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 400;
COMMENT ON FUNCTION indstat_internal.cross_section_hash_extended(@extschema@.cross_section, pg_catalog.int8) IS
'hash of a cross-section with a seed';

CREATE OPERATOR @extschema@.= (
	LEFTARG = @extschema@.cross_section, RIGHTARG = @extschema@.cross_section,
	FUNCTION = indstat_internal.cross_section_eq,
	COMMUTATOR = OPERATOR(@extschema@.=), NEGATOR = OPERATOR(@extschema@.<>),
	RESTRICT = pg_catalog.eqsel, JOIN = pg_catalog.eqjoinsel,
	HASHES
);
COMMENT ON OPERATOR @extschema@.= (@extschema@.cross_section, @extschema@.cross_section) IS 'same members, same values';

CREATE OPERATOR @extschema@.<> (
	LEFTARG = @extschema@.cross_section, RIGHTARG = @extschema@.cross_section,
	FUNCTION = indstat_internal.cross_section_ne,
	COMMUTATOR = OPERATOR(@extschema@.<>), NEGATOR = OPERATOR(@extschema@.=),
	RESTRICT = pg_catalog.neqsel, JOIN = pg_catalog.neqjoinsel
);
COMMENT ON OPERATOR @extschema@.<> (@extschema@.cross_section, @extschema@.cross_section) IS 'different members or values';

CREATE OPERATOR FAMILY @extschema@.cross_section_hash_ops USING hash;
COMMENT ON OPERATOR FAMILY @extschema@.cross_section_hash_ops USING hash IS 'equality of type cross_section';
CREATE OPERATOR CLASS @extschema@.cross_section_hash_ops DEFAULT FOR TYPE @extschema@.cross_section USING hash FAMILY @extschema@.cross_section_hash_ops AS
	OPERATOR 1 @extschema@.= (@extschema@.cross_section, @extschema@.cross_section),
	FUNCTION 1 indstat_internal.cross_section_hash(@extschema@.cross_section),
	FUNCTION 2 indstat_internal.cross_section_hash_extended(@extschema@.cross_section, pg_catalog.int8);
COMMENT ON OPERATOR CLASS @extschema@.cross_section_hash_ops USING hash IS 'equality of type cross_section, which has no order';

CREATE FUNCTION @extschema@.value_at(figures @extschema@.cross_section, member pg_catalog.int8)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'cross_section_value_at_int8'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION @extschema@.value_at(@extschema@.cross_section, pg_catalog.int8) IS
'figure of a member; NULL if it has none. Error 42804 if the keys are texts';

CREATE FUNCTION @extschema@.value_at(figures @extschema@.cross_section, member pg_catalog.text)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'cross_section_value_at_text'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION @extschema@.value_at(@extschema@.cross_section, pg_catalog.text) IS
'figure of a member; NULL if it has none. Error 42804 if the keys are integers';

CREATE FUNCTION @extschema@.members(figures @extschema@.cross_section)
RETURNS pg_catalog.int4
AS 'MODULE_PATHNAME', 'cross_section_members'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION @extschema@.members(@extschema@.cross_section) IS
'how many members have a figure';

CREATE FUNCTION @extschema@.total(figures @extschema@.cross_section)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'cross_section_total'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION @extschema@.total(@extschema@.cross_section) IS
'exact sum of all figures; NULL if there is none';

CREATE FUNCTION @extschema@.unnest(figures @extschema@.cross_section)
RETURNS TABLE (member pg_catalog.text, value pg_catalog.numeric)
AS 'MODULE_PATHNAME', 'cross_section_unnest'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 30000 ROWS 1000
SUPPORT indstat_internal.packed_unnest_support;
COMMENT ON FUNCTION @extschema@.unnest(@extschema@.cross_section) IS
'figures as rows, in the order of the members; keys that are integers come as text: unnest_int8 keeps them';

CREATE FUNCTION @extschema@.unnest_int8(figures @extschema@.cross_section)
RETURNS TABLE (member pg_catalog.int8, value pg_catalog.numeric)
AS 'MODULE_PATHNAME', 'cross_section_unnest_int8'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 30000 ROWS 1000
SUPPORT indstat_internal.packed_unnest_support;
COMMENT ON FUNCTION @extschema@.unnest_int8(@extschema@.cross_section) IS
'figures as rows, in the order of the members; error 42804 if keys are texts';

CREATE FUNCTION @extschema@.side_by_side(VARIADIC figures @extschema@.cross_section[])
RETURNS TABLE (member pg_catalog.text, "values" pg_catalog.numeric[])
AS 'MODULE_PATHNAME', 'cross_section_side_by_side'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 30000 ROWS 1000;
COMMENT ON FUNCTION @extschema@.side_by_side(VARIADIC @extschema@.cross_section[]) IS
'figures of several cross-sections side by side, one row for each member that any of them has, NULL where one has no figure or is NULL itself; in the order of the members. Error 42804 for keys of two kinds, 54000 for more than 64 of them';
