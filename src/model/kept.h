/*
 * kept.h
 *	  Statements whose plans are kept for the session.
 */
#ifndef INDSTAT_KEPT_H
#define INDSTAT_KEPT_H

#include "postgres.h"

/*
 * Runs a statement with one argument, of type text[], within SPI: the first row
 * is asked for only where the others would do nothing.  What SPI_execute_plan
 * returns.
 */
extern int	kept_execute(const char *statement, Datum argument);

#endif							/* INDSTAT_KEPT_H */
