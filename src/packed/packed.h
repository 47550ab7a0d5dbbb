/*
 * packed.h
 *	  The container under series and cross_section: a run of exact decimals in
 *	  one value.
 *
 * After the varlena header (of one byte or of four; nothing is aligned):
 *
 *		byte 0		version
 *		byte 1		kind: what the container is
 *		byte 2		width of a value in bytes: 1, 2, 4 or 8
 *		byte 3		scale: a value is its integer * 10^-scale
 *		bytes 4-7	number of values
 *		bytes 8-11	size of the key
 *		key			what places the values: belongs to the kind alone
 *		values		signed integers; the least one of the width means missing
 *
 * Numbers are in the server's byte order.  The form is canonical: the scale
 * is the least that holds every value and the width the narrowest, so equal
 * values are equal bytes.
 */
#ifndef INDSTAT_PACKED_H
#define INDSTAT_PACKED_H

#include "base/compat.h"
#include "exact/decimal.h"

typedef enum PackedKind
{
	PACKED_SERIES = 1,
	PACKED_CROSS_SECTION = 2,
	PACKED_HIERARCHY = 3
} PackedKind;

#define PACKED_HEADER_SIZE	12
#define PACKED_MAX_COUNT	(1 << 24)
#define PACKED_MAX_KEY_SIZE	(1 << 28)
#define PACKED_MAX_SCALE	60

/* A missing value once unpacked. */
#define PACKED_MISSING		PG_INT64_MIN

/* Where things are in a container; points into the detoasted datum. */
typedef struct PackedView
{
	const char *key;
	const char *values;
	int			key_size;
	int			count;
	int			width;
	int			scale;
} PackedView;

/*
 * Values on their way into a container.  All have one scale, which grows as
 * values with more decimals arrive.
 */
typedef struct PackedBuilder
{
	int64	   *value;
	int			count;
	int			capacity;
	int			max_count;
	int			scale;
	const char *what;			/* "series": for messages */
} PackedBuilder;

/*
 * The one checker of stored bytes: after it every read is inside the datum.
 * Takes what PG_DETOAST_DATUM_PACKED gives; error XX001 if it is no container
 * of that kind.  Whether the key makes sense is for the kind to say.  Which kind
 * it says it is, where any will do, is known before.
 */
extern PackedKind packed_kind(const void *datum);
extern void packed_open(const void *datum, PackedKind kind, PackedView *view);

/* value at i as an integer of the container's scale, or PACKED_MISSING */
static inline int64
packed_get(const PackedView *view, int i)
{
	switch (view->width)
	{
		case 1:
			{
				int8		v = (int8) view->values[i];

				return v == PG_INT8_MIN ? PACKED_MISSING : v;
			}
		case 2:
			{
				int16		v;

				memcpy(&v, view->values + (Size) i * 2, 2);
				return v == PG_INT16_MIN ? PACKED_MISSING : v;
			}
		case 4:
			{
				int32		v;

				memcpy(&v, view->values + (Size) i * 4, 4);
				return v == PG_INT32_MIN ? PACKED_MISSING : v;
			}
		default:
			{
				int64		v;

				memcpy(&v, view->values + (Size) i * 8, 8);
				return v;
			}
	}
}

/* Value at i; false if it is missing. */
extern bool packed_get_decimal(const PackedView *view, int i, Decimal *result);

/* n values from i on, as packed_get() gives them. */
extern void packed_unpack(const PackedView *view, int i, int n, int64 *out);

/*
 * The canonical container of values of one scale; no value may be missing in
 * another way than PACKED_MISSING.  values are scratch: they are rescaled.
 */
extern struct varlena *packed_form(PackedKind kind, const void *key, Size key_size,
								   int64 *values, int count, int scale);

/* Multiplies all that are not missing by 10^by; false on overflow. */
extern bool packed_rescale(int64 *values, int count, int by);

/* Takes off decimals that no value needs; returns the scale that is left. */
extern int	packed_least_scale(int64 *values, int count, int scale);

extern void packed_builder_init(PackedBuilder *b, const char *what, int max_count, int capacity);
/* All raise 54000 beyond max_count; add also 22003 for what does not fit, 22023 for NaN. */
extern void packed_builder_add(PackedBuilder *b, Decimal value);
/* The same with soft errors, false after one. */
extern bool packed_builder_add_safe(PackedBuilder *b, Decimal value, struct Node *escontext);
extern void packed_builder_add_missing(PackedBuilder *b, int n);
/* false, and the values are spoilt, for what does not fit */
extern bool packed_builder_try(PackedBuilder *b, Decimal value);

/* n values of one width and scale in network order, and back as integers. */
extern void packed_send_values(struct StringInfoData *buf, const PackedView *view);
extern int64 *packed_recv_values(struct StringInfoData *buf, const char *what, int max_count,
								 int *count, int *scale);

/* 22003: a result with more digits than a container's value can have */
pg_noreturn extern void packed_overflow(const char *what);
/* 54000: more values than allowed; call before anything is allocated */
extern void packed_check_count(const char *what, int64 count, int max_count);
extern bool packed_check_count_safe(const char *what, int64 count, int max_count,
									struct Node *escontext);

#endif							/* INDSTAT_PACKED_H */
