/*-------------------------------------------------------------------------
 *
 * series_convert.c
 *	  A series as an array of its values, and as a JSON object and back.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/jsonb.h"

#include "base/compat.h"
#include "series/series.h"

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

		CHECK_FOR_INTERRUPTS();
		null[i] = value == PACKED_MISSING;
		element[i] = null[i] ? (Datum) 0 : NumericGetDatum(series_numeric(value, s.packed.scale));
	}
	dim[0] = s.packed.count;
	PG_RETURN_ARRAYTYPE_P(construct_md_array(element, null, 1, dim, lower,
											 NUMERICOID, -1, false, TYPALIGN_INT));
}

static void
push_string(IndstatJsonb *state, JsonbIteratorToken token, const char *text)
{
	JsonbValue	v;

	v.type = jbvString;
	v.val.string.val = unconstify(char *, text);
	v.val.string.len = (int) strlen(text);
	indstat_push_jsonb(state, token, &v);
}

PG_FUNCTION_INFO_V1(series_to_jsonb);
Datum
series_to_jsonb(PG_FUNCTION_ARGS)
{
	Series		s;
	IndstatJsonb state = {0};
	JsonbValue	v;
	char		code[2] = {0, 0};

	PG_GETARG_SERIES(0, &s);
	code[0] = s.frequency;
	indstat_push_jsonb(&state, WJB_BEGIN_OBJECT, NULL);
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
		indstat_push_jsonb(&state, WJB_VALUE, &v);
	}
	push_string(&state, WJB_KEY, "values");
	indstat_push_jsonb(&state, WJB_BEGIN_ARRAY, NULL);
	for (int i = 0; i < s.packed.count; i++)
	{
		int64		value = packed_get(&s.packed, i);

		CHECK_FOR_INTERRUPTS();
		if (value == PACKED_MISSING)
			v.type = jbvNull;
		else
		{
			v.type = jbvNumeric;
			v.val.numeric = series_numeric(value, s.packed.scale);
		}
		indstat_push_jsonb(&state, WJB_ELEM, &v);
	}
	indstat_push_jsonb(&state, WJB_END_ARRAY, NULL);
	indstat_push_jsonb(&state, WJB_END_OBJECT, NULL);
	PG_RETURN_JSONB_P(JsonbValueToJsonb(state.result));
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

/* A key that nobody reads would be a misspelt one that is lost. */
static void
check_keys(JsonbContainer *object)
{
	static const char *const known[] = {"frequency", "basis", "first", "values"};
	JsonbIterator *it = JsonbIteratorInit(object);
	JsonbIteratorToken token;
	JsonbValue	key;

	while ((token = JsonbIteratorNext(&it, &key, true)) != WJB_DONE)
	{
		bool		found = token != WJB_KEY;

		for (int i = 0; i < (int) lengthof(known); i++)
			found = found || string_is(&key, known[i]);
		if (!found)
			bad_jsonb(psprintf("A series has no key \"%s\".",
							   pnstrdup(key.val.string.val, key.val.string.len)));
	}
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
		bad_jsonb("It is not an object.");
	check_keys(&jb->root);
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
