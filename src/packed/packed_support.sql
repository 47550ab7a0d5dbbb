
/* packed_support: how many rows packed values are */

CREATE FUNCTION indstat_internal.packed_unnest_support(request pg_catalog.internal)
RETURNS pg_catalog.internal
AS 'MODULE_PATHNAME', 'packed_unnest_support'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.packed_unnest_support(pg_catalog.internal) IS
'tells the planner how many rows a series, a cross-section or a hierarchy is: of a constant exactly, of a column by the average width of its values unless they lie out of line';
