/*
 * ref_period_days.c
 *		The days of a reference period: whether it contains a day or another
 *		period, and how much of it is over on a day.
 */
#include "postgres.h"

#include "fmgr.h"
#include "utils/date.h"
#include "utils/numeric.h"

#include "exact/decimal.h"
#include "period/period.h"

static bool
holds_date(RefPeriod p, DateADT d)
{
	/* infinite dates lie outside by their values */
	int64		day = (int64) d + REF_PERIOD_PG_EPOCH;

	return day >= ref_period_first(p) && day <= ref_period_last(p);
}

static bool
holds_period(RefPeriod outer, RefPeriod inner)
{
	return ref_period_first(outer) <= ref_period_first(inner) &&
		ref_period_last(inner) <= ref_period_last(outer);
}

PG_FUNCTION_INFO_V1(ref_period_contains_date);
Datum
ref_period_contains_date(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(holds_date(PG_GETARG_REF_PERIOD(0), PG_GETARG_DATEADT(1)));
}

PG_FUNCTION_INFO_V1(ref_period_date_contained);
Datum
ref_period_date_contained(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(holds_date(PG_GETARG_REF_PERIOD(1), PG_GETARG_DATEADT(0)));
}

PG_FUNCTION_INFO_V1(ref_period_contains);
Datum
ref_period_contains(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(holds_period(PG_GETARG_REF_PERIOD(0), PG_GETARG_REF_PERIOD(1)));
}

PG_FUNCTION_INFO_V1(ref_period_contained);
Datum
ref_period_contained(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(holds_period(PG_GETARG_REF_PERIOD(1), PG_GETARG_REF_PERIOD(0)));
}

PG_FUNCTION_INFO_V1(ref_period_overlaps);
Datum
ref_period_overlaps(PG_FUNCTION_ARGS)
{
	RefPeriod	a = PG_GETARG_REF_PERIOD(0);
	RefPeriod	b = PG_GETARG_REF_PERIOD(1);

	PG_RETURN_BOOL(ref_period_first(a) <= ref_period_last(b) && ref_period_first(b) <= ref_period_last(a));
}

/* *INDENT-OFF* */
#define HOLDS_TIMESTAMP(type, with_zone) \
	PG_FUNCTION_INFO_V1(ref_period_contains_##type); \
	PG_FUNCTION_INFO_V1(ref_period_##type##_contained); \
	Datum ref_period_contains_##type(PG_FUNCTION_ARGS) \
	{ PG_RETURN_BOOL(holds_date(PG_GETARG_REF_PERIOD(0), ref_period_date_of_timestamp(PG_GETARG_DATUM(1), with_zone))); } \
	Datum ref_period_##type##_contained(PG_FUNCTION_ARGS) \
	{ PG_RETURN_BOOL(holds_date(PG_GETARG_REF_PERIOD(1), ref_period_date_of_timestamp(PG_GETARG_DATUM(0), with_zone))); } \
	extern int	ref_period_##type##_unused

HOLDS_TIMESTAMP(timestamp, false);
HOLDS_TIMESTAMP(timestamptz, true);
/* *INDENT-ON* */

PG_FUNCTION_INFO_V1(ref_period_is_complete);
Datum
ref_period_is_complete(PG_FUNCTION_ARGS)
{
	RefPeriod	p = PG_GETARG_REF_PERIOD(0);

	PG_RETURN_BOOL((int64) PG_GETARG_DATEADT(1) + REF_PERIOD_PG_EPOCH >=
				   ref_period_last(p));
}

static Datum
share_of(int64 part, int64 whole)
{
	return NumericGetDatum(ratio_percent(decimal_from_int64(part),
										 decimal_from_int64(whole)));
}

static Datum
elapsed_share(RefPeriod p, DateADT d, bool by_days)
{
	int64		day = (int64) d + REF_PERIOD_PG_EPOCH;
	int64		first = ref_period_first(p);
	int64		last = ref_period_last(p);
	int			index,
				months;
	int			year,
				month,
				mday;
	int			days;

	if (day < first)
		return share_of(0, 1);
	if (day >= last)
		return share_of(1, 1);
	if (by_days || !ref_period_is_months(p, &index, &months))
		return share_of(day - first + 1, last - first + 1);

	/* complete months, and the running one by its days */
	ref_period_day_to_date((int) day, &year, &month, &mday);
	days = ref_period_month_days(year, month);
	return share_of((int64) (year * 12 + month - 1 - index) * days + mday,
					(int64) months * days);
}

PG_FUNCTION_INFO_V1(ref_period_elapsed_share);
Datum
ref_period_elapsed_share(PG_FUNCTION_ARGS)
{
	return elapsed_share(PG_GETARG_REF_PERIOD(0), PG_GETARG_DATEADT(1),
						 PG_GETARG_BOOL(2));
}
