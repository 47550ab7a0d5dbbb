/*-------------------------------------------------------------------------
 *
 * ytd.c
 *	  Cumulative and single periods: to_ytd, from_ytd, and the growth of one
 *	  month that two cumulative figures imply.
 *
 * January figures are often not published: January and February come
 * together.  Such a year starts with the two-month period, and everything
 * here knows that.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "utils/builtins.h"
#include "utils/memutils.h"

#include "base/interrupts.h"
#include "exact/rounding_interval.h"
#include "measure/measure.h"
#include "partition/calendar_partition.h"

/*-------------------------------------------------------------------------
 * From single periods to cumulative ones
 *-------------------------------------------------------------------------
 */
static void
not_single(RefPeriod period)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("period %s is not a single period of a year", ref_period_out_cstring(period)),
			 errdetail("Months, quarters, half-years and other equal parts of a year add up; so does January-February in place of January and February."),
			 errhint("Leave cumulative figures out, or turn them to single ones with from_ytd first.")));
}

/* What is summed to the end of each period: spans of so many months, one of which starts so many after January. */
typedef struct Spans
{
	int			months;
	int			first;
} Spans;

static int
first_month_arg(int first_month)
{
	if (first_month < 1 || first_month > 12)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("first month of a year out of range: %d", first_month),
				 errdetail("It must be 1 to 12.")));
	return first_month - 1;
}

/* The first month of the span that holds a month. */
static int
span_start(Spans spans, int month_index)
{
	/* month 0 is a January, and there is none below */
	return month_index - (month_index + 12 - spans.first) % spans.months;
}

/* NULL if there is no such row; before the year 1 there is none. */
static PartitionRow *
find_months(const Partition *partition, int month_index, int months)
{
	return month_index < REF_PERIOD_MIN_MONTH ? NULL : partition_find(partition, ref_period_from_months(month_index, months));
}

/* January and February in one figure, where there is one. */
static bool
january_february(const Partition *partition, int january, Decimal *value)
{
	const PartitionRow *both = partition_find(partition, ref_period_from_months(january, 2));

	if (both == NULL || !both->known[0])
		return false;
	*value = both->value[0];
	return true;
}

/* The sum to the end of January-February after single months, which come before it; false if there is none. */
static bool
follows_december(const Partition *partition, const PartitionRow *both, int start, int january, Decimal *sum)
{
	const PartitionRow *december;

	if (!both->known[0])
		return false;
	*sum = both->value[0];
	if (start == january)
		return true;
	december = find_months(partition, january - 1, 1);
	if (december == NULL || !december->has_result)
		return false;
	*sum = decimal_add(decimal_from_numeric(december->result), both->value[0]);
	return true;
}

/*
 * Rows come by length, then by first day: the single periods of a year stand
 * side by side.
 */
