/*-------------------------------------------------------------------------
 *
 * indstat.c
 *	  Module entry: what has to hold before any function of the module runs.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "fmgr.h"

#include "decimal.h"

PG_MODULE_MAGIC;

void		_PG_init(void);

void
_PG_init(void)
{
	/* decimal.c reads numeric's digits directly; refuse a layout it does not know */
	decimal_check_layout();
}
