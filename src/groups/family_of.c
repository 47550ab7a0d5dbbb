/*-------------------------------------------------------------------------
 *
 * family_of.c
 *	  The figures of a family, remembered for the rest of the query.
 *
 * A board looks several figures up for each of its rows, and the next row is
 * mostly of the same family and block of periods, or of one that was met before.
 * family_of calls the function of the model that computes the figures of a
 * family, and keeps what it gave as long as the query runs.  It is called where
 * a figure is shown, so what nobody asks for is not computed; and what is shown
 * together is computed once, whatever the plan.
 *
 * What is remembered is of one query, which is what its functions' memory is of,
 * and of one snapshot, user and time of knowledge.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "catalog/pg_proc.h"
#include "catalog/pg_type.h"
#include "common/hashfn.h"
#include "miscadmin.h"
#include "nodes/execnodes.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/regproc.h"
#include "utils/snapmgr.h"
#include "utils/syscache.h"

#include "base/compat.h"
#include "period/period.h"

#define GENERATIONS 2
#define FAMILIES_AT_LEAST 64	/* of a generation: what a row holds stays where it is */
#define ROOM_AT_LEAST ((Size) 16 * 1024 * 1024)

typedef struct Family
{
	struct Family *next;		/* of the same slot */
	uint32		hash;
	bool		contributes;
	bool		null;
	RefPeriod	block;
	int			size[2];		/* of the two names, whose bytes follow */
	Datum		figures;
	char		name[FLEXIBLE_ARRAY_MEMBER];
} Family;

#define FAMILY_SLOTS 1024

typedef struct Generation
{
	MemoryContext context;
	int			families;
	Size		room;
	Family	   *slot[FAMILY_SLOTS];
} Generation;

/* What one query remembers of one function. */
typedef struct Memory
{
	struct Memory *next;
	MemoryContext query;		/* of whose life this is */
	Oid			function;
	FmgrInfo	call;
	Oid			user;
	char	   *as_of;
	TransactionId xmin,
				xmax;
	uint32		xcnt;
	CommandId	curcid;
	Generation *now;
	Generation *before;			/* NULL at first */
	Family	   *last;
	MemoryContextCallback forget;
} Memory;

static Memory *memories;		/* of the queries that run */

static void
forget_memory(void *arg)
{
	for (Memory **m = &memories; *m != NULL; m = &(*m)->next)
		if (*m == arg)
		{
			*m = (*m)->next;
			return;
		}
}

static Generation *
new_generation(Memory *memory)
{
	MemoryContext context = AllocSetContextCreate(memory->query, "figures of families", ALLOCSET_DEFAULT_SIZES);
	Generation *generation = MemoryContextAllocZero(context, sizeof(Generation));

	generation->context = context;
	return generation;
}

/*
 * A function of the model: its figures are of a type that no text makes, so
 * whatever gives them computed them.
 */
static void
check_function(Oid function, Oid result)
{
	HeapTuple	tuple = SearchSysCache1(PROCOID, ObjectIdGetDatum(function));
	Form_pg_proc proc;
	bool		fits;

	if (!HeapTupleIsValid(tuple))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_FUNCTION),
				 errmsg("function with OID %u does not exist", function)));
	proc = (Form_pg_proc) GETSTRUCT(tuple);
	fits = proc->prokind == PROKIND_FUNCTION && !proc->proretset && proc->prorettype == result && proc->pronargs == 4 &&
		proc->proargtypes.values[0] == TEXTOID && proc->proargtypes.values[1] == TEXTOID &&
		proc->proargtypes.values[3] == BOOLOID && proc->provolatile != PROVOLATILE_VOLATILE;
	ReleaseSysCache(tuple);
	if (!fits)
		ereport(ERROR,
				(errcode(ERRCODE_WRONG_OBJECT_TYPE),
				 errmsg("function %s does not compute the figures of a family", format_procedure(function)),
				 errdetail("It must take (text, text, ref_period, boolean) and give family_figures, and not be volatile.")));
	if (!indstat_may_execute(function, GetUserId()))
		aclcheck_error(ACLCHECK_NO_PRIV, OBJECT_FUNCTION, get_func_name(function));
}

static void
start_memory(Memory *memory)
{
	Snapshot	snapshot = GetActiveSnapshot();
	const char *as_of = GetConfigOption("indstat.as_of", true, false);

	memory->user = GetUserId();
	memory->as_of = MemoryContextStrdup(memory->query, as_of ? as_of : "");
	memory->xmin = snapshot->xmin;
	memory->xmax = snapshot->xmax;
	memory->xcnt = snapshot->xcnt;
	memory->curcid = snapshot->curcid;
	memory->now = new_generation(memory);
	memory->before = NULL;
	memory->last = NULL;
}

/* Whether what was remembered is still what would be computed: what may change from row to row, and what may not. */
static inline bool
memory_holds_here(const Memory *memory)
{
	Snapshot	snapshot = GetActiveSnapshot();

	return memory->user == GetUserId() && memory->xmin == snapshot->xmin && memory->xmax == snapshot->xmax &&
		memory->xcnt == snapshot->xcnt && memory->curcid == snapshot->curcid;
}

static bool
memory_holds(const Memory *memory)
{
	const char *as_of = GetConfigOption("indstat.as_of", true, false);

	return memory_holds_here(memory) && strcmp(memory->as_of, as_of ? as_of : "") == 0;
}

