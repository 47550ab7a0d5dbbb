/*-------------------------------------------------------------------------
 *
 * index_agg.c
 *	  Index numbers of a group of parts: from each part's level and its weight
 *	  to the index of the whole.
 *
 * What a formula needs are at most two weighted means of the parts' relatives
 * (level / base), one with the weights of the base period and one with those of
 * the current one.  The state holds the numerator and the denominator of both.
 *
 * A relative is a quotient: the terms of the sums are carried to 60 decimals,
 * so that those that end there are exact, and no order of rows changes a digit.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "utils/builtins.h"

#include "measure/exact_sums.h"

#define INDEX_DECIMALS 60

typedef struct IndexState
{
	ExactState	head;
	int64		formula;		/* place in formulas */
	int64		unfit;			/* whether a figure is missing or cannot be used */
	/* numerator and denominator with the base period's weights, then with the current ones */
	ExactSum	sum[4];
} IndexState;

/* How relatives are averaged. */
typedef enum Mean
{
	NO_MEAN,
	ARITHMETIC,
	HARMONIC,
	GEOMETRIC,
	OF_QUANTITIES				/* the weights are quantities, not values */
} Mean;

static const struct
{
	const char *name;
	Mean		of_base;		/* with weight_base */
	Mean		of_current;		/* with weight */
}			formulas[] =
{
	{"laspeyres", ARITHMETIC, NO_MEAN},
	{"young", ARITHMETIC, NO_MEAN},
	{"lowe", OF_QUANTITIES, NO_MEAN},
	{"paasche", NO_MEAN, HARMONIC},
	{"fisher", ARITHMETIC, HARMONIC},
	{"geometric_laspeyres", GEOMETRIC, NO_MEAN},
	{"geometric_paasche", NO_MEAN, GEOMETRIC},
	{"tornqvist", GEOMETRIC, GEOMETRIC}
};

static const char *
index_complaint(const ExactState *head)
{
	const IndexState *state = (const IndexState *) head;

	if (state->formula < 0 || state->formula >= (int64) lengthof(formulas))
		return "The formula is not known.";
	if (state->unfit != 0 && state->unfit != 1)
		return "A flag is out of range.";
	for (int i = 0; i < 4; i++)
		if (state->sum[i].count > 0 &&
			(i < 2 ? formulas[state->formula].of_base : formulas[state->formula].of_current) == NO_MEAN)
			return "There are sums that the formula has not.";
	if (state->sum[0].count != state->sum[1].count || state->sum[2].count != state->sum[3].count)
		return "The numbers of values do not fit each other.";
	return NULL;
}

const ExactStateClass index_class = EXACT_STATE_CLASS(EXACT_SUMS_INDEX, "index", IndexState, 4, index_complaint);

static int
formula_of(text *name)
{
	for (int i = 0; i < (int) lengthof(formulas); i++)
		if (strlen(formulas[i].name) == VARSIZE_ANY_EXHDR(name) &&
			memcmp(formulas[i].name, VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name)) == 0)
			return i;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("unknown index formula: \"%s\"", text_to_cstring(name)),
			 errhint("Use laspeyres, young, lowe, paasche, fisher, geometric_laspeyres, geometric_paasche or tornqvist.")));
}

static void
formula_differs(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("the index formula differs between rows of a group"),
			 errhint("Pass the same formula for all rows, or group by it.")));
}

static Numeric
call2(PGFunction function, Numeric a, Numeric b)
{
	return DatumGetNumeric(DirectFunctionCall2(function, NumericGetDatum(a), NumericGetDatum(b)));
}

/* To so many decimals, zeros included: what numeric's functions carry. */
static Numeric
carried(Numeric value)
{
	return DatumGetNumeric(DirectFunctionCall2(numeric_round, NumericGetDatum(value), Int32GetDatum(INDEX_DECIMALS)));
}

static Numeric
quotient(Decimal a, Decimal b)
{
	return carried(call2(numeric_div, carried(decimal_to_numeric(a)), decimal_to_numeric(b)));
}

static void
add_term(ExactSum *sum, Numeric term)
{
	exact_sum_add(sum, NumericGetDatum(term), DECIMAL_NUMERIC, 1);
}

/* A part's terms of a numerator and a denominator; false if its figures are unfit. */
static bool
add_part(ExactSum *sum, Mean mean, Decimal value, Decimal base, Decimal weight)
{
	bool		positive;

	if (value.special || base.special || weight.special)
	{
		add_term(&sum[0], decimal_nan());
		add_term(&sum[1], decimal_nan());
		return true;
	}
	positive = decimal_sign(value) > 0 && decimal_sign(base) > 0;
	switch (mean)
	{
		case OF_QUANTITIES:
			add_term(&sum[0], decimal_to_numeric(decimal_mul(value, weight)));
			add_term(&sum[1], decimal_to_numeric(decimal_mul(base, weight)));
			return true;
		case ARITHMETIC:
			if (decimal_sign(base) <= 0 || decimal_sign(value) < 0)
				return false;
			add_term(&sum[0], quotient(decimal_mul(weight, value), base));
			break;
		case HARMONIC:
			if (!positive)
				return false;
			/* the mean is the weights over this */
			add_term(&sum[0], quotient(decimal_mul(weight, base), value));
			break;
		default:
			if (!positive)
				return false;
			add_term(&sum[0], carried(call2(numeric_mul, carried(decimal_to_numeric(weight)),
											DatumGetNumeric(DirectFunctionCall1(numeric_ln, NumericGetDatum(quotient(value, base)))))));
			break;
	}
	add_term(&sum[1], decimal_to_numeric(weight));
	return true;
}

