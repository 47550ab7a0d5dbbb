/*
 * hierarchy.h
 *	  A tree of members: whose parent is who.
 *
 * In the packed container the key holds all members and the values are the
 * positions of their parents; a top has its own position.
 */
#ifndef INDSTAT_HIERARCHY_H
#define INDSTAT_HIERARCHY_H

#include "cross_section/cross_section.h"

/* One that is being used. */
typedef struct Hierarchy
{
	PackedView	packed;
	MemberKeys	keys;
	int32	   *parent;			/* -1 of a top, -2 of a gap in the keys */
	bool		gaps;			/* whether there are any */
	int32	   *start;			/* the children of p are child[start[p]] */
	int32	   *child;			/* up to child[start[p + 1] - 1] */
} Hierarchy;

/* Opens argument n; kept in fn_extra while calls bring the same bytes. */
extern const Hierarchy *hierarchy_arg(FunctionCallInfo fcinfo, int n);
/* positions of a cross_section's members; error 22023 for one that is not in it */
extern int32 *hierarchy_align(const Hierarchy *h, const CrossSection *cs);

#endif							/* INDSTAT_HIERARCHY_H */
