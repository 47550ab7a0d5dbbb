
/* series_measure: growth, share, contribution and gap of whole series, and of one period of them */

CREATE FUNCTION @extschema@.yoy_growth(s @extschema@.series)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_yoy_growth'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION @extschema@.yoy_growth(@extschema@.series) IS
'growth of every period on the same period a year earlier, percent with 6 decimals, rounded half away from zero once from the exact value; no value where the base has none, is zero or negative, or stands for other months (January and February together, or apart); where other years join the two, a February whose January has no growth has none; a rate of more than 18 digits is an error (22003)';

CREATE FUNCTION @extschema@.yoy_growth(s @extschema@.series, decimals pg_catalog.int4, mode pg_catalog.text, years pg_catalog.int4 DEFAULT 1)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_yoy_growth'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION @extschema@.yoy_growth(@extschema@.series, pg_catalog.int4, pg_catalog.text, pg_catalog.int4) IS
'growth of every period on the same period a year earlier, or so many years (1 to 9999, else an error (22023)), percent with so many decimals (0 to 12), rounded once from the exact value, half_away or half_even; no value where the base has none, is zero or negative, or stands for other months (January and February together, or apart); where other years join the two, a February whose January has no growth has none';

CREATE FUNCTION @extschema@.yoy_growth(s @extschema@.series, period @extschema@.ref_period, years pg_catalog.int4 DEFAULT 1)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'series_yoy_growth_at'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 40;
COMMENT ON FUNCTION @extschema@.yoy_growth(@extschema@.series, @extschema@.ref_period, pg_catalog.int4) IS
'growth on the same period a year earlier, or so many years: one period only, percent, unrounded as the scalar gives it; NULL where the base has no value, is zero or negative; NULL if years is below 1; NULL too where the period is not of the frequency of the series';

CREATE FUNCTION @extschema@.pop_growth(s @extschema@.series)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_pop_growth'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION @extschema@.pop_growth(@extschema@.series) IS
'growth of every period on the preceding one, percent with 6 decimals, rounded half away from zero once from the exact value; no value where the base has none, is zero or negative, or stands for other months (January and February together, or apart); where other years join the two, a February whose January has no growth has none; cumulative series are an error (22023); a rate of more than 18 digits is an error (22003)';

CREATE FUNCTION @extschema@.pop_growth(s @extschema@.series, decimals pg_catalog.int4, mode pg_catalog.text)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_pop_growth'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION @extschema@.pop_growth(@extschema@.series, pg_catalog.int4, pg_catalog.text) IS
'growth of every period on the preceding one, percent with so many decimals (0 to 12), rounded once from the exact value, half_away or half_even; no value where the base has none, is zero or negative, or stands for other months (January and February together, or apart); where other years join the two, a February whose January has no growth has none; cumulative series are an error (22023)';

CREATE FUNCTION @extschema@.pop_growth(s @extschema@.series, period @extschema@.ref_period)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'series_pop_growth_at'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 40;
COMMENT ON FUNCTION @extschema@.pop_growth(@extschema@.series, @extschema@.ref_period) IS
'growth on the preceding period: one period only, percent, unrounded as the scalar gives it; NULL where the base has no value, is zero or negative; NULL too where the period is not of the frequency of the series, and of a cumulative series';

CREATE FUNCTION @extschema@.share(part @extschema@.series, total @extschema@.series)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_share'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 150;
COMMENT ON FUNCTION @extschema@.share(@extschema@.series, @extschema@.series) IS
'part of the total in every period, percent with 6 decimals, rounded half away from zero once from the exact value; no value where one of the two has none or total is not positive; series of different frequency, or one cumulative and one not, are an error (22023)';

CREATE FUNCTION @extschema@.share(part @extschema@.series, total @extschema@.series, decimals pg_catalog.int4, mode pg_catalog.text)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_share'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 150;
COMMENT ON FUNCTION @extschema@.share(@extschema@.series, @extschema@.series, pg_catalog.int4, pg_catalog.text) IS
'part of the total in every period, percent with so many decimals (0 to 12), rounded once from the exact value, half_away or half_even; no value where one of the two has none or total is not positive; series of different frequency, or one cumulative and one not, are an error (22023)';

