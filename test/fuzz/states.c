/*
 * states.c
 *	  Fuzzes the receive function of every type and the functions of every
 *	  aggregate with states that anybody can have written.
 *
 * Run by "make attack" (test/attack bytes).  What is called stands in
 * build/attack/states_list.h, made from the catalogue by states.sql.
 *
 * Half of the inputs are the fuzzer's own; the others are valid states of
 * random rows in which a word, a count or a length was replaced, or a part
 * taken from another state, so that parts contradict each other.
 *
 * Whatever a type accepts must be written as text and as message that give
 * back the same bytes.  An aggregate refuses a state with an error of a class
 * that says so, or takes it; then NULL combined with it is the same state,
 * its flat form is the same state, no argument that is not the aggregate's own
 * was changed, and its result is a value.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "postgres.h"

#include "access/htup_details.h"
#include "catalog/pg_type_d.h"
#include "lib/stringinfo.h"
#include "mb/pg_wchar.h"
#include "port/pg_bswap.h"
#include "utils/array.h"
#include "utils/expandeddatum.h"
#include "utils/float.h"

#include "exact/numeric_layout.h"
#include "period/period.h"
#include "server.h"
#include "server_aggregate.h"

#define MUST(condition) \
	do { if (!(condition)) { fprintf(stderr, "violated: %s (%s)\n", #condition, target_name); abort(); } } while (0)

/* What states.c can make values of. */
typedef enum Type
{
	TYPE_none, TYPE_RECORD, TYPE_bytea, TYPE_text, TYPE_numeric, TYPE_float8, TYPE_int8, TYPE_int4, TYPE_int2,
	TYPE_bool, TYPE_date, TYPE_ref_period, TYPE_exact_sums, TYPE_rank_state, TYPE_series, TYPE_cross_section, TYPE_hierarchy
} Type;

#define MAX_ARGS 8

typedef struct TargetType
{
	const char *name;
	Type		type;
	PGFunction	input,
				output,
				receive,
				send;
} TargetType;

typedef struct TargetAggregate
{
	const char *name;
	PGFunction	trans;
	bool		trans_strict;
	int			nargs;			/* of trans, the state included */
	Type		arg[MAX_ARGS];
	PGFunction	combine;
	bool		combine_strict;
	PGFunction	final;			/* NULL: the state is the result */
	bool		final_strict;
	Type		result;
	int			ncolumns;
	Oid			column[MAX_ARGS];
} TargetAggregate;

#define t true
#define f false
#include "states_list.h"
#undef t
#undef f

static const char *target_name;

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
size_t		LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned int seed);
extern size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);

/* What an input begins with. */
typedef struct InputHeader
{
	uint8		target;
	uint8		flags;
	uint16		split;			/* where the second state begins */
	uint32		rows;			/* seed of the rows */
} InputHeader;

#define FLAG_BY_HAND 1			/* not in an aggregate: nothing is changed in place */
#define FLAG_SHORT 2			/* headers of one byte where they fit */

/* A value that may be none, or an error. */
typedef struct Value
{
	bool		null;
	bool		error;
	Datum		datum;
} Value;

static const Value no_value = {.null = true};

/*-------------------------------------------------------------------------
 * Calls
 *-------------------------------------------------------------------------
 */
static bool
error_says_so(int sqlstate)
{
	return ERRCODE_TO_CATEGORY(sqlstate) == MAKE_SQLSTATE('2', '2', '0', '0', '0') ||
		sqlstate == ERRCODE_UNIQUE_VIOLATION || sqlstate == ERRCODE_CARDINALITY_VIOLATION ||
		sqlstate == ERRCODE_PROGRAM_LIMIT_EXCEEDED || sqlstate == ERRCODE_PROTOCOL_VIOLATION ||
		sqlstate == ERRCODE_DATATYPE_MISMATCH;
}

