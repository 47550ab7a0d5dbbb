/*
 * ref_period_parse.c
 *		Reads ISO, SDMX and Chinese spellings of a reference period.
 *
 * Plain C without server calls: compile with -DREF_PERIOD_PLAIN to fuzz it.
 */
#ifndef REF_PERIOD_PLAIN
#include "base/interrupts.h"
#else
#define CHECK_EACH(step)
#endif

#include "period/period.h"
#include "period/ref_period_zh.h"

#define EXPECT_YEAR		"expected a year of four digits"
#define EXPECT_END		"expected the end of the text"
#define EXPECT_MONTH	"expected a month of two digits"
#define EXPECT_DAY		"expected a day of two digits"
#define BAD_YEAR		"the year must be 0001 to 9999"
#define BAD_MONTH		"the month must be 1 to 12"
#define BAD_DAY			"the month has no such day"
#define BAD_ORDER		"the span ends before it starts"
#define BAD_RANGE		"the span must lie in years 0001 to 9999"

typedef struct Cursor
{
	const char *start;
	const char *p;
	const char *end;
	RefPeriodParseError *error;
} Cursor;

/* What an ISO or SDMX spelling names; spans join only equal kinds. */
typedef enum UnitKind
{
	UNIT_YEAR,
	UNIT_MONTH,
	UNIT_DAY,
	UNIT_OTHER					/* reporting period: A S T Q M W D */
} UnitKind;

typedef struct Unit
{
	UnitKind	kind;
	char		letter;
	int			year;
	int64		first;
	int64		last;
} Unit;

static bool
fail_at(Cursor *c, const char *at, bool out_of_range, const char *message)
{
	c->error->position = (size_t) (at - c->start);
	c->error->message = message;
	c->error->out_of_range = out_of_range;
	return false;
}

/* Not what the grammar allows here. */
static bool
unexpected(Cursor *c, const char *message)
{
	return fail_at(c, c->p, false, message);
}

static bool
eat(Cursor *c, const char *literal)
{
	size_t		n = strlen(literal);

	if ((size_t) (c->end - c->p) < n || memcmp(c->p, literal, n) != 0)
		return false;
	c->p += n;
	return true;
}

static bool
eat_any(Cursor *c, const char *const *literals, int count)
{
	int			i;

	for (i = 0; i < count; i++)
		if (eat(c, literals[i]))
			return true;
	return false;
}

/* Between two ends of a Chinese span; the hyphen and its look-alikes. */
static bool
eat_dash(Cursor *c)
{
	static const char *const dashes[] = {
		"-", "~", "\xE2\x80\x94", "\xE2\x80\x93", "\xEF\xBC\x8D",
		"\xEF\xBD\x9E", "\xE8\x87\xB3", "\xE5\x88\xB0", "\xE2\x94\x80",
		"\xE2\x88\x92", "\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x80\x92",
		"\xE2\x80\x95", "\xE3\x80\x9C"
	};

	return eat_any(c, dashes, lengthof(dashes));
}

/* Inside an ISO date: ASCII, or its full-width form beside such digits. */
static bool
eat_hyphen(Cursor *c)
{
	return eat(c, "-") || eat(c, "\xEF\xBC\x8D");
}

/* ASCII or full-width digit, -1 if there is none. */
static int
eat_digit(Cursor *c)
{
	if (c->p < c->end && *c->p >= '0' && *c->p <= '9')
		return *c->p++ - '0';
	if (c->end - c->p >= 3 && memcmp(c->p, "\xEF\xBC", 2) == 0 &&
		(unsigned char) c->p[2] >= 0x90 && (unsigned char) c->p[2] <= 0x99)
	{
		int			digit = (unsigned char) c->p[2] - 0x90;

		c->p += 3;
		return digit;
	}
	return -1;
}

