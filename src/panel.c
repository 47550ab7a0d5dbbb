/*-------------------------------------------------------------------------
 *
 * panel.c
 *	  All series of a table at once: one pass over its rows in any order, no
 *	  sort and no group per series.
 *
 * To find a row's group costs an aggregate under GROUP BY more than to add the
 * row.  Here the members of the panel stand in the order in which they came,
 * and whoever comes next is looked for among the next members first: figures
 * arrive month by month in one order, or series by series.  Only what is not
 * there is looked up by hash.
 *
 * Cells lie in blocks of 32 periods, so that nothing moves as series grow.
 *
 * The state is an expanded object of bytea: it is changed in place, and
 * becomes flat bytes where it travels.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "common/hashfn.h"
#include "common/int.h"
#include "funcapi.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/expandeddatum.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/typcache.h"

#include "compat.h"
#include "numeric_layout.h"
#include "period_memo.h"
#include "series.h"

#define PANEL_MAGIC 0x1D5A7A9E
#define PANEL_VERSION 1

#define BLOCK_CELLS 32
#define BLOCKS_AT_ONCE 512
#define KEY_BYTES_AT_ONCE 65536

/* Thirty-two neighbouring periods of one member. */
typedef struct PanelBlock
{
	struct PanelBlock *next;	/* by number; after the last comes the first */
	int64		number;			/* position / BLOCK_CELLS */
	int64		value[BLOCK_CELLS];
} PanelBlock;

/* A member: two numbers, or the bytes of two texts. */
typedef struct PanelKey
{
	int64		number[2];
	const char *bytes;			/* NULL for numbers; then they are the lengths */
} PanelKey;

typedef struct PanelMember
{
	PanelKey	key;
	PanelBlock *block;			/* the one used last */
	uint32		hash;
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
	ExpandedObjectHeader hdr;
	int			magic;
	bool		texts;
	int			nmembers;
	int			capacity;
	PanelMember *member;
	int			last;			/* the member of the last row */
	int			before;			/* the one before the last leap */
	uint32		mask;			/* of slots, which are a power of two */
	uint32	   *slot;			/* member + 1, or 0 */
	int64		nblocks;
	int64		key_size;		/* bytes of all texts */
	PanelBlock *spare;			/* blocks not used yet */
	int			nspare;
	char	   *key_room;
	Size		key_left;
	PanelPlace	place[PERIOD_MEMO_SLOTS];
} Panel;

static Size panel_flat_size(ExpandedObjectHeader *header);
static void panel_flatten(ExpandedObjectHeader *header, void *result, Size size);

static const ExpandedObjectMethods panel_methods = {panel_flat_size, panel_flatten};

/*-------------------------------------------------------------------------
 * Members
 *-------------------------------------------------------------------------
 */
static Panel *
panel_create(MemoryContext parent, bool texts)
{
	MemoryContext context = AllocSetContextCreate(parent, "panel", ALLOCSET_DEFAULT_SIZES);
	Panel	   *panel = MemoryContextAllocZero(context, sizeof(Panel));

	EOH_init_header(&panel->hdr, &panel_methods, context);
	panel->magic = PANEL_MAGIC;
	panel->texts = texts;
	panel->capacity = 256;
	panel->member = MemoryContextAlloc(context, panel->capacity * sizeof(PanelMember));
	panel->mask = 1023;
	panel->slot = MemoryContextAllocZero(context, (panel->mask + 1) * sizeof(uint32));
	return panel;
}

static inline uint32
key_hash(const PanelKey *key)
{
	if (key->bytes != NULL)
		return hash_bytes((const unsigned char *) key->bytes, key->number[0] + key->number[1]) +
			(uint32) key->number[0];
	/* both numbers, each spread over the upper half */
	return (uint32) (((uint64) key->number[0] * UINT64CONST(0x9E3779B97F4A7C15) ^
					  (uint64) key->number[1] * UINT64CONST(0xC2B2AE3D27D4EB4F)) >> 32);
}

static inline bool
key_is(const PanelKey *a, const PanelKey *b)
{
	return a->number[0] == b->number[0] && a->number[1] == b->number[1] &&
		(a->bytes == NULL ||
		 memcmp(a->bytes, b->bytes, a->number[0] + a->number[1]) == 0);
}

