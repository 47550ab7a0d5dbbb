/*
 * ref_period_parse_en.c
 *		Reads English spellings of a reference period: names of months, and what
 *		is written with the quarter, the half-year or the day first.
 *
 * Plain C without server calls: compile with -DREF_PERIOD_PLAIN to fuzz it.
 */
#ifndef REF_PERIOD_PLAIN
#include "postgres.h"
#endif

#include "period/ref_period_parse.h"

#define EXPECT_NAME		"expected the name of a month, or a quarter or half-year such as Q2"
#define BAD_NUMBER		"there are not so many of them in a year"

static const char *const month_names[12] = {
	"january", "february", "march", "april", "may", "june", "july",
	"august", "september", "october", "november", "december"
};

/* So many letters of the text are this word, in any case, and no letter follows. */
static bool
word_is(const Cursor *c, const char *literal, size_t n)
{
	Cursor		ahead = *c;

	for (size_t i = 0; i < n; i++, ahead.p++)
		if (letter_ahead(&ahead) != literal[i] - 'a' + 'A')
			return false;
	return letter_ahead(&ahead) == 0;
}

static bool
eat_word(Cursor *c, const char *literal)
{
	size_t		n = strlen(literal);

	if (!word_is(c, literal, n))
		return false;
	c->p += n;
	return true;
}

/* May, Sept., december: 1 to 12, zero if there is none. */
static int
eat_month_name(Cursor *c)
{
	for (int i = 0; i < 12; i++)
	{
		bool		whole = eat_word(c, month_names[i]);

		if (!whole && !word_is(c, month_names[i], 3) && !(i == 8 && word_is(c, "sept", 4)))
			continue;
		if (!whole)
			c->p += word_is(c, month_names[i], 3) ? 3 : 4;
		/* the point of an abbreviation, not that of May 2023..June 2023 */
		if ((!whole || i == 4) && c->p < c->end && *c->p == '.' && !(c->p + 1 < c->end && c->p[1] == '.'))
			c->p++;
		return i + 1;
	}
	return 0;
}

/* The ending of an ordinal number: 1st, 22nd, 3rd, 4th. */
static bool
eat_ending(Cursor *c, int n)
{
	static const char *const endings[] = {"th", "st", "nd", "rd"};
	bool		teen = n / 10 % 10 == 1;

	return eat_word(c, endings[!teen && n % 10 < 4 ? n % 10 : 0]);
}

bool
ordinal_ahead(const Cursor *c)
{
	Cursor		ahead = *c;
	int			n;

	return eat_number(&ahead, &n) > 0 && eat_ending(&ahead, n);
}

bool
eat_to_word(Cursor *c)
{
	return eat_word(c, "to") || eat_word(c, "through");
}

/* Between two months or days of one year: a dash, or "to". */
static bool
eat_to(Cursor *c)
{
	const char *at = c->p;

	if (eat_dash(c) || (eat_blanks(c) && eat_to_word(c) && eat_blanks(c)))
		return true;
	c->p = at;
	return false;
}

/* Up to the year, unless it came first: a blank, a comma, a hyphen, a slash, "of". */
static bool
get_year_behind(Cursor *c, Unit *u)
{
	bool		apart;

	if (u->year > 0)
		return true;
	apart = eat_blanks(c);
	if (apart && eat_word(c, "of"))
		(void) eat_blanks(c);
	else if (eat(c, ",") || eat(c, "-") || eat(c, "/"))
		(void) eat_blanks(c);
	return get_year(c, &u->year);
}

/* From one month of the year to another. */
static bool
months_of_year(Cursor *c, const char *at, Unit *u, int from, int to)
{
	if (to == 0)
	{
		unit_months(u, UNIT_MONTH, from, 1);
		return true;
	}
	return unit_span(c, at, u, 1, from, to);
}

/* Days of the year's months; without a first one, a day. */
static bool
days_of_year(Cursor *c, const char *at, Unit *u, int from_month, int from, int month, int day)
{
	int64		first = 0;

	if (from > 0)
	{
		u->month = from_month;
		if (!unit_day(c, at, u, from))
			return false;
		first = u->first;
	}
	u->month = month;
	if (!unit_day(c, at, u, day))
		return false;
	if (from > 0)
	{
		if (u->last < first)
			return period_fail(c, at, true, BAD_ORDER);
		u->kind = UNIT_SPAN;
		u->first = first;
	}
	return true;
}

/* So many first months, quarters or half-years. */
static bool
from_january(Cursor *c, const char *at, Unit *u, int months, int n)
{
	if (n < 1 || n > 12 / months)
		return period_fail(c, at, true, BAD_NUMBER);
	unit_months(u, UNIT_SPAN, 1, months * n);
	return true;
}

