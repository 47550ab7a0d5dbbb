/*
 * numeric_layout.h
 *	  numeric's stored form, read and written without a copy.
 *
 * It is private to PostgreSQL's numeric.c, though unchanged since 9.1 (short
 * form) and 14 (infinities).  numeric_layout_check() compares what is read
 * and written here with numeric's own functions when the module is loaded.
 */
#ifndef INDSTAT_NUMERIC_LAYOUT_H
#define INDSTAT_NUMERIC_LAYOUT_H

#include "postgres.h"

#include "utils/numeric.h"

#include "base/compat.h"

#define LAYOUT_SIGN_MASK		0xC000
#define LAYOUT_LONG_NEGATIVE	0x4000
#define LAYOUT_SHORT			0x8000
#define LAYOUT_SPECIAL			0xC000
#define LAYOUT_SPECIAL_MASK		0xF000
#define LAYOUT_NAN				0xC000
#define LAYOUT_PINF				0xD000
#define LAYOUT_NINF				0xF000
#define LAYOUT_LONG_DSCALE		0x3FFF
#define LAYOUT_SHORT_NEGATIVE	0x2000
#define LAYOUT_SHORT_DSCALE		0x1F80
#define LAYOUT_SHORT_DSCALE_SHIFT 7
#define LAYOUT_SHORT_DSCALE_MAX	63
#define LAYOUT_SHORT_WEIGHT_SIGN 0x0040
#define LAYOUT_SHORT_WEIGHT		0x003F
#define LAYOUT_SHORT_WEIGHT_MIN	(-64)
#define LAYOUT_SHORT_WEIGHT_MAX	63

#define DIGIT_BASE 10000

static const int64 pow10_int64[] = {
	INT64CONST(1), INT64CONST(10), INT64CONST(100), INT64CONST(1000),
	INT64CONST(10000), INT64CONST(100000), INT64CONST(1000000),
	INT64CONST(10000000), INT64CONST(100000000), INT64CONST(1000000000),
	INT64CONST(10000000000), INT64CONST(100000000000),
	INT64CONST(1000000000000), INT64CONST(10000000000000),
	INT64CONST(100000000000000), INT64CONST(1000000000000000),
	INT64CONST(10000000000000000), INT64CONST(100000000000000000),
	INT64CONST(1000000000000000000)
};

typedef struct DigitView
{
	uint16		special;		/* LAYOUT_NAN, ... or 0 */
	bool		negative;
	int			dscale;
	int			weight;			/* of the first digit, to base 10,000 */
	int			ndigits;
	const char *digits;			/* int16s, perhaps not aligned */
} DigitView;

static inline int
digit_at(const DigitView *v, int i)
{
	int16		digit;

	memcpy(&digit, v->digits + i * sizeof(int16), sizeof(int16));
	return digit;
}

/* Takes a detoasted numeric, with a header of one byte or of four. */
static inline void
view_digits(const void *num, DigitView *v)
{
	const char *data = VARDATA_ANY(num);
	int			size = VARSIZE_ANY_EXHDR(num);
	uint16		header;
	int			header_size = sizeof(uint16);

	memcpy(&header, data, sizeof(uint16));
	v->special = 0;
	switch (header & LAYOUT_SIGN_MASK)
	{
		case LAYOUT_SPECIAL:
			v->special = header & LAYOUT_SPECIAL_MASK;
			v->negative = false;
			v->dscale = v->weight = v->ndigits = 0;
			v->digits = data;
			return;
		case LAYOUT_SHORT:
			v->negative = (header & LAYOUT_SHORT_NEGATIVE) != 0;
			v->dscale = (header & LAYOUT_SHORT_DSCALE) >> LAYOUT_SHORT_DSCALE_SHIFT;
			v->weight = header & LAYOUT_SHORT_WEIGHT;
			if (header & LAYOUT_SHORT_WEIGHT_SIGN)
				v->weight -= LAYOUT_SHORT_WEIGHT + 1;
			break;
		default:
			{
				int16		weight;

				v->negative = (header & LAYOUT_SIGN_MASK) == LAYOUT_LONG_NEGATIVE;
				v->dscale = header & LAYOUT_LONG_DSCALE;
				memcpy(&weight, data + sizeof(uint16), sizeof(int16));
				v->weight = weight;
				header_size += sizeof(int16);
				break;
			}
	}
	v->digits = data + header_size;
	v->ndigits = (size - header_size) / (int) sizeof(int16);
}

/*
 * num * 10^scale, where that is a whole number and plain to see: short, and no
 * digit below the scale.  Where it is not, false: nothing is said of num.
 */
static inline bool
numeric_at_scale(const void *num, int scale, int64 *mantissa)
{
	DigitView	v;
	int64		whole = 0;
	uint32		last;
	int			shift;

	view_digits(num, &v);
	if (unlikely(v.special != 0 || v.ndigits > 4))
		return false;
	if (unlikely(v.ndigits == 0))
	{
		*mantissa = 0;
		return true;
	}
	for (int i = 0; i < v.ndigits - 1; i++)
		whole = whole * DIGIT_BASE + digit_at(&v, i);
	last = digit_at(&v, v.ndigits - 1);
	/* what counts 10^shift at this scale is the last group */
	shift = scale + 4 * (v.weight - v.ndigits + 1);
	switch (shift)
	{
		case -3:
			if (unlikely(last % 1000 != 0))
				return false;
			whole = whole * 10 + last / 1000;
			break;
		case -2:
			if (unlikely(last % 100 != 0))
				return false;
			whole = whole * 100 + last / 100;
			break;
		case -1:
			if (unlikely(last % 10 != 0))
				return false;
			whole = whole * 1000 + last / 10;
			break;
		default:
			if (unlikely(shift < 0 || shift > 6 || v.ndigits > 3))
				return false;
			whole = (whole * DIGIT_BASE + last) * pow10_int64[shift];
			break;
	}
	*mantissa = v.negative ? -whole : whole;
	return true;
}

static inline int
floor_div4(int64 x)
{
	return (int) (x >= 0 ? x / 4 : -((3 - x) / 4));
}

extern void numeric_layout_check(void);

/* The numeric of digits 0..9 * 10^exponent, without trailing zeros. */
extern Numeric numeric_from_digits(bool negative, const uint8 *digits, int ndigits, int64 exponent);
#ifdef HAVE_INT128
/* The same of mantissa * 10^exponent; mantissa <= 10^20. */
extern Numeric numeric_from_uint128(bool negative, uint128 mantissa, int64 exponent);
#endif
extern void numeric_overflow(void);

#endif							/* INDSTAT_NUMERIC_LAYOUT_H */
