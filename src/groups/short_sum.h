/*
 * short_sum.h
 *	  An exact sum in 16 bytes, as long as its values and the sum are short.
 *
 * What does not fit is refused, and the sum left as it was: then an ExactSum
 * of the same value takes over.
 */
#ifndef INDSTAT_SHORT_SUM_H
#define INDSTAT_SHORT_SUM_H

#include "exact/exact_sum.h"

#define SHORT_SUM_GROUPS 4

typedef struct ShortSum
{
	int64		amount;			/* in units of 10,000^-groups */
	int16		dscale;			/* most decimals that a value was written with */
	int8		groups;
} ShortSum;

/* A value as mantissa * 10,000^weight. */
typedef struct ShortValue
{
	int64		mantissa;
	int			weight;
	int			dscale;
} ShortValue;

static pg_attribute_always_inline bool
short_value_of_numeric(Datum value, ShortValue *result)
{
	struct varlena *num = (struct varlena *) DatumGetPointer(value);
	DigitView	v;
	int64		mantissa = 0;

	if (unlikely(VARATT_IS_COMPRESSED(num) || VARATT_IS_EXTERNAL(num)))
		return false;
	view_digits(num, &v);
	if (unlikely(v.special != 0 || v.ndigits > 4))
		return false;
	for (int i = 0; i < v.ndigits; i++)
		mantissa = mantissa * DIGIT_BASE + digit_at(&v, i);
	result->mantissa = v.negative ? -mantissa : mantissa;
	result->weight = v.ndigits == 0 ? 0 : v.weight - v.ndigits + 1;
	result->dscale = v.dscale;
	return true;
}

static inline bool
short_value_of_float8(double value, int dscale, ShortValue *result)
{
	bool		negative = value < 0;
	uint64		size;
	int64		mantissa;
	int			exponent;

	/* the same steps as for an ExactSum, so that the decimals counted are the same */
	if (likely(dscale <= FLOAT8_MAX_SCALE && float8_has_scale(fabs(value), dscale, &mantissa)))
		exponent = -dscale;
	else
	{
		if (!decimal_shortest(value, &negative, &size, &exponent))
			return false;
		mantissa = (int64) size;
	}
	result->weight = floor_div4(exponent);
	result->dscale = Max(-exponent, 0);
	if (pg_mul_s64_overflow(mantissa, pow10_int64[exponent - result->weight * 4], &mantissa))
		return false;
	result->mantissa = negative ? -mantissa : mantissa;
	return true;
}

/* false if it is not short; the sum tells what doubles are likely to be */
static pg_attribute_always_inline bool
short_value(const ShortSum *sum, Datum value, DecimalKind kind, ShortValue *result)
{
	switch (kind)
	{
		case DECIMAL_FLOAT8:
			return short_value_of_float8(DatumGetFloat8(value), sum->dscale, result);
		case DECIMAL_INT8:
			result->mantissa = DatumGetInt64(value);
			result->weight = 0;
			result->dscale = 0;
			return true;
		default:
			return short_value_of_numeric(value, result);
	}
}

/* What the amount becomes, if nothing else of the sum changes: nearly always. */
static pg_attribute_always_inline bool
short_sum_next(const ShortSum *sum, const ShortValue *value, int64 *amount)
{
	return value->weight + sum->groups == 0 && value->dscale <= sum->dscale &&
		!pg_add_s64_overflow(sum->amount, value->mantissa, amount);
}

static inline bool
short_sum_add(ShortSum *sum, const ShortValue *value)
{
	int64		amount = sum->amount;
	int64		mantissa = value->mantissa;
	int			up = value->weight + sum->groups;

	if (up > SHORT_SUM_GROUPS || value->weight < -SHORT_SUM_GROUPS)
		return false;
	if (up > 0 ?
		pg_mul_s64_overflow(mantissa, pow10_int64[4 * up], &mantissa) :
		pg_mul_s64_overflow(amount, pow10_int64[-4 * up], &amount))
		return false;
	if (pg_add_s64_overflow(amount, mantissa, &amount))
		return false;
	sum->amount = amount;
	sum->groups = Max(sum->groups, -value->weight);
	sum->dscale = Max(sum->dscale, value->dscale);
	return true;
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
	ShortValue	value;
	Decimal		d;

	if (from->dscale > PG_INT16_MAX || exact_sum_has_special(from))
		return false;
	d = decimal_from_sum(from);
	if (d.special || d.big)
		return false;
	value.weight = floor_div4(-d.scale);
	value.dscale = (int) from->dscale;
	return !pg_mul_s64_overflow(d.mantissa, pow10_int64[-d.scale - value.weight * 4], &value.mantissa) &&
		short_sum_add(sum, &value);
}

#endif							/* INDSTAT_SHORT_SUM_H */