static Value
call(PGFunction function, bool strict, int nargs, const Value *arg)
{
	Value		result = {0};

	for (int i = 0; i < nargs; i++)
		if (arg[i].error || (strict && arg[i].null))
			return arg[i].error ? arg[i] : no_value;
	server_sqlstate = 0;
	result.datum = server_call_args(function, nargs, (const ServerArg *) arg, &result.null);
	result.error = server_sqlstate != 0;
	if (result.error && !error_says_so(server_sqlstate))
	{
		fprintf(stderr, "violated: an error of class %s (%s)\n", server_sqlstate_text(server_sqlstate), target_name);
		abort();
	}
	return result;
}

static Value
value_of(Datum datum)
{
	Value		v = {.datum = datum};

	return v;
}

/* a varlena of the exact size */
static Value
varlena_of(const void *bytes, Size size, bool short_header)
{
	char	   *result;

	if (short_header && size + VARHDRSZ_SHORT <= VARATT_SHORT_MAX)
	{
		result = palloc(size + VARHDRSZ_SHORT);
		SET_VARSIZE_SHORT(result, size + VARHDRSZ_SHORT);
		memcpy(result + VARHDRSZ_SHORT, bytes, size);
	}
	else
	{
		result = palloc(size + VARHDRSZ);
		SET_VARSIZE(result, size + VARHDRSZ);
		memcpy(VARDATA(result), bytes, size);
	}
	return value_of(PointerGetDatum(result));
}

static const TargetType *
type_of(Type type)
{
	for (int i = 0; i < (int) lengthof(types); i++)
		if (types[i].type == type)
			return &types[i];
	return NULL;
}

static Value
received(const TargetType *type, const void *bytes, Size size)
{
	StringInfoData message = {.data = memcpy(palloc(size), bytes, size), .len = (int) size, .maxlen = (int) size};
	Value		arg = value_of(PointerGetDatum(&message));
	Value		result = call(type->receive, true, 1, &arg);

	/* the server refuses what is left over */
	if (!result.error && message.cursor != message.len)
		result.error = true;
	return result;
}

/* sizes of values: 8 bytes by value, 32, or their own */
static Size
size_of(Type type, Datum datum)
{
	return type == TYPE_rank_state ? 32 : VARSIZE_ANY(DatumGetPointer(datum));
}

static bool
by_value(Type type)
{
	return type == TYPE_ref_period || type == TYPE_int8 || type == TYPE_bool || type == TYPE_float8;
}

static bool
same(Type type, Value a, Value b)
{
	if (a.error || b.error || a.null || b.null)
		return a.error == b.error && (a.error || a.null == b.null);
	if (by_value(type))
		return a.datum == b.datum;
	if (type == TYPE_rank_state)
		return memcmp(DatumGetPointer(a.datum), DatumGetPointer(b.datum), size_of(type, a.datum)) == 0;
	/* whichever header it has */
	return VARSIZE_ANY_EXHDR(a.datum) == VARSIZE_ANY_EXHDR(b.datum) &&
		memcmp(VARDATA_ANY(a.datum), VARDATA_ANY(b.datum), VARSIZE_ANY_EXHDR(a.datum)) == 0;
}

/* Text and message of what was accepted give it back. */
static void
check_type(const TargetType *type, Value value)
{
	Value		message,
				text;

	if (value.error || value.null)
		return;
	message = call(type->send, true, 1, &value);
	MUST(!message.error && !message.null);
	MUST(same(type->type, value, received(type, VARDATA_ANY(message.datum), VARSIZE_ANY_EXHDR(message.datum))));
	text = call(type->output, true, 1, &value);
	MUST(!text.error && !text.null);
	MUST(same(type->type, value, call(type->input, true, 1, &text)));
}

/*-------------------------------------------------------------------------
 * Rows
 *-------------------------------------------------------------------------
 */
static uint64 random_state;

