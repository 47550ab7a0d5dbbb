/*-------------------------------------------------------------------------
 *
 * series.c
 *	  The type series: grid of periods, stored form, text, messages.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "common/int.h"
#include "lib/stringinfo.h"
#include "libpq/pqformat.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"

#include "base/compat.h"
#include "base/interrupts.h"
#include "series/series.h"

StaticAssertDecl(sizeof(SeriesKey) == 8, "the key of a series has eight bytes");

/*-------------------------------------------------------------------------
 * The grid
 *-------------------------------------------------------------------------
 */
bool
series_locate(char frequency, SeriesBasis basis, RefPeriod p, int *position)
{
	int			unit = series_months(frequency);
	int			index,
				months,
				year,
				week;

	if (unit == 0)
	{
		if (frequency == 'D')
		{
			*position = ref_period_first(p);
			return ref_period_first(p) == ref_period_last(p);
		}
		/* day 1 is a Monday */
		*position = (ref_period_first(p) - 1) / 7;
		return ref_period_is_week(p, &year, &week);
	}
	if (!ref_period_is_months(p, &index, &months))
		return false;
	*position = (index + months) / unit - 1;
	if (basis == SERIES_CUMULATIVE)
		return index % 12 == 0 && months <= 12 && months % unit == 0;
	if (basis == SERIES_JAN_FEB && index % 12 == 0 && months == 2)
		return true;
	return months == unit && index % unit == 0;
}

bool
series_position_valid(char frequency, int64 position)
{
	int			lag = series_lag(frequency);

	if (lag != 0)
		return position >= lag && position < (int64) 10000 * lag;
	if (frequency == 'W')
		return position >= 0 && position * 7 + 7 <= REF_PERIOD_MAX_DAY;
	return position >= REF_PERIOD_MIN_DAY && position <= REF_PERIOD_MAX_DAY;
}

static RefPeriod
period_of(char frequency, SeriesBasis basis, int position)
{
	int			unit = series_months(frequency);
	int			index = position * unit;

	if (frequency == 'W')
		return ref_period_make(position * 7 + 1, position * 7 + 7);
	if (frequency == 'D')
		return ref_period_make(position, position);
	if (basis == SERIES_CUMULATIVE)
		return ref_period_from_months(index / 12 * 12, index % 12 + unit);
	return ref_period_from_months(index, unit);
}

bool
series_is_joint(const Series *s, int position)
{
	return s->basis == SERIES_JAN_FEB && position % 12 == 1 &&
		series_get(s, (int64) position - 1) == PACKED_MISSING &&
		series_get(s, position) != PACKED_MISSING;
}

RefPeriod
series_period_at(const Series *s, int position)
{
	if (series_is_joint(s, position))
		return ref_period_from_months(position - 1, 2);
	return period_of(s->frequency, s->basis, position);
}

char *
series_position_text(char frequency, SeriesBasis basis, int position)
{
	return ref_period_out_cstring(period_of(frequency, basis, position));
}

bool
series_years_ago(char frequency, int position, int years, int *base)
{
	int			lag = series_lag(frequency);
	RefPeriod	year_ago;

	if (lag != 0)
	{
		*base = position - lag * years;
		return *base >= lag;
	}
	return ref_period_years_ago(period_of(frequency, SERIES_SINGLE, position), years, &year_ago) &&
		series_locate(frequency, SERIES_SINGLE, year_ago, base);
}

const char *
series_basis_name(SeriesBasis basis)
{
	return basis == SERIES_CUMULATIVE ? "ytd" : basis == SERIES_JAN_FEB ? "jan-feb" : "";
}

int
series_position(const Series *s, RefPeriod p)
{
	int			position;

	if (series_locate(s->frequency, s->basis, p, &position))
		return position;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("%s is not a period of this series", ref_period_out_cstring(p)),
			 errdetail("Its frequency is %c%s.", s->frequency,
					   s->basis == SERIES_CUMULATIVE ? ", cumulative from January" : ""),
			 s->packed.count == 0 ? 0 :
			 /* the first of cumulative ones may look like a single one */
			 errhint("Periods look like %s.",
					 series_position_text(s->frequency, s->basis,
										  s->basis == SERIES_CUMULATIVE ? series_end(s) - 1 : s->first))));
	return 0;
}

