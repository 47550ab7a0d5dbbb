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
/* The base that a level and its growth imply; false unless that growth is above -100. */
extern bool measure_implied_base(Decimal value, Decimal growth, Numeric *result);
/* part / total against part_base / total_base, over one denominator; NULL unless both totals are positive. */
extern bool measure_share_change(Decimal part, Decimal total, Decimal part_base, Decimal total_base, Numeric *result);
/* 100 * part / total, where both are changes: of any sign, NULL if total is zero. */
extern bool measure_share_of_change(Decimal part, Decimal total, Numeric *result);

/* Why there is no growth rate. */
typedef enum GrowthReason
{
	GROWTH_REASON_NONE,
	GROWTH_REASON_SUPPRESSED,
	GROWTH_REASON_BREAK,
	GROWTH_REASON_INCOMPLETE,
	GROWTH_REASON_NO_VALUE,
	GROWTH_REASON_NO_BASE,
	GROWTH_REASON_BASE_ZERO,
	GROWTH_REASON_BASE_NEGATIVE,
	GROWTH_REASON_IN_POINTS		/* there is a change, and it is no rate */
} GrowthReason;

/* NULL for a figure that is not known. */
extern GrowthReason measure_growth_reason(const Decimal *current, const Decimal *base,
										  bool suppressed, bool crosses_break, bool incomplete);
/* NULL for none */
extern const char *measure_growth_reason_name(GrowthReason reason);

/* The code of CL_OBS_STATUS that takes precedence; one that is not known, or 0, never does. */
extern char measure_combined_status(char a, char b);

/* Whether a rounding mode is half_even; error 22023 unless it is half_away or that. */
extern bool measure_half_even(text *mode);

#endif							/* INDSTAT_MEASURE_H */
