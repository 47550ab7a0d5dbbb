/*-------------------------------------------------------------------------
 *
 * series_rank.c
 *	  series_rank: the rank of every member of a group in every period, as a
 *	  window function over whole series.
 *
 * All series of the partition are laid side by side as a table of integers of
 * one scale, a row for each member.  Small groups are ranked by counting who
 * is better, which compilers turn into vectors along the periods; large ones
 * by sorting each period.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"
#include "utils/memutils.h"

#include "compat.h"
#include "packed_arithmetic.h"
#include "partition.h"
#include "rank.h"
#include "series.h"

/* Up to so many members are ranked by counting. */
#define RANK_BY_COUNTING 128

/* Partition-local memory; starts as zeros. */
typedef struct RankPartition
{
	bool		ready;
	bool		higher_is_better;
	int			members;
	int			first;			/* positions of the table */
	int			periods;
	Series	   *series;			/* by row; frequency 0 if NULL */
	int32	   *rank;			/* by row and period; 0 is not ranked */
} RankPartition;

typedef struct RankItem
{
	int64		value;
	int32		row;
} RankItem;

#define ST_SORT sort_rank_items
#define ST_ELEMENT_TYPE RankItem
#define ST_COMPARE(a, b) ((a)->value > (b)->value ? -1 : (a)->value < (b)->value)
#define ST_SCOPE static
#define ST_DEFINE
#include "lib/sort_template.h"

/* Missing is the least integer: nothing is worse. */
PACKED_VECTOR_CLONES
static void
count_better_int32(const int32 *restrict own, const int32 *restrict other, int n, int32 *restrict rank)
{
	for (int i = 0; i < n; i++)
		rank[i] += other[i] > own[i];
}

PACKED_VECTOR_CLONES
static void
count_better_int64(const int64 *restrict own, const int64 *restrict other, int n, int32 *restrict rank)
{
	for (int i = 0; i < n; i++)
		rank[i] += other[i] > own[i];
}

/* The ranks of members whose values stand one under the other. */
static void
rank_by_counting(const int64 *table, int members, int periods, bool narrow, int32 *rank)
{
	int32	   *small = NULL;

	if (narrow)
	{
		Size		cells = (Size) members * periods;

		small = palloc(Max(cells, 1) * sizeof(int32));
		for (Size i = 0; i < cells; i++)
			small[i] = table[i] == PACKED_MISSING ? PG_INT32_MIN : (int32) table[i];
	}
	for (int i = 0; i < members; i++)
	{
		int32	   *own_rank = rank + (Size) i * periods;
		const int64 *own = table + (Size) i * periods;

		CHECK_FOR_INTERRUPTS();
		for (int j = 0; j < members; j++)
		{
			if (narrow)
				count_better_int32(small + (Size) i * periods, small + (Size) j * periods,
								   periods, own_rank);
			else
				count_better_int64(own, table + (Size) j * periods, periods, own_rank);
		}
		for (int t = 0; t < periods; t++)
			own_rank[t] = own[t] == PACKED_MISSING ? 0 : own_rank[t] + 1;
	}
	if (small)
		pfree(small);
}

static void
rank_by_sorting(const int64 *table, int members, int periods, int32 *rank)
{
	RankItem   *item = MemoryContextAllocHuge(CurrentMemoryContext, (Size) members * sizeof(RankItem));

	for (int t = 0; t < periods; t++)
	{
		int			known = 0;
		int32		place = 0;

		CHECK_FOR_INTERRUPTS();
		for (int i = 0; i < members; i++)
		{
			int64		value = table[(Size) i * periods + t];

			if (value == PACKED_MISSING)
				continue;
			item[known].value = value;
			item[known++].row = i;
		}
		sort_rank_items(item, known);
		for (int k = 0; k < known; k++)
		{
			if (k == 0 || item[k].value != item[k - 1].value)
				place = k + 1;
			rank[(Size) item[k].row * periods + t] = place;
		}
	}
	pfree(item);
}

static void
rank_table(const int64 *table, int members, int periods, bool narrow, int32 *rank)
{
	if (members <= RANK_BY_COUNTING)
		rank_by_counting(table, members, periods, narrow, rank);
	else
		rank_by_sorting(table, members, periods, rank);
}

/*
 * Where some series join January and February and others do not, each kind
 * has its own ranks.
 */
