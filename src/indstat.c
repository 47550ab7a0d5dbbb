/*-------------------------------------------------------------------------
 *
 * indstat.c
 *	  Module entry: what has to hold before any function of the module runs.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "fmgr.h"

#include "exact/numeric_layout.h"
#include "vintage/as_of.h"

PG_MODULE_MAGIC;

void		_PG_init(void);

void
_PG_init(void)
{
	/* decimals read numeric's digits directly; refuse a layout it does not know */
	numeric_layout_check();
	as_of_define_setting();
}
