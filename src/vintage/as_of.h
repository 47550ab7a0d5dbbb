/*
 * as_of.h
 *	  Knowledge time.
 */
#ifndef INDSTAT_AS_OF_H
#define INDSTAT_AS_OF_H

#include "datatype/timestamp.h"

/* Defines the setting; an error if what stands in its place is wrong. */
extern void as_of_define_setting(void);
/* Until the nest level of settings ends that the caller has begun. */
extern void as_of_set_locally(TimestampTz moment);

#endif							/* INDSTAT_AS_OF_H */
