/*-------------------------------------------------------------------------
 *
 * family.c
 *	  The figures of a family, a whole and its parts, over some periods:
 *	  growth by order of authority, ranks among the parts, contributions.
 *
 * A board asks for one row, but a rank is of a whole peer group, and so is a
 * residual.  family_agg reads the rows of a family once and computes every
 * figure of it; what a row shows is then looked up by its member and period
 * (figure_number and so on).
 *
 * The state of the aggregate holds rows, member by member (keyed_state.h).  The
 * result is one flat value: periods, names of members, and a matrix of cells,
 * whose numbers lie behind it.  Nothing reads such a value from outside: its
 * input functions refuse.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "libpq/pqformat.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "base/interrupts.h"
#include "groups/keyed_state.h"
#include "measure/measure.h"
#include "period/period.h"

/*-------------------------------------------------------------------------
 * Blocks of periods
 *
 * Figures are computed for all periods of a block at once, a year of periods by
 * their last day; a period of more than a year is a block of its own.  A block
 * is named by its last period.  The change of its periods, and of those a year
 * earlier and just before, needs the rows of two years more; periods of days
 * and weeks that are counted to the same time may end some days earlier.
 *-------------------------------------------------------------------------
 */
#define LONGEST_YEAR 366
#define DAYS_OF_GRACE 31

static RefPeriod
day_period(int64 day)
{
	day = Max(day, REF_PERIOD_MIN_DAY);
	return ref_period_make(day, day);
}

static RefPeriod
block_upto(RefPeriod period)
{
	int			year,
				month,
				mday;

	if (ref_period_last(period) - ref_period_first(period) + 1 > LONGEST_YEAR)
		return period;
	ref_period_day_to_date(ref_period_last(period), &year, &month, &mday);
	return day_period(ref_period_month_start((int64) year * 12 + 12) - 1);
}

/* Periods after this one are of years back from the block's, or may be asked for beside it. */
static RefPeriod
block_after(RefPeriod upto, int years)
{
	int			year,
				month,
				mday,
				first = ref_period_first(upto);

	/* just before a long period stands another one as long */
	if (ref_period_last(upto) - first + 1 > LONGEST_YEAR)
		years--;
	else
		first = ref_period_last(upto);
	ref_period_day_to_date(first, &year, &month, &mday);
	return day_period(ref_period_month_start((int64) (year - years) * 12 + month) - 1 - DAYS_OF_GRACE - (first == ref_period_last(upto) ? 0 : LONGEST_YEAR));
}

static inline RefPeriod
figures_after(RefPeriod upto)
{
	return block_after(upto, 2);
}

PG_FUNCTION_INFO_V1(family_upto);

Datum
family_upto(PG_FUNCTION_ARGS)
{
	PG_RETURN_REF_PERIOD(block_upto(PG_GETARG_REF_PERIOD(0)));
}

PG_FUNCTION_INFO_V1(family_after);

Datum
family_after(PG_FUNCTION_ARGS)
{
	PG_RETURN_REF_PERIOD(block_after(PG_GETARG_REF_PERIOD(0), 3));
}

/*-------------------------------------------------------------------------
 * Rows on their way in
 *-------------------------------------------------------------------------
 */
typedef struct FamilyRow
{
	RefPeriod	period;
	Numeric		value;			/* NULL if not known, as the others */
	Numeric		published;
	Numeric		comparable;
	int32		published_rank; /* 0: none */
	char		obs_status;
	char		conf_status;
} FamilyRow;

/* What is said of a member in each of its rows. */
typedef struct MemberTraits
{
	RefPeriod	upto;			/* the last period of the block */
	int32		unit_mult;
	int32		decimals;		/* of printed rates */
	uint8		part;			/* not the whole */
	uint8		points;			/* its change is a difference */
	uint8		higher_is_better;
	uint8		contributes;	/* contributions are wanted */
	uint8		of_which;		/* beside the parts that make up the whole */
	uint8		summed;			/* single periods add up to longer ones */
	int32		expected;		/* parts that there should be; 0: not known */
} MemberTraits;

typedef struct FamilyMember
{
	KeyedMember keyed;
	MemberTraits traits;
	int32		nrows;
	int32		capacity;
	FamilyRow  *row;
} FamilyMember;

#define FAMILY_MAX_DECIMALS 100
#define FAMILY_MAX_MULT 100

