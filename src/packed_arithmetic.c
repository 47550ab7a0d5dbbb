/*-------------------------------------------------------------------------
 *
 * packed_arithmetic.c
 *	  Arithmetic on the values of whole containers.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "common/int.h"

#include "numeric_layout.h"
#include "packed_arithmetic.h"

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
	if (add_values(a, b, n, false))
		packed_overflow(what);
}

void
packed_subtract(const char *what, int64 *a, const int64 *b, int n)
{
	if (add_values(a, b, n, true))
		packed_overflow(what);
}

void
packed_multiply(const char *what, int64 *a, const int64 *b, int n)
{
	for (int i = 0; i < n; i++)
	{
		if (a[i] == PACKED_MISSING || b[i] == PACKED_MISSING)
			a[i] = PACKED_MISSING;
		else if (pg_mul_s64_overflow(a[i], b[i], &a[i]) || a[i] == PACKED_MISSING)
			packed_overflow(what);
	}
}

PACKED_VECTOR_CLONES
void
packed_sum(PackedSum *sum, const int64 *values, int n)
{
	int64		high = 0,
				low = 0,
				known = 0;

	for (int i = 0; i < n; i++)
	{
		int64		is_known = -(int64) (values[i] != PACKED_MISSING);

		high += (values[i] >> 32) & is_known;
		low += values[i] & is_known & INT64CONST(0xFFFFFFFF);
		known -= is_known;
	}
	sum->high += high;
	sum->low += low;
	sum->known += known;
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
