/*-------------------------------------------------------------------------
 *
 * growth_phrase.c
 *	  The growth rate that a phrase of a bulletin states, and against what.
 *
 * "Grew by 1.79 times" is where figures go wrong: in Chinese the wording says
 * whether the increase or the result is meant (增长1.79倍 is +179 %, 增长到1.79倍
 * is +79 %), in English "1.79 times" does not.  So only wordings that have one
 * meaning are read, and none with "times" is ever written.
 *
 * A phrase is read without its blanks, in lower case, and without the hyphens
 * between letters: words that say the basis, the rate, more such words.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "funcapi.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"

#include "base/interrupts.h"
#include "exact/decimal.h"

#define MAX_PHRASE 200

/* What the rate is against, and in which prices; NULL if the phrase does not say. */
typedef struct Statement
{
	Decimal		growth;
	const char *basis;
	const char *prices;
} Statement;

/* Lists end with NULL; a longer word comes before one that it starts with. */
static const char *const rise_words[] = {
	"增长", "增長", "增加", "上升", "提高", "上涨", "上漲", "增", "升", "涨", "漲", NULL
};
static const char *const fall_words[] = {
	"负增长", "負增長", "下降", "减少", "減少", "降低", "回落", "下跌", "下滑", "减", "減", "降", "跌", NULL
};
static const char *const en_rise_words[] = {
	"grew", "rose", "increased", "wasup", "wereup", "up", "climbed", "expanded", "advanced", "gained",
	"anincreaseof", "increaseof", "ariseof", "riseof", "againof", "growthof", NULL
};
static const char *const en_fall_words[] = {
	"fell", "decreased", "wasdown", "weredown", "down", "declined", "dropped", "contracted", "shrank", "slipped",
	"adecreaseof", "decreaseof", "adeclineof", "declineof", "afallof", "fallof", "adropof", "dropof", NULL
};
static const char *const flat_words[] = {"持平", "零增长", "零增長", NULL};
static const char *const en_flat_words[] = {
	"wasunchanged", "wereunchanged", "remainedunchanged", "unchanged", "wasflat", "wereflat", "remainedflat", "flat", NULL
};
static const char *const percent_words[] = {"%", "％", "percent", "pct", NULL};
static const char *const more_words[] = {"higher", "increase", "rise", "growth", NULL};
static const char *const less_words[] = {"lower", "decrease", "fall", "decline", "drop", NULL};
static const char *const times_words[] = {"倍", NULL};
static const char *const tenth_words[] = {"成", NULL};
static const char *const half_words[] = {"一半", NULL};
static const char *const done_words[] = {"了", NULL};
static const char *const by_words[] = {"by", NULL};
static const char *const result_words[] = {"到", "至", "为", "為", NULL};
static const char *const equal_words[] = {"是", "为", "為", "相当于", "相當於", NULL};
static const char *const with_words[] = {"与", "與", "和", "同", NULL};
static const char *const than_words[] = {"比", "较", "較", NULL};
static const char *const compared_words[] = {"相比", NULL};
static const char *const times_as_words[] = {"timesasmuch", "timesasmany", "timesashigh", "timesaslarge", NULL};
static const char *const comma_words[] = {"，", ",", NULL};
static const char *const stop_words[] = {"。", ".", NULL};

/* Periods that a figure is compared with: 比上年同期, 是上年同期的1.79倍, 与上年同期持平 */
static const char *const year_before_words[] = {
	"上年同期", "去年同期", "上年同月", "去年同月", "上年", "去年", NULL
};
static const char *const period_before_words[] = {
	"上个月", "上個月", "上月", "上季度", "上季", "上一季度", "上期", "上周", "上週", NULL
};
static const char *const base_words[] = {"原来", "原來", NULL};
static const char *const of_words[] = {"的", NULL};

