/*-------------------------------------------------------------------------
 *
 * measure.c
 *	  Scalar measures: growth, gap, share, contribution, completion, pace.
 *
 * Every rate is in percent, exact up to its one division, and not rounded
 * beyond the 20 significant digits of that division.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "utils/builtins.h"

#include "measure/measure.h"

bool
measure_percent(Decimal num, Decimal den, Numeric *result)
{
	/* what is not finite stays visible, even over a base of zero */
	if (num.special || den.special)
		*result = decimal_nan();
	else if (decimal_sign(den) <= 0)
		return false;
	else
		*result = ratio_percent(num, den);
	return true;
}

bool
measure_growth(Decimal current, Decimal base, Numeric *result)
{
	return measure_percent(decimal_sub(current, base), base, result);
}

bool
measure_share_change(Decimal part, Decimal total, Decimal part_base, Decimal total_base, Numeric *result)
{
	if (part.special || total.special || part_base.special || total_base.special)
	{
		*result = decimal_nan();
		return true;
	}
	if (decimal_sign(total) <= 0 || decimal_sign(total_base) <= 0)
		return false;
	*result = ratio_percent(decimal_sub(decimal_mul(part, total_base), decimal_mul(part_base, total)),
							decimal_mul(total, total_base));
	return true;
}

/* A fall has shares as a rise has. */
bool
measure_share_of_change(Decimal part, Decimal total, Numeric *result)
{
	if (part.special || total.special)
		*result = decimal_nan();
	else if (decimal_sign(total) == 0)
		return false;
	else
		*result = ratio_percent(part, total);
	return true;
}

/*-------------------------------------------------------------------------
 * One core per measure, on the arguments in their order
 *-------------------------------------------------------------------------
 */
typedef bool (*MeasureCore) (const Decimal *arg, Numeric *result);

static bool
growth_core(const Decimal *arg, Numeric *result)
{
	return measure_growth(arg[0], arg[1], result);
}

static bool
percent_core(const Decimal *arg, Numeric *result)
{
	return measure_percent(arg[0], arg[1], result);
}

static bool
difference_core(const Decimal *arg, Numeric *result)
{
	*result = decimal_to_numeric(decimal_sub(arg[0], arg[1]));
	return true;
}

static bool
share_change_core(const Decimal *arg, Numeric *result)
{
	return measure_share_change(arg[0], arg[1], arg[2], arg[3], result);
}

static bool
contribution_core(const Decimal *arg, Numeric *result)
{
	return measure_percent(decimal_sub(arg[0], arg[1]), arg[2], result);
}

static bool
contribution_share_core(const Decimal *arg, Numeric *result)
{
	return measure_share_of_change(decimal_sub(arg[0], arg[1]), decimal_sub(arg[2], arg[3]), result);
}

static Datum
measure(FunctionCallInfo fcinfo, DecimalKind kind, int nargs, MeasureCore core)
{
	Decimal		arg[4];
	Numeric		result;

	for (int i = 0; i < nargs; i++)
		arg[i] = decimal_from_datum(PG_GETARG_DATUM(i), kind);
	if (!core(arg, &result))
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(result);
}

