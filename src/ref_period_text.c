/*
 * ref_period_text.c
 *		Calendar, parser, canonical text and labels of the reference period.
 *
 * Plain C without server calls: compile with -DREF_PERIOD_PLAIN to fuzz it.
 */
#ifndef REF_PERIOD_PLAIN
#include "postgres.h"
#endif

#include "ref_period.h"

/* ---------------------------------------------------------------- calendar */

static const int days_before[2][13] = {
	{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365},
	{0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366}
};

static inline int64
floor_div(int64 a, int64 b)
{
	return a / b - (a % b < 0);
}

/* The day before 1 January of a year, which may be zero or negative. */
static int64
days_before_year(int64 year)
{
	int64		y = year - 1;

	return y * 365 + floor_div(y, 4) - floor_div(y, 100) + floor_div(y, 400);
}

int64
ref_period_month_start(int64 month_index)
{
	int64		year = floor_div(month_index, 12);

	return days_before_year(year) +
		days_before[ref_period_leap(year)][month_index - year * 12] + 1;
}

void
ref_period_day_to_date(int day, int *year, int *month, int *mday)
{
	int			y = (int) ((int64) (day - 1) * 400 / 146097) + 1;
	int			m;
	int			rest;
	const int  *before;

	/* the guess from the mean year is off by one at most */
	while (days_before_year(y) >= day)
		y--;
	while (days_before_year(y + 1) < day)
		y++;
	rest = day - (int) days_before_year(y);
	before = days_before[ref_period_leap(y)];
	m = (rest - 1) / 31 + 1;
	if (rest > before[m])
		m++;
	*year = y;
	*month = m;
	*mday = rest - before[m - 1];
}

int
ref_period_month_days(int year, int month)
{
	const int  *before = days_before[ref_period_leap(year)];

	return before[month] - before[month - 1];
}

int64
ref_period_iso_year_start(int year)
{
	/* Week 1 holds 4 January; day 1 of our count is a Monday. */
	int64		jan4 = days_before_year(year) + 4;

	return jan4 - (jan4 - 1) % 7;
}

int
ref_period_iso_weeks(int year)
{
	return (int) ((ref_period_iso_year_start(year + 1) -
				   ref_period_iso_year_start(year)) / 7);
}

bool
ref_period_is_week(RefPeriod p, int *year, int *week)
{
	int			first = ref_period_first(p);
	int			month;
	int			mday;

	if (ref_period_last(p) - first != 6 || (first - 1) % 7 != 0)
		return false;
	/* a week belongs to the year of its Thursday */
	ref_period_day_to_date(first + 3, year, &month, &mday);
	*week = (int) (first - ref_period_iso_year_start(*year)) / 7 + 1;
	return true;
}

bool
ref_period_is_months(RefPeriod p, int *month_index, int *months)
{
	int			fy,
				fm,
				fd,
				ly,
				lm,
				ld;

	/* most day spans are told apart by their length alone */
	if (ref_period_last(p) - ref_period_first(p) < 27)
		return false;
	ref_period_day_to_date(ref_period_first(p), &fy, &fm, &fd);
	if (fd != 1)
		return false;
	ref_period_day_to_date(ref_period_last(p), &ly, &lm, &ld);
	if (ld != ref_period_month_days(ly, lm))
		return false;
	*month_index = fy * 12 + fm - 1;
	*months = ly * 12 + lm - 1 - *month_index + 1;
	return true;
}

/* ------------------------------------------------------------------ parser */

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
			u->first = u->last = days_before_year(u->year) + n;
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
	if (!ref_period_days_valid(u->first, u->last))
		return fail_at(c, c->start, true, BAD_RANGE);

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

#define ZH_YEAR		"\xE5\xB9\xB4"	/* 年 */
#define ZH_MONTH	"\xE6\x9C\x88"	/* 月 */
#define ZH_DAY		"\xE6\x97\xA5"	/* 日 */
#define ZH_PART		"\xE4\xBB\xBD"	/* 份 */
#define ZH_ORDINAL	"\xE7\xAC\xAC"	/* 第 */
#define ZH_FORMER	"\xE5\x89\x8D"	/* 前 */
#define ZH_QUARTER	"\xE5\xAD\xA3"	/* 季 */
#define ZH_DEGREE	"\xE5\xBA\xA6"	/* 度 */
#define ZH_WEEK		"\xE5\x91\xA8"	/* 周 */
#define ZH_WEEK_T	"\xE9\x80\xB1"	/* 週 */
#define ZH_HALF		"\xE5\x8D\x8A\xE5\xB9\xB4"	/* 半年 */
#define ZH_UPPER	"\xE4\xB8\x8A"	/* 上 */
#define ZH_LOWER	"\xE4\xB8\x8B"	/* 下 */
#define ZH_WHOLE	"\xE5\x85\xA8"	/* 全 */
#define ZH_DASH		"\xE2\x80\x94"	/* — */

