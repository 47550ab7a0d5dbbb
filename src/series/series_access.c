/*-------------------------------------------------------------------------
 *
 * series_access.c
 *	  What a series holds: one value, a part, rows.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "funcapi.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/tuplestore.h"

#include "base/compat.h"
#include "packed/packed_arithmetic.h"
#include "series/series.h"

/*-------------------------------------------------------------------------
 * Parts
 *-------------------------------------------------------------------------
 */
PG_FUNCTION_INFO_V1(series_value_at);
Datum
series_value_at(PG_FUNCTION_ARGS)
{
	Series		s;
	Decimal		value;

	PG_GETARG_SERIES(0, &s);
	if (!series_find(&s, PG_GETARG_REF_PERIOD(1), &value))
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(decimal_to_numeric(value));
}

PG_FUNCTION_INFO_V1(series_first_period);
Datum
series_first_period(PG_FUNCTION_ARGS)
{
	Series		s;

	PG_GETARG_SERIES(0, &s);
	if (s.packed.count == 0)
		PG_RETURN_NULL();
	PG_RETURN_REF_PERIOD(series_period_at(&s, s.first));
}

PG_FUNCTION_INFO_V1(series_last_period);
Datum
series_last_period(PG_FUNCTION_ARGS)
{
	Series		s;

	PG_GETARG_SERIES(0, &s);
	if (s.packed.count == 0)
		PG_RETURN_NULL();
	PG_RETURN_REF_PERIOD(series_period_at(&s, series_end(&s) - 1));
}

PG_FUNCTION_INFO_V1(series_periods);
Datum
series_periods(PG_FUNCTION_ARGS)
{
	Series		s;

	PG_GETARG_SERIES(0, &s);
	PG_RETURN_INT32(s.packed.count);
}

PG_FUNCTION_INFO_V1(series_known);
Datum
series_known(PG_FUNCTION_ARGS)
{
	Series		s;

	PG_GETARG_SERIES(0, &s);
	PG_RETURN_INT32((int32) packed_sum(&s.packed).known);
}

PG_FUNCTION_INFO_V1(series_total);
Datum
series_total(PG_FUNCTION_ARGS)
{
	Series		s;
	PackedSum	sum;

	PG_GETARG_SERIES(0, &s);
	sum = packed_sum(&s.packed);
	if (sum.known == 0)
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(packed_sum_numeric(&sum, s.packed.scale));
}

PG_FUNCTION_INFO_V1(series_frequency);
Datum
series_frequency(PG_FUNCTION_ARGS)
{
	Series		s;

	PG_GETARG_SERIES(0, &s);
	PG_RETURN_TEXT_P(cstring_to_text_with_len(&s.frequency, 1));
}

PG_FUNCTION_INFO_V1(series_basis);
Datum
series_basis(PG_FUNCTION_ARGS)
{
	Series		s;

	PG_GETARG_SERIES(0, &s);
	PG_RETURN_TEXT_P(cstring_to_text(s.basis == SERIES_SINGLE ? "single" :
									 series_basis_name(s.basis)));
}

/* Positions from..to, both inclusive, that lie within. */
static struct varlena *
slice_positions(const Series *s, int64 from, int64 to)
{
	SeriesDraft draft;

	from = Max(from, s->first);
	to = Min(to, (int64) series_end(s) - 1);
	if (from > to)
	{
		series_draft_init(&draft, s, 0, 0);
		return series_form(&draft);
	}
	series_draft_init(&draft, s, (int) from, (int) (to - from + 1));
	packed_unpack(&s->packed, (int) from - s->first, draft.count, draft.value);
	if (s->basis == SERIES_JAN_FEB && from % 12 == 1 && draft.value[0] != PACKED_MISSING &&
		!series_is_joint(s, (int) from))
	{
		bool		joint = false;

		for (int p = (int) from; p <= to; p++)
			joint |= series_is_joint(s, p);
		/* it would read as both */
		if (joint)
			return NULL;
		draft.basis = SERIES_SINGLE;
	}
	return series_form(&draft);
}

struct varlena *
series_slice_periods(const Series *s, const RefPeriod *from, const RefPeriod *to)
{
	int			first = PG_INT32_MIN,
				last = PG_INT32_MAX;

	if ((from && !series_locate(s->frequency, s->basis, *from, &first)) ||
		(to && !series_locate(s->frequency, s->basis, *to, &last)))
		return NULL;
	return slice_positions(s, first, last);
}

PG_FUNCTION_INFO_V1(series_slice);
Datum
series_slice(PG_FUNCTION_ARGS)
{
	Series		s;
	RefPeriod	from = PG_GETARG_REF_PERIOD(1);	/* not used where it is NULL */
	RefPeriod	to = PG_GETARG_REF_PERIOD(2);
	struct varlena *result;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	PG_GETARG_SERIES(0, &s);
	result = series_slice_periods(&s, PG_ARGISNULL(1) ? NULL : &from, PG_ARGISNULL(2) ? NULL : &to);
	if (result == NULL)
		PG_RETURN_NULL();
	PG_RETURN_POINTER(result);
}

/*-------------------------------------------------------------------------
 * Rows
 *-------------------------------------------------------------------------
 */
PG_FUNCTION_INFO_V1(series_unnest);
Datum
series_unnest(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	Series		s;

	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	PG_GETARG_SERIES(0, &s);
	for (int i = 0; i < s.packed.count; i++)
	{
		int			position = s.first + i;
		int64		value = packed_get(&s.packed, i);
		Datum		column[2];
		bool		null[2] = {false, value == PACKED_MISSING};

		CHECK_FOR_INTERRUPTS();
		/* January has no row of its own where February covers both */
		if (null[1] && s.basis == SERIES_JAN_FEB && position % 12 == 0 &&
			series_is_joint(&s, position + 1))
			continue;
		column[0] = RefPeriodGetDatum(series_period_at(&s, position));
		column[1] = null[1] ? (Datum) 0 : NumericGetDatum(series_numeric(value, s.packed.scale));
		tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, column, null);
		if (!null[1])
			pfree(DatumGetPointer(column[1]));
	}
	return (Datum) 0;
}

PG_FUNCTION_INFO_V1(series_gaps);
Datum
series_gaps(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	Series		s;

	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	PG_GETARG_SERIES(0, &s);
	for (int i = 0; i < s.packed.count; i++)
	{
		Datum		column;
		bool		null = false;

		CHECK_FOR_INTERRUPTS();
		if (packed_get(&s.packed, i) != PACKED_MISSING ||
			(s.basis == SERIES_JAN_FEB && (s.first + i) % 12 == 0 &&
			 series_is_joint(&s, s.first + i + 1)))
			continue;
		column = RefPeriodGetDatum(series_period_at(&s, s.first + i));
		tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, &column, &null);
	}
	return (Datum) 0;
}
