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

#include "access/xact.h"
#include "catalog/pg_trigger.h"
#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"

#include "model/kept.h"

#define LINES_PER_STATEMENT 500
#define BYTES_PER_STATEMENT (256 * 1024)

/*
 * Lines that wait for the end of their statement.  A statement within another
 * one may be somebody else's (SECURITY DEFINER), or of a subtransaction that
 * takes its lines back and no others: each has lines of its own, which go with
 * the transaction that they belong to and are stored in the name of who gave them.
 */
typedef struct StagedLines
{
	struct StagedLines *next;
	MemoryContext context;
	MemoryContextCallback gone;
	Oid			schema;
	SubTransactionId transaction;
	Oid			user;
	int			security;		/* and its restrictions */
	int			count;
	Size		bytes;
	Datum		line[LINES_PER_STATEMENT];
	bool		null[LINES_PER_STATEMENT];
} StagedLines;

static StagedLines *staged = NULL;

static void
staged_gone(void *arg)
{
	for (StagedLines **s = &staged; *s != NULL; s = &(*s)->next)
		if (*s == arg)
		{
			*s = (*s)->next;
			return;
		}
}

/* Those of this transaction and model: of whoever runs now, or the first there are. */
static StagedLines *
find_staged(Oid schema, bool anyones)
{
	Oid			user;
	int			security;

	GetUserIdAndSecContext(&user, &security);
	for (StagedLines *s = staged; s != NULL; s = s->next)
		if (s->schema == schema && s->transaction == GetCurrentSubTransactionId() &&
			(anyones || (s->user == user && s->security == security)))
			return s;
	return NULL;
}

static StagedLines *
new_staged(Oid schema)
{
	MemoryContext context = AllocSetContextCreate(CurTransactionContext, "lines of load_line", ALLOCSET_DEFAULT_SIZES);
	StagedLines *s = MemoryContextAlloc(context, sizeof(StagedLines));

	s->context = context;
	s->schema = schema;
	s->transaction = GetCurrentSubTransactionId();
	GetUserIdAndSecContext(&s->user, &s->security);
	s->count = 0;
	s->bytes = 0;
	s->gone.func = staged_gone;
	s->gone.arg = s;
	s->next = staged;
	MemoryContextRegisterResetCallback(context, &s->gone);
	staged = s;
	return s;
}

static void
insert_lines(Oid schema, Datum *line, bool *null, int count)
{
	/* by name, so that a schema may be renamed */
	char	   *statement = psprintf("INSERT INTO %s (line) SELECT l FROM pg_catalog.unnest($1) l",
									 quote_qualified_identifier(get_namespace_name(schema), "load_staged"));
	int			dims = count,
				lower = 1;
	Datum		lines;

	SPI_connect();
	lines = PointerGetDatum(construct_md_array(line, null, 1, &dims, &lower, TEXTOID, -1, false, TYPALIGN_INT));
	if (kept_execute(statement, lines) != SPI_OK_INSERT)
		elog(ERROR, "cannot execute \"%s\"", statement);
	SPI_finish();
}

static void
insert_staged(StagedLines *s)
{
	Oid			user;
	int			security;

	/* a trigger of the table might copy, too */
	staged_gone(s);
	GetUserIdAndSecContext(&user, &security);
	SetUserIdAndSecContext(s->user, s->security | security);
	insert_lines(s->schema, s->line, s->null, s->count);
	SetUserIdAndSecContext(user, security);
	MemoryContextDelete(s->context);
}

static void
add_line(StagedLines *s, Datum line, bool null)
{
	if (!null)
	{
		MemoryContext before = MemoryContextSwitchTo(s->context);
		text	   *copy = DatumGetTextPCopy(line);

		MemoryContextSwitchTo(before);
		s->line[s->count] = PointerGetDatum(copy);
		s->bytes += VARSIZE(copy);
	}
	s->null[s->count] = null;
	s->count++;
	if (s->count == LINES_PER_STATEMENT || s->bytes > BYTES_PER_STATEMENT)
		insert_staged(s);
}

/* Whether this function will be called after the statement. */
static bool
called_at_the_end(const TriggerDesc *triggers, Oid function)
{
	char		off = SessionReplicationRole == SESSION_REPLICATION_ROLE_REPLICA ? TRIGGER_FIRES_ON_ORIGIN : TRIGGER_FIRES_ON_REPLICA;

	for (int i = 0; i < triggers->numtriggers; i++)
	{
		const Trigger *t = &triggers->triggers[i];

		if (t->tgfoid == function && t->tgqual == NULL && t->tgenabled != TRIGGER_DISABLED && t->tgenabled != off &&
			TRIGGER_TYPE_MATCHES(t->tgtype, TRIGGER_TYPE_STATEMENT, TRIGGER_TYPE_AFTER, TRIGGER_TYPE_INSERT))
			return true;
	}
	return false;
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
	StagedLines *lines;
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
	schema = RelationGetNamespace(trigger->tg_relation);
	if (TRIGGER_FIRED_AFTER(trigger->tg_event))
	{
		/* the role may have been set on the way */
		while ((lines = find_staged(schema, true)) != NULL)
			insert_staged(lines);
		return PointerGetDatum(NULL);
	}

	line = heap_getattr(trigger->tg_trigtuple, 1, desc, &null);
	if (!called_at_the_end(trigger->tg_relation->trigdesc, fcinfo->flinfo->fn_oid))
	{
		insert_lines(schema, &line, &null, 1);
		return row_of_its_own(trigger);
	}
	lines = find_staged(schema, false);
	add_line(lines != NULL ? lines : new_staged(schema), line, null);
	return row_of_its_own(trigger);
}
