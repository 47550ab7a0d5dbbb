/*-------------------------------------------------------------------------
 *
 * packed_rank.c
 *	  Ranks among the values of a group.
 *
 * Small groups are ranked by counting who is better than each, in blocks that
 * compilers turn into vectors; large ones by sorting.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"
#include "utils/memutils.h"

#include "packed/packed_rank.h"
#include "packed/vector_clones.h"

/* Up to so many are counted: n * n steps of a vector against n * log(n) of a sort. */
#define BY_COUNTING 128
/* As many as two registers of the least machine hold. */
#define BLOCK 8

typedef struct RankItem
{
	int64		value;
	Size		at;
} RankItem;

struct PackedRanker
{
	RankItem   *item;			/* of groups that are sorted */
};

#define ST_SORT sort_rank_items
#define ST_ELEMENT_TYPE RankItem
#define ST_COMPARE(a, b) ((a)->value > (b)->value ? -1 : (a)->value < (b)->value)
#define ST_SCOPE static
#define ST_CHECK_FOR_INTERRUPTS
#define ST_DEFINE
#include "lib/sort_template.h"

PackedRanker *
packed_ranker_create(Size largest)
{
	PackedRanker *ranker = palloc0(sizeof(PackedRanker));

	if (largest > BY_COUNTING)
		ranker->item = MemoryContextAllocHuge(CurrentMemoryContext, largest * sizeof(RankItem));
	return ranker;
}

/*
 * Nothing missing is better than anything: it is the least integer.  The group
 * is filled up with such to whole blocks.
 */
#define COUNT_BETTER(type, least) \
	PACKED_VECTOR_CLONES \
	static void \
	count_better_##type(const int64 *values, int n, int32 *rank) \
	{ \
		type		group[BY_COUNTING + BLOCK]; \
		int			filled = (n + BLOCK - 1) / BLOCK * BLOCK; \
\
		for (int k = 0; k < n; k++) \
			group[k] = values[k] == PACKED_MISSING ? least : (type) values[k]; \
		for (int k = n; k < filled; k++) \
			group[k] = least; \
		for (int block = 0; block < filled; block += BLOCK) \
		{ \
			type		own[BLOCK]; \
			type		better[BLOCK] = {0}; \
\
			memcpy(own, group + block, sizeof(own)); \
			for (int k = 0; k < n; k++) \
				for (int i = 0; i < BLOCK; i++) \
					better[i] += group[k] > own[i]; \
			for (int i = 0; i < BLOCK && block + i < n; i++) \
				rank[block + i] = own[i] == least ? 0 : (int32) better[i] + 1; \
		} \
	} \
	extern int	count_better_##type##_unused

/* *INDENT-OFF* */
COUNT_BETTER(int32, PG_INT32_MIN);
COUNT_BETTER(int64, PACKED_MISSING);
/* *INDENT-ON* */

void
packed_rank(PackedRanker *ranker, const int64 *values, Size n, bool narrow, int32 *rank)
{
	Size		known = 0;
	int32		place = 0;

	if (n <= BY_COUNTING)
	{
		if (narrow)
			count_better_int32(values, (int) n, rank);
		else
			count_better_int64(values, (int) n, rank);
		return;
	}
	CHECK_FOR_INTERRUPTS();
	for (Size k = 0; k < n; k++)
	{
		rank[k] = 0;
		if (values[k] == PACKED_MISSING)
			continue;
		ranker->item[known].value = values[k];
		ranker->item[known++].at = k;
	}
	sort_rank_items(ranker->item, known);
	for (Size i = 0; i < known; i++)
	{
		if (i == 0 || ranker->item[i].value != ranker->item[i - 1].value)
			place = (int32) i + 1;
		rank[ranker->item[i].at] = place;
	}
}

void
packed_turn(int64 *values, Size n)
{
	/* the least integer, which is missing, is its own opposite */
	for (Size k = 0; k < n; k++)
		values[k] = (int64) -(uint64) values[k];
}