/* half-year, half year */
static void
eat_half_of_year(Cursor *c)
{
	Cursor		ahead = *c;

	if ((eat(&ahead, "-") || eat_blanks(&ahead)) && eat_word(&ahead, "year"))
		*c = ahead;
}

/* How many months the word has, in the singular or the plural; zero if it is another. */
static int
eat_length(Cursor *c, bool plural)
{
	static const struct
	{
		const char *one;
		const char *many;
		int			months;
	}			words[] = {
		{"month", "months", 1},
		{"quarter", "quarters", 3},
		{"half", "halves", 6}
	};

	for (int i = 0; i < (int) lengthof(words); i++)
		if (eat_word(c, plural ? words[i].many : words[i].one))
		{
			if (!plural && words[i].months == 6)
				eat_half_of_year(c);
			return words[i].months;
		}
	return !plural && eat_word(c, "qtr") ? 3 : 0;
}

/* After an ordinal number: quarter of 2023, half 2023; zero is returned for another word. */
static int
parse_ordinal_part(Cursor *c, const char *at, Unit *u, int ordinal)
{
	int			months = eat_length(c, false);

	if (months < 3)
		return 0;
	if (ordinal < 1 || ordinal > 12 / months)
	{
		(void) period_fail(c, at, true, BAD_NUMBER);
		return -1;
	}
	if (!get_year_behind(c, u))
		return -1;
	unit_months(u, months == 3 ? UNIT_QUARTER : UNIT_HALF, (ordinal - 1) * months + 1, months);
	return 1;
}

/* third quarter of 2023, first half 2023, first five months of 2023 */
static bool
parse_words(Cursor *c, Unit *u)
{
	static const char *const ordinals[] = {"first", "second", "third", "fourth"};
	static const char *const numbers[] = {
		"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"
	};
	const char *at = c->p;
	int			ordinal = 0;
	int			n = 0;
	int			months;
	int			done;

	for (int i = 0; i < (int) lengthof(ordinals) && ordinal == 0; i++)
		if (eat_word(c, ordinals[i]))
			ordinal = i + 1;
	if (ordinal == 0)
		return period_unexpected(c, u->year > 0 ? "expected a month, or one of A, S, H, T, Q, M, W, D with a number" : EXPECT_NAME);
	if (!(eat_blanks(c) || eat(c, "-")))
		return period_unexpected(c, "expected a quarter or half-year");
	if ((done = parse_ordinal_part(c, at, u, ordinal)) != 0)
		return done > 0;
	if (ordinal == 1 && digits_ahead(c) > 0 && digits_ahead(c) <= 2)
		(void) eat_number(c, &n);
	for (int i = 0; i < (int) lengthof(numbers) && ordinal == 1 && n == 0; i++)
		if (eat_word(c, numbers[i]))
			n = i + 2;
	if (n > 0 && eat_blanks(c) && (months = eat_length(c, true)) > 0)
		return get_year_behind(c, u) && from_january(c, at, u, months, n);
	return period_fail(c, at, false, "expected a quarter or half-year, as in third quarter of 2023, or first months, as in first five months of 2023");
}

/* Q2 2023, H1/2023, Q1-Q3 2023, W7 2023 */
static bool
parse_letter_first(Cursor *c, Unit *u)
{
	const char *at = c->p;
	char		letter = letter_ahead(c);
	Unit		from;
	Unit		to;
	Cursor		year;
	bool		span;

	if (letter == 'T')
		return period_ambiguous(c, at, EXPECT_YEAR " before T", HINT_THIRD);
	if (strchr("QHSMW", letter) == NULL)
		return period_unexpected(c, EXPECT_NAME);
	/* the year behind them decides how many weeks there are: it is read first */
	year = *c;
	year.p++;
	(void) eat_blanks(&year);
	(void) eat_number(&year, &u->month);
	span = eat_dash(&year) && letter_ahead(&year) == letter;
	if (span)
	{
		year.p++;
		(void) eat_blanks(&year);
		(void) eat_number(&year, &u->month);
	}
	else
	{
		year.p = c->p + 1;
		(void) eat_blanks(&year);
		(void) eat_number(&year, &u->month);
	}
	if (!get_year_behind(&year, u))
	{
		c->p = year.p;
		return false;
	}
	from = to = *u;
	if (!parse_reporting(c, &from))
		return false;
	to = from;
	if (span && (!eat_dash(c) || !parse_reporting(c, &to)))
		return false;
	c->p = year.p;
	if (to.kind != from.kind)
		return period_fail(c, at, false, "expected both ends of one kind, such as two months");
	if (to.last < from.first)
		return period_fail(c, at, true, BAD_ORDER);
	*u = to;
	u->first = from.first;
	u->spelling = SPELT_OTHERWISE;
	if (span)
		u->kind = UNIT_SPAN;
	return true;
}

