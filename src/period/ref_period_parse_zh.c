/*
 * ref_period_parse_zh.c
 *		Reads Chinese spellings of a reference period, in simplified and
 *		traditional script, with blanks between their words or none.
 *
 * Plain C without server calls: compile with -DREF_PERIOD_PLAIN to fuzz it.
 */
#ifndef REF_PERIOD_PLAIN
#include "postgres.h"
#endif

#include "period/ref_period_parse.h"

#define EXPECT_ZH_MONTH		"expected " ZH_MONTH
#define EXPECT_ZH_QUARTER	"expected " ZH_QUARTER ZH_DEGREE
#define EXPECT_ZH_DAY		"expected " ZH_DAY

static const char *const former_words[] = {ZH_FORMER, ZH_HEAD, ZH_HEAD_T, ZH_FIRST};
static const char *const piece_words[] = {ZH_PIECE, ZH_PIECE_T};
static const char *const week_words[] = {ZH_WEEK, ZH_WEEK_T};
static const char *const day_words[] = {ZH_DAY, ZH_DAY_NO, ZH_DAY_NO_T};

/* A word, with blanks before it or none. */
static bool
word(Cursor *c, const char *literal)
{
	const char *at = c->p;

	(void) eat_blanks(c);
	if (eat(c, literal))
		return true;
	c->p = at;
	return false;
}

static bool
any_word(Cursor *c, const char *const *literals, int count)
{
	for (int i = 0; i < count; i++)
		if (word(c, literals[i]))
			return true;
	return false;
}

/* What is expected comes behind the blanks. */
static bool
expected(Cursor *c, const char *message)
{
	(void) eat_blanks(c);
	return period_unexpected(c, message);
}

/* 季, 季度 */
static bool
quarter_word(Cursor *c)
{
	if (!word(c, ZH_QUARTER))
		return false;
	(void) word(c, ZH_DEGREE);
	return true;
}

/* 月, 月份 */
static bool
month_word(Cursor *c)
{
	if (!word(c, ZH_MONTH))
		return false;
	(void) word(c, ZH_PART);
	return true;
}

/* 一 to 九, zero if there is none. */
static int
eat_numeral(Cursor *c)
{
	for (int i = 0; i < (int) lengthof(zh_numerals); i++)
		if (eat(c, zh_numerals[i]))
			return i + 1;
	return 0;
}

/*
 * One or two digits, or Chinese numerals up to 九十九, with blanks before them
 * or none; zero and another number are not the same as none.
 */
static bool
zh_number(Cursor *c, int *n)
{
	const char *at = c->p;
	int			count;
	int			tens;

	(void) eat_blanks(c);
	if ((count = eat_number(c, n)) > 0)
	{
		if (count <= 2)
			return true;
		c->p = at;
		return false;
	}
	tens = eat_numeral(c);
	if (eat(c, ZH_TEN))
		*n = (tens > 0 ? tens : 1) * 10 + eat_numeral(c);
	else
		*n = tens;
	if (*n > 0)
		return true;
	c->p = at;
	return false;
}

/* 前两季度, but not 两月 for February */
static bool
zh_count(Cursor *c, int *n)
{
	*n = 2;
	return word(c, ZH_TWO) || word(c, ZH_TWO_T) || zh_number(c, n);
}

bool
zh_ahead(const Cursor *c)
{
	static const char *const beginnings[] = {
		ZH_YEAR, ZH_ORDINAL, ZH_FORMER, ZH_HEAD, ZH_HEAD_T, ZH_FIRST, ZH_UPPER ZH_HALF, ZH_LOWER ZH_HALF,
		ZH_WHOLE ZH_YEAR, ZH_TEN, ZH_NEW ZH_MONTH
	};
	Cursor		ahead = *c;
	int			n;

	(void) eat_blanks(&ahead);
	if (eat_any(&ahead, beginnings, lengthof(beginnings)) || eat_numeral(&ahead))
		return true;
	/* 2023 1-5月 */
	if (!zh_number(&ahead, &n))
		return false;
	if (eat_dash(&ahead) && !zh_number(&ahead, &n))
		return false;
	return month_word(&ahead) || quarter_word(&ahead);
}

