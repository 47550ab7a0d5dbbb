/*-------------------------------------------------------------------------
 *
 * family_of.c
 *	  The figures of a family, remembered for the rest of the query.
 *
 * A board looks several figures up for each of its rows, and the next row is
 * mostly of the same family and block of periods, or of one that was met before.
 * family_of calls the function of the model that computes the figures of a
 * family, and keeps what it gave.  It is called where a figure is shown, so what
 * nobody asks for is not computed; and what is shown together is computed once,
 * whatever the plan.
 *
 * What is remembered lives as long as the memory that the calls of one query
 * share; expressions of PL/pgSQL share one in all of a transaction.  It holds for
 * one snapshot, user and time of knowledge, and is forgotten when one of them is
 * another, or when a subtransaction was rolled back whose rows it may have seen.
 *
 * A result is handed out as a pointer to what is remembered, since a copy for
 * each column of each row would cost more than all the rest.  The executor may
 * use it until the same call is made again, so each call holds on to what it
 * gave last, and nothing that is held is freed: neither to make room nor when
 * it is forgotten.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "access/xact.h"
#include "catalog/objectaccess.h"
#include "catalog/pg_proc.h"
#include "catalog/pg_type.h"
#include "common/hashfn.h"
#include "lib/ilist.h"
#include "miscadmin.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/regproc.h"
#include "utils/snapmgr.h"
#include "utils/syscache.h"

#include "base/as_of_changes.h"
#include "base/compat.h"
#include "period/period.h"

#define ROOM_AT_LEAST ((Size) 16 * 1024 * 1024)
#define FAMILY_SLOTS 1024

typedef struct Family
{
	dlist_node	node;			/* of its slot, while it is remembered */
	dlist_node	used;			/* the least recently met one is last */
	struct Memory *memory;		/* NULL if it is forgotten, and only held */
	int			holders;		/* calls that gave it last */
	uint32		hash;
	bool		contributes;
	RefPeriod	block;
	int			size[2];		/* of the two names, which follow */
	Size		room;
	struct varlena *figures;	/* behind them; NULL if there are none */
	char		name[FLEXIBLE_ARRAY_MEMBER];
} Family;

/* What it is remembered under. */
typedef struct FamilyKey
{
	uint32		hash;
	text	   *name[2];
	RefPeriod	block;
	bool		contributes;
} FamilyKey;

/* Which rows are seen: a snapshot as it was, for it may be gone and another one in its place. */
typedef struct Sight
{
	TransactionId xmin,
				xmax;
	uint32		xcnt;
	int32		subxcnt;
	bool		suboverflowed;
	CommandId	curcid;
	TransactionId *xip;			/* xcnt of them, and then subxcnt */
	int			room;
	uint64		rollbacks;		/* of subtransactions, until then */
} Sight;

/* What is remembered of one function in one query. */
typedef struct Memory
{
	struct Memory *next;
	MemoryContext query;		/* of whose life this is */
	MemoryContext context;		/* where it is all kept */
	Oid			function;
	Oid			result;			/* the types that it must have */
	Oid			period;
	FmgrInfo   *call;
	MemoryContext call_context;
	int			calling;
	TransactionId call_xmin;	/* which version of the function that is */
	ItemPointerData call_tid;
	Oid			user;
	uint64		as_of;
	Sight		sight;
	uint64		starts;			/* how often it began anew */
	Size		room;
	dlist_head	used;
	dlist_head	slot[FAMILY_SLOTS];
	MemoryContextCallback forget;
} Memory;

/* One call of family_of in the text of a query. */
typedef struct Site
{
	Memory	   *memory;
	Family	   *held;
} Site;

static Memory *memories;		/* of the queries that run */
static uint64 rollbacks;
static bool counts_rollbacks;

static void
count_rollback(SubXactEvent event, SubTransactionId mine, SubTransactionId parent, void *arg)
{
	if (event == SUBXACT_EVENT_ABORT_SUB)
		rollbacks++;
}

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

/*-------------------------------------------------------------------------
 * Families
 *-------------------------------------------------------------------------
 */