static Numeric
keep_numeric(KeyedState *state, Datum d)
{
	Numeric		num = DatumGetNumeric(d);
	Numeric		copy;

	if (numeric_is_nan(num) || numeric_is_inf(num))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("a figure of a family must not be NaN or infinite")));
	copy = MemoryContextAlloc(state->hdr.eoh_context, VARSIZE_ANY(num));
	memcpy(copy, num, VARSIZE_ANY(num));
	return copy;
}

static FamilyRow *
add_row(KeyedState *state, FamilyMember *member)
{
	if (member->nrows == member->capacity)
	{
		if (member->row == NULL)
		{
			member->capacity = 64;
			member->row = MemoryContextAlloc(state->hdr.eoh_context, member->capacity * sizeof(FamilyRow));
		}
		else
		{
			if (member->capacity > PG_INT32_MAX / 2)
				ereport(ERROR,
						(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						 errmsg("too many figures of one member of a family")));
			member->capacity *= 2;
			member->row = repalloc_huge(member->row, (Size) member->capacity * sizeof(FamilyRow));
		}
	}
	return &member->row[member->nrows++];
}

static void
take_traits(FamilyMember *member, const MemberTraits *traits)
{
	if (member->nrows == 0)
		member->traits = *traits;
	else if (memcmp(&member->traits, traits, sizeof(*traits)) != 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("what is said of a member of a family differs between its rows"),
				 errdetail("Whether it is a part, its unit, decimals and direction and the first period belong to the member.")));
}

/*-------------------------------------------------------------------------
 * The flat form of the state
 *-------------------------------------------------------------------------
 */
static char *
number_text(Numeric num)
{
	return DatumGetCString(DirectFunctionCall1(numeric_out, NumericGetDatum(num)));
}

static Size
number_flat_size(Numeric num)
{
	Size		size;
	char	   *text;

	if (num == NULL)
		return sizeof(int32);
	text = number_text(num);
	size = sizeof(int32) + strlen(text);
	pfree(text);
	return size;
}

static char *
number_write(Numeric num, char *to)
{
	char	   *text;
	int32		length;

	if (num == NULL)
	{
		length = -1;
		return flat_write(to, &length, sizeof(length));
	}
	text = number_text(num);
	length = strlen(text);
	to = flat_write(to, &length, sizeof(length));
	to = flat_write(to, text, length);
	pfree(text);
	return to;
}

/* As text, so that numeric's own reader is the checker. */
static Numeric
number_read(KeyedState *state, FlatReader *reader)
{
	int32		length;
	const char *at;
	char	   *text;
	Numeric		num;

	flat_read(reader, &length, sizeof(length));
	if (length == -1)
		return NULL;
	if (length < 1 || length > 200000)
		flat_refuse(reader);
	at = flat_read(reader, NULL, length);
	text = pnstrdup(at, length);
	num = DatumGetNumeric(DirectFunctionCall3(numeric_in, CStringGetDatum(text), ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1)));
	pfree(text);
	return keep_numeric(state, NumericGetDatum(num));
}

#define ROW_FIXED (sizeof(RefPeriod) + sizeof(int32) + 2)

static Size
family_flat_size(const KeyedState *state)
{
	Size		size = 0;

	for (int i = 0; i < state->nmembers; i++)
	{
		const FamilyMember *member = (const FamilyMember *) keyed_member_at(state, i, sizeof(FamilyMember));

		size += sizeof(MemberTraits) + sizeof(int32);
		for (int j = 0; j < member->nrows; j++)
		{
			const FamilyRow *row = &member->row[j];

			CHECK_EACH(j);
			size += ROW_FIXED + number_flat_size(row->value) + number_flat_size(row->published) + number_flat_size(row->comparable);
		}
	}
	return size;
}

static char *
family_write(const KeyedMember *keyed, char *to)
{
	const FamilyMember *member = (const FamilyMember *) keyed;

	to = flat_write(to, &member->traits, sizeof(MemberTraits));
	to = flat_write(to, &member->nrows, sizeof(member->nrows));
	for (int j = 0; j < member->nrows; j++)
	{
		const FamilyRow *row = &member->row[j];

		CHECK_EACH(j);
		to = flat_write(to, &row->period, sizeof(row->period));
		to = flat_write(to, &row->published_rank, sizeof(row->published_rank));
		to = flat_write(to, &row->obs_status, 1);
		to = flat_write(to, &row->conf_status, 1);
		to = number_write(row->value, to);
		to = number_write(row->published, to);
		to = number_write(row->comparable, to);
	}
	return to;
}

