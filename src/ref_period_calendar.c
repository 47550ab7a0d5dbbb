/*
 * ref_period_calendar.c
 *		Days, months, ISO weeks: what span of days is which unit.
 *
 * Plain C without server calls: compile with -DREF_PERIOD_PLAIN to fuzz it.
 */
#ifndef REF_PERIOD_PLAIN
#include "postgres.h"
#endif

#include "ref_period.h"

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
