/*
 * period.h
 *		The reference period: a closed interval of calendar days in 8 bytes.
 *
 * Days are counted from 0001-01-01 = day 1 (a Monday) in the proleptic
 * Gregorian calendar, up to 9999-12-31.  The last day sits in the upper half
 * and the first day in the lower one, so comparing two values as int64 orders
 * them by end, then by start.  There is no separate unit: a span that is
 * whole months is recognised from its days, hence equal span, equal value.
 *
 * The file has two parts.  The plain part needs no server header, so that the
 * parser can be compiled alone (REF_PERIOD_PLAIN) and fuzzed.
 */
#ifndef INDSTAT_PERIOD_H
#define INDSTAT_PERIOD_H

#ifdef REF_PERIOD_PLAIN
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
typedef int32_t int32;
typedef int64_t int64;
typedef uint32_t uint32;
#define lengthof(array) (sizeof(array) / sizeof((array)[0]))
#define CHECK_EACH(step)
#else
#include "base/interrupts.h"
#endif

typedef int64 RefPeriod;

#define REF_PERIOD_MIN_DAY		1			/* 0001-01-01 */
#define REF_PERIOD_MAX_DAY		3652059		/* 9999-12-31 */
#define REF_PERIOD_MIN_MONTH	12			/* month index of 0001-01 */
#define REF_PERIOD_MAX_MONTH	119999		/* month index of 9999-12 */
#define REF_PERIOD_MAX_YEAR		9999
#define REF_PERIOD_PG_EPOCH		730120		/* day number of 2000-01-01 */

/* Longest canonical text, and longest label in bytes of UTF-8, with room. */
#define REF_PERIOD_TEXT_SIZE	32
#define REF_PERIOD_LABEL_SIZE	96

static inline RefPeriod
ref_period_make(int first, int last)
{
	return ((int64) last << 32) | (int64) (uint32) first;
}

/* First and last day, as day numbers. */
static inline int
ref_period_first(RefPeriod p)
{
	return (int) (p & 0x7FFFFFFF);
}

static inline int
ref_period_last(RefPeriod p)
{
	return (int) (p >> 32);
}

/* The one checker: everything that enters from outside passes it. */
static inline bool
ref_period_days_valid(int64 first, int64 last)
{
	return first >= REF_PERIOD_MIN_DAY && first <= last &&
		last <= REF_PERIOD_MAX_DAY;
}

/* ---- calendar: month index = year * 12 + month - 1 ---- */

static inline bool
ref_period_leap(int64 year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* First day of a month; any month index will do, also outside 1..9999. */
extern int64 ref_period_month_start(int64 month_index);
extern void ref_period_day_to_date(int day, int *year, int *month, int *mday);
extern int	ref_period_month_days(int year, int month);

/* Monday of week 1 of an ISO year, and how many weeks the year has. */
extern int64 ref_period_iso_year_start(int year);
extern int	ref_period_iso_weeks(int year);
/* Whether the span is one ISO week, and which. */
extern bool ref_period_is_week(RefPeriod p, int *year, int *week);

/* Whether the span is whole months; if so, which one is first and how many. */
extern bool ref_period_is_months(RefPeriod p, int *month_index, int *months);

/* ---- text ---- */

typedef struct RefPeriodParseError
{
	size_t		position;		/* byte offset of the trouble */
	const char *message;		/* what was expected, or what is impossible */
	bool		out_of_range;	/* well spelt, but no such day */
	const char *hint;			/* the readings of what has several, else NULL */
	uint32		invisible;		/* code point of what stands there unseen, else zero */
} RefPeriodParseError;

/* How a period is written: in a language, or as a code. */
typedef enum RefPeriodStyle
{
	REF_PERIOD_ZH,
	REF_PERIOD_ZH_HANT,
	REF_PERIOD_EN,				/* the last of the languages */
	REF_PERIOD_EN_SHORT,
	REF_PERIOD_SDMX,
	REF_PERIOD_ISO,
	REF_PERIOD_COMPACT,
	REF_PERIOD_DIGITS,
	REF_PERIOD_FY,
	REF_PERIOD_FISCAL
} RefPeriodStyle;

typedef RefPeriodStyle RefPeriodLang;

/* str is UTF-8 of len bytes, not necessarily terminated. */
extern bool ref_period_parse(const char *str, size_t len, RefPeriod *result,
							 RefPeriodParseError *error);
/* Both write a terminated string and return its length; -1 for what the style cannot say. */
extern int	ref_period_format(RefPeriod p, char *buf);
extern int	ref_period_format_style(RefPeriod p, RefPeriodStyle style,
									bool cumulative, char *buf);

#ifndef REF_PERIOD_PLAIN

#include "fmgr.h"
#include "utils/date.h"

#include "base/compat.h"

#define DatumGetRefPeriod(d)		((RefPeriod) DatumGetInt64(d))
#define RefPeriodGetDatum(p)		Int64GetDatum(p)
#define PG_GETARG_REF_PERIOD(n)		DatumGetRefPeriod(PG_GETARG_DATUM(n))
#define PG_RETURN_REF_PERIOD(p)		return RefPeriodGetDatum(p)

/* Canonical text, palloc'd, for messages. */
extern char *ref_period_out_cstring(RefPeriod p);
/* Error 22008: beyond years 1..9999. */
pg_noreturn extern void ref_period_out_of_range(void);

/* ---- ref_period_make.c ---- */

/* The span of months, or error 22008. */
extern RefPeriod ref_period_from_months(int month_index, int months);
/* The month that holds a day; error 22008 if infinite or beyond 1..9999. */
extern RefPeriod ref_period_month_of_date(DateADT d);
/* The day; the same errors. */
extern RefPeriod ref_period_day_of_date(DateADT d);
/* The month, quarter, ... of so many months, and the ISO week, that hold the first day of a period. */
extern RefPeriod ref_period_holding(RefPeriod p, int months);
extern RefPeriod ref_period_week_holding(RefPeriod p);
/* The day of a timestamp, with zone in that of the session. */
extern DateADT ref_period_date_of_timestamp(Datum timestamp, bool with_zone);

/* ---- ref_period_step.c ---- */

/* Moved by steps of its own length; false beyond years 1..9999. */
extern bool ref_period_step(RefPeriod p, int64 steps, RefPeriod *result);
/* The same period so many years earlier, or later where years is below zero; false where the calendar has none. */
extern bool ref_period_years_ago(RefPeriod p, int years, RefPeriod *result);

static inline bool
ref_period_year_ago(RefPeriod p, RefPeriod *result)
{
	return ref_period_years_ago(p, 1, result);
}

/* ---- ref_period_part.c ---- */

/* Months of a period of an SDMX frequency; zero for weeks, days and any other code. */
static inline int
ref_period_code_months(char code)
{
	switch (code)
	{
		case 'M':
			return 1;
		case 'Q':
			return 3;
		case 'T':
			return 4;
		case 'S':
			return 6;
		case 'A':
			return 12;
		default:
			return 0;
	}
}

/* The SDMX code of a single period: A, S, T, Q, M, W, D; 0 for any other span. */
extern char ref_period_frequency_code(RefPeriod p);
/* Months of a period of an SDMX frequency that makes up a year; error 22023 for any other code. */
extern int	ref_period_frequency_months(text *code);

/* ---- ref_period.c ---- */

/* The language of labels and other printed text; error 22023 if not known. */
extern RefPeriodLang ref_period_lang(text *lang);

#endif							/* REF_PERIOD_PLAIN */

#endif							/* INDSTAT_PERIOD_H */
