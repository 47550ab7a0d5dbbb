/*
 * packed_support.c
 *		What the planner asks about functions that take packed values apart: how
 *		many rows they give.
 */
#include "postgres.h"

#include "fmgr.h"
#include "nodes/nodeFuncs.h"
#include "nodes/pathnodes.h"
#include "nodes/supportnodes.h"
#include "optimizer/optimizer.h"
#include "parser/parsetree.h"
#include "utils/lsyscache.h"

#include "packed/packed.h"

/* What most values take, and what a value of a series takes besides. */
#define TYPICAL_WIDTH	4
#define TYPICAL_HEAD	(VARHDRSZ + PACKED_HEADER_SIZE + 8)

/* The number of values, or zero if it cannot be told. */
static double
values_of(PlannerInfo *root, Node *arg)
{
	Oid			type = exprType(arg);
	RangeTblEntry *rte;
	Var		   *var;
	int32		width;

	/* a measure of a value has about as many as the value */
	while (IsA(arg, FuncExpr) || IsA(arg, OpExpr))
	{
		List	   *args = IsA(arg, FuncExpr) ? ((FuncExpr *) arg)->args : ((OpExpr *) arg)->args;

		if (args == NIL || exprType(linitial(args)) != type)
			return 0;
		arg = linitial(args);
	}
	if (IsA(arg, Const))
	{
		struct varlena *value;
		PackedView	view;

		if (((Const *) arg)->constisnull)
			return 0;
		value = PG_DETOAST_DATUM_PACKED(((Const *) arg)->constvalue);
		packed_open(value, packed_kind(value), &view);
		return view.count;
	}
	if (!IsA(arg, Var) || ((Var *) arg)->varlevelsup > 0 || IS_SPECIAL_VARNO(((Var *) arg)->varno))
		return 0;
	var = (Var *) arg;
	rte = planner_rt_fetch(var->varno, root);
	if (rte->rtekind != RTE_RELATION)
		return 0;
	/* of what lies out of line, statistics know the pointer alone */
	width = get_attavgwidth(rte->relid, var->varattno);
	return width <= TYPICAL_HEAD ? 0 : (width - TYPICAL_HEAD) / TYPICAL_WIDTH;
}

PG_FUNCTION_INFO_V1(packed_unnest_support);
Datum
packed_unnest_support(PG_FUNCTION_ARGS)
{
	Node	   *request = (Node *) PG_GETARG_POINTER(0);
	SupportRequestRows *req = (SupportRequestRows *) request;

	if (!IsA(request, SupportRequestRows) || req->root == NULL || !is_funcclause(req->node))
		PG_RETURN_POINTER(NULL);
	req->rows = values_of(req->root, estimate_expression_value(req->root, linitial(((FuncExpr *) req->node)->args)));
	PG_RETURN_POINTER(req->rows < 1 ? NULL : req);
}
