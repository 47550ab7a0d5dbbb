/*-------------------------------------------------------------------------
 *
 * exact_sums.c
 *	  The type of the states of aggregates over exact sums (exact_state.h): as
 *	  text, as a message, and what is refused.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "lib/stringinfo.h"
#include "libpq/pqformat.h"
#include "utils/builtins.h"

#include "base/compat.h"
#include "measure/exact_sums.h"

static const ExactStateClass *const classes[] =
{
	&yoy_class, &yoy_member_class, &share_class, &contribution_class, &completion_class, &contribution_share_class,
	&share_change_class, &parts_class, &breadth_class, &time_agg_class,
	&index_class
};

/* The class of that kind, or NULL. */
static const ExactStateClass *
class_of(int kind)
{
	for (int i = 0; i < (int) lengthof(classes); i++)
		if (classes[i]->kind == kind)
			return classes[i];
	return NULL;
}

/*
 * The one checker: NULL, or what is wrong with a state that came from outside.
 * Bins are expected as they are sent: carried, and all of one sign.
 */
static const char *
exact_sums_complaint(const ExactState *state)
{
	const ExactStateClass *class = class_of(state->kind);

	if (state->version != EXACT_STATE_VERSION)
		return "The version is not known.";
	if (class == NULL)
		return "The kind is not known.";
	if (state->nsums != class->nsums || state->nfields != class->nfields)
		return "The number of sums or of fields is not that of the kind.";
	for (int i = 0; i < state->nsums; i++)
	{
		const char *complaint = exact_sum_complaint(&exact_state_sums(state)[i]);

		if (complaint)
			return complaint;
	}
	return class->complaint(state);
}

/*-------------------------------------------------------------------------
 * SQL type exact_sums
 *
 * Text: version:kind:(fields):(count,nan,pinf,ninf,decimals,sum);(...)
 *-------------------------------------------------------------------------
 */
PG_FUNCTION_INFO_V1(exact_sums_in);
PG_FUNCTION_INFO_V1(exact_sums_out);
PG_FUNCTION_INFO_V1(exact_sums_recv);
PG_FUNCTION_INFO_V1(exact_sums_send);

static bool
read_state(const char *p, ExactState *state)
{
	const ExactStateClass *class = NULL;
	int64		version;

	if (!exact_sum_read_int64(&p, &version) || version != EXACT_STATE_VERSION || !exact_sum_read_char(&p, ':'))
		return false;
	for (int i = 0; i < (int) lengthof(classes); i++)
	{
		Size		length = strlen(classes[i]->name);

		if (strncmp(p, classes[i]->name, length) == 0 && p[length] == ':')
		{
			class = classes[i];
			p += length;
			break;
		}
	}
	if (class == NULL)
		return false;
	state->version = EXACT_STATE_VERSION;
	state->kind = class->kind;
	state->nsums = class->nsums;
	state->nfields = class->nfields;
	SET_VARSIZE(state, exact_state_size(state->nfields, state->nsums));

	if (!exact_sum_read_char(&p, ':') || !exact_sum_read_char(&p, '('))
		return false;
	for (int i = 0; i < state->nfields; i++)
		if ((i > 0 && !exact_sum_read_char(&p, ',')) || !exact_sum_read_int64(&p, &exact_state_fields(state)[i]))
			return false;
	if (!exact_sum_read_char(&p, ')') || !exact_sum_read_char(&p, ':'))
		return false;
	for (int i = 0; i < state->nsums; i++)
		if ((i > 0 && !exact_sum_read_char(&p, ';')) || !exact_sum_read(&p, &exact_state_sums(state)[i]))
			return false;
	return *p == '\0';
}

Datum
exact_sums_in(PG_FUNCTION_ARGS)
{
	const char *text = PG_GETARG_CSTRING(0);
	struct Node *escontext = INDSTAT_ESCONTEXT(fcinfo);
	ExactState *state = palloc0(exact_state_size(EXACT_STATE_MAX_FIELDS, EXACT_STATE_MAX_SUMS));
	const char *complaint;

	/* escontext is not used where there are no soft errors */
	(void) escontext;
	if (read_state(text, state))
		complaint = exact_sums_complaint(state);
	else
		complaint = "Expected version:kind:(fields):(count,nan,pinf,ninf,decimals,sum);(...).";
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
	const ExactState *state = (ExactState *) PG_DETOAST_DATUM(PG_GETARG_DATUM(0));
	StringInfoData buf;

	initStringInfo(&buf);
	appendStringInfo(&buf, "%d:%s:(", state->version, class_of(state->kind)->name);
	for (int i = 0; i < state->nfields; i++)
		appendStringInfo(&buf, "%s" INT64_FORMAT, i > 0 ? "," : "", exact_state_fields(state)[i]);
	appendStringInfoString(&buf, "):");
	for (int i = 0; i < state->nsums; i++)
	{
		if (i > 0)
			appendStringInfoChar(&buf, ';');
		exact_sum_append(&buf, &exact_state_sums(state)[i]);
	}
	PG_RETURN_CSTRING(buf.data);
}

Datum
exact_sums_recv(PG_FUNCTION_ARGS)
{
	StringInfo	buf = (StringInfo) PG_GETARG_POINTER(0);
	ExactState *state = palloc0(exact_state_size(EXACT_STATE_MAX_FIELDS, EXACT_STATE_MAX_SUMS));
	const char *complaint;

	state->version = pq_getmsgbyte(buf);
	state->kind = pq_getmsgbyte(buf);
	state->nsums = pq_getmsgbyte(buf);
	state->nfields = pq_getmsgbyte(buf);
	/* enough is known to be read; the checker says the rest */
	if (state->nsums <= EXACT_STATE_MAX_SUMS && state->nfields <= EXACT_STATE_MAX_FIELDS)
	{
		for (int i = 0; i < state->nfields; i++)
			exact_state_fields(state)[i] = pq_getmsgint64(buf);
		for (int i = 0; i < state->nsums; i++)
			exact_sum_receive(buf, &exact_state_sums(state)[i]);
		complaint = exact_sums_complaint(state);
	}
	else
		complaint = "There are too many sums or fields.";
	if (complaint)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid binary value for type %s", "exact_sums"),
				 errdetail_internal("%s", complaint)));
	SET_VARSIZE(state, exact_state_size(state->nfields, state->nsums));
	PG_RETURN_POINTER(state);
}

Datum
exact_sums_send(PG_FUNCTION_ARGS)
{
	const ExactState *state = (ExactState *) PG_DETOAST_DATUM(PG_GETARG_DATUM(0));
	StringInfoData buf;

	pq_begintypsend(&buf);
	pq_sendbyte(&buf, state->version);
	pq_sendbyte(&buf, state->kind);
	pq_sendbyte(&buf, state->nsums);
	pq_sendbyte(&buf, state->nfields);
	for (int i = 0; i < state->nfields; i++)
		pq_sendint64(&buf, exact_state_fields(state)[i]);
	for (int i = 0; i < state->nsums; i++)
		exact_sum_send(&buf, &exact_state_sums(state)[i]);
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}
