/*-------------------------------------------------------------------------
 *
 * decimal.c
 *	  Exact decimal arithmetic and the state type of the aggregates.
 *
 * Three things live here: short decimals with a fast exact path, the one
 * correctly rounded division that every rate uses, and exact_sums, sums whose
 * result depends neither on the order of the rows nor on the plan.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <math.h>

#include "common/int.h"
#include "common/shortest_dec.h"
#include "lib/stringinfo.h"
#include "libpq/pqformat.h"
#include "port/pg_bswap.h"
#include "utils/builtins.h"

#include "compat.h"
#include "decimal.h"

/* A mantissa is short below this, so that ratios fit 128 bits. */
#define SHORT_LIMIT INT64CONST(100000000000000000)	/* 10^17 */
/* The highest bin of a carried sum stays below this. */
#define TOP_BIN_LIMIT INT64CONST(1000000000000000000)	/* 10^18 */
#define RATIO_DIGITS 20
#define EXACT_SUMS_VERSION 1
#define DIGIT_BASE 10000
#define TOP_WEIGHT (DECIMAL_LOWEST_WEIGHT + DECIMAL_BINS - 1)

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

/* What each kind of state holds; the index is an ExactSumsKind. */
static const struct
{
	const char *name;
	int			nsums;
	int			ntags;
}			exact_sums_kinds[] =
{
	{NULL, 0, 0},
	{"yoy_growth", 2, 2},
	{"yoy_growth_member", 2, 7},
	{"share", 2, 0},
	{"contribution", 2, 0},
	{"completion", 2, 0}
};

/*-------------------------------------------------------------------------
 * numeric's stored form
 *
 * It is private to PostgreSQL's numeric.c, though unchanged since 9.1 (short
 * form) and 14 (infinities).  decimal_check_layout() compares what is read
 * and written here with numeric's own functions when the module is loaded.
 *-------------------------------------------------------------------------
 */
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

static void
numeric_overflow(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
			 errmsg("value overflows numeric format")));
}

static inline int
floor_div4(int64 x)
{
	return (int) (x >= 0 ? x / 4 : -((3 - x) / 4));
}

/*
 * The numeric of digits * 10^exponent without trailing zeros; digits are
 * values 0..9, most significant first.
 */
static Numeric
make_numeric(bool negative, const uint8 *digits, int ndigits, int64 exponent)
{
	int			top,
				bottom,
				groups,
				dscale,
				header_size;
	int64		power;
	Size		size;
	char	   *result;
	int16	   *out;

	while (ndigits > 0 && digits[0] == 0)
	{
		digits++;
		ndigits--;
	}
	while (ndigits > 0 && digits[ndigits - 1] == 0)
	{
		ndigits--;
		exponent++;
	}
	if (ndigits == 0)
	{
		uint16		header = LAYOUT_SHORT;

		result = palloc(VARHDRSZ + sizeof(uint16));
		SET_VARSIZE(result, VARHDRSZ + sizeof(uint16));
		memcpy(VARDATA(result), &header, sizeof(uint16));
		return (Numeric) result;
	}

	if (exponent < -LAYOUT_LONG_DSCALE || exponent > 4 * PG_INT16_MAX)
		numeric_overflow();
	dscale = exponent < 0 ? (int) -exponent : 0;
	bottom = floor_div4(exponent);
	top = floor_div4(exponent + ndigits - 1);
	if (top > PG_INT16_MAX || top < PG_INT16_MIN)
		numeric_overflow();
	groups = top - bottom + 1;

	header_size = sizeof(uint16);
	if (dscale > LAYOUT_SHORT_DSCALE_MAX ||
		top < LAYOUT_SHORT_WEIGHT_MIN || top > LAYOUT_SHORT_WEIGHT_MAX)
		header_size += sizeof(int16);
	size = VARHDRSZ + header_size + groups * sizeof(int16);
	result = palloc0(size);
	SET_VARSIZE(result, size);

	if (header_size == sizeof(uint16))
	{
		uint16		header = LAYOUT_SHORT;

		if (negative)
			header |= LAYOUT_SHORT_NEGATIVE;
		header |= dscale << LAYOUT_SHORT_DSCALE_SHIFT;
		if (top < 0)
			header |= LAYOUT_SHORT_WEIGHT_SIGN;
		header |= top & LAYOUT_SHORT_WEIGHT;
		memcpy(VARDATA(result), &header, sizeof(uint16));
	}
	else
	{
		uint16		header = dscale;
		int16		weight = top;

		if (negative)
			header |= LAYOUT_LONG_NEGATIVE;
		memcpy(VARDATA(result), &header, sizeof(uint16));
		memcpy(VARDATA(result) + sizeof(uint16), &weight, sizeof(int16));
	}

	/* numeric's data are aligned for int16: the header has 6 or 8 bytes */
	out = (int16 *) (result + VARHDRSZ + header_size);
	power = exponent + ndigits - 1;
	for (int i = 0; i < ndigits; i++, power--)
	{
		int			weight = floor_div4(power);
		int16	   *group = &out[top - weight];

		*group = *group * 10 + digits[i];
		/* the digits after the last one are zeros of the same group */
		if (i == ndigits - 1)
			*group *= (int16) pow10_int64[power - (int64) weight * 4];
	}
	return (Numeric) result;
}

