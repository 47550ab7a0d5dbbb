/*
 * packed_arithmetic.h
 *	  Arithmetic on the values of whole containers: integers of one scale,
 *	  PACKED_MISSING where there is none.
 *
 * Loops have no branches, so that compilers turn them into vectors; whether
 * something overflowed is asked once.  Integers give the same digits however
 * they are computed.
 */
#ifndef INDSTAT_PACKED_ARITHMETIC_H
#define INDSTAT_PACKED_ARITHMETIC_H

#include "packed/packed.h"
#include "packed/vector_clones.h"

/* a[i] becomes the result, missing if either is.  Error 22003 on overflow. */
extern void packed_add(const char *what, int64 *a, const int64 *b, int n);
extern void packed_subtract(const char *what, int64 *a, const int64 *b, int n);
extern void packed_multiply(const char *what, int64 *a, const int64 *b, int n);

/*
 * Sums of up to 2^31 values each, as high * 2^32 + low: no addition overflows,
 * so none depends on the order.
 */
typedef struct PackedSum
{
	int64		high;
	int64		low;
	int64		known;			/* how many values */
} PackedSum;

static inline void
packed_sum_add(PackedSum *sum, int64 value)
{
	int64		is_known = -(int64) (value != PACKED_MISSING);

	sum->high += (value >> 32) & is_known;
	sum->low += value & is_known & INT64CONST(0xFFFFFFFF);
	sum->known -= is_known;
}

/* How many are not missing. */
extern int	packed_count_known(const int64 *values, int n);

/* The sum of a container's values, and it as a number; known is not zero. */
extern PackedSum packed_sum(const PackedView *view);
extern Numeric packed_sum_numeric(const PackedSum *sum, int scale);
/* Adds n values to n sums. */
extern void packed_sum_each(int64 *high, int64 *low, int64 *known, const int64 *values, int n);
/* false if that is no value of a container */
extern bool packed_sum_value(int64 high, int64 low, int64 *result);

/* Brings both to the larger scale, which is returned. */
extern int	packed_same_scale(const char *what, int64 *a, int scale_a, int na,
							  int64 *b, int scale_b, int nb);

/* Rounds to so many digits after the point, negative for tens and hundreds. */
extern void packed_round(const char *what, int64 *values, int n, int scale,
						 int digits, bool half_even);

#endif							/* INDSTAT_PACKED_ARITHMETIC_H */
