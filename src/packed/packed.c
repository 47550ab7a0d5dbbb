/*-------------------------------------------------------------------------
 *
 * packed.c
 *	  The container under series and cross_section: build, check, read.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/detoast.h"
#include "common/hashfn.h"
#include "common/int.h"
#include "libpq/pqformat.h"

#include "base/compat.h"
#include "base/interrupts.h"
#include "packed/packed.h"
#include "packed/vector_clones.h"

#define PACKED_VERSION 1

/*-------------------------------------------------------------------------
 * Errors
 *-------------------------------------------------------------------------
 */
static bool
overflow(const char *what, struct Node *escontext)
{
	ereturn(escontext, false,
			(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
			 errmsg("value out of range for a %s", what),
			 errdetail("All values of a %s together have at most 18 digits (up to 9223372036854775807 in units of the last decimal) and %d decimals.",
					   what, PACKED_MAX_SCALE),
			 errhint("Use a larger unit, or round the values first.")));
}

void
packed_overflow(const char *what)
{
	overflow(what, NULL);
	pg_unreachable();
}

bool
packed_check_count_safe(const char *what, int64 count, int max_count, struct Node *escontext)
{
	if (count > max_count)
		ereturn(escontext, false,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("%s too long: %lld values", what, (long long) count),
				 errdetail("A %s has at most %d.", what, max_count)));
	return true;
}

void
packed_check_count(const char *what, int64 count, int max_count)
{
	packed_check_count_safe(what, count, max_count, NULL);
}

static void
corrupted(const char *detail)
{
	ereport(ERROR,
			(errcode(ERRCODE_DATA_CORRUPTED),
			 errmsg("stored bytes are not a series or cross-section that this version knows"),
			 errdetail_internal("%s", detail)));
}

static void
bad_message(const char *what, const char *detail)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
			 errmsg("invalid binary form of a %s", what),
			 errdetail_internal("%s", detail)));
}

/*-------------------------------------------------------------------------
 * Reading
 *-------------------------------------------------------------------------
 */
static inline uint32
read_uint32(const char *from)
{
	uint32		v;

	memcpy(&v, from, sizeof(v));
	return v;
}

static inline bool
width_is_valid(int width)
{
	return width == 1 || width == 2 || width == 4 || width == 8;
}

PackedKind
packed_kind(const void *datum)
{
	const char *data = VARDATA_ANY(datum);

	if (VARSIZE_ANY_EXHDR(datum) < PACKED_HEADER_SIZE)
		corrupted("They are too short.");
	if (data[0] != PACKED_VERSION)
		corrupted("Their version is not known.");
	return (PackedKind) data[1];
}

void
packed_open(const void *datum, PackedKind kind, PackedView *view)
{
	const char *data = VARDATA_ANY(datum);
	Size		size = VARSIZE_ANY_EXHDR(datum);
	uint32		count,
				key_size;

	if (packed_kind(datum) != kind)
		corrupted("They are of another kind.");
	view->width = (uint8) data[2];
	view->scale = (uint8) data[3];
	count = read_uint32(data + 4);
	key_size = read_uint32(data + 8);
	if (!width_is_valid(view->width) || view->scale > PACKED_MAX_SCALE)
		corrupted("Width or scale is impossible.");
	if (count > PACKED_MAX_COUNT || key_size > PACKED_MAX_KEY_SIZE ||
		size != PACKED_HEADER_SIZE + (Size) key_size + (Size) count * view->width)
		corrupted("Their length is not what the header says.");
	view->count = (int) count;
	view->key_size = (int) key_size;
	view->key = data + PACKED_HEADER_SIZE;
	view->values = view->key + key_size;
#ifdef __GNUC__
	/* the lines of a short value come at once, rather than one after the other, */
	for (Size at = 64; at < Min(size, 2048); at += 64)
		__builtin_prefetch(data + at);
	/* and with them those of the next row, which lies before this one in its page */
	for (Size at = 64; at < Min(size, 2048) + 64; at += 64)
		__builtin_prefetch(data - at);
#endif
}

bool
packed_get_decimal(const PackedView *view, int i, Decimal *result)
{
	int64		value = packed_get(view, i);

	if (value == PACKED_MISSING)
		return false;
	*result = decimal_from_scaled(value, view->scale);
	return true;
}

