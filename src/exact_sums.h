/*
 * exact_sums.h
 *	  The state type of the aggregates: sums of decimals that do not depend on
 *	  the order of their rows.
 */
#ifndef INDSTAT_EXACT_SUMS_H
#define INDSTAT_EXACT_SUMS_H

#include "postgres.h"

#include "fmgr.h"

#include "decimal.h"

#define EXACT_SUM_BINS 32
#define EXACT_SUM_LOWEST_WEIGHT (-16)
#define EXACT_SUMS_MAX_TAGS 8
#define EXACT_SUMS_MAX_SUMS 4

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

/* What a state is the state of; names are in exact_sums.c.  Those of rates come first. */
typedef enum ExactSumsKind
{
	EXACT_SUMS_YOY = 1,
	EXACT_SUMS_YOY_MEMBER,
	EXACT_SUMS_SHARE,
	EXACT_SUMS_CONTRIBUTION,
	EXACT_SUMS_COMPLETION,
	EXACT_SUMS_CONTRIBUTION_SHARE,
	EXACT_SUMS_SHARE_CHANGE,
	EXACT_SUMS_PARTS,
	EXACT_SUMS_BREADTH,
	EXACT_SUMS_TIME_AGG
} ExactSumsKind;

/* Tags of the growth kinds: the period asked for (0 if NULL), its base (0 if none) */
#define TAG_AT 0
#define TAG_BASE 1
/* and, like with like: two sums of hashes for each of the two periods, NULL members */
#define TAG_MEMBERS 2
#define TAG_NULL_MEMBERS 6
/* Tags of a sum of parts: how missing ones count, and how many parts are of each sort */
#define TAG_MODE 0
#define TAG_FOUND 1
#define TAG_NULLS 2
#define TAG_MISSING 3

/* SQL type exact_sums: flat, and of one size for its whole life. */
typedef struct ExactSums
{
	int32		vl_len_;
	uint8		version;
	uint8		kind;
	uint8		nsums;
	uint8		ntags;
	int64		tag[EXACT_SUMS_MAX_TAGS];
	ExactSum	sum[FLEXIBLE_ARRAY_MEMBER];
} ExactSums;

extern ExactSums *exact_sums_create(ExactSumsKind kind);
extern ExactSums *exact_sums_for_update(FunctionCallInfo fcinfo, int argno, ExactSumsKind kind);
extern const ExactSums *exact_sums_for_read(FunctionCallInfo fcinfo, int argno, ExactSumsKind kind);
extern void exact_sums_add_sums(ExactSums *into, const ExactSums *from);
extern void exact_sum_add(ExactSum *sum, Datum value, DecimalKind kind, int sign);
extern void exact_sum_add_int64(ExactSum *sum, int64 value, int sign);
/* Counts on a tag. */
extern void exact_sums_count(int64 *tag, int64 more);
extern bool exact_sum_has_special(const ExactSum *sum);

/* What is wrong with a state of time_agg that came from outside, or NULL. */
extern const char *time_agg_complaint(const ExactSums *state);

extern Decimal decimal_from_sum(const ExactSum *sum);
extern Decimal decimal_from_sum_difference(const ExactSum *a, const ExactSum *b);

#endif							/* INDSTAT_EXACT_SUMS_H */
