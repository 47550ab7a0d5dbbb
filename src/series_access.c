/*-------------------------------------------------------------------------
 *
 * series_access.c
 *	  What a series holds: one value, a part, rows, subscripts, casts.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "executor/execExpr.h"
#include "funcapi.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "nodes/nodeFuncs.h"
#include "nodes/subscripting.h"
#include "parser/parse_coerce.h"
#include "parser/parse_expr.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/jsonb.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"

#include "compat.h"
#include "packed_arithmetic.h"
#include "series.h"

/*-------------------------------------------------------------------------
 * Parts
 *-------------------------------------------------------------------------
 */
static Numeric
numeric_of(int64 value, int scale)
{
	return decimal_to_numeric(decimal_from_scaled(value, scale));
}

PG_FUNCTION_INFO_V1(series_value_at);
Datum
series_value_at(PG_FUNCTION_ARGS)
{
	Series		s;
	Decimal		value;

	PG_GETARG_SERIES(0, &s);
	if (!series_find(&s, PG_GETARG_REF_PERIOD(1), &value))
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(decimal_to_numeric(value));
}

PG_FUNCTION_INFO_V1(series_first_period);
Datum
series_first_period(PG_FUNCTION_ARGS)
{
	Series		s;

	PG_GETARG_SERIES(0, &s);
	if (s.packed.count == 0)
		PG_RETURN_NULL();
	PG_RETURN_REF_PERIOD(series_period_at(&s, s.first));
}

PG_FUNCTION_INFO_V1(series_last_period);
Datum
series_last_period(PG_FUNCTION_ARGS)
{
	Series		s;

	PG_GETARG_SERIES(0, &s);
	if (s.packed.count == 0)
		PG_RETURN_NULL();
	PG_RETURN_REF_PERIOD(series_period_at(&s, series_end(&s) - 1));
}

PG_FUNCTION_INFO_V1(series_periods);
Datum
series_periods(PG_FUNCTION_ARGS)
{
	Series		s;

	PG_GETARG_SERIES(0, &s);
	PG_RETURN_INT32(s.packed.count);
}

PG_FUNCTION_INFO_V1(series_known);
Datum
series_known(PG_FUNCTION_ARGS)
{
	Series		s;

	PG_GETARG_SERIES(0, &s);
	PG_RETURN_INT32((int32) packed_sum(&s.packed).known);
}

PG_FUNCTION_INFO_V1(series_total);
Datum
series_total(PG_FUNCTION_ARGS)
{
	Series		s;
	PackedSum	sum;

	PG_GETARG_SERIES(0, &s);
	sum = packed_sum(&s.packed);
	if (sum.known == 0)
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(packed_sum_numeric(&sum, s.packed.scale));
}

PG_FUNCTION_INFO_V1(series_frequency);
Datum
series_frequency(PG_FUNCTION_ARGS)
{
	Series		s;

	PG_GETARG_SERIES(0, &s);
	PG_RETURN_TEXT_P(cstring_to_text_with_len(&s.frequency, 1));
}

PG_FUNCTION_INFO_V1(series_basis);
Datum
series_basis(PG_FUNCTION_ARGS)
{
	Series		s;

	PG_GETARG_SERIES(0, &s);
	PG_RETURN_TEXT_P(cstring_to_text(s.basis == SERIES_SINGLE ? "single" :
									 series_basis_name(s.basis)));
}

/* Positions from..to, both inclusive, that lie within. */
static struct varlena *
slice(const Series *s, int64 from, int64 to)
{
	SeriesDraft draft;

	from = Max(from, s->first);
	to = Min(to, (int64) series_end(s) - 1);
	if (from > to)
	{
		series_draft_init(&draft, s, 0, 0);
		return series_form(&draft);
	}
	series_draft_init(&draft, s, (int) from, (int) (to - from + 1));
	packed_unpack(&s->packed, (int) from - s->first, draft.count, draft.value);
	if (s->basis == SERIES_JAN_FEB && from % 12 == 1 && draft.value[0] != PACKED_MISSING &&
		!series_is_joint(s, (int) from))
	{
		bool		joint = false;

		for (int p = (int) from; p <= to; p++)
			joint |= series_is_joint(s, p);
		if (joint)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("a series with joint figures of January and February cannot begin with February alone"),
					 errhint("Begin with January or March.")));
		draft.basis = SERIES_SINGLE;
	}
	return series_form(&draft);
}

PG_FUNCTION_INFO_V1(series_slice);
Datum
series_slice(PG_FUNCTION_ARGS)
{
	Series		s;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	PG_GETARG_SERIES(0, &s);
	PG_RETURN_POINTER(slice(&s,
							PG_ARGISNULL(1) ? PG_INT32_MIN : series_position(&s, PG_GETARG_REF_PERIOD(1)),
							PG_ARGISNULL(2) ? PG_INT32_MAX : series_position(&s, PG_GETARG_REF_PERIOD(2))));
}

/*-------------------------------------------------------------------------
 * Rows
 *-------------------------------------------------------------------------
 */
