/*-------------------------------------------------------------------------
 *
 * partition.c
 *	  The one reader of window partitions.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "windowapi.h"

#define INDSTAT_PARTITION_READER
#include "partition/partition.h"

/* What expressions leave is given back beyond this. */
#define SCRATCH_LIMIT (64 * 1024)

static WindowObject
window_of_call(FunctionCallInfo fcinfo)
{
	WindowObject window = PG_WINDOW_OBJECT();

	if (!WindowObjectIsValid(window))
		ereport(ERROR,
				(errcode(ERRCODE_WINDOWING_ERROR),
				 errmsg("this function needs an OVER clause")));
	return window;
}

void *
partition_of_call(FunctionCallInfo fcinfo, Size size)
{
	return WinGetPartitionLocalMemory(window_of_call(fcinfo), size);
}

int
partition_current_row(FunctionCallInfo fcinfo)
{
	/* partition_read_begin() has refused what does not fit */
	return (int) WinGetCurrentPosition(window_of_call(fcinfo));
}

void
partition_forget_behind(FunctionCallInfo fcinfo)
{
	WindowObject window = window_of_call(fcinfo);

	WinSetMarkPosition(window, WinGetCurrentPosition(window));
}

void
partition_read_begin(PartitionReader *reader, FunctionCallInfo fcinfo, MemoryContext keep)
{
	WindowObject window = window_of_call(fcinfo);
	int64		rows = WinGetPartitionRowCount(window);

	/* the interface counts rows in int */
	if (rows > PG_INT32_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("too many rows in a partition")));
	reader->window = window;
	reader->rows = (int) rows;
	reader->keep = keep;
	/* small partitions leave little: the caller's memory for one row takes it */
	reader->scratch = rows < 32 ? NULL :
		AllocSetContextCreate(CurrentMemoryContext, "partition scratch", ALLOCSET_SMALL_SIZES);
}

void
partition_read_end(PartitionReader *reader)
{
	if (reader->scratch)
		MemoryContextDelete(reader->scratch);
	reader->scratch = NULL;
}

DecimalKind
partition_number_kind(FunctionCallInfo fcinfo, int argno)
{
	Oid			type = get_fn_expr_argtype(fcinfo->flinfo, argno);

	if (!OidIsValid(type))
		elog(ERROR, "could not determine the type of argument %d", argno + 1);
	switch (getBaseType(type))
	{
		case NUMERICOID:
			return DECIMAL_NUMERIC;
		case FLOAT8OID:
			return DECIMAL_FLOAT8;
		case INT8OID:
			return DECIMAL_INT8;
		case FLOAT4OID:
			return DECIMAL_FLOAT4;
		case INT4OID:
			return DECIMAL_INT4;
		case INT2OID:
			return DECIMAL_INT2;
	}
	ereport(ERROR,
			(errcode(ERRCODE_DATATYPE_MISMATCH),
			 errmsg("a value of type %s is no number", format_type_be(type)),
			 errhint("Values are numeric, bigint, integer, smallint, double precision or real; cast it to one of them.")));
	return DECIMAL_NUMERIC;		/* not reached */
}

static inline Datum
fetch(PartitionReader *reader, int row, int argno, bool *isnull)
{
	bool		isout;

	CHECK_FOR_INTERRUPTS();
	return WinGetFuncArgInPartition(reader->window, argno, row, WINDOW_SEEK_HEAD, false, isnull, &isout);
}

/* Where an argument is evaluated: what it leaves goes before the next one. */
static inline MemoryContext
enter_scratch(PartitionReader *reader)
{
	MemoryContext scratch = reader->scratch;

	if (scratch == NULL)
		return CurrentMemoryContext;
	if (MemoryContextMemAllocated(scratch, false) > SCRATCH_LIMIT)
		MemoryContextReset(scratch);
	return MemoryContextSwitchTo(scratch);
}

Decimal
decimal_copy(Decimal value, MemoryContext context)
{
	if (value.big)
	{
		MemoryContext caller = MemoryContextSwitchTo(context);

		value.big = DatumGetNumericCopy(NumericGetDatum(value.big));
		MemoryContextSwitchTo(caller);
	}
	return value;
}

bool
partition_read_value(PartitionReader *reader, int row, int argno, Datum *value)
{
	MemoryContext caller = enter_scratch(reader);
	bool		isnull;

	*value = fetch(reader, row, argno, &isnull);
	MemoryContextSwitchTo(caller);
	return !isnull;
}

bool
partition_read_decimal(PartitionReader *reader, int row, int argno, DecimalKind kind, Decimal *value)
{
	MemoryContext caller = enter_scratch(reader);
	bool		isnull;
	Datum		d = fetch(reader, row, argno, &isnull);

	if (!isnull)
		*value = decimal_copy(decimal_from_datum(d, kind), reader->keep);
	MemoryContextSwitchTo(caller);
	return !isnull;
}

bool
partition_read_varlena(PartitionReader *reader, int row, int argno, struct varlena **value)
{
	MemoryContext caller = enter_scratch(reader);
	bool		isnull;
	Datum		d = fetch(reader, row, argno, &isnull);

	MemoryContextSwitchTo(reader->keep);
	if (!isnull)
		*value = PG_DETOAST_DATUM_COPY(d);
	MemoryContextSwitchTo(caller);
	return !isnull;
}

bool
partition_look_numeric(PartitionReader *reader, int row, int argno, Numeric *value)
{
	MemoryContext caller = enter_scratch(reader);
	bool		isnull;
	Datum		d = fetch(reader, row, argno, &isnull);

	if (!isnull)
	{
		*value = DatumGetNumeric(d);
		if ((Pointer) *value == DatumGetPointer(d))
			*value = DatumGetNumericCopy(d);
	}
	MemoryContextSwitchTo(caller);
	return !isnull;
}

bool
partition_current_value(FunctionCallInfo fcinfo, int argno, Datum *value)
{
	bool		isnull;

	*value = WinGetFuncArgCurrent(window_of_call(fcinfo), argno, &isnull);
	return !isnull;
}

bool
partition_current_decimal(FunctionCallInfo fcinfo, int argno, DecimalKind kind, MemoryContext keep, Decimal *value)
{
	bool		isnull;
	Datum		d = WinGetFuncArgCurrent(window_of_call(fcinfo), argno, &isnull);

	if (!isnull)
		*value = decimal_copy(decimal_from_datum(d, kind), keep);
	return !isnull;
}

bool
partition_current_varlena(FunctionCallInfo fcinfo, int argno, MemoryContext keep, struct varlena **value)
{
	bool		isnull;
	Datum		d = WinGetFuncArgCurrent(window_of_call(fcinfo), argno, &isnull);
	MemoryContext caller = MemoryContextSwitchTo(keep);

	if (!isnull)
		*value = PG_DETOAST_DATUM_COPY(d);
	MemoryContextSwitchTo(caller);
	return !isnull;
}
