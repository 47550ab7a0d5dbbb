/*
 * rank.h
 *	  What ranks within a partition, among peers and of whole series share.
 */
#ifndef INDSTAT_RANK_H
#define INDSTAT_RANK_H

#include <math.h>

#include "base/compat.h"
#include "exact/decimal.h"

/* Which end of the scale is best; UNKNOWN if the argument is NULL. */
typedef enum RankDirection
{
	RANK_LOWER,
	RANK_HIGHER,
	RANK_UNKNOWN
} RankDirection;

/* error 22023: higher_is_better is not the same in all rows of a group */
pg_noreturn extern void rank_direction_differs(void);

static inline bool
rank_is_nan(Datum d, DecimalKind kind)
{
	if (kind == DECIMAL_FLOAT8)
		return isnan(DatumGetFloat8(d));
	return kind == DECIMAL_NUMERIC && numeric_is_nan(DatumGetNumeric(d));
}

#endif							/* INDSTAT_RANK_H */