static inline bool
family_is(const Family *family, const FamilyKey *key)
{
	return family->block == key->block && family->contributes == key->contributes &&
		family->size[0] == (int) VARSIZE_ANY_EXHDR(key->name[0]) && family->size[1] == (int) VARSIZE_ANY_EXHDR(key->name[1]) &&
		memcmp(family->name, VARDATA_ANY(key->name[0]), family->size[0]) == 0 &&
		memcmp(family->name + family->size[0], VARDATA_ANY(key->name[1]), family->size[1]) == 0;
}

static Family *
find_family(Memory *memory, const FamilyKey *key)
{
	dlist_iter	i;

	dlist_foreach(i, &memory->slot[key->hash % FAMILY_SLOTS])
	{
		Family	   *family = dlist_container(Family, node, i.cur);

		if (family->hash == key->hash && family_is(family, key))
		{
			dlist_move_head(&memory->used, &family->used);
			return family;
		}
	}
	return NULL;
}

/* Not remembered any longer; who holds it may go on. */
static void
forget_family(Family *family)
{
	dlist_delete(&family->node);
	dlist_delete(&family->used);
	family->memory->room -= family->room;
	family->memory = NULL;
	if (family->holders == 0)
		pfree(family);
}

/* The least recently met go; what is held takes its room all the same. */
static void
make_room(Memory *memory)
{
	Size		limit = Max(get_hash_memory_limit(), ROOM_AT_LEAST);
	dlist_node *node = memory->room > limit ? dlist_tail_node(&memory->used) : NULL;

	while (node != NULL && memory->room > limit)
	{
		Family	   *family = dlist_container(Family, used, node);

		node = dlist_has_prev(&memory->used, node) ? dlist_prev_node(&memory->used, node) : NULL;
		if (family->holders == 0)
			forget_family(family);
	}
}

static Family *
new_family(MemoryContext context, const FamilyKey *key, const struct varlena *figures)
{
	int			size[2] = {VARSIZE_ANY_EXHDR(key->name[0]), VARSIZE_ANY_EXHDR(key->name[1])};
	Size		head = MAXALIGN(offsetof(Family, name) + size[0] + size[1]);
	Size		bytes = figures ? VARSIZE_ANY(figures) : 0;
	Family	   *family = MemoryContextAllocHuge(context, head + bytes);

	family->memory = NULL;
	family->holders = 0;
	family->hash = key->hash;
	family->contributes = key->contributes;
	family->block = key->block;
	family->room = head + bytes;
	for (int i = 0; i < 2; i++)
	{
		family->size[i] = size[i];
		memcpy(family->name + (i ? size[0] : 0), VARDATA_ANY(key->name[i]), size[i]);
	}
	family->figures = NULL;
	if (figures)
	{
		family->figures = (struct varlena *) ((char *) family + head);
		memcpy(family->figures, figures, bytes);
	}
	return family;
}

static void
remember_family(Memory *memory, Family *family)
{
	family->memory = memory;
	memory->room += family->room;
	dlist_push_head(&memory->slot[family->hash % FAMILY_SLOTS], &family->node);
	dlist_push_head(&memory->used, &family->used);
}

static void
hold(Site *site, Family *family)
{
	Family	   *before = site->held;

	if (before == family)
		return;
	family->holders++;
	site->held = family;
	if (before != NULL && --before->holders == 0 && before->memory == NULL)
		pfree(before);
}

/*-------------------------------------------------------------------------
 * What is remembered, and for whom
 *-------------------------------------------------------------------------
 */
/*
 * A function of the model: its figures are of a type that no text makes, so
 * whatever gives them computed them.  What the caller may not run it does not
 * run, and a version that was replaced is not run any longer.
 */
