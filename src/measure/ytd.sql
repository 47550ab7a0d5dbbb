/* ytd: cumulative and single periods; window functions need no ORDER BY and no frame */

CREATE FUNCTION @extschema@.to_ytd(period @extschema@.ref_period, within pg_catalog.text DEFAULT 'A', first_month pg_catalog.int4 DEFAULT 1)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ytd_to_ytd_of_period'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.to_ytd(@extschema@.ref_period, pg_catalog.text, pg_catalog.int4) IS
'the cumulative period that a single period ends: from January of its year to its end; within Q, T, S or M from the first month of its quarter, four months, half-year or month (SDMX codes; A, the default, of its year), where a year begins with first_month (1, the default, January; 4, fiscal years from April). Two such periods a year apart are like with like: April-May of an unfinished quarter and April-May before. A period that is not whole months of one such span, another code or a first month that is none is an error (22023); NULL if an argument is NULL';

@for time @extschema@.ref_period pg_catalog.date@
CREATE FUNCTION @extschema@.to_ytd(value pg_catalog.anyelement, period @time@, within pg_catalog.text DEFAULT 'A', first_month pg_catalog.int4 DEFAULT 1)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'ytd_to_ytd_@time.name@'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.to_ytd(pg_catalog.anyelement, @time@, pg_catalog.text, pg_catalog.int4) IS
'cumulative value from January (within Q, T or S from the first month of the quarter, four months or half-year; of years that begin with first_month) to the @ref_period[end of a single period (month, quarter, half-year), summed over the periods of the same length ]@@date[month that a date lies in, summed over the months ]@among the rows of the partition, exact, found by the calendar in any order of rows; @ref_period[January-February (P2M) stands in for January and February where one of the two has no value; NULL from the first period ]@@date[NULL from the first month ]@of a span that has no row or no value, where the period is longer than the span, or within or first_month is NULL; a @ref_period[period that is not an equal part of a year is an error (22023), one]@@date[month]@ that occurs twice in a partition is an error (21000), a span that no year is made of or a first month that is none one of 22023; any type of number is read as it is, double precision as its shortest decimal, and what is no number is an error (42804)';

CREATE FUNCTION @extschema@.from_ytd(value pg_catalog.anyelement, period @time@, frequency pg_catalog.text DEFAULT 'M', first_month pg_catalog.int4 DEFAULT 1)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'ytd_from_ytd_@time.name@'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.from_ytd(pg_catalog.anyelement, @time@, pg_catalog.text, pg_catalog.int4) IS
'single period of a frequency (SDMX code M, the default, Q, T four months, S half-years, A) from @ref_period[cumulative values: ]@@date[values that are cumulative up to the month that a date lies in: ]@value minus that up to the period before it in the same year among the rows of the partition, exact, found by the calendar in any order of rows; NULL in a row that does not end such a period; @ref_period[the two months themselves in a January-February ]@@date[January and February together in a February ]@row without a January figure, see from_ytd_period; NULL if the period before has no row or no value; a @ref_period[period that does not run from January (of years that begin with another first_month, from that) is an error (22023), one]@@date[month]@ that occurs twice in a partition is an error (21000); a frequency that no year is made of or a first month that is none is an error (22023); any type of number is read as it is, double precision as its shortest decimal, and what is no number is an error (42804)';

CREATE FUNCTION @extschema@.from_ytd_period(value pg_catalog.anyelement, period @time@, frequency pg_catalog.text DEFAULT 'M', first_month pg_catalog.int4 DEFAULT 1)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'ytd_from_ytd_period_@time.name@'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.from_ytd_period(pg_catalog.anyelement, @time@, pg_catalog.text, pg_catalog.int4) IS
'the single period of a frequency (SDMX code M, the default, Q, T four months, S half-years, A) that from_ytd gives the value of: the last period @ref_period[of the row, or January-February in a row of two months]@@date[up to the date, or January-February in a February row]@ without a January figure; NULL in a row that does not end such a period; a frequency that no year is made of or a first month that is none is an error (22023); any type of number is read as it is, double precision as its shortest decimal, and what is no number is an error (42804)';
@end@

@for number numeric float8@
CREATE FUNCTION @extschema@.implied_growth(current pg_catalog.@number@, current_growth pg_catalog.@number@, previous pg_catalog.@number@, previous_growth pg_catalog.@number@)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'ytd_implied_growth_@number@'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.implied_growth(pg_catalog.@number@, pg_catalog.@number@, pg_catalog.@number@, pg_catalog.@number@) IS
'growth of a single period in percent implied by two cumulative figures: levels up to this period and up to the period before it in the same year, and their published growth rates in percent: (current - previous) against current / (1 + current_growth / 100) - previous / (1 + previous_growth / 100); one division; sensitive to rounding, see implied_growth_interval; NULL if the implied base is zero or negative, or a rate is -100 or below; NULL if an argument is NULL; NaN if an argument is NaN or infinite, whatever the others are@float8[; double precision is read as its shortest decimal]@';

CREATE FUNCTION @extschema@.implied_growth_interval(current pg_catalog.@number@, current_growth pg_catalog.@number@, previous pg_catalog.@number@, previous_growth pg_catalog.@number@, growth_decimals pg_catalog.int4, level_decimals pg_catalog.int4)
RETURNS pg_catalog.numrange
AS 'MODULE_PATHNAME', 'ytd_implied_growth_interval_@number@'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.implied_growth_interval(pg_catalog.@number@, pg_catalog.@number@, pg_catalog.@number@, pg_catalog.@number@, pg_catalog.int4, pg_catalog.int4) IS
'the values, in percent, that implied_growth takes when the two rates and the two levels are rounded to so many decimals, ends included; without bounds if the base may be zero; NULL where implied_growth is NULL or not finite, or if an argument is NULL; decimals below -1000 or above 1000 are an error (22023)@float8[; double precision is read as its shortest decimal]@';
@end@