static void
widen_slots(Panel *panel)
{
	MemoryContext context = panel->hdr.eoh_context;
	uint32		mask = panel->mask * 2 + 1;
	uint32	   *slot = MemoryContextAllocExtended(context, ((Size) mask + 1) * sizeof(uint32),
												  MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);

	for (int i = 0; i < panel->nmembers; i++)
	{
		uint32		at = panel->member[i].hash & mask;

		while (slot[at] != 0)
			at = (at + 1) & mask;
		slot[at] = i + 1;
	}
	pfree(panel->slot);
	panel->slot = slot;
	panel->mask = mask;
}

static const char *
keep_bytes(Panel *panel, const char *bytes, Size size)
{
	char	   *copy;

	if (panel->key_room == NULL || size > panel->key_left)
	{
		panel->key_left = Max(size, KEY_BYTES_AT_ONCE);
		panel->key_room = MemoryContextAllocHuge(panel->hdr.eoh_context, panel->key_left);
	}
	copy = panel->key_room;
	memcpy(copy, bytes, size);
	panel->key_room += size;
	panel->key_left -= size;
	panel->key_size += size;
	return copy;
}

static PanelMember *
add_member(Panel *panel, const PanelKey *key, uint32 hash)
{
	PanelMember *member;

	if (panel->nmembers == panel->capacity)
	{
		if (panel->capacity > PG_INT32_MAX / 2)
			ereport(ERROR,
					(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
					 errmsg("too many series in a panel")));
		panel->capacity *= 2;
		panel->member = repalloc_huge(panel->member,
									  (Size) panel->capacity * sizeof(PanelMember));
	}
	if ((uint32) panel->nmembers >= panel->mask / 2)
		widen_slots(panel);
	member = &panel->member[panel->nmembers++];
	memset(member, 0, sizeof(PanelMember));
	member->key = *key;
	member->hash = hash;
	if (key->bytes != NULL)
		member->key.bytes = keep_bytes(panel, key->bytes, key->number[0] + key->number[1]);
	return member;
}

static pg_noinline PanelMember *
find_member(Panel *panel, const PanelKey *key)
{
	uint32		hash = key_hash(key);
	uint32		at = hash & panel->mask;
	PanelMember *member;

	for (; panel->slot[at] != 0; at = (at + 1) & panel->mask)
	{
		member = &panel->member[panel->slot[at] - 1];
		if (member->hash == hash && key_is(&member->key, key))
			return member;
	}
	member = add_member(panel, key, hash);
	/* the slots may have been widened */
	for (at = hash & panel->mask; panel->slot[at] != 0;)
		at = (at + 1) & panel->mask;
	panel->slot[at] = panel->nmembers;
	return member;
}

/* Whether the row is of one of the three members from a place on. */
static inline bool
is_near(Panel *panel, const PanelKey *key, int from)
{
	for (int i = from; i < from + 3 && i < panel->nmembers; i++)
		if (key_is(&panel->member[i].key, key))
		{
			panel->last = i;
			return true;
		}
	return false;
}

static inline PanelMember *
panel_member(Panel *panel, const PanelKey *key)
{
	PanelMember *member;

	/* the last one, its neighbour, or the one after a neighbour without a figure */
	if (likely(is_near(panel, key, panel->last)))
		return &panel->member[panel->last];
	/* back from the last leap, or at the start of another month */
	if (is_near(panel, key, panel->before) || is_near(panel, key, 0))
		return &panel->member[panel->last];
	panel->before = panel->last;
	/* may move the members */
	member = find_member(panel, key);
	panel->last = member - panel->member;
	return member;
}

/* What is likely to be next comes into the cache while the executor works. */
static inline void
prefetch_cell(const Panel *panel, int position)
{
#ifdef __GNUC__
	int			ahead = panel->last + 6;

	if (ahead < panel->nmembers)
		__builtin_prefetch(&panel->member[ahead].block->value[position % BLOCK_CELLS], 1);
#endif
}

static char *
member_name(const PanelMember *member)
{
	if (member->key.bytes != NULL)
		return psprintf("(%.*s, %.*s)", (int) member->key.number[0], member->key.bytes,
						(int) member->key.number[1], member->key.bytes + member->key.number[0]);
	return psprintf("(" INT64_FORMAT ", " INT64_FORMAT ")",
					member->key.number[0], member->key.number[1]);
}

