/* rank: competition ranks within a partition */

@for number numeric float8 int8@
CREATE FUNCTION @extschema@.rank_within(value pg_catalog.@number@, higher_is_better pg_catalog.bool DEFAULT true)
RETURNS pg_catalog.int8
AS 'MODULE_PATHNAME', 'rank_within_window_@number@'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.rank_within(pg_catalog.@number@, pg_catalog.bool) IS
'competition rank (1, 2, 2, 4) of value in the partition, in any order of rows; the highest is first if higher_is_better (the default), else the lowest; NULL if that is NULL, an error (22023) if it differs between rows; equal values share a rank; what is NULL@!int8[ or NaN]@ is not ranked (NULL)';
@end@
