/*-------------------------------------------------------------------------
 *
 * packed_percent.c
 *	  Rates of whole containers: 100 * num / den as scaled integers.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "utils/builtins.h"

#include "numeric_layout.h"
#include "packed_percent.h"

int
packed_percent_decimals(int decimals)
{
	if (decimals < 0 || decimals > PACKED_PERCENT_MAX_DECIMALS)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("rates with %d decimals are not to be had", decimals),
				 errhint("Ask for 0 to %d decimals.", PACKED_PERCENT_MAX_DECIMALS)));
	return decimals;
}

/*
 * |num| * 10^shift / den, rounded half up, whatever the size; shift may be
 * negative.
 */
#ifdef HAVE_INT128
static uint64
percent_wide(const char *what, uint64 num, uint64 den, int shift)
{
	uint128		n = num;
	uint128		d = den;
	uint128		q;

	/* a result that fits has n below 2^63 * den, hence within 128 bits */
	for (; shift > 0; shift--)
	{
		if (n > ((uint128) -1) / 10)
			packed_overflow(what);
		n *= 10;
	}
	for (; shift < 0; shift++)
	{
		if (d > n * 2)
			return 0;
		d *= 10;
	}
	q = n / d;
	if (n - q * d >= d - (n - q * d))
		q++;
	if (q > (uint128) PG_INT64_MAX)
		packed_overflow(what);
	return (uint64) q;
}
#else
static uint64
percent_wide(const char *what, uint64 num, uint64 den, int shift)
{
	Datum		n = NumericGetDatum(decimal_to_numeric(decimal_from_scaled((int64) num, -Max(shift, 0))));
	Datum		d = NumericGetDatum(decimal_to_numeric(decimal_from_scaled((int64) den, Min(shift, 0))));
	int64		result;
	int			scale;

	/* floor((2n + d) / 2d) */
	n = DirectFunctionCall2(numeric_add, DirectFunctionCall2(numeric_add, n, n), d);
	n = DirectFunctionCall2(numeric_div_trunc, n, DirectFunctionCall2(numeric_add, d, d));
	if (!decimal_to_scaled(decimal_from_numeric(DatumGetNumeric(n)), &result, &scale))
		packed_overflow(what);
	return (uint64) result;
}
#endif

void
packed_percent(const char *what, int64 *num, int num_scale,
			   const int64 *den, int den_scale, int n, int decimals)
{
	int			shift = 2 + decimals + den_scale - num_scale;
	uint64		factor = shift >= 0 && shift <= 18 ? (uint64) pow10_int64[shift] : 0;
	uint64		limit = factor > 0 ? (uint64) PG_INT64_MAX / factor : 0;

	for (int i = 0; i < n; i++)
	{
		uint64		magnitude,
					product,
					quotient,
					rest;

		if (num[i] == PACKED_MISSING || den[i] == PACKED_MISSING || den[i] <= 0)
		{
			num[i] = PACKED_MISSING;
			continue;
		}
		magnitude = num[i] < 0 ? -(uint64) num[i] : (uint64) num[i];
		if (likely(magnitude <= limit))
		{
			product = magnitude * factor;
			quotient = product / (uint64) den[i];
			rest = product - quotient * (uint64) den[i];
			quotient += rest >= (uint64) den[i] - rest;
		}
		else
			quotient = percent_wide(what, magnitude, (uint64) den[i], shift);
		num[i] = num[i] < 0 ? -(int64) quotient : (int64) quotient;
	}
}