void
series_check_alike(const Series *a, const Series *b)
{
	if (series_alike(a, b))
		return;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("series of different kinds"),
			 errdetail("One has frequency %c%s, the other %c%s.",
					   a->frequency, a->basis == SERIES_CUMULATIVE ? ", cumulative" : "",
					   b->frequency, b->basis == SERIES_CUMULATIVE ? ", cumulative" : ""),
			 errhint("Convert one of them first: change_frequency(), to_ytd() or from_ytd().")));
}

char
series_frequency_arg(text *code)
{
	const char *p = VARDATA_ANY(code);

	if (VARSIZE_ANY_EXHDR(code) == 1 && series_frequency_known(*p))
		return *p;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("unknown frequency: \"%s\"", text_to_cstring(code)),
			 errhint("Use M (months), Q (quarters), T (four months), S (half-years), A (years), W (weeks) or D (days).")));
	return 0;
}

/*-------------------------------------------------------------------------
 * The stored form
 *-------------------------------------------------------------------------
 */
static const char *
key_complaint(const SeriesKey *key, int count)
{
	if (!series_frequency_known(key->frequency))
		return "The frequency is not known.";
	if (key->basis > SERIES_JAN_FEB ||
		(key->basis == SERIES_JAN_FEB && key->frequency != 'M') ||
		(key->basis == SERIES_CUMULATIVE && series_lag(key->frequency) < 2))
		return "The frequency cannot have that basis.";
	if (key->unused != 0)
		return "An unused field is set.";
	if (count > SERIES_MAX_PERIODS)
		return "There are too many periods.";
	if (count == 0 ? key->first != 0 :
		!series_position_valid(key->frequency, key->first) ||
		!series_position_valid(key->frequency, (int64) key->first + count - 1))
		return "The first period is impossible.";
	return NULL;
}

void
series_open(const void *datum, Series *s)
{
	SeriesKey	key;
	const char *complaint;

	packed_open(datum, PACKED_SERIES, &s->packed);
	memset(&key, 0, sizeof(key));
	if (s->packed.key_size == sizeof(SeriesKey))
		memcpy(&key, s->packed.key, sizeof(key));
	complaint = key_complaint(&key, s->packed.count);
	if (unlikely(complaint != NULL))
		ereport(ERROR,
				(errcode(ERRCODE_DATA_CORRUPTED),
				 errmsg("stored bytes are not a series"),
				 errdetail_internal("%s", complaint)));
	s->frequency = key.frequency;
	s->basis = (SeriesBasis) key.basis;
	s->first = key.first;
}

void
series_draft_init(SeriesDraft *draft, const Series *like, int first, int count)
{
	packed_check_count("series", count, SERIES_MAX_PERIODS);
	draft->frequency = like ? like->frequency : 0;
	draft->basis = like ? like->basis : SERIES_SINGLE;
	draft->scale = like ? like->packed.scale : 0;
	draft->first = first;
	draft->count = count;
	draft->value = palloc(Max(count, 1) * sizeof(int64));
}

struct varlena *
series_form(SeriesDraft *draft)
{
	SeriesKey	key = {draft->frequency, draft->basis, 0, 0};
	int			from = 0;
	int			to = draft->count;

	while (from < to && draft->value[from] == PACKED_MISSING)
		from++;
	while (to > from && draft->value[to - 1] == PACKED_MISSING)
		to--;
	if (from < to)
	{
		key.first = draft->first + from;
		Assert(series_position_valid(key.frequency, key.first));
		Assert(series_position_valid(key.frequency, (int64) key.first + to - from - 1));
	}
	if (key.basis == SERIES_CUMULATIVE && key.frequency == 'A')
		key.basis = SERIES_SINGLE;
	if (key.basis == SERIES_JAN_FEB)
	{
		bool		joint = false;

		/* a basis that says nothing is not kept */
		for (int i = from; i < to && !joint; i++)
			joint = (draft->first + i) % 12 == 1 && draft->value[i] != PACKED_MISSING &&
				(i == from || draft->value[i - 1] == PACKED_MISSING);
		if (!joint)
			key.basis = SERIES_SINGLE;
	}
	return packed_form(PACKED_SERIES, &key, sizeof(key),
					   draft->value + from, to - from, draft->scale);
}

