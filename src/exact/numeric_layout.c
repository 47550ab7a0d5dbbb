/*-------------------------------------------------------------------------
 *
 * numeric_layout.c
 *	  Makes numerics from digits, and tests that the server stores them so.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "port/pg_bswap.h"
#include "utils/builtins.h"

#include "base/compat.h"
#include "exact/numeric_layout.h"

void
numeric_overflow(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
			 errmsg("value overflows numeric format")));
}

/*
 * The numeric of groups of four digits, most significant first, the last of
 * which counts 10,000^bottom; without trailing zeros.
 */
static Numeric
numeric_from_groups(bool negative, const int16 *group, int ngroups, int64 bottom)
{
	int64		top,
				exponent;
	int			dscale,
				header_size;
	Size		size;
	char	   *result;

	for (; ngroups > 0 && group[0] == 0; ngroups--)
		group++;
	for (; ngroups > 0 && group[ngroups - 1] == 0; ngroups--)
		bottom++;
	if (ngroups == 0)
	{
		uint16		header = LAYOUT_SHORT;

		result = palloc(VARHDRSZ + sizeof(uint16));
		SET_VARSIZE(result, VARHDRSZ + sizeof(uint16));
		memcpy(VARDATA(result), &header, sizeof(uint16));
		return (Numeric) result;
	}

	/* of the last digit that is not zero */
	exponent = bottom * 4;
	for (int last = group[ngroups - 1]; last % 10 == 0; last /= 10)
		exponent++;
	top = bottom + ngroups - 1;
	if (exponent < -LAYOUT_LONG_DSCALE || top > PG_INT16_MAX || top < PG_INT16_MIN)
		numeric_overflow();
	dscale = exponent < 0 ? (int) -exponent : 0;

	header_size = sizeof(uint16);
	if (dscale > LAYOUT_SHORT_DSCALE_MAX ||
		top < LAYOUT_SHORT_WEIGHT_MIN || top > LAYOUT_SHORT_WEIGHT_MAX)
		header_size += sizeof(int16);
	size = VARHDRSZ + header_size + ngroups * sizeof(int16);
	result = palloc(size);
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
		int16		weight = (int16) top;

		if (negative)
			header |= LAYOUT_LONG_NEGATIVE;
		memcpy(VARDATA(result), &header, sizeof(uint16));
		memcpy(VARDATA(result) + sizeof(uint16), &weight, sizeof(int16));
	}
	memcpy(result + VARHDRSZ + header_size, group, ngroups * sizeof(int16));
	return (Numeric) result;
}

/*
 * The numeric of digits * 10^exponent without trailing zeros; digits are
 * values 0..9, most significant first.
 */
Numeric
numeric_from_digits(bool negative, const uint8 *digits, int ndigits, int64 exponent)
{
	int64		bottom = floor_div4(exponent);
	int64		power = exponent + ndigits - 1 - bottom * 4;	/* above bottom */
	int			ngroups = ndigits > 0 ? (int) (power / 4) + 1 : 0;
	int16	   *group = palloc0((ngroups + 1) * sizeof(int16));
	Numeric		result;

	for (int i = 0; i < ndigits; i++, power--)
		group[ngroups - 1 - power / 4] += digits[i] * (int16) pow10_int64[power % 4];
	result = numeric_from_groups(negative, group, ngroups, bottom);
	pfree(group);
	return result;
}

/* The same of mantissa * 10^exponent; mantissa <= 10^20. */
#ifdef HAVE_INT128
Numeric
numeric_from_uint128(bool negative, uint128 mantissa, int64 exponent)
{
	int64		bottom = floor_div4(exponent);
	uint64		high,
				low;
	int16		group[6];

	mantissa *= (uint64) pow10_int64[exponent - bottom * 4];
	high = (uint64) (mantissa / (uint64) pow10_int64[12]);
	low = (uint64) (mantissa - (uint128) high * (uint64) pow10_int64[12]);
	for (int i = 2; i >= 0; i--)
	{
		group[i] = high % DIGIT_BASE;
		group[i + 3] = low % DIGIT_BASE;
		high /= DIGIT_BASE;
		low /= DIGIT_BASE;
	}
	return numeric_from_groups(negative, group, 6, bottom);
}
#endif

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
numeric_layout_check(void)
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
			made = numeric_from_digits(probe[i].negative, digits, ndigits, probe[i].exponent);
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
