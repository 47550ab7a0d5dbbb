
/* rank: competition ranks within a partition */

@for number numeric float8@
CREATE FUNCTION @extschema@.rank_within(value pg_catalog.@number@)
RETURNS pg_catalog.int8
AS 'MODULE_PATHNAME', 'rank_within_window_@number@'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.rank_within(pg_catalog.@number@) IS
'competition rank (1, 2, 2, 4) of value in the partition, in any order of rows; the highest is first; equal values share a rank; NULL and NaN are not ranked (NULL)';

CREATE FUNCTION @extschema@.rank_within(value pg_catalog.@number@, higher_is_better pg_catalog.bool)
RETURNS pg_catalog.int8
AS 'MODULE_PATHNAME', 'rank_within_window_@number@'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.rank_within(pg_catalog.@number@, pg_catalog.bool) IS
'competition rank (1, 2, 2, 4) of value in the partition, in any order of rows; the highest is first if higher_is_better, else the lowest; NULL if that is NULL, an error (22023) if it differs between rows; equal values share a rank; NULL and NaN are not ranked (NULL)';
@end@

CREATE FUNCTION @extschema@.rank_within(value pg_catalog.int8)
RETURNS pg_catalog.int8
AS 'MODULE_PATHNAME', 'rank_within_window_int8'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.rank_within(pg_catalog.int8) IS
'competition rank (1, 2, 2, 4) of value in the partition, in any order of rows; the highest is first; equal values share a rank; NULL are not ranked (NULL)';

CREATE FUNCTION @extschema@.rank_within(value pg_catalog.int8, higher_is_better pg_catalog.bool)
RETURNS pg_catalog.int8
AS 'MODULE_PATHNAME', 'rank_within_window_int8'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.rank_within(pg_catalog.int8, pg_catalog.bool) IS
'competition rank (1, 2, 2, 4) of value in the partition, in any order of rows; the highest is first if higher_is_better, else the lowest; NULL if that is NULL, an error (22023) if it differs between rows; equal values share a rank; NULL are not ranked (NULL)';
