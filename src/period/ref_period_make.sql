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

/* ---- casts ---- */

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
