/*-------------------------------------------------------------------------
 *
 * family_figures.c
 *	  The figures of a family over some periods: growth by order of authority,
 *	  ranks among the parts, contributions.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "libpq/pqformat.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "base/interrupts.h"
#include "groups/family.h"

/* A family while its figures are computed. */
typedef struct FamilyWork
{
	FamilyFigures *f;			/* what is written; grows */
	Size		size;
	Size		capacity;
	FamilyMember **member;
	int			whole;			/* the first member that is no part, or -1 */
} FamilyWork;

static uint32
put_bytes(FamilyWork *work, const void *bytes, Size size)
{
	Size		at = MAXALIGN(work->size);

	if (at + size > work->capacity)
	{
		if (at + size > MaxAllocSize / 2)
			ereport(ERROR,
					(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
					 errmsg("the figures of a family are too many"),
					 errhint("%s", family_kind.smaller)));
		work->capacity = Max(work->capacity * 2, at + size);
		work->f = repalloc(work->f, work->capacity);
	}
	memset((char *) work->f + work->size, 0, at - work->size);
	memcpy((char *) work->f + at, bytes, size);
	work->size = at + size;
	return (uint32) at;
}

/* One that is not toasted: it is read in place. */
static uint32
put_number(FamilyWork *work, Numeric num)
{
	return put_bytes(work, num, VARSIZE(num));
}

static int
compare_rows(const void *a, const void *b)
{
	RefPeriod	x = ((const FamilyRow *) a)->period;
	RefPeriod	y = ((const FamilyRow *) b)->period;

	return x < y ? -1 : x > y ? 1 : 0;
}

static int
compare_periods(const void *a, const void *b)
{
	RefPeriod	x = *(const RefPeriod *) a;
	RefPeriod	y = *(const RefPeriod *) b;

	return x < y ? -1 : x > y ? 1 : 0;
}

/* The rows of the state stay as they are: a final function only reads. */
static void
sort_rows(FamilyMember *member)
{
	FamilyRow  *row;
	bool		sorted = true;

	for (int j = 1; j < member->nrows && sorted; j++)
		sorted = member->row[j - 1].period < member->row[j].period;
	if (sorted)
		return;
	row = MemoryContextAllocHuge(CurrentMemoryContext, (Size) member->nrows * sizeof(FamilyRow));
	memcpy(row, member->row, (Size) member->nrows * sizeof(FamilyRow));
	member->row = row;
	qsort(member->row, member->nrows, sizeof(FamilyRow), compare_rows);
	for (int j = 1; j < member->nrows; j++)
		if (member->row[j - 1].period == member->row[j].period)
			ereport(ERROR,
					(errcode(ERRCODE_UNIQUE_VIOLATION),
					 errmsg("two figures of one member of a family for period \"%s\"",
							ref_period_out_cstring(member->row[j].period))));
}

static const FamilyRow *
row_of(const FamilyMember *member, RefPeriod period)
{
	int			low = 0,
				high = member->nrows;

	while (low < high)
	{
		int			middle = low + (high - low) / 2;

		if (member->row[middle].period < period)
			low = middle + 1;
		else
			high = middle;
	}
	return low < member->nrows && member->row[low].period == period ? &member->row[low] : NULL;
}

static Decimal
number_decimal(Numeric num)
{
	return num == NULL ? decimal_short(0, 0) : decimal_from_numeric(num);
}

/*
 * January and February of the year before, where this year's come together and
 * those came apart: of what is summed, their sum.
 */
static bool
joint_base(const FamilyMember *member, RefPeriod year_ago, const FamilyRow **first, const FamilyRow **second, Numeric *sum)
{
	int			year,
				month,
				day;
	int64		january;

	ref_period_day_to_date(ref_period_first(year_ago), &year, &month, &day);
	january = (int64) year * 12;
	if (!member->traits.summed || ref_period_first(year_ago) != ref_period_month_start(january) ||
		ref_period_last(year_ago) != ref_period_month_start(january + 2) - 1)
		return false;
	*first = row_of(member, ref_period_make(ref_period_month_start(january), ref_period_month_start(january + 1) - 1));
	*second = row_of(member, ref_period_make(ref_period_month_start(january + 1), ref_period_month_start(january + 2) - 1));
	if (*first == NULL || *second == NULL)
		return false;
	*sum = (*first)->value == NULL || (*second)->value == NULL ? NULL :
		DatumGetNumeric(DirectFunctionCall2(numeric_add, NumericGetDatum((*first)->value), NumericGetDatum((*second)->value)));
	return true;
}