/* A run of digits: how many, and their value, held below overflow. */
static int
eat_number(Cursor *c, int *value)
{
	int			count = 0;
	int			digit;

	*value = 0;
	while ((digit = eat_digit(c)) >= 0)
	{
		CHECK_EACH(c->p - c->start);
		if (*value < 100000000)
			*value = *value * 10 + digit;
		if (count < 1000)
			count++;
	}
	return count;
}

/* Exactly so many digits, between low and high. */
static bool
get_number(Cursor *c, int digits, int low, int high, int *value,
		   const char *expected, const char *bad)
{
	const char *at = c->p;

	if (eat_number(c, value) != digits)
		return fail_at(c, at, false, expected);
	if (*value < low || *value > high)
		return fail_at(c, at, true, bad);
	return true;
}

static bool
get_year(Cursor *c, int *year)
{
	const char *at = c->p;
	int			count = eat_number(c, year);

	if (count == 5)
		return fail_at(c, at, true, BAD_YEAR);
	if (count != 4)
		return fail_at(c, at, false, EXPECT_YEAR);
	if (*year < 1)
		return fail_at(c, at, true, BAD_YEAR);
	return true;
}

static int64
month_first(int year, int month)
{
	return ref_period_month_start((int64) year * 12 + month - 1);
}

static void
unit_months(Unit *u, int month, int months)
{
	u->first = month_first(u->year, month);
	u->last = month_first(u->year, month + months) - 1;
}

static bool
finish(Cursor *c, const char *at, int64 first, int64 last, RefPeriod *result)
{
	if (c->p != c->end)
		return unexpected(c, EXPECT_END);
	if (last < first)
		return fail_at(c, at, true, BAD_ORDER);
	if (!ref_period_days_valid(first, last))
		return fail_at(c, at, true, BAD_RANGE);
	*result = ref_period_make((int) first, (int) last);
	return true;
}

/* After the year: the letter of an SDMX reporting period and its number. */
static bool
parse_reporting(Cursor *c, Unit *u)
{
	const char *at;
	int			n;

	u->kind = UNIT_OTHER;
	u->letter = *c->p++;
	at = c->p;
	switch (u->letter)
	{
		case 'A':
			if (!get_number(c, 1, 1, 1, &n, "expected A1",
							"a year has one annual period, A1"))
				return false;
			unit_months(u, 1, 12);
			return true;
		case 'S':
		case 'H':
			if (!get_number(c, 1, 1, 2, &n, "expected a half-year of one digit",
							"the half-year must be 1 or 2"))
				return false;
			u->letter = 'S';
			unit_months(u, n * 6 - 5, 6);
			return true;
		case 'T':
			if (!get_number(c, 1, 1, 3, &n, "expected a trimester (four months) of one digit",
							"the trimester (four months) must be 1 to 3"))
				return false;
			unit_months(u, n * 4 - 3, 4);
			return true;
		case 'Q':
			if (!get_number(c, 1, 1, 4, &n, "expected a quarter of one digit",
							"the quarter must be 1 to 4"))
				return false;
			unit_months(u, n * 3 - 2, 3);
			return true;
		case 'M':
			if (!get_number(c, 2, 1, 12, &n, EXPECT_MONTH, BAD_MONTH))
				return false;
			unit_months(u, n, 1);
			return true;
		case 'W':
			if (!get_number(c, 2, 1, 53, &n, "expected a week of two digits",
							"the week must be 1 to 53"))
				return false;
			if (n > ref_period_iso_weeks(u->year))
				return fail_at(c, at, true, "the year has no week 53");
			u->first = ref_period_iso_year_start(u->year) + (n - 1) * 7;
			u->last = u->first + 6;
			return true;
		case 'D':
			if (!get_number(c, 3, 1, 366, &n, "expected a day of the year of three digits",
							"the day of the year must be 1 to 366"))
				return false;
			if (n == 366 && !ref_period_leap(u->year))
				return fail_at(c, at, true, "the year has no day 366");
			u->first = u->last = month_first(u->year, 1) + n - 1;
			return true;
		default:
			c->p--;
			return unexpected(c, "expected one of A, S, H, T, Q, M, W, D with a number");
	}
}

