/*
 * utf8_text.h
 *	  Words that are written as UTF-8 in the source, as text of the server.
 */
#ifndef INDSTAT_UTF8_TEXT_H
#define INDSTAT_UTF8_TEXT_H

#include "postgres.h"

#include "mb/pg_wchar.h"
#include "utils/builtins.h"

static inline Datum
text_from_utf8(const char *utf8)
{
	return PointerGetDatum(cstring_to_text(pg_any_to_server(utf8, strlen(utf8), PG_UTF8)));
}

#endif							/* INDSTAT_UTF8_TEXT_H */
