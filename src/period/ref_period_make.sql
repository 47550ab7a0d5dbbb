/* ref_period_make: periods from years and their parts, and from dates and ranges */

CREATE FUNCTION @extschema@.ref_month(year pg_catalog.int4, month pg_catalog.int4)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_make_month'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_month(pg_catalog.int4, pg_catalog.int4) IS
'month 1 to 12 of a year 1 to 9999; others are error 22008';

CREATE FUNCTION @extschema@.ref_month(on_date pg_catalog.date)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_month_holding'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_month(pg_catalog.date) IS
'the month that holds a date; an infinite date, or one beyond years 0001 to 9999, is error 22008';

CREATE FUNCTION @extschema@.ref_quarter(year pg_catalog.int4, quarter pg_catalog.int4)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_make_quarter'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_quarter(pg_catalog.int4, pg_catalog.int4) IS
'quarter 1 to 4 of a year 1 to 9999; others are error 22008';

CREATE FUNCTION @extschema@.ref_half(year pg_catalog.int4, half pg_catalog.int4)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_make_half'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_half(pg_catalog.int4, pg_catalog.int4) IS
'half-year 1 or 2 of a year 1 to 9999; others are error 22008';

CREATE FUNCTION @extschema@.ref_year(year pg_catalog.int4)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_make_year'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_year(pg_catalog.int4) IS
'calendar year 1 to 9999; others are error 22008';

CREATE FUNCTION @extschema@.ref_ytd(year pg_catalog.int4, month pg_catalog.int4)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_make_ytd'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_ytd(pg_catalog.int4, pg_catalog.int4) IS
'January up to and including a month, as cumulative series count: ref_ytd(2023, 5) is January-May 2023, ref_ytd(2023, 3) the first quarter. Error 22008 as for ref_month';

CREATE FUNCTION @extschema@.ref_week(year pg_catalog.int4, week pg_catalog.int4)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_make_week'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_week(pg_catalog.int4, pg_catalog.int4) IS
'ISO 8601 week, Monday to Sunday, of an ISO year; a week that the year does not have is error 22008';

CREATE FUNCTION @extschema@.ref_months(first pg_catalog.date, months pg_catalog.int4)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_make_months'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_months(pg_catalog.date, pg_catalog.int4) IS
'so many months from a date, which must be the first of a month (else error 22023); fewer than one month, or beyond year 9999, is error 22008';

CREATE FUNCTION @extschema@.ref_month(on_time pg_catalog.timestamp)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_month_holding_timestamp'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_month(pg_catalog.timestamp) IS
'the month that holds a timestamp, such as date_trunc() gives; an infinite one, or one beyond years 0001 to 9999, is error 22008. For other periods: ref_quarter(on_time::date)';

CREATE FUNCTION @extschema@.ref_month(on_time pg_catalog.timestamptz)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_month_holding_timestamptz'
LANGUAGE c STABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_month(pg_catalog.timestamptz) IS
'the month that holds a timestamp with time zone, by the calendar of TimeZone; an infinite one, or one beyond years 0001 to 9999, is error 22008. For other periods: ref_quarter(on_time::date)';

CREATE FUNCTION @extschema@.ref_quarter(on_date pg_catalog.date)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_quarter_holding'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_quarter(pg_catalog.date) IS
'the quarter that holds a date; an infinite date, or one beyond years 0001 to 9999, is error 22008';

CREATE FUNCTION @extschema@.ref_half(on_date pg_catalog.date)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_half_holding'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_half(pg_catalog.date) IS
'the half-year that holds a date; an infinite date, or one beyond years 0001 to 9999, is error 22008';

CREATE FUNCTION @extschema@.ref_year(on_date pg_catalog.date)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_year_holding'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_year(pg_catalog.date) IS
'the calendar year that holds a date; an infinite date, or one beyond years 0001 to 9999, is error 22008';

CREATE FUNCTION @extschema@.ref_ytd(on_date pg_catalog.date)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_ytd_holding'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_ytd(pg_catalog.date) IS
'January up to and including the month that holds a date, as cumulative series count; an infinite date, or one beyond years 0001 to 9999, is error 22008';

CREATE FUNCTION @extschema@.ref_week(on_date pg_catalog.date)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_of_week'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_week(pg_catalog.date) IS
'the ISO 8601 week, Monday to Sunday, that holds a date; an infinite date, or one beyond years 0001 to 9999, is error 22008';

/* ---- casts ---- */

/*
 * From text implicitly: drivers send parameters as text or varchar, and lists
 * as arrays of these.  The planner then sees a period compared with a period,
 * and uses an index; operators for text would be none that an index knows.
 */
@for string pg_catalog.text pg_catalog.varchar pg_catalog.bpchar@
CREATE CAST (@string@ AS @extschema@.ref_period) WITH INOUT AS IMPLICIT;
COMMENT ON CAST (@string@ AS @extschema@.ref_period) IS 'the period that a text spells, as the input of ref_period reads it; is_period() tells whether it does. Implicit, so that parameters of drivers, which are text, are compared with periods and given to functions';
@end@

CREATE FUNCTION indstat_internal.ref_period_of_day(on_date pg_catalog.date)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_of_day'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION indstat_internal.ref_period_of_day(pg_catalog.date) IS
'implements the cast from date: the day; an infinite date, or one beyond years 0001 to 9999, is error 22008';

CREATE CAST (pg_catalog.date AS @extschema@.ref_period) WITH FUNCTION indstat_internal.ref_period_of_day(pg_catalog.date) AS ASSIGNMENT;
COMMENT ON CAST (pg_catalog.date AS @extschema@.ref_period) IS 'the day; for the month that holds it, ref_month(). There is no cast back, for a period has a first and a last day: start_date(), end_date()';

CREATE FUNCTION @extschema@.daterange(period @extschema@.ref_period)
RETURNS pg_catalog.daterange
AS 'MODULE_PATHNAME', 'ref_period_to_daterange'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.daterange(@extschema@.ref_period) IS
'the days of a reference period as a daterange';

CREATE FUNCTION @extschema@.ref_period(days pg_catalog.daterange)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ref_period_from_daterange'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.ref_period(pg_catalog.daterange) IS
'the reference period of a range of days. An empty or unbounded range is error 22023, days beyond years 0001 to 9999 are error 22008';

CREATE CAST (@extschema@.ref_period AS pg_catalog.daterange) WITH FUNCTION @extschema@.daterange(@extschema@.ref_period);
COMMENT ON CAST (@extschema@.ref_period AS pg_catalog.daterange) IS 'the days of a reference period, first to last';
CREATE CAST (pg_catalog.daterange AS @extschema@.ref_period) WITH FUNCTION @extschema@.ref_period(pg_catalog.daterange);
COMMENT ON CAST (pg_catalog.daterange AS @extschema@.ref_period) IS 'the reference period of a range of days; empty and unbounded ranges are error 22023';
