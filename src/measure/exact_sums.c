/*-------------------------------------------------------------------------
 *
 * exact_sums.c
 *	  The state type of the aggregates: a few exact sums, and what they are
 *	  the sums of.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "common/int.h"
#include "lib/stringinfo.h"
#include "libpq/pqformat.h"
#include "utils/builtins.h"

#include "base/compat.h"
#include "measure/exact_sums.h"
#include "measure/missing_parts.h"
#include "period/ref_period.h"

#define EXACT_SUMS_VERSION 1

/* What each kind of state holds; the index is an ExactSumsKind. */
static const struct
{
	const char *name;
	int			nsums;
	int			ntags;
}			exact_sums_kinds[] =
{
	{NULL, 0, 0},
	{"yoy_growth", 2, 2},
	{"yoy_growth_member", 2, 7},
	{"share", 2, 0},
	{"contribution", 2, 0},
	{"completion", 2, 0},
	{"contribution_share", 2, 0},
	{"share_change", 4, 0},
	{"sum_of_parts", 1, 4},
	{"growth_breadth", 0, 4},
	{"time_agg", 1, 8}
};

void
exact_sums_count(int64 *tag, int64 more)
{
	if (unlikely(pg_add_s64_overflow(*tag, more, tag)))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("bigint out of range")));
}

static Size
exact_sums_size(int nsums)
{
	return offsetof(ExactSums, sum) + nsums * sizeof(ExactSum);
}

ExactSums *
exact_sums_create(ExactSumsKind kind)
{
	Size		size = exact_sums_size(exact_sums_kinds[kind].nsums);
	ExactSums  *state = palloc0(size);

	SET_VARSIZE(state, size);
	state->version = EXACT_SUMS_VERSION;
	state->kind = kind;
	state->nsums = exact_sums_kinds[kind].nsums;
	state->ntags = exact_sums_kinds[kind].ntags;
	return state;
}

/* Growth compares a period with the same one a year earlier. */
static const char *
growth_complaint(const ExactSums *state)
{
	RefPeriod	at = state->tag[TAG_AT];
	RefPeriod	base;

	if (at != 0 && (!ref_period_days_valid(ref_period_first(at), ref_period_last(at)) ||
					ref_period_make(ref_period_first(at), ref_period_last(at)) != at))
		return "The period is not valid.";
	if (at == 0 || !ref_period_year_ago(at, &base))
		base = 0;
	if (state->tag[TAG_BASE] != base)
		return "The base is not the same period a year earlier.";
	if ((at == 0 && state->sum[TAG_AT].count > 0) || (base == 0 && state->sum[TAG_BASE].count > 0))
		return "There are figures of no period.";
	if (state->kind == EXACT_SUMS_YOY)
		return NULL;
	if (state->tag[TAG_NULL_MEMBERS] != 0 && state->tag[TAG_NULL_MEMBERS] != 1)
		return "A flag is out of range.";
	for (int side = TAG_AT; side <= TAG_BASE; side++)
		if (state->sum[side].count == 0 &&
			(state->tag[TAG_MEMBERS + 2 * side] != 0 || state->tag[TAG_MEMBERS + 2 * side + 1] != 0))
			return "There are members without figures.";
	if (state->tag[TAG_NULL_MEMBERS] != 0 && state->sum[TAG_AT].count == 0 && state->sum[TAG_BASE].count == 0)
		return "There are members without figures.";
	return NULL;
}

/* The sums of a state are of the same rows: the part's are among all, a difference has two values. */
static const char *
rates_complaint(const ExactSums *state)
{
	int64		n[EXACT_SUMS_MAX_SUMS] = {0};
	bool		fit;

	for (int i = 0; i < state->nsums; i++)
		n[i] = state->sum[i].count;
	switch (state->kind)
	{
		case EXACT_SUMS_SHARE:
			fit = n[0] <= n[1];
			break;
		case EXACT_SUMS_CONTRIBUTION:
			fit = n[0] % 2 == 0 && n[0] / 2 <= n[1];
			break;
		case EXACT_SUMS_COMPLETION:
			fit = n[0] == n[1];
			break;
		case EXACT_SUMS_CONTRIBUTION_SHARE:
			fit = n[0] % 2 == 0 && n[1] % 2 == 0 && n[0] <= n[1];
			break;
		case EXACT_SUMS_SHARE_CHANGE:
			fit = n[0] == n[2] && n[1] == n[3] && n[0] <= n[1];
			break;
		default:
			Assert(false);
			fit = false;
	}
	return fit ? NULL : "The numbers of values do not fit each other.";
}

