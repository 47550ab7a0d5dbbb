/*
 * ref_period_parse.c
 *		Reads spellings of a reference period: ISO and SDMX, and spans of two
 *		periods of any spelling.
 *
 * Plain C without server calls: compile with -DREF_PERIOD_PLAIN to fuzz it.
 */
#ifndef REF_PERIOD_PLAIN
#include "postgres.h"
#endif

#include "period/ref_period_parse.h"

/* Inside an ISO date: ASCII, or its full-width form beside such digits. */
static bool
eat_hyphen(Cursor *c)
{
	return eat(c, "-") || eat(c, "\xEF\xBC\x8D");
}

/* Between numbers of a date, with blanks or not; a dash with blanks is that of a span. */
static bool
eat_slash(Cursor *c)
{
	const char *at = c->p;

	(void) eat_blanks(c);
	if (eat(c, "/") || eat(c, "\xEF\xBC\x8F"))
	{
		(void) eat_blanks(c);
		return true;
	}
	c->p = at;
	return false;
}

/* After a year and a separator: 2023.5月, 2023.1-5月, 2023-上半年. */
static bool
zh_behind(const Cursor *c)
{
	Cursor		ahead = *c;

	/* what else begins so has no byte beyond ASCII here */
	while (ahead.p < ahead.end && ahead.p - c->p < 8 && strchr("0123456789- ", *ahead.p) != NULL)
		ahead.p++;
	if (ahead.p == ahead.end || (unsigned char) *ahead.p < 0x80)
		return false;
	return !eat(&ahead, ZH_YEAR) && zh_ahead(c);
}

/* Z, +08:00 */
static bool
parse_zone(Cursor *c)
{
	int			n;

	if (eat(c, "Z") || !(eat(c, "+") || eat(c, "-")))
		return true;
	if ((digits_ahead(c) == 2 || digits_ahead(c) == 4) &&
		(eat_number(c, &n) == 4 || !eat(c, ":") || eat_number(c, &n) == 2))
		return true;
	return period_unexpected(c, "expected a zone, as in +08:00");
}

/* A date may be followed by a time of day, midnight, and by its zone: both change nothing. */
static bool
parse_midnight(Cursor *c, Unit *u)
{
	Cursor		ahead = *c;
	int			n;
	int			part;

	/* as JDBC's setDate writes it; with a minus it would look like a span of days */
	if (eat_blanks(&ahead) && ahead.p < ahead.end && *ahead.p == '+')
		*c = ahead;
	ahead = *c;
	if (!(eat(&ahead, "T") || eat_blanks(&ahead)) || eat_number(&ahead, &n) > 2 || !eat(&ahead, ":"))
		return c->p < c->end && *c->p == '-' ? true : parse_zone(c);
	(void) (eat(c, "T") || eat_blanks(c));
	u->timed = true;
	/* hours, minutes, seconds, and a fraction */
	for (part = 0; part < 4; part++)
	{
		const char *at;
		int			count;

		if (part > 0 && !eat(c, part == 3 ? "." : ":"))
			break;
		at = c->p;
		count = eat_number(c, &n);
		if (count < 1 || (part < 3 && count > 2) || ((part == 1 || part == 2) && count < 2))
			return period_fail(c, at, false, "expected a time of day, 00:00:00");
		if (n != 0)
			return period_fail(c, at, false, "expected midnight, 00:00:00, for a period is whole days");
	}
	return parse_zone(c);
}

/* The letter has been looked at: where no digit follows, what is it? */
static bool
fail_letter(Cursor *c, char letter)
{
	if (letter >= 'A' && letter <= 'D')
		return period_ambiguous(c, c->p, "expected one of A, S, H, T, Q, M, W, D with a number",
								"A to D alone are quarters in codes of China's statistics bureau (2023-Q1), and A is a year elsewhere (2023): write one of these.");
	return period_unexpected(c, "expected a month, or one of A, S, H, T, Q, M, W, D with a number");
}

