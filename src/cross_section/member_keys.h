/*
 * member_keys.h
 *	  Who the values of a cross_section belong to: sorted keys, integers or
 *	  texts.
 *
 * The key of the packed container is one of
 *
 *		'r' first		integers first, first + 1, ... (some may be missing)
 *		'i' keys		integers of 8 bytes, ascending
 *		't' offsets chars	texts, ascending by bytes; count + 1 offsets of 4
 *							bytes into the characters
 *
 * Integers take the form 'r' where at least half of their span is there, so
 * that keys of regions numbered from 1 on cost nothing.
 */
#ifndef INDSTAT_MEMBER_KEYS_H
#define INDSTAT_MEMBER_KEYS_H

#include "packed/packed.h"

/* A key is an integer, or text of at most this many bytes. */
#define MEMBER_KEY_MAX_LENGTH	255
#define MEMBER_KEYS_MAX			1000000

/* A key by itself. */
typedef struct MemberKey
{
	const char *chars;			/* NULL if it is an integer */
	int			length;
	int64		number;
} MemberKey;

/* The keys of one container; points into it. */
typedef struct MemberKeys
{
	char		form;
	int			count;
	int64		first;			/* of form 'r' */
	const char *data;			/* integers, or offsets */
	const char *chars;
	int			nchars;
} MemberKeys;

/* error XX001 if the bytes are no keys of so many values */
extern void member_keys_open(const PackedView *packed, MemberKeys *keys);

#define MEMBER_KEYS_TEXT(keys)	((keys)->form == 't')

extern MemberKey member_key(const MemberKeys *keys, int i);
extern int	member_key_compare(const MemberKey *a, const MemberKey *b);
/* position of a key, or -1; error 42804 for a text among integers, or the other way round */
extern int	member_keys_find(const MemberKeys *keys, const MemberKey *key);
/* palloc'd, for messages and results: an integer in decimal, a text as it is */
extern char *member_key_cstring(const MemberKey *key);

/*
 * For each key of a its position in b, or -1.  Error 42804 where one has
 * integers and the other texts.
 */
pg_noreturn extern void member_keys_mismatch(void);
extern int32 *member_keys_align(const MemberKeys *a, const MemberKeys *b);

/*
 * The canonical container of what is not missing among n values, keyed by
 * keys that ascend.  scratch: values are overwritten.
 */
extern struct varlena *member_keys_form(PackedKind kind, const MemberKeys *keys,
										int64 *values, int scale);
extern struct varlena *member_keys_form_array(PackedKind kind, const MemberKey *keys,
											  int64 *values, int n, int scale);

/* places that n integers take in form 'r', gaps included; 0 if they are a list */
extern int	member_keys_span(int64 first, int64 last, int n);

/* values and keys as a message */
extern void member_keys_send(struct StringInfoData *buf, const PackedView *packed,
							 const MemberKeys *keys);
/* and back, checked: keys ascend; error 22P03 */
extern MemberKey *member_keys_recv(struct StringInfoData *buf, const char *what,
								   int64 **values, int *count, int *scale);

#endif							/* INDSTAT_MEMBER_KEYS_H */
