/*
 * server.h
 *	  As much of a server as a type's input and receive functions need, so
 *	  that a fuzzer can call them: memory, errors, string buffers, messages.
 *
 * Every palloc is a malloc of its exact size, so that the sanitizer sees a
 * step beyond.  An error comes back to the caller of server_call().
 */
#ifndef FUZZ_SERVER_H
#define FUZZ_SERVER_H

#include "postgres.h"

#include "fmgr.h"

/* The result of a strict function of one argument; 0 if it raised an error. */
extern Datum server_call(PGFunction function, Datum argument);
/* The same of a call that is made up. */
extern Datum server_call_fcinfo(PGFunction function, FunctionCallInfo fcinfo);
/* What a receive function makes of a message; 0 if it raised an error or left bytes over. */
extern Datum server_receive(PGFunction recv, const void *bytes, size_t size);
/* Whether two values have the same bytes. */
extern bool server_same(Datum a, Datum b);
/* SQLSTATE of the last error */
extern int	server_sqlstate;
/* Gives back all that was allocated. */
extern void server_free_all(void);

#endif							/* FUZZ_SERVER_H */
