
/* growth_breadth: how many members rose, stayed and fell */

CREATE TYPE @extschema@.growth_counts AS (
	rose pg_catalog.int8,
	stayed pg_catalog.int8,
	fell pg_catalog.int8,
	unknown pg_catalog.int8
);
COMMENT ON TYPE @extschema@.growth_counts IS
'how many members of a group rose, stayed and fell, and of how many it is not known';

CREATE FUNCTION indstat_internal.growth_breadth_combine(a @extschema@.exact_sums, b @extschema@.exact_sums)
RETURNS @extschema@.exact_sums
AS 'MODULE_PATHNAME', 'growth_breadth_combine'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.growth_breadth_combine(@extschema@.exact_sums, @extschema@.exact_sums) IS
'merges two states of growth_breadth';

CREATE FUNCTION indstat_internal.growth_breadth_final(state @extschema@.exact_sums)
RETURNS @extschema@.growth_counts
AS 'MODULE_PATHNAME', 'growth_breadth_final'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.growth_breadth_final(@extschema@.exact_sums) IS
'the counts of a state of growth_breadth';

@for number numeric float8@
CREATE FUNCTION indstat_internal.growth_breadth_trans(state @extschema@.exact_sums, growth pg_catalog.@number@)
RETURNS @extschema@.exact_sums
AS 'MODULE_PATHNAME', 'growth_breadth_@number@'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.growth_breadth_trans(@extschema@.exact_sums, pg_catalog.@number@) IS
'counts a member in a state of growth_breadth';

CREATE AGGREGATE @extschema@.growth_breadth(growth pg_catalog.@number@) (
	SFUNC = indstat_internal.growth_breadth_trans,
	STYPE = @extschema@.exact_sums,
	SSPACE = 96,
	COMBINEFUNC = indstat_internal.growth_breadth_combine,
	FINALFUNC = indstat_internal.growth_breadth_final,
	FINALFUNC_MODIFY = READ_ONLY,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.growth_breadth(pg_catalog.@number@) IS
'growth breadth: how many members rose, stayed and fell, by the sign of its growth; a growth that is NULL, NaN or infinite is unknown. A growth is flat if it is exactly zero: pass the printed rate (stat_round) to count what a bulletin counts; one row per member; NULL over no rows@float8[; double precision is read as its shortest decimal]@';
@end@

@for number numeric float8 int8@
CREATE FUNCTION indstat_internal.growth_breadth_trans(state @extschema@.exact_sums, current pg_catalog.@number@, base pg_catalog.@number@)
RETURNS @extschema@.exact_sums
AS 'MODULE_PATHNAME', 'growth_breadth_@number@'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.growth_breadth_trans(@extschema@.exact_sums, pg_catalog.@number@, pg_catalog.@number@) IS
'counts a member in a state of growth_breadth';

CREATE AGGREGATE @extschema@.growth_breadth(current pg_catalog.@number@, base pg_catalog.@number@) (
	SFUNC = indstat_internal.growth_breadth_trans,
	STYPE = @extschema@.exact_sums,
	SSPACE = 96,
	COMBINEFUNC = indstat_internal.growth_breadth_combine,
	FINALFUNC = indstat_internal.growth_breadth_final,
	FINALFUNC_MODIFY = READ_ONLY,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.growth_breadth(pg_catalog.@number@, pg_catalog.@number@) IS
'growth breadth: how many members rose, stayed and fell, by whether current is above, equal to or below base, so that a base of zero or below counts too; unknown if either is NULL@!int8[, NaN or infinite]@; one row per member; NULL over no rows@float8[; double precision is read as its shortest decimal]@';
@end@
