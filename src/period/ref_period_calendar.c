/*
 * ref_period_calendar.c
 *		Days, months, ISO weeks: what span of days is which unit.
 *
 * Plain C without server calls: compile with -DREF_PERIOD_PLAIN to fuzz it.
 */
#ifndef REF_PERIOD_PLAIN
#include "postgres.h"
#endif

#include "period/period.h"

static const int days_before[2][13] = {
	{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365},
	{0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366}
};

/* More than any month index reaches back, so that divisions need not be floored. */
#define ERA_YEARS	INT64_C(40000000000)
#define ERA_DAYS	(ERA_YEARS / 400 * 146097)

/* The day before 1 January of a year, which may be zero or negative. */
static inline int64
days_before_year(int64 year)
{
	uint64_t	y = (uint64_t) (year - 1 + ERA_YEARS);

	return (int64) (y * 365 + y / 4 - y / 100 + y / 400) - ERA_DAYS;
}

int64
ref_period_month_start(int64 month_index)
{
	int64		year = (int64) ((uint64_t) (month_index + ERA_YEARS * 12) / 12) - ERA_YEARS;

	return days_before_year(year) +
		days_before[ref_period_leap(year)][month_index - year * 12] + 1;
}

/*
 * Years that begin in March have the leap day at their end, so that centuries,
 * years and months are each a division: of days by 146097 / 4, by 1461 / 4 and
 * by 153 / 5, the mean lengths.
 */
void
ref_period_day_to_date(int day, int *year, int *month, int *mday)
{
	/* four times the days since 1 March of year 0, and a bit less than one day */
	uint32_t	rest = 4 * ((uint32_t) day + 305) + 3;
	uint32_t	century = rest / 146097;
	uint32_t	y,
				m;

	rest = rest % 146097 | 3;
	y = rest / 1461;
	rest = 5 * (rest % 1461 / 4) + 2;
	m = rest / 153;
	*mday = (int) (rest % 153 / 5) + 1;
	/* January and February belong to the year after */
	*month = (int) (m < 10 ? m + 3 : m - 9);
	*year = (int) (century * 100 + y + (m >= 10));
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
