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

/* The step of a value so far above the lowest of a range, from 0; the highest value belongs to the last. */
static int
step_of(uint64 above, uint64 range)
{
	int			step = 0;

	if (above == range)
		return SPARKLINE_LEVELS - 1;
	/* halves, quarters, eighths: eight times the range may be too wide */
	for (int steps = 1; steps < SPARKLINE_LEVELS; steps *= 2)
	{
		bool		upper = above >= range - above;

		step = 2 * step + upper;
		above = upper ? above - (range - above) : 2 * above;
	}
	return step;
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
			put_block(&buf, 1 + step_of((uint64) value - (uint64) lowest, (uint64) highest - (uint64) lowest));
	}
	return text_from_utf8(buf.data);
}
