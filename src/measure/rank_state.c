/*-------------------------------------------------------------------------
 *
 * rank_state.c
 *	  rank_within as an aggregate: the rank of one own value among its peers.
 *
 * Text of the state: version:known:direction:own:better:peers
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "lib/stringinfo.h"
#include "libpq/pqformat.h"
#include "utils/builtins.h"

#include "base/agg_state.h"
#include "base/compat.h"
#include "exact/exact_state.h"
#include "measure/rank.h"

#define RANK_STATE_VERSION 1

typedef struct RankState
{
	int64		own;			/* hash of the own value; 0 if not known */
	int64		better;			/* peers strictly better than it */
	int64		peers;			/* peers that have a value */
	uint8		version;
	uint8		known;			/* own has a value */
	uint8		direction;
	uint8		unused[5];		/* zeros */
} RankState;

StaticAssertDecl(sizeof(RankState) == 32, "rank_state is declared with 32 bytes");

static int
compare(Datum a, Datum b, DecimalKind kind)
{
	switch (kind)
	{
		case DECIMAL_FLOAT8:
			{
				double		x = DatumGetFloat8(a),
							y = DatumGetFloat8(b);

				return x < y ? -1 : x > y ? 1 : 0;
			}
		case DECIMAL_INT8:
			{
				int64		x = DatumGetInt64(a),
							y = DatumGetInt64(b);

				return x < y ? -1 : x > y ? 1 : 0;
			}
		default:
			return DatumGetInt32(DirectFunctionCall2(numeric_cmp, a, b));
	}
}

static const char *
rank_state_complaint(const RankState *state)
{
	if (state->version != RANK_STATE_VERSION)
		return "The version is not known.";
	if (state->known > 1 || state->direction > RANK_UNKNOWN)
		return "A flag is out of range.";
	if (state->better < 0 || state->better > state->peers)
		return "More peers are better than there are.";
	if (!state->known && (state->own != 0 || state->better != 0))
		return "An own value that is not known has a hash or a rank.";
	if (state->direction == RANK_UNKNOWN && state->better != 0)
		return "There is a rank without a direction.";
	return NULL;
}

/* Equal values, equal hash, however they are written. */
static int64
own_hash(Datum own, DecimalKind kind)
{
	switch (kind)
	{
		case DECIMAL_FLOAT8:
			{
				/* +0.0 makes one zero of two */
				double		value = DatumGetFloat8(own) + 0.0;
				int64		bits;

				memcpy(&bits, &value, sizeof(bits));
				return bits;
			}
		case DECIMAL_INT8:
			return DatumGetInt64(own);
		default:
			/* numeric's hash takes both infinities for one */
			if (numeric_is_inf(DatumGetNumeric(own)))
			{
				bool		whole;

				return decimal_sort_key(DatumGetNumeric(own), &whole);
			}
			return DatumGetInt64(DirectFunctionCall2(hash_numeric_extended, own,
													 Int64GetDatum(INT64CONST(0x1D5A7))));
	}
}

static void
own_differs(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("the value to rank differs between its rows"),
			 errhint("Pass the same value as argument \"own\" for all rows, or group by it.")));
}

static RankState *
rank_state_for_update(FunctionCallInfo fcinfo)
{
	RankState  *state = (RankState *) PG_GETARG_POINTER(0);

	if (!AggCheckCallContext(fcinfo, NULL))
	{
		RankState  *copy = palloc(sizeof(RankState));

		memcpy(copy, state, sizeof(RankState));
		state = copy;
	}
	return state;
}

static Datum
rank_trans(FunctionCallInfo fcinfo, DecimalKind kind)
{
	bool		known = !PG_ARGISNULL(1) && !rank_is_nan(PG_GETARG_DATUM(1), kind);
	int64		own = known ? own_hash(PG_GETARG_DATUM(1), kind) : 0;
	RankDirection direction = RANK_HIGHER;
	RankState  *state;

	if (PG_NARGS() == 4)
		direction = PG_ARGISNULL(3) ? RANK_UNKNOWN :
			PG_GETARG_BOOL(3) ? RANK_HIGHER : RANK_LOWER;
	if (PG_ARGISNULL(0))
	{
		state = palloc0(sizeof(RankState));
		state->version = RANK_STATE_VERSION;
		state->known = known;
		state->own = own;
		state->direction = direction;
	}
	else
	{
		state = rank_state_for_update(fcinfo);
		if (state->known != (uint8) known || state->own != own)
			own_differs();
		if (state->direction != direction)
			rank_direction_differs();
	}

	if (!PG_ARGISNULL(2) && !rank_is_nan(PG_GETARG_DATUM(2), kind))
	{
		exact_state_count(&state->peers, 1);
		if (known && direction != RANK_UNKNOWN)
		{
			int			order = compare(PG_GETARG_DATUM(2), PG_GETARG_DATUM(1), kind);

			if (direction == RANK_HIGHER ? order > 0 : order < 0)
				exact_state_count(&state->better, 1);
		}
	}
	PG_RETURN_POINTER(state);
}