PG_FUNCTION_INFO_V1(series_unnest);
Datum
series_unnest(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	Series		s;

	InitMaterializedSRF(fcinfo, 0);
	PG_GETARG_SERIES(0, &s);
	for (int i = 0; i < s.packed.count; i++)
	{
		int			position = s.first + i;
		int64		value = packed_get(&s.packed, i);
		Datum		column[2];
		bool		null[2] = {false, value == PACKED_MISSING};

		/* January has no row of its own where February covers both */
		if (null[1] && s.basis == SERIES_JAN_FEB && position % 12 == 0 &&
			series_is_joint(&s, position + 1))
			continue;
		if (i % 1024 == 1023)
			CHECK_FOR_INTERRUPTS();
		column[0] = RefPeriodGetDatum(series_period_at(&s, position));
		column[1] = null[1] ? (Datum) 0 : NumericGetDatum(numeric_of(value, s.packed.scale));
		tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, column, null);
		if (!null[1])
			pfree(DatumGetPointer(column[1]));
	}
	return (Datum) 0;
}

PG_FUNCTION_INFO_V1(series_gaps);
Datum
series_gaps(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	Series		s;

	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	PG_GETARG_SERIES(0, &s);
	for (int i = 0; i < s.packed.count; i++)
	{
		Datum		column;
		bool		null = false;

		if (packed_get(&s.packed, i) != PACKED_MISSING ||
			(s.basis == SERIES_JAN_FEB && (s.first + i) % 12 == 0 &&
			 series_is_joint(&s, s.first + i + 1)))
			continue;
		column = RefPeriodGetDatum(series_period_at(&s, s.first + i));
		tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, &column, &null);
	}
	return (Datum) 0;
}

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
	if (value != NULL)
	{
		int64		old_last = b.value[b.count - 1];
		int64		scaled;

		/* by way of the last place, which the builder rescales with the others */
		b.count--;
		b.value[b.count] = PACKED_MISSING;
		packed_builder_add(&b, *value);
		scaled = b.value[b.count - 1];
		if (position != end - 1)
		{
			if (!packed_rescale(&old_last, 1, b.scale - s->packed.scale))
				packed_overflow("series");
			b.value[b.count - 1] = old_last;
			b.value[position - first] = scaled;
		}
	}
	else
		b.value[position - first] = PACKED_MISSING;

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
 * Subscripts: s['2023-05'], s['2023-01':'2023-12'], and UPDATE ... SET s['2023-05'] =
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
				 errmsg("a series has one subscript"),
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
		*op->resvalue = PointerGetDatum(slice(&s,
											  work->has_lower ? series_position(&s, work->lower) : PG_INT32_MIN,
											  work->has_upper ? series_position(&s, work->upper) : PG_INT32_MAX));
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

/*-------------------------------------------------------------------------
 * Casts
 *-------------------------------------------------------------------------
 */
PG_FUNCTION_INFO_V1(series_to_array);
Datum
series_to_array(PG_FUNCTION_ARGS)
{
	Series		s;
	Datum	   *element;
	bool	   *null;
	int			dim[1];
	int			lower[1] = {1};

	PG_GETARG_SERIES(0, &s);
	if (s.packed.count == 0)
		PG_RETURN_ARRAYTYPE_P(construct_empty_array(NUMERICOID));
	element = palloc(s.packed.count * sizeof(Datum));
	null = palloc(s.packed.count * sizeof(bool));
	for (int i = 0; i < s.packed.count; i++)
	{
		int64		value = packed_get(&s.packed, i);

		null[i] = value == PACKED_MISSING;
		element[i] = null[i] ? (Datum) 0 : NumericGetDatum(numeric_of(value, s.packed.scale));
	}
	dim[0] = s.packed.count;
	PG_RETURN_ARRAYTYPE_P(construct_md_array(element, null, 1, dim, lower,
											 NUMERICOID, -1, false, TYPALIGN_INT));
}

static void
push_string(JsonbParseState **state, JsonbIteratorToken token, const char *text)
{
	JsonbValue	v;

	v.type = jbvString;
	v.val.string.val = unconstify(char *, text);
	v.val.string.len = (int) strlen(text);
	pushJsonbValue(state, token, &v);
}