/*
 * The change on the year by order of authority: published, comparable base,
 * level.  The one place where it is computed.
 */
static void
put_change(FamilyWork *work, FigureCell *cell, const FamilyMember *member, const FamilyRow *row, bool has_break, RefPeriod last_break)
{
	const MemberTraits *traits = &member->traits;
	const FamilyRow *before = NULL;
	const FamilyRow *second;
	RefPeriod	year_ago;
	Numeric		before_value = NULL;
	Numeric		base_number;
	Decimal		value,
				base;
	Numeric		change = NULL;

	memset(cell, 0, sizeof(*cell));
	cell->obs_status = row->obs_status;
	cell->conf_status = row->conf_status;
	cell->published_rank = row->published_rank;
	if (ref_period_year_ago(row->period, &year_ago))
	{
		before = row_of(member, year_ago);
		cell->crosses_break = has_break && last_break > year_ago;
	}
	if (before)
	{
		cell->base_obs_status = before->obs_status;
		cell->base_conf_status = before->conf_status;
		before_value = before->value;
	}
	else if (ref_period_year_ago(row->period, &year_ago) && joint_base(member, year_ago, &before, &second, &before_value))
	{
		/* what broke within it is not comparable as a whole */
		cell->crosses_break |= has_break && last_break == second->period;
		cell->base_obs_status = measure_combined_status(before->obs_status, second->obs_status);
		cell->base_conf_status = before->conf_status != 'F' ? before->conf_status : second->conf_status;
	}
	if (before_value)
		cell->base = put_number(work, before_value);
	base_number = row->comparable ? row->comparable : before_value;
	value = number_decimal(row->value);
	base = number_decimal(base_number);

	if (row->published)
		cell->source = SOURCE_PUBLISHED;
	else if (row->value == NULL)
		cell->source = SOURCE_NONE;
	else if (row->comparable)
		cell->source = traits->points || decimal_sign(base) > 0 ? SOURCE_COMPARABLE : SOURCE_NONE;
	else if (cell->crosses_break || base_number == NULL)
		cell->source = SOURCE_NONE;
	else
		cell->source = traits->points || decimal_sign(base) > 0 ? SOURCE_LEVEL : SOURCE_NONE;

	if (cell->source == SOURCE_PUBLISHED)
		change = row->published;
	else if (cell->source != SOURCE_NONE)
	{
		if (traits->points)
			change = decimal_to_numeric(decimal_sub(value, base));
		else if (!measure_growth(value, base, &change))
			change = NULL;
	}
	if (change)
	{
		Datum		printed = DirectFunctionCall2(numeric_round, NumericGetDatum(change), Int32GetDatum(traits->decimals));

		cell->change = put_number(work, change);
		cell->printed = put_number(work, DatumGetNumeric(printed));
	}
	if (cell->source == SOURCE_NONE)
		cell->reason = measure_growth_reason(row->value ? &value : NULL, base_number ? &base : NULL,
											 (row->value == NULL && row->conf_status != 'F') ||
											 (base_number == NULL && before && cell->base_conf_status != 'F'),
											 row->comparable == NULL && cell->crosses_break && base_number != NULL,
											 false);
	else if (traits->points)
		cell->reason = GROWTH_REASON_IN_POINTS;
	if (!traits->part || traits->contributes)
	{
		if (row->value)
			cell->value = put_number(work, row->value);
		if (row->comparable)
			cell->comparable = put_number(work, row->comparable);
	}
}

/*-------------------------------------------------------------------------
 * Ranks
 *-------------------------------------------------------------------------
 */
