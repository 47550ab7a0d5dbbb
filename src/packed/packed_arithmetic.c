/*-------------------------------------------------------------------------
 *
 * packed_arithmetic.c
 *	  Arithmetic on the values of whole containers.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "common/int.h"
#include "utils/builtins.h"

#include "base/interrupts.h"
#include "exact/numeric_layout.h"
#include "packed/packed_arithmetic.h"

/* The sum (subtract: the difference); true if one overflows. */
PACKED_VECTOR_CLONES
static bool
add_values(int64 *restrict a, const int64 *restrict b, int n, bool subtract)
{
	uint64		sign = subtract ? ~UINT64CONST(0) : 0;
	uint64		overflow = 0;

	for (int i = 0; i < n; i++)
	{
		uint64		x = (uint64) a[i];
		uint64		y = ((uint64) b[i] ^ sign) - sign;
		uint64		sum = x + y;
		uint64		known = -(uint64) (a[i] != PACKED_MISSING && b[i] != PACKED_MISSING);

		/* the sum's sign differs from both; the least integer is taken */
		overflow |= (((x ^ sum) & (y ^ sum)) | -(uint64) (sum == (uint64) PACKED_MISSING)) & known;
		a[i] = (int64) ((sum & known) | ((uint64) PACKED_MISSING & ~known));
	}
	return (int64) overflow < 0;
}

void
packed_add(const char *what, int64 *a, const int64 *b, int n)
{
	IN_PIECES(at, m, n)
		if (add_values(a + at, b + at, m, false))
			packed_overflow(what);
}

void
packed_subtract(const char *what, int64 *a, const int64 *b, int n)
{
	IN_PIECES(at, m, n)
		if (add_values(a + at, b + at, m, true))
			packed_overflow(what);
}

/* false, and nothing is done, unless all are integers of 32 bits. */
PACKED_VECTOR_CLONES
static bool
multiply_narrow(int64 *restrict a, const int64 *restrict b, int n)
{
	uint64		beyond = 0;

	for (int i = 0; i < n; i++)
	{
		uint64		known = -(uint64) (a[i] != PACKED_MISSING && b[i] != PACKED_MISSING);

		beyond |= (((uint64) a[i] & known) + (UINT64CONST(1) << 31)) |
			(((uint64) b[i] & known) + (UINT64CONST(1) << 31));
	}
	if (beyond >> 32 != 0)
		return false;
	for (int i = 0; i < n; i++)
	{
		uint64		known = -(uint64) (a[i] != PACKED_MISSING && b[i] != PACKED_MISSING);
		uint64		product = (uint64) ((int64) (int32) a[i] * (int32) b[i]);

		a[i] = (int64) ((product & known) | ((uint64) PACKED_MISSING & ~known));
	}
	return true;
}

void
packed_multiply(const char *what, int64 *a, const int64 *b, int n)
{
	IN_PIECES(at, m, n)
	{
		if (multiply_narrow(a + at, b + at, m))
			continue;
		for (int i = at; i < at + m; i++)
		{
			if (a[i] == PACKED_MISSING || b[i] == PACKED_MISSING)
				a[i] = PACKED_MISSING;
			else if (pg_mul_s64_overflow(a[i], b[i], &a[i]) || a[i] == PACKED_MISSING)
				packed_overflow(what);
		}
	}
}

PACKED_VECTOR_CLONES
static int
count_known(const int64 *values, int n)
{
	int64		known = 0;

	for (int i = 0; i < n; i++)
		known += values[i] != PACKED_MISSING;
	return (int) known;
}

int
packed_count_known(const int64 *values, int n)
{
	int			known = 0;

	IN_PIECES(at, m, n)
		known += count_known(values + at, m);
	return known;
}

/* Of integers of a width, which may lie anywhere; narrow ones have no high part. */
#define SUM_LOOP(type, missing, high_part, low_part) \
	PACKED_VECTOR_CLONES \
	static void sum_##type(const char *restrict from, int n, PackedSum *restrict sum) \
	{ \
		int64		high = 0, \
					low = 0, \
					known = 0; \
		for (int i = 0; i < n; i++) \
		{ \
			type		v; \
			int64		is_known; \
			memcpy(&v, from + (Size) i * sizeof(type), sizeof(type)); \
			is_known = -(int64) (v != missing); \
			high += (high_part) & is_known; \
			low += (low_part) & is_known; \
			known -= is_known; \
		} \
		sum->high += high; \
		sum->low += low; \
		sum->known += known; \
	} \
	extern int	sum_##type##_unused

