/*-------------------------------------------------------------------------
 *
 * cross_section_agg.c
 *	  Rows in any order to one cross_section.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "mb/pg_wchar.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "base/compat.h"
#include "base/interrupts.h"
#include "cross_section/cross_section.h"

/*-------------------------------------------------------------------------
 * Pairs in any order
 *-------------------------------------------------------------------------
 */
bool
member_key_check(const MemberKey *key, const char *what, struct Node *escontext)
{
	if (key->chars && (key->length == 0 || key->length > MEMBER_KEY_MAX_LENGTH))
		ereturn(escontext, false,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("invalid key of a %s: %d bytes long", what, key->length),
				 errdetail("A key has 1 to %d bytes.", MEMBER_KEY_MAX_LENGTH)));
	return true;
}

void
member_pairs_init(MemberPairs *pairs, const char *what, int capacity, struct Node *escontext)
{
	pairs->what = what;
	pairs->escontext = escontext;
	packed_builder_init(&pairs->values, what, MEMBER_KEYS_MAX, capacity);
	pairs->key = palloc((Size) pairs->values.capacity * sizeof(MemberKey));
}

bool
member_pairs_add(MemberPairs *pairs, MemberKey key, Decimal value)
{
	int			n = pairs->values.count;
	int			capacity = pairs->values.capacity;

	if (!member_key_check(&key, pairs->what, pairs->escontext) ||
		!packed_builder_add_safe(&pairs->values, value, pairs->escontext))
		return false;
	if (pairs->values.capacity > capacity)
		pairs->key = repalloc(pairs->key, (Size) pairs->values.capacity * sizeof(MemberKey));
	pairs->key[n] = key;
	return true;
}

typedef struct SortedPair
{
	MemberKey	key;
	int64		value;
} SortedPair;

#define ST_SORT sort_pairs
#define ST_ELEMENT_TYPE SortedPair
#define ST_COMPARE(a, b) member_key_compare(&(a)->key, &(b)->key)
#define ST_SCOPE static
#define ST_CHECK_FOR_INTERRUPTS
#define ST_DEFINE
#include "lib/sort_template.h"

struct varlena *
member_pairs_form(MemberPairs *pairs, PackedKind kind)
{
	int			n = pairs->values.count;
	MemberKey  *key = pairs->key;
	int64	   *value = pairs->values.value;
	bool		ascending = true;

	for (int i = 1; ascending && i < n; i++)
	{
		CHECK_FOR_INTERRUPTS();
		ascending = member_key_compare(&key[i - 1], &key[i]) < 0;
	}
	if (!ascending)
	{
		SortedPair *sorted = palloc_extended((Size) n * sizeof(SortedPair), MCXT_ALLOC_HUGE);

		for (int i = 0; i < n; i++)
		{
			CHECK_EACH(i);
			sorted[i].key = key[i];
			sorted[i].value = value[i];
		}
		sort_pairs(sorted, n);
		for (int i = 0; i < n; i++)
		{
			CHECK_FOR_INTERRUPTS();
			if (i > 0 && member_key_compare(&sorted[i - 1].key, &sorted[i].key) == 0)
				ereturn(pairs->escontext, NULL,
						(errcode(ERRCODE_UNIQUE_VIOLATION),
						 errmsg("duplicate key \"%s\"", member_key_cstring(&sorted[i].key)),
						 errhint("A %s has one value for each key: group or filter the rows first.", pairs->what)));
			key[i] = sorted[i].key;
			value[i] = sorted[i].value;
		}
	}
	return member_keys_form_array(kind, key, value, n, pairs->values.scale);
}

MemberKey
member_key_from_text(text *t)
{
	MemberKey	key = {VARDATA_ANY(t), VARSIZE_ANY_EXHDR(t), 0};

	return key;
}

/*-------------------------------------------------------------------------
 * The aggregate: pairs one after another in a flat state
 *-------------------------------------------------------------------------
 */
