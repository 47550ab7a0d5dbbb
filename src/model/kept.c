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
 * are those of whoever runs it.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "nodes/parsenodes.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#define KEPT_AT_MOST 256		/* a model has a handful */

typedef struct KeptPlan
{
	struct KeptPlan *next;
	SPIPlanPtr	plan;
	char		statement[FLEXIBLE_ARRAY_MEMBER];
} KeptPlan;

static KeptPlan *kept_plans;
static int	nkept;

static SPIPlanPtr
plan_of(const char *statement)
{
	Oid			type = TEXTARRAYOID;
	SPIPlanPtr	plan;
	KeptPlan   *kept;

	for (kept = kept_plans; kept != NULL; kept = kept->next)
		if (strcmp(kept->statement, statement) == 0)
			return kept->plan;
	/* one plan for all arguments: to try others is what costs */
	plan = SPI_prepare_cursor(statement, 1, &type, CURSOR_OPT_GENERIC_PLAN);
	if (plan == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("cannot keep a plan of this statement: %s", SPI_result_code_string(SPI_result))));
	if (nkept < KEPT_AT_MOST)
	{
		kept = MemoryContextAlloc(TopMemoryContext, offsetof(KeptPlan, statement) + strlen(statement) + 1);
		strcpy(kept->statement, statement);
		SPI_keepplan(plan);
		kept->plan = plan;
		kept->next = kept_plans;
		kept_plans = kept;
		nkept++;
	}
	return plan;
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
	status = SPI_execute_plan(plan_of(statement), &arguments, NULL, false, 0);
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