static void
rank_joint(RankPartition *partition, const int64 *table, bool narrow)
{
	Size		cells = (Size) partition->members * partition->periods;
	int64	   *joint = MemoryContextAllocHuge(CurrentMemoryContext, Max(cells, 1) * sizeof(int64));
	int64	   *apart = MemoryContextAllocHuge(CurrentMemoryContext, Max(cells, 1) * sizeof(int64));
	int32	   *rank = MemoryContextAllocExtended(CurrentMemoryContext, Max(cells, 1) * sizeof(int32),
												  MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);

	for (int i = 0; i < partition->members; i++)
		for (int t = 0; t < partition->periods; t++)
		{
			Size		cell = (Size) i * partition->periods + t;
			bool		is_joint = partition->series[i].frequency != '\0' &&
				series_is_joint(&partition->series[i], partition->first + t);

			joint[cell] = is_joint ? table[cell] : PACKED_MISSING;
			apart[cell] = is_joint ? PACKED_MISSING : table[cell];
		}
	rank_table(joint, partition->members, partition->periods, narrow, rank);
	rank_table(apart, partition->members, partition->periods, narrow, partition->rank);
	for (Size cell = 0; cell < cells; cell++)
		if (rank[cell] != 0)
			partition->rank[cell] = rank[cell];
	pfree(rank);
	pfree(joint);
	pfree(apart);
}

static void
read_partition(FunctionCallInfo fcinfo, RankPartition *partition)
{
	MemoryContext context = GetMemoryChunkContext(partition);
	MemoryContext caller;
	PartitionReader reader;
	const Series *some = NULL;
	int			end = 0;
	int			scale = 0;
	bool		joint = false;
	bool		narrow = true;
	Size		cells;
	int64	   *table;

	partition_read_begin(&reader, fcinfo, context);
	partition->members = reader.rows;
	partition->series = MemoryContextAllocExtended(context, (Size) reader.rows * sizeof(Series),
												   MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	for (int i = 0; i < partition->members; i++)
	{
		Series	   *s = &partition->series[i];
		struct varlena *stored;

		if (!partition_read_varlena(&reader, i, 0, &stored))
			continue;
		series_open(stored, s);
		if (some != NULL)
			series_check_alike(some, s);
		some = s;
		scale = Max(scale, s->packed.scale);
		joint = joint || s->basis == SERIES_JAN_FEB;
		if (s->packed.count == 0)
			continue;
		if (partition->periods == 0)
		{
			partition->first = s->first;
			end = series_end(s);
		}
		partition->first = Min(partition->first, s->first);
		end = Max(end, series_end(s));
		partition->periods = end - partition->first;
		/* two that lie far apart would lay out all that is between them, for every member */
		packed_check_count("series", partition->periods, SERIES_MAX_PERIODS);
	}
	partition_read_end(&reader);

	caller = MemoryContextSwitchTo(context);
	cells = (Size) partition->members * partition->periods;
	table = MemoryContextAllocHuge(context, Max(cells, 1) * sizeof(int64));
	partition->rank = MemoryContextAllocExtended(context, Max(cells, 1) * sizeof(int32),
												 MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	for (Size cell = 0; cell < cells; cell++)
		table[cell] = PACKED_MISSING;
	for (int i = 0; i < partition->members; i++)
	{
		Series	   *s = &partition->series[i];
		int64	   *row;

		if (s->frequency == '\0' || s->packed.count == 0)
			continue;
		row = table + (Size) i * partition->periods + (s->first - partition->first);
		packed_unpack(&s->packed, 0, s->packed.count, row);
		if (!packed_rescale(row, s->packed.count, scale - s->packed.scale))
			packed_overflow("series");
		narrow = narrow && s->packed.width <= 4 && s->packed.scale == scale;
		if (!partition->higher_is_better)
			/* the least integer, which is missing, stays what it is */
			for (int k = 0; k < s->packed.count; k++)
				row[k] = (int64) -(uint64) row[k];
		if (i % 256 == 255)
			CHECK_FOR_INTERRUPTS();
	}
	if (joint)
		rank_joint(partition, table, narrow);
	else
		rank_table(table, partition->members, partition->periods, narrow, partition->rank);
	pfree(table);
	partition->ready = true;
	MemoryContextSwitchTo(caller);
}

/* (series [, higher_is_better]) */
PG_FUNCTION_INFO_V1(series_rank_window);
Datum
series_rank_window(PG_FUNCTION_ARGS)
{
	RankPartition *partition = partition_of_call(fcinfo, sizeof(RankPartition));
	int			row = partition_current_row(fcinfo);
	const Series *s;
	const int32 *rank;
	SeriesDraft draft;
	bool		higher_is_better = true;

	if (PG_NARGS() > 1)
	{
		Datum		d;

		if (!partition_current_value(fcinfo, 1, &d))
			ereport(ERROR,
					(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
					 errmsg("the direction of a rank must not be null")));
		higher_is_better = DatumGetBool(d);
	}
	if (!partition->ready)
	{
		partition->higher_is_better = higher_is_better;
		read_partition(fcinfo, partition);
	}
	else if (higher_is_better != partition->higher_is_better)
		rank_direction_differs();
	s = &partition->series[row];
	if (s->frequency == '\0')
		PG_RETURN_NULL();
	series_draft_init(&draft, s, s->first, s->packed.count);
	draft.scale = 0;
	rank = partition->rank + (Size) row * partition->periods + (s->first - partition->first);
	for (int i = 0; i < draft.count; i++)
		draft.value[i] = rank[i] == 0 ? PACKED_MISSING : rank[i];
	PG_RETURN_POINTER(series_form_like(&draft, s));
}
