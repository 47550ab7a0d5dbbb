/*-------------------------------------------------------------------------
 *
 * series_index.c
 *	  Index numbers of whole series: rebase.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "common/int.h"
#include "miscadmin.h"

#include "packed_arithmetic.h"
#include "packed_percent.h"
#include "series.h"

/*
 * The positions that make up a base period: itself, or the periods of the
 * series that it consists of.
 */
static void
base_positions(const Series *s, RefPeriod base, int *first, int *n)
{
	int			unit = series_months(s->frequency);
	int			index,
				months;
	int			days = ref_period_last(base) - ref_period_first(base) + 1;

	*n = 1;
	if (series_locate(s->frequency, s->basis, base, first))
		return;
	if (s->basis != SERIES_CUMULATIVE)
	{
		if (unit > 0 && ref_period_is_months(base, &index, &months) &&
			index % unit == 0 && months % unit == 0)
		{
			*first = index / unit;
			*n = months / unit;
			return;
		}
		if (s->frequency == 'D' || (s->frequency == 'W' && days % 7 == 0 &&
									(ref_period_first(base) - 1) % 7 == 0))
		{
			*first = s->frequency == 'D' ? ref_period_first(base) : (ref_period_first(base) - 1) / 7;
			*n = s->frequency == 'D' ? days : days / 7;
			return;
		}
	}
	/* says what would be right */
	(void) series_position(s, base);
}

/* The sum over the base period; false unless it is positive. */
static bool
base_sum(const Series *s, RefPeriod base, int64 *sum, int *n)
{
	int			first;

	base_positions(s, base, &first, n);
	*sum = 0;
	for (int64 p = first; p < (int64) first + *n; p++)
	{
		int64		value = series_get(s, p);

		/* the two months together are no month */
		if (value == PACKED_MISSING ||
			(series_is_joint(s, (int) p) && (*n > 1 || series_period_at(s, (int) p) != base)))
			return false;
		if (pg_add_s64_overflow(*sum, value, sum))
			packed_overflow("series");
	}
	return *sum > 0;
}

PG_FUNCTION_INFO_V1(series_rebase);
Datum
series_rebase(PG_FUNCTION_ARGS)
{
	Series		s;
	SeriesDraft draft;
	int64	   *other;
	int64		sum;
	int			n;

	PG_GETARG_SERIES(0, &s);
	if (!base_sum(&s, PG_GETARG_REF_PERIOD(1), &sum, &n))
		PG_RETURN_NULL();
	series_draft_init(&draft, &s, s.first, s.packed.count);
	packed_unpack(&s.packed, 0, draft.count, draft.value);
	other = palloc(Max(draft.count, 1) * sizeof(int64));
	if (n > 1)
	{
		for (int i = 0; i < draft.count; i++)
		{
			other[i] = n;
			/* nor can they be compared with the average of months */
			if (series_is_joint(&s, draft.first + i))
				draft.value[i] = PACKED_MISSING;
		}
		packed_multiply("series", draft.value, other, draft.count);
	}
	for (int i = 0; i < draft.count; i++)
		other[i] = sum;
	packed_percent("series", draft.value, 0, other, 0, draft.count, PACKED_PERCENT_DECIMALS);
	draft.scale = PACKED_PERCENT_DECIMALS;
	PG_RETURN_POINTER(series_form_like(&draft, &s));
}

PG_FUNCTION_INFO_V1(series_rebase_at);
Datum
series_rebase_at(PG_FUNCTION_ARGS)
{
	RefPeriod	p = PG_GETARG_REF_PERIOD(2);
	Series		s;
	Decimal		value;
	int64		sum;
	int			n;

	PG_GETARG_SERIES(0, &s);
	if (!series_find(&s, p, &value) || !base_sum(&s, PG_GETARG_REF_PERIOD(1), &sum, &n) ||
		(n > 1 && series_is_joint(&s, series_position(&s, p))))
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(ratio_percent(decimal_mul(value, decimal_from_int64(n)),
									decimal_from_scaled(sum, s.packed.scale)));
}
