/*-------------------------------------------------------------------------
 *
 * series_build.c
 *	  Makes series: from an array, from rows, from two series, with gaps filled.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "common/int.h"
#include "lib/stringinfo.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "base/agg_state.h"
#include "base/compat.h"
#include "series/series.h"

/*-------------------------------------------------------------------------
 * From an array
 *-------------------------------------------------------------------------
 */
static Datum
series_of_array(RefPeriod first, ArrayType *array, bool cumulative)
{
	int			ndim = ARR_NDIM(array);
	int			n = ArrayGetNItems(ndim, ARR_DIMS(array));
	SeriesDraft draft;
	PackedBuilder b;
	Datum	   *element;
	bool	   *null;

	packed_check_count("series", n, SERIES_MAX_PERIODS);
	if (ndim > 1)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("the values of a series must be a one-dimensional array")));
	series_draft_init(&draft, NULL, 0, 0);
	draft.frequency = ref_period_frequency_code(first);
	if (draft.frequency == 0 || (cumulative && series_lag(draft.frequency) == 0))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("no %sseries begins with %s", cumulative ? "cumulative " : "",
						ref_period_out_cstring(first)),
				 errhint(cumulative ? "Give the last month, quarter or half-year that the first value covers." :
						 "Use a month, a quarter, four months, a half-year, a year, an ISO week or a day.")));
	(void) series_locate(draft.frequency, SERIES_SINGLE, first, &draft.first);
	if (n > 0 && !series_position_valid(draft.frequency, (int64) draft.first + n - 1))
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_FIELD_OVERFLOW),
				 errmsg("series runs beyond the year 9999")));
	if (cumulative)
		draft.basis = SERIES_CUMULATIVE;
	packed_builder_init(&b, "series", SERIES_MAX_PERIODS, n);
	deconstruct_array(array, NUMERICOID, -1, false, TYPALIGN_INT, &element, &null, &n);
	for (int i = 0; i < n; i++)
	{
		CHECK_FOR_INTERRUPTS();
		if (null[i])
			packed_builder_add_missing(&b, 1);
		else
			packed_builder_add(&b, decimal_from_numeric((Numeric) PG_DETOAST_DATUM_PACKED(element[i])));
	}
	draft.value = b.value;
	draft.count = b.count;
	draft.scale = b.scale;
	PG_RETURN_POINTER(series_form(&draft));
}

PG_FUNCTION_INFO_V1(series_from_array);
Datum
series_from_array(PG_FUNCTION_ARGS)
{
	return series_of_array(PG_GETARG_REF_PERIOD(0), PG_GETARG_ARRAYTYPE_P(1),
						   PG_GETARG_BOOL(2));
}

/*-------------------------------------------------------------------------
 * From rows
 *
 * The state is one flat bytea with a place per period from base on, so that
 * rows may come in any order and states travel between processes.
 *-------------------------------------------------------------------------
 */
typedef enum DuplicateRule
{
	DUPLICATE_ERROR,
	DUPLICATE_SAME,
	DUPLICATE_SUM,
	DUPLICATE_MIN,
	DUPLICATE_MAX
} DuplicateRule;

static const char *const rule_names[] = {"error", "same", "sum", "min", "max"};

#define STATE_VERSION 2

typedef struct SeriesState
{
	int32		vl_len_;
	uint8		version;
	char		frequency;
	uint8		basis;			/* SERIES_SINGLE or SERIES_CUMULATIVE */
	uint8		rule;
	uint8		scale;
	uint8		odd;			/* does not fit, which is no error: see series_agg_or_null */
	uint8		unused[2];		/* zeros */
	int32		base;			/* position of the first place */
	int32		capacity;
	int32		joint;			/* values for January and February together */
	int32		first;			/* known positions, if first <= last */
	int32		last;
	int64		value[FLEXIBLE_ARRAY_MEMBER];
} SeriesState;

static SeriesState *
state_create(char frequency, SeriesBasis basis, DuplicateRule rule, int base, int capacity)
{
	Size		size = offsetof(SeriesState, value) + (Size) capacity * sizeof(int64);
	SeriesState *state = palloc(size);

	memset(state, 0, offsetof(SeriesState, value));
	SET_VARSIZE(state, size);
	state->version = STATE_VERSION;
	state->frequency = frequency;
	state->basis = basis;
	state->rule = rule;
	state->base = base;
	state->capacity = capacity;
	state->first = 0;
	state->last = -1;
	for (int i = 0; i < capacity; i++)
		state->value[i] = PACKED_MISSING;
	return state;
}