bool
parse_reporting(Cursor *c, Unit *u)
{
	const char *at;
	Cursor		ahead;
	int			n;

	u->spelling = SPELT_REPORTING;
	u->letter = letter_ahead(c);
	c->p++;
	/* 2023 Q 2 */
	(void) eat_blanks(c);
	at = c->p;
	switch (u->letter)
	{
		case 'A':
			if (!get_number(c, 2, 1, 1, &n, "expected A1",
							"a year has one annual period, A1"))
				return false;
			unit_months(u, UNIT_YEAR, 1, 12);
			return true;
		case 'S':
		case 'H':
			if (!get_number(c, 2, 1, 2, &n, "expected a half-year of one digit",
							"the half-year must be 1 or 2"))
				return false;
			u->letter = 'S';
			unit_months(u, UNIT_HALF, n * 6 - 5, 6);
			return true;
		case 'T':
			if (!get_number(c, 2, 1, 3, &n, "expected a trimester (four months) of one digit",
							"the trimester (four months) must be 1 to 3"))
				return false;
			unit_months(u, UNIT_TRIMESTER, n * 4 - 3, 4);
			return true;
		case 'Q':
			if (!get_number(c, 2, 1, 4, &n, "expected a quarter of one digit", BAD_QUARTER))
				return false;
			unit_months(u, UNIT_QUARTER, n * 3 - 2, 3);
			return true;
		case 'M':
			if (!get_number(c, 2, 1, 12, &n, "expected a month of two digits", BAD_MONTH))
				return false;
			unit_months(u, UNIT_MONTH, n, 1);
			/* 2015M07D03, 2015-M07-D03 */
			ahead = *c;
			(void) eat_hyphen(&ahead);
			if (letter_ahead(&ahead) == 'D')
			{
				c->p = at = ahead.p + 1;
				return get_number(c, 2, 1, 31, &n, "expected a day of two digits", BAD_DAY_NUMBER) &&
					unit_day(c, at, u, n);
			}
			return true;
		case 'W':
			if (!get_number(c, 2, 1, 53, &n, "expected a week of two digits",
							"the week must be 1 to 53") ||
				!unit_week(c, at, u, n))
				return false;
			/* 2023-W07-3, a Wednesday, as ISO 8601 has it; not 2023W7-9 */
			if (c->p - at == 2 && at - c->start >= 2 && at[-2] == '-')
			{
				ahead = *c;
				if (eat(&ahead, "-") && eat_number(&ahead, &n) == 1)
				{
					if (n < 1 || n > 7)
						return period_fail(c, ahead.p - 1, true, "the day of a week must be 1 to 7");
					c->p = ahead.p;
					u->kind = UNIT_DAY;
					u->spelling = SPELT_OTHERWISE;
					u->first = u->last = u->first + n - 1;
				}
			}
			return true;
		case 'D':
			if (!get_number(c, 3, 1, 366, &n, "expected a day of the year of three digits",
							"the day of the year must be 1 to 366"))
				return false;
			if (n == 366 && !ref_period_leap(u->year))
				return period_fail(c, at, true, "the year has no day 366");
			u->kind = UNIT_DAY;
			u->first = u->last = period_month_first(u->year, 1) + n - 1;
			return true;
		default:
			c->p--;
			return fail_letter(c, 0);
	}
}

/* After a year, at a letter. */
static bool
parse_letter(Cursor *c, Unit *u)
{
	Cursor		ahead = *c;

	ahead.p++;
	(void) eat_blanks(&ahead);
	if (digits_ahead(&ahead) > 0)
		return parse_reporting(c, u);
	if (c->p + 1 == c->end && letter_ahead(c) <= 'D')
		return fail_letter(c, letter_ahead(c));
	return parse_en_after_year(c, u);
}

