/*-------------------------------------------------------------------------
 *
 * index_number.c
 *	  Index numbers: rebase, chain_link, splice.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "utils/builtins.h"
#include "utils/memutils.h"

#include "base/interrupts.h"
#include "measure/index_number.h"
#include "partition/calendar_partition.h"

/* Levels are chained with so many digits, so that 20 of them are right. */
#define CHAIN_DIGITS 100
#define STEPS_LIMIT (64 * 1024)

/*
 * The sums of nvalues columns over the base period, and over how many rows: the
 * row of that very period, or the rows of the given length that make it up.
 * False if a row or a value is missing.
 */
static bool
base_sums(const Partition *partition, int nvalues, RefPeriod base, int length, Decimal *sum, int *rows)
{
	const PartitionRow *first;
	RefPeriod	part = base;
	int			month_index,
				months;

	/* lengths are in months, or below zero in days */
	if (length > 0)
	{
		if (!ref_period_is_months(base, &month_index, &months) || months % length != 0)
			return false;
		*rows = months / length;
		part = ref_period_from_months(month_index, length);
	}
	else
	{
		int			days = ref_period_last(base) - ref_period_first(base) + 1;

		if (days % -length != 0)
			return false;
		*rows = days / -length;
		part = ref_period_make(ref_period_first(base), ref_period_first(base) - length - 1);
	}
	return partition_sums(partition, part, *rows, nvalues, sum, &first);
}

/* The row of the call and its base period; NULL if there is none. */
static PartitionRow *
current_row(FunctionCallInfo fcinfo, const Partition *partition, int nvalues, bool dates, RefPeriod *base)
{
	RefPeriod	period;

	if (!calendar_partition_current_period(fcinfo, nvalues, dates, &period) ||
		!calendar_partition_current_period(fcinfo, nvalues + 1, false, base))
		return NULL;
	return partition_find(partition, period);
}

static Datum
rebase(FunctionCallInfo fcinfo, bool dates)
{
	Partition  *partition = calendar_partition_of_call(fcinfo, 1, dates);
	RefPeriod	base;
	PartitionRow *row = current_row(fcinfo, partition, 1, dates, &base);
	Decimal		sum;
	int			rows;

	if (row == NULL || !row->known[0] ||
		!base_sums(partition, 1, base, row->length, &sum, &rows))
		PG_RETURN_NULL();
	if (row->value[0].special || sum.special)
		PG_RETURN_NUMERIC(decimal_nan());
	if (decimal_sign(sum) <= 0)
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(ratio_percent(decimal_mul(row->value[0], decimal_short(rows, 0)), sum));
}

/* Before the link the old series at the new one's level, from there the new one. */
static Datum
splice(FunctionCallInfo fcinfo, bool dates)
{
	Partition  *partition = calendar_partition_of_call(fcinfo, 2, dates);
	RefPeriod	at;
	PartitionRow *row = current_row(fcinfo, partition, 2, dates, &at);
	Decimal		sum[2];
	int			rows;

	if (row == NULL)
		PG_RETURN_NULL();
	if (ref_period_first(row->period) >= ref_period_first(at))
	{
		if (!row->known[1])
			PG_RETURN_NULL();
		PG_RETURN_NUMERIC(decimal_to_numeric(row->value[1]));
	}
	if (!row->known[0] || !base_sums(partition, 2, at, row->length, sum, &rows))
		PG_RETURN_NULL();
	if (row->value[0].special || sum[0].special || sum[1].special)
		PG_RETURN_NUMERIC(decimal_nan());
	if (decimal_sign(sum[0]) <= 0)
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(ratio_percent(decimal_mul(row->value[0], sum[1]),
									decimal_mul(decimal_short(100, 0), sum[0])));
}

/*-------------------------------------------------------------------------
 * chain_link
 *-------------------------------------------------------------------------
 */
static bool
neighbour(RefPeriod period, int step, bool on_year, RefPeriod *result)
{
	int			month_index,
				months;

	if (!on_year)
		return ref_period_step(period, step, result);
	if (!ref_period_is_months(period, &month_index, &months))
		return false;
	month_index += 12 * step;
	if (month_index < REF_PERIOD_MIN_MONTH || month_index + months - 1 > REF_PERIOD_MAX_MONTH)
		return false;
	*result = ref_period_from_months(month_index, months);
	return true;
}

