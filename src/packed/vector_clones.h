/*
 * vector_clones.h
 *	  Loops that are compiled for several kinds of processors.
 */
#ifndef INDSTAT_VECTOR_CLONES_H
#define INDSTAT_VECTOR_CLONES_H

/*
 * Puts several versions of a loop into the module, of which the machine takes
 * the best it can run.  Only where compiler and loader know how.  A build may
 * say which version there is, so that each can be tested: test/packed/clones.t.
 */
#ifndef PACKED_VECTOR_CLONES
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && defined(__GLIBC__)
#if __GNUC__ >= 12
#define PACKED_VECTOR_CLONES __attribute__((target_clones("arch=x86-64-v4", "avx2", "default")))
#else
#define PACKED_VECTOR_CLONES __attribute__((target_clones("avx2", "default")))
#endif
#else
#define PACKED_VECTOR_CLONES
#endif
#endif

#endif							/* INDSTAT_VECTOR_CLONES_H */
