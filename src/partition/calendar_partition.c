/*-------------------------------------------------------------------------
 *
 * calendar_partition.c
 *	  The rows of a window partition in calendar order.
 *
 * Window measures that need more than one base read their partition once and
 * sort it: by the length of the period, then by its first day.  So neither
 * ORDER BY nor a frame matters, and periods of other lengths do not get in
 * the way of a series.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "utils/builtins.h"
#include "utils/memutils.h"

#include "base/interrupts.h"
#include "partition/calendar_partition.h"

static RefPeriod
period_from_datum(Datum d, bool dates)
{
	return dates ? ref_period_month_of_date(DatumGetDateADT(d)) : DatumGetRefPeriod(d);
}

/* Months count as one unit whatever their days; so a year has one length. */
static int
period_length(RefPeriod p)
{
	int			month_index,
				months;

	if (ref_period_is_months(p, &month_index, &months))
		return months;
	return -(ref_period_last(p) - ref_period_first(p) + 1);
}

static inline int
compare_keys(int length_a, RefPeriod a, int length_b, RefPeriod b)
{
	if (length_a != length_b)
		return length_a < length_b ? -1 : 1;
	return a < b ? -1 : a > b ? 1 : 0;
}

static int
compare_rows(const void *a, const void *b)
{
	const PartitionRow *left = a;
	const PartitionRow *right = b;

	CHECK_FOR_INTERRUPTS();
	return compare_keys(left->length, left->period, right->length, right->period);
}

void
partition_period_twice(RefPeriod period)
{
	ereport(ERROR,
			(errcode(ERRCODE_CARDINALITY_VIOLATION),
			 errmsg("period %s occurs more than once in a partition", ref_period_out_cstring(period)),
			 errhint("Add the remaining dimensions to PARTITION BY, or sum the rows of a period first.")));
}

static void
read_rows(FunctionCallInfo fcinfo, Partition *partition, int nvalues, bool dates)
{
	MemoryContext context = partition_context(partition);
	/* values are of one type: the parser sees to it */
	DecimalKind kind = partition_number_kind(fcinfo, 0);
	PartitionReader reader;

	partition_read_begin(&reader, fcinfo, context);
	partition->row = MemoryContextAllocHuge(context, Max(reader.rows, 1) * sizeof(PartitionRow));
	if (nvalues > PARTITION_MAX_VALUES)
	{
		partition->third = MemoryContextAllocHuge(context, Max(reader.rows, 1) * sizeof(Decimal));
		partition->third_known = MemoryContextAllocHuge(context, Max(reader.rows, 1) * sizeof(bool));
	}
	for (int i = 0; i < reader.rows; i++)
	{
		PartitionRow *row = &partition->row[partition->nrows];
		Datum		d;

		if (!partition_read_value(&reader, i, nvalues, &d))
			continue;
		memset(row, 0, sizeof(PartitionRow));
		row->period = period_from_datum(d, dates);
		row->length = period_length(row->period);
		row->place = partition->nrows;
		for (int j = 0; j < Min(nvalues, PARTITION_MAX_VALUES); j++)
			row->known[j] = partition_read_decimal(&reader, i, j, kind, &row->value[j]);
		if (partition->third)
			partition->third_known[row->place] = partition_read_decimal(&reader, i, PARTITION_MAX_VALUES, kind,
																		&partition->third[row->place]);
		partition->nrows++;
	}
	partition_read_end(&reader);

	qsort(partition->row, partition->nrows, sizeof(PartitionRow), compare_rows);
	for (int i = 1; i < partition->nrows; i++)
	{
		CHECK_EACH(i);
		if (partition->row[i].period == partition->row[i - 1].period)
			partition_period_twice(partition->row[i].period);
	}
	partition->ready = true;
}

Partition *
calendar_partition_of_call(FunctionCallInfo fcinfo, int nvalues, bool dates)
{
	Partition  *partition = partition_of_call(fcinfo, sizeof(Partition));

	if (!partition->ready)
		read_rows(fcinfo, partition, nvalues, dates);
	partition_forget_behind(fcinfo);
	return partition;
}

bool
calendar_partition_current_period(FunctionCallInfo fcinfo, int argno, bool dates, RefPeriod *result)
{
	Datum		d;

	if (!partition_current_value(fcinfo, argno, &d))
		return false;
	*result = period_from_datum(d, dates);
	return true;
}

PartitionRow *
partition_find(const Partition *partition, RefPeriod period)
{
	int			length = period_length(period);
	int			low = 0,
				high = partition->nrows - 1;

	while (low <= high)
	{
		int			middle = low + (high - low) / 2;
		int			order = compare_keys(length, period, partition->row[middle].length,
										 partition->row[middle].period);

		if (order == 0)
			return &partition->row[middle];
		if (order < 0)
			high = middle - 1;
		else
			low = middle + 1;
	}
	return NULL;
}

bool
partition_sums(const Partition *partition, RefPeriod period, int rows, int nvalues, Decimal *sum, const PartitionRow **first)
{
	for (int j = 0; j < nvalues; j++)
		sum[j] = decimal_short(0, 0);
	for (int i = 0; i < rows; i++)
	{
		const PartitionRow *row;

		CHECK_FOR_INTERRUPTS();
		if (i > 0 && !ref_period_step(period, 1, &period))
			return false;
		row = partition_find(partition, period);
		if (row == NULL)
			return false;
		if (i == 0)
			*first = row;
		for (int j = 0; j < nvalues; j++)
		{
			if (!row->known[j])
				return false;
			sum[j] = decimal_add(sum[j], row->value[j]);
		}
	}
	return true;
}

MemoryContext
partition_context(Partition *partition)
{
	return GetMemoryChunkContext(partition);
}

MemoryContext
partition_compute_anew(Partition *partition)
{
	partition->computed = false;
	partition->computed_more = NULL;
	if (partition->computed_context)
		MemoryContextReset(partition->computed_context);
	else
		partition->computed_context = AllocSetContextCreate(partition_context(partition),
															"results of a partition", ALLOCSET_DEFAULT_SIZES);
	return partition->computed_context;
}
