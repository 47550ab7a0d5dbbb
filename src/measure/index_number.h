/*
 * index_number.h
 *	  The step that chains share, over rows and over series.
 */
#ifndef INDSTAT_INDEX_NUMBER_H
#define INDSTAT_INDEX_NUMBER_H

#include "exact/decimal.h"

/* Multiplies a level by 1 + growth / 100; false if the growth is below -100. */
extern bool index_number_grow(Decimal growth, Decimal *level);

#endif							/* INDSTAT_INDEX_NUMBER_H */