#define MEASURE(name, nargs, core) \
	PG_FUNCTION_INFO_V1(measure_##name##_numeric); \
	PG_FUNCTION_INFO_V1(measure_##name##_float8); \
	PG_FUNCTION_INFO_V1(measure_##name##_int8); \
	Datum measure_##name##_numeric(PG_FUNCTION_ARGS) \
	{ return measure(fcinfo, DECIMAL_NUMERIC, nargs, core); } \
	Datum measure_##name##_float8(PG_FUNCTION_ARGS) \
	{ return measure(fcinfo, DECIMAL_FLOAT8, nargs, core); } \
	Datum measure_##name##_int8(PG_FUNCTION_ARGS) \
	{ return measure(fcinfo, DECIMAL_INT8, nargs, core); } \
	extern int	measure_##name##_unused

/* *INDENT-OFF* */
MEASURE(yoy_growth, 2, growth_core);
MEASURE(pp_gap, 2, difference_core);
MEASURE(share, 2, percent_core);
MEASURE(share_change, 4, share_change_core);
MEASURE(contribution, 3, contribution_core);
MEASURE(contribution_share, 4, contribution_share_core);
MEASURE(completion_rate, 2, percent_core);
/* *INDENT-ON* */

/*-------------------------------------------------------------------------
 * stat_round
 *-------------------------------------------------------------------------
 */
PG_FUNCTION_INFO_V1(measure_stat_round_numeric);
PG_FUNCTION_INFO_V1(measure_stat_round_float8);
PG_FUNCTION_INFO_V1(measure_stat_round_int8);

#define STAT_ROUND_MAX_DIGITS 1000

static inline Numeric
call_numeric(PGFunction function, Numeric a, Datum b)
{
	return DatumGetNumeric(DirectFunctionCall2(function, NumericGetDatum(a), b));
}

static Numeric
stat_round(Numeric value, int digits, bool half_even)
{
	Numeric		rounded,
				cut,
				rest,
				half,
				twice;

	if (digits < -STAT_ROUND_MAX_DIGITS || digits > STAT_ROUND_MAX_DIGITS)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("number of digits must be between %d and %d",
						-STAT_ROUND_MAX_DIGITS, STAT_ROUND_MAX_DIGITS)));

	rounded = call_numeric(numeric_round, value, Int32GetDatum(digits));
	if (!half_even || numeric_is_nan(value) || numeric_is_inf(value))
		return rounded;

	/* only an exact tie can differ: then the even neighbour is taken */
	cut = call_numeric(numeric_trunc, value, Int32GetDatum(digits));
	rest = call_numeric(numeric_sub, value, NumericGetDatum(cut));
	rest = DatumGetNumeric(DirectFunctionCall1(numeric_abs, NumericGetDatum(rest)));
	half = decimal_power10(-digits);
	twice = call_numeric(numeric_add, rest, NumericGetDatum(rest));
	if (DatumGetInt32(DirectFunctionCall2(numeric_cmp, NumericGetDatum(twice),
										  NumericGetDatum(half))) != 0)
		return rounded;
	/* odd multiples of the unit leave a rest when divided by two units */
	twice = call_numeric(numeric_add, half, NumericGetDatum(half));
	rest = call_numeric(numeric_mod, cut, NumericGetDatum(twice));
	return decimal_sign(decimal_from_numeric(rest)) == 0 ? cut : rounded;
}

bool
measure_half_even(text *mode)
{
	char	   *name = text_to_cstring(mode);

	if (strcmp(name, "half_even") != 0 && strcmp(name, "half_away") != 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("unknown rounding mode: \"%s\"", name),
				 errhint("Use 'half_away' or 'half_even'.")));
	return strcmp(name, "half_even") == 0;
}

static Datum
stat_round_call(FunctionCallInfo fcinfo, DecimalKind kind)
{
	Numeric		value;
	bool		half_even = PG_NARGS() == 3 && measure_half_even(PG_GETARG_TEXT_PP(2));

	if (kind == DECIMAL_NUMERIC)
		value = PG_GETARG_NUMERIC(0);
	else if (kind == DECIMAL_INT8)
		value = int64_to_numeric(PG_GETARG_INT64(0));
	else
	{
		double		number = PG_GETARG_FLOAT8(0);
		Decimal		d = decimal_from_float8(number);

		/* an infinity is kept, as it is for numeric */
		if (d.special)
			value = DatumGetNumeric(DirectFunctionCall1(float8_numeric, Float8GetDatum(number)));
		else
			value = decimal_to_numeric(d);
	}
	PG_RETURN_NUMERIC(stat_round(value, PG_GETARG_INT32(1), half_even));
}

Datum
measure_stat_round_numeric(PG_FUNCTION_ARGS)
{
	return stat_round_call(fcinfo, DECIMAL_NUMERIC);
}

Datum
measure_stat_round_float8(PG_FUNCTION_ARGS)
{
	return stat_round_call(fcinfo, DECIMAL_FLOAT8);
}

Datum
measure_stat_round_int8(PG_FUNCTION_ARGS)
{
	return stat_round_call(fcinfo, DECIMAL_INT8);
}
