/*-------------------------------------------------------------------------
 *
 * growth_breadth.c
 *	  How many members of a group rose, stayed and fell.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "utils/builtins.h"

#include "measure/exact_sums.h"

/* How many members; in the order of the fields of growth_counts. */
typedef enum Breadth
{
	ROSE,
	STAYED,
	FELL,
	UNKNOWN,
	BREADTHS
} Breadth;

typedef struct BreadthState
{
	ExactState	head;
	int64		members[BREADTHS];
} BreadthState;

static const char *
breadth_complaint(const ExactState *head)
{
	const BreadthState *state = (const BreadthState *) head;

	for (int i = 0; i < BREADTHS; i++)
		if (state->members[i] < 0)
			return "A number of members is negative.";
	return NULL;
}

const ExactStateClass breadth_class = EXACT_STATE_CLASS(EXACT_SUMS_BREADTH, "growth_breadth", BreadthState, 0, breadth_complaint);

/* (state, growth) or (state, current, base) */
static Datum
growth_breadth_trans(FunctionCallInfo fcinfo, DecimalKind kind)
{
	BreadthState *state = PG_ARGISNULL(0) ? exact_state_create(&breadth_class) :
		exact_state_for_update(fcinfo, 0, &breadth_class);
	Decimal		change = decimal_special();
	int			sign;

	if (PG_NARGS() == 2)
	{
		if (!PG_ARGISNULL(1))
			change = decimal_from_datum(PG_GETARG_DATUM(1), kind);
	}
	else if (!PG_ARGISNULL(1) && !PG_ARGISNULL(2))
		change = decimal_sub(decimal_from_datum(PG_GETARG_DATUM(1), kind),
							 decimal_from_datum(PG_GETARG_DATUM(2), kind));
	sign = change.special ? 0 : decimal_sign(change);
	exact_state_count(&state->members[change.special ? UNKNOWN :
									  sign > 0 ? ROSE : sign < 0 ? FELL : STAYED], 1);
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(growth_breadth_combine);
PG_FUNCTION_INFO_V1(growth_breadth_final);

Datum
growth_breadth_combine(PG_FUNCTION_ARGS)
{
	BreadthState *into = exact_state_for_update(fcinfo, 0, &breadth_class);
	const BreadthState *from = exact_state_for_read(fcinfo, 1, &breadth_class);

	for (int i = 0; i < BREADTHS; i++)
		exact_state_count(&into->members[i], from->members[i]);
	PG_RETURN_POINTER(into);
}

Datum
growth_breadth_final(PG_FUNCTION_ARGS)
{
	const BreadthState *state = exact_state_for_read(fcinfo, 0, &breadth_class);
	Datum		values[BREADTHS];
	bool		nulls[BREADTHS] = {false};
	TupleDesc	tupdesc;

	if (get_call_result_type(fcinfo, NULL, &tupdesc) != TYPEFUNC_COMPOSITE ||
		tupdesc->natts != BREADTHS)
		elog(ERROR, "growth_counts is not what it was");
	for (int i = 0; i < BREADTHS; i++)
	{
		if (TupleDescAttr(tupdesc, i)->atttypid != INT8OID)
			elog(ERROR, "growth_counts is not what it was");
		values[i] = Int64GetDatum(state->members[i]);
	}
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(tupdesc, values, nulls)));
}

#define BREADTH(name, kind) \
	PG_FUNCTION_INFO_V1(growth_breadth_##name); \
	Datum growth_breadth_##name(PG_FUNCTION_ARGS) \
	{ return growth_breadth_trans(fcinfo, kind); } \
	extern int	growth_breadth_##name##_unused

/* *INDENT-OFF* */
BREADTH(numeric, DECIMAL_NUMERIC);
BREADTH(float8, DECIMAL_FLOAT8);
BREADTH(int8, DECIMAL_INT8);
/* *INDENT-ON* */
