/*
 * period_memo.h
 *	  What the calendar was asked last, remembered: a panel asks for the same
 *	  few hundred periods millions of times.
 *
 * Each memo is a table with one place per slot; whatever is there is checked
 * before it is believed, and replaced if it is another.
 */
#ifndef INDSTAT_PERIOD_MEMO_H
#define INDSTAT_PERIOD_MEMO_H

#include "period/period.h"

#define PERIOD_MEMO_SLOTS 1024

/* The month that holds a day. */
static inline RefPeriod
period_memo_month(DateADT d)
{
	static RefPeriod memo[PERIOD_MEMO_SLOTS];
	int64		day = (int64) d + REF_PERIOD_PG_EPOCH;
	/* half months: the first days of two months never share one */
	RefPeriod  *slot = &memo[((uint32) d / 16) % PERIOD_MEMO_SLOTS];

	/* an empty slot is 0, as if it held the day before the calendar begins */
	if (day < Max(ref_period_first(*slot), REF_PERIOD_MIN_DAY) || day > ref_period_last(*slot))
		*slot = ref_period_month_of_date(d);
	return *slot;
}

/* The base of a growth rate: the same period a year ago, or the preceding one. */
static inline bool
period_memo_base(RefPeriod p, bool year_ago, RefPeriod *base)
{
	static struct
	{
		RefPeriod	of;
		RefPeriod	base;		/* 0 if there is none */
	}			memo[2][PERIOD_MEMO_SLOTS],
			   *slot;

	/* spread by the golden ratio: neighbours fall far apart */
	slot = &memo[year_ago][((uint64) p * UINT64CONST(0x9E3779B97F4A7C15) >> 32) % PERIOD_MEMO_SLOTS];
	if (slot->of != p)
	{
		RefPeriod	found;

		if (!(year_ago ? ref_period_year_ago(p, &found) : ref_period_step(p, -1, &found)))
			found = 0;
		slot->base = found;
		slot->of = p;
	}
	*base = slot->base;
	return slot->base != 0;
}

#endif							/* INDSTAT_PERIOD_MEMO_H */
