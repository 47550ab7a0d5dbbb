/* aggregate: measures of groups; exact sums, one division, the same digits in any plan */

CREATE FUNCTION indstat_internal.exact_sums_combine(a @extschema@.exact_sums, b @extschema@.exact_sums)
RETURNS @extschema@.exact_sums
AS 'MODULE_PATHNAME', 'aggregate_exact_sums_combine'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.exact_sums_combine(@extschema@.exact_sums, @extschema@.exact_sums) IS
'adds two states of one kind; states of different kinds, or of growth for different periods, are an error (22023)';

CREATE FUNCTION indstat_internal.percent_final(state @extschema@.exact_sums)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'aggregate_percent_final'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.percent_final(@extschema@.exact_sums) IS
'final function of share, contribution and chain_completion: 100 * first sum / second sum; NULL unless the second is above zero';

CREATE FUNCTION indstat_internal.yoy_growth_final(state @extschema@.exact_sums)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'aggregate_yoy_growth_final'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.yoy_growth_final(@extschema@.exact_sums) IS
'final function of yoy_growth: growth of the sums, in percent';

CREATE FUNCTION indstat_internal.yoy_growth_member_final(state @extschema@.exact_sums)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'aggregate_yoy_growth_member_final'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.yoy_growth_member_final(@extschema@.exact_sums) IS
'final function of yoy_growth like with like: growth of the sums, in percent; NULL if the members differ';

@for number numeric float8 int8@
@for time @extschema@.ref_period pg_catalog.date@
CREATE FUNCTION indstat_internal.yoy_growth_trans(state @extschema@.exact_sums, value pg_catalog.@number@, period @time@, at @time@)
RETURNS @extschema@.exact_sums
AS 'MODULE_PATHNAME', 'aggregate_yoy_growth_@time.name@_@number@'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.yoy_growth_trans(@extschema@.exact_sums, pg_catalog.@number@, @time@, @time@) IS
'adds a row to a state of yoy_growth';