/* A state that came as an argument: anybody can write bytes, so it is checked. */
static SeriesState *
state_arg(FunctionCallInfo fcinfo, int argno, bool update, bool or_null)
{
	SeriesState *state = (SeriesState *) PG_DETOAST_DATUM(PG_GETARG_DATUM(argno));
	Size		size = VARSIZE(state);

	if (size < offsetof(SeriesState, value) ||
		(state->version != STATE_VERSION) ||
		!series_frequency_known(state->frequency) ||
		state->basis > SERIES_CUMULATIVE || state->rule > DUPLICATE_MAX ||
		(state->basis == SERIES_CUMULATIVE && series_lag(state->frequency) < 2) ||
		state->joint < 0 ||
		(state->joint > 0 && (state->frequency != 'M' || state->basis != SERIES_SINGLE)) ||
		state->scale > PACKED_MAX_SCALE || state->odd > (or_null ? 1 : 0) ||
		state->capacity < 0 || state->capacity > 2 * SERIES_MAX_PERIODS ||
		size != offsetof(SeriesState, value) + (Size) state->capacity * sizeof(int64) ||
		state->base < -2 * SERIES_MAX_PERIODS || state->base > REF_PERIOD_MAX_DAY ||
		(state->first > state->last ? state->first != 0 || state->last != -1 :
		 (state->first < state->base || state->last >= state->base + state->capacity ||
		  state->last - state->first >= SERIES_MAX_PERIODS ||
		  !series_position_valid(state->frequency, state->first) ||
		  !series_position_valid(state->frequency, state->last))))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("not a state of series_agg")));
	return agg_state_own(fcinfo, state, size, update);
}

/*
 * Makes room for a position; the slack lies where the series grows.  What makes
 * a series too long is an error, or (or_null) gives NULL.
 */
static SeriesState *
state_cover(SeriesState *state, int position, bool or_null)
{
	bool		empty = state->first > state->last;
	int			first = empty ? position : Min(state->first, position);
	int			last = empty ? position : Max(state->last, position);
	int64		span = (int64) last - first + 1;
	int			capacity;
	SeriesState *wider;

	if (span > SERIES_MAX_PERIODS)
	{
		if (or_null)
			return NULL;
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("series too long: %lld periods from %s to %s", (long long) span,
						series_position_text(state->frequency, state->basis, first),
						series_position_text(state->frequency, state->basis, last)),
				 errdetail("A series has at most %d.", SERIES_MAX_PERIODS)));
	}
	if (position < state->base || position >= state->base + state->capacity)
	{
		capacity = (int) Max(16, span * 2);
		wider = state_create(state->frequency, state->basis, state->rule,
							 position == first && !empty ? last - capacity + 1 : first, capacity);
		wider->scale = state->scale;
		wider->joint = state->joint;
		if (!empty)
			memcpy(wider->value + (state->first - wider->base),
				   state->value + (state->first - state->base),
				   (Size) (state->last - state->first + 1) * sizeof(int64));
		state = wider;
	}
	else
	{
		int			from = !empty && position >= state->first ? state->last + 1 : position;
		int			to = !empty && position < state->first ? state->first : position + 1;

		/* the checker does not look at places that are not in use */
		for (int p = from; p < to; p++)
			state->value[p - state->base] = PACKED_MISSING;
	}
	state->first = first;
	state->last = last;
	return state;
}

static void
duplicate(const SeriesState *state, int position)
{
	ereport(ERROR,
			(errcode(ERRCODE_UNIQUE_VIOLATION),
			 errmsg("duplicate period %s",
					series_position_text(state->frequency, state->basis, position)),
			 state->rule == DUPLICATE_SAME ?
			 errdetail("Its values differ.") :
			 errdetail("A series has one value for a period."),
			 state->rule == DUPLICATE_SAME ? 0 :
			 errhint("Group by everything that tells the rows apart, or say what to do: series_agg(period, value, 'sum'); 'same', 'min' and 'max' are other rules.")));
}

/* What a series cannot hold is an error, or makes the state odd. */
static SeriesState *
does_not_fit(SeriesState *state, bool or_null)
{
	if (!or_null)
		packed_overflow("series");
	state->odd = 1;
	return state;
}