PG_FUNCTION_INFO_V1(cross_section_transition_int8_numeric);
PG_FUNCTION_INFO_V1(cross_section_transition_int8_float8);
PG_FUNCTION_INFO_V1(cross_section_transition_int8_int8);
PG_FUNCTION_INFO_V1(cross_section_transition_text_numeric);
PG_FUNCTION_INFO_V1(cross_section_transition_text_float8);
PG_FUNCTION_INFO_V1(cross_section_transition_text_int8);
PG_FUNCTION_INFO_V1(cross_section_combine);
PG_FUNCTION_INFO_V1(cross_section_final);

/*
 * All values have the state's scale.  A pair is its value and its key: an
 * integer, or the length in one byte and the characters.
 */
typedef struct PairsState
{
	int32		vl_len_;		/* capacity: the bytes in use are fewer */
	int32		used;
	int32		count;
	uint8		version;
	uint8		scale;
	char		form;			/* 'i' or 't' */
	uint8		odd;			/* does not fit, which is no error: see cross_section_agg_or_null */
} PairsState;

#define PAIRS_STATE_VERSION 1
#define PAIRS_STATE_START 512

pg_noreturn static void
not_a_state(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("these bytes are not a state of cross_section_agg")));
}

static PairsState *
pairs_state_check(struct varlena *datum, bool or_null)
{
	PairsState *state = (PairsState *) datum;

	if (VARSIZE(state) < sizeof(PairsState) || state->version != PAIRS_STATE_VERSION ||
		state->used < (int32) sizeof(PairsState) || state->used > (int32) VARSIZE(state) ||
		(state->form != 'i' && state->form != 't') || state->scale > PACKED_MAX_SCALE ||
		state->count < 0 || state->count > MEMBER_KEYS_MAX || state->odd > (or_null ? 1 : 0))
		not_a_state();
	return state;
}

/* The next pair of a state; false at its end. */
static bool
pairs_state_next(const PairsState *state, int32 *at, MemberKey *key, int64 *value)
{
	const char *from = (const char *) state + *at;
	int32		left = state->used - *at;

	if (left == 0)
		return false;
	if (left < (int32) sizeof(int64) * 2 - (state->form == 't' ? 7 : 0))
		goto broken;
	memcpy(value, from, sizeof(int64));
	if (*value == PACKED_MISSING)
		goto broken;
	from += sizeof(int64);
	left -= sizeof(int64);
	if (state->form == 'i')
	{
		key->chars = NULL;
		key->length = 0;
		memcpy(&key->number, from, sizeof(int64));
		*at += 2 * sizeof(int64);
		return true;
	}
	key->length = (uint8) *from;
	key->chars = from + 1;
	key->number = 0;
	if (key->length == 0 || key->length + 1 > left)
		goto broken;
	*at += sizeof(int64) + 1 + key->length;
	return true;

broken:
	not_a_state();
}

/* Room for size more bytes: in place where the executor allows it. */
static PairsState *
pairs_state_reserve(FunctionCallInfo fcinfo, PairsState *state, int64 size)
{
	int64		need = (int64) state->used + size;
	int64		capacity = VARSIZE(state);
	PairsState *bigger;

	if (need <= capacity && AggCheckCallContext(fcinfo, NULL))
		return state;
	if (need > capacity)
		capacity = Max(need, capacity * 2);
	if (capacity > (int64) MaxAllocSize)
		capacity = need;
	if (capacity > (int64) MaxAllocSize)
		packed_check_count(CROSS_SECTION_NAME, PG_INT32_MAX, MEMBER_KEYS_MAX);
	bigger = palloc(capacity);
	copy_in_pieces(bigger, state, state->used);
	memset((char *) bigger + state->used, 0, capacity - state->used);
	SET_VARSIZE(bigger, capacity);
	return bigger;
}

/* Multiplies the state's values so that they have a larger scale; false if they do not fit. */
static bool
pairs_state_rescale(PairsState *state, int scale)
{
	int32		at = sizeof(PairsState);
	int32		place = at;
	MemberKey	key;
	int64		value;

	while (pairs_state_next(state, &at, &key, &value))
	{
		CHECK_FOR_INTERRUPTS();
		if (!packed_rescale(&value, 1, scale - state->scale))
			return false;
		memcpy((char *) state + place, &value, sizeof(value));
		place = at;
	}
	state->scale = scale;
	return true;
}

