/* window: growth over the rows of a partition; no ORDER BY and no frame needed */

@for number numeric float8 int8@
@for time @extschema@.ref_period pg_catalog.date@
CREATE FUNCTION @extschema@.yoy_growth(value pg_catalog.@number@, period @time@)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'window_yoy_growth_@time.name@_@number@'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.yoy_growth(pg_catalog.@number@, @time@) IS
'growth against the same period a year earlier among the rows of the partition, in percent; @date[dates mark months by any of their days; ]@found by the calendar, in any order of rows; NULL if either period is absent or has no value, or if the base is zero or negative; a period that occurs twice in a partition is an error (21000)@!int8[; NaN if either value is NaN or infinite]@@float8[; double precision is read as its shortest decimal]@';
@end@
@end@

@for time @extschema@.ref_period pg_catalog.date@
CREATE FUNCTION @extschema@.pop_growth(value pg_catalog.anyelement, period @time@)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'window_pop_growth_@time.name@'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.pop_growth(pg_catalog.anyelement, @time@) IS
'growth against the preceding period of the same length among the rows of the partition, in percent; @date[dates mark months by any of their days; ]@found by the calendar, in any order of rows; NULL if either period is absent or has no value, or if the base is zero or negative; a period that occurs twice in a partition is an error (21000)@date[; three dates or more that are all a multiple of three months apart mark no months, and are an error (22023): give ref_quarter(date), ref_half(date) or ref_year(date)]@; NaN if either value is NaN or infinite; any type of number is read as it is, double precision as its shortest decimal, and what is no number is an error (42804)';

CREATE FUNCTION @extschema@.yoy_base(value pg_catalog.anyelement, period @time@, years pg_catalog.int4 DEFAULT 1)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'window_yoy_base_@time.name@'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.yoy_base(pg_catalog.anyelement, @time@, pg_catalog.int4) IS
'value of the same period a year earlier, or so many years, among the rows of the partition, in the unit of value: the base that yoy_growth compares with, for measures that take it (growth_word, growth_status, change, or yoy_growth with a base policy) and for the absolute change; with years, for growth on an earlier year: yoy_growth(value, yoy_base(value, period, 4) OVER w), compound_growth(value, yoy_base(value, period, 4) OVER w, 4); found by the calendar, in any order of rows; NULL if that period is absent or has no value, or years is NULL; a period that occurs twice in a partition is an error (21000); NaN if it is NaN or infinite@date[; dates mark months by any of their days]@; any type of number is read as it is, double precision as its shortest decimal, and what is no number is an error (42804)';

CREATE FUNCTION @extschema@.pop_base(value pg_catalog.anyelement, period @time@)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'window_pop_base_@time.name@'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.pop_base(pg_catalog.anyelement, @time@) IS
'value of the preceding period among the rows of the partition, in the unit of value: the base that pop_growth compares with, for measures that take it (growth_word, growth_status, change, or pop_growth with a base policy) and for the absolute change; found by the calendar, in any order of rows; NULL if that period is absent or has no value; a period that occurs twice in a partition is an error (21000)@date[; three dates or more that are all a multiple of three months apart mark no months, and are an error (22023): give ref_quarter(date), ref_half(date) or ref_year(date)]@; NaN if it is NaN or infinite@date[; dates mark months by any of their days]@; any type of number is read as it is, double precision as its shortest decimal, and what is no number is an error (42804)';
@end@
