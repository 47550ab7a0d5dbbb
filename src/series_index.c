/*-------------------------------------------------------------------------
 *
 * series_index.c
 *	  Index numbers of whole series: rebase, chain_link.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "common/int.h"
#include "miscadmin.h"
#include "utils/builtins.h"

#include "index_number.h"
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

/*-------------------------------------------------------------------------
 * chain_link
 *-------------------------------------------------------------------------
 */

/* The index of the positions from first on, where the base is 100. */
typedef struct Chain
{
	int			first;
	int			count;
	Numeric    *index;
} Chain;

/* The growth of a position; the two months together do not follow a month. */
static bool
growth_of(const Series *s, int position, Decimal *growth)
{
	return series_get_decimal(s, position, growth) && !series_is_joint(s, position);
}

/* false if the rates do not reach the base */
static bool
chain_series(const Series *s, RefPeriod base, Chain *chain)
{
	int			at = series_position(s, base);
	Decimal		one = decimal_short(1, 0);
	Decimal		growth,
				level;
	int			last = at;

	if (s->basis == SERIES_CUMULATIVE)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("growth of cumulative values cannot be chained"),
				 errhint("Chain the growth of single periods on the preceding one.")));
	chain->first = at;
	while (growth_of(s, chain->first, &growth) &&
		   series_position_valid(s->frequency, (int64) chain->first - 1))
		chain->first--;
	while (growth_of(s, last + 1, &growth))
		last++;
	chain->index = palloc((last - chain->first + 1) * sizeof(Numeric));
	chain->index[at - chain->first] = ratio_percent(one, one);

	level = one;
	for (int p = at + 1; p <= last; p++)
	{
		CHECK_FOR_INTERRUPTS();
		(void) growth_of(s, p, &growth);
		if (!index_number_grow(growth, &level))
			last = p - 1;
		else
			chain->index[p - chain->first] = ratio_percent(level, one);
	}
	level = one;
	for (int p = at; p > chain->first; p--)
	{
		CHECK_FOR_INTERRUPTS();
		(void) growth_of(s, p, &growth);
		if (!index_number_grow(growth, &level) || decimal_sign(level) == 0)
		{
			chain->index += p - chain->first;
			chain->first = p;
		}
		else
			chain->index[p - 1 - chain->first] = ratio_percent(one, level);
	}
	chain->count = last - chain->first + 1;
	return chain->count > 1;
}

PG_FUNCTION_INFO_V1(series_chain_link);
Datum
series_chain_link(PG_FUNCTION_ARGS)
{
	Series		s;
	SeriesDraft draft;
	PackedBuilder b;
	Chain		chain;

	PG_GETARG_SERIES(0, &s);
	if (!chain_series(&s, PG_GETARG_REF_PERIOD(1), &chain))
		PG_RETURN_NULL();
	packed_builder_init(&b, "series", SERIES_MAX_PERIODS, chain.count);
	for (int i = 0; i < chain.count; i++)
	{
		Datum		rounded = DirectFunctionCall2(numeric_round, NumericGetDatum(chain.index[i]),
												  Int32GetDatum(PACKED_PERCENT_DECIMALS));

		packed_builder_add(&b, decimal_from_numeric(DatumGetNumeric(rounded)));
	}
	draft.frequency = s.frequency;
	draft.basis = SERIES_SINGLE;
	draft.first = chain.first;
	draft.count = b.count;
	draft.scale = b.scale;
	draft.value = b.value;
	PG_RETURN_POINTER(series_form(&draft));
}

PG_FUNCTION_INFO_V1(series_chain_link_at);
Datum
series_chain_link_at(PG_FUNCTION_ARGS)
{
	Series		s;
	Chain		chain;
	int			position;

	PG_GETARG_SERIES(0, &s);
	position = series_position(&s, PG_GETARG_REF_PERIOD(2));
	if (!chain_series(&s, PG_GETARG_REF_PERIOD(1), &chain) ||
		position < chain.first || position >= chain.first + chain.count)
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(chain.index[position - chain.first]);
}
