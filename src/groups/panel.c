/*-------------------------------------------------------------------------
 *
 * panel.c
 *	  All series of a table at once: one pass over its rows in any order, no
 *	  sort and no group per series (keyed_state.h).
 *
 * Cells lie in blocks of 32 periods, so that nothing moves as series grow.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <math.h>

#include "common/int.h"
#include "utils/memutils.h"

#include "base/compat.h"
#include "base/interrupts.h"
#include "exact/numeric_layout.h"
#include "groups/panel.h"
#include "period/period_memo.h"
#include "series/series.h"

/* Periods of a block, four cache lines: short enough that a member of two years wastes little, long enough that one of fifty is few. */
#define BLOCK_CELLS 32
#define BLOCKS_AT_FIRST 4
#define BLOCKS_AT_ONCE 512

/* Thirty-two neighbouring periods of one member. */
typedef struct PanelBlock
{
	struct PanelBlock *next;	/* by number; after the last comes the first */
	int64		number;			/* position / BLOCK_CELLS */
	int64		value[BLOCK_CELLS];
} PanelBlock;

typedef struct PanelMember
{
	KeyedMember keyed;
	PanelBlock *block;			/* the one used last */
	int32		number;			/* its number, here where it costs no cache line */
	int32		joint;			/* rows for January and February together */
	char		frequency;
	uint8		scale;
} PanelMember;

/* Where rows of a period go. */
typedef struct PanelPlace
{
	RefPeriod	period;
	int			position;
	char		frequency;
	bool		joint;
} PanelPlace;

typedef struct Panel
{
	KeyedState	keyed;
	int64		nblocks;
	PanelBlock *spare;			/* blocks not used yet */
	int			nspare;
	PanelPlace	place[PERIOD_MEMO_SLOTS];
} Panel;

static char *
member_name(const PanelMember *member)
{
	const StateKey *key = &member->keyed.key;

	if (key->bytes != NULL)
		return psprintf("(%.*s, %.*s)", (int) key->number[0], key->bytes,
						(int) key->number[1], key->bytes + key->number[0]);
	return psprintf("(" INT64_FORMAT ", " INT64_FORMAT ")", key->number[0], key->number[1]);
}

/*-------------------------------------------------------------------------
 * Cells
 *-------------------------------------------------------------------------
 */
static PanelBlock *
new_block(Panel *panel, int64 number)
{
	PanelBlock *block;

	if (panel->nspare == 0)
	{
		/* twice as many each time: a panel of few figures stays small */
		panel->nspare = (int) Min(Max(panel->nblocks, BLOCKS_AT_FIRST), BLOCKS_AT_ONCE);
		panel->spare = MemoryContextAlloc(panel->keyed.hdr.eoh_context,
										  panel->nspare * sizeof(PanelBlock));
	}
	block = panel->spare++;
	panel->nspare--;
	panel->nblocks++;
	block->number = number;
	block->next = block;
	for (int i = 0; i < BLOCK_CELLS; i++)
		block->value[i] = PACKED_MISSING;
	return block;
}

/* The member's block of that number becomes the one used last. */
static pg_noinline void
seek_block(Panel *panel, PanelMember *member, int number)
{
	PanelBlock *before = member->block;
	PanelBlock *block;

	if (before == NULL)
	{
		member->block = new_block(panel, number);
		member->number = number;
		return;
	}
	/* round the ring, to the block or to where it belongs */
	while (before->next->number != number)
	{
		bool		wraps = before->next->number <= before->number;

		CHECK_FOR_INTERRUPTS();
		if (wraps ? number > before->number || number < before->next->number :
			number > before->number && number < before->next->number)
		{
			block = new_block(panel, number);
			block->next = before->next;
			before->next = block;
			break;
		}
		before = before->next;
	}
	member->block = before->next;
	member->number = number;
}

static pg_noinline void
widen_scale(PanelMember *member, int scale)
{
	PanelBlock *block = member->block;

	if (scale > PACKED_MAX_SCALE)
		packed_overflow("series");
	if (block != NULL)
		do
		{
			CHECK_FOR_INTERRUPTS();
			if (!packed_rescale(block->value, BLOCK_CELLS, scale - member->scale))
				packed_overflow("series");
			block = block->next;
		} while (block != member->block);
	member->scale = (uint8) scale;
}

static pg_noinline void
duplicate_period(const PanelMember *member, int position)
{
	ereport(ERROR,
			(errcode(ERRCODE_UNIQUE_VIOLATION),
			 errmsg("duplicate period %s",
					series_position_text(member->frequency, SERIES_SINGLE, position)),
			 errdetail("%s has more than one value for it.", member_name(member)),
			 errhint("Sum the rows of a period first, or leave out what the key does not tell apart.")));
}

