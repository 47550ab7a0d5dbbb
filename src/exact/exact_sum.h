/*
 * exact_sum.h
 *	  One sum of decimals that does not depend on the order of its values.
 *
 * Why not numeric's own sum: a figure that is printed is a quotient of two or
 * more sums, and its state has to lie flat so that workers can hand it on and an
 * aggregate can be stored.  NumericVar is private to the server and its sums are
 * grown by palloc.
 *
 * A value is added digit by digit (base 10,000, as numeric has it) into the bin
 * of the digit's weight; nothing is carried while rows come in, since a bin of
 * 64 bits holds 9 * 10^14 digits of 9,999.  Addition of integers is associative,
 * so any order and any division among workers gives the same bins up to carries,
 * and exact_sum_normalise() makes them the same bytes.  A sum is turned into a
 * decimal once, where it is divided or shown.
 *
 * NaN and the two infinities are counted beside the bins, so that they too come
 * in any order; taken away, each counts as one that came, of the other sign.
 */
#ifndef INDSTAT_EXACT_SUM_H
#define INDSTAT_EXACT_SUM_H

#include "postgres.h"

#include <math.h>

#include "common/int.h"
#include "lib/stringinfo.h"

#include "base/compat.h"
#include "exact/decimal.h"
#include "exact/numeric_layout.h"

/*
 * From 10^-64 up to 10^64: amounts of any currency in any unit with thirty
 * decimals, squared, and a state that stays below 300 bytes.  A value outside
 * is an error and never a rounded sum.
 */
#define EXACT_SUM_BINS 32
#define EXACT_SUM_LOWEST_WEIGHT (-16)

/*
 * One exact sum: digits to base 10,000, one bin per weight, from 10^-64 up to
 * 10^64.  Bins are signed and need not be carried.
 */
typedef struct ExactSum
{
	int64		count;			/* known values, NaN and infinities included */
	int64		nan;
	int64		pinf;
	int64		ninf;
	int64		dscale;			/* most decimals that a value was written with */
	int64		bin[EXACT_SUM_BINS];
} ExactSum;

/* Adds or (sign = -1) takes away one known value, and counts it. */
extern void exact_sum_add(ExactSum *sum, Datum value, DecimalKind kind, int sign);
extern void exact_sum_add_int64(ExactSum *sum, int64 value, int sign);
extern void exact_sum_merge(ExactSum *into, const ExactSum *from);
extern bool exact_sum_has_special(const ExactSum *sum);

extern Decimal decimal_from_sum(const ExactSum *sum);
extern Decimal decimal_from_sum_difference(const ExactSum *a, const ExactSum *b);

/* The sum as it is sent: carried, and all bins of one sign. */
extern void exact_sum_normalise(ExactSum *sum);
/* What is wrong with a sum that came from outside, or NULL. */
extern const char *exact_sum_complaint(const ExactSum *sum);
/* Each false where the text has something else; the first two read what stands around a sum, too. */
extern bool exact_sum_read_char(const char **p, char c);
extern bool exact_sum_read_int64(const char **p, int64 *result);
extern bool exact_sum_read(const char **p, ExactSum *sum);
extern void exact_sum_append(StringInfo buf, const ExactSum *sum);
extern void exact_sum_receive(StringInfo buf, ExactSum *sum);
extern void exact_sum_send(StringInfo buf, const ExactSum *sum);

/*-------------------------------------------------------------------------
 * Adding, inline: for those who do it once a row.
 *-------------------------------------------------------------------------
 */
/* A bin stays within this, so that the difference of two can be carried. */
#define BIN_ROOM (PG_INT64_MAX / 4)
#define TOP_WEIGHT (EXACT_SUM_LOWEST_WEIGHT + EXACT_SUM_BINS - 1)

extern void exact_sum_out_of_range(void);
extern void exact_sum_carry(int64 *bin);

static inline void
add_checked(int64 *to, int64 amount)
{
	if (unlikely(pg_add_s64_overflow(*to, amount, to)))
		exact_sum_out_of_range();
}

/*
 * Adds to one bin what may be many digits, but not more than BIN_ROOM; they
 * are spread over the bins above only when the bin is full.
 */
static inline void
add_to_bin(ExactSum *sum, int weight, int64 amount)
{
	int64	   *bin = &sum->bin[weight - EXACT_SUM_LOWEST_WEIGHT];

	*bin += amount;
	if (unlikely(*bin > BIN_ROOM || *bin < -BIN_ROOM))
	{
		exact_sum_carry(sum->bin);
		if (sum->bin[EXACT_SUM_BINS - 1] > BIN_ROOM || sum->bin[EXACT_SUM_BINS - 1] < -BIN_ROOM)
			exact_sum_out_of_range();
	}
}