/*
 * From integers of a width and back.  The bytes may lie anywhere; memcpy
 * becomes one plain load or store.
 */
#define PACKED_LOOPS(type, missing) \
	PACKED_VECTOR_CLONES \
	static void unpack_##type(const char *restrict from, int n, int64 *restrict out) \
	{ \
		for (int k = 0; k < n; k++) \
		{ \
			type		v; \
			memcpy(&v, from + (Size) k * sizeof(type), sizeof(type)); \
			out[k] = v == missing ? PACKED_MISSING : (int64) v; \
		} \
	} \
	PACKED_VECTOR_CLONES \
	static void pack_##type(const int64 *restrict values, int n, char *restrict to) \
	{ \
		for (int k = 0; k < n; k++) \
		{ \
			type		v = values[k] == PACKED_MISSING ? missing : (type) values[k]; \
			memcpy(to + (Size) k * sizeof(type), &v, sizeof(type)); \
		} \
	} \
	extern int	packed_##type##_unused

/* *INDENT-OFF* */
PACKED_LOOPS(int8, PG_INT8_MIN);
PACKED_LOOPS(int16, PG_INT16_MIN);
PACKED_LOOPS(int32, PG_INT32_MIN);
/* *INDENT-ON* */

void
packed_unpack(const PackedView *view, int i, int n, int64 *out)
{
	Assert(i >= 0 && n >= 0 && i + n <= view->count);
	IN_PIECES(at, m, n)
	{
		const char *from = view->values + ((Size) i + at) * view->width;

		switch (view->width)
		{
			case 1:
				unpack_int8(from, m, out + at);
				break;
			case 2:
				unpack_int16(from, m, out + at);
				break;
			case 4:
				unpack_int32(from, m, out + at);
				break;
			default:
				memcpy(out + at, from, (Size) m * 8);
				break;
		}
	}
}

/*-------------------------------------------------------------------------
 * Writing
 *-------------------------------------------------------------------------
 */
bool
packed_rescale(int64 *values, int count, int by)
{
	int64		factor = 1;

	if (by == 0)
		return true;
	for (int i = 0; i < by; i++)
		if (pg_mul_s64_overflow(factor, 10, &factor))
		{
			/* whatever is not zero overflows */
			for (int k = 0; k < count; k++)
			{
				if (values[k] != 0 && values[k] != PACKED_MISSING)
					return false;
				CHECK_EACH(k);
			}
			return true;
		}
	for (int k = 0; k < count; k++)
	{
		if (values[k] != PACKED_MISSING &&
			(pg_mul_s64_overflow(values[k], factor, &values[k]) ||
			 values[k] == PACKED_MISSING))
			return false;
		CHECK_EACH(k);
	}
	return true;
}

int
packed_least_scale(int64 *values, int count, int scale)
{
	while (scale > 0)
	{
		bool		zero = true;

		for (int k = 0; k < count; k++)
		{
			CHECK_EACH(k);
			if (values[k] == PACKED_MISSING || values[k] == 0)
				continue;
			if (values[k] % 10 != 0)
				return scale;
			zero = false;
		}
		if (zero)
			return 0;
		IN_PIECES(at, m, count)
			for (int k = at; k < at + m; k++)
				if (values[k] != PACKED_MISSING)
					values[k] /= 10;
		scale--;
	}
	return scale;
}

/* All bits that any value needs; a missing one needs none. */
PACKED_VECTOR_CLONES
static uint64
magnitude_of(const int64 *values, int count)
{
	uint64		magnitude = 0;

	for (int k = 0; k < count; k++)
	{
		uint64		v = (uint64) values[k];
		uint64		negative = -(v >> 63);

		/* |value|, and zero for a missing one */
		magnitude |= ((v ^ negative) - negative) & PG_INT64_MAX;
	}
	return magnitude;
}

