/*-------------------------------------------------------------------------
 *
 * series_ytd.c
 *	  Cumulative and single periods of whole series: to_ytd, from_ytd.
 *
 * A year whose January has no figure of its own begins with January and
 * February together.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "common/int.h"

#include "series/series.h"

static bool
basis_fits(const Series *s, bool cumulative)
{
	int			lag = series_lag(s->frequency);

	/* years are both */
	return lag == 1 || (lag > 1 && (s->basis == SERIES_CUMULATIVE) == cumulative);
}

static void
check_basis(const Series *s, bool cumulative)
{
	if (series_lag(s->frequency) == 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("no cumulative series of frequency %c", s->frequency),
				 errhint("Bring it to months first: change_frequency(s, 'M', 'S').")));
	if (!basis_fits(s, cumulative))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 cumulative ? errmsg("the series is not cumulative") :
				 errmsg("the series is cumulative already")));
}

/* Values from January on, of positions from..to; value[] begins at s->first. */
static void
accumulate(const Series *s, int from, int to, int64 *result)
{
	int			lag = series_lag(s->frequency);
	int64		sum = 0;
	bool		known = false;	/* whether sum holds all of the year before */

	for (int position = from; position <= to; position++)
	{
		int64		value = series_get(s, position);

		if (position % lag == 0 || series_is_joint(s, position))
		{
			sum = 0;
			known = true;
		}
		known = known && value != PACKED_MISSING;
		if (known && (pg_add_s64_overflow(sum, value, &sum) || sum == PACKED_MISSING))
			packed_overflow("series");
		result[position - from] = known ? sum : PACKED_MISSING;
	}
}

PG_FUNCTION_INFO_V1(series_to_ytd);
Datum
series_to_ytd(PG_FUNCTION_ARGS)
{
	Series		s;
	SeriesDraft draft;

	PG_GETARG_SERIES(0, &s);
	check_basis(&s, false);
	series_draft_init(&draft, &s, s.first, s.packed.count);
	accumulate(&s, s.first, series_end(&s) - 1, draft.value);
	draft.basis = SERIES_CUMULATIVE;
	PG_RETURN_POINTER(series_form(&draft));
}

PG_FUNCTION_INFO_V1(series_to_ytd_at);
Datum
series_to_ytd_at(PG_FUNCTION_ARGS)
{
	RefPeriod	p = PG_GETARG_REF_PERIOD(1);
	Series		s;
	int64		sum[12];
	int			position,
				lag;

	PG_GETARG_SERIES(0, &s);
	if (!basis_fits(&s, false) || !series_locate(s.frequency, SERIES_CUMULATIVE, p, &position))
		PG_RETURN_NULL();
	lag = series_lag(s.frequency);
	accumulate(&s, position - position % lag, position, sum);
	if (sum[position % lag] == PACKED_MISSING)
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(decimal_to_numeric(decimal_from_scaled(sum[position % lag], s.packed.scale)));
}

/* What a period adds to the year; missing if that is not known. */
static int64
difference(const Series *s, int position)
{
	int64		value = series_get(s, position);
	int64		before;

	if (position % series_lag(s->frequency) == 0 || value == PACKED_MISSING)
		return value;
	before = series_get(s, (int64) position - 1);
	if (before == PACKED_MISSING)
		return s->frequency == 'M' && position % 12 == 1 ? value : PACKED_MISSING;
	if (pg_sub_s64_overflow(value, before, &value) || value == PACKED_MISSING)
		packed_overflow("series");
	return value;
}

PG_FUNCTION_INFO_V1(series_from_ytd);
Datum
series_from_ytd(PG_FUNCTION_ARGS)
{
	Series		s;
	SeriesDraft draft;

	PG_GETARG_SERIES(0, &s);
	check_basis(&s, true);
	series_draft_init(&draft, &s, s.first, s.packed.count);
	for (int i = 0; i < draft.count; i++)
		draft.value[i] = difference(&s, s.first + i);
	draft.basis = s.frequency == 'M' ? SERIES_JAN_FEB : SERIES_SINGLE;
	PG_RETURN_POINTER(series_form(&draft));
}

PG_FUNCTION_INFO_V1(series_from_ytd_at);
Datum
series_from_ytd_at(PG_FUNCTION_ARGS)
{
	RefPeriod	p = PG_GETARG_REF_PERIOD(1);
	Series		s;
	int64		value;
	int			position,
				index,
				months;
	bool		joint;

	PG_GETARG_SERIES(0, &s);
	if (!basis_fits(&s, true) ||
		!series_locate(s.frequency, s.frequency == 'M' ? SERIES_JAN_FEB : SERIES_SINGLE, p, &position))
		PG_RETURN_NULL();
	value = difference(&s, position);
	/* February alone is not what January and February together have */
	joint = s.frequency == 'M' && position % 12 == 1 &&
		series_get(&s, (int64) position - 1) == PACKED_MISSING;
	if (value == PACKED_MISSING || !ref_period_is_months(p, &index, &months) ||
		joint != (s.frequency == 'M' && months == 2))
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(decimal_to_numeric(decimal_from_scaled(value, s.packed.scale)));
}