/* A mantissa on the member's scale, which becomes wide enough. */
static int64
on_members_scale(PanelMember *member, int64 mantissa, int scale)
{
	int			by;

	if (scale > member->scale)
		widen_scale(member, scale);
	by = member->scale - scale;
	if (by > 18 ? mantissa != 0 : pg_mul_s64_overflow(mantissa, pow10_int64[by], &mantissa))
		packed_overflow("series");
	/* the least integer is no multiple of ten */
	Assert(mantissa != PACKED_MISSING);
	return mantissa;
}

/* Puts a mantissa that is on the member's scale. */
static inline void
put_cell(Panel *panel, PanelMember *member, int position, int64 mantissa)
{
	int64	   *cell;

	if (unlikely(member->block == NULL || member->number != position / BLOCK_CELLS))
		seek_block(panel, member, position / BLOCK_CELLS);
	cell = &member->block->value[position % BLOCK_CELLS];
	if (unlikely(*cell != PACKED_MISSING))
		duplicate_period(member, position);
	*cell = mantissa;
}

/* What is likely to be next comes into the cache while the executor works. */
static inline void
prefetch_cell(const Panel *panel, int position)
{
#ifdef __GNUC__
	int			ahead = panel->keyed.last + 6;

	if (ahead < panel->keyed.nmembers)
		__builtin_prefetch(&((PanelMember *) panel->keyed.member)[ahead].block->value[position % BLOCK_CELLS], 1);
#endif
}

static pg_noinline void
find_place(PanelPlace *place, RefPeriod p)
{
	place->joint = series_is_jan_feb(p);
	place->frequency = place->joint ? 'M' : ref_period_frequency_code(p);
	if (place->frequency == 0)
		series_no_frequency(p);
	(void) series_locate(place->frequency, place->joint ? SERIES_JAN_FEB : SERIES_SINGLE,
						 p, &place->position);
	place->period = p;
}

/*-------------------------------------------------------------------------
 * Rows
 *-------------------------------------------------------------------------
 */
static Size panel_flat_size(const KeyedState *state);
static char *panel_write(const KeyedMember *keyed, char *to);
static void panel_read(KeyedState *state, const StateKey *key, FlatReader *reader);
static void panel_row(const KeyedMember *keyed, Datum *column, bool *null);

static const KeyedKind panel_kind = {
	.methods = KEYED_METHODS,
	.aggregate = "panel_agg",
	.members = "series",
	.smaller = "Make a panel per indicator: GROUP BY the indicator.",
	.version = 2,
	.nparts = 2,
	.ncolumns = 3,
	.state_size = sizeof(Panel),
	.member_size = sizeof(PanelMember),
	.flat_size = panel_flat_size,
	.write = panel_write,
	.read = panel_read,
	.row = panel_row
};

/* A value of any size and scale. */
static pg_noinline int64
any_mantissa_of(PanelMember *member, Datum datum, DecimalKind kind, RefPeriod p)
{
	Decimal		value = decimal_from_datum(datum, kind);
	int64		mantissa;
	int			scale;

	if (value.special)
		series_not_finite(p);
	if (!decimal_to_scaled(value, &mantissa, &scale))
		packed_overflow("series");
	return on_members_scale(member, mantissa, scale);
}

/* The value as an integer on the member's scale, nearly always the scale of its last one. */
static inline int64
mantissa_of(PanelMember *member, Datum datum, DecimalKind kind, RefPeriod p)
{
	int64		mantissa;

	if (kind == DECIMAL_NUMERIC)
	{
		const struct varlena *num = (const struct varlena *) DatumGetPointer(datum);

		if (likely(!VARATT_IS_COMPRESSED(num) && !VARATT_IS_EXTERNAL(num) &&
				   numeric_at_scale(num, member->scale, &mantissa)))
			return mantissa;
	}
	else if (kind == DECIMAL_FLOAT8)
	{
		double		value = DatumGetFloat8(datum);

		if (likely(member->scale <= FLOAT8_MAX_SCALE &&
				   float8_has_scale(fabs(value), member->scale, &mantissa)))
			return value < 0 ? -mantissa : mantissa;
	}
	return any_mantissa_of(member, datum, kind, p);
}

static pg_attribute_always_inline void
add_row(Panel *panel, const StateKey *key, RefPeriod p, Datum value, DecimalKind kind)
{
	PanelPlace *place = &panel->place[((uint64) p * UINT64CONST(0x9E3779B97F4A7C15) >> 32) % PERIOD_MEMO_SLOTS];
	PanelMember *member;

	if (unlikely(place->period != p))
		find_place(place, p);
	member = (PanelMember *) keyed_member_next(&panel->keyed, key, sizeof(PanelMember));
	if (unlikely(member->frequency != place->frequency))
	{
		if (member->frequency != 0)
			series_mixed_frequency(member->frequency, SERIES_SINGLE, p);
		member->frequency = place->frequency;
	}
	member->joint += place->joint;
	put_cell(panel, member, place->position, mantissa_of(member, value, kind, p));
	prefetch_cell(panel, place->position);
}