/* What the values of a state are too many or too long for is an error, or makes the state odd. */
static Datum
does_not_fit(PairsState *state, bool or_null)
{
	if (!or_null)
		packed_overflow(CROSS_SECTION_NAME);
	state->odd = 1;
	PG_RETURN_POINTER(state);
}

static Datum
cross_section_transition(FunctionCallInfo fcinfo, bool texts, DecimalKind kind, bool or_null)
{
	PairsState *state;
	Decimal		value;
	MemberKey	key = {NULL, 0, 0};
	int64		mantissa;
	int			scale;
	char	   *to;

	if (PG_ARGISNULL(0))
	{
		state = palloc0(PAIRS_STATE_START);
		SET_VARSIZE(state, PAIRS_STATE_START);
		state->used = sizeof(PairsState);
		state->version = PAIRS_STATE_VERSION;
		state->form = texts ? 't' : 'i';
	}
	else
	{
		state = pairs_state_check(PG_DETOAST_DATUM(PG_GETARG_DATUM(0)), or_null);
		if (state->form != (texts ? 't' : 'i'))
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("these bytes are not a state of this cross_section_agg")));
	}
	/* no member, or no figure: nothing is kept */
	if (PG_ARGISNULL(1) || PG_ARGISNULL(2) || state->odd)
		PG_RETURN_POINTER(state);

	value = decimal_from_datum(PG_GETARG_DATUM(2), kind);
	if (value.special)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("a %s cannot hold NaN or infinity", CROSS_SECTION_NAME),
				 errhint("Leave the value out, or pass NULL, where there is no figure.")));
	if (!decimal_to_scaled(value, &mantissa, &scale) || scale > PACKED_MAX_SCALE)
		return does_not_fit(pairs_state_reserve(fcinfo, state, 0), or_null);
	packed_check_count(CROSS_SECTION_NAME, (int64) state->count + 1, MEMBER_KEYS_MAX);
	if (texts)
	{
		key = member_key_from_text(DatumGetTextPP(PG_GETARG_DATUM(1)));
		member_key_check(&key, CROSS_SECTION_NAME, NULL);
	}
	else
		key.number = PG_GETARG_INT64(1);

	state = pairs_state_reserve(fcinfo, state,
								texts ? (int64) sizeof(int64) + 1 + key.length : (int64) sizeof(int64) * 2);
	if (scale > state->scale ? !pairs_state_rescale(state, scale) :
		!packed_rescale(&mantissa, 1, state->scale - scale))
		return does_not_fit(state, or_null);

	to = (char *) state + state->used;
	memcpy(to, &mantissa, sizeof(mantissa));
	to += sizeof(mantissa);
	if (texts)
	{
		*to = (char) (uint8) key.length;
		memcpy(to + 1, key.chars, key.length);
		state->used += sizeof(int64) + 1 + key.length;
	}
	else
	{
		memcpy(to, &key.number, sizeof(int64));
		state->used += sizeof(int64) * 2;
	}
	state->count++;
	PG_RETURN_POINTER(state);
}

Datum
cross_section_transition_int8_numeric(PG_FUNCTION_ARGS)
{
	return cross_section_transition(fcinfo, false, DECIMAL_NUMERIC, false);
}

Datum
cross_section_transition_int8_float8(PG_FUNCTION_ARGS)
{
	return cross_section_transition(fcinfo, false, DECIMAL_FLOAT8, false);
}

Datum
cross_section_transition_int8_int8(PG_FUNCTION_ARGS)
{
	return cross_section_transition(fcinfo, false, DECIMAL_INT8, false);
}

Datum
cross_section_transition_text_numeric(PG_FUNCTION_ARGS)
{
	return cross_section_transition(fcinfo, true, DECIMAL_NUMERIC, false);
}

