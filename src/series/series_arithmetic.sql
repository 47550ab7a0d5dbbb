
/* series_arithmetic: + - * / and rounding of whole series */

CREATE FUNCTION indstat_internal.series_plus(a @extschema@.series, b @extschema@.series)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_plus'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION indstat_internal.series_plus(@extschema@.series, @extschema@.series) IS
'sum, exact, in every period that both have a value for; series of different frequency, or one cumulative and one not, are an error (22023); a result of more than 18 digits is an error (22003)';

CREATE OPERATOR @extschema@.+ (
	LEFTARG = @extschema@.series, RIGHTARG = @extschema@.series,
	FUNCTION = indstat_internal.series_plus,
	COMMUTATOR = OPERATOR(@extschema@.+)
);
COMMENT ON OPERATOR @extschema@.+ (@extschema@.series, @extschema@.series) IS 'sum, exact, in every period that both have a value for';

CREATE FUNCTION indstat_internal.series_plus(a @extschema@.series, b pg_catalog.numeric)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_plus_number'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION indstat_internal.series_plus(@extschema@.series, pg_catalog.numeric) IS
'sum with a number, exact, for every period that has a value; NaN and infinity are an error (22023), a result of more than 18 digits too (22003)';

CREATE OPERATOR @extschema@.+ (
	LEFTARG = @extschema@.series, RIGHTARG = pg_catalog.numeric,
	FUNCTION = indstat_internal.series_plus,
	COMMUTATOR = OPERATOR(@extschema@.+)
);
COMMENT ON OPERATOR @extschema@.+ (@extschema@.series, pg_catalog.numeric) IS 'sum with a number, exact, for every period that has a value';

CREATE FUNCTION indstat_internal.series_plus(a pg_catalog.numeric, b @extschema@.series)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_number_plus'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION indstat_internal.series_plus(pg_catalog.numeric, @extschema@.series) IS
'sum with a number, exact, for every period that has a value; NaN and infinity are an error (22023), a result of more than 18 digits too (22003)';

CREATE OPERATOR @extschema@.+ (
	LEFTARG = pg_catalog.numeric, RIGHTARG = @extschema@.series,
	FUNCTION = indstat_internal.series_plus,
	COMMUTATOR = OPERATOR(@extschema@.+)
);
COMMENT ON OPERATOR @extschema@.+ (pg_catalog.numeric, @extschema@.series) IS 'sum with a number, exact, for every period that has a value';

CREATE FUNCTION indstat_internal.series_minus(a @extschema@.series, b @extschema@.series)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_minus'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION indstat_internal.series_minus(@extschema@.series, @extschema@.series) IS
'difference, exact, in every period that both have a value for; series of different frequency, or one cumulative and one not, are an error (22023); a result of more than 18 digits is an error (22003)';

CREATE OPERATOR @extschema@.- (
	LEFTARG = @extschema@.series, RIGHTARG = @extschema@.series,
	FUNCTION = indstat_internal.series_minus
);
COMMENT ON OPERATOR @extschema@.- (@extschema@.series, @extschema@.series) IS 'difference, exact, in every period that both have a value for';

CREATE FUNCTION indstat_internal.series_minus(a @extschema@.series, b pg_catalog.numeric)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_minus_number'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION indstat_internal.series_minus(@extschema@.series, pg_catalog.numeric) IS
'difference with a number, exact, for every period that has a value; NaN and infinity are an error (22023), a result of more than 18 digits too (22003)';

CREATE OPERATOR @extschema@.- (
	LEFTARG = @extschema@.series, RIGHTARG = pg_catalog.numeric,
	FUNCTION = indstat_internal.series_minus
);
COMMENT ON OPERATOR @extschema@.- (@extschema@.series, pg_catalog.numeric) IS 'difference with a number, exact, for every period that has a value';

CREATE FUNCTION indstat_internal.series_minus(a pg_catalog.numeric, b @extschema@.series)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_number_minus'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION indstat_internal.series_minus(pg_catalog.numeric, @extschema@.series) IS
'difference with a number, exact, for every period that has a value; NaN and infinity are an error (22023), a result of more than 18 digits too (22003)';

CREATE OPERATOR @extschema@.- (
	LEFTARG = pg_catalog.numeric, RIGHTARG = @extschema@.series,
	FUNCTION = indstat_internal.series_minus
);
COMMENT ON OPERATOR @extschema@.- (pg_catalog.numeric, @extschema@.series) IS 'difference with a number, exact, for every period that has a value';

CREATE FUNCTION indstat_internal.series_times(a @extschema@.series, b @extschema@.series)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_times'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION indstat_internal.series_times(@extschema@.series, @extschema@.series) IS
'product, exact, in every period that both have a value for; series of different frequency, or one cumulative and one not, are an error (22023); a result of more than 18 digits is an error (22003)';

CREATE OPERATOR @extschema@.* (
	LEFTARG = @extschema@.series, RIGHTARG = @extschema@.series,
	FUNCTION = indstat_internal.series_times,
	COMMUTATOR = OPERATOR(@extschema@.*)
);
COMMENT ON OPERATOR @extschema@.* (@extschema@.series, @extschema@.series) IS 'product, exact, in every period that both have a value for';

CREATE FUNCTION indstat_internal.series_times(a @extschema@.series, b pg_catalog.numeric)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_times_number'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION indstat_internal.series_times(@extschema@.series, pg_catalog.numeric) IS
'product with a number, exact, for every period that has a value; NaN and infinity are an error (22023), a result of more than 18 digits too (22003)';