static const char *
parts_complaint(const ExactSums *state)
{
	if (state->tag[TAG_MODE] < 0 || state->tag[TAG_MODE] >= MISSING_MODES)
		return "The mode for missing parts is not known.";
	if (state->tag[TAG_FOUND] < 0 || state->tag[TAG_NULLS] < 0 || state->tag[TAG_MISSING] < 0 ||
		state->sum[0].count != state->tag[TAG_FOUND] - state->tag[TAG_NULLS])
		return "The numbers of parts do not fit the sum.";
	return NULL;
}

static const char *
breadth_complaint(const ExactSums *state)
{
	for (int i = 0; i < state->ntags; i++)
		if (state->tag[i] < 0)
			return "A number of members is negative.";
	return NULL;
}

/*
 * The one checker: NULL, or what is wrong with a state that came from outside.
 * Bins are expected as they are sent: carried, and all of one sign.
 */
static const char *
exact_sums_complaint(const ExactSums *state)
{
	if (state->version != EXACT_SUMS_VERSION)
		return "The version is not known.";
	if (state->kind < 1 || state->kind >= lengthof(exact_sums_kinds))
		return "The kind is not known.";
	if (state->nsums != exact_sums_kinds[state->kind].nsums ||
		state->ntags != exact_sums_kinds[state->kind].ntags)
		return "The number of sums or of tags is not that of the kind.";
	for (int i = 0; i < state->nsums; i++)
	{
		const char *complaint = exact_sum_complaint(&state->sum[i]);

		if (complaint)
			return complaint;
	}
	switch (state->kind)
	{
		case EXACT_SUMS_YOY:
		case EXACT_SUMS_YOY_MEMBER:
			return growth_complaint(state);
		case EXACT_SUMS_PARTS:
			return parts_complaint(state);
		case EXACT_SUMS_BREADTH:
			return breadth_complaint(state);
		case EXACT_SUMS_TIME_AGG:
			return time_agg_complaint(state);
		default:
			return rates_complaint(state);
	}
}

/*
 * A state that may be changed: the aggregate's own in place, any other as a
 * copy.  The kind is tested because these functions can be called by hand.
 */
ExactSums *
exact_sums_for_update(FunctionCallInfo fcinfo, int argno, ExactSumsKind kind)
{
	ExactSums  *state = (ExactSums *) PG_DETOAST_DATUM(PG_GETARG_DATUM(argno));

	if (unlikely(state->kind != kind))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("state is of kind \"%s\" where \"%s\" is needed",
						exact_sums_kinds[state->kind].name, exact_sums_kinds[kind].name)));
	if (!AggCheckCallContext(fcinfo, NULL))
	{
		ExactSums  *copy = palloc(VARSIZE(state));

		memcpy(copy, state, VARSIZE(state));
		state = copy;
	}
	return state;
}

const ExactSums *
exact_sums_for_read(FunctionCallInfo fcinfo, int argno, ExactSumsKind kind)
{
	const ExactSums *state = (ExactSums *) PG_DETOAST_DATUM(PG_GETARG_DATUM(argno));

	if (unlikely(state->kind != kind))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("state is of kind \"%s\" where \"%s\" is needed",
						exact_sums_kinds[state->kind].name, exact_sums_kinds[kind].name)));
	return state;
}

void
exact_sums_add_sums(ExactSums *into, const ExactSums *from)
{
	for (int i = 0; i < into->nsums; i++)
		exact_sum_merge(&into->sum[i], &from->sum[i]);
}

/*-------------------------------------------------------------------------
 * SQL type exact_sums
 *
 * Text: version:kind:(tags):(count,nan,pinf,ninf,decimals,sum);(...)
 *-------------------------------------------------------------------------
 */
PG_FUNCTION_INFO_V1(exact_sums_in);
PG_FUNCTION_INFO_V1(exact_sums_out);
PG_FUNCTION_INFO_V1(exact_sums_recv);
PG_FUNCTION_INFO_V1(exact_sums_send);

