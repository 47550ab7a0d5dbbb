/*
 * ref_period_make.c
 *		Reference periods from years and their parts, and from dates and ranges.
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "fmgr.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/fmgrprotos.h"
#include "utils/rangetypes.h"

#include "base/compat.h"
#include "period/period.h"

static void
field_out_of_range(const char *field, int value, int low, int high)
{
	ereport(ERROR,
			(errcode(ERRCODE_DATETIME_FIELD_OVERFLOW),
			 errmsg("%s out of range: %d", field, value),
			 errdetail("It must be %d to %d.", low, high)));
}

static void
check_field(const char *field, int value, int low, int high)
{
	if (value < low || value > high)
		field_out_of_range(field, value, low, high);
}

static RefPeriod
from_days(int64 first, int64 last)
{
	if (!ref_period_days_valid(first, last))
		ref_period_out_of_range();
	return ref_period_make((int) first, (int) last);
}

RefPeriod
ref_period_from_months(int month_index, int months)
{
	if (months < 1)
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_FIELD_OVERFLOW),
				 errmsg("number of months out of range: %d", months),
				 errdetail("A reference period has at least one month.")));
	return from_days(ref_period_month_start(month_index),
					 ref_period_month_start((int64) month_index + months) - 1);
}

static void
day_out_of_range(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_DATETIME_FIELD_OVERFLOW),
			 errmsg("date out of range for ref_period"),
			 errdetail("A reference period lies in years 0001 to 9999.")));
}

RefPeriod
ref_period_month_of_date(DateADT d)
{
	int64		day = (int64) d + REF_PERIOD_PG_EPOCH;
	int			year,
				month,
				mday;

	if (DATE_NOT_FINITE(d) || !ref_period_days_valid(day, day))
		day_out_of_range();
	ref_period_day_to_date((int) day, &year, &month, &mday);
	return from_days(day - mday + 1,
					 day - mday + ref_period_month_days(year, month));
}

/* ----------------------------------------------------------- constructors */

static Datum
months_of_year(int year, int month, int months)
{
	check_field("year", year, 1, 9999);
	return RefPeriodGetDatum(ref_period_from_months(year * 12 + month - 1, months));
}

PG_FUNCTION_INFO_V1(ref_period_make_month);
Datum
ref_period_make_month(PG_FUNCTION_ARGS)
{
	int			month = PG_GETARG_INT32(1);

	check_field("month", month, 1, 12);
	return months_of_year(PG_GETARG_INT32(0), month, 1);
}

PG_FUNCTION_INFO_V1(ref_period_make_quarter);
Datum
ref_period_make_quarter(PG_FUNCTION_ARGS)
{
	int			quarter = PG_GETARG_INT32(1);

	check_field("quarter", quarter, 1, 4);
	return months_of_year(PG_GETARG_INT32(0), quarter * 3 - 2, 3);
}

PG_FUNCTION_INFO_V1(ref_period_make_half);
Datum
ref_period_make_half(PG_FUNCTION_ARGS)
{
	int			half = PG_GETARG_INT32(1);

	check_field("half-year", half, 1, 2);
	return months_of_year(PG_GETARG_INT32(0), half * 6 - 5, 6);
}

PG_FUNCTION_INFO_V1(ref_period_make_year);
Datum
ref_period_make_year(PG_FUNCTION_ARGS)
{
	return months_of_year(PG_GETARG_INT32(0), 1, 12);
}

PG_FUNCTION_INFO_V1(ref_period_make_ytd);
Datum
ref_period_make_ytd(PG_FUNCTION_ARGS)
{
	int			month = PG_GETARG_INT32(1);

	check_field("month", month, 1, 12);
	return months_of_year(PG_GETARG_INT32(0), 1, month);
}

PG_FUNCTION_INFO_V1(ref_period_make_week);
Datum
ref_period_make_week(PG_FUNCTION_ARGS)
{
	int			year = PG_GETARG_INT32(0);
	int			week = PG_GETARG_INT32(1);
	int64		first;

	check_field("year", year, 1, 9999);
	check_field("week", week, 1, ref_period_iso_weeks(year));
	first = ref_period_iso_year_start(year) + (week - 1) * 7;
	PG_RETURN_REF_PERIOD(from_days(first, first + 6));
}

PG_FUNCTION_INFO_V1(ref_period_make_months);
Datum
ref_period_make_months(PG_FUNCTION_ARGS)
{
	DateADT		d = PG_GETARG_DATEADT(0);
	int			months = PG_GETARG_INT32(1);
	RefPeriod	month = ref_period_month_of_date(d);
	int			index;
	int			one;

	if (ref_period_first(month) != d + REF_PERIOD_PG_EPOCH)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("a span of months must start on the first of a month")));
	(void) ref_period_is_months(month, &index, &one);
	PG_RETURN_REF_PERIOD(ref_period_from_months(index, months));
}

/* ------------------------------------------------- periods that hold a day */

RefPeriod
ref_period_day_of_date(DateADT d)
{
	int64		day = (int64) d + REF_PERIOD_PG_EPOCH;

	if (DATE_NOT_FINITE(d) || !ref_period_days_valid(day, day))
		day_out_of_range();
	return ref_period_make((int) day, (int) day);
}

RefPeriod
ref_period_holding(RefPeriod p, int months)
{
	int			year,
				month,
				mday;

	ref_period_day_to_date(ref_period_first(p), &year, &month, &mday);
	return ref_period_from_months(year * 12 + (month - 1) / months * months, months);
}