static int
compare_members(const void *a, const void *b)
{
	const PanelKey *x = &((const PanelMember *) a)->key;
	const PanelKey *y = &((const PanelMember *) b)->key;
	const char *p = x->bytes;
	const char *q = y->bytes;

	CHECK_FOR_INTERRUPTS();
	for (int i = 0; i < 2; i++)
	{
		if (p != NULL)
		{
			int			order = memcmp(p, q, Min(x->number[i], y->number[i]));

			if (order != 0)
				return order;
			p += x->number[i];
			q += y->number[i];
		}
		if (x->number[i] != y->number[i])
			return x->number[i] < y->number[i] ? -1 : 1;
	}
	return 0;
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
		panel->spare = MemoryContextAlloc(panel->hdr.eoh_context,
										  BLOCKS_AT_ONCE * sizeof(PanelBlock));
		panel->nspare = BLOCKS_AT_ONCE;
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
seek_block(Panel *panel, PanelMember *member, int64 number)
{
	PanelBlock *before = member->block;
	PanelBlock *block;

	if (before == NULL)
	{
		member->block = new_block(panel, number);
		return;
	}
	/* round the ring, to the block or to where it belongs */
	while (before->next->number != number)
	{
		bool		wraps = before->next->number <= before->number;

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

static inline void
put_cell(Panel *panel, PanelMember *member, int position, int64 mantissa, int scale)
{
	int64	   *cell;

	if (unlikely(scale > member->scale))
		widen_scale(member, scale);
	else if (scale < member->scale)
	{
		int			by = member->scale - scale;

		if (by > 18 ? mantissa != 0 : pg_mul_s64_overflow(mantissa, pow10_int64[by], &mantissa))
			packed_overflow("series");
		if (mantissa == PACKED_MISSING)
			packed_overflow("series");
	}
	if (unlikely(member->block == NULL || member->block->number != position / BLOCK_CELLS))
		seek_block(panel, member, position / BLOCK_CELLS);
	cell = &member->block->value[position % BLOCK_CELLS];
	if (unlikely(*cell != PACKED_MISSING))
		duplicate_period(member, position);
	*cell = mantissa;
}

static pg_noinline void
find_place(PanelPlace *place, RefPeriod p)
{
	place->joint = series_is_jan_feb(p);
	place->frequency = place->joint ? 'M' : series_frequency_of(p);
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
static Panel *panel_unflatten(MemoryContext parent, const struct varlena *flat);

/* The state that may be changed: the aggregate's own, or a copy. */
static inline Panel *
panel_for_update(FunctionCallInfo fcinfo, bool texts)
{
	Datum		d = PG_GETARG_DATUM(0);
	MemoryContext context;
	Panel	   *panel;

	if (likely(VARATT_IS_EXTERNAL_EXPANDED_RW(DatumGetPointer(d))))
	{
		panel = (Panel *) DatumGetEOHP(d);
		if (likely(panel->magic == PANEL_MAGIC && panel->texts == texts))
			return panel;
	}
	if (!AggCheckCallContext(fcinfo, &context))
		context = CurrentMemoryContext;
	panel = panel_unflatten(context, PG_DETOAST_DATUM(d));
	if (panel->texts != texts)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("not a state of panel_agg for keys of this type")));
	return panel;
}

static Datum
panel_trans(FunctionCallInfo fcinfo, bool texts, DecimalKind kind, bool dates)
{
	Panel	   *panel;
	PanelKey	key;
	PanelMember *member;
	PanelPlace *place;
	RefPeriod	p;
	Decimal		value;
	int64		mantissa;
	int			scale;
	char		joined[128];

	if (PG_ARGISNULL(3) || PG_ARGISNULL(4))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	if (unlikely(PG_ARGISNULL(1) || PG_ARGISNULL(2)))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("the %s must not be null", PG_ARGISNULL(1) ? "indicator" : "region"),
				 errhint("Leave such rows out with a WHERE clause, or name them with coalesce().")));
	if (unlikely(PG_ARGISNULL(0)))
	{
		MemoryContext context;

		if (!AggCheckCallContext(fcinfo, &context))
			context = CurrentMemoryContext;
		panel = panel_create(context, texts);
	}
	else
		panel = panel_for_update(fcinfo, texts);

	if (texts)
	{
		text	   *part[2] = {PG_GETARG_TEXT_PP(1), PG_GETARG_TEXT_PP(2)};
		char	   *bytes = joined;

		key.number[0] = VARSIZE_ANY_EXHDR(part[0]);
		key.number[1] = VARSIZE_ANY_EXHDR(part[1]);
		if (unlikely(key.number[0] + key.number[1] > (int64) sizeof(joined)))
			bytes = palloc(key.number[0] + key.number[1]);
		memcpy(bytes, VARDATA_ANY(part[0]), key.number[0]);
		memcpy(bytes + key.number[0], VARDATA_ANY(part[1]), key.number[1]);
		key.bytes = bytes;
	}
	else
	{
		key.number[0] = PG_GETARG_INT64(1);
		key.number[1] = PG_GETARG_INT64(2);
		key.bytes = NULL;
	}

	p = dates ? period_memo_month(PG_GETARG_DATEADT(3)) : PG_GETARG_REF_PERIOD(3);
	place = &panel->place[((uint64) p * UINT64CONST(0x9E3779B97F4A7C15) >> 32) % PERIOD_MEMO_SLOTS];
	if (unlikely(place->period != p))
		find_place(place, p);

	value = decimal_from_datum(kind == DECIMAL_NUMERIC ?
							   PointerGetDatum(PG_DETOAST_DATUM_PACKED(PG_GETARG_DATUM(4))) :
							   PG_GETARG_DATUM(4), kind);
	if (unlikely(value.special))
		series_not_finite(p);
	if (unlikely(!decimal_to_scaled(value, &mantissa, &scale)))
		packed_overflow("series");

	member = panel_member(panel, &key);
	if (unlikely(member->frequency != place->frequency))
	{
		if (member->frequency != 0)
			series_mixed_frequency(member->frequency, SERIES_SINGLE, p);
		member->frequency = place->frequency;
	}
	member->joint += place->joint;
	put_cell(panel, member, place->position, mantissa, scale);
	prefetch_cell(panel, place->position);
	return EOHPGetRWDatum(&panel->hdr);
}