bool
eat_zh_year(Cursor *c, int *year)
{
	static const char *const zeros[] = {
		"\xE3\x80\x87", "\xE2\x97\x8B", "\xE9\x9B\xB6"
	};							/* 〇 ○ 零 */
	const char *at = c->p;

	*year = 0;
	for (int i = 0; i < 4; i++)
	{
		int			digit = eat_numeral(c);

		if (digit == 0 && !eat_any(c, zeros, lengthof(zeros)))
		{
			c->p = at;
			return false;
		}
		*year = *year * 10 + digit;
	}
	if (*year == 0)
		c->p = at;
	return *year > 0;
}

/* A number of a month. */
static bool
month_number(Cursor *c, int *month)
{
	const char *at;

	(void) eat_blanks(c);
	at = c->p;
	if (word(c, ZH_NEW))
		*month = 1;
	else if (!zh_number(c, month))
		return period_fail(c, at, false, EXPECT_MONTH);
	if (*month < 1 || *month > 12)
		return period_fail(c, at, true, BAD_MONTH);
	return true;
}

/* A day of u's month, up to 日. */
static bool
parse_zh_day(Cursor *c, Unit *u)
{
	const char *at;
	int			n;

	(void) eat_blanks(c);
	at = c->p;
	if (!zh_number(c, &n))
		return period_unexpected(c, EXPECT_DAY);
	if (!unit_day(c, at, u, n))
		return false;
	return any_word(c, day_words, lengthof(day_words)) || expected(c, EXPECT_ZH_DAY);
}

/* 上旬, 中旬, 下旬: the first, the second ten days of a month, and the rest */
static bool
ten_days(Cursor *c, Unit *u)
{
	static const char *const words[] = {
		ZH_UPPER ZH_TEN_DAYS, ZH_MIDDLE ZH_TEN_DAYS, ZH_LOWER ZH_TEN_DAYS
	};
	int64		first = period_month_first(u->year, u->month);

	for (int i = 0; i < (int) lengthof(words); i++)
		if (word(c, words[i]))
		{
			u->kind = UNIT_SPAN;
			u->first = first + i * 10;
			u->last = i == 2 ? period_month_first(u->year, u->month + 1) - 1 : u->first + 9;
			return true;
		}
	return false;
}

/* After a month: part of it, a day of it, or nothing more. */
static bool
parse_zh_after_month(Cursor *c, Unit *u, int month)
{
	Cursor		ahead;
	const char *at;
	int			from;
	int			to;

	unit_months(u, UNIT_MONTH, month, 1);
	if (ten_days(c, u) || word(c, ZH_PART))
		return true;
	ahead = *c;
	if (!zh_number(&ahead, &from))
		return eat_digit(&ahead) < 0 ? true : period_unexpected(c, EXPECT_DAY);
	/* 5月1—10日 */
	if (!eat_dash(&ahead))
		return parse_zh_day(c, u);
	(void) eat_blanks(c);
	at = c->p;
	if (!unit_day(c, at, u, from))
		return false;
	c->p = ahead.p;
	to = (int) u->first;
	if (!parse_zh_day(c, u))
		return false;
	if (u->first < to)
		return period_fail(c, at, true, BAD_ORDER);
	u->kind = UNIT_SPAN;
	u->first = to;
	return true;
}

/* 前三季度, 前五个月, 首季: from January on */
static bool
parse_former(Cursor *c, Unit *u)
{
	const char *at;
	bool		first;
	int			n;

	(void) eat_blanks(c);
	first = c->end - c->p >= 3 && memcmp(c->p, ZH_FIRST, 3) == 0;
	(void) eat_any(c, former_words, lengthof(former_words));
	at = c->p;
	/* 首季度 is the first one, as 第一季度 is: its kind is a quarter */
	if (first && quarter_word(c))
	{
		unit_months(u, UNIT_QUARTER, 1, 3);
		return true;
	}
	if (!zh_count(c, &n))
		return expected(c, "expected how many months or quarters");
	(void) any_word(c, piece_words, lengthof(piece_words));
	if (quarter_word(c))
		return unit_span(c, at, u, 3, 1, n);
	if (month_word(c))
		return unit_span(c, at, u, 1, 1, n);
	return expected(c, EXPECT_ZH_MONTH " or " ZH_QUARTER ZH_DEGREE);
}

