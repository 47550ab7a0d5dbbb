/*-------------------------------------------------------------------------
 *
 * packed_percent.c
 *	  Rates of whole containers: 100 * num / den as scaled integers.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "utils/builtins.h"

#include "base/interrupts.h"
#include "exact/numeric_layout.h"
#include "packed/packed_arithmetic.h"
#include "packed/packed_percent.h"

int
packed_percent_decimals(int decimals)
{
	if (decimals < 0 || decimals > PACKED_PERCENT_MAX_DECIMALS)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("number of decimals out of range: %d", decimals),
				 errhint("Rates can have 0 to %d decimals.", PACKED_PERCENT_MAX_DECIMALS)));
	return decimals;
}

static void
quotient_overflow(const char *what)
{
	ereport(ERROR,
			(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
			 errmsg("quotient out of range for a %s", what),
			 errdetail("With its decimals it has more than 18 digits."),
			 errhint("Ask for fewer decimals, or leave out what is divided by next to nothing.")));
}

/*
 * |num| * 10^shift / den, rounded once, whatever the size; shift may be
 * negative.
 */
#ifdef HAVE_INT128
static uint64
divide_wide(const char *what, uint64 num, uint64 den, int shift, bool half_even)
{
	uint128		n = num;
	uint128		d = den;
	uint128		q,
				rest;

	/* a result that fits has n below 2^63 * den, hence within 128 bits */
	for (; shift > 0; shift--)
	{
		if (n > ((uint128) -1) / 10)
			quotient_overflow(what);
		n *= 10;
	}
	for (; shift < 0; shift++)
	{
		if (d > n * 2)
			return 0;
		d *= 10;
	}
	q = n / d;
	rest = n - q * d;
	if (rest > d - rest || (rest == d - rest && (!half_even || q % 2 == 1)))
		q++;
	if (q > (uint128) PG_INT64_MAX)
		quotient_overflow(what);
	return (uint64) q;
}
#else
static uint64
divide_wide(const char *what, uint64 num, uint64 den, int shift, bool half_even)
{
	Datum		n = NumericGetDatum(decimal_to_numeric(decimal_from_scaled((int64) num, -Max(shift, 0))));
	Datum		d = NumericGetDatum(decimal_to_numeric(decimal_from_scaled((int64) den, Min(shift, 0))));
	Datum		q = DirectFunctionCall2(numeric_div_trunc, n, d);
	Datum		rest = DirectFunctionCall2(numeric_sub, n, DirectFunctionCall2(numeric_mul, q, d));
	int			half = DatumGetInt32(DirectFunctionCall2(numeric_cmp,
														 DirectFunctionCall2(numeric_add, rest, rest), d));
	int64		result;
	int			scale;

	if (!decimal_to_scaled(decimal_from_numeric(DatumGetNumeric(q)), &result, &scale) ||
		result == PG_INT64_MAX)
		quotient_overflow(what);
	return (uint64) result + (half > 0 || (half == 0 && (!half_even || result % 2 == 1)));
}
#endif

/* Exact for any operands; den > 0. */
static int64
divide_exactly(const char *what, int64 num, int64 den, int shift, bool half_even)
{
	uint64		magnitude = num < 0 ? -(uint64) num : (uint64) num;
	uint64		quotient = divide_wide(what, magnitude, (uint64) den, shift, half_even);

	return num < 0 ? -(int64) quotient : (int64) quotient;
}

#define BLOCK 128

/* Adding it leaves a number's nearest integer in the low bits of the double. */
#define ROUNDER 0x1.8p52
#define OPERAND_LIMIT (INT64CONST(1) << 50)

static inline double
double_of(int64 small)
{
	double		rounder = ROUNDER;
	double		result;
	int64		bits;

	memcpy(&bits, &rounder, sizeof(bits));
	bits += small;
	memcpy(&result, &bits, sizeof(result));
	return result - rounder;
}

static inline int64
nearest_integer(double small)
{
	double		rounder = ROUNDER;
	double		sum = small + rounder;
	int64		bits,
				rounder_bits;

	memcpy(&bits, &sum, sizeof(bits));
	memcpy(&rounder_bits, &rounder, sizeof(rounder_bits));
	return bits - rounder_bits;
}