static const char *const zh_numerals[] = {
	"\xE4\xB8\x80", "\xE4\xBA\x8C", "\xE4\xB8\x89", "\xE5\x9B\x9B"
};								/* 一 二 三 四 */

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

/* After year, month and 月: a day, or a span of days. */
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
	if (eat_number(c, &n) > 0 && eat_dash(c))
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
	while (c.p < c.end && is_space(*c.p))
		c.p++;
	while (c.end > c.p && is_space(c.end[-1]))
		c.end--;

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

/* ------------------------------------------------------------------ output */

static char *
put(char *p, const char *text)
{
	size_t		n = strlen(text);

	memcpy(p, text, n);
	return p + n;
}

/* A number with at least so many digits. */
static char *
put_number(char *p, int value, int width)
{
	char		digits[12];
	int			n = 0;

	do
	{
		digits[n++] = (char) ('0' + value % 10);
		value /= 10;
	} while (value > 0);
	while (n < width)
		digits[n++] = '0';
	while (n > 0)
		*p++ = digits[--n];
	return p;
}

static char *
put_date(char *p, int year, int month, int mday)
{
	p = put_number(p, year, 4);
	*p++ = '-';
	p = put_number(p, month, 2);
	*p++ = '-';
	return put_number(p, mday, 2);
}

static int
put_end(char *start, char *p)
{
	*p = '\0';
	return (int) (p - start);
}

int
ref_period_format(RefPeriod period, char *buf)
{
	char	   *p = buf;
	int			year,
				month,
				mday,
				index,
				months,
				week;

	if (ref_period_is_months(period, &index, &months))
	{
		year = index / 12;
		month = index % 12 + 1;
		if (months == 1)
		{
			p = put_number(p, year, 4);
			*p++ = '-';
			p = put_number(p, month, 2);
		}
		else if (months == 12 && month == 1)
			p = put_number(p, year, 4);
		else if ((months == 3 || months == 6) && month % months == 1)
		{
			p = put_number(p, year, 4);
			p = put(p, months == 3 ? "-Q" : "-S");
			p = put_number(p, month / months + 1, 1);
		}
		else
		{
			bool		years = month == 1 && months % 12 == 0;

			p = put_date(p, year, month, 1);
			p = put(p, "/P");
			p = put_number(p, years ? months / 12 : months, 1);
			*p++ = years ? 'Y' : 'M';
		}
		return put_end(buf, p);
	}
	if (ref_period_is_week(period, &year, &week))
	{
		p = put_number(p, year, 4);
		p = put(p, "-W");
		return put_end(buf, put_number(p, week, 2));
	}
	ref_period_day_to_date(ref_period_first(period), &year, &month, &mday);
	p = put_date(p, year, month, mday);
	if (ref_period_first(period) != ref_period_last(period))
	{
		p = put(p, "/P");
		p = put_number(p, ref_period_last(period) - ref_period_first(period) + 1, 1);
		*p++ = 'D';
	}
	return put_end(buf, p);
}

/* ------------------------------------------------------------------ labels */

static const char *const month_names[12] = {
	"January", "February", "March", "April", "May", "June", "July",
	"August", "September", "October", "November", "December"
};

#define EN_DASH		"\xE2\x80\x93"

static char *
put_zh_year(char *p, int year)
{
	return put(put_number(p, year, 4), ZH_YEAR);
}

static char *
put_zh_month(char *p, int month)
{
	return put(put_number(p, month, 1), ZH_MONTH);
}

static char *
put_en_month(char *p, int year, int month)
{
	p = put(p, month_names[month - 1]);
	*p++ = ' ';
	return put_number(p, year, 4);
}

/* The plan's number among the names, -1 if the span is no plan's. */
static int
plan_number(int index, int months)
{
	int			year = index / 12;

	if (months != 60 || index % 12 != 0 || year < 2001 || year > 2026 ||
		year % 5 != 1)
		return -1;
	return (year - 2001) / 5;
}

static char *
put_zh_plan(char *p, int number, bool hant)
{
	static const char *const names[] = {
		"\xE5\x8D\x81\xE4\xBA\x94",
		"\xE5\x8D\x81\xE4\xB8\x80\xE4\xBA\x94",
		"\xE5\x8D\x81\xE4\xBA\x8C\xE4\xBA\x94",
		"\xE5\x8D\x81\xE4\xB8\x89\xE4\xBA\x94",
		"\xE5\x8D\x81\xE5\x9B\x9B\xE4\xBA\x94",
		"\xE5\x8D\x81\xE4\xBA\x94\xE4\xBA\x94"
	};

	/* “十四五”时期, 「十四五」時期 */
	p = put(p, hant ? "\xE3\x80\x8C" : "\xE2\x80\x9C");
	p = put(p, names[number]);
	return put(p, hant ? "\xE3\x80\x8D\xE6\x99\x82\xE6\x9C\x9F" :
			   "\xE2\x80\x9D\xE6\x97\xB6\xE6\x9C\x9F");
}

