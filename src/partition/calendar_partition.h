/*
 * calendar_partition.h
 *	  The rows of a window partition in calendar order.
 */
#ifndef INDSTAT_CALENDAR_PARTITION_H
#define INDSTAT_CALENDAR_PARTITION_H

#include "base/compat.h"
#include "partition/partition.h"
#include "period/period.h"

#define PARTITION_MAX_VALUES 2

typedef struct PartitionRow
{
	RefPeriod	period;
	int			length;			/* in months, or minus that in days */
	int			place;			/* among the rows that have a period, as they came */
	Decimal		value[PARTITION_MAX_VALUES];
	bool		known[PARTITION_MAX_VALUES];
	/* what a measure computes from its neighbours */
	bool		has_result;
	Numeric		result;
} PartitionRow;

/* Partition-local memory; starts as zeros. */
typedef struct Partition
{
	bool		ready;
	bool		computed;
	RefPeriod	computed_for;	/* of measures that have a base: which one */
	int			computed_how;	/* and in which of the measure's ways */
	MemoryContext computed_context; /* holds those results, if they can change */
	void	   *computed_more;	/* and what else the measure keeps there */
	int			nrows;
	PartitionRow *row;			/* by length, then by first day */
	/* a value beyond those of a row, by place: few measures have one */
	Decimal    *third;
	bool	   *third_known;
} Partition;

/*
 * The partition of the call, read at its first row.  The first nvalues
 * arguments are values of one type, any number (up to one more than a row
 * holds), the next one is the period; rows without a period are left out, a period that
 * occurs twice is an error.
 */
extern Partition *calendar_partition_of_call(FunctionCallInfo fcinfo, int nvalues, bool dates);
/* The period of the current row; false if NULL. */
extern bool calendar_partition_current_period(FunctionCallInfo fcinfo, int argno, bool dates, RefPeriod *result);
/* NULL if there is no such row. */
extern PartitionRow *partition_find(const Partition *partition, RefPeriod period);
/*
 * The sums of the first nvalues values over so many periods in a row, and the
 * row of the first one; false if a row or a value is missing.
 */
extern bool partition_sums(const Partition *partition, RefPeriod period, int rows, int nvalues, Decimal *sum,
						   const PartitionRow **first);
/* The error for a period that two rows of a partition have. */
pg_noreturn extern void partition_period_twice(RefPeriod period);
/* Where results that outlive the row are kept. */
extern MemoryContext partition_context(Partition *partition);
/* The same for results that can change: computed_context, empty.  A base that differs between rows piles nothing up. */
extern MemoryContext partition_compute_anew(Partition *partition);

#endif							/* INDSTAT_CALENDAR_PARTITION_H */
