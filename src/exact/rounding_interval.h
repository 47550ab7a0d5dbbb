/*
 * rounding_interval.h
 *	  The values that a rounded figure can stand for, and what follows for
 *	  figures that are computed from it.
 */
#ifndef INDSTAT_ROUNDING_INTERVAL_H
#define INDSTAT_ROUNDING_INTERVAL_H

#include "exact/decimal.h"

/* Both bounds belong to it; NULL is no bound. */
typedef struct RoundingInterval
{
	bool		empty;
	Numeric		lower;
	Numeric		upper;
} RoundingInterval;

/* Half a unit of the last of so many decimals; error 22023 if that is absurd. */
extern Decimal rounding_half_unit(int decimals);

extern void rounding_interval_start(RoundingInterval *interval);
extern void rounding_interval_extend(RoundingInterval *interval, Numeric value);
extern void rounding_interval_unbounded(RoundingInterval *interval);
/* As numrange, for a function that returns one. */
extern Datum rounding_interval_to_range(FunctionCallInfo fcinfo, const RoundingInterval *interval);

#endif							/* INDSTAT_ROUNDING_INTERVAL_H */
