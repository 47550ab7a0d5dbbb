/*
 * partition.h
 *	  The one reader of window partitions.
 *
 * The next fetch from a partition frees the row of the last one, and with it
 * every value that lies in that row: numerics of up to 126 bytes are copied
 * on their way, longer ones are not.  So nothing here hands out a pointer into
 * a row, and nobody else fetches.
 */
#ifndef INDSTAT_PARTITION_H
#define INDSTAT_PARTITION_H

#include "postgres.h"

#include "fmgr.h"

#include "exact/decimal.h"

#ifndef INDSTAT_PARTITION_READER
#pragma GCC poison WinGetFuncArgInPartition WinGetFuncArgInFrame WinGetFuncArgCurrent
#endif

/*
 * Memory of the partition of the call, zeros at first; an error without OVER.
 * What belongs to the partition is kept in GetMemoryChunkContext() of it.
 */
extern void *partition_of_call(FunctionCallInfo fcinfo, Size size);
/* The place of the current row, from 0. */
extern int	partition_current_row(FunctionCallInfo fcinfo);
/* The rows before the current one are not read again. */
extern void partition_forget_behind(FunctionCallInfo fcinfo);

/*
 * Reads rows in any order; going through them once for each argument is
 * fastest, for a second one from the same row moves the executor's store
 * twice.  Values by reference are copied to "keep".
 */
typedef struct PartitionReader
{
	struct WindowObjectData *window;
	int			rows;
	MemoryContext keep;
	MemoryContext scratch;		/* what arguments that are expressions leave */
} PartitionReader;

extern void partition_read_begin(PartitionReader *reader, FunctionCallInfo fcinfo, MemoryContext keep);
extern void partition_read_end(PartitionReader *reader);

/*
 * What number an argument of any type is; a type that is no number is an error
 * (42804).  To be asked once a partition: a domain has to be looked up.
 */
extern DecimalKind partition_number_kind(FunctionCallInfo fcinfo, int argno);

/* Each is false if the argument is NULL. */
extern bool partition_read_value(PartitionReader *reader, int row, int argno, Datum *value);	/* passed by value */
extern bool partition_read_decimal(PartitionReader *reader, int row, int argno, DecimalKind kind, Decimal *value);
extern bool partition_read_varlena(PartitionReader *reader, int row, int argno, struct varlena **value);
/* A numeric that lasts until the next read only: to look at, and to copy if it is kept. */
extern bool partition_look_numeric(PartitionReader *reader, int row, int argno, Numeric *value);

/* The same of the current row. */
extern bool partition_current_value(FunctionCallInfo fcinfo, int argno, Datum *value);
extern bool partition_current_decimal(FunctionCallInfo fcinfo, int argno, DecimalKind kind, MemoryContext keep,
									  Decimal *value);
extern bool partition_current_varlena(FunctionCallInfo fcinfo, int argno, MemoryContext keep, struct varlena **value);

/* A copy in the context; the digits of short decimals lie in themselves. */
extern Decimal decimal_copy(Decimal value, MemoryContext context);

#endif							/* INDSTAT_PARTITION_H */
