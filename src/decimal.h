/*
 * decimal.h
 *	  Exact decimal arithmetic: short decimals, the one division that every
 *	  rate uses, and sums that do not depend on the order of their rows.
 */
#ifndef INDSTAT_DECIMAL_H
#define INDSTAT_DECIMAL_H

#include "postgres.h"

#include "fmgr.h"
#include "utils/numeric.h"

/*
 * A decimal in the middle of a calculation.  Short ones (nearly all) are kept
 * as mantissa * 10^-scale, others as numeric.
 */
typedef struct Decimal
{
	bool		special;		/* NaN or infinite: nothing else is set */
	Numeric		big;			/* NULL if the value is short */
	int64		mantissa;
	int			scale;
} Decimal;

/* What a measure accepts, in the order of its overloads. */
typedef enum DecimalKind
{
	DECIMAL_NUMERIC,
	DECIMAL_FLOAT8,
	DECIMAL_INT8
} DecimalKind;

#define DECIMAL_BINS 32
#define DECIMAL_LOWEST_WEIGHT (-16)
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
	int64		bin[DECIMAL_BINS];
} ExactSum;

/* What a state is the state of; names are in decimal.c. */
typedef enum ExactSumsKind
{
	EXACT_SUMS_YOY = 1,
	EXACT_SUMS_YOY_MEMBER,
	EXACT_SUMS_SHARE,
	EXACT_SUMS_CONTRIBUTION,
	EXACT_SUMS_COMPLETION
} ExactSumsKind;

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

extern void decimal_check_layout(void);

extern Decimal decimal_from_numeric(Numeric num);
extern Decimal decimal_from_float8(double value);
extern Decimal decimal_from_int64(int64 value);
extern Decimal decimal_from_datum(Datum value, DecimalKind kind);
extern Decimal decimal_from_sum(const ExactSum *sum);
extern Decimal decimal_from_sum_difference(const ExactSum *a, const ExactSum *b);
extern Numeric decimal_to_numeric(Decimal d);
extern Numeric decimal_nan(void);
extern Numeric decimal_power10(int exponent);

extern int	decimal_sign(Decimal d);
extern Decimal decimal_sub(Decimal a, Decimal b);
extern Decimal decimal_mul(Decimal a, Decimal b);

/* 100 * num / den, rounded once: the only division there is. */
extern Numeric ratio_percent(Decimal num, Decimal den);

/* A key that sorts as numeric does, except that it may call equal what is not. */
extern int64 decimal_sort_key(Numeric num);

extern ExactSums *exact_sums_create(ExactSumsKind kind);
extern ExactSums *exact_sums_for_update(FunctionCallInfo fcinfo, int argno, ExactSumsKind kind);
extern const ExactSums *exact_sums_for_read(FunctionCallInfo fcinfo, int argno, ExactSumsKind kind);
extern void exact_sums_add_sums(ExactSums *into, const ExactSums *from);
extern void exact_sum_add(ExactSum *sum, Datum value, DecimalKind kind, int sign);
extern void exact_sum_add_int64(ExactSum *sum, int64 value, int sign);
extern bool exact_sum_has_special(const ExactSum *sum);

#endif							/* INDSTAT_DECIMAL_H */