static Numeric
numeric_from_cstring(const char *text)
{
	return DatumGetNumeric(DirectFunctionCall3(numeric_in,
											   CStringGetDatum(text),
											   ObjectIdGetDatum(InvalidOid),
											   Int32GetDatum(-1)));
}

/*
 * Called when the module is loaded: a server whose numeric has another layout
 * must be refused before a wrong digit is read.
 */
void
decimal_check_layout(void)
{
	static const struct
	{
		const char *text;
		bool		negative;
		const char *digits;
		int			exponent;
	}			probe[] =
	{
		{"0", false, "", 0},
		{"1", false, "1", 0},
		{"-1.5", true, "15", -1},
		{"12345678.9", false, "123456789", -1},
		{"-70000000", true, "7", 7},
		{"0.00001", false, "1", -5},
		{"1e-63", false, "1", -63},
		{"-1e-64", true, "1", -64},
		{"31e250", false, "31", 250},
		{"-31e256", true, "31", 256},
		{"123e-300", false, "123", -300},
		{"NaN", false, NULL, 0},
		{"Infinity", false, NULL, 0},
		{"-Infinity", false, NULL, 0}
	};

	for (int i = 0; i < (int) lengthof(probe); i++)
	{
		Numeric		num = numeric_from_cstring(probe[i].text);
		bytea	   *wire = DatumGetByteaPP(DirectFunctionCall1(numeric_send,
															   NumericGetDatum(num)));
		uint16		field[4];
		uint16		sign;
		DigitView	v;
		bool		same;

		view_digits(num, &v);
		memcpy(field, VARDATA_ANY(wire), sizeof(field));
		sign = pg_ntoh16(field[2]);
		if (probe[i].digits == NULL)
			same = (v.special == sign);
		else
		{
			uint8		digits[16];
			int			ndigits = strlen(probe[i].digits);
			Numeric		made;

			same = v.special == 0 &&
				v.ndigits == pg_ntoh16(field[0]) &&
				v.weight == (int16) pg_ntoh16(field[1]) &&
				v.negative == (sign == LAYOUT_LONG_NEGATIVE) &&
				v.dscale == pg_ntoh16(field[3]);
			for (int j = 0; same && j < v.ndigits; j++)
			{
				uint16		digit;

				memcpy(&digit, VARDATA_ANY(wire) + sizeof(field) + j * sizeof(uint16),
					   sizeof(uint16));
				same = digit_at(&v, j) == pg_ntoh16(digit);
			}
			for (int j = 0; j < ndigits; j++)
				digits[j] = probe[i].digits[j] - '0';
			made = make_numeric(probe[i].negative, digits, ndigits, probe[i].exponent);
			same = same && VARSIZE_ANY(made) == VARSIZE_ANY(num) &&
				memcmp(made, num, VARSIZE_ANY(num)) == 0;
		}
		if (!same)
			ereport(ERROR,
					(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
					 errmsg("this server stores numeric in a way that indstat does not know"),
					 errdetail("The value %s is stored differently.", probe[i].text),
					 errhint("Install a version of indstat made for this server.")));
	}
}

/*-------------------------------------------------------------------------
 * Short decimals
 *-------------------------------------------------------------------------
 */
