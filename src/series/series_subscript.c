/*-------------------------------------------------------------------------
 *
 * series_subscript.c
 *	  Subscripts by period: s['2023-05'], s['2023-01':'2023-12'], and
 *	  UPDATE ... SET s['2023-05'] =
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "executor/execExpr.h"
#include "nodes/nodeFuncs.h"
#include "nodes/subscripting.h"
#include "parser/parse_coerce.h"
#include "parser/parse_expr.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"

#include "base/compat.h"
#include "packed/packed_arithmetic.h"
#include "series/series.h"

/*-------------------------------------------------------------------------
 * One value put in
 *-------------------------------------------------------------------------
 */
static void
meaning_changes(RefPeriod p)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("a value for %s does not fit the series", ref_period_out_cstring(p)),
			 errdetail("A year has January and February either apart or together; a series that joins them in one has no February without a January in another.")));
}

/* value is NULL to take one away. */
static struct varlena *
put(const Series *s, RefPeriod p, const Decimal *value)
{
	/* months may begin to join January and February */
	bool		joins = s->frequency == 'M' && s->basis == SERIES_SINGLE && series_is_jan_feb(p);
	int			position,
				first,
				end;
	bool		appended;
	SeriesDraft draft;
	PackedBuilder b;
	Series		result;
	struct varlena *datum;

	if (!joins)
		position = series_position(s, p);
	else
		(void) series_locate(s->frequency, SERIES_JAN_FEB, p, &position);
	first = s->packed.count == 0 ? position : Min(s->first, position);
	end = s->packed.count == 0 ? position + 1 : Max(series_end(s), position + 1);
	appended = position >= series_end(s) && s->packed.count > 0;
	/* two months stand where the second one would, and that one where they would */
	if (series_get(s, position) != PACKED_MISSING && series_period_at(s, position) != p)
		meaning_changes(p);
	packed_check_count("series", (int64) end - first, SERIES_MAX_PERIODS);
	packed_builder_init(&b, "series", SERIES_MAX_PERIODS, end - first);
	b.scale = s->packed.scale;
	if (s->packed.count > 0)
		packed_builder_add_missing(&b, s->first - first);
	packed_unpack(&s->packed, 0, s->packed.count, b.value + b.count);
	b.count += s->packed.count;
	if (appended || s->packed.count == 0)
		packed_builder_add_missing(&b, end - first - b.count);
	/* what is replaced need not fit beside what replaces it */
	b.value[position - first] = PACKED_MISSING;
	b.scale = packed_least_scale(b.value, b.count, b.scale);
	if (value != NULL)
	{
		int64		old_last = b.value[b.count - 1];
		int			old_scale = b.scale;
		int64		scaled;

		/* by way of the last place, which the builder rescales with the others */
		b.count--;
		b.value[b.count] = PACKED_MISSING;
		packed_builder_add(&b, *value);
		scaled = b.value[b.count - 1];
		if (position != end - 1)
		{
			if (!packed_rescale(&old_last, 1, b.scale - old_scale))
				packed_overflow("series");
			b.value[b.count - 1] = old_last;
			b.value[position - first] = scaled;
		}
	}

	draft.frequency = s->frequency;
	draft.basis = joins ? SERIES_JAN_FEB : s->basis;
	draft.first = first;
	draft.count = b.count;
	draft.scale = b.scale;
	draft.value = b.value;
	datum = series_form(&draft);
	if (draft.basis == SERIES_JAN_FEB)
	{
		series_open(datum, &result);
		if (value != NULL && series_period_at(&result, position) != p)
			meaning_changes(p);
		for (int i = s->first; i < series_end(s); i++)
			if (i != position && series_is_joint(&result, i) != series_is_joint(s, i))
				meaning_changes(p);
	}
	return datum;
}

/*-------------------------------------------------------------------------
 * The handler
 *-------------------------------------------------------------------------
 */
typedef struct SubscriptWorkspace
{
	bool		slice;
	RefPeriod	lower;
	RefPeriod	upper;
	bool		has_lower;
	bool		has_upper;
} SubscriptWorkspace;

/* ref_period lives beside series. */
static Oid
ref_period_type(Oid series_type)
{
	HeapTuple	tuple = SearchSysCache1(TYPEOID, ObjectIdGetDatum(series_type));
	Oid			namespace;
	Oid			result;

	if (!HeapTupleIsValid(tuple))
		elog(ERROR, "cache lookup failed for type %u", series_type);
	namespace = ((Form_pg_type) GETSTRUCT(tuple))->typnamespace;
	ReleaseSysCache(tuple);
	result = GetSysCacheOid2(TYPENAMENSP, Anum_pg_type_oid,
							 CStringGetDatum("ref_period"), ObjectIdGetDatum(namespace));
	if (!OidIsValid(result))
		elog(ERROR, "type ref_period not found");
	return result;
}

static List *
transform_bound(Node *bound, ParseState *pstate, Oid target)
{
	Node	   *expr;
	Node	   *coerced;

	if (bound == NULL)
		return list_make1(NULL);
	expr = transformExpr(pstate, bound, pstate->p_expr_kind);
	coerced = coerce_to_target_type(pstate, expr, exprType(expr), target, -1,
									COERCION_ASSIGNMENT, COERCE_IMPLICIT_CAST, -1);
	if (coerced == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_DATATYPE_MISMATCH),
				 errmsg("subscript of a series must be a reference period"),
				 errhint("Write a period, as in s['2023-05']."),
				 parser_errposition(pstate, exprLocation(bound))));
	return list_make1(coerced);
}