struct varlena *
series_form_joint(SeriesDraft *draft, SeriesJoint is_joint, const void *source)
{
	int			february = (1 - draft->first % 12 + 12) % 12;
	bool		joint = false;

	if (draft->basis == SERIES_JAN_FEB)
	{
		for (int i = february; i < draft->count && !joint; i += 12)
			joint = draft->value[i] != PACKED_MISSING && is_joint(source, draft->first + i);
		for (int i = february; i < draft->count && joint; i += 12)
			if ((i == 0 || draft->value[i - 1] == PACKED_MISSING) &&
				!is_joint(source, draft->first + i))
				draft->value[i] = PACKED_MISSING;
		if (!joint)
			draft->basis = SERIES_SINGLE;
	}
	return series_form(draft);
}

static bool
joint_in_series(const void *source, int position)
{
	return series_is_joint(source, position);
}

struct varlena *
series_form_like(SeriesDraft *draft, const Series *source)
{
	return series_form_joint(draft, joint_in_series, source);
}

bool
series_get_decimal(const Series *s, int64 position, Decimal *result)
{
	int64		value = series_get(s, position);

	if (value == PACKED_MISSING)
		return false;
	*result = decimal_from_scaled(value, s->packed.scale);
	return true;
}

bool
series_find(const Series *s, RefPeriod p, Decimal *result)
{
	int			position;

	if (!series_locate(s->frequency, s->basis, p, &position))
		return false;
	/* February alone is not what January and February together have */
	return series_get_decimal(s, position, result) && series_period_at(s, position) == p;
}

/*-------------------------------------------------------------------------
 * Text:  [ytd | jan-feb] first period: value, value, null, ...
 *
 * The first period tells the frequency; a series without values has the code
 * of its frequency there.
 *-------------------------------------------------------------------------
 */
static void
append_scaled(StringInfo buf, int64 value, int scale)
{
	char		text[MAXINT8LEN + PACKED_MAX_SCALE + 4];
	char	   *p = text + sizeof(text);
	uint64		rest = value < 0 ? -(uint64) value : (uint64) value;
	bool		fraction = false;

	for (int i = 0; i < scale; i++, rest /= 10)
	{
		/* trailing zeros are not written */
		if (rest % 10 == 0 && !fraction)
			continue;
		fraction = true;
		*--p = (char) ('0' + rest % 10);
	}
	if (fraction)
		*--p = '.';
	do
	{
		*--p = (char) ('0' + rest % 10);
		rest /= 10;
	} while (rest != 0);
	if (value < 0)
		*--p = '-';
	appendBinaryStringInfo(buf, p, (int) (text + sizeof(text) - p));
}

PG_FUNCTION_INFO_V1(series_out);
Datum
series_out(PG_FUNCTION_ARGS)
{
	StringInfoData buf;
	Series		s;

	PG_GETARG_SERIES(0, &s);
	initStringInfo(&buf);
	appendStringInfoString(&buf, series_basis_name(s.basis));
	if (s.basis != SERIES_SINGLE)
		appendStringInfoChar(&buf, ' ');
	if (s.packed.count == 0)
		appendStringInfoChar(&buf, s.frequency);
	else
		appendStringInfoString(&buf, series_position_text(s.frequency, SERIES_SINGLE, s.first));
	appendStringInfoChar(&buf, ':');
	for (int i = 0; i < s.packed.count; i++)
	{
		int64		value = packed_get(&s.packed, i);

		CHECK_FOR_INTERRUPTS();
		appendStringInfoString(&buf, i == 0 ? " " : ", ");
		if (value == PACKED_MISSING)
			appendStringInfoString(&buf, "null");
		else
			append_scaled(&buf, value, s.packed.scale);
	}
	PG_RETURN_CSTRING(buf.data);
}

static inline const char *
skip_space(const char *p)
{
	return p + span_in_pieces(p, " \t\n\r");
}

