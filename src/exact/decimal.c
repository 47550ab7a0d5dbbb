/*-------------------------------------------------------------------------
 *
 * decimal.c
 *	  Exact decimal arithmetic: short decimals with a fast exact path, and the
 *	  one correctly rounded division that every rate uses.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <math.h>

#include "common/int.h"
#include "common/shortest_dec.h"
#include "port/pg_bitutils.h"
#include "utils/builtins.h"

#include "base/compat.h"
#include "exact/decimal.h"
#include "exact/numeric_layout.h"

/* A mantissa is short below this, so that ratios fit 128 bits. */
#define SHORT_LIMIT INT64CONST(100000000000000000)	/* 10^17 */
#define RATIO_DIGITS 20

static inline Decimal
big_decimal(Numeric num)
{
	Decimal		d = {false, num, 0, 0};

	return d;
}

static inline bool
is_short(int64 mantissa)
{
	return mantissa > -SHORT_LIMIT && mantissa < SHORT_LIMIT;
}

Decimal
decimal_from_numeric(Numeric num)
{
	DigitView	v;
	int64		mantissa = 0;
	int			scale;

	view_digits(num, &v);
	if (v.special)
		return decimal_special();
	if (v.ndigits > 5)
		return big_decimal(num);

	for (int i = 0; i < v.ndigits - 1; i++)
		mantissa = mantissa * DIGIT_BASE + digit_at(&v, i);
	scale = 4 * (v.ndigits - 1 - v.weight);
	if (v.ndigits > 0)
	{
		/* the zeros of the last digit cost room that a fifth digit may need */
		int			last = digit_at(&v, v.ndigits - 1);
		int			base = DIGIT_BASE;

		while (base > 1 && last % 10 == 0)
		{
			last /= 10;
			base /= 10;
			scale--;
		}
		if (mantissa >= SHORT_LIMIT / base)
			return big_decimal(num);
		mantissa = mantissa * base + last;
	}
	else
		scale = 0;
	return decimal_short(v.negative ? -mantissa : mantissa, scale);
}

Decimal
decimal_from_int64(int64 value)
{
	if (is_short(value))
		return decimal_short(value, 0);
	return big_decimal(int64_to_numeric(value));
}

/* What most doubles in tables are: a decimal of few decimals. */
static inline bool
few_decimals(double size, uint64 *mantissa, int *exponent)
{
	for (int k = 1; k <= FLOAT8_MAX_SCALE; k++)
	{
		int64		whole;

		if (float8_has_scale(size, k, &whole))
		{
			*mantissa = whole;
			*exponent = -k;
			return true;
		}
	}
	return false;
}

/*
 * The shortest decimal that reads back as the same double: what a user sees
 * and means.  Returns false for NaN and infinities.
 */
bool
decimal_shortest(double value, bool *negative, uint64 *mantissa, int *exponent)
{
	char		text[DOUBLE_SHORTEST_DECIMAL_LEN];
	const char *p = text;
	bool		fraction = false;
	int			e = 0;
	uint64		m = 0;

	if (isnan(value) || isinf(value))
		return false;

	/* whole numbers need no search for the shortest form */
	if (value == rint(value) && fabs(value) < 9007199254740992.0)
	{
		*negative = value < 0;
		*mantissa = (uint64) fabs(value);
		*exponent = 0;
		return true;
	}

	*negative = value < 0;
	if (few_decimals(fabs(value), mantissa, exponent))
		return true;

	text[double_to_shortest_decimal_bufn(value, text)] = '\0';
	if (*p == '-')
		p++;
	for (; *p == '.' || (*p >= '0' && *p <= '9'); p++)
	{
		if (*p == '.')
			fraction = true;
		else
		{
			m = m * 10 + (*p - '0');
			if (fraction)
				e--;
		}
	}
	if (*p == 'e')
	{
		int			written = 0;
		bool		minus = (p[1] == '-');

		for (p += 2; *p >= '0' && *p <= '9'; p++)
			written = written * 10 + (*p - '0');
		e += minus ? -written : written;
	}
	*mantissa = m;
	*exponent = e;
	return true;
}

