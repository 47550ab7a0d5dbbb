/*
 * exact_sum.h
 *	  One sum of decimals that does not depend on the order of its values.
 */
#ifndef INDSTAT_EXACT_SUM_H
#define INDSTAT_EXACT_SUM_H

#include "postgres.h"

#include "lib/stringinfo.h"

#include "exact/decimal.h"

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

#endif							/* INDSTAT_EXACT_SUM_H */