static char *
label_zh_months(char *p, int index, int months, bool hant, bool cumulative)
{
	int			year = index / 12;
	int			month = index % 12 + 1;
	int			to = index + months - 1;

	if (plan_number(index, months) >= 0)
		return put_zh_plan(p, plan_number(index, months), hant);
	p = put_zh_year(p, year);
	if (to / 12 != year)
	{
		if (month == 1 && months % 12 == 0)
		{
			/* 2021—2022年 */
			p -= strlen(ZH_YEAR);
			return put_zh_year(put(p, ZH_DASH), to / 12);
		}
		p = put_zh_month(p, month);
		p = put_zh_year(put(p, ZH_DASH), to / 12);
		return put_zh_month(p, to % 12 + 1);
	}
	if (months == 1)
		return put_zh_month(p, month);
	/* a cumulative series counts months from January under every label */
	if (!cumulative || month != 1)
	{
		if (months == 12)
			return p;
		if (months == 6 && month % 6 == 1)
			return put(put(p, month == 1 ? ZH_UPPER : ZH_LOWER), ZH_HALF);
		if (months == 3 && month % 3 == 1)
		{
			if (hant)
				p = put(p, ZH_ORDINAL);
			p = put(put(p, zh_numerals[month / 3]), ZH_QUARTER);
			return hant ? p : put(p, ZH_DEGREE);
		}
		if (months == 9 && month == 1)
		{
			p = put(put(put(p, ZH_FORMER), zh_numerals[2]), ZH_QUARTER);
			return hant ? p : put(p, ZH_DEGREE);
		}
	}
	p = put_number(p, month, 1);
	return put_zh_month(put(p, ZH_DASH), to % 12 + 1);
}

static char *
label_en_months(char *p, int index, int months, bool cumulative)
{
	int			year = index / 12;
	int			month = index % 12 + 1;
	int			to = index + months - 1;

	if (to / 12 != year)
	{
		if (month == 1 && months % 12 == 0)
		{
			p = put(put_number(p, year, 4), EN_DASH);
			return put_number(p, to / 12, 4);
		}
		p = put(put_en_month(p, year, month), EN_DASH);
		return put_en_month(p, to / 12, to % 12 + 1);
	}
	if (months == 1)
		return put_en_month(p, year, month);
	if (!cumulative || month != 1)
	{
		if (months == 12)
			return put_number(p, year, 4);
		if ((months == 3 || months == 6) && month % months == 1)
		{
			*p++ = months == 3 ? 'Q' : 'H';
			p = put_number(p, month / months + 1, 1);
			*p++ = ' ';
			return put_number(p, year, 4);
		}
	}
	p = put(put(p, month_names[month - 1]), EN_DASH);
	return put_en_month(p, year, to % 12 + 1);
}

static char *
label_days(char *p, RefPeriod period, RefPeriodLang lang)
{
	bool		en = lang == REF_PERIOD_EN;
	int			fy,
				fm,
				fd,
				ly,
				lm,
				ld;

	ref_period_day_to_date(ref_period_first(period), &fy, &fm, &fd);
	ref_period_day_to_date(ref_period_last(period), &ly, &lm, &ld);
	if (!en)
	{
		p = put_zh_month(put_zh_year(p, fy), fm);
		p = put_number(p, fd, 1);
		if (ref_period_first(period) != ref_period_last(period))
		{
			bool		same_month = fy == ly && fm == lm;

			p = put(p, same_month ? ZH_DASH : ZH_DAY ZH_DASH);
			if (fy != ly)
				p = put_zh_year(p, ly);
			if (!same_month)
				p = put_zh_month(p, lm);
			p = put_number(p, ld, 1);
		}
		return put(p, ZH_DAY);
	}
	p = put_number(p, fd, 1);
	if (ref_period_first(period) != ref_period_last(period))
	{
		if (fy != ly || fm != lm)
		{
			p = put(put(p, " "), month_names[fm - 1]);
			if (fy != ly)
				p = put_number(put(p, " "), fy, 4);
		}
		p = put_number(put(p, EN_DASH), ld, 1);
	}
	return put_en_month(put(p, " "), ly, lm);
}

int
ref_period_format_label(RefPeriod period, RefPeriodLang lang, bool cumulative,
						char *buf)
{
	char	   *p = buf;
	bool		hant = lang == REF_PERIOD_ZH_HANT;
	int			year,
				week,
				index,
				months;

	if (ref_period_is_months(period, &index, &months))
		p = lang == REF_PERIOD_EN ?
			label_en_months(p, index, months, cumulative) :
			label_zh_months(p, index, months, hant, cumulative);
	else if (ref_period_is_week(period, &year, &week))
	{
		if (lang == REF_PERIOD_EN)
		{
			p = put_number(put(p, "week "), week, 1);
			p = put_number(put(p, " of "), year, 4);
		}
		else
		{
			p = put(put_zh_year(p, year), ZH_ORDINAL);
			p = put(put_number(p, week, 1), hant ? ZH_WEEK_T : ZH_WEEK);
		}
	}
	else
		p = label_days(p, period, lang);
	return put_end(buf, p);
}