typedef struct Ranked
{
	int64		key;			/* sorts as the number does */
	Numeric		number;
	int			member;
	bool		whole;			/* the key is all of the number */
} Ranked;

static int
compare_ranked(const void *a, const void *b)
{
	const Ranked *x = a;
	const Ranked *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	if (x->whole && y->whole)
		return 0;
	return DatumGetInt32(DirectFunctionCall2(numeric_cmp, NumericGetDatum(x->number), NumericGetDatum(y->number)));
}

static void
sort_ranked(Ranked *ranked, int n)
{
	if (n > 16)
	{
		CHECK_FOR_INTERRUPTS();
		qsort(ranked, n, sizeof(Ranked), compare_ranked);
		return;
	}
	for (int i = 1; i < n; i++)
	{
		Ranked		r = ranked[i];
		int			j = i;

		for (; j > 0 && compare_ranked(&r, &ranked[j - 1]) < 0; j--)
			ranked[j] = ranked[j - 1];
		ranked[j] = r;
	}
}

/* Equal numbers share a rank and leave a gap behind it. */
static void
put_ranks(Ranked *ranked, int n, bool higher_is_better, FigureCell *cells, bool level)
{
	sort_ranked(ranked, n);
	for (int i = 0; i < n;)
	{
		int			end = i + 1;

		while (end < n && compare_ranked(&ranked[i], &ranked[end]) == 0)
			end++;
		for (int j = i; j < end; j++)
		{
			int32		rank = higher_is_better ? n - end + 1 : i + 1;

			if (level)
				cells[ranked[j].member].level_rank = rank;
			else
				cells[ranked[j].member].rank = rank;
		}
		i = end;
	}
}

static inline void
ranked_set(Ranked *r, Numeric number, int member)
{
	r->number = number;
	r->key = decimal_sort_key(number, &r->whole);
	r->member = member;
}

static void
put_column_ranks(FamilyFigures *f, int column, FamilyMember **member, Numeric *const *value, Ranked *ranked)
{
	FigureColumn *c = &f->column[column];
	FigureCell *cells = figure_cell(f, column, 0);
	bool		higher = true;
	int			n = 0;

	for (int i = 0; i < f->nmembers; i++)
		if (member[i]->traits.part && cells[i].obs_status)
		{
			c->present++;
			higher = member[i]->traits.higher_is_better;
			/* one precision in a peer group: exact only if no rate of it was published rounded */
			c->printed |= cells[i].source == SOURCE_PUBLISHED;
		}
	for (int i = 0; i < f->nmembers; i++)
		if (member[i]->traits.part && cells[i].change)
			ranked_set(&ranked[n++], figure_number_at(f, c->printed ? cells[i].printed : cells[i].change), i);
	c->peers = n;
	put_ranks(ranked, n, higher, cells, false);
	n = 0;
	for (int i = 0; i < f->nmembers; i++)
		if (member[i]->traits.part && value[column][i])
			ranked_set(&ranked[n++], value[column][i], i);
	c->level_peers = n;
	put_ranks(ranked, n, higher, cells, true);
}

/*-------------------------------------------------------------------------
 * Contributions
 *-------------------------------------------------------------------------
 */

static Decimal
decimal_at(const FamilyFigures *f, uint32 offset)
{
	return decimal_from_numeric(figure_number_at(f, offset));
}

static Decimal
in_unit_of_whole(Decimal d, int exponent)
{
	if (exponent == 0 || d.special)
		return d;
	if (exponent < 0 && exponent >= -18)
		return decimal_mul(d, decimal_short(1, -exponent));
	return decimal_mul(d, decimal_from_numeric(decimal_power10(exponent)));
}

/* The base of a member on the coverage of this period: that of its published growth, or the comparable one. */
static bool
base_of_coverage(const FamilyFigures *f, const FigureCell *cell, Numeric *base)
{
	if (cell->source == SOURCE_PUBLISHED)
		return cell->value && measure_implied_base(decimal_at(f, cell->value), decimal_at(f, cell->change), base);
	if (cell->comparable)
		*base = figure_number_at(f, cell->comparable);
	return cell->comparable != 0;
}