static void
compute_ytd(Partition *partition, Spans spans)
{
	MemoryContext caller = CurrentMemoryContext;
	Decimal		sum = decimal_short(0, 0);
	bool		known = false;	/* whether sum holds all of the span before "next" */
	int			next = 0;
	int			length = 0;
	/* the sum before a January that is not where the span starts */
	Decimal		before = decimal_short(0, 0);
	int			before_january = -1;

	MemoryContextSwitchTo(partition_compute_anew(partition));
	for (int i = 0; i < partition->nrows; i++)
	{
		PartitionRow *row = &partition->row[i];
		int			month_index,
					months,
					start,
					january;
		bool		reaches_back,
					is_both;
		Decimal		both;

		CHECK_FOR_INTERRUPTS();
		if (!ref_period_is_months(row->period, &month_index, &months) ||
			12 % months != 0 ||
			((month_index + 12 - spans.first) % 12 % months != 0 && !(months == 2 && month_index % 12 == 0)))
			not_single(row->period);
		row->has_result = false;
		start = span_start(spans, month_index);
		january = month_index - month_index % 12;
		is_both = months == 2 && month_index == january && month_index + 2 <= start + spans.months;
		/* what is longer than a span, or not part of one, is cumulative in none, but for the two months */
		if (spans.months % months != 0 || (month_index - start) % months != 0)
		{
			row->has_result = is_both && follows_december(partition, row, start, january, &sum);
			if (row->has_result)
				row->result = decimal_to_numeric(sum);
			known = false;
			continue;
		}
		if (months != length)
			known = false;
		if (known && next % 12 == 0)
		{
			before = sum;
			before_january = next;
		}
		if (month_index == start)
		{
			sum = decimal_short(0, 0);
			known = true;
		}
		else if (month_index != next)
			known = false;
		if (start == january)
		{
			before = decimal_short(0, 0);
			before_january = january;
		}
		/* the two months may stand in for both of them */
		reaches_back = months == 1 && start <= january && before_january == january;
		if (reaches_back && month_index % 12 == 2 && !known && january_february(partition, january, &both))
		{
			sum = decimal_add(before, both);
			known = true;
		}
		known = known && row->known[0];
		if (known)
			sum = decimal_add(sum, row->value[0]);
		else if (reaches_back && month_index % 12 == 1 && january_february(partition, january, &both))
		{
			sum = decimal_add(before, both);
			known = true;
		}
		if (is_both && !known)
			known = follows_december(partition, row, start, january, &sum);
		row->has_result = known;
		if (known)
			row->result = decimal_to_numeric(sum);
		length = months;
		next = month_index + months;
	}
	partition->computed = true;
	MemoryContextSwitchTo(caller);
}

/* (value, period, within, first_month) */
static Datum
to_ytd(FunctionCallInfo fcinfo, bool dates)
{
	Partition  *partition = calendar_partition_of_call(fcinfo, 1, dates);
	PartitionRow *row;
	RefPeriod	period;
	struct varlena *within;
	Datum		first_month;
	Spans		spans;
	int			how;

	if (!partition_current_varlena(fcinfo, 2, CurrentMemoryContext, &within) ||
		!partition_current_value(fcinfo, 3, &first_month))
		PG_RETURN_NULL();
	spans.months = ref_period_frequency_months((text *) within);
	spans.first = first_month_arg(DatumGetInt32(first_month));
	how = spans.months * 12 + spans.first;
	if (!partition->computed || partition->computed_how != how)
	{
		compute_ytd(partition, spans);
		partition->computed_how = how;
	}
	if (!calendar_partition_current_period(fcinfo, 1, dates, &period))
		PG_RETURN_NULL();
	row = partition_find(partition, period);
	if (row == NULL || !row->has_result)
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(row->result);
}

PG_FUNCTION_INFO_V1(ytd_to_ytd_of_period);

Datum
ytd_to_ytd_of_period(PG_FUNCTION_ARGS)
{
	RefPeriod	period = PG_GETARG_REF_PERIOD(0);
	Spans		spans;
	int			month_index,
				months,
				start;

	spans.months = ref_period_frequency_months(PG_GETARG_TEXT_PP(1));
	spans.first = first_month_arg(PG_GETARG_INT32(2));
	if (!ref_period_is_months(period, &month_index, &months))
		not_single(period);
	start = span_start(spans, month_index);
	if (month_index + months > start + spans.months || start < REF_PERIOD_MIN_MONTH)
		not_single(period);
	PG_RETURN_REF_PERIOD(ref_period_from_months(start, month_index + months - start));
}

/*-------------------------------------------------------------------------
 * From cumulative periods to single ones
 *-------------------------------------------------------------------------
 */
/* A row of a cumulative series: from which first month of a year, and how many. */
typedef struct YtdRow
{
	int			start;
	int			months;
	int			step;			/* months of a single period */
	PartitionRow *current;
	PartitionRow *previous;		/* NULL if the row is the first of its year */
	int			single;			/* months that the single figure stands for; 0: no such figure */
} YtdRow;

static PartitionRow *
find_ytd(Partition *partition, int start, int months, bool dates)
{
	return dates ? find_months(partition, start + months - 1, 1) : find_months(partition, start, months);
}

