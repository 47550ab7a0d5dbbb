/*
 * members.c
 *	  Fuzzes the input and receive functions of hierarchy, and the receive
 *	  function of cross_section: what has keys.
 *
 * Run by "make fuzz".  The first byte tells which.  Whatever is accepted must
 * be written as text and as message that give back the same bytes; whatever is
 * not must be an error of a class that says so.  The numbers of a
 * cross_section's text are numeric's own, so it is left to messages.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "postgres.h"

#include "lib/stringinfo.h"
#include "mb/pg_wchar.h"

#include "cross_section/cross_section.h"
#include "server.h"

#define MUST(condition) \
	do { if (!(condition)) { fprintf(stderr, "violated: %s\n", #condition); abort(); } } while (0)

extern Datum hierarchy_in(PG_FUNCTION_ARGS);
extern Datum hierarchy_out(PG_FUNCTION_ARGS);
extern Datum hierarchy_recv(PG_FUNCTION_ARGS);
extern Datum hierarchy_send(PG_FUNCTION_ARGS);
extern Datum cross_section_recv(PG_FUNCTION_ARGS);
extern Datum cross_section_send(PG_FUNCTION_ARGS);

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	bool		cross_section;
	PGFunction	recv,
				send;
	Datum		value;

	if (size == 0)
		return 0;
	server_sqlstate = 0;
	cross_section = data[0] % 3 == 2;
	recv = cross_section ? cross_section_recv : hierarchy_recv;
	send = cross_section ? cross_section_send : hierarchy_send;
	if (data[0] % 3 == 0)
	{
		/* the server hands on no text that is not of its encoding */
		if (!pg_verifymbstr((const char *) data + 1, (int) size - 1, true))
			return 0;
		value = server_call(hierarchy_in, CStringGetDatum(pnstrdup((const char *) data + 1, size - 1)));
	}
	else
		value = server_receive(recv, data + 1, size - 1);
	if (value != (Datum) 0)
	{
		Datum		message = server_call(send, value);
		Datum		again;

		MUST(message != (Datum) 0);
		again = server_receive(recv, VARDATA_ANY(message), VARSIZE_ANY_EXHDR(message));
		MUST(again != (Datum) 0 && server_same(value, again));
		if (cross_section)
		{
			CrossSection cs;

			cross_section_open(DatumGetPointer(value), &cs);
			for (int i = 0; i < cs.keys.count; i++)
			{
				MemberKey	key = member_key(&cs.keys, i);

				MUST(member_keys_find(&cs.keys, &key) == i);
			}
		}
		else
		{
			Datum		text = server_call(hierarchy_out, value);

			MUST(text != (Datum) 0);
			again = server_call(hierarchy_in, text);
			MUST(again != (Datum) 0 && server_same(value, again));
		}
	}
	else if (server_sqlstate != 0)
		MUST(ERRCODE_TO_CATEGORY(server_sqlstate) == MAKE_SQLSTATE('2', '2', '0', '0', '0') ||
			 server_sqlstate == ERRCODE_UNIQUE_VIOLATION ||
			 server_sqlstate == ERRCODE_PROGRAM_LIMIT_EXCEEDED ||
			 server_sqlstate == ERRCODE_PROTOCOL_VIOLATION);
	server_free_all();
	return 0;
}