/* Words that say the basis by themselves, before the rate or behind it. */
static const char *const yoy_words[] = {
	"同比", "按年", "yearonyear", "yearoveryear", "ontheyear", "overtheyear", "yoy", "y/y",
	"onayearearlier", "onayearago", "fromayearearlier", "fromayearago", "thanayearearlier", "thanayearago",
	"comparedwithayearearlier", "comparedwithayearago", "comparedwiththesameperiodlastyear",
	"comparedwiththesameperiodayearearlier", "fromthesameperiodlastyear", "fromthesameperiodayearearlier",
	"fromtheyearbefore", "onthesameperiodlastyear", NULL
};
static const char *const pop_words[] = {
	"环比", "環比", "按月", "按季", "monthonmonth", "monthovermonth", "quarteronquarter", "quarteroverquarter",
	"onthemonth", "onthequarter", "onthepreviousmonth", "onthepreviousquarter", "m/m", "q/q", "qoq", "mom",
	"fromthepreviousmonth", "fromthepreviousquarter", "fromthepriormonth", "fromthepriorquarter",
	"fromamonthearlier", "fromaquarterearlier", "fromthemonthbefore", "fromthequarterbefore", "fromlastmonth",
	"fromlastquarter", "comparedwiththepreviousmonth", "comparedwiththepreviousquarter", NULL
};
static const char *const real_words[] = {
	"扣除价格因素", "扣除價格因素", "按不变价格计算", "按不變價格計算", "按不变价计算", "按不變價計算",
	"按可比价格计算", "按可比價格計算", "按可比价计算", "按可比價計算", "实际", "實際", "不变价", "不變價",
	"inrealterms", "atconstantprices", "real", NULL
};
static const char *const nominal_words[] = {
	"按现价计算", "按現價計算", "名义", "名義", "现价", "現價", "innominalterms", "atcurrentprices", "nominal", NULL
};
/* They say nothing of the rate. */
static const char *const neutral_words[] = {"累计", "累計", NULL};

static const struct
{
	const char *phrase;
	int			percent;
}			fixed_phrases[] =
{
	{"翻一番", 100},
	{"翻了一番", 100},
	{"翻两番", 300},
	{"翻兩番", 300},
	{"翻了两番", 300},
	{"翻了兩番", 300},
	{"翻番", 100},
	{"doubled", 100},
	{"tripled", 200},
	{"trebled", 200},
	{"quadrupled", 300},
	{"halved", -50},
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

/*
 * Digits with an optional fraction; a sign only where it may stand, and commas
 * between groups of three only where the words are English.
 */
static bool
eat_number(const char **s, bool with_sign, bool grouped, Decimal *number)
{
	char		digits[MAX_PHRASE + 1];
	const char *end = *s;
	int			n = 0;
	int			whole = 0;

	if (with_sign && (*end == '+' || *end == '-'))
		digits[n++] = *end++;
	for (; *end >= '0' && *end <= '9'; whole++)
		digits[n++] = *end++;
	if (whole == 0)
		return false;
	while (grouped && whole <= 3 && *end == ',' && strspn(end + 1, "0123456789") == 3)
	{
		memcpy(digits + n, end + 1, 3);
		n += 3;
		end += 4;
	}
	if (*end == '.')
	{
		if (end[1] < '0' || end[1] > '9')
			return false;
		digits[n++] = *end++;
		while (*end >= '0' && *end <= '9')
			digits[n++] = *end++;
	}
	digits[n] = '\0';
	*number = decimal_from_numeric(DatumGetNumeric(DirectFunctionCall3(numeric_in, CStringGetDatum(digits),
																	   ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1))));
	*s = end;
	return true;
}