PG_FUNCTION_INFO_V1(rank_state_in);
PG_FUNCTION_INFO_V1(rank_state_out);
PG_FUNCTION_INFO_V1(rank_state_recv);
PG_FUNCTION_INFO_V1(rank_state_send);
PG_FUNCTION_INFO_V1(rank_state_combine);
PG_FUNCTION_INFO_V1(rank_state_final);

#define RANK_STATE(suffix, kind) \
	PG_FUNCTION_INFO_V1(rank_within_##suffix); \
	Datum rank_within_##suffix(PG_FUNCTION_ARGS) \
	{ return rank_trans(fcinfo, kind); } \
	extern int	rank_state_##suffix##_unused

/* *INDENT-OFF* */
RANK_STATE(numeric, DECIMAL_NUMERIC);
RANK_STATE(float8, DECIMAL_FLOAT8);
RANK_STATE(int8, DECIMAL_INT8);
/* *INDENT-ON* */

Datum
rank_state_combine(PG_FUNCTION_ARGS)
{
	RankState  *into;
	const RankState *from;

	AGG_STATE_RETURN_ALONE();
	into = rank_state_for_update(fcinfo);
	from = (RankState *) PG_GETARG_POINTER(1);
	if (into->known != from->known || into->own != from->own)
		own_differs();
	if (into->direction != from->direction)
		rank_direction_differs();
	exact_state_count(&into->better, from->better);
	exact_state_count(&into->peers, from->peers);
	PG_RETURN_POINTER(into);
}

Datum
rank_state_final(PG_FUNCTION_ARGS)
{
	const RankState *state = (RankState *) PG_GETARG_POINTER(0);
	int64		rank = state->better;

	if (!state->known || state->direction == RANK_UNKNOWN)
		PG_RETURN_NULL();
	exact_state_count(&rank, 1);
	PG_RETURN_INT64(rank);
}

Datum
rank_state_in(PG_FUNCTION_ARGS)
{
	const char *text = PG_GETARG_CSTRING(0);
	struct Node *escontext = INDSTAT_ESCONTEXT(fcinfo);
	RankState  *state = palloc0(sizeof(RankState));
	int64		field[6];
	const char *p = text;
	const char *complaint = NULL;

	for (int i = 0; i < 6 && complaint == NULL; i++)
		if (!exact_sum_read_int64(&p, &field[i]) || !exact_sum_read_char(&p, i < 5 ? ':' : '\0'))
			complaint = "Expected version:known:direction:own:better:peers.";
	if (complaint == NULL)
	{
		for (int i = 0; i < 3; i++)
			if (field[i] < 0 || field[i] > PG_UINT8_MAX)
				complaint = "A flag is out of range.";
		state->version = (uint8) field[0];
		state->known = (uint8) field[1];
		state->direction = (uint8) field[2];
		state->own = field[3];
		state->better = field[4];
		state->peers = field[5];
		if (complaint == NULL)
			complaint = rank_state_complaint(state);
	}
	if (complaint)
		ereturn(escontext, (Datum) 0,
				(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
				 errmsg("invalid input syntax for type %s: \"%s\"", "rank_state", text),
				 errdetail_internal("%s", complaint)));
	PG_RETURN_POINTER(state);
}

Datum
rank_state_out(PG_FUNCTION_ARGS)
{
	const RankState *state = (RankState *) PG_GETARG_POINTER(0);

	PG_RETURN_CSTRING(psprintf("%d:%d:%d:" INT64_FORMAT ":" INT64_FORMAT ":" INT64_FORMAT,
							   state->version, state->known, state->direction,
							   state->own, state->better, state->peers));
}

Datum
rank_state_recv(PG_FUNCTION_ARGS)
{
	StringInfo	buf = (StringInfo) PG_GETARG_POINTER(0);
	RankState  *state = palloc0(sizeof(RankState));
	const char *complaint;

	state->version = pq_getmsgbyte(buf);
	state->known = pq_getmsgbyte(buf);
	state->direction = pq_getmsgbyte(buf);
	state->own = pq_getmsgint64(buf);
	state->better = pq_getmsgint64(buf);
	state->peers = pq_getmsgint64(buf);
	complaint = rank_state_complaint(state);
	if (complaint)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid binary value for type %s", "rank_state"),
				 errdetail_internal("%s", complaint)));
	PG_RETURN_POINTER(state);
}

Datum
rank_state_send(PG_FUNCTION_ARGS)
{
	const RankState *state = (RankState *) PG_GETARG_POINTER(0);
	StringInfoData buf;

	pq_begintypsend(&buf);
	pq_sendbyte(&buf, state->version);
	pq_sendbyte(&buf, state->known);
	pq_sendbyte(&buf, state->direction);
	pq_sendint64(&buf, state->own);
	pq_sendint64(&buf, state->better);
	pq_sendint64(&buf, state->peers);
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}
