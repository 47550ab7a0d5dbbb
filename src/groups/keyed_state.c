/*-------------------------------------------------------------------------
 *
 * keyed_state.c
 *	  The state of an aggregate that finds its groups by itself: members by
 *	  hash, rows by key, and the flat form.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "common/hashfn.h"
#include "mb/pg_wchar.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/typcache.h"

#include "base/interrupts.h"
#include "groups/keyed_state.h"

/* Room for the texts of keys: some forty to begin with, then a block for thousands. */
#define KEY_BYTES_AT_FIRST 512
#define KEY_BYTES_AT_ONCE 65536

static inline const KeyedKind *
kind_of(const KeyedState *state)
{
	return (const KeyedKind *) state->hdr.eoh_methods;
}

static pg_noinline void
wrong_keys(const KeyedKind *kind)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("not a state of %s for keys of this type", kind->aggregate)));
}

static pg_noinline void
too_large(const KeyedState *state)
{
	const KeyedKind *kind = kind_of(state);

	ereport(ERROR,
			(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
			 errmsg("%s too large: %d %s do not fit into one gigabyte",
					kind->aggregate, state->nmembers, kind->members),
			 errhint("%s", kind->smaller)));
}

/*-------------------------------------------------------------------------
 * Members
 *-------------------------------------------------------------------------
 */
KeyedState *
keyed_state_new(MemoryContext parent, const KeyedKind *kind, bool texts)
{
	MemoryContext context = AllocSetContextCreate(parent, "keyed state", ALLOCSET_START_SMALL_SIZES);
	KeyedState *state = MemoryContextAllocZero(context, kind->state_size);

	EOH_init_header(&state->hdr, &kind->methods, context);
	state->texts = texts;
	state->capacity = 8;
	state->member = MemoryContextAlloc(context, state->capacity * kind->member_size);
	state->mask = 255;
	state->slot = MemoryContextAllocZero(context, (state->mask + 1) * sizeof(uint32));
	return state;
}

/* Where a state lives as long as its group. */
static MemoryContext
group_context(FunctionCallInfo fcinfo)
{
	MemoryContext context;

	return AggCheckCallContext(fcinfo, &context) ? context : CurrentMemoryContext;
}

KeyedState *
keyed_state_create(FunctionCallInfo fcinfo, const KeyedKind *kind, bool texts)
{
	return keyed_state_new(group_context(fcinfo), kind, texts);
}

uint32
state_key_hash_bytes(const StateKey *key)
{
	return hash_bytes((const unsigned char *) key->bytes, key->number[0] + key->number[1]) +
		(uint32) key->number[0];
}

static void
widen_slots(KeyedState *state)
{
	Size		size = kind_of(state)->member_size;
	uint32		mask = state->mask * 2 + 1;
	uint32	   *slot = MemoryContextAllocExtended(state->hdr.eoh_context,
												  ((Size) mask + 1) * sizeof(uint32),
												  MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);

	for (int i = 0; i < state->nmembers; i++)
	{
		uint32		at = keyed_member_at(state, i, size)->hash & mask;

		CHECK_FOR_INTERRUPTS();
		while (slot[at] != 0)
			at = (at + 1) & mask;
		slot[at] = i + 1;
	}
	pfree(state->slot);
	state->slot = slot;
	state->mask = mask;
}

static const char *
keep_bytes(KeyedState *state, const char *bytes, Size size)
{
	char	   *copy;

	if (state->key_room == NULL || size > state->key_left)
	{
		/* twice as much each time: a state of few keys stays small */
		state->key_left = Max(size, Min(Max(state->key_size, KEY_BYTES_AT_FIRST), KEY_BYTES_AT_ONCE));
		state->key_room = MemoryContextAllocHuge(state->hdr.eoh_context, state->key_left);
	}
	copy = state->key_room;
	memcpy(copy, bytes, size);
	state->key_room += size;
	state->key_left -= size;
	state->key_size += size;
	return copy;
}

static KeyedMember *
add_member(KeyedState *state, const StateKey *key, uint32 hash)
{
	const KeyedKind *kind = kind_of(state);
	KeyedMember *member;

	if (state->nmembers == state->capacity)
	{
		if (state->capacity > PG_INT32_MAX / 2)
			too_large(state);
		state->capacity *= 2;
		state->member = repalloc_huge(state->member, (Size) state->capacity * kind->member_size);
	}
	if ((uint32) state->nmembers >= state->mask / 2)
		widen_slots(state);
	member = keyed_member_at(state, state->nmembers++, kind->member_size);
	memset(member, 0, kind->member_size);
	member->key = *key;
	member->hash = hash;
	if (key->bytes != NULL)
		member->key.bytes = keep_bytes(state, key->bytes, key->number[0] + key->number[1]);
	return member;
}

