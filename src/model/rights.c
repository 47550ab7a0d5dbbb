/*-------------------------------------------------------------------------
 *
 * rights.c
 *	  act_as(role, statement): a statement with the rights of a role, and with
 *	  no way back to those of the session; what it answers, as text.
 *	  triggers_of(place, with_parts): the triggers that would fire now,
 *	  whatever an older snapshot of the catalogue says.
 *
 * Both are for what a model does with its owner's rights.  SET ROLE is not
 * enough to run what belongs to somebody else: a trigger of his may RESET ROLE,
 * leave a deferred trigger behind or a search_path.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "access/relation.h"
#include "catalog/objectaddress.h"
#include "catalog/pg_inherits.h"
#include "catalog/pg_proc.h"
#include "catalog/pg_trigger.h"
#include "commands/trigger.h"
#include "executor/spi.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "storage/lmgr.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/syscache.h"
#include "utils/tuplestore.h"

#include "base/compat.h"

PG_FUNCTION_INFO_V1(act_as);
PG_FUNCTION_INFO_V1(triggers_of);

/* act_as(role regrole, statement text) */
Datum
act_as(PG_FUNCTION_ARGS)
{
	Oid			role = PG_GETARG_OID(0);
	char	   *statement = text_to_cstring(PG_GETARG_TEXT_PP(1));
	Oid			caller;
	int			context;
	int			settings;
	int			status;
	MemoryContext ours = CurrentMemoryContext;
	char	   *value = NULL;
	text	   *answer = NULL;

	GetUserIdAndSecContext(&caller, &context);
	if (!SearchSysCacheExists1(AUTHOID, ObjectIdGetDatum(role)))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_OBJECT),
				 errmsg("role with OID %u does not exist", role)));
	/* as SET ROLE has it */
	if (role != caller && (!indstat_can_set_role(caller, role) || InLocalUserIdChange()))
		ereport(ERROR,
				(errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
				 errmsg("permission denied to act as role \"%s\"", GetUserNameFromId(role, false)),
				 errdetail("Only its members may, and not with the rights of somebody else.")));

	settings = NewGUCNestLevel();
	SetUserIdAndSecContext(role, context | SECURITY_LOCAL_USERID_CHANGE | SECURITY_RESTRICTED_OPERATION);
	SPI_connect();
	status = SPI_execute(statement, false, 0);
	if (status < 0)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("cannot act as another role in this statement: %s", SPI_result_code_string(status)),
				 errdetail("It must not control a transaction, and must not be a COPY from or to a client.")));
	/* what spells it may be the role's own too */
	if (SPI_tuptable != NULL && SPI_tuptable->numvals > 0 && SPI_tuptable->tupdesc->natts > 0)
		value = SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1);
	if (value != NULL)
	{
		MemoryContextSwitchTo(ours);
		answer = cstring_to_text(value);
	}
	SPI_finish();
	/* an error puts these back by itself */
	AtEOXact_GUC(false, settings);
	SetUserIdAndSecContext(caller, context);
	if (answer == NULL)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(answer);
}

static void
put_trigger(ReturnSetInfo *rsinfo, Relation relation, const Trigger *trigger)
{
	Datum		column[10];
	bool		null[10];
	NameData	name;

	memset(null, true, sizeof(null));
	null[0] = null[1] = false;
	column[0] = ObjectIdGetDatum(RelationGetRelid(relation));
	column[1] = ObjectIdGetDatum(relation->rd_rel->relowner);
	if (trigger != NULL)
	{
		HeapTuple	function = SearchSysCache1(PROCOID, ObjectIdGetDatum(trigger->tgfoid));

		namestrcpy(&name, trigger->tgname);
		null[2] = null[3] = null[5] = null[6] = null[7] = false;
		column[2] = NameGetDatum(&name);
		column[3] = ObjectIdGetDatum(trigger->tgfoid);
		if (HeapTupleIsValid(function))
		{
			null[4] = false;
			column[4] = ObjectIdGetDatum(((Form_pg_proc) GETSTRUCT(function))->proowner);
			ReleaseSysCache(function);
		}
		column[5] = Int32GetDatum(trigger->tgtype);
		column[6] = BoolGetDatum(trigger->tgqual != NULL);
		column[7] = Int32GetDatum(trigger->tgnargs);
		if (trigger->tgoldtable != NULL)
		{
			null[8] = false;
			column[8] = CStringGetTextDatum(trigger->tgoldtable);
		}
		if (trigger->tgnewtable != NULL)
		{
			null[9] = false;
			column[9] = CStringGetTextDatum(trigger->tgnewtable);
		}
	}
	tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, column, null);
}

/* triggers_of(place regclass, with_parts bool) */
Datum
triggers_of(PG_FUNCTION_ARGS)
{
	Oid			place = PG_GETARG_OID(0);
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	LOCKMODE	lock;
	List	   *parts;
	ListCell   *part;

	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	/* what the server says of one that is gone is an internal error from 18 on */
	if (!SearchSysCacheExists1(RELOID, ObjectIdGetDatum(place)))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_TABLE),
				 errmsg("relation with OID %u does not exist", place)));
	/* nobody waits for one who has no business there */
	if (!indstat_owns_relation(place, GetUserId()) &&
		pg_class_aclmask(place, GetUserId(), ACL_ALL_RIGHTS_RELATION, ACLMASK_ANY) == 0 &&
		pg_attribute_aclcheck_all(place, GetUserId(), ACL_ALL_RIGHTS_COLUMN, ACLMASK_ANY) != ACLCHECK_OK)
		ereport(ERROR,
				(errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
				 errmsg("permission denied to see the triggers of relation \"%s\"", get_rel_name(place)),
				 errdetail("Only those may who have a right on it.")));
	/* while its owner holds this lock nobody else adds a trigger */
	lock = indstat_owns_relation(place, GetUserId()) ? RowExclusiveLock : AccessShareLock;
	/* find_all_inheritors() locks the others */
	LockRelationOid(place, lock);
	parts = PG_GETARG_BOOL(1) ? find_all_inheritors(place, lock, NULL) : list_make1_oid(place);
	foreach(part, parts)
	{
		Relation	relation = try_relation_open(lfirst_oid(part), NoLock);
		TriggerDesc *triggers;
		int			put = 0;

		if (relation == NULL)
			continue;
		/* looking up a function may let another's change of the triggers in, and theirs are freed */
		triggers = CopyTriggerDesc(relation->trigdesc);
		for (int i = 0; triggers != NULL && i < triggers->numtriggers; i++)
		{
			const Trigger *trigger = &triggers->triggers[i];

			if (!trigger->tgisinternal)
			{
				put_trigger(rsinfo, relation, trigger);
				put++;
			}
		}
		if (put == 0)
			put_trigger(rsinfo, relation, NULL);
		relation_close(relation, NoLock);
	}
	return (Datum) 0;
}
