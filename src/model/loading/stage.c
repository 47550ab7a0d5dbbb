/*-------------------------------------------------------------------------
 *
 * stage.c
 *	  stage_line(): what is copied into the view load_line goes into the table
 *	  load_staged beside it.
 *
 * PostgreSQL refuses COPY into a table with row security, and copies into a
 * view through a trigger, row by row: millions of lines need one that plans its
 * statement once.  It runs with the rights of whoever copies.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "executor/spi.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"

PG_FUNCTION_INFO_V1(stage_line);

Datum
stage_line(PG_FUNCTION_ARGS)
{
	static SPIPlanPtr plan = NULL;
	static char *planned = NULL;
	TriggerData *trigger = (TriggerData *) fcinfo->context;
	char	   *statement;
	Datum		line;
	bool		null;

	if (!CALLED_AS_TRIGGER(fcinfo) || !TRIGGER_FIRED_INSTEAD(trigger->tg_event) ||
		!TRIGGER_FIRED_BY_INSERT(trigger->tg_event))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("function \"%s\" must be called as a trigger that fires instead of INSERT", "stage_line")));
	if (RelationGetDescr(trigger->tg_relation)->natts != 1 ||
		TupleDescAttr(RelationGetDescr(trigger->tg_relation), 0)->atttypid != TEXTOID)
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("view \"%s\" must have one column of type text",
						RelationGetRelationName(trigger->tg_relation))));
	/* by name, so that a schema may be renamed */
	statement = psprintf("INSERT INTO %s (line) VALUES ($1)",
						 quote_qualified_identifier(get_namespace_name(RelationGetNamespace(trigger->tg_relation)),
													"load_staged"));
	line = heap_getattr(trigger->tg_trigtuple, 1, RelationGetDescr(trigger->tg_relation), &null);

	SPI_connect();
	if (planned == NULL || strcmp(planned, statement) != 0)
	{
		Oid			type = TEXTOID;
		SPIPlanPtr	fresh = SPI_prepare(statement, 1, &type);

		if (fresh == NULL || SPI_keepplan(fresh) != 0)
			elog(ERROR, "cannot prepare \"%s\": %s", statement, SPI_result_code_string(SPI_result));
		if (plan != NULL)
		{
			SPI_freeplan(plan);
			pfree(planned);
			planned = NULL;
		}
		plan = fresh;
		planned = MemoryContextStrdup(TopMemoryContext, statement);
	}
	if (SPI_execute_plan(plan, &line, null ? "n" : " ", false, 0) != SPI_OK_INSERT)
		elog(ERROR, "cannot execute \"%s\"", statement);
	SPI_finish();
	return PointerGetDatum(trigger->tg_trigtuple);
}
