/*
 * missing_parts.h
 *	  What a sum of parts is when some of the parts are missing: the six modes
 *	  of VTL's hierarchy operators.
 *
 * A mode answers two questions: what stands in for a part that is missing
 * (NULL or zero), and when there is a sum at all.
 */
#ifndef INDSTAT_MISSING_PARTS_H
#define INDSTAT_MISSING_PARTS_H

#include "postgres.h"

typedef enum MissingParts
{
	MISSING_NON_NULL,			/* as NULL; a sum if it is known */
	MISSING_NON_ZERO,			/* as zero; a sum if it is not zero */
	MISSING_PARTIAL_NULL,		/* as NULL; a sum if one part is there */
	MISSING_PARTIAL_ZERO,		/* as zero; a sum if one part is there */
	MISSING_ALWAYS_NULL,		/* as NULL; always a sum */
	MISSING_ALWAYS_ZERO,		/* as zero; always a sum */
	MISSING_MODES
} MissingParts;

/* How many parts there are of each sort. */
typedef struct PartCounts
{
	int64		found;			/* there, with a value or without */
	int64		nulls;			/* there, without a value */
	int64		missing;
} PartCounts;

/* The mode of a name; any other name is an error (22023). */
extern MissingParts missing_parts_mode(text *name);

static inline bool
missing_parts_as_zero(MissingParts mode)
{
	return mode == MISSING_NON_ZERO || mode == MISSING_PARTIAL_ZERO || mode == MISSING_ALWAYS_ZERO;
}

/* Whether the sum is unknown: a part has no value, or one is missing and stands as NULL. */
static inline bool
missing_parts_sum_is_null(MissingParts mode, const PartCounts *parts)
{
	return parts->nulls > 0 || (parts->missing > 0 && !missing_parts_as_zero(mode));
}

/* Whether there is a sum at all; sum_is_zero counts only if the sum is known. */
extern bool missing_parts_has_sum(MissingParts mode, const PartCounts *parts, bool sum_is_zero);

#endif							/* INDSTAT_MISSING_PARTS_H */
