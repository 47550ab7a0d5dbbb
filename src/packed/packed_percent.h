/*
 * packed_percent.h
 *	  Rates of whole containers: 100 * num / den as scaled integers.
 */
#ifndef INDSTAT_PACKED_PERCENT_H
#define INDSTAT_PACKED_PERCENT_H

#include "packed/packed.h"

/* Decimals of a rate unless they are asked for, and the most that may be. */
#define PACKED_PERCENT_DECIMALS		6
#define PACKED_PERCENT_MAX_DECIMALS 12

/* error 22023 beyond 0 to PACKED_PERCENT_MAX_DECIMALS */
extern int	packed_percent_decimals(int decimals);

/*
 * num[i] becomes 100 * num[i] / den[i] with so many decimals, rounded half
 * away from zero on the exact value; missing unless den[i] is positive and
 * both are known.  Error 22003 for a rate that does not fit.
 */
extern void packed_percent(const char *what, int64 *num, int num_scale,
						   const int64 *den, int den_scale, int n, int decimals);

/* The same of 10^power * num / den, rounded half to even if that is asked for. */
extern void packed_divide(const char *what, int64 *num, int num_scale,
						  const int64 *den, int den_scale, int n,
						  int power, int decimals, bool half_even);

/* The same of 100 * (current - base) / base, where all have one scale; result is none of them. */
extern void packed_growth(const char *what, int64 *result, const int64 *current, const int64 *base,
						  int n, int decimals, bool half_even);

#endif							/* INDSTAT_PACKED_PERCENT_H */