static Numeric
numeric_from_uint64(bool negative, uint64 mantissa, int exponent)
{
#ifdef HAVE_INT128
	return numeric_from_uint128(negative, mantissa, exponent);
#else
	uint8		digits[20];

	for (int i = 19; i >= 0; i--)
	{
		digits[i] = mantissa % 10;
		mantissa /= 10;
	}
	return numeric_from_digits(negative, digits, 20, exponent);
#endif
}

Decimal
decimal_from_float8(double value)
{
	bool		negative;
	uint64		mantissa;
	int			exponent;

	if (!decimal_shortest(value, &negative, &mantissa, &exponent))
		return decimal_special();
	/* no double needs more than 17 digits */
	Assert(mantissa < (uint64) SHORT_LIMIT);
	return decimal_short(negative ? -(int64) mantissa : (int64) mantissa, -exponent);
}

Decimal
decimal_from_datum(Datum value, DecimalKind kind)
{
	switch (kind)
	{
		case DECIMAL_FLOAT8:
			return decimal_from_float8(DatumGetFloat8(value));
		case DECIMAL_INT8:
			return decimal_from_int64(DatumGetInt64(value));
		case DECIMAL_FLOAT4:
			/* as PostgreSQL casts it to double precision, in an overload */
			return decimal_from_float8((double) DatumGetFloat4(value));
		case DECIMAL_INT4:
			return decimal_from_int64(DatumGetInt32(value));
		case DECIMAL_INT2:
			return decimal_from_int64(DatumGetInt16(value));
		default:
			return decimal_from_numeric(DatumGetNumeric(value));
	}
}

Numeric
decimal_nan(void)
{
	uint16		header = LAYOUT_NAN;
	char	   *result = palloc(VARHDRSZ + sizeof(uint16));

	SET_VARSIZE(result, VARHDRSZ + sizeof(uint16));
	memcpy(VARDATA(result), &header, sizeof(uint16));
	return (Numeric) result;
}

Numeric
decimal_power10(int exponent)
{
	uint8		one = 1;

	return numeric_from_digits(false, &one, 1, exponent);
}

static Numeric
decimal_numeric(Decimal d)
{
	if (d.special)
		return decimal_nan();
	if (d.big)
		return d.big;
	return numeric_from_uint64(d.mantissa < 0,
							   d.mantissa < 0 ? -(uint64) d.mantissa : (uint64) d.mantissa,
							   -d.scale);
}

/* Without trailing zeros; NaN if the value is not finite. */
Numeric
decimal_to_numeric(Decimal d)
{
	if (d.big)
		return DatumGetNumeric(DirectFunctionCall1(numeric_trim_scale,
												   NumericGetDatum(d.big)));
	return decimal_numeric(d);
}

Decimal
decimal_from_scaled(int64 mantissa, int scale)
{
	if (is_short(mantissa))
		return decimal_short(mantissa, scale);
	return big_decimal(numeric_from_uint64(mantissa < 0,
										   mantissa < 0 ? -(uint64) mantissa : (uint64) mantissa,
										   -scale));
}

bool
decimal_to_scaled(Decimal d, int64 *mantissa, int *scale)
{
	int64		m = d.mantissa;
	int			s = d.scale;

	if (d.special)
		return false;
	if (d.big)
	{
		DigitView	v;

		view_digits(d.big, &v);
		m = 0;
		s = 4 * (v.ndigits - 1 - v.weight);
		for (int i = 0; i < v.ndigits; i++)
		{
			int			digit = digit_at(&v, i);
			int			base = DIGIT_BASE;

			if (i == v.ndigits - 1)
				for (; base > 1 && digit % 10 == 0; base /= 10, s--)
					digit /= 10;
			if (pg_mul_s64_overflow(m, base, &m) || pg_add_s64_overflow(m, digit, &m))
				return false;
		}
		if (v.negative)
			m = -m;
	}
	if (m == 0)
		s = 0;
	for (; s > 0 && m % 10 == 0; s--)
		m /= 10;
	for (; s < 0; s++)
		if (pg_mul_s64_overflow(m, 10, &m))
			return false;
	*mantissa = m;
	*scale = s;
	/* the least int64 has no negative: containers use it for what is missing */
	return m != PG_INT64_MIN;
}

int
decimal_sign(Decimal d)
{
	DigitView	v;

	if (d.big == NULL)
		return d.mantissa > 0 ? 1 : d.mantissa < 0 ? -1 : 0;
	view_digits(d.big, &v);
	return v.ndigits == 0 ? 0 : v.negative ? -1 : 1;
}

