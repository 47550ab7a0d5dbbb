
/* rank: competition ranks within a partition */

CREATE FUNCTION @extschema@.rank_within(value pg_catalog.numeric)
RETURNS pg_catalog.int8
AS 'MODULE_PATHNAME', 'rank_within_window_numeric'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.rank_within(pg_catalog.numeric) IS
'competition rank (1, 2, 2, 4) of value in the partition, in any order of rows; the highest is first; equal values share a rank; NULL and NaN are not ranked (NULL)';

CREATE FUNCTION @extschema@.rank_within(value pg_catalog.numeric, higher_is_better pg_catalog.bool)
RETURNS pg_catalog.int8
AS 'MODULE_PATHNAME', 'rank_within_window_numeric'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.rank_within(pg_catalog.numeric, pg_catalog.bool) IS
'competition rank (1, 2, 2, 4) of value in the partition, in any order of rows; the highest is first if higher_is_better, else the lowest; NULL if that is NULL, an error (22023) if it differs between rows; equal values share a rank; NULL and NaN are not ranked (NULL)';

CREATE FUNCTION @extschema@.rank_within(value pg_catalog.float8)
RETURNS pg_catalog.int8
AS 'MODULE_PATHNAME', 'rank_within_window_float8'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.rank_within(pg_catalog.float8) IS
'competition rank (1, 2, 2, 4) of value in the partition, in any order of rows; the highest is first; equal values share a rank; NULL and NaN are not ranked (NULL)';

CREATE FUNCTION @extschema@.rank_within(value pg_catalog.float8, higher_is_better pg_catalog.bool)
RETURNS pg_catalog.int8
AS 'MODULE_PATHNAME', 'rank_within_window_float8'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.rank_within(pg_catalog.float8, pg_catalog.bool) IS
'competition rank (1, 2, 2, 4) of value in the partition, in any order of rows; the highest is first if higher_is_better, else the lowest; NULL if that is NULL, an error (22023) if it differs between rows; equal values share a rank; NULL and NaN are not ranked (NULL)';

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
