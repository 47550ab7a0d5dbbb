/*
 * ref_period_support.c
 *		What the planner asks about conditions on a reference period: which part
 *		of an index can hold the rows.
 *
 * Periods are ordered by their last day, then by their first one.  So a period
 * within P ends between the first and the last day of P, one that contains a
 * day or a period ends no earlier, and one that is complete on a day ends no
 * later: a range of a btree or brin index on the period.  A day within P is a
 * range of an index on the day.
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "access/stratnum.h"
#include "catalog/pg_proc.h"
#include "catalog/pg_type.h"
#include "fmgr.h"
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "nodes/pathnodes.h"
#include "nodes/supportnodes.h"
#include "optimizer/optimizer.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/fmgroids.h"
#include "utils/lsyscache.h"
#include "utils/selfuncs.h"
#include "utils/syscache.h"

#include "base/compat.h"
#include "period/period.h"

extern Datum ref_period_ge(PG_FUNCTION_ARGS);
extern Datum ref_period_le(PG_FUNCTION_ARGS);

/* ------------------------------------------------------------------ bounds */

/*
 * Two bounds of all periods that end on a day: they raise no error, as no
 * comparison does.  A day outside years 1 to 9999 gives the nearest one.
 */
static int
day_in_calendar(DateADT d)
{
	int64		day = (int64) d + REF_PERIOD_PG_EPOCH;

	return (int) Min(Max(day, REF_PERIOD_MIN_DAY), REF_PERIOD_MAX_DAY);
}

PG_FUNCTION_INFO_V1(ref_period_first_ending);
Datum
ref_period_first_ending(PG_FUNCTION_ARGS)
{
	PG_RETURN_REF_PERIOD(ref_period_make(REF_PERIOD_MIN_DAY, day_in_calendar(PG_GETARG_DATEADT(0))));
}

PG_FUNCTION_INFO_V1(ref_period_last_ending);
Datum
ref_period_last_ending(PG_FUNCTION_ARGS)
{
	int			day = day_in_calendar(PG_GETARG_DATEADT(0));

	PG_RETURN_REF_PERIOD(ref_period_make(day, day));
}

/* ----------------------------------------------------------------- planner */

/* The schema of the extension: where the type of a period is that the condition names. */
static Oid
home(SupportRequestIndexCondition *req)
{
	List	   *args = is_opclause(req->node) ? ((OpExpr *) req->node)->args : ((FuncExpr *) req->node)->args;
	Oid			type = exprType(linitial(args));
	HeapTuple	tuple;
	Oid			result;

	if (type == DATEOID)
		type = exprType(lsecond(args));
	tuple = SearchSysCache1(TYPEOID, ObjectIdGetDatum(type));
	if (!HeapTupleIsValid(tuple))
		elog(ERROR, "cache lookup failed for type %u", type);
	result = ((Form_pg_type) GETSTRUCT(tuple))->typnamespace;
	ReleaseSysCache(tuple);
	return result;
}

/*
 * A function of ours called with one argument; NULL if it is not there.  Looked
 * up without asking what the user may see: a view may have led here.
 */
static Node *
call(SupportRequestIndexCondition *req, const char *name, Node *arg, Oid result)
{
	Oid			type = arg ? exprType(arg) : InvalidOid;
	Oid			function = GetSysCacheOid3(PROCNAMEARGSNSP, Anum_pg_proc_oid, CStringGetDatum(name),
										   PointerGetDatum(buildoidvector(&type, 1)), ObjectIdGetDatum(home(req)));

	if (!OidIsValid(function))
		return NULL;
	return (Node *) makeFuncExpr(function, result, list_make1(copyObject(arg)), InvalidOid, InvalidOid,
								 COERCE_EXPLICIT_CALL);
}

/* The condition on the index key, or NULL if the index orders in another way. */
static Node *
compare(SupportRequestIndexCondition *req, Node *key, int strategy, Node *bound)
{
	Oid			type = exprType(key);
	Oid			op = get_opfamily_member(req->opfamily, type, type, strategy);
	FmgrInfo	function;

	if (!OidIsValid(op) || bound == NULL)
		return NULL;
	fmgr_info(get_opcode(op), &function);
	if (type == DATEOID
		? function.fn_oid != (strategy == BTLessEqualStrategyNumber ? F_DATE_LE : F_DATE_GE)
		: function.fn_addr != (strategy == BTLessEqualStrategyNumber ? ref_period_le : ref_period_ge))
		return NULL;
	return (Node *) make_opclause(op, BOOLOID, false, (Expr *) copyObject(key),
								  (Expr *) eval_const_expressions(req->root, bound), InvalidOid, InvalidOid);
}

/* The key and what it is compared with; NULL if that depends on the table's rows. */
static Node *
other_side(SupportRequestIndexCondition *req, Node **key)
{
	List	   *args = NIL;
	Node	   *other;

	if (is_opclause(req->node))
		args = ((OpExpr *) req->node)->args;
	else if (is_funcclause(req->node))
		args = ((FuncExpr *) req->node)->args;
	if (list_length(args) != 2)
		return NULL;
	*key = list_nth(args, req->indexarg);
	other = list_nth(args, 1 - req->indexarg);
	return is_pseudo_constant_for_index(req->root, other, req->index) ? other : NULL;
}

