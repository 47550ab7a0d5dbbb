/*
 * packed_rank.h
 *	  Ranks among the values of a group, as integers of one scale.
 */
#ifndef INDSTAT_PACKED_RANK_H
#define INDSTAT_PACKED_RANK_H

#include "packed/packed.h"

/* What ranking takes in memory, of groups of up to so many. */
typedef struct PackedRanker PackedRanker;

extern PackedRanker *packed_ranker_create(int largest);
extern void packed_ranker_free(PackedRanker *ranker);

/*
 * Competition ranks ("1224") of n values: the greatest has 1, a value that is
 * missing 0.  narrow says that all are of 32 bits.
 */
extern void packed_rank(PackedRanker *ranker, const int64 *values, int n, bool narrow, int32 *rank);

/* Where the lowest is best: the other way round, and missing stays what it is. */
extern void packed_turn(int64 *values, int n);

#endif							/* INDSTAT_PACKED_RANK_H */
