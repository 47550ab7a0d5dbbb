/*
 * ref_period_order.c
 *		Which reference periods are equal and which comes first: comparison,
 *		sorting, hashing, least and greatest, RANGE frames of windows.
 */
#include "postgres.h"

#include "common/hashfn.h"
#include "fmgr.h"
#include "utils/sortsupport.h"
#include "utils/timestamp.h"

#include "base/compat.h"
#include "period/period.h"

#define COMPARISON(name, op) \
PG_FUNCTION_INFO_V1(ref_period_##name); \
Datum \
ref_period_##name(PG_FUNCTION_ARGS) \
{ \
	PG_RETURN_BOOL(PG_GETARG_REF_PERIOD(0) op PG_GETARG_REF_PERIOD(1)); \
}

COMPARISON(eq, ==)
COMPARISON(ne, !=)
COMPARISON(lt, <)
COMPARISON(le, <=)
COMPARISON(gt, >)
COMPARISON(ge, >=)

PG_FUNCTION_INFO_V1(ref_period_cmp);
Datum
ref_period_cmp(PG_FUNCTION_ARGS)
{
	RefPeriod	a = PG_GETARG_REF_PERIOD(0);
	RefPeriod	b = PG_GETARG_REF_PERIOD(1);

	PG_RETURN_INT32((a > b) - (a < b));
}

PG_FUNCTION_INFO_V1(ref_period_sortsupport);
Datum
ref_period_sortsupport(PG_FUNCTION_ARGS)
{
	SortSupport ssup = (SortSupport) PG_GETARG_POINTER(0);

	ssup->comparator = ssup_datum_signed_cmp;
	PG_RETURN_VOID();
}

PG_FUNCTION_INFO_V1(ref_period_smaller);
Datum
ref_period_smaller(PG_FUNCTION_ARGS)
{
	PG_RETURN_REF_PERIOD(Min(PG_GETARG_REF_PERIOD(0), PG_GETARG_REF_PERIOD(1)));
}

PG_FUNCTION_INFO_V1(ref_period_larger);
Datum
ref_period_larger(PG_FUNCTION_ARGS)
{
	PG_RETURN_REF_PERIOD(Max(PG_GETARG_REF_PERIOD(0), PG_GETARG_REF_PERIOD(1)));
}

/* A single day moved by calendar months, held at the end of a short month. */
static int64
shift_day(int day, int64 months)
{
	int			year,
				month,
				mday;
	int64		start;
	int64		days;

	ref_period_day_to_date(day, &year, &month, &mday);
	months += (int64) year * 12 + month - 1;
	start = ref_period_month_start(months);
	days = ref_period_month_start(months + 1) - start;
	return start + Min(mday, days) - 1;
}

static void
frame_offset_error(const char *message, const char *detail, const char *hint)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PRECEDING_OR_FOLLOWING_SIZE),
			 errmsg("%s", message),
			 detail ? errdetail("%s", detail) : 0,
			 hint ? errhint("%s", hint) : 0));
}

/*
 * RANGE frames: compare val with base moved by the offset as a whole span.
 * The moved ends are kept in 64 bits and may leave years 1..9999: then they
 * still compare rightly, and a frame at the edge of time is no error.
 */
PG_FUNCTION_INFO_V1(ref_period_in_range);
Datum
ref_period_in_range(PG_FUNCTION_ARGS)
{
	RefPeriod	val = PG_GETARG_REF_PERIOD(0);
	RefPeriod	base = PG_GETARG_REF_PERIOD(1);
	Interval   *offset = PG_GETARG_INTERVAL_P(2);
	bool		sub = PG_GETARG_BOOL(3);
	bool		less = PG_GETARG_BOOL(4);
	int64		sign = sub ? -1 : 1;
	int64		first = ref_period_first(base);
	int64		last = ref_period_last(base);
	int			index,
				months;
	int			order;

	if (offset->month < 0 || offset->day < 0 || offset->time < 0)
		frame_offset_error("invalid preceding or following size in window function",
						   "The offset must not be negative.", NULL);
	if (INDSTAT_INTERVAL_NOT_FINITE(offset))
		PG_RETURN_BOOL(sub ? !less : less);
	if (offset->time != 0)
		frame_offset_error("invalid preceding or following size in window function",
						   "An offset between reference periods has no hours.", NULL);

	if (ref_period_is_months(base, &index, &months))
	{
		int64		from = index + sign * offset->month;

		if (offset->day != 0)
			frame_offset_error("invalid preceding or following size in window function",
							   "Periods of whole months are apart by whole months, not by days.",
							   "Write the offset in months or years.");
		first = ref_period_month_start(from);
		last = ref_period_month_start(from + months) - 1;
	}
	else
	{
		if (offset->month != 0)
		{
			if (first != last)
				frame_offset_error("invalid preceding or following size in window function",
								   "Weeks and other spans of days are apart by days, not by months.",
								   "Write the offset in days.");
			first = last = shift_day((int) first, sign * offset->month);
		}
		first += sign * offset->day;
		last += sign * offset->day;
	}

	if (ref_period_last(val) != last)
		order = ref_period_last(val) < last ? -1 : 1;
	else
		order = (ref_period_first(val) > first) - (ref_period_first(val) < first);
	PG_RETURN_BOOL(less ? order <= 0 : order >= 0);
}

/*
 * The hash of first and last day.  Hash partitions store rows by it, so it
 * must stay as it is for ever, on every machine.
 */
PG_FUNCTION_INFO_V1(ref_period_hash);
Datum
ref_period_hash(PG_FUNCTION_ARGS)
{
	RefPeriod	p = PG_GETARG_REF_PERIOD(0);

	PG_RETURN_UINT32(hash_combine(hash_bytes_uint32(ref_period_first(p)),
								  hash_bytes_uint32(ref_period_last(p))));
}

/* Its low half with seed 0 is the hash above, as hash opclasses demand. */
PG_FUNCTION_INFO_V1(ref_period_hash_extended);
Datum
ref_period_hash_extended(PG_FUNCTION_ARGS)
{
	RefPeriod	p = PG_GETARG_REF_PERIOD(0);
	uint64		seed = (uint64) PG_GETARG_INT64(1);
	uint64		first = hash_bytes_uint32_extended(ref_period_first(p), seed);
	uint64		last = hash_bytes_uint32_extended(ref_period_last(p), seed);
	uint64		high = hash_combine((uint32) (first >> 32), (uint32) (last >> 32));

	PG_RETURN_UINT64(high << 32 | hash_combine((uint32) first, (uint32) last));
}