PG_FUNCTION_INFO_V1(series_to_jsonb);
Datum
series_to_jsonb(PG_FUNCTION_ARGS)
{
	Series		s;
	JsonbParseState *state = NULL;
	JsonbValue	v;
	JsonbValue *result;
	char		code[2] = {0, 0};

	PG_GETARG_SERIES(0, &s);
	code[0] = s.frequency;
	pushJsonbValue(&state, WJB_BEGIN_OBJECT, NULL);
	push_string(&state, WJB_KEY, "frequency");
	push_string(&state, WJB_VALUE, code);
	push_string(&state, WJB_KEY, "basis");
	push_string(&state, WJB_VALUE, s.basis == SERIES_SINGLE ? "single" : series_basis_name(s.basis));
	push_string(&state, WJB_KEY, "first");
	if (s.packed.count > 0)
		push_string(&state, WJB_VALUE, series_position_text(s.frequency, SERIES_SINGLE, s.first));
	else
	{
		v.type = jbvNull;
		pushJsonbValue(&state, WJB_VALUE, &v);
	}
	push_string(&state, WJB_KEY, "values");
	pushJsonbValue(&state, WJB_BEGIN_ARRAY, NULL);
	for (int i = 0; i < s.packed.count; i++)
	{
		int64		value = packed_get(&s.packed, i);

		if (value == PACKED_MISSING)
			v.type = jbvNull;
		else
		{
			v.type = jbvNumeric;
			v.val.numeric = numeric_of(value, s.packed.scale);
		}
		pushJsonbValue(&state, WJB_ELEM, &v);
	}
	pushJsonbValue(&state, WJB_END_ARRAY, NULL);
	result = pushJsonbValue(&state, WJB_END_OBJECT, NULL);
	PG_RETURN_JSONB_P(JsonbValueToJsonb(result));
}

static void
bad_jsonb(const char *detail)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("cannot cast jsonb to type %s", "series"),
			 errdetail_internal("%s", detail),
			 errhint("Give {\"frequency\": \"M\", \"basis\": \"single\", \"first\": \"2023-01\", \"values\": [1.5, null, 2]}.")));
}

static JsonbValue *
member(JsonbContainer *object, const char *name, JsonbValue *room)
{
	return getKeyJsonValueFromContainer(object, name, (int) strlen(name), room);
}

static bool
string_is(const JsonbValue *v, const char *text)
{
	return v->val.string.len == (int) strlen(text) &&
		memcmp(v->val.string.val, text, v->val.string.len) == 0;
}

PG_FUNCTION_INFO_V1(series_from_jsonb);
Datum
series_from_jsonb(PG_FUNCTION_ARGS)
{
	Jsonb	   *jb = PG_GETARG_JSONB_P(0);
	JsonbValue	frequency,
				basis,
				first,
				values;
	SeriesDraft draft;
	PackedBuilder b;
	int			n;

	if (!JB_ROOT_IS_OBJECT(jb))
		bad_jsonb("It is no object.");
	series_draft_init(&draft, NULL, 0, 0);
	if (member(&jb->root, "frequency", &frequency) == NULL || frequency.type != jbvString ||
		frequency.val.string.len != 1 || *frequency.val.string.val == '\0' ||
		!series_frequency_known(*frequency.val.string.val))
		bad_jsonb("\"frequency\" must be one of M, Q, T, S, A, W, D.");
	draft.frequency = *frequency.val.string.val;
	if (member(&jb->root, "basis", &basis) != NULL)
	{
		if (basis.type != jbvString)
			bad_jsonb("\"basis\" must be single, ytd or jan-feb.");
		if (string_is(&basis, "ytd"))
			draft.basis = SERIES_CUMULATIVE;
		else if (string_is(&basis, "jan-feb"))
			draft.basis = SERIES_JAN_FEB;
		else if (!string_is(&basis, "single"))
			bad_jsonb("\"basis\" must be single, ytd or jan-feb.");
	}
	if ((draft.basis == SERIES_CUMULATIVE && series_lag(draft.frequency) == 0) ||
		(draft.basis == SERIES_JAN_FEB && draft.frequency != 'M'))
		bad_jsonb("The frequency cannot have that basis.");
	if (member(&jb->root, "values", &values) == NULL || values.type != jbvBinary ||
		!JsonContainerIsArray(values.val.binary.data))
		bad_jsonb("\"values\" must be an array of numbers and nulls.");
	n = JsonContainerSize(values.val.binary.data);
	if (n > 0)
	{
		RefPeriod	period;
		RefPeriodParseError error;
		char	   *text;

		if (member(&jb->root, "first", &first) == NULL || first.type != jbvString)
			bad_jsonb("\"first\" must be the first period.");
		text = pg_server_to_any(pnstrdup(first.val.string.val, first.val.string.len),
								first.val.string.len, PG_UTF8);
		if (!ref_period_parse(text, strlen(text), &period, &error) ||
			!series_locate(draft.frequency, SERIES_SINGLE, period, &draft.first))
			bad_jsonb("\"first\" must be a period of the frequency.");
		if (!series_position_valid(draft.frequency, (int64) draft.first + n - 1))
			bad_jsonb("The series runs beyond the year 9999.");
	}
	packed_builder_init(&b, "series", SERIES_MAX_PERIODS, n);
	for (int i = 0; i < n; i++)
	{
		JsonbValue *v = getIthJsonbValueFromContainer(values.val.binary.data, i);

		if (i % 1024 == 1023)
			CHECK_FOR_INTERRUPTS();
		if (v->type == jbvNull)
			packed_builder_add_missing(&b, 1);
		else if (v->type == jbvNumeric)
			packed_builder_add(&b, decimal_from_numeric(v->val.numeric));
		else
			bad_jsonb("\"values\" must be an array of numbers and nulls.");
	}
	draft.value = b.value;
	draft.count = b.count;
	draft.scale = b.scale;
	PG_RETURN_POINTER(series_form(&draft));
}
