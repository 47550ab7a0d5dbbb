/*-------------------------------------------------------------------------
 *
 * series_arithmetic.c
 *	  + - * / and rounding of whole series, with each other and with numbers.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "measure/measure.h"
#include "packed/packed_arithmetic.h"
#include "packed/packed_percent.h"
#include "series/series.h"
#include "series/series_pair.h"

typedef enum Operation
{
	PLUS,
	MINUS,
	TIMES,
	DIVIDE
} Operation;

/* Signs change so that all that is divided by is positive, or zero. */
static void
divide(SeriesDraft *a, SeriesDraft *b, int decimals)
{
	for (int i = 0; i < a->count; i++)
		if (b->value[i] < 0 && b->value[i] != PACKED_MISSING)
		{
			b->value[i] = -b->value[i];
			if (a->value[i] != PACKED_MISSING)
				a->value[i] = -a->value[i];
		}
	packed_divide("series", a->value, a->scale, b->value, b->scale, a->count, 0, decimals, false);
	a->scale = decimals;
}

/* The result is in pair->a. */
static void
compute(SeriesPair *pair, Operation operation, int decimals)
{
	SeriesDraft *a = &pair->a;
	SeriesDraft *b = &pair->b;

	switch (operation)
	{
		case PLUS:
			series_pair_same_scale(pair);
			packed_add("series", a->value, b->value, a->count);
			break;
		case MINUS:
			series_pair_same_scale(pair);
			packed_subtract("series", a->value, b->value, a->count);
			break;
		case TIMES:
			packed_multiply("series", a->value, b->value, a->count);
			a->scale += b->scale;
			break;
		case DIVIDE:
			divide(a, b, decimals);
			break;
	}
}

static int
decimals_arg(FunctionCallInfo fcinfo)
{
	return PG_NARGS() > 2 ? packed_percent_decimals(PG_GETARG_INT32(2)) : PACKED_PERCENT_DECIMALS;
}

static Datum
with_series(FunctionCallInfo fcinfo, Operation operation)
{
	int			decimals = decimals_arg(fcinfo);
	SeriesPair	pair;

	series_pair_args(fcinfo, &pair);
	compute(&pair, operation, decimals);
	PG_RETURN_POINTER(series_pair_form(&pair));
}

/* The number stands for a series that has it in every period. */
static Datum
with_number(FunctionCallInfo fcinfo, Operation operation, int series_arg)
{
	int			decimals = decimals_arg(fcinfo);
	Decimal		number = decimal_from_numeric(PG_GETARG_NUMERIC(1 - series_arg));
	int64		mantissa;
	int			scale;
	SeriesPair	pair;
	Series	   *s = &pair.source[0];
	SeriesDraft constant;

	PG_GETARG_SERIES(series_arg, s);
	if (number.special)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("a %s cannot hold NaN or infinity", "series")));
	if (!decimal_to_scaled(number, &mantissa, &scale))
		packed_overflow("series");
	if (operation == DIVIDE && series_arg == 0 && mantissa == 0)
		ereport(ERROR,
				(errcode(ERRCODE_DIVISION_BY_ZERO),
				 errmsg("division by zero")));
	series_draft_init(&pair.a, s, s->first, s->packed.count);
	packed_unpack(&s->packed, 0, pair.a.count, pair.a.value);
	series_draft_init(&constant, s, s->first, s->packed.count);
	constant.scale = scale;
	for (int i = 0; i < constant.count; i++)
		constant.value[i] = pair.a.value[i] == PACKED_MISSING ? PACKED_MISSING : mantissa;
	pair.b = constant;
	if (series_arg == 1)
	{
		pair.b = pair.a;
		pair.a = constant;
	}
	compute(&pair, operation, decimals);
	PG_RETURN_POINTER(series_pair_form(&pair));
}

#define SERIES_OPERATION(name, operation) \
	PG_FUNCTION_INFO_V1(series_##name); \
	PG_FUNCTION_INFO_V1(series_##name##_number); \
	PG_FUNCTION_INFO_V1(series_number_##name); \
	Datum series_##name(PG_FUNCTION_ARGS) \
	{ return with_series(fcinfo, operation); } \
	Datum series_##name##_number(PG_FUNCTION_ARGS) \
	{ return with_number(fcinfo, operation, 0); } \
	Datum series_number_##name(PG_FUNCTION_ARGS) \
	{ return with_number(fcinfo, operation, 1); } \
	extern int	series_##name##_unused

/* *INDENT-OFF* */
SERIES_OPERATION(plus, PLUS);
SERIES_OPERATION(minus, MINUS);
SERIES_OPERATION(times, TIMES);
SERIES_OPERATION(divide, DIVIDE);
/* *INDENT-ON* */

/* The whole series for a change in place. */
static void
draft_of(FunctionCallInfo fcinfo, Series *s, SeriesDraft *draft)
{
	PG_GETARG_SERIES(0, s);
	series_draft_init(draft, s, s->first, s->packed.count);
	packed_unpack(&s->packed, 0, draft->count, draft->value);
}

PG_FUNCTION_INFO_V1(series_negate);
Datum
series_negate(PG_FUNCTION_ARGS)
{
	Series		s;
	SeriesDraft draft;

	draft_of(fcinfo, &s, &draft);
	/* the least integer, which is missing, stays what it is */
	for (int i = 0; i < draft.count; i++)
		draft.value[i] = (int64) -(uint64) draft.value[i];
	PG_RETURN_POINTER(series_form(&draft));
}

/* (series, digits [, mode]) */
PG_FUNCTION_INFO_V1(series_round);
Datum
series_round(PG_FUNCTION_ARGS)
{
	bool		half_even = PG_NARGS() > 2 && measure_half_even(PG_GETARG_TEXT_PP(2));
	Series		s;
	SeriesDraft draft;

	draft_of(fcinfo, &s, &draft);
	packed_round("series", draft.value, draft.count, draft.scale, PG_GETARG_INT32(1), half_even);
	PG_RETURN_POINTER(series_form(&draft));
}