static uint32
random_below(uint32 n)
{
	uint64		z = (random_state += UINT64CONST(0x9E3779B97F4A7C15));

	z = (z ^ z >> 30) * UINT64CONST(0xBF58476D1CE4E5B9);
	z = (z ^ z >> 27) * UINT64CONST(0x94D049BB133111EB);
	return (uint32) ((z ^ z >> 31) >> 32) % n;
}

static Datum
some_numeric(void)
{
	uint8		digits[64];
	int			ndigits;
	static const uint16 specials[] = {LAYOUT_NAN, LAYOUT_PINF, LAYOUT_NINF};

	switch (random_below(16))
	{
		case 0:
			return varlena_of(&specials[random_below(3)], sizeof(uint16), random_below(2)).datum;
		case 1:
			ndigits = 1 + random_below(40);
			for (int i = 0; i < ndigits; i++)
				digits[i] = random_below(10);
			return NumericGetDatum(numeric_from_digits(random_below(2), digits, ndigits, (int) random_below(100) - 60));
		case 2:
			digits[0] = 1 + random_below(9);
			return NumericGetDatum(numeric_from_digits(random_below(2), digits, 1, (int) random_below(150) - 75));
		default:
			ndigits = 1 + random_below(6);
			for (int i = 0; i < ndigits; i++)
				digits[i] = random_below(10);
			return NumericGetDatum(numeric_from_digits(random_below(2), digits, ndigits, -(int) random_below(4)));
	}
}

static Datum
some_period(void)
{
	static const char *const odd[] = {"0001", "9999-12-31", "9999-12", "2020-W53", "2022-01/02", "2021/P5Y", "2024-02-29", "2023-01..05", "2023"};
	char		text[32];
	Value		arg = value_of(CStringGetDatum(text));

	if (random_below(8) == 0)
		strcpy(text, odd[random_below(lengthof(odd))]);
	else
		snprintf(text, sizeof(text), "202%u-%02u", 2 + random_below(2), 1 + random_below(12));
	return call(ref_period_in, true, 1, &arg).datum;
}

static Datum
some_text(void)
{
	static const char *const texts[] = {"S", "E", "B", "A", "M", "H", "L", "Y", "partial_zero", "null", "zero", "all", "partial_null", "complete",
	"jan-feb", "a", "b", "c", "", "M", "Q", "P", "\xC3\xA9", "\xE6\xB3\xB0\xE5\xAE\x89"};
	char		bytes[300];

	if (random_below(32) == 0)
	{
		memset(bytes, 'x', sizeof(bytes));
		return varlena_of(bytes, 200 + random_below(100), false).datum;
	}
	else
	{
		const char *text = texts[random_below(lengthof(texts))];

		return varlena_of(text, strlen(text), random_below(2)).datum;
	}
}

static int64
some_int64(void)
{
	static const int64 odd[] = {0, -1, PG_INT64_MAX, PG_INT64_MIN, PG_INT64_MIN + 1, PG_INT32_MAX, PG_INT32_MIN, INT64CONST(1000000000000000000)};

	return random_below(4) == 0 ? odd[random_below(lengthof(odd))] : (int64) random_below(8) - 2;
}

static double
some_double(void)
{
	static const double odd[] = {-0.0, 1e15, 1e300, 5e-324, 0.1, -1e22, 1e65, 1e-70};
	uint32		which = random_below(12);

	return which == 0 ? get_float8_nan() : which == 1 ? get_float8_infinity() : which == 2 ? -get_float8_infinity() :
		which < 6 ? odd[random_below(lengthof(odd))] : random_below(1000) / 8.0;
}

