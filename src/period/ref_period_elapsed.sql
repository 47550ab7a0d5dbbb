/* ref_period_elapsed: how much of a period is over */

CREATE FUNCTION @extschema@.is_complete(period @extschema@.ref_period, on_date pg_catalog.date)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'ref_period_is_complete'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.is_complete(@extschema@.ref_period, pg_catalog.date) IS
'whether the period is over at the end of the day; infinity is after, -infinity before every period';

CREATE FUNCTION @extschema@.elapsed_share(period @extschema@.ref_period, on_date pg_catalog.date)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'ref_period_elapsed_share'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.elapsed_share(@extschema@.ref_period, pg_catalog.date) IS
'elapsed part of the period at the end of the day, in percent (0 to 100): complete months plus the elapsed days over the days of the running month, out of the months of the period; by days where the period is not whole months. 20 significant digits, half away from zero. Before the period and at -infinity 0, after it and at infinity 100';

CREATE FUNCTION @extschema@.elapsed_share(period @extschema@.ref_period, on_date pg_catalog.date, by_days pg_catalog.bool)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'ref_period_elapsed_share_by_days'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.elapsed_share(@extschema@.ref_period, pg_catalog.date, pg_catalog.bool) IS
'as elapsed_share(period, on_date), in percent; with by_days elapsed days out of the days of the period';
