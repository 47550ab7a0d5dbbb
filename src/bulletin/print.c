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

#include "base/interrupts.h"
#include "base/utf8_text.h"
#include "exact/decimal.h"
#include "period/period.h"

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

/* What follows a figure; where a language has it, another form after one. */
typedef struct UnitName
{
	const char *many[3];		/* by RefPeriodLang */
	const char *one[3];			/* NULL: as many */
} UnitName;

static const UnitName no_unit = {{"", "", ""}, {NULL, NULL, NULL}};
static const UnitName percent_sign = {{"%", "%", "%"}, {NULL, NULL, NULL}};

/* 个百分点, 個百分點 */
static const UnitName points_name = {
	{"\xe4\xb8\xaa\xe7\x99\xbe\xe5\x88\x86\xe7\x82\xb9",
		"\xe5\x80\x8b\xe7\x99\xbe\xe5\x88\x86\xe9\xbb\x9e",
	" percentage points"},
	{NULL, NULL, " percentage point"}
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

static int
checked_unit_mult(int unit_mult)
{
	if (unit_mult < 0 || unit_mult > PRINT_MAX_UNIT_MULT)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("unit multiplier must be between 0 and %d", PRINT_MAX_UNIT_MULT),
				 errdetail("It is the power of ten that values are in units of: 4 for ten thousand, 8 for one hundred million.")));
	return unit_mult;
}

static Numeric
rounded(Numeric value, int decimals)
{
	return DatumGetNumeric(DirectFunctionCall2(numeric_round,
											   NumericGetDatum(value),
											   Int32GetDatum(decimals)));
}

static Numeric
times_power10(Numeric value, int exponent)
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
		reaches(rounded(times_power10(value, -m->exponent), decimals), m[-1].exponent - m->exponent))
		m--;
	/* 3070.6, not 3070.60: zeros at the end of an amount say nothing */
	value = rounded(times_power10(value, -m->exponent), decimals);
	value = DatumGetNumeric(DirectFunctionCall1(numeric_trim_scale, NumericGetDatum(value)));
	put_figure(buf, value, AS_WRITTEN, lang);
	appendStringInfoString(buf, m->name[lang]);
}

static void
put_ordinal(StringInfo buf, int64 rank, RefPeriodLang lang)
{
	static const char *const ending[4] = {"th", "st", "nd", "rd"};
	bool		teen = rank / 10 % 10 == 1;

	if (rank < 1)
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("an ordinal must be at least 1")));
	if (lang != REF_PERIOD_EN)
		appendStringInfoString(buf, ZH_ORDINAL_MARK);
	put_figure(buf, int64_to_numeric(rank), 0, lang);
	if (lang == REF_PERIOD_EN)
		appendStringInfoString(buf, ending[!teen && rank % 10 < 4 ? rank % 10 : 0]);
}

/* One is what is printed as 1 or -1; 1.0 is many, as in "1.0 percentage points". */
static bool
is_one(const char *digits)
{
	return strcmp(*digits == '-' ? digits + 1 : digits, "1") == 0;
}

/* Puts the unit behind the figure that buf holds. */
static void
put_unit(StringInfo buf, const UnitName *unit, RefPeriodLang lang)
{
	bool		one = unit->one[lang] != NULL && is_one(buf->data);

	appendStringInfoString(buf, one ? unit->one[lang] : unit->many[lang]);
}

/* (value, lang) or (value, decimals, lang), followed by a unit */
static Datum
print_with(FunctionCallInfo fcinfo, const UnitName *unit)
{
	Numeric		value = checked(PG_GETARG_NUMERIC(0));
	int			decimals = PG_NARGS() == 3 ? checked_decimals(PG_GETARG_INT32(1)) : AS_WRITTEN;
	RefPeriodLang lang = ref_period_lang(PG_GETARG_TEXT_PP(PG_NARGS() - 1));
	StringInfoData buf;

	initStringInfo(&buf);
	put_figure(&buf, value, decimals, lang);
	put_unit(&buf, unit, lang);
	return text_from_utf8(buf.data);
}

PG_FUNCTION_INFO_V1(print_number);
Datum
print_number(PG_FUNCTION_ARGS)
{
	return print_with(fcinfo, &no_unit);
}

PG_FUNCTION_INFO_V1(print_percent);
Datum
print_percent(PG_FUNCTION_ARGS)
{
	return print_with(fcinfo, &percent_sign);
}

PG_FUNCTION_INFO_V1(print_points);
Datum
print_points(PG_FUNCTION_ARGS)
{
	return print_with(fcinfo, &points_name);
}