/* Adds mantissa * 10^exponent. */
static inline void
add_scaled(ExactSum *sum, uint64 mantissa, int exponent, int sign)
{
	int			weight = floor_div4(exponent);
	int			low = exponent - weight * 4;
	uint64		base = pow10_int64[4 - low];
	uint64		factor = pow10_int64[low];

	if (-exponent > sum->dscale)
		sum->dscale = -exponent;
	/* all digits into one bin, if it has the room and those above exist */
	if (likely(mantissa < (uint64) BIN_ROOM / 1000 &&
			   weight >= EXACT_SUM_LOWEST_WEIGHT && weight <= TOP_WEIGHT - 4))
	{
		add_to_bin(sum, weight, sign * (int64) (mantissa * factor));
		return;
	}
	for (; mantissa != 0; weight++)
	{
		int64		digit = (int64) ((mantissa % base) * factor);

		mantissa /= base;
		base = DIGIT_BASE;
		factor = 1;
		if (digit == 0)
			continue;
		if (weight < EXACT_SUM_LOWEST_WEIGHT || weight > TOP_WEIGHT)
			exact_sum_out_of_range();
		add_to_bin(sum, weight, sign * digit);
	}
}

static pg_attribute_always_inline void
add_numeric(ExactSum *sum, Datum value, int sign)
{
	struct varlena *num = (struct varlena *) DatumGetPointer(value);
	DigitView	v;

	if (unlikely(VARATT_IS_COMPRESSED(num) || VARATT_IS_EXTERNAL(num)))
		num = PG_DETOAST_DATUM_PACKED(value);

	view_digits(num, &v);
	if (unlikely(v.special != 0))
	{
		int64	   *counter = v.special == LAYOUT_NAN ? &sum->nan :
			(v.special == LAYOUT_PINF) == (sign > 0) ? &sum->pinf : &sum->ninf;

		add_checked(counter, 1);
	}
	else if (v.ndigits > 0)
	{
		int			weight = v.weight - v.ndigits + 1;

		if (unlikely(v.weight > TOP_WEIGHT || weight < EXACT_SUM_LOWEST_WEIGHT))
			exact_sum_out_of_range();
		if (v.negative)
			sign = -sign;
		if (likely(v.ndigits <= 4))
		{
			int64		amount = digit_at(&v, 0);

			for (int i = 1; i < v.ndigits; i++)
				amount = amount * DIGIT_BASE + digit_at(&v, i);
			add_to_bin(sum, weight, sign * amount);
		}
		else
			for (int i = 0; i < v.ndigits; i++)
				add_to_bin(sum, v.weight - i, sign * digit_at(&v, i));
	}
	if (v.dscale > sum->dscale)
		sum->dscale = v.dscale;
	if ((Pointer) num != DatumGetPointer(value))
		pfree(num);
}

static inline void
add_float8(ExactSum *sum, double value, int sign)
{
	bool		negative;
	uint64		mantissa;
	int			exponent;
	int64		whole;

	/* as many decimals as others had: whatever the zeros, it is the same decimal */
	if (likely(sum->dscale <= FLOAT8_MAX_SCALE && float8_has_scale(fabs(value), sum->dscale, &whole)))
		add_scaled(sum, whole, -(int) sum->dscale, value < 0 ? -sign : sign);
	else if (decimal_shortest(value, &negative, &mantissa, &exponent))
		add_scaled(sum, mantissa, exponent, negative ? -sign : sign);
	else if (isnan(value))
		add_checked(&sum->nan, 1);
	else
		add_checked((value > 0) == (sign > 0) ? &sum->pinf : &sum->ninf, 1);
}

static inline void
add_int64(ExactSum *sum, int64 value, int sign)
{
	add_scaled(sum, value < 0 ? -(uint64) value : (uint64) value, 0,
			   value < 0 ? -sign : sign);
}

/* Adds or (sign = -1) takes away one known value, and counts it. */
static pg_attribute_always_inline void
exact_sum_put(ExactSum *sum, Datum value, DecimalKind kind, int sign)
{
	add_checked(&sum->count, 1);
	switch (kind)
	{
		case DECIMAL_FLOAT8:
			add_float8(sum, DatumGetFloat8(value), sign);
			break;
		case DECIMAL_INT8:
			add_int64(sum, DatumGetInt64(value), sign);
			break;
		default:
			add_numeric(sum, value, sign);
			break;
	}
}

#endif							/* INDSTAT_EXACT_SUM_H */
