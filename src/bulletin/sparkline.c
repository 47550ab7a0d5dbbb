/*-------------------------------------------------------------------------
 *
 * sparkline.c
 *	  A series as a line of block characters.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "fmgr.h"
#include "lib/stringinfo.h"

#include "base/interrupts.h"
#include "base/utf8_text.h"
#include "series/series.h"

#define SPARKLINE_LEVELS 8

/* U+2581 to U+2588: the block of level 1 fills an eighth, that of level 8 all */
static void
put_block(StringInfo buf, int level)
{
	appendStringInfo(buf, "\xe2\x96%c", 0x80 + level);
}

PG_FUNCTION_INFO_V1(sparkline);
Datum
sparkline(PG_FUNCTION_ARGS)
{
	Series		s;
	StringInfoData buf;
	int64		lowest = PG_INT64_MAX,
				highest = PG_INT64_MIN;

	PG_GETARG_SERIES(0, &s);
	for (int i = 0; i < s.packed.count; i++)
	{
		int64		value = packed_get(&s.packed, i);

		if (value == PACKED_MISSING)
			continue;
		lowest = Min(lowest, value);
		highest = Max(highest, value);
	}
	initStringInfo(&buf);
	for (int i = 0; i < s.packed.count; i++)
	{
		int64		value = packed_get(&s.packed, i);

		CHECK_FOR_INTERRUPTS();
		if (value == PACKED_MISSING)
			appendStringInfoChar(&buf, ' ');
		else if (lowest == highest)
			put_block(&buf, SPARKLINE_LEVELS / 2);
		else
			/* eight equal steps; the highest value belongs to the last */
			put_block(&buf, Min(SPARKLINE_LEVELS,
								1 + (int) (((int128) value - lowest) * SPARKLINE_LEVELS / ((int128) highest - lowest))));
	}
	return text_from_utf8(buf.data);
}
