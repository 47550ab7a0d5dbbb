/*-------------------------------------------------------------------------
 *
 * family.c
 *	  The rows of a family, a whole and its parts, on their way to its figures.
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

#include "utils/builtins.h"
#include "utils/memutils.h"

#include "base/interrupts.h"
#include "groups/family.h"

/*-------------------------------------------------------------------------
 * Rows on their way in
 *-------------------------------------------------------------------------
 */
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
	/* members have names, no numbers */
	if (key->bytes == NULL || !traits_valid(&traits) || nrows < 1)
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

const KeyedKind family_kind = {
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
