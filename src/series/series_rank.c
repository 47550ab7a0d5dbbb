/*-------------------------------------------------------------------------
 *
 * series_rank.c
 *	  series_rank: the rank of every member of a group in every period, as a
 *	  window function over whole series.
 *
 * All series of the partition are laid side by side as a table of integers of
 * one scale, a row for each member.  Small groups are ranked by counting who
 * is better along all periods at once: vectors are longer that way than among
 * the ten or so members of most groups.  Of large ones each period is ranked by
 * itself (packed_rank.h).  Where series lie so far apart that the table would be
 * mostly empty, their values are sorted as a list.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "utils/memutils.h"

#include "base/compat.h"
#include "base/interrupts.h"
#include "measure/rank.h"
#include "packed/packed_rank.h"
#include "packed/vector_clones.h"
#include "partition/partition.h"
#include "series/series.h"

/* Up to so many members are ranked along all periods. */
#define ALONG_PERIODS 64
/* A table has at most so many cells for each value, once it is not small. */
#define CELLS_PER_VALUE 4
#define SMALL_TABLE 4096

/* Partition-local memory; starts as zeros. */
typedef struct RankPartition
{
	bool		ready;
	bool		higher_is_better;
	int			members;
	int			first;			/* positions that any series has */
	int			periods;
	int			scale;
	bool		narrow;			/* all values fit 32 bits as they are */
	bool		joint;			/* some series join January and February */
	Series	   *series;			/* by row; frequency 0 if NULL */
	Size	   *start;			/* of the ranks of each row, and the end of all */
	int32	   *rank;			/* of each value; 0 is not ranked */
} RankPartition;

typedef struct ListItem
{
	int64		place;			/* what is ranked together: position * 2 + joint */
	int64		value;
	Size		at;				/* of its rank */
} ListItem;

#define ST_SORT sort_list_items
#define ST_ELEMENT_TYPE ListItem
#define ST_COMPARE(a, b) ((a)->place != (b)->place ? ((a)->place < (b)->place ? -1 : 1) : \
						  (a)->value > (b)->value ? -1 : (a)->value < (b)->value)
#define ST_SCOPE static
#define ST_CHECK_FOR_INTERRUPTS
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
		{
			CHECK_EACH(i);
			small[i] = table[i] == PACKED_MISSING ? PG_INT32_MIN : (int32) table[i];
		}
	}
	for (int i = 0; i < members; i++)
	{
		int32	   *own_rank = rank + (Size) i * periods;
		const int64 *own = table + (Size) i * periods;

		for (int j = 0; j < members; j++)
		{
			CHECK_FOR_INTERRUPTS();
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
rank_each_period(const int64 *table, int members, int periods, bool narrow, int32 *rank)
{
	PackedRanker *ranker = packed_ranker_create(members);
	int64	   *value = MemoryContextAllocHuge(CurrentMemoryContext, (Size) members * sizeof(int64));
	int32	   *own = MemoryContextAllocHuge(CurrentMemoryContext, (Size) members * sizeof(int32));

	for (int t = 0; t < periods; t++)
	{
		for (int i = 0; i < members; i++)
		{
			CHECK_EACH(i);
			value[i] = table[(Size) i * periods + t];
		}
		packed_rank(ranker, value, members, narrow, own);
		for (int i = 0; i < members; i++)
		{
			CHECK_EACH(i);
			rank[(Size) i * periods + t] = own[i];
		}
	}
	pfree(own);
	pfree(value);
	packed_ranker_free(ranker);
}

static void
rank_table(const int64 *table, int members, int periods, bool narrow, int32 *rank)
{
	if (members <= ALONG_PERIODS)
		rank_by_counting(table, members, periods, narrow, rank);
	else
		rank_each_period(table, members, periods, narrow, rank);
}

/*
 * Where some series join January and February and others do not, each kind
 * has its own ranks.
 */
static void
rank_joint(const RankPartition *partition, const int64 *table, int32 *result)
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

			CHECK_EACH(cell);
			joint[cell] = is_joint ? table[cell] : PACKED_MISSING;
			apart[cell] = is_joint ? PACKED_MISSING : table[cell];
		}
	rank_table(joint, partition->members, partition->periods, partition->narrow, rank);
	rank_table(apart, partition->members, partition->periods, partition->narrow, result);
	for (Size cell = 0; cell < cells; cell++)
	{
		CHECK_EACH(cell);
		if (rank[cell] != 0)
			result[cell] = rank[cell];
	}
	pfree(rank);
	pfree(joint);
	pfree(apart);
}

/* The values of a series at the scale of all, the better ones larger. */
static void
get_values(const RankPartition *partition, const Series *s, int64 *value)
{
	packed_unpack(&s->packed, 0, s->packed.count, value);
	if (!packed_rescale(value, s->packed.count, partition->scale - s->packed.scale))
		packed_overflow("series");
	if (!partition->higher_is_better)
		packed_turn(value, s->packed.count);
}

