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
	ExactSums  *state;

	if (PG_ARGISNULL(mode_arg))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("the mode for missing parts must not be null")));
	mode = missing_parts_mode(PG_GETARG_TEXT_PP(mode_arg));
	if (PG_ARGISNULL(0))
	{
		state = exact_sums_create(EXACT_SUMS_PARTS);
		state->tag[TAG_MODE] = mode;
	}
	else
	{
		state = exact_sums_for_update(fcinfo, 0, EXACT_SUMS_PARTS);
		if (state->tag[TAG_MODE] != mode)
			mode_differs();
	}
	exact_sums_count(&state->tag[present ? TAG_FOUND : TAG_MISSING], 1);
	if (known)
		exact_sum_add(&state->sum[0], PG_GETARG_DATUM(1), kind, 1);
	else if (present)
		exact_sums_count(&state->tag[TAG_NULLS], 1);
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(structure_sum_of_parts_combine);
PG_FUNCTION_INFO_V1(structure_sum_of_parts_final);
PG_FUNCTION_INFO_V1(structure_has_sum_of_parts_final);

Datum
structure_sum_of_parts_combine(PG_FUNCTION_ARGS)
{
	ExactSums  *into = exact_sums_for_update(fcinfo, 0, EXACT_SUMS_PARTS);
	const ExactSums *from = exact_sums_for_read(fcinfo, 1, EXACT_SUMS_PARTS);

	if (into->tag[TAG_MODE] != from->tag[TAG_MODE])
		mode_differs();
	for (int i = TAG_FOUND; i <= TAG_MISSING; i++)
		exact_sums_count(&into->tag[i], from->tag[i]);
	exact_sums_add_sums(into, from);
	PG_RETURN_POINTER(into);
}

/* Whether there is a sum at all, and its value if it is known. */
static bool
sum_of_parts(const ExactSums *state, bool *known, Decimal *value)
{
	MissingParts mode = state->tag[TAG_MODE];
	PartCounts	parts;

	parts.found = state->tag[TAG_FOUND];
	parts.nulls = state->tag[TAG_NULLS];
	parts.missing = state->tag[TAG_MISSING];
	*known = !missing_parts_sum_is_null(mode, &parts);
	*value = decimal_from_sum(&state->sum[0]);
	return missing_parts_has_sum(mode, &parts, !value->special && decimal_sign(*value) == 0);
}

Datum
structure_sum_of_parts_final(PG_FUNCTION_ARGS)
{
	bool		known;
	Decimal		value;

	if (!sum_of_parts(exact_sums_for_read(fcinfo, 0, EXACT_SUMS_PARTS), &known, &value) || !known)
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(decimal_to_numeric(value));
}

Datum
structure_has_sum_of_parts_final(PG_FUNCTION_ARGS)
{
	bool		known;
	Decimal		value;

	PG_RETURN_BOOL(sum_of_parts(exact_sums_for_read(fcinfo, 0, EXACT_SUMS_PARTS), &known, &value));
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
