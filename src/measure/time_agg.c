/*-------------------------------------------------------------------------
 *
 * time_agg.c
 *	  From short periods to a longer one, by how the indicator is collected
 *	  over time.
 *
 * The state knows which months (or days) of the longer period it has, one bit
 * each.  So a figure that is there twice is found, completeness is exact, and
 * "the last one" needs no order of rows.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "port/pg_bitutils.h"
#include "utils/builtins.h"

#include "measure/exact_sums.h"
#include "period/period.h"

#define UNIT_WORDS 6
#define MAX_UNITS (64 * UNIT_WORDS)

typedef struct TimeAggState
{
	ExactState	head;
	RefPeriod	to;				/* the longer period; 0 if NULL */
	int64		how;			/* code of time_per_collect and flags */
	int64		units[UNIT_WORDS];	/* those that are there, a bit each */
	ExactSum	sum;
} TimeAggState;

#define HOW_CODE 0xFF
#define HOW_INCOMPLETE 0x100
#define HOW_MONTHS 0x200		/* units are months */
#define HOW_DAYS 0x400			/* units are days; neither: no figure yet */
#define HOW_UNITS (HOW_MONTHS | HOW_DAYS)

static const char codes[] = "SEBAMHLY";

static int
code_of(text *time_per_collect)
{
	char	   *name = text_to_cstring(time_per_collect);

	if (strlen(name) != 1 || strchr(codes, name[0]) == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("unknown time_per_collect: \"%s\"", name),
				 errhint("Use S summed, E end, B beginning, A average, M middle, H highest, L lowest or Y annualised sum.")));
	return name[0];
}

static bool
bit_is_set(const TimeAggState *state, int unit)
{
	return ((uint64) state->units[unit / 64] >> (unit % 64)) & 1;
}

/* Highest and lowest unit that is there, or -1. */
static int
last_unit(const TimeAggState *state)
{
	for (int i = UNIT_WORDS - 1; i >= 0; i--)
		if (state->units[i] != 0)
			return 64 * i + pg_leftmost_one_pos64((uint64) state->units[i]);
	return -1;
}

static int
first_unit(const TimeAggState *state)
{
	for (int i = 0; i < UNIT_WORDS; i++)
		if (state->units[i] != 0)
			return 64 * i + pg_rightmost_one_pos64((uint64) state->units[i]);
	return -1;
}

static int
units_known(const TimeAggState *state)
{
	return (int) pg_popcount((const char *) state->units, UNIT_WORDS * sizeof(int64));
}

/*
 * First unit and number of units of a part of the longer period, and of the
 * whole of it; false if they cannot be counted so.
 */
static bool
count_units(RefPeriod to, RefPeriod part, int unit, int *first, int *units, int *total)
{
	int			to_index,
				part_index;

	if (unit == HOW_MONTHS)
	{
		if (!ref_period_is_months(to, &to_index, total) ||
			!ref_period_is_months(part, &part_index, units))
			return false;
		*first = part_index - to_index;
	}
	else
	{
		*total = ref_period_last(to) - ref_period_first(to) + 1;
		*units = ref_period_last(part) - ref_period_first(part) + 1;
		*first = ref_period_first(part) - ref_period_first(to);
	}
	return *total <= MAX_UNITS && *first >= 0 && *first + *units <= *total;
}

static void
overlap(RefPeriod period)
{
	ereport(ERROR,
			(errcode(ERRCODE_CARDINALITY_VIOLATION),
			 errmsg("a figure of %s overlaps another one", ref_period_out_cstring(period)),
			 errhint("Group by the remaining dimensions, and keep figures of one frequency, not cumulative ones.")));
}

static void
set_value(ExactSum *sum, Datum value, DecimalKind kind)
{
	memset(sum, 0, sizeof(ExactSum));
	exact_sum_add(sum, value, kind, 1);
}

/* Whether a is to be kept as the highest (or lowest) when b comes. */
static bool
keeps(Decimal a, Decimal b, bool highest)
{
	if (a.special || b.special)
		return a.special;
	return highest ? decimal_cmp(a, b) >= 0 : decimal_cmp(a, b) <= 0;
}

static void
add_value(TimeAggState *state, Datum value, DecimalKind kind, int first, int units, int total)
{
	ExactSum   *sum = &state->sum;
	int			code = state->how & HOW_CODE;

	switch (code)
	{
		case 'S':
			exact_sum_add(sum, value, kind, 1);
			break;
		case 'A':
		case 'Y':
			if (units == 1)
				exact_sum_add(sum, value, kind, 1);
			else
			{
				/* a figure of two months weighs as two; what is not finite stays so */
				Decimal		weighted = decimal_mul(decimal_from_datum(value, kind), decimal_short(units, 0));

				exact_sum_add(sum, NumericGetDatum(decimal_to_numeric(weighted)), DECIMAL_NUMERIC, 1);
			}
			break;
		case 'E':
			if (first > last_unit(state))
				set_value(sum, value, kind);
			break;
		case 'B':
			if (sum->count == 0 || first < first_unit(state))
				set_value(sum, value, kind);
			break;
		case 'M':
			if (first == total - (first + units))
				set_value(sum, value, kind);
			break;
		default:
			if (sum->count == 0 ||
				!keeps(decimal_from_sum(sum), decimal_from_datum(value, kind), code == 'H'))
				set_value(sum, value, kind);
			break;
	}
}