Decimal
decimal_sub(Decimal a, Decimal b)
{
	if (a.special || b.special)
		return decimal_special();
	if (a.big == NULL && b.big == NULL)
	{
		int64		left = a.mantissa;
		int64		right = b.mantissa;
		int64		shift = (int64) a.scale - b.scale;
		int			scale = Max(a.scale, b.scale);
		int64		result;

		if (right == 0)
			return a;
		if (left == 0)
			return decimal_short(-right, b.scale);
		if (shift >= -18 && shift <= 18 &&
			!(shift < 0 && pg_mul_s64_overflow(left, pow10_int64[-shift], &left)) &&
			!(shift > 0 && pg_mul_s64_overflow(right, pow10_int64[shift], &right)) &&
			!pg_sub_s64_overflow(left, right, &result) && is_short(result))
			return decimal_short(result, scale);
	}
	return decimal_from_numeric(DatumGetNumeric(DirectFunctionCall2(numeric_sub,
																	NumericGetDatum(decimal_numeric(a)),
																	NumericGetDatum(decimal_numeric(b)))));
}

/*
 * numeric_mul() rounds when a product has more than 16383 decimals; factors
 * that could get there are refused rather than rounded.
 */
static Numeric
exact_mul(Numeric a, Numeric b)
{
	DigitView	va,
				vb;

	view_digits(a, &va);
	view_digits(b, &vb);
	if (va.dscale + vb.dscale > LAYOUT_LONG_DSCALE)
		numeric_overflow();
	return DatumGetNumeric(DirectFunctionCall2(numeric_mul,
											   NumericGetDatum(a), NumericGetDatum(b)));
}

Decimal
decimal_mul(Decimal a, Decimal b)
{
	int64		result;

	if (a.special || b.special)
		return decimal_special();
	if (a.big == NULL && b.big == NULL &&
		!pg_mul_s64_overflow(a.mantissa, b.mantissa, &result) && is_short(result))
		return decimal_short(result, a.scale + b.scale);
	return decimal_from_numeric(exact_mul(decimal_numeric(a), decimal_numeric(b)));
}

/*-------------------------------------------------------------------------
 * The division
 *-------------------------------------------------------------------------
 */
#ifdef HAVE_INT128
static inline int
decimal_length(uint64 value)
{
	/* 1233 / 4096 is a little more than log10(2) */
	int			n = ((pg_leftmost_one_pos64(value) + 1) * 1233) >> 12;

	return n + (value >= (uint64) pow10_int64[n]);
}

static Numeric
ratio_short(Decimal num, Decimal den)
{
	bool		negative = (num.mantissa < 0) != (den.mantissa < 0);
	uint64		a = num.mantissa < 0 ? -(uint64) num.mantissa : (uint64) num.mantissa;
	uint64		b = den.mantissa < 0 ? -(uint64) den.mantissa : (uint64) den.mantissa;
	int			shift = RATIO_DIGITS - 1 - (decimal_length(a) - decimal_length(b));
	uint128		n = a;
	uint128		q,
				r;

	/* shift lies in 3..35; then 10^19 * b <= n < 10^20 * b < 2^128 */
	n *= (uint64) pow10_int64[Min(shift, 18)];
	if (shift > 18)
		n *= (uint64) pow10_int64[shift - 18];
	if (n < (uint128) b * 10 * (uint64) pow10_int64[18])
	{
		n *= 10;
		shift++;
	}
	q = n / b;
	r = n - q * b;
	if (r * 2 >= b)
		q++;

	return numeric_from_uint128(negative, q,
								(int64) den.scale - num.scale - shift + 2);
}
#endif

/* floor(log10(|num|)) of what is not zero */
static int64
leading_power(const DigitView *v)
{
	int			first = digit_at(v, 0);

	return (int64) v->weight * 4 +
		(first >= 1000 ? 3 : first >= 100 ? 2 : first >= 10 ? 1 : 0);
}

static Numeric
scale_by_power10(Numeric num, int64 power)
{
	if (power > 4 * PG_INT16_MAX)
		numeric_overflow();
	return exact_mul(num, decimal_power10((int) power));
}

