/*
 * series_pair.h
 *	  Two series side by side, over the periods that both have.
 */
#ifndef INDSTAT_SERIES_PAIR_H
#define INDSTAT_SERIES_PAIR_H

#include "series/series.h"

typedef struct SeriesPair
{
	Series		source[2];
	/* the first is also the result on its way; both of the same positions */
	SeriesDraft a;
	SeriesDraft b;
} SeriesPair;

/* Of the first two arguments.  Error 22023 unless frequency and basis agree. */
extern void series_pair_args(FunctionCallInfo fcinfo, SeriesPair *pair);
/* Error 22003 if that does not fit. */
extern void series_pair_same_scale(SeriesPair *pair);
/* The result: what a has become. */
extern struct varlena *series_pair_form(SeriesPair *pair);

#endif							/* INDSTAT_SERIES_PAIR_H */