/* Puts mantissa * 10^-scale at a position. */
static SeriesState *
state_put(SeriesState *state, int position, int64 mantissa, int scale, bool or_null)
{
	SeriesState *wider = state_cover(state, position, or_null);
	int64	   *place;

	if (wider == NULL)
		return does_not_fit(state, or_null);
	state = wider;
	if (scale > state->scale)
	{
		if (scale > PACKED_MAX_SCALE ||
			!packed_rescale(state->value, state->capacity, scale - state->scale))
			return does_not_fit(state, or_null);
		state->scale = scale;
	}
	else if (!packed_rescale(&mantissa, 1, state->scale - scale))
		return does_not_fit(state, or_null);
	place = &state->value[position - state->base];
	if (*place == PACKED_MISSING)
		*place = mantissa;
	else
		switch ((DuplicateRule) state->rule)
		{
			case DUPLICATE_SUM:
				if (pg_add_s64_overflow(*place, mantissa, place) || *place == PACKED_MISSING)
					return does_not_fit(state, or_null);
				break;
			case DUPLICATE_MIN:
				*place = Min(*place, mantissa);
				break;
			case DUPLICATE_MAX:
				*place = Max(*place, mantissa);
				break;
			default:
				if (state->rule != DUPLICATE_SAME || *place != mantissa)
					duplicate(state, position);
		}
	return state;
}

void
series_mixed_frequency(char frequency, SeriesBasis basis, RefPeriod p)
{
	int			index,
				months;
	bool		from_january = ref_period_is_months(p, &index, &months) && index % 12 == 0;

	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("%s is not a period of a %sseries of frequency %c",
					ref_period_out_cstring(p),
					basis == SERIES_CUMULATIVE ? "cumulative " : "", frequency),
			 basis == SERIES_CUMULATIVE ?
			 errhint("Cumulative periods run from January to the end of a month, a quarter or a half-year.") :
			 from_january ?
			 errhint("If the values run from January, use series_ytd_agg(period, value); else group by frequency(period).") :
			 errhint("Group by frequency(period) too.")));
}

void
series_no_frequency(RefPeriod p)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("%s is not a period of a series", ref_period_out_cstring(p)),
			 errhint("Use months, quarters, four months, half-years, years, ISO weeks or days; for periods that run from January, series_ytd_agg().")));
}

void
series_not_finite(RefPeriod p)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("a series cannot hold NaN or infinity"),
			 errdetail("The value for %s is not finite.", ref_period_out_cstring(p)),
			 errhint("Leave the row out, or pass NULL, where there is no figure.")));
}

bool
series_is_jan_feb(RefPeriod p)
{
	int			index,
				months;

	return ref_period_is_months(p, &index, &months) && index % 12 == 0 && months == 2;
}

static DuplicateRule
rule_arg(text *name)
{
	for (int i = 0; i < (int) lengthof(rule_names); i++)
		if (VARSIZE_ANY_EXHDR(name) == strlen(rule_names[i]) &&
			memcmp(VARDATA_ANY(name), rule_names[i], strlen(rule_names[i])) == 0)
			return (DuplicateRule) i;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("unknown rule for duplicate periods: \"%s\"", text_to_cstring(name)),
			 errhint("Use error, same, sum, min or max.")));
	return DUPLICATE_ERROR;
}

static void
option_differs(const char *option)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("the %s differs between rows of a group", option),
			 errhint("Group by it too.")));
}