static void
how_differs(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("the period to aggregate to, or the way to, differs between rows of a group"),
			 errhint("Pass the same arguments for all rows, or group by them.")));
}

/* (state, value, period, to_period, time_per_collect [, incomplete]) */
static Datum
time_agg_trans(FunctionCallInfo fcinfo, DecimalKind kind, bool dates)
{
	RefPeriod	to = PG_ARGISNULL(3) ? 0 : PG_GETARG_REF_PERIOD(3);
	RefPeriod	period;
	TimeAggState *state;
	int64		how;
	int			unit,
				first,
				units,
				total,
				month_index,
				months;

	if (PG_ARGISNULL(4))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("time_per_collect must not be null")));
	how = code_of(PG_GETARG_TEXT_PP(4));
	if (PG_NARGS() == 6 && !PG_ARGISNULL(5) && PG_GETARG_BOOL(5))
		how |= HOW_INCOMPLETE;
	if (PG_ARGISNULL(0))
	{
		state = exact_state_create(&time_agg_class);
		state->to = to;
		state->how = how;
	}
	else
	{
		state = exact_state_for_update(fcinfo, 0, &time_agg_class);
		if (state->to != to || (state->how & ~HOW_UNITS) != how)
			how_differs();
	}
	if (to == 0 || PG_ARGISNULL(1) || PG_ARGISNULL(2))
		PG_RETURN_POINTER(state);
	period = dates ? ref_period_month_of_date(PG_GETARG_DATEADT(2)) : PG_GETARG_REF_PERIOD(2);
	if (ref_period_first(period) < ref_period_first(to) || ref_period_last(period) > ref_period_last(to))
		PG_RETURN_POINTER(state);

	unit = ref_period_is_months(to, &month_index, &months) &&
		ref_period_is_months(period, &month_index, &months) ? HOW_MONTHS : HOW_DAYS;
	if ((state->how & HOW_UNITS) == 0)
		state->how |= unit;
	else if ((state->how & HOW_UNITS) != unit)
		ereport(ERROR,
				(errcode(ERRCODE_CARDINALITY_VIOLATION),
				 errmsg("figures of months and of days or weeks do not aggregate together"),
				 errhint("Keep figures of one frequency.")));
	if (!count_units(to, period, unit, &first, &units, &total))
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("period %s is too long to aggregate to", ref_period_out_cstring(to)),
				 errdetail("At most %d months, or as many days, are aggregated at once.", MAX_UNITS)));
	for (int i = first; i < first + units; i++)
		if (bit_is_set(state, i))
			overlap(period);
	add_value(state, PG_GETARG_DATUM(1), kind, first, units, total);
	for (int i = first; i < first + units; i++)
		state->units[i / 64] = (int64) ((uint64) state->units[i / 64] | (UINT64CONST(1) << (i % 64)));
	PG_RETURN_POINTER(state);
}

static const char *
time_agg_complaint(const ExactState *head)
{
	const TimeAggState *state = (const TimeAggState *) head;
	RefPeriod	to = state->to;
	int64		how = state->how;
	int64		unit = how & HOW_UNITS;
	int64		figures = state->sum.count;
	bool		fit;
	int			first,
				units,
				total;

	if (to != 0 && (!ref_period_days_valid(ref_period_first(to), ref_period_last(to)) ||
					ref_period_make(ref_period_first(to), ref_period_last(to)) != to))
		return "The period is not valid.";
	if ((how & ~(int64) (HOW_CODE | HOW_INCOMPLETE | HOW_UNITS)) != 0 || unit == HOW_UNITS ||
		(how & HOW_CODE) == 0 || strchr(codes, (int) (how & HOW_CODE)) == NULL)
		return "The way to aggregate is not known.";
	if (unit == 0)
		return units_known(state) > 0 || figures > 0 ? "There are figures of no unit." : NULL;
	if (to == 0 || !count_units(to, to, (int) unit, &first, &units, &total))
		return "The period does not hold such units.";
	if (units_known(state) == 0 || last_unit(state) >= total)
		return "The figures are not within the period.";
	switch (how & HOW_CODE)
	{
		case 'S':
		case 'A':
		case 'Y':
			fit = figures >= 1 && figures <= units_known(state);
			break;
		case 'M':
			/* one, which takes up the middle, or none yet */
			fit = figures == 0 || (figures == 1 && bit_is_set(state, (total - 1) / 2) && bit_is_set(state, total / 2));
			break;
		default:
			/* the one that is kept */
			fit = figures == 1;
			break;
	}
	if (!fit)
		return "The number of figures does not fit the units.";
	return NULL;
}

const ExactStateClass time_agg_class = EXACT_STATE_CLASS(EXACT_SUMS_TIME_AGG, "time_agg", TimeAggState, 1, time_agg_complaint);

