/*-------------------------------------------------------------------------
 *
 * csv.c
 *	  Lines of files that others wrote, taken apart: cells of CSV, numbers with
 *	  decimal commas and grouped digits, periods.
 *
 * All say NULL of what they cannot read, so that millions of lines are checked
 * as a set and the bad ones listed; an error would end at the first.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "fmgr.h"
#include "mb/pg_wchar.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/numeric.h"

#include "base/compat.h"
#include "base/interrupts.h"
#include "period/period.h"

PG_FUNCTION_INFO_V1(csv_fields);
PG_FUNCTION_INFO_V1(csv_line);
PG_FUNCTION_INFO_V1(number_from_text);

/* One character of the server's encoding, as an argument. */
typedef struct Mark
{
	const char *bytes;
	int			length;			/* 0: there is none */
} Mark;

static Mark
get_mark(text *argument, const char *name, bool needed)
{
	Mark		mark = {VARDATA_ANY(argument), VARSIZE_ANY_EXHDR(argument)};

	if (mark.length == 0 ? needed : pg_mbstrlen_with_len(mark.bytes, mark.length) != 1)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg(needed ? "%s must be one character" : "%s must be one character or empty", name)));
	return mark;
}

static inline bool
at_mark(const char *p, const char *end, Mark mark)
{
	return mark.length > 0 && *p == *mark.bytes && end - p >= mark.length &&
		memcmp(p, mark.bytes, mark.length) == 0;
}

#define CELLS_AT_ONCE 64

/*
 * csv_fields(line text, delimiter text, quote text) returns text[]
 *
 * RFC 4180, as COPY reads it: a quote anywhere in a cell opens a quoted part in
 * which it is doubled.  Bytes can be compared: in UTF8 the first byte of a
 * character is none of the others of any, and in SQL_ASCII every byte is one.
 * A database of another encoding does not take the extension.
 */
Datum
csv_fields(PG_FUNCTION_ARGS)
{
	text	   *line = PG_GETARG_TEXT_PP(0);
	Mark		delimiter = get_mark(PG_GETARG_TEXT_PP(1), "delimiter", true);
	Mark		quote = get_mark(PG_GETARG_TEXT_PP(2), "quote", false);
	const char *p = VARDATA_ANY(line);
	const char *end = p + VARSIZE_ANY_EXHDR(line);
	char	   *cell = palloc(end - p + 1);
	char	   *to = cell;
	Datum		first[CELLS_AT_ONCE];
	Datum	   *cells = first;
	int			room = CELLS_AT_ONCE;
	int			count = 0;
	bool		quoted = false;

	/* the line's own end is no part of a cell */
	if (end > p && end[-1] == '\n')
		end--;
	if (end > p && end[-1] == '\r')
		end--;
	for (;; p++)
	{
		CHECK_EACH(end - p);
		if (p < end && at_mark(p, end, quote))
		{
			if (quoted && p + quote.length < end && at_mark(p + quote.length, end, quote))
			{
				memcpy(to, p, quote.length);
				to += quote.length;
				p += quote.length;
			}
			else
				quoted = !quoted;
			p += quote.length - 1;
		}
		else if (p == end || (!quoted && at_mark(p, end, delimiter)))
		{
			if (count == room)
			{
				Datum	   *more = palloc(sizeof(Datum) * room * 2);

				memcpy(more, cells, sizeof(Datum) * room);
				cells = more;
				room *= 2;
			}
			cells[count++] = PointerGetDatum(cstring_to_text_with_len(cell, to - cell));
			to = cell;
			if (p == end)
				break;
			p += delimiter.length - 1;
		}
		else
			*to++ = *p;
	}
	if (quoted)
		PG_RETURN_NULL();
	PG_RETURN_ARRAYTYPE_P(construct_array(cells, count, TEXTOID, -1, false, TYPALIGN_INT));
}

/*
 * csv_line(cells text[], delimiter text) returns text: the way back.  A cell is
 * quoted where it has to be.
 */
Datum
csv_line(PG_FUNCTION_ARGS)
{
	ArrayType  *array = PG_GETARG_ARRAYTYPE_P(0);
	Mark		delimiter = get_mark(PG_GETARG_TEXT_PP(1), "delimiter", true);
	StringInfoData buf;
	Datum	   *cells;
	bool	   *nulls;
	int			count;

	deconstruct_array(array, TEXTOID, -1, false, TYPALIGN_INT, &cells, &nulls, &count);
	initStringInfo(&buf);
	for (int i = 0; i < count; i++)
	{
		text	   *cell = nulls[i] ? NULL : DatumGetTextPP(cells[i]);
		const char *start = cell == NULL ? NULL : VARDATA_ANY(cell);
		const char *end = cell == NULL ? NULL : start + VARSIZE_ANY_EXHDR(cell);
		bool		quoted = false;

		if (i > 0)
			appendBinaryStringInfo(&buf, delimiter.bytes, delimiter.length);
		for (const char *p = start; p < end && !quoted; p++)
		{
			CHECK_EACH(p - start);
			quoted = *p == '"' || *p == '\n' || *p == '\r' || at_mark(p, end, delimiter);
		}
		if (quoted)
			appendStringInfoChar(&buf, '"');
		for (const char *p = start; p < end; p++)
		{
			CHECK_EACH(p - start);
			if (*p == '"')
				appendStringInfoChar(&buf, '"');
			appendStringInfoChar(&buf, *p);
		}
		if (quoted)
			appendStringInfoChar(&buf, '"');
	}
	PG_RETURN_TEXT_P(cstring_to_text_with_len(buf.data, buf.len));
}