static Value
some_value(Type type)
{
	if (random_below(12) == 0)
		return no_value;
	switch (type)
	{
		case TYPE_numeric:
			return value_of(some_numeric());
		case TYPE_float8:
			return value_of(Float8GetDatum(some_double()));
		case TYPE_int8:
			return value_of(Int64GetDatum(some_int64()));
		case TYPE_int4:
			return value_of(Int32GetDatum((int32) some_int64()));
		case TYPE_int2:
			return value_of(Int16GetDatum((int16) some_int64()));
		case TYPE_bool:
			return value_of(BoolGetDatum(random_below(2)));
		case TYPE_date:
			return value_of(Int32GetDatum(random_below(8) == 0 ? (int32) some_int64() : 8000 + (int32) random_below(700)));
		case TYPE_text:
			return value_of(some_text());
		case TYPE_ref_period:
			return value_of(some_period());
		case TYPE_series:
			{
				static const char *const texts[] = {"2023-01: 1, 2.5, null, 4", "2022-11: 100000, null, 70000", "ytd 2023-02: 5, 9", "A:", "jan-feb 2022-02: 5, 7.25",
				"9999-12: 999999999999999999", "2023-01: 0.00000000000000000001", "2023-Q1: 1", "2023-05: -9223372036854775807"};
				Value		arg = value_of(CStringGetDatum(pstrdup(texts[random_below(lengthof(texts))])));

				return call(type_of(TYPE_series)->input, true, 1, &arg);
			}
		case TYPE_cross_section:
			{
				static const char *const texts[] = {"{\"a\": 5, \"bc\": -7.25, \"d\": 300}", "{}", "{1: 1.5, 3: 2}", "{\"a\": 1}", "{3: 9223372036854775807}"};
				Value		arg = value_of(CStringGetDatum(pstrdup(texts[random_below(lengthof(texts))])));

				return call(type_of(TYPE_cross_section)->input, true, 1, &arg);
			}
		default:
			fprintf(stderr, "no values of type %d\n", type);
			abort();
	}
}

/*-------------------------------------------------------------------------
 * States
 *-------------------------------------------------------------------------
 */
/* As a query's executor keeps it between calls and sends it: flat. */
static Value
flat(Type type, Value state)
{
	if (state.error || state.null || by_value(type) || type == TYPE_rank_state)
		return state;
	return value_of(server_flat(state.datum));
}

static Value
copy_of(Type type, Value state)
{
	if (state.error || state.null || by_value(type))
		return state;
	state = flat(type, state);
	return value_of(PointerGetDatum(memcpy(palloc(size_of(type, state.datum)), DatumGetPointer(state.datum),
										   size_of(type, state.datum))));
}

/* a row added; the first one of a strict function is the state itself */
static Value
transition(const TargetAggregate *a, Value state)
{
	Value		arg[MAX_ARGS];

	arg[0] = state;
	for (int i = 1; i < a->nargs; i++)
	{
		arg[i] = some_value(a->arg[i]);
		if (arg[i].error)
			return state;
		if (a->trans_strict && arg[i].null)
			return state;
	}
	if (a->trans_strict && state.null)
		return arg[1];
	return call(a->trans, a->trans_strict, a->nargs, arg);
}

static Value
combine(const TargetAggregate *a, Value one, Value two)
{
	Value		arg[2] = {one, two};

	if (one.error || two.error)
		return one.error ? one : two;
	if (a->combine_strict && (one.null || two.null))
		return one.null ? two : one;
	return call(a->combine, a->combine_strict, 2, arg);
}

static Value
final(const TargetAggregate *a, Value state)
{
	if (state.error || a->final == NULL)
		return state;
	server_row(a->ncolumns, a->column);
	return call(a->final, a->final_strict, 1, &state);
}

static Type
result_type(const TargetAggregate *a)
{
	return a->final == NULL ? a->arg[0] : a->result;
}

/* What came out can be read by whoever gets it. */
static void
check_result(const TargetAggregate *a, Value result)
{
	const TargetType *type = type_of(result_type(a));

	if (type != NULL)
		check_type(type, result);
}

