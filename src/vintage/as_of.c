/*-------------------------------------------------------------------------
 *
 * as_of.c
 *	  Knowledge time: the setting indstat.as_of, read in one place.
 *
 * The setting is defined when the library loads, which is when a function of
 * ours first runs.  What was set before then nobody has checked: a name that
 * is misspelt or a text that is no timestamp would show today's figures as
 * those of another day.  So such a text is an error at load, before anything
 * is defined, and at every later try until it is put right.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "fmgr.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/datetime.h"
#include "utils/guc.h"
#include "utils/guc_tables.h"
#include "utils/timestamp.h"

#include "base/as_of_changes.h"
#include "base/compat.h"
#include "vintage/as_of.h"

#define PREFIX "indstat"
#define AS_OF_SETTING "indstat.as_of"
#define AS_OF_HINT "Write a moment with its offset, such as 2023-06-30 18:00+08, or RESET indstat.as_of for everything known now."

static char *as_of_text = NULL;
static TimestampTz as_of_time = DT_NOEND;
uint64		as_of_changes;

/* Why a text is no knowledge time; NULL if it is.  Raises no error: see check_recovery_target_time(). */
static const char *
parse_as_of(const char *text, TimestampTz *result)
{
	char		work[MAXDATELEN + MAXDATEFIELDS];
	char	   *field[MAXDATEFIELDS];
	int			ftype[MAXDATEFIELDS];
	int			nf;
	int			dtype;
	int			tz;
	fsec_t		fsec;
	struct pg_tm tm;

	*result = DT_NOEND;
	/*
	 * Where a parallel worker takes settings over, the table of abbreviations in
	 * which words are looked up is freed and not there yet: this word alone comes
	 * there, every moment is written in digits.
	 */
	if (text == NULL || text[0] == '\0' || strcmp(text, "infinity") == 0)
		return NULL;
	if (ParseDateTime(text, work, sizeof(work), field, ftype, MAXDATEFIELDS, &nf) != 0 ||
		indstat_decode_datetime(field, ftype, nf, &dtype, &tm, &fsec, &tz) != 0)
		return "It is not a timestamp.";
	switch (dtype)
	{
		case DTK_DATE:
			if (tm2timestamp(&tm, fsec, &tz, result) != 0)
				return "It is outside the range of timestamps.";
			/* BC would be such a word, too */
			return tm.tm_year <= 0 ? "Nothing was known before the year 1." : NULL;
		case DTK_EPOCH:
			*result = SetEpochTimestamp();
			return NULL;
		case DTK_LATE:
			return NULL;
		case DTK_EARLY:
			return "Nothing was known at -infinity.";
		default:
			return "It is not a timestamp.";
	}
}

/* With its offset it is the same moment under every DateStyle and TimeZone; false if out of range. */
static bool
format_as_of(TimestampTz moment, char *text)
{
	struct pg_tm tm;
	fsec_t		fsec;
	int			tz;
	const char *zone;

	if (TIMESTAMP_IS_NOEND(moment))
		strcpy(text, LATE);
	else if (timestamp2tm(moment, &tz, &tm, &fsec, &zone, NULL) == 0)
		EncodeDateTime(&tm, fsec, true, tz, zone, USE_ISO_DATES, text);
	else
		return false;
	return true;
}

static bool
check_as_of(char **newval, void **extra, GucSource source)
{
	TimestampTz moment;
	const char *problem = parse_as_of(*newval, &moment);

	if (problem)
	{
		GUC_check_errdetail("%s", problem);
		GUC_check_errhint(AS_OF_HINT);
		return false;
	}
	if (*newval && (*newval)[0] != '\0')
	{
		char		text[MAXDATELEN + 1];
		char	   *copy;

		if (!format_as_of(moment, text))
		{
			GUC_check_errdetail("It is outside the range of timestamps.");
			return false;
		}
		copy = indstat_guc_malloc(strlen(text) + 1);
		if (copy == NULL)
			return false;
		strcpy(copy, text);
		indstat_guc_free(*newval);
		*newval = copy;
	}
	*extra = indstat_guc_malloc(sizeof(TimestampTz));
	if (*extra == NULL)
		return false;
	memcpy(*extra, &moment, sizeof(TimestampTz));
	return true;
}

