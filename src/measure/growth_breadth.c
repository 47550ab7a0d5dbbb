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

/* Tags of the state, in the order of the fields of growth_counts. */
typedef enum BreadthTag
{
	TAG_ROSE,
	TAG_STAYED,
	TAG_FELL,
	TAG_UNKNOWN,
	BREADTH_TAGS
} BreadthTag;

/* (state, growth) or (state, current, base) */
static Datum
growth_breadth_trans(FunctionCallInfo fcinfo, DecimalKind kind)
{
	ExactSums  *state = PG_ARGISNULL(0) ? exact_sums_create(EXACT_SUMS_BREADTH) :
		exact_sums_for_update(fcinfo, 0, EXACT_SUMS_BREADTH);
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
	exact_sums_count(&state->tag[change.special ? TAG_UNKNOWN :
							 sign > 0 ? TAG_ROSE : sign < 0 ? TAG_FELL : TAG_STAYED], 1);
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(growth_breadth_combine);
PG_FUNCTION_INFO_V1(growth_breadth_final);

Datum
growth_breadth_combine(PG_FUNCTION_ARGS)
{
	ExactSums  *into = exact_sums_for_update(fcinfo, 0, EXACT_SUMS_BREADTH);
	const ExactSums *from = exact_sums_for_read(fcinfo, 1, EXACT_SUMS_BREADTH);

	for (int i = 0; i < BREADTH_TAGS; i++)
		exact_sums_count(&into->tag[i], from->tag[i]);
	PG_RETURN_POINTER(into);
}

Datum
growth_breadth_final(PG_FUNCTION_ARGS)
{
	const ExactSums *state = exact_sums_for_read(fcinfo, 0, EXACT_SUMS_BREADTH);
	Datum		values[BREADTH_TAGS];
	bool		nulls[BREADTH_TAGS] = {false};
	TupleDesc	tupdesc;

	if (get_call_result_type(fcinfo, NULL, &tupdesc) != TYPEFUNC_COMPOSITE ||
		tupdesc->natts != BREADTH_TAGS)
		elog(ERROR, "growth_counts is not what it was");
	for (int i = 0; i < BREADTH_TAGS; i++)
	{
		if (TupleDescAttr(tupdesc, i)->atttypid != INT8OID)
			elog(ERROR, "growth_counts is not what it was");
		values[i] = Int64GetDatum(state->tag[i]);
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
