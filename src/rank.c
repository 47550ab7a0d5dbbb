/*-------------------------------------------------------------------------
 *
 * rank.c
 *	  rank_within: competition ranks ("1224") among the rows of a partition,
 *	  or of one own value among its peers.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <math.h>

#include "common/int.h"
#include "lib/stringinfo.h"
#include "libpq/pqformat.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/memutils.h"
#include "windowapi.h"

#include "compat.h"
#include "decimal.h"
#include "rank.h"

/* Which end of the scale is best; UNKNOWN if the argument is NULL. */
typedef enum RankDirection
{
	RANK_LOWER,
	RANK_HIGHER,
	RANK_UNKNOWN
} RankDirection;

void
rank_direction_differs(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("the direction of a rank differs between its rows"),
			 errhint("Pass the same value as argument \"higher_is_better\" for all rows.")));
}

static bool
is_nan(Datum d, DecimalKind kind)
{
	if (kind == DECIMAL_FLOAT8)
		return isnan(DatumGetFloat8(d));
	return kind == DECIMAL_NUMERIC && numeric_is_nan(DatumGetNumeric(d));
}

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

/*-------------------------------------------------------------------------
 * The window form
 *
 * Sorts integers that order as the values do.  Only numerics of more than four
 * groups of digits can have equal integers and yet differ; of these a copy is
 * kept, and they are put in order where they are neighbours.
 *-------------------------------------------------------------------------
 */
typedef struct RankKey
{
	int64		key;
	int			row;
	int			value;			/* of a numeric that the key does not say all of; else -1 */
} RankKey;

#define ST_SORT sort_rank_keys
#define ST_ELEMENT_TYPE RankKey
#define ST_COMPARE(a, b) ((a)->key < (b)->key ? -1 : (a)->key > (b)->key)
#define ST_SCOPE static
#define ST_CHECK_FOR_INTERRUPTS
#define ST_DEFINE
#include "lib/sort_template.h"

/* What stays from one partition to the next, so that small ones are cheap. */
typedef struct RankWork
{
	RankKey    *keys;
	int64	   *rank;			/* by row; 0 is not ranked */
	int			capacity;
	RankDirection direction;
} RankWork;

/* Partition-local memory; starts as zeros. */
typedef struct RankPartition
{
	bool		read;
} RankPartition;

/* An integer that orders as doubles do; both zeros have one. */
static inline int64
float8_sort_key(double value)
{
	int64		bits;

	value += 0.0;
	memcpy(&bits, &value, sizeof(bits));
	return bits < 0 ? bits ^ PG_INT64_MAX : bits;
}

typedef struct LongValues
{
	Numeric    *value;
	int			count;
	int			capacity;
} LongValues;

/* The order of two numerics with equal keys; what has no copy has fewer digits. */
static int
compare_long(const void *a, const void *b, void *arg)
{
	const RankKey *x = a;
	const RankKey *y = b;
	const LongValues *longs = arg;

	CHECK_FOR_INTERRUPTS();
	if (x->value >= 0 && y->value >= 0)
		return compare(NumericGetDatum(longs->value[x->value]),
					   NumericGetDatum(longs->value[y->value]), DECIMAL_NUMERIC);
	if (x->value < 0 && y->value < 0)
		return 0;
	/* the one with more digits is farther from zero */
	return ((x->value >= 0) == (x->key >= 0)) ? 1 : -1;
}

static RankKey
rank_key(Datum d, DecimalKind kind, int row, LongValues *longs, MemoryContext context)
{
	RankKey		key;

	key.row = row;
	key.value = -1;
	switch (kind)
	{
		case DECIMAL_INT8:
			key.key = DatumGetInt64(d);
			break;
		case DECIMAL_FLOAT8:
			key.key = float8_sort_key(DatumGetFloat8(d));
			break;
		default:
			{
				Numeric		num = DatumGetNumeric(d);
				bool		whole;

				key.key = decimal_sort_key(num, &whole);
				if (!whole)
				{
					MemoryContext caller = MemoryContextSwitchTo(context);

					if (longs->count == longs->capacity)
					{
						longs->capacity = Max(64, longs->capacity * 2);
						longs->value = longs->count == 0 ?
							palloc(longs->capacity * sizeof(Numeric)) :
							repalloc_huge(longs->value, longs->capacity * sizeof(Numeric));
					}
					key.value = longs->count;
					longs->value[longs->count++] = DatumGetNumericCopy(NumericGetDatum(num));
					MemoryContextSwitchTo(caller);
				}
			}
	}
	return key;
}

