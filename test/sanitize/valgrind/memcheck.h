/*-------------------------------------------------------------------------
 *
 * memcheck.h
 *	  What PostgreSQL tells valgrind, told to gcc's address sanitizer.
 *
 * The sanitizer by itself knows what malloc() handed out, and PostgreSQL
 * takes blocks of that and cuts them up: a read behind the end of a value, or
 * of a value that was freed, stays within a block and is not seen.  Built with
 * USE_VALGRIND the server says what of a block is in use.  Here its words
 * reach the sanitizer, which is some twenty times faster than valgrind.  What
 * it cannot know is whether memory that is in use was ever written.
 *
 * Found by -Itest/sanitize ahead of valgrind's own header.
 *
 *-------------------------------------------------------------------------
 */
#ifndef INDSTAT_TEST_MEMCHECK_H
#define INDSTAT_TEST_MEMCHECK_H

#include <sanitizer/asan_interface.h>

#define VALGRIND_MAKE_MEM_NOACCESS(addr, size) ASAN_POISON_MEMORY_REGION((addr), (size))
#define VALGRIND_MAKE_MEM_DEFINED(addr, size) ASAN_UNPOISON_MEMORY_REGION((addr), (size))
#define VALGRIND_MAKE_MEM_UNDEFINED(addr, size) ASAN_UNPOISON_MEMORY_REGION((addr), (size))

/* mcxt.c hands out a piece, and moves one; what is freed is wiped and closed by aset.c */
#define VALGRIND_MEMPOOL_ALLOC(pool, addr, size) ASAN_UNPOISON_MEMORY_REGION((addr), (size))
#define VALGRIND_MEMPOOL_CHANGE(pool, old, addr, size) ASAN_UNPOISON_MEMORY_REGION((addr), (size))
#define VALGRIND_MEMPOOL_FREE(pool, addr) do {} while (0)
#define VALGRIND_CREATE_MEMPOOL(pool, redzone, zeroed) do {} while (0)
#define VALGRIND_DESTROY_MEMPOOL(pool) do {} while (0)
#define VALGRIND_MEMPOOL_TRIM(pool, addr, size) do {} while (0)

#define VALGRIND_CHECK_MEM_IS_DEFINED(addr, size) do {} while (0)
#define VALGRIND_COUNT_ERRORS 0
#define VALGRIND_PRINTF(...) do {} while (0)

#endif