/*
 * What part and whole stand on together: comparable bases where both have one;
 * levels where no growth was published; what the published growth of both
 * implies.  Else the share a year earlier is all there is, if that.  A part may
 * be of any sign.
 */
static FigureSource
coverage_of(const FamilyFigures *f, const FigureCell *part, const FigureCell *whole, Numeric *base, Numeric *total_base)
{
	if (part->comparable && whole->comparable)
	{
		*base = figure_number_at(f, part->comparable);
		*total_base = figure_number_at(f, whole->comparable);
		return SOURCE_COMPARABLE;
	}
	if (part->source != SOURCE_PUBLISHED && whole->source != SOURCE_PUBLISHED && !part->comparable && !whole->comparable)
	{
		if (!part->base || !whole->base || part->crosses_break || whole->crosses_break)
			return SOURCE_NONE;
		*base = figure_number_at(f, part->base);
		*total_base = figure_number_at(f, whole->base);
		return SOURCE_LEVEL;
	}
	if (base_of_coverage(f, part, base) && base_of_coverage(f, whole, total_base))
		return SOURCE_IMPLIED;
	if (part->change && part->base && whole->base && decimal_sign(decimal_at(f, part->base)) >= 0)
	{
		*base = figure_number_at(f, part->base);
		*total_base = figure_number_at(f, whole->base);
		return SOURCE_PRIOR_SHARE;
	}
	return SOURCE_NONE;
}

/* Why a part has no contribution, in the words of growth. */
static GrowthReason
contribution_reason(const FigureCell *part, const FigureCell *whole, FigureSource source, Numeric total_base)
{
	Decimal		value = decimal_short(0, 0);
	Decimal		base = number_decimal(source == SOURCE_NONE ? NULL : total_base);
	bool		hidden = source == SOURCE_NONE &&
		((!part->base && part->base_conf_status && part->base_conf_status != 'F') ||
		 (!whole->base && whole->base_conf_status && whole->base_conf_status != 'F'));

	return measure_growth_reason(part->value ? &value : NULL, source == SOURCE_NONE ? NULL : &base,
								 hidden || (!part->value && part->conf_status != 'F'),
								 source == SOURCE_NONE && part->base && whole->base && (part->crosses_break || whole->crosses_break), false);
}