Datum
cross_section_transition_text_float8(PG_FUNCTION_ARGS)
{
	return cross_section_transition(fcinfo, true, DECIMAL_FLOAT8, false);
}

Datum
cross_section_transition_text_int8(PG_FUNCTION_ARGS)
{
	return cross_section_transition(fcinfo, true, DECIMAL_INT8, false);
}

PG_FUNCTION_INFO_V1(cross_section_transition_or_null);
Datum
cross_section_transition_or_null(PG_FUNCTION_ARGS)
{
	return cross_section_transition(fcinfo, true, DECIMAL_NUMERIC, true);
}

static Datum
combine(FunctionCallInfo fcinfo, bool or_null)
{
	PairsState *into,
			   *from;
	bool		fits = true;
	int			scale;
	int32		start = sizeof(PairsState);

	if (PG_ARGISNULL(1))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	from = pairs_state_check(PG_DETOAST_DATUM(PG_GETARG_DATUM(1)), or_null);
	if (PG_ARGISNULL(0))
		PG_RETURN_POINTER(from);
	into = pairs_state_check(PG_DETOAST_DATUM(PG_GETARG_DATUM(0)), or_null);
	if (into->form != from->form)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("states of different cross_section_agg cannot be combined")));
	if (into->odd || from->odd)
		return does_not_fit(pairs_state_reserve(fcinfo, into, 0), or_null);
	packed_check_count(CROSS_SECTION_NAME, (int64) into->count + from->count, MEMBER_KEYS_MAX);
	scale = Max(into->scale, from->scale);
	if (from->scale < scale)
	{
		PairsState *copy = palloc(VARSIZE(from));

		copy_in_pieces(copy, from, VARSIZE(from));
		from = copy;
		fits = pairs_state_rescale(from, scale);
	}
	into = pairs_state_reserve(fcinfo, into, from->used - start);
	fits = fits && (into->scale == scale || pairs_state_rescale(into, scale));
	if (!fits)
		return does_not_fit(into, or_null);
	copy_in_pieces((char *) into + into->used, (char *) from + start, from->used - start);
	into->used += from->used - start;
	into->count += from->count;
	PG_RETURN_POINTER(into);
}

Datum
cross_section_combine(PG_FUNCTION_ARGS)
{
	return combine(fcinfo, false);
}

PG_FUNCTION_INFO_V1(cross_section_combine_or_null);
Datum
cross_section_combine_or_null(PG_FUNCTION_ARGS)
{
	return combine(fcinfo, true);
}

static Datum
final(FunctionCallInfo fcinfo, bool or_null)
{
	PairsState *state;
	MemberPairs pairs;
	MemberKey	key;
	int64		value;
	int32		at = sizeof(PairsState);

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	state = pairs_state_check(PG_DETOAST_DATUM(PG_GETARG_DATUM(0)), or_null);
	if (state->odd)
		PG_RETURN_NULL();
	member_pairs_init(&pairs, CROSS_SECTION_NAME, state->count, NULL);
	pairs.values.scale = state->scale;
	while (pairs.values.count < state->count && pairs_state_next(state, &at, &key, &value))
	{
		CHECK_FOR_INTERRUPTS();
		/* anybody can write a state, also one of bytes that are no characters */
		if (key.chars && !pg_verifymbstr(key.chars, key.length, true))
			not_a_state();
		pairs.key[pairs.values.count] = key;
		pairs.values.value[pairs.values.count++] = value;
	}
	if (pairs.values.count != state->count || at != state->used)
		not_a_state();
	if (pairs.values.count == 0)
		PG_RETURN_NULL();
	PG_RETURN_POINTER(member_pairs_form(&pairs, PACKED_CROSS_SECTION));
}

Datum
cross_section_final(PG_FUNCTION_ARGS)
{
	return final(fcinfo, false);
}

PG_FUNCTION_INFO_V1(cross_section_final_or_null);
Datum
cross_section_final_or_null(PG_FUNCTION_ARGS)
{
	return final(fcinfo, true);
}
