/*
 * array_argument.h
 *	  What a function that takes lists as arrays asks of each of them.
 */
#ifndef INDSTAT_ARRAY_ARGUMENT_H
#define INDSTAT_ARRAY_ARGUMENT_H

#include "postgres.h"

#include "utils/array.h"

/* One dimension, whatever its lower bound, or no element; without NULLs unless they are taken. */
static inline void
check_array_argument(ArrayType *array, const char *name, bool takes_nulls)
{
	if (ARR_NDIM(array) > 1)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("argument \"%s\" must be a one-dimensional array", name)));
	if (!takes_nulls && array_contains_nulls(array))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("argument \"%s\" must not contain nulls", name)));
}

#endif							/* INDSTAT_ARRAY_ARGUMENT_H */
