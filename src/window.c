/*-------------------------------------------------------------------------
 *
 * window.c
 *	  Window forms of the growth measures.
 *
 * The base is found by the calendar in a hash table of the partition's
 * periods, built at its first row.  So neither ORDER BY nor a frame matters,
 * a gap shifts nothing, and the work is linear in the partition.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "common/hashfn.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/memutils.h"
#include "windowapi.h"

#include "compat.h"
#include "measure.h"
#include "ref_period.h"

typedef struct PeriodEntry
{
	RefPeriod	period;
	Datum		value;			/* a copy */
	bool		known;
	char		status;			/* of simplehash */
} PeriodEntry;

static inline uint32
period_hash(RefPeriod p)
{
	return hash_combine(murmurhash32((uint32) ref_period_first(p)),
						murmurhash32((uint32) ref_period_last(p)));
}

#define SH_PREFIX period_table
#define SH_ELEMENT_TYPE PeriodEntry
#define SH_KEY_TYPE RefPeriod
#define SH_KEY period
#define SH_HASH_KEY(tb, key) period_hash(key)
#define SH_EQUAL(tb, a, b) ((a) == (b))
#define SH_SCOPE static inline
#define SH_DECLARE
#define SH_DEFINE
/* the template leaves parameters unused, which -Wextra reports */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-parameter"
#include "lib/simplehash.h"
#pragma GCC diagnostic pop

/* Partition-local memory; starts as zeros. */
typedef struct GrowthPartition
{
	period_table_hash *table;
} GrowthPartition;

static RefPeriod
period_of(Datum d, bool dates)
{
	return dates ? ref_period_month_of_date(DatumGetDateADT(d)) : DatumGetRefPeriod(d);
}

static void
read_partition(WindowObject winobj, GrowthPartition *partition, DecimalKind kind, bool dates)
{
	MemoryContext context = GetMemoryChunkContext(partition);
	int64		rows = WinGetPartitionRowCount(winobj);
	period_table_hash *table = period_table_create(context, (uint32) Min(rows, 1024), NULL);
	MemoryContext scratch,
				caller;

	/* arguments that are expressions leave their results here, row by row */
	scratch = AllocSetContextCreate(context, "growth scratch", ALLOCSET_SMALL_SIZES);
	caller = MemoryContextSwitchTo(scratch);

	for (int64 i = 0; i < rows; i++)
	{
		bool		isnull,
					isout,
					found;
		Datum		d;
		PeriodEntry *entry;
		RefPeriod	period;

		CHECK_FOR_INTERRUPTS();
		MemoryContextReset(scratch);
		/* the interface counts rows in int */
		if (i > PG_INT32_MAX)
			ereport(ERROR,
					(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
					 errmsg("too many rows in a partition")));
		d = WinGetFuncArgInPartition(winobj, 1, (int) i, WINDOW_SEEK_HEAD, false, &isnull, &isout);
		if (isnull)
			continue;
		period = period_of(d, dates);
		entry = period_table_insert(table, period, &found);
		if (found)
			ereport(ERROR,
					(errcode(ERRCODE_CARDINALITY_VIOLATION),
					 errmsg("period %s occurs more than once in a partition",
							ref_period_out_cstring(period)),
					 errhint("Add the remaining dimensions to PARTITION BY, or sum the rows of a period first.")));
		d = WinGetFuncArgInPartition(winobj, 0, (int) i, WINDOW_SEEK_HEAD, false, &isnull, &isout);
		entry->known = !isnull;
		entry->value = (Datum) 0;
		if (!isnull)
		{
			MemoryContextSwitchTo(context);
			switch (kind)
			{
				case DECIMAL_FLOAT8:
					entry->value = Float8GetDatum(DatumGetFloat8(d));
					break;
				case DECIMAL_INT8:
					entry->value = Int64GetDatum(DatumGetInt64(d));
					break;
				default:
					entry->value = NumericGetDatum(DatumGetNumericCopy(d));
					break;
			}
			MemoryContextSwitchTo(scratch);
		}
	}
	MemoryContextSwitchTo(caller);
	MemoryContextDelete(scratch);
	partition->table = table;
}

static Datum
growth_window(FunctionCallInfo fcinfo, DecimalKind kind, bool dates, bool year_ago)
{
	WindowObject winobj = PG_WINDOW_OBJECT();
	GrowthPartition *partition;
	PeriodEntry *current,
			   *base;
	RefPeriod	period,
				base_period;
	Datum		d;
	bool		isnull;
	Numeric		result;

	if (!WindowObjectIsValid(winobj))
		ereport(ERROR,
				(errcode(ERRCODE_WINDOWING_ERROR),
				 errmsg("this form of growth needs an OVER clause")));
	partition = WinGetPartitionLocalMemory(winobj, sizeof(GrowthPartition));
	if (partition->table == NULL)
		read_partition(winobj, partition, kind, dates);
	/* what lies behind is not needed again */
	WinSetMarkPosition(winobj, WinGetCurrentPosition(winobj));

	d = WinGetFuncArgCurrent(winobj, 1, &isnull);
	if (isnull)
		PG_RETURN_NULL();
	period = period_of(d, dates);
	if (!(year_ago ? ref_period_year_ago(period, &base_period) :
		  ref_period_step(period, -1, &base_period)))
		PG_RETURN_NULL();
	current = period_table_lookup(partition->table, period);
	base = period_table_lookup(partition->table, base_period);
	if (current == NULL || base == NULL || !current->known || !base->known ||
		!measure_growth(decimal_from_datum(current->value, kind),
						decimal_from_datum(base->value, kind), &result))
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(result);
}

#define GROWTH_WINDOW(name, kind, dates, year_ago) \
	PG_FUNCTION_INFO_V1(window_##name); \
	Datum window_##name(PG_FUNCTION_ARGS) \
	{ return growth_window(fcinfo, kind, dates, year_ago); } \
	extern int	window_##name##_unused

/* *INDENT-OFF* */
GROWTH_WINDOW(yoy_growth_period_numeric, DECIMAL_NUMERIC, false, true);
GROWTH_WINDOW(yoy_growth_period_float8, DECIMAL_FLOAT8, false, true);
GROWTH_WINDOW(yoy_growth_period_int8, DECIMAL_INT8, false, true);
GROWTH_WINDOW(yoy_growth_date_numeric, DECIMAL_NUMERIC, true, true);
GROWTH_WINDOW(yoy_growth_date_float8, DECIMAL_FLOAT8, true, true);
GROWTH_WINDOW(yoy_growth_date_int8, DECIMAL_INT8, true, true);
GROWTH_WINDOW(pop_growth_period_numeric, DECIMAL_NUMERIC, false, false);
GROWTH_WINDOW(pop_growth_period_float8, DECIMAL_FLOAT8, false, false);
GROWTH_WINDOW(pop_growth_period_int8, DECIMAL_INT8, false, false);
GROWTH_WINDOW(pop_growth_date_numeric, DECIMAL_NUMERIC, true, false);
GROWTH_WINDOW(pop_growth_date_float8, DECIMAL_FLOAT8, true, false);
GROWTH_WINDOW(pop_growth_date_int8, DECIMAL_INT8, true, false);
/* *INDENT-ON* */
