/*
 * exact_sums.h
 *	  Every class of state that SQL type exact_sums holds; each is defined beside
 *	  its aggregate.
 */
#ifndef INDSTAT_EXACT_SUMS_H
#define INDSTAT_EXACT_SUMS_H

#include "exact/exact_state.h"

/* What is stored and sent, by which exact_sums.c finds the class. */
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
	EXACT_SUMS_TIME_AGG,
	EXACT_SUMS_INDEX
} ExactSumsKind;

/* aggregate.c */
extern const ExactStateClass yoy_class;
extern const ExactStateClass yoy_member_class;
extern const ExactStateClass share_class;
extern const ExactStateClass contribution_class;
extern const ExactStateClass completion_class;
extern const ExactStateClass contribution_share_class;
extern const ExactStateClass share_change_class;
/* structure.c, growth_breadth.c, time_agg.c, index_agg.c */
extern const ExactStateClass parts_class;
extern const ExactStateClass breadth_class;
extern const ExactStateClass time_agg_class;
extern const ExactStateClass index_class;

#endif							/* INDSTAT_EXACT_SUMS_H */