PG_FUNCTION_INFO_V1(print_amount);
Datum
print_amount(PG_FUNCTION_ARGS)
{
	Numeric		value = checked(PG_GETARG_NUMERIC(0));
	int			decimals = checked_decimals(PG_GETARG_INT32(1));
	int			unit_mult = checked_unit_mult(PG_GETARG_INT32(2));
	RefPeriodLang lang = ref_period_lang(PG_GETARG_TEXT_PP(3));
	StringInfoData buf;

	initStringInfo(&buf);
	put_amount(&buf, times_power10(value, unit_mult), decimals, lang);
	return text_from_utf8(buf.data);
}

PG_FUNCTION_INFO_V1(print_ordinal);
Datum
print_ordinal(PG_FUNCTION_ARGS)
{
	int64		rank = PG_GETARG_INT64(0);
	RefPeriodLang lang = ref_period_lang(PG_GETARG_TEXT_PP(1));
	StringInfoData buf;

	initStringInfo(&buf);
	put_ordinal(&buf, rank, lang);
	return text_from_utf8(buf.data);
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
	{
		CHECK_EACH(i);
		if (!nulls[i])
			items[known++] = items[i];
	}
	if (known == 0)
		PG_RETURN_NULL();
	initStringInfo(&buf);
	for (int i = 0; i < known; i++)
	{
		CHECK_FOR_INTERRUPTS();
		if (i > 0)
			appendStringInfoString(&buf, i == known - 1 ? last : comma);
		appendStringInfoString(&buf, TextDatumGetCString(items[i]));
	}
	PG_RETURN_TEXT_P(cstring_to_text_with_len(buf.data, buf.len));
}

/*-------------------------------------------------------------------------
 * Formats by name, as templates write them
 *-------------------------------------------------------------------------
 */
typedef enum FigureFormat
{
	FIGURE_NUMBER,
	FIGURE_PERCENT,
	FIGURE_POINTS,
	FIGURE_COUNT,
	FIGURE_AMOUNT,
	FIGURE_SIGN,
	FIGURE_GROWTH,
	FIGURE_PLURAL,
	FIGURE_ORDINAL
} FigureFormat;

#define FIGURE_MAX_WORDS 3

static const struct
{
	const char *name;
	int			max_args;
	int			min_words;		/* if there are any */
	int			max_words;
	bool		needs_words;
	const char *usage;
}			figure_formats[] =
{
	{"number", 1, 3, 3, false, "number(decimals), or number(decimals)|above zero|below zero|zero"},
	{"percent", 1, 3, 3, false, "percent(decimals), or percent(decimals)|above zero|below zero|zero"},
	{"points", 1, 3, 3, false, "points(decimals), or points(decimals)|above zero|below zero|zero"},
	{"count", 0, 3, 3, false, "count, or count|above zero|below zero|zero"},
	{"amount", 2, 3, 3, false, "amount(decimals, unit multiplier), or amount(decimals, unit multiplier)|above zero|below zero|zero"},
	{"sign", 0, 3, 3, true, "sign|above zero|below zero|zero"},
	{"growth", 1, 0, 0, false, "growth(decimals)"},
	{"plural", 0, 2, 3, true, "plural|one|many, or plural|one|many|none"},
	{"ordinal", 0, 0, 0, false, "ordinal"},
};

/* 增长, 下降, 持平 */
static const char *const growth_phrases[3][FIGURE_MAX_WORDS] = {
	{"\xe5\xa2\x9e\xe9\x95\xbf#", "\xe4\xb8\x8b\xe9\x99\x8d#", "\xe6\x8c\x81\xe5\xb9\xb3"},
	{"\xe5\xa2\x9e\xe9\x95\xb7#", "\xe4\xb8\x8b\xe9\x99\x8d#", "\xe6\x8c\x81\xe5\xb9\xb3"},
	{"grew #", "fell #", "was unchanged"}
};

static FigureFormat
figure_format(text *name)
{
	char	   *wanted = text_to_cstring(name);
	StringInfoData known;

	initStringInfo(&known);
	for (int f = 0; f < (int) lengthof(figure_formats); f++)
	{
		if (strcmp(wanted, figure_formats[f].name) == 0)
			return f;
		appendStringInfo(&known, "%s%s", f > 0 ? ", " : "", figure_formats[f].name);
	}
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("unknown format for a figure: \"%s\"", wanted),
			 errhint("Formats are: %s.", known.data)));
}

