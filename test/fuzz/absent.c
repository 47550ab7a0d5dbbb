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
ABSENT(InitMaterializedSRF)
ABSENT(ProcessInterrupts)
ABSENT(construct_md_array)
ABSENT(deconstruct_array)
ABSENT(make_range)
ABSENT(numeric_send)
ABSENT(pg_any_to_server)
ABSENT(range_deserialize)
ABSENT(range_get_typcache)
ABSENT(toast_raw_datum_size)
ABSENT(tuplestore_putvalues)