#define DIGITS_AT_MOST 200

static bool
is_digit(const char *p, const char *end)
{
	return p < end && *p >= '0' && *p <= '9';
}

/* Bytes of UTF-8, where the server has that. */
static int
at_utf8(const char *p, const char *end, const char *character)
{
	int			length = strlen(character);

	return GetDatabaseEncoding() == PG_UTF8 && end - p >= length &&
		memcmp(p, character, length) == 0 ? length : 0;
}

static int
at_space(const char *p, const char *end)
{
	int			n;

	if (p >= end)
		return 0;
	if (*p == ' ' || (*p >= '\t' && *p <= '\r'))
		return 1;
	if ((n = at_utf8(p, end, "\xC2\xA0")) == 0 &&	/* no-break space */
		(n = at_utf8(p, end, "\xE2\x80\xAF")) == 0)		/* its narrow form */
		n = at_utf8(p, end, "\xE3\x80\x80");	/* ideographic space */
	return n;
}

/*
 * number_from_text(value text, decimal_mark text, group_mark text) returns numeric
 */
Datum
number_from_text(PG_FUNCTION_ARGS)
{
	text	   *value = PG_GETARG_TEXT_PP(0);
	Mark		decimal = get_mark(PG_GETARG_TEXT_PP(1), "decimal_mark", true);
	Mark		group = get_mark(PG_GETARG_TEXT_PP(2), "group_mark", false);
	const char *p = VARDATA_ANY(value);
	const char *end = p + VARSIZE_ANY_EXHDR(value);
	char		plain[DIGITS_AT_MOST + 16];
	char	   *to = plain;
	bool		any_space = group.length == 1 && *group.bytes == ' ';
	bool		grouped = false;
	int			digits = 0;
	int			since = 0;
	int			n;

	while ((n = at_space(p, end)) > 0)
	{
		CHECK_EACH(end - p);
		p += n;
	}
	for (const char *tail = end; tail > p;)
	{
		/* no space is longer than three bytes, and none is part of a number */
		CHECK_EACH(tail - p);
		if (at_space(tail - 1, tail) == 1)
			n = 1;
		else if (tail - p >= 2 && at_space(tail - 2, tail) == 2)
			n = 2;
		else if (tail - p >= 3 && at_space(tail - 3, tail) == 3)
			n = 3;
		else
			break;
		tail -= n;
		end = tail;
	}
	if (p < end && (*p == '-' || *p == '+'))
	{
		if (*p++ == '-')
			*to++ = '-';
	}
	else if ((n = at_utf8(p, end, "\xE2\x88\x92")) > 0)		/* minus sign */
	{
		p += n;
		*to++ = '-';
	}
	for (;;)
	{
		if (is_digit(p, end))
		{
			if (++digits > DIGITS_AT_MOST)
				PG_RETURN_NULL();
			since++;
			*to++ = *p++;
			continue;
		}
		n = p < end && at_mark(p, end, group) ? group.length : any_space ? at_space(p, end) : 0;
		if (n == 0)
			break;
		/* groups are of three, the first of one to three */
		if (since < 1 || since > 3 || (grouped && since != 3) || !is_digit(p + n, end))
			PG_RETURN_NULL();
		grouped = true;
		since = 0;
		p += n;
	}
	if (grouped && since != 3)
		PG_RETURN_NULL();
	if (p < end && at_mark(p, end, decimal))
	{
		p += decimal.length;
		*to++ = '.';
		for (; is_digit(p, end); *to++ = *p++)
			if (++digits > DIGITS_AT_MOST)
				PG_RETURN_NULL();
	}
	if (digits == 0)
		PG_RETURN_NULL();
	if (p < end && (*p == 'e' || *p == 'E'))
	{
		int			exponent = 0;

		*to++ = *p++;
		if (p < end && (*p == '-' || *p == '+'))
			*to++ = *p++;
		if (!is_digit(p, end))
			PG_RETURN_NULL();
		for (; is_digit(p, end); *to++ = *p++)
			if (exponent++ == 3)
				PG_RETURN_NULL();
	}
	if (p != end)
		PG_RETURN_NULL();
	*to = '\0';
	return DirectFunctionCall3(numeric_in, CStringGetDatum(plain),
							   ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1));
}
