/*-------------------------------------------------------------------------
 *
 * series_measure.c
 *	  Measures of whole series: growth, share, contribution, gap; and of one
 *	  period of them.
 *
 * The rates of a series are decimals of a stated number of digits, rounded
 * once from the exact value; that of one period is what the scalar gives.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "base/interrupts.h"
#include "measure/measure.h"
#include "packed/packed_arithmetic.h"
#include "packed/packed_percent.h"
#include "series/series.h"
#include "series/series_pair.h"

/* (..., digits, mode) from argument n on, if they are there. */
typedef struct Rounding
{
	int			decimals;
	bool		half_even;
} Rounding;

static Rounding
rounding_args(FunctionCallInfo fcinfo, int n)
{
	Rounding	r = {PACKED_PERCENT_DECIMALS, false};

	if (PG_NARGS() > n)
	{
		r.decimals = packed_percent_decimals(PG_GETARG_INT32(n));
		r.half_even = measure_half_even(PG_GETARG_TEXT_PP(n + 1));
	}
	return r;
}

/* 100 * values / base in place of values; both of one scale. */
static void
percent(SeriesDraft *draft, int scale, const int64 *base, int base_scale, Rounding r)
{
	packed_divide("series", draft->value, scale, base, base_scale, draft->count,
				  2, r.decimals, r.half_even);
	draft->scale = r.decimals;
}

/* The draft of the growth of values on a base. */
static void
growth(SeriesDraft *draft, const int64 *current, const int64 *base, Rounding r)
{
	packed_growth("series", draft->value, current, base, draft->count, r.decimals, r.half_even);
	draft->scale = r.decimals;
}

/*-------------------------------------------------------------------------
 * Growth of whole series
 *-------------------------------------------------------------------------
 */

/* The values so many years earlier, for each of the draft's positions. */
static void
years_ago_values(const Series *s, const int64 *values, const SeriesDraft *draft, int years, int64 *base)
{
	for (int i = 0; i < draft->count; i++)
	{
		int			position;

		CHECK_FOR_INTERRUPTS();
		base[i] = series_years_ago(s->frequency, draft->first + i, years, &position) &&
			position >= s->first && position < series_end(s) ?
			values[position - s->first] : PACKED_MISSING;
	}
}

/* Drops what stands for one month here and for two there. */
static void
drop_unlike(const Series *s, SeriesDraft *draft, int lag)
{
	if (s->basis != SERIES_JAN_FEB)
		return;
	for (int i = 0; i < draft->count; i++)
	{
		int			position = draft->first + i;

		if (series_is_joint(s, position) != series_is_joint(s, position - lag))
			draft->value[i] = PACKED_MISSING;
	}
}

/* By so many positions, or by years where those differ. */
static Datum
growth_by_lag(const Series *s, int lag, int years, Rounding r)
{
	int64		stack[2][SERIES_STACK_PERIODS];
	int			n = s->packed.count;
	int64	   *values = n <= SERIES_STACK_PERIODS ? stack[0] : palloc(n * sizeof(int64));
	SeriesDraft draft;

	draft.frequency = s->frequency;
	draft.basis = s->basis;
	draft.value = n <= SERIES_STACK_PERIODS ? stack[1] : palloc(n * sizeof(int64));
	packed_unpack(&s->packed, 0, n, values);
	if (lag > 0)
	{
		draft.first = s->first + lag;
		draft.count = Max(n - lag, 0);
		growth(&draft, values + Min(lag, n), values, r);
		drop_unlike(s, &draft, lag);
	}
	else
	{
		int64	   *base = palloc(Max(n, 1) * sizeof(int64));

		draft.first = s->first;
		draft.count = n;
		years_ago_values(s, values, &draft, years, base);
		growth(&draft, values, base, r);
	}
	PG_RETURN_POINTER(series_form_like(&draft, s));
}

static void
no_period_before(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("cumulative values do not grow on the period before"),
			 errdetail("The period before is part of the same value."),
			 errhint("Take them apart first: pop_growth(from_ytd(s)).")));
}

PG_FUNCTION_INFO_V1(series_yoy_growth);
Datum
series_yoy_growth(PG_FUNCTION_ARGS)
{
	Rounding	r = rounding_args(fcinfo, 1);
	int			years = PG_NARGS() > 3 ? PG_GETARG_INT32(3) : 1;
	Series		s;

	if (years < 1 || years > REF_PERIOD_MAX_YEAR)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("number of years out of range: %d", years),
				 errdetail("It must be 1 to %d.", REF_PERIOD_MAX_YEAR)));
	PG_GETARG_SERIES(0, &s);
	return growth_by_lag(&s, series_lag(s.frequency) * years, years, r);
}

PG_FUNCTION_INFO_V1(series_pop_growth);
Datum
series_pop_growth(PG_FUNCTION_ARGS)
{
	Rounding	r = rounding_args(fcinfo, 1);
	Series		s;

	PG_GETARG_SERIES(0, &s);
	if (s.basis == SERIES_CUMULATIVE)
		no_period_before();
	return growth_by_lag(&s, 1, 0, r);
}

/*-------------------------------------------------------------------------
 * Two whole series
 *-------------------------------------------------------------------------
 */
PG_FUNCTION_INFO_V1(series_share);
Datum
series_share(PG_FUNCTION_ARGS)
{
	Rounding	r = rounding_args(fcinfo, 2);
	SeriesPair	pair;

	series_pair_args(fcinfo, &pair);
	percent(&pair.a, pair.a.scale, pair.b.value, pair.b.scale, r);
	PG_RETURN_POINTER(series_pair_form(&pair));
}

