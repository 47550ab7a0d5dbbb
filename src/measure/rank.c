/*-------------------------------------------------------------------------
 *
 * rank.c
 *	  rank_within: competition ranks ("1224") among the rows of a partition.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "utils/builtins.h"
#include "utils/memutils.h"

#include "base/compat.h"
#include "base/interrupts.h"
#include "measure/rank.h"
#include "partition/partition.h"

void
rank_direction_differs(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("the direction of a rank differs between its rows"),
			 errhint("Pass the same value as argument \"higher_is_better\" for all rows.")));
}

/*
 * Sorts integers that order as the values do.  Only numerics of more than four
 * groups of digits can have equal integers and yet differ; of these a copy is
 * kept, and they are put in order where they are neighbours.
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
		return DatumGetInt32(DirectFunctionCall2(numeric_cmp,
												 NumericGetDatum(longs->value[x->value]),
												 NumericGetDatum(longs->value[y->value])));
	if (x->value < 0 && y->value < 0)
		return 0;
	/* the one with more digits is farther from zero */
	return ((x->value >= 0) == (x->key >= 0)) ? 1 : -1;
}

/* The key of a row's value; false if that is NULL or NaN, and not ranked. */
static bool
read_key(PartitionReader *reader, int row, DecimalKind kind, LongValues *longs, RankKey *key)
{
	Datum		d = 0;
	Numeric		num = NULL;
	bool		whole;

	if (kind == DECIMAL_NUMERIC ?
		!partition_look_numeric(reader, row, 0, &num) || numeric_is_nan(num) :
		!partition_read_value(reader, row, 0, &d) || rank_is_nan(d, kind))
		return false;
	key->row = row;
	key->value = -1;
	switch (kind)
	{
		case DECIMAL_INT8:
			key->key = DatumGetInt64(d);
			break;
		case DECIMAL_FLOAT8:
			key->key = float8_sort_key(DatumGetFloat8(d));
			break;
		default:
			key->key = decimal_sort_key(num, &whole);
			if (!whole)
			{
				MemoryContext caller = MemoryContextSwitchTo(reader->keep);

				if (longs->count == longs->capacity)
				{
					longs->capacity = Max(64, longs->capacity * 2);
					longs->value = longs->count == 0 ?
						palloc(longs->capacity * sizeof(Numeric)) :
						repalloc_huge(longs->value, longs->capacity * sizeof(Numeric));
				}
				key->value = longs->count;
				longs->value[longs->count++] = DatumGetNumericCopy(NumericGetDatum(num));
				MemoryContextSwitchTo(caller);
			}
	}
	return true;
}

static RankDirection
current_direction(FunctionCallInfo fcinfo)
{
	Datum		d;

	return !partition_current_value(fcinfo, 1, &d) ? RANK_UNKNOWN :
		DatumGetBool(d) ? RANK_HIGHER : RANK_LOWER;
}

static void
rank_partition(FunctionCallInfo fcinfo, RankWork *work, RankPartition *partition, DecimalKind kind)
{
	MemoryContext lasting = fcinfo->flinfo->fn_mcxt;
	PartitionReader reader;
	LongValues	longs = {NULL, 0, 0};
	RankKey    *keys;
	int			nkeys = 0;

	partition_read_begin(&reader, fcinfo, CurrentMemoryContext);
	if (reader.rows > work->capacity)
	{
		int64		capacity = Max(reader.rows, Min((int64) work->capacity * 2, PG_INT32_MAX));

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
	memset(work->rank, 0, reader.rows * sizeof(int64));
	for (int row = 0; row < reader.rows; row++)
		if (read_key(&reader, row, kind, &longs, &keys[nkeys]))
			nkeys++;
	partition_read_end(&reader);

	if (work->direction != RANK_UNKNOWN)
	{
		bool		higher = work->direction == RANK_HIGHER;
		int			first = 0;	/* of the keys that are equal to this one */

		sort_rank_keys(keys, nkeys);
		for (int i = 1; i <= nkeys; i++)
		{
			CHECK_EACH(i);
			if (i == nkeys || keys[i].key != keys[first].key)
			{
				if (longs.count > 0 && i - first > 1)
					qsort_arg(&keys[first], i - first, sizeof(RankKey), compare_long, &longs);
				first = i;
			}
		}
		first = 0;
		for (int i = 1; i <= nkeys; i++)
		{
			CHECK_EACH(i);
			if (i == nkeys || keys[i].key != keys[first].key ||
				(longs.count > 0 && compare_long(&keys[first], &keys[i], &longs) != 0))
			{
				int64		rank = higher ? nkeys - i + 1 : first + 1;

				for (; first < i; first++)
				{
					CHECK_EACH(first);
					work->rank[keys[first].row] = rank;
				}
			}
		}
	}
	partition->read = true;
}

static Datum
rank_window(FunctionCallInfo fcinfo, DecimalKind kind)
{
	RankPartition *partition = partition_of_call(fcinfo, sizeof(RankPartition));
	RankWork   *work = fcinfo->flinfo->fn_extra;
	RankDirection direction;
	int64		rank;

	if (work == NULL)
		work = fcinfo->flinfo->fn_extra =
			MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt, sizeof(RankWork));
	direction = current_direction(fcinfo);
	if (!partition->read)
	{
		work->direction = direction;
		rank_partition(fcinfo, work, partition, kind);
	}
	else if (direction != work->direction)
		rank_direction_differs();
	rank = work->rank[partition_current_row(fcinfo)];
	if (rank == 0)
		PG_RETURN_NULL();
	PG_RETURN_INT64(rank);
}

#define RANK(suffix, kind) \
	PG_FUNCTION_INFO_V1(rank_within_window_##suffix); \
	Datum rank_within_window_##suffix(PG_FUNCTION_ARGS) \
	{ return rank_window(fcinfo, kind); } \
	extern int	rank_##suffix##_unused

/* *INDENT-OFF* */
RANK(numeric, DECIMAL_NUMERIC);
RANK(float8, DECIMAL_FLOAT8);
RANK(int8, DECIMAL_INT8);
/* *INDENT-ON* */
