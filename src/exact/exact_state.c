/*-------------------------------------------------------------------------
 *
 * exact_state.c
 *	  States of aggregates over exact sums.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "common/int.h"

#include "exact/exact_state.h"

Size
exact_state_size(int nfields, int nsums)
{
	return sizeof(ExactState) + nfields * sizeof(int64) + nsums * sizeof(ExactSum);
}

void *
exact_state_create(const ExactStateClass *class)
{
	Size		size = exact_state_size(class->nfields, class->nsums);
	ExactState *state = palloc0(size);

	SET_VARSIZE(state, size);
	state->version = EXACT_STATE_VERSION;
	state->kind = class->kind;
	state->nsums = class->nsums;
	state->nfields = class->nfields;
	return state;
}

/* The kind is tested because functions of states can be called by hand. */
static ExactState *
state_of_class(FunctionCallInfo fcinfo, int argno, const ExactStateClass *class)
{
	ExactState *state = (ExactState *) PG_DETOAST_DATUM(PG_GETARG_DATUM(argno));

	if (unlikely(state->kind != class->kind))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("state is not of kind \"%s\"", class->name)));
	return state;
}

void *
exact_state_for_update(FunctionCallInfo fcinfo, int argno, const ExactStateClass *class)
{
	ExactState *state = state_of_class(fcinfo, argno, class);

	if (!AggCheckCallContext(fcinfo, NULL))
	{
		ExactState *copy = palloc(VARSIZE(state));

		memcpy(copy, state, VARSIZE(state));
		state = copy;
	}
	return state;
}

const void *
exact_state_for_read(FunctionCallInfo fcinfo, int argno, const ExactStateClass *class)
{
	return state_of_class(fcinfo, argno, class);
}

void
exact_state_add_sums(ExactState *into, const ExactState *from)
{
	ExactSum   *to = exact_state_sums(into);
	const ExactSum *more = exact_state_sums(from);

	for (int i = 0; i < into->nsums; i++)
		exact_sum_merge(&to[i], &more[i]);
}

void
exact_state_count(int64 *field, int64 more)
{
	if (unlikely(pg_add_s64_overflow(*field, more, field)))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("bigint out of range")));
}