static inline Decimal
short_decimal(int64 mantissa, int scale)
{
	Decimal		d = {false, NULL, mantissa, scale};

	return d;
}

static inline Decimal
special_decimal(void)
{
	Decimal		d = {true, NULL, 0, 0};

	return d;
}

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
		return special_decimal();
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
	return short_decimal(v.negative ? -mantissa : mantissa, scale);
}

Decimal
decimal_from_int64(int64 value)
{
	if (is_short(value))
		return short_decimal(value, 0);
	return big_decimal(int64_to_numeric(value));
}

/*
 * The shortest decimal that reads back as the same double: what a user sees
 * and means.  Returns false for NaN and infinities.
 */
static bool
shortest_decimal(double value, bool *negative, uint64 *mantissa, int *exponent)
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

	text[double_to_shortest_decimal_bufn(value, text)] = '\0';
	*negative = (*p == '-');
	if (*negative)
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
	uint8		digits[20];

	for (int i = 19; i >= 0; i--)
	{
		digits[i] = mantissa % 10;
		mantissa /= 10;
	}
	return make_numeric(negative, digits, 20, exponent);
}

Decimal
decimal_from_float8(double value)
{
	bool		negative;
	uint64		mantissa;
	int			exponent;

	if (!shortest_decimal(value, &negative, &mantissa, &exponent))
		return special_decimal();
	if (mantissa < (uint64) SHORT_LIMIT)
		return short_decimal(negative ? -(int64) mantissa : (int64) mantissa, -exponent);
	return big_decimal(numeric_from_uint64(negative, mantissa, exponent));
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

	return make_numeric(false, &one, 1, exponent);
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
		return special_decimal();
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
			return short_decimal(-right, b.scale);
		if (shift >= -18 && shift <= 18 &&
			!(shift < 0 && pg_mul_s64_overflow(left, pow10_int64[-shift], &left)) &&
			!(shift > 0 && pg_mul_s64_overflow(right, pow10_int64[shift], &right)) &&
			!pg_sub_s64_overflow(left, right, &result) && is_short(result))
			return short_decimal(result, scale);
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
		return special_decimal();
	if (a.big == NULL && b.big == NULL &&
		!pg_mul_s64_overflow(a.mantissa, b.mantissa, &result) && is_short(result))
		return short_decimal(result, a.scale + b.scale);
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
	int			n = 1;

	while (n < 18 && value >= (uint64) pow10_int64[n])
		n++;
	return n;
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
	uint64		part;
	uint8		digits[RATIO_DIGITS + 1];

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

	part = (uint64) (q % (uint64) pow10_int64[11]);
	for (int i = RATIO_DIGITS; i > RATIO_DIGITS - 11; i--)
	{
		digits[i] = part % 10;
		part /= 10;
	}
	part = (uint64) (q / (uint64) pow10_int64[11]);
	for (int i = RATIO_DIGITS - 11; i >= 0; i--)
	{
		digits[i] = part % 10;
		part /= 10;
	}
	return make_numeric(negative, digits, RATIO_DIGITS + 1,
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
	if (power == 0)
		return num;
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
	return make_numeric(vn.negative != vd.negative, digits, ndigits, 2 - shift);
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
		return make_numeric(false, NULL, 0, 0);
#ifdef HAVE_INT128
	if (num.big == NULL && den.big == NULL)
		return ratio_short(num, den);
#endif
	return ratio_long(decimal_numeric(num), decimal_numeric(den));
}

/*
 * Seven bits of weight and four digits of fourteen bits: a < b never has a
 * greater key.  Equal keys say nothing.
 */
int64
decimal_sort_key(Numeric num)
{
	DigitView	v;
	int64		key;

	view_digits(num, &v);
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

/*-------------------------------------------------------------------------
 * Exact sums
 *-------------------------------------------------------------------------
 */
static void
sum_out_of_range(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
			 errmsg("value out of range for an exact sum"),
			 errdetail("Exact sums keep the digits from 10^-64 up to, but not including, 10^64.")));
}

static inline void
add_checked(int64 *to, int64 amount)
{
	if (unlikely(pg_add_s64_overflow(*to, amount, to)))
		sum_out_of_range();
}

