/* ref_period_step: from one period to another */

CREATE FUNCTION indstat_internal.ref_period_plus(period @extschema@.ref_period, steps pg_catalog.int4)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_plus'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION indstat_internal.ref_period_plus(@extschema@.ref_period, pg_catalog.int4) IS
'implements operator +: moved forward by so many times its own length, in months if it is whole months, else in days; beyond years 0001 to 9999 error 22008';

CREATE FUNCTION indstat_internal.ref_period_plus(steps pg_catalog.int4, period @extschema@.ref_period)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_plus_commuted'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION indstat_internal.ref_period_plus(pg_catalog.int4, @extschema@.ref_period) IS
'implements operator + with the steps first';

CREATE FUNCTION indstat_internal.ref_period_minus(period @extschema@.ref_period, steps pg_catalog.int4)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_minus'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION indstat_internal.ref_period_minus(@extschema@.ref_period, pg_catalog.int4) IS
'implements operator -: moved back by so many times its own length, in months if it is whole months, else in days; beyond years 0001 to 9999 error 22008';

CREATE OPERATOR @extschema@.+ (
	LEFTARG = @extschema@.ref_period,
	RIGHTARG = pg_catalog.int4,
	FUNCTION = indstat_internal.ref_period_plus,
	COMMUTATOR = OPERATOR(@extschema@.+)
);
COMMENT ON OPERATOR @extschema@.+ (@extschema@.ref_period, pg_catalog.int4) IS 'period moved forward by so many times its own length';

CREATE OPERATOR @extschema@.+ (
	LEFTARG = pg_catalog.int4,
	RIGHTARG = @extschema@.ref_period,
	FUNCTION = indstat_internal.ref_period_plus,
	COMMUTATOR = OPERATOR(@extschema@.+)
);
COMMENT ON OPERATOR @extschema@.+ (pg_catalog.int4, @extschema@.ref_period) IS 'period moved forward by so many times its own length';

CREATE OPERATOR @extschema@.- (
	LEFTARG = @extschema@.ref_period,
	RIGHTARG = pg_catalog.int4,
	FUNCTION = indstat_internal.ref_period_minus
);
COMMENT ON OPERATOR @extschema@.- (@extschema@.ref_period, pg_catalog.int4) IS 'period moved back by so many times its own length';

CREATE FUNCTION @extschema@.same_period_last_year(period @extschema@.ref_period, years pg_catalog.int4 DEFAULT 1)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_same_period_last_year'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.same_period_last_year(@extschema@.ref_period, pg_catalog.int4) IS
'the base of year-on-year growth: whole months twelve months earlier, an ISO week with the same number in the ISO year before, other spans with both ends on the same day of the year before; with years, the same so many years earlier (below zero, later). NULL where the calendar has none: week 53, 29 February, and outside years 0001 to 9999; NULL if an argument is NULL';

CREATE FUNCTION @extschema@.previous_period(period @extschema@.ref_period, cumulative pg_catalog.bool DEFAULT false)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_previous'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.previous_period(@extschema@.ref_period, pg_catalog.bool) IS
'the period of the same length just before; NULL before year 0001. With cumulative (default false) the one before in a cumulative series: January-May gives January-April, and January gives NULL; a period that is not whole months from January on is error 22023';
