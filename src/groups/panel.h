/*
 * panel.h
 *	  All series of a table, on their way into values.
 */
#ifndef INDSTAT_PANEL_H
#define INDSTAT_PANEL_H

#include "exact/decimal.h"
#include "groups/keyed_state.h"
#include "period/period.h"

/* An empty panel, whose keys are two texts or two numbers. */
extern KeyedState *panel_create(MemoryContext parent, bool texts);

/*
 * Adds a row.  Errors: 23505 for a second value of a period, 22023 for another
 * frequency and for what is not finite, 22003 for too many digits.
 */
extern void panel_add(KeyedState *panel, const StateKey *key, RefPeriod p,
					  Datum value, DecimalKind kind);

/* 22004: the indicator, or the region, is NULL */
pg_noreturn extern void panel_null_key(bool is_indicator);

#endif							/* INDSTAT_PANEL_H */