/* Adds mantissa * 10^exponent. */
static void
add_scaled(ExactSum *sum, uint64 mantissa, int exponent, int sign)
{
	int			weight = floor_div4(exponent);
	int			low = exponent - weight * 4;
	uint64		base = pow10_int64[4 - low];
	uint64		factor = pow10_int64[low];

	for (; mantissa != 0; weight++)
	{
		int64		digit = (int64) ((mantissa % base) * factor);

		mantissa /= base;
		base = DIGIT_BASE;
		factor = 1;
		if (digit == 0)
			continue;
		if (weight < DECIMAL_LOWEST_WEIGHT || weight > TOP_WEIGHT)
			sum_out_of_range();
		add_checked(&sum->bin[weight - DECIMAL_LOWEST_WEIGHT], sign * digit);
	}
	if (-exponent > sum->dscale)
		sum->dscale = -exponent;
}

static inline void
add_numeric(ExactSum *sum, Datum value, int sign)
{
	struct varlena *num = PG_DETOAST_DATUM_PACKED(value);
	DigitView	v;

	view_digits(num, &v);
	if (unlikely(v.special != 0))
	{
		int64	   *counter = v.special == LAYOUT_NAN ? &sum->nan :
			(v.special == LAYOUT_PINF) == (sign > 0) ? &sum->pinf : &sum->ninf;

		add_checked(counter, 1);
	}
	else if (v.ndigits > 0)
	{
		int64	   *bin;

		if (unlikely(v.weight > TOP_WEIGHT ||
					 v.weight - v.ndigits + 1 < DECIMAL_LOWEST_WEIGHT))
			sum_out_of_range();
		bin = &sum->bin[v.weight - DECIMAL_LOWEST_WEIGHT];
		if (v.negative)
			sign = -sign;
		for (int i = 0; i < v.ndigits; i++, bin--)
			add_checked(bin, sign * digit_at(&v, i));
	}
	if (v.dscale > sum->dscale)
		sum->dscale = v.dscale;
	if ((Pointer) num != DatumGetPointer(value))
		pfree(num);
}

static void
add_float8(ExactSum *sum, double value, int sign)
{
	bool		negative;
	uint64		mantissa;
	int			exponent;

	if (shortest_decimal(value, &negative, &mantissa, &exponent))
		add_scaled(sum, mantissa, exponent, negative ? -sign : sign);
	else if (isnan(value))
		add_checked(&sum->nan, 1);
	else
		add_checked((value > 0) == (sign > 0) ? &sum->pinf : &sum->ninf, 1);
}

static inline void
add_int64(ExactSum *sum, int64 value, int sign)
{
	add_scaled(sum, value < 0 ? -(uint64) value : (uint64) value, 0,
			   value < 0 ? -sign : sign);
}

/* Adds or (sign = -1) takes away one known value, and counts it. */
void
exact_sum_add(ExactSum *sum, Datum value, DecimalKind kind, int sign)
{
	add_checked(&sum->count, 1);
	switch (kind)
	{
		case DECIMAL_FLOAT8:
			add_float8(sum, DatumGetFloat8(value), sign);
			break;
		case DECIMAL_INT8:
			add_int64(sum, DatumGetInt64(value), sign);
			break;
		default:
			add_numeric(sum, value, sign);
			break;
	}
}

void
exact_sum_add_int64(ExactSum *sum, int64 value, int sign)
{
	add_checked(&sum->count, 1);
	add_int64(sum, value, sign);
}

bool
exact_sum_has_special(const ExactSum *sum)
{
	return sum->nan != 0 || sum->pinf != 0 || sum->ninf != 0;
}

/* Carries, so that all bins but the highest lie in 0..9999. */
static void
carry(int64 *bin)
{
	for (int i = 0; i < DECIMAL_BINS - 1; i++)
	{
		int64		up = bin[i] / DIGIT_BASE;

		bin[i] -= up * DIGIT_BASE;
		if (bin[i] < 0)
		{
			bin[i] += DIGIT_BASE;
			up--;
		}
		add_checked(&bin[i + 1], up);
	}
}

/*
 * Makes all bins non-negative and says whether the value is negative.
 */