static void
look_up_function(Memory *memory)
{
	HeapTuple	tuple = SearchSysCache1(PROCOID, ObjectIdGetDatum(memory->function));
	Form_pg_proc proc;
	bool		fits;

	if (!HeapTupleIsValid(tuple))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_FUNCTION),
				 errmsg("function with OID %u does not exist", memory->function)));
	proc = (Form_pg_proc) GETSTRUCT(tuple);
	fits = proc->prokind == PROKIND_FUNCTION && !proc->proretset && proc->prorettype == memory->result && proc->pronargs == 4 &&
		proc->proargtypes.values[0] == TEXTOID && proc->proargtypes.values[1] == TEXTOID &&
		proc->proargtypes.values[2] == memory->period && proc->proargtypes.values[3] == BOOLOID &&
		proc->provolatile != PROVOLATILE_VOLATILE && proc->proparallel == PROPARALLEL_SAFE;
	if (!fits)
	{
		ReleaseSysCache(tuple);
		ereport(ERROR,
				(errcode(ERRCODE_WRONG_OBJECT_TYPE),
				 errmsg("function %s does not compute the figures of a family", format_procedure(memory->function)),
				 errdetail("It must take (text, text, ref_period, boolean) and give family_figures, not be volatile, and be parallel safe.")));
	}
	if (!indstat_may_execute(memory->function, GetUserId()))
	{
		ReleaseSysCache(tuple);
		aclcheck_error(ACLCHECK_NO_PRIV, OBJECT_FUNCTION, get_func_name(memory->function));
	}
	InvokeFunctionExecuteHook(memory->function);
	if (memory->call_context == NULL || memory->user != GetUserId() ||
		memory->call_xmin != HeapTupleHeaderGetRawXmin(tuple->t_data) || !ItemPointerEquals(&memory->call_tid, &tuple->t_self))
	{
		MemoryContext context = AllocSetContextCreate(memory->context, "function of families", ALLOCSET_SMALL_SIZES);
		FmgrInfo   *call = MemoryContextAlloc(context, sizeof(FmgrInfo));

		fmgr_info_cxt(memory->function, call, context);
		memory->call_xmin = HeapTupleHeaderGetRawXmin(tuple->t_data);
		memory->call_tid = tuple->t_self;
		/* not from under a call of it that has led here */
		if (memory->call_context && memory->calling == 0)
			MemoryContextDelete(memory->call_context);
		memory->call_context = context;
		memory->call = call;
	}
	ReleaseSysCache(tuple);
}

static void
take_sight(Memory *memory, Snapshot snapshot)
{
	Sight	   *sight = &memory->sight;
	int			ids = (int) snapshot->xcnt + Max(snapshot->subxcnt, 0);

	if (ids > sight->room)
	{
		TransactionId *xip = MemoryContextAllocHuge(memory->context, ids * sizeof(TransactionId));

		if (sight->xip)
			pfree(sight->xip);
		sight->xip = xip;
		sight->room = ids;
	}
	sight->xmin = snapshot->xmin;
	sight->xmax = snapshot->xmax;
	sight->xcnt = snapshot->xcnt;
	sight->subxcnt = snapshot->subxcnt;
	sight->suboverflowed = snapshot->suboverflowed;
	sight->curcid = snapshot->curcid;
	sight->rollbacks = rollbacks;
	if (snapshot->xcnt > 0)
		memcpy(sight->xip, snapshot->xip, snapshot->xcnt * sizeof(TransactionId));
	if (snapshot->subxcnt > 0)
		memcpy(sight->xip + snapshot->xcnt, snapshot->subxip, snapshot->subxcnt * sizeof(TransactionId));
}

static inline bool
same_sight(const Sight *sight, Snapshot snapshot)
{
	return sight->xmin == snapshot->xmin && sight->xmax == snapshot->xmax && sight->curcid == snapshot->curcid &&
		sight->xcnt == snapshot->xcnt && sight->subxcnt == snapshot->subxcnt && sight->suboverflowed == snapshot->suboverflowed &&
		sight->rollbacks == rollbacks &&
		(sight->xcnt == 0 || memcmp(sight->xip, snapshot->xip, sight->xcnt * sizeof(TransactionId)) == 0) &&
		(sight->subxcnt <= 0 || memcmp(sight->xip + sight->xcnt, snapshot->subxip, sight->subxcnt * sizeof(TransactionId)) == 0);
}

/* Whether what was remembered is still what would be computed. */
static inline bool
memory_holds(const Memory *memory)
{
	return memory->user == GetUserId() && memory->as_of == as_of_changes && same_sight(&memory->sight, GetActiveSnapshot());
}

static void
start_memory(Memory *memory)
{
	while (!dlist_is_empty(&memory->used))
		forget_family(dlist_container(Family, used, dlist_head_node(&memory->used)));
	memory->starts++;
	look_up_function(memory);
	take_sight(memory, GetActiveSnapshot());
	memory->as_of = as_of_changes;
	/* last: until then it holds for nobody */
	memory->user = GetUserId();
}