/* *INDENT-OFF* */
#define PANEL_TRANS(name, texts, dates) \
	PG_FUNCTION_INFO_V1(panel_agg_##name##_numeric); \
	PG_FUNCTION_INFO_V1(panel_agg_##name##_float8); \
	PG_FUNCTION_INFO_V1(panel_agg_##name##_int8); \
	Datum panel_agg_##name##_numeric(PG_FUNCTION_ARGS) \
	{ return panel_trans(fcinfo, texts, DECIMAL_NUMERIC, dates); } \
	Datum panel_agg_##name##_float8(PG_FUNCTION_ARGS) \
	{ return panel_trans(fcinfo, texts, DECIMAL_FLOAT8, dates); } \
	Datum panel_agg_##name##_int8(PG_FUNCTION_ARGS) \
	{ return panel_trans(fcinfo, texts, DECIMAL_INT8, dates); } \
	extern int	panel_agg_##name##_unused

PANEL_TRANS(text_period, true, false);
PANEL_TRANS(text_date, true, true);
PANEL_TRANS(int8_period, false, false);
PANEL_TRANS(int8_date, false, true);
/* *INDENT-ON* */

/* The block with the lowest number. */
static inline PanelBlock *
first_block(const PanelMember *member)
{
	PanelBlock *block = member->block;

	while (block->next->number > block->number)
		block = block->next;
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
		last = last->next;
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

/* The members by key, each with its series: an array of rows. */
PG_FUNCTION_INFO_V1(panel_agg_final);
Datum
panel_agg_final(PG_FUNCTION_ARGS)
{
	Datum		state = PG_GETARG_DATUM(0);
	Oid			array_type = get_fn_expr_rettype(fcinfo->flinfo);
	Oid			row_type = get_element_type(array_type);
	MemoryContext result_context = CurrentMemoryContext;
	MemoryContext scratch;
	Panel	   *panel;
	PanelMember *member;
	TupleDesc	desc;
	Datum	   *row;
	Size		size = 0;
	ArrayType  *result;

	if (VARATT_IS_EXTERNAL_EXPANDED(DatumGetPointer(state)) &&
		((Panel *) DatumGetEOHP(state))->magic == PANEL_MAGIC)
		panel = (Panel *) DatumGetEOHP(state);
	else
		panel = panel_unflatten(CurrentMemoryContext, PG_DETOAST_DATUM(state));

	desc = lookup_rowtype_tupdesc(row_type, -1);
	if (desc->natts != 3 || TupleDescAttr(desc, 0)->atttypid != (panel->texts ? TEXTOID : INT8OID))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("not a state of panel_agg for keys of this type")));
	/* the order of the members is the memory of how rows came: it stays as it is */
	member = MemoryContextAllocHuge(CurrentMemoryContext,
									Max(panel->nmembers, 1) * sizeof(PanelMember));
	memcpy(member, panel->member, panel->nmembers * sizeof(PanelMember));
	qsort(member, panel->nmembers, sizeof(PanelMember), compare_members);
	row = MemoryContextAllocHuge(CurrentMemoryContext, Max(panel->nmembers, 1) * sizeof(Datum));

	scratch = AllocSetContextCreate(CurrentMemoryContext, "panel scratch", ALLOCSET_DEFAULT_SIZES);
	for (int i = 0; i < panel->nmembers; i++)
	{
		const PanelKey *key = &member[i].key;
		SeriesDraft draft;
		Datum		column[3];
		bool		null[3] = {false, false, false};
		HeapTuple	tuple;
		HeapTupleHeader header;

		CHECK_FOR_INTERRUPTS();
		MemoryContextReset(scratch);
		MemoryContextSwitchTo(scratch);
		for (int j = 0; j < 2; j++)
			column[j] = key->bytes == NULL ? Int64GetDatum(key->number[j]) :
				PointerGetDatum(cstring_to_text_with_len(key->bytes + (j == 0 ? 0 : key->number[0]),
														 key->number[j]));
		panel_draft(&member[i], &draft);
		column[2] = PointerGetDatum(series_from_rows(&draft, member[i].joint));
		tuple = heap_form_tuple(desc, column, null);
		header = MemoryContextAlloc(result_context, tuple->t_len);
		memcpy(header, tuple->t_data, tuple->t_len);
		row[i] = PointerGetDatum(header);
		size += MAXALIGN(tuple->t_len);
		if (size > MaxAllocSize - 1024)
			ereport(ERROR,
					(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
					 errmsg("panel too large: %d series do not fit into one gigabyte", panel->nmembers),
					 errhint("Make a panel per indicator: GROUP BY the indicator.")));
	}
	MemoryContextSwitchTo(result_context);
	MemoryContextDelete(scratch);
	result = construct_array(row, panel->nmembers, row_type, -1, false, TYPALIGN_DOUBLE);
	ReleaseTupleDesc(desc);
	PG_RETURN_ARRAYTYPE_P(result);
}

/*-------------------------------------------------------------------------
 * The flat form
 *
 * A header; then each member: a header, the bytes of its texts, its blocks by
 * number: the number and the cells.
 *-------------------------------------------------------------------------
 */
typedef struct FlatPanel
{
	uint8		version;
	uint8		texts;
	uint8		unused[2];		/* zeros */
	int32		nmembers;
} FlatPanel;

typedef struct FlatMember
{
	int64		number[2];
	int32		nblocks;
	int32		joint;
	char		frequency;
	uint8		scale;
	uint8		unused[6];		/* zeros */
} FlatMember;

#define FLAT_BLOCK_SIZE ((1 + BLOCK_CELLS) * sizeof(int64))

static Size
panel_flat_size(ExpandedObjectHeader *header)
{
	const Panel *panel = (const Panel *) header;
	Size		size = VARHDRSZ + sizeof(FlatPanel) + panel->nmembers * sizeof(FlatMember) +
		panel->key_size + panel->nblocks * FLAT_BLOCK_SIZE;

	if (size > MaxAllocSize)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("panel too large: %d series do not fit into one gigabyte", panel->nmembers),
				 errhint("Make a panel per indicator: GROUP BY the indicator.")));
	return size;
}

