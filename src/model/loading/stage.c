/*-------------------------------------------------------------------------
 *
 * stage.c
 *	  stage_line(): what is copied into the view load_line goes into the table
 *	  load_staged beside it.
 *
 * PostgreSQL refuses COPY into a table with row security, and copies into a
 * view through a trigger, row by row.  Millions of lines need one that gathers
 * them, and inserts hundreds by one statement; what is left at the end goes by
 * the trigger after the statement.  Without that one each line goes by itself.
 * All of it runs with the rights of whoever copies.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "executor/spi.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"

#define LINES_AT_ONCE 500
#define BYTES_AT_ONCE (256 * 1024)

/* Lines that wait for the next statement; gone with the transaction that they belong to. */
typedef struct StagedLines
{
	MemoryContext context;
	MemoryContextCallback gone;
	Oid			schema;
	int			count;
	Size		bytes;
	Datum		line[LINES_AT_ONCE];
	bool		null[LINES_AT_ONCE];
} StagedLines;

static StagedLines *staged = NULL;

static void
staged_gone(void *arg)
{
	if (staged == arg)
		staged = NULL;
}

static void
insert_lines(Oid schema, Datum *line, bool *null, int count)
{
	static SPIPlanPtr plan = NULL;
	static char *planned = NULL;
	/* by name, so that a schema may be renamed */
	char	   *statement = psprintf("INSERT INTO %s (line) SELECT l FROM pg_catalog.unnest($1) l",
									 quote_qualified_identifier(get_namespace_name(schema), "load_staged"));
	int			dims = count,
				lower = 1;
	Datum		lines;

	SPI_connect();
	if (planned == NULL || strcmp(planned, statement) != 0)
	{
		Oid			type = TEXTARRAYOID;
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
	lines = PointerGetDatum(construct_md_array(line, null, 1, &dims, &lower, TEXTOID, -1, false, TYPALIGN_INT));
	if (SPI_execute_plan(plan, &lines, NULL, false, 0) != SPI_OK_INSERT)
		elog(ERROR, "cannot execute \"%s\"", statement);
	SPI_finish();
}

static void
insert_staged(void)
{
	StagedLines *s = staged;

	if (s == NULL)
		return;
	/* a trigger of the table might copy, too */
	staged = NULL;
	insert_lines(s->schema, s->line, s->null, s->count);
	MemoryContextDelete(s->context);
}

/*
 * PostgreSQL frees the row that it made for a trigger if another one comes
 * back; the same is kept until the statement ends, all lines of a file.
 */
static Datum
row_of_its_own(TriggerData *trigger)
{
	return PointerGetDatum(heap_copytuple(trigger->tg_trigtuple));
}

PG_FUNCTION_INFO_V1(stage_line);

Datum
stage_line(PG_FUNCTION_ARGS)
{
	TriggerData *trigger = (TriggerData *) fcinfo->context;
	TupleDesc	desc;
	Oid			schema;
	Datum		line;
	bool		null;

	if (!CALLED_AS_TRIGGER(fcinfo) || !TRIGGER_FIRED_BY_INSERT(trigger->tg_event) ||
		!(TRIGGER_FIRED_INSTEAD(trigger->tg_event) ||
		  (TRIGGER_FIRED_AFTER(trigger->tg_event) && TRIGGER_FIRED_FOR_STATEMENT(trigger->tg_event))))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("function \"%s\" must be called as a trigger that fires instead of INSERT, or after it for the statement", "stage_line")));
	desc = RelationGetDescr(trigger->tg_relation);
	if (desc->natts != 1 || TupleDescAttr(desc, 0)->atttypid != TEXTOID)
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("view \"%s\" must have one column of type text",
						RelationGetRelationName(trigger->tg_relation))));
	if (TRIGGER_FIRED_AFTER(trigger->tg_event))
	{
		insert_staged();
		return PointerGetDatum(NULL);
	}

	schema = RelationGetNamespace(trigger->tg_relation);
	line = heap_getattr(trigger->tg_trigtuple, 1, desc, &null);
	if (!trigger->tg_relation->trigdesc->trig_insert_after_statement)
	{
		insert_lines(schema, &line, &null, 1);
		return row_of_its_own(trigger);
	}
	if (staged != NULL && staged->schema != schema)
		insert_staged();
	if (staged == NULL)
	{
		MemoryContext context = AllocSetContextCreate(CurTransactionContext, "lines of load_line", ALLOCSET_DEFAULT_SIZES);
		StagedLines *s = MemoryContextAlloc(context, sizeof(StagedLines));

		s->context = context;
		s->schema = schema;
		s->count = 0;
		s->bytes = 0;
		s->gone.func = staged_gone;
		s->gone.arg = s;
		MemoryContextRegisterResetCallback(context, &s->gone);
		staged = s;
	}
	staged->null[staged->count] = null;
	if (!null)
	{
		MemoryContext before = MemoryContextSwitchTo(staged->context);
		text	   *copy = DatumGetTextPCopy(line);

		MemoryContextSwitchTo(before);
		staged->line[staged->count] = PointerGetDatum(copy);
		staged->bytes += VARSIZE(copy);
	}
	staged->count++;
	if (staged->count == LINES_AT_ONCE || staged->bytes > BYTES_AT_ONCE)
		insert_staged();
	return row_of_its_own(trigger);
}
