/*
 * server.c
 *	  As much of a server as a type's input and receive functions need.
 */
#include "postgres.h"

#include <setjmp.h>
#include <signal.h>

#include "lib/stringinfo.h"
#include "libpq/pqformat.h"
#include "mb/pg_wchar.h"
#include "utils/memutils.h"

#include "server.h"

int			server_sqlstate;
static sigjmp_buf handler;
volatile sig_atomic_t InterruptPending;
MemoryContext CurrentMemoryContext;

/*-------------------------------------------------------------------------
 * Memory
 *-------------------------------------------------------------------------
 */
typedef struct Chunk
{
	struct Chunk *next;
	void	   *memory;
} Chunk;

static Chunk *chunks;

static void *
keep(void *memory)
{
	Chunk	   *chunk = malloc(sizeof(Chunk));

	chunk->memory = memory;
	chunk->next = chunks;
	chunks = chunk;
	return memory;
}

void *
palloc(Size size)
{
	if (size > MaxAllocSize)
		abort();
	return keep(malloc(Max(size, 1)));
}

void *
palloc_extended(Size size, int flags)
{
	return palloc(size);
}

void *
palloc0(Size size)
{
	return memset(palloc(size), 0, size);
}

/* the old one goes with all the others */
void
pfree(void *pointer)
{
}

void *
repalloc(void *pointer, Size size)
{
	for (Chunk *chunk = chunks; chunk != NULL; chunk = chunk->next)
		if (chunk->memory == pointer)
		{
			chunk->memory = realloc(pointer, size);
			return chunk->memory;
		}
	abort();
}

char *
pnstrdup(const char *text, Size length)
{
	char	   *result;

	length = strnlen(text, length);
	result = memcpy(palloc(length + 1), text, length);
	result[length] = '\0';
	return result;
}

char *
pstrdup(const char *text)
{
	return pnstrdup(text, strlen(text));
}

void
server_free_all(void)
{
	while (chunks != NULL)
	{
		Chunk	   *next = chunks->next;

		free(chunks->memory);
		free(chunks);
		chunks = next;
	}
}

/*-------------------------------------------------------------------------
 * Errors: what is said of them is not looked at, but its arguments are read
 *-------------------------------------------------------------------------
 */
static void
read_arguments(const char *format, va_list args)
{
	char		text[4096];

	vsnprintf(text, sizeof(text), format, args);
}

#define SERVER_MESSAGE(name) \
	int name(const char *fmt,...) \
	{ va_list args; va_start(args, fmt); read_arguments(fmt, args); va_end(args); return 0; }

/* *INDENT-OFF* */
SERVER_MESSAGE(errmsg)
SERVER_MESSAGE(errmsg_internal)
SERVER_MESSAGE(errdetail)
SERVER_MESSAGE(errdetail_internal)
SERVER_MESSAGE(errhint)
/* *INDENT-ON* */

/* an error that gives no class of its own is an internal one */
bool
errstart(int elevel, const char *domain)
{
	server_sqlstate = ERRCODE_INTERNAL_ERROR;
	return true;
}

bool
errstart_cold(int elevel, const char *domain)
{
	return errstart(elevel, domain);
}

int
errcode(int sqlerrcode)
{
	server_sqlstate = sqlerrcode;
	return 0;
}

void
errfinish(const char *filename, int lineno, const char *funcname)
{
	siglongjmp(handler, 1);
}

Datum
server_call_fcinfo(PGFunction function, FunctionCallInfo fcinfo)
{
	if (sigsetjmp(handler, 0) != 0)
		return (Datum) 0;
	return function(fcinfo);
}

Datum
server_call(PGFunction function, Datum argument)
{
	LOCAL_FCINFO(fcinfo, 1);

	InitFunctionCallInfoData(*fcinfo, NULL, 1, InvalidOid, NULL, NULL);
	fcinfo->args[0].value = argument;
	fcinfo->args[0].isnull = false;
	return server_call_fcinfo(function, fcinfo);
}

Datum
server_receive(PGFunction recv, const void *bytes, size_t size)
{
	StringInfoData message;
	char	   *copy = memcpy(palloc(size), bytes, size);
	Datum		result;

	message.data = copy;
	message.len = message.maxlen = (int) size;
	message.cursor = 0;
	result = server_call(recv, PointerGetDatum(&message));
	/* the server refuses what is left over */
	return message.cursor == message.len ? result : (Datum) 0;
}

bool
server_same(Datum a, Datum b)
{
	return VARSIZE_ANY(a) == VARSIZE_ANY(b) &&
		memcmp(DatumGetPointer(a), DatumGetPointer(b), VARSIZE_ANY(a)) == 0;
}

