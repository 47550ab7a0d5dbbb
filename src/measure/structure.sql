
/* structure: sums of parts, some of which may be missing */

CREATE FUNCTION indstat_internal.sum_of_parts_combine(a @extschema@.exact_sums, b @extschema@.exact_sums)
RETURNS @extschema@.exact_sums
AS 'MODULE_PATHNAME', 'structure_sum_of_parts_combine'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.sum_of_parts_combine(@extschema@.exact_sums, @extschema@.exact_sums) IS
'merges two states of sum_of_parts; different modes are an error (22023)';

CREATE FUNCTION indstat_internal.sum_of_parts_final(state @extschema@.exact_sums)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'structure_sum_of_parts_final'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.sum_of_parts_final(@extschema@.exact_sums) IS
'the sum of a state of sum_of_parts, or NULL if there is none or it is not known';

CREATE FUNCTION indstat_internal.has_sum_of_parts_final(state @extschema@.exact_sums)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'structure_has_sum_of_parts_final'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.has_sum_of_parts_final(@extschema@.exact_sums) IS
'whether there is a sum at all in a state of sum_of_parts';

@for number numeric float8 int8@
CREATE FUNCTION indstat_internal.sum_of_parts_trans(state @extschema@.exact_sums, value pg_catalog.@number@, missing pg_catalog.text)
RETURNS @extschema@.exact_sums
AS 'MODULE_PATHNAME', 'structure_sum_of_parts_@number@'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.sum_of_parts_trans(@extschema@.exact_sums, pg_catalog.@number@, pg_catalog.text) IS
'adds a part to a state of sum_of_parts';

CREATE AGGREGATE @extschema@.sum_of_parts(value pg_catalog.@number@, missing pg_catalog.text) (
	SFUNC = indstat_internal.sum_of_parts_trans,
	STYPE = @extschema@.exact_sums,
	SSPACE = 768,
	COMBINEFUNC = indstat_internal.sum_of_parts_combine,
	FINALFUNC = indstat_internal.sum_of_parts_final,
	FINALFUNC_MODIFY = READ_ONLY,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.sum_of_parts(pg_catalog.@number@, pg_catalog.text) IS
'sum of the parts of a whole, exact. A NULL value is a missing part; the argument missing says what a missing part stands for and when there is a sum: non_null (as NULL; a sum only if all parts are known), non_zero (as zero; a sum unless it is zero), partial_null (as NULL) and partial_zero (as zero) (a sum if at least one part is there), always_null (as NULL) and always_zero (as zero) (always a sum), as in the hierarchy operators of VTL 2.1. NULL where there is no sum or it is not known; has_sum_of_parts tells the two apart; NULL over no rows at all; a mode that is NULL (22004), not known or not the same in all rows (22023) is an error@!int8[; NaN if a value is NaN or infinite]@@float8[; double precision is read as its shortest decimal]@';

CREATE FUNCTION indstat_internal.sum_of_parts_trans(state @extschema@.exact_sums, value pg_catalog.@number@, present pg_catalog.bool, missing pg_catalog.text)
RETURNS @extschema@.exact_sums
AS 'MODULE_PATHNAME', 'structure_sum_of_parts_@number@'
LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.sum_of_parts_trans(@extschema@.exact_sums, pg_catalog.@number@, pg_catalog.bool, pg_catalog.text) IS
'adds a part to a state of sum_of_parts';

CREATE AGGREGATE @extschema@.sum_of_parts(value pg_catalog.@number@, present pg_catalog.bool, missing pg_catalog.text) (
	SFUNC = indstat_internal.sum_of_parts_trans,
	STYPE = @extschema@.exact_sums,
	SSPACE = 768,
	COMBINEFUNC = indstat_internal.sum_of_parts_combine,
	FINALFUNC = indstat_internal.sum_of_parts_final,
	FINALFUNC_MODIFY = READ_ONLY,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.sum_of_parts(pg_catalog.@number@, pg_catalog.bool, pg_catalog.text) IS
'sum of the parts of a whole, exact. A part with a value is there; one without is there without a value if present is true, which nothing takes for zero, and missing otherwise; the argument missing says what a missing part stands for and when there is a sum: non_null (as NULL; a sum only if all parts are known), non_zero (as zero; a sum unless it is zero), partial_null (as NULL) and partial_zero (as zero) (a sum if at least one part is there), always_null (as NULL) and always_zero (as zero) (always a sum), as in the hierarchy operators of VTL 2.1. NULL where there is no sum or it is not known; has_sum_of_parts tells the two apart; NULL over no rows at all; a mode that is NULL (22004), not known or not the same in all rows (22023) is an error@!int8[; NaN if a value is NaN or infinite]@@float8[; double precision is read as its shortest decimal]@';

CREATE AGGREGATE @extschema@.has_sum_of_parts(value pg_catalog.@number@, missing pg_catalog.text) (
	SFUNC = indstat_internal.sum_of_parts_trans,
	STYPE = @extschema@.exact_sums,
	SSPACE = 768,
	COMBINEFUNC = indstat_internal.sum_of_parts_combine,
	FINALFUNC = indstat_internal.has_sum_of_parts_final,
	FINALFUNC_MODIFY = READ_ONLY,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.has_sum_of_parts(pg_catalog.@number@, pg_catalog.text) IS
'whether there is a sum of the parts of a whole at all, known or not: use it in HAVING to leave out wholes that it does not make. A NULL value is a missing part; the argument missing says what a missing part stands for and when there is a sum: non_null (as NULL; a sum only if all parts are known), non_zero (as zero; a sum unless it is zero), partial_null (as NULL) and partial_zero (as zero) (a sum if at least one part is there), always_null (as NULL) and always_zero (as zero) (always a sum), as in the hierarchy operators of VTL 2.1. NULL over no rows at all; a mode that is NULL (22004), not known or not the same in all rows (22023) is an error@float8[; double precision is read as its shortest decimal]@';

CREATE AGGREGATE @extschema@.has_sum_of_parts(value pg_catalog.@number@, present pg_catalog.bool, missing pg_catalog.text) (
	SFUNC = indstat_internal.sum_of_parts_trans,
	STYPE = @extschema@.exact_sums,
	SSPACE = 768,
	COMBINEFUNC = indstat_internal.sum_of_parts_combine,
	FINALFUNC = indstat_internal.has_sum_of_parts_final,
	FINALFUNC_MODIFY = READ_ONLY,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE @extschema@.has_sum_of_parts(pg_catalog.@number@, pg_catalog.bool, pg_catalog.text) IS
'whether there is a sum of the parts of a whole at all, known or not: use it in HAVING to leave out wholes that it does not make. A part with a value is there; one without is there without a value if present is true, and missing otherwise; the argument missing says what a missing part stands for and when there is a sum: non_null (as NULL; a sum only if all parts are known), non_zero (as zero; a sum unless it is zero), partial_null (as NULL) and partial_zero (as zero) (a sum if at least one part is there), always_null (as NULL) and always_zero (as zero) (always a sum), as in the hierarchy operators of VTL 2.1. NULL over no rows at all; a mode that is NULL (22004), not known or not the same in all rows (22023) is an error@float8[; double precision is read as its shortest decimal]@';
@end@
