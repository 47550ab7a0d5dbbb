/*-------------------------------------------------------------------------
 *
 * index_agg.c
 *	  Index numbers of a group of parts: from each part's level and its weight
 *	  to the index of the whole.
 *
 * What a formula needs are at most two weighted means of the parts' relatives
 * (level / base), one with the weights of the base period and one with those of
 * the current one.  The state holds the numerator and the denominator of both.
 * Vartia's first weights each part by the logarithmic mean of both values: the
 * state holds one numerator and the sums of the values.
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
	OF_QUANTITIES,				/* the weights are quantities, not values */
	LOGARITHMIC					/* geometric, with logarithmic means of both weights */
} Mean;

static const struct
{
	const char *name;
	Mean		of_base;		/* with weight_base */
	Mean		of_current;		/* with weight */
	bool		of_values;		/* the weights are values: their sums are compared */
}			formulas[] =
{
	{"laspeyres", ARITHMETIC, NO_MEAN, false},
	{"young", ARITHMETIC, NO_MEAN, false},
	{"lowe", OF_QUANTITIES, NO_MEAN, false},
	{"paasche", NO_MEAN, HARMONIC, false},
	{"fisher", ARITHMETIC, HARMONIC, false},
	{"geometric_laspeyres", GEOMETRIC, NO_MEAN, false},
	{"geometric_paasche", NO_MEAN, GEOMETRIC, false},
	{"tornqvist", GEOMETRIC, GEOMETRIC, false},
	{"stuvel", ARITHMETIC, HARMONIC, true},
	{"vartia_1", LOGARITHMIC, LOGARITHMIC, true}
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
	if (formulas[state->formula].of_base == LOGARITHMIC ?
		state->sum[2].count > 0 || state->sum[0].count != state->sum[1].count || state->sum[0].count != state->sum[3].count :
		state->sum[0].count != state->sum[1].count || state->sum[2].count != state->sum[3].count)
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
			 errhint("Use laspeyres, young, lowe, paasche, fisher, geometric_laspeyres, geometric_paasche, tornqvist, stuvel or vartia_1.")));
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
	Numeric		dividend = decimal_to_numeric(a);

	/* what has more decimals keeps them: it may be smaller than they are */
	if (DatumGetInt32(DirectFunctionCall1(numeric_scale, NumericGetDatum(dividend))) < INDEX_DECIMALS)
		dividend = carried(dividend);
	return carried(call2(numeric_div, dividend, decimal_to_numeric(b)));
}

/* ln(a / b) of what is above zero; the quotient is not below one, so that it has its digits */
static Numeric
log_ratio(Decimal a, Decimal b)
{
	bool		less = decimal_cmp(a, b) < 0;
	Datum		log = DirectFunctionCall1(numeric_ln, NumericGetDatum(less ? quotient(b, a) : quotient(a, b)));

	return DatumGetNumeric(less ? DirectFunctionCall1(numeric_uminus, log) : log);
}

/*
 * The logarithmic mean, (a - b) / ln(a / b): a where b is the same, zero where one is.
 * Of numbers this near each other it is the arithmetic mean to twice as many digits.
 */
#define NEAR_LOG_DIGITS 20

static Numeric
logarithmic_mean(Decimal a, Decimal b)
{
	Decimal		log;

	if (decimal_sign(a) == 0 || decimal_sign(b) == 0)
		return int64_to_numeric(0);
	log = decimal_from_numeric(log_ratio(a, b));
	if (decimal_cmp(decimal_mul(log, log), decimal_short(1, 2 * NEAR_LOG_DIGITS)) < 0)
		return carried(decimal_to_numeric(decimal_mul(decimal_add(a, b), decimal_short(5, 1))));
	return quotient(decimal_sub(a, b), log);
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
			add_term(&sum[0], carried(call2(numeric_mul, carried(decimal_to_numeric(weight)), log_ratio(value, base))));
			break;
	}
	add_term(&sum[1], decimal_to_numeric(weight));
	return true;
}

/* The same with both weights, of Vartia's first index. */
static bool
add_logarithmic(ExactSum *sum, Decimal value, Decimal base, Decimal weight, Decimal weight_base)
{
	if (value.special || base.special || weight.special || weight_base.special)
	{
		add_term(&sum[0], decimal_nan());
		add_term(&sum[1], decimal_nan());
		add_term(&sum[3], decimal_nan());
		return true;
	}
	if (decimal_sign(value) <= 0 || decimal_sign(base) <= 0 || decimal_sign(weight) < 0 || decimal_sign(weight_base) < 0)
		return false;
	add_term(&sum[0], carried(call2(numeric_mul, logarithmic_mean(weight, weight_base), log_ratio(value, base))));
	add_term(&sum[1], decimal_to_numeric(weight_base));
	add_term(&sum[3], decimal_to_numeric(weight));
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
	if (mean[0] == LOGARITHMIC)
	{
		if (!add_logarithmic(state->sum, decimal_from_datum(PG_GETARG_DATUM(1), kind), decimal_from_datum(PG_GETARG_DATUM(2), kind),
							 decimal_from_datum(PG_GETARG_DATUM(3), kind), decimal_from_datum(PG_GETARG_DATUM(4), kind)))
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

/* The logarithm is over the logarithmic mean of the totals. */
static Datum
logarithmic_index(FunctionCallInfo fcinfo, const IndexState *state)
{
	Decimal		log = decimal_from_sum(&state->sum[0]);
	Decimal		total_base = decimal_from_sum(&state->sum[1]);
	Decimal		total = decimal_from_sum(&state->sum[3]);
	Decimal		mean;

	if (log.special || total_base.special || total.special)
		PG_RETURN_NUMERIC(decimal_nan());
	/* a state from outside may say so */
	if (decimal_sign(total_base) < 0 || decimal_sign(total) < 0)
		PG_RETURN_NULL();
	mean = decimal_from_numeric(logarithmic_mean(total, total_base));
	/* one total is zero, or so small that 60 decimals do not tell */
	if (decimal_sign(mean) == 0)
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(geometric_index(&log, &mean, 1));
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
	if (mean[0] == LOGARITHMIC)
		return logarithmic_index(fcinfo, state);
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
	/* Stuvel: x^2 = (Laspeyres of prices - Laspeyres of quantities) x + ratio of values, in percent */
	if (formulas[state->formula].of_values)
		PG_RETURN_NUMERIC(quadratic_root(den[0], decimal_mul(decimal_sub(num[0], den[1]), decimal_short(100, 0)),
										 decimal_mul(num[1], decimal_short(10000, 0))));
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