KeyedState *
panel_create(MemoryContext parent, bool texts)
{
	return keyed_state_new(parent, &panel_kind, texts);
}

void
panel_add(KeyedState *panel, const StateKey *key, RefPeriod p, Datum value, DecimalKind kind)
{
	switch (kind)
	{
		case DECIMAL_NUMERIC:
			add_row((Panel *) panel, key, p, value, DECIMAL_NUMERIC);
			break;
		case DECIMAL_FLOAT8:
			add_row((Panel *) panel, key, p, value, DECIMAL_FLOAT8);
			break;
		default:
			add_row((Panel *) panel, key, p, value, kind);
			break;
	}
}

void
panel_null_key(bool is_indicator)
{
	ereport(ERROR,
			(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
			 errmsg("the %s must not be null", is_indicator ? "indicator" : "region"),
			 errhint("Leave such rows out with a WHERE clause, or name them with coalesce().")));
}

static pg_attribute_always_inline Datum
panel_trans(FunctionCallInfo fcinfo, StateKeyKind keys, DecimalKind kind, bool dates)
{
	Panel	   *panel;
	StateKey	key;
	char		joined[128];

	if (PG_ARGISNULL(3) || PG_ARGISNULL(4))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	if (unlikely(PG_ARGISNULL(1) || PG_ARGISNULL(2)))
		panel_null_key(PG_ARGISNULL(1));
	panel = (Panel *) keyed_state_for_update(fcinfo, &panel_kind, keys == STATE_KEY_TEXT);
	state_key_from_args(fcinfo, keys, 2, &key, joined, sizeof(joined));

	add_row(panel, &key, dates ? period_memo_month(PG_GETARG_DATEADT(3)) : PG_GETARG_REF_PERIOD(3),
			PG_GETARG_DATUM(4), kind);
	return EOHPGetRWDatum(&panel->keyed.hdr);
}