/*
 * a * factor / d, rounded half away from zero, where it is known.  Floating
 * point only guesses the quotient, to within one as long as it is below 2^50;
 * the remainder, which fits an integer whatever the product, corrects it.
 * What is too large for that leaves a bit above the 51st in beyond.
 */
static pg_attribute_always_inline int64
divide_one(int64 a, int64 d, int64 known, int64 factor, double factor_double, int64 *beyond)
{
	int64		q,
				twice,
				negative;

	/* what is missing is computed too, of small numbers, and dropped */
	a &= known;
	d = (d & known) | (1 & ~known);
	q = nearest_integer(double_of(a) * factor_double / double_of(d));
	/* too large a quotient comes out as another that is too large */
	*beyond |= (a + OPERAND_LIMIT) | (d + OPERAND_LIMIT) | (q + OPERAND_LIMIT);
	negative = (int64) ((uint64) a >> 63);
	twice = (int64) (2 * ((uint64) a * (uint64) factor - (uint64) q * (uint64) d)) - negative;
	q += (twice >= d) - (twice < -d);
	return (q & known) | (PACKED_MISSING & ~known);
}

/* num * factor / den; false if one of them needs the long way. */
PACKED_VECTOR_CLONES
static bool
divide_block(const int64 *restrict num, const int64 *restrict den, int n,
			 int64 factor, int64 *restrict result)
{
	double		factor_double = (double) factor;
	int64		beyond = 0;

	for (int i = 0; i < n; i++)
	{
		int64		known = -(int64) ((num[i] != PACKED_MISSING) & (den[i] > 0));

		result[i] = divide_one(num[i], den[i], known, factor, factor_double, &beyond);
	}
	return ((uint64) beyond >> 51) == 0;
}

/* (current - base) * factor / base, the same way */
PACKED_VECTOR_CLONES
static bool
growth_block(const int64 *restrict current, const int64 *restrict base, int n,
			 int64 factor, int64 *restrict result)
{
	double		factor_double = (double) factor;
	int64		beyond = 0;

	for (int i = 0; i < n; i++)
	{
		int64		known = -(int64) ((current[i] != PACKED_MISSING) & (base[i] > 0));

		/* within the limit, the difference has not overflowed */
		beyond |= (current[i] & known) + OPERAND_LIMIT;
		result[i] = divide_one((int64) ((uint64) current[i] - (uint64) base[i]), base[i],
							   known, factor, factor_double, &beyond);
	}
	return ((uint64) beyond >> 51) == 0;
}

void
packed_divide(const char *what, int64 *num, int num_scale,
			  const int64 *den, int den_scale, int n,
			  int power, int decimals, bool half_even)
{
	int			shift = power + decimals + den_scale - num_scale;
	int64		result[BLOCK];

	for (int from = 0; from < n; from += BLOCK)
	{
		int64	   *a = num + from;
		const int64 *d = den + from;
		int			m = Min(n - from, BLOCK);

		CHECK_FOR_INTERRUPTS();
		if (!half_even && shift >= 0 && shift <= 18 &&
			divide_block(a, d, m, pow10_int64[shift], result))
			memcpy(a, result, m * sizeof(int64));
		else
			for (int i = 0; i < m; i++)
				a[i] = a[i] == PACKED_MISSING || d[i] <= 0 ? PACKED_MISSING :
					divide_exactly(what, a[i], d[i], shift, half_even);
	}
}

void
packed_growth(const char *what, int64 *restrict result, const int64 *current, const int64 *base,
			  int n, int decimals, bool half_even)
{
	for (int from = 0; from < n; from += BLOCK)
	{
		int			m = Min(n - from, BLOCK);

		CHECK_FOR_INTERRUPTS();
		if (!half_even &&
			growth_block(current + from, base + from, m, pow10_int64[2 + decimals], result + from))
			continue;
		/* where there is no rate, no difference can be too large */
		for (int i = from; i < from + m; i++)
			result[i] = base[i] > 0 ? current[i] : PACKED_MISSING;
		packed_subtract(what, result + from, base + from, m);
		packed_divide(what, result + from, 0, base + from, 0, m, 2, decimals, half_even);
	}
}

void
packed_percent(const char *what, int64 *num, int num_scale,
			   const int64 *den, int den_scale, int n, int decimals)
{
	packed_divide(what, num, num_scale, den, den_scale, n, 2, decimals, false);
}
