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

#include "measure/index_number.h"
#include "packed/packed_arithmetic.h"
#include "packed/packed_percent.h"
#include "series/series.h"

/*
 * The positions that make up a base period: itself, or the periods of the
 * series that it consists of.  False if there are none.
 */
static bool
base_positions(const Series *s, RefPeriod base, int *first, int *n)
{
	int			unit = series_months(s->frequency);
	int			index,
				months;
	int			days = ref_period_last(base) - ref_period_first(base) + 1;

	*n = 1;
	if (series_locate(s->frequency, s->basis, base, first))
		return true;
	if (s->basis != SERIES_CUMULATIVE)
	{
		if (unit > 0 && ref_period_is_months(base, &index, &months) &&
			index % unit == 0 && months % unit == 0)
		{
			*first = index / unit;
			*n = months / unit;
			return true;
		}
		if (s->frequency == 'D' || (s->frequency == 'W' && days % 7 == 0 &&
									(ref_period_first(base) - 1) % 7 == 0))
		{
			*first = s->frequency == 'D' ? ref_period_first(base) : (ref_period_first(base) - 1) / 7;
			*n = s->frequency == 'D' ? days : days / 7;
			return true;
		}
	}
	return false;
}

/* Whole series have to have the base, single values need not. */
static void
check_base(const Series *s, RefPeriod base)
{
	int			first,
				n;

	if (!base_positions(s, base, &first, &n))
		/* says what would be right */
		(void) series_position(s, base);
}

/* The sum over the base period; false unless it is positive. */
static bool
base_sum(const Series *s, RefPeriod base, int64 *sum, int *n)
{
	int			first;

	if (!base_positions(s, base, &first, n))
		return false;
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
	check_base(&s, PG_GETARG_REF_PERIOD(1));
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
	int			position,
				n;

	PG_GETARG_SERIES(0, &s);
	if (!series_find(&s, p, &value) || !base_sum(&s, PG_GETARG_REF_PERIOD(1), &sum, &n) ||
		(n > 1 && series_locate(s.frequency, s.basis, p, &position) && series_is_joint(&s, position)))
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(ratio_percent(decimal_mul(value, decimal_from_int64(n)),
									decimal_from_scaled(sum, s.packed.scale)));
}

/*-------------------------------------------------------------------------
 * chain_link
 *-------------------------------------------------------------------------
 */

/* The index of the positions from first on, NULL where it does not reach. */
typedef struct Chain
{
	int			first;
	int			count;
	Numeric    *index;
	bool		joint;			/* a February stands for January, too */
	bool		linked;			/* there is an index beside that of the base */
} Chain;

/* The rate at a position, where it is one of the same kind of period. */
static bool
growth_of(const Series *s, int position, bool joint, Decimal *growth)
{
	return series_get_decimal(s, position, growth) && series_is_joint(s, position) == joint;
}

/* From a position that is 100, forward and back by steps. */
static void
chain_from(const Series *s, int base, int step, Chain *chain)
{
	Decimal		one = decimal_short(1, 0);
	Decimal		growth,
				level = one;
	int			end = series_end(s);
	bool		linked = false;
	bool		joint = chain->joint && base % 12 == 1;

	for (int p = base + step; p < end && growth_of(s, p, joint, &growth); p += step)
	{
		CHECK_FOR_INTERRUPTS();
		if (!index_number_grow(growth, &level))
			break;
		chain->index[p - chain->first] = ratio_percent(level, one);
		linked = true;
	}
	level = one;
	for (int p = base; growth_of(s, p, joint, &growth) &&
		 series_position_valid(s->frequency, (int64) p - step); p -= step)
	{
		CHECK_FOR_INTERRUPTS();
		if (!index_number_grow(growth, &level) || decimal_sign(level) == 0)
			break;
		chain->index[p - step - chain->first] = ratio_percent(one, level);
		linked = true;
	}
	if (linked)
		chain->index[base - chain->first] = ratio_percent(one, one);
	chain->linked |= linked;
}

static void
chain_init(const Series *s, int step, Chain *chain)
{
	/* what is known of the period before the first rate */
	chain->first = s->first - step;
	chain->count = s->packed.count + step;
	chain->index = palloc0((Size) chain->count * sizeof(Numeric));
	chain->joint = false;
	chain->linked = false;
}

/* Rates on the preceding period; the two months together do not follow a month. */
static void
chain_series(const Series *s, int at, Chain *chain)
{
	chain_init(s, 1, chain);
	if (at >= chain->first && at < series_end(s))
		chain_from(s, at, 1, chain);
}

/* Rates on a year: one chain for each of the n periods that the base consists of. */
static void
chain_years(const Series *s, RefPeriod base, int at, int n, Chain *chain)
{
	int			lag = series_lag(s->frequency);
	int			february,
				index,
				months;

	chain_init(s, lag, chain);
	february = at + (1 - at % 12 + 12) % 12;
	if (s->basis == SERIES_JAN_FEB && february < at + n)
		chain->joint = n == 1 ? ref_period_is_months(base, &index, &months) && months == 2 :
			series_is_joint(s, series_get(s, february) == PACKED_MISSING ? february + lag : february);
	for (int p = Max(at, chain->first); p < Min(at + n, series_end(s)); p++)
		/* either the two months together, or each of them */
		if (!chain->joint || p % 12 != 0)
			chain_from(s, p, lag, chain);
}

