/*-------------------------------------------------------------------------
 *
 * rounding_interval.c
 *	  The values that a rounded figure can stand for.
 *
 * Both ends belong to the interval: which way halves were rounded is not
 * known of a published figure.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "utils/builtins.h"
#include "utils/rangetypes.h"
#include "utils/typcache.h"

#include "base/compat.h"
#include "exact/rounding_interval.h"

#define MAX_DECIMALS 1000

Decimal
rounding_half_unit(int decimals)
{
	if (decimals < -MAX_DECIMALS || decimals > MAX_DECIMALS)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("number of decimals must be between %d and %d", -MAX_DECIMALS, MAX_DECIMALS)));
	return decimal_short(5, decimals + 1);
}

void
rounding_interval_start(RoundingInterval *interval)
{
	interval->empty = true;
	interval->lower = interval->upper = NULL;
}

static bool
less_than(Numeric a, Numeric b)
{
	return DatumGetBool(DirectFunctionCall2(numeric_lt, NumericGetDatum(a), NumericGetDatum(b)));
}

void
rounding_interval_extend(RoundingInterval *interval, Numeric value)
{
	if (interval->empty || (interval->lower && less_than(value, interval->lower)))
		interval->lower = value;
	if (interval->empty || (interval->upper && less_than(interval->upper, value)))
		interval->upper = value;
	interval->empty = false;
}

void
rounding_interval_unbounded(RoundingInterval *interval)
{
	interval->empty = false;
	interval->lower = interval->upper = NULL;
}

Datum
rounding_interval_to_range(FunctionCallInfo fcinfo, const RoundingInterval *interval)
{
	TypeCacheEntry *typcache = range_get_typcache(fcinfo, NUMRANGEOID);
	RangeBound	lower = {0};
	RangeBound	upper = {0};

	lower.lower = true;
	lower.infinite = interval->lower == NULL;
	lower.inclusive = !lower.infinite;
	if (interval->lower)
		lower.val = NumericGetDatum(interval->lower);
	upper.infinite = interval->upper == NULL;
	upper.inclusive = !upper.infinite;
	if (interval->upper)
		upper.val = NumericGetDatum(interval->upper);
	PG_RETURN_RANGE_P(indstat_make_range(typcache, &lower, &upper, interval->empty));
}

static Datum
rounding_interval(FunctionCallInfo fcinfo, DecimalKind kind)
{
	Decimal		value = decimal_from_datum(PG_GETARG_DATUM(0), kind);
	Decimal		half = rounding_half_unit(PG_GETARG_INT32(1));
	RoundingInterval interval;

	if (value.special)
		PG_RETURN_NULL();
	rounding_interval_start(&interval);
	rounding_interval_extend(&interval, decimal_to_numeric(decimal_sub(value, half)));
	rounding_interval_extend(&interval, decimal_to_numeric(decimal_add(value, half)));
	return rounding_interval_to_range(fcinfo, &interval);
}

/* Whether a difference is at most so many half units. */
static bool
within(Decimal difference, int64 halves, int decimals)
{
	Decimal		limit = decimal_mul(decimal_from_int64(halves), rounding_half_unit(decimals));

	if (decimal_sign(difference) < 0)
		difference = decimal_neg(difference);
	return decimal_cmp(difference, limit) <= 0;
}

static Datum
consistent(FunctionCallInfo fcinfo, DecimalKind kind)
{
	Decimal		difference = decimal_sub(decimal_from_datum(PG_GETARG_DATUM(0), kind),
										 decimal_from_datum(PG_GETARG_DATUM(1), kind));

	if (difference.special)
		PG_RETURN_NULL();
	PG_RETURN_BOOL(within(difference, 1, PG_GETARG_INT32(2)));
}

/* Every part and the total may be off by half a unit. */
static Datum
adds_up(FunctionCallInfo fcinfo, DecimalKind kind)
{
	Decimal		residual = decimal_sub(decimal_from_datum(PG_GETARG_DATUM(0), kind),
									   decimal_from_datum(PG_GETARG_DATUM(1), kind));
	int64		parts = PG_GETARG_INT64(2);

	if (parts < 0 || parts == PG_INT64_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("number of parts out of range: " INT64_FORMAT, parts)));
	if (residual.special)
		PG_RETURN_NULL();
	PG_RETURN_BOOL(within(residual, parts + 1, PG_GETARG_INT32(3)));
}

PG_FUNCTION_INFO_V1(rounding_interval_numeric);
PG_FUNCTION_INFO_V1(rounding_interval_float8);
PG_FUNCTION_INFO_V1(rounding_interval_consistent_numeric);
PG_FUNCTION_INFO_V1(rounding_interval_consistent_float8);
PG_FUNCTION_INFO_V1(rounding_interval_adds_up_numeric);
PG_FUNCTION_INFO_V1(rounding_interval_adds_up_float8);

Datum
rounding_interval_numeric(PG_FUNCTION_ARGS)
{
	return rounding_interval(fcinfo, DECIMAL_NUMERIC);
}

Datum
rounding_interval_float8(PG_FUNCTION_ARGS)
{
	return rounding_interval(fcinfo, DECIMAL_FLOAT8);
}

Datum
rounding_interval_consistent_numeric(PG_FUNCTION_ARGS)
{
	return consistent(fcinfo, DECIMAL_NUMERIC);
}

Datum
rounding_interval_consistent_float8(PG_FUNCTION_ARGS)
{
	return consistent(fcinfo, DECIMAL_FLOAT8);
}

Datum
rounding_interval_adds_up_numeric(PG_FUNCTION_ARGS)
{
	return adds_up(fcinfo, DECIMAL_NUMERIC);
}

Datum
rounding_interval_adds_up_float8(PG_FUNCTION_ARGS)
{
	return adds_up(fcinfo, DECIMAL_FLOAT8);
}
