/*
 * ref_period.c
 *		The reference period in SQL: text, bytes on the wire, and in words.
 */
#include "postgres.h"

#include "fmgr.h"
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
			"2023\xE5\xB9\xB4" "5\xE6\x9C\x88, "	/* 2023年5月 */
			"2023\xE5\xB9\xB4" "1\xE2\x80\x94" "5\xE6\x9C\x88, "	/* 2023年1—5月 */
			"2023\xE5\xB9\xB4\xE4\xB8\x80\xE5\xAD\xA3\xE5\xBA\xA6, "	/* 2023年一季度 */
			"2023\xE5\xB9\xB4\xE4\xB8\x8A\xE5\x8D\x8A\xE5\xB9\xB4, "	/* 2023年上半年 */
			"2023\xE5\xB9\xB4\xE5\x89\x8D\xE4\xB8\x89\xE5\xAD\xA3\xE5\xBA\xA6, "	/* 2023年前三季度 */
			"2023\xE5\xB9\xB4 or "	/* 2023年 */
			"\xE2\x80\x9C\xE5\x8D\x81\xE5\x9B\x9B\xE4\xBA\x94\xE2\x80\x9D.";	/* “十四五” */
	return "Write 2023-05, 2023-Q2, 2023-S1, 2023-T1, 2023, 2023-W07, 2023-D045, 2023-05-31, 2023-01-01/P5M, 2021/P5Y, 2023-01/05, 2023-01..05, "
		"or a Chinese spelling.";
}

PG_FUNCTION_INFO_V1(ref_period_in);
Datum
ref_period_in(PG_FUNCTION_ARGS)
{
	char	   *str = PG_GETARG_CSTRING(0);
	struct Node *escontext = INDSTAT_ESCONTEXT(fcinfo);
	char	   *utf8 = str;
	RefPeriod	result = 0;
	RefPeriodParseError error;
	const char *what;
	int			position;

	/*
	 * The parser reads UTF-8, and any other bytes as what it does not expect.
	 * A database without encoding is taken to hold UTF-8.
	 */
	if (!is_ascii(str) && GetDatabaseEncoding() != PG_SQL_ASCII)
		utf8 = pg_server_to_any(str, strlen(str), PG_UTF8);
	if (ref_period_parse(utf8, strlen(utf8), &result, &error))
		PG_RETURN_REF_PERIOD(result);

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
	if (error.out_of_range)
		ereturn(escontext, (Datum) 0,
				(errcode(ERRCODE_DATETIME_FIELD_OVERFLOW),
				 errmsg("ref_period field value out of range: \"%s\"", str),
				 errdetail("At character %d: %s.", position, what)));
	ereturn(escontext, (Datum) 0,
			(errcode(ERRCODE_INVALID_DATETIME_FORMAT),
			 errmsg("invalid input syntax for type %s: \"%s\"", "ref_period", str),
			 errdetail("At character %d: %s.", position, what),
			 errhint("%s", spellings_hint())));
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

RefPeriodLang
ref_period_lang(text *lang)
{
	char	   *name = text_to_cstring(lang);

	if (strcmp(name, "zh") == 0 || strcmp(name, "zh-Hans") == 0)
		return REF_PERIOD_ZH;
	if (strcmp(name, "zh-Hant") == 0)
		return REF_PERIOD_ZH_HANT;
	if (strcmp(name, "en") != 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("unknown language: \"%s\"", name),
				 errhint("Use zh, zh-Hans, zh-Hant or en.")));
	return REF_PERIOD_EN;
}

static Datum
label(RefPeriod p, text *lang, bool cumulative)
{
	char		buf[REF_PERIOD_LABEL_SIZE];
	int			len = ref_period_format_label(p, ref_period_lang(lang), cumulative, buf);

	return PointerGetDatum(cstring_to_text(pg_any_to_server(buf, len, PG_UTF8)));
}

PG_FUNCTION_INFO_V1(ref_period_label);
Datum
ref_period_label(PG_FUNCTION_ARGS)
{
	return label(PG_GETARG_REF_PERIOD(0), PG_GETARG_TEXT_PP(1), PG_GETARG_BOOL(2));
}