/* After a year and 第, or none: a number, and behind it what it counts. */
static bool
parse_zh_number(Cursor *c, Unit *u, bool ordinal)
{
	const char *at;
	int			n;
	int			to;

	(void) eat_blanks(c);
	at = c->p;
	if (!ordinal && word(c, ZH_NEW))
		n = 1;
	else if (!zh_number(c, &n))
		return period_fail(c, at, false, ordinal ? "expected a quarter or a week" :
						   "expected a month, a quarter, a half-year or the end of the text");
	if (quarter_word(c))
	{
		if (n < 1 || n > 4)
			return period_fail(c, at, true, BAD_QUARTER);
		unit_months(u, UNIT_QUARTER, n * 3 - 2, 3);
		return true;
	}
	if (ordinal && any_word(c, week_words, lengthof(week_words)))
		return unit_week(c, at, u, n);
	if (!ordinal && word(c, ZH_MONTH))
	{
		if (n < 1 || n > 12)
			return period_fail(c, at, true, BAD_MONTH);
		return parse_zh_after_month(c, u, n);
	}
	/* 1—3季度, 1—5月, 第7—8周: both ends before what they count */
	if (!eat_dash(c))
		return expected(c, ordinal ? EXPECT_ZH_QUARTER " or " ZH_WEEK : EXPECT_ZH_MONTH " or " ZH_QUARTER ZH_DEGREE);
	if (ordinal)
		(void) word(c, ZH_ORDINAL);
	if (!zh_number(c, &to))
		return expected(c, ordinal ? "expected a quarter or a week" : "expected a month or a quarter");
	if (quarter_word(c))
		return unit_span(c, at, u, 3, n, to);
	if (ordinal && any_word(c, week_words, lengthof(week_words)))
	{
		int64		first;

		if (!unit_week(c, at, u, n))
			return false;
		first = u->first;
		if (!unit_week(c, at, u, to))
			return false;
		if (to < n)
			return period_fail(c, at, true, BAD_ORDER);
		u->kind = UNIT_SPAN;
		u->first = first;
		return true;
	}
	if (!ordinal && month_word(c))
		return unit_span(c, at, u, 1, n, to);
	return expected(c, ordinal ? EXPECT_ZH_QUARTER " or " ZH_WEEK : EXPECT_ZH_MONTH " or " ZH_QUARTER ZH_DEGREE);
}

bool
parse_zh(Cursor *c, Unit *u)
{
	Cursor		ahead;

	u->spelling = SPELT_ZH;
	unit_months(u, UNIT_YEAR, 1, 12);
	if (word(c, ZH_YEAR) && (c->p == c->end || word(c, ZH_DEGREE)))
		return true;
	/* 2021年—2025年, 2021年..2025年 */
	ahead = *c;
	(void) eat_blanks(&ahead);
	if (ahead.p == c->end || *ahead.p == '.' || *ahead.p == '/' || eat_dash(&ahead))
		return true;
	if (word(c, ZH_WHOLE ZH_YEAR))
		return true;
	if (word(c, ZH_UPPER ZH_HALF) || word(c, ZH_LOWER ZH_HALF))
	{
		bool		lower = memcmp(c->p - strlen(ZH_LOWER ZH_HALF), ZH_LOWER, strlen(ZH_LOWER)) == 0;

		unit_months(u, UNIT_HALF, lower ? 7 : 1, 6);
		return true;
	}
	if (eat_any(&ahead, former_words, lengthof(former_words)))
		return parse_former(c, u);
	/* 2023年Q2 */
	if (letter_ahead(&ahead) && digit_follows_letter(&ahead))
	{
		c->p = ahead.p;
		return parse_reporting(c, u);
	}
	return parse_zh_number(c, u, word(c, ZH_ORDINAL));
}

