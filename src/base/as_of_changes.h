/*
 * as_of_changes.h
 *	  How often the time of knowledge was set in this session: what was computed
 *	  before may be of another one.  Counted by vintage/as_of.c.
 */
#ifndef INDSTAT_AS_OF_CHANGES_H
#define INDSTAT_AS_OF_CHANGES_H

#include "postgres.h"

extern uint64 as_of_changes;

#endif							/* INDSTAT_AS_OF_CHANGES_H */
