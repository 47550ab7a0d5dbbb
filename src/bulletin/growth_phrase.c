/*-------------------------------------------------------------------------
 *
 * growth_phrase.c
 *	  The growth rate that a phrase of a bulletin states.
 *
 * "Grew by 1.79 times" is where figures go wrong: in Chinese the wording says
 * whether the increase or the result is meant (增长1.79倍 is +179 %, 增长到1.79倍
 * is +79 %), in English "1.79 times" does not.  So only wordings that have one
 * meaning are read, and none with "times" is ever written.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "mb/pg_wchar.h"
#include "utils/builtins.h"

#include "base/interrupts.h"
#include "exact/decimal.h"

#define MAX_PHRASE 200

/* Lists end with NULL; a longer word comes before one that it starts with. */
static const char *const rise_words[] = {"增长了", "增長了", "增长", "增長", "增加", "上升", "提高", "grewby", "roseby", "increasedby", "up", NULL};
static const char *const fall_words[] = {"下降了", "下降", "减少", "減少", "降低", "回落", "fellby", "decreasedby", "down", NULL};
static const char *const flat_words[] = {"持平", "flat", "unchanged", NULL};
static const char *const percent_words[] = {"%", "％", "percent", NULL};
static const char *const times_words[] = {"倍", NULL};
static const char *const result_words[] = {"到", "至", "为", "為", NULL};
static const char *const equal_words[] = {"是", "为", "為", "相当于", "相當於", NULL};
static const char *const base_words[] = {"上年同期的", "去年同期的", "上年的", "去年的", "原来的", "原來的", "上期的", NULL};
static const char *const times_as_words[] = {"timesasmuch", "timesasmany", "timesashigh", "timesaslarge", NULL};

static const struct
{
	const char *phrase;
	int			percent;
}			fixed_phrases[] =
{
	{"翻番", 100},
	{"翻一番", 100},
	{"翻两番", 300},
	{"翻兩番", 300},
	{"doubled", 100},
	{"tripled", 200},
	{"quadrupled", 300},
};

static bool
eat(const char **s, const char *const *words)
{
	for (; *words; words++)
	{
		size_t		length = strlen(*words);

		if (strncmp(*s, *words, length) == 0)
		{
			*s += length;
			return true;
		}
	}
	return false;
}

/* Digits with an optional fraction; a sign only where it may stand. */
static bool
eat_number(const char **s, bool with_sign, Decimal *number)
{
	const char *start = *s;
	const char *end = start;
	char	   *digits;

	if (with_sign && (*end == '+' || *end == '-'))
		end++;
	if (*end < '0' || *end > '9')
		return false;
	while (*end >= '0' && *end <= '9')
		end++;
	if (*end == '.')
	{
		if (end[1] < '0' || end[1] > '9')
			return false;
		for (end++; *end >= '0' && *end <= '9'; end++)
			;
	}
	digits = pnstrdup(start, end - start);
	*number = decimal_from_numeric(DatumGetNumeric(DirectFunctionCall3(numeric_in, CStringGetDatum(digits),
																	   ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1))));
	*s = end;
	return true;
}

static Decimal
hundred_times(Decimal times)
{
	return decimal_mul(times, decimal_short(100, 0));
}

/* The result is so many times the base. */
static Decimal
growth_of_multiple(Decimal times)
{
	return decimal_sub(hundred_times(times), decimal_short(100, 0));
}

/* In percent; false if the phrase is not one of those that have one meaning. */
static bool
read_phrase(const char *s, Decimal *growth)
{
	Decimal		number;
	const char *rest;

	for (int i = 0; i < (int) lengthof(fixed_phrases); i++)
		if (strcmp(s, fixed_phrases[i].phrase) == 0)
		{
			*growth = decimal_short(fixed_phrases[i].percent, 0);
			return true;
		}
	rest = s;
	if (eat(&rest, flat_words))
	{
		*growth = decimal_short(0, 0);
		return *rest == '\0';
	}
	rest = s;
	if (eat_number(&rest, true, growth))
	{
		if (eat(&rest, percent_words))
			return *rest == '\0';
		if (*s == '+' || *s == '-' || !eat(&rest, times_as_words))
			return false;
		*growth = growth_of_multiple(*growth);
		return *rest == '\0';
	}
	rest = s;
	if (eat(&rest, fall_words))
	{
		if (!eat_number(&rest, false, &number) || !eat(&rest, percent_words))
			return false;
		*growth = decimal_neg(number);
		return *rest == '\0';
	}
	rest = s;
	if (eat(&rest, equal_words))
	{
		if (!eat(&rest, base_words) || !eat_number(&rest, false, &number) || !eat(&rest, times_words))
			return false;
		*growth = growth_of_multiple(number);
		return *rest == '\0';
	}
	rest = s;
	if (!eat(&rest, rise_words))
		return false;
	if (eat(&rest, result_words))
	{
		eat(&rest, base_words);
		if (!eat_number(&rest, false, &number) || !eat(&rest, times_words))
			return false;
		*growth = growth_of_multiple(number);
		return *rest == '\0';
	}
	if (!eat_number(&rest, false, &number))
		return false;
	if (eat(&rest, percent_words))
		*growth = number;
	else if (eat(&rest, times_words))
		*growth = hundred_times(number);
	else
		return false;
	return *rest == '\0';
}

PG_FUNCTION_INFO_V1(growth_phrase_growth_from_text);

Datum
growth_phrase_growth_from_text(PG_FUNCTION_ARGS)
{
	char	   *phrase = text_to_cstring(PG_GETARG_TEXT_PP(0));
	char	   *utf8 = pg_server_to_any(phrase, strlen(phrase), PG_UTF8);
	char		packed[MAX_PHRASE + 1];
	int			length = 0;
	Decimal		growth;

	/* words are read without the blanks between them, and in lower case */
	for (const char *s = utf8; *s && length <= MAX_PHRASE; s++)
	{
		CHECK_EACH(s - utf8);
		if (*s != ' ')
			packed[length++] = *s >= 'A' && *s <= 'Z' ? *s - 'A' + 'a' : *s;
	}
	if (length > MAX_PHRASE)
		packed[length = 0] = '\0';
	packed[length] = '\0';
	if (!read_phrase(packed, &growth))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
				 errmsg("phrase does not state one growth rate: \"%s\"", phrase),
				 strstr(packed, "times") || strstr(packed, "倍") ?
				 errdetail("\"Times\" can mean the increase or the result, and a fall has no times.") : 0,
				 errhint("Give it in percent, as in 16.5%%, or in a wording that says whether it grew by or to so many times; the function's comment lists them.")));
	PG_RETURN_NUMERIC(decimal_to_numeric(growth));
}