static void
check_aggregate(const TargetAggregate *a, Value one, Value two, bool by_hand)
{
	Type		type = a->arg[0];
	Value		kept_one = copy_of(type, one),
				kept_two = copy_of(type, two),
				result,
				state;

	server_in_aggregate = !by_hand;
	result = final(a, one);
	check_result(a, result);
	MUST(same(type, flat(type, one), kept_one));

	/* nothing and a state is that state, either way round */
	state = combine(a, no_value, one);
	MUST(same(type, flat(type, one), kept_one));
	if (!state.error)
	{
		MUST(same(result_type(a), result, final(a, state)));
		MUST(same(result_type(a), result, final(a, flat(type, state))));
		/* what is flat once stays so */
		MUST(same(type, flat(type, state), flat(type, combine(a, no_value, flat(type, state)))));
	}
	else
		MUST(result.error || a->final == NULL);
	state = combine(a, copy_of(type, one), no_value);
	if (!state.error)
		MUST(same(result_type(a), result, final(a, state)));

	state = copy_of(type, one);
	result = combine(a, state, two);
	if (by_hand)
		MUST(same(type, flat(type, state), kept_one));
	MUST(same(type, flat(type, two), kept_two));
	check_result(a, final(a, result));
	if (!result.error)
		MUST(same(result_type(a), final(a, result), final(a, flat(type, result))));

	state = copy_of(type, one);
	result = transition(a, state);
	if (by_hand)
		MUST(same(type, flat(type, state), kept_one));
	check_result(a, final(a, result));
	if (!result.error)
		result = transition(a, result);
	check_result(a, final(a, combine(a, result, two)));

	/* and where rows came first */
	result = transition(a, transition(a, no_value));
	if (!result.error)
		check_result(a, final(a, combine(a, result, one)));
}