static bool
at_letter(Cursor *c)
{
	return c->p < c->end && *c->p >= 'A' && *c->p <= 'Z';
}

/* After a year: the rest of an ISO date or SDMX period. */
static bool
parse_unit_rest(Cursor *c, Unit *u)
{
	int			month;
	int			day;
	const char *at;

	if (at_letter(c))
		return parse_reporting(c, u);
	if (!eat_hyphen(c))
	{
		u->kind = UNIT_YEAR;
		unit_months(u, 1, 12);
		return true;
	}
	if (at_letter(c))
		return parse_reporting(c, u);
	if (!get_number(c, 2, 1, 12, &month,
					"expected a month of two digits, or one of A, S, H, T, Q, M, W, D with a number",
					BAD_MONTH))
		return false;
	if (!eat_hyphen(c))
	{
		u->kind = UNIT_MONTH;
		unit_months(u, month, 1);
		return true;
	}
	at = c->p;
	if (!get_number(c, 2, 1, 31, &day, EXPECT_DAY, "the day must be 1 to 31"))
		return false;
	if (day > ref_period_month_days(u->year, month))
		return fail_at(c, at, true, BAD_DAY);
	u->kind = UNIT_DAY;
	u->first = u->last = month_first(u->year, month) + day - 1;
	return true;
}

/* After "/P": the length of an SDMX time range. */
static bool
parse_duration(Cursor *c, const char *at, const Unit *u, RefPeriod *result)
{
	int			n;
	int64		months = 0;
	int64		days = 0;
	int			year,
				month,
				mday;
	int64		last;
	static const char expected[] = "expected a length such as P5M, P1Y, P1Y6M, P2W or P7D";

	if (u->kind == UNIT_OTHER)
		return fail_at(c, at, false, "expected a date before a length");
	if (eat_number(c, &n) == 0)
		return unexpected(c, expected);
	if (eat(c, "Y"))
	{
		months = (int64) n * 12;
		if (c->p != c->end)
		{
			if (eat_number(c, &n) == 0 || !eat(c, "M"))
				return unexpected(c, expected);
			months += n;
		}
	}
	else if (eat(c, "M"))
		months = n;
	else if (eat(c, "W"))
		days = (int64) n * 7;
	else if (eat(c, "D"))
		days = n;
	else
		return unexpected(c, expected);
	if (c->p != c->end)
		return unexpected(c, EXPECT_END);
	if (months == 0 && days == 0)
		return fail_at(c, at, true, "the length must not be zero");

	if (months > 0)
	{
		ref_period_day_to_date((int) u->first, &year, &month, &mday);
		if (mday != 1)
			return fail_at(c, at, false,
						   "a length in months or years needs a start on the first of a month; expected days or weeks");
		last = ref_period_month_start((int64) year * 12 + month - 1 + months) - 1;
	}
	else
	{
		if (u->kind != UNIT_DAY)
			return fail_at(c, at, false,
						   "a length in days or weeks needs a full date before it; expected months or years");
		last = u->first + days - 1;
	}
	return finish(c, at, u->first, last, result);
}

/* ISO and SDMX; the year has been read. */
static bool
parse_iso(Cursor *c, int year, RefPeriod *result)
{
	Unit		from = {UNIT_YEAR, 0, 0, 0, 0};
	Unit		to = {UNIT_YEAR, 0, 0, 0, 0};
	const char *at;
	int			count;

	from.year = year;
	if (!parse_unit_rest(c, &from))
		return false;
	if (c->p == c->end)
		return finish(c, c->start, from.first, from.last, result);
	if (eat(c, "/"))
	{
		at = c->p;
		if (eat(c, "P"))
			return parse_duration(c, at, &from, result);
	}
	else if (!eat(c, ".."))
		return unexpected(c, EXPECT_END);

	/* the other end: in full, or a month alone after a month */
	at = c->p;
	count = eat_number(c, &to.year);
	if (count == 2 && from.kind == UNIT_MONTH)
	{
		int			month = to.year;

		if (month < 1 || month > 12)
			return fail_at(c, at, true, BAD_MONTH);
		to.year = year;
		to.kind = UNIT_MONTH;
		unit_months(&to, month, 1);
	}
	else
	{
		c->p = at;
		if (count != 4 && count != 5)
			return unexpected(c, from.kind == UNIT_MONTH ?
							  "expected a month, a year and month, or a length such as P5M" :
							  "expected a second date like the first, or a length such as P5M");
		if (!get_year(c, &to.year) || !parse_unit_rest(c, &to))
			return false;
		if (to.kind != from.kind || to.letter != from.letter)
			return fail_at(c, at, false, "expected both ends spelt alike");
	}
	return finish(c, at, from.first, to.last, result);
}

