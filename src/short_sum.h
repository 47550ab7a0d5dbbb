/*
 * short_sum.h
 *	  An exact sum in 16 bytes, as long as its values and the sum are short.
 *
 * What does not fit is refused, and the sum left as it was: then an ExactSum
 * of the same value takes over.
 */
#ifndef INDSTAT_SHORT_SUM_H
#define INDSTAT_SHORT_SUM_H

#include "exact_sum_add.h"

#define SHORT_SUM_GROUPS 4

typedef struct ShortSum
{
	int64		amount;			/* in units of 10,000^-groups */
	int16		dscale;			/* most decimals that a value was written with */
	int8		groups;
} ShortSum;

static pg_noinline bool
short_sum_add_otherwise(ShortSum *sum, int64 mantissa, int weight, int dscale)
{
	int64		amount = sum->amount;
	int			up = weight + sum->groups;

	if (up > SHORT_SUM_GROUPS || weight < -SHORT_SUM_GROUPS)
		return false;
	if (up > 0 ?
		pg_mul_s64_overflow(mantissa, pow10_int64[4 * up], &mantissa) :
		pg_mul_s64_overflow(amount, pow10_int64[-4 * up], &amount))
		return false;
	if (pg_add_s64_overflow(amount, mantissa, &amount))
		return false;
	sum->amount = amount;
	sum->groups = Max(sum->groups, -weight);
	sum->dscale = Max(sum->dscale, dscale);
	return true;
}

/* Adds mantissa * 10,000^weight. */
static pg_attribute_always_inline bool
short_sum_add(ShortSum *sum, int64 mantissa, int weight, int dscale)
{
	int64		amount;

	/* nearly all values of a column end in the same group */
	if (unlikely(weight + sum->groups != 0 || dscale > sum->dscale ||
				 pg_add_s64_overflow(sum->amount, mantissa, &amount)))
		return short_sum_add_otherwise(sum, mantissa, weight, dscale);
	sum->amount = amount;
	return true;
}

static pg_attribute_always_inline bool
short_sum_put_numeric(ShortSum *sum, Datum value)
{
	struct varlena *num = (struct varlena *) DatumGetPointer(value);
	DigitView	v;
	int64		mantissa;

	if (unlikely(VARATT_IS_COMPRESSED(num) || VARATT_IS_EXTERNAL(num)))
		return false;
	view_digits(num, &v);
	if (unlikely(v.special != 0 || v.ndigits > 4))
		return false;
	if (unlikely(v.ndigits == 0))
		return short_sum_add(sum, 0, 0, v.dscale);
	mantissa = digit_at(&v, 0);
	for (int i = 1; i < v.ndigits; i++)
		mantissa = mantissa * DIGIT_BASE + digit_at(&v, i);
	return short_sum_add(sum, v.negative ? -mantissa : mantissa, v.weight - v.ndigits + 1, v.dscale);
}

static inline bool
short_sum_put_float8(ShortSum *sum, double value)
{
	bool		negative = value < 0;
	uint64		size;
	int64		mantissa;
	int			exponent,
				weight;

	/* the same steps as for an ExactSum, so that the decimals counted are the same */
	if (likely(sum->dscale <= FLOAT8_MAX_SCALE && float8_has_scale(fabs(value), sum->dscale, &mantissa)))
		exponent = -sum->dscale;
	else
	{
		if (!decimal_shortest(value, &negative, &size, &exponent))
			return false;
		mantissa = (int64) size;
	}
	weight = floor_div4(exponent);
	if (pg_mul_s64_overflow(mantissa, pow10_int64[exponent - weight * 4], &mantissa))
		return false;
	return short_sum_add(sum, negative ? -mantissa : mantissa, weight, Max(-exponent, 0));
}

static pg_attribute_always_inline bool
short_sum_put(ShortSum *sum, Datum value, DecimalKind kind)
{
	switch (kind)
	{
		case DECIMAL_FLOAT8:
			return short_sum_put_float8(sum, DatumGetFloat8(value));
		case DECIMAL_INT8:
			return short_sum_add(sum, DatumGetInt64(value), 0, 0);
		default:
			return short_sum_put_numeric(sum, value);
	}
}

/* The same sum at length, of so many values. */
static inline void
short_sum_widen(const ShortSum *sum, int64 count, ExactSum *result)
{
	memset(result, 0, sizeof(ExactSum));
	add_scaled(result, sum->amount < 0 ? -(uint64) sum->amount : (uint64) sum->amount,
			   -4 * sum->groups, sum->amount < 0 ? -1 : 1);
	result->count = count;
	result->dscale = sum->dscale;
}

/* Adds another sum, if that is short too. */
static inline bool
short_sum_merge(ShortSum *sum, const ExactSum *from)
{
	Decimal		d;
	int			weight;
	int64		mantissa;

	if (from->dscale > PG_INT16_MAX || exact_sum_has_special(from))
		return false;
	d = decimal_from_sum(from);
	if (d.special || d.big)
		return false;
	weight = floor_div4(-d.scale);
	return !pg_mul_s64_overflow(d.mantissa, pow10_int64[-d.scale - weight * 4], &mantissa) &&
		short_sum_add(sum, mantissa, weight, (int) from->dscale);
}

#endif							/* INDSTAT_SHORT_SUM_H */