CREATE FUNCTION @extschema@.share(part @extschema@.series, total @extschema@.series, period @extschema@.ref_period)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'series_share_at'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 40;
COMMENT ON FUNCTION @extschema@.share(@extschema@.series, @extschema@.series, @extschema@.ref_period) IS
'part of the total: one period only, percent, unrounded as the scalar gives it; NULL where one of the two has no value or total is not positive; NULL too where the series are of different frequency, or one is cumulative and one not, or the period is not theirs';

CREATE FUNCTION @extschema@.completion_rate(actual @extschema@.series, target @extschema@.series)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_share'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 150;
COMMENT ON FUNCTION @extschema@.completion_rate(@extschema@.series, @extschema@.series) IS
'actual of the target in every period, percent with 6 decimals, rounded half away from zero once from the exact value; no value where one of the two has none or target is not positive; series of different frequency, or one cumulative and one not, are an error (22023)';

CREATE FUNCTION @extschema@.completion_rate(actual @extschema@.series, target @extschema@.series, decimals pg_catalog.int4, mode pg_catalog.text)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_share'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 150;
COMMENT ON FUNCTION @extschema@.completion_rate(@extschema@.series, @extschema@.series, pg_catalog.int4, pg_catalog.text) IS
'actual of the target in every period, percent with so many decimals (0 to 12), rounded once from the exact value, half_away or half_even; no value where one of the two has none or target is not positive; series of different frequency, or one cumulative and one not, are an error (22023)';

CREATE FUNCTION @extschema@.completion_rate(actual @extschema@.series, target @extschema@.series, period @extschema@.ref_period)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'series_share_at'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 40;
COMMENT ON FUNCTION @extschema@.completion_rate(@extschema@.series, @extschema@.series, @extschema@.ref_period) IS
'actual of the target: one period only, percent, unrounded as the scalar gives it; NULL where one of the two has no value or target is not positive; NULL too where the series are of different frequency, or one is cumulative and one not, or the period is not theirs';

CREATE FUNCTION @extschema@.contribution(part @extschema@.series, total @extschema@.series)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_contribution'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 150;
COMMENT ON FUNCTION @extschema@.contribution(@extschema@.series, @extschema@.series) IS
'percentage points that a part adds to the growth of the total on a year: change of the part over the total a year earlier, with 6 decimals, rounded half away from zero once from the exact value; no value where one of the three has none or the total is not positive; series of different frequency, or one cumulative and one not, are an error (22023)';

CREATE FUNCTION @extschema@.contribution(part @extschema@.series, total @extschema@.series, decimals pg_catalog.int4, mode pg_catalog.text)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_contribution'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 150;
COMMENT ON FUNCTION @extschema@.contribution(@extschema@.series, @extschema@.series, pg_catalog.int4, pg_catalog.text) IS
'percentage points that a part adds to the growth of the total on a year: change of the part over the total a year earlier, with so many decimals (0 to 12), rounded once from the exact value, half_away or half_even; no value where one of the three has none or the total is not positive; series of different frequency, or one cumulative and one not, are an error (22023)';

CREATE FUNCTION @extschema@.contribution(part @extschema@.series, total @extschema@.series, period @extschema@.ref_period)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'series_contribution_at'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 40;
COMMENT ON FUNCTION @extschema@.contribution(@extschema@.series, @extschema@.series, @extschema@.ref_period) IS
'percentage points that a part adds to the growth of the total on a year: change of the part over the total a year earlier: one period only, unrounded as the scalar gives it; NULL where one of the three has no value or the total is not positive; NULL too where the series are of different frequency, or one is cumulative and one not, or the period is not theirs';

CREATE FUNCTION @extschema@.pp_gap(a @extschema@.series, b @extschema@.series)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_pp_gap'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION @extschema@.pp_gap(@extschema@.series, @extschema@.series) IS
'a minus b in percentage points, exact; no value where one of the two has none; series of different frequency, or one cumulative and one not, are an error (22023)';

CREATE FUNCTION @extschema@.pp_gap(a @extschema@.series, b @extschema@.series, period @extschema@.ref_period)
RETURNS pg_catalog.numeric
AS 'MODULE_PATHNAME', 'series_pp_gap_at'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 40;
COMMENT ON FUNCTION @extschema@.pp_gap(@extschema@.series, @extschema@.series, @extschema@.ref_period) IS
'a minus b in percentage points, exact: one period only; NULL where one of the two has no value; NULL too where the series are of different frequency, or one is cumulative and one not, or the period is not theirs';
