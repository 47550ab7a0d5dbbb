/*
 * series.c
 *	  Fuzzes the input and receive functions of series.
 *
 * Run by "make fuzz".  The first byte tells text from message.  Whatever is
 * accepted must be written as text and as message that give back the same
 * bytes; whatever is not must be an error of a class that says so.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "postgres.h"

#include "lib/stringinfo.h"
#include "mb/pg_wchar.h"

#include "series/series.h"
#include "server.h"

#define MUST(condition) \
	do { if (!(condition)) { fprintf(stderr, "violated: %s\n", #condition); abort(); } } while (0)

extern Datum series_in(PG_FUNCTION_ARGS);
extern Datum series_out(PG_FUNCTION_ARGS);
extern Datum series_recv(PG_FUNCTION_ARGS);
extern Datum series_send(PG_FUNCTION_ARGS);

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Datum		series;

	if (size == 0)
		return 0;
	server_sqlstate = 0;
	if (data[0] % 2 == 0)
	{
		/* the server hands on no text that is not of its encoding */
		if (!pg_verifymbstr((const char *) data + 1, (int) size - 1, true))
			return 0;
		series = server_call(series_in, CStringGetDatum(pnstrdup((const char *) data + 1, size - 1)));
	}
	else
		series = server_receive(series_recv, data + 1, size - 1);
	if (series != (Datum) 0)
	{
		Datum		text = server_call(series_out, series);
		Datum		message = server_call(series_send, series);
		Datum		again;
		Series		s;

		MUST(text != (Datum) 0 && message != (Datum) 0);
		again = server_call(series_in, text);
		MUST(again != (Datum) 0 && server_same(series, again));
		again = server_receive(series_recv, VARDATA_ANY(message), VARSIZE_ANY_EXHDR(message));
		MUST(again != (Datum) 0 && server_same(series, again));
		series_open(DatumGetPointer(series), &s);
		MUST(s.packed.count == 0 ||
			 (packed_get(&s.packed, 0) != PACKED_MISSING &&
			  packed_get(&s.packed, s.packed.count - 1) != PACKED_MISSING));
	}
	else if (server_sqlstate != 0)
		MUST(ERRCODE_TO_CATEGORY(server_sqlstate) == MAKE_SQLSTATE('2', '2', '0', '0', '0') ||
			 server_sqlstate == ERRCODE_PROGRAM_LIMIT_EXCEEDED ||
			 server_sqlstate == ERRCODE_PROTOCOL_VIOLATION);
	server_free_all();
	return 0;
}
