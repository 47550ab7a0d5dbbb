/*-------------------------------------------------------------------------
 *
 * compound_growth.c
 *	  Average annual growth as a geometric mean, and growth at an annual rate.
 *
 * Roots are taken with integers: X is the whole number with
 * X^n <= radicand * 10^(n * decimals) < (X + 1)^n, so that it is known on
 * which side of every digit the root lies, and the result is the exact value
 * rounded once.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <math.h>

#include "catalog/pg_type.h"
#include "common/shortest_dec.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"

#include "exact/decimal.h"
#include "exact/numeric_layout.h"

#define SIGNIFICANT_DIGITS 20
#define GUARD_DIGITS 4
#define MAX_PERIODS 1000
/* numeric's power() carries as many decimals */
#define MAX_DECIMALS 900

static Numeric
call2(PGFunction function, Numeric a, Numeric b)
{
	return DatumGetNumeric(DirectFunctionCall2(function, NumericGetDatum(a), NumericGetDatum(b)));
}

static int
compare(Numeric a, Numeric b)
{
	return DatumGetInt32(DirectFunctionCall2(numeric_cmp, NumericGetDatum(a), NumericGetDatum(b)));
}

static Numeric
from_int(int64 value)
{
	return int64_to_numeric(value);
}

/* To so many decimals, zeros included. */
static Numeric
with_decimals(Numeric value, int decimals)
{
	return DatumGetNumeric(DirectFunctionCall2(numeric_round, NumericGetDatum(value), Int32GetDatum(decimals)));
}

static Numeric
shifted(Numeric value, int power)
{
	return call2(numeric_mul, value, decimal_power10(power));
}

/* floor(log10) of what is above zero */
static int
leading_power(Numeric value)
{
	DigitView	v;
	int			first;

	view_digits(value, &v);
	first = digit_at(&v, 0);
	return v.weight * 4 + (first >= 1000 ? 3 : first >= 100 ? 2 : first >= 10 ? 1 : 0);
}

static int
decimals_of(Numeric value)
{
	DigitView	v;

	view_digits(value, &v);
	return v.dscale;
}

/* value^n of a whole number, exactly */
static Numeric
whole_power(Numeric value, int n)
{
	Numeric		result = from_int(1);

	for (; n > 0; n >>= 1)
	{
		CHECK_FOR_INTERRUPTS();
		if (n & 1)
			result = call2(numeric_mul, result, value);
		if (n > 1)
			value = call2(numeric_mul, value, value);
	}
	return result;
}

/*
 * Newton's steps, until a guess that is many digits long is as good as a short
 * one.  They end: from below one step leads above the root of what is convex,
 * and from above each comes nearer by more than two and never passes it.
 */
static Numeric
nearer_root(Numeric num, Numeric den, int n, Numeric root)
{
	for (;;)
	{
		Numeric		slope = call2(numeric_mul, whole_power(root, n - 1), den);
		Numeric		excess = call2(numeric_sub, call2(numeric_mul, slope, root), num);
		Numeric		step = call2(numeric_div_trunc, excess, call2(numeric_mul, slope, from_int(n)));

		if (compare(step, from_int(-2)) >= 0 && compare(step, from_int(2)) <= 0)
			return root;
		root = call2(numeric_sub, root, step);
	}
}

/*
 * The largest whole X with X^n * den <= num; num and den are whole and above
 * zero.  The guess is at most a few units off.
 */
static Numeric
whole_root(Numeric num, Numeric den, int n, Numeric guess, bool *exact)
{
	Numeric		one = from_int(1);
	Numeric		root = guess;
	int			order;

	for (;;)
	{
		order = compare(call2(numeric_mul, whole_power(root, n), den), num);
		if (order <= 0)
			break;
		root = call2(numeric_sub, root, one);
	}
	while (order < 0)
	{
		Numeric		next = call2(numeric_add, root, one);
		int			next_order = compare(call2(numeric_mul, whole_power(next, n), den), num);

		if (next_order > 0)
			break;
		root = next;
		order = next_order;
	}
	*exact = order == 0;
	return root;
}

/*
 * 100 * ((num / den)^(1 / n) - 1) for num and den above zero, to 20
 * significant digits, rounded once.
 */