static bool
normalise(int64 *bin)
{
	bool		negative;

	carry(bin);
	negative = bin[DECIMAL_BINS - 1] < 0;
	if (negative)
	{
		for (int i = 0; i < DECIMAL_BINS; i++)
			if (pg_sub_s64_overflow(0, bin[i], &bin[i]))
				sum_out_of_range();
		carry(bin);
	}
	if (bin[DECIMAL_BINS - 1] >= TOP_BIN_LIMIT)
		sum_out_of_range();
	return negative;
}

/* Decimal digits of normalised bins: 18 of the highest, 4 of each other one. */
#define SUM_DIGITS (18 + 4 * (DECIMAL_BINS - 1))

static void
bins_to_digits(const int64 *bin, uint8 *digits)
{
	int			at = SUM_DIGITS;

	for (int i = 0; i < DECIMAL_BINS; i++)
	{
		int64		rest = bin[i];

		for (int j = (i < DECIMAL_BINS - 1) ? 4 : 18; j > 0; j--)
		{
			digits[--at] = rest % 10;
			rest /= 10;
		}
	}
}

static Decimal
decimal_from_bins(int64 *bin)
{
	bool		negative = normalise(bin);
	int			low = 0,
				high = DECIMAL_BINS - 1;
	uint8		digits[SUM_DIGITS];

	while (high >= 0 && bin[high] == 0)
		high--;
	if (high < 0)
		return short_decimal(0, 0);
	while (bin[low] == 0)
		low++;
	if (high - low < 4 && high < DECIMAL_BINS - 1)
	{
		int64		mantissa = 0;

		for (int i = high; i >= low; i--)
			mantissa = mantissa * DIGIT_BASE + bin[i];
		return short_decimal(negative ? -mantissa : mantissa,
							 -4 * (low + DECIMAL_LOWEST_WEIGHT));
	}
	bins_to_digits(bin, digits);
	return decimal_from_numeric(make_numeric(negative, digits, SUM_DIGITS,
											 4 * DECIMAL_LOWEST_WEIGHT));
}

Decimal
decimal_from_sum(const ExactSum *sum)
{
	int64		bin[DECIMAL_BINS];

	if (exact_sum_has_special(sum))
		return special_decimal();
	memcpy(bin, sum->bin, sizeof(bin));
	return decimal_from_bins(bin);
}

Decimal
decimal_from_sum_difference(const ExactSum *a, const ExactSum *b)
{
	int64		bin[DECIMAL_BINS];

	if (exact_sum_has_special(a) || exact_sum_has_special(b))
		return special_decimal();
	for (int i = 0; i < DECIMAL_BINS; i++)
		if (pg_sub_s64_overflow(a->bin[i], b->bin[i], &bin[i]))
			sum_out_of_range();
	return decimal_from_bins(bin);
}

static Size
exact_sums_size(int nsums)
{
	return offsetof(ExactSums, sum) + nsums * sizeof(ExactSum);
}

ExactSums *
exact_sums_create(ExactSumsKind kind)
{
	Size		size = exact_sums_size(exact_sums_kinds[kind].nsums);
	ExactSums  *state = palloc0(size);

	SET_VARSIZE(state, size);
	state->version = EXACT_SUMS_VERSION;
	state->kind = kind;
	state->nsums = exact_sums_kinds[kind].nsums;
	state->ntags = exact_sums_kinds[kind].ntags;
	return state;
}

/*
 * The one checker: NULL, or what is wrong with a state that came from outside.
 * Bins are expected as they are sent: carried, and all of one sign.
 */
