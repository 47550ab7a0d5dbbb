
/* ref_period_support: conditions on periods that reach an index */

CREATE FUNCTION @extschema@.ref_period_first_ending(on_date pg_catalog.date)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_first_ending'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.ref_period_first_ending(pg_catalog.date) IS
'the first, in their order, of all periods that end on the day: it begins on 0001-01-01; of a day outside years 1 to 9999, the nearest; what the planner compares an index with';

CREATE FUNCTION @extschema@.ref_period_last_ending(on_date pg_catalog.date)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_last_ending'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.ref_period_last_ending(pg_catalog.date) IS
'the last, in their order, of all periods that end on the day: the day itself; of a day outside years 1 to 9999, the nearest; what the planner compares an index with';

CREATE FUNCTION indstat_internal.ref_period_contains_support(request pg_catalog.internal)
RETURNS pg_catalog.internal
AS 'MODULE_PATHNAME', 'ref_period_contains_support'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.ref_period_contains_support(pg_catalog.internal) IS
'tells the planner which part of an index holds the periods that contain a day or a period';

CREATE FUNCTION indstat_internal.ref_period_contained_support(request pg_catalog.internal)
RETURNS pg_catalog.internal
AS 'MODULE_PATHNAME', 'ref_period_contained_support'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.ref_period_contained_support(pg_catalog.internal) IS
'tells the planner which part of an index holds the periods, or the days, within a period';

CREATE FUNCTION indstat_internal.ref_period_is_complete_support(request pg_catalog.internal)
RETURNS pg_catalog.internal
AS 'MODULE_PATHNAME', 'ref_period_is_complete_support'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION indstat_internal.ref_period_is_complete_support(pg_catalog.internal) IS
'tells the planner which part of an index holds the periods that are over';

ALTER FUNCTION @extschema@.contains(@extschema@.ref_period, pg_catalog.date) LEAKPROOF SUPPORT indstat_internal.ref_period_contains_support;
ALTER FUNCTION @extschema@.contains(@extschema@.ref_period, @extschema@.ref_period) LEAKPROOF SUPPORT indstat_internal.ref_period_contains_support;
ALTER FUNCTION indstat_internal.ref_period_contained_by(pg_catalog.date, @extschema@.ref_period) LEAKPROOF SUPPORT indstat_internal.ref_period_contained_support;
ALTER FUNCTION indstat_internal.ref_period_contained_by(@extschema@.ref_period, @extschema@.ref_period) LEAKPROOF SUPPORT indstat_internal.ref_period_contained_support;
ALTER FUNCTION @extschema@.is_complete(@extschema@.ref_period, pg_catalog.date) LEAKPROOF SUPPORT indstat_internal.ref_period_is_complete_support;
