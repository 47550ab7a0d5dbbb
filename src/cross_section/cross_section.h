/*
 * cross_section.h
 *	  One indicator in one period: the figure of every member in one value.
 *
 * A member without a figure is not in it; nothing is kept for what is missing.
 */
#ifndef INDSTAT_CROSS_SECTION_H
#define INDSTAT_CROSS_SECTION_H

#include "cross_section/member_keys.h"

#define CROSS_SECTION_NAME "cross_section"

/* One that is being read. */
typedef struct CrossSection
{
	PackedView	packed;
	MemberKeys	keys;
} CrossSection;

extern void cross_section_open(const void *datum, CrossSection *cs);
#define PG_GETARG_CROSS_SECTION(n, cs) \
	cross_section_open(PG_DETOAST_DATUM_PACKED(PG_GETARG_DATUM(n)), cs)

/* Keys and values in any order, on their way into a container. */
typedef struct MemberPairs
{
	MemberKey  *key;
	PackedBuilder values;
	const char *what;			/* "cross_section": for messages */
	struct Node *escontext;		/* for soft errors, or NULL */
} MemberPairs;

extern void member_pairs_init(MemberPairs *pairs, const char *what, int capacity,
							  struct Node *escontext);
/* error 22023 for an empty or long key; false if it is a soft one */
extern bool member_pairs_add(MemberPairs *pairs, MemberKey key, Decimal value);
/* sorts; error 23505 that names a key that is there twice, NULL if it is a soft one */
extern struct varlena *member_pairs_form(MemberPairs *pairs, PackedKind kind);

extern MemberKey member_key_from_text(text *t);
/* error 22023 for an empty or long key; false if it is a soft one */
extern bool member_key_check(const MemberKey *key, const char *what, struct Node *escontext);

#endif							/* INDSTAT_CROSS_SECTION_H */
