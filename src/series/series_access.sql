
/* series_access: what a series holds */

CREATE FUNCTION @extschema@.value_at(s @extschema@.series, period @extschema@.ref_period)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'series_value_at'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION @extschema@.value_at(@extschema@.series, @extschema@.ref_period) IS
'the value of a period; NULL if the series has none for it, also where a period is not of the frequency of the series: in a condition it may be asked before other conditions choose the rows; the same as s[period]';

CREATE FUNCTION @extschema@.first_period(s @extschema@.series)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'series_first_period'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.first_period(@extschema@.series) IS
'first period that has a value; NULL if there is none';

CREATE FUNCTION @extschema@.last_period(s @extschema@.series)
RETURNS @extschema@.ref_period
AS 'MODULE_PATHNAME', 'series_last_period'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.last_period(@extschema@.series) IS
'last period that has a value; NULL if there is none';

CREATE FUNCTION @extschema@.periods(s @extschema@.series)
RETURNS pg_catalog.int4
AS 'MODULE_PATHNAME', 'series_periods'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.periods(@extschema@.series) IS
'number of periods from the first with a value to the last, gaps included';

CREATE FUNCTION @extschema@.known_periods(s @extschema@.series)
RETURNS pg_catalog.int4
AS 'MODULE_PATHNAME', 'series_known'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION @extschema@.known_periods(@extschema@.series) IS
'number of periods that have a value';

CREATE FUNCTION @extschema@.total(s @extschema@.series)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'series_total'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION @extschema@.total(@extschema@.series) IS
'sum of all values, exact, also above the 18 digits of a value; NULL if there is none';

CREATE FUNCTION @extschema@.frequency(s @extschema@.series)
RETURNS pg_catalog.text
AS 'MODULE_PATHNAME', 'series_frequency'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.frequency(@extschema@.series) IS
'SDMX code of the frequency: M, Q, T (four months), S (half-years), A, W, D';

CREATE FUNCTION @extschema@.basis(s @extschema@.series)
RETURNS pg_catalog.text
AS 'MODULE_PATHNAME', 'series_basis'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION @extschema@.basis(@extschema@.series) IS
'what a value covers: single (its period), ytd (from January to the end of its period) or jan-feb (its month, where a February without a January covers both)';

CREATE FUNCTION @extschema@.slice(s @extschema@.series, first @extschema@.ref_period, last @extschema@.ref_period)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_slice'
LANGUAGE C IMMUTABLE PARALLEL SAFE COST 20;
COMMENT ON FUNCTION @extschema@.slice(@extschema@.series, @extschema@.ref_period, @extschema@.ref_period) IS
'the part from one period to another, both included; NULL leaves an end open; the result is NULL where a period is not of the frequency of the series, or where the part would begin with a February that stands alone in a series that joins January and February in another year; the same as s[first:last]';

CREATE FUNCTION @extschema@.unnest(s @extschema@.series)
RETURNS TABLE (period @extschema@.ref_period, value pg_catalog.numeric)
AS 'MODULE_PATHNAME', 'series_unnest'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2500 ROWS 120
SUPPORT indstat_internal.packed_unnest_support;
COMMENT ON FUNCTION @extschema@.unnest(@extschema@.series) IS
'one row per period from the first to the last; value is NULL in a gap; January and February together are one row';

CREATE FUNCTION @extschema@.gaps(s @extschema@.series)
RETURNS SETOF @extschema@.ref_period
AS 'MODULE_PATHNAME', 'series_gaps'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10 ROWS 1;
COMMENT ON FUNCTION @extschema@.gaps(@extschema@.series) IS
'the periods between the first and the last that have no value';