static void
put_contributions(FamilyWork *work, int column)
{
	int			nmembers = work->f->nmembers;
	Numeric		sum = NULL;

	if (work->whole < 0 || figure_cell(work->f, column, work->whole)->obs_status == 0 ||
		work->member[work->whole]->traits.points || !work->member[work->whole]->traits.contributes)
		return;
	for (int i = 0; i < nmembers; i++)
	{
		const MemberTraits *traits = &work->member[i]->traits;
		int			exponent = traits->unit_mult - work->member[work->whole]->traits.unit_mult;
		FigureCell *part = figure_cell(work->f, column, i);
		FigureCell *whole = figure_cell(work->f, column, work->whole);
		FigureSource source;
		Numeric		base = NULL,
					total_base = NULL,
					number = NULL;
		Datum		printed;
		uint32		at;

		if (!traits->part || !traits->contributes || traits->points || part->obs_status == 0)
			continue;
		source = coverage_of(work->f, part, whole, &base, &total_base);
		if (source == SOURCE_PRIOR_SHARE)
		{
			if (measure_percent(in_unit_of_whole(decimal_from_numeric(base), exponent), decimal_from_numeric(total_base), &number))
			{
				printed = DirectFunctionCall2(numeric_mul, NumericGetDatum(number), NumericGetDatum(figure_number_at(work->f, part->change)));
				number = DatumGetNumeric(DirectFunctionCall2(numeric_div, printed, NumericGetDatum(int64_to_numeric(100))));
			}
			else
				number = NULL;
		}
		else if (source != SOURCE_NONE && part->value &&
				 !measure_percent(in_unit_of_whole(decimal_sub(decimal_at(work->f, part->value), decimal_from_numeric(base)), exponent),
								  decimal_from_numeric(total_base), &number))
			number = NULL;
		if (number == NULL)
			part->contribution_reason = contribution_reason(part, whole, source, total_base);
		/* what is written already is named again; what is not may move what is pointed to */
		if (source == SOURCE_IMPLIED)
		{
			base = DatumGetNumericCopy(NumericGetDatum(base));
			total_base = DatumGetNumericCopy(NumericGetDatum(total_base));
			at = put_number(work, base);
			figure_cell(work->f, column, i)->part_base = at;
			at = put_number(work, total_base);
			figure_cell(work->f, column, i)->total_base = at;
		}
		else if (source != SOURCE_NONE)
		{
			part->part_base = source == SOURCE_COMPARABLE ? part->comparable : part->base;
			part->total_base = source == SOURCE_COMPARABLE ? whole->comparable : whole->base;
		}
		if (number == NULL)
			continue;
		at = put_number(work, number);
		part = figure_cell(work->f, column, i);
		part->contribution = at;
		part->contribution_source = source;
		if (traits->of_which)
			continue;
		printed = DirectFunctionCall2(numeric_round, NumericGetDatum(number), Int32GetDatum(traits->decimals));
		sum = sum == NULL ? DatumGetNumeric(printed) :
			DatumGetNumeric(DirectFunctionCall2(numeric_add, NumericGetDatum(sum), printed));
		work->f->column[column].contributions++;
	}
	if (sum)
	{
		uint32		at = put_number(work, sum);

		work->f->column[column].contribution = at;
	}
}

PG_FUNCTION_INFO_V1(family_agg_final);