/* (state, period, value [, rule or frequency]) */
static Datum
series_trans(FunctionCallInfo fcinfo, DecimalKind kind, bool dates, SeriesBasis basis, bool or_null)
{
	SeriesState *state = NULL;
	RefPeriod	p;
	Decimal		value;
	int64		mantissa;
	int			scale;
	int			position;
	bool		jan_feb = false;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	if (!PG_ARGISNULL(0))
	{
		state = state_arg(fcinfo, 0, true, or_null);
		if (state->odd)
			PG_RETURN_POINTER(state);
	}
	p = dates ? ref_period_month_of_date(PG_GETARG_DATEADT(1)) : PG_GETARG_REF_PERIOD(1);
	if (PG_NARGS() == 4 && PG_ARGISNULL(3))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("the %s must not be null", basis == SERIES_CUMULATIVE ? "frequency" : "rule")));
	if (basis == SERIES_CUMULATIVE)
	{
		char		frequency = PG_NARGS() == 4 ?
			series_frequency_arg(PG_GETARG_TEXT_PP(3)) : 'M';

		if (series_lag(frequency) < 2)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("no cumulative series of frequency %c", frequency),
					 errhint("Use M, Q, T or S.")));
		if (state == NULL)
			state = state_create(frequency, basis, DUPLICATE_ERROR, 0, 0);
		else if (state->frequency != frequency)
			option_differs("frequency");
		if (!series_locate(frequency, basis, p, &position))
			series_mixed_frequency(frequency, basis, p);
	}
	else
	{
		DuplicateRule rule = PG_NARGS() == 4 ? rule_arg(PG_GETARG_TEXT_PP(3)) : DUPLICATE_ERROR;
		char		frequency;

		jan_feb = !dates && rule == DUPLICATE_ERROR && series_is_jan_feb(p) &&
			(state == NULL || state->frequency == 'M');
		frequency = state != NULL ? state->frequency :
			jan_feb ? 'M' : ref_period_frequency_code(p);
		if (frequency == 0)
			series_no_frequency(p);
		if (state == NULL)
			state = state_create(frequency, basis, rule, 0, 0);
		else if (state->rule != rule)
			option_differs("rule");
		if (!series_locate(frequency, jan_feb ? SERIES_JAN_FEB : basis, p, &position))
			series_mixed_frequency(frequency, basis, p);
	}

	value = decimal_from_datum(kind == DECIMAL_NUMERIC ?
							   PointerGetDatum(PG_DETOAST_DATUM_PACKED(PG_GETARG_DATUM(2))) :
							   PG_GETARG_DATUM(2), kind);
	if (value.special)
		series_not_finite(p);
	if (!decimal_to_scaled(value, &mantissa, &scale))
		PG_RETURN_POINTER(does_not_fit(state, or_null));
	if (jan_feb)
		state->joint++;
	PG_RETURN_POINTER(state_put(state, position, mantissa, scale, or_null));
}

/* *INDENT-OFF* */
#define SERIES_TRANS(name, dates, basis) \
	PG_FUNCTION_INFO_V1(series_##name##_numeric); \
	PG_FUNCTION_INFO_V1(series_##name##_float8); \
	PG_FUNCTION_INFO_V1(series_##name##_int8); \
	Datum series_##name##_numeric(PG_FUNCTION_ARGS) \
	{ return series_trans(fcinfo, DECIMAL_NUMERIC, dates, basis, false); } \
	Datum series_##name##_float8(PG_FUNCTION_ARGS) \
	{ return series_trans(fcinfo, DECIMAL_FLOAT8, dates, basis, false); } \
	Datum series_##name##_int8(PG_FUNCTION_ARGS) \
	{ return series_trans(fcinfo, DECIMAL_INT8, dates, basis, false); } \
	extern int	series_##name##_unused

SERIES_TRANS(agg_ref_period_trans, false, SERIES_SINGLE);
SERIES_TRANS(agg_date_trans, true, SERIES_SINGLE);
SERIES_TRANS(ytd_agg_trans, false, SERIES_CUMULATIVE);
/* *INDENT-ON* */

PG_FUNCTION_INFO_V1(series_agg_trans_or_null);
Datum
series_agg_trans_or_null(PG_FUNCTION_ARGS)
{
	return series_trans(fcinfo, DECIMAL_NUMERIC, false, SERIES_SINGLE, true);
}

PG_FUNCTION_INFO_V1(series_ytd_agg_trans_or_null);
Datum
series_ytd_agg_trans_or_null(PG_FUNCTION_ARGS)
{
	return series_trans(fcinfo, DECIMAL_NUMERIC, false, SERIES_CUMULATIVE, true);
}

static Datum
combine(FunctionCallInfo fcinfo, bool or_null)
{
	SeriesState *into;
	SeriesState *from;

	if (PG_ARGISNULL(1))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	from = state_arg(fcinfo, 1, false, or_null);
	if (PG_ARGISNULL(0))
		PG_RETURN_POINTER(from);
	into = state_arg(fcinfo, 0, true, or_null);
	if (into->frequency != from->frequency || into->basis != from->basis)
		option_differs("frequency of the periods");
	if (into->rule != from->rule)
		option_differs("rule");
	into->joint += from->joint;
	into->odd |= from->odd;
	/* both ends first: then the state moves at most twice */
	if (from->first <= from->last && !into->odd)
	{
		SeriesState *wider = state_cover(into, from->first, or_null);

		if (wider != NULL)
			wider = state_cover(wider, from->last, or_null);
		if (wider == NULL)
			PG_RETURN_POINTER(does_not_fit(into, or_null));
		into = wider;
	}
	for (int p = from->first; p <= from->last && !into->odd; p++)
	{
		int64		value = from->value[p - from->base];

		CHECK_FOR_INTERRUPTS();
		if (value != PACKED_MISSING)
			into = state_put(into, p, value, from->scale, or_null);
	}
	PG_RETURN_POINTER(into);
}

PG_FUNCTION_INFO_V1(series_agg_combine);
Datum
series_agg_combine(PG_FUNCTION_ARGS)
{
	return combine(fcinfo, false);
}

PG_FUNCTION_INFO_V1(series_agg_combine_or_null);
Datum
series_agg_combine_or_null(PG_FUNCTION_ARGS)
{
	return combine(fcinfo, true);
}

/* The Februaries with or without a January, up to three of them, for a message. */
static char *
februaries(const SeriesDraft *draft, bool with_january)
{
	StringInfoData list;
	int			n = 0;

	initStringInfo(&list);
	for (int i = 0; i < draft->count && n <= 3; i++)
	{
		CHECK_FOR_INTERRUPTS();
		if ((draft->first + i) % 12 != 1 || draft->value[i] == PACKED_MISSING ||
			(i > 0 && draft->value[i - 1] != PACKED_MISSING) != with_january)
			continue;
		appendStringInfo(&list, "%s%s", n == 0 ? "" : ", ",
						 n == 3 ? "..." : series_position_text('M', SERIES_SINGLE, draft->first + i));
		n++;
	}
	return list.data;
}

/*
 * A row that joins January and February is kept as February.  How many such
 * rows there were is known, and how many Februaries have no January: if these
 * differ, a February stands alone, or a January stands beside both.
 */
struct varlena *
series_from_rows(SeriesDraft *draft, int joint_rows)
{
	if (joint_rows > 0)
	{
		int			joint = 0;

		draft->basis = SERIES_JAN_FEB;
		for (int i = 0; i < draft->count; i++)
			joint += (draft->first + i) % 12 == 1 && draft->value[i] != PACKED_MISSING &&
				(i == 0 || draft->value[i - 1] == PACKED_MISSING);
		if (joint > joint_rows)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("a February is given alone in a series that has January and February together"),
					 errdetail("Without a January there are %s; of these, %d is January and February together.",
							   februaries(draft, false), joint_rows),
					 errhint("Give its January, or leave it out, or make two series.")));
		if (joint < joint_rows)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("January is given alone and together with February of one year"),
					 errdetail("With a January there are %s.", februaries(draft, true)),
					 errhint("Leave out one or the other.")));
	}
	return series_form(draft);
}

