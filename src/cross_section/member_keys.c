/*-------------------------------------------------------------------------
 *
 * member_keys.c
 *	  Who the values of a cross_section belong to: sorted keys, integers or
 *	  texts.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "common/int.h"
#include "libpq/pqformat.h"
#include "mb/pg_wchar.h"

#include "base/compat.h"
#include "base/interrupts.h"
#include "cross_section/member_keys.h"
#include "packed/packed_arithmetic.h"

#define RANGE_SIZE (1 + sizeof(int64))

static void
corrupted(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_DATA_CORRUPTED),
			 errmsg("stored bytes have no keys that this version knows")));
}

static inline int64
read_int64(const char *from)
{
	int64		v;

	memcpy(&v, from, sizeof(v));
	return v;
}

static inline int
read_offset(const MemberKeys *keys, int i)
{
	uint32		v;

	memcpy(&v, keys->data + (Size) i * sizeof(v), sizeof(v));
	return v > (uint32) keys->nchars ? keys->nchars : (int) v;
}

void
member_keys_open(const PackedView *packed, MemberKeys *keys)
{
	Size		size = packed->key_size;

	if (size < 1)
		corrupted();
	keys->form = packed->key[0];
	keys->count = packed->count;
	keys->data = packed->key + 1;
	keys->chars = NULL;
	keys->nchars = 0;
	keys->first = 0;
	switch (keys->form)
	{
		case 'r':
			if (size != RANGE_SIZE)
				corrupted();
			keys->first = read_int64(keys->data);
			if (keys->first > PG_INT64_MAX - PACKED_MAX_COUNT)
				corrupted();
			break;
		case 'i':
			if (size != 1 + (Size) keys->count * sizeof(int64))
				corrupted();
			break;
		case 't':
			{
				Size		offsets = ((Size) keys->count + 1) * sizeof(uint32);

				if (size < 1 + offsets)
					corrupted();
				keys->chars = keys->data + offsets;
				keys->nchars = (int) (size - 1 - offsets);
			}
			break;
		default:
			corrupted();
	}
}

/*-------------------------------------------------------------------------
 * One key
 *-------------------------------------------------------------------------
 */
MemberKey
member_key(const MemberKeys *keys, int i)
{
	MemberKey	key = {NULL, 0, 0};
	int			end;

	switch (keys->form)
	{
		case 'r':
			key.number = keys->first + i;
			break;
		case 'i':
			key.number = read_int64(keys->data + (Size) i * sizeof(int64));
			break;
		default:
			end = read_offset(keys, i + 1);
			key.length = read_offset(keys, i);
			key.chars = keys->chars + key.length;
			key.length = Max(end - key.length, 0);
			break;
	}
	return key;
}

int
member_key_compare(const MemberKey *a, const MemberKey *b)
{
	int			c;

	if (a->chars == NULL)
		return a->number < b->number ? -1 : a->number > b->number;
	c = memcmp(a->chars, b->chars, Min(a->length, b->length));
	return c != 0 ? c : a->length - b->length;
}

int
member_keys_find(const MemberKeys *keys, const MemberKey *key)
{
	int			low = 0,
				high = keys->count;

	if (keys->count > 0 && (key->chars != NULL) != MEMBER_KEYS_TEXT(keys))
		member_keys_mismatch();
	if (keys->form == 'r')
		return key->number >= keys->first && key->number - keys->first < keys->count ?
			(int) (key->number - keys->first) : -1;
	while (low < high)
	{
		int			middle = low + (high - low) / 2;
		MemberKey	found = member_key(keys, middle);
		int			c = member_key_compare(&found, key);

		if (c == 0)
			return middle;
		if (c < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return -1;
}

char *
member_key_cstring(const MemberKey *key)
{
	return key->chars ? pnstrdup(key->chars, key->length) :
		psprintf(INT64_FORMAT, key->number);
}

/*-------------------------------------------------------------------------
 * Two lists of keys
 *-------------------------------------------------------------------------
 */
void
member_keys_mismatch(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_DATATYPE_MISMATCH),
			 errmsg("keys that are integers cannot be matched with keys that are texts"),
			 errhint("Build both with keys of one type, for example region::text.")));
}