static void
rank_in_table(RankPartition *partition)
{
	Size		cells = (Size) partition->members * partition->periods;
	int64	   *table = MemoryContextAllocHuge(CurrentMemoryContext, Max(cells, 1) * sizeof(int64));
	int32	   *rank = MemoryContextAllocExtended(CurrentMemoryContext, Max(cells, 1) * sizeof(int32),
												  MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);

	for (Size cell = 0; cell < cells; cell++)
	{
		CHECK_EACH(cell);
		table[cell] = PACKED_MISSING;
	}
	for (int i = 0; i < partition->members; i++)
	{
		const Series *s = &partition->series[i];

		CHECK_FOR_INTERRUPTS();
		if (s->frequency != '\0' && s->packed.count > 0)
			get_values(partition, s, table + (Size) i * partition->periods + (s->first - partition->first));
	}
	if (partition->joint)
		rank_joint(partition, table, rank);
	else
		rank_table(table, partition->members, partition->periods, partition->narrow, rank);
	for (int i = 0; i < partition->members; i++)
	{
		CHECK_FOR_INTERRUPTS();
		if (partition->series[i].packed.count > 0)
			memcpy(partition->rank + partition->start[i],
				   rank + (Size) i * partition->periods + (partition->series[i].first - partition->first),
				   partition->series[i].packed.count * sizeof(int32));
	}
	pfree(rank);
	pfree(table);
}

static void
rank_in_list(RankPartition *partition)
{
	Size		values = partition->start[partition->members];
	ListItem   *item = MemoryContextAllocHuge(CurrentMemoryContext, Max(values, 1) * sizeof(ListItem));
	int64	   *value = palloc(SERIES_MAX_PERIODS * sizeof(int64));
	Size		known = 0,
				first = 0;
	int32		place = 0;

	for (int i = 0; i < partition->members; i++)
	{
		const Series *s = &partition->series[i];

		CHECK_FOR_INTERRUPTS();
		if (s->frequency == '\0' || s->packed.count == 0)
			continue;
		get_values(partition, s, value);
		for (int k = 0; k < s->packed.count; k++)
		{
			if (value[k] == PACKED_MISSING)
				continue;
			item[known].place = (int64) (s->first + k) * 2 +
				(partition->joint && series_is_joint(s, s->first + k));
			item[known].value = value[k];
			item[known++].at = partition->start[i] + k;
		}
	}
	sort_list_items(item, known);
	for (Size k = 0; k < known; k++)
	{
		CHECK_EACH(k);
		if (k == 0 || item[k].place != item[k - 1].place)
			first = k;
		if (k == first || item[k].value != item[k - 1].value)
			place = (int32) (k - first) + 1;
		partition->rank[item[k].at] = place;
	}
	pfree(value);
	pfree(item);
}

static void
read_partition(FunctionCallInfo fcinfo, RankPartition *partition)
{
	MemoryContext context = GetMemoryChunkContext(partition);
	MemoryContext caller;
	PartitionReader reader;
	const Series *some = NULL;
	Size		values = 0;
	int			end = 0;

	partition_read_begin(&reader, fcinfo, context);
	partition->members = reader.rows;
	partition->series = MemoryContextAllocExtended(context, (Size) reader.rows * sizeof(Series),
												   MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	partition->start = MemoryContextAllocHuge(context, ((Size) reader.rows + 1) * sizeof(Size));
	partition->narrow = true;
	for (int i = 0; i < partition->members; i++)
	{
		Series	   *s = &partition->series[i];
		struct varlena *stored;

		partition->start[i] = values;
		if (!partition_read_varlena(&reader, i, 0, &stored))
			continue;
		series_open(stored, s);
		if (some != NULL)
			series_check_alike(some, s);
		some = s;
		partition->scale = Max(partition->scale, s->packed.scale);
		partition->joint = partition->joint || s->basis == SERIES_JAN_FEB;
		if (s->packed.count == 0)
			continue;
		partition->first = values == 0 ? s->first : Min(partition->first, s->first);
		end = values == 0 ? series_end(s) : Max(end, series_end(s));
		values += s->packed.count;
	}
	partition_read_end(&reader);
	partition->start[partition->members] = values;
	partition->periods = end - partition->first;
	for (int i = 0; i < partition->members; i++)
	{
		const Series *s = &partition->series[i];

		CHECK_EACH(i);
		partition->narrow = partition->narrow &&
			(s->packed.count == 0 || (s->packed.width <= 4 && s->packed.scale == partition->scale));
	}

	caller = MemoryContextSwitchTo(context);
	partition->rank = MemoryContextAllocExtended(context, Max(values, 1) * sizeof(int32),
												 MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	if ((Size) partition->members * partition->periods <= Max(values * CELLS_PER_VALUE, SMALL_TABLE))
		rank_in_table(partition);
	else
		rank_in_list(partition);
	partition->ready = true;
	MemoryContextSwitchTo(caller);
}

/* (series, higher_is_better) */
PG_FUNCTION_INFO_V1(series_rank_window);
Datum
series_rank_window(PG_FUNCTION_ARGS)
{
	RankPartition *partition = partition_of_call(fcinfo, sizeof(RankPartition));
	int			row = partition_current_row(fcinfo);
	const Series *s;
	const int32 *rank;
	SeriesDraft draft;
	Datum		d;
	bool		higher_is_better;

	if (!partition_current_value(fcinfo, 1, &d))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("the direction of a rank must not be null")));
	higher_is_better = DatumGetBool(d);
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
	rank = partition->rank + partition->start[row];
	for (int i = 0; i < draft.count; i++)
		draft.value[i] = rank[i] == 0 ? PACKED_MISSING : rank[i];
	PG_RETURN_POINTER(series_form_like(&draft, s));
}