/* (state, value, base, weight, weight_base, formula) */
static Datum
index_trans(FunctionCallInfo fcinfo, DecimalKind kind)
{
	IndexState *state;
	int			formula;
	Mean		mean[2];

	if (PG_ARGISNULL(5))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("the index formula must not be null")));
	formula = formula_of(PG_GETARG_TEXT_PP(5));
	if (PG_ARGISNULL(0))
	{
		state = exact_state_create(&index_class);
		state->formula = formula;
	}
	else
	{
		state = exact_state_for_update(fcinfo, 0, &index_class);
		if (state->formula != formula)
			formula_differs();
	}
	mean[0] = formulas[formula].of_base;
	mean[1] = formulas[formula].of_current;
	if (PG_ARGISNULL(1) || PG_ARGISNULL(2) ||
		(mean[0] != NO_MEAN && PG_ARGISNULL(4)) || (mean[1] != NO_MEAN && PG_ARGISNULL(3)))
	{
		state->unfit = 1;
		PG_RETURN_POINTER(state);
	}
	for (int i = 0; i < 2; i++)
		if (mean[i] != NO_MEAN &&
			!add_part(&state->sum[2 * i], mean[i], decimal_from_datum(PG_GETARG_DATUM(1), kind),
					  decimal_from_datum(PG_GETARG_DATUM(2), kind), decimal_from_datum(PG_GETARG_DATUM(i == 0 ? 4 : 3), kind)))
			state->unfit = 1;
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(index_agg_combine);
PG_FUNCTION_INFO_V1(index_agg_final);

Datum
index_agg_combine(PG_FUNCTION_ARGS)
{
	IndexState *into = exact_state_for_update(fcinfo, 0, &index_class);
	const IndexState *from = exact_state_for_read(fcinfo, 1, &index_class);

	if (into->formula != from->formula)
		formula_differs();
	into->unfit |= from->unfit;
	exact_state_add_sums(&into->head, &from->head);
	PG_RETURN_POINTER(into);
}

/* exp() of the mean logarithm; of two, of their mean */
static Numeric
geometric_index(const Decimal *mean_of, const Decimal *weights, int n)
{
	Numeric		log = int64_to_numeric(0);

	for (int i = 0; i < n; i++)
		log = call2(numeric_add, log, quotient(mean_of[i], decimal_mul(weights[i], decimal_short(n, 0))));
	log = DatumGetNumeric(DirectFunctionCall1(numeric_exp, NumericGetDatum(log)));
	return ratio_percent(decimal_from_numeric(log), decimal_short(1, 0));
}

Datum
index_agg_final(PG_FUNCTION_ARGS)
{
	const IndexState *state = exact_state_for_read(fcinfo, 0, &index_class);
	Mean		mean[2];
	Decimal		num[2],
				den[2];
	int			n = 0;

	mean[0] = formulas[state->formula].of_base;
	mean[1] = formulas[state->formula].of_current;
	if (state->unfit != 0)
		PG_RETURN_NULL();
	for (int i = 0; i < 2; i++)
	{
		if (mean[i] == NO_MEAN)
			continue;
		num[n] = decimal_from_sum(&state->sum[2 * i]);
		den[n] = decimal_from_sum(&state->sum[2 * i + 1]);
		if (num[n].special || den[n].special)
			PG_RETURN_NUMERIC(decimal_nan());
		/* of logarithms the sum may be of any sign */
		if (decimal_sign(den[n]) <= 0 ||
			(mean[i] != GEOMETRIC && decimal_sign(num[n]) < (mean[i] == HARMONIC ? 1 : 0)))
			PG_RETURN_NULL();
		if (mean[i] == HARMONIC)
		{
			Decimal		weights = den[n];

			den[n] = num[n];
			num[n] = weights;
		}
		n++;
	}
	if (mean[0] == GEOMETRIC || mean[1] == GEOMETRIC)
		PG_RETURN_NUMERIC(geometric_index(num, den, n));
	if (n == 2)
		PG_RETURN_NUMERIC(ratio_root(decimal_mul(decimal_mul(num[0], num[1]), decimal_short(10000, 0)),
									 decimal_mul(den[0], den[1])));
	PG_RETURN_NUMERIC(ratio_percent(num[0], den[0]));
}

#define INDEX_AGG(name, kind) \
	PG_FUNCTION_INFO_V1(index_agg_##name); \
	Datum index_agg_##name(PG_FUNCTION_ARGS) \
	{ return index_trans(fcinfo, kind); } \
	extern int	index_agg_##name##_unused

/* *INDENT-OFF* */
INDEX_AGG(numeric, DECIMAL_NUMERIC);
INDEX_AGG(float8, DECIMAL_FLOAT8);
INDEX_AGG(int8, DECIMAL_INT8);
/* *INDENT-ON* */