/* week 7 of 2023, quarter 2 2023, half-year 1 2023; zero is returned for another word. */
static int
parse_numbered(Cursor *c, Unit *u)
{
	const char *at;
	int			n;
	bool		week = eat_word(c, "week") || eat_word(c, "wk");
	bool		half = !week && eat_word(c, "half");

	if (half)
		eat_half_of_year(c);
	else if (!week && !eat_word(c, "quarter"))
	{
		if (!eat_word(c, "qtr"))
			return 0;
		(void) eat(c, ".");
	}
	(void) eat_blanks(c);
	at = c->p;
	if (!get_number(c, 2, 1, week ? 53 : half ? 2 : 4, &n,
					week ? "expected the number of a week" : half ? "expected a half-year" : EXPECT_QUARTER,
					week ? "the week must be 1 to 53" : half ? "the half-year must be 1 or 2" : BAD_QUARTER) ||
		!get_year_behind(c, u))
		return -1;
	if (week)
		return unit_week(c, at, u, n) ? 1 : -1;
	if (half)
		unit_months(u, UNIT_HALF, n * 6 - 5, 6);
	else
		unit_months(u, UNIT_QUARTER, n * 3 - 2, 3);
	return 1;
}

/* After the name of a month: what else comes before the year, and the year. */
static bool
parse_after_name(Cursor *c, const char *at, Unit *u, int month)
{
	Cursor		ahead = *c;
	int			to = 0;
	int			from_day = 0;
	int			day;

	/* January-May 2023 */
	if (eat_to(&ahead) && (to = eat_month_name(&ahead)) > 0)
	{
		*c = ahead;
		return get_year_behind(c, u) && months_of_year(c, at, u, month, to);
	}
	/* May 31, 2023; May 1-10, 2023 */
	ahead = *c;
	if (eat_blanks(&ahead) && digits_ahead(&ahead) > 0 && digits_ahead(&ahead) <= 2)
	{
		(void) eat_number(&ahead, &day);
		if (ahead.p == c->end)
		{
			(void) eat_blanks(c);
			return period_ambiguous(c, c->p, EXPECT_YEAR, "Two digits beside a month can be a day or a year: write the year in four.");
		}
		*c = ahead;
		(void) eat_ending(c, day);
		if (eat_dash(&ahead) && digits_ahead(&ahead) > 0 && digits_ahead(&ahead) <= 2)
		{
			from_day = day;
			(void) eat_number(&ahead, &day);
			*c = ahead;
		}
		return get_year_behind(c, u) && days_of_year(c, at, u, month, from_day, month, day);
	}
	ahead = *c;
	if (eat(&ahead, "-") && digits_ahead(&ahead) == 2)
	{
		(void) eat(c, "-");
		return period_ambiguous(c, c->p, EXPECT_YEAR, "Two digits beside a month can be a day or a year: write the year in four.");
	}
	return get_year_behind(c, u) && months_of_year(c, at, u, month, 0);
}

/* Q 2 2023: one letter, and a number apart from it */
static bool
number_apart(const Cursor *c)
{
	Cursor		ahead = *c;
	int			count;

	ahead.p++;
	return eat_blanks(&ahead) && (count = digits_ahead(&ahead)) > 0 && count <= 2;
}

static bool
eat_calendar_year(Cursor *c)
{
	Cursor		ahead = *c;

	if (!eat_word(&ahead, "calendar") || !eat_blanks(&ahead) || !eat_word(&ahead, "year"))
		return false;
	*c = ahead;
	return true;
}

bool
parse_en(Cursor *c, Unit *u)
{
	const char *at = c->p;
	int			month;
	int			done;

	u->spelling = SPELT_OTHERWISE;
	if (digit_follows_letter(c) || number_apart(c))
		return parse_letter_first(c, u);
	if (eat_word(c, "fy") || eat_word(c, "fiscal"))
		return period_ambiguous(c, at, "expected a year that is not a fiscal one", HINT_FISCAL);
	if (eat_word(c, "the") && !eat_blanks(c))
		return period_unexpected(c, EXPECT_NAME);
	if (eat_word(c, "yr") || eat_word(c, "cy") || eat_word(c, "year") || eat_calendar_year(c))
	{
		(void) eat_blanks(c);
		if (!get_year(c, &u->year))
			return false;
		unit_months(u, UNIT_YEAR, 1, 12);
		return true;
	}
	if ((done = parse_numbered(c, u)) != 0)
		return done > 0;
	month = eat_month_name(c);
	return month > 0 ? parse_after_name(c, at, u, month) : parse_words(c, u);
}