static Memory *
new_memory(MemoryContext query, Oid function, Oid family_of)
{
	MemoryContext context = AllocSetContextCreate(query, "figures of families", ALLOCSET_DEFAULT_SIZES);
	Memory	   *memory = MemoryContextAllocZero(context, sizeof(Memory));
	Oid		   *argument;
	int			arguments;

	memory->query = query;
	memory->context = context;
	memory->function = function;
	memory->result = get_func_signature(family_of, &argument, &arguments);
	memory->period = argument[3];
	dlist_init(&memory->used);
	for (int i = 0; i < FAMILY_SLOTS; i++)
		dlist_init(&memory->slot[i]);
	memory->forget.func = forget_memory;
	memory->forget.arg = memory;
	MemoryContextRegisterResetCallback(context, &memory->forget);
	memory->next = memories;
	memories = memory;
	return memory;
}

static Site *
site_of(FunctionCallInfo fcinfo)
{
	Site	   *site = fcinfo->flinfo->fn_extra;
	Oid			function = PG_GETARG_OID(0);

	if (site == NULL)
	{
		if (!counts_rollbacks)
		{
			RegisterSubXactCallback(count_rollback, NULL);
			counts_rollbacks = true;
		}
		site = fcinfo->flinfo->fn_extra = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt, sizeof(Site));
	}
	if (site->memory == NULL || site->memory->function != function)
	{
		Memory	   *memory = memories;

		while (memory != NULL && !(memory->query == fcinfo->flinfo->fn_mcxt && memory->function == function))
			memory = memory->next;
		site->memory = memory ? memory : new_memory(fcinfo->flinfo->fn_mcxt, function, fcinfo->flinfo->fn_oid);
	}
	return site;
}

/* The figures of a family, NULL if there are none. */
static struct varlena *
call_function(Memory *memory, FunctionCallInfo fcinfo)
{
	LOCAL_FCINFO(call, 4);
	Datum		figures = (Datum) 0;

	InitFunctionCallInfoData(*call, memory->call, 4, InvalidOid, NULL, NULL);
	for (int i = 0; i < 4; i++)
	{
		call->args[i].value = PG_GETARG_DATUM(i + 1);
		call->args[i].isnull = false;
	}
	memory->calling++;
	PG_TRY();
	{
		figures = FunctionCallInvoke(call);
	}
	PG_FINALLY();
	{
		memory->calling--;
	}
	PG_END_TRY();
	return call->isnull ? NULL : PG_DETOAST_DATUM(figures);
}

PG_FUNCTION_INFO_V1(family_of);

/* family_of(figures regprocedure, one text, other text, block ref_period, contributes bool) */
Datum
family_of(PG_FUNCTION_ARGS)
{
	Site	   *site = site_of(fcinfo);
	Memory	   *memory = site->memory;
	FamilyKey	key = {0, {PG_GETARG_TEXT_PP(1), PG_GETARG_TEXT_PP(2)}, PG_GETARG_REF_PERIOD(3), PG_GETARG_BOOL(4)};
	Family	   *family = site->held;

	if (!memory_holds(memory))
		start_memory(memory);
	/* the row before was mostly of the same one */
	if (family == NULL || family->memory != memory || !family_is(family, &key))
	{
		key.hash = hash_bytes((unsigned char *) VARDATA_ANY(key.name[0]), VARSIZE_ANY_EXHDR(key.name[0])) * 31 +
			hash_bytes((unsigned char *) VARDATA_ANY(key.name[1]), VARSIZE_ANY_EXHDR(key.name[1])) * 7 +
			hash_bytes((unsigned char *) &key.block, sizeof(key.block)) + key.contributes;
		family = find_family(memory, &key);
		if (family == NULL)
		{
			uint64		starts = memory->starts;

			family = new_family(memory->context, &key, call_function(memory, fcinfo));
			/* what was called may have begun anew here, for other rows */
			if (memory->starts == starts && memory_holds(memory))
				remember_family(memory, family);
		}
		hold(site, family);
		make_room(memory);
	}
	if (family->figures == NULL)
		PG_RETURN_NULL();
	PG_RETURN_POINTER(family->figures);
}
