/*
 * measure.h
 *	  The formulas that scalars, aggregates and windows share.
 */
#ifndef INDSTAT_MEASURE_H
#define INDSTAT_MEASURE_H

#include "decimal.h"

/* 100 * num / den; NULL (false) unless den is positive, NaN if either is special. */
extern bool measure_percent(Decimal num, Decimal den, Numeric *result);
/* 100 * (current - base) / base; NULL (false) unless base is positive. */
extern bool measure_growth(Decimal current, Decimal base, Numeric *result);

#endif							/* INDSTAT_MEASURE_H */
