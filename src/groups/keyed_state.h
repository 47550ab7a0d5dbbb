/*
 * keyed_state.h
 *	  The state of an aggregate that finds its groups by itself: all members
 *	  of a table in one pass over rows in any order, no GROUP BY and no sort.
 *
 * To find a row's group costs an aggregate under GROUP BY more than to add the
 * row.  Here the members stand in the order in which they came, each found by
 * one or two numbers, or by the bytes of one or two texts.
 *
 * The state is an expanded object of bytea: it is changed in place, and
 * becomes flat bytes where it travels.
 *
 * What a row costs, and why it is laid out so:
 *
 *	1. whose row it is: by an open hash of member numbers (no pointers), nearly
 *	   always found in the first slot; or, where figures come month by month in
 *	   one order or series by series, among the members next to the last one,
 *	   and nothing is hashed (keyed_member_next);
 *	2. the values are added to what the kind of state has: sums of 16 bytes as
 *	   long as they fit (short_sum.h), else exact sums.
 *
 * Members keep the order in which they came, and are sorted by key once, when
 * the result is made.  Two states are combined by the same look-up, so a
 * parallel plan and a serial one have the same members and the same sums.
 */
#ifndef INDSTAT_KEYED_STATE_H
#define INDSTAT_KEYED_STATE_H

#include "postgres.h"

#include "fmgr.h"
#include "utils/expandeddatum.h"

#include "base/compat.h"

/* Two numbers (the second may be 0), or the bytes of two texts. */
typedef struct StateKey
{
	int64		number[2];
	const char *bytes;			/* NULL for numbers; then they are the lengths */
} StateKey;

/* What arguments are keys. */
typedef enum StateKeyKind
{
	STATE_KEY_TEXT,
	STATE_KEY_INT8
} StateKeyKind;

#define KEYED_MAX_COLUMNS 8

/* What each member begins with. */
typedef struct KeyedMember
{
	StateKey	key;
	uint32		hash;
} KeyedMember;

/* What each state begins with. */
typedef struct KeyedState
{
	ExpandedObjectHeader hdr;	/* its methods are a KeyedKind */
	bool		texts;
	int			nmembers;
	int			capacity;
	char	   *member;			/* the size of one is the kind's */
	int			last;			/* the member of the last row */
	int			before;			/* the one before the last leap */
	uint32		mask;			/* of slots, which are a power of two */
	uint32	   *slot;			/* member + 1, or 0 */
	int64		key_size;		/* bytes of all texts */
	char	   *key_room;
	Size		key_left;
} KeyedState;

/* Flat bytes on their way in: nobody reads past their end. */
typedef struct FlatReader
{
	const char *at;
	const char *end;
	const char *aggregate;		/* for the message */
} FlatReader;

/* An aggregate with such a state. */
typedef struct KeyedKind
{
	ExpandedObjectMethods methods;	/* KEYED_METHODS */
	const char *aggregate;
	const char *members;		/* what they are, in messages */
	const char *smaller;		/* the hint where they are too many */
	uint8		version;
	int			nparts;			/* of a key */
	int			ncolumns;		/* of a row of the result, key included */
	Size		state_size;
	Size		member_size;
	/* bytes that all members take beside their keys, and those of one */
	Size		(*flat_size) (const KeyedState *state);
	char	   *(*write) (const KeyedMember *member, char *to);
	/* adds a member that is read: the one checker of such bytes */
	void		(*read) (KeyedState *state, const StateKey *key, FlatReader *reader);
	/* the columns after the key; null is all false */
	void		(*row) (const KeyedMember *member, Datum *column, bool *null);
} KeyedKind;

extern Size keyed_flat_size(ExpandedObjectHeader *header);
extern void keyed_flatten(ExpandedObjectHeader *header, void *result, Size size);

#define KEYED_METHODS {keyed_flat_size, keyed_flatten}

extern KeyedState *keyed_state_new(MemoryContext parent, const KeyedKind *kind, bool texts);
extern KeyedState *keyed_state_create(FunctionCallInfo fcinfo, const KeyedKind *kind, bool texts);
extern KeyedState *keyed_state_copy(FunctionCallInfo fcinfo, const KeyedKind *kind, bool texts);
/* The state in an argument as it is, or read from bytes. */
extern KeyedState *keyed_state_for_read(Datum d, const KeyedKind *kind);
extern KeyedMember *keyed_state_search(KeyedState *state, const StateKey *key, uint32 hash);
extern Datum keyed_state_combine(FunctionCallInfo fcinfo, const KeyedKind *kind);
/* Calls for the columns of each member, by key; they are gone after it. */
typedef void (*KeyedEmit) (void *arg, Datum *column, bool *null);
extern void keyed_state_each(const KeyedState *state, KeyedEmit emit, void *arg);
/* an array of rows, by key */
extern Datum keyed_state_final(FunctionCallInfo fcinfo, const KeyedKind *kind);

pg_noreturn extern void flat_refuse(const FlatReader *reader);

/* Copies the next bytes, or passes over them; where they are. */
static inline const char *
flat_read(FlatReader *reader, void *to, Size size)
{
	const char *at = reader->at;

	if (size > (Size) (reader->end - at))
		flat_refuse(reader);
	if (to != NULL)
		memcpy(to, at, size);
	reader->at += size;
	return at;
}