static inline void
write_bytes(char **to, const void *from, Size size)
{
	memcpy(*to, from, size);
	*to += size;
}

static void
panel_flatten(ExpandedObjectHeader *header, void *result, Size size)
{
	const Panel *panel = (const Panel *) header;
	FlatPanel	flat = {PANEL_VERSION, panel->texts, {0}, panel->nmembers};
	char	   *to = VARDATA(result);

	SET_VARSIZE(result, size);
	write_bytes(&to, &flat, sizeof(flat));
	for (int i = 0; i < panel->nmembers; i++)
	{
		const PanelMember *member = &panel->member[i];
		FlatMember	flat_member = {{member->key.number[0], member->key.number[1]}, 0,
		member->joint, member->frequency, member->scale, {0}};
		const PanelBlock *first = first_block(member);
		const PanelBlock *block = first;

		do
		{
			flat_member.nblocks++;
			block = block->next;
		} while (block != first);
		write_bytes(&to, &flat_member, sizeof(flat_member));
		if (member->key.bytes != NULL)
			write_bytes(&to, member->key.bytes, member->key.number[0] + member->key.number[1]);
		do
		{
			write_bytes(&to, &block->number, sizeof(int64));
			write_bytes(&to, block->value, sizeof(block->value));
			block = block->next;
		} while (block != first);
	}
	Assert(to == (char *) result + size);
}