RefPeriod
ref_period_week_holding(RefPeriod p)
{
	int			first = ref_period_first(p);

	/* day 1 of our count is a Monday */
	first -= (first - 1) % 7;
	return from_days(first, (int64) first + 6);
}

static Datum
holding(FunctionCallInfo fcinfo, int months)
{
	PG_RETURN_REF_PERIOD(ref_period_holding(ref_period_day_of_date(PG_GETARG_DATEADT(0)), months));
}

PG_FUNCTION_INFO_V1(ref_period_month_holding);
Datum
ref_period_month_holding(PG_FUNCTION_ARGS)
{
	PG_RETURN_REF_PERIOD(ref_period_month_of_date(PG_GETARG_DATEADT(0)));
}

PG_FUNCTION_INFO_V1(ref_period_quarter_holding);
Datum
ref_period_quarter_holding(PG_FUNCTION_ARGS)
{
	return holding(fcinfo, 3);
}

PG_FUNCTION_INFO_V1(ref_period_half_holding);
Datum
ref_period_half_holding(PG_FUNCTION_ARGS)
{
	return holding(fcinfo, 6);
}

PG_FUNCTION_INFO_V1(ref_period_year_holding);
Datum
ref_period_year_holding(PG_FUNCTION_ARGS)
{
	return holding(fcinfo, 12);
}

PG_FUNCTION_INFO_V1(ref_period_ytd_holding);
Datum
ref_period_ytd_holding(PG_FUNCTION_ARGS)
{
	RefPeriod	month = ref_period_month_of_date(PG_GETARG_DATEADT(0));

	PG_RETURN_REF_PERIOD(ref_period_make(ref_period_first(ref_period_holding(month, 12)), ref_period_last(month)));
}

PG_FUNCTION_INFO_V1(ref_period_of_week);
Datum
ref_period_of_week(PG_FUNCTION_ARGS)
{
	PG_RETURN_REF_PERIOD(ref_period_week_holding(ref_period_day_of_date(PG_GETARG_DATEADT(0))));
}

PG_FUNCTION_INFO_V1(ref_period_of_day);
Datum
ref_period_of_day(PG_FUNCTION_ARGS)
{
	PG_RETURN_REF_PERIOD(ref_period_day_of_date(PG_GETARG_DATEADT(0)));
}

DateADT
ref_period_date_of_timestamp(Datum timestamp, bool with_zone)
{
	return DatumGetDateADT(DirectFunctionCall1(with_zone ? timestamptz_date : timestamp_date, timestamp));
}

PG_FUNCTION_INFO_V1(ref_period_month_holding_timestamp);
Datum
ref_period_month_holding_timestamp(PG_FUNCTION_ARGS)
{
	PG_RETURN_REF_PERIOD(ref_period_month_of_date(ref_period_date_of_timestamp(PG_GETARG_DATUM(0), false)));
}

PG_FUNCTION_INFO_V1(ref_period_month_holding_timestamptz);
Datum
ref_period_month_holding_timestamptz(PG_FUNCTION_ARGS)
{
	PG_RETURN_REF_PERIOD(ref_period_month_of_date(ref_period_date_of_timestamp(PG_GETARG_DATUM(0), true)));
}

/* --------------------------------------------------------- ranges of days */

PG_FUNCTION_INFO_V1(ref_period_to_daterange);
Datum
ref_period_to_daterange(PG_FUNCTION_ARGS)
{
	RefPeriod	p = PG_GETARG_REF_PERIOD(0);
	TypeCacheEntry *typcache = range_get_typcache(fcinfo, DATERANGEOID);
	RangeBound	lower;
	RangeBound	upper;

	lower.val = DateADTGetDatum(ref_period_first(p) - REF_PERIOD_PG_EPOCH);
	lower.infinite = false;
	lower.inclusive = true;
	lower.lower = true;
	upper.val = DateADTGetDatum(ref_period_last(p) - REF_PERIOD_PG_EPOCH);
	upper.infinite = false;
	upper.inclusive = true;
	upper.lower = false;
	PG_RETURN_RANGE_P(indstat_make_range(typcache, &lower, &upper, false));
}

PG_FUNCTION_INFO_V1(ref_period_from_daterange);
Datum
ref_period_from_daterange(PG_FUNCTION_ARGS)
{
	RangeType  *range = PG_GETARG_RANGE_P(0);
	TypeCacheEntry *typcache = range_get_typcache(fcinfo, RangeTypeGetOid(range));
	RangeBound	lower;
	RangeBound	upper;
	bool		empty;
	int64		first;
	int64		last;

	range_deserialize(typcache, range, &lower, &upper, &empty);
	if (empty || lower.infinite || upper.infinite ||
		DATE_NOT_FINITE(DatumGetDateADT(lower.val)) ||
		DATE_NOT_FINITE(DatumGetDateADT(upper.val)))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("cannot cast an empty or unbounded range to type %s", "ref_period")));
	first = (int64) DatumGetDateADT(lower.val) + REF_PERIOD_PG_EPOCH;
	/* in its canonical form a range of days is without the upper bound */
	Assert(lower.inclusive && !upper.inclusive);
	last = (int64) DatumGetDateADT(upper.val) + REF_PERIOD_PG_EPOCH - 1;
	PG_RETURN_REF_PERIOD(from_days(first, last));
}