static inline char *
flat_write(char *to, const void *from, Size size)
{
	memcpy(to, from, size);
	return to + size;
}

/* The state that may be changed: the aggregate's own, a copy, or a new one. */
static inline KeyedState *
keyed_state_for_update(FunctionCallInfo fcinfo, const KeyedKind *kind, bool texts)
{
	Pointer		d = DatumGetPointer(PG_GETARG_DATUM(0));

	if (unlikely(PG_ARGISNULL(0)))
		return keyed_state_create(fcinfo, kind, texts);
	if (likely(VARATT_IS_EXTERNAL_EXPANDED_RW(d)))
	{
		varatt_expanded at;
		KeyedState *state;

		memcpy(&at, VARDATA_EXTERNAL(d), sizeof(at));
		state = (KeyedState *) at.eohptr;
		if (likely(state->hdr.eoh_methods == &kind->methods && state->texts == texts))
			return state;
	}
	return keyed_state_copy(fcinfo, kind, texts);
}

static inline bool
state_key_is(const StateKey *a, const StateKey *b)
{
	return a->number[0] == b->number[0] && a->number[1] == b->number[1] &&
		(a->bytes == NULL ||
		 memcmp(a->bytes, b->bytes, a->number[0] + a->number[1]) == 0);
}

/* By key, of pointers to members, for qsort. */
extern int	keyed_member_compare(const void *a, const void *b);
extern uint32 state_key_hash_bytes(const StateKey *key);

static inline uint32
state_key_hash(const StateKey *key)
{
	uint64		hash;

	if (key->bytes != NULL)
		return state_key_hash_bytes(key);
	/* every bit of both numbers has to reach the low ones, which choose the slot */
	hash = ((uint64) key->number[0] + (uint64) key->number[1] * UINT64CONST(0xC2B2AE3D27D4EB4F)) *
		UINT64CONST(0x9E3779B97F4A7C15);
	hash = (hash ^ hash >> 32) * UINT64CONST(0xC2B2AE3D27D4EB4F);
	return (uint32) (hash ^ hash >> 32);
}

/* The key of one or two texts.  What is longer than the room is allocated. */
static inline void
state_key_from_texts(StateKey *key, text *const *part, int nparts, char *room, Size room_size)
{
	char	   *to = room;

	key->number[1] = 0;
	for (int i = 0; i < nparts; i++)
		key->number[i] = VARSIZE_ANY_EXHDR(part[i]);
	key->bytes = VARDATA_ANY(part[0]);
	if (nparts == 1)
		return;
	if (unlikely((Size) (key->number[0] + key->number[1]) > room_size))
		to = palloc(key->number[0] + key->number[1]);
	key->bytes = to;
	for (int i = 0; i < nparts; i++)
		to = flat_write(to, VARDATA_ANY(part[i]), key->number[i]);
}

/* The key of a row: so many arguments from the second on. */
static inline void
state_key_from_args(FunctionCallInfo fcinfo, StateKeyKind kind, int nparts,
					StateKey *key, char *room, Size room_size)
{
	if (kind == STATE_KEY_TEXT)
	{
		text	   *part[2] = {NULL, NULL};

		for (int i = 0; i < nparts; i++)
			part[i] = PG_GETARG_TEXT_PP(i + 1);
		state_key_from_texts(key, part, nparts, room, room_size);
		return;
	}
	key->number[1] = 0;
	key->bytes = NULL;
	for (int i = 0; i < nparts; i++)
		key->number[i] = PG_GETARG_INT64(i + 1);
}

static inline KeyedMember *
keyed_member_at(const KeyedState *state, int i, Size size)
{
	return (KeyedMember *) (state->member + (Size) i * size);
}

/* The member with that key, which is added if it is not there. */
static inline KeyedMember *
keyed_member_of(KeyedState *state, const StateKey *key, Size size)
{
	uint32		hash = state_key_hash(key);
	uint32		found = state->slot[hash & state->mask];

	/* nearly always in the first slot */
	if (likely(found != 0))
	{
		KeyedMember *member = keyed_member_at(state, found - 1, size);

		if (likely(state_key_is(&member->key, key)))
			return member;
	}
	return keyed_state_search(state, key, hash);
}

/* Whether the row is of one of the three members from a place on. */
static inline bool
keyed_member_near(KeyedState *state, const StateKey *key, Size size, int from)
{
	for (int i = from; i < from + 3 && i < state->nmembers; i++)
		if (state_key_is(&keyed_member_at(state, i, size)->key, key))
		{
			state->last = i;
			return true;
		}
	return false;
}

/*
 * The same where figures arrive month by month in one order, or series by
 * series: whoever comes next is looked for among the next members first.
 */
static inline KeyedMember *
keyed_member_next(KeyedState *state, const StateKey *key, Size size)
{
	KeyedMember *member;

	/* the last one, its neighbour, or the one after a neighbour without a figure */
	if (likely(keyed_member_near(state, key, size, state->last)))
		return keyed_member_at(state, state->last, size);
	/* back from the last leap, or at the start of another month */
	if (keyed_member_near(state, key, size, state->before) ||
		keyed_member_near(state, key, size, 0))
		return keyed_member_at(state, state->last, size);
	state->before = state->last;
	/* may move the members */
	member = keyed_state_search(state, key, state_key_hash(key));
	state->last = ((char *) member - state->member) / size;
	return member;
}

#endif							/* INDSTAT_KEYED_STATE_H */