static bool
letter(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool
period_valid(RefPeriod period)
{
	return ref_period_days_valid((uint32) (period & 0xFFFFFFFF), period >> 32);
}

static bool
traits_valid(const MemberTraits *traits)
{
	return traits->part <= 1 && traits->points <= 1 && traits->higher_is_better <= 1 && traits->contributes <= 1 &&
		traits->of_which <= 1 && traits->summed <= 1 && traits->expected >= 0 && traits->decimals >= 0 && traits->decimals <= FAMILY_MAX_DECIMALS &&
		traits->unit_mult >= -FAMILY_MAX_MULT && traits->unit_mult <= FAMILY_MAX_MULT &&
		period_valid(traits->upto);
}

static void
family_read(KeyedState *state, const StateKey *key, FlatReader *reader)
{
	MemberTraits traits;
	FamilyMember *member;
	int32		nrows;

	flat_read(reader, &traits, sizeof(traits));
	flat_read(reader, &nrows, sizeof(nrows));
	if (!traits_valid(&traits) || nrows < 1)
		flat_refuse(reader);
	member = (FamilyMember *) keyed_member_of(state, key, sizeof(FamilyMember));
	take_traits(member, &traits);
	for (int j = 0; j < nrows; j++)
	{
		FamilyRow	row;

		CHECK_FOR_INTERRUPTS();
		flat_read(reader, &row.period, sizeof(row.period));
		flat_read(reader, &row.published_rank, sizeof(row.published_rank));
		flat_read(reader, &row.obs_status, 1);
		flat_read(reader, &row.conf_status, 1);
		if (!period_valid(row.period) || row.published_rank < 0 || !letter(row.obs_status) || !letter(row.conf_status))
			flat_refuse(reader);
		row.value = number_read(state, reader);
		row.published = number_read(state, reader);
		row.comparable = number_read(state, reader);
		*add_row(state, member) = row;
	}
}

static const KeyedKind family_kind = {
	.methods = KEYED_METHODS,
	.aggregate = "family_agg",
	.members = "members",
	.smaller = "Take fewer periods at a time.",
	.version = 2,
	.nparts = 1,
	.state_size = sizeof(KeyedState),
	.member_size = sizeof(FamilyMember),
	.flat_size = family_flat_size,
	.write = family_write,
	.read = family_read
};

/*-------------------------------------------------------------------------
 * The aggregate
 *-------------------------------------------------------------------------
 */
enum
{
	ARG_MEMBER = 1,
	ARG_PART,
	ARG_PERIOD,
	ARG_VALUE,
	ARG_PUBLISHED,
	ARG_COMPARABLE,
	ARG_PUBLISHED_RANK,
	ARG_OBS_STATUS,
	ARG_CONF_STATUS,
	ARG_POINTS,
	ARG_UNIT_MULT,
	ARG_DECIMALS,
	ARG_HIGHER,
	ARG_UPTO,
	ARG_EXPECTED,
	ARG_CONTRIBUTES,
	ARG_OF_WHICH,
	ARG_SUMMED
};

static char
status_letter(FunctionCallInfo fcinfo, int argno)
{
	text	   *status = PG_GETARG_TEXT_PP(argno);

	if (VARSIZE_ANY_EXHDR(status) != 1 || !letter(*VARDATA_ANY(status)))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("a status must be one letter from A to Z")));
	return *VARDATA_ANY(status);
}

PG_FUNCTION_INFO_V1(family_agg_trans);

