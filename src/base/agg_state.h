/*
 * agg_state.h
 *		What aggregates share whose state is one value in memory.
 *
 * Include it after postgres.h and fmgr.h.
 */
#ifndef INDSTAT_AGG_STATE_H
#define INDSTAT_AGG_STATE_H

/* Of two states one of which is not there, the other one; NULL if neither is. */
#define AGG_STATE_RETURN_ALONE() \
	do { \
		if (PG_ARGISNULL(1)) \
		{ \
			if (PG_ARGISNULL(0)) \
				PG_RETURN_NULL(); \
			PG_RETURN_DATUM(PG_GETARG_DATUM(0)); \
		} \
		if (PG_ARGISNULL(0)) \
			PG_RETURN_DATUM(PG_GETARG_DATUM(1)); \
	} while (0)

/*
 * The state, or a copy of it: only the aggregate's own may be changed in place,
 * and int64s are read from it.
 */
static inline void *
agg_state_own(FunctionCallInfo fcinfo, void *state, Size size, bool update)
{
	void	   *copy;

	if ((!update || AggCheckCallContext(fcinfo, NULL)) && state == (void *) MAXALIGN(state))
		return state;
	copy = palloc(size);
	memcpy(copy, state, size);
	return copy;
}

#endif							/* INDSTAT_AGG_STATE_H */
