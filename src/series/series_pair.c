/*-------------------------------------------------------------------------
 *
 * series_pair.c
 *	  Two series side by side, over the periods that both have.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "packed/packed_arithmetic.h"
#include "series/series_pair.h"

void
series_pair_args(FunctionCallInfo fcinfo, SeriesPair *pair)
{
	Series	   *s = pair->source;
	int			first,
				count;

	PG_GETARG_SERIES(0, &s[0]);
	PG_GETARG_SERIES(1, &s[1]);
	series_check_alike(&s[0], &s[1]);
	first = Max(s[0].first, s[1].first);
	count = Max(Min(series_end(&s[0]), series_end(&s[1])) - first, 0);
	series_draft_init(&pair->a, &s[0], first, count);
	series_draft_init(&pair->b, &s[1], first, count);
	if (count == 0)
		return;
	packed_unpack(&s[0].packed, first - s[0].first, count, pair->a.value);
	packed_unpack(&s[1].packed, first - s[1].first, count, pair->b.value);
	if (s[0].basis != SERIES_JAN_FEB && s[1].basis != SERIES_JAN_FEB)
		return;
	/* the two months together have nothing to do with February alone */
	for (int i = (1 - first % 12 + 12) % 12; i < count; i += 12)
		if (series_is_joint(&s[0], first + i) != series_is_joint(&s[1], first + i))
			pair->a.value[i] = PACKED_MISSING;
}

void
series_pair_same_scale(SeriesPair *pair)
{
	pair->a.scale = pair->b.scale =
		packed_same_scale("series", pair->a.value, pair->a.scale, pair->a.count,
						  pair->b.value, pair->b.scale, pair->b.count);
}

struct varlena *
series_pair_form(SeriesPair *pair)
{
	return series_form_like(&pair->a, &pair->source[0]);
}