int32 *
member_keys_align(const MemberKeys *a, const MemberKeys *b)
{
	int32	   *map = palloc(Max(a->count, 1) * sizeof(int32));
	int			j = 0;

	if (a->count > 0 && b->count > 0 && MEMBER_KEYS_TEXT(a) != MEMBER_KEYS_TEXT(b))
		member_keys_mismatch();
	if (a->form == 'r' && b->form == 'r')
	{
		/* may lie far apart: subtract as unsigned */
		uint64		shift = (uint64) a->first - (uint64) b->first;

		for (int i = 0; i < a->count; i++)
		{
			uint64		at = (uint64) i + shift;

			CHECK_EACH(i);
			map[i] = at < (uint64) b->count ? (int32) at : -1;
		}
		return map;
	}
	for (int i = 0; i < a->count; i++)
	{
		MemberKey	key = member_key(a, i);
		int			c = -1;

		CHECK_FOR_INTERRUPTS();
		while (j < b->count)
		{
			MemberKey	other = member_key(b, j);

			CHECK_FOR_INTERRUPTS();
			c = member_key_compare(&other, &key);
			if (c >= 0)
				break;
			j++;
		}
		map[i] = j < b->count && c == 0 ? j : -1;
	}
	return map;
}

/*-------------------------------------------------------------------------
 * Writing
 *-------------------------------------------------------------------------
 */

/*
 * How many places n integers take as a range with gaps; 0 where a list is
 * their form: that would be shorter, or the range would reach the last integer.
 */
int
member_keys_span(int64 first, int64 last, int n)
{
	uint64		span = (uint64) last - (uint64) first + 1;

	return span <= (uint64) n * 2 && last <= PG_INT64_MAX - PACKED_MAX_COUNT ? (int) span : 0;
}

static struct varlena *
form_range(PackedKind kind, int64 first, int64 *values, int n, int scale)
{
	char		range[RANGE_SIZE];

	range[0] = 'r';
	memcpy(range + 1, &first, sizeof(first));
	return packed_form(kind, range, sizeof(range), values, n, scale);
}

static struct varlena *
form_integers(PackedKind kind, const int64 *keys, int64 *values, int n, int scale)
{
	int			span = n > 0 ? member_keys_span(keys[0], keys[n - 1], n) : 0;
	char	   *block;

	if (n == 0 || span == n)
		return form_range(kind, n > 0 ? keys[0] : 0, values, n, scale);
	if (span > 0)
	{
		int64	   *spread = palloc((Size) span * sizeof(int64));

		for (int i = 0; i < span; i++)
		{
			spread[i] = PACKED_MISSING;
			CHECK_EACH(i);
		}
		for (int i = 0; i < n; i++)
		{
			spread[keys[i] - keys[0]] = values[i];
			CHECK_EACH(i);
		}
		return form_range(kind, keys[0], spread, span, scale);
	}
	block = palloc(1 + (Size) n * sizeof(int64));
	block[0] = 'i';
	copy_in_pieces(block + 1, keys, (Size) n * sizeof(int64));
	return packed_form(kind, block, 1 + (Size) n * sizeof(int64), values, n, scale);
}

static struct varlena *
form_texts(PackedKind kind, const MemberKey *keys, int64 *values, int n, int scale)
{
	Size		offsets = ((Size) n + 1) * sizeof(uint32);
	Size		size = 1 + offsets;
	char	   *block,
			   *to;
	uint32		offset = 0;

	for (int i = 0; i < n; i++)
	{
		size += keys[i].length;
		CHECK_EACH(i);
	}
	block = palloc(size);
	block[0] = 't';
	to = block + 1 + offsets;
	for (int i = 0; i <= n; i++)
	{
		CHECK_FOR_INTERRUPTS();
		memcpy(block + 1 + (Size) i * sizeof(uint32), &offset, sizeof(offset));
		if (i == n)
			break;
		memcpy(to + offset, keys[i].chars, keys[i].length);
		offset += keys[i].length;
	}
	return packed_form(kind, block, size, values, n, scale);
}

struct varlena *
member_keys_form_array(PackedKind kind, const MemberKey *keys, int64 *values, int n, int scale)
{
	int64	   *numbers;

	if (n > 0 && keys[0].chars != NULL)
		return form_texts(kind, keys, values, n, scale);
	numbers = palloc(Max(n, 1) * sizeof(int64));
	for (int i = 0; i < n; i++)
	{
		numbers[i] = keys[i].number;
		CHECK_EACH(i);
	}
	return form_integers(kind, numbers, values, n, scale);
}