Datum
family_agg_trans(PG_FUNCTION_ARGS)
{
	KeyedState *state;
	StateKey	key;
	FamilyMember *member;
	FamilyRow  *row;
	MemberTraits traits;
	text	   *name;
	char		obs_status,
				conf_status;

	for (int i = ARG_MEMBER; i <= ARG_SUMMED; i++)
		if (PG_ARGISNULL(i) && (i < ARG_VALUE || i > ARG_PUBLISHED_RANK) && i != ARG_EXPECTED)
			ereport(ERROR,
					(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
					 errmsg("of a row of a family only the figures may be null")));
	memset(&traits, 0, sizeof(traits));
	traits.upto = PG_GETARG_REF_PERIOD(ARG_UPTO);
	traits.unit_mult = PG_GETARG_INT32(ARG_UNIT_MULT);
	traits.decimals = PG_GETARG_INT32(ARG_DECIMALS);
	traits.expected = PG_ARGISNULL(ARG_EXPECTED) ? 0 : (int32) Min(Max(PG_GETARG_INT64(ARG_EXPECTED), 0), PG_INT32_MAX);
	traits.part = PG_GETARG_BOOL(ARG_PART);
	traits.points = PG_GETARG_BOOL(ARG_POINTS);
	traits.higher_is_better = PG_GETARG_BOOL(ARG_HIGHER);
	traits.contributes = PG_GETARG_BOOL(ARG_CONTRIBUTES);
	traits.of_which = PG_GETARG_BOOL(ARG_OF_WHICH);
	traits.summed = PG_GETARG_BOOL(ARG_SUMMED);
	if (!traits_valid(&traits))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("decimals must be between 0 and %d and unit multipliers between -%d and %d",
						FAMILY_MAX_DECIMALS, FAMILY_MAX_MULT, FAMILY_MAX_MULT)));
	obs_status = status_letter(fcinfo, ARG_OBS_STATUS);
	conf_status = status_letter(fcinfo, ARG_CONF_STATUS);

	state = keyed_state_for_update(fcinfo, &family_kind, true);
	name = PG_GETARG_TEXT_PP(ARG_MEMBER);
	state_key_from_texts(&key, &name, 1, NULL, 0);
	member = (FamilyMember *) keyed_member_next(state, &key, sizeof(FamilyMember));
	take_traits(member, &traits);
	row = add_row(state, member);
	row->period = PG_GETARG_REF_PERIOD(ARG_PERIOD);
	row->value = PG_ARGISNULL(ARG_VALUE) ? NULL : keep_numeric(state, PG_GETARG_DATUM(ARG_VALUE));
	row->published = PG_ARGISNULL(ARG_PUBLISHED) ? NULL : keep_numeric(state, PG_GETARG_DATUM(ARG_PUBLISHED));
	row->comparable = PG_ARGISNULL(ARG_COMPARABLE) ? NULL : keep_numeric(state, PG_GETARG_DATUM(ARG_COMPARABLE));
	row->published_rank = PG_ARGISNULL(ARG_PUBLISHED_RANK) ? 0 : PG_GETARG_INT32(ARG_PUBLISHED_RANK);
	row->obs_status = obs_status;
	row->conf_status = conf_status;
	if (row->published_rank < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("a published rank must not be negative")));
	return EOHPGetRWDatum(&state->hdr);
}

PG_FUNCTION_INFO_V1(family_agg_combine);

Datum
family_agg_combine(PG_FUNCTION_ARGS)
{
	return keyed_state_combine(fcinfo, &family_kind);
}

/*-------------------------------------------------------------------------
 * The figures
 *-------------------------------------------------------------------------
 */
typedef enum FigureSource
{
	SOURCE_NONE,
	SOURCE_PUBLISHED,
	SOURCE_COMPARABLE,
	SOURCE_LEVEL,
	SOURCE_IMPLIED,
	SOURCE_PRIOR_SHARE
} FigureSource;

static const char *const source_name[] = {NULL, "published", "comparable_base", "level", "implied_base", "prior_share"};

/* A number is an offset into the value; 0: there is none. */
typedef struct FigureCell
{
	uint32		change;			/* not rounded */
	uint32		printed;		/* rounded once */
	uint32		base;			/* the level a year earlier */
	uint32		value;			/* of the whole, or where contributions are wanted */
	uint32		comparable;		/* the same */
	uint32		contribution;
	uint32		part_base;		/* what the contribution stands on, and shares with it */
	uint32		total_base;		/* the same of the whole */
	int32		published_rank;
	int32		rank;			/* of the change; 0: not ranked */
	int32		level_rank;
	char		obs_status;		/* 0: there is no row, and nothing else is set */
	char		base_obs_status;	/* 0: no row a year earlier */
	char		base_conf_status;
	uint8		source;
	uint8		reason;			/* GrowthReason */
	uint8		crosses_break;
	uint8		contribution_source;
	uint8		contribution_reason;	/* GrowthReason */
	char		conf_status;
	uint8		unused[3];
} FigureCell;

