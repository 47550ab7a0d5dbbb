
/* window: growth over the rows of a partition; no ORDER BY and no frame needed */

CREATE FUNCTION @extschema@.yoy_growth(value pg_catalog.numeric, period @extschema@.ref_period)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'window_yoy_growth_period_numeric'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.yoy_growth(pg_catalog.numeric, @extschema@.ref_period) IS
'growth against the same period a year earlier among the rows of the partition, in percent; found by the calendar, in any order of rows; NULL if either period is absent or has no value, or if the base is zero or negative; a period that occurs twice in a partition is an error (21000); NaN if either value is NaN or infinite';

CREATE FUNCTION @extschema@.yoy_growth(value pg_catalog.float8, period @extschema@.ref_period)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'window_yoy_growth_period_float8'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.yoy_growth(pg_catalog.float8, @extschema@.ref_period) IS
'growth against the same period a year earlier among the rows of the partition, in percent; found by the calendar, in any order of rows; NULL if either period is absent or has no value, or if the base is zero or negative; a period that occurs twice in a partition is an error (21000); NaN if either value is NaN or infinite; double precision is read as its shortest decimal';

CREATE FUNCTION @extschema@.yoy_growth(value pg_catalog.int8, period @extschema@.ref_period)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'window_yoy_growth_period_int8'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.yoy_growth(pg_catalog.int8, @extschema@.ref_period) IS
'growth against the same period a year earlier among the rows of the partition, in percent; found by the calendar, in any order of rows; NULL if either period is absent or has no value, or if the base is zero or negative; a period that occurs twice in a partition is an error (21000)';

CREATE FUNCTION @extschema@.yoy_growth(value pg_catalog.numeric, period pg_catalog.date)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'window_yoy_growth_date_numeric'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.yoy_growth(pg_catalog.numeric, pg_catalog.date) IS
'growth against the same period a year earlier among the rows of the partition, in percent; dates mark months by any of their days; found by the calendar, in any order of rows; NULL if either period is absent or has no value, or if the base is zero or negative; a period that occurs twice in a partition is an error (21000); NaN if either value is NaN or infinite';

CREATE FUNCTION @extschema@.yoy_growth(value pg_catalog.float8, period pg_catalog.date)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'window_yoy_growth_date_float8'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.yoy_growth(pg_catalog.float8, pg_catalog.date) IS
'growth against the same period a year earlier among the rows of the partition, in percent; dates mark months by any of their days; found by the calendar, in any order of rows; NULL if either period is absent or has no value, or if the base is zero or negative; a period that occurs twice in a partition is an error (21000); NaN if either value is NaN or infinite; double precision is read as its shortest decimal';

CREATE FUNCTION @extschema@.yoy_growth(value pg_catalog.int8, period pg_catalog.date)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'window_yoy_growth_date_int8'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.yoy_growth(pg_catalog.int8, pg_catalog.date) IS
'growth against the same period a year earlier among the rows of the partition, in percent; dates mark months by any of their days; found by the calendar, in any order of rows; NULL if either period is absent or has no value, or if the base is zero or negative; a period that occurs twice in a partition is an error (21000)';

CREATE FUNCTION @extschema@.pop_growth(value pg_catalog.numeric, period @extschema@.ref_period)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'window_pop_growth_period_numeric'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.pop_growth(pg_catalog.numeric, @extschema@.ref_period) IS
'growth against the preceding period of the same length among the rows of the partition, in percent; found by the calendar, in any order of rows; NULL if either period is absent or has no value, or if the base is zero or negative; a period that occurs twice in a partition is an error (21000); NaN if either value is NaN or infinite';

CREATE FUNCTION @extschema@.pop_growth(value pg_catalog.float8, period @extschema@.ref_period)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'window_pop_growth_period_float8'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.pop_growth(pg_catalog.float8, @extschema@.ref_period) IS
'growth against the preceding period of the same length among the rows of the partition, in percent; found by the calendar, in any order of rows; NULL if either period is absent or has no value, or if the base is zero or negative; a period that occurs twice in a partition is an error (21000); NaN if either value is NaN or infinite; double precision is read as its shortest decimal';

CREATE FUNCTION @extschema@.pop_growth(value pg_catalog.int8, period @extschema@.ref_period)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'window_pop_growth_period_int8'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.pop_growth(pg_catalog.int8, @extschema@.ref_period) IS
'growth against the preceding period of the same length among the rows of the partition, in percent; found by the calendar, in any order of rows; NULL if either period is absent or has no value, or if the base is zero or negative; a period that occurs twice in a partition is an error (21000)';

