/*
 * interrupts.h
 *	  Long loops look for a cancel request each 2^16 steps, so that no call of C
 *	  goes on for long after one.
 */
#ifndef INDSTAT_INTERRUPTS_H
#define INDSTAT_INTERRUPTS_H

#include "postgres.h"

#include "mb/pg_wchar.h"
#include "miscadmin.h"

#define STEPS_AT_ONCE 65536

/* In a loop: the step is the value of what counts them. */
#define CHECK_EACH(step) \
	do { \
		if (unlikely(((step) & (STEPS_AT_ONCE - 1)) == STEPS_AT_ONCE - 1)) \
			CHECK_FOR_INTERRUPTS(); \
	} while (0)

static inline void
check_between(bool more)
{
	if (unlikely(more))
		CHECK_FOR_INTERRUPTS();
}

/*
 * Around a loop that a compiler turns into vectors, or a call that does all at
 * once: m of n steps from "at" on.
 */
#define IN_PIECES(at, m, n) \
	for (int at = 0, m; at < (n) && (m = Min((n) - at, STEPS_AT_ONCE), true); \
		 at += m, check_between(at < (n)))

#define BYTES_AT_ONCE ((Size) 1024 * 1024)

/* memcpy() */
static inline void
copy_in_pieces(void *to, const void *from, Size size)
{
	for (; unlikely(size > BYTES_AT_ONCE); size -= BYTES_AT_ONCE)
	{
		memcpy(to, from, BYTES_AT_ONCE);
		to = (char *) to + BYTES_AT_ONCE;
		from = (const char *) from + BYTES_AT_ONCE;
		CHECK_FOR_INTERRUPTS();
	}
	memcpy(to, from, size);
}

/* memcmp() == 0 */
static inline bool
same_in_pieces(const void *a, const void *b, Size size)
{
	for (; unlikely(size > BYTES_AT_ONCE); size -= BYTES_AT_ONCE)
	{
		if (memcmp(a, b, BYTES_AT_ONCE) != 0)
			return false;
		a = (const char *) a + BYTES_AT_ONCE;
		b = (const char *) b + BYTES_AT_ONCE;
		CHECK_FOR_INTERRUPTS();
	}
	return memcmp(a, b, size) == 0;
}

/* strspn() */
static inline Size
span_in_pieces(const char *text, const char *characters)
{
	Size		n = 0;

	for (; text[n] != '\0' && strchr(characters, text[n]) != NULL; n++)
		CHECK_EACH(n);
	return n;
}

/* pg_mbstrlen_with_len() */
static inline int
count_characters(const char *text, Size size)
{
	int			n = 0;

	while (size > 0 && *text != '\0')
	{
		/* pieces end between two characters */
		int			piece = size <= STEPS_AT_ONCE ? (int) size : pg_mbcliplen(text, (int) size, STEPS_AT_ONCE);

		CHECK_FOR_INTERRUPTS();
		n += pg_mbstrlen_with_len(text, piece);
		text += piece;
		size -= piece;
	}
	return n;
}

#endif							/* INDSTAT_INTERRUPTS_H */
