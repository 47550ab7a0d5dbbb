
/* cross_section_agg: rows in any order to one cross_section */

CREATE FUNCTION indstat_internal.cross_section_combine(state pg_catalog.bytea, other pg_catalog.bytea)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'cross_section_combine'
LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION indstat_internal.cross_section_combine(pg_catalog.bytea, pg_catalog.bytea) IS
'combines two states of cross_section_agg';

CREATE FUNCTION indstat_internal.cross_section_final(state pg_catalog.bytea)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_final'
LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION indstat_internal.cross_section_final(pg_catalog.bytea) IS
'result of cross_section_agg';

@for number numeric float8 int8@
@for key int8 text@
CREATE FUNCTION indstat_internal.cross_section_transition(state pg_catalog.bytea, member pg_catalog.@key@, value pg_catalog.@number@)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'cross_section_transition_@key@_@number@'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.cross_section_transition(pg_catalog.bytea, pg_catalog.@key@, pg_catalog.@number@) IS
'transition of cross_section_agg';
@end@
@end@

@for key int8 text@
@for number numeric float8 int8@
CREATE AGGREGATE @extschema@.cross_section_agg(member pg_catalog.@key@, value pg_catalog.@number@) (
	SFUNC = indstat_internal.cross_section_transition,
	STYPE = pg_catalog.bytea,
	SSPACE = 4096,
	COMBINEFUNC = indstat_internal.cross_section_combine,
	FINALFUNC = indstat_internal.cross_section_final,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.cross_section_agg(pg_catalog.@key@, pg_catalog.@number@) IS
'the values @float8[(each read as its shortest decimal) ]@of all members as one cross_section, rows in any order; a row without member or value is left out; NULL if none is left. A duplicate member is error 23505@!int8[, NaN and infinity are 22023]@';
@end@
@end@

CREATE FUNCTION indstat_internal.cross_section_transition_or_null(state pg_catalog.bytea, member pg_catalog.text, value pg_catalog.numeric)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'cross_section_transition_or_null'
LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10;
COMMENT ON FUNCTION indstat_internal.cross_section_transition_or_null(pg_catalog.bytea, pg_catalog.text, pg_catalog.numeric) IS
'adds a row to a state of cross_section_agg_or_null';

CREATE FUNCTION indstat_internal.cross_section_combine_or_null(a pg_catalog.bytea, b pg_catalog.bytea)
RETURNS pg_catalog.bytea
AS 'MODULE_PATHNAME', 'cross_section_combine_or_null'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.cross_section_combine_or_null(pg_catalog.bytea, pg_catalog.bytea) IS
'joins two states of cross_section_agg_or_null';

CREATE FUNCTION indstat_internal.cross_section_final_or_null(state pg_catalog.bytea)
RETURNS @extschema@.cross_section
AS 'MODULE_PATHNAME', 'cross_section_final_or_null'
LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION indstat_internal.cross_section_final_or_null(pg_catalog.bytea) IS
'the cross_section of a state of cross_section_agg_or_null';

CREATE AGGREGATE @extschema@.cross_section_agg_or_null(member pg_catalog.text, value pg_catalog.numeric) (
	SFUNC = indstat_internal.cross_section_transition_or_null,
	STYPE = pg_catalog.bytea,
	SSPACE = 4096,
	COMBINEFUNC = indstat_internal.cross_section_combine_or_null,
	FINALFUNC = indstat_internal.cross_section_final_or_null,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.cross_section_agg_or_null(pg_catalog.text, pg_catalog.numeric) IS
'as cross_section_agg(member, value), but NULL where the values together need more than 18 digits, so that one odd value does not stop whoever asks for all; a duplicate member is error 23505, NaN and infinity are 22023';
