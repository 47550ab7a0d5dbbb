/*-------------------------------------------------------------------------
 *
 * series_frequency.c
 *	  From several periods of a series to one: change_frequency, moving_avg.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "common/int.h"
#include "miscadmin.h"
#include "utils/builtins.h"

#include "base/compat.h"
#include "packed/packed_arithmetic.h"
#include "packed/packed_percent.h"
#include "series/series.h"

/*
 * Sums are taken in 128 bits where there are such; elsewhere what does not fit
 * 64 is an error.
 */
#ifdef HAVE_INT128
typedef int128 WideSum;
#else
typedef int64 WideSum;
#endif

static inline void
add_to(WideSum *sum, int64 value)
{
#ifdef HAVE_INT128
	*sum += value;
#else
	if (pg_add_s64_overflow(*sum, value, sum))
		packed_overflow("series");
#endif
}

/* The sum of n positions; false if one is missing. */
static bool
sum_of(const Series *s, int64 first, int n, WideSum *sum)
{
	*sum = 0;
	for (int i = 0; i < n; i++)
	{
		int64		value = series_get(s, first + i);

		if (value == PACKED_MISSING)
			return false;
		add_to(sum, value);
	}
	return true;
}

static int64
narrow(WideSum sum)
{
	if (sum != (int64) sum || (int64) sum == PACKED_MISSING)
		packed_overflow("series");
	return (int64) sum;
}

/*
 * Averages have as many decimals as their values, or PACKED_PERCENT_DECIMALS
 * if that is more; fewer where 18 digits do not reach so far.
 */
static void
average(SeriesDraft *draft, const int64 *divisor)
{
	uint64		largest = 0;
	int			decimals = draft->scale;

	for (int i = 0; i < draft->count; i++)
		if (draft->value[i] != PACKED_MISSING)
		{
			uint64		size = draft->value[i] < 0 ? -(uint64) draft->value[i] : (uint64) draft->value[i];

			largest = Max(largest, size / (uint64) divisor[i] + 1);
		}
	for (; decimals < PACKED_PERCENT_DECIMALS && largest < PG_INT64_MAX / 10; decimals++)
		largest *= 10;
	packed_divide("series", draft->value, draft->scale, divisor, 0, draft->count, 0, decimals, false);
	draft->scale = decimals;
}

/*-------------------------------------------------------------------------
 * change_frequency
 *-------------------------------------------------------------------------
 */
static char
collect_arg(text *code)
{
	char		c = VARSIZE_ANY_EXHDR(code) == 1 ? *(char *) VARDATA_ANY(code) : '\0';

	if (c == '\0' || strchr("SAEBMHLY", c) == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("unknown time_per_collect: \"%s\"", text_to_cstring(code)),
				 errhint("Use S (summed), A (average), E (end of period), B (beginning of period), M (middle of period), H (highest), L (lowest) or Y (annualised, averaged).")));
	return c;
}

/* The highest or lowest of the positions before "to"; missing if one is.  January of a joint figure is left out. */
static int64
extreme_of(const Series *s, int64 from, int64 to, bool highest)
{
	int64		result = series_get(s, from);

	for (int64 p = from; p < to; p++)
	{
		int64		value = series_get(s, p);

		if (value == PACKED_MISSING)
			return PACKED_MISSING;
		if (highest ? value > result : value < result)
			result = value;
	}
	return result;
}

/* First position, of a frequency of days or months, of what begins with a longer period. */
static int64
position_in(char frequency, char longer, int64 position)
{
	int			unit = series_months(longer);
	int			months = series_months(frequency);

	if (longer == 'W')
		return position * 7 + 1;
	return months == 0 ? ref_period_month_start(position * unit) : position * unit / months;
}

/* The longer period that holds a position. */
static int
position_around(char frequency, char longer, int position)
{
	int			year,
				month,
				mday;

	if (longer == 'W')
		return (position - 1) / 7;
	if (frequency != 'D')
		return position * series_months(frequency) / series_months(longer);
	ref_period_day_to_date(position, &year, &month, &mday);
	return (year * 12 + month - 1) / series_months(longer);
}

PG_FUNCTION_INFO_V1(series_change_frequency);
Datum
series_change_frequency(PG_FUNCTION_ARGS)
{
	char		frequency = series_frequency_arg(PG_GETARG_TEXT_PP(1));
	char		collect = collect_arg(PG_GETARG_TEXT_PP(2));
	int			unit = series_months(frequency);
	Series		s;
	SeriesDraft draft;
	int64	   *divisor;
	int			source_unit,
				first,
				last;

	PG_GETARG_SERIES(0, &s);
	source_unit = series_months(s.frequency);
	if (frequency != s.frequency &&
		(frequency == 'D' || s.frequency == 'W' ||
		 (frequency == 'W' ? s.frequency != 'D' : source_unit > 0 && unit % source_unit != 0)))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("a series of frequency %c cannot be brought to frequency %c",
						s.frequency, frequency),
				 errdetail("Its periods must be parts of the new ones.")));
	if (s.basis == SERIES_CUMULATIVE && collect != 'E')
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("cumulative values of a period can only be represented by the last one"),
				 errhint("Use E, or from_ytd() first.")));
	if (frequency == s.frequency)
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));

	first = last = 0;
	if (s.packed.count > 0)
	{
		first = position_around(s.frequency, frequency, s.first);
		last = position_around(s.frequency, frequency, series_end(&s) - 1) + 1;
		/* the year 9999 ends within a week */
		if (!series_position_valid(frequency, last - 1))
			last--;
	}
	series_draft_init(&draft, &s, first, last - first);
	draft.frequency = frequency;
	draft.basis = s.basis == SERIES_CUMULATIVE && frequency != 'A' ? SERIES_CUMULATIVE : SERIES_SINGLE;
	divisor = palloc(Max(draft.count, 1) * sizeof(int64));
	for (int i = 0; i < draft.count; i++)
	{
		int64		from = position_in(s.frequency, frequency, first + i);
		int64		to = position_in(s.frequency, frequency, first + i + 1);
		int64	   *value = &draft.value[i];
		WideSum		sum;
		bool		joint = s.basis == SERIES_JAN_FEB && from % 12 == 0 &&
			series_is_joint(&s, (int) from + 1);

		divisor[i] = to - from;
		*value = PACKED_MISSING;
		switch (collect)
		{
			case 'E':
				/* the two months together say nothing of one of them */
				if (!series_is_joint(&s, (int) to - 1))
					*value = series_get(&s, to - 1);
				break;
			case 'B':
				*value = series_get(&s, joint ? from + 1 : from);
				break;
			case 'M':
				if ((to - from) % 2 == 1 && !series_is_joint(&s, (int) ((from + to) / 2)))
					*value = series_get(&s, (from + to) / 2);
				break;
			case 'H':
			case 'L':
				*value = extreme_of(&s, joint ? from + 1 : from, to, collect == 'H');
				break;
			default:
				if (sum_of(&s, joint ? from + 1 : from, (int) (to - from - joint), &sum))
				{
					/* what is averaged is a mean of two months, and weighs as two */
					if (joint && collect != 'S')
						add_to(&sum, series_get(&s, from + 1));
					*value = narrow(sum);
				}
		}
	}
	if (collect == 'A' || collect == 'Y')
		average(&draft, divisor);
	PG_RETURN_POINTER(series_form(&draft));
}