static const char *
exact_sums_complaint(const ExactSums *state)
{
	if (state->version != EXACT_SUMS_VERSION)
		return "The version is not known.";
	if (state->kind < 1 || state->kind >= lengthof(exact_sums_kinds))
		return "The kind is not known.";
	if (state->nsums != exact_sums_kinds[state->kind].nsums ||
		state->ntags != exact_sums_kinds[state->kind].ntags)
		return "The number of sums or of tags is not that of the kind.";
	for (int i = 0; i < state->nsums; i++)
	{
		const ExactSum *sum = &state->sum[i];
		bool		positive = false,
					negative = false;

		if (sum->count < 0 || sum->nan < 0 || sum->pinf < 0 || sum->ninf < 0)
			return "A count is negative.";
		if (sum->nan > sum->count || sum->pinf > sum->count || sum->ninf > sum->count ||
			sum->nan > sum->count - sum->pinf ||
			sum->ninf > sum->count - sum->pinf - sum->nan)
			return "There are more values than the count says.";
		if (sum->dscale < 0 || sum->dscale > LAYOUT_LONG_DSCALE)
			return "The number of decimals is out of range.";
		for (int j = 0; j < DECIMAL_BINS; j++)
		{
			int64		limit = (j < DECIMAL_BINS - 1) ? DIGIT_BASE : TOP_BIN_LIMIT;

			if (sum->bin[j] <= -limit || sum->bin[j] >= limit)
				return "A digit is out of range.";
			positive |= sum->bin[j] > 0;
			negative |= sum->bin[j] < 0;
		}
		if (positive && negative)
			return "The digits differ in sign.";
		if ((positive || negative) && sum->count == 0)
			return "A sum of no values is not zero.";
	}
	return NULL;
}

/*
 * A state that may be changed: the aggregate's own in place, any other as a
 * copy.  The kind is tested because these functions can be called by hand.
 */
ExactSums *
exact_sums_for_update(FunctionCallInfo fcinfo, int argno, ExactSumsKind kind)
{
	ExactSums  *state = (ExactSums *) PG_DETOAST_DATUM(PG_GETARG_DATUM(argno));

	if (unlikely(state->kind != kind))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("state is of kind \"%s\" where \"%s\" is needed",
						exact_sums_kinds[state->kind].name, exact_sums_kinds[kind].name)));
	if (!AggCheckCallContext(fcinfo, NULL))
	{
		ExactSums  *copy = palloc(VARSIZE(state));

		memcpy(copy, state, VARSIZE(state));
		state = copy;
	}
	return state;
}

const ExactSums *
exact_sums_for_read(FunctionCallInfo fcinfo, int argno, ExactSumsKind kind)
{
	const ExactSums *state = (ExactSums *) PG_DETOAST_DATUM(PG_GETARG_DATUM(argno));

	if (unlikely(state->kind != kind))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("state is of kind \"%s\" where \"%s\" is needed",
						exact_sums_kinds[state->kind].name, exact_sums_kinds[kind].name)));
	return state;
}

void
exact_sums_add_sums(ExactSums *into, const ExactSums *from)
{
	for (int i = 0; i < into->nsums; i++)
	{
		ExactSum   *a = &into->sum[i];
		const ExactSum *b = &from->sum[i];

		add_checked(&a->count, b->count);
		add_checked(&a->nan, b->nan);
		add_checked(&a->pinf, b->pinf);
		add_checked(&a->ninf, b->ninf);
		a->dscale = Max(a->dscale, b->dscale);
		for (int j = 0; j < DECIMAL_BINS; j++)
			add_checked(&a->bin[j], b->bin[j]);
	}
}

/*-------------------------------------------------------------------------
 * SQL type exact_sums
 *
 * Text: version:kind:(tags):(count,nan,pinf,ninf,decimals,sum);(...)
 *-------------------------------------------------------------------------
 */
PG_FUNCTION_INFO_V1(decimal_exact_sums_in);
PG_FUNCTION_INFO_V1(decimal_exact_sums_out);
PG_FUNCTION_INFO_V1(decimal_exact_sums_recv);
PG_FUNCTION_INFO_V1(decimal_exact_sums_send);

static bool
read_char(const char **p, char c)
{
	if (**p != c)
		return false;
	(*p)++;
	return true;
}

static bool
read_int64(const char **p, int64 *result)
{
	bool		negative = read_char(p, '-');
	const char *start = *p;
	int64		value = 0;

	/* counted downwards, so that the lowest int64 can be read */
	for (; **p >= '0' && **p <= '9'; (*p)++)
		if (pg_mul_s64_overflow(value, 10, &value) ||
			pg_sub_s64_overflow(value, **p - '0', &value))
			return false;
	if (*p == start || (!negative && value == PG_INT64_MIN))
		return false;
	*result = negative ? value : -value;
	return true;
}

