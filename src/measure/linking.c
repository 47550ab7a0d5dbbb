/*-------------------------------------------------------------------------
 *
 * linking.c
 *	  Indexes whose weights change once a year: the links as one chain, and
 *	  what each part contributes to its growth.
 *
 * From link period to link period the whole is a fixed-weight index; such a
 * span is a segment.  Which periods a segment has, and what it is linked to:
 *
 *	- december: months of a year, to December of the year before;
 *	- january: February to January, to the January before;
 *	- one_quarter_overlap: quarters of a year, to the fourth one before;
 *	- annual_overlap: any equal parts of a year, to the mean of the year before.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "utils/builtins.h"
#include "utils/memutils.h"

#include "base/interrupts.h"
#include "measure/index_number.h"
#include "partition/calendar_partition.h"

typedef enum Link
{
	LINK_DECEMBER,
	LINK_JANUARY,
	LINK_ONE_QUARTER_OVERLAP,
	LINK_ANNUAL_OVERLAP
} Link;

static const char *const link_names[] = {"december", "january", "one_quarter_overlap", "annual_overlap"};

static Link
link_of(text *name)
{
	for (int i = 0; i < (int) lengthof(link_names); i++)
		if (strlen(link_names[i]) == VARSIZE_ANY_EXHDR(name) &&
			memcmp(link_names[i], VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name)) == 0)
			return i;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("unknown way to link: \"%s\"", text_to_cstring(name)),
			 errhint("Use december, january, one_quarter_overlap or annual_overlap.")));
}

/* Whether periods of so many months are linked so. */
static bool
link_takes(Link link, int length)
{
	switch (link)
	{
		case LINK_ANNUAL_OVERLAP:
			return length > 0 && 12 % length == 0;
		case LINK_ONE_QUARTER_OVERLAP:
			return length == 3;
		default:
			return length == 1;
	}
}

/* The year of a row's segment; false if it is in none. */
static bool
segment_year(Link link, const PartitionRow *row, int *year)
{
	int			month_index,
				months;

	if (!link_takes(link, row->length) || !ref_period_is_months(row->period, &month_index, &months) ||
		month_index % months != 0)
		return false;
	*year = (link == LINK_JANUARY ? month_index - 1 : month_index) / 12;
	return true;
}

/* First month and number of months of what a segment is linked to. */
static void
link_months(Link link, int year, int *month_index, int *months)
{
	*months = link == LINK_ANNUAL_OVERLAP ? 12 : link == LINK_ONE_QUARTER_OVERLAP ? 3 : 1;
	*month_index = link == LINK_JANUARY ? year * 12 : year * 12 - *months;
}

/* The sums of the first nvalues values over what a segment is linked to. */
typedef struct LinkPoint
{
	const PartitionRow *row;	/* the first one */
	int			rows;
	Decimal		sum[PARTITION_MAX_VALUES];
} LinkPoint;

/* False if a row or a value is missing. */
static bool
link_point(const Partition *partition, Link link, int length, int year, int nvalues, LinkPoint *point)
{
	int			month_index,
				months;

	link_months(link, year, &month_index, &months);
	point->rows = months / length;
	return month_index >= REF_PERIOD_MIN_MONTH &&
		partition_sums(partition, ref_period_from_months(month_index, length), point->rows, nvalues, point->sum, &point->row);
}

static bool
is_positive(Decimal d)
{
	return !d.special && decimal_sign(d) > 0;
}

/*-------------------------------------------------------------------------
 * chain_link(value, period, base_period, link)
 *-------------------------------------------------------------------------
 */
typedef struct Segment
{
	int			year;
	int			chain;			/* segments of one chain are linked */
	int			links;			/* from the first one */
	/* of the link period, 1 at the first one, times (rows of a link period)^links */
	Decimal		level;
} Segment;

/* A level of the chain, as above. */
typedef struct Level
{
	int			chain;
	int			links;
	Decimal		value;
} Level;