typedef struct FigureColumn
{
	RefPeriod	period;
	int32		present;		/* parts with a row */
	int32		peers;			/* parts with a change */
	int32		level_peers;	/* parts with a level */
	int32		contributions;	/* parts with a contribution, but for those of which */
	uint32		contribution;	/* sum of those printed */
	uint8		printed;		/* ranked as printed: one of the changes was published */
	uint8		unused[3];
} FigureColumn;

typedef struct FigureMember
{
	uint32		name;
	uint32		name_size;
	uint8		part;
	uint8		points;
	uint8		higher_is_better;
	uint8		unused;
	int32		decimals;
	int32		unit_mult;
} FigureMember;

#define FAMILY_VERSION 2

typedef struct FamilyFigures
{
	int32		vl_len_;
	int32		version;
	int32		nmembers;
	int32		nparts;
	int32		ncolumns;
	int32		expected;		/* parts that there should be; 0: not known */
	FigureColumn column[FLEXIBLE_ARRAY_MEMBER];
	/* then nmembers of FigureMember, by name; cells, column by column; numbers and names */
} FamilyFigures;

static inline FigureMember *
figure_members(const FamilyFigures *f)
{
	return (FigureMember *) (f->column + f->ncolumns);
}

static inline FigureCell *
figure_cell(const FamilyFigures *f, int column, int member)
{
	return (FigureCell *) (figure_members(f) + f->nmembers) + (Size) column * f->nmembers + member;
}

static inline Numeric
figure_number_at(const FamilyFigures *f, uint32 offset)
{
	return (Numeric) ((char *) f + offset);
}

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

