/*-------------------------------------------------------------------------
 *
 * member_text.c
 *	  Keys in the text forms of cross_section and hierarchy.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <ctype.h>

#include "mb/pg_wchar.h"
#include "utils/builtins.h"
#include "utils/json.h"

#include "base/compat.h"
#include "base/interrupts.h"
#include "cross_section/member_text.h"

void
member_reader_init(MemberReader *r, const char *type, const char *example,
				   const char *text, struct Node *escontext)
{
	memset(r, 0, sizeof(*r));
	r->type = type;
	r->example = example;
	r->text = r->at = text;
	r->escontext = escontext;
}

static bool
syntax_error(MemberReader *r, const char *expected)
{
	r->failed = true;
	ereturn(r->escontext, false,
			(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
			 errmsg("invalid input syntax for type %s: \"%.*s\"", r->type,
					pg_mbcliplen(r->text, (int) strlen(r->text), 64), r->text),
			 errdetail("%s expected at position %d.", expected,
					   count_characters(r->text, r->at - r->text) + 1),
			 errhint("Write %s.", r->example)));
}

static void
skip_space(MemberReader *r)
{
	r->at += span_in_pieces(r->at, " \t\n\r");
}

static bool
read_char(MemberReader *r, char c, const char *expected)
{
	skip_space(r);
	if (*r->at != c)
		return syntax_error(r, expected);
	r->at++;
	return true;
}

/* The four hexadecimal digits of \u; 0, which is no character, if there are none. */
static pg_wchar
read_hex(MemberReader *r)
{
	pg_wchar	point = 0;

	for (int i = 0; i < 4; i++)
		if (!isxdigit((unsigned char) r->at[i]))
			return 0;
	for (const char *end = r->at + 4; r->at < end; r->at++)
		point = point * 16 + (isdigit((unsigned char) *r->at) ? *r->at - '0' : (*r->at | 0x20) - 'a' + 10);
	return point;
}

/* \u and what follows, also as two halves, in the server's encoding. */
static bool
read_code_point(MemberReader *r, StringInfo buf)
{
	unsigned char character[MAX_UNICODE_EQUIVALENT_STRING + 1];
	pg_wchar	point = read_hex(r);

	if (is_utf16_surrogate_first(point))
	{
		pg_wchar	second = 0;

		if (r->at[0] == '\\' && r->at[1] == 'u')
		{
			r->at += 2;
			second = read_hex(r);
		}
		point = is_utf16_surrogate_second(second) ? surrogate_pair_to_codepoint(point, second) : 0;
	}
	if (!is_valid_unicode_codepoint(point) || is_utf16_surrogate_second(point))
		return syntax_error(r, "A character as four hexadecimal digits, or as a pair of such,");
	if (!indstat_unicode_to_server(point, character))
		return syntax_error(r, "A character that the database's encoding has");
	appendStringInfoString(buf, (char *) character);
	return true;
}

/* A key in quotes, with the escapes of JSON. */
static bool
read_quoted(MemberReader *r, MemberKey *key)
{
	StringInfoData buf;

	initStringInfo(&buf);
	for (r->at++; *r->at != '"';)
	{
		static const char *const code = "\"\\/bfnrt";
		static const char *const meaning = "\"\\/\b\f\n\r\t";
		const char *found;

		CHECK_FOR_INTERRUPTS();
		if (*r->at == '\0')
			return syntax_error(r, "A closing quote");
		if (*r->at != '\\')
		{
			appendStringInfoCharMacro(&buf, *r->at++);
			continue;
		}
		r->at++;
		if (*r->at == 'u')
		{
			r->at++;
			if (!read_code_point(r, &buf))
				return false;
		}
		else if (*r->at != '\0' && (found = strchr(code, *r->at)) != NULL)
		{
			appendStringInfoCharMacro(&buf, meaning[found - code]);
			r->at++;
		}
		else
			return syntax_error(r, "One of the escapes \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u");
	}
	r->at++;
	/* a million keys are kept, not a million buffers */
	key->chars = pnstrdup(buf.data, buf.len);
	key->length = buf.len;
	pfree(buf.data);
	return true;
}

/* A key, quoted or an integer, of the sort of the first one. */
static bool
read_key(MemberReader *r, MemberKey *key)
{
	const char *start;

	memset(key, 0, sizeof(*key));
	skip_space(r);
	start = r->at;
	if (*r->at == '"')
	{
		if (!read_quoted(r, key))
			return false;
	}
	else
	{
		char	   *end;

		errno = 0;
		key->number = strtoi64(r->at, &end, 10);
		if (end == r->at || errno != 0)
			return syntax_error(r, "A key in quotes or an integer");
		r->at = end;
	}
	if (r->count > 0 && r->texts != (key->chars != NULL))
	{
		r->at = start;
		return syntax_error(r, r->texts ? "A key in quotes, as the first is," : "An integer, as the first key is,");
	}
	r->texts = key->chars != NULL;
	return true;
}

bool
member_reader_key(MemberReader *r, MemberKey *key)
{
	if (r->failed)
		return false;
	if (r->count == 0)
	{
		if (!read_char(r, '{', "An opening brace"))
			return false;
	}
	skip_space(r);
	if (*r->at == '}')
	{
		r->at++;
		skip_space(r);
		return *r->at == '\0' ? false : syntax_error(r, "The end");
	}
	if (r->count > 0 && !read_char(r, ',', "A comma or a closing brace"))
		return false;
	if (!read_key(r, key) || !read_char(r, ':', "A colon"))
		return false;
	r->count++;
	return true;
}

/* whether null comes next, which is then passed */
static bool
read_null(MemberReader *r)
{
	skip_space(r);
	if (strncmp(r->at, "null", 4) != 0)
		return false;
	r->at += 4;
	return true;
}

bool
member_reader_number(MemberReader *r, char **number)
{
	static const char *const digits = "0123456789";
	const char *end;
	size_t		whole,
				fraction = 0;

	*number = NULL;
	if (read_null(r))
		return true;
	end = r->at + (*r->at == '+' || *r->at == '-');
	whole = span_in_pieces(end, digits);
	end += whole;
	if (*end == '.')
	{
		fraction = span_in_pieces(end + 1, digits);
		end += 1 + fraction;
	}
	if (whole + fraction == 0)
		return syntax_error(r, "A number, or null,");
	if (*end == 'e' || *end == 'E')
	{
		const char *exponent = end + 1;

		exponent += (*exponent == '+' || *exponent == '-');
		/* else it is what follows that is wrong */
		if (isdigit((unsigned char) *exponent))
			end = exponent + span_in_pieces(exponent, digits);
	}
	*number = pnstrdup(r->at, end - r->at);
	r->at = end;
	return true;
}

bool
member_reader_parent(MemberReader *r, MemberKey *key, bool *isnull)
{
	*isnull = read_null(r);
	return *isnull || read_key(r, key);
}

void
member_key_append(StringInfo buf, const MemberKey *key)
{
	if (key->chars)
		escape_json(buf, member_key_cstring(key));
	else
		appendStringInfo(buf, INT64_FORMAT, key->number);
}
