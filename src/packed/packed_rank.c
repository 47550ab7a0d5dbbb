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

#include "utils/memutils.h"

#include "base/interrupts.h"
#include "packed/packed_rank.h"
#include "packed/vector_clones.h"

/* Up to so many are counted: n * n steps of a vector against n * log(n) of a sort. */
#define BY_COUNTING 128
/* A register of the least machine: most groups are of about ten. */
#define BLOCK 4

typedef struct RankItem
{
	int64		value;
	int32		at;
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
packed_ranker_create(int largest)
{
	PackedRanker *ranker = palloc0(sizeof(PackedRanker));

	if (largest > BY_COUNTING)
		ranker->item = MemoryContextAllocHuge(CurrentMemoryContext, (Size) largest * sizeof(RankItem));
	return ranker;
}

void
packed_ranker_free(PackedRanker *ranker)
{
	if (ranker->item)
		pfree(ranker->item);
	pfree(ranker);
}

/*
 * Nothing missing is better than anything: it is the least integer.  The group
 * is filled up with such to whole blocks.  Every machine has vectors of integers
 * of 32 bits that can be compared.
 */
#define COUNT_BETTER(type, least, clones) \
	clones static void \
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
COUNT_BETTER(int32, PG_INT32_MIN, );
COUNT_BETTER(int64, PACKED_MISSING, PACKED_VECTOR_CLONES);
/* *INDENT-ON* */

void
packed_rank(PackedRanker *ranker, const int64 *values, int n, bool narrow, int32 *rank)
{
	int			known = 0;
	int32		place = 0;

	if (n <= BY_COUNTING)
	{
		if (narrow)
			count_better_int32(values, n, rank);
		else
			count_better_int64(values, n, rank);
		return;
	}
	CHECK_FOR_INTERRUPTS();
	for (int k = 0; k < n; k++)
	{
		CHECK_EACH(k);
		rank[k] = 0;
		if (values[k] == PACKED_MISSING)
			continue;
		ranker->item[known].value = values[k];
		ranker->item[known++].at = k;
	}
	sort_rank_items(ranker->item, known);
	for (int i = 0; i < known; i++)
	{
		CHECK_EACH(i);
		if (i == 0 || ranker->item[i].value != ranker->item[i - 1].value)
			place = i + 1;
		rank[ranker->item[i].at] = place;
	}
}

void
packed_turn(int64 *values, int n)
{
	/* the least integer, which is missing, is its own opposite */
	IN_PIECES(at, m, n)
		for (int k = at; k < at + m; k++)
			values[k] = (int64) -(uint64) values[k];
}
