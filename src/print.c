/*-------------------------------------------------------------------------
 *
 * print.c
 *	  Figures as a bulletin prints them, in three languages.
 *
 * Every figure is rounded once, halves away from zero, and printed digit by
 * digit from its decimal text.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "fmgr.h"
#include "lib/stringinfo.h"
#include "mb/pg_wchar.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/numeric.h"

#include "decimal.h"
#include "ref_period.h"

#define PRINT_MAX_DECIMALS 100
#define PRINT_MAX_UNIT_MULT 15
/* Print as many decimals as the value was written with. */
#define AS_WRITTEN (-1)

/* The names of powers of ten, largest first; the last one has none. */
typedef struct Magnitude
{
	int			exponent;
	const char *name[3];		/* by RefPeriodLang */
} Magnitude;

static const Magnitude chinese_magnitudes[] = {
	{8, {"\xe4\xba\xbf", "\xe5\x84\x84", NULL}},	/* 亿, 億 */
	{4, {"\xe4\xb8\x87", "\xe8\x90\xac", NULL}},	/* 万, 萬 */
	{0, {"", "", NULL}}
};
static const Magnitude english_magnitudes[] = {
	{9, {NULL, NULL, " billion"}},
	{6, {NULL, NULL, " million"}},
	{0, {NULL, NULL, ""}}
};

/* 个百分点, 個百分點 */
static const char *const points_name[3] = {
	"\xe4\xb8\xaa\xe7\x99\xbe\xe5\x88\x86\xe7\x82\xb9",
	"\xe5\x80\x8b\xe7\x99\xbe\xe5\x88\x86\xe9\xbb\x9e",
	" percentage points"
};

#define ZH_ORDINAL_MARK "\xe7\xac\xac"	/* 第 */
#define ZH_LIST_COMMA "\xe3\x80\x81"	/* 、 */

static Numeric
checked(Numeric value)
{
	if (numeric_is_nan(value) || numeric_is_inf(value))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("a figure to be printed must be finite")));
	return value;
}

static int
checked_decimals(int decimals)
{
	if (decimals < 0 || decimals > PRINT_MAX_DECIMALS)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("number of decimals must be between 0 and %d",
						PRINT_MAX_DECIMALS)));
	return decimals;
}

static Numeric
rounded(Numeric value, int decimals)
{
	return DatumGetNumeric(DirectFunctionCall2(numeric_round,
											   NumericGetDatum(value),
											   Int32GetDatum(decimals)));
}

static Numeric
scaled(Numeric value, int exponent)
{
	return DatumGetNumeric(DirectFunctionCall2(numeric_mul,
											   NumericGetDatum(value),
											   NumericGetDatum(decimal_power10(exponent))));
}

static Numeric
magnitude_of(Numeric value)
{
	return DatumGetNumeric(DirectFunctionCall1(numeric_abs, NumericGetDatum(value)));
}

static bool
reaches(Numeric value, int exponent)
{
	return DatumGetBool(DirectFunctionCall2(numeric_ge,
											NumericGetDatum(magnitude_of(value)),
											NumericGetDatum(decimal_power10(exponent))));
}

static bool
is_whole(Numeric value)
{
	return DatumGetBool(DirectFunctionCall2(numeric_eq, NumericGetDatum(value),
											NumericGetDatum(rounded(value, 0))));
}

/* English groups the digits before the point by three, Chinese does not. */
static void
put_figure(StringInfo buf, Numeric value, int decimals, RefPeriodLang lang)
{
	char	   *digits;
	int			whole;

	if (decimals != AS_WRITTEN)
		value = rounded(value, decimals);
	digits = DatumGetCString(DirectFunctionCall1(numeric_out, NumericGetDatum(value)));
	if (lang != REF_PERIOD_EN)
	{
		appendStringInfoString(buf, digits);
		return;
	}
	if (*digits == '-')
		appendStringInfoChar(buf, *digits++);
	for (whole = strspn(digits, "0123456789"); whole > 0; whole--)
	{
		appendStringInfoChar(buf, *digits++);
		if (whole % 3 == 1 && whole > 1)
			appendStringInfoChar(buf, ',');
	}
	appendStringInfoString(buf, digits);
}

static void
put_amount(StringInfo buf, Numeric value, int decimals, RefPeriodLang lang)
{
	const Magnitude *first = lang == REF_PERIOD_EN ? english_magnitudes : chinese_magnitudes;
	const Magnitude *m = first;

	while (m->exponent > 0 && !reaches(value, m->exponent))
		m++;
	/* what rounds up to the next magnitude is printed in it */
	if (m > first &&
		reaches(rounded(scaled(value, -m->exponent), decimals), m[-1].exponent - m->exponent))
		m--;
	/* nothing is counted in tenths of the unit itself */
	if (m->exponent == 0 && is_whole(value))
		decimals = 0;
	put_figure(buf, scaled(value, -m->exponent), decimals, lang);
	appendStringInfoString(buf, m->name[lang]);
}