typedef struct FlatReader
{
	const char *at;
	const char *end;
} FlatReader;

static void
not_a_panel(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("not a state of panel_agg")));
}

static inline const char *
read_bytes(FlatReader *reader, void *to, Size size)
{
	const char *at = reader->at;

	if (size > (Size) (reader->end - at))
		not_a_panel();
	if (to != NULL)
		memcpy(to, at, size);
	reader->at += size;
	return at;
}

/* Adds a flat panel: the one checker of such bytes, which anybody can write. */
static void
add_flat(Panel *panel, FlatReader *reader, const FlatPanel *flat)
{
	for (int i = 0; i < flat->nmembers; i++)
	{
		FlatMember	from;
		PanelMember *member;
		PanelKey	key;
		int64		before = -1;

		CHECK_FOR_INTERRUPTS();
		read_bytes(reader, &from, sizeof(from));
		if (from.frequency == '\0' || strchr(SERIES_FREQUENCIES, from.frequency) == NULL ||
			from.scale > PACKED_MAX_SCALE || from.nblocks < 1 || from.joint < 0 ||
			(from.joint > 0 && from.frequency != 'M'))
			not_a_panel();
		memcpy(key.number, from.number, sizeof(key.number));
		key.bytes = NULL;
		if (flat->texts)
		{
			if (key.number[0] < 0 || key.number[0] > (int64) MaxAllocSize ||
				key.number[1] < 0 || key.number[1] > (int64) MaxAllocSize)
				not_a_panel();
			key.bytes = read_bytes(reader, NULL, key.number[0] + key.number[1]);
			if (!pg_verifymbstr(key.bytes, (int) key.number[0], true) ||
				!pg_verifymbstr(key.bytes + key.number[0], (int) key.number[1], true))
				not_a_panel();
		}
		member = panel_member(panel, &key);
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
			not_a_panel();
		for (int j = 0; j < from.nblocks; j++)
		{
			int64		number;
			int64		value[BLOCK_CELLS];

			read_bytes(reader, &number, sizeof(number));
			read_bytes(reader, value, sizeof(value));
			if (number <= before || number > REF_PERIOD_MAX_DAY / BLOCK_CELLS)
				not_a_panel();
			before = number;
			for (int k = 0; k < BLOCK_CELLS; k++)
			{
				int			position = (int) number * BLOCK_CELLS + k;

				if (value[k] == PACKED_MISSING)
					continue;
				if (!series_position_valid(member->frequency, position))
					not_a_panel();
				put_cell(panel, member, position, value[k], from.scale);
			}
		}
		/* blocks without a cell were none of ours */
		if (member->block == NULL)
			not_a_panel();
	}
	if (reader->at != reader->end)
		not_a_panel();
}

static void
read_flat_header(const struct varlena *bytes, FlatReader *reader, FlatPanel *flat)
{
	reader->at = VARDATA_ANY(bytes);
	reader->end = reader->at + VARSIZE_ANY_EXHDR(bytes);
	read_bytes(reader, flat, sizeof(*flat));
	if (flat->version != PANEL_VERSION || flat->texts > 1 || flat->nmembers < 0)
		not_a_panel();
}

static Panel *
panel_unflatten(MemoryContext parent, const struct varlena *bytes)
{
	FlatReader	reader;
	FlatPanel	flat;
	Panel	   *panel;

	read_flat_header(bytes, &reader, &flat);
	panel = panel_create(parent, flat.texts);
	add_flat(panel, &reader, &flat);
	return panel;
}

PG_FUNCTION_INFO_V1(panel_agg_combine);
Datum
panel_agg_combine(PG_FUNCTION_ARGS)
{
	MemoryContext context;
	struct varlena *from;
	FlatReader	reader;
	FlatPanel	flat;
	Panel	   *panel;

	if (PG_ARGISNULL(1))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	from = PG_DETOAST_DATUM(PG_GETARG_DATUM(1));
	if (PG_ARGISNULL(0))
	{
		if (!AggCheckCallContext(fcinfo, &context))
			context = CurrentMemoryContext;
		panel = panel_unflatten(context, from);
	}
	else
	{
		read_flat_header(from, &reader, &flat);
		panel = panel_for_update(fcinfo, flat.texts);
		add_flat(panel, &reader, &flat);
	}
	return EOHPGetRWDatum(&panel->hdr);
}
