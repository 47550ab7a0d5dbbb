/*
 * decimal.h
 *	  Exact decimal arithmetic: short decimals, and the one division that
 *	  every rate uses.
 */
#ifndef INDSTAT_DECIMAL_H
#define INDSTAT_DECIMAL_H

#include "postgres.h"

#include <math.h>

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
	DECIMAL_INT8,
	/* of a measure that is declared for any number, and reads it as it is */
	DECIMAL_FLOAT4,
	DECIMAL_INT4,
	DECIMAL_INT2
} DecimalKind;

static inline Decimal
decimal_short(int64 mantissa, int scale)
{
	Decimal		d = {false, NULL, mantissa, scale};

	return d;
}

static inline Decimal
decimal_special(void)
{
	Decimal		d = {true, NULL, 0, 0};

	return d;
}

extern Decimal decimal_from_numeric(Numeric num);
extern Decimal decimal_from_float8(double value);
extern Decimal decimal_from_int64(int64 value);
extern Decimal decimal_from_datum(Datum value, DecimalKind kind);
extern Decimal decimal_from_scaled(int64 mantissa, int scale);
/* The shortest decimal of a double; false for NaN and infinities. */
extern bool decimal_shortest(double value, bool *negative, uint64 *mantissa, int *exponent);

/*
 * Whether a positive double is a decimal with so many decimals, up to six, and
 * at most 15 digits; then, times 10^scale, the whole number.
 *
 * No two decimals of at most 15 digits read as the same double.  So one that
 * reads as this double has, up to zeros, the shortest digits: no other of as
 * many digits or fewer could.  m / 10^scale is rounded once from two exact
 * numbers, as reading m's decimal is.
 */
static inline bool
float8_has_scale(double size, int scale, int64 *whole)
{
	static const double power[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
	double		scaled = size * power[scale];
	double		m;

	if (!(scaled < 1e15))
		return false;
	m = *whole = (int64) (scaled + 0.5);
	/* only where it is hopeful is a division spent on the proof */
	return fabs(scaled - m) <= m * 0x1p-51 && m / power[scale] == size;
}

#define FLOAT8_MAX_SCALE 6

extern Numeric decimal_to_numeric(Decimal d);
/* mantissa * 10^-scale with the least scale from 0 up; false if that is no int64 */
extern bool decimal_to_scaled(Decimal d, int64 *mantissa, int *scale);
extern Numeric decimal_nan(void);
extern Numeric decimal_power10(int exponent);

extern int	decimal_sign(Decimal d);
extern Decimal decimal_sub(Decimal a, Decimal b);
extern Decimal decimal_mul(Decimal a, Decimal b);

static inline Decimal
decimal_neg(Decimal d)
{
	return decimal_sub(decimal_short(0, 0), d);
}

static inline Decimal
decimal_add(Decimal a, Decimal b)
{
	return decimal_sub(a, decimal_neg(b));
}

/* -1, 0 or 1; neither may be special */
static inline int
decimal_cmp(Decimal a, Decimal b)
{
	return decimal_sign(decimal_sub(a, b));
}

/* 100 * num / den, rounded once: the only division there is. */
extern Numeric ratio_percent(Decimal num, Decimal den);

/* The square root of num / den, rounded once; num is not negative, den positive. */
extern Numeric ratio_root(Decimal num, Decimal den);
/* The positive root of a x^2 = b x + c, rounded once; a and c are above zero. */
extern Numeric quadratic_root(Decimal a, Decimal b, Decimal c);

/* Rounded to so many significant digits, half away from zero, without trailing zeros. */
extern Numeric decimal_round_significant(Numeric value, int digits);

/*
 * A key that sorts as numeric does; "whole" says that it has all the digits.
 * Two keys that are whole are equal only if the values are.
 */
extern int64 decimal_sort_key(Numeric num, bool *whole);

#endif							/* INDSTAT_DECIMAL_H */
