/*
 * ref_period_part.c
 *		What a reference period consists of: its dates, months, year, frequency.
 */
#include "postgres.h"

#include "fmgr.h"
#include "utils/builtins.h"
#include "utils/date.h"

#include "period/period.h"

PG_FUNCTION_INFO_V1(ref_period_start_date);
Datum
ref_period_start_date(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATEADT(ref_period_first(PG_GETARG_REF_PERIOD(0)) - REF_PERIOD_PG_EPOCH);
}

PG_FUNCTION_INFO_V1(ref_period_end_date);
Datum
ref_period_end_date(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATEADT(ref_period_last(PG_GETARG_REF_PERIOD(0)) - REF_PERIOD_PG_EPOCH);
}

PG_FUNCTION_INFO_V1(ref_period_months);
Datum
ref_period_months(PG_FUNCTION_ARGS)
{
	int			index;
	int			months;

	if (!ref_period_is_months(PG_GETARG_REF_PERIOD(0), &index, &months))
		PG_RETURN_NULL();
	PG_RETURN_INT32(months);
}

PG_FUNCTION_INFO_V1(ref_period_starts_in_january);
Datum
ref_period_starts_in_january(PG_FUNCTION_ARGS)
{
	int			index;
	int			months;

	PG_RETURN_BOOL(ref_period_is_months(PG_GETARG_REF_PERIOD(0), &index, &months) &&
				   index % 12 == 0);
}

PG_FUNCTION_INFO_V1(ref_period_year_of);
Datum
ref_period_year_of(PG_FUNCTION_ARGS)
{
	RefPeriod	p = PG_GETARG_REF_PERIOD(0);
	int			year,
				month,
				mday,
				week;

	/* the last days of December may belong to week 1 of the next year */
	if (!ref_period_is_week(p, &year, &week))
		ref_period_day_to_date(ref_period_last(p), &year, &month, &mday);
	PG_RETURN_INT32(year);
}

PG_FUNCTION_INFO_V1(ref_period_number_in_year);
Datum
ref_period_number_in_year(PG_FUNCTION_ARGS)
{
	RefPeriod	p = PG_GETARG_REF_PERIOD(0);
	bool		cumulative = PG_GETARG_BOOL(1);
	int			index,
				months,
				year,
				month,
				mday,
				week;

	if (ref_period_is_months(p, &index, &months))
	{
		if (index / 12 != (index + months - 1) / 12)
			PG_RETURN_NULL();
		if (cumulative || 12 % months != 0 || index % months != 0)
		{
			/* from January on: as many as the months it has */
			if (index % 12 != 0)
				PG_RETURN_NULL();
			PG_RETURN_INT32(months);
		}
		PG_RETURN_INT32(index % 12 / months + 1);
	}
	if (cumulative)
		PG_RETURN_NULL();
	if (ref_period_is_week(p, &year, &week))
		PG_RETURN_INT32(week);
	if (ref_period_first(p) != ref_period_last(p))
		PG_RETURN_NULL();
	ref_period_day_to_date(ref_period_last(p), &year, &month, &mday);
	PG_RETURN_INT32(ref_period_last(p) - (int) ref_period_month_start((int64) year * 12) + 1);
}

int
ref_period_frequency_months(text *code)
{
	char	   *name = text_to_cstring(code);
	int			months = strlen(name) == 1 ? ref_period_code_months(name[0]) : 0;

	if (months == 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("a year has no single periods of frequency \"%s\"", name),
				 errhint("Use M, Q, T (four months), S (half-years) or A.")));
	return months;
}

char
ref_period_frequency_code(RefPeriod p)
{
	static const char code_of_months[] = {[1] = 'M', [3] = 'Q', [4] = 'T', [6] = 'S', [12] = 'A'};
	int			index,
				months,
				year,
				week;

	if (ref_period_is_months(p, &index, &months))
		return months <= 12 && index % months == 0 ? code_of_months[months] : 0;
	if (ref_period_is_week(p, &year, &week))
		return 'W';
	return ref_period_first(p) == ref_period_last(p) ? 'D' : 0;
}

PG_FUNCTION_INFO_V1(ref_period_frequency);
Datum
ref_period_frequency(PG_FUNCTION_ARGS)
{
	RefPeriod	p = PG_GETARG_REF_PERIOD(0);
	char		code = ref_period_frequency_code(p);
	int			index,
				months;

	if (code != 0)
		PG_RETURN_TEXT_P(cstring_to_text_with_len(&code, 1));
	if (ref_period_is_months(p, &index, &months) && months % 12 == 0 && index % 12 == 0)
		PG_RETURN_TEXT_P(cstring_to_text(psprintf("A%d", months / 12)));
	PG_RETURN_NULL();
}
