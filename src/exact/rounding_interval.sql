
/* rounding_interval: what a rounded figure can stand for */

@for number numeric float8@
CREATE FUNCTION @extschema@.rounding_interval(value pg_catalog.@number@, decimals pg_catalog.int4)
RETURNS pg_catalog.numrange
AS 'MODULE_PATHNAME', 'rounding_interval_@number@'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.rounding_interval(pg_catalog.@number@, pg_catalog.int4) IS
'the values that a figure rounded to so many decimals can stand for: value - half a unit to value + half a unit of the last decimal, both included, because which way halves were rounded is not known; in the unit of value; NULL if an argument is NULL or not finite; decimals below -1000 or above 1000 are an error (22023)@float8[; double precision is read as its shortest decimal]@';

CREATE FUNCTION @extschema@.consistent(published pg_catalog.@number@, computed pg_catalog.@number@, decimals pg_catalog.int4)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'rounding_interval_consistent_@number@'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.consistent(pg_catalog.@number@, pg_catalog.@number@, pg_catalog.int4) IS
'whether a computed figure agrees with one published to so many decimals: it lies within half a unit of the last decimal, ends included; both in the same unit; NULL if an argument is NULL or not finite; decimals below -1000 or above 1000 are an error (22023)@float8[; double precision is read as its shortest decimal]@';

CREATE FUNCTION @extschema@.adds_up(total pg_catalog.@number@, parts_sum pg_catalog.@number@, parts pg_catalog.int8, decimals pg_catalog.int4)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'rounding_interval_adds_up_@number@'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.adds_up(pg_catalog.@number@, pg_catalog.@number@, pg_catalog.int8, pg_catalog.int4) IS
'whether a published total agrees with the sum of so many published parts when all were rounded to so many decimals: they differ by at most half a unit of the last decimal for each part and for the total; NULL if an argument is NULL or not finite; a negative number of parts, or decimals below -1000 or above 1000, are an error (22023)@float8[; double precision is read as its shortest decimal]@';
@end@
