/* ref_period_part: what a period consists of */

CREATE FUNCTION @extschema@.start_date(period @extschema@.ref_period)
RETURNS pg_catalog.date
AS 'MODULE_PATHNAME', 'ref_period_start_date'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.start_date(@extschema@.ref_period) IS
'first day of a reference period';

CREATE FUNCTION @extschema@.end_date(period @extschema@.ref_period)
RETURNS pg_catalog.date
AS 'MODULE_PATHNAME', 'ref_period_end_date'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.end_date(@extschema@.ref_period) IS
'last day of a reference period';

CREATE FUNCTION @extschema@.months(period @extschema@.ref_period)
RETURNS pg_catalog.int4
AS 'MODULE_PATHNAME', 'ref_period_months'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.months(@extschema@.ref_period) IS
'length in months; NULL if the period is not whole months (weeks, days)';

CREATE FUNCTION @extschema@.frequency(period @extschema@.ref_period)
RETURNS pg_catalog.text
AS 'MODULE_PATHNAME', 'ref_period_frequency'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.frequency(@extschema@.ref_period) IS
'SDMX code of frequency (CL_FREQ): A year, S half-year, T trimester of four months, Q quarter, M month, W ISO week, D day; A5 for five calendar years, and so on; NULL for any other span, such as January-May';

CREATE FUNCTION @extschema@.starts_in_january(period @extschema@.ref_period)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'ref_period_starts_in_january'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.starts_in_january(@extschema@.ref_period) IS
'whether the period is whole months from January on, as the periods of a cumulative series are';

CREATE FUNCTION @extschema@.year_of(period @extschema@.ref_period)
RETURNS pg_catalog.int4
AS 'MODULE_PATHNAME', 'ref_period_year_of'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.year_of(@extschema@.ref_period) IS
'the year a period belongs to: the one it ends in; of an ISO week, the ISO year';

CREATE FUNCTION @extschema@.number_in_year(period @extschema@.ref_period, cumulative pg_catalog.bool DEFAULT false)
RETURNS pg_catalog.int4
AS 'MODULE_PATHNAME', 'ref_period_number_in_year'
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION @extschema@.number_in_year(@extschema@.ref_period, pg_catalog.bool) IS
'which period of its year it is: May 5, second quarter 2, ISO week 7; January-May 5 months; cumulative: count months from January also where the span is a quarter or half-year (January-June 6); NULL for spans that are not within one year or start later than January without being a standard period';