CREATE FUNCTION @extschema@.pop_growth(value pg_catalog.numeric, period pg_catalog.date)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'window_pop_growth_date_numeric'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.pop_growth(pg_catalog.numeric, pg_catalog.date) IS
'growth against the preceding period of the same length among the rows of the partition, in percent; dates mark months by any of their days; found by the calendar, in any order of rows; NULL if either period is absent or has no value, or if the base is zero or negative; a period that occurs twice in a partition is an error (21000); NaN if either value is NaN or infinite';

CREATE FUNCTION @extschema@.pop_growth(value pg_catalog.float8, period pg_catalog.date)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'window_pop_growth_date_float8'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.pop_growth(pg_catalog.float8, pg_catalog.date) IS
'growth against the preceding period of the same length among the rows of the partition, in percent; dates mark months by any of their days; found by the calendar, in any order of rows; NULL if either period is absent or has no value, or if the base is zero or negative; a period that occurs twice in a partition is an error (21000); NaN if either value is NaN or infinite; double precision is read as its shortest decimal';

CREATE FUNCTION @extschema@.pop_growth(value pg_catalog.int8, period pg_catalog.date)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'window_pop_growth_date_int8'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.pop_growth(pg_catalog.int8, pg_catalog.date) IS
'growth against the preceding period of the same length among the rows of the partition, in percent; dates mark months by any of their days; found by the calendar, in any order of rows; NULL if either period is absent or has no value, or if the base is zero or negative; a period that occurs twice in a partition is an error (21000)';

CREATE FUNCTION @extschema@.yoy_base(value pg_catalog.numeric, period @extschema@.ref_period)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'window_yoy_base_period_numeric'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.yoy_base(pg_catalog.numeric, @extschema@.ref_period) IS
'value of the same period a year earlier among the rows of the partition, in the unit of value: the base that yoy_growth compares with, for measures that take it (growth_word, growth_status, change, or yoy_growth with a base policy) and for the absolute change; found by the calendar, in any order of rows; NULL if that period is absent or has no value; a period that occurs twice in a partition is an error (21000); NaN if it is NaN or infinite';

CREATE FUNCTION @extschema@.yoy_base(value pg_catalog.float8, period @extschema@.ref_period)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'window_yoy_base_period_float8'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.yoy_base(pg_catalog.float8, @extschema@.ref_period) IS
'value of the same period a year earlier among the rows of the partition, in the unit of value: the base that yoy_growth compares with, for measures that take it (growth_word, growth_status, change, or yoy_growth with a base policy) and for the absolute change; found by the calendar, in any order of rows; NULL if that period is absent or has no value; a period that occurs twice in a partition is an error (21000); NaN if it is NaN or infinite; double precision is read as its shortest decimal';

CREATE FUNCTION @extschema@.yoy_base(value pg_catalog.int8, period @extschema@.ref_period)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'window_yoy_base_period_int8'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.yoy_base(pg_catalog.int8, @extschema@.ref_period) IS
'value of the same period a year earlier among the rows of the partition, in the unit of value: the base that yoy_growth compares with, for measures that take it (growth_word, growth_status, change, or yoy_growth with a base policy) and for the absolute change; found by the calendar, in any order of rows; NULL if that period is absent or has no value; a period that occurs twice in a partition is an error (21000)';

CREATE FUNCTION @extschema@.yoy_base(value pg_catalog.numeric, period pg_catalog.date)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'window_yoy_base_date_numeric'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.yoy_base(pg_catalog.numeric, pg_catalog.date) IS
'value of the same period a year earlier among the rows of the partition, in the unit of value: the base that yoy_growth compares with, for measures that take it (growth_word, growth_status, change, or yoy_growth with a base policy) and for the absolute change; found by the calendar, in any order of rows; NULL if that period is absent or has no value; a period that occurs twice in a partition is an error (21000); NaN if it is NaN or infinite; dates mark months by any of their days';

CREATE FUNCTION @extschema@.yoy_base(value pg_catalog.float8, period pg_catalog.date)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'window_yoy_base_date_float8'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.yoy_base(pg_catalog.float8, pg_catalog.date) IS
'value of the same period a year earlier among the rows of the partition, in the unit of value: the base that yoy_growth compares with, for measures that take it (growth_word, growth_status, change, or yoy_growth with a base policy) and for the absolute change; found by the calendar, in any order of rows; NULL if that period is absent or has no value; a period that occurs twice in a partition is an error (21000); NaN if it is NaN or infinite; dates mark months by any of their days; double precision is read as its shortest decimal';