CREATE AGGREGATE @extschema@.yoy_growth(value pg_catalog.@number@, period @time@, at @time@) (
	SFUNC = indstat_internal.yoy_growth_trans,
	STYPE = @extschema@.exact_sums,
	SSPACE = 768,
	COMBINEFUNC = indstat_internal.exact_sums_combine,
	FINALFUNC = indstat_internal.yoy_growth_final,
	FINALFUNC_MODIFY = READ_ONLY,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.yoy_growth(pg_catalog.@number@, @time@, @time@) IS
'growth of the sum of value in the period "at" against the same period a year earlier, in percent; @date[dates mark months by any of their days; ]@rows without value or of other periods are left out; NULL if either period has no value or the base is zero or negative; "at" that differs between rows is an error (22023)@!int8[; NaN or infinite values make it NaN]@@float8[; double precision is read as its shortest decimal]@';

CREATE FUNCTION indstat_internal.yoy_growth_member_trans(state @extschema@.exact_sums, value pg_catalog.@number@, period @time@, at @time@, member pg_catalog.text)
RETURNS @extschema@.exact_sums
AS 'MODULE_PATHNAME', 'aggregate_yoy_growth_@time.name@_member_@number@'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.yoy_growth_member_trans(@extschema@.exact_sums, pg_catalog.@number@, @time@, @time@, pg_catalog.text) IS
'adds a row to a state of yoy_growth';

CREATE AGGREGATE @extschema@.yoy_growth(value pg_catalog.@number@, period @time@, at @time@, member pg_catalog.text) (
	SFUNC = indstat_internal.yoy_growth_member_trans,
	STYPE = @extschema@.exact_sums,
	SSPACE = 768,
	COMBINEFUNC = indstat_internal.exact_sums_combine,
	FINALFUNC = indstat_internal.yoy_growth_member_final,
	FINALFUNC_MODIFY = READ_ONLY,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.yoy_growth(pg_catalog.@number@, @time@, @time@, pg_catalog.text) IS
'growth of the sum of value in the period "at" against the same period a year earlier, in percent; @date[dates mark months by any of their days; ]@like with like: NULL unless the members that have a value are the same in both periods (compared as a multiset, by bytes), or if one of them is NULL; rows without value or of other periods are left out; NULL if either period has no value or the base is zero or negative; "at" that differs between rows is an error (22023)@!int8[; NaN or infinite values make it NaN]@@float8[; double precision is read as its shortest decimal]@';
@end@
@end@

@for number numeric float8 int8@
CREATE FUNCTION indstat_internal.share_trans(state @extschema@.exact_sums, value pg_catalog.@number@, is_part pg_catalog.bool)
RETURNS @extschema@.exact_sums
AS 'MODULE_PATHNAME', 'aggregate_share_@number@'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.share_trans(@extschema@.exact_sums, pg_catalog.@number@, pg_catalog.bool) IS
'adds a row to a state of share';

CREATE AGGREGATE @extschema@.share(value pg_catalog.@number@, is_part pg_catalog.bool) (
	SFUNC = indstat_internal.share_trans,
	STYPE = @extschema@.exact_sums,
	SSPACE = 768,
	COMBINEFUNC = indstat_internal.exact_sums_combine,
	FINALFUNC = indstat_internal.percent_final,
	FINALFUNC_MODIFY = READ_ONLY,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.share(pg_catalog.@number@, pg_catalog.bool) IS
'share of the rows that are part in the sum of value, in percent; rows with a NULL in either argument are left out; 0 if no row is part; NULL if no row is left or the sum is zero or negative@!int8[; NaN or infinite values make it NaN]@@float8[; double precision is read as its shortest decimal]@';

CREATE FUNCTION indstat_internal.contribution_trans(state @extschema@.exact_sums, value pg_catalog.@number@, base pg_catalog.@number@, is_part pg_catalog.bool)
RETURNS @extschema@.exact_sums
AS 'MODULE_PATHNAME', 'aggregate_contribution_@number@'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.contribution_trans(@extschema@.exact_sums, pg_catalog.@number@, pg_catalog.@number@, pg_catalog.bool) IS
'adds a row to a state of contribution';

CREATE AGGREGATE @extschema@.contribution(value pg_catalog.@number@, base pg_catalog.@number@, is_part pg_catalog.bool) (
	SFUNC = indstat_internal.contribution_trans,
	STYPE = @extschema@.exact_sums,
	SSPACE = 768,
	COMBINEFUNC = indstat_internal.exact_sums_combine,
	FINALFUNC = indstat_internal.percent_final,
	FINALFUNC_MODIFY = READ_ONLY,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.contribution(pg_catalog.@number@, pg_catalog.@number@, pg_catalog.bool) IS
'percentage points that the rows of the part add to the growth of all rows: 100 * sum of (value - base) over the part / sum of base over all; never clamped; rows with a NULL in any argument are left out; NULL if no row is left or the sum of base is zero or negative@!int8[; NaN or infinite values make it NaN]@@float8[; double precision is read as its shortest decimal]@';
@end@

CREATE FUNCTION indstat_internal.contribution_share_final(state @extschema@.exact_sums)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'aggregate_contribution_share_final'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.contribution_share_final(@extschema@.exact_sums) IS
'share in the change of a state of contribution_share';

@for number numeric float8 int8@
CREATE FUNCTION indstat_internal.contribution_share_trans(state @extschema@.exact_sums, value pg_catalog.@number@, base pg_catalog.@number@, is_part pg_catalog.bool)
RETURNS @extschema@.exact_sums
AS 'MODULE_PATHNAME', 'aggregate_contribution_share_@number@'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.contribution_share_trans(@extschema@.exact_sums, pg_catalog.@number@, pg_catalog.@number@, pg_catalog.bool) IS
'adds a row to a state of contribution_share';

CREATE AGGREGATE @extschema@.contribution_share(value pg_catalog.@number@, base pg_catalog.@number@, is_part pg_catalog.bool) (
	SFUNC = indstat_internal.contribution_share_trans,
	STYPE = @extschema@.exact_sums,
	SSPACE = 768,
	COMBINEFUNC = indstat_internal.exact_sums_combine,
	FINALFUNC = indstat_internal.contribution_share_final,
	FINALFUNC_MODIFY = READ_ONLY,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.contribution_share(pg_catalog.@number@, pg_catalog.@number@, pg_catalog.bool) IS
'share of the part in the change of the sum from base to value, in percent: 100 * (sum of value - base over the rows that are part) / (the same over all rows); may exceed 100 or be negative, never clamped; NULL if no row is left or the sums are equal; rows with a NULL in any argument are left out: give new and vanished members a 0@!int8[; NaN or infinite values make it NaN]@@float8[; double precision is read as its shortest decimal]@';
@end@

CREATE FUNCTION indstat_internal.share_change_final(state @extschema@.exact_sums)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'aggregate_share_change_final'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.share_change_final(@extschema@.exact_sums) IS
'change of the share of a state of share_change';

@for number numeric float8 int8@
CREATE FUNCTION indstat_internal.share_change_trans(state @extschema@.exact_sums, value pg_catalog.@number@, base pg_catalog.@number@, is_part pg_catalog.bool)
RETURNS @extschema@.exact_sums
AS 'MODULE_PATHNAME', 'aggregate_share_change_@number@'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.share_change_trans(@extschema@.exact_sums, pg_catalog.@number@, pg_catalog.@number@, pg_catalog.bool) IS
'adds a row to a state of share_change';

CREATE AGGREGATE @extschema@.share_change(value pg_catalog.@number@, base pg_catalog.@number@, is_part pg_catalog.bool) (
	SFUNC = indstat_internal.share_change_trans,
	STYPE = @extschema@.exact_sums,
	SSPACE = 1536,
	COMBINEFUNC = indstat_internal.exact_sums_combine,
	FINALFUNC = indstat_internal.share_change_final,
	FINALFUNC_MODIFY = READ_ONLY,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.share_change(pg_catalog.@number@, pg_catalog.@number@, pg_catalog.bool) IS
'change of the share of the rows that are part, from base to value, in percentage points: part of the sum of value less part of the sum of base, over one denominator; NULL if no row is left or either sum is zero or negative; rows with a NULL in any argument are left out: give new and vanished members a 0@!int8[; NaN or infinite values make it NaN]@@float8[; double precision is read as its shortest decimal]@';

CREATE FUNCTION indstat_internal.chain_completion_trans(state @extschema@.exact_sums, actual pg_catalog.@number@, target pg_catalog.@number@)
RETURNS @extschema@.exact_sums
AS 'MODULE_PATHNAME', 'aggregate_chain_completion_@number@'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.chain_completion_trans(@extschema@.exact_sums, pg_catalog.@number@, pg_catalog.@number@) IS
'adds a row to a state of chain_completion';

CREATE AGGREGATE @extschema@.chain_completion(actual pg_catalog.@number@, target pg_catalog.@number@) (
	SFUNC = indstat_internal.chain_completion_trans,
	STYPE = @extschema@.exact_sums,
	SSPACE = 768,
	COMBINEFUNC = indstat_internal.exact_sums_combine,
	FINALFUNC = indstat_internal.percent_final,
	FINALFUNC_MODIFY = READ_ONLY,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.chain_completion(pg_catalog.@number@, pg_catalog.@number@) IS
'completion of many targets together, in percent: 100 * sum of actual / sum of target over the rows where both are known; NULL if no row is left or the sum of target is zero or negative@!int8[; NaN or infinite values make it NaN]@@float8[; double precision is read as its shortest decimal]@';

CREATE FUNCTION indstat_internal.chain_completion_trans(state @extschema@.exact_sums, actual pg_catalog.@number@, target pg_catalog.@number@, missing_as_zero pg_catalog.bool)
RETURNS @extschema@.exact_sums
AS 'MODULE_PATHNAME', 'aggregate_chain_completion_@number@'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.chain_completion_trans(@extschema@.exact_sums, pg_catalog.@number@, pg_catalog.@number@, pg_catalog.bool) IS
'adds a row to a state of chain_completion';

CREATE AGGREGATE @extschema@.chain_completion(actual pg_catalog.@number@, target pg_catalog.@number@, missing_as_zero pg_catalog.bool) (
	SFUNC = indstat_internal.chain_completion_trans,
	STYPE = @extschema@.exact_sums,
	SSPACE = 768,
	COMBINEFUNC = indstat_internal.exact_sums_combine,
	FINALFUNC = indstat_internal.percent_final,
	FINALFUNC_MODIFY = READ_ONLY,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.chain_completion(pg_catalog.@number@, pg_catalog.@number@, pg_catalog.bool) IS
'completion of many targets together, in percent: 100 * sum of actual / sum of target over the rows where both are known; where missing_as_zero is true, a row with a target and no actual counts as zero achieved; NULL if no row is left or the sum of target is zero or negative@!int8[; NaN or infinite values make it NaN]@@float8[; double precision is read as its shortest decimal]@';
@end@