PG_FUNCTION_INFO_V1(time_agg_combine);
PG_FUNCTION_INFO_V1(time_agg_final);

Datum
time_agg_combine(PG_FUNCTION_ARGS)
{
	TimeAggState *into = exact_state_for_update(fcinfo, 0, &time_agg_class);
	const TimeAggState *from = exact_state_for_read(fcinfo, 1, &time_agg_class);
	int64		units = (into->how | from->how) & HOW_UNITS;
	int			code = into->how & HOW_CODE;
	bool		take = false;

	if (into->to != from->to || units == HOW_UNITS ||
		((into->how ^ from->how) & ~HOW_UNITS) != 0)
		how_differs();
	for (int i = 0; i < UNIT_WORDS; i++)
		if (into->units[i] & from->units[i])
			overlap(into->to);
	switch (code)
	{
		case 'S':
		case 'A':
		case 'Y':
			exact_state_add_sums(&into->head, &from->head);
			break;
		case 'E':
			take = last_unit(from) > last_unit(into);
			break;
		case 'B':
			take = from->sum.count > 0 &&
				(into->sum.count == 0 || first_unit(from) < first_unit(into));
			break;
		case 'M':
			take = from->sum.count > 0;
			break;
		default:
			take = from->sum.count > 0 &&
				(into->sum.count == 0 ||
				 !keeps(decimal_from_sum(&into->sum), decimal_from_sum(&from->sum), code == 'H'));
			break;
	}
	if (take)
		into->sum = from->sum;
	for (int i = 0; i < UNIT_WORDS; i++)
		into->units[i] |= from->units[i];
	into->how |= units;
	PG_RETURN_POINTER(into);
}

Datum
time_agg_final(PG_FUNCTION_ARGS)
{
	const TimeAggState *state = exact_state_for_read(fcinfo, 0, &time_agg_class);
	int64		how = state->how;
	bool		enough;
	Decimal		sum;
	int			first,
				units,
				total,
				known = units_known(state);

	if (known == 0 || state->sum.count == 0 ||
		!count_units(state->to, state->to, how & HOW_UNITS, &first, &units, &total))
		PG_RETURN_NULL();
	switch (how & HOW_CODE)
	{
		case 'E':
			enough = bit_is_set(state, total - 1);
			break;
		case 'B':
			enough = bit_is_set(state, 0);
			break;
		case 'M':
			enough = true;
			break;
		default:
			enough = known == total;
			break;
	}
	if (!enough && !(how & HOW_INCOMPLETE))
		PG_RETURN_NULL();
	sum = decimal_from_sum(&state->sum);
	if ((how & HOW_CODE) != 'A' && (how & HOW_CODE) != 'Y')
		PG_RETURN_NUMERIC(decimal_to_numeric(sum));
	PG_RETURN_NUMERIC(ratio_percent(sum, decimal_short((int64) known * 100, 0)));
}

/* Zero if the period reaches beyond it. */
static RefPeriod
containing_period(RefPeriod period, text *code)
{
	char		letter = VARSIZE_ANY_EXHDR(code) == 1 ? *VARDATA_ANY(code) : 0;
	RefPeriod	result;

	if (letter == 'W')
		result = ref_period_week_holding(period);
	else if (letter == 'D')
		result = ref_period_make(ref_period_first(period), ref_period_first(period));
	else
		result = ref_period_holding(period, ref_period_frequency_months(code));
	return ref_period_last(period) > ref_period_last(result) ? 0 : result;
}

PG_FUNCTION_INFO_V1(time_agg_containing_period);
PG_FUNCTION_INFO_V1(time_agg_containing_period_date);

Datum
time_agg_containing_period(PG_FUNCTION_ARGS)
{
	RefPeriod	result = containing_period(PG_GETARG_REF_PERIOD(0), PG_GETARG_TEXT_PP(1));

	if (result == 0)
		PG_RETURN_NULL();
	PG_RETURN_REF_PERIOD(result);
}

Datum
time_agg_containing_period_date(PG_FUNCTION_ARGS)
{
	PG_RETURN_REF_PERIOD(containing_period(ref_period_day_of_date(PG_GETARG_DATEADT(0)), PG_GETARG_TEXT_PP(1)));
}

#define TIME_AGG(name, kind, dates) \
	PG_FUNCTION_INFO_V1(time_agg_##name); \
	Datum time_agg_##name(PG_FUNCTION_ARGS) \
	{ return time_agg_trans(fcinfo, kind, dates); } \
	extern int	time_agg_##name##_unused

/* *INDENT-OFF* */
TIME_AGG(ref_period_numeric, DECIMAL_NUMERIC, false);
TIME_AGG(ref_period_float8, DECIMAL_FLOAT8, false);
TIME_AGG(ref_period_int8, DECIMAL_INT8, false);
TIME_AGG(date_numeric, DECIMAL_NUMERIC, true);
TIME_AGG(date_float8, DECIMAL_FLOAT8, true);
TIME_AGG(date_int8, DECIMAL_INT8, true);
/* *INDENT-ON* */