/* A Chinese numeral 1 to 4, or 0. */
static int
eat_numeral(Cursor *c)
{
	int			i;

	for (i = 0; i < (int) lengthof(zh_numerals); i++)
		if (eat(c, zh_numerals[i]))
			return i + 1;
	return 0;
}

/* 季, 季度 */
static bool
eat_quarter(Cursor *c)
{
	if (!eat(c, ZH_QUARTER))
		return false;
	(void) eat(c, ZH_DEGREE);
	return true;
}

/* 月, 月份 */
static bool
eat_month(Cursor *c)
{
	if (!eat(c, ZH_MONTH))
		return false;
	(void) eat(c, ZH_PART);
	return true;
}

/* One or two digits in a Chinese spelling. */
static bool
get_short(Cursor *c, int low, int high, int *value, const char *expected,
		  const char *bad)
{
	const char *at = c->p;
	int			count = eat_number(c, value);

	if (count < 1 || count > 2)
		return fail_at(c, at, false, expected);
	if (*value < low || *value > high)
		return fail_at(c, at, true, bad);
	return true;
}

static bool
finish_months(Cursor *c, const char *at, int64 from, int64 to,
			  RefPeriod *result)
{
	return finish(c, at, ref_period_month_start(from),
				  ref_period_month_start(to + 1) - 1, result);
}

static bool
finish_quarters(Cursor *c, const char *at, int year, int from, int to,
				RefPeriod *result)
{
	if (from < 1 || from > 4 || to < 1 || to > 4)
		return fail_at(c, at, true, "the quarter must be 1 to 4");
	return finish_months(c, at, (int64) year * 12 + from * 3 - 3,
						 (int64) year * 12 + to * 3 - 1, result);
}

/* A day of a month, up to 日. */
static bool
get_zh_day(Cursor *c, int year, int month, int64 *day)
{
	const char *at = c->p;
	int			n;

	if (!get_short(c, 1, 31, &n, "expected a day", "the day must be 1 to 31"))
		return false;
	if (n > ref_period_month_days(year, month))
		return fail_at(c, at, true, BAD_DAY);
	*day = month_first(year, month) + n - 1;
	if (!eat(c, ZH_DAY))
		return unexpected(c, "expected \xE6\x97\xA5");
	return true;
}

/* After year, month and 月, at a digit: a day, or a span of days. */
static bool
parse_zh_days(Cursor *c, int year, int month, RefPeriod *result)
{
	const char *at = c->p;
	const char *mark;
	int			n;
	int64		first;
	int64		last;

	/* 5月1—10日 */
	mark = c->p;
	(void) eat_number(c, &n);
	if (eat_dash(c))
	{
		if (n < 1 || n > 31)
			return fail_at(c, at, true, "the day must be 1 to 31");
		if (n > ref_period_month_days(year, month))
			return fail_at(c, at, true, BAD_DAY);
		first = month_first(year, month) + n - 1;
		if (!get_zh_day(c, year, month, &last))
			return false;
		return finish(c, at, first, last, result);
	}
	c->p = mark;

	if (!get_zh_day(c, year, month, &first))
		return false;
	if (!eat_dash(c))
		return finish(c, at, first, first, result);

	/* the other end: [year 年] month 月 day 日 */
	at = c->p;
	if (eat_number(c, &n) == 4)
	{
		c->p = at;
		if (!get_year(c, &year))
			return false;
		if (!eat(c, ZH_YEAR))
			return unexpected(c, "expected \xE5\xB9\xB4");
	}
	else
		c->p = at;
	if (!get_short(c, 1, 12, &month, "expected a month", BAD_MONTH))
		return false;
	if (!eat(c, ZH_MONTH))
		return unexpected(c, "expected \xE6\x9C\x88");
	if (!get_zh_day(c, year, month, &last))
		return false;
	return finish(c, at, first, last, result);
}