static RankDirection
current_direction(WindowObject winobj)
{
	bool		isnull;
	Datum		d = WinGetFuncArgCurrent(winobj, 1, &isnull);

	return isnull ? RANK_UNKNOWN : DatumGetBool(d) ? RANK_HIGHER : RANK_LOWER;
}

static void
rank_partition(WindowObject winobj, RankWork *work, RankPartition *partition,
			   DecimalKind kind, MemoryContext lasting)
{
	int64		rows = WinGetPartitionRowCount(winobj);
	MemoryContext scratch,
				caller;
	LongValues	longs = {NULL, 0, 0};
	RankKey    *keys;
	int			nkeys = 0;

	/* the interface counts rows in int */
	if (rows > PG_INT32_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("too many rows in a partition")));
	if (rows > work->capacity)
	{
		int64		capacity = Max(rows, Min((int64) work->capacity * 2, PG_INT32_MAX));

		if (work->keys)
		{
			pfree(work->keys);
			pfree(work->rank);
			work->keys = NULL;
			work->capacity = 0;
		}
		work->rank = MemoryContextAllocHuge(lasting, capacity * sizeof(int64));
		work->keys = MemoryContextAllocHuge(lasting, capacity * sizeof(RankKey));
		work->capacity = (int) capacity;
	}
	keys = work->keys;
	memset(work->rank, 0, rows * sizeof(int64));

	/* arguments that are expressions leave their results here, copies stay */
	caller = CurrentMemoryContext;
	scratch = rows >= 256 ?
		AllocSetContextCreate(caller, "rank_within scratch", ALLOCSET_SMALL_SIZES) : caller;
	MemoryContextSwitchTo(scratch);
	for (int row = 0; row < (int) rows; row++)
	{
		bool		isnull,
					isout;
		Datum		d = WinGetFuncArgInPartition(winobj, 0, row, WINDOW_SEEK_HEAD, false,
												 &isnull, &isout);

		if (!isnull && !is_nan(d, kind))
			keys[nkeys++] = rank_key(d, kind, row, &longs, caller);
		if (row % 256 == 255)
		{
			CHECK_FOR_INTERRUPTS();
			MemoryContextReset(scratch);
		}
	}
	MemoryContextSwitchTo(caller);
	if (scratch != caller)
		MemoryContextDelete(scratch);

	if (work->direction != RANK_UNKNOWN)
	{
		bool		higher = work->direction == RANK_HIGHER;
		int			first = 0;	/* of the keys that are equal to this one */

		sort_rank_keys(keys, nkeys);
		for (int i = 1; i <= nkeys; i++)
			if (i == nkeys || keys[i].key != keys[first].key)
			{
				if (longs.count > 0 && i - first > 1)
					qsort_arg(&keys[first], i - first, sizeof(RankKey), compare_long, &longs);
				first = i;
			}
		first = 0;
		for (int i = 1; i <= nkeys; i++)
			if (i == nkeys || keys[i].key != keys[first].key ||
				(longs.count > 0 && compare_long(&keys[first], &keys[i], &longs) != 0))
			{
				int64		rank = higher ? nkeys - i + 1 : first + 1;

				for (; first < i; first++)
					work->rank[keys[first].row] = rank;
			}
	}
	partition->read = true;
}