static void
assign_as_of(const char *newval, void *extra)
{
	memcpy(&as_of_time, extra, sizeof(TimestampTz));
	as_of_changes++;
}

/*-------------------------------------------------------------------------
 * What was set before the library was there
 *-------------------------------------------------------------------------
 */
/* The same moment however the order of day, month and year is set. */
static const char *
parse_unchecked(const char *text)
{
	static const int orders[] = {DATEORDER_YMD, DATEORDER_DMY, DATEORDER_MDY};
	int			own = DateOrder;
	TimestampTz moment,
				other;
	const char *problem = parse_as_of(text, &moment);

	for (int i = 0; i < (int) lengthof(orders) && problem == NULL; i++)
	{
		DateOrder = orders[i];
		if (parse_as_of(text, &other) != NULL || other != moment)
			problem = "It was set before the library was loaded, and other settings of DateStyle read another day in it.";
		DateOrder = own;
	}
	return problem;
}

static void
check_placeholder_text(const struct config_generic *setting, const char *text, bool lasting)
{
	const char *problem;

	if (text == NULL || text[0] == '\0')
		return;
	if (pg_strcasecmp(setting->name, AS_OF_SETTING) != 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("unrecognized configuration parameter \"%s\"", setting->name),
				 errdetail("The setting of " PREFIX " is " AS_OF_SETTING "; \"%s\" is set to \"%s\".",
						   setting->name, text),
				 lasting ?
				 errhint("Reset it where it was set: ALTER ROLE or ALTER DATABASE ... RESET %s.", setting->name) :
				 errhint("RESET %s, and SET " AS_OF_SETTING " if that was meant.", setting->name)));
	problem = parse_unchecked(text);
	if (problem)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("invalid value for parameter \"%s\": \"%s\"", AS_OF_SETTING, text),
				 errdetail("%s", problem),
				 lasting ?
				 errhint("Correct it where it was set: ALTER ROLE or ALTER DATABASE ... SET " AS_OF_SETTING
						 " to a moment such as 2023-06-30 18:00+08.") :
				 errhint(AS_OF_HINT)));
}

static void
check_placeholders(void)
{
	int			count;
	struct config_generic **settings = indstat_settings(&count);

	for (int i = 0; i < count; i++)
	{
		struct config_generic *setting = settings[i];
		const struct config_string *text = indstat_string_setting(setting);

		if (pg_strncasecmp(setting->name, PREFIX ".", sizeof(PREFIX)) != 0 ||
			(setting->flags & GUC_CUSTOM_PLACEHOLDER) == 0 || setting->vartype != PGC_STRING)
			continue;
		check_placeholder_text(setting, text->reset_val, true);
		check_placeholder_text(setting, *text->variable, false);
		/* what the ends of transactions and functions would bring back */
		for (GucStack *stack = setting->stack; stack != NULL; stack = stack->prev)
		{
			check_placeholder_text(setting, stack->prior.val.stringval, false);
			if (stack->state == GUC_SET_LOCAL)
				check_placeholder_text(setting, stack->masked.val.stringval, false);
		}
	}
}

void
as_of_define_setting(void)
{
	check_placeholders();
	DefineCustomStringVariable(AS_OF_SETTING,
							   "Shows figures as they were known at this moment.",
							   "Empty is everything known now.",
							   &as_of_text, "", PGC_USERSET, 0,
							   check_as_of, assign_as_of, NULL);
	MarkGUCPrefixReserved(PREFIX);
}

void
as_of_set_locally(TimestampTz moment)
{
	char		text[MAXDATELEN + 1];

	if (TIMESTAMP_IS_NOBEGIN(moment))
		strcpy(text, EARLY);
	else if (!format_as_of(moment, text))
		elog(ERROR, "timestamp out of range");
	(void) set_config_option(AS_OF_SETTING, text, PGC_USERSET, PGC_S_SESSION, GUC_ACTION_SAVE, true, 0, false);
}

PG_FUNCTION_INFO_V1(as_of);
Datum
as_of(PG_FUNCTION_ARGS)
{
	PG_RETURN_TIMESTAMPTZ(as_of_time);
}
