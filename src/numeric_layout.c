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

#include "numeric_layout.h"

void
numeric_overflow(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
			 errmsg("value overflows numeric format")));
}

/*
 * The numeric of digits * 10^exponent without trailing zeros; digits are
 * values 0..9, most significant first.
 */
Numeric
numeric_from_digits(bool negative, const uint8 *digits, int ndigits, int64 exponent)
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