bool
parse_zh_end(Cursor *c, const Unit *from, Unit *to)
{
	const char *at = c->p;
	int			n;

	switch (from->kind)
	{
		case UNIT_MONTH:
			if (!month_number(c, &n))
				return false;
			if (!month_word(c))
				return expected(c, EXPECT_ZH_MONTH);
			unit_months(to, UNIT_MONTH, n, 1);
			return true;
		case UNIT_QUARTER:
			(void) word(c, ZH_ORDINAL);
			if (!zh_number(c, &n))
				return expected(c, EXPECT_QUARTER);
			if (!quarter_word(c))
				return expected(c, EXPECT_ZH_QUARTER);
			if (n < 1 || n > 4)
				return period_fail(c, at, true, BAD_QUARTER);
			unit_months(to, UNIT_QUARTER, n * 3 - 2, 3);
			return true;
		case UNIT_WEEK:
			if (!word(c, ZH_ORDINAL) || !zh_number(c, &n) || !any_word(c, week_words, lengthof(week_words)))
				return expected(c, "expected a week");
			return unit_week(c, at, to, n);
		case UNIT_DAY:
			/* 6月10日, or 10日 */
			if (month_number(c, &n) && word(c, ZH_MONTH))
				to->month = n;
			else
				c->p = at;
			return parse_zh_day(c, to);
		default:
			return period_unexpected(c, EXPECT_YEAR);
	}
}

/* Five-year plans that have a calendar: 十五 (2001-2005) to 十五五 (2026-2030). */
bool
parse_plan(Cursor *c, Unit *u)
{
	static const struct
	{
		const char *open;
		const char *close;
	}			quotes[] = {
		{"\xE2\x80\x9C", "\xE2\x80\x9D"},	/* “ ” */
		{"\xE3\x80\x8C", "\xE3\x80\x8D"},	/* 「 」 */
		{"\xE3\x80\x8E", "\xE3\x80\x8F"},	/* 『 』 */
		{"\xE2\x80\x98", "\xE2\x80\x99"},	/* ‘ ’ */
		{"\xEF\xBC\x82", "\xEF\xBC\x82"},	/* full-width " */
		{"\"", "\""}
	};

	/* the longer names first: the shortest is the start of another */
	static const struct
	{
		const char *name;
		int			year;
	}			plans[] = {
		{"\xE5\x8D\x81\xE4\xB8\x80\xE4\xBA\x94", 2006},
		{"\xE5\x8D\x81\xE4\xBA\x8C\xE4\xBA\x94", 2011},
		{"\xE5\x8D\x81\xE4\xB8\x89\xE4\xBA\x94", 2016},
		{"\xE5\x8D\x81\xE5\x9B\x9B\xE4\xBA\x94", 2021},
		{"\xE5\x8D\x81\xE4\xBA\x94\xE4\xBA\x94", 2026},
		{"\xE5\x8D\x81\xE4\xBA\x94", 2001}
	};
	static const char *const span_words[] = {
		"\xE6\x97\xB6\xE6\x9C\x9F", "\xE6\x99\x82\xE6\x9C\x9F",
		"\xE6\x9C\x9F\xE9\x97\xB4", "\xE6\x9C\x9F\xE9\x96\x93"
	};							/* 时期 時期 期间 期間 */
	static const char *const eras[] = {
		"\xE6\xB0\x91\xE5\x9B\xBD", "\xE6\xB0\x91\xE5\x9C\x8B"
	};							/* 民国 民國 */
	const char *at = c->p;
	const char *close = NULL;
	int			i;

	if (eat_any(c, eras, lengthof(eras)))
		return period_ambiguous(c, at, EXPECT_YEAR, HINT_ERA);
	for (i = 0; i < (int) lengthof(quotes); i++)
		if (eat(c, quotes[i].open))
		{
			close = quotes[i].close;
			break;
		}
	if (close == NULL && c->p < c->end && *c->p == '\'')
		return period_unexpected(c, "expected a period without quotation marks");
	for (i = 0; i < (int) lengthof(plans); i++)
		if (word(c, plans[i].name))
			break;
	if (i == (int) lengthof(plans))
	{
		if (close != NULL && (digits_ahead(c) > 0 || letter_ahead(c) || c->p == c->end))
			return period_fail(c, at, false, "expected a period without quotation marks");
		return period_unexpected(c, close != NULL || eat(c, ZH_TEN) ?
								 "expected a five-year plan, \xE5\x8D\x81\xE4\xBA\x94 to \xE5\x8D\x81\xE4\xBA\x94\xE4\xBA\x94" :
								 EXPECT_YEAR);
	}
	if (close != NULL && !word(c, close))
		return expected(c, "expected the closing quotation mark");
	(void) any_word(c, span_words, lengthof(span_words));
	u->year = plans[i].year;
	unit_months(u, UNIT_SPAN, 1, 60);
	return true;
}