static Value
state_from(Type type, const uint8_t *bytes, size_t size, bool short_header)
{
	Value		refused = {.error = true};

	switch (type)
	{
		case TYPE_text:
			return pg_verifymbstr((const char *) bytes, size, true) ? varlena_of(bytes, size, short_header) : refused;
		case TYPE_bytea:
			return varlena_of(bytes, size, short_header);
		default:
			return received(type_of(type), bytes, size);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	InputHeader header;
	size_t		split;
	int			target;

	if (size < sizeof(header))
		return 0;
	memcpy(&header, data, sizeof(header));
	data += sizeof(header);
	size -= sizeof(header);
	split = Min(header.split, size);
	random_state = header.rows;
	target = header.target % (lengthof(types) + lengthof(aggregates));
	if (target < (int) lengthof(types))
	{
		const TargetType *type = &types[target];

		target_name = type->name;
		check_type(type, received(type, data, size));
	}
	else
	{
		const TargetAggregate *a = &aggregates[target - lengthof(types)];
		Value		one,
					two;

		target_name = a->name;
		one = state_from(a->arg[0], data, split, header.flags & FLAG_SHORT);
		two = state_from(a->arg[0], data + split, size - split, header.flags & FLAG_SHORT);
		if (one.error)
			one = two;
		if (two.error)
			two = one;
		if (!one.error)
			check_aggregate(a, one, two, header.flags & FLAG_BY_HAND);
	}
	server_free_all();
	return 0;
}

/*-------------------------------------------------------------------------
 * Valid states whose parts are made to contradict each other
 *-------------------------------------------------------------------------
 */
static Size
valid_state(const TargetAggregate *a, uint8_t *to, Size room)
{
	Type		type = a->arg[0];
	Value		state = no_value;
	Size		size;

	server_in_aggregate = true;
	target_name = a->name;
	for (int rows = 1 + random_below(6); rows > 0; rows--)
	{
		Value		next = transition(a, copy_of(type, state));

		if (!next.error)
			state = flat(type, next);
	}
	if (state.null || state.error)
		return 0;
	if (type_of(type) != NULL)
		state = call(type_of(type)->send, true, 1, &state);
	size = Min(VARSIZE_ANY_EXHDR(state.datum), room);
	memcpy(to, VARDATA_ANY(state.datum), size);
	return size;
}

static Size
valid_value(const TargetType *type, uint8_t *to, Size room)
{
	Value		value = no_value;
	Size		size;

	target_name = type->name;
	if (type->type == TYPE_series || type->type == TYPE_cross_section || type->type == TYPE_ref_period)
		value = some_value(type->type);
	else
	{
		/* what some aggregate gives */
		for (int i = 0; i < 50; i++)
		{
			const TargetAggregate *a = &aggregates[random_below(lengthof(aggregates))];

			if (a->arg[0] == type->type)
				return valid_state(a, to, room);
		}
		if (type->type == TYPE_hierarchy)
		{
			static const char *const texts[] = {"{1: null, 2: 1, 4: 2}", "{}", "{\"a\": \"b\", \"b\": null, \"c\": \"\xE6\xB3\xB0\"}", "{\"a\": null}"};

			value = value_of(CStringGetDatum(pstrdup(texts[random_below(lengthof(texts))])));
			value = call(type->input, true, 1, &value);
		}
	}
	if (value.null || value.error)
		return 0;
	value = call(type->send, true, 1, &value);
	size = Min(VARSIZE_ANY_EXHDR(value.datum), room);
	memcpy(to, VARDATA_ANY(value.datum), size);
	return size;
}

static Size
contradict(uint8_t *bytes, Size size, Size room, const uint8_t *other, Size other_size)
{
	static const int64 odd[] = {0, 1, -1, 2, 127, 128, 255, 256, 32767, 32768, 65535, PG_INT32_MAX, PG_INT32_MIN, PG_INT64_MAX, PG_INT64_MIN, 1000000, 1 << 24};
	Size		width = (Size) 1 << random_below(4),
				at;

	if (size == 0)
		return size;
	at = random_below(size);
	if (random_below(2))
		at -= at % width;
	width = Min(width, size - at);
	switch (random_below(8))
	{
		case 0:
		case 1:
			{
				int64		value = odd[random_below(lengthof(odd))];

				if (random_below(2))
					value = (int64) pg_bswap64((uint64) value) >> 8 * (8 - width);
				memcpy(bytes + at, &value, width);
				return size;
			}
		case 2:
			/* one more or one less, of a number of either order */
			bytes[random_below(2) ? at : at + width - 1] += random_below(2) ? 1 : -1;
			return size;
		case 3:
		case 4:
			if (other_size > at)
			{
				Size		part = 1 + random_below(Min(other_size, size) - Min(at, Min(other_size, size) - 1));

				part = Min(part, Min(other_size, size) - at);
				memcpy(bytes + at, other + at, part);
			}
			return size;
		case 5:
			return at;
		case 6:
			{
				Size		part = 1 + random_below(32);

				part = Min(part, Min(room - size, size - at));
				memmove(bytes + at + part, bytes + at, size - at);
				return size + part;
			}
		default:
			bytes[at] = 0x80 + random_below(128);
			return size;
	}
}

size_t
LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned int seed)
{
	InputHeader header;
	uint8_t    *part[2];
	Size		length[2],
				room = (max_size - sizeof(header)) / 2;
	int			target;

	random_state = seed;
	if (max_size < 64 || random_below(2) == 0)
		return LLVMFuzzerMutate(data, size, max_size);
	header.target = target = random_below(lengthof(types) + lengthof(aggregates));
	header.flags = random_below(4);
	header.rows = seed;
	for (int i = 0; i < 2; i++)
	{
		part[i] = palloc(room);
		length[i] = target < (int) lengthof(types) ? valid_value(&types[target], part[i], room) :
			valid_state(&aggregates[target - lengthof(types)], part[i], room);
	}
	for (int n = random_below(4); n > 0; n--)
	{
		int			which = random_below(2);

		length[which] = contradict(part[which], length[which], room, part[1 - which], length[1 - which]);
	}
	if (target < (int) lengthof(types))
		length[1] = 0;
	header.split = length[0];
	memcpy(data, &header, sizeof(header));
	memcpy(data + sizeof(header), part[0], length[0]);
	memcpy(data + sizeof(header) + length[0], part[1], length[1]);
	server_free_all();
	return sizeof(header) + length[0] + length[1];
}