static bool
read_state(const char *p, ExactSums *state)
{
	int64		version;
	int			kind;

	if (!exact_sum_read_int64(&p, &version) || version != EXACT_SUMS_VERSION || !exact_sum_read_char(&p, ':'))
		return false;
	for (kind = 1; kind < (int) lengthof(exact_sums_kinds); kind++)
	{
		Size		length = strlen(exact_sums_kinds[kind].name);

		if (strncmp(p, exact_sums_kinds[kind].name, length) == 0 && p[length] == ':')
		{
			p += length;
			break;
		}
	}
	if (kind == lengthof(exact_sums_kinds))
		return false;
	state->version = EXACT_SUMS_VERSION;
	state->kind = kind;
	state->nsums = exact_sums_kinds[kind].nsums;
	state->ntags = exact_sums_kinds[kind].ntags;
	SET_VARSIZE(state, exact_sums_size(state->nsums));

	if (!exact_sum_read_char(&p, ':') || !exact_sum_read_char(&p, '('))
		return false;
	for (int i = 0; i < state->ntags; i++)
		if ((i > 0 && !exact_sum_read_char(&p, ',')) || !exact_sum_read_int64(&p, &state->tag[i]))
			return false;
	if (!exact_sum_read_char(&p, ')') || !exact_sum_read_char(&p, ':'))
		return false;
	for (int i = 0; i < state->nsums; i++)
		if ((i > 0 && !exact_sum_read_char(&p, ';')) || !exact_sum_read(&p, &state->sum[i]))
			return false;
	return *p == '\0';
}

Datum
exact_sums_in(PG_FUNCTION_ARGS)
{
	const char *text = PG_GETARG_CSTRING(0);
	struct Node *escontext = INDSTAT_ESCONTEXT(fcinfo);
	ExactSums  *state = palloc0(exact_sums_size(EXACT_SUMS_MAX_SUMS));
	const char *complaint;

	/* escontext is not used where there are no soft errors */
	(void) escontext;
	if (read_state(text, state))
		complaint = exact_sums_complaint(state);
	else
		complaint = "Expected version:kind:(tags):(count,nan,pinf,ninf,decimals,sum);(...).";
	if (complaint)
		ereturn(escontext, (Datum) 0,
				(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
				 errmsg("invalid input syntax for type %s: \"%s\"", "exact_sums", text),
				 errdetail_internal("%s", complaint)));
	PG_RETURN_POINTER(state);
}

Datum
exact_sums_out(PG_FUNCTION_ARGS)
{
	const ExactSums *state = (ExactSums *) PG_DETOAST_DATUM(PG_GETARG_DATUM(0));
	StringInfoData buf;

	initStringInfo(&buf);
	appendStringInfo(&buf, "%d:%s:(", state->version, exact_sums_kinds[state->kind].name);
	for (int i = 0; i < state->ntags; i++)
		appendStringInfo(&buf, "%s" INT64_FORMAT, i > 0 ? "," : "", state->tag[i]);
	appendStringInfoString(&buf, "):");
	for (int i = 0; i < state->nsums; i++)
	{
		if (i > 0)
			appendStringInfoChar(&buf, ';');
		exact_sum_append(&buf, &state->sum[i]);
	}
	PG_RETURN_CSTRING(buf.data);
}

Datum
exact_sums_recv(PG_FUNCTION_ARGS)
{
	StringInfo	buf = (StringInfo) PG_GETARG_POINTER(0);
	ExactSums  *state = palloc0(exact_sums_size(EXACT_SUMS_MAX_SUMS));
	const char *complaint;

	state->version = pq_getmsgbyte(buf);
	state->kind = pq_getmsgbyte(buf);
	state->nsums = pq_getmsgbyte(buf);
	state->ntags = pq_getmsgbyte(buf);
	/* enough is known to be read; the checker says the rest */
	if (state->nsums <= EXACT_SUMS_MAX_SUMS && state->ntags <= EXACT_SUMS_MAX_TAGS)
	{
		for (int i = 0; i < state->ntags; i++)
			state->tag[i] = pq_getmsgint64(buf);
		for (int i = 0; i < state->nsums; i++)
			exact_sum_receive(buf, &state->sum[i]);
		complaint = exact_sums_complaint(state);
	}
	else
		complaint = "There are too many sums or tags.";
	if (complaint)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid binary value for type %s", "exact_sums"),
				 errdetail_internal("%s", complaint)));
	SET_VARSIZE(state, exact_sums_size(state->nsums));
	PG_RETURN_POINTER(state);
}

Datum
exact_sums_send(PG_FUNCTION_ARGS)
{
	const ExactSums *state = (ExactSums *) PG_DETOAST_DATUM(PG_GETARG_DATUM(0));
	StringInfoData buf;

	pq_begintypsend(&buf);
	pq_sendbyte(&buf, state->version);
	pq_sendbyte(&buf, state->kind);
	pq_sendbyte(&buf, state->nsums);
	pq_sendbyte(&buf, state->ntags);
	for (int i = 0; i < state->ntags; i++)
		pq_sendint64(&buf, state->tag[i]);
	for (int i = 0; i < state->nsums; i++)
		exact_sum_send(&buf, &state->sum[i]);
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}
