/*
 * ref_period_parse.h
 *		What the readers of spellings have in common: a cursor over the text, and
 *		the one period that was read up to it.
 *
 * ref_period_cursor.c has the cursor, ref_period_parse.c reads ISO and SDMX and
 * spans of two periods, ref_period_parse_zh.c Chinese, ref_period_parse_en.c
 * English.  A reader takes
 * the cursor as far as one period goes and leaves the rest to its caller, so
 * that no text is read in two ways: what follows the year decides who reads.
 */
#ifndef INDSTAT_REF_PERIOD_PARSE_H
#define INDSTAT_REF_PERIOD_PARSE_H

#include "period/period.h"
#include "period/ref_period_zh.h"

#define EXPECT_YEAR		"expected a year of four digits"
#define EXPECT_END		"expected the end of the text"
#define EXPECT_MONTH	"expected a month"
#define EXPECT_DAY		"expected a day"
#define EXPECT_QUARTER	"expected a quarter"
#define BAD_YEAR		"the year must be 0001 to 9999"
#define BAD_MONTH		"the month must be 1 to 12"
#define BAD_QUARTER		"the quarter must be 1 to 4"
#define BAD_DAY			"the month has no such day"
#define BAD_DAY_NUMBER	"the day must be 1 to 31"
#define BAD_WEEK		"the year has no such week"
#define BAD_ORDER		"the span ends before it starts"
#define BAD_RANGE		"the span must lie in years 0001 to 9999"

#define HINT_SHORT_YEAR	"Two digits can be a year of this century, of the last one, or of another era: write four."
#define HINT_ERA		"Years of the Republican era are not read: add 1911."
#define HINT_TWO_YEARS	"Two years written so can be a fiscal year (2022-04-01/P12M) or two calendar years (2022/2023), and the second one can be a month (2022-12): write one of these."
#define HINT_FISCAL		"Offices differ in the month in which such a year begins, and whether it is named after the year it begins or ends in: write the span, as in 2022-04-01/P12M."
#define HINT_THIRD		"T is a quarter in Spanish, French and Portuguese (2023-Q1), and four months in SDMX (2023-T1): write one of these."
#define HINT_NUMBER_FIRST "A number before the year can be a month (2023-05) or a week (2023-W05), and of two numbers either can be the month: write the year first, as in 2023-05-31."

typedef struct Cursor
{
	const char *start;
	const char *p;
	const char *end;
	RefPeriodParseError *error;
} Cursor;

/* A span has two ends of the same kind, but UNIT_SPAN. */
typedef enum UnitKind
{
	UNIT_YEAR,
	UNIT_HALF,
	UNIT_TRIMESTER,
	UNIT_QUARTER,
	UNIT_MONTH,
	UNIT_WEEK,
	UNIT_DAY,
	UNIT_SPAN					/* several of one kind: January-May */
} UnitKind;

/* Which words an end of a span may leave out depends on how it began. */
typedef enum Spelling
{
	SPELT_ISO,					/* 2023-01, to be followed by a length, or by /05 */
	SPELT_REPORTING,			/* 2023-Q1, by Q3 */
	SPELT_ZH,					/* 2023年5月, by 8月 */
	SPELT_OTHERWISE
} Spelling;

typedef struct Unit
{
	UnitKind	kind;
	Spelling	spelling;
	bool		timed;			/* with a time of day, midnight */
	char		letter;			/* of SPELT_REPORTING */
	int			year;
	int			month;			/* of a month or a day */
	int64		first;
	int64		last;
} Unit;

/* Short names, which must not meet those of another library in the server. */
#pragma GCC visibility push(hidden)

/* ---- ref_period_cursor.c ---- */

extern bool period_fail(Cursor *c, const char *at, bool out_of_range, const char *message);
/* What has several readings; the hint names them. */
extern bool period_ambiguous(Cursor *c, const char *at, const char *message, const char *hint);
/* Not what the grammar allows here. */
extern bool period_unexpected(Cursor *c, const char *message);

extern bool eat(Cursor *c, const char *literal);
extern bool eat_any(Cursor *c, const char *const *literals, int count);
/* Whether there were any. */
extern bool eat_blanks(Cursor *c);
/* Between two ends of a span: the hyphen and its look-alikes, with blanks or not. */
extern bool eat_dash(Cursor *c);
/* ASCII or full-width digit, -1 if there is none. */
extern int	eat_digit(Cursor *c);
/* A run of digits: how many, and their value, held below overflow. */
extern int	eat_number(Cursor *c, int *value);
/* The same, and the cursor stays. */
extern int	digits_ahead(const Cursor *c);
/* Some digits, no more than that, between low and high. */
extern bool get_number(Cursor *c, int digits, int low, int high, int *value,
					   const char *expected, const char *bad);
extern bool get_year(Cursor *c, int *year);
/* A letter in upper case, or zero; a digit does not follow it, or does. */
extern char letter_ahead(const Cursor *c);
extern bool digit_follows_letter(const Cursor *c);

extern int64 period_month_first(int year, int month);
extern void unit_months(Unit *u, UnitKind kind, int month, int months);
/* A day of u's year and month. */
extern bool unit_day(Cursor *c, const char *at, Unit *u, int day);
extern bool unit_week(Cursor *c, const char *at, Unit *u, int week);
/* Two ends of one kind, each of them a number, in u's year. */
extern bool unit_span(Cursor *c, const char *at, Unit *u, int months, int from, int to);

/* ---- ref_period_parse.c ---- */

/* After the year: the letter of a reporting period and its number. */
extern bool parse_reporting(Cursor *c, Unit *u);

/* ---- ref_period_parse_zh.c ---- */

/* Whether what follows a year is Chinese. */
extern bool zh_ahead(const Cursor *c);
/* A year in Chinese digits, 二〇二三; false if there is none. */
extern bool eat_zh_year(Cursor *c, int *year);
/* After a year. */
extern bool parse_zh(Cursor *c, Unit *u);
/* The other end of a span of Chinese months, quarters, weeks or days, without its year. */
extern bool parse_zh_end(Cursor *c, const Unit *from, Unit *to);
/* A five-year plan by its name. */
extern bool parse_plan(Cursor *c, Unit *u);

/* ---- ref_period_parse_en.c ---- */

/* At a letter, where the text begins or a span goes on. */
extern bool parse_en(Cursor *c, Unit *u);
/* At a number that is no year. */
extern bool parse_en_number(Cursor *c, Unit *u);
/* After a year, at a letter or an ordinal number: the name of a month, a quarter. */
extern bool parse_en_after_year(Cursor *c, Unit *u);
/* 1st to 4th. */
extern bool ordinal_ahead(const Cursor *c);
/* Between the ends of a span: "to" or "through". */
extern bool eat_to_word(Cursor *c);

#pragma GCC visibility pop

#endif							/* INDSTAT_REF_PERIOD_PARSE_H */