struct varlena *
packed_form(PackedKind kind, const void *key, Size key_size,
			int64 *values, int count, int scale)
{
	uint64		magnitude = 0;
	int			width;
	uint32		word;
	Size		size;
	struct varlena *result;
	char	   *to;

	Assert(count >= 0 && count <= PACKED_MAX_COUNT);
	if (key_size > PACKED_MAX_KEY_SIZE)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("the keys of a value are longer than %d bytes in all", PACKED_MAX_KEY_SIZE)));
	scale = packed_least_scale(values, count, scale);
	if (scale > PACKED_MAX_SCALE)
		packed_overflow(kind == PACKED_SERIES ? "series" : "cross_section");
	IN_PIECES(at, m, count)
		magnitude |= magnitude_of(values + at, m);
	width = magnitude <= PG_INT8_MAX ? 1 : magnitude <= PG_INT16_MAX ? 2 :
		magnitude <= PG_INT32_MAX ? 4 : 8;

	size = VARHDRSZ + PACKED_HEADER_SIZE + key_size + (Size) count * width;
	result = palloc(size);
	SET_VARSIZE(result, size);
	to = VARDATA(result);
	to[0] = PACKED_VERSION;
	to[1] = (char) kind;
	to[2] = (char) width;
	to[3] = (char) scale;
	word = (uint32) count;
	memcpy(to + 4, &word, sizeof(word));
	word = (uint32) key_size;
	memcpy(to + 8, &word, sizeof(word));
	to += PACKED_HEADER_SIZE;
	copy_in_pieces(to, key, key_size);
	to += key_size;
	IN_PIECES(at, m, count)
	{
		switch (width)
		{
			case 1:
				pack_int8(values + at, m, to);
				break;
			case 2:
				pack_int16(values + at, m, to);
				break;
			case 4:
				pack_int32(values + at, m, to);
				break;
			default:
				memcpy(to, values + at, (Size) m * 8);
				break;
		}
		to += (Size) m * width;
	}
	return result;
}

/*-------------------------------------------------------------------------
 * Building
 *-------------------------------------------------------------------------
 */
void
packed_builder_init(PackedBuilder *b, const char *what, int max_count, int capacity)
{
	packed_check_count(what, capacity, max_count);
	b->what = what;
	b->max_count = max_count;
	b->capacity = Max(capacity, 16);
	b->count = 0;
	b->scale = 0;
	b->value = palloc((Size) b->capacity * sizeof(int64));
}

static void
make_room(PackedBuilder *b, int n)
{
	int64		need = (int64) b->count + n;

	packed_check_count(b->what, need, b->max_count);
	if (need > b->capacity)
	{
		b->capacity = (int) Max(need, (int64) b->capacity * 2);
		b->value = repalloc(b->value, (Size) b->capacity * sizeof(int64));
	}
}

/* value as an integer of the builder's scale, which may grow */
static bool
scaled(PackedBuilder *b, Decimal value, int64 *mantissa)
{
	int			scale;

	if (!decimal_to_scaled(value, mantissa, &scale) || scale > PACKED_MAX_SCALE)
		return false;
	if (scale <= b->scale)
		return packed_rescale(mantissa, 1, b->scale - scale);
	if (!packed_rescale(b->value, b->count, scale - b->scale))
		return false;
	b->scale = scale;
	return true;
}

bool
packed_builder_try(PackedBuilder *b, Decimal value)
{
	int64		mantissa;

	if (!scaled(b, value, &mantissa))
		return false;
	make_room(b, 1);
	b->value[b->count++] = mantissa;
	return true;
}

bool
packed_builder_add_safe(PackedBuilder *b, Decimal value, struct Node *escontext)
{
	if (value.special)
		ereturn(escontext, false,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("a %s cannot hold NaN or infinity", b->what),
				 errhint("Leave the value out, or pass NULL, where there is no figure.")));
	if (!packed_check_count_safe(b->what, (int64) b->count + 1, b->max_count, escontext))
		return false;
	return packed_builder_try(b, value) || overflow(b->what, escontext);
}

void
packed_builder_add(PackedBuilder *b, Decimal value)
{
	packed_builder_add_safe(b, value, NULL);
}

void
packed_builder_add_missing(PackedBuilder *b, int n)
{
	make_room(b, n);
	for (int i = 0; i < n; i++)
		b->value[b->count++] = PACKED_MISSING;
}

/*-------------------------------------------------------------------------
 * Messages: width, scale, count, values
 *-------------------------------------------------------------------------
 */