struct varlena *
member_keys_form(PackedKind kind, const MemberKeys *keys, int64 *values, int scale)
{
	int64	   *numbers;
	int			n = 0;
	int			count = keys->count;

	if (MEMBER_KEYS_TEXT(keys))
	{
		MemberKey  *known = palloc(Max(count, 1) * sizeof(MemberKey));

		for (int i = 0; i < count; i++)
		{
			CHECK_FOR_INTERRUPTS();
			if (values[i] != PACKED_MISSING)
			{
				known[n] = member_key(keys, i);
				values[n++] = values[i];
			}
		}
		return member_keys_form_array(kind, known, values, n, scale);
	}

	if (keys->form == 'r')
	{
		int			from = 0,
					to = count;

		/* the common case: a range that stays one */
		for (; from < to && values[from] == PACKED_MISSING; from++)
			CHECK_EACH(from);
		for (; to > from && values[to - 1] == PACKED_MISSING; to--)
			CHECK_EACH(to);
		n = packed_count_known(values + from, to - from);
		if (n == 0 || member_keys_span(keys->first + from, keys->first + to - 1, n) > 0)
			return form_range(kind, n > 0 ? keys->first + from : 0, values + from, to - from, scale);
		n = 0;
	}
	numbers = palloc(Max(count, 1) * sizeof(int64));
	for (int i = 0; i < count; i++)
	{
		CHECK_EACH(i);
		if (values[i] != PACKED_MISSING)
		{
			numbers[n] = member_key(keys, i).number;
			values[n++] = values[i];
		}
	}
	return form_integers(kind, numbers, values, n, scale);
}

/*-------------------------------------------------------------------------
 * Messages: version, values, 'i' or 't', each key
 *-------------------------------------------------------------------------
 */
#define MEMBER_MESSAGE_VERSION 1

void
member_keys_send(StringInfo buf, const PackedView *packed, const MemberKeys *keys)
{
	pq_sendbyte(buf, MEMBER_MESSAGE_VERSION);
	packed_send_values(buf, packed);
	pq_sendbyte(buf, MEMBER_KEYS_TEXT(keys) ? 't' : 'i');
	for (int i = 0; i < keys->count; i++)
	{
		MemberKey	key = member_key(keys, i);

		CHECK_FOR_INTERRUPTS();
		if (key.chars)
			indstat_send_counted_text(buf, key.chars, key.length);
		else
			pq_sendint64(buf, key.number);
	}
}

static void
bad_message(const char *what, const char *detail)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
			 errmsg("invalid binary form of a %s", what),
			 errdetail_internal("%s", detail)));
}

MemberKey *
member_keys_recv(StringInfo buf, const char *what, int64 **values, int *count, int *scale)
{
	int			version = pq_getmsgbyte(buf);
	MemberKey  *keys;
	int			form,
				n;

	if (version != MEMBER_MESSAGE_VERSION)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("unsupported version of the binary form of a %s: %d", what, version)));
	*values = packed_recv_values(buf, what, MEMBER_KEYS_MAX * 2, count, scale);
	n = *count;
	form = pq_getmsgbyte(buf);
	if (form != 'i' && form != 't')
		bad_message(what, "Keys are integers (i) or texts (t).");
	/* a key is four bytes at least: nothing is allocated for what cannot come */
	if ((int64) n * 4 > buf->len - buf->cursor)
		bad_message(what, "It is shorter than it says.");
	keys = palloc0(Max(n, 1) * sizeof(MemberKey));
	for (int i = 0; i < n; i++)
	{
		CHECK_FOR_INTERRUPTS();
		if (form == 'i')
			keys[i].number = pq_getmsgint64(buf);
		else
		{
			int			size = pq_getmsgint(buf, 4);

			if (size < 0 || size > buf->len - buf->cursor)
				bad_message(what, "It is shorter than it says.");
			keys[i].chars = pq_getmsgtext(buf, size, &keys[i].length);
			if (keys[i].length < 1 || keys[i].length > MEMBER_KEY_MAX_LENGTH)
				bad_message(what, "A key is empty or too long.");
		}
		if (i > 0 && member_key_compare(&keys[i - 1], &keys[i]) >= 0)
			bad_message(what, "Keys are not in ascending order.");
	}
	return keys;
}