/* The months and days of a date with this separator; the year and one of them are read. */
static bool
parse_date(Cursor *c, Unit *u, const char *separator)
{
	Cursor		ahead;
	const char *at = c->p;
	int			month;
	int			day;
	int			count = digits_ahead(c);
	bool		slash = *separator == '/';

	/* 2022/23, and 2009/10 */
	if (slash && count == 2)
	{
		(void) eat_number(c, &month);
		if (month > 12 || month == (u->year + 1) % 100)
			return period_ambiguous(c, at, "expected a month that cannot be the year after", HINT_TWO_YEARS);
		c->p = at;
	}
	if (!get_number(c, 2, 1, 12, &month,
					"expected a month, or one of A, S, H, T, Q, M, W, D with a number", BAD_MONTH))
	{
		if (c->error->out_of_range && month == (u->year + 1) % 100)
			c->error->hint = HINT_TWO_YEARS;
		return false;
	}
	unit_months(u, UNIT_MONTH, month, 1);
	u->spelling = slash || count == 1 ? SPELT_OTHERWISE : SPELT_ISO;
	ahead = *c;
	if (!(slash ? eat_slash(&ahead) : eat_hyphen(&ahead)))
		return true;
	count = digits_ahead(&ahead);
	/* the other end of a span */
	if (count == 4 || (slash && letter_ahead(&ahead) == 'P'))
		return true;
	/* 2023-01- is cut off, and 2023-01 - 2023-05 a span */
	if (count == 0 && ahead.p < c->end)
		return true;
	*c = ahead;
	at = c->p;
	if (!get_number(c, 2, 1, 31, &day, EXPECT_DAY " of two digits", BAD_DAY_NUMBER) ||
		!unit_day(c, at, u, day))
		return false;
	if (count == 1)
		u->spelling = SPELT_OTHERWISE;
	return parse_midnight(c, u);
}

/* After a year, at a point: 2023.05.31, and what is not certain. */
static bool
parse_points(Cursor *c, Unit *u)
{
	const char *at = c->p;
	int			month;
	int			day;

	(void) eat(c, ".");
	(void) eat_blanks(c);
	if (digits_ahead(c) > 2 || eat_number(c, &month) == 0 || !eat(c, ".") || (eat_blanks(c), digits_ahead(c)) == 0)
		return period_ambiguous(c, at, EXPECT_END " or a separator without two meanings",
								"A point after the year can be before a month (2023-01, 2023-10), a quarter (2023-Q1) or a decimal: write one of these.");
	if (month < 1 || month > 12)
		return period_fail(c, at, true, BAD_MONTH);
	u->month = month;
	at = c->p;
	return get_number(c, 2, 1, 31, &day, EXPECT_DAY, BAD_DAY_NUMBER) &&
		unit_day(c, at, u, day);
}

