/*
 * absent.c
 *	  What the linker asks for and nothing that is fuzzed calls.
 *
 * Without the server's headers, so that a name need not have its arguments.
 */
#include <stdlib.h>

#define ABSENT(name) \
	void name(void); \
	void name(void) { abort(); }

/* *INDENT-OFF* */
ABSENT(AggCheckCallContext)
ABSENT(AllocSetContextCreateInternal)
ABSENT(DirectFunctionCall1Coll)
ABSENT(DirectFunctionCall2Coll)
ABSENT(DirectFunctionCall3Coll)
ABSENT(GetDatabaseEncoding)
ABSENT(InitMaterializedSRF)
ABSENT(MemoryContextDelete)
ABSENT(MemoryContextReset)
ABSENT(ProcessInterrupts)
ABSENT(construct_md_array)
ABSENT(cstring_to_text)
ABSENT(cstring_to_text_with_len)
ABSENT(deconstruct_array)
ABSENT(int64_to_numeric)
ABSENT(make_range)
ABSENT(numeric_abs)
ABSENT(numeric_add)
ABSENT(numeric_div_trunc)
ABSENT(numeric_ge)
ABSENT(numeric_in)
ABSENT(numeric_mul)
ABSENT(numeric_out)
ABSENT(numeric_round)
ABSENT(numeric_send)
ABSENT(numeric_sub)
ABSENT(numeric_trim_scale)
ABSENT(pg_verifymbstr)
ABSENT(range_deserialize)
ABSENT(range_get_typcache)
ABSENT(text_to_cstring)
ABSENT(toast_raw_datum_size)
ABSENT(tuplestore_putvalues)