/* Reads a number without exponent as mantissa * 10^-scale; NULL if there is none. */
static const char *
read_number(const char *p, int64 *mantissa, int *scale, bool *overflow)
{
	bool		negative = (*p == '-');
	int			zeros = 0;
	bool		fraction = false;
	bool		digits = false;

	*mantissa = 0;
	*scale = 0;
	*overflow = false;
	if (*p == '-' || *p == '+')
		p++;
	for (; (*p >= '0' && *p <= '9') || (*p == '.' && !fraction); p++)
	{
		CHECK_FOR_INTERRUPTS();
		if (*p == '.')
		{
			fraction = true;
			continue;
		}
		digits = true;
		if (fraction && *p == '0')
		{
			/* counts only if another digit follows */
			zeros++;
			continue;
		}
		for (int i = 0; i <= zeros; i++)
		{
			if (pg_mul_s64_overflow(*mantissa, 10, mantissa))
				*overflow = true;
			if (fraction)
				(*scale)++;
			if (*overflow || *scale > PACKED_MAX_SCALE)
				break;
		}
		zeros = 0;
		if (pg_add_s64_overflow(*mantissa, *p - '0', mantissa) || *scale > PACKED_MAX_SCALE)
			*overflow = true;
	}
	if (negative)
		*mantissa = -*mantissa;
	return digits ? p : NULL;
}

#define SERIES_SYNTAX_HINT \
	"Write the first period and the values from it on, as in \"2023-01: 1.5, null, 2\"; put \"ytd\" before it if values run from January, \"jan-feb\" if a February without a January covers both."

/* Where the text is wrong; positions count characters from 1. */
static int
character_at(const char *text, const char *p)
{
	return count_characters(text, p - text) + 1;
}

PG_FUNCTION_INFO_V1(series_in);
Datum
series_in(PG_FUNCTION_ARGS)
{
	char	   *text = PG_GETARG_CSTRING(0);
	struct Node *escontext = INDSTAT_ESCONTEXT(fcinfo);
	const char *p = skip_space(text);
	const char *colon = strchr(p, ':');
	const char *end;
	const char *expected;
	SeriesDraft draft;
	PackedBuilder b;
	bool		empty = false;
	int			commas = 0;

	series_draft_init(&draft, NULL, 0, 0);
	if (pg_strncasecmp(p, "ytd ", 4) == 0)
	{
		draft.basis = SERIES_CUMULATIVE;
		p = skip_space(p + 4);
	}
	else if (pg_strncasecmp(p, "jan-feb ", 8) == 0)
	{
		draft.basis = SERIES_JAN_FEB;
		p = skip_space(p + 8);
	}
	expected = "expected a first period and a colon";
	if (colon == NULL || colon < p)
		goto bad_syntax;
	for (end = colon; end > p && (end[-1] == ' ' || end[-1] == '\t'); end--)
		;
	if (end - p == 1 && series_frequency_known(*p))
	{
		draft.frequency = *p;
		empty = true;
	}
	else
	{
		char	   *utf8 = pg_server_to_any(pnstrdup(p, end - p), (int) (end - p), PG_UTF8);
		RefPeriod	period;
		RefPeriodParseError error;

		expected = "expected a period";
		if (!ref_period_parse(utf8, strlen(utf8), &period, &error))
			goto bad_syntax;
		expected = "expected a month, a quarter, four months, a half-year, a year, an ISO week or a day";
		draft.frequency = ref_period_frequency_code(period);
		if (draft.frequency == 0)
			goto bad_syntax;
		(void) series_locate(draft.frequency, SERIES_SINGLE, period, &draft.first);
	}
	expected = "only months, quarters, four months and half-years can be cumulative";
	if (draft.basis == SERIES_CUMULATIVE && series_lag(draft.frequency) < 2 &&
		draft.frequency != 'A')
		goto bad_syntax;
	expected = "only a monthly series can join January and February";
	if (draft.basis == SERIES_JAN_FEB && draft.frequency != 'M')
		goto bad_syntax;

	p = skip_space(colon + 1);
	expected = "a series without values ends at the colon";
	if (empty && *p != '\0')
		goto bad_syntax;
	for (end = p; *end != '\0'; end++)
	{
		CHECK_EACH(end - p);
		commas += (*end == ',');
	}
	if (commas >= SERIES_MAX_PERIODS)
		ereturn(escontext, (Datum) 0,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("series too long"),
				 errdetail("A series has at most %d values.", SERIES_MAX_PERIODS)));
	packed_builder_init(&b, "series", SERIES_MAX_PERIODS, commas + 1);
	while (*p != '\0')
	{
		CHECK_FOR_INTERRUPTS();
		if (pg_strncasecmp(p, "null", 4) == 0)
		{
			packed_builder_add_missing(&b, 1);
			p += 4;
		}
		else
		{
			int64		mantissa;
			int			scale;
			bool		overflow;

			expected = "expected a number or null";
			end = read_number(p, &mantissa, &scale, &overflow);
			if (end == NULL)
				goto bad_syntax;
			if (overflow || !packed_builder_try(&b, decimal_from_scaled(mantissa, scale)))
				ereturn(escontext, (Datum) 0,
						(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
						 errmsg("value out of range for a series: \"%s\"",
								pnstrdup(p, Min(end - p, 64))),
						 errdetail("At character %d. All values of a series together have at most 18 digits (up to 9223372036854775807 in units of the last decimal) and %d decimals.",
								   character_at(text, p), PACKED_MAX_SCALE)));
			p = end;
		}
		p = skip_space(p);
		if (*p == '\0')
			break;
		expected = "expected a comma";
		if (*p != ',')
			goto bad_syntax;
		p = skip_space(p + 1);
		expected = "expected a number or null";
		if (*p == '\0')
			goto bad_syntax;
	}
	if (b.count > 0 && !series_position_valid(draft.frequency, (int64) draft.first + b.count - 1))
		ereturn(escontext, (Datum) 0,
				(errcode(ERRCODE_DATETIME_FIELD_OVERFLOW),
				 errmsg("series runs beyond the year 9999")));
	draft.value = b.value;
	draft.count = b.count;
	draft.scale = b.scale;
	PG_RETURN_POINTER(series_form(&draft));

