/*
 * ref_period.c
 *		The reference period in SQL: text, bytes on the wire, and in words.
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "fmgr.h"
#include "funcapi.h"
#include "libpq/pqformat.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"

#include "base/compat.h"
#include "base/interrupts.h"
#include "period/period.h"

/* The type is passed by value. */
StaticAssertDecl(SIZEOF_DATUM >= 8, "ref_period needs 8-byte datums");

void
ref_period_out_of_range(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_DATETIME_FIELD_OVERFLOW),
			 errmsg("ref_period out of range"),
			 errdetail("A reference period lies in years 0001 to 9999.")));
}

char *
ref_period_out_cstring(RefPeriod p)
{
	char	   *buf = palloc(REF_PERIOD_TEXT_SIZE);

	ref_period_format(p, buf);
	return buf;
}

static bool
is_ascii(const char *s)
{
	for (Size i = 0; s[i] != '\0'; i++)
	{
		CHECK_EACH(i);
		if (IS_HIGHBIT_SET(s[i]))
			return false;
	}
	return true;
}

/* Chinese belongs into a message only where the server's encoding has it. */
static const char *
spellings_hint(void)
{
	if (GetDatabaseEncoding() == PG_UTF8)
		return "Write 2023-05, 2023-Q2, 2023-S1, 2023-T1, 2023, 2023-W07, 2023-D045, 2023-05-31, 2023-01-01/P5M, 2021/P5Y, 2023-01/05, 2023-01..05, "
			"May 2023, Jan-May 2023, "
			"2023\xE5\xB9\xB4" "5\xE6\x9C\x88, "	/* 2023年5月 */
			"2023\xE5\xB9\xB4" "1\xE2\x80\x94" "5\xE6\x9C\x88, "	/* 2023年1—5月 */
			"2023\xE5\xB9\xB4\xE4\xB8\x80\xE5\xAD\xA3\xE5\xBA\xA6, "	/* 2023年一季度 */
			"2023\xE5\xB9\xB4\xE4\xB8\x8A\xE5\x8D\x8A\xE5\xB9\xB4, "	/* 2023年上半年 */
			"2023\xE5\xB9\xB4\xE5\x89\x8D\xE4\xB8\x89\xE5\xAD\xA3\xE5\xBA\xA6, "	/* 2023年前三季度 */
			"2023\xE5\xB9\xB4 or "	/* 2023年 */
			"\xE2\x80\x9C\xE5\x8D\x81\xE5\x9B\x9B\xE4\xBA\x94\xE2\x80\x9D.";	/* “十四五” */
	return "Write 2023-05, 2023-Q2, 2023-S1, 2023-T1, 2023, 2023-W07, 2023-D045, 2023-05-31, 2023-01-01/P5M, 2021/P5Y, 2023-01/05, 2023-01..05, "
		"May 2023, Jan-May 2023, or a Chinese spelling.";
}

/* What is wrong with a spelling. */
typedef struct SpellingError
{
	bool		out_of_range;
	char	   *detail;
	const char *hint;			/* or NULL */
} SpellingError;

#define SYNTAX_MESSAGE	"invalid input syntax for type %s: \"%s\""
#define RANGE_MESSAGE	"ref_period field value out of range: \"%s\""

static const char *
name_of_invisible(uint32 code)
{
	switch (code)
	{
		case 0x09:
			return " (tab)";
		case 0xA0:
			return " (no-break space)";
		case 0x200B:
			return " (zero-width space)";
		case 0x202F:
			return " (narrow no-break space)";
		case 0x3000:
			return " (ideographic space)";
		case 0xFEFF:
			return " (byte order mark)";
		default:
			return "";
	}
}