static bool
read_bins(const char **p, int64 *bin)
{
	bool		negative = read_char(p, '-');
	const char *start = *p;
	int			whole,
				power;

	while (**p >= '0' && **p <= '9')
		(*p)++;
	if (*p == start || *p - start > 4 * TOP_WEIGHT + 18)
		return false;
	whole = *p - start;
	power = whole - 1;
	*p = start;
	for (;; power--)
	{
		int64		digit;
		int			weight;

		if (power == -1 && !read_char(p, '.'))
			return true;
		if (**p < '0' || **p > '9')
			return power < -1;
		weight = floor_div4(power);
		if (weight < DECIMAL_LOWEST_WEIGHT)
			return false;
		weight = Min(weight, TOP_WEIGHT);
		digit = (**p - '0') * pow10_int64[power - weight * 4];
		bin[weight - DECIMAL_LOWEST_WEIGHT] += negative ? -digit : digit;
		(*p)++;
	}
}

static bool
read_state(const char *p, ExactSums *state)
{
	int64		version;
	int			kind;

	if (!read_int64(&p, &version) || version != EXACT_SUMS_VERSION || !read_char(&p, ':'))
		return false;
	for (kind = 1; kind < (int) lengthof(exact_sums_kinds); kind++)
	{
		Size		length = strlen(exact_sums_kinds[kind].name);

		if (strncmp(p, exact_sums_kinds[kind].name, length) == 0 && p[length] == ':')
		{
			p += length;
			break;
		}
	}
	if (kind == lengthof(exact_sums_kinds))
		return false;
	state->version = EXACT_SUMS_VERSION;
	state->kind = kind;
	state->nsums = exact_sums_kinds[kind].nsums;
	state->ntags = exact_sums_kinds[kind].ntags;
	SET_VARSIZE(state, exact_sums_size(state->nsums));

	if (!read_char(&p, ':') || !read_char(&p, '('))
		return false;
	for (int i = 0; i < state->ntags; i++)
		if ((i > 0 && !read_char(&p, ',')) || !read_int64(&p, &state->tag[i]))
			return false;
	if (!read_char(&p, ')') || !read_char(&p, ':'))
		return false;
	for (int i = 0; i < state->nsums; i++)
	{
		ExactSum   *sum = &state->sum[i];

		if ((i > 0 && !read_char(&p, ';')) || !read_char(&p, '(') ||
			!read_int64(&p, &sum->count) || !read_char(&p, ',') ||
			!read_int64(&p, &sum->nan) || !read_char(&p, ',') ||
			!read_int64(&p, &sum->pinf) || !read_char(&p, ',') ||
			!read_int64(&p, &sum->ninf) || !read_char(&p, ',') ||
			!read_int64(&p, &sum->dscale) || !read_char(&p, ',') ||
			!read_bins(&p, sum->bin) || !read_char(&p, ')'))
			return false;
	}
	return *p == '\0';
}

Datum
decimal_exact_sums_in(PG_FUNCTION_ARGS)
{
	const char *text = PG_GETARG_CSTRING(0);
	struct Node *escontext = INDSTAT_ESCONTEXT(fcinfo);
	ExactSums  *state = palloc0(exact_sums_size(EXACT_SUMS_MAX_SUMS));
	const char *complaint;

	/* escontext is not used where there are no soft errors */
	(void) escontext;
	if (read_state(text, state))
		complaint = exact_sums_complaint(state);
	else
		complaint = "Expected version:kind:(tags):(count,nan,pinf,ninf,decimals,sum);(...).";
	if (complaint)
		ereturn(escontext, (Datum) 0,
				(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
				 errmsg("invalid input syntax for type %s: \"%s\"", "exact_sums", text),
				 errdetail_internal("%s", complaint)));
	PG_RETURN_POINTER(state);
}

static void
append_sum(StringInfo buf, const ExactSum *sum)
{
	int64		bin[DECIMAL_BINS];
	uint8		digits[SUM_DIGITS];
	int			first = 0,
				last = SUM_DIGITS,
				point = SUM_DIGITS + 4 * DECIMAL_LOWEST_WEIGHT;

	appendStringInfo(buf, "(" INT64_FORMAT "," INT64_FORMAT "," INT64_FORMAT ","
					 INT64_FORMAT "," INT64_FORMAT ",",
					 sum->count, sum->nan, sum->pinf, sum->ninf, sum->dscale);
	memcpy(bin, sum->bin, sizeof(bin));
	if (normalise(bin))
		appendStringInfoChar(buf, '-');
	bins_to_digits(bin, digits);
	while (first < point - 1 && digits[first] == 0)
		first++;
	while (last > point && digits[last - 1] == 0)
		last--;
	for (int i = first; i < last; i++)
	{
		if (i == point)
			appendStringInfoChar(buf, '.');
		appendStringInfoChar(buf, '0' + digits[i]);
	}
	appendStringInfoChar(buf, ')');
}