/* One period that begins with its year, which has been read. */
static bool
parse_after_year(Cursor *c, Unit *u)
{
	Cursor		ahead = *c;
	bool		blanks;

	unit_months(u, UNIT_YEAR, 1, 12);
	u->spelling = SPELT_ISO;
	if (zh_ahead(c))
		return parse_zh(c, u);
	blanks = eat_blanks(&ahead);
	/* 2023, May */
	if (!blanks && eat(&ahead, ",") && !(eat_blanks(&ahead) && (letter_ahead(&ahead) || digits_ahead(&ahead) == 1)))
		return true;
	if (letter_ahead(&ahead) && letter_ahead(&ahead) != 'Z')
	{
		Cursor		word = ahead;

		/* 2022 to 2023 */
		if (blanks && eat_to_word(&word) && eat_blanks(&word))
			return true;
		*c = ahead;
		return parse_letter(c, u);
	}
	/* 2023 2nd quarter */
	if (ahead.p > c->p && digits_ahead(&ahead) == 1 && ordinal_ahead(&ahead))
	{
		*c = ahead;
		return parse_en_after_year(c, u);
	}
	/* 2023 / 05, not 2022 / 2023 */
	if (blanks && eat_slash(&ahead) && (digits_ahead(&ahead) == 1 || digits_ahead(&ahead) == 2))
	{
		*c = ahead;
		return parse_date(c, u, "/");
	}
	if (ahead.p > c->p)
		return true;
	if (eat_hyphen(&ahead))
	{
		if (zh_behind(&ahead))
		{
			*c = ahead;
			return parse_zh(c, u);
		}
		if (letter_ahead(&ahead))
		{
			*c = ahead;
			return parse_letter(c, u);
		}
		/* 2021-2025, 2021 - 2025 */
		if (digits_ahead(&ahead) == 4 || (ahead.p < c->end && *ahead.p == ' '))
			return true;
		*c = ahead;
		return parse_date(c, u, "-");
	}
	if (eat_slash(&ahead))
	{
		if (zh_behind(&ahead))
		{
			*c = ahead;
			return parse_zh(c, u);
		}
		/* 2021/2025, 2021/P5Y */
		if (digits_ahead(&ahead) >= 4 || digits_ahead(&ahead) == 0)
		{
			if (letter_ahead(&ahead) == 0 || letter_ahead(&ahead) == 'P')
				return true;
			*c = ahead;
			return parse_letter(c, u);
		}
		*c = ahead;
		return parse_date(c, u, "/");
	}
	if (eat(&ahead, ":"))
	{
		int			month;

		*c = ahead;
		if (letter_ahead(c))
			return parse_letter(c, u);
		if (digits_ahead(c) == 1)
			return period_ambiguous(c, c->p, EXPECT_MONTH " of two digits",
									"One digit after a colon is a quarter where months have two (2023-Q2), and a month elsewhere (2023-02): write one of these.");
		if (!get_number(c, 2, 1, 12, &month, EXPECT_MONTH " of two digits", BAD_MONTH))
			return false;
		unit_months(u, UNIT_MONTH, month, 1);
		u->spelling = SPELT_OTHERWISE;
		return true;
	}
	if (eat(&ahead, ".") && !(ahead.p < ahead.end && *ahead.p == '.'))
	{
		if (letter_ahead(&ahead) && digit_follows_letter(&ahead))
		{
			*c = ahead;
			return parse_reporting(c, u);
		}
		if (zh_behind(&ahead))
		{
			*c = ahead;
			return parse_zh(c, u);
		}
		u->spelling = SPELT_OTHERWISE;
		return parse_points(c, u);
	}
	return true;
}

/* 20230531, as ISO 8601 writes days without separators. */
static bool
parse_basic_date(Cursor *c, Unit *u)
{
	const char *at = c->p;
	int			n;

	(void) eat_number(c, &n);
	u->spelling = SPELT_OTHERWISE;
	u->year = n / 10000;
	u->month = n / 100 % 100;
	if (u->year < 1)
		return period_fail(c, at, true, BAD_YEAR);
	if (u->month < 1 || u->month > 12)
		return period_fail(c, at, true, BAD_MONTH);
	return unit_day(c, at, u, n % 100);
}

/* One period, whichever way it is spelt. */
static bool
parse_unit(Cursor *c, Unit *u)
{
	int			count = digits_ahead(c);

	memset(u, 0, sizeof(*u));
	if (count == 8)
		return parse_basic_date(c, u);
	if (count == 1 || count == 2)
		return parse_en_number(c, u);
	if (count > 0)
		return get_year(c, &u->year) && parse_after_year(c, u);
	if (letter_ahead(c))
		return parse_en(c, u);
	if (eat_zh_year(c, &u->year))
		return parse_after_year(c, u);
	if (c->p == c->end)
		return period_unexpected(c, EXPECT_YEAR);
	return parse_plan(c, u);
}

/* ------------------------------------------------------------------- spans */