static bool
read_spelling(char *str, RefPeriod *result, SpellingError *said)
{
	char	   *utf8 = str;
	RefPeriodParseError error;
	const char *what;
	int			position;

	/*
	 * The parser reads UTF-8, and any other bytes as what it does not expect.
	 * A database without encoding is taken to hold UTF-8.
	 */
	if (!is_ascii(str) && GetDatabaseEncoding() != PG_SQL_ASCII)
		utf8 = pg_server_to_any(str, strlen(str), PG_UTF8);
	if (ref_period_parse(utf8, strlen(utf8), result, &error))
		return true;

	what = error.message;
	if (GetDatabaseEncoding() != PG_UTF8 && !is_ascii(what))
		what = "expected a Chinese spelling";
	/* positions are counted in characters, not bytes */
	position = 1;
	for (const char *p = utf8; p < utf8 + error.position; p++)
	{
		CHECK_EACH(p - utf8);
		if (((unsigned char) *p & 0xC0) != 0x80)
			position++;
	}
	said->out_of_range = error.out_of_range;
	said->detail = error.invisible == 0 ?
		psprintf("At character %d: %s.", position, what) :
		psprintf("At character %d: %s, but there is U+%04X%s.", position, what,
				 error.invisible, name_of_invisible(error.invisible));
	said->hint = error.hint != NULL ? error.hint : error.out_of_range ? NULL : spellings_hint();
	return false;
}

PG_FUNCTION_INFO_V1(ref_period_in);
Datum
ref_period_in(PG_FUNCTION_ARGS)
{
	char	   *str = PG_GETARG_CSTRING(0);
	struct Node *escontext = INDSTAT_ESCONTEXT(fcinfo);
	RefPeriod	result = 0;
	SpellingError said;

	if (read_spelling(str, &result, &said))
		PG_RETURN_REF_PERIOD(result);
	if (said.out_of_range)
		ereturn(escontext, (Datum) 0,
				(errcode(ERRCODE_DATETIME_FIELD_OVERFLOW),
				 errmsg(RANGE_MESSAGE, str),
				 errdetail_internal("%s", said.detail),
				 said.hint ? errhint("%s", said.hint) : 0));
	ereturn(escontext, (Datum) 0,
			(errcode(ERRCODE_INVALID_DATETIME_FORMAT),
			 errmsg(SYNTAX_MESSAGE, "ref_period", str),
			 errdetail_internal("%s", said.detail),
			 errhint("%s", said.hint)));
}

/* ---- the same as an answer, for versions without soft errors too ---- */

PG_FUNCTION_INFO_V1(ref_period_is_period);
Datum
ref_period_is_period(PG_FUNCTION_ARGS)
{
	RefPeriod	result;
	SpellingError said;

	PG_RETURN_BOOL(read_spelling(text_to_cstring(PG_GETARG_TEXT_PP(0)), &result, &said));
}

/* message, detail, hint, sql_error_code, as pg_input_error_info() of PostgreSQL 16 has them */
PG_FUNCTION_INFO_V1(ref_period_period_error);
Datum
ref_period_period_error(PG_FUNCTION_ARGS)
{
	char	   *str = text_to_cstring(PG_GETARG_TEXT_PP(0));
	RefPeriod	result;
	SpellingError said;
	TupleDesc	desc;
	Datum		values[4];
	bool		nulls[4] = {false};

	if (read_spelling(str, &result, &said))
		PG_RETURN_NULL();
	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	values[0] = CStringGetTextDatum(said.out_of_range ? psprintf(RANGE_MESSAGE, str) :
									psprintf(SYNTAX_MESSAGE, "ref_period", str));
	values[1] = CStringGetTextDatum(said.detail);
	nulls[2] = said.hint == NULL;
	values[2] = nulls[2] ? (Datum) 0 : CStringGetTextDatum(said.hint);
	values[3] = CStringGetTextDatum(said.out_of_range ? "22008" : "22007");
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(desc), values, nulls)));
}

PG_FUNCTION_INFO_V1(ref_period_out);
Datum
ref_period_out(PG_FUNCTION_ARGS)
{
	PG_RETURN_CSTRING(ref_period_out_cstring(PG_GETARG_REF_PERIOD(0)));
}

