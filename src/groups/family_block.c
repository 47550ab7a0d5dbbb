/*-------------------------------------------------------------------------
 *
 * family_block.c
 *	  Blocks of periods, whose figures are computed together.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "groups/family.h"

/*
 * Figures are computed for all periods of a block at once, a year of periods by
 * their last day; a period of more than a year is a block of its own.  A block
 * is named by its last period.  The change of its periods, and of those a year
 * earlier and just before, needs the rows of two years more; periods of days
 * and weeks that are counted to the same time may end some days earlier.
 */
#define LONGEST_YEAR 366
#define DAYS_OF_GRACE 31

static RefPeriod
day_period(int64 day)
{
	day = Max(day, REF_PERIOD_MIN_DAY);
	return ref_period_make(day, day);
}

static RefPeriod
block_upto(RefPeriod period)
{
	int			year,
				month,
				mday;

	if (ref_period_last(period) - ref_period_first(period) + 1 > LONGEST_YEAR)
		return period;
	ref_period_day_to_date(ref_period_last(period), &year, &month, &mday);
	return day_period(ref_period_month_start((int64) year * 12 + 12) - 1);
}

/* Periods after this one are of years back from the block's, or may be asked for beside it. */
static RefPeriod
block_after(RefPeriod upto, int years)
{
	int			year,
				month,
				mday,
				first = ref_period_first(upto);

	/* just before a long period stands another one as long */
	if (ref_period_last(upto) - first + 1 > LONGEST_YEAR)
		years--;
	else
		first = ref_period_last(upto);
	ref_period_day_to_date(first, &year, &month, &mday);
	return day_period(ref_period_month_start((int64) (year - years) * 12 + month) - 1 - DAYS_OF_GRACE - (first == ref_period_last(upto) ? 0 : LONGEST_YEAR));
}

RefPeriod
figures_after(RefPeriod upto)
{
	return block_after(upto, 2);
}

PG_FUNCTION_INFO_V1(family_upto);

Datum
family_upto(PG_FUNCTION_ARGS)
{
	PG_RETURN_REF_PERIOD(block_upto(PG_GETARG_REF_PERIOD(0)));
}

PG_FUNCTION_INFO_V1(family_after);

Datum
family_after(PG_FUNCTION_ARGS)
{
	PG_RETURN_REF_PERIOD(block_after(PG_GETARG_REF_PERIOD(0), 3));
}