static Numeric
ratio_long(Numeric num, Numeric den)
{
	DigitView	vn,
				vd;
	int64		shift;
	Numeric		a = DatumGetNumeric(DirectFunctionCall1(numeric_abs, NumericGetDatum(num)));
	Numeric		b = DatumGetNumeric(DirectFunctionCall1(numeric_abs, NumericGetDatum(den)));
	Numeric		n,
				d,
				twice,
				quotient;
	char	   *text;
	uint8		digits[64];
	int			ndigits;

	view_digits(num, &vn);
	view_digits(den, &vd);
	shift = RATIO_DIGITS - 1 - (leading_power(&vn) - leading_power(&vd));
	for (;;)
	{
		n = shift > 0 ? scale_by_power10(a, shift) : a;
		d = shift < 0 ? scale_by_power10(b, -shift) : b;
		/* one digit short if the quotient of the leading digits is below one */
		if (DatumGetBool(DirectFunctionCall2(numeric_ge, NumericGetDatum(n),
											 NumericGetDatum(scale_by_power10(d, RATIO_DIGITS - 1)))))
			break;
		shift++;
	}
	/* round half away from zero: trunc((2n + d) / 2d) */
	twice = DatumGetNumeric(DirectFunctionCall2(numeric_add, NumericGetDatum(n),
												NumericGetDatum(n)));
	twice = DatumGetNumeric(DirectFunctionCall2(numeric_add, NumericGetDatum(twice),
												NumericGetDatum(d)));
	d = DatumGetNumeric(DirectFunctionCall2(numeric_add, NumericGetDatum(d),
											NumericGetDatum(d)));
	quotient = DatumGetNumeric(DirectFunctionCall2(numeric_div_trunc,
												   NumericGetDatum(twice), NumericGetDatum(d)));
	text = DatumGetCString(DirectFunctionCall1(numeric_out, NumericGetDatum(quotient)));
	ndigits = strlen(text);
	Assert(ndigits <= RATIO_DIGITS + 1);
	for (int i = 0; i < ndigits; i++)
		digits[i] = text[i] - '0';
	return numeric_from_digits(vn.negative != vd.negative, digits, ndigits, 2 - shift);
}

/*
 * 100 * num / den to 20 significant digits, rounded once, half away from zero,
 * without trailing zeros.  NaN if either is special.  The caller has dealt
 * with den = 0.
 */
Numeric
ratio_percent(Decimal num, Decimal den)
{
	if (num.special || den.special)
		return decimal_nan();
	Assert(decimal_sign(den) != 0);
	if (decimal_sign(num) == 0)
		return numeric_from_digits(false, NULL, 0, 0);
#ifdef HAVE_INT128
	if (num.big == NULL && den.big == NULL)
		return ratio_short(num, den);
#endif
	return ratio_long(decimal_numeric(num), decimal_numeric(den));
}

/* The whole part of the square root of a whole number. */
static Numeric
whole_root(Numeric whole)
{
	Numeric		root,
				one = int64_to_numeric(1);

	root = DatumGetNumeric(DirectFunctionCall1(numeric_sqrt, NumericGetDatum(whole)));
	root = DatumGetNumeric(DirectFunctionCall2(numeric_trunc, NumericGetDatum(root), Int32GetDatum(0)));
	while (DatumGetBool(DirectFunctionCall2(numeric_gt, NumericGetDatum(exact_mul(root, root)),
											NumericGetDatum(whole))))
		root = DatumGetNumeric(DirectFunctionCall2(numeric_sub, NumericGetDatum(root), NumericGetDatum(one)));
	return root;
}

/*
 * The square root of num / den to 20 significant digits, rounded once, half away
 * from zero, without trailing zeros.  The caller has dealt with what is special,
 * below zero, or den = 0.
 *
 * The root is cut to a whole number of units of at least four more digits; what
 * is cut off cannot lead over a half, so rounding that is rounding the root.
 */
