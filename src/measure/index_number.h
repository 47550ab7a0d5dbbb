/*
 * index_number.h
 *	  What chains share, over rows, over series and over links.
 */
#ifndef INDSTAT_INDEX_NUMBER_H
#define INDSTAT_INDEX_NUMBER_H

#include "exact/decimal.h"

/* Multiplies a level by 1 + growth / 100; false if the growth is below -100. */
extern bool index_number_grow(Decimal growth, Decimal *level);
/* What levels are chained with: 100 digits, so that 20 of them are right. */
extern Decimal index_number_shortened(Decimal level);

#endif							/* INDSTAT_INDEX_NUMBER_H */