static bool
joint_in_chain(const void *source, int position)
{
	return ((const Chain *) source)->joint;
}

static Datum
chain_form(FunctionCallInfo fcinfo, const Series *s, const Chain *chain)
{
	SeriesDraft draft;
	PackedBuilder b;

	if (!chain->linked)
		PG_RETURN_NULL();
	packed_builder_init(&b, "series", SERIES_MAX_PERIODS, 0);
	draft.first = 0;
	for (int i = 0, missing = 0; i < chain->count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		if (chain->index[i] == NULL)
			missing++;
		else
		{
			Datum		rounded = DirectFunctionCall2(numeric_round, NumericGetDatum(chain->index[i]),
													  Int32GetDatum(PACKED_PERCENT_DECIMALS));

			if (b.count == 0)
				draft.first = chain->first + i;
			else
				packed_builder_add_missing(&b, missing);
			missing = 0;
			packed_builder_add(&b, decimal_from_numeric(DatumGetNumeric(rounded)));
		}
	}
	draft.frequency = s->frequency;
	draft.basis = s->basis == SERIES_JAN_FEB && !chain->joint ? SERIES_SINGLE : s->basis;
	draft.count = b.count;
	draft.scale = b.scale;
	draft.value = b.value;
	PG_RETURN_POINTER(series_form_joint(&draft, joint_in_chain, chain));
}

static Datum
chain_at(FunctionCallInfo fcinfo, const Series *s, const Chain *chain, RefPeriod p)
{
	int64		i;
	int			position,
				index,
				months;

	if (!series_locate(s->frequency, s->basis, p, &position))
		PG_RETURN_NULL();
	i = (int64) position - chain->first;
	if (i < 0 || i >= chain->count || chain->index[i] == NULL)
		PG_RETURN_NULL();
	/* what stands for two months is asked for by both, and nothing else is */
	if (s->basis == SERIES_JAN_FEB && (chain->first + i) % 12 == 1 &&
		ref_period_is_months(p, &index, &months) && (months == 2) != chain->joint)
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(chain->index[i]);
}

PG_FUNCTION_INFO_V1(series_chain_link);
Datum
series_chain_link(PG_FUNCTION_ARGS)
{
	Series		s;
	Chain		chain;
	int			at;

	PG_GETARG_SERIES(0, &s);
	at = series_position(&s, PG_GETARG_REF_PERIOD(1));
	if (s.basis == SERIES_CUMULATIVE)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("growth of cumulative values cannot be chained"),
				 errhint("Chain the growth of single periods on the preceding one, or growth on a year with chain_link_yoy().")));
	chain_series(&s, at, &chain);
	return chain_form(fcinfo, &s, &chain);
}

PG_FUNCTION_INFO_V1(series_chain_link_at);
Datum
series_chain_link_at(PG_FUNCTION_ARGS)
{
	Series		s;
	Chain		chain;
	int			at;

	PG_GETARG_SERIES(0, &s);
	if (s.basis == SERIES_CUMULATIVE ||
		!series_locate(s.frequency, s.basis, PG_GETARG_REF_PERIOD(1), &at))
		PG_RETURN_NULL();
	chain_series(&s, at, &chain);
	return chain_at(fcinfo, &s, &chain, PG_GETARG_REF_PERIOD(2));
}

PG_FUNCTION_INFO_V1(series_chain_link_yoy);
Datum
series_chain_link_yoy(PG_FUNCTION_ARGS)
{
	RefPeriod	base = PG_GETARG_REF_PERIOD(1);
	Series		s;
	Chain		chain;
	int			at,
				n;

	PG_GETARG_SERIES(0, &s);
	if (series_lag(s.frequency) == 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("growth on a year of weeks or days cannot be chained"),
				 errdetail("Not every year has the same ones.")));
	check_base(&s, base);
	(void) base_positions(&s, base, &at, &n);
	if (n > series_lag(s.frequency))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("the base of growth on a year is longer than a year: %s", ref_period_out_cstring(base))));
	chain_years(&s, base, at, n, &chain);
	return chain_form(fcinfo, &s, &chain);
}

PG_FUNCTION_INFO_V1(series_chain_link_yoy_at);
Datum
series_chain_link_yoy_at(PG_FUNCTION_ARGS)
{
	RefPeriod	base = PG_GETARG_REF_PERIOD(1);
	Series		s;
	Chain		chain;
	int			at,
				n;

	PG_GETARG_SERIES(0, &s);
	if (series_lag(s.frequency) == 0 || !base_positions(&s, base, &at, &n) ||
		n > series_lag(s.frequency))
		PG_RETURN_NULL();
	chain_years(&s, base, at, n, &chain);
	return chain_at(fcinfo, &s, &chain, PG_GETARG_REF_PERIOD(2));
}
