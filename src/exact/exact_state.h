/*
 * exact_state.h
 *	  States of aggregates over exact sums: flat values that may lie on disk, go
 *	  from worker to leader and be combined in any order.
 *
 * Every aggregate has a struct of its own, which begins with an ExactState; its
 * own fields follow, int64 each, then its sums:
 *
 *		typedef struct PartsState
 *		{
 *			ExactState	head;
 *			int64		mode;
 *			ExactSum	sum;
 *		} PartsState;
 *
 * and a class, which says how many there are of both and what must hold of them.
 * So one function reads, writes and checks the states of all.
 */
#ifndef INDSTAT_EXACT_STATE_H
#define INDSTAT_EXACT_STATE_H

#include "postgres.h"

#include "fmgr.h"

#include "exact/exact_sum.h"

#define EXACT_STATE_VERSION 1
#define EXACT_STATE_MAX_FIELDS 8
#define EXACT_STATE_MAX_SUMS 4

typedef struct ExactState
{
	int32		vl_len_;
	uint8		version;
	uint8		kind;			/* of its class */
	uint8		nsums;
	uint8		nfields;
} ExactState;

typedef struct ExactStateClass
{
	uint8		kind;			/* what is stored and sent: never given to another */
	const char *name;			/* and what is written */
	int			nfields;
	int			nsums;
	/* what is wrong with a state that came from outside, or NULL; its sums are sound */
	const char *(*complaint) (const ExactState *state);
} ExactStateClass;

/* The class of a struct that is like the one above. */
#define EXACT_STATE_CLASS(state_kind, state_name, type, sums, complain) \
	{ .kind = state_kind, .name = state_name, .nsums = sums, .complaint = complain, \
	  .nfields = (sizeof(type) - sizeof(ExactState) - (sums) * sizeof(ExactSum)) / sizeof(int64) }

static inline int64 *
exact_state_fields(const ExactState *state)
{
	return (int64 *) (state + 1);
}

static inline ExactSum *
exact_state_sums(const ExactState *state)
{
	return (ExactSum *) (exact_state_fields(state) + state->nfields);
}

extern Size exact_state_size(int nfields, int nsums);
/* A state of nothing. */
extern void *exact_state_create(const ExactStateClass *class);
/* The state in an argument, to be changed: the aggregate's own in place, any other as a copy. */
extern void *exact_state_for_update(FunctionCallInfo fcinfo, int argno, const ExactStateClass *class);
extern const void *exact_state_for_read(FunctionCallInfo fcinfo, int argno, const ExactStateClass *class);
extern void exact_state_add_sums(ExactState *into, const ExactState *from);
/* Counts on a field. */
extern void exact_state_count(int64 *field, int64 more);

#endif							/* INDSTAT_EXACT_STATE_H */