/* A number that is no year: a day before its month, or 2Q2023. */
bool
parse_en_number(Cursor *c, Unit *u)
{
	const char *at = c->p;
	Cursor		ahead;
	int			n;
	int			to = 0;
	int			month;
	int			count = eat_number(c, &n);
	char		letter;

	u->spelling = SPELT_OTHERWISE;
	/* 3rd quarter of 2023, 31st May 2023 */
	if (eat_ending(c, n))
	{
		int			done;

		ahead = *c;
		if ((eat_blanks(&ahead) || eat(&ahead, "-")) && (done = parse_ordinal_part(&ahead, at, u, n)) != 0)
		{
			c->p = ahead.p;
			return done > 0;
		}
	}
	ahead = *c;
	letter = letter_ahead(c);
	if (letter != 0)
		ahead.p++;
	/* a letter by itself, between the number and the year */
	if (letter != 0 && letter_ahead(&ahead) == 0)
	{
		if (letter == 'T')
			return period_ambiguous(c, at, EXPECT_YEAR " before T", HINT_THIRD);
		if (letter == 'M')
			return period_ambiguous(c, at, EXPECT_YEAR " before M", "9M can be the first nine months (2023-01/09) or the ninth (2023-09): write one of these.");
		if (strchr("QHS", letter) != NULL)
		{
			c->p++;
			if (!get_year_behind(c, u))
				return false;
			if (count != 1 || n < 1 || n > (letter == 'Q' ? 4 : 2))
				return period_fail(c, at, true, letter == 'Q' ? BAD_QUARTER : "the half-year must be 1 or 2");
			if (letter == 'Q')
				unit_months(u, UNIT_QUARTER, n * 3 - 2, 3);
			else
				unit_months(u, UNIT_HALF, n * 6 - 5, 6);
			return true;
		}
	}
	/* 1-10 May 2023; and 31-May-2023 */
	ahead = *c;
	if (eat_dash(&ahead) && digits_ahead(&ahead) > 0 && digits_ahead(&ahead) <= 2)
	{
		(void) eat_number(&ahead, &to);
		if (eat_blanks(&ahead) && letter_ahead(&ahead))
			*c = ahead;
		else
			to = 0;
	}
	ahead = *c;
	if (to == 0 && !eat_blanks(&ahead))
		(void) eat(&ahead, "-");
	if ((month = eat_month_name(&ahead)) > 0)
	{
		*c = ahead;
		/* 30 May-2 June 2023; not the hyphen before the year */
		if (to == 0 && eat_to(&ahead) && digits_ahead(&ahead) > 0 && digits_ahead(&ahead) <= 2)
		{
			int			last;
			int			day;

			(void) eat_number(&ahead, &day);
			(void) eat_blanks(&ahead);
			if ((last = eat_month_name(&ahead)) > 0)
			{
				*c = ahead;
				return get_year_behind(c, u) && days_of_year(c, at, u, month, n, last, day);
			}
			return period_ambiguous(c, at, EXPECT_YEAR, HINT_SHORT_YEAR);
		}
		return get_year_behind(c, u) &&
			days_of_year(c, at, u, month, to > 0 ? n : 0, month, to > 0 ? to : n);
	}
	if (c->p < c->end && (*c->p == '/' || *c->p == '.' || *c->p == '-'))
		return period_ambiguous(c, at, EXPECT_YEAR, HINT_NUMBER_FIRST);
	if (count == 2)
		return period_ambiguous(c, at, EXPECT_YEAR, HINT_SHORT_YEAR);
	return period_fail(c, at, false, EXPECT_YEAR);
}

bool
parse_en_after_year(Cursor *c, Unit *u)
{
	const char *at = c->p;
	Cursor		ahead;
	int			month = eat_month_name(c);
	int			to;
	int			day;
	int			done;

	u->spelling = SPELT_OTHERWISE;
	/* 2023 2nd quarter, 2023 quarter 2, 2023 second half */
	if (month == 0 && digits_ahead(c) > 0)
	{
		(void) eat_number(c, &day);
		(void) eat_ending(c, day);
		if (!(eat_blanks(c) || eat(c, "-")) || (done = parse_ordinal_part(c, at, u, day)) == 0)
			return period_unexpected(c, "expected a quarter or half-year");
		return done > 0;
	}
	if (month == 0)
		return (done = parse_numbered(c, u)) != 0 ? done > 0 : parse_words(c, u);
	ahead = *c;
	if (eat_to(&ahead) && (to = eat_month_name(&ahead)) > 0)
	{
		*c = ahead;
		return months_of_year(c, at, u, month, to);
	}
	ahead = *c;
	if ((eat_blanks(&ahead) || eat(&ahead, "-")) && digits_ahead(&ahead) > 0 && digits_ahead(&ahead) <= 2)
	{
		(void) eat_number(&ahead, &day);
		*c = ahead;
		return days_of_year(c, at, u, month, 0, month, day);
	}
	return months_of_year(c, at, u, month, 0);
}