static uint32
put_number(FamilyWork *work, Numeric num)
{
	uint32		at;

	/* short headers are of rows in tables: here every number can be read in place */
	if (VARATT_IS_SHORT(num))
	{
		num = DatumGetNumericCopy(NumericGetDatum(num));
		at = put_bytes(work, num, VARSIZE(num));
		pfree(num);
		return at;
	}
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
compare_names(const void *a, const void *b)
{
	const StateKey *x = &(*(FamilyMember *const *) a)->keyed.key;
	const StateKey *y = &(*(FamilyMember *const *) b)->keyed.key;
	int			order = memcmp(x->bytes, y->bytes, Min(x->number[0], y->number[0]));

	if (order == 0)
		order = x->number[0] < y->number[0] ? -1 : x->number[0] > y->number[0];
	return order;
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

static int
column_of(const FamilyFigures *f, RefPeriod period)
{
	int			low = 0,
				high = f->ncolumns;

	while (low < high)
	{
		int			middle = low + (high - low) / 2;

		if (f->column[middle].period < period)
			low = middle + 1;
		else
			high = middle;
	}
	return low < f->ncolumns && f->column[low].period == period ? low : -1;
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

/* in the unit multiplier of the whole */
static Decimal
scaled(Decimal d, int exponent)
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
			if (measure_percent(scaled(decimal_from_numeric(base), exponent), decimal_from_numeric(total_base), &number))
			{
				printed = DirectFunctionCall2(numeric_mul, NumericGetDatum(number), NumericGetDatum(figure_number_at(work->f, part->change)));
				number = DatumGetNumeric(DirectFunctionCall2(numeric_div, printed, NumericGetDatum(int64_to_numeric(100))));
			}
			else
				number = NULL;
		}
		else if (source != SOURCE_NONE && part->value &&
				 !measure_percent(scaled(decimal_sub(decimal_at(work->f, part->value), decimal_from_numeric(base)), exponent),
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
	qsort(work.member, nmembers, sizeof(FamilyMember *), compare_names);

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
 * Look-ups
 *-------------------------------------------------------------------------
 */
static const FamilyFigures *
family_figures(FunctionCallInfo fcinfo)
{
	const FamilyFigures *f = (const FamilyFigures *) PG_DETOAST_DATUM(PG_GETARG_DATUM(0));

	if (VARSIZE(f) < sizeof(FamilyFigures) || f->version != FAMILY_VERSION)
		ereport(ERROR,
				(errcode(ERRCODE_DATA_CORRUPTED),
				 errmsg("not the figures of a family, or of another version")));
	return f;
}

static int
member_of(const FamilyFigures *f, text *name)
{
	const FigureMember *member = figure_members(f);
	const char *bytes = VARDATA_ANY(name);
	Size		size = VARSIZE_ANY_EXHDR(name);
	int			low = 0,
				high = f->nmembers - 1;

	while (low <= high)
	{
		int			middle = low + (high - low) / 2;
		int			order = memcmp((const char *) f + member[middle].name, bytes, Min(member[middle].name_size, size));

		if (order == 0)
			order = member[middle].name_size < size ? -1 : member[middle].name_size > size;
		if (order == 0)
			return middle;
		if (order < 0)
			low = middle + 1;
		else
			high = middle - 1;
	}
	return -1;
}

/* The cell of arguments 1 and 2; NULL if there is no row. */
static const FigureCell *
cell_of(FunctionCallInfo fcinfo, const FamilyFigures *f, int *column, int *member)
{
	const FigureCell *cell;

	*column = column_of(f, PG_GETARG_REF_PERIOD(2));
	if (*column < 0)
		return NULL;
	*member = member_of(f, PG_GETARG_TEXT_PP(1));
	if (*member < 0)
		return NULL;
	cell = figure_cell(f, *column, *member);
	return cell->obs_status ? cell : NULL;
}

static bool
named(text *what, const char *name)
{
	Size		size = strlen(name);

	return VARSIZE_ANY_EXHDR(what) == size && memcmp(VARDATA_ANY(what), name, size) == 0;
}

static void
unknown_figure(text *what, const char *known)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("unknown figure: \"%s\"", text_to_cstring(what)),
			 errhint("Use %s.", known)));
}

PG_FUNCTION_INFO_V1(figure_number);

Datum
figure_number(PG_FUNCTION_ARGS)
{
	const FamilyFigures *f = family_figures(fcinfo);
	text	   *what = PG_GETARG_TEXT_PP(3);
	const FigureCell *cell;
	uint32		at = 0;
	int			column,
				member;
	Numeric		number;

	cell = cell_of(fcinfo, f, &column, &member);
	if (named(what, "change"))
		at = cell ? cell->change : 0;
	else if (named(what, "printed"))
		at = cell ? cell->printed : 0;
	else if (named(what, "base"))
		at = cell ? cell->base : 0;
	else if (named(what, "value"))
		at = cell ? cell->value : 0;
	else if (named(what, "comparable_base"))
		at = cell ? cell->comparable : 0;
	else if (named(what, "contribution"))
		at = cell ? cell->contribution : 0;
	else if (named(what, "part_base"))
		at = cell ? cell->part_base : 0;
	else if (named(what, "total_base"))
		at = cell ? cell->total_base : 0;
	else if (named(what, "contributions"))
		at = cell ? f->column[column].contribution : 0;
	else
		unknown_figure(what, "change, printed, base, value, comparable_base, contribution, part_base, total_base or contributions");
	if (at == 0)
		PG_RETURN_NULL();
	number = palloc(VARSIZE(figure_number_at(f, at)));
	memcpy(number, figure_number_at(f, at), VARSIZE(figure_number_at(f, at)));
	PG_RETURN_NUMERIC(number);
}

static Datum
status_text(char status)
{
	return PointerGetDatum(cstring_to_text_with_len(&status, 1));
}

PG_FUNCTION_INFO_V1(figure_word);

Datum
figure_word(PG_FUNCTION_ARGS)
{
	const FamilyFigures *f = family_figures(fcinfo);
	text	   *what = PG_GETARG_TEXT_PP(3);
	const FigureCell *cell;
	const char *word = NULL;
	int			column,
				member;

	cell = cell_of(fcinfo, f, &column, &member);
	if (named(what, "source"))
		word = cell ? source_name[cell->source] : NULL;
	else if (named(what, "reason"))
		word = cell ? measure_growth_reason_name(cell->reason) : NULL;
	else if (named(what, "contribution_source"))
		word = cell ? source_name[cell->contribution_source] : NULL;
	else if (named(what, "contribution_reason"))
		word = cell ? measure_growth_reason_name(cell->contribution_reason) : NULL;
	else if (named(what, "break"))
		word = cell && cell->crosses_break ? "break" : NULL;
	else if (named(what, "change_obs_status"))
	{
		if (cell == NULL || cell->source == SOURCE_NONE)
			PG_RETURN_NULL();
		/* that of the figure, or, computed from levels, of both combined */
		if (cell->source != SOURCE_LEVEL)
			PG_RETURN_DATUM(status_text(cell->obs_status));
		PG_RETURN_DATUM(status_text(measure_combined_status(cell->obs_status, cell->base_obs_status)));
	}
	else if (named(what, "obs_status") || named(what, "base_obs_status") || named(what, "base_conf_status"))
	{
		char		status = cell == NULL ? 0 : named(what, "obs_status") ? cell->obs_status :
			named(what, "base_obs_status") ? cell->base_obs_status : cell->base_conf_status;

		if (status == 0)
			PG_RETURN_NULL();
		PG_RETURN_DATUM(status_text(status));
	}
	else
		unknown_figure(what, "source, reason, contribution_source, contribution_reason, break, change_obs_status, obs_status, base_obs_status or base_conf_status");
	if (word == NULL)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(word));
}

