
/* series_frequency: several periods become one */

CREATE FUNCTION @extschema@.change_frequency(s @extschema@.series, frequency pg_catalog.text, time_per_collect pg_catalog.text)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_change_frequency'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 400;
COMMENT ON FUNCTION @extschema@.change_frequency(@extschema@.series, pg_catalog.text, pg_catalog.text) IS
'the series in longer periods (Q, T, S or A; from days also W and M), by SDMX time_per_collect: S summed, A average, E end, B beginning, M middle (none of an even number), H highest or L lowest of the period, Y annualised sum (averaged, as the parts are at annual rates); E, B and M apart, all parts are needed, else there is no value; January and February together are one figure of both months, as in time_agg: it is the first (B) or highest of the quarter, and in an average weighs as two; averages have the decimals of the series or 6 if that is more (fewer where the values are so large that 18 digits leave no room), rounded half away from zero once; cumulative values know only E; periods that do not make up the longer ones (weeks of months, quarters of four months), and shorter ones, are an error (22023); in the frequency that it has a series stays as it is';

CREATE FUNCTION @extschema@.moving_avg(s @extschema@.series, n pg_catalog.int4)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_moving_avg'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 300;
COMMENT ON FUNCTION @extschema@.moving_avg(@extschema@.series, pg_catalog.int4) IS
'average of each period and the n - 1 before it, with the decimals of the series or 6 if that is more (fewer where the values are so large that 18 digits leave no room), rounded half away from zero once; no value unless all n are known; January and February together are taken for the sum of two (of an average: moving_avg(s, ''A'', n)); cumulative series are an error (22023)';

-- the code before the number: a literal period in the third place stays one
CREATE FUNCTION @extschema@.moving_avg(s @extschema@.series, time_per_collect pg_catalog.text, n pg_catalog.int4)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_moving_avg'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 300;
COMMENT ON FUNCTION @extschema@.moving_avg(@extschema@.series, pg_catalog.text, pg_catalog.int4) IS
'the same by SDMX time_per_collect: S as without it; of averages (A) and annual rates (Y) January and February together are the mean of both and count twice; other codes are an error (22023)';

CREATE FUNCTION @extschema@.moving_avg(s @extschema@.series, n pg_catalog.int4, period @extschema@.ref_period)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'series_moving_avg_at'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 40;
COMMENT ON FUNCTION @extschema@.moving_avg(@extschema@.series, pg_catalog.int4, @extschema@.ref_period) IS
'the same of one period only, to 20 digits; NULL unless all n are known, where the period is not one of the series, and of a cumulative series';