Datum
decimal_exact_sums_out(PG_FUNCTION_ARGS)
{
	const ExactSums *state = (ExactSums *) PG_DETOAST_DATUM(PG_GETARG_DATUM(0));
	StringInfoData buf;

	initStringInfo(&buf);
	appendStringInfo(&buf, "%d:%s:(", state->version, exact_sums_kinds[state->kind].name);
	for (int i = 0; i < state->ntags; i++)
		appendStringInfo(&buf, "%s" INT64_FORMAT, i > 0 ? "," : "", state->tag[i]);
	appendStringInfoString(&buf, "):");
	for (int i = 0; i < state->nsums; i++)
	{
		if (i > 0)
			appendStringInfoChar(&buf, ';');
		append_sum(&buf, &state->sum[i]);
	}
	PG_RETURN_CSTRING(buf.data);
}

Datum
decimal_exact_sums_recv(PG_FUNCTION_ARGS)
{
	StringInfo	buf = (StringInfo) PG_GETARG_POINTER(0);
	ExactSums  *state = palloc0(exact_sums_size(EXACT_SUMS_MAX_SUMS));
	const char *complaint;

	state->version = pq_getmsgbyte(buf);
	state->kind = pq_getmsgbyte(buf);
	state->nsums = pq_getmsgbyte(buf);
	state->ntags = pq_getmsgbyte(buf);
	/* enough is known to be read; the checker says the rest */
	if (state->nsums <= EXACT_SUMS_MAX_SUMS && state->ntags <= EXACT_SUMS_MAX_TAGS)
	{
		for (int i = 0; i < state->ntags; i++)
			state->tag[i] = pq_getmsgint64(buf);
		for (int i = 0; i < state->nsums; i++)
		{
			ExactSum   *sum = &state->sum[i];

			sum->count = pq_getmsgint64(buf);
			sum->nan = pq_getmsgint64(buf);
			sum->pinf = pq_getmsgint64(buf);
			sum->ninf = pq_getmsgint64(buf);
			sum->dscale = pq_getmsgint64(buf);
			for (int j = 0; j < DECIMAL_BINS; j++)
				sum->bin[j] = pq_getmsgint64(buf);
		}
		complaint = exact_sums_complaint(state);
	}
	else
		complaint = "There are too many sums or tags.";
	if (complaint)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid binary value for type %s", "exact_sums"),
				 errdetail_internal("%s", complaint)));
	SET_VARSIZE(state, exact_sums_size(state->nsums));
	PG_RETURN_POINTER(state);
}

Datum
decimal_exact_sums_send(PG_FUNCTION_ARGS)
{
	const ExactSums *state = (ExactSums *) PG_DETOAST_DATUM(PG_GETARG_DATUM(0));
	StringInfoData buf;

	pq_begintypsend(&buf);
	pq_sendbyte(&buf, state->version);
	pq_sendbyte(&buf, state->kind);
	pq_sendbyte(&buf, state->nsums);
	pq_sendbyte(&buf, state->ntags);
	for (int i = 0; i < state->ntags; i++)
		pq_sendint64(&buf, state->tag[i]);
	for (int i = 0; i < state->nsums; i++)
	{
		const ExactSum *sum = &state->sum[i];
		int64		bin[DECIMAL_BINS];
		bool		negative;

		pq_sendint64(&buf, sum->count);
		pq_sendint64(&buf, sum->nan);
		pq_sendint64(&buf, sum->pinf);
		pq_sendint64(&buf, sum->ninf);
		pq_sendint64(&buf, sum->dscale);
		memcpy(bin, sum->bin, sizeof(bin));
		negative = normalise(bin);
		for (int j = 0; j < DECIMAL_BINS; j++)
			pq_sendint64(&buf, negative ? -bin[j] : bin[j]);
	}
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}
