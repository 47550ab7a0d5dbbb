/*-------------------------------------------------------------------------
 *
 * kept.c
 *	  run_kept(statement, arguments): EXECUTE with a plan that is kept for the
 *	  session.
 *
 * Triggers of a model name its schema as it is called now, so their statements
 * are put together anew every time; to plan them anew every time took most of
 * the time that recording one event takes.  A plan is found by the text of its
 * statement: a schema that is renamed is another text.  What it stands on makes
 * the server plan it again when it changes, as with any kept plan, and rights
 * are those of whoever runs it.  A session keeps so many: the one that was not
 * used for the longest time makes room for another.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "common/hashfn.h"
#include "executor/spi.h"
#include "lib/ilist.h"
#include "nodes/parsenodes.h"
#include "optimizer/optimizer.h"
#include "utils/builtins.h"
#include "utils/hsearch.h"
#include "utils/memutils.h"
#include "utils/plancache.h"

#include "model/kept.h"

#define KEPT_AT_MOST 256		/* a model has a handful */

typedef struct KeptPlan
{
	const char *statement;		/* the key; lies in the plan */
	SPIPlanPtr	plan;
	bool		first_only;
	int			running;
	dlist_node	use;
} KeptPlan;

static HTAB *kept_plans;
static dlist_head kept_uses = DLIST_STATIC_INIT(kept_uses);	/* the last one first */

static uint32
hash_statement(const void *key, Size size)
{
	return string_hash(*(const char *const *) key, MaxAllocSize);
}

static int
match_statement(const void *a, const void *b, Size size)
{
	return strcmp(*(const char *const *) a, *(const char *const *) b);
}

static void
forget(KeptPlan *kept)
{
	SPIPlanPtr	plan = kept->plan;

	dlist_delete(&kept->use);
	(void) hash_search(kept_plans, &kept->statement, HASH_REMOVE, NULL);
	SPI_freeplan(plan);
}

/* The one that was used before all others goes, unless it runs. */
static void
forget_oldest(void)
{
	KeptPlan   *oldest = NULL;
	dlist_iter	use;

	dlist_reverse_foreach(use, &kept_uses)
	{
		oldest = dlist_container(KeptPlan, use, use.cur);
		if (oldest->running == 0)
		{
			forget(oldest);
			return;
		}
	}
}

/* Whether the rows after the first one do nothing. */
static bool
only_reads(SPIPlanPtr plan)
{
	ListCell   *source;

	foreach(source, SPI_plan_get_plan_sources(plan))
	{
		ListCell   *query;

		foreach(query, ((CachedPlanSource *) lfirst(source))->query_list)
		{
			Query	   *q = lfirst_node(Query, query);

			if (q->commandType != CMD_SELECT || q->hasModifyingCTE || q->rowMarks != NIL ||
				contain_volatile_functions((Node *) q))
				return false;
		}
	}
	return true;
}

/* NULL if there is no statement in it. */
static pg_noinline KeptPlan *
plan_of(const char *statement)
{
	Oid			type = TEXTARRAYOID;
	SPIPlanPtr	plan;
	KeptPlan   *kept;
	bool		first_only;

	if (kept_plans == NULL)
	{
		HASHCTL		control;

		control.keysize = sizeof(const char *);
		control.entrysize = sizeof(KeptPlan);
		control.hash = hash_statement;
		control.match = match_statement;
		kept_plans = hash_create("kept plans", KEPT_AT_MOST, &control, HASH_ELEM | HASH_FUNCTION | HASH_COMPARE);
	}
	kept = hash_search(kept_plans, &statement, HASH_FIND, NULL);
	if (kept != NULL)
	{
		dlist_move_head(&kept_uses, &kept->use);
		return kept;
	}
	/* one plan for all arguments: to try others is what costs */
	plan = SPI_prepare_cursor(statement, 1, &type, CURSOR_OPT_GENERIC_PLAN);
	if (plan == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("cannot keep a plan of this statement: %s", SPI_result_code_string(SPI_result))));
	if (SPI_plan_get_plan_sources(plan) == NIL)
		return NULL;
	first_only = only_reads(plan);
	if (hash_get_num_entries(kept_plans) >= KEPT_AT_MOST)
		forget_oldest();
	statement = ((CachedPlanSource *) linitial(SPI_plan_get_plan_sources(plan)))->query_string;
	/* nothing fails from here on */
	kept = hash_search(kept_plans, &statement, HASH_ENTER, NULL);
	kept->plan = plan;
	kept->first_only = first_only;
	kept->running = 0;
	dlist_push_head(&kept_uses, &kept->use);
	SPI_keepplan(plan);
	return kept;
}

int
kept_execute(const char *statement, Datum argument)
{
	KeptPlan   *kept = plan_of(statement);
	volatile int status = SPI_OK_UTILITY;

	if (kept == NULL)
		return status;
	kept->running++;
	PG_TRY();
	{
		status = SPI_execute_plan(kept->plan, &argument, NULL, false, kept->first_only ? 1 : 0);
	}
	PG_FINALLY();
	{
		kept->running--;
	}
	PG_END_TRY();
	return status;
}

PG_FUNCTION_INFO_V1(run_kept);

Datum
run_kept(PG_FUNCTION_ARGS)
{
	char	   *statement = text_to_cstring(PG_GETARG_TEXT_PP(0));
	Datum		arguments = PG_GETARG_DATUM(1);
	Datum		result = (Datum) 0;
	bool		null = true;
	int			status;

	SPI_connect();
	status = kept_execute(statement, arguments);
	if (status < 0)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("cannot run this statement: %s", SPI_result_code_string(status))));
	if (SPI_tuptable != NULL && SPI_processed > 0)
	{
		if (SPI_gettypeid(SPI_tuptable->tupdesc, 1) != TEXTARRAYOID)
			ereport(ERROR,
					(errcode(ERRCODE_DATATYPE_MISMATCH),
					 errmsg("the first column of the statement must be of type text[]")));
		result = SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &null);
		if (!null)
			result = SPI_datumTransfer(result, false, -1);
	}
	SPI_finish();
	if (null)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(result);
}
