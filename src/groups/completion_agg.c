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

#include "utils/memutils.h"

#include "groups/keyed_state.h"
#include "groups/short_sum.h"
#include "measure/measure.h"

enum
{
	ACTUAL,
	TARGET,
	SUMS
};

/* Over the rows where both are known: both sums count the same. */
typedef struct CompletionMember
{
	KeyedMember keyed;
	ExactSum   *exact;			/* both, once a value or a sum is not short; else NULL */
	int64		count;			/* of the short sums */
	ShortSum	sum[SUMS];
} CompletionMember;

static void
get_sums(const CompletionMember *member, ExactSum *sum)
{
	if (member->exact)
		memcpy(sum, member->exact, SUMS * sizeof(ExactSum));
	else
		for (int i = 0; i < SUMS; i++)
			short_sum_widen(&member->sum[i], member->count, &sum[i]);
}

static pg_noinline void
keep_exact(KeyedState *state, CompletionMember *member)
{
	ExactSum   *exact = MemoryContextAlloc(state->hdr.eoh_context, SUMS * sizeof(ExactSum));

	get_sums(member, exact);
	member->exact = exact;
}

static pg_noinline void
put_values_otherwise(KeyedState *state, CompletionMember *member, Datum actual, Datum target, DecimalKind kind)
{
	if (member->exact == NULL)
	{
		ShortSum	sum[SUMS] = {member->sum[ACTUAL], member->sum[TARGET]};
		ShortValue	value[SUMS];

		/* both or none */
		if (short_value(&sum[ACTUAL], actual, kind, &value[ACTUAL]) &&
			short_value(&sum[TARGET], target, kind, &value[TARGET]) &&
			short_sum_add(&sum[ACTUAL], &value[ACTUAL]) && short_sum_add(&sum[TARGET], &value[TARGET]))
		{
			memcpy(member->sum, sum, sizeof(sum));
			member->count++;
			return;
		}
		keep_exact(state, member);
	}
	exact_sum_add(&member->exact[ACTUAL], actual, kind, 1);
	exact_sum_add(&member->exact[TARGET], target, kind, 1);
}

static pg_attribute_always_inline void
put_values(KeyedState *state, CompletionMember *member, Datum actual, Datum target, DecimalKind kind)
{
	ShortValue	value[SUMS];
	int64		amount[SUMS];

	if (likely(member->exact == NULL &&
			   short_value(&member->sum[ACTUAL], actual, kind, &value[ACTUAL]) &&
			   short_value(&member->sum[TARGET], target, kind, &value[TARGET]) &&
			   short_sum_next(&member->sum[ACTUAL], &value[ACTUAL], &amount[ACTUAL]) &&
			   short_sum_next(&member->sum[TARGET], &value[TARGET], &amount[TARGET])))
	{
		member->sum[ACTUAL].amount = amount[ACTUAL];
		member->sum[TARGET].amount = amount[TARGET];
		member->count++;
	}
	else
		put_values_otherwise(state, member, actual, target, kind);
}

static void
merge_sums(KeyedState *state, CompletionMember *member, const ExactSum *from)
{
	if (member->exact == NULL)
	{
		ShortSum	sum[SUMS] = {member->sum[ACTUAL], member->sum[TARGET]};
		int64		count;

		/* rows are counted on from there without a check: there are not half as many */
		if (short_sum_merge(&sum[ACTUAL], &from[ACTUAL]) && short_sum_merge(&sum[TARGET], &from[TARGET]) &&
			!pg_add_s64_overflow(member->count, from[ACTUAL].count, &count) && count <= PG_INT64_MAX / 2)
		{
			member->sum[ACTUAL] = sum[ACTUAL];
			member->sum[TARGET] = sum[TARGET];
			member->count = count;
			return;
		}
		keep_exact(state, member);
	}
	for (int i = 0; i < SUMS; i++)
		exact_sum_merge(&member->exact[i], &from[i]);
}

static Size
completion_flat_size(const KeyedState *state)
{
	return (Size) state->nmembers * SUMS * sizeof(ExactSum);
}

static char *
completion_write(const KeyedMember *keyed, char *to)
{
	ExactSum	sum[SUMS];

	get_sums((const CompletionMember *) keyed, sum);
	for (int i = 0; i < SUMS; i++)
		exact_sum_normalise(&sum[i]);
	return flat_write(to, sum, sizeof(sum));
}

static void
completion_read(KeyedState *state, const StateKey *key, FlatReader *reader)
{
	ExactSum	sum[SUMS];

	flat_read(reader, sum, sizeof(sum));
	if (exact_sum_complaint(&sum[ACTUAL]) != NULL || exact_sum_complaint(&sum[TARGET]) != NULL ||
		sum[ACTUAL].count != sum[TARGET].count)
		flat_refuse(reader);
	merge_sums(state, (CompletionMember *) keyed_member_of(state, key, sizeof(CompletionMember)), sum);
}

static void
completion_row(const KeyedMember *keyed, Datum *column, bool *null)
{
	ExactSum	sum[SUMS];
	Decimal		actual,
				target;
	Numeric		completion;

	get_sums((const CompletionMember *) keyed, sum);
	if (sum[TARGET].count == 0)
	{
		null[0] = null[1] = null[2] = true;
		return;
	}
	actual = decimal_from_sum(&sum[ACTUAL]);
	target = decimal_from_sum(&sum[TARGET]);
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
		put_values(state, member, PG_GETARG_DATUM(2), PG_GETARG_DATUM(3), kind);
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
