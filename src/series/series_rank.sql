
/* series_rank: the rank of every member in every period */

CREATE FUNCTION @extschema@.series_rank(s @extschema@.series, higher_is_better pg_catalog.bool DEFAULT true)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_rank_window'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE COST 200;
COMMENT ON FUNCTION @extschema@.series_rank(@extschema@.series, pg_catalog.bool) IS
'the highest first if higher_is_better (the default), else the lowest: competition ranks (1224) of every member of the partition in every period, as a series of its own for each row; window function, needs no ORDER BY and no frame; a member without a value in a period is not ranked in it; NULL for a row without a series, which is not a peer; higher_is_better that is NULL is an error (22004), one that differs between the rows of a partition too (22023); series of different frequency, or one cumulative and one not, are an error (22023)';