/* After a year, a first month and a dash: the last month. */
static bool
parse_zh_to_month(Cursor *c, int year, int month, RefPeriod *result)
{
	int64		from = (int64) year * 12 + month - 1;
	const char *at = c->p;
	int			n;

	if (eat_number(c, &n) == 4)
	{
		c->p = at;
		if (!get_year(c, &year))
			return false;
		if (!eat(c, ZH_YEAR))
			return unexpected(c, "expected \xE5\xB9\xB4");
	}
	else
		c->p = at;
	if (!get_short(c, 1, 12, &n, "expected a month", BAD_MONTH))
		return false;
	if (!eat_month(c))
		return unexpected(c, "expected \xE6\x9C\x88");
	return finish_months(c, at, from, (int64) year * 12 + n - 1, result);
}

/* After year and 年. */
static bool
parse_zh(Cursor *c, int year, RefPeriod *result)
{
	int64		january = (int64) year * 12;
	const char *at = c->p;
	int			n;
	int			to;
	int			count;
	bool		ordinal;

	if (c->p == c->end || eat(c, ZH_DEGREE) || eat(c, ZH_WHOLE ZH_YEAR))
		return finish_months(c, at, january, january + 11, result);
	if (eat(c, ZH_UPPER ZH_HALF))
		return finish_months(c, at, january, january + 5, result);
	if (eat(c, ZH_LOWER ZH_HALF))
		return finish_months(c, at, january + 6, january + 11, result);

	/* 前三季度 */
	if (eat(c, ZH_FORMER))
	{
		if ((eat(c, zh_numerals[2]) || eat_digit(c) == 3) && eat_quarter(c))
			return finish_months(c, at, january, january + 8, result);
		return fail_at(c, at, false,
					   "expected \xE5\x89\x8D\xE4\xB8\x89\xE5\xAD\xA3\xE5\xBA\xA6");
	}

	/* 2021年—2025年 */
	if (eat_dash(c))
	{
		at = c->p;
		if (!get_year(c, &to))
			return false;
		if (!eat(c, ZH_YEAR))
			return unexpected(c, "expected \xE5\xB9\xB4");
		return finish_months(c, at, january, (int64) to * 12 + 11, result);
	}

	/* a number: what it counts comes behind it */
	ordinal = eat(c, ZH_ORDINAL);
	at = c->p;
	n = eat_numeral(c);
	if (n > 0)
	{
		to = n;
		if (eat_dash(c) && (to = eat_numeral(c)) == 0)
			return unexpected(c, "expected \xE4\xB8\x80 to \xE5\x9B\x9B");
		if (!eat_quarter(c))
			return unexpected(c, "expected \xE5\xAD\xA3\xE5\xBA\xA6");
		return finish_quarters(c, at, year, n, to, result);
	}
	count = eat_number(c, &n);
	if (count < 1 || count > 2)
		return fail_at(c, at, false, ordinal ?
					   "expected a quarter or a week" :
					   "expected a month, a quarter, a half-year or the end of the text");
	if (eat_quarter(c))
		return finish_quarters(c, at, year, n, n, result);
	if (ordinal)
	{
		if (!eat(c, ZH_WEEK) && !eat(c, ZH_WEEK_T))
			return unexpected(c, "expected \xE5\xAD\xA3\xE5\xBA\xA6 or \xE5\x91\xA8");
		if (n < 1 || n > ref_period_iso_weeks(year))
			return fail_at(c, at, true, "the year has no such week");
		return finish(c, at, ref_period_iso_year_start(year) + (n - 1) * 7,
					  ref_period_iso_year_start(year) + n * 7 - 1, result);
	}
	if (eat_dash(c))
	{
		const char *second = c->p;

		/* 1—3季度, else 1—5月 */
		if (eat_number(c, &to) > 0 && eat_quarter(c))
			return finish_quarters(c, at, year, n, to, result);
		c->p = second;
		if (n < 1 || n > 12)
			return fail_at(c, at, true, BAD_MONTH);
		return parse_zh_to_month(c, year, n, result);
	}
	if (!eat(c, ZH_MONTH))
		return unexpected(c, "expected \xE6\x9C\x88 or \xE5\xAD\xA3\xE5\xBA\xA6");
	if (n < 1 || n > 12)
		return fail_at(c, at, true, BAD_MONTH);
	if (c->p != c->end && !eat(c, ZH_PART))
	{
		const char *mark = c->p;

		if (eat_digit(c) >= 0)
		{
			c->p = mark;
			return parse_zh_days(c, year, n, result);
		}
	}
	if (eat_dash(c))
		return parse_zh_to_month(c, year, n, result);
	return finish_months(c, at, january + n - 1, january + n - 1, result);
}

