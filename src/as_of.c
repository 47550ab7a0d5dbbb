/*-------------------------------------------------------------------------
 *
 * as_of.c
 *	  Knowledge time: the setting indstat.as_of, read in one place.
 *
 * The setting is a placeholder that anybody may set; it is not defined here,
 * so that no function of ours but this one depends on it.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "fmgr.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/timestamp.h"

#define AS_OF_SETTING "indstat.as_of"

static void
as_of_error_context(void *arg)
{
	errcontext("setting \"%s\"", AS_OF_SETTING);
}

PG_FUNCTION_INFO_V1(as_of);
Datum
as_of(PG_FUNCTION_ARGS)
{
	const char *text = GetConfigOption(AS_OF_SETTING, true, false);
	ErrorContextCallback context;
	Datum		result;

	/* after RESET a placeholder is empty, not unset */
	if (text == NULL || text[0] == '\0')
		PG_RETURN_TIMESTAMPTZ(DT_NOEND);

	context.callback = as_of_error_context;
	context.arg = NULL;
	context.previous = error_context_stack;
	error_context_stack = &context;
	result = DirectFunctionCall3(timestamptz_in, CStringGetDatum(text),
								 ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1));
	if (TIMESTAMP_IS_NOBEGIN(DatumGetTimestampTz(result)))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_DATETIME_FORMAT),
				 errmsg("nothing was known at -infinity"),
				 errhint("Set it to a moment, such as 2023-06-30 18:00+08, or RESET it for everything known now.")));
	error_context_stack = context.previous;
	return result;
}
