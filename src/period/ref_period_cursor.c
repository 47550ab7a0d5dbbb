/*
 * ref_period_cursor.c
 *		What the readers of spellings are made of: a cursor over the text, numbers,
 *		and the days of what was read.
 *
 * Plain C without server calls: compile with -DREF_PERIOD_PLAIN to fuzz it.
 */
#ifndef REF_PERIOD_PLAIN
#include "postgres.h"
#endif

#include "period/ref_period_parse.h"

/* ------------------------------------------------------------------ cursor */

bool
period_fail(Cursor *c, const char *at, bool out_of_range, const char *message)
{
	c->error->position = (size_t) (at - c->start);
	c->error->message = message;
	c->error->out_of_range = out_of_range;
	c->error->hint = NULL;
	return false;
}

bool
period_ambiguous(Cursor *c, const char *at, const char *message, const char *hint)
{
	(void) period_fail(c, at, false, message);
	c->error->hint = hint;
	return false;
}

bool
period_unexpected(Cursor *c, const char *message)
{
	return period_fail(c, c->p, false, message);
}

bool
eat(Cursor *c, const char *literal)
{
	size_t		n = strlen(literal);

	if ((size_t) (c->end - c->p) < n || memcmp(c->p, literal, n) != 0)
		return false;
	c->p += n;
	return true;
}

bool
eat_any(Cursor *c, const char *const *literals, int count)
{
	int			i;

	for (i = 0; i < count; i++)
		if (eat(c, literals[i]))
			return true;
	return false;
}

bool
eat_blanks(Cursor *c)
{
	const char *at = c->p;

	for (; c->p < c->end && *c->p == ' '; c->p++)
		CHECK_EACH(c->p - at);
	return c->p > at;
}

bool
eat_dash(Cursor *c)
{
	/* an em dash is typed as two in Chinese */
	static const char *const dashes[] = {
		"\xE2\x80\x94\xE2\x80\x94",
		"-", "~", "\xE2\x80\x94", "\xE2\x80\x93", "\xEF\xBC\x8D",
		"\xEF\xBD\x9E", "\xE8\x87\xB3", "\xE5\x88\xB0", "\xE2\x94\x80",
		"\xE2\x88\x92", "\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x80\x92",
		"\xE2\x80\x95", "\xE3\x80\x9C"
	};
	const char *at = c->p;

	(void) eat_blanks(c);
	if (eat_any(c, dashes, lengthof(dashes)))
	{
		(void) eat_blanks(c);
		return true;
	}
	c->p = at;
	return false;
}

int
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

int
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

int
digits_ahead(const Cursor *c)
{
	Cursor		ahead = *c;
	int			value;

	return eat_number(&ahead, &value);
}

bool
get_number(Cursor *c, int digits, int low, int high, int *value,
		   const char *expected, const char *bad)
{
	const char *at = c->p;
	int			count = eat_number(c, value);

	if (count < 1 || count > digits)
		return period_fail(c, at, false, expected);
	if (*value < low || *value > high)
		return period_fail(c, at, true, bad);
	return true;
}

bool
get_year(Cursor *c, int *year)
{
	const char *at = c->p;
	int			count = eat_number(c, year);

	if (count == 5)
		return period_fail(c, at, true, BAD_YEAR);
	if (count == 6)
		return period_ambiguous(c, at, EXPECT_YEAR " and a separator behind it",
								"Six digits can be a month (2023-05) or a week (2023-W05): write one of these.");
	if (count == 2)
		return period_ambiguous(c, at, EXPECT_YEAR, HINT_SHORT_YEAR);
	if (count == 3 && eat(c, ZH_YEAR))
		return period_ambiguous(c, at, EXPECT_YEAR, HINT_ERA);
	if (count != 4)
		return period_fail(c, at, false, EXPECT_YEAR);
	if (*year < 1)
		return period_fail(c, at, true, BAD_YEAR);
	return true;
}

char
letter_ahead(const Cursor *c)
{
	if (c->p < c->end && *c->p >= 'A' && *c->p <= 'Z')
		return *c->p;
	if (c->p < c->end && *c->p >= 'a' && *c->p <= 'z')
		return (char) (*c->p - 'a' + 'A');
	return 0;
}

bool
digit_follows_letter(const Cursor *c)
{
	Cursor		ahead = *c;

	ahead.p++;
	return eat_digit(&ahead) >= 0;
}

/* ------------------------------------------------------------------- units */

int64
period_month_first(int year, int month)
{
	return ref_period_month_start((int64) year * 12 + month - 1);
}

void
unit_months(Unit *u, UnitKind kind, int month, int months)
{
	u->kind = kind;
	u->month = month;
	u->first = period_month_first(u->year, month);
	u->last = period_month_first(u->year, month + months) - 1;
}

bool
unit_day(Cursor *c, const char *at, Unit *u, int day)
{
	if (day < 1 || day > 31)
		return period_fail(c, at, true, BAD_DAY_NUMBER);
	if (day > ref_period_month_days(u->year, u->month))
		return period_fail(c, at, true, BAD_DAY);
	u->kind = UNIT_DAY;
	u->first = u->last = period_month_first(u->year, u->month) + day - 1;
	return true;
}

bool
unit_week(Cursor *c, const char *at, Unit *u, int week)
{
	if (week < 1 || week > ref_period_iso_weeks(u->year))
		return period_fail(c, at, true, BAD_WEEK);
	u->kind = UNIT_WEEK;
	u->first = ref_period_iso_year_start(u->year) + (week - 1) * 7;
	u->last = u->first + 6;
	return true;
}

bool
unit_span(Cursor *c, const char *at, Unit *u, int months, int from, int to)
{
	if (from < 1 || from > 12 / months || to < 1 || to > 12 / months)
		return period_fail(c, at, true, months == 1 ? BAD_MONTH : BAD_QUARTER);
	if (to < from)
		return period_fail(c, at, true, BAD_ORDER);
	unit_months(u, UNIT_SPAN, (from - 1) * months + 1, (to - from + 1) * months);
	return true;
}