/* *INDENT-OFF* */
#define PANEL_TRANS(name, keys, dates) \
	PG_FUNCTION_INFO_V1(panel_agg_##name##_numeric); \
	PG_FUNCTION_INFO_V1(panel_agg_##name##_float8); \
	PG_FUNCTION_INFO_V1(panel_agg_##name##_int8); \
	Datum panel_agg_##name##_numeric(PG_FUNCTION_ARGS) \
	{ return panel_trans(fcinfo, keys, DECIMAL_NUMERIC, dates); } \
	Datum panel_agg_##name##_float8(PG_FUNCTION_ARGS) \
	{ return panel_trans(fcinfo, keys, DECIMAL_FLOAT8, dates); } \
	Datum panel_agg_##name##_int8(PG_FUNCTION_ARGS) \
	{ return panel_trans(fcinfo, keys, DECIMAL_INT8, dates); } \
	extern int	panel_agg_##name##_unused

PANEL_TRANS(text_ref_period, STATE_KEY_TEXT, false);
PANEL_TRANS(text_date, STATE_KEY_TEXT, true);
PANEL_TRANS(int8_ref_period, STATE_KEY_INT8, false);
PANEL_TRANS(int8_date, STATE_KEY_INT8, true);
/* *INDENT-ON* */

/* The block with the lowest number. */
static inline PanelBlock *
first_block(const PanelMember *member)
{
	PanelBlock *block = member->block;

	while (block->next->number > block->number)
	{
		CHECK_FOR_INTERRUPTS();
		block = block->next;
	}
	return block->next;
}

/* A member's cells, on the scale it has. */
static void
panel_draft(const PanelMember *member, SeriesDraft *draft)
{
	const PanelBlock *block = first_block(member);
	const PanelBlock *last = block;
	int64		end;

	/* a block has a cell that is known */
	draft->first = (int) block->number * BLOCK_CELLS;
	for (int i = 0; block->value[i] == PACKED_MISSING; i++)
		draft->first++;
	while (last->next->number > last->number)
	{
		CHECK_FOR_INTERRUPTS();
		last = last->next;
	}
	end = (last->number + 1) * BLOCK_CELLS;
	for (int i = BLOCK_CELLS - 1; last->value[i] == PACKED_MISSING; i--)
		end--;

	packed_check_count("series", end - draft->first, SERIES_MAX_PERIODS);
	draft->frequency = member->frequency;
	draft->basis = SERIES_SINGLE;
	draft->scale = member->scale;
	draft->count = (int) end - draft->first;
	draft->value = palloc(draft->count * sizeof(int64));
	for (int i = 0; i < draft->count;)
	{
		int			position = draft->first + i;
		int			from = position % BLOCK_CELLS;
		int			n = Min(BLOCK_CELLS - from, draft->count - i);

		if (block->number == position / BLOCK_CELLS)
		{
			memcpy(draft->value + i, block->value + from, n * sizeof(int64));
			block = block->next;
		}
		else
			for (int j = 0; j < n; j++)
				draft->value[i + j] = PACKED_MISSING;
		i += n;
	}
}

static void
panel_row(const KeyedMember *keyed, Datum *column, bool *null)
{
	const PanelMember *member = (const PanelMember *) keyed;
	SeriesDraft draft;

	panel_draft(member, &draft);
	column[0] = PointerGetDatum(series_from_rows(&draft, member->joint));
}

PG_FUNCTION_INFO_V1(panel_agg_final);
Datum
panel_agg_final(PG_FUNCTION_ARGS)
{
	return keyed_state_final(fcinfo, &panel_kind);
}

PG_FUNCTION_INFO_V1(panel_agg_combine);
Datum
panel_agg_combine(PG_FUNCTION_ARGS)
{
	return keyed_state_combine(fcinfo, &panel_kind);
}

/*-------------------------------------------------------------------------
 * The flat form: of each member what it is, then its blocks by number, each
 * the number and the cells.
 *-------------------------------------------------------------------------
 */
typedef struct FlatMember
{
	int32		nblocks;
	int32		joint;
	char		frequency;
	uint8		scale;
	uint8		unused[6];		/* zeros */
} FlatMember;

#define FLAT_BLOCK_SIZE ((1 + BLOCK_CELLS) * sizeof(int64))

static Size
panel_flat_size(const KeyedState *state)
{
	return state->nmembers * sizeof(FlatMember) + ((const Panel *) state)->nblocks * FLAT_BLOCK_SIZE;
}

static char *
panel_write(const KeyedMember *keyed, char *to)
{
	const PanelMember *member = (const PanelMember *) keyed;
	FlatMember	flat = {0, member->joint, member->frequency, member->scale, {0}};
	const PanelBlock *first = first_block(member);
	const PanelBlock *block = first;

	do
	{
		CHECK_FOR_INTERRUPTS();
		flat.nblocks++;
		block = block->next;
	} while (block != first);
	to = flat_write(to, &flat, sizeof(flat));
	do
	{
		CHECK_FOR_INTERRUPTS();
		to = flat_write(to, &block->number, sizeof(int64));
		to = flat_write(to, block->value, sizeof(block->value));
		block = block->next;
	} while (block != first);
	return to;
}

static void
panel_read(KeyedState *state, const StateKey *key, FlatReader *reader)
{
	Panel	   *panel = (Panel *) state;
	PanelMember *member;
	FlatMember	from;
	int64		before = -1;

	flat_read(reader, &from, sizeof(from));
	if (from.frequency == '\0' || strchr(SERIES_FREQUENCIES, from.frequency) == NULL ||
		from.scale > PACKED_MAX_SCALE || from.nblocks < 1 || from.joint < 0 ||
		(from.joint > 0 && from.frequency != 'M'))
		flat_refuse(reader);
	member = (PanelMember *) keyed_member_next(state, key, sizeof(PanelMember));
	if (member->frequency == 0)
		member->frequency = from.frequency;
	else if (member->frequency != from.frequency)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("periods of frequencies %c and %c in one series",
						member->frequency, from.frequency),
				 errdetail("The series is %s.", member_name(member)),
				 errhint("Group by frequency(period) too.")));
	if (pg_add_s32_overflow(member->joint, from.joint, &member->joint))
		flat_refuse(reader);
	for (int j = 0; j < from.nblocks; j++)
	{
		int64		number;
		int64		value[BLOCK_CELLS];

		CHECK_FOR_INTERRUPTS();
		flat_read(reader, &number, sizeof(number));
		flat_read(reader, value, sizeof(value));
		if (number <= before || number > REF_PERIOD_MAX_DAY / BLOCK_CELLS)
			flat_refuse(reader);
		before = number;
		for (int k = 0; k < BLOCK_CELLS; k++)
		{
			int			position = (int) number * BLOCK_CELLS + k;

			if (value[k] == PACKED_MISSING)
				continue;
			if (!series_position_valid(member->frequency, position))
				flat_refuse(reader);
			put_cell(panel, member, position, on_members_scale(member, value[k], from.scale));
		}
	}
	/* blocks without a cell were none of ours */
	if (member->block == NULL)
		flat_refuse(reader);
}
