/*
 * server_aggregate.h
 *	  What aggregates need of a server beside server.h: several arguments,
 *	  contexts, expanded objects, rows.
 */
#ifndef FUZZ_SERVER_AGGREGATE_H
#define FUZZ_SERVER_AGGREGATE_H

#include "postgres.h"

#include "fmgr.h"

/* begins as states.c's Value does */
typedef struct ServerArg
{
	bool		null;
	bool		error;
	Datum		value;
} ServerArg;

extern bool server_in_aggregate;	/* what AggCheckCallContext says */

extern Datum server_call_args(PGFunction function, int nargs, const ServerArg *arg, bool *null);
extern const char *server_sqlstate_text(int sqlstate);
/* The row type that the next function returns, or the elements of its array. */
extern void server_row(int ncolumns, const Oid *column);
/* A varlena with a header of four bytes, whatever it was. */
extern Datum server_flat(Datum value);

#endif							/* FUZZ_SERVER_AGGREGATE_H */