/* 一倍, 两成: a Chinese numeral from 1 to 10 */
static bool
eat_numeral(const char **s, Decimal *number)
{
	static const char *const numerals[] = {
		"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "两", "兩"
	};

	for (int i = 0; i < (int) lengthof(numerals); i++)
	{
		size_t		length = strlen(numerals[i]);

		if (strncmp(*s, numerals[i], length) == 0)
		{
			*s += length;
			*number = decimal_short(i < 10 ? i + 1 : 2, 0);
			return true;
		}
	}
	return false;
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

/* Once is enough: two bases, or the same one twice, are no statement. */
static bool
say(const char **what, const char *code)
{
	if (*what != NULL)
		return false;
	*what = code;
	return true;
}

/* 上年同期, 上月; false if the basis was said before */
static bool
eat_base(const char **s, Statement *found, bool *eaten)
{
	*eaten = true;
	if (eat(s, year_before_words))
		return say(&found->basis, "yoy");
	if (eat(s, period_before_words))
		return say(&found->basis, "pop");
	*eaten = false;
	return true;
}

/* Words beside the rate; false if they contradict each other. */
static bool
eat_basis(const char **s, Statement *found)
{
	for (;;)
	{
		const char *at = *s;
		bool		eaten;

		if (eat(s, yoy_words))
		{
			if (!say(&found->basis, "yoy"))
				return false;
		}
		else if (eat(s, pop_words))
		{
			if (!say(&found->basis, "pop"))
				return false;
		}
		else if (eat(s, real_words))
		{
			/* 按不变价格计算，同比实际增长 */
			if (found->prices != NULL && strcmp(found->prices, "real") != 0)
				return false;
			found->prices = "real";
		}
		else if (eat(s, nominal_words))
		{
			if (!say(&found->prices, "nominal"))
				return false;
		}
		else if (eat(s, than_words))
		{
			if (!eat_base(s, found, &eaten) || !eaten)
				return false;
		}
		else if (eat(s, with_words))
		{
			if (!eat_base(s, found, &eaten))
				return false;
			/* 与上年同期相比; 与上年同期持平 */
			if (!eaten || (!eat(s, compared_words) && strncmp(*s, flat_words[0], strlen(flat_words[0])) != 0))
				return false;
		}
		else if (!eat(s, neutral_words))
			return true;
		if (*s > at)
		{
			const char *comma = *s;

			/* no comma ends a phrase */
			if (eat(s, comma_words) && **s == '\0')
				*s = comma;
		}
	}
}

/* 增长16.5%, 增长1.79倍, 增长一倍, 增长三成, 下降一半; after the word, with or without 了 */
static bool
read_change(const char **s, bool rise, Decimal *change)
{
	Decimal		number;
	bool		numeral;

	(void) eat(s, done_words);
	if (eat(s, half_words))
	{
		*change = decimal_short(50, 0);
		return true;
	}
	numeral = eat_numeral(s, &number);
	/* 增长-5.2% says a fall; 下降-5.2% has two meanings */
	if (!numeral && !eat_number(s, rise && **s == '-', false, &number))
		return false;
	if (!numeral && eat(s, percent_words))
		*change = number;
	else if (rise && decimal_sign(number) >= 0 && eat(s, times_words))
		*change = hundred_times(number);
	else if (numeral && eat(s, tenth_words))
		*change = decimal_mul(number, decimal_short(10, 0));
	else
		return false;
	return true;
}

/* 是上年同期的1.79倍, and what stands behind 增长到 */
static bool
read_multiple(const char **s, Statement *found, bool base_needed)
{
	Decimal		number;
	bool		eaten;

	if (!eat_base(s, found, &eaten))
		return false;
	if (!eaten)
		eaten = eat(s, base_words);
	if (eaten ? !eat(s, of_words) : base_needed)
		return false;
	if (!(eat_numeral(s, &number) || eat_number(s, false, false, &number)) || !eat(s, times_words))
		return false;
	found->growth = growth_of_multiple(number);
	return true;
}

/* The rate itself, between the words of its basis. */
static bool
read_rate(const char **s, Statement *found)
{
	const char *at = *s;
	Decimal		number;
	bool		article;

	for (int i = 0; i < (int) lengthof(fixed_phrases); i++)
		if (strncmp(at, fixed_phrases[i].phrase, strlen(fixed_phrases[i].phrase)) == 0)
		{
			*s += strlen(fixed_phrases[i].phrase);
			found->growth = decimal_short(fixed_phrases[i].percent, 0);
			return true;
		}
	if (eat(s, flat_words) || eat(s, en_flat_words))
	{
		found->growth = decimal_short(0, 0);
		return true;
	}
	if (eat(s, en_rise_words) || eat(s, en_fall_words))
	{
		const char *start = at;
		bool		rise = eat(&start, en_rise_words);

		(void) eat(s, by_words);
		if (!eat_number(s, false, true, &number) || !eat(s, percent_words))
			return false;
		found->growth = rise ? number : decimal_neg(number);
		return true;
	}
	if (eat(s, fall_words))
	{
		if (!read_change(s, false, &number))
			return false;
		found->growth = decimal_neg(number);
		return true;
	}
	if (eat(s, equal_words))
		return read_multiple(s, found, true);
	if (eat(s, rise_words))
	{
		if (eat(s, result_words))
			return read_multiple(s, found, false);
		return read_change(s, true, &found->growth);
	}
	/* 16.5%, -6.0%, 16.5% higher, a 16.5% increase, 1.79 times as much */
	article = *at == 'a' && at[1] >= '0' && at[1] <= '9';
	if (article)
		(*s)++;
	at = *s;
	if (!eat_number(s, true, article, &number))
		return false;
	found->growth = number;
	if (eat(s, percent_words))
	{
		bool		more = eat(s, more_words);
		bool		less = !more && eat(s, less_words);

		if (less)
			found->growth = decimal_neg(number);
		return more || less ? *at != '+' && *at != '-' : !article;
	}
	if (*at == '+' || *at == '-' || !eat(s, times_as_words))
		return false;
	found->growth = growth_of_multiple(number);
	return true;
}

/* False if the phrase is not one of those that have one meaning. */
static bool
read_phrase(const char *s, Statement *found)
{
	const char *behind;
	bool		comma;

	memset(found, 0, sizeof(*found));
	/* 年增5.2%, 月減0.3%, as in Taiwan: the word and its basis are one */
	if ((strncmp(s, "年增", 6) == 0 || strncmp(s, "年減", 6) == 0) && say(&found->basis, "yoy"))
		s += strlen("年");
	else if ((strncmp(s, "月增", 6) == 0 || strncmp(s, "月減", 6) == 0 || strncmp(s, "季增", 6) == 0 ||
			  strncmp(s, "季減", 6) == 0) && say(&found->basis, "pop"))
		s += strlen("月");
	if (!eat_basis(&s, found) || !read_rate(&s, found))
		return false;
	/* a comma is followed by more words */
	comma = eat(&s, comma_words);
	behind = s;
	if (!eat_basis(&s, found) || (comma && s == behind))
		return false;
	(void) eat(&s, stop_words);
	return *s == '\0';
}

static bool
has(const char *s, const char *const *words)
{
	for (; *words; words++)
		if (strstr(s, *words) != NULL)
			return true;
	return false;
}

/* Why a phrase is refused, if that can be told. */
static const char *
reason(const char *s)
{
	static const char *const points[] = {"百分点", "百分點", "percentagepoint", "point", "ppt", "个点", "個點", NULL};
	static const char *const times[] = {"times", "倍", "fold", "番", NULL};
	static const char *const averages[] = {"年均", "平均", "average", "annualised", "annualized", "annualrate", NULL};
	static const char *const rough[] = {
		"左右", "约", "約", "近", "超", "逾", "以上", "以下", "多", "不到", "基本", "about", "around", "nearly", "almost",
		"morethan", "lessthan", "roughly", "approximately", NULL
	};
	static const char *const levels[] = {
		"到", "至", "达", "達", "元", "亿", "億", "万", "萬", "吨", "噸", "roseto", "fellto", "grewto",
		"increasedto", "decreasedto", "upto", "downto", "billion", "million", "trillion", "stoodat", NULL
	};
	const char *percent = strpbrk(s, "%");

	if (has(s, points))
		return "It states percentage points, the difference of two rates.";
	if ((percent != NULL && strchr(percent + 1, '%') != NULL) || (strstr(s, "同比") && strstr(s, "环比")))
		return "It states more than one rate.";
	if (has(s, averages))
		return "It states an average, or a rate as if it lasted for a year.";
	if (has(s, rough))
		return "It states about how much.";
	if (has(s, times))
		return "\"Times\" can mean the increase or the result, and a fall has no times.";
	if (has(s, levels))
		return "It states a level, which is no growth.";
	return NULL;
}

static Statement
statement_of(text *argument)
{
	char	   *phrase = text_to_cstring(argument);
	char	   *utf8 = pg_server_to_any(phrase, strlen(phrase), PG_UTF8);
	char		packed[MAX_PHRASE + 1];
	int			length = 0;
	Statement	found;

	/* words are read without the blanks and hyphens between them, and in lower case */
	for (const char *s = utf8; *s && length <= MAX_PHRASE; s++)
	{
		char		c = *s >= 'A' && *s <= 'Z' ? *s - 'A' + 'a' : *s;

		CHECK_EACH(s - utf8);
		if (c == ' ' || (c == '-' && length > 0 && packed[length - 1] >= 'a' && packed[length - 1] <= 'z' &&
						 ((s[1] >= 'a' && s[1] <= 'z') || (s[1] >= 'A' && s[1] <= 'Z'))))
			continue;
		packed[length++] = c;
	}
	if (length > MAX_PHRASE)
		packed[length = 0] = '\0';
	packed[length] = '\0';
	if (!read_phrase(packed, &found))
	{
		const char *why = reason(packed);

		ereport(ERROR,
				(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
				 errmsg("phrase does not state one growth rate: \"%s\"", phrase),
				 why ? errdetail("%s", why) : 0,
				 errhint("Give it in percent, as in 16.5%%, or in a wording that says whether it grew by or to so many times; the function's comment lists them.")));
	}
	return found;
}

PG_FUNCTION_INFO_V1(growth_phrase_growth_from_text);

Datum
growth_phrase_growth_from_text(PG_FUNCTION_ARGS)
{
	PG_RETURN_NUMERIC(decimal_to_numeric(statement_of(PG_GETARG_TEXT_PP(0)).growth));
}

PG_FUNCTION_INFO_V1(growth_phrase);

Datum
growth_phrase(PG_FUNCTION_ARGS)
{
	Statement	found = statement_of(PG_GETARG_TEXT_PP(0));
	TupleDesc	desc;
	Datum		values[3];
	bool		nulls[3] = {false, found.basis == NULL, found.prices == NULL};

	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	values[0] = NumericGetDatum(decimal_to_numeric(found.growth));
	values[1] = nulls[1] ? (Datum) 0 : CStringGetTextDatum(found.basis);
	values[2] = nulls[2] ? (Datum) 0 : CStringGetTextDatum(found.prices);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(desc), values, nulls)));
}
