/*
 * ref_period_hash.c
 *		The hash of reference periods.
 */
#include "postgres.h"

#include "common/hashfn.h"
#include "fmgr.h"

#include "period/ref_period.h"

/*
 * The hash of first and last day.  Hash partitions store rows by it, so it
 * must stay as it is for ever, on every machine.
 */
PG_FUNCTION_INFO_V1(ref_period_hash);
Datum
ref_period_hash(PG_FUNCTION_ARGS)
{
	RefPeriod	p = PG_GETARG_REF_PERIOD(0);

	PG_RETURN_UINT32(hash_combine(hash_bytes_uint32(ref_period_first(p)),
								  hash_bytes_uint32(ref_period_last(p))));
}

/* Its low half with seed 0 is the hash above, as hash opclasses demand. */
PG_FUNCTION_INFO_V1(ref_period_hash_extended);
Datum
ref_period_hash_extended(PG_FUNCTION_ARGS)
{
	RefPeriod	p = PG_GETARG_REF_PERIOD(0);
	uint64		seed = (uint64) PG_GETARG_INT64(1);
	uint64		first = hash_bytes_uint32_extended(ref_period_first(p), seed);
	uint64		last = hash_bytes_uint32_extended(ref_period_last(p), seed);
	uint64		high = hash_combine((uint32) (first >> 32), (uint32) (last >> 32));

	PG_RETURN_UINT64(high << 32 | hash_combine((uint32) first, (uint32) last));
}
