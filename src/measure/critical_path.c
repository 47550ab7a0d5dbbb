/*-------------------------------------------------------------------------
 *
 * critical_path.c
 *	  critical_path: how long tasks take when each starts as soon as all those
 *	  it waits for are finished; the longest path of a graph without cycles.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "common/int.h"
#include "fmgr.h"

#include "base/array_argument.h"
#include "base/compat.h"
#include "base/interrupts.h"

/* The elements of a one-dimensional array without NULLs, whatever its lower bound. */
static const void *
flat_array(ArrayType *array, const char *name, int *length)
{
	check_array_argument(array, name, false);
	*length = ArrayGetNItems(ARR_NDIM(array), ARR_DIMS(array));
	/* it may have room for NULLs all the same */
	return (const char *) array +
		(ARR_HASNULL(array) ? (Size) array->dataoffset : ARR_OVERHEAD_NONULLS(ARR_NDIM(array)));
}

static void
check_subscript(int32 subscript, int tasks, const char *name)
{
	if (subscript < 1 || subscript > tasks)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("argument \"%s\" names task %d", name, subscript),
				 errdetail("There are durations of %d tasks, numbered from 1.", tasks)));
}

/*
 * Tasks leave a queue in an order in which every task comes after all those it
 * waits for, so that each start is final when its task leaves.  False if some
 * tasks wait for one another and never leave.
 */
static bool
longest_path(const int64 *duration, int tasks, const int32 *follower, const int32 *predecessor, int edges, int64 *result)
{
	int		   *waits_for = palloc0(sizeof(int) * tasks);
	int		   *first = palloc0(sizeof(int) * (tasks + 1));
	int		   *place = palloc(sizeof(int) * tasks);
	int		   *next = palloc(sizeof(int) * Max(edges, 1));
	int		   *queue = palloc(sizeof(int) * tasks);
	int64	   *start = palloc0(sizeof(int64) * tasks);
	int			head = 0,
				tail = 0;

	/* the followers of task t are next[first[t]] up to next[first[t + 1] - 1] */
	for (int i = 0; i < edges; i++)
	{
		CHECK_EACH(i);
		first[predecessor[i]]++;
	}
	for (int t = 0; t < tasks; t++)
	{
		CHECK_EACH(t);
		first[t + 1] += first[t];
	}
	copy_in_pieces(place, first, sizeof(int) * tasks);
	for (int i = 0; i < edges; i++)
	{
		CHECK_EACH(i);
		next[place[predecessor[i] - 1]++] = follower[i] - 1;
		waits_for[follower[i] - 1]++;
	}

	for (int t = 0; t < tasks; t++)
	{
		CHECK_EACH(t);
		if (waits_for[t] == 0)
			queue[tail++] = t;
	}

	*result = 0;
	while (head < tail)
	{
		int			t = queue[head++];
		int64		finish;

		CHECK_FOR_INTERRUPTS();
		if (pg_add_s64_overflow(start[t], duration[t], &finish))
			ereport(ERROR,
					(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
					 errmsg("the critical path is out of range for type bigint")));
		*result = Max(*result, finish);
		for (int i = first[t]; i < first[t + 1]; i++)
		{
			CHECK_EACH(i);
			start[next[i]] = Max(start[next[i]], finish);
			if (--waits_for[next[i]] == 0)
				queue[tail++] = next[i];
		}
	}
	return tail == tasks;
}

PG_FUNCTION_INFO_V1(critical_path);
Datum
critical_path(PG_FUNCTION_ARGS)
{
	int			tasks,
				edges,
				predecessors;
	const int64 *duration = flat_array(PG_GETARG_ARRAYTYPE_P(0), "durations", &tasks);
	const int32 *follower = flat_array(PG_GETARG_ARRAYTYPE_P(1), "followers", &edges);
	const int32 *predecessor = flat_array(PG_GETARG_ARRAYTYPE_P(2), "predecessors", &predecessors);
	int64		result;

	if (predecessors != edges)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("arguments \"followers\" and \"predecessors\" must be of the same length")));
	for (int t = 0; t < tasks; t++)
	{
		CHECK_EACH(t);
		if (duration[t] < 0)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("the duration of task %d is negative", t + 1)));
	}
	for (int i = 0; i < edges; i++)
	{
		CHECK_EACH(i);
		check_subscript(follower[i], tasks, "followers");
		check_subscript(predecessor[i], tasks, "predecessors");
	}
	if (tasks < 1)
		PG_RETURN_NULL();
	if (!longest_path(duration, tasks, follower, predecessor, edges, &result))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("tasks wait for one another in a cycle"),
				 errhint("Leave out one of the dependencies between them.")));
	PG_RETURN_INT64(result);
}