/* The powers of the rows of a link period, from the 0th one, up to how many links there are; NULL if all are 1. */
static Decimal *
powers_of(int rows, int links)
{
	Decimal    *power;

	if (rows == 1)
		return NULL;
	power = MemoryContextAllocHuge(CurrentMemoryContext, ((Size) links + 1) * sizeof(Decimal));
	power[0] = decimal_short(1, 0);
	for (int i = 1; i <= links; i++)
	{
		CHECK_FOR_INTERRUPTS();
		power[i] = index_number_shortened(decimal_mul(power[i - 1], decimal_short(rows, 0)));
	}
	return power;
}

static Decimal
times_power(Decimal value, const Decimal *power, int links)
{
	return power != NULL && links > 0 ? decimal_mul(value, power[links]) : value;
}

static Level
level_of(const Segment *segment, Decimal value)
{
	Level		level = {segment->chain, segment->links, decimal_mul(segment->level, value)};

	return level;
}

/* The segments of rows of one length, in order, and for each row which. */
static int
find_segments(const Partition *partition, Link link, int from, int to, Segment *segment, int *of_row)
{
	int			n = 0;

	for (int i = from; i < to; i++)
	{
		int			year;
		LinkPoint	point;
		Segment    *s;

		CHECK_FOR_INTERRUPTS();
		if (!segment_year(link, &partition->row[i], &year))
		{
			of_row[i - from] = -1;
			continue;
		}
		if (n == 0 || segment[n - 1].year != year)
		{
			s = &segment[n];
			s->year = year;
			s->chain = n;
			s->links = 0;
			s->level = decimal_short(1, 0);
			if (n > 0 && s[-1].year == year - 1 &&
				link_point(partition, link, partition->row[i].length, year, 1, &point) &&
				(point.sum[0].special || is_positive(point.sum[0])))
			{
				s->chain = s[-1].chain;
				s->links = s[-1].links + 1;
				s->level = index_number_shortened(decimal_mul(s[-1].level, decimal_mul(point.sum[0], decimal_short(1, 2))));
			}
			n++;
		}
		of_row[i - from] = n - 1;
	}
	return n;
}

/* The sum of the levels over the base period, and of how many; false if there is none. */
static bool
base_level(const Partition *partition, Link link, int from, int to, RefPeriod base,
		   const Segment *segment, int segments, const int *of_row, const Decimal *power, MemoryContext each,
		   Level *sum, int *rows)
{
	MemoryContext caller = CurrentMemoryContext;
	int			base_index,
				base_months,
				month_index,
				months;

	if (!ref_period_is_months(base, &base_index, &base_months))
		return false;
	/* a link period is known without rows of its own */
	for (int i = 0; i < segments; i++)
	{
		link_months(link, segment[i].year, &month_index, &months);
		if (month_index == base_index && months == base_months)
		{
			*sum = level_of(&segment[i], decimal_short(100, 0));
			*rows = 1;
			return true;
		}
	}
	*rows = 0;
	for (int i = from; i < to; i++)
	{
		const PartitionRow *row = &partition->row[i];
		Level		level;

		CHECK_FOR_INTERRUPTS();
		if (ref_period_first(row->period) < ref_period_first(base) || ref_period_last(row->period) > ref_period_last(base))
			continue;
		if (of_row[i - from] < 0 || !row->known[0])
			return false;
		MemoryContextReset(each);
		MemoryContextSwitchTo(each);
		level = level_of(&segment[of_row[i - from]], row->value[0]);
		if (*rows > 0)
		{
			if (level.chain != sum->chain)
			{
				MemoryContextSwitchTo(caller);
				return false;
			}
			if (level.links > sum->links)
				sum->value = index_number_shortened(times_power(sum->value, power, level.links - sum->links));
			level.value = decimal_add(sum->value, level.value);
		}
		*sum = level;
		sum->value = decimal_copy(level.value, caller);
		MemoryContextSwitchTo(caller);
		(*rows)++;
	}
	return *rows > 0 && *rows * partition->row[from].length == base_months;
}