/*-------------------------------------------------------------------------
 * moving_avg
 *-------------------------------------------------------------------------
 */
static int
window_arg(int n)
{

	if (n < 1 || n > SERIES_MAX_PERIODS)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("moving average of %d periods is out of range", n),
				 errhint("It must be over 1 to %d periods.", SERIES_MAX_PERIODS)));
	return n;
}

/*
 * A joint figure of January and February is the sum of two periods or, of what is
 * averaged over time, their mean, which counts twice: an average that holds all of
 * it is right, one that would need February alone is missing.
 */
static bool
window_sum(const Series *s, int position, int n, bool of_means, WideSum *sum)
{
	if (s->basis == SERIES_JAN_FEB)
	{
		int64		first = (int64) position - n + 1;

		if (first % 12 == 1 && series_is_joint(s, (int) first))
			return false;
		*sum = 0;
		for (int64 p = first; p <= position; p++)
		{
			int64		value = series_get(s, p);

			if (value == PACKED_MISSING)
			{
				if (p % 12 != 0 || p == position || !series_is_joint(s, (int) p + 1))
					return false;
				if (of_means)
					add_to(sum, series_get(s, p + 1));
				continue;
			}
			add_to(sum, value);
		}
		return true;
	}
	return sum_of(s, (int64) position - n + 1, n, sum);
}

PG_FUNCTION_INFO_V1(series_moving_avg);
Datum
series_moving_avg(PG_FUNCTION_ARGS)
{
	Series		s;
	SeriesDraft draft;
	int64	   *divisor;
	int			n,
				known = 0;
	bool		of_means = false;
	WideSum		sum = 0;

	PG_GETARG_SERIES(0, &s);
	if (PG_NARGS() == 3)
	{
		char		collect = collect_arg(PG_GETARG_TEXT_PP(1));

		if (strchr("SAY", collect) == NULL)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("no moving average of periods that are collected as %c", collect),
					 errhint("Use S (summed), A (average) or Y (annualised).")));
		of_means = collect != 'S';
	}
	n = window_arg(PG_GETARG_INT32(PG_NARGS() - 1));
	if (s.basis == SERIES_CUMULATIVE)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("cumulative values have no moving average"),
				 errhint("Take them apart first: moving_avg(from_ytd(s), n).")));
	series_draft_init(&draft, &s, s.first, s.packed.count);
	draft.basis = SERIES_SINGLE;
	divisor = palloc(Max(draft.count, 1) * sizeof(int64));
	for (int i = 0; i < draft.count; i++)
	{
		bool		whole;

		divisor[i] = n;
		if (s.basis == SERIES_JAN_FEB)
		{
			CHECK_FOR_INTERRUPTS();
			/* also where the first value covers a January that is not kept */
			whole = window_sum(&s, s.first + i, n, of_means, &sum);
		}
		else
		{
			/* one value comes, one goes */
			int64		value = packed_get(&s.packed, i);
			int64		gone = i >= n ? packed_get(&s.packed, i - n) : 0;

			if (gone == PACKED_MISSING)
				gone = 0;
			else if (i >= n)
				known--;
			if (value == PACKED_MISSING)
				value = 0;
			else
				known++;
			add_to(&sum, -gone);
			add_to(&sum, value);
			whole = known == n;
		}
		draft.value[i] = whole ? narrow(sum) : PACKED_MISSING;
	}
	average(&draft, divisor);
	PG_RETURN_POINTER(series_form(&draft));
}

PG_FUNCTION_INFO_V1(series_moving_avg_at);
Datum
series_moving_avg_at(PG_FUNCTION_ARGS)
{
	Series		s;
	int			n,
				position;
	WideSum		sum;

	PG_GETARG_SERIES(0, &s);
	n = window_arg(PG_GETARG_INT32(1));
	if (s.basis == SERIES_CUMULATIVE ||
		!series_locate(s.frequency, s.basis, PG_GETARG_REF_PERIOD(2), &position) ||
		!window_sum(&s, position, n, false, &sum))
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(ratio_percent(decimal_from_scaled(narrow(sum), s.packed.scale),
									decimal_from_int64((int64) n * 100)));
}