/* The elements of an array that may be NULL, which has none. */
static int
elements(FunctionCallInfo fcinfo, int n, Oid type, Datum **items)
{
	bool	   *nulls;
	int			count;

	if (PG_ARGISNULL(n))
		return 0;
	if (type == INT4OID)
		deconstruct_array(PG_GETARG_ARRAYTYPE_P(n), type, 4, true, TYPALIGN_INT, items, &nulls, &count);
	else
		deconstruct_array(PG_GETARG_ARRAYTYPE_P(n), type, -1, false, TYPALIGN_INT, items, &nulls, &count);
	for (int i = 0; i < count; i++)
	{
		CHECK_EACH(i);
		if (nulls[i])
			ereport(ERROR,
					(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
					 errmsg("arguments and words of a format must not be null")));
	}
	return count;
}

/* A figure without its sign; the sign of what is printed is returned. */
static int
put_magnitude(StringInfo buf, Numeric value, FigureFormat format, int nargs, Datum *args, RefPeriodLang lang)
{
	int			sign = decimal_sign(decimal_from_numeric(value));
	int			decimals = nargs > 0 ? checked_decimals(DatumGetInt32(args[0])) : AS_WRITTEN;

	value = magnitude_of(value);
	switch (format)
	{
		case FIGURE_AMOUNT:
			if (nargs > 1)
				value = times_power10(value, checked_unit_mult(DatumGetInt32(args[1])));
			put_amount(buf, value, nargs > 0 ? decimals : 1, lang);
			break;
		case FIGURE_ORDINAL:
			put_ordinal(buf, sign * DatumGetInt64(DirectFunctionCall1(numeric_int8, NumericGetDatum(value))), lang);
			break;
		case FIGURE_COUNT:
		case FIGURE_PLURAL:
			put_figure(buf, value, 0, lang);
			break;
		default:
			put_figure(buf, value, decimals, lang);
	}
	if (strpbrk(buf->data, "123456789") == NULL)
		sign = 0;
	if (format == FIGURE_PERCENT || format == FIGURE_GROWTH)
		put_unit(buf, &percent_sign, lang);
	if (format == FIGURE_POINTS)
		put_unit(buf, &points_name, lang);
	return sign;
}

PG_FUNCTION_INFO_V1(print_figure);
Datum
print_figure(PG_FUNCTION_ARGS)
{
	Numeric		value;
	FigureFormat format;
	RefPeriodLang lang;
	Datum	   *args = NULL;
	Datum	   *words = NULL;
	int			nargs,
				nwords,
				sign;
	StringInfoData figure,
				buf;
	const char *word;
	const char *digits;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1) || PG_ARGISNULL(4))
		PG_RETURN_NULL();
	value = checked(PG_GETARG_NUMERIC(0));
	format = figure_format(PG_GETARG_TEXT_PP(1));
	nargs = elements(fcinfo, 2, INT4OID, &args);
	nwords = elements(fcinfo, 3, TEXTOID, &words);
	lang = ref_period_lang(PG_GETARG_TEXT_PP(4));
	if (nargs > figure_formats[format].max_args || nwords > figure_formats[format].max_words ||
		(nwords < figure_formats[format].min_words && (nwords > 0 || figure_formats[format].needs_words)))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("format \"%s\" cannot have %d arguments and %d words",
						figure_formats[format].name, nargs, nwords),
				 errhint("Write %s. In words, # is the figure.", figure_formats[format].usage)));

	initStringInfo(&figure);
	sign = put_magnitude(&figure, value, format, nargs, args, lang);
	digits = pg_any_to_server(figure.data, figure.len, PG_UTF8);

	/* the words say the sign, the digits do not say it again */
	if (format == FIGURE_GROWTH)
	{
		const char *phrase = growth_phrases[lang][sign > 0 ? 0 : sign < 0 ? 1 : 2];

		word = pg_any_to_server(phrase, strlen(phrase), PG_UTF8);
	}
	else if (nwords == 0)
		word = sign < 0 ? "-#" : "#";
	else if (format == FIGURE_PLURAL)
	{
		/* its words do not say the sign */
		if (sign < 0)
			digits = psprintf("-%s", digits);
		word = TextDatumGetCString(words[sign >= 0 && is_one(digits) ? 0 : sign == 0 && nwords > 2 ? 2 : 1]);
	}
	else
		word = TextDatumGetCString(words[sign > 0 ? 0 : sign < 0 ? 1 : 2]);

	initStringInfo(&buf);
	for (const char *c = word; *c; c++)
	{
		CHECK_FOR_INTERRUPTS();
		if (*c == '#')
			appendStringInfoString(&buf, digits);
		else
			appendStringInfoChar(&buf, *c);
	}
	PG_RETURN_TEXT_P(cstring_to_text_with_len(buf.data, buf.len));
}