/*
 * The rank that a part had in another period among the parts that have a row in
 * this one: where some have not, they are left out of the other period too.
 */
static int
rank_among_present(const FamilyFigures *f, int column, int in_column, int member, int *peers)
{
	const FigureMember *members = figure_members(f);
	const FigureCell *now = figure_cell(f, column, 0);
	const FigureCell *then = figure_cell(f, in_column, 0);
	bool		printed = false;
	int			better = 0;
	Numeric		own;

	for (int i = 0; i < f->nmembers; i++)
		printed |= members[i].part && now[i].obs_status && then[i].source == SOURCE_PUBLISHED;
	own = figure_number_at(f, printed ? then[member].printed : then[member].change);
	*peers = 0;
	for (int i = 0; i < f->nmembers; i++)
	{
		int			order;

		CHECK_EACH(i);
		if (!members[i].part || now[i].obs_status == 0 || then[i].change == 0)
			continue;
		(*peers)++;
		if (then[member].change == 0)
			continue;
		order = DatumGetInt32(DirectFunctionCall2(numeric_cmp,
												  NumericGetDatum(figure_number_at(f, printed ? then[i].printed : then[i].change)),
												  NumericGetDatum(own)));
		better += members[member].higher_is_better ? order > 0 : order < 0;
	}
	return then[member].change == 0 ? 0 : better + 1;
}

PG_FUNCTION_INFO_V1(figure_rank);

Datum
figure_rank(PG_FUNCTION_ARGS)
{
	const FamilyFigures *f = family_figures(fcinfo);
	int			column,
				member,
				in_column,
				rank,
				peers;
	const FigureCell *cell;

	if (cell_of(fcinfo, f, &column, &member) == NULL || !figure_members(f)[member].part)
		PG_RETURN_NULL();
	in_column = column_of(f, PG_GETARG_REF_PERIOD(3));
	if (in_column < 0)
		PG_RETURN_NULL();
	cell = figure_cell(f, in_column, member);
	if (cell->published_rank > 0)
		PG_RETURN_INT64(cell->published_rank);
	if (cell->rank == 0)
		PG_RETURN_NULL();
	if (in_column == column || f->column[column].present == f->nparts)
	{
		rank = cell->rank;
		peers = f->column[in_column].peers;
	}
	else
		rank = rank_among_present(f, column, in_column, member, &peers);
	if (f->expected == 0 || peers < f->expected)
		PG_RETURN_NULL();
	PG_RETURN_INT64(rank);
}

PG_FUNCTION_INFO_V1(figure_level_rank);

Datum
figure_level_rank(PG_FUNCTION_ARGS)
{
	const FamilyFigures *f = family_figures(fcinfo);
	int			column,
				member;
	const FigureCell *cell = cell_of(fcinfo, f, &column, &member);

	if (cell == NULL || cell->level_rank == 0 || f->expected == 0 || f->column[column].level_peers < f->expected)
		PG_RETURN_NULL();
	PG_RETURN_INT64(cell->level_rank);
}

PG_FUNCTION_INFO_V1(figure_count);

Datum
figure_count(PG_FUNCTION_ARGS)
{
	const FamilyFigures *f = family_figures(fcinfo);
	text	   *what = PG_GETARG_TEXT_PP(2);
	int			column = column_of(f, PG_GETARG_REF_PERIOD(1));
	int64		count = 0;

	if (named(what, "peers"))
		count = column < 0 ? 0 : f->column[column].peers;
	else if (named(what, "contributions"))
		count = column < 0 ? 0 : f->column[column].contributions;
	else if (named(what, "expected"))
	{
		if (f->expected == 0)
			PG_RETURN_NULL();
		count = f->expected;
	}
	else
		unknown_figure(what, "peers, contributions or expected");
	PG_RETURN_INT64(count);
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