/* On the wire: first and last day as dates. */
PG_FUNCTION_INFO_V1(ref_period_recv);
Datum
ref_period_recv(PG_FUNCTION_ARGS)
{
	StringInfo	buf = (StringInfo) PG_GETARG_POINTER(0);
	int64		first = (int64) (int32) pq_getmsgint(buf, 4) + REF_PERIOD_PG_EPOCH;
	int64		last = (int64) (int32) pq_getmsgint(buf, 4) + REF_PERIOD_PG_EPOCH;

	if (!ref_period_days_valid(first, last))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid binary value for type %s", "ref_period"),
				 errdetail("First and last day must be in order and in years 0001 to 9999.")));
	PG_RETURN_REF_PERIOD(ref_period_make((int) first, (int) last));
}

PG_FUNCTION_INFO_V1(ref_period_send);
Datum
ref_period_send(PG_FUNCTION_ARGS)
{
	RefPeriod	p = PG_GETARG_REF_PERIOD(0);
	StringInfoData buf;

	pq_begintypsend(&buf);
	pq_sendint32(&buf, (uint32) (ref_period_first(p) - REF_PERIOD_PG_EPOCH));
	pq_sendint32(&buf, (uint32) (ref_period_last(p) - REF_PERIOD_PG_EPOCH));
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

static const struct
{
	const char *name;
	RefPeriodStyle style;
}			styles[] =
{
	{"zh", REF_PERIOD_ZH},
	{"zh-Hans", REF_PERIOD_ZH},
	{"zh-Hant", REF_PERIOD_ZH_HANT},
	{"en", REF_PERIOD_EN},
	{"en-short", REF_PERIOD_EN_SHORT},
	{"sdmx", REF_PERIOD_SDMX},
	{"iso", REF_PERIOD_ISO},
	{"compact", REF_PERIOD_COMPACT},
	{"digits", REF_PERIOD_DIGITS},
	{"FY", REF_PERIOD_FY},
	{"fiscal", REF_PERIOD_FISCAL}
};

static bool
find_style(const char *name, RefPeriodStyle last, RefPeriodStyle *style)
{
	for (int i = 0; i < (int) lengthof(styles) && styles[i].style <= last; i++)
		if (strcmp(name, styles[i].name) == 0)
		{
			*style = styles[i].style;
			return true;
		}
	return false;
}

RefPeriodLang
ref_period_lang(text *lang)
{
	char	   *name = text_to_cstring(lang);
	RefPeriodLang result;

	if (!find_style(name, REF_PERIOD_EN, &result))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("unknown language: \"%s\"", name),
				 errhint("Use zh, zh-Hans, zh-Hant or en.")));
	return result;
}

PG_FUNCTION_INFO_V1(ref_period_label);
Datum
ref_period_label(PG_FUNCTION_ARGS)
{
	RefPeriod	p = PG_GETARG_REF_PERIOD(0);
	char	   *name = text_to_cstring(PG_GETARG_TEXT_PP(1));
	RefPeriodStyle style;
	char		buf[REF_PERIOD_LABEL_SIZE];
	int			len;

	if (!find_style(name, REF_PERIOD_FISCAL, &style))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("unknown language or style: \"%s\"", name),
				 errhint("Use zh, zh-Hans, zh-Hant, en or en-short, or the codes sdmx, iso, compact, digits, FY or fiscal.")));
	len = ref_period_format_style(p, style, PG_GETARG_BOOL(2), buf);
	if (len < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("style \"%s\" has no words for %s", name, ref_period_out_cstring(p)),
				 errhint("%s",
						 style == REF_PERIOD_COMPACT ? "It writes years, half-years, quarters, months, weeks and days." :
						 style == REF_PERIOD_DIGITS ? "It writes years, months and days." :
						 "It writes twelve months.")));
	PG_RETURN_TEXT_P(cstring_to_text(pg_any_to_server(buf, len, PG_UTF8)));
}