/* The bounds as a list of conditions; NULL if one of them cannot be. */
static Node *
between(Node *low, Node *high)
{
	return low && high ? (Node *) list_make2(low, high) : NULL;
}

static Node *
only(Node *condition)
{
	return condition ? (Node *) list_make1(condition) : NULL;
}

/* whole contains part, each a period, or the part a day */
static Node *
holds(SupportRequestIndexCondition *req, int whole)
{
	Node	   *key;
	Node	   *other = other_side(req, &key);
	Oid			period;

	if (other == NULL)
		return NULL;
	if (req->indexarg == whole)
	{
		Node	   *last = exprType(other) == DATEOID ? other : call(req, "end_date", other, DATEOID);

		return only(compare(req, key, BTGreaterEqualStrategyNumber,
							call(req, "ref_period_first_ending", last, exprType(key))));
	}
	period = exprType(other);
	if (exprType(key) == DATEOID)
	{
		req->lossy = false;
		return between(compare(req, key, BTGreaterEqualStrategyNumber, call(req, "start_date", other, DATEOID)),
					   compare(req, key, BTLessEqualStrategyNumber, call(req, "end_date", other, DATEOID)));
	}
	return between(compare(req, key, BTGreaterEqualStrategyNumber,
						   call(req, "ref_period_last_ending", call(req, "start_date", other, DATEOID), period)),
				   compare(req, key, BTLessEqualStrategyNumber,
						   call(req, "ref_period_last_ending", call(req, "end_date", other, DATEOID), period)));
}

static bool
asks_for_index(Node *request)
{
	return IsA(request, SupportRequestIndexCondition);
}

/* of contains(): the first argument contains the second */
PG_FUNCTION_INFO_V1(ref_period_contains_support);
Datum
ref_period_contains_support(PG_FUNCTION_ARGS)
{
	Node	   *request = (Node *) PG_GETARG_POINTER(0);

	PG_RETURN_POINTER(asks_for_index(request) ? holds((SupportRequestIndexCondition *) request, 0) : NULL);
}

/* of <@: the second argument contains the first */
PG_FUNCTION_INFO_V1(ref_period_contained_support);
Datum
ref_period_contained_support(PG_FUNCTION_ARGS)
{
	Node	   *request = (Node *) PG_GETARG_POINTER(0);

	PG_RETURN_POINTER(asks_for_index(request) ? holds((SupportRequestIndexCondition *) request, 1) : NULL);
}

/* of is_complete(): the period ends on the day at the latest */
PG_FUNCTION_INFO_V1(ref_period_is_complete_support);
Datum
ref_period_is_complete_support(PG_FUNCTION_ARGS)
{
	Node	   *request = (Node *) PG_GETARG_POINTER(0);
	SupportRequestIndexCondition *req = (SupportRequestIndexCondition *) request;
	Node	   *key;
	Node	   *day;

	if (!asks_for_index(request) || req->indexarg != 0 || (day = other_side(req, &key)) == NULL)
		PG_RETURN_POINTER(NULL);
	PG_RETURN_POINTER(only(compare(req, key, BTLessEqualStrategyNumber,
								   call(req, "ref_period_last_ending", day, exprType(key)))));
}

/* --------------------------------------------------------------- estimates */

/*
 * How many pairs have the same period.  Where one side has no statistics, as
 * the columns of a UNION ALL have not, the planner takes 200 values for each
 * column that is joined and multiplies.  Figures are joined by their period
 * only together with an indicator, or a region: then half of the answer is
 * taken twice, and a plan for thousands of rows is made for a handful.
 */
#define UNKNOWN_PERIOD_SELECTIVITY 0.1

PG_FUNCTION_INFO_V1(ref_period_eqjoinsel);
Datum
ref_period_eqjoinsel(PG_FUNCTION_ARGS)
{
	PlannerInfo *root = (PlannerInfo *) PG_GETARG_POINTER(0);
	List	   *args = (List *) PG_GETARG_POINTER(2);
	SpecialJoinInfo *sjinfo = (SpecialJoinInfo *) PG_GETARG_POINTER(4);
	float8		selectivity;
	VariableStatData left,
				right;
	bool		reversed,
				unknown[2];

	selectivity = DatumGetFloat8(DirectFunctionCall5Coll(eqjoinsel, PG_GET_COLLATION(), PG_GETARG_DATUM(0), PG_GETARG_DATUM(1),
														 PG_GETARG_DATUM(2), PG_GETARG_DATUM(3), PG_GETARG_DATUM(4)));
	get_join_variables(root, args, sjinfo, &left, &right, &reversed);
	get_variable_numdistinct(&left, &unknown[0]);
	get_variable_numdistinct(&right, &unknown[1]);
	ReleaseVariableStats(left);
	ReleaseVariableStats(right);
	if (unknown[0] || unknown[1])
		selectivity = Max(selectivity, UNKNOWN_PERIOD_SELECTIVITY);
	PG_RETURN_FLOAT8(selectivity);
}
