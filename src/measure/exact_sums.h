/*
 * exact_sums.h
 *	  The state type of the aggregates: a few exact sums, and what
 *	  they are the sums of.
 */
#ifndef INDSTAT_EXACT_SUMS_H
#define INDSTAT_EXACT_SUMS_H

#include "postgres.h"

#include "fmgr.h"

#include "exact/exact_sum.h"

#define EXACT_SUMS_MAX_TAGS 8
#define EXACT_SUMS_MAX_SUMS 4

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
/* Counts on a tag. */
extern void exact_sums_count(int64 *tag, int64 more);

/* What is wrong with a state of time_agg that came from outside, or NULL. */
extern const char *time_agg_complaint(const ExactSums *state);

#endif							/* INDSTAT_EXACT_SUMS_H */
