/*
 * ref_period_containment.c
 *		Whether a reference period contains a day, or another one.
 */
#include "postgres.h"

#include "fmgr.h"
#include "utils/date.h"

#include "period/ref_period.h"

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