CREATE FUNCTION @extschema@.yoy_base(value pg_catalog.int8, period pg_catalog.date)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'window_yoy_base_date_int8'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.yoy_base(pg_catalog.int8, pg_catalog.date) IS
'value of the same period a year earlier among the rows of the partition, in the unit of value: the base that yoy_growth compares with, for measures that take it (growth_word, growth_status, change, or yoy_growth with a base policy) and for the absolute change; found by the calendar, in any order of rows; NULL if that period is absent or has no value; a period that occurs twice in a partition is an error (21000); dates mark months by any of their days';

CREATE FUNCTION @extschema@.pop_base(value pg_catalog.numeric, period @extschema@.ref_period)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'window_pop_base_period_numeric'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.pop_base(pg_catalog.numeric, @extschema@.ref_period) IS
'value of the preceding period among the rows of the partition, in the unit of value: the base that pop_growth compares with, for measures that take it (growth_word, growth_status, change, or pop_growth with a base policy) and for the absolute change; found by the calendar, in any order of rows; NULL if that period is absent or has no value; a period that occurs twice in a partition is an error (21000); NaN if it is NaN or infinite';

CREATE FUNCTION @extschema@.pop_base(value pg_catalog.float8, period @extschema@.ref_period)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'window_pop_base_period_float8'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.pop_base(pg_catalog.float8, @extschema@.ref_period) IS
'value of the preceding period among the rows of the partition, in the unit of value: the base that pop_growth compares with, for measures that take it (growth_word, growth_status, change, or pop_growth with a base policy) and for the absolute change; found by the calendar, in any order of rows; NULL if that period is absent or has no value; a period that occurs twice in a partition is an error (21000); NaN if it is NaN or infinite; double precision is read as its shortest decimal';

CREATE FUNCTION @extschema@.pop_base(value pg_catalog.int8, period @extschema@.ref_period)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'window_pop_base_period_int8'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.pop_base(pg_catalog.int8, @extschema@.ref_period) IS
'value of the preceding period among the rows of the partition, in the unit of value: the base that pop_growth compares with, for measures that take it (growth_word, growth_status, change, or pop_growth with a base policy) and for the absolute change; found by the calendar, in any order of rows; NULL if that period is absent or has no value; a period that occurs twice in a partition is an error (21000)';

CREATE FUNCTION @extschema@.pop_base(value pg_catalog.numeric, period pg_catalog.date)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'window_pop_base_date_numeric'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.pop_base(pg_catalog.numeric, pg_catalog.date) IS
'value of the preceding period among the rows of the partition, in the unit of value: the base that pop_growth compares with, for measures that take it (growth_word, growth_status, change, or pop_growth with a base policy) and for the absolute change; found by the calendar, in any order of rows; NULL if that period is absent or has no value; a period that occurs twice in a partition is an error (21000); NaN if it is NaN or infinite; dates mark months by any of their days';

CREATE FUNCTION @extschema@.pop_base(value pg_catalog.float8, period pg_catalog.date)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'window_pop_base_date_float8'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.pop_base(pg_catalog.float8, pg_catalog.date) IS
'value of the preceding period among the rows of the partition, in the unit of value: the base that pop_growth compares with, for measures that take it (growth_word, growth_status, change, or pop_growth with a base policy) and for the absolute change; found by the calendar, in any order of rows; NULL if that period is absent or has no value; a period that occurs twice in a partition is an error (21000); NaN if it is NaN or infinite; dates mark months by any of their days; double precision is read as its shortest decimal';

CREATE FUNCTION @extschema@.pop_base(value pg_catalog.int8, period pg_catalog.date)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'window_pop_base_date_int8'
LANGUAGE C WINDOW IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.pop_base(pg_catalog.int8, pg_catalog.date) IS
'value of the preceding period among the rows of the partition, in the unit of value: the base that pop_growth compares with, for measures that take it (growth_word, growth_status, change, or pop_growth with a base policy) and for the absolute change; found by the calendar, in any order of rows; NULL if that period is absent or has no value; a period that occurs twice in a partition is an error (21000); dates mark months by any of their days';