Datum
family_agg_final(PG_FUNCTION_ARGS)
{
	KeyedState *state = keyed_state_for_read(PG_GETARG_DATUM(0), &family_kind);
	MemoryContext scratch,
				old;
	FamilyWork	work;
	FamilyFigures *f;
	RefPeriod  *period;
	Numeric   **value;
	Ranked	   *ranked;
	int			nmembers = state->nmembers;
	int			nperiods = 0;
	int64		nrows = 0;
	bool		contributes = false;
	Size		size;

	scratch = AllocSetContextCreate(CurrentMemoryContext, "figures of a family", ALLOCSET_DEFAULT_SIZES);
	old = MemoryContextSwitchTo(scratch);

	work.member = palloc(nmembers * sizeof(FamilyMember *));
	for (int i = 0; i < nmembers; i++)
	{
		work.member[i] = palloc(sizeof(FamilyMember));
		memcpy(work.member[i], keyed_member_at(state, i, sizeof(FamilyMember)), sizeof(FamilyMember));
		sort_rows(work.member[i]);
		nrows += work.member[i]->nrows;
		contributes |= work.member[i]->traits.contributes;
	}
	qsort(work.member, nmembers, sizeof(FamilyMember *), keyed_member_compare);

	/* the periods that have figures */
	period = MemoryContextAllocHuge(scratch, nrows * sizeof(RefPeriod));
	for (int i = 0; i < nmembers; i++)
	{
		const FamilyMember *member = work.member[i];
		int			known = nperiods;
		int			at = 0;

		/* both in order: most periods are there already */
		for (int j = 0; j < member->nrows; j++)
		{
			CHECK_EACH(j);
			if (member->row[j].period <= figures_after(member->traits.upto))
				continue;
			while (at < known && period[at] < member->row[j].period)
				at++;
			if (at == known || period[at] != member->row[j].period)
				period[nperiods++] = member->row[j].period;
		}
		if (nperiods > known && known > 0)
			qsort(period, nperiods, sizeof(RefPeriod), compare_periods);
	}

	size = sizeof(FamilyFigures) + nperiods * sizeof(FigureColumn) + nmembers * sizeof(FigureMember) +
		(Size) nperiods * nmembers * sizeof(FigureCell);
	if (size > MaxAllocSize / 4)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("the figures of a family are too many"),
				 errhint("%s", family_kind.smaller)));
	work.capacity = size + (Size) nperiods * nmembers * 64 + 256;
	MemoryContextSwitchTo(old);
	work.f = palloc(work.capacity);
	MemoryContextSwitchTo(scratch);
	memset(work.f, 0, size);
	work.size = size;
	work.f->version = FAMILY_VERSION;
	work.f->nmembers = nmembers;
	work.f->ncolumns = nperiods;
	for (int i = 0; i < nperiods; i++)
		work.f->column[i].period = period[i];
	work.whole = -1;
	value = palloc(Max(nperiods, 1) * sizeof(Numeric *));
	for (int i = 0; i < nperiods; i++)
		value[i] = palloc0(nmembers * sizeof(Numeric));

	for (int i = 0; i < nmembers; i++)
	{
		FamilyMember *member = work.member[i];
		FigureMember said = {0};
		bool		has_break = false;
		RefPeriod	last_break = 0;
		int			column = 0;

		CHECK_FOR_INTERRUPTS();
		said.name_size = member->keyed.key.number[0];
		said.name = put_bytes(&work, member->keyed.key.bytes, said.name_size);
		said.part = member->traits.part;
		said.points = member->traits.points;
		said.higher_is_better = member->traits.higher_is_better;
		said.decimals = member->traits.decimals;
		said.unit_mult = member->traits.unit_mult;
		figure_members(work.f)[i] = said;
		work.f->nparts += said.part;
		work.f->expected = Max(work.f->expected, member->traits.expected);
		if (!said.part && work.whole < 0)
			work.whole = i;
		for (int j = 0; j < member->nrows; j++)
		{
			const FamilyRow *row = &member->row[j];
			FigureCell	cell;

			CHECK_EACH(j);
			/* the level a year earlier is not comparable if the series broke since */
			if (row->obs_status == 'B')
			{
				has_break = true;
				last_break = row->period;
			}
			if (row->period <= figures_after(member->traits.upto))
				continue;
			while (work.f->column[column].period < row->period)
				column++;
			put_change(&work, &cell, member, row, has_break, last_break);
			*figure_cell(work.f, column, i) = cell;
			value[column][i] = row->value;
		}
	}
	ranked = palloc(Max(nmembers, 1) * sizeof(Ranked));
	for (int i = 0; i < nperiods; i++)
	{
		put_column_ranks(work.f, i, work.member, value, ranked);
		if (contributes)
			put_contributions(&work, i);
	}
	f = work.f;
	SET_VARSIZE(f, work.size);
	MemoryContextSwitchTo(old);
	MemoryContextDelete(scratch);
	PG_RETURN_POINTER(f);
}

/*-------------------------------------------------------------------------
 * The type: computed, never read
 *-------------------------------------------------------------------------
 */
static void
refuse_input(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
			 errmsg("cannot accept a value of type %s", "family_figures"),
			 errhint("It is the result of family_agg.")));
}

PG_FUNCTION_INFO_V1(family_figures_in);
PG_FUNCTION_INFO_V1(family_figures_recv);

Datum
family_figures_in(PG_FUNCTION_ARGS)
{
	refuse_input();
	PG_RETURN_VOID();
}

Datum
family_figures_recv(PG_FUNCTION_ARGS)
{
	refuse_input();
	PG_RETURN_VOID();
}

static char *
describe(const FamilyFigures *f)
{
	return psprintf("%d members, %d of them parts, in %d periods", f->nmembers, f->nparts, f->ncolumns);
}

PG_FUNCTION_INFO_V1(family_figures_out);
PG_FUNCTION_INFO_V1(family_figures_send);

Datum
family_figures_out(PG_FUNCTION_ARGS)
{
	PG_RETURN_CSTRING(describe(family_figures(fcinfo)));
}

Datum
family_figures_send(PG_FUNCTION_ARGS)
{
	StringInfoData buf;
	char	   *text = describe(family_figures(fcinfo));

	pq_begintypsend(&buf);
	pq_sendtext(&buf, text, strlen(text));
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}