/* The member with that key, which is added if it is not there. */
KeyedMember *
keyed_state_search(KeyedState *state, const StateKey *key, uint32 hash)
{
	Size		size = kind_of(state)->member_size;
	uint32		at = hash & state->mask;
	KeyedMember *member;

	for (; state->slot[at] != 0; at = (at + 1) & state->mask)
	{
		member = keyed_member_at(state, state->slot[at] - 1, size);
		if (member->hash == hash && state_key_is(&member->key, key))
			return member;
		CHECK_FOR_INTERRUPTS();
	}
	member = add_member(state, key, hash);
	/* the slots may have been widened */
	for (at = hash & state->mask; state->slot[at] != 0;)
		at = (at + 1) & state->mask;
	state->slot[at] = state->nmembers;
	return member;
}

/*-------------------------------------------------------------------------
 * Rows
 *-------------------------------------------------------------------------
 */
int
keyed_member_compare(const void *a, const void *b)
{
	const StateKey *x = &(*(KeyedMember *const *) a)->key;
	const StateKey *y = &(*(KeyedMember *const *) b)->key;
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

static KeyedState *unflatten(MemoryContext parent, const KeyedKind *kind, const struct varlena *bytes);

KeyedState *
keyed_state_for_read(Datum d, const KeyedKind *kind)
{
	if (VARATT_IS_EXTERNAL_EXPANDED(DatumGetPointer(d)))
	{
		KeyedState *state = (KeyedState *) DatumGetEOHP(d);

		if (state->hdr.eoh_methods == &kind->methods)
			return state;
	}
	return unflatten(CurrentMemoryContext, kind, PG_DETOAST_DATUM(d));
}

void
keyed_state_each(const KeyedState *state, KeyedEmit emit, void *arg)
{
	const KeyedKind *kind = kind_of(state);
	MemoryContext scratch = AllocSetContextCreate(CurrentMemoryContext, "rows by key",
												  ALLOCSET_DEFAULT_SIZES);
	KeyedMember **member;

	/* the order of the members is the memory of how rows came: it stays as it is */
	member = MemoryContextAllocHuge(CurrentMemoryContext,
									Max(state->nmembers, 1) * sizeof(KeyedMember *));
	for (int i = 0; i < state->nmembers; i++)
	{
		CHECK_EACH(i);
		member[i] = keyed_member_at(state, i, kind->member_size);
	}
	qsort(member, state->nmembers, sizeof(KeyedMember *), keyed_member_compare);

	for (int i = 0; i < state->nmembers; i++)
	{
		const StateKey *key = &member[i]->key;
		const char *bytes = key->bytes;
		MemoryContext old = MemoryContextSwitchTo(scratch);
		Datum		column[KEYED_MAX_COLUMNS];
		bool		null[KEYED_MAX_COLUMNS] = {false};

		CHECK_FOR_INTERRUPTS();
		for (int j = 0; j < kind->nparts; j++)
			if (bytes == NULL)
				column[j] = Int64GetDatum(key->number[j]);
			else
			{
				column[j] = PointerGetDatum(cstring_to_text_with_len(bytes, key->number[j]));
				bytes += key->number[j];
			}
		kind->row(member[i], column + kind->nparts, null + kind->nparts);
		MemoryContextSwitchTo(old);
		emit(arg, column, null);
		MemoryContextReset(scratch);
	}
	MemoryContextDelete(scratch);
	pfree(member);
}

/* Rows on their way into an array. */
typedef struct RowArray
{
	const KeyedState *state;
	TupleDesc	desc;
	Datum	   *row;
	int			nrows;
	Size		size;
} RowArray;

static void
append_row(void *arg, Datum *column, bool *null)
{
	RowArray   *to = arg;
	HeapTuple	tuple = heap_form_tuple(to->desc, column, null);

	to->size += MAXALIGN(tuple->t_len);
	if (to->size > MaxAllocSize - 1024)
		too_large(to->state);
	/* the header of the datum is that of the tuple */
	to->row[to->nrows++] = PointerGetDatum(tuple->t_data);
}

Datum
keyed_state_final(FunctionCallInfo fcinfo, const KeyedKind *kind)
{
	const KeyedState *state = keyed_state_for_read(PG_GETARG_DATUM(0), kind);
	/* not of the call's expression: whoever runs an aggregate in two phases may call without */
	Oid			row_type = get_element_type(get_func_rettype(fcinfo->flinfo->fn_oid));
	RowArray	rows = {.state = state};
	ArrayType  *result;

	rows.desc = lookup_rowtype_tupdesc(row_type, -1);
	if (rows.desc->natts != kind->ncolumns ||
		TupleDescAttr(rows.desc, 0)->atttypid != (state->texts ? TEXTOID : INT8OID))
		wrong_keys(kind);
	rows.row = MemoryContextAllocHuge(CurrentMemoryContext,
									  Max(state->nmembers, 1) * sizeof(Datum));
	keyed_state_each(state, append_row, &rows);
	result = construct_array(rows.row, rows.nrows, row_type, -1, false, TYPALIGN_DOUBLE);
	ReleaseTupleDesc(rows.desc);
	PG_RETURN_ARRAYTYPE_P(result);
}

/*-------------------------------------------------------------------------
 * The flat form
 *
 * A header; then each member: the numbers of its key, the bytes of its texts,
 * and what the kind writes.
 *-------------------------------------------------------------------------
 */
typedef struct FlatState
{
	uint8		version;
	uint8		texts;
	uint8		unused[2];		/* zeros */
	int32		nmembers;
} FlatState;

Size
keyed_flat_size(ExpandedObjectHeader *header)
{
	const KeyedState *state = (const KeyedState *) header;
	Size		size = VARHDRSZ + sizeof(FlatState) +
		(Size) state->nmembers * sizeof(((StateKey *) NULL)->number) +
		state->key_size + kind_of(state)->flat_size(state);

	if (size > MaxAllocSize)
		too_large(state);
	return size;
}

void
keyed_flatten(ExpandedObjectHeader *header, void *result, Size size)
{
	const KeyedState *state = (const KeyedState *) header;
	const KeyedKind *kind = kind_of(state);
	FlatState	flat = {kind->version, state->texts, {0}, state->nmembers};
	char	   *to = VARDATA(result);

	SET_VARSIZE(result, size);
	to = flat_write(to, &flat, sizeof(flat));
	for (int i = 0; i < state->nmembers; i++)
	{
		const KeyedMember *member = keyed_member_at(state, i, kind->member_size);
		const StateKey *key = &member->key;

		CHECK_FOR_INTERRUPTS();
		to = flat_write(to, key->number, sizeof(key->number));
		if (key->bytes != NULL)
			to = flat_write(to, key->bytes, key->number[0] + key->number[1]);
		to = kind->write(member, to);
	}
	Assert(to == (char *) result + size);
}

void
flat_refuse(const FlatReader *reader)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("not a state of %s", reader->aggregate)));
}