Numeric
ratio_root(Decimal num, Decimal den)
{
	Numeric		n = decimal_numeric(num);
	Numeric		d = decimal_numeric(den);
	DigitView	vn,
				vd;
	int			decimals,
				scale;
	Numeric		quotient;

	if (decimal_sign(num) == 0)
		return numeric_from_digits(false, NULL, 0, 0);
	view_digits(n, &vn);
	view_digits(d, &vd);
	scale = Max(vn.dscale, vd.dscale);
	decimals = Max(RATIO_DIGITS + 5 - (int) (leading_power(&vn) - leading_power(&vd)) / 2, 0);
	n = exact_mul(n, decimal_power10(scale + 2 * decimals));
	d = exact_mul(d, decimal_power10(scale));
	/* the whole root of the whole quotient is the whole root */
	quotient = DatumGetNumeric(DirectFunctionCall2(numeric_div_trunc, NumericGetDatum(n), NumericGetDatum(d)));
	return decimal_round_significant(exact_mul(whole_root(quotient), decimal_power10(-decimals)), RATIO_DIGITS);
}

/*
 * The positive root of a x^2 = b x + c, rounded once as that of ratio_root;
 * a and c are above zero, b of any sign.
 *
 * (b + sqrt(b^2 + 4 a c)) / 2 a, all three made whole numbers: the whole part of
 * the quotient is that of the sum with the whole root.
 */
Numeric
quadratic_root(Decimal a, Decimal b, Decimal c)
{
	Numeric		na = decimal_numeric(a);
	Numeric		nb = decimal_numeric(b);
	Numeric		nc = decimal_numeric(c);
	DigitView	va,
				vb,
				vc;
	int64		least;
	int			decimals,
				scale;
	Numeric		root;

	view_digits(na, &va);
	view_digits(nb, &vb);
	view_digits(nc, &vc);
	scale = Max(Max(va.dscale, vb.dscale), vc.dscale);
	/* the root has at least this power of ten: that of sqrt(c / a), or where b takes away, of c / -b */
	least = (leading_power(&vc) - leading_power(&va)) / 2 - 2;
	if (decimal_sign(b) < 0)
		least = Min(least, leading_power(&vc) - leading_power(&vb) - 2);
	decimals = Max(RATIO_DIGITS + 5 - (int) least, 0);
	na = exact_mul(na, decimal_power10(scale));
	nb = exact_mul(nb, decimal_power10(scale + decimals));
	nc = exact_mul(nc, decimal_power10(scale + 2 * decimals));
	root = DatumGetNumeric(DirectFunctionCall2(numeric_add, NumericGetDatum(exact_mul(nb, nb)),
											   NumericGetDatum(exact_mul(exact_mul(na, nc), int64_to_numeric(4)))));
	root = DatumGetNumeric(DirectFunctionCall2(numeric_add, NumericGetDatum(nb), NumericGetDatum(whole_root(root))));
	root = DatumGetNumeric(DirectFunctionCall2(numeric_div_trunc, NumericGetDatum(root),
											   NumericGetDatum(exact_mul(na, int64_to_numeric(2)))));
	return decimal_round_significant(exact_mul(root, decimal_power10(-decimals)), RATIO_DIGITS);
}

Numeric
decimal_round_significant(Numeric value, int digits)
{
	DigitView	v;
	Datum		rounded;

	view_digits(value, &v);
	if (v.special || v.ndigits == 0)
		return value;
	rounded = DirectFunctionCall2(numeric_round, NumericGetDatum(value),
								  Int32GetDatum((int) (digits - 1 - leading_power(&v))));
	return DatumGetNumeric(DirectFunctionCall1(numeric_trim_scale, rounded));
}

/*
 * Seven bits of weight and four digits of fourteen bits: a < b never has a
 * greater key.
 */
int64
decimal_sort_key(Numeric num, bool *whole)
{
	DigitView	v;
	int64		key;

	view_digits(num, &v);
	/* neither what shares a key with the smallest, nor with the greatest */
	*whole = v.ndigits > 0 && v.ndigits <= 4 && v.weight <= 62 && v.weight >= -64;
	if (v.special)
		return v.special == LAYOUT_NINF ? -PG_INT64_MAX : PG_INT64_MAX;
	if (v.ndigits == 0)
		return 0;
	if (v.weight > 62)
		key = PG_INT64_MAX;
	else if (v.weight < -64)
		key = 0;
	else
	{
		key = v.weight + 64;
		for (int i = 0; i < 4; i++)
			key = (key << 14) | (i < v.ndigits ? digit_at(&v, i) : 0);
	}
	return v.negative ? -key : key;
}