static Numeric
root_growth(Numeric num, Numeric den, int n)
{
	int			scale = Max(decimals_of(num), decimals_of(den));
	Numeric		difference,
				ratio,
				guess,
				root;
	int			near_one,
				whole,
				decimals,
				work;
	bool		exact,
				fall;

	if (scale > 0)
	{
		num = shifted(num, scale);
		den = shifted(den, scale);
	}
	fall = compare(num, den) < 0;
	difference = fall ? call2(numeric_sub, den, num) : call2(numeric_sub, num, den);
	if (compare(difference, from_int(0)) == 0)
		return from_int(0);

	/* zeros after the point of root - 1; log10(n) and two for the estimate */
	near_one = leading_power(den) - leading_power(difference) + (int) ceil(log10(n)) + 2;
	/* digits before the point of the root: what is before it need not be after it */
	whole = Max(leading_power(num) - leading_power(den), 0) / n;
	decimals = Max(SIGNIFICANT_DIGITS + GUARD_DIGITS + Max(near_one, 0) - whole, 0);
	/* the smaller the ratio, the more of its decimals matter */
	work = decimals + 10 + Max(leading_power(den) - leading_power(num), 0);
	if (work > MAX_DECIMALS)
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("compound growth is too close to zero or to -100 percent to be computed")));
	ratio = call2(numeric_div, with_decimals(num, work), den);
	guess = call2(numeric_power, with_decimals(ratio, work),
				  call2(numeric_div, with_decimals(from_int(1), work), from_int(n)));
	guess = DatumGetNumeric(DirectFunctionCall2(numeric_trunc,
												NumericGetDatum(shifted(guess, decimals)), Int32GetDatum(0)));
	num = call2(numeric_mul, num, whole_power(decimal_power10(decimals), n));
	/* the error of 1 / n grows with the root */
	if (whole > 2)
		guess = nearer_root(num, den, n, guess);
	root = whole_root(num, den, n, guess, &exact);
	/* cut towards one, so that halves are told from what lies beside them */
	if (fall && !exact)
		root = call2(numeric_add, root, from_int(1));
	root = call2(numeric_sub, root, decimal_power10(decimals));
	return decimal_round_significant(shifted(root, 2 - decimals), SIGNIFICANT_DIGITS);
}

static int
periods_arg(FunctionCallInfo fcinfo, int argno, const char *what)
{
	int			n = PG_GETARG_INT32(argno);

	if (n < 1 || n > MAX_PERIODS)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("%s out of range: %d", what, n),
				 errdetail("It must be 1 to %d.", MAX_PERIODS)));
	return n;
}

static Datum
compound_growth(FunctionCallInfo fcinfo, DecimalKind kind)
{
	Decimal		current = decimal_from_datum(PG_GETARG_DATUM(0), kind);
	Decimal		base = decimal_from_datum(PG_GETARG_DATUM(1), kind);
	int			years = periods_arg(fcinfo, 2, "number of years");

	if (current.special || base.special)
		PG_RETURN_NUMERIC(decimal_nan());
	if (decimal_sign(base) <= 0 || decimal_sign(current) < 0)
		PG_RETURN_NULL();
	if (years == 1 || decimal_sign(current) == 0)
		PG_RETURN_NUMERIC(ratio_percent(decimal_sub(current, base), base));
	PG_RETURN_NUMERIC(root_growth(decimal_to_numeric(current), decimal_to_numeric(base), years));
}

/* A rate of an array, in whatever type of numbers it stands. */
static Decimal
rate_decimal(Datum rate, Oid type)
{
	switch (type)
	{
		case FLOAT8OID:
			return decimal_from_datum(rate, DECIMAL_FLOAT8);
		case FLOAT4OID:
			{
				/* its own shortest decimal, not that of the double it widens to */
				float4		value = DatumGetFloat4(rate);
				char		text[FLOAT_SHORTEST_DECIMAL_LEN];

				if (isnan(value) || isinf(value))
					return decimal_from_datum(Float8GetDatum(value), DECIMAL_FLOAT8);
				float_to_shortest_decimal_buf(value, text);
				return decimal_from_numeric(DatumGetNumeric(DirectFunctionCall3(numeric_in, CStringGetDatum(text),
																			ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1))));
			}
		case INT8OID:
			return decimal_from_datum(rate, DECIMAL_INT8);
		case INT4OID:
			return decimal_from_datum(Int64GetDatum(DatumGetInt32(rate)), DECIMAL_INT8);
		case INT2OID:
			return decimal_from_datum(Int64GetDatum(DatumGetInt16(rate)), DECIMAL_INT8);
		default:
			return decimal_from_datum(rate, DECIMAL_NUMERIC);
	}
}

