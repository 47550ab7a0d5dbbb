/*-------------------------------------------------------------------------
 *
 * window.c
 *	  Window forms of the growth measures.
 *
 * The base is found by the calendar among the partition's periods, which are
 * read at its first row.  So neither ORDER BY nor a frame matters, a gap
 * shifts nothing, and the work is linear where the rows come by period.
 *
 * To fetch a second argument from the same row costs the executor two moves
 * through its store, so arguments are read in passes, one column each.  The
 * values of rows that come by period are not read ahead at all: a base has
 * been the current row before.  Only a later year, which is asked for as a
 * negative number of years, makes that necessary.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "utils/memutils.h"

#include "base/compat.h"
#include "base/interrupts.h"
#include "measure/measure.h"
#include "partition/calendar_partition.h"
#include "period/period_memo.h"

typedef struct PeriodRow
{
	RefPeriod	period;
	int			row;
} PeriodRow;

#define ST_SORT sort_period_rows
#define ST_ELEMENT_TYPE PeriodRow
#define ST_COMPARE(a, b) ((a)->period < (b)->period ? -1 : (a)->period > (b)->period)
#define ST_SCOPE static
#define ST_CHECK_FOR_INTERRUPTS
#define ST_DEFINE
#include "lib/sort_template.h"

typedef struct Value
{
	Decimal		decimal;
	bool		known;
} Value;

/* Partition-local memory; starts as zeros. */
typedef struct GrowthPartition
{
	bool		read;
	DecimalKind kind;			/* of the values */
	bool		ahead;			/* the values have been read */
	int			nperiods;
	PeriodRow  *periods;		/* sorted; rows without period left out */
	RefPeriod  *period;			/* by row, 0 if NULL */
	Value	   *value;			/* by row */
	int			base;			/* where the last base was found */
} GrowthPartition;

static RefPeriod
period_of(Datum d, bool dates)
{
	return dates ? period_memo_month(DatumGetDateADT(d)) : DatumGetRefPeriod(d);
}

static void
read_values(PartitionReader *reader, GrowthPartition *partition)
{
	for (int row = 0; row < reader->rows; row++)
	{
		Value	   *value = &partition->value[row];

		value->known = partition_read_decimal(reader, row, 0, partition->kind, &value->decimal);
	}
	partition->ahead = true;
}

static void
read_partition(FunctionCallInfo fcinfo, GrowthPartition *partition, bool dates)
{
	MemoryContext context = GetMemoryChunkContext(partition);
	PartitionReader reader;
	RefPeriod	last = 0;
	bool		by_period = true;

	partition->kind = partition_number_kind(fcinfo, 0);
	partition_read_begin(&reader, fcinfo, context);
	partition->period = MemoryContextAllocHuge(context, reader.rows * sizeof(RefPeriod));
	partition->periods = MemoryContextAllocHuge(context, reader.rows * sizeof(PeriodRow));
	partition->value = MemoryContextAllocExtended(context, reader.rows * sizeof(Value),
												  MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	for (int row = 0; row < reader.rows; row++)
	{
		PeriodRow  *entry;
		Datum		d;

		if (!partition_read_value(&reader, row, 1, &d))
		{
			partition->period[row] = 0;
			continue;
		}
		entry = &partition->periods[partition->nperiods++];
		entry->period = partition->period[row] = period_of(d, dates);
		entry->row = row;
		if (entry->period < last)
			by_period = false;
		last = entry->period;
	}
	if (!by_period)
	{
		sort_period_rows(partition->periods, partition->nperiods);
		read_values(&reader, partition);
	}
	partition_read_end(&reader);

	for (int i = 1; i < partition->nperiods; i++)
	{
		CHECK_EACH(i);
		if (partition->periods[i].period == partition->periods[i - 1].period)
			partition_period_twice(partition->periods[i].period);
	}
	partition->read = true;
}

/*
 * Dates mark months.  Where they all are quarters or more apart, no month has
 * the month before, and each row would be NULL without a word: they mean
 * quarters, half-years or years.
 */
static void
check_dates_mark_months(const GrowthPartition *partition)
{
	int			gap = 0;
	int			last = 0;

	for (int i = 0; i < partition->nperiods; i++)
	{
		int			month,
					months;

		CHECK_EACH(i);
		(void) ref_period_is_months(partition->periods[i].period, &month, &months);
		if (i > 0)
		{
			int			rest = month - last;

			while (rest != 0)
			{
				int			less = gap % rest;

				gap = rest;
				rest = less;
			}
			if (gap % 3 != 0)
				return;
		}
		last = month;
	}
	if (partition->nperiods < 3)
		return;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("dates that are %d months apart have no month before", gap),
			 errdetail("Dates mark months here, and the period before is the month before."),
			 errhint("Give the period: %s(date).", gap % 12 == 0 ? "ref_year" : gap % 6 == 0 ? "ref_half" : "ref_quarter")));
}

