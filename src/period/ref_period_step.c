/*
 * ref_period_step.c
 *		From one reference period to another: moved by its own length, a year back.
 */
#include "postgres.h"

#include "fmgr.h"

#include "period/period.h"

bool
ref_period_step(RefPeriod p, int64 steps, RefPeriod *result)
{
	int			index,
				months;
	int64		first = ref_period_first(p);
	int64		last = ref_period_last(p);

	/* no step that stays in range is longer; keeps the products small */
	if (steps > REF_PERIOD_MAX_DAY || steps < -REF_PERIOD_MAX_DAY)
		return false;
	if (ref_period_is_months(p, &index, &months))
	{
		int64		from = index + steps * months;

		first = ref_period_month_start(from);
		last = ref_period_month_start(from + months) - 1;
	}
	else
	{
		int64		shift = steps * (last - first + 1);

		first += shift;
		last += shift;
	}
	if (!ref_period_days_valid(first, last))
		return false;
	*result = ref_period_make((int) first, (int) last);
	return true;
}

/* The same day years earlier; false for 29 February in other years, and outside years 1 to 9999. */
static bool
day_years_ago(int day, int years, int64 *result)
{
	int			year,
				month,
				mday;

	ref_period_day_to_date(day, &year, &month, &mday);
	year -= years;
	if (year < 1 || year > REF_PERIOD_MAX_YEAR || mday > ref_period_month_days(year, month))
		return false;
	*result = ref_period_month_start((int64) year * 12 + month - 1) + mday - 1;
	return true;
}

bool
ref_period_years_ago(RefPeriod p, int years, RefPeriod *result)
{
	int			index,
				months,
				year,
				week;
	int64		first,
				last;

	/* so that no sum below overflows: beyond it there is no year anyhow */
	if (years < -REF_PERIOD_MAX_YEAR || years > REF_PERIOD_MAX_YEAR)
		return false;
	if (ref_period_is_months(p, &index, &months))
	{
		index -= 12 * years;
		if (index < REF_PERIOD_MIN_MONTH || index > REF_PERIOD_MAX_MONTH - months + 1)
			return false;
		first = ref_period_month_start(index);
		last = ref_period_month_start((int64) index + months) - 1;
	}
	else if (ref_period_is_week(p, &year, &week))
	{
		year -= years;
		if (year < 1 || year > REF_PERIOD_MAX_YEAR || week > ref_period_iso_weeks(year))
			return false;
		first = ref_period_iso_year_start(year) + (week - 1) * 7;
		last = first + 6;
	}
	else if (!day_years_ago(ref_period_first(p), years, &first) ||
			 !day_years_ago(ref_period_last(p), years, &last))
		return false;
	if (!ref_period_days_valid(first, last))
		return false;
	*result = ref_period_make((int) first, (int) last);
	return true;
}

static Datum
step_or_error(RefPeriod p, int64 steps)
{
	RefPeriod	result = 0;

	if (!ref_period_step(p, steps, &result))
		ref_period_out_of_range();
	return RefPeriodGetDatum(result);
}

PG_FUNCTION_INFO_V1(ref_period_plus);
Datum
ref_period_plus(PG_FUNCTION_ARGS)
{
	return step_or_error(PG_GETARG_REF_PERIOD(0), PG_GETARG_INT32(1));
}

PG_FUNCTION_INFO_V1(ref_period_plus_commuted);
Datum
ref_period_plus_commuted(PG_FUNCTION_ARGS)
{
	return step_or_error(PG_GETARG_REF_PERIOD(1), PG_GETARG_INT32(0));
}

PG_FUNCTION_INFO_V1(ref_period_minus);
Datum
ref_period_minus(PG_FUNCTION_ARGS)
{
	return step_or_error(PG_GETARG_REF_PERIOD(0), -(int64) PG_GETARG_INT32(1));
}

PG_FUNCTION_INFO_V1(ref_period_same_period_last_year);
Datum
ref_period_same_period_last_year(PG_FUNCTION_ARGS)
{
	RefPeriod	result;

	if (!ref_period_years_ago(PG_GETARG_REF_PERIOD(0), PG_GETARG_INT32(1), &result))
		PG_RETURN_NULL();
	PG_RETURN_REF_PERIOD(result);
}

PG_FUNCTION_INFO_V1(ref_period_previous);
Datum
ref_period_previous(PG_FUNCTION_ARGS)
{
	RefPeriod	p = PG_GETARG_REF_PERIOD(0);
	RefPeriod	result;
	int			index;
	int			months;

	if (!PG_GETARG_BOOL(1))
	{
		if (!ref_period_step(p, -1, &result))
			PG_RETURN_NULL();
		PG_RETURN_REF_PERIOD(result);
	}
	if (!ref_period_is_months(p, &index, &months) || index % 12 != 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("not a period of a cumulative series: %s", ref_period_out_cstring(p)),
				 errdetail("Cumulative periods are whole months that start in January.")));
	/* a cumulative series begins anew in January */
	if (months == 1)
		PG_RETURN_NULL();
	PG_RETURN_REF_PERIOD(ref_period_from_months(index, months - 1));
}

/*
 * How many steps of their own length lie from b to a.  Error 22023 where no
 * number of steps leads there: periods of other lengths, or that overlap.
 */
PG_FUNCTION_INFO_V1(ref_period_difference);
Datum
ref_period_difference(PG_FUNCTION_ARGS)
{
	RefPeriod	a = PG_GETARG_REF_PERIOD(0);
	RefPeriod	b = PG_GETARG_REF_PERIOD(1);
	int			index_a,
				months_a,
				index_b,
				months_b;
	bool		whole_a = ref_period_is_months(a, &index_a, &months_a);
	bool		whole_b = ref_period_is_months(b, &index_b, &months_b);
	int			length,
				distance;
	bool		same;

	if (whole_a && whole_b)
	{
		same = months_a == months_b;
		length = months_a;
		distance = index_a - index_b;
	}
	else
	{
		length = ref_period_last(a) - ref_period_first(a) + 1;
		same = !whole_a && !whole_b && ref_period_last(b) - ref_period_first(b) + 1 == length;
		distance = ref_period_first(a) - ref_period_first(b);
	}
	if (!same || distance % length != 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("no number of steps leads from %s to %s", ref_period_out_cstring(b), ref_period_out_cstring(a)),
				 errdetail(same ? "A step is as long as the period, and the two lie otherwise." :
						   "A step is as long as the period, and the two are not of one length.")));
	PG_RETURN_INT32(distance / length);
}