static bool
current_ytd_row(FunctionCallInfo fcinfo, Partition *partition, bool dates, YtdRow *row)
{
	RefPeriod	period;
	struct varlena *code;
	Datum		first_month;
	int			first,
				month_index,
				months;

	if (!partition_current_varlena(fcinfo, 2, CurrentMemoryContext, &code) ||
		!partition_current_value(fcinfo, 3, &first_month))
		return false;
	first = first_month_arg(DatumGetInt32(first_month));
	row->step = ref_period_frequency_months((text *) code);
	if (!calendar_partition_current_period(fcinfo, 1, dates, &period))
		return false;
	row->current = partition_find(partition, period);
	if (!ref_period_is_months(period, &month_index, &months))
		months = 0;
	if (dates)
	{
		months = (month_index + 12 - first) % 12 + 1;
		month_index -= months - 1;
	}
	if (months < 1 || months > 12 || month_index % 12 != first)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 first == 0 ? errmsg("period %s is not cumulative from January", ref_period_out_cstring(period)) :
				 errmsg("period %s is not cumulative from month %d", ref_period_out_cstring(period), first + 1),
				 errhint("Leave single figures out, or turn them to cumulative ones with to_ytd first.")));
	row->start = month_index;
	row->months = months;
	row->single = months % row->step == 0 ? row->step : 0;
	row->previous = NULL;
	if (row->single > 0 && months > row->step)
	{
		row->previous = find_ytd(partition, month_index, months - row->step, dates);
		/* no January figure: the two months are the first period of the year */
		if (first == 0 && row->step == 1 && months == 2 && (row->previous == NULL || !row->previous->known[0]))
		{
			row->previous = NULL;
			row->single = 2;
		}
	}
	return true;
}

static Datum
from_ytd(FunctionCallInfo fcinfo, bool dates)
{
	Partition  *partition = calendar_partition_of_call(fcinfo, 1, dates);
	YtdRow		row;

	if (!current_ytd_row(fcinfo, partition, dates, &row) || row.single == 0 ||
		row.current == NULL || !row.current->known[0])
		PG_RETURN_NULL();
	if (row.months == row.single)
		PG_RETURN_NUMERIC(decimal_to_numeric(row.current->value[0]));
	if (row.previous == NULL || !row.previous->known[0])
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(decimal_to_numeric(decimal_sub(row.current->value[0], row.previous->value[0])));
}

static Datum
from_ytd_period(FunctionCallInfo fcinfo, bool dates)
{
	Partition  *partition = calendar_partition_of_call(fcinfo, 1, dates);
	YtdRow		row;

	if (!current_ytd_row(fcinfo, partition, dates, &row) || row.single == 0 ||
		row.start + row.months - row.single < REF_PERIOD_MIN_MONTH)
		PG_RETURN_NULL();
	PG_RETURN_REF_PERIOD(ref_period_from_months(row.start + row.months - row.single, row.single));
}