static void
subscript_transform(SubscriptingRef *sbsref, List *indirection, ParseState *pstate,
					bool isSlice, bool isAssignment)
{
	A_Indices  *ai = linitial_node(A_Indices, indirection);
	Oid			target = ref_period_type(sbsref->refcontainertype);

	if (list_length(indirection) > 1)
		ereport(ERROR,
				(errcode(ERRCODE_DATATYPE_MISMATCH),
				 errmsg("a series takes one subscript"),
				 parser_errposition(pstate, exprLocation((Node *) indirection))));
	if (isSlice && isAssignment)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("a slice of a series cannot be assigned to"),
				 errhint("Merge series with ||.")));
	sbsref->refupperindexpr = transform_bound(ai->uidx, pstate, target);
	if (isSlice)
		sbsref->reflowerindexpr = transform_bound(ai->lidx, pstate, target);
	sbsref->refrestype = isSlice ? sbsref->refcontainertype : NUMERICOID;
	sbsref->reftypmod = -1;
}

static bool
subscript_check(ExprState *state, ExprEvalStep *op, ExprContext *econtext)
{
	SubscriptingRefState *ref = op->d.sbsref_subscript.state;
	SubscriptWorkspace *work = ref->workspace;

	work->has_upper = ref->upperprovided[0];
	work->has_lower = work->slice && ref->lowerprovided[0];
	if ((work->has_upper && ref->upperindexnull[0]) ||
		(work->has_lower && ref->lowerindexnull[0]))
	{
		if (ref->isassignment)
			ereport(ERROR,
					(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
					 errmsg("subscript of a series in an assignment must not be null")));
		*op->resnull = true;
		return false;
	}
	if (work->has_upper)
		work->upper = DatumGetRefPeriod(ref->upperindex[0]);
	if (work->has_lower)
		work->lower = DatumGetRefPeriod(ref->lowerindex[0]);
	return true;
}

static void
subscript_fetch(ExprState *state, ExprEvalStep *op, ExprContext *econtext)
{
	SubscriptWorkspace *work = op->d.sbsref.state->workspace;
	Series		s;

	series_open(PG_DETOAST_DATUM_PACKED(*op->resvalue), &s);
	if (work->slice)
	{
		struct varlena *slice = series_slice_periods(&s, work->has_lower ? &work->lower : NULL,
													 work->has_upper ? &work->upper : NULL);

		*op->resnull = slice == NULL;
		*op->resvalue = PointerGetDatum(slice);
	}
	else
	{
		Decimal		value;

		*op->resnull = !series_find(&s, work->upper, &value);
		*op->resvalue = *op->resnull ? (Datum) 0 :
			NumericGetDatum(decimal_to_numeric(value));
	}
}

static void
subscript_assign(ExprState *state, ExprEvalStep *op, ExprContext *econtext)
{
	SubscriptingRefState *ref = op->d.sbsref.state;
	SubscriptWorkspace *work = ref->workspace;
	Series		s;
	Decimal		value;

	if (*op->resnull)
	{
		/* nothing but the new value: a series of the period's own frequency */
		memset(&s, 0, sizeof(s));
		s.packed.width = 1;
		s.frequency = series_is_jan_feb(work->upper) ? 'M' : ref_period_frequency_code(work->upper);
		s.basis = SERIES_SINGLE;
		if (s.frequency == 0)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("%s is not a period of a series", ref_period_out_cstring(work->upper)),
					 errhint("Use a month, a quarter, four months, a half-year, a year, an ISO week or a day.")));
	}
	else
		series_open(PG_DETOAST_DATUM_PACKED(*op->resvalue), &s);
	if (!ref->replacenull)
		value = decimal_from_numeric((Numeric) PG_DETOAST_DATUM_PACKED(ref->replacevalue));
	*op->resvalue = PointerGetDatum(put(&s, work->upper, ref->replacenull ? NULL : &value));
	*op->resnull = false;
}

static void
subscript_fetch_old(ExprState *state, ExprEvalStep *op, ExprContext *econtext)
{
	SubscriptingRefState *ref = op->d.sbsref.state;

	/* a number has no parts, so nothing nested can ask */
	ref->prevnull = true;
	ref->prevvalue = (Datum) 0;
}

static void
subscript_exec_setup(const SubscriptingRef *sbsref, SubscriptingRefState *ref,
					 SubscriptExecSteps *methods)
{
	SubscriptWorkspace *work = palloc0(sizeof(SubscriptWorkspace));

	work->slice = sbsref->reflowerindexpr != NIL;
	ref->workspace = work;
	methods->sbs_check_subscripts = subscript_check;
	methods->sbs_fetch = subscript_fetch;
	methods->sbs_assign = subscript_assign;
	methods->sbs_fetch_old = subscript_fetch_old;
}

PG_FUNCTION_INFO_V1(series_subscript_handler);
Datum
series_subscript_handler(PG_FUNCTION_ARGS)
{
	static const SubscriptRoutines routines = {
		.transform = subscript_transform,
		.exec_setup = subscript_exec_setup,
		.fetch_strict = true,
		.fetch_leakproof = false,
		.store_leakproof = false
	};

	PG_RETURN_POINTER(&routines);
}