/* The chain of the rows of one length. */
static void
link_rows(Partition *partition, Link link, int from, int to, RefPeriod base)
{
	Segment    *segment = MemoryContextAllocHuge(CurrentMemoryContext, (to - from) * sizeof(Segment));
	int		   *of_row = MemoryContextAllocHuge(CurrentMemoryContext, (to - from) * sizeof(int));
	int			segments = find_segments(partition, link, from, to, segment, of_row);
	Decimal    *power = powers_of(link == LINK_ANNUAL_OVERLAP ? 12 / Max(partition->row[from].length, 1) : 1, segments);
	MemoryContext each = AllocSetContextCreate(CurrentMemoryContext, "row of linking", ALLOCSET_DEFAULT_SIZES),
				caller;
	int			base_rows;
	Level		sum = {0};

	if (segments == 0 ||
		!base_level(partition, link, from, to, base, segment, segments, of_row, power, each, &sum, &base_rows) ||
		(!sum.value.special && decimal_sign(sum.value) <= 0))
		return;
	caller = MemoryContextSwitchTo(each);
	for (int i = from; i < to; i++)
	{
		PartitionRow *row = &partition->row[i];
		Level		level;
		Numeric		result;

		CHECK_FOR_INTERRUPTS();
		if (of_row[i - from] < 0 || segment[of_row[i - from]].chain != sum.chain || !row->known[0] ||
			(!row->value[0].special && decimal_sign(row->value[0]) < 0))
			continue;
		MemoryContextReset(each);
		level = level_of(&segment[of_row[i - from]], row->value[0]);
		result = ratio_percent(times_power(decimal_mul(level.value, decimal_short(base_rows, 0)), power, sum.links - level.links),
							   times_power(sum.value, power, level.links - sum.links));
		row->result = (Numeric) MemoryContextAlloc(partition->computed_context, VARSIZE(result));
		memcpy(row->result, result, VARSIZE(result));
		row->has_result = true;
	}
	MemoryContextSwitchTo(caller);
}

static void
compute_links(Partition *partition, RefPeriod base, Link link)
{
	MemoryContext scratch,
				caller;

	(void) partition_compute_anew(partition);
	scratch = AllocSetContextCreate(CurrentMemoryContext, "linking", ALLOCSET_DEFAULT_SIZES);
	caller = MemoryContextSwitchTo(scratch);
	for (int from = 0, to; from < partition->nrows; from = to)
	{
		for (to = from; to < partition->nrows && partition->row[to].length == partition->row[from].length; to++)
			partition->row[to].has_result = false;
		link_rows(partition, link, from, to, base);
		MemoryContextReset(scratch);
	}
	MemoryContextSwitchTo(caller);
	MemoryContextDelete(scratch);
	partition->computed = true;
	partition->computed_for = base;
	partition->computed_how = link;
}

/* The way to link in an argument; false if NULL. */
static bool
current_link(FunctionCallInfo fcinfo, int argno, Link *link)
{
	struct varlena *name;

	if (!partition_current_varlena(fcinfo, argno, CurrentMemoryContext, &name))
		return false;
	*link = link_of((text *) name);
	return true;
}

PG_FUNCTION_INFO_V1(linking_chain_link);

Datum
linking_chain_link(PG_FUNCTION_ARGS)
{
	Partition  *partition = calendar_partition_of_call(fcinfo, 1, false);
	PartitionRow *row;
	RefPeriod	period,
				base;
	Link		link;

	if (!current_link(fcinfo, 3, &link) ||
		!calendar_partition_current_period(fcinfo, 1, false, &period) ||
		!calendar_partition_current_period(fcinfo, 2, false, &base))
		PG_RETURN_NULL();
	if (!partition->computed || partition->computed_for != base || partition->computed_how != (int) link)
		compute_links(partition, base, link);
	row = partition_find(partition, period);
	if (row == NULL || !row->has_result)
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(row->result);
}

