/*-------------------------------------------------------------------------
 *
 * obs_status.c
 *	  SDMX observation status: which codes there are, and which one remains
 *	  when observations are combined.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "fmgr.h"
#include "utils/builtins.h"

#include "base/compat.h"
#include "measure/measure.h"

/*
 * CL_OBS_STATUS in the order of the hierarchy that SDMX recommends where an
 * observation can have one flag only (version 2.0 of the guideline).
 */
static const char precedence[] = "BOMLHQJSDKWIFEPNUVGA";

/* Position in the order of precedence, or -1. */
static int
rank_of_status(text *status)
{
	const char *found;

	if (VARSIZE_ANY_EXHDR(status) != 1)
		return -1;
	found = strchr(precedence, *VARDATA_ANY(status));
	return found ? (int) (found - precedence) : -1;
}

static int
checked_rank(text *status)
{
	int			rank = rank_of_status(status);

	if (rank < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("unknown observation status: \"%s\"", text_to_cstring(status)),
				 errhint("Use a code of the SDMX list CL_OBS_STATUS, for example A for a normal value, P for a provisional one.")));
	return rank;
}

char
measure_combined_status(char a, char b)
{
	const char *x = a ? strchr(precedence, a) : NULL;
	const char *y = b ? strchr(precedence, b) : NULL;

	return x == NULL ? b : y == NULL || x < y ? a : b;
}

PG_FUNCTION_INFO_V1(obs_status_is_obs_status);
PG_FUNCTION_INFO_V1(obs_status_combined);

Datum
obs_status_is_obs_status(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(rank_of_status(PG_GETARG_TEXT_PP(0)) >= 0);
}

/* The one of two that takes precedence; NULL if neither is known.  Transition and combine in one. */
Datum
obs_status_combined(PG_FUNCTION_ARGS)
{
	int			rank = -1;
	char		code;

	for (int i = 0; i < 2; i++)
		if (!PG_ARGISNULL(i))
		{
			int			other = checked_rank(PG_GETARG_TEXT_PP(i));

			if (rank < 0 || other < rank)
				rank = other;
		}
	if (rank < 0)
		PG_RETURN_NULL();
	code = precedence[rank];
	PG_RETURN_TEXT_P(cstring_to_text_with_len(&code, 1));
}