/*
 * Growth factors, in percent, multiply exactly.  One function for arrays of all
 * numbers: of overloads ARRAY[5, 6] would be as near to one as to another.
 */
PG_FUNCTION_INFO_V1(compound_growth_rates);
Datum
compound_growth_rates(PG_FUNCTION_ARGS)
{
	ArrayType  *array = PG_GETARG_ARRAYTYPE_P(0);
	Oid			element = ARR_ELEMTYPE(array);
	Oid			type = getBaseType(element);	/* of a domain, which the array names */
	Decimal		hundred = decimal_short(100, 0);
	Decimal		product = decimal_short(1, 0);
	Decimal		base = decimal_short(1, 0);
	bool		special = false;
	Datum	   *rates;
	bool	   *nulls;
	int			n;
	int16		length;
	bool		by_value;
	char		align;

	if (type != NUMERICOID && type != FLOAT8OID && type != FLOAT4OID &&
		type != INT8OID && type != INT4OID && type != INT2OID)
		ereport(ERROR,
				(errcode(ERRCODE_DATATYPE_MISMATCH),
				 errmsg("rates must be numbers, not of type %s", format_type_be(element))));
	if (ARR_NDIM(array) > 1)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("rates must be a one-dimensional array")));
	get_typlenbyvalalign(element, &length, &by_value, &align);
	deconstruct_array(array, element, length, by_value, align, &rates, &nulls, &n);
	if (n == 0)
		PG_RETURN_NULL();
	if (n > MAX_PERIODS)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("number of rates out of range: %d", n),
				 errdetail("It must be 1 to %d.", MAX_PERIODS)));
	for (int i = 0; i < n; i++)
		if (nulls[i])
			PG_RETURN_NULL();
	for (int i = 0; i < n; i++)
	{
		Decimal		factor = decimal_add(hundred, rate_decimal(rates[i], type));

		CHECK_FOR_INTERRUPTS();
		special = special || factor.special;
		if (!factor.special && decimal_sign(factor) <= 0)
			PG_RETURN_NULL();
		if (special)
			continue;
		product = decimal_mul(product, factor);
		base = decimal_mul(base, hundred);
	}
	if (special)
		PG_RETURN_NUMERIC(decimal_nan());
	if (n == 1)
		PG_RETURN_NUMERIC(ratio_percent(decimal_sub(product, base), base));
	PG_RETURN_NUMERIC(root_growth(decimal_to_numeric(product), decimal_to_numeric(base), n));
}

/* A whole power needs no root: one division, as everywhere. */
static Datum
annualised_growth(FunctionCallInfo fcinfo, DecimalKind kind)
{
	Decimal		hundred = decimal_short(100, 0);
	Decimal		growth = decimal_from_datum(PG_GETARG_DATUM(0), kind);
	int			periods = periods_arg(fcinfo, 1, "number of periods in a year");
	Decimal		factor = decimal_add(hundred, growth);
	Decimal		power = decimal_short(1, 0);
	Decimal		base = decimal_short(1, 0);

	if (growth.special)
		PG_RETURN_NUMERIC(decimal_nan());
	if (decimal_sign(factor) < 0)
		PG_RETURN_NULL();
	for (int i = 0; i < periods; i++)
	{
		CHECK_FOR_INTERRUPTS();
		power = decimal_mul(power, factor);
		base = decimal_mul(base, hundred);
	}
	PG_RETURN_NUMERIC(ratio_percent(decimal_sub(power, base), base));
}

#define COMPOUND_GROWTH(name, function, kind) \
	PG_FUNCTION_INFO_V1(compound_growth_##name); \
	Datum compound_growth_##name(PG_FUNCTION_ARGS) \
	{ return function(fcinfo, kind); } \
	extern int	compound_growth_##name##_unused

/* *INDENT-OFF* */
COMPOUND_GROWTH(levels_numeric, compound_growth, DECIMAL_NUMERIC);
COMPOUND_GROWTH(levels_float8, compound_growth, DECIMAL_FLOAT8);
COMPOUND_GROWTH(levels_int8, compound_growth, DECIMAL_INT8);
COMPOUND_GROWTH(annualised_numeric, annualised_growth, DECIMAL_NUMERIC);
COMPOUND_GROWTH(annualised_float8, annualised_growth, DECIMAL_FLOAT8);
/* *INDENT-ON* */