static Datum
final(FunctionCallInfo fcinfo, bool or_null)
{
	SeriesState *state = state_arg(fcinfo, 0, false, or_null);
	SeriesDraft draft;

	if (state->odd)
		PG_RETURN_NULL();
	series_draft_init(&draft, NULL, state->first, state->last - state->first + 1);
	draft.frequency = state->frequency;
	draft.basis = (SeriesBasis) state->basis;
	draft.scale = state->scale;
	memcpy(draft.value, state->value + (state->first - state->base),
		   (Size) draft.count * sizeof(int64));
	PG_RETURN_POINTER(series_from_rows(&draft, state->joint));
}

PG_FUNCTION_INFO_V1(series_agg_final);
Datum
series_agg_final(PG_FUNCTION_ARGS)
{
	return final(fcinfo, false);
}

PG_FUNCTION_INFO_V1(series_agg_final_or_null);
Datum
series_agg_final_or_null(PG_FUNCTION_ARGS)
{
	return final(fcinfo, true);
}

/*-------------------------------------------------------------------------
 * From series
 *-------------------------------------------------------------------------
 */

/* Both on one scale and one span; the values of the second take precedence. */
PG_FUNCTION_INFO_V1(series_merge);
Datum
series_merge(PG_FUNCTION_ARGS)
{
	Series		part[2];
	Series		result;
	SeriesDraft draft;
	struct varlena *datum;
	int64	   *value[2];
	int			scale[2];

	PG_GETARG_SERIES(0, &part[0]);
	PG_GETARG_SERIES(1, &part[1]);
	series_check_alike(&part[0], &part[1]);
	if (part[0].packed.count == 0)
		PG_RETURN_DATUM(PG_GETARG_DATUM(1));
	if (part[1].packed.count == 0)
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	draft.first = Min(part[0].first, part[1].first);
	draft.count = Max(series_end(&part[0]), series_end(&part[1])) - draft.first;
	series_draft_init(&draft, &part[0], draft.first, draft.count);
	if (part[1].basis == SERIES_JAN_FEB)
		draft.basis = SERIES_JAN_FEB;
	for (int i = 0; i < draft.count; i++)
		draft.value[i] = PACKED_MISSING;
	for (int k = 0; k < 2; k++)
	{
		value[k] = palloc(part[k].packed.count * sizeof(int64));
		packed_unpack(&part[k].packed, 0, part[k].packed.count, value[k]);
	}
	/* what is replaced need not fit beside what replaces it */
	for (int i = 0; i < part[1].packed.count; i++)
	{
		int			j = part[1].first + i - part[0].first;

		if (value[1][i] != PACKED_MISSING && j >= 0 && j < part[0].packed.count)
			value[0][j] = PACKED_MISSING;
	}
	for (int k = 0; k < 2; k++)
		scale[k] = packed_least_scale(value[k], part[k].packed.count, part[k].packed.scale);
	draft.scale = Max(scale[0], scale[1]);
	for (int k = 0; k < 2; k++)
	{
		int			n = part[k].packed.count;

		if (!packed_rescale(value[k], n, draft.scale - scale[k]))
			packed_overflow("series");
		for (int i = 0; i < n; i++)
			if (value[k][i] != PACKED_MISSING)
				draft.value[part[k].first - draft.first + i] = value[k][i];
		pfree(value[k]);
	}
	datum = series_form(&draft);
	if (part[0].basis == SERIES_JAN_FEB || part[1].basis == SERIES_JAN_FEB)
	{
		series_open(datum, &result);
		for (int p = result.first; p < series_end(&result); p++)
		{
			const Series *source = series_get(&part[1], p) != PACKED_MISSING ? &part[1] : &part[0];

			if (p % 12 == 1 && series_is_joint(&result, p) != series_is_joint(source, p))
				ereport(ERROR,
						(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						 errmsg("cannot merge the two series at %s",
								ref_period_out_cstring(series_period_at(&result, p))),
						 errdetail("One has January and February together where the other has them apart.")));
		}
	}
	PG_RETURN_POINTER(datum);
}