/* Five-year plans that have a calendar: 十五 (2001-2005) to 十五五 (2026-2030). */
static bool
parse_plan(Cursor *c, RefPeriod *result)
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
	const char *close = NULL;
	int			i;

	for (i = 0; i < (int) lengthof(quotes); i++)
		if (eat(c, quotes[i].open))
		{
			close = quotes[i].close;
			break;
		}
	for (i = 0; i < (int) lengthof(plans); i++)
		if (eat(c, plans[i].name))
			break;
	if (i == (int) lengthof(plans))
		return unexpected(c, close != NULL ?
						  "expected a five-year plan, \xE5\x8D\x81\xE4\xBA\x94 to \xE5\x8D\x81\xE4\xBA\x94\xE4\xBA\x94" :
						  "expected a year of four digits, or a five-year plan");
	if (close != NULL && !eat(c, close))
		return unexpected(c, "expected the closing quotation mark");
	(void) eat_any(c, span_words, lengthof(span_words));
	return finish_months(c, c->start, (int64) plans[i].year * 12,
						 (int64) plans[i].year * 12 + 59, result);
}

static bool
is_space(char ch)
{
	return ch == ' ' || (ch >= '\t' && ch <= '\r');
}

bool
ref_period_parse(const char *str, size_t len, RefPeriod *result,
				 RefPeriodParseError *error)
{
	Cursor		c;
	const char *at;
	int			year;
	int			to;

	c.start = str;
	c.p = str;
	c.end = str + len;
	c.error = error;
	for (; c.p < c.end && is_space(*c.p); c.p++)
		CHECK_EACH(c.p - str);
	for (; c.end > c.p && is_space(c.end[-1]); c.end--)
		CHECK_EACH(c.end - str);

	at = c.p;
	if (eat_digit(&c) < 0)
	{
		if (c.p == c.end)
			return unexpected(&c, EXPECT_YEAR);
		return parse_plan(&c, result);
	}
	c.p = at;
	if (!get_year(&c, &year))
		return false;
	if (eat(&c, ZH_YEAR))
		return parse_zh(&c, year, result);

	/* 2021—2025年: tried first, for a hyphen may stand for the dash */
	at = c.p;
	if (eat_dash(&c))
	{
		const char *second = c.p;

		if (eat_number(&c, &to) == 4 && eat(&c, ZH_YEAR))
		{
			c.p = second;
			if (!get_year(&c, &to))
				return false;
			(void) eat(&c, ZH_YEAR);
			return finish_months(&c, second, (int64) year * 12,
								 (int64) to * 12 + 11, result);
		}
		c.p = at;
	}
	return parse_iso(&c, year, result);
}