Decimal
index_number_shortened(Decimal level)
{
	if (level.big)
		level = decimal_from_numeric(decimal_round_significant(level.big, CHAIN_DIGITS));
	return level;
}

bool
index_number_grow(Decimal growth, Decimal *level)
{
	Decimal		factor = decimal_add(decimal_short(100, 0), growth);

	if (!factor.special && decimal_sign(factor) < 0)
		return false;
	*level = decimal_mul(*level, decimal_mul(factor, decimal_short(1, 2)));
	*level = index_number_shortened(*level);
	return true;
}

static bool
apply_growth(const PartitionRow *row, Decimal *level)
{
	return row != NULL && row->known[0] && index_number_grow(row->value[0], level);
}

/* The index is 100 * num / den, where either may be the level. */
static void
set_index(const Partition *partition, PartitionRow *row, Decimal num, Decimal den)
{
	Numeric		result = num.special || den.special ? decimal_nan() : ratio_percent(num, den);
	MemoryContext caller = MemoryContextSwitchTo(partition->computed_context);

	row->has_result = true;
	row->result = DatumGetNumericCopy(NumericGetDatum(result));
	MemoryContextSwitchTo(caller);
}

/* What the steps of a chain leave goes now and then, all but the level. */
static void
clear_steps(const Partition *partition, MemoryContext steps, Decimal *level)
{
	if (MemoryContextMemAllocated(steps, false) < STEPS_LIMIT)
		return;
	*level = decimal_copy(*level, partition->computed_context);
	MemoryContextReset(steps);
}

static void
compute_chain(Partition *partition, RefPeriod base, bool on_year)
{
	MemoryContext steps,
				caller;
	Decimal		one = decimal_short(1, 0);
	Decimal		level = one;
	RefPeriod	period = base;
	PartitionRow *row;

	steps = AllocSetContextCreate(partition_compute_anew(partition), "chain_link steps", ALLOCSET_SMALL_SIZES);
	caller = MemoryContextSwitchTo(steps);
	for (int i = 0; i < partition->nrows; i++)
	{
		CHECK_EACH(i);
		partition->row[i].has_result = false;
	}
	row = partition_find(partition, base);
	if (row)
		set_index(partition, row, one, one);
	while (neighbour(period, 1, on_year, &period))
	{
		CHECK_FOR_INTERRUPTS();
		row = partition_find(partition, period);
		if (!apply_growth(row, &level))
			break;
		set_index(partition, row, level, one);
		clear_steps(partition, steps, &level);
	}
	level = one;
	period = base;
	row = partition_find(partition, base);
	while (apply_growth(row, &level) && (level.special || decimal_sign(level) > 0) &&
		   neighbour(period, -1, on_year, &period))
	{
		CHECK_FOR_INTERRUPTS();
		row = partition_find(partition, period);
		if (row)
			set_index(partition, row, one, level);
		clear_steps(partition, steps, &level);
	}
	partition->computed = true;
	partition->computed_for = base;
	partition->computed_how = on_year;
	MemoryContextSwitchTo(caller);
	MemoryContextDelete(steps);
}

/* (growth, period, base_period, on_year) */
static Datum
chain_link(FunctionCallInfo fcinfo, bool dates)
{
	Partition  *partition = calendar_partition_of_call(fcinfo, 1, dates);
	RefPeriod	base;
	PartitionRow *row = current_row(fcinfo, partition, 1, dates, &base);
	Datum		d;
	bool		on_year;

	if (row == NULL || !partition_current_value(fcinfo, 3, &d))
		PG_RETURN_NULL();
	on_year = DatumGetBool(d);
	if (!partition->computed || partition->computed_for != base || partition->computed_how != on_year)
		compute_chain(partition, base, on_year);
	if (!row->has_result)
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(row->result);
}

#define INDEX_WINDOW(function, name, dates) \
	PG_FUNCTION_INFO_V1(index_number_##function##name); \
	Datum index_number_##function##name(PG_FUNCTION_ARGS) \
	{ return function(fcinfo, dates); }

#define INDEX_WINDOWS(function) \
	INDEX_WINDOW(function, _ref_period, false) \
	INDEX_WINDOW(function, _date, true) \
	extern int	index_number_##function##_unused

/* *INDENT-OFF* */
INDEX_WINDOWS(rebase);
INDEX_WINDOWS(splice);
INDEX_WINDOWS(chain_link);
/* *INDENT-ON* */