static Datum
rank_window(FunctionCallInfo fcinfo, DecimalKind kind)
{
	WindowObject winobj = PG_WINDOW_OBJECT();
	RankPartition *partition;
	RankWork   *work = fcinfo->flinfo->fn_extra;
	RankDirection direction;
	int64		rank;

	if (!WindowObjectIsValid(winobj))
		ereport(ERROR,
				(errcode(ERRCODE_WINDOWING_ERROR),
				 errmsg("this form of rank_within needs an OVER clause")));
	if (work == NULL)
		work = fcinfo->flinfo->fn_extra =
			MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt, sizeof(RankWork));
	partition = WinGetPartitionLocalMemory(winobj, sizeof(RankPartition));
	direction = PG_NARGS() == 2 ? current_direction(winobj) : RANK_HIGHER;
	if (!partition->read)
	{
		work->direction = direction;
		rank_partition(winobj, work, partition, kind, fcinfo->flinfo->fn_mcxt);
	}
	else if (direction != work->direction)
		rank_direction_differs();
	rank = work->rank[WinGetCurrentPosition(winobj)];
	if (rank == 0)
		PG_RETURN_NULL();
	PG_RETURN_INT64(rank);
}

/*-------------------------------------------------------------------------
 * The aggregate form and its state
 *
 * Text: version:known:direction:own:better:peers
 *-------------------------------------------------------------------------
 */
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

static void
count_one(int64 *counter, int64 amount)
{
	if (pg_add_s64_overflow(*counter, amount, counter))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("bigint out of range")));
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
	bool		known = !PG_ARGISNULL(1) && !is_nan(PG_GETARG_DATUM(1), kind);
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

	if (!PG_ARGISNULL(2) && !is_nan(PG_GETARG_DATUM(2), kind))
	{
		count_one(&state->peers, 1);
		if (known && direction != RANK_UNKNOWN)
		{
			int			order = compare(PG_GETARG_DATUM(2), PG_GETARG_DATUM(1), kind);

			if (direction == RANK_HIGHER ? order > 0 : order < 0)
				count_one(&state->better, 1);
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

#define RANK(suffix, kind) \
	PG_FUNCTION_INFO_V1(rank_within_window_##suffix); \
	PG_FUNCTION_INFO_V1(rank_within_##suffix); \
	Datum rank_within_window_##suffix(PG_FUNCTION_ARGS) \
	{ return rank_window(fcinfo, kind); } \
	Datum rank_within_##suffix(PG_FUNCTION_ARGS) \
	{ return rank_trans(fcinfo, kind); } \
	extern int	rank_within_##suffix##_unused

/* *INDENT-OFF* */
RANK(numeric, DECIMAL_NUMERIC);
RANK(float8, DECIMAL_FLOAT8);
RANK(int8, DECIMAL_INT8);
/* *INDENT-ON* */

Datum
rank_state_combine(PG_FUNCTION_ARGS)
{
	RankState  *into;
	const RankState *from;

	if (PG_ARGISNULL(1))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	if (PG_ARGISNULL(0))
		PG_RETURN_DATUM(PG_GETARG_DATUM(1));
	into = rank_state_for_update(fcinfo);
	from = (RankState *) PG_GETARG_POINTER(1);
	if (into->known != from->known || into->own != from->own)
		own_differs();
	if (into->direction != from->direction)
		rank_direction_differs();
	count_one(&into->better, from->better);
	count_one(&into->peers, from->peers);
	PG_RETURN_POINTER(into);
}

Datum
rank_state_final(PG_FUNCTION_ARGS)
{
	const RankState *state = (RankState *) PG_GETARG_POINTER(0);
	int64		rank = state->better;

	if (!state->known || state->direction == RANK_UNKNOWN)
		PG_RETURN_NULL();
	count_one(&rank, 1);
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
	{
		bool		negative = (*p == '-');
		const char *start;
		int64		value = 0;

		if (negative)
			p++;
		/* counted downwards, so that the lowest int64 can be read */
		for (start = p; *p >= '0' && *p <= '9'; p++)
			if (pg_mul_s64_overflow(value, 10, &value) ||
				pg_sub_s64_overflow(value, *p - '0', &value))
				complaint = "A number is out of range.";
		if (p == start || *p != (i < 5 ? ':' : '\0'))
			complaint = "Expected version:known:direction:own:better:peers.";
		else if (!negative && value == PG_INT64_MIN)
			complaint = "A number is out of range.";
		else
			p++;
		field[i] = negative ? value : -value;
	}
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