static Datum
in_server_encoding(StringInfo utf8)
{
	return PointerGetDatum(cstring_to_text(pg_any_to_server(utf8->data, utf8->len, PG_UTF8)));
}

/* (value, lang) or (value, decimals, lang), followed by a unit */
static Datum
print_with(FunctionCallInfo fcinfo, const char *const unit[3])
{
	Numeric		value = checked(PG_GETARG_NUMERIC(0));
	int			decimals = PG_NARGS() == 3 ? checked_decimals(PG_GETARG_INT32(1)) : AS_WRITTEN;
	RefPeriodLang lang = ref_period_lang(PG_GETARG_TEXT_PP(PG_NARGS() - 1));
	StringInfoData buf;

	initStringInfo(&buf);
	put_figure(&buf, value, decimals, lang);
	appendStringInfoString(&buf, unit[lang]);
	return in_server_encoding(&buf);
}

PG_FUNCTION_INFO_V1(print_number);
Datum
print_number(PG_FUNCTION_ARGS)
{
	static const char *const none[3] = {"", "", ""};

	return print_with(fcinfo, none);
}

PG_FUNCTION_INFO_V1(print_percent);
Datum
print_percent(PG_FUNCTION_ARGS)
{
	static const char *const percent[3] = {"%", "%", "%"};

	return print_with(fcinfo, percent);
}

PG_FUNCTION_INFO_V1(print_points);
Datum
print_points(PG_FUNCTION_ARGS)
{
	return print_with(fcinfo, points_name);
}

PG_FUNCTION_INFO_V1(print_amount);
Datum
print_amount(PG_FUNCTION_ARGS)
{
	Numeric		value = checked(PG_GETARG_NUMERIC(0));
	int			unit_mult = PG_GETARG_INT32(1);
	int			decimals = checked_decimals(PG_GETARG_INT32(2));
	RefPeriodLang lang = ref_period_lang(PG_GETARG_TEXT_PP(3));
	StringInfoData buf;

	if (unit_mult < 0 || unit_mult > PRINT_MAX_UNIT_MULT)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("unit multiplier must be between 0 and %d", PRINT_MAX_UNIT_MULT),
				 errdetail("It is the power of ten that values are in units of: 4 for ten thousand, 8 for one hundred million.")));
	initStringInfo(&buf);
	put_amount(&buf, scaled(value, unit_mult), decimals, lang);
	return in_server_encoding(&buf);
}

PG_FUNCTION_INFO_V1(print_ordinal);
Datum
print_ordinal(PG_FUNCTION_ARGS)
{
	int64		rank = PG_GETARG_INT64(0);
	RefPeriodLang lang = ref_period_lang(PG_GETARG_TEXT_PP(1));
	StringInfoData buf;

	if (rank < 1)
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("an ordinal must be at least 1")));
	initStringInfo(&buf);
	if (lang == REF_PERIOD_EN)
	{
		static const char *const ending[4] = {"th", "st", "nd", "rd"};
		bool		teen = rank / 10 % 10 == 1;

		put_figure(&buf, int64_to_numeric(rank), 0, lang);
		appendStringInfoString(&buf, ending[!teen && rank % 10 < 4 ? rank % 10 : 0]);
	}
	else
		appendStringInfo(&buf, ZH_ORDINAL_MARK INT64_FORMAT, rank);
	return in_server_encoding(&buf);
}

PG_FUNCTION_INFO_V1(print_list);
Datum
print_list(PG_FUNCTION_ARGS)
{
	ArrayType  *array = PG_GETARG_ARRAYTYPE_P(0);
	RefPeriodLang lang = ref_period_lang(PG_GETARG_TEXT_PP(1));
	const char *comma = lang == REF_PERIOD_EN ? ", " :
		pg_any_to_server(ZH_LIST_COMMA, strlen(ZH_LIST_COMMA), PG_UTF8);
	const char *last = lang == REF_PERIOD_EN ? " and " : comma;
	Datum	   *items;
	bool	   *nulls;
	int			count,
				known = 0;
	StringInfoData buf;

	deconstruct_array(array, TEXTOID, -1, false, TYPALIGN_INT, &items, &nulls, &count);
	for (int i = 0; i < count; i++)
		if (!nulls[i])
			items[known++] = items[i];
	if (known == 0)
		PG_RETURN_NULL();
	initStringInfo(&buf);
	for (int i = 0; i < known; i++)
	{
		if (i > 0)
			appendStringInfoString(&buf, i == known - 1 ? last : comma);
		appendStringInfoString(&buf, TextDatumGetCString(items[i]));
	}
	PG_RETURN_TEXT_P(cstring_to_text_with_len(buf.data, buf.len));
}