PG_FUNCTION_INFO_V1(series_pp_gap);
Datum
series_pp_gap(PG_FUNCTION_ARGS)
{
	SeriesPair	pair;

	series_pair_args(fcinfo, &pair);
	series_pair_same_scale(&pair);
	packed_subtract("series", pair.a.value, pair.b.value, pair.a.count);
	PG_RETURN_POINTER(series_pair_form(&pair));
}

/* The part's change on a year, in percent of the total a year earlier. */
PG_FUNCTION_INFO_V1(series_contribution);
Datum
series_contribution(PG_FUNCTION_ARGS)
{
	Rounding	r = rounding_args(fcinfo, 2);
	Series		part,
				total;
	SeriesDraft draft;
	int64	   *values,
			   *part_base,
			   *total_base;
	int			n;

	PG_GETARG_SERIES(0, &part);
	PG_GETARG_SERIES(1, &total);
	series_check_alike(&part, &total);
	n = part.packed.count;
	series_draft_init(&draft, &part, part.first, n);
	packed_unpack(&part.packed, 0, n, draft.value);
	part_base = palloc(Max(n, 1) * sizeof(int64));
	years_ago_values(&part, draft.value, &draft, 1, part_base);
	values = palloc(Max(total.packed.count, 1) * sizeof(int64));
	packed_unpack(&total.packed, 0, total.packed.count, values);
	total_base = palloc(Max(n, 1) * sizeof(int64));
	years_ago_values(&total, values, &draft, 1, total_base);
	if (part.basis == SERIES_JAN_FEB || total.basis == SERIES_JAN_FEB)
		for (int i = 0; i < n; i++)
		{
			int			position = draft.first + i;
			bool		joint = series_is_joint(&part, position);

			if (joint != series_is_joint(&part, position - 12) ||
				joint != series_is_joint(&total, position - 12))
				draft.value[i] = PACKED_MISSING;
		}
	packed_subtract("series", draft.value, part_base, n);
	percent(&draft, part.packed.scale, total_base, total.packed.scale, r);
	PG_RETURN_POINTER(series_form_like(&draft, &part));
}

/*-------------------------------------------------------------------------
 * One period
 *-------------------------------------------------------------------------
 */
static Datum
growth_at(const Series *s, RefPeriod p, bool has_base, RefPeriod base)
{
	Decimal		current_value,
				base_value;
	Numeric		result;

	if (!series_find(s, p, &current_value) || !has_base ||
		!series_find(s, base, &base_value) ||
		!measure_growth(current_value, base_value, &result))
		return (Datum) 0;
	return NumericGetDatum(result);
}

#define RETURN_DATUM_OR_NULL(d) \
	do { \
		Datum		result_ = (d); \
		if (result_ == (Datum) 0) \
			PG_RETURN_NULL(); \
		PG_RETURN_DATUM(result_); \
	} while (0)

PG_FUNCTION_INFO_V1(series_yoy_growth_at);
Datum
series_yoy_growth_at(PG_FUNCTION_ARGS)
{
	RefPeriod	p = PG_GETARG_REF_PERIOD(1);
	RefPeriod	base = 0;
	int			years = PG_GETARG_INT32(2);
	bool		has_base = years > 0 && ref_period_years_ago(p, years, &base);
	Series		s;

	PG_GETARG_SERIES(0, &s);
	RETURN_DATUM_OR_NULL(growth_at(&s, p, has_base, base));
}

PG_FUNCTION_INFO_V1(series_pop_growth_at);
Datum
series_pop_growth_at(PG_FUNCTION_ARGS)
{
	RefPeriod	p = PG_GETARG_REF_PERIOD(1);
	RefPeriod	base = 0;
	bool		has_base = ref_period_step(p, -1, &base);
	Series		s;

	PG_GETARG_SERIES(0, &s);
	/* the period before is part of the same value */
	if (s.basis == SERIES_CUMULATIVE)
		PG_RETURN_NULL();
	RETURN_DATUM_OR_NULL(growth_at(&s, p, has_base, base));
}

PG_FUNCTION_INFO_V1(series_share_at);
Datum
series_share_at(PG_FUNCTION_ARGS)
{
	RefPeriod	p = PG_GETARG_REF_PERIOD(2);
	Series		part,
				total;
	Decimal		num,
				den;
	Numeric		result;

	PG_GETARG_SERIES(0, &part);
	PG_GETARG_SERIES(1, &total);
	if (!series_alike(&part, &total) ||
		!series_find(&part, p, &num) || !series_find(&total, p, &den) ||
		!measure_percent(num, den, &result))
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(result);
}

PG_FUNCTION_INFO_V1(series_pp_gap_at);
Datum
series_pp_gap_at(PG_FUNCTION_ARGS)
{
	RefPeriod	p = PG_GETARG_REF_PERIOD(2);
	Series		s[2];
	Decimal		a,
				b;

	PG_GETARG_SERIES(0, &s[0]);
	PG_GETARG_SERIES(1, &s[1]);
	if (!series_alike(&s[0], &s[1]) ||
		!series_find(&s[0], p, &a) || !series_find(&s[1], p, &b))
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(decimal_to_numeric(decimal_sub(a, b)));
}

PG_FUNCTION_INFO_V1(series_contribution_at);
Datum
series_contribution_at(PG_FUNCTION_ARGS)
{
	RefPeriod	p = PG_GETARG_REF_PERIOD(2);
	RefPeriod	year_ago;
	Series		part,
				total;
	Decimal		now,
				base,
				den;
	Numeric		result;

	PG_GETARG_SERIES(0, &part);
	PG_GETARG_SERIES(1, &total);
	if (!series_alike(&part, &total) ||
		!series_find(&part, p, &now) || !ref_period_year_ago(p, &year_ago) ||
		!series_find(&part, year_ago, &base) || !series_find(&total, year_ago, &den) ||
		!measure_percent(decimal_sub(now, base), den, &result))
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(result);
}