/* *INDENT-OFF* */
SUM_LOOP(int8, PG_INT8_MIN, 0, v);
SUM_LOOP(int16, PG_INT16_MIN, 0, v);
SUM_LOOP(int32, PG_INT32_MIN, 0, v);
SUM_LOOP(int64, PG_INT64_MIN, v >> 32, v & INT64CONST(0xFFFFFFFF));
/* *INDENT-ON* */

PackedSum
packed_sum(const PackedView *view)
{
	PackedSum	sum = {0, 0, 0};

	IN_PIECES(at, m, view->count)
	{
		const char *from = view->values + (Size) at * view->width;

		switch (view->width)
		{
			case 1:
				sum_int8(from, m, &sum);
				break;
			case 2:
				sum_int16(from, m, &sum);
				break;
			case 4:
				sum_int32(from, m, &sum);
				break;
			default:
				sum_int64(from, m, &sum);
				break;
		}
	}
	return sum;
}

Numeric
packed_sum_numeric(const PackedSum *sum, int scale)
{
	Numeric		total = decimal_to_numeric(decimal_from_scaled(sum->low, scale));
	Decimal		upper;

	if (sum->high == 0)
		return total;
	upper = decimal_mul(decimal_from_scaled(sum->high, 0),
						decimal_from_scaled(INT64CONST(1) << 32, scale));
	/* decimals that the sum does not need are not shown */
	return decimal_to_numeric(decimal_from_numeric(DatumGetNumeric(
		DirectFunctionCall2(numeric_add, NumericGetDatum(total),
							NumericGetDatum(decimal_to_numeric(upper))))));
}

PACKED_VECTOR_CLONES
void
packed_sum_each(int64 *restrict high, int64 *restrict low, int64 *restrict known,
				const int64 *restrict values, int n)
{
	for (int i = 0; i < n; i++)
	{
		int64		is_known = -(int64) (values[i] != PACKED_MISSING);

		high[i] += (values[i] >> 32) & is_known;
		low[i] += values[i] & is_known & INT64CONST(0xFFFFFFFF);
		known[i] -= is_known;
	}
}

bool
packed_sum_value(int64 high, int64 low, int64 *result)
{
	/* the low part's own high half belongs to the high one */
	if (pg_add_s64_overflow(high, low >> 32, &high) || high != (int32) high)
		return false;
	*result = (int64) ((uint64) high << 32 | (uint64) (low & INT64CONST(0xFFFFFFFF)));
	return *result != PACKED_MISSING;
}

int
packed_same_scale(const char *what, int64 *a, int scale_a, int na,
				  int64 *b, int scale_b, int nb)
{
	if ((scale_a < scale_b && !packed_rescale(a, na, scale_b - scale_a)) ||
		(scale_b < scale_a && !packed_rescale(b, nb, scale_a - scale_b)))
		packed_overflow(what);
	return Max(scale_a, scale_b);
}

void
packed_round(const char *what, int64 *values, int n, int scale, int digits, bool half_even)
{
	int64		cut = (int64) scale - digits;
	uint64		unit;

	if (cut <= 0)
		return;
	/* 10^19 is more than twice the largest value */
	unit = cut > 18 ? UINT64CONST(10000000000000000000) : (uint64) pow10_int64[cut];
	for (int i = 0; i < n; i++)
	{
		uint64		magnitude,
					whole,
					rest;

		CHECK_EACH(i);
		if (values[i] == PACKED_MISSING)
			continue;
		magnitude = values[i] < 0 ? -(uint64) values[i] : (uint64) values[i];
		whole = magnitude / unit;
		rest = magnitude - whole * unit;
		if (cut <= 19 &&
			(rest > unit / 2 || (rest == unit / 2 && (!half_even || whole % 2 == 1))))
			whole++;
		if (whole > PG_INT64_MAX / unit)
			packed_overflow(what);
		whole *= unit;
		values[i] = values[i] < 0 ? -(int64) whole : (int64) whole;
	}
}