/*-------------------------------------------------------------------------
 * contribution_linked(value, total, share, period, base_period, link)
 *
 * With the whole T and a part v, the segment that starts at the link period L
 * and gives the part the share s of the whole there has
 *
 *	T(t) = T(L) * sum of s * v(t) / v(L)
 *
 * so that from b to t the part adds s * T(L) * (v(t) - v(b)) / (v(L) * T(b)) to
 * the growth of the whole.  Where b is of an earlier segment, the way leads over
 * the link periods between, and each segment has its own share (Ribe's formula;
 * for a year, two terms).  The terms of the segments between are the same for
 * all rows that have this base: they are kept.
 *-------------------------------------------------------------------------
 */
enum
{
	PART,
	WHOLE
};

/* Sums of terms are exact up to so many digits, which is some hundred segments. */
#define TERM_DIGITS 1000

typedef enum Outcome
{
	WAY_KNOWN,
	WAY_UNKNOWN,
	WAY_SPECIAL
} Outcome;

/* From the base period to the start of a segment: num / den is the sum of the terms. */
typedef struct Way
{
	Outcome		outcome;
	Decimal		num;
	Decimal		den;
	LinkPoint	start;
} Way;

/* The ways to the segments after that of the base, as far as a row has asked. */
typedef struct Ways
{
	int			count;
	int			room;
	Way		   *way;
} Ways;

static Outcome
add_term(const Partition *partition, Link link, int year, const PartitionRow *base_row,
		 const LinkPoint *end, const PartitionRow *of_share, Way *way)
{
	LinkPoint	from;
	Decimal		change,
				share,
				term;

	if (!link_point(partition, link, base_row->length, year, 2, &from) || !partition->third_known[of_share->place])
		return WAY_UNKNOWN;
	share = partition->third[of_share->place];
	if (way->start.sum[PART].special || end->sum[PART].special || from.sum[PART].special || from.sum[WHOLE].special ||
		share.special || base_row->value[WHOLE].special)
		return WAY_SPECIAL;
	if (decimal_sign(from.sum[PART]) == 0 || decimal_sign(from.sum[WHOLE]) <= 0)
		return WAY_UNKNOWN;
	change = decimal_sub(decimal_mul(end->sum[PART], decimal_short(way->start.rows, 0)),
						 decimal_mul(way->start.sum[PART], decimal_short(end->rows, 0)));
	change = decimal_mul(decimal_mul(share, from.sum[WHOLE]), change);
	term = decimal_mul(from.sum[PART], decimal_short(way->start.rows * end->rows, 0));
	way->num = decimal_add(decimal_mul(way->num, term), decimal_mul(change, way->den));
	way->den = decimal_mul(way->den, term);
	way->start = *end;
	return WAY_KNOWN;
}

static Decimal
shortened_term(Decimal d)
{
	/* four digits are two bytes */
	if (d.big && VARSIZE(d.big) > TERM_DIGITS / 2)
		d = decimal_from_numeric(decimal_round_significant(d.big, TERM_DIGITS));
	return d;
}

/* From the start of a segment, or in that of the base from the base, to the start of the next one. */
static Way
next_way(const Partition *partition, Link link, int year, int base_year, const PartitionRow *base_row, Way way)
{
	LinkPoint	end;

	if (way.outcome != WAY_KNOWN)
		return way;
	if (!link_point(partition, link, base_row->length, year + 1, 2, &end))
		way.outcome = WAY_UNKNOWN;
	/* what is compared with the link period itself has no way to go to it */
	else if (year == base_year && end.rows == 1 && end.row == base_row)
		way.start = end;
	else
		way.outcome = add_term(partition, link, year, base_row, &end, year > base_year ? end.row : base_row, &way);
	way.num = shortened_term(way.num);
	way.den = shortened_term(way.den);
	return way;
}