#define YTD_WINDOW(function, name, dates) \
	PG_FUNCTION_INFO_V1(ytd_##function##name); \
	Datum ytd_##function##name(PG_FUNCTION_ARGS) \
	{ return function(fcinfo, dates); }

#define YTD_WINDOWS(function) \
	YTD_WINDOW(function, _ref_period, false) \
	YTD_WINDOW(function, _date, true) \
	extern int	ytd_##function##_unused

/* *INDENT-OFF* */
YTD_WINDOWS(to_ytd);
YTD_WINDOWS(from_ytd);
YTD_WINDOWS(from_ytd_period);
/* *INDENT-ON* */

/*-------------------------------------------------------------------------
 * The growth of the last period that two cumulative figures imply
 *
 * With levels V and U up to this period and up to the one before, and their
 * growth factors a and b, the period itself is V - U and its base
 * V / a - U / b.
 *-------------------------------------------------------------------------
 */
typedef struct ImpliedGrowth
{
	Decimal		change;			/* of the period on its base, times a * b */
	Decimal		base;			/* of the period, times a * b */
} ImpliedGrowth;

/* Levels and growth rates, this period before the one before it; false without a base. */
static bool
implied_growth(const Decimal *arg, ImpliedGrowth *result)
{
	Decimal		hundred = decimal_short(100, 0);
	Decimal		a = decimal_add(hundred, arg[1]);
	Decimal		b = decimal_add(hundred, arg[3]);
	Decimal		current;

	if (decimal_sign(a) <= 0 || decimal_sign(b) <= 0)
		return false;
	current = decimal_mul(decimal_sub(arg[0], arg[2]), decimal_mul(a, b));
	result->base = decimal_mul(hundred, decimal_sub(decimal_mul(arg[0], b), decimal_mul(arg[2], a)));
	result->change = decimal_sub(current, result->base);
	return decimal_sign(result->base) > 0;
}

/* The four figures; false if one is not finite. */
static bool
implied_growth_args(FunctionCallInfo fcinfo, DecimalKind kind, Decimal *arg)
{
	bool		finite = true;

	for (int i = 0; i < 4; i++)
	{
		arg[i] = decimal_from_datum(PG_GETARG_DATUM(i), kind);
		finite = finite && !arg[i].special;
	}
	return finite;
}

static Datum
implied_growth_call(FunctionCallInfo fcinfo, DecimalKind kind)
{
	Decimal		arg[4];
	ImpliedGrowth growth;

	if (!implied_growth_args(fcinfo, kind, arg))
		PG_RETURN_NUMERIC(decimal_nan());
	if (!implied_growth(arg, &growth))
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(ratio_percent(growth.change, growth.base));
}

/*
 * The rate is monotonic in each figure as long as the base stays above zero,
 * so its extremes lie at the corners of the figures' rounding intervals.
 */
static Datum
implied_growth_interval_call(FunctionCallInfo fcinfo, DecimalKind kind)
{
	Decimal		arg[4];
	ImpliedGrowth growth;
	RoundingInterval interval;
	Decimal		half[2];

	if (!implied_growth_args(fcinfo, kind, arg) || !implied_growth(arg, &growth))
		PG_RETURN_NULL();
	half[0] = rounding_half_unit(PG_GETARG_INT32(5));
	half[1] = rounding_half_unit(PG_GETARG_INT32(4));
	rounding_interval_start(&interval);
	for (int corner = 0; corner < 16; corner++)
	{
		Decimal		at[4];

		for (int i = 0; i < 4; i++)
			at[i] = corner & (1 << i) ? decimal_add(arg[i], half[i % 2]) : decimal_sub(arg[i], half[i % 2]);
		if (!implied_growth(at, &growth))
		{
			rounding_interval_unbounded(&interval);
			break;
		}
		rounding_interval_extend(&interval, ratio_percent(growth.change, growth.base));
	}
	return rounding_interval_to_range(fcinfo, &interval);
}

PG_FUNCTION_INFO_V1(ytd_implied_growth_numeric);
PG_FUNCTION_INFO_V1(ytd_implied_growth_float8);
PG_FUNCTION_INFO_V1(ytd_implied_growth_interval_numeric);
PG_FUNCTION_INFO_V1(ytd_implied_growth_interval_float8);

Datum
ytd_implied_growth_numeric(PG_FUNCTION_ARGS)
{
	return implied_growth_call(fcinfo, DECIMAL_NUMERIC);
}

Datum
ytd_implied_growth_float8(PG_FUNCTION_ARGS)
{
	return implied_growth_call(fcinfo, DECIMAL_FLOAT8);
}

Datum
ytd_implied_growth_interval_numeric(PG_FUNCTION_ARGS)
{
	return implied_growth_interval_call(fcinfo, DECIMAL_NUMERIC);
}

Datum
ytd_implied_growth_interval_float8(PG_FUNCTION_ARGS)
{
	return implied_growth_interval_call(fcinfo, DECIMAL_FLOAT8);
}
