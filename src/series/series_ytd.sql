
/* series_ytd: cumulative and single periods of whole series */

CREATE FUNCTION @extschema@.to_ytd(s @extschema@.series)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_to_ytd'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION @extschema@.to_ytd(@extschema@.series) IS
'cumulative values from January to the end of each period, exact; a February that covers January too begins its year; no value from the first period of a year that has none; weeks and days, and what is cumulative already, are an error (22023)';

CREATE FUNCTION @extschema@.to_ytd(s @extschema@.series, period @extschema@.ref_period)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'series_to_ytd_at'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 40;
COMMENT ON FUNCTION @extschema@.to_ytd(@extschema@.series, @extschema@.ref_period) IS
'cumulative value of one period that runs from January, as in 2023-01..05; NULL if a part of it has no value, for another period, and where the series is cumulative already';

CREATE FUNCTION @extschema@.from_ytd(s @extschema@.series)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_from_ytd'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION @extschema@.from_ytd(@extschema@.series) IS
'single periods from cumulative ones: each value minus the one before it in its year, exact; where January has no figure of its own, February covers both; no value where the one before is missing; a series that is not cumulative is an error (22023)';

CREATE FUNCTION @extschema@.from_ytd(s @extschema@.series, period @extschema@.ref_period)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'series_from_ytd_at'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 40;
COMMENT ON FUNCTION @extschema@.from_ytd(@extschema@.series, @extschema@.ref_period) IS
'value of one single period, as in 2023-05, or 2023-01..02 where January has no figure of its own; NULL if it is not known, for another period, and where the series is not cumulative';