bad_syntax:
	ereturn(escontext, (Datum) 0,
			(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
			 errmsg("invalid input syntax for type %s: \"%.*s\"", "series",
					pg_mbcliplen(text, (int) strlen(text), 64), text),
			 errdetail("At character %d: %s.", character_at(text, p), expected),
			 errhint(SERIES_SYNTAX_HINT)));
}

/*-------------------------------------------------------------------------
 * Messages: version, frequency, basis, first position, values
 *-------------------------------------------------------------------------
 */
#define SERIES_MESSAGE_VERSION 1

PG_FUNCTION_INFO_V1(series_send);
Datum
series_send(PG_FUNCTION_ARGS)
{
	StringInfoData buf;
	Series		s;

	PG_GETARG_SERIES(0, &s);
	pq_begintypsend(&buf);
	pq_sendbyte(&buf, SERIES_MESSAGE_VERSION);
	pq_sendbyte(&buf, s.frequency);
	pq_sendbyte(&buf, s.basis);
	pq_sendint32(&buf, s.first);
	packed_send_values(&buf, &s.packed);
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

PG_FUNCTION_INFO_V1(series_recv);
Datum
series_recv(PG_FUNCTION_ARGS)
{
	StringInfo	buf = (StringInfo) PG_GETARG_POINTER(0);
	int			version = pq_getmsgbyte(buf);
	SeriesKey	key = {0, 0, 0, 0};
	SeriesDraft draft;
	const char *complaint;

	if (version != SERIES_MESSAGE_VERSION)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("unsupported version of the binary form of a series: %d", version)));
	key.frequency = (char) pq_getmsgbyte(buf);
	key.basis = (uint8) pq_getmsgbyte(buf);
	key.first = (int32) pq_getmsgint(buf, 4);
	draft.value = packed_recv_values(buf, "series", SERIES_MAX_PERIODS,
									 &draft.count, &draft.scale);
	complaint = key_complaint(&key, draft.count);
	if (complaint != NULL)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid binary form of a series"),
				 errdetail_internal("%s", complaint)));
	draft.frequency = key.frequency;
	draft.basis = (SeriesBasis) key.basis;
	draft.first = key.first;
	PG_RETURN_POINTER(series_form(&draft));
}