static Datum
fill_gaps(const Series *s, bool previous, Decimal with)
{
	PackedBuilder b;
	SeriesDraft draft;
	int			n = s->packed.count;

	packed_builder_init(&b, "series", SERIES_MAX_PERIODS + 1, n + 1);
	b.scale = s->packed.scale;
	packed_unpack(&s->packed, 0, n, b.value);
	b.count = n;
	/* the filling comes last, so that it is on the scale of all */
	if (!previous)
		packed_builder_add(&b, with);
	for (int i = 1; i < n; i++)
	{
		if (b.value[i] != PACKED_MISSING ||
			(s->basis == SERIES_JAN_FEB && (s->first + i) % 12 == 0 &&
			 series_is_joint(s, s->first + i + 1)))
			continue;
		if (!previous)
			b.value[i] = b.value[n];
		/* the two months together are no month, which could go on */
		else if (!series_is_joint(s, s->first + i - 1))
			b.value[i] = b.value[i - 1];
	}
	draft.frequency = s->frequency;
	draft.basis = s->basis;
	draft.first = s->first;
	draft.count = n;
	draft.scale = b.scale;
	draft.value = b.value;
	PG_RETURN_POINTER(series_form(&draft));
}

PG_FUNCTION_INFO_V1(series_fill_value);
Datum
series_fill_value(PG_FUNCTION_ARGS)
{
	Series		s;

	PG_GETARG_SERIES(0, &s);
	return fill_gaps(&s, false, decimal_from_numeric(PG_GETARG_NUMERIC(1)));
}

PG_FUNCTION_INFO_V1(series_fill_method);
Datum
series_fill_method(PG_FUNCTION_ARGS)
{
	Series		s;
	char	   *method = text_to_cstring(PG_GETARG_TEXT_PP(1));

	PG_GETARG_SERIES(0, &s);
	if (strcmp(method, "previous") != 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("unknown way to fill gaps: \"%s\"", method),
				 errhint("Use 'previous', or a number.")));
	if (s.basis == SERIES_CUMULATIVE)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("cumulative values cannot be filled from the period before"),
				 errhint("Take them apart with from_ytd() first.")));
	return fill_gaps(&s, true, decimal_from_int64(0));
}
