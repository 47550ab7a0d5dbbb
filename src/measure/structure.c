/*-------------------------------------------------------------------------
 *
 * structure.c
 *	  Wholes and parts: sums with an explicit rule for missing parts.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "measure/exact_sums.h"
#include "measure/missing_parts.h"

typedef struct PartsState
{
	ExactState	head;
	int64		mode;			/* of missing parts */
	int64		found;			/* parts that are there */
	int64		nulls;			/* and of those, with no value */
	int64		missing;		/* parts that are not */
	ExactSum	sum;
} PartsState;

static const char *
parts_complaint(const ExactState *head)
{
	const PartsState *state = (const PartsState *) head;

	if (state->mode < 0 || state->mode >= MISSING_MODES)
		return "The mode for missing parts is not known.";
	if (state->found < 0 || state->nulls < 0 || state->missing < 0 ||
		state->sum.count != state->found - state->nulls)
		return "The numbers of parts do not fit the sum.";
	return NULL;
}

const ExactStateClass parts_class = EXACT_STATE_CLASS(EXACT_SUMS_PARTS, "sum_of_parts", PartsState, 1, parts_complaint);

/*-------------------------------------------------------------------------
 * sum_of_parts
 *-------------------------------------------------------------------------
 */
static void
mode_differs(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("the mode for missing parts differs between rows of a group"),
			 errhint("Pass the same mode for all rows, or group by it.")));
}

/* (state, value, mode) or (state, value, present, mode) */
static Datum
sum_of_parts_trans(FunctionCallInfo fcinfo, DecimalKind kind)
{
	int			mode_arg = PG_NARGS() - 1;
	bool		known = !PG_ARGISNULL(1);
	bool		present = known || (mode_arg == 3 && !PG_ARGISNULL(2) && PG_GETARG_BOOL(2));
	MissingParts mode;
	PartsState *state;

	if (PG_ARGISNULL(mode_arg))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("the mode for missing parts must not be null")));
	mode = missing_parts_mode(PG_GETARG_TEXT_PP(mode_arg));
	if (PG_ARGISNULL(0))
	{
		state = exact_state_create(&parts_class);
		state->mode = mode;
	}
	else
	{
		state = exact_state_for_update(fcinfo, 0, &parts_class);
		if (state->mode != mode)
			mode_differs();
	}
	exact_state_count(present ? &state->found : &state->missing, 1);
	if (known)
		exact_sum_add(&state->sum, PG_GETARG_DATUM(1), kind, 1);
	else if (present)
		exact_state_count(&state->nulls, 1);
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(structure_sum_of_parts_combine);
PG_FUNCTION_INFO_V1(structure_sum_of_parts_final);
PG_FUNCTION_INFO_V1(structure_has_sum_of_parts_final);

Datum
structure_sum_of_parts_combine(PG_FUNCTION_ARGS)
{
	PartsState *into = exact_state_for_update(fcinfo, 0, &parts_class);
	const PartsState *from = exact_state_for_read(fcinfo, 1, &parts_class);

	if (into->mode != from->mode)
		mode_differs();
	exact_state_count(&into->found, from->found);
	exact_state_count(&into->nulls, from->nulls);
	exact_state_count(&into->missing, from->missing);
	exact_state_add_sums(&into->head, &from->head);
	PG_RETURN_POINTER(into);
}

/* Whether there is a sum at all, and its value if it is known. */
static bool
sum_of_parts(const PartsState *state, bool *known, Decimal *value)
{
	MissingParts mode = state->mode;
	PartCounts	parts;

	parts.found = state->found;
	parts.nulls = state->nulls;
	parts.missing = state->missing;
	*known = !missing_parts_sum_is_null(mode, &parts);
	*value = decimal_from_sum(&state->sum);
	return missing_parts_has_sum(mode, &parts, !value->special && decimal_sign(*value) == 0);
}

Datum
structure_sum_of_parts_final(PG_FUNCTION_ARGS)
{
	bool		known;
	Decimal		value;

	if (!sum_of_parts(exact_state_for_read(fcinfo, 0, &parts_class), &known, &value) || !known)
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(decimal_to_numeric(value));
}

Datum
structure_has_sum_of_parts_final(PG_FUNCTION_ARGS)
{
	bool		known;
	Decimal		value;

	PG_RETURN_BOOL(sum_of_parts(exact_state_for_read(fcinfo, 0, &parts_class), &known, &value));
}

#define SUM_OF_PARTS(name, kind) \
	PG_FUNCTION_INFO_V1(structure_sum_of_parts_##name); \
	Datum structure_sum_of_parts_##name(PG_FUNCTION_ARGS) \
	{ return sum_of_parts_trans(fcinfo, kind); } \
	extern int	structure_sum_of_parts_##name##_unused

/* *INDENT-OFF* */
SUM_OF_PARTS(numeric, DECIMAL_NUMERIC);
SUM_OF_PARTS(float8, DECIMAL_FLOAT8);
SUM_OF_PARTS(int8, DECIMAL_INT8);
/* *INDENT-ON* */
