/*
 * rank.h
 *	  What ranks of single values and of whole series have in common.
 */
#ifndef INDSTAT_RANK_H
#define INDSTAT_RANK_H

#include "compat.h"

/* error 22023: higher_is_better is not the same in all rows of a partition */
pg_noreturn extern void rank_direction_differs(void);

#endif							/* INDSTAT_RANK_H */