/* The row of a period, or -1.  Neighbours ask for neighbours: "at" is where to start. */
static inline int
find_period(const GrowthPartition *partition, RefPeriod period, int *at)
{
	const PeriodRow *periods = partition->periods;
	int			low,
				high,
				near = *at;

	/* the same place or the next one, nearly always */
	for (int steps = 0; steps < 3 && near < partition->nperiods &&
		 periods[near].period <= period; steps++, near++)
		if (periods[near].period == period)
		{
			*at = near;
			return periods[near].row;
		}
	low = 0;
	high = partition->nperiods;
	while (low < high)
	{
		int			middle = low + (high - low) / 2;

		if (periods[middle].period < period)
			low = middle + 1;
		else
			high = middle;
	}
	*at = low;
	return low < partition->nperiods && periods[low].period == period ? periods[low].row : -1;
}

/* The values of the current row and of its base, either of which may be unknown; base is NULL without a row. */
static void
find_base(FunctionCallInfo fcinfo, bool dates, bool year_ago, int years,
		  const Value **current_value, const Value **base_value)
{
	GrowthPartition *partition = partition_of_call(fcinfo, sizeof(GrowthPartition));
	Value	   *current;
	RefPeriod	period,
				base_period;
	int			row,
				base;

	if (!partition->read)
	{
		read_partition(fcinfo, partition, dates);
		if (dates && !year_ago)
			check_dates_mark_months(partition);
	}

	if (years < 0 && !partition->ahead)
	{
		PartitionReader reader;

		partition_read_begin(&reader, fcinfo, GetMemoryChunkContext(partition));
		read_values(&reader, partition);
		partition_read_end(&reader);
	}

	row = partition_current_row(fcinfo);
	current = &partition->value[row];
	if (!partition->ahead)
	{
		/* later rows come back to it */
		current->known = partition_current_decimal(fcinfo, 0, partition->kind, GetMemoryChunkContext(partition),
												   &current->decimal);
	}
	*current_value = current;
	*base_value = NULL;
	period = partition->period[row];
	if (period == 0 || !(years == 1 ? period_memo_base(period, year_ago, &base_period) :
						 ref_period_years_ago(period, years, &base_period)))
		return;
	base = find_period(partition, base_period, &partition->base);
	if (base >= 0)
		*base_value = &partition->value[base];
}

static Datum
growth_window(FunctionCallInfo fcinfo, bool dates, bool year_ago)
{
	const Value *current;
	const Value *base;
	Numeric		result;

	find_base(fcinfo, dates, year_ago, 1, &current, &base);
	if (!current->known || base == NULL || !base->known ||
		!measure_growth(current->decimal, base->decimal, &result))
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(result);
}

static Datum
base_window(FunctionCallInfo fcinfo, bool dates, bool year_ago)
{
	const Value *current;
	const Value *base;
	Datum		years = Int32GetDatum(1);

	/* every row has to be seen, for it may be the base of a later one */
	if (year_ago && !partition_current_value(fcinfo, 2, &years))
		years = Int32GetDatum(PG_INT32_MAX);	/* no year */
	find_base(fcinfo, dates, year_ago, DatumGetInt32(years), &current, &base);
	if (base == NULL || !base->known)
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(decimal_to_numeric(base->decimal));
}

#define WINDOW(function, name, dates, year_ago) \
	PG_FUNCTION_INFO_V1(window_##name); \
	Datum window_##name(PG_FUNCTION_ARGS) \
	{ return function##_window(fcinfo, dates, year_ago); }

#define WINDOWS(name, function, year_ago) \
	WINDOW(function, name##_ref_period, false, year_ago) \
	WINDOW(function, name##_date, true, year_ago) \
	extern int	window_##name##_unused

/* yoy_growth has a scalar form of two numbers: what is a number has to be declared */
#define NUMBER_WINDOWS(name, function, year_ago) \
	WINDOW(function, name##_ref_period_numeric, false, year_ago) \
	WINDOW(function, name##_ref_period_float8, false, year_ago) \
	WINDOW(function, name##_ref_period_int8, false, year_ago) \
	WINDOW(function, name##_date_numeric, true, year_ago) \
	WINDOW(function, name##_date_float8, true, year_ago) \
	WINDOW(function, name##_date_int8, true, year_ago) \
	extern int	window_##name##_unused

/* *INDENT-OFF* */
NUMBER_WINDOWS(yoy_growth, growth, true);
WINDOWS(pop_growth, growth, false);
WINDOWS(yoy_base, base, true);
WINDOWS(pop_base, base, false);
/* *INDENT-ON* */
