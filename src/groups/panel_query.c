/*-------------------------------------------------------------------------
 *
 * panel_query.c
 *	  All series of a query's rows: the panel without an aggregate between it
 *	  and the executor.
 *
 * A row goes from the plan into its cell: no expression calls a function for
 * it, its columns need no casts, and nothing of it is kept.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/xact.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "funcapi.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/syscache.h"
#include "utils/tuplestore.h"

#include "base/compat.h"
#include "groups/panel.h"
#include "period/period_memo.h"

#define QUERY_COLUMNS 4			/* indicator, region, period, value */

typedef struct PanelReceiver
{
	DestReceiver pub;
	KeyedState *panel;
	Oid			ref_period;
	bool		started;
	Oid			type[QUERY_COLUMNS];
	DecimalKind kind;			/* of the value */
	MemoryContext row;			/* what one row allocates */
} PanelReceiver;

static pg_noinline void
wrong_type(int column, Oid type, const char *hint)
{
	static const char *const name[QUERY_COLUMNS] = {"indicator", "region", "period", "value"};

	ereport(ERROR,
			(errcode(ERRCODE_DATATYPE_MISMATCH),
			 errmsg("column %d of the query is of type %s", column + 1, format_type_be(type)),
			 errdetail("It is taken for the %s.", name[column]),
			 errhint("%s", hint)));
}

static void
start_rows(DestReceiver *self, int operation, TupleDesc desc)
{
	PanelReceiver *receiver = (PanelReceiver *) self;

	if (receiver->started)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("a panel takes one query, not several")));
	receiver->started = true;
	if (desc->natts != QUERY_COLUMNS)
		ereport(ERROR,
				(errcode(ERRCODE_DATATYPE_MISMATCH),
				 errmsg("a query for a panel must have four columns: indicator, region, period, value"),
				 errdetail("This one has %d.", desc->natts)));
	for (int i = 0; i < QUERY_COLUMNS; i++)
		receiver->type[i] = getBaseType(TupleDescAttr(desc, i)->atttypid);
	for (int i = 0; i < 2; i++)
	{
		Oid			type = receiver->type[i];

		if (receiver->panel->texts ? type != TEXTOID && type != VARCHAROID :
			type != INT2OID && type != INT4OID && type != INT8OID)
			wrong_type(i, type, receiver->panel->texts ?
					   "Cast codes to text; for smallint, integer and bigint there is panel_int8()." :
					   "It must be smallint, integer or bigint; for text there is panel().");
	}
	if (receiver->type[2] != DATEOID && receiver->type[2] != receiver->ref_period)
		wrong_type(2, receiver->type[2], "It must be ref_period, or date for months.");
	switch (receiver->type[3])
	{
		case NUMERICOID:
			receiver->kind = DECIMAL_NUMERIC;
			break;
		case FLOAT8OID:
			receiver->kind = DECIMAL_FLOAT8;
			break;
		case INT2OID:
		case INT4OID:
		case INT8OID:
			receiver->kind = DECIMAL_INT8;
			break;
		default:
			wrong_type(3, receiver->type[3],
					   "It must be numeric, double precision, smallint, integer or bigint.");
	}
}

static inline int64
integer_of(Datum value, Oid type)
{
	return type == INT4OID ? DatumGetInt32(value) :
		type == INT8OID ? DatumGetInt64(value) : DatumGetInt16(value);
}

static bool
receive_row(TupleTableSlot *slot, DestReceiver *self)
{
	PanelReceiver *receiver = (PanelReceiver *) self;
	const Datum *column;
	MemoryContext old;
	StateKey	key;
	Datum		value;
	char		joined[128];

	slot_getsomeattrs(slot, QUERY_COLUMNS);
	column = slot->tts_values;
	if (slot->tts_isnull[2] || slot->tts_isnull[3])
		return true;
	if (unlikely(slot->tts_isnull[0] || slot->tts_isnull[1]))
		panel_null_key(slot->tts_isnull[0]);

	MemoryContextReset(receiver->row);
	old = MemoryContextSwitchTo(receiver->row);
	if (receiver->panel->texts)
	{
		text	   *part[2] = {DatumGetTextPP(column[0]), DatumGetTextPP(column[1])};

		state_key_from_texts(&key, part, 2, joined, sizeof(joined));
	}
	else
	{
		for (int i = 0; i < 2; i++)
			key.number[i] = integer_of(column[i], receiver->type[i]);
		key.bytes = NULL;
	}
	value = receiver->kind == DECIMAL_INT8 ?
		Int64GetDatum(integer_of(column[3], receiver->type[3])) : column[3];
	panel_add(receiver->panel, &key,
			  receiver->type[2] == DATEOID ? period_memo_month(DatumGetDateADT(column[2])) :
			  DatumGetRefPeriod(column[2]),
			  value, receiver->kind);
	MemoryContextSwitchTo(old);
	return true;
}

static void
do_nothing(DestReceiver *self)
{
}

static void
put_row(void *arg, Datum *column, bool *null)
{
	ReturnSetInfo *rsinfo = arg;

	tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, column, null);
}

/* panel(query) and panel_int8(query): the type of the rows says which. */
PG_FUNCTION_INFO_V1(panel_query);
Datum
panel_query(PG_FUNCTION_ARGS)
{
	const char *query = text_to_cstring(PG_GETARG_TEXT_PP(0));
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	PanelReceiver receiver = {.pub = {receive_row, start_rows, do_nothing, do_nothing, DestNone}};
	SPIExecuteOptions options = {0};
	bool		read_only = XactReadOnly;
	int			status = 0;

	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	receiver.panel = panel_create(CurrentMemoryContext,
								  TupleDescAttr(rsinfo->setDesc, 0)->atttypid == TEXTOID);
	receiver.row = AllocSetContextCreate(CurrentMemoryContext, "panel row", ALLOCSET_SMALL_SIZES);
	/* it lives beside series */
	receiver.ref_period = GetSysCacheOid2(TYPENAMENSP, Anum_pg_type_oid, CStringGetDatum("ref_period"),
										  ObjectIdGetDatum(get_func_namespace(fcinfo->flinfo->fn_oid)));

	SPI_connect();
	options.read_only = true;
	options.must_return_tuples = true;
	options.dest = &receiver.pub;
	/* "read_only" is about the query itself; this is about functions in it too */
	XactReadOnly = true;
	PG_TRY();
	{
		status = SPI_execute_extended(query, &options);
	}
	PG_FINALLY();
	{
		XactReadOnly = read_only;
	}
	PG_END_TRY();
	if (status < 0)
		elog(ERROR, "SPI_execute_extended failed: %s", SPI_result_code_string(status));
	SPI_finish();

	keyed_state_each(receiver.panel, put_row, rsinfo);
	return (Datum) 0;
}
