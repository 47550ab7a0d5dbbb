/*
 * member_text.h
 *	  Keys in the text forms of cross_section and hierarchy: those of JSON,
 *	  and bare integers.
 */
#ifndef INDSTAT_MEMBER_TEXT_H
#define INDSTAT_MEMBER_TEXT_H

#include "lib/stringinfo.h"

#include "cross_section/member_keys.h"

/* Reads {key: ..., key: ...}. */
typedef struct MemberReader
{
	const char *type;			/* for messages: what is read, */
	const char *example;		/* and how it is written */
	const char *text;
	const char *at;
	struct Node *escontext;
	int			count;			/* keys so far */
	bool		texts;			/* whether they are texts */
	bool		failed;			/* a soft error was reported */
} MemberReader;

extern void member_reader_init(MemberReader *r, const char *type, const char *example,
							   const char *text, struct Node *escontext);
/* The next key and its colon; false at the end, and after a soft error. */
extern bool member_reader_key(MemberReader *r, MemberKey *key);
/*
 * What stands after the colon: a number as text, NULL for null; or a key of
 * the same sort, or null.  false after a soft error.
 */
extern bool member_reader_number(MemberReader *r, char **number);
extern bool member_reader_parent(MemberReader *r, MemberKey *key, bool *isnull);

extern void member_key_append(StringInfo buf, const MemberKey *key);

#endif							/* INDSTAT_MEMBER_TEXT_H */
