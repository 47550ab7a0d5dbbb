/*-------------------------------------------------------------------------
 *
 * completion_agg.c
 *	  Completion of every chain of targets at once, sum over sum by key: one
 *	  pass over rows in any order, no GROUP BY (keyed_state.h).
 *
 * The sums are those of chain_completion, so the digits are the same.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "exact_sum_add.h"
#include "keyed_state.h"
#include "measure.h"

/* Over the rows where both are known: both sums count the same. */
typedef struct CompletionMember
{
	KeyedMember keyed;
	ExactSum	actual;
	ExactSum	target;
} CompletionMember;

static Size
completion_flat_size(const KeyedState *state)
{
	return (Size) state->nmembers * 2 * sizeof(ExactSum);
}

static char *
completion_write(const KeyedMember *keyed, char *to)
{
	const CompletionMember *member = (const CompletionMember *) keyed;
	ExactSum	sum[2] = {member->actual, member->target};

	for (int i = 0; i < 2; i++)
		exact_sum_normalise(&sum[i]);
	return flat_write(to, sum, sizeof(sum));
}

static void
completion_read(KeyedState *state, const StateKey *key, FlatReader *reader)
{
	CompletionMember *member;
	ExactSum	sum[2];

	flat_read(reader, sum, sizeof(sum));
	if (exact_sum_complaint(&sum[0]) != NULL || exact_sum_complaint(&sum[1]) != NULL ||
		sum[0].count != sum[1].count)
		flat_refuse(reader);
	member = (CompletionMember *) keyed_member_of(state, key, sizeof(CompletionMember));
	exact_sum_merge(&member->actual, &sum[0]);
	exact_sum_merge(&member->target, &sum[1]);
}

static void
completion_row(const KeyedMember *keyed, Datum *column, bool *null)
{
	const CompletionMember *member = (const CompletionMember *) keyed;
	Decimal		actual = decimal_from_sum(&member->actual);
	Decimal		target = decimal_from_sum(&member->target);
	Numeric		completion;

	if (member->target.count == 0)
	{
		null[0] = null[1] = null[2] = true;
		return;
	}
	column[0] = NumericGetDatum(decimal_to_numeric(actual));
	column[1] = NumericGetDatum(decimal_to_numeric(target));
	null[2] = !measure_percent(actual, target, &completion);
	if (!null[2])
		column[2] = NumericGetDatum(completion);
}

static const KeyedKind completion_kind = {
	.methods = KEYED_METHODS,
	.aggregate = "completion_agg",
	.members = "keys",
	.smaller = "Take a part of the keys at a time: GROUP BY a coarser key.",
	.version = 1,
	.nparts = 1,
	.ncolumns = 4,
	.state_size = sizeof(KeyedState),
	.member_size = sizeof(CompletionMember),
	.flat_size = completion_flat_size,
	.write = completion_write,
	.read = completion_read,
	.row = completion_row
};

static pg_attribute_always_inline Datum
completion_trans(FunctionCallInfo fcinfo, StateKeyKind keys, DecimalKind kind)
{
	KeyedState *state;
	StateKey	key;
	CompletionMember *member;

	if (unlikely(PG_ARGISNULL(1)))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("the key must not be null"),
				 errhint("Leave such rows out with a WHERE clause, or name them with coalesce().")));
	state = keyed_state_for_update(fcinfo, &completion_kind, keys == STATE_KEY_TEXT);
	state_key_from_args(fcinfo, keys, 1, &key, NULL, 0);
	member = (CompletionMember *) keyed_member_of(state, &key, sizeof(CompletionMember));
	if (!PG_ARGISNULL(2) && !PG_ARGISNULL(3))
	{
		exact_sum_put(&member->actual, PG_GETARG_DATUM(2), kind, 1);
		exact_sum_put(&member->target, PG_GETARG_DATUM(3), kind, 1);
	}
	return EOHPGetRWDatum(&state->hdr);
}

/* *INDENT-OFF* */
#define COMPLETION_TRANS(name, keys, kind) \
	PG_FUNCTION_INFO_V1(completion_agg_##name); \
	Datum completion_agg_##name(PG_FUNCTION_ARGS) \
	{ return completion_trans(fcinfo, keys, kind); } \
	extern int	completion_agg_##name##_unused

COMPLETION_TRANS(text_numeric, STATE_KEY_TEXT, DECIMAL_NUMERIC);
COMPLETION_TRANS(text_float8, STATE_KEY_TEXT, DECIMAL_FLOAT8);
COMPLETION_TRANS(text_int8, STATE_KEY_TEXT, DECIMAL_INT8);
COMPLETION_TRANS(int8_numeric, STATE_KEY_INT8, DECIMAL_NUMERIC);
COMPLETION_TRANS(int8_float8, STATE_KEY_INT8, DECIMAL_FLOAT8);
COMPLETION_TRANS(int8_int8, STATE_KEY_INT8, DECIMAL_INT8);
COMPLETION_TRANS(int4_numeric, STATE_KEY_INT4, DECIMAL_NUMERIC);
COMPLETION_TRANS(int4_float8, STATE_KEY_INT4, DECIMAL_FLOAT8);
COMPLETION_TRANS(int4_int8, STATE_KEY_INT4, DECIMAL_INT8);
COMPLETION_TRANS(int2_numeric, STATE_KEY_INT2, DECIMAL_NUMERIC);
COMPLETION_TRANS(int2_float8, STATE_KEY_INT2, DECIMAL_FLOAT8);
COMPLETION_TRANS(int2_int8, STATE_KEY_INT2, DECIMAL_INT8);
/* *INDENT-ON* */

PG_FUNCTION_INFO_V1(completion_agg_combine);
Datum
completion_agg_combine(PG_FUNCTION_ARGS)
{
	return keyed_state_combine(fcinfo, &completion_kind);
}

PG_FUNCTION_INFO_V1(completion_agg_final);
Datum
completion_agg_final(PG_FUNCTION_ARGS)
{
	return keyed_state_final(fcinfo, &completion_kind);
}