static Memory *
memory_of(FunctionCallInfo fcinfo)
{
	MemoryContext query = fcinfo->flinfo->fn_mcxt;
	Oid			function = PG_GETARG_OID(0);
	Memory	   *memory = fcinfo->flinfo->fn_extra;

	if (memory == NULL || memory->function != function)
	{
		for (memory = memories; memory != NULL; memory = memory->next)
			if (memory->query == query && memory->function == function)
				break;
		if (memory == NULL)
		{
			check_function(function, get_func_rettype(fcinfo->flinfo->fn_oid));
			memory = MemoryContextAllocZero(query, sizeof(Memory));
			memory->query = query;
			memory->function = function;
			fmgr_info_cxt(function, &memory->call, query);
			start_memory(memory);
			memory->forget.func = forget_memory;
			memory->forget.arg = memory;
			MemoryContextRegisterResetCallback(query, &memory->forget);
			memory->next = memories;
			memories = memory;
		}
		fcinfo->flinfo->fn_extra = memory;
	}
	return memory;
}

static inline bool
family_is(const Family *family, text *const *name, RefPeriod block, bool contributes)
{
	return family->block == block && family->contributes == contributes &&
		family->size[0] == (int) VARSIZE_ANY_EXHDR(name[0]) && family->size[1] == (int) VARSIZE_ANY_EXHDR(name[1]) &&
		memcmp(family->name, VARDATA_ANY(name[0]), family->size[0]) == 0 &&
		memcmp(family->name + family->size[0], VARDATA_ANY(name[1]), family->size[1]) == 0;
}

static Family *
find_family(Generation *generation, uint32 hash, text *const *name, RefPeriod block, bool contributes)
{
	Family	   *family = generation ? generation->slot[hash % FAMILY_SLOTS] : NULL;

	while (family != NULL && !(family->hash == hash && family_is(family, name, block, contributes)))
		family = family->next;
	return family;
}

static Family *
keep_family(Memory *memory, uint32 hash, text *const *name, RefPeriod block, bool contributes, Datum figures, bool null)
{
	Generation *generation = memory->now;
	Family	   *family;
	int			size[2] = {VARSIZE_ANY_EXHDR(name[0]), VARSIZE_ANY_EXHDR(name[1])};

	if (generation->families >= FAMILIES_AT_LEAST &&
		generation->room >= Max(get_hash_memory_limit(), ROOM_AT_LEAST) / GENERATIONS)
	{
		/* what was not met again is forgotten */
		if (memory->before)
			MemoryContextDelete(memory->before->context);
		memory->before = generation;
		generation = memory->now = new_generation(memory);
	}
	family = MemoryContextAlloc(generation->context, offsetof(Family, name) + size[0] + size[1]);
	family->hash = hash;
	family->contributes = contributes;
	family->null = null;
	family->block = block;
	for (int i = 0; i < 2; i++)
	{
		family->size[i] = size[i];
		memcpy(family->name + (i ? size[0] : 0), VARDATA_ANY(name[i]), size[i]);
	}
	family->figures = (Datum) 0;
	if (!null)
	{
		Size		bytes = VARSIZE_ANY(DatumGetPointer(figures));
		char	   *copy = MemoryContextAllocHuge(generation->context, bytes);

		memcpy(copy, DatumGetPointer(figures), bytes);
		family->figures = PointerGetDatum(copy);
		generation->room += bytes;
	}
	generation->room += sizeof(Family);
	generation->families++;
	family->next = generation->slot[hash % FAMILY_SLOTS];
	generation->slot[hash % FAMILY_SLOTS] = family;
	return family;
}

PG_FUNCTION_INFO_V1(family_of);

Datum
family_of(PG_FUNCTION_ARGS)
{
	Memory	   *memory = memory_of(fcinfo);
	text	   *name[2] = {PG_GETARG_TEXT_PP(1), PG_GETARG_TEXT_PP(2)};
	RefPeriod	block = PG_GETARG_REF_PERIOD(3);
	bool		contributes = PG_GETARG_BOOL(4);
	Family	   *family = memory->last;
	uint32		hash;

	if (family == NULL || !memory_holds_here(memory) || !family_is(family, name, block, contributes))
	{
		if (!memory_holds(memory))
			start_memory(memory);
		hash = hash_bytes((unsigned char *) VARDATA_ANY(name[0]), VARSIZE_ANY_EXHDR(name[0])) * 31 +
			hash_bytes((unsigned char *) VARDATA_ANY(name[1]), VARSIZE_ANY_EXHDR(name[1])) * 7 +
			hash_bytes((unsigned char *) &block, sizeof(block)) + contributes;
		family = find_family(memory->now, hash, name, block, contributes);
		if (family == NULL)
		{
			family = find_family(memory->before, hash, name, block, contributes);
			if (family != NULL)
				family = keep_family(memory, hash, name, block, contributes, family->figures, family->null);
		}
		if (family == NULL)
		{
			LOCAL_FCINFO(call, 4);
			Datum		figures;

			InitFunctionCallInfoData(*call, &memory->call, 4, InvalidOid, NULL, NULL);
			for (int i = 0; i < 4; i++)
			{
				call->args[i].value = PG_GETARG_DATUM(i + 1);
				call->args[i].isnull = false;
			}
			figures = FunctionCallInvoke(call);
			if (!call->isnull)
				figures = PointerGetDatum(PG_DETOAST_DATUM(figures));
			family = keep_family(memory, hash, name, block, contributes, figures, call->isnull);
		}
		memory->last = family;
	}
	if (family->null)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(family->figures);
}