CREATE OPERATOR @extschema@.* (
	LEFTARG = @extschema@.series, RIGHTARG = pg_catalog.numeric,
	FUNCTION = indstat_internal.series_times,
	COMMUTATOR = OPERATOR(@extschema@.*)
);
COMMENT ON OPERATOR @extschema@.* (@extschema@.series, pg_catalog.numeric) IS 'product with a number, exact, for every period that has a value';

CREATE FUNCTION indstat_internal.series_times(a pg_catalog.numeric, b @extschema@.series)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_number_times'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION indstat_internal.series_times(pg_catalog.numeric, @extschema@.series) IS
'product with a number, exact, for every period that has a value; NaN and infinity are an error (22023), a result of more than 18 digits too (22003)';

CREATE OPERATOR @extschema@.* (
	LEFTARG = pg_catalog.numeric, RIGHTARG = @extschema@.series,
	FUNCTION = indstat_internal.series_times,
	COMMUTATOR = OPERATOR(@extschema@.*)
);
COMMENT ON OPERATOR @extschema@.* (pg_catalog.numeric, @extschema@.series) IS 'product with a number, exact, for every period that has a value';

CREATE FUNCTION indstat_internal.series_divide(a @extschema@.series, b @extschema@.series)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_divide'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 200;
COMMENT ON FUNCTION indstat_internal.series_divide(@extschema@.series, @extschema@.series) IS
'quotient with 6 decimals, rounded half away from zero once from the exact value, in every period that both have a value for; series of different frequency, or one cumulative and one not, are an error (22023); a result of more than 18 digits is an error (22003); no value where b is zero';

CREATE OPERATOR @extschema@./ (
	LEFTARG = @extschema@.series, RIGHTARG = @extschema@.series,
	FUNCTION = indstat_internal.series_divide
);
COMMENT ON OPERATOR @extschema@./ (@extschema@.series, @extschema@.series) IS 'quotient with 6 decimals, rounded half away from zero once from the exact value; no value where the divisor is zero';

CREATE FUNCTION indstat_internal.series_divide(a @extschema@.series, b pg_catalog.numeric)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_divide_number'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION indstat_internal.series_divide(@extschema@.series, pg_catalog.numeric) IS
'quotient with 6 decimals, rounded half away from zero once from the exact value, for every period that has a value; NaN and infinity are an error (22023), a result of more than 18 digits too (22003); zero is an error (22012)';

CREATE OPERATOR @extschema@./ (
	LEFTARG = @extschema@.series, RIGHTARG = pg_catalog.numeric,
	FUNCTION = indstat_internal.series_divide
);
COMMENT ON OPERATOR @extschema@./ (@extschema@.series, pg_catalog.numeric) IS 'quotient with 6 decimals, rounded half away from zero once from the exact value';

CREATE FUNCTION indstat_internal.series_divide(a pg_catalog.numeric, b @extschema@.series)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_number_divide'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 200;
COMMENT ON FUNCTION indstat_internal.series_divide(pg_catalog.numeric, @extschema@.series) IS
'quotient with 6 decimals, rounded half away from zero once from the exact value, for every period that has a value; NaN and infinity are an error (22023), a result of more than 18 digits too (22003); no value where b is zero';

CREATE OPERATOR @extschema@./ (
	LEFTARG = pg_catalog.numeric, RIGHTARG = @extschema@.series,
	FUNCTION = indstat_internal.series_divide
);
COMMENT ON OPERATOR @extschema@./ (pg_catalog.numeric, @extschema@.series) IS 'quotient with 6 decimals, rounded half away from zero once from the exact value; no value where the divisor is zero';

CREATE FUNCTION @extschema@.divide(a @extschema@.series, b @extschema@.series, decimals pg_catalog.int4)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_divide'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 200;
COMMENT ON FUNCTION @extschema@.divide(@extschema@.series, @extschema@.series, pg_catalog.int4) IS
'quotient with so many decimals (0 to 12), rounded half away from zero once from the exact value, in every period that both have a value for; series of different frequency, or one cumulative and one not, are an error (22023); a result of more than 18 digits is an error (22003); no value where b is zero';

CREATE FUNCTION @extschema@.divide(a @extschema@.series, b pg_catalog.numeric, decimals pg_catalog.int4)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_divide_number'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION @extschema@.divide(@extschema@.series, pg_catalog.numeric, pg_catalog.int4) IS
'quotient with so many decimals (0 to 12), rounded half away from zero once from the exact value, for every period that has a value; NaN and infinity are an error (22023), a result of more than 18 digits too (22003); zero is an error (22012)';

CREATE FUNCTION indstat_internal.series_negate(s @extschema@.series)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_negate'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION indstat_internal.series_negate(@extschema@.series) IS
'every value with the other sign';

CREATE OPERATOR @extschema@.- (
	RIGHTARG = @extschema@.series,
	FUNCTION = indstat_internal.series_negate
);
COMMENT ON OPERATOR @extschema@.- (NONE, @extschema@.series) IS 'every value with the other sign';

CREATE FUNCTION @extschema@.stat_round(s @extschema@.series, decimals pg_catalog.int4)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_round'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION @extschema@.stat_round(@extschema@.series, pg_catalog.int4) IS
'every value rounded half away from zero to so many decimals, negative for tens and hundreds; what was rounded before is rounded again: for a rate printed with few decimals use the digits of the measure itself';

CREATE FUNCTION @extschema@.stat_round(s @extschema@.series, decimals pg_catalog.int4, mode pg_catalog.text)
RETURNS @extschema@.series
AS 'MODULE_PATHNAME', 'series_round'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION @extschema@.stat_round(@extschema@.series, pg_catalog.int4, pg_catalog.text) IS
'the same with a mode: half_away or half_even';