void
packed_send_values(StringInfo buf, const PackedView *view)
{
	pq_sendbyte(buf, view->width);
	pq_sendbyte(buf, view->scale);
	pq_sendint32(buf, view->count);
	for (int i = 0; i < view->count; i++)
	{
		int64		value = packed_get(view, i);

		CHECK_EACH(i);
		/* the least integer of the width stands for what is missing */
		switch (view->width)
		{
			case 1:
				pq_sendint8(buf, (uint8) (value == PACKED_MISSING ? PG_INT8_MIN : value));
				break;
			case 2:
				pq_sendint16(buf, (uint16) (value == PACKED_MISSING ? PG_INT16_MIN : value));
				break;
			case 4:
				pq_sendint32(buf, (uint32) (value == PACKED_MISSING ? PG_INT32_MIN : value));
				break;
			default:
				pq_sendint64(buf, (uint64) value);
				break;
		}
	}
}

int64 *
packed_recv_values(StringInfo buf, const char *what, int max_count, int *count, int *scale)
{
	int			width = pq_getmsgbyte(buf);
	uint32		n;
	int64	   *values;

	*scale = pq_getmsgbyte(buf);
	n = pq_getmsgint(buf, 4);
	if (!width_is_valid(width))
		bad_message(what, "The width of a value is 1, 2, 4 or 8 bytes.");
	if (*scale > PACKED_MAX_SCALE)
		bad_message(what, "There are too many decimals.");
	packed_check_count(what, n, max_count);
	if ((uint64) n * width > (uint64) (buf->len - buf->cursor))
		bad_message(what, "It is shorter than it says.");
	values = palloc(Max(n, 1) * sizeof(int64));
	for (uint32 i = 0; i < n; i++)
	{
		CHECK_EACH(i);
		switch (width)
		{
			case 1:
				values[i] = (int8) pq_getmsgbyte(buf);
				if (values[i] == PG_INT8_MIN)
					values[i] = PACKED_MISSING;
				break;
			case 2:
				values[i] = (int16) pq_getmsgint(buf, 2);
				if (values[i] == PG_INT16_MIN)
					values[i] = PACKED_MISSING;
				break;
			case 4:
				values[i] = (int32) pq_getmsgint(buf, 4);
				if (values[i] == PG_INT32_MIN)
					values[i] = PACKED_MISSING;
				break;
			default:
				values[i] = pq_getmsgint64(buf);
				break;
		}
	}
	*count = (int) n;
	return values;
}

/*-------------------------------------------------------------------------
 * Equality: canonical bytes decide, for both types
 *-------------------------------------------------------------------------
 */
PG_FUNCTION_INFO_V1(packed_eq);
PG_FUNCTION_INFO_V1(packed_ne);
PG_FUNCTION_INFO_V1(packed_hash);
PG_FUNCTION_INFO_V1(packed_hash_extended);

static bool
same_bytes(FunctionCallInfo fcinfo)
{
	Datum		left = PG_GETARG_DATUM(0);
	Datum		right = PG_GETARG_DATUM(1);
	Size		size = toast_raw_datum_size(left);
	struct varlena *a,
			   *b;
	bool		same;

	/* lengths are known without fetching */
	if (size != toast_raw_datum_size(right))
		return false;
	a = PG_DETOAST_DATUM_PACKED(left);
	b = PG_DETOAST_DATUM_PACKED(right);
	same = same_in_pieces(VARDATA_ANY(a), VARDATA_ANY(b), size - VARHDRSZ);
	PG_FREE_IF_COPY(a, 0);
	PG_FREE_IF_COPY(b, 1);
	return same;
}

Datum
packed_eq(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(same_bytes(fcinfo));
}

Datum
packed_ne(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(!same_bytes(fcinfo));
}

Datum
packed_hash(PG_FUNCTION_ARGS)
{
	struct varlena *a = PG_DETOAST_DATUM_PACKED(PG_GETARG_DATUM(0));
	Datum		hash = hash_any((unsigned char *) VARDATA_ANY(a), VARSIZE_ANY_EXHDR(a));

	PG_FREE_IF_COPY(a, 0);
	return hash;
}

Datum
packed_hash_extended(PG_FUNCTION_ARGS)
{
	struct varlena *a = PG_DETOAST_DATUM_PACKED(PG_GETARG_DATUM(0));
	Datum		hash = hash_any_extended((unsigned char *) VARDATA_ANY(a),
										 VARSIZE_ANY_EXHDR(a), PG_GETARG_INT64(1));

	PG_FREE_IF_COPY(a, 0);
	return hash;
}