/*-------------------------------------------------------------------------
 * String buffers and messages
 *-------------------------------------------------------------------------
 */
void
initStringInfo(StringInfo str)
{
	str->maxlen = 64;
	str->data = palloc(str->maxlen);
	str->len = str->cursor = 0;
	str->data[0] = '\0';
}

void
enlargeStringInfo(StringInfo str, int needed)
{
	if (str->len + needed + 1 > str->maxlen)
	{
		str->maxlen = 2 * (str->len + needed + 1);
		str->data = repalloc(str->data, str->maxlen);
	}
}

#if PG_VERSION_NUM >= 160000
#define BYTES void
#else
#define BYTES char
#endif

void
appendBinaryStringInfo(StringInfo str, const BYTES *data, int length)
{
	enlargeStringInfo(str, length);
	memcpy(str->data + str->len, data, length);
	str->len += length;
	str->data[str->len] = '\0';
}

void
appendStringInfoString(StringInfo str, const char *s)
{
	appendBinaryStringInfo(str, s, strlen(s));
}

#undef appendStringInfoChar
void
appendStringInfoChar(StringInfo str, char c)
{
	appendBinaryStringInfo(str, &c, 1);
}

void
appendStringInfo(StringInfo str, const char *fmt,...)
{
	char		text[4096];
	va_list		args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	appendStringInfoString(str, text);
}

char *
psprintf(const char *fmt,...)
{
	char		text[4096];
	va_list		args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	return pstrdup(text);
}

void
escape_json(StringInfo buf, const char *str)
{
	appendStringInfoChar(buf, '"');
	for (const char *p = str; *p; p++)
	{
		if ((unsigned char) *p < ' ')
			appendStringInfo(buf, "\\u%04x", (int) *p);
		else
		{
			if (*p == '"' || *p == '\\')
				appendStringInfoChar(buf, '\\');
			appendStringInfoChar(buf, *p);
		}
	}
	appendStringInfoChar(buf, '"');
}

static const char *
message_bytes(StringInfo msg, int length)
{
	const char *result = msg->data + msg->cursor;

	if (length > msg->len - msg->cursor)
	{
		server_sqlstate = ERRCODE_PROTOCOL_VIOLATION;
		siglongjmp(handler, 1);
	}
	msg->cursor += length;
	return result;
}

int
pq_getmsgbyte(StringInfo msg)
{
	return (unsigned char) *message_bytes(msg, 1);
}

int64
pq_getmsgint64(StringInfo msg)
{
	uint64		value;

	memcpy(&value, message_bytes(msg, 8), 8);
	return (int64) pg_ntoh64(value);
}

unsigned int
pq_getmsgint(StringInfo msg, int length)
{
	uint16		two;
	uint32		four;

	if (length == 2)
	{
		memcpy(&two, message_bytes(msg, 2), 2);
		return pg_ntoh16(two);
	}
	memcpy(&four, message_bytes(msg, 4), 4);
	return pg_ntoh32(four);
}

/* the server refuses what is no text of its encoding */
char *
pq_getmsgtext(StringInfo msg, int rawbytes, int *nbytes)
{
	const char *bytes = message_bytes(msg, rawbytes);

	if (!pg_verifymbstr(bytes, rawbytes, true))
	{
		server_sqlstate = ERRCODE_CHARACTER_NOT_IN_REPERTOIRE;
		siglongjmp(handler, 1);
	}
	*nbytes = rawbytes;
	return pnstrdup(bytes, rawbytes);
}

void
pq_sendcountedtext(StringInfo buf, const char *str, int slen, bool countincludesself)
{
	pq_sendint32(buf, slen);
	appendBinaryStringInfo(buf, str, slen);
}

void
pq_begintypsend(StringInfo buf)
{
	initStringInfo(buf);
	enlargeStringInfo(buf, 4);
	buf->len = 4;
}

bytea *
pq_endtypsend(StringInfo buf)
{
	SET_VARSIZE(buf->data, buf->len);
	return (bytea *) buf->data;
}

/*-------------------------------------------------------------------------
 * Encoding: the server's is UTF-8
 *-------------------------------------------------------------------------
 */
char *
pg_server_to_any(const char *s, int length, int encoding)
{
	return unconstify(char *, s);
}

int
pg_mbstrlen_with_len(const char *text, int limit)
{
	int			n = 0;

	for (int i = 0; i < limit && text[i] != '\0'; i++)
		n += ((unsigned char) text[i] & 0xC0) != 0x80;
	return n;
}

void
pg_unicode_to_server(pg_wchar c, unsigned char *s)
{
	unicode_to_utf8(c, s);
	s[pg_utf_mblen(s)] = '\0';
}

int
pg_mbcliplen(const char *text, int length, int limit)
{
	return Min(length, limit);
}
