/*
 * measure.h
 *	  The formulas that scalars, aggregates and windows share.
 */
#ifndef INDSTAT_MEASURE_H
#define INDSTAT_MEASURE_H

#include "exact/decimal.h"

/* 100 * num / den; NULL (false) unless den is positive, NaN if either is special. */
extern bool measure_percent(Decimal num, Decimal den, Numeric *result);
/* 100 * (current - base) / base; NULL (false) unless base is positive. */
extern bool measure_growth(Decimal current, Decimal base, Numeric *result);
/* part / total against part_base / total_base, over one denominator; NULL unless both totals are positive. */
extern bool measure_share_change(Decimal part, Decimal total, Decimal part_base, Decimal total_base, Numeric *result);
/* 100 * part / total, where both are changes: of any sign, NULL if total is zero. */
extern bool measure_share_of_change(Decimal part, Decimal total, Numeric *result);

/* Whether a rounding mode is half_even; error 22023 unless it is half_away or that. */
extern bool measure_half_even(text *mode);

#endif							/* INDSTAT_MEASURE_H */