static void
read_header(const struct varlena *bytes, const KeyedKind *kind, FlatReader *reader, FlatState *flat)
{
	reader->at = VARDATA_ANY(bytes);
	reader->end = reader->at + VARSIZE_ANY_EXHDR(bytes);
	reader->aggregate = kind->aggregate;
	flat_read(reader, flat, sizeof(*flat));
	if (flat->version != kind->version || flat->texts > 1 || flat->unused[0] != 0 || flat->unused[1] != 0 ||
		flat->nmembers < 0)
		flat_refuse(reader);
}

/* Adds what anybody can have written: nothing of it is believed. */
static void
add_flat(KeyedState *state, FlatReader *reader, const FlatState *flat)
{
	const KeyedKind *kind = kind_of(state);

	for (int i = 0; i < flat->nmembers; i++)
	{
		StateKey	key;

		CHECK_FOR_INTERRUPTS();
		flat_read(reader, key.number, sizeof(key.number));
		key.bytes = NULL;
		if (kind->nparts == 1 && key.number[1] != 0)
			flat_refuse(reader);
		if (flat->texts)
		{
			if (key.number[0] < 0 || key.number[0] > (int64) MaxAllocSize ||
				key.number[1] < 0 || key.number[1] > (int64) MaxAllocSize)
				flat_refuse(reader);
			key.bytes = flat_read(reader, NULL, key.number[0] + key.number[1]);
			if (!pg_verifymbstr(key.bytes, (int) key.number[0], true) ||
				!pg_verifymbstr(key.bytes + key.number[0], (int) key.number[1], true))
				flat_refuse(reader);
		}
		kind->read(state, &key, reader);
	}
	if (reader->at != reader->end)
		flat_refuse(reader);
}

static KeyedState *
unflatten(MemoryContext parent, const KeyedKind *kind, const struct varlena *bytes)
{
	FlatReader	reader;
	FlatState	flat;
	KeyedState *state;

	read_header(bytes, kind, &reader, &flat);
	state = keyed_state_new(parent, kind, flat.texts);
	add_flat(state, &reader, &flat);
	return state;
}

KeyedState *
keyed_state_copy(FunctionCallInfo fcinfo, const KeyedKind *kind, bool texts)
{
	KeyedState *state = unflatten(group_context(fcinfo), kind, PG_DETOAST_DATUM(PG_GETARG_DATUM(0)));

	if (state->texts != texts)
		wrong_keys(kind);
	return state;
}

Datum
keyed_state_combine(FunctionCallInfo fcinfo, const KeyedKind *kind)
{
	struct varlena *from;
	FlatReader	reader;
	FlatState	flat;
	KeyedState *state;

	if (PG_ARGISNULL(1))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	from = PG_DETOAST_DATUM(PG_GETARG_DATUM(1));
	read_header(from, kind, &reader, &flat);
	state = keyed_state_for_update(fcinfo, kind, flat.texts);
	add_flat(state, &reader, &flat);
	return EOHPGetRWDatum(&state->hdr);
}