static bool
finish(Cursor *c, const char *at, int64 first, int64 last, RefPeriod *result)
{
	if (c->p != c->end)
		return period_unexpected(c, EXPECT_END);
	if (last < first)
		return period_fail(c, at, true, BAD_ORDER);
	if (!ref_period_days_valid(first, last))
		return period_fail(c, at, true, BAD_RANGE);
	*result = ref_period_make((int) first, (int) last);
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

	if (u->spelling != SPELT_ISO)
		return period_fail(c, at, false, "expected a date before a length");
	if (eat_number(c, &n) == 0)
		return period_unexpected(c, expected);
	if (eat(c, "Y"))
	{
		months = (int64) n * 12;
		if (c->p != c->end)
		{
			if (eat_number(c, &n) == 0 || !eat(c, "M"))
				return period_unexpected(c, expected);
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
		return period_unexpected(c, expected);
	if (c->p != c->end)
		return period_unexpected(c, EXPECT_END);
	if (months == 0 && days == 0)
		return period_fail(c, at, true, "the length must not be zero");

	if (months > 0)
	{
		ref_period_day_to_date((int) u->first, &year, &month, &mday);
		if (mday != 1)
			return period_fail(c, at, false,
							   "a length in months or years needs a start on the first of a month; expected days or weeks");
		last = ref_period_month_start((int64) year * 12 + month - 1 + months) - 1;
	}
	else
	{
		if (u->kind != UNIT_DAY)
			return period_fail(c, at, false,
							   "a length in days or weeks needs a full date before it; expected months or years");
		last = u->first + days - 1;
	}
	return finish(c, at, u->first, last, result);
}

/* Between the ends of a span: what it is, or zero. */
static char
eat_range_mark(Cursor *c)
{
	const char *at = c->p;

	if (eat_dash(c))
		return '-';
	if (eat_blanks(c) && eat_to_word(c) && eat_blanks(c))
		return '-';
	c->p = at;
	(void) eat_blanks(c);
	if (eat(c, "..") || eat(c, "/"))
	{
		char		mark = c->p[-1];

		(void) eat_blanks(c);
		return mark;
	}
	c->p = at;
	return 0;
}

/* The other end of a span: in full, or without what both have in common. */
static bool
parse_end(Cursor *c, const Unit *from, char mark, Unit *to)
{
	Cursor		ahead = *c;
	int			count = digits_ahead(c);
	int			year;

	if (count == 4 || count == 8 || eat_zh_year(&ahead, &year))
		return parse_unit(c, to);
	*to = *from;
	if (from->spelling == SPELT_ZH)
		return parse_zh_end(c, from, to);
	if (from->spelling == SPELT_ISO && from->kind == UNIT_MONTH && count == 2 && mark != '-')
	{
		int			month;

		if (!get_number(c, 2, 1, 12, &month, EXPECT_MONTH, BAD_MONTH))
			return false;
		unit_months(to, UNIT_MONTH, month, 1);
		return true;
	}
	if (from->spelling == SPELT_REPORTING)
	{
		char		letter = letter_ahead(c);

		if ((letter == 'H' ? 'S' : letter) == from->letter && digit_follows_letter(c))
			return parse_reporting(c, to);
	}
	else if (from->spelling == SPELT_OTHERWISE && (letter_ahead(c) || count > 0))
		return parse_unit(c, to);
	else if (from->kind == UNIT_YEAR && count == 2)
		return period_ambiguous(c, c->p, EXPECT_YEAR, HINT_TWO_YEARS);
	return period_unexpected(c, from->spelling == SPELT_ISO && from->kind == UNIT_MONTH ?
							 "expected a month, a year and month, or a length such as P5M" :
							 from->spelling == SPELT_ISO ?
							 "expected a second date like the first, or a length such as P5M" :
							 "expected a second period like the first");
}

/* The text from the cursor to its end. */
static bool
parse_period(Cursor *c, RefPeriod *result)
{
	Unit		from;
	Unit		to;
	const char *at = c->p;
	const char *slash;
	char		mark;

	if (!parse_unit(c, &from))
		return false;
	if (c->p == c->end)
		return finish(c, at, from.first, from.last, result);
	/* 2023年5月31日 0:00 */
	if (from.kind == UNIT_DAY && from.spelling == SPELT_ZH && *c->p == ' ' && !parse_midnight(c, &from))
		return false;
	if (c->p == c->end)
		return finish(c, at, from.first, from.last, result);
	slash = c->p;
	if (eat(c, "/"))
	{
		at = c->p;
		if (eat(c, "P"))
			return parse_duration(c, at, &from, result);
		c->p = slash;
	}
	if (from.kind == UNIT_SPAN || (mark = eat_range_mark(c)) == 0)
	{
		(void) eat_blanks(c);
		return period_unexpected(c, EXPECT_END);
	}
	at = c->p;
	if (!parse_end(c, &from, mark, &to))
		return false;
	if (from.timed || to.timed)
		return period_fail(c, at, false, "expected a length such as P5M after a time of day, for whether the last day counts is not certain");
	if (to.kind != from.kind)
		return period_fail(c, at, false, "expected both ends of one kind, such as two months");
	return finish(c, at, from.first, to.last, result);
}

/* --------------------------------------------------------------- invisible */

/* The code point that ends at most here; its bytes by *size. */
static uint32
code_point(const char *s, const char *end, int *size)
{
	unsigned char c = (unsigned char) *s;
	int			n = c < 0x80 ? 1 : c < 0xC0 ? 0 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 0;
	uint32		code = n == 1 ? c : n == 2 ? c & 0x1F : c & 0x0F;
	int			i;

	*size = n;
	if (n == 0 || end - s < n)
		return 0;
	for (i = 1; i < n; i++)
		code = code << 6 | ((unsigned char) s[i] & 0x3F);
	return code;
}

/* What takes room or none and is not seen; control characters are no blanks. */
static bool
is_invisible_blank(uint32 code)
{
	return code == 0x85 || code == 0xA0 || code == 0xAD || code == 0x1680 || code == 0x180E ||
		(code >= 0x2000 && code <= 0x200F) || (code >= 0x2028 && code <= 0x202F) ||
		(code >= 0x205F && code <= 0x2064) || (code >= 0x2066 && code <= 0x2069) ||
		code == 0x3000 || code == 0xFEFF;
}

static bool
is_blank(uint32 code)
{
	return code == ' ' || (code >= '\t' && code <= '\r') || is_invisible_blank(code);
}

/* Blanks at both ends, seen or not, are no part of a spelling. */
static void
trim(Cursor *c)
{
	int			size;

	while (c->p < c->end && is_blank(code_point(c->p, c->end, &size)))
	{
		CHECK_EACH(c->p - c->start);
		c->p += size;
	}
	while (c->end > c->p)
	{
		const char *last = c->end - 1;

		CHECK_EACH(c->end - c->start);
		while (last > c->p && c->end - last < 3 && ((unsigned char) *last & 0xC0) == 0x80)
			last--;
		if (!is_blank(code_point(last, c->end, &size)) || last + size != c->end)
			break;
		c->end = last;
	}
}

/* "2023 [YR2023]": a name and its code, which must say the same. */
static bool
parse_with_code(Cursor *c, RefPeriod *result)
{
	const char *open = c->end - 1;
	const char *end = c->end;
	Cursor		code;
	RefPeriod	again = 0;

	while (open > c->p && *open != '[')
	{
		CHECK_EACH(end - open);
		open--;
	}
	if (open == c->p || open[-1] != ' ')
		return period_fail(c, end - 1, false, EXPECT_END);
	code = *c;
	code.p = open + 1;
	code.end = end - 1;
	c->end = open - 1;
	if (!parse_period(c, result) || !parse_period(&code, &again))
		return false;
	if (again != *result)
		return period_fail(c, open + 1, false, "expected the same period as before the bracket");
	return true;
}

bool
ref_period_parse(const char *str, size_t len, RefPeriod *result,
				 RefPeriodParseError *error)
{
	Cursor		c;
	int			size;

	memset(error, 0, sizeof(*error));
	c.start = str;
	c.p = str;
	c.end = str + len;
	c.error = error;
	trim(&c);
	if (c.end > c.p && c.end[-1] == ']' ? parse_with_code(&c, result) : parse_period(&c, result))
		return true;
	if (error->position < len)
	{
		uint32		code = code_point(str + error->position, str + len, &size);

		if (size > 0 && (code < ' ' || code == 0x7F || is_invisible_blank(code)))
			error->invisible = code;
	}
	return false;
}