/* The way from the base to the start of the segment of a year. */
static Way
way_to(Partition *partition, Link link, const PartitionRow *base_row, int base_year, int year)
{
	Way			way;
	Ways	   *ways;
	MemoryContext context = partition->computed_context,
				scratch,
				caller;

	way.outcome = WAY_KNOWN;
	way.num = decimal_short(0, 0);
	way.den = decimal_short(1, 0);
	way.start.row = base_row;
	way.start.rows = 1;
	way.start.sum[PART] = base_row->value[PART];
	way.start.sum[WHOLE] = base_row->value[WHOLE];
	if (year == base_year)
		return way;
	/* on a year: every row has a base of its own */
	if (year == base_year + 1)
		return next_way(partition, link, base_year, base_year, base_row, way);
	if (!partition->computed || partition->computed_for != base_row->period || partition->computed_how != (int) link)
	{
		context = partition_compute_anew(partition);
		ways = partition->computed_more = MemoryContextAllocZero(context, sizeof(Ways));
		partition->computed = true;
		partition->computed_for = base_row->period;
		partition->computed_how = link;
	}
	ways = partition->computed_more;
	if (ways->count > 0)
		way = ways->way[Min(ways->count, year - base_year) - 1];
	if (ways->count >= year - base_year)
		return way;
	scratch = AllocSetContextCreate(CurrentMemoryContext, "ways of linking", ALLOCSET_SMALL_SIZES);
	caller = MemoryContextSwitchTo(scratch);
	while (ways->count < year - base_year)
	{
		CHECK_FOR_INTERRUPTS();
		way = next_way(partition, link, base_year + ways->count, base_year, base_row, way);
		if (ways->count == ways->room)
		{
			int			room = Max(ways->room * 2, 2);
			Way		   *more = MemoryContextAllocHuge(context, room * sizeof(Way));

			if (ways->count > 0)
			{
				memcpy(more, ways->way, ways->count * sizeof(Way));
				pfree(ways->way);
			}
			ways->way = more;
			ways->room = room;
		}
		way.num = decimal_copy(way.num, context);
		way.den = decimal_copy(way.den, context);
		for (int j = 0; j < PARTITION_MAX_VALUES; j++)
			way.start.sum[j] = decimal_copy(way.start.sum[j], context);
		ways->way[ways->count++] = way;
		MemoryContextReset(scratch);
	}
	MemoryContextSwitchTo(caller);
	MemoryContextDelete(scratch);
	return way;
}

PG_FUNCTION_INFO_V1(linking_contribution_linked);

Datum
linking_contribution_linked(PG_FUNCTION_ARGS)
{
	Partition  *partition = calendar_partition_of_call(fcinfo, 3, false);
	PartitionRow *row,
			   *base_row;
	RefPeriod	period,
				base;
	Link		link;
	int			year,
				base_year;
	Way			way;
	LinkPoint	end;

	if (!current_link(fcinfo, 5, &link) ||
		!calendar_partition_current_period(fcinfo, 3, false, &period) ||
		!calendar_partition_current_period(fcinfo, 4, false, &base))
		PG_RETURN_NULL();
	row = partition_find(partition, period);
	base_row = partition_find(partition, base);
	if (row == NULL || base_row == NULL || row->length != base_row->length || base >= period ||
		!row->known[PART] || !base_row->known[PART] || !base_row->known[WHOLE] ||
		!segment_year(link, row, &year) || !segment_year(link, base_row, &base_year))
		PG_RETURN_NULL();
	way = way_to(partition, link, base_row, base_year, year);
	if (way.outcome == WAY_KNOWN)
	{
		end.row = row;
		end.rows = 1;
		end.sum[PART] = row->value[PART];
		way.outcome = add_term(partition, link, year, base_row, &end, row, &way);
	}
	if (way.outcome == WAY_UNKNOWN)
		PG_RETURN_NULL();
	if (way.outcome == WAY_SPECIAL)
		PG_RETURN_NUMERIC(decimal_nan());
	if (decimal_sign(base_row->value[WHOLE]) <= 0)
		PG_RETURN_NULL();
	/* the share is in percent */
	PG_RETURN_NUMERIC(ratio_percent(decimal_mul(way.num, decimal_short(1, 2)), decimal_mul(way.den, base_row->value[WHOLE])));
}
